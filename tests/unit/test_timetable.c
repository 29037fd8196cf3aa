/* What moves during a meeting, on the first meeting of a network: levels, steps, slack, order, advice and its target. The
 * cases in which clocks go wrong are in test_time_cases.c. */
#include "meeting.h"

static void start_until(Meeting *meeting, const char *last) {
  const char *ids[] = {"set-up", "walk-in", "opening", "names",      "talk",   "dream",
                       "break",  "show",    "slogan",  "agreements", "closing"};
  for (gsize i = 0; i < G_N_ELEMENTS(ids); i++) {
    Instant start = script_phase(meeting->script, ids[i])->start;
    session_append(meeting->session, meeting_event(meeting, start, EVENT_START, ids[i]));
    if (g_str_equal(ids[i], last))
      return;
  }
}

static void test_unopened(void) {
  g_autoptr(Script) script = meeting_first();
  script_schedule(script, INSTANT_NONE, NULL);
  g_autoptr(Session) session = session_new(script);
  Meeting meeting = {script, session};
  Timetable table;
  meeting_table(&meeting, "12:00", &table);
  g_assert_cmpint(table.current, ==, -1);
  g_assert_cmpint(table.next, ==, 0);
  g_assert_cmpint(table.behind, ==, 0);
  g_assert_cmpint(table.slack, ==, 32 * 60);
  g_assert_cmpint(table.advice.kind, ==, ADVICE_NONE);
  assert_row(&meeting, &table, "set-up", "planned 13:30 13:45, expected 13:30 13:45, recorded - -");
  assert_row(&meeting, &table, "tidying", "planned 16:00 16:20, expected 16:00 16:20, recorded - -");
  assert_time(script, table.next_break, "15:10");
  assert_time(script, table.expected_end, "16:00");
  g_assert_null(timetable_row(&table, -1));
  g_assert_null(timetable_row(&table, 12));
  timetable_clear(&table);
}

/* On time, every expectation is the plan. */
static void test_on_plan(void) {
  const char *ids[] = {"opening", "names", "talk", "dream", "break", "show", "slogan", "agreements", "closing"};
  for (gsize k = 0; k < G_N_ELEMENTS(ids); k++) {
    Meeting meeting = meeting_open(meeting_first());
    start_until(&meeting, ids[k]);
    Timetable table;
    timetable_at(meeting.session, script_phase(meeting.script, ids[k])->start, &table);
    g_assert_cmpint(table.current, ==, session_index(meeting.session, ids[k]));
    g_assert_cmpint(table.next, ==, table.current + 1);
    g_assert_cmpint(table.behind, ==, 0);
    g_assert_cmpint(table.advice.kind, ==, ADVICE_NONE);
    for (guint i = 0; i < table.rows->len; i++) {
      const TimetableRow *row = timetable_row(&table, i);
      g_assert_cmpint(row->expected_start, ==, row->planned_start);
      g_assert_cmpint(row->expected_end, ==, row->planned_end);
    }
    timetable_clear(&table);
    meeting_clear(&meeting);
  }
}

/* Preparation that nobody started holds nothing up; one that runs does when it runs past the begin. */
static void test_preparation(void) {
  Meeting meeting = meeting_open(meeting_first());
  Timetable table;
  meeting_table(&meeting, "13:50", &table);
  g_assert_cmpint(table.next, ==, session_index(meeting.session, "walk-in"));
  g_assert_cmpint(table.behind, ==, 0);
  g_assert_true(table.overdue);
  assert_row(&meeting, &table, "set-up", "planned 13:30 13:45, expected - -, recorded - -");
  assert_row(&meeting, &table, "walk-in", "planned 13:45 14:00, expected 13:50 14:00, recorded - -");
  assert_row(&meeting, &table, "opening", "planned 14:00 14:10, expected 14:00 14:10, recorded - -");
  timetable_clear(&table);
  meeting_table(&meeting, "14:04", &table);
  g_assert_cmpint(table.next, ==, session_index(meeting.session, "opening"));
  g_assert_cmpint(table.behind, ==, 240);
  assert_changes(&meeting, &table.advice, "talk 15>11");
  assert_time(meeting.script, table.advice.end, "16:00");
  timetable_clear(&table);

  meeting_at(&meeting, "13:35", EVENT_START, "set-up"); /* five minutes late: the walk-in gives them by itself */
  meeting_table(&meeting, "13:40", &table);
  assert_row(&meeting, &table, "walk-in", "planned 13:45 14:00, expected 13:50 14:00, recorded - -");
  assert_row(&meeting, &table, "opening", "planned 14:00 14:10, expected 14:00 14:10, recorded - -");
  g_assert_cmpint(table.behind, ==, 0);
  g_assert_cmpint(table.advice.kind, ==, ADVICE_NONE);
  timetable_clear(&table);
  meeting_at(&meeting, "13:46", EVENT_START, "walk-in");
  meeting_table(&meeting, "13:58", &table); /* early in the preparation is not early */
  g_assert_cmpint(table.behind, ==, 0);
  g_assert_cmpint(table.advice.kind, ==, ADVICE_NONE);
  timetable_clear(&table);
  meeting_clear(&meeting);
}

/* What the walk-in has to give is given by itself, and helps nobody who is late already. */
static void test_advice_before_the_walk_in(void) {
  Meeting meeting = meeting_open(meeting_first());
  Timetable table;
  meeting_at(&meeting, "13:30", EVENT_START, "set-up");
  meeting_table(&meeting, "14:05", &table); /* still carrying chairs: people walk in meanwhile, and the talk gives the minutes */
  assert_row(&meeting, &table, "opening", "planned 14:00 14:10, expected 14:05 14:15, recorded - -");
  g_assert_cmpint(table.behind, ==, 300);
  assert_changes(&meeting, &table.advice, "talk 15>10");
  assert_time(meeting.script, table.advice.end, "16:00");
  timetable_clear(&table);
  meeting_clear(&meeting);

  Script *script = meeting_script((Date){2027, 1, 14}, "14:00"); /* with preparation in between that can give minutes */
  meeting_part(script, "set-up", 15, 15, 15, CUT_NEVER)->kind = KIND_PREPARATION;
  meeting_part(script, "briefing", 15, 5, 15, CUT_NORMAL)->kind = KIND_PREPARATION;
  meeting_part(script, "walk-in", 15, 5, 15, CUT_FIRST)->kind = KIND_PREPARATION;
  meeting_part(script, "opening", 60, 60, 60, CUT_NEVER);
  meeting = meeting_open(script);
  meeting_at(&meeting, "13:15", EVENT_START, "set-up");
  meeting_table(&meeting, "13:50", &table);
  assert_row(&meeting, &table, "opening", "planned 14:00 15:00, expected 14:05 15:05, recorded - -");
  assert_changes(&meeting, &table.advice, "briefing 15>10");
  assert_time(meeting.script, table.advice.end, "14:00");
  g_assert_cmpint(table.advice.remaining, ==, 0);
  timetable_clear(&table);
  meeting_clear(&meeting);
}

/* People walk in until the begin: the last preparation counts down to it, begun early or late, and runs over behind it. */
static void test_walk_in_until_the_begin(void) {
  Meeting meeting = meeting_open(meeting_first());
  Timetable table;
  meeting_at(&meeting, "13:40", EVENT_START, "walk-in");
  meeting_table(&meeting, "13:41", &table);
  g_assert_cmpint(table.left, ==, 19 * MINUTE * SECOND);
  assert_row(&meeting, &table, "walk-in", "planned 13:45 14:00, expected 13:40 14:00, recorded 13:40 -");
  timetable_clear(&table);
  meeting_table(&meeting, "14:03", &table);
  g_assert_cmpint(table.left, ==, -3 * MINUTE * SECOND);
  g_assert_cmpint(table.level, ==, LEVEL_OVERTIME);
  g_assert_cmpint(table.behind, ==, 180);
  timetable_clear(&table);
  meeting_length(&meeting, "14:03", "walk-in", 20 * MINUTE); /* five minutes more for who is still on the road */
  meeting_table(&meeting, "14:03", &table);
  g_assert_cmpint(table.left, ==, 2 * MINUTE * SECOND);
  assert_time(meeting.script, table.until, "14:05");
  assert_row(&meeting, &table, "opening", "planned 14:00 14:10, expected 14:05 14:15, recorded - -");
  timetable_clear(&table);
  meeting_clear(&meeting);

  meeting = meeting_open_before(meeting_first(), 20 * 3600); /* tried out on the evening before: then its own length counts */
  Instant eve = meeting.script->begin - 20 * 3600 * SECOND;
  session_append(meeting.session, meeting_event(&meeting, eve, EVENT_START, "walk-in"));
  timetable_at(meeting.session, eve + 60 * SECOND, &table);
  g_assert_cmpint(table.left, ==, 14 * MINUTE * SECOND);
  timetable_clear(&table);
  meeting_clear(&meeting);
}

static void assert_levels(WarnAt own, WarnAt meeting_levels, const char *clocks[3]) {
  Script *script = meeting_first();
  script->warn = meeting_levels;
  script_phase(script, "names")->warn = own; /* twenty minutes from 14:10 */
  Meeting meeting = meeting_open(script);
  start_until(&meeting, "names");
  for (int level = 0; level < 3; level++) {
    if (!clocks[level])
      continue;
    Timetable table;
    Instant at = meeting_instant(script, clocks[level]);
    timetable_at(meeting.session, at, &table);
    g_assert_cmpint(table.level, ==, LEVEL_WARNING + level);
    timetable_clear(&table);
    timetable_at(meeting.session, at - 1, &table);
    g_assert_cmpint(table.level, <, LEVEL_WARNING + level);
    timetable_clear(&table);
  }
  meeting_clear(&meeting);
}

/* Who stops the clock in the walk-in moves no begin: what it counts down to, and how long it is in all, stay as they were. */
static void test_stopped_before_begin(void) {
  Meeting meeting = meeting_open(meeting_first());
  meeting_at(&meeting, "13:45", EVENT_START, "walk-in");
  meeting_at(&meeting, "13:50", EVENT_STOP_CLOCK, NULL);
  static const char *const clocks[] = {"13:50", "13:59", "14:03", "14:20"};
  for (gsize i = 0; i < G_N_ELEMENTS(clocks); i++) {
    Timetable table;
    meeting_table(&meeting, clocks[i], &table);
    g_assert_cmpint(table.length, ==, 15 * MINUTE);
    g_assert_cmpint(table.left, ==, meeting_instant(meeting.script, "14:00") - table.now);
    timetable_clear(&table);
  }
  meeting_clear(&meeting);
}

static void test_levels(void) {
  const WarnAt none = {0}, usual = {FALSE, 20, 5}, minutes = {TRUE, 300, 60}, one = {TRUE, 0, 120};
  assert_levels(none, none, (const char *[]){"14:26", "14:29", "14:30"});
  assert_levels(none, usual, (const char *[]){"14:26", "14:29", "14:30"});
  assert_levels(none, minutes, (const char *[]){"14:25", "14:29", "14:30"});
  assert_levels(minutes, usual, (const char *[]){"14:25", "14:29", "14:30"});
  assert_levels(one, minutes, (const char *[]){NULL, "14:28", "14:30"});
  assert_levels((WarnAt){FALSE, 50, 25}, minutes, (const char *[]){"14:20", "14:25", "14:30"});
}

static void add_step(Phase *phase, int seconds) {
  Step *step = g_new0(Step, 1);
  step->seconds = seconds;
  g_ptr_array_add(phase->steps, step);
}

static void assert_step(const Meeting *meeting, const char *clock, int step, int left) {
  Timetable table;
  meeting_table(meeting, clock, &table);
  g_assert_cmpint(table.step, ==, step);
  g_assert_cmpint(table.step_left, ==, left * SECOND);
  timetable_clear(&table);
}

static void test_steps(void) {
  Script *script = meeting_first();
  add_step(script_phase(script, "opening"), 4 * MINUTE);
  add_step(script_phase(script, "opening"), 2 * MINUTE);
  add_step(script_phase(script, "opening"), 3 * MINUTE);
  add_step(script_phase(script, "names"), 3 * MINUTE);
  add_step(script_phase(script, "names"), 0); /* the rest */
  add_step(script_phase(script, "talk"), 0);
  Meeting meeting = meeting_open(script);
  start_until(&meeting, "opening");
  assert_step(&meeting, "14:00", 0, 240);
  assert_step(&meeting, "14:03:59", 0, 1);
  assert_step(&meeting, "14:04", 1, 120);
  assert_step(&meeting, "14:08:30", 2, 30);
  assert_step(&meeting, "14:09:30", 2, -30);
  meeting_at(&meeting, "14:10", EVENT_START, "names");
  assert_step(&meeting, "14:12", 0, 60);
  assert_step(&meeting, "14:20", 1, 600);
  meeting_at(&meeting, "14:30", EVENT_START, "talk");
  assert_step(&meeting, "14:31", -1, 0);
  meeting_clear(&meeting);
}

/* The slack of the first meeting, as its makers reckoned: 32 minutes in all, after the break only eight. */
static void test_slack(void) {
  const struct {
    const char *part; /* that has just begun */
    int slack, after_break;
  } cases[] = {{"walk-in", 32, 8}, {"opening", 29, 8}, {"names", 25, 8},  {"talk", 15, 8},       {"dream", 8, 8},
               {"break", 8, -1},   {"show", 6, -1},    {"slogan", 3, -1}, {"agreements", 0, -1}, {"closing", 0, -1}};
  for (gsize k = 0; k < G_N_ELEMENTS(cases); k++) {
    Meeting meeting = meeting_open(meeting_first());
    script_phase(meeting.script, "closing")->minimum = 3 * MINUTE; /* but it is never shortened */
    start_until(&meeting, cases[k].part);
    Timetable table;
    timetable_at(meeting.session, script_phase(meeting.script, cases[k].part)->start, &table);
    g_assert_cmpint(table.slack, ==, cases[k].slack * 60);
    g_assert_cmpint(table.slack_after_break, ==, cases[k].after_break < 0 ? LENGTH_NONE : cases[k].after_break * 60);
    timetable_clear(&table);
    meeting_clear(&meeting);
  }
}

/* The earliest start of each part: begun on time, every part at its minimum; 88 minutes in all. */
static void test_earliest_start(void) {
  const char *earliest[][2] = {{"opening", "14:00"}, {"names", "14:07"}, {"talk", "14:23"},   {"dream", "14:28"},
                               {"break", "14:46"},   {"show", "14:56"},  {"slogan", "15:04"}, {"agreements", "15:11"},
                               {"closing", "15:23"}};
  Meeting meeting = meeting_open(meeting_first());
  meeting_at(&meeting, "14:00", EVENT_START, "opening");
  for (gsize k = 0; k < G_N_ELEMENTS(earliest); k++)
    meeting_length(&meeting, "14:00", earliest[k][0], script_phase(meeting.script, earliest[k][0])->minimum);
  Timetable table;
  meeting_table(&meeting, "14:00", &table);
  for (gsize k = 0; k < G_N_ELEMENTS(earliest); k++) {
    const TimetableRow *row = timetable_row(&table, session_index(meeting.session, earliest[k][0]));
    assert_time(meeting.script, row->expected_start, earliest[k][1]);
  }
  assert_time(meeting.script, table.expected_end, "15:28");
  g_assert_cmpint(table.slack, ==, 0);
  timetable_clear(&table);
  meeting_clear(&meeting);
}

/* The latest start of each part: begun then, the meeting still ends at four with every part at its minimum
 * (and nothing dropped); a minute later it does not. */
static void test_latest_start(void) {
  const char *latest[][2] = {{"opening", "14:32"}, {"names", "14:39"}, {"talk", "14:55"},       {"dream", "15:00"},
                             {"show", "15:28"},    {"slogan", "15:36"}, {"agreements", "15:43"}, {"closing", "15:55"}};
  for (gsize k = 0; k < G_N_ELEMENTS(latest); k++) {
    for (int late = 0; late <= 1; late++) {
      Script *script = meeting_first();
      script_phase(script, "talk")->optional = FALSE;
      Phase *phase = script_phase(script, latest[k][0]);
      phase->planned = phase->minimum; /* the part itself is to take its minimum */
      Meeting meeting = meeting_open(script);
      Instant at = meeting_instant(script, latest[k][1]) + late * 60 * SECOND;
      session_append(meeting.session, meeting_event(&meeting, at, EVENT_START, latest[k][0]));
      Timetable table;
      timetable_at(meeting.session, at, &table);
      g_assert_cmpint(table.advice.remaining, ==, late * 60);
      Instant end = table.advice.kind == ADVICE_NONE ? table.expected_end : table.advice.end;
      g_assert_cmpint(end - script->end, ==, late * 60 * SECOND);
      timetable_clear(&table);
      meeting_clear(&meeting);
    }
  }
}

static void take(Meeting *meeting, const char *clock, const Advice *advice) {
  for (guint i = 0; advice->changes && i < advice->changes->len; i++) {
    const AdviceChange *change = &g_array_index(advice->changes, AdviceChange, i);
    meeting_length(meeting, clock, session_run(meeting->session, change->index)->phase->id, change->to);
  }
}

static void test_advice(void) {
  Meeting meeting = meeting_open(meeting_first());
  Timetable table;
  start_until(&meeting, "names");
  meeting_table(&meeting, "14:30:14", &table);
  g_assert_cmpint(table.advice.kind, ==, ADVICE_NONE); /* fourteen seconds are nothing */
  timetable_clear(&table);
  meeting_table(&meeting, "14:33:30", &table);
  g_assert_cmpint(table.behind, ==, 210);
  g_assert_cmpint(table.advice.deficit, ==, 210);
  assert_changes(&meeting, &table.advice, "talk 15>11");
  assert_time(meeting.script, table.advice.target, "16:00");
  assert_time(meeting.script, table.advice.end, "15:59:30");
  take(&meeting, "14:33:30", &table.advice);
  timetable_clear(&table);
  meeting_table(&meeting, "14:33:30", &table);
  assert_time(meeting.script, table.expected_end, "15:59:30");
  g_assert_cmpint(table.advice.kind, ==, ADVICE_NONE);
  timetable_clear(&table);
  meeting_clear(&meeting);

  meeting = meeting_open(meeting_first());
  start_until(&meeting, "agreements");
  meeting_table(&meeting, "16:01", &table); /* six minutes over and nothing ahead that gives: tell the earliest end */
  g_assert_cmpint(table.advice.kind, ==, ADVICE_SHORTEN);
  g_assert_null(table.advice.changes);
  g_assert_cmpint(table.advice.remaining, ==, 360);
  assert_time(meeting.script, table.advice.end, "16:06");
  timetable_clear(&table);
  meeting_clear(&meeting);

  meeting = meeting_open(meeting_first());
  start_until(&meeting, "names");
  meeting_at(&meeting, "14:20", EVENT_START, "talk"); /* ten minutes won: they go to the agreements */
  meeting_table(&meeting, "14:20", &table);
  g_assert_cmpint(table.behind, ==, -600);
  g_assert_cmpint(table.advice.kind, ==, ADVICE_LENGTHEN);
  assert_changes(&meeting, &table.advice, "slogan 10>12, agreements 15>23");
  assert_time(meeting.script, table.advice.end, "16:00");
  timetable_clear(&table);
  meeting_clear(&meeting);
}

/* Only parts that have not begun are changed, also after going back; and the time they have run is not asked for again. */
static void test_advice_after_back(void) {
  Meeting meeting = meeting_open(meeting_first());
  Timetable table;
  start_until(&meeting, "talk");
  meeting_at(&meeting, "14:33", EVENT_START, "names"); /* back: three minutes of the talk have been */
  meeting_table(&meeting, "14:37", &table);
  assert_row(&meeting, &table, "talk", "planned 14:30 14:45, expected 14:37 14:49, recorded 14:30 14:33");
  g_assert_cmpint(table.behind, ==, 240);
  g_assert_cmpint(table.slack, ==, (10 + 15) * 60); /* the talk has twelve left, of which two are needed */
  assert_changes(&meeting, &table.advice, "dream 25>21");
  timetable_clear(&table);
  meeting_clear(&meeting);
}

/* The target is the next pin; when it is reached, what stands before it cannot help what comes after. */
static void test_advice_and_pins(void) {
  Script *script = meeting_first();
  script_phase(script, "break")->at_clock = meeting_seconds("15:10");
  Meeting meeting = meeting_open(script);
  Timetable table;
  start_until(&meeting, "names");
  meeting_table(&meeting, "14:35", &table);
  assert_time(script, table.advice.target, "15:10");
  assert_changes(&meeting, &table.advice, "talk 15>10");
  assert_time(script, table.advice.end, "15:10");
  timetable_clear(&table);
  meeting_at(&meeting, "14:30", EVENT_START, "talk");
  meeting_length(&meeting, "14:31", "agreements", 20 * MINUTE); /* five too many behind the pin */
  meeting_table(&meeting, "14:31", &table);
  assert_time(script, table.advice.target, "16:00");
  assert_changes(&meeting, &table.advice, "show 10>8, agreements 20>17");
  timetable_clear(&table);
  meeting_clear(&meeting);

  script = meeting_first(); /* a pinned end gives way by itself first */
  Phase *dream = script_phase(script, "dream");
  dream->until_clock = meeting_seconds("15:10");
  meeting = meeting_open(script);
  start_until(&meeting, "names");
  meeting_table(&meeting, "14:37", &table);
  g_assert_cmpint(table.behind, ==, 420);
  g_assert_cmpint(table.advice.kind, ==, ADVICE_NONE);
  assert_row(&meeting, &table, "dream", "planned 14:45 15:10, expected 14:52 15:10, recorded - -");
  timetable_clear(&table);
  meeting_table(&meeting, "14:40", &table);
  assert_time(script, table.advice.target, "15:10");
  g_assert_cmpint(table.advice.deficit, ==, 180);
  assert_changes(&meeting, &table.advice, "talk 15>12");
  timetable_clear(&table);
  meeting_clear(&meeting);
}

/* Two thousand meetings: whatever is advised, taking it gives exactly the end that was told. */
static void test_advice_holds(void) {
  g_autoptr(GRand) rand = g_rand_new_with_seed(4);
  int taken = 0, pinned = 0;
  for (int k = 0; k < 2000; k++) {
    Script *script = meeting_first();
    for (guint i = 2; i < script->phases->len - 1; i++) {
      Phase *phase = g_ptr_array_index(script->phases, i);
      phase->optional = g_rand_int_range(rand, 0, 6) == 0;
      phase->planned += g_rand_int_range(rand, -2, 3) * 30;
      phase->minimum = MIN(phase->minimum, phase->planned);
      phase->maximum = MAX(phase->maximum, phase->planned);
      int odd = (int)i + 1; /* seconds: so that no two pins are the same */
      if (g_rand_int_range(rand, 0, 6) == 0)
        phase->at_clock = meeting_seconds("14:00") + g_rand_int_range(rand, 0, 24) * 300 + odd;
      if (g_rand_int_range(rand, 0, 9) == 0)
        phase->until_clock = meeting_seconds("14:00") + g_rand_int_range(rand, 0, 24) * 300 + 20 + odd;
    }
    Meeting meeting = meeting_open(script);
    int start = g_rand_int_range(rand, 2, 11);
    Instant at = script->begin + g_rand_int_range(rand, -300, 7200) * SECOND;
    const Phase *first = g_ptr_array_index(script->phases, start);
    session_append(meeting.session, meeting_event(&meeting, at, EVENT_START, first->id));
    at += g_rand_int_range(rand, 0, 1500) * SECOND;
    Timetable before, after;
    timetable_at(meeting.session, at, &before);
    if (before.advice.kind != ADVICE_NONE) {
      take(&meeting, "16:00", &before.advice);
      timetable_at(meeting.session, at, &after);
      gboolean end = before.advice.target == before.promised_end;
      for (guint i = MAX(after.next, 0); i < after.rows->len; i++) {
        const PhaseRun *run = session_run(meeting.session, i);
        if (run->state == PHASE_AHEAD && run->phase->pin_start == before.advice.target) {
          g_assert_cmpint(timetable_row(&after, i)->expected_start, ==, before.advice.end);
          end = FALSE;
          pinned++;
          break;
        }
        if (run->state == PHASE_AHEAD && run->phase->pin_end == before.advice.target) {
          end = FALSE;
          break;
        }
      }
      if (end)
        g_assert_cmpint(after.expected_end, ==, before.advice.end);
      if (before.advice.kind == ADVICE_LENGTHEN)
        g_assert_cmpint(after.expected_end, <=, MAX(before.expected_end, after.promised_end));
      else
        g_assert_cmpint(after.expected_end, <=, before.expected_end);
      taken++;
      timetable_clear(&after);
    }
    timetable_clear(&before);
    meeting_clear(&meeting);
  }
  g_assert_cmpint(taken, >, 1000);
  g_assert_cmpint(pinned, >, 100);
}

static void test_order(void) {
  Meeting meeting = meeting_open(meeting_first());
  Timetable table;
  start_until(&meeting, "dream");
  Event *swap = meeting_event(&meeting, meeting_instant(meeting.script, "15:00"), EVENT_SWAP, "break");
  swap->heading = g_strdup("show"); /* the coffee is late: first the collages */
  session_append(meeting.session, swap);
  meeting_table(&meeting, "15:00", &table);
  assert_row(&meeting, &table, "show", "planned 15:20 15:30, expected 15:10 15:20, recorded - -");
  assert_row(&meeting, &table, "break", "planned 15:10 15:20, expected 15:20 15:30, recorded - -");
  g_assert_cmpint(table.behind, ==, 0);
  assert_time(meeting.script, table.next_break, "15:20");
  timetable_clear(&table);
  meeting_at(&meeting, "15:12", EVENT_START, "show");
  meeting_table(&meeting, "15:13", &table);
  g_assert_cmpint(table.behind, ==, 120);
  timetable_clear(&table);

  Event *insert = meeting_event(&meeting, meeting_instant(meeting.script, "15:13"), EVENT_INSERT, "fire");
  insert->text = g_strdup("Brandalarm");
  insert->heading = g_strdup("show");
  insert->seconds = 300;
  session_append(meeting.session, insert);
  meeting_table(&meeting, "15:13", &table);
  assert_row(&meeting, &table, "fire", "planned - -, expected 15:22 15:27, recorded - -");
  assert_row(&meeting, &table, "break", "planned 15:10 15:20, expected 15:27 15:37, recorded - -");
  g_assert_cmpint(table.behind, ==, 420);
  timetable_clear(&table);
  meeting_at(&meeting, "15:14", EVENT_DROP, "fire");
  meeting_table(&meeting, "15:14", &table);
  assert_row(&meeting, &table, "fire", "planned - -, expected - -, recorded - -");
  g_assert_cmpint(table.behind, ==, 120);
  timetable_clear(&table);
  meeting_clear(&meeting);
}

static void test_spare(void) {
  Script *script = meeting_first();
  script_phase(script, "show")->spare = TRUE;
  script->promised = LENGTH_NONE;
  Meeting meeting = meeting_open(script);
  Timetable table;
  meeting_table(&meeting, "14:00", &table);
  assert_row(&meeting, &table, "show", "planned - -, expected - -, recorded - -");
  assert_row(&meeting, &table, "slogan", "planned 15:20 15:30, expected 15:20 15:30, recorded - -");
  assert_time(script, table.expected_end, "15:50");
  timetable_clear(&table);
  meeting_at(&meeting, "14:00", EVENT_START, "opening");
  meeting_at(&meeting, "14:01", EVENT_DRAW, "show");
  meeting_table(&meeting, "14:01", &table);
  assert_row(&meeting, &table, "show", "planned - -, expected 15:20 15:30, recorded - -");
  assert_time(script, table.expected_end, "16:00");
  timetable_clear(&table);
  meeting_clear(&meeting);
}

static void test_finish(void) {
  Meeting meeting = meeting_open(meeting_first());
  Timetable table;
  start_until(&meeting, "closing");
  meeting_at(&meeting, "16:03", EVENT_START, "tidying");
  meeting_table(&meeting, "16:10", &table);
  assert_time(meeting.script, table.expected_end, "16:03");
  g_assert_cmpint(table.behind, ==, 180);
  g_assert_cmpint(table.next, ==, -1);
  g_assert_cmpint(table.advice.kind, ==, ADVICE_NONE);
  assert_row(&meeting, &table, "closing", "planned 15:55 16:00, expected 15:55 16:03, recorded 15:55 16:03");
  assert_row(&meeting, &table, "tidying", "planned 16:00 16:20, expected 16:03 16:23, recorded 16:03 -");
  timetable_clear(&table);
  meeting_at(&meeting, "16:15", EVENT_FINISH, NULL);
  meeting_table(&meeting, "23:00", &table);
  g_assert_cmpint(table.current, ==, -1);
  g_assert_cmpint(table.next, ==, -1);
  g_assert_false(table.overdue);
  assert_time(meeting.script, table.expected_end, "16:03");
  assert_row(&meeting, &table, "tidying", "planned 16:00 16:20, expected 16:03 16:15, recorded 16:03 16:15");
  timetable_clear(&table);
  meeting_clear(&meeting);

  meeting = meeting_open(meeting_first()); /* sent home early */
  start_until(&meeting, "break");
  meeting_at(&meeting, "15:15", EVENT_FINISH, NULL);
  meeting_table(&meeting, "15:30", &table);
  assert_time(meeting.script, table.expected_end, "15:15");
  assert_row(&meeting, &table, "show", "planned 15:20 15:30, expected - -, recorded - -");
  g_assert_cmpint(table.advice.kind, ==, ADVICE_NONE);
  g_assert_false(table.overdue);
  timetable_clear(&table);
  meeting_clear(&meeting);
}

/* Without a day the script lies at the epoch; the opening gives the real begin, and rows follow. */
static void test_no_day(void) {
  Script *script = meeting_script((Date){0}, NULL);
  meeting_part(script, "a", 20, 20, 20, CUT_NEVER);
  meeting_part(script, "b", 30, 30, 30, CUT_NEVER);
  script_schedule(script, INSTANT_NONE, NULL);
  Meeting meeting = {script, session_new(script)};
  Timetable table;
  Instant begin = 1800000000 * SECOND;
  Event *open = meeting_event(&meeting, begin, EVENT_OPEN, NULL);
  open->at = begin;
  session_append(meeting.session, open);
  timetable_at(meeting.session, begin, &table);
  g_assert_cmpint(timetable_row(&table, 0)->planned_start, ==, begin);
  g_assert_cmpint(timetable_row(&table, 1)->planned_start, ==, begin + 1200 * SECOND);
  g_assert_cmpint(table.promised_end, ==, begin + 3000 * SECOND);
  g_assert_cmpint(table.behind, ==, 0);
  timetable_clear(&table);
  meeting_clear(&meeting);
}

static void test_empty(void) {
  Meeting meeting = meeting_open(meeting_script((Date){2027, 1, 14}, "14:00"));
  Timetable table;
  meeting_table(&meeting, "15:00", &table);
  g_assert_cmpint(table.next, ==, -1);
  g_assert_cmpint(table.behind, ==, 0);
  g_assert_false(table.overdue);
  timetable_clear(&table);
  meeting_clear(&meeting);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/timetable/unopened", test_unopened);
  g_test_add_func("/timetable/on-plan", test_on_plan);
  g_test_add_func("/timetable/preparation", test_preparation);
  g_test_add_func("/timetable/advice-before-the-walk-in", test_advice_before_the_walk_in);
  g_test_add_func("/timetable/walk-in-until-the-begin", test_walk_in_until_the_begin);
  g_test_add_func("/timetable/stopped-before-begin", test_stopped_before_begin);
  g_test_add_func("/timetable/levels", test_levels);
  g_test_add_func("/timetable/steps", test_steps);
  g_test_add_func("/timetable/slack", test_slack);
  g_test_add_func("/timetable/earliest-start", test_earliest_start);
  g_test_add_func("/timetable/latest-start", test_latest_start);
  g_test_add_func("/timetable/advice", test_advice);
  g_test_add_func("/timetable/advice-after-back", test_advice_after_back);
  g_test_add_func("/timetable/advice-and-pins", test_advice_and_pins);
  g_test_add_func("/timetable/advice-holds", test_advice_holds);
  g_test_add_func("/timetable/order", test_order);
  g_test_add_func("/timetable/spare", test_spare);
  g_test_add_func("/timetable/finish", test_finish);
  g_test_add_func("/timetable/no-day", test_no_day);
  g_test_add_func("/timetable/empty", test_empty);
  return g_test_run();
}
