/* The list of blocks: draws each, lets some grow to fill the page, and sets blocks side by side. */
#include "pdf/blocks.h"

#include <math.h>

#include "pdf/figures.h"

#define SIDE_GAP 18
#define LONGEST_TEXT 0.6 /* of a page, as one block */
#define LEAST_SIZE 5.0

double block_height(const BlockContext *context, const Block *block, double least, double extra) {
  return fmin(block->height > 0 ? block->height * MM : least + extra, theme_body_height(context->theme) - 1);
}

Lines *block_lines(const Paper *paper, const BlockContext *context, StyleId style, const char *text, double width) {
  return figure_fit(paper, &context->theme->styles[style], text, width, theme_body_height(context->theme) * LONGEST_TEXT, LEAST_SIZE);
}

/* How much more height a block can use: 0 none. */
static double room_for(const Block *block, double width) {
  switch (block->kind) {
    case BLOCK_QUESTION: return block->lines < 0 ? G_MAXDOUBLE : 0;
    case BLOCK_BOX:
    case BLOCK_PICTURE:
    case BLOCK_TABLE:
    case BLOCK_ARROW: return block->height > 0 ? 0 : G_MAXDOUBLE;
    case BLOCK_TILE:
    case BLOCK_CIRCLES:
    case BLOCK_RINGS:
    case BLOCK_WHEEL:
    case BLOCK_NODES:
    case BLOCK_TRIANGLE:
    case BLOCK_LAYOUT: return block->height > 0 ? 0 : width * 0.4;
    case BLOCK_SCALE: return 12.0 * g_strv_length(block->items);
    case BLOCK_STEPS: return (block->lines ? 40.0 : 30.0) * g_strv_length(block->items);
    case BLOCK_LETTERS: return 90.0 * block->cards->len;
    case BLOCK_SIDES:
      for (guint i = 0; i < block->sides->len; i++) {
        const GPtrArray *side = g_ptr_array_index(block->sides, i);
        for (guint k = 0; k < side->len; k++)
          if (room_for(g_ptr_array_index(side, k), width) > 0) return G_MAXDOUBLE;
      }
      return 0;
    default: return 0;
  }
}

/* Shares room among the blocks that can use it: evenly, what one cannot use goes to the others. */
static double *share_room(const GPtrArray *blocks, guint from, guint to, double width, double room) {
  double *shares = g_new0(double, to - from + 1);
  for (int round = 0; round < 4 && room > 1; round++) {
    int hungry = 0;
    for (guint i = from; i < to; i++) hungry += room_for(g_ptr_array_index(blocks, i), width) > shares[i - from] + 0.5;
    if (!hungry) break;
    double each = room / hungry;
    for (guint i = from; i < to; i++) {
      double most = room_for(g_ptr_array_index(blocks, i), width), more = fmin(each, most - shares[i - from]);
      if (more <= 0.5) continue;
      shares[i - from] += more;
      room -= more;
    }
  }
  return shares;
}

/* --- side by side --- */

static Theme side_theme(const BlockContext *context, double width) {
  Theme theme = *context->theme;
  theme.left = theme.right = 0;
  theme.width = width;
  return theme;
}

/* How high one side is without extra room. */
static double side_height(const FaceSet *faces, const BlockContext *context, const GPtrArray *side) {
  const PaperMeta meta = {.lang = context->lang};
  g_autoptr(Paper) paper = paper_new(faces, &meta);
  Flow *part = flow_new_part(paper, context->theme);
  blocks_add(part, context, side, 0, side->len, 0);
  double height;
  g_ptr_array_unref(flow_stack(part, &height));
  return height;
}

static void block_sides(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  guint n = block->sides->len;
  if (!n) return;
  double width = (flow_width(flow) - SIDE_GAP * (n - 1)) / n, most = 0;
  Theme theme = side_theme(context, width);
  BlockContext inner = *context;
  inner.theme = &theme;
  Paper *paper = flow_paper(flow);
  g_autofree double *heights = g_new0(double, n);
  for (guint i = 0; i < n; i++) {
    const GPtrArray *side = g_ptr_array_index(block->sides, i);
    heights[i] = side_height(paper_faces(paper), &inner, side);
    most = fmax(most, heights[i]);
  }
  FlowSlice slice = {.height = most + extra, .after = 8};
  paper_record_begin(paper);
  for (guint i = 0; i < n; i++) {
    const GPtrArray *side = g_ptr_array_index(block->sides, i);
    double height;
    Flow *part = flow_new_part(paper, &theme);
    blocks_add(part, &inner, side, 0, side->len, most + extra - heights[i]);
    g_autoptr(GPtrArray) items = flow_stack(part, &height);
    paper_place(paper, items, i * (width + SIDE_GAP), 0);
  }
  slice.items = paper_record_end(paper);
  flow_slice(flow, &slice);
}

/* --- the list --- */

static void block_text(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  (void)context;
  (void)extra;
  static const StyleId styles[] = {STYLE_BODY, STYLE_LEAD, STYLE_NOTE};
  flow_paragraph(flow, styles[block->size], block->text);
}

static void block_heading(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  (void)context;
  (void)extra;
  flow_heading(flow, block->level, block->text);
}

static void block_new_page(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  (void)context;
  (void)block;
  (void)extra;
  flow_page_break(flow);
}

typedef void (*BlockDraw)(Flow *flow, const BlockContext *context, const Block *block, double extra);
static const BlockDraw draws[N_BLOCKS] = {
    [BLOCK_HEADING] = block_heading,   [BLOCK_TEXT] = block_text,         [BLOCK_QUESTION] = block_question,
    [BLOCK_TABLE] = block_table,       [BLOCK_CARDS] = block_cards,       [BLOCK_BOX] = block_box,
    [BLOCK_CHECKLIST] = block_checklist, [BLOCK_SCALE] = block_scale,     [BLOCK_CIRCLES] = block_circles,
    [BLOCK_RINGS] = block_rings,       [BLOCK_WHEEL] = block_wheel,       [BLOCK_TRIANGLE] = block_triangle,
    [BLOCK_NODES] = block_nodes,       [BLOCK_STEPS] = block_steps,       [BLOCK_LETTERS] = block_letters,
    [BLOCK_LAYOUT] = block_layout,     [BLOCK_TILE] = block_tile,         [BLOCK_ARROW] = block_arrow,
    [BLOCK_TENT] = block_tent,         [BLOCK_PICTURE] = block_picture,   [BLOCK_QR] = block_qr,
    [BLOCK_SIDES] = block_sides,       [BLOCK_NEW_PAGE] = block_new_page,
};

void blocks_add(Flow *flow, const BlockContext *context, const GPtrArray *blocks, guint from, guint to, double room) {
  g_autofree double *shares = share_room(blocks, from, to, flow_width(flow), room);
  for (guint i = from; i < to; i++) {
    const Block *block = g_ptr_array_index(blocks, i);
    draws[block->kind](flow, context, block, shares[i - from]);
  }
}
