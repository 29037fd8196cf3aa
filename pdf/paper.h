/* The display list: pages of text, rules and shapes, with the structure a screen reader follows, an outline and metadata.
 * Points (1/72 inch), origin at the top left, y downwards. Everything is checked when it is put down: a place that is not
 * finite or not on the page is a fault, and a paper with a fault is not printed.
 * Pure: no PDF here. pdf/haru.c strokes a paper; paper_dump writes it as text for tests. Layout is flow.h. */
#ifndef PDF_PAPER_H
#define PDF_PAPER_H
#include <glib.h>

#include "base/face.h"
#include "base/text.h"
#include "pdf/picture.h"

/* 0xRRGGBB */
typedef guint32 Colour;
#define COLOUR_NONE G_MAXUINT32
#define COLOUR_BLACK 0x000000u
#define COLOUR_WHITE 0xFFFFFFu

#define MM (72 / 25.4)

/* What a piece of the page is, for those who hear it. An artifact is no content: rules, backgrounds, repeated headers. */
typedef enum {
  PAPER_ARTIFACT,
  PAPER_FURNITURE, /* an artifact that paper_mark leaves out: the foot */
  PAPER_DOCUMENT,  /* one document; several can be joined in a paper */
  PAPER_SECTION,
  PAPER_H1,
  PAPER_H2,
  PAPER_H3,
  PAPER_P,
  PAPER_LIST,
  PAPER_ITEM,  /* in a list */
  PAPER_LABEL, /* in an item: the bullet or number */
  PAPER_BODY,  /* in an item */
  PAPER_TABLE,
  PAPER_ROW,
  PAPER_HEADER_CELL,
  PAPER_CELL,
  PAPER_FIGURE, /* has a description */
  PAPER_FORM,   /* a field to fill in, has its label */
  PAPER_LINK,   /* words that lead somewhere */
  N_PAPER_TAGS,
} PaperTag;

/* An element of the structure: its running number; its parent comes before it. */
typedef int PaperElement;
#define PAPER_NO_ELEMENT (-1)

typedef struct PaperNode {
  PaperTag tag;
  PaperElement parent; /* PAPER_NO_ELEMENT at the top */
  char *description;   /* of a figure or field, else NULL */
  Lang lang;           /* N_LANGS: that of what is around it */
} PaperNode;

typedef enum { PAPER_TEXT, PAPER_LINE, PAPER_RECT, PAPER_CIRCLE, PAPER_PATH, PAPER_PICTURE, PAPER_FIELD, PAPER_TARGET } PaperKind;

/* A way through points. 'M' and 'L' use x,y; 'C' is a Bézier curve to x,y with the controls a and b; 'Z' closes. */
typedef struct PaperStep {
  char op;
  double x, y, ax, ay, bx, by;
} PaperStep;

/* How a shape is painted. COLOUR_NONE leaves fill or stroke out. dash is the length of dash and gap, 0 for a whole line. */
typedef struct PaperPaint {
  Colour fill, stroke;
  double line_width, dash;
  gboolean round; /* ends and joins */
} PaperPaint;
#define PAINT_FILL(colour) ((PaperPaint){(colour), COLOUR_NONE, 0, 0, FALSE})
#define PAINT_STROKE(colour, line_width) ((PaperPaint){COLOUR_NONE, (colour), (line_width), 0, FALSE})

/* How text looks. */
typedef struct PaperFont {
  FaceStyle face;
  double size;
  Colour colour;
  gboolean tabular; /* figures line up */
  int turn;         /* quarter turns clockwise: 2 is upside down (the back of a name tent) */
} PaperFont;

/* A rectangle, in points. */
typedef struct PaperBox {
  double x, y, w, h;
} PaperBox;

/* Text: x,y is the start of the base line, w its width. Line: from x,y to x+w,y+h. Rect: x,y,w,h with corners of radius.
 * Circle: centre x,y and radius. Path: steps. Picture: as a rect. Field: as a rect, with its label as text; without a font size
 * it is a box to tick. Target: as a
 * rect, with its URI as text. Strings, steps and the reference are owned. */
typedef struct PaperItem {
  PaperKind kind;
  PaperElement element; /* PAPER_NO_ELEMENT: an artifact */
  gboolean furniture;
  double x, y, w, h, radius;
  PaperFont font;
  char *text;
  char *heard;        /* what the text stands for, for those who hear or copy it; NULL: itself */
  gboolean continued; /* the word goes on in the next item: no space is heard between them */
  PaperPaint paint;
  GArray *steps; /* PaperStep */
  Picture *picture;
  PaperBox clip; /* only what lies in it is seen; w 0: all of it */
} PaperItem;

typedef struct PaperPage {
  double width, height;
  GPtrArray *items; /* PaperItem, owned */
  char *code;       /* of its sheet, owned; NULL: none */
  int number;       /* within that sheet, from 1; 0: it has no name */
} PaperPage;

typedef struct PaperOutline {
  int level; /* 1 is the highest */
  char *title;
  int page;
  double y;
} PaperOutline;

/* Strings may be NULL. date: "2027-01-14T13:00:00+01:00" or "2027-01-14T12:00:00Z", from the meeting, never from the
 * clock. */
typedef struct PaperMeta {
  const char *title, *author, *subject, *date;
  Lang lang;
} PaperMeta;

typedef struct Paper Paper;

/* A paper without pages. The faces are borrowed and must outlive it; the strings are copied and cleaned. */
Paper *paper_new(const FaceSet *faces, const PaperMeta *meta);
void paper_free(Paper *paper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Paper, paper_free)

const FaceSet *paper_faces(const Paper *paper);
const PaperMeta *paper_meta(const Paper *paper);

/* What went wrong first, in English, for those who build documents; NULL when all is well. */
const char *paper_fault(const Paper *paper);
/* Notes a fault of a layout above the display list; the first one stays. */
void paper_set_fault(Paper *paper, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* --- pages --- */
/* Adds a page and draws on it from now on. Returns its number, from 0. */
int paper_page_new(Paper *paper, double width, double height);
/* Draws on an earlier page again (feet are written when the number of pages is known). */
void paper_page_select(Paper *paper, int page);
/* Names the page that is drawn on for who looks for it in a viewer, as its foot does: "P1-2", or "2" when code is NULL. */
void paper_page_name(Paper *paper, const char *code, int number);
int paper_page_count(const Paper *paper);
int paper_page_current(const Paper *paper);
const PaperPage *paper_page(const Paper *paper, int page);

/* --- structure: what is drawn between open and close belongs to the element ---
 * Directly in an element that only holds others (document, section, list, table, row), text becomes a paragraph and a shape
 * an artifact. */
/* description: of a figure, else NULL. The tags of artifacts give PAPER_NO_ELEMENT. */
PaperElement paper_open(Paper *paper, PaperTag tag, const char *description);
/* Goes on with an element that was closed (a cell that continues on the next page). Ends with paper_close as well. */
void paper_resume(Paper *paper, PaperElement element);
void paper_close(Paper *paper);
/* What is in the innermost open element is in this language. */
void paper_language(Paper *paper, Lang lang);
int paper_element_count(const Paper *paper);
const PaperNode *paper_node(const Paper *paper, PaperElement element);

/* --- drawing --- */
/* Puts text on a base line; it is cleaned first (unicode_clean). Empty text draws nothing. Returns its width. Newlines are
 * spaces here: flow.h breaks lines. */
double paper_text(Paper *paper, double x, double y, PaperFont font, const char *text);
/* The same for a piece of a line, or a line that ends in the middle of a word. */
double paper_text_continued(Paper *paper, double x, double y, PaperFont font, const char *text);
/* The same for a line that ends in a broken word: with a hyphen that those who hear or copy it know to be none of the word. */
#define PAPER_SOFT_HYPHEN "\xC2\xAD"
double paper_text_hyphen(Paper *paper, double x, double y, PaperFont font, const char *text);
/* The same for a piece that stands for something else: in a broken word other letters may be shown than the whole one has. It may
 * hold soft hyphens, which are shown. */
double paper_text_heard(Paper *paper, double x, double y, PaperFont font, const char *text, const char *heard);
/* Text that ends at x, or stands around x. */
double paper_text_right(Paper *paper, double x, double y, PaperFont font, const char *text);
double paper_text_centre(Paper *paper, double x, double y, PaperFont font, const char *text);
/* The width in points of `length` bytes (-1: all) of clean text. */
double paper_text_width(const Paper *paper, PaperFont font, const char *text, gssize length);

void paper_line(Paper *paper, double x1, double y1, double x2, double y2, PaperPaint paint);
void paper_rect(Paper *paper, double x, double y, double w, double h, double radius, PaperPaint paint);
void paper_circle(Paper *paper, double x, double y, double radius, PaperPaint paint);
/* A way of n steps, scaled and then moved by x,y. All its points, controls too, must be on the page. */
void paper_path(Paper *paper, double x, double y, double scale, const PaperStep *steps, gsize n, PaperPaint paint);
/* n points as x,y pairs, closed (polygon) or not (polyline). */
void paper_polygon(Paper *paper, const double *points, gsize n, gboolean closed, PaperPaint paint);

/* A picture that fills a rectangle; takes a reference of its own. */
void paper_picture(Paper *paper, double x, double y, double w, double h, Picture *picture);

/* A text field that can be filled in on screen, in letters of this size; higher than two of them it takes several lines. label: what
 * is asked, for who points at it or hears it. A paper with fields is no PDF/A. */
void paper_field(Paper *paper, double x, double y, double w, double h, double size, const char *label);

/* A box to tick on screen; the box itself is drawn by whoever asks for it. */
void paper_tick(Paper *paper, double x, double y, double side, const char *label);

/* Where words lead that are read on screen: they are in the open element, a PAPER_LINK, and fill this rectangle. uri: in ASCII. */
void paper_target(Paper *paper, double x, double y, double w, double h, const char *uri);

/* --- recording: draw now, place later (flow.c) --- */
/* From here on, drawing goes into a new list with an origin of its own and is not yet checked against a page. */
void paper_record_begin(Paper *paper);
/* Returns the list (PaperItem, owned by it); g_ptr_array_unref. */
GPtrArray *paper_record_end(Paper *paper);
/* Puts recorded items on the current page, moved by x,y; the list is empty after it. */
void paper_place(Paper *paper, GPtrArray *items, double x, double y);
/* Puts copies of them there, as artifacts: they repeat what was drawn before. */
void paper_repeat(Paper *paper, const GPtrArray *items, double x, double y);
/* A list of copies, for who wants to repeat what is placed elsewhere; g_ptr_array_unref. */
GPtrArray *paper_items_copy(const GPtrArray *items);

/* --- imposing: pages of one paper on sheets of another (impose.h) --- */
/* The rectangle that an item takes, clipped. */
PaperBox paper_item_box(const PaperItem *item);
/* Copies all elements of another paper into the one that is open. Element e of the source is e + the result here. */
PaperElement paper_graft(Paper *paper, const Paper *source);
/* A copy of an item on the current page, scaled and then moved. window: as clip of PaperItem. */
typedef struct PaperFit {
  double scale, x, y;
  PaperBox window;
} PaperFit;
void paper_impose(Paper *paper, const PaperItem *item, const PaperFit *fit, PaperElement element);

/* --- outline --- */
void paper_outline_add(Paper *paper, int level, const char *title, int page, double y);
guint paper_outline_count(const Paper *paper);
const PaperOutline *paper_outline(const Paper *paper, guint i);

/* --- as text (paper_dump.c) --- */
/* All pages as text: stable, one item a line, for golden tests. New string. */
char *paper_dump(const Paper *paper);
/* A short mark (five letters and digits) of what stands on the pages [first, last], furniture aside but for its pictures (a logo):
 * the same content gives the same mark. New string. */
char *paper_mark(const Paper *paper, int first, int last);

#endif
