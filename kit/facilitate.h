/* The facilitator's view in a terminal: paints, waits, reads keys, until somebody quits or the terminal is gone. */
#ifndef FACILITATE_H
#define FACILITATE_H
#include <glib.h>

#include "live.h"

/* speed: how many times as fast as the world the meeting's clock runs (1 unless it is a rehearsal). FALSE when the
 * terminal could not be taken over. */
gboolean facilitate(Live *live, int speed);

#endif
