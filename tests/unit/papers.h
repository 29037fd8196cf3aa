/* Building blocks for tests of papers: a script from a file, people added to it, a document drawn. Header only, as each test is
 * one file. */
#ifndef TESTS_PAPERS_H
#define TESTS_PAPERS_H
#include <string.h>

#include "pdf/document.h"
#include "read/load.h"

#define PAPERS_STATIC __attribute__((unused)) static

static FaceSet *faces; /* made by main */

PAPERS_STATIC Loaded *load(const char *path) {
  Loaded *loaded = load_meeting(path, NULL);
  g_autofree char *diags = diag_text(loaded->diags);
  if (!loaded->script) g_error("%s", diags);
  return loaded;
}

PAPERS_STATIC Paper *draw(DocumentId id, const DocumentInput *input) {
  const Document *document = document_get(id);
  Paper *paper = document_paper(faces, document, input->script);
  document_draw(document, paper, input, 1);
  g_assert_cmpstr(paper_fault(paper), ==, NULL);
  g_assert_cmpint(paper_page_count(paper), >, 0);
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
