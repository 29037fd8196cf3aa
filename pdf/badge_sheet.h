/* Sheets of labels for badges: where each label lies, and how a printer that shifts or shrinks is put right. */
#ifndef PDF_BADGE_SHEET_H
#define PDF_BADGE_SHEET_H
#include <glib.h>

/* Millimetres on A4, from the top left. */
typedef struct BadgeSheet {
  const char *name; /* of the sheet in the shop; "plain" is paper to cut */
  double width, height, left, top, pitch_x, pitch_y, radius;
  int columns, rows;
  gboolean cut; /* has no labels of its own: lines to cut along are drawn */
} BadgeSheet;

/* The sheet of this name, in capitals or not; NULL when there is none. NULL gives the first, the default. */
const BadgeSheet *badge_sheet_find(const char *name);
/* Sheet i of the table, NULL behind the last. */
const BadgeSheet *badge_sheet_at(guint i);

/* Beyond these a label could leave the page. */
#define BADGE_OFFSET_MAX 5.0 /* mm */
#define BADGE_SCALE_MIN 0.97
#define BADGE_SCALE_MAX 1.03

typedef struct BadgeOptions {
  const BadgeSheet *sheet; /* NULL: the default */
  int from;                /* the first label that is still on the sheet, from 1; 0 is 1 */
  double dx, dy;           /* mm to the right and down */
  double scale;            /* about the middle of the sheet; 0 is 1 */
  gboolean outlines;       /* draw the edge of every label */
} BadgeOptions;

/* Where label i (from 0, the first of the sheet) lies, in points. */
typedef struct BadgePlace {
  double x, y, width, height, radius;
} BadgePlace;
BadgePlace badge_place(const BadgeOptions *options, int i);

#endif
