/* How meetings go in practice: what tends to go otherwise than planned, and by how much. A rehearsal draws from it.
 * Usual values until the user's own earlier meetings say better. Nothing is drawn here. */
#ifndef MODEL_HABITS_H
#define MODEL_HABITS_H
#include <glib.h>

#include "model/session.h"

/* A lognormal ratio: its logarithm is normal. Middle 0 and width 0: always 1. */
typedef struct Spread {
  double middle; /* mean of the logarithm */
  double width;  /* its deviation */
} Spread;

/* Owns its table. */
typedef struct Habits {
  double late_chance; /* that the meeting starts late */
  double late_mean;   /* seconds, of those that do; exponential */
  double no_show;     /* chance for each expected person */
  double walk_in;     /* people who come unexpected, for each who was expected */
  Spread talk;        /* time a part asks for, against its plan; it is never given back (see rehearse.c) */
  Spread rest;        /* the same for a break */
  Spread turn;        /* time a speaker takes, against what was meant */
  double long_chance; /* that a turn is a long story */
  double long_mean;   /* how much longer then, in turns; exponential */
  double coffee_chance; /* that a break waits for its coffee */
  double coffee_mean;   /* seconds; exponential */
  GHashTable *categories; /* category → Spread: parts of that category, where earlier meetings had some */
  int meetings;           /* how many earlier meetings this was learned from */
} Habits;

#define HABITS_LATE_MAX 1800 /* seconds: a start later than this is another meeting */

/* As meetings usually go. */
void habits_usual(Habits *habits);
void habits_clear(Habits *habits);

/* Moves the values towards what happened in earlier meetings: the more of them, the further. Rehearsals, meetings that never
 * began and those that were typed in afterwards say nothing. n sessions, borrowed. */
void habits_learn(Habits *habits, Session *const *sessions, gsize n);

/* The spread that holds for a part. */
Spread habits_spread(const Habits *habits, const Phase *phase);

#endif
