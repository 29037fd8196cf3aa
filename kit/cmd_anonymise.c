/* anonymise: takes names, addresses and numbers out of what was recorded of a meeting; what was agreed stays. */
#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "calendar_record.h"
#include "command.h"
#include "leftovers.h"
#include "mail_sent.h"
#include "options.h"
#include "outputs.h"
#include "read/anonymise.h"
#include "read/series.h"
#include "recorded.h"

#define AGAIN_MOST 12 /* texts that are told to be read again */

/* Writes the user's own script without names, as it is now and not as it was for the session. */
static ExitStatus own_script(const Loaded *loaded, const LoadedFile *own, const Named *named, Lang lang) {
  g_autoptr(GError) error = NULL;
  g_autofree char *clean = anonymise_script(loaded, named);
  struct stat st;
  if (!clean) return options_complain(NULL, lang, tx(lang, ANONYMISE_YOURS, TS(own->path)));
  int mode = file_ops->stat(own->path, &st) == 0 ? (int)(st.st_mode & 0777) : 0644;
  return file_replace(own->path, clean, strlen(clean), mode, &error) ? EXIT_DONE : options_failed(own->path, error, lang);
}

/* The user's own files, the script first: with --all they go the same way, else they are told, and kept in mind. */
static ExitStatus own_files(const Loaded *loaded, const Named *named, gboolean all, GHashTable *told, Lang lang) {
  ExitStatus status = EXIT_DONE;
  for (guint i = 0; i < loaded->files->len; i++) {
    const LoadedFile *own = g_ptr_array_index(loaded->files, i);
    if (i > 0 && !own->personal) continue;
    g_hash_table_add(told, g_canonicalize_filename(own->path, NULL));
    if (!all) {
      options_complain(NULL, lang, tx(lang, ANONYMISE_YOURS, TS(own->path)));
      status = EXIT_FAULTS;
    } else if (i == 0) {
      status = own_script(loaded, own, named, lang);
    } else if (file_ops->unlink(own->path) != 0) {
      status = options_complain(NULL, lang, tx(lang, ANONYMISE_YOURS, TS(own->path)));
    }
  }
  return status;
}

/* --- sessions --- */

/* Where a word was left that may be a name; all places, for nothing else shows them. FALSE when there are none. */
static gboolean tell_unsure(const char *path, const Anonymised *done, Lang lang) {
  if (!done->left->len) return FALSE;
  options_complain(NULL, lang, tx(lang, ANONYMISE_LEFT, TN((int)done->left->len)));
  for (guint i = 0; i < done->left->len; i++) {
    const AnonymisedLeft *left = &g_array_index(done->left, AnonymisedLeft, i);
    options_complain(NULL, lang, tx(lang, ANONYMISE_LEFT_AT, TS(path), TN(left->line), TS(left->text)));
  }
  return TRUE;
}

/* Takes names out of an open session, and out of what was written down of its mails. done is filled when that worked; then nobody needs to
 * look in the session for what is left, and its path is added to told. */
static ExitStatus one_session(Journal *journal, const Named *named, GHashTable *told, Anonymised *done, Lang lang) {
  g_autoptr(DiagList) diags = diag_list_new(lang);
  gboolean ok = journal_anonymise(journal, named, done, diags);
  options_tell(diags);
  if (!ok) return EXIT_COULD_NOT;
  g_hash_table_add(told, g_canonicalize_filename(journal_path(journal), NULL));
  g_autofree char *sent = mail_sent_path(journal_path(journal)), *dates = calendar_record_path(journal_path(journal));
  const char *const records[] = {sent, dates};
  g_autofree char *line = tx(lang, ANONYMISE_TOLD, TN(done->people), TN(done->taken));
  g_autofree char *text = g_strconcat(line, "\n", NULL);
  ExitStatus status = options_write(text, lang);
  for (gsize i = 0; i < G_N_ELEMENTS(records); i++) {
    if (file_ops->unlink(records[i]) != 0 && errno != ENOENT) status = options_complain(NULL, lang, tx(lang, ANONYMISE_YOURS, TS(records[i])));
  }
  if (done->doubtful) options_complain(NULL, lang, tx(lang, ANONYMISE_DOUBTFUL, TN(done->doubtful)));
  for (guint i = 0; i < MIN(done->again->len, AGAIN_MOST); i++)
    options_complain(NULL, lang, tx(lang, ANONYMISE_AGAIN, TS((char *)g_ptr_array_index(done->again, i))));
  return tell_unsure(journal_path(journal), done, lang) ? MAX(status, EXIT_FAULTS) : status;
}

static int by_name(gconstpointer a, gconstpointer b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

/* The sessions of this meeting that were set aside for a new one: their paths, new array. */
static GPtrArray *set_aside(const char *path) {
  GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *folder = g_path_get_dirname(path), *base = g_path_get_basename(path);
  g_autofree char *stem = journal_stem(base);
  g_autofree char *escaped = g_regex_escape_string(stem, -1);
  g_autofree char *pattern = g_strdup_printf("^%s\\.\\d{4}-\\d{2}-\\d{2}(-\\d+)?\\.sessie\\.yaml$", escaped);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir))) {
    if (g_regex_match_simple(pattern, name, 0, 0)) g_ptr_array_add(found, g_build_filename(folder, name, NULL));
  }
  g_ptr_array_sort(found, by_name);
  return found;
}

static ExitStatus aside_sessions(const char *path, const Named *named, GHashTable *told, Lang lang) {
  g_autoptr(GPtrArray) paths = set_aside(path);
  ExitStatus worst = EXIT_DONE;
  for (guint i = 0; i < paths->len; i++) {
    const char *aside = g_ptr_array_index(paths, i);
    ExitStatus status;
    Anonymised done = {0};
    g_autoptr(Journal) journal = recorded_open(aside, NULL, TRUE, lang, &status);
    if (journal) status = one_session(journal, named, told, &done, lang);
    if (status != EXIT_DONE) options_complain(NULL, lang, tx(lang, ANONYMISE_YOURS, TS(aside)));
    worst = MAX(worst, status);
    anonymised_clear(&done);
  }
  return worst;
}

/* What was asked for. */
typedef struct Asked {
  const char *file;
  char *session_dir, **dirs;
  gboolean all;
} Asked;

/* A session with those that were set aside of it. done is filled when there is one and that worked. */
static ExitStatus with_aside(const char *file, const char *session_dir, const Named *named, GHashTable *told, Anonymised *done, Lang lang) {
  ExitStatus status;
  g_autoptr(Journal) journal = recorded_open(file, session_dir, TRUE, lang, &status);
  if (!journal) return status;
  status = one_session(journal, named, told, done, lang);
  if (!done->whole) return status;
  ExitStatus aside = aside_sessions(journal_path(journal), named, told, lang);
  return MAX(status, aside);
}

/* The sessions of the rooms; done is filled by the first when it is not yet. */
static ExitStatus all_rooms(const GPtrArray *paths, const Named *named, GHashTable *told, Anonymised *done, Lang lang) {
  ExitStatus worst = EXIT_DONE;
  for (guint i = 0; i < paths->len; i++) {
    Anonymised one = {0};
    ExitStatus status = with_aside(g_ptr_array_index(paths, i), NULL, named, told, &one, lang);
    if (!one.whole) options_complain(NULL, lang, tx(lang, ANONYMISE_YOURS, TS((char *)g_ptr_array_index(paths, i))));
    worst = MAX(worst, status);
    if (done->whole)
      anonymised_clear(&one);
    else
      *done = one;
  }
  return worst;
}

/* --- who is named --- */

/* Only to look, and without a word: what is wrong is told when the session is opened to be changed. */
static Journal *look(const char *file, const char *session_dir, Lang lang) {
  g_autoptr(DiagList) unheard = diag_list_new(lang);
  const JournalOptions options = {.session_dir = session_dir, .clock = clock_real(), .begin = INSTANT_NONE};
  return journal_open(file, NULL, &options, unheard);
}

/* The meetings before this one, and those before them. seen: set of their paths. */
static void add_earlier(Named *named, const char *path, const Script *script, GHashTable *seen, DiagList *diags) {
  g_autoptr(GPtrArray) earlier = series_open(path, script, clock_real(), diags);
  for (guint i = 0; i < earlier->len; i++) {
    Journal *journal = g_ptr_array_index(earlier, i);
    if (!g_hash_table_add(seen, g_canonicalize_filename(journal_path(journal), NULL))) continue;
    named_add_session(named, journal_session(journal), TRUE);
    add_earlier(named, journal_path(journal), journal_script(journal), seen, diags);
  }
}

/* A session and those that were set aside of it. */
static void add_with_aside(Named *named, const char *path, Lang lang) {
  g_autoptr(GPtrArray) paths = set_aside(path);
  g_ptr_array_insert(paths, 0, g_strdup(path));
  for (guint i = 0; i < paths->len; i++) {
    g_autoptr(Journal) journal = look(g_ptr_array_index(paths, i), NULL, lang);
    if (journal_session(journal)) named_add_session(named, journal_session(journal), FALSE);
  }
}

/* The main session of a meeting, from the script or from the session of any of its rooms: the path, and the script when it can be read,
 * or else the copy of it. */
typedef struct Meeting {
  char *main;           /* path of the main session; owned */
  GPtrArray *rooms;     /* of char: paths of those of its rooms */
  Loaded *loaded;       /* of the script beside it */
  Journal *journal;     /* of what was asked for, only looked at */
  const Script *script; /* borrowed from either; NULL: neither can be read */
} Meeting;

static void meeting_init(Meeting *meeting, const Asked *asked, Lang lang) {
  meeting->journal = look(asked->file, asked->session_dir, lang);
  const Session *session = journal_session(meeting->journal);
  g_autofree char *folder = g_path_get_dirname(asked->file), *beside = NULL;
  if (g_str_has_suffix(asked->file, JOURNAL_ENDING) && journal_script_name(meeting->journal))
    beside = g_build_filename(folder, journal_script_name(meeting->journal), NULL);
  const char *file = beside && session && session->room ? beside : asked->file;
  meeting->loaded = load_meeting(beside ? beside : asked->file, NULL);
  meeting->script = meeting->loaded->script ? meeting->loaded->script : session ? journal_script(meeting->journal) : NULL;
  meeting->main = journal_path_for(file, asked->session_dir);
  meeting->rooms = meeting->script ? recorded_rooms(file, asked->session_dir, meeting->script) : g_ptr_array_new_with_free_func(g_free);
}

static void meeting_clear(Meeting *meeting) {
  g_free(meeting->main);
  g_ptr_array_unref(meeting->rooms);
  loaded_free(meeting->loaded);
  journal_close(meeting->journal);
}

static Named *everybody(const Meeting *meeting, Lang lang) {
  Named *named = named_new();
  g_autoptr(DiagList) diags = diag_list_new(lang);
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  const Session *session = journal_session(meeting->journal);
  add_with_aside(named, meeting->main, lang);
  for (guint i = 0; i < meeting->rooms->len; i++) add_with_aside(named, g_ptr_array_index(meeting->rooms, i), lang);
  if (session) named_add_session(named, session, FALSE); /* it may lie elsewhere */
  if (meeting->script) named_add_script(named, meeting->script, FALSE);
  if (meeting->script) add_earlier(named, meeting->main, meeting->script, seen, diags);
  if (session) add_earlier(named, journal_path(meeting->journal), journal_script(meeting->journal), seen, NULL);
  options_tell(diags);
  return named;
}

/* --- all of it --- */

/* What is still there: made before, or the user's own. */
static ExitStatus tell_left(const Asked *asked, const Meeting *meeting, const Named *named, GHashTable *told, Lang lang) {
  g_autofree char *beside = g_path_get_dirname(asked->file), *below = g_path_get_dirname(journal_path(meeting->journal));
  g_autoptr(Scrub) scrub = named_scrub(named, lang);
  ExitStatus status = leftovers_tell(below, scrub, told, lang);
  g_autofree char *a = g_canonicalize_filename(beside, NULL), *b = g_canonicalize_filename(below, NULL);
  ExitStatus there = g_str_equal(a, b) ? EXIT_DONE : leftovers_tell(beside, scrub, told, lang);
  status = MAX(status, there);
  for (guint i = 0; i <= meeting->rooms->len; i++) { /* made elsewhere */
    const char *session = i ? g_ptr_array_index(meeting->rooms, i - 1) : meeting->main;
    g_autoptr(GPtrArray) folders = outputs_of(session);
    for (guint k = 0; k < folders->len; k++) {
      ExitStatus made = leftovers_tell_output(g_ptr_array_index(folders, k), told, lang);
      status = MAX(status, made);
    }
  }
  return status;
}

static ExitStatus anonymise_meeting(const Asked *asked, const Meeting *meeting, const Named *named, Lang lang) {
  Anonymised done = {0};
  const Session *session = journal_session(meeting->journal);
  gboolean one_room = session && session->room, only_rooms = meeting->rooms->len && !g_file_test(meeting->main, G_FILE_TEST_EXISTS);
  ExitStatus status = EXIT_DONE;
  g_autoptr(GHashTable) told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  if (one_room || !only_rooms) status = with_aside(asked->file, asked->session_dir, named, told, &done, lang);
  ExitStatus in_rooms = one_room ? EXIT_DONE : all_rooms(meeting->rooms, named, told, &done, lang);
  status = MAX(status, in_rooms);
  if (!done.whole) return status;
  ExitStatus own = own_files(meeting->loaded, named, asked->all, told, lang);
  ExitStatus emptied = leftovers_empty(asked->dirs, asked->all, lang);
  outputs_tidy();
  ExitStatus left = tell_left(asked, meeting, named, told, lang); /* what is empty by now is not told */
  anonymised_clear(&done);
  status = MAX(status, own);
  return MAX(status, MAX(emptied, left));
}

static ExitStatus anonymise(const Asked *asked, Lang lang) {
  Meeting meeting;
  meeting_init(&meeting, asked, lang);
  g_autoptr(Named) named = everybody(&meeting, lang);
  ExitStatus status = anonymise_meeting(asked, &meeting, named, lang);
  meeting_clear(&meeting);
  return status;
}

static ExitStatus run(int argc, char **argv, Lang lang) {
  Asked asked = {0};
  const char *folder = lang == LANG_EN ? "DIR" : "MAP";
  GOptionEntry entries[] = {
      {"out", 'o', 0, G_OPTION_ARG_FILENAME_ARRAY, &asked.dirs, tp(lang, ANONYMISE_OPTION_OUT), folder},
      {"all", 0, 0, G_OPTION_ARG_NONE, &asked.all, tp(lang, ANONYMISE_OPTION_ALL), NULL},
      {"session", 0, 0, G_OPTION_ARG_FILENAME, &asked.session_dir, tp(lang, REPORT_OPTION_SESSION), folder},
      G_OPTION_ENTRY_NULL,
  };
  ExitStatus status;
  if (options_read(&cmd_anonymise, entries, &argc, &argv, 1, 1, lang, &status)) {
    asked.file = argv[1];
    status = anonymise(&asked, lang);
  }
  g_free(asked.session_dir);
  g_strfreev(asked.dirs);
  return status;
}

const Command cmd_anonymise = {{"namen-weg", "anonymise"}, TX_ANONYMISE_ARGUMENTS, TX_ANONYMISE_SUMMARY, TX_NONE, run};
