/* draaiboek run FILE: opens or resumes the session of a script and gives it to the terminal or to a key script. */
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "begin.h"
#include "bindings.h"
#include "command.h"
#include "facilitate.h"
#include "live.h"
#include "model/rooms.h"
#include "options.h"
#include "play.h"
#include "read/load.h"
#include "recorded.h"
#include "view/report_text.h"

#define SPEED_MAX 3600

typedef struct RunOptions {
  const char *file;                                         /* an argument; borrowed */
  char *keys, *session_dir, *speed_text, *size_text, *room; /* owned; NULL when not given */
  char *session_of; /* what the session file is named after: the script, and the room when there is one; owned */
  char *told;       /* what was found at the opening, for the screen; owned, NULL for nothing */
  int columns, rows, speed;
  gboolean dump, bell, curtain, large, after_work;
} RunOptions;

/* A clock that runs a number of times as fast as another, from an instant on. */
typedef struct FastClock {
  Clock clock; /* first member */
  Clock *real;
  Instant from;
  gint64 since;
  int speed;
} FastClock;

static gint64 fast_boot(Clock *clock) {
  const FastClock *fast = (const FastClock *)clock;
  return (fast->real->boot(fast->real) - fast->since) * fast->speed;
}

static Instant fast_wall(Clock *clock) { return ((const FastClock *)clock)->from + fast_boot(clock); }

static void fast_clock_init(FastClock *fast, Instant from, int speed) {
  Clock *real = clock_real();
  *fast = (FastClock){{fast_wall, fast_boot, "rehearsal"}, real, from, real->boot(real), speed};
}

static ExitStatus complain(const char *message, Lang lang) {
  return options_complain(&cmd_run, lang, g_strdup(message));
}

static ExitStatus no_folder(const char *path, int errnum, Lang lang) {
  g_autofree char *reason = file_reason(errnum, lang), *message = tx(lang, RUN_NO_FOLDER, TS(path), TS(reason));
  return complain(message, lang);
}

/* --- options --- */

/* What the options say; a message (new string) when they are wrong. */
static char *judge_options(RunOptions *o, Lang lang) {
  o->columns = 80;
  o->rows = 24;
  o->speed = 1;
  guint64 speed;
  if (o->size_text && !keyscript_size(o->size_text, &o->columns, &o->rows))
    return tx(lang, RUN_BAD_VALUE, TS(o->size_text), TS("--size"));
  if (o->speed_text) {
    if (!g_ascii_string_to_unsigned(o->speed_text, 10, 1, SPEED_MAX, &speed, NULL))
      return tx(lang, RUN_BAD_VALUE, TS(o->speed_text), TS("--speed"));
    o->speed = (int)speed;
  }
  if (o->speed_text && (o->keys || o->session_dir))
    return tx(lang, RUN_TOGETHER, TS("--speed"), TS(o->keys ? "--keys" : "--session"));
  if (o->speed_text && o->after_work) return tx(lang, RUN_TOGETHER, TS("--speed"), TS("--after-work"));
  if (!o->keys && (o->size_text || o->dump)) return tx(lang, RUN_TOGETHER, TS(o->dump ? "--dump" : "--size"), TS("run"));
  return NULL;
}

/* Reads the options; FALSE when the command ends with *status (told). */
static gboolean read_options(int *argc, char ***argv, Lang lang, RunOptions *o, ExitStatus *status) {
  const GOptionEntry entries[] = {
      {"curtain", 0, 0, G_OPTION_ARG_NONE, &o->curtain, tp(lang, RUN_OPTION_CURTAIN), NULL},
      {"bell", 0, 0, G_OPTION_ARG_NONE, &o->bell, tp(lang, RUN_OPTION_BELL), NULL},
      {"large", 0, 0, G_OPTION_ARG_NONE, &o->large, tp(lang, RUN_OPTION_LARGE), NULL},
      {"speed", 0, 0, G_OPTION_ARG_STRING, &o->speed_text, tp(lang, RUN_OPTION_SPEED), "N"},
      {"after-work", 0, 0, G_OPTION_ARG_NONE, &o->after_work, tp(lang, RUN_OPTION_AFTER_WORK), NULL},
      {"room", 0, 0, G_OPTION_ARG_STRING, &o->room, tp(lang, RUN_OPTION_ROOM), tp(lang, RUN_VALUE_NAME)},
      {"session", 0, 0, G_OPTION_ARG_FILENAME, &o->session_dir, tp(lang, RUN_OPTION_SESSION), tp(lang, RUN_VALUE_FOLDER)},
      {"keys", 0, 0, G_OPTION_ARG_FILENAME, &o->keys, tp(lang, RUN_OPTION_KEYS), tp(lang, RUN_VALUE_FILE)},
      {"size", 0, 0, G_OPTION_ARG_STRING, &o->size_text, tp(lang, RUN_OPTION_SIZE), "80x24"},
      {"dump", 0, 0, G_OPTION_ARG_NONE, &o->dump, tp(lang, RUN_OPTION_DUMP), NULL},
      G_OPTION_ENTRY_NULL,
  };
  if (!options_read(&cmd_run, entries, argc, argv, 1, 1, lang, status)) return FALSE;
  o->file = (*argv)[1];
  char *fault = judge_options(o, lang);
  if (fault) *status = options_complain(&cmd_run, lang, fault);
  return !fault;
}

static void clear_options(RunOptions *o) {
  char *const owned[] = {o->keys, o->session_dir, o->speed_text, o->size_text, o->room, o->session_of, o->told};
  for (guint i = 0; i < G_N_ELEMENTS(owned); i++) g_free(owned[i]);
}

/* --- when the meeting begins --- */

static void print_diags(const DiagList *diags) {
  options_tell(diags);
}

/* What a diagnostic says between place and remedy, as a sentence of its own; new string. */
static char *as_sentence(const char *words) {
  g_autofree char *first = g_utf8_substring(words, 0, MIN(g_utf8_strlen(words, -1), 1)), *capital = g_utf8_strup(first, -1);
  gboolean ends = g_str_has_suffix(words, ".") || g_str_has_suffix(words, "?") || g_str_has_suffix(words, "!");
  return g_strconcat(capital, words + strlen(first), ends ? "" : ".", NULL);
}

/* The first thing that was found, with what to do about it, in one line; new string, NULL when there is nothing. What goes to
 * the error output is hidden as soon as the screen opens. asks_edited: that the script was edited is asked there, and what was
 * answered would make it untrue. */
static char *told_of(const DiagList *diags, gboolean asks_edited) {
  guint i = 0;
  while (i < diags->diags->len && asks_edited && g_array_index(diags->diags, Diag, i).id == DG_SESSION_EDITED) i++;
  if (i == diags->diags->len) return NULL;
  const Diag *first = &g_array_index(diags->diags, Diag, i);
  g_autofree char *message = diag_message(first, diags->lang), *remedy = diag_remedy(first, diags->lang);
  g_autofree char *what = as_sentence(message), *then = *remedy ? as_sentence(remedy) : NULL;
  return then ? g_strdup_printf("%s %s", what, then) : g_steal_pointer(&what);
}

/* Opens the session; NULL when it cannot be run or watched (told). */
static Journal *open_journal(RunOptions *o, const Loaded *loaded, Clock *clock, Instant begin, ExitStatus *status) {
  g_autoptr(DiagList) diags = diag_list_new(loaded->diags->lang);
  JournalOptions options = {.session_dir = o->session_dir, .clock = clock, .write = TRUE, .begin = begin, .room = o->room};
  options.rehearsal = o->speed_text != NULL;
  g_autoptr(Journal) journal = journal_open(o->session_of, loaded, &options, diags);
  JournalState state = journal_state(journal);
  gboolean usable = journal_session(journal) && (state == JOURNAL_NEW || state == JOURNAL_RESUMED || !o->keys);
  if (!o->keys || !usable) print_diags(diags);
  g_free(o->told);
  o->told = told_of(diags, loaded->script != NULL);
  *status = state == JOURNAL_DAMAGED ? EXIT_FAULTS : EXIT_COULD_NOT;
  return usable ? g_steal_pointer(&journal) : NULL;
}

/* What must be said when it ends: 1 sentence on stderr, and the status. */
static ExitStatus close_down(const Journal *journal, Lang lang) {
  int pending = journal_pending(journal);
  if (pending == 0) return EXIT_DONE;
  g_autofree char *reason = file_reason(journal_errno(journal), lang);
  g_autofree char *message = tx(lang, RUN_END_NOT_SAVED, TN(pending), TS(reason));
  return complain(message, lang);
}

/* --- with a key script --- */

static char *read_stream(FILE *in) {
  GString *text = g_string_new(NULL);
  char buffer[4096];
  for (gsize n; text->len < KEYSCRIPT_MAX && (n = fread(buffer, 1, sizeof buffer, in)) > 0;)
    g_string_append_len(text, buffer, (gssize)n);
  return g_string_free(text, FALSE);
}

/* The text of a key script, or NULL with the reason told. */
static char *read_keys(const char *path, DiagList *diags) {
  if (strcmp(path, "-") == 0) return read_stream(stdin);
  char *text = NULL;
  gsize length;
  g_autoptr(GError) error = NULL;
  if (file_read(path, KEYSCRIPT_MAX, &text, &length, &error)) return text;
  g_autofree char *reason = file_reason(file_errno(error), diags->lang);
  diag(diags, FILE_UNREADABLE, diag_source(diags, path, NULL), ((Place){0, 0, 0}), TS(reason));
  return NULL;
}

static gboolean virtual_start(const RunOptions *o, Loaded *loaded, Instant *begin, Instant *start) {
  g_autoptr(DiagList) ignored = diag_list_new(loaded->diags->lang);
  const JournalOptions look = {.session_dir = o->session_dir, .clock = clock_real(), .begin = INSTANT_NONE};
  g_autoptr(Journal) there = journal_open(o->session_of, loaded, &look, ignored);
  return begin_virtual(there, loaded->script, begin, start);
}

static ExitStatus run_keys(RunOptions *o, Loaded *loaded) {
  g_autoptr(DiagList) diags = diag_list_new(loaded->diags->lang);
  g_autofree char *text = read_keys(o->keys, diags);
  g_autoptr(Keyscript) keys = text ? keyscript_parse(text, strcmp(o->keys, "-") == 0 ? "--keys" : o->keys, diags) : NULL;
  if (!keys) {
    print_diags(diags);
    return text ? EXIT_FAULTS : EXIT_COULD_NOT;
  }
  Instant begin, start;
  if (!virtual_start(o, loaded, &begin, &start)) return loaded->files->len ? EXIT_FAULTS : EXIT_COULD_NOT;
  const Keystep *first = keys->steps->len ? &g_array_index(keys->steps, Keystep, 0) : NULL;
  VirtualClock clock;
  virtual_clock_init(&clock, start + (first ? first->at : 0));
  clock.since_boot = clock.now; /* goes on from one run to the next */
  ExitStatus status;
  g_autoptr(Journal) journal = open_journal(o, loaded, &clock.clock, begin, &status);
  if (!journal) return status;
  Live live;
  live_init(&live, journal);
  live.ui.curtain = o->curtain;
  live.ui.large = o->large;
  live.ui.room = g_strdup(o->room);
  live.ui.script = g_path_get_basename(o->file);
  if (o->after_work) ui_after_begin(&live.ui, journal_session(journal));
  play(&live, keys, &clock, start, o->columns, o->rows, o->dump);
  live_clear(&live);
  return close_down(journal, journal_script(journal)->lang);
}

/* --- in a terminal --- */

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw) {
  (void)st;
  (void)type;
  (void)ftw;
  return remove(path);
}

static ExitStatus run_screen(RunOptions *o, const Loaded *loaded, Journal *journal, Lang lang) {
  Live live;
  live_init(&live, journal);
  live.ui.curtain = o->curtain;
  live.ui.large = o->large;
  live.ui.room = g_strdup(o->room);
  live.ui.script = g_strdup(o->file);
  live.ui.bell = o->bell;
  JournalState state = journal_state(journal);
  live.ui.watching = state != JOURNAL_NEW && state != JOURNAL_RESUMED;
  if (live.ui.watching)
    ui_notice(&live.ui, NOTICE_WATCHING, journal_now(journal));
  else if (!o->curtain && !o->speed_text && !o->after_work)
    ui_ask_room(&live.ui);
  live.edited = loaded->script ? loaded : NULL;
  if (!live.ui.watching && journal_script_edited(journal)) {
    if (live.edited) ui_ask_adopt(&live.ui);
    else if (live.ui.mode != MODE_ASK) ui_notice(&live.ui, NOTICE_SCRIPT_EDITED, journal_now(journal));
  }
  if (o->after_work && !live.ui.watching) ui_after_begin(&live.ui, journal_session(journal));
  g_autoptr(DiagList) keys = diag_list_new(lang);
  bindings_load(&live.ui.keys, keys);
  print_diags(keys);
  live.ui.told = o->told ? g_steal_pointer(&o->told) : told_of(keys, FALSE);
  gboolean ran = facilitate(&live, o->speed);
  live_clear(&live);
  return ran ? close_down(journal, lang) : complain(tp(lang, RUN_NO_TERMINAL), lang);
}

/* How the rehearsal went, part by part: that is what it was for. */
static void tell_rehearsal(const Session *session, Lang lang) {
  g_autoptr(ReportFacts) facts = report_facts_new(session);
  g_autofree char *times = report_times_text(facts);
  g_autofree char *all = g_strconcat(tp(lang, RUN_REHEARSED), "\n", times, NULL);
  options_write(all, lang);
}

/* A rehearsal keeps nothing: its session lives in a folder of its own, which is removed. */
static ExitStatus run_rehearsal(RunOptions *o, Loaded *loaded) {
  Lang lang = loaded->script->lang;
  g_autofree char *folder = g_build_filename(g_get_tmp_dir(), "draaiboek-XXXXXX", NULL);
  if (!g_mkdtemp(folder)) return no_folder(g_get_tmp_dir(), errno, lang);
  Script *script = loaded->script;
  Instant now = clock_real()->wall(clock_real());
  Instant begin = begin_planned(script, instant_date(now, script->zone), now);
  script_schedule(script, begin, NULL);
  FastClock clock;
  fast_clock_init(&clock, ((const Phase *)g_ptr_array_index(script->phases, 0))->start, o->speed);
  o->session_dir = g_strdup(folder); /* together with the option is refused */
  ExitStatus status;
  Journal *journal = open_journal(o, loaded, &clock.clock, begin, &status);
  if (journal) {
    status = run_screen(o, loaded, journal, lang);
    if (status == EXIT_DONE) tell_rehearsal(journal_session(journal), lang);
    journal_close(journal);
  }
  nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
  return status;
}

/* A session of long ago: go on with it, or begin a new one beside it. Asked before the screen opens, in words and on one
 * line. */
typedef enum { STALE_GO_ON, STALE_AFTERWARDS, STALE_NEW, STALE_QUIT } StaleAnswer;

static StaleAnswer ask_stale(const Journal *journal, Instant begin) {
  const Script *script = journal_script(journal);
  g_autofree char *date = date_words(script->lang, instant_date(begin, script->zone));
  g_autofree char *question = tx(script->lang, RUN_STALE, TS(date));
  char answer[16] = "";
  g_autofree char *line = g_strconcat(question, " ", NULL);
  options_write(line, script->lang);
  if (!fgets(answer, sizeof answer, stdin)) return STALE_QUIT;
  char letter = g_ascii_tolower(g_strstrip(answer)[0]);
  if (letter == 'p') return STALE_AFTERWARDS;
  return letter == 'n' ? STALE_NEW : letter == 'q' ? STALE_QUIT : STALE_GO_ON;
}

/* Puts the old session aside and opens a new one; NULL when that cannot be (told). */
static Journal *open_anew(RunOptions *o, const Loaded *loaded, Journal *old, Instant begin, ExitStatus *status) {
  g_autoptr(DiagList) diags = diag_list_new(loaded->diags->lang);
  g_autofree char *kept = journal_set_aside(old, diags);
  print_diags(diags);
  journal_close(old);
  *status = EXIT_COULD_NOT;
  if (!kept) return NULL;
  g_autofree char *message = tx(diags->lang, RUN_SET_ASIDE, TS(kept)), *line = g_strconcat(message, "\n", NULL);
  options_write(line, diags->lang);
  return open_journal(o, loaded, clock_real(), begin, status);
}

static ExitStatus run_terminal(RunOptions *o, Loaded *loaded) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return complain(tp(loaded->diags->lang, RUN_NO_TERMINAL), loaded->diags->lang);
  if (o->speed_text) return run_rehearsal(o, loaded);
  const Script *script = loaded->script;
  Instant now = clock_real()->wall(clock_real());
  Instant begin = script ? begin_planned(script, instant_date(now, script->zone), now) : now;
  ExitStatus status;
  Journal *journal = open_journal(o, loaded, clock_real(), begin, &status);
  StaleAnswer answer = STALE_GO_ON;
  if (journal && journal_state(journal) == JOURNAL_RESUMED && journal_stale(journal) && !o->after_work)
    answer = ask_stale(journal, journal_session(journal)->begin);
  if (answer == STALE_AFTERWARDS) o->after_work = TRUE;
  if (answer == STALE_NEW) journal = open_anew(o, loaded, journal, begin, &status);
  if (!journal) return status;
  status = answer == STALE_QUIT ? EXIT_DONE : run_screen(o, loaded, journal, journal_script(journal)->lang);
  journal_close(journal);
  return status;
}

/* --- rooms --- */

/* A room that the script does not have is a slip of the pen: a message (new string). NULL when it is fine. */
static char *judge_room(const RunOptions *o, const Script *script) {
  if (!o->room || rooms_find(script, o->room)) return NULL;
  g_autoptr(GPtrArray) rooms = rooms_of(script);
  if (!rooms->len) return tx(script->lang, RUN_NO_ROOMS, TS(o->room));
  g_ptr_array_add(rooms, NULL);
  g_autofree char *names = g_strjoinv(", ", (char **)rooms->pdata);
  return tx(script->lang, RUN_NO_SUCH_ROOM, TS(o->room), TS(names));
}

/* --- the command --- */

static ExitStatus run_asked(RunOptions *o, Lang lang) {
  /* the zone of a script that names none is the system's; on the virtual clock it must not depend on the machine */
  if (o->keys) g_setenv("TZ", BEGIN_VIRTUAL_ZONE, TRUE);
  o->session_of = o->room ? rooms_file(o->file, o->room) : g_strdup(o->file);
  g_autoptr(Loaded) loaded = load_meeting(o->file, &(const LoadOptions){0});
  if (!loaded->script) {
    print_diags(loaded->diags);
    /* a session that is there goes on with its copy of the script, whatever became of the script since */
    g_autofree char *session = journal_path_for(o->session_of, o->session_dir);
    gboolean goes_on = !o->speed_text && g_file_test(session, G_FILE_TEST_IS_REGULAR);
    if (!goes_on) return loaded->files->len ? EXIT_FAULTS : EXIT_COULD_NOT;
  }
  g_autoptr(GError) error = NULL;
  if (o->session_dir && !file_make_dir(o->session_dir, 0700, &error)) return no_folder(o->session_dir, file_errno(error), lang);
  char *no_room = loaded->script ? judge_room(o, loaded->script) : NULL;
  if (no_room) return options_complain(&cmd_run, lang, no_room);
  if (o->room && loaded->script) {
    rooms_take(loaded->script, o->room);
    char *room = g_strdup(rooms_name(loaded->script, o->room));
    g_free(o->room);
    o->room = room;
  }
  if (loaded->script) recorded_tell_kept(loaded->script, loaded->script->people, o->file, loaded->script->lang);
  return o->keys ? run_keys(o, loaded) : run_terminal(o, loaded);
}

static ExitStatus run(int argc, char **argv, Lang lang) {
  RunOptions options = {0};
  ExitStatus status;
  if (read_options(&argc, &argv, lang, &options, &status)) status = run_asked(&options, lang);
  clear_options(&options);
  return status;
}

const Command cmd_run = {{"start", "run"}, TX_RUN_ARGUMENTS, TX_RUN_SUMMARY, TX_RUN_HELP, run};
