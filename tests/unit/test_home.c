/* Home: which meeting stands where, what a key means there, and that every size of screen shows the one under the cursor. */
#include <string.h>

#include "view/home.h"

static void put(Home *home, const char *file, Date date, HomeState state) {
  HomeMeeting *meeting = g_new0(HomeMeeting, 1);
  meeting->file = g_strdup(file);
  meeting->title = state == HOME_BROKEN ? NULL : g_strdup(file);
  meeting->date = date;
  meeting->state = state;
  home_add(home, meeting);
}

static Home *example(void) {
  Home *home = home_new(LANG_NL, "/home/nynke/netwerk", (Date){2027, 3, 1});
  put(home, "kapot", (Date){0}, HOME_BROKEN);
  put(home, "vorig-jaar", (Date){2026, 3, 1}, HOME_CLOSED);
  put(home, "ooit", (Date){0}, HOME_READY);
  put(home, "juni", (Date){2027, 6, 1}, HOME_READY);
  put(home, "januari", (Date){2027, 1, 14}, HOME_HELD);
  put(home, "vandaag", (Date){2027, 3, 1}, HOME_READY);
  put(home, "nu", (Date){2027, 2, 28}, HOME_RUNNING);
  put(home, "vergeten", (Date){2027, 2, 1}, HOME_READY);
  home_sort(home);
  return home;
}

static HomeStep press(Home *home, const char *name) {
  Key key = {0};
  g_assert_true(key_parse(name, &key));
  return home_key(home, &key);
}

static void test_order(void) {
  static const char *const expected[] = {"nu", "vandaag", "juni", "ooit", "vergeten", "januari", "vorig-jaar", "kapot"};
  g_autoptr(Home) home = example();
  for (gsize i = 0; i < G_N_ELEMENTS(expected); i++)
    g_assert_cmpstr(((const HomeMeeting *)g_ptr_array_index(home->meetings, i))->file, ==, expected[i]);
}

static void test_keys(void) {
  g_autoptr(Home) home = example();
  g_assert_cmpint(press(home, "Up"), ==, HOME_NONE);
  g_assert_cmpint(home->cursor, ==, 0);
  g_assert_cmpint(press(home, "Enter"), ==, HOME_RUN);
  g_assert_cmpint(press(home, "S"), ==, HOME_RUN);
  g_assert_cmpint(press(home, "i"), ==, HOME_NONE); /* who is there need not be invited */
  g_assert_cmpint(home->refused, ==, HOME_INVITE);
  g_assert_cmpint(press(home, "End"), ==, HOME_NONE);
  g_assert_cmpint(home->refused, ==, HOME_NONE);
  g_assert_cmpstr(home_meeting(home)->file, ==, "kapot");
  g_assert_cmpint(press(home, "Enter"), ==, HOME_CHECK);
  g_assert_cmpint(press(home, "p"), ==, HOME_NONE);
  g_assert_cmpint(press(home, "q"), ==, HOME_QUIT);
  g_assert_cmpint(press(home, "Ctrl-c"), ==, HOME_QUIT);
}

static void test_taking_names_away_asks(void) {
  g_autoptr(Home) home = example();
  g_assert_cmpint(press(home, "x"), ==, HOME_NONE);
  g_assert_cmpint(press(home, "Down"), ==, HOME_NONE);
  home->cursor = 0;
  g_assert_cmpint(press(home, "x"), ==, HOME_NONE); /* asked anew */
  g_assert_cmpint(press(home, "x"), ==, HOME_ANONYMISE);
}

static void test_empty(void) {
  g_autoptr(Home) home = home_new(LANG_EN, "/tmp", (Date){2027, 3, 1});
  g_assert_null(home_meeting(home));
  g_assert_cmpint(press(home, "Down"), ==, HOME_NONE);
  g_assert_cmpint(press(home, "r"), ==, HOME_NONE);
  g_assert_cmpint(press(home, "Enter"), ==, HOME_NEW);
}

static void test_sizes(void) {
  g_autoptr(Home) home = example();
  for (int columns = 1; columns <= 200; columns += 7) {
    for (int rows = 1; rows <= 60; rows += 5) {
      for (home->cursor = 0; home->cursor < (int)home->meetings->len; home->cursor++) {
        g_autoptr(Grid) grid = home_draw(home, columns, rows);
        g_autofree char *text = grid_dump(grid, FALSE);
        if (columns >= 40 && rows >= 11) g_assert_nonnull(strstr(text, home_meeting(home)->file));
      }
      home->cursor = 0;
    }
  }
}

/* Titles have all the columns that the states leave, and the way out is there on a small screen. */
static void test_room_for_titles(void) {
  g_autoptr(Home) home = home_new(LANG_NL, "/home/nynke/netwerk", (Date){2027, 3, 1});
  put(home, "Startbijeenkomst netwerk vrijwillige zorg", (Date){2027, 1, 14}, HOME_HELD);
  g_autoptr(Grid) usual = home_draw(home, 80, 24), small = home_draw(home, 40, 12);
  g_autofree char *whole = grid_dump(usual, FALSE), *part = grid_dump(small, FALSE);
  g_assert_nonnull(strstr(whole, "Startbijeenkomst netwerk vrijwillige zorg "));
  g_assert_nonnull(strstr(part, "q stoppen"));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/home/order", test_order);
  g_test_add_func("/home/keys", test_keys);
  g_test_add_func("/home/taking-names-away-asks", test_taking_names_away_asks);
  g_test_add_func("/home/empty", test_empty);
  g_test_add_func("/home/sizes", test_sizes);
  g_test_add_func("/home/room-for-titles", test_room_for_titles);
  return g_test_run();
}
