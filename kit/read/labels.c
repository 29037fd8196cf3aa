/* From YAML to label sheets. The file is a list of maps of a few keys; every measure is judged against its paper. */
#include "read/labels.h"

#include <math.h>
#include <string.h>

#include "base/file.h"
#include "read/load.h"
#include "read/nearest.h"
#include "read/schema.h"
#include "read/tree.h"

#define SIDE_MIN 10.0
#define SIDE_MAX 290.0
#define COUNT_MAX 40.0
#define SLACK 0.05 /* mm: measures in inches are rounded */

typedef enum { LABEL_SHEET, LABEL_NAME_EN, LABEL_BRAND, LABEL_PAPER, LABEL_SIZE, LABEL_FIRST, LABEL_STEP, LABEL_COUNT, LABEL_CORNER,
               LABEL_CUT, N_LABEL_KEYS } LabelKey;

static const char *const key_names[N_LABEL_KEYS][2] = {
    [LABEL_SHEET] = {"vel", "sheet"},     [LABEL_NAME_EN] = {"sheet", "sheet"}, [LABEL_BRAND] = {"merk", "brand"},
    [LABEL_PAPER] = {"papier", "paper"},  [LABEL_SIZE] = {"kaartje", "label"},  [LABEL_FIRST] = {"eerste", "first"},
    [LABEL_STEP] = {"stap", "step"},      [LABEL_COUNT] = {"aantal", "number"}, [LABEL_CORNER] = {"hoek", "corner"},
    [LABEL_CUT] = {"snijden", "cut"},
};

/* One sheet while it is read. */
typedef struct LabelReader {
  DiagList *diags;
  const DiagSource *source;
  const Node *node;             /* of the sheet */
  const Node *at[N_LABEL_KEYS]; /* its values; NULL: not there */
  gboolean fine;
} LabelReader;

static void tell(LabelReader *reader, DiagId id, Place place, const char *a, const char *b) {
  const TextArg args[] = {TS(a), TS(b)};
  diag_add(reader->diags, id, reader->source, place, args, G_N_ELEMENTS(args));
  reader->fine = FALSE;
}

static const char *name_of(const LabelReader *reader, LabelKey key) {
  return key_names[key][reader->diags->lang == LANG_EN];
}

/* --- keys --- */

/* What was probably meant, or NULL. */
static const char *nearest_key(const char *written) {
  const char *best = NULL;
  int least = G_MAXINT;
  for (int i = 0; i < N_LABEL_KEYS; i++) {
    for (int lang = 0; lang < 2; lang++) {
      int distance = nearest_distance(written, key_names[i][lang]);
      if (distance >= least || !nearest_enough(distance, written, key_names[i][lang])) continue;
      least = distance;
      best = key_names[i][lang];
    }
  }
  return best;
}

static void take_key(LabelReader *reader, const Node *value) {
  g_autofree char *key = schema_fold(value->key);
  for (int i = 0; i < N_LABEL_KEYS; i++) {
    if (!g_str_equal(key, key_names[i][0]) && !g_str_equal(key, key_names[i][1])) continue;
    /* `sheet` beside `vel` is the English name, whichever comes first. */
    if (i == LABEL_SHEET && g_str_equal(key, "sheet") && reader->at[i]) continue;
    if (i == LABEL_SHEET && reader->at[i] && !reader->at[LABEL_NAME_EN] && g_str_equal(reader->at[i]->key, "sheet")) {
      reader->at[LABEL_NAME_EN] = reader->at[i];
      reader->at[i] = NULL;
    }
    if (value->kind != NODE_TEXT || node_empty(value)) {
      tell(reader, DG_LABEL_TEXT, value->place, value->key, NULL);
    } else if (reader->at[i]) {
      tell(reader, DG_LABEL_TWICE, value->key_place, value->key, reader->at[i]->key);
    } else {
      reader->at[i] = value;
    }
    return;
  }
  const char *meant = nearest_key(key);
  tell(reader, meant ? DG_LABEL_KEY_NEAR : DG_LABEL_KEY, value->key_place, value->key, meant);
}

/* --- measures --- */

/* A number with a comma or a point; moves *text behind it. */
static gboolean take_number(const char **text, double *number) {
  while (**text == ' ') (*text)++;
  gsize length = strspn(*text, "0123456789.,");
  if (!length || length > 12) return FALSE;
  g_autofree char *digits = g_strndup(*text, length);
  g_strdelimit(digits, ",", '.');
  char *end;
  *number = g_ascii_strtod(digits, &end);
  if (*end) return FALSE;
  *text += length;
  while (**text == ' ') (*text)++;
  return TRUE;
}

/* The unit behind a measure in millimetres, none is mm; 0 when it is none that is known. */
static double unit_of(const char *text) {
  static const struct {
    const char *name;
    double mm;
  } units[] = {{"", 1}, {"mm", 1}, {"cm", 10}, {"inch", 25.4}, {"in", 25.4}, {"\"", 25.4}};
  for (gsize i = 0; i < G_N_ELEMENTS(units); i++)
    if (g_ascii_strcasecmp(text, units[i].name) == 0) return units[i].mm;
  return 0;
}

/* "80 x 50 mm": two numbers between `least` and `most`. */
static void read_pair(LabelReader *reader, LabelKey key, double least, double most, double *a, double *b) {
  const Node *node = reader->at[key];
  if (!node) return;
  const char *text = node->text;
  gboolean whole = key == LABEL_COUNT, fine = take_number(&text, a);
  const char *times = g_str_has_prefix(text, "×") ? text + strlen("×") : *text == 'x' || *text == 'X' ? text + 1 : NULL;
  if (fine && (fine = times != NULL)) fine = take_number(&times, b);
  double unit = fine ? unit_of(times) : 0;
  if (whole && fine) fine = !*times && *a == floor(*a) && *b == floor(*b);
  if (!fine || !unit) {
    tell(reader, whole ? DG_LABEL_COUNT : DG_LABEL_MEASURES, node->place, node->text, NULL);
    return;
  }
  *a *= unit;
  *b *= unit;
  if (*a >= least && *a <= most && *b >= least && *b <= most) return;
  g_autofree char *from = g_strdup_printf("%g", least), *to = g_strdup_printf("%g", most);
  tell(reader, whole ? DG_LABEL_COUNT_RANGE : DG_LABEL_RANGE, node->place, from, to);
}

static void read_corner(LabelReader *reader, LabelSheet *sheet) {
  const Node *node = reader->at[LABEL_CORNER];
  if (!node) return;
  const char *text = node->text;
  gboolean fine = take_number(&text, &sheet->radius);
  double unit = fine ? unit_of(text) : 0;
  sheet->radius *= unit;
  if (!unit)
    tell(reader, DG_LABEL_CORNER, node->place, node->text, NULL);
  else if (sheet->radius > MIN(sheet->width, sheet->height) / 2)
    tell(reader, DG_LABEL_CORNER_LARGE, node->place, node->text, NULL);
}

/* --- words --- */

static void read_names(LabelReader *reader, LabelSheet *sheet) {
  const Node *first = reader->at[LABEL_SHEET], *other = reader->at[LABEL_NAME_EN];
  const Node *of[2] = {first ? first : other, other ? other : first};
  for (int i = 0; i < 2; i++) {
    if (!of[i]) continue;
    sheet->name[i] = g_strdup(of[i]->text);
    if (i && of[i] == of[0]) continue; /* one name for both is judged once */
    if (strlen(of[i]->text) > 40 || strpbrk(of[i]->text, "/ ,\t\n")) tell(reader, DG_LABEL_NAME, of[i]->place, of[i]->text, NULL);
  }
}

static void read_paper(LabelReader *reader, LabelSheet *sheet) {
  const Node *node = reader->at[LABEL_PAPER];
  if (!node) return;
  sheet->letter = g_ascii_strcasecmp(node->text, "letter") == 0;
  if (!sheet->letter && g_ascii_strcasecmp(node->text, "a4") != 0) tell(reader, DG_LABEL_PAPER, node->place, node->text, NULL);
}

static void read_cut(LabelReader *reader, LabelSheet *sheet) {
  int value = 0;
  const Node *node = reader->at[LABEL_CUT];
  if (!node) return;
  if (!schema_word(WORDS_YES_NO, node->text, &value)) tell(reader, DG_LABEL_YES_NO, node->place, node->text, NULL);
  sheet->cut = value != 0;
}

/* --- a sheet --- */

static void need(LabelReader *reader, LabelKey key) {
  if (!reader->at[key]) tell(reader, DG_LABEL_MISSING, reader->node->place, name_of(reader, key), NULL);
}

/* A key that could not be read was probably the one that is missing. */
static void need_all(LabelReader *reader) {
  if (!reader->fine) return;
  if (!reader->at[LABEL_NAME_EN]) need(reader, LABEL_SHEET);
  need(reader, LABEL_SIZE);
  need(reader, LABEL_FIRST);
  need(reader, LABEL_COUNT);
}

/* Do the labels lie on the paper, and not over each other. */
static void judge(LabelReader *reader, const LabelSheet *sheet) {
  const Node *step = reader->at[LABEL_STEP];
  if (step && ((sheet->columns > 1 && sheet->pitch_x < sheet->width - SLACK) ||
               (sheet->rows > 1 && sheet->pitch_y < sheet->height - SLACK))) {
    g_autofree char *least = g_strdup_printf("%g x %g", sheet->width, sheet->height);
    tell(reader, DG_LABEL_OVERLAP, step->place, step->text, least);
    return;
  }
  double right = sheet->left + (sheet->columns - 1) * sheet->pitch_x + sheet->width;
  double bottom = sheet->top + (sheet->rows - 1) * sheet->pitch_y + sheet->height;
  double width = label_sheet_paper_width(sheet), height = label_sheet_paper_height(sheet);
  if (right <= width + SLACK && bottom <= height + SLACK) return;
  g_autofree char *taken = g_strdup_printf("%.4g x %.4g", right, bottom), *paper = g_strdup_printf("%.4g x %.4g", width, height);
  tell(reader, DG_LABEL_OUTSIDE, reader->at[LABEL_COUNT]->place, taken, paper);
}

static LabelSheet *read_sheet(LabelReader *reader) {
  LabelSheet *sheet = g_new0(LabelSheet, 1);
  for (guint i = 0; i < reader->node->items->len; i++) take_key(reader, g_ptr_array_index(reader->node->items, i));
  need_all(reader);
  double columns = 0, rows = 0;
  read_names(reader, sheet);
  if (reader->at[LABEL_BRAND]) sheet->brand = g_strdup(reader->at[LABEL_BRAND]->text);
  read_paper(reader, sheet);
  read_cut(reader, sheet);
  read_pair(reader, LABEL_SIZE, SIDE_MIN, SIDE_MAX, &sheet->width, &sheet->height);
  read_pair(reader, LABEL_FIRST, 0, SIDE_MAX, &sheet->left, &sheet->top);
  sheet->pitch_x = sheet->width;
  sheet->pitch_y = sheet->height;
  read_pair(reader, LABEL_STEP, SIDE_MIN, SIDE_MAX, &sheet->pitch_x, &sheet->pitch_y);
  read_pair(reader, LABEL_COUNT, 1, COUNT_MAX, &columns, &rows);
  sheet->columns = (int)columns;
  sheet->rows = (int)rows;
  if (reader->fine) read_corner(reader, sheet);
  if (reader->fine) judge(reader, sheet);
  if (reader->fine) return sheet;
  label_sheet_free(sheet);
  return NULL;
}

static void free_sheet(gpointer data) {
  label_sheet_free(data);
}

static void add_unless_there(GPtrArray *sheets, LabelSheet *sheet) {
  if (label_sheet_find(sheets, sheet->name[0]) || label_sheet_find(sheets, sheet->name[1]))
    label_sheet_free(sheet);
  else
    g_ptr_array_add(sheets, sheet);
}

GPtrArray *labels_parse(const char *bytes, gsize length, const char *name, DiagList *diags) {
  GPtrArray *sheets = g_ptr_array_new_with_free_func(free_sheet);
  LabelReader file = {.diags = diags};
  g_autoptr(Node) root = tree_parse(bytes, length, name, diags, &file.source);
  if (!root || root->kind != NODE_LIST) {
    if (root || !diag_failed(diags)) tell(&file, DG_LABEL_NO_LIST, root ? root->place : (Place){0}, NULL, NULL);
    return sheets;
  }
  for (guint i = 0; i < root->items->len; i++) {
    LabelReader reader = {.diags = diags, .source = file.source, .node = g_ptr_array_index(root->items, i), .fine = TRUE};
    if (i == LABELS_MAX) {
      tell(&reader, DG_LABEL_TOO_MANY, reader.node->place, G_STRINGIFY(LABELS_MAX), NULL);
      break;
    }
    if (reader.node->kind != NODE_MAP) {
      tell(&reader, DG_LABEL_NO_LIST, reader.node->place, NULL, NULL);
      continue;
    }
    LabelSheet *sheet = read_sheet(&reader);
    if (sheet) add_unless_there(sheets, sheet);
  }
  return sheets;
}

GPtrArray *labels_load(DiagList *diags) {
  g_auto(GStrv) folders = data_folders();
  GPtrArray *sheets = g_ptr_array_new_with_free_func(free_sheet);
  for (int i = 0; folders[i]; i++) {
    g_autofree char *path = g_build_filename(folders[i], "etiketten", "vellen.yaml", NULL);
    g_autofree char *bytes = NULL;
    gsize length;
    if (!file_read(path, TREE_MAX_BYTES, &bytes, &length, NULL)) continue;
    g_autoptr(GPtrArray) here = labels_parse(bytes, length, path, diags);
    while (here->len) add_unless_there(sheets, g_ptr_array_steal_index(here, 0));
  }
  return sheets;
}
