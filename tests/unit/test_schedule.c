/* Laying a script in time: chains, pins, the promise, zones. */
#include "meeting.h"

#define PART(id, minutes) meeting_part(script, (id), (minutes), (minutes), (minutes), CUT_NORMAL)

/* "opening 14:00-14:10, names 14:10-14:30" */
static char *plan_text(const Script *script, const GPtrArray *phases) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < phases->len; i++) {
    const Phase *phase = g_ptr_array_index(phases, i);
    g_string_append_printf(out, "%s%s ", out->len ? ", " : "", phase->id);
    meeting_put(out, script, phase->start);
    g_string_append_c(out, '-');
    meeting_put(out, script, phase->end);
  }
  return g_string_free(out, FALSE);
}

/* "overlap names 300, gap - 0" */
static char *fault_text(const GArray *faults) {
  static const char *words[] = {"gap", "twice", "overlap", "slack"};
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < faults->len; i++) {
    const ScheduleFault *fault = &g_array_index(faults, ScheduleFault, i);
    g_string_append_printf(out, "%s%s %s %d", out->len ? ", " : "", words[fault->kind],
                           fault->phase ? fault->phase->id : "-", fault->seconds);
  }
  return g_string_free(out, FALSE);
}

static void assert_plan_from(Script *script, Instant fallback, const char *plan, const char *faults) {
  g_autoptr(GArray) told = g_array_new(FALSE, FALSE, sizeof(ScheduleFault));
  script_schedule(script, fallback, told);
  g_autofree char *is = plan_text(script, script->phases), *fault = fault_text(told);
  g_assert_cmpstr(is, ==, plan);
  g_assert_cmpstr(fault, ==, faults);
}

static void assert_plan(Script *script, const char *plan, const char *faults) {
  assert_plan_from(script, INSTANT_NONE, plan, faults);
}

static void test_first_meeting(void) {
  g_autoptr(Script) script = meeting_first();
  assert_plan(script,
              "set-up 13:30-13:45, walk-in 13:45-14:00, opening 14:00-14:10, names 14:10-14:30, talk 14:30-14:45, "
              "dream 14:45-15:10, break 15:10-15:20, show 15:20-15:30, slogan 15:30-15:40, agreements 15:40-15:55, "
              "closing 15:55-16:00, tidying 16:00-16:20",
              "");
  g_assert_true(script->begin_known);
  g_autofree char *begin = instant_iso(script->begin);
  g_assert_cmpstr(begin, ==, "2027-01-14T13:00:00.000000Z");
  assert_time(script, script->end, "16:00");
}

static void test_promise(void) {
  g_autoptr(Script) script = meeting_script((Date){2027, 1, 14}, "14:00");
  PART("a", 50);
  PART("tidy", 10)->kind = KIND_AFTERWARDS;
  assert_plan(script, "a 14:00-14:50, tidy 14:50-15:00", "");
  assert_time(script, script->end, "14:50"); /* nothing promised: the parts say it */
  script->promised = 60 * MINUTE;
  assert_plan(script, "a 14:00-14:50, tidy 15:00-15:10", "");
  assert_time(script, script->end, "15:00"); /* a plan that is too short does not draw the afterwards part near */
  script->promised = 45 * MINUTE;
  assert_plan(script, "a 14:00-14:50, tidy 14:50-15:00", "");
  assert_time(script, script->end, "14:45"); /* one that is too long pushes it, and the promise stays */
}

static void test_pinned_start(void) {
  g_autoptr(Script) script = meeting_script((Date){2027, 1, 14}, "14:00");
  PART("a", 30);
  Phase *pinned = PART("coffee", 10);
  PART("b", 20);
  pinned->at_clock = meeting_seconds("14:30");
  assert_plan(script, "a 14:00-14:30, coffee 14:30-14:40, b 14:40-15:00", "");
  pinned->at_clock = meeting_seconds("14:35");
  assert_plan(script, "a 14:00-14:30, coffee 14:35-14:45, b 14:45-15:05", "slack coffee 300");
  pinned->at_clock = meeting_seconds("14:20");
  assert_plan(script, "a 14:00-14:30, coffee 14:20-14:30, b 14:30-14:50", "overlap coffee 600");
  assert_time(script, pinned->pin_start, "14:20");
}

static void test_pinned_end(void) {
  g_autoptr(Script) script = meeting_script((Date){2027, 1, 14}, "14:00");
  PART("a", 30);
  Phase *pinned = meeting_part(script, "talk", 20, 15, 30, CUT_NORMAL);
  PART("b", 10);
  pinned->until_clock = meeting_seconds("14:50");
  assert_plan(script, "a 14:00-14:30, talk 14:30-14:50, b 14:50-15:00", "");
  pinned->until_clock = meeting_seconds("15:00"); /* within its maximum: the length follows */
  assert_plan(script, "a 14:00-14:30, talk 14:30-15:00, b 15:00-15:10", "");
  pinned->until_clock = meeting_seconds("15:05");
  assert_plan(script, "a 14:00-14:30, talk 14:30-15:05, b 15:05-15:15", "slack talk 300");
  pinned->until_clock = meeting_seconds("14:45");
  assert_plan(script, "a 14:00-14:30, talk 14:30-14:45, b 14:45-14:55", "");
  pinned->until_clock = meeting_seconds("14:40");
  assert_plan(script, "a 14:00-14:30, talk 14:30-14:40, b 14:40-14:50", "overlap talk 300");
  pinned->until_clock = meeting_seconds("14:20"); /* before it begins: no time at all */
  assert_plan(script, "a 14:00-14:30, talk 14:30-14:30, b 14:30-14:40", "overlap talk 1500");
  pinned->at_clock = meeting_seconds("14:25");
  pinned->until_clock = meeting_seconds("14:45"); /* both: the part is where the clock says */
  assert_plan(script, "a 14:00-14:30, talk 14:25-14:45, b 14:45-14:55", "overlap talk 300");
}

static void test_pinned_preparation(void) {
  g_autoptr(Script) script = meeting_script((Date){2027, 1, 14}, "14:00");
  Phase *set_up = PART("set-up", 15), *doors = PART("doors", 10);
  set_up->kind = doors->kind = KIND_PREPARATION;
  PART("a", 30);
  assert_plan(script, "set-up 13:35-13:50, doors 13:50-14:00, a 14:00-14:30", "");
  doors->at_clock = meeting_seconds("13:45");
  assert_plan(script, "set-up 13:30-13:45, doors 13:45-13:55, a 14:00-14:30", "slack doors 300");
  doors->at_clock = meeting_seconds("13:55");
  assert_plan(script, "set-up 13:40-13:55, doors 13:55-14:05, a 14:00-14:30", "overlap doors 300");
  doors->at_clock = CLOCK_NONE;
  set_up->until_clock = meeting_seconds("13:40");
  assert_plan(script, "set-up 13:25-13:40, doors 13:50-14:00, a 14:00-14:30", "slack set-up 600");
}

static void test_spare(void) {
  g_autoptr(Script) script = meeting_script((Date){2027, 1, 14}, "14:00");
  PART("a", 30);
  Phase *spare = PART("song", 10);
  spare->spare = TRUE;
  spare->at_clock = meeting_seconds("14:50");
  PART("b", 30);
  assert_plan(script, "a 14:00-14:30, song ---, b 14:30-15:00", "");
  g_assert_true(spare->start == INSTANT_NONE && spare->end == INSTANT_NONE);
  assert_time(script, spare->pin_start, "14:50"); /* for when it is drawn in */
  g_assert_true(spare->pin_end == INSTANT_NONE);
}

static void test_no_begin(void) {
  g_autoptr(Script) script = meeting_script((Date){0}, NULL);
  PART("a", 30);
  PART("b", 30)->at_clock = meeting_seconds("14:30");
  assert_plan(script, "a 00:00-00:30, b 00:30-01:00", ""); /* a pin has nothing to hold on to */
  g_assert_false(script->begin_known);
  g_assert_cmpint(script->begin, ==, 0);
  script->begin_clock = meeting_seconds("14:00"); /* no day, but a clock */
  assert_plan(script, "a 14:00-14:30, b 14:30-15:00", "");
  g_assert_false(script->begin_known);
  script->begin_clock = CLOCK_NONE;
  script->date = (Date){2027, 1, 14};
  Instant now = meeting_instant(script, "14:02");
  assert_plan_from(script, now, "a 14:02-14:32, b 14:30-15:00", "overlap b 120");
  g_assert_true(script->begin_known);
  script->begin_clock = meeting_seconds("13:00"); /* what the script says goes before the fallback */
  assert_plan_from(script, now, "a 13:00-13:30, b 14:30-15:00", "slack b 3600");
}

/* Thirteen hours ahead is nearer to the day before, but a programme has no day before its begin; preparation has. */
static void test_begins_in_the_night(void) {
  g_autoptr(Script) script = meeting_script((Date){2027, 1, 14}, "2:00");
  PART("a", 30);
  Phase *pinned = PART("b", 20);
  pinned->at_clock = meeting_seconds("15:00");
  assert_plan(script, "a 02:00-02:30, b 15:00-15:20", "slack b 45000");
  pinned->at_clock = meeting_seconds("2:20");
  assert_plan(script, "a 02:00-02:30, b 02:20-02:40", "overlap b 600");
  pinned->at_clock = meeting_seconds("1:50"); /* too early, on its own day */
  assert_plan(script, "a 02:00-02:30, b 01:50-02:10", "overlap b 2400");
  pinned->at_clock = CLOCK_NONE;
  pinned->until_clock = meeting_seconds("16:00");
  pinned->maximum = 20 * 60 * MINUTE;
  assert_plan(script, "a 02:00-02:30, b 02:30-16:00", "");

  g_autoptr(Script) early = meeting_script((Date){2027, 1, 14}, "0:30");
  Phase *doors = meeting_part(early, "doors", 30, 30, 30, CUT_NORMAL);
  doors->kind = KIND_PREPARATION;
  doors->at_clock = meeting_seconds("20:00");
  meeting_part(early, "a", 30, 30, 30, CUT_NORMAL);
  assert_plan(early, "doors 20:00-20:30, a 00:30-01:00", "slack doors 14400");
  g_assert_cmpint(early->begin, >, doors->start); /* the evening before */
}

static void test_midnight(void) {
  g_autoptr(Script) script = meeting_script((Date){2026, 12, 31}, "23:00");
  PART("quiz", 50);
  Phase *toast = PART("toast", 20);
  PART("music", 40)->until_clock = meeting_seconds("0:50");
  toast->at_clock = meeting_seconds("0:00");
  assert_plan(script, "quiz 23:00-23:50, toast 00:00-00:20, music 00:20-00:50", "slack toast 600, overlap music 600");
  g_assert_cmpint(toast->start - script->begin, ==, 3600 * SECOND);
  g_assert_cmpint(script->end - script->begin, ==, 110 * 60 * SECOND);
  toast->at_clock = 86400; /* 24:00 is the same midnight */
  script_schedule(script, INSTANT_NONE, NULL);
  g_assert_cmpint(toast->start - script->begin, ==, 3600 * SECOND);
}

/* A pin lies at most twelve hours before the chain, or on the next day. */
static void test_twelve_hours(void) {
  g_autoptr(Script) script = meeting_script((Date){2027, 1, 14}, "20:00");
  Phase *phase = PART("a", 30);
  const struct {
    const char *clock;
    int hours; /* from the begin */
  } cases[] = {{"20:00", 0}, {"19:00", -1}, {"8:00", -12}, {"7:00", 11}, {"23:00", 3}, {"0:00", 4}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    phase->at_clock = meeting_seconds(cases[i].clock);
    script_schedule(script, INSTANT_NONE, NULL);
    g_assert_cmpint((phase->pin_start - script->begin) / (3600 * SECOND), ==, cases[i].hours);
  }
}

static void test_summer_time(void) {
  g_autoptr(Script) script = meeting_script((Date){2027, 3, 28}, "1:00");
  Phase *watch = PART("watch", 90), *soup = PART("soup", 30);
  assert_plan(script, "watch 01:00-03:30, soup 03:30-04:00", ""); /* ninety minutes are ninety minutes */
  soup->at_clock = meeting_seconds("2:30");
  g_autoptr(GArray) faults = g_array_new(FALSE, FALSE, sizeof(ScheduleFault));
  script_schedule(script, INSTANT_NONE, faults);
  g_assert_cmpint(g_array_index(faults, ScheduleFault, 0).kind, ==, SCHEDULE_GAP);
  g_assert_true(g_array_index(faults, ScheduleFault, 0).phase == soup);
  soup->at_clock = CLOCK_NONE;
  script->begin_clock = meeting_seconds("2:15");
  g_array_set_size(faults, 0);
  script_schedule(script, INSTANT_NONE, faults);
  g_assert_cmpint(faults->len, ==, 1);
  g_assert_cmpint(g_array_index(faults, ScheduleFault, 0).kind, ==, SCHEDULE_GAP);
  g_assert_null(g_array_index(faults, ScheduleFault, 0).phase);
  g_assert_true(watch->start == script->begin);
}

static void test_winter_time(void) {
  g_autoptr(Script) script = meeting_script((Date){2027, 10, 31}, "2:30");
  PART("watch", 90);
  Phase *soup = PART("soup", 30);
  assert_plan(script, "watch 02:30-03:00, soup 03:00-03:30", "twice - 0");
  g_autofree char *begin = instant_iso(script->begin);
  g_assert_cmpstr(begin, ==, "2027-10-31T00:30:00.000000Z"); /* the first 2:30 */
  script->begin_clock = meeting_seconds("1:30");
  soup->at_clock = meeting_seconds("3:00");
  assert_plan(script, "watch 01:30-02:00, soup 03:00-03:30", "slack soup 3600"); /* the second 2:00 */
  soup->at_clock = meeting_seconds("2:45"); /* the first again, which lies before */
  assert_plan(script, "watch 01:30-02:00, soup 02:45-02:15", "twice soup 0, overlap soup 900");
}

static void test_tracks(void) {
  g_autoptr(Script) script = meeting_script((Date){2027, 1, 14}, "14:00");
  PART("speech", 20);
  Phase *rooms = PART("rooms", 60);
  PART("end", 10);
  Track *track = track_new();
  g_ptr_array_add(phase_tracks(rooms), track);
  PART("talk", 40);
  PART("harvest", 20);
  for (int i = 0; i < 2; i++)
    g_ptr_array_add(track->phases, g_ptr_array_steal_index(script->phases, 3));
  assert_plan(script, "speech 14:00-14:20, rooms 14:20-15:20, end 15:20-15:30", "");
  g_autofree char *inside = plan_text(script, track->phases);
  g_assert_cmpstr(inside, ==, "talk 14:20-15:00, harvest 15:00-15:20");
}

/* All of ten thousand parts pinned, each within its day: every one resolves, and none costs more than its own conversion. */
static void test_many(void) {
  g_autoptr(Script) script = meeting_script((Date){2027, 1, 14}, "0:00");
  for (int i = 0; i < 10000; i++) {
    Phase *phase = PART("p", 1);
    phase->at_clock = (i * 60) % 86400;
  }
  g_autoptr(GArray) faults = g_array_new(FALSE, FALSE, sizeof(ScheduleFault));
  script_schedule(script, INSTANT_NONE, faults);
  g_assert_cmpint(faults->len, ==, 0);
  g_assert_cmpint(script->end - script->begin, ==, 10000 * 60 * SECOND);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/schedule/first-meeting", test_first_meeting);
  g_test_add_func("/schedule/promise", test_promise);
  g_test_add_func("/schedule/pinned-start", test_pinned_start);
  g_test_add_func("/schedule/pinned-end", test_pinned_end);
  g_test_add_func("/schedule/pinned-preparation", test_pinned_preparation);
  g_test_add_func("/schedule/spare", test_spare);
  g_test_add_func("/schedule/no-begin", test_no_begin);
  g_test_add_func("/schedule/midnight", test_midnight);
  g_test_add_func("/schedule/begins-in-the-night", test_begins_in_the_night);
  g_test_add_func("/schedule/twelve-hours", test_twelve_hours);
  g_test_add_func("/schedule/summer-time", test_summer_time);
  g_test_add_func("/schedule/winter-time", test_winter_time);
  g_test_add_func("/schedule/tracks", test_tracks);
  g_test_add_func("/schedule/many", test_many);
  return g_test_run();
}
