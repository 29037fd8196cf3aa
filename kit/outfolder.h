/* A folder that commands write their files into. It remembers, in `.draaiboek`, what was made with which digest and mark, so that
 * a file that somebody else made, or changed since, is never overwritten unless that was asked for. */
#ifndef OUTFOLDER_H
#define OUTFOLDER_H
#include <glib.h>

#include "base/text.h"
#include "command.h"

typedef struct OutFolder OutFolder;

/* Opens the folder, making it when needed. force: overwrite whatever is there. lang: of what is told. NULL when it cannot be used;
 * that has been told then. */
OutFolder *out_folder_open(const char *path, gboolean force, Lang lang);

/* Writes a file into it and names it on stdout. mark: of its content, or NULL. personal: readable by the owner only. FALSE when it
 * was not written; that has been told then, on stderr. */
gboolean out_folder_write(OutFolder *folder, const char *name, const void *bytes, gsize length, const char *mark, gboolean personal);

/* Writes down what was made and frees it. FALSE when that failed; told. */
gboolean out_folder_close(OutFolder *folder);

#endif
