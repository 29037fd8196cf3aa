/* What the areas of the reducer share: only session*.c include this. Each session_apply_* takes an event of its area and
 * changes the state; an event that makes no sense there (an unknown part, a record that was deleted) changes nothing. */
#ifndef MODEL_SESSION_APPLY_H
#define MODEL_SESSION_APPLY_H
#include "model/session.h"

#define SESSION_LENGTH_MAX 1000000 /* seconds of a part */
#define SESSION_ROOMS_MAX 1000
#define SESSION_ID_MAX 1000000     /* above it, an id in a file is not believed */

/* t is the event's time as it counts: never before that of the event in front of it. */
void session_apply_flow(Session *session, const Event *event, Instant t);
void session_apply_round(Session *session, const Event *event, Instant t);
void session_apply_people(Session *session, const Event *event, Instant t);
void session_apply_record(Session *session, const Event *event, Instant t);

/* Gives an id: the wanted one when it was not given yet, else the next. */
int session_take_id(int *next, int wanted);

/* Numbers of agreements up to this one were given; the next is the first of this room behind it. */
void session_number_given(Session *session, int number);

/* An instant that can be reckoned with: a file may hold any number, and differences must not overflow. */
Instant session_sane(Instant at);

/* The turn that runs is held up while its part does not, and goes on with it. */
void session_hold_turn(Session *session, PhaseRun *run, Instant t);
void session_go_on_turn(PhaseRun *run, Instant t);
/* Sets lengths of parts (array of PartLength), as EVENT_LENGTHS does. */
void session_set_lengths(Session *session, const GPtrArray *lengths);
/* A round that runs gets a turn more, or one less; the part becomes so much longer or shorter. */
void session_add_turn(PhaseRun *run, int turns);

/* The state of a meeting before its first event, and freeing a state; script, events and the stacks of undo are left alone. */
void session_state_init(Session *session);
void session_state_clear(Session *session);
/* Gives a session without a state a copy of that of another. Records are shared until one of them changes one. */
void session_state_copy(Session *to, const Session *from);

typedef struct SessionPast SessionPast;
SessionPast *session_past_new(void);
void session_past_free(SessionPast *past);

/* A part that was put in; new. */
Phase *session_inserted_phase(const char *id, const char *title, int planned, const Script *script);
void session_phase_run_free(gpointer run);
void session_record_free(gpointer record);
PhaseRun *session_phase_run_new(const Phase *phase, gboolean inserted);

/* The record with this id, deleted ones included; NULL when unknown. */
const Record *session_any_record(const Session *session, int id);

#endif
