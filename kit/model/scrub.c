/* Mail addresses, phone numbers and where people live go by expressions; their names are found word by word. */
#include "model/scrub.h"

#include <string.h>

#include "model/scrub_names.h"

/* The bracket before an area code that closes behind it: "(0318) 12 34 56". */
#define BRACKET "(?:\\((?=\\+?\\d{1,5}\\)[ .\\-/]*\\d))?"

struct Scrub {
  Lang lang;
  ScrubNames *names;
  GPtrArray *mails; /* of char, in small letters: of these people */
  GHashTable *numbers; /* set of the phone numbers of these people: their digits */
  GRegex *mail, *phone; /* of anybody */
  int count, doubtful, left;
};

static char *called(int id, Lang lang, gboolean begins) {
  if (id <= 0) return g_strdup(begins ? tp(lang, ANONYMISE_SOMEBODY_BEGINS) : tp(lang, ANONYMISE_SOMEBODY));
  return begins ? tx(lang, ANONYMISE_PERSON, TN(id)) : tx(lang, ANONYMISE_PERSON_IN_TEXT, TN(id));
}

char *scrub_name(int number, Lang lang) { return called(number, lang, number > 0); }

int scrub_number(const char *name) {
  for (int lang = 0; lang < N_LANGS; lang++) {
    g_autofree char *one = called(1, (Lang)lang, TRUE);
    gsize before = strcspn(one, "1");
    guint64 number;
    if (strncmp(name, one, before) == 0 && g_ascii_string_to_unsigned(name + before, 10, 1, G_MAXINT, &number, NULL)) return (int)number;
  }
  return 0;
}

/* --- phone numbers --- */

#define DIGITS_LEAST 6 /* of a number without its area */
#define DIGITS_MOST 20

/* A phone number, and what people leave out of it: the country, and the area. */
static void learn_number(GHashTable *numbers, const char *phone) {
  GString *digits = g_string_new(NULL);
  for (const char *p = phone; *p; p++)
    if (g_ascii_isdigit(*p)) g_string_append_c(digits, *p);
  for (gsize area = 2; digits->len >= 10 && 10 - area >= DIGITS_LEAST; area++)
    g_hash_table_add(numbers, g_strdup(digits->str + digits->len - 10 + area));
  if (digits->len && digits->len <= DIGITS_MOST)
    g_hash_table_add(numbers, g_string_free(digits, FALSE));
  else
    g_string_free(digits, TRUE);
}

/* The length of the longest known number at this digit, whatever stands between its digits; 0 when there is none. */
static gsize number_at(const GHashTable *numbers, const char *text) {
  char digits[DIGITS_MOST + 1];
  gsize n = 0, longest = 0;
  for (const char *p = text; *p && (g_ascii_isdigit(*p) || strchr(" ().-/", *p)); p++) {
    if (!g_ascii_isdigit(*p)) continue;
    if (n == DIGITS_MOST) break;
    digits[n++] = *p;
    digits[n] = '\0';
    if (!g_ascii_isdigit(p[1]) && g_hash_table_contains((GHashTable *)numbers, digits)) longest = (gsize)(p + 1 - text);
  }
  return longest;
}

/* The next known number from `from` on: TRUE with its bytes [*start, *end). A bracket before an area code that closes behind it is of
 * it: "(0318) 12 34 56". */
static gboolean next_number(const GHashTable *numbers, const char *text, gsize from, gsize *start, gsize *end) {
  for (gsize i = from; text[i]; i++) {
    gsize length;
    if (!g_ascii_isdigit(text[i]) || (i && g_ascii_isdigit(text[i - 1])) || !(length = number_at(numbers, text + i))) continue;
    gboolean bracket = i > from && text[i - 1] == '(' && memchr(text + i, ')', length);
    *start = i - bracket;
    *end = i + length;
    return TRUE;
  }
  return FALSE;
}

/* --- all of it --- */

Scrub *scrub_new(const GPtrArray *people, Lang lang) {
  Scrub *scrub = g_new0(Scrub, 1);
  scrub->lang = lang;
  scrub->names = scrub_names_new();
  scrub->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  scrub->mails = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < people->len; i++) {
    const Person *person = g_ptr_array_index(people, i);
    scrub_names_add(scrub->names, person);
    if (person->phone) learn_number(scrub->numbers, person->phone);
    if (person->mail) g_ptr_array_add(scrub->mails, g_utf8_strdown(person->mail, -1));
  }
  scrub->mail = g_regex_new("(*UCP)[^\\s<>\"',;:()\\[\\]{}]+@[\\w\\-]+(?:\\.[\\w\\-]+)+", 0, 0, NULL);
  scrub->phone = g_regex_new("(?<![\\d\\-])" BRACKET "(?:\\+\\d|0\\d)(?:[ ().\\-/]{0,2}\\d){8,11}(?!\\d)", 0, 0, NULL);
  return scrub;
}

void scrub_free(Scrub *scrub) {
  g_regex_unref(scrub->mail);
  g_regex_unref(scrub->phone);
  g_hash_table_unref(scrub->numbers);
  scrub_names_free(scrub->names);
  g_ptr_array_unref(scrub->mails);
  g_free(scrub);
}

void scrub_keep(Scrub *scrub, const char *phrase) { scrub_names_keep(scrub->names, phrase); }

int scrub_count(const Scrub *scrub) { return scrub->count; }
int scrub_doubtful(const Scrub *scrub) { return scrub->doubtful; }
int scrub_left(const Scrub *scrub) { return scrub->left; }

static gboolean take_away(const GMatchInfo *match, GString *out, gpointer data) {
  (void)match;
  Scrub *scrub = data;
  g_string_append(out, "…");
  scrub->count++;
  return FALSE;
}

/* Without what this expression finds. */
static char *without(Scrub *scrub, const GRegex *regex, const char *text) {
  char *next = g_regex_replace_eval(regex, text, -1, 0, 0, take_away, scrub, NULL);
  return next ? next : g_strdup("…");
}

static char *without_numbers(Scrub *scrub, const char *text) {
  GString *out = g_string_new(NULL);
  gsize done = 0, start, end;
  for (; next_number(scrub->numbers, text, done, &start, &end); done = end) {
    g_string_append_len(out, text + done, (gssize)(start - done));
    g_string_append(out, "…");
    scrub->count++;
  }
  g_string_append(out, text + done);
  return g_string_free(out, FALSE);
}

static char *without_names(Scrub *scrub, const char *text, gboolean whole) {
  g_autoptr(GArray) found = scrub_names_find(scrub->names, text, whole);
  GString *out = g_string_new(NULL);
  gsize done = 0;
  for (guint i = 0; i < found->len; i++) {
    const ScrubFound *name = &g_array_index(found, ScrubFound, i);
    scrub->left += name->unsure;
    if (name->unsure) continue;
    g_autofree char *instead = name->address ? g_strdup("…") : called(name->id, scrub->lang, name->begins);
    g_string_append_len(out, text + done, (gssize)(name->start - done));
    g_string_append(out, instead);
    if (name->genitive) g_string_append(out, "’s");
    done = name->end;
    scrub->count++;
    scrub->doubtful += name->alone;
  }
  g_string_append(out, text + done);
  return g_string_free(out, FALSE);
}

static char *clean(Scrub *scrub, const char *text, gboolean whole) {
  g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1), *mailed = without(scrub, scrub->mail, valid);
  g_autofree char *unphoned = without(scrub, scrub->phone, mailed), *numbered = without_numbers(scrub, unphoned);
  return without_names(scrub, numbered, whole);
}

char *scrub_text(Scrub *scrub, const char *text) { return clean(scrub, text, FALSE); }
char *scrub_organisation(Scrub *scrub, const char *text) { return clean(scrub, text, TRUE); }

/* Does a line hold two names alone: a first and a last name in columns of their own, say. */
static gboolean two_in_a_line(const GArray *found, const char *text) {
  for (guint i = 1; i < found->len; i++) {
    const ScrubFound *a = &g_array_index(found, ScrubFound, i - 1), *b = &g_array_index(found, ScrubFound, i);
    if (a->alone && b->alone && !a->unsure && !b->unsure && !memchr(text + a->end, '\n', b->start - a->end)) return TRUE;
  }
  return FALSE;
}

gboolean scrub_finds(const Scrub *scrub, const char *text) {
  g_autofree char *valid = g_utf8_make_valid(text, -1), *small = g_utf8_strdown(valid, -1);
  g_autoptr(GArray) whole = scrub_names_find(scrub->names, valid, TRUE), all = scrub_names_find(scrub->names, valid, FALSE);
  gboolean any = whole->len > 0 || two_in_a_line(all, valid);
  gsize start, end;
  for (guint i = 0; !any && i < scrub->mails->len; i++) any = strstr(small, g_ptr_array_index(scrub->mails, i)) != NULL;
  return any || next_number(scrub->numbers, valid, 0, &start, &end);
}
