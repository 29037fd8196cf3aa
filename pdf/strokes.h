/* A display list as the drawing operators of PDF pages, and the cut faces its text needs. Pure: strings and bytes; haru.c
 * puts them into a file. */
#ifndef PDF_STROKES_H
#define PDF_STROKES_H
#include <glib.h>

#include "pdf/paper.h"

/* A face as this paper uses it. */
typedef struct StrokesFace {
  FaceProgram *program; /* NULL: not used */
  char **text;          /* what each glyph of the program stands for (UTF-8), NULL for none */
} StrokesFace;

typedef struct Strokes {
  const Paper *paper;
  StrokesFace *faces; /* face_count of them; face i is /Fi on the pages */
  GPtrArray *pictures; /* Picture, borrowed from the paper, each once; picture i is /Ii on the pages */
} Strokes;

/* Shapes all text of the paper and cuts the faces. NULL and FACE_ERROR on failure. The paper must outlive it. */
Strokes *strokes_new(const Paper *paper, GError **error);
void strokes_free(Strokes *strokes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Strokes, strokes_free)

/* The operators of a page, appended to `out`. The marked pieces are numbered from 0; the element of each is appended to
 * `marks` (PaperElement). */
void strokes_page(const Strokes *strokes, int page, GString *out, GArray *marks);

/* The name PDF has for a tag: "H1", "TD". */
const char *strokes_tag(PaperTag tag);

/* UTF-16BE with a byte order mark, as PDF wants its strings. */
GByteArray *strokes_utf16(const char *text);
/* Appends it as a string in hexadecimal digits. */
void strokes_hex(GString *out, const char *text);

#endif
