/* The reducer: what each event does, what nonsense does (nothing), and that undo restores. */
#include "model/session.h"

#include <string.h>

#include "session_equal.h"

#define MIN_(n) ((Instant)(n) * 60 * SECOND)

static Phase *part(Script *script, const char *id, int minutes) {
  Phase *phase = phase_new();
  g_free(phase->id);
  g_free(phase->title);
  phase->id = g_strdup(id);
  phase->title = g_strdup_printf("Onderdeel %s", id);
  phase->planned = phase->minimum = phase->maximum = minutes * 60;
  g_ptr_array_add(script->phases, phase);
  return phase;
}

static Script *four_parts(void) {
  Script *script = script_new();
  part(script, "opening", 10);
  part(script, "kennismaking", 20);
  part(script, "gesprek", 15);
  part(script, "reserve", 5)->spare = TRUE;
  part(script, "afsluiting", 5);
  script->begin = 0;
  return script;
}

static Event *at(EventKind kind, Instant t) {
  Event *event = event_new(kind);
  event->t = t;
  return event;
}

static void start(Session *session, const char *id, Instant t) {
  Event *event = at(EVENT_START, t);
  event->part = g_strdup(id);
  session_append(session, event);
}

static void undo(Session *session, guint64 n, Instant t) {
  Event *event = at(EVENT_UNDO, t);
  event->number = n;
  session_append(session, event);
}

static const PhaseRun *run_of(const Session *session, const char *id) {
  int index = session_index(session, id);
  g_assert_cmpint(index, >=, 0);
  return session_run(session, index);
}

static Instant elapsed(const Session *session, const char *id, Instant now) {
  return session_elapsed(session, run_of(session, id), now);
}

static void test_flow(void) {
  g_autoptr(Script) script = four_parts();
  g_autoptr(Session) session = session_new(script);
  g_assert_cmpint(session_next(session), ==, 0);
  g_assert_cmpint(session_before(session), ==, -1);
  start(session, "opening", 0);
  g_assert_cmpint(session->current, ==, 0);
  start(session, "kennismaking", MIN_(11));
  g_assert_cmpint(run_of(session, "opening")->state, ==, PHASE_DONE);
  g_assert_cmpint(elapsed(session, "opening", MIN_(30)), ==, MIN_(11));
  /* back: what was left waits ahead, and its time is kept */
  start(session, "opening", MIN_(15));
  g_assert_cmpint(run_of(session, "kennismaking")->state, ==, PHASE_AHEAD);
  g_assert_cmpint(session_next(session), ==, 1);
  start(session, "kennismaking", MIN_(17));
  g_assert_cmpint(elapsed(session, "opening", MIN_(30)), ==, MIN_(13));
  g_assert_cmpint(elapsed(session, "kennismaking", MIN_(20)), ==, MIN_(7));
  /* a parked part does not come by itself, and one jumped over does not either */
  start(session, "afsluiting", MIN_(30));
  g_assert_cmpint(run_of(session, "gesprek")->state, ==, PHASE_AHEAD);
  g_assert_cmpint(session_next(session), ==, -1);
  session_append(session, at(EVENT_FINISH, MIN_(35)));
  g_assert_true(session->finished);
  g_assert_null(session_current(session));
  g_assert_cmpint(session_before(session), ==, 4);
  start(session, "afsluiting", MIN_(36));
  g_assert_false(session->finished);
}

static void test_clock_still(void) {
  g_autoptr(Script) script = four_parts();
  g_autoptr(Session) session = session_new(script);
  start(session, "opening", 0);
  session_append(session, at(EVENT_STOP_CLOCK, MIN_(4)));
  g_assert_true(session_stopped(session));
  g_assert_cmpint(elapsed(session, "opening", MIN_(9)), ==, MIN_(4));
  session_append(session, at(EVENT_STOP_CLOCK, MIN_(5))); /* again: nothing */
  session_append(session, at(EVENT_GO_ON, MIN_(9)));
  g_assert_false(session_stopped(session));
  g_assert_cmpint(session->stops->len, ==, 1);
  g_assert_cmpint(elapsed(session, "opening", MIN_(10)), ==, MIN_(5));
  g_assert_cmpint(elapsed(session, "opening", MIN_(6)), ==, MIN_(4));
  g_assert_cmpint(elapsed(session, "opening", -MIN_(6)), ==, 0);
}

static void test_time_never_decreases(void) {
  g_autoptr(Script) script = four_parts();
  g_autoptr(Session) session = session_new(script);
  start(session, "opening", MIN_(5));
  start(session, "kennismaking", MIN_(2)); /* counts as minute 5 */
  g_assert_cmpint(session->last_t, ==, MIN_(5));
  g_assert_cmpint(elapsed(session, "opening", MIN_(9)), ==, 0);
  g_assert_cmpint(elapsed(session, "kennismaking", MIN_(9)), ==, MIN_(4));
}

static void began(Session *session, const char *id, Instant when, Instant t) {
  Event *event = at(EVENT_BEGAN, t);
  event->part = g_strdup(id);
  event->at = when;
  session_append(session, event);
}

static void test_began(void) {
  g_autoptr(Script) script = four_parts();
  g_autoptr(Session) session = session_new(script);
  start(session, "opening", MIN_(1));
  start(session, "kennismaking", MIN_(15));
  began(session, "kennismaking", MIN_(11), MIN_(16));
  g_assert_cmpint(elapsed(session, "opening", MIN_(20)), ==, MIN_(10));
  g_assert_cmpint(elapsed(session, "kennismaking", MIN_(20)), ==, MIN_(9));
  began(session, "kennismaking", MIN_(14), MIN_(16)); /* and later again: the one before grows along */
  g_assert_cmpint(elapsed(session, "opening", MIN_(20)), ==, MIN_(13));
  began(session, "kennismaking", -MIN_(60), MIN_(16)); /* not before the part in front of it began */
  g_assert_cmpint(elapsed(session, "opening", MIN_(20)), ==, 0);
  g_assert_cmpint(elapsed(session, "kennismaking", MIN_(20)), ==, MIN_(19));
  began(session, "gesprek", MIN_(18), MIN_(20)); /* forgotten to start */
  g_assert_cmpint(session->current, ==, 2);
  g_assert_cmpint(elapsed(session, "kennismaking", MIN_(20)), ==, MIN_(17));
  g_assert_cmpint(elapsed(session, "gesprek", MIN_(20)), ==, MIN_(2));
  began(session, "opening", MIN_(0), MIN_(21)); /* one that is over */
  g_assert_cmpint(elapsed(session, "opening", MIN_(20)), ==, MIN_(1));
}

static void test_order_and_lengths(void) {
  g_autoptr(Script) script = four_parts();
  g_autoptr(Session) session = session_new(script);
  start(session, "opening", 0);
  Event *insert = at(EVENT_INSERT, MIN_(1));
  insert->part = g_strdup("ertussen-1");
  insert->text = g_strdup("Brandalarm");
  insert->heading = g_strdup("opening");
  insert->seconds = 600;
  session_append(session, insert);
  g_assert_cmpint(session_index(session, "ertussen-1"), ==, 1);
  g_assert_cmpstr(session_run(session, 1)->phase->title, ==, "Brandalarm");
  g_assert_cmpint(session_next(session), ==, 1);
  Event *swap = at(EVENT_SWAP, MIN_(1));
  swap->part = g_strdup("ertussen-1");
  swap->heading = g_strdup("kennismaking");
  session_append(session, swap);
  g_assert_cmpint(session_index(session, "kennismaking"), ==, 1);
  Event *lengths = at(EVENT_LENGTHS, MIN_(2));
  lengths->lengths = g_ptr_array_new_with_free_func((GDestroyNotify)part_length_free);
  g_ptr_array_add(lengths->lengths, part_length_new("kennismaking", 900));
  g_ptr_array_add(lengths->lengths, part_length_new("gesprek", LENGTH_NONE));
  g_ptr_array_add(lengths->lengths, part_length_new("nergens", 60));
  g_ptr_array_add(lengths->lengths, part_length_new("opening", LENGTH_NONE)); /* it runs: not dropped */
  session_append(session, lengths);
  g_assert_cmpint(run_of(session, "kennismaking")->length, ==, 900);
  g_assert_cmpint(run_of(session, "gesprek")->state, ==, PHASE_DROPPED);
  g_assert_cmpint(run_of(session, "opening")->state, ==, PHASE_RUNNING);
  Event *draw = at(EVENT_DRAW, MIN_(3));
  draw->part = g_strdup("reserve");
  draw->heading = g_strdup("opening");
  session_append(session, draw);
  g_assert_cmpint(session_index(session, "reserve"), ==, 1);
  g_assert_cmpint(run_of(session, "reserve")->state, ==, PHASE_AHEAD);
  Event *again = at(EVENT_DRAW, MIN_(3));
  again->part = g_strdup("gesprek");
  session_append(session, again);
  g_assert_cmpint(run_of(session, "gesprek")->state, ==, PHASE_AHEAD);
  g_assert_cmpint(session->phases->len, ==, 6);
  g_assert_cmpint(session->current, ==, 0);
  /* an id that is taken gives no second part */
  Event *twice = at(EVENT_INSERT, MIN_(4));
  twice->part = g_strdup("gesprek");
  session_append(session, twice);
  g_assert_cmpint(session->phases->len, ==, 6);
}

static Event *turn(Instant t, int number, int seconds) {
  Event *event = at(EVENT_TURN, t);
  event->part = g_strdup("kennismaking");
  event->number = number;
  event->seconds = seconds;
  return event;
}

/* A file may hold any number of turns, of any length, put back again and again. */
static void test_round_without_end(void) {
  g_autoptr(Script) script = four_parts();
  g_autoptr(Session) session = session_new(script);
  start(session, "kennismaking", 0);
  Event *round_event = at(EVENT_ROUND, 0);
  round_event->part = g_strdup("kennismaking");
  round_event->number = 3;
  session_append(session, round_event);
  const PhaseRun *run = run_of(session, "kennismaking");
  for (int i = 1; i <= 100; i++) {
    session_append(session, turn(i, 1, G_MAXINT));
    session_append(session, turn(i, 0, G_MAXINT));
    g_assert_cmpint(run->round.turn_seconds, ==, -100000);
    g_assert_cmpint(run->round.overrun, ==, 0);
  }
}

static void test_round(void) {
  g_autoptr(Script) script = four_parts();
  g_autoptr(Session) session = session_new(script);
  start(session, "kennismaking", 0);
  Event *round_event = at(EVENT_ROUND, MIN_(3));
  round_event->part = g_strdup("kennismaking");
  round_event->number = 3;
  round_event->seconds = 60;
  session_append(session, round_event);
  const PhaseRun *run = run_of(session, "kennismaking");
  g_assert_true(run->round.active);
  g_assert_cmpint(run->round.turn_from, ==, MIN_(3));
  session_append(session, turn(MIN_(3) + 90 * SECOND, 1, 90));
  g_assert_cmpint(run->round.done, ==, 1);
  g_assert_cmpint(run->round.overrun, ==, 30);
  g_assert_cmpint(run->length, ==, 1230); /* the part grows, the promise stays */
  g_assert_cmpint(run->round.turn_seconds, ==, 60);
  /* put back after 5 s: the first goes on, 35 s over; then ends after 10 s more */
  session_append(session, turn(MIN_(3) + 95 * SECOND, 0, 5));
  g_assert_cmpint(run->round.turn_seconds, ==, -35);
  g_assert_cmpint(run->length, ==, 1200);
  session_append(session, turn(MIN_(3) + 105 * SECOND, 1, 10));
  g_assert_cmpint(run->round.overrun, ==, 45);
  g_assert_cmpint(run->length, ==, 1245);
  /* double time for the second, who takes 100 s: nothing over, the part grew by the minute given */
  session_append(session, turn(MIN_(5), 1, 120));
  g_assert_cmpint(run->length, ==, 1305);
  session_append(session, turn(MIN_(7), 2, 100));
  g_assert_cmpint(run->round.overrun, ==, 45);
  Event *skip = turn(MIN_(7), 3, 0);
  skip->flag = TRUE;
  session_append(session, skip);
  g_assert_cmpint(run->round.skipped, ==, 1);
  g_assert_cmpint(run->round.turn_from, ==, INSTANT_NONE);
  session_append(session, turn(MIN_(8), 4, 10)); /* beyond the last: nothing */
  g_assert_cmpint(run->round.done, ==, 3);
  session_append(session, turn(MIN_(8), 2, 0)); /* who was skipped gets the whole time after all */
  g_assert_cmpint(run->round.skipped, ==, 0);
  g_assert_cmpint(run->round.turn_seconds, ==, 60);
  g_assert_cmpint(run->round.turn_from, ==, MIN_(8));
  /* the turn waits while another part runs */
  start(session, "gesprek", MIN_(8) + 20 * SECOND);
  start(session, "kennismaking", MIN_(12));
  g_assert_cmpint(run->round.turn_from, ==, MIN_(12));
  g_assert_cmpint(run->round.turn_seconds, ==, 40);
}

static Event *record(ListKind list, const char *text) {
  Event *event = at(EVENT_RECORD, MIN_(1));
  event->list = list;
  event->text = g_strdup(text);
  return event;
}

static Event *about(EventKind kind, int id) {
  Event *event = at(kind, MIN_(1));
  event->record = id;
  return event;
}

static void test_record(void) {
  g_autoptr(Script) script = four_parts();
  g_autoptr(Session) session = session_new(script);
  session_append(session, record(LIST_NOTE, "hoesten"));
  session_append(session, record(LIST_AGREEMENT, "bellen"));
  session_append(session, record(LIST_SLOGAN, "Samen sterk"));
  session_append(session, record(LIST_SLOGAN, "Kom binnen"));
  g_assert_false(session_record(session, 1)->in_report);
  g_assert_true(session_record(session, 2)->in_report);
  g_assert_cmpint(session_record(session, 2)->number, ==, 1);
  session_append(session, about(EVENT_CHOOSE, 3));
  session_append(session, about(EVENT_CHOOSE, 4));
  g_assert_false(session_record(session, 3)->chosen);
  g_assert_true(session_record(session, 4)->chosen);
  Event *move = about(EVENT_MOVE, 1);
  move->list = LIST_AGREEMENT;
  session_append(session, move);
  g_assert_cmpint(session_record(session, 1)->number, ==, 2);
  g_assert_true(session_record(session, 1)->in_report);
  session_append(session, about(EVENT_DELETE, 1));
  g_assert_null(session_record(session, 1));
  g_assert_cmpint(session_count(session, LIST_AGREEMENT, NULL), ==, 1);
  session_append(session, record(LIST_AGREEMENT, "mailen"));
  g_assert_cmpint(session_record(session, 5)->number, ==, 3); /* a deleted number stays free */
  /* undone: the id is never given again, the number is */
  undo(session, session->events->len, MIN_(2));
  g_assert_null(session_record(session, 5));
  session_append(session, record(LIST_AGREEMENT, "mailen"));
  g_assert_cmpint(session_record(session, 6)->number, ==, 3);
  /* changes to what is deleted or never was */
  session_append(session, about(EVENT_VOTES, 1));
  session_append(session, about(EVENT_CHANGE, 99));
  session_append(session, about(EVENT_CONFIDENTIAL, -5));
  g_assert_null(session_record(session, 99));
}

static Person *somebody(int id, const char *first) {
  Person *person = person_new();
  person->id = id;
  g_free(person->first);
  person->first = g_strdup(first);
  return person;
}

static void attend(Session *session, int id, Presence presence, Instant t) {
  Event *event = at(EVENT_ATTEND, t);
  event->person_id = id;
  event->number = presence;
  session_append(session, event);
}

static void test_people(void) {
  g_autoptr(Script) script = four_parts();
  g_autoptr(Session) session = session_new(script);
  for (int i = 1; i <= 3; i++) {
    Event *enter = at(EVENT_ENTER, 0);
    enter->person = somebody(i, "Fatima");
    if (i == 3) {
      enter->person->state = STATE_CANCELLED;
    }
    session_append(session, enter);
  }
  g_assert_cmpint(session_expected(session), ==, 2);
  g_assert_cmpint(session_present(session), ==, 0);
  attend(session, 1, PRESENCE_HERE, MIN_(2));
  attend(session, 2, PRESENCE_ONLINE, MIN_(3));
  attend(session, 77, PRESENCE_HERE, MIN_(3));
  attend(session, 1, 42, MIN_(3));
  g_assert_cmpint(session_present(session), ==, 2);
  attend(session, 1, PRESENCE_LEFT, MIN_(30));
  g_assert_cmpint(session_attendance(session, 1)->came, ==, MIN_(2));
  g_assert_cmpint(session_attendance(session, 1)->left, ==, MIN_(30));
  attend(session, 1, PRESENCE_HERE, MIN_(40));
  g_assert_cmpint(session_attendance(session, 1)->came, ==, MIN_(2));
  g_assert_cmpint(session_attendance(session, 1)->left, ==, INSTANT_NONE);
  Event *walk_in = at(EVENT_WALK_IN, MIN_(41));
  walk_in->person = somebody(4, "Jan");
  session_append(session, walk_in);
  g_assert_true(people_find(session->people, 4)->walk_in);
  g_assert_cmpint(session_expected(session), ==, 3);
  undo(session, session->events->len, MIN_(42));
  g_assert_null(session_attendance(session, 4));
  Event *again = at(EVENT_WALK_IN, MIN_(43));
  again->person = somebody(0, "Jan");
  session_append(session, again);
  g_assert_nonnull(session_attendance(session, 5)); /* 4 was given once */
  g_assert_null(session_attendance(session, 0));
  g_assert_null(session_attendance(session, -1));
}

/* Who walks in signs a list that asks what the others were asked. */
static void test_walk_in_asked(void) {
  static const Consent lists[][2] = {{CONSENT_YES, CONSENT_EMPTY}, {CONSENT_NO, CONSENT_NOT_ASKED}};
  for (gsize k = 0; k < G_N_ELEMENTS(lists); k++) {
    g_autoptr(Script) script = four_parts();
    g_autoptr(Session) session = session_new(script);
    for (int i = 0; i < 2; i++) {
      Event *enter = at(EVENT_ENTER, 0);
      enter->person = somebody(i + 1, i ? "Bo" : "Ans");
      enter->person->name_in_report = lists[k][i];
      session_append(session, enter);
    }
    Event *walk_in = at(EVENT_WALK_IN, MIN_(1));
    walk_in->person = somebody(3, "Jan");
    session_append(session, walk_in);
    const Person *jan = people_find(session->people, 3);
    g_assert_cmpint(person_named(jan), ==, k == 1);
    g_assert_cmpint(jan->share_mail, ==, CONSENT_NOT_ASKED);
    Event *tick = at(EVENT_CONSENT, MIN_(2));
    tick->person_id = 3;
    tick->text = g_strdup("name");
    tick->flag = TRUE;
    session_append(session, tick);
    g_assert_true(person_named(people_find(session->people, 3)));
  }
}

static void test_undo_redo(void) {
  g_autoptr(Script) script = four_parts();
  g_autoptr(Session) session = session_new(script);
  start(session, "opening", 0);
  start(session, "kennismaking", MIN_(1));
  undo(session, 99, MIN_(2)); /* not the last one: nothing */
  g_assert_cmpint(session->current, ==, 1);
  undo(session, 2, MIN_(2));
  g_assert_cmpint(session->current, ==, 0);
  g_assert_cmpint(elapsed(session, "opening", MIN_(3)), ==, MIN_(3));
  g_assert_cmpint(session->redo->len, ==, 1);
  Event *redo = at(EVENT_REDO, MIN_(3));
  redo->number = 2;
  session_append(session, redo);
  g_assert_cmpint(session->current, ==, 1);
  g_assert_cmpint(elapsed(session, "kennismaking", MIN_(3)), ==, MIN_(2)); /* at its own time */
  undo(session, 2, MIN_(3));
  session_append(session, record(LIST_NOTE, "iets nieuws"));
  g_assert_cmpint(session->redo->len, ==, 0);
}

static void show(Session *session, RoomDisplay display) {
  Event *event = at(EVENT_DISPLAY, MIN_(1));
  event->number = (int)display;
  session_append(session, event);
}

/* What a frozen display shows is the session as it was then, made once and not again at every painting. */
static void test_frozen(void) {
  g_autoptr(Script) script = four_parts();
  g_autoptr(Session) session = session_new(script);
  start(session, "opening", 0);
  g_assert_null(session_frozen(session));
  show(session, ROOM_FROZEN);
  guint64 n = session->events->len;
  g_autoptr(Session) then = session_until(session, n);
  const Session *frozen = session_frozen(session);
  g_assert_true(session_equal(frozen, then));
  start(session, "kennismaking", MIN_(2));
  session_append(session, record(LIST_NOTE, "niet voor de zaal"));
  undo(session, (int)session->events->len, MIN_(2));
  g_assert_true(session_frozen(session) == frozen);
  g_assert_true(session_equal(frozen, then));
  g_assert_cmpint(frozen->current, ==, 0);
  show(session, ROOM_NORMAL);
  g_assert_null(session_frozen(session));
  show(session, ROOM_FROZEN);
  g_assert_cmpint(session_frozen(session)->current, ==, 1);
}

static void test_nonsense(void) {
  g_autoptr(Script) script = four_parts();
  g_autoptr(Session) session = session_new(script);
  for (int kind = 0; kind <= N_EVENTS; kind++) {
    for (int salt = 0; salt < 4; salt++) {
      Event *event = event_new(kind);
      static const int numbers[] = {0, -1, G_MAXINT, G_MININT};
      static const Instant instants[] = {0, INSTANT_NONE, G_MAXINT64, -1};
      event->t = event->at = instants[salt];
      event->record = event->person_id = event->number = event->seconds = event->quarter = numbers[salt];
      event->list = (ListKind)numbers[salt];
      event->part = salt == 1 ? NULL : g_strdup(salt == 2 ? "nergens" : "opening");
      session_append(session, event);
      session_elapsed(session, session_run(session, 0), G_MAXINT64);
    }
  }
  g_assert_cmpint(session->events->len, ==, (N_EVENTS + 1) * 4);
  g_assert_null(session_run(session, -1));
  g_assert_null(session_run(session, G_MAXINT));
}

/* Loading stays linear, also when everything was undone and done again. */
static void test_fold_many(void) {
  g_autoptr(Script) script = four_parts();
  g_autoptr(Session) session = NULL;
  GPtrArray *events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
  for (int i = 0; i < 5000; i++) {
    Event *event = record(LIST_WORD, "warm");
    event->n = events->len + 1;
    g_ptr_array_add(events, event);
  }
  for (int i = 0; i < 5000; i++) {
    Event *event = event_new(EVENT_UNDO);
    event->number = 5000 - i;
    event->n = events->len + 1;
    g_ptr_array_add(events, event);
  }
  session = session_fold(script, events);
  g_assert_cmpint(session->records->len, ==, 0);
  g_assert_cmpint(session->next_record, ==, 5001);
  g_assert_cmpint(session->redo->len, ==, 5000);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/session/flow", test_flow);
  g_test_add_func("/session/clock-still", test_clock_still);
  g_test_add_func("/session/time-never-decreases", test_time_never_decreases);
  g_test_add_func("/session/began", test_began);
  g_test_add_func("/session/order-and-lengths", test_order_and_lengths);
  g_test_add_func("/session/round", test_round);
  g_test_add_func("/session/round-without-end", test_round_without_end);
  g_test_add_func("/session/record", test_record);
  g_test_add_func("/session/people", test_people);
  g_test_add_func("/session/walk-in-asked", test_walk_in_asked);
  g_test_add_func("/session/undo-redo", test_undo_redo);
  g_test_add_func("/session/frozen", test_frozen);
  g_test_add_func("/session/nonsense", test_nonsense);
  g_test_add_func("/session/fold-many", test_fold_many);
  return g_test_run();
}
