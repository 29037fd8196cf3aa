/* Advice against exhaustive search on small cases, and against the rule read literally, one minute at a time. */
#include <string.h>

#include "model/advice.h"

#define CASES 20000
#define MAX_ITEMS 6

typedef struct Case {
  AdviceItem items[MAX_ITEMS];
  int n, deficit;
} Case;

/* Lengths need not be whole minutes, and a part may already be shorter than its minimum. */
static Case draw_case(GRand *rand) {
  Case c = {.n = g_rand_int_range(rand, 0, MAX_ITEMS + 1), .deficit = g_rand_int_range(rand, -900, 1500)};
  for (int i = 0; i < c.n; i++) {
    AdviceItem *item = &c.items[i];
    item->index = 10 + 2 * i;
    item->seconds = g_rand_int_range(rand, 0, 16) * 30;
    item->minimum = g_rand_int_range(rand, 0, 12) * 30;
    item->maximum = item->seconds + g_rand_int_range(rand, -1, 10) * 30;
    item->cut = g_rand_int_range(rand, 0, N_CUT_CLASSES);
    item->optional = g_rand_int_range(rand, 0, 3) == 0;
  }
  return c;
}

static int spare(const AdviceItem *item) {
  return item->cut == CUT_NEVER ? 0 : MAX(item->seconds - item->minimum, 0) / 60;
}

static int room(const AdviceItem *item) {
  return item->cut == CUT_NEVER ? 0 : MAX(item->maximum - item->seconds, 0) / 60;
}

/* The lengths after an advice; LENGTH_NONE for what is dropped. Checks that the changes are well formed on the way. */
static void lengths_after(const Case *c, const Advice *advice, int *after) {
  int last = -1;
  for (int i = 0; i < c->n; i++)
    after[i] = c->items[i].seconds;
  for (guint k = 0; advice->changes && k < advice->changes->len; k++) {
    const AdviceChange *change = &g_array_index(advice->changes, AdviceChange, k);
    int i = (change->index - 10) / 2;
    g_assert_cmpint(change->index, >, last);
    g_assert_cmpint(change->from, ==, c->items[i].seconds);
    g_assert_cmpint(change->to, !=, change->from);
    last = change->index;
    after[i] = change->to;
  }
}

/* --- the rule, read literally --- */

static int most_to_spare(const int *left, const Case *c, CutClass cut) {
  int best = -1;
  for (int i = 0; i < c->n; i++)
    if (c->items[i].cut == cut && left[i] > 0 && (best < 0 || left[i] >= left[best]))
      best = i;
  return best;
}

static int wins_when_dropped(const Case *c, const int *minutes, guint set) {
  int sum = 0;
  for (int i = 0; i < c->n; i++)
    if (set & (1u << i))
      sum += c->items[i].seconds - 60 * minutes[i];
  return sum;
}

static guint droppable(const Case *c, const int *minutes) {
  guint set = 0;
  for (int i = 0; i < c->n; i++)
    if (c->items[i].optional && c->items[i].seconds > 60 * minutes[i])
      set |= 1u << i;
  return set;
}

static void literal_shorten(const Case *c, int *after) {
  int left[MAX_ITEMS] = {0}, minutes[MAX_ITEMS] = {0}, order[1000], cuts = 0, need = (c->deficit + 59) / 60;
  guint dropped = 0;
  for (int i = 0; i < c->n; i++)
    left[i] = spare(&c->items[i]);
  for (int cut = CUT_FIRST; cut <= CUT_LAST; cut++)
    for (int i; cuts < need && (i = most_to_spare(left, c, cut)) >= 0; cuts++) {
      left[i]--;
      minutes[i]++;
      order[cuts] = i;
    }
  if (cuts < need) {
    guint all = droppable(c, minutes);
    int fewest = 99;
    dropped = all;
    for (guint set = 0; set < (1u << c->n); set++) {
      int count = __builtin_popcount(set);
      /* a higher number has its later parts later: of equal sizes the last one found is the latest */
      if ((set & ~all) == 0 && wins_when_dropped(c, minutes, set) >= 60 * (need - cuts) && count <= fewest) {
        fewest = count;
        dropped = set;
      }
    }
    int surplus = wins_when_dropped(c, minutes, dropped) - 60 * (need - cuts);
    for (int k = cuts; k-- > 0 && surplus >= 60;)
      if (!(dropped & (1u << order[k]))) {
        minutes[order[k]]--;
        surplus -= 60;
      }
  }
  for (int i = 0; i < c->n; i++)
    after[i] = dropped & (1u << i) ? LENGTH_NONE : c->items[i].seconds - 60 * minutes[i];
}

static void literal_lengthen(const Case *c, int *after) {
  int left[MAX_ITEMS] = {0}, give = -c->deficit / 60;
  for (int i = 0; i < c->n; i++) {
    left[i] = room(&c->items[i]);
    after[i] = c->items[i].seconds;
  }
  for (int cut = CUT_LAST; cut >= CUT_FIRST; cut--)
    for (int i; give > 0 && (i = most_to_spare(left, c, cut)) >= 0; give--) {
      left[i]--;
      after[i] += 60;
    }
}

static void test_literal(void) {
  g_autoptr(GRand) rand = g_rand_new_with_seed(1);
  int shortened = 0, dropped = 0, lengthened = 0, missed = 0;
  for (int k = 0; k < CASES; k++) {
    Case c = draw_case(rand);
    Advice advice;
    int after[MAX_ITEMS], literal[MAX_ITEMS];
    advice_make(c.items, c.n, c.deficit, &advice);
    lengths_after(&c, &advice, after);
    for (int i = 0; i < c.n; i++)
      literal[i] = c.items[i].seconds;
    if (c.deficit >= 15)
      literal_shorten(&c, literal);
    else if (c.deficit < 0)
      literal_lengthen(&c, literal);
    for (int i = 0; i < c.n; i++) {
      g_assert_cmpint(after[i], ==, literal[i]);
      dropped += after[i] == LENGTH_NONE;
    }
    shortened += advice.kind == ADVICE_SHORTEN && advice.changes;
    lengthened += advice.kind == ADVICE_LENGTHEN;
    missed += advice.remaining > 0;
    advice_clear(&advice);
  }
  /* the cases must be worth something */
  g_assert_cmpint(shortened, >, CASES / 5);
  g_assert_cmpint(dropped, >, CASES / 20);
  g_assert_cmpint(lengthened, >, CASES / 10);
  g_assert_cmpint(missed, >, CASES / 20);
}

/* --- what the rule is meant to reach --- */

/* The fewest parts that must be dropped to win the minutes when the others may all be shortened; -1 when impossible. */
static int fewest_dropped(const Case *c, int need) {
  int fewest = -1;
  for (guint set = 0; set < (1u << c->n); set++) {
    int won = 0;
    gboolean allowed = TRUE;
    for (int i = 0; i < c->n; i++) {
      gboolean in = (set >> i) & 1;
      allowed = allowed && (!in || c->items[i].optional);
      won += in ? c->items[i].seconds : 60 * spare(&c->items[i]);
    }
    if (allowed && won >= 60 * need && (fewest < 0 || __builtin_popcount(set) < fewest))
      fewest = __builtin_popcount(set);
  }
  return fewest;
}

/* The smallest sum of squares of the minutes left to spare over every way of taking `take` minutes from parts from..n of a
 * class: the most even way leaves every part as much as it can. */
static int most_even(const Case *c, const int *after, CutClass cut, int from, int take) {
  if (from == c->n)
    return take == 0 ? 0 : G_MAXINT / 2;
  if (c->items[from].cut != cut || after[from] == LENGTH_NONE)
    return most_even(c, after, cut, from + 1, take);
  int best = G_MAXINT / 2, s = spare(&c->items[from]);
  for (int x = 0; x <= MIN(s, take); x++)
    best = MIN(best, (s - x) * (s - x) + most_even(c, after, cut, from + 1, take - x));
  return best;
}

static void check_classes(const Case *c, const int *after) {
  gboolean exhausted = TRUE;
  for (int cut = CUT_FIRST; cut <= CUT_LAST; cut++) {
    int taken = 0, squares = 0, left = 0;
    for (int i = 0; i < c->n; i++) {
      if (c->items[i].cut != (CutClass)cut || after[i] == LENGTH_NONE)
        continue;
      int minutes = (c->items[i].seconds - after[i]) / 60, rest = spare(&c->items[i]) - minutes;
      taken += minutes;
      left += rest;
      squares += rest * rest;
    }
    if (taken > 0)
      g_assert_true(exhausted);
    exhausted = exhausted && left == 0;
    g_assert_cmpint(squares, ==, most_even(c, after, cut, 0, taken));
  }
}

static void test_shorten(void) {
  g_autoptr(GRand) rand = g_rand_new_with_seed(2);
  for (int k = 0; k < CASES; k++) {
    Case c = draw_case(rand);
    if (c.deficit < 15)
      c.deficit = 15 + ABS(c.deficit);
    Advice advice;
    int after[MAX_ITEMS], won = 0, dropped = 0, need = (c.deficit + 59) / 60;
    advice_make(c.items, c.n, c.deficit, &advice);
    lengths_after(&c, &advice, after);
    for (int i = 0; i < c.n; i++) {
      const AdviceItem *item = &c.items[i];
      won += item->seconds - MAX(after[i], 0);
      if (after[i] == LENGTH_NONE) {
        g_assert_true(item->optional);
        dropped++;
      } else if (after[i] != item->seconds) {
        g_assert_cmpint(item->cut, !=, CUT_NEVER);
        g_assert_cmpint(after[i], <, item->seconds);
        g_assert_cmpint(after[i], >=, item->minimum);
      }
    }
    int fewest = fewest_dropped(&c, need);
    g_assert_cmpint(advice.kind, ==, ADVICE_SHORTEN);
    g_assert_cmpint(advice.deficit, ==, c.deficit);
    g_assert_cmpint(advice.remaining, ==, MAX(c.deficit - won, 0));
    if (fewest >= 0) {
      g_assert_cmpint(dropped, ==, fewest);
      g_assert_cmpint(advice.remaining, ==, 0);
    } else {
      g_assert_cmpint(won, <, 60 * need);
      for (int i = 0; i < c.n; i++) /* nothing is left untried */
        g_assert_true(after[i] == LENGTH_NONE || (c.items[i].seconds - after[i]) / 60 == spare(&c.items[i]));
    }
    check_classes(&c, after);
    advice_clear(&advice);
  }
}

static void test_lengthen(void) {
  g_autoptr(GRand) rand = g_rand_new_with_seed(3);
  for (int k = 0; k < CASES; k++) {
    Case c = draw_case(rand);
    if (c.deficit >= 15)
      c.deficit = -c.deficit;
    Advice advice;
    int after[MAX_ITEMS], given = 0, possible = 0;
    advice_make(c.items, c.n, c.deficit, &advice);
    lengths_after(&c, &advice, after);
    for (int i = 0; i < c.n; i++) {
      possible += room(&c.items[i]);
      given += after[i] - c.items[i].seconds;
      g_assert_cmpint(after[i], >=, c.items[i].seconds);
      if (after[i] > c.items[i].seconds)
        g_assert_cmpint(after[i], <=, c.items[i].maximum);
    }
    int expected = c.deficit < 0 ? 60 * MIN(possible, -c.deficit / 60) : 0;
    g_assert_cmpint(given, ==, expected);
    g_assert_cmpint(advice.kind, ==, expected ? ADVICE_LENGTHEN : ADVICE_NONE);
    g_assert_cmpint(advice.remaining, ==, 0);
    advice_clear(&advice);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/advice/as-the-rule-reads", test_literal);
  g_test_add_func("/advice/shorten-against-exhaustive-search", test_shorten);
  g_test_add_func("/advice/lengthen", test_lengthen);
  return g_test_run();
}
