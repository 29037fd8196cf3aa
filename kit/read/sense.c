/* Judges whether a script makes sense. */
#include "read/sense.h"

void sense_check(const Script *script, const DiagSource *source, DiagList *diags) { (void)script, (void)source, (void)diags; }
