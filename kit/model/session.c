/* The session: folding events into the state of the meeting, undo and redo, and the questions asked of that state. What an
 * event does is in session_flow.c, session_round.c, session_people.c and session_record.c; what is allowed is in decide.c.
 * */
#include "model/session.h"

#include <string.h>

#include "model/session_apply.h"

#define INSTANT_LIMIT (G_GINT64_CONSTANT(253402300800) * SECOND) /* the year 10000 */

Instant session_sane(Instant at) {
  return CLAMP(at, -INSTANT_LIMIT, INSTANT_LIMIT);
}

PhaseRun *session_phase_run_new(const Phase *phase, gboolean inserted) {
  PhaseRun *run = g_new0(PhaseRun, 1);
  run->phase = phase;
  run->inserted = inserted;
  run->state = phase->spare ? PHASE_PARKED : PHASE_AHEAD;
  run->length = CLAMP(phase->planned, 0, SESSION_LENGTH_MAX);
  run->spans = g_array_new(FALSE, FALSE, sizeof(Span));
  run->round.turn_from = INSTANT_NONE;
  return run;
}

void session_phase_run_free(gpointer data) {
  PhaseRun *run = data;
  g_array_unref(run->spans);
  if (run->round.turns) {
    g_array_unref(run->round.turns);
  }
  g_free(run);
}

/* The state of a meeting before its first event; leaves script and events alone. */
static void state_init(Session *session) {
  const Script *script = session->script;
  session->opened = session->closed = session->finished = session->rehearsal = FALSE;
  session->begin = script->begin;
  session->room = NULL;
  session->room_number = 0;
  session->rooms = 1;
  session->last_t = INSTANT_NONE;
  session->phases = g_ptr_array_new_with_free_func(session_phase_run_free);
  session->inserted = g_ptr_array_new_with_free_func((GDestroyNotify)phase_free);
  for (guint i = 0; i < script->phases->len; i++) {
    g_ptr_array_add(session->phases, session_phase_run_new(g_ptr_array_index(script->phases, i), FALSE));
  }
  session->current = -1;
  session->stops = g_array_new(FALSE, FALSE, sizeof(Span));
  session->people = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
  session->attendance = g_array_new(FALSE, TRUE, sizeof(Attendance));
  session->records = g_ptr_array_new_with_free_func(session_record_free);
  session->next_record = session->next_person = session->next_agreement = 1;
  session->last_agreement = 0;
  session->next_date = (Date){0, 0, 0};
  session->next_clock = CLOCK_NONE;
  session->next_place = session->next_host = session->message = NULL;
  session->display = ROOM_NORMAL;
  session->display_n = 0;
  session->undo = g_array_new(FALSE, FALSE, sizeof(guint64));
  session->redo = g_array_new(FALSE, FALSE, sizeof(guint64));
}

static void state_clear(Session *session) {
  g_ptr_array_unref(session->phases);
  g_ptr_array_unref(session->inserted);
  g_array_unref(session->stops);
  g_ptr_array_unref(session->people);
  g_array_unref(session->attendance);
  g_ptr_array_unref(session->records);
  g_clear_pointer(&session->room, g_free);
  g_clear_pointer(&session->next_place, g_free);
  g_clear_pointer(&session->next_host, g_free);
  g_clear_pointer(&session->message, g_free);
  g_array_unref(session->undo);
  g_array_unref(session->redo);
}

Session *session_new(const Script *script) {
  Session *session = g_new0(Session, 1);
  session->script = script;
  session->events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
  state_init(session);
  return session;
}

void session_free(Session *session) {
  if (!session) {
    return;
  }
  state_clear(session);
  g_ptr_array_unref(session->events);
  g_free(session);
}

/* What counts of every event, undone or not: time goes on, and an id that was given is never given again. */
static Instant observe(Session *session, const Event *event) {
  session->last_t = MAX(session->last_t, session_sane(event->t));
  return session->last_t;
}

int session_take_id(int *next, int wanted) {
  int id = wanted > *next && wanted < SESSION_ID_MAX ? wanted : *next;
  *next = id + 1;
  return id;
}

static void reserve(Session *session, const Event *event) {
  switch (event->kind) {
    case EVENT_RECORD:
      session_take_id(&session->next_record, event->record);
      break;
    case EVENT_WALK_IN:
      if (event->person) {
        session_take_id(&session->next_person, event->person->id);
      }
      break;
    default:
      break;
  }
}

static void open_session(Session *session, const Event *event) {
  if (session->opened) {
    return;
  }
  session->opened = TRUE;
  session->begin = session_sane(event->at);
  session->rehearsal = event->flag;
  session->room = g_strdup(event->text);
  session->rooms = CLAMP(event->rooms, 1, SESSION_ROOMS_MAX);
  session->room_number = CLAMP(event->room, 0, session->rooms - 1);
  session_number_given(session, 0);
}

static void apply(Session *session, const Event *event, Instant t) {
  switch (event->kind) {
    case EVENT_OPEN:
      open_session(session, event);
      break;
    case EVENT_START:
    case EVENT_FINISH:
    case EVENT_STOP_CLOCK:
    case EVENT_GO_ON:
    case EVENT_LENGTHS:
    case EVENT_BEGAN:
    case EVENT_INSERT:
    case EVENT_SWAP:
    case EVENT_DROP:
    case EVENT_DRAW:
      session_apply_flow(session, event, t);
      break;
    case EVENT_ROUND:
    case EVENT_TURN:
      session_apply_round(session, event, t);
      break;
    case EVENT_ENTER:
    case EVENT_WALK_IN:
    case EVENT_ATTEND:
    case EVENT_CONSENT:
    case EVENT_GROUPS:
      session_apply_people(session, event, t);
      break;
    case EVENT_CARRY:
    case EVENT_NUMBERS:
    case EVENT_STATE:
    case EVENT_RECORD:
    case EVENT_CHANGE:
    case EVENT_DELETE:
    case EVENT_MOVE:
    case EVENT_CONFIDENTIAL:
    case EVENT_IN_REPORT:
    case EVENT_VOTES:
    case EVENT_CHOOSE:
    case EVENT_NEXT_MEETING:
    case EVENT_CLOSE:
    case EVENT_REOPEN:
    case EVENT_DISPLAY:
      session_apply_record(session, event, t);
      break;
    case EVENT_RESUME:
    case EVENT_CLOCK:
    case EVENT_ADOPT:
    case EVENT_SENT:
    case EVENT_MET:
    case EVENT_UNDO:
    case EVENT_REDO:
    case N_EVENTS:
      break; /* these tell about the program and the journal, not about the meeting */
  }
}

static Event *event_at(const Session *session, guint index) {
  return g_ptr_array_index(session->events, index);
}

/* Moves the top of one stack to the other when it is the event that the undo or redo names. Stacks hold indices of events.
 * */
static void turn_over(const Session *session, const Event *event, GArray *from, GArray *to, GByteArray *undone,
                      guint8 mark) {
  if (from->len == 0) {
    return;
  }
  guint top = g_array_index(from, guint, from->len - 1);
  if (event->number <= 0 || event_at(session, top)->n != (guint64)event->number) {
    return;
  }
  g_array_set_size(from, from->len - 1);
  g_array_append_val(to, top);
  undone->data[top] = mark;
}

static void numbers_of(const Session *session, const GArray *indices, GArray *numbers) {
  for (guint i = 0; i < indices->len; i++) {
    g_array_append_val(numbers, event_at(session, g_array_index(indices, guint, i))->n);
  }
}

/* Computes the state from all events: first which of them stand, then each once. */
static void fold(Session *session) {
  guint n = session->events->len;
  GArray *undo = g_array_new(FALSE, FALSE, sizeof(guint));
  GArray *redo = g_array_new(FALSE, FALSE, sizeof(guint));
  GByteArray *undone = g_byte_array_sized_new(n + 1);
  g_byte_array_set_size(undone, n + 1);
  memset(undone->data, 0, n + 1);
  for (guint i = 0; i < n; i++) {
    const Event *event = event_at(session, i);
    if (event->kind == EVENT_UNDO) {
      turn_over(session, event, undo, redo, undone, 1);
    } else if (event->kind == EVENT_REDO) {
      turn_over(session, event, redo, undo, undone, 0);
    } else if (event_live(event->kind)) {
      g_array_append_val(undo, i);
      g_array_set_size(redo, 0);
    }
  }
  for (guint i = 0; i < n; i++) {
    const Event *event = event_at(session, i);
    Instant t = observe(session, event);
    if (undone->data[i]) {
      reserve(session, event);
    } else {
      apply(session, event, t);
    }
  }
  numbers_of(session, undo, session->undo);
  numbers_of(session, redo, session->redo);
  g_array_unref(undo);
  g_array_unref(redo);
  g_byte_array_unref(undone);
}

static void take(Session *session, Event *event) {
  g_ptr_array_add(session->events, event);
  if (event->n == 0) {
    event->n = session->events->len;
  }
}

void session_append(Session *session, Event *event) {
  take(session, event);
  if (event->kind == EVENT_UNDO || event->kind == EVENT_REDO) {
    state_clear(session);
    state_init(session);
    fold(session);
    return;
  }
  if (event_live(event->kind)) {
    g_array_append_val(session->undo, event->n);
    g_array_set_size(session->redo, 0);
  }
  apply(session, event, observe(session, event));
}

Session *session_fold(const Script *script, GPtrArray *events) {
  Session *session = session_new(script);
  for (guint i = 0; i < events->len; i++) {
    take(session, g_ptr_array_index(events, i));
  }
  g_ptr_array_set_free_func(events, NULL);
  g_ptr_array_unref(events);
  fold(session);
  return session;
}

Session *session_until(const Session *session, guint64 n) {
  GPtrArray *events = g_ptr_array_new();
  for (guint i = 0; i < session->events->len && event_at(session, i)->n <= n; i++) {
    g_ptr_array_add(events, event_copy(event_at(session, i)));
  }
  return session_fold(session->script, events);
}

PhaseRun *session_run(const Session *session, int index) {
  return index >= 0 && (guint)index < session->phases->len ? g_ptr_array_index(session->phases, index) : NULL;
}

static PhaseRun *run_at(const Session *session, guint index) {
  return g_ptr_array_index(session->phases, index);
}

int session_index(const Session *session, const char *part) {
  for (guint i = 0; part && i < session->phases->len; i++) {
    if (g_strcmp0(run_at(session, i)->phase->id, part) == 0) {
      return i;
    }
  }
  return -1;
}

PhaseRun *session_current(const Session *session) {
  return session_run(session, session->current);
}

static int last_that_ran(const Session *session) {
  int last = -1;
  Instant end = INSTANT_NONE;
  for (guint i = 0; i < session->phases->len; i++) {
    const PhaseRun *run = run_at(session, i);
    if (run->spans->len > 0) {
      const Span *span = &g_array_index(run->spans, Span, run->spans->len - 1);
      if (span->to >= end) {
        last = i;
        end = span->to;
      }
    }
  }
  return last;
}

int session_next(const Session *session) {
  int from = session->current >= 0 ? session->current : last_that_ran(session);
  for (guint i = from + 1; i < session->phases->len; i++) {
    if (run_at(session, i)->state == PHASE_AHEAD) {
      return i;
    }
  }
  return -1;
}

int session_before(const Session *session) {
  if (session->current < 0) {
    return last_that_ran(session);
  }
  for (int i = session->current - 1; i >= 0; i--) {
    PhaseState state = run_at(session, i)->state;
    if (state == PHASE_AHEAD || state == PHASE_DONE) {
      return i;
    }
  }
  return -1;
}

gboolean session_begun(const Session *session) {
  return session->current >= 0 || last_that_ran(session) >= 0;
}

const Record *session_record(const Session *session, int id) {
  const Record *record = session_any_record(session, id);
  return record && !record->deleted ? record : NULL;
}

Attendance *session_attendance(const Session *session, int person_id) {
  for (guint i = 0, guess = (guint)person_id - 1; i <= session->people->len; i++) {
    guint index = i == 0 ? guess : i - 1; /* ids nearly always count on from 1 */
    if (index < session->people->len && ((Person *)g_ptr_array_index(session->people, index))->id == person_id) {
      return &g_array_index(session->attendance, Attendance, index);
    }
  }
  return NULL;
}

int session_groups(const Session *session) {
  int most = 0;
  for (guint i = 0; i < session->attendance->len; i++) {
    most = MAX(most, g_array_index(session->attendance, Attendance, i).group);
  }
  return most;
}

int session_present(const Session *session) {
  int present = 0;
  for (guint i = 0; i < session->attendance->len; i++) {
    Presence presence = g_array_index(session->attendance, Attendance, i).presence;
    present += presence == PRESENCE_HERE || presence == PRESENCE_ONLINE;
  }
  return present;
}

int session_expected(const Session *session) {
  int expected = 0;
  for (guint i = 0; i < session->people->len; i++) {
    const Person *person = g_ptr_array_index(session->people, i);
    expected += person->walk_in || person_expected(person);
  }
  return expected;
}

gboolean session_stopped(const Session *session) {
  return session->stops->len > 0 && g_array_index(session->stops, Span, session->stops->len - 1).to == INSTANT_NONE;
}

int session_count(const Session *session, ListKind list, const char *part) {
  int count = 0;
  for (guint i = 0; i < session->records->len; i++) {
    const Record *record = g_ptr_array_index(session->records, i);
    count += !record->deleted && record->list == list && (!part || g_strcmp0(record->part, part) == 0);
  }
  return count;
}

Instant session_active(const Session *session, Instant from, Instant to) {
  from = session_sane(from);
  to = session_sane(to);
  if (to <= from) {
    return 0;
  }
  Instant active = to - from;
  for (guint i = 0; i < session->stops->len; i++) {
    const Span *stop = &g_array_index(session->stops, Span, i);
    Instant begin = MAX(stop->from, from), end = stop->to == INSTANT_NONE ? to : MIN(stop->to, to);
    if (end > begin) {
      active -= end - begin;
    }
  }
  return active;
}

Instant session_elapsed(const Session *session, const PhaseRun *run, Instant now) {
  Instant elapsed = 0;
  for (guint i = 0; i < run->spans->len; i++) {
    const Span *span = &g_array_index(run->spans, Span, i);
    elapsed += session_active(session, span->from, span->to == INSTANT_NONE ? now : MIN(span->to, now));
  }
  return elapsed;
}
