/* Label sheets: finding one, and its paper. See label_sheet.h. */
#include "model/label_sheet.h"

const LabelSheet *label_sheet_plain(void) {
  static const LabelSheet plain = {.name = {(char *)"gewoon", (char *)"plain"}, .width = 90, .height = 55, .left = 15, .top = 11,
                                   .pitch_x = 90, .pitch_y = 55, .columns = 2, .rows = 5, .cut = TRUE};
  return &plain;
}

void label_sheet_free(LabelSheet *sheet) {
  if (!sheet) return;
  g_free(sheet->name[0]);
  g_free(sheet->name[1]);
  g_free(sheet->brand);
  g_free(sheet);
}

const LabelSheet *label_sheet_find(const GPtrArray *sheets, const char *name) {
  for (guint i = 0; i < sheets->len; i++) {
    const LabelSheet *sheet = g_ptr_array_index(sheets, i);
    if (g_ascii_strcasecmp(name, sheet->name[0]) == 0 || g_ascii_strcasecmp(name, sheet->name[1]) == 0) return sheet;
  }
  return NULL;
}

static const LabelSheet *first(const GPtrArray *sheets, gboolean letter, gboolean cut) {
  for (guint i = 0; i < sheets->len; i++) {
    const LabelSheet *sheet = g_ptr_array_index(sheets, i);
    if (!sheet->letter == !letter && !sheet->cut == !cut) return sheet;
  }
  return NULL;
}

const LabelSheet *label_sheet_to_cut(const GPtrArray *sheets, gboolean letter) {
  const LabelSheet *sheet = first(sheets, letter, TRUE);
  return sheet ? sheet : label_sheet_plain();
}

char *label_sheet_names(const GPtrArray *sheets, gboolean english) {
  GString *names = g_string_new(NULL);
  for (guint i = 0; i < sheets->len; i++) {
    const LabelSheet *sheet = g_ptr_array_index(sheets, i);
    g_string_append_printf(names, "%s%s", i ? ", " : "", sheet->name[english]);
  }
  return g_string_free(names, FALSE);
}

const LabelSheet *label_sheet_default(const GPtrArray *sheets, gboolean letter) {
  const LabelSheet *sheet = first(sheets, letter, FALSE);
  return sheet ? sheet : label_sheet_to_cut(sheets, letter);
}

int label_sheet_count(const LabelSheet *sheet) {
  return sheet->columns * sheet->rows;
}

double label_sheet_paper_width(const LabelSheet *sheet) {
  return sheet->letter ? 215.9 : 210;
}

double label_sheet_paper_height(const LabelSheet *sheet) {
  return sheet->letter ? 279.4 : 297;
}
