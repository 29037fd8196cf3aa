/* Groups: sizes, mixing, who must be together or apart, and the same seed giving the same groups. */
#include "model/groups.h"

static void add(GPtrArray *people, const char *first, const char *organisation, Side side) {
  Person *person = person_new();
  g_free(person->first);
  person->id = (int)people->len + 1;
  person->first = g_strdup(first);
  person->organisation = g_strdup(organisation);
  person->side = side;
  g_ptr_array_add(people, person);
}

static GPtrArray *crowd(int n, int organisations) {
  GPtrArray *people = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
  for (int i = 0; i < n; i++) {
    g_autofree char *name = g_strdup_printf("Naam%d", i + 1);
    g_autofree char *organisation = organisations > 0 ? g_strdup_printf("Organisatie %d", i % organisations) : NULL;
    add(people, name, organisation, i % 2 ? SIDE_FORMAL : SIDE_INFORMAL);
  }
  return people;
}

static Person *nth(const GPtrArray *people, int i) {
  return g_ptr_array_index(people, i);
}

static int group(const GArray *groups, int i) {
  return g_array_index(groups, int, i);
}

static void test_count(void) {
  g_assert_cmpint(groups_count(17, 4, 5, 0), ==, 4);
  g_assert_cmpint(groups_count(16, 4, 5, 0), ==, 4);
  g_assert_cmpint(groups_count(20, 4, 5, 0), ==, 5);
  g_assert_cmpint(groups_count(12, 0, 0, 0), ==, 3);
  g_assert_cmpint(groups_count(11, 4, 4, 0), ==, 3); /* it does not fit: rather three than five */
  g_assert_cmpint(groups_count(17, 2, 2, 0), ==, 9);
  g_assert_cmpint(groups_count(17, 4, 5, 3), ==, 3); /* a number that is given counts */
  g_assert_cmpint(groups_count(3, 4, 5, 0), ==, 1);
  g_assert_cmpint(groups_count(2, 0, 0, 40), ==, 2);
  g_assert_cmpint(groups_count(1, 4, 5, 0), ==, 1);
  g_assert_cmpint(groups_count(0, 4, 5, 3), ==, 0);
  g_assert_cmpint(groups_count(10, G_MAXINT, G_MAXINT, 0), ==, 1);
}

/* A division without a history. */
static GArray *divided(const GPtrArray *people, int count, guint32 seed) {
  const GroupsAsk ask = {.people = people, .count = count, .seed = seed};
  return groups_assign(&ask);
}

static void test_sizes(void) {
  for (int n = 1; n <= 40; n++) {
    for (int count = 1; count <= n; count++) {
      g_autoptr(GPtrArray) people = crowd(n, 3);
      g_autoptr(GArray) groups = divided(people, count, 5);
      g_autofree int *sizes = g_new0(int, count + 1);
      for (int i = 0; i < n; i++) {
        g_assert_cmpint(group(groups, i), >=, 1);
        g_assert_cmpint(group(groups, i), <=, count);
        sizes[group(groups, i)]++;
      }
      for (int k = 1; k <= count; k++) {
        g_assert_cmpint(sizes[k], >=, n / count);
        g_assert_cmpint(sizes[k], <=, (n + count - 1) / count);
      }
    }
  }
}

/* Four organisations of four in four groups: everybody among strangers, and each group half formal, half informal. */
static void test_mixing(void) {
  g_autoptr(GPtrArray) people = crowd(16, 4);
  g_autoptr(GArray) groups = divided(people, 4, 1);
  for (int i = 0; i < 16; i++) {
    for (int j = i + 1; j < 16; j++) {
      if (group(groups, i) == group(groups, j)) {
        g_assert_cmpstr(nth(people, i)->organisation, !=, nth(people, j)->organisation);
      }
    }
  }
  g_autoptr(GPtrArray) sides = crowd(16, 0);
  g_autoptr(GArray) mixed = divided(sides, 4, 1);
  int formal[5] = {0};
  for (int i = 0; i < 16; i++) {
    formal[group(mixed, i)] += nth(sides, i)->side == SIDE_FORMAL;
  }
  for (int k = 1; k <= 4; k++) {
    g_assert_cmpint(formal[k], ==, 2);
  }
}

static void test_together_and_apart(void) {
  for (guint32 seed = 0; seed < 30; seed++) {
    g_autoptr(GPtrArray) people = crowd(17, 5);
    nth(people, 0)->together = g_strdup("Naam6");         /* of the same organisation, and yet */
    nth(people, 3)->together = g_strdup("naam9 en Naam12"); /* three of them; case aside */
    nth(people, 1)->apart = g_strdup("Naam3, Naam4");
    nth(people, 7)->apart = g_strdup("Niemand");
    g_autoptr(GArray) groups = divided(people, 4, seed);
    g_assert_cmpint(group(groups, 0), ==, group(groups, 5));
    g_assert_cmpint(group(groups, 3), ==, group(groups, 8));
    g_assert_cmpint(group(groups, 3), ==, group(groups, 11));
    g_assert_cmpint(group(groups, 1), !=, group(groups, 2));
    g_assert_cmpint(group(groups, 1), !=, group(groups, 3));
  }
}

static void test_seed(void) {
  g_autoptr(GPtrArray) people = crowd(20, 4);
  g_autoptr(GArray) a = divided(people, 5, 42);
  g_autoptr(GArray) b = divided(people, 5, 42);
  g_autoptr(GArray) c = divided(people, 5, 43);
  g_assert_cmpmem(a->data, a->len * sizeof(int), b->data, b->len * sizeof(int));
  gboolean differs = FALSE;
  for (int i = 0; i < 20; i++) {
    differs = differs || group(a, i) != group(c, i);
  }
  g_assert_true(differs);
}

static int together_again(const GArray *a, const GArray *b) {
  int pairs = 0;
  for (guint i = 0; i < a->len; i++) {
    for (guint j = i + 1; j < a->len; j++) {
      pairs += group(a, i) == group(a, j) && group(b, i) == group(b, j);
    }
  }
  return pairs;
}

static GArray *ids(const GPtrArray *people) {
  GArray *all = g_array_new(FALSE, FALSE, sizeof(int));
  for (guint i = 0; i < people->len; i++) {
    g_array_append_val(all, nth(people, (int)i)->id);
  }
  return all;
}

/* Sixteen people in fours can meet three times without meeting anybody again; somebody who is gone by now changes nothing. */
static void test_history(void) {
  g_autoptr(GPtrArray) people = crowd(16, 4);
  GArray *rounds[3] = {NULL}, *who[3] = {NULL};
  GroupsDivision earlier[3];
  int gone = 4711, first = 1;
  for (gsize r = 0; r < G_N_ELEMENTS(rounds); r++) {
    const GroupsAsk ask = {.people = people, .count = 4, .earlier = earlier, .n_earlier = r, .seed = 7};
    rounds[r] = groups_assign(&ask);
    who[r] = ids(people);
    for (gsize e = 0; e < r; e++) {
      g_array_remove_index(rounds[e], 0); /* who is gone */
      g_assert_cmpint(together_again(rounds[e], rounds[r]), ==, 0);
      g_array_prepend_val(rounds[e], first);
    }
    g_array_prepend_val(rounds[r], first);
    g_array_prepend_val(who[r], gone);
    earlier[r] = (GroupsDivision){who[r], rounds[r]};
  }
  for (gsize r = 0; r < G_N_ELEMENTS(rounds); r++) {
    g_array_unref(rounds[r]);
    g_array_unref(who[r]);
  }
}

/* Twenty-five people in fives over six rounds: everybody can meet everybody, and nearly everybody does. */
static void test_series(void) {
  g_autoptr(GPtrArray) people = crowd(25, 0);
  const GroupsAsk ask = {.people = people, .count = 5, .seed = 3};
  g_autoptr(GPtrArray) series = groups_series(&ask, 6);
  g_autoptr(GPtrArray) again = groups_series(&ask, 6);
  int repeated = 0;
  g_assert_cmpint(series->len, ==, 6);
  for (guint r = 0; r < 6; r++) {
    const GArray *a = g_ptr_array_index(series, r), *b = g_ptr_array_index(again, r);
    g_assert_cmpmem(a->data, a->len * sizeof(int), b->data, b->len * sizeof(int));
    for (guint e = 0; e < r; e++) {
      repeated += together_again(g_ptr_array_index(series, e), a);
    }
  }
  g_assert_cmpint(repeated, <=, 6); /* of 300 */
  g_autoptr(GPtrArray) none = groups_series(&ask, 0);
  g_assert_cmpint(none->len, ==, 0);
}

/* How often the pairs of two people meet over a series: those that meet again, and those of colleagues. */
typedef struct Pairs {
  int again, colleagues;
} Pairs;

static Pairs pairs_of(const GPtrArray *people, const GPtrArray *series) {
  Pairs pairs = {0};
  for (guint i = 0; i < people->len; i++) {
    for (guint j = i + 1; j < people->len; j++) {
      const Person *a = nth(people, (int)i), *b = nth(people, (int)j);
      int times = 0;
      for (guint r = 0; r < series->len; r++) {
        const GArray *groups = g_ptr_array_index(series, r);
        times += group(groups, (int)i) == group(groups, (int)j);
      }
      pairs.again += MAX(times - 1, 0);
      pairs.colleagues += a->organisation && g_strcmp0(a->organisation, b->organisation) == 0 ? times : 0;
    }
  }
  return pairs;
}

static void assert_even(const GPtrArray *series, int n, int count) {
  for (guint r = 0; r < series->len; r++) {
    g_autofree int *size = g_new0(int, count + 1);
    for (int i = 0; i < n; i++) {
      size[group(g_ptr_array_index(series, r), i)]++;
    }
    g_assert_cmpint(size[0], ==, 0);
    for (int k = 1; k <= count; k++) {
      g_assert_cmpint(size[k], >=, n / count);
      g_assert_cmpint(size[k], <=, (n + count - 1) / count);
    }
  }
}

/* Cases that a search alone does not solve. Thirty-two people meet all but one of the others in ten rounds of fours; those who
 * do not are colleagues, two pairs of each organisation of four. */
static void test_every_pair_new(void) {
  static const struct {
    int people, count, rounds, organisations, colleagues;
  } cases[] = {{32, 8, 10, 8, 32}, {49, 7, 8, 7, 147}, {16, 4, 5, 4, 24}, {25, 5, 6, 5, 50}, {30, 8, 7, 10, 30}, {23, 6, 4, 6, 9}};
  for (gsize c = 0; c < G_N_ELEMENTS(cases); c++) {
    for (guint32 seed = 1; seed <= 3; seed++) {
      g_autoptr(GPtrArray) people = crowd(cases[c].people, cases[c].organisations);
      const GroupsAsk ask = {.people = people, .count = cases[c].count, .seed = seed};
      g_autoptr(GPtrArray) series = groups_series(&ask, cases[c].rounds);
      Pairs pairs = pairs_of(people, series);
      g_assert_cmpint(pairs.again, ==, 0);
      g_assert_cmpint(pairs.colleagues, <=, cases[c].colleagues);
      assert_even(series, cases[c].people, cases[c].count);
    }
  }
}

/* Who must be apart never meets, also where everybody else meets everybody. */
static void test_apart_in_series(void) {
  g_autoptr(GPtrArray) people = crowd(32, 8);
  nth(people, 0)->apart = g_strdup("Naam2");
  nth(people, 10)->apart = g_strdup("Naam22");
  const GroupsAsk ask = {.people = people, .count = 8, .seed = 5};
  g_autoptr(GPtrArray) series = groups_series(&ask, 10);
  for (guint r = 0; r < series->len; r++) {
    const GArray *groups = g_ptr_array_index(series, r);
    g_assert_cmpint(group(groups, 0), !=, group(groups, 1));
    g_assert_cmpint(group(groups, 10), !=, group(groups, 21));
  }
  g_assert_cmpint(pairs_of(people, series).again, ==, 0);
}

static void test_keep(void) {
  g_assert_cmpint(groups_keep(17, 4, 5, 0, 4), ==, 4);
  g_assert_cmpint(groups_keep(20, 4, 5, 0, 4), ==, 4);
  g_assert_cmpint(groups_keep(21, 4, 5, 0, 4), ==, 5);
  g_assert_cmpint(groups_keep(15, 4, 5, 0, 4), ==, 3);
  g_assert_cmpint(groups_keep(15, 0, 0, 6, 4), ==, 6);
  g_assert_cmpint(groups_keep(16, 0, 0, 0, 0), ==, 4);
}

static void test_come_and_go(void) {
  g_autoptr(GPtrArray) people = crowd(16, 4);
  g_autoptr(GArray) made = divided(people, 4, 9);
  /* one leaves: nobody moves */
  g_autoptr(GPtrArray) fewer = g_ptr_array_new();
  g_autoptr(GArray) now = g_array_new(FALSE, FALSE, sizeof(int));
  for (int i = 1; i < 16; i++) {
    int was = group(made, i);
    g_ptr_array_add(fewer, nth(people, i));
    g_array_append_val(now, was);
  }
  const GroupsAsk less = {.people = fewer, .count = 4, .seed = 1};
  g_autoptr(GArray) kept = groups_mend(&less, now);
  g_assert_cmpmem(kept->data, kept->len * sizeof(int), now->data, now->len * sizeof(int));
  /* somebody walks in: into the group that lost one, and nobody else moves */
  add(people, "Fatima", "Nieuw", SIDE_NONE);
  g_ptr_array_add(fewer, nth(people, 16));
  g_autoptr(GArray) grown = groups_mend(&less, kept); /* the newcomer has no group yet */
  g_assert_cmpint(group(grown, 15), ==, group(made, 0));
  g_assert_cmpmem(grown->data, 15 * sizeof(int), now->data, 15 * sizeof(int));
}

static void test_many(void) {
  g_autoptr(GPtrArray) people = crowd(3000, 40);
  g_autoptr(GArray) groups = divided(people, 600, 1);
  g_assert_cmpint(groups->len, ==, 3000);
  g_autoptr(GPtrArray) nobody = crowd(0, 0);
  g_autoptr(GArray) none = divided(nobody, 3, 1);
  g_assert_cmpint(none->len, ==, 0);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/groups/count", test_count);
  g_test_add_func("/groups/sizes", test_sizes);
  g_test_add_func("/groups/mixing", test_mixing);
  g_test_add_func("/groups/together-and-apart", test_together_and_apart);
  g_test_add_func("/groups/seed", test_seed);
  g_test_add_func("/groups/history", test_history);
  g_test_add_func("/groups/series", test_series);
  g_test_add_func("/groups/every-pair-new", test_every_pair_new);
  g_test_add_func("/groups/apart-in-series", test_apart_in_series);
  g_test_add_func("/groups/keep", test_keep);
  g_test_add_func("/groups/come-and-go", test_come_and_go);
  g_test_add_func("/groups/many", test_many);
  return g_test_run();
}
