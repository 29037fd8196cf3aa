/* What the parts of a script say together, once its people are known: ids, lengths by number, extremes, order of kinds,
 * clocks. */
#ifndef READ_SCRIPT_FINISH_H
#define READ_SCRIPT_FINISH_H
#include "model/script.h"
#include "read/fields.h"

/* Gives every part its id, length, minimum and maximum, and lays the script in time. hints: also tell what was assumed.
 * faults gets what did not fit in time (ScheduleFault); clock times that do not exist, or exist twice, are told here. */
void script_finish(const Loading *loading, Script *script, gboolean hints, GArray *faults);

#endif
