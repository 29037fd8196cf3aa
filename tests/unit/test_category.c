/* Categories: a sign and a colour for each, the same in the plan and in the list of the meeting; and never the colour alone. */
#include <string.h>

#include "model/plan.h"
#include "scenes.h"
#include "view/plan_text.h"

static Script *with_categories(void) {
  Script *script = scene_script(FALSE);
  static const char *const names[] = {"praktisch", "gesprek", "afspraken"};
  for (guint i = 0; i < script->phases->len; i++) {
    Phase *phase = g_ptr_array_index(script->phases, i);
    if (i % 4 < 3) phase->category = g_strdup(names[i % 4]);
  }
  script_schedule(script, INSTANT_NONE, NULL);
  return script;
}

static void test_plan(void) {
  g_autoptr(Script) script = with_categories();
  g_autofree char *plain = plan_text(script, 100, FALSE), *coloured = plan_text(script, 100, TRUE);
  g_assert_nonnull(strstr(coloured, "\033[36m●\033[39m"));
  g_assert_nonnull(strstr(coloured, "\033[35m■\033[39m gesprek")); /* the key below the table */
  g_assert_null(strchr(plain, '\033'));
  g_autoptr(GRegex) colours = g_regex_new("\033\\[[0-9]+m", 0, 0, NULL);
  g_autofree char *without = g_regex_replace_literal(colours, coloured, -1, 0, "", 0, NULL);
  g_assert_cmpstr(without, ==, plain); /* it says no more than the signs do */
}

/* In a wide window and on the page of parts each row has the sign of its category, in a role of its own. */
static void test_list(void) {
  static const struct {
    int columns;
    UiMode mode;
    gboolean signs;
  } cases[] = {{80, MODE_LIVE, FALSE}, {200, MODE_LIVE, TRUE}, {80, MODE_PARTS, TRUE}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Script) script = with_categories();
    Session *session = session_new(script);
    Timetable table = {0};
    timetable_at(session, script->begin, &table);
    Ui ui;
    ui_init(&ui);
    ui.mode = cases[i].mode;
    ui.cursor = (int)script->phases->len - 1;
    const FacilitatorView view = {.session = session, .table = &table, .ui = &ui, .now = script->begin};
    g_autoptr(Grid) grid = facilitator_draw(&view, cases[i].columns, 40);
    int seen = 0;
    for (int k = 0; k < grid->columns * grid->rows; k++) {
      const Cell *cell = &grid->cells[k];
      if (cell->role < ROLE_CATEGORY || cell->role > ROLE_CATEGORY_5) continue;
      g_assert_cmpstr(cell->text, ==, category_sign((guint)(cell->role - ROLE_CATEGORY)));
      seen++;
    }
    g_assert_true(cases[i].signs ? seen >= 6 : seen == 0);
    grid_plain(grid);
    for (int k = 0; k < grid->columns * grid->rows; k++) {
      const Cell *cell = &grid->cells[k];
      g_assert_false(cell->role >= ROLE_CATEGORY && cell->role <= ROLE_CATEGORY_5 && strcmp(cell->text, "?") == 0);
    }
    ui_clear(&ui);
    timetable_clear(&table);
    session_free(session);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/category/plan", test_plan);
  g_test_add_func("/category/list", test_list);
  return g_test_run();
}
