/* What is drawn in a report beside its text: each adds itself to the flow, with a heading where it needs one, or
 * nothing when there is nothing to draw. Each is a figure with a description that says the same in words. */
#ifndef PDF_REPORT_FIGURES_H
#define PDF_REPORT_FIGURES_H
#include "pdf/document.h"

/* report_figure_cloud.c: what was said in the word storm and as keywords, larger where it was said more. */
void report_figure_cloud(Flow *flow, const DocumentInput *input);
void report_figure_cloud_of_all(Flow *flow, const DocumentInput *input, const GPtrArray *facts);
/* report_figure_bars.c: planned against real time per part, below this heading; the votes for what was chosen from. */
void report_figure_times(Flow *flow, const DocumentInput *input, const char *heading);
void report_figure_votes(Flow *flow, const DocumentInput *input, const ReportGroup *group);
/* report_figure_network.c: organisations on a ring, tied by the agreements they share. */
void report_figure_network(Flow *flow, const DocumentInput *input);
/* report_figure_photos.c: photos in rows, each with its caption. */
void report_figure_photos(Flow *flow, const DocumentInput *input);

/* The table of agreements: number, what, who, when; of the report and of the template to write on. */
Table *report_agreements_begin(Flow *flow, Lang lang);
/* doc_report_blank.c: the same table with so many numbered rows to write in. */
void report_agreements_form(Flow *flow, Lang lang, int rows);

#endif
