/* Sorts agreements by owner, and writes to each. */
#include "view/mail_follow.h"

#include <string.h>

#include "model/agreements.h"
#include "model/report_names.h"
#include "view/mail_text.h"

#define ASK_AFTER_DAYS 14

/* --- who takes up what --- */

static void tasks_free(gpointer data) {
  OwnerTasks *tasks = data;
  g_ptr_array_unref(tasks->records);
  g_ptr_array_unref(tasks->texts);
  g_free(tasks);
}

static Date day_of(const Session *session) {
  return session->script->date.year ? session->script->date : instant_date(session->begin, session->script->zone);
}

/* The day from which it is time to ask about an agreement. */
static Date ask_day(const Session *session, const Record *record) {
  Date later = date_add(day_of(session), ASK_AFTER_DAYS);
  return record->due.year && date_compare(record->due, later) < 0 ? record->due : later;
}

static gboolean has_person(const Session *session, const Record *record) {
  for (guint i = 0; i < record->owners->len; i++) {
    if (people_find(session->people, g_array_index(record->owners, int, i))) return TRUE;
  }
  return FALSE;
}

static int by_number(gconstpointer a, gconstpointer b) {
  return (*(const Record *const *)a)->number - (*(const Record *const *)b)->number;
}

static GPtrArray *choose(const Session *session, TasksWhich which, Date today, GPtrArray *in_words, Date *first) {
  GPtrArray *records = g_ptr_array_new();
  *first = (Date){0, 0, 0};
  for (guint i = 0; i < session->records->len; i++) {
    Record *record = g_ptr_array_index(session->records, i);
    if (!record_open(record) || record->confidential) continue;
    Date day = ask_day(session, record);
    if (has_person(session, record) && (!first->year || date_compare(day, *first) < 0)) *first = day;
    if (which == TASKS_TO_ASK && date_compare(day, today) > 0) continue;
    if (has_person(session, record))
      g_ptr_array_add(records, record);
    else if (in_words)
      g_ptr_array_add(in_words, record);
  }
  g_ptr_array_sort(records, by_number);
  return records;
}

static OwnerTasks *tasks_of(const Session *session, const Person *person, const GPtrArray *records, ReportNames *names) {
  OwnerTasks *tasks = g_new0(OwnerTasks, 1);
  tasks->session = session;
  tasks->person = person;
  tasks->records = g_ptr_array_new();
  tasks->texts = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < records->len; i++) {
    Record *record = g_ptr_array_index(records, i);
    if (!record_owned_by(record, person->id)) continue;
    g_ptr_array_add(tasks->records, record);
    g_ptr_array_add(tasks->texts, report_names_hide(names, record->text));
  }
  g_ptr_array_add(tasks->texts, NULL);
  return tasks;
}

GPtrArray *owner_tasks(const Session *session, TasksWhich which, Date today, GPtrArray *in_words, Date *first) {
  Date day;
  GPtrArray *all = g_ptr_array_new_with_free_func(tasks_free);
  g_autoptr(GPtrArray) records = choose(session, which, today, in_words, first ? first : &day);
  ReportNames *names = report_names_new(session->people, script_participant_lang(session->script));
  for (guint i = 0; i < session->people->len; i++) {
    OwnerTasks *tasks = tasks_of(session, g_ptr_array_index(session->people, i), records, names);
    if (tasks->records->len)
      g_ptr_array_add(all, tasks);
    else
      tasks_free(tasks);
  }
  report_names_free(names);
  return all;
}

/* --- the letters --- */

/* Adds a line; takes it over. */
static void line(GString *out, char *text) {
  for (char *p = text; *p; p++) {
    if ((guchar)*p < 0x20 || *p == 0x7f) *p = ' ';
  }
  g_string_append_printf(out, "%s\n", text);
  g_free(text);
}

static void plain(GString *out, const char *text) { line(out, g_strdup(text)); }

static void gap(GString *out) { g_string_append_c(out, '\n'); }

/* "uiterlijk 1 februari 2027"; NULL without a date. */
static char *by_when(Lang lang, const Record *record) {
  if (!record->due.year) return NULL;
  g_autofree char *when = record->quarter ? tx(lang, REPORT_QUARTER, TN(record->quarter), TN(record->due.year))
                                          : tx(lang, REPORT_DUE, TN(record->due.day),
                                               TS(text_plain(lang, TX_MONTH_1 + (TextId)record->due.month - 1)), TN(record->due.year));
  return record->quarter ? tx(lang, MAIL_IN_QUARTER, TS(when)) : tx(lang, MAIL_BY, TS(when));
}

/* The others who take it up with this person; NULL when nobody does. */
static char *others(const OwnerTasks *tasks, const Record *record, ReportNames *names) {
  GString *who = g_string_new(NULL);
  for (guint i = 0; i < record->owners->len; i++) {
    const Person *person = people_find(tasks->session->people, g_array_index(record->owners, int, i));
    if (!person || person == tasks->person) continue;
    g_autofree char *name = report_names_of(names, person);
    g_string_append_printf(who, "%s%s", who->len ? ", " : "", name);
  }
  if (record->owner && *record->owner) {
    g_autofree char *words = report_names_hide(names, record->owner);
    g_string_append_printf(who, "%s%s", who->len ? ", " : "", words);
  }
  return g_string_free(who, who->len == 0);
}

static void write_tasks(GString *out, const OwnerTasks *tasks, Lang lang, Date today) {
  ReportNames *names = report_names_new(tasks->session->people, lang);
  for (guint i = 0; i < tasks->records->len; i++) {
    const Record *record = g_ptr_array_index(tasks->records, i);
    g_autofree char *when = by_when(lang, record), *with = others(tasks, record, names);
    gap(out);
    line(out, g_strdup_printf("%d. %s", record->number, (char *)g_ptr_array_index(tasks->texts, i)));
    if (when && today.year && date_compare(record->due, today) < 0)
      line(out, tx(lang, FOLLOW_OVERDUE, TS(when)));
    else
      line(out, g_strdup_printf("   %s", when ? when : tp(lang, REPORT_NO_DATE)));
    if (with) line(out, tx(lang, FOLLOW_WITH, TS(with)));
    if (today.year) plain(out, tp(lang, FOLLOW_CHOOSE));
  }
  report_names_free(names);
}

static void write_greeting(GString *out, const OwnerTasks *tasks, Lang lang) {
  g_autofree char *name = person_name(tasks->person);
  const char *called = lang == LANG_NL_FORMAL || !*tasks->person->first ? name : tasks->person->first;
  line(out, tx(lang, FOLLOW_HELLO, TS(called)));
  gap(out);
}

static char *one_line(char *subject) {
  for (char *p = subject; *p; p++) {
    if ((guchar)*p < 0x20 || *p == 0x7f) *p = ' ';
  }
  return subject;
}

char *mail_follow_owner_subject(const Script *script) {
  return one_line(tx(script_participant_lang(script), FOLLOW_OWNER_SUBJECT, TS(script->title)));
}

char *mail_follow_ask_subject(const Script *script) {
  return one_line(tx(script_participant_lang(script), FOLLOW_ASK_SUBJECT, TS(script->title)));
}

char *mail_follow_in_words(const GPtrArray *records) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < records->len; i++) {
    const Record *record = g_ptr_array_index(records, i);
    g_string_append_printf(out, "%s%d", i ? ", " : "", record->number);
    if (record->owner && *record->owner) g_string_append_printf(out, " (%s)", record->owner);
  }
  return g_string_free(out, FALSE);
}

gboolean mail_follow_reachable(const OwnerTasks *tasks) { return mail_plausible(tasks->person->mail); }

char *mail_follow_owner(const OwnerTasks *tasks, gboolean dated) {
  const Script *script = tasks->session->script;
  Lang lang = script_participant_lang(script);
  g_autofree char *day = date_words(lang, day_of(tasks->session));
  GString *out = g_string_new(NULL);
  write_greeting(out, tasks, lang);
  line(out, tasks->records->len == 1 ? tx(lang, FOLLOW_OWNER_ONE, TS(day)) : tx(lang, FOLLOW_OWNER, TS(day)));
  write_tasks(out, tasks, lang, (Date){0, 0, 0});
  gap(out);
  if (dated) line(out, tx(lang, FOLLOW_CALENDAR));
  plain(out, tp(lang, FOLLOW_TROUBLE));
  mail_text_sign(out, script);
  return g_string_free(out, FALSE);
}

char *mail_follow_ask(const OwnerTasks *tasks, Date today) {
  gboolean reachable = mail_follow_reachable(tasks);
  const Script *script = tasks->session->script;
  Lang lang = script_participant_lang(script);
  g_autofree char *day = date_words(lang, day_of(tasks->session));
  GString *out = g_string_new(NULL);
  write_greeting(out, tasks, lang);
  line(out, tx(lang, FOLLOW_ASK, TS(day)));
  if (reachable)
    plain(out, tp(lang, FOLLOW_ASK_HOW));
  else
    line(out, tx(lang, FOLLOW_ASK_HOW_PAPER));
  write_tasks(out, tasks, lang, today);
  gap(out);
  plain(out, reachable ? tp(lang, FOLLOW_ASK_ANSWER) : tp(lang, FOLLOW_ASK_ANSWER_PAPER));
  plain(out, tp(lang, FOLLOW_ASK_HELP));
  mail_text_sign(out, script);
  return g_string_free(out, FALSE);
}
