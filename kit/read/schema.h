/* The one table of keys and words of a script: names in English and Dutch, what kind of value, where it may stand. The
 * loader reads by it, suggestions come from it and the editor's schema is printed from it. */
#ifndef READ_SCHEMA_H
#define READ_SCHEMA_H
#include <glib.h>

#include "base/text.h"

/* Where a key may stand: bits. */
typedef enum {
  IN_MEETING = 1 << 0,
  IN_PART = 1 << 1,
  IN_METHOD = 1 << 2,
  IN_STEP = 1 << 3,
  IN_EACH = 1 << 4, /* a length by number of people or groups */
  IN_CONTACT = 1 << 5,
  IN_VENUE = 1 << 6,
  IN_ROOM = 1 << 7,
  IN_TRACK = 1 << 8,
  IN_STYLE = 1 << 9,
  IN_PERSON = 1 << 10,
  IN_SHEET = 1 << 11, /* a worksheet: a file of its own, as the two below */
  IN_BLOCK = 1 << 12,
  IN_CARD = 1 << 13,
} SchemaPlace;
#define N_SCRIPT_PLACES 11
#define N_SCHEMA_PLACES 14

typedef enum {
  VALUE_TEXT,
  VALUE_TEXTS, /* a text or a list of texts */
  VALUE_NUMBER,
  VALUE_RANGE, /* 4 or 4-5 */
  VALUE_YES_NO,
  VALUE_LENGTH,
  VALUE_LENGTH_OR_EACH, /* a length, or a map of it per person or group */
  VALUE_TURN,           /* a length in which 1:30 is one minute thirty */
  VALUE_CLOCK,
  VALUE_DATE,
  VALUE_COLOUR,
  VALUE_WARN,
  VALUE_WORD,  /* one of a set of words */
  VALUE_WORDS, /* a list of them */
  VALUE_MAP,
  VALUE_MAPS, /* a list of maps; where it makes sense a text stands for a map with only its first key */
  VALUE_PEOPLE, /* the name of a file, or a list of maps */
} ValueType;

typedef enum {
  WORDS_LANGUAGE,
  WORDS_ADDRESS,
  WORDS_KIND,
  WORDS_LAYOUT,
  WORDS_CUT,
  WORDS_ROUND,
  WORDS_YES_NO,
  WORDS_SIDE,
  WORDS_STATE,
  WORDS_LIST,
  WORDS_REPORT,
  WORDS_PER,
  WORDS_PAPER,
  WORDS_SIZE,
  WORDS_WAY,
  WORDS_SHAPE,
  N_WORD_SETS
} WordSet;

typedef enum {
#define KEY(id, where, en, nl, also, type, arg, needed, what_nl, what_en) KEY_##id,
#include "read/keys.def"
#undef KEY
  N_KEYS
} KeyId;

/* One key. Names are as a user writes them; `also` holds further words between semicolons. */
typedef struct SchemaKey {
  unsigned where;
  const char *name[2]; /* Dutch, English */
  const char *also;
  ValueType type;
  int argument; /* the word set, or the place of the maps */
  unsigned needed;
  const char *what[2];
} SchemaKey;

typedef struct SchemaWord {
  WordSet set;
  int value;
  const char *name[2]; /* Dutch, English */
  const char *also;
} SchemaWord;

const SchemaKey *schema_key(KeyId id);
/* The name of a key in the language; not owned by the caller. */
const char *schema_name(KeyId id, Lang lang);

/* Finds the key with this name (English, Dutch or further) that may stand in `where`; capitals, curly quotes, and _ or -
 * for a space do not matter. Returns FALSE when there is none. */
gboolean schema_find(SchemaPlace where, const char *name, KeyId *id);

/* The name of the key that the writer probably meant, in the language; new string, or NULL when none is near. Only keys
 * that may stand in `where`. A further word is suggested as it is. */
char *schema_nearest(SchemaPlace where, const char *name, Lang lang);

/* Where else in the same kind of file this name is a key: the first such place, or 0. */
SchemaPlace schema_elsewhere(SchemaPlace where, const char *name);

/* The value of a word of a set, written in any of its forms. FALSE when it is none. */
gboolean schema_word(WordSet set, const char *text, int *value);
/* The word that was probably meant, in the language; new string, or NULL. */
char *schema_nearest_word(WordSet set, const char *text, Lang lang);
/* The words of a set in a language, as "kring, u-vorm of rijen"; new string. */
char *schema_words(WordSet set, Lang lang);
/* The words themselves: element i, or NULL beyond the last. */
const SchemaWord *schema_word_at(WordSet set, guint i);

/* Does this name belong to Dutch and not to English; to tell a script's language by. */
gboolean schema_is_dutch(const char *name);

/* A text as it is compared: small letters, single spaces, no curly quotes. New string. */
char *schema_fold(const char *text);

/* The JSON Schema (draft 7) of a whole script in a language; new string. */
char *schema_json(Lang lang);

#endif
