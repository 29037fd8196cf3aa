/* The facilitator's script on paper: the overview is one glance, and no length is torn apart. */
#include "papers.h"

/* The first page of a dump. */
static char *first_page(const char *dump) {
  const char *first = strstr(dump, "page "), *second = first ? strstr(first, "\npage ") : NULL;
  g_assert_nonnull(second);
  return g_strndup(first, (gsize)(second - first));
}

/* Every part and the key of the signs stand on the first page, and the second begins with the first part itself. */
static void check_overview(const char *path, ThemeSheet sheet, const char *key) {
  g_autoptr(Loaded) loaded = load(path);
  const Script *script = loaded->script;
  const DocumentInput input = {.script = script, .sheet = sheet};
  g_autoptr(Paper) paper = draw(DOCUMENT_SCRIPT, &input);
  g_autofree char *dump = paper_dump(paper), *page = first_page(dump);
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(script->phases, i);
    g_autofree char *clock = document_clock(script, phase->start), *cell = g_strdup_printf("\"%s\"", clock);
    g_assert_nonnull(strstr(page, cell));
  }
  g_assert_nonnull(strstr(page, key));
}

static void test_overview(void) {
  for (int sheet = SHEET_A4; sheet <= SHEET_LETTER; sheet++) {
    check_overview("agendas/startend-netwerk.yaml", sheet, "praktisch");
    check_overview("agendas/starting-network.yaml", sheet, "practical");
  }
}

/* "4 beurten van 2 min 30" never ends a line within its length. */
static void test_round(void) {
  g_autoptr(Loaded) loaded = load("examples/startbijeenkomst.yaml");
  const DocumentInput input = {.script = loaded->script};
  g_autoptr(Paper) paper = draw(DOCUMENT_SCRIPT, &input);
  g_autofree char *dump = paper_dump(paper);
  g_assert_nonnull(strstr(dump, "2\u00a0min\u00a030.\""));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_setenv("DRAAIBOEK_DATA", "agendas", TRUE);
  g_autoptr(GError) error = NULL;
  faces = face_set_new(&error);
  g_assert_no_error(error);
  g_test_add_func("/script-paper/overview", test_overview);
  g_test_add_func("/script-paper/round", test_round);
  int failed = g_test_run();
  face_set_free(faces);
  return failed;
}
