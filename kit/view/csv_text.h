/* Tables for a spreadsheet, as text. Pure. */
#ifndef VIEW_CSV_TEXT_H
#define VIEW_CSV_TEXT_H
#include <glib.h>

#include "base/text.h"

/* What Dutch and English spreadsheets put between cells. */
char csv_separator(Lang lang);
/* Adds a line of n cells: quoted where needed, and never a formula (a text that opens like one gets a quote). A NULL cell is
 * empty. */
void csv_add_row(GString *out, const char *const *cells, gsize n, char separator);

#endif
