/* The one way from a key to an event: ui_key → decide → journal_append → ui_decided. */
#include "live.h"

#include <string.h>

#include "base/text.h"
#include "view/facilitator.h"
#include "view/words.h"

void live_init(Live *live, Journal *journal) {
  live->journal = journal;
  live->edited = NULL;
  ui_init(&live->ui);
}

void live_clear(Live *live) { ui_clear(&live->ui); }

/* Decides and, when allowed, makes it durable. FALSE when it was refused. */
static gboolean carry_out(Live *live, const Intent *intent, Instant now) {
  Session *session = journal_session(live->journal);
  Decision decision;
  guint before = session->events->len;
  decide(session, intent, now, &decision);
  gboolean done = decision.refusal == REFUSAL_NONE && decision.events->len > 0;
  if (done) journal_append(live->journal, &decision); /* what the disk refuses is kept and shown: the meeting goes on */
  session = journal_session(live->journal);
  const Event *first = session->events->len > before ? g_ptr_array_index(session->events, before) : NULL;
  ui_decided(&live->ui, session, intent, &decision, first, now);
  decision_clear(&decision);
  return done;
}

UiResult live_key(Live *live, const Key *key, Instant now) {
  Session *session = journal_session(live->journal);
  Timetable table;
  timetable_at(session, now, &table);
  Intent intent;
  UiResult result = ui_key(&live->ui, session, &table, key, now, &intent);
  timetable_clear(&table);
  if (result == UI_INTENT) {
    carry_out(live, &intent, now);
    intent_clear(&intent);
    return UI_REDRAW;
  }
  if (result == UI_FOLLOW_CLOCK) {
    journal_follow_clock(live->journal);
    ui_notice(&live->ui, NOTICE_FOLLOWED, journal_now(live->journal));
    return UI_REDRAW;
  }
  if (result == UI_ADOPT && live->edited) {
    g_autoptr(DiagList) untold = diag_list_new(live->edited->diags->lang); /* the notice that stands says it did not succeed */
    gboolean done = journal_adopt(live->journal, live->edited, untold);
    if (done) ui_notice(&live->ui, NOTICE_ADOPTED, now);
    return UI_REDRAW;
  }
  return result;
}

void live_keep_unfinished(Live *live, Instant now) {
  Session *session = journal_session(live->journal);
  Lang lang = session->script->lang;
  ListKind list;
  g_autofree char *typed = ui_unfinished(&live->ui, session, &list);
  if (!typed) return;
  g_autofree char *of = list == LIST_NOTE ? NULL : g_strdup_printf("%s: ", words_record(lang, list));
  g_autofree char *what = g_strconcat(of ? of : "", typed, NULL);
  g_autofree char *text = tx(lang, RUN_UNFINISHED, TS(what));
  const PhaseRun *part = live->ui.after_work ? ui_part(&live->ui, session) : NULL;
  for (const char *rest = text; *rest;) { /* three full fields are more than one note may hold */
    const char *end = strlen(rest) > RECORD_TEXT_MAX ? g_utf8_find_prev_char(rest, rest + RECORD_TEXT_MAX + 1) : rest + strlen(rest);
    Intent intent = {.kind = INTENT_RECORD, .confirmed = TRUE};
    intent.with.list = LIST_NOTE;
    intent.with.text = g_strndup(rest, (gsize)(end - rest));
    intent.with.part = part ? g_strdup(part->phase->id) : NULL;
    carry_out(live, &intent, now);
    intent_clear(&intent);
    rest = end;
  }
}

/* When the part that runs now goes on by itself, or INSTANT_NONE when not by this time. A speaker who runs over makes the part
 * longer while it runs, so the end is looked at again when it is there. */
static Instant automatic_end(Live *live, Instant now, Instant until) {
  Session *session = journal_session(live->journal);
  const PhaseRun *run = session_current(session);
  if (live->ui.watching || live->ui.after_work || !run || !run->phase->automatic || session_stopped(session)) return INSTANT_NONE;
  while (now <= until) {
    Timetable table;
    timetable_at(session, now, &table);
    Instant left = table.left;
    gboolean leads_on = table.next >= 0;
    timetable_clear(&table);
    if (!leads_on) return INSTANT_NONE;
    if (left <= 0) return now;
    now += now + left > until ? left : MAX(left, SECOND);
  }
  return INSTANT_NONE;
}

int live_automatic(Live *live, Instant until, LiveClock at, void *data) {
  int n = 0;
  for (;; n++) {
    Session *session = journal_session(live->journal);
    Instant now = session->last_t;
    Instant end = automatic_end(live, now, until);
    if (end == INSTANT_NONE) return n;
    if (at) at(end, data);
    Intent intent = {.kind = INTENT_NEXT, .confirmed = TRUE};
    gboolean done = carry_out(live, &intent, at ? end : until);
    if (!done) return n;
  }
}

/* Afterwards nothing ticks: the part that was chosen is shown as the one now, without a clock or anything to catch up. */
static void stand_still(const Ui *ui, const Session *session, Timetable *table) {
  table->current = MIN(ui->chosen, (int)session->phases->len - 1);
  table->step = -1;
  table->next_break = INSTANT_NONE;
  table->level = LEVEL_CALM;
  table->behind = 0;
  table->round = table->overdue = table->stopped = FALSE;
  advice_clear(&table->advice);
  table->advice.kind = ADVICE_NONE;
}

/* The timetable as it is shown; clear it after use. */
static void shown_at(const Live *live, Instant now, Timetable *table) {
  const Session *session = journal_session(live->journal);
  timetable_at(session, now, table);
  if (live->ui.after_work) stand_still(&live->ui, session, table);
}

/* A view on the session with its timetable; clear the timetable after use. */
static FacilitatorView view_at(Live *live, Instant now, Timetable *table) {
  shown_at(live, now, table);
  return (FacilitatorView){
      .session = journal_session(live->journal),
      .table = table,
      .ui = &live->ui,
      .now = now,
      .not_saved = journal_pending(live->journal),
      .not_saved_errno = journal_errno(live->journal),
      .drift = journal_drift(live->journal),
      .watch = live->ui.watching,
      .large = live->ui.large,
  };
}

Grid *live_draw(Live *live, Instant now, int columns, int rows) {
  Timetable table;
  FacilitatorView view = view_at(live, now, &table);
  Grid *grid = facilitator_draw(&view, columns, rows);
  timetable_clear(&table);
  return grid;
}

char *live_title(Live *live, Instant now) {
  Timetable table;
  FacilitatorView view = view_at(live, now, &table);
  char *title = facilitator_window_title(&view);
  timetable_clear(&table);
  return title;
}

LiveLevel live_level(Live *live, Instant now) {
  Timetable table;
  shown_at(live, now, &table);
  LiveLevel level = {table.current, table.current >= 0 ? table.level : LEVEL_CALM};
  timetable_clear(&table);
  return level;
}
