/* Fills values into the text of a script without touching anything else: comments, order and spacing stay the writer's own. */
#ifndef READ_FILL_H
#define READ_FILL_H
#include <glib.h>

#include "read/schema.h"

/* A top-level key and the text it is to have. For a place (KEY_VENUE) the text becomes its name. */
typedef struct Fill {
  KeyId key;
  const char *text;
} Fill;

/* Returns the script's text with the values filled in, or NULL when the text is no script or a value stands there in a form
 * that cannot be replaced safely (over several lines); *refused, when not NULL, then gets the key. A key that is not there is
 * added below the title, under its name in the script's language. New string. */
char *script_fill(const char *text, Lang lang, const Fill *fills, gsize n, KeyId *refused);

#endif
