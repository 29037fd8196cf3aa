/* The cases in which clocks go wrong: each states, for the parts that matter, when they were planned, are expected and were
 * recorded. */
#include "meeting.h"

/* A small meeting: a 20, talk 30 (20…40), break 10, b 20, end 10: 90 minutes. */
static Script *small(Date date, const char *begin) {
  Script *script = meeting_script(date, begin);
  script->promised = 90 * MINUTE;
  meeting_part(script, "a", 20, 20, 20, CUT_NEVER);
  meeting_part(script, "talk", 30, 20, 40, CUT_FIRST);
  meeting_part(script, "break", 10, 10, 10, CUT_NEVER)->kind = KIND_BREAK;
  meeting_part(script, "b", 20, 15, 25, CUT_NORMAL);
  meeting_part(script, "end", 10, 10, 10, CUT_NEVER);
  return script;
}

static Script *on_thursday(void) {
  return small((Date){2027, 1, 14}, "14:00");
}

static Phase *phase_of(Script *script, const char *id) {
  Phase *phase = script_phase(script, id);
  g_assert_nonnull(phase);
  return phase;
}

static void assert_behind(const Meeting *meeting, const char *clock, int behind, const char *end) {
  Timetable table;
  meeting_table(meeting, clock, &table);
  g_assert_cmpint(table.behind, ==, behind);
  assert_time(meeting->script, table.expected_end, end);
  timetable_clear(&table);
}

/* Slack in front of a pin takes a delay in; more than the slack pushes the pinned part. */
static void test_pinned_start(void) {
  Script *script = on_thursday();
  phase_of(script, "break")->at_clock = meeting_seconds("14:55"); /* five minutes after the talk */
  script->promised = 95 * MINUTE;
  Meeting meeting = meeting_open(script);
  Timetable table;
  meeting_at(&meeting, "14:00", EVENT_START, "a");
  meeting_at(&meeting, "14:24", EVENT_START, "talk"); /* four minutes late */
  meeting_table(&meeting, "14:30", &table);
  assert_row(&meeting, &table, "talk", "planned 14:20 14:50, expected 14:24 14:54, recorded 14:24 -");
  assert_row(&meeting, &table, "break", "planned 14:55 15:05, expected 14:55 15:05, recorded - -");
  g_assert_cmpint(table.behind, ==, 0);
  assert_time(script, table.expected_end, "15:35");
  timetable_clear(&table);

  meeting_table(&meeting, "14:58", &table); /* four minutes over, of which one was slack */
  assert_row(&meeting, &table, "talk", "planned 14:20 14:50, expected 14:24 14:58, recorded 14:24 -");
  assert_row(&meeting, &table, "break", "planned 14:55 15:05, expected 14:58 15:08, recorded - -");
  g_assert_cmpint(table.behind, ==, 180);
  assert_time(script, table.expected_end, "15:38");
  timetable_clear(&table);

  meeting_at(&meeting, "14:59", EVENT_START, "break");
  meeting_table(&meeting, "15:00", &table);
  assert_row(&meeting, &table, "talk", "planned 14:20 14:50, expected 14:24 14:59, recorded 14:24 14:59");
  assert_row(&meeting, &table, "break", "planned 14:55 15:05, expected 14:59 15:09, recorded 14:59 -");
  timetable_clear(&table);
  meeting_clear(&meeting);
}

/* A part that ends early leaves slack at the pin; it does not draw the pinned part forward. */
static void test_pin_and_early_end(void) {
  Script *script = on_thursday();
  phase_of(script, "b")->at_clock = meeting_seconds("15:00");
  Meeting meeting = meeting_open(script);
  Timetable table;
  meeting_at(&meeting, "14:00", EVENT_START, "a");
  meeting_at(&meeting, "14:20", EVENT_START, "talk");
  meeting_at(&meeting, "14:40", EVENT_START, "break");
  meeting_table(&meeting, "14:40", &table);
  assert_row(&meeting, &table, "talk", "planned 14:20 14:50, expected 14:20 14:40, recorded 14:20 14:40");
  assert_row(&meeting, &table, "break", "planned 14:50 15:00, expected 14:40 14:50, recorded 14:40 -");
  assert_row(&meeting, &table, "b", "planned 15:00 15:20, expected 15:00 15:20, recorded - -");
  g_assert_cmpint(table.behind, ==, 0);
  assert_time(script, table.expected_end, "15:30");
  timetable_clear(&table);
  meeting_clear(&meeting);
}

/* A part with a pinned end counts down to that instant, however late it began. */
static void test_pinned_end(void) {
  Script *script = on_thursday();
  phase_of(script, "talk")->until_clock = meeting_seconds("14:50");
  Meeting meeting = meeting_open(script);
  Timetable table;
  meeting_at(&meeting, "14:00", EVENT_START, "a");
  meeting_table(&meeting, "14:28", &table); /* eight minutes over: the talk can still give ten */
  assert_row(&meeting, &table, "talk", "planned 14:20 14:50, expected 14:28 14:50, recorded - -");
  assert_row(&meeting, &table, "break", "planned 14:50 15:00, expected 14:50 15:00, recorded - -");
  timetable_clear(&table);
  meeting_table(&meeting, "14:33", &table); /* thirteen: it needs at least its twenty minutes */
  assert_row(&meeting, &table, "talk", "planned 14:20 14:50, expected 14:33 14:53, recorded - -");
  assert_row(&meeting, &table, "break", "planned 14:50 15:00, expected 14:53 15:03, recorded - -");
  timetable_clear(&table);

  meeting_at(&meeting, "14:33", EVENT_START, "talk");
  meeting_table(&meeting, "14:40", &table);
  g_assert_cmpint(table.left, ==, 10 * 60 * SECOND);
  g_assert_cmpint(table.length, ==, 17 * 60); /* what it has now, from 14:33 to 14:50 */
  assert_row(&meeting, &table, "talk", "planned 14:20 14:50, expected 14:33 14:50, recorded 14:33 -");
  g_assert_cmpint(table.behind, ==, 0);
  timetable_clear(&table);
  meeting_table(&meeting, "14:52", &table);
  g_assert_cmpint(table.left, ==, -2 * 60 * SECOND);
  g_assert_cmpint(table.level, ==, LEVEL_OVERTIME);
  g_assert_cmpint(table.behind, ==, 120);
  timetable_clear(&table);
  meeting_length(&meeting, "14:52", "talk", 35 * MINUTE); /* five minutes more, by hand */
  meeting_table(&meeting, "14:52", &table);
  g_assert_cmpint(table.left, ==, 3 * 60 * SECOND);
  assert_row(&meeting, &table, "break", "planned 14:50 15:00, expected 14:55 15:05, recorded - -");
  timetable_clear(&table);
  meeting_clear(&meeting);
}

static void test_late_start(void) {
  Meeting meeting = meeting_open(on_thursday());
  Timetable table;
  meeting_table(&meeting, "13:50", &table);
  assert_row(&meeting, &table, "a", "planned 14:00 14:20, expected 14:00 14:20, recorded - -");
  g_assert_cmpint(table.behind, ==, 0);
  g_assert_false(table.overdue);
  timetable_clear(&table);
  meeting_table(&meeting, "14:07", &table); /* nothing starts without a key; the plan stays, expectation moves */
  assert_row(&meeting, &table, "a", "planned 14:00 14:20, expected 14:07 14:27, recorded - -");
  assert_row(&meeting, &table, "end", "planned 15:20 15:30, expected 15:27 15:37, recorded - -");
  g_assert_cmpint(table.behind, ==, 420);
  g_assert_true(table.overdue);
  timetable_clear(&table);
  meeting_at(&meeting, "14:10", EVENT_START, "a");
  meeting_table(&meeting, "14:12", &table);
  assert_row(&meeting, &table, "a", "planned 14:00 14:20, expected 14:10 14:30, recorded 14:10 -");
  assert_row(&meeting, &table, "talk", "planned 14:20 14:50, expected 14:30 15:00, recorded - -");
  assert_time(meeting.script, table.expected_end, "15:40");
  assert_time(meeting.script, table.promised_end, "15:30");
  g_assert_cmpint(table.behind, ==, 600);
  g_assert_false(table.overdue);
  timetable_clear(&table);
  meeting_clear(&meeting);
}

static void test_early_start(void) {
  Meeting meeting = meeting_open(on_thursday());
  Timetable table;
  meeting_at(&meeting, "13:55", EVENT_START, "a");
  meeting_table(&meeting, "13:58", &table);
  assert_row(&meeting, &table, "a", "planned 14:00 14:20, expected 13:55 14:15, recorded 13:55 -");
  assert_row(&meeting, &table, "talk", "planned 14:20 14:50, expected 14:15 14:45, recorded - -");
  g_assert_cmpint(table.behind, ==, -300);
  assert_time(meeting.script, table.expected_end, "15:25");
  assert_time(meeting.script, table.promised_end, "15:30");
  timetable_clear(&table);
  meeting_clear(&meeting);
}

/* Somebody forgot the key: the beginning is set back, and with it all that follows. */
static void test_began(void) {
  Meeting meeting = meeting_open(on_thursday());
  Timetable table;
  meeting_at(&meeting, "14:06", EVENT_START, "a");
  Event *event = meeting_event(&meeting, meeting_instant(meeting.script, "14:07"), EVENT_BEGAN, "a");
  event->at = meeting_instant(meeting.script, "14:01");
  session_append(meeting.session, event);
  meeting_table(&meeting, "14:07", &table);
  assert_row(&meeting, &table, "a", "planned 14:00 14:20, expected 14:01 14:21, recorded 14:01 -");
  g_assert_cmpint(table.left, ==, 14 * 60 * SECOND);
  g_assert_cmpint(table.behind, ==, 60);
  timetable_clear(&table);
  meeting_clear(&meeting);
}

/* The clock stands still in the middle of a turn: part and speaker stop, expectation moves, the promise stays. */
static void test_pause_in_turn(void) {
  Meeting meeting = meeting_open(on_thursday());
  Timetable table;
  meeting_at(&meeting, "14:00", EVENT_START, "a");
  Event *round = meeting_event(&meeting, meeting_instant(meeting.script, "14:02"), EVENT_ROUND, "a");
  round->number = 16;
  round->seconds = 60;
  session_append(meeting.session, round);
  meeting_table(&meeting, "14:02:20", &table);
  g_assert_true(table.round);
  g_assert_cmpint(table.turn, ==, 1);
  g_assert_cmpint(table.turns, ==, 16);
  g_assert_cmpint(table.promised, ==, 60);
  g_assert_cmpint(table.turn_left, ==, 40 * SECOND);
  g_assert_cmpint(table.left, ==, (17 * 60 + 40) * SECOND);
  timetable_clear(&table);

  meeting_at(&meeting, "14:02:20", EVENT_STOP_CLOCK, NULL);
  meeting_table(&meeting, "14:05:20", &table);
  g_assert_true(table.stopped);
  g_assert_cmpint(table.stopped_for, ==, 180 * SECOND);
  g_assert_cmpint(table.turn_left, ==, 40 * SECOND);
  g_assert_cmpint(table.left, ==, (17 * 60 + 40) * SECOND);
  assert_row(&meeting, &table, "a", "planned 14:00 14:20, expected 14:00 14:23, recorded 14:00 -");
  assert_row(&meeting, &table, "talk", "planned 14:20 14:50, expected 14:23 14:53, recorded - -");
  g_assert_cmpint(table.behind, ==, 180);
  timetable_clear(&table);

  meeting_at(&meeting, "14:05:20", EVENT_GO_ON, NULL);
  meeting_table(&meeting, "14:05:50", &table);
  g_assert_false(table.stopped);
  g_assert_cmpint(table.turn_left, ==, 10 * SECOND);
  g_assert_cmpint(table.left, ==, (17 * 60 + 10) * SECOND);
  assert_row(&meeting, &table, "a", "planned 14:00 14:20, expected 14:00 14:23, recorded 14:00 -");
  timetable_clear(&table);
  meeting_clear(&meeting);
}

/* What a long speaker takes lengthens the part, also while they speak; whoever comes after keeps the whole promise. */
static void test_long_speaker(void) {
  Meeting meeting = meeting_open(on_thursday());
  Timetable table;
  meeting_at(&meeting, "14:00", EVENT_START, "a");
  Event *round = meeting_event(&meeting, meeting_instant(meeting.script, "14:03"), EVENT_ROUND, "a");
  round->number = 17;
  round->seconds = 60;
  session_append(meeting.session, round);
  meeting_table(&meeting, "14:06", &table); /* two minutes beyond the promised one */
  g_assert_cmpint(table.turn_left, ==, -120 * SECOND);
  assert_row(&meeting, &table, "a", "planned 14:00 14:20, expected 14:00 14:22, recorded 14:00 -");
  g_assert_cmpint(table.behind, ==, 120);
  timetable_clear(&table);
  Event *turn = meeting_event(&meeting, meeting_instant(meeting.script, "14:06"), EVENT_TURN, "a");
  turn->number = 1;
  turn->seconds = 180;
  session_append(meeting.session, turn);
  meeting_table(&meeting, "14:06", &table);
  g_assert_cmpint(table.turn, ==, 2);
  g_assert_cmpint(table.turn_left, ==, 60 * SECOND);
  g_assert_cmpint(timetable_row(&table, 0)->length, ==, 22 * 60);
  assert_row(&meeting, &table, "a", "planned 14:00 14:20, expected 14:00 14:22, recorded 14:00 -");
  g_assert_cmpint(table.behind, ==, 120);
  timetable_clear(&table);
  meeting_clear(&meeting);
}

/* A round that fills only some of its part: the part's clock waits while somebody speaks too long. */
static void test_short_round(void) {
  Meeting meeting = meeting_open(on_thursday());
  Timetable table;
  meeting_at(&meeting, "14:00", EVENT_START, "a");
  Event *round = meeting_event(&meeting, meeting_instant(meeting.script, "14:02"), EVENT_ROUND, "a");
  round->number = 3;
  round->seconds = 60;
  session_append(meeting.session, round);
  meeting_table(&meeting, "14:05", &table);
  g_assert_cmpint(table.left, ==, 17 * 60 * SECOND);
  g_assert_cmpint(table.length, ==, 22 * 60);
  assert_row(&meeting, &table, "a", "planned 14:00 14:20, expected 14:00 14:22, recorded 14:00 -");
  timetable_clear(&table);
  meeting_table(&meeting, "14:07", &table);
  g_assert_cmpint(table.left, ==, 17 * 60 * SECOND);
  assert_row(&meeting, &table, "a", "planned 14:00 14:20, expected 14:00 14:24, recorded 14:00 -");
  timetable_clear(&table);
  meeting_clear(&meeting);
}

/* A round that began too late for its part: everybody keeps their minute, and the end says so at once. */
static void test_late_round(void) {
  Meeting meeting = meeting_open(on_thursday());
  Timetable table;
  meeting_at(&meeting, "14:00", EVENT_START, "a");
  Event *round = meeting_event(&meeting, meeting_instant(meeting.script, "14:10"), EVENT_ROUND, "a");
  round->number = 17;
  round->seconds = 60;
  session_append(meeting.session, round);
  meeting_table(&meeting, "14:10:30", &table);
  g_assert_cmpint(table.left, ==, (9 * 60 + 30) * SECOND);
  assert_row(&meeting, &table, "a", "planned 14:00 14:20, expected 14:00 14:27, recorded 14:00 -");
  g_assert_cmpint(table.behind, ==, 420);
  assert_changes(&meeting, &table.advice, "talk 30>23");
  timetable_clear(&table);
  meeting_clear(&meeting);
}

/* Back reopens a part with the time it has run; the one that was left goes on later where it was. */
static void test_back(void) {
  Meeting meeting = meeting_open(on_thursday());
  Timetable table;
  meeting_at(&meeting, "14:00", EVENT_START, "a");
  meeting_at(&meeting, "14:15", EVENT_START, "talk"); /* too early */
  meeting_at(&meeting, "14:17", EVENT_START, "a");    /* back */
  meeting_table(&meeting, "14:18", &table);
  g_assert_cmpint(table.left, ==, 4 * 60 * SECOND); /* 15 + 1 of 20 */
  assert_row(&meeting, &table, "a", "planned 14:00 14:20, expected 14:00 14:22, recorded 14:00 -");
  /* the talk has run two of its thirty minutes */
  assert_row(&meeting, &table, "talk", "planned 14:20 14:50, expected 14:22 14:50, recorded 14:15 14:17");
  assert_row(&meeting, &table, "break", "planned 14:50 15:00, expected 14:50 15:00, recorded - -");
  g_assert_cmpint(table.behind, ==, 0);
  timetable_clear(&table);
  meeting_at(&meeting, "14:22", EVENT_START, "talk");
  meeting_table(&meeting, "14:30", &table);
  g_assert_cmpint(table.left, ==, 20 * 60 * SECOND);
  assert_row(&meeting, &table, "a", "planned 14:00 14:20, expected 14:00 14:22, recorded 14:00 14:22");
  assert_row(&meeting, &table, "talk", "planned 14:20 14:50, expected 14:15 14:50, recorded 14:15 -");
  timetable_clear(&table);
  meeting_clear(&meeting);
}

/* A jump leaves the parts between ahead, but they are not expected any more. */
static void test_jump(void) {
  Meeting meeting = meeting_open(on_thursday());
  Timetable table;
  meeting_at(&meeting, "14:00", EVENT_START, "a");
  meeting_at(&meeting, "14:20", EVENT_START, "break"); /* the talk is jumped over */
  meeting_table(&meeting, "14:25", &table);
  assert_row(&meeting, &table, "talk", "planned 14:20 14:50, expected - -, recorded - -");
  assert_row(&meeting, &table, "break", "planned 14:50 15:00, expected 14:20 14:30, recorded 14:20 -");
  assert_row(&meeting, &table, "b", "planned 15:00 15:20, expected 14:30 14:50, recorded - -");
  assert_time(meeting.script, table.expected_end, "15:00");
  g_assert_cmpint(table.behind, ==, -1800);
  timetable_clear(&table);
  meeting_at(&meeting, "14:30", EVENT_START, "talk"); /* after all: the break has been, b comes later */
  meeting_table(&meeting, "14:35", &table);
  assert_row(&meeting, &table, "talk", "planned 14:20 14:50, expected 14:30 15:00, recorded 14:30 -");
  g_assert_cmpint(table.next, ==, session_index(meeting.session, "break")); /* left by going back: it waits ahead */
  assert_row(&meeting, &table, "break", "planned 14:50 15:00, expected 15:00 15:00, recorded 14:20 14:30");
  assert_row(&meeting, &table, "b", "planned 15:00 15:20, expected 15:00 15:20, recorded - -");
  timetable_clear(&table);
  meeting_clear(&meeting);
}

static void test_midnight(void) {
  Meeting meeting = meeting_open(small((Date){2026, 12, 31}, "23:15"));
  Timetable table;
  meeting_at(&meeting, "23:15", EVENT_START, "a");
  meeting_at(&meeting, "23:35", EVENT_START, "talk");
  meeting_table(&meeting, "24:02", &table);
  g_assert_cmpint(table.left, ==, 3 * 60 * SECOND);
  assert_row(&meeting, &table, "talk", "planned 23:35 00:05, expected 23:35 00:05, recorded 23:35 -");
  assert_row(&meeting, &table, "break", "planned 00:05 00:15, expected 00:05 00:15, recorded - -");
  timetable_clear(&table);
  meeting_at(&meeting, "24:09", EVENT_START, "break");
  meeting_table(&meeting, "24:10", &table);
  assert_row(&meeting, &table, "talk", "planned 23:35 00:05, expected 23:35 00:09, recorded 23:35 00:09");
  assert_row(&meeting, &table, "break", "planned 00:05 00:15, expected 00:09 00:19, recorded 00:09 -");
  assert_row(&meeting, &table, "end", "planned 00:35 00:45, expected 00:39 00:49, recorded - -");
  g_assert_cmpint(table.behind, ==, 240);
  timetable_clear(&table);
  meeting_clear(&meeting);
}

static void test_pin_after_midnight(void) {
  Script *script = small((Date){2026, 12, 31}, "23:15");
  phase_of(script, "break")->at_clock = meeting_seconds("00:05");
  Meeting meeting = meeting_open(script);
  Timetable table;
  meeting_at(&meeting, "23:15", EVENT_START, "a");
  meeting_at(&meeting, "23:30", EVENT_START, "talk"); /* five minutes early: the pin holds */
  meeting_table(&meeting, "23:59", &table);
  assert_row(&meeting, &table, "talk", "planned 23:35 00:05, expected 23:30 00:00, recorded 23:30 -");
  assert_row(&meeting, &table, "break", "planned 00:05 00:15, expected 00:05 00:15, recorded - -");
  timetable_clear(&table);
  meeting_clear(&meeting);
}

/* The night in which 2:00 becomes 3:00: thirty minutes are thirty minutes. */
static void test_spring(void) {
  Meeting meeting = meeting_open(small((Date){2027, 3, 28}, "1:30"));
  Timetable table;
  meeting_at(&meeting, "1:30", EVENT_START, "a");
  meeting_at(&meeting, "1:55", EVENT_START, "talk");
  meeting_table(&meeting, "3:10", &table); /* fifteen minutes later */
  g_assert_cmpint(timetable_row(&table, 1)->elapsed, ==, 15 * 60 * SECOND);
  g_assert_cmpint(table.left, ==, 15 * 60 * SECOND);
  assert_row(&meeting, &table, "a", "planned 01:30 01:50, expected 01:30 01:55, recorded 01:30 01:55");
  assert_row(&meeting, &table, "talk", "planned 01:50 03:20, expected 01:55 03:25, recorded 01:55 -");
  assert_row(&meeting, &table, "break", "planned 03:20 03:30, expected 03:25 03:35, recorded - -");
  g_assert_cmpint(table.behind, ==, 300);
  assert_time(meeting.script, table.expected_end, "04:05");
  assert_time(meeting.script, table.promised_end, "04:00");
  timetable_clear(&table);
  meeting_clear(&meeting);
}

/* The night in which 3:00 becomes 2:00 again. */
static void test_autumn(void) {
  Meeting meeting = meeting_open(small((Date){2027, 10, 31}, "2:30"));
  Timetable table;
  Instant begin = meeting_instant(meeting.script, "2:30");
  g_assert_cmpint(meeting.script->begin, ==, begin); /* the first 2:30 */
  session_append(meeting.session, meeting_event(&meeting, begin, EVENT_START, "a"));
  session_append(meeting.session, meeting_event(&meeting, begin + 20 * 60 * SECOND, EVENT_START, "talk"));
  timetable_at(meeting.session, begin + 35 * 60 * SECOND, &table); /* 2:05, the second time */
  g_assert_cmpint(table.left, ==, 15 * 60 * SECOND);
  assert_row(&meeting, &table, "talk", "planned 02:50 02:20, expected 02:50 02:20, recorded 02:50 -");
  assert_row(&meeting, &table, "break", "planned 02:20 02:30, expected 02:20 02:30, recorded - -");
  assert_time(meeting.script, table.expected_end, "03:00");
  timetable_clear(&table);
  session_append(meeting.session, meeting_event(&meeting, begin + 53 * 60 * SECOND, EVENT_START, "break"));
  timetable_at(meeting.session, begin + 54 * 60 * SECOND, &table);
  assert_row(&meeting, &table, "talk", "planned 02:50 02:20, expected 02:50 02:23, recorded 02:50 02:23");
  assert_row(&meeting, &table, "break", "planned 02:20 02:30, expected 02:23 02:33, recorded 02:23 -");
  g_assert_cmpint(table.behind, ==, 180);
  timetable_clear(&table);
  meeting_clear(&meeting);
}

/* Wherever the clock stands still for seven minutes, everything after it moves by seven minutes and nothing before it. */
static void test_pause_anywhere(void) {
  const struct {
    Date date;
    const char *begin;
  } days[] = {{{2027, 1, 14}, "23:15"}, {{2027, 3, 28}, "1:15"}, {{2027, 10, 31}, "1:45"}};
  for (gsize d = 0; d < G_N_ELEMENTS(days); d++) {
    for (int minute = 0; minute < 90; minute++) {
      Meeting meeting = meeting_open(small(days[d].date, days[d].begin));
      const char *ids[] = {"a", "talk", "break", "b", "end"};
      Instant at = meeting.script->begin, stop = at + minute * 60 * SECOND, late = 0;
      for (int i = 0; i < 5; i++) {
        session_append(meeting.session, meeting_event(&meeting, at + late, EVENT_START, ids[i]));
        Instant end = script_phase(meeting.script, ids[i])->end;
        if (stop >= at && stop < end) {
          session_append(meeting.session, meeting_event(&meeting, stop, EVENT_STOP_CLOCK, NULL));
          late = 7 * 60 * SECOND;
          session_append(meeting.session, meeting_event(&meeting, stop + late, EVENT_GO_ON, NULL));
        }
        at = end;
        Timetable table;
        timetable_at(meeting.session, at + late, &table);
        g_assert_cmpint(table.left, ==, 0);
        g_assert_cmpint(timetable_row(&table, i)->expected_end, ==, at + late);
        g_assert_cmpint(table.expected_end, ==, meeting.script->end + late);
        g_assert_cmpint(table.behind, ==, late / SECOND);
        timetable_clear(&table);
      }
      meeting_clear(&meeting);
    }
  }
}

/* Delays and what they do to the end, step by step through one meeting. */
static void test_through(void) {
  Meeting meeting = meeting_open(on_thursday());
  meeting_at(&meeting, "14:00:30", EVENT_START, "a");
  assert_behind(&meeting, "14:10", 0, "15:30:30"); /* under a minute nothing is said */
  meeting_at(&meeting, "14:21:30", EVENT_START, "talk");
  assert_behind(&meeting, "14:30", 90, "15:31:30");
  meeting_length(&meeting, "14:30", "talk", 25 * MINUTE);
  assert_behind(&meeting, "14:30", -210, "15:26:30");
  meeting_length(&meeting, "14:31", "b", LENGTH_NONE);
  assert_behind(&meeting, "14:31", -210, "15:06:30");
  meeting_at(&meeting, "14:50", EVENT_START, "break");
  assert_behind(&meeting, "14:55", -1200, "15:10"); /* b is dropped: the end comes twenty minutes early */
  meeting_at(&meeting, "15:00", EVENT_START, "end");
  assert_behind(&meeting, "15:01", -1200, "15:10");
  assert_behind(&meeting, "15:12", -1080, "15:12");
  meeting_at(&meeting, "15:12", EVENT_FINISH, NULL);
  assert_behind(&meeting, "15:50", -1080, "15:12");
  meeting_clear(&meeting);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/time/pinned-start", test_pinned_start);
  g_test_add_func("/time/pin-and-early-end", test_pin_and_early_end);
  g_test_add_func("/time/pinned-end", test_pinned_end);
  g_test_add_func("/time/late-start", test_late_start);
  g_test_add_func("/time/early-start", test_early_start);
  g_test_add_func("/time/began-earlier", test_began);
  g_test_add_func("/time/pause-in-a-turn", test_pause_in_turn);
  g_test_add_func("/time/long-speaker", test_long_speaker);
  g_test_add_func("/time/short-round", test_short_round);
  g_test_add_func("/time/late-round", test_late_round);
  g_test_add_func("/time/back", test_back);
  g_test_add_func("/time/jump", test_jump);
  g_test_add_func("/time/midnight", test_midnight);
  g_test_add_func("/time/pin-after-midnight", test_pin_after_midnight);
  g_test_add_func("/time/spring-night", test_spring);
  g_test_add_func("/time/autumn-night", test_autumn);
  g_test_add_func("/time/pause-anywhere", test_pause_anywhere);
  g_test_add_func("/time/through-a-meeting", test_through);
  return g_test_run();
}
