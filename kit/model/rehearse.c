/* Plays the meeting. What happens in a part is drawn from a stream of its own, so that all ways to start are compared under
 * the same luck, and a part that is dropped changes nothing for the others.
 *
 * A part asks for its planned time times a drawn ratio. Time asked for beyond the plan is overrun, whatever the part was shortened
 * to: what must be said does not become less. Time not asked for is used up all the same (Parkinson's law; see habits.c). */
#include "model/rehearse.h"

#include <math.h>
#include <stdlib.h>

#include "model/decide.h"
#include "model/draw.h"
#include "model/plan.h"
#include "model/timetable.h"

#define ADVICE_TIMES 8 /* advice is taken for one target at a time; a chain of pins gives several */
#define TURN_LEAST 0.3 /* of its time: who speaks shorter than this is drawn as if he took it */

/* What has a stream of its own. */
enum { DRAW_START, DRAW_PEOPLE, DRAW_PARTS };

/* All that is the same in every run. */
typedef struct Setting {
  const Script *script;
  const Habits *habits;
  guint64 seed;
  int expected; /* people on the list; 0: there is none */
} Setting;

/* What is counted of a part over all runs. */
typedef struct PartTally {
  double seconds;
  int often, dropped;
} PartTally;

/* What is counted over all runs of the usual start. */
typedef struct Tally {
  PartTally *parts; /* one for each of the script */
  double late, room;
} Tally;

/* One run. */
typedef struct Run {
  const Setting *setting;
  guint64 number;
  Session *session;
  Instant now;
  int people; /* here */
  int last_break; /* index of the last break of the programme, or -1 */
  Tally *tally; /* NULL: not counted */
} Run;

int rehearse_lateness(RehearseStart start) {
  static const int seconds[N_REHEARSE_STARTS] = {LENGTH_NONE, 0, 300, 600, 900};
  return seconds[start];
}

static double draw_ratio(Draw *draw, Spread spread) {
  double normal = draw_normal(draw); /* always drawn: the stream must not depend on the spread */
  return exp(spread.middle + spread.width * normal);
}

/* --- before it begins --- */

static int drawn_delay(const Setting *s, guint64 number) {
  Draw draw = draw_stream(s->seed, number, DRAW_START);
  gboolean late = draw_uniform(&draw) < s->habits->late_chance;
  double delay = draw_exponential(&draw, s->habits->late_mean);
  return late ? (int)MIN(delay, HABITS_LATE_MAX) : 0;
}

static int drawn_people(const Setting *s, guint64 number) {
  Draw draw = draw_stream(s->seed, number, DRAW_PEOPLE);
  int away = draw_binomial(&draw, s->expected, s->habits->no_show);
  return MAX(s->expected - away + draw_poisson(&draw, s->expected * s->habits->walk_in), MIN(s->expected, 1));
}

/* --- a part --- */

/* The timed steps around the round: the longest step is the round, as for the round clock. */
static void around_round(const Phase *phase, int *before, int *behind) {
  int longest = 0;
  *before = *behind = 0;
  for (guint i = 0; i < phase->steps->len; i++) {
    int seconds = ((const Step *)g_ptr_array_index(phase->steps, i))->seconds;
    if (seconds > longest) {
      *before += longest + *behind;
      *behind = 0;
      longest = seconds;
    } else {
      *behind += seconds;
    }
  }
}

/* The seconds that a round takes. A turn lasts as promised, and longer or shorter by a share of what was meant in the plan. */
static double round_seconds(const Habits *habits, Draw *draw, int turns, double promised, double meant) {
  double sum = 0;
  for (int i = 0; i < turns; i++) {
    double ratio = draw_ratio(draw, habits->turn);
    gboolean story = draw_uniform(draw) < habits->long_chance;
    double longer = draw_exponential(draw, habits->long_mean);
    sum += MAX(promised + meant * (ratio - 1 + (story ? longer : 0)), promised * TURN_LEAST);
  }
  return sum;
}

/* The overrun of the part outside its round: of tracks at the same time, the one that takes longest counts. */
static double overrun(const Habits *habits, const Phase *phase, Draw *draw) {
  double most = 0;
  guint tracks = phase->tracks ? MAX(phase->tracks->len, 1) : 1;
  for (guint i = 0; i < tracks; i++) {
    double more = draw_ratio(draw, habits_spread(habits, phase)) - 1; /* MAX would draw twice */
    most = MAX(most, more);
  }
  gboolean waits = draw_uniform(draw) < habits->coffee_chance;
  double coffee = draw_exponential(draw, habits->coffee_mean);
  return most * phase->planned + (phase->kind == KIND_BREAK && waits ? coffee : 0);
}

/* How long a part with a round takes, in seconds. Its promise is that of the real round clock. When the script gives a time for
 * each person, people who stay away shorten the part and others lengthen it; else the round has the time there is. */
static double play_round(const Run *r, const PhaseRun *run, int turns, Draw *draw, double more) {
  const Phase *phase = run->phase;
  int meant_turns = MAX(phase_turns(r->setting->script, phase, r->setting->expected), 1), before, behind;
  around_round(phase, &before, &behind);
  if (phase->per_unit && before + behind == 0)
    behind = phase->extra;
  double length = run->length, whole = phase_round_seconds(phase);
  double meant = phase->per_unit ? phase->per_unit : whole / meant_turns;
  int promised = decide_round_promise(r->session, run, turns, r->now + before * SECOND);
  double round = round_seconds(r->setting->habits, draw, turns, promised, meant);
  double aside = phase->planned > whole ? 1 - whole / phase->planned : 0; /* only the rest runs over as other parts do */
  if (phase->per_unit)
    length += (double)(turns - meant_turns) * phase->per_unit;
  return MAX(MAX(length, before + round + behind) + more * aside, 1);
}

/* When the part that has just begun ends. Its length then is what it was to have. */
static Instant play_part(const Run *r, const PhaseRun *run, int index) {
  const Phase *phase = run->phase;
  Draw draw = draw_stream(r->setting->seed, r->number, DRAW_PARTS + index);
  int turns = phase->round == ROUND_NONE ? 0 : phase_turns(r->setting->script, phase, r->people);
  double more = overrun(r->setting->habits, phase, &draw);
  Instant until = phase->pin_end;
  if (until != INSTANT_NONE)
    until = MAX(until + (run->length - phase->planned) * SECOND, r->now + MIN(phase->minimum, run->length) * SECOND);
  if (phase->automatic)
    return until != INSTANT_NONE ? until : r->now + run->length * SECOND;
  if (until != INSTANT_NONE)
    return until + (Instant)more * SECOND;
  double seconds = turns > 0 ? play_round(r, run, turns, &draw, more) : run->length + more;
  return r->now + (Instant)floor(seconds) * SECOND;
}

/* --- between the parts --- */

static gboolean carry_out(Run *r, IntentKind kind, const char *part) {
  Intent intent = {.kind = kind, .confirmed = TRUE};
  intent.with.part = (char *)part; /* borrowed: the intent is not cleared */
  Decision decision;
  decide(r->session, &intent, r->now, &decision);
  gboolean done = decision.refusal == REFUSAL_NONE && decision.events->len > 0;
  while (done && decision.events->len > 0)
    session_append(r->session, g_ptr_array_steal_index(decision.events, 0));
  decision_clear(&decision);
  return done;
}

/* The index of the part that comes now, advice taken; -1 when the programme is done. */
static int settle(Run *r) {
  for (int times = 0;; times++) {
    Timetable table;
    timetable_at(r->session, r->now, &table);
    gboolean shorten = table.advice.kind == ADVICE_SHORTEN && table.advice.changes;
    int next = table.next;
    timetable_clear(&table);
    if (times < ADVICE_TIMES && shorten && carry_out(r, INTENT_TAKE_ADVICE, NULL))
      continue;
    for (; next >= 0 && next < (int)r->session->phases->len; next++) {
      const PhaseRun *run = session_run(r->session, next);
      if (run->state == PHASE_AHEAD && phase_in_programme(run->phase))
        return next;
    }
    return -1;
  }
}

/* What can still be shortened. */
static int room(const Run *r) {
  Timetable table;
  timetable_at(r->session, r->now, &table);
  int slack = table.slack;
  timetable_clear(&table);
  return slack;
}

static void count_part(const Run *r, int index, Instant had, Instant took) {
  PartTally *part = &r->tally->parts[index];
  Instant more = (took - had) / SECOND;
  part->seconds += (double)MAX(more, 0);
  part->often += more >= REHEARSE_ON_TIME;
  if (index == r->last_break)
    r->tally->room += room(r);
}

static void count_dropped(const Run *r) {
  for (guint i = 0; i < r->session->phases->len; i++)
    r->tally->parts[i].dropped += session_run(r->session, i)->state == PHASE_DROPPED;
}

static int find_last_break(const Script *script) {
  int last = -1;
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(script->phases, i);
    if (phase->kind == KIND_BREAK && !phase->spare)
      last = (int)i;
  }
  return last;
}

/* Plays the meeting once; returns when it ended. */
static Instant play(const Setting *setting, int number, int late, Tally *tally) {
  Run r = {setting, (guint64)number, session_new(setting->script), setting->script->begin, 0, -1, tally};
  r.people = drawn_people(setting, r.number);
  r.last_break = find_last_break(setting->script);
  int delay = late == LENGTH_NONE ? drawn_delay(setting, r.number) : late;
  r.now += delay * SECOND;
  for (int index; (index = settle(&r)) >= 0;) {
    const PhaseRun *run = session_run(r.session, index);
    if (run->phase->pin_start != INSTANT_NONE)
      r.now = MAX(r.now, run->phase->pin_start);
    if (!carry_out(&r, INTENT_GO_TO, run->phase->id))
      break;
    run = session_current(r.session);
    Instant from = r.now, had = run->length * SECOND;
    if (run->phase->pin_end != INSTANT_NONE)
      had = MAX(run->phase->pin_end - from, 0);
    r.now = play_part(&r, run, index);
    if (tally)
      count_part(&r, index, had, r.now - from);
  }
  if (tally) {
    tally->late += delay;
    count_dropped(&r);
  }
  session_free(r.session);
  return r.now;
}

/* --- all runs --- */

static int by_time(const void *a, const void *b) {
  const Instant *x = a, *y = b;
  return (*x > *y) - (*x < *y);
}

/* By when this share of the runs had ended; ends is sorted. */
static Instant ended_by(const Instant *ends, int runs, double share) {
  return ends[CLAMP((int)ceil(share * runs) - 1, 0, runs - 1)];
}

static double share_before(const Instant *ends, int runs, Instant limit) {
  int n = 0;
  while (n < runs && ends[n] < limit)
    n++;
  return (double)n / runs;
}

static void judge(Instant *ends, int runs, Instant promised, RehearseOutcome *outcome) {
  qsort(ends, (gsize)runs, sizeof *ends, by_time);
  *outcome = (RehearseOutcome){
      .on_time = share_before(ends, runs, promised + REHEARSE_ON_TIME * SECOND),
      .within_five = share_before(ends, runs, promised + (300 + REHEARSE_ON_TIME) * SECOND),
      .half = ended_by(ends, runs, 0.5),
      .ninety = ended_by(ends, runs, REHEARSE_ENOUGH),
  };
}

static int costliest(const void *a, const void *b) {
  const RehearsePart *x = a, *y = b;
  return (x->mean < y->mean) - (x->mean > y->mean);
}

static void list_parts(const Script *script, const Tally *tally, RehearseResult *result) {
  result->parts = g_array_new(FALSE, FALSE, sizeof(RehearsePart));
  for (guint i = 0; i < script->phases->len; i++) {
    const PartTally *part = &tally->parts[i];
    RehearsePart row = {g_ptr_array_index(script->phases, i), part->seconds / result->runs, (double)part->often / result->runs,
                        (double)part->dropped / result->runs};
    if (!phase_in_programme(row.phase))
      continue;
    result->breaks += row.phase->kind == KIND_BREAK;
    result->uncounted = result->uncounted || (row.phase->round != ROUND_NONE &&
                                              phase_turns(script, row.phase, script_expected(script)) == 0);
    g_array_append_val(result->parts, row);
  }
  g_array_sort(result->parts, costliest); /* a stable sort */
}

void rehearse(const Script *script, const Habits *habits, guint64 seed, int runs, RehearseResult *result) {
  runs = CLAMP(runs, 1, REHEARSE_RUNS_MAX);
  *result = (RehearseResult){.runs = runs, .seed = seed, .meetings = habits->meetings, .promised = script->end};
  Setting setting = {script, habits, seed, script_expected(script)};
  Tally tally = {.parts = g_new0(PartTally, script->phases->len)};
  g_autofree Instant *ends = g_new(Instant, runs);
  for (int start = 0; start < N_REHEARSE_STARTS; start++) {
    Tally *counted = start == REHEARSE_AS_USUAL ? &tally : NULL;
    for (int i = 0; i < runs; i++)
      ends[i] = play(&setting, i, rehearse_lateness((RehearseStart)start), counted);
    judge(ends, runs, script->end, &result->outcomes[start]);
  }
  Instant late = (result->outcomes[REHEARSE_AS_USUAL].ninety - script->end) / SECOND;
  result->buffer = (int)CLAMP(late / 60, 0, G_MAXINT);
  result->late_mean = tally.late / runs;
  result->room = tally.room / runs;
  list_parts(script, &tally, result);
  g_free(tally.parts);
}

void rehearse_clear(RehearseResult *result) {
  g_clear_pointer(&result->parts, g_array_unref);
}
