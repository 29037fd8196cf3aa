/* Gathers agreements over meetings. */
#include "model/agreements.h"

#include "base/unicode.h"

static void agreement_free(gpointer data) {
  Agreement *agreement = data;
  g_ptr_array_unref(agreement->owners);
  g_free(agreement->owner);
  g_free(agreement);
}

static GPtrArray *owners_of(const Session *session, const Record *record) {
  GPtrArray *owners = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < record->owners->len; i++) {
    const Person *person = people_find(session->people, g_array_index(record->owners, int, i));
    if (person) g_ptr_array_add(owners, person_name(person));
  }
  if (record->owner && *record->owner) g_ptr_array_add(owners, g_strdup(record->owner));
  return owners;
}

char *agreements_owners(const GPtrArray *owners) {
  GString *who = g_string_new(NULL);
  for (guint i = 0; i < owners->len; i++) g_string_append_printf(who, "%s%s", i ? ", " : "", (char *)g_ptr_array_index(owners, i));
  return g_string_free(who, who->len == 0);
}

static Agreement *agreement_new(const Session *session, const Record *record, Date today) {
  Agreement *agreement = g_new0(Agreement, 1);
  agreement->session = session;
  agreement->record = record;
  agreement->state = record->list == LIST_WISH ? AGREEMENT_WISH : record->state;
  agreement->owners = owners_of(session, record);
  agreement->owner = record_owners(session, record);
  agreement->theme = record->carried ? record->heading : session->script->theme;
  agreement->overdue = agreement_open(agreement) && record->due.year && date_compare(record->due, today) < 0;
  return agreement;
}

gboolean agreement_open(const Agreement *agreement) {
  return agreement->state == AGREEMENT_PLANNED || agreement->state == AGREEMENT_RUNNING;
}

gboolean record_owned_by(const Record *record, int person_id) {
  for (guint i = 0; i < record->owners->len; i++) {
    if (g_array_index(record->owners, int, i) == person_id) return TRUE;
  }
  return FALSE;
}

TextId agreement_state_text(int state) {
  switch ((AgreementState)state) {
    case AGREEMENT_WISH: return TX_AGREEMENTS_WISH;
    case AGREEMENT_RUNNING: return TX_AGREEMENTS_RUNNING;
    case AGREEMENT_DONE: return TX_AGREEMENTS_DONE;
    case AGREEMENT_DROPPED: return TX_AGREEMENTS_DROPPED;
    case AGREEMENT_PLANNED:
    case N_AGREEMENT_STATES: break;
  }
  return TX_AGREEMENTS_PLANNED;
}

static AgreementsHeading heading_of_quarter(Date due, Lang lang) {
  int quarter = (due.month + 2) / 3;
  if (!due.year) return (AgreementsHeading){g_strdup(tp(lang, REPORT_NO_DATE)), g_strdup("none")}; /* behind all digits */
  return (AgreementsHeading){tx(lang, REPORT_QUARTER, TN(quarter), TN(due.year)), g_strdup_printf("%04d%d", due.year, quarter)};
}

AgreementsHeading agreements_heading(AgreementsOrder order, const char *owner, const char *theme, Date due, Lang lang) {
  if (order == AGREEMENTS_BY_QUARTER) return heading_of_quarter(due, lang);
  const char *words = "";
  if (order == AGREEMENTS_BY_OWNER) words = owner && *owner ? owner : tp(lang, REPORT_NO_OWNER);
  if (order == AGREEMENTS_BY_THEME) words = theme && *theme ? theme : tp(lang, AGREEMENTS_NO_THEME);
  g_autofree char *letters = unicode_sort_key(words);
  return (AgreementsHeading){g_strdup(words), g_strconcat(letters, "\n", words, NULL)}; /* "José" is not "Jose" */
}

void agreements_heading_clear(AgreementsHeading *heading) {
  g_clear_pointer(&heading->words, g_free);
  g_clear_pointer(&heading->key, g_free);
}

int agreement_changes(const Session *session, const Record *record) {
  int n = 0;
  for (guint i = 0; i < session->events->len; i++) {
    const Event *event = g_ptr_array_index(session->events, i);
    n += (event->kind == EVENT_CHANGE || event->kind == EVENT_STATE || event->kind == EVENT_UNDO || event->kind == EVENT_REDO) &&
         (event->record == record->id || event->record == 0);
  }
  return n;
}

static int latest_first(gconstpointer a, gconstpointer b) {
  const Session *x = *(Session *const *)a, *y = *(Session *const *)b;
  return x->begin < y->begin ? 1 : x->begin > y->begin ? -1 : 0;
}

static int by_number(gconstpointer a, gconstpointer b) {
  const Record *x = (*(Agreement *const *)a)->record, *y = (*(Agreement *const *)b)->record;
  if (x->number != y->number) return !x->number ? 1 : !y->number ? -1 : x->number - y->number;
  return x->t < y->t ? -1 : x->t > y->t;
}

/* Adds what this meeting knows, but for what a later one carried on. */
static void add_session(GPtrArray *all, const Session *session, GHashTable *carried, Date today, int *confidential) {
  for (guint i = 0; i < session->records->len; i++) {
    const Record *record = g_ptr_array_index(session->records, i);
    gboolean agreement = record->list == LIST_AGREEMENT, wish = record->list == LIST_WISH;
    if (record->deleted || (!agreement && !wish)) continue;
    if (agreement && g_hash_table_contains(carried, GINT_TO_POINTER(record->number))) continue;
    if (record->confidential)
      *confidential += 1;
    else
      g_ptr_array_add(all, agreement_new(session, record, today));
  }
  for (guint i = 0; i < session->records->len; i++) {
    const Record *record = g_ptr_array_index(session->records, i);
    if (record->carried) g_hash_table_add(carried, GINT_TO_POINTER(record->number));
  }
}

GPtrArray *agreements_of(const GPtrArray *sessions, Date today, int *confidential) {
  GPtrArray *all = g_ptr_array_new_with_free_func(agreement_free);
  g_autoptr(GPtrArray) sorted = g_ptr_array_new();
  g_autoptr(GHashTable) carried = g_hash_table_new(NULL, NULL);
  int left_out = 0;
  for (guint i = 0; i < sessions->len; i++) g_ptr_array_add(sorted, g_ptr_array_index(sessions, i));
  g_ptr_array_sort(sorted, latest_first);
  for (guint i = 0; i < sorted->len; i++) add_session(all, g_ptr_array_index(sorted, i), carried, today, &left_out);
  g_ptr_array_sort(all, by_number);
  if (confidential) *confidential = left_out;
  return all;
}
