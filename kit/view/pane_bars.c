/* What frames the view: the head with the meeting's bar, the line of alerts, and the line that says what the hand can do. */
#include <string.h>

#include "base/unicode.h"
#include "base/when.h"
#include "view/notice.h"
#include "view/panes.h"
#include "view/words.h"

/* A part as a stretch of the bar: from and to in seconds. */
typedef struct Stretch {
  gint64 from, to;
} Stretch;

/* Parts of the meeting one after another, each as long as it takes or took; parts that were dropped or parked are not there.
 */
static GArray *stretches(const FacilitatorView *view, gint64 *done) {
  GArray *all = g_array_new(FALSE, FALSE, sizeof(Stretch));
  gint64 at = 0;
  *done = 0;
  for (guint i = 0; i < view->session->phases->len; i++) {
    const PhaseRun *run = g_ptr_array_index(view->session->phases, i);
    const TimetableRow *row = timetable_row(view->table, (int)i);
    if (!row || run->state == PHASE_DROPPED || run->state == PHASE_PARKED) continue;
    gint64 elapsed = row->elapsed / SECOND;
    gint64 length = run->state == PHASE_DONE ? elapsed : MAX(run->length, elapsed);
    Stretch stretch = {at, at + length};
    if (run->state == PHASE_DONE) *done = stretch.to;
    if (run->state == PHASE_RUNNING) *done = at + MIN(elapsed, length);
    g_array_append_val(all, stretch);
    at += length;
  }
  return all;
}

/* The bar: thick where the meeting has been, thin ahead, with a gap between parts where there is room for one. */
static void draw_bar(const FacilitatorView *view, const Pane *pane, int row, int width) {
  gint64 done;
  g_autoptr(GArray) all = stretches(view, &done);
  gint64 total = all->len ? g_array_index(all, Stretch, all->len - 1).to : 0;
  if (total <= 0 || width < 4) return;
  for (int x = 0; x < width; x++) {
    gint64 from = total * x / width, to = total * (x + 1) / width;
    const char *cell = to <= done ? "━" : from < done ? "╸" : "┄";
    for (guint i = 0; i + 1 < all->len && x + 1 < width; i++) {
      const Stretch *stretch = &g_array_index(all, Stretch, i);
      gint64 columns = (stretch->to - stretch->from) * width / total;
      if (stretch->to > from && stretch->to <= to && columns >= 3) cell = " ";
    }
    pane_text(pane, x, row, to <= done || from < done ? ROLE_CURRENT : ROLE_RULE, cell);
  }
}

void pane_head_draw(const FacilitatorView *view, const Pane *pane) {
  Lang lang = panes_lang(view);
  const Session *session = view->session;
  g_autofree char *clock = words_time(session, view->now);
  g_autofree char *date = date_words_short(lang, instant_date(view->now, session->script->zone));
  g_autofree char *both = g_strdup_printf("%s %s", date, clock);
  gboolean room = pane->width >= 50;
  int end = pane_right(pane, 0, ROLE_STRONG, room ? both : clock);
  g_autofree char *title =
      view->ui->room ? g_strdup_printf("%s · %s", view->ui->room, session->script->title) : g_strdup(session->script->title);
  pane_fit(pane, 0, 0, end - 2, ROLE_STRONG, title);

  g_autofree char *words = words_end(lang, session, view->table, pane->width < 60);
  Role role = view->table->behind > 0 ? ROLE_WARNING : ROLE_TEXT;
  int x = panes_state(view) == STATE_DONE || view->ui->after_work ? pane->width + 2 : pane_right(pane, 1, role, words);
  draw_bar(view, pane, 1, x - 2);
}

/* --- alerts --- */

static gboolean drifts(const FacilitatorView *view) { return ABS(view->drift) > 2 * SECOND; }

gboolean pane_alert_wanted(const FacilitatorView *view) {
  return view->not_saved > 0 || view->session->rehearsal || view->session->closed || view->ui->after_work || view->watch || view->ui->watching || drifts(view) ||
         view->table->overdue || pane_room_words(view);
}

void pane_alert_draw(const FacilitatorView *view, const Pane *pane) {
  Lang lang = panes_lang(view);
  int x = 0;
  if (view->not_saved > 0) {
    g_autofree char *words = tx(lang, RUN_NOT_SAVED, TN(view->not_saved));
    g_autofree char *why = notice_not_saved(lang, view->not_saved_errno);
    x += pane_text(pane, x, 0, ROLE_ALERT, words) + 2;
    char *more = strchr(why, ';'); /* the second half of what to do goes first */
    if (more && x + unicode_width(why) > pane->width) memcpy(more, ".", 2);
    if (x + unicode_width(why) <= pane->width) x += pane_text(pane, x, 0, ROLE_TEXT, why) + 3;
  }
  if (view->session->rehearsal && x < pane->width) x += pane_text(pane, x, 0, ROLE_ALERT, tp(lang, RUN_REHEARSAL)) + 2;
  if (view->ui->after_work && x < pane->width) {
    g_autofree char *key = panes_key(view, ACTION_PARTS), *sheet = panes_key(view, ACTION_SHEET);
    g_autofree char *how = pane_after_has_sheets(view) ? tx(lang, RUN_AFTER_WORK_SHEETS, TS(key), TS(sheet))
                                                       : tx(lang, RUN_AFTER_WORK_HOW, TS(key));
    x += pane_text(pane, x, 0, ROLE_ALERT, tp(lang, RUN_AFTER_WORK)) + 2;
    if (x + unicode_width(how) <= pane->width) x += pane_text(pane, x, 0, ROLE_TEXT, how) + 3;
  }
  if (view->session->closed && x < pane->width) x += pane_text(pane, x, 0, ROLE_ALERT, tp(lang, RUN_REPORT_CLOSED)) + 2;
  if ((view->watch || view->ui->watching) && x < pane->width)
    x += pane_text(pane, x, 0, ROLE_ALERT, tp(lang, RUN_WATCH_ONLY)) + 2;
  const char *room = pane_room_words(view);
  if (room && x < pane->width) x += pane_text(pane, x, 0, ROLE_WARNING, room) + 2;
  if (drifts(view) && x < pane->width) {
    g_autofree char *size = words_apart(lang, ABS(view->drift) / SECOND);
    g_autofree char *words = tx(lang, RUN_DRIFT, TS(size));
    g_autofree char *key = panes_key(view, ACTION_FOLLOW);
    g_autofree char *remedy = tx(lang, RUN_DRIFT_KEY, TS(key));
    x += pane_text(pane, x, 0, ROLE_ALERT, words) + 2;
    if (x + unicode_width(remedy) <= pane->width) x += pane_text(pane, x, 0, ROLE_TEXT, remedy) + 3;
  }
  const PhaseRun *planned = view->table->overdue ? panes_planned_now(view) : NULL;
  if (planned && x < pane->width) {
    g_autofree char *key = panes_key(view, ACTION_NEXT);
    g_autofree char *words = tx(lang, RUN_OVERDUE, TS(planned->phase->title), TS(key));
    pane_text(pane, x, 0, ROLE_WARNING, words);
  }
}

/* --- keys --- */

/* Would the key do anything with the record under the cursor. */
static gboolean has_use_for(const FacilitatorView *view, Action action) {
  g_autoptr(GArray) ids = ui_records(view->ui, view->session);
  int at = CLAMP(view->ui->cursor, 0, MAX((int)ids->len - 1, 0));
  const Record *record = ids->len ? session_record(view->session, g_array_index(ids, int, at)) : NULL;
  if (!record) return TRUE;
  switch (action) {
    case ACTION_TO_AGREEMENT: return record->list != LIST_AGREEMENT;
    case ACTION_STATE: return record->list == LIST_AGREEMENT;
    case ACTION_VOTES: return list_takes_votes(record->list);
    case ACTION_CHOOSE: return record->list == LIST_SLOGAN;
    default: return TRUE;
  }
}

/* Would the key do anything in the line that is being written, with the record under the cursor, or while that is being moved. */
static gboolean has_use(const FacilitatorView *view, Action action) {
  const Ui *ui = view->ui;
  if (ui->mode == MODE_RECORD) return ui->moving ? action == ACTION_LEAVE : has_use_for(view, action);
  if (ui->mode == MODE_INPUT && action == ACTION_HELP) return ui_input_helps(ui);
  if (ui->mode != MODE_INPUT || (action != ACTION_COMPLETE && action != ACTION_RECALL)) return TRUE;
  switch (ui->form.kinds[CLAMP(ui->form.field, 0, FORM_FIELDS - 1)]) {
    case INPUT_MINUTES:
    case INPUT_CLOCK:
    case INPUT_VOTES:
    case INPUT_GROUPS:
    case INPUT_TURNS: return FALSE;
    default: return TRUE;
  }
}

/* What leads on comes first, whatever else there is to do: it must be there on the narrowest screen. */
static GArray *keys_in_order(const FacilitatorView *view) {
  GArray *line = keymap_line(view->ui->mode, view->session, view->table);
  for (guint i = line->len; i > 0; i--) {
    Action action = g_array_index(line, Action, i - 1);
    gboolean silent = view->ui->after_work && ui_after_silent(action);
    if (silent || !has_use(view, action)) g_array_remove_index(line, i - 1);
  }
  for (guint i = 1; i < line->len; i++) {
    Action action = g_array_index(line, Action, i);
    if (action != ACTION_NEXT || panes_state(view) == STATE_DONE) continue;
    g_array_remove_index(line, i);
    g_array_prepend_val(line, action);
  }
  return line;
}

/* What the key does as things are now. */
static const char *label_now(const FacilitatorView *view, Action action, Lang lang) {
  const InputForm *form = &view->ui->form;
  if (action == ACTION_STORE && form->field + 1 < form->n_fields) return tp(lang, KEY_NEXT_FIELD);
  if (action == ACTION_COMPLETE && ui_input_walks_lists(view->ui)) return tp(lang, KEY_OTHER_LIST);
  if (action == ACTION_ADVICE && view->table->advice.kind == ADVICE_LENGTHEN) return tp(lang, KEY_ADVICE_WON);
  if (action == ACTION_GO_TO && view->ui->after_work) return tp(lang, KEY_CHOOSE);
  return keymap_label_now(action, lang, view->session);
}

/* Writes "key label" when it fits on one of the rows, leaving `reserved` columns of the last one. */
static gboolean put_key(const Pane *pane, int *x, int *y, int reserved, const char *key, const char *label) {
  int width = unicode_width(key) + 1 + unicode_width(label);
  if (*x > 0 && *y + 1 < pane->height && *x + width > pane->width) {
    *x = 0;
    ++*y;
  }
  gboolean last_row = *y + 1 == pane->height;
  if (*x + width + (last_row ? reserved : 0) > pane->width) return FALSE;
  *x += pane_text(pane, *x, *y, ROLE_KEY, key) + 1;
  *x += pane_text(pane, *x, *y, ROLE_TEXT, label) + 2;
  return TRUE;
}

/* The way to all other keys and the way out are there on the narrowest screen. */
static gboolean stays(Action action) { return action == ACTION_HELP || action == ACTION_LEAVE; }

static int width_of_key(const FacilitatorView *view, Action action) {
  g_autofree char *key = panes_key(view, action);
  return unicode_width(key) + 3 + unicode_width(label_now(view, action, panes_lang(view)));
}

void pane_keys_draw(const FacilitatorView *view, const Pane *pane) {
  Lang lang = panes_lang(view);
  g_autoptr(GArray) line = keys_in_order(view);
  int x = 0, y = 0, reserved = 0; /* the columns of those that stay and are still to come */
  for (guint i = 0; i < line->len; i++)
    if (stays(g_array_index(line, Action, i))) reserved += width_of_key(view, g_array_index(line, Action, i));
  gboolean full = FALSE;
  for (guint i = 0; i < line->len; i++) {
    Action action = g_array_index(line, Action, i);
    if (stays(action)) reserved -= width_of_key(view, action);
    if (full && !stays(action)) continue;
    g_autofree char *key = panes_key(view, action);
    gboolean pair = action == ACTION_LONGER && i + 1 < line->len && g_array_index(line, Action, i + 1) == ACTION_SHORTER;
    if (pair) { /* one word for both */
      g_autofree char *shorter = panes_key(view, ACTION_SHORTER);
      g_autofree char *both = g_strdup_printf("%s/%s", key, shorter);
      full = !put_key(pane, &x, &y, reserved, both, tp(lang, RUN_KEYS_MINUTE));
      i++;
    } else {
      full |= !put_key(pane, &x, &y, i == 0 ? 0 : reserved, key, label_now(view, action, lang));
    }
  }
}
