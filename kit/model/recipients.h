/* Who gets which mail after a meeting, and who gets paper. Pure. Everybody is in one list at most, and an address is
 * written to once. */
#ifndef MODEL_RECIPIENTS_H
#define MODEL_RECIPIENTS_H
#include <glib.h>

#include "model/session.h"

/* The people for one mail, in the order of the people list; borrowed from the sessions. Who shares an address with somebody
 * before them is in neither array: their mail arrives with the other's. */
typedef struct Recipients {
  GPtrArray *mail;  /* of Person: with an address that can be used */
  GPtrArray *paper; /* of Person: without one */
} Recipients;

/* For the report. came: those who were there, online or for a while too. missed: those who were invited, signed up or
 * cancelled, or sent somebody else. readers: those who only wanted the report, and did not come after all. When nobody was ticked off it
 * is not known who came: then all who were expected stand in came. */
typedef struct ReportRecipients {
  Recipients came, missed, readers;
  gboolean attendance_taken;
} ReportRecipients;

/* Fills them; the initiator, who sends it, is in no array. rooms: array of Session, or NULL: the other rooms of this meeting. Who was in
 * one of them was there, and who is known in one alone comes along. */
void report_recipients_init(ReportRecipients *recipients, const Session *session, const GPtrArray *rooms);
void report_recipients_clear(ReportRecipients *recipients);

/* For the invitation: all who are expected, the sender not among them. Cleared with recipients_clear. */
void recipients_init_invited(Recipients *recipients, const Script *script);
/* For the reminder: those of them who have not answered. */
void recipients_init_silent(Recipients *recipients, const Script *script);
void recipients_clear(Recipients *recipients);

/* Those of them of whom nobody wrote down whether they came, though they were expected; new array of Person, borrowed. */
GPtrArray *recipients_not_noted(const Recipients *recipients, const Session *session);

/* How many they are, on paper too. */
guint recipients_count(const Recipients *recipients);
/* Do all who are mailed agree that the others see their address; FALSE when there are none. */
gboolean recipients_share(const Recipients *recipients);

/* Their addresses, with this between them; new string, empty for none. */
char *recipients_addresses(const Recipients *recipients, const char *between);

#endif
