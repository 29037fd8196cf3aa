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
