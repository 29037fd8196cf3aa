/* Lines of a plain text of 72 columns (a longer word excepted), as reports and stories have them. Pure. */
#ifndef VIEW_PLAIN_LINES_H
#define VIEW_PLAIN_LINES_H
#include <glib.h>

/* Adds text that hangs behind a mark: "1. " and the further lines under the text. */
void plain_hanging(GString *out, const char *mark, const char *text);
/* Adds a heading with a line above it that is empty, and one below it that is drawn. */
void plain_heading(GString *out, const char *text);

#endif
