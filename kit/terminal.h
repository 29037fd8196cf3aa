/* A screen with the loop behind it: what every program on a terminal does alike. It opens both, waits, resizes, steps aside
 * for Ctrl-Z and hands on the keys; it knows nothing of what is shown. */
#ifndef TERMINAL_H
#define TERMINAL_H
#include <glib.h>

#include "screen.h"

typedef struct Terminal Terminal;

/* Takes the terminal and the signals over; NULL when that is not possible. */
Terminal *terminal_open(void);
void terminal_close(Terminal *terminal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Terminal, terminal_close)

/* The screen, for painting and signals. Owned by the terminal. */
Screen *terminal_screen(const Terminal *terminal);

/* Shows a grid and the window's title. */
void terminal_show(Terminal *terminal, const Grid *grid, const char *title);

/* Is given each key that came in (Ctrl-C is one of them); FALSE ends. */
typedef gboolean (*TerminalKey)(const Key *key, void *data);

/* Waits at most this long, and handles what came. FALSE when it is to end: a key said so, somebody asked it, or the terminal
 * is gone. */
gboolean terminal_wait(Terminal *terminal, gint64 microseconds, TerminalKey take, void *data);

#endif
