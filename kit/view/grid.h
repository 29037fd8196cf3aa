/* A screen that is not there yet: a plain array of cells with roles. kit/screen.c turns roles into attributes. Pure. */
#ifndef VIEW_GRID_H
#define VIEW_GRID_H
#include <glib.h>

/* What a cell means, never how it looks. */
typedef enum {
  ROLE_TEXT,
  ROLE_MUTED,   /* said softly: times long past, captions */
  ROLE_STRONG,  /* titles */
  ROLE_CURRENT, /* the part now */
  ROLE_DIGITS,
  ROLE_WARNING,
  ROLE_DANGER,
  ROLE_OVERTIME,
  ROLE_ALERT, /* not saved, clock still */
  ROLE_KEY,   /* the name of a key in the key line */
  ROLE_INPUT, /* where one types */
  ROLE_SELECTED,
  ROLE_RULE,
  ROLE_CATEGORY, /* the signs of categories: five colours, and never one that warns */
  ROLE_CATEGORY_2,
  ROLE_CATEGORY_3,
  ROLE_CATEGORY_4,
  ROLE_CATEGORY_5,
  N_ROLES
} Role;

/* A cell holds one grapheme cluster (UTF-8, NUL-terminated; empty = the right half of a wide one). */
typedef struct Cell {
  char text[24];
  guint8 role;
} Cell;

typedef struct Grid {
  int columns, rows;
  Cell *cells;
  int cursor_column, cursor_row; /* -1 = hidden */
} Grid;

Grid *grid_new(int columns, int rows);
void grid_free(Grid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Grid, grid_free)

/* Writes text from (column, row), at most `width` columns, never half a letter, clipped at the edges. Returns columns used.
 */
int grid_text(Grid *grid, int column, int row, int width, Role role, const char *text);
/* The same, ending in … when it does not fit. */
int grid_fit(Grid *grid, int column, int row, int width, Role role, const char *text);
/* Wraps text into a box of width x height; the last line ends in … when more follows. Returns rows used. */
int grid_wrap(Grid *grid, int column, int row, int width, int height, Role role, const char *text);
void grid_fill(Grid *grid, int column, int row, int width, int height, Role role, const char *cluster);
void grid_role(Grid *grid, int column, int row, int width, Role role);
/* Says it all with the letters that every terminal has: marks and lines become the nearest ones, accents go. */
void grid_plain(Grid *grid);
/* The plain text, one line a row, trailing spaces cut; new string. With roles: each row is followed by a line with one
 * letter per cell that is not plain text (for golden tests of meaning). */
char *grid_dump(const Grid *grid, gboolean roles);

#endif
