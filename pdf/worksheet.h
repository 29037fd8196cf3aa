/* A worksheet on paper: filled in for the meeting, each group or each person, its blocks on pages that they fill. The blocks
 * themselves are blocks.h's. */
#ifndef PDF_WORKSHEET_H
#define PDF_WORKSHEET_H
#include "model/worksheet.h"
#include "pdf/document.h"

/* The name of its file without a folder: "werkblad-ikigai.pdf"; new string. */
char *worksheet_file(const Worksheet *sheet, Lang lang);
/* How many of it: words for a list; not owned by the caller. */
const char *worksheet_copies(const Worksheet *sheet, Lang lang);
/* Who it is for: words for a list; not owned by the caller. */
const char *worksheet_audience(const Worksheet *sheet, Lang lang);
/* How many times all that worksheet_draw draws is needed for so many people: sheets with names or groups are there for each
 * already. */
int worksheet_count(const Worksheet *sheet, const DocumentInput *input, int people);
/* Does it bear the names of people when it is made for this script. */
gboolean worksheet_personal(const Worksheet *sheet, const Script *script);

/* A paper without pages for this worksheet. */
Paper *worksheet_paper(const FaceSet *faces, const Worksheet *sheet, const Script *script);
/* Draws it, `copies` times (at least once): once for each group or person when it names them, else once. A fault lands in
 * the paper. */
void worksheet_draw(const Worksheet *sheet, Paper *paper, const DocumentInput *input, int copies);

#endif
