/* anonymise: takes names, addresses and numbers out of what was recorded of a meeting; what was agreed stays. */
#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "calendar_record.h"
#include "command.h"
#include "mail_sent.h"
#include "options.h"
#include "outfolder.h"
#include "read/anonymise.h"
#include "recorded.h"

#define OUTPUT_DEPTH 2 /* how deep below the session folders of output are looked for */

/* The user's own files: with --all they go the same way, else they are told. */
static ExitStatus own_files(const char *file, const Anonymised *done, gboolean all, Lang lang) {
  g_autoptr(Loaded) loaded = load_meeting(file, NULL);
  ExitStatus status = EXIT_DONE;
  for (guint i = 0; i < loaded->files->len; i++) {
    const LoadedFile *own = g_ptr_array_index(loaded->files, i);
    g_autoptr(GError) error = NULL;
    if (i > 0 && !own->personal) continue;
    if (!all) {
      options_complain(NULL, lang, tx(lang, ANONYMISE_YOURS, TS(own->path)));
      status = EXIT_FAULTS;
    } else if (i == 0 && !file_replace(own->path, done->script, strlen(done->script), 0644, &error)) {
      status = options_failed(own->path, error, lang);
    } else if (i > 0 && file_ops->unlink(own->path) != 0) {
      status = options_complain(NULL, lang, tx(lang, ANONYMISE_YOURS, TS(own->path)));
    }
  }
  return status;
}

/* --- what was made from the session --- */

/* In the folders that are named all that was made there goes; a file that was changed since only with --all, else it is told. */
static ExitStatus empty_outputs(char *const *dirs, gboolean all, Lang lang) {
  ExitStatus status = EXIT_DONE;
  for (; dirs && *dirs; dirs++) {
    if (!g_file_test(*dirs, G_FILE_TEST_IS_DIR)) {
      status = options_complain(NULL, lang, tx(lang, ANONYMISE_NO_FOLDER, TS(*dirs)));
      continue;
    }
    OutFolder *out = out_folder_open(*dirs, all, lang);
    if (out) out_folder_empty(out);
    ExitStatus emptied = out ? out_folder_close(out) : EXIT_COULD_NOT;
    status = MAX(status, emptied);
  }
  return status;
}

/* Tells of folders beside the session, and in those, in which something was made that is still there. */
static ExitStatus tell_outputs(const char *below, int depth, Lang lang) {
  ExitStatus status = EXIT_DONE;
  g_autoptr(GDir) dir = g_dir_open(below, 0, NULL);
  const char *name;
  if (out_folder_holds(below)) {
    options_complain(NULL, lang, tx(lang, ANONYMISE_OUTPUT, TS(below)));
    status = EXIT_FAULTS;
  }
  while (depth > 0 && dir && (name = g_dir_read_name(dir))) {
    g_autofree char *path = g_build_filename(below, name, NULL);
    if (*name == '.' || !g_file_test(path, G_FILE_TEST_IS_DIR) || g_file_test(path, G_FILE_TEST_IS_SYMLINK)) continue;
    ExitStatus inside = tell_outputs(path, depth - 1, lang);
    status = MAX(status, inside);
  }
  return status;
}

/* --- sessions --- */

/* Takes names out of an open session, and out of what was written down of its mails. done is filled when that worked. */
static ExitStatus one_session(Journal *journal, Anonymised *done, Lang lang) {
  g_autoptr(DiagList) diags = diag_list_new(lang);
  gboolean ok = journal_anonymise(journal, done, diags);
  options_tell(diags);
  if (!ok) return EXIT_COULD_NOT;
  g_autofree char *sent = mail_sent_path(journal_path(journal)), *dates = calendar_record_path(journal_path(journal));
  const char *const records[] = {sent, dates};
  g_autofree char *line = tx(lang, ANONYMISE_TOLD, TN(done->people), TN(done->taken));
  g_autofree char *text = g_strconcat(line, "\n", NULL);
  ExitStatus status = options_write(text, lang);
  for (gsize i = 0; i < G_N_ELEMENTS(records); i++) {
    if (file_ops->unlink(records[i]) != 0 && errno != ENOENT) status = options_complain(NULL, lang, tx(lang, ANONYMISE_YOURS, TS(records[i])));
  }
  if (done->doubtful) options_complain(NULL, lang, tx(lang, ANONYMISE_DOUBTFUL, TN(done->doubtful)));
  return status;
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

static ExitStatus aside_sessions(const char *path, Lang lang) {
  g_autoptr(GPtrArray) paths = set_aside(path);
  ExitStatus worst = EXIT_DONE;
  for (guint i = 0; i < paths->len; i++) {
    const char *aside = g_ptr_array_index(paths, i);
    ExitStatus status;
    Anonymised done = {0};
    g_autoptr(Journal) journal = recorded_open(aside, NULL, TRUE, lang, &status);
    if (journal) status = one_session(journal, &done, lang);
    if (status != EXIT_DONE) options_complain(NULL, lang, tx(lang, ANONYMISE_YOURS, TS(aside)));
    worst = MAX(worst, status);
    g_free(done.script);
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
static ExitStatus with_aside(const char *file, const char *session_dir, Anonymised *done, Lang lang) {
  ExitStatus status;
  g_autoptr(Journal) journal = recorded_open(file, session_dir, TRUE, lang, &status);
  if (!journal) return status;
  status = one_session(journal, done, lang);
  if (!done->script) return status;
  ExitStatus aside = aside_sessions(journal_path(journal), lang);
  return MAX(status, aside);
}

/* The sessions of the rooms; done is filled by the first when it is not yet. */
static ExitStatus all_rooms(const GPtrArray *paths, Anonymised *done, Lang lang) {
  ExitStatus worst = EXIT_DONE;
  for (guint i = 0; i < paths->len; i++) {
    Anonymised one = {0};
    ExitStatus status = with_aside(g_ptr_array_index(paths, i), NULL, &one, lang);
    if (!one.script) options_complain(NULL, lang, tx(lang, ANONYMISE_YOURS, TS((char *)g_ptr_array_index(paths, i))));
    worst = MAX(worst, status);
    if (done->script)
      g_free(one.script);
    else
      *done = one;
  }
  return worst;
}

/* Where the session is, and those of its rooms: by the script, or by the copy of it when that cannot be read. */
static GPtrArray *rooms_beside(const Asked *asked, Lang lang) {
  g_autoptr(DiagList) unheard = diag_list_new(lang);
  const JournalOptions options = {.session_dir = asked->session_dir, .clock = clock_real(), .begin = INSTANT_NONE};
  g_autoptr(Journal) journal = journal_open(asked->file, NULL, &options, unheard);
  g_autoptr(Loaded) loaded = load_meeting(asked->file, NULL);
  const Session *session = journal_session(journal);
  const Script *script = loaded->script ? loaded->script : session ? journal_script(journal) : NULL;
  if (!script || (session && session->room)) return g_ptr_array_new_with_free_func(g_free);
  return recorded_rooms(asked->file, asked->session_dir, script);
}

static ExitStatus anonymise(const Asked *asked, Lang lang) {
  Anonymised done = {0};
  g_autoptr(GPtrArray) rooms = rooms_beside(asked, lang);
  g_autofree char *main = journal_path_for(asked->file, asked->session_dir), *below = g_path_get_dirname(main);
  gboolean only_rooms = rooms->len && !g_file_test(main, G_FILE_TEST_EXISTS);
  ExitStatus status = only_rooms ? EXIT_DONE : with_aside(asked->file, asked->session_dir, &done, lang);
  ExitStatus in_rooms = all_rooms(rooms, &done, lang);
  status = MAX(status, in_rooms);
  if (!done.script) return status;
  ExitStatus own = own_files(asked->file, &done, asked->all, lang);
  ExitStatus emptied = empty_outputs(asked->dirs, asked->all, lang);
  ExitStatus left = tell_outputs(below, OUTPUT_DEPTH, lang); /* what is empty by now is not told */
  g_free(done.script);
  status = MAX(status, own);
  return MAX(status, MAX(emptied, left));
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
