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

/* A part that looks back gets the points among its reminders, each time those of the last meeting only; reminders on one line stay
 * as they are, and the points get a part of their own. */
static void test_looks_back(Fixture *f, gconstpointer data) {
  (void)data;
  static const char head[] = "draaiboek: 1\ntitel: T\nonderdelen:\n  - onderdeel: Begin\n    duur: 5 min\n"
                             "  - onderdeel: Terug\n    duur: 10 min\n    terugblik: ja\n";
  static const char tail[] = "  - onderdeel: Slot\n    duur: 5 min\n    nota bene:\n      - Blijft staan\n";
  static const struct { const char *notes; guint phases, reminders; } cases[] = {
      {"", 3, 1}, {"    let op:\n      - Een\n      - Twee\n    wie: Jan\n", 3, 3}, {"    nota bene: [Een, Twee]\n", 4, 2},
      {"    nota bene:\n      - \"Afspraak 9: oud\"  # van de vorige keer\n      - Een\n", 3, 2}};
  const NextMeeting next = {{2027, 2, 11}, CLOCK_NONE, NULL};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = g_strconcat(head, cases[i].notes, tail, NULL);
    write_file(f, "terug.yaml", text);
    g_autofree char *path = g_build_filename(f->folder, "terug.yaml", NULL);
    g_autoptr(Loaded) old = load_meeting(path, NULL);
    char *const previous[] = {(char *)"proef.sessie.yaml", NULL};
    g_autoptr(Journal) journal = open_with(f, TRUE);
    Event *event = event_new(EVENT_RECORD);
    event->list = LIST_AGREEMENT;
    event->number = event->record = session_count(journal_session(journal), LIST_AGREEMENT, NULL) + 1;
    event->text = g_strdup("Soep: maken");
    if (event->number == 1)
      add(journal, event);
    else
      event_free(event);
    g_autofree char *made = next_script(text, old->script, journal_session(journal), &next, previous);
    write_file(f, "volgende.yaml", made);
    g_autofree char *then = g_build_filename(f->folder, "volgende.yaml", NULL);
    g_autoptr(Loaded) loaded = load_meeting(then, NULL);
    g_test_message("%s", made);
    g_assert_nonnull(loaded->script);
    g_assert_cmpuint(loaded->script->phases->len, ==, cases[i].phases);
    const Phase *back = g_ptr_array_index(loaded->script->phases, cases[i].phases - 2);
    g_assert_cmpstr(back->title, ==, "Terug");
    g_assert_cmpuint(g_strv_length(back->reminders), ==, cases[i].reminders);
    g_assert_nonnull(strstr(made, "Soep: maken"));
    g_assert_null(strstr(made, "oud"));
  }
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
  g_test_add("/next-script/looks-back", Fixture, NULL, set_up, test_looks_back, tear_down);
  g_test_add("/next-script/no-script", Fixture, NULL, set_up, test_no_script, tear_down);
  return g_test_run();
}
