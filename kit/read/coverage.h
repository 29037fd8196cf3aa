/* Names the characters of files that paper cannot show: no face has them. */
#ifndef READ_COVERAGE_H
#define READ_COVERAGE_H
#include "base/diag.h"

/* Adds a warning for each character of a source's text (DiagSource) that would print as □, at its first place; at most a handful for
 * each. What stands behind # as a comment does not count. Without faces (not installed) nothing is told: print will say so. */
void coverage_check(const GPtrArray *sources, DiagList *diags);

#endif
