/* Which printed files no longer agree with their script. Each file in a folder of output is listed with the mark of what stands
 * on it and the words by which it was made; here it is drawn again and the marks are compared. Only what really changes on a
 * paper makes it stale. */
#ifndef STALE_H
#define STALE_H
#include <glib.h>

#include "base/face.h"
#include "outfolder.h"
#include "print_set.h"

/* Is given each stale file: its name in the folder and what it would be now; file is NULL when the script has no such paper any
 * more. recipe: as out_folder_recipe takes it. */
typedef void (*StaleTake)(const char *name, const PrintFile *file, const char *recipe, void *data);

/* Walks over all files of the folder (opened at this path) that were made from this script, and tells nothing of what is wrong with
 * it. *faces: NULL until they are needed, and then the caller's, for the next folder. Returns the worst that reading it gave. */
ExitStatus stale_walk(const OutFolder *folder, const char *path, const char *script, Lang lang, FaceSet **faces, StaleTake take, void *data);

/* How a file is made again: the options and names as words, the script as it lies from the folder. New string, without spaces. */
char *stale_recipe(const PrintAsked *asked, const char *folder, const char *script, char *const *names);

/* The folders in which something was made that is still there: the folder of the script, the working folder and the folders in both,
 * and wherever else something was made from this script. New array that owns their paths. */
GPtrArray *stale_folders(const char *script);

/* Tells of each stale file in these folders. Returns how many. */
guint stale_tell(const char *script, Lang lang);

#endif
