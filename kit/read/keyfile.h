/* The file with keys of the user's own: what stands in it, line by line. What an action and a key are is not known here. */
#ifndef READ_KEYFILE_H
#define READ_KEYFILE_H
#include <glib.h>

#include "base/diag.h"

#define KEYFILE_MAX (64 * 1024) /* bytes */

/* One line: an action and its keys. Owns its strings. */
typedef struct KeyLine {
  char *action;
  char **keys; /* NULL-terminated */
  Place place;      /* of the action */
  Place keys_place; /* of the keys */
} KeyLine;

/* "$XDG_CONFIG_HOME/draaiboek/toetsen.yaml", or keys.yaml when only that is there; new string, NULL when neither is. */
char *keyfile_path(void);

/* Reads a file of "action: key key" or "action: [key, key]"; new array of KeyLine. Faults go to diags, and the lines they are
 * in are left out; *source is for what else there is to say about a line. NULL when the file cannot be read (told). */
GPtrArray *keyfile_read(const char *path, DiagList *diags, const DiagSource **source);

#endif
