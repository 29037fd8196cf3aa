/* The report as plain text that reads well by itself: for a mail, for who cannot open a PDF. */
#ifndef VIEW_REPORT_TEXT_H
#define VIEW_REPORT_TEXT_H
#include "model/report_facts.h"

/* The whole report in lines of at most 72 columns (a longer word excepted), ending in a newline; new string. */
char *report_text(const ReportFacts *facts);

/* The planned and the real time of each part alone; empty when nothing has begun. New string. */
char *report_times_text(const ReportFacts *facts);

/* Parts of it, for other texts: the photos as items; the times below a heading (NULL: the usual one), nothing when nothing began. */
void report_text_photos(GString *out, const ReportFacts *facts);
void report_text_times(GString *out, const ReportFacts *facts, const char *heading);

#endif
