/* A session loses its names and keeps its outcome; when the disk refuses, it is as it was. */
#include <errno.h>

#include "journal_fixture.h"
#include "read/anonymise.h"
#include "read/copies.h"
#include "read/method.h"

/* Takes out the names of its own people. */
static gboolean names_out(Journal *journal, Anonymised *done, DiagList *diags) {
  g_autoptr(Named) named = named_new();
  named_add_session(named, journal_session(journal), FALSE);
  return journal_anonymise(journal, named, done, diags);
}

static Journal *with_notes(Fixture *f) {
  Journal *journal = open_with(f, TRUE);
  add(journal, start("welkom"));
  add(journal, note("Fatima van den Berg kookt soep met Jan"));
  add(journal, note("Bel 06-12345678"));
  add(journal, note("jansen brengt brood"));
  return journal;
}

static gboolean holds_name(const char *text) {
  return strstr(text, "Fatima") || strstr(text, "Jansen") || strstr(text, "12345678") || strstr(text, "Jan ") || strstr(text, "Jan\"");
}

static void test_names_go(Fixture *f, gconstpointer data) {
  (void)data;
  Journal *journal = with_notes(f);
  g_autofree char *path = g_strdup(journal_path(journal));
  guint events = journal_session(journal)->events->len;
  Anonymised done;
  g_assert_true(names_out(journal, &done, f->diags));
  g_assert_cmpint(done.people, ==, 2);
  g_assert_cmpint(done.taken, >=, 3);
  g_assert_true(done.whole);
  g_assert_cmpuint(done.again->len, ==, 1); /* "Jan" alone may have been another word */
  g_assert_cmpstr(g_ptr_array_index(done.again, 0), ==, "Deelnemer 1 kookt soep met deelnemer 2");
  g_assert_cmpuint(done.left->len, ==, 1); /* written small it may be a name or not */
  g_assert_cmpstr(g_array_index(done.left, AnonymisedLeft, 0).text, ==, "jansen brengt brood");
  int left_at = g_array_index(done.left, AnonymisedLeft, 0).line;
  anonymised_clear(&done);
  journal_close(journal);
  g_autofree char *text = contents(path);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_assert_cmpint(left_at, <=, (int)g_strv_length(lines));
  g_assert_nonnull(strstr(lines[left_at - 1], "\"jansen brengt brood\""));
  g_assert_false(holds_name(text));
  g_assert_nonnull(strstr(text, "Deelnemer 1 kookt soep met deelnemer 2"));
  struct stat st;
  g_assert_cmpint(stat(path, &st), ==, 0);
  g_assert_cmpint(st.st_mode & 0777, ==, 0600);
  /* the session goes by its own copies, and still opens */
  write_file(f, "proef.yaml", "kapot");
  const JournalOptions options = {.clock = &f->clock.clock, .begin = INSTANT_NONE};
  g_autoptr(Journal) again = journal_open(path, NULL, &options, f->diags);
  g_assert_nonnull(journal_session(again));
  g_assert_cmpuint(journal_session(again)->events->len, ==, events);
  g_assert_cmpstr(((Person *)g_ptr_array_index(journal_session(again)->people, 1))->first, ==, "Deelnemer 2");
  g_assert_cmpstr(((Person *)g_ptr_array_index(journal_session(again)->people, 1))->organisation, ==, "Gemeente");
}

static int renames_left;

static int failing_rename(const char *from, const char *to) {
  if (renames_left-- > 0) return file_ops_system.rename(from, to);
  errno = ENOSPC;
  return -1;
}

static void test_disk_refuses(Fixture *f, gconstpointer data) {
  (void)data;
  for (int allowed = 0; allowed < 2; allowed++) { /* the copies that wait, and the session */
    Journal *journal = with_notes(f);
    g_autofree char *path = g_strdup(journal_path(journal)), *before = contents(path);
    FileOps failing = file_ops_system;
    failing.rename = failing_rename;
    renames_left = allowed;
    file_ops = &failing;
    Anonymised done;
    gboolean ok = names_out(journal, &done, f->diags);
    file_ops = &file_ops_system;
    g_assert_false(ok);
    g_autofree char *after = contents(path);
    g_assert_cmpstr(before, ==, after);
    journal_close(journal);
  }
}

/* A part may have its length from its method: the script loads by the copy of it, in which nobody is named either. */
static void test_methods_stay(Fixture *f, gconstpointer data) {
  (void)data;
  g_autofree char *methods = g_build_filename(f->folder, "data", METHODS_FOLDER, NULL);
  g_assert_true(file_make_dir(methods, 0755, NULL));
  write_file(f, "data/werkvormen/rondje.yaml", "werkvorm: Rondje\nduur: 20 min\nnodig: de praatstok van Fatima van den Berg\n");
  g_autofree char *folder = g_path_get_dirname(methods), *script = g_strconcat(script_text, "  - {onderdeel: Kring, werkvorm: rondje}\n", NULL);
  g_setenv("DRAAIBOEK_DATA", folder, TRUE);
  write_file(f, "proef.yaml", script);
  Journal *journal = with_notes(f);
  g_autofree char *path = g_strdup(journal_path(journal));
  Anonymised done;
  g_assert_true(names_out(journal, &done, f->diags));
  anonymised_clear(&done);
  journal_close(journal);
  const JournalOptions options = {.clock = &f->clock.clock, .begin = INSTANT_NONE};
  g_autoptr(Journal) again = journal_open(path, NULL, &options, f->diags);
  g_assert_nonnull(journal_session(again));
  const Phase *last = session_run(journal_session(again), 3)->phase;
  g_assert_cmpint(last->planned, ==, 20 * 60);
  g_assert_cmpstr(last->needed[0], ==, "de praatstok van deelnemer 1");
  g_unsetenv("DRAAIBOEK_DATA");
}

static int failing_session(const char *from, const char *to) {
  errno = ENOSPC;
  return g_str_has_suffix(to, JOURNAL_ENDING) ? -1 : file_ops_system.rename(from, to);
}

/* The copies of the opening are not those of the script in use, once another was adopted. */
static void test_disk_refuses_adopted(Fixture *f, gconstpointer data) {
  (void)data;
  Journal *journal = with_notes(f);
  g_autofree char *path = g_strdup(journal_path(journal)), *edited = g_strconcat(script_text, "  - {onderdeel: Na, duur: 5 min}\n", NULL);
  write_file(f, "proef.yaml", edited);
  g_autoptr(Loaded) loaded = load_meeting(f->script, NULL);
  g_assert_true(journal_adopt(journal, loaded, f->diags));
  FileOps failing = file_ops_system;
  failing.rename = failing_session;
  file_ops = &failing;
  Anonymised done;
  gboolean ok = names_out(journal, &done, f->diags);
  file_ops = &file_ops_system;
  g_assert_false(ok);
  journal_close(journal);
  journal = open_with(f, TRUE); /* as it was; and with a disk that takes it, one script is left */
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_RESUMED);
  g_assert_true(names_out(journal, &done, f->diags));
  anonymised_clear(&done);
  journal_close(journal);
  const JournalOptions options = {.clock = &f->clock.clock, .begin = INSTANT_NONE};
  g_autoptr(Journal) again = journal_open(path, NULL, &options, f->diags);
  g_assert_nonnull(journal_session(again));
  g_assert_cmpuint(journal_session(again)->phases->len, ==, 4);
}

/* The session stands, and its copies wait: it is opened all the same, and who may write puts them in place. */
static void test_copies_wait(Fixture *f, gconstpointer data) {
  (void)data;
  Journal *journal = with_notes(f);
  g_autofree char *path = g_strdup(journal_path(journal));
  FileOps failing = file_ops_system;
  failing.rename = failing_rename;
  renames_left = 2; /* the copies that wait, and the session */
  file_ops = &failing;
  Anonymised done;
  gboolean ok = names_out(journal, &done, f->diags);
  file_ops = &file_ops_system;
  g_assert_false(ok || done.whole);
  journal_close(journal);
  g_autofree char *session = contents(path), *stem = journal_stem(path), *folder = g_strconcat(stem, ".sessie.d", NULL);
  g_autofree char *copy = copies_path(folder, "proef.yaml"), *waiting = copies_waiting(folder);
  g_assert_false(holds_name(session));
  const JournalOptions options = {.clock = &f->clock.clock, .begin = INSTANT_NONE};
  Journal *looked = journal_open(path, NULL, &options, f->diags);
  g_assert_nonnull(journal_session(looked));
  journal_close(looked);
  g_assert_true(g_file_test(waiting, G_FILE_TEST_IS_DIR)); /* who only looks changes nothing */
  journal_close(open_with(f, TRUE));
  g_assert_false(g_file_test(waiting, G_FILE_TEST_EXISTS));
  g_autofree char *text = contents(copy);
  g_assert_false(holds_name(text));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add("/anonymise/names-go", Fixture, NULL, set_up, test_names_go, tear_down);
  g_test_add("/anonymise/copies-wait", Fixture, NULL, set_up, test_copies_wait, tear_down);
  g_test_add("/anonymise/disk-refuses", Fixture, NULL, set_up, test_disk_refuses, tear_down);
  g_test_add("/anonymise/methods-stay", Fixture, NULL, set_up, test_methods_stay, tear_down);
  g_test_add("/anonymise/disk-refuses-adopted", Fixture, NULL, set_up, test_disk_refuses_adopted, tear_down);
  return g_test_run();
}
