/* Faces: coverage, fallback, widths, kerning, cutting. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/face.h"
#include "base/face_words.h"

static FaceSet *faces;

static void test_covers(void) {
  const char *all = "Łukasz Şebnem Đorđe Ağaoğlu Ελληνικά Кириллица ☐ ✓ → ● • … “” – é € \n\t";
  for (const char *p = all; *p; p = g_utf8_next_char(p)) g_assert_true(face_covers(faces, g_utf8_get_char(p)));
  g_assert_false(face_covers(faces, 0x6F22)); /* 漢 */
  g_assert_false(face_covers(faces, 0x1F984));
}

static void test_runs(void) {
  g_auto(FaceLine) line;
  face_line_init(&line);
  const char *text = "Klaar ✓ en 漢字.";
  face_shape(faces, FACE_REGULAR, FALSE, text, -1, &line);
  /* text, sign, text, two missing characters each by itself, text */
  g_assert_cmpuint(line.runs->len, ==, 6);
  gsize at = 0;
  double width = 0;
  for (guint i = 0; i < line.runs->len; i++) {
    const FaceRun *run = &g_array_index(line.runs, FaceRun, i);
    g_assert_cmpuint(run->start, ==, at);
    g_assert_cmpint(run->missing, ==, i == 3 || i == 4);
    g_assert_cmpuint(run->count, >, 0);
    at = run->end;
    for (guint k = run->first; k < run->first + run->count; k++) width += g_array_index(line.glyphs, FaceGlyph, k).advance;
  }
  g_assert_cmpuint(at, ==, strlen(text));
  g_assert_cmpfloat_with_epsilon(width, line.width, 0.01);
  g_assert_cmpfloat_with_epsilon(face_width(faces, FACE_REGULAR, FALSE, text, -1), line.width, 0.01);
}

static void test_glyphs_cover_the_text(void) {
  const char *text = "Zoë vliegt: fi ffl — Ağaoğlu, n\xCC\x84 (combined)";
  g_auto(FaceLine) line;
  face_line_init(&line);
  face_shape(faces, FACE_SEMIBOLD, FALSE, text, -1, &line);
  gsize at = 0;
  for (guint i = 0; i < line.glyphs->len; i++) {
    const FaceGlyph *glyph = &g_array_index(line.glyphs, FaceGlyph, i);
    g_assert_cmpuint(glyph->glyph, !=, 0);
    if (glyph->end > glyph->start) {
      g_assert_cmpuint(glyph->start, ==, at);
      at = glyph->end;
    }
  }
  g_assert_cmpuint(at, ==, strlen(text));
}

static void test_kerning(void) {
  double apart = face_width(faces, FACE_REGULAR, FALSE, "A", -1) + face_width(faces, FACE_REGULAR, FALSE, "V", -1);
  g_assert_cmpfloat(face_width(faces, FACE_REGULAR, FALSE, "AV", -1), <, apart - 10);
  /* In a column of times nothing moves. */
  double digit = face_width(faces, FACE_REGULAR, TRUE, "0", -1);
  for (const char *d = "1234567890"; d[1]; d++) {
    g_assert_cmpfloat_with_epsilon(face_width(faces, FACE_REGULAR, TRUE, d, 2), 2 * digit, 0.01);
  }
}

/* Does a word stand exactly as the face shapes it by itself. */
static void compare_word(int style, const char *word, FaceLine *whole, FaceLine *line) {
  g_array_set_size(whole->runs, 0);
  g_array_set_size(whole->glyphs, 0);
  whole->width = 0;
  face_shape_piece(faces, style / 2, style % 2, word, strlen(word), whole);
  face_shape(faces, style / 2, style % 2, word, -1, line);
  g_assert_cmpmem(line->glyphs->data, line->glyphs->len * sizeof(FaceGlyph), whole->glyphs->data, whole->glyphs->len * sizeof(FaceGlyph));
  g_assert_cmpfloat(line->width, ==, whole->width);
  g_assert_cmpuint(line->runs->len, ==, 1);
  g_assert_cmpuint(whole->runs->len, ==, 1);
  const FaceRun *run = &g_array_index(line->runs, FaceRun, 0), *other = &g_array_index(whole->runs, FaceRun, 0);
  g_assert_cmpint(run->face, ==, other->face);
  g_assert_cmpuint(run->end, ==, strlen(word));
  g_assert_cmpuint(run->count, ==, other->count);
}

/* Words are put together from pairs of letters: all rows of three of these, in all styles. */
static void test_pairs(void) {
  static const char signs[] = "aefijrtvyAFLTVWY07.,-'\"(";
  g_auto(FaceLine) whole, line;
  face_line_init(&whole);
  face_line_init(&line);
  for (int style = 0; style < 2 * N_FACE_STYLES; style++)
    for (const char *first = signs; *first; first++)
      for (const char *second = signs; *second; second++) {
        g_autoptr(GString) word = g_string_new(NULL);
        for (const char *third = signs; *third; third++) {
          const char row[] = {*first, *second, *third, '\0'};
          g_string_append(word, row);
          if (word->len < 60 && third[1]) continue;
          compare_word(style, word->str, &whole, &line);
          g_string_truncate(word, 0);
        }
      }
}

static void test_length_counts(void) {
  double a = face_width(faces, FACE_REGULAR, FALSE, "éé", 2), b = face_width(faces, FACE_REGULAR, FALSE, "é", -1);
  g_assert_cmpfloat_with_epsilon(a, b, 0.001);
  g_assert_cmpfloat_with_epsilon(face_width(faces, FACE_REGULAR, FALSE, "x", 0), 0, 0.001);
}

static guint glyphs_of(const char *text, guint32 *glyphs, gboolean backwards) {
  g_auto(FaceLine) line;
  face_line_init(&line);
  face_shape(faces, FACE_REGULAR, FALSE, text, -1, &line);
  guint n = line.glyphs->len;
  for (guint i = 0; i < n; i++) glyphs[backwards ? n - 1 - i : i] = g_array_index(line.glyphs, FaceGlyph, i).glyph;
  return n;
}

static void test_subset(void) {
  const char *text = "Draaiboek Łé";
  guint32 there[64], back[64];
  guint n = glyphs_of(text, there, FALSE);
  glyphs_of(text, back, TRUE);
  g_autoptr(FaceProgram) a = face_subset(faces, 0, there, n, NULL);
  g_autoptr(FaceProgram) b = face_subset(faces, 0, back, n, NULL);
  g_assert_nonnull(a);
  g_assert_true(g_bytes_equal(a->bytes, b->bytes));
  g_assert_cmpuint(g_bytes_get_size(a->bytes), <, 8000);
  g_assert_cmpstr(a->name, ==, "OpenSans");
  g_assert_cmpfloat(a->cap_height, >, 600);
  g_assert_cmpfloat(a->descent, <, 0);
  for (guint i = 0; i < n; i++) {
    guint32 here = a->renumber[there[i]];
    g_assert_cmpuint(here, >, 0);
    g_assert_cmpuint(here, <, a->n_glyphs);
  }
  g_assert_cmpfloat_with_epsilon(a->advances[a->renumber[there[0]]], face_width(faces, FACE_REGULAR, FALSE, "D", -1), 0.5);
}

static void test_missing_font(void) {
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp("faces-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "OpenSans-Regular.ttf", NULL);
  g_assert_true(g_file_set_contents(path, "this is no font", -1, NULL));
  g_setenv("DRAAIBOEK_FONTS", folder, TRUE);
  FaceSet *broken = face_set_new(&error);
  g_unsetenv("DRAAIBOEK_FONTS");
  g_assert_null(broken);
  g_assert_error(error, FACE_ERROR, FACE_ERROR_BROKEN);
  g_assert_cmpstr(error->message, ==, "OpenSans-Regular.ttf");
  g_remove(path);
  g_rmdir(folder);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_autoptr(GError) error = NULL;
  faces = face_set_new(&error);
  g_assert_no_error(error);
  g_test_add_func("/face/covers", test_covers);
  g_test_add_func("/face/runs", test_runs);
  g_test_add_func("/face/glyphs-cover-the-text", test_glyphs_cover_the_text);
  g_test_add_func("/face/kerning", test_kerning);
  g_test_add_func("/face/pairs", test_pairs);
  g_test_add_func("/face/length", test_length_counts);
  g_test_add_func("/face/subset", test_subset);
  g_test_add_func("/face/missing-font", test_missing_font);
  int result = g_test_run();
  face_set_free(faces);
  return result;
}
