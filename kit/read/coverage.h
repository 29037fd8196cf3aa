/* Names the characters of a file that paper cannot show: no face has them. */
#ifndef READ_COVERAGE_H
#define READ_COVERAGE_H
#include "base/diag.h"

/* Adds a warning for each character of the source's text that would print as □, at its first place; at most a handful. What
 * stands behind # as a comment does not count. Without faces (not installed) nothing is told: print will say so. */
void coverage_check(const DiagSource *source, DiagList *diags);

#endif
