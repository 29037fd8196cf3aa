/* The lifeboat: the text as a person reads it, nothing of before now, nothing confidential, and times that are the timetable's. */
#include <string.h>

#include "meeting.h"
#include "view/lifeboat_text.h"

static Meeting running(void) {
  Script *script = meeting_first();
  g_free(script->title);
  script->title = g_strdup("First meeting");
  script->lang = LANG_EN;
  Phase *dream = script_phase(script, "dream");
  g_free(dream->what);
  dream->what = g_strdup("What will it be like in five years?");
  g_free(dream->who);
  dream->who = g_strdup("Nynke");
  g_strfreev(dream->questions);
  dream->questions = g_strsplit("What do you see?", "\n", -1);
  g_strfreev(dream->reminders);
  dream->reminders = g_strsplit("It need not be beautiful.", "\n", -1);
  const char *titles[] = {"Explain", "Cut and paste", "Give it a title"};
  const int seconds[] = {4 * MINUTE, 17 * MINUTE, 4 * MINUTE};
  for (gsize i = 0; i < G_N_ELEMENTS(titles); i++) {
    Step *step = g_new0(Step, 1);
    step->title = g_strdup(titles[i]);
    step->seconds = seconds[i];
    g_ptr_array_add(dream->steps, step);
  }
  Meeting meeting = meeting_open(script);
  meeting_at(&meeting, "14:00", EVENT_START, "opening");
  meeting_at(&meeting, "14:10", EVENT_START, "names");
  meeting_at(&meeting, "14:30", EVENT_START, "talk");
  meeting_at(&meeting, "14:49", EVENT_START, "dream");
  return meeting;
}

static Event *written(Meeting *meeting, int id, ListKind list, const char *text) {
  Event *event = meeting_event(meeting, meeting_instant(meeting->script, "14:50"), EVENT_RECORD, "dream");
  event->record = id;
  event->list = list;
  event->text = g_strdup(text);
  return event;
}

static void write_points(Meeting *meeting) {
  Event *agreement = written(meeting, 1, LIST_AGREEMENT, "Start a coffee morning");
  agreement->number = 1;
  agreement->owner = g_strdup("De Linde");
  agreement->due = (Date){2027, 3, 14};
  session_append(meeting->session, agreement);
  Event *open = written(meeting, 2, LIST_AGREEMENT, "Ask the council for money");
  open->number = 2;
  session_append(meeting->session, open);
  session_append(meeting->session, written(meeting, 3, LIST_PARKED, "Who pays for the coffee?"));
  session_append(meeting->session, written(meeting, 4, LIST_PARKED, "About my husband"));
  session_append(meeting->session, written(meeting, 5, LIST_NOTE, "A note of my own"));
  Event *secret = meeting_event(meeting, meeting_instant(meeting->script, "14:51"), EVENT_CONFIDENTIAL, NULL);
  secret->record = 4;
  secret->flag = TRUE;
  session_append(meeting->session, secret);
}

static char *text_at(const Meeting *meeting, const char *clock) {
  Timetable table;
  meeting_table(meeting, clock, &table);
  g_autoptr(Lifeboat) lifeboat = lifeboat_new(meeting->session, &table);
  timetable_clear(&table);
  return lifeboat_text(lifeboat);
}

static void test_text(void) {
  Meeting meeting = running();
  write_points(&meeting);
  g_autofree char *text = text_at(&meeting, "14:55");
  g_assert_cmpstr(text, ==,
                  "Lifeboat · only for who leads\n"
                  "First meeting\n"
                  "Thursday 14 January 2027\n"
                  "This is how it is at 14:55.\n"
                  "It will end at 16:04, promised is 16:00.\n"
                  "Does the laptop fail? Go on with this sheet and a watch.\n"
                  "\n"
                  "                                                         can start\n"
                  "now    dream                               19 min left, until 15:14\n"
                  "15:14  break                               10 min        15:07–15:18\n"
                  "15:24  show                                10 min        15:17–15:28\n"
                  "15:34  slogan                              10 min        15:25–15:36\n"
                  "15:44  agreements                          15 min        15:32–15:43\n"
                  "15:59  closing                             5 min         15:44–15:55\n"
                  "16:04  End\n"
                  "16:04  tidying                             20 min\n"
                  "\n"
                  "Agreements so far\n"
                  "-----------------\n"
                  "1. Start a coffee morning\n"
                  "   De Linde · Sun 14 Mar\n"
                  "2. Ask the council for money\n"
                  "   who takes this up? · date to be chosen\n"
                  "\n"
                  "Parked questions\n"
                  "----------------\n"
                  "- Who pays for the coffee?\n"
                  "\n"
                  "now    dream · 19 min left, until 15:14\n"
                  "       Nynke\n"
                  "       What will it be like in five years?\n"
                  "       - Cut and paste · 17 min\n"
                  "       - Give it a title · 4 min\n"
                  "       ? What do you see?\n"
                  "       ! It need not be beautiful.\n"
                  "\n"
                  "15:14  break · 10 min\n"
                  "\n"
                  "15:24  show · 10 min\n"
                  "\n"
                  "15:34  slogan · 10 min\n"
                  "\n"
                  "15:44  agreements · 15 min\n"
                  "\n"
                  "15:59  closing · 5 min\n"
                  "\n"
                  "16:04  tidying · 20 min\n");
  meeting_clear(&meeting);
}

/* At every minute, whatever was done: the parts are those that run or come, with the timetable's own times, and the room to start
 * is never outside what is possible. */
static void test_as_the_timetable(void) {
  Meeting meeting = running();
  meeting_length(&meeting, "14:52", "show", LENGTH_NONE);
  meeting_length(&meeting, "14:52", "slogan", 8 * MINUTE);
  for (int minute = 52; minute < 90; minute++) {
    Timetable table;
    timetable_at(meeting.session, meeting_instant(meeting.script, "14:00") + minute * 60 * SECOND, &table);
    g_autoptr(Lifeboat) lifeboat = lifeboat_new(meeting.session, &table);
    g_assert_cmpint(lifeboat->parts->len, ==, 6); /* without what has been, and without the one that was dropped */
    g_assert_cmpint(lifeboat->expected_end, ==, table.expected_end);
    for (guint i = 0; i < lifeboat->parts->len; i++) {
      const LifeboatPart *part = &g_array_index(lifeboat->parts, LifeboatPart, i);
      const TimetableRow *row = timetable_row(&table, session_index(meeting.session, part->run->phase->id));
      g_assert_cmpint(part->start, ==, row->expected_start);
      g_assert_cmpint(part->end, ==, row->expected_end);
      g_assert_true(part->run->state == PHASE_AHEAD || part->running == (i == 0));
      if (part->earliest == INSTANT_NONE)
        continue;
      g_assert_cmpint(part->earliest, >=, table.now);
      g_assert_cmpint(part->earliest, <=, part->start);
      g_assert_cmpint(part->latest, >, part->earliest);
      g_assert_cmpint(part->latest + part->run->phase->minimum * SECOND, <=, table.promised_end);
    }
    timetable_clear(&table);
  }
  meeting_clear(&meeting);
}

static void test_before_and_after(void) {
  Meeting meeting = meeting_open(meeting_first());
  g_autofree char *before = text_at(&meeting, "13:00");
  g_assert_nonnull(strstr(before, "Zo staat het om 13.00 uur.\nHet einde blijft 16.00 uur.\n"));
  g_assert_nonnull(strstr(before, "\n13:30  set-up "));
  g_assert_nonnull(strstr(before, "\n14:00  opening                             10 min        14:00–"));
  g_assert_null(strstr(before, "\nnu "));
  meeting_at(&meeting, "14:00", EVENT_START, "opening");
  meeting_at(&meeting, "15:55", EVENT_START, "closing");
  g_autofree char *late = text_at(&meeting, "16:03");
  g_assert_nonnull(strstr(late, "\nnu     closing                             3 min uitloop\n"));
  meeting_at(&meeting, "16:03", EVENT_START, "tidying");
  g_autofree char *tidying = text_at(&meeting, "16:05");
  g_assert_nonnull(strstr(tidying, "\nnu     tidying "));
  g_assert_null(strstr(tidying, "\n16:03  Einde")); /* that has been */
  meeting_at(&meeting, "16:20", EVENT_FINISH, NULL);
  g_autofree char *after = text_at(&meeting, "16:21");
  g_assert_nonnull(strstr(after, "Zo staat het om 16.21 uur.\nAlle onderdelen zijn geweest.\n"));
  g_assert_null(strstr(after, "tidying"));
  g_assert_null(strstr(after, "Einde"));
  meeting_clear(&meeting);
}

/* A round that runs says how many turns are left; one to come counts who is here. */
static void test_round(void) {
  Script *script = meeting_first();
  script_phase(script, "names")->round = ROUND_PERSON;
  script_phase(script, "closing")->round = ROUND_PERSON;
  for (int i = 1; i <= 4; i++) {
    Person *person = person_new();
    person->id = i;
    g_free(person->first);
    person->first = g_strdup_printf("P%d", i);
    g_ptr_array_add(script->people, person);
  }
  Meeting meeting = meeting_open(script);
  for (guint i = 0; i < script->people->len; i++) {
    Event *enter = meeting_event(&meeting, script->begin - 60 * SECOND, EVENT_ENTER, NULL);
    enter->person = person_copy(g_ptr_array_index(script->people, i));
    session_append(meeting.session, enter);
  }
  meeting_at(&meeting, "14:10", EVENT_START, "names");
  Event *round = meeting_event(&meeting, meeting_instant(script, "14:10"), EVENT_ROUND, "names");
  round->number = 4;
  round->seconds = 5 * MINUTE;
  session_append(meeting.session, round);
  Event *turn = meeting_event(&meeting, meeting_instant(script, "14:15"), EVENT_TURN, "names");
  turn->number = 1;
  turn->seconds = 5 * MINUTE;
  session_append(meeting.session, turn);
  g_autofree char *text = text_at(&meeting, "14:16");
  g_assert_nonnull(strstr(text, "Rondje: nog 3 beurten van 5 min."));
  g_assert_nonnull(strstr(text, "Rondje: 4 beurten van 1 min 15."));
  meeting_clear(&meeting);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/lifeboat/text", test_text);
  g_test_add_func("/lifeboat/as-the-timetable", test_as_the_timetable);
  g_test_add_func("/lifeboat/before-and-after", test_before_and_after);
  g_test_add_func("/lifeboat/round", test_round);
  return g_test_run();
}
