/* The pieces of timetable_at, for the timetable_*.c files alone: each fills its own fields of a table that has its rows. */
#ifndef MODEL_TIMETABLE_PARTS_H
#define MODEL_TIMETABLE_PARTS_H
#include <glib.h>

#include "model/timetable.h"

/* The chain over the parts ahead. */
typedef struct TimetableChain {
  Instant cursor; /* when the part before is expected to end */
  Instant begin;  /* pins the first part of the programme; INSTANT_NONE once that is behind */
  Instant promised_end;
  gboolean begun;    /* has anything begun */
  const Phase *gate; /* borrowed: the preparation that lasts until the begin, however late it started; or NULL */
} TimetableChain;

/* The part that runs: left, length, level, step, round. Returns its expected end. */
Instant timetable_current(const Session *session, const TimetableChain *chain, Timetable *table);

/* Says when a part ahead is expected, in row, and moves the chain behind it. */
void timetable_expect(TimetableChain *chain, const PhaseRun *run, TimetableRow *row);

/* Does this part still come by itself: ahead, and not jumped over. */
gboolean timetable_ahead(const Session *session, const Timetable *table, int index);

/* The advice; needs rows, next, expected and promised end. The chain stands before the first part ahead. */
void timetable_advise(const Session *session, Timetable *table, TimetableChain chain);

/* Does this part count for the promised time: neither preparation nor afterwards. */
static inline gboolean timetable_programme(const PhaseRun *run) {
  return run->phase->kind == KIND_PROGRAMME || run->phase->kind == KIND_BREAK;
}

/* The instant to which a part with a pinned end, or at the gate, counts down: corrections by hand move it. INSTANT_NONE for others. */
static inline Instant timetable_counts_to(const TimetableChain *chain, const PhaseRun *run, int length) {
  Instant pin = run->phase == chain->gate ? chain->begin : run->phase->pin_end;
  return pin == INSTANT_NONE ? pin : pin + (length - run->phase->planned) * SECOND;
}

/* Microseconds that a part ahead still takes: its length, less what it ran before somebody went back. */
static inline Instant timetable_to_run(const PhaseRun *run, const TimetableRow *row) {
  return MAX(run->length * SECOND - row->elapsed, 0);
}

/* The least it still takes. */
static inline Instant timetable_least_to_run(const PhaseRun *run, const TimetableRow *row) {
  return CLAMP(run->phase->minimum * SECOND - row->elapsed, 0, timetable_to_run(run, row));
}

#endif
