/* Lays a script in time: preparation backwards from the begin, the programme forwards with its pins, what comes afterwards
 * behind the end. Here, and nowhere later, clock times become instants; whatever moves during the meeting (timetable.c)
 * works with instants alone. What does not fit is told as a fault and never repaired: the pin stands, the parts overlap. */
#include "model/script.h"

#define PIN_LOOKS_BACK (12 * 3600 * SECOND)
#define PIN_BEFORE_BEGIN (3 * 3600 * SECOND) /* so much too early is a slip, and not the day before */

/* What laying needs to know all the way down. zone NULL: no clock is known, so that pins have nothing to hold on to. */
typedef struct Laying {
  GTimeZone *zone;
  GArray *faults; /* of ScheduleFault, or NULL */
  Instant begin;  /* of the programme; INSTANT_NONE while preparation is laid, which lies before it */
} Laying;

static void tell(const Laying *laying, ScheduleFaultKind kind, const Phase *phase, Instant much) {
  if (laying->faults) {
    ScheduleFault fault = {kind, phase, (int)CLAMP(much / SECOND, 0, G_MAXINT)};
    g_array_append_val(laying->faults, fault);
  }
}

static void tell_civil(const Laying *laying, CivilResult result, const Phase *phase) {
  if (result == CIVIL_GAP)
    tell(laying, SCHEDULE_GAP, phase, 0);
  else if (result == CIVIL_TWICE)
    tell(laying, SCHEDULE_TWICE, phase, 0);
}

/* Is this pin on the day before the meeting: not in the programme, whose parts all come behind its begin. */
static gboolean day_before(const Laying *laying, Instant at, Instant near) {
  if (laying->begin == INSTANT_NONE || at >= laying->begin || near - at <= PIN_BEFORE_BEGIN)
    return FALSE;
  return date_compare(instant_date(at, laying->zone), instant_date(near, laying->zone)) != 0;
}

/* The instant of a pin: the first such clock time that lies not more than twelve hours before `near`. A part that is pinned
 * a little too early thus stays on its own day, and a programme may run through midnight. One that begins in the night has its
 * pins on the day that follows. */
static Instant resolve(const Laying *laying, const Phase *phase, int clock, Instant near) {
  if (clock == CLOCK_NONE || !laying->zone)
    return INSTANT_NONE;
  Instant earliest = near - PIN_LOOKS_BACK, at = near;
  Date date = instant_date(earliest, laying->zone);
  if (clock < instant_seconds_of_day(earliest, laying->zone))
    date = date_add(date, 1);
  CivilResult result = civil_to_instant(laying->zone, date, clock, &at);
  if (result != CIVIL_GAP && at < earliest) /* the first of a doubled hour, seen from within the second */
    result = civil_to_instant(laying->zone, date_add(date, 1), clock, &at);
  if (day_before(laying, at, near))
    result = civil_to_instant(laying->zone, date_add(instant_date(at, laying->zone), 1), clock, &at);
  tell_civil(laying, result, phase);
  return at;
}

/* The end of a part whose end is pinned. Its length follows as far as its minimum and maximum let it. */
static Instant end_at_pin(const Laying *laying, const Phase *phase) {
  Instant space = phase->pin_end - phase->start;
  if (space < phase->minimum * SECOND)
    tell(laying, SCHEDULE_OVERLAP, phase, phase->minimum * SECOND - space);
  else if (space > phase->maximum * SECOND)
    tell(laying, SCHEDULE_SLACK, phase, space - phase->maximum * SECOND);
  return MAX(phase->start, phase->pin_end);
}

static void tell_distance(const Laying *laying, const Phase *phase, Instant before, Instant after) {
  if (before > after)
    tell(laying, SCHEDULE_OVERLAP, phase, before - after);
  else if (before < after)
    tell(laying, SCHEDULE_SLACK, phase, after - before);
}

/* A parked part is nowhere in the plan, but keeps its pins for when it is drawn in. */
static void park(const Laying *laying, Phase *phase, Instant near) {
  phase->start = phase->end = INSTANT_NONE;
  phase->pin_start = resolve(laying, phase, phase->at_clock, near);
  phase->pin_end = resolve(laying, phase, phase->until_clock, near + phase->planned * SECOND);
}

static Instant lay_forwards(const Laying *laying, GPtrArray *phases, guint from, guint to, Instant cursor);

static void lay_tracks(const Laying *laying, const Phase *phase) {
  for (guint i = 0; phase->tracks && i < phase->tracks->len; i++) {
    Track *track = g_ptr_array_index(phase->tracks, i);
    if (track->phases)
      lay_forwards(laying, track->phases, 0, track->phases->len, phase->start);
  }
}

/* Lays phases [from, to) one after another from the cursor; returns where the last one ends. */
static Instant lay_forwards(const Laying *laying, GPtrArray *phases, guint from, guint to, Instant cursor) {
  for (guint i = from; i < to; i++) {
    Phase *phase = g_ptr_array_index(phases, i);
    if (phase->spare) {
      park(laying, phase, cursor);
      continue;
    }
    phase->start = cursor;
    phase->pin_start = resolve(laying, phase, phase->at_clock, cursor);
    if (phase->pin_start != INSTANT_NONE) {
      tell_distance(laying, phase, cursor, phase->pin_start);
      phase->start = phase->pin_start;
    }
    phase->end = phase->start + phase->planned * SECOND;
    phase->pin_end = resolve(laying, phase, phase->until_clock, phase->end);
    if (phase->pin_end != INSTANT_NONE)
      phase->end = end_at_pin(laying, phase);
    lay_tracks(laying, phase);
    cursor = phase->end;
  }
  return cursor;
}

/* Lays phases [0, to) from the last to the first so that they end at the cursor. */
static void lay_backwards(const Laying *laying, GPtrArray *phases, guint to, Instant cursor) {
  for (guint i = to; i-- > 0;) {
    Phase *phase = g_ptr_array_index(phases, i);
    Instant length = phase->planned * SECOND;
    if (phase->spare) {
      park(laying, phase, cursor - length);
      continue;
    }
    phase->pin_end = resolve(laying, phase, phase->until_clock, cursor);
    phase->end = phase->pin_end == INSTANT_NONE ? cursor : phase->pin_end;
    phase->pin_start = resolve(laying, phase, phase->at_clock, phase->end - length);
    phase->start = phase->pin_start == INSTANT_NONE ? phase->end - length : phase->pin_start;
    if (phase->pin_start != INSTANT_NONE && phase->pin_end == INSTANT_NONE)
      phase->end = phase->start + length;
    tell_distance(laying, phase, phase->end, cursor);
    if (phase->pin_end != INSTANT_NONE && phase->pin_start != INSTANT_NONE)
      phase->end = end_at_pin(laying, phase);
    lay_tracks(laying, phase);
    cursor = phase->start;
  }
}

/* Where the programme begins and stops in the list: preparation counts as such only at the head, afterwards at the tail.
 * Parked parts may stand anywhere among them. */
static void programme_bounds(const Script *script, guint *from, guint *to) {
  const GPtrArray *phases = script->phases;
  guint head = 0, tail = phases->len;
  while (head < phases->len) {
    const Phase *phase = g_ptr_array_index(phases, head);
    if (phase->kind != KIND_PREPARATION && !phase->spare)
      break;
    head++;
  }
  while (tail > head) {
    const Phase *phase = g_ptr_array_index(phases, tail - 1);
    if (phase->kind != KIND_AFTERWARDS && !phase->spare)
      break;
    tail--;
  }
  *from = head;
  *to = tail;
}

/* Finds the begin and the zone in which pins are read and times are shown (new reference; NULL: none). */
static GTimeZone *find_begin(Script *script, Instant fallback, GArray *faults) {
  gboolean dated = script->begin_clock != CLOCK_NONE && script->date.year != 0;
  Laying laying = {NULL, faults, INSTANT_NONE};
  script->begin_known = dated || fallback != INSTANT_NONE;
  if (dated) {
    script->begin = 0;
    tell_civil(&laying, civil_to_instant(script->zone, script->date, script->begin_clock, &script->begin), NULL);
  } else if (fallback != INSTANT_NONE) {
    script->begin = fallback;
  } else {
    /* No day is known: the plan counts from the clock time, on a day without a zone. */
    script->begin = script->begin_clock == CLOCK_NONE ? 0 : script->begin_clock * SECOND;
    return script->begin_clock == CLOCK_NONE ? NULL : g_time_zone_new_utc();
  }
  return g_time_zone_ref(script->zone);
}

void script_schedule(Script *script, Instant fallback, GArray *faults) {
  GTimeZone *zone = find_begin(script, fallback, faults);
  g_clear_pointer(&script->shown_zone, g_time_zone_unref);
  script->shown_zone = zone;
  Laying laying = {zone, faults, INSTANT_NONE};
  guint from, to;
  programme_bounds(script, &from, &to);
  lay_backwards(&laying, script->phases, from, script->begin);
  laying.begin = script->begin;
  Instant end = lay_forwards(&laying, script->phases, from, to, script->begin);
  script->end = script->promised > 0 ? script->begin + script->promised * SECOND : end;
  /* A programme too long for its promise pushes what comes afterwards; one that is too short does not draw it near. */
  lay_forwards(&laying, script->phases, to, script->phases->len, MAX(script->end, end));
}
