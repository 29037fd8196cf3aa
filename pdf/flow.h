/* A document as a stream: headings, paragraphs, lists, boxes, lines to write on, tables (table.h). The flow breaks it
 * into pages when it is finished: nothing stands alone at the foot or head of a page, what is kept together stays
 * together, and the feet know how many pages there are. A whole document:
 *
 *   Flow *flow = flow_new(paper, &theme);
 *   flow_foot(flow, "Startbijeenkomst · donderdag 14 januari 2027", "P1");
 *   flow_heading(flow, 1, "Programma");
 *   flow_paragraph(flow, STYLE_SUBTITLE, "De Kandelaar, Dorpsstraat 5");
 *   flow_list_begin(flow, LIST_BULLET);
 *   flow_item(flow, STYLE_BODY, "Neem een pen mee");
 *   flow_list_end(flow);
 *   flow_finish(flow);
 *
 * Texts are the user's as they are: the flow cleans and breaks them. NULL or empty text adds nothing. Faults land in the
 * paper (paper_fault). Not here: free placing on a page (badges, cards), for which paper.h is enough. */
#ifndef PDF_FLOW_H
#define PDF_FLOW_H
#include <glib.h>

#include "pdf/paper.h"
#include "pdf/theme.h"

typedef struct Flow Flow;

/* Starts a document on a page of its own. Paper and theme are borrowed. */
Flow *flow_new(Paper *paper, const Theme *theme);
/* Breaks into pages, draws, writes the feet, and frees the flow. Returns the number of pages made (at least 1). */
int flow_finish(Flow *flow);

/* --- a flow that makes no pages: what stands beside each other, and what is measured --- */
/* Its width is the theme's between the margins; it has no foot. */
Flow *flow_new_part(Paper *paper, const Theme *theme);
/* Stacks what it holds, from 0,0 down, instead of breaking it into pages, and frees the flow. Returns the items (as
 * paper_record_end does), for flow_slice or paper_place; *height gets how high they are. */
GPtrArray *flow_stack(Flow *flow, double *height);

/* One that is only measured, on a paper of its own: nothing of it comes into a document, nor into its structure. */
Flow *flow_new_trial(const FaceSet *faces, const Theme *theme);
/* How high it is, in points; frees it. */
double flow_trial_height(Flow *flow);

Paper *flow_paper(const Flow *flow);
const Theme *flow_theme(const Flow *flow);
/* The width that a paragraph has here, in points. */
double flow_width(const Flow *flow);

/* --- foot and head --- */
/* The foot of every page: left as given (title and date), right the mark of the content, the code and "pagina 1 van 2",
 * under a hairline. Either may be NULL. Copied. */
void flow_foot(Flow *flow, const char *left, const char *code);

/* What is left over of each page becomes lines to write on. */
void flow_notes(Flow *flow);

/* Called for every page when all pages are there, to draw what stands in the margins; the drawings are furniture. */
typedef struct FlowPage {
  int number, count; /* from 1 */
  const char *mark;
} FlowPage;
typedef void (*FlowOnPage)(Paper *paper, const Theme *theme, const FlowPage *page, gpointer data);
void flow_on_page(Flow *flow, FlowOnPage draw, gpointer data);

/* --- text --- */
/* level 1 (once), 2 or 3: STYLE_TITLE, STYLE_SECTION, STYLE_HEADING. Goes into the outline too. */
void flow_heading(Flow *flow, int level, const char *text);
void flow_paragraph(Flow *flow, StyleId style, const char *text);
/* A paragraph that starts with a semibold word: "Doel" "Iedereen kent elkaar." */
void flow_labelled(Flow *flow, StyleId style, const char *label, const char *text);
/* A style of your own (start from theme->styles[…]); tag is PAPER_P or a heading. */
void flow_text(Flow *flow, const Style *style, PaperTag tag, const char *label, const char *text);

/* --- lists --- */
typedef enum { LIST_BULLET, LIST_NUMBER, LIST_CHECKBOX } FlowListKind;
void flow_list_begin(Flow *flow, FlowListKind kind);
void flow_item(Flow *flow, StyleId style, const char *text);
/* An item of a LIST_CHECKBOX, whose box may be ticked already. */
void flow_tick(Flow *flow, StyleId style, gboolean ticked, const char *text);
void flow_list_end(Flow *flow);
/* A whole list at once: n texts in the body style. */
void flow_list(Flow *flow, FlowListKind kind, const char *const *texts, gsize n);

/* --- lines, space, pages --- */
/* n lines to write on, theme->line_distance apart. */
void flow_writing_lines(Flow *flow, int n);
/* A field to fill in: a label, and a line to write on behind it. */
void flow_field(Flow *flow, const char *label);
/* How much is left of the page that the flow is on, in points: about, since a page may end early. */
double flow_left(const Flow *flow);
/* The number of that page, from 1: about, as well. */
int flow_page(const Flow *flow);
/* White of so many points; at the top of a page it vanishes. */
void flow_space(Flow *flow, double points);
void flow_page_break(Flow *flow);

/* --- keeping together --- */
/* What stands between begin and end stays on one page, unless it is taller than a page. May be nested. */
void flow_keep_begin(Flow *flow);
void flow_keep_end(Flow *flow);

/* A box around what follows, kept together. Not nested in another box. */
typedef enum {
  BOX_TINT,  /* a breath of the accent behind it */
  BOX_BAR,   /* an accent bar at the left */
  BOX_FRAME, /* a hairline with round corners */
} FlowBoxKind;
void flow_box_begin(Flow *flow, FlowBoxKind kind);
void flow_box_end(Flow *flow);

/* Moves the left edge of what follows by points; takes it back with the negative. */
void flow_indent(Flow *flow, double points);

/* Begins what is set in n columns with so much white between them: down the first before the next, all about as high. Returns the
 * flow to write in until the end; neither may be nested. Boxes and drawings may stand in it, page breaks not. */
Flow *flow_columns_begin(Flow *flow, guint n, double gutter);
/* TRUE when all of it has a place beside each other, and nothing was parted that belongs together. */
gboolean flow_columns_end(Flow *flow, Flow *columns);

/* --- drawing of your own --- */
/* A block of `height` points that draw fills at once: 0,0 is its top left, width what the flow has. Tag what is content
 * with paper_open and paper_close (a figure with its description); the rest is an artifact. */
typedef void (*FlowDraw)(Paper *paper, double width, double height, gpointer data);
void flow_draw(Flow *flow, double height, FlowDraw draw, gpointer data);

/* --- for table.c: slices, the pieces between which a page may end --- */
typedef enum {
  BIND_FREE, /* a page may end before this slice */
  BIND_KEEP, /* only if what belongs together is taller than a page */
  BIND_TIGHT, /* only if nothing else works (a heading and what follows, the first two lines of a paragraph) */
} FlowBind;
/* Something drawn again at the top of each page that its slices continue on: the head of a table. Reference counted by
 * the slices that point to it. */
typedef struct FlowRepeat FlowRepeat;
typedef struct FlowSlice {
  double height, before, after;
  FlowBind bind;
  GPtrArray *items;   /* taken over; drawn from the left edge of the flow and the top of the slice */
  FlowRepeat *repeat; /* taken over; may be NULL */
} FlowSlice;
/* The items are copied. */
FlowRepeat *flow_repeat_new(const GPtrArray *items, double height);
/* The same with white below it. */
FlowRepeat *flow_repeat_lowered(const FlowRepeat *repeat, double white);
FlowRepeat *flow_repeat_ref(FlowRepeat *repeat);
void flow_repeat_unref(FlowRepeat *repeat);
void flow_slice(Flow *flow, const FlowSlice *slice);

#endif
