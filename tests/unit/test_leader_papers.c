/* What is printed for who leads: the overview of the script is one glance, no length is torn apart, the packing list is a page,
 * and the drawing of the room is large. */
#include "model/plan.h"
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

/* The title of a part breaks between words, and what is written down is told apart where a list has a comma in its own name. */
static void test_part_words(void) {
  g_autoptr(Loaded) quarter = load("agendas/quarterly-review.yaml");
  g_autoptr(Paper) review = draw(DOCUMENT_SCRIPT, &(DocumentInput){.script = quarter->script, .lang = LANG_EN});
  g_autofree char *titles = paper_dump(review);
  g_assert_null(strstr(titles, "\"How does working to\u00ad\""));
  g_assert_nonnull(strstr(titles, "\"together go?\""));
  g_autoptr(Loaded) rooms = load("agendas/conference-with-rooms.yaml");
  g_autoptr(Paper) conference = draw(DOCUMENT_SCRIPT, &(DocumentInput){.script = rooms->script, .lang = LANG_EN});
  g_autofree char *lists = paper_dump(conference);
  g_assert_nonnull(strstr(lists, "or rather leave be? · Starting"));
}

/* All things stand on the first page, each under its part, and the sheets to write on the second, on either paper. */
static void check_packing(const char *path, ThemeSheet sheet) {
  g_autoptr(Loaded) loaded = load(path);
  const DocumentInput input = {.script = loaded->script, .sheet = sheet};
  g_autoptr(Paper) paper = draw(DOCUMENT_PACKING, &input);
  g_autofree char *dump = paper_dump(paper), *page = first_page(dump);
  g_autoptr(GPtrArray) things = packing_list(loaded->script);
  g_assert_cmpint(count(page, "\"☐\""), ==, (int)things->len);
  g_assert_cmpint(count(dump, "\"☐\""), ==, (int)things->len);
  g_assert_cmpint(paper_page_count(paper), ==, 2);
  /* The second column begins with the head of a part. */
  const char *second = strstr(page, " text 3"), *head = strstr(page, "[H3] text 3");
  g_assert_nonnull(head);
  g_assert_true(second == head + strlen("[H3]"));
}

static void test_packing(void) {
  for (int sheet = SHEET_A4; sheet <= SHEET_LETTER; sheet++) {
    check_packing("examples/startbijeenkomst.yaml", sheet);
    check_packing("agendas/starting-network.yaml", sheet);
  }
}

/* The drawing of a room has the most of its page, though its groups are listed below it. */
static void test_room(void) {
  g_autoptr(Loaded) loaded = load("agendas/startend-netwerk.yaml");
  const DocumentInput input = {.script = loaded->script};
  for (int i = 0; i < 24; i++) add_person(loaded->script, "An", "Vis", NULL, NULL);
  g_autoptr(Paper) paper = draw(DOCUMENT_ROOM, &input);
  g_assert_cmpint(paper_page_count(paper), ==, 2);
  for (int p = 0; p < 2; p++) {
    const PaperPage *page = paper_page(paper, p);
    double walls = 0;
    for (guint i = 0; i < page->items->len; i++) {
      const PaperItem *item = g_ptr_array_index(page->items, i);
      if (item->kind == PAPER_RECT) walls = MAX(walls, item->h);
    }
    g_assert_cmpfloat(walls, >, page->height * 0.35);
  }
}

int main(int argc, char **argv) {
  papers_begin(&argc, &argv);
  g_test_add_func("/leader-papers/overview", test_overview);
  g_test_add_func("/leader-papers/round", test_round);
  g_test_add_func("/leader-papers/part-words", test_part_words);
  g_test_add_func("/leader-papers/packing", test_packing);
  g_test_add_func("/leader-papers/room", test_room);
  return papers_run();
}
