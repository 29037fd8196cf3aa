/* Options and output of the commands. It knows nothing of any one of them. */
#include "options.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/unicode.h"

#define USUAL_COLUMNS 80
#define NARROWEST 20     /* columns of a text; narrower terminals break its lines themselves */
#define OPTION_COLUMN 30 /* the explanations begin here at the latest */

int options_columns(void) {
  struct winsize size;
  return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : USUAL_COLUMNS;
}

/* "draaiboek command arguments" on a line; new string. */
static char *usage(const Command *command, Lang lang) {
  return g_strdup_printf("draaiboek %s %s\n", command->name[lang == LANG_EN], text_plain(lang, command->arguments));
}

/* Adds a text in lines that fit, each but the first indented; the first goes on behind what stands on its line. */
static void put_wrapped(GString *out, int indent, const char *text) {
  int width = MAX(options_columns() - indent, NARROWEST);
  g_autoptr(GArray) lines = unicode_wrap_columns(text, width);
  for (guint i = 0; i < lines->len; i++) {
    const UnicodeLine *line = &g_array_index(lines, UnicodeLine, i);
    if (i > 0) g_string_append_printf(out, "%*s", indent, "");
    g_string_append_len(out, text + line->start, (gssize)(line->end - line->start));
    g_string_append_c(out, '\n');
  }
}

/* The option and its value as they are typed; new string. */
static char *option_name(const GOptionEntry *e) {
  g_autofree char *name =
      g_strdup_printf("--%s%s%s", e->long_name, e->arg_description ? " " : "", e->arg_description ? e->arg_description : "");
  return e->short_name ? g_strdup_printf("-%c, %s", e->short_name, name) : g_steal_pointer(&name);
}

static ExitStatus print_help(const Command *command, const GOptionEntry *entries, Lang lang) {
  g_autofree char *first = usage(command, lang);
  g_autoptr(GString) out = g_string_new(first);
  g_string_append_c(out, '\n');
  put_wrapped(out, 0, text_plain(lang, command->summary));
  int indent = 0;
  for (const GOptionEntry *e = entries; e && e->long_name; e++) {
    g_autofree char *name = option_name(e);
    int width = unicode_width(name) + 4;
    indent = MAX(indent, MIN(width, OPTION_COLUMN));
  }
  if (entries) g_string_append_c(out, '\n');
  for (const GOptionEntry *e = entries; e && e->long_name; e++) {
    if (e->flags & G_OPTION_FLAG_HIDDEN) continue; /* another name of one that is shown */
    g_autofree char *name = option_name(e);
    int width = unicode_width(name) + 4;
    g_string_append_printf(out, "  %s%*s", name, MAX(indent - width + 2, 0), "");
    if (width > indent) g_string_append_printf(out, "\n%*s", indent, ""); /* a long one has its line for itself */
    put_wrapped(out, indent, e->description);
  }
  if (command->more != TX_NONE) {
    g_string_append_c(out, '\n');
    put_wrapped(out, 0, text_plain(lang, command->more));
  }
  return options_write(out->str, lang);
}

ExitStatus options_misused(const Command *command, Lang lang, char *message) {
  g_autofree char *line = usage(command, lang);
  options_complain(command, lang, message);
  options_say(line);
  return EXIT_COULD_NOT;
}

/* What GOption refuses, in words; new string. Its own are English: only the option and the value are taken from them. */
static char *option_fault(const GError *error, Lang lang) {
  const char *option = strstr(error->message, "-");
  const char *open = strstr(error->message, "“"), *close = open ? strstr(open, "”") : NULL;
  if (error->domain != G_OPTION_ERROR || !option) return tx(lang, CLI_NOT_TEXT);
  if (error->code == G_OPTION_ERROR_UNKNOWN_OPTION) return tx(lang, CLI_UNKNOWN_OPTION, TS(option));
  if (!close) return tx(lang, CLI_MISSING_VALUE, TS(option));
  g_autofree char *value = g_strndup(open + strlen("“"), (gsize)(close - open) - strlen("“"));
  option = strstr(close, "--");
  return tx(lang, CLI_WRONG_VALUE, TS(option ? g_strdelimit((char *)option, " ", '\0') : ""), TS(value));
}

gboolean options_read(const Command *command, const GOptionEntry *entries, int *argc, char ***argv, int least, int most, Lang lang,
                      ExitStatus *status) {
  for (int i = 1; i < *argc && strcmp((*argv)[i], "--") != 0; i++) {
    if (strcmp((*argv)[i], "--help") == 0 || strcmp((*argv)[i], "-h") == 0) {
      *status = print_help(command, entries, lang);
      return FALSE;
    }
  }
  g_autoptr(GOptionContext) context = g_option_context_new(NULL);
  g_option_context_set_help_enabled(context, FALSE);
  if (entries) g_option_context_add_main_entries(context, entries, NULL);
  g_autoptr(GError) error = NULL;
  *status = EXIT_COULD_NOT;
  if (!g_option_context_parse(context, argc, argv, &error)) {
    options_misused(command, lang, option_fault(error, lang));
    return FALSE;
  }
  if (*argc > 1 && strcmp((*argv)[1], "--") == 0) { /* GOption leaves it there */
    for (int i = 1; i + 1 < *argc; i++) (*argv)[i] = (*argv)[i + 1];
    (*argc)--;
  }
  int n = *argc - 1;
  if (n < least || (most >= 0 && n > most)) {
    options_misused(command, lang, n >= least ? tx(lang, CLI_TOO_MANY, TS((*argv)[most + 1]))
                                   : n > 0    ? tx(lang, CLI_TOO_FEW_WORDS, TS((*argv)[n]))
                                              : tx(lang, CLI_TOO_FEW));
    return FALSE;
  }
  *status = EXIT_DONE;
  return TRUE;
}

ExitStatus options_wrong(const Command *command, Lang lang, const char *option, const char *value) {
  return options_complain(command, lang, tx(lang, CLI_WRONG_VALUE_SEE, TS(option), TS(value), TS(command->name[lang == LANG_EN])));
}

gboolean options_today(const char *text, Date *today) {
  if (!text) text = g_getenv("DRAAIBOEK_TODAY");
  if (text) return date_parse(text, today) != WHEN_BAD;
  Clock *clock = clock_real();
  g_autoptr(GTimeZone) zone = zone_of(NULL);
  *today = instant_date(clock->wall(clock), zone);
  return TRUE;
}

gboolean options_yes_no(const char *text, gboolean *yes) {
  static const char *const words[][2] = {{"nee", "ja"}, {"n", "j"}, {"no", "yes"}, {"n", "y"}};
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    for (int k = 0; k < 2; k++) {
      if (g_ascii_strcasecmp(text, words[i][k]) != 0) continue;
      *yes = k == 1;
      return TRUE;
    }
  }
  return FALSE;
}

ExitStatus options_tell(const DiagList *diags) {
  g_autofree char *text = diag_text(diags);
  options_say(text);
  return diag_failed(diags) ? EXIT_FAULTS : EXIT_DONE;
}

void options_say(const char *text) {
  g_autofree char *clean = unicode_clean(text, -1);
  fputs(clean, stderr);
}

ExitStatus options_complain(const Command *command, Lang lang, char *message) {
  g_autofree char *line = command ? g_strdup_printf("draaiboek %s: %s\n", command->name[lang == LANG_EN], message)
                                  : g_strdup_printf("draaiboek: %s\n", message);
  options_say(line);
  g_free(message);
  return EXIT_COULD_NOT;
}

ExitStatus options_write(const char *text, Lang lang) {
  if (ferror(stdout)) return EXIT_COULD_NOT; /* told already */
  if (fputs(text, stdout) != EOF && fflush(stdout) == 0) return EXIT_DONE;
  if (errno == EPIPE) return EXIT_COULD_NOT;
  g_autofree char *reason = file_reason(errno, lang);
  return options_complain(NULL, lang, tx(lang, CLI_OUTPUT_LOST, TS(reason)));
}

ExitStatus options_finish(ExitStatus status, Lang lang) {
  ExitStatus written = options_write("", lang);
  return MAX(status, written);
}

ExitStatus options_failed(const char *path, const GError *error, Lang lang) {
  int number = file_errno(error);
  g_autofree char *reason = number ? file_reason(number, lang) : g_strdup(error->message);
  return options_complain(NULL, lang, tx(lang, CLI_NOT_WRITTEN, TS(path), TS(reason)));
}
