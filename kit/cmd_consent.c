/* consent: what a person allows, changed afterwards. Reports, lists and mails made from then on obey it. */
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

/* Adds the sessions of the meetings before this one, and of those before them, each once. */
static void add_earlier(GPtrArray *paths, const char *file, const Script *script) {
  g_autoptr(GPtrArray) earlier = series_open(file, script, clock_real(), NULL);
  for (guint i = 0; i < earlier->len; i++) {
    Journal *journal = g_ptr_array_index(earlier, i);
    guint at;
    if (g_ptr_array_find_with_equal_func(paths, journal_path(journal), g_str_equal, &at)) continue;
    g_ptr_array_add(paths, g_strdup(journal_path(journal)));
    add_earlier(paths, journal_path(journal), journal_script(journal));
  }
}

static gboolean among(const GPtrArray *journals, const char *path) {
  for (guint i = 0; i < journals->len; i++) {
    g_autofree char *one = g_canonicalize_filename(journal_path(g_ptr_array_index(journals, i)), NULL);
    if (g_str_equal(one, path)) return TRUE;
  }
  return FALSE;
}

/* Does this session belong to a meeting whose script names that of `main` (absolute) as one before it? */
static gboolean comes_after(const char *path, const char *main, Lang lang) {
  g_autoptr(DiagList) unheard = diag_list_new(lang);
  const JournalOptions options = {.clock = clock_real(), .begin = INSTANT_NONE};
  g_autoptr(Journal) journal = journal_open(path, NULL, &options, unheard);
  if (!journal_session(journal)) return FALSE;
  g_autoptr(GPtrArray) before = series_open(path, journal_script(journal), clock_real(), NULL);
  return among(before, main);
}

/* Adds the sessions beside it of the meetings after this one, each once. */
static void add_later(GPtrArray *paths, const char *main, Lang lang) {
  g_autofree char *folder = g_path_get_dirname(main), *absolute = g_canonicalize_filename(main, NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir))) {
    guint at;
    if (!g_str_has_suffix(name, JOURNAL_ENDING)) continue;
    g_autofree char *path = g_str_equal(folder, ".") ? g_strdup(name) : g_build_filename(folder, name, NULL);
    if (!g_ptr_array_find_with_equal_func(paths, path, g_str_equal, &at) && comes_after(path, absolute, lang))
      g_ptr_array_add(paths, g_steal_pointer(&path));
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
  g_autoptr(GPtrArray) others = script ? recorded_rooms(file, session_dir, script) : g_ptr_array_new_with_free_func(g_free);
  gboolean only_rooms = others->len && !g_file_test(main, G_FILE_TEST_EXISTS);
  if (script) add_earlier(others, main, script);
  add_later(others, main, change->lang);
  ExitStatus status = only_rooms ? EXIT_DONE : change_in(change, file, session_dir);
  if (status == EXIT_COULD_NOT) return status;
  for (guint i = 0; i < others->len; i++) {
    ExitStatus there = change_in(change, g_ptr_array_index(others, i), NULL);
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
