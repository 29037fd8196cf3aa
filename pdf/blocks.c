/* The list of blocks: draws each, lets some grow to fill the page, and sets blocks side by side. */
#include "pdf/blocks.h"

#include <math.h>

#include "pdf/figures.h"

#define SIDE_GAP 18
#define SIDE_BEFORE 8 /* white above, instead of what the first block of each side would bring */
#define SIDE_AFTER 8
#define LINES_AFTER 16 /* white between lines to write on and the next question */
#define TABLE_AFTER_LINES 6
#define TEXT_AFTER_BOX 4
#define LONGEST_TEXT 0.6 /* of a page, as one block */
#define LEAST_SIZE 5.0
#define MOST_GAP 14.0 /* between two blocks, of what nothing could use */

double block_height(const BlockContext *context, const Block *block, double least, double extra) {
  return fmin(block->height > 0 ? block->height * MM : least + extra, theme_body_height(context->theme) - 1);
}

Colour block_colour(const SheetCard *card) {
  Colour value = 0;
  for (int i = 0; i < 3; i++) value = value << 8 | (Colour)lround(card->colour[i] * 255);
  return value;
}

Lines *block_lines(const Paper *paper, const BlockContext *context, StyleId style, const char *text, double width) {
  Style balanced = context->theme->styles[style];
  balanced.balance = TRUE;
  return figure_fit(paper, &balanced, text, width, theme_body_height(context->theme) * LONGEST_TEXT, LEAST_SIZE);
}

/* How much more height a block can use: 0 none. */
static double room_for(const BlockContext *context, const Block *block, double width) {
  switch (block->kind) {
    case BLOCK_QUESTION: return block->lines < 0 ? G_MAXDOUBLE : 0;
    case BLOCK_BOX:
    case BLOCK_PICTURE:
    case BLOCK_TABLE:
    case BLOCK_ARROW: return block->height > 0 ? 0 : G_MAXDOUBLE;
    case BLOCK_TILE: return G_MAXDOUBLE; /* as white around it */
    case BLOCK_CIRCLES:
    case BLOCK_RINGS:
    case BLOCK_WHEEL:
    case BLOCK_NODES:
    case BLOCK_TRIANGLE: return block->height > 0 ? 0 : block_figure_room(context, block, width);
    case BLOCK_LAYOUT: return block->height > 0 ? 0 : width * 0.4;
    case BLOCK_SCALE: return 12.0 * g_strv_length(block->items);
    case BLOCK_STEPS: return (block->lines ? 110.0 : 34.0) * context->theme->scale * g_strv_length(block->items);
    case BLOCK_LETTERS: return 150.0 * block->cards->len;
    case BLOCK_SIDES:
      for (guint i = 0; i < block->sides->len; i++) {
        const GPtrArray *side = g_ptr_array_index(block->sides, i);
        for (guint k = 0; k < side->len; k++)
          if (room_for(context, g_ptr_array_index(side, k), width) > 0) return G_MAXDOUBLE;
      }
      return 0;
    default: return 0;
  }
}

gboolean blocks_grow(const BlockContext *context, const GPtrArray *blocks, guint from, guint to) {
  double width = theme_body_width(context->theme);
  for (guint i = from; i < to; i++)
    if (room_for(context, g_ptr_array_index(blocks, i), width) > 0) return TRUE;
  return FALSE;
}

/* The steps in which a block grows: the distance of its lines, 0 when any height will do. */
static double step_of(const BlockContext *context, const Block *block, double width) {
  double line = context->theme->line_distance, step = 0;
  if (block->kind == BLOCK_QUESTION) return line;
  if (block->kind != BLOCK_SIDES) return 0;
  for (guint i = 0; i < block->sides->len; i++) {
    const GPtrArray *side = g_ptr_array_index(block->sides, i);
    for (guint k = 0; k < side->len; k++) {
      const Block *inner = g_ptr_array_index(side, k);
      if (room_for(context, inner, width) <= 0) continue;
      if (step_of(context, inner, width) <= 0) return 0;
      step = fmax(step, step_of(context, inner, width));
    }
  }
  return step;
}

#define FIGURE_FIRST 0.8
#define ABOVE_FIGURE 0.4 /* of what is left on a page of its own: a little above the middle */

/* A figure is what its sheet is for: most of the room is for it before anything else grows. */
static gboolean is_figure(BlockKind kind) {
  return kind == BLOCK_CIRCLES || kind == BLOCK_RINGS || kind == BLOCK_WHEEL || kind == BLOCK_NODES ||
      kind == BLOCK_TRIANGLE;
}

/* Gives `room` evenly to the blocks that can use it: of those that grow by any amount, or of all. Returns what is left. */
static double give(const BlockContext *context, const GPtrArray *blocks, guint from, guint to, double width, double room,
                   double *shares, const double *steps) {
  for (int round = 0; round < 4 && room > 1; round++) {
    int hungry = 0;
    for (guint i = from; i < to; i++)
      hungry += (!steps || steps[i - from] <= 0) &&
                room_for(context, g_ptr_array_index(blocks, i), width) > shares[i - from] + 0.5;
    if (!hungry) break;
    double each = room / hungry;
    for (guint i = from; i < to; i++) {
      if (steps && steps[i - from] > 0) continue;
      double most = room_for(context, g_ptr_array_index(blocks, i), width), more = fmin(each, most - shares[i - from]);
      if (more <= 0.5) continue;
      shares[i - from] += more;
      room -= more;
    }
  }
  return room;
}

/* Shares room among the blocks that can use it: evenly, what one cannot use goes to the others. What grows by whole lines
 * gets whole lines. *left gets what nobody could use. */
static double *share_room(const BlockContext *context, const GPtrArray *blocks, guint from, guint to, double width,
                          double room, double *left) {
  double *shares = g_new0(double, to - from + 1);
  g_autofree double *steps = g_new0(double, to - from + 1);
  for (guint i = from; i < to; i++) {
    const Block *block = g_ptr_array_index(blocks, i);
    if (!is_figure(block->kind)) continue;
    shares[i - from] = fmin(room * FIGURE_FIRST, room_for(context, block, width));
    room -= shares[i - from];
  }
  room = give(context, blocks, from, to, width, room, shares, NULL);
  for (guint i = from; i < to; i++) {
    double step = step_of(context, g_ptr_array_index(blocks, i), width), share = shares[i - from];
    if (step <= 0 || share <= 0) continue;
    steps[i - from] = step;
    shares[i - from] = floor(share / step + 0.01) * step;
    room += share - shares[i - from];
  }
  for (guint i = from; i < to; i++) { /* whole lines of what was left of several */
    double step = steps[i - from];
    if (step <= 0 || room < step) continue;
    if (room_for(context, g_ptr_array_index(blocks, i), width) < shares[i - from] + step) continue;
    shares[i - from] += step;
    room -= step;
  }
  *left = give(context, blocks, from, to, width, room, shares, steps);
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
  Flow *trial = flow_new_trial(faces, context->theme);
  blocks_add(trial, context, side, 0, side->len, 0);
  return flow_trial_height(trial);
}

/* How wide side i of n is. */
static double side_width(const Block *block, guint i, double whole) {
  guint n = block->sides->len;
  double all = 0, room = whole - SIDE_GAP * (n - 1);
  for (guint k = 0; k < n && k < BLOCK_MOST_COLUMNS; k++) all += block->widths[k];
  return all > 0 && i < BLOCK_MOST_COLUMNS ? room * block->widths[i] / all : room / n;
}

/* Are there but questions on this side: its lines stand level with those of the others, however long its question is. */
static gboolean all_written(const GPtrArray *side) {
  for (guint i = 0; i < side->len; i++)
    if (((const Block *)g_ptr_array_index(side, i))->kind != BLOCK_QUESTION) return FALSE;
  return TRUE;
}

gboolean blocks_end_in_lines(const Block *block) {
  if (block->kind == BLOCK_QUESTION) return block->lines != 0;
  return block->kind == BLOCK_SIDES && block->sides->len && all_written(g_ptr_array_index(block->sides, 0));
}

static void block_sides(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  guint n = block->sides->len;
  if (!n) return;
  double most = 0, left = 0;
  Paper *paper = flow_paper(flow);
  g_autofree double *heights = g_new0(double, n);
  for (guint i = 0; i < n; i++) {
    Theme theme = side_theme(context, side_width(block, i, flow_width(flow)));
    BlockContext inner = *context;
    inner.theme = &theme;
    heights[i] = side_height(paper_faces(paper), &inner, g_ptr_array_index(block->sides, i));
    most = fmax(most, heights[i]);
  }
  double after = blocks_end_in_lines(block) ? LINES_AFTER : SIDE_AFTER;
  FlowSlice slice = {.height = most + extra, .after = after * context->theme->white};
  flow_space(flow, SIDE_BEFORE);
  paper_record_begin(paper);
  for (guint i = 0; i < n; i++) {
    const GPtrArray *side = g_ptr_array_index(block->sides, i);
    double height, width = side_width(block, i, flow_width(flow));
    Theme theme = side_theme(context, width);
    BlockContext inner = *context;
    inner.theme = &theme;
    Flow *part = flow_new_part(paper, &theme);
    blocks_add(part, &inner, side, 0, side->len, all_written(side) ? extra : most + extra - heights[i]);
    g_autoptr(GPtrArray) items = flow_stack(part, &height);
    paper_place(paper, items, left, all_written(side) ? fmax(0, most + extra - height) : 0);
    left += width + SIDE_GAP;
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

static void block_list(Flow *flow, const BlockContext *context, const Block *block, double extra) {
  (void)context;
  (void)extra;
  static const StyleId styles[] = {STYLE_BODY, STYLE_LEAD, STYLE_NOTE};
  flow_list_begin(flow, block->numbered ? LIST_NUMBER : LIST_BULLET);
  for (char **item = block->items; *item; item++) flow_item(flow, styles[block->size], *item);
  flow_list_end(flow);
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
    [BLOCK_LIST] = block_list,         [BLOCK_CHECKLIST] = block_checklist, [BLOCK_SCALE] = block_scale,
    [BLOCK_THERMOMETER] = block_thermometer, [BLOCK_LEGEND] = block_legend, [BLOCK_CIRCLES] = block_circles,
    [BLOCK_RINGS] = block_rings,       [BLOCK_WHEEL] = block_wheel,       [BLOCK_TRIANGLE] = block_triangle,
    [BLOCK_NODES] = block_nodes,       [BLOCK_STEPS] = block_steps,       [BLOCK_LETTERS] = block_letters,
    [BLOCK_LAYOUT] = block_layout,     [BLOCK_TILE] = block_tile,         [BLOCK_ARROW] = block_arrow,
    [BLOCK_TENT] = block_tent,         [BLOCK_PICTURE] = block_picture,   [BLOCK_QR] = block_qr,
    [BLOCK_SIDES] = block_sides,       [BLOCK_NEW_PAGE] = block_new_page,
};

/* May white stand between a block and the next: not under a heading, which belongs to what follows. */
static gboolean may_part(const Block *block, const Block *next) {
  return block->kind != BLOCK_HEADING && block->kind != BLOCK_NEW_PAGE && block->kind != BLOCK_CARDS &&
         next->kind != BLOCK_NEW_PAGE && next->kind != BLOCK_CARDS;
}

/* White that a block brings along only after this one. */
static double white_between(const Block *last, const Block *block) {
  gboolean boxes = last->kind == BLOCK_BOX || (last->kind == BLOCK_SIDES && !blocks_end_in_lines(last));
  if (block->kind == BLOCK_TABLE && last->kind == BLOCK_QUESTION) return TABLE_AFTER_LINES;
  return block->kind == BLOCK_TEXT && boxes ? TEXT_AFTER_BOX : 0;
}

void blocks_add(Flow *flow, const BlockContext *context, const GPtrArray *blocks, guint from, guint to, double room) {
  double left;
  int gaps = 0;
  g_autofree double *shares = share_room(context, blocks, from, to, flow_width(flow), room, &left);
  for (guint i = from; i + 1 < to; i++) gaps += may_part(g_ptr_array_index(blocks, i), g_ptr_array_index(blocks, i + 1));
  double gap = gaps ? fmin(left / gaps, MOST_GAP) : 0;
  const Block *alone = to - from == 1 ? g_ptr_array_index(blocks, from) : NULL;
  if (alone && is_figure(alone->kind)) flow_space(flow, left * ABOVE_FIGURE);
  for (guint i = from; i < to; i++) {
    const Block *block = g_ptr_array_index(blocks, i);
    if (i > from) flow_space(flow, white_between(g_ptr_array_index(blocks, i - 1), block));
    draws[block->kind](flow, context, block, shares[i - from]);
    if (gap > 0 && i + 1 < to && may_part(block, g_ptr_array_index(blocks, i + 1))) flow_space(flow, gap);
  }
}
