/* What was said at an earlier meeting holds at the next one, also of two people of one name. */
#include "journal_fixture.h"
#include "read/series.h"

static const char old_text[] =
    "draaiboek: 1\n"
    "titel: Oud\n"
    "datum: 2026-12-14\n"
    "begin: 14:00\n"
    "tijdzone: Europe/Amsterdam\n"
    "deelnemers: [{naam: Jan Post, organisatie: Kerk}, {naam: Jan Post, organisatie: Gemeente}, {naam: Els Wit}, {naam: Els Wit}]\n"
    "onderdelen:\n"
    "  - {onderdeel: Welkom, duur: 10 min}\n";

/* A session of the meeting before, in which these people said this. */
static void hold_before(Fixture *f, const int *people, gsize n, gboolean answer) {
  g_autofree char *script = g_build_filename(f->folder, "oud.yaml", NULL);
  write_file(f, "oud.yaml", old_text);
  g_autoptr(Loaded) loaded = load_meeting(script, NULL);
  const JournalOptions options = {.clock = &f->clock.clock, .write = TRUE, .begin = INSTANT_NONE};
  g_autoptr(Journal) journal = journal_open(script, loaded, &options, f->diags);
  for (gsize i = 0; i < n; i++) {
    Event *event = event_new(EVENT_CONSENT);
    event->person_id = people[i];
    event->text = g_strdup("name");
    event->flag = answer;
    g_assert_true(add(journal, event));
  }
}

/* What holds for somebody on the list of the next meeting. */
static Consent next_time(const Fixture *f, const char *first, const char *last, const char *organisation) {
  g_autoptr(Script) script = script_new();
  g_strfreev(script->previous);
  script->previous = g_strsplit("oud.sessie.yaml", ",", -1);
  g_autoptr(GPtrArray) series = series_open(f->script, script, (Clock *)&f->clock.clock, NULL);
  g_assert_cmpuint(series->len, ==, 1);
  g_autoptr(Person) person = person_new();
  g_free(person->first);
  person->first = g_strdup(first);
  person->last = g_strdup(last);
  person->organisation = g_strdup(organisation);
  person->name_in_report = CONSENT_YES;
  series_consent(series, person);
  return person->name_in_report;
}

static void test_no_holds(Fixture *f, gconstpointer data) {
  (void)data;
  const int who[] = {2, 3};
  hold_before(f, who, G_N_ELEMENTS(who), FALSE);
  g_assert_cmpint(next_time(f, "Jan", "Post", "Gemeente"), ==, CONSENT_NO);
  g_assert_cmpint(next_time(f, "Jan", "Post", "Kerk"), ==, CONSENT_YES);
  g_assert_cmpint(next_time(f, "Jan", "Post", "School"), ==, CONSENT_NO); /* it may be either */
  g_assert_cmpint(next_time(f, "els", "wit", NULL), ==, CONSENT_NO);
  g_assert_cmpint(next_time(f, "Anna", "Bos", NULL), ==, CONSENT_YES);
}

static void test_yes_lets_the_list_decide(Fixture *f, gconstpointer data) {
  (void)data;
  const int who[] = {2};
  hold_before(f, who, G_N_ELEMENTS(who), TRUE);
  g_assert_cmpint(next_time(f, "Jan", "Post", "Gemeente"), ==, CONSENT_YES);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add("/series/no-holds", Fixture, NULL, set_up, test_no_holds, tear_down);
  g_test_add("/series/yes-lets-the-list-decide", Fixture, NULL, set_up, test_yes_lets_the_list_decide, tear_down);
  return g_test_run();
}
