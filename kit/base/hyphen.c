/* Hyphenation through libhyphen, the only including file, with what Dutch spelling adds to it: a diaeresis that the break makes
 * needless is dropped (reëel, re-eel), and so is the vowel that a diminutive doubled (omaatje, oma-tje). See hyphen.h. */
#include "base/hyphen.h"

#include <hyphen.h>
#include <stdlib.h>
#include <string.h>

#define LETTERS_BEFORE 2
#define LETTERS_BEHIND 3
#define LETTERS_MOST 64 /* a longer word is none */

struct Hyphenator {
  Lang lang;
  char *folder; /* NULL: the system's */
  gboolean looked;
  HyphenDict *dictionary; /* NULL: not read yet, or not there */
  gboolean utf8;          /* of the dictionary; else ISO-8859-1 */
};

/* Where Debian, Fedora, Arch and openSUSE put them. */
static const char *const folders[] = {"/usr/share/hyphen", "/usr/local/share/hyphen", "/usr/share/myspell", "/usr/share/myspell/dicts"};

Hyphenator *hyphenator_new(Lang lang, const char *folder) {
  Hyphenator *hyphenator = g_new0(Hyphenator, 1);
  hyphenator->lang = lang;
  hyphenator->folder = g_strdup(folder ? folder : g_getenv("DRAAIBOEK_HYPHEN"));
  return hyphenator;
}

void hyphenator_free(Hyphenator *hyphenator) {
  if (!hyphenator) return;
  if (hyphenator->dictionary) hnj_hyphen_free(hyphenator->dictionary);
  g_free(hyphenator->folder);
  g_free(hyphenator);
}

static HyphenDict *read_dictionary(const char *folder, Lang lang) {
  g_autofree char *path = g_build_filename(folder, lang == LANG_EN ? "hyph_en_GB.dic" : "hyph_nl_NL.dic", NULL);
  return g_file_test(path, G_FILE_TEST_IS_REGULAR) ? hnj_hyphen_load(path) : NULL;
}

static void look_for_dictionary(Hyphenator *h) {
  if (h->looked) return;
  h->looked = TRUE;
  if (h->folder) h->dictionary = read_dictionary(h->folder, h->lang);
  for (gsize i = 0; !h->folder && !h->dictionary && i < G_N_ELEMENTS(folders); i++)
    h->dictionary = read_dictionary(folders[i], h->lang);
  if (!h->dictionary) return;
  h->utf8 = g_ascii_strcasecmp(h->dictionary->cset, "UTF-8") == 0;
  gboolean latin = g_ascii_strcasecmp(h->dictionary->cset, "ISO8859-1") == 0;
  if (h->utf8 || latin) return;
  hnj_hyphen_free(h->dictionary);
  h->dictionary = NULL;
}

/* A word letter by letter. */
typedef struct Word {
  const char *text;
  gsize length;
  guint n;
  gsize at[LETTERS_MOST + 1]; /* the byte at which each letter begins, and the end */
  gunichar letters[LETTERS_MOST];
} Word;

static gboolean read_word(Word *word, const char *text, gsize length) {
  word->text = text;
  word->length = length;
  word->n = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
    if (word->n == LETTERS_MOST) return FALSE;
    word->at[word->n] = (gsize)(p - text);
    word->letters[word->n++] = g_utf8_get_char(p);
  }
  word->at[word->n] = length;
  return word->n >= LETTERS_BEFORE + LETTERS_BEHIND;
}

/* The word in the letters of the dictionary; FALSE when it does not know them. */
static gboolean encode(const Hyphenator *h, const Word *word, char *out, int *length) {
  if (h->utf8) {
    memcpy(out, word->text, word->length);
    *length = (int)word->length;
    return TRUE;
  }
  for (guint i = 0; i < word->n; i++) {
    if (word->letters[i] > 0xFF) return FALSE;
    out[i] = (char)word->letters[i];
  }
  *length = (int)word->n;
  return TRUE;
}

static gboolean is_vowel(gunichar c) {
  static const char vowels[] = "aeiouyáéíóúàèìòùâêîôûäëïöü";
  return g_utf8_strchr(vowels, -1, c) != NULL;
}

/* The letter below a diaeresis; 0 when there is none. */
static char without_diaeresis(gunichar c) {
  switch (c) {
    case 0xE4: return 'a';
    case 0xEB: return 'e';
    case 0xEF: return 'i';
    case 0xF6: return 'o';
    case 0xFC: return 'u';
    default: return 0;
  }
}

/* A place before letter i. */
static UnicodeHyphen place_before(const Hyphenator *h, const Word *word, guint i) {
  UnicodeHyphen place = {.end = word->at[i], .start = word->at[i], .tail = "-"};
  char plain = h->lang == LANG_EN || !is_vowel(word->letters[i - 1]) ? 0 : without_diaeresis(word->letters[i]);
  if (plain) {
    place.start = word->at[i + 1];
    place.head[0] = plain;
  }
  return place;
}

/* Words whose last vowel is written twice before -tje. Only these: "praatje" and "bootje" end alike, and are praat-je, boot-je. */
static const struct {
  const char *word; /* as it is written on its own */
  const char *diminutive;
} doubled[] = {
    {"oma", "omaatje"},           {"opa", "opaatje"},         {"mama", "mamaatje"},       {"papa", "papaatje"},
    {"agenda", "agendaatje"},     {"camera", "cameraatje"},   {"programma", "programmaatje"}, {"thema", "themaatje"},
    {"collega", "collegaatje"},   {"pyjama", "pyjamaatje"},   {"pizza", "pizzaatje"},     {"villa", "villaatje"},
    {"foto", "fotootje"},         {"auto", "autootje"},       {"radio", "radiootje"},     {"video", "videootje"},
    {"piano", "pianootje"},       {"kilo", "kilootje"},       {"euro", "eurootje"},       {"menu", "menuutje"},
    {"paraplu", "parapluutje"},   {"café", "cafeetje"}, 
};

/* "omaatje", "groepsfotootjes": before the -tje with one vowel less. FALSE when the word is none of these. */
static gboolean diminutive(const Hyphenator *h, const Word *word, UnicodeHyphen *place) {
  if (h->lang == LANG_EN) return FALSE;
  gsize length = word->length - (word->text[word->length - 1] == 's');
  for (gsize i = 0; i < G_N_ELEMENTS(doubled); i++) {
    gsize own = strlen(doubled[i].diminutive);
    if (length < own || memcmp(word->text + length - own, doubled[i].diminutive, own) != 0) continue;
    const char *last = g_utf8_find_prev_char(doubled[i].word, doubled[i].word + strlen(doubled[i].word));
    gboolean accented = (guchar)*last >= 0x80;
    *place = (UnicodeHyphen){.start = length - strlen("tje")};
    place->end = place->start - (accented ? 2 : 1);
    g_snprintf(place->tail, sizeof place->tail, "%s-", accented ? last : "");
    return TRUE;
  }
  return FALSE;
}

guint hyphenator_places(Hyphenator *h, const char *text, gsize length, UnicodeHyphen *places, guint most) {
  Word word;
  char encoded[LETTERS_MOST * 6 + 1] = "", marks[LETTERS_MOST * 6 + 8] = "";
  int n;
  look_for_dictionary(h);
  if (!h->dictionary || !read_word(&word, text, length) || !encode(h, &word, encoded, &n)) return 0;
  char **replacements = NULL;
  int *positions = NULL, *cuts = NULL;
  int failed = hnj_hyphen_hyphenate3(h->dictionary, encoded, n, marks, NULL, &replacements, &positions, &cuts, LETTERS_BEFORE,
                                     LETTERS_BEHIND, LETTERS_BEFORE, LETTERS_BEHIND);
  guint found = 0;
  UnicodeHyphen last;
  gboolean doubles = diminutive(h, &word, &last);
  for (guint i = LETTERS_BEFORE; !failed && i + LETTERS_BEHIND <= word.n && found < most; i++) {
    gboolean replaced = replacements && replacements[i - 1]; /* a change of spelling that we do not know */
    if (!(marks[i - 1] & 1) || replaced || (doubles && word.at[i] >= last.end)) continue;
    places[found++] = place_before(h, &word, i);
  }
  if (doubles && found < most) places[found++] = last;
  for (int i = 0; replacements && i < n; i++) free(replacements[i]);
  free(replacements);
  free(positions);
  free(cuts);
  return found;
}
