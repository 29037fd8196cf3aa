/* The terminal: paints grids, reads keys. The only includer of curses is screen.c; nothing here knows what is shown or
 * why. */
#ifndef SCREEN_H
#define SCREEN_H
#include <glib.h>

#include "ui/key.h"
#include "view/grid.h"

typedef struct Screen Screen;

/* Takes the terminal over (standard input and output). An unknown TERM counts as xterm-256color, NO_COLOR is honoured.
 * NULL when that is not possible. At most one screen is open at a time; should the program abort, the terminal is
 * restored first. */
Screen *screen_open(void);
/* Gives the terminal back as it was. */
void screen_close(Screen *screen);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Screen, screen_close)

/* Has the terminal only the letters of ASCII: an old one, or a console that was told not to use UTF-8. */
gboolean screen_plain(const Screen *screen);

void screen_size(const Screen *screen, int *columns, int *rows);

/* Shows a grid; only what differs from the last one is sent. */
void screen_paint(Screen *screen, const Grid *grid);

/* The next key that has come in, without waiting. FALSE when there is none. The text of a paste is new (g_free).
 * Sequences that are no key of the program give KEY_IS_NONE. */
gboolean screen_key(Screen *screen, Key *key);

/* The window has another size: measures it anew and paints all at the next paint. */
void screen_resized(Screen *screen);

/* Leaves the terminal to the shell, and takes it back (Ctrl-Z and on). */
void screen_leave(Screen *screen);
void screen_return(Screen *screen);

/* A visible signal, where the terminal can give one without a sound; and the sound. */
void screen_flash(Screen *screen);
void screen_bell(Screen *screen);

/* The title of the window, where the terminal has one; free of control characters. */
void screen_title(Screen *screen, const char *title);

#endif
