/* Sorts what is printed by its paper. See by_paper.h. */
#include "by_paper.h"

/* A piece, drawn once. Owns its paper. */
typedef struct Drawn {
  const PrintPiece *piece;
  Paper *paper;
  PressLine line; /* its title is borrowed */
} Drawn;

struct ByPaper {
  const DocumentInput *input;
  const FaceSet *faces;
  GArray *drawn; /* Drawn */
  PrintOrder *order;
  Press files[N_PRESSES];
  guint n_files;
};

/* --- on what --- */

/* Worksheets that begin with cards, tents, tiles or arrows are made to be cut, folded or hung up. */
static gboolean is_made_of(const Worksheet *sheet, BlockKind kind) {
  return sheet && sheet->blocks->len && ((const Block *)g_ptr_array_index(sheet->blocks, 0))->kind == kind;
}

static Finish finish_of(const PrintPiece *piece, const DocumentInput *input) {
  if (piece->document == document_get(DOCUMENT_CARDS) || is_made_of(piece->sheet, BLOCK_CARDS)) return FINISH_CUT;
  if (piece->document == document_get(DOCUMENT_TABLE_SIGNS) || is_made_of(piece->sheet, BLOCK_TENT)) return FINISH_FOLD;
  if (piece->document == document_get(DOCUMENT_BADGES) && badge_sheet(&input->badges)->cut) return FINISH_CUT;
  return FINISH_NONE;
}

/* Is it hung up to be read. */
static gboolean is_poster(const PrintPiece *piece) {
  static const DocumentId flaps[] = {DOCUMENT_FLAP_PROGRAMME, DOCUMENT_FLAP_QUESTIONS, DOCUMENT_FLAP_STEPS};
  if (piece->sheet) return piece->sheet->poster;
  for (gsize i = 0; i < G_N_ELEMENTS(flaps); i++)
    if (piece->document == document_get(flaps[i])) return TRUE;
  return FALSE;
}

static Press press_of(const Drawn *drawn, const DocumentInput *input) {
  const PrintPiece *piece = drawn->piece;
  if (piece->document == document_get(DOCUMENT_BADGES)) return badge_sheet(&input->badges)->cut ? PRESS_HEAVY : PRESS_LABELS;
  if (paper_page_count(drawn->paper) && impose_is_larger(paper_page(drawn->paper, 0), input->sheet)) return PRESS_LARGE;
  gboolean heavy = drawn->line.finish != FINISH_NONE || is_made_of(piece->sheet, BLOCK_TILE) || is_made_of(piece->sheet, BLOCK_ARROW);
  return heavy ? PRESS_HEAVY : PRESS_BLACK;
}

/* On plain paper, backs are used; but not those of a list that lies at the door to be signed, of what hangs on a wall, or of sheets for
 * several groups or people. */
static Sides sides_of(const PrintPiece *piece, Press press) {
  if (press != PRESS_BLACK) return SIDES_AS_THEY_ARE;
  if (is_poster(piece)) return SIDES_ONE;
  if (piece->sheet && piece->sheet->per != SHEET_PER_MEETING) return SIDES_ONE;
  return piece->document == document_get(DOCUMENT_SIGN_IN) || piece->document == document_get(DOCUMENT_SIGN_IN_STRIPS) ? SIDES_ONE : SIDES_TWO;
}

static int sheets_of(const PressLine *line, int pages) {
  return line->copies * (line->sides == SIDES_TWO ? (pages + 1) / 2 : pages);
}

static void draw(ByPaper *by, const PrintPiece *piece, int sets) {
  const Script *script = by->input->script;
  Drawn drawn = {.piece = piece, .paper = print_piece_paper(piece, by->faces, script)};
  print_piece_draw(piece, drawn.paper, by->input, 1);
  PressLine *line = &drawn.line;
  line->title = (char *)print_piece_title(piece, script->lang);
  line->audience = print_piece_audience(piece, script->lang);
  line->finish = finish_of(piece, by->input);
  line->press = press_of(&drawn, by->input);
  line->sides = sides_of(piece, line->press);
  line->copies = sets * print_piece_copies(piece, by->input, by->order->people);
  line->sheets = sheets_of(line, paper_page_count(drawn.paper));
  if (line->sides == SIDES_TWO && paper_page_count(drawn.paper) < 2) line->sides = SIDES_ONE; /* the same sheets, said truly */
  g_array_append_val(by->drawn, drawn);
  PressLine told = *line;
  told.title = g_strdup(line->title);
  g_array_append_val(by->order->lines, told);
  by->order->sheets[line->press] += line->sheets;
}

/* What is printed, by all its names: flaps of these need not be written. */
static void list_flaps(ByPaper *by) {
  g_autoptr(GPtrArray) printed = g_ptr_array_new();
  for (guint i = 0; i < by->drawn->len; i++) {
    const PrintPiece *piece = g_array_index(by->drawn, Drawn, i).piece;
    if (piece->sheet) {
      g_ptr_array_add(printed, piece->sheet->id);
      g_ptr_array_add(printed, piece->sheet->title);
    } else if (is_poster(piece)) {
      g_ptr_array_add(printed, (char *)piece->document->name[0]);
      g_ptr_array_add(printed, (char *)piece->document->name[1]);
    }
  }
  print_order_add_flaps(by->order, by->input->script, printed);
}

/* Draws all of this paper; without the order on plain paper. */
static void add_press(const ByPaper *by, Press press, Paper *paper, gboolean *personal) {
  Lang lang = by->input->script->lang;
  for (guint i = 0; i < by->drawn->len; i++) {
    const Drawn *drawn = &g_array_index(by->drawn, Drawn, i);
    if (drawn->line.press != (press == PRESS_TILED ? PRESS_LARGE : press)) continue;
    *personal = *personal || print_piece_personal(drawn->piece, by->input->script);
    if (press != PRESS_TILED) {
      impose_copies(paper, drawn->paper, drawn->line.copies, press == PRESS_BLACK ? drawn->line.sides : SIDES_AS_THEY_ARE);
      continue;
    }
    for (int k = 0; k < drawn->line.copies; k++) impose_tiles(paper, drawn->paper, 2, by->input->sheet, TRUE, lang);
  }
}

static Paper *draw_order(const ByPaper *by) {
  Paper *paper = document_paper(by->faces, NULL, by->input->script);
  print_order_draw(paper, by->input, by->order);
  return paper;
}

ByPaper *by_paper_new(const GArray *pieces, const DocumentInput *input, const FaceSet *faces, int sets) {
  ByPaper *by = g_new0(ByPaper, 1);
  by->input = input;
  by->faces = faces;
  by->drawn = g_array_new(FALSE, FALSE, sizeof(Drawn));
  by->order = print_order_new();
  by->order->people = print_piece_people(input->script, &by->order->people_unknown);
  for (guint i = 0; i < pieces->len; i++) draw(by, &g_array_index(pieces, PrintPiece, i), sets);
  by->order->sheets[PRESS_TILED] = 2 * by->order->sheets[PRESS_LARGE];
  list_flaps(by);
  g_autoptr(Paper) order = draw_order(by);
  by->order->sheets[PRESS_BLACK] += (paper_page_count(order) + 1) / 2; /* it goes on plain paper itself */
  for (int i = 0; i < N_PRESSES; i++)
    if (by->order->sheets[i]) by->files[by->n_files++] = (Press)i;
  return by;
}

void by_paper_free(ByPaper *by) {
  if (!by) return;
  for (guint i = 0; i < by->drawn->len; i++) paper_free(g_array_index(by->drawn, Drawn, i).paper);
  g_array_unref(by->drawn);
  print_order_free(by->order);
  g_free(by);
}

guint by_paper_count(const ByPaper *by) {
  return by->n_files;
}

int by_paper_sheets(const ByPaper *by) {
  int sheets = 0;
  for (int i = 0; i < N_PRESSES; i++) sheets += i == PRESS_TILED ? 0 : by->order->sheets[i];
  return sheets;
}

char *by_paper_name(const ByPaper *by, guint i) {
  return press_file(by->order, by->files[i], by->input->sheet, by->input->script->lang);
}

PrintFile by_paper_make(const ByPaper *by, guint i) {
  const Script *script = by->input->script;
  Press press = by->files[i];
  PrintFile file = {.name = by_paper_name(by, i), .paper = document_paper(by->faces, NULL, script)};
  if (press == PRESS_BLACK) {
    g_autoptr(Paper) order = draw_order(by);
    impose_copies(file.paper, order, 1, SIDES_TWO);
  }
  add_press(by, press, file.paper, &file.personal);
  return file;
}
