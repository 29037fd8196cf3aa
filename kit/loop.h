/* Waits for what comes: keys, signals, the next second. The only place that blocks, and the only one that handles
 * signals. */
#ifndef LOOP_H
#define LOOP_H
#include <glib.h>

typedef struct Loop Loop;

/* What woke the loop; several may come at once. */
typedef enum {
  LOOP_TICK = 0,         /* the time asked for is up, or nothing worth naming */
  LOOP_KEYS = 1 << 0,    /* there is something to read */
  LOOP_RESIZE = 1 << 1,  /* the window has another size */
  LOOP_SUSPEND = 1 << 2, /* Ctrl-Z: leave the terminal, call loop_stop_here, take it back */
  LOOP_QUIT_KEY = 1 << 3, /* Ctrl-C: to be treated as the key q */
  LOOP_END = 1 << 4,     /* asked to end, or the terminal is gone: end at once, ask nothing */
} LoopWake;

/* Takes the signals over; NULL when the system refuses. */
Loop *loop_new(void);
void loop_free(Loop *loop);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Loop, loop_free)

/* Waits at most `microseconds` (negative counts as 0) for one of the above; LoopWake flags. */
unsigned loop_wait(Loop *loop, gint64 microseconds);

/* Tells whether keys came out when LOOP_KEYS was given: a terminal that is readable for ever but gives nothing is gone.
 * TRUE when it must be taken for gone. */
gboolean loop_is_gone(Loop *loop, gboolean keys_came);

/* Stops the process until the shell lets it go on. */
void loop_stop_here(Loop *loop);

#endif
