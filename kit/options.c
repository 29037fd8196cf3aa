/* Options and output of the commands. It knows nothing of any one of them. */
#include "options.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/unicode.h"

static void print_usage(FILE *out, const Command *command, Lang lang) {
  fprintf(out, "draaiboek %s %s\n", command->name[lang == LANG_EN], text_plain(lang, command->arguments));
}

static void print_help(const Command *command, const GOptionEntry *entries, Lang lang) {
  print_usage(stdout, command, lang);
  printf("\n%s\n", text_plain(lang, command->summary));
  for (const GOptionEntry *e = entries; e && e->long_name; e++) {
    if (e == entries) putchar('\n');
    g_autofree char *name = g_strdup_printf("--%s%s%s", e->long_name, e->arg_description ? " " : "",
                                            e->arg_description ? e->arg_description : "");
    g_autofree char *both = e->short_name ? g_strdup_printf("-%c, %s", e->short_name, name) : g_strdup(name);
    printf("  %s%*s %s\n", both, MAX(0, 26 - unicode_width(both)), "", e->description);
  }
}

gboolean options_read(const Command *command, const GOptionEntry *entries, int *argc, char ***argv, int least, int most, Lang lang,
                      ExitStatus *status) {
  for (int i = 1; i < *argc && strcmp((*argv)[i], "--") != 0; i++) {
    if (strcmp((*argv)[i], "--help") == 0 || strcmp((*argv)[i], "-h") == 0) {
      print_help(command, entries, lang);
      *status = EXIT_DONE;
      return FALSE;
    }
  }
  g_autoptr(GOptionContext) context = g_option_context_new(NULL);
  g_option_context_set_help_enabled(context, FALSE);
  if (entries) g_option_context_add_main_entries(context, entries, NULL);
  g_autoptr(GError) error = NULL;
  *status = EXIT_COULD_NOT;
  if (!g_option_context_parse(context, argc, argv, &error)) {
    const char *option = strstr(error->message, "-");
    g_autofree char *message = tx(lang, CLI_BAD_OPTION, TS(option ? option : error->message));
    fprintf(stderr, "draaiboek %s: %s\n", command->name[lang == LANG_EN], message);
    print_usage(stderr, command, lang);
    return FALSE;
  }
  if (*argc > 1 && strcmp((*argv)[1], "--") == 0) { /* GOption leaves it there */
    for (int i = 1; i + 1 < *argc; i++) (*argv)[i] = (*argv)[i + 1];
    (*argc)--;
  }
  int n = *argc - 1;
  if (n < least || (most >= 0 && n > most)) {
    g_autofree char *message = n < least ? tx(lang, CLI_TOO_FEW) : tx(lang, CLI_TOO_MANY, TS((*argv)[most + 1]));
    fprintf(stderr, "draaiboek %s: %s\n", command->name[lang == LANG_EN], message);
    print_usage(stderr, command, lang);
    return FALSE;
  }
  *status = EXIT_DONE;
  return TRUE;
}

ExitStatus options_wrong(const Command *command, Lang lang, const char *option, const char *value) {
  g_autofree char *message = tx(lang, CLI_WRONG_VALUE, TS(option), TS(value));
  fprintf(stderr, "draaiboek %s: %s\n", command->name[lang == LANG_EN], message);
  return EXIT_COULD_NOT;
}

ExitStatus options_tell(const DiagList *diags) {
  g_autofree char *text = diag_text(diags);
  fputs(text, stderr);
  return diag_failed(diags) ? EXIT_FAULTS : EXIT_DONE;
}

ExitStatus options_write(const char *text, Lang lang) {
  if (fputs(text, stdout) != EOF && fflush(stdout) == 0) return EXIT_DONE;
  g_autofree char *reason = file_reason(errno, lang);
  g_autofree char *message = tx(lang, CLI_NOT_WRITTEN, TS("stdout"), TS(reason));
  fprintf(stderr, "draaiboek: %s\n", message);
  return EXIT_COULD_NOT;
}

ExitStatus options_failed(const char *path, const GError *error, Lang lang) {
  int number = file_errno(error);
  g_autofree char *reason = number ? file_reason(number, lang) : g_strdup(error->message);
  g_autofree char *message = tx(lang, CLI_NOT_WRITTEN, TS(path), TS(reason));
  fprintf(stderr, "draaiboek: %s\n", message);
  return EXIT_COULD_NOT;
}
