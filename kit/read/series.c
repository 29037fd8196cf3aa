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

/* Did this person say something about it in this session, not only the list of people; that is in *yes then. */
static gboolean said(const Session *session, const Person *person, const char *what, Consent now, gboolean *yes) {
  gboolean any = FALSE;
  for (guint i = 0; i < session->events->len; i++) {
    const Event *event = g_ptr_array_index(session->events, i);
    any = any || (event->kind == EVENT_CONSENT && event->person_id == person->id && g_strcmp0(event->text, what) == 0);
  }
  *yes = now == CONSENT_YES; /* as it stands, with what was undone left out */
  return any && now != CONSENT_NOT_ASKED;
}

void series_consent(const GPtrArray *series, Person *person) {
  struct {
    const char *what;
    gsize at;
    gboolean known;
  } asked[] = {{"name", G_STRUCT_OFFSET(Person, name_in_report), FALSE},
               {"mail", G_STRUCT_OFFSET(Person, share_mail), FALSE},
               {"photo", G_STRUCT_OFFSET(Person, photo), FALSE}};
  g_autofree char *name = person_name(person);
  for (guint i = 0; i < series->len; i++) {
    const Session *session = journal_session(g_ptr_array_index(series, i));
    const Person *there = people_by_name(session->people, name);
    for (gsize k = 0; there && k < G_N_ELEMENTS(asked); k++) {
      gboolean yes;
      if (asked[k].known || !said(session, there, asked[k].what, G_STRUCT_MEMBER(Consent, there, asked[k].at), &yes)) continue;
      asked[k].known = TRUE;
      if (!yes) G_STRUCT_MEMBER(Consent, person, asked[k].at) = CONSENT_NO;
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
