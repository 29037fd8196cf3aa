/* Filling of places, and the rules every text must keep: the same places in both languages, no forbidden words, short
 * sentences. The tables are walked through their X-macros, so no text can be forgotten. */
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/text.h"

typedef struct Entry {
  const char *id, *nl, *en;
} Entry;

static const Entry entries[] = {
#define TEXT(id, nl, en) {#id, nl, en},
#include "base/texts.def"
#undef TEXT
#define DIAG(id, level, nl, en, remedy_nl, remedy_en) {#id, nl, en}, {#id " (remedy)", remedy_nl, remedy_en},
#include "base/diags.def"
#undef DIAG
};

/* --- filling --- */

#define FILLS(lang, pattern, result, ...) \
  do { \
    const TextArg args_[] = {__VA_ARGS__}; \
    g_autofree char *filled_ = text_fill(lang, pattern, args_, G_N_ELEMENTS(args_)); \
    g_assert_cmpstr(filled_, ==, result); \
  } while (0)

static void test_fill(void) {
  FILLS(LANG_NL, "{0} en {1}", "a en b", TS("a"), TS("b"));
  FILLS(LANG_NL, "{1} en {0}", "b en a", TS("a"), TS("b"));
  FILLS(LANG_NL, "{0} {0:minuut|minuten}", "1 minuut", TN(1));
  FILLS(LANG_NL, "{0} {0:minuut|minuten}", "0 minuten", TN(0));
  FILLS(LANG_NL, "{0} {0:minuut|minuten}", "-1 minuten", TN(-1));
  FILLS(LANG_NL, "{0:|s}", "s", TN(2));
  FILLS(LANG_NL, "wil {u:je|u}?", "wil je?", TN(0));
  FILLS(LANG_NL_FORMAL, "wil {u:je|u}?", "wil u?", TN(0));
  /* What is no place is text; an argument is never read for places. */
  FILLS(LANG_NL, "{1} {x} {} {0", "{1} {x} {} {0", TS("a"));
  FILLS(LANG_NL, "{0}", "{0}{1}", TS("{0}{1}"));
  FILLS(LANG_NL, "{0}", "", TS(NULL));
  FILLS(LANG_NL, "{0:geen streep}", "{0:geen streep}", TN(1));
  FILLS(LANG_NL, "{18446744073709551616}", "{18446744073709551616}", TS("a")); /* 2 to the 64th is not 0 */
  g_autofree char *one = tx(LANG_EN, REPORT_DID_AGREE, TN(1)), *two = tx(LANG_NL, REPORT_DID_AGREE, TN(2));
  g_assert_cmpstr(one, ==, "made 1 agreement");
  g_assert_cmpstr(two, ==, "maakten 2 afspraken");
  g_assert_cmpstr(tp(LANG_NL_FORMAL, DIAG_WARNING), ==, "let op");
  /* One is one in every sentence of a text. */
  g_autofree char *note = tx(LANG_EN, REPORT_NOTES_LEFT_OUT, TN(1)), *notitie = tx(LANG_NL, REPORT_NOTES_LEFT_OUT, TN(1));
  g_assert_cmpstr(note, ==, "1 note is not in the report. It stays with you.");
  g_assert_cmpstr(notitie, ==, "1 notitie staat niet in het verslag. Die blijft bij jou.");
}

static void test_environment(void) {
  static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) unsetenv(names[i]);
  g_assert_cmpint(lang_of_environment(), ==, LANG_NL);
  setenv("LANG", "en_GB.UTF-8", 1);
  g_assert_cmpint(lang_of_environment(), ==, LANG_EN);
  setenv("LC_ALL", "", 1); /* empty says nothing */
  g_assert_cmpint(lang_of_environment(), ==, LANG_EN);
  setenv("LC_MESSAGES", "nl_NL.UTF-8", 1);
  g_assert_cmpint(lang_of_environment(), ==, LANG_NL);
  setenv("LC_ALL", "en_US", 1);
  g_assert_cmpint(lang_of_environment(), ==, LANG_EN);
  g_assert_cmpstr(lang_code(LANG_EN), ==, "en");
  g_assert_cmpstr(lang_code(LANG_NL_FORMAL), ==, "nl");
}

/* --- rules for the tables --- */

/* The places of a text as bits; -1 when one is not closed. Other braces are text. */
static int places(const char *text) {
  int set = 0;
  for (const char *p = strchr(text, '{'); p; p = strchr(p + 1, '{')) {
    if (g_ascii_isdigit(p[1])) {
      if (!strchr(p, '}')) return -1;
      int n = atoi(p + 1);
      if (n > 20) return -1;
      set |= 1 << n;
    }
  }
  return set;
}

static void test_places(void) {
  for (gsize i = 0; i < G_N_ELEMENTS(entries); i++) {
    const Entry *e = &entries[i];
    int nl = places(e->nl), en = places(e->en);
    if (nl < 0 || nl != en) g_test_fail_printf("%s: the places differ: \"%s\" and \"%s\"", e->id, e->nl, e->en);
    if ((*e->nl == '\0') != (*e->en == '\0')) g_test_fail_printf("%s: one language is empty", e->id);
    if (!g_utf8_validate(e->nl, -1, NULL) ||
        !g_utf8_validate(e->en, -1, NULL)) g_test_fail_printf("%s: no UTF-8", e->id);
  }
}

/* The text with its places filled: the longest of forms, a word for a place. */
static char *spoken(const char *text) {
  GString *out = g_string_new(NULL);
  for (const char *p = text; *p; p++) {
    const char *end = *p == '{' ? strchr(p, '}') : NULL;
    const char *colon = end ? memchr(p, ':', (gsize)(end - p)) : NULL;
    const char *bar = colon ? memchr(colon, '|', (gsize)(end - colon)) : NULL;
    if (bar) {
      gboolean first = bar - colon > end - bar;
      g_string_append_len(out, first ? colon + 1 : bar + 1, first ? bar - colon - 1 : end - bar - 1);
    } else if (end) {
      g_string_append(out, "0");
    } else {
      g_string_append_c(out, *p);
    }
    if (end) p = end;
  }
  return g_string_free(out, FALSE);
}

/* A sentence ends at . ! ? … before a space, at a newline, and where a layout separates: · | ; or two spaces. */
static gboolean ends_sentence(const char *p) {
  gboolean stop = strchr(".!?", *p) != NULL || g_str_has_prefix(p, "…");
  if (stop) {
    const char *next = g_utf8_next_char(p);
    return !*next || *next == ' ' || *next == '\n' || *next == '"' || *next == ')';
  }
  return *p == '\n' || *p == '|' || *p == ';' || g_str_has_prefix(p, "·") || g_str_has_prefix(p, "  ");
}

/* The words of the longest sentence. */
static int longest_sentence(const char *text) {
  int longest = 0, words = 0;
  gboolean inside = FALSE;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gboolean letter = g_unichar_isalnum(g_utf8_get_char(p));
    if (letter && !inside) words++;
    inside = *p != ' ' && *p != '\n' && (inside || letter);
    longest = MAX(longest, words);
    if (ends_sentence(p)) words = 0, inside = FALSE;
  }
  return longest;
}

static void test_sentences(void) {
  g_assert_cmpint(longest_sentence("Een twee. Drie vier vijf! 14.00 uur."), ==, 3);
  g_assert_cmpint(longest_sentence("de post-its – en de stiften"), ==, 5);
  for (gsize i = 0; i < G_N_ELEMENTS(entries); i++) {
    const char *const columns[] = {entries[i].nl, entries[i].en};
    for (gsize j = 0; j < 2; j++) {
      g_autofree char *text = spoken(columns[j]);
      int words = longest_sentence(text);
      if (words > 15) g_test_fail_printf("%s: a sentence of %d words: \"%s\"", entries[i].id, words, columns[j]);
    }
  }
}

/* The position of a word or of words as a whole, without regard to case; NULL when it is not there. */
static const char *find_word(const char *text, const char *word) {
  gsize length = strlen(word);
  for (const char *p = text; (p = strstr(p, word)); p += length) {
    gboolean before = p > text && g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(p)));
    gboolean after = g_unichar_isalpha(g_utf8_get_char(p + length));
    /* ".sessie.yaml", "--session" and "werkbladen/item" are names of files and options. */
    gboolean name = (p > text && strchr("./-_", p[-1])) || (strchr("./_-", p[length]) &&
        g_ascii_isalpha(p[length] ? p[length + 1] : 0));
    if (!before && !after && !name) return p;
  }
  return NULL;
}

/* The words that facilitation.md forbids, with their plurals. Three of them are right in another sense, see below. */
static const char *const forbidden[] = {
    "fase", "fasen", "fases", "begeleider", "begeleiders", "professional", "professionals", "trefwoord",
        "trefwoorden", "item",
    "items", "sessie", "sessies", "deadline", "deadlines", "actie", "acties", "actiehouder", "actiehouders",
        "stakeholder",
    "stakeholders", "input", "sparren", "monitoring", "evaluatie", "evaluaties", "n.v.t.", "i.v.m.", "d.m.v.",
        "m.b.t.",
    "dient te", "dienen te", "middels", "reeds", "meeting", "meetings",
};

static gboolean is_alone(const char *text, const char *word) {
  g_autofree char *bare = g_strstrip(g_strdup(text));
  return strcmp(bare, word) == 0;
}

/* "over" for time beyond the plan, "pauze" for the clock that stands still, "terug" for undo. */
static const char *wrong_sense(const char *text) {
  static const char *const overtime[] = {"min over", "minuten over", "seconden over", "tijd over"};
  for (gsize i = 0; i < G_N_ELEMENTS(overtime); i++)
    if (find_word(text, overtime[i])) return overtime[i];
  if (is_alone(text, "over") || g_str_has_suffix(text, "0 over")) return "over";
  if (is_alone(text, "terug")) return "terug";
  if (find_word(text, "pauze") && find_word(text, "klok")) return "pauze (klok)";
  return NULL;
}

static void test_forbidden(void) {
  g_assert_cmpint(places("zet [ of { tussen {0} {1:a|b}"), ==, 3);
  g_assert_nonnull(find_word("een fase.", "fase"));
  g_assert_null(find_word("fasering", "fase"));
  g_assert_null(find_word("x.sessie.yaml", "sessie"));
  for (gsize i = 0; i < G_N_ELEMENTS(entries); i++) {
    g_autofree char *said = spoken(entries[i].nl);
    g_autofree char *text = g_utf8_strdown(said, -1);
    for (gsize j = 0; j < G_N_ELEMENTS(forbidden); j++)
      if (find_word(text, forbidden[j]))
        g_test_fail_printf("%s: \"%s\" is not to be used: \"%s\"", entries[i].id, forbidden[j], entries[i].nl);
    const char *wrong = wrong_sense(text);
    if (wrong) g_test_fail_printf("%s: \"%s\" is used in a forbidden sense: \"%s\"", entries[i].id, wrong, entries[i].nl);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/text/fill", test_fill);
  g_test_add_func("/text/environment", test_environment);
  g_test_add_func("/text/places", test_places);
  g_test_add_func("/text/sentences", test_sentences);
  g_test_add_func("/text/forbidden", test_forbidden);
  return g_test_run();
}
