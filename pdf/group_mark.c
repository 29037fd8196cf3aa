/* Signs of groups on paper. Their shapes and colours are data: model/group_sign.h. */
#include "pdf/group_mark.h"

#include <math.h>

#include "model/group_sign.h"
#include "pdf/figures.h"

#define NUMBER_SIZE 0.8535 /* of the radius */

void group_mark_draw_turned(Paper *paper, int group, double x, double y, double radius, gboolean turned) {
  const GroupSign *sign = group_sign(group);
  g_autofree char *number = g_strdup_printf("%d", group);
  double size = round(radius * NUMBER_SIZE * 100) / 100;
  PaperFont font = {.face = FACE_BOLD, .size = size, .colour = COLOUR_WHITE};
  const FigureForm form = {sign->corners, sign->turn, sign->inner};
  figure_polygon(paper, &form, x, y, radius, turned, PAINT_FILL(sign->colour));
  double down = size * (sign->corners == 3 ? 8 : 5.4) / 15;
  if (!turned) {
    paper_text_centre(paper, x, y + down, font, number);
    return;
  }
  double half = paper_text_width(paper, font, number, -1) / 2;
  font.turn = 2;
  paper_text(paper, x + half, y - down, font, number);
}

void group_mark_draw(Paper *paper, int group, double x, double y, double radius) {
  group_mark_draw_turned(paper, group, x, y, radius, FALSE);
}
