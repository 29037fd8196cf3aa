/* The lifeboat: what whoever leads needs on paper when the laptop gives up now: the script from here on with its new times, and
 * the points that are open. The text and the PDF are both written from this. Nothing before now is in it, and nothing that
 * was marked confidential. */
#ifndef MODEL_LIFEBOAT_H
#define MODEL_LIFEBOAT_H
#include <glib.h>

#include "model/session.h"
#include "model/timetable.h"

/* A part that runs or is still to come. */
typedef struct LifeboatPart {
  const PhaseRun *run; /* borrowed from the session */
  gboolean running;
  Instant start, end;       /* expected; the start of the running part is the real one */
  int seconds;              /* its length; of the running part what is left (negative: overtime) */
  Instant earliest, latest; /* start: everything before it at its shortest; everything from it on at its shortest. Both
                             * INSTANT_NONE outside the programme, for the running part, and where there is no room */
  int first_step;           /* the steps before this one are past */
  int turns, each;          /* of its round: turns still to come, and seconds for each; 0 when there is none or nobody knows */
} LifeboatPart;

/* An agreement or a question. Owns its strings. */
typedef struct LifeboatPoint {
  int number; /* of an agreement; 0 for a question */
  char *text;
  char *who, *when; /* NULL when nobody, no date */
} LifeboatPoint;

/* Owns what is in it but what is borrowed; the session must outlive it. */
typedef struct Lifeboat {
  const Session *session;
  Lang lang;
  Instant now, expected_end, promised_end;
  GArray *parts;         /* of LifeboatPart, in order */
  GPtrArray *agreements; /* of LifeboatPoint */
  GPtrArray *parked;     /* of LifeboatPoint: parked and open questions */
} Lifeboat;

/* The lifeboat at the now of a timetable of this session. */
Lifeboat *lifeboat_new(const Session *session, const Timetable *table);
void lifeboat_free(Lifeboat *lifeboat);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lifeboat, lifeboat_free)

/* --- words; all new strings --- */
/* "14:32". */
char *lifeboat_clock(const Lifeboat *lifeboat, Instant at);
/* "Zo is het om 14.32 uur. Het einde wordt 16.04 uur, beloofd is 16.00 uur." */
char *lifeboat_head(const Lifeboat *lifeboat);
/* "nog 12 min, tot 14:44" for the running part, else "25 min". */
char *lifeboat_length(const Lifeboat *lifeboat, const LifeboatPart *part);
/* "14:40–14:51", or NULL when there is no room. */
char *lifeboat_bounds(const Lifeboat *lifeboat, const LifeboatPart *part);
/* "Rondje: nog 14 beurten van 1 min." or NULL. */
char *lifeboat_round(const Lifeboat *lifeboat, const LifeboatPart *part);
/* "Fatima El Amrani · 14 mrt": who and when, or what is still to be chosen. */
char *lifeboat_taken(const Lifeboat *lifeboat, const LifeboatPoint *point);

#endif
