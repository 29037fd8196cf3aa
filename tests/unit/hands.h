/* The facilitator's hands on a meeting, with the real rules behind them, without a disk or a screen. Header only, as each test is
 * one file. */
#ifndef TESTS_HANDS_H
#define TESTS_HANDS_H
#include "meeting.h"
#include "ui/keyscript.h"
#include "ui/ui.h"

typedef struct Table {
  Script *script;
  Session *session;
  Ui ui;
  Instant t;
  gboolean quit;
} Table;

MEETING_STATIC Person *somebody(const char *first, const char *infix, const char *last, const char *organisation) {
  Person *person = person_new();
  g_free(person->first);
  person->first = g_strdup(first);
  person->infix = g_strdup(infix);
  person->last = g_strdup(last);
  person->organisation = g_strdup(organisation);
  return person;
}

MEETING_STATIC void enter(Table *table, Person *person) {
  Event *event = event_new(EVENT_ENTER);
  event->n = table->session->events->len + 1;
  event->t = table->session->begin;
  event->person = person;
  person->id = (int)table->session->people->len + 1;
  session_append(table->session, event);
}

MEETING_STATIC void set_table(Table *table) {
  table->script = meeting_first();
  script_schedule(table->script, INSTANT_NONE, NULL);
  Phase *talk = script_phase(table->script, "talk");
  const OpenList harvest = {LIST_HARVEST, (char *)"Wat nemen we mee"};
  if (!talk->lists) talk->lists = g_array_new(FALSE, TRUE, sizeof(OpenList));
  OpenList own = {harvest.kind, g_strdup(harvest.heading)};
  g_array_append_val(talk->lists, own);
  table->session = session_new(table->script);
  table->session->begin = table->script->begin;
  ui_init(&table->ui);
  table->t = table->script->begin;
  table->quit = FALSE;
  enter(table, somebody("Fatima", "van den", "Berg", "De Zonnebloem"));
  enter(table, somebody("Jan", NULL, "Smit", "Zorg en Welzijn"));
  enter(table, somebody("Jan", "de", "Boer", NULL));
  enter(table, somebody("Şebnem", NULL, "Yıldız", "Kruis & Zorg"));
}

MEETING_STATIC void clear_table(Table *table) {
  ui_clear(&table->ui);
  session_free(table->session);
  script_free(table->script);
}

/* One key, all the way, as the program does it but without a disk. */
MEETING_STATIC UiResult press_key(Table *table, const Key *key) {
  Timetable now;
  Intent intent;
  timetable_at(table->session, table->t, &now);
  UiResult result = ui_key(&table->ui, table->session, &now, key, table->t, &intent);
  timetable_clear(&now);
  if (result == UI_QUIT) table->quit = TRUE;
  if (result != UI_INTENT) return result;
  Decision decision;
  guint before = table->session->events->len;
  decide(table->session, &intent, table->t, &decision);
  g_ptr_array_set_free_func(decision.events, NULL);
  for (guint i = 0; i < decision.events->len; i++) session_append(table->session, g_ptr_array_index(decision.events, i));
  g_ptr_array_set_size(decision.events, 0);
  const Event *first = before < table->session->events->len ? g_ptr_array_index(table->session->events, before) : NULL;
  ui_decided(&table->ui, table->session, &intent, &decision, first, table->t);
  decision_clear(&decision);
  intent_clear(&intent);
  return result;
}

/* Presses keys as a key script writes them. */
MEETING_STATIC void press(Table *table, const char *keys) {
  g_autoptr(DiagList) diags = diag_list_new(LANG_EN);
  g_autofree char *text = g_strdup_printf("+00:00:00 %s", keys);
  g_autoptr(Keyscript) script = keyscript_parse(text, "test", diags);
  g_assert_nonnull(script);
  for (guint i = 0; i < script->steps->len; i++) press_key(table, &g_array_index(script->steps, Keystep, i).key);
}

MEETING_STATIC const char *part_now(const Table *table) {
  const PhaseRun *run = session_current(table->session);
  return run ? run->phase->id : "";
}

MEETING_STATIC const Record *last_record(const Table *table) {
  g_assert_cmpuint(table->session->records->len, >, 0);
  return g_ptr_array_index(table->session->records, table->session->records->len - 1);
}

/* Starts the opening, at the time the plan has it. */
MEETING_STATIC void begin_opening(Table *table) {
  press(table, "PgDn");
  if (table->ui.mode == MODE_ASK) press(table, "Enter");
  g_assert_cmpstr(part_now(table), ==, "opening");
}

#endif
