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

/* Removes what is in the folder, the folders in it too, but for the copies of these files (NULL: none). */
void copies_clear(const char *folder, const Loaded *kept);

/* Removes the folder with all that is in it. */
void copies_remove(const char *folder);

/* Where the next copies of a folder wait until the session that belongs to them is in place; new string. */
char *copies_waiting(const char *folder);

/* Makes these files the only copies in the folder; none waits any more. FALSE when they cannot be written: they still wait then. */
gboolean copies_take_over(const char *folder, const Loaded *loaded, int mode, GError **error);

/* Are all files of a loaded meeting the same, byte for byte, as their copies? */
gboolean copies_same(const char *folder, const Loaded *loaded);

#endif
