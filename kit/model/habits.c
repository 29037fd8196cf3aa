/* Learning how meetings go. Few earlier meetings say little, so each value is a weighted mean of the usual one and of what was
 * seen (a conjugate prior, as in Gelman et al., "Bayesian Data Analysis", ch. 2): the weights below say how many observations
 * the usual value is worth. */
#include "model/habits.h"

#include <math.h>

#define WEIGHT_MEETINGS 2.0
#define WEIGHT_PARTS 8.0
#define WEIGHT_CATEGORY 4.0
#define WEIGHT_TURNS 40.0
#define WEIGHT_PEOPLE 40.0
#define RATIO_MIN 0.25 /* what lies outside is a forgotten key, not a long talk */
#define RATIO_MAX 4.0
#define AFTERWARDS 7200 /* seconds: a meeting that seems to start so late was typed in at home */

/* The shapes are known: talk and work of people are lognormal (Brown et al., "Statistical analysis of a telephone call center",
 * JASA 2005); planned time is used up, so that only overrun shows (Trietsch et al., "Modeling activity times by the Parkinson
 * distribution with a lognormal core", EJOR 2012). The numbers are our own careful guesses for a meeting of volunteers and
 * paid workers: no better ones are published, and the user's own meetings replace them. */
void habits_usual(Habits *habits) {
  *habits = (Habits){
      .late_chance = 0.6,
      .late_mean = 300,
      .no_show = 0.1,
      .walk_in = 0.04,
      .talk = {0, 0.14},
      .rest = {0, 0.08},
      .turn = {-0.05, 0.35},
      .long_chance = 0.05,
      .long_mean = 1,
      .coffee_chance = 0.1,
      .coffee_mean = 240,
  };
}

void habits_clear(Habits *habits) {
  g_clear_pointer(&habits->categories, g_hash_table_unref);
}

Spread habits_spread(const Habits *habits, const Phase *phase) {
  const Spread *own = phase->category && habits->categories ? g_hash_table_lookup(habits->categories, phase->category) : NULL;
  return phase->kind == KIND_BREAK ? habits->rest : own ? *own : habits->talk;
}

/* --- what was seen --- */

/* Observations of one value. */
typedef struct Sample {
  double n, sum, squares;
} Sample;

static void see(Sample *sample, double value) {
  sample->n++;
  sample->sum += value;
  sample->squares += value * value;
}

static void see_ratio(Sample *sample, double ratio) {
  see(sample, log(CLAMP(ratio, RATIO_MIN, RATIO_MAX)));
}

static double pooled(double usual, double weight, const Sample *sample) {
  return (weight * usual + sample->sum) / (weight + sample->n);
}

static Spread pooled_spread(Spread usual, double weight, const Sample *s) {
  double middle = pooled(usual.middle, weight, s);
  double around = s->squares - 2 * middle * s->sum + s->n * middle * middle;
  double before = usual.width * usual.width + (usual.middle - middle) * (usual.middle - middle);
  return (Spread){middle, sqrt(MAX(weight * before + around, 0) / (weight + s->n))};
}

/* All that earlier meetings showed. */
typedef struct Seen {
  int meetings;
  Sample late;      /* 1 for a late start, 0 for one on time */
  Sample delays;    /* seconds, of the late ones */
  Sample no_shows;  /* 1 for each who stayed away */
  double expected, walk_ins;
  Sample talk, rest, turn;
  Sample long_turn;    /* 1 for a long story */
  GHashTable *categories; /* category → Sample; owned */
} Seen;

static Instant first_start(const Session *session) {
  Instant first = INSTANT_NONE;
  for (guint i = 0; i < session->phases->len; i++) {
    const PhaseRun *run = session_run(session, i);
    if (run->spans->len == 0 || run->inserted || (run->phase->kind != KIND_PROGRAMME && run->phase->kind != KIND_BREAK))
      continue;
    Instant from = g_array_index(run->spans, Span, 0).from;
    first = first == INSTANT_NONE ? from : MIN(first, from);
  }
  return first;
}

static Sample *category_sample(Seen *seen, const char *category) {
  Sample *sample = g_hash_table_lookup(seen->categories, category);
  if (!sample) {
    sample = g_new0(Sample, 1);
    g_hash_table_insert(seen->categories, g_strdup(category), sample);
  }
  return sample;
}

/* A round shows in its turns; the other parts in the time they took beyond what they had when they began, so a part that was
 * shortened first is held against what was left. Parts that end by the clock or by themselves show nothing. */
static void see_part(Seen *seen, const Session *session, const PhaseRun *run) {
  const Phase *phase = run->phase;
  for (guint i = 0; run->round.turns && i < run->round.turns->len; i++) {
    const Turn *turn = &g_array_index(run->round.turns, Turn, i);
    if (turn->skipped || turn->granted <= 0 || turn->seconds <= 0)
      continue;
    double ratio = (double)turn->seconds / turn->granted;
    see(&seen->long_turn, ratio > 2);
    if (ratio <= 2)
      see_ratio(&seen->turn, ratio);
  }
  if (run->state != PHASE_DONE || run->inserted || run->spans->len == 0 || phase->planned <= 0 || run->round.active ||
      phase->automatic || phase->pin_end != INSTANT_NONE)
    return;
  double had = MIN(phase->planned, run->length);
  double took = (double)session_elapsed(session, run, session->last_t) / SECOND;
  double ratio = 1 + (took - had) / phase->planned;
  if (phase->kind == KIND_BREAK) {
    see_ratio(&seen->rest, ratio);
  } else if (phase->kind == KIND_PROGRAMME) {
    see_ratio(&seen->talk, ratio);
    if (phase->category)
      see_ratio(category_sample(seen, phase->category), ratio);
  }
}

static void see_people(Seen *seen, const Session *session) {
  gboolean ticked = FALSE;
  for (guint i = 0; i < session->attendance->len; i++)
    ticked = ticked || g_array_index(session->attendance, Attendance, i).presence != PRESENCE_UNKNOWN;
  for (guint i = 0; ticked && i < session->people->len; i++) {
    const Person *person = g_ptr_array_index(session->people, i);
    Presence presence = g_array_index(session->attendance, Attendance, i).presence;
    gboolean came = presence != PRESENCE_UNKNOWN && presence != PRESENCE_ABSENT;
    if (person->walk_in) {
      seen->walk_ins++;
    } else if (person_expected(person)) {
      seen->expected++;
      see(&seen->no_shows, !came);
    }
  }
}

static void see_session(Seen *seen, const Session *session) {
  Instant begin = session->begin != INSTANT_NONE ? session->begin : session->script->begin;
  Instant first = first_start(session), delay = first == INSTANT_NONE ? 0 : (first - begin) / SECOND;
  if (first == INSTANT_NONE || session->rehearsal || ABS(delay) > AFTERWARDS)
    return;
  seen->meetings++;
  see(&seen->late, delay >= 60);
  if (delay >= 60)
    see(&seen->delays, (double)MIN(delay, HABITS_LATE_MAX));
  for (guint i = 0; i < session->phases->len; i++)
    see_part(seen, session, session_run(session, i));
  see_people(seen, session);
}

/* --- and what follows from it --- */

static void learn_categories(Habits *habits, const Seen *seen) {
  GHashTableIter iter;
  gpointer category, sample;
  if (!habits->categories)
    habits->categories = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init(&iter, seen->categories);
  while (g_hash_table_iter_next(&iter, &category, &sample)) {
    Spread *spread = g_new(Spread, 1);
    *spread = pooled_spread(habits->talk, WEIGHT_CATEGORY, sample);
    g_hash_table_replace(habits->categories, g_strdup(category), spread);
  }
}

void habits_learn(Habits *habits, Session *const *sessions, gsize n) {
  Seen seen = {.categories = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free)};
  for (gsize i = 0; i < n; i++)
    see_session(&seen, sessions[i]);
  habits->meetings += seen.meetings;
  habits->late_chance = pooled(habits->late_chance, WEIGHT_MEETINGS, &seen.late);
  habits->late_mean = pooled(habits->late_mean, WEIGHT_MEETINGS, &seen.delays);
  habits->no_show = pooled(habits->no_show, WEIGHT_PEOPLE, &seen.no_shows);
  habits->walk_in = (WEIGHT_PEOPLE * habits->walk_in + seen.walk_ins) / (WEIGHT_PEOPLE + seen.expected);
  habits->long_chance = pooled(habits->long_chance, WEIGHT_TURNS, &seen.long_turn);
  habits->turn = pooled_spread(habits->turn, WEIGHT_TURNS, &seen.turn);
  habits->rest = pooled_spread(habits->rest, WEIGHT_PARTS, &seen.rest);
  habits->talk = pooled_spread(habits->talk, WEIGHT_PARTS, &seen.talk);
  learn_categories(habits, &seen);
  g_hash_table_unref(seen.categories);
}
