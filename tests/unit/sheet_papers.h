/* What the tests of worksheets on paper share: a meeting, a sheet drawn for it, and what is found on its pages. */
#ifndef TESTS_SHEET_PAPERS_H
#define TESTS_SHEET_PAPERS_H
#include <glib/gstdio.h>
#include <string.h>

#include "folder.h"
#include "pdf/worksheet.h"
#include "read/load.h"
#include "sheets.h"

static FaceSet *faces; /* made by main */

G_GNUC_UNUSED static const char people[] = "deelnemers: [{naam: Fatima El Amrani}, {naam: Jan de Vries}, {naam: Ans Bos}, {naam: Piet Mol}]\n";

G_GNUC_UNUSED static Script *script_of(const char *more) {
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp("sheet-XXXXXX", &error), *path = g_build_filename(folder, "s.yaml", NULL);
  g_autofree char *text = g_strdup_printf("draaiboek: 1\ntitel: Start van het netwerk\nthema: buren\ndatum: 2027-01-14\nbegin: 14:00\ntijdzone: Europe/Amsterdam\n%s"
                                          "onderdelen: [{onderdeel: A, duur: 20 min, aantal groepjes: 2}]\n", more);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
  g_autoptr(Loaded) loaded = load_meeting(path, NULL);
  g_autofree char *told = diag_text(loaded->diags);
  g_assert_cmpstr(told, ==, "");
  folder_remove(folder);
  return g_steal_pointer(&loaded->script);
}

G_GNUC_UNUSED static Paper *paper_of(const Worksheet *sheet, const Script *script, gboolean large) {
  const DocumentInput input = {.script = script, .sheet = SHEET_A4, .large = large};
  Paper *paper = worksheet_paper(faces, sheet, script);
  worksheet_draw(sheet, paper, &input, 1);
  if (paper_fault(paper)) g_test_fail_printf("%s: %s", sheet->title, paper_fault(paper));
  return paper;
}

/* Lowest point of the text and lines above the foot, in points from the top. */
G_GNUC_UNUSED static double lowest(const Paper *paper, int page) {
  const PaperPage *p = paper_page(paper, page);
  double low = 0;
  for (guint i = 0; i < p->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(p->items, i);
    if (!item->furniture) low = MAX(low, item->y + (item->kind == PAPER_RECT || item->kind == PAPER_LINE ? MAX(item->h, 0) : 0));
  }
  return low;
}

G_GNUC_UNUSED static gboolean has_text(const Paper *paper, int page, const char *text) {
  const PaperPage *p = paper_page(paper, page);
  for (guint i = 0; i < p->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(p->items, i);
    if (item->kind == PAPER_TEXT && strstr(item->text, text)) return TRUE;
  }
  return FALSE;
}

G_GNUC_UNUSED static const PaperItem *item_with(const Paper *paper, const char *text) {
  const PaperPage *page = paper_page(paper, 0);
  for (guint i = 0; i < page->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(page->items, i);
    if (item->kind == PAPER_TEXT && strcmp(item->text, text) == 0) return item;
  }
  return NULL;
}

G_GNUC_UNUSED static gboolean is_rule(const PaperItem *item) { return item->kind == PAPER_LINE && !item->furniture && item->h == 0; }

#endif
