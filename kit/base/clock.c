/* The real clock, the virtual one, and the anchor that ties a meeting to a clock. No zones here: see when.h. */
#include "base/clock.h"

#include <string.h>
#include <time.h>

#include "base/file.h"

/* The real clock also holds the room for its boot id. */
typedef struct RealClock {
  Clock clock; /* first member */
  char boot_id[40];
} RealClock;

static gint64 microseconds(clockid_t id) {
  struct timespec t = {0};
  clock_gettime(id, &t);
  return (gint64)t.tv_sec * SECOND + t.tv_nsec / 1000;
}

static Instant real_wall(Clock *clock) {
  (void)clock;
  return microseconds(CLOCK_REALTIME);
}

static gint64 real_boot(Clock *clock) {
  (void)clock;
  return microseconds(CLOCK_BOOTTIME);
}

Clock *clock_real(void) {
  static RealClock real = {.clock = {real_wall, real_boot, NULL}};
  if (!real.clock.boot_id) {
    g_autofree char *id = NULL;
    gsize length;
    if (file_read("/proc/sys/kernel/random/boot_id", 4096, &id, &length, NULL))
      g_strlcpy(real.boot_id, g_strstrip(id), sizeof real.boot_id);
    real.clock.boot_id = real.boot_id; /* empty when the system does not tell */
  }
  return &real.clock;
}

static Instant virtual_wall(Clock *clock) { return ((VirtualClock *)clock)->now; }
static gint64 virtual_boot(Clock *clock) { return ((VirtualClock *)clock)->since_boot; }

void virtual_clock_init(VirtualClock *clock, Instant now) {
  *clock = (VirtualClock){.clock = {virtual_wall, virtual_boot, "virtual"}, .now = now, .since_boot = now};
}

void virtual_clock_set(VirtualClock *clock, Instant now) {
  clock->since_boot += now - clock->now;
  clock->now = now;
}

Anchor anchor_now(Clock *clock) {
  Anchor anchor = {.wall = clock->wall(clock), .boot = clock->boot(clock)};
  g_strlcpy(anchor.boot_id, clock->boot_id, sizeof anchor.boot_id);
  return anchor;
}

Instant anchor_instant(const Anchor *anchor, Clock *clock) {
  /* An unknown boot is another boot: time since it says nothing. */
  if (!*anchor->boot_id || strcmp(anchor->boot_id, clock->boot_id) != 0) return clock->wall(clock);
  return anchor->wall + (clock->boot(clock) - anchor->boot);
}
