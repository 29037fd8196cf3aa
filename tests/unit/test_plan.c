/* What follows from a script that stands still: rounds, groups, slack, sections, things to bring. */
#include "model/plan.h"

#include <glib/gstdio.h>

#include "model/groups.h"
#include "read/load.h"

static Loaded *load_text(const char *text) {
  g_autofree char *folder = g_dir_make_tmp("draaiboek-plan-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "s.yaml", NULL);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
  Loaded *loaded = load_meeting(path, NULL);
  g_assert_nonnull(loaded->script);
  g_remove(path);
  g_rmdir(folder);
  return loaded;
}

static const Phase *part(const Script *script, guint i) { return g_ptr_array_index(script->phases, i); }

static const char *SCRIPT =
    "draaiboek: 1\ntaal: nl\ntitel: x\ndatum: 2027-01-14\nbegin: 14:00\nduur: 1 uur\ntijdzone: Europe/Amsterdam\n"
    "meenemen: [stiften, koffie]\n"
    "onderdelen:\n"
    "  - {onderdeel: A, blok: Een, duur: 20 min, minstens: 10 min, rondje: per persoon, stappen: [{stap: s, duur: 3 min}, {stap: t, duur: 17 min}], nodig: [Stiften]}\n"
    "  - {onderdeel: B, blok: Een, duur: 20 min, minstens: 15 min, groepjes van: 4-5, nodig: [lijm, stiften]}\n"
    "  - {onderdeel: C, blok: Twee, duur: 20 min, rondje: per groep, nodig: [lijm]}\n"
    "  - {onderdeel: D, blok: Twee, duur: 10 min, reserve: ja}\n";

static void test_rounds(void) {
  g_autoptr(Loaded) loaded = load_text(SCRIPT);
  const Script *s = loaded->script;
  g_assert_cmpint(phase_round_seconds(part(s, 0)), ==, 17 * 60); /* the longest step is the round */
  g_assert_cmpint(phase_round_seconds(part(s, 2)), ==, 20 * 60);
  g_assert_cmpint(phase_round_seconds(part(s, 1)), ==, 0);
  g_assert_cmpint(phase_turns(s, part(s, 0), 16), ==, 16);
  g_assert_cmpint(phase_turns(s, part(s, 2), 16), ==, 4); /* as many as the part before made groups */
}

/* The plan, the badges and the screen agree on how many groups there are. */
static void test_groups(void) {
  g_autoptr(Loaded) loaded = load_text(SCRIPT);
  const Phase *b = part(loaded->script, 1);
  for (int people = 4; people <= 60; people++) {
    int groups = phase_groups(loaded->script, b, people);
    if (groups == 0) {
      g_assert_true(people == 6 || people == 7 || people == 11); /* no sum of fours and fives */
      continue;
    }
    g_assert_cmpint(groups, ==, groups_count(people, 4, 5, 0));
    g_assert_true(groups * 4 <= people && people <= groups * 5);
  }
}

static void test_slack(void) {
  g_autoptr(Loaded) loaded = load_text(SCRIPT);
  g_autoptr(GArray) rows = plan_rows(loaded->script);
  Instant begin = loaded->script->begin;
  static const int earliest[] = {0, 10, 25}, latest[] = {15, 25, 40};
  for (guint i = 0; i < 3; i++) {
    const PlanRow *row = &g_array_index(rows, PlanRow, i);
    g_assert_cmpint((row->earliest - begin) / SECOND / 60, ==, earliest[i]);
    g_assert_cmpint((row->latest - begin) / SECOND / 60, ==, latest[i]);
  }
  g_assert_true(g_array_index(rows, PlanRow, 3).earliest == INSTANT_NONE); /* a spare part is not in the plan */
}

static void test_sections(void) {
  g_autoptr(Loaded) loaded = load_text(SCRIPT);
  g_autoptr(GArray) sections = plan_sections(loaded->script);
  g_assert_cmpuint(sections->len, ==, 2);
  const PlanSection *two = &g_array_index(sections, PlanSection, 1);
  g_assert_cmpstr(two->title, ==, "Twee");
  g_assert_cmpint(two->seconds, ==, 20 * 60);
  g_assert_cmpint(two->first, ==, 2);
  g_assert_cmpint(two->last, ==, 3);
}

/* The same thing is brought once, whatever its capitals, with every part that needs it. */
static void test_packing(void) {
  g_autoptr(Loaded) loaded = load_text(SCRIPT);
  g_autoptr(GPtrArray) list = packing_list(loaded->script);
  g_assert_cmpuint(list->len, ==, 3);
  const PackingItem *pens = g_ptr_array_index(list, 0), *glue = g_ptr_array_index(list, 2);
  g_assert_cmpstr(pens->text, ==, "stiften");
  g_assert_cmpuint(pens->parts->len, ==, 2);
  g_assert_cmpstr(glue->text, ==, "lijm");
  g_assert_cmpuint(glue->parts->len, ==, 2);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/plan/rounds", test_rounds);
  g_test_add_func("/plan/groups", test_groups);
  g_test_add_func("/plan/slack", test_slack);
  g_test_add_func("/plan/sections", test_sections);
  g_test_add_func("/plan/packing", test_packing);
  return g_test_run();
}
