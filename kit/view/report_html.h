/* The report as a file that Word opens and one can go on writing in, and the one for who pays for the meeting. Pure. */
#ifndef VIEW_REPORT_HTML_H
#define VIEW_REPORT_HTML_H
#include "model/report_facts.h"

/* The whole report, with the order and the content of the one as text; new string. */
char *report_html(const ReportFacts *facts);
/* The name of the file of a photo, in the folder of photos (REPORT_PHOTO_FOLDER) beside the page: its place among
 * those of the facts; new string. */
char *report_html_photo(guint photo);
/* all: of ReportFacts, of a meeting and its rooms, at least one. How many people and organisations came, by side, what was reached and agreed: no names, neither of people nor of who takes
 * something up. With html FALSE as plain text; new string. */
char *report_funder(const GPtrArray *all, gboolean html);

/* The head and the foot of a page in this style, and an element with a text (nothing for NULL), for other pages. */
void report_html_begin(GString *out, Lang lang, const char *title);
void report_html_add(GString *out, const char *element, const char *text);
void report_html_end(GString *out);
/* Its photos, and its times below a heading (NULL: the usual one; nothing when nothing began). */
void report_html_photos(GString *out, const ReportFacts *facts);
void report_html_times(GString *out, const ReportFacts *facts, const char *heading);

#endif
