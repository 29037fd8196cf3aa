/* A meeting in a folder of its own, for the tests of the journal. */
#ifndef TESTS_JOURNAL_FIXTURE_H
#define TESTS_JOURNAL_FIXTURE_H
#include <string.h>

#include "base/file.h"
#include "folder.h"
#include "read/journal.h"

static const char script_text[] =
    "draaiboek: 1\n"
    "titel: Proef\n"
    "datum: 2027-01-14\n"
    "begin: 14:00\n"
    "tijdzone: Europe/Amsterdam\n"
    "deelnemers: [{naam: Fatima van den Berg}, {naam: Jan Jansen, organisatie: Gemeente}]\n"
    "onderdelen:\n"
    "  - {onderdeel: Welkom, duur: 10 min}\n"
    "  - {onderdeel: Gesprek, duur: 30 min}\n"
    "  - {onderdeel: Slot, duur: 5 min}\n";

/* A folder with a meeting in it, a clock, and what was told. */
typedef struct Fixture {
  char *folder, *script;
  VirtualClock clock;
  DiagList *diags;
} Fixture;

static G_GNUC_UNUSED void write_file(const Fixture *f, const char *name, const char *text) {
  g_autofree char *path = g_build_filename(f->folder, name, NULL);
  g_assert_true(file_replace(path, text, strlen(text), 0644, NULL));
}

static G_GNUC_UNUSED Instant two_o_clock(void) {
  Instant at;
  g_assert_true(instant_parse_iso("2027-01-14T13:00:00.000000Z", &at));
  return at;
}

static G_GNUC_UNUSED void set_up(Fixture *f, gconstpointer data) {
  (void)data;
  f->folder = g_dir_make_tmp("draaiboek-journal-XXXXXX", NULL);
  f->script = g_build_filename(f->folder, "proef.yaml", NULL);
  write_file(f, "proef.yaml", script_text);
  virtual_clock_init(&f->clock, two_o_clock());
  f->diags = diag_list_new(LANG_EN);
}

static G_GNUC_UNUSED void tear_down(Fixture *f, gconstpointer data) {
  (void)data;
  folder_remove(f->folder);
  g_free(f->folder);
  g_free(f->script);
  diag_list_free(f->diags);
}

static G_GNUC_UNUSED Journal *open_with(Fixture *f, gboolean write) {
  g_autoptr(Loaded) loaded = load_meeting(f->script, NULL);
  if (!loaded->script) {
    g_autofree char *text = diag_text(loaded->diags);
    g_test_message("%s", text);
  }
  const JournalOptions options = {.clock = &f->clock.clock, .write = write, .begin = INSTANT_NONE};
  return journal_open(f->script, loaded, &options, f->diags);
}

static G_GNUC_UNUSED gboolean add(Journal *journal, Event *event) {
  Decision decision = {.events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free)};
  event->t = journal_now(journal);
  g_ptr_array_add(decision.events, event);
  return journal_append(journal, &decision);
}

static G_GNUC_UNUSED Event *start(const char *part) {
  Event *event = event_new(EVENT_START);
  event->part = g_strdup(part);
  return event;
}

static G_GNUC_UNUSED Event *note(const char *text) {
  Event *event = event_new(EVENT_RECORD);
  event->list = LIST_NOTE;
  event->text = g_strdup(text);
  return event;
}

static G_GNUC_UNUSED Event *undo(Journal *journal) {
  const Session *session = journal_session(journal);
  Event *event = event_new(EVENT_UNDO);
  event->number = (int)g_array_index(session->undo, guint64, session->undo->len - 1);
  return event;
}

static G_GNUC_UNUSED Event *redo(Journal *journal) {
  const Session *session = journal_session(journal);
  Event *event = event_new(EVENT_REDO);
  event->number = (int)g_array_index(session->redo, guint64, session->redo->len - 1);
  return event;
}

static G_GNUC_UNUSED char *contents(const char *path) {
  char *bytes;
  gsize length;
  g_assert_true(file_read(path, 1 << 20, &bytes, &length, NULL));
  return bytes;
}

static G_GNUC_UNUSED int told(const Fixture *f, DiagId id) {
  int n = 0;
  for (guint i = 0; i < f->diags->diags->len; i++) {
    n += g_array_index(f->diags->diags, Diag, i).id == id;
  }
  return n;
}

#endif
