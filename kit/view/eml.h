/* A mail message as a file: RFC 5322 with MIME (RFC 2045, 2047, 2231), UTF-8, lines of at most 76 characters. Pure.
 * Nothing that is put into a header can end it: control characters become spaces, and addresses are checked. */
#ifndef VIEW_EML_H
#define VIEW_EML_H
#include <glib.h>

#include "base/when.h"

/* Somebody a mail goes to or comes from; strings are borrowed. */
typedef struct MailAddress {
  const char *name; /* may be NULL */
  const char *mail;
} MailAddress;

typedef struct MailAttachment {
  const char *name; /* of the file, without a folder */
  const char *type; /* "application/pdf" */
  GBytes *bytes;    /* borrowed */
} MailAttachment;

/* A message; everything in it is borrowed. */
typedef struct Mail {
  MailAddress from;
  const GArray *to, *bcc;     /* of MailAddress; may be NULL */
  const char *subject;
  const char *text;           /* the body, lines ending in \n */
  const GArray *attachments;  /* of MailAttachment; may be NULL */
  Instant date;               /* INSTANT_NONE: no date, whatever sends it puts one in */
  GTimeZone *zone;
  const char *id;             /* the part of the Message-ID before the @: letters and digits */
  gboolean draft;             /* X-Unsent: 1: mail programs open it to be sent */
} Mail;

/* The whole message with CRLF line ends; new bytes. Addresses that are none are left out. The same mail gives the same bytes. */
GBytes *eml_write(const Mail *mail);

#endif
