/* The pages that are lists with a cursor: everybody, and everything that was written down. */
#include <string.h>

#include "base/unicode.h"
#include "base/when.h"
#include "model/agreements.h"
#include "model/group_sign.h"
#include "view/panes.h"
#include "view/words.h"

/* Where a scrolled list stands, against the right edge of its caption when that ends before: "3–12 / 40". */
static void draw_position(const Pane *pane, int from, int first, int shown, int n) {
  if (n <= shown || shown <= 0) return;
  g_autofree char *words = g_strdup_printf("%d–%d / %d", first + 1, MIN(first + shown, n), n);
  if (pane->width - from >= unicode_width(words)) pane_right(pane, 0, ROLE_MUTED, words);
}

/* --- people --- */

static const char *presence_mark(Presence presence) {
  switch (presence) {
    case PRESENCE_HERE: return "✓";
    case PRESENCE_ABSENT: return "×";
    case PRESENCE_LEFT: return "←";
    case PRESENCE_ONLINE: return "@";
    case PRESENCE_UNKNOWN:
    case N_PRESENCES: break;
  }
  return "·";
}

static const char *presence_words(Lang lang, const Person *person, Presence presence) {
  switch (presence) {
    case PRESENCE_HERE: return person->walk_in ? tp(lang, RUN_PRESENCE_WALK_IN) : tp(lang, RUN_PRESENCE_HERE);
    case PRESENCE_ABSENT: return tp(lang, RUN_PRESENCE_ABSENT);
    case PRESENCE_LEFT: return tp(lang, RUN_PRESENCE_LEFT);
    case PRESENCE_ONLINE: return tp(lang, RUN_PRESENCE_ONLINE);
    case PRESENCE_UNKNOWN:
    case N_PRESENCES: break;
  }
  if (person->state == STATE_CANCELLED) return tp(lang, RUN_PRESENCE_CANCELLED);
  if (person->state == STATE_REPORT_ONLY) return tp(lang, RUN_PRESENCE_REPORT_ONLY);
  return "";
}

static const char *consent_words(Lang lang, Consent consent) {
  switch (consent) {
    case CONSENT_YES: return tp(lang, RUN_CONSENT_YES);
    case CONSENT_NO: return tp(lang, RUN_CONSENT_NO);
    case CONSENT_EMPTY:
    case CONSENT_NOT_ASKED: break;
  }
  return "·";
}

void pane_people_page(const FacilitatorView *view, const Pane *pane) {
  Lang lang = panes_lang(view);
  const Ui *ui = view->ui;
  g_autoptr(GArray) ids = ui_people(ui, view->session);
  int n = (int)ids->len, x = pane_text(pane, 0, 0, ROLE_MUTED, tp(lang, RUN_CAPTION_PEOPLE)) + 2;
  gboolean filtered = ui->filter && *ui->filter;
  g_autofree char *count = tx(lang, RUN_HERE_OF, TN(session_present(view->session)), TN(session_expected(view->session)));
  g_autofree char *filter = tx(lang, RUN_FILTER, TS(filtered ? ui->filter : ""));
  if (view->session->people->len > 0 && pane->width >= 56) x += pane_text(pane, x, 0, ROLE_TEXT, count) + 3;
  if (ui->mode == MODE_PEOPLE) {
    x += pane_text(pane, x, 0, ROLE_INPUT, filter);
    pane_cursor(pane, x, 0);
  }
  if (n == 0) {
    g_autofree char *nobody =
        filtered ? tx(lang, RUN_NO_PEOPLE_FOUND, TS(ui->filter)) : g_strdup(tp(lang, RUN_NO_PEOPLE_LIST));
    pane_text(pane, 0, 2, ROLE_TEXT, nobody);
    return;
  }
  /* columns: mark, name, organisation, group, presence, consent */
  gboolean consent = pane->width >= 76, organisation = pane->width >= 56;
  int at_consent = pane->width - 17, at_presence = (consent ? at_consent : pane->width) - 15, at_group = at_presence - 8;
  if (session_groups(view->session) == 0) at_group = at_presence;
  int name_width = organisation ? (at_group - 6) / 2 : at_group - 6;
  int top = 1;
  if (consent && pane->height > 6) {
    pane_text(pane, at_consent, 1, ROLE_MUTED, tp(lang, RUN_CONSENT_COLUMNS));
    top = 2;
  }
  int height = pane->height - top, cursor = CLAMP(ui->cursor, 0, n - 1), first = panes_window(n, cursor, height);
  for (int y = 0; y < height && first + y < n; y++) {
    const Person *person = people_find(view->session->people, g_array_index(ids, int, first + y));
    if (!person) continue;
    const Attendance *attendance = session_attendance(view->session, person->id);
    Presence presence = attendance ? attendance->presence : PRESENCE_UNKNOWN;
    gboolean selected = first + y == cursor;
    Role role = presence_here(presence) ? ROLE_STRONG : ROLE_TEXT;
    if (selected) pane_fill(pane, 0, top + y, pane->width, 1, ROLE_SELECTED, " ");
    g_autofree char *name = person_name(person);
    if (selected) pane_text(pane, 0, top + y, role, ">");
    pane_text(pane, 2, top + y, role, presence_mark(presence));
    pane_fit(pane, 4, top + y, name_width, role, name);
    if (organisation && person->organisation)
      pane_fit(pane, 5 + name_width, top + y, at_group - name_width - 6, ROLE_MUTED, person->organisation);
    if (attendance && attendance->group > 0) {
      g_autofree char *group = group_sign_short(attendance->group);
      pane_fit(pane, at_group, top + y, 7, ROLE_TEXT, group);
    }
    pane_fit(pane, at_presence, top + y, 14, role, presence_words(lang, person, presence));
    if (consent) {
      const Consent given[] = {person->name_in_report, person->share_mail, person->photo};
      for (int i = 0; i < 3; i++) pane_fit(pane, at_consent + 6 * i, top + y, 5, ROLE_MUTED, consent_words(lang, given[i]));
    }
    if (selected) pane_role(pane, top + y, ROLE_SELECTED);
  }
  draw_position(pane, x + 1, first, height, n);
}

/* --- the record --- */

/* "niet in verslag · 3 stemmen": what is special about a record; new string, may be empty. */
static char *marks_of(const FacilitatorView *view, const Record *record) {
  Lang lang = panes_lang(view);
  const Date today = instant_date(view->now, view->session->script->zone);
  gboolean overdue = record_open(record) && record->due.year && date_compare(record->due, today) < 0;
  GString *marks = g_string_new(NULL);
  g_autofree char *votes = record->votes > 0 ? tx(lang, RUN_VOTES, TN(record->votes)) : NULL;
  const char *said[] = {
      record->list == LIST_AGREEMENT && record->state != AGREEMENT_PLANNED ? text_plain(lang, agreement_state_text(record->state)) : NULL,
      overdue ? tp(lang, AGREEMENTS_OVERDUE) : NULL,
      record->confidential ? tp(lang, RUN_MARK_CONFIDENTIAL) : NULL,
      !record->confidential && !record->in_report ? tp(lang, RUN_MARK_NOT_IN_REPORT) : NULL,
      record->carried ? tp(lang, RUN_MARK_CARRIED) : NULL,
      record->chosen ? tp(lang, RUN_MARK_CHOSEN) : NULL,
      votes,
  };
  for (gsize i = 0; i < G_N_ELEMENTS(said); i++)
    if (said[i]) g_string_append_printf(marks, "%s%s", marks->len ? " · " : "", said[i]);
  return g_string_free(marks, FALSE);
}

static char *agreement_words(const FacilitatorView *view, const Record *record) {
  Lang lang = panes_lang(view);
  if (record->list != LIST_AGREEMENT) return g_strdup(record->text);
  g_autofree char *owner = words_owner(view->session, record->owners, record->owner);
  g_autofree char *due = words_due(lang, record->due, record->quarter);
  return g_strdup_printf("%s · %s · %s", record->text, owner ? owner : "?", due ? due : tp(lang, RUN_NO_DATE_YET));
}

/* Where the record can go: the key of each list. */
static void draw_move(const FacilitatorView *view, const Pane *pane, const Record *record) {
  Lang lang = panes_lang(view);
  if (record) pane_fit(pane, 0, 1, pane->width, ROLE_SELECTED, record->text);
  int rows = MAX(pane->height - 3, 1), n = 0;
  for (int action = 0; action < N_ACTIONS + 9; action++) {
    gboolean digit = action >= N_ACTIONS;
    int list = digit ? (int)ui_move_list(action - N_ACTIONS + 1) : ui_live_list((Action)action);
    if (list < 0 || list == N_LISTS || action == ACTION_HARVEST) continue;
    g_autofree char *key = digit ? g_strdup_printf("%d", action - N_ACTIONS + 1) : panes_key(view, (Action)action);
    int column = n / rows * 24, row = 3 + n % rows;
    pane_fit(pane, column, row, 3, ROLE_KEY, key);
    pane_fit(pane, column + 3, row, 20, list == (int)(record ? record->list : N_LISTS) ? ROLE_MUTED : ROLE_TEXT,
             words_record(lang, (ListKind)list));
    n++;
  }
}

void pane_record_page(const FacilitatorView *view, const Pane *pane) {
  Lang lang = panes_lang(view);
  const Ui *ui = view->ui;
  g_autoptr(GArray) ids = ui_records(ui, view->session);
  int n = (int)ids->len;
  int x = pane_text(pane, 0, 0, ROLE_MUTED, tp(lang, RUN_CAPTION_RECORD)) + 2;
  if (ui->moving)
    x += pane_text(pane, x, 0, ROLE_STRONG, tp(lang, RUN_MOVE_TO));
  else if (ui->list >= 0)
    x += pane_text(pane, x, 0, ROLE_TEXT, list_word((ListKind)ui->list, lang));
  if (n == 0) {
    pane_text(pane, 0, 2, ROLE_TEXT, tp(lang, RUN_RECORD_NOTHING_AT_ALL));
    return;
  }
  if (ui->moving) {
    draw_move(view, pane, session_record(view->session, g_array_index(ids, int, CLAMP(ui->cursor, 0, n - 1))));
    return;
  }
  int label = pane->width >= 60 ? 16 : 0;
  int height = pane->height - 1, cursor = CLAMP(ui->cursor, 0, n - 1), first = panes_window(n, cursor, height);
  for (int y = 0; y < height && first + y < n; y++) {
    const Record *record = session_record(view->session, g_array_index(ids, int, first + y));
    if (!record) continue;
    gboolean selected = first + y == cursor;
    if (selected) pane_fill(pane, 0, 1 + y, pane->width, 1, ROLE_SELECTED, " ");
    pane_text(pane, 0, 1 + y, ROLE_STRONG, selected ? ">" : " ");
    const char *word = record->heading && record->list != LIST_AGREEMENT ? record->heading : words_record(lang, record->list);
    g_autofree char *number = record->number > 0 ? g_strdup_printf("%s %d", word, record->number) : g_strdup(word);
    if (label) pane_fit(pane, 2, 1 + y, label - 1, ROLE_MUTED, number);
    g_autofree char *marks = marks_of(view, record);
    int end = pane->width + 2;
    if (*marks && pane->width >= 60) end = pane_right(pane, 1 + y, ROLE_MUTED, marks);
    g_autofree char *text = agreement_words(view, record);
    pane_fit(pane, 2 + label, 1 + y, end - 4 - label, ROLE_TEXT, text);
    if (selected) pane_role(pane, 1 + y, ROLE_SELECTED);
  }
  draw_position(pane, x + 1, first, height, n);
}
