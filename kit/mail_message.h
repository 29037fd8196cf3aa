/* A mail as a message: what goes into a draft, and what is handed to the mail program. */
#ifndef MAIL_MESSAGE_H
#define MAIL_MESSAGE_H
#include <glib.h>

#include "mail_folder.h"

/* The identity of a mail: the part of its Message-ID before the @. The same mail has the same one each time it is made; another text or
 * attachment makes it another mail. New string. */
char *mail_message_id(const MailFolder *mail);

/* The message to be sent by hand, with X-Unsent; new bytes. */
GBytes *mail_message_draft(const MailFolder *mail);
/* The message to these people of it (an array of Person), under this identity, dated; lines end in \n. New bytes. */
GBytes *mail_message(const MailFolder *mail, const GPtrArray *people, const char *id, Instant date);

#endif
