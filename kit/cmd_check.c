/* draaiboek check FILE…: every fault of each script with its place and remedy, on stderr; what is fine on stdout. */
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "read/load.h"

/* Checks one file; returns its exit status. */
static ExitStatus check_file(const char *path) {
  const LoadOptions options = {.sense = TRUE};
  g_autoptr(Loaded) loaded = load_meeting(path, &options);
  Lang lang = loaded->diags->lang;
  g_autofree char *text = diag_text(loaded->diags);
  fputs(text, stderr);
  int errors = diag_count(loaded->diags, DIAG_ERROR), warnings = diag_count(loaded->diags, DIAG_WARNING);
  if (loaded->files->len == 0) return EXIT_COULD_NOT;
  g_autofree char *summary = errors     ? tx(lang, CHECK_ERRORS, TS(path), TN(errors))
                             : warnings ? tx(lang, CHECK_WARNINGS, TS(path), TN(warnings))
                                        : tx(lang, CHECK_FINE, TS(path));
  printf("%s\n", summary);
  return errors ? EXIT_FAULTS : EXIT_DONE;
}

static ExitStatus run(int argc, char **argv, Lang lang) {
  int first = 1;
  gboolean options_end = argc > 1 && strcmp(argv[1], "--") == 0;
  if (options_end) first = 2;
  for (int i = first; i < argc && !options_end; i++) {
    if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
      printf("draaiboek %s %s\n\n%s\n\n", argv[0], tp(lang, CHECK_ARGUMENTS), tp(lang, CHECK_SUMMARY));
      puts(tp(lang, CHECK_HELP));
      return EXIT_DONE;
    }
    if (argv[i][0] == '-' && argv[i][1]) {
      g_autofree char *message = tx(lang, CLI_UNKNOWN_OPTION, TS(argv[i]));
      fprintf(stderr, "draaiboek %s: %s\n", argv[0], message);
      return EXIT_COULD_NOT;
    }
  }
  if (first >= argc) {
    fprintf(stderr, "draaiboek %s %s\n", argv[0], tp(lang, CHECK_ARGUMENTS));
    return EXIT_COULD_NOT;
  }
  ExitStatus worst = EXIT_DONE;
  for (int i = first; i < argc; i++) {
    ExitStatus status = check_file(argv[i]);
    worst = MAX(worst, status);
  }
  return worst;
}

const Command cmd_check = {{"controleer", "check"}, TX_CHECK_ARGUMENTS, TX_CHECK_SUMMARY, run};
