/* What the files that write a PDF through libharu share; the only file that includes libharu, and nobody else includes it. */
#ifndef PDF_HARU_PRIVATE_H
#define PDF_HARU_PRIVATE_H
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>

#include "pdf/strokes.h"

#if HPDF_VERSION_ID < 20300 || HPDF_VERSION_ID >= 30000
#error "haru*.c use internals of libharu 2.3 and 2.4; look whether they still hold"
#endif

/* A field to fill in: an annotation on a page, and the element that it is in the structure. */
typedef struct Field {
  PaperElement element;
  HPDF_Dict page, widget;
} Field;

typedef struct Haru {
  HPDF_Doc pdf;
  const Paper *paper;
  Strokes *strokes;
  GPtrArray *pages;   /* HPDF_Page */
  GPtrArray *marks;   /* GArray of PaperElement per page: the element of each marked piece */
  GArray *fields;     /* Field, in the order of the pages */
  HPDF_STATUS error;  /* the first one */
  HPDF_STATUS detail;
} Haru;

/* Objects of the file: owned by the document. */
HPDF_Dict haru_object(const Haru *h);
HPDF_Dict haru_stream(const Haru *h, const void *data, gsize length, gboolean compressed);
HPDF_Array haru_array(const Haru *h);
/* A string for people, in any script; none when it is empty. */
void haru_text(const Haru *h, HPDF_Dict dict, const char *key, const char *text);
/* A string for machines, in ASCII. */
void haru_string(const Haru *h, HPDF_Dict dict, const char *key, const char *text);

/* Puts a field on a page of this height. */
void haru_field(Haru *h, HPDF_Page page, double height, const PaperItem *item);
/* The form that lists all fields; none without fields. */
void haru_form(const Haru *h);
/* Puts the fields of an element among its children. */
void haru_form_kid(const Haru *h, PaperElement element, HPDF_Array kids);
/* The leaf of the parent tree from each field to its element; elements are by their number. */
void haru_form_parents(const Haru *h, HPDF_Array leaves, const HPDF_Dict *elements);

#endif
