/* Rules of the flow: what runs, for how long, in which order. A key pressed by mistake in front of a group must never cost
 * anything: what ends a part early asks, and all of it can be undone. */
#include "model/decide_parts.h"
#include "model/timetable.h"

#define LENGTH_MAX (24 * 3600) /* seconds of one part */
#define MINUTE (60 * SECOND)
#define OTHER_DAY (12 * 60 * MINUTE)

static const PhaseRun *run_at(const Deciding *d, int index) {
  return g_ptr_array_index(d->session->phases, index);
}

static const char *id_of(const Deciding *d, int index) {
  return run_at(d, index)->phase->id;
}

/* Whole seconds that a part has run, begun ones counted. */
static int seconds_run(const Deciding *d, const PhaseRun *run) {
  return (int)MIN((session_elapsed(d->session, run, d->t) + SECOND - 1) / SECOND, G_MAXINT);
}

static gboolean is_known(Deciding *d, int index) {
  if (index < 0) {
    refuse(d, NO_SUCH_PART);
    return FALSE;
  }
  return TRUE;
}

/* --- drawing in --- */

static int first_afterwards(const Deciding *d) {
  for (guint i = 0; i < d->session->phases->len; i++) {
    if (run_at(d, i)->phase->kind == KIND_AFTERWARDS) {
      return i;
    }
  }
  return d->session->phases->len;
}

/* A part that lies ahead keeps its place in the script; one that lies behind, or was parked at the very end, comes now. */
static void draw(Deciding *d, int index) {
  Event *event = decide_emit(d, EVENT_DRAW);
  event->part = g_strdup(id_of(d, index));
  int current = d->session->current, afterwards = first_afterwards(d);
  gboolean at_the_end = index > afterwards && run_at(d, index)->phase->kind != KIND_AFTERWARDS;
  if (current >= 0 && (index < current || at_the_end)) {
    event->heading = g_strdup(id_of(d, current));
  } else if (current < 0 && at_the_end && afterwards > 0) {
    event->heading = g_strdup(id_of(d, afterwards - 1));
  }
}

/* --- going on, back and elsewhere --- */

static void start(Deciding *d, int index) {
  PhaseState state = run_at(d, index)->state;
  if (state == PHASE_DROPPED || state == PHASE_PARKED) {
    draw(d, index);
  }
  decide_emit(d, EVENT_START)->part = g_strdup(id_of(d, index));
}

/* The part that the plan has now. Before the plan begins it is the first part, in a gap the one after it; afterwards parts
 * are never begun with, and when the whole plan is past, the programme starts at its first part. *ask: it is not where a
 * meeting begins, so the user is asked. Preparation never asks: whoever opens the kit during it has missed nothing. */
static int first_part(const Deciding *d, const Timetable *table, gboolean *ask) {
  int first = session_next(d->session), programme = -1, now = -1;
  for (int i = first; i >= 0 && i < (int)d->session->phases->len; i++) {
    const PhaseRun *run = run_at(d, i);
    const TimetableRow *row = timetable_row(table, i);
    if (run->state != PHASE_AHEAD || !row || run->phase->kind == KIND_AFTERWARDS) {
      continue;
    }
    if (programme < 0 && run->phase->kind != KIND_PREPARATION) {
      programme = i;
    }
    if (now < 0 && row->planned_end != INSTANT_NONE && d->t < row->planned_end) {
      now = i;
    }
  }
  if (now < 0) {
    now = programme >= 0 ? programme : first;
  }
  *ask = now >= 0 && now != first && now != programme && run_at(d, now)->phase->kind != KIND_PREPARATION;
  return now;
}

static gboolean programme_begun(const Deciding *d) {
  for (guint i = 0; i < d->session->phases->len; i++) {
    const PhaseRun *run = run_at(d, i);
    if (run->spans->len > 0 && run->phase->kind != KIND_PREPARATION) {
      return TRUE;
    }
  }
  return FALSE;
}

/* People were told when the programme begins, so its first part asks when it would begin before that. Any part asks when the
 * plan is for another day: then this is a try-out, or the date was forgotten. */
static gboolean is_out_of_place(const Deciding *d, const Timetable *table, int index) {
  Instant planned = timetable_row(table, index)->planned_start;
  if (programme_begun(d) || planned == INSTANT_NONE || run_at(d, index)->phase->kind == KIND_AFTERWARDS) {
    return FALSE;
  }
  Instant ahead = planned - d->t;
  if (ABS(ahead) > OTHER_DAY) {
    return !session_begun(d->session);
  }
  return run_at(d, index)->phase->kind != KIND_PREPARATION && ahead >= MINUTE;
}

/* More than a quarter of its time is left: then the key may be a wrong one. Preparation and afterwards end when they are
 * done, so they never ask. A break does: it was promised to people. */
static gboolean is_early(const Deciding *d, const Timetable *table) {
  const PhaseRun *run = session_current(d->session);
  if (!run || run->phase->kind == KIND_PREPARATION || run->phase->kind == KIND_AFTERWARDS) {
    return FALSE;
  }
  return table->left * 4 > table->length * SECOND;
}

/* A time that somebody typed knows no seconds: the minute of a bound counts as the bound. FALSE: told between which times. */
static gboolean is_between(Deciding *d, Instant *at, Instant from, Instant to, gboolean anything_before) {
  if (*at < from && *at + MINUTE > from && from <= to) {
    *at = from;
  }
  if (*at >= from && *at <= to) {
    return TRUE;
  }
  refuse(d, BEFORE_PART, TN(anything_before ? from : INSTANT_NONE), TN(to));
  return FALSE;
}

static void finish(Deciding *d) {
  if (d->session->current < 0) {
    refuse(d, NOT_RUNNING);
    return;
  }
  const PhaseRun *run = session_current(d->session);
  Instant began = g_array_index(run->spans, Span, run->spans->len - 1).from;
  gboolean told = d->intent->kind == INTENT_FINISH && d->with->at > 0;
  Instant at = told ? d->with->at : INSTANT_NONE;
  if (told ? is_between(d, &at, began, d->t, TRUE) : asked(d, FINISH)) {
    decide_emit(d, EVENT_FINISH)->at = at;
  }
}

static void next_with(Deciding *d, const Timetable *table) {
  gboolean ask_first = FALSE;
  int index = session_begun(d->session) ? session_next(d->session) : first_part(d, table, &ask_first);
  if (index < 0) {
    if (d->session->current >= 0) {
      finish(d);
    } else {
      refuse(d, NOTHING_NEXT);
    }
    return;
  }
  const char *title = run_at(d, index)->phase->title;
  if (!d->intent->confirmed) {
    if (ask_first) {
      refuse(d, ASK_NOT_FIRST, TS(title));
      return;
    }
    if (is_out_of_place(d, table, index)) {
      refuse(d, ASK_OUT_OF_PLACE, TN((timetable_row(table, index)->planned_start - d->t) / MINUTE), TS(title));
      return;
    }
    if (is_early(d, table)) {
      refuse(d, ASK_EARLY, TN(MAX(1, table->left / MINUTE)), TS(title));
      return;
    }
    if (d->with->flag) {
      refuse(d, ASK_SPACE, TS(title));
      return;
    }
  }
  start(d, index);
}

static void next(Deciding *d) {
  if (decide_stopped(d)) {
    return;
  }
  Timetable table;
  timetable_at(d->session, d->t, &table);
  next_with(d, &table);
  timetable_clear(&table);
}

static void previous(Deciding *d) {
  if (decide_stopped(d)) {
    return;
  }
  int index = session_before(d->session);
  if (index < 0) {
    refuse(d, NOTHING_BEFORE);
    return;
  }
  start(d, index);
}

/* Choosing from the list is meant: it does not ask, and nothing is lost by it. */
static void go_to(Deciding *d) {
  int index = decide_part(d);
  if (decide_stopped(d) || !is_known(d, index) || index == d->session->current) {
    return;
  }
  start(d, index);
}

static void turn_clock(Deciding *d) {
  if (session_stopped(d->session)) {
    decide_emit(d, EVENT_GO_ON);
  } else if (d->session->current < 0) {
    refuse(d, NOT_RUNNING);
  } else {
    decide_emit(d, EVENT_STOP_CLOCK);
  }
}

/* --- lengths --- */

/* Is the part over before now at this length, which is less than it has: by the clock time that it counts to, or by what it ran. */
static gboolean is_too_short(const Deciding *d, int index, gint64 seconds) {
  const PhaseRun *run = run_at(d, index);
  if (seconds >= run->length || run->spans->len == 0) {
    return FALSE;
  }
  Instant until = timetable_until(d->session, index, d->t, (int)MAX(seconds, -LENGTH_MAX));
  return until != INSTANT_NONE ? until < d->t : seconds < seconds_run(d, run);
}

static void emit_length(Deciding *d, int index, gint64 seconds) {
  const PhaseRun *run = run_at(d, index);
  if (is_too_short(d, index, seconds) || seconds < 1) {
    refuse(d, TOO_SHORT);
    return;
  }
  if (seconds > LENGTH_MAX) {
    refuse(d, LASTS_TOO_LONG);
    return;
  }
  Event *event = decide_emit(d, EVENT_LENGTHS);
  event->lengths = g_ptr_array_new_with_free_func((GDestroyNotify)part_length_free);
  g_ptr_array_add(event->lengths, part_length_new(run->phase->id, (int)seconds));
}

static void longer(Deciding *d) {
  const PhaseRun *run = session_current(d->session);
  if (!run) {
    refuse(d, NOT_RUNNING);
    return;
  }
  emit_length(d, d->session->current, (gint64)run->length + d->with->seconds);
}

static void set_length(Deciding *d) {
  int index = decide_part(d);
  if (!is_known(d, index)) {
    return;
  }
  const PhaseRun *run = run_at(d, index);
  gint64 seconds = d->with->seconds;
  Instant until = timetable_until(d->session, index, d->t, run->length);
  if (until != INSTANT_NONE && index == d->session->current) { /* so long from its start on: that moves the clock time it counts to */
    Instant from = g_array_index(run->spans, Span, run->spans->len - 1).from;
    seconds = run->length + (from + seconds * SECOND - until) / SECOND;
  }
  emit_length(d, index, seconds);
}

static void began(Deciding *d) {
  int index = decide_part(d);
  Instant from, to;
  if (!d->with->part && index < 0) {
    refuse(d, NOT_RUNNING);
    return;
  }
  if (!is_known(d, index) || (run_at(d, index)->spans->len == 0 && decide_stopped(d))) {
    return;
  }
  if (!session_began_bounds(d->session, index, d->t, &from, &to)) {
    refuse(d, NO_SUCH_PART);
    return;
  }
  Instant at = d->with->at;
  if (!is_between(d, &at, from, to, to - from < SESSION_BEGAN_MAX)) {
    return;
  }
  Event *event = decide_emit(d, EVENT_BEGAN);
  event->part = g_strdup(id_of(d, index));
  event->at = at;
}

static void take_advice(Deciding *d) {
  Timetable table;
  timetable_at(d->session, d->t, &table);
  const GArray *changes = table.advice.kind == ADVICE_NONE ? NULL : table.advice.changes;
  if (changes && changes->len > 0) {
    Event *event = decide_emit(d, EVENT_LENGTHS);
    event->flag = TRUE;
    event->lengths = g_ptr_array_new_with_free_func((GDestroyNotify)part_length_free);
    for (guint i = 0; i < changes->len; i++) {
      const AdviceChange *change = &g_array_index(changes, AdviceChange, i);
      g_ptr_array_add(event->lengths, part_length_new(id_of(d, change->index), change->to));
    }
  } else {
    refuse(d, NO_ADVICE);
  }
  timetable_clear(&table);
}

/* --- order --- */

/* Was this id ever given, also to a part whose insertion was undone. */
static gboolean is_given(const Deciding *d, const char *id) {
  for (guint i = 0; i < d->session->events->len; i++) {
    const Event *event = g_ptr_array_index(d->session->events, i);
    if (event->kind == EVENT_INSERT && g_strcmp0(event->part, id) == 0) {
      return TRUE;
    }
  }
  return session_index(d->session, id) >= 0;
}

static char *new_id(const Deciding *d) {
  for (int i = 1;; i++) {
    char *id = g_strdup_printf("ertussen-%d", i);
    if (!is_given(d, id)) {
      return id;
    }
    g_free(id);
  }
}

static void insert(Deciding *d) {
  g_autofree char *title = decide_clean(d->with->text);
  int behind = d->session->current;
  if (behind < 0 && session_begun(d->session)) {
    behind = session_before(d->session);
  }
  if (d->with->part) {
    int index = session_index(d->session, d->with->part);
    if (!is_known(d, index)) {
      return;
    }
    behind = MAX(behind, index);
  }
  if (!decide_fits(d, title)) {
    return;
  }
  if (d->with->seconds < 1) {
    refuse(d, TOO_SHORT);
    return;
  }
  if (d->with->seconds > LENGTH_MAX) {
    refuse(d, LASTS_TOO_LONG);
    return;
  }
  Event *event = decide_emit(d, EVENT_INSERT);
  event->part = new_id(d);
  event->text = g_steal_pointer(&title);
  event->seconds = d->with->seconds;
  event->heading = behind >= 0 ? g_strdup(id_of(d, behind)) : NULL;
}

static gboolean outside(const PhaseRun *run) {
  return run->phase->kind == KIND_PREPARATION || run->phase->kind == KIND_AFTERWARDS;
}

/* Only parts still to come change places, and programme never with what lies outside it. */
static void swap(Deciding *d) {
  int index = d->with->part ? session_index(d->session, d->with->part) : session_next(d->session);
  if (!is_known(d, index)) {
    return;
  }
  const PhaseRun *run = run_at(d, index);
  if (run->state != PHASE_AHEAD || index < d->session->current) {
    refuse(d, NO_SUCH_PART);
    return;
  }
  for (guint i = index + 1; i < d->session->phases->len; i++) {
    const PhaseRun *other = run_at(d, i);
    if (other->state == PHASE_AHEAD && (outside(run) || outside(other)) && run->phase->kind != other->phase->kind) {
      break;
    }
    if (other->state == PHASE_AHEAD) {
      Event *event = decide_emit(d, EVENT_SWAP);
      event->part = g_strdup(run->phase->id);
      event->heading = g_strdup(other->phase->id);
      return;
    }
  }
  refuse(d, NOTHING_NEXT);
}

static void drop_or_draw(Deciding *d) {
  int index = d->with->part ? session_index(d->session, d->with->part) : -1;
  if (!is_known(d, index)) {
    return;
  }
  const PhaseRun *run = run_at(d, index);
  switch (run->state) {
    case PHASE_AHEAD:
      if (asked(d, DROP, TS(run->phase->title))) {
        decide_emit(d, EVENT_DROP)->part = g_strdup(run->phase->id);
      }
      break;
    case PHASE_DROPPED:
    case PHASE_PARKED:
      draw(d, index);
      break;
    case PHASE_RUNNING:
    case PHASE_DONE:
      refuse(d, NO_SUCH_PART);
      break;
  }
}

void decide_flow(Deciding *d) {
  switch (d->intent->kind) {
    case INTENT_NEXT:
      next(d);
      break;
    case INTENT_PREVIOUS:
      previous(d);
      break;
    case INTENT_GO_TO:
      go_to(d);
      break;
    case INTENT_FINISH:
      if (!decide_stopped(d)) {
        finish(d);
      }
      break;
    case INTENT_CLOCK:
      turn_clock(d);
      break;
    case INTENT_LONGER:
      longer(d);
      break;
    case INTENT_SET_LENGTH:
      set_length(d);
      break;
    case INTENT_BEGAN:
      began(d);
      break;
    case INTENT_TAKE_ADVICE:
      take_advice(d);
      break;
    case INTENT_INSERT:
      insert(d);
      break;
    case INTENT_SWAP:
      swap(d);
      break;
    case INTENT_DROP_OR_DRAW:
      drop_or_draw(d);
      break;
    default:
      break;
  }
}
