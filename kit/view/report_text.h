/* The report as plain text that reads well by itself: for a mail, for who cannot open a PDF. */
#ifndef VIEW_REPORT_TEXT_H
#define VIEW_REPORT_TEXT_H
#include "model/story.h"

/* The whole report in lines of at most 72 columns (a longer word excepted), ending in a newline; new string. */
char *report_text(const ReportFacts *facts);

/* The planned and the real time of each part alone, with preparation and tidying up; empty when nothing has begun. New string. */
char *report_times_text(const ReportFacts *facts);

/* One part (a block of a story, STORY_PART) below its heading; nothing when it holds nothing. */
void report_text_part(GString *out, const StoryBlock *block);

#endif
