/* Reads values as people write them; the forms themselves (lengths, times, dates) are base/when's. */
#include "read/value.h"

#include <string.h>

static const char *name_of(const Node *node, const char *name) { return node->key ? node->key : name ? name : "?"; }

/* Tells that a text was expected. A map is most often a text with a colon in it. */
static void tell_not_text(const Loading *loading, const Node *node, const char *name) {
  if (node->cut_off) return; /* told where it broke off */
  const Node *first = node->kind == NODE_MAP && node->items->len == 1 ? g_ptr_array_index(node->items, 0) : NULL;
  if (first && first->kind == NODE_TEXT && !node_empty(first)) {
    const char *quote = strchr(first->text, '"') || strchr(first->key, '"') ? "'" : "\"";
    g_autofree char *line = g_strdup_printf("%s%s: %s%s", quote, first->key, first->text, quote);
    diag(loading->diags, SCRIPT_NOT_TEXT_COLON, loading->source, first->key_place, TS(line));
    return;
  }
  diag(loading->diags, SCRIPT_NOT_TEXT, loading->source, node->place, TS(name_of(node, name)));
}

/* The text of a node that must be one; borrowed. NULL when absent or told. */
static const char *text_of(const Loading *loading, const Node *node, const char *name) {
  if (!node || node_empty(node)) return NULL;
  if (node->kind == NODE_TEXT) return node->text;
  tell_not_text(loading, node, name);
  return NULL;
}

/* A short value without the curly quotes that a word processor puts around it; new string, or NULL. */
static char *plain_of(const Loading *loading, const Node *node) {
  const char *text = text_of(loading, node, NULL);
  if (!text) return NULL;
  GString *out = g_string_new(NULL);
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    gboolean twofold = c == 0x201c || c == 0x201d || c == 0x201e, single = c == 0x2018 || c == 0x2019 || c == 0x201a;
    if (twofold || (single && (p == text || !p[3]))) continue;
    g_string_append_unichar(out, c);
  }
  return g_strstrip(g_string_free(out, FALSE));
}

/* Curly double quotes around a whole text are a word processor's way to quote it: takes them off. Returns text. */
static char *strip_curly(char *text) {
  gsize n = strlen(text);
  gboolean opens = g_str_has_prefix(text, "“") || g_str_has_prefix(text, "„") || g_str_has_prefix(text, "”");
  if (n < 2 * strlen("“") || !opens || !g_str_has_suffix(text, "”")) return text;
  n -= strlen("”");
  for (const char *p = text + strlen("“"); p < text + n; p = g_utf8_next_char(p))
    if (g_str_has_prefix(p, "“") || g_str_has_prefix(p, "„") || g_str_has_prefix(p, "”")) return text;
  text[n] = 0;
  memmove(text, text + strlen("“"), n - strlen("“") + 1);
  return g_strstrip(text);
}

char *value_text(const Loading *loading, const Node *node, const char *name) {
  const char *text = text_of(loading, node, name);
  if (!text) return NULL;
  char *plain = g_strstrip(g_strdup(text));
  return node->quoted ? plain : strip_curly(plain);
}

void value_set_text(const Loading *loading, const Fields *fields, KeyId key, char **slot) {
  char *text = value_text(loading, fields->at[key], NULL);
  if (!text) return;
  g_free(*slot);
  *slot = text;
}

static void add_lines(GPtrArray *out, const char *text) {
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++) {
    g_strstrip(*line);
    if (**line) g_ptr_array_add(out, g_strdup(*line));
  }
}

void value_set_texts(const Loading *loading, const Fields *fields, KeyId key, char ***slot) {
  const Node *node = fields->at[key];
  if (!node) return;
  GPtrArray *out = g_ptr_array_new();
  if (node->kind == NODE_TEXT) add_lines(out, node->text);
  if (node->kind == NODE_MAP) tell_not_text(loading, node, NULL);
  for (guint i = 0; node->kind == NODE_LIST && i < node->items->len; i++) {
    char *text = value_text(loading, g_ptr_array_index(node->items, i), node->key);
    if (text && *text)
      g_ptr_array_add(out, text);
    else
      g_free(text);
  }
  g_ptr_array_add(out, NULL);
  g_strfreev(*slot);
  *slot = (char **)g_ptr_array_free(out, FALSE);
}

/* Tells how a text was read that can be read in two ways; the same text only once. Takes `as`. */
static void say_how(const Loading *loading, const Node *node, DiagId id, const char *text, char *as) {
  gboolean told = !loading->say_how;
  for (guint i = 0; i < loading->diags->diags->len && !told; i++) {
    const Diag *d = &g_array_index(loading->diags->diags, Diag, i);
    told = d->id == id && strcmp(d->args[0].string, text) == 0 && strcmp(d->args[1].string, as) == 0;
  }
  if (!told) diag_add(loading->diags, id, loading->source, node->place, (const TextArg[]){TS(text), TS(as)}, 2);
  g_free(as);
}

gboolean value_length(const Loading *loading, const Node *node, LengthContext context, int *seconds) {
  enum { LONGEST = 24 * 3600 };
  g_autofree char *text = plain_of(loading, node);
  if (!text) return FALSE;
  int length = 0;
  WhenResult result = length_parse(text, context, &length);
  if (result == WHEN_TOO_LONG || (result != WHEN_BAD && length > LONGEST))
    diag(loading->diags, SCRIPT_LENGTH_LONG, loading->source, node->place, TS(text));
  else if (result == WHEN_BAD)
    diag(loading->diags, SCRIPT_LENGTH, loading->source, node->place, TS(text));
  else if (length <= 0)
    diag(loading->diags, SCRIPT_LENGTH_ZERO, loading->source, node->place);
  else
    *seconds = length;
  if (result == WHEN_TWO_WAYS && length > 0 && length <= LONGEST)
    say_how(loading, node, DG_SCRIPT_LENGTH_READ, text, length_words(loading->diags->lang, length));
  return *text && result != WHEN_BAD && result != WHEN_TOO_LONG && length > 0 && length <= LONGEST;
}

gboolean value_clock(const Loading *loading, const Node *node, int *seconds) {
  g_autofree char *text = plain_of(loading, node);
  if (!text) return FALSE;
  enum { EARLY = 7 * 3600 };
  int clock;
  WhenResult result = clock_parse(text, &clock);
  gboolean good = result == WHEN_OK || result == WHEN_TWO_WAYS;
  if (good)
    *seconds = clock;
  else
    diag(loading->diags, SCRIPT_CLOCK, loading->source, node->place, TS(text));
  if (result == WHEN_TWO_WAYS)
    say_how(loading, node, clock < EARLY ? DG_SCRIPT_CLOCK_EARLY : DG_SCRIPT_CLOCK_READ, text,
            clock_short(clock * SECOND, NULL));
  return good;
}

gboolean value_date(const Loading *loading, const Node *node, Date *date) {
  g_autofree char *text = plain_of(loading, node);
  if (!text) return FALSE;
  Date read;
  WhenResult result = date_parse(text, &read);
  gboolean good = (result == WHEN_OK || result == WHEN_TWO_WAYS) && date_valid(read);
  if (good)
    *date = read;
  else
    diag(loading->diags, SCRIPT_DATE, loading->source, node->place, TS(text));
  if (good && result == WHEN_TWO_WAYS)
    say_how(loading, node, DG_SCRIPT_DATE_READ, text, date_words(loading->diags->lang, read));
  return good;
}

gboolean value_yes_no(const Loading *loading, const Node *node, gboolean *answer) {
  g_autofree char *text = plain_of(loading, node);
  if (!text) return FALSE;
  if (schema_word(WORDS_YES_NO, text, answer)) return TRUE;
  diag(loading->diags, SCRIPT_YES_NO, loading->source, node->place, TS(text));
  return FALSE;
}

/* A whole number at p within bounds, moving p behind it; tells when it is out of them. */
static gboolean read_number(const Loading *loading, const Node *node, const char **p, int least, int most, int *number) {
  char *end;
  gint64 n = g_ascii_strtoll(*p, &end, 10);
  *p = end;
  if (n < least || n > most) {
    diag(loading->diags, SCRIPT_RANGE, loading->source, node->place, TS(node->text), TN(least), TN(most));
    return FALSE;
  }
  *number = (int)n;
  return TRUE;
}

gboolean value_number(const Loading *loading, const Node *node, int least, int most, int *number) {
  g_autofree char *text = plain_of(loading, node);
  if (!text) return FALSE;
  gsize digits = strspn(text + (*text == '-'), "0123456789");
  if (!digits || text[(*text == '-') + digits]) {
    diag(loading->diags, SCRIPT_NUMBER, loading->source, node->place, TS(text), TN(least), TN(most));
    return FALSE;
  }
  const char *p = text;
  return read_number(loading, node, &p, least, most, number);
}

gboolean value_range(const Loading *loading, const Node *node, int least, int most, int *from, int *to) {
  static const char *const between[] = {"-", "–", "of", "or", "tot", "to", "à", "/"};
  g_autofree char *text = plain_of(loading, node);
  if (!text) return FALSE;
  const char *p = text;
  int a, b;
  if (g_ascii_isdigit(*p)) {
    if (!read_number(loading, node, &p, least, most, &a)) return FALSE;
    b = a;
    while (*p == ' ') p++;
    for (gsize i = 0; *p && i < G_N_ELEMENTS(between); i++) {
      if (!g_str_has_prefix(p, between[i])) continue;
      p += strlen(between[i]);
      while (*p == ' ') p++;
      if (!g_ascii_isdigit(*p)) break;
      if (!read_number(loading, node, &p, least, most, &b)) return FALSE;
      break;
    }
    while (*p == ' ') p++;
    if (!*p && a <= b) {
      *from = a;
      *to = b;
      return TRUE;
    }
  }
  diag(loading->diags, SCRIPT_GROUP_SIZE, loading->source, node->place, TS(text));
  return FALSE;
}

gboolean value_word(const Loading *loading, const Node *node, WordSet set, int *word) {
  return value_word_of(loading, node, NULL, set, word);
}

gboolean value_word_of(const Loading *loading, const Node *node, const char *key, WordSet set, int *word) {
  g_autofree char *text = plain_of(loading, node);
  if (!text) return FALSE;
  if (schema_word(set, text, word)) return TRUE;
  Lang lang = loading->diags->lang;
  g_autofree char *near = schema_nearest_word(set, text, lang);
  if (near) {
    diag(loading->diags, SCRIPT_WORD_NEAR, loading->source, node->place, TS(text), TS(name_of(node, key)), TS(near));
  } else {
    g_autofree char *words = schema_words(set, lang);
    diag(loading->diags, SCRIPT_WORD, loading->source, node->place, TS(text), TS(name_of(node, key)), TS(words));
  }
  return FALSE;
}

gboolean value_colour(const Loading *loading, const Node *node, double rgb[3]) {
  g_autofree char *text = plain_of(loading, node);
  if (!text) return FALSE;
  const char *hex = text + (*text == '#');
  gsize n = strlen(hex);
  if ((n != 3 && n != 6) || strspn(hex, "0123456789abcdefABCDEF") != n) {
    diag(loading->diags, SCRIPT_COLOUR, loading->source, node->place, TS(text));
    return FALSE;
  }
  for (int i = 0; i < 3; i++) {
    int high = g_ascii_xdigit_value(hex[n == 6 ? 2 * i : i]), low = g_ascii_xdigit_value(hex[n == 6 ? 2 * i + 1 : i]);
    rgb[i] = (high * 16 + low) / 255.0;
  }
  return TRUE;
}

/* One level: "20 %" or "5 min". */
static gboolean read_level(const Loading *loading, const Node *node, gboolean *fixed, int *value) {
  g_autofree char *text = plain_of(loading, node);
  if (!text) return FALSE;
  gsize digits = strspn(text, "0123456789");
  const char *unit = text + digits + strspn(text + digits, " ");
  *fixed = strcmp(unit, "%") != 0;
  if (!*fixed && digits > 0 && digits < 4) {
    *value = (int)g_ascii_strtoll(text, NULL, 10);
    if (*value <= 100) return TRUE;
    diag(loading->diags, SCRIPT_RANGE, loading->source, node->place, TS(text), TN(0), TN(100));
    return FALSE;
  }
  WhenResult result = *fixed ? length_parse(text, LENGTH_OF_TURN, value) : WHEN_BAD;
  if (result == WHEN_OK || result == WHEN_TWO_WAYS) return TRUE;
  diag(loading->diags, SCRIPT_WARN, loading->source, node->place, TS(text));
  return FALSE;
}

gboolean value_warn(const Loading *loading, const Node *node, WarnAt *warn) {
  if (!node) return FALSE;
  if (node->kind == NODE_MAP || (node->kind == NODE_LIST && (node->items->len < 1 || node->items->len > 2))) {
    diag(loading->diags, SCRIPT_WARN, loading->source, node->place, TS(name_of(node, NULL)));
    return FALSE;
  }
  int off;
  if (node->kind == NODE_TEXT && schema_word(WORDS_YES_NO, node->text, &off) && !off && strcmp(node->text, "0") != 0) {
    *warn = (WarnAt){0};
    return TRUE;
  }
  const Node *first = node->kind == NODE_LIST ? g_ptr_array_index(node->items, 0) : node;
  const Node *second = node->kind == NODE_LIST && node->items->len == 2 ? g_ptr_array_index(node->items, 1) : NULL;
  WarnAt read = {0};
  gboolean fixed = FALSE;
  if (!read_level(loading, first, &read.fixed, &read.warning)) return FALSE;
  if (second && !read_level(loading, second, &fixed, &read.danger)) return FALSE;
  if (second && fixed != read.fixed)
    diag(loading->diags, SCRIPT_WARN_MIXED, loading->source, node->place);
  else if (second && read.danger >= read.warning)
    diag(loading->diags, SCRIPT_WARN_ORDER, loading->source, node->place);
  else
    *warn = read;
  return !second || (fixed == read.fixed && read.danger < read.warning);
}

void value_each(const Loading *loading, const Node *node, ValueEach each, void *data) {
  if (!node) return;
  if (node->kind != NODE_LIST) {
    each(loading, node, data);
    return;
  }
  for (guint i = 0; i < node->items->len; i++) each(loading, g_ptr_array_index(node->items, i), data);
}
