/* All that moves: a session and a now give times left, expectations and advice. Nothing of it is ever stored. */
#ifndef MODEL_TIMETABLE_H
#define MODEL_TIMETABLE_H
#include <glib.h>

#include "model/advice.h"
#include "model/session.h"

typedef enum { LEVEL_CALM, LEVEL_WARNING, LEVEL_DANGER, LEVEL_OVERTIME } Level;

/* A part, planned and expected. Same order and number as Session.phases. Parts that were jumped over, and preparation that
 * nobody started in its time, are not expected; a part that was left by going back is expected when it goes on. */
typedef struct TimetableRow {
  Instant planned_start, planned_end;   /* INSTANT_NONE for parked and inserted parts */
  Instant expected_start, expected_end; /* real ones for what has been; INSTANT_NONE for dropped and parked */
  Instant real_start, real_end;         /* INSTANT_NONE when it has not (begun, ended) */
  int planned_seconds, length;          /* planned: as laid in time (a pinned end changes it); length: with corrections */
  Instant elapsed;                      /* microseconds it has run */
} TimetableRow;

typedef struct Timetable {
  Instant now;
  GArray *rows; /* of TimetableRow */
  int current;  /* index, or -1 */
  int next;     /* index of what comes next, or -1; before anything began: the first part whose time is not past, at the
                 * latest the first of the programme */
  Instant left; /* microseconds left of the current part; negative: overtime. It waits while a speaker takes too long */
  Instant until; /* the clock time to which the current part counts down: its pinned end, or the begin; INSTANT_NONE */
  int length;   /* seconds of the current part as it counts now (a pinned end changes it) */
  Level level;
  int behind;   /* seconds, positive: behind, negative: ahead; 0 within 60 s. Measured where the next part of the programme
                 * begins, or at the end; preparation counts only when it pushes the begin */
  Instant expected_end, promised_end; /* of the programme */
  int step;           /* index of the step now, or -1; steps without a time share what the others leave */
  Instant step_left;  /* microseconds; negative when it is past */
  gboolean stopped;   /* clock still */
  Instant stopped_for; /* microseconds */
  /* a round */
  gboolean round;
  int turn, turns; /* 1-based turn now (turns + 1 when done), and how many */
  Instant turn_left;
  int promised;
  Instant next_break; /* expected start of the next break; INSTANT_NONE */
  int slack;      /* seconds that the parts to come can still give before their minima */
  int slack_after_break; /* the same for the parts behind the next break; LENGTH_NONE when no break comes */
  gboolean overdue; /* no part runs although the plan says that one should have started a minute ago */
  Advice advice;
} Timetable;

/* Computes it for a now; timetable_clear frees. */
void timetable_at(const Session *session, Instant now, Timetable *table);
void timetable_clear(Timetable *table);
/* The clock time to which a part counts down when its length is this many seconds: its pinned end or the begin, moved by what the
 * length differs from the plan. INSTANT_NONE when it counts its own length. */
Instant timetable_until(const Session *session, int index, Instant now, int length);
const TimetableRow *timetable_row(const Timetable *table, int index);

#endif
