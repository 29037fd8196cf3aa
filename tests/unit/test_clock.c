/* The meeting clock: it follows the time since boot, and tells how far the system's clock has moved away. */
#include "base/clock.h"

#include <string.h>

/* A clock of which each part is set by itself. */
typedef struct LooseClock {
  Clock clock; /* first member */
  Instant now;
  gint64 since_boot;
} LooseClock;

static Instant loose_wall(Clock *clock) { return ((LooseClock *)clock)->now; }
static gint64 loose_boot(Clock *clock) { return ((LooseClock *)clock)->since_boot; }

static LooseClock loose(const char *boot_id) {
  return (LooseClock){.clock = {loose_wall, loose_boot, boot_id}, .now = 1000 * SECOND, .since_boot = 50 * SECOND};
}

static void test_anchor(void) {
  LooseClock clock = loose("boot-1");
  Anchor anchor = anchor_now(&clock.clock);
  g_assert_cmpint(anchor_instant(&anchor, &clock.clock), ==, 1000 * SECOND);
  /* The laptop slept for an hour: both went on. */
  clock.now += 3600 * SECOND;
  clock.since_boot += 3600 * SECOND;
  g_assert_cmpint(anchor_instant(&anchor, &clock.clock), ==, 4600 * SECOND);
  /* Somebody sets the clock forward: the meeting stays; backward too. */
  clock.now += 120 * SECOND;
  g_assert_cmpint(anchor_instant(&anchor, &clock.clock), ==, 4600 * SECOND);
  clock.now -= 3720 * SECOND;
  g_assert_cmpint(anchor_instant(&anchor, &clock.clock), ==, 4600 * SECOND);
}

static void test_another_boot(void) {
  LooseClock clock = loose("boot-1"), later = loose("boot-2"), unknown = loose("");
  Anchor anchor = anchor_now(&clock.clock);
  later.now = 5000 * SECOND;
  later.since_boot = 3 * SECOND;
  g_assert_cmpint(anchor_instant(&anchor, &later.clock), ==, 5000 * SECOND);
  /* When the system does not tell its boot, the wall clock is all there is. */
  anchor = anchor_now(&unknown.clock);
  unknown.now += 7 * SECOND;
  unknown.since_boot = 1;
  g_assert_cmpint(anchor_instant(&anchor, &unknown.clock), ==, 1007 * SECOND);
  /* An id that is longer than the room for it is cut, and is then another boot; nothing overflows. */
  char long_id[200];
  memset(long_id, 'x', sizeof long_id);
  long_id[199] = '\0';
  LooseClock odd = loose(long_id);
  anchor = anchor_now(&odd.clock);
  g_assert_cmpuint(strlen(anchor.boot_id), ==, 39);
}

static void test_virtual(void) {
  VirtualClock clock;
  virtual_clock_init(&clock, 42 * SECOND);
  Clock *c = &clock.clock;
  g_assert_cmpint(c->wall(c), ==, 42 * SECOND);
  g_assert_cmpint(c->wall(c), ==, 42 * SECOND);
  Anchor anchor = anchor_now(c);
  virtual_clock_set(&clock, 100 * SECOND);
  g_assert_cmpint(c->wall(c), ==, 100 * SECOND);
  g_assert_cmpint(anchor_instant(&anchor, c), ==, 100 * SECOND);
}

static void test_real(void) {
  Clock *clock = clock_real();
  g_assert_true(clock == clock_real());
  g_assert_cmpint(clock->wall(clock), >, 1600000000 * SECOND);
  gint64 first = clock->boot(clock), second = clock->boot(clock);
  g_assert_cmpint(first, >, 0);
  g_assert_cmpint(second, >=, first);
  g_assert_nonnull(clock->boot_id);
  g_assert_null(strpbrk(clock->boot_id, " \n"));
  g_assert_cmpuint(strlen(clock->boot_id), <, sizeof(((Anchor *)0)->boot_id));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/clock/anchor", test_anchor);
  g_test_add_func("/clock/another-boot", test_another_boot);
  g_test_add_func("/clock/virtual", test_virtual);
  g_test_add_func("/clock/real", test_real);
  return g_test_run();
}
