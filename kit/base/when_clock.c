/* Reads clock times: 14:00, 14.00 uur, 14u30, 2 pm, 8 uur 's avonds. */
#include <string.h>

#include "base/when.h"
#include "base/when_scan.h"

typedef enum { HALF_DAY_NONE, HALF_DAY_AM, HALF_DAY_PM } HalfDay;

static const ScanWord hour_words[] = {{"uur", 0}, {"u", 0}, {"h", 0}, {"hr", 0}, {"hrs", 0}};
static const ScanWord lead_words[] = {{"om", 0}, {"at", 0}, {"vanaf", 0}, {"from", 0}};

/* What follows the time and tells morning from afternoon. */
static gboolean scan_half_day(const char **p, HalfDay *half, gboolean *twelve_hours) {
  static const struct {
    const char *written;
    HalfDay half;
    gboolean twelve_hours;
  } marks[] = {
      {"am", HALF_DAY_AM, TRUE}, {"a.m.", HALF_DAY_AM, TRUE}, {"a.m", HALF_DAY_AM, TRUE}, {"pm", HALF_DAY_PM, TRUE},
      {"p.m.", HALF_DAY_PM, TRUE}, {"p.m", HALF_DAY_PM, TRUE}, {"'s ochtends", HALF_DAY_AM, FALSE},
      {"'s morgens", HALF_DAY_AM, FALSE}, {"'s nachts", HALF_DAY_AM, FALSE}, {"'s middags", HALF_DAY_PM, FALSE},
      {"'s avonds", HALF_DAY_PM, FALSE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
    if (!g_str_has_prefix(*p, marks[i].written) || !scan_end(*p + strlen(marks[i].written))) continue;
    *p += strlen(marks[i].written);
    *half = marks[i].half;
    *twelve_hours = marks[i].twelve_hours;
    return TRUE;
  }
  return FALSE;
}

WhenResult clock_parse(const char *text, int *seconds) {
  g_autofree char *value = scan_tidy(text);
  if (!value) return WHEN_BAD;
  const char *p = value;
  gint64 hour, minute = 0, second = 0;
  int ignored;
  if (SCAN_WORD(&p, lead_words, &ignored)) scan_space(&p);
  const char *figures = p;
  int digits = scan_digits(&p, &hour);
  gboolean said_hour = FALSE; /* "uur" has been read */
  gboolean joined = digits == 4; /* 1400 uur */
  if (joined) {
    minute = hour % 100;
    hour /= 100;
  } else if (digits < 1 || digits > 2) {
    return WHEN_BAD;
  }
  gboolean with_minutes = joined;
  if (!joined && scan_char(&p, ":.,", NULL)) {
    if (scan_digits(&p, &minute) != 2) return WHEN_BAD;
    with_minutes = TRUE;
    if (scan_char(&p, ":", NULL) && scan_digits(&p, &second) != 2) return WHEN_BAD;
  }
  scan_space(&p);
  if (SCAN_WORD(&p, hour_words, &ignored)) {
    said_hour = TRUE;
    scan_space(&p);
    if (!with_minutes && g_ascii_isdigit(*p)) {
      if (scan_digits(&p, &minute) != 2) return WHEN_BAD;
      with_minutes = TRUE;
      scan_space(&p);
    }
  } else if (g_str_has_prefix(p, "o'clock")) {
    said_hour = TRUE;
    p += strlen("o'clock");
    scan_space(&p);
  }
  HalfDay half = HALF_DAY_NONE;
  gboolean twelve_hours = FALSE;
  scan_half_day(&p, &half, &twelve_hours);
  if (!scan_end(p) || minute > 59 || second > 59 || (joined && !said_hour)) return WHEN_BAD;
  if (half != HALF_DAY_NONE) {
    if (twelve_hours ? hour < 1 || hour > 12 : half == HALF_DAY_AM && hour > 12) return WHEN_BAD;
    if (half == HALF_DAY_AM && hour == 12) hour = 0;
    if (half == HALF_DAY_PM && hour < 12) hour += 12;
  }
  if (hour > 24 || (hour == 24 && (minute > 0 || second > 0))) return WHEN_BAD;
  *seconds = (int)(hour * 3600 + minute * 60 + second);
  /* A lone figure, or an hour at which nobody meets: 2 uur may well be two in the afternoon. */
  gboolean bare = !with_minutes && !said_hour;
  gboolean night = hour >= 1 && hour <= 6 && *figures != '0';
  return half == HALF_DAY_NONE && (bare || night) ? WHEN_TWO_WAYS : WHEN_OK;
}
