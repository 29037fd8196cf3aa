/* A sheet of labels or cards as data: its paper, and where each label lies. The table is a file that users may add to; reading
 * it is read/labels.c's, drawing is pdf/badge_sheet.c's. */
#ifndef MODEL_LABEL_SHEET_H
#define MODEL_LABEL_SHEET_H
#include <glib.h>

/* Millimetres from the top left. Owns its names. */
typedef struct LabelSheet {
  char *name[2]; /* Dutch and English: its number in the shop, or a word for paper to cut */
  char *brand;   /* or NULL */
  double width, height, left, top, pitch_x, pitch_y, radius;
  int columns, rows;
  gboolean letter; /* US Letter instead of A4 */
  gboolean cut;    /* has no labels of its own: lines to cut along are drawn */
} LabelSheet;

/* Paper to cut, for holders of 90 x 55 mm: when there is no table. */
const LabelSheet *label_sheet_plain(void);

void label_sheet_free(LabelSheet *sheet);
/* The sheet with this name in either language, in capitals or not, or NULL. sheets: of LabelSheet. */
const LabelSheet *label_sheet_find(const GPtrArray *sheets, const char *name);
/* "L4785, 32015": all names, in English or in Dutch; new string. */
char *label_sheet_names(const GPtrArray *sheets, gboolean english);
/* What is taken when none is named: the first on this paper that must not be cut, else paper to cut. */
const LabelSheet *label_sheet_default(const GPtrArray *sheets, gboolean letter);
/* Paper to cut of this size of paper. */
const LabelSheet *label_sheet_to_cut(const GPtrArray *sheets, gboolean letter);

int label_sheet_count(const LabelSheet *sheet); /* labels on a sheet */
/* Of its paper, in millimetres. */
double label_sheet_paper_width(const LabelSheet *sheet);
double label_sheet_paper_height(const LabelSheet *sheet);

#endif
