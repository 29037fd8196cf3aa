/* Something to print, whether it is a document of the catalogue or a worksheet, and a file that such things are drawn into. It knows
 * nothing of which pieces a meeting has, or which files are made of them. */
#ifndef PRINT_PIECE_H
#define PRINT_PIECE_H
#include "pdf/document.h"
#include "pdf/worksheet.h"

/* One of both. Borrowed. */
typedef struct PrintPiece {
  const Document *document;
  const Worksheet *sheet;
} PrintPiece;

/* The name of its own file; new string. */
char *print_piece_file(const PrintPiece *piece, Lang lang);
/* What users call it, and who gets it; borrowed. */
const char *print_piece_title(const PrintPiece *piece, Lang lang);
const char *print_piece_audience(const PrintPiece *piece, Lang lang);
/* Does it name people. */
gboolean print_piece_personal(const PrintPiece *piece, const Script *script);
/* A paper without pages for it. */
Paper *print_piece_paper(const PrintPiece *piece, const FaceSet *faces, const Script *script);
void print_piece_draw(const PrintPiece *piece, Paper *paper, const DocumentInput *input, int copies);

/* How many of it a meeting of so many people needs. */
int print_piece_copies(const PrintPiece *piece, const DocumentInput *input, int people);
/* How many people are expected; where nobody knows, *unknown and the usual number. */
int print_piece_people(const Script *script, gboolean *unknown);

/* A file to be: its name and its paper (owned). */
typedef struct PrintFile {
  char *name;
  Paper *paper;
  gboolean personal; /* readable by the owner only */
} PrintFile;
void print_file_clear(PrintFile *file);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PrintFile, print_file_clear)

#endif
