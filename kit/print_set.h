/* A meeting with all that its papers are made from, and the papers themselves, file by file. Nothing is written to disk here:
 * that is cmd_print.c's. */
#ifndef PRINT_SET_H
#define PRINT_SET_H
#include <glib.h>

#include "print_asked.h"
#include "print_piece.h"
#include "read/load.h"
#include "read/worksheets.h"

typedef struct PrintSet PrintSet;

/* Loads the script at this path and what its papers need; names: of the papers, none for all that the meeting has. `asked` is
 * borrowed and outlives the set. What is wrong is told, and *status made worse: NULL when nothing can be printed. */
PrintSet *print_set_new(const PrintAsked *asked, const char *path, char *const *names, Lang lang, ExitStatus *status);
void print_set_free(PrintSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PrintSet, print_set_free)

const Script *print_set_script(const PrintSet *set);
/* The files that were read: of LoadedFile, the first is the script. */
const GPtrArray *print_set_files(const PrintSet *set);

/* What is printed, one by one, whatever files it goes into: of PrintPiece. */
const GArray *print_set_pieces(const PrintSet *set);
/* What the papers are made from. */
const DocumentInput *print_set_input(const PrintSet *set);

/* How many files there will be. The faces outlive the set. */
guint print_set_count(PrintSet *set, const FaceSet *faces);
/* About how many sheets of paper all files take; 0 when no copies were asked for and nobody needs to be warned. */
gint64 print_set_sheets(PrintSet *set, const FaceSet *faces);
/* The name of file i; new string. */
char *print_set_name(const PrintSet *set, guint i);
/* Draws file i, with the same faces, once they have been counted. A fault lands in the paper. */
PrintFile print_set_make(PrintSet *set, const FaceSet *faces, guint i);

#endif
