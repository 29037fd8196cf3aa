/* A running meeting: from a key to an event on disk, and from the session to a grid. The terminal and key scripts both go
 * through here, so that what is tested with the one holds for the other. It knows no terminal and waits for nothing. */
#ifndef LIVE_H
#define LIVE_H
#include <glib.h>

#include "read/journal.h"
#include "ui/ui.h"
#include "view/grid.h"

typedef struct Live {
  Journal *journal;     /* borrowed */
  const Loaded *edited; /* borrowed: the script as it is now, which may be adopted; NULL when it may not */
  Ui ui;
} Live;

void live_init(Live *live, Journal *journal);
void live_clear(Live *live);

/* Handles one key at `now` (the meeting's): the whole way from intent to event. UI_QUIT when the user wants to leave. */
UiResult live_key(Live *live, const Key *key, Instant now);

/* Starts what goes on by itself and whose time came before or at `until`. Gives the instants in turn to `at` (may be
 * NULL), which sets the clock before the event is made; a virtual clock needs that. Returns how many parts went on. */
typedef void (*LiveClock)(Instant now, void *data);
int live_automatic(Live *live, Instant until, LiveClock at, void *data);

/* Keeps the line that is being written as a note, when the program must end without being asked: nothing typed is lost. */
void live_keep_unfinished(Live *live, Instant now);

/* What the screen shows now; a new grid. */
Grid *live_draw(Live *live, Instant now, int columns, int rows);
/* The window's title; new string. */
char *live_title(Live *live, Instant now);

/* How pressing the time is: index of the part (-1: none) and level. */
typedef struct LiveLevel {
  int part;
  Level level;
} LiveLevel;
LiveLevel live_level(Live *live, Instant now);

#endif
