/* One part of a report on paper, below its heading. Text is set here, what is drawn comes from report_figures.h. */
#ifndef PDF_REPORT_PART_H
#define PDF_REPORT_PART_H
#include "pdf/document.h"

/* Adds the part that a block (STORY_PART) stands for. */
void report_part_draw(Flow *flow, const DocumentInput *input, const StoryBlock *block);
/* Adds the agreements, close together when that keeps them and so many points below them on this page. */
void report_part_agreements_above(Flow *flow, const DocumentInput *input, const StoryBlock *block, double below);
/* Adds lines in a box with a bar, below their heading. */
void report_part_box(Flow *flow, const char *heading, const char *text);
/* The words for a table that goes on on the next page. */
void report_part_goes_on(Flow *flow, Lang lang);

/* Is it a list that half a page width is enough for. */
gboolean report_part_short(const StoryBlock *block);
/* Adds two of these beside each other. */
void report_part_pair(Flow *flow, const DocumentInput *input, const StoryBlock *one, const StoryBlock *other);

/* The table of agreements: number, what, who, when; of the report and of the template to write on. */
Table *report_part_agreements(Flow *flow, Lang lang);

#endif
