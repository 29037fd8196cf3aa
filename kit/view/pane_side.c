/* The panes beside and under: people and advice under the list; questions, steps, the record and people in panes of their
 * own. */
#include <string.h>

#include "base/unicode.h"
#include "base/when.h"
#include "model/group_sign.h"
#include "view/panes.h"
#include "view/words.h"

#define MOST_RECORD_ROWS 100 /* more than any screen has: thousands of records need not be wrapped to know that */

static const PhaseRun *current(const FacilitatorView *view) {
  return view->table->current >= 0 ? session_run(view->session, view->table->current) : NULL;
}

/* "16 van 18 binnen". */
static char *people_words(const FacilitatorView *view) {
  Lang lang = panes_lang(view);
  int here = session_present(view->session), expected = session_expected(view->session);
  if (view->session->people->len == 0) return NULL;
  return expected > 0 ? tx(lang, RUN_HERE_OF, TN(here), TN(expected)) : tx(lang, RUN_HERE, TN(here));
}

/* --- under the list --- */

int pane_aside_rows(const FacilitatorView *view, int width) {
  g_autofree char *people = people_words(view);
  g_autofree char *advice =
      panes_state(view) == STATE_DONE ? NULL : words_advice(panes_lang(view), view->session, view->table);
  int rows = people ? 1 : 0;
  if (advice) rows += (rows ? 1 : 0) + MIN(pane_rows_of(advice, width - 3), 5);
  return rows;
}

void pane_aside_draw(const FacilitatorView *view, const Pane *pane) {
  g_autofree char *people = people_words(view);
  g_autofree char *advice =
      panes_state(view) == STATE_DONE ? NULL : words_advice(panes_lang(view), view->session, view->table);
  int y = 0;
  if (people && view->table->next_break != INSTANT_NONE) {
    g_autofree char *at = words_time(view->session, view->table->next_break);
    g_autofree char *both = tx(panes_lang(view), RUN_BREAK_AT, TS(people), TS(at));
    if (2 + unicode_width(both) <= pane->width) {
      g_free(people);
      people = g_steal_pointer(&both);
    }
  }
  if (people && (!advice || pane->height > 3)) pane_text(pane, 2, y++, ROLE_TEXT, people);
  if (!advice) return;
  if (y > 0 && pane->height - y > 3) y++;
  g_autofree char *key = panes_key(view, ACTION_ADVICE);
  pane_text(pane, 0, y, ROLE_KEY, key);
  Pane text = pane_inside(pane, 2, y, pane->width - 3, pane->height - y);
  pane_wrap(&text, 0, 0, text.height, ROLE_WARNING, advice);
}

/* --- questions --- */

int pane_questions_rows(const FacilitatorView *view, int width) {
  const PhaseRun *run = current(view);
  if (!run || !run->phase->questions || !run->phase->questions[0]) return 0;
  int rows = 1;
  for (char **question = run->phase->questions; *question; question++) rows += pane_rows_of(*question, width - 2);
  return rows;
}

void pane_questions_draw(const FacilitatorView *view, const Pane *pane) {
  const PhaseRun *run = current(view);
  if (!run) return;
  pane_text(pane, 0, 0, ROLE_MUTED, tp(panes_lang(view), RUN_CAPTION_QUESTIONS));
  int y = 1;
  for (char **question = run->phase->questions; *question && y < pane->height; question++) {
    pane_text(pane, 0, y, ROLE_STRONG, "•");
    Pane text = pane_inside(pane, 2, y, pane->width - 2, pane->height - y);
    y += pane_wrap(&text, 0, 0, text.height, ROLE_TEXT, *question);
  }
}

/* --- steps --- */

int pane_steps_rows(const FacilitatorView *view, int width) {
  (void)width;
  const PhaseRun *run = current(view);
  return run && run->phase->steps && run->phase->steps->len ? (int)run->phase->steps->len + 1 : 0;
}

void pane_steps_draw(const FacilitatorView *view, const Pane *pane) {
  const PhaseRun *run = current(view);
  if (!run) return;
  Lang lang = panes_lang(view);
  pane_text(pane, 0, 0, ROLE_MUTED, tp(lang, RUN_CAPTION_STEPS));
  int n = (int)run->phase->steps->len, now = view->table->step;
  int first = panes_window(n, MAX(now, 0), pane->height - 1);
  for (int y = 1; y < pane->height && first + y - 1 < n; y++) {
    int i = first + y - 1;
    const Step *step = g_ptr_array_index(run->phase->steps, (guint)i);
    Role role = i == now ? ROLE_CURRENT : i < now ? ROLE_MUTED : ROLE_TEXT;
    pane_text(pane, 0, y, role, i == now ? "▶" : i < now ? "✓" : " ");
    g_autofree char *clock = i == now && step->seconds > 0 ? words_clock(view->table->step_left) : NULL;
    g_autofree char *right = clock && view->table->step_left < 0 ? tx(lang, RUN_OVERTIME, TS(clock))
                             : clock                             ? tx(lang, RUN_LEFT, TS(clock))
                             : step->seconds > 0                 ? length_words(lang, step->seconds)
                                                                 : NULL;
    int end = pane->width + 2;
    if (right) end = pane_right(pane, y, i == now && view->table->step_left < 0 ? ROLE_OVERTIME : role, right);
    pane_fit(pane, 2, y, end - 4, role, step->title);
  }
}

/* --- the record of this part --- */

static GPtrArray *records_of_part(const FacilitatorView *view) {
  GPtrArray *found = g_ptr_array_new();
  const PhaseRun *run = current(view);
  for (guint i = 0; i < view->session->records->len; i++) {
    Record *record = g_ptr_array_index(view->session->records, i);
    if (!record->deleted && (!run || g_strcmp0(record->part, run->phase->id) == 0)) g_ptr_array_add(found, record);
  }
  return found;
}

static char *record_line(const FacilitatorView *view, const Record *record) {
  Lang lang = panes_lang(view);
  const char *word = record->heading ? record->heading : words_record(lang, record->list);
  g_autofree char *owner = words_owner(view->session, record->owners, record->owner);
  g_autofree char *due = words_due(lang, record->due, record->quarter);
  GString *line = g_string_new(word);
  if (record->list == LIST_AGREEMENT && record->number > 0) g_string_append_printf(line, " %d", record->number);
  g_string_append_printf(line, ": %s", record->text);
  if (owner) g_string_append_printf(line, " · %s", owner);
  if (due) g_string_append_printf(line, " · %s", due);
  return g_string_free(line, FALSE);
}

int pane_record_rows(const FacilitatorView *view, int width) {
  if (panes_state(view) == STATE_BEFORE) return 0;
  g_autoptr(GPtrArray) records = records_of_part(view);
  int rows = 1;
  for (guint i = records->len; i > 0 && rows < MOST_RECORD_ROWS; i--) {
    g_autofree char *line = record_line(view, g_ptr_array_index(records, i - 1));
    rows += pane_rows_of(line, width);
  }
  return MAX(rows, 2);
}

/* The newest ones, the last at the bottom. */
void pane_record_draw(const FacilitatorView *view, const Pane *pane) {
  Lang lang = panes_lang(view);
  g_autoptr(GPtrArray) records = records_of_part(view);
  pane_text(pane, 0, 0, ROLE_MUTED, tp(lang, RUN_CAPTION_RECORD));
  if (records->len == 0) {
    pane_text(pane, 0, 1, ROLE_MUTED, tp(lang, RUN_RECORD_NOTHING));
    return;
  }
  int room = pane->height - 1;
  guint first = records->len;
  for (int used = 0; first > 0; first--) {
    g_autofree char *line = record_line(view, g_ptr_array_index(records, first - 1));
    used += MIN(pane_rows_of(line, pane->width), 3);
    if (used > room) break;
  }
  if (first == records->len) first--; /* the newest is longer than the pane: its beginning */
  int y = 1;
  if (first > 0) {
    g_autofree char *more = tx(lang, RUN_MORE, TN(first));
    pane_right(pane, 0, ROLE_MUTED, more);
  }
  for (guint i = first; i < records->len && y < pane->height; i++) {
    g_autofree char *line = record_line(view, g_ptr_array_index(records, i));
    Pane text = pane_inside(pane, 0, y, pane->width, MIN(3, pane->height - y));
    y += pane_wrap(&text, 0, 0, text.height, ROLE_TEXT, line);
  }
}

/* --- people --- */

int pane_people_rows(const FacilitatorView *view, int width) {
  (void)width;
  return view->session->people->len ? (int)view->session->people->len + 1 : 0;
}

static gboolean is_here(const FacilitatorView *view, const Person *person) {
  const Attendance *attendance = session_attendance(view->session, person->id);
  return attendance && presence_here(attendance->presence);
}

/* Those who are here first, then those one waits for. */
static GPtrArray *people_in_order(const FacilitatorView *view) {
  GPtrArray *order = g_ptr_array_new();
  for (int here = 1; here >= 0; here--)
    for (guint i = 0; i < view->session->people->len; i++) {
      Person *person = g_ptr_array_index(view->session->people, i);
      if (is_here(view, person) == here && (here || person_expected(person))) g_ptr_array_add(order, person);
    }
  return order;
}

void pane_people_draw(const FacilitatorView *view, const Pane *pane) {
  Lang lang = panes_lang(view);
  g_autofree char *count = people_words(view);
  pane_text(pane, 0, 0, ROLE_MUTED, tp(lang, RUN_CAPTION_PEOPLE));
  if (count) pane_right(pane, 0, ROLE_MUTED, count);
  g_autoptr(GPtrArray) order = people_in_order(view);
  int room = pane->height - 1, n = (int)order->len;
  for (int y = 0; y < room && y < n; y++) {
    if (y == room - 1 && n > room) {
      g_autofree char *more = tx(lang, RUN_MORE, TN(n - y));
      pane_text(pane, 2, 1 + y, ROLE_MUTED, more);
      break;
    }
    const Person *person = g_ptr_array_index(order, (guint)y);
    gboolean here = is_here(view, person);
    g_autofree char *name = person_name(person);
    pane_text(pane, 0, 1 + y, here ? ROLE_TEXT : ROLE_MUTED, here ? "✓" : "·");
    const Attendance *attendance = session_attendance(view->session, person->id);
    int end = pane->width + 2;
    if (attendance && attendance->group > 0) {
      g_autofree char *group = group_sign_short(attendance->group);
      end = pane_right(pane, 1 + y, ROLE_MUTED, group);
    }
    int used = pane_fit(pane, 2, 1 + y, end - 4, here ? ROLE_TEXT : ROLE_MUTED, name);
    if (person->organisation && end - 6 - used > 8)
      pane_fit(pane, 4 + used, 1 + y, end - 6 - used, ROLE_MUTED, person->organisation);
  }
}
