/* The sign of a part's category on paper: the shape that `plan` and the screen show, in a calm colour of its own. The shape
 * tells categories apart in grey print; the colour never stands alone. */
#ifndef PDF_CATEGORY_MARK_H
#define PDF_CATEGORY_MARK_H
#include "model/script.h"
#include "pdf/paper.h"

/* Draws the sign of a category (from 0, as category_index gives it) around x,y, about as large as a circle of this radius. */
void category_mark_draw(Paper *paper, int category, double x, double y, double radius);

/* "● praktisch · ■ gesprek": what the signs mean, in the order of the script; new string, NULL when no part has a category. */
char *category_mark_key(const Script *script);

#endif
