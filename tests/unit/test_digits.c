/* Big digits: sizes, shapes, and that a figure is never broken. */
#include "view/digits.h"

#include <string.h>

static char *drawn(int columns, int rows, DigitsStyle style, const char *text) {
  g_autoptr(Grid) grid = grid_new(columns, rows);
  DigitsSize size = digits_size(text, style, columns, rows);
  digits_draw(grid, 0, 0, columns, rows, ROLE_DIGITS, style, &size, text);
  return grid_dump(grid, FALSE);
}

#define assert_drawn(columns, rows, style, text, expected)            \
  do {                                                                \
    g_autofree char *is_ = drawn((columns), (rows), (style), (text)); \
    g_assert_cmpstr(is_, ==, (expected));                             \
  } while (0)

static void test_small(void) {
  assert_drawn(16, 3, DIGITS_BLOCKS, "5:43", "█▀▀ ▄ █ █ ▀▀█\n▀▀█ ▄ ▀▀█ ▀▀█\n▀▀▀     ▀ ▀▀▀\n");
  assert_drawn(16, 3, DIGITS_BLOCKS, "-12", "   ▄█  ▀▀█\n▀▀  █  █▀▀\n   ▀▀▀ ▀▀▀\n");
}

static void test_larger(void) {
  assert_drawn(26, 5, DIGITS_BLOCKS, "5:43",
               "██████      ██  ██  ██████\n██      ██  ██  ██      ██\n██████      ██████  ██████\n"
               "    ██  ██      ██      ██\n██████          ██  ██████\n");
}

static void test_plain(void) {
  assert_drawn(16, 5, DIGITS_PLAIN, "5:43", "###   # # ###\n#   # # #   #\n###   ### ###\n  # #   #   #\n###     # ###\n");
}

/* The same figures, but the other way round: a full field with the figures left white. */
static void test_cut(void) {
  int columns = 30, rows = 6;
  DigitsSize cut = digits_size("5:43", DIGITS_CUT, columns, rows);
  g_assert_cmpint(cut.down, ==, 2);
  g_autoptr(Grid) grid = grid_new(columns, rows);
  digits_draw(grid, 0, 0, columns, rows, ROLE_OVERTIME, DIGITS_CUT, &cut, "5:43");
  int full = 0, white = 0;
  for (int i = 0; i < columns * rows; i++) {
    full += strcmp(grid->cells[i].text, "█") == 0;
    white += strcmp(grid->cells[i].text, " ") == 0;
  }
  g_assert_cmpint(full, >, 30);
  g_assert_cmpint(white, >, 10);
  g_assert_cmpstr(grid->cells[0].text, ==, "█"); /* the field begins at its corner */
}

/* A size is the largest that fits: it fits, and is never smaller in a larger room. */
static void test_sizes(void) {
  static const char *const patterns[] = {"0:00", "00:00", "0:00:00"};
  for (gsize p = 0; p < G_N_ELEMENTS(patterns); p++)
    for (int style = DIGITS_BLOCKS; style <= DIGITS_PLAIN; style++)
      for (int width = 1; width < 130; width++)
        for (int height = 1; height < 30; height++) {
          DigitsSize size = digits_size(patterns[p], (DigitsStyle)style, width, height);
          if (size.across == 0) {
            g_assert_cmpint(size.rows, ==, 1);
            continue;
          }
          g_assert_cmpint(size.width, <=, width);
          g_assert_cmpint(size.rows, <=, height);
          DigitsSize more = digits_size(patterns[p], (DigitsStyle)style, width + 1, height + 1);
          g_assert_cmpint(more.across * more.down, >=, size.across * size.down);
        }
}

/* A ticking clock keeps its size and place. */
static void test_steady(void) {
  DigitsSize size = digits_size("00:00", DIGITS_BLOCKS, 44, 6);
  g_assert_cmpint(digits_width("11:11", DIGITS_BLOCKS, &size), ==, digits_width("28:00", DIGITS_BLOCKS, &size));
  g_assert_cmpint(digits_width("9:59", DIGITS_BLOCKS, &size), <, size.width);
}

/* No room at all, or a letter that has no figure: plain text, cut between letters. */
static void test_never_breaks(void) {
  assert_drawn(4, 1, DIGITS_BLOCKS, "5:43", "5:43\n");
  assert_drawn(3, 1, DIGITS_BLOCKS, "5:43", "5:4\n");
  assert_drawn(40, 5, DIGITS_BLOCKS, "5 uur", "5 uur\n\n\n\n\n");
  g_autoptr(Grid) grid = grid_new(40, 6);
  DigitsSize size = digits_size("0:00", DIGITS_BLOCKS, 30, 5);
  digits_draw(grid, 3, 1, 30, 5, ROLE_DIGITS, DIGITS_BLOCKS, &size, "100:00:00"); /* wider than was foreseen */
  g_autofree char *dump = grid_dump(grid, FALSE);
  g_assert_cmpstr(dump, ==, "\n   100:00:00\n\n\n\n\n");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/digits/small", test_small);
  g_test_add_func("/digits/larger", test_larger);
  g_test_add_func("/digits/plain", test_plain);
  g_test_add_func("/digits/cut", test_cut);
  g_test_add_func("/digits/sizes", test_sizes);
  g_test_add_func("/digits/steady", test_steady);
  g_test_add_func("/digits/never-breaks", test_never_breaks);
  return g_test_run();
}
