/* Names of keys, as key scripts and the key map write them. */
#include "ui/key.h"

#include "base/text.h"

static void test_names(void) {
  static const struct {
    const char *name;
    KeyKind kind;
    gunichar code;
  } cases[] = {
      {"Space", KEY_IS_CHAR, ' '},  {"Enter", KEY_IS_ENTER, 0}, {"Esc", KEY_IS_ESC, 0},   {"PgDn", KEY_IS_PGDN, 0},
      {"PgUp", KEY_IS_PGUP, 0},     {"Up", KEY_IS_UP, 0},       {"Down", KEY_IS_DOWN, 0}, {"Left", KEY_IS_LEFT, 0},
      {"Right", KEY_IS_RIGHT, 0},   {"Home", KEY_IS_HOME, 0},   {"End", KEY_IS_END, 0},   {"Delete", KEY_IS_DELETE, 0},
      {"Tab", KEY_IS_TAB, 0},       {"BTab", KEY_IS_BTAB, 0},   {"Ctrl-x", KEY_IS_CTRL, 'x'}, {"Ctrl-C", KEY_IS_CTRL, 'c'},
      {"Backspace", KEY_IS_BACKSPACE, 0}, {"q", KEY_IS_CHAR, 'q'}, {"X", KEY_IS_CHAR, 'X'}, {"é", KEY_IS_CHAR, 0xe9},
      {"+", KEY_IS_CHAR, '+'},      {"?", KEY_IS_CHAR, '?'},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    Key key;
    g_assert_true(key_parse(cases[i].name, &key));
    g_assert_cmpint(key.kind, ==, cases[i].kind);
    g_assert_cmpuint(key.code, ==, cases[i].code);
  }
}

static void test_no_keys(void) {
  static const char *const names[] = {"", "space", "PageDown", "Ctrl-", "Ctrl-1", "Ctrl-xx", "ab", "\n", "\xff", "F1"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    Key key;
    g_assert_false(key_parse(names[i], &key));
    g_assert_cmpint(key.kind, ==, KEY_IS_NONE);
  }
}

static void test_shown(void) {
  static const struct {
    const char *name, *dutch, *english;
  } cases[] = {{"Space", "spatie", "Space"}, {"Right", "→", "→"}, {"PgDn", "PgDn", "PgDn"}, {"Ctrl-n", "Ctrl-n", "Ctrl-n"},
               {"ë", "ë", "ë"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    Key key;
    g_assert_true(key_parse(cases[i].name, &key));
    g_autofree char *dutch = key_label(&key, LANG_NL), *english = key_label(&key, LANG_EN);
    g_assert_cmpstr(dutch, ==, cases[i].dutch);
    g_assert_cmpstr(english, ==, cases[i].english);
  }
}

static void test_equal(void) {
  Key a = {KEY_IS_CHAR, 'a', NULL}, b = {KEY_IS_CHAR, 'b', NULL}, ctrl = {KEY_IS_CTRL, 'a', NULL};
  Key paste = {KEY_IS_PASTE, 0, (char *)"x"}, enter = {KEY_IS_ENTER, 0, NULL};
  g_assert_true(key_equal(&a, &a));
  g_assert_false(key_equal(&a, &b));
  g_assert_false(key_equal(&a, &ctrl));
  g_assert_true(key_equal(&enter, &enter));
  g_assert_false(key_equal(&paste, &paste)); /* a paste never answers a question */
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/key/names", test_names);
  g_test_add_func("/key/no-keys", test_no_keys);
  g_test_add_func("/key/shown", test_shown);
  g_test_add_func("/key/equal", test_equal);
  return g_test_run();
}
