/* Reads lengths as Dutch and English writers write them. Quantities are hundredths, so that no rounding creeps in. */
#include <string.h>

#include "base/when.h"
#include "base/when_scan.h"

enum { LONGEST = 7 * 86400, HOUR = 3600, HALF_HOUR = 1800, QUARTER = 900, MINUTE = 60, ONE = 100, HALF = 50 };

static const ScanWord units[] = {
    {"uur", HOUR}, {"u", HOUR}, {"uren", HOUR}, {"uurtje", HOUR}, {"h", HOUR}, {"hr", HOUR}, {"hrs", HOUR}, {"hour", HOUR},
    {"hours", HOUR}, {"halfuur", HALF_HOUR}, {"halfuurtje", HALF_HOUR}, {"kwartier", QUARTER}, {"kwartiertje", QUARTER},
    {"kwartieren", QUARTER}, {"kwart", QUARTER}, {"quarter", QUARTER}, {"quarters", QUARTER}, {"min", MINUTE}, {"m", MINUTE},
    {"mins", MINUTE}, {"minuut", MINUTE}, {"minuten", MINUTE}, {"minuutje", MINUTE}, {"minute", MINUTE}, {"minutes", MINUTE},
    {"s", 1}, {"sec", 1}, {"secs", 1}, {"seconde", 1}, {"seconden", 1}, {"second", 1}, {"seconds", 1},
};

static const ScanWord numbers[] = {
    {"een", 100}, {"één", 100}, {"a", 100}, {"an", 100}, {"one", 100}, {"twee", 200}, {"two", 200}, {"drie", 300},
    {"three", 300}, {"vier", 400}, {"four", 400}, {"vijf", 500}, {"five", 500}, {"zes", 600}, {"six", 600}, {"zeven", 700},
    {"seven", 700}, {"acht", 800}, {"eight", 800}, {"negen", 900}, {"nine", 900}, {"tien", 1000}, {"ten", 1000},
    {"elf", 1100}, {"eleven", 1100}, {"twaalf", 1200}, {"twelve", 1200}, {"vijftien", 1500}, {"fifteen", 1500},
    {"twintig", 2000}, {"twenty", 2000}, {"vijfentwintig", 2500}, {"dertig", 3000}, {"thirty", 3000},
    {"vijfendertig", 3500}, {"veertig", 4000}, {"forty", 4000}, {"vijfenveertig", 4500}, {"vijftig", 5000}, {"fifty", 5000},
    {"vijfenvijftig", 5500}, {"zestig", 6000}, {"sixty", 6000}, {"negentig", 9000}, {"ninety", 9000}, {"half", 50},
    {"halve", 50}, {"driekwart", 75}, {"anderhalf", 150}, {"anderhalve", 150}, {"tweeënhalf", 250}, {"tweeënhalve", 250},
    {"tweeenhalf", 250}, {"drieënhalf", 350}, {"drieenhalf", 350},
};

static const ScanWord articles[] = {{"een", 0}, {"één", 0}, {"a", 0}, {"an", 0}};
static const ScanWord halves[] = {{"half", 0}, {"halve", 0}};
static const ScanWord ands[] = {{"en", 0}, {"and", 0}};
static const ScanWord english_hours[] = {{"hour", 0}, {"hours", 0}, {"hr", 0}, {"hrs", 0}};

/* "a half", "een half", "half": an article may stand before it. */
static gboolean scan_half(const char **p) {
  const char *q = *p;
  int ignored;
  if (SCAN_WORD(&q, articles, &ignored)) scan_space(&q);
  if (!SCAN_WORD(&q, halves, &ignored)) return FALSE;
  *p = q;
  return TRUE;
}

/* "1/2", "3/4" at p; value in hundredths. */
static gboolean scan_fraction(const char **p, gint64 *value) {
  const char *q = *p;
  gint64 top, bottom;
  if (scan_digits(&q, &top) != 1 || !scan_char(&q, "/", NULL) || scan_digits(&q, &bottom) != 1) return FALSE;
  if (top < 1 || top >= bottom || (bottom != 2 && bottom != 4)) return FALSE;
  *value = top * ONE / bottom;
  *p = q;
  return TRUE;
}

/* "20", "1,5", "1.25", "1/2", "1 1/2" in hundredths. */
static gboolean scan_figure(const char **p, gint64 *value) {
  if (scan_fraction(p, value)) return TRUE;
  const char *q = *p;
  gint64 whole, part = 0;
  if (!scan_digits(&q, &whole)) return FALSE;
  *value = whole * ONE;
  const char *after = q;
  if (scan_char(&q, ".,", NULL) && g_ascii_isdigit(*q)) {
    int digits = scan_digits(&q, &part);
    if (digits > 2) return FALSE; /* 1.000 is a thousand to one reader and one to another */
    *value += digits == 1 ? part * 10 : part;
    after = q;
  } else {
    q = after;
    scan_space(&q);
    if (scan_fraction(&q, &part)) {
      *value += part;
      after = q;
    }
  }
  *p = after;
  return TRUE;
}

/* A quantity in hundredths: figures or words, "twee en een half" too. */
static gboolean scan_quantity(const char **p, gint64 *value) {
  int word, ignored;
  if (!scan_figure(p, value)) {
    if (!SCAN_WORD(p, numbers, &word)) return FALSE;
    *value = word;
    const char *q = *p; /* "een half uur", "een anderhalf uur": the article counts nothing */
    scan_space(&q);
    if (word == ONE && SCAN_WORD(&q, numbers, &word)) {
      *value = word;
      *p = q;
    }
  }
  const char *q = *p;
  scan_space(&q);
  if (*value % ONE == 0 && SCAN_WORD(&q, ands, &ignored)) {
    scan_space(&q);
    if (scan_half(&q)) {
      *value += HALF;
      *p = q;
    }
  }
  return TRUE;
}

/* A unit in seconds, with what may stand around it: "half [an] hour", "quarter [of an hour]", "20 min[.]". */
static gboolean scan_unit(const char **p, int *seconds) {
  const char *q = *p;
  int ignored;
  scan_space(&q);
  if (scan_is(&q, "an") || scan_is(&q, "a")) scan_space(&q);
  char mark;
  if (scan_char(&q, "'\"", &mark)) {
    *seconds = mark == '\'' ? MINUTE : 1;
  } else if (!SCAN_WORD(&q, units, seconds)) {
    return FALSE;
  }
  if (*seconds == QUARTER) {
    const char *r = q;
    scan_space(&r);
    if (scan_is(&r, "of") || scan_is(&r, "van")) scan_space(&r);
    if (SCAN_WORD(&r, articles, &ignored)) scan_space(&r);
    if (scan_is(&r, "uur") || scan_is(&r, "hour")) q = r;
  }
  scan_char(&q, ".", NULL);
  *p = q;
  return TRUE;
}

/* "1:30", "1.30 uur", "1:02:03". FALSE when the text has another form. */
static gboolean read_colon(const char *p, LengthContext context, gint64 *total, WhenResult *result) {
  gint64 a, b, c;
  char mark;
  int unit = 0, ignored;
  if (!scan_digits(&p, &a) || !scan_char(&p, ":.", &mark) || scan_digits(&p, &b) != 2 || b > 59) return FALSE;
  const char *q = p;
  if (mark == ':' && scan_char(&q, ":", NULL)) {
    if (scan_digits(&q, &c) != 2 || c > 59 || !scan_end(q)) return FALSE;
    *total = a * HOUR + b * MINUTE + c;
    *result = WHEN_OK;
    return TRUE;
  }
  scan_space(&p);
  q = p;
  if (mark == '.' && SCAN_WORD(&q, english_hours, &ignored)) return FALSE; /* 1.25 hours is a decimal */
  if (!scan_end(p) && (!scan_unit(&p, &unit) || !scan_end(p) || (unit != HOUR && unit != MINUTE))) return FALSE;
  gboolean hours = unit ? unit == HOUR : context == LENGTH_OF_PART;
  *total = hours ? a * HOUR + b * MINUTE : a * MINUTE + b;
  *result = unit && mark == ':' ? WHEN_OK : WHEN_TWO_WAYS;
  return TRUE;
}

/* "1 uur en 30 minuten", "1u30", "anderhalf uur", "20": pieces from large to small. */
static WhenResult read_pieces(const char *p, LengthContext context, gint64 *total) {
  WhenResult result = WHEN_OK;
  int last = 0; /* the unit of the piece before */
  *total = 0;
  for (gboolean first = TRUE; !scan_end(p); first = FALSE) {
    int unit, ignored;
    gint64 quantity = ONE, piece;
    scan_space(&p);
    gboolean joined = !first && (scan_char(&p, ",", NULL) || SCAN_WORD(&p, ands, &ignored));
    scan_space(&p);
    const char *at = p;
    gboolean counted = scan_quantity(&p, &quantity);
    if (scan_unit(&p, &unit)) {
      if (!counted && unit != QUARTER && unit != HALF_HOUR) return WHEN_BAD;
    } else if (!counted || !scan_end(p)) {
      return WHEN_BAD;
    } else if (joined && scan_half(&at)) {
      unit = last; /* "an hour and a half" */
    } else if (quantity % ONE != 0 || (first ? FALSE : last != HOUR && last != MINUTE)) {
      return WHEN_BAD;
    } else {
      unit = first || last == HOUR ? MINUTE : 1;
      /* A speaker hardly gets more than ten minutes: 45 may well be meant as seconds. */
      if (first && context == LENGTH_OF_TURN && quantity > 10 * ONE) result = WHEN_TWO_WAYS;
    }
    piece = (quantity * unit + ONE / 2) / ONE;
    if (last && piece >= last) return WHEN_BAD;
    *total += piece;
    last = unit;
  }
  return last ? result : WHEN_BAD;
}

WhenResult length_parse(const char *text, LengthContext context, int *seconds) {
  g_autofree char *value = scan_tidy(text);
  if (!value) return WHEN_BAD;
  gint64 total;
  WhenResult result;
  if (!read_colon(value, context, &total, &result)) result = read_pieces(value, context, &total);
  if (result == WHEN_BAD) return WHEN_BAD;
  if (total > LONGEST) return WHEN_TOO_LONG;
  *seconds = (int)total;
  return result;
}
