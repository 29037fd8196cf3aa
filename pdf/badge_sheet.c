/* Places on a label sheet. See badge_sheet.h. */
#include "pdf/badge_sheet.h"

#include "pdf/paper.h"

#define SLACK 0.15 /* points: measures in inches are rounded */

const LabelSheet *badge_sheet(const BadgeOptions *options) {
  return options->sheet ? options->sheet : label_sheet_plain();
}

/* A measure from the edge of the sheet, scaled about its middle. */
static double placed(double at, double side, double scale, double shift) {
  return ((at - side / 2) * scale + side / 2 + shift) * MM;
}

BadgePlace badge_place(const BadgeOptions *options, int i) {
  const LabelSheet *sheet = badge_sheet(options);
  double scale = options->scale > 0 ? options->scale : 1;
  int column = i % sheet->columns, row = i / sheet->columns;
  return (BadgePlace){
      .x = placed(sheet->left + column * sheet->pitch_x, label_sheet_paper_width(sheet), scale, options->dx),
      .y = placed(sheet->top + row * sheet->pitch_y, label_sheet_paper_height(sheet), scale, options->dy),
      .width = sheet->width * scale * MM,
      .height = sheet->height * scale * MM,
      .radius = sheet->radius * scale * MM,
  };
}

gboolean badge_sheet_fits(const BadgeOptions *options) {
  const LabelSheet *sheet = badge_sheet(options);
  BadgePlace first = badge_place(options, 0), last = badge_place(options, label_sheet_count(sheet) - 1);
  return first.x >= -SLACK && first.y >= -SLACK && last.x + last.width <= label_sheet_paper_width(sheet) * MM + SLACK &&
         last.y + last.height <= label_sheet_paper_height(sheet) * MM + SLACK;
}

/* Do two labels share an edge: then it is one line to cut along, drawn by the first of them. */
static gboolean touch(double end, double begin) {
  return begin - end < 0.01;
}

void badge_edge_draw(Paper *paper, const Theme *theme, const BadgeOptions *badges, int i, int from) {
  int columns = badge_sheet(badges)->columns;
  BadgePlace place = badge_place(badges, i);
  double right = place.x + place.width, bottom = place.y + place.height;
  PaperPaint paint = PAINT_STROKE(theme->rule, theme->rule_width);
  paper_open(paper, PAPER_ARTIFACT, NULL);
  if (place.radius > 0) {
    paper_rect(paper, place.x, place.y, place.width, place.height, place.radius, paint);
  } else {
    BadgePlace left = badge_place(badges, MAX(i - 1, 0)), above = badge_place(badges, MAX(i - columns, 0));
    gboolean beside = i % columns && i - 1 >= from && touch(left.x + left.width, place.x);
    gboolean under = i >= columns && i - columns >= from && touch(above.y + above.height, place.y);
    paint.dash = 2;
    if (!under) paper_line(paper, place.x, place.y, right, place.y, paint);
    if (!beside) paper_line(paper, place.x, place.y, place.x, bottom, paint);
    paper_line(paper, place.x, bottom, right, bottom, paint);
    paper_line(paper, right, place.y, right, bottom, paint);
  }
  paper_close(paper);
}
