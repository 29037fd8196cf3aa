/* Labels for badges on their sheet: where each lies, and how a printer that shifts or shrinks is put right. */
#ifndef PDF_BADGE_SHEET_H
#define PDF_BADGE_SHEET_H
#include <glib.h>

#include "model/label_sheet.h"
#include "pdf/paper.h"
#include "pdf/theme.h"

/* Beyond these a label could leave the page. */
#define BADGE_OFFSET_MAX 5.0 /* mm */
#define BADGE_SCALE_MIN 0.97
#define BADGE_SCALE_MAX 1.03

typedef struct BadgeOptions {
  const LabelSheet *sheet; /* NULL: paper to cut */
  int from;                /* the first label that is still on the sheet, from 1; 0 is 1 */
  double dx, dy;           /* mm to the right and down */
  double scale;            /* about the middle of the sheet; 0 is 1 */
  gboolean outlines;       /* draw the edge of every label */
  gboolean crop_marks;     /* draw short lines at the edges of the sheet, in line with the labels */
} BadgeOptions;

/* The sheet that is used. */
const LabelSheet *badge_sheet(const BadgeOptions *options);

/* Where label i (from 0, the first of the sheet) lies, in points. */
typedef struct BadgePlace {
  double x, y, width, height, radius;
} BadgePlace;
BadgePlace badge_place(const BadgeOptions *options, int i);

/* Draws the edge of label i of a sheet that is drawn on from label `from` on (from 0): round, or dashed to cut along, and then what two
 * labels share is one line. */
void badge_edge_draw(Paper *paper, const Theme *theme, const BadgeOptions *options, int i, int from);

/* Do all labels lie on the sheet, moved and scaled. */
gboolean badge_sheet_fits(const BadgeOptions *options);

#endif
