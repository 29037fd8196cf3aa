/* Decimal numbers by hand; where rounding is a close call, printf decides. See decimal.h. */
#include "pdf/decimal.h"

#include <math.h>

#define EXACT 1e12 /* below it, a double times a thousand has its whole digits right */

void decimal_append(GString *out, gint64 n, int places, gboolean brief) {
  char digits[32];
  gsize at = sizeof digits;
  guint64 rest = n < 0 ? 0 - (guint64)n : (guint64)n;
  gboolean any = FALSE;
  for (int place = 0; place < places; place++, rest /= 10) {
    if (brief && !any && rest % 10 == 0) continue;
    digits[--at] = (char)('0' + rest % 10);
    any = TRUE;
  }
  if (any) digits[--at] = '.';
  do {
    digits[--at] = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest);
  if (n < 0) digits[--at] = '-';
  g_string_append_len(out, digits + at, (gssize)(sizeof digits - at));
}

static void append_printed(GString *out, const char *format, double value) {
  char digits[G_ASCII_DTOSTR_BUF_SIZE + 320]; /* %.2f of the largest double */
  g_string_append(out, g_ascii_formatd(digits, sizeof digits, format, value));
}

void decimal_append_hundredths(GString *out, double value) {
  if (value > -0.005 && value < 0.005) value = 0;
  double hundredths = value * 100, below = floor(hundredths);
  gboolean close = fabs(hundredths - below - 0.5) < 1e-3;
  if (fabs(hundredths) < EXACT && !close) {
    decimal_append(out, llround(hundredths), 2, FALSE);
  } else {
    append_printed(out, "%.2f", value);
  }
}

void decimal_append_short(GString *out, double value) {
  double thousandths = value * 1000;
  if (fabs(value) < 1000 && thousandths == floor(thousandths) && !(value == 0 && signbit(value))) {
    decimal_append(out, llround(thousandths), 3, TRUE);
  } else {
    append_printed(out, "%g", value);
  }
}
