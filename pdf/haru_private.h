/* What the files that write a PDF through libharu share; the only file that includes libharu, and nobody else includes it. */
#ifndef PDF_HARU_PRIVATE_H
#define PDF_HARU_PRIVATE_H
#include <hpdf.h>
#include <hpdf_catalog.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_page_label.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>

#include "pdf/strokes.h"

/* libharu's arrays end at 32,767 items: lists longer than this are nested. */
#define LIST_LIMIT 1000

#if HPDF_VERSION_ID < 20300 || HPDF_VERSION_ID >= 30000
#error "haru*.c use internals of libharu 2.3 and 2.4; look whether they still hold"
#endif

/* An annotation on a page, and the element that it is in the structure. */
typedef struct Annotation {
  PaperElement element;
  HPDF_Dict page, dict;
  gboolean field; /* to fill in; else it is a link */
  guint next;     /* one more than the place in the list of the next one that is the same element; 0 for none */
} Annotation;

/* The elements of a file; see haru_structure.c. */
typedef struct Structure Structure;

typedef struct Haru {
  HPDF_Doc pdf;
  const Paper *paper;
  Strokes *strokes;
  GPtrArray *pages;   /* HPDF_Page */
  GPtrArray *marks;   /* GArray of PaperElement per page: the element of each marked piece */
  GArray *annotations; /* Annotation, in the order of the pages */
  guint n_fields;      /* of them are to be filled in */
  Structure *structure; /* once the pages are there */
  GByteArray *file;     /* what is written of it */
  HPDF_STATUS error;  /* the first one */
  HPDF_STATUS detail;
} Haru;

/* Objects of the file: owned by the document. */
HPDF_Dict haru_object(const Haru *h);
HPDF_Dict haru_stream(const Haru *h, const void *data, gsize length, gboolean compressed);
HPDF_Array haru_array(const Haru *h);
/* A string for people, in any script; none when it is empty. */
void haru_text(const Haru *h, HPDF_Dict dict, const char *key, const char *text);
/* The name of a language in a PDF. */
const char *haru_language(Lang lang);
/* A string for machines, in ASCII. */
void haru_string(const Haru *h, HPDF_Dict dict, const char *key, const char *text);

/* A cut face as a font object. */
HPDF_Dict haru_font(const Haru *h, const StrokesFace *face);

/* Is the paper one document, not several that are joined. */
gboolean haru_is_whole(const Paper *paper);

/* --- what lies on the pages: haru_annotation.c --- */
/* A new annotation for an item on a page of this height: where it is, that it is printed, and its place in the structure. */
HPDF_Dict haru_annotation(Haru *h, HPDF_Page page, double height, const PaperItem *item, const char *subtype);
/* Puts a link on a page of this height. */
void haru_link(Haru *h, HPDF_Page page, double height, const PaperItem *item);
/* Appends references to an annotation and those that follow it in the same element. at: as Annotation.next. */
void haru_annotation_kids(const Haru *h, guint at, GString *out);
/* The leaves of the parent tree from each annotation to its element. */
void haru_annotation_parents(const Haru *h, HPDF_Array leaves, const Structure *structure);

/* --- structure: haru_structure.c --- */
/* Makes the tree of all that is marked on the pages; there until the file is written. */
Structure *haru_structure(Haru *h);
void haru_structure_free(Structure *structure);
HPDF_Dict haru_structure_element(const Structure *structure, PaperElement element);
/* Appends a reference to an object of the file. */
void haru_reference(GString *out, HPDF_Dict object);

/* --- fields: haru_form.c --- */
/* Puts a field on a page of this height: of text, or a box to tick. */
void haru_field(Haru *h, HPDF_Page page, double height, const PaperItem *item);
/* The form that lists all fields; none without fields. FALSE when the face for what is typed could not be cut. */
gboolean haru_form(const Haru *h, GError **error);

#endif
