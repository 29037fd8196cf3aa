/* Making, freeing and filling in worksheets. See worksheet.h. */
#include "model/worksheet.h"

#include <string.h>

#define BLANK "____________________"

/* --- life --- */

static char **no_texts(void) { return g_new0(char *, 1); }

static void free_rows(gpointer row) { g_strfreev(row); }
static void free_card(gpointer card) { sheet_card_free(card); }
static void free_block(gpointer block) { block_free(block); }
static void free_blocks(gpointer blocks) { g_ptr_array_unref(blocks); }

GPtrArray *block_array_new(void) { return g_ptr_array_new_with_free_func(free_block); }

SheetCard *sheet_card_new(void) {
  SheetCard *card = g_new0(SheetCard, 1);
  card->fields = no_texts();
  card->colour[0] = -1;
  return card;
}

void sheet_card_free(SheetCard *card) {
  if (!card) return;
  g_free(card->heading);
  g_free(card->text);
  g_strfreev(card->fields);
  g_free(card);
}

Block *block_new(BlockKind kind) {
  Block *block = g_new0(Block, 1);
  block->kind = kind;
  block->items = no_texts();
  block->pairs = no_texts();
  block->triples = no_texts();
  block->rows = g_ptr_array_new_with_free_func(free_rows);
  block->cards = g_ptr_array_new_with_free_func(free_card);
  block->sides = g_ptr_array_new_with_free_func(free_blocks);
  block->level = 2;
  block->lines = kind == BLOCK_QUESTION ? -1 : 0;
  block->from = kind == BLOCK_THERMOMETER ? 0 : 1;
  block->to = kind == BLOCK_THERMOMETER ? 10 : 5;
  return block;
}

void block_free(Block *block) {
  if (!block) return;
  g_free(block->text);
  g_strfreev(block->items);
  g_strfreev(block->pairs);
  g_strfreev(block->triples);
  g_free(block->middle);
  g_free(block->edge);
  g_free(block->low);
  g_free(block->high);
  g_ptr_array_unref(block->rows);
  g_ptr_array_unref(block->cards);
  g_ptr_array_unref(block->sides);
  if (block->data) g_bytes_unref(block->data);
  g_free(block);
}

Worksheet *worksheet_new(void) {
  Worksheet *sheet = g_new0(Worksheet, 1);
  sheet->blocks = block_array_new();
  return sheet;
}

void worksheet_free(Worksheet *sheet) {
  if (!sheet) return;
  g_free(sheet->id);
  g_free(sheet->name);
  g_free(sheet->path);
  g_free(sheet->title);
  g_free(sheet->code);
  g_free(sheet->intro);
  g_ptr_array_unref(sheet->blocks);
  g_free(sheet);
}

/* --- fields --- */

static const char *const field_names[N_SHEET_FIELDS][2] = {
#define SHEET_FIELD(id, nl, en) [SHEET_FIELD_##id] = {nl, en},
#include "model/sheet_fields.def"
#undef SHEET_FIELD
};

const char *sheet_field_name(SheetField field, Lang lang) { return field_names[field][lang == LANG_EN]; }

gboolean sheet_field_find(const char *name, gsize length, SheetField *field) {
  for (int i = 0; i < N_SHEET_FIELDS; i++) {
    for (int lang = 0; lang < 2; lang++) {
      if (strlen(field_names[i][lang]) != length || g_ascii_strncasecmp(field_names[i][lang], name, length) != 0) continue;
      *field = (SheetField)i;
      return TRUE;
    }
  }
  return FALSE;
}

const char *sheet_field_next(const char *text, gsize *length) {
  for (const char *open = strchr(text, '{'); open; open = strchr(open + 1, '{')) {
    const char *p = open + 1;
    while (g_unichar_isalpha(g_utf8_get_char(p)) || *p == ' ' || *p == '_' || *p == '-') p = g_utf8_next_char(p);
    if (*p != '}' || p == open + 1) continue;
    *length = (gsize)(p + 1 - open);
    return open;
  }
  return NULL;
}

gboolean sheet_text_blank(const char *text) { return text && strcmp(text, BLANK) == 0; }

char *sheet_text_fill(const char *text, const SheetValues *values) {
  if (!text) return NULL;
  GString *out = g_string_new(NULL);
  const char *open;
  gsize length;
  while ((open = sheet_field_next(text, &length))) {
    SheetField field;
    g_string_append_len(out, text, open - text);
    if (!sheet_field_find(open + 1, length - 2, &field))
      g_string_append_len(out, open, (gssize)length);
    else
      g_string_append(out, values->at[field] && *values->at[field] ? values->at[field] : BLANK);
    text = open + length;
  }
  g_string_append(out, text);
  return g_string_free(out, FALSE);
}

/* --- filling in --- */

static char **fill_texts(char *const *texts, const SheetValues *values) {
  guint n = g_strv_length((char **)texts);
  char **out = g_new0(char *, n + 1);
  for (guint i = 0; i < n; i++) out[i] = sheet_text_fill(texts[i], values);
  return out;
}

static SheetCard *fill_card(const SheetCard *card, const SheetValues *values) {
  SheetCard *out = g_new0(SheetCard, 1);
  *out = *card;
  out->heading = sheet_text_fill(card->heading, values);
  out->text = sheet_text_fill(card->text, values);
  out->fields = fill_texts(card->fields, values);
  return out;
}

static GPtrArray *fill_blocks(const GPtrArray *blocks, const SheetValues *values);

static Block *fill_block(const Block *block, const SheetValues *values) {
  Block *out = g_new0(Block, 1);
  *out = *block;
  out->text = sheet_text_fill(block->text, values);
  out->items = fill_texts(block->items, values);
  out->pairs = fill_texts(block->pairs, values);
  out->triples = fill_texts(block->triples, values);
  out->middle = sheet_text_fill(block->middle, values);
  out->edge = sheet_text_fill(block->edge, values);
  out->low = sheet_text_fill(block->low, values);
  out->high = sheet_text_fill(block->high, values);
  out->data = block->data ? g_bytes_ref(block->data) : NULL;
  out->rows = g_ptr_array_new_with_free_func(free_rows);
  for (guint i = 0; i < block->rows->len; i++) g_ptr_array_add(out->rows, fill_texts(g_ptr_array_index(block->rows, i), values));
  out->cards = g_ptr_array_new_with_free_func(free_card);
  for (guint i = 0; i < block->cards->len; i++) g_ptr_array_add(out->cards, fill_card(g_ptr_array_index(block->cards, i), values));
  out->sides = g_ptr_array_new_with_free_func(free_blocks);
  for (guint i = 0; i < block->sides->len; i++) g_ptr_array_add(out->sides, fill_blocks(g_ptr_array_index(block->sides, i), values));
  return out;
}

static GPtrArray *fill_blocks(const GPtrArray *blocks, const SheetValues *values) {
  GPtrArray *out = block_array_new();
  for (guint i = 0; i < blocks->len; i++) g_ptr_array_add(out, fill_block(g_ptr_array_index(blocks, i), values));
  return out;
}

Worksheet *worksheet_fill(const Worksheet *sheet, const SheetValues *values) {
  Worksheet *out = g_new0(Worksheet, 1);
  *out = *sheet;
  out->id = g_strdup(sheet->id);
  out->name = g_strdup(sheet->name);
  out->path = g_strdup(sheet->path);
  out->title = sheet_text_fill(sheet->title, values);
  out->code = g_strdup(sheet->code);
  out->intro = sheet_text_fill(sheet->intro, values);
  out->blocks = fill_blocks(sheet->blocks, values);
  return out;
}

/* --- which fields are used --- */

static gboolean text_uses(const char *text, SheetField field) {
  gsize length;
  for (const char *open = text ? sheet_field_next(text, &length) : NULL; open; open = sheet_field_next(open + length, &length)) {
    SheetField found;
    if (sheet_field_find(open + 1, length - 2, &found) && found == field) return TRUE;
  }
  return FALSE;
}

static gboolean texts_use(char *const *texts, SheetField field) {
  for (; *texts; texts++)
    if (text_uses(*texts, field)) return TRUE;
  return FALSE;
}

static gboolean blocks_use(const GPtrArray *blocks, SheetField field) {
  for (guint i = 0; i < blocks->len; i++) {
    const Block *b = g_ptr_array_index(blocks, i);
    const char *const texts[] = {b->text, b->middle, b->edge, b->low, b->high};
    for (gsize k = 0; k < G_N_ELEMENTS(texts); k++)
      if (text_uses(texts[k], field)) return TRUE;
    if (texts_use(b->items, field) || texts_use(b->pairs, field) || texts_use(b->triples, field)) return TRUE;
    for (guint k = 0; k < b->rows->len; k++)
      if (texts_use(g_ptr_array_index(b->rows, k), field)) return TRUE;
    for (guint k = 0; k < b->cards->len; k++) {
      const SheetCard *card = g_ptr_array_index(b->cards, k);
      if (text_uses(card->heading, field) || text_uses(card->text, field) || texts_use(card->fields, field)) return TRUE;
    }
    for (guint k = 0; k < b->sides->len; k++)
      if (blocks_use(g_ptr_array_index(b->sides, k), field)) return TRUE;
  }
  return FALSE;
}

gboolean worksheet_uses(const Worksheet *sheet, SheetField field) {
  return text_uses(sheet->title, field) || text_uses(sheet->intro, field) || blocks_use(sheet->blocks, field);
}
