/* All rules: an intent at a time becomes events, or a refusal. The only place where something may be forbidden or asked
 * again. Split by area behind one dispatch: decide_flow.c, decide_round.c, decide_people.c, decide_record.c. */
#ifndef MODEL_DECIDE_H
#define MODEL_DECIDE_H
#include <glib.h>

#include "model/session.h"

typedef enum IntentKind {
  INTENT_NEXT,     /* start what comes next; the last one finishes the meeting. with.flag: the key was Space (always asks) */
  INTENT_PREVIOUS, /* reopen the part before */
  INTENT_GO_TO,    /* with.part */
  INTENT_FINISH,       /* with.at: when it ended, told afterwards (0: now) */
  INTENT_CLOCK,        /* stop the clock, or go on */
  INTENT_LONGER,       /* with.seconds, may be negative: the current part */
  INTENT_SET_LENGTH,   /* with.part, with.seconds */
  INTENT_BEGAN,        /* with.part, with.at */
  INTENT_TAKE_ADVICE,
  INTENT_INSERT,       /* with.text (title), with.seconds: after the current part, or after with.part when that is later */
  INTENT_SWAP,         /* with.part (NULL: the next) changes places with the one after it */
  INTENT_DROP_OR_DRAW, /* with.part: a part ahead is dropped, a dropped or parked one drawn in */
  INTENT_UNDO,
  INTENT_REDO,
  INTENT_ATTEND,    /* with.person_id, with.number (Presence); what somebody has already is taken off again (who had
                     * left is back) */
  INTENT_WALK_IN,   /* with.person (first, last, organisation); its instead_of: who stays away, and leaves them organisation and group */
  INTENT_CONSENT,   /* with.person_id, with.text ("name", "mail", "photo"), with.flag */
  INTENT_GROUPS,    /* for with.part (NULL: the current, or the next that is done in groups); with.number: how many groups, or
                     * below 0: how many people in each, when not as the script says. Who has a group or one on the badge keeps
                     * it; with.flag: all are divided anew, with the seed */
  INTENT_SEAT,      /* with.person_id, with.number: into this group; one more than there are makes a new one */
  INTENT_ROUND_START, /* in the current part; with.number: turns, when they are not to be counted from the people; .seconds: for
                       * each, when not to be reckoned; .person_id: who begins; .flag: the part takes a minute for each */
  INTENT_TURN_PICK, /* with.person_id has the turn now; a turn that just began without a name gets it, else the next begins */
  INTENT_TURN_NEXT, /* with.flag: skipped; with.person_id: picked */
  INTENT_TURN_BACK,   /* the turn before goes on */
  INTENT_TURN_DOUBLE, /* the turn now running; again: not */
  INTENT_RECORD,    /* with.list, .text, .heading, .column, .people, .owner, .due, .quarter */
  INTENT_CHANGE,    /* with.record and the fields. Text NULL: stays. People and owner both NULL: they stay, and so does the
                     * date unless there is another; an owner "" takes the owners away */
  INTENT_DELETE,    /* with.record */
  INTENT_MOVE,      /* with.record, with.list; an owner may come along, as in CHANGE */
  INTENT_CONFIDENTIAL, /* with.record: turns it over */
  INTENT_IN_REPORT,    /* with.record: turns it over */
  INTENT_VOTES,        /* with.record, with.number */
  INTENT_CHOOSE,       /* with.record: the chosen slogan; again: none is */
  INTENT_STATE,        /* with.record, with.state: also when the report is closed */
  INTENT_PASS_ON,      /* with.record and .people or .owner: an agreement goes to who takes it over, also when they were not
                        * there, and when the report is closed */
  INTENT_NEXT_MEETING, /* with.due, .seconds (clock), .text (place), .owner (host) */
  INTENT_CLOSE,
  INTENT_REOPEN,
  INTENT_DISPLAY, /* with.text (message; NULL: none), with.number (RoomDisplay) */
  N_INTENTS
} IntentKind;

/* Owns what `with` owns; intent_clear frees it. */
typedef struct Intent {
  IntentKind kind;
  gboolean confirmed; /* the question that decide asked was answered with yes */
  guint32 seed;       /* for what is drawn */
  Event with;         /* the arguments, in the fields named above */
} Intent;
void intent_clear(Intent *intent);
/* Copies everything over an intent that owns nothing yet. */
void intent_assign(Intent *to, const Intent *from);

/* Why an intent gives no events. ASK_* ones are questions: the same intent with confirmed = TRUE goes through. */
typedef enum Refusal {
  REFUSAL_NONE,
  REFUSAL_ASK_EARLY,     /* minutes left in this part */
  REFUSAL_ASK_SPACE,     /* Space always asks; title of the next */
  REFUSAL_ASK_NOT_FIRST, /* the plan has another part now: title */
  REFUSAL_ASK_OUT_OF_PLACE, /* minutes until the plan has it, below zero when that is past; title */
  REFUSAL_ASK_FINISH,
  REFUSAL_ASK_DROP,      /* title */
  REFUSAL_ASK_DELETE,    /* the record's text */
  REFUSAL_ASK_NO_OWNER,  /* who takes it up? confirmed: it becomes a wish */
  REFUSAL_ASK_UNDO_START, /* it would leave the part that has run for a while: title */
  REFUSAL_ASK_REDO_START, /* the same by redo: title of the part that would begin */
  REFUSAL_ASK_CLOSE, /* the report */
  REFUSAL_ASK_ROUND_SHORT, /* turns, minutes left for them, seconds for each, minutes the part would need */
  REFUSAL_NOTHING_NEXT,
  REFUSAL_NOTHING_BEFORE,
  REFUSAL_NOT_RUNNING,   /* no part runs now */
  REFUSAL_CLOCK_STOPPED, /* first let the clock go on */
  REFUSAL_NOTHING_TO_UNDO,
  REFUSAL_NOTHING_TO_REDO,
  REFUSAL_NO_ADVICE,
  REFUSAL_TOO_SHORT,     /* a part cannot be shorter than it has run */
  REFUSAL_LASTS_TOO_LONG, /* nor longer than a day */
  REFUSAL_NO_SUCH_PART,
  REFUSAL_NO_SUCH_RECORD,
  REFUSAL_NO_SUCH_PERSON,
  REFUSAL_EMPTY,         /* nothing was written */
  REFUSAL_ABSENT_OWNER,  /* who is not here gets no task: name */
  REFUSAL_EVERYBODY,     /* "samen", "iedereen": who takes it up? */
  REFUSAL_NO_ROUND,
  REFUSAL_ROUND_DONE,
  REFUSAL_BEFORE_PART,   /* it cannot have begun before the part in front of it, or after now: instants from (INSTANT_NONE: there
                          * is nothing before it) and to */
  REFUSAL_CLOSED,        /* the report is closed: reopen first */
  REFUSAL_NO_PEOPLE,
  REFUSAL_NO_SUCH_GROUP,
  REFUSAL_REPLACED, /* somebody else is there for them already: name */
  REFUSAL_TOO_LONG,      /* text beyond the limit */
  N_REFUSALS
} Refusal;

typedef struct Decision {
  GPtrArray *events; /* of Event with n and t set; empty when refused. Owned by the decision until stolen */
  Refusal refusal;
  gsize n_args;
  TextArg args[4]; /* strings owned by `strings` */
  GStringChunk *strings;
} Decision;

/* Decides; never changes the session. t is the meeting's now and is raised to the last event's when below. */
void decide(const Session *session, const Intent *intent, Instant t, Decision *decision);
void decision_clear(Decision *decision);
gboolean refusal_asks(Refusal refusal);

/* What an undo now would undo, and a redo redo: the event, or NULL. */
const Event *decide_undo_target(const Session *session);
const Event *decide_redo_target(const Session *session);

#define DECIDE_PROMISE_LEAST 45 /* seconds; less is no time to say who you are: other ways are proposed */
/* How many turns a round of this part would have: those present, or all who are expected while nobody was ticked off. Per
 * organisation, people without one count for themselves; per group, the groups that were made, else as many as the script
 * says. 0 when nobody is known. */
int decide_round_units(const Session *session, const PhaseRun *run);
/* What a round that starts at t would promise each of so many, in seconds: the script's own time per person; else what is
 * left of the part, less the timed steps behind the round, divided and rounded down to 5 s. 0 when there is nobody. */
int decide_round_promise(const Session *session, const PhaseRun *run, int units, Instant t);
/* The same of a round that has still to begin, as can be told to people now: the timed steps before it are kept free too. */
int decide_round_outlook(const Session *session, const PhaseRun *run, int units, Instant now);

#define RECORD_TEXT_MAX 4000 /* bytes of a record's text */
#endif
