/* The plan of a meeting as text for a terminal or a mail: timetable, sections, totals, what to bring. Pure. */
#ifndef VIEW_PLAN_TEXT_H
#define VIEW_PLAN_TEXT_H
#include <glib.h>

#include "model/script.h"

/* The plan in the script's language, in lines of at most `columns` columns (at least 60); colour: the signs of categories in a colour,
 * for a terminal. New string. */
char *plan_text(const Script *script, int columns, gboolean colour);

/* One line a part, as a spreadsheet of that language reads it (Dutch: semicolons); new string. */
char *plan_csv(const Script *script);

#endif
