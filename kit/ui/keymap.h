/* What each key does in each mode. One table (keymap.def) makes the keys, the key line at the bottom and the help page;
 * the keys of a user's own would only replace keys here. Letters that are no command are not in it: the modes decide
 * about them. */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H
#include <glib.h>

#include "base/text.h"
#include "model/session.h"
#include "model/timetable.h"
#include "ui/key.h"
#include "ui/mode.h"

typedef enum Action {
  ACTION_NONE,
#define ACTION(id, keys, modes, rank) ACTION_##id,
#include "ui/keymap.def"
#undef ACTION
  N_ACTIONS
} Action;

#define KEYMAP_KEYS 5 /* at most, for one action */

typedef struct Keymap {
  struct {
    Key keys[KEYMAP_KEYS]; /* the first one is shown; unused ones are KEY_IS_NONE */
  } of[N_ACTIONS];
} Keymap;

/* The default keys. */
void keymap_init(Keymap *keymap);

/* How giving an action other keys went; anything but BIND_DONE leaves the keymap as it was. */
typedef enum { BIND_DONE, BIND_NO_ACTION, BIND_NO_KEY, BIND_TOO_MANY, BIND_TYPED, BIND_TAKEN } BindResult;

/* The action of this name: "turn-back" as in keymap.def, or its words in the key line of either language ("klok stil", the
 * first that has them). ACTION_NONE when there is none. */
Action keymap_named(const char *name);
/* Gives an action these keys (NULL-terminated, as key scripts write them) in place of its own. *which, when not NULL, gets the
 * key that was wrong (borrowed from keys), *owner the action that has it already. */
BindResult keymap_bind(Keymap *keymap, Action action, char **keys, const char **which, Action *owner);

/* The action of a key in a mode, ACTION_NONE when it has none. A capital without a meaning of its own counts as its small
 * letter. */
Action keymap_action(const Keymap *keymap, UiMode mode, const Key *key);
gboolean keymap_in_mode(Action action, UiMode mode);

/* Its keys for reading ("PgDn", or all of them "PgDn →"); new string. */
char *keymap_key(const Keymap *keymap, Action action, Lang lang);
char *keymap_keys(const Keymap *keymap, Action action, Lang lang);

/* Its words: short for the key line, a sentence for the help. Borrowed. */
const char *keymap_label(Action action, Lang lang);
/* The same as things are now: the key that stopped the clock lets it go on. */
const char *keymap_label_now(Action action, Lang lang, const Session *session);
const char *keymap_help(Action action, Lang lang);

/* What the key line of a mode should show now, most useful first; new array of Action. The view shows as many as fit.
 * What can do nothing at this moment (the turns without a round, the advice without a proposal) is left out. session and
 * table may be NULL. */
GArray *keymap_line(UiMode mode, const Session *session, const Timetable *table);

/* The actions of a mode in the order of the help page; new array of Action. */
GArray *keymap_help_page(UiMode mode);

#endif
