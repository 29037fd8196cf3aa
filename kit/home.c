/* Looks what is in the folder, and gives each step to the command that does it: home itself changes nothing. */
#include "home.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "model/agreements.h"
#include "options.h"
#include "read/journal.h"
#include "read/load.h"
#include "recorded.h"
#include "terminal.h"
#include "view/home.h"

#define MEETINGS_MAX 500
#define LOOK_BYTES (1024 * 1024)
#define WAIT (60 * SECOND) /* nothing moves here but the day */

/* --- what there is --- */

/* Is this a script: it says so in a line of its own. */
static gboolean is_script(const char *name) {
  if (!g_str_has_suffix(name, ".yaml") && !g_str_has_suffix(name, ".yml")) return FALSE;
  if (g_str_has_suffix(name, JOURNAL_ENDING)) return FALSE;
  g_autofree char *text = NULL;
  gsize length;
  if (!file_read(name, LOOK_BYTES, &text, &length, NULL)) return FALSE;
  return g_str_has_prefix(text, "draaiboek:") || strstr(text, "\ndraaiboek:");
}

static void count_agreements(HomeMeeting *meeting, const GPtrArray *sessions, Date today) {
  g_autoptr(GPtrArray) agreements = agreements_of(sessions, today, NULL);
  for (guint i = 0; i < agreements->len; i++) {
    const Agreement *agreement = g_ptr_array_index(agreements, i);
    meeting->open += agreement_open(agreement);
    meeting->overdue += agreement->overdue;
  }
}

static HomeState state_of(const Session *session) {
  return session->closed ? HOME_CLOSED : session->finished ? HOME_HELD : session_begun(session) ? HOME_RUNNING : HOME_READY;
}

/* Opens the sessions of rooms, to look at; new array that owns the journals. */
static GPtrArray *open_rooms(const char *file, const Script *script) {
  GPtrArray *journals = g_ptr_array_new_with_free_func((GDestroyNotify)journal_close);
  g_autoptr(GPtrArray) paths = recorded_rooms(file, NULL, script);
  g_autoptr(DiagList) unheard = diag_list_new(LANG_NL);
  const JournalOptions options = {.clock = clock_real(), .begin = INSTANT_NONE};
  for (guint i = 0; i < paths->len; i++) {
    Journal *journal = journal_open(g_ptr_array_index(paths, i), NULL, &options, unheard);
    if (journal_session(journal))
      g_ptr_array_add(journals, journal);
    else
      journal_close(journal);
  }
  return journals;
}

/* What the rooms add: their agreements, and how far the meeting is when there is no main session: as far as the room that is least far. */
static void add_rooms(HomeMeeting *meeting, const GPtrArray *journals, GPtrArray *sessions) {
  gboolean alone = sessions->len == 0;
  for (guint i = 0; i < journals->len; i++) {
    Session *session = journal_session(g_ptr_array_index(journals, i));
    HomeState state = state_of(session);
    if (alone && (i == 0 || state < meeting->state)) meeting->state = state;
    if (alone && !meeting->date.year) meeting->date = instant_date(session->begin, session->script->zone);
    g_ptr_array_add(sessions, session);
  }
}

static HomeMeeting *look_at(const char *file, Date today) {
  HomeMeeting *meeting = g_new0(HomeMeeting, 1);
  g_autoptr(Loaded) loaded = load_meeting(file, NULL);
  const JournalOptions options = {.clock = clock_real(), .begin = INSTANT_NONE};
  g_autoptr(DiagList) diags = diag_list_new(LANG_NL);
  g_autoptr(Journal) journal = journal_open(file, loaded->script ? loaded : NULL, &options, diags);
  Session *session = journal_session(journal);
  const Script *script = session ? journal_script(journal) : loaded->script;
  meeting->file = g_strdup(file);
  meeting->state = session                                      ? state_of(session)
                   : journal_state(journal) == JOURNAL_DAMAGED ? HOME_DAMAGED
                   : loaded->script                             ? HOME_READY
                                                                : HOME_BROKEN;
  if (!script) return meeting;
  meeting->title = g_strdup(script->title);
  meeting->date = script->date.year || !session ? script->date : instant_date(session->begin, script->zone);
  g_autoptr(GPtrArray) rooms = open_rooms(file, script), sessions = g_ptr_array_new();
  if (session) g_ptr_array_add(sessions, session);
  add_rooms(meeting, rooms, sessions);
  count_agreements(meeting, sessions, today);
  for (guint i = 0; i < sessions->len; i++)
    meeting->keep_reached |= recorded_kept(script, ((const Session *)g_ptr_array_index(sessions, i))->people, today).year != 0;
  return meeting;
}

static int by_name(gconstpointer a, gconstpointer b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* Looks anew; the cursor stays on the meeting it was on. */
static Home *look(Lang lang, const char *on) {
  Date today;
  if (!options_today(NULL, &today)) return NULL;
  g_autofree char *folder = g_get_current_dir();
  Home *home = home_new(lang, folder, today);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) dir = g_dir_open(".", 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir)) && names->len < MEETINGS_MAX) {
    if (is_script(name)) g_ptr_array_add(names, *name == '-' ? g_strconcat("./", name, NULL) : g_strdup(name)); /* else an option */
  }
  g_ptr_array_sort(names, by_name);
  for (guint i = 0; i < names->len; i++) home_add(home, look_at(g_ptr_array_index(names, i), today));
  home_sort(home);
  for (guint i = 0; on && i < home->meetings->len; i++) {
    if (strcmp(((const HomeMeeting *)g_ptr_array_index(home->meetings, i))->file, on) == 0) home->cursor = (int)i;
  }
  return home;
}

/* --- steps --- */

static void say(GPtrArray *words, const char *word) { g_ptr_array_add(words, g_strdup(word)); }

static char *stem_of(const char *file) {
  const char *dot = strrchr(file, '.');
  return dot ? g_strndup(file, (gsize)(dot - file)) : g_strdup(file);
}

/* A name for a new script that is not there yet: "bijeenkomst.yaml", "bijeenkomst-2.yaml" …; takes the stem over. */
static char *free_name(char *stem) {
  char *name = g_strdup_printf("%s.yaml", stem);
  for (int n = 2; g_file_test(name, G_FILE_TEST_EXISTS); n++) {
    g_free(name);
    name = g_strdup_printf("%s-%d.yaml", stem, n);
  }
  g_free(stem);
  return name;
}

static void say_new(GPtrArray *words, const HomeMeeting *meeting, Lang lang) {
  gboolean held = meeting && (meeting->state == HOME_HELD || meeting->state == HOME_CLOSED);
  g_autofree char *stem = meeting ? stem_of(meeting->file) : NULL;
  g_autofree char *name = free_name(held ? tx(lang, HOME_NEXT_FILE, TS(stem)) : g_strdup(tp(lang, HOME_NEW_FILE)));
  if (held) {
    say(words, "--after");
    say(words, meeting->file);
  }
  say(words, name);
}

/* The command for a step, its words behind its name. */
static const Command *command_of(HomeStep step, const HomeMeeting *meeting, Lang lang, GPtrArray *words) {
  g_autofree char *stem = meeting ? stem_of(meeting->file) : NULL;
  g_autofree char *folder = step == HOME_PRINT                          ? tx(lang, HOME_DIR_PRINT, TS(stem))
                            : step == HOME_REPORT                       ? tx(lang, HOME_DIR_REPORT, TS(stem))
                            : step == HOME_MAIL || step == HOME_INVITE ? tx(lang, HOME_DIR_MAIL, TS(stem))
                                                                        : NULL;
  if (step != HOME_NEW && meeting) say(words, meeting->file);
  if (step == HOME_MAIL) say(words, "report");
  if (step == HOME_INVITE) say(words, "invite");
  if (folder) {
    say(words, "-o");
    say(words, folder);
  }
  switch (step) {
    case HOME_CHECK: return &cmd_check;
    case HOME_PLAN: return &cmd_plan;
    case HOME_PRINT: return &cmd_print;
    case HOME_INVITE:
    case HOME_MAIL: return &cmd_mail;
    case HOME_AFTER_WORK: say(words, "--after-work"); return &cmd_run;
    case HOME_RUN: return &cmd_run;
    case HOME_REPORT: return &cmd_report;
    case HOME_AGREEMENTS: return &cmd_agreements;
    case HOME_ANONYMISE: return &cmd_anonymise;
    case HOME_NEW: say_new(words, meeting, lang); return &cmd_new;
    case HOME_NONE:
    case HOME_QUIT:
    case N_HOME_STEPS: break;
  }
  return NULL;
}

/* Waits for Enter; FALSE when nothing more can be read. A terminal that changes its size is no reason to stop waiting. */
static gboolean await_enter(void) {
  for (int c = 0; c != '\n';) {
    c = getchar();
    if (c == EOF && !(ferror(stdin) && errno == EINTR)) return FALSE;
    if (c == EOF) clearerr(stdin);
  }
  return TRUE;
}

/* Carries a step out below the shell's lines; what it says stays until Enter. FALSE when nothing more can be read. */
static gboolean carry_out(HomeStep step, const HomeMeeting *meeting, Lang lang) {
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
  say(words, ""); /* its name, once it is known */
  const Command *command = command_of(step, meeting, lang, words);
  if (!command) return TRUE;
  g_free(words->pdata[0]);
  words->pdata[0] = g_strdup(command->name[lang == LANG_EN]);
  int argc = (int)words->len;
  g_ptr_array_add(words, NULL);
  g_autofree char *line = g_strjoinv(" ", (char **)words->pdata), *said = g_strdup_printf("\n$ draaiboek %s\n", line);
  gboolean own_screen = command == &cmd_run;
  if (!own_screen) options_write(said, lang);
  g_autofree char **argv = g_memdup2(words->pdata, sizeof(char *) * words->len);
  ExitStatus status = command->run(argc, argv, lang);
  if (own_screen && status == EXIT_DONE) return TRUE;
  g_autofree char *back = g_strdup_printf("\n%s ", tp(lang, HOME_BACK));
  options_write(back, lang);
  fflush(stdout);
  return await_enter();
}

/* --- the screen --- */

typedef struct Showing {
  Home *home;
  HomeStep step;
} Showing;

static gboolean take_key(const Key *key, void *data) {
  Showing *showing = data;
  showing->step = home_key(showing->home, key);
  return showing->step == HOME_NONE;
}

/* Shows home until a step is chosen; FALSE when the terminal could not be taken over. */
static gboolean choose(Showing *showing) {
  g_autoptr(Terminal) terminal = terminal_open();
  if (!terminal) return FALSE;
  gboolean plain = screen_plain(terminal_screen(terminal));
  showing->step = HOME_NONE;
  do {
    int columns, rows;
    screen_size(terminal_screen(terminal), &columns, &rows);
    g_autoptr(Grid) grid = home_draw(showing->home, columns, rows);
    if (plain) grid_plain(grid);
    terminal_show(terminal, grid, "draaiboek");
  } while (terminal_wait(terminal, WAIT, take_key, showing));
  if (showing->step == HOME_NONE) showing->step = HOME_QUIT; /* the terminal is gone */
  return TRUE;
}

ExitStatus home_run(Lang lang) {
  g_autofree char *on = NULL;
  for (;;) {
    g_autoptr(Home) home = look(lang, on);
    Showing showing = {home, HOME_NONE};
    if (!home || !choose(&showing)) return EXIT_COULD_NOT;
    if (showing.step == HOME_QUIT) return EXIT_DONE;
    const HomeMeeting *meeting = home_meeting(home);
    g_free(on);
    on = meeting ? g_strdup(meeting->file) : NULL;
    if (!carry_out(showing.step, meeting, lang)) return EXIT_DONE;
  }
}
