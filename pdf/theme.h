/* How paper looks: sheet, margins, colours and the styles of text. One accent, much white. All lengths in points.
 * Documents name styles (STYLE_BODY) and never sizes, so that large print and other sheets work by themselves. */
#ifndef PDF_THEME_H
#define PDF_THEME_H
#include <glib.h>

#include "pdf/paper.h"

typedef enum { SHEET_A4, SHEET_LETTER } ThemeSheet;
/* Participants hold the sheet in their hands; the facilitator reads it standing, at arm's length. */
typedef enum { READER_PARTICIPANT, READER_FACILITATOR } ThemeReader;
typedef enum { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT } Align;

typedef enum {
  STYLE_TITLE,     /* 22 semibold, accent: once a document; heading level 1 */
  STYLE_SUBTITLE,  /* 13 grey, under the title: where and when */
  STYLE_SECTION,   /* 15 semibold, accent: heading level 2 */
  STYLE_HEADING,   /* 12 semibold: heading level 3 */
  STYLE_BODY,      /* 12 on 17; for the facilitator 13 on 18.5 */
  STYLE_STRONG,    /* the body, semibold */
  STYLE_LEAD,      /* 14 on 21: an opening sentence */
  STYLE_QUESTION,  /* 18 on 26, accent: the question of the day */
  STYLE_NOTE,      /* 10.5, grey: an explanation */
  STYLE_LABEL,     /* 9.5 semibold, grey: names a field that is to be filled in */
  STYLE_CELL,      /* as large as the body, a little closer: a table */
  STYLE_CELL_STRONG,
  STYLE_CELL_NOTE, /* 10, grey: a second line in a cell */
  STYLE_CELL_HEAD, /* 9.5 semibold, grey: the head of a column */
  STYLE_TIME,      /* the cell, figures lining up */
  STYLE_CLOCK,     /* 20 semibold, figures lining up: the clock time in the facilitator's script */
  STYLE_FOOT,      /* 9, grey */
  N_STYLES,
} StyleId;

typedef struct Style {
  FaceStyle face;
  double size, leading, before, after; /* before and after: the larger of two that meet counts */
  Colour colour;
  Align align;
  gboolean tabular;
  gboolean keep_next; /* never the last thing on a page */
  gboolean hyphenate; /* reading matter: words may be broken at the end of a line */
  Lang lang;          /* by which they are broken */
  gboolean balance;   /* lines of about the same length, so that no single word is left over */
} Style;

typedef struct Theme {
  double width, height;             /* the sheet */
  double left, right, top, bottom;  /* margins; the foot stands in the bottom one */
  Colour accent;                    /* readable on white */
  Colour tint;                      /* a breath of the accent, for backgrounds */
  Colour text, grey, rule;          /* black as ink, small print, hairlines */
  double rule_width, line_distance; /* hairlines; writing lines, so that a pen fits */
  gboolean fillable;                /* what is left to write in can be filled in on screen */
  double scale;                     /* of body text: 1, or large print */
  double white;                     /* between what stands on the sheet: 1, or less to keep to its pages */
  Lang lang;
  Style styles[N_STYLES];
} Theme;

typedef struct ThemeOptions {
  ThemeSheet sheet;
  ThemeReader reader;
  gboolean large;     /* large print: body 17 */
  const char *accent; /* "#00695c" from the script, or NULL for the house colour; not read: the house colour */
  Lang lang;
} ThemeOptions;

/* Fills the theme. Owns nothing. An accent too light to read on white is darkened until it can be read. */
void theme_init(Theme *theme, const ThemeOptions *options);

/* Reads #rrggbb, rrggbb or #rgb. */
gboolean theme_colour_parse(const char *text, Colour *colour);
/* How much a colour stands out against white: 1 (not) to 21 (black); 4.5 can be read. */
double theme_contrast(Colour colour);
/* share of `colour`, the rest white. */
Colour theme_tint(Colour colour, double share);

/* Makes all letters but the foot's, and the space around them, so many times as large: for what is read from a wall. */
void theme_enlarge(Theme *theme, double factor);

/* Makes the white between what stands on the sheet so many times as large; letters stay as they are, and lines to write on at least
 * so far apart that a pen fits. */
void theme_tighten(Theme *theme, double white);
/* Sets all text closer: the white around it (theme_tighten), its lines, and the letters of what is read on become so many times as
 * large. Titles and headings keep their letters; drawings go with lines and letters. */
typedef struct ThemeCloseness {
  double white, lines, letters;
} ThemeCloseness;
void theme_close_up(Theme *theme, const ThemeCloseness *closeness);

/* Words are broken as this language has it. */
void theme_speak(Theme *theme, Lang lang);

PaperFont theme_font(const Theme *theme, StyleId style);
/* The same of a style of your own. */
PaperFont style_font(const Style *style);

/* The space between the margins. */
double theme_body_width(const Theme *theme);
double theme_body_height(const Theme *theme);

#endif
