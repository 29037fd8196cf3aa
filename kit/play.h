/* Plays a key script on a virtual clock, without a terminal. Every event is durable before the next key, as in a
 * terminal. */
#ifndef PLAY_H
#define PLAY_H
#include <glib.h>

#include "base/clock.h"
#include "live.h"
#include "ui/keyscript.h"

/* Plays all steps; 0 on the script's clock is `start`. Screens asked for go to standard output. A script that quits ends
 * there. */
void play(Live *live, const Keyscript *script, VirtualClock *clock, Instant start, int columns, int rows,
    gboolean dump_at_end);

#endif
