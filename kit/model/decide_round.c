/* Rules of a round: how much time each is promised, whose turn it is. The promise is made once and kept to the last. */
#include "model/decide_parts.h"

#define PROMISE_STEP 5 /* seconds */
#define PROMISE_MIN 5
#define PROMISE_MAX 3600

static gboolean is_here(const Session *session, int i, gboolean all) {
  const Person *person = g_ptr_array_index(session->people, i);
  Presence presence = g_array_index(session->attendance, Attendance, i).presence;
  return presence == PRESENCE_HERE || presence == PRESENCE_ONLINE ||
         (all && presence == PRESENCE_UNKNOWN && (person->walk_in || person_expected(person)));
}

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
  gboolean all = session_present(session) == 0;
  int units = 0;
  for (guint i = 0; i < session->people->len; i++) {
    const Person *person = g_ptr_array_index(session->people, i);
    int group = g_array_index(session->attendance, Attendance, i).group;
    if (!is_here(session, i, all)) {
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

/* What the part still has for the round: all that is left, less the timed steps behind the one that is the round. That is
 * the longest of the steps (the first of equals), since a script does not say it. */
static gint64 time_for_round(const Session *session, const PhaseRun *run, Instant t) {
  gint64 left = run->length - session_elapsed(session, run, t) / SECOND;
  const GPtrArray *steps = run->phase->steps;
  int longest = 0, behind = 0;
  for (guint i = 0; i < steps->len; i++) {
    const Step *step = g_ptr_array_index(steps, i);
    if (step->seconds > longest) {
      longest = step->seconds;
      behind = 0;
    } else {
      behind += step->seconds;
    }
  }
  return left - behind;
}

int decide_round_promise(const Session *session, const PhaseRun *run, int units, Instant t) {
  if (units <= 0) {
    return 0;
  }
  gint64 each = run->phase->per_unit > 0 ? run->phase->per_unit : time_for_round(session, run, t) / units;
  if (run->phase->per_unit <= 0) {
    each -= each % PROMISE_STEP;
  }
  return (int)CLAMP(each, PROMISE_MIN, PROMISE_MAX);
}

static void start(Deciding *d, const PhaseRun *run) {
  int units = d->with->number > 0 ? d->with->number : decide_round_units(d->session, run);
  if (units <= 0) {
    refuse(d, NO_PEOPLE);
    return;
  }
  Event *event = decide_emit(d, EVENT_ROUND);
  event->part = g_strdup(run->phase->id);
  event->number = MIN(units, ROUND_TURNS_MAX);
  event->seconds = decide_round_promise(d->session, run, event->number, d->t);
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
  if (d->with->person_id && !people_find(d->session->people, d->with->person_id)) {
    refuse(d, NO_SUCH_PERSON);
    return;
  }
  Event *event = emit_turn(d, run, run->round.done + 1, turn_seconds(d, &run->round));
  event->flag = d->with->flag != FALSE;
  event->person_id = d->with->person_id;
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
  const Round *round = &run->round;
  if (d->intent->kind == INTENT_ROUND_START) {
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
  } else {
    turn_next(d, run);
  }
}
