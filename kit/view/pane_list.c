/* The list of parts: plan and expectation side by side, the current part always in view. Also the page on which one chooses,
 * swaps and drops parts. */
#include "base/unicode.h"
#include "base/when.h"
#include "model/plan.h"
#include "view/panes.h"
#include "view/words.h"

static const char *mark_of(PhaseState state) {
  switch (state) {
    case PHASE_AHEAD: return " ";
    case PHASE_RUNNING: return "▶";
    case PHASE_DONE: return "✓";
    case PHASE_DROPPED: return "×";
    case PHASE_PARKED: return "–";
  }
  return " ";
}

static Role role_of(PhaseState state) {
  switch (state) {
    case PHASE_AHEAD: return ROLE_TEXT;
    case PHASE_RUNNING: return ROLE_CURRENT;
    case PHASE_DONE:
    case PHASE_DROPPED:
    case PHASE_PARKED: return ROLE_MUTED;
  }
  return ROLE_TEXT;
}

/* What stands in the column of expectation: a time, or the word that says why there is none. */
static char *expected_words(const FacilitatorView *view, const PhaseRun *run, const TimetableRow *row) {
  Lang lang = panes_lang(view);
  if (run->state == PHASE_DROPPED) return g_strdup(tp(lang, RUN_DROPPED_SHORT));
  if (run->state == PHASE_PARKED) return g_strdup(tp(lang, RUN_PARKED_SHORT));
  if (!view->ui->after_work) return words_time(view->session, row->expected_start);
  return row->real_start == INSTANT_NONE ? g_strdup("") : words_time(view->session, row->real_start);
}

/* Where the columns stand; a column that is not there is below 0. */
typedef struct Columns {
  int mark, plan, expected, minutes, sign, title, title_width, who;
  GPtrArray *categories; /* owned; their signs have a column of their own where there is room */
} Columns;

static Columns columns_of(const FacilitatorView *view, int width, gboolean page) {
  GPtrArray *categories = plan_categories(view->session->script);
  Columns at = {1, 3, 9, -1, -1, 15, width - 15, -1, categories};
  if (page) at = (Columns){2, 4, 10, -1, -1, 16, width - 16, -1, categories};
  if (width >= 40) {
    at.minutes = at.title;
    at.title += 8;
    if (categories->len) {
      at.sign = at.title;
      at.title += 2;
    }
    at.title_width = width - at.title;
  }
  if (page && width >= 70) {
    at.who = MIN(width - 20, at.title + 46);
    at.title_width = at.who - 2 - at.title;
  }
  return at;
}

/* "20", or "20→16" when it was changed. */
static char *minutes_words(const PhaseRun *run, const TimetableRow *row) {
  g_autofree char *now = words_minutes((run->length + 30) / 60 * 60);
  if (run->inserted || row->planned_seconds == run->length || row->planned_seconds <= 0) return g_steal_pointer(&now);
  g_autofree char *planned = words_minutes((row->planned_seconds + 30) / 60 * 60);
  return g_strcmp0(planned, now) == 0 ? g_steal_pointer(&now) : g_strdup_printf("%s→%s", planned, now);
}

static void draw_row(const FacilitatorView *view, const Pane *pane, int y, int index, const Columns *at, gboolean selected) {
  const PhaseRun *run = session_run(view->session, index);
  const TimetableRow *row = timetable_row(view->table, index);
  if (!run || !row) return;
  Role role = role_of(run->state);
  Role title = role;
  if (selected) pane_fill(pane, 0, y, pane->width, 1, ROLE_SELECTED, " ");
  g_autofree char *planned = words_time(view->session, row->planned_start);
  g_autofree char *expected = expected_words(view, run, row);
  if (selected) pane_text(pane, 0, y, role, ">");
  gboolean chosen = view->ui->after_work && index == view->table->current;
  pane_text(pane, at->mark, y, role, chosen ? "▶" : view->ui->after_work && run->state == PHASE_RUNNING ? "✓" : mark_of(run->state));
  pane_text(pane, at->plan, y, run->state == PHASE_RUNNING ? role : ROLE_MUTED, planned);
  pane_text(pane, at->expected, y, role, expected);
  if (at->minutes >= 0) {
    g_autofree char *minutes = minutes_words(run, row);
    pane_text(pane, at->minutes + MAX(6 - unicode_width(minutes), 0), y, ROLE_MUTED, minutes);
  }
  int category = at->sign >= 0 ? category_index(at->categories, run->phase) : -1;
  if (category >= 0)
    pane_text(pane, at->sign, y, (Role)(ROLE_CATEGORY + category % CATEGORY_COLOURS), category_sign((guint)category));
  pane_fit(pane, at->title, y, at->title_width, title, run->phase->title);
  if (at->who >= 0 && run->phase->who) pane_fit(pane, at->who, y, pane->width - at->who, ROLE_MUTED, run->phase->who);
  if (selected) pane_role(pane, y, ROLE_SELECTED);
}

static void draw_header(const FacilitatorView *view, const Pane *pane, const Columns *at, gboolean page) {
  Lang lang = panes_lang(view);
  pane_text(pane, at->plan, 0, ROLE_MUTED, tp(lang, RUN_COLUMN_PLAN));
  pane_text(pane, at->expected, 0, ROLE_MUTED, tp(lang, RUN_COLUMN_EXPECTED));
  if (at->minutes >= 0) pane_text(pane, at->minutes + 3, 0, ROLE_MUTED, tp(lang, RUN_COLUMN_MINUTES));
  if (page) pane_text(pane, at->title, 0, ROLE_MUTED, tp(lang, RUN_COLUMN_PART));
  if (at->who >= 0) pane_text(pane, at->who, 0, ROLE_MUTED, tp(lang, RUN_COLUMN_WHO));
}

/* Draws the rows from `first` on, with a word about those above and below that do not fit. */
static void draw_rows(const FacilitatorView *view, const Pane *pane, const Columns *at, GArray *shown, int focus,
                      int cursor) {
  Lang lang = panes_lang(view);
  int n = (int)shown->len, height = pane->height - 1;
  int first = panes_window(n, focus, height);
  for (int y = 0; y < height && first + y < n; y++) {
    int i = first + y, index = g_array_index(shown, int, i);
    int before = first, after = n - first - height;
    /* The outermost rows tell how many more there are, except where the part in focus stands. */
    if (y == 0 && before > 0 && i != focus) {
      g_autofree char *words = tx(lang, RUN_EARLIER, TN(before + 1));
      pane_text(pane, at->title, 1, ROLE_MUTED, words);
    } else if (y == height - 1 && after > 0 && i != focus) {
      g_autofree char *words = tx(lang, RUN_LATER, TN(after + 1));
      pane_text(pane, at->title, 1 + y, ROLE_MUTED, words);
    } else {
      draw_row(view, pane, 1 + y, index, at, index == cursor);
    }
  }
}

void pane_list_draw(const FacilitatorView *view, const Pane *pane) {
  const Session *session = view->session;
  Columns at = columns_of(view, pane->width, FALSE);
  g_autoptr(GArray) shown = g_array_new(FALSE, FALSE, sizeof(int));
  int focus = -1;
  for (int i = 0; i < (int)session->phases->len; i++) {
    const PhaseRun *run = session_run(session, i);
    if (run->state == PHASE_PARKED) continue;
    if (i == view->table->current || (focus < 0 && view->table->current < 0 && i == view->table->next))
      focus = (int)shown->len;
    g_array_append_val(shown, i);
  }
  if (focus < 0) focus = session->finished ? (int)shown->len - 1 : 0;
  if (pane->height < 3) { /* no room for a header */
    if (focus < (int)shown->len) draw_row(view, pane, 0, g_array_index(shown, int, focus), &at, FALSE);
  } else {
    draw_header(view, pane, &at, FALSE);
    draw_rows(view, pane, &at, shown, focus, -1);
  }
  g_ptr_array_unref(at.categories);
}

void pane_parts_page(const FacilitatorView *view, const Pane *pane) {
  Columns at = columns_of(view, pane->width, TRUE);
  g_autoptr(GArray) shown = g_array_new(FALSE, FALSE, sizeof(int));
  for (int i = 0; i < (int)view->session->phases->len; i++) g_array_append_val(shown, i);
  int cursor = CLAMP(view->ui->cursor, 0, MAX((int)shown->len - 1, 0));
  draw_header(view, pane, &at, TRUE);
  draw_rows(view, pane, &at, shown, cursor, cursor);
  g_ptr_array_unref(at.categories);
}
