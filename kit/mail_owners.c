/* The mails to owners of agreements: a folder for each, below the folder of the kind. What they say is in view/mail_follow.h. */
#include "base/unicode.h"
#include "mail_folder.h"
#include "mail_job.h"
#include "options.h"
#include "view/calendar.h"
#include "view/mail_follow.h"

/* "02-fatima-van-den-berg": by the list, and safe as the name of a folder; new string. */
static char *folder_name(const OwnerTasks *tasks) {
  g_autofree char *name = person_name(tasks->person), *slug = unicode_slug(name);
  return g_strdup_printf("%02d%s%s", (int)tasks->place, *slug ? "-" : "", slug);
}

/* Writes the mail to one owner; text is theirs, calendar may be NULL. */
static void write_mail(const MailJob *job, const char *below, const OwnerTasks *tasks, TextId heading, TextId on_paper_heading,
                       const char *subject, const char *text, const char *calendar) {
  const Script *script = job->script;
  g_autofree char *own = folder_name(tasks), *folder = g_strdup_printf("%s/%s", below, own), *name = person_name(tasks->person);
  g_autofree char *day = date_iso(instant_date(job->session->begin, script->zone));
  g_autofree char *dates = tx(script->lang, FOLLOW_ATTACHMENT_DATES, TS(day));
  g_autoptr(GPtrArray) mailed = g_ptr_array_new(), on_paper = g_ptr_array_new();
  g_ptr_array_add(mail_follow_reachable(tasks) ? mailed : on_paper, (gpointer)tasks->person);
  const Recipients to = {mailed, on_paper};
  const MailFolder mail = {
      .below = folder,
      .lang = script->lang,
      .heading = heading,
      .heading_name = name,
      .heading_paper = on_paper_heading,
      .subject = subject,
      .text = text,
      .from = &script->initiator,
      .to = &to,
      .direct = TRUE,
      .calendar = calendar,
      .calendar_name = dates,
      .date = INSTANT_NONE,
      .zone = script->zone,
  };
  mail_job_write(job, &mail);
}

static ExitStatus nothing(const MailJob *job, Date first) {
  g_autofree char *day = first.year ? date_words(job->lang, first) : NULL;
  options_complain(NULL, job->lang, day ? tx(job->lang, FOLLOW_NOT_YET, TS(day)) : g_strdup(tp(job->lang, FOLLOW_NOBODY)));
  return EXIT_DONE;
}

static void tell_in_words(const MailJob *job, const GPtrArray *in_words) {
  g_autofree char *which = mail_follow_in_words(in_words);
  if (in_words->len) options_complain(NULL, job->lang, tx(job->lang, FOLLOW_IN_WORDS, TS(which), TN(in_words->len)));
}

/* Who cannot be mailed gets it on paper: a list of all of them, and labels. */
static void write_paper(const MailJob *job, const char *folder, const GPtrArray *owners) {
  g_autoptr(GPtrArray) people = g_ptr_array_new();
  for (guint i = 0; i < owners->len; i++) {
    const OwnerTasks *tasks = g_ptr_array_index(owners, i);
    if (!mail_follow_reachable(tasks)) g_ptr_array_add(people, (gpointer)tasks->person);
  }
  if (people->len) mail_job_paper(job, folder, people);
}

ExitStatus mail_owners_make(const MailJob *job, const char *folder) {
  g_autoptr(GPtrArray) in_words = g_ptr_array_new(), sessions = mail_job_sessions(job);
  g_autoptr(GPtrArray) owners = owner_tasks(sessions, TASKS_OPEN, job->today, in_words, NULL);
  out_folder_renew(job->out, folder);
  tell_in_words(job, in_words);
  for (guint i = 0; i < owners->len; i++) {
    const OwnerTasks *tasks = g_ptr_array_index(owners, i);
    g_autofree char *subject = mail_follow_owner_subject(tasks);
    g_autofree char *calendar = mail_follow_reachable(tasks) ? calendar_of_dates(tasks, job->path, job->dates) : NULL;
    g_autofree char *text = mail_follow_owner(tasks, calendar != NULL);
    write_mail(job, folder, tasks, TX_FOLLOW_STEPS_OWNER, TX_FOLLOW_PAPER_OWNER, subject, text, calendar);
  }
  write_paper(job, folder, owners);
  return owners->len ? EXIT_DONE : nothing(job, (Date){0, 0, 0});
}

ExitStatus mail_ask_make(const MailJob *job, const char *folder) {
  g_autoptr(GPtrArray) in_words = g_ptr_array_new(), sessions = mail_job_sessions(job);
  Date first;
  g_autoptr(GPtrArray) owners = owner_tasks(sessions, TASKS_TO_ASK, job->today, in_words, &first);
  g_autofree char *subject = mail_follow_ask_subject(job->script);
  out_folder_renew(job->out, folder);
  tell_in_words(job, in_words);
  for (guint i = 0; i < owners->len; i++) {
    const OwnerTasks *tasks = g_ptr_array_index(owners, i);
    g_autofree char *text = mail_follow_ask(tasks, job->today);
    write_mail(job, folder, tasks, TX_FOLLOW_STEPS_ASK, TX_FOLLOW_PAPER_ASK, subject, text, NULL);
  }
  write_paper(job, folder, owners);
  return owners->len ? EXIT_DONE : nothing(job, first);
}
