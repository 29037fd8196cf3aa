/* What the mails to owners of agreements say: what each takes up, and after a while how it goes. Pure. */
#ifndef VIEW_MAIL_FOLLOW_H
#define VIEW_MAIL_FOLLOW_H
#include <glib.h>

#include "model/session.h"

/* An agreement that somebody takes up. Session, record and person are borrowed. */
typedef struct OwnerTask {
  const Session *session; /* where it was made: of the meeting, or of one of its rooms */
  const Record *record;   /* open, and not confidential */
  const Person *person;   /* who takes it up, as that session knows them */
  char *text;             /* its own: with the names hidden of who may not be named, and the room when it is one of several */
} OwnerTask;

/* What one person takes up. Session and person are borrowed. */
typedef struct OwnerTasks {
  const Session *session; /* of the meeting: the main one */
  const Person *person;
  guint place;      /* among all people of all sessions, from 1 */
  GPtrArray *tasks; /* of OwnerTask, by number */
} OwnerTasks;

/* Which agreements count: all that are open, or those that it is time to ask about, two weeks after the meeting or when their date has
 * come. */
typedef enum { TASKS_OPEN, TASKS_TO_ASK } TasksWhich;

/* One OwnerTasks for each person with such an agreement, in the order of the people lists; new array, owned. sessions: of the meeting, at
 * least one, the main one first; somebody is the same in all of them by their whole name. today is for TASKS_TO_ASK. in_words (may be NULL)
 * gets the agreements that nobody can be asked about: their owner is no person of the list; array of Record, borrowed. *first (may be NULL)
 * the first day on which there is something to ask; 0,0,0 when never. */
GPtrArray *owner_tasks(const GPtrArray *sessions, TasksWhich which, Date today, GPtrArray *in_words, Date *first);

/* Subjects: one line; new strings. */
char *mail_follow_owner_subject(const OwnerTasks *tasks);
char *mail_follow_ask_subject(const Script *script);
/* Who takes up these agreements in words: "5 (Gemeente), 7"; new string. */
char *mail_follow_in_words(const GPtrArray *records);
/* Can they be mailed; else they get the letter on paper. */
gboolean mail_follow_reachable(const OwnerTasks *tasks);
/* The letters; new strings. dated: a calendar file goes with it, with their dates. What is on paper says nothing of mail. */
char *mail_follow_owner(const OwnerTasks *tasks, gboolean dated);
char *mail_follow_ask(const OwnerTasks *tasks, Date today);

#endif
