/* The table of label sheets: measures as people write them, the shipped file, and faults at their places. */
#include <string.h>

#include "read/labels.h"

static GPtrArray *parse(const char *text, char **said) {
  g_autoptr(DiagList) diags = diag_list_new(LANG_NL);
  GPtrArray *sheets = labels_parse(text, strlen(text), "vellen.yaml", diags);
  *said = diag_text(diags);
  return sheets;
}

static void test_measures(void) {
  static const char *const pairs[] = {"80 x 50 mm", "80x50", "80 X 50mm", "8 × 5 cm", "80,0 x 50.0", "3,1496 x 1.9685 inch", "3.1496x1.9685\""};
  for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
    g_autofree char *said = NULL, *text = g_strdup_printf("- vel: A\n  kaartje: '%s'\n  eerste: 0 x 5\n  aantal: 2x5\n", pairs[i]);
    g_autoptr(GPtrArray) sheets = parse(text, &said);
    g_assert_cmpstr(said, ==, "");
    g_assert_cmpuint(sheets->len, ==, 1);
    const LabelSheet *sheet = g_ptr_array_index(sheets, 0);
    g_assert_cmpfloat_with_epsilon(sheet->width, 80, 0.01);
    g_assert_cmpfloat_with_epsilon(sheet->height, 50, 0.01);
    g_assert_cmpfloat_with_epsilon(sheet->pitch_x, 80, 0.01); /* without a step they touch */
    g_assert_cmpint(sheet->columns, ==, 2);
    g_assert_cmpint(sheet->rows, ==, 5);
    g_assert_cmpfloat(sheet->left, ==, 0);
    g_assert_false(sheet->cut || sheet->letter);
  }
}

static void test_english_and_names(void) {
  g_autofree char *said = NULL;
  g_autoptr(GPtrArray) sheets = parse(
      "- sheet: own\n  brand: Us\n  paper: LETTER\n  label: 60 x 40 mm\n  first: 10 x 10\n  step: 65 x 45\n  number: 3 x 5\n"
      "  corner: 2 mm\n  cut: yes\n"
      "- sheet: two\n  vel: twee\n  kaartje: 60 x 40\n  eerste: 10 x 10\n  aantal: 1 x 1\n"
      "- vel: own\n  kaartje: 10 x 10\n  eerste: 10 x 10\n  aantal: 1 x 1\n", &said);
  g_assert_cmpstr(said, ==, "");
  g_assert_cmpuint(sheets->len, ==, 2); /* the first of a name wins */
  const LabelSheet *own = label_sheet_find(sheets, "OWN"), *two = label_sheet_find(sheets, "twee");
  g_assert_true(own->letter && own->cut);
  g_assert_cmpfloat_with_epsilon(own->radius, 2, 1e-9);
  g_assert_cmpfloat_with_epsilon(own->pitch_y, 45, 1e-9);
  g_assert_true(label_sheet_find(sheets, "two") == two);
  g_assert_true(label_sheet_to_cut(sheets, TRUE) == own);
  g_assert_true(label_sheet_to_cut(sheets, FALSE) == label_sheet_plain());
}

/* One value of a whole sheet is changed; the fault is told at that value, and the sheet is left out. */
static void assert_fault(const char *line, int number, int column, const char *message) {
  static const char *const whole[] = {"- vel: A", "  kaartje: 80 x 50 mm", "  eerste: 18 x 13 mm", "  stap: 95 x 55 mm", "  aantal: 2 x 5"};
  g_autoptr(GString) text = g_string_new(NULL);
  for (int i = 0; i < 5; i++) g_string_append_printf(text, "%s\n", i + 1 == number ? line : whole[i]);
  if (number > 5) g_string_append_printf(text, "%s\n", line);
  g_string_append(text, "- vel: B\n  kaartje: 80 x 50 mm\n  eerste: 18 x 13 mm\n  aantal: 1 x 1\n");
  g_autofree char *said = NULL, *place = g_strdup_printf("vellen.yaml:%d:%d: ", number, column);
  g_autoptr(GPtrArray) sheets = parse(text->str, &said);
  if (!g_str_has_prefix(said, place) || !strstr(said, message)) g_test_fail_printf("%s: \"%s\" and \"%s\" expected in %s", line, place, message, said);
  g_assert_cmpuint(sheets->len, ==, 1);
  g_assert_cmpstr(((const LabelSheet *)g_ptr_array_index(sheets, 0))->name[0], ==, "B");
}

static void test_faults(void) {
  assert_fault("  kaartje: groot", 2, 12, "als twee maten");
  assert_fault("  kaartje: 80", 2, 12, "als twee maten");
  assert_fault("  kaartje: 80 x 50 km", 2, 12, "als twee maten");
  assert_fault("  kaartje: 8..0 x 50", 2, 12, "als twee maten");
  assert_fault("  kaartje: 2 x 50", 2, 12, "10 tot 290");
  assert_fault("  kaartje: 99999 x 50", 2, 12, "10 tot 290");
  assert_fault("  kaartje: [80, 50]", 2, 12, "hoort een waarde");
  assert_fault("  kaartje:", 2, 11, "hoort een waarde");
  assert_fault("  kartje: 80 x 50 mm", 2, 3, "bedoel je kaartje?");
  assert_fault("  volstrekt: 80 x 50 mm", 2, 3, "ken ik niet");
  assert_fault("  eerste: -5 x 13", 3, 11, "als twee maten");
  assert_fault("  stap: 70 x 55", 4, 9, "over elkaar");
  assert_fault("  stap: 95 x 49,9", 4, 9, "over elkaar");
  assert_fault("  aantal: 2 x 5 mm", 5, 11, "als aantal");
  assert_fault("  aantal: 1,5 x 5", 5, 11, "als aantal");
  assert_fault("  aantal: 0 x 5", 5, 11, "van 1 tot 40");
  assert_fault("  aantal: 3 x 5", 5, 11, "past niet");
  assert_fault("  aantal: 2 x 6", 5, 11, "past niet");
  assert_fault("  hoek: 26 mm", 6, 9, "halve kaartje");
  assert_fault("  hoek: rond", 6, 9, "als ronding");
  assert_fault("  papier: a3", 6, 11, "het papier");
  assert_fault("  snijden: misschien", 6, 12, "geen ja of nee");
  assert_fault("  label: 80 x 50", 6, 3, "staat er al");
  assert_fault("- vel: A/B", 1, 8, "geen naam");
  g_autofree char *said = NULL;
  g_autoptr(GPtrArray) sheets = parse("- vel: mijn vel\n  kaartje: 80 x 50\n  eerste: 0 x 5\n  aantal: 2 x 5\n", &said);
  const char *once = strstr(said, "geen naam");
  g_assert_true(once && !strstr(once + 1, "geen naam")); /* it is the name in both languages */
}

static void test_not_a_table(void) {
  static const char *const texts[] = {"", "vellen\n", "vel: A\n", "- L4785\n", "- [A]\n"};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autofree char *said = NULL;
    g_autoptr(GPtrArray) sheets = parse(texts[i], &said);
    g_assert_cmpuint(sheets->len, ==, 0);
    g_assert_nonnull(strstr(said, "lijst van vellen"));
  }
  g_autofree char *said = NULL;
  g_autoptr(GPtrArray) sheets = parse("- vel: A\n", &said);
  g_assert_nonnull(strstr(said, "ontbreekt: kaartje"));
  g_assert_nonnull(strstr(said, "ontbreekt: aantal"));
  g_assert_cmpuint(sheets->len, ==, 0);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/labels/measures", test_measures);
  g_test_add_func("/labels/english-and-names", test_english_and_names);
  g_test_add_func("/labels/faults", test_faults);
  g_test_add_func("/labels/not-a-table", test_not_a_table);
  return g_test_run();
}
