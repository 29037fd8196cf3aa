/* What stands just above the keys: a line being written, a question, or what just happened. */
#include <string.h>

#include "base/unicode.h"
#include "view/notice.h"
#include "view/panes.h"
#include "view/words.h"

#define MOST_QUESTION_ROWS 4
#define SMALL_HINT_WIDTH 36 /* on a screen of few rows: narrower, the digits need them more */

static const char *field_words(Lang lang, InputField field) {
  switch (field) {
    case INPUT_TEXT: return tp(lang, RUN_FIELD_WHAT);
    case INPUT_WHO: return tp(lang, RUN_FIELD_WHO);
    case INPUT_WHEN: return tp(lang, RUN_FIELD_WHEN);
    case INPUT_NAME: return tp(lang, RUN_FIELD_NAME);
    case INPUT_ORGANISATION: return tp(lang, RUN_FIELD_ORGANISATION);
    case INPUT_MINUTES: return tp(lang, RUN_FIELD_MINUTES);
    case INPUT_CLOCK: return tp(lang, RUN_FIELD_CLOCK);
    case INPUT_PLACE: return tp(lang, RUN_FIELD_PLACE);
    case INPUT_HOST: return tp(lang, RUN_FIELD_HOST);
    case INPUT_VOTES: return tp(lang, RUN_FIELD_VOTES);
    case INPUT_ONE: return tp(lang, RUN_FIELD_ONE);
    case INPUT_OTHER: return tp(lang, RUN_FIELD_OTHER);
    case INPUT_ABOUT: return tp(lang, RUN_FIELD_ABOUT);
    case INPUT_SPEAKER: return tp(lang, RUN_FIELD_WHO);
    case INPUT_TURNS: return tp(lang, RUN_FIELD_TURNS);
    case INPUT_GROUPS: return tp(lang, RUN_CAPTION_GROUPS);
    case INPUT_ROW: return tp(lang, RUN_FIELD_ROW);
    case INPUT_COLUMN: return tp(lang, RUN_FIELD_COLUMN);
  }
  return "";
}

/* The part a form is about. */
static const char *form_part(const FacilitatorView *view) {
  const InputForm *form = &view->ui->form;
  int index = form->part ? session_index(view->session, form->part) : view->table->current;
  const PhaseRun *run = index >= 0 ? session_run(view->session, index) : NULL;
  return run ? run->phase->title : "…";
}

/* Behind which part a new one comes; before the meeting that is at the very beginning. */
static char *insert_title(const FacilitatorView *view) {
  gboolean first = !view->ui->form.part && view->table->current < 0;
  return first ? g_strdup(tp(panes_lang(view), RUN_FORM_INSERT_FIRST)) : tx(panes_lang(view), RUN_FORM_INSERT, TS(form_part(view)));
}

static char *form_title(const FacilitatorView *view) {
  Lang lang = panes_lang(view);
  const InputForm *form = &view->ui->form;
  const char *one = form->heading ? form->heading : words_record(lang, form->list);
  switch (form->purpose) {
    case FORM_RECORD: return g_utf8_strup(one, -1);
    case FORM_CHANGE: return tx(lang, RUN_FORM_CHANGE, TS(one));
    case FORM_WALK_IN: return g_utf8_strup(tp(lang, RUN_FORM_WALK_IN), -1);
    case FORM_INSERT: return insert_title(view);
    case FORM_LENGTH: return tx(lang, RUN_FORM_LENGTH, TS(form_part(view)));
    case FORM_ENDED: return g_strdup(tp(lang, RUN_FORM_ENDED));
    case FORM_BEGAN: return tx(lang, RUN_FORM_BEGAN, TS(form_part(view)));
    case FORM_NEXT_MEETING: return g_strdup(tp(lang, RUN_FORM_NEXT_MEETING));
    case FORM_INSTEAD: {
      const Person *person = people_find(view->session->people, form->person);
      g_autofree char *name = person ? person_name(person) : g_strdup("…");
      return tx(lang, RUN_FORM_INSTEAD, TS(name));
    }
    case FORM_SPEAKER: return g_strdup(tp(lang, RUN_FORM_SPEAKER));
    case FORM_TURNS: return g_strdup(tp(lang, RUN_FORM_TURNS));
    case FORM_GROUPS: return g_strdup(tp(lang, RUN_FORM_GROUPS));
    case FORM_VOTES: return g_strdup(tp(lang, RUN_FORM_VOTES));
    case FORM_SHEET: return g_strdup(tp(lang, RUN_FORM_SHEET));
    case FORM_MESSAGE: return g_strdup(tp(lang, DISPLAY_FORM_MESSAGE));
  }
  return g_strdup("");
}

/* Draws the text being written with the cursor in view: its beginning, or as much before the cursor as fits. */
static void draw_editor(const Pane *pane, int x, int y, const Editor *editor, gboolean active, gboolean proposed) {
  const char *text = editor->text->str;
  int room = pane->width - x;
  if (room <= 1) return;
  pane_fill(pane, x, y, room, 1, ROLE_INPUT, " ");
  gsize from = 0;
  int before = 0;
  if (active) {
    g_autofree char *head = g_strndup(text, editor->cursor);
    before = unicode_width(head);
    if (before > room - 1) {
      gsize at = editor->cursor;
      int kept = 0;
      while (at > 0) { /* back from the cursor, letter by letter, leaving a column for … and one for the cursor */
        gsize previous = unicode_previous(text, at);
        g_autofree char *letter = g_strndup(text + previous, at - previous);
        int width = unicode_width(letter);
        if (kept + width > room - 2) break;
        kept += width;
        at = previous;
      }
      from = at;
      before = kept + 1;
      pane_text(pane, x, y, ROLE_INPUT, "…");
    }
  }
  int skip = from > 0 ? 1 : 0;
  pane_fit(pane, x + skip, y, room - skip, proposed ? ROLE_SELECTED : ROLE_INPUT, text + from);
  if (active) pane_cursor(pane, x + before, y);
}

static void draw_input(const FacilitatorView *view, const Pane *pane, gboolean compact) {
  Lang lang = panes_lang(view);
  const InputForm *form = &view->ui->form;
  g_autofree char *title = form_title(view);
  g_autofree char *notice = notice_words(lang, view->session, view->ui, view->now);
  int label = 0;
  for (int i = 0; i < form->n_fields; i++) label = MAX(label, unicode_width(field_words(lang, form->kinds[i])));
  if (compact || pane->height < form->n_fields + 1) { /* only the field one is in, its title in front */
    int used = form->n_fields > 1 ? pane_fit(pane, 0, pane->height - 1, pane->width / 3, ROLE_STRONG,
                                             field_words(lang, form->kinds[CLAMP(form->field, 0, form->n_fields - 1)]))
                                  : pane_fit(pane, 0, pane->height - 1, pane->width / 3, ROLE_STRONG, title);
    if (form->n_fields > 0)
      draw_editor(pane, used + 1, pane->height - 1, &form->editors[CLAMP(form->field, 0, form->n_fields - 1)], TRUE,
                  form->proposed >> CLAMP(form->field, 0, form->n_fields - 1) & 1);
    if (pane->height > 1) pane_text(pane, 0, 0, notice ? ROLE_WARNING : ROLE_STRONG, notice ? notice : title);
    return;
  }
  int x = pane_text(pane, 0, 0, ROLE_STRONG, title) + 2;
  g_autofree char *stored = form->stored > 0 ? tx(lang, RUN_FORM_STORED, TN(form->stored)) : NULL;
  if (notice)
    pane_text(pane, x, 0, notice_is_bad(&view->ui->notice) ? ROLE_WARNING : ROLE_MUTED, notice);
  else if (stored)
    pane_text(pane, x, 0, ROLE_MUTED, stored);
  else if (form->purpose == FORM_RECORD && form->list == LIST_NOTE)
    pane_text(pane, x, 0, ROLE_MUTED, tp(lang, RUN_FORM_NO_STORIES));
  for (int i = 0; i < form->n_fields; i++) {
    gboolean active = i == form->field;
    if (label > 0 && form->n_fields > 1)
      pane_text(pane, 0, 1 + i, active ? ROLE_STRONG : ROLE_MUTED, field_words(lang, form->kinds[i]));
    int at = form->n_fields > 1 ? label + 1 : 0;
    pane_text(pane, at, 1 + i, active ? ROLE_STRONG : ROLE_MUTED, ">");
    draw_editor(pane, at + 2, 1 + i, &form->editors[i], active, active && form->proposed >> i & 1);
  }
  int y = 1 + form->n_fields;
  if (y >= pane->height) return;
  g_autoptr(GPtrArray) offers = ui_completions(view->ui, view->session);
  int at = form->n_fields > 1 ? label + 3 : 2;
  const InputField kind = form->kinds[CLAMP(form->field, 0, FORM_FIELDS - 1)];
  if (kind == INPUT_WHEN && form->editors[form->field].text->len == 0) {
    pane_fit(pane, at, y, pane->width - at, ROLE_MUTED, tp(lang, RUN_HINT_WHEN));
    return;
  }
  for (guint i = 0; offers && i < offers->len && at < pane->width; i++) {
    const char *offer = g_ptr_array_index(offers, i);
    if (at + unicode_width(offer) > pane->width) break;
    at += pane_text(pane, at, y, ROLE_MUTED, offer);
    if (i + 1 < offers->len) at += pane_text(pane, at, y, ROLE_RULE, " · ");
  }
}

/* What answers yes and what no, as ui.c understands it. */
static char *answer_words(const FacilitatorView *view) {
  Lang lang = panes_lang(view);
  const Ui *ui = view->ui;
  g_autofree char *yes = panes_key(view, ACTION_YES);
  g_autofree char *no = panes_key(view, ACTION_LEAVE);
  if (ui->question == UI_ASKS_ROOM) return tx(lang, RUN_YES_NO_ROOM, TS(lang == LANG_EN ? "y" : "j"), TS("n"));
  if (ui->question == UI_ASKS_INTENT && ui->notice.refusal == REFUSAL_ASK_ROUND_SHORT)
    return tx(lang, RUN_ROUND_CHOICES, ui->notice.args[3], TS(yes), TS(no));
  g_autofree char *again = ui->pending_key.kind == KEY_IS_NONE ? NULL : key_label(&ui->pending_key, lang);
  gboolean enter = ui->pending_key.kind == KEY_IS_ENTER || ui->pending_key.kind == KEY_IS_NONE || !again;
  return enter ? tx(lang, RUN_YES_NO, TS(yes), TS(no)) : tx(lang, RUN_YES_AGAIN, TS(again), TS(no));
}

static void draw_question(const FacilitatorView *view, const Pane *pane) {
  g_autofree char *question = notice_question(panes_lang(view), view->session, view->ui);
  g_autofree char *answer = answer_words(view);
  pane_fill(pane, 0, 0, pane->width, pane->height, ROLE_SELECTED, " ");
  int asked = pane_rows_of(question, pane->width - 2), answered = pane_rows_of(answer, pane->width - 2);
  int white = pane->height >= asked + answered + 2 ? 1 : 0;
  Pane text = pane_inside(pane, 1, white, pane->width - 2, pane->height - white);
  int y = pane_wrap(&text, 0, 0, MAX(text.height - answered, 1), ROLE_SELECTED, question);
  pane_wrap(&text, 0, y, text.height - y, ROLE_SELECTED, answer);
}

/* How much of each list this part has: "kernwoorden 7 · notities 2". As long as it has none: what is to be written down. */
static char *counts(const FacilitatorView *view) {
  const PhaseRun *run = view->table->current >= 0 ? session_run(view->session, view->table->current) : NULL;
  GString *line = g_string_new(NULL);
  for (int list = 0; run && list < N_LISTS; list++) {
    int n = session_count(view->session, (ListKind)list, run->phase->id);
    if (n > 0)
      g_string_append_printf(line, "%s%s %d", line->len ? " · " : "", list_word((ListKind)list, panes_lang(view)), n);
  }
  g_autofree char *all = g_string_free(line, FALSE);
  if (*all) return tx(panes_lang(view), RUN_RECORD_COUNTS, TS(all));
  g_autofree char *lists = run && !view->ui->after_work ? pane_lists_of(view, run->phase) : NULL;
  return lists && *lists ? g_strdup_printf("%s %s", tp(panes_lang(view), LIFEBOAT_WRITE_DOWN), lists) : g_strdup("");
}

/* While the clock stands still: how long already, and which key ends it. NULL when it runs. */
static char *stopped_words(const FacilitatorView *view) {
  if (!view->table->stopped) return NULL;
  g_autofree char *since = words_clock(-view->table->stopped_for);
  g_autofree char *key = panes_key(view, ACTION_CLOCK);
  return tx(panes_lang(view), RUN_STOPPED_FOR, TS(since), TS(key));
}

/* Somebody came in after the introductions. NULL when nobody did. */
static char *newcomer_words(const FacilitatorView *view) {
  const Person *person = people_find(view->session->people, ui_newcomer(view->ui, view->now));
  if (!person || panes_state(view) != STATE_RUNS) return NULL;
  g_autofree char *key = panes_key(view, ACTION_TURN);
  return tx(panes_lang(view), RUN_NEWCOMER, TS(*person->first ? person->first : person->last), TS(key));
}

/* Somebody speaks far longer than was promised: perhaps the key was forgotten. NULL when not. */
static char *speaks_long_words(const FacilitatorView *view) {
  const Timetable *table = view->table;
  const PhaseRun *run = session_current(view->session);
  if (!run || !table->round || table->turn > table->turns || table->stopped || view->ui->after_work) return NULL;
  Instant granted = MAX(run->round.turn_seconds, table->promised) * SECOND; /* of a clock that stood still less is left */
  Instant spoken = granted - table->turn_left;
  if (spoken < 2 * granted || -table->turn_left < 60 * SECOND) return NULL;
  g_autofree char *length = length_words(panes_lang(view), (int)(MIN(spoken / SECOND, 24 * 3600) / 60 * 60));
  g_autofree char *key = panes_key(view, ACTION_TURN);
  return tx(panes_lang(view), RUN_SPEAKS_LONG, TS(length), TS(key));
}

/* What there is to do besides the keys of the moment; new string or NULL. *role: how it is shown. */
static char *hint_words(const FacilitatorView *view, Role *role) {
  char *words = stopped_words(view);
  *role = ROLE_ALERT;
  if (words) return words;
  words = speaks_long_words(view);
  *role = ROLE_WARNING;
  if (words) return words;
  *role = ROLE_STRONG;
  return newcomer_words(view);
}

int pane_form_rows(const FacilitatorView *view, int width, gboolean compact) {
  const Ui *ui = view->ui;
  if (ui->mode == MODE_ASK) {
    g_autofree char *question = notice_question(panes_lang(view), view->session, ui);
    g_autofree char *answer = answer_words(view);
    int rows = MIN(pane_rows_of(question, width - 2), MOST_QUESTION_ROWS) + MIN(pane_rows_of(answer, width - 2), 2);
    return compact ? rows : rows + 2;
  }
  if (ui->mode == MODE_INPUT) return compact ? 2 : ui->form.n_fields + 2;
  if (panes_mode(view) == MODE_HELP || panes_mode(view) == MODE_WHAT_NOW) return 0;
  if (ui->told) return CLAMP(pane_rows_of(ui->told, width), 1, MOST_QUESTION_ROWS);
  if (!compact) return 1;
  g_autofree char *notice = notice_words(panes_lang(view), view->session, ui, view->now);
  if (notice) return 1;
  Role role;
  gboolean room = width >= SMALL_HINT_WIDTH && !view->table->stopped; /* that the clock stands still is said above it */
  g_autofree char *hint = room && !panes_is_page(view) ? hint_words(view, &role) : NULL;
  return hint ? MIN(pane_rows_of(hint, width), 2) : 0;
}

void pane_form_draw(const FacilitatorView *view, const Pane *pane, gboolean compact) {
  Lang lang = panes_lang(view);
  if (view->ui->mode == MODE_ASK) {
    draw_question(view, pane);
  } else if (view->ui->mode == MODE_INPUT) {
    draw_input(view, pane, compact);
  } else {
    g_autofree char *notice = notice_words(lang, view->session, view->ui, view->now);
    const char *told = view->ui->told;
    Role role = ROLE_TEXT;
    g_autofree char *hint = notice || told ? NULL : hint_words(view, &role);
    g_autofree char *said = notice || told || hint ? NULL : counts(view);
    if (told) /* until the first key */
      pane_wrap(pane, 0, 0, pane->height, ROLE_WARNING, told);
    else if (notice)
      pane_text(pane, 0, 0, notice_is_bad(&view->ui->notice) ? ROLE_WARNING : ROLE_STRONG, notice);
    else if (hint)
      pane_wrap(pane, 0, 0, pane->height, role, hint);
    else if (said && *said)
      pane_text(pane, 0, 0, ROLE_MUTED, said);
  }
}
