/* The layout: one design for all sizes. Sizes are judged in `units`: for far readers a cell counts as less, so that panes go
 * sooner and digits grow. */
#include "view/panes.h"

#include "view/digits.h"

#define LIST_FROM_COLUMNS 70 /* below this the list stands under the rest, or goes */
#define THIRD_FROM_WIDTH 100 /* what is right of the list must be this wide for a third column */
#define PANES_FROM_WIDTH 66  /* and this wide for panes of their own under the digits */
#define PANES_FROM_ROWS 28
#define NOW_ROWS 6 /* around the digits: title, words, bar, next and two white rows */

gboolean panes_has(const Panes *panes, Area area) { return pane_there(&panes->areas[area]); }

Lang panes_lang(const FacilitatorView *view) { return view->session->script->lang; }

MeetingState panes_state(const FacilitatorView *view) {
  const Session *session = view->session;
  if (view->table->current >= 0) return STATE_RUNS;
  if (session->finished) return STATE_DONE;
  for (guint i = 0; i < session->phases->len; i++) {
    const PhaseRun *run = g_ptr_array_index(session->phases, i);
    if (run->spans && run->spans->len > 0) return STATE_BETWEEN;
  }
  return STATE_BEFORE;
}

const PhaseRun *panes_planned_now(const FacilitatorView *view) {
  return view->table->next >= 0 ? session_run(view->session, view->table->next) : NULL;
}

Role panes_level_role(Level level, Role calm) {
  switch (level) {
    case LEVEL_CALM: return calm;
    case LEVEL_WARNING: return ROLE_WARNING;
    case LEVEL_DANGER: return ROLE_DANGER;
    case LEVEL_OVERTIME: return ROLE_OVERTIME;
  }
  return calm;
}

int panes_window(int count, int cursor, int height) {
  if (count <= height) return 0;
  return CLAMP(cursor - height / 2, 0, count - height);
}

char *panes_key(const FacilitatorView *view, Action action) { return keymap_key(&view->ui->keys, action, panes_lang(view)); }

UiMode panes_mode(const FacilitatorView *view) {
  const Ui *ui = view->ui;
  UiMode mode = ui->mode == MODE_ASK ? ui->mode_before : ui->mode;
  return mode == MODE_INPUT ? ui->form.from : mode;
}

gboolean panes_is_page(const FacilitatorView *view) {
  UiMode mode = panes_mode(view);
  return mode != MODE_LIVE && mode != MODE_INPUT && mode != MODE_ASK;
}

/* One column of panes under each other with a white row between; those that want nothing are left out, each gets what it
 * wants as long as there is room, and the last one all that is left. */
typedef struct Stacked {
  Area area;
  int wanted, least;
} Stacked;

static void stack(Panes *panes, const Pane *room, const Stacked *column, gsize n) {
  int needed_later = 0;
  for (gsize i = 0; i < n; i++)
    if (column[i].wanted > 0) needed_later += column[i].least + 1;
  int y = 0;
  for (gsize i = 0; i < n; i++) {
    if (column[i].wanted <= 0) continue;
    needed_later -= column[i].least + 1;
    int most = room->height - y - MAX(needed_later, 0);
    int height = MIN(column[i].wanted, MAX(most, column[i].least));
    if (y + MIN(height, column[i].least) > room->height) continue;
    panes->areas[column[i].area] = pane_inside(room, 0, y, room->width, height);
    y += height + 1;
  }
}

static int now_rows(const FacilitatorView *view, const Pane *room, int cap) {
  DigitsStyle style = view->ui->plain ? DIGITS_PLAIN : DIGITS_BLOCKS;
  DigitsSize size = digits_size("00:00", style, room->width, MAX(cap - NOW_ROWS, 1));
  return size.rows + NOW_ROWS;
}

/* The column of now: the part and its digits, under it what to say. */
static void lay_now(const FacilitatorView *view, Panes *panes, const Pane *room, gboolean own_panes) {
  int height = room->height;
  if (height < 14) { /* no room for both: the digits get it */
    panes->areas[AREA_NOW] = *room;
    return;
  }
  int rows = MIN(now_rows(view, room, MAX(height * 55 / 100, 11)), height - 3);
  if (panes_state(view) == STATE_DONE || view->ui->after_work) rows = 4; /* nothing counts any more */
  panes->areas[AREA_NOW] = pane_inside(room, 0, 0, room->width, rows);
  Pane below = pane_inside(room, 0, rows + 1, room->width, height - rows - 1);
  if (!own_panes) {
    panes->areas[AREA_DETAIL] = below;
    return;
  }
  Stacked column[] = {{AREA_QUESTIONS, pane_questions_rows(view, below.width), 3}, {AREA_DETAIL, below.height, 5}};
  stack(panes, &below, column, G_N_ELEMENTS(column));
}

static void lay_panes(const FacilitatorView *view, Panes *panes, const Pane *room) {
  int third = room->height / 3;
  Stacked column[] = {{AREA_STEPS, pane_steps_rows(view, room->width), 4},
                      {AREA_RECORD, MIN(pane_record_rows(view, room->width), MAX(third, 6)), 3},
                      {AREA_PEOPLE, pane_people_rows(view, room->width), 4}};
  stack(panes, room, column, G_N_ELEMENTS(column));
}

/* Right of the list: now, and as many panes as the room gives. */
static void lay_right(const FacilitatorView *view, Panes *panes, const Pane *room, int unit_width, int unit_rows) {
  if (unit_width >= THIRD_FROM_WIDTH && unit_rows >= PANES_FROM_ROWS) {
    int third = room->width * 35 / 100;
    Pane middle = pane_inside(room, 0, 0, room->width - third - 3, room->height);
    Pane right = pane_inside(room, room->width - third, 0, third, room->height);
    panes->areas[AREA_DIVIDER_2] = pane_inside(room, room->width - third - 2, 0, 1, room->height);
    lay_now(view, panes, &middle, TRUE);
    lay_panes(view, panes, &right);
  } else if (unit_width >= PANES_FROM_WIDTH && unit_rows >= PANES_FROM_ROWS) {
    int rows = now_rows(view, room, room->height / 2);
    if (panes_state(view) == STATE_DONE || view->ui->after_work) rows = 4;
    panes->areas[AREA_NOW] = pane_inside(room, 0, 0, room->width, rows);
    int half = (room->width - 3) / 2;
    Pane left = pane_inside(room, 0, rows + 1, half, room->height - rows - 1);
    Pane right = pane_inside(room, half + 3, rows + 1, room->width - half - 3, room->height - rows - 1);
    Stacked column[] = {{AREA_QUESTIONS, pane_questions_rows(view, left.width), 3}, {AREA_DETAIL, left.height, 5}};
    stack(panes, &left, column, G_N_ELEMENTS(column));
    lay_panes(view, panes, &right);
  } else {
    lay_now(view, panes, room, FALSE);
  }
}

/* The list, and what stands under it. */
static void lay_list(const FacilitatorView *view, Panes *panes, const Pane *room) {
  int parts = (int)view->session->phases->len + 1;
  int aside = pane_aside_rows(view, room->width - 1);
  int least = MIN(parts, 9);
  if (aside > 0 && room->height - aside - 1 < least) aside = MAX(room->height - least - 1, 0);
  int list = aside > 0 ? MIN(parts, room->height - aside - 1) : room->height;
  panes->areas[AREA_LIST] = pane_inside(room, 0, 0, room->width, MIN(list, parts));
  if (aside > 0) panes->areas[AREA_ASIDE] = pane_inside(room, 1, MIN(list, parts) + 1, room->width - 1, aside);
}

static void lay_body(const FacilitatorView *view, Panes *panes, const Pane *body, int unit_columns, int unit_rows) {
  if (panes_is_page(view)) {
    gboolean read = panes_mode(view) == MODE_HELP || panes_mode(view) == MODE_WHAT_NOW; /* long pages: all the room */
    int strip = unit_rows >= 36 && !read ? 11 : 1;
    panes->areas[AREA_NOW] = pane_inside(body, 1, 0, MIN(body->width - 2, strip > 1 ? 90 : body->width), strip);
    int gap = body->height >= 8 ? 1 : 0;
    panes->areas[AREA_PAGE] = pane_inside(body, 1, strip + gap, body->width - 2, body->height - strip - gap);
    return;
  }
  if (unit_columns >= LIST_FROM_COLUMNS && body->height >= 5) {
    int list = unit_columns < 100 ? 33 : unit_columns < 160 ? 44 : 58;
    Pane left = pane_inside(body, 0, 0, list, body->height);
    panes->areas[AREA_DIVIDER] = pane_inside(body, list, 0, 1, body->height);
    Pane right = pane_inside(body, list + 3, 0, body->width - list - 4, body->height);
    lay_list(view, panes, &left);
    lay_right(view, panes, &right, unit_columns - list - 4, unit_rows);
    return;
  }
  Pane room = pane_inside(body, 1, 0, body->width - 2, body->height);
  if (unit_rows >= 32) { /* narrow and high: the list below */
    int list = MIN((int)view->session->phases->len + 1, body->height / 3);
    panes->areas[AREA_LIST] = pane_inside(body, 0, body->height - list, body->width, list);
    room = pane_inside(body, 1, 0, body->width - 2, body->height - list - 1);
  }
  lay_now(view, panes, &room, FALSE);
}

void panes_layout(const FacilitatorView *view, Grid *grid, Panes *panes) {
  *panes = (Panes){0};
  gboolean large = view->large || view->ui->large;
  int columns = grid->columns, rows = grid->rows;
  int unit_columns = large ? columns * 2 / 3 : columns, unit_rows = large ? rows * 2 / 3 : rows;
  Pane screen = {grid, 0, 0, columns, rows};
  panes->compact = rows < 14 || columns < 30;

  int top = 0, bottom = rows;
  if (rows >= 4) {
    int lines = rows >= 24 && columns < 200 && !panes_is_page(view) ? 2 : 1;
    bottom -= lines;
    panes->areas[AREA_KEYS] = pane_inside(&screen, 1, bottom, columns - 2, lines);
  }
  if (rows >= 18) {
    bottom--;
    panes->areas[AREA_RULE] = pane_inside(&screen, 1, bottom, columns - 2, 1);
  }
  if (!panes->compact) {
    panes->areas[AREA_HEAD] = pane_inside(&screen, 1, 0, columns - 2, 2);
    top = 2;
  }
  gboolean alert = pane_alert_wanted(view) && rows >= 6;
  if (pane_alert_wanted(view) && !alert) { /* it matters more than the keys */
    panes->areas[AREA_ALERT] = panes->areas[AREA_KEYS];
    panes->areas[AREA_KEYS] = (Pane){0};
  }
  if (alert) panes->areas[AREA_ALERT] = pane_inside(&screen, 1, top, columns - 2, 1);
  if (alert || rows >= 26 || (rows >= 18 && panes_is_page(view))) top++;
  int form = MIN(pane_form_rows(view, columns - 2, panes->compact), MAX(bottom - top - 2, 1));
  if (form > 0) {
    bottom -= form;
    panes->areas[AREA_FORM] = pane_inside(&screen, 1, bottom, columns - 2, form);
  }
  Pane body = pane_inside(&screen, 0, top, columns, bottom - top);
  if (pane_there(&body)) lay_body(view, panes, &body, unit_columns, unit_rows);
}
