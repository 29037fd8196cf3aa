/* What the mails to owners of agreements say: what each takes up, and after a while how it goes. Pure. */
#ifndef VIEW_MAIL_FOLLOW_H
#define VIEW_MAIL_FOLLOW_H
#include <glib.h>

#include "model/session.h"

/* What one person takes up. Session and person are borrowed, and so are the records. */
typedef struct OwnerTasks {
  const Session *session;
  const Person *person;
  GPtrArray *records; /* of Record: open agreements that are not confidential, by number */
  GPtrArray *texts;   /* of char, owned: theirs, with the names hidden of who may not be named; ends with NULL */
} OwnerTasks;

/* Which agreements count: all that are open, or those that it is time to ask about, two weeks after the meeting or when their date has
 * come. */
typedef enum { TASKS_OPEN, TASKS_TO_ASK } TasksWhich;

/* One OwnerTasks for each person with such an agreement, in the order of the people list; new array, owned. today is for
 * TASKS_TO_ASK. in_words (may be NULL) gets the agreements that nobody can be asked about: their owner is no person of the list; array of
 * Record, borrowed. *first (may be NULL) the first day on which there is something to ask; 0,0,0 when never. */
GPtrArray *owner_tasks(const Session *session, TasksWhich which, Date today, GPtrArray *in_words, Date *first);

/* Subjects: one line; new strings. */
char *mail_follow_owner_subject(const Script *script);
char *mail_follow_ask_subject(const Script *script);
/* Who takes up these agreements in words: "5 (Gemeente), 7"; new string. */
char *mail_follow_in_words(const GPtrArray *records);
/* Can they be mailed; else they get the letter on paper. */
gboolean mail_follow_reachable(const OwnerTasks *tasks);
/* The letters; new strings. dated: a calendar file goes with it. What is on paper says nothing of mail. */
char *mail_follow_owner(const OwnerTasks *tasks, gboolean dated);
char *mail_follow_ask(const OwnerTasks *tasks, Date today);

#endif
