/* The reducer's flow: which part runs, how long parts are, in which order they come, when the clock stood still. */
#include "model/session_apply.h"

/* Of a part that has run. */
static Span *last_span(const PhaseRun *run) {
  return &g_array_index(run->spans, Span, run->spans->len - 1);
}

/* Ends the stretch of the running part. Who goes back means to come again: then the part that is left waits ahead. */
static void leave(Session *session, int towards, Instant t) {
  PhaseRun *run = session_current(session);
  if (!run) {
    return;
  }
  Span *span = last_span(run);
  if (span->to == INSTANT_NONE) {
    span->to = MAX(t, span->from);
  }
  session_hold_turn(session, run, t);
  run->state = towards < session->current ? PHASE_AHEAD : PHASE_DONE;
  session->current = -1;
}

static void start(Session *session, int index, Instant t) {
  PhaseRun *run = session_run(session, index);
  if (!run || index == session->current) {
    return;
  }
  leave(session, index, t);
  Span span = {t, INSTANT_NONE};
  g_array_append_val(run->spans, span);
  run->state = PHASE_RUNNING;
  session->current = index;
  session->finished = FALSE;
  session_go_on_turn(run, t);
}

static void finish(Session *session, Instant t) {
  leave(session, session->phases->len, t);
  session->finished = TRUE;
}

static void stop_clock(Session *session, Instant t) {
  if (!session_stopped(session)) {
    Span stop = {t, INSTANT_NONE};
    g_array_append_val(session->stops, stop);
  }
}

static void go_on(Session *session, Instant t) {
  if (session_stopped(session)) {
    g_array_index(session->stops, Span, session->stops->len - 1).to = t;
  }
}

static void drop(PhaseRun *run) {
  if (run->state == PHASE_AHEAD) {
    run->state = PHASE_DROPPED;
  }
}

void session_set_lengths(Session *session, const GPtrArray *lengths) {
  for (guint i = 0; lengths && i < lengths->len; i++) {
    const PartLength *length = g_ptr_array_index(lengths, i);
    PhaseRun *run = session_run(session, session_index(session, length->part));
    if (!run) {
      continue;
    }
    if (length->seconds < 0) {
      drop(run);
    } else {
      run->length = MIN(length->seconds, SESSION_LENGTH_MAX);
    }
  }
}

/* The stretch that ended last before this one began (NULL: of all that ended); NULL when there is none. */
static Span *span_before(const Session *session, const Span *span) {
  Span *before = NULL;
  for (guint i = 0; i < session->phases->len; i++) {
    const PhaseRun *run = g_ptr_array_index(session->phases, i);
    for (guint j = 0; j < run->spans->len; j++) {
      Span *other = &g_array_index(run->spans, Span, j);
      if (other != span && other->to != INSTANT_NONE && (!span || other->to <= span->from) &&
          (!before || other->from >= before->from)) {
        before = other;
      }
    }
  }
  return before;
}

gboolean session_began_bounds(const Session *session, int index, Instant t, Instant *from, Instant *to) {
  const PhaseRun *run = session_run(session, index), *current = session_current(session);
  if (!run || run->state == PHASE_DROPPED || run->state == PHASE_PARKED ||
      (run->spans->len == 0 && current && index < session->current)) {
    return FALSE;
  }
  const Span *span = run->spans->len > 0 ? last_span(run) : NULL;
  const Span *before = !span && current ? last_span(current) : span_before(session, span);
  *to = span && span->to != INSTANT_NONE ? span->to : t;
  *from = before ? before->from : *to - SESSION_BEGAN_MAX;
  return TRUE;
}

/* The beginning of a stretch moves, and the end of the stretch that lay against it moves along. */
static void began(Session *session, int index, Instant at, Instant t) {
  Instant from, to;
  if (!session_began_bounds(session, index, t, &from, &to)) {
    return;
  }
  PhaseRun *run = g_ptr_array_index(session->phases, index);
  if (run->spans->len == 0) {
    start(session, index, t); /* somebody forgot the key: it starts, and then its beginning moves back */
  }
  Span *span = last_span(run), *before = span_before(session, span);
  at = CLAMP(at, from, to);
  if (before && (before->to == span->from || before->to > at)) {
    before->to = at;
  }
  span->from = at;
}

/* Moves the part at `from` so that it stands at `to`, and keeps track of the current one. */
static void move(Session *session, int from, int to) {
  const PhaseRun *current = session_current(session);
  PhaseRun *run = g_ptr_array_steal_index(session->phases, from);
  g_ptr_array_insert(session->phases, to, run);
  if (current) {
    guint index;
    g_ptr_array_find(session->phases, current, &index);
    session->current = index;
  }
}

Phase *session_inserted_phase(const char *id, const char *title, int planned, const Script *script) {
  Phase *phase = phase_new();
  g_free(phase->id);
  g_free(phase->title);
  phase->id = g_strdup(id);
  phase->title = g_strdup(title ? title : "");
  phase->planned = CLAMP(planned, 0, SESSION_LENGTH_MAX);
  phase->minimum = phase->maximum = phase->planned;
  phase->warn = script->warn;
  return phase;
}

static void insert(Session *session, const Event *event) {
  int place = session_index(session, event->heading) + 1;
  if (!event->part || !*event->part || session_index(session, event->part) >= 0) {
    return;
  }
  Phase *phase = session_inserted_phase(event->part, event->text, event->seconds, session->script);
  g_ptr_array_add(session->phases, session_phase_run_new(phase, TRUE));
  move(session, session->phases->len - 1, place);
}

static void swap(Session *session, int a, int b) {
  if (a < 0 || b < 0 || a == b || a == session->current || b == session->current) {
    return;
  }
  gpointer *phases = session->phases->pdata;
  gpointer other = phases[a];
  phases[a] = phases[b];
  phases[b] = other;
}

static void draw(Session *session, int index, const char *behind) {
  PhaseRun *run = session_run(session, index);
  if (!run || (run->state != PHASE_DROPPED && run->state != PHASE_PARKED)) {
    return;
  }
  run->state = PHASE_AHEAD;
  int place = session_index(session, behind);
  if (place >= 0 && place != index) {
    move(session, index, place < index ? place + 1 : place);
  }
}

void session_apply_flow(Session *session, const Event *event, Instant t) {
  int index = session_index(session, event->part);
  switch (event->kind) {
    case EVENT_START:
      start(session, index, t);
      break;
    case EVENT_FINISH:
      finish(session, event->at > 0 ? MIN(session_sane(event->at), t) : t);
      break;
    case EVENT_STOP_CLOCK:
      stop_clock(session, t);
      break;
    case EVENT_GO_ON:
      go_on(session, t);
      break;
    case EVENT_LENGTHS:
      session_set_lengths(session, event->lengths);
      break;
    case EVENT_BEGAN:
      began(session, index, session_sane(event->at), t);
      break;
    case EVENT_INSERT:
      insert(session, event);
      break;
    case EVENT_SWAP:
      swap(session, index, session_index(session, event->heading));
      break;
    case EVENT_DROP:
      if (index >= 0) {
        drop(g_ptr_array_index(session->phases, index));
      }
      break;
    case EVENT_DRAW:
      draw(session, index, event->heading);
      break;
    default:
      break;
  }
}
