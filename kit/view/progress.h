/* How far a long piece of work is, in a line: only when it takes more than a second. Pure: the time comes in. */
#ifndef VIEW_PROGRESS_H
#define VIEW_PROGRESS_H
#include <glib.h>

#include "base/text.h"
#include "base/when.h"

#define PROGRESS_AFTER (G_USEC_PER_SEC) /* microseconds */

/* The line for step `at` (from 1) of `all`, on a thing of this name, of work that began at `begin`; new string, or NULL when
 * nothing needs to be said yet. */
char *progress_line(Instant begin, Instant now, guint at, guint all, const char *name, Lang lang);

#endif
