/* Days on a calendar: the weeks of months as people here count them (from Monday, numbered by ISO 8601), and the days that are
 * marked on it. Pure: which days fall when is read/days.h's. */
#ifndef MODEL_CALENDAR_H
#define MODEL_CALENDAR_H
#include <glib.h>

#include "base/when.h"

#define CALENDAR_WEEKS 6 /* rows that every month fits in */
#define CALENDAR_MONTHS 12
#define CALENDAR_MONTHS_MAX 60

typedef enum {
  CALENDAR_FIELD, /* to keep in mind */
  CALENDAR_FREE,  /* a public holiday */
  CALENDAR_OWN,   /* a meeting of this series */
} CalendarKind;

/* A day, or a stretch of days, on the calendar. */
typedef struct CalendarDay {
  Date first, last;
  char *name; /* owned */
  CalendarKind kind;
} CalendarDay;

/* A month in weeks: day[w][d] is the day of the month, 0 outside it, d from Monday. */
typedef struct CalendarMonth {
  int year, month;
  int weeks; /* rows that have days */
  int week[CALENDAR_WEEKS];
  int day[CALENDAR_WEEKS][7];
} CalendarMonth;

/* A new array that owns its CalendarDay. */
GPtrArray *calendar_days_new(void);
/* Adds a day; the name is copied. */
void calendar_days_add(GPtrArray *days, Date first, Date last, const char *name, CalendarKind kind);
/* By date, then in the order they were added. */
void calendar_days_sort(GPtrArray *days);

/* The month that comes `later` months after the one of `date`. */
CalendarMonth calendar_month(Date date, int later);
/* The week of the year by ISO 8601, 1 to 53. */
int calendar_week(Date date);
/* What this day is by all marks on it, the weightiest; FALSE when nothing is marked. */
gboolean calendar_marked(const GPtrArray *days, Date date, CalendarKind *kind);

#endif
