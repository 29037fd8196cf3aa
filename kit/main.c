/* The shell's entry: locale, the table of commands, help. It does nothing itself. */
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "home.h"
#include "options.h"

static const Command *const commands[] = {
#define COMMAND(id) &cmd_##id,
#include "commands.def"
#undef COMMAND
    NULL,
};

static const Command *find_command(const char *name) {
  for (int i = 0; commands[i]; i++)
    if (strcmp(name, commands[i]->name[0]) == 0 || strcmp(name, commands[i]->name[1]) == 0) return commands[i];
  return NULL;
}

/* The commands with their summaries in the language of the environment; new string. */
static char *help(Lang lang) {
  GString *out = g_string_new(NULL);
  g_string_append_printf(out, "%s\n\n", tp(lang, CLI_WHAT_IT_IS));
  for (int i = 0; commands[i]; i++) {
    g_string_append_printf(out, "  draaiboek %-12s %s\n", commands[i]->name[lang == LANG_EN],
                           text_plain(lang, commands[i]->summary));
  }
  g_string_append_printf(out, "\n%s\n%s\n", tp(lang, CLI_HOME_HELP), tp(lang, CLI_MORE_HELP));
  return g_string_free(out, FALSE);
}

/* A stream that is closed gets a descriptor all the same: else the next file that opens takes its number, and what is said
 * would land in a session. It is opened the wrong way round, so that a use of it is an error and no silence. */
static void fill_closed_streams(void) {
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
    if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0) _exit(EXIT_COULD_NOT);
  }
}

/* Whoever reads the output may go away; the work is done all the same. A handler, and not SIG_IGN, which programs that are
 * started would inherit. */
static void on_broken_pipe(int number) { (void)number; }

/* What a library remarks about a file (a picture that is broken, say) is told by us, in the language of the user. What points at
 * a fault of the program stays. */
static void on_log(const char *domain, GLogLevelFlags level, const char *message, gpointer data) {
  if (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL)) g_log_default_handler(domain, level, message, data);
}

static ExitStatus run(int argc, char **argv, Lang lang) {
  if (argc < 2 && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) {
    ExitStatus status = home_run(lang);
    if (status != EXIT_COULD_NOT) return status;
  }
  g_autofree char *text = help(lang);
  if (argc < 2 || strcmp(argv[1], "help") == 0 || strcmp(argv[1], "hulp") == 0 || strcmp(argv[1], "--help") == 0 ||
      strcmp(argv[1], "-h") == 0)
    return options_write(text, lang);
  if (strcmp(argv[1], "--version") == 0) return options_write("draaiboek " VERSION "\n", lang);
  const Command *command = find_command(argv[1]);
  if (command) return command->run(argc - 1, argv + 1, lang);
  options_complain(NULL, lang, tx(lang, CLI_UNKNOWN_COMMAND, TS(argv[1])));
  options_say("\n");
  options_say(text);
  return EXIT_COULD_NOT;
}

int main(int argc, char **argv) {
  fill_closed_streams();
  g_log_set_default_handler(on_log, NULL);
  sigaction(SIGPIPE, &(const struct sigaction){.sa_handler = on_broken_pipe, .sa_flags = SA_RESTART}, NULL);
  /* a locale that is not generated must not turn the program into ASCII */
  if (!setlocale(LC_CTYPE, "") || strcmp(setlocale(LC_CTYPE, NULL), "C") == 0) setlocale(LC_CTYPE, "C.UTF-8");
  Lang lang = lang_of_environment();
  return (int)options_finish(run(argc, argv, lang), lang);
}
