/* Building blocks for tests of papers: a script from a file, people added to it, a document drawn. Header only, as each test is
 * one file. */
#ifndef TESTS_PAPERS_H
#define TESTS_PAPERS_H
#include <string.h>

#include "pdf/document.h"
#include "read/load.h"

#define PAPERS_STATIC __attribute__((unused)) static

static FaceSet *faces; /* from papers_begin to papers_run */

/* What a main begins with, and what it ends with. */
PAPERS_STATIC void papers_begin(int *argc, char ***argv) {
  g_test_init(argc, argv, NULL);
  g_setenv("DRAAIBOEK_DATA", "agendas", TRUE);
  g_autoptr(GError) error = NULL;
  faces = face_set_new(&error);
  g_assert_no_error(error);
}

PAPERS_STATIC int papers_run(void) {
  int failed = g_test_run();
  face_set_free(faces);
  return failed;
}

PAPERS_STATIC Loaded *load(const char *path) {
  Loaded *loaded = load_meeting(path, NULL);
  g_autofree char *diags = diag_text(loaded->diags);
  if (!loaded->script) g_error("%s", diags);
  return loaded;
}

/* What is heard stands on a page: nothing that was only measured is left in the structure. Cells and rows may be empty, to write in. */
PAPERS_STATIC void check_heard(const Paper *paper) {
  static const PaperTag tags[] = {PAPER_SECTION, PAPER_H1, PAPER_H2, PAPER_H3, PAPER_LIST, PAPER_ITEM, PAPER_TABLE, PAPER_FIGURE};
  int n = paper_element_count(paper);
  g_autofree gboolean *stands = g_new0(gboolean, n + 1);
  for (int page = 0; page < paper_page_count(paper); page++) {
    const GPtrArray *items = paper_page(paper, page)->items;
    for (guint i = 0; i < items->len; i++) {
      PaperElement element = ((const PaperItem *)g_ptr_array_index(items, i))->element;
      if (element != PAPER_NO_ELEMENT) stands[element] = TRUE;
    }
  }
  for (int i = n - 1; i >= 0; i--) {
    const PaperNode *node = paper_node(paper, i);
    if (stands[i] && node->parent != PAPER_NO_ELEMENT) stands[node->parent] = TRUE;
    for (gsize k = 0; k < G_N_ELEMENTS(tags); k++) g_assert_true(stands[i] || node->tag != tags[k]);
  }
}

PAPERS_STATIC Paper *draw(DocumentId id, const DocumentInput *input) {
  const Document *document = document_get(id);
  Paper *paper = document_paper(faces, document, input->script);
  document_draw(document, paper, input, 1);
  g_assert_cmpstr(paper_fault(paper), ==, NULL);
  g_assert_cmpint(paper_page_count(paper), >, 0);
  check_heard(paper);
  return paper;
}

PAPERS_STATIC Person *add_person(Script *script, const char *first, const char *last, const char *role, const char *organisation) {
  Person *person = person_new();
  person->id = (int)script->people->len + 1;
  g_free(person->first);
  person->first = g_strdup(first);
  person->last = g_strdup(last);
  person->role = g_strdup(role);
  person->organisation = g_strdup(organisation);
  g_ptr_array_add(script->people, person);
  return person;
}

PAPERS_STATIC int count(const char *text, const char *word) {
  int n = 0;
  for (const char *p = text; (p = strstr(p, word)); p++) n++;
  return n;
}

#endif
