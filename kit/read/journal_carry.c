/* What a session begins with: the people of its script, the agreements of earlier meetings that are still there, and who met
 * whom in them. */
#include <string.h>

#include "model/met.h"
#include "read/journal_private.h"
#include "read/series.h"

/* People are the same when they have the same name; two of one name are two. */
static GHashTable *count_names(const GPtrArray *people) {
  GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < people->len; i++) {
    char *name = person_name(g_ptr_array_index(people, i));
    g_hash_table_insert(names, name, GINT_TO_POINTER(GPOINTER_TO_INT(g_hash_table_lookup(names, name)) + 1));
  }
  return names;
}

void journal_enter_people(Journal *journal) {
  g_autoptr(GHashTable) there = count_names(journal->session->people);
  g_autoptr(GPtrArray) earlier = NULL; /* opened when somebody is new */
  const GPtrArray *people = journal->script->people;
  for (guint i = 0; i < people->len; i++) {
    const Person *person = g_ptr_array_index(people, i);
    char *name = person_name(person);
    int count = GPOINTER_TO_INT(g_hash_table_lookup(there, name));
    if (count > 0) {
      g_hash_table_insert(there, name, GINT_TO_POINTER(count - 1));
      continue;
    }
    g_free(name);
    Event *event = event_new(EVENT_ENTER);
    event->person = person_copy(person);
    event->person->id = journal->session->next_person;
    if (!earlier) earlier = series_open(journal->script_path, journal->script, journal->clock, NULL);
    series_consent(earlier, event->person);
    journal_add(journal, event);
  }
}

static int find_by_name(const GPtrArray *people, const char *name) {
  for (guint i = 0; i < people->len; i++) {
    const Person *person = g_ptr_array_index(people, i);
    g_autofree char *own = person_name(person);
    if (strcmp(own, name) == 0) {
      return person->id;
    }
  }
  return 0;
}

/* The owners of an earlier agreement: those who are invited now by their number, the others by their name. */
static void carry_owners(const Journal *journal, const Session *earlier, const Record *record, Event *event) {
  event->people = g_array_new(FALSE, FALSE, sizeof(int));
  g_autoptr(GString) names = g_string_new(record->owner);
  for (guint i = 0; record->owners && i < record->owners->len; i++) {
    const Person *person = people_find(earlier->people, g_array_index(record->owners, int, i));
    g_autofree char *name = person ? person_name(person) : NULL;
    int id = name ? find_by_name(journal->session->people, name) : 0;
    if (id) {
      g_array_append_val(event->people, id);
    } else if (name) {
      g_string_append_printf(names, "%s%s", names->len ? ", " : "", name);
    }
  }
  event->owner = names->len ? g_strdup(names->str) : NULL;
}

/* What is open comes along; confidential agreements stay where they were made. settled: numbers that a later meeting has, which
 * knows better how far they are. */
static void carry_from(Journal *journal, const Session *earlier, GHashTable *settled) {
  for (guint i = 0; i < earlier->records->len; i++) {
    const Record *record = g_ptr_array_index(earlier->records, i);
    gboolean first = record->list == LIST_AGREEMENT && g_hash_table_add(settled, GINT_TO_POINTER(record->number));
    if (!first || !record_open(record) || record->confidential) {
      continue;
    }
    Event *event = event_new(EVENT_CARRY);
    event->record = journal->session->next_record;
    event->number = record->number;
    event->text = g_strdup(record->text);
    event->due = record->due;
    event->quarter = record->quarter;
    event->state = (int)record->state;
    event->heading = g_strdup(record->carried ? record->heading : earlier->script->theme);
    carry_owners(journal, earlier, record, event);
    journal_add(journal, event);
  }
}

/* The numbers of agreements that stay behind are not given again. */
static void keep_numbers(Journal *journal, const GPtrArray *earlier) {
  int last = journal->session->last_agreement;
  for (guint i = 0; i < earlier->len; i++) {
    last = MAX(last, ((const Journal *)g_ptr_array_index(earlier, i))->session->last_agreement);
  }
  if (last == journal->session->last_agreement) {
    return;
  }
  Event *event = event_new(EVENT_NUMBERS);
  event->number = last;
  journal_add(journal, event);
}

/* Who met whom in them, so that the groups of this meeting bring new people together. */
static void carry_met(Journal *journal, const GPtrArray *earlier) {
  g_autoptr(GPtrArray) met = series_met(earlier, journal->session->people);
  g_autoptr(GArray) there = met_before(journal->session);
  for (guint i = there->len; i < met->len; i++) { /* after an opening that broke off, the first ones are there */
    journal_add(journal, event_copy(g_ptr_array_index(met, i)));
  }
}

void journal_carry_met_anew(Journal *journal, DiagList *diags) {
  g_autoptr(GPtrArray) earlier = series_open(journal->script_path, journal->script, journal->clock, diags);
  g_autoptr(GPtrArray) met = series_met(earlier, journal->session->people);
  g_autoptr(GArray) there = met_before(journal->session);
  if (met->len == 0 || met->len < there->len) {
    return; /* an earlier meeting that is not to be found now was there at the opening */
  }
  for (guint i = 0; i < met->len; i++) {
    Event *event = event_copy(g_ptr_array_index(met, i));
    event->flag = i == 0;
    journal_add(journal, event);
  }
}

/* The latest meeting counts: what it carried itself is in it, with the words and the date that it has now. */
void journal_carry(Journal *journal, DiagList *diags) {
  g_autoptr(GPtrArray) earlier = series_open(journal->script_path, journal->script, journal->clock, diags);
  g_autoptr(GHashTable) settled = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < journal->session->records->len; i++) { /* an opening that broke off, or was all there is */
    const Record *record = g_ptr_array_index(journal->session->records, i);
    g_hash_table_add(settled, GINT_TO_POINTER(record->number));
  }
  /* what is open comes back in the main room alone, or it would be there several times */
  for (guint i = 0; !journal->session->room && i < earlier->len; i++) {
    carry_from(journal, ((const Journal *)g_ptr_array_index(earlier, i))->session, settled);
  }
  keep_numbers(journal, earlier);
  carry_met(journal, earlier);
}
