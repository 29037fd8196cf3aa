/* The blocks of a worksheet, each drawn into a flow. What a block is, model/worksheet.h says; fields are filled in
 * already. blocks.c holds the list, blocks_form.c what is written in, blocks_scale.c what is marked, blocks_cards.c what
 * is cut out, blocks_figure.c the drawings, blocks_picture.c pictures and codes. */
#ifndef PDF_BLOCKS_H
#define PDF_BLOCKS_H
#include "model/worksheet.h"
#include "pdf/flow.h"
#include "pdf/lines.h"

typedef struct BlockContext {
  const Theme *theme;
  Lang lang;
  int people; /* in the room, for the room set-up */
  const char *code; /* of the sheet: what is cut out of it bears it too */
  GHashTable *pictures; /* GBytes → Picture, both owned: each file is decoded once, however often it is measured and drawn */
} BlockContext;

/* Adds blocks [from, to) of an array, spreading `room` points over those that can use more height. */
void blocks_add(Flow *flow, const BlockContext *context, const GPtrArray *blocks, guint from, guint to, double room);
/* Can any of the blocks [from, to) use more height than it needs. */
gboolean blocks_grow(const BlockContext *context, const GPtrArray *blocks, guint from, guint to);
/* Do lines to write on stand at the foot of the block. */
gboolean blocks_end_in_lines(const Block *block);

/* --- one file of blocks each; extra is the height to use on top of what the block needs --- */
void block_question(Flow *flow, const BlockContext *context, const Block *block, double extra);
void block_table(Flow *flow, const BlockContext *context, const Block *block, double extra);
void block_box(Flow *flow, const BlockContext *context, const Block *block, double extra);
void block_checklist(Flow *flow, const BlockContext *context, const Block *block, double extra);
void block_steps(Flow *flow, const BlockContext *context, const Block *block, double extra);
void block_letters(Flow *flow, const BlockContext *context, const Block *block, double extra);

void block_scale(Flow *flow, const BlockContext *context, const Block *block, double extra);
void block_thermometer(Flow *flow, const BlockContext *context, const Block *block, double extra);

void block_cards(Flow *flow, const BlockContext *context, const Block *block, double extra);
void block_tent(Flow *flow, const BlockContext *context, const Block *block, double extra);
void block_tile(Flow *flow, const BlockContext *context, const Block *block, double extra);
void block_arrow(Flow *flow, const BlockContext *context, const Block *block, double extra);

void block_circles(Flow *flow, const BlockContext *context, const Block *block, double extra);
void block_rings(Flow *flow, const BlockContext *context, const Block *block, double extra);
void block_wheel(Flow *flow, const BlockContext *context, const Block *block, double extra);
void block_triangle(Flow *flow, const BlockContext *context, const Block *block, double extra);
void block_nodes(Flow *flow, const BlockContext *context, const Block *block, double extra);
void block_legend(Flow *flow, const BlockContext *context, const Block *block, double extra);
void block_layout(Flow *flow, const BlockContext *context, const Block *block, double extra);

void block_picture(Flow *flow, const BlockContext *context, const Block *block, double extra);
void block_qr(Flow *flow, const BlockContext *context, const Block *block, double extra);

/* How high a block is: what it asks for, or else `least` and the extra; never more than a page. In points. */
double block_height(const BlockContext *context, const Block *block, double least, double extra);
/* How much higher a figure can become than it is at least, so that it fills this width. */
double block_figure_room(const BlockContext *context, const Block *block, double width);
/* The colour that a card names itself. */
Colour block_colour(const SheetCard *card);
/* A text of a block broken into lines: as the style says, smaller when it is so long that it would not stay on a page. */
Lines *block_lines(const Paper *paper, const BlockContext *context, StyleId style, const char *text, double width);

#endif
