/* The page about the room's display: the very picture that the room sees, so that nobody needs to look behind them. */
#include "base/unicode.h"
#include "view/display.h"
#include "view/panes.h"

#define LEAST_COLUMNS 30 /* of a picture that can be read */
#define LEAST_ROWS 6
#define MOST_COLUMNS 100

const char *pane_room_words(const FacilitatorView *view) {
  Lang lang = panes_lang(view);
  switch (view->session->display) {
    case ROOM_FROZEN: return tp(lang, DISPLAY_ALERT_FROZEN);
    case ROOM_BLANK: return tp(lang, DISPLAY_ALERT_BLANK);
    case ROOM_NORMAL:
    case N_ROOM_DISPLAYS: break;
  }
  return view->session->message ? tp(lang, DISPLAY_ALERT_MESSAGE) : NULL;
}

static char *state_words(const FacilitatorView *view) {
  Lang lang = panes_lang(view);
  RoomDisplay display = view->session->display;
  g_autofree char *key = panes_key(view, display == ROOM_BLANK ? ACTION_ROOM_BLANK : ACTION_ROOM_FREEZE);
  return display == ROOM_FROZEN  ? tx(lang, DISPLAY_IS_FROZEN, TS(key))
         : display == ROOM_BLANK ? tx(lang, DISPLAY_IS_BLANK, TS(key))
                                 : g_strdup(tp(lang, DISPLAY_SEES_THIS));
}

static void draw_frame(const Pane *pane) {
  int right = pane->width - 1, bottom = pane->height - 1;
  pane_fill(pane, 1, 0, right - 1, 1, ROLE_RULE, "─");
  pane_fill(pane, 1, bottom, right - 1, 1, ROLE_RULE, "─");
  pane_fill(pane, 0, 1, 1, bottom - 1, ROLE_RULE, "│");
  pane_fill(pane, right, 1, 1, bottom - 1, ROLE_RULE, "│");
  pane_text(pane, 0, 0, ROLE_RULE, "┌");
  pane_text(pane, right, 0, ROLE_RULE, "┐");
  pane_text(pane, 0, bottom, ROLE_RULE, "└");
  pane_text(pane, right, bottom, ROLE_RULE, "┘");
}

/* Copies a grid into a pane of the same size, cell by cell. */
static void put_grid(const Pane *pane, const Grid *grid) {
  for (int y = 0; y < grid->rows; y++)
    for (int x = 0; x < grid->columns; x++) {
      const Cell *cell = &grid->cells[y * grid->columns + x];
      if (cell->text[0]) grid_text(pane->grid, pane->column + x, pane->row + y, 2, (Role)cell->role, cell->text);
    }
}

void pane_room_page(const FacilitatorView *view, const Pane *pane) {
  Lang lang = panes_lang(view);
  int x = pane_text(pane, 0, 0, ROLE_MUTED, tp(lang, DISPLAY_CAPTION)) + 2;
  g_autofree char *state = state_words(view);
  Role role = view->session->display == ROOM_NORMAL ? ROLE_TEXT : ROLE_WARNING;
  int y = 1;
  if (x + unicode_width(state) <= pane->width)
    pane_text(pane, x, 0, role, state);
  else
    y += pane_wrap(pane, 0, 1, 2, role, state);
  gboolean hint = pane->height - y >= LEAST_ROWS + 4;
  int height = pane->height - y - (hint ? 2 : 0), width = MIN(pane->width, MOST_COLUMNS);
  if (width - 2 >= LEAST_COLUMNS && height - 2 >= LEAST_ROWS) {
    Pane frame = pane_inside(pane, (pane->width - width) / 2, y, width, MIN(height, width * 2 / 5));
    Pane picture = pane_inside(&frame, 1, 1, frame.width - 2, frame.height - 2);
    const DisplayView room = {.session = view->session, .now = view->now, .time = DISPLAY_BAR};
    g_autoptr(Grid) grid = display_draw(&room, picture.width, picture.height);
    draw_frame(&frame);
    put_grid(&picture, grid);
    y += frame.height;
  }
  if (hint) pane_wrap(pane, 0, y + 1, 1, ROLE_MUTED, tp(lang, DISPLAY_HOW_TO_OPEN));
}
