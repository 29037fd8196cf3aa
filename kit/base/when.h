/* Lengths, clock times, dates and instants: reading them as people write them, and writing them as people read them.
 * Instants are UTC microseconds, lengths whole seconds. Zone conversions live here and nowhere else. */
#ifndef BASE_WHEN_H
#define BASE_WHEN_H
#include <glib.h>

#include "base/text.h"

typedef gint64 Instant; /* microseconds since 1970-01-01 UTC */
#define INSTANT_NONE G_MININT64
#define SECOND ((Instant)1000000)
#define LENGTH_NONE (-1) /* seconds */
#define CLOCK_NONE (-1)  /* seconds of the day */

typedef struct Date {
  int year, month, day; /* 0,0,0 = none */
} Date;

/* What 1:30 means: one hour thirty for a part, one minute thirty for a speaker. */
typedef enum { LENGTH_OF_PART, LENGTH_OF_TURN } LengthContext;

typedef enum {
  WHEN_OK,
  WHEN_BAD,
  WHEN_TWO_WAYS, /* read and set, but it could be read otherwise: say how */
  WHEN_TOO_LONG, /* a length beyond seven days */
} WhenResult;

/* Reads 20 · 20 min · 1u30 · 1 uur 30 · 1:30 · 90m · kwartier · half uur · anderhalf uur · 1,5 uur · 2 hours · 45 s.
 * Two ways: 1:30 and 1.30 without a unit, and for a turn a bare number above 10 (it is minutes; seconds may be meant). */
WhenResult length_parse(const char *text, LengthContext context, int *seconds);

/* Reads 14:00 · 14.00 · 14.00 uur · 14u · 14u30 · 2 pm · 8 uur 's avonds into seconds of the day; 24:00 is 86400.
 * Two ways: a bare hour (14), and 1 to 6 o'clock without a leading zero (2 uur is read as two at night). */
WhenResult clock_parse(const char *text, int *seconds);

/* Reads 2027-01-14 · 14-01-2027 · 14 januari 2027 · 14 January 2027 · donderdag 14 januari 2027; years 1970 to 2199.
 * Two ways: a year of two digits, 3/4/2027 (the day is taken first), a weekday that does not fit the date. */
WhenResult date_parse(const char *text, Date *date);

/* Reads a due date as typed at the table, relative to `today`: 14-3 · 14 maart · +2w · +10d · Q2 · 2027-03-14 · vrijdag.
 * A date without a year is the first one not before today, a weekday the first after today, a month its last day.
 * For a quarter, *quarter is 1..4 and date its last day; else *quarter is 0. */
WhenResult due_parse(const char *text, Date today, Date *date, int *quarter);

/* --- words; all return new strings --- */
char *length_words(Lang lang, int seconds);            /* "20 min", "1 uur 30", "1 min 30", "45 s" */
char *length_clock(int seconds);                       /* "5:43", "1:02:03" */
char *clock_words(Lang lang, Instant at, GTimeZone *zone); /* "14.00 uur" in running text; English "14:00" */
char *clock_short(Instant at, GTimeZone *zone);        /* "14:00" for tables and screens; zone NULL: hours since 0 */
char *date_words(Lang lang, Date date);                /* "donderdag 14 januari 2027" */
char *date_words_short(Lang lang, Date date);          /* "do 14 jan" */
char *date_iso(Date date);                             /* "2027-01-14" */
char *instant_iso(Instant at);                         /* "2027-01-14T13:00:00.000000Z" */
gboolean instant_parse_iso(const char *text, Instant *at);

/* --- zones --- */
typedef enum { CIVIL_OK, CIVIL_GAP /* does not exist */, CIVIL_TWICE /* the first of two was taken */ } CivilResult;

/* The zone of an IANA name (new reference), or NULL when it is unknown (g_time_zone_new would silently give UTC). NULL name:
 * the system's. */
GTimeZone *zone_of(const char *name);

/* Turns a civil time into an instant. Seconds may be below 0 or beyond a day: they count on from midnight of the date as
 * civil days, not as elapsed time. In the gap, *at is as if the clock had not been changed. A NULL zone is UTC. */
CivilResult civil_to_instant(GTimeZone *zone, Date date, int seconds, Instant *at);
Date instant_date(Instant at, GTimeZone *zone);
int instant_seconds_of_day(Instant at, GTimeZone *zone);
int date_weekday(Date date); /* 1 = Monday … 7 = Sunday */
gboolean date_valid(Date date);
Date date_add(Date date, int days);
int date_compare(Date a, Date b);

#endif
