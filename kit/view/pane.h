/* A pane: a rectangle of a grid. Everything is drawn through one, with places counted from its own corner, so that nothing
 * can be written beside it. A pane of no width or height draws nothing. */
#ifndef VIEW_PANE_H
#define VIEW_PANE_H
#include <glib.h>

#include "view/grid.h"

typedef struct Pane {
  Grid *grid; /* borrowed */
  int column, row, width, height;
} Pane;

/* A piece of a pane, cut to what lies inside it. */
Pane pane_inside(const Pane *pane, int column, int row, int width, int height);
gboolean pane_there(const Pane *pane);

/* Writes on a line, ending in … when it does not fit; returns columns used. */
int pane_text(const Pane *pane, int column, int row, Role role, const char *text);
/* The same within `width` columns. */
int pane_fit(const Pane *pane, int column, int row, int width, Role role, const char *text);
/* Against the right edge; returns the column where it begins (the pane's width when nothing was written). */
int pane_right(const Pane *pane, int row, Role role, const char *text);
/* In the middle of the line. */
void pane_centre(const Pane *pane, int row, Role role, const char *text);
/* Wraps from (column, row) into at most `height` rows; returns rows used. */
int pane_wrap(const Pane *pane, int column, int row, int height, Role role, const char *text);
/* How many rows pane_wrap would use for a text in `width` columns. */
int pane_rows_of(const char *text, int width);
void pane_fill(const Pane *pane, int column, int row, int width, int height, Role role, const char *cluster);
/* Gives a whole line a role, such as that of the selected row. */
void pane_role(const Pane *pane, int row, Role role);
/* Puts the cursor. */
void pane_cursor(const Pane *pane, int column, int row);

#endif
