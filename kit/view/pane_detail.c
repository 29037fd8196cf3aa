/* What to say and do now, in one column: the round, the step, the advice, questions, reminders, what is needed. Each is a
 * section; when there is no room for all, the least important ones go first, and what stays keeps its order. */
#include <string.h>

#include "base/file.h"
#include "base/unicode.h"
#include "base/when.h"
#include "model/decide.h"
#include "view/panes.h"
#include "view/words.h"

#define MOST_SECTIONS 48

/* A paragraph with a mark in front. Owns text. */
typedef struct Section {
  char *text;
  const char *mark; /* "•", "!" or a key; NULL: none */
  char *right;      /* at the right edge of its first line, or NULL */
  Role role, mark_role;
  int rank;       /* the lower, the longer it stays */
  gboolean space; /* a white row before it when there is room */
  int rows;       /* given */
} Section;

typedef struct Sections {
  Section all[MOST_SECTIONS];
  int n;
} Sections;

/* Takes text over; NULL when there is nothing to add. */
static Section *add(Sections *sections, int rank, Role role, const char *mark, char *text) {
  if (!text || !*text || sections->n == MOST_SECTIONS) {
    g_free(text);
    return NULL;
  }
  Section *section = &sections->all[sections->n++];
  *section = (Section){text, mark, NULL, role, ROLE_MUTED, rank, FALSE, 0};
  return section;
}

static void sections_clear(Sections *sections) {
  for (int i = 0; i < sections->n; i++) {
    g_free(sections->all[i].text);
    g_free(sections->all[i].right);
  }
}

static char *round_words(Lang lang, RoundKind kind, const Timetable *table, const char *each) {
  switch (kind) {
    case ROUND_GROUP: return tx(lang, RUN_ROUND_GROUP, TN(table->turn), TN(table->turns), TS(each));
    case ROUND_ORGANISATION: return tx(lang, RUN_ROUND_ORGANISATION, TN(table->turn), TN(table->turns), TS(each));
    default: return tx(lang, RUN_ROUND, TN(table->turn), TN(table->turns), TS(each));
  }
}

static void add_round(const FacilitatorView *view, Sections *sections, const PhaseRun *run) {
  Lang lang = panes_lang(view);
  const Timetable *table = view->table;
  if (!table->round) {
    if (run->phase->round == ROUND_NONE || view->ui->after_work) return;
    g_autofree char *key = panes_key(view, ACTION_TURN);
    int units = decide_round_units(view->session, run);
    int promise = decide_round_outlook(view->session, run, units, view->now);
    g_autofree char *each = length_words(lang, promise);
    if (units > 0)
      add(sections, 1, ROLE_TEXT, NULL, promise >= DECIDE_PROMISE_LEAST ? tx(lang, RUN_ROUND_READY_EACH, TN(units), TS(key), TS(each))
                                                                        : tx(lang, RUN_ROUND_READY, TN(units), TS(key)));
    return;
  }
  if (table->turn > table->turns) {
    g_autofree char *turns = g_strdup_printf("%d", table->turns);
    add(sections, 1, ROLE_TEXT, NULL, tx(lang, RUN_ROUND_DONE_SHORT, TS(turns), TS(turns)));
  } else {
    g_autofree char *each = length_words(lang, table->promised);
    Section *section = add(sections, 1, ROLE_STRONG, NULL, round_words(lang, run->phase->round, table, each));
    g_autofree char *clock = words_clock(table->turn_left);
    gboolean late = table->turn_left < 0;
    if (section) {
      section->right = late ? tx(lang, RUN_OVERTIME, TS(clock)) : tx(lang, RUN_LEFT, TS(clock));
      section->mark_role = late ? ROLE_OVERTIME : ROLE_STRONG;
      section->space = TRUE;
    }
    const Person *person = run->round.person_id ? people_find(view->session->people, run->round.person_id) : NULL;
    g_autofree char *name = person ? person_name(person) : NULL;
    const char *twice = run->round.turn_seconds > run->round.promised ? tp(lang, RUN_ROUND_DOUBLE) : NULL;
    g_autofree char *who = name && twice ? g_strdup_printf("%s · %s", name, twice) : g_strdup(name ? name : twice);
    if (who) add(sections, 2, ROLE_TEXT, NULL, tx(lang, RUN_ROUND_NAME, TS(who)));
  }
  if (run->round.overrun >= 60) {
    g_autofree char *length = length_words(lang, run->round.overrun / 60 * 60);
    add(sections, 4, ROLE_WARNING, NULL, tx(lang, RUN_ROUND_OVERRUN, TS(length)));
  }
}

static void add_step(const FacilitatorView *view, Sections *sections, const Phase *phase) {
  int index = view->table->step;
  if (index < 0 || index >= (int)phase->steps->len) return;
  Lang lang = panes_lang(view);
  const Step *step = g_ptr_array_index(phase->steps, (guint)index);
  Section *section =
      add(sections, 3, ROLE_TEXT, NULL, tx(lang, RUN_STEP, TN(index + 1), TN(phase->steps->len), TS(step->title)));
  if (!section) return;
  section->space = TRUE;
  if (step->seconds <= 0) return;
  g_autofree char *clock = words_clock(view->table->step_left);
  section->right = view->table->step_left < 0 ? tx(lang, RUN_OVERTIME, TS(clock)) : tx(lang, RUN_LEFT, TS(clock));
}

static void add_list(Sections *sections, int rank, const char *mark, Role mark_role, char **lines) {
  for (gsize i = 0; lines && lines[i]; i++) {
    Section *section = add(sections, rank + (int)MIN(i, 9), ROLE_TEXT, mark, g_strdup(lines[i]));
    if (!section) continue;
    section->mark_role = mark_role;
    section->space = i == 0;
  }
}

/* Do people look back at the last time here: the script says so, or it is the first part in which agreements are written down. */
static gboolean looks_back(const FacilitatorView *view, const PhaseRun *run) {
  for (guint i = 0; i < view->session->phases->len; i++)
    if (((const PhaseRun *)g_ptr_array_index(view->session->phases, i))->phase->looks_back) return run->phase->looks_back;
  for (guint i = 0; i < view->session->phases->len; i++) {
    const PhaseRun *other = g_ptr_array_index(view->session->phases, i);
    const GArray *lists = other->phase->lists;
    if (other->phase->kind != KIND_PROGRAMME || other->state == PHASE_DROPPED || other->state == PHASE_PARKED) continue;
    for (guint k = 0; k < lists->len; k++)
      if (g_array_index(lists, OpenList, k).kind == LIST_AGREEMENT) return other == run;
  }
  return FALSE;
}

/* "3 Stoelen regelen · Fatima": what earlier meetings agreed and is not done yet; many leave room for the questions. */
static void add_still_open(const FacilitatorView *view, Sections *sections) {
  const Date today = instant_date(view->now, view->session->script->zone);
  int n = 0;
  for (guint i = 0; i < view->session->records->len; i++) {
    const Record *record = g_ptr_array_index(view->session->records, i);
    if (!record->carried || !record_open(record) || record->deleted) continue;
    g_autofree char *owner = words_owner(view->session, record->owners, record->owner);
    gboolean overdue = record->due.year && date_compare(record->due, today) < 0;
    Section *section = add(sections, 9 + MIN(n, 9), overdue ? ROLE_WARNING : ROLE_TEXT, "○",
                           g_strdup_printf("%d %s%s%s%s%s", record->number, record->text, owner ? " · " : "", owner ? owner : "",
                                           overdue ? " · " : "", overdue ? tp(panes_lang(view), AGREEMENTS_OVERDUE) : ""));
    if (section) section->space = n == 0;
    n++;
  }
}

static void add_part(const FacilitatorView *view, const Panes *panes, Sections *sections, const PhaseRun *run) {
  Lang lang = panes_lang(view);
  const Phase *phase = run->phase;
  add_round(view, sections, run);
  if (!panes_has(panes, AREA_STEPS)) add_step(view, sections, phase);
  if (looks_back(view, run)) add_still_open(view, sections);
  if (!panes_has(panes, AREA_QUESTIONS)) add_list(sections, 10, "•", ROLE_STRONG, phase->questions);
  g_autofree char *lists = pane_lists_of(view, phase);
  if (*lists) add(sections, 21, ROLE_TEXT, NULL, g_strdup_printf("%s %s", tp(lang, LIFEBOAT_WRITE_DOWN), lists));
  if (phase->what) add(sections, 40, ROLE_TEXT, NULL, g_strdup(phase->what));
  add_list(sections, 20, "!", ROLE_WARNING, phase->reminders);
  for (guint i = 0; phase->tracks && i < phase->tracks->len; i++) {
    const Track *track = g_ptr_array_index(phase->tracks, i);
    const char *room = track->room ? track->room : track->title;
    Section *section = add(sections, 6 + (int)MIN(i, 3), ROLE_TEXT, "∥",
                           g_strdup_printf("%s%s%s%s%s", room ? room : "", track->room && track->title ? ": " : "",
                                           track->room && track->title ? track->title : "", track->who ? ", " : "",
                                           track->who ? track->who : ""));
    if (section) section->space = i == 0;
  }
  if (phase->needed && phase->needed[0]) {
    g_autofree char *all = g_strjoinv(", ", phase->needed);
    Section *section = add(sections, 35, ROLE_TEXT, NULL, g_strdup_printf("%s: %s", tp(lang, RUN_NEEDED), all));
    if (section) section->space = TRUE;
  }
  if (phase->method) add(sections, 45, ROLE_MUTED, NULL, g_strdup_printf("%s: %s", tp(lang, RUN_METHOD), phase->method));
  if (phase->aim) add(sections, 46, ROLE_MUTED, NULL, g_strdup_printf("%s: %s", tp(lang, RUN_AIM), phase->aim));
}

/* A command in as many lines as it needs, broken only at spaces: a hyphen at the end of a line would be typed or left out. */
static void add_command(Sections *sections, int rank, int width, char *command) {
  g_auto(GStrv) words = g_strsplit(command, " ", -1);
  g_free(command);
  g_autoptr(GString) line = g_string_new(NULL);
  for (char **word = words; *word; word++) {
    if (line->len && unicode_width(line->str) + 1 + unicode_width(*word) > width) {
      add(sections, rank, ROLE_STRONG, " ", g_strdup(line->str));
      g_string_truncate(line, 0);
    }
    g_string_append_printf(line, "%s%s", line->len ? " " : "", *word);
  }
  add(sections, rank, ROLE_STRONG, " ", g_strdup(line->str));
}

static void add_done(const FacilitatorView *view, Sections *sections, int width) {
  Lang lang = panes_lang(view);
  g_autofree char *read = panes_key(view, ACTION_RECORD);
  g_autofree char *undo = panes_key(view, ACTION_UNDO);
  g_autofree char *quit = panes_key(view, ACTION_QUIT);
  const char *name = view->ui->script ? view->ui->script : "draaiboek.yaml";
  const char *dot = strrchr(name, '.');
  g_autofree char *stem = dot && dot > name ? g_strndup(name, (gsize)(dot - name)) : g_strdup(name);
  g_autofree char *to_report = tx(lang, HOME_DIR_REPORT, TS(stem)), *to_mail = tx(lang, HOME_DIR_MAIL, TS(stem));
  g_autofree char *file = file_typed(name), *report = file_typed(to_report), *mail = file_typed(to_mail);
  add(sections, 1, ROLE_TEXT, "1", tx(lang, RUN_FINISHED_READ, TS(read)));
  add(sections, 1, ROLE_TEXT, "2", tx(lang, RUN_FINISHED_QUIT, TS(quit)));
  add_command(sections, 1, width, tx(lang, RUN_FINISHED_REPORT, TS(file), TS(report)));
  add(sections, 2, ROLE_TEXT, "3", g_strdup(tp(lang, RUN_FINISHED_MAIL)));
  add_command(sections, 2, width, tx(lang, RUN_FINISHED_MAIL_COMMAND, TS(file), TS(mail)));
  Section *section = add(sections, 3, ROLE_MUTED, NULL, tx(lang, RUN_FINISHED_UNDO, TS(undo)));
  if (section) section->space = TRUE;
}

static int text_width(const Pane *pane, const Section *section) {
  return pane->width - (section->mark ? 2 : 0) - (section->right ? unicode_width(section->right) + 2 : 0);
}

/* Gives rows by rank: first one to each, then as many as each text asks. Returns the rows given. */
static int give_rows(const Pane *pane, Sections *sections) {
  int left = pane->height;
  for (int rank = 0; rank < 64; rank++)
    for (int i = 0; i < sections->n && left > 0; i++)
      if (sections->all[i].rank == rank) {
        Section *section = &sections->all[i];
        int wanted = MIN(pane_rows_of(section->text, text_width(pane, section)), 12);
        /* A question is worth more than the first line of two others. */
        section->rows = MIN(wanted, rank < 20 ? left : MIN(left, 3));
        left -= section->rows;
      }
  for (int i = 0; i < sections->n && left > 0; i++) {
    Section *section = &sections->all[i];
    if (section->rows == 0) continue;
    int more = MIN(MIN(pane_rows_of(section->text, text_width(pane, section)), 12) - section->rows, left);
    section->rows += MAX(more, 0);
    left -= MAX(more, 0);
  }
  return pane->height - left;
}

void pane_detail_draw(const FacilitatorView *view, const Pane *pane, const Panes *panes) {
  if (view->ui->after_work) {
    pane_after_draw(view, pane, panes);
    return;
  }
  Sections sections = {.n = 0};
  MeetingState state = panes_state(view);
  const PhaseRun *run = state == STATE_RUNS ? session_run(view->session, view->table->current) : panes_planned_now(view);
  if (state == STATE_DONE) add_done(view, &sections, pane->width - 2);
  if (!panes_has(panes, AREA_ASIDE) && state != STATE_DONE) {
    Section *section = add(&sections, 4, ROLE_WARNING, NULL, words_advice(panes_lang(view), view->session, view->table));
    if (section) {
      section->space = TRUE;
      section->right = panes_key(view, ACTION_ADVICE);
      section->mark_role = ROLE_KEY;
    }
  }
  if (run && state != STATE_DONE) add_part(view, panes, &sections, run);

  int spare = pane->height - give_rows(pane, &sections);
  int y = 0;
  for (int i = 0; i < sections.n; i++) {
    const Section *section = &sections.all[i];
    if (section->rows == 0) continue;
    if (y > 0 && spare > 0 && section->space) {
      y++;
      spare--;
    }
    int x = 0;
    if (section->mark) {
      pane_text(pane, 0, y, section->mark_role, section->mark);
      x = 2;
    }
    Pane text = pane_inside(pane, x, y, text_width(pane, section), section->rows);
    pane_wrap(&text, 0, 0, section->rows, section->role, section->text);
    if (section->right) pane_right(pane, y, section->mark_role, section->right);
    y += section->rows;
  }
  sections_clear(&sections);
}
