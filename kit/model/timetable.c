/* All that moves, computed from a session and a now: the rows, planned and expected, and how far they are apart. What
 * concerns the running part is in timetable_current.c, what to do about a delay in timetable_advice.c. Nothing here knows
 * about zones or stores anything; a tick over a thousand parts is a few passes over an array. */
#include "model/timetable_parts.h"

#define SILENT (60 * SECOND)  /* less than this is on time */
#define OVERDUE (60 * SECOND)
#define SAME_DAY (12 * 3600 * SECOND)

static TimetableRow *row_at(const Timetable *table, int index) {
  return &g_array_index(table->rows, TimetableRow, index);
}

const TimetableRow *timetable_row(const Timetable *table, int index) {
  return index >= 0 && table->rows && index < (int)table->rows->len ? row_at(table, index) : NULL;
}

static gboolean has_run(const PhaseRun *run) {
  return run->spans->len > 0;
}

/* A script without a day was laid out from an imagined begin; the opening of the meeting gave the real one. */
static Instant plan_shift(const Session *session) {
  if (!session->opened || session->script->begin_known || session->begin == INSTANT_NONE)
    return 0;
  return session->begin - session->script->begin;
}

/* --- what is known: the plan and what has been --- */

static void fill_row(const Session *session, const PhaseRun *run, Instant shift, Instant now, TimetableRow *row) {
  const Phase *phase = run->phase;
  *row = (TimetableRow){
      .planned_start = INSTANT_NONE,
      .planned_end = INSTANT_NONE,
      .expected_start = INSTANT_NONE,
      .expected_end = INSTANT_NONE,
      .real_start = INSTANT_NONE,
      .real_end = INSTANT_NONE,
      .planned_seconds = phase->planned,
      .length = run->length,
  };
  if (phase->start != INSTANT_NONE && !run->inserted) {
    row->planned_start = phase->start + shift;
    row->planned_end = phase->end + shift;
    row->planned_seconds = (int)((phase->end - phase->start) / SECOND);
  }
  if (has_run(run)) {
    row->elapsed = session_elapsed(session, run, now);
    row->real_start = g_array_index(run->spans, Span, 0).from;
    row->real_end = g_array_index(run->spans, Span, run->spans->len - 1).to;
    row->expected_start = row->real_start;
    row->expected_end = row->real_end;
  }
}

/* --- what is expected --- */

/* Preparation that nobody has started holds nothing up: it is done without keys, or not at all. */
static gboolean expect_unbegun_preparation(const TimetableChain *chain, const PhaseRun *run, TimetableRow *row) {
  if (chain->begun || run->phase->kind != KIND_PREPARATION || row->planned_start == INSTANT_NONE)
    return FALSE;
  row->expected_start = MAX(chain->cursor, row->planned_start);
  row->expected_end = MAX(row->expected_start, row->planned_end);
  return TRUE;
}

void timetable_expect(TimetableChain *chain, const PhaseRun *run, TimetableRow *row) {
  if (expect_unbegun_preparation(chain, run, row))
    return;
  Instant start = chain->cursor, pin = run->phase->pin_start, until = timetable_counts_to(chain, run, run->length);
  if (pin != INSTANT_NONE)
    start = MAX(start, pin);
  if (timetable_programme(run) && chain->begin != INSTANT_NONE) {
    start = MAX(start, chain->begin);
    chain->begin = INSTANT_NONE;
  }
  if (run->phase->kind == KIND_AFTERWARDS)
    start = MAX(start, chain->promised_end);
  row->expected_start = start;
  if (until == INSTANT_NONE)
    row->expected_end = start + timetable_to_run(run, row);
  else
    row->expected_end = MAX(until, start + (run->phase == chain->gate ? 0 : timetable_least_to_run(run, row)));
  chain->cursor = row->expected_end;
}

gboolean timetable_ahead(const Session *session, const Timetable *table, int index) {
  return table->next >= 0 && index >= table->next && session_run(session, index)->state == PHASE_AHEAD;
}

/* Fills the expectations, and the fields that follow from them. */
static void expect_all(const Session *session, Timetable *table, TimetableChain chain) {
  for (guint i = 0; i < table->rows->len; i++) {
    const PhaseRun *run = session_run(session, i);
    TimetableRow *row = row_at(table, i);
    if (timetable_ahead(session, table, i)) {
      timetable_expect(&chain, run, row);
      if (run->phase->kind == KIND_BREAK && table->next_break == INSTANT_NONE)
        table->next_break = row->expected_start;
    }
    if (timetable_programme(run) && row->expected_end != INSTANT_NONE)
      table->expected_end = MAX(table->expected_end, row->expected_end);
  }
  if (table->expected_end == INSTANT_NONE)
    table->expected_end = table->promised_end;
}

/* The last preparation before a programme that has not begun. People walk in until the begin: that this part started late
 * holds nothing up, and started early it lasts longer. Not on another day than the plan's, and not when its end has a pin. */
static const Phase *find_gate(const Session *session, const TimetableChain *chain) {
  if (!chain->begun || chain->begin == INSTANT_NONE || chain->begin - chain->cursor > SAME_DAY)
    return NULL;
  const Phase *gate = NULL;
  for (guint i = 0; i < session->phases->len; i++) {
    const PhaseRun *run = session_run(session, i);
    if (run->phase->kind == KIND_PREPARATION && (run->state == PHASE_AHEAD || run->state == PHASE_RUNNING))
      gate = run->phase;
  }
  return gate && gate->pin_end == INSTANT_NONE ? gate : NULL;
}

/* The chain before the first part: at now. */
static TimetableChain chain_at(const Session *session, Instant now, Instant shift) {
  TimetableChain chain = {now, session->script->begin + shift, session->script->end + shift, FALSE, NULL};
  for (guint i = 0; i < session->phases->len; i++) {
    const PhaseRun *run = session_run(session, i);
    chain.begun = chain.begun || has_run(run);
    if (has_run(run) && timetable_programme(run))
      chain.begin = INSTANT_NONE;
  }
  chain.gate = find_gate(session, &chain);
  return chain;
}

Instant timetable_until(const Session *session, int index, Instant now, int length) {
  TimetableChain chain = chain_at(session, now, plan_shift(session));
  return timetable_counts_to(&chain, session_run(session, index), length);
}

/* Before anything has begun, preparation whose time is past is not what comes next. */
static int find_next(const Session *session, const Timetable *table, gboolean begun) {
  int next = session->finished ? -1 : session_next(session);
  for (int i = next; !begun && i >= 0 && i < (int)table->rows->len; i++) {
    const PhaseRun *run = session_run(session, i);
    if (run->state != PHASE_AHEAD)
      continue;
    const TimetableRow *row = row_at(table, i);
    if (run->phase->kind != KIND_PREPARATION || row->planned_end == INSTANT_NONE || table->now < row->planned_end)
      return i;
  }
  return next;
}

/* --- how far plan and expectation are apart --- */

/* Where a part would have begun if the plan had been made in the present order: parts that changed places with it give or
 * take their length. */
static Instant reordered_start(const Session *session, const Timetable *table, int index) {
  Instant planned = row_at(table, index)->planned_start, start = planned;
  for (int i = 0; i < (int)table->rows->len; i++) {
    const TimetableRow *row = row_at(table, i);
    if (row->planned_start == INSTANT_NONE || !timetable_programme(session_run(session, i)))
      continue;
    if (i < index && row->planned_start > planned)
      start += row->planned_seconds * SECOND;
    else if (i > index && row->planned_start < planned)
      start -= row->planned_seconds * SECOND;
  }
  return start;
}

/* By the start of the first part of the programme ahead that stands in the plan, or by the end when there is none. */
static Instant find_behind(const Session *session, const Timetable *table) {
  Instant planned_end = INSTANT_NONE;
  for (int i = 0; i < (int)table->rows->len; i++) {
    const TimetableRow *row = row_at(table, i);
    if (row->planned_start == INSTANT_NONE || !timetable_programme(session_run(session, i)))
      continue;
    if (timetable_ahead(session, table, i))
      return row->expected_start - row->elapsed - reordered_start(session, table, i);
    planned_end = MAX(planned_end, row->planned_end);
  }
  return planned_end == INSTANT_NONE ? 0 : table->expected_end - planned_end;
}

/* What the parts of the programme ahead can still give. */
static void find_slack(const Session *session, Timetable *table) {
  gboolean after_break = FALSE;
  table->slack_after_break = LENGTH_NONE;
  for (int i = MAX(table->next, 0); i < (int)table->rows->len; i++) {
    const PhaseRun *run = session_run(session, i);
    if (!timetable_ahead(session, table, i) || !timetable_programme(run))
      continue;
    const TimetableRow *row = row_at(table, i);
    int slack = 0;
    if (run->phase->cut != CUT_NEVER)
      slack = (int)((timetable_to_run(run, row) - timetable_least_to_run(run, row)) / SECOND);
    table->slack += slack;
    if (after_break)
      table->slack_after_break += slack;
    if (run->phase->kind == KIND_BREAK && !after_break) {
      after_break = TRUE;
      table->slack_after_break = 0;
    }
  }
}

static gboolean is_overdue(const Timetable *table) {
  const TimetableRow *next = timetable_row(table, table->next);
  return table->current < 0 && next && next->planned_start != INSTANT_NONE && table->now - next->planned_start >= OVERDUE;
}

/* --- all together --- */

void timetable_at(const Session *session, Instant now, Timetable *table) {
  Instant shift = plan_shift(session);
  TimetableChain chain = chain_at(session, now, shift);
  *table = (Timetable){
      .now = now,
      .rows = g_array_sized_new(FALSE, FALSE, sizeof(TimetableRow), session->phases->len),
      .current = session->current,
      .step = -1,
      .until = INSTANT_NONE,
      .next_break = INSTANT_NONE,
      .expected_end = INSTANT_NONE,
      .promised_end = chain.promised_end,
      .stopped = session_stopped(session),
  };
  g_array_set_size(table->rows, session->phases->len);
  for (guint i = 0; i < session->phases->len; i++)
    fill_row(session, session_run(session, i), shift, now, row_at(table, i));
  table->next = find_next(session, table, chain.begun);
  if (table->stopped)
    table->stopped_for = now - g_array_index(session->stops, Span, session->stops->len - 1).from;

  if (table->current >= 0) {
    chain.cursor = timetable_current(session, &chain, table);
    row_at(table, table->current)->expected_end = chain.cursor;
  }
  expect_all(session, table, chain);
  Instant behind = find_behind(session, table);
  table->behind = ABS(behind) < SILENT ? 0 : (int)CLAMP(behind / SECOND, -G_MAXINT, G_MAXINT);
  find_slack(session, table);
  table->overdue = is_overdue(table);
  timetable_advise(session, table, chain);
}

void timetable_clear(Timetable *table) {
  g_clear_pointer(&table->rows, g_array_unref);
  advice_clear(&table->advice);
}
