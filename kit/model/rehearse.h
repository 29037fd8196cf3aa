/* A rehearsal on paper: the meeting is played many times with things going otherwise than planned, by the same rules as a real
 * one (session, decide, timetable). The facilitator takes the kit's own advice to shorten between two parts, and never gives
 * time away. Pure: the same script, habits and seed give the same result everywhere. */
#ifndef MODEL_REHEARSE_H
#define MODEL_REHEARSE_H
#include <glib.h>

#include "model/habits.h"
#include "model/script.h"

#define REHEARSE_RUNS_MAX 100000
#define REHEARSE_ON_TIME 60 /* seconds: less behind is on time, as everywhere in the kit */
#define REHEARSE_ENOUGH 0.9 /* the chance that is sure enough */

typedef enum { REHEARSE_AS_USUAL, REHEARSE_ON_THE_DOT, REHEARSE_5_LATE, REHEARSE_10_LATE, REHEARSE_15_LATE, N_REHEARSE_STARTS } RehearseStart;

/* Seconds by which a way to start is late; LENGTH_NONE for the usual one, which is drawn. */
int rehearse_lateness(RehearseStart start);

/* What came of one way to start. */
typedef struct RehearseOutcome {
  double on_time;        /* share of the runs that ended less than a minute after the promised end */
  double within_five;    /* and less than five minutes and one */
  Instant half, ninety;  /* by when half of the runs, and nine of ten, had ended */
} RehearseOutcome;

/* What a part of the programme costs. */
typedef struct RehearsePart {
  const Phase *phase;  /* borrowed from the script */
  double mean;         /* seconds that it took beyond what it had when it began, over all runs */
  double often;        /* share of the runs in which that was a minute or more */
  double dropped;      /* share in which it was dropped */
} RehearsePart;

typedef struct RehearseResult {
  int runs;
  guint64 seed;
  int meetings;         /* earlier meetings that the habits came from */
  Instant promised;     /* end */
  RehearseOutcome outcomes[N_REHEARSE_STARTS];
  GArray *parts;        /* of RehearsePart, the costliest first (of equals the earlier); owned */
  double late_mean;     /* seconds that it began late, over all runs of the usual start */
  int buffer;           /* whole minutes after the promised end that make it sure enough, with the usual start */
  int breaks;           /* how many breaks there are */
  double room;          /* seconds that could still be shortened after the last break, the mean; 0 without a break */
  gboolean uncounted;   /* there are rounds, but nobody knows for how many: they count as ordinary parts */
} RehearseResult;

/* Plays a scheduled script `runs` times (1 … REHEARSE_RUNS_MAX) for each way to start. rehearse_clear frees the result. */
void rehearse(const Script *script, const Habits *habits, guint64 seed, int runs, RehearseResult *result);
void rehearse_clear(RehearseResult *result);

#endif
