/* Groups that last: by the badges, kept when people come and stay away, put right by hand; and the turn of a round for who
 * comes in late. */
#include <string.h>

#include "model/seating.h"

#include "meeting.h"
#include "model/decide.h"
#include "model/group_sign.h"
#include "model/groups.h"

typedef struct Hall {
  Script *script;
  Session *session;
  Instant t;
} Hall;

static Person *invite(Script *script, int id, const char *organisation) {
  Person *person = person_new();
  person->id = id;
  g_free(person->first);
  person->first = g_strdup_printf("Naam%d", id);
  person->organisation = g_strdup(organisation);
  person->state = STATE_SIGNED_UP;
  g_ptr_array_add(script->people, person);
  return person;
}

/* Sixteen invited people; "dream" is done in groups of four or five, "names" is a round. */
static void room_open(Hall *room) {
  room->script = meeting_first();
  Phase *dream = script_phase(room->script, "dream");
  dream->group_min = 4;
  dream->group_max = 5;
  script_phase(room->script, "names")->round = ROUND_PERSON;
  for (int id = 1; id <= 16; id++) invite(room->script, id, id % 4 == 0 ? "Gemeente" : id % 4 == 1 ? "Zonnebloem" : NULL);
  script_schedule(room->script, INSTANT_NONE, NULL);
  room->session = session_new(room->script);
  room->session->begin = room->t = room->script->begin;
  for (guint i = 0; i < room->script->people->len; i++) {
    Event *enter = event_new(EVENT_ENTER);
    enter->t = room->t;
    enter->person = person_copy(g_ptr_array_index(room->script->people, i));
    session_append(room->session, enter);
  }
}

static void room_close(Hall *room) {
  session_free(room->session);
  script_free(room->script);
}

static Refusal act(Hall *room, Intent intent) {
  Decision decision;
  decide(room->session, &intent, room->t, &decision);
  Refusal refusal = decision.refusal;
  for (guint i = 0; i < decision.events->len; i++) session_append(room->session, event_copy(g_ptr_array_index(decision.events, i)));
  decision_clear(&decision);
  intent_clear(&intent);
  return refusal;
}

static void here(Hall *room, int id, Presence presence) {
  g_assert_cmpint(act(room, (Intent){.kind = INTENT_ATTEND, .with.person_id = id, .with.number = (int)presence}), ==, REFUSAL_NONE);
}

static int group_of(const Hall *room, int id) { return session_attendance(room->session, id)->group; }

static void walk_in(Hall *room, const char *name, const char *organisation, const char *apart) {
  Person *person = person_new();
  g_free(person->first);
  person->first = g_strdup(name);
  person->organisation = g_strdup(organisation);
  person->apart = g_strdup(apart);
  g_assert_cmpint(act(room, (Intent){.kind = INTENT_WALK_IN, .with.person = person}), ==, REFUSAL_NONE);
}

static void assert_even(const Hall *room, int count) {
  int size[100] = {0};
  g_assert_cmpint(session_groups(room->session), ==, count);
  for (guint i = 0; i < room->session->attendance->len; i++) size[g_array_index(room->session->attendance, Attendance, i).group]++;
  for (int i = 2; i <= count; i++) g_assert_cmpint(ABS(size[i] - size[1]), <=, 1);
}

/* Everybody who is here sits where the badge says, in whichever part the groups are made. */
static void test_badges(void) {
  Hall room;
  room_open(&room);
  GHashTable *badges = seating_of_badges(room.script, NULL);
  for (int id = 1; id <= 16; id++) here(&room, id, PRESENCE_HERE);
  act(&room, (Intent){.kind = INTENT_NEXT, .confirmed = TRUE});
  act(&room, (Intent){.kind = INTENT_GROUPS, .seed = 99});
  for (int id = 1; id <= 16; id++)
    g_assert_cmpint(group_of(&room, id), ==, GPOINTER_TO_INT(g_hash_table_lookup(badges, GINT_TO_POINTER(id))));
  const Event *made = g_ptr_array_index(room.session->events, room.session->events->len - 1);
  g_assert_cmpstr(made->part, ==, "dream"); /* the part ahead that is done in groups */
  g_hash_table_unref(badges);
  room_close(&room);
}

/* Pairs that sit in one group in two of these events (array of Event). */
static int pairs_again(const GPtrArray *made) {
  int again = 0;
  for (guint a = 0; a < made->len; a++) {
    for (guint b = a + 1; b < made->len; b++) {
      const GArray *one = ((const Event *)g_ptr_array_index(made, a))->groups, *other = ((const Event *)g_ptr_array_index(made, b))->groups;
      for (guint i = 0; i < one->len; i++)
        for (guint j = i + 1; j < one->len; j++)
          again += g_array_index(one, int, i) == g_array_index(one, int, j) && g_array_index(other, int, i) == g_array_index(other, int, j);
    }
  }
  return again;
}

/* A script with several parts in groups: they are planned at once, the badges with them, so that in five rounds of fours each of
 * sixteen people meets each of the others. Somebody who is moved by hand does not spoil all of it. */
static void test_several_parts(void) {
  for (int moves = 0; moves <= 1; moves++) {
    Hall room;
    room_open(&room);
    g_autoptr(GPtrArray) made = g_ptr_array_new();
    g_assert_cmpuint(room.script->phases->len, >=, 5);
    for (guint i = 0; i < 5; i++) ((Phase *)g_ptr_array_index(room.script->phases, i))->group_count = 4;
    script_phase(room.script, "dream")->group_min = script_phase(room.script, "dream")->group_max = 0;
    g_autoptr(GHashTable) badges = seating_of_badges(room.script, NULL);
    for (guint i = 0; i < 5; i++) {
      const Phase *phase = g_ptr_array_index(room.script->phases, i);
      Intent groups = {.kind = INTENT_GROUPS, .with.part = g_strdup(phase->id), .with.flag = i > 0, .seed = 1000 + i};
      g_assert_cmpint(act(&room, groups), ==, REFUSAL_NONE);
      if (i == 1 && moves == 1) act(&room, (Intent){.kind = INTENT_SEAT, .with.person_id = 1, .with.number = group_of(&room, 1) % 4 + 1});
      for (int id = 1; i == 0 && id <= 16; id++)
        g_assert_cmpint(group_of(&room, id), ==, GPOINTER_TO_INT(g_hash_table_lookup(badges, GINT_TO_POINTER(id))));
      g_ptr_array_add(made, g_ptr_array_index(room.session->events, room.session->events->len - 1));
    }
    g_assert_cmpint(pairs_again(made), <=, moves == 0 ? 0 : 24);
    room_close(&room);
  }
}

/* Other groups for the same part are other groups. */
static void test_drawn_again(void) {
  Hall room;
  room_open(&room);
  for (guint i = 0; i < 3; i++) ((Phase *)g_ptr_array_index(room.script->phases, i))->group_count = 4;
  const char *first = ((const Phase *)g_ptr_array_index(room.script->phases, 0))->id;
  const char *second = ((const Phase *)g_ptr_array_index(room.script->phases, 1))->id;
  g_autoptr(GPtrArray) made = g_ptr_array_new();
  act(&room, (Intent){.kind = INTENT_GROUPS, .with.part = g_strdup(first)});
  for (guint32 again = 0; again < 3; again++) {
    act(&room, (Intent){.kind = INTENT_GROUPS, .with.part = g_strdup(second), .with.flag = TRUE, .seed = 7 + again});
    g_ptr_array_add(made, g_ptr_array_index(room.session->events, room.session->events->len - 1));
  }
  for (guint a = 0; a < 3; a++)
    for (guint b = a + 1; b < 3; b++) {
      const GArray *one = ((const Event *)g_ptr_array_index(made, a))->groups, *other = ((const Event *)g_ptr_array_index(made, b))->groups;
      g_assert_true(memcmp(one->data, other->data, one->len * sizeof(int)) != 0);
    }
  room_close(&room);
}

/* Who stays away leaves room: groups are evened out, and most people stay where the badge says. */
static void test_absent(void) {
  Hall room;
  room_open(&room);
  GHashTable *badges = seating_of_badges(room.script, NULL);
  int first = GPOINTER_TO_INT(g_hash_table_lookup(badges, GINT_TO_POINTER(1))), present = 0, moved = 0;
  for (int id = 1; id <= 16; id++) {
    gboolean stays_away = id != 1 && GPOINTER_TO_INT(g_hash_table_lookup(badges, GINT_TO_POINTER(id))) == first;
    if (!stays_away) here(&room, id, PRESENCE_HERE), present++;
  }
  act(&room, (Intent){.kind = INTENT_GROUPS});
  assert_even(&room, groups_count(present, 4, 5, 0));
  for (int id = 1; id <= 16; id++)
    moved += group_of(&room, id) > 0 && group_of(&room, id) != GPOINTER_TO_INT(g_hash_table_lookup(badges, GINT_TO_POINTER(id)));
  g_assert_cmpint(moved, <=, 4);
  g_hash_table_unref(badges);
  room_close(&room);
}

/* As long as nobody of the list was ticked off, who walks in does not make the others stay away. */
static void test_nobody_ticked_off(void) {
  Hall room;
  room_open(&room);
  ((Person *)g_ptr_array_index(room.script->people, 15))->state = STATE_ONLINE;
  ((Person *)g_ptr_array_index(room.session->people, 15))->state = STATE_ONLINE;
  act(&room, (Intent){.kind = INTENT_NEXT, .confirmed = TRUE});
  walk_in(&room, "Ayşe", NULL, NULL);
  act(&room, (Intent){.kind = INTENT_GROUPS});
  assert_even(&room, groups_count(16, 4, 5, 0));
  g_assert_cmpint(group_of(&room, 16), ==, 0); /* online: in the round, in no group */
  g_assert_cmpint(group_of(&room, 17), >, 0);
  g_assert_cmpint(decide_round_units(room.session, session_run(room.session, session_index(room.session, "names"))), ==, 17);
  here(&room, 1, PRESENCE_HERE);
  act(&room, (Intent){.kind = INTENT_GROUPS, .with.flag = TRUE}); /* from now on it counts who is there */
  for (int id = 2; id <= 16; id++) g_assert_cmpint(group_of(&room, id), ==, 0);
  room_close(&room);
}

/* Paper says where people sit by the session, also when the script was edited and their numbers are others there. */
static void test_on_paper(void) {
  Hall room;
  room_open(&room);
  g_autoptr(GHashTable) badges = seating_of_badges(room.script, NULL);
  g_autoptr(GHashTable) before = seating_on_paper(room.script, room.session);
  for (int id = 1; id <= 16; id++)
    g_assert_true(g_hash_table_lookup(before, GINT_TO_POINTER(id)) == g_hash_table_lookup(badges, GINT_TO_POINTER(id)));
  act(&room, (Intent){.kind = INTENT_NEXT, .confirmed = TRUE});
  act(&room, (Intent){.kind = INTENT_GROUPS, .with.flag = TRUE, .seed = 7});
  Script *edited = meeting_first();
  invite(edited, 1, NULL);
  g_free(((Person *)g_ptr_array_index(edited->people, 0))->first);
  ((Person *)g_ptr_array_index(edited->people, 0))->first = g_strdup("Nieuw");
  for (int id = 1; id <= 16; id++) {
    Person *person = person_copy(g_ptr_array_index(room.script->people, (guint)id - 1));
    person->id = id + 1;
    g_ptr_array_add(edited->people, person);
  }
  g_autoptr(GHashTable) now = seating_on_paper(edited, room.session);
  g_assert_false(g_hash_table_contains(now, GINT_TO_POINTER(1)));
  for (int id = 1; id <= 16; id++)
    g_assert_cmpint(GPOINTER_TO_INT(g_hash_table_lookup(now, GINT_TO_POINTER(id + 1))), ==, group_of(&room, id));
  script_free(edited);
  room_close(&room);
}

/* A walk-in sits in the smallest group, apart from who they must not meet; nobody else moves. */
static void test_walk_in(void) {
  Hall room;
  room_open(&room);
  for (int id = 1; id <= 15; id++) here(&room, id, PRESENCE_HERE);
  act(&room, (Intent){.kind = INTENT_GROUPS});
  int before[16], size[6] = {0}, smallest = 1;
  for (int id = 1; id <= 15; id++) size[before[id] = group_of(&room, id)]++;
  for (int i = 2; i <= session_groups(room.session); i++) smallest = size[i] < size[smallest] ? i : smallest;
  walk_in(&room, "Ayşe", NULL, NULL);
  g_assert_cmpint(group_of(&room, 17), ==, smallest);
  for (int id = 1; id <= 15; id++) g_assert_cmpint(group_of(&room, id), ==, before[id]);
  walk_in(&room, "Piet", NULL, "Naam1"); /* all sizes are the same now: not with Naam1 */
  g_assert_cmpint(group_of(&room, 18), !=, group_of(&room, 1));
  act(&room, (Intent){.kind = INTENT_UNDO});
  g_assert_cmpuint(room.session->people->len, ==, 17);
  here(&room, 16, PRESENCE_HERE); /* late, with a badge */
  GHashTable *badges = seating_of_badges(room.script, NULL);
  g_assert_cmpint(group_of(&room, 16), ==, GPOINTER_TO_INT(g_hash_table_lookup(badges, GINT_TO_POINTER(16))));
  g_hash_table_unref(badges);
  here(&room, 16, PRESENCE_LEFT); /* and back later, in the same group */
  int own = group_of(&room, 16);
  here(&room, 16, PRESENCE_LEFT);
  g_assert_cmpint(session_attendance(room.session, 16)->presence, ==, PRESENCE_HERE);
  g_assert_cmpint(group_of(&room, 16), ==, own);
  room_close(&room);
}

static void test_by_hand(void) {
  Hall room;
  room_open(&room);
  for (int id = 1; id <= 12; id++) here(&room, id, PRESENCE_HERE);
  act(&room, (Intent){.kind = INTENT_GROUPS, .with.number = 3});
  assert_even(&room, 3);
  int to = group_of(&room, 1) % 3 + 1;
  act(&room, (Intent){.kind = INTENT_SEAT, .with.person_id = 1, .with.number = to});
  g_assert_cmpint(group_of(&room, 1), ==, to);
  g_assert_cmpint(act(&room, (Intent){.kind = INTENT_SEAT, .with.person_id = 1, .with.number = 5}), ==, REFUSAL_NO_SUCH_GROUP);
  g_assert_cmpint(act(&room, (Intent){.kind = INTENT_SEAT, .with.person_id = 1, .with.number = 4}), ==, REFUSAL_NONE);
  g_assert_cmpint(session_groups(room.session), ==, 4);
  act(&room, (Intent){.kind = INTENT_UNDO});
  g_assert_cmpint(group_of(&room, 1), ==, to);
  act(&room, (Intent){.kind = INTENT_GROUPS, .with.number = -2, .with.flag = TRUE, .seed = 7}); /* of two people */
  assert_even(&room, 6);
  room_close(&room);
}

/* Who comes in while a round runs gets a turn of the same length, and the part becomes so much longer. */
static void test_turn(void) {
  Hall room;
  room_open(&room);
  for (int id = 1; id <= 8; id++) here(&room, id, PRESENCE_HERE);
  act(&room, (Intent){.kind = INTENT_GO_TO, .confirmed = TRUE, .with.part = g_strdup("names")});
  act(&room, (Intent){.kind = INTENT_ROUND_START});
  const PhaseRun *run = session_current(room.session);
  int length = run->length, promised = run->round.promised;
  g_assert_cmpint(run->round.total, ==, 8);
  walk_in(&room, "Ayşe", NULL, NULL);
  g_assert_cmpint(run->round.total, ==, 9);
  here(&room, 9, PRESENCE_HERE);
  g_assert_cmpint(run->round.total, ==, 10);
  g_assert_cmpint(run->length, ==, length + 2 * promised);
  g_assert_cmpint(run->round.promised, ==, promised);
  here(&room, 9, PRESENCE_ABSENT); /* a wrong name: the turn goes again */
  g_assert_cmpint(run->round.total, ==, 9);
  here(&room, 9, PRESENCE_HERE);
  here(&room, 9, PRESENCE_LEFT); /* who leaves keeps it: it can be skipped */
  here(&room, 9, PRESENCE_HERE);
  g_assert_cmpint(run->round.total, ==, 10);
  for (int i = 0; i < 10; i++) act(&room, (Intent){.kind = INTENT_TURN_NEXT});
  walk_in(&room, "Piet", NULL, NULL); /* the round is over */
  g_assert_cmpint(session_current(room.session)->round.total, ==, 10);
  room_close(&room);
}

static void test_signs(void) {
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (int n = 1; n <= 20; n++) g_assert_true(g_hash_table_add(seen, group_sign_title(LANG_NL, n)));
  g_autofree char *one = group_sign_title(LANG_NL, 1), *brief = group_sign_short(2);
  g_assert_cmpstr(one, ==, "Groepje 1 ● groen rondje");
  g_assert_cmpstr(brief, ==, "2 ■");
  g_assert_true(group_sign(7) == group_sign(1));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/seating/nobody-ticked-off", test_nobody_ticked_off);
  g_test_add_func("/seating/on-paper", test_on_paper);
  g_test_add_func("/seating/badges", test_badges);
  g_test_add_func("/seating/several-parts", test_several_parts);
  g_test_add_func("/seating/drawn-again", test_drawn_again);
  g_test_add_func("/seating/absent", test_absent);
  g_test_add_func("/seating/walk-in", test_walk_in);
  g_test_add_func("/seating/by-hand", test_by_hand);
  g_test_add_func("/seating/turn", test_turn);
  g_test_add_func("/seating/signs", test_signs);
  return g_test_run();
}
