/* Days by rule: Easter against known years, weekdays of a month, the King's Sunday, stretches, and rules that are none. */
#include <string.h>

#include "read/days.h"

static void test_easter(void) {
  static const Date known[] = {{2024, 3, 31}, {2025, 4, 20}, {2026, 4, 5}, {2027, 3, 28}, {2028, 4, 16}, {2038, 4, 25}, {2285, 3, 22}};
  for (gsize i = 0; i < G_N_ELEMENTS(known); i++) g_assert_cmpint(date_compare(easter(known[i].year), known[i]), ==, 0);
}

/* Does the day with this rule fall on the date; the rule is read from YAML as the user writes it. */
static gboolean falls(const char *entry, Date date) {
  g_autoptr(DiagList) diags = diag_list_new(LANG_NL);
  g_autofree char *yaml = g_strdup_printf("- {dag: x, %s}\n", entry);
  g_autoptr(GPtrArray) days = days_parse(yaml, strlen(yaml), "dagen.yaml", diags);
  g_assert_cmpuint(diags->diags->len, ==, 0);
  g_assert_cmpuint(days->len, ==, 1);
  return day_falls_on(g_ptr_array_index(days, 0), date);
}

static void test_rules(void) {
  g_assert_true(falls("op: 27 april, op zondag: 26 april", (Date){2027, 4, 27}));
  g_assert_true(falls("op: 27 april, op zondag: 26 april", (Date){2031, 4, 26})); /* 27 April 2031 is a Sunday */
  g_assert_false(falls("op: 27 april, op zondag: 26 april", (Date){2031, 4, 27}));
  g_assert_true(falls("op: pasen + 39", (Date){2027, 5, 6}));
  g_assert_true(falls("op: pasen - 2", (Date){2027, 3, 26}));
  g_assert_true(falls("op: 3e zaterdag van maart", (Date){2027, 3, 20}));
  g_assert_false(falls("op: 3e zaterdag van maart", (Date){2027, 3, 13}));
  g_assert_true(falls("op: 5e zaterdag van maart", (Date){2031, 3, 29})); /* 2028 has none */
  g_assert_true(falls("op: 4th tuesday of september", (Date){2027, 9, 28}));
  g_assert_true(falls("op: laatste zondag van mei", (Date){2027, 5, 30}));
  g_assert_true(falls("op: 2027-02-08 tot 2027-03-09", (Date){2027, 3, 1}));
  g_assert_false(falls("op: 2027-02-08 tot 2027-03-09", (Date){2027, 3, 10}));
  g_assert_true(falls("op: 2027-02-08", (Date){2027, 2, 8}));
  g_assert_false(falls("op: 2027-02-08", (Date){2028, 2, 8}));
}

static void test_bad_rules(void) {
  static const char *const bad[] = {"op: soms", "op: pasen * 2", "op: 6e zaterdag van maart", "op: 2027-03-09 tot 2027-02-08", "op: 31 februari", "naam: y"};
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
    g_autoptr(DiagList) diags = diag_list_new(LANG_NL);
    g_autofree char *yaml = g_strdup_printf("- {dag: x, %s}\n- {dag: goed, op: 1 mei}\n", bad[i]);
    g_autoptr(GPtrArray) days = days_parse(yaml, strlen(yaml), "dagen.yaml", diags);
    g_test_message("%s", bad[i]);
    g_assert_cmpuint(days->len, ==, 1);
    g_assert_cmpuint(diags->diags->len, ==, 1);
    g_assert_cmpint(g_array_index(diags->diags, Diag, 0).place.line, ==, 1);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/days/easter", test_easter);
  g_test_add_func("/days/rules", test_rules);
  g_test_add_func("/days/bad-rules", test_bad_rules);
  return g_test_run();
}
