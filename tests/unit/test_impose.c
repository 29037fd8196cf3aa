/* Pages on sheets: where they land and how large, what is heard of them and how often, and what stays inside the paper. */
#include <math.h>
#include <string.h>

#include "pdf/impose.h"

#define A4_WIDTH (210 * MM)
#define A4_HEIGHT (297 * MM)

static FaceSet *faces;

static Paper *new_paper(void) {
  const PaperMeta meta = {.title = "Test", .lang = LANG_NL};
  return paper_new(faces, &meta);
}

/* A page with a heading, a line of words down its length, a figure across its middle and a foot. */
static void add_page(Paper *paper, double width, double height) {
  const PaperFont font = {.size = 14, .colour = COLOUR_BLACK};
  int page = paper_page_new(paper, width, height);
  paper_open(paper, PAPER_DOCUMENT, NULL);
  paper_open(paper, PAPER_H1, NULL);
  paper_text(paper, 20 * MM, 30 * MM, font, "Kop");
  paper_close(paper);
  paper_outline_add(paper, 1, "Kop", page, 30 * MM - 14);
  for (int i = 0; i < 20; i++) {
    g_autofree char *word = g_strdup_printf("woord%02d", i);
    paper_text(paper, 20 * MM + i * (width - 60 * MM) / 20, 40 * MM + i * (height - 60 * MM) / 20, font, word);
  }
  paper_open(paper, PAPER_FIGURE, "Een cirkel");
  paper_circle(paper, width / 2, height / 2, width / 4, PAINT_STROKE(0x00695C, 2));
  paper_close(paper);
  paper_open(paper, PAPER_FURNITURE, NULL);
  paper_text(paper, 20 * MM, height - 12 * MM, font, "voet");
  paper_close(paper);
  paper_close(paper);
}

static Paper *one_page(double width, double height) {
  Paper *paper = new_paper();
  add_page(paper, width, height);
  return paper;
}

static guint count_elements(const Paper *paper, PaperTag tag) {
  guint n = 0;
  for (int i = 0; i < paper_element_count(paper); i++) n += paper_node(paper, i)->tag == tag;
  return n;
}

/* How often a text is heard, and how often it is seen. */
static void count_text(const Paper *paper, const char *text, guint *heard, guint *seen) {
  *heard = *seen = 0;
  for (int p = 0; p < paper_page_count(paper); p++) {
    const PaperPage *page = paper_page(paper, p);
    for (guint i = 0; i < page->items->len; i++) {
      const PaperItem *item = g_ptr_array_index(page->items, i);
      if (item->kind != PAPER_TEXT || strcmp(item->text, text) != 0) continue;
      (*seen)++;
      *heard += item->element != PAPER_NO_ELEMENT;
    }
  }
}

/* --- copies --- */

static void test_copies(void) {
  static const struct {
    Sides sides;
    int pages;
  } cases[] = {{SIDES_AS_THEY_ARE, 9}, {SIDES_TWO, 12}, {SIDES_ONE, 18}};
  g_autoptr(Paper) source = new_paper();
  for (int i = 0; i < 3; i++) add_page(source, A4_WIDTH, A4_HEIGHT);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Paper) paper = new_paper();
    impose_copies(paper, source, 3, cases[i].sides);
    g_assert_cmpstr(paper_fault(paper), ==, NULL);
    g_assert_cmpint(paper_page_count(paper), ==, cases[i].pages);
    /* Heard once, seen three times; the second copy begins on the front of a sheet. */
    guint heard, seen, second = (guint)cases[i].pages / 3;
    count_text(paper, "Kop", &heard, &seen);
    g_assert_cmpuint(heard, ==, 3);
    g_assert_cmpuint(seen, ==, 9);
    g_assert_cmpuint(paper_outline_count(paper), ==, 3);
    g_assert_cmpstr(((const PaperItem *)paper_page(paper, (int)second)->items->pdata[0])->text, ==, "Kop");
    if (cases[i].sides == SIDES_ONE) g_assert_cmpuint(paper_page(paper, 1)->items->len, ==, 0);
    if (cases[i].sides == SIDES_TWO) g_assert_cmpuint(paper_page(paper, 3)->items->len, ==, 0);
    g_autofree char *was = paper_mark(source, 0, 0), *is = paper_mark(paper, 0, 0);
    g_assert_cmpstr(was, ==, is); /* placed as it was */
  }
}

/* --- several on a sheet --- */

static void test_n_up(void) {
  static const struct {
    int n;
    gboolean lies, sheet_lies;
    double scale;
  } cases[] = {{2, FALSE, TRUE, 0.7071}, {2, TRUE, FALSE, 0.7071}, {4, FALSE, FALSE, 0.5},   {4, TRUE, TRUE, 0.5},
               {8, FALSE, TRUE, 0.3535}, {8, TRUE, FALSE, 0.3535}, {16, FALSE, FALSE, 0.25}, {16, TRUE, TRUE, 0.25}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Paper) source = new_paper();
    double width = cases[i].lies ? A4_HEIGHT : A4_WIDTH, height = cases[i].lies ? A4_WIDTH : A4_HEIGHT;
    for (int k = 0; k < cases[i].n + 1; k++) add_page(source, width, height);
    g_autoptr(Paper) paper = new_paper();
    impose_n_up(paper, source, cases[i].n, SHEET_A4);
    g_assert_cmpstr(paper_fault(paper), ==, NULL);
    g_assert_cmpint(paper_page_count(paper), ==, 2); /* one more than a sheet holds */
    const PaperPage *sheet = paper_page(paper, 0);
    g_assert_cmpint(sheet->width > sheet->height, ==, cases[i].sheet_lies);
    g_assert_cmpint(count_elements(paper, PAPER_H1), ==, cases[i].n + 1);
    guint heads = 0;
    double cell_w = width * cases[i].scale, cell_h = height * cases[i].scale;
    gboolean taken[16] = {FALSE};
    for (guint k = 0; k < sheet->items->len; k++) {
      const PaperItem *item = g_ptr_array_index(sheet->items, k);
      if (item->kind != PAPER_TEXT || strcmp(item->text, "Kop") != 0) continue;
      heads++;
      g_assert_cmpfloat_with_epsilon(item->font.size, 14 * cases[i].scale, 0.02);
      int column = (int)(item->x / cell_w), row = (int)(item->y / cell_h), at = row * (int)lround(sheet->width / cell_w) + column;
      g_assert_cmpfloat_with_epsilon(item->x - column * cell_w, 20 * MM * cases[i].scale, 0.6);
      g_assert_cmpfloat_with_epsilon(item->y - row * cell_h, 30 * MM * cases[i].scale, 0.6);
      g_assert_cmpint(at, <, cases[i].n);
      g_assert_false(taken[at]);
      taken[at] = TRUE;
    }
    g_assert_cmpuint(heads, ==, (guint)cases[i].n);
  }
}

static void test_n_up_shapes(void) {
  g_autoptr(Paper) source = new_paper();
  add_page(source, A4_WIDTH, A4_HEIGHT);
  add_page(source, A4_HEIGHT, A4_WIDTH);
  add_page(source, A4_WIDTH, A4_HEIGHT);
  g_autoptr(Paper) paper = new_paper();
  impose_n_up(paper, source, 4, SHEET_LETTER);
  g_assert_cmpstr(paper_fault(paper), ==, NULL);
  g_assert_cmpint(paper_page_count(paper), ==, 3); /* each shape a sheet of its own */
  g_assert_cmpfloat(paper_page(paper, 1)->width, ==, 792);
}

/* --- one over several sheets --- */

static void assert_poster(double width, double height, int n, ThemeSheet sheet, double least, double most) {
  g_autoptr(Paper) source = one_page(width, height), paper = new_paper();
  impose_tiles(paper, source, n, sheet, TRUE, LANG_NL);
  g_assert_cmpstr(paper_fault(paper), ==, NULL);
  g_assert_cmpint(paper_page_count(paper), ==, n);
  /* Everything is heard once, however often it is seen, and seen at least once. */
  guint heard, seen;
  for (int i = 0; i < 20; i++) {
    g_autofree char *word = g_strdup_printf("woord%02d", i);
    count_text(paper, word, &heard, &seen);
    g_assert_cmpuint(heard, ==, 1);
    g_assert_cmpuint(seen, >=, 1);
  }
  count_text(paper, "voet", &heard, &seen);
  g_assert_cmpuint(heard, ==, 0);
  g_assert_cmpuint(seen, >=, 1);
  g_assert_cmpuint(count_elements(paper, PAPER_FIGURE), ==, 1);
  for (int p = 0; p < n; p++) {
    const PaperPage *page = paper_page(paper, p);
    for (guint i = 0; i < page->items->len; i++) {
      const PaperItem *item = g_ptr_array_index(page->items, i);
      if (item->kind == PAPER_TEXT && g_str_has_prefix(item->text, "woord")) {
        double scale = item->font.size / 14;
        g_assert_cmpfloat(scale, >=, least);
        g_assert_cmpfloat(scale, <=, most);
        g_assert_cmpfloat_with_epsilon(item->clip.x, 8 * MM, 1e-6);
        g_assert_cmpfloat_with_epsilon(item->clip.w, page->width - 16 * MM, 1e-6);
      }
    }
  }
}

static void test_tiles(void) {
  assert_poster(297 * MM, 420 * MM, 2, SHEET_A4, 0.95, 1.001);
  assert_poster(420 * MM, 297 * MM, 2, SHEET_A4, 0.95, 1.001);
  assert_poster(297 * MM, 420 * MM, 4, SHEET_A4, 1.35, 1.4143);
  assert_poster(A4_WIDTH, A4_HEIGHT, 2, SHEET_A4, 1.3, 1.4143);
  assert_poster(A4_WIDTH, A4_HEIGHT, 16, SHEET_A4, 3.6, 4.001);
  assert_poster(297 * MM, 420 * MM, 8, SHEET_LETTER, 1.7, 2.001);
}

/* What two sheets both show lies at one place when the second is glued on the first. */
static void test_tiles_meet(void) {
  g_autoptr(Paper) source = one_page(297 * MM, 420 * MM), paper = new_paper();
  impose_tiles(paper, source, 2, SHEET_A4, TRUE, LANG_NL);
  double y[2] = {0};
  for (int p = 0; p < 2; p++) {
    const PaperPage *page = paper_page(paper, p);
    for (guint i = 0; i < page->items->len; i++) {
      const PaperItem *item = g_ptr_array_index(page->items, i);
      if (item->kind == PAPER_CIRCLE) y[p] = item->y;
    }
    g_assert_cmpfloat(page->width, >, page->height); /* two lying sheets make one that stands */
  }
  g_assert_cmpfloat_with_epsilon(y[0] - y[1], 210 * MM - 16 * MM - 10 * MM, 1e-6);
}

/* White stays around what fills its page to the edges, and the label of the sheet is clear of it. */
static void test_tiles_air(void) {
  g_autoptr(Paper) source = new_paper(), paper = new_paper();
  paper_page_new(source, 297 * MM, 420 * MM);
  paper_open(source, PAPER_FIGURE, "Een vlak");
  paper_rect(source, 0, 0, 297 * MM, 420 * MM, 0, PAINT_FILL(0x00695C));
  paper_close(source);
  impose_tiles(paper, source, 2, SHEET_A4, TRUE, LANG_NL);
  g_assert_cmpstr(paper_fault(paper), ==, NULL);
  const PaperPage *page = paper_page(paper, 0);
  double bottom_of_label = 0, top = page->height;
  for (guint i = 0; i < page->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(page->items, i);
    PaperBox box = paper_item_box(item);
    if (item->kind == PAPER_RECT) top = box.y;
    if (item->kind == PAPER_TEXT) bottom_of_label = box.y + box.h;
  }
  g_assert_cmpfloat(top, >=, (8 + 4.9) * MM);
  g_assert_cmpfloat(bottom_of_label, <, top - 3 * MM);
}

/* Only what is larger than the sheet, when not all is asked. */
static void test_tiles_only_large(void) {
  g_autoptr(Paper) source = new_paper(), paper = new_paper();
  add_page(source, A4_WIDTH, A4_HEIGHT);
  add_page(source, 297 * MM, 420 * MM);
  impose_tiles(paper, source, 4, SHEET_A4, FALSE, LANG_NL);
  g_assert_cmpint(paper_page_count(paper), ==, 5);
  g_assert_cmpint(paper_outline(paper, 1)->page, ==, 1);
}

static void test_fault_goes_along(void) {
  g_autoptr(Paper) source = one_page(A4_WIDTH, A4_HEIGHT), paper = new_paper();
  paper_set_fault(source, "stuk");
  impose_n_up(paper, source, 2, SHEET_A4);
  g_assert_cmpstr(paper_fault(paper), ==, "stuk");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  faces = face_set_new(NULL);
  g_assert_nonnull(faces);
  g_test_add_func("/impose/copies", test_copies);
  g_test_add_func("/impose/n-up", test_n_up);
  g_test_add_func("/impose/n-up-shapes", test_n_up_shapes);
  g_test_add_func("/impose/tiles", test_tiles);
  g_test_add_func("/impose/tiles-meet", test_tiles_meet);
  g_test_add_func("/impose/tiles-air", test_tiles_air);
  g_test_add_func("/impose/tiles-only-large", test_tiles_only_large);
  g_test_add_func("/impose/fault", test_fault_goes_along);
  int status = g_test_run();
  face_set_free(faces);
  return status;
}
