/* A folder that commands write their files into. It remembers, in `.draaiboek`, what was made with which digest and
 * mark, so that a file that somebody else made, or changed since, is never overwritten unless that was asked for. */
#ifndef OUTFOLDER_H
#define OUTFOLDER_H
#include <glib.h>

#include "base/text.h"
#include "command.h"

typedef struct OutFolder OutFolder;

/* Opens the folder, making it when needed. force: overwrite whatever is there. lang: of what is told. NULL when it
 * cannot be used; that has been told then. */
OutFolder *out_folder_open(const char *path, gboolean force, Lang lang);

/* Writes a file into it and names it on stdout. name may lead into folders below ("verslag-versturen/1-onderwerp.txt"),
 * which are made; for a personal file they are closed to others. mark: of its content, or NULL. personal: readable by
 * the owner only. FALSE when it was not written; that has been told then, on stderr. */
gboolean out_folder_write(OutFolder *folder, const char *name, const void *bytes, gsize length, const char *mark,
                          gboolean personal);

/* A folder below is made anew as a whole: what an earlier run wrote there and this one did not is removed when it closes, so
 * that no old list of addresses is left. Files that were changed since stay, and are told. Call it before writing. */
void out_folder_renew(OutFolder *folder, const char *below);

/* All that an earlier run wrote is removed when it closes, and the list with it; what was changed since stays (unless forced), and what
 * cannot be taken away: told. */
void out_folder_empty(OutFolder *folder);
/* Is there a list in this folder with a file that is still there. */
gboolean out_folder_holds(const char *path);

/* The mark of the file of this name as an earlier run made it, or NULL; borrowed, and good until it is written anew. */
const char *out_folder_mark(const OutFolder *folder, const char *name);

/* The files written from now on were made by this recipe: words without spaces, kept beside the mark. NULL: none. */
void out_folder_recipe(OutFolder *folder, const char *recipe);
/* From now on a file that would be the same as the one that is there is left alone, and not named. */
void out_folder_only_changed(OutFolder *folder);
/* All recipes of an earlier run, each once, sorted; and the names of the files with one that are still there, sorted. New arrays
 * that own their strings. */
GPtrArray *out_folder_recipes(const OutFolder *folder);
GPtrArray *out_folder_made_by(const OutFolder *folder, const char *recipe);

/* Opens it only to look; makes no folder. Close it as any. */
OutFolder *out_folder_look(const char *path, Lang lang);

/* Writes down what was made and frees it. Returns the worst that happened to any file: EXIT_FAULTS when one was left alone,
 * EXIT_COULD_NOT when one, or the list, could not be written or taken away; told. */
ExitStatus out_folder_close(OutFolder *folder);

#endif
