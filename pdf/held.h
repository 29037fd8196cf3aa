/* What was written down in this meeting and in those before it, each once: an agreement that a later meeting carried on is told as it
 * stands there. From the facts of reports, so that it tells no more of people than those. */
#ifndef PDF_HELD_H
#define PDF_HELD_H
#include "pdf/document.h"

/* All lines of a list, whatever their heading, this meeting's first: new array of ReportLine, borrowed from the input. */
GPtrArray *held_lines(const DocumentInput *input, ListKind list);
/* The agreements of earlier meetings that are not done yet: new array of ReportLine, borrowed. */
GPtrArray *held_open(const DocumentInput *input);

#endif
