/* The sign of a group as it is drawn: its shape in its colour, with its number. Badges, table signs, worksheets and room
 * set-ups show the same one. */
#ifndef PDF_GROUP_MARK_H
#define PDF_GROUP_MARK_H
#include "pdf/paper.h"

/* Draws the sign of group n (from 1) around x,y, about as large as a circle of this radius. The caller opens its element. */
void group_mark_draw(Paper *paper, int group, double x, double y, double radius);
/* The same, upside down when turned: for what is folded and read from the other side. */
void group_mark_draw_turned(Paper *paper, int group, double x, double y, double radius, gboolean turned);

#endif
