/* Following a session that another process writes: the follower is always where the writer is, reads only what is new, and
 * keeps what it has when the file is damaged or gone. */
#include <fcntl.h>
#include <unistd.h>

#include "journal_fixture.h"
#include "session_equal.h"

static void assert_same(Journal *follower, Journal *writer) {
  Session followed = *journal_session(follower);
  followed.script = journal_script(writer); /* each has its own copy */
  g_assert_true(session_equal(&followed, journal_session(writer)));
  g_assert_cmpuint(journal_session(follower)->events->len, ==, journal_session(writer)->events->len);
  g_assert_cmpint(journal_now(follower), ==, journal_now(writer));
  g_assert_false(journal_lost(follower));
}

static void append(const char *path, const char *text) {
  int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
  g_assert_cmpint(write(fd, text, strlen(text)), ==, (gssize)strlen(text));
  g_assert_cmpint(close(fd), ==, 0);
}

/* --- how much is read --- */

static gsize bytes_read;

static ssize_t counting_read(int fd, void *bytes, size_t length) {
  ssize_t got = file_ops_system.read(fd, bytes, length);
  bytes_read += (gsize)MAX(got, 0);
  return got;
}

static void test_reads_only_what_is_new(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Journal) writer = open_with(f, TRUE);
  add(writer, start("welkom"));
  for (int i = 0; i < 300; i++) add(writer, note("een regel die al gelezen is"));
  g_autoptr(Journal) follower = open_with(f, FALSE);
  FileOps counting = file_ops_system;
  counting.read = counting_read;
  file_ops = &counting;
  bytes_read = 0;
  g_assert_false(journal_follow(follower, NULL));
  g_assert_cmpuint(bytes_read, ==, 0);
  for (int i = 0; i < 20; i++) {
    virtual_clock_set(&f->clock, f->clock.now + SECOND);
    add(writer, note("nieuws"));
    bytes_read = 0;
    g_assert_true(journal_follow(follower, NULL));
    g_assert_cmpuint(bytes_read, >, 20);
    g_assert_cmpuint(bytes_read, <, 250); /* one line */
    assert_same(follower, writer);
  }
  file_ops = &file_ops_system;
}

static void test_every_kind_of_step(Fixture *f, gconstpointer data) {
  (void)data;
  Journal *writer = open_with(f, TRUE);
  g_autoptr(Journal) follower = open_with(f, FALSE);
  GRand *rand = g_rand_new_with_seed(7);
  static const char *const parts[] = {"welkom", "gesprek", "slot"};
  for (int i = 0; i < 200; i++) {
    virtual_clock_set(&f->clock, f->clock.now + g_rand_int_range(rand, 0, 40) * SECOND);
    int what = g_rand_int_range(rand, 0, 12);
    const Session *session = journal_session(writer);
    if (what < 3) {
      add(writer, start(parts[what]));
    } else if (what < 5 && session->undo->len) {
      add(writer, undo(writer));
    } else if (what < 6 && session->redo->len) {
      add(writer, redo(writer));
    } else if (what < 7) {
      f->clock.now += 30 * SECOND; /* somebody sets the clock, and the meeting follows */
      journal_follow_clock(writer);
    } else if (what < 8) {
      journal_close(writer);
      writer = open_with(f, TRUE);
    } else {
      add(writer, note("tekst"));
    }
    if (g_rand_boolean(rand)) {
      journal_follow(follower, NULL);
      assert_same(follower, writer);
    }
  }
  g_rand_free(rand);
  journal_close(writer);
}

static void test_torn_tail(Fixture *f, gconstpointer data) {
  (void)data;
  Journal *writer = open_with(f, TRUE);
  add(writer, start("welkom"));
  journal_close(writer);
  g_autoptr(Journal) follower = open_with(f, FALSE);
  append(journal_path(follower), "- {n: 9, t: 2027-01-");
  g_assert_false(journal_follow(follower, f->diags));
  g_assert_false(journal_lost(follower));
  g_assert_cmpuint(f->diags->diags->len, ==, 0);
  writer = open_with(f, TRUE); /* cuts it off and goes on */
  add(writer, note("verder"));
  g_assert_true(journal_follow(follower, NULL));
  assert_same(follower, writer);
  journal_close(writer);
}

static void test_damage_leaves_it_as_it_was(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Journal) writer = open_with(f, TRUE);
  add(writer, start("welkom"));
  g_autoptr(Journal) follower = open_with(f, FALSE);
  g_autofree char *good = contents(journal_path(writer));
  append(journal_path(writer), "- {n: 77, t: 2027-01-14T13:00:00.000000Z, do: finish}\n");
  g_assert_false(journal_follow(follower, f->diags));
  g_assert_true(journal_lost(follower));
  g_assert_true(diag_failed(f->diags));
  g_assert_cmpint(journal_session(follower)->current, ==, 0);
  /* a line that would fit does not make the damage undone */
  append(journal_path(writer), "- {n: 5, t: 2027-01-14T13:00:00.000000Z, do: finish}\n");
  journal_follow(follower, NULL);
  g_assert_true(journal_lost(follower));
  write_file(f, "proef.sessie.yaml", good);
  journal_follow(follower, NULL);
  assert_same(follower, writer);
}

static void test_gone_and_back(Fixture *f, gconstpointer data) {
  (void)data;
  Journal *writer = open_with(f, TRUE);
  add(writer, start("welkom"));
  g_autoptr(Journal) follower = open_with(f, FALSE);
  g_autofree char *path = g_strdup(journal_path(writer));
  g_autofree char *away = g_strconcat(path, ".weg", NULL);
  g_assert_cmpint(g_rename(path, away), ==, 0);
  g_assert_false(journal_follow(follower, NULL));
  g_assert_true(journal_lost(follower));
  g_assert_cmpint(journal_session(follower)->current, ==, 0);
  g_assert_cmpint(g_rename(away, path), ==, 0);
  journal_follow(follower, NULL);
  assert_same(follower, writer);
  /* a new session under the same name */
  g_autofree char *kept = journal_set_aside(writer, f->diags);
  g_assert_nonnull(kept);
  journal_close(writer);
  virtual_clock_set(&f->clock, f->clock.now + SECOND);
  writer = open_with(f, TRUE);
  g_assert_true(journal_follow(follower, NULL));
  assert_same(follower, writer);
  g_assert_cmpint(journal_session(follower)->current, ==, -1);
  journal_close(writer);
}

static void test_adopted_script(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Journal) writer = open_with(f, TRUE);
  add(writer, start("welkom"));
  g_autoptr(Journal) follower = open_with(f, FALSE);
  g_autofree char *script = contents(f->script);
  g_autofree char *longer = g_strconcat(script, "  - {onderdeel: Toegift, duur: 7 min}\n", NULL);
  write_file(f, "proef.yaml", longer);
  g_autoptr(Loaded) edited = load_meeting(f->script, NULL);
  g_assert_true(journal_adopt(writer, edited, f->diags));
  add(writer, start("gesprek"));
  g_assert_true(journal_follow(follower, NULL));
  assert_same(follower, writer);
  g_assert_cmpuint(journal_session(follower)->phases->len, ==, 4);
  g_assert_true(journal_session(follower)->script == journal_script(follower));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
#define FOLLOW(name, test) g_test_add("/follow/" name, Fixture, NULL, set_up, test, tear_down)
  FOLLOW("only-what-is-new", test_reads_only_what_is_new);
  FOLLOW("every-kind-of-step", test_every_kind_of_step);
  FOLLOW("torn-tail", test_torn_tail);
  FOLLOW("damage", test_damage_leaves_it_as_it_was);
  FOLLOW("gone-and-back", test_gone_and_back);
  FOLLOW("adopted-script", test_adopted_script);
  return g_test_run();
}
