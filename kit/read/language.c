/* Finds a script's language by its lines, so that even the message about a broken file is in it. */
#include "read/language.h"

#include <string.h>

#include "read/schema.h"

/* The first word of a value, without quotes, into a buffer. */
static void first_word(const char *p, const char *end, char *word, gsize size) {
  while (p < end && strchr(" \t\"'", *p)) p++;
  const char *q = p;
  while (q < end && !strchr(" \t\"'\r,}#", *q)) q++;
  gsize n = MIN(size - 1, (gsize)(q - p)); /* g_strlcpy would measure the whole rest of the file */
  memcpy(word, p, n);
  word[n] = 0;
}

Lang language_of(const char *text) {
  gboolean dutch = FALSE;
  for (const char *line = text; line && *line;) {
    const char *end = line + strcspn(line, "\n");
    const char *start = line + strspn(line, "{\"'");
    const char *colon = memchr(start, ':', (gsize)(end - start));
    if (colon && colon > start && colon - start < 40 && *start != ' ' && *start != '#') {
      g_autofree char *bytes = g_strndup(start, (gsize)(colon - start));
      g_autofree char *key = g_utf8_make_valid(bytes, -1);
      KeyId id;
      int value;
      char word[16];
      first_word(colon + 1, end, word, sizeof word);
      gboolean language = schema_find(IN_MEETING, key, &id) && id == KEY_LANGUAGE;
      if (language && schema_word(WORDS_LANGUAGE, word, &value)) return (Lang)value;
      dutch = dutch || schema_is_dutch(key);
    }
    line = *end ? end + 1 : end;
  }
  return dutch ? LANG_NL : lang_of_environment();
}
