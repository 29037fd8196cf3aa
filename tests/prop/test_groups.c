/* Groups of crowds drawn at random: sizes, together and apart whenever it can be, the same seed the same groups, and no fewer
 * moves than an exhaustive search finds. */
#include <string.h>

#include "model/groups.h"

static GPtrArray *crowd(GRand *draw, int n) {
  GPtrArray *people = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
  for (int i = 0; i < n; i++) {
    Person *person = person_new();
    g_free(person->first);
    person->id = i + 1;
    person->first = g_strdup_printf("Naam%d", i + 1);
    person->organisation = g_strdup_printf("Organisatie %d", g_rand_int_range(draw, 0, 5));
    person->side = g_rand_int_range(draw, 0, N_SIDES);
    g_ptr_array_add(people, person);
  }
  return people;
}

static Person *nth(const GPtrArray *people, guint i) {
  return g_ptr_array_index(people, i);
}

static int group(const GArray *groups, guint i) {
  return g_array_index(groups, int, i);
}

static void add_name(char **names, const Person *person) {
  char *more = *names ? g_strconcat(*names, ", ", person->first, NULL) : g_strdup(person->first);
  g_free(*names);
  *names = more;
}

/* Wishes that a hidden division fulfils, so that they can all be obeyed. */
static void plant(GRand *draw, const GPtrArray *people, int count, int wishes) {
  g_autofree int *hidden = g_new(int, people->len);
  for (guint i = 0; i < people->len; i++) {
    hidden[i] = (int)i % count;
  }
  for (guint i = people->len; i > 1; i--) {
    guint j = (guint)g_rand_int_range(draw, 0, (gint32)i);
    int other = hidden[j];
    hidden[j] = hidden[i - 1];
    hidden[i - 1] = other;
  }
  for (int w = 0; w < wishes; w++) {
    guint i = (guint)g_rand_int_range(draw, 0, (gint32)people->len), j = (guint)g_rand_int_range(draw, 0, (gint32)people->len);
    if (i != j) {
      add_name(hidden[i] == hidden[j] ? &nth(people, i)->together : &nth(people, i)->apart, nth(people, j));
    }
  }
}

static gboolean obeyed(const GPtrArray *people, const GArray *groups) {
  for (guint i = 0; i < people->len; i++) {
    const char *wishes[] = {nth(people, i)->together, nth(people, i)->apart};
    for (int apart = 0; apart < 2; apart++) {
      g_auto(GStrv) names = people_split_names(wishes[apart] ? wishes[apart] : "");
      for (char **name = names; *name; name++) {
        guint j;
        const Person *other = people_by_name(people, *name);
        if (other && g_ptr_array_find((GPtrArray *)people, other, &j) && (group(groups, i) == group(groups, j)) == (apart == 1)) {
          return FALSE;
        }
      }
    }
  }
  return TRUE;
}

static gboolean even(const GArray *groups, int count) {
  g_autofree guint *size = g_new0(guint, count + 1);
  for (guint i = 0; i < groups->len; i++) {
    if (group(groups, i) < 1 || group(groups, i) > count) {
      return FALSE;
    }
    size[group(groups, i)]++;
  }
  for (int k = 1; k <= count; k++) {
    if (size[k] < groups->len / (guint)count || size[k] > (groups->len + (guint)count - 1) / (guint)count) {
      return FALSE;
    }
  }
  return TRUE;
}

static void test_wishes(void) {
  g_autoptr(GRand) draw = g_rand_new_with_seed(20270114);
  for (int i = 0; i < 300; i++) {
    int n = g_rand_int_range(draw, 4, 41), count = g_rand_int_range(draw, 1, n / 2 + 1);
    g_autoptr(GPtrArray) people = crowd(draw, n);
    plant(draw, people, count, g_rand_int_range(draw, 0, n / 2));
    const GroupsAsk ask = {.people = people, .count = count, .seed = g_rand_int(draw)};
    g_autoptr(GArray) groups = groups_assign(&ask);
    g_autoptr(GArray) again = groups_assign(&ask);
    g_assert_true(even(groups, count));
    g_assert_true(obeyed(people, groups));
    g_assert_cmpmem(groups->data, groups->len * sizeof(int), again->data, again->len * sizeof(int));
    g_autoptr(GPtrArray) series = groups_series(&ask, i % 50 == 0 ? 3 : 0);
    for (guint r = 0; r < series->len; r++) {
      g_assert_true(even(g_ptr_array_index(series, r), count));
      g_assert_true(obeyed(people, g_ptr_array_index(series, r)));
    }
  }
}

static int moves(const GArray *now, const GArray *then) {
  int moved = 0;
  for (guint i = 0; i < then->len; i++) {
    moved += group(now, i) > 0 && group(now, i) != group(then, i);
  }
  return moved;
}

/* The fewest moves of all divisions that are even and obey all; G_MAXINT when there is none. */
static int fewest_moves(const GPtrArray *people, int count, const GArray *now) {
  g_autoptr(GArray) groups = g_array_sized_new(FALSE, TRUE, sizeof(int), people->len);
  int fewest = G_MAXINT;
  g_array_set_size(groups, people->len);
  for (guint i = 0; i < people->len; i++) {
    g_array_index(groups, int, i) = 1;
  }
  for (;;) {
    if (moves(now, groups) < fewest && even(groups, count) && obeyed(people, groups)) {
      fewest = moves(now, groups);
    }
    guint i = 0;
    while (i < people->len && group(groups, i) == count) {
      g_array_index(groups, int, i++) = 1;
    }
    if (i == people->len) {
      return fewest;
    }
    g_array_index(groups, int, i)++;
  }
}

static void test_fewest_moves(void) {
  g_autoptr(GRand) draw = g_rand_new_with_seed(7);
  for (int i = 0; i < 250; i++) {
    int n = g_rand_int_range(draw, 2, 8), count = g_rand_int_range(draw, 1, MIN(n, 3) + 1);
    g_autoptr(GPtrArray) people = crowd(draw, n);
    plant(draw, people, count, g_rand_int_range(draw, 0, 4));
    g_autoptr(GArray) now = g_array_new(FALSE, FALSE, sizeof(int));
    for (int k = 0; k < n; k++) {
      int seat = g_rand_int_range(draw, 0, count + 2); /* nowhere, or in a group that is given up */
      g_array_append_val(now, seat);
    }
    const GroupsAsk ask = {.people = people, .count = count, .seed = g_rand_int(draw)};
    g_autoptr(GArray) then = groups_mend(&ask, now);
    g_assert_true(even(then, count));
    g_assert_true(obeyed(people, then));
    g_assert_cmpint(moves(now, then), ==, fewest_moves(people, count, now));
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/groups/wishes", test_wishes);
  g_test_add_func("/groups/fewest-moves", test_fewest_moves);
  return g_test_run();
}
