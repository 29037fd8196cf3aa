/* What can happen to a session file: cut off at any byte, damaged at any byte, and every call on the system failing in turn.
 * No event that was called saved is ever lost, nothing is written twice, nothing of somebody else's is touched. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "read/replay.h"
#include "tests/unit/journal_fixture.h"

/* --- the system, with one call that fails --- */

typedef enum { FAIL_NEVER, FAIL_ONCE, FAIL_FROM_THERE } FailMode;
typedef struct Faults {
  FailMode mode;
  int at;      /* the call that fails, from 0 */
  int calls;   /* so far */
  int errnum;
  gboolean short_write; /* the write that fails leaves half of its bytes */
} Faults;
static Faults faults;

static gboolean fails(void) {
  int call = faults.calls++;
  gboolean now = faults.mode == FAIL_ONCE ? call == faults.at : faults.mode == FAIL_FROM_THERE && call >= faults.at;
  if (now) {
    errno = faults.errnum;
  }
  return now;
}

static int bad_open(const char *path, int flags, mode_t mode) {
  return fails() ? -1 : file_ops_system.open(path, flags, mode);
}

/* A close that fails closes all the same. */
static int bad_close(int fd) {
  int result = file_ops_system.close(fd);
  return fails() ? -1 : result;
}

static ssize_t bad_read(int fd, void *bytes, size_t length) {
  return fails() ? -1 : file_ops_system.read(fd, bytes, length);
}

static off_t bad_lseek(int fd, off_t offset, int whence) {
  return fails() ? -1 : file_ops_system.lseek(fd, offset, whence);
}

static ssize_t bad_write(int fd, const void *bytes, size_t length) {
  if (!fails()) {
    return file_ops_system.write(fd, bytes, length);
  }
  if (faults.short_write && length > 1) {
    g_assert_cmpint(file_ops_system.write(fd, bytes, length / 2), >, 0);
    errno = faults.errnum;
  }
  return -1;
}

static int bad_fstat(int fd, struct stat *st) {
  return fails() ? -1 : file_ops_system.fstat(fd, st);
}

static int bad_stat(const char *path, struct stat *st) {
  return fails() ? -1 : file_ops_system.stat(path, st);
}

static ssize_t bad_readlink(const char *path, char *target, size_t size) {
  return fails() ? -1 : file_ops_system.readlink(path, target, size);
}

/* Syncing for real would only make the test slow. */
static int bad_sync(int fd) {
  (void)fd;
  return fails() ? -1 : 0;
}

static int bad_ftruncate(int fd, off_t length) {
  return fails() ? -1 : file_ops_system.ftruncate(fd, length);
}

static int bad_rename(const char *from, const char *to) {
  return fails() ? -1 : file_ops_system.rename(from, to);
}

static int bad_unlink(const char *path) {
  return fails() ? -1 : file_ops_system.unlink(path);
}

static int bad_mkdir(const char *path, mode_t mode) {
  return fails() ? -1 : file_ops_system.mkdir(path, mode);
}

static int bad_lock(int fd) {
  return fails() ? -1 : file_ops_system.lock(fd);
}

static const FileOps bad_ops = {
    .open = bad_open,         .close = bad_close,     .read = bad_read,           .write = bad_write,   .fstat = bad_fstat,
    .stat = bad_stat,         .readlink = bad_readlink, .fsync = bad_sync,        .fdatasync = bad_sync, .ftruncate = bad_ftruncate,
    .rename = bad_rename,     .unlink = bad_unlink,   .mkdir = bad_mkdir,         .lock = bad_lock,     .lseek = bad_lseek,
};

static void heal(void) {
  faults = (Faults){FAIL_NEVER, 0, 0, 0, FALSE};
}

/* --- every call fails in turn --- */

/* What the meeting did, told apart from what was called saved. */
typedef struct Deeds {
  GPtrArray *applied; /* of char *: texts of notes in the session of the last process */
  guint saved;        /* of these: known to be on the disk */
} Deeds;

/* The script is read before the trouble begins: that it cannot be read is the loader's to tell. */
static Journal *open_in_trouble(Fixture *f) {
  file_ops = &file_ops_system;
  g_autoptr(Loaded) loaded = load_meeting(f->script, NULL);
  file_ops = &bad_ops;
  const JournalOptions options = {.clock = &f->clock.clock, .write = TRUE, .begin = INSTANT_NONE};
  return journal_open(f->script, loaded, &options, f->diags);
}

/* One process: opens, writes down two notes, retries once, ends. Everything may fail. */
static void process(Fixture *f, Deeds *deeds, int number) {
  Journal *journal = open_in_trouble(f);
  JournalState state = journal_state(journal);
  if (state == JOURNAL_NEW || state == JOURNAL_RESUMED) {
    g_assert_cmpint(session_count(journal_session(journal), LIST_NOTE, NULL), >=, (int)deeds->saved);
    for (int i = 0; i < 2; i++) {
      char *text = g_strdup_printf("notitie %d.%d", number, i);
      g_ptr_array_add(deeds->applied, text);
      int before = session_count(journal_session(journal), LIST_NOTE, NULL);
      gboolean saved = add(journal, note(text));
      g_assert_cmpint(session_count(journal_session(journal), LIST_NOTE, NULL), ==, before + 1);
      g_assert_true(saved == (journal_pending(journal) == 0));
      g_assert_true(saved == (journal_errno(journal) == 0));
      saved = journal_retry(journal);
      g_assert_true(saved == (journal_pending(journal) == 0));
      if (saved) {
        deeds->saved = deeds->applied->len;
      }
    }
  } else {
    g_assert_false(add(journal, note("niets")));
    g_assert_cmpuint(f->diags->diags->len, >, 0); /* it was said why */
  }
  journal_close(journal);
}

/* After the trouble: everything that was called saved is there, once, in order. */
static void assert_saved(Fixture *f, const Deeds *deeds) {
  g_autoptr(Journal) journal = open_with(f, TRUE);
  JournalState state = journal_state(journal);
  g_assert_true(state == JOURNAL_RESUMED || (state == JOURNAL_NEW && deeds->saved == 0));
  const Session *session = journal_session(journal);
  guint found = 0, wanted = 0;
  for (guint i = 0; i < session->records->len; i++) {
    const Record *record = g_ptr_array_index(session->records, i);
    while (wanted < deeds->applied->len && strcmp(record->text, g_ptr_array_index(deeds->applied, wanted)) != 0) {
      wanted++;
    }
    g_assert_cmpuint(wanted, <, deeds->applied->len); /* in order, and none twice */
    wanted++;
    found++;
  }
  g_assert_cmpuint(found, >=, deeds->saved);
  g_autofree char *script = contents(f->script);
  g_assert_cmpstr(script, ==, script_text);
}

/* The whole story with one call failing (or all from that one on); returns how many calls there were. */
static int story(const Faults *wanted) {
  Fixture f;
  set_up(&f, NULL);
  Deeds deeds = {.applied = g_ptr_array_new_with_free_func(g_free)};
  file_ops = &bad_ops;
  faults = *wanted;
  process(&f, &deeds, 1);
  process(&f, &deeds, 2);
  int calls = faults.calls;
  heal();
  assert_saved(&f, &deeds);
  file_ops = &file_ops_system;
  g_ptr_array_unref(deeds.applied);
  tear_down(&f, NULL);
  return calls;
}

static void test_every_call_once(void) {
  int calls = story(&(Faults){0});
  g_assert_cmpint(calls, >, 50);
  for (int at = 0; at < calls; at++) {
    story(&(Faults){FAIL_ONCE, at, 0, at % 2 ? ENOSPC : EIO, at % 3 == 0});
  }
}

static void test_every_call_from_there(void) {
  int calls = story(&(Faults){0});
  for (int at = 0; at < calls; at++) {
    story(&(Faults){FAIL_FROM_THERE, at, 0, at % 2 ? EIO : ENOSPC, TRUE});
  }
}

/* A disk that is full for a while: all is kept, told, and written in order when there is room again. */
static void test_full_for_a_while(void) {
  Fixture f;
  set_up(&f, NULL);
  file_ops = &bad_ops;
  heal();
  Journal *journal = open_with(&f, TRUE);
  g_autofree char *path = g_strdup(journal_path(journal));
  add(journal, start("welkom"));
  g_autofree char *before = contents(path);
  faults = (Faults){FAIL_FROM_THERE, 0, 0, ENOSPC, TRUE};
  for (int i = 0; i < 5; i++) {
    g_assert_false(add(journal, note("vol")));
    g_assert_cmpint(journal_pending(journal), ==, i + 1);
    g_assert_cmpint(journal_errno(journal), ==, ENOSPC);
    g_assert_false(journal_retry(journal));
  }
  heal();
  g_assert_true(journal_retry(journal));
  g_assert_cmpint(journal_pending(journal), ==, 0);
  g_assert_cmpint(journal_errno(journal), ==, 0);
  g_autofree char *after = contents(path);
  g_assert_true(g_str_has_prefix(after, before));
  g_autoptr(DiagList) diags = diag_list_new(LANG_NL);
  Replay replay;
  g_assert_true(replay_read(after, strlen(after), path, diags, &replay));
  g_assert_cmpuint(replay.events->len, ==, journal_session(journal)->events->len);
  for (guint i = 0; i < replay.events->len; i++) {
    g_assert_true(event_equal(g_ptr_array_index(replay.events, i), g_ptr_array_index(journal_session(journal)->events, i)));
  }
  replay_clear(&replay);
  journal_close(journal);
  file_ops = &file_ops_system;
  tear_down(&f, NULL);
}

/* --- the file itself --- */

static void write_bytes(const Fixture *f, const char *bytes, gsize length) {
  g_autofree char *path = g_build_filename(f->folder, "proef.sessie.yaml", NULL);
  g_assert_true(file_replace(path, bytes, length, 0600, NULL));
}

/* A session with something of everything, as text. */
static char *session_text(Fixture *f) {
  Journal *journal = open_with(f, TRUE);
  add(journal, start("welkom"));
  virtual_clock_set(&f->clock, two_o_clock() + 300 * SECOND);
  add(journal, note("réunie \"van\" alles:\n- {n: 1, t: x}\n\x01 en # {[ ,"));
  Event *lengths = event_new(EVENT_LENGTHS);
  lengths->lengths = g_ptr_array_new_with_free_func((GDestroyNotify)part_length_free);
  g_ptr_array_add(lengths->lengths, part_length_new("gesprek", 1500));
  g_ptr_array_add(lengths->lengths, part_length_new("slot", LENGTH_NONE));
  add(journal, lengths);
  add(journal, undo(journal));
  virtual_clock_set(&f->clock, two_o_clock() + 700 * SECOND);
  add(journal, start("gesprek"));
  char *text = contents(journal_path(journal));
  journal_close(journal);
  return text;
}

static gsize whole_lines(const char *text, gsize length, int *lines) {
  gsize whole = 0;
  *lines = 0;
  for (gsize i = 0; i < length; i++) {
    if (text[i] == '\n') {
      whole = i + 1;
      ++*lines;
    }
  }
  return whole;
}

static void test_cut_at_every_byte(void) {
  Fixture f;
  set_up(&f, NULL);
  file_ops = &bad_ops;
  heal();
  g_autofree char *text = session_text(&f);
  g_autofree char *path = journal_path_for(f.script, NULL);
  gsize length = strlen(text);
  for (gsize cut = 0; cut <= length; cut++) {
    write_bytes(&f, text, cut);
    int lines;
    gsize whole = whole_lines(text, cut, &lines);
    guint told_before = (guint)told(&f, DG_SESSION_TORN);
    Journal *journal = open_with(&f, TRUE);
    g_assert_cmpint(journal_state(journal), ==, lines >= 2 ? JOURNAL_RESUMED : JOURNAL_NEW);
    g_assert_cmpint(told(&f, DG_SESSION_TORN) - (int)told_before, ==, whole < cut);
    g_assert_cmpint(diag_count(f.diags, DIAG_ERROR), ==, 0);
    g_assert_cmpuint(journal_session(journal)->people->len, ==, 2);
    g_assert_cmpint(journal_pending(journal), ==, 0);
    add(journal, note("daarna"));
    journal_close(journal);
    g_autofree char *after = contents(path);
    if (lines >= 2) {
      g_assert_cmpint(strncmp(after, text, whole), ==, 0);
    }
    g_autoptr(Journal) again = open_with(&f, FALSE);
    g_assert_cmpint(journal_state(again), ==, JOURNAL_RESUMED);
    g_assert_cmpint(session_count(journal_session(again), LIST_NOTE, NULL), >=, 1);
    diag_list_free(f.diags);
    f.diags = diag_list_new(LANG_EN);
  }
  file_ops = &file_ops_system;
  tear_down(&f, NULL);
}

static int line_of(const char *text, gsize at) {
  int line = 1;
  for (gsize i = 0; i < at; i++) {
    line += text[i] == '\n';
  }
  return line;
}

/* Reads a damaged text: either as many events as before, or a fault at the line (or the one below it, which no longer fits). */
static gboolean judge(const char *text, gsize length, int line, guint events) {
  g_autoptr(DiagList) diags = diag_list_new(LANG_NL);
  Replay replay;
  gboolean ok = replay_read(text, length, "s", diags, &replay);
  if (ok) {
    if (replay.events->len != events && !replay.later) {
      g_test_message("line %d, %u events: %.*s", line, replay.events->len, (int)length, text);
    }
    g_assert_true(replay.events->len == events || (replay.later && replay.events->len + 1 == events));
    g_assert_cmpint(diag_count(diags, DIAG_ERROR), ==, 0);
  } else {
    g_assert_cmpint(diag_count(diags, DIAG_ERROR), ==, 1);
    const Diag *d = &g_array_index(diags->diags, Diag, 0);
    if (d->place.line != line && d->place.line != line + 1) {
      g_test_message("line %d, told %d: %.*s", line, d->place.line, (int)length, text);
    }
    g_assert_true(d->place.line == line || d->place.line == line + 1);
    g_autofree char *words = diag_text(diags);
    g_assert_nonnull(strstr(words, "→"));
  }
  replay_clear(&replay);
  return ok;
}

/* Any byte but those of the last line changed into any of these, or taken out. A change that leaves a sound line of the same kind
 * cannot be seen; all the others are refused with their line. */
static void test_damage_at_every_byte(void) {
  Fixture f;
  set_up(&f, NULL);
  g_autofree char *text = session_text(&f);
  tear_down(&f, NULL);
  static const char changes[] = "\0\xff\"\n{}[],:#x7 \\~";
  gsize length = strlen(text), end = length - 1;
  while (text[end - 1] != '\n') {
    end--;
  }
  int lines;
  whole_lines(text, length, &lines);
  guint events = (guint)lines - 1, refused = 0, tried = 0;
  for (gsize at = 0; at < end; at++) {
    int line = line_of(text, at);
    for (gsize c = 0; c < sizeof changes - 1; c++) {
      char was = text[at];
      if (was == changes[c]) {
        continue;
      }
      text[at] = changes[c];
      refused += !judge(text, length, line, events);
      tried++;
      text[at] = was;
    }
    g_autofree char *without = g_strdup_printf("%.*s%s", (int)at, text, text + at + 1);
    refused += !judge(without, length - 1, line, events);
    tried++;
  }
  g_assert_cmpuint(refused * 2, >, tried);
}

/* Damage in whole lines. */
static void test_damaged_lines(void) {
  Fixture f;
  set_up(&f, NULL);
  g_autofree char *text = session_text(&f);
  g_autofree char *path = journal_path_for(f.script, NULL);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  static const struct {
    const char *line; /* stands in for line 5; NULL: it is taken out */
    DiagId id;
    int told;
  } cases[] = {
      {NULL, DG_SESSION_NUMBER, 5},
      {"", DG_SESSION_LINE, 5},
      {"# opmerking", DG_SESSION_LINE, 5},
      {"---", DG_SESSION_LINE, 5},
      {"...", DG_SESSION_LINE, 5},
      {"- {n: 4, t: 2027-01-14T13:00:00.000000Z, do: start, part: \"welkom", DG_SESSION_LINE, 5},
      {"- {n: 4, t: 2027-01-14T13:00:00.000000Z, do: start, part: \"welkom\"}}", DG_SESSION_LINE, 5},
      {"  {n: 4, t: 2027-01-14T13:00:00.000000Z, do: start, part: \"welkom\"}", DG_SESSION_LINE, 5},
      {"- {n: 4, t: 2027-01-14T13:00:00.000000Z, do: start}", DG_SESSION_FIELD_MISSING, 5},
      {"- {n: 4, t: 2027-01-14T13:00:00.000000Z, do: start, part: \"welkom\", x: 1}", DG_SESSION_FIELD_UNKNOWN, 5},
      {"- {n: 4, t: 2027-01-14T13:00:00.000000Z, do: start, part: welkom}", DG_SESSION_FIELD_WRONG, 5},
      {"- {n: 5, t: 2027-01-14T13:00:00.000000Z, do: start, part: \"welkom\"}", DG_SESSION_NUMBER, 5},
      {"- {n: 3, t: 2027-01-14T13:00:00.000000Z, do: start, part: \"welkom\"}", DG_SESSION_NUMBER, 5},
      {"- {n: 4, t: 2027-01-14T12:59:59.999999Z, do: start, part: \"welkom\"}", DG_SESSION_TIME, 5},
      {"- {n: 4, t: 2028-01-14T13:00:00.000000Z, do: start, part: \"welkom\"}", DG_SESSION_TIME, 6},
      {"\xff\xfe", DG_SESSION_LINE, 5},
      {"- {n: 4, t: 2027-01-14T13:00:00.000000Z, do: start, part: \"welkom\"}#- {n: 5, do: \"x\"}", DG_SESSION_LINE, 5},
  };
  for (gsize c = 0; c < G_N_ELEMENTS(cases); c++) {
    g_autoptr(GString) damaged = g_string_new(NULL);
    for (int i = 0; lines[i] && (lines[i + 1] || *lines[i]); i++) {
      if (i != 4) {
        g_string_append_printf(damaged, "%s\n", lines[i]);
      } else if (cases[c].line) {
        g_string_append_printf(damaged, "%s\n", cases[c].line);
      }
    }
    write_bytes(&f, damaged->str, damaged->len);
    g_autoptr(Journal) journal = open_with(&f, TRUE);
    g_assert_cmpint(journal_state(journal), ==, JOURNAL_DAMAGED);
    g_assert_null(journal_session(journal));
    g_assert_cmpuint(f.diags->diags->len, ==, 1);
    const Diag *d = &g_array_index(f.diags->diags, Diag, 0);
    if (d->id != cases[c].id || d->place.line != cases[c].told) {
      g_test_message("case %d: %d at %d", (int)c, d->id, d->place.line);
    }
    g_assert_cmpint(d->id, ==, cases[c].id);
    g_assert_cmpint(d->place.line, ==, cases[c].told);
    g_assert_false(add(journal, note("x")));
    g_autofree char *after = contents(path);
    g_assert_cmpstr(after, ==, damaged->str);
    diag_list_free(f.diags);
    f.diags = diag_list_new(LANG_EN);
  }
  /* a damaged file can be set aside, and a new session begun */
  Journal *journal = open_with(&f, TRUE);
  g_autofree char *aside = journal_set_aside(journal, f.diags);
  journal_close(journal);
  g_assert_nonnull(aside);
  journal = open_with(&f, TRUE);
  g_assert_cmpint(journal_state(journal), ==, JOURNAL_NEW);
  journal_close(journal);
  tear_down(&f, NULL);
}

/* A line that stands twice, whole, is read once; line ends of another system are line ends. */
static void test_harmless(void) {
  Fixture f;
  set_up(&f, NULL);
  g_autofree char *text = session_text(&f);
  tear_down(&f, NULL);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  int n = (int)g_strv_length(lines) - 1;
  for (int twice = 1; twice < n; twice++) {
    g_autoptr(GString) doubled = g_string_new(NULL);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < (i == twice ? 2 : 1); k++) {
        g_string_append_printf(doubled, "%s\n", lines[i]);
      }
    }
    g_assert_true(judge(doubled->str, doubled->len, 0, (guint)n - 1));
  }
  g_autofree char *windows = g_strjoinv("\r\n", lines);
  g_assert_true(judge(windows, strlen(windows), 0, (guint)n - 1));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/journal-crash/every-call-once", test_every_call_once);
  g_test_add_func("/journal-crash/every-call-from-there", test_every_call_from_there);
  g_test_add_func("/journal-crash/full-for-a-while", test_full_for_a_while);
  g_test_add_func("/journal-crash/cut-at-every-byte", test_cut_at_every_byte);
  g_test_add_func("/journal-crash/damage-at-every-byte", test_damage_at_every_byte);
  g_test_add_func("/journal-crash/damaged-lines", test_damaged_lines);
  g_test_add_func("/journal-crash/harmless", test_harmless);
  return g_test_run();
}
