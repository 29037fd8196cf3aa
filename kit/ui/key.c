/* Names of keys, both ways. Names in key scripts are the same in every language; names for reading are those on the
 * keyboard. */
#include "ui/key.h"

#include <string.h>

#include "base/text.h"

typedef struct KeyName {
  const char *name;  /* in key scripts and in the key map */
  const char *shown; /* NULL: as it is named */
  KeyKind kind;
} KeyName;

static const KeyName names[] = {
    {"Enter", NULL, KEY_IS_ENTER},   {"Esc", NULL, KEY_IS_ESC},           {"Backspace", NULL, KEY_IS_BACKSPACE},
    {"Delete", "Del", KEY_IS_DELETE}, {"Tab", NULL, KEY_IS_TAB},          {"BTab", "Shift-Tab", KEY_IS_BTAB},
    {"Up", "↑", KEY_IS_UP},          {"Down", "↓", KEY_IS_DOWN},          {"Left", "←", KEY_IS_LEFT},
    {"Right", "→", KEY_IS_RIGHT},    {"Home", NULL, KEY_IS_HOME},         {"End", NULL, KEY_IS_END},
    {"PgUp", NULL, KEY_IS_PGUP},     {"PgDn", NULL, KEY_IS_PGDN},
};

gboolean key_parse(const char *name, Key *key) {
  *key = (Key){KEY_IS_NONE, 0, NULL};
  if (!g_utf8_validate(name, -1, NULL)) return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    if (strcmp(name, names[i].name) != 0) continue;
    key->kind = names[i].kind;
    return TRUE;
  }
  if (strcmp(name, "Space") == 0) {
    *key = (Key){KEY_IS_CHAR, ' ', NULL};
    return TRUE;
  }
  if (g_str_has_prefix(name, "Ctrl-") && g_ascii_isalpha(name[5]) && !name[6]) {
    *key = (Key){KEY_IS_CTRL, (gunichar)g_ascii_tolower(name[5]), NULL};
    return TRUE;
  }
  if (g_utf8_strlen(name, -1) != 1) return FALSE;
  gunichar c = g_utf8_get_char(name);
  if (g_unichar_iscntrl(c)) return FALSE;
  *key = (Key){KEY_IS_CHAR, c, NULL};
  return TRUE;
}

char *key_label(const Key *key, int lang) {
  if (key->kind == KEY_IS_CHAR && key->code == ' ') return g_strdup(tp((Lang)lang, KEY_NAME_SPACE));
  if (key->kind == KEY_IS_PASTE) return g_strdup(tp((Lang)lang, KEY_NAME_PASTE));
  if (key->kind == KEY_IS_CTRL) return g_strdup_printf("Ctrl-%c", (char)key->code);
  if (key->kind == KEY_IS_CHAR) {
    char buffer[7] = "";
    buffer[g_unichar_to_utf8(key->code, buffer)] = '\0';
    return g_strdup(buffer);
  }
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    if (names[i].kind == key->kind) return g_strdup(names[i].shown ? names[i].shown : names[i].name);
  return g_strdup("");
}

gboolean key_equal(const Key *a, const Key *b) {
  if (a->kind != b->kind) return FALSE;
  if (a->kind == KEY_IS_CHAR || a->kind == KEY_IS_CTRL) return a->code == b->code;
  return a->kind != KEY_IS_PASTE; /* what was pasted is never the same key again */
}
