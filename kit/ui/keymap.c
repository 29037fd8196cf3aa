/* The table of keys at work. It knows which key is which action in which mode and how to say so; what an action does is
 * elsewhere. */
#include "ui/keymap.h"

#include <string.h>

#define IN(mode) (1u << MODE_##mode)
#define IN_LISTS (IN(PARTS) | IN(PEOPLE) | IN(GROUPS) | IN(RECORD) | IN(HELP) | IN(WHAT_NOW))
#define IN_ALL ((1u << N_MODES) - 1)

typedef struct ActionInfo {
  const char *name; /* as in keymap.def */
  const char *keys; /* default names, separated by spaces */
  unsigned modes;
  int rank;
  TextId label, help;
} ActionInfo;

static const ActionInfo actions[N_ACTIONS] = {
#define ACTION(id, keys, modes, rank) [ACTION_##id] = {#id, keys, modes, rank, TX_KEY_##id, TX_HELP_##id},
#include "ui/keymap.def"
#undef ACTION
};

void keymap_init(Keymap *keymap) {
  memset(keymap, 0, sizeof *keymap);
  for (int a = ACTION_NONE + 1; a < N_ACTIONS; a++) {
    g_auto(GStrv) names = g_strsplit(actions[a].keys, " ", -1);
    for (int i = 0; names[i] && i < KEYMAP_KEYS; i++)
      if (!key_parse(names[i], &keymap->of[a].keys[i])) g_error("the key map names a key that is none: %s", names[i]);
  }
}

/* "Klok stil", "clock_still" and "clock-still" are the same. New string. */
static char *folded(const char *name) {
  char *fold = g_utf8_strdown(name, -1);
  for (char *p = fold; *p; p++)
    if (*p == ' ' || *p == '_') *p = '-';
  return fold;
}

Action keymap_named(const char *name) {
  g_autofree char *wanted = folded(name);
  for (int way = 0; way < 3; way++)
    for (int a = ACTION_NONE + 1; a < N_ACTIONS; a++) {
      const char *own = way == 0 ? actions[a].name : text_plain(way == 1 ? LANG_NL : LANG_EN, actions[a].label);
      g_autofree char *fold = folded(own);
      if (strcmp(fold, wanted) == 0) return (Action)a;
    }
  return ACTION_NONE;
}

/* The other action that listens to this key somewhere where this one does, or ACTION_NONE. */
static Action owner_of(const Keymap *keymap, Action action, const Key *key) {
  for (int a = ACTION_NONE + 1; a < N_ACTIONS; a++) {
    if (a == (int)action || (actions[a].modes & actions[action].modes) == 0) continue;
    for (int i = 0; i < KEYMAP_KEYS && keymap->of[a].keys[i].kind != KEY_IS_NONE; i++)
      if (key_equal(&keymap->of[a].keys[i], key)) return (Action)a;
  }
  return ACTION_NONE;
}

BindResult keymap_bind(Keymap *keymap, Action action, char **keys, const char **which, Action *owner) {
  if (action <= ACTION_NONE || action >= N_ACTIONS) return BIND_NO_ACTION;
  Key bound[KEYMAP_KEYS];
  memset(bound, 0, sizeof bound);
  gboolean typing = (actions[action].modes & (1u << MODE_INPUT | 1u << MODE_PEOPLE)) != 0;
  for (int i = 0; keys[i]; i++) {
    if (i == KEYMAP_KEYS) return BIND_TOO_MANY;
    if (which) *which = keys[i];
    if (!key_parse(keys[i], &bound[i])) return BIND_NO_KEY;
    if (typing && bound[i].kind == KEY_IS_CHAR && g_unichar_isalpha(bound[i].code)) return BIND_TYPED;
    Action other = owner_of(keymap, action, &bound[i]);
    if (owner) *owner = other;
    if (other != ACTION_NONE) return BIND_TAKEN;
  }
  if (bound[0].kind == KEY_IS_NONE) return BIND_NO_KEY;
  memcpy(keymap->of[action].keys, bound, sizeof bound);
  return BIND_DONE;
}

gboolean keymap_in_mode(Action action, UiMode mode) {
  return action > ACTION_NONE && action < N_ACTIONS && (actions[action].modes & (1u << mode)) != 0;
}

static Action find(const Keymap *keymap, UiMode mode, const Key *key) {
  for (int a = ACTION_NONE + 1; a < N_ACTIONS; a++) {
    if (!keymap_in_mode((Action)a, mode)) continue;
    for (int i = 0; i < KEYMAP_KEYS && keymap->of[a].keys[i].kind != KEY_IS_NONE; i++)
      if (key_equal(&keymap->of[a].keys[i], key)) return (Action)a;
  }
  return ACTION_NONE;
}

Action keymap_action(const Keymap *keymap, UiMode mode, const Key *key) {
  Action action = find(keymap, mode, key);
  if (action != ACTION_NONE || key->kind != KEY_IS_CHAR) return action;
  Key small = *key;
  small.code = g_unichar_tolower(key->code);
  return small.code == key->code ? ACTION_NONE : find(keymap, mode, &small);
}

char *keymap_key(const Keymap *keymap, Action action, Lang lang) {
  return key_label(&keymap->of[action].keys[0], (int)lang);
}

char *keymap_keys(const Keymap *keymap, Action action, Lang lang) {
  GString *out = g_string_new(NULL);
  for (int i = 0; i < KEYMAP_KEYS && keymap->of[action].keys[i].kind != KEY_IS_NONE; i++) {
    g_autofree char *name = key_label(&keymap->of[action].keys[i], (int)lang);
    if (out->len) g_string_append_c(out, ' ');
    g_string_append(out, name);
  }
  return g_string_free(out, FALSE);
}

const char *keymap_label(Action action, Lang lang) {
  g_return_val_if_fail(action > ACTION_NONE && action < N_ACTIONS, "");
  return text_plain(lang, actions[action].label);
}

const char *keymap_label_now(Action action, Lang lang, const Session *session) {
  if (action == ACTION_CLOCK && session && session_stopped(session)) return tp(lang, KEY_CLOCK_GOES_ON);
  if (action == ACTION_CLOSE_REPORT && session && session->closed) return tp(lang, KEY_REOPEN_REPORT);
  return keymap_label(action, lang);
}

const char *keymap_help(Action action, Lang lang) {
  g_return_val_if_fail(action > ACTION_NONE && action < N_ACTIONS, "");
  return text_plain(lang, actions[action].help);
}

/* Would the action do anything now. */
static gboolean useful(Action action, const Session *session, const Timetable *table) {
  const PhaseRun *run = session ? session_current(session) : NULL;
  switch (action) {
  case ACTION_ADVICE:
  case ACTION_ADVICE_TAKE:
    return !table || table->advice.kind != ADVICE_NONE;
  case ACTION_TURN:
    return !session || (run && run->phase->round != ROUND_NONE);
  case ACTION_TURN_PICK:
    return !session || (run && run->round.active && run->round.done < run->round.total);
  case ACTION_LONGER:
  case ACTION_SHORTER:
    return !session || run;
  case ACTION_VOTES:
    return !session || session_count(session, LIST_SLOGAN, NULL) + session_count(session, LIST_WISH, NULL) +
                           session_count(session, LIST_HARVEST, NULL) + session_count(session, LIST_FREE, NULL) > 0;
  case ACTION_CHOOSE:
    return !session || session_count(session, LIST_SLOGAN, NULL) > 0;
  case ACTION_STATE:
    return !session || session_count(session, LIST_AGREEMENT, NULL) > 0;
  case ACTION_UNDO:
    return !session || session->undo->len > 0;
  default:
    return TRUE;
  }
}

/* In a list, what belongs to the list goes before what holds everywhere. */
static int rank_in(Action action, UiMode mode) {
  return actions[action].rank + (mode != MODE_LIVE && keymap_in_mode(action, MODE_LIVE) ? 100 : 0);
}

static int by_rank(gconstpointer a, gconstpointer b, gpointer mode) {
  UiMode in = (UiMode)GPOINTER_TO_INT(mode);
  return rank_in(*(const Action *)a, in) - rank_in(*(const Action *)b, in);
}

GArray *keymap_line(UiMode mode, const Session *session, const Timetable *table) {
  GArray *line = g_array_new(FALSE, FALSE, sizeof(Action));
  for (int a = ACTION_NONE + 1; a < N_ACTIONS; a++) {
    Action action = (Action)a;
    gboolean shown = keymap_in_mode(action, mode) && actions[a].rank > 0;
    if (shown && useful(action, session, table)) g_array_append_val(line, action);
  }
  g_array_sort_with_data(line, by_rank, GINT_TO_POINTER((int)mode)); /* GLib's sort is stable */
  return line;
}

GArray *keymap_help_page(UiMode mode) {
  GArray *page = g_array_new(FALSE, FALSE, sizeof(Action));
  for (int a = ACTION_NONE + 1; a < N_ACTIONS; a++) {
    Action action = (Action)a;
    if (keymap_in_mode(action, mode)) g_array_append_val(page, action);
  }
  return page;
}
