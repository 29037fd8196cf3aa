/* Filling values into a script: what is not a value stays byte for byte. */
#include "read/fill.h"

#include <string.h>

static char *fill1(const char *text, KeyId key, const char *value) {
  Fill fill = {key, value};
  return script_fill(text, LANG_NL, &fill, 1, NULL);
}

static void check(const char *text, KeyId key, const char *value, const char *expected) {
  g_autofree char *out = fill1(text, key, value);
  g_assert_cmpstr(out, ==, expected);
}

static void test_values(void) {
  check("# kop\ndraaiboek: 1\ntitel: Oud\n", KEY_TITLE, "Nieuw", "# kop\ndraaiboek: 1\ntitel: Nieuw\n");
  check("draaiboek: 1\ntitel: 'Oud: een'   # zo\nduur: 2 uur", KEY_TITLE, "Ja: \"nee\" # x",
        "draaiboek: 1\ntitel: \"Ja: \\\"nee\\\" # x\" # zo\nduur: 2 uur");
  check("titel: é\ndatum: 2027-01-14     # de dag\n", KEY_DATE, "2028-02-03", "titel: é\ndatum: 2028-02-03     # de dag\n");
  check("titel: x\r\nduur: 2 uur\r\n", KEY_TITLE, "y", "titel: y\r\nduur: 2 uur\r\n");
  check("titel: x\n", KEY_TITLE, "een\rtwee \x01", "titel: \"een\\rtwee \\u0001\"\n"); /* pasted from anywhere: it still loads */
  check("titel: x\nbegin: 14:00   # om\n", KEY_START, "9:30", "titel: x\nbegin: 9:30    # om\n");
}

static void test_place(void) {
  check("titel: x\nlocatie:\n  naam: A # hier\n  plaats: B\n", KEY_VENUE, "Het Huis", "titel: x\nlocatie:\n  naam: Het Huis # hier\n  plaats: B\n");
  check("titel: x\nlocatie: {naam: A, plaats: B}\n", KEY_VENUE, "C", NULL); /* a flow map is not replaced by lines: refused */
}

static void test_absent(void) {
  check("draaiboek: 1\ntitel: x\nduur: 2 uur\n", KEY_DATE, "2028-02-03", "draaiboek: 1\ntitel: x\ndatum: 2028-02-03\nduur: 2 uur\n");
  check("draaiboek: 1\ntitel: x\nduur: 2 uur\n", KEY_VENUE, "Huis", "draaiboek: 1\ntitel: x\nlocatie:\n  naam: Huis\nduur: 2 uur\n");
}

static void test_refused(void) {
  check("titel: een\n  twee\n", KEY_TITLE, "x", NULL);
  check("titel: |\n  een\n", KEY_TITLE, "x", NULL);
  check("titel: [a]\n", KEY_TITLE, "x", NULL);
  check("- a\n", KEY_TITLE, "x", NULL);
  check("titel: \"a\\\"b\"\n", KEY_TITLE, "x", NULL);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/fill/values", test_values);
  g_test_add_func("/fill/place", test_place);
  g_test_add_func("/fill/absent", test_absent);
  g_test_add_func("/fill/refused", test_refused);
  return g_test_run();
}
