/* The turn of the loop: one now, what goes on by itself, one painting, one wait. Idle, it wakes once a second, on the
 * second. */
#include "facilitate.h"

#include "lifeboat_files.h"
#include "terminal.h"

#define SHORTEST_WAIT 20000 /* microseconds; a rehearsal at a thousand times the speed need not paint more often */

typedef struct Facilitate {
  Live *live;
  Terminal *terminal;
  LifeboatFiles *lifeboat;
  int speed;
  LiveLevel told; /* the level that was last signalled */
} Facilitate;

static void paint(Facilitate *f, Instant now) {
  int columns, rows;
  screen_size(terminal_screen(f->terminal), &columns, &rows);
  g_autoptr(Grid) grid = live_draw(f->live, now, columns, rows);
  if (f->live->ui.plain) grid_plain(grid);
  g_autofree char *title = live_title(f->live, now);
  terminal_show(f->terminal, grid, title);
}

/* Each level is signalled once, when it is reached; coming back to a part does not repeat what was told. */
static void signal_level(Facilitate *f, Instant now) {
  LiveLevel level = live_level(f->live, now);
  gboolean higher = level.part == f->told.part && level.level > f->told.level;
  f->told = level;
  if (!higher) return;
  screen_flash(terminal_screen(f->terminal));
  if (f->live->ui.bell) screen_bell(terminal_screen(f->terminal));
}

static gint64 until_next_second(const Facilitate *f, Instant now) {
  gint64 rest = SECOND - ((now % SECOND) + SECOND) % SECOND;
  return MAX(rest / f->speed, SHORTEST_WAIT);
}

static gboolean take_key(const Key *key, void *data) {
  Facilitate *f = data;
  Instant now = journal_now(f->live->journal);
  UiResult result = live_key(f->live, key, now);
  if (result == UI_LIFEBOAT) lifeboat_files_make(f->lifeboat, now);
  return result != UI_QUIT;
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
  lifeboat_files_follow(f->lifeboat, now);
  paint(f, now);
  signal_level(f, now);
  lifeboat_files_begin(f->lifeboat, now);
  return terminal_wait(f->terminal, until_next_second(f, now), take_key, f);
}

gboolean facilitate(Live *live, int speed) {
  g_autoptr(Terminal) terminal = terminal_open();
  if (!terminal) return FALSE;
  g_autoptr(LifeboatFiles) lifeboat = lifeboat_files_new(live);
  Facilitate f = {.live = live, .terminal = terminal, .lifeboat = lifeboat, .speed = MAX(speed, 1)};
  live->ui.plain = screen_plain(terminal_screen(terminal));
  f.told = live_level(live, journal_now(live->journal));
  while (turn(&f)) {
  }
  live_keep_unfinished(live, journal_now(live->journal));
  return TRUE;
}
