/* Rehearsals: what must always hold whatever is drawn, what a seed fixes, and what is learned from earlier meetings. */
#include "meeting.h"
#include "model/draw.h"
#include "model/rehearse.h"
#include "view/rehearse_text.h"

#include <math.h>
#include <string.h>

#define RUNS 400

static RehearseResult rehearsed(Script *script, const Habits *habits, guint64 seed) {
  RehearseResult result;
  script_schedule(script, INSTANT_NONE, NULL);
  rehearse(script, habits, seed, RUNS, &result);
  return result;
}

static void assert_outcome(const Script *script, const RehearseOutcome *o, double on_time, const char *half) {
  g_assert_cmpfloat(o->on_time, ==, on_time);
  assert_time(script, o->half, half);
}

/* Two hours of parts, and ten hours promised. */
static Script *endless_room(void) {
  Script *script = meeting_script((Date){2027, 1, 14}, "14:00");
  script->promised = 600 * MINUTE;
  meeting_part(script, "talk", 60, 60, 60, CUT_NEVER);
  meeting_part(script, "work", 60, 60, 60, CUT_NEVER);
  return script;
}

static Script *no_room(void) {
  Script *script = meeting_script((Date){2027, 1, 14}, "14:00");
  script->promised = 120 * MINUTE;
  meeting_part(script, "talk", 60, 60, 60, CUT_NEVER);
  meeting_part(script, "work", 60, 60, 60, CUT_NEVER);
  return script;
}

static void test_endless_room(void) {
  g_autoptr(Script) script = endless_room();
  Habits habits;
  habits_usual(&habits);
  RehearseResult result = rehearsed(script, &habits, 1);
  for (int i = 0; i < N_REHEARSE_STARTS; i++)
    g_assert_cmpfloat(result.outcomes[i].on_time, ==, 1);
  g_assert_cmpint(result.buffer, ==, 0);
  g_assert_cmpfloat(g_array_index(result.parts, RehearsePart, 0).mean, >, 0); /* it did run over */
  rehearse_clear(&result);
}

static void test_no_room(void) {
  g_autoptr(Script) script = no_room();
  Habits habits;
  habits_usual(&habits);
  RehearseResult result = rehearsed(script, &habits, 1);
  for (int i = REHEARSE_5_LATE; i < N_REHEARSE_STARTS; i++)
    g_assert_cmpfloat(result.outcomes[i].on_time, ==, 0);
  g_assert_cmpfloat(result.outcomes[REHEARSE_AS_USUAL].on_time, <, 0.5);
  g_assert_cmpint(result.buffer, >, 0);
  rehearse_clear(&result);
}

/* With nothing drawn the plan is what happens, and a delay is exactly what the advice can win back. */
static void test_calm(void) {
  g_autoptr(Script) script = meeting_first(); /* 32 minutes can be won */
  Habits habits = {0};
  RehearseResult result = rehearsed(script, &habits, 1);
  for (int i = 0; i < N_REHEARSE_STARTS; i++)
    assert_outcome(script, &result.outcomes[i], 1, "16:00");
  for (guint i = 0; i < result.parts->len; i++)
    g_assert_cmpfloat(g_array_index(result.parts, RehearsePart, i).mean, ==, 0);
  g_assert_cmpint(result.buffer, ==, 0);
  g_assert_cmpint(result.breaks, ==, 1);
  g_assert_cmpfloat(result.room, ==, (2 + 3 + 3) * MINUTE); /* show, slogan, agreements */
  rehearse_clear(&result);

  g_autoptr(Script) stiff = no_room();
  RehearseResult late = rehearsed(stiff, &habits, 1);
  assert_outcome(stiff, &late.outcomes[REHEARSE_AS_USUAL], 1, "16:00");
  assert_outcome(stiff, &late.outcomes[REHEARSE_5_LATE], 0, "16:05");
  assert_outcome(stiff, &late.outcomes[REHEARSE_15_LATE], 0, "16:15");
  rehearse_clear(&late);
}

/* Minima are kept, breaks and parts that may never be shortened are left alone: 9 minutes is all that can be won. */
static void test_minima(void) {
  g_autoptr(Script) script = meeting_script((Date){2027, 1, 14}, "14:00");
  meeting_part(script, "talk", 30, 21, 30, CUT_NORMAL);
  meeting_part(script, "pause", 15, 15, 15, CUT_NORMAL)->kind = KIND_BREAK;
  meeting_part(script, "work", 30, 10, 30, CUT_NEVER);
  Habits habits = {0};
  RehearseResult result = rehearsed(script, &habits, 1);
  assert_outcome(script, &result.outcomes[REHEARSE_5_LATE], 1, "15:15");
  assert_outcome(script, &result.outcomes[REHEARSE_10_LATE], 0, "15:16");
  assert_outcome(script, &result.outcomes[REHEARSE_15_LATE], 0, "15:21");
  rehearse_clear(&result);
}

/* A part may be dropped when shortening is not enough, and a pin is waited for. */
static void test_dropped_and_pinned(void) {
  g_autoptr(Script) script = meeting_script((Date){2027, 1, 14}, "14:00");
  meeting_part(script, "talk", 30, 30, 30, CUT_NEVER);
  meeting_part(script, "extra", 10, 10, 10, CUT_NORMAL)->optional = TRUE;
  meeting_part(script, "guest", 20, 20, 20, CUT_NEVER)->at_clock = meeting_seconds("14:45");
  Habits habits = {0};
  RehearseResult result = rehearsed(script, &habits, 1);
  assert_outcome(script, &result.outcomes[REHEARSE_5_LATE], 1, "15:05"); /* the slack before the pin */
  assert_outcome(script, &result.outcomes[REHEARSE_15_LATE], 1, "15:05"); /* without the extra */
  rehearse_clear(&result);
}

static gboolean outcome_equal(const RehearseOutcome *a, const RehearseOutcome *b) {
  return a->on_time == b->on_time && a->within_five == b->within_five && a->half == b->half && a->ninety == b->ninety;
}

static void test_seed(void) {
  g_autoptr(Script) script = meeting_first();
  Habits habits;
  habits_usual(&habits);
  RehearseResult a = rehearsed(script, &habits, 7), b = rehearsed(script, &habits, 7), c = rehearsed(script, &habits, 8);
  gboolean differs = FALSE;
  for (int i = 0; i < N_REHEARSE_STARTS; i++) {
    g_assert_true(outcome_equal(&a.outcomes[i], &b.outcomes[i]));
    differs = differs || !outcome_equal(&a.outcomes[i], &c.outcomes[i]);
  }
  g_assert_true(differs);
  g_autofree char *said_a = rehearse_text(script, &a, 80), *said_b = rehearse_text(script, &b, 80);
  g_assert_cmpstr(said_a, ==, said_b);
  rehearse_clear(&a);
  rehearse_clear(&b);
  rehearse_clear(&c);
}

/* Who starts later ends on time less often, and never earlier but for what whole minutes of advice give away. */
static void test_lateness(void) {
  Script *scripts[] = {meeting_first(), no_room(), endless_room()};
  Habits habits;
  habits_usual(&habits);
  for (gsize k = 0; k < G_N_ELEMENTS(scripts); k++) {
    for (guint64 seed = 1; seed <= 5; seed++) {
      RehearseResult result = rehearsed(scripts[k], &habits, seed);
      for (int i = REHEARSE_5_LATE; i < N_REHEARSE_STARTS; i++) {
        g_assert_cmpfloat(result.outcomes[i].on_time, <=, result.outcomes[i - 1].on_time);
        g_assert_cmpint(result.outcomes[i].ninety + 60 * SECOND, >=, result.outcomes[i - 1].ninety);
      }
      rehearse_clear(&result);
    }
    script_free(scripts[k]);
  }
}

static Script *with_people(int n) {
  Script *script = meeting_script((Date){2027, 1, 14}, "14:00");
  for (int i = 1; i <= n; i++) {
    Person *person = person_new();
    person->id = i;
    g_free(person->first);
    person->first = g_strdup_printf("P%d", i);
    g_ptr_array_add(script->people, person);
  }
  Phase *names = meeting_part(script, "names", n + 3, n + 3, n + 3, CUT_NEVER);
  names->round = ROUND_PERSON;
  names->per_unit = MINUTE;
  names->extra = 3 * MINUTE;
  return script;
}

/* A time for each person: who stays away shortens the part, whoever walks in lengthens it; with long speakers it runs over. */
static void test_people(void) {
  g_autoptr(Script) script = with_people(20);
  Habits habits = {0};
  RehearseResult result = rehearsed(script, &habits, 1);
  assert_outcome(script, &result.outcomes[REHEARSE_ON_THE_DOT], 1, "14:23");
  g_assert_false(result.uncounted);
  rehearse_clear(&result);
  habits.no_show = 1; /* one stays: a meeting of nobody is none */
  result = rehearsed(script, &habits, 1);
  assert_outcome(script, &result.outcomes[REHEARSE_ON_THE_DOT], 1, "14:04");
  rehearse_clear(&result);
  habits.no_show = 0;
  habits.walk_in = 0.5;
  result = rehearsed(script, &habits, 1);
  g_assert_cmpint(result.outcomes[REHEARSE_ON_THE_DOT].half, >, meeting_instant(script, "14:29"));
  rehearse_clear(&result);
  habits.walk_in = 0;
  habits.long_chance = 1;
  habits.long_mean = 1; /* each takes twice his time: 20 minutes more */
  result = rehearsed(script, &habits, 1);
  g_assert_cmpfloat(g_array_index(result.parts, RehearsePart, 0).mean, >, 17 * MINUTE);
  g_assert_cmpfloat(g_array_index(result.parts, RehearsePart, 0).mean, <, 23 * MINUTE);
  rehearse_clear(&result);

  g_autoptr(Script) unknown = meeting_script((Date){2027, 1, 14}, "14:00");
  meeting_part(unknown, "names", 20, 20, 20, CUT_NEVER)->round = ROUND_PERSON;
  result = rehearsed(unknown, &habits, 1);
  g_assert_true(result.uncounted);
  rehearse_clear(&result);
}

/* Means of what is drawn, within four deviations of the mean. */
static void test_draws(void) {
  const int n = 20000;
  double normal = 0, squares = 0, exponential = 0, uniform = 0;
  int poisson = 0, binomial = 0;
  for (int i = 0; i < n; i++) {
    Draw draw = draw_stream(42, (guint64)i, 3);
    double u = draw_uniform(&draw), z = draw_normal(&draw);
    g_assert_true(u >= 0 && u < 1);
    uniform += u;
    normal += z;
    squares += z * z;
    exponential += draw_exponential(&draw, 5);
    poisson += draw_poisson(&draw, 2.5);
    binomial += draw_binomial(&draw, 10, 0.3);
  }
  g_assert_cmpfloat(fabs(uniform / n - 0.5), <, 0.0082);
  g_assert_cmpfloat(fabs(normal / n), <, 0.029);
  g_assert_cmpfloat(fabs(squares / n - 1), <, 0.04);
  g_assert_cmpfloat(fabs(exponential / n - 5), <, 0.15);
  g_assert_cmpfloat(fabs((double)poisson / n - 2.5), <, 0.045);
  g_assert_cmpfloat(fabs((double)binomial / n - 3), <, 0.041);
  Draw many = draw_stream(1, 1, 1), none = many;
  g_assert_cmpint(ABS(draw_poisson(&many, 2000) - 2000), <, 200);
  g_assert_cmpint(draw_poisson(&none, 0), ==, 0);
  g_assert_cmpfloat(draw_exponential(&none, 0), ==, 0);
  Draw first = draw_stream(0, 0, 0); /* the stream itself, so that a seed means the same for ever */
  g_assert_cmpfloat(fabs(draw_uniform(&first) - 0.1296456182997474), <, 1e-12);
}

/* A meeting ten minutes late in which the talk took twice its time, and the break what was planned. */
static Meeting earlier(void) {
  Script *script = meeting_first();
  g_free(script_phase(script, "talk")->category);
  script_phase(script, "talk")->category = g_strdup("conversation");
  Meeting meeting = meeting_open(script);
  meeting_at(&meeting, "14:10", EVENT_START, "opening");
  meeting_at(&meeting, "14:20", EVENT_START, "names");
  meeting_at(&meeting, "14:40", EVENT_START, "talk");
  meeting_at(&meeting, "15:10", EVENT_START, "dream");
  meeting_at(&meeting, "15:35", EVENT_START, "break");
  meeting_at(&meeting, "15:45", EVENT_FINISH, NULL);
  return meeting;
}

static void test_learn(void) {
  Habits usual, habits;
  habits_usual(&usual);
  habits_usual(&habits);
  Meeting meeting = earlier();
  Session *const sessions[] = {meeting.session, meeting.session};
  habits_learn(&habits, sessions, 2);
  g_assert_cmpint(habits.meetings, ==, 2);
  g_assert_cmpfloat(habits.late_chance, >, usual.late_chance); /* both were late */
  g_assert_cmpfloat(habits.late_mean, >, usual.late_mean);
  g_assert_cmpfloat(habits.late_mean, <, 600);
  g_assert_cmpfloat(habits.rest.width, <, usual.rest.width); /* breaks kept to their time */
  Spread own = habits_spread(&habits, script_phase(meeting.script, "talk"));
  g_assert_cmpfloat(own.middle, >, habits.talk.middle); /* it is this category that takes long */
  g_assert_cmpfloat(habits.talk.middle, >, usual.talk.middle);
  g_assert_cmpfloat(habits_spread(&habits, script_phase(meeting.script, "dream")).middle, ==, habits.talk.middle);
  g_assert_cmpfloat(habits_spread(&habits, script_phase(meeting.script, "break")).middle, ==, habits.rest.middle);
  g_assert_cmpfloat(habits.no_show, ==, usual.no_show); /* nobody was ticked off: nothing is known */
  habits_clear(&habits);

  meeting.session->rehearsal = TRUE;
  habits_usual(&habits);
  habits_learn(&habits, sessions, 2);
  g_assert_cmpint(habits.meetings, ==, 0);
  g_assert_cmpfloat(habits.late_mean, ==, usual.late_mean);
  g_assert_cmpfloat(habits.talk.width, ==, usual.talk.width);
  habits_clear(&habits);
  meeting_clear(&meeting);
}

/* Of eight invited six came, and one nobody expected. */
static void test_learn_people(void) {
  Script *script = with_people(8);
  Person *stranger = person_new();
  stranger->id = 9;
  g_free(stranger->first);
  stranger->first = g_strdup("Walk");
  stranger->walk_in = TRUE;
  g_ptr_array_add(script->people, stranger);
  Meeting meeting = meeting_open(script);
  for (guint i = 0; i < script->people->len; i++) {
    Event *enter = meeting_event(&meeting, script->begin - 60 * SECOND, i < 8 ? EVENT_ENTER : EVENT_WALK_IN, NULL);
    enter->person = person_copy(g_ptr_array_index(script->people, i));
    session_append(meeting.session, enter);
  }
  meeting_at(&meeting, "14:00", EVENT_START, "names");
  for (int id = 3; id <= 9; id++) {
    Event *here = meeting_event(&meeting, meeting_instant(script, "14:01"), EVENT_ATTEND, NULL);
    here->person_id = id;
    here->number = PRESENCE_HERE;
    session_append(meeting.session, here);
  }
  Habits habits;
  habits_usual(&habits);
  Session *const sessions[] = {meeting.session};
  habits_learn(&habits, sessions, 1);
  g_assert_cmpfloat(fabs(habits.no_show - (40 * 0.1 + 2) / 48), <, 1e-9);
  g_assert_cmpfloat(fabs(habits.walk_in - (40 * 0.04 + 1) / 48), <, 1e-9);
  habits_clear(&habits);
  meeting_clear(&meeting);
}

/* The sentences follow from the numbers. */
static char *said(Script *script, const double *on_time, int breaks, double room, int buffer) {
  RehearseResult result = {.runs = 1000, .promised = script->end, .breaks = breaks, .room = room, .buffer = buffer};
  for (int i = 0; i < N_REHEARSE_STARTS; i++)
    result.outcomes[i] = (RehearseOutcome){on_time[i] / 2, on_time[i], script->end, script->end};
  result.parts = g_array_new(FALSE, FALSE, sizeof(RehearsePart));
  char *text = rehearse_text(script, &result, 80);
  rehearse_clear(&result);
  *strstr(text, "\n\n") = '\0';
  return text;
}

static void test_sentences(void) {
  g_autoptr(Script) script = no_room();
  script_schedule(script, INSTANT_NONE, NULL);
  g_autofree char *good = said(script, (double[]){0.866, 0.95, 0.93, 0.8, 0.3}, 1, 100, 4);
  g_assert_cmpstr(good, ==,
                  "Je bent 43 van de 100 keer op tijd klaar. Binnen 5 minuten lukt 87 keer.\n"
                  "Begin je 10 minuten te laat, dan haal je het nog.\n"
                  "Begin je 15 minuten te laat, dan haal je het niet meer.\n"
                  "Na de pauze is er bijna geen ruimte meer.\n"
                  "Houd na het einde 4 minuten vrij. Dan ben je 9 van de 10 keer op tijd.");
  g_autofree char *tight = said(script, (double[]){0.5, 0.6, 0.5, 0.45, 0.3}, 2, 400, 1);
  g_assert_cmpstr(tight, ==,
                  "Je bent 25 van de 100 keer op tijd klaar. Binnen 5 minuten lukt 50 keer.\n"
                  "Het is al krap als je op tijd begint.\n"
                  "Begin je 15 minuten te laat, dan haal je het niet meer.\n"
                  "Na de laatste pauze kun je meestal nog 6 minuten inkorten.\n"
                  "Houd na het einde 1 minuut vrij. Dan ben je 9 van de 10 keer op tijd.");
  script->lang = LANG_EN;
  g_autofree char *bad = said(script, (double[]){0, 0.2, 0, 0, 0}, 0, 0, 30);
  g_assert_cmpstr(bad, ==,
                  "You hardly ever end on time.\n"
                  "Even when you start on time, you mostly do not make it.\n"
                  "Keep 30 minutes free after the end. Then you are on time 9 times in 10.");
  g_autofree char *best = said(script, (double[]){2, 1, 1, 1, 1}, 1, 0, 0);
  g_assert_cmpstr(best, ==,
                  "You nearly always end on time.\n"
                  "If you start 15 minutes late, you still make it.\n"
                  "After the break there is no room left.\n"
                  "You need no extra time after the end.");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/rehearse/endless-room", test_endless_room);
  g_test_add_func("/rehearse/no-room", test_no_room);
  g_test_add_func("/rehearse/calm", test_calm);
  g_test_add_func("/rehearse/minima", test_minima);
  g_test_add_func("/rehearse/dropped-and-pinned", test_dropped_and_pinned);
  g_test_add_func("/rehearse/seed", test_seed);
  g_test_add_func("/rehearse/lateness", test_lateness);
  g_test_add_func("/rehearse/people", test_people);
  g_test_add_func("/rehearse/draws", test_draws);
  g_test_add_func("/rehearse/learn", test_learn);
  g_test_add_func("/rehearse/learn-people", test_learn_people);
  g_test_add_func("/rehearse/sentences", test_sentences);
  return g_test_run();
}
