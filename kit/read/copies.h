/* The folder with byte copies of all that was read for a session. Names of files are made flat, so that "../lijsten/mensen.csv"
 * stays inside it. */
#ifndef READ_COPIES_H
#define READ_COPIES_H
#include <glib.h>

#include "read/load.h"

/* The path of the copy of a file in the folder: name is a LoadedFile's. New string. */
char *copies_path(const char *folder, const char *name);

/* The name of the file that a copy is of, by the name of the copy; new string. */
char *copies_name(const char *copy);

/* Writes all files of a loaded meeting into the folder, which exists. */
gboolean copies_write(const char *folder, const Loaded *loaded, int mode, GError **error);

/* Are all files of a loaded meeting the same, byte for byte, as their copies? */
gboolean copies_same(const char *folder, const Loaded *loaded);

#endif
