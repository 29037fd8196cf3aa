/* The display list: checks, structure, recording, dump and mark. And the theme and the operators made of a list. */
#include <math.h>
#include <string.h>

#include "pdf/lines.h"
#include "pdf/paper.h"
#include "pdf/srgb.h"
#include "pdf/strokes.h"
#include "pdf/theme.h"
#include "pdf/xmp.h"

static FaceSet *faces;
static const PaperFont body = {.face = FACE_REGULAR, .size = 12, .colour = 0x1A1A1A};

static Paper *new_paper(void) {
  PaperMeta meta = {.title = "Titel\nmet regel", .author = "Zoë", .date = "2027-01-14T14:00:00+01:00", .lang = LANG_NL};
  Paper *paper = paper_new(faces, &meta);
  paper_page_new(paper, 200, 100);
  return paper;
}

static void test_dump(void) {
  g_autoptr(Paper) paper = new_paper();
  paper_open(paper, PAPER_DOCUMENT, NULL);
  paper_open(paper, PAPER_H1, NULL);
  paper_text(paper, 10, 20, body, "A \"b\" \\");
  paper_close(paper);
  paper_rect(paper, 0, 0, 10.5, 20, 3, PAINT_FILL(0x00695C));
  paper_open(paper, PAPER_FIGURE, "een lijn");
  paper_line(paper, 1, 2, 3, 4, PAINT_STROKE(0x9A9A9A, 0.4));
  paper_close(paper);
  paper_close(paper);
  paper_outline_add(paper, 1, "A", 0, 8);
  g_autofree char *width = g_strdup_printf("%.2f", paper_text_width(paper, body, "A \"b\" \\", -1));
  g_autofree char *expected = g_strdup_printf(
    "title \"Titel met regel\"\nauthor \"Zoë\"\nsubject \"\"\ndate \"2027-01-14T14:00:00+01:00\"\nlang \"nl\"\n"
    "page 1 200.00x100.00\n"
    "[H1] text 10.00,20.00 w %s regular 12 #1a1a1a \"A \\\"b\\\" \\\\\"\n"
    "[-] rect 0.00,0.00 10.50x20.00 radius 3.00 fill #00695c\n"
    "[Figure] line 1.00,2.00 to 3.00,4.00 stroke #9a9a9a 0.4\n"
    "outline 1 page 1 at 8.00 \"A\"\n"
    "structure\n  Document\n    H1\n    Figure \"een lijn\"\n", width);
  g_autofree char *dump = paper_dump(paper);
  g_assert_cmpstr(dump, ==, expected);
}

static void expect_fault(Paper *paper, const char *part) {
  g_assert_nonnull(paper_fault(paper));
  g_assert_nonnull(strstr(paper_fault(paper), part));
  g_assert_cmpuint(paper_page(paper, 0)->items->len, ==, 0);
  paper_free(paper);
}

static void test_faults(void) {
  Paper *paper = new_paper();
  paper_text(paper, 190, 20, body, "te breed voor hier");
  expect_fault(paper, "not on the page: te breed");
  paper = new_paper();
  paper_line(paper, 0, NAN, 10, 10, PAINT_STROKE(0, 1));
  expect_fault(paper, "not finite");
  paper = new_paper();
  paper_rect(paper, 0, 0, INFINITY, 10, 0, PAINT_FILL(0));
  expect_fault(paper, "not finite");
  paper = new_paper();
  paper_circle(paper, 5, 5, 6, PAINT_FILL(0));
  expect_fault(paper, "circle");
  paper = new_paper();
  const double way[] = {0, 0, 50, 50, 50, 101};
  paper_polygon(paper, way, 3, TRUE, PAINT_FILL(0));
  expect_fault(paper, "path");
  paper = new_paper();
  PaperFont turned = body;
  turned.turn = 2;
  paper_text(paper, 10, 50, turned, "ondersteboven");
  expect_fault(paper, "text");
}

static void test_first_fault_stays(void) {
  g_autoptr(Paper) paper = new_paper();
  paper_line(paper, 0, NAN, 10, 10, PAINT_STROKE(0, 1));
  g_autofree char *first = g_strdup(paper_fault(paper));
  paper_text(paper, 500, 20, body, "weg");
  g_assert_cmpstr(paper_fault(paper), ==, first);
}

static void test_alignment(void) {
  g_autoptr(Paper) paper = new_paper();
  double w = paper_text_right(paper, 150, 20, body, "rechts");
  double c = paper_text_centre(paper, 100, 40, body, "midden");
  const PaperItem *right = g_ptr_array_index(paper_page(paper, 0)->items, 0);
  const PaperItem *centre = g_ptr_array_index(paper_page(paper, 0)->items, 1);
  g_assert_cmpfloat_with_epsilon(right->x + w, 150, 0.001);
  g_assert_cmpfloat_with_epsilon(centre->x + c / 2, 100, 0.001);
  g_assert_null(paper_fault(paper));
}

static void test_structure_of_loose_things(void) {
  g_autoptr(Paper) paper = new_paper();
  paper_open(paper, PAPER_DOCUMENT, NULL);
  paper_text(paper, 10, 20, body, "los");
  paper_rect(paper, 10, 30, 5, 5, 0, PAINT_FILL(0));
  paper_open(paper, PAPER_ARTIFACT, NULL);
  paper_open(paper, PAPER_P, NULL);
  paper_text(paper, 10, 50, body, "versiering");
  paper_close(paper);
  paper_close(paper);
  paper_close(paper);
  const GPtrArray *items = paper_page(paper, 0)->items;
  const PaperItem *text = g_ptr_array_index(items, 0), *rect = g_ptr_array_index(items, 1);
  const PaperItem *ornament = g_ptr_array_index(items, 2);
  g_assert_cmpint(paper_node(paper, text->element)->tag, ==, PAPER_P);
  g_assert_cmpint(rect->element, ==, PAPER_NO_ELEMENT);
  g_assert_cmpint(ornament->element, ==, PAPER_NO_ELEMENT);
}

static void test_record_and_place(void) {
  g_autoptr(Paper) paper = new_paper();
  paper_record_begin(paper);
  paper_text(paper, -5, 10, body, "x");
  static const PaperStep steps[] = {{'M', 0, 0, 0, 0, 0, 0}, {'C', 4, 4, 1, 1, 2, 2}};
  paper_path(paper, 0, 0, 2, steps, 2, PAINT_STROKE(0, 1));
  g_autoptr(GPtrArray) items = paper_record_end(paper);
  g_assert_cmpuint(items->len, ==, 2);
  g_assert_cmpuint(paper_page(paper, 0)->items->len, ==, 0);
  g_autoptr(GPtrArray) copies = paper_items_copy(items);
  paper_place(paper, items, 30, 40);
  g_assert_cmpuint(items->len, ==, 0);
  paper_repeat(paper, copies, 60, 40);
  g_assert_cmpuint(copies->len, ==, 2);
  g_assert_null(paper_fault(paper));
  const GPtrArray *placed = paper_page(paper, 0)->items;
  g_assert_cmpuint(placed->len, ==, 4);
  const PaperItem *text = g_ptr_array_index(placed, 0), *path = g_ptr_array_index(placed, 3);
  g_assert_cmpfloat_with_epsilon(text->x, 25, 0.001);
  g_assert_cmpfloat_with_epsilon(g_array_index(path->steps, PaperStep, 1).x, 68, 0.001);
  const PaperItem *repeated = g_ptr_array_index(placed, 2);
  g_assert_cmpstr(repeated->text, ==, "x");
  g_assert_cmpint(repeated->element, ==, PAPER_NO_ELEMENT);
  paper_place(paper, copies, 0, 0);
  g_assert_nonnull(paper_fault(paper));
}

static void test_mark(void) {
  g_autoptr(Paper) a = new_paper(), b = new_paper();
  paper_text(a, 10, 20, body, "zelfde");
  paper_text(b, 10, 20, body, "zelfde");
  paper_open(b, PAPER_FURNITURE, NULL);
  paper_text(b, 10, 90, body, "pagina 1");
  paper_close(b);
  g_autofree char *one = paper_mark(a, 0, 0), *two = paper_mark(b, 0, 0);
  g_assert_cmpuint(strlen(one), ==, 5);
  g_assert_cmpstr(one, ==, two);
  paper_text(b, 10, 40, body, "anders");
  g_autofree char *three = paper_mark(b, 0, 0);
  g_assert_cmpstr(one, !=, three);
}

static void test_colours(void) {
  Colour c;
  g_assert_true(theme_colour_parse("#00695c", &c) && c == 0x00695C);
  g_assert_true(theme_colour_parse("0AF", &c) && c == 0x00AAFF);
  const char *bad[] = {"", "#", "#12345", "#1234567", "#12345g", "groen", NULL};
  for (int i = 0; bad[i]; i++) g_assert_false(theme_colour_parse(bad[i], &c));
  g_assert_cmpfloat_with_epsilon(theme_contrast(COLOUR_BLACK), 21, 0.01);
  g_assert_cmpfloat_with_epsilon(theme_contrast(COLOUR_WHITE), 1, 0.01);
}

static void test_theme(void) {
  const char *light[] = {"#ffff00", "#ffffff", "#00ff88", "geen kleur", NULL};
  for (int i = 0; i < 4; i++) {
    Theme t;
    ThemeOptions options = {.accent = light[i], .sheet = SHEET_LETTER};
    theme_init(&t, &options);
    g_assert_cmpfloat(theme_contrast(t.accent), >=, 4.5);
    g_assert_cmpfloat(theme_contrast(t.grey), >=, 4.5);
    g_assert_cmpfloat_with_epsilon(t.width, 612, 0.001);
  }
  Theme normal, large;
  ThemeOptions options = {0};
  theme_init(&normal, &options);
  options.large = TRUE;
  theme_init(&large, &options);
  g_assert_cmpfloat_with_epsilon(normal.left, 25 * MM, 0.01);
  g_assert_cmpfloat_with_epsilon(normal.styles[STYLE_BODY].size, 12, 0.001);
  g_assert_cmpfloat_with_epsilon(large.styles[STYLE_BODY].size, 17, 0.001);
  for (int i = 0; i < N_STYLES; i++) {
    g_assert_cmpfloat(normal.styles[i].size, >=, 9);
    g_assert_cmpfloat(normal.styles[i].leading, >=, normal.styles[i].size * 1.15);
    g_assert_cmpfloat(large.styles[i].size, >=, normal.styles[i].size);
  }
}

static void test_fitting(void) {
  g_autoptr(Paper) paper = new_paper();
  PaperFont font = {.face = FACE_SEMIBOLD, .size = 28};
  double size = lines_size_to_fit(paper, font, "Annemarie-Charlotte", 150, 8);
  g_assert_cmpfloat(size, <, 28);
  font.size = size;
  g_assert_cmpfloat(paper_text_width(paper, font, "Annemarie-Charlotte", -1), <=, 150);
  g_assert_cmpfloat_with_epsilon(lines_size_to_fit(paper, font, "Jo", 150, 8), size, 0.001);
  g_autofree char *cut = lines_cut_to_fit(paper, body, "Een lange titel die niet past", 80);
  g_assert_true(g_str_has_suffix(cut, "…"));
  g_assert_cmpfloat(paper_text_width(paper, body, cut, -1), <=, 80);
  g_autofree char *whole = lines_cut_to_fit(paper, body, "Kort", 80);
  g_assert_cmpstr(whole, ==, "Kort");
}

/* Operators hold glyph numbers as bytes, NUL among them. */
static gboolean holds(const GString *operators, const char *text) {
  return memmem(operators->str, operators->len, text, strlen(text)) != NULL;
}

static void test_operators(void) {
  g_autoptr(Paper) paper = new_paper();
  paper_open(paper, PAPER_P, NULL);
  paper_text(paper, 10, 20, body, "AV 漢");
  paper_close(paper);
  paper_rect(paper, 1, 2, 3, 4, 0, PAINT_FILL(0xFF0000));
  g_autoptr(Strokes) strokes = strokes_new(paper, NULL);
  g_autoptr(GString) out = g_string_new(NULL);
  g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(PaperElement));
  strokes_page(strokes, 0, out, marks);
  /* What is shown otherwise stands beside the rest, not within it. */
  g_assert_cmpuint(marks->len, ==, 3);
  g_assert_true(holds(out, "/P <</MCID 0>> BDC\nBT\n"));
  g_assert_true(holds(out, "EMC\n/P <</MCID 2>> BDC\nBT\n"));
  g_assert_true(holds(out, "1 0 0 1 10 80 Tm\n[("));
  g_assert_true(holds(out, "EMC\n/Span <</MCID 1 /ActualText <FEFF6F22>>> BDC\n"));
  g_assert_true(holds(out, "/Artifact BMC\nq\n1 0 0 rg\n1 94 3 4 re\nf\nQ\nEMC\n"));
}

static void test_metadata(void) {
  PaperMeta meta = {.title = "A & <b>", .date = "2027-01-14T14:00:00.000000+01:00", .lang = LANG_NL};
  g_autofree char *date = xmp_pdf_date(&meta), *packet = xmp_packet(&meta, TRUE);
  g_assert_cmpstr(date, ==, "D:20270114140000+01'00'");
  g_assert_nonnull(strstr(packet, "A &amp; &lt;b&gt;"));
  g_assert_nonnull(strstr(packet, "2027-01-14T14:00:00+01:00"));
  meta.date = "morgen";
  g_assert_null(xmp_pdf_date(&meta));
  g_autoptr(GBytes) profile = srgb_profile();
  const guint8 *bytes = g_bytes_get_data(profile, NULL);
  gsize size = g_bytes_get_size(profile);
  g_assert_cmpuint((gsize)bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3], ==, size);
  g_assert_cmpuint(memcmp(bytes + 36, "acsp", 4), ==, 0);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  faces = face_set_new(NULL);
  g_assert_nonnull(faces);
  g_test_add_func("/paper/dump", test_dump);
  g_test_add_func("/paper/faults", test_faults);
  g_test_add_func("/paper/first-fault-stays", test_first_fault_stays);
  g_test_add_func("/paper/alignment", test_alignment);
  g_test_add_func("/paper/loose-things", test_structure_of_loose_things);
  g_test_add_func("/paper/record", test_record_and_place);
  g_test_add_func("/paper/mark", test_mark);
  g_test_add_func("/paper/colours", test_colours);
  g_test_add_func("/paper/theme", test_theme);
  g_test_add_func("/paper/fitting", test_fitting);
  g_test_add_func("/paper/operators", test_operators);
  g_test_add_func("/paper/metadata", test_metadata);
  int result = g_test_run();
  face_set_free(faces);
  return result;
}
