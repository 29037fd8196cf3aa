/* What is left of a meeting when names were taken out of its sessions: what was made of it, and files of the user's own. */
#ifndef LEFTOVERS_H
#define LEFTOVERS_H
#include "command.h"
#include "model/scrub.h"

/* Empties folders of output (NULL-terminated, or NULL): all that was made there goes; a file that was changed since only with `all`,
 * else it is told. Gives the worst that happened. */
ExitStatus leftovers_empty(char *const *folders, gboolean all, Lang lang);
/* Tells of the files in a folder, and in those in it, that still hold something of these people or are called after them, and of folders in which something
 * was made that is still there. done: set of absolute paths that were told already, which are added to. EXIT_FAULTS when there are any. */
ExitStatus leftovers_tell(const char *folder, const Scrub *scrub, GHashTable *done, Lang lang);
/* The same of one folder of output alone. */
ExitStatus leftovers_tell_output(const char *folder, GHashTable *done, Lang lang);

#endif
