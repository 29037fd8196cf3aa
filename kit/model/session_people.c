/* The reducer's people: who is on the list, who is here, what they allow, which group they are in. */
#include "model/session_apply.h"

/* Who walks in signs the same list: what it asks was asked of them too. */
static void ask_newcomer(const Session *session, Person *person) {
  for (ConsentTo what = 0; what < N_CONSENTS; what++) {
    Consent *answer = person_consent(person, what);
    if (*answer == CONSENT_NOT_ASKED && people_were_asked(session->people, what)) *answer = CONSENT_EMPTY;
  }
}

static void add_person(Session *session, const Person *person, gboolean walk_in, Instant t) {
  if (!person) {
    return;
  }
  Person *copy = person_copy(person);
  copy->id = session_take_id(&session->next_person, person->id);
  copy->walk_in = walk_in;
  if (walk_in) ask_newcomer(session, copy);
  g_ptr_array_add(session->people, copy);
  Attendance attendance = {.presence = PRESENCE_UNKNOWN, .came = INSTANT_NONE, .left = INSTANT_NONE};
  if (walk_in) {
    attendance.presence = PRESENCE_HERE;
    attendance.came = t;
  }
  g_array_append_val(session->attendance, attendance);
}

/* Somebody comes instead: who stays away is neither here nor expected, and leaves the seat. */
static void replace(Session *session, int id) {
  Person *away = people_find(session->people, id);
  Attendance *attendance = session_attendance(session, id);
  if (!away || !attendance) {
    return;
  }
  away->state = STATE_REPLACED;
  attendance->presence = PRESENCE_ABSENT;
  attendance->came = attendance->left = INSTANT_NONE;
  attendance->group = 0;
}

static void attend(Attendance *attendance, int presence, Instant t) {
  if (!attendance || presence < 0 || presence >= N_PRESENCES) {
    return;
  }
  attendance->presence = presence;
  switch (attendance->presence) {
    case PRESENCE_HERE:
    case PRESENCE_ONLINE:
      if (attendance->came == INSTANT_NONE) {
        attendance->came = t;
      }
      attendance->left = INSTANT_NONE; /* back later */
      break;
    case PRESENCE_LEFT:
      attendance->left = t;
      break;
    case PRESENCE_UNKNOWN:
    case PRESENCE_ABSENT:
    case N_PRESENCES:
      attendance->came = attendance->left = INSTANT_NONE;
      break;
  }
}

/* What coming in brings along: a group, and a turn of the round that runs. */
static void bring_along(Session *session, Attendance *attendance, const Event *event) {
  if (!attendance) {
    return;
  }
  if (event->groups && event->groups->len > 0) {
    attendance->group = MAX(0, g_array_index(event->groups, int, 0));
  }
  PhaseRun *run = event->part ? session_run(session, session_index(session, event->part)) : NULL;
  gboolean wanted = event->kind == EVENT_WALK_IN || !event->flag;
  if (run && attendance->own_turn != wanted) {
    session_add_turn(run, wanted ? 1 : -1);
    attendance->own_turn = wanted;
  }
}

static void consent(Person *person, const Event *event) {
  ConsentTo what = consent_to(event->text);
  if (person && what < N_CONSENTS) *person_consent(person, what) = event->flag ? CONSENT_YES : CONSENT_NO;
}

static void divide(Session *session, const GArray *people, const GArray *groups) {
  for (guint i = 0; i < session->attendance->len; i++) {
    g_array_index(session->attendance, Attendance, i).group = 0;
  }
  for (guint i = 0; people && groups && i < people->len && i < groups->len; i++) {
    Attendance *attendance = session_attendance(session, g_array_index(people, int, i));
    if (attendance) {
      attendance->group = MAX(0, g_array_index(groups, int, i));
    }
  }
}

void session_apply_people(Session *session, const Event *event, Instant t) {
  switch (event->kind) {
    case EVENT_ENTER:
      add_person(session, event->person, FALSE, t);
      break;
    case EVENT_WALK_IN:
      if (event->person) {
        replace(session, event->person->instead_of);
        add_person(session, event->person, TRUE, t);
        bring_along(session, &g_array_index(session->attendance, Attendance, session->attendance->len - 1), event);
      }
      break;
    case EVENT_ATTEND:
      attend(session_attendance(session, event->person_id), event->number, t);
      bring_along(session, session_attendance(session, event->person_id), event);
      break;
    case EVENT_CONSENT:
      consent(people_find(session->people, event->person_id), event);
      break;
    case EVENT_GROUPS:
      divide(session, event->people, event->groups);
      break;
    default:
      break;
  }
}

gboolean presence_here(Presence presence) {
  return presence == PRESENCE_HERE || presence == PRESENCE_ONLINE;
}

gboolean presence_came(Presence presence) {
  return presence_here(presence) || presence == PRESENCE_LEFT;
}

gboolean session_ticked(const Session *session) {
  for (guint i = 0; i < session->attendance->len; i++) {
    Presence presence = g_array_index(session->attendance, Attendance, i).presence;
    const Person *person = g_ptr_array_index(session->people, i);
    if (!person->walk_in && presence_here(presence)) {
      return TRUE;
    }
  }
  return FALSE;
}

Presence session_presence(const Session *session, guint index, gboolean ticked) {
  Presence presence = g_array_index(session->attendance, Attendance, index).presence;
  const Person *person = g_ptr_array_index(session->people, index);
  if (ticked || presence != PRESENCE_UNKNOWN || !(person->walk_in || person_expected(person))) {
    return presence;
  }
  return person->state == STATE_ONLINE ? PRESENCE_ONLINE : PRESENCE_HERE;
}
