/* The facilitator's view of a running meeting: session, timetable and hands in, a screen of cells out. Pure: it reads no
 * clock, no locale and no terminal, and the same input always gives the same screen. One design for every size: panes.c
 * shares the room out and drops panes in a fixed order, each pane_*.c draws one of them. */
#ifndef VIEW_FACILITATOR_H
#define VIEW_FACILITATOR_H
#include <glib.h>

#include "model/session.h"
#include "model/timetable.h"
#include "ui/ui.h"
#include "view/grid.h"

/* What there is to show. Everything is borrowed for the time of the call. */
typedef struct FacilitatorView {
  const Session *session;
  const Timetable *table; /* of the same session at `now` */
  const Ui *ui;
  Instant now;         /* the meeting's */
  int not_saved;       /* events that are applied but not on disk yet */
  int not_saved_errno; /* why the disk refused; 0 when it did not */
  gint64 drift;        /* microseconds that the system's clock is ahead of the meeting's */
  gboolean watch;      /* another process runs the meeting: this one only looks */
  gboolean large;      /* for far readers: fewer panes, larger digits, more air */
} FacilitatorView;

/* The smallest screen on which the meeting can be followed; below it the view only asks for more room. */
#define FACILITATOR_MIN_COLUMNS 20
#define FACILITATOR_MIN_ROWS 5

/* Draws the view for a terminal of columns x rows (each at least 1); a new grid (grid_free). Whatever the size, nothing is
 * written outside it and no letter is broken; the cursor stands where one types, or is hidden. */
Grid *facilitator_draw(const FacilitatorView *view, int columns, int rows);

/* The title for the terminal's window, "Gesprek · nog 7 min": the part and whole minutes, so that it changes once a minute;
 * a new string without control characters. Under the curtain it only says the meeting's title. */
char *facilitator_window_title(const FacilitatorView *view);

#endif
