/* What the parts of a script say together, once its people are known: ids, lengths by number, extremes, order of kinds, clocks. */
#ifndef READ_SCRIPT_FINISH_H
#define READ_SCRIPT_FINISH_H
#include "model/script.h"
#include "read/fields.h"

/* Gives every part its id, length, minimum and maximum, and lays the script in time. hints: also tell what was assumed. */
void script_finish(const Loading *loading, Script *script, gboolean hints);

#endif
