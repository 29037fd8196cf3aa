/* Opening the meetings that went before. What is taken over from them is the caller's affair. */
#include "read/series.h"

#include <string.h>

#include "model/met.h"
#include "model/report_facts.h"

static gint latest_first(gconstpointer a, gconstpointer b) {
  const Session *x = journal_session(*(Journal *const *)a), *y = journal_session(*(Journal *const *)b);
  return x->begin < y->begin ? 1 : x->begin > y->begin ? -1 : 0;
}

GPtrArray *series_open(const char *script_path, const Script *script, Clock *clock, DiagList *diags) {
  g_autofree char *beside = g_path_get_dirname(script_path);
  GPtrArray *series = g_ptr_array_new_with_free_func((GDestroyNotify)journal_close);
  for (char **name = script->previous; name && *name; name++) {
    g_autofree char *path = g_path_is_absolute(*name) ? g_strdup(*name) : g_build_filename(beside, *name, NULL);
    const JournalOptions options = {.clock = clock, .begin = INSTANT_NONE};
    g_autoptr(DiagList) why = diag_list_new(script->lang);
    g_autoptr(Journal) journal = journal_open(path, NULL, &options, why);
    if (journal_session(journal)) {
      g_ptr_array_add(series, g_steal_pointer(&journal));
    } else if (diags) {
      diag(diags, SESSION_PREVIOUS, diag_source(diags, path, NULL), ((Place){0}));
    }
  }
  g_ptr_array_sort(series, latest_first);
  return series;
}

GPtrArray *series_facts(const GPtrArray *series) {
  GPtrArray *facts = g_ptr_array_new_with_free_func((GDestroyNotify)report_facts_free);
  for (guint i = 0; i < series->len; i++) g_ptr_array_add(facts, report_facts_new(journal_session(g_ptr_array_index(series, i))));
  return facts;
}

/* Whom this session may mean by somebody of a later list: who has the whole name, and of several those of the organisation. Nobody can tell
 * the others apart. New array of Person, borrowed. */
static GPtrArray *namesakes(const Session *session, const Person *person) {
  g_autofree char *name = person_name(person), *folded = g_utf8_casefold(name, -1);
  g_autoptr(GPtrArray) all = g_ptr_array_new(), colleagues = g_ptr_array_new();
  for (guint i = 0; i < session->people->len; i++) {
    Person *other = g_ptr_array_index(session->people, i);
    g_autofree char *own = person_name(other), *own_folded = g_utf8_casefold(own, -1);
    if (strcmp(own_folded, folded) != 0) continue;
    g_ptr_array_add(all, other);
    if (g_strcmp0(other->organisation, person->organisation) == 0) g_ptr_array_add(colleagues, other);
  }
  const Person *by_first = all->len ? NULL : people_by_name(session->people, name);
  if (by_first) g_ptr_array_add(all, (gpointer)by_first);
  return all->len > 1 && colleagues->len ? g_steal_pointer(&colleagues) : g_steal_pointer(&all);
}

/* Did this person say something about it in this session: not what the list of people has, nor what was undone. */
static gboolean said(const Session *session, const Person *person, ConsentTo what, Consent now) {
  gboolean any = FALSE;
  for (guint i = 0; i < session->events->len && now != CONSENT_NOT_ASKED && !any; i++) {
    const Event *event = g_ptr_array_index(session->events, i);
    any = event->kind == EVENT_CONSENT && event->person_id == person->id && consent_to(event->text) == what;
  }
  return any;
}

void series_consent(const GPtrArray *series, Person *person) {
  gboolean known[N_CONSENTS] = {FALSE};
  for (guint i = 0; i < series->len; i++) {
    const Session *session = journal_session(g_ptr_array_index(series, i));
    g_autoptr(GPtrArray) there = namesakes(session, person);
    for (ConsentTo k = 0; k < N_CONSENTS; k++) {
      gboolean any = FALSE, no = FALSE;
      for (guint n = 0; n < there->len && !known[k]; n++) {
        Person *one = g_ptr_array_index(there, n);
        Consent now = *person_consent(one, k);
        if (!said(session, one, k, now)) continue;
        any = TRUE;
        no = no || now == CONSENT_NO;
      }
      known[k] = known[k] || any;
      if (no) *person_consent(person, k) = CONSENT_NO;
    }
  }
}

GPtrArray *series_met(const GPtrArray *series, const GPtrArray *people) {
  g_autoptr(GPtrArray) sessions = g_ptr_array_new();
  for (guint i = 0; i < series->len; i++) {
    g_ptr_array_add(sessions, journal_session(g_ptr_array_index(series, i)));
  }
  return met_carried(sessions, people);
}
