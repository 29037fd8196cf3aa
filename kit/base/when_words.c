/* Writes lengths, clock times, dates and instants, for people and for the journal. */
#include <stdio.h>
#include <string.h>

#include "base/when.h"

char *length_words(Lang lang, int seconds) {
  gint64 total = ABS((gint64)seconds);
  gint64 h = total / 3600, m = total / 60 % 60, s = total % 60;
  g_autofree char *words = NULL;
  if (h > 0 && s > 0)
    words = tx(lang, LENGTH_HMS, TN(h), TN(m), TN(s));
  else if (h > 0)
    words = m > 0 ? tx(lang, LENGTH_HM, TN(h), TN(m)) : tx(lang, LENGTH_H, TN(h));
  else if (s > 0)
    words = m > 0 ? tx(lang, LENGTH_MS, TN(m), TN(s)) : tx(lang, LENGTH_S, TN(s));
  else
    words = tx(lang, MINUTES_SHORT, TN(m));
  return seconds < 0 ? g_strconcat("−", words, NULL) : g_steal_pointer(&words);
}

char *length_clock(int seconds) {
  gint64 total = ABS((gint64)seconds);
  const char *sign = seconds < 0 ? "−" : "";
  int h = (int)(total / 3600), m = (int)(total / 60 % 60), s = (int)(total % 60);
  return h > 0 ? g_strdup_printf("%s%d:%02d:%02d", sign, h, m, s) : g_strdup_printf("%s%d:%02d", sign, m, s);
}

/* The minutes of the day in a zone, or since 0 without one; whole minutes that have begun. */
static gint64 minutes_at(Instant at, GTimeZone *zone) {
  return zone ? instant_seconds_of_day(at, zone) / 60 : MAX(at, 0) / SECOND / 60;
}

char *clock_words(Lang lang, Instant at, GTimeZone *zone) {
  gint64 minutes = minutes_at(at, zone);
  g_autofree char *hour = g_strdup_printf("%d", (int)(minutes / 60));
  g_autofree char *minute = g_strdup_printf("%02d", (int)(minutes % 60));
  return tx(lang, CLOCK_TIME, TS(hour), TS(minute));
}

char *clock_short(Instant at, GTimeZone *zone) {
  gint64 minutes = minutes_at(at, zone);
  return g_strdup_printf(zone ? "%02d:%02d" : "%d:%02d", (int)(minutes / 60), (int)(minutes % 60));
}

char *date_words(Lang lang, Date date) {
  if (!date_valid(date)) return g_strdup("");
  return g_strdup_printf("%s %d %s %d", text_plain(lang, TX_DAY_1 + (guint)date_weekday(date) - 1), date.day,
                         text_plain(lang, TX_MONTH_1 + (guint)date.month - 1), date.year);
}

char *date_words_short(Lang lang, Date date) {
  if (!date_valid(date)) return g_strdup("");
  return g_strdup_printf("%s %d %s", text_plain(lang, TX_DAY_SHORT_1 + (guint)date_weekday(date) - 1), date.day,
                         text_plain(lang, TX_MONTH_SHORT_1 + (guint)date.month - 1));
}

char *date_iso(Date date) {
  return date_valid(date) ? g_strdup_printf("%04d-%02d-%02d", date.year, date.month, date.day) : g_strdup("");
}

char *instant_iso(Instant at) {
  g_autofree char *date = date_iso(instant_date(at, NULL));
  int seconds = instant_seconds_of_day(at, NULL);
  int micro = (int)((at % SECOND + SECOND) % SECOND);
  return g_strdup_printf("%sT%02d:%02d:%02d.%06dZ", date, seconds / 3600, seconds / 60 % 60, seconds % 60, micro);
}

/* Reads exactly n digits. */
static gboolean take_digits(const char **p, int n, int *value) {
  *value = 0;
  for (int i = 0; i < n; i++) {
    if (!g_ascii_isdigit((*p)[i])) return FALSE;
    *value = *value * 10 + ((*p)[i] - '0');
  }
  *p += n;
  return TRUE;
}

static gboolean take_char(const char **p, char c) {
  if (**p != c) return FALSE;
  (*p)++;
  return TRUE;
}

gboolean instant_parse_iso(const char *text, Instant *at) {
  const char *p = text;
  Date date;
  int hour, minute, second;
  if (!(take_digits(&p, 4, &date.year) && take_char(&p, '-') && take_digits(&p, 2, &date.month) && take_char(&p, '-') &&
        take_digits(&p, 2, &date.day) && take_char(&p, 'T') && take_digits(&p, 2, &hour) && take_char(&p, ':') &&
        take_digits(&p, 2, &minute) && take_char(&p, ':') && take_digits(&p, 2, &second)))
    return FALSE;
  if (!date_valid(date) || hour > 23 || minute > 59 || second > 59) return FALSE;
  gint64 micro = 0;
  if (take_char(&p, '.')) {
    int digits = 0;
    for (; g_ascii_isdigit(*p) && digits < 6; digits++) micro = micro * 10 + (*p++ - '0');
    if (digits == 0) return FALSE;
    for (; digits < 6; digits++) micro *= 10;
  }
  if (strcmp(p, "Z") != 0) return FALSE;
  Instant whole;
  civil_to_instant(NULL, date, hour * 3600 + minute * 60 + second, &whole);
  *at = whole + micro;
  return TRUE;
}
