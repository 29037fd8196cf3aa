/* Letters and pairs as they are shaped, and words put together from them. A face could have rules for three letters in a row; those of
 * the kit have none (test_face compares), and ligatures are off. Shaping is face.c's. See face_pairs.h. */
#include "base/face_pairs.h"

#include "base/face_words.h"

#define FIRST '!'
#define N ('~' - FIRST + 1)

typedef enum { UNKNOWN, PLAIN, INTRICATE } Knowledge; /* what is intricate is for the face's own rules */

/* A letter by itself. */
typedef struct Letter {
  Knowledge knowledge;
  guint32 glyph;
  float advance;
} Letter;

/* How a pair is moved together: what the advance of the first one becomes more, and how far the second one is moved, which is also what
 * its advance becomes more. */
typedef struct Pair {
  Knowledge knowledge;
  float first, second;
} Pair;

struct FacePairs {
  const FaceSet *set;
  FaceStyle style;
  gboolean tabular;
  int face;
  Letter letters[N];
  Pair pairs[N][N];
  FaceLine line; /* reused by every shaping */
};

FacePairs *face_pairs_new(const FaceSet *set, FaceStyle style, gboolean tabular) {
  FacePairs *pairs = g_new0(FacePairs, 1);
  pairs->set = set;
  pairs->style = style;
  pairs->tabular = tabular;
  face_line_init(&pairs->line);
  return pairs;
}

void face_pairs_free(FacePairs *pairs) {
  if (!pairs) return;
  face_line_clear(&pairs->line);
  g_free(pairs);
}

/* Shapes so many letters by themselves: their glyphs, or NULL when they are not one on the line for each. */
static const FaceGlyph *shape_letters(FacePairs *pairs, const char *text, guint n) {
  FaceLine *line = &pairs->line;
  g_array_set_size(line->runs, 0);
  g_array_set_size(line->glyphs, 0);
  face_shape_piece(pairs->set, pairs->style, pairs->tabular, text, n, line);
  if (line->runs->len != 1 || line->glyphs->len != n || g_array_index(line->runs, FaceRun, 0).missing) return NULL;
  pairs->face = g_array_index(line->runs, FaceRun, 0).face; /* the same one for all of ASCII */
  const FaceGlyph *glyphs = &g_array_index(line->glyphs, FaceGlyph, 0);
  for (guint i = 0; i < n; i++)
    if (glyphs[i].start != i || glyphs[i].end != i + 1 || glyphs[i].dy != 0) return NULL;
  return glyphs[0].dx == 0 ? glyphs : NULL;
}

static const Letter *letter_of(FacePairs *pairs, char c) {
  Letter *letter = &pairs->letters[c - FIRST];
  if (letter->knowledge == UNKNOWN) {
    const char text[] = {c, '\0'};
    const FaceGlyph *glyph = shape_letters(pairs, text, 1);
    *letter = glyph ? (Letter){PLAIN, glyph->glyph, glyph->advance} : (Letter){.knowledge = INTRICATE};
  }
  return letter;
}

/* Nothing but how far they stand apart may depend on who the neighbour is. */
static Pair learn_pair(FacePairs *pairs, char a, char b) {
  const Letter *one = letter_of(pairs, a), *other = letter_of(pairs, b);
  const char text[] = {a, b, '\0'};
  const FaceGlyph *glyphs = shape_letters(pairs, text, 2);
  if (!glyphs || glyphs[0].glyph != one->glyph || glyphs[1].glyph != other->glyph) return (Pair){.knowledge = INTRICATE};
  Pair pair = {PLAIN, glyphs[0].advance - one->advance, glyphs[1].advance - other->advance};
  if (glyphs[1].dx != pair.second) pair.knowledge = INTRICATE;
  return pair;
}

static const Pair *pair_of(FacePairs *pairs, char a, char b) {
  Pair *pair = &pairs->pairs[a - FIRST][b - FIRST];
  if (pair->knowledge == UNKNOWN) *pair = learn_pair(pairs, a, b);
  return pair;
}

/* Is the word of letters and pairs that are known, or can be learnt. */
static gboolean is_plain(FacePairs *pairs, const char *text, gsize length) {
  for (gsize i = 0; i < length; i++)
    if (text[i] < FIRST || text[i] >= FIRST + N) return FALSE;
  for (gsize i = 0; i < length; i++) {
    if (letter_of(pairs, text[i])->knowledge == INTRICATE) return FALSE;
    if (i > 0 && pair_of(pairs, text[i - 1], text[i])->knowledge == INTRICATE) return FALSE;
  }
  return TRUE;
}

gboolean face_pairs_shape(FacePairs *pairs, const char *text, gsize length, FaceLine *line) {
  static const Pair edge = {.knowledge = PLAIN};
  if (!is_plain(pairs, text, length)) return FALSE;
  FaceRun run = {.face = pairs->face, .end = length, .first = line->glyphs->len, .count = (guint)length};
  g_array_append_val(line->runs, run);
  const Pair *before = &edge;
  for (gsize i = 0; i < length; i++) {
    const Letter *letter = letter_of(pairs, text[i]);
    const Pair *behind = i + 1 < length ? pair_of(pairs, text[i], text[i + 1]) : &edge;
    FaceGlyph glyph = {.glyph = letter->glyph, .start = (guint32)i, .end = (guint32)i + 1,
                       .advance = letter->advance + before->second + behind->first, .dx = before->second};
    line->width += glyph.advance;
    g_array_append_val(line->glyphs, glyph);
    before = behind;
  }
  return TRUE;
}
