/* Blocks to write in: questions, tables, boxes, ticks, scales, steps, and the letters of a mnemonic. */
#include <math.h>
#include <string.h>

#include "pdf/blocks.h"
#include "pdf/figures.h"
#include "pdf/table.h"

#define LEAST_LINES 2
#define ROW_LEAST 27.0
#define BOX_LEAST 84.0

static PaperPaint hairline(const BlockContext *context) { return PAINT_STROKE(context->theme->rule, context->theme->rule_width); }

void block_question(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  int lines = block->lines >= 0 ? block->lines : LEAST_LINES + (int)floor(extra / context->theme->line_distance);
  flow_keep_begin(flow);
  if (block->text) {
    Style style = context->theme->styles[block->size == BLOCK_SIZE_LARGE ? STYLE_QUESTION : STYLE_STRONG];
    style.before = 10 * context->theme->scale;
    style.after = lines ? 2 : 12 * context->theme->scale;
    style.keep_next = lines > 0;
    flow_text(flow, &style, PAPER_P, NULL, block->text);
  }
  flow_keep_end(flow);
  flow_writing_lines(flow, lines);
}

/* --- table --- */

/* Does the table have cells to write in. */
static gboolean has_room(const Block *block, guint columns, guint rows) {
  if (rows > block->rows->len) return TRUE;
  for (guint i = 0; i < block->rows->len; i++) {
    char **cells = g_ptr_array_index(block->rows, i);
    for (guint k = 0; k < columns; k++)
      if (k >= g_strv_length(cells) || !*cells[k]) return TRUE;
  }
  return FALSE;
}

void block_table(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  guint n = g_strv_length(block->items), rows = MAX(block->rows->len, (guint)block->count);
  if (!n) return;
  if (!rows) rows = 6;
  TableColumn columns[8] = {{0}};
  gboolean heads = FALSE, room = has_room(block, n, rows);
  for (guint i = 0; i < n; i++) heads = heads || *block->items[i];
  for (guint i = 0; i < n; i++) columns[i] = (TableColumn){.share = i == 0 && block->rows->len ? (room ? 0.8 : 0.55) : 1, .head = heads ? block->items[i] : NULL};
  Table *table = table_new(flow, columns, n);
  table_padding(table, 7, room ? 5 : fmin(5 + extra / (2 * rows + 2), 11));
  if (room) {
    table_verticals(table);
    table_row_height(table, fmin(block->height > 0 ? block->height * MM : ROW_LEAST * context->theme->scale + extra * 0.97 / rows,
                                 theme_body_height(context->theme) * 0.7));
  }
  for (guint i = 0; i < rows; i++) {
    char **cells = i < block->rows->len ? g_ptr_array_index(block->rows, i) : NULL;
    table_row(table);
    for (guint k = 0; cells && cells[k] && k < n; k++) table_cell(table, k == 0 ? STYLE_CELL_STRONG : STYLE_CELL, cells[k]);
    if (!cells) table_cell(table, STYLE_CELL, NULL);
  }
  table_finish(table);
  flow_space(flow, 8);
}

/* --- box --- */

typedef struct BoxDrawing {
  const BlockContext *context;
  const char *label;
  const Lines *lines; /* of the label; NULL without one */
} BoxDrawing;

static void draw_box(Paper *paper, double width, double height, gpointer data) {
  const BoxDrawing *box = data;
  paper_open(paper, PAPER_ARTIFACT, NULL);
  paper_rect(paper, 0, 0, width, height, 6, hairline(box->context));
  paper_close(paper);
  gboolean fillable = box->context->theme->fillable;
  if (!box->label && fillable) paper_field(paper, 8, 8, width - 16, height - 16, 11, NULL);
  if (!box->label) return;
  paper_open(paper, PAPER_P, NULL);
  double top = lines_draw_all(box->lines, paper, 12, 8) + 12;
  paper_close(paper);
  if (fillable && height - top > 20) paper_field(paper, 8, top, width - 16, height - top - 8, 11, box->label);
}

void block_box(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  const char *label = block->text;
  g_autoptr(Lines) lines = label ? block_lines(flow_paper(flow), context, STYLE_STRONG, label, flow_width(flow) - 24) : NULL;
  BoxDrawing box = {context, label, lines};
  double text = lines ? lines_height(lines) + 16 : 0;
  flow_space(flow, 4);
  flow_draw(flow, fmax(block_height(context, block, BOX_LEAST, extra), text), draw_box, &box);
  flow_space(flow, 8);
}

/* --- ticks --- */

void block_checklist(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  (void)context;
  (void)extra;
  flow_list(flow, LIST_CHECKBOX, (const char *const *)block->items, g_strv_length(block->items));
}

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
  double side = (width - s->left) / (s->block->to - s->block->from + 1), radius = fmin(10.5, side / 2 - 1.5);
  paper_open(paper, PAPER_ARTIFACT, NULL);
  paper_line(paper, 0, height - 0.5, width, height - 0.5, hairline(s->context));
  for (int mark = s->block->from; mark <= s->block->to; mark++)
    paper_circle(paper, mark_at(s, width, mark), height / 2, radius, PAINT_STROKE(theme->grey, 0.7));
  paper_close(paper);
  paper_open(paper, PAPER_P, NULL);
  lines_draw_all(s->lines, paper, 0, (height - lines_height(s->lines)) / 2);
  paper_close(paper);
  PaperFont font = {.size = 9, .colour = theme->grey, .tabular = TRUE};
  paper_open(paper, PAPER_P, NULL);
  for (int mark = s->block->from; mark <= s->block->to; mark++) {
    char number[16];
    g_snprintf(number, sizeof number, "%d", mark);
    paper_text_centre(paper, mark_at(s, width, mark), height / 2 + 3.2, font, number);
  }
  paper_close(paper);
}

static void draw_scale_head(Paper *paper, double width, double height, gpointer data) {
  const ScaleDrawing *s = data;
  Style low = s->context->theme->styles[STYLE_CELL_NOTE], high = low;
  high.align = ALIGN_RIGHT;
  double half = (width - s->left) / 2 - 8;
  const char *const texts[] = {s->block->low, s->block->high};
  for (int i = 0; i < 2; i++) {
    if (!texts[i]) continue;
    g_autoptr(Lines) lines = lines_new(paper, i ? &high : &low, NULL, texts[i], half);
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
  if (block->low || block->high) flow_draw(flow, 2 * theme->styles[STYLE_CELL_NOTE].leading + 4, draw_scale_head, &s);
  for (guint i = 0; i < n; i++) {
    g_autoptr(Lines) lines = block_lines(flow_paper(flow), context, STYLE_CELL, block->items[i], s.left - 12);
    s.lines = lines;
    flow_draw(flow, fmax(lines_height(lines) + 9, 30) + extra / n, draw_scale_row, &s);
    if (i == 0) flow_keep_end(flow);
  }
  flow_space(flow, 8);
}

/* --- steps --- */

typedef struct StepDrawing {
  const BlockContext *context;
  const Lines *lines; /* of its text */
  int number;
} StepDrawing;

#define STEP_INDENT 38.0
#define STEP_RADIUS 12.0

static double step_indent(const BlockContext *context) { return STEP_INDENT * sqrt(context->theme->scale); }

static void draw_step(Paper *paper, double width, double height, gpointer data) {
  const StepDrawing *step = data;
  (void)width;
  (void)height;
  const Theme *theme = step->context->theme;
  double radius = STEP_RADIUS * sqrt(theme->scale), middle = radius + 1;
  g_autofree char *number = g_strdup_printf("%d", step->number);
  PaperFont font = {.face = FACE_SEMIBOLD, .size = 13 * sqrt(theme->scale), .colour = COLOUR_WHITE};
  paper_open(paper, PAPER_ARTIFACT, NULL);
  paper_circle(paper, middle, middle, radius, PAINT_FILL(theme->accent));
  paper_close(paper);
  paper_open(paper, PAPER_LABEL, NULL);
  paper_text_centre(paper, middle, middle + font.size * 0.36, font, number);
  paper_close(paper);
  paper_open(paper, PAPER_BODY, NULL);
  lines_draw_all(step->lines, paper, step_indent(step->context), fmax(0, middle - step->lines->style.leading * 0.56));
  paper_close(paper);
}

void block_steps(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  guint n = g_strv_length(block->items);
  double each = n ? extra / n : 0, line = context->theme->line_distance;
  int lines = block->lines > 0 ? block->lines + (int)floor(each / line) : 0;
  paper_open(flow_paper(flow), PAPER_LIST, NULL);
  for (guint i = 0; i < n; i++) {
    double width = flow_width(flow) - step_indent(context);
    g_autoptr(Lines) text = block_lines(flow_paper(flow), context, STYLE_BODY, block->items[i], width);
    StepDrawing step = {context, text, (int)i + 1};
    double least = 2 * STEP_RADIUS * sqrt(context->theme->scale) + 2;
    flow_keep_begin(flow);
    paper_open(flow_paper(flow), PAPER_ITEM, NULL);
    flow_draw(flow, fmax(lines_height(text) + 3, least) + (lines ? 0 : 6 + each), draw_step, &step);
    paper_close(flow_paper(flow));
    flow_indent(flow, step_indent(context));
    flow_writing_lines(flow, lines);
    flow_indent(flow, -step_indent(context));
    flow_keep_end(flow);
  }
  paper_close(flow_paper(flow));
}

/* --- the letters of a mnemonic --- */

typedef struct LetterDrawing {
  const BlockContext *context;
  const SheetCard *card;
} LetterDrawing;

#define LETTER_SIZE 58.0
#define LETTER_WIDTH 74.0

static double letter_scale(const BlockContext *context) { return fmin(context->theme->scale, 1.6); }

static void draw_letter(Paper *paper, double width, double height, gpointer data) {
  const LetterDrawing *letter = data;
  const Theme *theme = letter->context->theme;
  double k = letter_scale(letter->context), size = LETTER_SIZE * k, left = LETTER_WIDTH * k, middle = height / 2;
  Style word = {.face = FACE_SEMIBOLD, .size = 24 * k, .leading = 30 * k, .colour = theme->text};
  Style text = {.size = 14 * k, .leading = 20 * k, .colour = theme->text};
  const char *heading = letter->card->heading ? letter->card->heading : letter->card->text;
  const char *more = letter->card->heading ? letter->card->text : NULL;
  char first[8] = {0};
  if (heading && *heading) g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(heading)), first);
  PaperFont font = {.face = FACE_BOLD, .size = size, .colour = theme->accent};
  g_autoptr(Lines) words = figure_fit(paper, &word, heading ? heading : "", width - left, word.leading, 12);
  g_autoptr(Lines) lines = more ? figure_fit(paper, &text, more, width - left, height, 5) : NULL;
  double high = lines_height(words) + (lines ? lines_height(lines) : 0), y = middle - high / 2;
  paper_open(paper, PAPER_P, NULL);
  paper_text_centre(paper, left * 0.4, middle + size * 0.36, font, first);
  paper_close(paper);
  paper_open(paper, PAPER_P, NULL);
  y += lines_draw_all(words, paper, left, y);
  if (lines) lines_draw_all(lines, paper, left, y);
  paper_close(paper);
}

void block_letters(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  double k = letter_scale(context), width = flow_width(flow) - LETTER_WIDTH * k;
  Style text = {.size = 14 * k, .leading = 20 * k};
  for (guint i = 0; i < block->cards->len; i++) {
    LetterDrawing letter = {context, g_ptr_array_index(block->cards, i)};
    const char *more = letter.card->heading ? letter.card->text : NULL;
    g_autoptr(Lines) lines = more ? figure_fit(flow_paper(flow), &text, more, width, theme_body_height(context->theme) * 0.6, 5) : NULL;
    double height = 30 * k + (lines ? lines_height(lines) : 0) + 12 * k;
    flow_draw(flow, fmax(height, LETTER_SIZE * 1.25 * k) + extra / block->cards->len, draw_letter, &letter);
  }
}
