/* Behind the closed curtain nothing happens that cannot be seen: keys do nothing but open it, lead on by clicker and ask to
 * leave; what waits to be read or answered waits until it is open. */
#include <string.h>

#include "hands.h"
#include "view/facilitator.h"

static char *screen(Table *table, int columns, int rows) {
  Timetable now;
  timetable_at(table->session, table->t, &now);
  const FacilitatorView view = {.session = table->session, .table = &now, .ui = &table->ui, .now = table->t};
  g_autoptr(Grid) grid = facilitator_draw(&view, columns, rows);
  timetable_clear(&now);
  return grid_dump(grid, FALSE);
}

static void assert_shown(Table *table, const char *text, gboolean shown) {
  static const int sizes[][2] = {{40, 12}, {80, 24}, {200, 60}};
  for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
    g_autofree char *is = screen(table, sizes[i][0], sizes[i][1]);
    if ((strstr(is, text) != NULL) != shown) g_error("%s: %s\n%s", text, shown ? "not shown" : "shown", is);
  }
}

/* Every key there is: nothing changes, nothing opens. */
static void test_keys_do_nothing(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "z");
  g_assert_true(table.ui.curtain);
  guint n = table.session->events->len;
  for (gunichar c = ' '; c < 0x7f; c++) {
    Key key = {KEY_IS_CHAR, c, NULL};
    if (strchr("zZqQ", (int)c)) continue;
    table.t += SECOND;
    g_assert_cmpint(press_key(&table, &key), ==, UI_REDRAW);
    g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
    g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_CURTAIN_CLOSED);
  }
  press(&table, "Enter Tab BTab Backspace Delete Up Down Home End Esc Ctrl-x Ctrl-d Ctrl-n \"een verhaal\" paste:\"qz\"");
  g_assert_true(table.ui.curtain);
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  g_assert_cmpuint(table.session->events->len, ==, n);
  assert_shown(&table, "Het gordijn is dicht. Open met z.", TRUE);
  table.t += 11 * SECOND; /* it fades */
  assert_shown(&table, "Het gordijn is dicht.", FALSE);
  assert_shown(&table, "z: gordijn open", TRUE);
  press(&table, "Z");
  g_assert_false(table.ui.curtain);
  clear_table(&table);
}

/* A z in a sentence does not show the room what is private; alone it does. */
static void test_sentence(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "z \"de mevrouw zei quasi niets\"");
  g_assert_true(table.ui.curtain);
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  table.t += SECOND;
  press(&table, "z");
  g_assert_false(table.ui.curtain);
  clear_table(&table);
}

/* A clicker leads on: its keys are never text. What it asks can be read through the curtain, and so can what it did. */
static void test_clicker(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "z PgDn");
  g_assert_cmpint(table.ui.mode, ==, MODE_ASK);
  assert_shown(&table, "Toch verder?", TRUE);
  assert_shown(&table, "opening", FALSE);
  press(&table, "Esc");
  g_assert_cmpstr(part_now(&table), ==, "opening");
  table.t += 10 * MINUTE * SECOND;
  press(&table, "Right");
  g_assert_cmpstr(part_now(&table), ==, "names");
  assert_shown(&table, "begin van names", TRUE);
  press(&table, "Space"); /* may be text */
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  g_assert_cmpstr(part_now(&table), ==, "names");
  press(&table, "PgUp");
  if (table.ui.mode == MODE_ASK) press(&table, "PgUp");
  g_assert_cmpstr(part_now(&table), ==, "opening");
  g_assert_true(table.ui.curtain);
  clear_table(&table);
}

static void test_leaving(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "z q");
  assert_shown(&table, "Stoppen?", TRUE);
  press(&table, "n");
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  g_assert_false(table.quit);
  table.t += SECOND;
  press(&table, "Ctrl-c Ctrl-c");
  g_assert_true(table.quit);
  clear_table(&table);
}

/* A question that the room may not read waits, and so does what was found at the opening. */
static void test_waits(void) {
  Table table;
  set_table(&table);
  table.ui.told = g_strdup("De laatste regel was half.");
  ui_ask_room(&table.ui);
  ui_ask_adopt(&table.ui);
  press(&table, "j");
  g_assert_true(table.ui.curtain);
  g_assert_cmpint(table.ui.question, ==, UI_ASKS_ADOPT);
  press(&table, "j Enter n Esc PgDn q");
  g_assert_cmpint(table.ui.question, ==, UI_ASKS_ADOPT); /* nobody answered what nobody could read */
  assert_shown(&table, "Ga je verder", FALSE);
  table.t += SECOND;
  press(&table, "z");
  assert_shown(&table, "veranderd", TRUE);
  press(&table, "n");
  g_assert_cmpint(table.ui.question, ==, UI_ASKS_NOTHING);
  clear_table(&table);

  set_table(&table);
  table.ui.told = g_strdup("De laatste regel was half.");
  table.ui.curtain = TRUE;
  press(&table, "n Esc");
  assert_shown(&table, "was half", FALSE);
  table.t += SECOND;
  press(&table, "z");
  assert_shown(&table, "was half", TRUE);
  clear_table(&table);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/curtain/keys-do-nothing", test_keys_do_nothing);
  g_test_add_func("/curtain/sentence", test_sentence);
  g_test_add_func("/curtain/clicker", test_clicker);
  g_test_add_func("/curtain/leaving", test_leaving);
  g_test_add_func("/curtain/waits", test_waits);
  return g_test_run();
}
