/* Unicode text: widths, line breaking, normal form, sorting keys. The only includer of libunistring is unicode.c. */
#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H
#include <glib.h>

/* Columns of a character on a terminal: 0 for combining and control characters, 1, or 2 for wide ones. */
int unicode_char_width(gunichar c);

/* Columns of a UTF-8 string. */
int unicode_width(const char *text);

/* Returns a new string: valid UTF-8 (broken bytes become U+FFFD), in NFC, without characters that nobody sees (soft hyphens,
 * bidi marks, zero-width characters, BOM) and without control characters; newlines of every kind become \n, a tab a space.
 * length below 0: up to the NUL. Cheap when the text is Latin. */
char *unicode_clean(const char *text, gssize length);

/* Returns a new string: the text cut to at most `columns` columns, ending in … when something was cut. Never half a letter.
 * For one line: newlines and tabs become spaces. */
char *unicode_fit(const char *text, int columns);

/* Width of a piece of text in the caller's own unit (columns on a grid, font units on paper). What is apart by spaces has widths that
 * add up; within a word they need not (kerning). */
typedef double (*UnicodeMeasure)(const char *text, gsize length, void *data);

/* A line of a wrapped text: bytes [start, end) of it, without the space at which it was broken. hyphen: it was broken in a word,
 * so a hyphen is to be shown at its end. last: the paragraph ends here. */
typedef struct UnicodeLine {
  gsize start, end;
  gboolean hyphen, last;
  char head[8], tail[8]; /* shown before and behind these bytes, where a word was broken by unicode_wrap_hyphenated */
} UnicodeLine;

/* Breaks text at the places UAX #14 allows so that no line is wider than `width`; a word that does not fit by itself is cut
 * between grapheme clusters. Newlines in the text always break; the last one ends its line and begins no other.
 * first_width, when above 0, is the width of the first line, which stays empty when its first word fits only on a full line. Soft hyphens are
 * places to break (whoever hyphenates puts them in); the measure gives them no width. Costs time linear in the text.
 * Returns a new GArray of UnicodeLine (at least one line). */
GArray *unicode_wrap(const char *text, double width, double first_width, UnicodeMeasure measure, void *data);

/* A place where a word may be broken: the line shows its bytes up to `end` and the tail ("-"), the next one the head (mostly empty)
 * and the bytes from `start`. Between end and start lies what is not written when the word is broken there. */
typedef struct UnicodeHyphen {
  gsize end, start;
  char tail[8], head[8];
} UnicodeHyphen;

/* How words are broken. places: puts at most `most` places into an array, from left to right, and returns how many; the word is
 * small letters. A line that is full but for `zone` is left as it is. */
typedef struct UnicodeHyphenation {
  guint (*places)(const char *word, gsize length, UnicodeHyphen *places, guint most, void *data);
  void *data;
  double zone;
} UnicodeHyphenation;

/* unicode_wrap for reading matter: words are broken where that fills a line. Never broken is a word with a capital (a name), one
 * in an address or beside a digit, the last word of a paragraph unless it fits on no line, and no more than two lines in a row
 * end in a hyphen. */
GArray *unicode_wrap_hyphenated(const char *text, double width, const UnicodeHyphenation *hyphenation, UnicodeMeasure measure,
                                void *data);

/* unicode_wrap for a terminal: width in columns. */
GArray *unicode_wrap_columns(const char *text, int columns);

/* Byte offset of the grapheme cluster before / after `at`; the line editor moves by these. */
gsize unicode_previous(const char *text, gsize at);
gsize unicode_next(const char *text, gsize at);

/* Returns a new ASCII string of letters, digits and hyphens: "Onze zin!" → "onze-zin"; never empty ("x"),
 * at most 60 characters. Different texts may give the same one. */
char *unicode_slug(const char *text);

/* A key that sorts as a Dutch reader expects, case, accents and punctuation aside; new string for strcmp. */
char *unicode_sort_key(const char *text);

#endif
