/* plan: the timetable of a script with clock times, totals and what to bring, as text or for a spreadsheet. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "options.h"
#include "read/load.h"
#include "view/plan_text.h"

/* Is the plan read on a terminal that has colours, by somebody who did not say no to them. */
static gboolean on_colour_terminal(void) {
  const char *term = g_getenv("TERM"), *no_color = g_getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) && term && *term && strcmp(term, "dumb") != 0 && !g_str_has_prefix(term, "vt") &&
         !(no_color && *no_color);
}

static ExitStatus run(int argc, char **argv, Lang lang) {
  g_autofree char *format = NULL;
  GOptionEntry entries[] = {
      {"format", 0, 0, G_OPTION_ARG_STRING, &format, tp(lang, CLI_PLAN_FORMAT), "text|csv"},
      G_OPTION_ENTRY_NULL,
  };
  ExitStatus status;
  if (!options_read(&cmd_plan, entries, &argc, &argv, 1, 1, lang, &status)) return status;
  if (format && strcmp(format, "csv") != 0 && strcmp(format, "text") != 0)
    return options_wrong(&cmd_plan, lang, "--format", format);
  LoadOptions options = {.sense = TRUE};
  g_autoptr(Loaded) loaded = load_meeting(argv[1], &options);
  options_tell(loaded->diags);
  if (!loaded->script) return loaded->files->len ? EXIT_FAULTS : EXIT_COULD_NOT;
  g_autofree char *text =
      format && strcmp(format, "csv") == 0 ? plan_csv(loaded->script) : plan_text(loaded->script, options_columns(), on_colour_terminal());
  return options_write(text, lang);
}

const Command cmd_plan = {{"planning", "plan"}, TX_CLI_PLAN_ARGUMENTS, TX_CLI_PLAN, TX_NONE, run};
