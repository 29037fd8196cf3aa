/* The file with keys: what is read from it, and which faults are told where. */
#include "read/keyfile.h"

#include <glib/gstdio.h>
#include <string.h>

static GPtrArray *read_text(const char *text, DiagList *diags) {
  g_autofree char *path = g_build_filename(g_get_tmp_dir(), "draaiboek-test-keys.yaml", NULL);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
  const DiagSource *source = NULL;
  GPtrArray *lines = keyfile_read(path, diags, &source);
  g_remove(path);
  return lines;
}

static void test_lines(void) {
  g_autoptr(DiagList) diags = diag_list_new(LANG_NL);
  g_autoptr(GPtrArray) lines = read_text("# van mij\nklok-stil: F Ctrl-p\nnotitie: [\"#\", N]\nwoord:\nslogan: {a: b}\n", diags);
  g_assert_cmpuint(lines->len, ==, 2);
  const KeyLine *clock = g_ptr_array_index(lines, 0), *note = g_ptr_array_index(lines, 1);
  g_assert_cmpstr(clock->action, ==, "klok-stil");
  g_assert_cmpstr(clock->keys[0], ==, "F");
  g_assert_cmpstr(clock->keys[1], ==, "Ctrl-p");
  g_assert_null(clock->keys[2]);
  g_assert_cmpint(clock->place.line, ==, 2);
  g_assert_cmpstr(note->keys[0], ==, "#");
  g_assert_cmpstr(note->keys[1], ==, "N");
  g_assert_cmpint(diag_count(diags, DIAG_ERROR), ==, 2);
  g_autofree char *told = diag_text(diags);
  g_assert_nonnull(strstr(told, ":4:"));
  g_assert_nonnull(strstr(told, ":5:"));
}

static void test_odd_files(void) {
  static const char *const texts[] = {"- a\n- b\n", "tekst\n", "a: [\n", "a: b\na: c\n"};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autoptr(DiagList) diags = diag_list_new(LANG_EN);
    g_autoptr(GPtrArray) lines = read_text(texts[i], diags);
    g_assert_nonnull(lines);
    g_assert_true(diag_failed(diags));
  }
  g_autoptr(DiagList) diags = diag_list_new(LANG_EN);
  g_autoptr(GPtrArray) nothing = read_text("# nothing\n", diags);
  g_assert_cmpuint(nothing->len, ==, 0);
  const DiagSource *source = NULL;
  g_assert_null(keyfile_read("/nonexistent/keys.yaml", diags, &source));
  g_assert_true(diag_failed(diags));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/keyfile/lines", test_lines);
  g_test_add_func("/keyfile/odd-files", test_odd_files);
  return g_test_run();
}
