/* Diagnostics: order, caret, limits, and that nothing of the user's file reaches the terminal raw. */
#include "base/diag.h"

#include <string.h>

#define AT(l, c, w) ((Place){(l), (c), (w)})

static void test_text(void) {
  g_autoptr(DiagList) list = diag_list_new(LANG_NL);
  const DiagSource *a = diag_source(list, "a.yaml", "titel: één\n\tduur: 日本 x\n");
  const DiagSource *b = diag_source(list, "b.yaml", NULL);
  g_assert_false(diag_failed(list));
  diag(list, FILE_UNREADABLE, b, AT(0, 0, 0), TS("kapot"));
  diag(list, FILE_UNREADABLE, a, AT(2, 8, 2), TS("later"));
  diag(list, FILE_UNREADABLE, a, AT(1, 8, 3), TS("eerder"));
  diag(list, FILE_UNREADABLE, NULL, AT(0, 0, 0), TS("los"));
  g_assert_true(diag_failed(list));
  g_autofree char *text = diag_text(list);
  g_autofree char *remedy = diag_remedy(&g_array_index(list->diags, Diag, 0), LANG_NL);
  g_autofree char *wanted = g_strdup_printf(
      "fout: ik kan dit bestand niet lezen: los\n  → %s\n"
      "a.yaml:1:8: fout: ik kan dit bestand niet lezen: eerder\n    titel: één\n           ^~~\n  → %s\n"
      "a.yaml:2:8: fout: ik kan dit bestand niet lezen: later\n     duur: 日本 x\n           ^~~~\n  → %s\n"
      "b.yaml: fout: ik kan dit bestand niet lezen: kapot\n  → %s\n",
      remedy, remedy, remedy, remedy);
  g_assert_cmpstr(text, ==, wanted);
}

/* Sources and lines in every order of adding come out sorted: the order is a real one. */
static void test_order(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(7);
  for (int round = 0; round < 50; round++) {
    g_autoptr(DiagList) list = diag_list_new(LANG_EN);
    const DiagSource *sources[] = {diag_source(list, "1", NULL), diag_source(list, "2", NULL), diag_source(list,
        "3", NULL)};
    for (int i = 0; i < 40; i++) {
      int source = g_rand_int_range(random, 0, 3), line = g_rand_int_range(random, 1, 9);
      diag(list, FILE_UNREADABLE, sources[source], AT(line, 1, 1), TS("x"));
    }
    g_autofree char *text = diag_text(list);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    const char *last = "";
    for (char **line = lines; *line; line++) {
      if (!g_ascii_isdigit(**line)) continue;
      g_assert_cmpint(strncmp(last, *line, 3), <=, 0);
      last = *line;
    }
  }
}

static void test_limits(void) {
  g_autoptr(DiagList) list = diag_list_new(LANG_NL);
  const DiagSource *source = diag_source(list, "a", "x");
  for (int i = 0; i < DIAG_MAX + 3; i++) diag(list, FILE_UNREADABLE, source, AT(1, 1, 1), TN(i));
  g_assert_cmpuint(list->diags->len, ==, DIAG_MAX);
  g_assert_cmpint(list->left_out, ==, 3);
  g_assert_cmpint(diag_count(list, DIAG_ERROR), ==, DIAG_MAX + 3);
  g_autofree char *text = diag_text(list);
  g_assert_true(g_str_has_suffix(text, "… en nog 3 meldingen.\n"));
}

/* An id of a level, or N_DIAGS. */
static DiagId of_level(gboolean error) {
  for (DiagId id = 0; id < N_DIAGS; id++)
    if ((diag_level(id) == DIAG_ERROR) == error) return id;
  return N_DIAGS;
}

/* An error that comes after five hundred hints still counts, and is still shown. */
static void test_error_after_hints(void) {
  DiagId mild = of_level(FALSE), error = of_level(TRUE);
  if (mild == N_DIAGS) return; /* the catalogue has none yet */
  g_autoptr(DiagList) list = diag_list_new(LANG_NL);
  for (int i = 0; i < DIAG_MAX; i++) diag_add(list, mild, NULL, AT(0, 0, 0), NULL, 0);
  g_assert_false(diag_failed(list));
  diag_add(list, error, NULL, AT(0, 0, 0), NULL, 0);
  g_assert_true(diag_failed(list));
  g_autofree char *text = diag_text(list);
  g_assert_nonnull(strstr(text, "fout: "));
}

static void test_hostile(void) {
  g_autoptr(DiagList) list = diag_list_new(LANG_NL);
  g_autofree char *huge = g_strnfill(100000, 'x');
  const DiagSource *source = diag_source(list, "a", "\x1b[31mrood\xc2\x9b" "31m\n\xff\xfe\n");
  diag(list, FILE_UNREADABLE, source, AT(1, 1, 500), TS("\x1b]0;titel\x07\nfout: nep"));
  diag(list, FILE_UNREADABLE, source, AT(2, 1, 1), TS("\xff"));
  diag(list, FILE_UNREADABLE, source, AT(99, 99, 99), TS(huge));
  diag(list, FILE_UNREADABLE, source, AT(1, 9999, -5), TS(NULL));
  g_autofree char *text = diag_text(list);
  g_assert_true(g_utf8_validate(text, -1, NULL));
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    g_assert_true(c == '\n' || (c >= 0x20 && (c < 0x7f || c >= 0xa0)));
  }
  g_assert_null(strstr(text, "\nfout: nep"));
  g_assert_cmpuint(strlen(text), <, 4000);
}

/* A long line is shown around its place, with the caret under it. */
static void test_long_line(void) {
  g_autoptr(DiagList) list = diag_list_new(LANG_NL);
  GString *line = g_string_new(NULL);
  for (int i = 0; i < 300; i++) g_string_append(line, i == 199 ? "X" : "é");
  const DiagSource *source = diag_source(list, "a", line->str);
  g_string_free(line, TRUE);
  for (int column = 1; column <= 301; column += 10) {
    diag(list, FILE_UNREADABLE, source, AT(1, column, 1), TS(""));
  }
  diag(list, FILE_UNREADABLE, source, AT(1, 200, 1), TS(""));
  g_autofree char *text = diag_text(list);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  gboolean found = FALSE;
  for (char **l = lines; *l && l[1]; l++) {
    g_assert_cmpint(g_utf8_strlen(*l, -1), <, 110);
    const char *caret = strchr(l[1], '^');
    if (!g_str_has_prefix(l[1], "    ") || !caret) continue;
    g_assert_cmpint(caret - l[1], <=, g_utf8_strlen(*l, -1));
    if (*g_utf8_offset_to_pointer(*l, caret - l[1]) == 'X') found = TRUE;
  }
  g_assert_true(found);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/diag/text", test_text);
  g_test_add_func("/diag/order", test_order);
  g_test_add_func("/diag/limits", test_limits);
  g_test_add_func("/diag/error-after-hints", test_error_after_hints);
  g_test_add_func("/diag/hostile", test_hostile);
  g_test_add_func("/diag/long-line", test_long_line);
  return g_test_run();
}
