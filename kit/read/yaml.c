/* Reads YAML through libyaml's events into a tree, with limits of its own. libyaml's document API is not used: it is
 * quadratic, loses the places of aliases, and accepts cycles and duplicate keys. */
#include <string.h>
#include <yaml.h>

#include "base/unicode.h"
#include "read/bytes.h"
#include "read/syntax.h"
#include "read/tree.h"

/* What libyaml makes of a tag that was written with !! */
#define USUAL_TAG "tag:yaml.org,2002:"
#define SPARE_MAX 64 /* nodes kept to be used again */

typedef struct Reader {
  yaml_parser_t parser;
  yaml_event_t event; /* the current one; owned */
  gboolean failed;    /* no more events */
  gboolean exact;     /* texts stay as they are written */
  GPtrArray *spare;   /* of Node, empty ones to be used again, for session files have very many; NULL: none are kept */
  GPtrArray *hollow;  /* likewise, with an array for items */
  DiagList *diags;
  const DiagSource *source;
} Reader;

static Place place_of(yaml_mark_t mark) { return (Place){(int)mark.line + 1, (int)mark.column + 1, 0}; }

/* The place of an event; its width when it stays on one line. */
static Place place_of_event(const yaml_event_t *e) {
  Place p = place_of(e->start_mark);
  if (e->end_mark.line == e->start_mark.line) p.width = (int)(e->end_mark.column - e->start_mark.column);
  return p;
}

static void explain(Reader *r) {
  if (r->exact) return; /* there is nobody to tell, and no text to look into */
  const yaml_parser_t *p = &r->parser;
  SyntaxFault fault = {.problem = p->problem ? p->problem : "", .context = p->context, .at = place_of(p->problem_mark)};
  if (p->context) fault.since = place_of(p->context_mark);
  syntax_explain(r->diags, r->source, &fault);
}

/* Moves to the next event; FALSE when the file broke off (told). */
static gboolean next(Reader *r) {
  if (r->failed) return FALSE;
  yaml_event_delete(&r->event); /* and emptied */
  if (yaml_parser_parse(&r->parser, &r->event)) return TRUE;
  r->failed = TRUE;
  explain(r);
  return FALSE;
}

/* Tells of an anchor or a tag on the current event. */
static void refuse_decoration(Reader *r, const yaml_char_t *anchor, const yaml_char_t *tag) {
  if (!anchor && !tag) return;
  if (anchor) diag(r->diags, YAML_ANCHOR, r->source, place_of(r->event.start_mark), TS((const char *)anchor));
  if (!tag) return;
  const char *name = (const char *)tag;
  gboolean usual = g_str_has_prefix(name, USUAL_TAG);
  g_autofree char *written = g_strconcat(usual ? "!!" : "", usual ? name + strlen(USUAL_TAG) : name, NULL);
  diag(r->diags, YAML_TAG, r->source, place_of(r->event.start_mark), TS(written));
}

/* One of those kept, or NULL. */
static Node *take_spare(GPtrArray *spare) {
  return spare && spare->len > 0 ? spare->pdata[--spare->len] : NULL;
}

/* A list or a map, empty. */
static Node *node_new(Reader *r, NodeKind kind, Place place) {
  Node *node = take_spare(r->hollow);
  if (!node) {
    node = g_new0(Node, 1);
    node->items = g_ptr_array_new_full(8, (GDestroyNotify)node_free);
  }
  node->kind = kind;
  node->place = place;
  return node;
}

/* Takes the text over. */
static Node *node_new_text(Reader *r, char *text, Place place) {
  Node *node = take_spare(r->spare);
  if (!node) node = g_new0(Node, 1);
  node->kind = NODE_TEXT;
  node->place = place;
  node->text = text;
  return node;
}

/* Keeps a node and all in it to be used again, or frees it when enough are kept. */
static void spare_node(Reader *r, Node *node) {
  GPtrArray *items = node->items, *kept = items ? r->hollow : r->spare;
  if (kept->len >= SPARE_MAX) {
    node_free(node);
    return;
  }
  for (guint i = 0; items && i < items->len; i++) spare_node(r, items->pdata[i]);
  if (items) items->len = 0; /* they have moved */
  g_free(node->key);
  g_free(node->text);
  *node = (Node){.items = items};
  g_ptr_array_add(kept, node);
}

/* The text of the current event, a scalar; new string. Only an escape can still bring in a NUL: the text ends there, and the
 * file is refused. An exact text is taken out of the event: GLib and libyaml both use malloc. */
static char *scalar_text(Reader *r) {
  char *value = (char *)r->event.data.scalar.value;
  if (!r->exact) return unicode_clean(value, (gssize)strlen(value));
  r->event.data.scalar.value = NULL;
  return value;
}

static Node *read_text(Reader *r) {
  const yaml_event_t *e = &r->event;
  gboolean nul = memchr(e->data.scalar.value, 0, e->data.scalar.length) != NULL;
  Node *node = node_new_text(r, scalar_text(r), place_of_event(e));
  node->quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
  if (e->data.scalar.length == 0 && !node->quoted) node->place.width = 0;
  if (nul) diag(r->diags, YAML_NUL, r->source, node->place);
  refuse_decoration(r, e->data.scalar.anchor, e->data.scalar.tag);
  return node;
}

static Node *read_node(Reader *r, int depth);

static void read_list(Reader *r, Node *list, int depth) {
  while (next(r)) {
    if (r->event.type == YAML_SEQUENCE_END_EVENT) return;
    Node *item = read_node(r, depth);
    if (!item) break;
    g_ptr_array_add(list->items, item);
  }
  list->cut_off = TRUE;
}

/* Reads the current event as a key; NULL when it is no text (told, and skipped whole). */
static char *read_key(Reader *r, Place *place, int depth) {
  *place = place_of_event(&r->event);
  const yaml_event_t *e = &r->event;
  if (r->exact && e->type == YAML_SCALAR_EVENT && !e->data.scalar.anchor && !e->data.scalar.tag &&
      strlen((const char *)e->data.scalar.value) == e->data.scalar.length) {
    return scalar_text(r); /* the usual key, without a node around it: session files have very many */
  }
  g_autoptr(Node) key = read_node(r, depth);
  if (key && key->kind == NODE_TEXT) return g_steal_pointer(&key->text);
  if (key && !r->failed) diag(r->diags, YAML_KEY_NOT_TEXT, r->source, *place);
  return NULL;
}

/* Finds a key that a map has already. `seen` is made for maps so large that looking through their items would take long. */
static const Node *find_key(const Node *map, const char *key, GHashTable **seen) {
  enum { FEW = 24 };
  if (map->items->len < FEW) return node_get(map, key);
  if (!*seen) {
    *seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < map->items->len; i++) {
      Node *item = g_ptr_array_index(map->items, i);
      g_hash_table_insert(*seen, item->key, item);
    }
  }
  return g_hash_table_lookup(*seen, key);
}

static void read_map(Reader *r, Node *map, int depth) {
  g_autoptr(GHashTable) seen = NULL;
  while (next(r)) {
    if (r->event.type == YAML_MAPPING_END_EVENT) return;
    Place place;
    g_autofree char *key = read_key(r, &place, depth);
    if (!next(r)) break;
    Node *value = read_node(r, depth);
    if (!value) break;
    if (!key) {
      node_free(value);
      continue;
    }
    const Node *first = find_key(map, key, &seen);
    if (first) {
      diag(r->diags, YAML_DUPLICATE, r->source, place, TS(key), TN(first->key_place.line));
      node_free(value);
      continue;
    }
    if (value->place.width == 0 && node_empty(value))
      value->place = (Place){place.line, place.column + place.width + 1, 0};
    value->key = g_steal_pointer(&key);
    value->key_place = place;
    if (seen) g_hash_table_insert(seen, value->key, value);
    g_ptr_array_add(map->items, value);
  }
  map->cut_off = TRUE;
}

/* Reads the node that the current event begins. A node in which the file broke off is returned as far as it goes, marked
 * cut_off; NULL when there is nothing of it. */
static Node *read_node(Reader *r, int depth) {
  Place place = place_of(r->event.start_mark);
  switch (r->event.type) {
    case YAML_SCALAR_EVENT:
      return read_text(r);
    case YAML_ALIAS_EVENT:
      diag(r->diags, YAML_ALIAS, r->source, place, TS((const char *)r->event.data.alias.anchor));
      return node_new_text(r, g_strdup(""), place);
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
      break;
    default:
      return NULL;
  }
  if (depth >= TREE_MAX_DEPTH) {
    diag(r->diags, YAML_DEPTH, r->source, place, TN(TREE_MAX_DEPTH));
    r->failed = TRUE;
    return NULL;
  }
  gboolean list = r->event.type == YAML_SEQUENCE_START_EVENT;
  Node *node = node_new(r, list ? NODE_LIST : NODE_MAP, place);
  if (list) {
    refuse_decoration(r, r->event.data.sequence_start.anchor, r->event.data.sequence_start.tag);
    read_list(r, node, depth + 1);
  } else {
    refuse_decoration(r, r->event.data.mapping_start.anchor, r->event.data.mapping_start.tag);
    read_map(r, node, depth + 1);
  }
  yaml_mark_t end = r->event.end_mark;
  if (r->exact && !r->failed && (int)end.line + 1 == place.line) node->place.width = (int)end.column + 1 - place.column;
  return node;
}

/* Reads the only document; tells of a second one. NULL when there is none. */
static Node *read_document(Reader *r) {
  if (!next(r) || !next(r) || r->event.type != YAML_DOCUMENT_START_EVENT || !next(r)) return NULL;
  Node *root = read_node(r, 0);
  if (next(r) && next(r) && r->event.type == YAML_DOCUMENT_START_EVENT)
    diag(r->diags, YAML_SECOND_DOCUMENT, r->source, place_of(r->event.start_mark));
  if (root && r->failed) root->cut_off = TRUE;
  return root;
}

static void tell_bytes_fault(DiagList *diags, const DiagSource *source, const BytesText *t) {
  Place place = {t->line, t->column, 0};
  g_autofree char *code = g_strdup_printf("%02X", (guint)t->found);
  switch (t->fault) {
    case BYTES_OK: break;
    case BYTES_UTF16: diag(diags, YAML_UTF16, source, ((Place){0})); break;
    case BYTES_NUL: diag(diags, YAML_NUL, source, place); break;
    case BYTES_INVALID: diag(diags, YAML_ENCODING, source, place, TS(code)); break;
    case BYTES_CONTROL: diag(diags, YAML_CONTROL, source, place, TS(code)); break;
  }
}

Node *tree_parse(const char *bytes, gsize length, const char *name, DiagList *diags, const DiagSource **source) {
  BytesText t = {0};
  if (length <= TREE_MAX_BYTES) t = bytes_to_text(bytes, length);
  Reader r = {.diags = diags, .source = diag_source(diags, name, t.text)};
  if (source) *source = r.source;
  if (length > TREE_MAX_BYTES) diag(diags, YAML_TOO_LARGE, r.source, ((Place){0}));
  tell_bytes_fault(diags, r.source, &t);
  if (!t.text) return NULL;
  Node *root = NULL;
  if (yaml_parser_initialize(&r.parser)) {
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)t.text, strlen(t.text));
    root = read_document(&r);
    yaml_event_delete(&r.event);
    yaml_parser_delete(&r.parser);
  }
  bytes_text_clear(&t);
  return root;
}

/* Goes through the items of the list that the current event begins. */
static gboolean each_item(Reader *r, TreeItem item, void *data) {
  if (r->event.type != YAML_SEQUENCE_START_EVENT) return FALSE;
  while (next(r)) {
    if (r->event.type == YAML_SEQUENCE_END_EVENT) return TRUE;
    Node *node = read_node(r, 1);
    gboolean good = node && !r->failed && r->diags->diags->len == 0 && item(node, data);
    if (node) spare_node(r, node);
    if (!good) return FALSE;
  }
  return FALSE;
}

gboolean tree_each(const char *bytes, gsize length, TreeItem item, void *data) {
  g_autoptr(DiagList) faults = diag_list_new(LANG_EN);
  g_autoptr(GPtrArray) spare = g_ptr_array_new_full(SPARE_MAX, (GDestroyNotify)node_free);
  g_autoptr(GPtrArray) hollow = g_ptr_array_new_full(SPARE_MAX, (GDestroyNotify)node_free);
  Reader r = {.diags = faults, .source = diag_source(faults, "", NULL), .exact = TRUE, .spare = spare, .hollow = hollow};
  if (!yaml_parser_initialize(&r.parser)) return FALSE;
  yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&r.parser, (const unsigned char *)bytes, length);
  gboolean ok = next(&r) && next(&r) && r.event.type == YAML_DOCUMENT_START_EVENT && next(&r) && each_item(&r, item, data) &&
                next(&r) && next(&r) && r.event.type == YAML_STREAM_END_EVENT;
  yaml_event_delete(&r.event);
  yaml_parser_delete(&r.parser);
  return ok;
}
