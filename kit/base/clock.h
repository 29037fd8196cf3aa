/* Where now comes from. Everything that needs the time takes a Clock, so that tests and rehearsals inject their own.
 * The meeting clock is the wall clock at open plus CLOCK_BOOTTIME since: it goes on while the laptop sleeps and does not jump
 * when somebody sets the system clock. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H
#include <glib.h>

#include "base/when.h"

typedef struct Clock Clock;
struct Clock {
  Instant (*wall)(Clock *); /* UTC now */
  gint64 (*boot)(Clock *);  /* microseconds since boot, sleeping included */
  const char *boot_id;      /* tells one boot of the machine from another */
};

/* The real one; not owned by the caller. */
Clock *clock_real(void);

/* A clock that stands still until it is set: wall and boot move together. It was "booted" at the epoch, so that a second
 * process with a virtual clock of its own reads the same now from an anchor of the first. */
typedef struct VirtualClock {
  Clock clock; /* first member */
  Instant now;
  gint64 since_boot;
} VirtualClock;
void virtual_clock_init(VirtualClock *clock, Instant now);
void virtual_clock_set(VirtualClock *clock, Instant now);

/* Ties the meeting to a clock: the reading at open. */
typedef struct Anchor {
  Instant wall;
  gint64 boot;
  char boot_id[40];
} Anchor;
Anchor anchor_now(Clock *clock);

/* The meeting's now. On another boot (another boot id) the wall clock is all there is. */
Instant anchor_instant(const Anchor *anchor, Clock *clock);

#endif
