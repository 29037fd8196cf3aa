/* Looks up keys and words in the table of keys.def and words.def, exactly or nearly. */
#include "read/schema.h"

#include <string.h>

#include "model/script.h"
#include "model/worksheet.h"
#include "read/nearest.h"

static const SchemaKey keys[N_KEYS] = {
#define KEY(id, where, en, nl, also, type, arg, needed, what_nl, what_en) \
  [KEY_##id] = {where, {nl, en}, also, type, arg, needed, {what_nl, what_en}},
#include "read/keys.def"
#undef KEY
};

static const SchemaWord words[] = {
#define WORD(set, value, en, nl, also) {WORDS_##set, value, {nl, en}, also},
#include "read/words.def"
#undef WORD
#define LIST(id, en, nl, also) {WORDS_LIST, LIST_##id, {nl, en}, also},
#include "model/lists.def"
#undef LIST
#define REPORT_LIST(id)
#define REPORT_PART(id, en, nl, also, place) {WORDS_REPORT, REPORT_PART_##id, {nl, en}, also},
#define REPORT_BOTH(id, en, nl, also, one, other) {WORDS_REPORT, REPORT_BOTH_##id, {nl, en}, also},
#include "model/report_parts.def"
#undef REPORT_BOTH
#undef REPORT_PART
#undef REPORT_LIST
#define LIST(id, en, nl, also) {WORDS_REPORT, LIST_##id, {nl, en}, also},
#include "model/lists.def"
#undef LIST
};

const SchemaKey *schema_key(KeyId id) { return &keys[id]; }

const char *schema_name(KeyId id, Lang lang) { return keys[id].name[lang == LANG_EN]; }

char *schema_fold(const char *text) {
  GString *out = g_string_new(NULL);
  g_autofree char *lower = g_utf8_strdown(text, -1);
  gboolean space = FALSE;
  for (const char *p = lower; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == 0x2018 || c == 0x2019) c = '\'';
    if (c == 0x201c || c == 0x201d || c == 0x201e) continue;
    if (c == '_' || c == '-' || c == 0x2010 || c == 0x2011 || g_unichar_isspace(c)) {
      space = out->len > 0;
      continue;
    }
    if (space) g_string_append_c(out, ' ');
    space = FALSE;
    g_string_append_unichar(out, c);
  }
  return g_string_free(out, FALSE);
}

/* Enters a row under each of its names, folded: "k1:titel" is a key in the first place, "w3:kring" a word of a set. */
static void enter(GHashTable *index, char kind, int group, const char *const name[2], const char *also, gsize row) {
  g_auto(GStrv) further = g_strsplit(also ? also : "", ";", -1);
  for (int i = 0; i < 2 || further[i - 2]; i++) {
    g_autofree char *folded = schema_fold(i < 2 ? name[i] : further[i - 2]);
    if (!*folded) continue;
    char *entry = g_strdup_printf("%c%d:%s", kind, group, folded);
    if (g_hash_table_contains(index, entry))
      g_free(entry);
    else
      g_hash_table_insert(index, entry, GSIZE_TO_POINTER(row + 1));
  }
}

/* The index of all names; made once, constant from then on. */
static GHashTable *names(void) {
  static GHashTable *made;
  if (g_once_init_enter(&made)) {
    GHashTable *index = g_hash_table_new(g_str_hash, g_str_equal);
    for (gsize i = 0; i < N_KEYS; i++)
      for (int place = 0; place < N_SCHEMA_PLACES; place++)
        if (keys[i].where & 1u << place) enter(index, 'k', 1 << place, keys[i].name, keys[i].also, i);
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) enter(index, 'w', (int)words[i].set, words[i].name, words[i].also, i);
    g_once_init_leave(&made, index);
  }
  return made;
}

/* The row with exactly this name, or -1. */
static int exact(char kind, int group, const char *name) {
  g_autofree char *folded = schema_fold(name);
  g_autofree char *entry = g_strdup_printf("%c%d:%s", kind, group, folded);
  return (int)GPOINTER_TO_SIZE(g_hash_table_lookup(names(), entry)) - 1;
}

/* Compares a folded text with each of the names (Dutch, English, further). Returns the smallest distance that is near, or
 * G_MAXINT; *which is the index of the name: 0 and 1 are the languages, from 2 on the further words. */
static int distance_of(const char *const name[2], const char *also, const char *folded, int *which) {
  int best = G_MAXINT;
  g_auto(GStrv) further = g_strsplit(also ? also : "", ";", -1);
  for (int i = 0; i < 2 || further[i - 2]; i++) {
    g_autofree char *one = schema_fold(i < 2 ? name[i] : further[i - 2]);
    int distance = nearest_distance(one, folded);
    if (distance >= best || !nearest_enough(distance, one, folded)) continue;
    best = distance;
    *which = i;
  }
  return best;
}

/* A name in the language, or the further word that was meant. New string. */
static char *suggestion(const char *const name[2], const char *also, int which, Lang lang) {
  if (which < 2) return g_strdup(name[lang == LANG_EN]);
  g_auto(GStrv) further = g_strsplit(also, ";", -1);
  return g_strdup(further[which - 2]);
}

gboolean schema_find(SchemaPlace where, const char *name, KeyId *id) {
  int row = exact('k', (int)where, name);
  if (row >= 0) *id = (KeyId)row;
  return row >= 0;
}

/* The key that people mean by a word of their own, spelled quite otherwise; -1 when it is none. */
static int meant_by(SchemaPlace where, const char *folded) {
  static const struct {
    SchemaPlace where;
    const char *word;
    KeyId key;
  } meant[] = {
      {IN_MEETING, "programma", KEY_PHASES}, {IN_MEETING, "programme", KEY_PHASES}, {IN_MEETING, "agenda", KEY_PHASES},
      {IN_MEETING, "einde", KEY_PROMISED},   {IN_MEETING, "end", KEY_PROMISED},     {IN_PART, "tijd", KEY_LENGTH},
      {IN_PART, "time", KEY_LENGTH},         {IN_PART, "minuten", KEY_LENGTH},      {IN_PART, "minutes", KEY_LENGTH},
      {IN_PART, "lengte", KEY_LENGTH},       {IN_PART, "length", KEY_LENGTH},
      {IN_BLOCK, "regels", KEY_BLOCK_LINES}, {IN_BLOCK, "titel", KEY_BLOCK_HEADING}, {IN_BLOCK, "title", KEY_BLOCK_HEADING},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(meant); i++)
    if (meant[i].where == where && g_str_equal(meant[i].word, folded)) return (int)meant[i].key;
  return -1;
}

char *schema_nearest(SchemaPlace where, const char *name, Lang lang) {
  g_autofree char *folded = schema_fold(name);
  int meant = meant_by(where, folded);
  if (meant >= 0) return g_strdup(schema_name((KeyId)meant, lang));
  const SchemaKey *found = NULL;
  int best = G_MAXINT, form = 0;
  for (int i = 0; i < N_KEYS; i++) {
    int which = 0, distance;
    if (!(keys[i].where & where) || (distance = distance_of(keys[i].name, keys[i].also, folded, &which)) >= best) continue;
    best = distance;
    found = &keys[i];
    form = which;
  }
  return found ? suggestion(found->name, found->also, form, lang) : NULL;
}

SchemaPlace schema_elsewhere(SchemaPlace where, const char *name) {
  static const SchemaPlace order[] = {IN_PART,    IN_MEETING, IN_STEP, IN_VENUE, IN_CONTACT,
                                       IN_STYLE, IN_EACH,    IN_TRACK, IN_ROOM, IN_SHEET, IN_BLOCK, IN_CARD};
  const unsigned of_sheets = IN_SHEET | IN_BLOCK | IN_CARD;
  for (gsize i = 0; i < G_N_ELEMENTS(order); i++) {
    KeyId id;
    if (!(order[i] & of_sheets) != !(where & of_sheets)) continue;
    if (order[i] != where && schema_find(order[i], name, &id)) return order[i];
  }
  return 0;
}

const SchemaWord *schema_word_at(WordSet set, guint i) {
  for (gsize j = 0; j < G_N_ELEMENTS(words); j++)
    if (words[j].set == set && i-- == 0) return &words[j];
  return NULL;
}

gboolean schema_word(WordSet set, const char *text, int *value) {
  int row = exact('w', (int)set, text);
  if (row >= 0) *value = words[row].value;
  return row >= 0;
}

char *schema_nearest_word(WordSet set, const char *text, Lang lang) {
  g_autofree char *folded = schema_fold(text);
  const SchemaWord *found = NULL, *word;
  int best = G_MAXINT, form = 0;
  for (guint i = 0; (word = schema_word_at(set, i)); i++) {
    int which = 0, distance = distance_of(word->name, word->also, folded, &which);
    if (distance >= best) continue;
    best = distance;
    found = word;
    form = which;
  }
  return found ? suggestion(found->name, found->also, form, lang) : NULL;
}

char *schema_words(WordSet set, Lang lang) {
  GString *out = g_string_new(NULL);
  const SchemaWord *word;
  for (guint i = 0; (word = schema_word_at(set, i)); i++) {
    if (set == WORDS_LIST && word->value == LIST_FREE) continue;
    const SchemaWord *next = schema_word_at(set, i + 1);
    gboolean last = !next || (set == WORDS_LIST && next->value == LIST_FREE);
    if (i) g_string_append(out, !last ? ", " : lang == LANG_EN ? " or " : " of ");
    g_string_append(out, word->name[lang == LANG_EN]);
  }
  return g_string_free(out, FALSE);
}

gboolean schema_is_dutch(const char *name) {
  g_autofree char *folded = schema_fold(name);
  for (int i = 0; i < N_KEYS; i++) {
    if (!(keys[i].where & IN_MEETING)) continue;
    const char *const *both = keys[i].name;
    if (strcmp(both[0], both[1]) != 0 && strcmp(both[0], folded) == 0) return TRUE;
  }
  return FALSE;
}
