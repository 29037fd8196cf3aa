/* A display list as a PDF: tagged, with its fonts inside, PDF/A-1b, and the same bytes for the same paper. The only user of
 * libharu is haru.c. Nothing is written to disk here (base/file.h does that). */
#ifndef PDF_HARU_H
#define PDF_HARU_H
#include <glib.h>

#include "pdf/paper.h"

typedef enum {
  HARU_ERROR_PAPER,   /* the paper has a fault (the message), or no pages */
  HARU_ERROR_LIBRARY, /* libharu refused: its first error code is in the message */
} HaruError;
#define HARU_ERROR (haru_error_quark())
GQuark haru_error_quark(void);

/* Strokes a paper into the bytes of a PDF. On success *out is new (g_bytes_unref). Errors: HARU_ERROR, FACE_ERROR. */
gboolean haru_render(const Paper *paper, GBytes **out, GError **error);

#endif
