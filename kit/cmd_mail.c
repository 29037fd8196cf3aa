/* mail: a folder to send a mail from by hand, with a draft beside it. Each kind of mail is a row in the table. With --send the mail is
 * sent as well (mail_send.c). */
#include <string.h>

#include "calendar_record.h"
#include "command.h"
#include "mail_folder.h"
#include "mail_job.h"
#include "mail_sent.h"
#include "meeting_rooms.h"
#include "options.h"
#include "outfolder.h"
#include "outputs.h"
#include "paperwork.h"
#include "pdf/address_labels.h"
#include "picture_files.h"
#include "read/labels.h"
#include "read/pictograms.h"
#include "read/series.h"
#include "recorded.h"
#include "report_many.h"
#include "report_photos.h"
#include "view/calendar.h"
#include "view/mail_text.h"

/* What kinds of mail there are. */
typedef struct MailKind {
  const char *name[2]; /* Dutch, English: both always work */
  TextId folder;
  gboolean recorded;   /* made from the session, with those of all rooms; the others from the script */
  ExitStatus (*make)(const MailJob *job, const char *folder);
} MailKind;

static ExitStatus complain(char *message) { return options_complain(NULL, LANG_NL, message); }

/* A document as PDF and its mark; NULL when it could not be made (told, under this name). */
static GBytes *pdf_of(const Document *document, const DocumentInput *input, TextId name, char **mark, Lang lang) {
  g_autoptr(FaceSet) faces = paperwork_faces(lang);
  if (!faces) return NULL;
  g_autoptr(Paper) paper = document_paper(faces, document, input->script);
  document_draw(document, paper, input, 1);
  return paperwork_render(paper, text_plain(input->script->lang, name), mark, lang);
}

/* The logo on what is mailed; NULL without one (what is wrong is told). */
static Picture *load_logo(const MailJob *job) {
  g_autoptr(DiagList) diags = diag_list_new(job->lang);
  Picture *logo = picture_files_logo(job->script, job->path, NULL, diags);
  options_tell(diags);
  return logo;
}

static void hint(const MailJob *job, TextId id) { complain(g_strdup(text_plain(job->lang, id))); }

/* NULL when they could not be made (told). */
static GBytes *labels_of(const MailJob *job, const GPtrArray *people, char **mark) {
  const DocumentInput input = {.script = job->script, .people = people, .badges.sheet = job->sheet};
  return pdf_of(&address_labels, &input, TX_MAIL_FILE_LABELS, mark, job->lang);
}

void mail_job_paper(const MailJob *job, const char *below, const GPtrArray *people) {
  g_autofree char *mark = NULL;
  g_autoptr(GBytes) labels = labels_of(job, people, &mark);
  mail_folder_write_paper(job->out, below, job->script->lang, people, labels, mark);
}

void mail_job_write(const MailJob *job, const MailFolder *mail) {
  MailFolder whole = *mail;
  g_autofree char *mark = NULL;
  g_autoptr(GBytes) labels = mail->to->paper->len && !mail->direct ? labels_of(job, mail->to->paper, &mark) : NULL;
  whole.labels = labels;
  whole.labels_mark = mark;
  mail_folder_write(job->out, &whole);
  if (job->box) outbox_add(job->box, mail);
}

/* Tells what the user should know before sending. */
static void tell_gaps(const MailJob *job, guint addresses) {
  if (!mail_plausible(job->script->initiator.mail)) hint(job, TX_MAIL_NO_SENDER);
  if (addresses == 0) hint(job, TX_MAIL_NO_ADDRESSES);
}

/* --- the report --- */

/* The same report to others, in a folder of their own; takes the text over. */
static void write_others(const MailJob *job, const MailFolder *first, const char *name, TextId heading, char *text, const Recipients *to,
                         const GPtrArray *not_noted) {
  g_autofree char *folder = g_strdup_printf("%s/%s", first->below, name);
  MailFolder mail = *first;
  mail.below = folder;
  mail.heading = heading;
  mail.text = text;
  mail.to = to;
  mail.shared = recipients_share(to);
  mail.missed = mail.readers = NULL;
  mail.attendance_unknown = FALSE;
  mail.not_noted = not_noted;
  mail_job_write(job, &mail);
  g_free(text);
}

GPtrArray *mail_job_sessions(const MailJob *job) {
  GPtrArray *sessions = g_ptr_array_new();
  g_ptr_array_add(sessions, job->session);
  for (guint i = 0; job->rooms && i < job->rooms->facts->len; i++) {
    const ReportFacts *facts = g_ptr_array_index(job->rooms->facts, i);
    if (facts->session != job->session) g_ptr_array_add(sessions, (gpointer)facts->session);
  }
  return sessions;
}

/* facts: of this session. rooms: NULL when it is about this session alone. */
static void write_report(const MailJob *job, const char *folder, const ReportFacts *facts, const MailRooms *rooms, GBytes *pdf,
                         const char *mark) {
  const Script *script = facts->script;
  g_autofree char *subject = mail_text_report_subject(facts);
  g_autofree char *date = date_iso(mail_text_date(facts));
  g_autofree char *attachment = tx(script->lang, MAIL_ATTACHMENT_REPORT, TS(date));
  ReportRecipients people;
  g_autoptr(GPtrArray) others = mail_job_sessions(job);
  g_ptr_array_remove_index(others, 0);
  report_recipients_init(&people, job->session, others);
  gboolean taken = people.attendance_taken;
  g_autofree char *text = mail_text_report(facts, rooms, taken ? MAIL_READER_CAME : MAIL_READER_ALL);
  g_autofree char *calendar = calendar_of_next(facts, job->path, job->dates), *next = date_iso(job->session->next_date);
  g_autofree char *calendar_name = tx(script->lang, FOLLOW_ATTACHMENT_NEXT, TS(next));
  const MailFolder mail = {
      .below = folder,
      .lang = script->lang,
      .heading = taken ? TX_MAIL_STEPS_CAME : TX_MAIL_STEPS_ALL,
      .subject = subject,
      .text = text,
      .from = &script->initiator,
      .to = &people.came,
      .shared = recipients_share(&people.came),
      .attachment_file = TX_MAIL_FILE_REPORT,
      .attachment_name = attachment,
      .attachment = pdf,
      .mark = mark,
      .calendar = calendar,
      .calendar_name = calendar_name,
      .missed = recipients_count(&people.missed) ? tp(script->lang, MAIL_FOLDER_MISSED) : NULL,
      .readers = recipients_count(&people.readers) ? tp(script->lang, MAIL_FOLDER_READERS) : NULL,
      .attendance_unknown = !taken,
      .date = job->session->last_t,
      .zone = script->zone,
  };
  guint addresses = people.came.mail->len + people.missed.mail->len + people.readers.mail->len;
  tell_gaps(job, addresses);
  if (!taken && addresses) hint(job, TX_MAIL_NO_ATTENDANCE);
  out_folder_renew(job->out, folder);
  mail_job_write(job, &mail);
  g_autoptr(GPtrArray) not_noted = recipients_not_noted(&people.missed, job->session);
  if (mail.missed)
    write_others(job, &mail, mail.missed, TX_MAIL_STEPS_MISSED, mail_text_report(facts, rooms, MAIL_READER_MISSED), &people.missed, not_noted);
  if (mail.readers)
    write_others(job, &mail, mail.readers, TX_MAIL_STEPS_READERS, mail_text_report(facts, rooms, MAIL_READER_REPORT), &people.readers, NULL);
  report_recipients_clear(&people);
}

static ExitStatus make_report_alone(const MailJob *job, const char *folder) {
  g_autoptr(ReportFacts) facts = report_facts_new(job->session);
  g_autofree char *mark = NULL;
  g_autoptr(DiagList) diags = diag_list_new(job->script->lang);
  g_autoptr(Picture) logo = load_logo(job);
  g_autoptr(GPtrArray) pictures = job->photos ? report_photos_load(job->photos, facts, diags) : NULL;
  options_tell(diags);
  const DocumentInput input = {.script = job->script, .facts = facts, .logo = logo, .report_pictures = pictures};
  g_autoptr(GBytes) pdf = pdf_of(document_get(DOCUMENT_REPORT), &input, TX_MAIL_FILE_REPORT, &mark, job->lang);
  if (!pdf) return EXIT_COULD_NOT;
  g_autoptr(GPtrArray) one = g_ptr_array_new();
  g_ptr_array_add(one, facts);
  report_tell_doubts(one, job->lang);
  write_report(job, folder, facts, NULL, pdf, mark);
  return diag_failed(diags) ? EXIT_FAULTS : EXIT_DONE;
}

static ExitStatus make_report_joined(const MailJob *job, const char *folder) {
  g_autoptr(GPtrArray) pictures = NULL;
  g_autofree char *mark = NULL;
  JoinedSums sums;
  ExitStatus status = EXIT_DONE;
  g_autoptr(Story) story = meeting_rooms_story(job->rooms, job->photos, &pictures, &sums, &status);
  g_autoptr(Picture) logo = load_logo(job);
  const DocumentInput input = {.script = job->script, .story = story, .logo = logo, .report_pictures = pictures};
  g_autoptr(GBytes) pdf = pdf_of(document_get(DOCUMENT_JOINED), &input, TX_MAIL_FILE_REPORT, &mark, job->lang);
  if (!pdf) return EXIT_COULD_NOT;
  const MailRooms rooms = {job->rooms->facts, sums.present};
  report_tell_doubts(job->rooms->facts, job->lang);
  write_report(job, folder, job->rooms->main, &rooms, pdf, mark);
  return status;
}

static ExitStatus make_report(const MailJob *job, const char *folder) {
  return job->rooms ? make_report_joined(job, folder) : make_report_alone(job, folder);
}

/* --- the invitation --- */

/* The invitation, or the reminder of it (again). */
static ExitStatus write_invitation(const MailJob *job, const char *folder, const Recipients *people, gboolean again) {
  const Script *script = job->script;
  g_autoptr(Picture) logo = load_logo(job);
  g_autoptr(GPtrArray) series = series_open(job->path, script, clock_real(), NULL), earlier = series_facts(series);
  g_autoptr(DiagList) diags = diag_list_new(job->lang);
  g_autoptr(GPtrArray) pictograms = pictograms_load(diags);
  options_tell(diags);
  const DocumentInput input = {.script = script, .logo = logo, .earlier = earlier, .pictograms = pictograms};
  g_autofree char *mark = NULL;
  g_autoptr(GBytes) pdf = pdf_of(document_get(DOCUMENT_PROGRAMME), &input, TX_MAIL_FILE_PROGRAMME, &mark, job->lang);
  if (!pdf) return EXIT_COULD_NOT;
  Lang lang = script_participant_lang(script);
  g_autofree char *subject = again ? mail_text_reminder_subject(script) : mail_text_invitation_subject(script);
  g_autofree char *when = document_when(script, lang), *where = document_where(script);
  g_autofree char *text = mail_text_invitation(script, when, where, again);
  g_autofree char *calendar = calendar_of_meeting(script, job->path, where, job->dates);
  g_autofree char *date = date_iso(script->date);
  g_autofree char *attachment = *date ? tx(script->lang, MAIL_ATTACHMENT_PROGRAMME, TS(date))
                                      : g_strdup(tp(script->lang, MAIL_ATTACHMENT_PROGRAMME_NO_DATE));
  g_autofree char *calendar_name = tx(script->lang, FOLLOW_ATTACHMENT_MEETING, TS(date));
  const MailFolder mail = {
      .below = folder,
      .lang = script->lang,
      .heading = again ? TX_FOLLOW_STEPS_REMIND : TX_MAIL_STEPS_INVITE,
      .subject = subject,
      .text = text,
      .from = &script->initiator,
      .to = people,
      .shared = recipients_share(people),
      .attachment_file = TX_MAIL_FILE_PROGRAMME,
      .attachment_name = attachment,
      .attachment = pdf,
      .mark = mark,
      .calendar = calendar,
      .calendar_name = calendar_name,
      .date = INSTANT_NONE,
      .zone = script->zone,
  };
  tell_gaps(job, people->mail->len);
  out_folder_renew(job->out, folder);
  mail_job_write(job, &mail);
  return EXIT_DONE;
}

static ExitStatus make_invitation(const MailJob *job, const char *folder) {
  Recipients people;
  recipients_init_invited(&people, job->script);
  ExitStatus status = write_invitation(job, folder, &people, FALSE);
  recipients_clear(&people);
  return status;
}

static ExitStatus make_reminder(const MailJob *job, const char *folder) {
  Recipients people;
  recipients_init_silent(&people, job->script);
  ExitStatus status = EXIT_DONE;
  if (people.mail->len + people.paper->len)
    status = write_invitation(job, folder, &people, TRUE);
  else
    hint(job, TX_FOLLOW_ALL_ANSWERED);
  recipients_clear(&people);
  return status;
}

/* --- the command --- */

static const MailKind kinds[] = {
    {{"uitnodiging", "invite"}, TX_MAIL_FOLDER_INVITE, FALSE, make_invitation},
    {{"herinnering", "remind"}, TX_FOLLOW_FOLDER_REMIND, FALSE, make_reminder},
    {{"verslag", "report"}, TX_MAIL_FOLDER_REPORT, TRUE, make_report},
    {{"eigenaren", "owners"}, TX_FOLLOW_FOLDER_OWNERS, TRUE, mail_owners_make},
    {{"navraag", "ask"}, TX_FOLLOW_FOLDER_ASK, TRUE, mail_ask_make},
};

static const MailKind *find_kind(const char *name) {
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
    if (strcmp(name, kinds[i].name[0]) == 0 || strcmp(name, kinds[i].name[1]) == 0) return &kinds[i];
  }
  return NULL;
}

static ExitStatus unknown_kind(const char *name, Lang lang) {
  GString *names = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    g_string_append_printf(names, "%s%s", i ? ", " : "", kinds[i].name[lang == LANG_EN]);
  ExitStatus status = complain(tx(lang, MAIL_UNKNOWN_KIND, TS(name), TS(names->str)));
  g_string_free(names, TRUE);
  return status;
}

/* What was asked for. */
typedef struct Asked {
  const MailKind *kind;
  const char *file;
  char *dir, *session_dir, *sheet_name, *photos;
  GPtrArray *sheets;       /* of LabelSheet */
  const LabelSheet *sheet;
  Date today;
  gboolean force, send;
  SendOptions sending;
} Asked;

/* What could not be made as it should be is not sent: the folder is what the user looks at before they say yes. */
static ExitStatus send_after(const Asked *asked, const MailJob *job, ExitStatus made) {
  if (made != EXIT_DONE) {
    hint(job, TX_SEND_FOLDER_FIRST);
    return made;
  }
  g_autofree char *record = mail_sent_path(job->path);
  return mail_send(job->box, asked->kind->name[1], record, &asked->sending, job->lang);
}

static ExitStatus make(const Asked *asked, const Script *script, Session *session, const char *path, Lang lang) {
  g_autoptr(Outbox) box = asked->send ? outbox_new() : NULL;
  OutFolder *out = out_folder_open(asked->dir, asked->force, lang);
  if (!out) return EXIT_COULD_NOT;
  g_autoptr(MeetingRooms) rooms = session ? meeting_rooms_of_session(session, path) : NULL;
  CalendarRecord *dates = calendar_record_open(path);
  const MailJob job = {script, session, path, lang, asked->today, out, asked->photos, asked->sheet, calendar_record_marks(dates), rooms, box};
  ExitStatus status = asked->kind->make(&job, text_plain(script->lang, asked->kind->folder));
  ExitStatus kept = calendar_record_close(dates, lang), closed = out_folder_close(out);
  outputs_remember(path, asked->dir);
  status = MAX(status, MAX(kept, closed));
  if (box) status = send_after(asked, &job, status);
  /* a room that is missing was told: it may never have written anything down, so the others do not wait for it */
  return rooms ? MAX(status, rooms->status) : status;
}

static ExitStatus make_recorded(const Asked *asked, Lang lang) {
  ExitStatus status = EXIT_COULD_NOT;
  g_autoptr(Journal) journal = recorded_open(asked->file, asked->session_dir, FALSE, lang, &status);
  if (!journal) return status;
  recorded_tell_kept(journal_script(journal), journal_session(journal)->people, asked->file, lang);
  return make(asked, journal_script(journal), journal_session(journal), journal_path(journal), lang);
}

/* Who invites to a meeting that was, took the wrong script or forgot its new date. */
static void tell_held(const Asked *asked, const Script *script, Lang lang) {
  g_autoptr(DiagList) unheard = diag_list_new(lang);
  const JournalOptions options = {.session_dir = asked->session_dir, .clock = clock_real(), .begin = INSTANT_NONE};
  g_autoptr(Journal) journal = journal_open(asked->file, NULL, &options, unheard);
  const Session *session = journal_session(journal);
  if (session && (session->finished || session->closed)) {
    complain(g_strdup(tp(lang, MAIL_HELD)));
  } else if (script->date.year && date_compare(script->date, asked->today) < 0) {
    g_autofree char *day = date_words(lang, script->date);
    complain(tx(lang, MAIL_DATE_PAST, TS(day)));
  }
}

static ExitStatus make_planned(const Asked *asked, Lang lang) {
  const LoadOptions options = {0};
  g_autoptr(Loaded) loaded = load_meeting(asked->file, &options);
  options_tell(loaded->diags);
  if (!loaded->script) return loaded->files->len ? EXIT_FAULTS : EXIT_COULD_NOT;
  recorded_consent(asked->file, asked->session_dir, loaded->script);
  recorded_tell_kept(loaded->script, loaded->script->people, asked->file, lang);
  tell_held(asked, loaded->script, lang);
  return make(asked, loaded->script, NULL, asked->file, lang);
}

static gboolean fill_today(Asked *asked, const char *text, Lang lang, ExitStatus *status) {
  if (options_today(text, &asked->today)) return TRUE;
  *status = options_wrong(&cmd_mail, lang, "--today", text);
  return FALSE;
}

/* What is wrong with the table of sheets is for `print` to tell. */
static gboolean fill_sheet(Asked *asked, Lang lang, ExitStatus *status) {
  g_autoptr(DiagList) unheard = diag_list_new(lang);
  asked->sheets = labels_load(unheard);
  asked->sheet = asked->sheet_name ? label_sheet_find(asked->sheets, asked->sheet_name) : label_sheet_default(asked->sheets, FALSE);
  if (asked->sheet || !asked->sheet_name) return TRUE;
  g_autofree char *names = label_sheet_names(asked->sheets, lang == LANG_EN);
  *status = complain(tx(lang, PRESS_SHEETS_KNOWN, TS(asked->sheet_name), TS(names)));
  return FALSE;
}

static ExitStatus run(int argc, char **argv, Lang lang) {
  Asked asked = {0};
  g_autofree char *today = NULL;
  const char *folder = lang == LANG_EN ? "DIR" : "MAP";
  GOptionEntry entries[] = {
      {"out", 'o', 0, G_OPTION_ARG_FILENAME, &asked.dir, tp(lang, MAIL_OPTION_DIR), folder},
      {"photos", 0, 0, G_OPTION_ARG_FILENAME, &asked.photos, tp(lang, REPORT_OPTION_PHOTOS), folder},
      {"session", 0, 0, G_OPTION_ARG_FILENAME, &asked.session_dir, tp(lang, MAIL_OPTION_SESSION), folder},
      {"today", 0, 0, G_OPTION_ARG_STRING, &today, tp(lang, FOLLOW_OPTION_TODAY), "2027-01-28"},
      {"force", 0, 0, G_OPTION_ARG_NONE, &asked.force, tp(lang, MAIL_OPTION_FORCE), NULL},
      {"sheet", 0, 0, G_OPTION_ARG_STRING, &asked.sheet_name, tp(lang, MAIL_OPTION_SHEET), "L4785"},
      {"send", 0, 0, G_OPTION_ARG_NONE, &asked.send, tp(lang, SEND_OPTION), NULL},
      {"yes", 0, 0, G_OPTION_ARG_NONE, &asked.sending.yes, tp(lang, SEND_OPTION_YES), NULL},
      {"again", 0, 0, G_OPTION_ARG_NONE, &asked.sending.again, tp(lang, SEND_OPTION_AGAIN), NULL},
      {"wait", 0, 0, G_OPTION_ARG_INT, &asked.sending.seconds, tp(lang, SEND_OPTION_WAIT), "120"},
      G_OPTION_ENTRY_NULL,
  };
  ExitStatus status;
  if (options_read(&cmd_mail, entries, &argc, &argv, 2, 2, lang, &status)) {
    asked.file = argv[1];
    asked.kind = find_kind(argv[2]);
    if (!asked.kind)
      status = unknown_kind(argv[2], lang);
    else if (!asked.dir || !*asked.dir)
      status = complain(g_strdup(tp(lang, MAIL_NO_DIR)));
    else if (fill_sheet(&asked, lang, &status) && fill_today(&asked, today, lang, &status))
      status = asked.kind->recorded ? make_recorded(&asked, lang) : make_planned(&asked, lang);
  }
  if (asked.sheets) g_ptr_array_unref(asked.sheets);
  g_free(asked.sheet_name);
  g_free(asked.dir);
  g_free(asked.session_dir);
  g_free(asked.photos);
  return status;
}

const Command cmd_mail = {{"mail", "mail"}, TX_MAIL_ARGUMENTS, TX_MAIL_SUMMARY, TX_NONE, run};
