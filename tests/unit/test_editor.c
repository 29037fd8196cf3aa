/* The line editor: letters that are more than a byte, and more than a character, are moved over and deleted whole. */
#include "ui/editor.h"

#include <string.h>

/* Types a line of key names separated by spaces; what is no name is typed letter by letter. */
static void type(Editor *editor, const char *keys) {
  g_auto(GStrv) names = g_strsplit(keys, " ", -1);
  for (char **name = names; *name; name++) {
    Key key;
    if (key_parse(*name, &key)) {
      g_assert_true(editor_key(editor, &key));
      continue;
    }
    for (const char *p = *name; *p; p = g_utf8_next_char(p)) {
      Key letter = {KEY_IS_CHAR, g_utf8_get_char(p), NULL};
      g_assert_true(editor_key(editor, &letter));
    }
  }
}

static void check(const char *keys, const char *before, const char *after) {
  Editor editor;
  editor_init(&editor, NULL);
  type(&editor, keys);
  g_autofree char *left = g_strndup(editor.text->str, editor.cursor);
  g_assert_cmpstr(left, ==, before);
  g_assert_cmpstr(editor.text->str + editor.cursor, ==, after);
  editor_clear(&editor);
}

static void test_moves(void) {
  check("wacht Left Left x", "wacx", "ht");
  check("réunie Home Right Right Backspace", "r", "unie");
  check("een Space twee Ctrl-a Delete", "", "en twee");
  check("een Space twee Ctrl-a Ctrl-e !", "een twee!", "");
  check("een Space twee Ctrl-w", "een ", "");
  check("een Space twee Left Left Ctrl-k", "een tw", "");
  check("een Space twee Left Left Ctrl-u", "", "ee");
  check("Backspace Delete Left Right Ctrl-w Ctrl-k Ctrl-u", "", "");
}

static void test_letters(void) {
  check("日本 Left Backspace", "", "本");
  check("e\u0301 Backspace", "", "");            /* an accent typed after its letter is one letter with it */
  check("cafe\u0301", "café", "");
  check("q\u0303a Left Backspace", "", "a");     /* also where there is no single character for both */
  check("ab Left \u0301", "á", "b");
  check("Şebnem Left Left Left Left Left Backspace", "", "ebnem");
}

static void test_paste(void) {
  Editor editor;
  editor_init(&editor, "a");
  Key paste = {KEY_IS_PASTE, 0, (char *)"een\r\ntwee\tdrie\x1b[31m\x07 q\xff"};
  g_assert_true(editor_key(&editor, &paste));
  g_assert_cmpstr(editor.text->str, ==, "aeen twee drie[31m q\uFFFD");
  Key nothing = {KEY_IS_PASTE, 0, NULL};
  g_assert_true(editor_key(&editor, &nothing));
  editor_clear(&editor);
}

static void test_limit(void) {
  g_autofree char *filler = g_strnfill(EDITOR_MAX - 1, 'x');
  Editor editor;
  editor_init(&editor, filler);
  type(&editor, "é"); /* two bytes do not fit: the letter is left out whole */
  g_assert_cmpuint(editor.text->len, ==, EDITOR_MAX - 1);
  type(&editor, "e");
  g_assert_cmpuint(editor.text->len, ==, EDITOR_MAX);
  type(&editor, "e");
  g_assert_cmpuint(editor.text->len, ==, EDITOR_MAX);
  editor_set(&editor, "kort");
  g_assert_cmpstr(editor.text->str, ==, "kort");
  g_assert_cmpuint(editor.cursor, ==, 4);
  editor_clear(&editor);
}

static void test_others(void) {
  Editor editor;
  editor_init(&editor, "tekst");
  static const KeyKind none[] = {KEY_IS_ENTER, KEY_IS_ESC, KEY_IS_TAB, KEY_IS_UP, KEY_IS_PGDN, KEY_IS_RESIZE};
  for (gsize i = 0; i < G_N_ELEMENTS(none); i++) {
    Key key = {none[i], 0, NULL};
    g_assert_false(editor_key(&editor, &key));
  }
  Key control = {KEY_IS_CTRL, 'g', NULL}, bell = {KEY_IS_CHAR, 7, NULL};
  g_assert_false(editor_key(&editor, &control));
  g_assert_true(editor_key(&editor, &bell));
  g_assert_cmpstr(editor.text->str, ==, "tekst");
  editor_clear(&editor);
}

/* Whatever is typed: valid, within the limit, the cursor between letters. */
static void test_random(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(7);
  static const gunichar letters[] = {'a', ' ', 0xe9, 0x301, 0x65e5, 0x1f642, 0x200d, 0x627, 0x1100, 0x1161, 0xad, '\n',
      0x7f};
  Editor editor;
  editor_init(&editor, NULL);
  for (int i = 0; i < 20000; i++) {
    Key key = {(KeyKind)g_rand_int_range(random, KEY_IS_NONE, KEY_IS_RESIZE + 1), 0, NULL};
    if (g_rand_boolean(random)) key.kind = KEY_IS_CHAR;
    key.code = key.kind == KEY_IS_CTRL ? (gunichar)g_rand_int_range(random, 'a', 'z' + 1)
                                       : letters[g_rand_int_range(random, 0, G_N_ELEMENTS(letters))];
    editor_key(&editor, &key);
    g_assert_cmpuint(editor.text->len, <=, EDITOR_MAX);
    g_assert_cmpuint(editor.cursor, <=, editor.text->len);
    g_assert_true(g_utf8_validate(editor.text->str, (gssize)editor.text->len, NULL));
    g_assert_true(g_utf8_validate(editor.text->str, (gssize)editor.cursor, NULL));
  }
  editor_clear(&editor);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/editor/moves", test_moves);
  g_test_add_func("/editor/letters", test_letters);
  g_test_add_func("/editor/paste", test_paste);
  g_test_add_func("/editor/limit", test_limit);
  g_test_add_func("/editor/others", test_others);
  g_test_add_func("/editor/random", test_random);
  return g_test_run();
}
