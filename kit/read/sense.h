/* Does a script that is right in form make sense: times that add up, pins, breaks, rounds, groups, days. */
#ifndef READ_SENSE_H
#define READ_SENSE_H
#include "base/diag.h"
#include "model/script.h"

/* Adds warnings and hints about a scheduled script to diags, at their places in source. faults are those that
 * script_schedule found. */
void sense_check(const Script *script, const GArray *faults, const DiagSource *source, DiagList *diags);

#endif
