/* A text is cut into words; what is known are runs of words, found by their first. A word is compared by its letters alone: small and
 * without accents. What stands between the words of a name may be spaces, hyphens, points and apostrophes. */
#include "model/scrub_names.h"

#include <string.h>

#include "model/scrub_words.h"

#define GAP_MAX 8        /* bytes between two words of one name */
#define GENITIVE_LEAST 3 /* letters of a name that may have an s behind it: "Bos" is not of "Bo" */
#define COMPONENT_LEAST 2

/* --- words --- */

typedef struct Word {
  gsize start, end;
  char *key;
  guint letters;    /* characters of the key */
  gboolean capital; /* begins with one */
  gboolean begins;  /* a sentence */
} Word;

static void word_clear(gpointer data) { g_free(((Word *)data)->key); }

/* Letters that are no base letter with something on it. */
static const char *plain_letter(gunichar c) {
  switch (c) {
    case 0x142: return "l";
    case 0xf8: return "o";
    case 0x111:
    case 0xf0: return "d";
    case 0x127: return "h";
    case 0x131: return "i";
    case 0xdf: return "ss";
    case 0xe6: return "ae";
    case 0x153: return "oe";
    case 0x133: return "ij";
    case 0xfe: return "th";
    default: return NULL;
  }
}

static void add_letter(GString *key, gunichar c) {
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose(g_unichar_tolower(c), FALSE, parts, G_N_ELEMENTS(parts));
  for (gsize i = 0; i < n; i++) {
    const char *plain = plain_letter(parts[i]);
    if (g_unichar_ismark(parts[i])) continue;
    if (plain)
      g_string_append(key, plain);
    else
      g_string_append_unichar(key, parts[i]);
  }
}

/* New array of Word. text is valid UTF-8. */
static GArray *words_of(const char *text) {
  GArray *words = g_array_new(FALSE, FALSE, sizeof(Word));
  g_array_set_clear_func(words, word_clear);
  gboolean begins = TRUE;
  for (const char *p = text; *p;) {
    gunichar c = g_utf8_get_char(p);
    if (!g_unichar_isalnum(c)) {
      begins = begins || strchr(".!?:\n", *p) != NULL;
      p = g_utf8_next_char(p);
      continue;
    }
    Word word = {.start = (gsize)(p - text), .capital = g_unichar_isupper(c) || g_unichar_istitle(c), .begins = begins};
    GString *key = g_string_new(NULL);
    for (; *p && (g_unichar_isalnum(c = g_utf8_get_char(p)) || g_unichar_ismark(c)); p = g_utf8_next_char(p)) add_letter(key, c);
    word.end = (gsize)(p - text);
    word.letters = (guint)g_utf8_strlen(key->str, -1);
    word.key = g_string_free(key, FALSE);
    g_array_append_val(words, word);
    begins = FALSE;
  }
  return words;
}

/* Behind the last there is one without letters. */
static const Word *word_at(const GArray *words, guint i) {
  static const Word nothing = {.key = (char *)""};
  return i < words->len ? &g_array_index(words, Word, i) : &nothing;
}

/* Is it an abbreviation, behind which a point ends no sentence: an initial, or a title ("mw.", "dhr.", "mevr."). */
static gboolean abbreviates(const char *text, const Word *word) {
  return text[word->end] == '.' && (word->letters == 1 || !strpbrk(word->key, "aeiouy") || strcmp(word->key, "mevr") == 0);
}

/* May these two words, one after the other, be of one name. */
static gboolean joined(const char *text, const Word *a, const Word *b) {
  if (b->start - a->end > GAP_MAX) return FALSE;
  for (gsize i = a->end; i < b->start; i++)
    if (strchr(",;:!?\n", text[i]) && !(text[i] == '\n' && b->start - a->end == 1)) return FALSE;
  return TRUE;
}

/* --- what is known --- */

typedef enum { NAME_WHOLE, NAME_FIRST, NAME_LAST, NAME_ADDRESS, NAME_KEPT } NameKind;

/* A run of words that is known. */
typedef struct Name {
  char **keys; /* owned */
  guint n, letters;
  NameKind kind;
  gboolean part; /* of a name: there is more to it */
  int id;
} Name;

struct ScrubNames {
  GHashTable *by_first; /* first key → GPtrArray of Name */
};

static void name_free(gpointer data) {
  Name *name = data;
  g_strfreev(name->keys);
  g_free(name);
}

static void names_free(gpointer data) { g_ptr_array_unref(data); }

ScrubNames *scrub_names_new(void) {
  ScrubNames *names = g_new0(ScrubNames, 1);
  names->by_first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, names_free);
  return names;
}

void scrub_names_free(ScrubNames *names) {
  g_hash_table_unref(names->by_first);
  g_free(names);
}

static Name *find_same(const GPtrArray *same_first, char *const *keys, NameKind kind) {
  for (guint i = 0; i < same_first->len; i++) {
    Name *name = g_ptr_array_index(same_first, i);
    if (name->kind == kind && g_strv_equal((const char *const *)name->keys, (const char *const *)keys)) return name;
  }
  return NULL;
}

/* Learns words [from, to) as a name. Of two people with one name nobody can tell who is meant. */
static void learn(ScrubNames *names, const GArray *words, guint from, guint to, NameKind kind, gboolean part, int id) {
  if (from >= to) return;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
  guint letters = 0;
  for (guint i = from; i < to; i++) {
    g_strv_builder_add(builder, word_at(words, i)->key);
    letters += word_at(words, i)->letters;
  }
  g_auto(GStrv) keys = g_strv_builder_end(builder);
  GPtrArray *there = g_hash_table_lookup(names->by_first, keys[0]);
  if (!there) {
    there = g_ptr_array_new_with_free_func(name_free);
    g_hash_table_insert(names->by_first, g_strdup(keys[0]), there);
  }
  Name *same = find_same(there, keys, kind);
  if (same) {
    if (same->id != id && same->id > 0 && id > 0) same->id = -1;
    if (same->id == 0) same->id = id;
    return;
  }
  Name *name = g_new0(Name, 1);
  *name = (Name){.keys = g_steal_pointer(&keys), .n = to - from, .letters = letters, .kind = kind, .part = part, .id = id};
  g_ptr_array_add(there, name);
}

static GArray *words_of_field(const char *field) {
  g_autofree char *valid = g_utf8_make_valid(field ? field : "", -1);
  return words_of(valid);
}

/* The last name with its infix, without it, and the words of a double one. */
static void learn_last(ScrubNames *names, const GArray *infix, const GArray *last, int id) {
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Word)); /* borrowed from both */
  g_array_append_vals(all, infix->data, infix->len);
  g_array_append_vals(all, last->data, last->len);
  if (!last->len) return;
  learn(names, all, 0, all->len, NAME_LAST, TRUE, id);
  for (guint i = 0; i < last->len; i++) {
    gboolean alone = last->len == 1 || !scrub_word_infix(word_at(last, i)->key);
    if (word_at(last, i)->letters < COMPONENT_LEAST) continue;
    learn(names, last, i, last->len, NAME_LAST, TRUE, id);
    if (alone) learn(names, last, i, i + 1, NAME_LAST, TRUE, id);
  }
}

static void learn_first(ScrubNames *names, const GArray *first, gboolean part, int id) {
  guint letters = 0;
  for (guint i = 0; i < first->len; i++) letters += word_at(first, i)->letters;
  if (letters < COMPONENT_LEAST) return;
  learn(names, first, 0, first->len, NAME_FIRST, part, id);
  for (guint i = 0; first->len > 1 && i < first->len; i++) {
    const Word *word = word_at(first, i);
    if (word->letters > COMPONENT_LEAST && word->capital) learn(names, first, i, i + 1, NAME_FIRST, TRUE, id);
  }
}

/* Does a letter go on from a digit at p: "12a", and with a space between them "12 a". */
static gboolean letter_behind(const char *text, const char *p) {
  return p > text && g_ascii_isdigit(p[-1]) && g_unichar_isalpha(g_utf8_get_char(p));
}

/* An address as it is written, with a space between digits and the letters behind them, and without. */
static void learn_address(ScrubNames *names, const char *address, int id) {
  g_autofree char *valid = g_utf8_make_valid(address, -1);
  g_autoptr(GString) apart = g_string_new(NULL), together = g_string_new(NULL);
  for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
    if (letter_behind(valid, p)) g_string_append_c(apart, ' ');
    if (!(*p == ' ' && p > valid && g_ascii_isdigit(p[-1]) && g_unichar_isalpha(g_utf8_get_char(p + 1))))
      g_string_append_len(together, p, g_utf8_next_char(p) - p);
    g_string_append_len(apart, p, g_utf8_next_char(p) - p);
  }
  const char *const forms[] = {apart->str, together->str};
  for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
    g_autoptr(GArray) words = words_of(forms[i]);
    learn(names, words, 0, words->len, NAME_ADDRESS, FALSE, id);
  }
}

static gboolean has_digit(const char *text) { return text && strpbrk(text, "0123456789"); }

/* A street alone is a street; with its number somebody lives there. */
static void learn_addresses(ScrubNames *names, const Person *person) {
  g_autofree char *street = person->house ? g_strdup_printf("%s %s", person->street ? person->street : "", person->house)
                                          : g_strdup(person->street);
  if (person->street && has_digit(street)) learn_address(names, street, person->id);
  if (has_digit(person->postcode)) learn_address(names, person->postcode, person->id);
}

void scrub_names_add(ScrubNames *names, const Person *person) {
  g_autoptr(GArray) first = words_of_field(person->first), infix = words_of_field(person->infix), last = words_of_field(person->last);
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Word)), bare = g_array_new(FALSE, FALSE, sizeof(Word));
  g_array_append_vals(all, first->data, first->len);
  g_array_append_vals(bare, first->data, first->len);
  g_array_append_vals(all, infix->data, infix->len);
  g_array_append_vals(all, last->data, last->len);
  g_array_append_vals(bare, last->data, last->len);
  if (last->len && first->len) learn(names, all, 0, all->len, NAME_WHOLE, FALSE, person->id);
  if (last->len && first->len && infix->len) learn(names, bare, 0, bare->len, NAME_WHOLE, FALSE, person->id);
  learn_first(names, first, last->len > 0, person->id);
  learn_last(names, infix, last, person->id);
  learn_addresses(names, person);
}

/* --- finding --- */

/* How sure it is that the words there are this name. */
typedef enum { SURE_NOT, SURE_PERHAPS, SURE } Sure;

/* Written small. A first name is one all the same when that is no ordinary word. A last name often is one: it may be meant where the word is
 * hardly used for anything else, and at the beginning, where whoever does something is named. */
static Sure fits_small(const Name *name, const char *text, const GArray *words, guint at) {
  const Word *word = word_at(words, at), *next = word_at(words, at + 1);
  const char *before = at ? word_at(words, at - 1)->key : "";
  gboolean of_a_date = *before && g_ascii_isdigit(before[strlen(before) - 1]);
  gboolean ordinary = name->n == 1 && scrub_word_ordinary(name->keys[0]);
  if (name->letters <= COMPONENT_LEAST || of_a_date) return SURE_NOT;
  if (name->kind == NAME_FIRST && (name->n == 1 ? !ordinary : name->letters > 2 * COMPONENT_LEAST)) return SURE;
  if (next->letters && scrub_word_asks(word->key, next->key) && joined(text, word, next)) return SURE_NOT;
  return (word->begins && next->letters) || (name->kind == NAME_LAST && !ordinary) ? SURE_PERHAPS : SURE_NOT;
}

static Sure fits_case(const Name *name, const char *text, const GArray *words, guint at) {
  const Word *word = word_at(words, at);
  if (name->kind != NAME_FIRST && name->kind != NAME_LAST) return SURE;
  gboolean capitals = TRUE;
  for (guint i = 0; i < name->n; i++) {
    const Word *own = word_at(words, at + i);
    capitals = capitals && (own->capital || !g_unichar_islower(g_utf8_get_char(text + own->start)) || (name->n > 1 && scrub_word_infix(own->key)));
  }
  if (!capitals) return fits_small(name, text, words, at);
  if (name->n > 1 || !word->begins || (at && abbreviates(text, word_at(words, at - 1)))) return SURE;
  const Word *next = word_at(words, at + 1);
  if (next->letters && scrub_word_asks(word->key, next->key) && joined(text, word, next)) return SURE_NOT;
  return name->kind != NAME_LAST || !scrub_word_begins(word->key) || next->capital ? SURE : SURE_PERHAPS;
}

/* Does the name stand at this word; *genitive: with an s behind it. */
static Sure stands(const Name *name, const char *text, const GArray *words, guint at, gboolean *genitive) {
  *genitive = FALSE;
  if (at + name->n > words->len) return SURE_NOT;
  for (guint i = 0; i < name->n; i++) {
    const Word *word = word_at(words, at + i);
    if (i && !joined(text, word_at(words, at + i - 1), word)) return SURE_NOT;
    if (strcmp(word->key, name->keys[i]) == 0) continue;
    gsize length = strlen(name->keys[i]);
    gboolean last = i + 1 == name->n, s = strncmp(word->key, name->keys[i], length) == 0 && strcmp(word->key + length, "s") == 0;
    if (!last || !s || g_utf8_strlen(name->keys[i], -1) < GENITIVE_LEAST || name->kind >= NAME_ADDRESS) return SURE_NOT;
    *genitive = TRUE;
  }
  return fits_case(name, text, words, at);
}

/* What was found at a word: one that is sure, then the longest, and of these the one without a genitive, then the whole one. */
typedef struct Best {
  const Name *name;
  gboolean genitive;
  Sure sure;
} Best;

static gboolean better(const Name *name, gboolean genitive, Sure sure, const Best *best) {
  if (!best->name) return TRUE;
  if (sure != best->sure) return sure > best->sure;
  if (name->n != best->name->n) return name->n > best->name->n;
  if (genitive != best->genitive) return !genitive;
  if (name->kind == NAME_KEPT || best->name->kind == NAME_KEPT) return name->kind == NAME_KEPT;
  return name->kind < best->name->kind;
}

typedef gboolean (*Wanted)(const Name *name);
static gboolean want_all(const Name *name) { return name != NULL; }
static gboolean want_whole(const Name *name) {
  return name->kind == NAME_WHOLE || name->kind == NAME_ADDRESS || (name->kind == NAME_FIRST && !name->part && name->n > 1);
}
static gboolean want_last(const Name *name) { return name->kind == NAME_LAST; }

static void look_up(const ScrubNames *names, const char *key, const char *text, const GArray *words, guint at, Wanted wanted, Best *best) {
  const GPtrArray *there = g_hash_table_lookup(names->by_first, key);
  for (guint i = 0; there && i < there->len; i++) {
    const Name *name = g_ptr_array_index(there, i);
    gboolean genitive;
    Sure sure = wanted(name) ? stands(name, text, words, at, &genitive) : SURE_NOT;
    if (sure != SURE_NOT && better(name, genitive, sure, best)) *best = (Best){name, genitive, sure};
  }
}

static Best best_at(const ScrubNames *names, const char *text, const GArray *words, guint at, Wanted wanted) {
  Best best = {NULL, FALSE, SURE_NOT};
  const char *key = word_at(words, at)->key;
  gsize length = strlen(key);
  look_up(names, key, text, words, at, wanted, &best);
  if (length > 1 && key[length - 1] == 's') {
    g_autofree char *without = g_strndup(key, length - 1);
    look_up(names, without, text, words, at, wanted, &best);
  }
  return best;
}

/* How many initials stand at this word: "F. A. ", each a letter with its point. */
static guint initials_at(const char *text, const GArray *words, guint at) {
  guint n = 0;
  for (const Word *word = word_at(words, at); word->letters == 1 && word->capital && text[word->end] == '.'; word = word_at(words, at + n)) n++;
  return n;
}

GArray *scrub_names_find(const ScrubNames *names, const char *text, gboolean whole) {
  GArray *found = g_array_new(FALSE, FALSE, sizeof(ScrubFound));
  g_autoptr(GArray) words = words_of(text);
  for (guint i = 0; i < words->len;) {
    guint from = i, initials = 0;
    Best best = best_at(names, text, words, i, whole ? want_whole : want_all);
    if (!best.name && !whole && (initials = initials_at(text, words, i)) && i + initials < words->len) {
      best = best_at(names, text, words, i + initials, want_last);
      i += initials;
    }
    if (!best.name) {
      i = from + 1;
      continue;
    }
    i += best.name->n;
    if (best.name->kind == NAME_KEPT) continue;
    const Word *first = word_at(words, from);
    const ScrubFound one = {
        .start = first->start,
        .end = word_at(words, i - 1)->end,
        .id = MAX(0, best.name->id),
        .alone = best.name->part,
        .unsure = best.sure == SURE_PERHAPS,
        .begins = first->begins && first->capital && !(from && abbreviates(text, word_at(words, from - 1))),
        .address = best.name->kind == NAME_ADDRESS,
        .genitive = best.genitive,
    };
    g_array_append_val(found, one);
  }
  return found;
}

void scrub_names_keep(ScrubNames *names, const char *phrase) {
  g_autofree char *valid = g_utf8_make_valid(phrase ? phrase : "", -1);
  g_autoptr(GArray) words = words_of(valid), found = scrub_names_find(names, valid, TRUE);
  if (words->len > 1 && !found->len) learn(names, words, 0, words->len, NAME_KEPT, FALSE, 0);
}
