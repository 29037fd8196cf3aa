/* When a meeting begins: as planned, and on the virtual clock of key scripts and dumps. */
#ifndef BEGIN_H
#define BEGIN_H
#include <glib.h>

#include "read/journal.h"

/* The zone of a script that names none, on the virtual clock: it must not depend on the machine. */
#define BEGIN_VIRTUAL_ZONE "Europe/Amsterdam"

/* The planned begin: the script's own, or its clock time on the day given; without a clock time the begin given. */
Instant begin_planned(const Script *script, Date day, Instant otherwise);

/* When the programme and the first part begin on the virtual clock: as in the session that is there, else as in the script
 * (which is scheduled then; may be NULL). FALSE when there is neither. */
gboolean begin_virtual(Journal *there, Script *script, Instant *begin, Instant *start);

#endif
