/* Blocks that are cut out, folded or hung up: cards in a grid, a tent with its name upright on both sides, a tile, an
 * arrow. */
#include <math.h>

#include "pdf/blocks.h"
#include "pdf/figures.h"

#define PADDING 13.0
#define CUT_DASH 3.0
#define CODE_SIZE 6.5
#define TALL 250.0 /* points: from here on a card has larger letters and lines further apart */

static PaperPaint cut_line(const BlockContext *context) {
  PaperPaint paint = PAINT_STROKE(context->theme->rule, context->theme->rule_width);
  paint.dash = CUT_DASH;
  return paint;
}

static double body_height(const BlockContext *context) { return theme_body_height(context->theme); }

/* --- cards --- */

typedef struct CardRow {
  const BlockContext *context;
  const Block *block;
  guint first, n; /* cards of this row; beyond the last text they start again */
  guint columns;
  guint under;    /* so many cards of it have a card under them on this page, whose cut line is theirs */
  gboolean tall;
} CardRow;

/* The text that a card is for: large and in the middle when nothing is written on it, else as a heading. */
static Style card_style(const CardRow *row, const SheetCard *card) {
  const Theme *theme = row->context->theme;
  double k = theme->scale;
  gboolean form = card->lines || card->fields[0];
  double size = row->block->size == BLOCK_SIZE_LARGE ? 72 : row->block->size == BLOCK_SIZE_SMALL || form
      ? (row->tall ? 18 : 13) * k : (row->tall ? 26 : 18) * k;
  Style style = {.face = FACE_SEMIBOLD, .size = size, .leading = size * 1.32, .colour = theme->text, .balance = TRUE};
  style.align = form && card->shape == SHAPE_NONE ? ALIGN_LEFT : ALIGN_CENTRE;
  return style;
}

static void draw_lines_of(Paper *paper, const CardRow *row, const SheetCard *card, double x, double *y, double width,
                          double bottom) {
  const Theme *theme = row->context->theme;
  PaperPaint paint = PAINT_STROKE(theme->rule, theme->rule_width);
  int total = card->lines + (int)g_strv_length(card->fields);
  double distance = total ? fmin((bottom - *y) / total, row->tall ? 48 : 40) : 0, start = bottom - distance * total;
  for (int i = 0; i < total; i++) {
    double from = x, base = start + distance * (i + 1) - 3;
    if (i >= card->lines && *card->fields[i - card->lines]) {
      paper_open(paper, PAPER_P, NULL);
      from += paper_text(paper, x, base - 1, theme_font(theme, STYLE_CELL), card->fields[i - card->lines]) + 6;
      paper_close(paper);
    }
    paper_open(paper, PAPER_ARTIFACT, NULL);
    if (from < x + width - 20) paper_line(paper, from, base, x + width, base, paint);
    paper_close(paper);
  }
}

static void draw_card(Paper *paper, const CardRow *row, const SheetCard *card, double x, double y, double width,
                      double height) {
  const Theme *theme = row->context->theme;
  Colour colour = card->colour[0] < 0 ? theme->accent : block_colour(card);
  double left = x + PADDING, right = x + width - PADDING, top = y + PADDING, bottom = y + height - PADDING;
  gboolean form = card->lines || card->fields[0];
  paper_open(paper, PAPER_SECTION, NULL);
  if (card->heading && card->shape == SHAPE_NONE) {
    Style label = theme->styles[STYLE_LABEL];
    label.colour = colour;
    label.size = (row->tall ? 14 : 11) * theme->scale;
    label.leading = (row->tall ? 20 : 15) * theme->scale;
    /* On one line, for the lines below need the height. */
    double fitting = lines_size_to_fit(paper, style_font(&label), card->heading, right - left, 10);
    label.leading *= fitting / label.size;
    label.size = fitting;
    g_autoptr(Lines) lines = lines_new(paper, &label, NULL, card->heading, right - left);
    paper_open(paper, PAPER_P, NULL);
    top += lines_draw_all(lines, paper, left, top) + 4;
    paper_close(paper);
  }
  if (card->shape != SHAPE_NONE) {
    double radius = fmin((bottom - top) * (form ? 0.15 : 0.3), width * 0.3);
    paper_open(paper, PAPER_ARTIFACT, NULL);
    figure_shape(paper, card->shape, x + width / 2, top + radius * 1.2, radius, PAINT_FILL(colour));
    paper_close(paper);
    if (card->heading) { /* a figure or short word in the shape */
      Style inside = {.face = FACE_BOLD, .size = radius * 0.9, .leading = radius * 1.1, .colour = COLOUR_WHITE};
      gboolean narrow = card->shape == SHAPE_TRIANGLE, round = card->shape == SHAPE_CIRCLE;
      paper_open(paper, PAPER_P, NULL);
      figure_text(paper, &inside, card->heading, x + width / 2, top + radius * (narrow ? 1.55 : 1.2),
                  radius * (narrow ? 1.04 : round ? 1.3 : 1.5), radius * 1.3, 7);
      paper_close(paper);
    }
    top += radius * 2.5;
  }
  if (card->text) {
    Style style = card_style(row, card);
    double room = form ? (bottom - top) * 0.6 : bottom - top;
    g_autoptr(Lines) lines = figure_fit(paper, &style, card->text, right - left, room, 10);
    paper_open(paper, PAPER_P, NULL);
    double at = form ? top : top + fmax(0, (bottom - top - lines_height(lines)) / 2);
    top = at + lines_draw_all(lines, paper, left, at);
    paper_close(paper);
  }
  if (form) draw_lines_of(paper, row, card, left, &top, right - left, bottom);
  paper_close(paper);
}

/* Cards that differ are told apart by number. */
static gboolean is_numbered(const Block *block) { return block->cards->len > 1 && !block->count; }

/* The code of the sheet, small in the corner: a card that was cut out still says where it belongs. */
static void draw_code(Paper *paper, const CardRow *row, guint card, double right, double bottom) {
  if (!row->context->code) return;
  const Theme *theme = row->context->theme;
  g_autofree char *numbered = is_numbered(row->block) ? g_strdup_printf("%s-%u", row->context->code, card + 1) : NULL;
  PaperFont font = {.size = CODE_SIZE, .colour = theme->grey};
  paper_open(paper, PAPER_P, NULL);
  paper_text_right(paper, right - 8, bottom - 5, font, numbered ? numbered : row->context->code);
  paper_close(paper);
}

static void draw_card_row(Paper *paper, double width, double height, gpointer data) {
  const CardRow *row = data;
  double each = width / row->columns;
  for (guint i = 0; i < row->n; i++) {
    const SheetCard *card = g_ptr_array_index(row->block->cards, (row->first + i) % row->block->cards->len);
    double x = i * each;
    paper_open(paper, PAPER_ARTIFACT, NULL);
    paper_line(paper, x, 0, x + each, 0, cut_line(row->context));
    paper_line(paper, x, 0, x, height, cut_line(row->context));
    if (i + 1 == row->n) paper_line(paper, x + each, 0, x + each, height, cut_line(row->context));
    if (i >= row->under) paper_line(paper, x, height, x + each, height, cut_line(row->context));
    paper_close(paper);
    draw_card(paper, row, card, i * each, 0, each, height);
    draw_code(paper, row, (row->first + i) % row->block->cards->len, (i + 1) * each, height);
  }
}

void block_cards(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  (void)extra;
  guint n = block->cards->len;
  guint per = block->per_sheet ? (guint)block->per_sheet : block->columns ? (guint)block->columns * 4 : 8;
  guint columns = block->columns ? (guint)block->columns : per <= 3 ? 1 : per <= 10 ? 2 : 3;
  columns = MIN(columns, per);
  guint rows = (per + columns - 1) / columns;
  double height = block_height(context, block, body_height(context) / rows - 0.05, 0);
  if (!n) return;
  guint total = block->count ? (guint)block->count : n == 1 ? per : n;
  guint on_page = MAX(1, (guint)((body_height(context) + 0.1) / height));
  for (guint i = 0, at = 1; i < total; i += columns, at++) {
    guint here = MIN(columns, total - i), later = total - i - here;
    CardRow row = {context, block, i, here, columns, at % on_page ? MIN(here, later) : 0, height > TALL};
    flow_draw(flow, height, draw_card_row, &row);
  }
}

/* --- a tent --- */

typedef struct Tent {
  const BlockContext *context;
  const Block *block;
} Tent;

#define TENT_INSET 20.0 /* white on both sides of the fold */
#define TENT_FOOT 14.0
#define TENT_SMALL 0.6 /* of the largest letters: smaller, and a name has more lines */

/* A name as large as fits on a line; on more lines when it is so long that it would be small. */
static Lines *tent_lines(const Paper *paper, Style style, const char *text, double width) {
  double largest = style.size, fitting = lines_size_to_fit(paper, style_font(&style), text, width, 12);
  style.size = fitting < largest * TENT_SMALL ? largest * TENT_SMALL : fitting;
  style.leading = style.size * 1.2;
  return figure_fit(paper, &style, text, width, 2.1 * style.leading, 12);
}

/* One side: the name, and below it the caption; upside down when turned. middle is the height of its middle. */
static void draw_tent_side(Paper *paper, const Tent *tent, double width, double middle, double height, gboolean turned) {
  const Theme *theme = tent->context->theme;
  const char *const texts[] = {tent->block->text, tent->block->middle};
  double sizes[] = {76, 26}, shift[] = {tent->block->middle ? -0.1 : 0, 0.22};
  for (int i = 0; i < 2; i++) {
    if (!texts[i] || !*texts[i]) continue;
    if (sheet_text_blank(texts[i])) { /* to write on, by hand */
      double half = width * (i ? 0.24 : 0.4), y = middle + (turned ? -1 : 1) * (shift[i] * height + sizes[i] * 0.3);
      paper_open(paper, PAPER_ARTIFACT, NULL);
      paper_line(paper, width / 2 - half, y, width / 2 + half, y, PAINT_STROKE(theme->rule, 0.8));
      paper_close(paper);
      continue;
    }
    Style style = {.face = i ? FACE_REGULAR : FACE_SEMIBOLD, .size = sizes[i], .colour = i ? theme->grey : theme->text, .balance = TRUE};
    g_autoptr(Lines) lines = tent_lines(paper, style, texts[i], width - 60);
    guint n = lines_count(lines);
    paper_open(paper, turned ? PAPER_ARTIFACT : PAPER_P, NULL);
    for (guint k = 0; k < n; k++) {
      const UnicodeLine *line = &g_array_index(lines->lines, UnicodeLine, k);
      PaperFont font = style_font(&lines->style);
      g_autofree char *words = g_strndup(lines->text + line->start, line->end - line->start);
      g_autofree char *cut = lines_cut_to_fit(paper, font, words, width - 60);
      double w = paper_text_width(paper, font, cut, -1), down = shift[i] * height + (k - (n - 1) / 2.0) * lines->style.leading;
      font.turn = turned ? 2 : 0;
      if (turned)
        paper_text(paper, width / 2 + w / 2, middle - down - font.size * 0.3, font, cut);
      else
        paper_text(paper, width / 2 - w / 2, middle + down + font.size * 0.3, font, cut);
    }
    paper_close(paper);
  }
}

static void draw_tent(Paper *paper, double width, double height, gpointer data) {
  const Tent *tent = data;
  const Theme *theme = tent->context->theme;
  double fold = theme->height / 2 - theme->top, side = fmin(fold, height - fold);
  paper_open(paper, PAPER_ARTIFACT, NULL);
  paper_line(paper, 0, fold, width, fold, cut_line(tent->context));
  for (int turned = 0; turned < 2; turned++) { /* a frame, on a foot that stands on the table */
    double top = turned ? fold - side : fold + TENT_INSET, high = side - TENT_INSET;
    PaperPaint frame = PAINT_STROKE(theme_tint(theme->accent, 0.5), 0.8);
    paper_rect(paper, 0, top, width, high, 6, frame);
    double foot = turned ? top : top + high - TENT_FOOT, inner = turned ? foot + TENT_FOOT / 2 : foot;
    paper_rect(paper, 0, foot, width, TENT_FOOT, 6, PAINT_FILL(theme->accent));
    paper_rect(paper, 0, inner, width, TENT_FOOT / 2, 0, PAINT_FILL(theme->accent)); /* round on the outside only */
  }
  paper_close(paper);
  draw_tent_side(paper, tent, width, fold + side / 2, side, FALSE);
  draw_tent_side(paper, tent, width, fold - side / 2, side, TRUE);
}

void block_tent(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  (void)extra;
  Tent tent = {context, block};
  flow_draw(flow, body_height(context) - 0.05, draw_tent, &tent);
}

/* --- a tile --- */

/* A leaf of the ornament in a corner: two curves from the corner inwards. sx, sy are 1 or -1. */
static void draw_leaf(Paper *paper, double x, double y, double size, double sx, double sy, PaperPaint paint) {
  const PaperStep steps[] = {
      {.op = 'M', .x = 0, .y = 0},
      {.op = 'C', .x = sx, .y = sy, .ax = sx * 0.75, .ay = 0, .bx = sx, .by = sy * 0.35},
      {.op = 'C', .x = 0, .y = 0, .ax = sx * 0.35, .ay = sy, .bx = 0, .by = sy * 0.75},
      {.op = 'Z'},
  };
  paper_path(paper, x, y, size, steps, G_N_ELEMENTS(steps), paint);
}

static void draw_corner(Paper *paper, double x, double y, double size, double sx, double sy, Colour colour) {
  PaperPaint fill = PAINT_FILL(colour);
  draw_leaf(paper, x, y, size, sx, sy, fill);
  draw_leaf(paper, x + sx * size * 0.95, y, size * 0.55, sx, sy * 0.62, fill);
  draw_leaf(paper, x, y + sy * size * 0.95, size * 0.55, sx * 0.62, sy, fill);
  paper_circle(paper, x + sx * size * 1.22, y + sy * size * 1.22, size * 0.11, fill);
}

typedef struct Tile {
  const BlockContext *context;
  const char *text;
  double side;
} Tile;

/* In the middle of its place. Without a text there are lines to write one on. */
static void draw_tile(Paper *paper, double width, double height, gpointer data) {
  const Tile *tile = data;
  const Theme *theme = tile->context->theme;
  double side = tile->side, x = (width - side) / 2, y = (height - side) / 2, edge = side * 0.045, corner = side * 0.10;
  paper_open(paper, PAPER_ARTIFACT, NULL);
  paper_rect(paper, x, y, side, side, side * 0.02, (PaperPaint){COLOUR_WHITE, theme->grey, 0.8, 0, FALSE});
  paper_rect(paper, x + edge, y + edge, side - 2 * edge, side - 2 * edge, 2, PAINT_STROKE(theme->accent, 1.8));
  paper_rect(paper, x + edge + 4, y + edge + 4, side - 2 * edge - 8, side - 2 * edge - 8, 2,
             PAINT_STROKE(theme->accent, 0.6));
  for (int i = 0; i < 4; i++) {
    double sx = i % 2 ? -1 : 1, sy = i / 2 ? -1 : 1, in = edge + 12;
    draw_corner(paper, sx > 0 ? x + in : x + side - in, sy > 0 ? y + in : y + side - in, corner, sx, sy, theme->accent);
  }
  paper_close(paper);
  if (sheet_text_blank(tile->text)) {
    paper_open(paper, PAPER_ARTIFACT, NULL);
    for (int i = -1; i <= 1; i++) {
      double line = y + side * (0.53 + 0.13 * i), half = side * 0.33;
      paper_line(paper, x + side / 2 - half, line, x + side / 2 + half, line, PAINT_STROKE(theme->rule, 0.8));
    }
    paper_close(paper);
    return;
  }
  Style style = {.face = FACE_SEMIBOLD, .size = side * 0.095, .leading = side * 0.127, .colour = theme->accent,
                 .balance = TRUE};
  paper_open(paper, PAPER_P, NULL);
  figure_text(paper, &style, tile->text, x + side / 2, y + side / 2, side * 0.74, side * 0.52, 14);
  paper_close(paper);
}

void block_tile(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  double whole = fmin(flow_width(flow), body_height(context) - 0.05);
  double least = fmin(flow_width(flow), body_height(context) * 0.66);
  Tile tile = {context, block->text, fmin(block->height > 0 ? block->height * MM : least + extra, whole)};
  double given = block->height > 0 ? tile.side : least;
  flow_draw(flow, fmin(given + extra, body_height(context) - 0.05), draw_tile, &tile);
}

/* --- an arrow --- */

static void draw_arrow(Paper *paper, double width, double height, gpointer data) {
  const Tent *sign = data;
  const Theme *theme = sign->context->theme;
  double caption = sign->block->middle ? height * 0.17 : 0, side = fmin(width, height - caption) * 0.92;
  paper_open(paper, PAPER_FIGURE, sign->block->text);
  figure_arrow(paper, sign->block->way, (width - side) / 2, (height - caption - side) / 2, side, PAINT_FILL(theme->accent));
  paper_close(paper);
  if (!caption) return;
  Style style = {.face = FACE_SEMIBOLD, .size = 54, .leading = 66, .colour = theme->text, .balance = TRUE};
  paper_open(paper, PAPER_P, NULL);
  figure_text(paper, &style, sign->block->middle, width / 2, height - caption / 2, width - 10, caption - 6, 16);
  paper_close(paper);
}

void block_arrow(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  static const TextId words[] = {TX_SHEET_ARROW_LEFT, TX_SHEET_ARROW_RIGHT, TX_SHEET_ARROW_AHEAD, TX_SHEET_ARROW_BACK};
  Block described = *block;
  described.text = (char *)text_plain(context->lang, words[block->way]);
  Tent sign = {context, &described};
  flow_draw(flow, block_height(context, block, 200, extra), draw_arrow, &sign);
}
