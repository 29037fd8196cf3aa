/* The stream of a document turned into slices: pieces of a known height between which a page may end. The pages are made by
 * flow_pages.c when the stream is finished. See flow.h. */
#include "pdf/flow.h"

#include <math.h>

#include "pdf/flow_pages.h"
#include "pdf/lines.h"

#define LIST_INDENT 1.45 /* in sizes of its text */
#define NUMBER_GAP 0.45
#define FIELD_LEADING 1.3 /* of the body's: the height of a field with a label */
#define FIELD_SIZE 11 /* of what is typed into a field */
#define TICK_RISE 0.85 /* of the side of a box: how far it stands above the base line */
#define BOX_PADDING_X 14
#define BOX_PADDING_Y 11

struct Flow {
  Paper *paper;
  const Theme *theme;
  GPtrArray *slices; /* PageSlice */
  PageTail *tail;    /* how far they fill the pages; owned */
  double indent;     /* of the left edge */
  double inset;      /* of the right edge, within a box */
  double space;      /* extra white before the next slice */
  gboolean page_break;
  int keep_depth;
  gboolean keep_started; /* a slice of the keep group has been added */
  FlowBind next_bind;    /* how the slice that follows holds on to the one before it */
  PageBox *box;          /* the box we are in, borrowed from its slices; NULL outside */
  gboolean box_started;
  FlowListKind list_kind;
  int list_number;
  gboolean ticked; /* the item of a list of boxes that is added */
  char *pending_title; /* outline entry of the slice that follows */
  int pending_level;
  char *foot_left, *foot_code;
  gboolean notes;
  char *last_text; /* what stands before a field is its label */
  FlowOnPage on_page;
  gpointer on_page_data;
  Theme *narrow; /* of columns: owned */
  guint columns;
  double gutter;
  Paper *trial; /* of a flow that is only measured; owned */
};

static Flow *new_flow(Paper *paper, const Theme *theme, PaperTag tag) {
  Flow *flow = g_new0(Flow, 1);
  flow->paper = paper;
  flow->theme = theme;
  flow->slices = g_ptr_array_new_with_free_func(page_slice_free);
  flow->tail = g_new0(PageTail, 1);
  paper_open(paper, tag, NULL);
  return flow;
}

Flow *flow_new(Paper *paper, const Theme *theme) {
  Flow *flow = new_flow(paper, theme, PAPER_DOCUMENT);
  paper_language(paper, theme->lang);
  return flow;
}

Flow *flow_new_part(Paper *paper, const Theme *theme) {
  return new_flow(paper, theme, PAPER_SECTION);
}

static void free_flow(Flow *flow) {
  g_ptr_array_unref(flow->slices);
  g_free(flow->tail);
  g_free(flow->pending_title);
  g_free(flow->foot_left);
  g_free(flow->foot_code);
  g_free(flow->last_text);
  g_free(flow->narrow);
  g_free(flow);
}

int flow_finish(Flow *flow) {
  paper_close(flow->paper);
  PageFeet feet = {.left = flow->foot_left, .code = flow->foot_code, .notes = flow->notes, .on_page = flow->on_page,
                   .data = flow->on_page_data};
  int pages = flow_pages_make(flow->paper, flow->theme, flow->slices, &feet);
  free_flow(flow);
  return pages;
}

void flow_notes(Flow *flow) {
  flow->notes = TRUE;
}

GPtrArray *flow_stack(Flow *flow, double *height) {
  Paper *paper = flow->paper;
  paper_close(paper);
  paper_record_begin(paper);
  *height = flow_pages_stack(paper, flow->theme, flow->slices);
  free_flow(flow);
  return paper_record_end(paper);
}

Flow *flow_new_trial(const FaceSet *faces, const Theme *theme) {
  const PaperMeta meta = {.lang = theme->lang};
  Paper *paper = paper_new(faces, &meta);
  Flow *flow = flow_new_part(paper, theme);
  flow->trial = paper;
  return flow;
}

double flow_trial_height(Flow *flow) {
  Paper *paper = flow->trial;
  double height;
  g_ptr_array_unref(flow_stack(flow, &height));
  paper_free(paper);
  return height;
}

Paper *flow_paper(const Flow *flow) {
  return flow->paper;
}

const Theme *flow_theme(const Flow *flow) {
  return flow->theme;
}

double flow_width(const Flow *flow) {
  return theme_body_width(flow->theme) - flow->indent - flow->inset;
}

void flow_foot(Flow *flow, const char *left, const char *code) {
  g_free(flow->foot_left);
  g_free(flow->foot_code);
  flow->foot_left = g_strdup(left);
  flow->foot_code = g_strdup(code);
}

void flow_on_page(Flow *flow, FlowOnPage draw, gpointer data) {
  flow->on_page = draw;
  flow->on_page_data = data;
}

/* --- slices --- */

void flow_slice(Flow *flow, const FlowSlice *slice) {
  PageSlice *page_slice = g_new0(PageSlice, 1);
  page_slice->slice = *slice;
  page_slice->x = flow->indent;
  page_slice->extra = flow->space;
  page_slice->new_page = flow->page_break;
  page_slice->slice.bind = MAX(slice->bind, flow->next_bind);
  if (flow->keep_depth) {
    if (flow->keep_started) page_slice->slice.bind = MAX(page_slice->slice.bind, BIND_KEEP);
    flow->keep_started = TRUE;
  }
  if (flow->box) {
    page_slice->box = page_box_ref(flow->box);
    if (!flow->box_started) {
      page_slice->box_top = BOX_PADDING_Y;
      page_slice->slice.height += BOX_PADDING_Y;
      page_slice->slice.before = fmax(page_slice->slice.before, 8);
    }
    flow->box_started = TRUE;
  }
  page_slice->title = g_steal_pointer(&flow->pending_title);
  page_slice->level = flow->pending_level;
  flow->space = 0;
  flow->page_break = FALSE;
  flow->next_bind = BIND_FREE;
  g_ptr_array_add(flow->slices, page_slice);
}

/* --- text --- */

/* Two lines stay together at both ends of a paragraph, and so do the parts of a broken word. */
static FlowBind line_bind(const Lines *lines, guint i) {
  if (i == 0) return BIND_FREE;
  return i == 1 || i == lines_count(lines) - 1 || lines_hyphen(lines, i - 1) ? BIND_TIGHT : BIND_FREE;
}

/* Draws one line within its element; the element is opened by the first line and resumed by the others. */
static GPtrArray *record_line(Flow *flow, const Lines *lines, guint i, double x, PaperElement element) {
  paper_record_begin(flow->paper);
  paper_resume(flow->paper, element);
  lines_draw(lines, flow->paper, i, x, 0);
  paper_close(flow->paper);
  return paper_record_end(flow->paper);
}

static void add_lines(Flow *flow, const Lines *lines, PaperElement element) {
  guint n = lines_count(lines);
  for (guint i = 0; i < n; i++) {
    FlowSlice slice = {.height = lines->style.leading, .bind = line_bind(lines, i)};
    slice.before = i == 0 ? lines->style.before : 0;
    slice.after = i == n - 1 ? lines->style.after : 0;
    slice.items = record_line(flow, lines, i, 0, element);
    flow_slice(flow, &slice);
  }
  if (lines->style.keep_next) flow->next_bind = BIND_TIGHT;
}

static gboolean is_empty(const char *text) {
  return !text || !*text;
}

void flow_text(Flow *flow, const Style *style, PaperTag tag, const char *label, const char *text) {
  if (is_empty(text) && is_empty(label)) return;
  g_free(flow->last_text);
  flow->last_text = g_strdup(is_empty(text) ? label : text);
  g_autoptr(Lines) lines = lines_new(flow->paper, style, is_empty(label) ? NULL : label, text, flow_width(flow));
  PaperElement element = paper_open(flow->paper, tag, NULL);
  add_lines(flow, lines, element);
  paper_close(flow->paper);
}

void flow_heading(Flow *flow, int level, const char *text) {
  static const StyleId styles[] = {STYLE_TITLE, STYLE_SECTION, STYLE_HEADING};
  static const PaperTag tags[] = {PAPER_H1, PAPER_H2, PAPER_H3};
  if (is_empty(text)) return;
  int i = CLAMP(level, 1, 3) - 1;
  g_free(flow->pending_title);
  flow->pending_title = g_strdup(text);
  flow->pending_level = i + 1;
  flow_text(flow, &flow->theme->styles[styles[i]], tags[i], NULL, text);
}

void flow_paragraph(Flow *flow, StyleId style, const char *text) {
  flow_text(flow, &flow->theme->styles[style], PAPER_P, NULL, text);
}

void flow_labelled(Flow *flow, StyleId style, const char *label, const char *text) {
  flow_text(flow, &flow->theme->styles[style], PAPER_P, label, text);
}

/* --- lists --- */

void flow_list_begin(Flow *flow, FlowListKind kind) {
  flow->list_kind = kind;
  flow->list_number = 0;
  paper_open(flow->paper, PAPER_LIST, NULL);
}

void flow_list_end(Flow *flow) {
  paper_close(flow->paper);
  flow->space += 3;
}

/* The mark of the item that starts now; new string. */
static char *item_mark(const Flow *flow) {
  switch (flow->list_kind) {
    case LIST_NUMBER: return g_strdup_printf("%d.", flow->list_number);
    case LIST_CHECKBOX: return g_strdup(flow->ticked ? "☑" : "☐");
    case LIST_BULLET: break;
  }
  return g_strdup("•");
}

static PaperFont mark_font(const Flow *flow, const Style *style) {
  PaperFont font = style_font(style);
  if (flow->list_kind != LIST_CHECKBOX) font.colour = flow->theme->accent;
  if (flow->list_kind == LIST_NUMBER) font.face = FACE_SEMIBOLD;
  font.tabular = flow->list_kind == LIST_NUMBER;
  return font;
}

/* text: of the item. */
static GPtrArray *record_mark(Flow *flow, const Style *style, PaperFont font, const char *mark, double indent, const char *text) {
  double y = lines_baseline(flow->paper, style);
  paper_record_begin(flow->paper);
  paper_open(flow->paper, PAPER_LABEL, NULL);
  if (flow->list_kind == LIST_NUMBER) {
    paper_text_right(flow->paper, indent - style->size * NUMBER_GAP, y, font, mark);
  } else {
    paper_text(flow->paper, 0, y, font, mark);
  }
  paper_close(flow->paper);
  if (flow->theme->fillable && flow->list_kind == LIST_CHECKBOX) {
    double side = paper_text_width(flow->paper, font, mark, -1);
    paper_tick(flow->paper, 0, y - side * TICK_RISE, side, text);
  }
  return paper_record_end(flow->paper);
}

void flow_item(Flow *flow, StyleId style_id, const char *text) {
  if (is_empty(text)) return;
  Style style = flow->theme->styles[style_id];
  style.after = fmin(style.after, style.leading * 0.25);
  flow->list_number++;
  g_autofree char *mark = item_mark(flow);
  PaperFont font = mark_font(flow, &style);
  double indent = style.size * LIST_INDENT;
  if (flow->list_kind == LIST_NUMBER) {
    indent = fmax(style.size * 1.9, paper_text_width(flow->paper, font, mark, -1) + style.size * NUMBER_GAP);
  }
  g_autoptr(Lines) lines = lines_new(flow->paper, &style, NULL, text, flow_width(flow) - indent);
  paper_open(flow->paper, PAPER_ITEM, NULL);
  g_autoptr(GPtrArray) label = record_mark(flow, &style, font, mark, indent, text);
  PaperElement body = paper_open(flow->paper, PAPER_BODY, NULL);
  guint n = lines_count(lines);
  for (guint i = 0; i < n; i++) {
    FlowSlice slice = {.height = style.leading, .bind = line_bind(lines, i), .after = i == n - 1 ? style.after : 0};
    paper_record_begin(flow->paper);
    if (i == 0) paper_place(flow->paper, label, 0, 0);
    paper_resume(flow->paper, body);
    lines_draw(lines, flow->paper, i, indent, 0);
    paper_close(flow->paper);
    slice.items = paper_record_end(flow->paper);
    flow_slice(flow, &slice);
  }
  paper_close(flow->paper);
  paper_close(flow->paper);
}

void flow_tick(Flow *flow, StyleId style, gboolean ticked, const char *text) {
  flow->ticked = ticked;
  flow_item(flow, style, text);
  flow->ticked = FALSE;
}

void flow_list(Flow *flow, FlowListKind kind, const char *const *texts, gsize n) {
  if (!n) return;
  flow_list_begin(flow, kind);
  for (gsize i = 0; i < n; i++) flow_item(flow, STYLE_BODY, texts[i]);
  flow_list_end(flow);
}

/* --- lines, space, pages --- */

static void add_rule(Flow *flow, double height, double from) {
  FlowSlice slice = {.height = height};
  paper_record_begin(flow->paper);
  paper_open(flow->paper, PAPER_ARTIFACT, NULL);
  PaperPaint paint = PAINT_STROKE(flow->theme->rule, flow->theme->rule_width);
  paper_line(flow->paper, from, height - 0.5, flow_width(flow), height - 0.5, paint);
  paper_close(flow->paper);
  slice.items = paper_record_end(flow->paper);
  flow_slice(flow, &slice);
}

/* Writing lines as one slice, with a field over all of them. */
static void add_fillable_lines(Flow *flow, int n) {
  const Theme *theme = flow->theme;
  FlowSlice slice = {.height = n * theme->line_distance};
  PaperPaint paint = PAINT_STROKE(theme->rule, theme->rule_width);
  paper_record_begin(flow->paper);
  paper_open(flow->paper, PAPER_ARTIFACT, NULL);
  for (int i = 1; i <= n; i++)
    paper_line(flow->paper, 0, i * theme->line_distance - 0.5, flow_width(flow), i * theme->line_distance - 0.5, paint);
  paper_close(flow->paper);
  paper_field(flow->paper, 0, 3, flow_width(flow), slice.height - 4, FIELD_SIZE, flow->last_text);
  slice.items = paper_record_end(flow->paper);
  flow_slice(flow, &slice);
  flow->space += 6;
}

void flow_writing_lines(Flow *flow, int n) {
  if (flow->theme->fillable && n > 0 && n * flow->theme->line_distance < theme_body_height(flow->theme) / 2) {
    add_fillable_lines(flow, n);
    return;
  }
  for (int i = 0; i < n; i++) {
    if (i == 1) flow->next_bind = BIND_TIGHT;
    add_rule(flow, flow->theme->line_distance, 0);
  }
  if (n > 0) flow_space(flow, 6);
}

void flow_field(Flow *flow, const char *label) {
  const Style *style = &flow->theme->styles[STYLE_BODY];
  /* A line's distance, and in large print more: labels stand clear of the lines above them. */
  FlowSlice slice = {.height = fmax(flow->theme->line_distance, style->leading * FIELD_LEADING)};
  paper_record_begin(flow->paper);
  paper_open(flow->paper, PAPER_P, NULL);
  double base = slice.height - 4, from = 0;
  if (!is_empty(label)) from = paper_text(flow->paper, 0, base, style_font(style), label) + 6;
  paper_close(flow->paper);
  paper_open(flow->paper, PAPER_ARTIFACT, NULL);
  PaperPaint paint = PAINT_STROKE(flow->theme->rule, flow->theme->rule_width);
  if (from < flow_width(flow)) paper_line(flow->paper, from, base + 2, flow_width(flow), base + 2, paint);
  paper_close(flow->paper);
  if (flow->theme->fillable && from < flow_width(flow))
    paper_field(flow->paper, from, 3, flow_width(flow) - from, base - 2, FIELD_SIZE, label);
  slice.items = paper_record_end(flow->paper);
  flow_slice(flow, &slice);
}

void flow_space(Flow *flow, double points) {
  if (isfinite(points)) flow->space = fmax(flow->space + points * (points > 0 ? flow->theme->white : 1), 0);
}

double flow_left(const Flow *flow) {
  return flow->page_break ? theme_body_height(flow->theme) : flow_pages_left(flow->theme, flow->slices, flow->tail, NULL) - flow->space;
}

int flow_page(const Flow *flow) {
  int number;
  flow_pages_left(flow->theme, flow->slices, flow->tail, &number);
  return number + (flow->page_break ? 1 : 0);
}

void flow_page_break(Flow *flow) {
  flow->page_break = TRUE;
}

/* --- keeping together --- */

void flow_keep_begin(Flow *flow) {
  if (flow->keep_depth++ == 0) flow->keep_started = FALSE;
}

void flow_keep_end(Flow *flow) {
  g_return_if_fail(flow->keep_depth > 0);
  flow->keep_depth--;
}

void flow_box_begin(Flow *flow, FlowBoxKind kind) {
  g_return_if_fail(!flow->box);
  flow->box = page_box_new(kind, flow->indent, flow->inset);
  flow->box_started = FALSE;
  flow->indent += BOX_PADDING_X;
  flow->inset += kind == BOX_BAR ? 0 : BOX_PADDING_X;
  flow_keep_begin(flow);
}

void flow_box_end(Flow *flow) {
  g_return_if_fail(flow->box);
  if (flow->box_started) {
    PageSlice *last = g_ptr_array_index(flow->slices, flow->slices->len - 1);
    last->slice.height += BOX_PADDING_Y;
    last->slice.after = fmax(last->slice.after, 12);
  }
  flow->indent -= BOX_PADDING_X;
  flow->inset -= page_box_kind(flow->box) == BOX_BAR ? 0 : BOX_PADDING_X;
  g_clear_pointer(&flow->box, page_box_unref);
  flow_keep_end(flow);
}

/* --- columns --- */

Flow *flow_columns_begin(Flow *flow, guint n, double gutter) {
  Theme *narrow = g_memdup2(flow->theme, sizeof *narrow);
  narrow->left = narrow->right = 0;
  narrow->width = (flow_width(flow) - (n - 1) * gutter) / n;
  Flow *columns = flow_new_part(flow->paper, narrow);
  columns->narrow = narrow;
  columns->columns = n;
  columns->gutter = gutter;
  return columns;
}

/* Columns beside each other become one slice; ends: where each of them ends. */
static void add_columns(Flow *flow, const Flow *columns, guint from, const guint *ends) {
  FlowSlice slice = {.after = 8};
  paper_record_begin(flow->paper);
  for (guint i = 0; i < columns->columns; i++) {
    g_autoptr(GPtrArray) column = g_ptr_array_new();
    for (; from < ends[i]; from++) g_ptr_array_add(column, g_ptr_array_index(columns->slices, from));
    paper_record_begin(flow->paper);
    slice.height = fmax(slice.height, flow_pages_stack(flow->paper, columns->theme, column));
    g_autoptr(GPtrArray) items = paper_record_end(flow->paper);
    paper_place(flow->paper, items, i * (columns->narrow->width + columns->gutter), 0);
  }
  slice.items = paper_record_end(flow->paper);
  flow_slice(flow, &slice);
}

gboolean flow_columns_end(Flow *flow, Flow *columns) {
  paper_close(flow->paper);
  g_autofree guint *ends = g_new0(guint, columns->columns);
  double left = flow_left(flow);
  gboolean whole = TRUE;
  for (guint from = 0; from < columns->slices->len; from = ends[columns->columns - 1]) {
    whole = flow_pages_columns(columns->theme, columns->slices, from, columns->columns, left, ends) && whole;
    add_columns(flow, columns, from, ends);
    left = theme_body_height(flow->theme);
  }
  free_flow(columns);
  return whole;
}

void flow_indent(Flow *flow, double points) {
  flow->indent = fmax(flow->indent + points, 0);
}

void flow_draw(Flow *flow, double height, FlowDraw draw, gpointer data) {
  FlowSlice slice = {.height = height};
  paper_record_begin(flow->paper);
  draw(flow->paper, flow_width(flow), height, data);
  slice.items = paper_record_end(flow->paper);
  flow_slice(flow, &slice);
}
