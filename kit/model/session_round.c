/* The reducer's rounds: turns counted, what they took, and what that adds to the part. The time promised never changes. */
#include "model/session_apply.h"

#define TURN_SECONDS_MAX 100000

/* What a turn has left, or is over: a file may put turns back without end. */
static int bounded(gint64 seconds) {
  return (int)CLAMP(seconds, -TURN_SECONDS_MAX, TURN_SECONDS_MAX);
}

static void lengthen(PhaseRun *run, int seconds) {
  run->length = CLAMP(run->length + seconds, 0, SESSION_LENGTH_MAX);
}

/* The part grows by what a turn takes beyond what it had; overrun goes along. */
static void charge(PhaseRun *run, int seconds) {
  run->round.overrun = CLAMP(run->round.overrun + seconds, 0, SESSION_LENGTH_MAX);
  lengthen(run, seconds);
}

static void next_turn(PhaseRun *run, Instant t) {
  Round *round = &run->round;
  gboolean runs = round->done < round->total && run->state == PHASE_RUNNING;
  round->turn_from = runs ? t : INSTANT_NONE;
  round->turn_seconds = round->promised;
  round->person_id = 0;
}

void session_hold_turn(Session *session, PhaseRun *run, Instant t) {
  Round *round = &run->round;
  if (round->active && round->turn_from != INSTANT_NONE) {
    gint64 seconds = session_active(session, round->turn_from, t) / SECOND;
    round->turn_seconds = bounded(round->turn_seconds - seconds);
    round->turn_from = INSTANT_NONE;
  }
}

void session_go_on_turn(PhaseRun *run, Instant t) {
  if (run->round.active && run->round.done < run->round.total) {
    run->round.turn_from = t;
  }
}

void session_add_turn(PhaseRun *run, int turns) {
  Round *round = &run->round;
  int total = CLAMP(round->total + turns, round->done, ROUND_TURNS_MAX);
  if (!round->active || round->turn_from == INSTANT_NONE || total == round->total || total == round->done) {
    return;
  }
  lengthen(run, (total - round->total) * round->promised);
  round->total = total;
}

static void start_round(PhaseRun *run, const Event *event, Instant t) {
  Round *round = &run->round;
  if (round->turns) {
    g_array_unref(round->turns);
  }
  *round = (Round){.active = TRUE};
  round->turns = g_array_new(FALSE, FALSE, sizeof(Turn));
  round->total = CLAMP(event->number, 0, ROUND_TURNS_MAX);
  round->promised = CLAMP(event->seconds, 0, TURN_SECONDS_MAX);
  next_turn(run, t);
  round->person_id = event->person_id;
}

static void end_turn(PhaseRun *run, const Event *event, Instant t) {
  Round *round = &run->round;
  int seconds = CLAMP(event->seconds, 0, TURN_SECONDS_MAX);
  Turn turn = {round->turn_seconds, seconds, event->flag, round->person_id};
  g_array_append_val(round->turns, turn);
  round->done++;
  if (turn.skipped) {
    round->skipped++;
  } else {
    charge(run, MAX(0, seconds - turn.granted));
  }
  next_turn(run, t);
  round->person_id = event->person_id;
}

static void put_back(PhaseRun *run, const Event *event, Instant t) {
  Round *round = &run->round;
  Turn turn = g_array_index(round->turns, Turn, round->turns->len - 1);
  g_array_set_size(round->turns, round->turns->len - 1);
  round->done--;
  next_turn(run, t);
  round->person_id = turn.person_id;
  if (turn.skipped) {
    round->skipped--;
    return; /* who was skipped gets the whole time after all */
  }
  charge(run, -MAX(0, turn.seconds - turn.granted));
  round->turn_seconds = bounded((gint64)turn.granted - turn.seconds - CLAMP(event->seconds, 0, TURN_SECONDS_MAX));
}

static void grant(PhaseRun *run, const Event *event) {
  Round *round = &run->round;
  if (event->person_id > 0) {
    round->person_id = event->person_id;
  }
  int seconds = bounded(event->seconds);
  lengthen(run, seconds - round->turn_seconds);
  round->turn_seconds = seconds;
}

void session_apply_round(Session *session, const Event *event, Instant t) {
  PhaseRun *run = session_run(session, session_index(session, event->part));
  if (!run) {
    return;
  }
  if (event->kind == EVENT_ROUND) {
    session_set_lengths(session, event->lengths);
    start_round(run, event, t);
    return;
  }
  const Round *round = &run->round;
  if (!round->active) {
    return;
  }
  if (event->number == round->done + 1 && round->done < round->total) {
    end_turn(run, event, t);
  } else if (event->number == round->done && round->done < round->total) {
    grant(run, event);
  } else if (event->number == round->done - 1 && round->turns->len > 0) {
    put_back(run, event, t);
  }
}
