/* The calendar and the zones: valid dates, days between them, and turning civil time into instants and back.
 * Reading is in when_length.c, when_clock.c and when_date.c, words are in when_words.c. */
#include "base/when.h"

#include <string.h>

enum { DAY_SECONDS = 86400, EPOCH_JULIAN = 719163 /* 1970-01-01 as GDate counts */ };

gboolean date_valid(Date date) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.year < 1 || date.year > 9999 || date.month < 1 || date.month > 12 || date.day < 1) return FALSE;
  gboolean leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
  return date.day <= days[date.month - 1] + (date.month == 2 && leap);
}

/* Days since 1970-01-01 of a valid date. Years are taken to begin in March, so that a leap day is the last of its year; the
 * months from March on are 31, 30, 31, 30, 31 days, over and over, which 153 days for five months says. Every line of a session
 * file is dated, and GDate takes long over it. */
static gint64 days_of_date(Date date) {
  int month = (date.month + 9) % 12, year = date.year - (month >= 10);
  int days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date.day;
  return (gint64)days - 719469; /* 1970-01-01 in this count */
}

/* The date of a day since 1970-01-01; days outside the years 1 to 9999 give the nearest one inside. */
static Date date_of_days(gint64 days) {
  static const gint64 FIRST = 1 - EPOCH_JULIAN, LAST = 2932896; /* 0001-01-01 and 9999-12-31 */
  GDate d;
  g_date_set_julian(memset(&d, 0, sizeof d), (guint32)(CLAMP(days, FIRST, LAST) + EPOCH_JULIAN));
  return (Date){g_date_get_year(&d), (int)g_date_get_month(&d), g_date_get_day(&d)};
}

static gint64 floor_div(gint64 a, gint64 b) { return a / b - (a % b < 0); }

int date_weekday(Date date) {
  g_return_val_if_fail(date_valid(date), 1);
  return (int)(((days_of_date(date) + 3) % 7 + 7) % 7) + 1; /* 1970-01-01 was a Thursday */
}

Date date_add(Date date, int days) {
  g_return_val_if_fail(date_valid(date), date);
  return date_of_days(days_of_date(date) + days);
}

int date_compare(Date a, Date b) {
  if (a.year != b.year) return a.year < b.year ? -1 : 1;
  if (a.month != b.month) return a.month < b.month ? -1 : 1;
  return (a.day > b.day) - (a.day < b.day);
}

/* --- zones --- */

GTimeZone *zone_of(const char *name) {
  if (!name) return g_time_zone_new_local();
  /* GLib takes the name as a path below the zone folder, and an empty one as the system's zone. */
  if (!*name || *name == '/' || strstr(name, "..")) return NULL;
  return g_time_zone_new_identifier(name);
}

/* Seconds east of UTC at a moment; no zone is UTC. */
static gint64 offset_at(GTimeZone *zone, gint64 seconds) {
  if (!zone) return 0;
  return g_time_zone_get_offset(zone, g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, seconds));
}

CivilResult civil_to_instant(GTimeZone *zone, Date date, int seconds, Instant *at) {
  g_return_val_if_fail(date_valid(date), CIVIL_GAP);
  gint64 civil = days_of_date(date) * DAY_SECONDS + seconds;
  if (!zone) {
    *at = civil * SECOND;
    return CIVIL_OK;
  }
  /* No zone changes its offset twice within two days, so these two are all there is to try. */
  gint64 before = offset_at(zone, civil - DAY_SECONDS), after = offset_at(zone, civil + DAY_SECONDS);
  gboolean exists_before = offset_at(zone, civil - before) == before;
  gboolean exists_after = offset_at(zone, civil - after) == after;
  *at = (civil - (exists_before || !exists_after ? before : after)) * SECOND;
  if (!exists_before && !exists_after) return CIVIL_GAP;
  return exists_before && exists_after && before != after ? CIVIL_TWICE : CIVIL_OK;
}

/* The civil clock at an instant, as seconds since 1970-01-01 00:00 of that clock. */
static gint64 civil_of_instant(Instant at, GTimeZone *zone) {
  gint64 utc = floor_div(at, SECOND);
  return utc + offset_at(zone, utc);
}

Date instant_date(Instant at, GTimeZone *zone) { return date_of_days(floor_div(civil_of_instant(at, zone), DAY_SECONDS)); }

int instant_seconds_of_day(Instant at, GTimeZone *zone) {
  gint64 civil = civil_of_instant(at, zone);
  return (int)(civil - floor_div(civil, DAY_SECONDS) * DAY_SECONDS);
}
