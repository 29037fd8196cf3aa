/* Puts the view together: asks the layout where everything goes and has each pane drawn in its own rectangle. */
#include "view/facilitator.h"

#include "base/unicode.h"
#include "view/panes.h"
#include "view/words.h"

/* The curtain: title and clock, and the question whether there should be one, or to lead on or leave. Nothing else, whatever else
 * is going on. */
static void draw_curtain(const FacilitatorView *view, Grid *grid) {
  gboolean asks = ui_asks_the_room(view->ui);
  Pane screen = {grid, 0, 0, grid->columns, grid->rows};
  int rows = asks ? MIN(pane_form_rows(view, grid->columns - 2, FALSE), MAX(grid->rows - 1, 1)) : 0;
  Pane upper = pane_inside(&screen, 0, 0, grid->columns, grid->rows - rows);
  pane_curtain_draw(view, &upper);
  Pane lower = pane_inside(&screen, 1, grid->rows - rows, grid->columns - 2, rows);
  if (pane_there(&lower)) pane_form_draw(view, &lower, FALSE);
}

static void draw_area(const FacilitatorView *view, const Panes *panes, Area area) {
  const Pane *pane = &panes->areas[area];
  switch (area) {
    case AREA_HEAD: pane_head_draw(view, pane); break;
    case AREA_ALERT: pane_alert_draw(view, pane); break;
    case AREA_NOW: pane_now_draw(view, pane, panes->compact); break;
    case AREA_LIST: pane_list_draw(view, pane); break;
    case AREA_ASIDE: pane_aside_draw(view, pane); break;
    case AREA_DETAIL: pane_detail_draw(view, pane, panes); break;
    case AREA_QUESTIONS: pane_questions_draw(view, pane); break;
    case AREA_STEPS: pane_steps_draw(view, pane); break;
    case AREA_RECORD: pane_record_draw(view, pane); break;
    case AREA_PEOPLE: pane_people_draw(view, pane); break;
    case AREA_PAGE: pane_page_draw(view, pane); break;
    case AREA_FORM: pane_form_draw(view, pane, panes->compact); break;
    case AREA_KEYS: pane_keys_draw(view, pane); break;
    case AREA_DIVIDER:
    case AREA_DIVIDER_2: pane_fill(pane, 0, 0, pane->width, pane->height, ROLE_RULE, "│"); break;
    case AREA_RULE: pane_fill(pane, 0, 0, pane->width, pane->height, ROLE_RULE, "─"); break;
    case N_AREAS: break;
  }
}

Grid *facilitator_draw(const FacilitatorView *view, int columns, int rows) {
  Grid *grid = grid_new(columns, rows);
  gboolean asks_room = view->ui->mode == MODE_ASK && view->ui->question == UI_ASKS_ROOM;
  if (view->ui->curtain || asks_room) {
    draw_curtain(view, grid);
    return grid;
  }
  if (columns < FACILITATOR_MIN_COLUMNS || rows < FACILITATOR_MIN_ROWS) {
    grid_wrap(grid, 0, 0, grid->columns, grid->rows, ROLE_TEXT, tp(panes_lang(view), RUN_WINDOW_TOO_SMALL));
    return grid;
  }
  Panes panes;
  panes_layout(view, grid, &panes);
  for (int area = 0; area < N_AREAS; area++)
    if (panes_has(&panes, (Area)area)) draw_area(view, &panes, (Area)area);
  return grid;
}

char *facilitator_window_title(const FacilitatorView *view) {
  Lang lang = panes_lang(view);
  const Timetable *table = view->table;
  const PhaseRun *run = table->current >= 0 ? session_run(view->session, table->current) : NULL;
  if (view->ui->curtain || view->ui->after_work || !run) return unicode_clean(view->session->script->title, -1);
  gint64 minutes = table->left >= 0 ? (table->left + 60 * SECOND - 1) / (60 * SECOND) : -table->left / (60 * SECOND);
  g_autofree char *left = table->stopped     ? g_strdup(tp(lang, RUN_STOPPED))
                          : table->left >= 0 ? tx(lang, RUN_LEFT_MINUTES, TN(minutes))
                                             : tx(lang, RUN_OVERTIME_MINUTES, TN(minutes));
  g_autofree char *both = g_strdup_printf("%s · %s", run->phase->title, left);
  g_autofree char *clean = unicode_clean(both, -1);
  return g_strdup(g_strdelimit(clean, "\n\t", ' '));
}
