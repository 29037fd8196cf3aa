/* agreements: those of one meeting or of a series, each once: filtered, marked, passed on, for a spreadsheet. */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "options.h"
#include "recorded.h"
#include "view/agreements_text.h"

/* What was asked for. */
typedef struct Asked {
  char *session_dir, *format, *by, *today_text;
  char *owner, *theme;
  char **set[N_AGREEMENT_STATES]; /* numbers that get a state */
  char **pass_on;                 /* "3 Jan Smit" */
  gboolean open, history;
  AgreementsOrder order;
  Date today;
} Asked;

static void asked_clear(Asked *asked) {
  g_free(asked->session_dir);
  g_free(asked->format);
  g_free(asked->by);
  g_free(asked->today_text);
  g_free(asked->owner);
  g_free(asked->theme);
  for (int i = 0; i < N_AGREEMENT_STATES; i++) g_strfreev(asked->set[i]);
  g_strfreev(asked->pass_on);
}

/* --- changing --- */

static int latest_first(gconstpointer a, gconstpointer b) {
  const Session *x = journal_session(*(Journal *const *)a), *y = journal_session(*(Journal *const *)b);
  return x->begin < y->begin ? 1 : x->begin > y->begin ? -1 : 0;
}

/* The session that knows best about this agreement, the journals being sorted; NULL when none knows it (told). */
static Journal *knows(const GPtrArray *journals, const char *number, const Record **record, Lang lang, ExitStatus *status) {
  char *end;
  long n = strtol(number, &end, 10);
  for (guint i = 0; *number && *end == '\0' && n > 0 && n < G_MAXINT && i < journals->len; i++) {
    Journal *journal = g_ptr_array_index(journals, i);
    *record = session_agreement(journal_session(journal), (int)n);
    if (*record) return journal;
  }
  *status = options_complain(&cmd_agreements, lang, tx(lang, AGREEMENTS_UNKNOWN, TS(number)));
  return NULL;
}

static gboolean set_state(const GPtrArray *journals, const char *number, AgreementState state, Lang lang, ExitStatus *status) {
  const Record *record;
  Journal *journal = knows(journals, number, &record, lang, status);
  Intent intent = {.kind = INTENT_STATE};
  if (!journal) return FALSE;
  intent.with.record = record->id;
  intent.with.state = (int)state;
  return recorded_do(journal, &intent, lang, status);
}

static gboolean pass_on(const GPtrArray *journals, const char *words, Lang lang, ExitStatus *status) {
  g_auto(GStrv) both = g_strsplit(words, " ", 2);
  const Record *record;
  Journal *journal = knows(journals, both[0] ? both[0] : "", &record, lang, status);
  Intent intent = {.kind = INTENT_PASS_ON};
  if (!journal) return FALSE;
  intent.with.record = record->id;
  intent.with.owner = g_strdup(both[1] ? both[1] : "");
  if (!recorded_do(journal, &intent, lang, status)) return FALSE;
  const Record *now = session_agreement(journal_session(journal), record->number);
  if (now && now->owner && *now->owner) options_complain(NULL, lang, tx(lang, AGREEMENTS_NOT_LISTED, TS(now->owner)));
  return TRUE;
}

static gboolean changes_anything(const Asked *asked) {
  gboolean any = asked->pass_on != NULL;
  for (int i = 0; i < N_AGREEMENT_STATES; i++) any = any || asked->set[i];
  return any;
}

static gboolean change(const Asked *asked, const GPtrArray *journals, Lang lang, ExitStatus *status) {
  gboolean ok = TRUE;
  for (int i = 0; i < N_AGREEMENT_STATES; i++) {
    for (char **number = asked->set[i]; ok && number && *number; number++)
      ok = set_state(journals, *number, (AgreementState)i, lang, status);
  }
  for (char **words = asked->pass_on; ok && words && *words; words++) ok = pass_on(journals, *words, lang, status);
  return ok;
}

/* --- telling --- */

static ExitStatus tell(const Asked *asked, const GPtrArray *journals, Lang lang) {
  g_autoptr(GPtrArray) sessions = g_ptr_array_new();
  for (guint i = 0; i < journals->len; i++) g_ptr_array_add(sessions, journal_session(g_ptr_array_index(journals, i)));
  int confidential;
  g_autoptr(GPtrArray) agreements = agreements_of(sessions, asked->today, &confidential);
  const AgreementsFilter filter = {asked->open, asked->owner, asked->theme};
  guint all = agreements->len;
  agreements_filter(agreements, &filter);
  if (confidential) options_complain(NULL, lang, tx(lang, AGREEMENTS_CONFIDENTIAL, TN(confidential)));
  gboolean csv = g_strcmp0(asked->format, "csv") == 0;
  g_autofree char *text = csv ? agreements_csv(agreements, lang)
                          : all && !agreements->len ? g_strconcat(tp(lang, AGREEMENTS_NONE_FITS), "\n", NULL)
                                                    : agreements_text(agreements, asked->order, asked->history, lang, options_columns());
  return options_write(text, lang);
}

/* Opens a session, unless that was done: somebody may name a room as well as the meeting it is of. FALSE when it cannot be (told). */
static gboolean open_one(const Asked *asked, GPtrArray *journals, const char *file, const char *session_dir, Lang lang, ExitStatus *status) {
  g_autofree char *path = journal_path_for(file, session_dir);
  for (guint i = 0; i < journals->len; i++) {
    g_autofree char *there = g_canonicalize_filename(journal_path(g_ptr_array_index(journals, i)), NULL);
    g_autofree char *meant = g_canonicalize_filename(path, NULL);
    if (g_str_equal(there, meant)) return TRUE;
  }
  Journal *journal = recorded_open(file, session_dir, changes_anything(asked), lang, status);
  if (journal) g_ptr_array_add(journals, journal);
  return journal != NULL;
}

/* A meeting with those of its rooms that are there; the rooms alone when the main session is not. */
static gboolean open_meeting(const Asked *asked, GPtrArray *journals, const char *file, Lang lang, ExitStatus *status) {
  g_autofree char *main = journal_path_for(file, asked->session_dir);
  g_autoptr(Loaded) loaded = load_meeting(file, NULL);
  g_autoptr(GPtrArray) rooms = loaded->script ? recorded_rooms(file, asked->session_dir, loaded->script) : NULL;
  gboolean only_rooms = rooms && rooms->len && !g_file_test(main, G_FILE_TEST_EXISTS);
  if (!only_rooms && !open_one(asked, journals, file, asked->session_dir, lang, status)) return FALSE;
  Journal *journal = only_rooms ? NULL : g_ptr_array_index(journals, journals->len - 1);
  if (!rooms && journal && !journal_session(journal)->room) rooms = recorded_rooms(file, asked->session_dir, journal_script(journal));
  for (guint i = 0; rooms && i < rooms->len; i++) {
    if (!open_one(asked, journals, g_ptr_array_index(rooms, i), NULL, lang, status)) return FALSE;
  }
  return TRUE;
}

static ExitStatus work(const Asked *asked, char **files, Lang lang) {
  ExitStatus status = EXIT_DONE;
  g_autoptr(GPtrArray) journals = g_ptr_array_new_with_free_func((GDestroyNotify)journal_close);
  for (; *files; files++) {
    if (!open_meeting(asked, journals, *files, lang, &status)) return status;
  }
  g_ptr_array_sort(journals, latest_first);
  if (!change(asked, journals, lang, &status)) return status;
  return tell(asked, journals, lang);
}

/* --- the options --- */

/* "--owner-of 3 Jan Smit" has a name behind its number, which GOption does not know: both become one word. Returns how many words there
 * are then. */
static int join_owner_of(int argc, char **argv, GPtrArray *made) {
  int n = 0;
  for (int i = 0; i < argc; i++) {
    if (strcmp(argv[i], "--owner-of") == 0 && i + 2 < argc) {
      char *word = g_strdup_printf("--owner-of=%s %s", argv[i + 1], argv[i + 2]);
      g_ptr_array_add(made, word);
      argv[n++] = word;
      i += 2;
    } else {
      argv[n++] = argv[i];
    }
  }
  argv[n] = NULL;
  return n;
}

static gboolean judge(Asked *asked, Lang lang, ExitStatus *status) {
  static const char *const orders[][2] = {{"nummer", "number"}, {"eigenaar", "owner"}, {"thema", "theme"}, {"kwartaal", "quarter"}};
  if (asked->format && strcmp(asked->format, "csv") != 0 && strcmp(asked->format, "text") != 0) {
    *status = options_wrong(&cmd_agreements, lang, "--format", asked->format);
    return FALSE;
  }
  if (!options_today(asked->today_text, &asked->today)) {
    *status = options_wrong(&cmd_agreements, lang, "--today", asked->today_text);
    return FALSE;
  }
  for (gsize i = 0; asked->by && i < G_N_ELEMENTS(orders); i++) {
    if (strcmp(asked->by, orders[i][0]) != 0 && strcmp(asked->by, orders[i][1]) != 0) continue;
    asked->order = (AgreementsOrder)i;
    return TRUE;
  }
  if (asked->by) *status = options_wrong(&cmd_agreements, lang, "--by", asked->by);
  return !asked->by;
}

static ExitStatus run(int argc, char **argv, Lang lang) {
  Asked asked = {0};
  const char *number = "N";
  GOptionEntry entries[] = {
      {"open", 0, 0, G_OPTION_ARG_NONE, &asked.open, tp(lang, AGREEMENTS_OPTION_OPEN), NULL},
      {"owner", 0, 0, G_OPTION_ARG_STRING, &asked.owner, tp(lang, AGREEMENTS_OPTION_OWNER), "…"},
      {"theme", 0, 0, G_OPTION_ARG_STRING, &asked.theme, tp(lang, AGREEMENTS_OPTION_THEME), "…"},
      {"by", 0, 0, G_OPTION_ARG_STRING, &asked.by, tp(lang, AGREEMENTS_OPTION_BY),
       lang == LANG_EN ? "owner|theme|quarter" : "eigenaar|thema|kwartaal"},
      {"running", 0, 0, G_OPTION_ARG_STRING_ARRAY, &asked.set[AGREEMENT_RUNNING], tp(lang, AGREEMENTS_OPTION_RUNNING), number},
      {"done", 0, 0, G_OPTION_ARG_STRING_ARRAY, &asked.set[AGREEMENT_DONE], tp(lang, AGREEMENTS_OPTION_DONE), number},
      {"dropped", 0, 0, G_OPTION_ARG_STRING_ARRAY, &asked.set[AGREEMENT_DROPPED], tp(lang, AGREEMENTS_OPTION_DROPPED), number},
      {"planned", 0, 0, G_OPTION_ARG_STRING_ARRAY, &asked.set[AGREEMENT_PLANNED], tp(lang, AGREEMENTS_OPTION_PLANNED), number},
      {"owner-of", 0, 0, G_OPTION_ARG_STRING_ARRAY, &asked.pass_on, tp(lang, AGREEMENTS_OPTION_PASS_ON),
       lang == LANG_EN ? "N NAME" : "N NAAM"},
      {"history", 0, 0, G_OPTION_ARG_NONE, &asked.history, tp(lang, AGREEMENTS_OPTION_HISTORY), NULL},
      {"format", 0, 0, G_OPTION_ARG_STRING, &asked.format, tp(lang, AGREEMENTS_OPTION_FORMAT), "text|csv"},
      {"today", 0, 0, G_OPTION_ARG_STRING, &asked.today_text, tp(lang, FOLLOW_OPTION_TODAY), "2027-01-28"},
      {"session", 0, 0, G_OPTION_ARG_FILENAME, &asked.session_dir, tp(lang, REPORT_OPTION_SESSION), lang == LANG_EN ? "DIR" : "MAP"},
      G_OPTION_ENTRY_NULL,
  };
  ExitStatus status;
  g_autoptr(GPtrArray) joined = g_ptr_array_new_with_free_func(g_free);
  g_autofree char **words = g_new0(char *, (gsize)argc + 1);
  memcpy(words, argv, sizeof *words * (gsize)argc);
  argc = join_owner_of(argc, words, joined);
  argv = words;
  if (options_read(&cmd_agreements, entries, &argc, &argv, 1, -1, lang, &status) && judge(&asked, lang, &status)) {
    argv[argc] = NULL;
    status = work(&asked, argv + 1, lang);
  }
  asked_clear(&asked);
  return status;
}

const Command cmd_agreements = {{"afspraken", "agreements"}, TX_AGREEMENTS_ARGUMENTS, TX_AGREEMENTS_SUMMARY, TX_NONE, run};
