/* Decimal numbers as text, without the locale's point, an exponent or -0. A page is mostly numbers, and printf would take most of
 * the time of writing it. */
#ifndef PDF_DECIMAL_H
#define PDF_DECIMAL_H
#include <glib.h>

/* Appends n ÷ 10^places (at most 9 of them): all places, or, when `brief`, without the zeros at the end. */
void decimal_append(GString *out, gint64 n, int places, gboolean brief);

/* Appends the value with two places, exactly as printf's %.2f rounds it, but for -0.00, which is 0.00. Any number. */
void decimal_append_hundredths(GString *out, double value);

/* Appends the value with at most six digits that count, exactly as printf's %g does. Any number. */
void decimal_append_short(GString *out, double value);

#endif
