/* new: a script from the library, with title, date, start and place filled in. It never writes over a file. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/unicode.h"
#include "base/when.h"
#include "command.h"
#include "model/rooms.h"
#include "options.h"
#include "read/fill.h"
#include "read/library.h"
#include "read/load.h"
#include "read/next_script.h"
#include "read/tree.h"
#include "recorded.h"

static ExitStatus complain(char *message) { return options_complain(NULL, LANG_NL, message); }

/* The agendas in the language of the environment first: most people look no further. */
static ExitStatus print_list(const GPtrArray *agendas, Lang lang) {
  GString *out = g_string_new(NULL);
  int width = 0;
  for (guint i = 0; i < agendas->len; i++)
    width = MAX(width, unicode_width(((const Agenda *)g_ptr_array_index(agendas, i))->name));
  for (int other = 0; other < 2; other++) {
    for (guint i = 0; i < agendas->len; i++) {
      const Agenda *agenda = g_ptr_array_index(agendas, i);
      if ((agenda->lang != lang) == other)
        g_string_append_printf(out, "%s%*s  %s  %s\n", agenda->name, width - unicode_width(agenda->name), "", lang_code(agenda->lang), agenda->title);
    }
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

/* Writes the text with the values filled in, loads it and tells what stands out. personal: there are people in it. */
static ExitStatus finish(const char *text, gboolean personal, Lang script_lang, const char *path, const Fill *fills, gsize n, Lang lang) {
  g_autoptr(GError) error = NULL;
  KeyId refused = KEY_TITLE;
  g_autofree char *filled = script_fill(text, script_lang, fills, n, &refused);
  if (!filled) return complain(tx(lang, NEW_NOT_FILLED, TS(schema_name(refused, script_lang))));
  if (!file_replace(path, filled, strlen(filled), personal ? file_personal_mode(path) : 0644, &error)) return options_failed(path, error, lang);
  const LoadOptions options = {.sense = TRUE};
  g_autoptr(Loaded) loaded = load_meeting(path, &options);
  options_tell(loaded->diags);
  g_autofree char *line = g_strdup_printf("%s\n", path);
  return options_write(line, lang);
}

/* The explanation at the head of a script names its file in commands: new text, in which the comments name the new file. What is
 * no comment stays: it may name the old file because it means it. */
static char *call_by_name(const char *text, const char *old, const char *path) {
  g_autofree char *own = g_path_get_basename(path);
  for (const char *p = own; *p; p++)
    if (g_ascii_iscntrl(*p) || *p == ' ') return g_strdup(text); /* it would break the comment, or the command in it */
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++) {
    if (**line != '#') continue;
    GString *named = g_string_new(*line);
    g_string_replace(named, old, own, 0);
    g_free(*line);
    *line = g_string_free(named, FALSE);
  }
  return g_strjoinv("\n", lines);
}

static ExitStatus make(const Agenda *agenda, const char *path, const Fill *fills, gsize n, Lang lang) {
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr(GError) error = NULL;
  if (!file_read(agenda->path, TREE_MAX_BYTES, &text, &length, &error)) return options_failed(agenda->path, error, lang);
  g_autofree char *example = g_strconcat(agenda->name, ".yaml", NULL), *named = call_by_name(text, example, path);
  g_autoptr(Loaded) loaded = load_meeting(agenda->path, NULL); /* an agenda of one's own may be a script that was used */
  gboolean people = loaded->script && loaded->script->people->len && !loaded->script->people_file;
  return finish(named, people, agenda->lang, path, fills, n, lang);
}

/* --- after another meeting --- */

/* The script that a session is of. */
static char *script_of(const char *file) {
  if (!g_str_has_suffix(file, JOURNAL_ENDING)) return g_strdup(file);
  g_autofree char *stem = journal_stem(file);
  return g_strconcat(stem, ".yaml", NULL);
}

/* How a script in `folder` names a file that another script, in `from`, names like this; new string. */
static char *named_from(const char *folder, const char *from, const char *name) {
  g_autofree char *whole = g_canonicalize_filename(name, from), *there = g_path_get_dirname(whole);
  return strcmp(there, folder) == 0 ? g_path_get_basename(whole) : g_steal_pointer(&whole);
}

/* The session files of the series up to this one, as the new script names them. */
static char **series(const Script *script, const char *old, const char *session, const char *new) {
  g_autofree char *whole_old = g_canonicalize_filename(old, NULL), *from = g_path_get_dirname(whole_old);
  g_autofree char *whole_new = g_canonicalize_filename(new, NULL), *folder = g_path_get_dirname(whole_new);
  g_autofree char *whole_session = g_canonicalize_filename(session, NULL);
  GPtrArray *names = g_ptr_array_new();
  for (char **previous = script->previous; previous && *previous; previous++)
    g_ptr_array_add(names, named_from(folder, from, *previous));
  g_ptr_array_add(names, named_from(folder, from, whole_session));
  g_autoptr(GPtrArray) rooms = rooms_of(script);
  for (guint i = 0; i < rooms->len; i++) {
    g_autofree char *of_room = rooms_file(whole_old, g_ptr_array_index(rooms, i)), *path = journal_path_for(of_room, NULL);
    if (g_file_test(path, G_FILE_TEST_EXISTS)) g_ptr_array_add(names, named_from(folder, from, path));
  }
  g_ptr_array_add(names, NULL);
  return (char **)g_ptr_array_free(names, FALSE);
}

/* What the new script cannot know: who came in that day and is on no list, and what was true of the old place alone. */
static void tell_unknown(const Session *session, const Script *script, const NextMeeting *next, Lang lang) {
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; i < session->people->len; i++) {
    const Person *person = g_ptr_array_index(session->people, i);
    g_autofree char *name = person_name(person);
    if (person->walk_in && !people_by_name(script->people, name)) g_string_append_printf(names, "%s%s", names->len ? ", " : "", name);
  }
  if (names->len) complain(tx(lang, NEW_AFTER_WALK_INS, TS(names->str)));
  if (next->place && g_strcmp0(next->place, script->venue.name) != 0 && *script->practical) complain(g_strdup(tp(lang, NEW_AFTER_PRACTICAL)));
}

static ExitStatus make_after(const char *after, const char *path, const NextMeeting *asked, const Fill *fills, gsize n, Lang lang) {
  g_autofree char *old = script_of(after), *text = NULL;
  gsize length;
  ExitStatus status;
  g_autoptr(GError) error = NULL;
  g_autoptr(Journal) journal = recorded_open(after, NULL, FALSE, lang, &status);
  if (!journal) return status;
  g_autoptr(Loaded) loaded = load_meeting(old, NULL);
  if (!loaded->script) {
    options_tell(loaded->diags);
    return loaded->files->len ? EXIT_FAULTS : EXIT_COULD_NOT;
  }
  if (!file_read(old, TREE_MAX_BYTES, &text, &length, &error)) return options_failed(old, error, lang);
  g_auto(GStrv) previous = series(loaded->script, old, journal_path(journal), path);
  const Session *session = journal_session(journal);
  const NextMeeting meeting = {
      .date = asked->date.year ? asked->date : session->next_date,
      .clock = asked->clock >= 0 ? asked->clock : session->next_clock,
      .place = asked->place ? asked->place : session->next_place,
  };
  g_autofree char *next = next_script(text, loaded->script, session, &meeting, previous);
  if (!next) return complain(tx(lang, NEW_AFTER_NOT_READ, TS(old)));
  if (!meeting.date.year) complain(g_strdup(tp(lang, NEW_AFTER_NO_DATE)));
  tell_unknown(session, loaded->script, &meeting, lang);
  g_autofree char *base = g_path_get_basename(old), *named = call_by_name(next, base, path);
  /* who took up what stands in it, whether or not the list of people does */
  return finish(named, TRUE, loaded->script->lang, path, fills, n, lang);
}

static ExitStatus run(int argc, char **argv, Lang lang) {
  g_autofree char *title = NULL, *date = NULL, *start = NULL, *place = NULL, *after = NULL;
  gboolean list = FALSE;
  GOptionEntry entries[] = {
      {"list", 0, 0, G_OPTION_ARG_NONE, &list, tp(lang, NEW_LIST), NULL},
      {"after", 0, 0, G_OPTION_ARG_FILENAME, &after, tp(lang, NEW_AFTER), lang == LANG_EN ? "FILE" : "BESTAND"},
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
  NextMeeting next = {.clock = CLOCK_NONE, .place = place};
  g_autofree char *iso = NULL, *clock = NULL;
  Date day;
  int seconds;
  if (title) fills[n++] = (Fill){KEY_TITLE, title};
  if (place && !after) fills[n++] = (Fill){KEY_VENUE, place};
  if (date) {
    if (date_parse(date, &day) == WHEN_BAD) return options_wrong(&cmd_new, lang, "--date", date);
    iso = date_iso(day);
    next.date = day;
    if (!after) fills[n++] = (Fill){KEY_DATE, iso};
  }
  if (start) {
    if (clock_parse(start, &seconds) == WHEN_BAD) return options_wrong(&cmd_new, lang, "--start", start);
    clock = g_strdup_printf("%02d:%02d", seconds / 3600, seconds / 60 % 60);
    next.clock = seconds;
    if (!after) fills[n++] = (Fill){KEY_START, clock};
  }
  const char *name = argc == 3 ? argv[1] : NULL, *file = argv[argc - 1];
  g_autofree char *path = g_str_has_suffix(file, ".yaml") || g_str_has_suffix(file, ".yml") ? g_strdup(file)
                                                                                            : g_strconcat(file, ".yaml", NULL);
  if (g_file_test(path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK)) return complain(tx(lang, NEW_EXISTS, TS(path)));
  if (after && name) return complain(tx(lang, CLI_TOO_MANY, TS(name)));
  if (after) return make_after(after, path, &next, fills, n, lang);
  const Agenda *agenda = choose(agendas, name, lang, &status);
  if (!agenda) return status;
  return make(agenda, path, fills, n, lang);
}

const Command cmd_new = {{"nieuw", "new"}, TX_NEW_ARGUMENTS, TX_NEW_SUMMARY, TX_NONE, run};
