/* Divisions into groups, of this meeting and of those before. They are matched by names: numbers of people are a meeting's own.
 * */
#include "model/met.h"

/* The division that an event made, or made known; FALSE when it is about something else. */
static gboolean division_of(const Event *event, EventKind kind, GroupsDivision *division) {
  *division = (GroupsDivision){event->people, event->groups};
  return event->kind == kind && event->people && event->groups;
}

/* Those made in this meeting: the last of each part but `part` ("": those of no part; NULL: of all). Adds events, borrowed. */
static void add_made(const Session *session, const char *part, GPtrArray *made) {
  const GPtrArray *events = session->events;
  g_autoptr(GHashTable) parts = g_hash_table_new(g_str_hash, g_str_equal);
  guint k = events->len;
  for (guint i = session->undo->len; i > 0; i--) { /* numbers go up in both */
    guint64 n = g_array_index(session->undo, guint64, i - 1);
    while (k > 0 && ((const Event *)g_ptr_array_index(events, k - 1))->n > n) {
      k--;
    }
    Event *event = k > 0 ? g_ptr_array_index(events, k - 1) : NULL;
    GroupsDivision division;
    if (!event || event->n != n || !division_of(event, EVENT_GROUPS, &division) ||
        !g_hash_table_add(parts, event->part ? event->part : (gpointer) "")) {
      continue;
    }
    if (!part || !g_str_equal(event->part ? event->part : "", part)) {
      g_ptr_array_add(made, event);
    }
  }
}

/* Those that came along from earlier meetings. */
static void add_known(const Session *session, GPtrArray *known) {
  for (guint i = 0; i < session->events->len; i++) {
    Event *event = g_ptr_array_index(session->events, i);
    GroupsDivision division;
    if (division_of(event, EVENT_MET, &division)) {
      if (event->flag) {
        g_ptr_array_set_size(known, 0);
      }
      g_ptr_array_add(known, event);
    }
  }
}

GArray *met_of_events(const GPtrArray *events) {
  GArray *divisions = g_array_new(FALSE, FALSE, sizeof(GroupsDivision));
  for (guint i = 0; i < events->len; i++) {
    const Event *event = g_ptr_array_index(events, i);
    const GroupsDivision division = {event->people, event->groups};
    g_array_append_val(divisions, division);
  }
  return divisions;
}

GArray *met_made(const Session *session, const char *part) {
  g_autoptr(GPtrArray) events = g_ptr_array_new();
  add_made(session, part ? part : "", events);
  for (guint i = 0; i < events->len / 2; i++) { /* the last one came first */
    gpointer other = events->pdata[i];
    events->pdata[i] = events->pdata[events->len - 1 - i];
    events->pdata[events->len - 1 - i] = other;
  }
  return met_of_events(events);
}

gboolean met_made_for(const Session *session, const char *part) {
  g_autoptr(GPtrArray) events = g_ptr_array_new();
  add_made(session, NULL, events);
  for (guint i = 0; i < events->len; i++) {
    if (g_strcmp0(((const Event *)g_ptr_array_index(events, i))->part, part) == 0) return TRUE;
  }
  return FALSE;
}

GArray *met_before(const Session *session) {
  g_autoptr(GPtrArray) events = g_ptr_array_new();
  add_known(session, events);
  return met_of_events(events);
}

/* Takes the one of these (array of Person) with this organisation out, else the first. */
static const Person *take_one(GPtrArray *namesakes, const char *organisation) {
  guint at = 0;
  for (guint i = 0; i < namesakes->len; i++) {
    if (g_strcmp0(((const Person *)g_ptr_array_index(namesakes, i))->organisation, organisation) == 0) {
      at = i;
      break;
    }
  }
  return g_ptr_array_steal_index(namesakes, at);
}

GHashTable *met_same_people(const GPtrArray *from, const GPtrArray *to) {
  g_autoptr(GHashTable) by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < to->len; i++) {
    Person *person = g_ptr_array_index(to, i);
    char *name = person_name(person);
    GPtrArray *namesakes = g_hash_table_lookup(by_name, name);
    if (namesakes) {
      g_ptr_array_add(namesakes, person);
      g_free(name);
    } else {
      namesakes = g_ptr_array_new();
      g_ptr_array_add(namesakes, person);
      g_hash_table_insert(by_name, name, namesakes);
    }
  }
  GHashTable *same = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < from->len; i++) {
    const Person *person = g_ptr_array_index(from, i);
    g_autofree char *name = person_name(person);
    GPtrArray *namesakes = g_hash_table_lookup(by_name, name);
    if (namesakes && namesakes->len > 0) {
      g_hash_table_insert(same, GINT_TO_POINTER(person->id), GINT_TO_POINTER(take_one(namesakes, person->organisation)->id));
    }
  }
  return same;
}

/* The event as a meeting of these people knows it, or NULL when fewer than two of those who met come to it. */
static Event *carry(const Event *from, Instant at, GHashTable *same) {
  g_autoptr(Event) event = event_new(EVENT_MET);
  event->part = g_strdup(from->part);
  event->at = at;
  event->people = g_array_new(FALSE, FALSE, sizeof(int));
  event->groups = g_array_new(FALSE, FALSE, sizeof(int));
  for (guint i = 0; i < MIN(from->people->len, from->groups->len); i++) {
    int id = GPOINTER_TO_INT(g_hash_table_lookup(same, GINT_TO_POINTER(g_array_index(from->people, int, i))));
    int group = g_array_index(from->groups, int, i);
    if (id > 0 && group > 0) {
      g_array_append_val(event->people, id);
      g_array_append_val(event->groups, group);
    }
  }
  return event->people->len > 1 ? g_steal_pointer(&event) : NULL;
}

static gboolean is_there(const GPtrArray *events, Instant at, const char *part) {
  for (guint i = 0; i < events->len; i++) {
    const Event *event = g_ptr_array_index(events, i);
    if (event->at == at && g_strcmp0(event->part, part) == 0) {
      return TRUE;
    }
  }
  return FALSE;
}

/* Adds what one session knows: what it made itself, or (by hearsay) what came to it, unless that was told first hand. */
static void carry_all(const Session *session, gboolean hearsay, const GPtrArray *people, GPtrArray *carried) {
  g_autoptr(GPtrArray) events = g_ptr_array_new();
  g_autoptr(GHashTable) same = met_same_people(session->people, people);
  if (hearsay) {
    add_known(session, events);
  } else {
    add_made(session, NULL, events);
  }
  for (guint i = 0; i < events->len; i++) {
    const Event *from = g_ptr_array_index(events, i);
    Event *event = hearsay && is_there(carried, from->at, from->part) ? NULL : carry(from, hearsay ? from->at : session->begin, same);
    if (event) {
      g_ptr_array_add(carried, event);
    }
  }
}

GPtrArray *met_carried(const GPtrArray *sessions, const GPtrArray *people) {
  GPtrArray *carried = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
  for (int hearsay = FALSE; hearsay <= TRUE; hearsay++) {
    for (guint i = 0; i < sessions->len; i++) {
      carry_all(g_ptr_array_index(sessions, i), hearsay, people, carried);
    }
  }
  return carried;
}
