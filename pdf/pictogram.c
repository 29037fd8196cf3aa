/* Pictograms on paper. What they look like is data; how heavy a line is and which colours there are is decided here alone, so
 * that all of them are of one hand. */
#include "pdf/pictogram.h"

#define LINE_WEIGHT 3.4 /* on the field of 100 */
#define ACCENT_SHARE 0.38 /* of the accent in what is filled: dark lines stand out on it, in grey print too */

static PaperPaint paint_for(const Theme *theme, StrokeKind kind, double weight) {
  const Colour fills[N_STROKES] = {
      [STROKE_LINE] = COLOUR_NONE,
      [STROKE_COLOUR_LINE] = COLOUR_NONE,
      [STROKE_COLOUR] = theme_tint(theme->accent, ACCENT_SHARE),
      [STROKE_COLOUR_AREA] = theme_tint(theme->accent, ACCENT_SHARE),
      [STROKE_WHITE] = COLOUR_WHITE,
      [STROKE_SOLID] = theme->text,
  };
  const Colour lines[N_STROKES] = {
      [STROKE_LINE] = theme->text,          [STROKE_COLOUR_LINE] = theme->accent, [STROKE_COLOUR] = theme->text,
      [STROKE_COLOUR_AREA] = COLOUR_NONE, [STROKE_WHITE] = theme->text,         [STROKE_SOLID] = COLOUR_NONE,
  };
  return (PaperPaint){fills[kind], lines[kind], weight, 0, TRUE};
}

void pictogram_draw(Paper *paper, const Theme *theme, const Pictogram *pictogram, double x, double y, double side) {
  double scale = side / VECTOR_FIELD;
  for (guint i = 0; i < pictogram->strokes->len; i++) {
    const PictogramStroke *stroke = g_ptr_array_index(pictogram->strokes, i);
    g_autofree PaperStep *steps = g_new(PaperStep, stroke->steps->len);
    for (guint k = 0; k < stroke->steps->len; k++) {
      const VectorStep *s = &g_array_index(stroke->steps, VectorStep, k);
      steps[k] = (PaperStep){s->op, s->x, s->y, s->ax, s->ay, s->bx, s->by};
    }
    paper_path(paper, x, y, scale, steps, stroke->steps->len, paint_for(theme, stroke->kind, LINE_WEIGHT * scale));
  }
}
