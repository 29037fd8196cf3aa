/* Does a script that is right in form make sense: times that add up, pins, breaks, rounds, groups, days. */
#ifndef READ_SENSE_H
#define READ_SENSE_H
#include "base/diag.h"
#include "model/script.h"

/* Adds warnings and hints about a scheduled script to diags, at their places in source. faults are those that
 * script_schedule found. */
void sense_check(const Script *script, const GArray *faults, const DiagSource *source, DiagList *diags);

/* Tells the faults of the schedule that make it unusable, whatever else is judged: a clock time that does not exist. */
void sense_errors(const GArray *faults, const Script *script, const DiagSource *source, DiagList *diags);

#endif
