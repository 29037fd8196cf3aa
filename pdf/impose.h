/* Whole pages on sheets: copies with their backs, several small pages on a sheet with marks to cut along, one large page over
 * several sheets with strips to glue. The source is drawn already; here its display list is only placed. */
#ifndef PDF_IMPOSE_H
#define PDF_IMPOSE_H
#include <glib.h>

#include "pdf/theme.h"

/* How the sheets of a copy are printed. */
typedef enum {
  SIDES_AS_THEY_ARE,
  SIDES_ONE,  /* in a file that is printed on two sides: an empty back behind each page */
  SIDES_TWO,  /* an empty back at the end, so that the next copy begins on a sheet of its own */
} Sides;

/* Adds `copies` copies of all pages. The elements of the first go into what is open; the others are artifacts. */
void impose_copies(Paper *paper, const Paper *source, int copies, Sides sides);

/* How many small pages a sheet can take: 2, 4, 8 or 16. */
gboolean impose_can_n_up(int n);
/* Adds the pages of source, n on a sheet, each in the middle of its place, with marks to cut along. Pages of another shape begin a
 * sheet of their own. */
void impose_n_up(Paper *paper, const Paper *source, int n, ThemeSheet sheet);

/* Over how many sheets a page can be spread: 2 (A3 on A4), 4, 8 or 16. */
gboolean impose_can_tile(int n);
/* Adds each page of source, spread over n sheets that overlap by a strip to glue. It is as large as the sheets together would
 * be (A3 for two of A4), or a little smaller when what stands on it would not fit. all: also pages that fit on one sheet, which are
 * copied otherwise. */
void impose_tiles(Paper *paper, const Paper *source, int n, ThemeSheet sheet, gboolean all, Lang lang);
/* Is this page larger than the sheet. */
gboolean impose_is_larger(const PaperPage *page, ThemeSheet sheet);

#endif
