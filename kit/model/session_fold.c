/* Folding events into the state of a meeting, undo and redo. Which events stand is resolved first, then each is applied once. A few
 * states of a while ago are kept, so that an undo in a long meeting folds what came after one of them and no more. What an event
 * does is in the files of its area. */
#include <string.h>

#include "model/session.h"
#include "model/session_apply.h"

#define STEP 128 /* events from one state that is kept to the next */
#define KEPT 2  /* states, the last ones before what would be undone next */

/* The state after so many events. */
typedef struct Snapshot {
  guint at;
  Session *state; /* a session with a state and nothing else; owned */
} Snapshot;

struct SessionPast {
  GByteArray *undone; /* a mark for each event: 1 when it does not stand */
  GArray *snapshots;  /* of Snapshot, the latest last */
  Session *frozen;    /* what a frozen display shows; NULL: nobody asked yet */
  guint64 frozen_n;
};

static void snapshot_clear(gpointer data) {
  Snapshot *snapshot = data;
  session_state_clear(snapshot->state);
  g_free(snapshot->state);
}

SessionPast *session_past_new(void) {
  SessionPast *past = g_new0(SessionPast, 1);
  past->undone = g_byte_array_new();
  past->snapshots = g_array_new(FALSE, FALSE, sizeof(Snapshot));
  g_array_set_clear_func(past->snapshots, snapshot_clear);
  return past;
}

void session_past_free(SessionPast *past) {
  session_free(past->frozen);
  g_byte_array_unref(past->undone);
  g_array_unref(past->snapshots);
  g_free(past);
}

/* --- one event --- */

/* What counts of every event, undone or not: time goes on, and an id that was given is never given again. */
static Instant observe(Session *session, const Event *event) {
  session->last_t = MAX(session->last_t, session_sane(event->t));
  return session->last_t;
}

static void reserve(Session *session, const Event *event) {
  switch (event->kind) {
    case EVENT_RECORD:
      session_take_id(&session->next_record, event->record);
      break;
    case EVENT_WALK_IN:
      if (event->person) {
        session_take_id(&session->next_person, event->person->id);
      }
      break;
    default:
      break;
  }
}

static void open_session(Session *session, const Event *event) {
  if (session->opened) {
    return;
  }
  session->opened = TRUE;
  session->begin = session_sane(event->at);
  session->rehearsal = event->flag;
  session->room = g_strdup(event->text);
  session->rooms = CLAMP(event->rooms, 1, SESSION_ROOMS_MAX);
  session->room_number = CLAMP(event->room, 0, session->rooms - 1);
  session_number_given(session, 0);
}

static void apply(Session *session, const Event *event, Instant t) {
  switch (event->kind) {
    case EVENT_OPEN:
      open_session(session, event);
      break;
    case EVENT_START:
    case EVENT_FINISH:
    case EVENT_STOP_CLOCK:
    case EVENT_GO_ON:
    case EVENT_LENGTHS:
    case EVENT_BEGAN:
    case EVENT_INSERT:
    case EVENT_SWAP:
    case EVENT_DROP:
    case EVENT_DRAW:
      session_apply_flow(session, event, t);
      break;
    case EVENT_ROUND:
    case EVENT_TURN:
      session_apply_round(session, event, t);
      break;
    case EVENT_ENTER:
    case EVENT_WALK_IN:
    case EVENT_ATTEND:
    case EVENT_CONSENT:
    case EVENT_GROUPS:
      session_apply_people(session, event, t);
      break;
    case EVENT_CARRY:
    case EVENT_NUMBERS:
    case EVENT_STATE:
    case EVENT_RECORD:
    case EVENT_CHANGE:
    case EVENT_DELETE:
    case EVENT_MOVE:
    case EVENT_CONFIDENTIAL:
    case EVENT_IN_REPORT:
    case EVENT_VOTES:
    case EVENT_CHOOSE:
    case EVENT_NEXT_MEETING:
    case EVENT_CLOSE:
    case EVENT_REOPEN:
    case EVENT_DISPLAY:
      session_apply_record(session, event, t);
      break;
    case EVENT_RESUME:
    case EVENT_CLOCK:
    case EVENT_ADOPT:
    case EVENT_SENT:
    case EVENT_MET:
    case EVENT_UNDO:
    case EVENT_REDO:
    case N_EVENTS:
      break; /* these tell about the program and the journal, not about the meeting */
  }
}

/* --- all of them --- */

static Event *event_at(const Session *session, guint index) {
  return g_ptr_array_index(session->events, index);
}

static void keep_snapshot(Session *session, guint at) {
  GArray *snapshots = session->past->snapshots;
  Snapshot snapshot = {at, g_new0(Session, 1)};
  session_state_copy(snapshot.state, session);
  g_array_append_val(snapshots, snapshot);
  if (snapshots->len > KEPT) {
    g_array_remove_index(snapshots, 0);
  }
}

static void apply_one(Session *session, guint index) {
  const Event *event = event_at(session, index);
  Instant t = observe(session, event);
  if (session->past->undone->data[index]) {
    reserve(session, event);
  } else {
    apply(session, event, t);
  }
}

/* Folds from an event on. States are kept up to `top`, the event that would be undone next: no undo goes back to later ones. */
static void fold_from(Session *session, guint from, guint top) {
  for (guint i = from; i < session->events->len; i++) {
    apply_one(session, i);
    guint at = i + 1;
    if (at % STEP == 0 && at <= top && top - at < STEP * KEPT) {
      keep_snapshot(session, at);
    }
  }
}

/* The index of a live event with this number, looked for from the end; the number of events when there is none. */
static guint index_of(const Session *session, guint64 n) {
  for (guint i = session->events->len; i > 0; i--) {
    const Event *event = event_at(session, i - 1);
    if (event->n == n && event_live(event->kind)) {
      return i - 1;
    }
  }
  return session->events->len;
}

static guint64 top_of(const GArray *stack) {
  return stack->len > 0 ? g_array_index(stack, guint64, stack->len - 1) : 0;
}

/* --- undo --- */

/* Moves the top of one stack to the other when it is the event that the undo or redo names, and marks it. */
static gboolean turn_over(Session *session, const Event *event, GArray *from, GArray *to, guint8 mark, guint *index) {
  guint64 n = top_of(from);
  if (from->len == 0 || event->number <= 0 || n != (guint64)event->number) {
    return FALSE;
  }
  *index = index_of(session, n);
  if (*index == session->events->len) {
    return FALSE;
  }
  g_array_set_size(from, from->len - 1);
  g_array_append_val(to, n);
  session->past->undone->data[*index] = mark;
  return TRUE;
}

/* Makes the state anew, in which the event at `index` stands or no longer stands: states after it are worth nothing now. */
static void go_back(Session *session, guint index) {
  GArray *snapshots = session->past->snapshots;
  while (snapshots->len > 0 && g_array_index(snapshots, Snapshot, snapshots->len - 1).at > index) {
    g_array_set_size(snapshots, snapshots->len - 1);
  }
  const Snapshot *last = snapshots->len > 0 ? &g_array_index(snapshots, Snapshot, snapshots->len - 1) : NULL;
  session_state_clear(session);
  if (last) {
    session_state_copy(session, last->state);
  } else {
    session_state_init(session);
  }
  fold_from(session, last ? last->at : 0, session->undo->len > 0 ? index_of(session, top_of(session->undo)) : 0);
}

/* --- what others call --- */

static void take(Session *session, Event *event) {
  static const guint8 stands = 0;
  g_ptr_array_add(session->events, event);
  g_byte_array_append(session->past->undone, &stands, 1);
  if (event->n == 0) {
    event->n = session->events->len;
  }
}

void session_append(Session *session, Event *event) {
  guint index, last = session->events->len;
  take(session, event);
  gboolean turned = event->kind == EVENT_UNDO   ? turn_over(session, event, session->undo, session->redo, 1, &index)
                    : event->kind == EVENT_REDO ? turn_over(session, event, session->redo, session->undo, 0, &index)
                                                : FALSE;
  if (turned) {
    go_back(session, index);
    return;
  }
  if (event_live(event->kind)) {
    g_array_append_val(session->undo, event->n);
    g_array_set_size(session->redo, 0);
  }
  apply_one(session, last);
  if ((last + 1) % STEP == 0) {
    keep_snapshot(session, last + 1);
  }
}

/* The same as turn_over, on stacks of indices: nothing has to be looked for. */
static void turn_over_at_once(const Session *session, const Event *event, GArray *from, GArray *to, guint8 mark) {
  guint top = from->len > 0 ? g_array_index(from, guint, from->len - 1) : 0;
  if (from->len == 0 || event->number <= 0 || event_at(session, top)->n != (guint64)event->number) {
    return;
  }
  g_array_set_size(from, from->len - 1);
  g_array_append_val(to, top);
  session->past->undone->data[top] = mark;
}

static void numbers_of(const Session *session, const GArray *indices, GArray *numbers) {
  for (guint i = 0; i < indices->len; i++) {
    g_array_append_val(numbers, event_at(session, g_array_index(indices, guint, i))->n);
  }
}

/* Computes the state of a new session from all these events, which it takes over. */
static void fold(Session *session, const GPtrArray *events) {
  g_autoptr(GArray) undo = g_array_sized_new(FALSE, FALSE, sizeof(guint), events->len);
  g_autoptr(GArray) redo = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = 0; i < events->len; i++) {
    Event *event = g_ptr_array_index(events, i);
    take(session, event);
    if (event->kind == EVENT_UNDO) {
      turn_over_at_once(session, event, undo, redo, 1);
    } else if (event->kind == EVENT_REDO) {
      turn_over_at_once(session, event, redo, undo, 0);
    } else if (event_live(event->kind)) {
      g_array_append_val(undo, i);
      g_array_set_size(redo, 0);
    }
  }
  fold_from(session, 0, undo->len > 0 ? g_array_index(undo, guint, undo->len - 1) : 0);
  numbers_of(session, undo, session->undo);
  numbers_of(session, redo, session->redo);
}

Session *session_fold(const Script *script, GPtrArray *events) {
  Session *session = session_new(script);
  fold(session, events);
  g_ptr_array_set_free_func(events, NULL);
  g_ptr_array_unref(events);
  return session;
}

Session *session_until(const Session *session, guint64 n) {
  GPtrArray *events = g_ptr_array_new();
  for (guint i = 0; i < session->events->len && event_at(session, i)->n <= n; i++) {
    g_ptr_array_add(events, event_copy(event_at(session, i)));
  }
  return session_fold(session->script, events);
}

const Session *session_frozen(const Session *session) {
  SessionPast *past = session->past;
  if (session->display != ROOM_FROZEN) {
    return NULL;
  }
  if (past->frozen && past->frozen_n != session->display_n) {
    g_clear_pointer(&past->frozen, session_free);
  }
  if (!past->frozen) {
    past->frozen = session_until(session, session->display_n);
    past->frozen_n = session->display_n;
  }
  return past->frozen;
}
