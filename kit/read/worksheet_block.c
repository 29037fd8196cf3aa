/* A block of a worksheet: which kind it is, what may go with it, and its texts with their fields. */
#include "read/worksheet_block.h"

#include <string.h>

#include "base/address.h"
#include "read/nearest.h"
#include "read/worksheet.h"

#define KIND(id) (1u << BLOCK_##id)
#define MOST_EACH_SIDE 2

/* What may go with a kind, besides the key that names it. */
typedef struct Option {
  KeyId key;
  guint kinds;
} Option;
static const Option options[] = {
    {KEY_BLOCK_LEVEL, KIND(HEADING)},
    {KEY_BLOCK_SIZE, KIND(TEXT) | KIND(QUESTION) | KIND(CARDS) | KIND(LIST) | KIND(STEPS)},
    {KEY_BLOCK_LINES, KIND(QUESTION) | KIND(STEPS) | KIND(LETTERS)},
    {KEY_BLOCK_ROWS, KIND(TABLE)},
    {KEY_BLOCK_COUNT, KIND(TABLE) | KIND(CARDS)},
    {KEY_BLOCK_COLUMNS, KIND(CARDS) | KIND(CHECKLIST)},
    {KEY_BLOCK_WIDTHS, KIND(TABLE) | KIND(SIDES)},
    {KEY_BLOCK_PER_SHEET, KIND(CARDS)},
    {KEY_BLOCK_HEIGHT, KIND(TABLE) | KIND(CARDS) | KIND(BOX) | KIND(CIRCLES) | KIND(RINGS) | KIND(WHEEL) | KIND(TRIANGLE) | KIND(NODES) |
                           KIND(LAYOUT) | KIND(TILE) | KIND(ARROW) | KIND(PICTURE) | KIND(QR)},
    {KEY_BLOCK_FROM, KIND(SCALE) | KIND(THERMOMETER)},
    {KEY_BLOCK_TO, KIND(SCALE) | KIND(THERMOMETER)},
    {KEY_BLOCK_LOW, KIND(SCALE) | KIND(THERMOMETER)},
    {KEY_BLOCK_HIGH, KIND(SCALE) | KIND(THERMOMETER)},
    {KEY_BLOCK_PAIRS, KIND(CIRCLES)},
    {KEY_BLOCK_TRIPLES, KIND(CIRCLES)},
    {KEY_BLOCK_EACH_SIDE, KIND(TRIANGLE)},
    {KEY_BLOCK_MIDDLE, KIND(CIRCLES) | KIND(WHEEL) | KIND(TRIANGLE) | KIND(NODES)},
    {KEY_BLOCK_EDGE, KIND(WHEEL)},
    {KEY_BLOCK_NUMBERED, KIND(WHEEL)},
    {KEY_BLOCK_CONNECTED, KIND(NODES)},
    {KEY_BLOCK_CAPTION, KIND(ARROW) | KIND(LAYOUT) | KIND(TENT) | KIND(PICTURE) | KIND(QR) | KIND(BOX) | KIND(QUESTION)},
};

static const KeyId kind_keys[N_BLOCKS] = {
#define BLOCK(id) [BLOCK_##id] = KEY_BLOCK_##id,
#include "model/blocks.def"
#undef BLOCK
};

static const char *key_name(const SheetLoading *s, KeyId key) { return schema_name(key, s->loading->diags->lang); }

/* --- texts --- */

/* Tells of a field that does not exist, with the one that was probably meant. */
static void tell_field(SheetLoading *s, const Node *node, const char *open, gsize length) {
  DiagList *diags = s->loading->diags;
  g_autofree char *written = g_strndup(open, length), *name = g_utf8_strdown(open + 1, (gssize)length - 2), *nearest = NULL;
  g_autoptr(GString) all = g_string_new(NULL);
  int best = G_MAXINT;
  for (int i = 0; i < N_SHEET_FIELDS; i++) {
    const char *own = sheet_field_name((SheetField)i, diags->lang);
    int distance = nearest_distance(name, own);
    g_string_append_printf(all, "%s{%s}", i ? ", " : "", own);
    if (distance >= best || !nearest_enough(distance, name, own)) continue;
    best = distance;
    g_free(nearest);
    nearest = g_strdup_printf("{%s}", own);
  }
  if (nearest)
    diag(diags, SHEET_FIELD_NEAR, s->loading->source, node->place, TS(written), TS(nearest));
  else
    diag(diags, SHEET_FIELD, s->loading->source, node->place, TS(written), TS(all->str));
}

/* New string, or NULL when absent or told. */
static char *read_text(SheetLoading *s, const Node *node, const char *name) {
  char *text = value_text(s->loading, node, name);
  if (!text) return NULL;
  glong n = g_utf8_strlen(text, -1);
  if (n > WORKSHEET_MAX_TEXT) {
    diag(s->loading->diags, SHEET_TOO_LONG, s->loading->source, node->place, TN(n), TN(WORKSHEET_MAX_TEXT));
    g_free(text);
    return NULL;
  }
  gsize length;
  for (const char *open = sheet_field_next(text, &length); open; open = sheet_field_next(open + length, &length)) {
    SheetField field;
    if (!sheet_field_find(open + 1, length - 2, &field)) tell_field(s, node, open, length);
  }
  return text;
}

void sheet_set_text(SheetLoading *s, const Node *node, char **slot) {
  char *text = read_text(s, node, NULL);
  if (!text) return;
  g_free(*slot);
  *slot = text;
}

static gboolean too_many(SheetLoading *s, const Node *list, guint n) {
  if (n <= WORKSHEET_MAX_ITEMS) return FALSE;
  diag(s->loading->diags, SHEET_TOO_MANY, s->loading->source, list->place, TN(WORKSHEET_MAX_ITEMS), TS(list->key ? list->key : "-"));
  return TRUE;
}

/* A text or a list of texts: new array, never NULL. Empty items stay, as room to write. */
static char **read_texts(SheetLoading *s, const Node *node) {
  GPtrArray *out = g_ptr_array_new();
  gboolean list = node && node->kind == NODE_LIST;
  guint n = !node ? 0 : list ? node->items->len : 1;
  if (node && too_many(s, node, n)) n = 0;
  for (guint i = 0; i < n; i++) {
    const Node *item = list ? g_ptr_array_index(node->items, i) : node;
    char *text = node_empty(item) ? NULL : read_text(s, item, node->key);
    g_ptr_array_add(out, text ? text : g_strdup(""));
  }
  g_ptr_array_add(out, NULL);
  return (char **)g_ptr_array_free(out, FALSE);
}

static void set_texts(SheetLoading *s, const Node *node, char ***slot) {
  g_strfreev(*slot);
  *slot = read_texts(s, node);
}

/* --- cards and rows --- */

static void read_card(SheetLoading *s, const Node *node, GPtrArray *cards) {
  Fields fields;
  if (!fields_read(s->loading, IN_CARD, node, KEY_CARD_TEXT, &fields)) return;
  SheetCard *card = sheet_card_new();
  int word;
  sheet_set_text(s, fields.at[KEY_CARD_TEXT], &card->text);
  sheet_set_text(s, fields.at[KEY_CARD_HEADING], &card->heading);
  set_texts(s, fields.at[KEY_CARD_FIELDS], &card->fields);
  value_number(s->loading, fields.at[KEY_CARD_LINES], 0, 20, &card->lines);
  if (value_word(s->loading, fields.at[KEY_CARD_SHAPE], WORDS_SHAPE, &word)) card->shape = (Shape)word;
  value_colour(s->loading, fields.at[KEY_CARD_COLOUR], card->colour);
  g_ptr_array_add(cards, card);
}

static void read_cards(SheetLoading *s, const Node *node, GPtrArray *cards) {
  gboolean list = node->kind == NODE_LIST;
  guint n = list ? node->items->len : 1;
  if (too_many(s, node, n)) return;
  for (guint i = 0; i < n; i++) read_card(s, list ? g_ptr_array_index(node->items, i) : node, cards);
}

static void read_rows(SheetLoading *s, const Node *node, GPtrArray *rows) {
  gboolean list = node && node->kind == NODE_LIST;
  guint n = !node ? 0 : list ? node->items->len : 1;
  if (node && too_many(s, node, n)) return;
  for (guint i = 0; i < n; i++) g_ptr_array_add(rows, read_texts(s, list ? g_ptr_array_index(node->items, i) : node));
}

static void read_sides(SheetLoading *s, const Node *node, Block *block) {
  if (s->inside) {
    diag(s->loading->diags, SHEET_DEEP, s->loading->source, node->place);
    return;
  }
  if (node->kind != NODE_LIST) {
    diag(s->loading->diags, SHEET_SIDE, s->loading->source, node->place, TS(node->key));
    return;
  }
  s->inside = TRUE;
  for (guint i = 0; i < node->items->len; i++) {
    GPtrArray *side = block_array_new();
    sheet_blocks_load(s, g_ptr_array_index(node->items, i), side);
    g_ptr_array_add(block->sides, side);
  }
  s->inside = FALSE;
}

/* "60 mm", "6 cm", "60". */
static void read_height(SheetLoading *s, const Node *node, double *height) {
  g_autofree char *text = value_text(s->loading, node, NULL);
  if (!text) return;
  g_strdelimit(text, ",", '.');
  char *end;
  double value = g_ascii_strtod(text, &end);
  gboolean number = end != text && g_ascii_isdigit(*text);
  while (*end == ' ') end++;
  if (strcmp(end, "cm") == 0) value *= 10;
  gboolean unit = !*end || strcmp(end, "cm") == 0 || strcmp(end, "mm") == 0;
  if (number && unit && value >= 5 && value <= 400)
    *height = value;
  else
    diag(s->loading->diags, SHEET_HEIGHT, s->loading->source, node->place, TS(node->text));
}

/* How wide columns or sides are: as many numbers as there are of them. */
static void read_widths(SheetLoading *s, const Node *node, guint columns, double *widths) {
  gboolean list = node->kind == NODE_LIST;
  guint n = list ? node->items->len : 1;
  if (n != columns) {
    if (columns) diag(s->loading->diags, SHEET_WIDTHS, s->loading->source, node->place, TS(node->key), TN(columns), TN(n));
    return;
  }
  for (guint i = 0; i < n && i < BLOCK_MOST_COLUMNS; i++) {
    const Node *item = list ? g_ptr_array_index(node->items, i) : node;
    g_autofree char *text = value_text(s->loading, item, node->key);
    if (!text) continue;
    g_strdelimit(text, ",", '.');
    char *end;
    double value = g_ascii_strtod(text, &end);
    if (end == text || *end || !(value >= 1 && value <= 20))
      diag(s->loading->diags, SHEET_WIDTH, s->loading->source, item->place, TS(text));
    else
      widths[i] = value;
  }
}

/* --- a block --- */

/* How many texts a kind needs; 0,0 when it has no list. */
static void bounds_of(BlockKind kind, guint *least, guint *most) {
  static const struct {
    guint8 least, most;
  } bounds[N_BLOCKS] = {
      [BLOCK_TABLE] = {1, BLOCK_MOST_COLUMNS}, [BLOCK_CARDS] = {1, 200},  [BLOCK_CHECKLIST] = {1, 100}, [BLOCK_SCALE] = {1, 40},
      [BLOCK_CIRCLES] = {2, 4}, [BLOCK_RINGS] = {2, 6},  [BLOCK_WHEEL] = {3, 8},       [BLOCK_TRIANGLE] = {3, 3},
      [BLOCK_NODES] = {2, 16},  [BLOCK_STEPS] = {1, 40}, [BLOCK_LETTERS] = {1, 10},    [BLOCK_SIDES] = {2, 5},
      [BLOCK_LEGEND] = {1, 8},  [BLOCK_LIST] = {1, 100},
  };
  *least = bounds[kind].least;
  *most = bounds[kind].most;
}

static void check_number(SheetLoading *s, const Node *node, BlockKind kind) {
  guint least, most, n = node->kind == NODE_LIST ? node->items->len : 1;
  bounds_of(kind, &least, &most);
  if (!most || n > WORKSHEET_MAX_ITEMS || (n >= least && n <= most)) return;
  if (kind == BLOCK_SIDES && node->kind != NODE_LIST) return; /* told */
  diag(s->loading->diags, SHEET_NUMBER, s->loading->source, node->place, TS(node->key), TN(least), TN(most), TN(n));
}

/* The value under the key that names the kind. */
static void read_main(SheetLoading *s, const Node *node, Block *block) {
  int word = 0;
  switch (block->kind) {
    case BLOCK_CARDS:
    case BLOCK_LEGEND:
    case BLOCK_LETTERS: read_cards(s, node, block->cards); break;
    case BLOCK_SIDES: read_sides(s, node, block); break;
    case BLOCK_LAYOUT:
      if (value_word(s->loading, node, WORDS_LAYOUT, &word)) block->layout = (Layout)word;
      break;
    case BLOCK_ARROW:
      if (value_word(s->loading, node, WORDS_WAY, &word)) block->way = (ArrowWay)word;
      break;
    case BLOCK_NEW_PAGE: value_yes_no(s->loading, node, &word); break;
    case BLOCK_HEADING:
    case BLOCK_TEXT:
    case BLOCK_QUESTION:
    case BLOCK_BOX:
    case BLOCK_THERMOMETER:
    case BLOCK_TILE:
    case BLOCK_TENT:
    case BLOCK_PICTURE:
    case BLOCK_QR: sheet_set_text(s, node, &block->text); break;
    default: set_texts(s, node, &block->items); break;
  }
  block->place = node->place;
  check_number(s, node, block->kind);
  g_autofree char *uri = block->kind == BLOCK_QR ? address_uri(block->text) : NULL;
  if (block->kind == BLOCK_QR && block->text && !uri)
    diag(s->loading->diags, SHEET_NO_ADDRESS, s->loading->source, node->place, TS(block->text));
}

static void read_options(SheetLoading *s, const Fields *fields, Block *block) {
  const Loading *loading = s->loading;
  const Node *const *at = fields->at;
  int word;
  value_number(loading, at[KEY_BLOCK_LEVEL], 1, 3, &block->level);
  value_number(loading, at[KEY_BLOCK_LINES], 0, 60, &block->lines);
  value_number(loading, at[KEY_BLOCK_COUNT], 1, WORKSHEET_MAX_ITEMS, &block->count);
  value_number(loading, at[KEY_BLOCK_COLUMNS], 1, 6, &block->columns);
  value_number(loading, at[KEY_BLOCK_PER_SHEET], 1, 24, &block->per_sheet);
  value_number(loading, at[KEY_BLOCK_FROM], 0, 100, &block->from);
  value_number(loading, at[KEY_BLOCK_TO], 0, 100, &block->to);
  if ((at[KEY_BLOCK_FROM] || at[KEY_BLOCK_TO]) && (block->to <= block->from || block->to > block->from + 10))
    diag(loading->diags, SHEET_MARKS, loading->source, at[KEY_BLOCK_TO] ? at[KEY_BLOCK_TO]->place : at[KEY_BLOCK_FROM]->place,
         TN(block->from), TN(block->to));
  if (value_word(loading, at[KEY_BLOCK_SIZE], WORDS_SIZE, &word)) block->size = (BlockSize)word;
  value_yes_no(loading, at[KEY_BLOCK_CONNECTED], &block->connected);
  value_yes_no(loading, at[KEY_BLOCK_NUMBERED], &block->numbered);
  if (at[KEY_BLOCK_HEIGHT]) read_height(s, at[KEY_BLOCK_HEIGHT], &block->height);
  sheet_set_text(s, at[KEY_BLOCK_LOW], &block->low);
  sheet_set_text(s, at[KEY_BLOCK_HIGH], &block->high);
  sheet_set_text(s, at[KEY_BLOCK_MIDDLE], &block->middle);
  sheet_set_text(s, at[KEY_BLOCK_EDGE], &block->edge);
  sheet_set_text(s, at[KEY_BLOCK_CAPTION], &block->middle);
  set_texts(s, at[KEY_BLOCK_PAIRS], &block->pairs);
  if (at[KEY_BLOCK_EACH_SIDE]) {
    const Node *node = at[KEY_BLOCK_EACH_SIDE];
    set_texts(s, node, &block->pairs);
    guint n = g_strv_length(block->pairs);
    if (n > MOST_EACH_SIDE) diag(loading->diags, SHEET_NUMBER, loading->source, node->place, TS(node->key), TN(1), TN(MOST_EACH_SIDE), TN(n));
  }
  set_texts(s, at[KEY_BLOCK_TRIPLES], &block->triples);
  read_rows(s, at[KEY_BLOCK_ROWS], block->rows);
  guint columns = block->kind == BLOCK_SIDES ? block->sides->len : g_strv_length(block->items);
  if (at[KEY_BLOCK_WIDTHS]) read_widths(s, at[KEY_BLOCK_WIDTHS], columns, block->widths);
}

/* What may go with a kind, as words; new string. */
static char *goes_with(const SheetLoading *s, BlockKind kind) {
  GString *out = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(options); i++)
    if (options[i].kinds & 1u << kind) g_string_append_printf(out, "%s%s", out->len ? ", " : "", key_name(s, options[i].key));
  return g_string_free(out, FALSE);
}

static void check_options(SheetLoading *s, const Fields *fields, BlockKind kind, const Node *main) {
  for (gsize i = 0; i < G_N_ELEMENTS(options); i++) {
    const Node *node = fields->at[options[i].key];
    if (!node || (options[i].kinds & 1u << kind)) continue;
    g_autofree char *words = goes_with(s, kind);
    if (*words)
      diag(s->loading->diags, SHEET_NOT_WITH, s->loading->source, node->key_place, TS(node->key), TS(main->key), TS(words));
    else
      diag(s->loading->diags, SHEET_ALONE, s->loading->source, node->key_place, TS(node->key), TS(main->key));
  }
}

static gboolean kind_of(const Node *item, BlockKind *kind) {
  KeyId id;
  if (!schema_find(IN_BLOCK, item->key, &id)) return FALSE;
  for (int i = 0; i < N_BLOCKS; i++) {
    if (kind_keys[i] != id) continue;
    *kind = (BlockKind)i;
    return TRUE;
  }
  return FALSE;
}

/* The item of a map that names the block's kind; NULL when there is none, or two (told). */
static const Node *find_kind(SheetLoading *s, const Node *map, const Fields *fields, BlockKind *kind) {
  const Node *found = NULL;
  gboolean meant = FALSE;
  for (guint i = 0; i < map->items->len; i++) {
    const Node *item = g_ptr_array_index(map->items, i);
    BlockKind other;
    if (!kind_of(item, &other)) continue;
    if (found && other != *kind) {
      diag(s->loading->diags, SHEET_TWO_KINDS, s->loading->source, item->key_place, TS(found->key), TS(item->key));
      return NULL;
    }
    if (!found) found = item;
    *kind = other;
  }
  for (int i = 0; i < N_BLOCKS; i++) meant = meant || fields->meant[kind_keys[i]];
  if (found || meant || map->cut_off) return found;
  g_autoptr(GString) words = g_string_new(NULL);
  for (int i = 0; i < N_BLOCKS; i++) g_string_append_printf(words, "%s%s", i ? ", " : "", key_name(s, kind_keys[i]));
  diag(s->loading->diags, SHEET_NO_KIND, s->loading->source, map->place, TS(words->str));
  return NULL;
}

/* A block without anything behind its kind is right only for those that are to be written in. */
static gboolean may_be_empty(BlockKind kind) { return kind == BLOCK_BOX || kind == BLOCK_NEW_PAGE || kind == BLOCK_QUESTION; }

static void load_block(SheetLoading *s, const Node *node, GPtrArray *blocks) {
  Fields fields;
  BlockKind kind = BLOCK_TEXT;
  if (!fields_read(s->loading, IN_BLOCK, node, KEY_BLOCK_TEXT, &fields)) return;
  const Node *main = node->kind == NODE_MAP ? find_kind(s, node, &fields, &kind) : node;
  if (!main) return;
  Block *block = block_new(kind);
  g_ptr_array_add(blocks, block);
  if (node->kind == NODE_MAP) check_options(s, &fields, kind, main);
  if (!node_empty(main))
    read_main(s, main, block);
  else if (!may_be_empty(kind) && !main->cut_off)
    diag(s->loading->diags, SCRIPT_EMPTY_VALUE, s->loading->source, main->key_place, TS(main->key));
  read_options(s, &fields, block);
}

void sheet_blocks_load(SheetLoading *s, const Node *list, GPtrArray *blocks) {
  gboolean many = list->kind == NODE_LIST;
  guint n = many ? list->items->len : 1;
  for (guint i = 0; i < n; i++) {
    const Node *node = many ? g_ptr_array_index(list->items, i) : list;
    if (s->n_blocks++ == WORKSHEET_MAX_BLOCKS)
      diag(s->loading->diags, SHEET_TOO_MANY, s->loading->source, node->place, TN(WORKSHEET_MAX_BLOCKS),
           TS(key_name(s, KEY_SHEET_BLOCKS)));
    if (s->n_blocks > WORKSHEET_MAX_BLOCKS) return;
    load_block(s, node, blocks);
  }
}
