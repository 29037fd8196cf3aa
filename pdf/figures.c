/* Shapes and fitted text. See figures.h. */
#include "pdf/figures.h"

#include <math.h>

#define SIZE_STEP 0.5

/* --- shapes --- */

void figure_polygon(Paper *paper, const FigureForm *form, double x, double y, double radius, gboolean turned, PaperPaint paint) {
  if (!form->corners) {
    paper_circle(paper, x, y, radius, paint);
    return;
  }
  double points[2 * 2 * FIGURE_MOST_CORNERS], way = turned ? -1 : 1;
  gboolean star = form->inner > 0, pointed = form->corners == 3 || star;
  int n = star ? 2 * form->corners : form->corners;
  double reach = radius * (pointed ? 1.25 : 1.12), down = form->corners == 3 ? way * reach * 0.2 : 0;
  for (int i = 0; i < n; i++) {
    double angle = 2 * G_PI * (form->turn + (double)i / n), r = star && i % 2 ? reach * form->inner : reach;
    points[2 * i] = x + way * r * sin(angle);
    points[2 * i + 1] = y + down - way * r * cos(angle);
  }
  paper_polygon(paper, points, (gsize)n, TRUE, paint);
}

void figure_shape(Paper *paper, Shape shape, double x, double y, double radius, PaperPaint paint) {
  static const FigureForm forms[N_SHAPES] = {
      [SHAPE_TRIANGLE] = {3, 0, 0}, [SHAPE_SQUARE] = {4, 0.125, 0},   [SHAPE_DIAMOND] = {4, 0, 0},
      [SHAPE_STAR] = {5, 0, 0.5},   [SHAPE_OCTAGON] = {8, 0.0625, 0},
  };
  if (shape <= SHAPE_NONE || shape >= N_SHAPES) return;
  figure_polygon(paper, &forms[shape], x, y, radius, FALSE, paint);
}

void figure_arrow(Paper *paper, ArrowWay way, double x, double y, double side, PaperPaint paint) {
  /* to the right, in a square of 1 */
  static const double shape[] = {0, 0.34, 0.48, 0.34, 0.48, 0.08, 1, 0.5, 0.48, 0.92, 0.48, 0.66, 0, 0.66};
  double points[G_N_ELEMENTS(shape)];
  for (gsize i = 0; i < G_N_ELEMENTS(shape); i += 2) {
    double px = shape[i], py = shape[i + 1];
    switch (way) {
      case ARROW_LEFT: px = 1 - px; break;
      case ARROW_AHEAD: px = shape[i + 1], py = 1 - shape[i]; break;
      case ARROW_BACK: px = shape[i + 1], py = shape[i]; break;
      case ARROW_RIGHT: break;
    }
    points[i] = x + side * px;
    points[i + 1] = y + side * py;
  }
  paper_polygon(paper, points, G_N_ELEMENTS(points) / 2, TRUE, paint);
}

static PaperStep point(char op, double x, double y, double radius, double angle) {
  return (PaperStep){.op = op, .x = x + radius * sin(angle), .y = y - radius * cos(angle)};
}

/* An arc in pieces of at most a quarter of a turn, each a Bézier curve. */
static void add_arc(GArray *steps, double x, double y, double radius, double from, double to) {
  int pieces = (int)ceil(fabs(to - from) / (G_PI / 2) - 1e-9);
  double step = (to - from) / MAX(pieces, 1), reach = radius * 4 / 3 * tan(step / 4);
  for (int i = 0; i < pieces; i++) {
    double a = from + i * step, b = a + step;
    PaperStep curve = point('C', x, y, radius, b);
    curve.ax = x + radius * sin(a) + reach * cos(a);
    curve.ay = y - radius * cos(a) + reach * sin(a);
    curve.bx = curve.x - reach * cos(b);
    curve.by = curve.y - reach * sin(b);
    g_array_append_val(steps, curve);
  }
}

void figure_segment(Paper *paper, double x, double y, double inner, double outer, double from, double to, PaperPaint paint) {
  g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(PaperStep));
  PaperStep start = inner > 0 ? point('M', x, y, inner, from) : (PaperStep){.op = 'M', .x = x, .y = y};
  PaperStep out = point('L', x, y, outer, from), end = {.op = 'Z'};
  g_array_append_val(steps, start);
  g_array_append_val(steps, out);
  add_arc(steps, x, y, outer, from, to);
  if (inner > 0) {
    PaperStep back = point('L', x, y, inner, to);
    g_array_append_val(steps, back);
    add_arc(steps, x, y, inner, to, from);
  }
  g_array_append_val(steps, end);
  paper_path(paper, 0, 0, 1, (const PaperStep *)steps->data, steps->len, paint);
}

/* --- text in a place --- */

gboolean figure_word_too_wide(const Paper *paper, const Style *style, const char *text, double width) {
  PaperFont font = style_font(style);
  g_auto(GStrv) words = g_strsplit_set(text, " \n", -1);
  for (char **word = words; *word; word++)
    if (paper_text_width(paper, font, *word, -1) > width) return TRUE;
  return FALSE;
}

Lines *figure_fit(const Paper *paper, const Style *style, const char *text, double width, double height, double least) {
  Style own = *style;
  own.hyphenate = FALSE;
  double ratio = style->size > 0 ? style->leading / style->size : 1.3;
  for (own.size = style->size;; own.size -= SIZE_STEP) {
    gboolean last = own.size - SIZE_STEP < least;
    own.leading = own.size * ratio;
    if (!last && figure_word_too_wide(paper, &own, text, width)) continue;
    Lines *lines = lines_new(paper, &own, NULL, text, width);
    if (last || lines_height(lines) <= height) return lines;
    lines_free(lines);
  }
}

void figure_text(Paper *paper, const Style *style, const char *text, double x, double y, double width, double height, double least) {
  if (!text || !*text) return;
  Style centred = *style;
  centred.align = ALIGN_CENTRE;
  g_autoptr(Lines) lines = figure_fit(paper, &centred, text, width, height, least);
  lines_draw_all(lines, paper, x - width / 2, y - lines_height(lines) / 2);
}
