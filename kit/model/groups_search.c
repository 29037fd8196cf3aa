/* Bettering a division by swapping two people at a time, after the local search for the social golfer problem by Dotú and Van
 * Hentenryck (Scheduling Social Golfers Locally, 2005): only who meets an acquaintance is looked at, the best swap is taken
 * even when it is for the worse, and a swap just made is tabu for some time. */
#include <string.h>

#include "model/groups_parts.h"

#define SWEEPS_MAX 40
#define TABU_LEAST 4 /* steps that a swap may not be undone, and so many more by the draw */
#define TABU_DRAWN 7

void groups_add_up(Division *division) {
  guint n = division->n, k = division->count;
  memset(division->sum, 0, (gsize)n * k * sizeof *division->sum);
  for (guint i = 0; i < n; i++) {
    for (guint j = 0; j < n; j++) {
      division->sum[i * k + division->member[j]] += division->weight[i * n + j];
    }
  }
}

gint64 groups_change(const Division *division, guint a, guint b) {
  guint k = division->count, of_a = division->member[a], of_b = division->member[b];
  const gint64 *sum_a = division->sum + (gsize)a * k, *sum_b = division->sum + (gsize)b * k;
  return sum_a[of_b] + sum_b[of_a] - sum_a[of_a] - sum_b[of_b] - 2 * (gint64)division->weight[a * division->n + b];
}

void groups_swap(Division *division, guint a, guint b) {
  guint n = division->n, k = division->count, of_a = division->member[a], of_b = division->member[b];
  const int *weight_a = division->weight + (gsize)a * n, *weight_b = division->weight + (gsize)b * n;
  for (guint i = 0; i < n; i++) {
    int difference = weight_b[i] - weight_a[i];
    division->sum[i * k + of_a] += difference;
    division->sum[i * k + of_b] -= difference;
  }
  division->member[a] = of_b;
  division->member[b] = of_a;
}

void groups_descend(Division *division) {
  gboolean better = TRUE;
  for (int sweep = 0; better && sweep < SWEEPS_MAX; sweep++) {
    better = FALSE;
    for (guint a = 0; a < division->n; a++) {
      for (guint b = a + 1; b < division->n; b++) {
        if (division->member[a] != division->member[b] && groups_change(division, a, b) < 0) {
          groups_swap(division, a, b);
          better = TRUE;
        }
      }
    }
  }
}

gboolean groups_best_swap(Division *division, const guint *tabu, guint step, gint64 wanted, guint *a, guint *b, gint64 *change) {
  guint n = division->n, ties = 0;
  for (guint i = 0; i < n; i++) {
    if (division->sum[i * division->count + division->member[i]] < GROUPS_MET) {
      continue;
    }
    for (guint j = 0; j < n; j++) {
      if (division->member[i] == division->member[j]) {
        continue;
      }
      gint64 by = groups_change(division, i, j);
      if ((ties > 0 && by > *change) || (tabu[i] > step && tabu[j] > step && by >= wanted)) {
        continue;
      }
      ties = ties > 0 && by == *change ? ties + 1 : 1;
      if (ties == 1 || groups_draw(division) % ties == 0) {
        *a = i;
        *b = j;
        *change = by;
      }
    }
  }
  return ties > 0;
}

guint groups_tabu(Division *division) {
  return TABU_LEAST + groups_draw(division) % TABU_DRAWN;
}

void groups_search(Division *division, guint steps) {
  guint n = division->n, a = 0, b = 0;
  g_autofree guint *tabu = g_new0(guint, n);
  g_autofree guint *best = g_memdup2(division->member, n * sizeof *best);
  gint64 now = 0, lowest = 0, change = 0; /* beside the cost at the beginning */
  for (guint step = 1; step <= steps && groups_best_swap(division, tabu, step, lowest - now, &a, &b, &change); step++) {
    groups_swap(division, a, b);
    now += change;
    tabu[a] = tabu[b] = step + groups_tabu(division);
    if (now < lowest) {
      lowest = now;
      memcpy(best, division->member, n * sizeof *best);
    }
  }
  memcpy(division->member, best, n * sizeof *best);
  groups_add_up(division);
}
