/* The mail program of the system: whatever answers to `sendmail -t`. The one place that starts it. */
#ifndef SENDMAIL_H
#define SENDMAIL_H
#include <glib.h>

/* What became of a message that was handed over. */
typedef enum {
  SENDMAIL_TAKEN,   /* the program has it */
  SENDMAIL_REFUSED, /* it has not */
  SENDMAIL_LATER,   /* not now: some programs try again themselves, others leave that to us */
  SENDMAIL_UNKNOWN, /* it was ended before it said so */
} SendmailResult;

/* Where the program is: DRAAIBOEK_SENDMAIL when that is set, else where it usually stands, else on the path. New string; NULL when there
 * is none. */
char *sendmail_find(void);

/* Hands a message over (lines ending in \n), to whom its headers say; sender is the address that bounces go to. Waits for at most so many
 * seconds, then ends the program. *said (owned) gets what it said, or why it could not be started; never NULL. */
SendmailResult sendmail_hand_over(const char *program, const char *sender, const char *message, gsize length, int seconds, char **said);

#endif
