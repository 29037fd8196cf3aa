/* Worksheets and their pages: blocks that grow to fill a page, white that goes so that they keep to it, what goes along to the next. */
#include <math.h>

#include "base/face.h"
#include "sheet_papers.h"

/* How many pages a sheet takes, and the lowest line on the last. */
static double lowest_line(const Paper *paper) {
  const PaperPage *page = paper_page(paper, paper_page_count(paper) - 1);
  double low = 0;
  for (guint i = 0; i < page->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(page->items, i);
    if (is_rule(item)) low = fmax(low, item->y);
  }
  return low;
}

/* What is too much for one page fills the next one too, and no heading stays behind on the first. */
static void test_next_page(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) sheet = load_fine("werkblad: W\nblokken:\n  - vak: A\n    hoogte: 150 mm\n  - vak: B\n  - kop: Straks\n  - vraag: Waarom?\n    lijnen: 12\n"
                                         "  - vraag: Hoe?\n");
  g_autoptr(Paper) paper = paper_of(sheet, script, FALSE);
  g_assert_cmpint(paper_page_count(paper), ==, 2);
  g_assert_true(has_text(paper, 0, "B") && !has_text(paper, 0, "Straks") && has_text(paper, 1, "Straks"));
  g_assert_cmpfloat(lowest_line(paper), >=, paper_page(paper, 1)->height - 22 * MM - 10 - 2 * 9 * MM);
}

/* Distances between rules below each other that are as wide as the sheet: the least of them. */
static double least_distance(const Paper *paper, int page) {
  const PaperPage *p = paper_page(paper, page);
  double last = 0, least = G_MAXDOUBLE;
  for (guint i = 0; i < p->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(p->items, i);
    if (!is_rule(item) || item->w < 400 || item->furniture) continue;
    if (last > 0 && item->y > last) least = MIN(least, item->y - last);
    last = item->y;
  }
  return least;
}

/* What is a little too much for a page has less white between its blocks, not a page for its end; a pen still fits. */
static void test_keeps_to_its_pages(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) sheet = load_fine("werkblad: W\nblokken:\n  - tabel: [A, B]\n    aantal: 19\n  - vraag: Waarom?\n    lijnen: 3\n  - vraag: Hoe?\n");
  g_autoptr(Worksheet) text = load_fine("werkblad: W\nblokken:\n  - vak: Hier\n    hoogte: 120 mm\n  - vak: Daar\n    hoogte: 120 mm\n");
  g_autoptr(Paper) paper = paper_of(sheet, script, FALSE), far = paper_of(text, script, FALSE);
  g_assert_cmpint(paper_page_count(paper), ==, 1);
  g_assert_true(has_text(paper, 0, "Waarom?") && has_text(paper, 0, "Hoe?"));
  g_assert_cmpfloat(least_distance(paper, 0), >=, 21);
  g_assert_cmpint(paper_page_count(far), ==, 2);
}

/* What the numbers in circles mean goes to the next page with what would be alone there; the circles have the first for themselves. */
static void test_unfolded(void) {
  g_autoptr(Script) script = script_of("");
  const char *long_item = "en dat is een zin die op twee regels staat in grote letters", *long_text = "Een tekst van drie regels, die met de cirkels nog op de bladzijde kan. "
      "Hij gaat over niets, maar hij is er, en hij neemt veel plaats in.";
  g_autofree char *text = g_strdup_printf("werkblad: W\nblokken:\n  - cirkels: [een, twee, drie, vier]\n    drietallen: [pa %s, qu %s, er %s, es %s]\n  - tekst: %s\n  - vraag: Hoe?\n",
                                          long_item, long_item, long_item, long_item, long_text);
  g_autoptr(Worksheet) sheet = load_fine(text);
  g_autoptr(Paper) paper = paper_of(sheet, script, TRUE);
  g_assert_cmpint(paper_page_count(paper), ==, 2);
  g_assert_true(has_text(paper, 0, "een") && !has_text(paper, 0, "1."));
  g_assert_true(has_text(paper, 1, "1.") && has_text(paper, 1, "4.") && has_text(paper, 1, "Hoe?"));
}

/* Questions beside each other have their lines level, however long the questions are; and as many as there is room for. */
static void test_level_beside(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) sheet = load_fine("werkblad: W\nblokken:\n  - naast elkaar:\n      - - vraag: Wie doet er dan met ons mee, en wie nog niet?\n      - - vraag: Wat?\n");
  for (int large = 0; large < 2; large++) {
    g_autoptr(Paper) paper = paper_of(sheet, script, large);
    const PaperPage *page = paper_page(paper, 0);
    g_autoptr(GHashTable) heights = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint rules = 0;
    for (guint i = 0; i < page->items->len; i++) {
      const PaperItem *item = g_ptr_array_index(page->items, i);
      if (!is_rule(item) || item->w > 300) continue;
      g_hash_table_add(heights, g_strdup_printf("%.1f", item->y));
      rules++;
    }
    g_assert_cmpuint(rules, >=, 40);
    g_assert_cmpuint(g_hash_table_size(heights), ==, rules / 2);
    g_assert_cmpfloat(lowest(paper, 0), >, page->height - 22 * MM - 9 * MM - 16);
  }
}

/* A question that would have the next page to itself takes the one before it along. */
static void test_company(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) sheet = load_fine("werkblad: W\nblokken:\n  - vak: A\n    hoogte: 180 mm\n  - vak: B\n  - vraag: Waarom?\n    lijnen: 1\n  - vraag: Hoe?\n");
  g_autoptr(Paper) paper = paper_of(sheet, script, FALSE);
  g_assert_cmpint(paper_page_count(paper), ==, 2);
  g_assert_true(has_text(paper, 0, "A") && !has_text(paper, 0, "Waarom?"));
  g_assert_true(has_text(paper, 1, "Waarom?") && has_text(paper, 1, "Hoe?"));
}

/* Posters are for the wall already: large print leaves them as they are. */
static void test_poster_in_large(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) sheet = load_fine("werkblad: W\nposter: ja\nblokken: [stappen: [een, twee]]\n");
  g_autoptr(Paper) normal = paper_of(sheet, script, FALSE), large = paper_of(sheet, script, TRUE);
  g_autofree char *a = paper_dump(normal), *b = paper_dump(large);
  g_assert_cmpstr(a, ==, b);
}

/* A welcome with a long title and place has smaller letters, and no second page for one step. */
static void test_poster_keeps_to_its_page(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) sheet = load_fine("werkblad: Welkom\nposter: ja\nblokken:\n  - vraag: Jaarbijeenkomst van het netwerk informele zorg in de gemeente Noordoostpolder\n"
                                         "    lijnen: 0\n    grootte: groot\n  - tekst: Dorpshuis De Goede Aarde, Bovenzaal, Burgemeester van Nispenplein 112, Emmeloord\n"
                                         "  - tekst: donderdag 14 januari 2027\n  - tekst: 14.00 tot 16.00 uur\n"
                                         "  - stappen: [Zet je naam op de lijst., Pak je naamkaartje., Haal koffie of thee., Stel je voor aan iemand die je niet kent.]\n");
  g_autoptr(Paper) paper = paper_of(sheet, script, FALSE);
  g_assert_cmpint(paper_page_count(paper), ==, 1);
  const PaperItem *step = item_with(paper, "Pak je naamkaartje.");
  g_assert_true(step && step->font.size >= 16);
}

/* Long words for cold and warm take their height: what follows stands below them. */
static void test_long_ends(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) sheet = load_fine("werkblad: W\nblokken:\n  - thermometer: Hoe warm?\n    laag: we hebben elkaar nog nooit gezien en weten niet wat de ander doet of kan of zou willen doen voor ons en voor anderen\n"
                                         "    hoog: warm\n  - tekst: Daarna.\n");
  g_autoptr(Paper) paper = paper_of(sheet, script, TRUE);
  const PaperPage *page = paper_page(paper, 0);
  const PaperItem *after = item_with(paper, "Daarna.");
  double low = 0;
  for (guint i = 0; i < page->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(page->items, i);
    if (item == after) break;
    if (item->kind == PAPER_TEXT && !item->furniture) low = MAX(low, item->y);
  }
  g_assert_true(after && after->y > low + 17);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  faces = face_set_new(NULL);
  g_assert_nonnull(faces);
  g_test_add_func("/worksheet-pages/next-page", test_next_page);
  g_test_add_func("/worksheet-pages/poster-in-large", test_poster_in_large);
  g_test_add_func("/worksheet-pages/company", test_company);
  g_test_add_func("/worksheet-pages/keeps-to-its-pages", test_keeps_to_its_pages);
  g_test_add_func("/worksheet-pages/unfolded", test_unfolded);
  g_test_add_func("/worksheet-pages/level-beside", test_level_beside);
  g_test_add_func("/worksheet-pages/poster-keeps-to-its-page", test_poster_keeps_to_its_page);
  g_test_add_func("/worksheet-pages/long-ends", test_long_ends);
  int status = g_test_run();
  face_set_free(faces);
  return status;
}
