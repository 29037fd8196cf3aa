/* consent: what a person allows, changed afterwards. Reports, lists and mails made from then on obey it. */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "options.h"
#include "read/series.h"
#include "recorded.h"

/* What is changed: the answers, in the order name, mail, photo; NULL where nothing was said. */
typedef struct Change {
  char *const *answers;
  char *who;     /* first as it was typed, then the whole name of who was found; owned */
  int found;     /* in so many sessions */
  Lang lang;
} Change;

/* Changes it in one session, if the person is known there. */
static ExitStatus change_in(Change *change, const char *file, const char *session_dir) {
  ExitStatus status;
  g_autoptr(Journal) journal = recorded_open(file, session_dir, TRUE, change->lang, &status);
  if (!journal) return status;
  const Person *person = people_by_name(journal_session(journal)->people, change->who);
  if (!person) return EXIT_DONE;
  int id = person->id;
  g_free(change->who);
  change->who = person_name(person);
  change->found++;
  for (gsize i = 0; i < N_CONSENTS; i++) {
    gboolean yes;
    if (!change->answers[i] || !options_yes_no(change->answers[i], &yes)) continue;
    Intent intent = {.kind = INTENT_CONSENT, .with.person_id = id, .with.text = g_strdup(consent_to_words[i]), .with.flag = yes};
    if (!recorded_do(journal, &intent, change->lang, &status)) return status;
  }
  return status;
}

/* Which file a path means: two scripts may name each other in many ways. New string. */
static char *whole(const char *path) {
  char *real = realpath(path, NULL);
  return real ? real : g_canonicalize_filename(path, NULL);
}

/* The sessions that it is changed in, each once. */
typedef struct Others {
  GPtrArray *paths;  /* of char, as they are opened; owned */
  GHashTable *known; /* set of char: which files they are, and the main session; owned */
} Others;

/* Adds a session that is not there yet; FALSE when it is. */
static gboolean add(Others *others, const char *path) {
  if (!g_hash_table_add(others->known, whole(path))) return FALSE;
  g_ptr_array_add(others->paths, g_strdup(path));
  return TRUE;
}

/* Adds the sessions of the meetings before this one, and of those before them. */
static void add_earlier(Others *others, const char *file, const Script *script) {
  g_autoptr(GPtrArray) earlier = series_open(file, script, clock_real(), NULL);
  for (guint i = 0; i < earlier->len; i++) {
    Journal *journal = g_ptr_array_index(earlier, i);
    if (add(others, journal_path(journal))) add_earlier(others, journal_path(journal), journal_script(journal));
  }
}

static gboolean among(const GPtrArray *journals, const char *file) {
  for (guint i = 0; i < journals->len; i++) {
    g_autofree char *one = whole(journal_path(g_ptr_array_index(journals, i)));
    if (g_str_equal(one, file)) return TRUE;
  }
  return FALSE;
}

/* Does this session belong to a meeting whose script names that of `main` (whole) as one before it? */
static gboolean comes_after(const char *path, const char *main, Lang lang) {
  g_autoptr(DiagList) unheard = diag_list_new(lang);
  const JournalOptions options = {.clock = clock_real(), .begin = INSTANT_NONE};
  g_autoptr(Journal) journal = journal_open(path, NULL, &options, unheard);
  if (!journal_session(journal)) return FALSE;
  g_autoptr(GPtrArray) before = series_open(path, journal_script(journal), clock_real(), NULL);
  return among(before, main);
}

/* Adds the sessions beside it of the meetings after this one. */
static void add_later(Others *others, const char *main, Lang lang) {
  g_autofree char *folder = g_path_get_dirname(main), *main_file = whole(main);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir))) {
    if (!g_str_has_suffix(name, JOURNAL_ENDING)) continue;
    g_autofree char *path = g_str_equal(folder, ".") ? g_strdup(name) : g_build_filename(folder, name, NULL), *file = whole(path);
    if (!g_hash_table_contains(others->known, file) && comes_after(path, main_file, lang)) add(others, path);
  }
}

/* In all rooms, in the meetings before it and in those after it: whatever is made of them anew obeys too. */
static ExitStatus change_everywhere(Change *change, const char *file, const char *session_dir) {
  g_autofree char *main = journal_path_for(file, session_dir);
  g_autoptr(Loaded) loaded = load_meeting(file, NULL);
  g_autoptr(DiagList) unheard = diag_list_new(change->lang);
  const JournalOptions options = {.session_dir = session_dir, .clock = clock_real(), .begin = INSTANT_NONE};
  g_autoptr(Journal) journal = journal_open(file, NULL, &options, unheard);
  const Script *script = journal_session(journal) ? journal_script(journal) : loaded->script;
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GPtrArray) rooms = script ? recorded_rooms(file, session_dir, script) : NULL;
  g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  Others others = {paths, known};
  gboolean only_rooms = rooms && rooms->len && !g_file_test(main, G_FILE_TEST_EXISTS);
  g_hash_table_add(known, whole(main));
  for (guint i = 0; rooms && i < rooms->len; i++) add(&others, g_ptr_array_index(rooms, i));
  if (script) add_earlier(&others, main, script);
  add_later(&others, main, change->lang);
  ExitStatus status = only_rooms ? EXIT_DONE : change_in(change, file, session_dir);
  if (status == EXIT_COULD_NOT) return status;
  for (guint i = 0; i < paths->len; i++) {
    ExitStatus there = change_in(change, g_ptr_array_index(paths, i), NULL);
    status = MAX(status, there);
  }
  return status;
}

static ExitStatus change(const char *file, const char *name, const char *session_dir, char *const *answers, Lang lang) {
  Change asked = {answers, g_strdup(name), 0, lang};
  ExitStatus status = change_everywhere(&asked, file, session_dir);
  if (status != EXIT_COULD_NOT && !asked.found) status = options_complain(&cmd_consent, lang, tx(lang, CONSENT_WHO, TS(name)));
  if (status != EXIT_COULD_NOT) {
    ExitStatus written = options_write(tp(lang, CONSENT_DONE), lang);
    status = MAX(status, written);
  }
  g_free(asked.who);
  return status;
}

static ExitStatus run(int argc, char **argv, Lang lang) {
  static const char *const options[] = {"--name", "--mail", "--photo"};
  g_autofree char *session_dir = NULL, *name = NULL, *mail = NULL, *photo = NULL;
  const char *answer = lang == LANG_EN ? "yes|no" : "ja|nee";
  GOptionEntry entries[] = {
      {"name", 0, 0, G_OPTION_ARG_STRING, &name, tp(lang, CONSENT_OPTION_NAME), answer},
      {"mail", 0, 0, G_OPTION_ARG_STRING, &mail, tp(lang, CONSENT_OPTION_MAIL), answer},
      {"photo", 0, 0, G_OPTION_ARG_STRING, &photo, tp(lang, CONSENT_OPTION_PHOTO), answer},
      {"session", 0, 0, G_OPTION_ARG_FILENAME, &session_dir, tp(lang, REPORT_OPTION_SESSION), lang == LANG_EN ? "DIR" : "MAP"},
      G_OPTION_ENTRY_NULL,
  };
  ExitStatus status;
  gboolean yes;
  if (!options_read(&cmd_consent, entries, &argc, &argv, 2, 2, lang, &status)) return status;
  char *const answers[] = {name, mail, photo};
  for (gsize i = 0; i < G_N_ELEMENTS(answers); i++) {
    if (answers[i] && !options_yes_no(answers[i], &yes)) return options_wrong(&cmd_consent, lang, options[i], answers[i]);
  }
  if (!name && !mail && !photo) return options_complain(&cmd_consent, lang, tx(lang, CONSENT_WHAT));
  return change(argv[1], argv[2], session_dir, answers, lang);
}

const Command cmd_consent = {{"toestemming", "consent"}, TX_CONSENT_ARGUMENTS, TX_CONSENT_SUMMARY, TX_NONE, run};
