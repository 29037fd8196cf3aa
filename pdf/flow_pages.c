/* Makes pages of slices. A chunk is a row of slices without a free break; it goes where it fits, and is taken apart, the
 * weakest bonds first, only when it is taller than a page. See flow.h for what the bonds mean. */
#include "pdf/flow_pages.h"

#include <math.h>

#include "pdf/lines.h"

#define NOTES_GAP 10  /* below what stands above them */
#define NOTES_CLEAR 8  /* between the last of them and the foot */
#define NOTES_LEAST 3  /* fewer are not worth it */

struct PageBox {
  int references;
  FlowBoxKind kind;
  double indent, inset;
};

struct FlowRepeat {
  int references;
  GPtrArray *items;
  double height;
};

PageBox *page_box_new(FlowBoxKind kind, double indent, double inset) {
  PageBox *box = g_new0(PageBox, 1);
  *box = (PageBox){.references = 1, .kind = kind, .indent = indent, .inset = inset};
  return box;
}

PageBox *page_box_ref(PageBox *box) {
  box->references++;
  return box;
}

void page_box_unref(PageBox *box) {
  if (box && --box->references == 0) g_free(box);
}

FlowBoxKind page_box_kind(const PageBox *box) {
  return box->kind;
}

/* Takes the items. */
static FlowRepeat *repeat_of(GPtrArray *items, double height) {
  FlowRepeat *repeat = g_new0(FlowRepeat, 1);
  *repeat = (FlowRepeat){.references = 1, .items = items, .height = height};
  return repeat;
}

FlowRepeat *flow_repeat_new(const GPtrArray *items, double height) {
  return repeat_of(paper_items_copy(items), height);
}

FlowRepeat *flow_repeat_lowered(const FlowRepeat *repeat, double white) {
  return repeat_of(g_ptr_array_ref(repeat->items), repeat->height + white);
}

FlowRepeat *flow_repeat_ref(FlowRepeat *repeat) {
  repeat->references++;
  return repeat;
}

void flow_repeat_unref(FlowRepeat *repeat) {
  if (!repeat || --repeat->references) return;
  g_ptr_array_unref(repeat->items);
  g_free(repeat);
}

void page_slice_free(gpointer data) {
  PageSlice *slice = data;
  if (slice->slice.items) g_ptr_array_unref(slice->slice.items);
  flow_repeat_unref(slice->slice.repeat);
  page_box_unref(slice->box);
  g_free(slice->title);
  g_free(slice);
}

/* A slice on the page being made. */
typedef struct Placed {
  const PageSlice *slice;
  double y;
} Placed;

typedef struct Maker {
  Paper *paper;
  const Theme *theme;
  const GPtrArray *slices;
  gboolean notes; /* what is left of a page becomes lines to write on */
  int first_page;
  GArray *placed;  /* Placed, of the current page */
  double y, after; /* where the next slice would go, and the white that the last one wants below it */
} Maker;

static const PageSlice *slice_at(const Maker *m, guint i) {
  return g_ptr_array_index(m->slices, i);
}

static double body_bottom(const Maker *m) {
  return m->theme->height - m->theme->bottom;
}

/* --- drawing a page --- */

static void draw_box(Maker *m, const PageBox *box, double top, double bottom) {
  const Theme *t = m->theme;
  double x = t->left + box->indent, w = theme_body_width(t) - box->indent - box->inset;
  switch (box->kind) {
    case BOX_TINT: paper_rect(m->paper, x, top, w, bottom - top, 5, PAINT_FILL(t->tint)); break;
    case BOX_BAR: paper_rect(m->paper, x, top, 2.5, bottom - top, 1.25, PAINT_FILL(t->accent)); break;
    case BOX_FRAME: paper_rect(m->paper, x, top, w, bottom - top, 5, PAINT_STROKE(t->rule, t->rule_width)); break;
  }
}

static void draw_boxes(Maker *m) {
  paper_open(m->paper, PAPER_ARTIFACT, NULL);
  for (guint i = 0; i < m->placed->len;) {
    const Placed *first = &g_array_index(m->placed, Placed, i);
    const PageBox *box = first->slice->box;
    double bottom = first->y + first->slice->slice.height;
    guint next = i + 1;
    for (; next < m->placed->len; next++) {
      const Placed *p = &g_array_index(m->placed, Placed, next);
      if (p->slice->box != box) break;
      bottom = p->y + p->slice->slice.height;
    }
    if (box) draw_box(m, box, first->y, bottom);
    i = next;
  }
  paper_close(m->paper);
}

/* What is left of a page becomes lines to write on, under a word that says so. */
static void draw_notes(Maker *m) {
  const Theme *t = m->theme;
  const PaperFont font = theme_font(t, STYLE_CELL_HEAD);
  double base = m->y + m->after + NOTES_GAP, right = t->width - t->right;
  int lines = (int)((body_bottom(m) - base - NOTES_CLEAR) / t->line_distance);
  if (lines < NOTES_LEAST) return;
  paper_open(m->paper, PAPER_ARTIFACT, NULL);
  paper_text(m->paper, t->left, base + font.size, font, tp(t->lang, REPORT_LIST_NOTE));
  for (int i = 1; i <= lines; i++) {
    double y = base + i * t->line_distance;
    paper_line(m->paper, t->left, y, right, y, PAINT_STROKE(t->rule, t->rule_width));
  }
  paper_close(m->paper);
}

static void draw_page(Maker *m) {
  draw_boxes(m);
  for (guint i = 0; i < m->placed->len; i++) {
    const Placed *p = &g_array_index(m->placed, Placed, i);
    if (p->slice->title) {
      paper_outline_add(m->paper, p->slice->level, p->slice->title, paper_page_current(m->paper), p->y);
    }
    if (p->slice->slice.items) {
      paper_place(m->paper, p->slice->slice.items, m->theme->left + p->slice->x, p->y + p->slice->box_top);
    }
  }
  if (m->notes && m->placed->len) draw_notes(m);
  g_array_set_size(m->placed, 0);
}

static void next_page(Maker *m) {
  draw_page(m);
  paper_page_new(m->paper, m->theme->width, m->theme->height);
  m->y = m->theme->top;
  m->after = 0;
}

/* --- placing --- */

/* The white above slice i when it follows on the page what has been placed there. */
static double gap(const Maker *m, guint i, double after) {
  return fmax(slice_at(m, i)->slice.before, after) + slice_at(m, i)->extra;
}

/* The height of what slice i repeats when it comes first on a page. */
static double repeat_height(const Maker *m, guint i) {
  const FlowRepeat *repeat = slice_at(m, i)->slice.repeat;
  return repeat ? repeat->height : 0;
}

static double height_of(const Maker *m, guint from, guint to) {
  double height = 0;
  for (guint i = from; i < to; i++) {
    height += slice_at(m, i)->slice.height;
    if (i > from) height += gap(m, i, slice_at(m, i - 1)->slice.after);
  }
  return height;
}

static gboolean fits_here(const Maker *m, guint from, guint to) {
  double above = m->placed->len ? gap(m, from, m->after) : repeat_height(m, from);
  return m->y + above + height_of(m, from, to) <= body_bottom(m) + 0.01;
}

static gboolean fits_a_page(const Maker *m, guint from, guint to) {
  return height_of(m, from, to) + repeat_height(m, from) <= theme_body_height(m->theme) + 0.01;
}

static void place(Maker *m, guint i) {
  const PageSlice *slice = slice_at(m, i);
  const FlowRepeat *repeat = slice->slice.repeat;
  if (m->placed->len) {
    m->y += gap(m, i, m->after);
  } else if (repeat) {
    paper_repeat(m->paper, repeat->items, m->theme->left + slice->x, m->y);
    m->y += repeat->height;
  }
  Placed placed = {slice, m->y};
  g_array_append_val(m->placed, placed);
  m->y += slice->slice.height;
  m->after = slice->slice.after;
}

static void place_chunk(Maker *m, guint from, guint to, FlowBind strength) {
  if (!fits_here(m, from, to) && m->placed->len && fits_a_page(m, from, to)) next_page(m);
  if (!fits_here(m, from, to) && to - from > 1) {
    /* Taller than a page: apart at the bonds of this strength. */
    for (guint start = from, i = from + 1; i <= to; i++) {
      if (i < to && slice_at(m, i)->slice.bind > strength) continue;
      place_chunk(m, start, i, MIN(strength + 1, BIND_TIGHT));
      start = i;
    }
    return;
  }
  if (!fits_here(m, from, to) && m->placed->len) next_page(m);
  if (!fits_here(m, from, to)) {
    paper_set_fault(m->paper, "a block of %.0f points does not fit on a page", height_of(m, from, to));
  }
  for (guint i = from; i < to; i++) place(m, i);
}

/* Where the chunk ends that begins at `from`. */
static guint chunk_end(const Maker *m, guint from) {
  guint to = from + 1;
  while (to < m->slices->len && slice_at(m, to)->slice.bind != BIND_FREE && !slice_at(m, to)->new_page) to++;
  return to;
}

/* --- feet --- */

static void draw_foot(Maker *m, const PageFeet *feet, const FlowPage *page) {
  const Theme *t = m->theme;
  PaperFont font = theme_font(t, STYLE_FOOT);
  double right = t->width - t->right, y = t->height - t->bottom + 10 * MM;
  g_autoptr(GString) end = g_string_new(NULL);
  if (feet->code && *feet->code) g_string_append_printf(end, "%s · ", feet->code);
  g_string_append_printf(end, "%s · ", page->mark);
  g_autofree char *number = tx(t->lang, PAPER_PAGE, TN(page->number), TN(page->count));
  g_string_append(end, number);
  font.tabular = TRUE;
  double width = paper_text_right(m->paper, right, y, font, end->str);
  font.tabular = FALSE;
  g_autofree char *left = lines_cut_to_fit(m->paper, font, feet->left, theme_body_width(t) - width - 16);
  paper_text(m->paper, t->left, y, font, left);
  paper_line(m->paper, t->left, y - 13, right, y - 13, PAINT_STROKE(t->rule, t->rule_width));
}

static void draw_feet(Maker *m, const PageFeet *feet) {
  int last = paper_page_count(m->paper) - 1;
  for (int i = m->first_page; i <= last && feet->on_page; i++) {
    /* First, since the mark knows a logo too. */
    FlowPage page = {.number = i - m->first_page + 1, .count = last - m->first_page + 1};
    paper_page_select(m->paper, i);
    paper_open(m->paper, PAPER_FURNITURE, NULL);
    feet->on_page(m->paper, m->theme, &page, feet->data);
    paper_close(m->paper);
  }
  g_autofree char *mark = paper_mark(m->paper, m->first_page, last);
  for (int i = m->first_page; i <= last; i++) {
    FlowPage page = {.number = i - m->first_page + 1, .count = last - m->first_page + 1, .mark = mark};
    paper_page_select(m->paper, i);
    paper_page_name(m->paper, feet->code, page.number);
    paper_open(m->paper, PAPER_FURNITURE, NULL);
    if (feet->left || feet->code) draw_foot(m, feet, &page);
    paper_close(m->paper);
  }
}

int flow_pages_make(Paper *paper, const Theme *theme, const GPtrArray *slices, const PageFeet *feet) {
  Maker m = {.paper = paper, .theme = theme, .slices = slices, .notes = feet->notes};
  m.placed = g_array_new(FALSE, FALSE, sizeof(Placed));
  m.first_page = paper_page_count(paper);
  next_page(&m);
  for (guint from = 0; from < slices->len;) {
    guint to = chunk_end(&m, from);
    if (slice_at(&m, from)->new_page && m.placed->len) next_page(&m);
    place_chunk(&m, from, to, BIND_KEEP);
    from = to;
  }
  draw_page(&m);
  draw_feet(&m, feet);
  g_array_unref(m.placed);
  return paper_page_count(paper) - m.first_page;
}

double flow_pages_stack(Paper *paper, const Theme *theme, const GPtrArray *slices) {
  Theme flat = *theme;
  flat.width = theme_body_width(theme);
  flat.left = flat.right = flat.top = 0;
  Maker m = {.paper = paper, .theme = &flat, .slices = slices};
  m.placed = g_array_new(FALSE, FALSE, sizeof(Placed));
  for (guint i = 0; i < slices->len; i++) {
    place(&m, i);
    g_clear_pointer(&((PageSlice *)g_ptr_array_index(slices, i))->title, g_free);
  }
  draw_page(&m);
  g_array_unref(m.placed);
  return m.y;
}

/* The chunk that begins behind those looked at, and ends before slice `to`, comes too. It goes to the next page as a whole, unless it
 * is taller than one. */
static void follow(const Maker *m, PageTail *tail, guint to) {
  double page = theme_body_height(m->theme) + 0.01;
  double above = tail->used > 0 ? gap(m, tail->n, tail->after) : repeat_height(m, tail->n);
  gboolean fits = tail->used + above + height_of(m, tail->n, to) <= page;
  gboolean next = slice_at(m, tail->n)->new_page || (!fits && fits_a_page(m, tail->n, to));
  if (next && tail->used > 0) tail->used = 0, tail->before++;
  for (; tail->n < to; tail->n++) {
    const FlowSlice *slice = &slice_at(m, tail->n)->slice;
    tail->used += (tail->used > 0 ? gap(m, tail->n, tail->after) : repeat_height(m, tail->n)) + slice->height;
    if (tail->used > page && tail->n) tail->used = repeat_height(m, tail->n) + slice->height, tail->before++;
    tail->after = slice->after;
  }
}

double flow_pages_left(const Theme *theme, const GPtrArray *slices, PageTail *tail, int *number) {
  const Maker m = {.theme = theme, .slices = slices};
  for (guint to; tail->n < slices->len && (to = chunk_end(&m, tail->n)) < slices->len;) follow(&m, tail, to);
  PageTail end = *tail; /* the last chunk may still grow */
  if (end.n < slices->len) follow(&m, &end, slices->len);
  if (number) *number = end.before + 1;
  double page = theme_body_height(theme);
  return end.used > 0 ? page - end.used - end.after : page;
}

/* --- columns --- */

typedef struct ColumnMaker {
  const Maker *m;
  guint from, n;
  FlowBind apart; /* a column may end at a bond as weak as this */
  guint *ends;
} ColumnMaker;

/* Never within a box: half a frame looks broken. */
static gboolean may_end(const ColumnMaker *c, guint to) {
  if (to == c->m->slices->len) return TRUE;
  const PageSlice *slice = slice_at(c->m, to);
  return slice->slice.bind <= c->apart && !(slice->box && slice->box == slice_at(c->m, to - 1)->box);
}

/* Where a column of this height ends that begins at `from`: at the last bond weak enough, or at any when there is none. */
static guint column_end(const ColumnMaker *c, guint from, double height) {
  guint any = from + 1, end = 0;
  for (guint to = from + 1; to <= c->m->slices->len && height_of(c->m, from, to) <= height + 0.01; to++) {
    any = to;
    if (may_end(c, to)) end = to;
  }
  return end ? end : any;
}

/* Fills the columns, so high. TRUE when nothing is left over and nothing was parted that belongs together. */
static gboolean fill_columns(const ColumnMaker *c, double height) {
  gboolean well = TRUE;
  for (guint i = 0, from = c->from; i < c->n; i++) {
    if (from < c->m->slices->len) from = column_end(c, from, height);
    c->ends[i] = from;
    well = well && may_end(c, from);
  }
  return well && c->ends[c->n - 1] == c->m->slices->len;
}

/* Does what begins there and belongs together fit in a column of this height. */
static gboolean chunk_fits(const ColumnMaker *c, double height) {
  guint to = c->from + 1;
  while (!may_end(c, to)) to++;
  return height_of(c->m, c->from, to) <= height;
}

gboolean flow_pages_columns(const Theme *theme, const GPtrArray *slices, guint from, guint n, double left, guint *ends) {
  const Maker m = {.theme = theme, .slices = slices};
  ColumnMaker c = {&m, from, n, BIND_FREE, ends};
  gboolean whole = TRUE;
  double page = theme_body_height(theme), low = 0;
  double high = chunk_fits(&c, left) || !chunk_fits(&c, page) ? left : page; /* what would fit on the next page goes there whole */
  if (!fill_columns(&c, high)) {
    /* What is kept together is parted when all of it has a place then. */
    whole = FALSE;
    c.apart = BIND_KEEP;
    if (!fill_columns(&c, high)) {
      c.apart = BIND_FREE;
      fill_columns(&c, high);
      return FALSE;
    }
  }
  while (high - low > 1) {
    double middle = (low + high) / 2;
    *(fill_columns(&c, middle) ? &high : &low) = middle;
  }
  fill_columns(&c, high);
  return whole;
}
