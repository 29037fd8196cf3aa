/* Pictograms: paths as SVG writes them, the shipped file, and files that are wrong. */
#include <math.h>
#include <string.h>

#include "model/pictogram.h"
#include "model/vector.h"
#include "read/pictograms.h"

/* --- paths --- */

static void assert_path(const char *text, const char *expected) {
  g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(VectorStep));
  g_autoptr(GString) is = g_string_new(NULL);
  gsize at;
  g_assert_cmpint(vector_parse(text, steps, &at), ==, VECTOR_OK);
  g_assert_cmpuint(at, ==, strlen(text));
  for (guint i = 0; i < steps->len; i++) {
    const VectorStep *s = &g_array_index(steps, VectorStep, i);
    g_string_append_printf(is, "%c", s->op);
    if (s->op == 'C') g_string_append_printf(is, "%.4g,%.4g %.4g,%.4g ", s->ax, s->ay, s->bx, s->by);
    if (s->op != 'Z') g_string_append_printf(is, "%.4g,%.4g", s->x, s->y);
  }
  g_assert_cmpstr(is->str, ==, expected);
}

static void test_lines(void) {
  assert_path("M10 20L30 40Z", "M10,20L30,40Z");
  assert_path(" M 10,20 30,40 50 60", "M10,20L30,40L50,60");
  assert_path("m10 20l5 5h10v-5H50V60", "M10,20L15,25L25,25L25,20L50,20L50,60");
  assert_path("m10 20 5 5 5-5", "M10,20L15,25L20,20");
  assert_path("M10 20L30 40zl1 1", "M10,20L30,40ZL11,21");
  assert_path("M1e1 .5", "M10,0.5");
}

static void test_curves(void) {
  assert_path("M0 0C10 0 20 10 20 20", "M0,0C10,0 20,10 20,20");
  assert_path("M10 10c5 0 5 5 5 10", "M10,10C15,10 15,15 15,20");
  assert_path("M0 0Q30 0 30 30", "M0,0C20,0 30,10 30,30");
  assert_path("M0 0q30 0 30 30q0 30 30 30", "M0,0C20,0 30,10 30,30C30,50 40,60 60,60");
}

/* Every point of an arc lies on its ellipse, and it ends where it was told to. */
static void assert_arc(const char *text, double cx, double cy, double rx, double ry, double turn, guint pieces) {
  g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(VectorStep));
  gsize at;
  g_assert_cmpint(vector_parse(text, steps, &at), ==, VECTOR_OK);
  g_assert_cmpuint(steps->len, ==, pieces + 1);
  for (guint i = 1; i < steps->len; i++) {
    const VectorStep *from = &g_array_index(steps, VectorStep, i - 1), *s = from + 1;
    for (int k = 0; k <= 8; k++) {
      double t = k / 8.0, u = 1 - t;
      double x = u * u * u * from->x + 3 * u * u * t * s->ax + 3 * u * t * t * s->bx + t * t * t * s->x - cx;
      double y = u * u * u * from->y + 3 * u * u * t * s->ay + 3 * u * t * t * s->by + t * t * t * s->y - cy;
      double along = (x * cos(turn) + y * sin(turn)) / rx, across = (y * cos(turn) - x * sin(turn)) / ry;
      g_assert_cmpfloat_with_epsilon(hypot(along, across), 1, 1e-3);
    }
  }
}

/* Where a drawing lies: curves as they run, not as far as their controls. */
static void test_middle(void) {
  g_autoptr(Pictogram) low = pictogram_new(), none = pictogram_new();
  double x, y;
  gsize at;
  g_assert_cmpint(vector_parse("M20 80C20 40 60 40 60 80", pictogram_stroke(low, STROKE_LINE)->steps, &at), ==, VECTOR_OK);
  pictogram_middle(low, &x, &y);
  g_assert_cmpfloat_with_epsilon(x, 40, 0.01);
  g_assert_cmpfloat_with_epsilon(y, 65, 0.01); /* the curve reaches 50 */
  g_assert_cmpint(vector_parse("M0 90H100", pictogram_stroke(low, STROKE_LINE)->steps, &at), ==, VECTOR_OK);
  pictogram_middle(low, &x, &y);
  g_assert_cmpfloat_with_epsilon(x, 50, 0.01);
  g_assert_cmpfloat_with_epsilon(y, 70, 0.01);
  pictogram_middle(none, &x, &y);
  g_assert_cmpfloat(x, ==, 50);
  g_assert_cmpfloat(y, ==, 50);
}

static void test_arcs(void) {
  assert_arc("M30 50A20 20 0 0 1 70 50", 50, 50, 20, 20, 0, 2);
  assert_arc("M30 50a20 20 0 0 1 40 0a20 20 0 0 1 -40 0", 50, 50, 20, 20, 0, 4);
  assert_arc("M50 30A20 20 0 0 1 70 50", 50, 50, 20, 20, 0, 1);
  assert_arc("M50 30A20 20 0 1 0 70 50", 50, 50, 20, 20, 0, 3);
  assert_arc("M20 50A30 10 0 0 0 80 50", 50, 50, 30, 10, 0, 2);
  assert_arc("M50 20A30 10 90 0 1 50 80", 50, 50, 30, 10, G_PI / 2, 2);
  /* Too small a radius grows until the arc reaches its end. */
  assert_arc("M30 50A1 1 0 0 1 70 50", 50, 50, 20, 20, 0, 2);
  assert_path("M30 50A0 5 0 0 1 70 50", "M30,50L70,50");
  assert_path("M30 50A5 5 0 0 1 30 50", "M30,50");
}

static void test_faults(void) {
  static const struct {
    const char *text;
    VectorFault fault;
    gsize at;
  } cases[] = {
      {"", VECTOR_EMPTY, 0},           {"  ", VECTOR_EMPTY, 2},          {"L10 10", VECTOR_START, 0},
      {"10 10", VECTOR_START, 0},      {"M10", VECTOR_NUMBER, 3},        {"M10 10L", VECTOR_NUMBER, 7},
      {"M10 10S1 1", VECTOR_LETTER, 6}, {"M10 10L20 x", VECTOR_NUMBER, 10}, {"M10 10L101 10", VECTOR_OUTSIDE, 6},
      {"M10 10l-11 0", VECTOR_OUTSIDE, 6}, {"M10 10C50 -10 90 10 90 10", VECTOR_OUTSIDE, 6},
      {"M10 10Z5", VECTOR_LETTER, 7},  {"M10 10Lnan 5", VECTOR_NUMBER, 7}, {"M1e999 5", VECTOR_NUMBER, 1},
      {"M10 10A5 5 0 0 1", VECTOR_NUMBER, 16},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(VectorStep));
    gsize at;
    g_test_message("%s", cases[i].text);
    VectorFault fault = vector_parse(cases[i].text, steps, &at);
    g_assert_cmpint(fault, ==, cases[i].fault);
    g_assert_cmpuint(at, ==, cases[i].at);
  }
  g_autoptr(GString) endless = g_string_new("M1 1");
  for (int i = 0; i < VECTOR_MAX; i++) g_string_append(endless, "L1 1");
  g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(VectorStep));
  gsize at;
  g_assert_cmpint(vector_parse(endless->str, steps, &at), ==, VECTOR_LONG);
  g_assert_cmpuint(steps->len, ==, VECTOR_MAX);
}

/* --- files --- */

static void test_shipped(void) {
  g_autoptr(DiagList) diags = diag_list_new(LANG_NL);
  g_setenv("DRAAIBOEK_DATA", "agendas", TRUE);
  g_autoptr(GPtrArray) pictograms = pictograms_load(diags);
  g_autofree char *text = diag_text(diags);
  g_assert_cmpstr(text, ==, "");
  g_assert_cmpuint(pictograms->len, ==, 48);
  g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < pictograms->len; i++) {
    const Pictogram *pictogram = g_ptr_array_index(pictograms, i);
    g_test_message("%s", pictogram->name[0]);
    g_assert_true(g_hash_table_add(names, pictogram->name[0]));
    g_assert_cmpstr(pictogram_name(pictogram, LANG_EN), ==, pictogram->name[1]);
    /* One hand: each fills its field alike, and has a touch of the accent. */
    double left = 100, right = 0, top = 100, bottom = 0;
    gboolean accent = FALSE;
    for (guint k = 0; k < pictogram->strokes->len; k++) {
      const PictogramStroke *stroke = g_ptr_array_index(pictogram->strokes, k);
      accent = accent || (stroke->kind != STROKE_LINE && stroke->kind != STROKE_WHITE && stroke->kind != STROKE_SOLID);
      for (guint s = 0; s < stroke->steps->len; s++) {
        const VectorStep *step = &g_array_index(stroke->steps, VectorStep, s);
        left = fmin(left, step->x);
        right = fmax(right, step->x);
        top = fmin(top, step->y);
        bottom = fmax(bottom, step->y);
      }
    }
    g_assert_true(accent);
    g_assert_cmpfloat(fmax(right - left, bottom - top), >=, 72);
    g_assert_cmpfloat_with_epsilon((left + right) / 2, 50, 8);
    g_assert_cmpfloat_with_epsilon((top + bottom) / 2, 50, 13);
  }
}

static void assert_told(const char *file, guint read, const char *where, const char *words) {
  g_autoptr(DiagList) diags = diag_list_new(LANG_EN);
  g_autoptr(GPtrArray) pictograms = pictograms_parse(file, strlen(file), "f.yaml", diags);
  g_autofree char *text = diag_text(diags);
  g_test_message("%s", text);
  g_assert_cmpuint(pictograms->len, ==, read);
  g_autofree char *start = *where ? g_strdup_printf("f.yaml:%s: ", where) : g_strdup("f.yaml: ");
  g_assert_true(g_str_has_prefix(text, start));
  g_assert_nonnull(strstr(text, words));
}

static void test_broken(void) {
  static const char *const good = "- beeld: a\n  paden:\n    - lijn: M1 1L9 9\n";
  g_autofree char *second = g_strconcat(good, "- picture: b\n  paths:\n    - line: M1 1L9 9S2 2\n", NULL);
  assert_told(second, 1, "6:21", "no letter");
  assert_told("- beeld: a\n  paden:\n    - lijn: M1 1L999 9\n", 0, "3:17", "outside");
  assert_told("- beeld: a\n  paden:\n    - streep: M1 1\n", 0, "3:7", "streep");
  assert_told("- beeld: a\n  paden:\n    - lijn: [1]\n", 0, "3:7", "list of paths");
  assert_told("- beeld: a\n  paden: M1 1\n", 0, "2:10", "list of paths");
  assert_told("- beeld: a\n  kleur: rood\n", 0, "2:3", "kleur");
  assert_told("- beeld: a\n", 0, "1:3", "whole picture");
  assert_told("- beeld: [a]\n  paden: []\n", 0, "1:10", "name");
  assert_told("- a\n- b\n", 0, "1:3", "whole picture");
  assert_told("beeld: a\n", 0, "1:1", "whole picture");
  assert_told("- beeld: [a\n", 0, "1:10", "name");
}

static void test_no_file(void) {
  assert_told("", 0, "", "whole picture");
  g_autoptr(DiagList) diags = diag_list_new(LANG_EN);
  /* A name in one language stands for both. */
  static const char *const one = "- picture: b\n  paths:\n    - colour area: M1 1L9 9\n";
  g_autoptr(GPtrArray) pictograms = pictograms_parse(one, strlen(one), "f.yaml", diags);
  g_assert_cmpuint(pictograms->len, ==, 1);
  g_assert_cmpstr(pictogram_name(g_ptr_array_index(pictograms, 0), LANG_NL), ==, "b");
  g_assert_false(diag_failed(diags));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/vector/lines", test_lines);
  g_test_add_func("/vector/curves", test_curves);
  g_test_add_func("/vector/arcs", test_arcs);
  g_test_add_func("/vector/middle", test_middle);
  g_test_add_func("/vector/faults", test_faults);
  g_test_add_func("/pictograms/shipped", test_shipped);
  g_test_add_func("/pictograms/broken", test_broken);
  g_test_add_func("/pictograms/one-name", test_no_file);
  return g_test_run();
}
