/* What the advice is about: which target is in danger, by how much, and which parts can still do something about it.
 * How the minutes are found among those parts is advice.c's. */
#include "model/timetable_parts.h"

#define TIME_WON_MIN (60 * SECOND) /* less is not given away */

/* What must be reached: the pinned start or end of a part, or the end of the programme. */
typedef struct Target {
  enum { TARGET_START, TARGET_END_OF_PART, TARGET_END } kind;
  int index; /* of the part; unused for the end */
  Instant at;
  Instant late;  /* when it is reached if all goes on as it does */
  Instant early; /* the same when no part gives way; before `at`: there is time to give */
} Target;

/* The walk over the parts ahead, from target to target. */
typedef struct Weighing {
  const Session *session;
  Timetable *table;
  TimetableChain chain; /* before the first part ahead */
  AdviceItem *items;    /* those since the last target; owned */
  gsize n;
} Weighing;

/* A part that the advice may change: one that has not begun and does not last until a clock time, whatever its length. */
static void add_item(Weighing *weighing, int index, const PhaseRun *run) {
  const Phase *phase = run->phase;
  if (run->spans->len > 0 || timetable_counts_to(&weighing->chain, run, run->length) != INSTANT_NONE)
    return;
  weighing->items[weighing->n++] =
      (AdviceItem){index, run->length, phase->minimum, phase->maximum, phase->cut, phase->optional};
}

/* When the target is reached once an advice has been taken: the chain is walked anew, since a part that is dropped takes its
 * pin along. */
static Instant reached_with(const Weighing *weighing, const Advice *advice, const Target *target) {
  TimetableChain chain = weighing->chain;
  Instant programme_end = chain.cursor;
  guint k = 0;
  for (int i = MAX(weighing->table->next, 0); i < (int)weighing->table->rows->len; i++) {
    PhaseRun run = *session_run(weighing->session, i);
    TimetableRow row = *timetable_row(weighing->table, i);
    if (k < advice->changes->len && g_array_index(advice->changes, AdviceChange, k).index == i) {
      run.length = g_array_index(advice->changes, AdviceChange, k++).to;
      if (run.length == LENGTH_NONE)
        continue;
    }
    if (!timetable_ahead(weighing->session, weighing->table, i))
      continue;
    timetable_expect(&chain, &run, &row);
    if (target->kind != TARGET_END && i == target->index)
      return target->kind == TARGET_START ? row.expected_start : row.expected_end;
    if (timetable_programme(&run))
      programme_end = chain.cursor;
  }
  return programme_end;
}

/* Weighs one target. Keeps the first advice that shortens something; else the last one that cannot; else the first that
 * gives time away, which is only done once the programme has begun: time before the begin is nobody's. Returns TRUE when
 * nothing later can matter any more. */
static gboolean weigh(Weighing *weighing, const Target *target) {
  Advice *kept = &weighing->table->advice, advice;
  gsize n = weighing->n;
  weighing->n = 0; /* what lies before a target that is kept, or out of reach, cannot help a later one */
  gboolean late = target->late > target->at, begun = weighing->chain.begin == INSTANT_NONE;
  if (!late && (!begun || kept->kind != ADVICE_NONE || target->at - target->early < TIME_WON_MIN))
    return FALSE;
  Instant deficit = ((late ? target->late : target->early) - target->at) / SECOND;
  advice_make(weighing->items, n, (int)CLAMP(deficit, -G_MAXINT, G_MAXINT), &advice);
  if (advice.kind == ADVICE_NONE)
    return FALSE;
  advice.target = target->at;
  advice.end = target->late;
  if (advice.changes) {
    advice.end = reached_with(weighing, &advice, target);
    advice.remaining = (int)CLAMP((advice.end - target->at) / SECOND, 0, G_MAXINT);
  }
  advice_clear(kept);
  *kept = advice;
  return advice.kind == ADVICE_SHORTEN && advice.changes;
}

/* The pins of one part; arrival is when the part before it ends. */
static gboolean weigh_part(Weighing *weighing, int index, const PhaseRun *run, Instant arrival, gboolean first) {
  const TimetableRow *row = timetable_row(weighing->table, index);
  Instant pin = run->phase->pin_start, begin = weighing->chain.begin, until = timetable_counts_to(&weighing->chain, run, run->length);
  if (first && begin != INSTANT_NONE && weigh(weighing, &(Target){TARGET_START, index, begin, arrival, arrival}))
    return TRUE;
  if (pin != INSTANT_NONE && weigh(weighing, &(Target){TARGET_START, index, pin, arrival, arrival}))
    return TRUE;
  if (until == INSTANT_NONE || run->phase == weighing->chain.gate) /* what is after the gate has the begin as its target */
    return FALSE;
  /* A part with a pinned end gives way by itself, down to its minimum. */
  Instant usual = row->expected_start + timetable_to_run(run, row);
  return weigh(weighing, &(Target){TARGET_END_OF_PART, index, until, row->expected_end, MIN(usual, until)});
}

void timetable_advise(const Session *session, Timetable *table, TimetableChain chain) {
  const PhaseRun *current = session_current(session);
  gboolean programme = current && timetable_programme(current);
  Instant arrival = chain.cursor;
  g_autofree AdviceItem *items = g_new(AdviceItem, session->phases->len);
  Weighing weighing = {session, table, chain, items, 0};
  for (int i = MAX(table->next, 0); i < (int)table->rows->len; i++) {
    const PhaseRun *run = session_run(session, i);
    if (!timetable_ahead(session, table, i) || run->phase->kind == KIND_AFTERWARDS)
      continue;
    gboolean first = timetable_programme(run) && !programme;
    programme = programme || first;
    if (weigh_part(&weighing, i, run, arrival, first))
      return;
    add_item(&weighing, i, run);
    arrival = timetable_row(table, i)->expected_end;
  }
  if (programme)
    weigh(&weighing, &(Target){TARGET_END, -1, table->promised_end, table->expected_end, table->expected_end});
}
