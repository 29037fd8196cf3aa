/* Large print: lines end where it makes sense, labels stand clear of lines above them, and nothing sticks out of a drawing. */
#include "papers.h"

/* A text item of this content; the first on any page. */
static const PaperItem *find(const Paper *paper, const char *text) {
  for (int p = 0; p < paper_page_count(paper); p++) {
    const GPtrArray *items = paper_page(paper, p)->items;
    for (guint i = 0; i < items->len; i++) {
      const PaperItem *item = g_ptr_array_index(items, i);
      if (item->kind == PAPER_TEXT && g_str_equal(item->text, text)) return item;
    }
  }
  return NULL;
}

/* Day and times part at the comma, as the house and the street do; a day on a line of its own begins with a capital. */
static void test_lines(void) {
  g_autoptr(Loaded) loaded = load("examples/startbijeenkomst.yaml");
  const DocumentInput input = {.script = loaded->script, .large = TRUE};
  g_autoptr(Paper) invitation = draw(DOCUMENT_INVITATION, &input), list = draw(DOCUMENT_SIGN_IN, &input);
  g_assert_nonnull(find(invitation, "donderdag 14 januari 2027"));
  g_assert_nonnull(find(invitation, "14.00 tot 16.00 uur"));
  g_autoptr(Paper) who = draw(DOCUMENT_WHO, &input);
  g_assert_nonnull(find(list, "Donderdag 14 januari 2027"));
  g_assert_nonnull(find(who, "Donderdag 14 januari 2027"));
}

/* Fields to write in, one below the other. */
static void test_fields(void) {
  g_autoptr(Loaded) loaded = load("examples/startbijeenkomst.yaml");
  for (int large = 0; large <= 1; large++) {
    const DocumentInput input = {.script = loaded->script, .large = large};
    g_autoptr(Paper) paper = draw(DOCUMENT_REPORT_BLANK, &input);
    const PaperItem *day = find(paper, "Dag en tijd"), *place = find(paper, "Plaats");
    g_assert_nonnull(day);
    g_assert_nonnull(place);
    g_assert_cmpfloat(place->y - day->y, >=, place->font.size * 1.8);
    g_assert_cmpfloat(place->y - day->y, >=, 8.5 * MM - 0.01);
  }
}

/* The words of a room's drawing stand within its walls, however small it is drawn. */
static void test_room(void) {
  g_autoptr(Loaded) loaded = load("examples/startbijeenkomst.yaml");
  const DocumentInput input = {.script = loaded->script, .large = TRUE};
  g_autoptr(Paper) paper = draw(DOCUMENT_ROOM, &input);
  int words = 0;
  for (int p = 0; p < paper_page_count(paper); p++) {
    const GPtrArray *items = paper_page(paper, p)->items;
    const PaperItem *walls = NULL;
    for (guint i = 0; i < items->len; i++) {
      const PaperItem *item = g_ptr_array_index(items, i);
      if (item->kind == PAPER_RECT && !walls) walls = item;
      if (item->kind != PAPER_TEXT || !g_str_equal(item->text, "flip-over")) continue;
      g_assert_nonnull(walls);
      g_assert_cmpfloat(item->x, >, walls->x + 1);
      words++;
    }
  }
  g_assert_cmpint(words, ==, 2);
}

int main(int argc, char **argv) {
  papers_begin(&argc, &argv);
  g_test_add_func("/large-print/lines", test_lines);
  g_test_add_func("/large-print/fields", test_fields);
  g_test_add_func("/large-print/room", test_room);
  return papers_run();
}
