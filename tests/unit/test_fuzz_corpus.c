/* Runs the fuzzing target over its kept inputs and over every golden script: what it once found stays found. */
#include <string.h>

#include "tests/fuzz/fuzz_script.c"

static int runs;

static void replay(const char *folder) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir))) {
    g_autofree char *path = g_build_filename(folder, name, NULL), *bytes = NULL;
    gsize length;
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
      replay(path);
    } else if (g_file_get_contents(path, &bytes, &length, NULL)) {
      LLVMFuzzerTestOneInput((const uint8_t *)bytes, length);
      runs++;
    }
  }
}

static void test_corpus(void) {
  replay("tests/fuzz/corpus/script");
  replay("tests/golden");
  replay("agendas");
  g_assert_cmpint(runs, >, 100);
}

/* Inputs of the largest size end in a moment, whatever is in them; the messages show how long each took. */
static void test_large(void) {
  static const char *const pieces[] = {
      "[", "- a\n", "a: 1\n", "- ", "{a: ", "\"", "a: *b\n", "- onderdeel: A\n  duur: 1\n", "x\n", "\xe9", "a: b: c\n", "# ",
      "draaiboek: 1\n", "  \n",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
    GString *text = g_string_new("taal: nl\nonderdelen:\n");
    while (text->len + strlen(pieces[i]) < TREE_MAX_BYTES) g_string_append(text, pieces[i]);
    gint64 begin = g_get_monotonic_time();
    LLVMFuzzerTestOneInput((const uint8_t *)text->str, text->len);
    g_test_message("%.8s: %.1f s", pieces[i], (double)(g_get_monotonic_time() - begin) / 1e6);
    g_string_free(text, TRUE);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/fuzz/corpus", test_corpus);
  g_test_add_func("/fuzz/large", test_large);
  return g_test_run();
}
