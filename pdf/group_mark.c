/* Signs of groups on paper. Their shapes and colours are data: model/group_sign.h. */
#include "pdf/group_mark.h"

#include <math.h>

#include "model/group_sign.h"

#define NUMBER_SIZE 0.8535 /* of the radius */

static void draw_shape(Paper *paper, const GroupSign *sign, double x, double y, double reach, gboolean turned) {
  if (!sign->corners) {
    paper_circle(paper, x, y, reach, PAINT_FILL(sign->colour));
    return;
  }
  double points[24];
  int n = sign->inner > 0 ? 2 * sign->corners : sign->corners;
  double radius = reach * (sign->corners == 3 || sign->inner > 0 ? 1.25 : 1.12);
  double way = turned ? -1 : 1, down = sign->corners == 3 ? way * radius * 0.2 : 0;
  for (int i = 0; i < n; i++) {
    double angle = 2 * G_PI * (sign->turn + (double)i / n), r = sign->inner > 0 && i % 2 ? radius * sign->inner : radius;
    points[2 * i] = x + way * r * sin(angle);
    points[2 * i + 1] = y + down - way * r * cos(angle);
  }
  paper_polygon(paper, points, (gsize)n, TRUE, PAINT_FILL(sign->colour));
}

void group_mark_draw_turned(Paper *paper, int group, double x, double y, double radius, gboolean turned) {
  const GroupSign *sign = group_sign(group);
  g_autofree char *number = g_strdup_printf("%d", group);
  double size = round(radius * NUMBER_SIZE * 100) / 100;
  PaperFont font = {.face = FACE_BOLD, .size = size, .colour = COLOUR_WHITE};
  draw_shape(paper, sign, x, y, radius, turned);
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
