/* Mail and web addresses. See address.h. */
#include "base/address.h"

#include <string.h>

#define ADDRESS_MOST 2000 /* bytes; nobody means a longer one */
#define ALLOWED ":/?#[]@!$&'()*+,;=%~"

/* A host as in "zorg.nl": names of letters, digits and hyphens with points between, the last one of two letters at least. */
static gboolean is_host(const char *text, gsize length) {
  gsize name = 0;
  guint points = 0;
  gboolean letters = TRUE; /* of the last name */
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == '.') {
      if (!name) return FALSE;
      points++;
      name = 0;
      letters = TRUE;
    } else if (g_unichar_isalnum(c) || (c == '-' && name)) {
      name++;
      letters = letters && g_unichar_isalpha(c);
    } else {
      return FALSE;
    }
  }
  return points > 0 && name >= 2 && letters;
}

static gboolean is_mail(const char *text, gsize length) {
  const char *at = memchr(text, '@', length);
  if (!at || at == text || length > 254) return FALSE;
  for (const char *p = text; p < at; p++)
    if (!g_ascii_isalnum(*p) && !strchr("!#$%&'*+-/=?^_`{|}~.", *p)) return FALSE;
  return is_host(at + 1, (gsize)(text + length - at - 1));
}

/* Web: with a scheme, or what begins with a host when `bare` lets it. NULL when it is none. */
static char *web_uri(const char *text, gsize length, gboolean bare) {
  g_autofree char *word = g_strndup(text, length);
  gsize scheme = 0;
  if (g_ascii_strncasecmp(word, "https://", 8) == 0) scheme = 8;
  if (g_ascii_strncasecmp(word, "http://", 7) == 0) scheme = 7;
  if (!scheme && !bare && g_ascii_strncasecmp(word, "www.", 4) != 0) return NULL;
  gsize host = strcspn(word + scheme, "/?#:");
  if (!is_host(word + scheme, host)) return NULL;
  g_autofree char *rest = g_uri_escape_string(word + scheme, ALLOWED, FALSE);
  g_autofree char *lead = scheme ? g_ascii_strdown(word, (gssize)scheme) : g_strdup("https://");
  return g_strconcat(lead, rest, NULL);
}

static char *uri_of(const char *text, gsize length, gboolean bare) {
  if (length < 4 || length > ADDRESS_MOST) return NULL;
  gsize scheme = g_ascii_strncasecmp(text, "mailto:", 7) == 0 ? 7 : 0;
  if (length > scheme && is_mail(text + scheme, length - scheme)) {
    g_autofree char *mail = g_strndup(text + scheme, length - scheme), *rest = g_uri_escape_string(mail, ALLOWED, FALSE);
    return g_strconcat("mailto:", rest, NULL);
  }
  return scheme ? NULL : web_uri(text, length, bare);
}

char *address_uri(const char *text) {
  g_autofree char *word = text ? g_strstrip(g_strdup(text)) : NULL;
  if (!word || strpbrk(word, " \t\r\n")) return NULL;
  return uri_of(word, strlen(word), TRUE);
}

/* Signs around an address that are the sentence's. */
static gboolean is_around(gunichar c) {
  return c < 0x80 ? strchr("(<[{\"'>)]}.,;:!?", (int)c) != NULL : g_unichar_ispunct(c);
}

/* Bytes up to the first white, or the end; a fixed space parts words too. */
static gsize word_length(const char *text) {
  const char *p = text;
  while (*p && !g_unichar_isspace(g_utf8_get_char(p))) p = g_utf8_next_char(p);
  return (gsize)(p - text);
}

gboolean address_next(const char *text, gsize from, gsize *start, gsize *end, char **uri) {
  if (!strchr(text + from, '@') && !strstr(text + from, "://") && !strcasestr(text + from, "www.")) return FALSE;
  for (gsize at = from, word; text[at]; at = (gsize)(g_utf8_next_char(text + at + word) - text)) {
    word = word_length(text + at);
    const char *first = text + at, *last = first + word;
    while (first < last && is_around(g_utf8_get_char(first))) first = g_utf8_next_char(first);
    for (const char *before; last > first && (before = g_utf8_prev_char(last), is_around(g_utf8_get_char(before)));) last = before;
    char *found = uri_of(first, (gsize)(last - first), FALSE);
    if (found) {
      *start = (gsize)(first - text);
      *end = (gsize)(last - text);
      *uri = found;
      return TRUE;
    }
    if (!text[at + word]) break;
  }
  return FALSE;
}
