/* The turn of the loop: one now, what goes on by itself, one painting, one wait. Idle, it wakes once a second, on the
 * second. */
#include "facilitate.h"

#include "loop.h"
#include "screen.h"

#define SHORTEST_WAIT 20000 /* microseconds; a rehearsal at a thousand times the speed need not paint more often */

typedef struct Facilitate {
  Live *live;
  Screen *screen;
  Loop *loop;
  int speed;
  LiveLevel told; /* the level that was last signalled */
} Facilitate;

static void paint(Facilitate *f, Instant now) {
  int columns, rows;
  screen_size(f->screen, &columns, &rows);
  g_autoptr(Grid) grid = live_draw(f->live, now, columns, rows);
  screen_paint(f->screen, grid);
  g_autofree char *title = live_title(f->live, now);
  screen_title(f->screen, title);
}

/* Each level is signalled once, when it is reached; coming back to a part does not repeat what was told. */
static void signal_level(Facilitate *f, Instant now) {
  LiveLevel level = live_level(f->live, now);
  gboolean higher = level.part == f->told.part && level.level > f->told.level;
  f->told = level;
  if (!higher) return;
  screen_flash(f->screen);
  if (f->live->ui.bell) screen_bell(f->screen);
}

static gint64 until_next_second(const Facilitate *f, Instant now) {
  gint64 rest = SECOND - ((now % SECOND) + SECOND) % SECOND;
  return MAX(rest / f->speed, SHORTEST_WAIT);
}

/* Handles all keys that have come in; FALSE when one of them quits. */
static gboolean take_keys(Facilitate *f, gboolean *came) {
  Key key;
  *came = FALSE;
  while (screen_key(f->screen, &key)) {
    *came = TRUE;
    UiResult result = live_key(f->live, &key, journal_now(f->live->journal));
    g_free(key.text);
    if (result == UI_QUIT) return FALSE;
  }
  return TRUE;
}

static gboolean press_quit(Facilitate *f) {
  const Key quit = {KEY_IS_CTRL, 'c', NULL};
  return live_key(f->live, &quit, journal_now(f->live->journal)) != UI_QUIT;
}

static void suspend(Facilitate *f) {
  screen_leave(f->screen);
  loop_stop_here(f->loop);
  screen_return(f->screen);
}

/* One turn; FALSE ends the loop. */
static gboolean turn(Facilitate *f) {
  Journal *journal = f->live->journal;
  Instant now = journal_now(journal);
  if (f->live->ui.watching)
    journal_follow(journal, NULL);
  else
    journal_retry(journal);
  live_automatic(f->live, now, NULL, NULL);
  paint(f, now);
  signal_level(f, now);
  unsigned wake = loop_wait(f->loop, until_next_second(f, now));
  gboolean came = FALSE;
  if (wake & LOOP_END) return FALSE;
  if (wake & LOOP_RESIZE) screen_resized(f->screen);
  if (wake & LOOP_SUSPEND) suspend(f);
  if ((wake & LOOP_QUIT_KEY) && !press_quit(f)) return FALSE;
  if (!(wake & LOOP_KEYS)) return TRUE;
  if (!take_keys(f, &came)) return FALSE;
  return !loop_is_gone(f->loop, came);
}

gboolean facilitate(Live *live, int speed) {
  g_autoptr(Loop) loop = loop_new();
  g_autoptr(Screen) screen = screen_open();
  if (!loop || !screen) return FALSE;
  Facilitate f = {.live = live, .screen = screen, .loop = loop, .speed = MAX(speed, 1)};
  f.told = live_level(live, journal_now(live->journal));
  while (turn(&f)) {
  }
  return TRUE;
}
