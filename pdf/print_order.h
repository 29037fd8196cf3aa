/* The print order: what goes on which paper, how often, on one or two sides, and what is cut or folded afterwards; and the flaps
 * that nobody can print, because they are written by hand. It is the first page of what is printed by paper. */
#ifndef PDF_PRINT_ORDER_H
#define PDF_PRINT_ORDER_H
#include "pdf/document.h"
#include "pdf/impose.h"

/* The kinds of paper, each a file. */
typedef enum {
  PRESS_BLACK,  /* plain, two sides */
  PRESS_HEAVY,  /* colour, heavy: what is cut or folded */
  PRESS_LABELS, /* the label sheet that was chosen */
  PRESS_LARGE,  /* A3 */
  PRESS_TILED,  /* the same on smaller sheets, to glue */
  N_PRESSES,
} Press;

typedef enum { FINISH_NONE, FINISH_CUT, FINISH_FOLD } Finish;

/* One thing to print. Owns its title. */
typedef struct PressLine {
  Press press;
  char *title;
  const char *audience; /* words; borrowed */
  int copies, sheets;   /* sheets: of all copies together */
  Sides sides;
  Finish finish;
} PressLine;

/* Owns its arrays. */
typedef struct PrintOrder {
  GArray *lines;          /* PressLine */
  int sheets[N_PRESSES];  /* of each file; 0: there is none */
  GPtrArray *flaps;       /* texts: those to be written by hand, with their part */
  int people;             /* that was counted on */
  gboolean people_unknown; /* there is no list: it is a guess */
} PrintOrder;

PrintOrder *print_order_new(void);
void print_order_free(PrintOrder *order);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PrintOrder, print_order_free)

/* The name of the file for this paper, with .pdf and the number that it has among the files of the order; new string. */
char *press_file(const PrintOrder *order, Press press, ThemeSheet sheet, Lang lang);

/* Adds to the order the flaps that the parts need and that are not printed. printed: names and titles of what is, of const
 * char *. */
void print_order_add_flaps(PrintOrder *order, const Script *script, const GPtrArray *printed);

/* Draws the order, as a document of its own. */
void print_order_draw(Paper *paper, const DocumentInput *input, const PrintOrder *order);

#endif
