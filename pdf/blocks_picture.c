/* Blocks that show a picture from a file, or the code of an address. Both are figures with their caption or address as description;
 * what cannot be shown leaves the box to paste it into. */
#include <math.h>

#include "base/address.h"
#include "pdf/blocks.h"
#include "pdf/qr.h"

#define PICTURE_SIDE 2400 /* pixels: A4 at 300 dots an inch, nearly */
#define PICTURE_LEAST 140.0
#define QR_SIDE (32 * MM)
#define QR_LEAST (18 * MM)

typedef struct Shown {
  const BlockContext *context;
  Picture *picture;
  const char *text, *description;
} Shown;

static void draw_picture(Paper *paper, double width, double height, gpointer data) {
  const Shown *shown = data;
  double scale = fmin(width / shown->picture->width, height / shown->picture->height);
  double w = scale * shown->picture->width, h = scale * shown->picture->height;
  paper_open(paper, PAPER_FIGURE, shown->description);
  paper_picture(paper, (width - w) / 2, 0, w, h, shown->picture);
  paper_close(paper);
}

/* The picture of a block, the context's; NULL when it cannot be shown. */
static Picture *picture_of(const BlockContext *context, const Block *block) {
  gpointer known = NULL;
  if (!block->data || g_hash_table_lookup_extended(context->pictures, block->data, NULL, &known)) return known;
  gsize length;
  const void *bytes = g_bytes_get_data(block->data, &length);
  Picture *picture = bytes ? picture_decode(bytes, length, PICTURE_SIDE, NULL) : NULL;
  g_hash_table_insert(context->pictures, g_bytes_ref(block->data), picture);
  return picture;
}

void block_picture(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  Picture *picture = picture_of(context, block);
  if (!picture) {
    block_box(flow, context, block, extra);
    return;
  }
  g_autofree char *words = block->middle ? g_strdup(block->middle) : tx(context->lang, SHEET_PICTURE, TS(block->text));
  Shown shown = {context, picture, NULL, words};
  double full = flow_width(flow) * picture->height / picture->width;
  flow_keep_begin(flow);
  flow_space(flow, 4);
  flow_draw(flow, fmin(block_height(context, block, PICTURE_LEAST, extra), full), draw_picture, &shown);
  flow_space(flow, 4);
  flow_paragraph(flow, STYLE_NOTE, block->middle);
  flow_keep_end(flow);
}

static void draw_code(Paper *paper, double width, double height, gpointer data) {
  const Shown *shown = data;
  g_autofree char *words = tx(shown->context->lang, SHEET_QR, TS(shown->text));
  double white = height * QR_WHITE, side = height - 2 * white;
  gboolean drawn = qr_draw(paper, 0, white, side, shown->text, words);
  double left = drawn ? side + white + 6 : 0;
  g_autoptr(Lines) lines = block_lines(paper, shown->context, STYLE_BODY, shown->description, width - left);
  paper_open(paper, PAPER_P, NULL);
  lines_draw_all(lines, paper, left, fmax(0, (height - lines_height(lines)) / 2));
  paper_close(paper);
}

void block_qr(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  (void)extra;
  g_autofree char *uri = address_uri(block->text);
  Shown shown = {context, NULL, uri ? uri : block->text, block->middle ? block->middle : block->text};
  double asked = block->height > 0 ? block_height(context, block, 0, 0) : QR_SIDE, height = fmax(asked, QR_LEAST) / (1 - 2 * QR_WHITE);
  flow_space(flow, 4);
  flow_draw(flow, fmin(height, flow_width(flow) * 0.6), draw_code, &shown);
  flow_space(flow, 6);
}
