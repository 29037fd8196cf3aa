/* Blocks that are a drawing: overlapping circles, rings, a wheel, a triangle, nodes to connect, a legend of lines, a room
 * set-up. Each figure has a description of all that stands in it. */
#include <math.h>

#include "model/groups.h"
#include "pdf/blocks.h"
#include "pdf/document.h"
#include "pdf/figures.h"
#include "pdf/room_figure.h"

#define LEAST_TEXT 8.5
#define LEAST_FIGURE 0.58 /* of the width it would like */
#define LEAST_LARGE 0.72  /* the same in large print, whose words need more room */
#define CLEAR 5.0         /* between a word and the line around it */

typedef struct Figure {
  const BlockContext *context;
  const Block *block;
  const char *description;
} Figure;

static Style text_style(const BlockContext *context, double size, gboolean strong) {
  double k = sqrt(context->theme->scale);
  return (Style){.face = strong ? FACE_SEMIBOLD : FACE_REGULAR, .size = size * k, .leading = size * k * 1.25,
                 .colour = context->theme->text};
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

/* The height of a figure as a share of its width. */
static double shape_of(const Block *block) {
  guint n = g_strv_length(block->items);
  switch (block->kind) {
    case BLOCK_CIRCLES: return n == 2 ? 0.62 : n == 3 ? 0.95 : 1;
    case BLOCK_TRIANGLE: return 0.9;
    case BLOCK_NODES: return 0.95;
    default: return 1;
  }
}

static double least_height(const BlockContext *context, const Block *block, double width) {
  double least = context->theme->scale > 1 ? LEAST_LARGE : LEAST_FIGURE;
  return fmin(width * shape_of(block) * least, theme_body_height(context->theme) * 0.6);
}

double block_figure_room(const BlockContext *context, const Block *block, double width) {
  return fmax(0, width * shape_of(block) - least_height(context, block, width));
}

/* Adds the figure of a block: as large as width and room allow. */
static void add_figure(Flow *flow, const BlockContext *context, const Block *block, double extra, TextId id, FlowDraw draw) {
  g_autoptr(GString) words = g_string_new(NULL);
  describe(words, context->lang, id, block->items);
  describe(words, context->lang, block->kind == BLOCK_TRIANGLE ? TX_SHEET_EACH_SIDE : TX_SHEET_PAIRS, block->pairs);
  describe_one(words, context->lang, TX_SHEET_MIDDLE, block->middle);
  describe_one(words, context->lang, TX_SHEET_EDGE, block->edge);
  Figure figure = {context, block, words->str};
  double width = flow_width(flow), room = block_figure_room(context, block, width);
  double height = block_height(context, block, least_height(context, block, width), fmin(extra, room));
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

#define NUMBER_RADIUS 10.0

/* A number in a small disc. */
static void draw_number(Paper *paper, const Theme *theme, double x, double y, int n) {
  double k = sqrt(theme->scale);
  PaperFont font = {.face = FACE_SEMIBOLD, .size = 12 * k, .colour = theme->accent};
  char number[4];
  g_snprintf(number, sizeof number, "%d", n);
  paper_circle(paper, x, y, NUMBER_RADIUS * k, (PaperPaint){theme->tint, theme->accent, 0.7, 0, FALSE});
  paper_text_centre(paper, x, y + 4.3 * k, font, number);
}

static void draw_circles(Paper *paper, double width, double height, gpointer data) {
  const Figure *figure = data;
  const Block *block = figure->block;
  const Theme *theme = figure->context->theme;
  int n = (int)g_strv_length(block->items);
  double spread = n == 4 ? 0.70 : 0.62; /* of the middles, in radii */
  double wide = 2 * (spread + 1), high = n == 2 ? 2 : n == 3 ? 1 + spread * 1.5 + 1 : wide;
  double r = fmin(width / wide, height / high), cx = width / 2;
  double cy = n == 3 ? (height - high * r) / 2 + (1 + spread) * r : height / 2;
  Style single = text_style(figure->context, 13, TRUE), pair = text_style(figure->context, 13, FALSE),
      middle = text_style(figure->context, 16, TRUE);
  middle.colour = COLOUR_WHITE;
  paper_open(paper, PAPER_FIGURE, figure->description);
  if (block->middle) figure_core(paper, n, cx, cy, spread * r, r, PAINT_FILL(theme->accent));
  for (int i = 0; i < n; i++) {
    Place2 c = around(i, n, spread * r);
    paper_circle(paper, cx + c.x, cy + c.y, r, PAINT_STROKE(theme->accent, 1.2));
  }
  double boxes[] = {r, 0.6 * r}; /* above and below; beside, where the place left free of the others is narrow */
  if (n == 2) boxes[0] = boxes[1] = 0.9 * r;
  for (int i = 0; i < n; i++) {
    char *const one[] = {block->items[i], NULL};
    figure_same_size(paper, &single, one, boxes[n == 4 && i % 2], r * 0.8, LEAST_TEXT);
  }
  for (int i = 0; i < n; i++) {
    gboolean beside = n == 4 && i % 2;
    Place2 c = around(i, n, (n == 2 ? spread + 0.32 : beside ? spread + 0.64 : spread + 0.5) * r);
    double box = boxes[beside];
    figure_text(paper, &single, block->items[i], cx + c.x, cy + c.y, box, r * 0.8, LEAST_TEXT);
  }
  int pairs = n == 2 ? 1 : n;
  figure_same_size(paper, &pair, block->pairs, n == 3 ? 0.5 * r : 0.66 * r, r * 0.3, LEAST_TEXT);
  for (int i = 0; i < pairs && block->pairs[i]; i++) {
    double angle = n == 2 ? 0 : 2 * G_PI * (i + 0.5) / n, far = n == 2 ? 0 : n == 3 ? 0.47 * r : 0.86 * r;
    if (n == 2 && block->middle) continue; /* that place is the middle */
    figure_text(paper, &pair, block->pairs[i], cx + far * sin(angle), cy - far * cos(angle), n == 3 ? 0.5 * r : 0.66 * r,
                r * 0.3, LEAST_TEXT);
  }
  for (int i = 0; n == 4 && i < n && block->triples[i]; i++) { /* opposite the circle that is missing */
    Place2 p = around((i + 2) % 4, 4, 0.51 * r);
    draw_number(paper, theme, cx + p.x, cy + p.y, i + 1);
  }
  figure_text(paper, &middle, block->middle, cx, cy, n == 4 ? 0.47 * r : n == 3 ? 0.5 * r : 0.6 * r, 0.4 * r, LEAST_TEXT);
  paper_close(paper);
}

void block_circles(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  guint n = g_strv_length(block->items), triples = n == 4 ? g_strv_length(block->triples) : 0;
  add_figure(flow, context, block, extra, TX_SHEET_CIRCLES, draw_circles);
  if (!triples || block->numbered) return; /* numbered: what the numbers mean is a block of its own */
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
    paper_circle(paper, cx, cy, r, (PaperPaint){i == 0 ? theme->accent : COLOUR_WHITE, theme->accent, 1.2, 0, FALSE});
    Style style = text_style(figure->context, i ? 13 : 16, i == 0);
    if (i == 0) {
      style.colour = COLOUR_WHITE;
      figure_text(paper, &style, figure->block->items[i], cx, cy, r * 1.5, r * 1.2, LEAST_TEXT);
    } else { /* in the upper part of the ring, as wide as the ring lets it */
      double y = cy - (inner + fmin(r - inner, 34) * 0.62), chord = 2 * sqrt(fmax(r * r - (cy - y + 9) * (cy - y + 9), 0));
      figure_text(paper, &style, figure->block->items[i], cx, y, fmin(chord * 0.92, r * 1.5), (r - inner) * 0.8, LEAST_TEXT);
    }
  }
  paper_close(paper);
}

void block_rings(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  add_figure(flow, context, block, extra, TX_SHEET_RINGS, draw_rings);
}

/* --- a wheel --- */

/* Where the middle of segment i lies; four of them meet above. */
static double segment_angle(int i, int n) { return 2 * G_PI * (i + (n == 4 ? 0.5 : 0)) / n; }

/* Neighbours differ, the last and the first too when their number is odd. */
static Colour segment_colour(const Theme *theme, int i, int n) {
  if (n % 2 && i == n - 1) return theme_tint(theme->accent, 0.15);
  return i % 2 ? COLOUR_WHITE : theme->tint;
}

/* How wide words of this height can be, so far above or below the middle of a disc, and stay inside it. */
static double room_in_disc(double away, double height, double radius) {
  double far = away + height / 2, half = radius > far ? sqrt(radius * radius - far * far) : 0;
  return 2 * fmax(half - CLEAR, 0);
}

/* Makes the words of all segments as large as the smallest of them can be: none cut, none over the ring around them or over the
 * disc in the middle. They stand around places `far` from the middle, below a number that takes `space`. */
static void fit_segments(const Paper *paper, const Block *block, Style *style, double far, double box, double space,
                         double inner, double outer) {
  int n = (int)g_strv_length(block->items);
  figure_same_size(paper, style, block->items, box, outer * 0.42, LEAST_TEXT);
  for (int i = 0; i < n; i++) {
    double dx = fabs(far * sin(segment_angle(i, n))), dy = -far * cos(segment_angle(i, n));
    for (; style->size > LEAST_TEXT; style->size -= 0.5) {
      style->leading = style->size * 1.25;
      g_autoptr(Lines) lines = figure_fit(paper, style, block->items[i], box, outer, style->size);
      double top = dy - (space + lines_height(lines)) / 2 + space, bottom = top + lines_height(lines);
      double wide = figure_widest(paper, lines) / 2 + CLEAR;
      double near = top < 0 && bottom > 0 ? 0 : fmin(fabs(top), fabs(bottom));
      double number = hypot(dx, top - space / 2) - space / 2;
      if (hypot(dx + wide, fmax(fabs(top), fabs(bottom))) < outer && hypot(fmax(dx - wide, 0), near) >= inner &&
          (space <= 0 || number >= inner))
        break;
    }
  }
  style->leading = style->size * 1.25;
}

/* Where words may stand in a segment, and how wide: from what looks best to what leaves them the most room. */
static const struct {
  double far, box;
} shares[] = {{0.53, 1}, {0.53, 0.7}, {0.5, 0.85}, {0.47, 0.85}, {0.47, 1}};

static void draw_wheel(Paper *paper, double width, double height, gpointer data) {
  const Figure *figure = data;
  const Block *block = figure->block;
  const Theme *theme = figure->context->theme;
  int n = (int)g_strv_length(block->items);
  double r = fmin(width, height) / 2, cx = width / 2, cy = height / 2;
  double outer = block->edge ? r * 0.86 : r, inner = block->middle ? r * 0.3 : 0;
  Style style = text_style(figure->context, 15, TRUE), middle = text_style(figure->context, 16, TRUE),
      edge = text_style(figure->context, 13, TRUE);
  double far = inner > 0 ? (inner + outer) * 0.53 : outer * 0.62;
  double box = fmin(2 * far * sin(G_PI / n) * 0.86, outer * (inner > 0 ? 0.6 : 0.72));
  double space = block->numbered ? 2 * NUMBER_RADIUS * sqrt(theme->scale) + style.size * 0.4 : 0; /* above the words */
  middle.colour = COLOUR_WHITE;
  edge.colour = theme->accent;
  paper_open(paper, PAPER_FIGURE, figure->description);
  if (block->edge) {
    paper_circle(paper, cx, cy, r, (PaperPaint){theme->tint, theme->accent, 1.2, 0, FALSE});
    double wide = room_in_disc((r + outer) / 2, edge.size, r);
    while (edge.size > LEAST_TEXT && paper_text_width(paper, style_font(&edge), block->edge, -1) > wide) {
      edge.size -= 0.5;
      wide = room_in_disc((r + outer) / 2, edge.size, r);
    }
    edge.leading = edge.size * 1.25;
    figure_text(paper, &edge, block->edge, cx, cy - (r + outer) / 2, wide, r - outer, LEAST_TEXT);
    figure_text(paper, &edge, block->edge, cx, cy + (r + outer) / 2, wide, r - outer, LEAST_TEXT);
  }
  Style best = {0};
  double widest = box;
  for (gsize i = 0; i < G_N_ELEMENTS(shares); i++) { /* nearer to the middle, or on more lines, words may be larger */
    Style tried = style;
    double there = (inner + outer) * shares[i].far, room = widest * shares[i].box;
    fit_segments(paper, block, &tried, inner > 0 ? there : far, room, space, inner, outer);
    if (best.size > 0 && tried.size <= best.size + 1) continue;
    best = tried;
    box = room;
    if (inner > 0) far = there;
  }
  style = best;
  for (int i = 0; i < n; i++) {
    double at = segment_angle(i, n), from = at - G_PI / n, to = at + G_PI / n;
    double x = cx + far * sin(at), y = cy - far * cos(at);
    PaperPaint paint = {segment_colour(theme, i, n), theme->accent, 1.2, 0, TRUE};
    figure_segment(paper, cx, cy, inner, outer, from, to, paint);
    if (!block->numbered) {
      figure_text(paper, &style, block->items[i], x, y, box, outer * 0.42, LEAST_TEXT);
      continue;
    }
    double radius = NUMBER_RADIUS * sqrt(theme->scale);
    g_autoptr(Lines) lines = figure_fit(paper, &style, block->items[i], box, outer * 0.42, LEAST_TEXT);
    double top = y - (space + lines_height(lines)) / 2;
    draw_number(paper, theme, x, top + radius, i + 1);
    figure_text(paper, &style, block->items[i], x, top + space + lines_height(lines) / 2, box, outer * 0.42, LEAST_TEXT);
  }
  if (block->middle) {
    paper_circle(paper, cx, cy, inner, PAINT_FILL(theme->accent));
    figure_text(paper, &middle, block->middle, cx, cy, inner * 1.6, inner * 1.3, LEAST_TEXT);
  }
  paper_close(paper);
}

void block_wheel(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  add_figure(flow, context, block, extra, TX_SHEET_WHEEL, draw_wheel);
}

/* --- a triangle --- */

#define ROUNDS 5

/* What a side is marked for: each word, and rounds to colour in, around x,y. */
static void draw_each_side(Paper *paper, const Figure *figure, double x, double y, double word, Style style) {
  const Theme *theme = figure->context->theme;
  char **words = figure->block->pairs;
  int n = (int)g_strv_length(words);
  double round = style.size * 0.5, step = round * 2.6, wide = word + 10 + ROUNDS * step, row = style.size * 1.7;
  double high = n * row + 6;
  paper_rect(paper, x - wide / 2 - 6, y - high / 2, wide + 12, high, 5,
             (PaperPaint){COLOUR_WHITE, theme->accent, 0.8, 0, FALSE});
  for (int i = 0; i < n; i++) {
    double middle = y + (i - (n - 1) / 2.0) * row;
    paper_text(paper, x - wide / 2, middle + style.size * 0.35, style_font(&style), words[i]);
    for (int k = 0; k < ROUNDS; k++)
      paper_circle(paper, x - wide / 2 + word + 10 + (k + 0.5) * step, middle, round, PAINT_STROKE(theme->grey, 0.8));
  }
}

static void draw_triangle(Paper *paper, double width, double height, gpointer data) {
  const Figure *figure = data;
  const Block *block = figure->block;
  const Theme *theme = figure->context->theme;
  gboolean marked = block->pairs[0] != NULL;
  double r = fmin(width * 0.13, height * 0.15), cx = width / 2, top = r + 1, bottom = height - r - 1;
  double half = fmin(width / 2 - r - 1, (bottom - top) * 0.68);
  const Place2 corners[] = {{cx, top}, {cx + half, bottom}, {cx - half, bottom}};
  double points[] = {corners[0].x, corners[0].y, corners[1].x, corners[1].y, corners[2].x, corners[2].y};
  Style style = text_style(figure->context, 15, TRUE), middle = text_style(figure->context, 13, FALSE),
      small = text_style(figure->context, 11.5, FALSE);
  style.colour = COLOUR_WHITE;
  paper_open(paper, PAPER_FIGURE, figure->description);
  paper_polygon(paper, points, 3, TRUE, PAINT_STROKE(theme->accent, 2));
  figure_same_size(paper, &style, block->items, r * 1.72, r * 1.2, LEAST_TEXT);
  for (int i = 0; i < 3; i++) {
    paper_circle(paper, corners[i].x, corners[i].y, r, PAINT_FILL(theme->accent));
    figure_text(paper, &style, block->items[i], corners[i].x, corners[i].y, r * 1.72, r * 1.2, LEAST_TEXT);
  }
  double word = 0;
  for (char **text = block->pairs; *text; text++) word = fmax(word, paper_text_width(paper, style_font(&small), *text, -1));
  for (int i = 0; marked && i < 3; i++) {
    const Place2 *a = &corners[i], *b = &corners[(i + 1) % 3];
    draw_each_side(paper, figure, (a->x + b->x) / 2, (a->y + b->y) / 2, fmin(word, half * 0.5), small);
  }
  figure_text(paper, &middle, block->middle, cx, top + (bottom - top) * (marked ? 0.73 : 0.66), half * 0.8, r * 1.5,
              LEAST_TEXT);
  paper_close(paper);
}

void block_triangle(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  add_figure(flow, context, block, extra, TX_SHEET_TRIANGLE, draw_triangle);
}

/* --- nodes to connect --- */

#define ARC_STEPS 720
#define NODES_WIDEST 1.6 /* the ring, to its height */
#define NODE_TEXT_WIDE 1.8 /* of the radius: with two lines no corner of the text leaves its circle */
#define NODE_TEXT_NARROW 1.5 /* with white beside it, when its words allow that */
#define NODE_TEXT_HIGH 0.9

/* The places of n nodes around 0,0 on an ellipse, as far from each other all along it; the first above. */
static void spread_nodes(int n, double rx, double ry, Place2 *places) {
  double lengths[ARC_STEPS + 1] = {0};
  for (int i = 1; i <= ARC_STEPS; i++) {
    double a = 2 * G_PI * (i - 0.5) / ARC_STEPS, step = 2 * G_PI / ARC_STEPS;
    lengths[i] = lengths[i - 1] + step * hypot(rx * cos(a), ry * sin(a));
  }
  for (int i = 0, at = 0; i < n; i++) {
    double wanted = lengths[ARC_STEPS] * i / n;
    while (at < ARC_STEPS && lengths[at + 1] <= wanted) at++;
    double part = lengths[at + 1] > lengths[at] ? (wanted - lengths[at]) / (lengths[at + 1] - lengths[at]) : 0;
    double angle = 2 * G_PI * (at + part) / ARC_STEPS;
    places[i] = (Place2){rx * sin(angle), -ry * cos(angle)};
  }
}

/* How large n circles can be, at most `most`, when their ring and they stay within half the width and height: the larger
 * they are, the smaller is their ring, and some white stays between them. */
static double node_radius(int n, double half_width, double half_height, double most) {
  double share = 0.86 * G_PI / MAX(n, 1), wide = share * (1 + NODES_WIDEST) / 2;
  return fmin(most, fmin(share / (1 + share) * (half_width + half_height) / 2, wide / (1 + wide) * half_height));
}

static void draw_nodes(Paper *paper, double width, double height, gpointer data) {
  const Figure *figure = data;
  const Block *block = figure->block;
  const Theme *theme = figure->context->theme;
  int n = (int)g_strv_length(block->items);
  double most = fmin(width, height), cx = width / 2, cy = height / 2;
  double r = node_radius(n, width / 2 - 2, height / 2 - 2, fmin(most * 0.15, 2.2 * most / (n + 4)));
  double ry = height / 2 - r - 2, rx = fmin(width / 2 - r - 2, ry * NODES_WIDEST);
  g_autofree Place2 *places = g_new0(Place2, n + 1);
  spread_nodes(n, rx, ry, places);
  Style style = text_style(figure->context, 13, FALSE), middle = text_style(figure->context, 16, TRUE);
  middle.colour = COLOUR_WHITE;
  paper_open(paper, PAPER_FIGURE, figure->description);
  for (int i = 0; block->connected && i < n; i++)
    paper_line(paper, cx, cy, cx + places[i].x, cy + places[i].y, PAINT_STROKE(theme->accent, 1.4));
  figure_same_size(paper, &style, block->items, r * NODE_TEXT_WIDE, r * NODE_TEXT_HIGH, LEAST_TEXT);
  for (int i = 0; i < n; i++) {
    double x = cx + places[i].x, y = cy + places[i].y;
    paper_circle(paper, x, y, r, (PaperPaint){COLOUR_WHITE, theme->accent, 1.2, 0, FALSE});
    gboolean narrow = !figure_word_too_wide(paper, &style, block->items[i], r * NODE_TEXT_NARROW);
    figure_text(paper, &style, block->items[i], x, y, r * (narrow ? NODE_TEXT_NARROW : NODE_TEXT_WIDE), r * NODE_TEXT_HIGH,
                LEAST_TEXT);
  }
  if (block->middle) {
    double own = fmin(r * 1.25, fmin(rx, ry) - r - 8);
    paper_circle(paper, cx, cy, own, PAINT_FILL(theme->accent));
    figure_text(paper, &middle, block->middle, cx, cy, own * 1.6, own * 1.2, LEAST_TEXT);
  }
  paper_close(paper);
}

void block_nodes(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  add_figure(flow, context, block, extra, block->connected ? TX_SHEET_NODES_CONNECTED : TX_SHEET_NODES, draw_nodes);
}

/* --- a legend --- */

#define SAMPLE 42.0 /* the place of a line or shape, in points */
#define LEGEND_COLUMNS 3

typedef struct LegendRow {
  const BlockContext *context;
  const Block *block;
  guint first, n;
  const double *left; /* of each column */
  Lines **lines;      /* of its texts */
} LegendRow;

static void draw_legend_row(Paper *paper, double width, double height, gpointer data) {
  const LegendRow *row = data;
  const Theme *theme = row->context->theme;
  (void)width;
  for (guint i = 0; i < row->n; i++) {
    const SheetCard *card = g_ptr_array_index(row->block->cards, row->first + i);
    Colour colour = card->colour[0] < 0 ? theme->accent : block_colour(card);
    double left = row->left[i];
    paper_open(paper, PAPER_ARTIFACT, NULL);
    figure_shape(paper, card->shape, left + SAMPLE / 2 - 4, height / 2, card->shape >= SHAPE_LINE ? SAMPLE / 4 - 3 : 9,
                 PAINT_FILL(colour));
    paper_close(paper);
    paper_open(paper, PAPER_P, NULL);
    lines_draw_all(row->lines[i], paper, left + SAMPLE, (height - lines_height(row->lines[i])) / 2);
    paper_close(paper);
  }
}

/* Where the columns of a legend begin: as much white behind each when all their texts fit on a line, else all as wide. The last
 * place is the end of the last. */
static void legend_columns(const Flow *flow, const BlockContext *context, const Block *block, guint columns, double *left) {
  PaperFont font = theme_font(context->theme, STYLE_CELL);
  double widths[LEGEND_COLUMNS] = {0}, all = 0;
  for (guint i = 0; i < block->cards->len; i++) {
    const char *text = ((const SheetCard *)g_ptr_array_index(block->cards, i))->text;
    double width = SAMPLE + (text ? paper_text_width(flow_paper(flow), font, text, -1) : 0) + 1;
    widths[i % columns] = fmax(widths[i % columns], width);
  }
  for (guint i = 0; i < columns; i++) all += widths[i];
  double spare = (flow_width(flow) - all) / columns;
  left[0] = 0;
  for (guint i = 0; i < columns; i++) left[i + 1] = left[i] + (spare > 0 ? widths[i] + spare : flow_width(flow) / columns);
}

void block_legend(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  (void)extra;
  guint n = block->cards->len, columns = MIN(n, LEGEND_COLUMNS);
  double left[LEGEND_COLUMNS + 1];
  if (n) legend_columns(flow, context, block, columns, left);
  for (guint first = 0; first < n; first += columns) {
    Lines *lines[LEGEND_COLUMNS] = {NULL};
    LegendRow row = {context, block, first, MIN(columns, n - first), left, lines};
    double height = 22;
    for (guint i = 0; i < row.n; i++) {
      const SheetCard *card = g_ptr_array_index(block->cards, first + i);
      lines[i] = block_lines(flow_paper(flow), context, STYLE_CELL, card->text ? card->text : "",
                             left[i + 1] - left[i] - SAMPLE);
      height = fmax(height, lines_height(lines[i]) + 6);
    }
    flow_draw(flow, height, draw_legend_row, &row);
    for (guint i = 0; i < row.n; i++) lines_free(lines[i]);
  }
  flow_space(flow, 6);
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
