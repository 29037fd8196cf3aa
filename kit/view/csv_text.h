/* Tables for a spreadsheet, as text. Pure. */
#ifndef VIEW_CSV_TEXT_H
#define VIEW_CSV_TEXT_H
#include <glib.h>

#include "base/text.h"

/* What Dutch and English spreadsheets put between cells. */
char csv_separator(Lang lang);
/* Adds a cell, with a separator unless it is the first of its line: quoted where needed, and never a formula. NULL: empty. */
void csv_add(GString *out, const char *text, char separator);

#endif
