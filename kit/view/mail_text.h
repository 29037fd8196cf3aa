/* What the mails around a meeting say: subject and plain text, in the name of the initiator, in the form of address of the
 * script. Lines are not broken: the mail program does that. Pure; who gets it is in model/recipients.h. */
#ifndef VIEW_MAIL_TEXT_H
#define VIEW_MAIL_TEXT_H
#include <glib.h>

#include "model/joined.h"

/* Who reads the report's mail. */
typedef enum {
  MAIL_READER_CAME,
  MAIL_READER_MISSED, /* could not come */
  MAIL_READER_REPORT, /* only wanted the report */
  MAIL_READER_ALL,    /* it was not written down who came */
} MailReader;

/* A meeting in several rooms. */
typedef struct MailRooms {
  const GPtrArray *facts; /* of ReportFacts: of all that is there, the main one first; borrowed */
  int present;            /* people, each counted once */
} MailRooms;

/* The day of the meeting: when nobody wrote it down, the day it was recorded. */
Date mail_text_date(const ReportFacts *facts);
/* "Verslag: Startbijeenkomst": one line; new string. */
char *mail_text_report_subject(const ReportFacts *facts);
/* Greeting, what was agreed and decided, the sentence, the next meeting, signature; lines end in \n; new string. facts: of the main
 * room. rooms: NULL when there is only one; else what was agreed and decided is that of all, by the order of their report. */
char *mail_text_report(const ReportFacts *facts, const MailRooms *rooms, MailReader reader);

/* "Uitnodiging: Startbijeenkomst": one line; new string. */
char *mail_text_invitation_subject(const Script *script);
/* "Herinnering: Startbijeenkomst": one line; new string. */
char *mail_text_reminder_subject(const Script *script);
/* When, where, what for, what is good to know, how to answer. when and where are words that may be empty. again: for who has not
 * answered yet; new string. */
char *mail_text_invitation(const Script *script, const char *when, const char *where, gboolean again);

/* Adds the greeting at the end and who it is from. */
void mail_text_sign(GString *out, const Script *script);

#endif
