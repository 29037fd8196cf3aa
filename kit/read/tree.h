/* A YAML file as a tree of texts, lists and maps, each with its place. All scalars are text: what a text means (a time, a
 * number, yes or no) is decided by who reads the tree. yaml.c makes it and is the only includer of libyaml. */
#ifndef READ_TREE_H
#define READ_TREE_H
#include <glib.h>

#include "base/diag.h"

#define TREE_MAX_BYTES (1024 * 1024)
#define TREE_MAX_DEPTH 32

typedef enum { NODE_TEXT, NODE_LIST, NODE_MAP } NodeKind;

/* Owns its text, its key and what is in it; those of flowline.h belong to their reader. */
typedef struct Node {
  NodeKind kind;
  Place place;      /* of the value; of an empty value: just behind its key */
  char *key;        /* in a map: the key as written; NULL in a list */
  Place key_place;
  char *text;       /* NODE_TEXT: in NFC, never NULL */
  gboolean quoted;  /* NODE_TEXT: in quotes or a block: never a way to say "nothing" */
  gboolean cut_off; /* the file broke off in it by a fault of syntax: what seems to be missing may have been there */
  GPtrArray *items; /* NODE_LIST and NODE_MAP: of Node, in the order of the file; NULL for text */
} Node;

/* Reads bytes as one YAML document. Faults are added to diags: duplicate keys, aliases, anchors, tags and a second document
 * are told and reading goes on; a fault of syntax, too deep or too large a file ends it, and what was read so far is
 * returned. Returns NULL when there is nothing to return (an empty document too). *source, when not NULL, gets the source
 * that was added to diags under `name`. */
Node *tree_parse(const char *bytes, gsize length, const char *name, DiagList *diags, const DiagSource **source);

/* Gets an item of a list; the item is freed afterwards, but for the texts that were taken out of it (and left NULL). Returns
 * FALSE to stop. */
typedef gboolean (*TreeItem)(Node *item, void *data);

/* Reads bytes as one document that is a list, and hands over its items as they are read: for files that the program wrote
 * itself, of any size. Texts come as they are written, not cleaned, and a list or map on one line has its width. Returns
 * FALSE at the first fault of any kind, of which nothing is told, and when `item` stops it. */
gboolean tree_each(const char *bytes, gsize length, TreeItem item, void *data);

void node_free(Node *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Node, node_free)

/* The value of exactly this key in a map, or NULL. */
const Node *node_get(const Node *map, const char *key);
/* The text of it, or NULL when there is none or it is no text. */
const char *node_get_text(const Node *map, const char *key);
/* Is there nothing: an unquoted empty text, ~ or null. */
gboolean node_empty(const Node *node);

#endif
