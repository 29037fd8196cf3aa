/* Opening a session afterwards, and adding to it. */
#include "recorded.h"

#include <string.h>

#include "base/file.h"
#include "model/rooms.h"
#include "model/scrub.h"
#include "options.h"
#include "read/series.h"
#include "view/notice.h"

#define KEEP_DAYS 365 /* when the script says nothing */

/* Why there is no session: the script itself may be what is missing. */
static ExitStatus no_session(const char *file, Lang lang) {
  const LoadOptions options = {0};
  g_autoptr(Loaded) loaded = load_meeting(file, &options);
  g_autofree char *typed = file_typed(file);
  if (loaded->script) return options_complain(NULL, lang, tx(lang, REPORT_NO_SESSION, TS(typed)));
  options_tell(loaded->diags);
  return loaded->files->len ? EXIT_FAULTS : EXIT_COULD_NOT;
}

static Journal *open_session(const char *file, const char *session_dir, gboolean write, Lang lang) {
  g_autoptr(DiagList) diags = diag_list_new(lang);
  const JournalOptions options = {.session_dir = session_dir, .clock = clock_real(), .begin = INSTANT_NONE, .write = write};
  Journal *journal = journal_open(file, NULL, &options, diags);
  options_tell(diags);
  return journal;
}

Journal *recorded_open(const char *file, const char *session_dir, gboolean write, Lang lang, ExitStatus *status) {
  *status = EXIT_COULD_NOT;
  g_autoptr(Journal) journal = open_session(file, session_dir, FALSE, lang);
  if (!journal_session(journal)) {
    if (journal_state(journal) == JOURNAL_NONE) *status = no_session(file, lang);
    if (journal_state(journal) == JOURNAL_DAMAGED) *status = EXIT_FAULTS;
    return NULL;
  }
  *status = EXIT_DONE;
  if (!write) return g_steal_pointer(&journal);
  g_autoptr(Journal) writing = open_session(file, session_dir, TRUE, lang);
  if (journal_state(writing) == JOURNAL_RESUMED) return g_steal_pointer(&writing);
  *status = EXIT_COULD_NOT;
  return NULL;
}

GPtrArray *recorded_rooms(const char *file, const char *session_dir, const Script *script) {
  GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GPtrArray) rooms = rooms_of(script);
  g_autofree char *stem = journal_stem(file);
  for (guint i = 0; i < rooms->len; i++) {
    g_autofree char *name = rooms_file(stem, g_ptr_array_index(rooms, i));
    char *path = journal_path_for(name, session_dir);
    if (g_file_test(path, G_FILE_TEST_EXISTS))
      g_ptr_array_add(paths, path);
    else
      g_free(path);
  }
  return paths;
}

void recorded_consent(const char *file, const char *session_dir, Script *script) {
  g_autoptr(DiagList) unheard = diag_list_new(script->lang);
  const JournalOptions options = {.session_dir = session_dir, .clock = clock_real(), .begin = INSTANT_NONE};
  g_autoptr(Journal) journal = journal_open(file, NULL, &options, unheard);
  const Session *session = journal_session(journal);
  g_autoptr(PeopleNames) names = session ? people_names_new(session->people) : NULL;
  g_autoptr(GPtrArray) earlier = series_open(file, script, clock_real(), NULL);
  for (guint i = 0; i < script->people->len; i++) {
    Person *person = g_ptr_array_index(script->people, i);
    g_autofree char *name = person_name(person);
    const Person *there = names ? people_names_find(names, name) : NULL;
    if (!there) {
      series_consent(earlier, person);
      continue;
    }
    person->name_in_report = there->name_in_report;
    person->share_mail = there->share_mail;
    person->photo = there->photo;
  }
}

gboolean recorded_names(const GPtrArray *people) {
  for (guint i = 0; i < people->len; i++) {
    g_autofree char *name = person_name(g_ptr_array_index(people, i));
    if (!scrub_number(name)) return TRUE;
  }
  return FALSE;
}

Date recorded_kept(const Script *script, const GPtrArray *people, Date today) {
  const Date none = {0};
  Date until = script->keep_until;
  if (!until.year && script->date.year) until = date_add(script->date, KEEP_DAYS);
  return until.year && date_compare(until, today) <= 0 && recorded_names(people) ? until : none;
}

void recorded_tell_kept(const Script *script, const GPtrArray *people, const char *path, Lang lang) {
  Date today;
  if (!options_today(NULL, &today)) return;
  Date until = recorded_kept(script, people, today);
  if (!until.year) return;
  g_autofree char *day = date_words(lang, until), *file = file_typed(path);
  options_complain(NULL, lang, tx(lang, KEEP_UNTIL_REACHED, TS(day), TS(file)));
}

gboolean recorded_do(Journal *journal, Intent *intent, Lang lang, ExitStatus *status) {
  Decision decision;
  intent->confirmed = TRUE;
  decide(journal_session(journal), intent, journal_now(journal), &decision);
  intent_clear(intent);
  if (decision.refusal != REFUSAL_NONE) {
    options_complain(NULL, lang, notice_refusal(lang, decision.refusal, decision.args, decision.n_args));
    decision_clear(&decision);
    *status = MAX(*status, EXIT_FAULTS);
    return FALSE;
  }
  if (journal_append(journal, &decision)) return TRUE;
  g_autofree char *reason = file_reason(journal_errno(journal), lang);
  options_complain(NULL, lang, tx(lang, CLI_NOT_WRITTEN, TS(journal_path(journal)), TS(reason)));
  *status = EXIT_COULD_NOT;
  return FALSE;
}
