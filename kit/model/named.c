/* People are the same when their whole name is; two of one name in one session are two. */
#include "model/named.h"

#include <string.h>

#include "model/scrub_words.h"

struct Named {
  GPtrArray *people;  /* of Person, with their number as id; 0: without */
  GHashTable *by_key; /* name and how manieth of it → number */
  GHashTable *taken;  /* number → what has it, a Taken */
  GHashTable *kept;   /* set of names of organisations */
  GPtrArray *words;   /* of char: who takes something up or leads, in words */
  int last;           /* the highest number */
};

typedef enum { TAKEN_NOT, TAKEN_BY_NAME, TAKEN_BY_NUMBER } Taken;

Named *named_new(void) {
  Named *named = g_new0(Named, 1);
  named->people = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
  named->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  named->taken = g_hash_table_new(NULL, NULL);
  named->kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  named->words = g_ptr_array_new_with_free_func(g_free);
  return named;
}

void named_free(Named *named) {
  g_ptr_array_unref(named->people);
  g_hash_table_unref(named->by_key);
  g_hash_table_unref(named->taken);
  g_hash_table_unref(named->kept);
  g_ptr_array_unref(named->words);
  g_free(named);
}

/* --- who is who --- */

/* The key of a person: seen counts the names of one list. New string. */
static char *key_of(GHashTable *seen, const Person *person) {
  g_autofree char *name = person_name(person);
  char *folded = g_utf8_casefold(name, -1);
  int n = GPOINTER_TO_INT(g_hash_table_lookup(seen, folded));
  char *key = g_strdup_printf("%s\n%d", folded, n);
  g_hash_table_insert(seen, folded, GINT_TO_POINTER(n + 1));
  return key;
}

static GHashTable *count_new(void) { return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL); }

/* Their own number where that is free. In a room whose names went before, whoever was on the list has it too. */
static int choose_number(const Named *named, const Person *person) {
  Taken taken = (Taken)GPOINTER_TO_INT(g_hash_table_lookup(named->taken, GINT_TO_POINTER(person->id)));
  gboolean theirs = person->id > 0 && (taken == TAKEN_NOT || (taken == TAKEN_BY_NUMBER && !person->walk_in));
  return theirs ? person->id : named->last + 1;
}

static void add_person(Named *named, GHashTable *seen, const Person *person, gboolean earlier) {
  g_autofree char *key = key_of(seen, person), *name = person_name(person);
  int number = scrub_number(name);
  if (person->organisation) g_hash_table_add(named->kept, g_strdup(person->organisation));
  if (number) {
    if (earlier || g_hash_table_contains(named->by_key, key)) return;
    g_hash_table_insert(named->taken, GINT_TO_POINTER(number), GINT_TO_POINTER(TAKEN_BY_NUMBER));
  } else {
    int known = GPOINTER_TO_INT(g_hash_table_lookup(named->by_key, key));
    number = known ? known : earlier ? 0 : choose_number(named, person);
    Person *copy = person_copy(person); /* also of who is known: their address may be another here */
    copy->id = number;
    g_ptr_array_add(named->people, copy);
    if (number) g_hash_table_insert(named->taken, GINT_TO_POINTER(number), GINT_TO_POINTER(TAKEN_BY_NAME));
  }
  named->last = MAX(named->last, number);
  if (number) g_hash_table_insert(named->by_key, g_steal_pointer(&key), GINT_TO_POINTER(number));
}

GHashTable *named_numbers(const Named *named, const GPtrArray *people) {
  GHashTable *numbers = g_hash_table_new(NULL, NULL);
  g_autoptr(GHashTable) seen = count_new();
  for (guint i = 0; i < people->len; i++) {
    const Person *person = g_ptr_array_index(people, i);
    g_autofree char *key = key_of(seen, person);
    g_hash_table_insert(numbers, GINT_TO_POINTER(person->id), g_hash_table_lookup(named->by_key, key));
  }
  return numbers;
}

/* --- who is named in words --- */

static void add_words(Named *named, const char *words) {
  if (!words || !*words) return;
  g_auto(GStrv) names = people_split_names(words);
  for (char **name = names; *name; name++) g_ptr_array_add(named->words, g_strdup(*name));
}

static char *folded_word(const char *word) {
  g_autofree char *letters = g_strdup(word);
  return g_utf8_strdown(g_strdelimit(letters, "’'.", ' '), -1);
}

/* Somebody who is named in words, not on any list: every word but the small ones has a capital, and none is of an organisation or what
 * somebody does. NULL when it is no person. */
static Person *person_of_words(const char *words) {
  g_auto(GStrv) parts = g_strsplit_set(words, " \t", -1);
  g_autoptr(Person) person = person_new();
  GString *last = g_string_new(NULL);
  gboolean fine = TRUE, any = FALSE;
  for (char **part = parts; *part && **part != '('; part++) {
    g_autofree char *word = folded_word(*part);
    g_strstrip(word);
    if (!*word) continue;
    gboolean capital = !g_unichar_islower(g_utf8_get_char(*part)), small = scrub_word_infix(word);
    if (!any && !capital) continue; /* "mevrouw", "de heer" */
    fine = fine && (capital || small) && !scrub_word_organisation(word);
    if (any)
      g_string_append_printf(last, "%s%s", last->len ? " " : "", *part);
    else if (!(fine = fine && !scrub_word_pronoun(word)))
      break;
    if (!any) {
      g_free(person->first);
      person->first = g_strdup(*part);
    }
    any = TRUE;
  }
  person->last = g_string_free(last, last->len == 0);
  return fine && any ? g_steal_pointer(&person) : NULL;
}

static void add_organiser(Named *named, const Organiser *organiser) {
  g_autoptr(Person) person = organiser->name ? person_of_words(organiser->name) : NULL;
  if (!person && !organiser->phone && !organiser->mail) return;
  if (!person) person = person_new();
  if (organiser->organisation) g_hash_table_add(named->kept, g_strdup(organiser->organisation));
  person->phone = g_strdup(organiser->phone);
  person->mail = g_strdup(organiser->mail);
  g_ptr_array_add(named->people, g_steal_pointer(&person));
}

static void add_leaders(Named *named, const GPtrArray *phases) {
  for (guint i = 0; i < phases->len; i++) {
    const Phase *phase = g_ptr_array_index(phases, i);
    add_words(named, phase->who);
    for (guint k = 0; phase->tracks && k < phase->tracks->len; k++) {
      const Track *track = g_ptr_array_index(phase->tracks, k);
      add_words(named, track->who);
      if (track->phases) add_leaders(named, track->phases);
    }
  }
}

void named_add_script(Named *named, const Script *script, gboolean earlier) {
  g_autoptr(GHashTable) seen = count_new();
  for (guint i = 0; i < script->people->len; i++) add_person(named, seen, g_ptr_array_index(script->people, i), earlier);
  add_organiser(named, &script->initiator);
  for (guint i = 0; i < script->facilitators->len; i++) add_organiser(named, g_ptr_array_index(script->facilitators, i));
  add_leaders(named, script->phases);
}

GPtrArray *named_people(const Session *session) {
  GPtrArray *all = g_ptr_array_new();
  for (guint i = 0; i < session->people->len; i++) g_ptr_array_add(all, g_ptr_array_index(session->people, i));
  for (guint i = 0; i < session->events->len; i++) {
    const Event *event = g_ptr_array_index(session->events, i);
    if (event->person && !people_find(session->people, event->person->id)) g_ptr_array_add(all, event->person);
  }
  return all;
}

void named_add_session(Named *named, const Session *session, gboolean earlier) {
  g_autoptr(GHashTable) seen = count_new();
  g_autoptr(GPtrArray) people = named_people(session);
  for (guint i = 0; i < people->len; i++) add_person(named, seen, g_ptr_array_index(people, i), earlier);
  for (guint i = 0; i < session->events->len; i++) add_words(named, ((const Event *)g_ptr_array_index(session->events, i))->owner);
  named_add_script(named, session->script, earlier);
}

/* --- what takes them out --- */

static gboolean is_organisation(const Named *named, const char *words) {
  GHashTableIter iter;
  gpointer name;
  g_autofree char *folded = g_utf8_casefold(words, -1);
  g_hash_table_iter_init(&iter, named->kept);
  while (g_hash_table_iter_next(&iter, &name, NULL)) {
    g_autofree char *own = g_utf8_casefold(name, -1);
    if (strcmp(own, folded) == 0) return TRUE;
  }
  return FALSE;
}

Scrub *named_scrub(const Named *named, Lang lang) {
  g_autoptr(GPtrArray) all = g_ptr_array_new(), worded = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
  for (guint i = 0; i < named->people->len; i++) g_ptr_array_add(all, g_ptr_array_index(named->people, i));
  for (guint i = 0; i < named->words->len; i++) {
    const char *words = g_ptr_array_index(named->words, i);
    Person *person = is_organisation(named, words) || scrub_number(words) ? NULL : person_of_words(words);
    if (!person) continue;
    g_ptr_array_add(worded, person);
    g_ptr_array_add(all, person);
  }
  Scrub *scrub = scrub_new(all, lang);
  GHashTableIter iter;
  gpointer phrase;
  g_hash_table_iter_init(&iter, named->kept);
  while (g_hash_table_iter_next(&iter, &phrase, NULL)) scrub_keep(scrub, phrase);
  return scrub;
}
