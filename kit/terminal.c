/* A screen and its loop, together. */
#include "terminal.h"

#include "loop.h"

struct Terminal {
  Screen *screen;
  Loop *loop;
};

Terminal *terminal_open(void) {
  g_autoptr(Loop) loop = loop_new();
  g_autoptr(Screen) screen = loop ? screen_open() : NULL;
  if (!screen) return NULL;
  Terminal *terminal = g_new0(Terminal, 1);
  terminal->screen = g_steal_pointer(&screen);
  terminal->loop = g_steal_pointer(&loop);
  return terminal;
}

void terminal_close(Terminal *terminal) {
  if (!terminal) return;
  screen_close(terminal->screen);
  loop_free(terminal->loop);
  g_free(terminal);
}

Screen *terminal_screen(const Terminal *terminal) { return terminal->screen; }

void terminal_show(Terminal *terminal, const Grid *grid, const char *title) {
  screen_paint(terminal->screen, grid);
  screen_title(terminal->screen, title);
}

static void suspend(Terminal *terminal) {
  screen_leave(terminal->screen);
  loop_stop_here(terminal->loop);
  screen_return(terminal->screen);
}

/* Hands on all keys that have come in; FALSE when one of them ends it, or when there never will be one again. */
static gboolean take_keys(Terminal *terminal, TerminalKey take, void *data) {
  gboolean came = FALSE;
  Key key;
  while (screen_key(terminal->screen, &key)) {
    came = TRUE;
    gboolean goes_on = take(&key, data);
    g_free(key.text);
    if (!goes_on) return FALSE;
  }
  return !loop_is_gone(terminal->loop, came);
}

gboolean terminal_wait(Terminal *terminal, gint64 microseconds, TerminalKey take, void *data) {
  static const Key quit = {KEY_IS_CTRL, 'c', NULL};
  unsigned wake = loop_wait(terminal->loop, microseconds);
  if (wake & LOOP_END) return FALSE;
  if (wake & LOOP_RESIZE) screen_resized(terminal->screen);
  if (wake & LOOP_SUSPEND) suspend(terminal);
  if ((wake & LOOP_QUIT_KEY) && !take(&quit, data)) return FALSE;
  return !(wake & LOOP_KEYS) || take_keys(terminal, take, data);
}
