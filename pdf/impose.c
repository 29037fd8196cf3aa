/* Imposition. See impose.h. A page is scaled as a whole and never turned: the sheet lies or stands as the page does. */
#include "pdf/impose.h"

#include <math.h>

#define MARK_WIDTH 0.5
#define MARK_FROM (2 * MM) /* from the edge of the sheet */
#define MARK_TO (9 * MM)
#define CROSS (3 * MM)     /* half an arm of a cross between four pages */
#define EDGE (8 * MM)      /* what no printer may print; cut off at inner edges */
#define OVERLAP (10 * MM)  /* the strip to glue */
#define AIR (5 * MM)       /* above and below what stands on a poster, and beside it */
#define GREY 0x595959u
#define LABEL_SIZE 6.0

/* --- placing a page --- */

/* The elements of the source, in what is open; its fault too. */
static PaperElement begin(Paper *paper, const Paper *source) {
  if (paper_fault(source)) paper_set_fault(paper, "%s", paper_fault(source));
  return paper_graft(paper, source);
}

/* Copies the outline of a page of the source; where: the page it went to, and how. */
static void copy_outline(Paper *paper, const Paper *source, int page, int where, const PaperFit *fit) {
  for (guint i = 0; i < paper_outline_count(source); i++) {
    const PaperOutline *entry = paper_outline(source, i);
    if (entry->page == page) paper_outline_add(paper, entry->level, entry->title, where, fmax(0, entry->y * fit->scale + fit->y));
  }
}

static void place_page(Paper *paper, const Paper *source, int page, PaperElement first, const PaperFit *fit) {
  const PaperPage *from = paper_page(source, page);
  for (guint i = 0; i < from->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(from->items, i);
    paper_impose(paper, item, fit, item->element == PAPER_NO_ELEMENT ? PAPER_NO_ELEMENT : item->element + first);
  }
  copy_outline(paper, source, page, paper_page_current(paper), fit);
  if (!paper_page(paper, paper_page_current(paper))->number) paper_page_name(paper, from->code, from->number); /* of several the first */
}

/* The page as it is; again: nobody wants to hear it twice. */
static void copy_page(Paper *paper, const Paper *source, int page, PaperElement first, gboolean again) {
  static const PaperFit as_it_is = {.scale = 1};
  const PaperPage *from = paper_page(source, page);
  paper_page_new(paper, from->width, from->height);
  paper_page_name(paper, from->code, from->number);
  if (!again) place_page(paper, source, page, first, &as_it_is);
  for (guint i = 0; again && i < from->items->len; i++)
    paper_impose(paper, g_ptr_array_index(from->items, i), &as_it_is, PAPER_NO_ELEMENT);
}

void impose_copies(Paper *paper, const Paper *source, int copies, Sides sides) {
  int pages = paper_page_count(source);
  PaperElement first = begin(paper, source);
  for (int copy = 0; copy < copies; copy++) {
    for (int i = 0; i < pages; i++) {
      const PaperPage *page = paper_page(source, i);
      copy_page(paper, source, i, first, copy > 0);
      gboolean back = sides == SIDES_ONE || (sides == SIDES_TWO && i + 1 == pages && pages % 2);
      if (back) paper_page_new(paper, page->width, page->height);
    }
  }
}

/* --- sheets --- */

/* A sheet divided in columns and rows. */
typedef struct Grid {
  int columns, rows;
  double width, height; /* of the sheet */
} Grid;

static gboolean is_power(int n) {
  return n == 2 || n == 4 || n == 8 || n == 16;
}

static gboolean lies(const PaperPage *page) {
  return page->width > page->height;
}

static void swap_sides(Grid *grid) {
  *grid = (Grid){grid->rows, grid->columns, grid->height, grid->width};
}

static Grid plain_sheet(ThemeSheet sheet) {
  Theme theme;
  theme_init(&theme, &(ThemeOptions){.sheet = sheet});
  return (Grid){1, 1, theme.width, theme.height};
}

/* n places of the shape of the page, on a sheet that stands or lies: each halving turns the page. */
static Grid small_pages(const PaperPage *page, int n, ThemeSheet sheet) {
  Grid grid = plain_sheet(sheet);
  for (; n > 1; n /= 2) {
    swap_sides(&grid);
    grid.columns *= 2;
  }
  if (lies(page)) swap_sides(&grid); /* so far the places stand */
  return grid;
}

/* n sheets for one page of this shape, beside and below each other. */
static Grid large_page(const PaperPage *page, int n, ThemeSheet sheet) {
  Grid grid = plain_sheet(sheet);
  for (; n > 1; n /= 2) {
    /* The longer side is doubled by laying the sheets with that side together. */
    if (grid.columns * grid.width > grid.rows * grid.height)
      grid.rows *= 2;
    else
      grid.columns *= 2;
  }
  if ((grid.columns * grid.width > grid.rows * grid.height) != lies(page)) swap_sides(&grid);
  return grid;
}

/* --- several pages on a sheet --- */

gboolean impose_can_n_up(int n) {
  return is_power(n);
}

static void draw_cut_marks(Paper *paper, const Grid *grid) {
  const PaperPaint paint = PAINT_STROKE(GREY, MARK_WIDTH);
  double w = grid->width, h = grid->height;
  paper_open(paper, PAPER_ARTIFACT, NULL);
  for (int i = 1; i < grid->columns; i++) {
    double x = i * w / grid->columns;
    paper_line(paper, x, MARK_FROM, x, MARK_TO, paint);
    paper_line(paper, x, h - MARK_TO, x, h - MARK_FROM, paint);
  }
  for (int k = 1; k < grid->rows; k++) {
    double y = k * h / grid->rows;
    paper_line(paper, MARK_FROM, y, MARK_TO, y, paint);
    paper_line(paper, w - MARK_TO, y, w - MARK_FROM, y, paint);
    for (int i = 1; i < grid->columns; i++) {
      double x = i * w / grid->columns;
      paper_line(paper, x - CROSS, y, x + CROSS, y, paint);
      paper_line(paper, x, y - CROSS, x, y + CROSS, paint);
    }
  }
  paper_close(paper);
}

void impose_n_up(Paper *paper, const Paper *source, int n, ThemeSheet sheet) {
  PaperElement first = begin(paper, source);
  const PaperPage *before = NULL;
  int place = 0;
  for (int i = 0; i < paper_page_count(source); i++) {
    const PaperPage *page = paper_page(source, i);
    Grid grid = small_pages(page, n, sheet);
    if (!before || before->width != page->width || before->height != page->height) place = 0;
    if (place % n == 0) {
      paper_page_new(paper, grid.width, grid.height);
      draw_cut_marks(paper, &grid);
    }
    double w = grid.width / grid.columns, h = grid.height / grid.rows;
    PaperFit fit = {.scale = fmin(w / page->width, h / page->height)};
    fit.x = (place % n % grid.columns) * w + (w - page->width * fit.scale) / 2;
    fit.y = (place % n / grid.columns) * h + (h - page->height * fit.scale) / 2;
    place_page(paper, source, i, first, &fit);
    before = page;
    place++;
  }
}

/* --- one page over several sheets --- */

gboolean impose_can_tile(int n) {
  return is_power(n);
}

gboolean impose_is_larger(const PaperPage *page, ThemeSheet sheet) {
  Grid plain = plain_sheet(sheet);
  return page->width * page->height > plain.width * plain.height * 1.1;
}

/* A page on its way to its sheets: how it lies on all of them together. */
typedef struct Poster {
  Paper *paper;
  const Paper *source;
  int page;
  PaperElement first; /* of its elements */
  Grid grid;
  double step_x, step_y; /* from one sheet to the next */
  double scale, x, y;    /* of the page, on the sheets together */
  Lang lang;
} Poster;

/* What stands on a page. */
static PaperBox content_box(const PaperPage *page) {
  double left = page->width, top = page->height, right = 0, bottom = 0;
  for (guint i = 0; i < page->items->len; i++) {
    PaperBox box = paper_item_box(g_ptr_array_index(page->items, i));
    left = fmin(left, box.x);
    top = fmin(top, box.y);
    right = fmax(right, box.x + box.w);
    bottom = fmax(bottom, box.y + box.h);
  }
  return right > left && bottom > top ? (PaperBox){left, top, right - left, bottom - top} : (PaperBox){0, 0, page->width, page->height};
}

/* As large as n sheets, unless its content would not lie within them. */
static void lay_out(Poster *poster, const PaperPage *page, int n, ThemeSheet sheet) {
  Grid plain = plain_sheet(sheet);
  PaperBox content = content_box(page);
  poster->grid = large_page(page, n, sheet);
  poster->step_x = poster->grid.width - 2 * EDGE - OVERLAP;
  poster->step_y = poster->grid.height - 2 * EDGE - OVERLAP;
  double width = poster->step_x * poster->grid.columns + OVERLAP, height = poster->step_y * poster->grid.rows + OVERLAP;
  double whole = sqrt(n * plain.width * plain.height / (page->width * page->height));
  poster->scale = fmin(whole, fmin((width - 2 * AIR) / content.w, (height - 2 * AIR) / content.h));
  poster->x = (width - content.w * poster->scale) / 2 - content.x * poster->scale;
  poster->y = (height - content.h * poster->scale) / 2 - content.y * poster->scale;
}

/* The sheet that an item belongs to: the one with its middle. On the others it is only repeated. */
static gboolean belongs(const Poster *poster, const PaperItem *item, int column, int row) {
  PaperBox box = paper_item_box(item);
  double x = (box.x + box.w / 2) * poster->scale + poster->x, y = (box.y + box.h / 2) * poster->scale + poster->y;
  return CLAMP((int)floor(x / poster->step_x), 0, poster->grid.columns - 1) == column &&
         CLAMP((int)floor(y / poster->step_y), 0, poster->grid.rows - 1) == row;
}

static gboolean is_seen(const PaperItem *item, const PaperFit *fit) {
  PaperBox box = paper_item_box(item);
  double left = box.x * fit->scale + fit->x, top = box.y * fit->scale + fit->y;
  return left < fit->window.x + fit->window.w && left + box.w * fit->scale > fit->window.x - MARK_WIDTH &&
         top < fit->window.y + fit->window.h && top + box.h * fit->scale > fit->window.y - MARK_WIDTH;
}

/* Ticks at the inner edges, where the next sheet comes and where this one is cut; a line along the strip to glue. */
static void draw_joins(const Poster *poster, int column, int row) {
  const PaperPaint tick = PAINT_STROKE(GREY, MARK_WIDTH);
  PaperPaint strip = tick;
  strip.dash = 3;
  double w = poster->grid.width, h = poster->grid.height, near = EDGE - 1 * MM, across = w - EDGE - OVERLAP, down = h - EDGE - OVERLAP;
  Paper *paper = poster->paper;
  if (column > 0) {
    paper_line(paper, EDGE, MARK_FROM, EDGE, near, tick);
    paper_line(paper, EDGE, h - near, EDGE, h - MARK_FROM, tick);
  }
  if (row > 0) {
    paper_line(paper, MARK_FROM, EDGE, near, EDGE, tick);
    paper_line(paper, w - near, EDGE, w - MARK_FROM, EDGE, tick);
  }
  if (column + 1 < poster->grid.columns) {
    paper_line(paper, across, EDGE, across, h - EDGE, strip);
    paper_line(paper, across, MARK_FROM, across, near, tick);
    paper_line(paper, across, h - near, across, h - MARK_FROM, tick);
  }
  if (row + 1 < poster->grid.rows) {
    paper_line(paper, EDGE, down, w - EDGE, down, strip);
    paper_line(paper, MARK_FROM, down, near, down, tick);
    paper_line(paper, w - near, down, w - MARK_FROM, down, tick);
  }
}

/* Which sheet this is and what to do with it, small at the very top. */
static void draw_label(const Poster *poster, int column, int row) {
  const PaperFont font = {.size = LABEL_SIZE, .colour = GREY};
  const Grid *grid = &poster->grid;
  g_autofree char *which = tx(poster->lang, PRESS_TILE, TN(row * grid->columns + column + 1), TN(grid->columns * grid->rows), TN(row + 1),
                              TN(column + 1));
  const char *how = column && row ? tp(poster->lang, PRESS_TILE_CUT_BOTH)
                    : column      ? tp(poster->lang, PRESS_TILE_CUT_LEFT)
                    : row         ? tp(poster->lang, PRESS_TILE_CUT_TOP)
                                  : tp(poster->lang, PRESS_TILE_FIRST);
  g_autofree char *words = g_strdup_printf("%s · %s", which, how);
  paper_text(poster->paper, EDGE + 3 * MM, EDGE - 1.4 * MM, font, words);
}

static void draw_tile(const Poster *poster, int column, int row) {
  Paper *paper = poster->paper;
  const PaperPage *page = paper_page(poster->source, poster->page);
  PaperFit fit = {.scale = poster->scale,
                  .x = poster->x + EDGE - column * poster->step_x,
                  .y = poster->y + EDGE - row * poster->step_y,
                  .window = {EDGE, EDGE, poster->grid.width - 2 * EDGE, poster->grid.height - 2 * EDGE}};
  paper_page_new(paper, poster->grid.width, poster->grid.height);
  paper_page_name(paper, page->code, page->number);
  for (guint i = 0; i < page->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(page->items, i);
    if (!is_seen(item, &fit)) continue;
    gboolean own = item->element != PAPER_NO_ELEMENT && belongs(poster, item, column, row);
    paper_impose(paper, item, &fit, own ? item->element + poster->first : PAPER_NO_ELEMENT);
  }
  if (!column && !row) copy_outline(paper, poster->source, poster->page, paper_page_current(paper), &fit);
  paper_open(paper, PAPER_FURNITURE, NULL);
  draw_joins(poster, column, row);
  draw_label(poster, column, row);
  paper_close(paper);
}

void impose_tiles(Paper *paper, const Paper *source, int n, ThemeSheet sheet, gboolean all, Lang lang) {
  PaperElement first = begin(paper, source);
  for (int i = 0; i < paper_page_count(source); i++) {
    if (!all && !impose_is_larger(paper_page(source, i), sheet)) {
      copy_page(paper, source, i, first, FALSE);
      continue;
    }
    Poster poster = {.paper = paper, .source = source, .page = i, .first = first, .lang = lang};
    lay_out(&poster, paper_page(source, i), n, sheet);
    for (int row = 0; row < poster.grid.rows; row++)
      for (int column = 0; column < poster.grid.columns; column++) draw_tile(&poster, column, row);
  }
}
