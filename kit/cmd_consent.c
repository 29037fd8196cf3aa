/* consent: what a person allows, changed afterwards. Reports, lists and mails made from then on obey it. */
#include <string.h>

#include "command.h"
#include "options.h"
#include "recorded.h"

static ExitStatus change(const char *file, const char *name, const char *session_dir, char *const *answers, Lang lang) {
  static const char *const what[] = {"name", "mail", "photo"};
  ExitStatus status;
  g_autoptr(Journal) journal = recorded_open(file, session_dir, TRUE, lang, &status);
  if (!journal) return status;
  const Person *person = people_by_name(journal_session(journal)->people, name);
  if (!person) return options_complain(&cmd_consent, lang, tx(lang, CONSENT_WHO, TS(name)));
  int id = person->id;
  for (gsize i = 0; i < G_N_ELEMENTS(what); i++) {
    gboolean yes;
    if (!answers[i] || !options_yes_no(answers[i], &yes)) continue;
    Intent intent = {.kind = INTENT_CONSENT, .with.person_id = id, .with.text = g_strdup(what[i]), .with.flag = yes};
    if (!recorded_do(journal, &intent, lang, &status)) return status;
  }
  return options_write(tp(lang, CONSENT_DONE), lang);
}

static ExitStatus run(int argc, char **argv, Lang lang) {
  static const char *const options[] = {"--name", "--mail", "--photo"};
  g_autofree char *session_dir = NULL, *name = NULL, *mail = NULL, *photo = NULL;
  const char *answer = lang == LANG_EN ? "yes|no" : "ja|nee";
  GOptionEntry entries[] = {
      {"name", 0, 0, G_OPTION_ARG_STRING, &name, tp(lang, CONSENT_OPTION_NAME), answer},
      {"mail", 0, 0, G_OPTION_ARG_STRING, &mail, tp(lang, CONSENT_OPTION_MAIL), answer},
      {"photo", 0, 0, G_OPTION_ARG_STRING, &photo, tp(lang, CONSENT_OPTION_PHOTO), answer},
      {"session", 0, 0, G_OPTION_ARG_FILENAME, &session_dir, tp(lang, REPORT_OPTION_SESSION), lang == LANG_EN ? "DIR" : "MAP"},
      G_OPTION_ENTRY_NULL,
  };
  ExitStatus status;
  gboolean yes;
  if (!options_read(&cmd_consent, entries, &argc, &argv, 2, 2, lang, &status)) return status;
  char *const answers[] = {name, mail, photo};
  for (gsize i = 0; i < G_N_ELEMENTS(answers); i++) {
    if (answers[i] && !options_yes_no(answers[i], &yes)) return options_wrong(&cmd_consent, lang, options[i], answers[i]);
  }
  if (!name && !mail && !photo) return options_complain(&cmd_consent, lang, tx(lang, CONSENT_WHAT));
  return change(argv[1], argv[2], session_dir, answers, lang);
}

const Command cmd_consent = {{"toestemming", "consent"}, TX_CONSENT_ARGUMENTS, TX_CONSENT_SUMMARY, TX_NONE, run};
