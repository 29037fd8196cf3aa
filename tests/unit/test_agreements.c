/* Agreements of one meeting and of a series: each once, as it is now, by number; what is confidential is only counted. */
#include "model/agreements.h"

#include "meeting.h"

static Meeting meeting;

static void set_up(void) {
  meeting = meeting_open(meeting_first());
}

/* Records an agreement (or a wish) and returns it. */
static Record *record(ListKind list, int number, const char *text, Date due) {
  Event *event = meeting_event(&meeting, meeting.script->begin, EVENT_RECORD, NULL);
  event->list = list;
  event->number = number;
  event->record = (int)meeting.session->records->len + 1;
  event->text = g_strdup(text);
  event->due = due;
  session_append(meeting.session, event);
  return g_ptr_array_index(meeting.session->records, meeting.session->records->len - 1);
}

static GPtrArray *all(Date today, int *confidential) {
  g_autoptr(GPtrArray) sessions = g_ptr_array_new();
  g_ptr_array_add(sessions, meeting.session);
  return agreements_of(sessions, today, confidential);
}

static const Agreement *at(const GPtrArray *agreements, guint i) { return g_ptr_array_index(agreements, i); }

static void test_order_and_overdue(void) {
  set_up();
  record(LIST_WISH, 0, "A wish", (Date){0, 0, 0});
  record(LIST_AGREEMENT, 2, "Second", (Date){2027, 2, 1});
  record(LIST_AGREEMENT, 1, "First", (Date){2027, 1, 28});
  record(LIST_NOTE, 0, "A note", (Date){0, 0, 0});
  int confidential = -1;
  g_autoptr(GPtrArray) agreements = all((Date){2027, 1, 29}, &confidential);
  g_assert_cmpuint(agreements->len, ==, 3);
  g_assert_cmpint(confidential, ==, 0);
  g_assert_cmpstr(at(agreements, 0)->record->text, ==, "First");
  g_assert_cmpstr(at(agreements, 1)->record->text, ==, "Second");
  g_assert_cmpint(at(agreements, 2)->state, ==, AGREEMENT_WISH);
  g_assert_true(at(agreements, 0)->overdue);
  g_assert_false(at(agreements, 1)->overdue);
  g_assert_true(agreement_open(at(agreements, 0)));
  g_assert_false(agreement_open(at(agreements, 2)));
  g_autoptr(GPtrArray) on_the_day = all((Date){2027, 1, 28}, NULL);
  g_assert_false(at(on_the_day, 0)->overdue);
  meeting_clear(&meeting);
}

static void test_confidential(void) {
  set_up();
  record(LIST_AGREEMENT, 1, "Open", (Date){0, 0, 0});
  record(LIST_AGREEMENT, 2, "Secret", (Date){0, 0, 0})->confidential = TRUE;
  int confidential = 0;
  g_autoptr(GPtrArray) agreements = all((Date){2027, 1, 29}, &confidential);
  g_assert_cmpuint(agreements->len, ==, 1);
  g_assert_cmpint(confidential, ==, 1);
  g_assert_cmpstr(at(agreements, 0)->owner, ==, NULL);
  g_assert_false(at(agreements, 0)->overdue);
  meeting_clear(&meeting);
}

static void assert_order(AgreementsHeading before, AgreementsHeading after) {
  g_assert_cmpint(strcmp(before.key, after.key), <, 0);
  agreements_heading_clear(&before);
  agreements_heading_clear(&after);
}

/* The same in every locale: this test runs in none. */
static void test_headings(void) {
  const Date none = {0, 0, 0}, early = {2027, 3, 31}, late = {2027, 4, 1};
  AgreementsOrder owner = AGREEMENTS_BY_OWNER, quarter = AGREEMENTS_BY_QUARTER;
  assert_order(agreements_heading(owner, "Émile", NULL, none, LANG_NL), agreements_heading(owner, "Zwart", NULL, none, LANG_NL));
  assert_order(agreements_heading(owner, "anna", NULL, none, LANG_NL), agreements_heading(owner, "Bram", NULL, none, LANG_NL));
  assert_order(agreements_heading(owner, "Jose", NULL, none, LANG_NL), agreements_heading(owner, "José", NULL, none, LANG_NL));
  assert_order(agreements_heading(quarter, NULL, NULL, early, LANG_NL), agreements_heading(quarter, NULL, NULL, late, LANG_NL));
  assert_order(agreements_heading(quarter, NULL, NULL, late, LANG_NL), agreements_heading(quarter, NULL, NULL, none, LANG_NL));
  g_auto(AgreementsHeading) nobody = agreements_heading(owner, "", NULL, none, LANG_NL);
  g_assert_cmpstr(nobody.words, ==, tp(LANG_NL, REPORT_NO_OWNER));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/agreements/order-and-overdue", test_order_and_overdue);
  g_test_add_func("/agreements/confidential", test_confidential);
  g_test_add_func("/agreements/headings", test_headings);
  return g_test_run();
}
