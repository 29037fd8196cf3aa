/* Rules of a round: how much time each is promised, whose turn it is. The promise is made once and kept to the last. */
#include "model/decide_parts.h"

#define PROMISE_STEP 5 /* seconds */
#define PROMISE_MIN 5
#define PROMISE_MAX 3600
#define PROMISE_GOOD 60     /* what those ways aim at */
#define PROMISE_UNPLANNED 15 /* a round that the script does not have: a name, and where you are from */
#define FRESH (15 * SECOND) /* a turn this young may still get its name */

static void count_one(GHashTable *seen, int *units, char *key) {
  if (!key || !*key) {
    (*units)++;
    g_free(key);
  } else {
    *units += g_hash_table_add(seen, key);
  }
}

int decide_round_units(const Session *session, const PhaseRun *run) {
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  gboolean ticked = session_ticked(session);
  int units = 0;
  for (guint i = 0; i < session->people->len; i++) {
    const Person *person = g_ptr_array_index(session->people, i);
    int group = g_array_index(session->attendance, Attendance, i).group;
    Presence presence = session_presence(session, i, ticked);
    if (!presence_here(presence)) {
      continue;
    }
    switch (run->phase->round) {
      case ROUND_GROUP:
        if (group > 0) {
          count_one(seen, &units, g_strdup_printf("%d", group));
        }
        break;
      case ROUND_ORGANISATION:
        count_one(seen, &units, person->organisation ? g_utf8_casefold(person->organisation, -1) : NULL);
        break;
      default:
        units++;
        break;
    }
  }
  return run->phase->round == ROUND_GROUP && units == 0 ? run->phase->group_count : units;
}

/* Seconds of the timed steps before the one that is the round, and behind it. The round is the longest of the steps (the first of
 * equals), since a script does not say it. What else the part has left is for the round. */
typedef struct StepsAround {
  int before, behind;
} StepsAround;

static StepsAround steps_around(const PhaseRun *run) {
  const GPtrArray *steps = run->phase->steps;
  StepsAround around = {0, 0};
  int longest = 0;
  for (guint i = 0; i < steps->len; i++) {
    const Step *step = g_ptr_array_index(steps, i);
    if (step->seconds > longest) {
      around.before += longest + around.behind;
      around.behind = 0;
      longest = step->seconds;
    } else {
      around.behind += step->seconds;
    }
  }
  return around;
}

static gint64 time_for_round(const Session *session, const PhaseRun *run, Instant t) {
  return run->length - session_elapsed(session, run, t) / SECOND - steps_around(run).behind;
}

/* What each of so many can be promised of this many seconds. */
static int promise_of(const PhaseRun *run, int units, gint64 seconds) {
  if (units <= 0) {
    return 0;
  }
  if (run->phase->round == ROUND_NONE) {
    return PROMISE_UNPLANNED;
  }
  gint64 each = run->phase->per_unit > 0 ? run->phase->per_unit : seconds / units;
  if (run->phase->per_unit <= 0) {
    each -= each % PROMISE_STEP;
  }
  return (int)CLAMP(each, PROMISE_MIN, PROMISE_MAX);
}

int decide_round_promise(const Session *session, const PhaseRun *run, int units, Instant t) {
  return promise_of(run, units, time_for_round(session, run, t));
}

int decide_round_outlook(const Session *session, const PhaseRun *run, int units, Instant now) {
  gint64 first = MAX(steps_around(run).before - session_elapsed(session, run, now) / SECOND, 0);
  return promise_of(run, units, time_for_round(session, run, now) - first);
}

/* Minutes the part would take in all when everybody had a good turn. */
static int minutes_needed(const Deciding *d, const PhaseRun *run, int units) {
  gint64 seconds = session_elapsed(d->session, run, d->t) / SECOND + (gint64)units * PROMISE_GOOD + steps_around(run).behind;
  return (int)((seconds + 59) / 60);
}

/* Too many people for the time: asks, unless somebody chose already. TRUE: go on. */
static gboolean is_long_enough(Deciding *d, const PhaseRun *run, int units, int promise) {
  RoundKind kind = run->phase->round;
  gboolean judged = (kind == ROUND_PERSON || kind == ROUND_ORGANISATION) && d->with->seconds <= 0 && !d->with->flag;
  int each = promise; /* what there is time for, when the script promises more */
  if (run->phase->per_unit > 0) {
    gint64 there_is = MAX(time_for_round(d->session, run, d->t), 0) / units;
    judged = judged && there_is < promise;
    each = (int)MIN(there_is, promise);
  }
  if (!judged || each >= DECIDE_PROMISE_LEAST) {
    return TRUE;
  }
  gint64 there_is = MAX(time_for_round(d->session, run, d->t), 0);
  return asked(d, ROUND_SHORT, TN(units), TN((there_is + 30) / 60), TN(each), TN(minutes_needed(d, run, units)));
}

static void start(Deciding *d, const PhaseRun *run) {
  int units = d->with->number > 0 ? d->with->number : decide_round_units(d->session, run);
  if (units <= 0) {
    refuse(d, NO_PEOPLE);
    return;
  }
  units = MIN(units, ROUND_TURNS_MAX);
  int promise = d->with->seconds > 0 ? MIN(d->with->seconds, PROMISE_MAX) : decide_round_promise(d->session, run, units, d->t);
  if (!is_long_enough(d, run, units, promise)) {
    return;
  }
  Event *event = decide_emit(d, EVENT_ROUND);
  event->part = g_strdup(run->phase->id);
  event->number = units;
  event->seconds = promise;
  event->person_id = d->with->person_id;
  int longer = 60 * minutes_needed(d, run, units);
  if (d->with->flag && longer > run->length) {
    event->seconds = PROMISE_GOOD;
    event->lengths = g_ptr_array_new_with_free_func((GDestroyNotify)part_length_free);
    g_ptr_array_add(event->lengths, part_length_new(run->phase->id, longer));
  }
}

static int turn_seconds(const Deciding *d, const Round *round) {
  if (round->turn_from == INSTANT_NONE) {
    return 0;
  }
  return (int)MIN(session_active(d->session, round->turn_from, d->t) / SECOND, G_MAXINT);
}

static Event *emit_turn(Deciding *d, const PhaseRun *run, int number, int seconds) {
  Event *event = decide_emit(d, EVENT_TURN);
  event->part = g_strdup(run->phase->id);
  event->number = number;
  event->seconds = seconds;
  return event;
}

static void turn_next(Deciding *d, const PhaseRun *run) {
  Event *event = emit_turn(d, run, run->round.done + 1, turn_seconds(d, &run->round));
  event->flag = d->with->flag != FALSE;
  event->person_id = d->with->person_id;
}

/* Somebody was picked: the turn that just began is theirs, or theirs begins now. The last turn can only get a name. */
static void turn_pick(Deciding *d, const PhaseRun *run) {
  const Round *round = &run->round;
  gboolean fresh = round->person_id == 0 && session_active(d->session, round->turn_from, d->t) < FRESH;
  if (fresh || round->done + 1 >= round->total) {
    emit_turn(d, run, round->done, round->turn_seconds)->person_id = d->with->person_id;
  } else {
    turn_next(d, run);
  }
}

/* Double time is quietly given, and quietly taken back by the same key. */
static void turn_double(Deciding *d, const PhaseRun *run) {
  const Round *round = &run->round;
  gboolean doubled = round->turn_seconds > round->promised;
  emit_turn(d, run, round->done, round->turn_seconds + (doubled ? -round->promised : round->promised));
}

void decide_round(Deciding *d) {
  const PhaseRun *run = session_current(d->session);
  if (!run) {
    refuse(d, NOT_RUNNING);
    return;
  }
  if (decide_stopped(d)) {
    return;
  }
  if (d->with->person_id && !people_find(d->session->people, d->with->person_id)) {
    refuse(d, NO_SUCH_PERSON);
    return;
  }
  const Round *round = &run->round;
  if (d->intent->kind == INTENT_ROUND_START || (d->intent->kind == INTENT_TURN_PICK && !round->active)) {
    start(d, run);
  } else if (!round->active) {
    refuse(d, NO_ROUND);
  } else if (d->intent->kind == INTENT_TURN_BACK) {
    if (round->done > 0) {
      emit_turn(d, run, round->done - 1, turn_seconds(d, round));
    } else {
      refuse(d, NOTHING_BEFORE);
    }
  } else if (round->done >= round->total) {
    refuse(d, ROUND_DONE);
  } else if (d->intent->kind == INTENT_TURN_DOUBLE) {
    turn_double(d, run);
  } else if (d->intent->kind == INTENT_TURN_PICK) {
    turn_pick(d, run);
  } else {
    turn_next(d, run);
  }
}
