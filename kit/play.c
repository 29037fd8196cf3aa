/* Plays key scripts: sets the clock, lets what goes on by itself go on, presses the key. */
#include "play.h"

#include "options.h"

#include "lifeboat_files.h"

static void set_clock(Instant now, void *data) {
  VirtualClock *clock = data;
  if (now > clock->now) virtual_clock_set(clock, now);
}

static void print_screen(Live *live, int columns, int rows) {
  g_autoptr(Grid) grid = live_draw(live, journal_now(live->journal), columns, rows);
  g_autofree char *text = grid_dump(grid, FALSE);
  options_write(text, journal_script(live->journal)->lang);
}

void play(Live *live, const Keyscript *script, VirtualClock *clock, Instant start, int columns, int rows,
    gboolean dump_at_end) {
  g_autoptr(LifeboatFiles) lifeboat = lifeboat_files_new(live);
  for (guint i = 0; i < script->steps->len; i++) {
    const Keystep *step = &g_array_index(script->steps, Keystep, i);
    live_automatic(live, start + step->at, set_clock, clock);
    set_clock(start + step->at, clock);
    journal_retry(live->journal);
    if (step->kind == KEYSTEP_SIZE) {
      columns = step->columns;
      rows = step->rows;
    } else if (step->kind == KEYSTEP_DUMP) {
      print_screen(live, columns, rows);
    } else {
      Instant now = journal_now(live->journal);
      UiResult result = live_key(live, &step->key, now);
      if (result == UI_LIFEBOAT) {
        lifeboat_files_make(lifeboat, now);
        lifeboat_files_wait(lifeboat, now); /* what the screen says then must not depend on how fast the machine is */
      }
      if (result == UI_QUIT) break;
    }
  }
  if (dump_at_end) print_screen(live, columns, rows);
}
