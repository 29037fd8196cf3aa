/* Tables in a flow. A row is gathered cell by cell, laid out when it is complete, and handed to the flow as one slice,
 * or, when it is taller than a page, as slices of a few lines. See table.h. */
#include "pdf/table.h"

#include <math.h>

#include "pdf/category_mark.h"
#include "pdf/lines.h"
#include "pdf/pictogram.h"

#define PADDING_ACROSS 10
#define PADDING_DOWN 5
#define MARK_INDENT 1.3 /* in sizes */
#define LEAST_COLUMN 12
#define LEAST_SHARE 40
#define CATEGORY_AWAY 11.0  /* the middle of its sign from the edge of the table */
#define CATEGORY_RADIUS 3.6
#define CATEGORY_RISE 0.36  /* of the size of the first line: from the base line to the middle of figures */
#define FIELD_LINES 6 /* of a row taller than a page, beside a field */
#define TALL_SLICE 5  /* of such a row, in lines: a slice is hardly higher */
#define BOUND_COST 8.0 /* points that may rather hang out than that a slice must stay with the next */

/* A paragraph in a cell, or a pictogram. */
typedef struct CellBlock {
  Style style;
  char *label, *mark, *text;
  Lines *lines; /* NULL: a pictogram */
  double indent;
  const Pictogram *pictogram; /* borrowed */
  double side;
} CellBlock;

typedef struct Cell {
  guint column, span;
  GPtrArray *blocks; /* CellBlock */
  PaperElement element;
} Cell;

typedef struct Column {
  TableColumn spec;
  char *head;
  double x, width; /* of the text */
} Column;

struct Table {
  Flow *flow;
  Column *columns;
  guint n;
  double across, down, row_height, smaller;
  gboolean rules, verticals, open_end, laid_out;
  GPtrArray *cells; /* Cell, of the row being gathered; NULL before the first */
  int category;     /* of the row being gathered; negative: none */
  gboolean keep;    /* the row being gathered stays with the one before it */
  gboolean after_head;
  guint rows; /* in the flow already, without the head */
  FlowRepeat *repeat;
};

static void block_free(gpointer data) {
  CellBlock *block = data;
  g_free(block->label);
  g_free(block->mark);
  g_free(block->text);
  if (block->lines) lines_free(block->lines);
  g_free(block);
}

static void cell_free(gpointer data) {
  Cell *cell = data;
  g_ptr_array_unref(cell->blocks);
  g_free(cell);
}

Table *table_new(Flow *flow, const TableColumn *columns, guint n) {
  Table *table = g_new0(Table, 1);
  table->flow = flow;
  table->n = n;
  table->category = -1;
  table->smaller = 1;
  table->columns = g_new0(Column, n);
  for (guint i = 0; i < n; i++) {
    table->columns[i].spec = columns[i];
    table->columns[i].head = g_strdup(columns[i].head);
  }
  table->across = PADDING_ACROSS;
  table->down = PADDING_DOWN;
  table->rules = TRUE;
  paper_open(flow_paper(flow), PAPER_TABLE, NULL);
  return table;
}

void table_row_height(Table *table, double points) {
  table->row_height = points;
}

void table_smaller(Table *table, double k) { table->smaller = k; }

void table_padding(Table *table, double across, double down) {
  table->across = across;
  table->down = down;
}

void table_no_rules(Table *table) {
  table->rules = FALSE;
}

void table_open_end(Table *table) {
  table->open_end = TRUE;
}

void table_verticals(Table *table) {
  table->verticals = TRUE;
}

/* --- columns --- */

/* Fixed columns grow with large print, as far as the others keep room to stand. */
static double fixed_scale(const Table *table, double fixed, double shares, double room) {
  double scale = flow_theme(table->flow)->scale;
  if (fixed <= 0 || scale <= 1) return 1;
  return CLAMP((room - shares * LEAST_SHARE) / fixed, 1, scale);
}

static double share_of(const TableColumn *column) {
  return column->share > 0 ? column->share : 1;
}

/* White stands between columns only: the first and the last one end at the edges of the flow. */
static void lay_out_columns(Table *table) {
  double room = flow_width(table->flow) - table->across * 2 * (table->n - 1), fixed = 0, shares = 0, x = 0;
  for (guint i = 0; i < table->n; i++) {
    const TableColumn *c = &table->columns[i].spec;
    if (c->width > 0) {
      fixed += c->width;
    } else {
      shares += share_of(c);
    }
  }
  double scale = fixed_scale(table, fixed, shares, room), left = fmax(room - fixed * scale, 0);
  for (guint i = 0; i < table->n; i++) {
    Column *column = &table->columns[i];
    column->width = column->spec.width > 0 ? column->spec.width * scale : left * share_of(&column->spec) / shares;
    column->width = fmax(column->width, LEAST_COLUMN);
    column->x = x;
    x += column->width + table->across * 2;
  }
  double end = x - table->across * 2;
  if (end > flow_width(table->flow) + 0.01) {
    paper_set_fault(flow_paper(table->flow), "a table of %.0f points in a flow of %.0f", end, flow_width(table->flow));
  }
  table->laid_out = TRUE;
}

static double cell_width(const Table *table, const Cell *cell) {
  const Column *last = &table->columns[MIN(cell->column + cell->span, table->n) - 1];
  return last->x + last->width - table->columns[cell->column].x;
}

/* --- laying out a row --- */

/* A pictogram is like one line as high as it is. */
static guint block_lines(const CellBlock *block) {
  return block->pictogram ? 1 : lines_count(block->lines);
}

static double block_leading(const CellBlock *block) {
  return block->pictogram ? block->side : block->style.leading;
}

static void lay_out_cell(const Table *table, const Cell *cell) {
  double width = cell_width(table, cell);
  for (guint i = 0; i < cell->blocks->len; i++) {
    CellBlock *block = g_ptr_array_index(cell->blocks, i);
    if (block->pictogram) continue;
    block->style.align = cell->span > 1 ? ALIGN_LEFT : table->columns[cell->column].spec.align;
    block->indent = block->mark ? block->style.size * MARK_INDENT : 0;
    block->lines = lines_new(flow_paper(table->flow), &block->style, block->label, block->text, width - block->indent);
  }
}

static double cell_height(const Cell *cell) {
  double height = 0;
  for (guint i = 0; i < cell->blocks->len; i++) {
    const CellBlock *block = g_ptr_array_index(cell->blocks, i);
    height += block->pictogram ? block->side : lines_height(block->lines);
    if (i + 1 < cell->blocks->len) height += block->style.after;
  }
  return height;
}

/* Text of different size side by side stands on one base line. A cell that begins with a pictogram has none: -1. */
static double first_baseline(const Table *table, const Cell *cell) {
  const CellBlock *block = g_ptr_array_index(cell->blocks, 0);
  return block->pictogram ? -1 : lines_baseline(flow_paper(table->flow), &block->style);
}

/* How far the first line of a cell moves down to stand on the base line of the row. */
static double lowered(const Table *table, const Cell *cell, double baseline) {
  double own = first_baseline(table, cell);
  return own < 0 ? 0 : baseline - own;
}

static double row_baseline(const Table *table) {
  double lowest = 0;
  for (guint i = 0; i < table->cells->len; i++) {
    lowest = fmax(lowest, first_baseline(table, g_ptr_array_index(table->cells, i)));
  }
  return lowest;
}

static void draw_block_line(const Table *table, const Cell *cell, const CellBlock *block, guint line, double y) {
  Paper *paper = flow_paper(table->flow);
  double x = table->columns[cell->column].x;
  if (block->pictogram) {
    paper_open(paper, PAPER_ARTIFACT, NULL); /* the title beside it says what it is */
    pictogram_draw(paper, flow_theme(table->flow), block->pictogram, x, y, block->side);
    paper_close(paper);
    return;
  }
  if (block->mark && line == 0) {
    PaperFont font = style_font(&block->style);
    font.colour = flow_theme(table->flow)->accent;
    paper_text(paper, x, y + lines_baseline(paper, &block->style), font, block->mark);
  }
  lines_draw(block->lines, paper, line, x + block->indent, y);
}

static void draw_cell(const Table *table, const Cell *cell, double y) {
  for (guint i = 0; i < cell->blocks->len; i++) {
    const CellBlock *block = g_ptr_array_index(cell->blocks, i);
    for (guint k = 0; k < block_lines(block); k++) {
      draw_block_line(table, cell, block, k, y);
      y += block_leading(block);
    }
    y += block->style.after;
  }
}

static void draw_rules(const Table *table, double height, gboolean head) {
  Paper *paper = flow_paper(table->flow);
  const Theme *theme = flow_theme(table->flow);
  PaperPaint paint = PAINT_STROKE(head ? theme->accent : theme->rule, head ? 0.8 : theme->rule_width);
  paper_open(paper, PAPER_ARTIFACT, NULL);
  if (table->rules) paper_line(paper, 0, height, flow_width(table->flow), height, paint);
  for (guint i = 1; table->verticals && !head && i < table->n; i++) {
    double x = table->columns[i].x - table->across;
    paper_line(paper, x, 0, x, height, paint);
  }
  paper_close(paper);
}

/* Cells left to write in become fields, named by the head of their column and the number of the row. */
static void add_fields(const Table *table, double height) {
  Paper *paper = flow_paper(table->flow);
  for (guint i = 0; i < table->n; i++) {
    const Cell *cell = NULL;
    gboolean taken = FALSE;
    for (guint k = 0; k < table->cells->len; k++) {
      const Cell *other = g_ptr_array_index(table->cells, k);
      if (other->column == i) cell = other;
      for (guint b = 0; i >= other->column && i < other->column + other->span && b < other->blocks->len; b++) {
        const CellBlock *block = g_ptr_array_index(other->blocks, b);
        taken = taken || block->pictogram || block->lines->length;
      }
    }
    if (taken) continue;
    const char *head = table->columns[i].spec.head;
    g_autofree char *label = g_strdup_printf("%s %u", head ? head : "", table->rows + 1);
    if (cell)
      paper_resume(paper, cell->element);
    else
      paper_open(paper, PAPER_CELL, NULL);
    paper_field(paper, table->columns[i].x, 2, table->columns[i].width, height - 4, 11, label);
    paper_close(paper);
  }
}

/* In the margin, level with the first line of the row. */
static void draw_category(const Table *table, double baseline) {
  if (table->category < 0) return;
  Paper *paper = flow_paper(table->flow);
  const Cell *cell = g_ptr_array_index(table->cells, 0);
  const CellBlock *block = g_ptr_array_index(cell->blocks, 0);
  paper_open(paper, PAPER_ARTIFACT, NULL);
  category_mark_draw(paper, table->category, -CATEGORY_AWAY, baseline - block->style.size * CATEGORY_RISE, CATEGORY_RADIUS);
  paper_close(paper);
}

/* The whole row as one slice. */
static void add_row(Table *table, double content, double baseline, gboolean head) {
  Paper *paper = flow_paper(table->flow);
  double height = fmax(content + 2 * table->down, head ? 0 : table->row_height);
  double top = (height - content) / 2;
  FlowSlice slice = {.height = height};
  paper_record_begin(paper);
  for (guint i = 0; i < table->cells->len; i++) {
    const Cell *cell = g_ptr_array_index(table->cells, i);
    paper_resume(paper, cell->element);
    draw_cell(table, cell, top + lowered(table, cell, baseline));
    paper_close(paper);
  }
  if (flow_theme(table->flow)->fillable && !head) add_fields(table, height);
  draw_rules(table, height, head);
  draw_category(table, top + baseline);
  slice.items = paper_record_end(paper);
  if (head) {
    table->repeat = flow_repeat_new(slice.items, height);
  } else if (table->repeat) {
    slice.repeat = flow_repeat_ref(table->repeat);
  }
  slice.bind = table->after_head ? BIND_TIGHT : table->keep ? BIND_KEEP : BIND_FREE;
  flow_slice(table->flow, &slice);
}

/* --- a row taller than a page --- */

/* A line of a cell, or a pictogram, where it would stand if pages had no end. */
typedef struct RowLine {
  const Cell *cell;
  const CellBlock *block;
  guint within; /* of its block */
  double top, bottom;
} RowLine;

static int by_middle(gconstpointer a, gconstpointer b) {
  const RowLine *one = a, *other = b;
  double difference = (one->top + one->bottom) - (other->top + other->bottom);
  return difference < 0 ? -1 : difference > 0;
}

/* The lines of all cells from top to bottom; those of a cell in their own order. */
static GArray *row_lines(const Table *table, double baseline) {
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(RowLine));
  for (guint i = 0; i < table->cells->len; i++) {
    const Cell *cell = g_ptr_array_index(table->cells, i);
    double y = table->down + lowered(table, cell, baseline);
    for (guint k = 0; k < cell->blocks->len; k++) {
      const CellBlock *block = g_ptr_array_index(cell->blocks, k);
      for (guint within = 0; within < block_lines(block); within++) {
        RowLine line = {cell, block, within, y, y + block_leading(block)};
        g_array_append_val(lines, line);
        y = line.bottom;
      }
      y += block->style.after;
    }
  }
  g_array_sort(lines, by_middle);
  return lines;
}

static const RowLine *row_line(const GArray *lines, guint i) {
  return &g_array_index(lines, RowLine, i);
}

static double highest(const GArray *lines, guint from) {
  double top = row_line(lines, from)->top;
  for (guint i = from; i < lines->len; i++) top = fmin(top, row_line(lines, i)->top);
  return top;
}

/* A paragraph leaves a single line behind, or sends one on, when a page ends before this line. */
static gboolean is_widow(const RowLine *line) {
  return line->within == 1 || (line->within && line->within + 1 == block_lines(line->block));
}

/* Do the first lines of the cells, from `at` on, stay with what is before them. */
static gboolean is_bound(const Table *table, const GArray *lines, guint at) {
  for (guint i = 0; i < table->cells->len; i++) {
    const Cell *cell = g_ptr_array_index(table->cells, i);
    guint next = at;
    while (next < lines->len && row_line(lines, next)->cell != cell) next++;
    if (next < lines->len && is_widow(row_line(lines, next))) return TRUE;
  }
  return FALSE;
}

/* Where the slice that begins at line `from` had best end: where lines of all cells end level, or the least hangs out. */
static guint slice_end(const Table *table, const GArray *lines, guint from, double top, guint least) {
  double lowest = 0, best_cost = G_MAXDOUBLE;
  guint best = lines->len;
  for (guint at = from + 1; at < lines->len; at++) {
    const RowLine *last = row_line(lines, at - 1);
    lowest = fmax(lowest, last->bottom);
    if (lowest - top > TALL_SLICE * last->block->style.leading && best < lines->len) break;
    if (at - from < least) continue;
    double cost = fmax(lowest - highest(lines, at), 0) + (is_bound(table, lines, at) ? BOUND_COST : 0);
    if (cost < best_cost) best_cost = cost, best = at;
  }
  return best;
}

/* In slices of a few lines, side by side, so that pages may end between them. */
static void add_tall_row(Table *table, double baseline) {
  Paper *paper = flow_paper(table->flow);
  g_autoptr(GArray) lines = row_lines(table, baseline);
  /* On the pages it continues on, the text stays clear of the rule under the head. */
  FlowRepeat *continued = table->repeat ? flow_repeat_lowered(table->repeat, table->down) : NULL;
  gboolean fillable = flow_theme(table->flow)->fillable;
  double top = 0;
  for (guint from = 0, end; from < lines->len; from = end) {
    /* Its first lines stay together beside the fields of its empty cells. */
    end = slice_end(table, lines, from, top, fillable && !from ? FIELD_LINES * table->cells->len : 1);
    FlowSlice slice = {.bind = from ? (is_bound(table, lines, from) ? BIND_TIGHT : BIND_KEEP) : table->keep ? BIND_TIGHT : BIND_FREE};
    paper_record_begin(paper);
    for (guint i = from; i < end; i++) {
      const RowLine *line = row_line(lines, i);
      paper_resume(paper, line->cell->element);
      draw_block_line(table, line->cell, line->block, line->within, line->top - top);
      paper_close(paper);
      slice.height = fmax(slice.height, line->bottom - top);
    }
    /* A line may hang out below its slice, beside what follows: so all keep their places, and at the end of a page there is room. */
    double next = end < lines->len ? highest(lines, end) : slice.height + top + table->down;
    slice.height = next - top;
    if (fillable && !from) add_fields(table, slice.height);
    if (!from) draw_category(table, table->down + baseline);
    if (end == lines->len) draw_rules(table, slice.height, FALSE);
    if (!from && table->after_head) slice.bind = BIND_TIGHT;
    slice.items = paper_record_end(paper);
    FlowRepeat *repeat = from ? continued : table->repeat;
    slice.repeat = repeat ? flow_repeat_ref(repeat) : NULL;
    flow_slice(table->flow, &slice);
    top = next;
  }
  flow_repeat_unref(continued);
}

static void end_row(Table *table, gboolean head) {
  if (!table->cells) return;
  for (guint i = 0; i < table->cells->len; i++) lay_out_cell(table, g_ptr_array_index(table->cells, i));
  double baseline = row_baseline(table), content = 0;
  for (guint i = 0; i < table->cells->len; i++) {
    const Cell *cell = g_ptr_array_index(table->cells, i);
    content = fmax(content, cell_height(cell) + lowered(table, cell, baseline));
  }
  double room = theme_body_height(flow_theme(table->flow)) - 60; /* for the head and a heading above it */
  if (content > room && !head) {
    add_tall_row(table, baseline);
  } else {
    add_row(table, content, baseline, head);
  }
  paper_close(flow_paper(table->flow));
  g_clear_pointer(&table->cells, g_ptr_array_unref);
  table->after_head = head;
  table->keep = FALSE;
  table->category = -1;
  if (!head) table->rows++;
}

/* --- gathering --- */

static void start_row(Table *table) {
  if (!table->laid_out) lay_out_columns(table);
  paper_open(flow_paper(table->flow), PAPER_ROW, NULL);
  table->cells = g_ptr_array_new_with_free_func(cell_free);
}

static void add_cell(Table *table, guint span, PaperTag tag) {
  guint column = 0;
  if (table->cells->len) {
    const Cell *last = g_ptr_array_index(table->cells, table->cells->len - 1);
    column = last->column + last->span;
  }
  g_return_if_fail(column < table->n);
  Cell *cell = g_new0(Cell, 1);
  cell->column = column;
  cell->span = CLAMP(span, 1, table->n - column);
  cell->blocks = g_ptr_array_new_with_free_func(block_free);
  cell->element = paper_open(flow_paper(table->flow), tag, NULL);
  paper_close(flow_paper(table->flow));
  g_ptr_array_add(table->cells, cell);
}

static void add_block(Table *table, StyleId style, const char *label, const char *mark, const char *text) {
  g_return_if_fail(table->cells && table->cells->len);
  const Cell *cell = g_ptr_array_index(table->cells, table->cells->len - 1);
  gboolean empty = (!text || !*text) && (!label || !*label);
  if (empty && cell->blocks->len) return;
  /* An empty cell that is filled after all. */
  if (cell->blocks->len == 1) {
    const CellBlock *first = g_ptr_array_index(cell->blocks, 0);
    if (!first->pictogram && !first->label && (!first->text || !*first->text)) g_ptr_array_set_size(cell->blocks, 0);
  }
  CellBlock *block = g_new0(CellBlock, 1);
  block->style = flow_theme(table->flow)->styles[style];
  block->style.size *= table->smaller;
  block->style.leading *= table->smaller;
  block->label = g_strdup(label);
  block->mark = empty ? NULL : g_strdup(mark);
  block->text = g_strdup(text);
  g_ptr_array_add(cell->blocks, block);
}

static void fill_up(Table *table) {
  while (table->cells) {
    const Cell *last = table->cells->len ? g_ptr_array_index(table->cells, table->cells->len - 1) : NULL;
    if (last && last->column + last->span >= table->n) return;
    add_cell(table, 1, PAPER_CELL);
    add_block(table, STYLE_CELL, NULL, NULL, NULL);
  }
}

static void add_head(Table *table) {
  gboolean any = FALSE;
  for (guint i = 0; i < table->n; i++) any = any || table->columns[i].head;
  if (!any) return;
  start_row(table);
  for (guint i = 0; i < table->n; i++) {
    add_cell(table, 1, PAPER_HEADER_CELL);
    add_block(table, STYLE_CELL_HEAD, NULL, NULL, table->columns[i].head);
  }
  end_row(table, TRUE);
}

void table_row(Table *table) {
  fill_up(table);
  end_row(table, FALSE);
  if (!table->laid_out) add_head(table);
  start_row(table);
}

void table_category(Table *table, int category) {
  table->category = category;
}

void table_keep(Table *table) {
  table->keep = TRUE;
}

void table_cell_wide(Table *table, guint n, StyleId style, const char *text) {
  g_return_if_fail(table->cells);
  add_cell(table, n, PAPER_CELL);
  add_block(table, style, NULL, NULL, text);
}

void table_cell(Table *table, StyleId style, const char *text) {
  table_cell_wide(table, 1, style, text);
}

void table_more(Table *table, StyleId style, const char *text) {
  add_block(table, style, NULL, NULL, text);
}

void table_labelled(Table *table, StyleId style, const char *label, const char *text) {
  add_block(table, style, label, NULL, text);
}

void table_item(Table *table, StyleId style, const char *mark, const char *text) {
  add_block(table, style, NULL, mark, text);
}

void table_pictogram(Table *table, const Pictogram *pictogram, double side) {
  if (!pictogram) return;
  add_block(table, STYLE_CELL, NULL, NULL, " ");
  const Cell *cell = g_ptr_array_index(table->cells, table->cells->len - 1);
  CellBlock *block = g_ptr_array_index(cell->blocks, cell->blocks->len - 1);
  block->pictogram = pictogram;
  block->side = side;
}

void table_finish(Table *table) {
  fill_up(table);
  if (table->rows) table->keep = TRUE; /* the last row is not left alone on a page */
  if (table->open_end) table->rules = FALSE;
  end_row(table, FALSE);
  if (!table->laid_out) add_head(table);
  paper_close(flow_paper(table->flow));
  flow_space(table->flow, 10);
  flow_repeat_unref(table->repeat);
  for (guint i = 0; i < table->n; i++) g_free(table->columns[i].head);
  g_free(table->columns);
  g_free(table);
}
