/* Clipped drawing: a pane is cut to its grid when it is made, and every call is cut to its pane. */
#include "view/pane.h"

#include "base/unicode.h"

Pane pane_inside(const Pane *pane, int column, int row, int width, int height) {
  int left = MAX(column, 0), top = MAX(row, 0);
  int right = MIN(column + width, pane->width), bottom = MIN(row + height, pane->height);
  return (Pane){pane->grid, pane->column + left, pane->row + top, MAX(right - left, 0), MAX(bottom - top, 0)};
}

gboolean pane_there(const Pane *pane) { return pane->width > 0 && pane->height > 0; }

int pane_fit(const Pane *pane, int column, int row, int width, Role role, const char *text) {
  if (row < 0 || row >= pane->height || column < 0 || column >= pane->width) return 0;
  return grid_fit(pane->grid, pane->column + column, pane->row + row, MIN(width, pane->width - column), role, text);
}

int pane_text(const Pane *pane, int column, int row, Role role, const char *text) {
  return pane_fit(pane, column, row, pane->width - column, role, text);
}

int pane_right(const Pane *pane, int row, Role role, const char *text) {
  int width = unicode_width(text);
  if (width > pane->width || width == 0) return pane->width;
  pane_text(pane, pane->width - width, row, role, text);
  return pane->width - width;
}

void pane_centre(const Pane *pane, int row, Role role, const char *text) {
  int width = unicode_width(text);
  pane_text(pane, MAX((pane->width - width) / 2, 0), row, role, text);
}

int pane_wrap(const Pane *pane, int column, int row, int height, Role role, const char *text) {
  if (row < 0 || row >= pane->height || column < 0 || column >= pane->width) return 0;
  return grid_wrap(pane->grid, pane->column + column, pane->row + row, pane->width - column, MIN(height, pane->height - row),
                   role, text);
}

int pane_rows_of(const char *text, int width) {
  if (!text || !*text || width <= 0) return 0;
  g_autofree char *clean = unicode_clean(text, -1);
  g_strchomp(clean);
  if (!*clean) return 0;
  g_autoptr(GArray) lines = unicode_wrap_columns(clean, width);
  return (int)lines->len;
}

void pane_fill(const Pane *pane, int column, int row, int width, int height, Role role, const char *cluster) {
  Pane part = pane_inside(pane, column, row, width, height);
  if (pane_there(&part)) grid_fill(part.grid, part.column, part.row, part.width, part.height, role, cluster);
}

void pane_role(const Pane *pane, int row, Role role) {
  if (row >= 0 && row < pane->height) grid_role(pane->grid, pane->column, pane->row + row, pane->width, role);
}

void pane_cursor(const Pane *pane, int column, int row) {
  if (!pane_there(pane)) return;
  pane->grid->cursor_column = pane->column + CLAMP(column, 0, pane->width - 1);
  pane->grid->cursor_row = pane->row + CLAMP(row, 0, pane->height - 1);
}
