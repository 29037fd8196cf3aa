/* The files that a command makes in a folder of the user's. Nothing that the user wrote or changed is lost: a file that is there
 * already is only replaced when this program made it and it is still as it was made, or with --force. `DIR/.draaiboek` keeps
 * what was made: a line "digest mark name" for each file. Files are gathered first and written together at the end. */
#ifndef OUTPUT_H
#define OUTPUT_H
#include <glib.h>

#include "command.h"

typedef struct Output Output;

/* Files for this folder, which need not be there yet. force: replace whatever is there. lang: of what is told. */
Output *output_new(const char *dir, gboolean force, Lang lang);
void output_free(Output *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Output, output_free)

/* Adds a file: its name below the folder ("verslag-versturen/1-onderwerp.txt", no ".." in it), its bytes (a reference is taken), and
 * its mode (0600 for personal data; folders it needs are then 0700). mark: the version of what is on it, without spaces, or
 * NULL. A name is added once. */
void output_add(Output *output, const char *name, GBytes *bytes, int mode, const char *mark);

/* The whole folder below is made anew ("verslag-versturen"): what an earlier run made there, is still as it was, and is not added
 * this time, is removed, so that no old list of addresses is left. */
void output_renew(Output *output, const char *folder);

/* Writes all that was added, in order, each name on stdout, one a line. EXIT_FAULTS: some are not this program's or were
 * changed since, they were left (told); EXIT_COULD_NOT: something could not be written (told), the rest may have been. Once. */
ExitStatus output_write(Output *output);

#endif
