/* Decimal numbers: each as printf gives it. */
#include <math.h>

#include "pdf/decimal.h"

static void assert_as_printf(void (*append)(GString *, double), const char *format, double value) {
  g_autoptr(GString) out = g_string_new("x ");
  char expected[G_ASCII_DTOSTR_BUF_SIZE + 320];
  append(out, value);
  g_assert_cmpstr(out->str + 2, ==, g_ascii_formatd(expected, sizeof expected, format, value));
}

static void test_places(void) {
  static const struct {
    gint64 n;
    int places;
    gboolean brief;
    const char *text;
  } cases[] = {
    {0, 3, TRUE, "0"},      {0, 2, FALSE, "0.00"},    {5, 3, TRUE, "0.005"},   {-5, 3, TRUE, "-0.005"}, {1500, 3, TRUE, "1.5"},
    {1500, 3, FALSE, "1.500"}, {-12000, 3, TRUE, "-12"}, {7, 0, FALSE, "7"},  {G_MAXINT64, 3, TRUE, "9223372036854775.807"},
    {G_MININT64, 3, TRUE, "-9223372036854775.808"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GString) out = g_string_new(NULL);
    decimal_append(out, cases[i].n, cases[i].places, cases[i].brief);
    g_assert_cmpstr(out->str, ==, cases[i].text);
  }
}

/* Ties, and what is a tie in decimals but not in bits. */
static void test_close_calls(void) {
  static const double values[] = {0.125, 0.375, 70.865, 1.005, 2.675, 1e15 + 0.5, 1e300, -1.005, -0.125, 595.275590551, 0.005, 0.015, 99.995, 999999.995};
  for (gsize i = 0; i < G_N_ELEMENTS(values); i++) assert_as_printf(decimal_append_hundredths, "%.2f", values[i]);
  g_autoptr(GString) out = g_string_new(NULL);
  decimal_append_hundredths(out, -0.001);
  g_assert_cmpstr(out->str, ==, "0.00");
}

static void test_short(void) {
  static const double values[] = {0, -0.0, 12, 0.75, 1.5, -3.25, 999.999, 1000, 1234.5678, 0.0001, 1e20, 1.0 / 3, 123.456, 5.1, 0.1 + 0.2};
  for (gsize i = 0; i < G_N_ELEMENTS(values); i++) assert_as_printf(decimal_append_short, "%g", values[i]);
}

static void test_many(void) {
  g_autoptr(GRand) rand = g_rand_new_with_seed(4);
  for (int i = 0; i < 100000; i++) {
    double value = g_rand_double_range(rand, -2000, 2000);
    if (i % 3 == 1) value = round(value * 1000) / 1000;
    if (i % 3 == 2) value = round(value * 200) / 200;
    if (fabs(value) < 0.005) continue;
    assert_as_printf(decimal_append_hundredths, "%.2f", value);
    assert_as_printf(decimal_append_short, "%g", value);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/decimal/places", test_places);
  g_test_add_func("/decimal/close-calls", test_close_calls);
  g_test_add_func("/decimal/short", test_short);
  g_test_add_func("/decimal/many", test_many);
  return g_test_run();
}
