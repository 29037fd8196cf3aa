/* Association cards: one picture a card, large, no words, the back plain; four on a sheet (A6 on A4) or eight. Marks at the
 * edges and in the middle show where to cut. There is no foot, since it would stand on a card; a small code in its corner says
 * which card somebody chose. */
#include <math.h>

#include "pdf/document.h"
#include "pdf/pictogram.h"

#define FIGURE_SHARE 0.72 /* of the shorter side of a card */
#define OPTICAL_MIDDLE 0.49 /* of the height: what stands in the very middle seems to sink */
#define MARK_FROM (2 * MM)
#define MARK_TO (9 * MM)
#define CROSS (3 * MM) /* half an arm of a cross between four cards */
#define PHOTO_BORDER (7 * MM)
#define MARK_WIDTH 0.5
#define CODE_SIZE 6.5
#define CODE_IN (7 * MM) /* from the edges of the card */

/* How a sheet is divided. */
typedef struct Deck {
  int columns, rows;
  double width, height; /* of a card */
} Deck;

static Deck deck_of(const DocumentInput *input) {
  Deck deck = {.columns = 2, .rows = input->small_cards ? 4 : 2};
  deck.width = input->theme.width / deck.columns;
  deck.height = input->theme.height / deck.rows;
  return deck;
}

static void draw_marks(Paper *paper, const DocumentInput *input, const Deck *deck) {
  const PaperPaint paint = PAINT_STROKE(input->theme.grey, MARK_WIDTH);
  double w = input->theme.width, h = input->theme.height;
  paper_open(paper, PAPER_ARTIFACT, NULL);
  for (int i = 1; i < deck->columns; i++) {
    double x = i * deck->width;
    paper_line(paper, x, MARK_FROM, x, MARK_TO, paint);
    paper_line(paper, x, h - MARK_TO, x, h - MARK_FROM, paint);
  }
  for (int k = 1; k < deck->rows; k++) {
    double y = k * deck->height;
    paper_line(paper, MARK_FROM, y, MARK_TO, y, paint);
    paper_line(paper, w - MARK_TO, y, w - MARK_FROM, y, paint);
    for (int i = 1; i < deck->columns; i++) {
      double x = i * deck->width;
      paper_line(paper, x - CROSS, y, x + CROSS, y, paint);
      paper_line(paper, x, y - CROSS, x, y + CROSS, paint);
    }
  }
  paper_close(paper);
}

static void draw_pictogram(Paper *paper, const DocumentInput *input, const Deck *deck, guint card, double x, double y) {
  const Pictogram *pictogram = g_ptr_array_index(input->pictograms, card);
  double side = FIGURE_SHARE * MIN(deck->width, deck->height), middle_x, middle_y;
  pictogram_middle(pictogram, &middle_x, &middle_y);
  paper_open(paper, PAPER_FIGURE, pictogram_name(pictogram, input->lang));
  pictogram_draw(paper, &input->theme, pictogram, x + deck->width / 2 - side * middle_x / VECTOR_FIELD,
                 y + deck->height * OPTICAL_MIDDLE - side * middle_y / VECTOR_FIELD, side);
  paper_close(paper);
}

/* As large as the card allows, with white around it: few printers reach the edge. */
static void draw_photo(Paper *paper, const DocumentInput *input, const Deck *deck, guint card, double x, double y) {
  Picture *photo = g_ptr_array_index(input->photos, card);
  double scale = fmin((deck->width - 2 * PHOTO_BORDER) / photo->width, (deck->height - 2 * PHOTO_BORDER) / photo->height);
  double w = scale * photo->width, h = scale * photo->height;
  g_autofree char *words = tx(input->lang, PAPER_CARD_PHOTO, TN(card + 1));
  paper_open(paper, PAPER_FIGURE, words);
  paper_picture(paper, x + (deck->width - w) / 2, y + (deck->height - h) / 2, w, h, photo);
  paper_close(paper);
}

static void draw_code(Paper *paper, const DocumentInput *input, guint card, double right, double bottom) {
  const PaperFont font = {.size = CODE_SIZE, .colour = input->theme.grey};
  g_autofree char *code = g_strdup_printf("%s-%u", input->document->code, card + 1);
  paper_open(paper, PAPER_P, NULL);
  paper_text_right(paper, right - CODE_IN, bottom - CODE_IN, font, code);
  paper_close(paper);
}

void doc_cards(Paper *paper, const DocumentInput *input) {
  Deck deck = deck_of(input);
  guint n = input->photos ? input->photos->len : input->pictograms ? input->pictograms->len : 0, per_sheet = (guint)(deck.columns * deck.rows);
  paper_open(paper, PAPER_DOCUMENT, NULL);
  for (guint i = 0; i < n; i++) {
    if (i % per_sheet == 0) {
      int page = paper_page_new(paper, input->theme.width, input->theme.height);
      if (i == 0) paper_outline_add(paper, 1, text_plain(input->lang, input->document->title), page, 0);
      paper_page_name(paper, input->document->code, (int)(i / per_sheet) + 1);
      draw_marks(paper, input, &deck);
    }
    guint at = i % per_sheet;
    double x = deck.width * (at % (guint)deck.columns), y = deck.height * (at / (guint)deck.columns);
    (input->photos ? draw_photo : draw_pictogram)(paper, input, &deck, i, x, y);
    draw_code(paper, input, i, x + deck.width, y + deck.height);
  }
  paper_close(paper);
}
