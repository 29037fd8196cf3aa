/* The room's display: what everybody may see of a running meeting, for a second terminal or a projector. Pure. It shows the
 * part, its assignment and questions, the groups and the time, and never what is the facilitator's own: no reminders, notes
 * or records (but the chosen sentence), nobody who is not in the room, no advice, nothing about being late. */
#ifndef VIEW_DISPLAY_H
#define VIEW_DISPLAY_H
#include <glib.h>

#include "model/session.h"
#include "view/grid.h"

typedef enum { DISPLAY_BAR, DISPLAY_DIGITS, DISPLAY_NO_TIME } DisplayTime;

/* Everything is borrowed for the time of the call. */
typedef struct DisplayView {
  const Session *session; /* NULL: there is none yet */
  const Script *script;   /* scheduled; stands in while there is no session. NULL when it is not known either */
  Instant now;            /* the meeting's */
  DisplayTime time;
  gboolean lost; /* the session can no longer be followed: told in small letters */
} DisplayView;

/* Draws it for a terminal of columns x rows (each at least 1); a new grid (grid_free). Whatever the size, nothing is written
 * outside it and no letter is broken. A frozen display shows the moment at which it was frozen, a blank one nothing; a
 * message for the room stands on all of them. */
Grid *display_draw(const DisplayView *view, int columns, int rows);

/* The title for the terminal's window: the meeting's; a new string without control characters. */
char *display_window_title(const DisplayView *view);

#endif
