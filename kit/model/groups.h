/* Groups: dividing people so that organisations and sides mix, and so that who must be together or apart is obeyed. The same
 * people and the same seed always give the same groups. */
#ifndef MODEL_GROUPS_H
#define MODEL_GROUPS_H
#include <glib.h>

#include "model/people.h"

/* How many groups n people make: `count` when that is above 0, else groups of min to max people (4 to 5 when not given), as
 * near to the middle as can be. At least 1, at most n. */
int groups_count(int n, int min, int max, int count);

/* Divides people (array of Person) into `count` groups whose sizes differ by one at most. Returns a new array of int: the
 * group of each, from 1, in the order of people. Together and apart names in the people are obeyed where the sizes allow
 * it. */
GArray *groups_divide(const GPtrArray *people, int count, guint32 seed);

#endif
