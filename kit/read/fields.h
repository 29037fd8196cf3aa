/* A map of the file matched with the keys of the schema: which value stands under which key, in whatever language it was
 * written. */
#ifndef READ_FIELDS_H
#define READ_FIELDS_H
#include "base/diag.h"
#include "read/schema.h"
#include "read/tree.h"

/* Where faults are told while a file is read. */
typedef struct Loading {
  DiagList *diags;
  const DiagSource *source;
  gboolean say_how; /* also tell how a value was read that can be read in two ways */
} Loading;

/* Borrows its nodes from the tree. A key that is absent or has nothing behind it is NULL. */
typedef struct Fields {
  const Node *map;
  const Node *at[N_KEYS];
  gboolean meant[N_KEYS]; /* an unknown key was probably this one: it is not told as missing too */
} Fields;

/* Matches a map with the keys that may stand in `where`; unknown and double keys are told. A text stands for a map with only
 * `short_form` (pass N_KEYS when it may not). Returns FALSE, after telling, when the node is neither. */
gboolean fields_read(const Loading *loading, SchemaPlace where, const Node *node, KeyId short_form, Fields *fields);

/* Tells of keys that are needed in `where` and absent, except where the file broke off. */
void fields_need(const Loading *loading, SchemaPlace where, const Fields *fields);

/* The place of a value, or else of the map it should stand in. */
Place fields_place(const Fields *fields, KeyId key);

#endif
