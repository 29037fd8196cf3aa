/* The network of organisations: a ring with names outside it and curved lines inside, thicker where more is shared.
 * The names stand under each other at both sides, so that up to thirty can be read. */
#include <math.h>

#include "model/report_network.h"
#include "pdf/lines.h"
#include "pdf/report_figures.h"

#define ROW 15.0
#define RADIUS_LEAST 46.0
#define RADIUS_ACROSS 84.0
#define DOT 3.6
#define BEND 0.55 /* how far a line bends to the middle */

typedef struct NetworkDrawing {
  const DocumentInput *input;
  const ReportNetwork *network;
  char *description;
} NetworkDrawing;

typedef struct Point {
  double x, y;
  gboolean right; /* its name stands at the right */
} Point;

/* The place of organisation i of n: down at the right, up at the left. */
static Point place(int i, int n, double width, double height) {
  int rows = (n + 1) / 2, left = n - rows;
  gboolean right = i < rows;
  double share = right ? (i + 0.5) / rows : (n - 1 - i + 0.5) / left, y = (share - 0.5) * height;
  double radius = height / 2 + 4, x = RADIUS_ACROSS * sqrt(fmax(0, 1 - y * y / (radius * radius)));
  return (Point){width / 2 + (right ? x : -x), height / 2 + y, right};
}

static double height_for(const DocumentInput *input, int n) {
  return fmax(2 * RADIUS_LEAST, (n + 1) / 2 * ROW * input->theme.scale);
}

static void draw_tie(Paper *paper, const Theme *theme, Point from, Point to, Point middle, guint shared) {
  PaperStep steps[] = {
      {.op = 'M', .x = from.x, .y = from.y},
      {.op = 'C', .x = to.x, .y = to.y,
       .ax = from.x + (middle.x - from.x) * BEND, .ay = from.y + (middle.y - from.y) * BEND,
       .bx = to.x + (middle.x - to.x) * BEND, .by = to.y + (middle.y - to.y) * BEND},
  };
  PaperPaint paint = PAINT_STROKE(theme_tint(theme->accent, 0.6), fmin(0.8 + 1.1 * (shared - 1), 5));
  paint.round = TRUE;
  paper_path(paper, 0, 0, 1, steps, G_N_ELEMENTS(steps), paint);
}

static void draw_network(Paper *paper, double width, double height, gpointer data) {
  const NetworkDrawing *drawing = data;
  const ReportNetwork *network = drawing->network;
  const Theme *theme = &drawing->input->theme;
  int n = (int)network->names->len;
  Point middle = {width / 2, height / 2, FALSE};
  paper_open(paper, PAPER_FIGURE, drawing->description);
  for (guint i = 0; i < network->ties->len; i++) {
    const ReportTie *tie = g_ptr_array_index(network->ties, i);
    draw_tie(paper, theme, place(tie->a, n, width, height), place(tie->b, n, width, height), middle, tie->numbers->len);
  }
  for (int i = 0; i < n; i++) {
    Point at = place(i, n, width, height);
    PaperFont font = theme_font(theme, STYLE_CELL_NOTE);
    font.colour = theme->text;
    double room = width / 2 - RADIUS_ACROSS - 10;
    font.size = lines_size_to_fit(paper, font, g_ptr_array_index(network->names, i), room, 8);
    g_autofree char *name = lines_cut_to_fit(paper, font, g_ptr_array_index(network->names, i), room);
    paper_circle(paper, at.x, at.y, DOT, PAINT_FILL(theme->accent));
    if (at.right)
      paper_text(paper, at.x + DOT + 5, at.y + font.size * 0.35, font, name);
    else
      paper_text_right(paper, at.x - DOT - 5, at.y + font.size * 0.35, font, name);
  }
  paper_close(paper);
}

static char *describe(const ReportNetwork *network, Lang lang) {
  GString *words = g_string_new(NULL);
  for (guint i = 0; i < network->ties->len; i++) {
    g_autofree char *tie = report_network_words(network, i, lang);
    g_string_append_printf(words, "%s%s", i ? "; " : "", tie);
  }
  char *text = tx(lang, REPORT_NETWORK_SAYS, TS(words->str));
  g_string_free(words, TRUE);
  return text;
}

void report_figure_network(Flow *flow, const DocumentInput *input, const StoryBlock *block) {
  g_autoptr(ReportNetwork) network = report_network_new(block->facts);
  if (network->names->len < 3) return; /* two and a line tell nothing that the table does not */
  NetworkDrawing drawing = {input, network, describe(network, input->lang)};
  flow_keep_begin(flow);
  flow_heading(flow, block->minor ? 3 : 2, block->text ? block->text : tp(input->lang, REPORT_NETWORK));
  flow_space(flow, 4);
  flow_draw(flow, height_for(input, (int)network->names->len), draw_network, &drawing);
  flow_paragraph(flow, STYLE_CELL_NOTE, tp(input->lang, REPORT_NETWORK_HOW));
  g_autofree char *more = network->more ? tx(input->lang, REPORT_NETWORK_MORE, TN(network->more)) : NULL;
  flow_paragraph(flow, STYLE_CELL_NOTE, more);
  flow_keep_end(flow);
  g_free(drawing.description);
}
