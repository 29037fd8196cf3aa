/* Shaping by the word. Text is taken apart at its spaces, each word is looked up among those shaped before, and the line is put
 * together again: no face kerns with a space, so that this gives what shaping the line as a whole would. Where words do not stand
 * in the order of their bytes, or do not end at a space, nothing is taken apart. HarfBuzz is face.c's. */
#include "base/face_words.h"

#include <string.h>

#include "base/face_pairs.h"

#define WORD_MOST 64     /* bytes: a longer one will hardly come again */
#define WORDS_MOST 20000 /* the words of a thick book, some 15 MB */

/* A word in one style, in one block of memory: this, its text, its runs and its glyphs. A key to look for one is this alone. */
typedef struct FaceWord {
  const char *text; /* not ended by a NUL */
  double width;
  FaceRun *runs;
  FaceGlyph *glyphs;
  guint round; /* in which it was seen last, or 0 */
  guint16 n_glyphs;
  guint8 length, style, n_runs;
} FaceWord;

struct FaceWords {
  GHashTable *known; /* of FaceWord, by itself */
  FaceWord *spaces[2 * N_FACE_STYLES];
  FacePairs *pairs[2 * N_FACE_STYLES]; /* NULL until the first word of a style */
  FaceLine piece; /* reused by every shaping */
  guint n_shaped, n_rounds;
};

static guint word_hash(gconstpointer key) {
  const FaceWord *word = key;
  guint hash = 2166136261u ^ word->style;
  for (guint i = 0; i < word->length; i++) hash = (hash ^ (guchar)word->text[i]) * 16777619u;
  return hash;
}

static gboolean word_equal(gconstpointer a, gconstpointer b) {
  const FaceWord *one = a, *other = b;
  return one->length == other->length && one->style == other->style && memcmp(one->text, other->text, one->length) == 0;
}

FaceWords *face_words_new(void) {
  FaceWords *words = g_new0(FaceWords, 1);
  words->known = g_hash_table_new_full(word_hash, word_equal, NULL, g_free);
  face_line_init(&words->piece);
  return words;
}

void face_words_free(FaceWords *words) {
  if (!words) return;
  g_hash_table_unref(words->known);
  for (gsize i = 0; i < G_N_ELEMENTS(words->spaces); i++) g_free(words->spaces[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(words->pairs); i++) face_pairs_free(words->pairs[i]);
  face_line_clear(&words->piece);
  g_free(words);
}

guint face_words_count(const FaceWords *words) { return g_hash_table_size(words->known); }

guint face_words_shaped(const FaceWords *words) { return words->n_shaped; }

/* --- lines --- */

void face_line_init(FaceLine *line) {
  line->runs = g_array_new(FALSE, FALSE, sizeof(FaceRun));
  line->glyphs = g_array_new(FALSE, FALSE, sizeof(FaceGlyph));
  line->width = 0;
}

void face_line_clear(FaceLine *line) {
  g_clear_pointer(&line->runs, g_array_unref);
  g_clear_pointer(&line->glyphs, g_array_unref);
}

static void line_empty(FaceLine *line) {
  g_array_set_size(line->runs, 0);
  g_array_set_size(line->glyphs, 0);
  line->width = 0;
}

/* --- remembering --- */

/* How text is shaped: all that a word depends on but its letters. */
typedef struct Shaper {
  const FaceSet *set;
  FaceStyle style;
  gboolean tabular;
} Shaper;

static guint8 style_of(const Shaper *s) { return (guint8)(2 * (guint)s->style + (s->tabular != 0)); }

/* Shapes a piece by itself; what is returned is there until the next one. */
static const FaceLine *shape_piece(const Shaper *s, const char *text, gsize length) {
  FaceLine *line = &face_set_words(s->set)->piece;
  line_empty(line);
  face_shape_piece(s->set, s->style, s->tabular, text, length, line);
  return line;
}

/* The same for a word. */
static const FaceLine *shape_word(const Shaper *s, const char *text, gsize length) {
  FaceWords *words = face_set_words(s->set);
  FacePairs **pairs = &words->pairs[style_of(s)];
  if (!*pairs) *pairs = face_pairs_new(s->set, s->style, s->tabular);
  line_empty(&words->piece);
  return face_pairs_shape(*pairs, text, length, &words->piece) ? &words->piece : shape_piece(s, text, length);
}

static FaceWord *word_new(const Shaper *s, const char *text, gsize length) {
  char alone[WORD_MOST + 1]; /* what stands behind it is not looked at */
  memcpy(alone, text, length);
  alone[length] = '\0';
  const FaceLine *line = shape_word(s, alone, length);
  gsize room = (length + 7) / 8 * 8, runs = line->runs->len * sizeof(FaceRun), glyphs = line->glyphs->len * sizeof(FaceGlyph);
  FaceWord *word = g_malloc(sizeof *word + room + runs + glyphs);
  char *own = (char *)(word + 1);
  memcpy(own, text, length);
  memcpy(own + room, line->runs->data, runs);
  memcpy(own + room + runs, line->glyphs->data, glyphs);
  word->text = own;
  word->round = 0;
  word->runs = (FaceRun *)(void *)(own + room);
  word->glyphs = (FaceGlyph *)(void *)(own + room + runs);
  word->length = (guint8)length;
  word->style = style_of(s);
  word->n_runs = (guint8)line->runs->len;
  word->n_glyphs = (guint16)line->glyphs->len;
  word->width = line->width;
  return word;
}

/* The word of at most WORD_MOST bytes; it may be gone when another is asked for. */
static FaceWord *word_get(const Shaper *s, const char *text, gsize length) {
  FaceWords *words = face_set_words(s->set);
  FaceWord key = {.text = text, .length = (guint8)length, .style = style_of(s)};
  FaceWord *word = g_hash_table_lookup(words->known, &key);
  if (word) return word;
  if (g_hash_table_size(words->known) >= WORDS_MOST) g_hash_table_remove_all(words->known);
  word = word_new(s, text, length);
  words->n_shaped++;
  g_hash_table_add(words->known, word);
  return word;
}

/* The space, which stays: it is in every line. */
static FaceWord *space_get(const Shaper *s) {
  FaceWord **space = &face_set_words(s->set)->spaces[style_of(s)];
  if (!*space) *space = word_new(s, " ", 1);
  return *space;
}

/* --- taking apart --- */

/* May a letter of this first byte stand in another order than it is written, or belong to its neighbours over a space: all that is
 * not Latin, Greek, Cyrillic or punctuation. */
static gboolean is_intricate(guchar c) { return c >= 0xD6 && c != 0xE2; }

/* Can the text be taken apart at its spaces? An accent on a space belongs to it. */
static gboolean is_separable(const char *text, gsize length) {
  for (gsize i = 0; i < length; i++) {
    guchar c = (guchar)text[i];
    if (c < 0xC0) continue;
    if (is_intricate(c) || (i > 0 && text[i - 1] == ' ' && g_unichar_ismark(g_utf8_get_char(text + i)))) return FALSE;
  }
  return TRUE;
}

/* The end of the word or space that begins at `at`. */
static gsize piece_end(const char *text, gsize at, gsize length) {
  if (text[at] == ' ') return at + 1;
  const char *space = memchr(text + at, ' ', length - at);
  return space ? (gsize)(space - text) : length;
}

/* The piece [start, end) as it was shaped before, or NULL when it is too long to be remembered. */
static FaceWord *piece_word(const Shaper *s, const char *text, gsize start, gsize end) {
  if (text[start] == ' ') return space_get(s);
  return end - start <= WORD_MOST ? word_get(s, text + start, end - start) : NULL;
}

/* --- putting together --- */

/* Appends glyphs and runs that were shaped by themselves, `at` bytes further on; a run of the same face goes on. */
static void append(FaceLine *line, const FaceRun *runs, guint n_runs, const FaceGlyph *glyphs, guint n_glyphs, gsize at) {
  guint first = line->glyphs->len;
  g_array_append_vals(line->glyphs, glyphs, n_glyphs);
  for (FaceGlyph *g = &g_array_index(line->glyphs, FaceGlyph, first); n_glyphs > 0; n_glyphs--, g++) {
    g->start += (guint32)at;
    g->end += (guint32)at;
  }
  for (guint i = 0; i < n_runs; i++) {
    FaceRun run = runs[i];
    FaceRun *last = line->runs->len ? &g_array_index(line->runs, FaceRun, line->runs->len - 1) : NULL;
    run.start += at;
    run.end += at;
    run.first += first;
    if (last && last->face == run.face && !last->missing && !run.missing) {
      last->end = run.end;
      last->count += run.count;
    } else {
      g_array_append_val(line->runs, run);
    }
  }
}

static void append_word(FaceLine *line, const FaceWord *word, gsize at) {
  append(line, word->runs, word->n_runs, word->glyphs, word->n_glyphs, at);
  line->width += word->width;
}

/* A piece that is not remembered. */
static void append_piece(const Shaper *s, const char *text, gsize start, gsize end, FaceLine *line) {
  const FaceLine *piece = shape_piece(s, text + start, end - start);
  append(line, (FaceRun *)(void *)piece->runs->data, piece->runs->len, (FaceGlyph *)(void *)piece->glyphs->data, piece->glyphs->len, start);
  line->width += piece->width;
}

/* round: words seen in it are left out; 0 for none. */
static void shape(const Shaper *s, guint round, const char *text, gsize length, FaceLine *line) {
  line_empty(line);
  if (!is_separable(text, length)) {
    face_shape_piece(s->set, s->style, s->tabular, text, length, line);
    return;
  }
  for (gsize at = 0, end; at < length; at = end) {
    end = piece_end(text, at, length);
    FaceWord *word = piece_word(s, text, at, end);
    if (word && round && word->round == round) continue;
    if (word) {
      append_word(line, word, at);
      if (round) word->round = round;
    } else {
      append_piece(s, text, at, end, line);
    }
  }
}

void face_shape(const FaceSet *set, FaceStyle style, gboolean tabular, const char *text, gssize length, FaceLine *line) {
  shape(&(Shaper){set, style, tabular}, 0, text, length < 0 ? strlen(text) : (gsize)length, line);
}

guint face_round_new(const FaceSet *set) { return ++face_set_words(set)->n_rounds; }

void face_shape_unseen(const FaceSet *set, guint round, FaceStyle style, gboolean tabular, const char *text, FaceLine *line) {
  shape(&(Shaper){set, style, tabular}, round, text, strlen(text), line);
}

double face_width(const FaceSet *set, FaceStyle style, gboolean tabular, const char *text, gssize length) {
  const Shaper s = {set, style, tabular};
  gsize n = length < 0 ? strlen(text) : (gsize)length;
  if (!is_separable(text, n)) return shape_piece(&s, text, n)->width;
  double width = 0;
  for (gsize at = 0, end; at < n; at = end) {
    end = piece_end(text, at, n);
    const FaceWord *word = piece_word(&s, text, at, end);
    width += word ? word->width : shape_piece(&s, text + at, end - at)->width;
  }
  return width;
}
