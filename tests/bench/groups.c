/* Dividing people into groups, round after round: how long it takes, and how many of the pairs are new. The yardstick is
 * drawing at random. */
#include <stdlib.h>

#include "figure.h"
#include "model/groups.h"

static GPtrArray *crowd(int n, int organisations) {
  GPtrArray *people = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
  for (int i = 0; i < n; i++) {
    Person *person = person_new();
    g_free(person->first);
    person->id = i + 1;
    person->first = g_strdup_printf("Naam%d", i + 1);
    person->organisation = g_strdup_printf("Organisatie %d", i % organisations);
    person->side = i % 2 ? SIDE_FORMAL : SIDE_INFORMAL;
    g_ptr_array_add(people, person);
  }
  return people;
}

/* Per cent of the pairs in one group that never sat together before. */
static double new_pairs(const GPtrArray *rounds, guint n) {
  g_autofree gboolean *met = g_new0(gboolean, (gsize)n * n);
  int fresh = 0, all = 0;
  for (guint r = 0; r < rounds->len; r++) {
    const GArray *groups = g_ptr_array_index(rounds, r);
    for (guint i = 0; i < n; i++) {
      for (guint j = i + 1; j < n; j++) {
        if (g_array_index(groups, int, i) != g_array_index(groups, int, j)) continue;
        all++;
        fresh += !met[i * n + j];
        met[i * n + j] = TRUE;
      }
    }
  }
  return 100.0 * fresh / all;
}

/* Pairs of colleagues in one group, over all rounds. */
static int colleagues(const GPtrArray *rounds, guint n, int organisations) {
  int pairs = 0;
  for (guint r = 0; r < rounds->len; r++) {
    const GArray *groups = g_ptr_array_index(rounds, r);
    for (guint i = 0; i < n; i++)
      for (guint j = i + 1; j < n; j++)
        pairs += g_array_index(groups, int, i) == g_array_index(groups, int, j) && i % (guint)organisations == j % (guint)organisations;
  }
  return pairs;
}

/* How many pairs of colleagues must meet when every pair is new: those for which there are no strangers left. */
static int forced(int count, int size, int rounds, int organisations) {
  int n = count * size, of_one = n / organisations;
  int pairs = rounds * count * size * (size - 1) / 2, strangers = n * (n - of_one) / 2;
  return MAX(0, pairs - strangers);
}

static GPtrArray *at_random(guint n, int count, int rounds) {
  GPtrArray *series = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  g_autoptr(GRand) draw = g_rand_new_with_seed(1);
  for (int r = 0; r < rounds; r++) {
    GArray *groups = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < n; i++) {
      int group = (int)i % count + 1;
      g_array_append_val(groups, group);
    }
    for (guint i = n; i > 1; i--) {
      guint j = (guint)g_rand_int_range(draw, 0, (gint32)i);
      int other = g_array_index(groups, int, j);
      g_array_index(groups, int, j) = g_array_index(groups, int, i - 1);
      g_array_index(groups, int, i - 1) = other;
    }
    g_ptr_array_add(series, groups);
  }
  return series;
}

static void measure(const char *name, int count, int size, int rounds, int organisations, double within, double least) {
  guint n = (guint)(count * size);
  g_autoptr(GPtrArray) people = crowd((int)n, organisations);
  g_autoptr(GPtrArray) drawn = at_random(n, count, rounds);
  g_autoptr(GArray) times = g_array_new(FALSE, FALSE, sizeof(double));
  double worst = 100;
  int together = 0;
  for (guint32 seed = 1; seed <= 5; seed++) {
    const GroupsAsk ask = {.people = people, .count = count, .seed = seed};
    double begin = figure_now();
    g_autoptr(GPtrArray) series = groups_series(&ask, rounds);
    double time = figure_now() - begin;
    g_array_append_val(times, time);
    worst = MIN(worst, new_pairs(series, n));
    together = MAX(together, colleagues(series, n, organisations));
  }
  g_autofree char *timed = g_strdup_printf("%s", name), *fresh = g_strdup_printf("%s, new pairs", name);
  g_autofree char *mixed = g_strdup_printf("%s, colleagues in one group", name);
  figure(timed, figure_at(times, 0), "ms", "rounds", rounds, FIGURE_MOST, within);
  figure(fresh, worst, "%", "drawn at random", new_pairs(drawn, n), FIGURE_LEAST, least);
  figure(mixed, together, "pairs", "drawn at random", colleagues(drawn, n, organisations), FIGURE_MOST,
         forced(count, size, rounds, organisations));
}

int main(void) {
  measure("groups: 40 of 5 over 20", 40, 5, 20, 40, 50, 100);
  measure("groups: 8 of 4 over 10", 8, 4, 10, 8, 1000, 98);
  measure("groups: 5 of 5 over 6", 5, 5, 6, 5, 1000, 98);
  return 0;
}
