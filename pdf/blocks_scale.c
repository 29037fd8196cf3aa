/* Blocks to mark on: a scale of marks for each statement, and a thermometer to colour in. */
#include <math.h>

#include "pdf/blocks.h"

/* --- scale --- */

typedef struct ScaleDrawing {
  const BlockContext *context;
  const Block *block;
  const Lines *lines; /* of the row's text; NULL in the head */
  double left;        /* of the marks */
} ScaleDrawing;

/* The middle of a mark. */
static double mark_at(const ScaleDrawing *s, double width, int mark) {
  double side = (width - s->left) / (s->block->to - s->block->from + 1);
  return s->left + side * (mark - s->block->from + 0.5);
}

static void draw_scale_row(Paper *paper, double width, double height, gpointer data) {
  const ScaleDrawing *s = data;
  const Theme *theme = s->context->theme;
  double side = (width - s->left) / (s->block->to - s->block->from + 1);
  double radius = fmin(10.5 * sqrt(theme->scale), side / 2 - 1.5);
  paper_open(paper, PAPER_ARTIFACT, NULL);
  paper_line(paper, 0, height - 0.5, width, height - 0.5, PAINT_STROKE(theme->rule, theme->rule_width));
  for (int mark = s->block->from; mark <= s->block->to; mark++)
    paper_circle(paper, mark_at(s, width, mark), height / 2, radius, PAINT_STROKE(theme->grey, 0.7));
  paper_close(paper);
  paper_open(paper, PAPER_P, NULL);
  lines_draw_all(s->lines, paper, 0, (height - lines_height(s->lines)) / 2);
  paper_close(paper);
  double size = fmax(9 * sqrt(theme->scale), fmin(9 * theme->scale, radius)); /* as its circle lets it */
  PaperFont font = {.size = size, .colour = theme->grey, .tabular = TRUE};
  paper_open(paper, PAPER_P, NULL);
  for (int mark = s->block->from; mark <= s->block->to; mark++) {
    char number[16];
    g_snprintf(number, sizeof number, "%d", mark);
    paper_text_centre(paper, mark_at(s, width, mark), height / 2 + font.size * 0.36, font, number);
  }
  paper_close(paper);
}

/* How wide what the lowest or the highest mark means may be. */
static double end_width(const ScaleDrawing *s, double width) { return (width - s->left) / 2 - 8; }

/* What the lowest (0) or the highest (1) mark means, or NULL. */
static Lines *end_lines(const Paper *paper, const ScaleDrawing *s, double width, int i) {
  const char *text = i ? s->block->high : s->block->low;
  Style style = s->context->theme->styles[STYLE_CELL_NOTE];
  style.balance = TRUE;
  style.align = i ? ALIGN_RIGHT : ALIGN_LEFT;
  return text ? lines_new(paper, &style, NULL, text, end_width(s, width)) : NULL;
}

static void draw_scale_head(Paper *paper, double width, double height, gpointer data) {
  const ScaleDrawing *s = data;
  double half = end_width(s, width);
  for (int i = 0; i < 2; i++) {
    g_autoptr(Lines) lines = end_lines(paper, s, width, i);
    if (!lines) continue;
    paper_open(paper, PAPER_P, NULL);
    lines_draw_all(lines, paper, i ? width - half : s->left, height - lines_height(lines) - 2);
    paper_close(paper);
  }
}

void block_scale(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  guint n = g_strv_length(block->items);
  const Theme *theme = context->theme;
  int marks = block->to - block->from + 1;
  ScaleDrawing s = {context, block, NULL, flow_width(flow) * (marks > 6 ? 0.42 : 0.58)};
  flow_keep_begin(flow);
  double head = 0;
  for (int i = 0; i < 2; i++) {
    g_autoptr(Lines) lines = end_lines(flow_paper(flow), &s, flow_width(flow), i);
    if (lines) head = fmax(head, lines_height(lines) + 10);
  }
  if (head > 0) flow_draw(flow, head, draw_scale_head, &s);
  for (guint i = 0; i < n; i++) {
    g_autoptr(Lines) lines = block_lines(flow_paper(flow), context, STYLE_CELL, block->items[i], s.left - 12);
    s.lines = lines;
    flow_draw(flow, fmax(lines_height(lines) + 9 * theme->white, 30 * sqrt(theme->scale)) + extra / n, draw_scale_row, &s);
    if (i == 0) flow_keep_end(flow);
  }
  flow_space(flow, 8);
}

/* --- a thermometer --- */

#define TUBE 22.0
#define BULB 20.0
#define THERMOMETER_HEIGHT 92.0

/* What the cold end (0) or the warm end (1) means. */
static Lines *warmth_lines(const Paper *paper, const Theme *theme, const char *text, double width, int i) {
  Style style = theme->styles[STYLE_CELL_NOTE];
  style.align = i ? ALIGN_RIGHT : ALIGN_LEFT;
  return lines_new(paper, &style, NULL, text, width / 2 - 10);
}

/* Lies on its side, the bulb at the cold end: the tube is coloured in as far as it is warm. */
static void draw_thermometer(Paper *paper, double width, double height, gpointer data) {
  const ScaleDrawing *s = data;
  const Theme *theme = s->context->theme;
  const Block *block = s->block;
  int marks = block->to - block->from;
  double middle = BULB + 2, left = 2 * BULB + 14, right = width - TUBE / 2 - 6, reach = sqrt(theme->scale);
  const TextArg args[] = {TN(block->from), TN(block->to)};
  g_autofree char *words = text_format(s->context->lang, TX_SHEET_THERMOMETER, args, 2);
  PaperFont font = {.size = 11 * reach, .colour = theme->text, .tabular = TRUE};
  (void)height;
  paper_open(paper, PAPER_FIGURE, words);
  paper_rect(paper, BULB, middle - TUBE / 2, width - BULB - 1, TUBE, TUBE / 2,
             (PaperPaint){COLOUR_WHITE, theme->accent, 1.4, 0, FALSE});
  paper_circle(paper, BULB + 1, middle, BULB, PAINT_FILL(theme->accent));
  for (int i = 0; i <= marks; i++) {
    double x = left + (right - left) * i / marks;
    char number[16];
    g_snprintf(number, sizeof number, "%d", block->from + i);
    paper_line(paper, x, middle + TUBE / 2, x, middle + TUBE / 2 + 7, PAINT_STROKE(theme->accent, 1));
    paper_text_centre(paper, x, middle + TUBE / 2 + 11 + font.size, font, number);
  }
  paper_close(paper);
  const char *const ends[] = {block->low, block->high};
  for (int i = 0; i < 2; i++) {
    if (!ends[i]) continue;
    g_autoptr(Lines) lines = warmth_lines(paper, theme, ends[i], width, i);
    paper_open(paper, PAPER_P, NULL);
    lines_draw_all(lines, paper, i ? width / 2 + 10 : 0, middle + TUBE / 2 + 18 + font.size);
    paper_close(paper);
  }
}

void block_thermometer(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  (void)extra;
  ScaleDrawing s = {context, block, NULL, 0};
  const char *const ends[] = {block->low, block->high};
  double more = ends[0] || ends[1] ? 0 : -24; /* the height has room for one line of each end */
  for (int i = 0; i < 2; i++) {
    g_autoptr(Lines) lines = ends[i] ? warmth_lines(flow_paper(flow), context->theme, ends[i], flow_width(flow), i) : NULL;
    if (lines) more = fmax(more, lines_height(lines) - lines->style.leading);
  }
  flow_keep_begin(flow);
  Style style = context->theme->styles[STYLE_STRONG];
  style.before = 10 * context->theme->scale * context->theme->white;
  style.after = 8;
  style.keep_next = TRUE;
  flow_text(flow, &style, PAPER_P, NULL, block->text);
  flow_draw(flow, THERMOMETER_HEIGHT + more + (context->theme->scale - 1) * 30, draw_thermometer, &s);
  flow_keep_end(flow);
  flow_space(flow, 8);
}
