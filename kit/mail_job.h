/* A mail that is being made, and the kinds that one file more than the command itself makes. */
#ifndef MAIL_JOB_H
#define MAIL_JOB_H
#include "command.h"
#include "model/session.h"
#include "mail_send.h"
#include "model/label_sheet.h"
#include "outfolder.h"

/* Everything in it is borrowed. */
typedef struct MailJob {
  const Script *script;
  Session *session;  /* NULL for mails before the meeting */
  const char *path;  /* of the session, or of the script for mails before the meeting */
  Lang lang;         /* of what is told */
  Date today;
  OutFolder *out;    /* open */
  const char *photos; /* the folder of photos for the report, or NULL */
  const LabelSheet *sheet; /* for who gets paper; NULL: paper to cut */
  GHashTable *dates; /* what was put in calendars before; see view/calendar.h */
  const struct MeetingRooms *rooms; /* for a mail about all rooms of the meeting; NULL: about this session alone */
  Outbox *box;       /* for what is to be sent as well; NULL when nothing is */
} MailJob;

/* Writes the folder of a mail, with labels for who gets it on paper, and puts the mail in the box. */
void mail_job_write(const MailJob *job, const MailFolder *mail);

/* Writes the list of who gets paper into a folder of mails, with labels for their envelopes. people: array of Person. */
void mail_job_paper(const MailJob *job, const char *below, const GPtrArray *people);

/* The sessions that the mail is about, the main one first; new array, borrowed. */
GPtrArray *mail_job_sessions(const MailJob *job);

/* One mail per owner of agreements of all rooms, below this folder, with what they take up and a calendar file. */
ExitStatus mail_owners_make(const MailJob *job, const char *folder);
/* One mail per owner of agreements that it is time to ask about. */
ExitStatus mail_ask_make(const MailJob *job, const char *folder);

#endif
