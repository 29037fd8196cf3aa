/* Sends mails after all: shows to whom, asks, and hands each message to the mail program. Who got one already, or may have, is asked
 * about first. */
#ifndef MAIL_SEND_H
#define MAIL_SEND_H
#include "command.h"
#include "mail_folder.h"

/* Mails that wait to be sent. Owns copies of what they say; their people and sender are borrowed. */
typedef struct Outbox Outbox;
Outbox *outbox_new(void);
void outbox_free(Outbox *box);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Outbox, outbox_free)
void outbox_add(Outbox *box, const MailFolder *mail);

typedef struct SendOptions {
  gboolean yes;   /* send without asking: for where nobody can answer */
  gboolean again; /* also to who got one already, or may have */
  int seconds;    /* how long the mail program may take for a message; 0 for the usual */
} SendOptions;

/* Sends what is in the box. kind: the word of the record for this kind of mail. record: path of the record of what was sent. EXIT_FAULTS
 * when somebody was left out or did not get theirs, EXIT_COULD_NOT when nothing could be sent; told. */
ExitStatus mail_send(const Outbox *box, const char *kind, const char *record, const SendOptions *options, Lang lang);

#endif
