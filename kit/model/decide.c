/* Deciding: the dispatch, what all areas need, and undo and redo. The rules themselves are in decide_flow.c, decide_round.c,
 * decide_people.c and decide_record.c. A decision is made on a session that is never changed here. */
#include "model/decide.h"

#include <string.h>

#include "base/unicode.h"
#include "model/decide_parts.h"

void intent_clear(Intent *intent) {
  event_clear(&intent->with);
  intent->kind = N_INTENTS;
  intent->confirmed = FALSE;
  intent->seed = 0;
}

void intent_assign(Intent *to, const Intent *from) {
  *to = *from;
  event_assign(&to->with, &from->with);
}

gboolean refusal_asks(Refusal refusal) {
  switch (refusal) {
    case REFUSAL_ASK_EARLY:
    case REFUSAL_ASK_SPACE:
    case REFUSAL_ASK_NOT_FIRST:
    case REFUSAL_ASK_OUT_OF_PLACE:
    case REFUSAL_ASK_FINISH:
    case REFUSAL_ASK_DROP:
    case REFUSAL_ASK_DELETE:
    case REFUSAL_ASK_NO_OWNER:
    case REFUSAL_ASK_UNDO_START:
    case REFUSAL_ASK_REDO_START:
    case REFUSAL_ASK_ROUND_SHORT:
    case REFUSAL_ASK_CLOSE:
      return TRUE;
    default:
      return FALSE;
  }
}

static guint64 last_number(const Session *session) {
  guint n = session->events->len;
  return n > 0 ? ((const Event *)g_ptr_array_index(session->events, n - 1))->n : 0;
}

Event *decide_emit(Deciding *d, EventKind kind) {
  Event *event = event_new(kind);
  event->n = last_number(d->session) + d->decision->events->len + 1;
  event->t = d->t;
  g_ptr_array_add(d->decision->events, event);
  return event;
}

void decide_refuse(Deciding *d, Refusal why, const TextArg *args, gsize n_args) {
  Decision *decision = d->decision;
  g_ptr_array_set_size(decision->events, 0);
  decision->refusal = why;
  decision->n_args = MIN(n_args, G_N_ELEMENTS(decision->args));
  for (gsize i = 0; i < decision->n_args; i++) {
    decision->args[i] = args[i];
    if (args[i].kind == TEXT_ARG_STRING) {
      decision->args[i].string = g_string_chunk_insert(decision->strings, args[i].string ? args[i].string : "");
    }
  }
}

gboolean decide_stopped(Deciding *d) {
  if (!session_stopped(d->session)) {
    return FALSE;
  }
  refuse(d, CLOCK_STOPPED);
  return TRUE;
}

char *decide_clean(const char *text) {
  char *clean = unicode_clean(text ? text : "", -1);
  for (char *p = clean; *p; p++) {
    if ((guchar)*p < ' ') {
      *p = ' ';
    }
  }
  return g_strstrip(clean);
}

gboolean decide_fits(Deciding *d, const char *text) {
  if (!*text) {
    refuse(d, EMPTY);
    return FALSE;
  }
  if (strlen(text) > RECORD_TEXT_MAX) {
    refuse(d, TOO_LONG, TN(RECORD_TEXT_MAX));
    return FALSE;
  }
  return TRUE;
}

int decide_part(const Deciding *d) {
  return d->with->part ? session_index(d->session, d->with->part) : d->session->current;
}

static const Event *find_event(const Session *session, const GArray *stack) {
  if (stack->len == 0) {
    return NULL;
  }
  guint64 n = g_array_index(stack, guint64, stack->len - 1);
  for (guint i = session->events->len; i-- > 0;) {
    const Event *event = g_ptr_array_index(session->events, i);
    if (event->n == n) {
      return event;
    }
  }
  return NULL;
}

const Event *decide_undo_target(const Session *session) {
  return find_event(session, session->undo);
}

const Event *decide_redo_target(const Session *session) {
  return find_event(session, session->redo);
}

/* A wrong key is undone at once; what has stood for a while, and would change the part that runs, is asked first. */
#define UNDO_ASKS_AFTER (30 * SECOND)

static const char *started_title(const Deciding *d, const Event *start) {
  int index = start->part ? session_index(d->session, start->part) : -1;
  return index >= 0 ? session_run(d->session, index)->phase->title : "";
}

static gboolean leaves_part(const Deciding *d, const Event *target, Instant stood_since) {
  return target->kind == EVENT_START && !d->intent->confirmed && d->t - stood_since > UNDO_ASKS_AFTER;
}

static void undo(Deciding *d) {
  const Event *target = decide_undo_target(d->session);
  if (!target) {
    refuse(d, NOTHING_TO_UNDO);
    return;
  }
  if (leaves_part(d, target, target->t)) {
    refuse(d, ASK_UNDO_START, TS(started_title(d, target)));
    return;
  }
  decide_emit(d, EVENT_UNDO)->number = (int)target->n;
}

static void redo(Deciding *d) {
  const Event *target = decide_redo_target(d->session);
  if (!target) {
    refuse(d, NOTHING_TO_REDO);
    return;
  }
  if (leaves_part(d, target, d->session->last_t)) {
    refuse(d, ASK_REDO_START, TS(started_title(d, target)));
    return;
  }
  decide_emit(d, EVENT_REDO)->number = (int)target->n;
}

static void dispatch(Deciding *d) {
  switch (d->intent->kind) {
    case INTENT_NEXT:
    case INTENT_PREVIOUS:
    case INTENT_GO_TO:
    case INTENT_FINISH:
    case INTENT_CLOCK:
    case INTENT_LONGER:
    case INTENT_SET_LENGTH:
    case INTENT_BEGAN:
    case INTENT_TAKE_ADVICE:
    case INTENT_INSERT:
    case INTENT_SWAP:
    case INTENT_DROP_OR_DRAW:
      decide_flow(d);
      break;
    case INTENT_UNDO:
      undo(d);
      break;
    case INTENT_REDO:
      redo(d);
      break;
    case INTENT_ROUND_START:
    case INTENT_TURN_NEXT:
    case INTENT_TURN_PICK:
    case INTENT_TURN_BACK:
    case INTENT_TURN_DOUBLE:
      decide_round(d);
      break;
    case INTENT_ATTEND:
    case INTENT_WALK_IN:
    case INTENT_CONSENT:
    case INTENT_GROUPS:
    case INTENT_SEAT:
      decide_people(d);
      break;
    case INTENT_RECORD:
    case INTENT_CHANGE:
    case INTENT_DELETE:
    case INTENT_MOVE:
    case INTENT_CONFIDENTIAL:
    case INTENT_IN_REPORT:
    case INTENT_VOTES:
    case INTENT_CHOOSE:
    case INTENT_STATE:
    case INTENT_PASS_ON:
    case INTENT_NEXT_MEETING:
    case INTENT_CLOSE:
    case INTENT_REOPEN:
    case INTENT_DISPLAY:
      decide_record(d);
      break;
    case N_INTENTS:
      break;
  }
}

/* What goes on when the report is closed: agreements are followed, and people may change their mind about consent. */
static gboolean follows_up(IntentKind kind) {
  return kind == INTENT_STATE || kind == INTENT_PASS_ON || kind == INTENT_CONSENT;
}

/* May it be undone or redone while the report is closed: closing and opening, and what goes on after it. */
static gboolean turns_over_closed(const Event *target) {
  static const EventKind kinds[] = {EVENT_CLOSE, EVENT_REOPEN, EVENT_STATE, EVENT_CHANGE, EVENT_CONSENT};
  for (gsize i = 0; target && i < G_N_ELEMENTS(kinds); i++) {
    if (target->kind == kinds[i]) {
      return TRUE;
    }
  }
  return FALSE;
}

/* A closed report takes nothing else but being opened again: by its own key, or by undoing the closing. */
static gboolean allowed_closed(const Session *session, const Intent *intent) {
  if (intent->kind == INTENT_UNDO) {
    return turns_over_closed(decide_undo_target(session));
  }
  if (intent->kind == INTENT_REDO) {
    return turns_over_closed(decide_redo_target(session));
  }
  return intent->kind == INTENT_REOPEN || follows_up(intent->kind);
}

void decide(const Session *session, const Intent *intent, Instant t, Decision *decision) {
  *decision = (Decision){
      .events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free),
      .strings = g_string_chunk_new(64),
  };
  Deciding d = {session, intent, &intent->with, MAX(t, session->last_t), decision};
  if (session->closed && !allowed_closed(session, intent)) {
    refuse(&d, CLOSED);
    return;
  }
  dispatch(&d);
}

void decision_clear(Decision *decision) {
  g_clear_pointer(&decision->events, g_ptr_array_unref);
  g_clear_pointer(&decision->strings, g_string_chunk_free);
  decision->n_args = 0;
}
