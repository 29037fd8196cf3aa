/* The script of the next meeting keeps what the writer wrote, and gets what was agreed about the next one. */
#include "read/next_script.h"

#include "journal_fixture.h"

static char *next_of(Fixture *f, const char *text, const NextMeeting *next) {
  char *const previous[] = {(char *)"proef.sessie.yaml", NULL};
  g_autoptr(Journal) journal = open_with(f, TRUE);
  Event *event = event_new(EVENT_RECORD);
  event->list = LIST_AGREEMENT;
  event->number = event->record = 1;
  event->text = g_strdup("Soep: maken");
  add(journal, event);
  return next_script(text, journal_script(journal), journal_session(journal), next, previous);
}

static void test_filled_in(Fixture *f, gconstpointer data) {
  (void)data;
  const NextMeeting next = {{2027, 2, 11}, 15 * 3600 + 30 * 60, "Kerkstraat 12"};
  g_autofree char *text = next_of(f, script_text, &next);
  g_assert_nonnull(text);
  write_file(f, "volgende.yaml", text);
  g_autofree char *path = g_build_filename(f->folder, "volgende.yaml", NULL);
  g_autoptr(Loaded) loaded = load_meeting(path, NULL);
  g_autofree char *told = diag_text(loaded->diags);
  g_test_message("%s\n%s", text, told);
  g_assert_nonnull(loaded->script);
  g_assert_cmpint(date_compare(loaded->script->date, next.date), ==, 0);
  g_assert_cmpint(loaded->script->begin_clock, ==, next.clock);
  g_assert_cmpstr(loaded->script->previous[0], ==, "proef.sessie.yaml");
  g_assert_cmpuint(loaded->script->people->len, ==, 2);
  g_assert_nonnull(strstr(text, "Soep: maken"));
  /* a first part asks how it is going; the others are as they were */
  g_assert_cmpuint(loaded->script->phases->len, ==, 4);
  g_assert_cmpstr(((Phase *)g_ptr_array_index(loaded->script->phases, 3))->title, ==, "Slot");
}

static void test_no_script(Fixture *f, gconstpointer data) {
  (void)data;
  const NextMeeting next = {{0, 0, 0}, CLOCK_NONE, NULL};
  g_autofree char *none = next_of(f, "[een, lijst]\n", &next), *broken = next_of(f, "a: [\n", &next);
  g_assert_null(none);
  g_assert_null(broken);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add("/next-script/filled-in", Fixture, NULL, set_up, test_filled_in, tear_down);
  g_test_add("/next-script/no-script", Fixture, NULL, set_up, test_no_script, tear_down);
  return g_test_run();
}
