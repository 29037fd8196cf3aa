/* Building blocks for tests about time: a script in a few lines, events on a clock, and rows as text. Everything is on or
 * after 14 January 2027 in Amsterdam unless a test says otherwise. Header only, as each test is one file. */
#ifndef TESTS_MEETING_H
#define TESTS_MEETING_H
#include <stdio.h>

#include "model/session.h"
#include "model/timetable.h"

#define MINUTE 60
#define MEETING_STATIC __attribute__((unused)) static

/* "14:05" or "14:05:30" in seconds since midnight. */
MEETING_STATIC int meeting_seconds(const char *text) {
  int h = 0, m = 0, s = 0;
  g_assert_cmpint(sscanf(text, "%d:%d:%d", &h, &m, &s), >=, 2);
  return h * 3600 + m * 60 + s;
}

/* A script in Amsterdam; begin as "14:00", or NULL when it is not known. */
MEETING_STATIC Script *meeting_script(Date date, const char *begin) {
  Script *script = script_new();
  g_clear_pointer(&script->zone, g_time_zone_unref);
  script->zone = zone_of("Europe/Amsterdam");
  g_assert_nonnull(script->zone);
  script->date = date;
  if (begin)
    script->begin_clock = meeting_seconds(begin);
  return script;
}

/* Adds a part; minutes. Everything else is set on what it returns. */
MEETING_STATIC Phase *meeting_part(Script *script, const char *id, int planned, int minimum, int maximum, CutClass cut) {
  Phase *phase = phase_new();
  g_free(phase->id);
  g_free(phase->title);
  phase->id = g_strdup(id);
  phase->title = g_strdup(id);
  phase->planned = planned * MINUTE;
  phase->minimum = minimum * MINUTE;
  phase->maximum = maximum * MINUTE;
  phase->cut = cut;
  g_ptr_array_add(script->phases, phase);
  return phase;
}

/* The first meeting of a network, as it is shipped. */
MEETING_STATIC Script *meeting_first(void) {
  Script *script = meeting_script((Date){2027, 1, 14}, "14:00");
  script->promised = 120 * MINUTE;
  meeting_part(script, "set-up", 15, 15, 15, CUT_NEVER)->kind = KIND_PREPARATION;
  meeting_part(script, "walk-in", 15, 10, 15, CUT_NORMAL)->kind = KIND_PREPARATION;
  meeting_part(script, "opening", 10, 7, 12, CUT_NORMAL);
  meeting_part(script, "names", 20, 16, 25, CUT_LAST);
  meeting_part(script, "talk", 15, 5, 25, CUT_FIRST)->optional = TRUE;
  meeting_part(script, "dream", 25, 18, 35, CUT_NORMAL);
  meeting_part(script, "break", 10, 10, 15, CUT_NEVER)->kind = KIND_BREAK;
  meeting_part(script, "show", 10, 8, 15, CUT_NORMAL);
  meeting_part(script, "slogan", 10, 7, 15, CUT_LAST);
  meeting_part(script, "agreements", 15, 12, 25, CUT_LAST);
  meeting_part(script, "closing", 5, 5, 10, CUT_NEVER);
  meeting_part(script, "tidying", 20, 20, 20, CUT_NORMAL)->kind = KIND_AFTERWARDS;
  return script;
}

/* An instant on the script's own day; hours beyond 24 are on the next. In the doubled hour the first. */
MEETING_STATIC Instant meeting_instant(const Script *script, const char *text) {
  Instant at = 0;
  civil_to_instant(script->zone, script->date, meeting_seconds(text), &at);
  return at;
}

/* --- a meeting that runs --- */

typedef struct Meeting {
  Script *script;
  Session *session;
} Meeting;

MEETING_STATIC Event *meeting_event(Meeting *meeting, Instant t, EventKind kind, const char *part) {
  Event *event = event_new(kind);
  event->n = meeting->session->events->len + 1;
  event->t = t;
  event->part = g_strdup(part);
  return event;
}

/* Takes the script over and opens it so many seconds before its begin. */
MEETING_STATIC Meeting meeting_open_before(Script *script, int seconds) {
  script_schedule(script, INSTANT_NONE, NULL);
  Meeting meeting = {script, session_new(script)};
  Event *event = meeting_event(&meeting, script->begin - seconds * SECOND, EVENT_OPEN, NULL);
  event->at = script->begin;
  session_append(meeting.session, event);
  return meeting;
}

MEETING_STATIC Meeting meeting_open(Script *script) {
  return meeting_open_before(script, 3600);
}

MEETING_STATIC void meeting_clear(Meeting *meeting) {
  session_free(meeting->session);
  script_free(meeting->script);
}

/* The event at a clock time of the day of the meeting. */
MEETING_STATIC void meeting_at(Meeting *meeting, const char *clock, EventKind kind, const char *part) {
  session_append(meeting->session, meeting_event(meeting, meeting_instant(meeting->script, clock), kind, part));
}

/* The event that puts a person on the list half an hour before the begin, not yet in the session. */
MEETING_STATIC Event *meeting_person(Meeting *meeting, int id, const char *first, const char *last, const char *organisation) {
  Event *event = meeting_event(meeting, meeting->script->begin - 1800 * SECOND, EVENT_ENTER, NULL);
  Person *person = person_new();
  person->id = id;
  g_free(person->first);
  person->first = g_strdup(first);
  person->last = g_strdup(last);
  person->organisation = g_strdup(organisation);
  event->person = person;
  return event;
}

/* The event that writes a text on a list, not yet in the session. */
MEETING_STATIC Event *meeting_record(Meeting *meeting, const char *clock, ListKind list, const char *part, const char *text) {
  Event *event = meeting_event(meeting, meeting_instant(meeting->script, clock), EVENT_RECORD, part);
  event->record = meeting->session->next_record;
  event->list = list;
  event->text = g_strdup(text);
  return event;
}

/* A part gets another length; LENGTH_NONE drops it. */
MEETING_STATIC void meeting_length(Meeting *meeting, const char *clock, const char *part, int seconds) {
  Event *event = meeting_event(meeting, meeting_instant(meeting->script, clock), EVENT_LENGTHS, NULL);
  event->lengths = g_ptr_array_new_with_free_func((GDestroyNotify)part_length_free);
  g_ptr_array_add(event->lengths, part_length_new(part, seconds));
  session_append(meeting->session, event);
}

MEETING_STATIC void meeting_table(const Meeting *meeting, const char *clock, Timetable *table) {
  timetable_at(meeting->session, meeting_instant(meeting->script, clock), table);
}

/* --- as text --- */

/* "14:05", with seconds when there are any; "-" for none. */
MEETING_STATIC void meeting_put(GString *out, const Script *script, Instant at) {
  if (at == INSTANT_NONE) {
    g_string_append_c(out, '-');
    return;
  }
  int s = instant_seconds_of_day(at, script->begin_known ? script->zone : NULL);
  g_string_append_printf(out, "%02d:%02d", s / 3600, s / 60 % 60);
  if (s % 60)
    g_string_append_printf(out, ":%02d", s % 60);
}

MEETING_STATIC char *meeting_text(const Script *script, Instant at) {
  GString *out = g_string_new(NULL);
  meeting_put(out, script, at);
  return g_string_free(out, FALSE);
}

#define assert_time(script, at, text)                       \
  do {                                                      \
    g_autofree char *is_ = meeting_text((script), (at));    \
    g_assert_cmpstr(is_, ==, (text));                       \
  } while (0)

/* "planned 14:00 14:10, expected 14:05 14:15, recorded 14:05 -" of one part. */
MEETING_STATIC char *meeting_row(const Meeting *meeting, const Timetable *table, const char *part) {
  const TimetableRow *row = timetable_row(table, session_index(meeting->session, part));
  g_assert_nonnull(row);
  GString *out = g_string_new(NULL);
  const Instant times[] = {row->planned_start, row->planned_end,  row->expected_start,
                           row->expected_end,  row->real_start, row->real_end};
  const char *words[] = {"planned ", " ", ", expected ", " ", ", recorded ", " "};
  for (gsize i = 0; i < G_N_ELEMENTS(times); i++) {
    g_string_append(out, words[i]);
    meeting_put(out, meeting->script, times[i]);
  }
  return g_string_free(out, FALSE);
}

#define assert_row(meeting, table, part, text)                          \
  do {                                                                  \
    g_autofree char *is_ = meeting_row((meeting), (table), (part));     \
    g_assert_cmpstr(is_, ==, (text));                                   \
  } while (0)

/* "talk 15>5 dream drop": the changes of an advice in minutes (seconds with an s when they are not whole). */
MEETING_STATIC char *meeting_changes(const Meeting *meeting, const Advice *advice) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; advice->changes && i < advice->changes->len; i++) {
    const AdviceChange *change = &g_array_index(advice->changes, AdviceChange, i);
    const char *id = session_run(meeting->session, change->index)->phase->id;
    g_string_append_printf(out, "%s%s ", out->len ? ", " : "", id);
    if (change->to == LENGTH_NONE)
      g_string_append(out, "drop");
    else if (change->from % MINUTE || change->to % MINUTE)
      g_string_append_printf(out, "%ds>%ds", change->from, change->to);
    else
      g_string_append_printf(out, "%d>%d", change->from / MINUTE, change->to / MINUTE);
  }
  return g_string_free(out, FALSE);
}

#define assert_changes(meeting, advice, text)                             \
  do {                                                                    \
    g_autofree char *is_ = meeting_changes((meeting), (advice));          \
    g_assert_cmpstr(is_, ==, (text));                                     \
  } while (0)

#endif
