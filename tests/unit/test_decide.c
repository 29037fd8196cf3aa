/* The rules: what goes through, what asks, what is refused, and with which words' arguments. */
#include <string.h>

#include "model/decide.h"
#include "model/timetable.h"
#include "model/met.h"

#define MIN_(n) ((Instant)(n) * 60 * SECOND)

/* A meeting at minute 0: preparation of 15 minutes before it, opening 10, kennismaking 20 (3 + 17), gesprek 15, pauze 10,
 * afsluiting 5, afterwards 20; one part in reserve. */
typedef struct Fixture {
  Script *script;
  Session *session;
} Fixture;

static Phase *part(Script *script, const char *id, int minutes, PhaseKind kind) {
  Phase *phase = phase_new();
  g_free(phase->id);
  g_free(phase->title);
  phase->id = g_strdup(id);
  phase->title = g_strdup_printf("Titel %s", id);
  phase->kind = kind;
  phase->planned = phase->maximum = minutes * 60;
  phase->minimum = minutes * 30;
  g_ptr_array_add(script->phases, phase);
  return phase;
}

static void step(Phase *phase, const char *title, int seconds) {
  Step *made = g_new0(Step, 1);
  made->title = g_strdup(title);
  made->seconds = seconds;
  g_ptr_array_add(phase->steps, made);
}

static void enter(Session *session, const char *first, const char *last, const char *organisation, PersonState state) {
  Event *event = event_new(EVENT_ENTER);
  event->t = session->last_t;
  event->person = person_new();
  g_free(event->person->first);
  event->person->id = session->next_person;
  event->person->first = g_strdup(first);
  event->person->last = g_strdup(last);
  event->person->organisation = g_strdup(organisation);
  event->person->state = state;
  session_append(session, event);
}

/* data: the minutes before the begin at which the meeting is opened; NULL for half an hour. */
static void set_up(Fixture *f, gconstpointer data) {
  int before = data ? GPOINTER_TO_INT(data) : 30;
  Script *script = f->script = script_new();
  part(script, "inloop", 15, KIND_PREPARATION);
  part(script, "opening", 10, KIND_PROGRAMME);
  Phase *round = part(script, "kennismaking", 20, KIND_PROGRAMME);
  round->round = ROUND_PERSON;
  step(round, "Uitleg", 180);
  step(round, "Rondje", 1020);
  part(script, "gesprek", 15, KIND_PROGRAMME)->optional = TRUE;
  part(script, "pauze", 10, KIND_BREAK);
  part(script, "afsluiting", 5, KIND_PROGRAMME);
  part(script, "afloop", 20, KIND_AFTERWARDS);
  part(script, "ijsbreker", 5, KIND_PROGRAMME)->spare = TRUE;
  script_schedule(script, 0, NULL);
  f->session = session_new(script);
  Event *open = event_new(EVENT_OPEN);
  open->t = -MIN_(before);
  session_append(f->session, open);
  enter(f->session, "Fatima", "Aydın", "De Zonnebloem", STATE_SIGNED_UP);
  enter(f->session, "Jan", "Bakker", "Zorg en Welzijn", STATE_SIGNED_UP);
  enter(f->session, "Jan", "Smit", NULL, STATE_INVITED);
  enter(f->session, "Ans", NULL, "Gemeente", STATE_CANCELLED);
}

static void tear_down(Fixture *f, gconstpointer data) {
  (void)data;
  session_free(f->session);
  script_free(f->script);
}

/* Decides and applies; returns why not. The intent is freed. *arg, when wanted, gets the first argument in words. */
static Refusal act_full(Fixture *f, Intent *intent, Instant t, char **arg) {
  Decision decision;
  decide(f->session, intent, t, &decision);
  Refusal refusal = decision.refusal;
  if (refusal != REFUSAL_NONE) {
    g_assert_cmpint(decision.events->len, ==, 0);
  }
  if (arg) {
    *arg = decision.n_args == 0 ? g_strdup("")
           : decision.args[0].kind == TEXT_ARG_STRING ? g_strdup(decision.args[0].string)
                                                      : g_strdup_printf("%d", (int)decision.args[0].number);
  }
  guint64 n = f->session->events->len;
  for (guint i = 0; i < decision.events->len; i++) {
    const Event *event = g_ptr_array_index(decision.events, i);
    g_assert_cmpint(event->n, ==, n + i + 1);
    session_append(f->session, event_copy(event));
  }
  decision_clear(&decision);
  intent_clear(intent);
  return refusal;
}

static Refusal act(Fixture *f, Intent intent, Instant t) {
  return act_full(f, &intent, t, NULL);
}

static Refusal key(Fixture *f, IntentKind kind, Instant t) {
  return act(f, (Intent){.kind = kind}, t);
}

static Refusal yes(Fixture *f, IntentKind kind, Instant t) {
  return act(f, (Intent){.kind = kind, .confirmed = TRUE}, t);
}

static Refusal on_part(Fixture *f, IntentKind kind, const char *id, int seconds, Instant t) {
  return act(f, (Intent){.kind = kind, .with.part = g_strdup(id), .with.seconds = seconds}, t);
}

#define assert_refused(expression, why) g_assert_cmpint((expression), ==, REFUSAL_##why)
#define assert_done(expression) assert_refused(expression, NONE)

static const char *current(const Fixture *f) {
  const PhaseRun *run = session_current(f->session);
  return run ? run->phase->id : NULL;
}

static const PhaseRun *run_of(const Fixture *f, const char *id) {
  return session_run(f->session, session_index(f->session, id));
}

static void test_first_next(Fixture *f, gconstpointer data) {
  (void)data;
  g_assert_cmpint(run_of(f, "opening")->phase->start, ==, 0);
  g_assert_cmpint(f->script->end, ==, MIN_(60)); /* a parked part behind the afterwards one does not make that programme */
  assert_refused(key(f, INTENT_PREVIOUS, -MIN_(5)), NOTHING_BEFORE);
  assert_done(key(f, INTENT_NEXT, -MIN_(25))); /* long before it all: the first */
  g_assert_cmpstr(current(f), ==, "inloop");
  assert_done(key(f, INTENT_UNDO, -MIN_(25)));
  assert_done(key(f, INTENT_NEXT, MIN_(3))); /* the first of the programme: nothing to ask */
  g_assert_cmpstr(current(f), ==, "opening");
  assert_refused(key(f, INTENT_UNDO, MIN_(4)), ASK_UNDO_START); /* a wrong key is undone sooner */
  assert_done(yes(f, INTENT_UNDO, MIN_(4)));
  assert_refused(key(f, INTENT_REDO, MIN_(5)), ASK_REDO_START);
  char *title;
  Intent next = {.kind = INTENT_NEXT};
  assert_refused(act_full(f, &next, MIN_(12), &title), ASK_NOT_FIRST);
  g_assert_cmpstr(title, ==, "Titel kennismaking");
  g_free(title);
  assert_done(yes(f, INTENT_NEXT, MIN_(12)));
  g_assert_cmpstr(current(f), ==, "kennismaking");
  assert_done(key(f, INTENT_UNDO, MIN_(12)));
  assert_done(key(f, INTENT_NEXT, MIN_(600))); /* the whole plan is past: from the beginning */
  g_assert_cmpstr(current(f), ==, "opening");
}

static void test_next(Fixture *f, gconstpointer data) {
  (void)data;
  assert_done(key(f, INTENT_NEXT, 0));
  char *minutes;
  Intent early = {.kind = INTENT_NEXT};
  assert_refused(act_full(f, &early, MIN_(4), &minutes), ASK_EARLY);
  g_assert_cmpstr(minutes, ==, "6");
  g_free(minutes);
  assert_refused(key(f, INTENT_NEXT, MIN_(7) + 29 * SECOND), ASK_EARLY);
  assert_done(key(f, INTENT_NEXT, MIN_(7) + 30 * SECOND)); /* a quarter of ten minutes */
  g_assert_cmpstr(current(f), ==, "kennismaking");
  assert_refused(act(f, (Intent){.kind = INTENT_NEXT, .with.flag = TRUE}, MIN_(30)), ASK_SPACE);
  assert_done(act(f, (Intent){.kind = INTENT_NEXT, .with.flag = TRUE, .confirmed = TRUE}, MIN_(30)));
  g_assert_cmpstr(current(f), ==, "gesprek");
  assert_done(yes(f, INTENT_NEXT, MIN_(31)));
  assert_refused(key(f, INTENT_NEXT, MIN_(32)), ASK_EARLY); /* a break was promised too */
  assert_done(yes(f, INTENT_NEXT, MIN_(32)));
  assert_done(yes(f, INTENT_NEXT, MIN_(33)));
  g_assert_cmpstr(current(f), ==, "afloop");
  assert_refused(key(f, INTENT_NEXT, MIN_(34)), ASK_FINISH); /* and the reserve does not come by itself */
  assert_done(yes(f, INTENT_NEXT, MIN_(34)));
  g_assert_true(f->session->finished);
  assert_refused(yes(f, INTENT_NEXT, MIN_(35)), NOTHING_NEXT);
  assert_refused(yes(f, INTENT_FINISH, MIN_(35)), NOT_RUNNING);
  assert_done(key(f, INTENT_PREVIOUS, MIN_(36)));
  g_assert_cmpstr(current(f), ==, "afloop");
  g_assert_false(f->session->finished);
}

static void test_preparation_never_asks(Fixture *f, gconstpointer data) {
  (void)data;
  assert_done(key(f, INTENT_NEXT, -MIN_(15)));
  g_assert_cmpstr(current(f), ==, "inloop");
  assert_done(key(f, INTENT_NEXT, 0));
  g_assert_cmpstr(current(f), ==, "opening");
}

/* A part that counts down to a clock time is not too short while that time is to come; a length counts from its start. */
static void test_length_until(Fixture *f, gconstpointer data) {
  (void)data;
  assert_done(key(f, INTENT_NEXT, -MIN_(25)));
  assert_done(act(f, (Intent){.kind = INTENT_LONGER, .with.seconds = -60}, -MIN_(5)));
  g_assert_cmpint(run_of(f, "inloop")->length, ==, 14 * 60);
  assert_refused(act(f, (Intent){.kind = INTENT_LONGER, .with.seconds = -300}, -MIN_(5)), TOO_SHORT);
  assert_done(on_part(f, INTENT_SET_LENGTH, "inloop", 30 * 60, -MIN_(5)));
  g_assert_cmpint(run_of(f, "inloop")->length, ==, 20 * 60);
  g_assert_cmpint(timetable_until(f->session, session_index(f->session, "inloop"), -MIN_(5), 20 * 60), ==, MIN_(5));
}

/* The begin was promised to people who are still on the road. */
static void test_before_the_begin(Fixture *f, gconstpointer data) {
  (void)data;
  assert_done(key(f, INTENT_NEXT, -MIN_(15)));
  Intent soon = {.kind = INTENT_NEXT};
  char *minutes;
  assert_refused(act_full(f, &soon, -MIN_(14), &minutes), ASK_OUT_OF_PLACE);
  g_assert_cmpstr(minutes, ==, "14");
  g_free(minutes);
  assert_refused(key(f, INTENT_NEXT, -MIN_(1)), ASK_OUT_OF_PLACE);
  assert_done(key(f, INTENT_NEXT, -MIN_(1) + 1)); /* within the minute is on time */
  g_assert_cmpstr(current(f), ==, "opening");
  assert_done(yes(f, INTENT_PREVIOUS, 0));
  assert_done(key(f, INTENT_NEXT, 0)); /* it has begun: going back and on asks no more */
}

/* Tried out at home, or with a date that was forgotten: the day before, and two days later. */
static void test_on_another_day(Fixture *f, gconstpointer data) {
  (void)data;
  assert_refused(key(f, INTENT_NEXT, -MIN_(24 * 60)), ASK_OUT_OF_PLACE);
  assert_done(yes(f, INTENT_NEXT, -MIN_(24 * 60)));
  g_assert_cmpstr(current(f), ==, "inloop");
}

static void test_days_later(Fixture *f, gconstpointer data) {
  (void)data;
  char *minutes;
  Intent late = {.kind = INTENT_NEXT};
  assert_refused(act_full(f, &late, MIN_(48 * 60), &minutes), ASK_OUT_OF_PLACE);
  g_assert_cmpstr(minutes, ==, "-2880");
  g_free(minutes);
  assert_done(yes(f, INTENT_NEXT, MIN_(48 * 60)));
  g_assert_cmpstr(current(f), ==, "opening");
}

static void test_clock_still(Fixture *f, gconstpointer data) {
  (void)data;
  assert_refused(key(f, INTENT_CLOCK, 0), NOT_RUNNING);
  assert_done(key(f, INTENT_NEXT, 0));
  assert_done(key(f, INTENT_CLOCK, MIN_(2)));
  static const IntentKind forbidden[] = {INTENT_NEXT, INTENT_PREVIOUS, INTENT_FINISH, INTENT_ROUND_START};
  for (guint i = 0; i < G_N_ELEMENTS(forbidden); i++) {
    assert_refused(yes(f, forbidden[i], MIN_(20)), CLOCK_STOPPED);
  }
  assert_refused(on_part(f, INTENT_GO_TO, "gesprek", 0, MIN_(20)), CLOCK_STOPPED);
  assert_done(act(f, (Intent){.kind = INTENT_LONGER, .with.seconds = 60}, MIN_(20)));
  assert_done(key(f, INTENT_CLOCK, MIN_(20)));
  assert_refused(key(f, INTENT_NEXT, MIN_(20)), ASK_EARLY); /* only two minutes of it have run */
}

static void test_back_and_jump(Fixture *f, gconstpointer data) {
  (void)data;
  assert_done(key(f, INTENT_NEXT, 0));
  assert_done(key(f, INTENT_NEXT, MIN_(10)));
  assert_done(key(f, INTENT_PREVIOUS, MIN_(12)));
  g_assert_cmpstr(current(f), ==, "opening");
  g_assert_cmpint(session_elapsed(f->session, run_of(f, "opening"), MIN_(13)), ==, MIN_(11));
  assert_done(key(f, INTENT_NEXT, MIN_(14)));
  g_assert_cmpstr(current(f), ==, "kennismaking");
  assert_refused(on_part(f, INTENT_GO_TO, "nergens", 0, MIN_(14)), NO_SUCH_PART);
  assert_done(on_part(f, INTENT_GO_TO, "ijsbreker", 0, MIN_(15))); /* parked at the end: it is drawn in here */
  g_assert_cmpstr(current(f), ==, "ijsbreker");
  assert_done(key(f, INTENT_NEXT, MIN_(20)));
  g_assert_cmpstr(current(f), ==, "gesprek");
  assert_done(on_part(f, INTENT_GO_TO, "gesprek", 0, MIN_(21))); /* it runs already: nothing */
}

static void test_lengths(Fixture *f, gconstpointer data) {
  (void)data;
  assert_refused(act(f, (Intent){.kind = INTENT_LONGER, .with.seconds = 60}, 0), NOT_RUNNING);
  assert_done(key(f, INTENT_NEXT, 0));
  assert_done(act(f, (Intent){.kind = INTENT_LONGER, .with.seconds = 300}, MIN_(1)));
  g_assert_cmpint(run_of(f, "opening")->length, ==, 900);
  assert_done(act(f, (Intent){.kind = INTENT_LONGER, .with.seconds = -300}, MIN_(8)));
  assert_refused(act(f, (Intent){.kind = INTENT_LONGER, .with.seconds = -300}, MIN_(8)), TOO_SHORT);
  assert_done(act(f, (Intent){.kind = INTENT_LONGER, .with.seconds = -60}, MIN_(9)));
  assert_refused(act(f, (Intent){.kind = INTENT_LONGER, .with.seconds = -60}, MIN_(9)), TOO_SHORT);
  assert_done(act(f, (Intent){.kind = INTENT_LONGER, .with.seconds = 60}, MIN_(12))); /* in overtime it may still grow */
  assert_done(on_part(f, INTENT_SET_LENGTH, "gesprek", 420, MIN_(9)));
  g_assert_cmpint(run_of(f, "gesprek")->length, ==, 420);
  assert_refused(on_part(f, INTENT_SET_LENGTH, "gesprek", 0, MIN_(9)), TOO_SHORT);
  assert_refused(on_part(f, INTENT_SET_LENGTH, "x", 60, MIN_(9)), NO_SUCH_PART);
  assert_refused(on_part(f, INTENT_SET_LENGTH, "gesprek", G_MAXINT, MIN_(9)), LASTS_TOO_LONG);
  assert_refused(on_part(f, INTENT_SET_LENGTH, "gesprek", 24 * 3600 + 1, MIN_(9)), LASTS_TOO_LONG);
  assert_done(on_part(f, INTENT_SET_LENGTH, "gesprek", 24 * 3600, MIN_(9)));
  g_assert_cmpint(run_of(f, "gesprek")->length, ==, 24 * 3600);
}

static Refusal began(Fixture *f, const char *id, Instant at, Instant t) {
  return act(f, (Intent){.kind = INTENT_BEGAN, .with.part = g_strdup(id), .with.at = at}, t);
}

/* Between which times it can have begun is told; a typed time knows no seconds, so the minute of the bound will do. */
static void test_began_between(Fixture *f, gconstpointer data) {
  (void)data;
  assert_done(key(f, INTENT_NEXT, 20 * SECOND));
  assert_done(key(f, INTENT_NEXT, MIN_(12)));
  Intent late = {.kind = INTENT_BEGAN, .with.at = MIN_(20)};
  Decision decision;
  decide(f->session, &late, MIN_(14), &decision);
  g_assert_cmpint(decision.refusal, ==, REFUSAL_BEFORE_PART);
  g_assert_cmpuint(decision.n_args, ==, 2);
  g_assert_cmpint(decision.args[0].number, ==, 20 * SECOND);
  g_assert_cmpint(decision.args[1].number, ==, MIN_(14));
  decision_clear(&decision);
  assert_refused(began(f, NULL, -MIN_(1), MIN_(14)), BEFORE_PART);
  assert_done(began(f, NULL, 0, MIN_(14)));
  const PhaseRun *run = session_current(f->session);
  g_assert_cmpint(g_array_index(run->spans, Span, run->spans->len - 1).from, ==, 20 * SECOND);
}

/* How much time there is for a round is told as it is now, not as it was when the part began. */
static void test_round_short_says_what_is_left(Fixture *f, gconstpointer data) {
  (void)data;
  assert_done(key(f, INTENT_NEXT, 0));
  assert_done(key(f, INTENT_NEXT, MIN_(10)));
  Intent round = {.kind = INTENT_ROUND_START, .with.number = 13};
  Decision decision;
  decide(f->session, &round, MIN_(25), &decision);
  g_assert_cmpint(decision.refusal, ==, REFUSAL_ASK_ROUND_SHORT);
  g_assert_cmpint(decision.args[1].number, ==, 5);
  g_assert_cmpint(decision.args[2].number, ==, 20);
  decision_clear(&decision);
}

static void test_began(Fixture *f, gconstpointer data) {
  (void)data;
  assert_refused(began(f, NULL, 0, 0), NOT_RUNNING);
  assert_done(key(f, INTENT_NEXT, 0));
  assert_refused(began(f, NULL, MIN_(5), MIN_(4)), BEFORE_PART); /* after now */
  assert_done(key(f, INTENT_NEXT, MIN_(12)));
  assert_refused(began(f, NULL, -MIN_(1), MIN_(14)), BEFORE_PART);
  assert_done(began(f, NULL, MIN_(10), MIN_(14)));
  g_assert_cmpint(session_elapsed(f->session, run_of(f, "opening"), MIN_(14)), ==, MIN_(10));
  assert_done(began(f, "gesprek", MIN_(30), MIN_(33))); /* the key was forgotten: one event starts it back then */
  g_assert_cmpstr(current(f), ==, "gesprek");
  g_assert_cmpint(session_elapsed(f->session, run_of(f, "kennismaking"), MIN_(33)), ==, MIN_(20));
  assert_done(key(f, INTENT_UNDO, MIN_(34)));
  g_assert_cmpstr(current(f), ==, "kennismaking");
  assert_refused(began(f, "ijsbreker", MIN_(30), MIN_(33)), NO_SUCH_PART);
}

static void test_advice(Fixture *f, gconstpointer data) {
  (void)data;
  assert_done(key(f, INTENT_NEXT, 0));
  assert_refused(key(f, INTENT_TAKE_ADVICE, MIN_(1)), NO_ADVICE);
  assert_done(key(f, INTENT_TAKE_ADVICE, MIN_(14))); /* four minutes late */
  int sum = 0;
  static const char *const ahead[] = {"kennismaking", "gesprek", "pauze", "afsluiting"};
  for (guint i = 0; i < G_N_ELEMENTS(ahead); i++) {
    sum += run_of(f, ahead[i])->length;
  }
  g_assert_cmpint(sum, ==, (50 - 4) * 60);
  const Event *event = g_ptr_array_index(f->session->events, f->session->events->len - 1);
  g_assert_cmpint(event->kind, ==, EVENT_LENGTHS);
  g_assert_true(event->flag);
  assert_done(key(f, INTENT_UNDO, MIN_(14)));
  g_assert_cmpint(run_of(f, "gesprek")->length, ==, 900);
}

static Refusal insert(Fixture *f, const char *title, const char *behind, int seconds, Instant t) {
  Intent intent = {.kind = INTENT_INSERT, .with.seconds = seconds};
  intent.with.text = g_strdup(title);
  intent.with.part = g_strdup(behind);
  return act(f, intent, t);
}

static void test_order(Fixture *f, gconstpointer data) {
  (void)data;
  assert_done(key(f, INTENT_NEXT, 0));
  assert_refused(insert(f, "  ", NULL, 300, MIN_(1)), EMPTY);
  assert_refused(insert(f, "Brandalarm", NULL, 0, MIN_(1)), TOO_SHORT);
  assert_refused(insert(f, "Brandalarm", "nergens", 60, MIN_(1)), NO_SUCH_PART);
  assert_done(insert(f, " Brandalarm ", NULL, 300, MIN_(1)));
  g_assert_cmpint(session_index(f->session, "ertussen-1"), ==, 2);
  g_assert_cmpstr(run_of(f, "ertussen-1")->phase->title, ==, "Brandalarm");
  assert_done(key(f, INTENT_UNDO, MIN_(1)));
  assert_done(insert(f, "Wethouder", "gesprek", 300, MIN_(2))); /* an id is never given twice */
  g_assert_cmpint(session_index(f->session, "ertussen-2"), ==, session_index(f->session, "gesprek") + 1);
  assert_done(on_part(f, INTENT_SWAP, "ertussen-2", 0, MIN_(3)));
  g_assert_cmpint(session_index(f->session, "pauze"), <, session_index(f->session, "ertussen-2"));
  assert_refused(on_part(f, INTENT_SWAP, "opening", 0, MIN_(3)), NO_SUCH_PART); /* it runs */
  assert_refused(on_part(f, INTENT_SWAP, "inloop", 0, MIN_(3)), NO_SUCH_PART);  /* it is past */
  assert_refused(on_part(f, INTENT_SWAP, "afsluiting", 0, MIN_(3)), NOTHING_NEXT); /* behind it lies no programme */
  assert_refused(on_part(f, INTENT_DROP_OR_DRAW, "gesprek", 0, MIN_(4)), ASK_DROP);
  assert_done(act(f, (Intent){.kind = INTENT_DROP_OR_DRAW, .confirmed = TRUE, .with.part = g_strdup("gesprek")}, MIN_(4)));
  g_assert_cmpint(run_of(f, "gesprek")->state, ==, PHASE_DROPPED);
  assert_done(on_part(f, INTENT_DROP_OR_DRAW, "gesprek", 0, MIN_(5)));
  g_assert_cmpint(run_of(f, "gesprek")->state, ==, PHASE_AHEAD);
  assert_done(on_part(f, INTENT_DROP_OR_DRAW, "ijsbreker", 0, MIN_(5)));
  g_assert_cmpint(session_next(f->session), ==, session_index(f->session, "ijsbreker"));
  assert_refused(on_part(f, INTENT_DROP_OR_DRAW, "opening", 0, MIN_(5)), NO_SUCH_PART);
}

static Refusal person(Fixture *f, IntentKind kind, int id, int number) {
  return act(f, (Intent){.kind = kind, .with.person_id = id, .with.number = number}, MIN_(1));
}

static void test_people(Fixture *f, gconstpointer data) {
  (void)data;
  assert_done(person(f, INTENT_ATTEND, 1, PRESENCE_HERE));
  g_assert_cmpint(session_present(f->session), ==, 1);
  assert_done(person(f, INTENT_ATTEND, 1, PRESENCE_HERE)); /* the same key takes it off */
  g_assert_cmpint(session_present(f->session), ==, 0);
  assert_done(person(f, INTENT_ATTEND, 1, PRESENCE_HERE));
  assert_done(person(f, INTENT_ATTEND, 1, PRESENCE_LEFT));
  assert_done(person(f, INTENT_ATTEND, 1, PRESENCE_LEFT)); /* and back */
  g_assert_cmpint(session_attendance(f->session, 1)->presence, ==, PRESENCE_HERE);
  assert_done(person(f, INTENT_ATTEND, 1, PRESENCE_HERE));
  assert_refused(person(f, INTENT_ATTEND, 9, PRESENCE_HERE), NO_SUCH_PERSON);
  Person *new_one = person_new();
  g_free(new_one->first);
  new_one->first = g_strdup("  Zoë ");
  new_one->organisation = g_strdup(" ");
  assert_done(act(f, (Intent){.kind = INTENT_WALK_IN, .with.person = new_one}, MIN_(2)));
  const Person *walk_in = people_find(f->session->people, 5);
  g_assert_cmpstr(walk_in->first, ==, "Zoë");
  g_assert_null(walk_in->organisation);
  g_assert_true(walk_in->walk_in);
  g_assert_cmpint(session_present(f->session), ==, 1);
  assert_refused(act(f, (Intent){.kind = INTENT_WALK_IN, .with.person = person_new()}, MIN_(2)), EMPTY);
  assert_done(act(f, (Intent){.kind = INTENT_CONSENT, .with.person_id = 1, .with.text = g_strdup("name")}, MIN_(2)));
  g_assert_false(person_named(people_find(f->session->people, 1)));
  assert_refused(act(f, (Intent){.kind = INTENT_CONSENT, .with.person_id = 1, .with.text = g_strdup("x")}, MIN_(2)), EMPTY);
}

static void test_round(Fixture *f, gconstpointer data) {
  (void)data;
  assert_refused(key(f, INTENT_ROUND_START, 0), NOT_RUNNING);
  assert_done(on_part(f, INTENT_GO_TO, "kennismaking", 0, 0));
  assert_refused(key(f, INTENT_TURN_NEXT, MIN_(1)), NO_ROUND);
  /* what can be told before it begins is what it will be: the explanation takes its three minutes first */
  for (int at = 0; at <= 3; at++) g_assert_cmpint(decide_round_outlook(f->session, session_current(f->session), 3, MIN_(at)), ==, 340);
  g_assert_cmpint(decide_round_outlook(f->session, session_current(f->session), 3, MIN_(5)), ==, 300);
  /* nobody ticked off: the three expected; 17 of the 20 minutes are left: 5:40 each */
  assert_done(key(f, INTENT_ROUND_START, MIN_(3)));
  const Round *round = &session_current(f->session)->round;
  g_assert_cmpint(round->total, ==, 3);
  g_assert_cmpint(round->promised, ==, 340);
  assert_refused(key(f, INTENT_TURN_BACK, MIN_(3)), NOTHING_BEFORE);
  assert_done(key(f, INTENT_TURN_NEXT, MIN_(10))); /* seven minutes: 1:20 over */
  g_assert_cmpint(round->promised, ==, 340);       /* the last keeps what was promised */
  g_assert_cmpint(round->overrun, ==, 80);
  g_assert_cmpint(session_current(f->session)->length, ==, 1280);
  assert_done(key(f, INTENT_TURN_DOUBLE, MIN_(10)));
  g_assert_cmpint(round->turn_seconds, ==, 680);
  assert_done(key(f, INTENT_TURN_DOUBLE, MIN_(10)));
  g_assert_cmpint(round->turn_seconds, ==, 340);
  assert_done(act(f, (Intent){.kind = INTENT_TURN_NEXT, .with.flag = TRUE}, MIN_(11)));
  g_assert_cmpint(round->skipped, ==, 1);
  assert_refused(act(f, (Intent){.kind = INTENT_TURN_NEXT, .with.person_id = 77}, MIN_(11)), NO_SUCH_PERSON);
  assert_done(key(f, INTENT_TURN_NEXT, MIN_(14)));
  assert_refused(key(f, INTENT_TURN_NEXT, MIN_(15)), ROUND_DONE);
  assert_done(key(f, INTENT_TURN_BACK, MIN_(15)));
  g_assert_cmpint(round->done, ==, 2);
  g_assert_cmpint(round->turn_seconds, ==, 340 - 180);
  /* the number can be given, and is rounded down to 5 s */
  assert_refused(act(f, (Intent){.kind = INTENT_ROUND_START, .with.number = 16}, MIN_(15)), ASK_ROUND_SHORT);
  assert_done(act(f, (Intent){.kind = INTENT_ROUND_START, .with.number = 16, .confirmed = TRUE}, MIN_(15)));
  round = &session_current(f->session)->round;
  g_assert_cmpint(round->total, ==, 16);
  g_assert_cmpint(round->promised % 5, ==, 0);
}

static void test_pause_in_a_turn(Fixture *f, gconstpointer data) {
  (void)data;
  assert_done(on_part(f, INTENT_GO_TO, "kennismaking", 0, 0));
  assert_done(key(f, INTENT_ROUND_START, MIN_(3)));
  assert_done(key(f, INTENT_CLOCK, MIN_(4)));
  assert_refused(key(f, INTENT_TURN_NEXT, MIN_(30)), CLOCK_STOPPED);
  assert_done(key(f, INTENT_CLOCK, MIN_(30)));
  assert_done(key(f, INTENT_TURN_NEXT, MIN_(32)));
  const Round *round = &session_current(f->session)->round;
  g_assert_cmpint(g_array_index(round->turns, Turn, 0).seconds, ==, 180);
  g_assert_cmpint(round->overrun, ==, 0);
}

static Intent writing(ListKind list, const char *text, const char *owner) {
  return (Intent){.kind = INTENT_RECORD, .with.list = list, .with.text = g_strdup(text), .with.owner = g_strdup(owner)};
}

static void test_record(Fixture *f, gconstpointer data) {
  (void)data;
  assert_refused(act(f, writing(LIST_NOTE, " \t ", NULL), 0), EMPTY);
  g_autofree char *long_text = g_strnfill(RECORD_TEXT_MAX + 1, 'x');
  assert_refused(act(f, writing(LIST_NOTE, long_text, NULL), 0), TOO_LONG);
  assert_done(act(f, writing(LIST_NOTE, " e\xcc\x81\xc3\xa9n\nregel\xff ", NULL), 0));
  g_assert_cmpstr(session_record(f->session, 1)->text, ==, "één regel\xef\xbf\xbd");
  g_assert_null(session_record(f->session, 1)->part);
  assert_done(key(f, INTENT_NEXT, 0));
  assert_done(act(f, writing(LIST_KEYWORD, "nabij", NULL), MIN_(1)));
  g_assert_cmpstr(session_record(f->session, 2)->part, ==, "opening");
  assert_done(act(f, (Intent){.kind = INTENT_MOVE, .with.record = 1, .with.list = LIST_AGREEMENT}, MIN_(1)));
  g_assert_cmpint(session_record(f->session, 1)->number, ==, 1);
  Intent both = {.kind = INTENT_CHANGE, .with.record = 1, .with.text = g_strdup("twee"), .with.owner = g_strdup("fatima")};
  assert_done(act(f, both, MIN_(1)));
  g_assert_cmpstr(session_record(f->session, 1)->text, ==, "twee");
  g_assert_cmpint(session_record(f->session, 1)->owners->len, ==, 1);
  /* text alone leaves the owner; an empty owner takes it away, and then it is a wish */
  assert_done(act(f, (Intent){.kind = INTENT_CHANGE, .with.record = 1, .with.text = g_strdup("drie")}, MIN_(1)));
  g_assert_cmpint(session_record(f->session, 1)->owners->len, ==, 1);
  assert_done(act(f, (Intent){.kind = INTENT_CHANGE, .with.record = 1, .with.due = {2027, 3, 31}, .with.quarter = 1}, MIN_(1)));
  g_assert_cmpint(session_record(f->session, 1)->owners->len, ==, 1);
  g_assert_cmpint(session_record(f->session, 1)->due.month, ==, 3);
  g_assert_cmpint(session_record(f->session, 1)->quarter, ==, 1);
  Intent bare = {.kind = INTENT_CHANGE, .with.record = 1, .with.owner = g_strdup("")};
  assert_refused(act(f, bare, MIN_(1)), ASK_NO_OWNER);
  bare = (Intent){.kind = INTENT_CHANGE, .confirmed = TRUE, .with.record = 1, .with.owner = g_strdup("")};
  assert_done(act(f, bare, MIN_(1)));
  g_assert_cmpint(session_record(f->session, 1)->list, ==, LIST_WISH);
  g_assert_cmpint(session_record(f->session, 1)->number, ==, 0);
  assert_refused(act(f, (Intent){.kind = INTENT_DELETE, .with.record = 2}, MIN_(1)), ASK_DELETE);
  assert_done(act(f, (Intent){.kind = INTENT_DELETE, .confirmed = TRUE, .with.record = 2}, MIN_(1)));
  assert_refused(act(f, (Intent){.kind = INTENT_VOTES, .with.record = 2}, MIN_(1)), NO_SUCH_RECORD);
  assert_done(act(f, writing(LIST_SLOGAN, "Kom erbij", NULL), MIN_(2)));
  assert_done(act(f, (Intent){.kind = INTENT_VOTES, .with.record = 3, .with.number = 12}, MIN_(2)));
  assert_done(act(f, (Intent){.kind = INTENT_CHOOSE, .with.record = 3}, MIN_(2)));
  g_assert_true(session_record(f->session, 3)->chosen);
  g_assert_cmpint(session_record(f->session, 3)->votes, ==, 12);
  assert_done(act(f, (Intent){.kind = INTENT_CHOOSE, .with.record = 3}, MIN_(2)));
  g_assert_false(session_record(f->session, 3)->chosen);
  assert_refused(act(f, (Intent){.kind = INTENT_CHOOSE, .with.record = 1}, MIN_(2)), NO_SUCH_RECORD);
  assert_done(act(f, (Intent){.kind = INTENT_CONFIDENTIAL, .with.record = 3}, MIN_(2)));
  g_assert_true(session_record(f->session, 3)->confidential);
  assert_done(act(f, (Intent){.kind = INTENT_IN_REPORT, .with.record = 3}, MIN_(2)));
  g_assert_false(session_record(f->session, 3)->in_report);
}

static void test_agreements(Fixture *f, gconstpointer data) {
  (void)data;
  assert_refused(act(f, writing(LIST_AGREEMENT, "een kop koffie", NULL), 0), ASK_NO_OWNER);
  Intent wish = writing(LIST_AGREEMENT, "een kop koffie", NULL);
  wish.confirmed = TRUE;
  assert_done(act(f, wish, 0));
  g_assert_cmpint(session_record(f->session, 1)->list, ==, LIST_WISH);
  static const char *const everybody[] = {"samen", "Iedereen", "WE", "allemaal", "together", "everybody"};
  for (guint i = 0; i < G_N_ELEMENTS(everybody); i++) {
    assert_refused(act(f, writing(LIST_AGREEMENT, "bellen", everybody[i]), 0), EVERYBODY);
  }
  assert_done(act(f, writing(LIST_AGREEMENT, "bellen", "Jan Smit, Fatima"), 0));
  const Record *two = session_record(f->session, 2);
  g_assert_cmpint(two->number, ==, 1);
  g_assert_cmpint(two->owners->len, ==, 2);
  g_assert_cmpint(g_array_index(two->owners, int, 0), ==, 3);
  g_assert_null(two->owner);
  assert_done(act(f, writing(LIST_AGREEMENT, "brief", "Zorg en Welzijn"), 0)); /* an organisation stays whole */
  g_assert_cmpstr(session_record(f->session, 3)->owner, ==, "Zorg en Welzijn");
  assert_done(act(f, writing(LIST_AGREEMENT, "brief", "Jan"), 0)); /* two are called so: it stays in words */
  g_assert_cmpstr(session_record(f->session, 4)->owner, ==, "Jan");
  assert_done(person(f, INTENT_ATTEND, 1, PRESENCE_ABSENT));
  char *name;
  Intent absent = writing(LIST_AGREEMENT, "bellen", "Fatima");
  assert_refused(act_full(f, &absent, MIN_(2), &name), ABSENT_OWNER);
  g_assert_cmpstr(name, ==, "Fatima Aydın");
  g_free(name);
  assert_refused(act(f, writing(LIST_AGREEMENT, "bellen", "Ans"), MIN_(2)), ABSENT_OWNER); /* cancelled, never came */
  Intent stranger = writing(LIST_AGREEMENT, "bellen", NULL);
  int id = 99;
  stranger.with.people = g_array_new(FALSE, FALSE, sizeof(int));
  g_array_append_val(stranger.with.people, id);
  assert_refused(act(f, stranger, MIN_(2)), NO_SUCH_PERSON);
}

static void test_closing(Fixture *f, gconstpointer data) {
  (void)data;
  assert_done(key(f, INTENT_REOPEN, 0)); /* it is open: nothing */
  assert_refused(key(f, INTENT_NEXT_MEETING, 0), EMPTY);
  assert_done(act(f, (Intent){.kind = INTENT_NEXT_MEETING, .with.due = {2027, 3, 4}, .with.seconds = 14 * 3600,
                              .with.text = g_strdup("De Hoek"), .with.owner = g_strdup("Ans")}, 0));
  g_assert_cmpint(f->session->next_clock, ==, 14 * 3600);
  g_assert_cmpstr(f->session->next_host, ==, "Ans");
  assert_refused(key(f, INTENT_CLOSE, 0), ASK_CLOSE);
  assert_done(yes(f, INTENT_CLOSE, 0));
  for (int kind = 0; kind < N_INTENTS; kind++) {
    gboolean goes_on = kind == INTENT_STATE || kind == INTENT_PASS_ON || kind == INTENT_CONSENT;
    if (kind != INTENT_REOPEN && kind != INTENT_UNDO && !goes_on) {
      assert_refused(yes(f, kind, 0), CLOSED);
    }
  }
  assert_done(key(f, INTENT_UNDO, 0)); /* closed by mistake */
  g_assert_false(f->session->closed);
  assert_done(key(f, INTENT_REDO, 0));
  g_assert_true(f->session->closed);
  assert_done(key(f, INTENT_REOPEN, 0));
  assert_done(act(f, writing(LIST_NOTE, "nog iets", NULL), 0));
}

/* What happens after the meeting goes on when the report is closed, and can be undone. */
static void test_follow_up(Fixture *f, gconstpointer data) {
  (void)data;
  const Person *owner = g_ptr_array_index(f->session->people, 0);
  g_autofree char *name = person_name(owner);
  Intent agreement = writing(LIST_AGREEMENT, "koffie zetten", name);
  agreement.with.due = (Date){2027, 2, 1};
  assert_done(act(f, agreement, 0));
  assert_done(act(f, writing(LIST_NOTE, "een notitie", NULL), 0));
  assert_done(yes(f, INTENT_CLOSE, 0));
  const Record *record = session_agreement(f->session, 1);
  g_assert_true(record && record_open(record));
  assert_done(act(f, (Intent){.kind = INTENT_STATE, .with.record = record->id, .with.state = AGREEMENT_DONE}, 0));
  g_assert_false(record_open(session_agreement(f->session, 1)));
  assert_done(key(f, INTENT_UNDO, 0));
  record = session_agreement(f->session, 1);
  g_assert_true(record_open(record));
  assert_refused(act(f, (Intent){.kind = INTENT_STATE, .with.record = record->id, .with.state = N_AGREEMENT_STATES}, 0), NO_SUCH_RECORD);
  assert_refused(act(f, (Intent){.kind = INTENT_STATE, .with.record = record->id + 1, .with.state = AGREEMENT_DONE}, 0), NO_SUCH_RECORD);
  assert_refused(act(f, (Intent){.kind = INTENT_PASS_ON, .with.record = record->id}, 0), EMPTY);
  assert_done(act(f, (Intent){.kind = INTENT_PASS_ON, .with.record = record->id, .with.owner = g_strdup("Bureau Bij")}, 0));
  record = session_agreement(f->session, 1);
  g_assert_cmpstr(record->owner, ==, "Bureau Bij");
  g_assert_cmpint(record->due.month, ==, 2);
  g_assert_cmpstr(record->text, ==, "koffie zetten");
  assert_done(key(f, INTENT_UNDO, 0));
  g_assert_null(session_agreement(f->session, 1)->owner);
  g_assert_true(f->session->closed);
  assert_done(key(f, INTENT_UNDO, 0)); /* now the closing itself */
  g_assert_false(f->session->closed);
}

static void test_undo(Fixture *f, gconstpointer data) {
  (void)data;
  assert_refused(key(f, INTENT_UNDO, 0), NOTHING_TO_UNDO); /* what the machine did is no action */
  assert_refused(key(f, INTENT_REDO, 0), NOTHING_TO_REDO);
  assert_done(act(f, writing(LIST_NOTE, "a", NULL), 0));
  assert_done(act(f, writing(LIST_NOTE, "b", NULL), 0));
  g_assert_cmpstr(decide_undo_target(f->session)->text, ==, "b");
  assert_done(key(f, INTENT_UNDO, 0));
  g_assert_cmpstr(decide_undo_target(f->session)->text, ==, "a");
  g_assert_cmpstr(decide_redo_target(f->session)->text, ==, "b");
  assert_done(key(f, INTENT_REDO, 0));
  g_assert_cmpint(session_count(f->session, LIST_NOTE, NULL), ==, 2);
  g_assert_null(decide_redo_target(f->session));
}

static void test_time_is_raised(Fixture *f, gconstpointer data) {
  (void)data;
  assert_done(key(f, INTENT_NEXT, MIN_(5)));
  assert_done(act(f, writing(LIST_NOTE, "a", NULL), MIN_(2)));
  const Event *event = g_ptr_array_index(f->session->events, f->session->events->len - 1);
  g_assert_cmpint(event->t, ==, MIN_(5));
}

static const Event *divide(Fixture *f, const char *part, gboolean anew) {
  assert_done(act(f, (Intent){.kind = INTENT_GROUPS, .with.part = g_strdup(part), .with.number = 2, .with.flag = anew, .seed = 2},
                  MIN_(3)));
  const Event *event = g_ptr_array_index(f->session->events, f->session->events->len - 1);
  g_assert_cmpint(event->kind, ==, EVENT_GROUPS);
  return event;
}

static int group_of(const Event *event, int person_id) {
  for (guint i = 0; i < event->people->len; i++) {
    if (g_array_index(event->people, int, i) == person_id) {
      return g_array_index(event->groups, int, i);
    }
  }
  return 0;
}

static void test_groups(Fixture *f, gconstpointer data) {
  (void)data;
  const Event *three = divide(f, "gesprek", FALSE);
  int of[4] = {0, group_of(three, 1), group_of(three, 2), group_of(three, 3)};
  g_assert_cmpuint(three->people->len, ==, 3); /* who cancelled is not in it */
  Person *new_one = person_new();
  g_free(new_one->first);
  new_one->first = g_strdup("Wim");
  assert_done(act(f, (Intent){.kind = INTENT_WALK_IN, .with.person = new_one}, MIN_(2)));
  for (int id = 1; id <= 3; id++) {
    assert_done(act(f, (Intent){.kind = INTENT_ATTEND, .with.person_id = id, .with.number = PRESENCE_HERE}, MIN_(2)));
  }
  const Event *four = divide(f, "gesprek", FALSE); /* whoever came joins the smaller group, nobody else moves */
  g_assert_cmpuint(four->people->len, ==, 4);
  for (int id = 1; id <= 3; id++) {
    g_assert_cmpint(group_of(four, id), ==, of[id]);
  }
  int mate = 0, friend = 0;
  for (int id = 2; id <= 5; id++) {
    mate = group_of(four, id) == group_of(four, 1) ? id : mate;
  }
  const Event *elsewhere = divide(f, "kennismaking", TRUE); /* drawn for another part: everybody meets somebody new */
  for (int id = 2; id <= 5; id++) {
    friend = group_of(elsewhere, id) == group_of(elsewhere, 1) ? id : friend;
  }
  g_assert_cmpint(mate, >, 0);
  g_assert_cmpint(friend, >, 0);
  g_assert_cmpint(friend, !=, mate);
  assert_done(key(f, INTENT_UNDO, MIN_(3))); /* what was undone was no meeting */
  const Event *again = divide(f, "kennismaking", TRUE);
  g_assert_cmpint(group_of(again, friend), ==, group_of(again, 1));
}

/* Groups of before any part count as divisions too, and do not hide that a part has its own. */
static void test_groups_of_no_part(Fixture *f, gconstpointer data) {
  (void)data;
  g_assert_false(met_made_for(f->session, NULL));
  const Event *before = divide(f, NULL, TRUE);
  g_assert_null(before->part);
  g_assert_true(met_made_for(f->session, NULL));
  g_assert_false(met_made_for(f->session, "gesprek"));
  divide(f, "gesprek", TRUE);
  g_assert_true(met_made_for(f->session, "gesprek"));
  g_assert_false(met_made_for(f->session, "kennismaking"));
  assert_done(key(f, INTENT_UNDO, MIN_(3)));
  g_assert_false(met_made_for(f->session, "gesprek"));
  g_assert_true(met_made_for(f->session, NULL));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
#define ADD(name, function) g_test_add("/decide/" name, Fixture, NULL, set_up, function, tear_down)
  ADD("first-next", test_first_next);
  ADD("next", test_next);
  ADD("preparation-never-asks", test_preparation_never_asks);
  ADD("length-until", test_length_until);
  ADD("before-the-begin", test_before_the_begin);
  g_test_add("/decide/on-another-day", Fixture, GINT_TO_POINTER(25 * 60), set_up, test_on_another_day, tear_down);
  ADD("days-later", test_days_later);
  ADD("clock-still", test_clock_still);
  ADD("back-and-jump", test_back_and_jump);
  ADD("lengths", test_lengths);
  ADD("began", test_began);
  ADD("began-between", test_began_between);
  ADD("round-short-left", test_round_short_says_what_is_left);
  ADD("advice", test_advice);
  ADD("order", test_order);
  ADD("people", test_people);
  ADD("groups", test_groups);
  ADD("groups-of-no-part", test_groups_of_no_part);
  ADD("round", test_round);
  ADD("pause-in-a-turn", test_pause_in_a_turn);
  ADD("record", test_record);
  ADD("agreements", test_agreements);
  ADD("closing", test_closing);
  ADD("follow-up", test_follow_up);
  ADD("undo", test_undo);
  ADD("time-is-raised", test_time_is_raised);
  return g_test_run();
}
