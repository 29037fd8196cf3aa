/* Reads the fields of a person and judges a list of people. It knows nothing of CSV or YAML. */
#include "read/person_read.h"

#include <string.h>

#include "base/unicode.h"

#define PERSON_TEXT_MAX 100 /* characters of a name, a role: what is longer stands on no badge */

/* The small words between a Dutch (or neighbouring) first and last name. */
static gboolean is_infix(const char *word) {
  static const char *const words[] = {"van", "de",  "der", "den", "het", "'t",  "’t",  "te", "ter", "ten", "in",
                                      "op",  "aan", "bij", "uit", "von", "zu",  "zur", "du", "des", "del", "della",
                                      "di",  "da",  "dos", "la",  "le",  "les", "el",  "al", "bin", "ibn", "’s",
                                      "'s",  "d'",  "d’",  "af",  "av",  "onder", "over", "tot", "voor", NULL};
  for (int i = 0; words[i]; i++)
    if (strcmp(word, words[i]) == 0) return TRUE;
  return FALSE;
}

static void set_text(char **field, const char *text) {
  g_free(*field);
  *field = g_strdup(text);
}

/* Joins words [from, to) with spaces; new string, NULL when there are none. */
static char *join(char **words, guint from, guint to) {
  if (from >= to) return NULL;
  GString *out = g_string_new(words[from]);
  for (guint i = from + 1; i < to; i++) g_string_append_printf(out, " %s", words[i]);
  return g_string_free(out, FALSE);
}

/* "Fatima van den Berg" and "Berg, Fatima van den" both become Fatima + van den + Berg. */
static void read_name(Person *person, const char *text) {
  g_autofree char *turned = NULL;
  const char *comma = strchr(text, ',');
  if (comma) {
    g_autofree char *last = g_strndup(text, (gsize)(comma - text));
    turned = g_strdup_printf("%s %s", comma + 1, last);
    text = turned;
  }
  g_auto(GStrv) parts = g_strsplit_set(text, " \t", -1);
  guint n = 0;
  for (guint i = 0; parts[i]; i++) {
    if (*parts[i]) {
      char *word = parts[i];
      parts[i] = parts[n];
      parts[n++] = word;
    }
  }
  if (n == 0) return;
  guint infix = 1;
  while (infix < n && !is_infix(parts[infix])) infix++;
  guint last = infix;
  while (last + 1 < n && is_infix(parts[last])) last++;
  if (infix >= n) infix = last = MIN(n, 1); /* no infix: the first word is the first name */
  g_free(person->first);
  g_free(person->infix);
  g_free(person->last);
  person->first = join(parts, 0, infix);
  person->infix = join(parts, infix, last);
  person->last = join(parts, last, n);
}

static void read_consent(Consent *consent, KeyId key, const char *text, const DiagSource *source, Place place,
                         DiagList *diags) {
  static const char *const yes[] = {"✓", "✔", "v", "akkoord", "ok", "oké", NULL};
  int value;
  g_autofree char *folded = schema_fold(text);
  if (schema_word(WORDS_YES_NO, text, &value))
    *consent = value ? CONSENT_YES : CONSENT_NO;
  else if (g_strv_contains(yes, folded))
    *consent = CONSENT_YES;
  else
    diag(diags, PERSON_CONSENT, source, place, TS(text), TS(schema_name(key, diags->lang)));
}

void person_read_field(Person *person, KeyId key, const char *text, const DiagSource *source, Place place, DiagList *diags) {
  g_autofree char *clean = g_strstrip(unicode_clean(text, -1));
  for (char *p = clean; *p; p++)
    if (*p == '\n') *p = ' ';
  if (!*clean) return;
  if (g_utf8_strlen(clean, -1) > PERSON_TEXT_MAX && key != KEY_PERSON_REMARKS && key != KEY_PERSON_MAIL) {
    diag(diags, PERSON_LONG, source, place, TS(schema_name(key, diags->lang)), TN(PERSON_TEXT_MAX));
    *g_utf8_offset_to_pointer(clean, PERSON_TEXT_MAX) = '\0';
    g_strchomp(clean);
  }
  int value;
  switch (key) {
    case KEY_PERSON_NAME: read_name(person, clean); break;
    case KEY_PERSON_FIRST: set_text(&person->first, clean); break;
    case KEY_PERSON_INFIX: set_text(&person->infix, clean); break;
    case KEY_PERSON_LAST: set_text(&person->last, clean); break;
    case KEY_PERSON_ROLE: set_text(&person->role, clean); break;
    case KEY_PERSON_ORGANISATION: set_text(&person->organisation, clean); break;
    case KEY_PERSON_PHONE: set_text(&person->phone, clean); break;
    case KEY_PERSON_STREET: set_text(&person->street, clean); break;
    case KEY_PERSON_HOUSE: set_text(&person->house, clean); break;
    case KEY_PERSON_POSTCODE: set_text(&person->postcode, clean); break;
    case KEY_PERSON_TOWN: set_text(&person->town, clean); break;
    case KEY_PERSON_TOGETHER: set_text(&person->together, clean); break;
    case KEY_PERSON_APART: set_text(&person->apart, clean); break;
    case KEY_PERSON_REMARKS: set_text(&person->remarks, clean); break;
    case KEY_PERSON_MAIL:
      if (mail_plausible(clean))
        set_text(&person->mail, clean);
      else
        diag(diags, PERSON_MAIL, source, place, TS(clean));
      break;
    case KEY_PERSON_SIDE:
      if (schema_word(WORDS_SIDE, clean, &value)) {
        person->side = (Side)value;
      } else {
        g_autofree char *words = schema_words(WORDS_SIDE, diags->lang);
        diag(diags, PERSON_SIDE, source, place, TS(clean), TS(words));
      }
      break;
    case KEY_PERSON_STATE:
      if (schema_word(WORDS_STATE, clean, &value)) {
        person->state = (PersonState)value;
      } else {
        g_autofree char *words = schema_words(WORDS_STATE, diags->lang);
        diag(diags, PERSON_STATE, source, place, TS(clean), TS(words));
      }
      break;
    case KEY_PERSON_NAMED: read_consent(&person->name_in_report, key, clean, source, place, diags); break;
    case KEY_PERSON_SHARE: read_consent(&person->share_mail, key, clean, source, place, diags); break;
    case KEY_PERSON_PHOTO: read_consent(&person->photo, key, clean, source, place, diags); break;
    default: break;
  }
}

/* Counts somebody under their whole name and under their first name, as these are compared. */
static void count_names(GHashTable *called, const Person *person) {
  g_autofree char *name = person_name(person);
  char *keys[] = {schema_fold(name), schema_fold(person->first)};
  gboolean same = strcmp(keys[0], keys[1]) == 0;
  for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
    int n = GPOINTER_TO_INT(g_hash_table_lookup(called, keys[i]));
    g_hash_table_insert(called, keys[i], GINT_TO_POINTER(n + (i == 0 || !same)));
  }
}

/* Is somebody other than this person called so. */
static gboolean somebody_else(GHashTable *called, const Person *self, const char *name) {
  g_autofree char *wanted = schema_fold(name), *whole = person_name(self);
  g_autofree char *own = schema_fold(whole), *first = schema_fold(self->first);
  gboolean themselves = strcmp(own, wanted) == 0 || strcmp(first, wanted) == 0;
  return GPOINTER_TO_INT(g_hash_table_lookup(called, wanted)) > themselves;
}

/* Tells each name in a list "A, B en C" that nobody in the list has. */
static void judge_names(GHashTable *called, const Person *person, const char *names, const DiagSource *source, DiagList *diags) {
  if (!names) return;
  g_auto(GStrv) parts = people_split_names(names);
  for (char **name = parts; *name; name++)
    if (!somebody_else(called, person, *name)) diag(diags, PERSON_NOBODY, source, person->place, TS(*name), TS(person->first));
}

void people_judge(GPtrArray *people, const DiagSource *source, DiagList *diags) {
  g_autoptr(GHashTable) by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) by_mail = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) called = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < people->len; i++) {
    Person *p = g_ptr_array_index(people, i);
    p->id = (int)i + 1;
    count_names(called, p);
    g_autofree char *name = person_name(p);
    char *key = schema_fold(name);
    const Person *same = g_hash_table_lookup(by_name, key);
    if (same && g_strcmp0(same->organisation, p->organisation) == 0)
      diag(diags, PERSON_TWICE, source, p->place, TS(name), TN(same->place.line));
    g_hash_table_replace(by_name, key, p);
    if (p->mail) {
      key = g_ascii_strdown(p->mail, -1);
      same = g_hash_table_lookup(by_mail, key);
      if (same) diag(diags, PERSON_MAIL_TWICE, source, p->place, TS(p->mail), TN(same->place.line));
      g_hash_table_replace(by_mail, key, p);
    }
  }
  for (guint i = 0; i < people->len; i++) {
    const Person *p = g_ptr_array_index(people, i);
    judge_names(called, p, p->together, source, diags);
    judge_names(called, p, p->apart, source, diags);
  }
}
