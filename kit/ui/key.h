/* Keys as the program knows them, whatever terminal or key script they come from. */
#ifndef UI_KEY_H
#define UI_KEY_H
#include <glib.h>

typedef enum {
  KEY_IS_NONE,
  KEY_IS_CHAR,  /* code is the character */
  KEY_IS_CTRL,  /* code is the letter, lower case */
  KEY_IS_PASTE, /* text is what was pasted; never a command */
  KEY_IS_ENTER,
  KEY_IS_ESC,
  KEY_IS_BACKSPACE,
  KEY_IS_DELETE,
  KEY_IS_TAB,
  KEY_IS_BTAB,
  KEY_IS_UP,
  KEY_IS_DOWN,
  KEY_IS_LEFT,
  KEY_IS_RIGHT,
  KEY_IS_HOME,
  KEY_IS_END,
  KEY_IS_PGUP,
  KEY_IS_PGDN,
  KEY_IS_RESIZE,
} KeyKind;

typedef struct Key {
  KeyKind kind;
  gunichar code;
  char *text; /* of a paste; owned by whoever made the key */
} Key;

/* Reads the name of a key as key scripts write it: Space Enter Esc Up Down Left Right PgUp PgDn Home End Delete Backspace
 * Tab BTab Ctrl-x, or a single character. FALSE when it is none. */
gboolean key_parse(const char *name, Key *key);
/* The name for the help page and the key line; new string. */
char *key_label(const Key *key, int lang);
gboolean key_equal(const Key *a, const Key *b);

#endif
