/* All that is printed, by paper: a few files with all copies in them, and a print order at the head of the first. It decides what
 * goes on which paper; how that is said is pdf/print_order.c's. */
#ifndef BY_PAPER_H
#define BY_PAPER_H
#include "pdf/print_order.h"
#include "print_piece.h"

typedef struct ByPaper ByPaper;

/* Draws each piece once and counts. pieces: of PrintPiece; input, pieces and faces are borrowed and outlive it. sets: how many
 * times everything is wanted. */
ByPaper *by_paper_new(const GArray *pieces, const DocumentInput *input, const FaceSet *faces, int sets);
void by_paper_free(ByPaper *by);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ByPaper, by_paper_free)

/* The files there are. */
guint by_paper_count(const ByPaper *by);
/* The sheets of all files together, the smaller ones that stand in for large ones left out. */
int by_paper_sheets(const ByPaper *by);
/* The name of file i; new string. */
char *by_paper_name(const ByPaper *by, guint i);
/* File i. A fault lands in its paper. */
PrintFile by_paper_make(const ByPaper *by, guint i);

#endif
