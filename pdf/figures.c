/* Shapes and fitted text. See figures.h. */
#include "pdf/figures.h"

#include <math.h>

#define SIZE_STEP 0.5
#define LINE_WIDTH 1.8
#define WAVES 6

/* --- shapes --- */

void figure_polygon(Paper *paper, const FigureForm *form, double x, double y, double radius, gboolean turned,
                    PaperPaint paint) {
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

/* A line of this reach to both sides: whole, dotted or wavy. */
static void draw_line(Paper *paper, Shape shape, double x, double y, double reach, Colour colour) {
  PaperPaint paint = PAINT_STROKE(colour, LINE_WIDTH);
  paint.round = TRUE;
  if (shape != SHAPE_WAVE) {
    if (shape == SHAPE_DOTS) paint.dash = 2.4 * LINE_WIDTH;
    paper_line(paper, x - reach, y, x + reach, y, paint);
    return;
  }
  PaperStep steps[1 + WAVES] = {{.op = 'M', .x = x - reach, .y = y}};
  double step = 2 * reach / WAVES, high = step * 0.55;
  for (int i = 0; i < WAVES; i++) {
    double from = x - reach + i * step, at = i % 2 ? y + high : y - high;
    steps[i + 1] = (PaperStep){.op = 'C', .x = from + step, .y = y, .ax = from + step * 0.36, .ay = at,
                               .bx = from + step * 0.64, .by = at};
  }
  paper_path(paper, 0, 0, 1, steps, G_N_ELEMENTS(steps), paint);
}

void figure_shape(Paper *paper, Shape shape, double x, double y, double radius, PaperPaint paint) {
  static const FigureForm forms[N_SHAPES] = {
      [SHAPE_TRIANGLE] = {3, 0, 0}, [SHAPE_SQUARE] = {4, 0.125, 0},   [SHAPE_DIAMOND] = {4, 0, 0},
      [SHAPE_STAR] = {5, 0, 0.5},   [SHAPE_OCTAGON] = {8, 0.0625, 0},
  };
  if (shape <= SHAPE_NONE || shape >= N_SHAPES) return;
  if (shape >= SHAPE_LINE) {
    draw_line(paper, shape, x, y, 2 * radius, paint.fill);
    return;
  }
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

/* The direction of the middle of circle i of n; two stand beside each other. */
static double direction(int i, int n) { return n == 2 ? (i ? 1 : -1) * G_PI / 2 : 2 * G_PI * i / n; }

void figure_core(Paper *paper, int n, double x, double y, double spread, double radius, PaperPaint paint) {
  double half = G_PI / n, across = spread * sin(half);
  double far = sqrt(fmax(0, radius * radius - across * across)) - spread * cos(half); /* of its corners */
  if (n < 2 || far <= 0) return;
  g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(PaperStep));
  for (int i = 0; i < n; i++) { /* circle i bounds it on the other side, from one corner to the next */
    double way = direction(i, n), cx = x + spread * sin(way), cy = y - spread * cos(way);
    double a = way + G_PI - half, b = way + G_PI + half;
    double from = atan2(x + far * sin(a) - cx, cy - (y - far * cos(a))),
        to = atan2(x + far * sin(b) - cx, cy - (y - far * cos(b)));
    while (to < from) to += 2 * G_PI;
    PaperStep start = point('M', cx, cy, radius, from);
    if (i == 0) g_array_append_val(steps, start);
    add_arc(steps, cx, cy, radius, from, to);
  }
  PaperStep end = {.op = 'Z'};
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

void figure_same_size(const Paper *paper, Style *style, char *const *texts, double width, double height, double least) {
  double ratio = style->size > 0 ? style->leading / style->size : 1.3;
  for (; *texts; texts++) {
    g_autoptr(Lines) lines = figure_fit(paper, style, *texts, width, height, least);
    style->size = fmin(style->size, lines->style.size);
  }
  style->leading = style->size * ratio;
}

double figure_widest(const Paper *paper, const Lines *lines) {
  double widest = 0;
  for (guint i = 0; i < lines->lines->len; i++) {
    const UnicodeLine *line = &g_array_index(lines->lines, UnicodeLine, i);
    g_autofree char *text = g_strndup(lines->text + line->start, line->end - line->start);
    widest = fmax(widest, paper_text_width(paper, style_font(&lines->style), g_strchomp(text), -1));
  }
  return widest;
}

void figure_text(Paper *paper, const Style *style, const char *text, double x, double y, double width, double height,
                 double least) {
  if (!text || !*text) return;
  Style centred = *style;
  centred.align = ALIGN_CENTRE;
  centred.balance = TRUE;
  g_autoptr(Lines) lines = figure_fit(paper, &centred, text, width, height, least);
  lines_draw_all(lines, paper, x - width / 2, y - lines_height(lines) / 2);
}
