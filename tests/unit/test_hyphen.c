/* Breaking words: Dutch and English, their special breaks, no dictionary, and which words a paragraph leaves whole. */
#include <string.h>

#include "base/hyphen.h"
#include "base/unicode.h"

/* The word with a | at each place, and in brackets what is shown otherwise: "oma[-]|tje". */
static char *broken(Hyphenator *hyphenator, const char *word) {
  UnicodeHyphen places[32];
  guint n = hyphenator_places(hyphenator, word, strlen(word), places, G_N_ELEMENTS(places));
  GString *out = g_string_new(NULL);
  gsize at = 0;
  for (guint i = 0; i < n; i++) {
    g_assert_cmpuint(places[i].end, >=, at);
    g_string_append_len(out, word + at, (gssize)(places[i].end - at));
    gboolean plain = strcmp(places[i].tail, "-") == 0 && !*places[i].head && places[i].start == places[i].end;
    if (plain)
      g_string_append_c(out, '|');
    else
      g_string_append_printf(out, "[%s|%s]", places[i].tail, places[i].head);
    at = places[i].start;
  }
  g_string_append(out, word + at);
  return g_string_free(out, FALSE);
}

#define BREAKS(hyphenator, word, expected)              \
  do {                                                  \
    g_autofree char *shown = broken(hyphenator, word);  \
    g_assert_cmpstr(shown, ==, expected);               \
  } while (0)

static void test_dutch(void) {
  g_autoptr(Hyphenator) h = hyphenator_new(LANG_NL, NULL);
  BREAKS(h, "vrijwilligerszorg", "vrij|wil|li|gers|zorg");
  BREAKS(h, "kennismaking", "ken|nis|ma|king");
  BREAKS(h, "agenda", "agenda");
  BREAKS(h, "zorg", "zorg");
  BREAKS(h, "praatje", "praatje");
  g_autoptr(Hyphenator) formal = hyphenator_new(LANG_NL_FORMAL, NULL);
  BREAKS(formal, "kennismaking", "ken|nis|ma|king");
}

static void test_dutch_special(void) {
  g_autoptr(Hyphenator) h = hyphenator_new(LANG_NL, NULL);
  BREAKS(h, "omaatje", "oma[-|]tje");
  BREAKS(h, "omaatjes", "oma[-|]tjes");
  BREAKS(h, "groepsfotootje", "groeps|fo|to[-|]tje");
  BREAKS(h, "cafeetje", "ca|f[é-|]tje");
  BREAKS(h, "reëel", "re[-|e]el");
  BREAKS(h, "coördinatie", "co[-|o]r|di|na|tie");
  BREAKS(h, "patiënten", "pa|ti[-|e]n|ten");
  BREAKS(h, "beïnvloeden", "be[-|i]n|vloe|den");
}

static void test_english(void) {
  g_autoptr(Hyphenator) h = hyphenator_new(LANG_EN, NULL);
  BREAKS(h, "facilitator", "fa|cil|it|ator");
  BREAKS(h, "agreement", "agree|ment");
  BREAKS(h, "meet", "meet");
  g_autofree char *naive = broken(h, "naïveties"); /* a diaeresis stays in English */
  g_assert_null(strchr(naive, '['));
}

/* Two letters before and three behind, always; no word is too short, too long or too strange. */
static void test_bounds(void) {
  static const char *const words[] = {"a", "aa", "ab", "eieren", "opa", "idee", "overeen", "ui", "zee", "überhaupt", "ελληνικα", "日本語の文"};
  for (int lang = 0; lang < 2; lang++) {
    g_autoptr(Hyphenator) h = hyphenator_new(lang ? LANG_EN : LANG_NL, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
      UnicodeHyphen places[4];
      guint n = hyphenator_places(h, words[i], strlen(words[i]), places, G_N_ELEMENTS(places));
      for (guint k = 0; k < n; k++) {
        g_assert_cmpint(g_utf8_strlen(words[i], (gssize)places[k].end), >=, 2);
        g_assert_cmpint(g_utf8_strlen(words[i] + places[k].start, -1) + (places[k].head[0] != 0), >=, 3);
      }
    }
    g_autofree char *endless = g_strnfill(100000, 'a');
    UnicodeHyphen places[1];
    g_assert_cmpuint(hyphenator_places(h, endless, 100000, places, 1), ==, 0);
    /* No more than there is room for. */
    g_assert_cmpuint(hyphenator_places(h, "samenwerkingsovereenkomst", 25, places, 1), <=, 1);
  }
}

static void test_without_dictionary(void) {
  g_autoptr(Hyphenator) h = hyphenator_new(LANG_NL, "/nowhere");
  BREAKS(h, "vrijwilligerszorg", "vrijwilligerszorg");
  BREAKS(h, "omaatje", "omaatje");
}

/* --- in a paragraph, on a grid of columns --- */

static guint places_of(const char *word, gsize length, UnicodeHyphen *places, guint most, void *data) {
  return hyphenator_places(data, word, length, places, most);
}

static double columns(const char *text, gsize length, void *data) {
  (void)data;
  return (double)g_utf8_strlen(text, (gssize)length);
}

/* The lines as they are shown, with | between them. */
static char *wrapped(const char *text, double width, double zone) {
  g_autoptr(Hyphenator) h = hyphenator_new(LANG_NL, NULL);
  const UnicodeHyphenation hyphenation = {places_of, h, zone};
  g_autoptr(GArray) lines = unicode_wrap_hyphenated(text, width, &hyphenation, columns, NULL);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < lines->len; i++) {
    const UnicodeLine *line = &g_array_index(lines, UnicodeLine, i);
    g_assert_cmpint(line->hyphen, ==, *line->tail != 0);
    g_autofree char *shown = g_strdup_printf("%s%.*s%s", line->head, (int)(line->end - line->start), text + line->start, line->tail);
    g_assert_cmpfloat(columns(shown, strlen(shown), NULL), <=, width);
    g_string_append_printf(out, "%s%s", i ? "|" : "", shown);
  }
  return g_string_free(out, FALSE);
}

#define WRAPS(text, width, expected)                       \
  do {                                                     \
    g_autofree char *shown = wrapped(text, width, 3);      \
    g_assert_cmpstr(shown, ==, expected);                  \
  } while (0)

static void test_paragraph(void) {
  WRAPS("wij doen vrijwilligerszorg samen", 16, "wij doen vrij-|willigerszorg|samen");
  WRAPS("wij doen (vrijwilligerszorg), samen", 18, "wij doen (vrijwil-|ligerszorg), samen");
  WRAPS("het is reëel om te doen", 10, "het is re-|eel om te|doen");
  WRAPS("bij het groepsfotootje en", 20, "bij het groepsfoto-|tje en");
  WRAPS("de e-mailbijlagen van toen", 12, "de e-mail-|bijlagen van|toen");
  /* White that is not worth a hyphen. */
  WRAPS("een mooi groepsfotootje erbij", 14, "een mooi|groepsfotootje|erbij");
  /* The last word stays whole, unless it fits on no line. */
  WRAPS("dit is het einde vrijwilligerszorg", 22, "dit is het einde|vrijwilligerszorg");
  WRAPS("samenwerkingsovereenkomst", 9, "samenwer-|kings-|overeen-|komst");
}

static void test_whole_words(void) {
  WRAPS("wij zien Vrijwilligerszorg samen", 18, "wij zien|Vrijwilligerszorg|samen");
  WRAPS("mail naar vrijwilliger@zorg.nl nu", 20, "mail naar|vrijwilliger@zorg.nl|nu");
  WRAPS("kijk op https://zorg.nl/vrijwilligerszorg en meer", 26, "kijk op https://zorg.nl/|vrijwilligerszorg en meer");
  WRAPS("kijk op www.vrijwilligerszorg.nl en meer", 25, "kijk op|www.vrijwilligerszorg.nl|en meer");
  WRAPS("cliënten/mantelzorgers zijn er", 14, "cliënten/|mantelzorgers|zijn er");
}

/* Never more than two lines in a row end in a hyphen, however narrow the column, and the text is all there. */
static void test_in_a_row(void) {
  const char *text = "een verhaal over mantelzorgers vrijwilligersorganisaties samenwerkingsovereenkomsten mantelzorgondersteuning "
                     "kennismakingsgesprekken bijeenkomsten welzijnsorganisaties en vrijwilligerscoördinatoren in gemeenten";
  g_autoptr(Hyphenator) h = hyphenator_new(LANG_NL, NULL);
  const UnicodeHyphenation hyphenation = {places_of, h, 3};
  guint hyphens = 0;
  for (int width = 32; width < 70; width++) {
    g_autoptr(GArray) lines = unicode_wrap_hyphenated(text, width, &hyphenation, columns, NULL);
    guint in_row = 0;
    for (guint i = 0; i < lines->len; i++) {
      const UnicodeLine *line = &g_array_index(lines, UnicodeLine, i);
      in_row = line->hyphen ? in_row + 1 : 0;
      hyphens += line->hyphen;
      g_assert_cmpuint(in_row, <=, 2);
      g_assert_false(line->hyphen && line->last);
    }
  }
  g_assert_cmpuint(hyphens, >, 20);
}

/* The work stays a small multiple of the text, whatever it is made of. */
static void test_endless(void) {
  enum { SIZE = 1 << 18 };
  g_autofree char *word = g_strnfill(SIZE, 'a'), *slashes = g_strnfill(SIZE, '/');
  for (int i = 0; i < SIZE; i += 2) slashes[i] = 'a';
  const char *const texts[] = {word, slashes};
  g_autoptr(Hyphenator) h = hyphenator_new(LANG_NL, NULL);
  const UnicodeHyphenation hyphenation = {places_of, h, 3};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autoptr(GArray) lines = unicode_wrap_hyphenated(texts[i], 60, &hyphenation, columns, NULL);
    g_assert_cmpuint(lines->len, >, SIZE / 70);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/hyphen/dutch", test_dutch);
  g_test_add_func("/hyphen/dutch-special", test_dutch_special);
  g_test_add_func("/hyphen/english", test_english);
  g_test_add_func("/hyphen/bounds", test_bounds);
  g_test_add_func("/hyphen/without-dictionary", test_without_dictionary);
  g_test_add_func("/hyphen/paragraph", test_paragraph);
  g_test_add_func("/hyphen/whole-words", test_whole_words);
  g_test_add_func("/hyphen/in-a-row", test_in_a_row);
  g_test_add_func("/hyphen/endless", test_endless);
  return g_test_run();
}
