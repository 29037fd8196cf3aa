/* What the readers of lengths, clock times and dates share: a tidied copy of the value, and small steps through it.
 * Only when_length.c, when_clock.c and when_date.c include it; the rest of the kit uses when.h. */
#ifndef BASE_WHEN_SCAN_H
#define BASE_WHEN_SCAN_H
#include <glib.h>

/* A word and what it stands for. */
typedef struct ScanWord {
  const char *word;
  int value;
} ScanWord;

/* Returns a new string: the value as a word processor leaves it, made plain: lower case, NFC, each run of white space (NBSP
 * too) one space, none at the ends, quotes around the value gone, typographic quotes, primes and dashes as ' " -, and ½ as
 * ,5. NULL when it is empty, no UTF-8 or too long to be a time. */
char *scan_tidy(const char *text);

/* Each of these moves *p beyond what it read; those that return a gboolean leave *p alone when they read nothing. */
void scan_space(const char **p);
gboolean scan_char(const char **p, const char *one_of, char *which);
/* Digits: their number as the result (0 = none), their value at most SCAN_HUGE. */
#define SCAN_HUGE G_GINT64_CONSTANT(1000000000)
int scan_digits(const char **p, gint64 *value);
/* A run of letters that is in the table. */
gboolean scan_word(const char **p, const ScanWord *table, gsize n, int *value);
/* One given word. */
gboolean scan_is(const char **p, const char *word);
/* The run of letters at p: its length in bytes. */
gsize scan_letters(const char *p);
/* A closing full stop or space, and then nothing more. */
gboolean scan_end(const char *p);

#define SCAN_WORD(p, table, value) scan_word((p), (table), G_N_ELEMENTS(table), (value))

#endif
