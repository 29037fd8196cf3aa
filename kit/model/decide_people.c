/* Rules about people: who is here, who walks in, what they allow, who sits with whom. */
#include "model/decide_parts.h"
#include "model/groups.h"
#include "model/met.h"
#include "model/seating.h"

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

/* Those in the room: who is here, or while nobody was ticked off, who is expected. Online people sit in no group. */
static GPtrArray *in_the_room(const Session *session) {
  GPtrArray *people = g_ptr_array_new();
  gboolean ticked = session_ticked(session);
  for (guint i = 0; i < session->people->len; i++) {
    if (session_presence(session, i, ticked) == PRESENCE_HERE) {
      g_ptr_array_add(people, g_ptr_array_index(session->people, i));
    }
  }
  return people;
}

/* The group on somebody's badge, as long as most people sit by their badges; else 0. */
static int group_on_badge(const Session *session, const Person *person) {
  GHashTable *badges = seating_by_badges(session);
  int by_badge = 0, others = 0, own = 0;
  for (guint i = 0; badges && i < session->people->len; i++) {
    const Person *other = g_ptr_array_index(session->people, i);
    int group = g_array_index(session->attendance, Attendance, i).group;
    int printed = GPOINTER_TO_INT(g_hash_table_lookup(badges, GINT_TO_POINTER(other->id)));
    by_badge += group > 0 && group == printed;
    others += group > 0 && group != printed;
    own = other == person ? printed : own;
  }
  if (badges) {
    g_hash_table_unref(badges);
  }
  return by_badge > others && own <= session_groups(session) ? own : 0;
}

/* Gives who comes in a group, when there are groups: their own, or the one that needs them most. */
static void give_group(const Deciding *d, Event *event, const Person *person, int own) {
  int count = session_groups(d->session);
  if (count == 0) {
    return;
  }
  g_autoptr(GPtrArray) members = in_the_room(d->session);
  g_autoptr(GArray) groups = g_array_new(FALSE, FALSE, sizeof(int));
  for (guint i = 0; i < members->len; i++) {
    const Person *member = g_ptr_array_index(members, i);
    g_array_append_val(groups, session_attendance(d->session, member->id)->group);
  }
  int group = own > 0 ? own : seating_place(members, groups, count, person);
  event->groups = g_array_new(FALSE, FALSE, sizeof(int));
  g_array_append_val(event->groups, group);
}

/* Is somebody of this person's organisation here already: then a round along organisations gets no turn for them. */
static gboolean organisation_is_here(const Session *session, const Person *person) {
  for (guint i = 0; i < session->people->len; i++) {
    const Person *other = g_ptr_array_index(session->people, i);
    if (other != person && presence_here(g_array_index(session->attendance, Attendance, i).presence) && person->organisation &&
        g_strcmp0(other->organisation, person->organisation) == 0) {
      return TRUE;
    }
  }
  return FALSE;
}

/* A round that runs gets a turn for who comes in; turns already promised stay as long as they are. */
static void give_turn(const Deciding *d, Event *event, const Person *person) {
  const PhaseRun *run = session_current(d->session);
  if (!run || !run->round.active || run->round.done >= run->round.total || run->phase->round == ROUND_GROUP ||
      (run->phase->round == ROUND_ORGANISATION && organisation_is_here(d->session, person))) {
    return;
  }
  event->part = g_strdup(run->phase->id);
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
  const Person *person = people_find(d->session->people, event->person_id);
  if (event->number == PRESENCE_HERE && now->group == 0) {
    give_group(d, event, person, group_on_badge(d->session, person));
  }
  if (presence_here(event->number) && now->came == INSTANT_NONE) {
    give_turn(d, event, person);
  } else if (!presence_here(event->number) && event->number != PRESENCE_LEFT && now->own_turn) {
    give_turn(d, event, person);
    event->flag = event->part != NULL;
  }
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

/* Whom this person comes instead of, and leaves them the organisation. NULL when refused. */
static const Person *replaced_by(Deciding *d, Person *person) {
  if (!is_known(d, person->instead_of)) {
    return NULL;
  }
  const Person *away = people_find(d->session->people, person->instead_of);
  if (away->state == STATE_REPLACED) {
    g_autofree char *name = person_name(away);
    refuse(d, REPLACED, TS(name));
    return NULL;
  }
  if (!person->organisation) {
    person->organisation = g_strdup(away->organisation);
  }
  person->side = away->side;
  return away;
}

static void walk_in(Deciding *d) {
  if (!d->with->person) {
    refuse(d, EMPTY);
    return;
  }
  g_autoptr(Person) person = person_copy(d->with->person);
  char **fields[] = {&person->first, &person->infix, &person->last, &person->role, &person->organisation, &person->mail,
                     &person->phone, &person->remarks, &person->together, &person->apart,
                     &person->street, &person->house, &person->postcode, &person->town};
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
  const Person *away = NULL;
  if (person->instead_of && !(away = replaced_by(d, person))) {
    return;
  }
  person->id = d->session->next_person;
  person->walk_in = TRUE;
  Event *event = decide_emit(d, EVENT_WALK_IN);
  give_group(d, event, person, away ? session_attendance(d->session, away->id)->group : 0);
  if (!away || !presence_here(session_attendance(d->session, away->id)->presence)) {
    give_turn(d, event, person);
  }
  event->person = g_steal_pointer(&person);
}

static void consent(Deciding *d) {
  if (!is_known(d, d->with->person_id)) {
    return;
  }
  if (consent_to(d->with->text) == N_CONSENTS) {
    refuse(d, EMPTY);
    return;
  }
  Event *event = decide_emit(d, EVENT_CONSENT);
  event->person_id = d->with->person_id;
  event->text = g_strdup(d->with->text);
  event->flag = d->with->flag != FALSE;
}

static gboolean in_groups(const PhaseRun *run) {
  return run && (run->phase->group_count > 0 || run->phase->group_max > 0 || run->phase->group_min > 0);
}

/* The part that groups are made for: the current, unless a later one is the next that is done in groups. */
static const PhaseRun *part_of_groups(const Deciding *d) {
  const PhaseRun *run = session_run(d->session, decide_part(d));
  if (d->with->part || in_groups(run)) {
    return run;
  }
  for (int i = MAX(d->session->current, 0); i < (int)d->session->phases->len; i++) {
    const PhaseRun *later = session_run(d->session, i);
    if (later->state == PHASE_AHEAD && in_groups(later)) {
      return later;
    }
  }
  return run;
}

/* Groups that are there already are kept as long as their sizes are what the script asks. */
static int count_of_groups(const Deciding *d, const PhaseRun *run, int people) {
  int min = run ? run->phase->group_min : 0, max = run ? run->phase->group_max : 0, wanted = d->with->number;
  int made = d->with->flag ? 0 : session_groups(d->session);
  if (wanted < 0) {
    int size = wanted < -people ? people : -wanted; /* more than there are people is all of them together */
    return groups_count(people, size, size, 0);
  }
  return groups_keep(people, min, max, wanted > 0 ? wanted : (run ? run->phase->group_count : 0), made);
}

/* Where people sit before groups are made: where they sit already, else by their badges. New array, 0: nowhere. */
static GArray *seats(const Deciding *d, const GPtrArray *people) {
  GArray *groups = g_array_new(FALSE, TRUE, sizeof(int));
  GHashTable *badges = session_groups(d->session) > 0 ? NULL : seating_by_badges(d->session);
  for (guint i = 0; i < people->len; i++) {
    const Person *person = g_ptr_array_index(people, i);
    int group = badges ? GPOINTER_TO_INT(g_hash_table_lookup(badges, GINT_TO_POINTER(person->id)))
                       : session_attendance(d->session, person->id)->group;
    g_array_append_val(groups, group);
  }
  if (badges) {
    g_hash_table_unref(badges);
  }
  return groups;
}

static gboolean seats_taken(const GArray *groups) {
  for (guint i = 0; i < groups->len; i++) {
    if (g_array_index(groups, int, i) > 0) {
      return TRUE;
    }
  }
  return FALSE;
}

static GArray *ids_of(const GPtrArray *people) {
  GArray *ids = g_array_new(FALSE, FALSE, sizeof(int));
  for (guint i = 0; i < people->len; i++) {
    g_array_append_val(ids, ((const Person *)g_ptr_array_index(people, i))->id);
  }
  return ids;
}

/* Further parts that will be done in as many groups. */
static int parts_to_come(const Deciding *d, int people, int count, const char *part) {
  int n = 0;
  for (int i = MAX(d->session->current, 0); i < (int)d->session->phases->len; i++) {
    const PhaseRun *run = session_run(d->session, i);
    const Phase *phase = run->phase;
    n += run->state == PHASE_AHEAD && in_groups(run) && g_strcmp0(phase->id, part) != 0 && !met_made_for(d->session, phase->id) &&
         groups_count(people, phase->group_min, phase->group_max, phase->group_count) == count;
  }
  return n;
}

/* People drawn into groups of whom they met as few as can be, and will in the parts to come. Whoever wants other groups for a
 * part than it had gets other groups. */
static GArray *draw(const Deciding *d, const GPtrArray *people, int count, const char *part) {
  g_autoptr(GArray) earlier = met_before(d->session), made = met_made(d->session, part);
  gboolean again = met_made_for(d->session, part);
  if (again) {
    g_array_append_vals(earlier, made->data, made->len);
    g_array_set_size(made, 0);
  }
  const GroupsAsk ask = {
      .people = people,
      .count = count,
      .earlier = (const GroupsDivision *)(gpointer)earlier->data,
      .n_earlier = earlier->len,
      .seed = d->intent->seed,
  };
  return groups_next(&ask, (const GroupsDivision *)(gpointer)made->data, made->len,
                     parts_to_come(d, (int)people->len, count, part));
}

static void groups(Deciding *d) {
  if (d->with->part && decide_part(d) < 0) {
    refuse(d, NO_SUCH_PART);
    return;
  }
  g_autoptr(GPtrArray) people = in_the_room(d->session);
  if (people->len < 2) {
    refuse(d, NO_PEOPLE);
    return;
  }
  const PhaseRun *run = part_of_groups(d);
  int count = count_of_groups(d, run, (int)people->len);
  Event *event = decide_emit(d, EVENT_GROUPS);
  event->part = run ? g_strdup(run->phase->id) : NULL;
  event->people = ids_of(people);
  event->groups = seats(d, people);
  if (d->with->flag || !seats_taken(event->groups)) {
    g_array_unref(event->groups);
    event->groups = draw(d, people, count, event->part);
  } else {
    seating_keep(people, event->groups, count);
  }
}

/* Everybody who has a group, whether here or not. */
static GPtrArray *seated(const Session *session, GArray *groups) {
  GPtrArray *people = g_ptr_array_new();
  for (guint i = 0; i < session->people->len; i++) {
    int group = g_array_index(session->attendance, Attendance, i).group;
    if (group > 0) {
      g_ptr_array_add(people, g_ptr_array_index(session->people, i));
      g_array_append_val(groups, group);
    }
  }
  return people;
}

static void seat(Deciding *d) {
  int wanted = d->with->number;
  if (!is_known(d, d->with->person_id)) {
    return;
  }
  int most = session_groups(d->session);
  if (wanted < 1 || wanted > most + 1) {
    refuse(d, NO_SUCH_GROUP);
    return;
  }
  Event *event = decide_emit(d, EVENT_GROUPS);
  for (guint i = d->session->events->len; i > 0 && !event->part; i--) { /* they are still the groups of that part */
    const Event *made = g_ptr_array_index(d->session->events, i - 1);
    if (made->kind == EVENT_GROUPS) {
      event->part = g_strdup(made->part);
    }
  }
  event->groups = g_array_new(FALSE, FALSE, sizeof(int));
  g_autoptr(GPtrArray) people = seated(d->session, event->groups);
  event->people = ids_of(people);
  for (guint i = 0; i < event->people->len; i++) {
    if (g_array_index(event->people, int, i) == d->with->person_id) {
      g_array_index(event->groups, int, i) = wanted;
      return;
    }
  }
  g_array_append_val(event->people, d->with->person_id);
  g_array_append_val(event->groups, wanted);
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
    case INTENT_SEAT:
      seat(d);
      break;
    default:
      break;
  }
}
