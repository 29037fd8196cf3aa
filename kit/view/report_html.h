/* The report as a file that Word opens and one can go on writing in, and the one for who pays for the meeting. Pure. */
#ifndef VIEW_REPORT_HTML_H
#define VIEW_REPORT_HTML_H
#include "model/story.h"

/* The whole report, with the order and the content of the one as text; new string. */
char *report_html(const ReportFacts *facts);
/* The name of the file of a picture (from 0), in the folder of photos (REPORT_PHOTO_FOLDER) beside the page; new string. */
char *report_html_photo(int picture);
/* all: of ReportFacts, of a meeting and its rooms, at least one. How many people and organisations came, by side, what was reached and agreed: no names, neither of people nor of who takes
 * something up. With html FALSE as plain text; new string. */
char *report_funder(const GPtrArray *all, gboolean html);
/* Texts in it that keep a word which may be a name; new array of char. */
GPtrArray *report_funder_doubts(const GPtrArray *all);

/* The head and the foot of a page in this style, an element with a text (nothing for NULL) and a row of a table, for other pages. */
void report_html_begin(GString *out, Lang lang, const char *title);
void report_html_add(GString *out, const char *element, const char *text);
void report_html_row(GString *out, const char *element, const char *const *cells, gsize n);
void report_html_end(GString *out);
/* One part (a block of a story, STORY_PART) below its heading; nothing when it holds nothing. */
void report_html_part(GString *out, const StoryBlock *block);

#endif
