/* Signs of categories on paper. See category_mark.h; which sign is whose is model/plan.h. */
#include "pdf/category_mark.h"

#include "model/plan.h"
#include "pdf/figures.h"

#define NO_BREAK "\xC2\xA0"
#define HOLLOW 0.26 /* of the radius: the line of a sign that is not filled */

/* As dark as each other, and readable on white. */
static const Colour colours[CATEGORY_COLOURS] = {0x1F7A8C, 0x8A3B78, 0x3A62A8, 0x4A7A2C, 0x96690A};

void category_mark_draw(Paper *paper, int category, double x, double y, double radius) {
  static const FigureForm forms[] = {{0, 0, 0}, {4, 0.125, 0}, {3, 0, 0}, {4, 0, 0}, {5, 0, 0.5}};
  const guint n = (guint)category;
  Colour colour = colours[n % CATEGORY_COLOURS];
  gboolean hollow = n / G_N_ELEMENTS(forms) % 2;
  PaperPaint paint = hollow ? PAINT_STROKE(colour, radius * HOLLOW) : PAINT_FILL(colour);
  figure_polygon(paper, &forms[n % G_N_ELEMENTS(forms)], x, y, radius, FALSE, paint);
}

char *category_mark_key(const Script *script) {
  g_autoptr(GPtrArray) categories = plan_categories(script);
  GString *key = g_string_new(NULL);
  for (guint i = 0; i < categories->len; i++)
    g_string_append_printf(key, "%s%s" NO_BREAK "%s", i ? " · " : "", category_sign(i), (const char *)g_ptr_array_index(categories, i));
  return g_string_free(key, categories->len == 0);
}
