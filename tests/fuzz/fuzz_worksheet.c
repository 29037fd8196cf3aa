/* Fuzzing of the reading of worksheets: bytes, YAML, blocks, fields, and the words of all faults; what loads is filled in. */
#include <stdint.h>
#include <string.h>

#include "read/worksheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const SheetValues values = {.at = {[SHEET_FIELD_TITLE] = "Titel", [SHEET_FIELD_GROUP] = "3"}};
  g_autoptr(DiagList) diags = diag_list_new(size % 2 ? LANG_NL : LANG_EN);
  g_autoptr(Worksheet) sheet = worksheet_load((const char *)data, size, "fuzz.yaml", "fuzz", diags);
  g_assert_true(sheet || diag_failed(diags));
  if (sheet) {
    g_autoptr(Worksheet) filled = worksheet_fill(sheet, &values);
    g_assert_cmpuint(filled->blocks->len, ==, sheet->blocks->len);
  }
  g_autofree char *words = diag_text(diags);
  g_assert_true(g_utf8_validate(words, -1, NULL));
  return 0;
}
