/* The record of what was sent, beside the session: `X.verstuurd`, for its owner alone. It is written, and on the disk, before a message is
 * handed over and again after it, so that whatever happens in between is known the next time. */
#ifndef MAIL_SENT_H
#define MAIL_SENT_H
#include <glib.h>

#include "base/text.h"
#include "base/when.h"

/* What is known of a mail to one address. */
typedef enum {
  SENT_NEVER,
  SENT_REFUSED, /* the mail program did not take it */
  SENT_UNKNOWN, /* nobody knows: the sending broke off */
  SENT_DONE,
} SentState;

typedef struct SentMail {
  SentState state;
  Instant at;     /* when it began */
  const char *id; /* of the message; borrowed, NULL when never */
} SentMail;

/* Owns the open file and its lock. */
typedef struct MailSent MailSent;

/* Where the record of a script or a session stands; new string. */
char *mail_sent_path(const char *path);

/* Opens it, making it when needed. NULL when it cannot be used (told): it is locked by another, or cannot be read. */
MailSent *mail_sent_open(const char *path, Lang lang);
void mail_sent_close(MailSent *sent);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MailSent, mail_sent_close)

/* What is known of this mail to this address: of this very one, else of the last of its kind there. kind: a word without spaces; id: of
 * its message. others: set of identities of mails that go out now; two people with one address may each get one of them. */
SentMail mail_sent_to(const MailSent *sent, const char *kind, const char *address, const char *id, GHashTable *others);

/* Says that a message is about to be handed over to these addresses (array of char *). FALSE when the disk refuses (told): then it
 * must not be handed over. */
gboolean mail_sent_begin(MailSent *sent, const char *kind, const char *id, const GPtrArray *addresses, Instant at);
/* Says what became of the message that was begun last: SENT_DONE or SENT_REFUSED. FALSE when the disk refuses (told): then it counts as
 * unknown the next time. */
gboolean mail_sent_end(MailSent *sent, SentState state, Instant at);

#endif
