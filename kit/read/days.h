/* Days to keep in mind: public holidays, the field's own days, the user's. They are rules in a data file (agendas/dagen/nederland.yaml),
 * which the user may replace by one of their own. */
#ifndef READ_DAYS_H
#define READ_DAYS_H
#include <glib.h>

#include "base/diag.h"
#include "base/when.h"
#include "model/calendar.h"

/* One day or stretch of days; owns its strings. */
typedef struct Day {
  char *name[2]; /* Dutch, English */
  char *rule;    /* as written, checked at loading */
  char *sunday;  /* the rule that holds instead when the first falls on a Sunday, or NULL */
  gboolean free_day; /* a public holiday */
} Day;

/* Loads the days from the first data folder that has them; what is wrong in the file is told in diags and left out. Returns a new
 * array of Day (owned), empty when there is no file. */
GPtrArray *days_load(DiagList *diags);

/* The same from bytes, under a name for the messages. */
GPtrArray *days_parse(const char *bytes, gsize length, const char *name, DiagList *diags);

gboolean day_falls_on(const Day *day, Date date);

/* Adds the days that fall in `months` months from that of `from` to a calendar (of CalendarDay). */
void days_to_calendar(const GPtrArray *days, Date from, int months, Lang lang, GPtrArray *calendar);

/* Easter Sunday of a year, by the Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
Date easter(int year);

#endif
