/* Several divisions of the same people, made with an eye on each other: the social golfer problem. One after another they are
 * made like any division; then all of them are searched together, a swap in each in turn, until every pair that can be is
 * new or a fixed number of swaps was looked at. Where that does not get there at once it begins anew from rounds that algebra
 * gives. Time plays no part, so that the same seed gives the same series anywhere. */
#include <string.h>

#include "model/groups_parts.h"

#define LOOKS 20000    /* at a swap, for each person and round: */
#define LOOKS_MOST 60000000 /* in all, which is well within a second */
#define STEPS 400      /* of the search of one round, when a series begins */
#define STALE 400      /* turns without a better series after which it is begun anew */

typedef struct Series {
  Division *rounds; /* one and all have the same weights: base cost, and GROUPS_MET for each round in which the pair meets */
  guint n_rounds, n, count;
  int *weight;      /* n × n. The sums of a round leave out that its own pairs meet in it */
  guint *tabu;      /* rounds × n: until which turn a person had better stay in that round */
} Series;

/* A pair meets once more or once less in round r; the sums of the other rounds follow. */
static void shift(Series *s, guint r, guint i, guint j, int by) {
  int *weight = &s->weight[i * s->n + j];
  if (*weight == GROUPS_APART || *weight == GROUPS_TOGETHER) {
    return;
  }
  *weight += by;
  s->weight[j * s->n + i] = *weight;
  for (guint other = 0; other < s->n_rounds; other++) {
    const Division *round = &s->rounds[other];
    if (other != r) {
      round->sum[i * s->count + round->member[j]] += by;
      round->sum[j * s->count + round->member[i]] += by;
    }
  }
}

/* All that a person meets in round r, somebody who is about to move left out. */
static void shift_group(Series *s, guint r, guint person, int by) {
  const guint *member = s->rounds[r].member;
  for (guint i = 0; i < s->n; i++) {
    if (i != person && member[i] == member[person]) {
      shift(s, r, person, i, by);
    }
  }
}

static void swap(Series *s, guint r, guint a, guint b) {
  shift_group(s, r, a, -GROUPS_MET);
  shift_group(s, r, b, -GROUPS_MET);
  groups_swap(&s->rounds[r], a, b);
  shift_group(s, r, a, GROUPS_MET);
  shift_group(s, r, b, GROUPS_MET);
}

/* Who sits together in round r has met. */
static void count_meetings(Series *s, guint r) {
  const guint *member = s->rounds[r].member;
  guint rounds = s->n_rounds;
  s->n_rounds = 0; /* the sums of the others are made later, all at once */
  for (guint i = 0; i < s->n; i++) {
    for (guint j = i + 1; j < s->n; j++) {
      if (member[i] == member[j]) {
        shift(s, r, i, j, GROUPS_MET);
      }
    }
  }
  s->n_rounds = rounds;
}

/* Takes rounds from algebra; how many these are. */
static guint take_algebra(Series *s, const int *base, guint32 *state) {
  guint size = (s->n + s->count - 1) / s->count, places = size * s->count;
  if (places > GROUPS_PLACES_MAX) {
    return 0;
  }
  for (gsize i = 0; i < (gsize)s->n * s->n; i++) {
    if (base[i] == GROUPS_TOGETHER) {
      return 0; /* they would meet but once */
    }
  }
  g_autofree guint *group = g_new(guint, (gsize)s->n_rounds * places);
  guint made = groups_algebra(s->count, size, s->n_rounds, state, group);
  g_autofree guint *label = made > 0 ? groups_labels(base, s->n, group, places, made, state) : NULL;
  for (guint r = 0; label && r < made; r++) {
    for (guint i = 0; i < s->n; i++) {
      s->rounds[r].member[i] = group[(gsize)r * places + label[i]];
    }
    count_meetings(s, r);
  }
  return label ? made : 0;
}

/* Makes the rounds one after another, the first of them from algebra when that is asked; who met in the ones before counts. */
static void begin(Series *s, const GPtrArray *people, const int *base, gboolean algebra, guint32 *state) {
  memcpy(s->weight, base, (gsize)s->n * s->n * sizeof *base);
  memset(s->tabu, 0, (gsize)s->n_rounds * s->n * sizeof *s->tabu);
  for (guint r = algebra ? take_algebra(s, base, state) : 0; r < s->n_rounds; r++) {
    Division *round = &s->rounds[r];
    round->state = *state;
    groups_place(round, people);
    groups_add_up(round);
    groups_descend(round);
    groups_search(round, STEPS);
    *state = round->state;
    count_meetings(s, r);
  }
}

/* The sums of a round: what people cost each other apart from meeting in this very round. */
static void add_up(Series *s, guint r) {
  Division *round = &s->rounds[r];
  groups_add_up(round);
  for (guint i = 0; i < s->n; i++) {
    for (guint j = 0; j < s->n; j++) {
      int weight = s->weight[i * s->n + j];
      if (i != j && round->member[i] == round->member[j] && weight != GROUPS_APART && weight != GROUPS_TOGETHER) {
        round->sum[i * s->count + round->member[i]] -= GROUPS_MET;
      }
    }
  }
}

/* What all rounds cost: each pair the base cost for every time it meets, and GROUPS_MET for each time again. */
static gint64 cost(const Series *s, const int *base) {
  gint64 all = 0;
  for (guint i = 0; i < s->n; i++) {
    for (guint j = i + 1; j < s->n; j++) {
      gint64 times = (s->weight[i * s->n + j] - base[i * s->n + j]) / GROUPS_MET;
      all += times * base[i * s->n + j] + times * (times - 1) / 2 * GROUPS_MET;
    }
  }
  return all;
}

/* How many swaps one turn looks at. */
static gint64 looks(const Series *s) {
  gint64 people = 0;
  for (guint r = 0; r < s->n_rounds; r++) {
    for (guint i = 0; i < s->n; i++) {
      people += s->rounds[r].sum[i * s->count + s->rounds[r].member[i]] >= GROUPS_MET;
    }
  }
  return people * s->n;
}

/* The best swap of all rounds; what the whole changed. */
static gint64 search_turn(Series *s, guint turn, gint64 wanted) {
  gint64 best = G_MAXINT64, change = 0;
  guint a = 0, b = 0, round = 0, best_a = 0, best_b = 0, first = groups_draw(&s->rounds[0]) % s->n_rounds;
  for (guint i = 0; i < s->n_rounds; i++) {
    guint r = (first + i) % s->n_rounds;
    if (groups_best_swap(&s->rounds[r], s->tabu + (gsize)r * s->n, turn, wanted, &a, &b, &change) && change < best) {
      best = change;
      best_a = a;
      best_b = b;
      round = r;
    }
  }
  if (best == G_MAXINT64) {
    return 0;
  }
  swap(s, round, best_a, best_b);
  guint *tabu = s->tabu + (gsize)round * s->n;
  tabu[best_a] = tabu[best_b] = turn + groups_tabu(&s->rounds[round]);
  return best;
}

static GPtrArray *copy(const Series *s) {
  GPtrArray *series = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  for (guint r = 0; r < s->n_rounds; r++) {
    g_ptr_array_add(series, groups_numbers(&s->rounds[r]));
  }
  return series;
}

/* Searches from several beginnings, of which one is algebra's; returns the best series. */
static GPtrArray *search(Series *s, const GPtrArray *people, const int *base, guint32 state) {
  GPtrArray *best = NULL;
  gint64 lowest = G_MAXINT64, budget = MIN((gint64)LOOKS * s->n * s->n_rounds, LOOKS_MOST);
  for (guint beginning = 0; beginning < 2 || budget > 0; beginning++) {
    begin(s, people, base, beginning == 1, &state);
    for (guint r = 0; r < s->n_rounds; r++) {
      add_up(s, r);
    }
    gint64 now = cost(s, base), lowest_here = G_MAXINT64, looked;
    guint turn = 0, found = 0;
    do {
      turn++;
      if (now < lowest_here) {
        lowest_here = now;
        found = turn;
      }
      if (now < lowest) {
        lowest = now;
        g_clear_pointer(&best, g_ptr_array_unref);
        best = copy(s);
      }
      looked = looks(s);
      budget -= looked;
      now += search_turn(s, turn, lowest - now);
    } while (looked > 0 && budget > 0 && turn - found < STALE);
    if (looked == 0) {
      break; /* every pair is new */
    }
  }
  return best;
}

GPtrArray *groups_series(const GroupsAsk *ask, int rounds) {
  guint n = ask->people->len;
  GPtrArray *series = NULL;
  if (n == 0 || n > GROUPS_PEOPLE_MAX || rounds < 2) {
    series = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (int r = 0; r < rounds; r++) {
      GroupsAsk one = *ask;
      one.seed += (guint32)r;
      g_ptr_array_add(series, groups_assign(&one));
    }
    return series;
  }
  Division first;
  groups_init(&first, ask);
  Series s = {.n_rounds = (guint)rounds, .n = n, .count = first.count};
  s.weight = g_memdup2(first.weight, (gsize)n * n * sizeof *s.weight);
  s.rounds = g_new0(Division, s.n_rounds);
  s.tabu = g_new0(guint, (gsize)s.n_rounds * n);
  for (guint r = 0; r < s.n_rounds; r++) {
    s.rounds[r] = (Division){.n = n, .count = s.count, .weight = s.weight};
    s.rounds[r].member = g_new0(guint, n);
    s.rounds[r].sum = g_new0(gint64, (gsize)n * s.count);
  }
  series = search(&s, ask->people, first.weight, ask->seed);
  for (guint r = 0; r < s.n_rounds; r++) {
    g_free(s.rounds[r].member);
    g_free(s.rounds[r].sum);
  }
  g_free(s.rounds);
  g_free(s.tabu);
  g_free(s.weight);
  groups_clear(&first);
  return series;
}
