/* Reads dates, and due dates as typed at the table, with the names of months and days of both languages. */
#include <string.h>

#include "base/when.h"
#include "base/when_scan.h"

enum { FIRST_YEAR = 1970, LAST_YEAR = 2199, FURTHEST_DAYS = 3660 };

/* What stands in a date; 0 where it says nothing. */
typedef struct DateParts {
  int weekday, day, month, year;
  gboolean doubtful; /* a year of two digits, or 3/4/2027 */
} DateParts;

static const ScanWord ordinals[] = {{"e", 0}, {"ste", 0}, {"de", 0}, {"st", 0}, {"nd", 0}, {"rd", 0}, {"th", 0}};
static const ScanWord more_days[] = {{"tues", 2}, {"thur", 4}, {"thurs", 4}};

/* A name out of n consecutive texts in either language, at p; letters in front of it do when there are at least `prefix`. */
static gboolean scan_name(const char **p, TextId first, int n, gsize prefix, int *which) {
  gsize length = scan_letters(*p);
  if (length == 0) return FALSE;
  for (int i = 0; i < n * 2; i++) {
    const char *name = text_plain(i < n ? LANG_NL : LANG_EN, first + (guint)(i % n));
    if (g_ascii_strncasecmp(*p, name, length) != 0 || (strlen(name) != length && length < prefix)) continue;
    *which = i % n + 1;
    *p += length;
    return TRUE;
  }
  return FALSE;
}

static gboolean scan_month(const char **p, int *month) {
  if (!scan_name(p, TX_MONTH_SHORT_1, 12, 100, month) && !scan_name(p, TX_MONTH_1, 12, 3, month)) return FALSE;
  scan_char(p, ".", NULL);
  return TRUE;
}

static gboolean scan_weekday(const char **p, int *day) {
  if (!scan_name(p, TX_DAY_1, 7, 100, day) && !scan_name(p, TX_DAY_SHORT_1, 7, 100, day) &&
      !SCAN_WORD(p, more_days, day))
    return FALSE;
  scan_char(p, ".", NULL);
  scan_char(p, ",", NULL);
  scan_space(p);
  return TRUE;
}

/* A year of four digits, or of two with a doubt. FALSE when there are no digits; a wrong number of them gives year -1. */
static gboolean scan_year(const char **p, DateParts *parts) {
  gint64 year;
  const char *q = *p;
  scan_char(&q, "'", NULL);
  int digits = scan_digits(&q, &year);
  if (digits == 0) return FALSE;
  parts->year = digits == 4 ? (int)year : digits == 2 ? 2000 + (int)year : -1;
  if (digits == 2) parts->doubtful = TRUE;
  *p = q;
  return TRUE;
}

/* A figure of one or two digits. */
static gboolean scan_small(const char **p, int *value) {
  gint64 n;
  const char *q = *p;
  int digits = scan_digits(&q, &n);
  if (digits < 1 || digits > 2) return FALSE;
  *value = (int)n;
  *p = q;
  return TRUE;
}

/* A mark between figures, with or without spaces around it. */
static gboolean scan_mark(const char **p, char *mark) {
  const char *q = *p;
  scan_space(&q);
  if (!scan_char(&q, "-/.", mark)) return FALSE;
  scan_space(&q);
  *p = q;
  return TRUE;
}

/* "14-01-2027", "14 januari 2027", "14th of January": what begins with the day. */
static gboolean scan_day_first(const char **p, DateParts *parts) {
  char mark = 0, mark2;
  int ignored;
  if (!scan_small(p, &parts->day)) return FALSE;
  SCAN_WORD(p, ordinals, &ignored);
  const char *q = *p;
  if (scan_mark(&q, &mark) && scan_small(&q, &parts->month)) {
    *p = q;
    if (scan_mark(&q, &mark2) && mark2 == mark && scan_year(&q, parts)) *p = q;
    if (mark == '/' && parts->day <= 12 && parts->month <= 12 && parts->day != parts->month) parts->doubtful = TRUE;
    return TRUE;
  }
  scan_space(p);
  scan_char(p, "-.", NULL);
  scan_space(p);
  if (scan_is(p, "of")) scan_space(p);
  if (!scan_month(p, &parts->month)) return FALSE;
  q = *p;
  scan_char(&q, "-,", NULL);
  scan_space(&q);
  if (scan_year(&q, parts)) *p = q;
  return TRUE;
}

/* "January 14, 2027", "maart": what begins with the name of a month. */
static gboolean scan_month_first(const char **p, DateParts *parts) {
  int ignored;
  if (!scan_month(p, &parts->month)) return FALSE;
  const char *q = *p;
  scan_space(&q);
  if (scan_small(&q, &parts->day)) {
    SCAN_WORD(&q, ordinals, &ignored);
    *p = q;
    scan_char(&q, ",", NULL);
    scan_space(&q);
  }
  if (scan_year(&q, parts)) *p = q;
  return TRUE;
}

static gboolean scan_iso(const char **p, DateParts *parts) {
  const char *q = *p;
  gint64 year;
  char mark, mark2;
  if (scan_digits(&q, &year) != 4 || !scan_mark(&q, &mark) || !scan_small(&q, &parts->month) ||
      !scan_mark(&q, &mark2) ||
      mark2 != mark || !scan_small(&q, &parts->day))
    return FALSE;
  parts->year = (int)year;
  *p = q;
  return TRUE;
}

static gboolean scan_date(const char **p, DateParts *parts) {
  memset(parts, 0, sizeof *parts);
  scan_weekday(p, &parts->weekday);
  if (scan_is(p, "de") || scan_is(p, "the")) scan_space(p);
  return scan_iso(p, parts) || (g_ascii_isdigit(**p) ? scan_day_first(p, parts) : scan_month_first(p, parts));
}

static WhenResult accept(const DateParts *parts, Date found, Date *date) {
  if (found.year < FIRST_YEAR || found.year > LAST_YEAR || !date_valid(found)) return WHEN_BAD;
  *date = found;
  return parts->doubtful || (parts->weekday && parts->weekday != date_weekday(found)) ? WHEN_TWO_WAYS : WHEN_OK;
}

WhenResult date_parse(const char *text, Date *date) {
  g_autofree char *value = scan_tidy(text);
  const char *p = value;
  DateParts parts;
  if (!value || !scan_date(&p, &parts) || !scan_end(p)) return WHEN_BAD;
  return accept(&parts, (Date){parts.year, parts.month, parts.day}, date);
}

/* --- due dates --- */

static int days_in_month(int year, int month) { return g_date_get_days_in_month((GDateMonth)month, (GDateYear)year); }

/* The same day so many months on, or the last day of that month. */
static Date add_months(Date date, int months) {
  int month = date.month - 1 + months;
  Date result = {date.year + month / 12, month % 12 + 1, date.day};
  result.day = MIN(result.day, days_in_month(result.year, result.month));
  return result;
}

/* "+2w", "over 2 weken", "in 10 days". */
static gboolean read_distance(const char *p, Date today, Date *date) {
  static const ScanWord steps[] = {
      {"d", 1}, {"dag", 1}, {"dagen", 1}, {"day", 1}, {"days", 1}, {"w", 7}, {"wk", 7}, {"week", 7}, {"weken", 7},
      {"weeks", 7},
      {"m", -1}, {"mnd", -1}, {"maand", -1}, {"maanden", -1}, {"month", -1}, {"months", -1},
      {"j", -12}, {"jaar", -12}, {"y", -12}, {"year", -12}, {"years", -12}}; /* days, or months below 0 */
  static const ScanWord one[] = {{"een", 1}, {"één", 1}, {"a", 1}, {"one", 1}, {"twee", 2}, {"two", 2}, {"drie", 3},
      {"three", 3}};
  gint64 n;
  int step, word;
  if (!scan_char(&p, "+", NULL) && !scan_is(&p, "over") && !scan_is(&p, "in")) return FALSE;
  scan_space(&p);
  if (!scan_digits(&p, &n)) {
    if (!SCAN_WORD(&p, one, &word)) return FALSE;
    n = word;
  }
  scan_space(&p);
  if (!SCAN_WORD(&p, steps, &step) || !scan_end(p) ||
      n * ABS(step) * (step < 0 ? 31 : 1) > FURTHEST_DAYS) return FALSE;
  *date = step > 0 ? date_add(today, (int)n * step) : add_months(today, (int)n * -step);
  return TRUE;
}

/* "vandaag", "morgen", "volgende week", "vrijdag" (the first after today). */
static gboolean read_named_day(const char *p, Date today, Date *date) {
  static const ScanWord days[] = {{"vandaag", 0}, {"today", 0}, {"morgen", 1}, {"tomorrow", 1}, {"overmorgen", 2}};
  int value;
  if (SCAN_WORD(&p, days, &value) && scan_end(p)) {
    *date = date_add(today, value);
    return TRUE;
  }
  if (scan_weekday(&p, &value) && scan_end(p)) {
    int ahead = (value - date_weekday(today) + 7) % 7;
    *date = date_add(today, ahead ? ahead : 7);
    return TRUE;
  }
  if (!scan_is(&p, "volgende") && !scan_is(&p, "next")) return FALSE;
  scan_space(&p);
  if (scan_is(&p, "week") && scan_end(p)) {
    *date = date_add(today, 7);
    return TRUE;
  }
  if ((!scan_is(&p, "maand") && !scan_is(&p, "month")) || !scan_end(p)) return FALSE;
  *date = add_months(today, 1);
  return TRUE;
}

/* "q2", "q2 2027", "kwartaal 2", "2e kwartaal": the last day of the quarter. */
static gboolean read_quarter(const char *p, Date today, Date *date, int *quarter) {
  static const ScanWord names[] = {{"q", 0}, {"k", 0}, {"kwartaal", 0}, {"quarter", 0}};
  DateParts parts = {0};
  int n, ignored;
  if (g_ascii_isdigit(*p)) {
    if (!scan_small(&p, &n)) return FALSE;
    SCAN_WORD(&p, ordinals, &ignored);
    scan_space(&p);
    if (!scan_is(&p, "kwartaal") && !scan_is(&p, "quarter")) return FALSE;
  } else {
    if (!SCAN_WORD(&p, names, &ignored)) return FALSE;
    scan_space(&p);
    if (!scan_small(&p, &n)) return FALSE;
  }
  scan_space(&p);
  gboolean dated = scan_year(&p, &parts);
  if (!scan_end(p) || n < 1 || n > 4 || (dated && (parts.year < FIRST_YEAR || parts.year > LAST_YEAR))) return FALSE;
  Date last = {dated ? parts.year : today.year, n * 3, days_in_month(2000, n * 3)};
  if (!dated && date_compare(last, today) < 0) last.year++;
  *date = last;
  *quarter = n;
  return TRUE;
}

/* A date of which the year, or the day and the year, may be missing. */
static WhenResult read_partial(const char *p, Date today, Date *date) {
  DateParts parts;
  gboolean end_of = scan_is(&p, "eind") || scan_is(&p, "einde") || scan_is(&p, "end");
  scan_space(&p);
  if (end_of && scan_is(&p, "of")) scan_space(&p);
  if (!scan_date(&p, &parts) || !scan_end(p) || parts.month < 1 || parts.month > 12) return WHEN_BAD;
  if (end_of ? parts.day != 0 : parts.day == 0 && parts.weekday != 0) return WHEN_BAD;
  /* Eight years: 29 February may be that far away. */
  for (int year = parts.year ? parts.year : today.year; year >= FIRST_YEAR && year <= LAST_YEAR; year++) {
    Date found = {year, parts.month, parts.day ? parts.day : days_in_month(year, parts.month)};
    if (parts.year) return accept(&parts, found, date);
    if (date_valid(found) && date_compare(found, today) >= 0) return accept(&parts, found, date);
    if (year >= today.year + 8) break;
  }
  return WHEN_BAD;
}

WhenResult due_parse(const char *text, Date today, Date *date, int *quarter) {
  static const ScanWord leads[] = {{"op", 0}, {"on", 0}, {"by", 0}, {"uiterlijk", 0}, {"voor", 0}, {"before", 0}};
  g_autofree char *value = scan_tidy(text);
  const char *p = value;
  int ignored;
  *quarter = 0;
  if (!value || !date_valid(today)) return WHEN_BAD;
  if (SCAN_WORD(&p, leads, &ignored)) scan_space(&p);
  if (read_distance(p, today, date) || read_named_day(p, today, date) ||
      read_quarter(p, today, date, quarter)) return WHEN_OK;
  return read_partial(p, today, date);
}
