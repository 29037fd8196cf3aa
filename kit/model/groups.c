/* Groups as a problem of weights: each pair of people costs something in one group. What the pairs cost, and the divisions
 * that are made of it. How a first division is found is in groups_place.c, how it is bettered in groups_search.c, how one is
 * kept when people come and go in groups_mend.c, and how many are made at once in groups_series.c, with groups_algebra.c and
 * groups_labels.c. */
#include "model/groups.h"

#include <string.h>

#include "model/groups_parts.h"

#define STEPS 400 /* of the search, where somebody meets an acquaintance */

guint32 groups_draw_from(guint32 *state) {
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

guint32 groups_draw(Division *division) {
  return groups_draw_from(&division->state);
}

guint groups_least(const Division *division) {
  return division->n / division->count;
}

/* The sizes meant by what is written. */
static void bounds(int *min, int *max) {
  if (*min <= 0 && *max <= 0) {
    *min = 4;
    *max = 5;
  }
  *min = MAX(1, *min > 0 ? *min : *max);
  *max = MAX(*min, *max);
}

int groups_keep(int n, int min, int max, int count, int now) {
  bounds(&min, &max);
  gboolean fits = now > 0 && n / now >= min && (n + now - 1) / now <= max;
  return count <= 0 && fits ? now : groups_count(n, min, max, count);
}

int groups_count(int n, int min, int max, int count) {
  if (n <= 1) {
    return MAX(n, 0);
  }
  if (count <= 0) {
    bounds(&min, &max);
    int fewest = (n - 1) / max + 1, most = n / min;
    gint64 both = (gint64)min + max;
    int middle = (int)((2 * (gint64)n + both - 1) / both); /* rounded up: in small groups people talk more */
    count = most >= fewest ? CLAMP(middle, fewest, most) : fewest;
  }
  return CLAMP(count, 1, n);
}

/* --- what pairs cost --- */

static void set_pair(Division *division, guint i, guint j, int weight) {
  division->weight[i * division->n + j] = division->weight[j * division->n + i] = weight;
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
      set_pair(division, i, j, weight);
    }
  }
  g_strfreev(names);
}

static void weigh_kinds(Division *division, const GPtrArray *people) {
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
      set_pair(division, i, j, (colleagues ? GROUPS_COLLEAGUES : 0) + (side ? GROUPS_SAME_SIDE : 0));
    }
  }
  g_strfreev(organisations);
}

/* Adds `weight` to every pair that sits in one group; group has the group of each, -1 for who has none. */
static void weigh_meetings(Division *division, const int *group, int weight) {
  guint n = division->n;
  g_autoptr(GHashTable) seats = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  for (guint i = 0; i < n; i++) {
    if (group[i] < 0) {
      continue;
    }
    GArray *others = g_hash_table_lookup(seats, GINT_TO_POINTER(group[i]));
    if (!others) {
      others = g_array_new(FALSE, FALSE, sizeof(guint));
      g_hash_table_insert(seats, GINT_TO_POINTER(group[i]), others);
    }
    for (guint k = 0; k < others->len; k++) {
      guint j = g_array_index(others, guint, k);
      set_pair(division, i, j, CLAMP(division->weight[i * n + j] + weight, 0, GROUPS_APART / 2));
    }
    g_array_append_val(others, i);
  }
}

static void weigh_history(Division *division, const GroupsAsk *ask) {
  g_autoptr(GHashTable) index = g_hash_table_new(NULL, NULL); /* of an id, plus one */
  g_autofree int *group = g_new(int, division->n);
  for (guint i = 0; ask->n_earlier && i < division->n; i++) {
    const Person *person = g_ptr_array_index(ask->people, i);
    g_hash_table_insert(index, GINT_TO_POINTER(person->id), GUINT_TO_POINTER(i + 1));
  }
  for (gsize e = 0; e < ask->n_earlier; e++) {
    const GroupsDivision *earlier = &ask->earlier[e];
    memset(group, -1, division->n * sizeof *group);
    for (guint k = 0; k < MIN(earlier->people->len, earlier->groups->len); k++) {
      guint at = GPOINTER_TO_UINT(g_hash_table_lookup(index, GINT_TO_POINTER(g_array_index(earlier->people, int, k))));
      if (at > 0 && g_array_index(earlier->groups, int, k) > 0) {
        group[at - 1] = g_array_index(earlier->groups, int, k);
      }
    }
    weigh_meetings(division, group, GROUPS_MET);
  }
}

static void weigh(Division *division, const GroupsAsk *ask) {
  weigh_kinds(division, ask->people);
  weigh_history(division, ask);
  for (guint i = 0; i < division->n; i++) {
    const Person *person = g_ptr_array_index(ask->people, i);
    weigh_names(division, ask->people, i, person->together, GROUPS_TOGETHER);
  }
  for (guint i = 0; i < division->n; i++) { /* who may not meet outweighs who would like to */
    const Person *person = g_ptr_array_index(ask->people, i);
    weigh_names(division, ask->people, i, person->apart, GROUPS_APART);
  }
}

void groups_init(Division *division, const GroupsAsk *ask) {
  guint n = ask->people->len;
  *division = (Division){.n = n, .count = (guint)CLAMP(ask->count, 1, (int)n), .state = ask->seed};
  division->member = g_new0(guint, n);
  if (n <= GROUPS_PEOPLE_MAX) {
    division->weight = g_new0(int, (gsize)n * n);
    division->sum = g_new0(gint64, (gsize)n * division->count);
    weigh(division, ask);
  }
}

void groups_clear(Division *division) {
  g_free(division->member);
  g_free(division->weight);
  g_free(division->sum);
}

/* --- divisions --- */

GArray *groups_numbers(const Division *division) {
  GArray *groups = g_array_sized_new(FALSE, TRUE, sizeof(int), division->n);
  g_array_set_size(groups, division->n);
  for (guint i = 0; i < division->n; i++) {
    g_array_index(groups, int, i) = (int)division->member[i] + 1;
  }
  return groups;
}

GArray *groups_assign(const GroupsAsk *ask) {
  if (ask->people->len == 0) {
    return g_array_new(FALSE, TRUE, sizeof(int));
  }
  Division division;
  groups_init(&division, ask);
  groups_place(&division, ask->people);
  if (division.weight) {
    groups_add_up(&division);
    groups_descend(&division);
    groups_search(&division, STEPS);
  }
  GArray *groups = groups_numbers(&division);
  groups_clear(&division);
  return groups;
}
