/* rehearse: plays a script many times with things going otherwise than planned, and says whether it ends on time. Earlier meetings
 * that the script names are only looked at. */
#include <stdio.h>

#include "command.h"
#include "model/rehearse.h"
#include "options.h"
#include "read/journal.h"
#include "read/load.h"
#include "view/rehearse_text.h"

/* Opens the earlier meetings to look at; what cannot be read is told and left out. Array of Journal, owned. */
static GPtrArray *open_previous(const Script *script, const char *file) {
  GPtrArray *journals = g_ptr_array_new_with_free_func((GDestroyNotify)journal_close);
  g_autofree char *beside = g_path_get_dirname(file);
  for (int i = 0; script->previous && script->previous[i]; i++) {
    const char *name = script->previous[i];
    g_autofree char *path = g_path_is_absolute(name) ? g_strdup(name) : g_build_filename(beside, name, NULL);
    g_autoptr(DiagList) ignored = diag_list_new(script->lang);
    const JournalOptions look = {.clock = clock_real(), .begin = INSTANT_NONE};
    Journal *journal = journal_open(path, NULL, &look, ignored);
    if (journal_session(journal)) {
      g_ptr_array_add(journals, journal);
      continue;
    }
    options_complain(NULL, script->lang, tx(script->lang, REHEARSE_NO_PREVIOUS, TS(name)));
    journal_close(journal);
  }
  return journals;
}

static void learn(Habits *habits, GPtrArray *journals) {
  g_autofree Session **sessions = g_new0(Session *, journals->len + 1);
  for (guint i = 0; i < journals->len; i++) sessions[i] = journal_session(g_ptr_array_index(journals, i));
  habits_learn(habits, sessions, journals->len);
}

static ExitStatus rehearse_file(const char *file, int runs, guint64 seed) {
  g_autoptr(Loaded) loaded = load_meeting(file, &(const LoadOptions){0});
  options_tell(loaded->diags);
  if (!loaded->script) return loaded->files->len ? EXIT_FAULTS : EXIT_COULD_NOT;
  const Script *script = loaded->script;
  g_autoptr(GPtrArray) journals = open_previous(script, file);
  Habits habits;
  habits_usual(&habits);
  learn(&habits, journals);
  RehearseResult result;
  rehearse(script, &habits, seed, runs, &result);
  g_autofree char *text = rehearse_text(script, &result, options_columns());
  rehearse_clear(&result);
  habits_clear(&habits);
  return options_write(text, script->lang);
}

static ExitStatus run(int argc, char **argv, Lang lang) {
  int runs = 1000;
  gint64 seed = 1;
  GOptionEntry entries[] = {
      {"runs", 0, 0, G_OPTION_ARG_INT, &runs, tp(lang, REHEARSE_OPTION_RUNS), "N"},
      {"seed", 0, 0, G_OPTION_ARG_INT64, &seed, tp(lang, REHEARSE_OPTION_SEED), "N"},
      G_OPTION_ENTRY_NULL,
  };
  ExitStatus status;
  if (!options_read(&cmd_rehearse, entries, &argc, &argv, 1, 1, lang, &status)) return status;
  if (runs < 1 || runs > REHEARSE_RUNS_MAX) {
    g_autofree char *value = g_strdup_printf("%d", runs);
    return options_wrong(&cmd_rehearse, lang, "--runs", value);
  }
  return rehearse_file(argv[1], runs, (guint64)seed);
}

const Command cmd_rehearse = {{"proef", "rehearse"}, TX_REHEARSE_ARGUMENTS, TX_REHEARSE_SUMMARY, TX_NONE, run};
