/* People: making, copying, naming. What a person allows or where they stand is plain data; no rule about the meeting lives
 * here, and nothing about how names are laid out on paper. */
#include "model/people.h"

#include <string.h>

#include "base/unicode.h"

Person *person_new(void) {
  Person *person = g_new0(Person, 1);
  person->first = g_strdup("");
  return person;
}

Person *person_copy(const Person *person) {
  if (!person) {
    return NULL;
  }
  Person *copy = g_memdup2(person, sizeof *person);
  copy->first = g_strdup(person->first ? person->first : "");
  copy->infix = g_strdup(person->infix);
  copy->last = g_strdup(person->last);
  copy->role = g_strdup(person->role);
  copy->organisation = g_strdup(person->organisation);
  copy->mail = g_strdup(person->mail);
  copy->phone = g_strdup(person->phone);
  copy->remarks = g_strdup(person->remarks);
  copy->street = g_strdup(person->street);
  copy->house = g_strdup(person->house);
  copy->postcode = g_strdup(person->postcode);
  copy->town = g_strdup(person->town);
  copy->together = g_strdup(person->together);
  copy->apart = g_strdup(person->apart);
  return copy;
}

void person_free(Person *person) {
  if (!person) {
    return;
  }
  g_free(person->first);
  g_free(person->infix);
  g_free(person->last);
  g_free(person->role);
  g_free(person->organisation);
  g_free(person->mail);
  g_free(person->phone);
  g_free(person->remarks);
  g_free(person->street);
  g_free(person->house);
  g_free(person->postcode);
  g_free(person->town);
  g_free(person->together);
  g_free(person->apart);
  g_free(person);
}

gboolean person_equal(const Person *a, const Person *b) {
  if (!a || !b) {
    return a == b;
  }
  return a->id == b->id && g_strcmp0(a->first, b->first) == 0 && g_strcmp0(a->infix, b->infix) == 0 &&
         g_strcmp0(a->last, b->last) == 0 && g_strcmp0(a->role, b->role) == 0 &&
         g_strcmp0(a->organisation, b->organisation) == 0 && g_strcmp0(a->mail, b->mail) == 0 &&
         g_strcmp0(a->phone, b->phone) == 0 && g_strcmp0(a->remarks, b->remarks) == 0 && a->side == b->side &&
         g_strcmp0(a->street, b->street) == 0 && g_strcmp0(a->house, b->house) == 0 &&
         g_strcmp0(a->postcode, b->postcode) == 0 && g_strcmp0(a->town, b->town) == 0 && a->state == b->state && a->name_in_report == b->name_in_report && a->share_mail == b->share_mail &&
         a->photo == b->photo && g_strcmp0(a->together, b->together) == 0 && g_strcmp0(a->apart, b->apart) == 0 &&
         a->walk_in == b->walk_in && a->instead_of == b->instead_of;
}

static void append_word(GString *text, const char *word) {
  if (!word || !*word) {
    return;
  }
  if (text->len > 0) {
    g_string_append_c(text, ' ');
  }
  g_string_append(text, word);
}

char *person_name(const Person *person) {
  GString *name = g_string_new(NULL);
  append_word(name, person->first);
  append_word(name, person->infix);
  append_word(name, person->last);
  return g_string_free(name, FALSE);
}

char *person_address(const Person *person) {
  if (!person->street || !*person->street) {
    return NULL;
  }
  GString *address = g_string_new(NULL), *place = g_string_new(NULL);
  append_word(address, person->street);
  append_word(address, person->house);
  append_word(place, person->postcode);
  append_word(place, person->town);
  if (place->len > 0) {
    g_string_append_printf(address, "\n%s", place->str);
  }
  g_string_free(place, TRUE);
  return g_string_free(address, FALSE);
}

char *person_sort_key(const Person *person) {
  GString *name = g_string_new(NULL);
  append_word(name, person->last);
  append_word(name, person->first);
  char *key = unicode_sort_key(name->str);
  g_string_free(name, TRUE);
  return key;
}

const char *const consent_to_words[] = {"name", "mail", "photo", NULL};

ConsentTo consent_to(const char *word) {
  ConsentTo what = 0;
  while (what < N_CONSENTS && g_strcmp0(word, consent_to_words[what]) != 0) what++;
  return what;
}

Consent *person_consent(Person *person, ConsentTo what) {
  Consent *const answers[N_CONSENTS] = {&person->name_in_report, &person->share_mail, &person->photo};
  return answers[what];
}

gboolean person_named(const Person *person) {
  return person->name_in_report == CONSENT_YES || person->name_in_report == CONSENT_NOT_ASKED;
}

void people_asked(const GPtrArray *people, ConsentTo what) {
  for (guint i = 0; i < people->len; i++) {
    Consent *answer = person_consent(g_ptr_array_index(people, i), what);
    if (*answer == CONSENT_NOT_ASKED) *answer = CONSENT_EMPTY;
  }
}

gboolean people_were_asked(const GPtrArray *people, ConsentTo what) {
  for (guint i = 0; i < people->len; i++)
    if (*person_consent(g_ptr_array_index(people, i), what) == CONSENT_NOT_ASKED) return FALSE;
  return people->len > 0;
}

gboolean person_expected(const Person *person) {
  return person->state == STATE_INVITED || person->state == STATE_SIGNED_UP || person->state == STATE_ONLINE;
}

Person *people_find(const GPtrArray *people, int id) {
  if (!people || id <= 0) {
    return NULL;
  }
  /* Ids count on from 1 in the order of the list, so that the place is nearly always the number. */
  if ((guint)id <= people->len) {
    Person *person = g_ptr_array_index(people, id - 1);
    if (person->id == id) {
      return person;
    }
  }
  for (guint i = 0; i < people->len; i++) {
    Person *person = g_ptr_array_index(people, i);
    if (person->id == id) {
      return person;
    }
  }
  return NULL;
}

static gboolean folds_to(const char *words, const char *folded) {
  g_autofree char *own = g_utf8_casefold(words, -1);
  return strcmp(own, folded) == 0;
}

const Person *people_by_name(const GPtrArray *people, const char *words) {
  const Person *whole = NULL, *first = NULL;
  int n_whole = 0, n_first = 0;
  g_autofree char *folded = g_utf8_casefold(words, -1);
  for (guint i = 0; i < people->len; i++) {
    const Person *person = g_ptr_array_index(people, i);
    g_autofree char *name = person_name(person);
    if (folds_to(name, folded)) {
      whole = person;
      n_whole++;
    } else if (folds_to(person->first, folded)) {
      first = person;
      n_first++;
    }
  }
  if (n_whole > 0) {
    return n_whole == 1 ? whole : NULL;
  }
  return n_first == 1 ? first : NULL;
}

struct PeopleNames {
  GHashTable *whole, *first; /* from the name, case aside, to who bears it; NULL: more than one */
};

static void note_name(GHashTable *names, const char *name, const Person *person) {
  char *folded = g_utf8_casefold(name, -1);
  gboolean taken = g_hash_table_contains(names, folded);
  g_hash_table_insert(names, folded, taken ? NULL : (gpointer)person);
}

PeopleNames *people_names_new(const GPtrArray *people) {
  PeopleNames *names = g_new0(PeopleNames, 1);
  names->whole = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  names->first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < people->len; i++) {
    const Person *person = g_ptr_array_index(people, i);
    g_autofree char *whole = person_name(person);
    note_name(names->whole, whole, person);
    note_name(names->first, person->first, person);
  }
  return names;
}

void people_names_free(PeopleNames *names) {
  if (!names) return;
  g_hash_table_unref(names->whole);
  g_hash_table_unref(names->first);
  g_free(names);
}

const Person *people_names_find(const PeopleNames *names, const char *words) {
  g_autofree char *folded = g_utf8_casefold(words, -1);
  gpointer person;
  if (g_hash_table_lookup_extended(names->whole, folded, NULL, &person)) return person;
  return g_hash_table_lookup(names->first, folded);
}

char **people_split_names(const char *words) {
  static const char *const between[] = {" en ", " and ", " & ", "&", "+", "/", ";"};
  GString *text = g_string_new(words);
  for (guint i = 0; i < G_N_ELEMENTS(between); i++) {
    g_string_replace(text, between[i], ",", 0);
  }
  char **pieces = g_strsplit(text->str, ",", -1);
  GStrvBuilder *names = g_strv_builder_new();
  for (char **piece = pieces; *piece; piece++) {
    if (*g_strstrip(*piece)) {
      g_strv_builder_add(names, *piece);
    }
  }
  char **result = g_strv_builder_end(names);
  g_strv_builder_unref(names);
  g_strfreev(pieces);
  g_string_free(text, TRUE);
  return result;
}

gboolean mail_plausible(const char *mail) {
  const char *at = mail ? strchr(mail, '@') : NULL;
  if (!at || at == mail || strchr(at + 1, '@') || strlen(mail) > 254) return FALSE;
  for (const char *p = mail; *p; p++)
    if ((guchar)*p <= 0x20 || (guchar)*p >= 0x7f || strchr("()<>[]:;,\\\"", *p)) return FALSE;
  const char *dot = strchr(at, '.');
  return dot && dot > at + 1 && mail[strlen(mail) - 1] != '.' && !strstr(at, "..");
}
