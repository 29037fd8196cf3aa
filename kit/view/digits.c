/* Big digits: a bitmap of 3 x 5 points per figure, scaled by whole numbers and folded two points to a cell. */
#include "view/digits.h"

#include <string.h>

#define FIGURE_ROWS 5

/* Rows from the top, the leftmost point in the highest of `columns` bits. */
typedef struct Figure {
  char letter;
  guint8 columns;
  guint8 rows[FIGURE_ROWS];
} Figure;

static const Figure figures[] = {
    {'0', 3, {7, 5, 5, 5, 7}}, {'1', 3, {2, 6, 2, 2, 7}}, {'2', 3, {7, 1, 7, 4, 7}}, {'3', 3, {7, 1, 7, 1, 7}},
    {'4', 3, {5, 5, 7, 1, 1}}, {'5', 3, {7, 4, 7, 1, 7}}, {'6', 3, {7, 4, 7, 5, 7}}, {'7', 3, {7, 1, 1, 1, 1}},
    {'8', 3, {7, 5, 7, 5, 7}}, {'9', 3, {7, 5, 7, 1, 7}}, {':', 1, {0, 1, 0, 1, 0}}, {'-', 2, {0, 0, 3, 0, 0}},
    {' ', 1, {0, 0, 0, 0, 0}},
};

/* Points across and down, the largest first. A figure may be one step wider than high; thinner than high looks broken. */
static const struct {
  guint8 across, down;
} scales[] = {{9, 8}, {8, 8}, {8, 7}, {7, 7}, {7, 6}, {6, 6}, {6, 5}, {5, 5},
              {5, 4}, {4, 4}, {4, 3}, {3, 3}, {3, 2}, {2, 2}, {2, 1}, {1, 1}};

static const Figure *figure_of(char letter) {
  for (gsize i = 0; i < G_N_ELEMENTS(figures); i++)
    if (figures[i].letter == letter) return &figures[i];
  return NULL;
}

/* Width in points with a point between the figures; -1 when a letter has no figure. */
static int points_across(const char *text) {
  int points = 0;
  for (const char *p = text; *p; p++) {
    const Figure *figure = figure_of(*p);
    if (!figure) return -1;
    points += figure->columns + (p > text);
  }
  return points;
}

/* The field around figures that are cut out of it: two columns beside them, and at least half a row above and below. */
static int margin_across(DigitsStyle style) { return style == DIGITS_CUT ? 2 : 0; }
static int margin_down(DigitsStyle style, int down) { return style == DIGITS_CUT ? MAX(down / 2, 1) : 0; }

static int rows_of(DigitsStyle style, int down) {
  if (style == DIGITS_PLAIN) return FIGURE_ROWS * ((down + 1) / 2);
  return (FIGURE_ROWS * down + 2 * margin_down(style, down) + 1) / 2;
}

static int width_of(DigitsStyle style, int points, int across) { return points * across + 2 * margin_across(style); }

DigitsSize digits_size(const char *widest, DigitsStyle style, int width, int height) {
  DigitsSize size = {0, 0, (int)strlen(widest), 1};
  int points = points_across(widest);
  for (gsize i = 0; points > 0 && i < G_N_ELEMENTS(scales); i++) {
    int across = scales[i].across, down = scales[i].down;
    if (width_of(style, points, across) > width || rows_of(style, down) > height) continue;
    size = (DigitsSize){across, down, width_of(style, points, across), rows_of(style, down)};
    break;
  }
  return size;
}

int digits_width(const char *text, DigitsStyle style, const DigitsSize *size) {
  int points = points_across(text);
  return size->across && points >= 0 ? width_of(style, points, size->across) : (int)strlen(text);
}

/* Is the point at (x, y), in units of the smallest point drawn, part of the text's figures? */
static gboolean lit(const char *text, int across, int down, int x, int y) {
  if (x < 0 || y < 0 || y >= FIGURE_ROWS * down) return FALSE;
  int at = x / across;
  for (const char *p = text; *p; p++) {
    const Figure *figure = figure_of(*p);
    if (!figure) return FALSE;
    if (at < figure->columns) return (figure->rows[y / down] >> (figure->columns - 1 - at)) & 1;
    at -= figure->columns + 1;
    if (at < 0) return FALSE;
  }
  return FALSE;
}

void digits_draw(Grid *grid, int column, int row, int width, int height, Role role, DigitsStyle style,
                 const DigitsSize *size, const char *text) {
  int wide = digits_width(text, style, size);
  if (!size->across || points_across(text) < 0 || wide > width || size->rows > height) {
    if (height > 0) grid_text(grid, column, row, width, role, text);
    return;
  }
  static const char *const blocks[4] = {" ", "▀", "▄", "█"};
  int left = margin_across(style), top = margin_down(style, size->down);
  int field = FIGURE_ROWS * size->down + 2 * top;
  for (int y = 0; y < size->rows; y++)
    for (int x = 0; x < wide; x++) {
      const char *cell;
      if (style == DIGITS_PLAIN) {
        cell = lit(text, size->across, size->rows / FIGURE_ROWS, x, y) ? "#" : " ";
      } else {
        gboolean upper = lit(text, size->across, size->down, x - left, 2 * y - top);
        gboolean lower = lit(text, size->across, size->down, x - left, 2 * y + 1 - top);
        if (style == DIGITS_CUT) {
          upper = !upper;
          lower = !lower && 2 * y + 1 < field;
        }
        cell = blocks[(upper ? 1 : 0) + (lower ? 2 : 0)];
      }
      grid_text(grid, column + x, row + y, 1, role, cell);
    }
}
