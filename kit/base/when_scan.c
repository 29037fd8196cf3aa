/* Tidies a value that a person typed and steps through it. It knows nothing of lengths or dates. */
#include "base/when_scan.h"

#include <string.h>

enum { VALUE_MAX = 120 }; /* bytes; no time anybody writes is longer */

static gboolean is_quote(gunichar c) {
  return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A;
}

/* The plain spelling of a character, or NULL when it stands for itself. */
static const char *plain_spelling(gunichar c) {
  switch (c) {
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: case 0xB4: case '`': return "'";
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x2033: return "\"";
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2212: return "-";
    default: return NULL;
  }
}

/* ½ is a decimal: "1½" and "1 ½" are 1,5; "½" alone is 0,5. */
static gboolean append_fraction(GString *out, gunichar c) {
  const char *decimals = c == 0xBD ? ",5" : c == 0xBC ? ",25" : c == 0xBE ? ",75" : NULL;
  if (!decimals) return FALSE;
  if (out->len > 1 && out->str[out->len - 1] == ' ' && g_ascii_isdigit(out->str[out->len - 2]))
    g_string_truncate(out, out->len - 1);
  if (out->len == 0 || !g_ascii_isdigit(out->str[out->len - 1])) g_string_append_c(out, '0');
  g_string_append(out, decimals);
  return TRUE;
}

static char *unquote(char *text) {
  g_strstrip(text);
  while (*text) {
    const char *last = g_utf8_find_prev_char(text, text + strlen(text));
    if (last <= text || !is_quote(g_utf8_get_char(text)) || !is_quote(g_utf8_get_char(last))) break;
    text[last - text] = '\0';
    text = g_strstrip(g_utf8_next_char(text));
  }
  return text;
}

char *scan_tidy(const char *text) {
  if (!text || strnlen(text, VALUE_MAX + 1) > VALUE_MAX || !g_utf8_validate(text, -1, NULL)) return NULL;
  g_autofree char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
  g_autoptr(GString) spaced = g_string_new(NULL);
  for (const char *p = composed; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isspace(c))
      g_string_append_c(spaced, ' ');
    else if (g_unichar_type(c) != G_UNICODE_FORMAT)
      g_string_append_unichar(spaced, g_unichar_tolower(c));
  }
  GString *out = g_string_new(NULL);
  for (const char *p = unquote(spaced->str); *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    const char *plain = plain_spelling(c);
    if (c == ' ' && out->len > 0 && out->str[out->len - 1] == ' ') continue;
    if (append_fraction(out, c)) continue;
    if (plain)
      g_string_append(out, plain);
    else
      g_string_append_unichar(out, c);
  }
  if (out->len == 0) return g_string_free(out, TRUE), NULL;
  return g_string_free(out, FALSE);
}

void scan_space(const char **p) {
  while (**p == ' ') (*p)++;
}

gboolean scan_char(const char **p, const char *one_of, char *which) {
  if (!**p || !strchr(one_of, **p)) return FALSE;
  if (which) *which = **p;
  (*p)++;
  return TRUE;
}

int scan_digits(const char **p, gint64 *value) {
  int n = 0;
  for (*value = 0; g_ascii_isdigit(**p); n++, (*p)++) *value = MIN(*value * 10 + (**p - '0'), SCAN_HUGE);
  return n;
}

gsize scan_letters(const char *p) {
  gsize n = 0;
  while (g_ascii_isalpha(p[n]) || (guchar)p[n] >= 0x80) n++;
  return n;
}

gboolean scan_word(const char **p, const ScanWord *table, gsize n, int *value) {
  gsize length = scan_letters(*p);
  for (gsize i = 0; length > 0 && i < n; i++) {
    if (strlen(table[i].word) != length || strncmp(*p, table[i].word, length) != 0) continue;
    *value = table[i].value;
    *p += length;
    return TRUE;
  }
  return FALSE;
}

gboolean scan_is(const char **p, const char *word) {
  int ignored;
  return scan_word(p, &(ScanWord){word, 0}, 1, &ignored);
}

gboolean scan_end(const char *p) {
  scan_space(&p);
  scan_char(&p, ".", NULL);
  scan_space(&p);
  return !*p;
}
