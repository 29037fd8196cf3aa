/* Who gets the report: everybody once, the right mail, paper for who has no address that can be used. */
#include "model/recipients.h"

#include <string.h>

#include "meeting.h"

static Meeting meeting;

static void set_up(void) {
  Script *script = meeting_first();
  script->initiator.name = g_strdup("Marjan de Wit");
  script->initiator.mail = g_strdup("marjan@example.org");
  meeting = meeting_open(script);
}

/* Adds somebody to the list; returns the id. */
static int enter(const char *first, const char *mail, PersonState state) {
  Event *event = meeting_event(&meeting, meeting.script->begin, EVENT_ENTER, NULL);
  event->person = person_new();
  event->person->id = (int)meeting.session->people->len + 1;
  g_free(event->person->first);
  event->person->first = g_strdup(first);
  event->person->mail = g_strdup(mail);
  event->person->state = state;
  session_append(meeting.session, event);
  return (int)meeting.session->people->len;
}

static void mark(int id, Presence presence) {
  Event *event = meeting_event(&meeting, meeting.script->begin, EVENT_ATTEND, NULL);
  event->person_id = id;
  event->number = presence;
  session_append(meeting.session, event);
}

static void put(GString *out, const GPtrArray *people) {
  for (guint i = 0; i < people->len; i++)
    g_string_append_printf(out, "%s%s", i ? " " : "", ((const Person *)g_ptr_array_index(people, i))->first);
}

/* "came A B, paper C; missed D, paper E" */
static void assert_recipients(const char *expected, gboolean taken) {
  ReportRecipients r;
  report_recipients_init(&r, meeting.session, NULL);
  GString *out = g_string_new("came ");
  put(out, r.came.mail);
  g_string_append(out, ", paper ");
  put(out, r.came.paper);
  g_string_append(out, "; missed ");
  put(out, r.missed.mail);
  g_string_append(out, ", paper ");
  put(out, r.missed.paper);
  if (recipients_count(&r.readers)) {
    g_string_append(out, "; readers ");
    put(out, r.readers.mail);
    g_string_append(out, ", paper ");
    put(out, r.readers.paper);
  }
  g_assert_cmpstr(out->str, ==, expected);
  g_assert_cmpint(r.attendance_taken, ==, taken);
  g_string_free(out, TRUE);
  report_recipients_clear(&r);
  meeting_clear(&meeting);
}

static void test_states(void) {
  set_up();
  mark(enter("Here", "a@example.org", STATE_SIGNED_UP), PRESENCE_HERE);
  mark(enter("Left", "b@example.org", STATE_INVITED), PRESENCE_LEFT);
  mark(enter("Online", "c@example.org", STATE_ONLINE), PRESENCE_ONLINE);
  mark(enter("Absent", "d@example.org", STATE_SIGNED_UP), PRESENCE_ABSENT);
  enter("Invited", "e@example.org", STATE_INVITED);
  enter("Signed", "f@example.org", STATE_SIGNED_UP);
  enter("Cancelled", "g@example.org", STATE_CANCELLED);
  enter("Replaced", "h@example.org", STATE_REPLACED);
  enter("Report", "i@example.org", STATE_REPORT_ONLY);
  mark(enter("After-all", "j@example.org", STATE_CANCELLED), PRESENCE_HERE);
  mark(enter("Crossed-off", "k@example.org", STATE_REPORT_ONLY), PRESENCE_ABSENT);
  mark(enter("Came", "l@example.org", STATE_REPORT_ONLY), PRESENCE_HERE);
  ReportRecipients r;
  report_recipients_init(&r, meeting.session, NULL);
  g_autoptr(GPtrArray) unsure = recipients_not_noted(&r.missed, meeting.session);
  g_assert_cmpuint(unsure->len, ==, 2); /* who was not ticked off may have been there */
  g_assert_cmpstr(((const Person *)g_ptr_array_index(unsure, 0))->first, ==, "Invited");
  g_assert_cmpstr(((const Person *)g_ptr_array_index(unsure, 1))->first, ==, "Signed");
  report_recipients_clear(&r);
  assert_recipients("came Here Left Online After-all Came, paper ; "
                    "missed Absent Invited Signed Cancelled Replaced, paper ; readers Report Crossed-off, paper ", TRUE);
}

/* Nobody was ticked off: nobody may be told that they were missed, but for those who said they would not come. */
static void test_attendance_not_taken(void) {
  set_up();
  enter("Invited", "a@example.org", STATE_INVITED);
  enter("Online", "b@example.org", STATE_ONLINE);
  enter("Cancelled", "c@example.org", STATE_CANCELLED);
  enter("Report", NULL, STATE_REPORT_ONLY);
  assert_recipients("came Invited Online, paper ; missed Cancelled, paper ; readers , paper Report", FALSE);
}

/* Who was in another room was there; who is known in that one alone comes along, on paper. */
static void test_rooms(void) {
  set_up();
  enter("Room", "a@example.org", STATE_SIGNED_UP);
  enter("Nowhere", "b@example.org", STATE_SIGNED_UP);
  Meeting room = meeting;
  mark(1, PRESENCE_HERE);
  mark(enter("Walk-in", NULL, STATE_SIGNED_UP), PRESENCE_HERE);
  enter("Absent-there", NULL, STATE_SIGNED_UP);
  set_up();
  mark(enter("Main", "c@example.org", STATE_SIGNED_UP), PRESENCE_HERE);
  enter("Room", "a@example.org", STATE_SIGNED_UP);
  enter("Nowhere", "b@example.org", STATE_SIGNED_UP);
  g_autoptr(GPtrArray) rooms = g_ptr_array_new();
  g_ptr_array_add(rooms, room.session);
  ReportRecipients r;
  report_recipients_init(&r, meeting.session, rooms);
  g_autoptr(GString) text = g_string_new(NULL);
  put(text, r.came.mail);
  g_string_append(text, ", paper ");
  put(text, r.came.paper);
  g_string_append(text, "; missed ");
  put(text, r.missed.mail);
  g_assert_cmpstr(text->str, ==, "Main Room, paper Walk-in; missed Nowhere");
  report_recipients_clear(&r);
  meeting_clear(&meeting);
  meeting_clear(&room);
}

static void test_nobody(void) {
  set_up();
  assert_recipients("came , paper ; missed , paper ", FALSE);
}

/* An address is written to once, and who came goes before who did not, whatever the order of the list. */
static void test_once(void) {
  set_up();
  enter("Absent", "Shared@Example.org", STATE_SIGNED_UP);
  mark(enter("Here", "shared@example.org", STATE_SIGNED_UP), PRESENCE_HERE);
  mark(enter("Partner", "SHARED@example.org", STATE_SIGNED_UP), PRESENCE_HERE);
  mark(enter("Sender", "MARJAN@example.org", STATE_SIGNED_UP), PRESENCE_HERE);
  mark(enter("Marjan de Wit", NULL, STATE_SIGNED_UP), PRESENCE_HERE);
  assert_recipients("came Here, paper ; missed , paper ", TRUE);
}

/* What could add a header or a recipient is no address; whoever has it gets paper. */
static void test_addresses_that_are_none(void) {
  static const char *const none[] = {"", "x", "a@b", "a b@example.org", "a@example.org,b@example.org",
                                     "a@example.org;b@example.org", "a@example.org\r\nBcc: b@example.org", "\"a\"@example.org", "<a@example.org>", "a@example.org\n",
                                     "a@@example.org", "a@example.org\x7f", "łukasz@example.org"};
  set_up();
  GString *expected = g_string_new("came Good, paper ");
  for (gsize i = 0; i < G_N_ELEMENTS(none); i++) {
    g_autofree char *name = g_strdup_printf("P%d", (int)i);
    mark(enter(name, none[i], STATE_SIGNED_UP), PRESENCE_HERE);
    g_string_append_printf(expected, "%s%s", i ? " " : "", name);
  }
  mark(enter("Good", "good@example.org", STATE_SIGNED_UP), PRESENCE_HERE);
  g_string_append(expected, "; missed , paper ");
  assert_recipients(expected->str, TRUE);
  g_string_free(expected, TRUE);
}

static void test_joined(void) {
  set_up();
  enter("A", "a@example.org", STATE_SIGNED_UP);
  enter("B", "b@example.org", STATE_SIGNED_UP);
  ReportRecipients r;
  report_recipients_init(&r, meeting.session, NULL);
  g_autofree char *semicolons = recipients_addresses(&r.came, "; "), *none = recipients_addresses(&r.missed, "; ");
  g_assert_cmpstr(semicolons, ==, "a@example.org; b@example.org");
  g_assert_cmpstr(none, ==, "");
  report_recipients_clear(&r);
  meeting_clear(&meeting);
}

/* The invitation goes to who is expected. */
static void test_invited(void) {
  set_up();
  static const struct {
    const char *first, *mail;
    PersonState state;
  } people[] = {
      {"Invited", "a@example.org", STATE_INVITED},   {"Signed", "b@example.org", STATE_SIGNED_UP},
      {"Online", "c@example.org", STATE_ONLINE},     {"Cancelled", "d@example.org", STATE_CANCELLED},
      {"Report", "e@example.org", STATE_REPORT_ONLY}, {"Replaced", "f@example.org", STATE_REPLACED},
      {"Same", "A@example.org", STATE_INVITED},      {"Sender", "marjan@example.org", STATE_INVITED},
      {"Paper", NULL, STATE_INVITED},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(people); i++) {
    Person *person = person_new();
    g_free(person->first);
    person->first = g_strdup(people[i].first);
    person->mail = g_strdup(people[i].mail);
    person->state = people[i].state;
    g_ptr_array_add(meeting.script->people, person);
  }
  Recipients r;
  recipients_init_invited(&r, meeting.script);
  GString *out = g_string_new(NULL);
  put(out, r.mail);
  g_string_append(out, ", paper ");
  put(out, r.paper);
  g_assert_cmpstr(out->str, ==, "Invited Signed Online, paper Paper");
  g_string_free(out, TRUE);
  recipients_clear(&r);
  meeting_clear(&meeting);
}

/* An index of names finds whom one look through the list finds: a whole name, else a first name, and nobody when there are two. */
static void test_names(void) {
  static const char *const list[][2] = {{"Ans", "Bos"},  {"ANS", "bos"},   {"Jan", NULL},  {"Jan", "Smit"}, {"Piet", "Smit"},
                                        {"Zoë", "Kok"}, {"Łukasz", NULL}, {"Mia", "Kok"}, {"Mia", "Vos"}};
  static const char *const words[] = {"Ans Bos", "ans", "Jan", "jan smit", "PIET", "zoë", "ŁUKASZ", "Mia", "mia vos", "Smit", ""};
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
  for (gsize i = 0; i < G_N_ELEMENTS(list); i++) {
    Person *person = person_new();
    g_free(person->first);
    person->first = g_strdup(list[i][0]);
    person->last = g_strdup(list[i][1]);
    g_ptr_array_add(people, person);
  }
  g_autoptr(PeopleNames) names = people_names_new(people);
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) g_assert_true(people_names_find(names, words[i]) == people_by_name(people, words[i]));
  g_assert_true(people_names_find(names, "jan smit") == g_ptr_array_index(people, 3) && !people_names_find(names, "ans bos"));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/recipients/states", test_states);
  g_test_add_func("/recipients/attendance-not-taken", test_attendance_not_taken);
  g_test_add_func("/recipients/rooms", test_rooms);
  g_test_add_func("/recipients/nobody", test_nobody);
  g_test_add_func("/recipients/once", test_once);
  g_test_add_func("/recipients/addresses-that-are-none", test_addresses_that_are_none);
  g_test_add_func("/recipients/joined", test_joined);
  g_test_add_func("/recipients/invited", test_invited);
  g_test_add_func("/recipients/names", test_names);
  return g_test_run();
}
