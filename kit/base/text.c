/* Looks up texts and fills their places. It knows nothing of where a text is shown. */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static const char *const texts[N_TEXTS][2] = {
#define TEXT(id, nl, en) [TX_##id] = {nl, en},
#include "base/texts.def"
#undef TEXT
};

const char *text_plain(Lang lang, TextId id) {
  g_return_val_if_fail(id < N_TEXTS, "");
  return texts[id][lang == LANG_EN];
}

/* Writes the value of an argument at the end of out. */
static void append_arg(GString *out, const TextArg *arg) {
  if (arg->kind == TEXT_ARG_NUMBER)
    g_string_append_printf(out, "%" G_GINT64_FORMAT, arg->number);
  else
    g_string_append(out, arg->string ? arg->string : "");
}

/* Fills the place between the braces [p, end); returns false when it is no place, so that the braces are text. */
static gboolean append_place(GString *out, Lang lang, const char *p, const char *end, const TextArg *args, gsize n_args) {
  gboolean address = p + 1 < end && p[0] == 'u' && p[1] == ':';
  gsize n = 0;
  const char *q = p;
  if (address) {
    q = p + 1;
  } else {
    while (q < end && g_ascii_isdigit(*q)) n = n * 10 + (gsize)(*q++ - '0');
    if (q == p || q > p + 3 || n >= n_args) return FALSE;
    if (q == end) {
      append_arg(out, &args[n]);
      return TRUE;
    }
    if (*q != ':') return FALSE;
  }
  const char *first = q + 1;
  const char *bar = memchr(first, '|', (gsize)(end - first));
  if (!bar) return FALSE;
  gboolean take_first = address ? lang != LANG_NL_FORMAL : args[n].kind == TEXT_ARG_NUMBER && args[n].number == 1;
  if (take_first)
    g_string_append_len(out, first, bar - first);
  else
    g_string_append_len(out, bar + 1, end - bar - 1);
  return TRUE;
}

char *text_fill(Lang lang, const char *pattern, const TextArg *args, gsize n_args) {
  GString *out = g_string_new(NULL);
  for (const char *p = pattern; *p; p++) {
    const char *end = *p == '{' ? strchr(p, '}') : NULL;
    if (end && append_place(out, lang, p + 1, end, args, n_args))
      p = end;
    else
      g_string_append_c(out, *p);
  }
  return g_string_free(out, FALSE);
}

char *text_format(Lang lang, TextId id, const TextArg *args, gsize n_args) {
  return text_fill(lang, text_plain(lang, id), args, n_args);
}

Lang lang_of_environment(void) {
  static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    const char *value = getenv(names[i]);
    if (!value || !*value) continue;
    return g_str_has_prefix(value, "en") ? LANG_EN : LANG_NL;
  }
  return LANG_NL;
}

const char *lang_code(Lang lang) { return lang == LANG_EN ? "en" : "nl"; }
