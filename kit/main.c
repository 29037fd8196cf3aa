/* The shell's entry: locale, the table of commands, help. It does nothing itself. */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "command.h"

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

/* Prints the commands with their summaries in the language of the environment. */
static void print_help(FILE *out, Lang lang) {
  fprintf(out, "%s\n\n", tp(lang, CLI_WHAT_IT_IS));
  for (int i = 0; commands[i]; i++)
    fprintf(out, "  draaiboek %-12s %s\n", commands[i]->name[lang == LANG_EN], text_plain(lang, commands[i]->summary));
  fprintf(out, "\n%s\n", tp(lang, CLI_MORE_HELP));
}

int main(int argc, char **argv) {
  /* a locale that is not generated must not turn the program into ASCII */
  if (!setlocale(LC_CTYPE, "") || strcmp(setlocale(LC_CTYPE, NULL), "C") == 0) setlocale(LC_CTYPE, "C.UTF-8");
  Lang lang = lang_of_environment();
  if (argc < 2 || strcmp(argv[1], "help") == 0 || strcmp(argv[1], "hulp") == 0 || strcmp(argv[1], "--help") == 0 ||
      strcmp(argv[1], "-h") == 0) {
    print_help(stdout, lang);
    return EXIT_DONE;
  }
  if (strcmp(argv[1], "--version") == 0) {
    puts("draaiboek " VERSION);
    return EXIT_DONE;
  }
  const Command *command = find_command(argv[1]);
  if (!command) {
    g_autofree char *message = tx(lang, CLI_UNKNOWN_COMMAND, TS(argv[1]));
    fprintf(stderr, "draaiboek: %s\n\n", message);
    print_help(stderr, lang);
    return EXIT_COULD_NOT;
  }
  return (int)command->run(argc - 1, argv + 1, lang);
}
