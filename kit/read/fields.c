/* Matches maps with the schema and says which keys are unknown (with what was probably meant), double or missing. */
#include "read/fields.h"

#include <string.h>

/* How a place is called in a message: by the key under which it stands. */
static const char *place_word(SchemaPlace where, Lang lang) {
  static const struct {
    SchemaPlace where;
    KeyId key;
  } names[] = {
      {IN_PART, KEY_PART_TITLE}, {IN_METHOD, KEY_METHOD}, {IN_STEP, KEY_STEPS},   {IN_EACH, KEY_LENGTH},
      {IN_CONTACT, KEY_INITIATOR}, {IN_VENUE, KEY_VENUE}, {IN_ROOM, KEY_ROOMS}, {IN_TRACK, KEY_PARALLEL},
      {IN_STYLE, KEY_STYLE},     {IN_PERSON, KEY_PEOPLE},
      {IN_SHEET, KEY_SHEET_TITLE}, {IN_BLOCK, KEY_SHEET_BLOCKS}, {IN_CARD, KEY_BLOCK_CARDS},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    if (names[i].where == where) return schema_name(names[i].key, lang);
  return schema_name(KEY_TITLE, lang); /* the meeting itself: where its title stands */
}

/* The names that may stand in a place: all of a small one, the first of a large one. */
static char *known_names(SchemaPlace where, Lang lang) {
  enum { MOST = 9 };
  GString *out = g_string_new(NULL);
  int n = 0;
  for (int i = 0; i < N_KEYS; i++) {
    if (!(schema_key((KeyId)i)->where & where)) continue;
    if (n == MOST) {
      g_string_append(out, " …");
      break;
    }
    g_string_append_printf(out, "%s%s", n++ ? ", " : "", schema_name((KeyId)i, lang));
  }
  return g_string_free(out, FALSE);
}

/* Do two names begin with the same four letters: then the one is rather a form of the other than another key. */
static gboolean akin(const char *a, const char *b) { return g_ascii_strncasecmp(a, b, 4) == 0; }

static void tell_unknown(const Loading *loading, SchemaPlace where, const Node *item, Fields *fields) {
  DiagList *diags = loading->diags;
  if (diags->diags->len >= DIAG_MAX) { /* looking for names costs time, and nobody will see them */
    diag(diags, SCRIPT_KEY_UNKNOWN, loading->source, item->key_place, TS(item->key), TS(""));
    return;
  }
  g_autofree char *near = schema_nearest(where, item->key, diags->lang);
  SchemaPlace other = schema_elsewhere(where, item->key);
  if (other && (!near || !akin(near, item->key))) {
    diag(diags, SCRIPT_KEY_ELSEWHERE, loading->source, item->key_place, TS(item->key), TS(place_word(other, diags->lang)));
  } else if (near) {
    KeyId id;
    if (schema_find(where, near, &id)) fields->meant[id] = TRUE;
    diag(diags, SCRIPT_KEY_NEAR, loading->source, item->key_place, TS(item->key), TS(near));
  } else {
    g_autofree char *names = known_names(where, diags->lang);
    diag(diags, SCRIPT_KEY_UNKNOWN, loading->source, item->key_place, TS(item->key), TS(names));
  }
}

static void read_map(const Loading *loading, SchemaPlace where, const Node *map, Fields *fields) {
  const Node *seen[N_KEYS] = {0};
  for (guint i = 0; i < map->items->len; i++) {
    const Node *item = g_ptr_array_index(map->items, i);
    KeyId id;
    if (!schema_find(where, item->key, &id)) {
      tell_unknown(loading, where, item, fields);
      continue;
    }
    if (seen[id]) {
      diag(loading->diags, SCRIPT_KEY_TWICE, loading->source, item->key_place, TS(item->key), TN(seen[id]->key_place.line),
           TS(seen[id]->key));
      continue;
    }
    seen[id] = item;
    if (!node_empty(item)) fields->at[id] = item;
  }
}

/* A key to show as an example of a place: the first that is needed there, or else the first. */
static KeyId typical_key(SchemaPlace where) {
  int first = -1;
  for (int i = 0; i < N_KEYS; i++) {
    const SchemaKey *key = schema_key((KeyId)i);
    if (key->needed & where) return (KeyId)i;
    if (first < 0 && (key->where & where)) first = i;
  }
  return (KeyId)first;
}

gboolean fields_read(const Loading *loading, SchemaPlace where, const Node *node, KeyId short_form, Fields *fields) {
  memset(fields, 0, sizeof *fields);
  fields->map = node;
  if (node->kind == NODE_MAP) {
    read_map(loading, where, node, fields);
    return TRUE;
  }
  if (node->kind == NODE_TEXT && short_form != N_KEYS && !node_empty(node)) {
    fields->at[short_form] = node;
    return TRUE;
  }
  if (node->cut_off) return FALSE; /* told where it broke off */
  Lang lang = loading->diags->lang;
  KeyId first = typical_key(where);
  if (node->key)
    diag(loading->diags, SCRIPT_NOT_MAP_VALUE, loading->source, node->place, TS(node->key), TS(schema_name(first, lang)));
  else
    diag(loading->diags, SCRIPT_NOT_MAP, loading->source, node->place, TS(schema_name(first, lang)));
  return FALSE;
}

/* The item of a map under any name of this key, empty or not. */
static const Node *find_item(SchemaPlace where, const Node *map, KeyId key) {
  for (guint i = 0; map->kind == NODE_MAP && i < map->items->len; i++) {
    const Node *item = g_ptr_array_index(map->items, i);
    KeyId id;
    if (schema_find(where, item->key, &id) && id == key) return item;
  }
  return NULL;
}

void fields_need(const Loading *loading, SchemaPlace where, const Fields *fields) {
  if (fields->map->cut_off) return;
  for (int i = 0; i < N_KEYS; i++) {
    if (!(schema_key((KeyId)i)->needed & where) || fields->at[i] || fields->meant[i]) continue;
    const Node *empty = find_item(where, fields->map, (KeyId)i);
    if (empty)
      diag(loading->diags, SCRIPT_EMPTY_VALUE, loading->source, empty->key_place, TS(empty->key));
    else if (i == KEY_FORMAT)
      diag(loading->diags, SCRIPT_NO_FORMAT, loading->source, fields->map->place);
    else if (i == KEY_LENGTH)
      diag(loading->diags, SCRIPT_NO_LENGTH, loading->source, fields->map->place);
    else
      diag(loading->diags, SCRIPT_MISSING, loading->source, fields->map->place,
           TS(schema_name((KeyId)i, loading->diags->lang)));
  }
}

Place fields_place(const Fields *fields, KeyId key) { return fields->at[key] ? fields->at[key]->place : fields->map->place; }
