/* Shaping by the word: the same as shaping the line as a whole, and each word once. */
#include <string.h>

#include "base/face_words.h"

static FaceSet *faces;

static void assert_same(const FaceLine *one, const FaceLine *other) {
  g_assert_cmpuint(one->runs->len, ==, other->runs->len);
  g_assert_cmpuint(one->glyphs->len, ==, other->glyphs->len);
  g_assert_cmpfloat(one->width, ==, other->width);
  for (guint i = 0; i < one->runs->len; i++) {
    const FaceRun *a = &g_array_index(one->runs, FaceRun, i), *b = &g_array_index(other->runs, FaceRun, i);
    g_assert_cmpint(a->face, ==, b->face);
    g_assert_cmpint(a->missing, ==, b->missing);
    g_assert_cmpuint(a->start, ==, b->start);
    g_assert_cmpuint(a->end, ==, b->end);
    g_assert_cmpuint(a->first, ==, b->first);
    g_assert_cmpuint(a->count, ==, b->count);
  }
  for (guint i = 0; i < one->glyphs->len; i++) {
    const FaceGlyph *a = &g_array_index(one->glyphs, FaceGlyph, i), *b = &g_array_index(other->glyphs, FaceGlyph, i);
    g_assert_cmpuint(a->glyph, ==, b->glyph);
    g_assert_cmpuint(a->start, ==, b->start);
    g_assert_cmpuint(a->end, ==, b->end);
    g_assert_cmpfloat(a->advance, ==, b->advance);
    g_assert_cmpfloat(a->dx, ==, b->dx);
    g_assert_cmpfloat(a->dy, ==, b->dy);
  }
}

static void test_same_as_whole(void) {
  static const char *const texts[] = {
    "",
    " ",
    "   twee  spaties ",
    "AVA To Wa Ty AV. V, “Ta” ’t – T",
    "Zo’n samenwerking groeit langzaam: “eerst kennismaken”, zegt de coördinator.",
    "☐ Klaar ✓ en → 漢字 漢 . ● einde",
    "Łukasz Şebnem Đorđe Ağaoğlu Ελληνικά Кириллица",
    "een accent op \xCC\x88 een spatie, en n\xCC\x84 samen",
    "שלום עולם en مرحبا بالعالم en weer terug",
    "afge\u00adbroken\u00ad",
    "tab\ten\nregel",
    "2026-12-01 14:00 117 1.234,50",
  };
  for (int round = 0; round < 2; round++) { /* first shaped, then remembered */
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
      for (int style = 0; style < 2 * N_FACE_STYLES; style++) {
        g_auto(FaceLine) whole;
        g_auto(FaceLine) words;
        gsize length = strlen(texts[i]);
        face_line_init(&whole);
        face_line_init(&words);
        face_shape_piece(faces, (FaceStyle)(style / 2), style % 2, texts[i], length, &whole);
        face_shape(faces, (FaceStyle)(style / 2), style % 2, texts[i], -1, &words);
        assert_same(&words, &whole);
        g_assert_cmpfloat(face_width(faces, (FaceStyle)(style / 2), style % 2, texts[i], -1), ==, whole.width);
      }
    }
  }
}

/* A part of a text is shaped without what stands behind it. */
static void test_part(void) {
  const char *text = "oma\xCC\x84tje";
  g_assert_cmpfloat(face_width(faces, FACE_REGULAR, FALSE, text, 3), ==, face_width(faces, FACE_REGULAR, FALSE, "oma", -1));
}

static void test_shaped_once(void) {
  const FaceWords *words = face_set_words(faces);
  face_width(faces, FACE_REGULAR, FALSE, "nieuwe woorden eenmaal", -1);
  guint shaped = face_words_shaped(words), count = face_words_count(words);
  g_auto(FaceLine) line;
  face_line_init(&line);
  face_width(faces, FACE_REGULAR, FALSE, "eenmaal  nieuwe", -1);
  face_shape(faces, FACE_REGULAR, FALSE, "woorden nieuwe woorden eenmaal", -1, &line);
  g_assert_cmpuint(face_words_shaped(words), ==, shaped);
  g_assert_cmpuint(face_words_count(words), ==, count);
  /* in another style it is another word */
  face_width(faces, FACE_BOLD, FALSE, "eenmaal", -1);
  face_width(faces, FACE_REGULAR, TRUE, "eenmaal", -1);
  g_assert_cmpuint(face_words_shaped(words), ==, shaped + 2);
}

/* Each word once a round, at its place, and every word again in the next one. */
static void test_unseen(void) {
  g_auto(FaceLine) line;
  face_line_init(&line);
  guint round = face_round_new(faces);
  face_shape_unseen(faces, round, FACE_REGULAR, FALSE, "een twee", &line);
  g_assert_cmpuint(line.glyphs->len, ==, strlen("een twee"));
  face_shape_unseen(faces, round, FACE_REGULAR, FALSE, "twee ✓ een drie", &line);
  g_assert_cmpuint(line.runs->len, ==, 2);
  g_assert_cmpuint(line.glyphs->len, ==, 1 + strlen("drie"));
  g_assert_cmpuint(g_array_index(line.glyphs, FaceGlyph, 1).start, ==, strlen("twee ✓ een "));
  face_shape_unseen(faces, round, FACE_BOLD, FALSE, "een", &line);
  g_assert_cmpuint(line.glyphs->len, ==, 3);
  face_shape_unseen(faces, face_round_new(faces), FACE_REGULAR, FALSE, "twee twee", &line);
  g_assert_cmpuint(line.glyphs->len, ==, strlen("twee "));
  face_shape(faces, FACE_REGULAR, FALSE, "twee twee", -1, &line);
  g_assert_cmpuint(line.glyphs->len, ==, strlen("twee twee"));
}

static void test_long_word(void) {
  const FaceWords *words = face_set_words(faces);
  g_autoptr(GString) text = g_string_new("een ");
  for (int i = 0; i < 50; i++) g_string_append(text, "hottentotten");
  guint before = face_words_count(words);
  g_auto(FaceLine) whole;
  g_auto(FaceLine) line;
  face_line_init(&whole);
  face_line_init(&line);
  face_shape_piece(faces, FACE_ITALIC, FALSE, text->str, text->len, &whole);
  face_shape(faces, FACE_ITALIC, FALSE, text->str, -1, &line);
  assert_same(&line, &whole);
  g_assert_cmpfloat(face_width(faces, FACE_ITALIC, FALSE, text->str, -1), ==, whole.width);
  g_assert_cmpuint(face_words_count(words), ==, before + 1); /* "een" alone */
}

/* It does not grow for ever, and a line is right on both sides of the clearing. */
static void test_bounded(void) {
  const FaceWords *words = face_set_words(faces);
  double width = face_width(faces, FACE_REGULAR, FALSE, "blijft gelijk", -1);
  guint most = 0, shaped = face_words_shaped(words);
  for (int i = 0; i < 25000; i++) {
    char text[32];
    g_snprintf(text, sizeof text, "woord%d", i);
    face_width(faces, FACE_REGULAR, FALSE, text, -1);
    most = MAX(most, face_words_count(words));
  }
  g_assert_cmpuint(face_words_shaped(words), ==, shaped + 25000);
  g_assert_cmpuint(most, <=, 20000);
  g_assert_cmpfloat(face_width(faces, FACE_REGULAR, FALSE, "blijft gelijk", -1), ==, width);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_autoptr(GError) error = NULL;
  faces = face_set_new(&error);
  g_assert_no_error(error);
  g_test_add_func("/face-words/same-as-whole", test_same_as_whole);
  g_test_add_func("/face-words/part", test_part);
  g_test_add_func("/face-words/shaped-once", test_shaped_once);
  g_test_add_func("/face-words/unseen", test_unseen);
  g_test_add_func("/face-words/long-word", test_long_word);
  g_test_add_func("/face-words/bounded", test_bounded);
  int failed = g_test_run();
  face_set_free(faces);
  return failed;
}
