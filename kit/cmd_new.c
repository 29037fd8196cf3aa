/* new: a script from the library, with title, date, start and place filled in. It never writes over a file. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/when.h"
#include "command.h"
#include "options.h"
#include "read/fill.h"
#include "read/library.h"
#include "read/load.h"
#include "read/tree.h"

static ExitStatus complain(char *message) { return options_complain(NULL, LANG_NL, message); }

static ExitStatus print_list(const GPtrArray *agendas, Lang lang) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < agendas->len; i++) {
    const Agenda *agenda = g_ptr_array_index(agendas, i);
    g_string_append_printf(out, "%-24s %s  %s\n", agenda->name, lang_code(agenda->lang), agenda->title);
  }
  ExitStatus status = options_write(out->str, lang);
  g_string_free(out, TRUE);
  return status;
}

/* The agenda that was asked for, or the first meeting in the language of the environment. */
static const Agenda *choose(const GPtrArray *agendas, const char *name, Lang lang, ExitStatus *status) {
  g_autofree char *near = NULL;
  const Agenda *agenda = library_find(agendas, name ? name : lang == LANG_EN ? "starting-network" : "startend-netwerk", &near);
  if (!agenda)
    *status = complain(near ? tx(lang, NEW_UNKNOWN_NEAR, TS(name), TS(near)) : tx(lang, NEW_UNKNOWN, TS(name ? name : "")));
  return agenda;
}

static ExitStatus make(const Agenda *agenda, const char *path, const Fill *fills, gsize n, Lang lang) {
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr(GError) error = NULL;
  if (g_file_test(path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK)) return complain(tx(lang, NEW_EXISTS, TS(path)));
  if (!file_read(agenda->path, TREE_MAX_BYTES, &text, &length, &error)) return options_failed(agenda->path, error, lang);
  KeyId refused = KEY_TITLE;
  g_autofree char *filled = script_fill(text, agenda->lang, fills, n, &refused);
  if (!filled) return complain(tx(lang, NEW_NOT_FILLED, TS(schema_name(refused, agenda->lang))));
  if (!file_replace(path, filled, strlen(filled), 0644, &error)) return options_failed(path, error, lang);
  const LoadOptions options = {.sense = TRUE};
  g_autoptr(Loaded) loaded = load_meeting(path, &options);
  options_tell(loaded->diags);
  g_autofree char *line = g_strdup_printf("%s\n", path);
  return options_write(line, lang);
}

static ExitStatus run(int argc, char **argv, Lang lang) {
  g_autofree char *title = NULL, *date = NULL, *start = NULL, *place = NULL;
  gboolean list = FALSE;
  GOptionEntry entries[] = {
      {"list", 0, 0, G_OPTION_ARG_NONE, &list, tp(lang, NEW_LIST), NULL},
      {"title", 0, 0, G_OPTION_ARG_STRING, &title, tp(lang, NEW_TITLE), "…"},
      {"date", 0, 0, G_OPTION_ARG_STRING, &date, tp(lang, NEW_DATE), "2027-01-14"},
      {"start", 0, 0, G_OPTION_ARG_STRING, &start, tp(lang, NEW_START), "14:00"},
      {"place", 0, 0, G_OPTION_ARG_STRING, &place, tp(lang, NEW_PLACE), "…"},
      G_OPTION_ENTRY_NULL,
  };
  ExitStatus status;
  if (!options_read(&cmd_new, entries, &argc, &argv, 0, 2, lang, &status)) return status;
  g_autoptr(GPtrArray) agendas = library_agendas();
  if (list) return print_list(agendas, lang);
  if (argc < 2) return complain(tx(lang, CLI_TOO_FEW));

  Fill fills[4];
  gsize n = 0;
  g_autofree char *iso = NULL, *clock = NULL;
  Date day;
  int seconds;
  if (title) fills[n++] = (Fill){KEY_TITLE, title};
  if (place) fills[n++] = (Fill){KEY_VENUE, place};
  if (date) {
    if (date_parse(date, &day) == WHEN_BAD) return options_wrong(&cmd_new, lang, "--date", date);
    iso = date_iso(day);
    fills[n++] = (Fill){KEY_DATE, iso};
  }
  if (start) {
    if (clock_parse(start, &seconds) == WHEN_BAD) return options_wrong(&cmd_new, lang, "--start", start);
    clock = g_strdup_printf("%02d:%02d", seconds / 3600, seconds / 60 % 60);
    fills[n++] = (Fill){KEY_START, clock};
  }
  const char *name = argc == 3 ? argv[1] : NULL, *file = argv[argc - 1];
  const Agenda *agenda = choose(agendas, name, lang, &status);
  if (!agenda) return status;
  g_autofree char *path = g_str_has_suffix(file, ".yaml") || g_str_has_suffix(file, ".yml") ? g_strdup(file)
                                                                                            : g_strconcat(file, ".yaml", NULL);
  return make(agenda, path, fills, n, lang);
}

const Command cmd_new = {{"nieuw", "new"}, TX_NEW_ARGUMENTS, TX_NEW_SUMMARY, run};
