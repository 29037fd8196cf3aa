/* From the tree of a worksheet's file to a Worksheet: the sheet's own fields and its list of blocks. A single block is
 * worksheet_block.c's. */
#include "read/worksheet.h"

#include <string.h>

#include "read/worksheet_block.h"

/* The first letters of the words of an id, "halen-en-brengen" HEB, or of one word with a consonant: "ikigai" IK. New string. */
static char *code_of(const char *id) {
  GString *code = g_string_new(NULL);
  gboolean head = TRUE;
  for (const char *p = id; *p && code->len < 3; p++) {
    if (head && g_ascii_isalnum(*p)) g_string_append_c(code, g_ascii_toupper(*p));
    head = *p == '-';
  }
  for (const char *p = id + 1; id[0] && *p && code->len < 2; p++)
    if (g_ascii_isalnum(*p) && !strchr("aeiou", *p)) g_string_append_c(code, g_ascii_toupper(*p));
  return g_string_free(code, FALSE);
}

static int errors_in(const DiagList *diags) { return diag_count(diags, DIAG_ERROR) + diags->left_out; }

static void load_head(SheetLoading *s, const Fields *fields, Worksheet *sheet) {
  const Node *const *at = fields->at;
  int word;
  sheet_set_text(s, at[KEY_SHEET_TITLE], &sheet->title);
  sheet_set_text(s, at[KEY_SHEET_CODE], &sheet->code);
  sheet_set_text(s, at[KEY_SHEET_INTRO], &sheet->intro);
  if (value_word(s->loading, at[KEY_LANGUAGE], WORDS_LANGUAGE, &word)) sheet->lang = (Lang)word;
  if (value_word(s->loading, at[KEY_SHEET_PER], WORDS_PER, &word)) sheet->per = (SheetPer)word;
  if (value_word(s->loading, at[KEY_SHEET_PAPER], WORDS_PAPER, &word)) sheet->paper = (SheetPaper)word;
  value_yes_no(s->loading, at[KEY_SHEET_LANDSCAPE], &sheet->landscape);
  value_yes_no(s->loading, at[KEY_SHEET_FILLABLE], &sheet->fillable);
  value_yes_no(s->loading, at[KEY_SHEET_POSTER], &sheet->poster);
  value_yes_no(s->loading, at[KEY_SHEET_PRIVATE], &sheet->secret);
}

static Worksheet *load_tree(const Loading *loading, const Node *tree, const char *id) {
  SheetLoading s = {.loading = loading};
  Worksheet *sheet = worksheet_new();
  Fields fields;
  sheet->id = g_strdup(id);
  sheet->lang = loading->diags->lang;
  if (!fields_read(loading, IN_SHEET, tree, N_KEYS, &fields)) return sheet;
  fields_need(loading, IN_SHEET, &fields);
  load_head(&s, &fields, sheet);
  if (fields.at[KEY_SHEET_BLOCKS]) sheet_blocks_load(&s, fields.at[KEY_SHEET_BLOCKS], sheet->blocks);
  if (!sheet->title) sheet->title = g_strdup(id);
  if (!sheet->code) sheet->code = code_of(id);
  return sheet;
}

Worksheet *worksheet_load(const char *bytes, gsize length, const char *name, const char *id, DiagList *diags) {
  int before = errors_in(diags);
  Loading loading = {.diags = diags};
  g_autoptr(Node) tree = tree_parse(bytes, length, name, diags, &loading.source);
  if (!tree || node_empty(tree)) {
    if (errors_in(diags) == before) diag(diags, SHEET_EMPTY, loading.source, ((Place){0}));
    return NULL;
  }
  Worksheet *sheet = load_tree(&loading, tree, id);
  sheet->path = g_strdup(name);
  if (errors_in(diags) > before) g_clear_pointer(&sheet, worksheet_free);
  return sheet;
}
