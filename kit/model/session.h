/* The session: the state of a meeting, computed from its script and its events and from nothing else.
 * session_append is total and pure: whatever event comes, it gives a state. Rules are in decide.c, time in timetable.c. */
#ifndef MODEL_SESSION_H
#define MODEL_SESSION_H
#include <glib.h>

#include "model/event.h"
#include "model/people.h"
#include "model/script.h"

typedef enum { PHASE_AHEAD, PHASE_RUNNING, PHASE_DONE, PHASE_DROPPED, PHASE_PARKED } PhaseState;
typedef enum { PRESENCE_UNKNOWN, PRESENCE_HERE, PRESENCE_ABSENT, PRESENCE_LEFT, PRESENCE_ONLINE, N_PRESENCES } Presence;

/* A span of time; to is INSTANT_NONE while it lasts. */
typedef struct Span {
  Instant from, to;
} Span;

/* What the room's display does; the numbers stand in the session file. */
typedef enum { ROOM_NORMAL, ROOM_FROZEN, ROOM_BLANK, N_ROOM_DISPLAYS } RoomDisplay;

#define ROUND_TURNS_MAX 10000

/* A turn of a round that is over. */
typedef struct Turn {
  int granted; /* seconds it had; below 0 when it was put back after it had run over */
  int seconds; /* that it took */
  gboolean skipped;
  int person_id; /* 0 = not named */
} Turn;

/* A round inside a part. Its first turn begins when the round starts. */
typedef struct Round {
  gboolean active;   /* a round was started in this part; it stays so after the last turn */
  int promised;      /* seconds for each, kept to the last */
  int total;         /* turns promised at the start */
  int done;          /* turns taken, skipped ones included */
  int skipped;
  Instant turn_from; /* start of the turn now running; INSTANT_NONE before the round and after the last turn */
  int turn_seconds;  /* of the turn now running (double for who needs it) */
  int person_id;     /* picked by the facilitator, or 0 */
  int overrun;       /* seconds that the turns so far took beyond what they had, those too short not deducted. It has been
                      * added to the part's length already, like the seconds given to who needs more time */
  GArray *turns;     /* of Turn: those that are over; NULL before the round */
} Round;

/* A part as it runs. The order of the array in Session is the order of the meeting.
 * Going back to an earlier part makes the one that was left PHASE_AHEAD again, with the time it has run: it is gone on with
 * later. Going to a later part makes it PHASE_DONE; parts jumped over stay PHASE_AHEAD, but no longer come by themselves. */
typedef struct PhaseRun {
  const Phase *phase; /* of the script, or owned when it was inserted */
  gboolean inserted;
  PhaseState state;
  int length;       /* seconds: planned plus corrections, plus what speakers took beyond their turn */
  GArray *spans;    /* of Span: when it ran, reopened stretches included */
  Round round;
} PhaseRun;

/* How far an agreement is; the numbers stand in the session file. One that nobody said anything about is planned. */
typedef enum { AGREEMENT_PLANNED, AGREEMENT_WISH, AGREEMENT_RUNNING, AGREEMENT_DONE, AGREEMENT_DROPPED, N_AGREEMENT_STATES } AgreementState;

/* Something written down. Its words are borrowed from the event that brought them: the session keeps all its events. */
typedef struct Record {
  int refs; /* states that share it: only who holds it alone may change it */
  int id; /* from 1, never used again */
  ListKind list;
  const char *part;    /* id of the part it was written in; NULL when before the first */
  const char *text;
  const char *heading, *column; /* heading: of an agreement that was carried, the theme of the meeting it is from, or NULL */
  GArray *owners; /* of int */
  const char *owner;    /* in words */
  Date due;
  int quarter;
  int number; /* an agreement's number; 0 for the others */
  AgreementState state;
  int votes;
  gboolean chosen, confidential, deleted;
  gboolean in_report;  /* notes start FALSE, the others TRUE */
  gboolean carried;    /* from an earlier meeting */
  Instant t;           /* when it was written */
} Record;

typedef struct Attendance {
  Presence presence;
  Instant came, left; /* INSTANT_NONE */
  int group;          /* 0 = none */
  gboolean own_turn;  /* a round that ran got a turn for them */
} Attendance;

/* Owns everything but the script. A member that owns something is copied by name in session_copy.c. */
typedef struct Session {
  const Script *script;
  GPtrArray *events;  /* of Event: all, in order */
  gboolean opened, closed, finished, rehearsal;
  Instant begin;      /* planned begin of the programme, as fixed at the opening */
  char *room;         /* of a meeting in several rooms: the one this is; NULL: the main one */
  int room_number, rooms; /* which room of how many; 0 of 1 where there is but one */
  Instant last_t;     /* of the last event */
  GPtrArray *phases;  /* of PhaseRun, in the order of the meeting */
  int current;        /* index of the running part, or -1 */
  GArray *stops;      /* of Span: clock still */
  GPtrArray *people;  /* of Person: invited and walk-ins */
  GArray *attendance; /* of Attendance, same order as people */
  GPtrArray *records; /* of Record, deleted ones included */
  int next_record, next_person; /* ids: never given twice, also not after undo */
  int last_agreement; /* the highest number given so far, here or before; next_agreement is the first of this room behind it */
  int next_agreement; /* number: undo gives it back, deleting does not */
  Date next_date;     /* the next meeting; 0,0,0 when not agreed */
  int next_clock;
  char *next_place, *next_host;
  char *message;      /* for the room, or NULL */
  RoomDisplay display;
  guint64 display_n;  /* number of the event since which it is so: a frozen display shows what was so then */
  GArray *undo, *redo; /* of guint64: running numbers of events that can be undone, redone */
  struct SessionPast *past; /* states of a while ago, from which undo goes on */
} Session;

/* An empty session of a scheduled script. The script must outlive it. */
Session *session_new(const Script *script);
void session_free(Session *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Session, session_free)

/* Takes the event over and applies it, at its time or at that of the event before when that is later. An event without a
 * running number gets the next one. An undo or redo goes on from a state of a while ago, so that it costs no more in a long
 * meeting; who undoes very much folds all events anew once in a while. */
void session_append(Session *session, Event *event);

/* Folds many at once: undo is resolved first, so that this is linear. Takes the array and the events in it over. */
Session *session_fold(const Script *script, GPtrArray *events);

/* The session as it was when event n had been applied: a new one, folded from copies. */
Session *session_until(const Session *session, guint64 n);

/* What the room's display shows while it is frozen: the session as it was then, kept until the next freeze and owned by this
 * one. NULL when it is not frozen. */
const Session *session_frozen(const Session *session);

/* The part at a place in the order of the meeting; NULL beyond it. */
PhaseRun *session_run(const Session *session, int index);
int session_index(const Session *session, const char *part); /* -1 when unknown */
PhaseRun *session_current(const Session *session);           /* NULL when none runs */
const Record *session_record(const Session *session, int id); /* NULL when unknown or deleted */
Attendance *session_attendance(const Session *session, int person_id); /* NULL when nobody has this id */
int session_groups(const Session *session);   /* the highest number of a group; 0: there are none */
int session_present(const Session *session);  /* how many are here (online included) */
gboolean presence_here(Presence presence); /* is somebody there, in the room or online */
gboolean presence_came(Presence presence); /* were they, if only for a while */
/* Was anybody of the list ticked off? Who walked in says nothing about the others. */
gboolean session_ticked(const Session *session);
/* Where the person at this place of the list is taken to be: as long as nobody was ticked off (session_ticked), those who are
 * expected are. */
Presence session_presence(const Session *session, guint index, gboolean ticked);
int session_expected(const Session *session); /* how many were expected, walk-ins included */
gboolean session_stopped(const Session *session); /* does the clock stand still */
gboolean session_begun(const Session *session);   /* has any part run */
#define SESSION_BEGAN_MAX (24 * 3600 * SECOND) /* how far back the first beginning may be moved */
/* Between which instants the last beginning of a part may be moved (a part ahead: started afterwards), at time t. FALSE when
 * it may not: dropped, parked, or jumped over. */
gboolean session_began_bounds(const Session *session, int index, Instant t, Instant *from, Instant *to);
/* The index of the part that comes next: the first one ahead behind the current (or behind the last that ran); -1 when
 * none. */
int session_next(const Session *session);
/* The index of the part that going back would reopen: the one before the current that was not dropped or parked, or the last
 * that ran when none runs; -1 when none. */
int session_before(const Session *session);
/* Is it an agreement that still has to be done. */
gboolean record_open(const Record *record);
/* Who takes it up: the names of people, then the owner in words, with commas; new string, NULL: nobody yet. */
char *record_owners(const Session *session, const Record *record);
/* The live agreement with this number, or NULL. */
const Record *session_agreement(const Session *session, int number);
/* How many live records a list holds; part NULL counts all parts. */
int session_count(const Session *session, ListKind list, const char *part);

/* Microseconds between two instants that count: without those in which the clock stood still. 0 when to is before from. */
Instant session_active(const Session *session, Instant from, Instant to);
/* Microseconds a part has run until now: the sum of its stretches minus the time the clock stood still. */
Instant session_elapsed(const Session *session, const PhaseRun *run, Instant now);

#endif
