/* display: what the room may see of a running meeting, in a second terminal or on the projector. It follows the session's
 * file and writes nothing. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "begin.h"
#include "command.h"
#include "options.h"
#include "read/journal.h"
#include "read/load.h"
#include "terminal.h"
#include "ui/keyscript.h"
#include "view/display.h"

#define LOOK_AGAIN (SECOND / 4) /* so that the room sees what was done within 0.3 s */

typedef struct Asked {
  const char *file;
  char *session_dir;
  DisplayTime time;
  int columns, rows;
  Instant at; /* after the planned start of the first part; INSTANT_NONE: now */
} Asked;

static DisplayView view_of(const Asked *asked, Journal *journal, const Script *script, Instant now) {
  return (DisplayView){.session = journal_session(journal), .script = script, .now = now, .time = asked->time,
                       .lost = journal_lost(journal)};
}

/* --- one picture --- */

/* The number of the last event at or before an instant, 0 when there is none. */
static guint64 last_before(const Session *session, Instant at) {
  for (guint i = session->events->len; i > 0; i--) {
    const Event *event = g_ptr_array_index(session->events, i - 1);
    if (event->t <= at) return event->n;
  }
  return 0;
}

static ExitStatus dump(const Asked *asked, Journal *journal, Script *script, Lang lang) {
  Instant begin, start, now = journal_now(journal);
  g_autoptr(Session) then = NULL;
  if (asked->at != INSTANT_NONE && begin_virtual(journal, script, &begin, &start)) {
    now = start + asked->at;
    const Session *session = journal_session(journal);
    then = session ? session_until(session, last_before(session, now)) : NULL;
  }
  DisplayView view = view_of(asked, journal, script, now);
  if (then) view.session = then;
  g_autoptr(Grid) grid = display_draw(&view, asked->columns, asked->rows);
  g_autofree char *text = grid_dump(grid, FALSE);
  return options_write(text, lang);
}

/* --- on a screen --- */

/* What the display is showing. */
typedef struct Showing {
  const Asked *asked;
  Journal *journal;
  const Script *script;
  Terminal *terminal;
  DiagList *diags; /* what was wrong with the file the last time that it could not be read */
} Showing;

static gboolean take_key(const Key *key, void *data) {
  (void)data;
  gunichar c = g_unichar_tolower(key->code);
  return !((key->kind == KEY_IS_CHAR && c == 'q') || (key->kind == KEY_IS_CTRL && c == 'c'));
}

static void follow(Showing *showing) {
  g_autoptr(DiagList) diags = diag_list_new(showing->diags->lang);
  gboolean was_lost = journal_lost(showing->journal);
  journal_follow(showing->journal, diags);
  if (diag_failed(diags) || (was_lost && !journal_lost(showing->journal))) {
    diag_list_free(showing->diags);
    showing->diags = g_steal_pointer(&diags);
  }
}

static void paint(const Showing *showing, Instant now) {
  int columns, rows;
  screen_size(terminal_screen(showing->terminal), &columns, &rows);
  const DisplayView view = view_of(showing->asked, showing->journal, showing->script, now);
  g_autoptr(Grid) grid = display_draw(&view, columns, rows);
  g_autofree char *title = display_window_title(&view);
  terminal_show(showing->terminal, grid, title);
}

/* One turn: looks at the file, paints, waits for the next look or the next second. FALSE ends. */
static gboolean turn(Showing *showing) {
  follow(showing);
  Instant now = journal_now(showing->journal);
  paint(showing, now);
  return terminal_wait(showing->terminal, MIN(LOOK_AGAIN, SECOND - now % SECOND), take_key, showing);
}

static ExitStatus show(const Asked *asked, Journal *journal, const Script *script, Lang lang) {
  g_autoptr(Terminal) terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) ? terminal_open() : NULL;
  if (!terminal) {
    options_complain(&cmd_display, lang, tx(lang, DISPLAY_NO_TERMINAL));
    return EXIT_COULD_NOT;
  }
  Showing showing = {asked, journal, script, terminal, diag_list_new(lang)};
  while (turn(&showing)) {
  }
  g_clear_pointer(&terminal, terminal_close); /* before anything is printed */
  ExitStatus status = journal_lost(journal) ? options_tell(showing.diags) : EXIT_DONE;
  diag_list_free(showing.diags);
  return status;
}

/* --- the command --- */

static gboolean read_time(const char *word, DisplayTime *time) {
  static const struct {
    const char *word;
    DisplayTime time;
  } words[] = {{"bar", DISPLAY_BAR},     {"balk", DISPLAY_BAR},     {"digits", DISPLAY_DIGITS},
               {"cijfers", DISPLAY_DIGITS}, {"none", DISPLAY_NO_TIME}, {"niet", DISPLAY_NO_TIME}};
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    if (strcmp(word, words[i].word) != 0) continue;
    *time = words[i].time;
    return TRUE;
  }
  return FALSE;
}

static ExitStatus open_and_show(const Asked *asked, gboolean dumps, Lang lang) {
  g_autoptr(Loaded) loaded = load_meeting(asked->file, NULL);
  const JournalOptions options = {.session_dir = asked->session_dir, .clock = clock_real(), .begin = INSTANT_NONE};
  g_autoptr(DiagList) diags = diag_list_new(loaded->diags->lang);
  g_autoptr(Journal) journal = journal_open(asked->file, loaded, &options, diags);
  JournalState state = journal_state(journal);
  if (state == JOURNAL_DAMAGED || state == JOURNAL_FAILED) {
    options_tell(diags);
    return state == JOURNAL_DAMAGED ? EXIT_FAULTS : EXIT_COULD_NOT;
  }
  if (!journal_session(journal) && !loaded->script) { /* a session that is there needs only its copy of the script */
    options_tell(loaded->diags);
    return loaded->files->len ? EXIT_FAULTS : EXIT_COULD_NOT;
  }
  Instant now = journal_now(journal);
  if (loaded->script && asked->at == INSTANT_NONE)
    script_schedule(loaded->script, begin_planned(loaded->script, instant_date(now, loaded->script->zone), now), NULL);
  return dumps ? dump(asked, journal, loaded->script, lang) : show(asked, journal, loaded->script, lang);
}

static ExitStatus run(int argc, char **argv, Lang lang) {
  g_autofree char *time = NULL, *size = NULL, *at = NULL, *session_dir = NULL;
  gboolean dumps = FALSE;
  const char *folder = lang == LANG_EN ? "DIR" : "MAP";
  const GOptionEntry entries[] = {
      {"time", 0, 0, G_OPTION_ARG_STRING, &time, tp(lang, DISPLAY_OPTION_TIME), "bar|digits|none"},
      {"session", 0, 0, G_OPTION_ARG_FILENAME, &session_dir, tp(lang, DISPLAY_OPTION_SESSION), folder},
      {"dump", 0, 0, G_OPTION_ARG_NONE, &dumps, tp(lang, DISPLAY_OPTION_DUMP), NULL},
      {"size", 0, 0, G_OPTION_ARG_STRING, &size, tp(lang, DISPLAY_OPTION_SIZE), "80x24"},
      {"at", 0, 0, G_OPTION_ARG_STRING, &at, tp(lang, DISPLAY_OPTION_AT), "+HH:MM:SS"},
      G_OPTION_ENTRY_NULL,
  };
  ExitStatus status;
  if (!options_read(&cmd_display, entries, &argc, &argv, 1, 1, lang, &status)) return status;
  Asked asked = {argv[1], session_dir, DISPLAY_BAR, 80, 24, INSTANT_NONE};
  if (time && !read_time(time, &asked.time)) return options_wrong(&cmd_display, lang, "--time", time);
  if (size && (!dumps || !keyscript_size(size, &asked.columns, &asked.rows)))
    return options_wrong(&cmd_display, lang, "--size", size);
  if (at && (!dumps || !keyscript_time(at, &asked.at))) return options_wrong(&cmd_display, lang, "--at", at);
  if (at) g_setenv("TZ", BEGIN_VIRTUAL_ZONE, TRUE);
  return open_and_show(&asked, dumps, lang);
}

const Command cmd_display = {{"zaalscherm", "display"}, TX_DISPLAY_ARGUMENTS, TX_DISPLAY_SUMMARY, TX_NONE, run};
