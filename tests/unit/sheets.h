/* What the tests of worksheets share: a sheet from a text, and its blocks. */
#ifndef TESTS_SHEETS_H
#define TESTS_SHEETS_H
#include <glib.h>
#include <string.h>

#include "read/worksheet.h"

G_GNUC_UNUSED static Worksheet *load(const char *text, Lang lang, char **told) {
  g_autoptr(DiagList) diags = diag_list_new(lang);
  Worksheet *sheet = worksheet_load(text, strlen(text), "blad.yaml", "mijn-blad", diags);
  *told = diag_text(diags);
  return sheet;
}

G_GNUC_UNUSED static Worksheet *load_fine(const char *text) {
  g_autofree char *told = NULL;
  Worksheet *sheet = load(text, LANG_NL, &told);
  g_assert_cmpstr(told, ==, "");
  g_assert_nonnull(sheet);
  return sheet;
}

G_GNUC_UNUSED static const Block *block_of(const Worksheet *sheet, guint i) { return g_ptr_array_index(sheet->blocks, i); }

#endif
