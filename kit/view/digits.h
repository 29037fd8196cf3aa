/* Big digits for a clock, from block characters, in as many sizes as fit: a figure of 3 x 5 points, each point drawn
 * `across` columns wide and `down` half rows high. It draws digits, colon, minus and space, and knows nothing of time. */
#ifndef VIEW_DIGITS_H
#define VIEW_DIGITS_H
#include <glib.h>

#include "view/grid.h"

typedef enum {
  DIGITS_BLOCKS, /* ▀▄█: two points in a row of cells */
  DIGITS_CUT,    /* the same cut out of a full field: cannot be taken for the former even without colour */
  DIGITS_PLAIN,  /* only #: for a terminal without block characters */
} DigitsStyle;

/* across and down are 0 when nothing larger than plain text fits; then width is that of the text and rows is 1. */
typedef struct DigitsSize {
  int across, down;
  int width, rows;
} DigitsSize;

/* The largest size at which `widest` (such as "00:00") fits in width x height cells. Sizes only depend on the shape of the
 * text, so a clock does not jump about while it ticks. */
DigitsSize digits_size(const char *widest, DigitsStyle style, int width, int height);

/* Columns that text takes at this size. */
int digits_width(const char *text, DigitsStyle style, const DigitsSize *size);

/* Draws text with its upper left corner at (column, row), clipped to `width` columns and `height` rows; never a part of a
 * figure: what does not fit whole is written as plain text. */
void digits_draw(Grid *grid, int column, int row, int width, int height, Role role, DigitsStyle style,
                 const DigitsSize *size, const char *text);

#endif
