/* A paragraph broken into lines for a width: what flow, tables and cards have in common. Draws a line at a time, because a
 * page may end between two. */
#ifndef PDF_LINES_H
#define PDF_LINES_H
#include <glib.h>

#include "pdf/paper.h"
#include "pdf/theme.h"

/* An address within the text. */
typedef struct LineLink {
  gsize start, end; /* bytes */
  char *uri;        /* owned */
} LineLink;

/* Owns its text and lines; the style is a copy. */
typedef struct Lines {
  char *text;
  gsize length; /* of the text, in bytes */
  gsize strong; /* so many bytes at the start are semibold */
  double width;
  Style style;
  GArray *lines; /* UnicodeLine */
  GArray *links; /* LineLink, in order; NULL: none */
} Lines;

/* Cleans and breaks a text. label: a semibold start of the paragraph, or NULL. Never fails; an empty text is one empty
 * line. */
Lines *lines_new(const Paper *paper, const Style *style, const char *label, const char *text, double width);
void lines_free(Lines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lines, lines_free)

guint lines_count(const Lines *lines);
double lines_height(const Lines *lines);
/* Does line i end in the middle of a word, with a hyphen. */
gboolean lines_hyphen(const Lines *lines, guint i);
/* Draws line i in the current element; x is the left of the paragraph, y the top of this line. */
void lines_draw(const Lines *lines, Paper *paper, guint i, double x, double y);
/* All of them; returns the height. */
double lines_draw_all(const Lines *lines, Paper *paper, double x, double y);

/* Where the base line is, below the top of a line of this style. */
double lines_baseline(const Paper *paper, const Style *style);

/* The largest size, at most font.size and at least `least`, at which the text is no wider than `width`. */
double lines_size_to_fit(const Paper *paper, PaperFont font, const char *text, double width, double least);
/* New string: the text, cut with … when it is wider than `width`. */
char *lines_cut_to_fit(const Paper *paper, PaperFont font, const char *text, double width);

#endif
