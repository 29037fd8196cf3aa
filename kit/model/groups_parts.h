/* What the files of groups share; nobody else includes it. */
#ifndef MODEL_GROUPS_PARTS_H
#define MODEL_GROUPS_PARTS_H
#include "model/groups.h"

/* What two people in one group cost. Each is more than all that the next can add up to in a group. */
enum {
  GROUPS_APART = 100000000,
  GROUPS_TOGETHER = -100000000,
  GROUPS_MET = 10000, /* each time they met before */
  GROUPS_COLLEAGUES = 50,
  GROUPS_SAME_SIDE = 1,
};

/* A division while it is made. Owns its arrays. */
typedef struct Division {
  guint n, count;
  guint *member; /* group from 0 of each person */
  int *weight;   /* n × n: what each pair costs */
  gint64 *sum;   /* n × count: what a person costs with all of a group */
  guint32 state; /* of the drawing */
} Division;

/* People who must be together, or one person. */
typedef struct Unit {
  GArray *people;       /* of guint; owned */
  gboolean constrained; /* more than one, or kept apart from somebody */
} Unit;

void groups_init(Division *division, const GroupsAsk *ask);
void groups_clear(Division *division);
guint32 groups_draw(Division *division);
guint32 groups_draw_from(guint32 *state);
/* How many people group g gets at least; one more may be. */
guint groups_least(const Division *division);
/* Units of people, the most difficult first; new array of Unit, owned. */
GArray *groups_units(const Division *division);

/* Must anybody of these people (arrays of guint) be apart from anybody of those. */
gboolean groups_apart(const Division *division, const GArray *a, const GArray *b);

/* Puts everybody in a group, at random but for who must be together or apart. FALSE: no way was found to obey all of it. */
gboolean groups_place(Division *division, const GPtrArray *people);

/* Fills in the sums for the members as they are. */
void groups_add_up(Division *division);
/* What a swap of two people of different groups would change in the whole; and doing it. */
gint64 groups_change(const Division *division, guint a, guint b);
void groups_swap(Division *division, guint a, guint b);
/* Swaps people while that lowers the whole. */
void groups_descend(Division *division);

/* The swap of somebody who meets an acquaintance that is best for the whole, were it for the worse. tabu has the step until
 * which each person had better stay; a swap of two who are tabu counts only when it changes less than `wanted`. Ties are
 * drawn. FALSE when nobody meets an acquaintance, or nobody may move. */
gboolean groups_best_swap(Division *division, const guint *tabu, guint step, gint64 wanted, guint *a, guint *b, gint64 *change);
/* For how many steps a swap just made is tabu; drawn. */
guint groups_tabu(Division *division);
/* Takes such swaps, for so many steps at most; keeps the best. */
void groups_search(Division *division, guint steps);

/* Rounds of `count` groups of `size` places in which no two places meet twice: group[r * count * size + p] becomes the group,
 * from 0, of place p in round r. Returns how many rounds these are: as many as asked, or what was found; 0 where the algebra
 * does not reach. `state` is that of the drawing. */
#define GROUPS_PLACES_MAX 64
guint groups_algebra(guint count, guint size, guint rounds, guint32 *state, guint *group);

/* Which place in such rounds each of n people takes, so that those who meet cost as little as can be; where there are more
 * places than people, sizes of groups differ by one at most. weight is n × n. New array of `places`, of which the first n
 * count; NULL when no way was found to keep apart who must be apart. */
guint *groups_labels(const int *weight, guint n, const guint *group, guint places, guint rounds, guint32 *state);

/* The group of each, from 1; new array of int. */
GArray *groups_numbers(const Division *division);

#endif
