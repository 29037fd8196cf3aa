/* Advice on the first meeting of a network: what the rules of cutting come to there, and the edges of the rule. */
#include "meeting.h"

/* The items of the first meeting from one part on. */
static gsize items_from(const Script *script, const char *part, AdviceItem *items) {
  gsize n = 0;
  gboolean on = FALSE;
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(script->phases, i);
    on = on || g_str_equal(phase->id, part);
    if (on && (phase->kind == KIND_PROGRAMME || phase->kind == KIND_BREAK))
      items[n++] = (AdviceItem){i, phase->planned, phase->minimum, phase->maximum, phase->cut, phase->optional};
  }
  return n;
}

static void assert_advice(const char *from, int deficit, int kind, const char *changes, int remaining) {
  g_autoptr(Script) script = meeting_first();
  script_schedule(script, INSTANT_NONE, NULL);
  g_autoptr(Session) session = session_new(script);
  Meeting meeting = {script, session};
  AdviceItem items[20];
  Advice advice;
  advice_make(items, items_from(script, from, items), deficit, &advice);
  assert_changes(&meeting, &advice, changes);
  g_assert_cmpint(advice.kind, ==, kind);
  g_assert_cmpint(advice.remaining, ==, remaining);
  g_assert_cmpint(advice.deficit, ==, deficit);
  advice_clear(&advice);
}

static void test_small(void) {
  assert_advice("talk", 0, ADVICE_NONE, "", 0);
  assert_advice("talk", 14, ADVICE_NONE, "", 0);
  assert_advice("talk", 15, ADVICE_SHORTEN, "talk 15>14", 0);
  assert_advice("talk", 60, ADVICE_SHORTEN, "talk 15>14", 0);
  assert_advice("talk", 61, ADVICE_SHORTEN, "talk 15>13", 0);
}

static void test_classes(void) {
  assert_advice("talk", 600, ADVICE_SHORTEN, "talk 15>5", 0); /* first gives all it has */
  /* then the usual ones, always the one with the most to spare: the dream has seven, the show two */
  assert_advice("talk", 660, ADVICE_SHORTEN, "talk 15>5, dream 25>24", 0);
  assert_advice("talk", 900, ADVICE_SHORTEN, "talk 15>5, dream 25>20", 0);
  assert_advice("talk", 960, ADVICE_SHORTEN, "talk 15>5, dream 25>20, show 10>9", 0); /* two each: the later gives */
  assert_advice("talk", 1020, ADVICE_SHORTEN, "talk 15>5, dream 25>19, show 10>9", 0);
  assert_advice("talk", 1140, ADVICE_SHORTEN, "talk 15>5, dream 25>18, show 10>8", 0);
  /* the last class: slogan and agreements have three each */
  assert_advice("talk", 1200, ADVICE_SHORTEN, "talk 15>5, dream 25>18, show 10>8, agreements 15>14", 0);
  assert_advice("talk", 1500, ADVICE_SHORTEN, "talk 15>5, dream 25>18, show 10>8, slogan 10>7, agreements 15>12", 0);
}

/* 120 minutes may shrink to 88; one minute more and the talk is dropped, and what that wins too much is given back. */
static void test_whole(void) {
  assert_advice("opening", 32 * MINUTE, ADVICE_SHORTEN,
                "opening 10>7, names 20>16, talk 15>5, dream 25>18, show 10>8, slogan 10>7, agreements 15>12", 0);
  assert_advice("opening", 33 * MINUTE, ADVICE_SHORTEN,
                "opening 10>7, names 20>18, talk drop, dream 25>18, show 10>8, slogan 10>8, agreements 15>13", 0);
  assert_advice("opening", 37 * MINUTE, ADVICE_SHORTEN,
                "opening 10>7, names 20>16, talk drop, dream 25>18, show 10>8, slogan 10>7, agreements 15>12", 0);
  assert_advice("opening", 40 * MINUTE, ADVICE_SHORTEN,
                "opening 10>7, names 20>16, talk drop, dream 25>18, show 10>8, slogan 10>7, agreements 15>12", 180);
}

/* After the break only eight minutes. */
static void test_after_break(void) {
  assert_advice("show", 8 * MINUTE, ADVICE_SHORTEN, "show 10>8, slogan 10>7, agreements 15>12", 0);
  assert_advice("show", 10 * MINUTE, ADVICE_SHORTEN, "show 10>8, slogan 10>7, agreements 15>12", 120);
  assert_advice("closing", 60, ADVICE_SHORTEN, "", 60);
}

static void test_time_won(void) {
  assert_advice("dream", -59, ADVICE_NONE, "", 0);
  assert_advice("show", -119, ADVICE_LENGTHEN, "agreements 15>16", 0); /* rounded down: the end is never later */
  assert_advice("talk", -5 * MINUTE, ADVICE_LENGTHEN, "agreements 15>20", 0);
  assert_advice("talk", -15 * MINUTE, ADVICE_LENGTHEN, "slogan 10>15, agreements 15>25", 0);
  assert_advice("talk", -18 * MINUTE, ADVICE_LENGTHEN, "dream 25>28, slogan 10>15, agreements 15>25", 0);
  assert_advice("talk", -40 * MINUTE, ADVICE_LENGTHEN,
                "talk 15>25, dream 25>35, show 10>15, slogan 10>15, agreements 15>25", 0);
  assert_advice("closing", -10 * MINUTE, ADVICE_NONE, "", 0);
}

static void test_droppable(void) {
  /* two of these suffice in several ways: the latest pair that does is taken, though a longer part stands in front */
  const AdviceItem items[] = {
      {0, 600, 600, 600, CUT_NORMAL, TRUE}, {1, 300, 300, 300, CUT_NORMAL, TRUE},  {2, 400, 400, 400, CUT_NEVER, TRUE},
      {3, 400, 400, 400, CUT_NORMAL, FALSE}, {4, 300, 300, 300, CUT_NORMAL, TRUE},
  };
  const struct {
    int deficit;
    const char *dropped;
  } cases[] = {{300, "4"}, {360, "2"}, {480, "0"}, {660, "24"}, {720, "04"}, {960, "02"}, {1020, "024"}, {1600, "0124"}};
  for (gsize k = 0; k < G_N_ELEMENTS(cases); k++) {
    Advice advice;
    g_autoptr(GString) dropped = g_string_new(NULL);
    advice_make(items, G_N_ELEMENTS(items), cases[k].deficit, &advice);
    for (guint i = 0; i < advice.changes->len; i++) {
      g_assert_cmpint(g_array_index(advice.changes, AdviceChange, i).to, ==, LENGTH_NONE);
      g_string_append_printf(dropped, "%d", g_array_index(advice.changes, AdviceChange, i).index);
    }
    g_assert_cmpstr(dropped->str, ==, cases[k].dropped);
    advice_clear(&advice);
  }
}

static void test_nothing(void) {
  Advice advice;
  advice_make(NULL, 0, 90, &advice);
  g_assert_cmpint(advice.kind, ==, ADVICE_SHORTEN);
  g_assert_null(advice.changes);
  g_assert_cmpint(advice.remaining, ==, 90);
  advice_clear(&advice);
  advice_make(NULL, 0, -9000, &advice);
  g_assert_cmpint(advice.kind, ==, ADVICE_NONE);
  advice_clear(&advice);
  advice_make(NULL, 0, G_MAXINT, &advice);
  g_assert_cmpint(advice.remaining, ==, G_MAXINT);
  advice_clear(&advice);
  advice_make(NULL, 0, -G_MAXINT, &advice);
  advice_clear(&advice);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/advice/small", test_small);
  g_test_add_func("/advice/classes", test_classes);
  g_test_add_func("/advice/whole", test_whole);
  g_test_add_func("/advice/after-break", test_after_break);
  g_test_add_func("/advice/time-won", test_time_won);
  g_test_add_func("/advice/droppable", test_droppable);
  g_test_add_func("/advice/nothing", test_nothing);
  return g_test_run();
}
