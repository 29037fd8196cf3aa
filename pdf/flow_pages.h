/* The page maker of flow.c: slices in, pages out. Only flow.c uses it. */
#ifndef PDF_FLOW_PAGES_H
#define PDF_FLOW_PAGES_H
#include "pdf/flow.h"

/* A box that slices stand in; counted by its slices. */
typedef struct PageBox PageBox;
PageBox *page_box_new(FlowBoxKind kind, double indent, double inset);
PageBox *page_box_ref(PageBox *box);
void page_box_unref(PageBox *box);
FlowBoxKind page_box_kind(const PageBox *box);

/* A slice with its place in the flow. Owns its items, its title and a count of its box and repeat. */
typedef struct PageSlice {
  FlowSlice slice;
  double x;         /* from the left margin */
  double extra;     /* white above it, beside what before and after ask for */
  double box_top;   /* padding above the items, part of the height */
  gboolean new_page;
  PageBox *box;     /* may be NULL */
  char *title;      /* outline entry, or NULL */
  int level;
} PageSlice;
void page_slice_free(gpointer slice);

typedef struct PageFeet {
  const char *left, *code;
  gboolean notes; /* lines to write on in what is left of a page */
  FlowOnPage on_page;
  gpointer data;
} PageFeet;

/* Adds pages to the paper for the slices (PageSlice), at least one. Returns how many. */
int flow_pages_make(Paper *paper, const Theme *theme, const GPtrArray *slices, const PageFeet *feet);

/* Draws the slices below each other from 0,0 on, without pages or outline, in whatever is drawn on now. Returns the height. */
double flow_pages_stack(Paper *paper, const Theme *theme, const GPtrArray *slices);

/* How far pages are filled behind the first n slices, about: a page may end early. All zero: nothing is looked at yet. */
typedef struct PageTail {
  guint n;
  double used, after; /* of the last page */
  int before;         /* pages before it */
} PageTail;

/* What is left of the page that these slices end on, in points. *number (may be NULL): of that page. tail goes along with the slices:
 * those before the last that belong together are looked at once, and must stay as they are. */
double flow_pages_left(const Theme *theme, const GPtrArray *slices, PageTail *tail, int *number);

/* Divides the slices from `from` on over n columns of about the same height, on a page of which so much is left: ends gets where
 * each column ends. At most what a page holds; the rest is for the next call. At least one slice. What is kept together is parted
 * only when all of it has a place then. TRUE when all has a place, and nothing was parted. */
gboolean flow_pages_columns(const Theme *theme, const GPtrArray *slices, guint from, guint n, double left, guint *ends);

#endif
