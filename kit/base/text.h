/* Every word the program says, in every language it speaks.
 * texts.def is an X-macro table with a column per language, so that a missing translation does not compile.
 * Places are {0}, {1} …; a number chooses between two forms with {0:minuut|minuten}; {u:je|u} chooses the form of address. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H
#include <glib.h>

typedef enum { LANG_NL, LANG_EN, LANG_NL_FORMAL /* Dutch that says u */, N_LANGS } Lang;

typedef enum {
#define TEXT(id, nl, en) TX_##id,
#include "base/texts.def"
#undef TEXT
  N_TEXTS
} TextId;

/* An argument of a text. Strings are borrowed for the time of the call. */
typedef struct TextArg {
  enum { TEXT_ARG_STRING, TEXT_ARG_NUMBER } kind;
  const char *string;
  gint64 number;
} TextArg;

#define TS(s) ((TextArg){TEXT_ARG_STRING, (s), 0})
#define TN(n) ((TextArg){TEXT_ARG_NUMBER, NULL, (n)})

/* Returns a new string (g_free): the text with its places filled. A place without an argument stays as it is written. */
char *text_format(Lang lang, TextId id, const TextArg *args, gsize n_args);

/* The same for a pattern that is not in the table (the diagnostics have their own table). */
char *text_fill(Lang lang, const char *pattern, const TextArg *args, gsize n_args);

/* Returns the text as written in the table; not owned by the caller. Only for texts without places. */
const char *text_plain(Lang lang, TextId id);

/* tx(lang, ID, TS("a"), TN(2)) → new string. tp(lang, ID) → borrowed text without places. */
#define tx(lang, id, ...) \
  text_format((lang), TX_##id, (const TextArg[]){TN(0), ##__VA_ARGS__} + 1, \
              sizeof((const TextArg[]){TN(0), ##__VA_ARGS__}) / sizeof(TextArg) - 1)
#define tp(lang, id) text_plain((lang), TX_##id)

/* The language of the environment (LC_ALL, LC_MESSAGES, LANG): Dutch or English; Dutch when it says nothing. */
Lang lang_of_environment(void);

/* "nl" or "en": for /Lang, mail headers and file names. */
const char *lang_code(Lang lang);

#endif
