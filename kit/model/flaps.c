/* Finds the flip-chart sheets to write. See flaps.h. */
#include "model/flaps.h"

#include <string.h>

/* --- words --- */

static gboolean is_one_of(const char *word, const char *const *words) {
  return g_strv_contains(words, word);
}

static gboolean is_flap_word(const char *word) {
  static const char *const words[] = {"flap",     "flappen",   "flaps",       "flapje",         "flapjes",     "flapvel",        "flapvellen",
                                      "flapover", "flapovers", "flapovervel", "flapovervellen", "flip",        "flipover",       "flipovers",
                                      "flipchart", "flipcharts", "flipovervel", "flipovervellen", "flipchartvel", "flipchartvellen", NULL};
  return is_one_of(word, words);
}

/* Words that say nothing of what stands on a flap. */
static gboolean is_small_word(const char *word) {
  static const char *const words[] = {
      "a",     "an",   "and",   "at",    "big",    "blank",    "blanco", "chart",  "charts",  "de",     "dikke",  "drie",  "each",  "easel",   "een",
      "elk",   "elke", "empty", "en",    "every",  "ezel",     "five",   "for",    "four",    "groep",  "groepje", "groot", "grote", "group",  "het",
      "in",    "large", "leeg", "lege",  "met",    "of",       "on",     "op",     "over",    "overs",  "overvel", "paper", "papier", "per",   "sheet",
      "sheets", "stand", "standaard", "table", "tafel", "the",  "three",  "twee",   "two",     "van",    "vel",    "vellen", "vier", "vijf",   "voor",
      "white", "wit",  "witte", "with",  NULL};
  return g_ascii_isdigit(*word) || is_one_of(word, words);
}

/* The words of a text without marks, in small letters. */
static char **words_of(const char *text) {
  g_autofree char *folded = g_utf8_casefold(text, -1);
  GPtrArray *words = g_ptr_array_new();
  for (const char *p = folded; *p;) {
    const char *begin = p;
    while (*p && g_unichar_isalnum(g_utf8_get_char(p))) p = g_utf8_next_char(p);
    if (p > begin) g_ptr_array_add(words, g_strndup(begin, (gsize)(p - begin)));
    if (*p) p = g_utf8_next_char(p);
  }
  g_ptr_array_add(words, NULL);
  return (char **)g_ptr_array_free(words, FALSE);
}

/* Is this thing a flap with something on it: "flap met spelregels", "keywords flip chart"; not "flappen", and not "stiften voor de
 * flap", where something else comes first. */
static gboolean is_written(const char *thing) {
  g_auto(GStrv) words = words_of(thing);
  gboolean flap = FALSE, said = FALSE, apart = FALSE;
  for (char **word = words; *word; word++) {
    if (is_flap_word(*word)) {
      if (!flap && apart) return FALSE;
      flap = TRUE;
    } else if (!is_small_word(*word)) {
      said = TRUE;
    } else if (!flap) {
      apart = said;
    }
  }
  return flap && said;
}

static gboolean holds_all(const char *name, char *const *words) {
  g_auto(GStrv) there = words_of(name);
  gboolean any = FALSE;
  for (char *const *word = words; *word; word++) {
    if (is_flap_word(*word) || is_small_word(*word)) continue;
    if (!g_strv_contains((const char *const *)there, *word)) return FALSE;
    any = TRUE;
  }
  return any;
}

gboolean flap_is_among(const Flap *flap, const GPtrArray *names) {
  g_auto(GStrv) words = words_of(flap->title);
  for (guint i = 0; i < names->len; i++)
    if (holds_all(g_ptr_array_index(names, i), words)) return TRUE;
  return FALSE;
}

/* --- of a script --- */

static void flap_free(gpointer data) {
  Flap *flap = data;
  g_free(flap->title);
  g_free(flap->text);
  g_free(flap);
}

/* "flap kernwoorden" is the flap "Kernwoorden" of an earlier part. */
static gboolean holds_title(const GPtrArray *flaps, const char *title, gboolean named) {
  g_autofree char *folded = g_utf8_casefold(title, -1);
  g_auto(GStrv) words = words_of(title);
  for (guint i = 0; i < flaps->len; i++) {
    const Flap *flap = g_ptr_array_index(flaps, i);
    g_autofree char *other = g_utf8_casefold(flap->title, -1);
    if (g_str_equal(folded, other) || (!named && holds_all(flap->title, words))) return TRUE;
  }
  return FALSE;
}

/* A flap that was found in an earlier part and is this one by its words; NULL when there is none. */
static Flap *found_before(const GPtrArray *flaps, const char *title) {
  for (guint i = 0; i < flaps->len; i++) {
    Flap *flap = g_ptr_array_index(flaps, i);
    if (flap->named) continue;
    g_auto(GStrv) words = words_of(flap->title);
    if (holds_all(title, words)) return flap;
  }
  return NULL;
}

/* text: the title, and what is written below it in further lines. */
static void add_flap(GPtrArray *flaps, const Phase *phase, const char *text, gboolean named) {
  const char *end = strchr(text, '\n');
  g_autofree char *title = end ? g_strndup(text, (gsize)(end - text)) : g_strdup(text), *below = g_strstrip(g_strdup(end ? end : ""));
  g_strstrip(title);
  if (!*title || holds_title(flaps, title, named)) return;
  Flap *flap = named ? found_before(flaps, title) : NULL;
  if (!flap) {
    flap = g_new0(Flap, 1);
    flap->phase = phase;
    g_ptr_array_add(flaps, flap);
  }
  g_free(flap->title);
  flap->title = g_steal_pointer(&title);
  flap->named = named;
  if (*below) flap->text = g_steal_pointer(&below);
}

static void add_phases(GPtrArray *flaps, const GPtrArray *phases) {
  for (guint i = 0; i < phases->len; i++) {
    const Phase *phase = g_ptr_array_index(phases, i);
    if (phase->spare) continue;
    for (char **text = phase->flaps; *text; text++) add_flap(flaps, phase, *text, TRUE);
    for (char **thing = phase->needed; !*phase->flaps && *thing; thing++)
      if (is_written(*thing)) add_flap(flaps, phase, *thing, FALSE);
    for (guint k = 0; phase->tracks && k < phase->tracks->len; k++)
      add_phases(flaps, ((const Track *)g_ptr_array_index(phase->tracks, k))->phases);
  }
}

GPtrArray *flaps_of(const Script *script) {
  GPtrArray *flaps = g_ptr_array_new_with_free_func(flap_free);
  add_phases(flaps, script->phases);
  return flaps;
}
