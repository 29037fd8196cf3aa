/* Replaces by two expressions, one for whole names and one for parts of them, and by those for addresses and numbers. */
#include "model/scrub.h"

#include <string.h>

/* The bracket before an area code that closes behind it: "(0318) 12 34 56". */
#define BRACKET "(?:\\((?=\\+?\\d{1,5}\\)[ .\\-/]*\\d))?"

struct Scrub {
  Lang lang;
  GHashTable *whole, *part; /* words, folded or as written → what stands in their place (owned) */
  GRegex *whole_regex, *part_regex, *mail, *phone;
  GRegex *numbers;   /* of these people; NULL without any */
  GRegex *addresses; /* streets with a number and postcodes of these people; NULL without any */
  int count, doubtful;
};

static char *called(int id, Lang lang, gboolean begins) {
  if (id <= 0) return g_strdup(tp(lang, ANONYMISE_SOMEBODY));
  return begins ? tx(lang, ANONYMISE_PERSON, TN(id)) : tx(lang, ANONYMISE_PERSON_IN_TEXT, TN(id));
}

char *scrub_name(const Person *person, Lang lang) { return called(person->id, lang, TRUE); }

/* One space between words, case aside: how whole names are found again. */
static char *folded(const char *text) {
  g_auto(GStrv) words = g_strsplit_set(text, " \t\r\n", -1);
  GString *out = g_string_new(NULL);
  for (char **word = words; *word; word++) {
    if (**word) g_string_append_printf(out, "%s%s", out->len ? " " : "", *word);
  }
  char *key = g_utf8_casefold(out->str, -1);
  g_string_free(out, TRUE);
  return key;
}

/* Two people with one name: nobody can tell who is meant. */
static void learn(Scrub *scrub, GHashTable *names, char *key, int id) {
  if (g_hash_table_contains(names, key))
    g_hash_table_insert(names, key, called(0, scrub->lang, FALSE));
  else
    g_hash_table_insert(names, key, called(id, scrub->lang, FALSE));
}

static int longest_first(gconstpointer a, gconstpointer b) {
  gsize x = strlen(*(const char *const *)a), y = strlen(*(const char *const *)b);
  return x < y ? 1 : x > y ? -1 : strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* An expression for any of these texts as whole words, the longest first; NULL when there are none. */
static GRegex *any_of(GPtrArray *texts, GRegexCompileFlags flags) {
  if (!texts->len) return NULL;
  g_ptr_array_sort(texts, longest_first);
  GString *pattern = g_string_new("(*UCP)(?<!\\w)(?:");
  for (guint i = 0; i < texts->len; i++) {
    g_auto(GStrv) words = g_strsplit_set(g_ptr_array_index(texts, i), " \t", -1);
    gboolean first = TRUE;
    if (i) g_string_append_c(pattern, '|');
    for (char **word = words; *word; word++) {
      if (!**word) continue;
      g_autofree char *escaped = g_regex_escape_string(*word, -1);
      g_string_append_printf(pattern, "%s%s", first ? "" : "\\s+", escaped);
      first = FALSE;
    }
  }
  g_string_append(pattern, ")(?!\\w)");
  GRegex *regex = g_regex_new(pattern->str, flags, 0, NULL); /* not optimised: valgrind cannot follow the code made for it */
  g_string_free(pattern, TRUE);
  return regex;
}

/* The digits of a phone number with whatever may stand between them. */
static void add_number(GString *pattern, const char *phone) {
  GString *digits = g_string_new(NULL);
  for (const char *p = phone; *p; p++) {
    if (g_ascii_isdigit(*p)) g_string_append_printf(digits, "%s%c", digits->len ? "[ ().\\-/]*" : "", *p);
  }
  if (digits->len) g_string_append_printf(pattern, "%s%s", pattern->len ? "|" : "", digits->str);
  g_string_free(digits, TRUE);
}

static gboolean has_digit(const char *text) {
  while (text && *text && !g_ascii_isdigit(*text)) text++;
  return text && *text;
}

/* A street alone is a street; with its number somebody lives there. A postcode is written with its space or without. */
static void learn_address(GPtrArray *addresses, const Person *person) {
  g_autofree char *street = person->house ? g_strdup_printf("%s %s", person->street ? person->street : "", person->house)
                                          : g_strdup(person->street);
  if (person->street && has_digit(street)) g_ptr_array_add(addresses, g_steal_pointer(&street));
  if (!has_digit(person->postcode)) return;
  g_auto(GStrv) words = g_strsplit(person->postcode, " ", -1);
  char *joined = g_strjoinv("", words);
  g_ptr_array_add(addresses, g_strdup(person->postcode));
  if (strlen(joined) == 6) g_ptr_array_add(addresses, g_strdup_printf("%.4s %s", joined, joined + 4));
  g_ptr_array_add(addresses, joined);
}

static gboolean has_words(const char *text) {
  return text && g_utf8_strlen(text, -1) >= 2;
}

Scrub *scrub_new(const GPtrArray *people, Lang lang) {
  Scrub *scrub = g_new0(Scrub, 1);
  g_autoptr(GPtrArray) wholes = g_ptr_array_new_with_free_func(g_free), parts = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GPtrArray) addresses = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GString) numbers = g_string_new(NULL);
  scrub->lang = lang;
  scrub->whole = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  scrub->part = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < people->len; i++) {
    const Person *person = g_ptr_array_index(people, i);
    g_autofree char *name = person_name(person);
    g_autofree char *last = person->last && person->infix ? g_strdup_printf("%s %s", person->infix, person->last) : NULL;
    const char *const alone[] = {person->first, person->last, last};
    if (has_words(name)) {
      g_ptr_array_add(wholes, g_strdup(name));
      learn(scrub, scrub->whole, folded(name), person->id);
    }
    for (gsize k = 0; k < G_N_ELEMENTS(alone); k++) {
      if (!has_words(alone[k])) continue;
      g_ptr_array_add(parts, g_strdup(alone[k]));
      learn(scrub, scrub->part, g_strdup(alone[k]), person->id);
    }
    if (person->phone) add_number(numbers, person->phone);
    learn_address(addresses, person);
  }
  scrub->whole_regex = any_of(wholes, G_REGEX_CASELESS);
  scrub->part_regex = any_of(parts, 0);
  scrub->addresses = any_of(addresses, G_REGEX_CASELESS);
  scrub->mail = g_regex_new("(*UCP)[^\\s<>\"',;:()\\[\\]{}]+@[\\w\\-]+(?:\\.[\\w\\-]+)+", 0, 0, NULL);
  scrub->phone = g_regex_new("(?<![\\d\\-])" BRACKET "(?:\\+\\d|0\\d)(?:[ ().\\-/]{0,2}\\d){8,11}(?!\\d)", 0, 0, NULL);
  g_autofree char *all = g_strdup_printf("(?<!\\d)" BRACKET "(?:%s)(?!\\d)", numbers->str);
  scrub->numbers = numbers->len ? g_regex_new(all, 0, 0, NULL) : NULL;
  return scrub;
}

void scrub_free(Scrub *scrub) {
  GRegex *all[] = {scrub->whole_regex, scrub->part_regex, scrub->mail, scrub->phone, scrub->numbers, scrub->addresses};
  for (gsize i = 0; i < G_N_ELEMENTS(all); i++) g_clear_pointer(&all[i], g_regex_unref);
  g_hash_table_unref(scrub->whole);
  g_hash_table_unref(scrub->part);
  g_free(scrub);
}

int scrub_count(const Scrub *scrub) { return scrub->count; }
int scrub_doubtful(const Scrub *scrub) { return scrub->doubtful; }

static gboolean take_whole(const GMatchInfo *match, GString *out, gpointer data) {
  Scrub *scrub = data;
  g_autofree char *found = g_match_info_fetch(match, 0), *key = folded(found);
  const char *instead = g_hash_table_lookup(scrub->whole, key);
  g_string_append(out, instead ? instead : tp(scrub->lang, ANONYMISE_SOMEBODY));
  scrub->count++;
  return FALSE;
}

static gboolean take_part(const GMatchInfo *match, GString *out, gpointer data) {
  Scrub *scrub = data;
  g_autofree char *found = g_match_info_fetch(match, 0);
  const char *instead = g_hash_table_lookup(scrub->part, found);
  g_string_append(out, instead ? instead : tp(scrub->lang, ANONYMISE_SOMEBODY));
  scrub->count++;
  scrub->doubtful++;
  return FALSE;
}

static gboolean take_away(const GMatchInfo *match, GString *out, gpointer data) {
  (void)match;
  Scrub *scrub = data;
  g_string_append(out, "…");
  scrub->count++;
  return FALSE;
}

char *scrub_text(Scrub *scrub, const char *text) {
  const struct {
    GRegex *regex;
    GRegexEvalCallback take;
  } steps[] = {{scrub->mail, take_away},
               {scrub->addresses, take_away},
               {scrub->numbers, take_away},
               {scrub->phone, take_away},
               {scrub->whole_regex, take_whole},
               {scrub->part_regex, take_part}};
  char *result = g_utf8_make_valid(text ? text : "", -1);
  for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
    if (!steps[i].regex) continue;
    char *next = g_regex_replace_eval(steps[i].regex, result, -1, 0, 0, steps[i].take, scrub, NULL);
    if (!next) continue;
    g_free(result);
    result = next;
  }
  return result;
}
