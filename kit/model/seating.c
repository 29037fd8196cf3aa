/* Seating people where they are needed. What counts is the same as in groups.c, but nobody moves who need not. */
#include "model/seating.h"

#include "model/groups.h"
#include "model/met.h"

/* What sitting with somebody costs; sizes go before colleagues, and who must be apart before all. */
#define COST_APART 1000000
#define COST_TOGETHER (-500000)
#define COST_MEMBER 1000
#define COST_COLLEAGUE 20
#define COST_SIDE 1

static Person *person_at(const GPtrArray *people, guint i) {
  return g_ptr_array_index(people, i);
}

const Phase *seating_part(const Script *script) {
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(script->phases, i);
    if (!phase->spare && (phase->group_count > 0 || phase->group_max > 0)) {
      return phase;
    }
  }
  return NULL;
}

int seating_count(const Script *script, int people) {
  const Phase *phase = seating_part(script);
  return phase && people > 0 ? groups_count(people, phase->group_min, phase->group_max, phase->group_count) : 0;
}

/* Parts after this one that are done in as many groups. */
static int parts_after(const Script *script, const Phase *first, int people, int count) {
  int n = 0;
  gboolean after = FALSE;
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(script->phases, i);
    gboolean grouped = !phase->spare && (phase->group_count > 0 || phase->group_max > 0);
    n += after && grouped && groups_count(people, phase->group_min, phase->group_max, phase->group_count) == count;
    after = after || phase == first;
  }
  return n;
}

/* Divides those of these people who will be in the room. */
static GHashTable *divide(const Script *script, const GPtrArray *invited, const GArray *met) {
  g_autoptr(GPtrArray) people = g_ptr_array_new();
  for (guint i = 0; i < invited->len; i++) {
    Person *person = person_at(invited, i);
    if (person_expected(person) && person->state != STATE_ONLINE) {
      g_ptr_array_add(people, person);
    }
  }
  int count = seating_count(script, (int)people->len);
  if (count < 2) {
    return NULL;
  }
  const GroupsAsk ask = {.people = people,
                         .count = count,
                         .earlier = met ? (const GroupsDivision *)(gpointer)met->data : NULL,
                         .n_earlier = met ? met->len : 0,
                         .seed = GROUPS_PLAN_SEED};
  g_autoptr(GArray) groups = groups_next(&ask, NULL, 0, parts_after(script, seating_part(script), (int)people->len, count));
  GHashTable *by_id = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < people->len; i++) {
    g_hash_table_insert(by_id, GINT_TO_POINTER(person_at(people, i)->id), GINT_TO_POINTER(g_array_index(groups, int, i)));
  }
  return by_id;
}

GHashTable *seating_of_badges(const Script *script, const GArray *met) {
  return divide(script, script->people, met);
}

/* The badges were printed from the list as it was: what became of people since does not change them. */
GHashTable *seating_by_badges(const Session *session) {
  g_autoptr(GHashTable) ids = met_same_people(session->script->people, session->people);
  g_autoptr(GPtrArray) invited = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
  for (guint i = 0; i < session->script->people->len; i++) {
    Person *person = person_copy(person_at(session->script->people, i));
    person->id = GPOINTER_TO_INT(g_hash_table_lookup(ids, GINT_TO_POINTER(person->id)));
    g_ptr_array_add(invited, person);
  }
  g_autoptr(GArray) met = met_before(session);
  return divide(session->script, invited, met);
}

/* The groups people sit in now, by id. */
static GHashTable *seats_of(const Session *session) {
  GHashTable *seats = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < session->people->len; i++) {
    int group = g_array_index(session->attendance, Attendance, i).group;
    if (group > 0) {
      g_hash_table_insert(seats, GINT_TO_POINTER(person_at(session->people, i)->id), GINT_TO_POINTER(group));
    }
  }
  return seats;
}

GHashTable *seating_on_paper(const Script *script, const Session *session) {
  GHashTable *seats = session_groups(session) > 0 ? seats_of(session) : seating_by_badges(session);
  if (!seats) {
    return NULL;
  }
  g_autoptr(GHashTable) ids = met_same_people(script->people, session->people);
  GHashTable *by_id = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < script->people->len; i++) {
    gpointer id = GINT_TO_POINTER(person_at(script->people, i)->id);
    gpointer group = g_hash_table_lookup(seats, g_hash_table_lookup(ids, id));
    if (group) {
      g_hash_table_insert(by_id, id, group);
    }
  }
  g_hash_table_unref(seats);
  return by_id;
}

static gboolean names(const GPtrArray *people, const char *words, const Person *person) {
  if (!words || !*words) {
    return FALSE;
  }
  g_auto(GStrv) all = people_split_names(words);
  for (char **name = all; *name; name++) {
    if (people_by_name(people, *name) == person) {
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean colleagues(const Person *a, const Person *b) {
  if (!a->organisation || !b->organisation || !*a->organisation) {
    return FALSE;
  }
  g_autofree char *one = g_utf8_casefold(a->organisation, -1);
  g_autofree char *other = g_utf8_casefold(b->organisation, -1);
  return g_str_equal(one, other);
}

/* The people whom names are looked for in: the members and whoever is to be placed. */
static int cost_beside(const GPtrArray *all, const Person *person, const Person *other) {
  int cost = COST_MEMBER;
  if (names(all, person->apart, other) || names(all, other->apart, person)) {
    cost += COST_APART;
  } else if (names(all, person->together, other) || names(all, other->together, person)) {
    cost += COST_TOGETHER;
  }
  if (colleagues(person, other)) {
    cost += COST_COLLEAGUE;
  }
  if (person->side != SIDE_NONE && person->side == other->side) {
    cost += COST_SIDE;
  }
  return cost;
}

/* New array of gint64, one a group: what it costs this person to sit there. */
static GArray *costs_of(const GPtrArray *members, const GArray *groups, int count, const Person *person) {
  GArray *costs = g_array_new(FALSE, TRUE, sizeof(gint64));
  g_array_set_size(costs, (guint)count);
  g_autoptr(GPtrArray) all = g_ptr_array_new();
  for (guint i = 0; i < members->len; i++) {
    g_ptr_array_add(all, person_at(members, i));
  }
  if (!g_ptr_array_find(all, person, NULL)) {
    g_ptr_array_add(all, (gpointer)person);
  }
  for (guint i = 0; i < members->len; i++) {
    int group = g_array_index(groups, int, i);
    if (person_at(members, i) != person && group >= 1 && group <= count) {
      g_array_index(costs, gint64, group - 1) += cost_beside(all, person, person_at(members, i));
    }
  }
  return costs;
}

int seating_place(const GPtrArray *members, const GArray *groups, int count, const Person *person) {
  g_autoptr(GArray) costs = costs_of(members, groups, MAX(count, 1), person);
  int best = 0;
  for (int i = 1; i < (int)costs->len; i++) {
    if (g_array_index(costs, gint64, i) < g_array_index(costs, gint64, best)) {
      best = i;
    }
  }
  return best + 1;
}

void seating_keep(const GPtrArray *people, GArray *groups, int count) {
  const GroupsAsk ask = {.people = people, .count = count};
  g_autoptr(GArray) kept = groups_mend(&ask, groups);
  g_array_set_size(groups, 0);
  g_array_append_vals(groups, kept->data, kept->len);
}
