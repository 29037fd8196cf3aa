/* Sorts agreements by owner, and writes to each. */
#include "view/mail_follow.h"

#include <string.h>

#include "model/agreements.h"
#include "model/report_names.h"
#include "view/mail_text.h"

#define ASK_AFTER_DAYS 14

/* --- who takes up what --- */

static void task_free(gpointer data) {
  OwnerTask *task = data;
  g_free(task->text);
  g_free(task);
}

static void tasks_free(gpointer data) {
  OwnerTasks *tasks = data;
  g_ptr_array_unref(tasks->tasks);
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

static int task_by_number(gconstpointer a, gconstpointer b) {
  return (*(const OwnerTask *const *)a)->record->number - (*(const OwnerTask *const *)b)->record->number;
}

/* What counts in this session; new array of Record. *first becomes earlier when that is so here. */
static GPtrArray *choose(const Session *session, TasksWhich which, Date today, GPtrArray *in_words, Date *first) {
  GPtrArray *records = g_ptr_array_new();
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
  return records;
}

/* The text of an agreement for its owner; main: the session of the whole meeting. */
static char *text_for_owner(const Session *main, const Session *session, const Record *record, ReportNames *names) {
  char *text = report_names_hide_sentence(names, record->text);
  if (session == main || !session->room) return text;
  char *with_room = tx(script_participant_lang(main->script), REPORT_TAKEN_UP, TS(text), TS(session->room));
  g_free(text);
  return with_room;
}

static void add_tasks(OwnerTasks *tasks, const Session *session, const Person *person, const GPtrArray *records, ReportNames *names) {
  for (guint i = 0; i < records->len; i++) {
    const Record *record = g_ptr_array_index(records, i);
    if (!record_owned_by(record, person->id)) continue;
    OwnerTask *task = g_new0(OwnerTask, 1);
    *task = (OwnerTask){session, record, person, text_for_owner(tasks->session, session, record, names)};
    g_ptr_array_add(tasks->tasks, task);
  }
}

/* Of this person, as this session knows them: those that are there, or new ones. seen counts the names of the session: two people of one
 * name are two. */
static OwnerTasks *tasks_for(GPtrArray *all, GHashTable *by_name, GHashTable *seen, const Session *main, const Person *person) {
  g_autofree char *name = person_name(person);
  int n = GPOINTER_TO_INT(g_hash_table_lookup(seen, name));
  g_autofree char *key = g_strdup_printf("%s\n%d", name, n);
  g_hash_table_insert(seen, g_strdup(name), GINT_TO_POINTER(n + 1));
  OwnerTasks *tasks = g_hash_table_lookup(by_name, key);
  if (tasks) {
    if (!mail_plausible(tasks->person->mail) && mail_plausible(person->mail)) tasks->person = person;
    return tasks;
  }
  tasks = g_new0(OwnerTasks, 1);
  *tasks = (OwnerTasks){main, person, all->len + 1, g_ptr_array_new_with_free_func(task_free)};
  g_ptr_array_add(all, tasks);
  g_hash_table_insert(by_name, g_steal_pointer(&key), tasks);
  return tasks;
}

GPtrArray *owner_tasks(const GPtrArray *sessions, TasksWhich which, Date today, GPtrArray *in_words, Date *first) {
  Date unasked, *day = first ? first : &unasked;
  GPtrArray *all = g_ptr_array_new_with_free_func(tasks_free);
  g_autoptr(GHashTable) by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  const Session *main = g_ptr_array_index(sessions, 0);
  *day = (Date){0, 0, 0};
  for (guint k = 0; k < sessions->len; k++) {
    const Session *session = g_ptr_array_index(sessions, k);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) records = choose(session, which, today, in_words, day);
    ReportNames *names = report_names_new(session->people, script_participant_lang(main->script));
    for (guint i = 0; i < session->people->len; i++) {
      const Person *person = g_ptr_array_index(session->people, i);
      add_tasks(tasks_for(all, by_name, seen, main, person), session, person, records, names);
    }
    report_names_free(names);
  }
  if (in_words) g_ptr_array_sort(in_words, by_number);
  for (guint i = all->len; i > 0; i--) {
    OwnerTasks *tasks = g_ptr_array_index(all, i - 1);
    g_ptr_array_sort(tasks->tasks, task_by_number);
    if (!tasks->tasks->len) g_ptr_array_remove_index(all, i - 1);
  }
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
static char *others(const OwnerTask *task, ReportNames *names) {
  const Record *record = task->record;
  GString *who = g_string_new(NULL);
  for (guint i = 0; i < record->owners->len; i++) {
    const Person *person = people_find(task->session->people, g_array_index(record->owners, int, i));
    if (!person || person == task->person) continue;
    g_autofree char *name = report_names_of(names, person);
    g_string_append_printf(who, "%s%s", who->len ? ", " : "", name);
  }
  if (record->owner && *record->owner) {
    g_autofree char *words = report_names_hide(names, record->owner);
    g_string_append_printf(who, "%s%s", who->len ? ", " : "", words);
  }
  return g_string_free(who, who->len == 0);
}

static void write_task(GString *out, const OwnerTask *task, Lang lang, Date today) {
  ReportNames *names = report_names_new(task->session->people, lang);
  g_autofree char *when = by_when(lang, task->record), *with = others(task, names);
  report_names_free(names);
  gap(out);
  line(out, g_strdup_printf("%d. %s", task->record->number, task->text));
  if (when && today.year && date_compare(task->record->due, today) < 0)
    line(out, tx(lang, FOLLOW_OVERDUE, TS(when)));
  else
    line(out, g_strdup_printf("   %s", when ? when : tp(lang, REPORT_NO_DATE)));
  if (with) line(out, tx(lang, FOLLOW_WITH, TS(with)));
  if (today.year) plain(out, tp(lang, FOLLOW_CHOOSE));
}

static void write_tasks(GString *out, const OwnerTasks *tasks, Lang lang, Date today) {
  for (guint i = 0; i < tasks->tasks->len; i++) write_task(out, g_ptr_array_index(tasks->tasks, i), lang, today);
}

/* How many dates they have to keep. */
static int dates_of(const OwnerTasks *tasks) {
  int n = 0;
  for (guint i = 0; i < tasks->tasks->len; i++) n += ((const OwnerTask *)g_ptr_array_index(tasks->tasks, i))->record->due.year != 0;
  return n;
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

char *mail_follow_owner_subject(const OwnerTasks *tasks) {
  const Script *script = tasks->session->script;
  return one_line(tx(script_participant_lang(script), FOLLOW_OWNER_SUBJECT, TS(script->title), TN((int)tasks->tasks->len)));
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
  line(out, tasks->tasks->len == 1 ? tx(lang, FOLLOW_OWNER_ONE, TS(day)) : tx(lang, FOLLOW_OWNER, TS(day)));
  write_tasks(out, tasks, lang, (Date){0, 0, 0});
  gap(out);
  if (dated) line(out, tx(lang, FOLLOW_CALENDAR, TN(dates_of(tasks))));
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
