/* The one table of keys: no key twice in a mode, everything explained, the same key line and help for both languages. */
#include "ui/keymap.h"

#include <string.h>

static void test_no_key_twice(void) {
  Keymap keymap;
  keymap_init(&keymap);
  for (int mode = 0; mode < N_MODES; mode++) {
    for (int a = ACTION_NONE + 1; a < N_ACTIONS; a++) {
      if (!keymap_in_mode((Action)a, (UiMode)mode)) continue;
      g_assert_cmpint(keymap.of[a].keys[0].kind, !=, KEY_IS_NONE);
      for (int i = 0; i < KEYMAP_KEYS && keymap.of[a].keys[i].kind != KEY_IS_NONE; i++)
        g_assert_cmpint(keymap_action(&keymap, (UiMode)mode, &keymap.of[a].keys[i]), ==, a);
    }
  }
}

static void test_texts(void) {
  Keymap keymap;
  keymap_init(&keymap);
  for (int a = ACTION_NONE + 1; a < N_ACTIONS; a++) {
    for (int lang = 0; lang < N_LANGS; lang++) {
      const char *label = keymap_label((Action)a, (Lang)lang), *help = keymap_help((Action)a, (Lang)lang);
      g_assert_true(*label && !g_str_has_suffix(label, "."));
      g_assert_true(g_str_has_suffix(help, ".") || g_str_has_suffix(help, "?"));
      g_assert_null(strchr(label, '{'));
      g_assert_null(strchr(help, '{'));
      g_assert_cmpint(g_utf8_strlen(label, -1), <=, 16);
      g_autofree char *keys = keymap_keys(&keymap, (Action)a, (Lang)lang);
      g_autofree char *key = keymap_key(&keymap, (Action)a, (Lang)lang);
      g_assert_true(g_str_has_prefix(keys, key) && *key);
    }
  }
}

static void test_caps_lock(void) {
  Keymap keymap;
  keymap_init(&keymap);
  Key big_n = {KEY_IS_CHAR, 'N', NULL}, big_x = {KEY_IS_CHAR, 'X', NULL}, small_x = {KEY_IS_CHAR, 'x', NULL};
  g_assert_cmpint(keymap_action(&keymap, MODE_LIVE, &big_n), ==, ACTION_NOTE);
  g_assert_cmpint(keymap_action(&keymap, MODE_LIVE, &big_x), ==, ACTION_TURN_BACK);
  g_assert_cmpint(keymap_action(&keymap, MODE_LIVE, &small_x), ==, ACTION_TURN);
  Key big_j = {KEY_IS_CHAR, 'J', NULL};
  g_assert_cmpint(keymap_action(&keymap, MODE_ASK, &big_j), ==, ACTION_YES);
}

static void test_letters_are_text_where_one_types(void) {
  Keymap keymap;
  keymap_init(&keymap);
  for (gunichar c = ' '; c < 0x7f; c++) {
    Key key = {KEY_IS_CHAR, c, NULL};
    /* the key for help is a letter too, once there is one in the line: ui_input_helps */
    g_assert_cmpint(keymap_action(&keymap, MODE_INPUT, &key), ==, c == '?' ? ACTION_HELP : ACTION_NONE);
    if (g_unichar_isalpha(c) || c == ' ' || c == '-' || c == '\'')
      g_assert_cmpint(keymap_action(&keymap, MODE_PEOPLE, &key), ==, ACTION_NONE);
  }
}

static void test_contract(void) {
  static const struct {
    const char *keys;
    Action action;
  } cases[] = {
      {"PgDn Right", ACTION_NEXT}, {"PgUp Left", ACTION_PREVIOUS}, {"Space", ACTION_NEXT_ASKING}, {"l", ACTION_PARTS},
      {"p", ACTION_CLOCK}, {"+", ACTION_LONGER}, {"-", ACTION_SHORTER}, {"]", ACTION_LONGER_5}, {"[", ACTION_SHORTER_5},
      {"u", ACTION_UNDO}, {"r", ACTION_REDO}, {"i", ACTION_ADVICE}, {"n", ACTION_NOTE}, {"k", ACTION_KEYWORD},
      {"s", ACTION_SLOGAN}, {"w", ACTION_WORD}, {"a", ACTION_AGREEMENT}, {"b d", ACTION_DECISION}, {"v", ACTION_PARKED},
      {"t", ACTION_TIP}, {"o", ACTION_TOP}, {"y", ACTION_HARVEST}, {"e", ACTION_RECORD}, {"m", ACTION_PEOPLE},
      {"x", ACTION_TURN}, {"X", ACTION_TURN_BACK}, {"z", ACTION_CURTAIN}, {"c", ACTION_ROOM}, {"f", ACTION_FOLLOW}, {"?", ACTION_HELP},
      {"q Ctrl-c", ACTION_QUIT},
  };
  Keymap keymap;
  keymap_init(&keymap);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(GStrv) names = g_strsplit(cases[i].keys, " ", -1);
    for (char **name = names; *name; name++) {
      Key key;
      g_assert_true(key_parse(*name, &key));
      g_assert_cmpint(keymap_action(&keymap, MODE_LIVE, &key), ==, cases[i].action);
    }
  }
}

static void test_pages(void) {
  g_autoptr(GArray) page = keymap_help_page(MODE_LIVE);
  g_autoptr(GArray) line = keymap_line(MODE_LIVE, NULL, NULL);
  g_assert_cmpuint(page->len, >, line->len);
  for (guint i = 0; i < line->len; i++) g_assert_true(keymap_in_mode(g_array_index(line, Action, i), MODE_LIVE));
  for (int mode = 0; mode < N_MODES; mode++) { /* every mode says how to get out of it */
    g_autoptr(GArray) of_mode = keymap_line((UiMode)mode, NULL, NULL);
    g_assert_cmpint(g_array_index(of_mode, Action, of_mode->len - 1), ==, mode == MODE_LIVE  ? ACTION_QUIT
                                                                          : mode == MODE_ASK ? ACTION_NO
                                                                                             : ACTION_LEAVE);
  }
}

static BindResult bind_keys(Keymap *keymap, const char *action, const char *keys, Action *owner) {
  g_auto(GStrv) all = g_strsplit(keys, " ", -1);
  const char *which;
  return keymap_bind(keymap, keymap_named(action), all, &which, owner);
}

/* Keys of the user's own: by the word on the screen, in either language; never a key that is taken, or one that is typed. */
static void test_bind(void) {
  Keymap keymap;
  keymap_init(&keymap);
  Action owner = ACTION_NONE;
  g_assert_cmpint(keymap_named("klok stil"), ==, ACTION_CLOCK);
  g_assert_cmpint(keymap_named("Clock-still"), ==, ACTION_CLOCK);
  g_assert_cmpint(keymap_named("turn-back"), ==, ACTION_TURN_BACK);
  g_assert_cmpint(keymap_named("koffie"), ==, ACTION_NONE);
  g_assert_cmpint(bind_keys(&keymap, "klok-stil", "F Ctrl-p", &owner), ==, BIND_DONE);
  const Key f = {KEY_IS_CHAR, 'F', NULL}, p = {KEY_IS_CHAR, 'p', NULL};
  g_assert_cmpint(keymap_action(&keymap, MODE_LIVE, &f), ==, ACTION_CLOCK);
  g_assert_cmpint(keymap_action(&keymap, MODE_LIVE, &p), ==, ACTION_NONE);
  g_autofree char *shown = keymap_keys(&keymap, ACTION_CLOCK, LANG_NL);
  g_assert_cmpstr(shown, ==, "F Ctrl-p"); /* the help says what holds */
  g_assert_cmpint(bind_keys(&keymap, "klok-stil", "n", &owner), ==, BIND_TAKEN);
  g_assert_cmpint(owner, ==, ACTION_NOTE);
  g_assert_cmpint(bind_keys(&keymap, "swap", "n", &owner), ==, BIND_DONE); /* in another mode it is free */
  g_assert_cmpint(bind_keys(&keymap, "here", "a", &owner), ==, BIND_TYPED);
  g_assert_cmpint(bind_keys(&keymap, "note", "Hyper-n", &owner), ==, BIND_NO_KEY);
  g_assert_cmpint(bind_keys(&keymap, "note", "1 2 3 4 5 6", &owner), ==, BIND_TOO_MANY);
  g_assert_cmpint(bind_keys(&keymap, "koffie", "K", &owner), ==, BIND_NO_ACTION);
  const Key n = {KEY_IS_CHAR, 'n', NULL};
  g_assert_cmpint(keymap_action(&keymap, MODE_LIVE, &n), ==, ACTION_NOTE); /* what was refused changed nothing */
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/keymap/no-key-twice", test_no_key_twice);
  g_test_add_func("/keymap/texts", test_texts);
  g_test_add_func("/keymap/caps-lock", test_caps_lock);
  g_test_add_func("/keymap/typing", test_letters_are_text_where_one_types);
  g_test_add_func("/keymap/contract", test_contract);
  g_test_add_func("/keymap/pages", test_pages);
  g_test_add_func("/keymap/bind", test_bind);
  return g_test_run();
}
