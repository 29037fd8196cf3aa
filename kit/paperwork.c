/* From a paper to a file. It knows nothing of what stands on it. */
#include "paperwork.h"

#include "options.h"
#include "pdf/haru.h"

FaceSet *paperwork_faces(Lang lang) {
  g_autoptr(GError) error = NULL;
  FaceSet *faces = face_set_new(&error);
  if (faces) return faces;
  gboolean missing = g_error_matches(error, FACE_ERROR, FACE_ERROR_MISSING);
  options_complain(NULL, lang,
                   missing ? tx(lang, PAPER_FONT_MISSING, TS(error->message)) : tx(lang, PAPER_FONT_BROKEN, TS(error->message)));
  return NULL;
}

GBytes *paperwork_render(const Paper *paper, const char *name, char **mark, Lang lang) {
  g_autoptr(GError) error = NULL;
  GBytes *pdf = NULL;
  if (!haru_render(paper, &pdf, &error)) {
    options_complain(NULL, lang, tx(lang, PRINT_FAILED, TS(name), TS(error->message)));
    return NULL;
  }
  *mark = paper_mark(paper, 0, paper_page_count(paper) - 1);
  return pdf;
}

gboolean paperwork_write(OutFolder *folder, const Paper *paper, const char *name, gboolean personal, Lang lang) {
  g_autofree char *mark = NULL;
  GBytes *pdf = paperwork_render(paper, name, &mark, lang);
  if (!pdf) return FALSE;
  gsize length;
  const void *bytes = g_bytes_get_data(pdf, &length);
  gboolean written = out_folder_write(folder, name, bytes, length, mark, personal);
  g_bytes_unref(pdf);
  return written;
}
