/* The array of cells behind every screen. It keeps three promises: nothing is written outside the grid, a letter is never
 * broken (a wide one that is half overwritten or half cut off becomes spaces), and no cell holds a control character. */
#include "view/grid.h"

#include <string.h>

#include "base/unicode.h"

static const char ELLIPSIS[] = "…";

static Cell *cell_at(const Grid *grid, int column, int row) {
  return &grid->cells[(gsize)row * (gsize)grid->columns + (gsize)column];
}

static gboolean inside(const Grid *grid, int column, int row) {
  return column >= 0 && column < grid->columns && row >= 0 && row < grid->rows;
}

static void put_blank(Cell *cell) {
  cell->text[0] = ' ';
  cell->text[1] = '\0';
}

Grid *grid_new(int columns, int rows) {
  Grid *grid = g_new0(Grid, 1);
  grid->columns = MAX(columns, 1);
  grid->rows = MAX(rows, 1);
  gsize n = (gsize)grid->columns * (gsize)grid->rows;
  grid->cells = g_new0(Cell, n);
  for (gsize i = 0; i < n; i++) put_blank(&grid->cells[i]);
  grid->cursor_column = grid->cursor_row = -1;
  return grid;
}

void grid_free(Grid *grid) {
  if (!grid) return;
  g_free(grid->cells);
  g_free(grid);
}

/* Clears the other half of a wide cluster of which this cell is about to be overwritten. */
static void release_cell(Grid *grid, int column, int row) {
  Cell *cell = cell_at(grid, column, row);
  if (cell->text[0] == '\0' && column > 0) put_blank(cell_at(grid, column - 1, row));
  if (column + 1 < grid->columns && cell_at(grid, column + 1, row)->text[0] == '\0')
    put_blank(cell_at(grid, column + 1, row));
}

/* Puts one cluster of `width` columns; the caller has checked that it fits. */
static void put_cluster(Grid *grid, int column, int row, int width, Role role, const char *text, gsize length) {
  for (int i = 0; i < width; i++) release_cell(grid, column + i, row);
  Cell *cell = cell_at(grid, column, row);
  memcpy(cell->text, text, length);
  cell->text[length] = '\0';
  cell->role = (guint8)role;
  if (width == 2) {
    Cell *right = cell_at(grid, column + 1, row);
    right->text[0] = '\0';
    right->role = (guint8)role;
  }
}

/* A cluster with more marks than a cell holds loses the last ones, at a character boundary. */
static gsize cluster_length(const char *cluster, gsize length) {
  gsize most = sizeof(((Cell *)0)->text) - 1;
  if (length <= most) return length;
  const char *end = cluster + most;
  while (end > cluster && ((guchar)*end & 0xC0) == 0x80) end--;
  return (gsize)(end - cluster);
}

/* Columns of one cluster: that of its widest character, so that a mark adds nothing and a joined pair does not count twice.
 */
static int cluster_width(const char *cluster, gsize length) {
  int width = 0;
  for (const char *p = cluster; p < cluster + length; p = g_utf8_next_char(p)) {
    int columns = unicode_char_width(g_utf8_get_char(p));
    width = MAX(width, columns);
  }
  return width;
}

static gboolean needs_cleaning(const char *text) {
  for (const guchar *p = (const guchar *)text; *p; p++)
    if (*p < 0x20 || *p >= 0x7F) return TRUE;
  return FALSE;
}

int grid_text(Grid *grid, int column, int row, int width, Role role, const char *text) {
  if (!text || width <= 0 || row < 0 || row >= grid->rows) return 0;
  g_autofree char *clean = needs_cleaning(text) ? unicode_clean(text, -1) : NULL;
  const char *source = clean ? clean : text;
  gsize size = strlen(source);
  int used = 0;
  for (gsize at = 0; at < size;) {
    gsize next = unicode_next(source, at);
    if (next <= at || next > size) next = size;
    const char *cluster = source + at;
    gsize length = cluster_length(cluster, next - at);
    int wide = cluster_width(cluster, length);
    at = next;
    if ((guchar)*cluster < 0x20 || *cluster == 0x7F) { /* a tab or newline in a line is a space */
      cluster = " ";
      length = wide = 1;
    }
    if (wide == 0) continue; /* a mark without a letter has no place of its own */
    if (used + wide > width) break;
    if (inside(grid, column + used, row) && inside(grid, column + used + wide - 1, row))
      put_cluster(grid, column + used, row, wide, role, cluster, length);
    else if (wide == 2) /* half of it is outside: the half inside stays white */
      for (int i = 0; i < 2; i++)
        if (inside(grid, column + used + i, row)) put_cluster(grid, column + used + i, row, 1, role, " ", 1);
    used += wide;
  }
  return used;
}

int grid_fit(Grid *grid, int column, int row, int width, Role role, const char *text) {
  if (!text || width <= 0) return 0;
  g_autofree char *clean = unicode_clean(text, -1);
  g_autofree char *fitted = unicode_fit(clean, width);
  return grid_text(grid, column, row, width, role, fitted);
}

int grid_wrap(Grid *grid, int column, int row, int width, int height, Role role, const char *text) {
  if (!text || !*text || width <= 0 || height <= 0) return 0;
  g_autofree char *clean = unicode_clean(text, -1);
  g_strchomp(clean);
  if (!*clean) return 0;
  g_autoptr(GArray) lines = unicode_wrap_columns(clean, width);
  int n = (int)lines->len;
  for (int i = 0; i < n && i < height; i++) {
    const UnicodeLine *line = &g_array_index(lines, UnicodeLine, i);
    g_autofree char *piece = g_strndup(clean + line->start, line->end - line->start);
    if (i + 1 == height && i + 1 < n) {
      g_autofree char *more = g_strconcat(g_strchomp(piece), ELLIPSIS, NULL);
      if (unicode_width(more) > width) {
        g_autofree char *cut = unicode_fit(more, width);
        grid_text(grid, column, row + i, width, role, cut);
      } else {
        grid_text(grid, column, row + i, width, role, more);
      }
    } else {
      int used = grid_text(grid, column, row + i, width, role, piece);
      if (line->hyphen) grid_text(grid, column + used, row + i, width - used, role, "-");
    }
  }
  return MIN(n, height);
}

void grid_fill(Grid *grid, int column, int row, int width, int height, Role role, const char *cluster) {
  int wide = cluster_width(cluster, strlen(cluster));
  gsize length = cluster_length(cluster, strlen(cluster));
  if (wide < 1) return;
  for (int y = MAX(row, 0); y < MIN(row + height, grid->rows); y++)
    for (int x = column; x + wide <= column + width; x += wide)
      if (inside(grid, x, y) && inside(grid, x + wide - 1, y)) put_cluster(grid, x, y, wide, role, cluster, length);
}

void grid_role(Grid *grid, int column, int row, int width, Role role) {
  if (row < 0 || row >= grid->rows) return;
  for (int x = MAX(column, 0); x < MIN(column + width, grid->columns); x++) cell_at(grid, x, row)->role = (guint8)role;
}

static char role_letter(Role role) {
  switch (role) {
    case ROLE_TEXT: return ' ';
    case ROLE_MUTED: return 'm';
    case ROLE_STRONG: return 'S';
    case ROLE_CURRENT: return 'C';
    case ROLE_DIGITS: return 'D';
    case ROLE_WARNING: return 'w';
    case ROLE_DANGER: return 'd';
    case ROLE_OVERTIME: return 'o';
    case ROLE_ALERT: return 'A';
    case ROLE_KEY: return 'k';
    case ROLE_INPUT: return 'i';
    case ROLE_SELECTED: return 's';
    case ROLE_RULE: return 'r';
    case ROLE_CATEGORY:
    case ROLE_CATEGORY_2:
    case ROLE_CATEGORY_3:
    case ROLE_CATEGORY_4:
    case ROLE_CATEGORY_5: return (char)('1' + (role - ROLE_CATEGORY));
    case N_ROLES: break;
  }
  return '?';
}

static void append_trimmed(GString *out, GString *line) {
  gsize n = line->len;
  while (n > 0 && line->str[n - 1] == ' ') n--;
  g_string_append_len(out, line->str, (gssize)n);
  g_string_append_c(out, '\n');
}

char *grid_dump(const Grid *grid, gboolean roles) {
  GString *out = g_string_sized_new((gsize)(grid->columns + 1) * (gsize)grid->rows);
  g_autoptr(GString) line = g_string_new(NULL);
  for (int y = 0; y < grid->rows; y++) {
    g_string_truncate(line, 0);
    for (int x = 0; x < grid->columns; x++) g_string_append(line, cell_at(grid, x, y)->text);
    append_trimmed(out, line);
    if (!roles) continue;
    g_string_truncate(line, 0);
    for (int x = 0; x < grid->columns; x++) {
      const Cell *cell = cell_at(grid, x, y);
      gboolean seen = cell->text[0] != ' ' || cell->role == ROLE_SELECTED || cell->role == ROLE_INPUT;
      g_string_append_c(line, seen ? role_letter((Role)cell->role) : ' ');
    }
    append_trimmed(out, line);
  }
  return g_string_free(out, FALSE);
}

/* One ASCII character for a cluster. */
static char plain_of(const char *cluster) {
  static const char *const marks[] = {"━=", "┄-", "─-", "╸-", "│|", "▶>", "✓v", "×x", "•*", "…~", "·.", "–-", "—-", "→>", "←<",
                                      "↑^", "↓v", "±~", "●o", "■#", "▲^", "◆*", "★*", "○o", "□#", "△^", "◇*", "☆*", "⬢o", "█#", "▀#", "▄#", "░.", "∥|", "’'",
                                      "‘'", "“\"", "”\"", "€E"};
  if ((guchar)cluster[0] < 0x80 && cluster[1] == '\0') return cluster[0];
  for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
    gsize length = strlen(marks[i]) - 1;
    if (strlen(cluster) == length && memcmp(cluster, marks[i], length) == 0) return marks[i][length];
  }
  g_autofree char *letters = g_str_to_ascii(cluster, "C");
  return (guchar)letters[0] >= ' ' && (guchar)letters[0] < 0x7f ? letters[0] : '?';
}

void grid_plain(Grid *grid) {
  for (int i = 0; i < grid->rows * grid->columns; i++) {
    Cell *cell = &grid->cells[i];
    char plain = cell->text[0] ? plain_of(cell->text) : ' '; /* the right half of a wide letter */
    memset(cell->text, 0, sizeof cell->text);
    cell->text[0] = plain;
  }
}
