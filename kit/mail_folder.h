/* A mail as a folder to send by hand in six numbered steps: what to do, subject, text, addresses, attachment, who gets
 * paper; and beside it a draft for mail programs that open one. Many filters take such drafts away, so the steps come
 * first. */
#ifndef MAIL_FOLDER_H
#define MAIL_FOLDER_H
#include <glib.h>

#include "base/when.h"
#include "model/recipients.h"
#include "outfolder.h"

/* A mail to be put in a folder. Everything in it is borrowed. */
typedef struct MailFolder {
  const char *below;        /* the folder, below the folder of output */
  Lang lang;                /* of file names and of what to do */
  TextId heading;           /* of what to do */
  const char *heading_name; /* of whom it speaks, or NULL */
  TextId heading_paper;     /* in its place when the one reader has no address */
  const char *subject, *text;
  const Organiser *from;    /* who sends it, and to whom it is addressed: all others are in Bcc, unless below says otherwise */
  const Recipients *to;
  gboolean direct;          /* there is one reader, who stands in To */
  gboolean shared;          /* all agreed that the others see their address: they stand in To */
  TextId attachment_file;   /* its name in the folder */
  const char *attachment_name; /* its name for who gets it */
  GBytes *attachment;       /* NULL: none */
  const char *mark;         /* of the attachment */
  const char *calendar;     /* a calendar file, or NULL */
  const char *calendar_name; /* its name for who gets it */
  GBytes *labels;           /* for the envelopes of who gets paper, or NULL */
  const char *labels_mark;
  const char *missed;       /* folder of the mail to who could not come, or NULL */
  const char *readers;      /* folder of the mail to who only gets the report, or NULL */
  gboolean attendance_unknown;
  const GPtrArray *not_noted; /* of Person: who are among the readers though nobody wrote down whether they came; or NULL */
  Instant date;             /* INSTANT_NONE: of when it is sent */
  GTimeZone *zone;
} MailFolder;

/* The list of who gets paper, in a folder of mails, and labels for their envelopes (NULL: none). people: array of Person. */
void mail_folder_write_paper(OutFolder *out, const char *below, Lang lang, const GPtrArray *people, GBytes *labels, const char *mark);

/* Writes the folder. A mail to one reader (direct) who has no address is for paper: there are no steps to send it. What went wrong has been told, and is in the status of the folder of output. */
void mail_folder_write(OutFolder *out, const MailFolder *mail);

#endif
