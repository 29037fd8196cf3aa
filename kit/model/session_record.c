/* The reducer's record: everything written down, the next meeting, and whether the report is closed. Nothing is thrown
 * away: a deleted record stays, marked, so that its id and number are never given to another. */
#include "model/rooms.h"
#include "model/session_apply.h"

void session_record_free(gpointer data) {
  Record *record = data;
  if (--record->refs > 0) {
    return;
  }
  g_array_unref(record->owners);
  g_free(record);
}

/* Where the record with this id stands; ids only ever rise, so that they can be searched by halves. FALSE when unknown. */
static gboolean find_record(const Session *session, int id, guint *index) {
  guint low = 0, high = session->records->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    const Record *record = g_ptr_array_index(session->records, middle);
    if (record->id == id) {
      *index = middle;
      return TRUE;
    }
    if (record->id < id) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return FALSE;
}

const Record *session_any_record(const Session *session, int id) {
  guint index;
  return find_record(session, id, &index) ? g_ptr_array_index(session->records, index) : NULL;
}

gboolean record_open(const Record *record) {
  return record->list == LIST_AGREEMENT && !record->deleted && record->state != AGREEMENT_DONE && record->state != AGREEMENT_DROPPED;
}

char *record_owners(const Session *session, const Record *record) {
  GString *who = g_string_new(NULL);
  for (guint i = 0; i < record->owners->len; i++) {
    const Person *person = people_find(session->people, g_array_index(record->owners, int, i));
    g_autofree char *name = person ? person_name(person) : NULL;
    if (name) {
      g_string_append_printf(who, "%s%s", who->len ? ", " : "", name);
    }
  }
  if (record->owner && *record->owner) {
    g_string_append_printf(who, "%s%s", who->len ? ", " : "", record->owner);
  }
  return g_string_free(who, who->len == 0);
}

const Record *session_agreement(const Session *session, int number) {
  for (guint i = 0; i < session->records->len; i++) {
    const Record *record = g_ptr_array_index(session->records, i);
    if (record->list == LIST_AGREEMENT && !record->deleted && record->number == number) {
      return record;
    }
  }
  return NULL;
}

/* An empty list is shared with the record before, when that has one too: most records have no owner, and lists never change. */
static GArray *ids_copy(const Session *session, const GArray *ids) {
  const GPtrArray *records = session->records;
  const Record *last = records->len > 0 ? g_ptr_array_index(records, records->len - 1) : NULL;
  if ((!ids || ids->len == 0) && last && last->owners->len == 0) {
    return g_array_ref(last->owners);
  }
  GArray *copy = g_array_new(FALSE, FALSE, sizeof(int));
  if (ids && ids->len > 0) {
    g_array_append_vals(copy, ids->data, ids->len);
  }
  return copy;
}

void session_number_given(Session *session, int number) {
  session->last_agreement = MAX(session->last_agreement, number);
  session->next_agreement = rooms_number(session->room_number, session->rooms, session->last_agreement + 1);
}

/* The record at an index, to be changed: where other states share it, a copy takes its place. */
static Record *own_record(Session *session, guint index) {
  Record *record = g_ptr_array_index(session->records, index);
  if (record->refs == 1) {
    return record;
  }
  Record *copy = g_memdup2(record, sizeof *record);
  copy->refs = 1;
  copy->owners = g_array_ref(record->owners);
  record->refs--;
  session->records->pdata[index] = copy;
  return copy;
}

/* The record with this id, to be changed; NULL when unknown or deleted. */
static Record *live_record(Session *session, int id) {
  guint index;
  const Record *record = find_record(session, id, &index) ? g_ptr_array_index(session->records, index) : NULL;
  return record && !record->deleted ? own_record(session, index) : NULL;
}

static void set_list(Session *session, Record *record, ListKind list, int number) {
  record->list = (int)list >= 0 && list < N_LISTS ? list : LIST_NOTE;
  record->in_report = record->list != LIST_NOTE;
  record->number = 0;
  if (record->list == LIST_AGREEMENT) {
    record->number = number > 0 && number < SESSION_ID_MAX ? number : session->next_agreement;
    session_number_given(session, record->number);
  }
  if (record->list != LIST_SLOGAN) {
    record->chosen = FALSE;
  }
}

static void set_owner(const Session *session, Record *record, const Event *event) {
  GArray *owners = ids_copy(session, event->people);
  if (record->owners) {
    g_array_unref(record->owners);
  }
  record->owners = owners;
  record->owner = event->owner;
  record->due = event->due;
  record->quarter = CLAMP(event->quarter, 0, 4);
}

/* A state that this program does not know leaves the agreement planned. */
static AgreementState state_of(const Event *event) {
  return event->state >= 0 && event->state < N_AGREEMENT_STATES ? (AgreementState)event->state : AGREEMENT_PLANNED;
}

static void add_record(Session *session, const Event *event, ListKind list, Instant t) {
  Record *record = g_new0(Record, 1);
  record->refs = 1;
  record->id = session_take_id(&session->next_record, event->record);
  record->part = event->part;
  record->text = event->text ? event->text : "";
  record->heading = event->heading;
  record->column = event->column;
  record->t = t;
  record->carried = event->kind == EVENT_CARRY;
  record->state = state_of(event);
  set_owner(session, record, event);
  set_list(session, record, list, event->number);
  g_ptr_array_add(session->records, record);
}

static void choose(Session *session, int id) {
  for (guint i = 0; i < session->records->len; i++) {
    const Record *record = g_ptr_array_index(session->records, i);
    gboolean chosen = record->id == id && !record->deleted && record->list == LIST_SLOGAN;
    if (record->chosen != chosen) {
      own_record(session, i)->chosen = chosen;
    }
  }
}

static void set_text(char **place, const char *text) {
  g_free(*place);
  *place = text && *text ? g_strdup(text) : NULL;
}

static void change(Session *session, Record *record, const Event *event) {
  switch (event->kind) {
    case EVENT_CHANGE:
      if (event->text) {
        record->text = event->text;
      }
      set_owner(session, record, event);
      break;
    case EVENT_DELETE:
      record->deleted = TRUE;
      record->chosen = FALSE;
      break;
    case EVENT_MOVE:
      set_list(session, record, event->list, event->number);
      break;
    case EVENT_CONFIDENTIAL:
      record->confidential = event->flag != FALSE;
      break;
    case EVENT_IN_REPORT:
      record->in_report = event->flag != FALSE;
      break;
    case EVENT_STATE:
      record->state = state_of(event);
      break;
    case EVENT_VOTES:
      record->votes = MAX(0, event->number);
      break;
    default:
      break;
  }
}

static void show_in_room(Session *session, RoomDisplay display, guint64 n) {
  if (session->display != display) {
    session->display_n = n;
  }
  session->display = display;
}

void session_apply_record(Session *session, const Event *event, Instant t) {
  switch (event->kind) {
    case EVENT_CARRY:
      add_record(session, event, LIST_AGREEMENT, t);
      break;
    case EVENT_NUMBERS:
      if (event->number > 0 && event->number < SESSION_ID_MAX) {
        session_number_given(session, event->number);
      }
      break;
    case EVENT_RECORD:
      add_record(session, event, event->list, t);
      break;
    case EVENT_CHOOSE:
      choose(session, event->record);
      break;
    case EVENT_NEXT_MEETING:
      session->next_date = event->due;
      session->next_clock = event->seconds >= 0 && event->seconds < 24 * 3600 ? event->seconds : CLOCK_NONE;
      set_text(&session->next_place, event->text);
      set_text(&session->next_host, event->owner);
      break;
    case EVENT_CLOSE:
    case EVENT_REOPEN:
      session->closed = event->kind == EVENT_CLOSE;
      break;
    case EVENT_DISPLAY:
      set_text(&session->message, event->text);
      show_in_room(session, CLAMP(event->number, 0, N_ROOM_DISPLAYS - 1), event->n);
      break;
    default: {
      Record *record = live_record(session, event->record);
      if (record) {
        change(session, record, event);
      }
      break;
    }
  }
}
