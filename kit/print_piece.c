/* One thing to print, as a document of the catalogue or as a worksheet. See print_piece.h. */
#include "print_piece.h"

#include "model/plan.h"

#define USUAL_PEOPLE 16

char *print_piece_file(const PrintPiece *piece, Lang lang) {
  return piece->sheet ? worksheet_file(piece->sheet, lang) : document_file(piece->document, lang);
}

const char *print_piece_title(const PrintPiece *piece, Lang lang) {
  return piece->sheet ? piece->sheet->title : text_plain(lang, piece->document->title);
}

const char *print_piece_audience(const PrintPiece *piece, Lang lang) {
  return piece->sheet ? worksheet_audience(piece->sheet, lang) : document_audience(piece->document, lang);
}

gboolean print_piece_personal(const PrintPiece *piece, const Script *script) {
  return piece->sheet ? piece->sheet->secret || worksheet_personal(piece->sheet, script) : piece->document->personal;
}

Paper *print_piece_paper(const PrintPiece *piece, const FaceSet *faces, const Script *script) {
  return piece->sheet ? worksheet_paper(faces, piece->sheet, script) : document_paper(faces, piece->document, script);
}

void print_piece_draw(const PrintPiece *piece, Paper *paper, const DocumentInput *input, int copies) {
  if (piece->sheet)
    worksheet_draw(piece->sheet, paper, input, copies);
  else
    document_draw(piece->document, paper, input, copies);
}

/* --- how many --- */

int print_piece_people(const Script *script, gboolean *unknown) {
  int people = script_expected(script);
  *unknown = people == 0;
  return people ? people : USUAL_PEOPLE;
}

int print_piece_copies(const PrintPiece *piece, const DocumentInput *input, int people) {
  if (piece->sheet) return worksheet_count(piece->sheet, input, people);
  switch (piece->document->copies) {
    case COPIES_PER_PERSON: return people;
    case COPIES_PER_FACILITATOR: return MAX((int)input->script->facilitators->len, 1);
    case COPIES_ONE: break;
  }
  return 1;
}

/* --- a file --- */

void print_file_clear(PrintFile *file) {
  g_clear_pointer(&file->name, g_free);
  g_clear_pointer(&file->paper, paper_free);
}
