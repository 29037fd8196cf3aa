/* What the advice is about: which target is in danger, by how much, and which parts can still do something about it.
 * How the minutes are found among those parts is advice.c's. */
#include "model/timetable_parts.h"

#define TIME_WON_MIN 60 /* seconds: less is not given away */

/* The walk over the parts ahead, from target to target. */
typedef struct Targets {
  Timetable *table;
  AdviceItem *items; /* those since the last target; owned */
  gsize n;
  gboolean give;     /* may time that was won be given away */
} Targets;

/* A part that the advice may change. */
static void add_item(Targets *targets, int index, const PhaseRun *run) {
  targets->items[targets->n++] = (AdviceItem){
      .index = index,
      .seconds = run->length,
      .minimum = run->phase->minimum,
      .maximum = run->phase->maximum,
      .cut = run->phase->cut,
      .optional = run->phase->optional,
  };
}

/* Weighs one target against when it would be reached: `late` when all goes on as it does, `early` when nothing needs to be
 * given up for it. Keeps the first advice that shortens something; else the last one that cannot; else the first that
 * gives time away. Returns TRUE when nothing later can matter any more. */
static gboolean weigh(Targets *targets, Instant target, Instant late, Instant early, gboolean pin) {
  Advice *kept = &targets->table->advice, advice;
  gsize n = targets->n;
  targets->n = 0; /* what lies before a target that is kept or out of reach cannot help a later one */
  Instant reached = late > target ? late : early;
  gint64 deficit = CLAMP((reached - target) / SECOND, -G_MAXINT, G_MAXINT);
  if (deficit <= 0 && (deficit > -TIME_WON_MIN || !targets->give || kept->kind != ADVICE_NONE))
    return FALSE;
  advice_make(targets->items, n, (int)deficit, &advice);
  if (advice.kind == ADVICE_NONE)
    return FALSE;
  gint64 won = 0;
  for (guint i = 0; advice.changes && i < advice.changes->len; i++) {
    const AdviceChange *change = &g_array_index(advice.changes, AdviceChange, i);
    won += change->from - (change->to == LENGTH_NONE ? 0 : change->to);
  }
  advice.target = target;
  advice.end = reached - won * SECOND;
  if (pin)
    advice.end = MAX(advice.end, target);
  advice_clear(kept);
  *kept = advice;
  return advice.kind == ADVICE_SHORTEN && advice.changes;
}

static gboolean weigh_start(Targets *targets, const PhaseRun *run, Instant arrival, Instant *begin) {
  gboolean found = FALSE;
  if (timetable_programme(run) && *begin != INSTANT_NONE) {
    /* Time before the begin is nobody's to give away. */
    gboolean give = targets->give;
    targets->give = FALSE;
    found = weigh(targets, *begin, arrival, arrival, TRUE);
    targets->give = give;
    *begin = INSTANT_NONE;
  }
  return found || (run->phase->pin_start != INSTANT_NONE && weigh(targets, run->phase->pin_start, arrival, arrival, TRUE));
}

void timetable_advise(const Session *session, Timetable *table, Instant arrival, Instant begin) {
  if (table->next < 0)
    return;
  g_autofree AdviceItem *items = g_new(AdviceItem, session->phases->len);
  Targets targets = {.table = table, .items = items, .give = begin == INSTANT_NONE};
  gboolean programme = FALSE;
  for (int i = table->next; i < (int)session->phases->len; i++) {
    const PhaseRun *run = session_run(session, i);
    const TimetableRow *row = timetable_row(table, i);
    if (run->state != PHASE_AHEAD || run->phase->kind == KIND_AFTERWARDS)
      continue;
    programme = programme || timetable_programme(run);
    if (weigh_start(&targets, run, arrival, &begin))
      return;
    Instant pin = timetable_pinned_end(run), start = row->expected_start;
    if (pin != INSTANT_NONE) {
      /* A part with a pinned end gives way by itself, down to its minimum. */
      Instant least = start + timetable_least_to_run(run, row), usual = start + timetable_to_run(run, row);
      if (weigh(&targets, pin, least, MIN(usual, pin), TRUE))
        return;
    } else if (run->spans->len == 0 && (timetable_programme(run) || table->current >= 0)) {
      add_item(&targets, i, run);
    }
    arrival = row->expected_end;
  }
  if (programme)
    weigh(&targets, table->promised_end, table->expected_end, table->expected_end, FALSE);
}
