/* The journal as a person meets it: opened, resumed, locked, edited, adopted, set aside, and clocks that do as they please. */
#include <sys/wait.h>
#include <unistd.h>

#include "model/met.h"
#include "read/copies.h"
#include "tests/unit/journal_fixture.h"

#define HOUR (3600 * SECOND)

static PhaseState state_of(Journal *journal, const char *part) {
  Session *session = journal_session(journal);
  return session_run(session, session_index(session, part))->state;
}

static int mode_of(const char *path) {
  struct stat st;
  g_assert_cmpint(stat(path, &st), ==, 0);
  return st.st_mode & 07777;
}

static void test_paths(void) {
  static const struct {
    const char *script, *dir, *path;
  } cases[] = {
      {"meeting.yaml", NULL, "meeting.sessie.yaml"},
      {"a/b.yml", NULL, "a/b.sessie.yaml"},
      {"a/b", NULL, "a/b.sessie.yaml"},
      {"a/b.yaml", "/tmp/x", "/tmp/x/b.sessie.yaml"},
      {"a/b.sessie.yaml", NULL, "a/b.sessie.yaml"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *path = journal_path_for(cases[i].script, cases[i].dir);
    g_assert_cmpstr(path, ==, cases[i].path);
    g_autofree char *stem = journal_stem(cases[i].script), *again = journal_stem(cases[i].path);
    g_assert_false(g_str_has_suffix(stem, "ml"));
    g_assert_false(g_str_has_suffix(again, ".sessie"));
    if (!cases[i].dir) g_assert_cmpstr(stem, ==, again);
  }
}

static void test_open(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Journal) journal = open_with(f, TRUE);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_NEW);
  g_assert_cmpuint(f->diags->diags->len, ==, 0);
  g_assert_false(journal_script_edited(journal));
  const Session *session = journal_session(journal);
  g_assert_true(session->opened);
  g_assert_cmpint(session->begin, ==, two_o_clock());
  g_assert_cmpuint(session->people->len, ==, 2);
  g_assert_cmpuint(session->phases->len, ==, 3);
  g_assert_cmpint(journal_pending(journal), ==, 0);
  g_assert_cmpint(mode_of(journal_path(journal)), ==, 0600);
  g_autofree char *folder = g_build_filename(f->folder, "proef.sessie.d", NULL);
  g_assert_cmpint(mode_of(folder), ==, 0700);
  g_autofree char *path = copies_path(folder, "proef.yaml");
  g_autofree char *copy = contents(path);
  g_assert_cmpstr(copy, ==, script_text);
  g_assert_cmpint(mode_of(path), ==, 0600);
  g_autofree char *text = contents(journal_path(journal));
  g_autofree char *digest = file_digest(script_text, strlen(script_text));
  g_autofree char *header = g_strdup_printf("- {draaiboek session: 1, script: \"proef.yaml\", digest: \"%s\"}\n", digest);
  g_assert_true(g_str_has_prefix(text, header));
  g_assert_nonnull(strstr(text, "do: enter, person: {id: 2, first: \"Jan\", last: \"Jansen\""));
}

static void test_setgid(Fixture *f, gconstpointer data) {
  (void)data;
  g_assert_cmpint(chmod(f->folder, 02770), ==, 0);
  mode_t mask = umask(007);
  g_autoptr(Journal) journal = open_with(f, TRUE);
  umask(mask);
  g_autofree char *folder = g_build_filename(f->folder, "proef.sessie.d", NULL);
  g_assert_cmpint(mode_of(journal_path(journal)), ==, 0660);
  g_assert_cmpint(mode_of(folder) & 0777, ==, 0770);
}

static void test_resume(Fixture *f, gconstpointer data) {
  (void)data;
  Journal *journal = open_with(f, TRUE);
  virtual_clock_set(&f->clock, two_o_clock() + 60 * SECOND);
  g_assert_true(add(journal, start("welkom")));
  g_assert_true(add(journal, note("regel een\nregel \"twee\"")));
  g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
  for (guint i = 0; i < journal_session(journal)->events->len; i++) {
    g_ptr_array_add(events, event_copy(g_ptr_array_index(journal_session(journal)->events, i)));
  }
  journal_close(journal);
  virtual_clock_set(&f->clock, two_o_clock() + 120 * SECOND);
  journal = open_with(f, TRUE);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_RESUMED);
  g_assert_cmpuint(f->diags->diags->len, ==, 0);
  const Session *session = journal_session(journal);
  g_assert_cmpuint(session->events->len, ==, events->len + 1);
  for (guint i = 0; i < events->len; i++) {
    g_assert_true(event_equal(g_ptr_array_index(events, i), g_ptr_array_index(session->events, i)));
  }
  const Event *last = g_ptr_array_index(session->events, events->len);
  g_assert_cmpint(last->kind, ==, EVENT_RESUME);
  g_assert_cmpint(last->t, ==, two_o_clock() + 120 * SECOND);
  g_assert_cmpint(state_of(journal, "welkom"), ==, PHASE_RUNNING);
  g_assert_cmpint(session_count(session, LIST_NOTE, NULL), ==, 1);
  g_assert_cmpuint(session->people->len, ==, 2);
  journal_close(journal);
}

static void test_undo_over_resume(Fixture *f, gconstpointer data) {
  (void)data;
  Journal *journal = open_with(f, TRUE);
  add(journal, start("welkom"));
  add(journal, note("een"));
  add(journal, note("twee"));
  add(journal, undo(journal));
  journal_close(journal);
  journal = open_with(f, TRUE);
  g_assert_cmpint(session_count(journal_session(journal), LIST_NOTE, NULL), ==, 1);
  add(journal, redo(journal)); /* what was undone before comes back after */
  g_assert_cmpint(session_count(journal_session(journal), LIST_NOTE, NULL), ==, 2);
  add(journal, undo(journal));
  add(journal, undo(journal));
  journal_close(journal);
  journal = open_with(f, TRUE);
  g_assert_cmpint(session_count(journal_session(journal), LIST_NOTE, NULL), ==, 0);
  g_assert_cmpint(state_of(journal, "welkom"), ==, PHASE_RUNNING);
  journal_close(journal);
}

/* Opens the session in a process of its own while this one holds it: it shows what is there, and refuses whatever would write. Not
   inlined, so that valgrind still finds in the child what the caller owns. */
static G_GNUC_NO_INLINE gboolean second_only_watches(Fixture *f) {
  pid_t child = fork();
  if (child == 0) {
    Journal *second = open_with(f, TRUE);
    gboolean ok = journal_state(second) == JOURNAL_LOCKED && told(f, DG_SESSION_LOCKED) == 1 &&
                  state_of(second, "welkom") == PHASE_RUNNING && !add(second, note("verboden")) &&
                  session_count(journal_session(second), LIST_NOTE, NULL) == 0 && journal_pending(second) == 0 &&
                  !journal_adopt(second, &(Loaded){0}, f->diags) && !journal_set_aside(second, f->diags);
    journal_close(second);
    _exit(ok ? 0 : 1);
  }
  int status;
  return waitpid(child, &status, 0) == child && status == 0;
}

/* The second one may look, also while the first goes on; it writes nothing. */
static void test_lock(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Journal) journal = open_with(f, TRUE);
  add(journal, start("welkom"));
  g_autofree char *before = contents(journal_path(journal));
  g_assert_true(second_only_watches(f));
  g_autofree char *after = contents(journal_path(journal));
  g_assert_cmpstr(before, ==, after);

  g_autoptr(Journal) watcher = open_with(f, TRUE);
  g_assert_cmpint(journal_state(watcher), ==, JOURNAL_LOCKED);
  g_assert_false(journal_follow(watcher, NULL));
  add(journal, note("nieuws"));
  g_assert_true(journal_follow(watcher, NULL));
  g_assert_cmpint(session_count(journal_session(watcher), LIST_NOTE, NULL), ==, 1);
  g_assert_cmpint(journal_state(watcher), ==, JOURNAL_LOCKED);
}

static void test_look_only(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Journal) nothing = open_with(f, FALSE);
  g_assert_cmpint(journal_state(nothing), ==, JOURNAL_NONE);
  g_assert_false(g_file_test(journal_path(nothing), G_FILE_TEST_EXISTS));
  Journal *journal = open_with(f, TRUE);
  g_assert_true(journal_follow(nothing, NULL)); /* the room's screen was on first */
  g_assert_cmpint(journal_state(nothing), ==, JOURNAL_RESUMED);
  add(journal, start("welkom"));
  g_autofree char *whole = contents(journal_path(journal));
  g_autoptr(Journal) reader = open_with(f, FALSE);
  g_assert_cmpint(journal_state(reader), ==, JOURNAL_RESUMED);
  g_assert_false(add(reader, note("niet")));
  g_assert_cmpint(session_count(journal_session(reader), LIST_NOTE, NULL), ==, 0);

  /* a line that is just being written */
  GString *half = g_string_new(whole);
  g_string_append(half, "- {n: 99, t: 2027-");
  write_file(f, "proef.sessie.yaml", half->str);
  g_string_free(half, TRUE);
  journal_follow(reader, NULL);
  g_assert_cmpint(state_of(reader, "welkom"), ==, PHASE_RUNNING);
  journal_close(journal);
}

static void test_torn(Fixture *f, gconstpointer data) {
  (void)data;
  Journal *journal = open_with(f, TRUE);
  add(journal, start("welkom"));
  journal_close(journal);
  g_autofree char *path = journal_path_for(f->script, NULL);
  g_autofree char *whole = contents(path);
  g_autofree char *torn = g_strconcat(whole, "- {n: 5, t: 2027-01-14T13:00:00.000000Z, do: record, re", NULL);
  write_file(f, "proef.sessie.yaml", torn);
  journal = open_with(f, FALSE); /* who only looks changes nothing */
  journal_close(journal);
  g_autofree char *untouched = contents(path);
  g_assert_cmpstr(untouched, ==, torn);
  journal = open_with(f, TRUE);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_RESUMED);
  g_assert_cmpint(told(f, DG_SESSION_TORN), ==, 2);
  g_autofree char *text = diag_text(f->diags);
  g_assert_nonnull(strstr(text, "proef.sessie.yaml:6:1: "));
  journal_close(journal);
  g_autofree char *healed = contents(path);
  g_assert_true(g_str_has_prefix(healed, whole));
  g_assert_nonnull(strstr(healed + strlen(whole), "do: resume"));
  g_assert_null(strstr(healed, "re- "));
}

static const char edited_text[] =
    "draaiboek: 1\n"
    "titel: Proef\n"
    "datum: 2027-01-14\n"
    "begin: 14:00\n"
    "tijdzone: Europe/Amsterdam\n"
    "deelnemers: [{naam: Anna Nieuw}, {naam: Fatima van den Berg}, {naam: Jan Jansen}]\n"
    "onderdelen:\n"
    "  - {onderdeel: Gesprek, duur: 40 min}\n"
    "  - {onderdeel: Toegift, duur: 7 min}\n"
    "  - {onderdeel: Slot, duur: 5 min}\n";

static int planned(Journal *journal, const char *part) {
  const Phase *phase = script_phase(journal_script(journal), part);
  return phase ? phase->planned : -1;
}

static void test_edited(Fixture *f, gconstpointer data) {
  (void)data;
  Journal *journal = open_with(f, TRUE);
  add(journal, start("welkom"));
  journal_close(journal);
  write_file(f, "proef.yaml", edited_text);
  journal = open_with(f, TRUE);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_RESUMED);
  g_assert_true(journal_script_edited(journal));
  g_assert_cmpint(told(f, DG_SESSION_EDITED), ==, 1);
  g_assert_cmpint(planned(journal, "gesprek"), ==, 1800);
  g_assert_cmpint(planned(journal, "toegift"), ==, -1);
  journal_close(journal);
  /* a script that is broken by now, or gone, does not stop a meeting */
  write_file(f, "proef.yaml", "draaiboek: [");
  journal = open_with(f, TRUE);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_RESUMED);
  g_assert_cmpint(planned(journal, "gesprek"), ==, 1800);
  journal_close(journal);
  g_remove(f->script);
  journal = open_with(f, TRUE);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_RESUMED);
  journal_close(journal);
}

static void test_adopt(Fixture *f, gconstpointer data) {
  (void)data;
  Journal *journal = open_with(f, TRUE);
  add(journal, start("welkom"));
  virtual_clock_set(&f->clock, two_o_clock() + 600 * SECOND);
  add(journal, note("vooraf"));
  add(journal, start("gesprek"));
  write_file(f, "proef.yaml", edited_text);
  g_autoptr(Loaded) edited = load_meeting(f->script, NULL);
  g_assert_nonnull(edited->script);
  g_assert_true(journal_adopt(journal, edited, f->diags));
  g_assert_cmpuint(f->diags->diags->len, ==, 0);
  for (int again = 0; again < 2; again++) {
    Session *session = journal_session(journal);
    g_assert_true(session->script == journal_script(journal));
    g_assert_cmpint(session_index(session, "welkom"), ==, 0); /* past, and gone from the edited script: it stays */
    g_assert_cmpint(state_of(journal, "welkom"), ==, PHASE_DONE);
    g_assert_cmpint(planned(journal, "welkom"), ==, 600);
    g_assert_cmpint(state_of(journal, "gesprek"), ==, PHASE_RUNNING);
    g_assert_cmpint(planned(journal, "gesprek"), ==, 2400);
    g_assert_cmpint(session_index(session, "toegift"), ==, 2);
    g_assert_cmpint(session_count(session, LIST_NOTE, NULL), ==, 1);
    g_assert_cmpuint(session->people->len, ==, 3);
    g_assert_cmpint(people_find(session->people, 1)->id, ==, 1);
    g_assert_cmpstr(people_find(session->people, 1)->first, ==, "Fatima"); /* numbers that were given stay */
    g_assert_cmpstr(people_find(session->people, 3)->first, ==, "Anna");
    g_assert_false(journal_script_edited(journal));
    journal_close(journal);
    journal = open_with(f, TRUE);
    g_assert_cmpint(journal_state(journal), ==, JOURNAL_RESUMED);
  }
  g_autofree char *second = g_build_filename(f->folder, "proef.sessie.d", "2", NULL);
  g_assert_cmpint(mode_of(second), ==, 0700);
  g_autofree char *copy_path = copies_path(second, "proef.yaml");
  g_autofree char *copy = contents(copy_path);
  g_assert_cmpstr(copy, ==, edited_text);
  /* undo reaches back over the adoption */
  add(journal, undo(journal));
  g_assert_cmpint(state_of(journal, "gesprek"), ==, PHASE_AHEAD);
  journal_close(journal);
}

/* A past part that is still in the edited script keeps what it was. */
static void test_adopt_keeps_past(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Journal) journal = open_with(f, TRUE);
  add(journal, start("welkom"));
  add(journal, start("gesprek"));
  add(journal, start("slot"));
  write_file(f, "proef.yaml", edited_text);
  g_autoptr(Loaded) edited = load_meeting(f->script, NULL);
  g_assert_true(journal_adopt(journal, edited, f->diags));
  g_assert_cmpint(planned(journal, "gesprek"), ==, 1800);
  g_assert_cmpint(planned(journal, "toegift"), ==, 420);
  g_autoptr(Loaded) broken = g_new0(Loaded, 1);
  broken->files = g_ptr_array_new();
  broken->diags = diag_list_new(LANG_NL);
  guint events = journal_session(journal)->events->len;
  g_assert_false(journal_adopt(journal, broken, f->diags));
  g_assert_cmpuint(journal_session(journal)->events->len, ==, events);
}

static void test_copies(Fixture *f, gconstpointer data) {
  (void)data;
  journal_close(open_with(f, TRUE));
  g_autofree char *folder = g_build_filename(f->folder, "proef.sessie.d", NULL);
  g_autofree char *copy = copies_path(folder, "proef.yaml");
  folder_remove(folder); /* lost, but the script is still the same: healed */
  Journal *journal = open_with(f, TRUE);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_RESUMED);
  g_assert_true(g_file_test(copy, G_FILE_TEST_EXISTS));
  journal_close(journal);
  folder_remove(folder); /* lost, and the script was changed: refused */
  write_file(f, "proef.yaml", edited_text);
  journal = open_with(f, TRUE);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_DAMAGED);
  g_assert_cmpint(told(f, DG_SESSION_COPY_LOST), ==, 1);
  g_assert_null(journal_session(journal));
  journal_close(journal);
  g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
  g_assert_true(file_replace(copy, edited_text, strlen(edited_text), 0600, NULL));
  journal = open_with(f, TRUE);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_DAMAGED);
  g_assert_cmpint(told(f, DG_SESSION_COPY_CHANGED), ==, 1);
  journal_close(journal);
}

/* On an old disk a name may be no UTF-8; the session file is, and finds its copy all the same. */
static void test_name_in_latin1(Fixture *f, gconstpointer data) {
  (void)data;
  write_file(f, "caf\xe9.yaml", script_text);
  g_free(f->script);
  f->script = g_build_filename(f->folder, "caf\xe9.yaml", NULL);
  journal_close(open_with(f, TRUE));
  const JournalOptions look = {.clock = &f->clock.clock};
  g_autoptr(Journal) journal = journal_open(f->script, NULL, &look, f->diags);
  g_assert_nonnull(journal_session(journal));
}

/* People in a file: the copy counts, also when the file itself is gone. */
static void test_people_file(Fixture *f, gconstpointer data) {
  (void)data;
  static const char people[] = "voornaam;tussenvoegsel;achternaam\nFatima;van den;Berg\nJan;;Jansen\n";
  write_file(f, "mensen.csv", people);
  write_file(f, "proef.yaml",
             "draaiboek: 1\ntitel: Proef\ndatum: 2027-01-14\nbegin: 14:00\ndeelnemers: mensen.csv\n"
             "onderdelen:\n  - {onderdeel: Welkom, duur: 10 min}\n");
  Journal *journal = open_with(f, TRUE);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_NEW);
  g_assert_cmpuint(journal_session(journal)->people->len, ==, 2);
  g_autofree char *folder = g_build_filename(f->folder, "proef.sessie.d", NULL);
  g_autofree char *path = copies_path(folder, "mensen.csv");
  g_autofree char *copy = contents(path);
  g_assert_cmpstr(copy, ==, people);
  g_assert_cmpint(mode_of(path), ==, 0600);
  journal_close(journal);
  write_file(f, "mensen.csv", "voornaam\nEen ander\n");
  journal = open_with(f, TRUE);
  g_assert_true(journal_script_edited(journal)); /* people count as the script does */
  g_assert_cmpuint(journal_session(journal)->people->len, ==, 2);
  journal_close(journal);
  g_autofree char *gone = g_build_filename(f->folder, "mensen.csv", NULL);
  g_remove(gone);
  journal = open_with(f, TRUE);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_RESUMED);
  g_assert_cmpuint(journal_session(journal)->people->len, ==, 2);
  g_assert_cmpuint(journal_script(journal)->people->len, ==, 2);
  journal_close(journal);
}

static void test_stale(Fixture *f, gconstpointer data) {
  (void)data;
  Journal *journal = open_with(f, TRUE);
  g_assert_false(journal_stale(journal));
  add(journal, start("welkom"));
  journal_close(journal);
  virtual_clock_set(&f->clock, two_o_clock() + 4 * HOUR);
  journal = open_with(f, TRUE);
  g_assert_false(journal_stale(journal));
  journal_close(journal);
  virtual_clock_set(&f->clock, two_o_clock() + 4 * HOUR + SECOND);
  for (int i = 0; i < 2; i++) { /* having looked does not make it fresh */
    journal = open_with(f, TRUE);
    g_assert_true(journal_stale(journal));
    journal_close(journal);
  }
  journal = open_with(f, TRUE);
  g_autofree char *old = contents(journal_path(journal));
  g_autofree char *name = journal_set_aside(journal, f->diags);
  g_assert_nonnull(name);
  g_assert_true(g_str_has_suffix(name, "/proef.2027-01-14.sessie.yaml"));
  journal_close(journal);
  g_autofree char *kept = contents(name);
  g_assert_true(g_str_has_prefix(kept, old));
  journal = open_with(f, TRUE);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_NEW);
  g_assert_cmpint(state_of(journal, "welkom"), ==, PHASE_AHEAD);
  g_autofree char *second = journal_set_aside(journal, f->diags);
  g_assert_true(g_str_has_suffix(second, "/proef.2027-01-14-2.sessie.yaml"));
  journal_close(journal);
  /* the old one can still be read, by its new name */
  const JournalOptions options = {.clock = &f->clock.clock, .begin = INSTANT_NONE};
  journal = journal_open(name, NULL, &options, f->diags);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_RESUMED);
  g_assert_cmpint(state_of(journal, "welkom"), ==, PHASE_RUNNING);
  journal_close(journal);
  g_assert_cmpuint(f->diags->diags->len, ==, 0);
}

/* Same boot: the meeting's clock goes on whatever is done to the wall clock; every process reads the same now from it. */
static void test_clock_same_boot(Fixture *f, gconstpointer data) {
  (void)data;
  Journal *journal = open_with(f, TRUE);
  virtual_clock_set(&f->clock, two_o_clock() + 600 * SECOND);
  f->clock.now -= HOUR; /* somebody sets the wall clock back */
  g_assert_cmpint(journal_now(journal), ==, two_o_clock() + 600 * SECOND);
  g_assert_cmpint(journal_drift(journal), ==, -HOUR);
  g_autoptr(Journal) display = open_with(f, FALSE);
  g_assert_cmpint(journal_now(display), ==, journal_now(journal));
  add(journal, start("welkom"));
  journal_close(journal);
  f->clock.since_boot += 60 * SECOND;
  f->clock.now += 60 * SECOND;
  journal = open_with(f, TRUE);
  g_assert_cmpint(journal_now(journal), ==, two_o_clock() + 660 * SECOND);
  /* follow: the wall clock counts again, but no event comes before one that happened */
  f->clock.now += 2 * HOUR;
  g_assert_cmpint(journal_drift(journal), ==, HOUR);
  journal_follow_clock(journal);
  g_assert_cmpint(journal_drift(journal), ==, 0);
  g_assert_cmpint(journal_now(journal), ==, two_o_clock() + HOUR + 660 * SECOND);
  journal_follow(display, NULL);
  g_assert_cmpint(journal_now(display), ==, journal_now(journal));
  f->clock.now -= 2 * HOUR;
  journal_follow_clock(journal);
  const Session *session = journal_session(journal);
  g_assert_cmpint(journal_now(journal), ==, session->last_t);
  Instant before = INSTANT_NONE;
  for (guint i = 0; i < session->events->len; i++) {
    const Event *event = g_ptr_array_index(session->events, i);
    g_assert_cmpint(event->t, >=, before);
    before = event->t;
  }
  journal_close(journal);
  journal = open_with(f, TRUE);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_RESUMED);
  journal_close(journal);
}

/* Another boot: there is only the wall clock. Set back, the meeting goes on from its last event. */
static void test_clock_other_boot(Fixture *f, gconstpointer data) {
  (void)data;
  Journal *journal = open_with(f, TRUE);
  virtual_clock_set(&f->clock, two_o_clock() + 600 * SECOND);
  add(journal, start("welkom"));
  journal_close(journal);
  f->clock.clock.boot_id = "another";
  f->clock.since_boot = 5 * SECOND;
  f->clock.now = two_o_clock() + 900 * SECOND;
  journal = open_with(f, TRUE);
  g_assert_cmpint(journal_now(journal), ==, two_o_clock() + 900 * SECOND);
  journal_close(journal);
  f->clock.clock.boot_id = "a third";
  f->clock.since_boot = 1 * SECOND;
  f->clock.now = two_o_clock() - HOUR;
  journal = open_with(f, TRUE);
  g_assert_cmpint(journal_now(journal), ==, two_o_clock() + 900 * SECOND);
  virtual_clock_set(&f->clock, f->clock.now + 30 * SECOND);
  g_assert_cmpint(journal_now(journal), ==, two_o_clock() + 930 * SECOND);
  g_assert_cmpint(journal_drift(journal), ==, -(HOUR + 900 * SECOND));
  g_autoptr(Journal) display = open_with(f, FALSE);
  g_assert_cmpint(journal_now(display), ==, journal_now(journal));
  journal_close(journal);
}

/* Another process with its own virtual clock resumes where its first line says. */
static void test_clock_virtual(Fixture *f, gconstpointer data) {
  (void)data;
  Journal *journal = open_with(f, TRUE);
  virtual_clock_set(&f->clock, two_o_clock() + 600 * SECOND);
  add(journal, start("welkom"));
  journal_close(journal);
  virtual_clock_init(&f->clock, two_o_clock() + 1200 * SECOND);
  journal = open_with(f, TRUE);
  g_assert_cmpint(journal_now(journal), ==, two_o_clock() + 1200 * SECOND);
  journal_close(journal);
}

static void test_begin_unknown(Fixture *f, gconstpointer data) {
  (void)data;
  write_file(f, "proef.yaml", "draaiboek: 1\ntaal: nl\ntitel: Proef\nonderdelen:\n  - {onderdeel: Welkom, duur: 10 min}\n");
  g_autoptr(Loaded) loaded = load_meeting(f->script, NULL);
  JournalOptions options = {.clock = &f->clock.clock, .write = TRUE, .begin = two_o_clock() + HOUR, .rehearsal = TRUE};
  Journal *journal = journal_open(f->script, loaded, &options, f->diags);
  g_assert_cmpint(journal_session(journal)->begin, ==, two_o_clock() + HOUR);
  g_assert_true(journal_session(journal)->rehearsal);
  journal_close(journal);
  options.begin = INSTANT_NONE; /* what was fixed at the opening stays */
  journal = journal_open(f->script, loaded, &options, f->diags);
  g_assert_cmpint(journal_session(journal)->begin, ==, two_o_clock() + HOUR);
  g_assert_cmpint(((const Phase *)g_ptr_array_index(journal_script(journal)->phases, 0))->start, ==, two_o_clock() + HOUR);
  journal_close(journal);
}

static void test_session_dir(Fixture *f, gconstpointer data) {
  (void)data;
  g_autofree char *dir = g_build_filename(f->folder, "elders", "diep", NULL);
  g_autoptr(Loaded) loaded = load_meeting(f->script, NULL);
  const JournalOptions options = {.clock = &f->clock.clock, .write = TRUE, .begin = INSTANT_NONE, .session_dir = dir};
  Journal *journal = journal_open(f->script, loaded, &options, f->diags);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_NEW);
  add(journal, start("welkom"));
  journal_close(journal);
  g_autofree char *beside = journal_path_for(f->script, NULL);
  g_assert_false(g_file_test(beside, G_FILE_TEST_EXISTS));
  journal = journal_open(f->script, loaded, &options, f->diags);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_RESUMED);
  g_assert_cmpint(state_of(journal, "welkom"), ==, PHASE_RUNNING);
  journal_close(journal);
}

/* An agreement of the meeting before comes along with its number, for who is invited again by number, for others by name. */
static void test_carry(Fixture *f, gconstpointer data) {
  (void)data;
  Journal *journal = open_with(f, TRUE);
  for (int i = 1; i <= 3; i++) {
    Event *event = event_new(EVENT_RECORD);
    event->list = LIST_AGREEMENT;
    event->record = i;
    event->number = i;
    event->text = g_strdup_printf("afspraak %d", i);
    event->people = g_array_new(FALSE, FALSE, sizeof(int));
    int owner = i == 1 ? 2 : 1;
    g_array_append_val(event->people, owner);
    event->due = (Date){2027, 3, i};
    add(journal, event);
  }
  Event *gone = event_new(EVENT_DELETE);
  gone->record = 2;
  add(journal, gone);
  journal_close(journal);
  g_autofree char *next = g_build_filename(f->folder, "volgende.yaml", NULL);
  write_file(f, "volgende.yaml",
             "draaiboek: 1\ntitel: Volgende\ndatum: 2027-03-01\nbegin: 14:00\ndeelnemers: [{naam: Siem Nieuw}, {naam: Jan Jansen}]\n"
             "vorige bijeenkomst: [proef.sessie.yaml, weg.sessie.yaml]\nonderdelen:\n  - {onderdeel: Terugblik, duur: 10 min}\n");
  g_autoptr(Loaded) loaded = load_meeting(next, NULL);
  g_assert_nonnull(loaded->script);
  const JournalOptions options = {.clock = &f->clock.clock, .write = TRUE, .begin = INSTANT_NONE};
  journal = journal_open(next, loaded, &options, f->diags);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_NEW);
  g_assert_cmpint(told(f, DG_SESSION_PREVIOUS), ==, 1);
  const Session *session = journal_session(journal);
  g_assert_cmpint(session_count(session, LIST_AGREEMENT, NULL), ==, 2);
  const Record *first = g_ptr_array_index(session->records, 0), *second = g_ptr_array_index(session->records, 1);
  g_assert_true(first->carried && second->carried);
  g_assert_cmpint(first->number, ==, 1);
  g_assert_cmpint(second->number, ==, 3);
  g_assert_cmpstr(second->text, ==, "afspraak 3");
  g_assert_cmpint(second->due.day, ==, 3);
  g_assert_cmpuint(first->owners->len, ==, 1);
  g_assert_cmpint(g_array_index(first->owners, int, 0), ==, 2); /* Jan, who is number 2 again */
  g_assert_cmpuint(second->owners->len, ==, 0);
  g_assert_cmpstr(second->owner, ==, "Fatima van den Berg");
  journal_close(journal);
  journal = journal_open(next, loaded, &options, f->diags); /* left without a key, and opened again: nothing comes twice */
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_RESUMED);
  g_assert_cmpint(session_count(journal_session(journal), LIST_AGREEMENT, NULL), ==, 2);
  journal_close(journal);
}

static int met_with(const Session *session, const char *first) {
  g_autoptr(GArray) met = met_before(session);
  int n = 0;
  for (guint i = 0; i < met->len; i++) {
    const GArray *people = g_array_index(met, GroupsDivision, i).people;
    for (guint k = 0; k < people->len; k++)
      n += strcmp(people_find(session->people, g_array_index(people, int, k))->first, first) == 0;
  }
  return n;
}

/* Somebody who comes in with an edited script met people too, and those who were there already are not counted twice. */
static void test_adopt_met(Fixture *f, gconstpointer data) {
  (void)data;
  Journal *journal = open_with(f, TRUE);
  add(journal, start("welkom"));
  Event *walk_in = event_new(EVENT_WALK_IN);
  walk_in->person = person_new();
  walk_in->person->id = 3;
  g_free(walk_in->person->first);
  walk_in->person->first = g_strdup("Siem");
  add(journal, walk_in);
  Event *groups = event_new(EVENT_GROUPS);
  groups->part = g_strdup("welkom");
  groups->people = g_array_new(FALSE, FALSE, sizeof(int));
  groups->groups = g_array_new(FALSE, FALSE, sizeof(int));
  for (int id = 1, group = 1; id <= 3; id++) {
    g_array_append_val(groups->people, id);
    g_array_append_val(groups->groups, group);
  }
  add(journal, groups);
  journal_close(journal);
  static const char *const text = "draaiboek: 1\ntitel: Volgende\ndatum: 2027-03-01\nbegin: 14:00\n"
                                  "vorige bijeenkomst: proef.sessie.yaml\ndeelnemers: [{naam: Fatima van den Berg}, {naam: Jan Jansen}%s]\n"
                                  "onderdelen:\n  - {onderdeel: Terugblik, duur: 10 min}\n";
  g_autofree char *next = g_build_filename(f->folder, "volgende.yaml", NULL);
  g_autofree char *before = g_strdup_printf(text, ""), *after = g_strdup_printf(text, ", {naam: Siem}");
  write_file(f, "volgende.yaml", before);
  g_autoptr(Loaded) loaded = load_meeting(next, NULL);
  const JournalOptions options = {.clock = &f->clock.clock, .write = TRUE, .begin = INSTANT_NONE};
  journal = journal_open(next, loaded, &options, f->diags);
  g_assert_cmpint(met_with(journal_session(journal), "Jan"), ==, 1);
  g_assert_cmpint(met_with(journal_session(journal), "Siem"), ==, 0);
  write_file(f, "volgende.yaml", after);
  g_autoptr(Loaded) edited = load_meeting(next, NULL);
  g_assert_true(journal_adopt(journal, edited, f->diags));
  for (int again = 0; again < 2; again++) {
    g_assert_cmpint(met_with(journal_session(journal), "Jan"), ==, 1);
    g_assert_cmpint(met_with(journal_session(journal), "Siem"), ==, 1);
    journal_close(journal);
    journal = journal_open(next, edited, &options, f->diags);
  }
  journal_close(journal);
}

static void test_cannot(Fixture *f, gconstpointer data) {
  (void)data;
  g_autofree char *path = journal_path_for(f->script, NULL);
  g_assert_cmpint(g_mkdir(path, 0700), ==, 0);
  Journal *journal = open_with(f, TRUE);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_FAILED);
  g_assert_cmpint(told(f, DG_SESSION_UNWRITABLE), ==, 1);
  journal_close(journal);
  journal = open_with(f, FALSE);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_FAILED);
  g_assert_cmpint(told(f, DG_SESSION_UNREADABLE), ==, 1);
  journal_close(journal);
  g_rmdir(path);
  static const char *const foreign[] = {"boodschappen", "- melk\n- kaas\n", "\x7f" "ELF\x01\x02"};
  for (gsize i = 0; i < G_N_ELEMENTS(foreign); i++) {
    write_file(f, "proef.sessie.yaml", foreign[i]);
    journal = open_with(f, TRUE);
    g_assert_cmpint(journal_state(journal), ==, JOURNAL_DAMAGED);
    g_assert_cmpint(told(f, DG_SESSION_HEADER), ==, (int)i + 1);
    g_assert_false(add(journal, note("x")));
    journal_close(journal);
    g_autofree char *after = contents(path);
    g_assert_cmpstr(after, ==, foreign[i]);
  }
}

/* An event of a later version: all else is read, nothing is written. */
static void test_later_version(Fixture *f, gconstpointer data) {
  (void)data;
  Journal *journal = open_with(f, TRUE);
  add(journal, start("welkom"));
  journal_close(journal);
  g_autofree char *path = journal_path_for(f->script, NULL);
  g_autofree char *text = contents(path);
  g_autofree char *later = g_strconcat(text, "- {n: 5, t: 2027-01-14T13:00:00.000000Z, do: levitate, height: 3}\n",
                                       "- {n: 6, t: 2027-01-14T13:00:00.000000Z, do: start, part: \"gesprek\"}\n", NULL);
  write_file(f, "proef.sessie.yaml", later);
  journal = open_with(f, TRUE);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_READ_ONLY);
  g_assert_cmpint(told(f, DG_SESSION_VERSION), ==, 1);
  g_assert_cmpint(state_of(journal, "gesprek"), ==, PHASE_RUNNING);
  g_assert_false(add(journal, note("x")));
  journal_close(journal);
  g_autofree char *after = contents(path);
  g_assert_cmpstr(after, ==, later);
}

/* An editor or a sync service takes the file away: what happened is written anew; what else stands there is left alone. */
static void test_taken_away(Fixture *f, gconstpointer data) {
  (void)data;
  Journal *journal = open_with(f, TRUE);
  add(journal, start("welkom"));
  g_autofree char *path = g_strdup(journal_path(journal));
  write_file(f, "proef.sessie.yaml", "- iets anders\n");
  g_assert_false(add(journal, note("een")));
  g_assert_cmpint(journal_pending(journal), ==, 1);
  g_assert_false(journal_retry(journal));
  g_autofree char *other = contents(path);
  g_assert_cmpstr(other, ==, "- iets anders\n");
  g_remove(path);
  g_assert_false(add(journal, note("twee")));
  g_assert_true(journal_retry(journal));
  g_assert_cmpint(journal_pending(journal), ==, 0);
  add(journal, note("drie"));
  journal_close(journal);
  journal = open_with(f, TRUE);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_RESUMED);
  g_assert_cmpint(session_count(journal_session(journal), LIST_NOTE, NULL), ==, 3);
  journal_close(journal);
}

#define TEST(name, function) g_test_add("/journal/" name, Fixture, NULL, set_up, function, tear_down)

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/journal/paths", test_paths);
  TEST("open", test_open);
  TEST("setgid", test_setgid);
  TEST("resume", test_resume);
  TEST("undo-over-resume", test_undo_over_resume);
  TEST("lock", test_lock);
  TEST("look-only", test_look_only);
  TEST("torn", test_torn);
  TEST("edited", test_edited);
  TEST("adopt", test_adopt);
  TEST("adopt-met", test_adopt_met);
  TEST("adopt-keeps-past", test_adopt_keeps_past);
  TEST("copies", test_copies);
  TEST("people-file", test_people_file);
  TEST("name-in-latin1", test_name_in_latin1);
  TEST("stale", test_stale);
  TEST("clock-same-boot", test_clock_same_boot);
  TEST("clock-other-boot", test_clock_other_boot);
  TEST("clock-virtual", test_clock_virtual);
  TEST("begin-unknown", test_begin_unknown);
  TEST("session-dir", test_session_dir);
  TEST("carry", test_carry);
  TEST("cannot", test_cannot);
  TEST("later-version", test_later_version);
  TEST("taken-away", test_taken_away);
  return g_test_run();
}
