/* Groups: dividing people so that they meet new people, organisations and sides mix, and who must be together or apart is
 * obeyed. The same people, history and seed always give the same groups. Which people are meant is the caller's affair. */
#ifndef MODEL_GROUPS_H
#define MODEL_GROUPS_H
#include <glib.h>

#include "model/people.h"

/* Above so many people they are only dealt out: a table of pairs would be too large. */
#define GROUPS_PEOPLE_MAX 1000

/* A division as it was made; the arrays are as long as each other and not owned. */
typedef struct GroupsDivision {
  const GArray *people; /* of int: ids */
  const GArray *groups; /* of int: the group of each, from 1; 0 = none */
} GroupsDivision;

/* What is asked. Nothing in it is owned. */
typedef struct GroupsAsk {
  const GPtrArray *people;       /* of Person: who are divided */
  int count;                     /* how many groups; at least 1 and at most as many as there are people */
  const GroupsDivision *earlier; /* whoever sat in one group there has met */
  gsize n_earlier;
  guint32 seed;
} GroupsAsk;

/* How many groups n people make: `count` when that is above 0, else groups of min to max people (4 to 5 when not given), as
 * near to the middle as can be. At least 1, at most n. */
int groups_count(int n, int min, int max, int count);
/* The same where people sit in `now` groups already: these are kept as long as their sizes stay within the bounds. */
int groups_keep(int n, int min, int max, int count, int now);

/* Divides people into groups whose sizes differ by one at most. Returns a new array of int: the group of each, from 1, in the
 * order of people. Together and apart are obeyed whenever that can be found to be possible: a name that would make a unit too
 * large for a group, or that contradicts an apart, is left out. Then come new pairs, then organisations, then sides. */
GArray *groups_assign(const GroupsAsk *ask);

/* Divides them several times at once, so that over all of it as many pairs as possible are new: better than one after
 * another, for which the last ones find few strangers left. Returns a new array of the arrays of groups_assign. */
GPtrArray *groups_series(const GroupsAsk *ask, int rounds);

/* One of the divisions of a meeting that has several: `made` are those it had until now, the first one first (they are not in
 * ask->earlier), and `later` come after it. As long as the same people come and nobody is moved, they are the divisions of one
 * series of seed GROUPS_PLAN_SEED; else the first of a series over what is left. Returns a new array like groups_assign. */
#define GROUPS_PLAN_SEED 1
GArray *groups_next(const GroupsAsk *ask, const GroupsDivision *made, gsize n_made, int later);

/* Divides people of whom most sit in a group already, with as few moves as can be: sizes differ by one at most, together and
 * apart are obeyed, newcomers join the smallest group and among those the one with fewest acquaintances and colleagues. `now`
 * has the group of each, 0 for who has none; groups above the count are given up. Returns a new array like groups_assign. */
GArray *groups_mend(const GroupsAsk *ask, const GArray *now);

#endif
