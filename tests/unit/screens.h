/* What holds for every screen: it is whole, and it looks as it was approved by eye. */
#ifndef TESTS_SCREENS_H
#define TESTS_SCREENS_H
#include <string.h>

#include "base/unicode.h"
#include "view/grid.h"

static G_GNUC_UNUSED void assert_whole(const Grid *grid) {
  for (int y = 0; y < grid->rows; y++)
    for (int x = 0; x < grid->columns; x++) {
      const Cell *cell = &grid->cells[y * grid->columns + x];
      g_assert_cmpint(cell->role, <, N_ROLES);
      if (cell->text[0] == '\0') {
        g_assert_cmpint(x, >, 0);
        g_assert_cmpint(unicode_width(cell[-1].text), ==, 2);
        continue;
      }
      g_assert_true(g_utf8_validate(cell->text, -1, NULL));
      int width = unicode_width(cell->text);
      g_assert_cmpint(width, >=, 1);
      if (width == 2) g_assert_cmpint(x + 1, <, grid->columns);
      if (width == 2) g_assert_cmpint(cell[1].text[0], ==, '\0');
    }
  g_assert_cmpint(grid->cursor_column, <, grid->columns);
  g_assert_cmpint(grid->cursor_row, <, grid->rows);
}

/* What the cells mean, row by row: "3: 1+12S 40+5w" says that on row 3 twelve cells from column 1 have role S. Text has none. */
static G_GNUC_UNUSED char *roles_text(const Grid *grid) {
  g_autofree char *dump = grid_dump(grid, TRUE);
  g_auto(GStrv) lines = g_strsplit(dump, "\n", -1);
  GString *out = g_string_new(NULL);
  for (guint row = 0; lines[2 * row] && lines[2 * row + 1]; row++) {
    const char *roles = lines[2 * row + 1];
    guint at = out->len;
    for (gsize from = 0; roles[from];) {
      gsize to = from;
      while (roles[to] == roles[from]) to++;
      if (roles[from] != ' ') g_string_append_printf(out, " %zu+%zu%c", from, to - from, roles[from]);
      from = to;
    }
    if (out->len > at) {
      g_autofree char *label = g_strdup_printf("%u:", row);
      g_string_insert(out, (gssize)at, label);
      g_string_append_c(out, '\n');
    }
  }
  return g_string_free(out, FALSE);
}

/* Holds a screen against the approved one; UPDATE=1 approves it. */
static G_GNUC_UNUSED void assert_approved(const char *file, const char *is) {
  g_autofree char *path = g_test_build_filename(G_TEST_DIST, "tests/golden/screens", file, NULL);
  g_autofree char *approved = NULL;
  if (g_getenv("UPDATE")) {
    g_assert_true(g_file_set_contents(path, is, -1, NULL));
    return;
  }
  if (!g_file_get_contents(path, &approved, NULL, NULL)) g_error("%s is missing: UPDATE=1 writes it", path);
  if (strcmp(approved, is) != 0) g_error("%s differs; now it is\n%s", path, is);
}

#endif
