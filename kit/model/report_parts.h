/* The order of a report: which of its parts a script wants, and where each stands. Pure. */
#ifndef MODEL_REPORT_PARTS_H
#define MODEL_REPORT_PARTS_H
#include <glib.h>

#include "model/script.h"

/* The parts of a report of this script, each once, in order; new array of ReportPart. A script that names nothing gets all. One that
 * names lists alone gets those, and all that is no list at its usual place. One that names something else too gets what it names. Notes
 * are there in any case: each is chosen by itself. */
GArray *report_parts_of(const Script *script);

/* Is this part among them. */
gboolean report_parts_hold(const GArray *parts, ReportPart part);
/* Where a part comes that they do not hold: behind the last that stands before it in the table. */
guint report_parts_place(const GArray *parts, ReportPart part);
/* The word for a part, as scripts have it; not owned by the caller. */
const char *report_parts_word(ReportPart part, Lang lang);

static inline gboolean report_part_is_list(ReportPart part) { return (int)part < N_LISTS; }

#endif
