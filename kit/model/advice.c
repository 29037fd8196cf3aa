/* How the parts to come can be shortened so that a meeting ends in time, or lengthened when time was won. The rule speaks of
 * one minute at a time; here minutes are counted by levels, so that a thousand parts cost no more than a few sums.
 * Which parts count and what the target is, is decided in timetable.c. */
#include "model/advice.h"

#include <stdlib.h>

#define MINUTE 60
#define DEFICIT_MIN 15 /* seconds: less is no reason to change anything */

/* What becomes of an item. */
typedef struct Share {
  int spare; /* whole minutes it can give, or take */
  int moved; /* minutes it gives, or takes */
  gboolean dropped;
} Share;

/* The problem while it is being solved. */
typedef struct Plan {
  const AdviceItem *items;
  Share *shares; /* one for each item; owned */
  gsize n;
} Plan;

static gboolean in_class(const Plan *plan, gsize i, CutClass cut) {
  return plan->items[i].cut == cut && !plan->shares[i].dropped;
}

/* The minutes that a class moves when nobody in it keeps more than `level` minutes to spare. */
static gint64 moved_down_to(const Plan *plan, CutClass cut, int level) {
  gint64 sum = 0;
  for (gsize i = 0; i < plan->n; i++)
    if (in_class(plan, i, cut))
      sum += MAX(plan->shares[i].spare - level, 0);
  return sum;
}

/* The lowest level to which whole rounds of minutes bring a class; 0 when it cannot move more than is asked. */
static int class_level(const Plan *plan, CutClass cut, gint64 minutes) {
  if (moved_down_to(plan, cut, 0) <= minutes)
    return 0;
  int enough = 0, too_high = 0;
  for (gsize i = 0; i < plan->n; i++)
    if (in_class(plan, i, cut))
      too_high = MAX(too_high, plan->shares[i].spare);
  while (too_high - enough > 1) {
    int middle = enough + (too_high - enough) / 2;
    if (moved_down_to(plan, cut, middle) >= minutes)
      enough = middle;
    else
      too_high = middle;
  }
  return too_high;
}

/* Moves minutes in one class: each time with the part that has the most to spare, among equals the later. Thus all come down
 * to a common level, and the last, incomplete round goes from back to front. Returns how many minutes were not found. */
static gint64 share_class(Plan *plan, CutClass cut, gint64 minutes) {
  int level = class_level(plan, cut, minutes);
  minutes -= moved_down_to(plan, cut, level);
  for (gsize i = plan->n; i-- > 0;) {
    Share *share = &plan->shares[i];
    if (!in_class(plan, i, cut))
      continue;
    share->moved = MAX(share->spare - level, 0);
    if (level > 0 && minutes > 0 && share->spare >= level) {
      share->moved++;
      minutes--;
    }
  }
  return minutes;
}

/* Spreads minutes over the classes in the order of cutting, or in reverse. Returns how many were not found. */
static gint64 share_all(Plan *plan, gint64 minutes, gboolean reverse) {
  for (gsize i = 0; i < plan->n; i++)
    plan->shares[i].moved = 0;
  for (int k = CUT_FIRST; k <= CUT_LAST && minutes > 0; k++)
    minutes = share_class(plan, reverse ? CUT_LAST + CUT_FIRST - k : k, minutes);
  return MAX(minutes, 0);
}

/* --- dropping --- */

/* A part that may be dropped, after all has been shortened. */
typedef struct Candidate {
  gsize item;
  gint64 wins; /* seconds: what is left of its length */
} Candidate;

/* What dropping an item wins besides its minutes: 0 when it may not be dropped. */
static gint64 left_of(const Plan *plan, gsize i) {
  return plan->items[i].optional ? plan->items[i].seconds - (gint64)plan->shares[i].moved * MINUTE : 0;
}

static int longest_first(const void *a, const void *b) {
  const Candidate *x = a, *y = b;
  return (x->wins < y->wins) - (x->wins > y->wins);
}

/* What the `count` longest candidates before an item win together. `sorted` has the longest first. */
static gint64 longest_before(const Candidate *sorted, gsize n, gsize item, gsize count) {
  gint64 sum = 0;
  for (gsize i = 0; i < n && count > 0; i++)
    if (sorted[i].item < item) {
      sum += sorted[i].wins;
      count--;
    }
  return sum;
}

/* Drops the fewest parts that win `seconds`, among sets of equal number the one whose parts come latest; all of them when
 * even that is not enough. */
static void drop_fewest(Plan *plan, gint64 seconds) {
  g_autofree Candidate *sorted = g_new(Candidate, plan->n);
  gsize n = 0;
  for (gsize i = 0; i < plan->n; i++) {
    gint64 left = left_of(plan, i);
    if (left > 0)
      sorted[n++] = (Candidate){i, left};
  }
  if (n > 0)
    qsort(sorted, n, sizeof *sorted, longest_first);
  gsize count = 0;
  for (gint64 sum = 0; count < n && sum < seconds; count++)
    sum += sorted[count].wins;
  gboolean all = count == n;
  for (gsize i = plan->n; i-- > 0 && count > 0;) {
    gint64 left = left_of(plan, i);
    if (left > 0 && (all || left + longest_before(sorted, n, i, count - 1) >= seconds)) {
      plan->shares[i].dropped = TRUE;
      seconds -= left;
      count--;
    }
  }
}

/* Shortens, and drops when that is not enough. */
static void shorten(Plan *plan, gint64 minutes) {
  gint64 missing = share_all(plan, minutes, FALSE);
  if (missing == 0)
    return;
  drop_fewest(plan, missing * MINUTE);
  gint64 seconds = minutes * MINUTE;
  for (gsize i = 0; i < plan->n; i++)
    if (plan->shares[i].dropped)
      seconds -= plan->items[i].seconds;
  /* Giving back in reverse order what is too much leaves what shortening would have taken from the others alone. */
  share_all(plan, (MAX(seconds, 0) + MINUTE - 1) / MINUTE, FALSE);
}

/* --- the advice --- */

static int spare_minutes(const AdviceItem *item, gboolean late) {
  int seconds = late ? item->seconds - item->minimum : item->maximum - item->seconds;
  return item->cut == CUT_NEVER ? 0 : MAX(seconds, 0) / MINUTE;
}

/* Writes the changes down; returns the seconds by which the parts became shorter (negative: longer). */
static gint64 write_changes(const Plan *plan, Advice *advice) {
  int sign = advice->kind == ADVICE_LENGTHEN ? -1 : 1;
  gint64 won = 0;
  for (gsize i = 0; i < plan->n; i++) {
    const Share *share = &plan->shares[i];
    if (!share->dropped && share->moved == 0)
      continue;
    AdviceChange change = {plan->items[i].index, plan->items[i].seconds, LENGTH_NONE};
    if (!share->dropped)
      change.to = change.from - sign * share->moved * MINUTE;
    won += change.from - (share->dropped ? 0 : change.to);
    if (!advice->changes)
      advice->changes = g_array_new(FALSE, FALSE, sizeof(AdviceChange));
    g_array_append_val(advice->changes, change);
  }
  return won;
}

void advice_make(const AdviceItem *items, gsize n, int deficit, Advice *advice) {
  *advice = (Advice){.kind = ADVICE_NONE, .deficit = deficit, .end = INSTANT_NONE, .target = INSTANT_NONE};
  gboolean late = deficit >= DEFICIT_MIN;
  gint64 minutes = late ? ((gint64)deficit + MINUTE - 1) / MINUTE : -(gint64)deficit / MINUTE;
  if (minutes <= 0)
    return;
  g_autofree Share *shares = g_new0(Share, n);
  Plan plan = {items, shares, n};
  for (gsize i = 0; i < n; i++)
    shares[i].spare = spare_minutes(&items[i], late);
  if (late)
    shorten(&plan, minutes);
  else
    share_all(&plan, minutes, TRUE);
  advice->kind = late ? ADVICE_SHORTEN : ADVICE_LENGTHEN;
  gint64 won = write_changes(&plan, advice);
  if (late)
    advice->remaining = (int)MAX(deficit - won, 0);
  else if (!advice->changes)
    advice->kind = ADVICE_NONE;
}

void advice_clear(Advice *advice) {
  g_clear_pointer(&advice->changes, g_array_unref);
  advice->kind = ADVICE_NONE;
}
