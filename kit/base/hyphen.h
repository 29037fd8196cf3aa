/* Where a word may be broken at the end of a line, Dutch and English. The only includer of libhyphen is hyphen.c. Which words may
 * be broken at all (no names, no addresses) and whether a line needs it is unicode_wrap_hyphenated's. */
#ifndef BASE_HYPHEN_H
#define BASE_HYPHEN_H
#include <glib.h>

#include "base/text.h"
#include "base/unicode.h"

/* The dictionary of a language; read when the first word is asked for. Without its file no word is broken. */
typedef struct Hyphenator Hyphenator;

/* folder: where the dictionary is looked for; NULL: in $DRAAIBOEK_HYPHEN (and nowhere else), or where distributions put it. */
Hyphenator *hyphenator_new(Lang lang, const char *folder);
void hyphenator_free(Hyphenator *hyphenator);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Hyphenator, hyphenator_free)

/* Puts at most `most` places into `places`, from left to right, and returns how many. The word is `length` bytes of small letters
 * in valid UTF-8, in NFC. At least two letters stay before a place and three behind it. */
guint hyphenator_places(Hyphenator *hyphenator, const char *word, gsize length, UnicodeHyphen *places, guint most);

#endif
