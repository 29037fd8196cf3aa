/* Blocks to write in: questions, tables, boxes, ticks, steps, and the letters of a mnemonic. */
#include <math.h>
#include <string.h>

#include "pdf/blocks.h"
#include "pdf/figures.h"
#include "pdf/table.h"

#define LEAST_LINES 2
#define ROW_LEAST 27.0
#define ROW_TIGHT 0.8 /* of that, when the sheet is short of white: a pen needs the rest */
#define ROW_MOST 60.0 /* of a table that says no number of rows: more room is for more rows */
#define ROWS_LEAST 3
#define BOX_LEAST 84.0
#define CELL_ACROSS 7.0
#define PADDING_DOWN 5.0
#define MOST_PADDING 20.0 /* above and below a text in a table that has room */

void block_question(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  int lines = block->lines >= 0 ? block->lines : LEAST_LINES + (int)floor(extra / context->theme->line_distance + 0.01);
  flow_keep_begin(flow);
  if (block->text) {
    Style style = context->theme->styles[block->size == BLOCK_SIZE_LARGE ? STYLE_QUESTION : STYLE_STRONG];
    style.before = 10 * context->theme->scale * context->theme->white;
    style.after = block->middle || lines ? 2 : 12 * context->theme->scale * context->theme->white;
    style.keep_next = lines > 0;
    flow_text(flow, &style, PAPER_P, NULL, block->text);
  }
  if (block->middle) {
    Style note = context->theme->styles[STYLE_NOTE];
    note.after = lines ? 0 : note.after;
    note.keep_next = lines > 0;
    flow_text(flow, &note, PAPER_P, NULL, block->middle);
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

/* Would a word of the head, or of the first column, be cut in column i when it is this wide. */
static gboolean cuts_word(const Flow *flow, const Block *block, guint i, double width) {
  const Theme *theme = flow_theme(flow);
  const Paper *paper = flow_paper(flow);
  if (figure_word_too_wide(paper, &theme->styles[STYLE_CELL_HEAD], block->items[i], width)) return TRUE;
  for (guint row = 0; i == 0 && row < block->rows->len; row++) {
    char **cells = g_ptr_array_index(block->rows, row);
    if (*cells && figure_word_too_wide(paper, &theme->styles[STYLE_CELL_STRONG], *cells, width)) return TRUE;
  }
  return FALSE;
}

/* Widens columns in which a word would be cut; the others give way. */
static void make_words_fit(Flow *flow, const Block *block, double *shares, guint n) {
  double whole = flow_width(flow) - 2 * CELL_ACROSS * (n - 1);
  for (int round = 0; round < 3; round++) {
    double all = 0;
    for (guint i = 0; i < n; i++) all += shares[i];
    for (guint i = 0; i < n; i++)
      while (shares[i] < all * 0.5 && cuts_word(flow, block, i, whole * shares[i] / all - 1)) shares[i] += all * 0.02;
  }
}

/* Draws the table into the flow; row_height 0: rows as high as their texts. */
static void add_table(Flow *flow, const Block *block, guint rows, double padding, double row_height) {
  guint n = g_strv_length(block->items);
  TableColumn columns[BLOCK_MOST_COLUMNS] = {{0}};
  double shares[BLOCK_MOST_COLUMNS];
  gboolean heads = FALSE, room = has_room(block, n, rows);
  for (guint i = 0; i < n; i++) heads = heads || *block->items[i];
  for (guint i = 0; i < n; i++)
    shares[i] = block->widths[i] > 0 ? block->widths[i] : i == 0 && block->rows->len ? (room ? 0.8 : 0.55) : 1;
  make_words_fit(flow, block, shares, n);
  for (guint i = 0; i < n; i++) columns[i] = (TableColumn){.share = shares[i], .head = heads ? block->items[i] : NULL};
  Table *table = table_new(flow, columns, n);
  table_padding(table, CELL_ACROSS, padding);
  if (room) table_verticals(table);
  if (row_height > 0) table_row_height(table, row_height);
  for (guint i = 0; i < rows; i++) {
    char **cells = i < block->rows->len ? g_ptr_array_index(block->rows, i) : NULL;
    table_row(table);
    for (guint k = 0; cells && cells[k] && k < n; k++) table_cell(table, k == 0 ? STYLE_CELL_STRONG : STYLE_CELL, cells[k]);
    if (!cells) table_cell(table, STYLE_CELL, NULL);
  }
  table_finish(table);
}

/* How high the table is with rows of at least this height. */
static double table_high(const Flow *flow, const BlockContext *context, const Block *block, guint rows, double row_height) {
  Flow *trial = flow_new_trial(paper_faces(flow_paper(flow)), context->theme);
  add_table(trial, block, rows, PADDING_DOWN * context->theme->white, row_height);
  return flow_trial_height(trial);
}

/* How high each row becomes when the table may be `extra` higher: all alike, though some have more text than others. */
static double shared_row_height(const Flow *flow, const BlockContext *context, const Block *block, guint rows, double least,
                                double extra) {
  if (!block->rows->len || extra <= 0) return least + extra * 0.97 / rows;
  double tall = theme_body_height(context->theme) * 0.3, head = table_high(flow, context, block, rows, tall) - rows * tall;
  return fmax(least, (table_high(flow, context, block, rows, least) - head + extra * 0.97) / rows);
}

void block_table(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  guint n = g_strv_length(block->items), rows = MAX(block->rows->len, (guint)block->count);
  if (!n) return;
  gboolean free = !rows; /* as many rows as there is room for */
  if (free) rows = ROWS_LEAST;
  double most = theme_body_height(context->theme) * 0.7, white = context->theme->white;
  double least = ROW_LEAST * fmax(white, ROW_TIGHT) * context->theme->scale;
  if (free && block->height <= 0) {
    guint many = (guint)((extra + rows * least) / (ROW_MOST * sqrt(context->theme->scale))), more = many > rows ? many - rows : 0;
    rows += more;
    extra -= more * least;
  }
  if (!has_room(block, n, rows)) {
    add_table(flow, block, rows, fmin(PADDING_DOWN * white + extra / (2 * rows + 2), MOST_PADDING), 0);
  } else {
    double asked = block->height * MM, row = asked > 0 ? asked : shared_row_height(flow, context, block, rows, least, extra);
    add_table(flow, block, rows, PADDING_DOWN * white, fmin(most, row));
  }
  flow_space(flow, 8);
}

/* --- box --- */

typedef struct BoxDrawing {
  const BlockContext *context;
  const char *label;
  const Lines *lines, *caption; /* of the label, and of what is said about it; NULL without one */
} BoxDrawing;

static void draw_box(Paper *paper, double width, double height, gpointer data) {
  const BoxDrawing *box = data;
  const Theme *theme = box->context->theme;
  const Lines *const texts[] = {box->lines, box->caption};
  double top = 8;
  paper_open(paper, PAPER_ARTIFACT, NULL);
  paper_rect(paper, 0, 0, width, height, 6, PAINT_STROKE(theme_tint(theme->accent, 0.5), 0.8));
  paper_close(paper);
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    if (!texts[i]) continue;
    paper_open(paper, PAPER_P, NULL);
    top += lines_draw_all(texts[i], paper, 12, top);
    paper_close(paper);
  }
  if (box->lines || box->caption) top += 4;
  if (theme->fillable && height - top > 20) paper_field(paper, 8, top, width - 16, height - top - 8, 11, box->label);
}

void block_box(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  double width = flow_width(flow) - 24, text = 16;
  g_autoptr(Lines) lines = block->text ? block_lines(flow_paper(flow), context, STYLE_STRONG, block->text, width) : NULL;
  g_autoptr(Lines) caption = block->middle ? block_lines(flow_paper(flow), context, STYLE_NOTE, block->middle, width) : NULL;
  BoxDrawing box = {context, block->text, lines, caption};
  if (lines) text += lines_height(lines);
  if (caption) text += lines_height(caption);
  flow_space(flow, 4);
  flow_draw(flow, fmax(block_height(context, block, fmax(BOX_LEAST * context->theme->white, text), extra), text), draw_box, &box);
  flow_space(flow, 8);
}

/* --- ticks --- */

void block_checklist(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  (void)context;
  (void)extra;
  flow_list(flow, LIST_CHECKBOX, (const char *const *)block->items, g_strv_length(block->items));
}

/* --- steps --- */

typedef struct StepDrawing {
  const BlockContext *context;
  const Lines *lines; /* of its text */
  int number;
} StepDrawing;

/* The disc of the number is as large as its text asks for. */
static double step_radius(const Style *style) { return style->leading * 0.68; }
static double step_indent(const Style *style) { return 2 * step_radius(style) + style->size * 1.15; }

static void draw_step(Paper *paper, double width, double height, gpointer data) {
  const StepDrawing *step = data;
  (void)width;
  (void)height;
  const Theme *theme = step->context->theme;
  const Style *style = &step->lines->style;
  double radius = step_radius(style), middle = radius + 1;
  g_autofree char *number = g_strdup_printf("%d", step->number);
  PaperFont font = {.face = FACE_SEMIBOLD, .size = radius * 1.1, .colour = COLOUR_WHITE};
  paper_open(paper, PAPER_ARTIFACT, NULL);
  paper_circle(paper, middle, middle, radius, PAINT_FILL(theme->accent));
  paper_close(paper);
  paper_open(paper, PAPER_LABEL, NULL);
  paper_text_centre(paper, middle, middle + font.size * 0.36, font, number);
  paper_close(paper);
  paper_open(paper, PAPER_BODY, NULL);
  lines_draw_all(step->lines, paper, step_indent(style), fmax(0, middle - style->leading * 0.56));
  paper_close(paper);
}

void block_steps(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  static const StyleId styles[] = {STYLE_BODY, STYLE_LEAD, STYLE_NOTE};
  guint n = g_strv_length(block->items);
  double each = n ? extra / n : 0, line = context->theme->line_distance;
  int more = block->lines > 0 ? (int)floor(each / line + 0.01) : 0, lines = block->lines > 0 ? block->lines + more : 0;
  const Style *style = &context->theme->styles[styles[block->size]];
  double indent = step_indent(style), least = 2 * step_radius(style) + 2;
  flow_space(flow, style->size * 0.5);
  paper_open(flow_paper(flow), PAPER_LIST, NULL);
  for (guint i = 0; i < n; i++) {
    g_autoptr(Lines) text = block_lines(flow_paper(flow), context, styles[block->size], block->items[i],
                                        flow_width(flow) - indent);
    StepDrawing step = {context, text, (int)i + 1};
    flow_keep_begin(flow);
    paper_open(flow_paper(flow), PAPER_ITEM, NULL);
    flow_draw(flow, fmax(lines_height(text) + 3, least) + (lines ? 0 : 6 + each), draw_step, &step);
    paper_close(flow_paper(flow));
    flow_indent(flow, indent);
    flow_writing_lines(flow, lines);
    flow_indent(flow, -indent);
    flow_keep_end(flow);
    if (lines && i + 1 < n) flow_space(flow, (each - more * line) * n / (n - 1));
  }
  paper_close(flow_paper(flow));
}

/* --- the letters of a mnemonic --- */

typedef struct LetterDrawing {
  const BlockContext *context;
  const SheetCard *card;
  double size;        /* of the letter */
  const Lines *words; /* the word, and what is said about it; the second may be NULL */
  const Lines *lines;
} LetterDrawing;

#define LETTER_SIZE 58.0
#define LETTER_MOST 118.0

static double letter_scale(const BlockContext *context) { return fmin(context->theme->scale, 1.6); }
/* The letter that a word begins with, as a capital. */
static void first_letter(const SheetCard *card, char *letter) {
  const char *heading = card->heading ? card->heading : card->text;
  letter[0] = '\0';
  if (heading && *heading) letter[g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(heading)), letter)] = '\0';
}

static double letter_width(const BlockContext *context) { return LETTER_SIZE * 1.3 * letter_scale(context); }

static void draw_letter(Paper *paper, double width, double height, gpointer data) {
  const LetterDrawing *letter = data;
  (void)width;
  const Theme *theme = letter->context->theme;
  double left = letter_width(letter->context), middle = height / 2;
  char first[8];
  first_letter(letter->card, first);
  PaperFont font = {.face = FACE_BOLD, .size = letter->size, .colour = theme->accent};
  double high = lines_height(letter->words) + (letter->lines ? lines_height(letter->lines) : 0), y = middle - high / 2;
  paper_open(paper, PAPER_P, NULL);
  paper_text_centre(paper, left * 0.4, middle + letter->size * 0.36, font, first);
  paper_close(paper);
  paper_open(paper, PAPER_P, NULL);
  y += lines_draw_all(letter->words, paper, left, y);
  if (letter->lines) lines_draw_all(letter->lines, paper, left, y);
  paper_close(paper);
}

void block_letters(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  guint n = block->cards->len;
  double k = letter_scale(context), each = n ? extra / n : 0;
  double size = fmin(LETTER_SIZE * k + each * 0.5, fmax(LETTER_MOST, LETTER_SIZE * k));
  flow_space(flow, 5 * k);
  for (guint i = 0; i < n; i++) { /* the widest stays in its column */
    char first[8];
    PaperFont font = {.face = FACE_BOLD, .size = size};
    first_letter(g_ptr_array_index(block->cards, i), first);
    size = lines_size_to_fit(flow_paper(flow), font, first, letter_width(context) * 0.8, 12);
  }
  double width = flow_width(flow) - letter_width(context), grown = CLAMP(size / LETTER_SIZE / k, 1, 1.3);
  Style word = {.face = FACE_SEMIBOLD, .size = 24 * k * grown, .leading = 30 * k * grown, .colour = context->theme->text};
  Style text = {.size = 14 * k, .leading = 20 * k, .colour = context->theme->text, .balance = TRUE};
  for (guint i = 0; i < n; i++) {
    const SheetCard *card = g_ptr_array_index(block->cards, i);
    const char *heading = card->heading ? card->heading : card->text, *more = card->heading ? card->text : NULL;
    g_autoptr(Lines) words = figure_fit(flow_paper(flow), &word, heading ? heading : "", width, word.leading, 12);
    g_autoptr(Lines) lines = more ? figure_fit(flow_paper(flow), &text, more, width,
                                               theme_body_height(context->theme) * 0.6, 5) : NULL;
    LetterDrawing letter = {context, card, size, words, lines};
    double high = lines_height(words) / grown + (lines ? lines_height(lines) : 0) + 12 * k;
    flow_draw(flow, fmax(high, LETTER_SIZE * 1.1 * k) + each, draw_letter, &letter);
  }
  flow_space(flow, 7 * k);
}
