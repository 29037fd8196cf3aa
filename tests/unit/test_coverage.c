/* Characters that paper cannot show are told each once, with how often they stand in the file. */
#include "read/coverage.h"

#define HIEROGLYPH "\xF0\x93\x80\x80" /* no face of ours has these: U+13000 and on */

static void test_times(void) {
  g_autoptr(DiagList) diags = diag_list_new(LANG_EN);
  GString *text = g_string_new("a " HIEROGLYPH "\n");
  for (gunichar c = 0x13000; c < 0x13000 + 20; c++) g_string_append_unichar(text, c);
  g_string_append(text, "\n" HIEROGLYPH " # " HIEROGLYPH "\n");
  diag_source(diags, "x.yaml", text->str);
  coverage_check(diags->sources, diags);
  g_assert_cmpint(diag_count(diags, DIAG_WARNING), ==, 8);
  const Diag *first = &g_array_index(diags->diags, Diag, 0);
  g_assert_cmpint(first->place.line, ==, 1);
  g_assert_cmpint(first->place.column, ==, 3);
  g_assert_cmpint(first->args[2].number, ==, 3); /* behind the eighth one too, but not in a comment */
  g_string_free(text, TRUE);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/coverage/times", test_times);
  return g_test_run();
}
