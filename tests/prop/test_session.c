/* Whatever somebody does, in whatever order: folding the events gives the live state, undo and redo restore, undoing all
 * gives the opened meeting, deciding changes nothing, and time goes forward. Seeded, so that a failure comes back. */
#include "model/decide.h"

#include "tests/unit/session_equal.h"

#define SCRIPTS 8
#define STEPS 1200
#define NONSENSE 4000

static int upto(GRand *rand, int n) {
  return g_rand_int_range(rand, 0, n);
}

static gboolean chance(GRand *rand, int percent) {
  return upto(rand, 100) < percent;
}

/* --- random scripts --- */

static Phase *random_part(GRand *rand, int i, int n) {
  Phase *phase = phase_new();
  g_free(phase->id);
  g_free(phase->title);
  phase->id = g_strdup_printf("deel-%d", i);
  phase->title = g_strdup_printf("Deel %d", i);
  phase->kind = i == 0 && n > 2 ? KIND_PREPARATION : i == n - 1 && n > 3 ? KIND_AFTERWARDS : KIND_PROGRAMME;
  if (phase->kind == KIND_PROGRAMME && chance(rand, 15)) {
    phase->kind = KIND_BREAK;
  }
  phase->planned = 60 * (1 + upto(rand, 30));
  phase->minimum = phase->planned / (1 + upto(rand, 3));
  phase->maximum = phase->planned + 60 * upto(rand, 10);
  phase->cut = upto(rand, N_CUT_CLASSES);
  phase->optional = chance(rand, 20);
  phase->spare = i > 0 && chance(rand, 15);
  phase->round = upto(rand, N_ROUND_KINDS);
  phase->per_unit = chance(rand, 20) ? 45 : 0;
  phase->group_min = upto(rand, 5);
  phase->group_max = phase->group_min + upto(rand, 3);
  phase->group_count = chance(rand, 30) ? upto(rand, 9) : 0;
  for (int j = upto(rand, 4); j > 0; j--) {
    Step *step = g_new0(Step, 1);
    step->title = g_strdup("stap");
    step->seconds = 60 * upto(rand, 6);
    g_ptr_array_add(phase->steps, step);
  }
  return phase;
}

static Script *random_script(GRand *rand) {
  Script *script = script_new();
  int n = 1 + upto(rand, 12);
  for (int i = 0; i < n; i++) {
    g_ptr_array_add(script->phases, random_part(rand, i, n));
  }
  script_schedule(script, 1800000000 * SECOND, NULL);
  return script;
}

static Person *random_person(GRand *rand) {
  static const char *const names[] = {"Fatima", "Jan", "Zoë", "Ans", "Łukasz", "", "  "};
  static const char *const organisations[] = {"De Zonnebloem", "Gemeente", "Zorg en Welzijn", NULL};
  Person *person = person_new();
  g_free(person->first);
  person->first = g_strdup(names[upto(rand, G_N_ELEMENTS(names))]);
  person->last = g_strdup(names[upto(rand, G_N_ELEMENTS(names))]);
  person->organisation = g_strdup(organisations[upto(rand, G_N_ELEMENTS(organisations))]);
  person->side = upto(rand, N_SIDES);
  person->state = upto(rand, N_PERSON_STATES);
  person->together = chance(rand, 10) ? g_strdup("Jan, Ans") : NULL;
  person->apart = chance(rand, 10) ? g_strdup("Zoë") : NULL;
  return person;
}

/* --- random intents --- */

static char *random_id(GRand *rand) {
  if (chance(rand, 30)) {
    return NULL;
  }
  return g_strdup_printf(chance(rand, 80) ? "deel-%d" : "ertussen-%d", upto(rand, 14));
}

static char *random_text(GRand *rand) {
  static const char *const texts[] = {"nabij", "Fatima", "samen", "", "Jan, Ans en Piet", "e\xcc\x81\xff\n", "name", "photo",
                                      "Zorg en Welzijn", "een lange regel met woorden"};
  return chance(rand, 15) ? NULL : g_strdup(texts[upto(rand, G_N_ELEMENTS(texts))]);
}

static int random_int(GRand *rand) {
  static const int odd[] = {G_MAXINT, G_MININT, -1, 0};
  return chance(rand, 5) ? odd[upto(rand, G_N_ELEMENTS(odd))] : upto(rand, 20);
}

static GArray *random_ints(GRand *rand) {
  if (chance(rand, 60)) {
    return NULL;
  }
  GArray *ints = g_array_new(FALSE, FALSE, sizeof(int));
  for (int n = upto(rand, 4); n > 0; n--) {
    int value = random_int(rand);
    g_array_append_val(ints, value);
  }
  return ints;
}

/* Fills every member with something that may or may not make sense. */
static void random_members(GRand *rand, Event *event, Instant t) {
  for (const EventField *field = event_members(); field->word; field++) {
    gpointer place = G_STRUCT_MEMBER_P(event, field->offset);
    switch (field->type) {
      case FIELD_TEXT:
        *(char **)place = random_text(rand);
        break;
      case FIELD_INT:
        *(int *)place = random_int(rand);
        break;
      case FIELD_INSTANT:
      case FIELD_MICROSECONDS:
        *(gint64 *)place = chance(rand, 5) ? (chance(rand, 50) ? G_MAXINT64 : G_MININT64) : t - upto(rand, 900) * SECOND;
        break;
      case FIELD_FLAG:
        *(gboolean *)place = chance(rand, 30);
        break;
      case FIELD_LIST:
        *(ListKind *)place = chance(rand, 2) ? (ListKind)-3 : (ListKind)upto(rand, N_LISTS);
        break;
      case FIELD_DATE:
        *(Date *)place = chance(rand, 50) ? (Date){2027, 1 + upto(rand, 12), 1 + upto(rand, 31)} : (Date){0, 0, 0};
        break;
      case FIELD_INTS:
        *(GArray **)place = random_ints(rand);
        break;
      case FIELD_LENGTHS: {
        GPtrArray *lengths = g_ptr_array_new_with_free_func((GDestroyNotify)part_length_free);
        for (int n = upto(rand, 3); n > 0; n--) {
          g_autofree char *id = random_id(rand);
          g_ptr_array_add(lengths, part_length_new(id, random_int(rand) % 50 * 60));
        }
        *(GPtrArray **)place = lengths;
        break;
      }
      case FIELD_PERSON:
        *(Person **)place = chance(rand, 20) ? NULL : random_person(rand);
        break;
    }
  }
  g_free(event->part);
  g_free(event->heading);
  event->part = random_id(rand);
  event->heading = random_id(rand);
}

static void random_intent(GRand *rand, const Session *session, Instant t, Intent *intent) {
  *intent = (Intent){.kind = upto(rand, N_INTENTS), .confirmed = chance(rand, 60), .seed = g_rand_int(rand)};
  if (session->closed && chance(rand, 40)) {
    intent->kind = INTENT_REOPEN;
  } else if (chance(rand, 20)) {
    intent->kind = INTENT_ROUND_START + upto(rand, 4);
  } else if (chance(rand, 15)) {
    intent->kind = INTENT_NEXT;
  } else if (chance(rand, 20)) {
    intent->kind = INTENT_RECORD;
  } else if (chance(rand, 10)) {
    intent->kind = chance(rand, 50) ? INTENT_STATE : INTENT_PASS_ON;
  }
  random_members(rand, &intent->with, t);
}

/* --- what must hold --- */

static GPtrArray *copies(const Session *session, gboolean with_live) {
  GPtrArray *events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
  for (guint i = 0; i < session->events->len; i++) {
    const Event *event = g_ptr_array_index(session->events, i);
    if (with_live || !event_live(event->kind)) {
      g_ptr_array_add(events, event_copy(event));
    }
  }
  return events;
}

static void assert_numbers(const GArray *a, const GArray *b) {
  g_assert_cmpmem(a->data, a->len * sizeof(guint64), b->data, b->len * sizeof(guint64));
}

static void assert_same(const Session *a, const Session *b) {
  g_assert_true(session_equal(a, b));
  assert_numbers(a->undo, b->undo);
  assert_numbers(a->redo, b->redo);
  g_assert_cmpint(a->next_record, ==, b->next_record);
  g_assert_cmpint(a->next_person, ==, b->next_person);
  g_assert_cmpint(a->last_t, ==, b->last_t);
}

static void assert_folds(const Session *session) {
  g_autoptr(Session) folded = session_fold(session->script, copies(session, TRUE));
  assert_same(session, folded);
}

/* What a state may never be. */
static void assert_sound(const Session *session) {
  int running = 0, chosen = 0, before = 0;
  for (guint i = 0; i < session->phases->len; i++) {
    const PhaseRun *run = g_ptr_array_index(session->phases, i);
    running += run->state == PHASE_RUNNING;
    g_assert_true((run->state == PHASE_RUNNING) == ((int)i == session->current));
    g_assert_cmpint(run->length, >=, 0);
    g_assert_cmpint(session_elapsed(session, run, session->last_t), >=, 0);
    for (guint j = 0; j < run->spans->len; j++) {
      const Span *span = &g_array_index(run->spans, Span, j);
      gboolean open = span->to == INSTANT_NONE;
      g_assert_true(open ? run->state == PHASE_RUNNING && j + 1 == run->spans->len : span->from <= span->to);
    }
    g_assert_cmpint(run->round.done, <=, run->round.total);
    g_assert_cmpint(run->round.done, ==, run->round.turns ? (int)run->round.turns->len : 0);
  }
  g_assert_cmpint(running, <=, 1);
  g_autoptr(GHashTable) numbers = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < session->records->len; i++) {
    const Record *record = g_ptr_array_index(session->records, i);
    g_assert_cmpint(record->id, >, before);
    before = record->id;
    chosen += record->chosen;
    if (record->list == LIST_AGREEMENT) {
      g_assert_true(g_hash_table_add(numbers, GINT_TO_POINTER(record->number)));
    }
  }
  g_assert_cmpint(chosen, <=, 1);
  g_assert_cmpint(session->next_record, >, before);
  g_assert_cmpint(session->people->len, ==, session->attendance->len);
}

/* A meeting under test, and a shadow that gets the same events but about which nothing is ever decided. */
typedef struct Pair {
  Session *live, *shadow;
} Pair;

static Refusal act(Pair *pair, const Intent *intent, Instant t) {
  Decision decision, again;
  decide(pair->live, intent, t, &decision);
  decide(pair->live, intent, t, &again);
  g_assert_true(session_equal(pair->live, pair->shadow));
  g_assert_cmpint(decision.refusal, ==, again.refusal);
  g_assert_cmpint(decision.events->len, ==, again.events->len);
  g_assert_true(decision.refusal == REFUSAL_NONE || decision.events->len == 0);
  g_assert_false(intent->confirmed && refusal_asks(decision.refusal));
  for (guint i = 0; i < decision.events->len; i++) {
    const Event *event = g_ptr_array_index(decision.events, i);
    g_assert_true(event_equal(event, g_ptr_array_index(again.events, i)));
    g_assert_cmpint(event->t, >=, pair->live->last_t);
    session_append(pair->live, event_copy(event));
    session_append(pair->shadow, event_copy(event));
  }
  Refusal refusal = decision.refusal;
  decision_clear(&decision);
  decision_clear(&again);
  return refusal;
}

static void undo_and_redo(Pair *pair, Instant t) {
  g_autoptr(Session) before = session_fold(pair->live->script, copies(pair->live, TRUE));
  Intent undo = {.kind = INTENT_UNDO, .confirmed = TRUE}, redo = {.kind = INTENT_REDO, .confirmed = TRUE};
  if (act(pair, &undo, t) != REFUSAL_NONE) {
    return;
  }
  g_assert_cmpint(act(pair, &redo, t), ==, REFUSAL_NONE);
  g_assert_true(session_equal(before, pair->live));
  assert_numbers(before->undo, pair->live->undo);
}

static void undo_everything(Pair *pair, Instant t) {
  Intent undo = {.kind = INTENT_UNDO, .confirmed = TRUE};
  while (pair->live->undo->len > 0) {
    guint left = pair->live->undo->len;
    g_assert_cmpint(act(pair, &undo, t), ==, REFUSAL_NONE);
    g_assert_cmpint(pair->live->undo->len, ==, left - 1);
  }
  g_autoptr(Session) opened = session_fold(pair->live->script, copies(pair->live, FALSE));
  g_assert_true(session_equal(opened, pair->live));
}

static Event *opening(GRand *rand, int i, const Script *script) {
  Event *event = event_new(i == 0 ? EVENT_OPEN : i < 12 ? EVENT_ENTER : EVENT_CARRY);
  event->t = script->begin - 1800 * SECOND;
  event->at = script->begin;
  if (event->kind == EVENT_ENTER) {
    event->person = random_person(rand);
  } else if (event->kind == EVENT_CARRY) {
    event->text = g_strdup("van de vorige keer");
    event->number = i;
  }
  return event;
}

static void test_random_meetings(void) {
  int done[N_INTENTS] = {0};
  for (int seed = 0; seed < SCRIPTS; seed++) {
    GRand *rand = g_rand_new_with_seed(seed + 1);
    g_autoptr(Script) script = random_script(rand);
    Pair pair = {session_new(script), session_new(script)};
    Instant t = script->begin - 1800 * SECOND;
    for (int i = 0; i < 14; i++) {
      Event *event = opening(rand, i, script);
      session_append(pair.shadow, event_copy(event));
      session_append(pair.live, event);
    }
    for (int i = 0; i < STEPS; i++) {
      Intent intent;
      t += (upto(rand, 40) - 4) * SECOND / (chance(rand, 50) ? 1 : 10);
      random_intent(rand, pair.live, t, &intent);
      done[intent.kind] += act(&pair, &intent, t) == REFUSAL_NONE;
      intent_clear(&intent);
      assert_sound(pair.live);
      if (i % 40 == 0) {
        assert_folds(pair.live);
        undo_and_redo(&pair, t);
      }
    }
    assert_folds(pair.live);
    undo_everything(&pair, t);
    assert_folds(pair.live);
    session_free(pair.live);
    session_free(pair.shadow);
    g_rand_free(rand);
  }
  /* the test is worth nothing when nothing gets through */
  for (int kind = 0; kind < N_INTENTS; kind++) {
    if (!done[kind]) g_test_message("never done: intent %d", kind);
    g_assert_cmpint(done[kind], >, 0);
  }
  g_assert_cmpint(done[INTENT_NEXT], >, SCRIPTS * 20);
  g_assert_cmpint(done[INTENT_RECORD], >, SCRIPTS * 50);
}

/* Undo and redo in a long meeting, in bursts of every length, with new events between: each state is that of all events folded
 * anew, however much of it was taken from one kept before. */
static void test_long_undo(void) {
  GRand *rand = g_rand_new_with_seed(4);
  g_autoptr(Script) script = random_script(rand);
  Pair pair = {session_new(script), session_new(script)};
  Instant t = script->begin - 1800 * SECOND;
  int undone = 0, redone = 0;
  for (int i = 0; i < 14; i++) {
    Event *event = opening(rand, i, script);
    session_append(pair.shadow, event_copy(event));
    session_append(pair.live, event);
  }
  for (int burst = 0; burst < 120; burst++) {
    Intent undo = {.kind = INTENT_UNDO, .confirmed = TRUE}, redo = {.kind = INTENT_REDO, .confirmed = TRUE};
    int length = chance(rand, 10) ? upto(rand, 400) : upto(rand, 20);
    for (int i = upto(rand, 60); i > 0; i--) {
      Intent intent;
      t += SECOND;
      random_intent(rand, pair.live, t, &intent);
      act(&pair, &intent, t);
      intent_clear(&intent);
    }
    for (int i = 0; i < length && act(&pair, &undo, t) == REFUSAL_NONE; i++) {
      undone++;
      if (i % 16 == 0) {
        assert_folds(pair.live);
      }
    }
    for (int i = upto(rand, length + 1); i > 0 && act(&pair, &redo, t) == REFUSAL_NONE; i--) {
      redone++;
    }
    assert_folds(pair.live);
    assert_sound(pair.live);
  }
  g_assert_cmpint(undone, >, 1000);
  g_assert_cmpint(redone, >, 500);
  session_free(pair.live);
  session_free(pair.shadow);
  g_rand_free(rand);
}

/* Events that no decision would make, as a damaged or hostile file could hold them. */
static void test_nonsense_events(void) {
  GRand *rand = g_rand_new_with_seed(77);
  g_autoptr(Script) script = random_script(rand);
  g_autoptr(Session) session = session_new(script);
  for (int i = 0; i < NONSENSE; i++) {
    EventKind kind = upto(rand, N_EVENTS + 1);
    if ((kind == EVENT_UNDO || kind == EVENT_REDO) && chance(rand, 80)) {
      continue;
    }
    Event *event = event_new(kind);
    random_members(rand, event, script->begin + i * SECOND);
    event->t = chance(rand, 1) ? INSTANT_NONE : script->begin + i * SECOND;
    event->n = chance(rand, 95) ? 0 : (guint64)upto(rand, 100);
    if (kind == EVENT_UNDO || kind == EVENT_REDO) {
      const GArray *stack = kind == EVENT_UNDO ? session->undo : session->redo;
      if (stack->len > 0 && chance(rand, 80)) {
        event->number = (int)g_array_index(stack, guint64, stack->len - 1);
      }
    }
    session_append(session, event);
    session_elapsed(session, g_ptr_array_index(session->phases, 0), chance(rand, 50) ? G_MAXINT64 : G_MININT64);
    if (i % 200 == 0) {
      assert_folds(session);
    }
  }
  assert_folds(session);
  g_rand_free(rand);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/session/prop/random-meetings", test_random_meetings);
  g_test_add_func("/session/prop/long-undo", test_long_undo);
  g_test_add_func("/session/prop/nonsense-events", test_nonsense_events);
  return g_test_run();
}
