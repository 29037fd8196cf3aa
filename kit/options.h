/* What every command does alike: its options, its help, telling diagnostics, writing to stdout. */
#ifndef OPTIONS_H
#define OPTIONS_H
#include <glib.h>

#include "base/diag.h"
#include "command.h"

/* Reads the options of a command out of argv (GOption; entries end with a zero one) and checks that between `least` and `most`
 * arguments are left (most -1: any number). argv[0] stays. FALSE: the command ends with *status, what was to be said is said. */
gboolean options_read(const Command *command, const GOptionEntry *entries, int *argc, char ***argv, int least, int most, Lang lang,
                      ExitStatus *status);

/* Says that an option cannot have this value; returns the exit status. */
ExitStatus options_wrong(const Command *command, Lang lang, const char *option, const char *value);

/* Prints the diagnostics on stderr; returns the exit status they stand for: EXIT_FAULTS when there was an error. */
ExitStatus options_tell(const DiagList *diags);

/* Writes text to stdout; a full disk or a closed pipe is told. */
ExitStatus options_write(const char *text, Lang lang);

/* Says on stderr that a file could not be read or written, with GLib's error as reason (an errno of base/file.h in words). */
ExitStatus options_failed(const char *path, const GError *error, Lang lang);

#endif
