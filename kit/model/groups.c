/* Groups by pair weights: each pair of people has a weight for being in one group, high for colleagues and for who must be
 * apart, low for who must be together. People are dealt out by organisation, then swapped while that lowers the sum. */
#include "model/groups.h"

#include <string.h>

#define WEIGHT_APART 10000
#define WEIGHT_TOGETHER (-10000)
#define WEIGHT_ORGANISATION 20
#define WEIGHT_SIDE 1
#define SWEEPS_MAX 40
#define PEOPLE_MAX 1000 /* above it people are only dealt out: a table of pairs would be too large */

typedef struct Division {
  guint n, count;
  guint *member; /* group from 0 of each person */
  int *weight;   /* n × n */
  gint64 *sum;   /* n × count: a person's weights with all of a group */
  guint32 state; /* of the drawing */
} Division;

static guint32 draw(Division *division) {
  division->state = division->state * 1664525u + 1013904223u;
  return division->state >> 8;
}

int groups_count(int n, int min, int max, int count) {
  if (n <= 1) {
    return MAX(n, 0);
  }
  if (count <= 0) {
    if (min <= 0 && max <= 0) {
      min = 4;
      max = 5;
    }
    min = MAX(1, min > 0 ? min : max);
    max = MAX(min, max);
    int fewest = (n - 1) / max + 1, most = n / min;
    gint64 both = (gint64)min + max;
    int middle = (int)((2 * (gint64)n + both - 1) / both); /* rounded up: in small groups people talk more */
    count = most >= fewest ? CLAMP(middle, fewest, most) : fewest;
  }
  return CLAMP(count, 1, n);
}

static void weigh_names(Division *division, const GPtrArray *people, guint i, const char *words, int weight) {
  if (!words || !*words) {
    return;
  }
  char **names = people_split_names(words);
  for (char **name = names; *name; name++) {
    const Person *other = people_by_name(people, *name);
    guint j;
    if (other && g_ptr_array_find((GPtrArray *)people, other, &j) && i != j) {
      division->weight[i * division->n + j] = division->weight[j * division->n + i] = weight;
    }
  }
  g_strfreev(names);
}

static void weigh(Division *division, const GPtrArray *people) {
  guint n = division->n;
  char **organisations = g_new0(char *, n + 1);
  for (guint i = 0; i < n; i++) {
    const Person *person = g_ptr_array_index(people, i);
    organisations[i] = g_utf8_casefold(person->organisation ? person->organisation : "", -1);
  }
  for (guint i = 0; i < n; i++) {
    const Person *a = g_ptr_array_index(people, i);
    for (guint j = i + 1; j < n; j++) {
      const Person *b = g_ptr_array_index(people, j);
      gboolean colleagues = *organisations[i] && strcmp(organisations[i], organisations[j]) == 0;
      gboolean side = a->side != SIDE_NONE && a->side == b->side;
      division->weight[i * n + j] = division->weight[j * n + i] =
          (colleagues ? WEIGHT_ORGANISATION : 0) + (side ? WEIGHT_SIDE : 0);
    }
  }
  g_strfreev(organisations);
  for (guint i = 0; i < n; i++) {
    const Person *person = g_ptr_array_index(people, i);
    weigh_names(division, people, i, person->together, WEIGHT_TOGETHER);
    weigh_names(division, people, i, person->apart, WEIGHT_APART);
  }
}

/* Deals people out in an order that is drawn, colleagues one after another, so that they land in different groups. */
static void deal(Division *division, const GPtrArray *people) {
  guint n = division->n, dealt = 0;
  g_autofree guint *order = g_new(guint, n);
  for (guint i = 0; i < n; i++) {
    order[i] = i;
  }
  for (guint i = n; i > 1; i--) {
    guint j = draw(division) % i, other = order[j];
    order[j] = order[i - 1];
    order[i - 1] = other;
  }
  g_autoptr(GHashTable) places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  g_autoptr(GPtrArray) piles = g_ptr_array_new(); /* of the arrays in places, in the order drawn */
  for (guint i = 0; i < n; i++) {
    const Person *person = g_ptr_array_index(people, order[i]);
    char *key = g_utf8_casefold(person->organisation ? person->organisation : "", -1);
    GArray *pile = g_hash_table_lookup(places, key);
    if (!pile) {
      pile = g_array_new(FALSE, FALSE, sizeof(guint));
      g_ptr_array_add(piles, pile);
      g_hash_table_insert(places, g_steal_pointer(&key), pile);
    }
    g_free(key);
    g_array_append_val(pile, order[i]);
  }
  for (guint i = 0; i < piles->len; i++) {
    const GArray *pile = g_ptr_array_index(piles, i);
    for (guint j = 0; j < pile->len; j++) {
      division->member[g_array_index(pile, guint, j)] = dealt++ % division->count;
    }
  }
}

static void add_up(Division *division) {
  for (guint i = 0; i < division->n; i++) {
    for (guint j = 0; j < division->n; j++) {
      division->sum[i * division->count + division->member[j]] += division->weight[i * division->n + j];
    }
  }
}

/* Swaps two people when that lowers the whole; TRUE when it did. */
static gboolean swap(Division *division, guint a, guint b) {
  guint n = division->n, k = division->count, of_a = division->member[a], of_b = division->member[b];
  if (of_a == of_b) {
    return FALSE;
  }
  const gint64 *sum_a = division->sum + a * k, *sum_b = division->sum + b * k;
  gint64 change = sum_a[of_b] + sum_b[of_a] - sum_a[of_a] - sum_b[of_b] - 2 * (gint64)division->weight[a * n + b];
  if (change >= 0) {
    return FALSE;
  }
  for (guint i = 0; i < n; i++) {
    int difference = division->weight[i * n + b] - division->weight[i * n + a];
    division->sum[i * k + of_a] += difference;
    division->sum[i * k + of_b] -= difference;
  }
  division->member[a] = of_b;
  division->member[b] = of_a;
  return TRUE;
}

static void improve(Division *division) {
  gboolean better = TRUE;
  for (int sweep = 0; better && sweep < SWEEPS_MAX; sweep++) {
    better = FALSE;
    for (guint a = 0; a < division->n; a++) {
      for (guint b = a + 1; b < division->n; b++) {
        better |= swap(division, a, b);
      }
    }
  }
}

GArray *groups_divide(const GPtrArray *people, int count, guint32 seed) {
  guint n = people->len;
  GArray *groups = g_array_sized_new(FALSE, TRUE, sizeof(int), n);
  g_array_set_size(groups, n);
  if (n == 0) {
    return groups;
  }
  Division division = {.n = n, .count = CLAMP(count, 1, (int)n), .state = seed};
  division.member = g_new0(guint, n);
  deal(&division, people);
  if (n <= PEOPLE_MAX) {
    division.weight = g_new0(int, (gsize)n * n);
    division.sum = g_new0(gint64, (gsize)n * division.count);
    weigh(&division, people);
    add_up(&division);
    improve(&division);
  }
  for (guint i = 0; i < n; i++) {
    g_array_index(groups, int, i) = (int)division.member[i] + 1;
  }
  g_free(division.member);
  g_free(division.weight);
  g_free(division.sum);
  return groups;
}
