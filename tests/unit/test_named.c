/* Everybody who is named gets one number over all sessions of a meeting, and who is only named in words is found too. */
#include "model/named.h"

#include <string.h>

#include "meeting.h"

/* Adds a person to a session: of the list, or walked in. */
static Person *enter(Meeting *meeting, int id, const char *first, const char *last, gboolean walk_in) {
  Event *event = meeting_person(meeting, id, first, last, NULL);
  if (walk_in) event->kind = EVENT_WALK_IN;
  session_append(meeting->session, event);
  return g_ptr_array_index(meeting->session->people, meeting->session->people->len - 1);
}

/* Something is taken up by who is on no list. */
static void agree(Meeting *meeting, const char *owner) {
  Event *event = meeting_record(meeting, "15:40", LIST_AGREEMENT, NULL, "x");
  event->owner = g_strdup(owner);
  event->number = meeting->session->next_agreement;
  session_append(meeting->session, event);
}

static int number_of(const Named *named, const Meeting *meeting, int id) {
  g_autoptr(GPtrArray) people = named_people(meeting->session);
  g_autoptr(GHashTable) numbers = named_numbers(named, people);
  return GPOINTER_TO_INT(g_hash_table_lookup(numbers, GINT_TO_POINTER(id)));
}

/* The same list in both rooms, and in each somebody who walked in. */
static void two_rooms(Meeting *main, Meeting *room) {
  Meeting *const both[] = {main, room};
  for (gsize i = 0; i < G_N_ELEMENTS(both); i++) {
    *both[i] = meeting_open(meeting_first());
    enter(both[i], 1, "Fatima", "Berg", FALSE);
    enter(both[i], 2, "Jan", "Jansen", FALSE);
    enter(both[i], 3, "Jan", "Jansen", FALSE); /* another */
  }
  enter(main, 4, "Xanthe", "Quist", TRUE);
  enter(room, 4, "Ypkje", "Dijx", TRUE);
  enter(room, 5, "Xanthe", "Quist", TRUE);
}

static void test_numbers(void) {
  Meeting main, room;
  two_rooms(&main, &room);
  g_autoptr(Named) named = named_new();
  named_add_session(named, main.session, FALSE);
  named_add_session(named, room.session, FALSE);
  for (int id = 1; id <= 4; id++) g_assert_cmpint(number_of(named, &main, id), ==, id);
  for (int id = 1; id <= 3; id++) g_assert_cmpint(number_of(named, &room, id), ==, id);
  g_assert_cmpint(number_of(named, &room, 5), ==, 4); /* who is known there under another */
  g_assert_cmpint(number_of(named, &room, 4), ==, 5);
  g_autoptr(Scrub) scrub = named_scrub(named, LANG_EN);
  g_autofree char *text = scrub_text(scrub, "Ypkje asks Xanthe Quist and Jan");
  g_assert_cmpstr(text, ==, "Participant 5 asks participant 4 and somebody");
  meeting_clear(&main);
  meeting_clear(&room);
}

/* The names of one room went before: who was on the list keeps the number, who walked in gets one that nobody has. */
static void test_half_done(void) {
  Meeting main, room;
  two_rooms(&main, &room);
  for (guint i = 0; i < main.session->people->len; i++) {
    Person *person = g_ptr_array_index(main.session->people, i);
    g_free(person->first);
    person->first = scrub_name(person->id, LANG_NL);
    g_clear_pointer(&person->last, g_free);
  }
  g_autoptr(Named) named = named_new();
  named_add_session(named, main.session, FALSE);
  named_add_session(named, room.session, FALSE);
  for (int id = 1; id <= 4; id++) g_assert_cmpint(number_of(named, &main, id), ==, id);
  for (int id = 1; id <= 3; id++) g_assert_cmpint(number_of(named, &room, id), ==, id);
  g_assert_cmpint(number_of(named, &room, 4), ==, 5);
  g_assert_cmpint(number_of(named, &room, 5), ==, 6);
  g_autoptr(Scrub) scrub = named_scrub(named, LANG_NL);
  g_autofree char *text = scrub_text(scrub, "Deelnemer 1 en deelnemer 2");
  g_assert_cmpstr(text, ==, "Deelnemer 1 en deelnemer 2"); /* a number is no name */
  meeting_clear(&main);
  meeting_clear(&room);
}

static void test_in_words(void) {
  Meeting main = meeting_open(meeting_first());
  Person *person = enter(&main, 1, "Fatima", "Berg", FALSE);
  person->organisation = g_strdup("Stichting Roos");
  agree(&main, "Balthasar van Uylenburgh, mevrouw Plantijn");
  agree(&main, "Wijkteam Noord");
  agree(&main, "Stichting Roos");
  agree(&main, "Iedereen");
  agree(&main, "de penningmeester");
  agree(&main, "Nog te bepalen");
  main.script->initiator.name = g_strdup("Roos Vermeer");
  main.script->initiator.phone = g_strdup("0318-123456");
  g_autoptr(Named) named = named_new();
  named_add_session(named, main.session, FALSE);
  g_autoptr(Scrub) scrub = named_scrub(named, LANG_NL);
  static const char *const cases[][2] = {
      {"Balthasar belt mevrouw Plantijn", "Iemand belt mevrouw iemand"},
      {"van Uylenburgh komt", "iemand komt"},
      {"Wijkteam Noord, Iedereen, Nog even", "Wijkteam Noord, Iedereen, Nog even"},
      {"Stichting Roos belt Roos op 123456", "Stichting Roos belt iemand op …"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = scrub_text(scrub, cases[i][0]);
    g_assert_cmpstr(text, ==, cases[i][1]);
  }
  meeting_clear(&main);
}

/* Who was only at an earlier meeting has no number, and takes none from who is here. */
static void test_earlier(void) {
  Meeting main = meeting_open(meeting_first()), before = meeting_open(meeting_first());
  enter(&main, 1, "Fatima", "Berg", FALSE);
  enter(&before, 1, "Philippine", "Duiven", FALSE);
  enter(&before, 2, "Fatima", "Berg", FALSE);
  g_autoptr(Named) named = named_new();
  named_add_session(named, main.session, FALSE);
  named_add_session(named, before.session, TRUE);
  g_autoptr(Scrub) scrub = named_scrub(named, LANG_NL);
  g_autofree char *text = scrub_text(scrub, "Philippine en Fatima Berg");
  g_assert_cmpstr(text, ==, "Iemand en deelnemer 1");
  meeting_clear(&main);
  meeting_clear(&before);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/named/numbers", test_numbers);
  g_test_add_func("/named/half-done", test_half_done);
  g_test_add_func("/named/in-words", test_in_words);
  g_test_add_func("/named/earlier", test_earlier);
  return g_test_run();
}
