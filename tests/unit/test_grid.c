/* The grid: wide letters, combining marks, clipping, wrapping, dumps. Whatever is written where, no letter is broken. */
#include "view/grid.h"

#include <string.h>

#include "view/pane.h"

static const char *text_at(const Grid *grid, int column, int row) { return grid->cells[row * grid->columns + column].text; }

#define assert_dump(grid, expected)                  \
  do {                                               \
    g_autofree char *is_ = grid_dump((grid), FALSE); \
    g_assert_cmpstr(is_, ==, (expected));            \
  } while (0)

/* Every wide cluster is followed by its empty right half, every empty cell has a wide one at its left, and there is no
 * control character anywhere. */
static void assert_whole(const Grid *grid) {
  for (int y = 0; y < grid->rows; y++)
    for (int x = 0; x < grid->columns; x++) {
      const char *text = text_at(grid, x, y);
      if (*text == '\0') {
        g_assert_cmpint(x, >, 0);
        g_assert_cmpint(*text_at(grid, x - 1, y), !=, '\0');
        continue;
      }
      g_assert_true(g_utf8_validate(text, -1, NULL));
      gunichar c = g_utf8_get_char(text);
      g_assert_false(g_unichar_iscntrl(c));
      g_assert_cmpint(g_unichar_combining_class(c), ==, 0);
      gboolean wide = g_unichar_iswide(c);
      if (wide) g_assert_cmpint(x + 1, <, grid->columns);
      if (wide) g_assert_cmpint(*text_at(grid, x + 1, y), ==, '\0');
    }
}

static void test_text(void) {
  g_autoptr(Grid) grid = grid_new(10, 2);
  g_assert_cmpint(grid->cursor_column, ==, -1);
  g_assert_cmpint(grid_text(grid, 2, 0, 20, ROLE_STRONG, "Gesprek"), ==, 7);
  g_assert_cmpint(grid_text(grid, 0, 1, 3, ROLE_TEXT, "Pauze"), ==, 3);
  assert_dump(grid, "  Gesprek\nPau\n");
  g_assert_cmpint(grid->cells[2].role, ==, ROLE_STRONG);
  g_assert_cmpint(grid->cells[0].role, ==, ROLE_TEXT);
}

static void test_outside(void) {
  g_autoptr(Grid) grid = grid_new(5, 2);
  grid_text(grid, -3, 0, 20, ROLE_TEXT, "abcdefgh");
  grid_text(grid, 4, 1, 20, ROLE_TEXT, "xyz");
  grid_text(grid, 0, -1, 5, ROLE_TEXT, "niet");
  grid_text(grid, 0, 2, 5, ROLE_TEXT, "niet");
  grid_text(grid, 9, 1, 5, ROLE_TEXT, "niet");
  grid_fill(grid, -2, -2, 3, 3, ROLE_TEXT, "#");
  grid_fill(grid, 4, 1, 9, 9, ROLE_RULE, "─");
  grid_role(grid, -5, 0, 99, ROLE_MUTED);
  grid_role(grid, 0, 7, 3, ROLE_MUTED);
  assert_dump(grid, "#efgh\n    ─\n");
  assert_whole(grid);
}

static void test_wide(void) {
  g_autoptr(Grid) grid = grid_new(6, 4);
  g_assert_cmpint(grid_text(grid, 0, 0, 6, ROLE_TEXT, "日本語"), ==, 6);
  g_assert_cmpstr(text_at(grid, 1, 0), ==, "");
  /* half of a wide letter does not fit */
  g_assert_cmpint(grid_text(grid, 0, 1, 5, ROLE_TEXT, "日本語"), ==, 4);
  /* nor does one that begins left of the grid, or would end right of it */
  grid_text(grid, -1, 2, 6, ROLE_TEXT, "日本");
  grid_text(grid, 5, 3, 6, ROLE_TEXT, "日");
  assert_whole(grid);
  assert_dump(grid, "日本語\n日本\n 本\n\n");
  /* writing over half a wide letter takes the other half away */
  grid_text(grid, 1, 0, 1, ROLE_TEXT, "x");
  grid_text(grid, 4, 0, 1, ROLE_TEXT, "y");
  assert_dump(grid, " x本y\n日本\n 本\n\n");
  grid_text(grid, 1, 1, 2, ROLE_TEXT, "語");
  assert_dump(grid, " x本y\n 語\n 本\n\n");
  assert_whole(grid);
}

static void test_combining(void) {
  g_autoptr(Grid) grid = grid_new(8, 1);
  g_assert_cmpint(grid_text(grid, 0, 0, 8, ROLE_TEXT, "e\xcc\x81\xc3\xa9n"), ==, 3); /* decomposed, composed */
  g_assert_cmpstr(text_at(grid, 0, 0), ==, "é");
  g_assert_cmpstr(text_at(grid, 2, 0), ==, "n");
  GString *many = g_string_new("x");
  for (int i = 0; i < 60; i++) g_string_append(many, "\xcc\xa7"); /* more marks than a cell holds */
  g_string_append(many, "y");
  g_assert_cmpint(grid_text(grid, 0, 0, 8, ROLE_TEXT, many->str), ==, 2);
  g_assert_cmpstr(text_at(grid, 1, 0), ==, "y");
  g_string_free(many, TRUE);
  assert_whole(grid);
}

static void test_nasty(void) {
  g_autoptr(Grid) grid = grid_new(12, 1);
  grid_text(grid, 0, 0, 12, ROLE_TEXT, "a\tb\nc\x1b[31md");
  assert_whole(grid);
  grid_text(grid, 0, 0, 12, ROLE_TEXT, "ok\xff\xfe!");
  assert_whole(grid);
  g_assert_cmpint(grid_text(grid, 0, 0, 12, ROLE_TEXT, "\xcc\x81"), ==, 0); /* a mark of nothing */
  g_assert_cmpint(grid_text(grid, 0, 0, 12, ROLE_TEXT, ""), ==, 0);
  g_assert_cmpint(grid_text(grid, 0, 0, 12, ROLE_TEXT, NULL), ==, 0);
  g_assert_cmpint(grid_text(grid, 0, 0, 0, ROLE_TEXT, "a"), ==, 0);
  assert_whole(grid);
}

static void test_fit(void) {
  g_autoptr(Grid) grid = grid_new(10, 3);
  g_assert_cmpint(grid_fit(grid, 0, 0, 6, ROLE_TEXT, "Toekomstdroom"), ==, 6);
  g_assert_cmpint(grid_fit(grid, 0, 1, 6, ROLE_TEXT, "Pauze"), ==, 5);
  grid_fit(grid, 0, 2, 4, ROLE_TEXT, "日本語");
  assert_dump(grid, "Toeko…\nPauze\n日…\n");
}

static void test_wrap(void) {
  g_autoptr(Grid) grid = grid_new(12, 4);
  g_assert_cmpint(grid_wrap(grid, 1, 0, 10, 4, ROLE_TEXT, "Welk kaartje koos je, en waarom?"), ==, 4);
  assert_dump(grid, " Welk\n kaartje\n koos je,\n en waarom?\n");
  g_autoptr(Grid) small = grid_new(12, 4);
  g_assert_cmpint(grid_wrap(small, 0, 0, 8, 2, ROLE_TEXT, "Welk kaartje koos je, en waarom?"), ==, 2);
  assert_dump(small, "Welk\nkaartje…\n\n\n");
  g_assert_cmpint(grid_wrap(small, 0, 0, 8, 0, ROLE_TEXT, "x"), ==, 0);
  g_assert_cmpint(grid_wrap(small, 0, 0, 8, 2, ROLE_TEXT, "  \n"), ==, 0);
}

static void test_roles(void) {
  g_autoptr(Grid) grid = grid_new(8, 1);
  grid_text(grid, 0, 0, 4, ROLE_ALERT, "stil");
  grid_text(grid, 5, 0, 3, ROLE_KEY, "p");
  grid_role(grid, 0, 0, 1, ROLE_DANGER);
  g_autofree char *dump = grid_dump(grid, TRUE);
  g_assert_cmpstr(dump, ==, "stil p\ndAAA k\n");
}

static void test_pane(void) {
  g_autoptr(Grid) grid = grid_new(12, 4);
  Pane screen = {grid, 0, 0, 12, 4};
  Pane pane = pane_inside(&screen, 8, 2, 10, 10); /* cut to what the grid has */
  g_assert_cmpint(pane.width, ==, 4);
  g_assert_cmpint(pane.height, ==, 2);
  pane_text(&pane, 0, 0, ROLE_TEXT, "Afspraken");
  pane_text(&pane, 0, 2, ROLE_TEXT, "eronder");
  pane_text(&pane, -1, 1, ROLE_TEXT, "ervoor");
  pane_fill(&pane, -3, 1, 99, 99, ROLE_RULE, "=");
  g_assert_cmpint(pane_right(&pane, 0, ROLE_TEXT, "te lang"), ==, 4);
  pane_cursor(&pane, 99, 99);
  assert_dump(grid, "\n\n        Afs…\n        ====\n");
  g_assert_cmpint(grid->cursor_column, ==, 11);
  g_assert_cmpint(grid->cursor_row, ==, 3);
  Pane nothing = pane_inside(&pane, 5, 0, 3, 3);
  g_assert_false(pane_there(&nothing));
  pane_text(&nothing, 0, 0, ROLE_TEXT, "x");
  pane_wrap(&nothing, 0, 0, 3, ROLE_TEXT, "x");
  assert_dump(grid, "\n\n        Afs…\n        ====\n");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/grid/text", test_text);
  g_test_add_func("/grid/outside", test_outside);
  g_test_add_func("/grid/wide", test_wide);
  g_test_add_func("/grid/combining", test_combining);
  g_test_add_func("/grid/nasty", test_nasty);
  g_test_add_func("/grid/fit", test_fit);
  g_test_add_func("/grid/wrap", test_wrap);
  g_test_add_func("/grid/roles", test_roles);
  g_test_add_func("/grid/pane", test_pane);
  return g_test_run();
}
