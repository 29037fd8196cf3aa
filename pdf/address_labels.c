/* A label a person, in the order they come: name, organisation and address, or room to write one below the name. Labels are filled from the first that is still on the sheet. */
#include "pdf/address_labels.h"

#include "pdf/lines.h"

#define NAME_SIZE 13.0
#define DETAIL_SIZE 10.5
#define SMALLEST 6.0
#define PADDING (4 * MM)
#define SHARE 0.7 /* of the height for what is printed, when the address is still to be written */

/* The text broken into lines, smaller until it fits; a word that fits no size is cut. */
static Lines *fit(const Paper *paper, Style style, const char *text, double width, double height) {
  for (;; style.size -= 0.5) {
    style.leading = style.size * 1.2;
    Lines *lines = lines_new(paper, &style, NULL, text, width);
    if (lines_height(lines) <= height || style.size <= SMALLEST) return lines;
    lines_free(lines);
  }
}

static double draw_text(Paper *paper, const Style *style, const char *text, const BadgePlace *place, double y, double height) {
  if (!text || !*text) return y;
  Lines *lines = fit(paper, *style, text, place->width - 2 * PADDING, height);
  paper_open(paper, PAPER_P, NULL);
  y += lines_draw_all(lines, paper, place->x + PADDING, y);
  paper_close(paper);
  lines_free(lines);
  return y;
}

static void draw_label(Paper *paper, const DocumentInput *input, const Person *person, const BadgePlace *place) {
  const Style name = {.face = FACE_SEMIBOLD, .size = NAME_SIZE, .colour = input->theme.text};
  const Style detail = {.size = DETAIL_SIZE, .colour = input->theme.text};
  g_autofree char *called = person_name(person), *address = person_address(person);
  double whole = place->height - 2 * PADDING, room = address ? whole * 0.6 : whole * SHARE, end = place->y + PADDING + whole;
  paper_open(paper, PAPER_SECTION, NULL);
  double y = draw_text(paper, &name, called, place, place->y + PADDING, room / 2);
  y = draw_text(paper, &detail, person->organisation, place, y, room / 2);
  draw_text(paper, &detail, address, place, y, end - y);
  paper_close(paper);
}

static void draw_cut(Paper *paper, const DocumentInput *input, const BadgePlace *place) {
  PaperPaint paint = PAINT_STROKE(input->theme.rule, input->theme.rule_width);
  paint.dash = 2;
  paper_open(paper, PAPER_ARTIFACT, NULL);
  paper_rect(paper, place->x, place->y, place->width, place->height, 0, paint);
  paper_close(paper);
}

static void draw(Paper *paper, const DocumentInput *input) {
  const LabelSheet *sheet = badge_sheet(&input->badges);
  int per_sheet = label_sheet_count(sheet), from = CLAMP(input->badges.from, 1, per_sheet) - 1;
  paper_open(paper, PAPER_DOCUMENT, NULL);
  for (guint k = 0; k < input->people->len; k++) {
    int i = from + (int)k;
    if (k == 0 || i % per_sheet == 0)
      paper_page_new(paper, label_sheet_paper_width(sheet) * MM, label_sheet_paper_height(sheet) * MM);
    BadgePlace place = badge_place(&input->badges, i % per_sheet);
    if (sheet->cut) draw_cut(paper, input, &place);
    draw_label(paper, input, g_ptr_array_index(input->people, k), &place);
  }
  paper_close(paper);
}

const Document address_labels = {
    .name = {"adresetiketten", "address-labels"},
    .code = "E1",
    .title = TX_PAPER_DOC_ADDRESS_LABELS,
    .audience = AUDIENCE_DOOR,
    .copies = COPIES_ONE,
    .personal = TRUE,
    .draw = draw,
};
