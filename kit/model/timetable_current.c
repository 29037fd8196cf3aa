/* The part that runs now: how much is left, how urgent that is, which step it has reached, and whose turn it is. */
#include "model/timetable_parts.h"

/* The levels that hold for a part: its own, else the meeting's, else the usual ones. */
static WarnAt warn_at(const Session *session, const Phase *phase) {
  const WarnAt *warn = &phase->warn;
  if (warn->warning == 0 && warn->danger == 0)
    warn = &session->script->warn;
  return warn->warning == 0 && warn->danger == 0 ? WARN_DEFAULT : *warn;
}

static gboolean reached(WarnAt warn, int threshold, Instant left, int length) {
  if (threshold <= 0)
    return FALSE;
  return warn.fixed ? left <= threshold * SECOND : left * 100 <= (gint64)threshold * length * SECOND;
}

static Level find_level(WarnAt warn, Instant left, int length) {
  if (left <= 0)
    return LEVEL_OVERTIME;
  if (reached(warn, warn.danger, left, length))
    return LEVEL_DANGER;
  return reached(warn, warn.warning, left, length) ? LEVEL_WARNING : LEVEL_CALM;
}

/* The step by elapsed time. Steps without a time of their own share what the others leave of the part; when no step has a
 * time, none is pointed at. After the last one it stays there, and its time runs below zero. */
static void find_step(const Phase *phase, Instant elapsed, Timetable *table) {
  Instant given = 0, cursor = 0;
  int untimed = 0;
  for (guint i = 0; i < phase->steps->len; i++) {
    const Step *step = g_ptr_array_index(phase->steps, i);
    given += step->seconds * SECOND;
    untimed += step->seconds == 0;
  }
  if (given == 0)
    return;
  Instant share = untimed ? MAX(table->length * SECOND - given, 0) / untimed : 0;
  for (guint i = 0; i < phase->steps->len; i++) {
    const Step *step = g_ptr_array_index(phase->steps, i);
    cursor += step->seconds ? step->seconds * SECOND : share;
    table->step = (int)i;
    table->step_left = cursor - elapsed;
    if (table->step_left > 0)
      break;
  }
}

/* Fills in the round and returns how long it still lasts when everybody keeps to the promise. */
static Instant find_round(const Session *session, const Round *round, Timetable *table) {
  if (!round->active)
    return 0;
  table->round = TRUE;
  table->turns = round->total;
  table->turn = MIN(round->done, round->total) + 1;
  table->promised = round->promised;
  if (round->turn_from == INSTANT_NONE)
    return 0;
  table->turn_left = round->turn_seconds * SECOND - session_active(session, round->turn_from, table->now);
  return MAX(table->turn_left, 0) + (Instant)MAX(round->total - table->turn, 0) * round->promised * SECOND;
}

Instant timetable_current(const Session *session, const TimetableChain *chain, Timetable *table) {
  const PhaseRun *run = session_current(session);
  Instant elapsed = g_array_index(table->rows, TimetableRow, table->current).elapsed;
  table->until = timetable_counts_to(chain, run, run->length);
  Instant round = find_round(session, &run->round, table);
  Instant ran = elapsed;
  if (table->until != INSTANT_NONE) {
    table->left = table->until - table->now;
    /* a clock time does not wait while the clock of the meeting stands still: neither does the length of what counts down to it */
    Instant from = g_array_index(run->spans, Span, run->spans->len - 1).from;
    ran += table->now - from - session_active(session, from, table->now);
  } else {
    /* What the present speaker takes too much lengthens the part already, not only when the turn is over. */
    table->left = run->length * SECOND - elapsed + MAX(-table->turn_left, 0);
  }
  table->length = (int)CLAMP((ran + table->left) / SECOND, 0, G_MAXINT);
  table->level = find_level(warn_at(session, run->phase), table->left, table->length);
  find_step(run->phase, elapsed, table);
  return table->now + MAX(MAX(table->left, round), 0);
}
