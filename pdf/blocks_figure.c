/* Blocks that are a drawing: overlapping circles, rings, a wheel, a triangle, nodes to connect, a room set-up. Each is one figure
 * with a description of all that stands in it. */
#include <math.h>

#include "model/groups.h"
#include "pdf/blocks.h"
#include "pdf/document.h"
#include "pdf/figures.h"
#include "pdf/room_figure.h"

#define LEAST_TEXT 8.5

typedef struct Figure {
  const BlockContext *context;
  const Block *block;
  const char *description;
} Figure;

static Style text_style(const BlockContext *context, double size, gboolean strong) {
  double k = sqrt(context->theme->scale);
  return (Style){.face = strong ? FACE_SEMIBOLD : FACE_REGULAR, .size = size * k, .leading = size * k * 1.25, .colour = context->theme->text};
}

/* Adds a sentence about texts, when there are any. */
static void describe(GString *out, Lang lang, TextId id, char *const *texts) {
  if (!texts || !*texts) return;
  g_autofree char *joined = g_strjoinv(", ", (char **)texts);
  const TextArg args[] = {TS(joined)};
  g_autofree char *words = text_format(lang, id, args, 1);
  g_string_append_printf(out, "%s%s", out->len ? " " : "", words);
}

static void describe_one(GString *out, Lang lang, TextId id, char *text) {
  char *texts[] = {text, NULL};
  if (text && *text) describe(out, lang, id, texts);
}

/* Adds the figure of a block: square, as large as width and room allow. */
static void add_figure(Flow *flow, const BlockContext *context, const Block *block, double extra, TextId id, double flat, FlowDraw draw) {
  g_autoptr(GString) words = g_string_new(NULL);
  describe(words, context->lang, id, block->items);
  describe(words, context->lang, TX_SHEET_PAIRS, block->pairs);
  describe_one(words, context->lang, TX_SHEET_MIDDLE, block->middle);
  describe_one(words, context->lang, TX_SHEET_EDGE, block->edge);
  Figure figure = {context, block, words->str};
  double width = flow_width(flow), least = fmin(width * flat * 0.72, theme_body_height(context->theme) * 0.6);
  double height = block_height(context, block, least, fmin(extra, width * flat - least));
  flow_space(flow, 6);
  flow_draw(flow, height, draw, &figure);
  flow_space(flow, 10);
}

/* --- overlapping circles --- */

typedef struct Place2 {
  double x, y;
} Place2;

/* The middle of circle i of n around 0,0, `spread` away. */
static Place2 around(int i, int n, double spread) {
  double angle = n == 2 ? (i ? 1 : -1) * G_PI / 2 : 2 * G_PI * i / n;
  return (Place2){spread * sin(angle), -spread * cos(angle)};
}

static void draw_circles(Paper *paper, double width, double height, gpointer data) {
  const Figure *figure = data;
  const Block *block = figure->block;
  const Theme *theme = figure->context->theme;
  int n = (int)g_strv_length(block->items);
  double spread = n == 4 ? 0.70 : 0.62; /* of the middles, in radii */
  double wide = 2 * (spread + 1), high = n == 2 ? 2 : n == 3 ? 1 + spread * 1.5 + 1 : wide;
  double r = fmin(width / wide, height / high), cx = width / 2, cy = n == 3 ? (height - high * r) / 2 + (1 + spread) * r : height / 2;
  Style single = text_style(figure->context, 13, TRUE), pair = text_style(figure->context, 12, FALSE), middle = text_style(figure->context, 15, TRUE);
  middle.colour = theme->accent;
  paper_open(paper, PAPER_FIGURE, figure->description);
  for (int i = 0; i < n; i++) {
    Place2 c = around(i, n, spread * r);
    paper_circle(paper, cx + c.x, cy + c.y, r, PAINT_STROKE(theme->accent, 1.2));
  }
  for (int i = 0; i < n; i++) {
    gboolean beside = n == 4 && i % 2; /* the place left free of the others is narrow there */
    Place2 c = around(i, n, (n == 2 ? spread + 0.32 : beside ? spread + 0.64 : spread + 0.5) * r);
    double box = beside ? 0.56 * r : n == 2 ? 0.9 * r : r;
    figure_text(paper, &single, block->items[i], cx + c.x, cy + c.y, box, r * 0.8, LEAST_TEXT);
  }
  int pairs = n == 2 ? 1 : n;
  for (int i = 0; i < pairs && block->pairs[i]; i++) {
    double angle = n == 2 ? 0 : 2 * G_PI * (i + 0.5) / n, far = n == 2 ? 0 : n == 3 ? 0.47 * r : 0.86 * r;
    figure_text(paper, &pair, block->pairs[i], cx + far * sin(angle), cy - far * cos(angle), n == 3 ? 0.5 * r : 0.66 * r, r * 0.3, LEAST_TEXT);
  }
  for (int i = 0; n == 4 && i < n && block->triples[i]; i++) { /* opposite the circle that is missing */
    Place2 p = around((i + 2) % 4, 4, 0.51 * r);
    char number[4];
    g_snprintf(number, sizeof number, "%d", i + 1);
    PaperFont font = {.face = FACE_SEMIBOLD, .size = 12, .colour = theme->accent};
    paper_circle(paper, cx + p.x, cy + p.y, 10, (PaperPaint){theme->tint, theme->accent, 0.7, 0, FALSE});
    paper_text_centre(paper, cx + p.x, cy + p.y + 4.3, font, number);
  }
  figure_text(paper, &middle, block->middle, cx, cy, n == 4 ? 0.56 * r : n == 3 ? 0.5 * r : 0.6 * r, 0.4 * r, LEAST_TEXT);
  paper_close(paper);
}

void block_circles(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  guint n = g_strv_length(block->items), triples = n == 4 ? g_strv_length(block->triples) : 0;
  add_figure(flow, context, block, extra, TX_SHEET_CIRCLES, n == 2 ? 0.62 : n == 3 ? 0.95 : 1, draw_circles);
  if (!triples) return;
  flow_list_begin(flow, LIST_NUMBER);
  for (guint i = 0; i < MIN(triples, n); i++) flow_item(flow, STYLE_BODY, block->triples[i]);
  flow_list_end(flow);
}

/* --- rings --- */

static void draw_rings(Paper *paper, double width, double height, gpointer data) {
  const Figure *figure = data;
  const Theme *theme = figure->context->theme;
  int n = (int)g_strv_length(figure->block->items);
  double most = fmin(width, height) / 2, cx = width / 2, cy = height / 2;
  paper_open(paper, PAPER_FIGURE, figure->description);
  for (int i = n - 1; i >= 0; i--) {
    double r = most * (i + 1) / n, inner = most * i / n;
    paper_circle(paper, cx, cy, r, (PaperPaint){i == 0 ? theme->tint : COLOUR_WHITE, theme->accent, 1, 0, FALSE});
    Style style = text_style(figure->context, i ? 12 : 13, i == 0);
    if (i == 0) {
      figure_text(paper, &style, figure->block->items[i], cx, cy, r * 1.5, r * 1.2, LEAST_TEXT);
    } else { /* in the upper part of the ring, as wide as the ring lets it */
      double y = cy - (inner + fmin(r - inner, 34) * 0.62), chord = 2 * sqrt(fmax(r * r - (cy - y + 9) * (cy - y + 9), 0));
      figure_text(paper, &style, figure->block->items[i], cx, y, fmin(chord * 0.92, r * 1.5), (r - inner) * 0.8, LEAST_TEXT);
    }
  }
  paper_close(paper);
}

void block_rings(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  add_figure(flow, context, block, extra, TX_SHEET_RINGS, 1, draw_rings);
}

/* --- a wheel --- */

static void draw_wheel(Paper *paper, double width, double height, gpointer data) {
  const Figure *figure = data;
  const Block *block = figure->block;
  const Theme *theme = figure->context->theme;
  int n = (int)g_strv_length(block->items);
  double r = fmin(width, height) / 2, cx = width / 2, cy = height / 2, outer = block->edge ? r * 0.86 : r, inner = block->middle ? r * 0.3 : 0;
  Style style = text_style(figure->context, 13, TRUE), middle = text_style(figure->context, 14, TRUE), edge = text_style(figure->context, 12, FALSE);
  middle.colour = COLOUR_WHITE;
  paper_open(paper, PAPER_FIGURE, figure->description);
  if (block->edge) {
    paper_circle(paper, cx, cy, r, (PaperPaint){theme->tint, theme->accent, 1, 0, FALSE});
    figure_text(paper, &edge, block->edge, cx, cy - (r + outer) / 2, r * 0.9, r - outer, LEAST_TEXT);
    figure_text(paper, &edge, block->edge, cx, cy + (r + outer) / 2, r * 0.9, r - outer, LEAST_TEXT);
  }
  for (int i = 0; i < n; i++) {
    double from = 2 * G_PI * (i - 0.5) / n, to = 2 * G_PI * (i + 0.5) / n, at = 2 * G_PI * i / n;
    if (n == 4) from += G_PI / 4, to += G_PI / 4, at += G_PI / 4;
    double far = inner > 0 ? (inner + outer) * 0.53 : outer * 0.62, box = fmin(2 * far * sin(G_PI / n) * 0.86, outer * 0.72);
    figure_segment(paper, cx, cy, inner, outer, from, to, (PaperPaint){i % 2 ? COLOUR_WHITE : theme->tint, theme->accent, 1, 0, TRUE});
    figure_text(paper, &style, block->items[i], cx + far * sin(at), cy - far * cos(at), box, outer * 0.42, LEAST_TEXT);
  }
  if (block->middle) {
    paper_circle(paper, cx, cy, inner, PAINT_FILL(theme->accent));
    figure_text(paper, &middle, block->middle, cx, cy, inner * 1.6, inner * 1.3, LEAST_TEXT);
  }
  paper_close(paper);
}

void block_wheel(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  add_figure(flow, context, block, extra, TX_SHEET_WHEEL, 1, draw_wheel);
}

/* --- a triangle --- */

static void draw_triangle(Paper *paper, double width, double height, gpointer data) {
  const Figure *figure = data;
  const Theme *theme = figure->context->theme;
  double r = fmin(width * 0.13, height * 0.15), cx = width / 2, top = r + 1, bottom = height - r - 1;
  double half = fmin(width / 2 - r - 1, (bottom - top) * 0.62);
  const Place2 corners[] = {{cx, top}, {cx + half, bottom}, {cx - half, bottom}};
  double points[] = {corners[0].x, corners[0].y, corners[1].x, corners[1].y, corners[2].x, corners[2].y};
  Style style = text_style(figure->context, 13, TRUE), middle = text_style(figure->context, 13, FALSE);
  paper_open(paper, PAPER_FIGURE, figure->description);
  paper_polygon(paper, points, 3, TRUE, PAINT_STROKE(theme->accent, 2));
  for (int i = 0; i < 3; i++) {
    paper_circle(paper, corners[i].x, corners[i].y, r, (PaperPaint){COLOUR_WHITE, theme->accent, 2, 0, FALSE});
    figure_text(paper, &style, figure->block->items[i], corners[i].x, corners[i].y, r * 1.7, r * 1.2, LEAST_TEXT);
  }
  figure_text(paper, &middle, figure->block->middle, cx, top + (bottom - top) * 0.66, half * 0.8, r * 1.5, LEAST_TEXT);
  paper_close(paper);
}

void block_triangle(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  add_figure(flow, context, block, extra, TX_SHEET_TRIANGLE, 0.9, draw_triangle);
}

/* --- nodes to connect --- */

static void draw_nodes(Paper *paper, double width, double height, gpointer data) {
  const Figure *figure = data;
  const Block *block = figure->block;
  const Theme *theme = figure->context->theme;
  int n = (int)g_strv_length(block->items);
  double most = fmin(width, height), r = fmin(most * 0.15, 2.2 * most / (n + 4)), cx = width / 2, cy = height / 2;
  double rx = width / 2 - r - 2, ry = height / 2 - r - 2;
  rx = fmin(rx, ry * 1.25);
  r = fmin(r, G_PI * (rx + ry) / 2 / n * 0.82);
  Style style = text_style(figure->context, 12, FALSE), middle = text_style(figure->context, 14, TRUE);
  middle.colour = COLOUR_WHITE;
  paper_open(paper, PAPER_FIGURE, figure->description);
  for (int i = 0; block->connected && i < n; i++) {
    double at = 2 * G_PI * i / n;
    paper_line(paper, cx, cy, cx + rx * sin(at), cy - ry * cos(at), PAINT_STROKE(theme->accent, 1.4));
  }
  for (int i = 0; i < n; i++) {
    double at = 2 * G_PI * i / n, x = cx + rx * sin(at), y = cy - ry * cos(at);
    paper_circle(paper, x, y, r, (PaperPaint){COLOUR_WHITE, theme->accent, 1.2, 0, FALSE});
    figure_text(paper, &style, block->items[i], x, y, r * 1.72, r * 1.25, LEAST_TEXT);
  }
  if (block->middle) {
    double own = fmin(r * 1.25, fmin(rx, ry) - r - 8);
    paper_circle(paper, cx, cy, own, PAINT_FILL(theme->accent));
    figure_text(paper, &middle, block->middle, cx, cy, own * 1.6, own * 1.2, LEAST_TEXT);
  }
  paper_close(paper);
}

void block_nodes(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  add_figure(flow, context, block, extra, block->connected ? TX_SHEET_NODES_CONNECTED : TX_SHEET_NODES, 0.95, draw_nodes);
}

/* --- a room set-up --- */

typedef struct RoomBlock {
  const BlockContext *context;
  const RoomPlan *plan;
} RoomBlock;

static void draw_layout(Paper *paper, double width, double height, gpointer data) {
  const RoomBlock *room = data;
  double scale = fmin(width / room->plan->width, height / room->plan->height);
  gboolean signs = room->plan->layout == LAYOUT_GROUPS && room->plan->tables->len > 1;
  room_figure_draw(paper, room->context->theme, room->context->lang, room->plan, signs, width, scale * room->plan->height);
}

void block_layout(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  Layout layout = block->layout == LAYOUT_NONE ? LAYOUT_CIRCLE : block->layout;
  g_autofree char *words = tx(context->lang, SHEET_LAYOUT, TS(document_layout(layout, context->lang)));
  g_autoptr(RoomPlan) plan = room_plan_new(layout, context->people, groups_count(context->people, 4, 5, 0));
  RoomBlock room = {context, plan};
  double shape = plan->height / plan->width, height = block_height(context, block, 170, fmin(extra, 220));
  flow_draw(flow, fmin(height, flow_width(flow) * shape), draw_layout, &room);
  flow_paragraph(flow, STYLE_NOTE, block->middle ? block->middle : words);
}
