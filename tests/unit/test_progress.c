/* A line of progress comes after a second of work and not before. */
#include "view/progress.h"

static void test_time(void) {
  const Instant begin = 1000 * G_USEC_PER_SEC;
  static const gint64 quiet[] = {0, 1, G_USEC_PER_SEC / 2, G_USEC_PER_SEC, -5 * G_USEC_PER_SEC /* the clock was set back */};
  for (gsize i = 0; i < G_N_ELEMENTS(quiet); i++) g_assert_null(progress_line(begin, begin + quiet[i], 1, 9, "a.pdf", LANG_NL));
  g_autofree char *nl = progress_line(begin, begin + G_USEC_PER_SEC + 1, 3, 9, "a.pdf", LANG_NL);
  g_autofree char *en = progress_line(begin, begin + 60 * G_USEC_PER_SEC, 9, 9, "b.pdf", LANG_EN);
  g_assert_cmpstr(nl, ==, "3 van 9: a.pdf");
  g_assert_cmpstr(en, ==, "9 of 9: b.pdf");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/progress/time", test_time);
  return g_test_run();
}
