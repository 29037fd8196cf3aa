/* Gathers what is still to come, and says it. All expectations come from the timetable; only the room to start earlier or later
 * is worked out here. */
#include "model/lifeboat.h"

#include "model/decide.h"

static LifeboatPart *part_at(const Lifeboat *lifeboat, guint i) {
  return &g_array_index(lifeboat->parts, LifeboatPart, i);
}

static gboolean in_programme(const PhaseRun *run) {
  return run->phase->kind == KIND_PROGRAMME || run->phase->kind == KIND_BREAK;
}

/* --- the parts --- */

static void fill_round(const Session *session, const Timetable *table, LifeboatPart *part) {
  const PhaseRun *run = part->run;
  if (run->phase->round == ROUND_NONE)
    return;
  if (part->running && table->round) {
    part->turns = MAX(table->turns - table->turn + 1, 0);
    part->each = table->promised;
    return;
  }
  part->turns = decide_round_units(session, run);
  part->each = decide_round_promise(session, run, part->turns, table->now);
}

static void add_part(Lifeboat *lifeboat, const Timetable *table, int index) {
  const TimetableRow *row = timetable_row(table, index);
  LifeboatPart part = {
      .run = session_run(lifeboat->session, index),
      .running = index == table->current,
      .start = row->expected_start,
      .end = row->expected_end,
      .earliest = INSTANT_NONE,
      .latest = INSTANT_NONE,
  };
  part.seconds = part.running ? (int)(table->left / SECOND) : (int)((row->expected_end - row->expected_start) / SECOND);
  part.first_step = part.running ? MAX(table->step, 0) : 0;
  fill_round(lifeboat->session, table, &part);
  g_array_append_val(lifeboat->parts, part);
}

/* The least that a part still takes, in microseconds. */
static Instant least(const LifeboatPart *part) {
  const PhaseRun *run = part->run;
  Instant left = MAX(part->seconds, 0) * SECOND;
  if (run->phase->cut == CUT_NEVER)
    return left;
  Instant elapsed = run->length * SECOND - part->seconds * SECOND;
  return part->running ? CLAMP(run->phase->minimum * SECOND - elapsed, 0, left) : MIN(run->phase->minimum * SECOND, left);
}

/* Earliest: everything before it at its shortest. The begin of the programme holds until it has begun. */
static void find_earliest(const Lifeboat *lifeboat, Instant begin) {
  Instant cursor = lifeboat->now;
  for (guint i = 0; i < lifeboat->parts->len; i++) {
    LifeboatPart *part = part_at(lifeboat, i);
    const Phase *phase = part->run->phase;
    if (!in_programme(part->run))
      continue;
    part->earliest = part->running ? lifeboat->now : MAX(cursor, begin);
    if (phase->pin_start != INSTANT_NONE)
      part->earliest = MAX(part->earliest, phase->pin_start);
    cursor = part->earliest + least(part);
    if (phase->pin_end != INSTANT_NONE)
      cursor = MAX(cursor, phase->pin_end);
  }
}

/* Latest: everything from it on at its shortest, and the end as promised. Room that is none is not told. */
static void find_latest(const Lifeboat *lifeboat) {
  Instant cursor = lifeboat->promised_end;
  for (guint i = lifeboat->parts->len; i-- > 0;) {
    LifeboatPart *part = part_at(lifeboat, i);
    const Phase *phase = part->run->phase;
    if (!in_programme(part->run))
      continue;
    if (phase->pin_end != INSTANT_NONE)
      cursor = MIN(cursor, phase->pin_end);
    cursor -= least(part);
    if (phase->pin_start != INSTANT_NONE)
      cursor = MIN(cursor, MAX(phase->pin_start, part->earliest));
    part->latest = cursor;
    if (part->running || part->latest <= part->earliest)
      part->earliest = part->latest = INSTANT_NONE;
  }
}

static void add_parts(Lifeboat *lifeboat, const Timetable *table) {
  gboolean begun = FALSE;
  for (int i = 0; i < (int)lifeboat->session->phases->len; i++) {
    const PhaseRun *run = session_run(lifeboat->session, i);
    begun = begun || (run->spans->len > 0 && in_programme(run));
    if (i == table->current || (table->next >= 0 && i >= table->next && run->state == PHASE_AHEAD))
      add_part(lifeboat, table, i);
  }
  Instant begin = lifeboat->session->begin != INSTANT_NONE ? lifeboat->session->begin : lifeboat->session->script->begin;
  find_earliest(lifeboat, begun ? lifeboat->now : begin);
  find_latest(lifeboat);
}

/* --- the points --- */

static void point_free(gpointer data) {
  LifeboatPoint *point = data;
  g_free(point->text);
  g_free(point->who);
  g_free(point->when);
  g_free(point);
}

static char *when_of(const Record *record, Lang lang) {
  if (record->due.year == 0)
    return NULL;
  return record->quarter ? tx(lang, REPORT_QUARTER, TN(record->quarter), TN(record->due.year)) : date_words_short(lang, record->due);
}

static void add_point(Lifeboat *lifeboat, const Record *record) {
  gboolean question = record->list == LIST_PARKED || record->list == LIST_OPEN_QUESTION;
  if (record->deleted || record->confidential || (!question && record->list != LIST_AGREEMENT))
    return;
  LifeboatPoint *point = g_new0(LifeboatPoint, 1);
  point->number = record->number;
  point->text = g_strdup(record->text);
  point->who = record_owners(lifeboat->session, record);
  point->when = when_of(record, lifeboat->lang);
  g_ptr_array_add(question ? lifeboat->parked : lifeboat->agreements, point);
}

Lifeboat *lifeboat_new(const Session *session, const Timetable *table) {
  Lifeboat *lifeboat = g_new0(Lifeboat, 1);
  lifeboat->session = session;
  lifeboat->lang = session->script->lang;
  lifeboat->now = table->now;
  lifeboat->expected_end = table->expected_end;
  lifeboat->promised_end = table->promised_end;
  lifeboat->parts = g_array_new(FALSE, FALSE, sizeof(LifeboatPart));
  lifeboat->agreements = g_ptr_array_new_with_free_func(point_free);
  lifeboat->parked = g_ptr_array_new_with_free_func(point_free);
  add_parts(lifeboat, table);
  for (guint i = 0; i < session->records->len; i++)
    add_point(lifeboat, g_ptr_array_index(session->records, i));
  return lifeboat;
}

void lifeboat_free(Lifeboat *lifeboat) {
  if (!lifeboat)
    return;
  g_array_unref(lifeboat->parts);
  g_ptr_array_unref(lifeboat->agreements);
  g_ptr_array_unref(lifeboat->parked);
  g_free(lifeboat);
}

/* --- words --- */

char *lifeboat_clock(const Lifeboat *lifeboat, Instant at) {
  return clock_short(at, lifeboat->session->script->zone);
}

char *lifeboat_head(const Lifeboat *lifeboat) {
  GTimeZone *zone = lifeboat->session->script->zone;
  Lang lang = lifeboat->lang;
  g_autofree char *now = clock_words(lang, lifeboat->now, zone), *end = clock_words(lang, lifeboat->expected_end, zone);
  g_autofree char *promised = clock_words(lang, lifeboat->promised_end, zone);
  Instant off = lifeboat->expected_end - lifeboat->promised_end;
  if (lifeboat->parts->len == 0)
    return tx(lang, LIFEBOAT_HEAD_DONE, TS(now));
  return ABS(off) < 60 * SECOND ? tx(lang, LIFEBOAT_HEAD_ON_TIME, TS(now), TS(promised))
                                : tx(lang, LIFEBOAT_HEAD, TS(now), TS(end), TS(promised));
}

/* Whole minutes: nobody plans by seconds on paper. */
static char *minutes(Lang lang, int seconds) {
  return tx(lang, MINUTES_SHORT, TN((seconds + 59) / 60));
}

char *lifeboat_length(const Lifeboat *lifeboat, const LifeboatPart *part) {
  Lang lang = lifeboat->lang;
  if (!part->running)
    return length_words(lang, part->seconds);
  g_autofree char *left = minutes(lang, ABS(part->seconds)), *end = lifeboat_clock(lifeboat, part->end);
  return part->seconds > 0 ? tx(lang, LIFEBOAT_LEFT, TS(left), TS(end)) : tx(lang, LIFEBOAT_OVERTIME, TS(left));
}

char *lifeboat_bounds(const Lifeboat *lifeboat, const LifeboatPart *part) {
  if (part->earliest == INSTANT_NONE)
    return NULL;
  g_autofree char *earliest = lifeboat_clock(lifeboat, part->earliest), *latest = lifeboat_clock(lifeboat, part->latest);
  return g_strdup_printf("%s–%s", earliest, latest);
}

char *lifeboat_round(const Lifeboat *lifeboat, const LifeboatPart *part) {
  if (part->turns <= 0 || part->each <= 0)
    return NULL;
  g_autofree char *each = length_words(lifeboat->lang, part->each);
  return part->running ? tx(lifeboat->lang, LIFEBOAT_ROUND_LEFT, TN(part->turns), TS(each))
                       : tx(lifeboat->lang, LIFEBOAT_ROUND, TN(part->turns), TS(each));
}

char *lifeboat_taken(const Lifeboat *lifeboat, const LifeboatPoint *point) {
  const char *who = point->who ? point->who : tp(lifeboat->lang, REPORT_NO_OWNER);
  return g_strdup_printf("%s · %s", who, point->when ? point->when : tp(lifeboat->lang, REPORT_NO_DATE));
}
