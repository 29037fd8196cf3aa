/* The table of label sheets. Measures from gLabels' templates (MIT). */
#include "pdf/badge_sheet.h"

#include "pdf/paper.h"

#define SHEET_WIDTH 210.0
#define SHEET_HEIGHT 297.0

static const BadgeSheet sheets[] = {
    {"L4785", 80, 50, 18, 13, 95, 55, 4, 2, 5, FALSE},
    {"32015", 85, 54, 17, 31.5, 91, 60, 0, 2, 4, FALSE},
    {"C32011-10", 85, 54, 15, 13.5, 95, 54, 0, 2, 5, FALSE},
    {"plain", 90, 55, 15, 11, 90, 55, 0, 2, 5, TRUE},
};

const BadgeSheet *badge_sheet_at(guint i) {
  return i < G_N_ELEMENTS(sheets) ? &sheets[i] : NULL;
}

const BadgeSheet *badge_sheet_find(const char *name) {
  if (!name) return &sheets[0];
  for (guint i = 0; i < G_N_ELEMENTS(sheets); i++) {
    if (g_ascii_strcasecmp(name, sheets[i].name) == 0) return &sheets[i];
  }
  return NULL;
}

/* A measure from the edge of the sheet, scaled about its middle. */
static double placed(double at, double side, double scale, double shift) {
  return ((at - side / 2) * scale + side / 2 + shift) * MM;
}

BadgePlace badge_place(const BadgeOptions *options, int i) {
  const BadgeSheet *sheet = options->sheet ? options->sheet : &sheets[0];
  double scale = options->scale > 0 ? options->scale : 1;
  int column = i % sheet->columns, row = i / sheet->columns;
  return (BadgePlace){
      .x = placed(sheet->left + column * sheet->pitch_x, SHEET_WIDTH, scale, options->dx),
      .y = placed(sheet->top + row * sheet->pitch_y, SHEET_HEIGHT, scale, options->dy),
      .width = sheet->width * scale * MM,
      .height = sheet->height * scale * MM,
      .radius = sheet->radius * scale * MM,
  };
}
