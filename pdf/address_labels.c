/* A label a person, in the order they come: name, organisation and address, as large as keeps the lines of an address whole; or
 * lines to write one on. Labels are filled from the first that is still on the sheet. */
#include "pdf/address_labels.h"

#include <math.h>

#include "pdf/lines.h"

#define LARGEST 13.0
#define SMALLEST 6.0
#define LEAST_WHOLE 9.5 /* smaller than this for the sake of a line that breaks, nobody at the post likes */
#define STEP 0.5
#define NAME_SHARE 1.12 /* of the size of the rest */
#define LEADING 1.25
#define PADDING (5 * MM)
#define SHARE 0.5       /* of the height for what is printed, when the address is still to be written */
#define MIDDLE 0.45     /* of what is free, above an address */
#define LINES_APART (8 * MM)

/* What stands on a label: the name, and what comes below it. Owns both. */
typedef struct Block {
  Lines *name, *rest; /* rest: NULL when there is nothing else */
  double size;
} Block;

static void block_clear(Block *block) {
  g_clear_pointer(&block->name, lines_free);
  g_clear_pointer(&block->rest, lines_free);
}

static double block_height(const Block *block) {
  return lines_height(block->name) + (block->rest ? lines_height(block->rest) : 0);
}

/* Does each line of the text stay one. */
static gboolean is_whole(const Lines *lines, const char *text) {
  guint n = 1;
  for (const char *p = text; *p; p++) n += *p == '\n';
  return lines_count(lines) <= n;
}

/* As large as keeps all lines whole and fits the height, but no larger than `largest`; a line that is too long for that breaks. */
static Block block_fit(const Paper *paper, const DocumentInput *input, const Person *person, const BadgePlace *place, double largest) {
  g_autofree char *name = person_name(person), *address = person_address(person);
  const char *const parts[] = {person->organisation, address};
  g_autofree char *rest = document_join("\n", parts, G_N_ELEMENTS(parts));
  gboolean more = rest && *rest;
  double width = place->width - 2 * PADDING, height = (place->height - 2 * PADDING) * (address ? 1 : SHARE);
  Style style = {.size = largest, .colour = input->theme.text}, strong = {.face = FACE_SEMIBOLD, .colour = input->theme.text};
  for (;; style.size -= STEP) {
    style.leading = style.size * LEADING;
    strong.size = style.size * NAME_SHARE;
    strong.leading = strong.size * LEADING;
    Block block = {lines_new(paper, &strong, NULL, name, width), more ? lines_new(paper, &style, NULL, rest, width) : NULL, style.size};
    gboolean whole = is_whole(block.name, name) && (!more || is_whole(block.rest, rest));
    if (block_height(&block) <= height && (whole || style.size <= LEAST_WHOLE)) return block;
    if (style.size <= SMALLEST) return block;
    block_clear(&block);
  }
}

/* The size that suits all labels of a pile. */
static double common_size(const Paper *paper, const DocumentInput *input) {
  BadgePlace place = badge_place(&input->badges, 0);
  double size = LARGEST;
  for (guint i = 0; i < input->people->len; i++) {
    Block block = block_fit(paper, input, g_ptr_array_index(input->people, i), &place, LARGEST);
    size = fmin(size, fmax(block.size, LEAST_WHOLE));
    block_clear(&block);
  }
  return size;
}

static double draw_lines(Paper *paper, const Lines *lines, double x, double y) {
  if (!lines) return y;
  paper_open(paper, PAPER_P, NULL);
  y += lines_draw_all(lines, paper, x, y);
  paper_close(paper);
  return y;
}

/* To write the address on. */
static void draw_writing_lines(Paper *paper, const DocumentInput *input, const BadgePlace *place, double from) {
  double bottom = place->y + place->height - PADDING;
  paper_open(paper, PAPER_ARTIFACT, NULL);
  for (double y = from + LINES_APART; y <= bottom; y += LINES_APART)
    paper_line(paper, place->x + PADDING, y, place->x + place->width - PADDING, y, PAINT_STROKE(input->theme.rule, input->theme.rule_width));
  paper_close(paper);
}

static void draw_label(Paper *paper, const DocumentInput *input, const Person *person, const BadgePlace *place, double size) {
  g_autofree char *address = person_address(person);
  Block block = block_fit(paper, input, person, place, size);
  double whole = place->height - 2 * PADDING;
  double y = place->y + PADDING + (address ? fmax(0, whole - block_height(&block)) * MIDDLE : 0);
  paper_open(paper, PAPER_SECTION, NULL);
  y = draw_lines(paper, block.name, place->x + PADDING, y);
  y = draw_lines(paper, block.rest, place->x + PADDING, y);
  if (!address) draw_writing_lines(paper, input, place, y);
  paper_close(paper);
  block_clear(&block);
}

static void draw(Paper *paper, const DocumentInput *input) {
  const LabelSheet *sheet = badge_sheet(&input->badges);
  int per_sheet = label_sheet_count(sheet), from = CLAMP(input->badges.from, 1, per_sheet) - 1;
  double size = common_size(paper, input);
  paper_open(paper, PAPER_DOCUMENT, NULL);
  for (guint k = 0; k < input->people->len; k++) {
    int i = from + (int)k;
    if (k == 0 || i % per_sheet == 0)
      paper_page_new(paper, label_sheet_paper_width(sheet) * MM, label_sheet_paper_height(sheet) * MM);
    BadgePlace place = badge_place(&input->badges, i % per_sheet);
    if (sheet->cut) badge_edge_draw(paper, &input->theme, &input->badges, i % per_sheet, i < per_sheet ? from : 0);
    draw_label(paper, input, g_ptr_array_index(input->people, k), &place, size);
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
