/* The session: the state of a meeting before its first event, and the questions asked of it. How events are folded into it, undo
 * and redo are in session_fold.c; what an event does is in session_flow.c, session_round.c, session_people.c and session_record.c;
 * what is allowed is in decide.c. */
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
  if (run->inserted) {
    phase_free((Phase *)run->phase);
  }
  g_array_unref(run->spans);
  if (run->round.turns) {
    g_array_unref(run->round.turns);
  }
  g_free(run);
}

void session_state_init(Session *session) {
  const Script *script = session->script;
  session->opened = session->closed = session->finished = session->rehearsal = FALSE;
  session->begin = script->begin;
  session->room = NULL;
  session->room_number = 0;
  session->rooms = 1;
  session->last_t = INSTANT_NONE;
  session->phases = g_ptr_array_new_with_free_func(session_phase_run_free);
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
}

void session_state_clear(Session *session) {
  g_ptr_array_unref(session->phases);
  g_array_unref(session->stops);
  g_ptr_array_unref(session->people);
  g_array_unref(session->attendance);
  g_ptr_array_unref(session->records);
  g_clear_pointer(&session->room, g_free);
  g_clear_pointer(&session->next_place, g_free);
  g_clear_pointer(&session->next_host, g_free);
  g_clear_pointer(&session->message, g_free);
}

Session *session_new(const Script *script) {
  Session *session = g_new0(Session, 1);
  session->script = script;
  session->events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
  session->undo = g_array_new(FALSE, FALSE, sizeof(guint64));
  session->redo = g_array_new(FALSE, FALSE, sizeof(guint64));
  session->past = session_past_new();
  session_state_init(session);
  return session;
}

void session_free(Session *session) {
  if (!session) {
    return;
  }
  session_past_free(session->past);
  session_state_clear(session);
  g_array_unref(session->undo);
  g_array_unref(session->redo);
  g_ptr_array_unref(session->events);
  g_free(session);
}

int session_take_id(int *next, int wanted) {
  int id = wanted > *next && wanted < SESSION_ID_MAX ? wanted : *next;
  *next = id + 1;
  return id;
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
    present += presence_here(g_array_index(session->attendance, Attendance, i).presence);
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
