/* Rules about people: who is here, who walks in, what they allow, who sits with whom. */
#include "model/decide_parts.h"
#include "model/groups.h"

static gboolean is_known(Deciding *d, int person_id) {
  if (people_find(d->session->people, person_id)) {
    return TRUE;
  }
  refuse(d, NO_SUCH_PERSON);
  return FALSE;
}

/* The same key again takes it off; who had left is back. */
static Presence toggled(Presence now, Presence wanted) {
  if (now != wanted) {
    return wanted;
  }
  return now == PRESENCE_LEFT ? PRESENCE_HERE : PRESENCE_UNKNOWN;
}

static void attend(Deciding *d) {
  int presence = d->with->number;
  if (!is_known(d, d->with->person_id)) {
    return;
  }
  if (presence < 0 || presence >= N_PRESENCES) {
    refuse(d, NO_SUCH_PERSON);
    return;
  }
  const Attendance *now = session_attendance(d->session, d->with->person_id);
  Event *event = decide_emit(d, EVENT_ATTEND);
  event->person_id = d->with->person_id;
  event->number = toggled(now->presence, presence);
}

static gboolean clean_field(Deciding *d, char **field) {
  if (!*field) {
    return TRUE;
  }
  char *clean = decide_clean(*field);
  g_free(*field);
  *field = *clean ? clean : NULL;
  if (!*field) {
    g_free(clean);
    return TRUE;
  }
  return decide_fits(d, *field);
}

static void walk_in(Deciding *d) {
  if (!d->with->person) {
    refuse(d, EMPTY);
    return;
  }
  g_autoptr(Person) person = person_copy(d->with->person);
  char **fields[] = {&person->first, &person->infix, &person->last, &person->role, &person->organisation, &person->mail,
                     &person->phone, &person->remarks, &person->together, &person->apart};
  for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
    if (!clean_field(d, fields[i])) {
      return;
    }
  }
  if (!person->first && !person->last) {
    refuse(d, EMPTY);
    return;
  }
  if (!person->first) {
    person->first = g_strdup("");
  }
  person->id = d->session->next_person;
  person->walk_in = TRUE;
  decide_emit(d, EVENT_WALK_IN)->person = g_steal_pointer(&person);
}

static void consent(Deciding *d) {
  static const char *const what[] = {"name", "mail", "photo", NULL};
  if (!is_known(d, d->with->person_id)) {
    return;
  }
  if (!d->with->text || !g_strv_contains(what, d->with->text)) {
    refuse(d, EMPTY);
    return;
  }
  Event *event = decide_emit(d, EVENT_CONSENT);
  event->person_id = d->with->person_id;
  event->text = g_strdup(d->with->text);
  event->flag = d->with->flag != FALSE;
}

/* Those in the room: who is here, or while nobody was ticked off, who is expected. Online people sit in no group. */
static GPtrArray *in_the_room(const Session *session) {
  GPtrArray *people = g_ptr_array_new();
  gboolean all = session_present(session) == 0;
  for (guint i = 0; i < session->people->len; i++) {
    Person *person = g_ptr_array_index(session->people, i);
    Presence presence = g_array_index(session->attendance, Attendance, i).presence;
    gboolean expected = person->walk_in || (person_expected(person) && person->state != STATE_ONLINE);
    if (presence == PRESENCE_HERE || (all && presence == PRESENCE_UNKNOWN && expected)) {
      g_ptr_array_add(people, person);
    }
  }
  return people;
}

static void groups(Deciding *d) {
  int index = decide_part(d);
  if (d->with->part && index < 0) {
    refuse(d, NO_SUCH_PART);
    return;
  }
  g_autoptr(GPtrArray) people = in_the_room(d->session);
  if (people->len < 2) {
    refuse(d, NO_PEOPLE);
    return;
  }
  const PhaseRun *run = session_run(d->session, index);
  int min = run ? run->phase->group_min : 0, max = run ? run->phase->group_max : 0;
  int wanted = d->with->number > 0 ? d->with->number : (run ? run->phase->group_count : 0);
  Event *event = decide_emit(d, EVENT_GROUPS);
  event->part = run ? g_strdup(run->phase->id) : NULL;
  event->groups = groups_divide(people, groups_count((int)people->len, min, max, wanted), d->intent->seed);
  event->people = g_array_new(FALSE, FALSE, sizeof(int));
  for (guint i = 0; i < people->len; i++) {
    const Person *person = g_ptr_array_index(people, i);
    g_array_append_val(event->people, person->id);
  }
}

void decide_people(Deciding *d) {
  switch (d->intent->kind) {
    case INTENT_ATTEND:
      attend(d);
      break;
    case INTENT_WALK_IN:
      walk_in(d);
      break;
    case INTENT_CONSENT:
      consent(d);
      break;
    case INTENT_GROUPS:
      groups(d);
      break;
    default:
      break;
  }
}
