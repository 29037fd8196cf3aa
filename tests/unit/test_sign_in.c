/* The sign-in list and its strips: who stands on it, what is read by everybody, and where the rows for others are. */
#include "papers.h"

static void test_sign_in(void) {
  g_autoptr(Loaded) loaded = load("agendas/startend-netwerk.yaml");
  Script *script = loaded->script;
  const DocumentInput input = {.script = script};
  for (int i = 0; i < 24; i++) {
    g_autofree char *last = g_strdup_printf("%c%02d", 'Z' - i, i);
    add_person(script, "An", last, NULL, NULL);
  }
  Person *cancelled = add_person(script, "Nee", "Afgemeld", NULL, NULL);
  Person *online = add_person(script, "Op", "Scherm", NULL, NULL);
  cancelled->state = STATE_CANCELLED;
  online->state = STATE_ONLINE;
  ((Person *)g_ptr_array_index(script->people, 0))->mail = g_strdup("an@example.org");
  g_autoptr(Paper) one = draw(DOCUMENT_SIGN_IN, &input);
  g_autofree char *dump = paper_dump(one);
  g_assert_cmpint(count(dump, " H1\n"), ==, 1);
  g_assert_cmpint(count(dump, "\"☐\""), ==, 3 * (24 + 20));
  g_assert_null(strstr(dump, "Afgemeld"));
  g_assert_null(strstr(dump, "Scherm"));
  g_assert_null(strstr(dump, "example.org")); /* everybody reads this list */
  g_assert_true(strstr(dump, "C23, An") < strstr(dump, "Z00, An"));
  add_person(script, "An", "Aa", NULL, NULL);
  g_autoptr(Paper) two = draw(DOCUMENT_SIGN_IN, &input);
  g_autofree char *split = paper_dump(two);
  g_assert_cmpint(count(split, " H1\n"), ==, 2);
  g_assert_nonnull(strstr(split, "A–M\""));
  g_assert_nonnull(strstr(split, "N–Z\""));
}

/* Two hundred people with one letter cannot be split, and a script in which nobody is known still has a list. */
static void test_sign_in_edges(void) {
  g_autoptr(Loaded) loaded = load("agendas/startend-netwerk.yaml");
  const DocumentInput input = {.script = loaded->script};
  g_autoptr(Paper) empty = draw(DOCUMENT_SIGN_IN, &input);
  g_autofree char *blank = paper_dump(empty);
  g_assert_cmpint(count(blank, "\"☐\""), ==, 3 * 20);
  for (int i = 0; i < 200; i++) add_person(loaded->script, "An", "Vis", NULL, NULL);
  g_autoptr(Paper) many = draw(DOCUMENT_SIGN_IN, &input);
  g_autofree char *dump = paper_dump(many);
  g_assert_cmpint(count(dump, " H1\n"), ==, 1);
  g_assert_cmpint(count(dump, "\"☐\""), ==, 3 * 220);
}

/* How many people can sign on a page: each has three boxes. */
static int rows_on(const Paper *paper, int page) {
  const GPtrArray *items = paper_page(paper, page)->items;
  int boxes = 0;
  for (guint i = 0; i < items->len; i++) {
    const PaperItem *item = g_ptr_array_index(items, i);
    boxes += item->kind == PAPER_TEXT && g_str_equal(item->text, "☐");
  }
  return boxes / 3;
}

/* Rows for new people stand together under their heading, on one page, and no page is left with a few rows only. */
static void check_rows(int n, ThemeSheet sheet, gboolean large) {
  g_autoptr(Loaded) loaded = load("agendas/startend-netwerk.yaml");
  const DocumentInput input = {.script = loaded->script, .sheet = sheet, .large = large};
  for (int i = 0; i < n; i++) add_person(loaded->script, "An", "Vis", NULL, i % 5 ? NULL : "Stichting Vrijwillige Zorg Lindewaard");
  g_autoptr(Paper) paper = draw(DOCUMENT_SIGN_IN, &input);
  g_autofree char *dump = paper_dump(paper);
  int pages = paper_page_count(paper);
  const char *last = strstr(dump, "\"Sta je er niet bij? Schrijf je naam hier\"\n");
  g_assert_cmpint(pages, <=, n ? (large ? 4 : 3) : 1);
  g_assert_true((last != NULL) == (n > 0));
  const char *rows = last ? last : dump;
  g_assert_cmpint(count(rows, "\"☐\""), ==, 3 * 20);
  g_assert_cmpint(count(rows, "\npage "), ==, last ? 0 : 1);
  for (int page = 1; page < pages && !large; page++) g_assert_cmpint(rows_on(paper, page), >=, 6);
}

static void test_sign_in_rows(void) {
  for (int n = 0; n <= 24; n++) {
    check_rows(n, SHEET_A4, n % 2);
    check_rows(n, SHEET_LETTER, FALSE);
  }
}

/* A few names that the first page has no room for stand above the rows for others: no page is for them alone. */
static void test_sign_in_few_left(void) {
  static const struct {
    ThemeSheet sheet;
    int most; /* names on the first page, each with an organisation of one line */
  } cases[] = {{SHEET_A4, 16}, {SHEET_LETTER, 15}};
  for (gsize c = 0; c < G_N_ELEMENTS(cases); c++) {
    for (int over = 0; over <= 3; over++) {
      g_autoptr(Loaded) loaded = load("agendas/startend-netwerk.yaml");
      const DocumentInput input = {.script = loaded->script, .sheet = cases[c].sheet};
      for (int i = 0; i < cases[c].most + over; i++) add_person(loaded->script, "An", "Vis", "bewoner", NULL);
      g_autoptr(Paper) paper = draw(DOCUMENT_SIGN_IN, &input);
      g_assert_cmpint(paper_page_count(paper), ==, 2);
      g_assert_cmpint(rows_on(paper, 1), ==, 20 + (over == 1 ? 2 : over)); /* nobody is alone */
    }
  }
}

/* A strip for everybody in the room, alike in height, with what they allow; and at least twenty blank ones. */
static void test_sign_in_strips(void) {
  g_autoptr(Loaded) loaded = load("agendas/startend-netwerk.yaml");
  for (int large = 0; large <= 1; large++) {
    const DocumentInput input = {.script = loaded->script, .large = large};
    Person *person = add_person(loaded->script, "An", "Vis", "Een organisatie met een lange naam in het dorp", NULL);
    person->mail = g_strdup("an@example.org");
    person->name_in_report = CONSENT_YES;
    g_autoptr(Paper) paper = draw(DOCUMENT_SIGN_IN_STRIPS, &input);
    g_autofree char *dump = paper_dump(paper);
    int strips = large ? 22 : 24; /* the last sheet is full: nobody prints one for a strip alone */
    g_assert_cmpint(count(dump, "\"An Vis\""), ==, 1 + large);
    g_assert_cmpint(count(dump, "\"☑\""), ==, 1 + large);
    g_assert_cmpint(count(dump, "\"☐\""), ==, 3 * strips - 1 - large);
    g_assert_cmpint(count(dump, "\"Handtekening\""), ==, strips);
    g_assert_cmpint(paper_page_count(paper), ==, large ? strips / 2 : strips / 4);
  }
  g_assert_false(document_wanted(document_get(DOCUMENT_SIGN_IN_STRIPS), loaded->script));
}

int main(int argc, char **argv) {
  papers_begin(&argc, &argv);
  g_test_add_func("/sign-in/split", test_sign_in);
  g_test_add_func("/sign-in/edges", test_sign_in_edges);
  g_test_add_func("/sign-in/rows", test_sign_in_rows);
  g_test_add_func("/sign-in/few-left", test_sign_in_few_left);
  g_test_add_func("/sign-in/strips", test_sign_in_strips);
  return papers_run();
}
