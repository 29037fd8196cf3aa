/* What every command does alike: its options, its help, telling diagnostics, writing to stdout. */
#ifndef OPTIONS_H
#define OPTIONS_H
#include <glib.h>

#include "base/diag.h"
#include "base/when.h"
#include "command.h"

/* Reads the options of a command out of argv (GOption; entries end with a zero one) and checks that between `least` and `most`
 * arguments are left (most -1: any number). argv[0] stays. FALSE: the command ends with *status, what was to be said is said. */
gboolean options_read(const Command *command, const GOptionEntry *entries, int *argc, char ***argv, int least, int most, Lang lang,
                      ExitStatus *status);

/* Says what is wrong with the arguments, and below it how the command is used. Frees the message; returns EXIT_COULD_NOT. */
ExitStatus options_misused(const Command *command, Lang lang, char *message);

/* Says that an option cannot have this value; returns the exit status. */
ExitStatus options_wrong(const Command *command, Lang lang, const char *option, const char *value);

/* The day an option names; when it is NULL that of DRAAIBOEK_TODAY, for tests, or the clock's own. FALSE when it is no day. */
gboolean options_today(const char *text, Date *today);

/* "ja", "nee", "yes", "no" or their first letters, whatever the language. FALSE when it is none of them. */
gboolean options_yes_no(const char *text, gboolean *yes);

/* Prints the diagnostics on stderr; returns the exit status they stand for: EXIT_FAULTS when there was an error. */
ExitStatus options_tell(const DiagList *diags);

/* Writes a message of one or more lines to stderr. What a terminal would obey is taken out: the name of a file may hold it. */
void options_say(const char *text);

/* Says "draaiboek: message" on stderr, with the name of the command when there is one. Frees the message; returns
 * EXIT_COULD_NOT. */
ExitStatus options_complain(const Command *command, Lang lang, char *message);

/* The columns of the terminal that stdout is; 80 when the output goes elsewhere. */
int options_columns(void);

/* Writes text to stdout. A full disk is told, once; that whoever reads it went away is not. */
ExitStatus options_write(const char *text, Lang lang);

/* The exit status of the whole program, once all that was written has reached stdout. */
ExitStatus options_finish(ExitStatus status, Lang lang);

/* Says on stderr that a file could not be read or written, with GLib's error as reason (an errno of base/file.h in words). */
ExitStatus options_failed(const char *path, const GError *error, Lang lang);

#endif
