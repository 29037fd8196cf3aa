/* Edits one line. Its text is always valid UTF-8 in normal form without control characters, and at most EDITOR_MAX bytes. */
#include "ui/editor.h"

#include <string.h>

#include "base/unicode.h"

void editor_init(Editor *editor, const char *text) {
  editor->text = g_string_new(NULL);
  editor->cursor = 0;
  if (text) editor_set(editor, text);
}

void editor_clear(Editor *editor) {
  if (editor->text) g_string_free(editor->text, TRUE);
  *editor = (Editor){NULL, 0};
}

/* A new string: the text as a line may hold it, breaks and tabs as one space. */
static char *as_line(const char *text) {
  char *clean = unicode_clean(text, -1);
  GString *line = g_string_new(NULL);
  gboolean space = FALSE;
  for (const char *p = clean; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029) {
      space = TRUE;
      continue;
    }
    if (g_unichar_iscntrl(c)) continue;
    if (space && line->len && c != ' ') g_string_append_c(line, ' ');
    space = FALSE;
    g_string_append_unichar(line, c);
  }
  g_free(clean);
  return g_string_free(line, FALSE);
}

/* Puts text in at the cursor; of what would go beyond the limit, whole letters are left out. */
static void insert(Editor *editor, const char *text) {
  g_autofree char *line = as_line(text);
  gsize room = EDITOR_MAX > editor->text->len ? EDITOR_MAX - editor->text->len : 0;
  gsize length = strlen(line);
  if (length > room) {
    gsize fits = 0;
    for (gsize next = unicode_next(line, 0); next <= room && next > fits; next = unicode_next(line, next)) fits = next;
    length = fits;
  }
  g_string_insert_len(editor->text, (gssize)editor->cursor, line, (gssize)length);
  editor->cursor += length;
}

/* An accent that was typed after its letter becomes one letter with it. */
static void insert_char(Editor *editor, gunichar c) {
  if (g_unichar_iscntrl(c) || !g_unichar_validate(c)) return;
  if (!g_unichar_ismark(c)) {
    char buffer[7] = "";
    g_unichar_to_utf8(c, buffer);
    insert(editor, buffer);
    return;
  }
  gsize from = unicode_previous(editor->text->str, editor->cursor);
  GString *letter = g_string_new_len(editor->text->str + from, (gssize)(editor->cursor - from));
  g_string_append_unichar(letter, c);
  if (letter->len - (editor->cursor - from) + editor->text->len <= EDITOR_MAX) {
    g_string_erase(editor->text, (gssize)from, (gssize)(editor->cursor - from));
    editor->cursor = from;
    insert(editor, letter->str);
  }
  g_string_free(letter, TRUE);
}

static void erase(Editor *editor, gsize from, gsize to) {
  g_string_erase(editor->text, (gssize)from, (gssize)(to - from));
  editor->cursor = from;
}

/* Where the word before the cursor begins. */
static gsize word_start(const Editor *editor) {
  const char *text = editor->text->str;
  gsize at = editor->cursor;
  while (at > 0 && text[at - 1] == ' ') at--;
  while (at > 0 && text[at - 1] != ' ') at--;
  return at;
}

static gboolean control_key(Editor *editor, gunichar letter) {
  switch (letter) {
  case 'a':
    editor->cursor = 0;
    return TRUE;
  case 'e':
    editor->cursor = editor->text->len;
    return TRUE;
  case 'k':
    g_string_truncate(editor->text, editor->cursor);
    return TRUE;
  case 'u':
    erase(editor, 0, editor->cursor);
    return TRUE;
  case 'w':
    erase(editor, word_start(editor), editor->cursor);
    return TRUE;
  default:
    return FALSE;
  }
}

gboolean editor_key(Editor *editor, const Key *key) {
  const char *text = editor->text->str;
  switch (key->kind) {
  case KEY_IS_CHAR:
    insert_char(editor, key->code);
    return TRUE;
  case KEY_IS_PASTE:
    if (key->text) insert(editor, key->text);
    return TRUE;
  case KEY_IS_CTRL:
    return control_key(editor, key->code);
  case KEY_IS_BACKSPACE:
    if (editor->cursor > 0) erase(editor, unicode_previous(text, editor->cursor), editor->cursor);
    return TRUE;
  case KEY_IS_DELETE:
    if (editor->cursor < editor->text->len) erase(editor, editor->cursor, unicode_next(text, editor->cursor));
    return TRUE;
  case KEY_IS_LEFT:
    if (editor->cursor > 0) editor->cursor = unicode_previous(text, editor->cursor);
    return TRUE;
  case KEY_IS_RIGHT:
    if (editor->cursor < editor->text->len) editor->cursor = unicode_next(text, editor->cursor);
    return TRUE;
  case KEY_IS_HOME:
    editor->cursor = 0;
    return TRUE;
  case KEY_IS_END:
    editor->cursor = editor->text->len;
    return TRUE;
  default:
    return FALSE;
  }
}

void editor_set(Editor *editor, const char *text) {
  g_string_truncate(editor->text, 0);
  editor->cursor = 0;
  insert(editor, text);
}
