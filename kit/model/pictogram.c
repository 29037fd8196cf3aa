/* Pictograms in memory. */
#include "model/pictogram.h"

static void stroke_free(gpointer data) {
  PictogramStroke *stroke = data;
  g_array_unref(stroke->steps);
  g_free(stroke);
}

Pictogram *pictogram_new(void) {
  Pictogram *pictogram = g_new0(Pictogram, 1);
  pictogram->strokes = g_ptr_array_new_with_free_func(stroke_free);
  return pictogram;
}

void pictogram_free(Pictogram *pictogram) {
  if (!pictogram) return;
  for (gsize i = 0; i < G_N_ELEMENTS(pictogram->name); i++) g_free(pictogram->name[i]);
  g_ptr_array_unref(pictogram->strokes);
  g_free(pictogram);
}

PictogramStroke *pictogram_stroke(Pictogram *pictogram, StrokeKind kind) {
  PictogramStroke *stroke = g_new0(PictogramStroke, 1);
  stroke->kind = kind;
  stroke->steps = g_array_new(FALSE, FALSE, sizeof(VectorStep));
  g_ptr_array_add(pictogram->strokes, stroke);
  return stroke;
}

const char *pictogram_name(const Pictogram *pictogram, Lang lang) {
  return pictogram->name[lang == LANG_EN];
}

void pictogram_middle(const Pictogram *pictogram, double *x, double *y) {
  double left = VECTOR_FIELD, top = VECTOR_FIELD, right = 0, bottom = 0;
  for (guint i = 0; i < pictogram->strokes->len; i++)
    vector_bounds(((const PictogramStroke *)g_ptr_array_index(pictogram->strokes, i))->steps, &left, &top, &right, &bottom);
  gboolean drawn = left <= right && top <= bottom;
  *x = drawn ? (left + right) / 2 : VECTOR_FIELD / 2;
  *y = drawn ? (top + bottom) / 2 : VECTOR_FIELD / 2;
}

const Pictogram *pictogram_find(const GPtrArray *pictograms, const char *name) {
  g_autofree char *folded = g_utf8_casefold(name, -1);
  for (guint i = 0; i < pictograms->len; i++) {
    const Pictogram *pictogram = g_ptr_array_index(pictograms, i);
    for (guint k = 0; k < G_N_ELEMENTS(pictogram->name); k++) {
      g_autofree char *other = g_utf8_casefold(pictogram->name[k], -1);
      if (g_str_equal(folded, other)) return pictogram;
    }
  }
  return NULL;
}
