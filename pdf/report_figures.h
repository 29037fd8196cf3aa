/* What is drawn in a report beside its text: each adds what a block of a story (STORY_PART) stands for to the flow, with its heading, or
 * nothing when there is nothing to draw. Each is a figure with a description that says the same in words. */
#ifndef PDF_REPORT_FIGURES_H
#define PDF_REPORT_FIGURES_H
#include "pdf/document.h"

/* report_figure_cloud.c: what was said in the word storm and as keywords, larger where it was said more. */
void report_figure_cloud(Flow *flow, const DocumentInput *input, const StoryBlock *block);
/* report_figure_bars.c: planned against real time per part; the votes for sentences, and for what stands in no list of the report; the
 * votes of one group of lines. */
void report_figure_times(Flow *flow, const DocumentInput *input, const StoryBlock *block);
void report_figure_votes(Flow *flow, const DocumentInput *input, const StoryBlock *block);
void report_figure_voted(Flow *flow, const DocumentInput *input, const ReportFacts *facts, const ReportGroup *group);
/* report_figure_network.c: organisations on a ring, tied by the agreements they share. */
void report_figure_network(Flow *flow, const DocumentInput *input, const StoryBlock *block);
/* report_figure_photos.c: photos in rows, each with its caption; the heading is the list's. */
void report_figure_photos(Flow *flow, const DocumentInput *input, const StoryBlock *block);

/* doc_report_blank.c: the same table with so many numbered rows to write in; 0: as many as the page has room for. */
void report_agreements_form(Flow *flow, Lang lang, int rows);

#endif
