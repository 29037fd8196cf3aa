/* Widths, clusters, cleaning and line breaking, with the properties that must hold for any text. */
#include "base/unicode.h"

#include <string.h>

#define SAYS(expression, words) \
  do { \
    g_autofree char *said_ = (expression); \
    g_assert_cmpstr(said_, ==, words); \
  } while (0)

#define ACUTE "\u0301"
#define E_ACUTE_APART "e" ACUTE
#define FAMILY "👨‍👩‍👧"

static void test_width(void) {
  g_assert_cmpint(unicode_char_width('a'), ==, 1);
  g_assert_cmpint(unicode_char_width(0x301), ==, 0);
  g_assert_cmpint(unicode_char_width('\n'), ==, 0);
  g_assert_cmpint(unicode_char_width(0x1b), ==, 0);
  g_assert_cmpint(unicode_char_width(0x65E5), ==, 2);
  g_assert_cmpint(unicode_char_width(0xAD), ==, 0);
  g_assert_cmpint(unicode_width("réunie"), ==, 6);
  g_assert_cmpint(unicode_width("r" E_ACUTE_APART "unie"), ==, 6);
  g_assert_cmpint(unicode_width("日本"), ==, 4);
  g_assert_cmpint(unicode_width("€ 12,50 – ☐ ✓"), ==, 13);
  g_assert_cmpint(unicode_width(""), ==, 0);
}

static void test_clean(void) {
  SAYS(unicode_clean("gewone tekst", -1), "gewone tekst");
  SAYS(unicode_clean("gewone tekst", 6), "gewone");
  SAYS(unicode_clean("r" E_ACUTE_APART "unie", -1), "réunie");
  SAYS(unicode_clean("vrijwil\u00adligers", -1), "vrijwilligers");
  SAYS(unicode_clean("\uFEFFa\u200Bb\u200Ec\u202Ed\u2060e\uFE0F", -1), "abcde");
  SAYS(unicode_clean("een\ttwee\r\ndrie\rvier\u2028vijf", -1), "een twee\ndrie\nvier\nvijf");
  SAYS(unicode_clean("weg\x1b[31m\x07\x7f", -1), "weg[31m");
  SAYS(unicode_clean("weg\xc2\x9b" "31m", -1), "weg31m"); /* the eight-bit form of ESC [ */
  SAYS(unicode_clean("stuk\xff\xfe!", -1), "stuk\uFFFD\uFFFD!");
  SAYS(unicode_clean("half\xe2\x82", -1), "half\uFFFD\uFFFD");
  SAYS(unicode_clean("a\0b\t", 4), "a\uFFFDb ");
  SAYS(unicode_clean("NBSP\u00a0blijft “zo” – €", -1), "NBSP\u00a0blijft “zo” – €");
  SAYS(unicode_clean("", -1), "");
}

/* Whatever is left as it is, is in normal form and seen. */
static void test_clean_each(void) {
  for (gunichar c = 0x20; c < 0x2600; c++) {
    char text[16] = "e", seen[8] = {0};
    g_unichar_to_utf8(c, seen);
    g_strlcat(text, seen, sizeof text);
    g_strlcat(text, "e", sizeof text);
    g_autofree char *cleaned = unicode_clean(text, -1), *normal = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    if (strcmp(cleaned, text) != 0) continue;
    g_assert_cmpstr(cleaned, ==, normal);
    GUnicodeType type = g_unichar_type(c);
    g_assert_true(type != G_UNICODE_CONTROL);
    if (type == G_UNICODE_FORMAT) g_assert_true(c >= 0x600 && c < 0x900); /* Arabic number signs are seen */
  }
}

static void test_fit(void) {
  SAYS(unicode_fit("Afspraken", 9), "Afspraken");
  SAYS(unicode_fit("Afspraken", 8), "Afsprak…");
  SAYS(unicode_fit("Onze zin", 6), "Onze…");
  SAYS(unicode_fit("Onze zin", 1), "…");
  SAYS(unicode_fit("Onze zin", 0), "");
  SAYS(unicode_fit("", 3), "");
  SAYS(unicode_fit("een\ntwee", 20), "een twee");
  SAYS(unicode_fit("日本語", 5), "日本…");
  SAYS(unicode_fit("日本語", 4), "日…");
  SAYS(unicode_fit("re" ACUTE "unie", 3), "re" ACUTE "…");
  static const char *const texts[] = {"Élise d’Hoogh – 日本語 " FAMILY " x", "\xff\xfe\xc3", "   ",
      "a" ACUTE ACUTE ACUTE "b"};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    for (int columns = 0; columns < 20; columns++) {
      g_autofree char *fitted = unicode_fit(texts[i], columns);
      g_assert_cmpint(unicode_width(fitted), <=, columns);
    }
  }
}

static void test_clusters(void) {
  const char *text = "a" E_ACUTE_APART FAMILY "\nz";
  const gsize family = strlen("a" E_ACUTE_APART), newline = family + strlen(FAMILY);
  const gsize stops[] = {0, 1, family, newline, newline + 1, newline + 2};
  for (gsize i = 0; i + 1 < G_N_ELEMENTS(stops); i++) {
    g_assert_cmpuint(unicode_next(text, stops[i]), ==, stops[i + 1]);
    g_assert_cmpuint(unicode_previous(text, stops[i + 1]), ==, stops[i]);
  }
  g_assert_cmpuint(unicode_previous(text, 0), ==, 0);
  g_assert_cmpuint(unicode_next(text, newline + 2), ==, newline + 2);
  g_assert_cmpuint(unicode_next(text, 1000), ==, newline + 2);
  g_assert_cmpuint(unicode_previous("🇳🇱🇧🇪", 16), ==, 8); /* two flags, not one and two halves */
}

/* The lines of a text, joined by | and with $ at the end of a paragraph. */
static char *wrapped(const char *text, int columns) {
  g_autoptr(GArray) lines = unicode_wrap_columns(text, columns);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < lines->len; i++) {
    const UnicodeLine *line = &g_array_index(lines, UnicodeLine, i);
    if (i) g_string_append_c(out, '|');
    g_string_append_len(out, text + line->start, (gssize)(line->end - line->start));
    if (line->hyphen) g_string_append_c(out, '-');
    if (line->last) g_string_append_c(out, '$');
  }
  return g_string_free(out, FALSE);
}

static void test_wrap(void) {
  SAYS(wrapped("Onze zin is een mooie zin over hulp.", 12), "Onze zin is|een mooie|zin over|hulp.$");
  SAYS(wrapped("", 10), "$");
  SAYS(wrapped("\n", 10), "$");
  SAYS(wrapped("een\n\ntwee\r\ndrie\n", 10), "een$|$|twee$|drie$");
  SAYS(wrapped("een     twee", 5), "een|twee$");
  SAYS(wrapped("een twee     ", 8), "een twee$");
  SAYS(wrapped("  inspringen", 20), "  inspringen$");
  SAYS(wrapped("14.00\u00a0uur begint het", 9), "14.00\u00a0uur|begint|het$");
  SAYS(wrapped("zij zei “hallo”.", 9), "zij zei|“hallo”.$");
  SAYS(wrapped("post-its en stiften", 6), "post-|its en|stifte|n$");
  SAYS(wrapped("woord /", 6), "woord|/$"); /* no break is allowed there, but a cut word is worse */
  SAYS(wrapped("een \u0301s", 3), "een| \u0301s$"); /* an accent on a space stays on it */
  SAYS(wrapped("Mail naar a.jansen@zorg.nl of bel.", 18), "Mail naar|a.jansen@zorg.nl|of bel.$"); /* no break behind a stop */
  SAYS(wrapped("vijf min \u00b7 tien min", 9), "vijf|min \u00b7|tien min$"); /* no line begins with a dot */
  SAYS(wrapped("foto en e-mail of x-as", 10), "foto en|e-mail of|x-as$"); /* no letter is left before its hyphen */
  SAYS(wrapped("Mail jansen@zorg.nl", 9), "Mail|jansen@zo|rg.nl$"); /* but for what is longer than a line */
  SAYS(wrapped("tienletter", 10), "tienletter$");
  SAYS(wrapped("tienletters", 10), "tienletter|s$");
  SAYS(wrapped("a tienletters", 10), "a|tienletter|s$");
  SAYS(wrapped("vrijwil\u00adligers\u00adorganisatie", 9), "vrijwil-|ligers-|organisat|ie$");
  SAYS(wrapped("日本語の文", 4), "日本|語の|文$");
  SAYS(wrapped("日本", 1), "日|本$"); /* a letter wider than the line still goes on */
  SAYS(wrapped(E_ACUTE_APART E_ACUTE_APART E_ACUTE_APART, 1), E_ACUTE_APART "|" E_ACUTE_APART "|" E_ACUTE_APART "$");
  SAYS(wrapped("\xff\xfe\xc3", 80), "\xff\xfe\xc3$");
}

typedef struct Kerned {
  gsize bytes; /* measured in all */
} Kerned;

/* A measure with kerning: each pair of letters stands 0.1 closer, and 0.3 wider beside a hyphen; widths add up at spaces. */
static double measure_kerned(const char *text, gsize length, void *data) {
  Kerned *kerned = data;
  kerned->bytes += length;
  double width = 0;
  for (gsize i = 0; i < length; i++) {
    width += 1;
    if (i > 0 && text[i] != ' ' && text[i - 1] != ' ') width += text[i - 1] == '-' ? 0.3 : -0.1;
  }
  return width;
}

static double plain_columns(const char *text, gsize length, void *data) {
  (void)data;
  g_autofree char *piece = g_strndup(text, length);
  return unicode_width(piece);
}

/* What must hold of any wrapping: in order, nothing but spaces and newlines left out, no line too wide unless it is a single
 * cluster, no cluster cut, and no word that would still have fitted. */
static void check_lines(const char *text, double width, UnicodeMeasure measure, void *data) {
  g_autoptr(GArray) lines = unicode_wrap(text, width, 0, measure, data);
  g_assert_cmpuint(lines->len, >, 0);
  gsize at = 0, length = strlen(text);
  for (guint i = 0; i < lines->len; i++) {
    UnicodeLine line = g_array_index(lines, UnicodeLine, i);
    for (; at < line.start; at++) g_assert_nonnull(strchr(" \n", text[at]));
    g_assert_cmpuint(line.start, ==, at);
    g_assert_cmpuint(line.end, >=, line.start);
    if (line.end > line.start) {
      gboolean one = unicode_next(text, line.start) >= line.end;
      g_assert_true(one || measure(text + line.start, line.end - line.start, data) <= width + 1e-6);
      g_assert_cmpint(text[line.end - 1], !=, ' ');
      g_assert_cmpuint(unicode_next(text, unicode_previous(text, line.end)), ==, line.end);
    }
    at = line.end;
  }
  for (; at < length; at++) g_assert_nonnull(strchr(" \n", text[at]));
  g_assert_true(g_array_index(lines, UnicodeLine, lines->len - 1).last);
}

static void test_wrap_random(void) {
  static const char *const pieces[] = {"a", "woord ", "langer-woord", " ", "\n", "é", E_ACUTE_APART, "日", "“", "” ",
      "€ 5", ", ", FAMILY,
                                       "\u00a0", "/", "12.30"};
  static const char *const ascii[] = {"a", "woord ", "T", "langer-woord", " ", "\n", "AV ", "x", "."};
  g_autoptr(GRand) random = g_rand_new_with_seed(2027);
  for (int round = 0; round < 1500; round++) {
    g_autoptr(GString) text = g_string_new("s"), plain = g_string_new("s");
    for (int i = g_rand_int_range(random, 0, 40); i > 0; i--) {
      g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
      g_string_append(plain, ascii[g_rand_int_range(random, 0, G_N_ELEMENTS(ascii))]);
    }
    Kerned kerned = {0};
    check_lines(text->str, g_rand_int_range(random, 1, 30), plain_columns, NULL);
    check_lines(plain->str, g_rand_double_range(random, 1, 30), measure_kerned, &kerned);
  }
}

static void test_first_width(void) {
  const char *text = "vergadering en meer";
  g_autoptr(GArray) narrow = unicode_wrap(text, 12, 5, plain_columns, NULL);
  /* Nothing fits beside what stands before: the first line stays empty, and the word is whole. */
  g_assert_cmpuint(narrow->len, ==, 3);
  g_assert_cmpuint(g_array_index(narrow, UnicodeLine, 0).end, ==, 0);
  g_assert_cmpuint(g_array_index(narrow, UnicodeLine, 1).end, ==, 11);
  g_autoptr(GArray) wide = unicode_wrap("een vergadering", 11, 5, plain_columns, NULL);
  g_assert_cmpuint(wide->len, ==, 2);
  g_assert_cmpuint(g_array_index(wide, UnicodeLine, 0).end, ==, 3);
  g_assert_cmpuint(g_array_index(wide, UnicodeLine, 1).start, ==, 4);
}

/* The work is counted in bytes measured, not in seconds: it must stay a small multiple of the text. */
static void test_wrap_linear(void) {
  enum { SIZE = 1 << 20 };
  g_autofree char *word = g_strnfill(SIZE, 'x'), *words = g_strnfill(SIZE, 'x'), *spaces = g_strnfill(SIZE, ' ');
  for (int i = 5; i < SIZE; i += 6) words[i] = ' ';
  spaces[0] = spaces[SIZE - 1] = 'x';
  const char *const texts[] = {word, words, spaces};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    for (int width = 80; width < 90000000; width += 79999920) {
      Kerned kerned = {0};
      g_autoptr(GArray) lines = unicode_wrap(texts[i], width, 0, measure_kerned, &kerned);
      g_assert_cmpuint(lines->len, >, 0);
      g_assert_cmpuint(kerned.bytes, <, (gsize)SIZE * 24);
    }
  }
}

static void test_keys(void) {
  SAYS(unicode_slug("Onze zin!"), "onze-zin");
  SAYS(unicode_slug("Élise & Łukasz – “réunie”"), "elise-lukasz-reunie");
  SAYS(unicode_slug("foto’s"), "fotos");
  SAYS(unicode_slug("  --  "), "x");
  SAYS(unicode_slug(""), "x");
  SAYS(unicode_slug("محمد"), "x");
  SAYS(unicode_slug("../../etc/passwd"), "etc-passwd");
  SAYS(unicode_slug("Deel 2: pauze"), "deel-2-pauze");
  g_autofree char *title = g_strnfill(1000, 'a'), *slug = unicode_slug(title);
  g_assert_cmpuint(strlen(slug), ==, 60);
  static const char *const sorted[] = {"Aalbers", "Berg", "d’Hoogh", "Dijk", "Élise", "Elsa", "Öztürk", "’t Hart",
      "Van den Berg", "Vandenberg"};
  for (gsize i = 0; i + 1 < G_N_ELEMENTS(sorted); i++) {
    g_autofree char *a = unicode_sort_key(sorted[i]), *b = unicode_sort_key(sorted[i + 1]);
    g_assert_cmpstr(a, <, b);
  }
  SAYS(unicode_sort_key("Đurić"), "duric"); /* with the D of Dijk, not behind the Z */
  SAYS(unicode_sort_key("Łukasz Işık"), "lukasz isik");
  SAYS(unicode_sort_key("  DE   Vries-Jansen "), "de vries jansen");
  SAYS(unicode_sort_key("ĳsselmeer"), "ijsselmeer");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/unicode/width", test_width);
  g_test_add_func("/unicode/clean", test_clean);
  g_test_add_func("/unicode/clean-each", test_clean_each);
  g_test_add_func("/unicode/fit", test_fit);
  g_test_add_func("/unicode/clusters", test_clusters);
  g_test_add_func("/unicode/wrap", test_wrap);
  g_test_add_func("/unicode/wrap-random", test_wrap_random);
  g_test_add_func("/unicode/first-width", test_first_width);
  g_test_add_func("/unicode/wrap-linear", test_wrap_linear);
  g_test_add_func("/unicode/keys", test_keys);
  return g_test_run();
}
