/* Pieces that figures are made of: shapes, arrows, and text that fits a place. Coordinates as in paper.h; the caller
 * opens the element that they belong to. */
#ifndef PDF_FIGURES_H
#define PDF_FIGURES_H
#include "model/worksheet.h"
#include "pdf/lines.h"

/* A regular form: its corners (0: a circle, at most FIGURE_MOST_CORNERS), how far the first is turned from the top in
 * full turns, and for a star the inner radius as a share of the outer (0: none). */
#define FIGURE_MOST_CORNERS 8
typedef struct FigureForm {
  int corners;
  double turn, inner;
} FigureForm;

/* A form around x,y that looks as large as a circle of this radius; turned: upside down. */
void figure_polygon(Paper *paper, const FigureForm *form, double x, double y, double radius, gboolean turned,
                    PaperPaint paint);

/* A shape around x,y, as large as a circle of this radius; a line is drawn in the colour of the fill, twice as wide.
 * SHAPE_NONE draws nothing. */
void figure_shape(Paper *paper, Shape shape, double x, double y, double radius, PaperPaint paint);

/* An arrow that fills a square of this side, its top left at x,y. */
void figure_arrow(Paper *paper, ArrowWay way, double x, double y, double side, PaperPaint paint);

/* A piece of a ring around x,y from one angle to another (radians, 0 is up, clockwise), between two radii; inner may
 * be 0. */
void figure_segment(Paper *paper, double x, double y, double inner, double outer, double from, double to, PaperPaint paint);

/* What n circles (2 to 4) have in common, when their middles stand around x,y: the first above it (2: beside it, at the
 * left), `spread` away, with this radius. */
void figure_core(Paper *paper, int n, double x, double y, double spread, double radius, PaperPaint paint);

/* Is any word of a text wider than this, so that it would be cut. */
gboolean figure_word_too_wide(const Paper *paper, const Style *style, const char *text, double width);

/* Breaks a text for a place: at the style's size, or smaller (at least `least`) until no word is cut and it is no higher
 * than height. New lines; at `least` they may still be too high. */
Lines *figure_fit(const Paper *paper, const Style *style, const char *text, double width, double height, double least);

/* Sets the style to the largest size, at least `least`, at which each of the texts fits a place of its own as figure_fit
 * says: what belongs together looks alike. */
void figure_same_size(const Paper *paper, Style *style, char *const *texts, double width, double height, double least);

/* How wide the widest of the lines is. */
double figure_widest(const Paper *paper, const Lines *lines);

/* Draws a text around x,y, centred, in a place of width and height, as small as needed but not below `least`. Empty:
 * nothing. */
void figure_text(Paper *paper, const Style *style, const char *text, double x, double y, double width, double height,
                 double least);

#endif
