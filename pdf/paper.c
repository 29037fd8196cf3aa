/* The display list: what is put down, where, and what it means; checks, recording and replaying. See paper.h.
 * Its text form is paper_dump.c. */
#include "pdf/paper.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "base/unicode.h"

#define SLACK 0.01 /* points: rounding, not misplacement */
#define MAX_SIDE 14400.0
#define TEXT_LIMIT 65536

typedef struct OpenElement {
  PaperElement element; /* PAPER_NO_ELEMENT within an artifact */
  gboolean furniture;
} OpenElement;

struct Paper {
  const FaceSet *faces;
  PaperMeta meta; /* its strings are meta_strings */
  char *meta_strings[4];
  GPtrArray *pages;    /* PaperPage */
  int current;         /* page drawn on, -1 before the first */
  GArray *elements;    /* PaperNode */
  GArray *open;        /* OpenElement: the way from the top to where we are */
  GArray *outline;     /* PaperOutline */
  GPtrArray *recorded; /* lists being recorded, the innermost last */
  char *fault;
};

static void item_free(gpointer data) {
  PaperItem *item = data;
  g_free(item->text);
  g_free(item->heard);
  if (item->steps) g_array_unref(item->steps);
  picture_unref(item->picture);
  g_free(item);
}

static void page_free(gpointer data) {
  PaperPage *page = data;
  g_ptr_array_unref(page->items);
  g_free(page->code);
  g_free(page);
}

static void node_clear(gpointer data) {
  g_free(((PaperNode *)data)->description);
}

static void outline_clear(gpointer data) {
  g_free(((PaperOutline *)data)->title);
}

static char *clean(const char *text) {
  char *line = text ? unicode_clean(text, -1) : NULL;
  for (char *p = line; p && *p; p++) {
    if (*p == '\n' || *p == '\r' || *p == '\t') *p = ' ';
  }
  return line;
}

Paper *paper_new(const FaceSet *faces, const PaperMeta *meta) {
  Paper *paper = g_new0(Paper, 1);
  paper->faces = faces;
  const char *strings[] = {meta->title, meta->author, meta->subject, meta->date};
  for (gsize i = 0; i < G_N_ELEMENTS(strings); i++) paper->meta_strings[i] = clean(strings[i]);
  paper->meta = (PaperMeta){.title = paper->meta_strings[0], .author = paper->meta_strings[1],
                            .subject = paper->meta_strings[2], .date = paper->meta_strings[3], .lang = meta->lang};
  paper->pages = g_ptr_array_new_with_free_func(page_free);
  paper->current = -1;
  paper->elements = g_array_new(FALSE, FALSE, sizeof(PaperNode));
  g_array_set_clear_func(paper->elements, node_clear);
  paper->open = g_array_new(FALSE, FALSE, sizeof(OpenElement));
  paper->outline = g_array_new(FALSE, FALSE, sizeof(PaperOutline));
  g_array_set_clear_func(paper->outline, outline_clear);
  paper->recorded = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
  return paper;
}

void paper_free(Paper *paper) {
  if (!paper) return;
  for (gsize i = 0; i < G_N_ELEMENTS(paper->meta_strings); i++) g_free(paper->meta_strings[i]);
  g_ptr_array_unref(paper->pages);
  g_array_unref(paper->elements);
  g_array_unref(paper->open);
  g_array_unref(paper->outline);
  g_ptr_array_unref(paper->recorded);
  g_free(paper->fault);
  g_free(paper);
}

const FaceSet *paper_faces(const Paper *paper) {
  return paper->faces;
}

const PaperMeta *paper_meta(const Paper *paper) {
  return &paper->meta;
}

const char *paper_fault(const Paper *paper) {
  return paper->fault;
}

void paper_set_fault(Paper *paper, const char *format, ...) {
  if (paper->fault) return;
  va_list args;
  va_start(args, format);
  paper->fault = g_strdup_vprintf(format, args);
  va_end(args);
}

/* --- pages --- */

int paper_page_new(Paper *paper, double width, double height) {
  if (!isfinite(width) || !isfinite(height) || width <= 0 || height <= 0 || width > MAX_SIDE || height > MAX_SIDE) {
    paper_set_fault(paper, "a page of %g x %g points", width, height);
    width = height = 100;
  }
  PaperPage *page = g_new0(PaperPage, 1);
  page->width = width;
  page->height = height;
  page->items = g_ptr_array_new_with_free_func(item_free);
  g_ptr_array_add(paper->pages, page);
  paper->current = (int)paper->pages->len - 1;
  return paper->current;
}

void paper_page_select(Paper *paper, int page) {
  g_return_if_fail(page >= 0 && page < (int)paper->pages->len);
  paper->current = page;
}

void paper_page_name(Paper *paper, const char *code, int number) {
  PaperPage *page = g_ptr_array_index(paper->pages, paper->current);
  g_free(page->code);
  page->code = g_strdup(code);
  page->number = number;
}

int paper_page_count(const Paper *paper) {
  return (int)paper->pages->len;
}

int paper_page_current(const Paper *paper) {
  return paper->current;
}

const PaperPage *paper_page(const Paper *paper, int page) {
  return g_ptr_array_index(paper->pages, page);
}

/* --- structure --- */

static OpenElement innermost(const Paper *paper) {
  if (!paper->open->len) return (OpenElement){PAPER_NO_ELEMENT, FALSE};
  return g_array_index(paper->open, OpenElement, paper->open->len - 1);
}

PaperElement paper_open(Paper *paper, PaperTag tag, const char *description) {
  OpenElement here = {PAPER_NO_ELEMENT, tag == PAPER_FURNITURE || innermost(paper).furniture};
  /* Whatever stands inside an artifact is one too. */
  gboolean in_artifact = paper->open->len && innermost(paper).element == PAPER_NO_ELEMENT;
  if (tag > PAPER_FURNITURE && !in_artifact) {
    PaperNode node = {.tag = tag, .parent = innermost(paper).element, .description = clean(description), .lang = N_LANGS};
    g_array_append_val(paper->elements, node);
    here.element = (int)paper->elements->len - 1;
  }
  g_array_append_val(paper->open, here);
  return here.element;
}

void paper_resume(Paper *paper, PaperElement element) {
  OpenElement here = {element, FALSE};
  g_array_append_val(paper->open, here);
}

void paper_close(Paper *paper) {
  g_return_if_fail(paper->open->len > 0);
  g_array_set_size(paper->open, paper->open->len - 1);
}

void paper_language(Paper *paper, Lang lang) {
  PaperElement here = innermost(paper).element;
  if (here != PAPER_NO_ELEMENT) g_array_index(paper->elements, PaperNode, here).lang = lang;
}

int paper_element_count(const Paper *paper) {
  return (int)paper->elements->len;
}

const PaperNode *paper_node(const Paper *paper, PaperElement element) {
  return &g_array_index(paper->elements, PaperNode, element);
}

static gboolean holds_elements(PaperTag tag) {
  return tag == PAPER_DOCUMENT || tag == PAPER_SECTION || tag == PAPER_LIST || tag == PAPER_ITEM || tag == PAPER_TABLE ||
         tag == PAPER_ROW;
}

/* --- checks --- */

typedef struct Bounds {
  double left, top, right, bottom;
} Bounds;

static Bounds bounds_of_text(const PaperItem *item) {
  double up = item->font.size * 0.75, down = item->font.size * 0.25;
  switch (item->font.turn & 3) {
    case 1: return (Bounds){item->x - down, item->y, item->x + up, item->y + item->w};
    case 2: return (Bounds){item->x - item->w, item->y - down, item->x, item->y + up};
    case 3: return (Bounds){item->x - up, item->y - item->w, item->x + down, item->y};
    default: return (Bounds){item->x, item->y - up, item->x + item->w, item->y + down};
  }
}

static void widen(Bounds *b, double x, double y) {
  b->left = fmin(b->left, x);
  b->right = fmax(b->right, x);
  b->top = fmin(b->top, y);
  b->bottom = fmax(b->bottom, y);
}

static Bounds bounds_whole(const PaperItem *item) {
  Bounds b = {item->x, item->y, item->x, item->y};
  switch (item->kind) {
    case PAPER_TEXT: return bounds_of_text(item);
    case PAPER_LINE:
    case PAPER_PICTURE:
    case PAPER_FIELD:
    case PAPER_TARGET:
    case PAPER_RECT: widen(&b, item->x + item->w, item->y + item->h); break;
    case PAPER_CIRCLE:
      widen(&b, item->x - item->radius, item->y - item->radius);
      widen(&b, item->x + item->radius, item->y + item->radius);
      break;
    case PAPER_PATH:
      b = (Bounds){G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE};
      for (guint i = 0; i < item->steps->len; i++) {
        const PaperStep *s = &g_array_index(item->steps, PaperStep, i);
        if (s->op == 'Z') continue;
        widen(&b, s->x, s->y);
        if (s->op != 'C') continue;
        widen(&b, s->ax, s->ay);
        widen(&b, s->bx, s->by);
      }
      break;
  }
  return b;
}

static Bounds bounds_of(const PaperItem *item) {
  Bounds b = bounds_whole(item);
  const PaperBox *clip = &item->clip;
  if (clip->w <= 0) return b;
  return (Bounds){fmax(b.left, clip->x), fmax(b.top, clip->y), fmin(b.right, clip->x + clip->w), fmin(b.bottom, clip->y + clip->h)};
}

PaperBox paper_item_box(const PaperItem *item) {
  Bounds b = bounds_of(item);
  return (PaperBox){b.left, b.top, b.right - b.left, b.bottom - b.top};
}

/* fmin and fmax skip a NaN, so the bounds would not show it: each number is looked at by itself. */
static gboolean item_finite(const PaperItem *item) {
  double numbers[] = {item->x, item->y, item->w, item->h, item->radius, item->font.size, item->paint.line_width,
                      item->paint.dash};
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
    if (!isfinite(numbers[i])) return FALSE;
  }
  for (guint i = 0; item->steps && i < item->steps->len; i++) {
    const PaperStep *s = &g_array_index(item->steps, PaperStep, i);
    if (!isfinite(s->x + s->y + s->ax + s->ay + s->bx + s->by)) return FALSE;
  }
  return TRUE;
}

static const char *kind_name(PaperKind kind) {
  static const char *const names[] = {"text", "line", "rect", "circle", "path", "picture", "field", "target"};
  return names[kind];
}

/* --- putting down --- */

/* Takes the item. */
static void put_on_page(Paper *paper, PaperItem *item) {
  if (paper->current < 0) {
    paper_set_fault(paper, "a %s before the first page", kind_name(item->kind));
    item_free(item);
    return;
  }
  PaperPage *page = g_ptr_array_index(paper->pages, paper->current);
  Bounds b = bounds_of(item);
  if (b.left < -SLACK || b.top < -SLACK || b.right > page->width + SLACK || b.bottom > page->height + SLACK) {
    paper_set_fault(paper, "page %d: a %s from %.2f,%.2f to %.2f,%.2f is not on the page%s%.40s", paper->current + 1,
                    kind_name(item->kind), b.left, b.top, b.right, b.bottom, item->text ? ": " : "",
                    item->text ? item->text : "");
    item_free(item);
    return;
  }
  g_ptr_array_add(page->items, item);
}

static void put_or_record(Paper *paper, PaperItem *item) {
  if (paper->recorded->len) {
    g_ptr_array_add(g_ptr_array_index(paper->recorded, paper->recorded->len - 1), item);
  } else {
    put_on_page(paper, item);
  }
}

/* The element a new item belongs to: see the note on structure in paper.h. */
static PaperElement element_for(Paper *paper, const PaperItem *item, PaperElement here) {
  if (here == PAPER_NO_ELEMENT || !holds_elements(paper_node(paper, here)->tag)) return here;
  if (item->kind != PAPER_TEXT) return PAPER_NO_ELEMENT;
  PaperElement paragraph = paper_open(paper, PAPER_P, NULL);
  paper_close(paper);
  return paragraph;
}

static void put(Paper *paper, PaperItem *item) {
  OpenElement here = innermost(paper);
  item->element = element_for(paper, item, here.element);
  item->furniture = here.furniture;
  if (item_finite(item)) {
    put_or_record(paper, item);
  } else {
    paper_set_fault(paper, "page %d: a %s with a number that is not finite", paper->current + 1, kind_name(item->kind));
    item_free(item);
  }
}

static PaperItem *item_new(PaperKind kind) {
  PaperItem *item = g_new0(PaperItem, 1);
  item->kind = kind;
  item->paint = (PaperPaint){COLOUR_NONE, COLOUR_NONE, 0, 0, FALSE};
  return item;
}

static PaperItem *item_in(PaperKind kind, double x, double y, double w, double h) {
  PaperItem *item = item_new(kind);
  item->x = x;
  item->y = y;
  item->w = w;
  item->h = h;
  return item;
}

double paper_text_width(const Paper *paper, PaperFont font, const char *text, gssize length) {
  return face_width(paper->faces, font.face, font.tabular, text, length) * font.size / 1000;
}

/* share: how much of the width comes before x. */
static double put_text(Paper *paper, double x, double y, double share, PaperFont font, const char *text, const char *heard,
                       gboolean continued) {
  static const int dx[] = {1, 0, -1, 0}, dy[] = {0, 1, 0, -1};
  if (!text || !*text) return 0;
  g_autofree char *shown = heard ? g_strdup(text) : clean(text);
  if (!*shown) return 0;
  if (strlen(shown) > TEXT_LIMIT) {
    paper_set_fault(paper, "a line of %zu bytes", strlen(shown));
    return 0;
  }
  PaperItem *item = item_new(PAPER_TEXT);
  item->font = font;
  item->continued = continued;
  if (heard && strcmp(heard, shown) != 0) item->heard = g_strdup(heard);
  item->w = paper_text_width(paper, font, shown, -1);
  item->text = g_steal_pointer(&shown);
  item->x = x - item->w * share * dx[font.turn & 3];
  item->y = y - item->w * share * dy[font.turn & 3];
  double width = item->w;
  put(paper, item);
  return width;
}

double paper_text(Paper *paper, double x, double y, PaperFont font, const char *text) {
  return put_text(paper, x, y, 0, font, text, NULL, FALSE);
}

double paper_text_continued(Paper *paper, double x, double y, PaperFont font, const char *text) {
  return put_text(paper, x, y, 0, font, text, NULL, TRUE);
}

double paper_text_heard(Paper *paper, double x, double y, PaperFont font, const char *text, const char *heard) {
  return put_text(paper, x, y, 0, font, text, heard, TRUE);
}

double paper_text_hyphen(Paper *paper, double x, double y, PaperFont font, const char *text) {
  g_autofree char *plain = clean(text), *shown = g_strconcat(plain, PAPER_SOFT_HYPHEN, NULL);
  return put_text(paper, x, y, 0, font, shown, shown, TRUE);
}

double paper_text_right(Paper *paper, double x, double y, PaperFont font, const char *text) {
  return put_text(paper, x, y, 1, font, text, NULL, FALSE);
}

double paper_text_centre(Paper *paper, double x, double y, PaperFont font, const char *text) {
  return put_text(paper, x, y, 0.5, font, text, NULL, FALSE);
}

void paper_line(Paper *paper, double x1, double y1, double x2, double y2, PaperPaint paint) {
  PaperItem *item = item_in(PAPER_LINE, x1, y1, x2 - x1, y2 - y1);
  item->paint = paint;
  put(paper, item);
}

void paper_rect(Paper *paper, double x, double y, double w, double h, double radius, PaperPaint paint) {
  PaperItem *item = item_in(PAPER_RECT, x, y, w, h);
  item->radius = fmax(0, fmin(radius, fmin(w, h) / 2));
  item->paint = paint;
  put(paper, item);
}

void paper_circle(Paper *paper, double x, double y, double radius, PaperPaint paint) {
  PaperItem *item = item_new(PAPER_CIRCLE);
  item->x = x;
  item->y = y;
  item->radius = radius;
  item->paint = paint;
  put(paper, item);
}

static void move_step(PaperStep *s, double x, double y) {
  s->x += x;
  s->ax += x;
  s->bx += x;
  s->y += y;
  s->ay += y;
  s->by += y;
}

void paper_path(Paper *paper, double x, double y, double scale, const PaperStep *steps, gsize n, PaperPaint paint) {
  if (!n) return;
  PaperItem *item = item_new(PAPER_PATH);
  item->paint = paint;
  item->steps = g_array_sized_new(FALSE, FALSE, sizeof(PaperStep), (guint)n);
  for (gsize i = 0; i < n; i++) {
    const PaperStep *s = &steps[i];
    PaperStep here = {s->op, s->x * scale, s->y * scale, s->ax * scale, s->ay * scale, s->bx * scale, s->by * scale};
    move_step(&here, x, y);
    g_array_append_val(item->steps, here);
  }
  put(paper, item);
}

void paper_polygon(Paper *paper, const double *points, gsize n, gboolean closed, PaperPaint paint) {
  g_autofree PaperStep *steps = g_new0(PaperStep, n + 1);
  for (gsize i = 0; i < n; i++) steps[i] = (PaperStep){.op = i ? 'L' : 'M', .x = points[2 * i], .y = points[2 * i + 1]};
  steps[n].op = 'Z';
  paper_path(paper, 0, 0, 1, steps, closed ? n + 1 : n, paint);
}

void paper_picture(Paper *paper, double x, double y, double w, double h, Picture *picture) {
  PaperItem *item = item_in(PAPER_PICTURE, x, y, w, h);
  item->picture = picture_ref(picture);
  put(paper, item);
}

void paper_field(Paper *paper, double x, double y, double w, double h, double size, const char *label) {
  PaperItem *item = item_in(PAPER_FIELD, x, y, w, h);
  item->font.size = size;
  item->text = clean(label ? label : "");
  paper_open(paper, PAPER_FORM, item->text);
  put(paper, item);
  paper_close(paper);
}

void paper_tick(Paper *paper, double x, double y, double side, const char *label) {
  paper_field(paper, x, y, side, side, 0, label);
}

void paper_target(Paper *paper, double x, double y, double w, double h, const char *uri) {
  PaperItem *item = item_in(PAPER_TARGET, x, y, w, h);
  item->text = g_strdup(uri);
  put(paper, item);
}

/* --- recording --- */

void paper_record_begin(Paper *paper) {
  g_ptr_array_add(paper->recorded, g_ptr_array_new_with_free_func(item_free));
}

GPtrArray *paper_record_end(Paper *paper) {
  g_return_val_if_fail(paper->recorded->len > 0, NULL);
  return g_ptr_array_steal_index(paper->recorded, paper->recorded->len - 1);
}

static PaperItem *item_copy(const PaperItem *from) {
  PaperItem *item = g_memdup2(from, sizeof *from);
  item->text = g_strdup(from->text);
  item->heard = g_strdup(from->heard);
  item->picture = from->picture ? picture_ref(from->picture) : NULL;
  item->steps = from->steps ? g_array_copy(from->steps) : NULL;
  return item;
}

static void move_item(PaperItem *item, double x, double y) {
  item->x += x;
  item->y += y;
  item->clip.x += x;
  item->clip.y += y;
  for (guint k = 0; item->steps && k < item->steps->len; k++) move_step(&g_array_index(item->steps, PaperStep, k), x, y);
}

void paper_place(Paper *paper, GPtrArray *items, double x, double y) {
  gsize n;
  g_autofree gpointer *all = g_ptr_array_steal(items, &n);
  for (gsize i = 0; i < n; i++) {
    move_item(all[i], x, y);
    put_or_record(paper, all[i]);
  }
}

GPtrArray *paper_items_copy(const GPtrArray *items) {
  GPtrArray *copies = g_ptr_array_new_full(items->len, item_free);
  for (guint i = 0; i < items->len; i++) g_ptr_array_add(copies, item_copy(g_ptr_array_index(items, i)));
  return copies;
}

void paper_repeat(Paper *paper, const GPtrArray *items, double x, double y) {
  for (guint i = 0; i < items->len; i++) {
    PaperItem *item = item_copy(g_ptr_array_index(items, i));
    move_item(item, x, y);
    item->element = PAPER_NO_ELEMENT;
    put_or_record(paper, item);
  }
}

/* --- imposing --- */

PaperElement paper_graft(Paper *paper, const Paper *source) {
  PaperElement first = (int)paper->elements->len, here = innermost(paper).element;
  for (int i = 0; i < paper_element_count(source); i++) {
    PaperNode node = *paper_node(source, i);
    node.description = g_strdup(node.description);
    if (node.parent == PAPER_NO_ELEMENT && node.lang == N_LANGS) node.lang = source->meta.lang;
    node.parent = node.parent == PAPER_NO_ELEMENT ? here : node.parent + first;
    g_array_append_val(paper->elements, node);
  }
  return first;
}

static void scale_item(PaperItem *item, double scale) {
  double *lengths[] = {&item->x, &item->y, &item->w, &item->h, &item->radius, &item->font.size, &item->paint.line_width,
                       &item->paint.dash, &item->clip.x, &item->clip.y, &item->clip.w, &item->clip.h};
  for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) *lengths[i] *= scale;
  for (guint i = 0; item->steps && i < item->steps->len; i++) {
    PaperStep *s = &g_array_index(item->steps, PaperStep, i);
    double *places[] = {&s->x, &s->y, &s->ax, &s->ay, &s->bx, &s->by};
    for (gsize k = 0; k < G_N_ELEMENTS(places); k++) *places[k] *= scale;
  }
}

static gboolean is_cut(const PaperItem *item) {
  if (item->clip.w <= 0) return FALSE;
  Bounds all = bounds_whole(item), seen = bounds_of(item);
  return seen.left > all.left + SLACK || seen.top > all.top + SLACK || seen.right < all.right - SLACK ||
         seen.bottom < all.bottom - SLACK;
}

void paper_impose(Paper *paper, const PaperItem *from, const PaperFit *fit, PaperElement element) {
  PaperItem *item = item_copy(from);
  scale_item(item, fit->scale);
  item->x += fit->x;
  item->y += fit->y;
  for (guint i = 0; item->steps && i < item->steps->len; i++) move_step(&g_array_index(item->steps, PaperStep, i), fit->x, fit->y);
  item->element = element;
  item->clip = fit->window;
  /* Glyphs outside a page are lost to who copies or hears the line: all of it is heard where the part is seen. */
  if (item->kind == PAPER_TEXT && !item->heard && element != PAPER_NO_ELEMENT && is_cut(item))
    item->heard = g_strconcat(item->text, item->continued ? NULL : " ", NULL);
  put_or_record(paper, item);
}

/* --- outline --- */

void paper_outline_add(Paper *paper, int level, const char *title, int page, double y) {
  PaperOutline entry = {.level = MAX(level, 1), .title = clean(title), .page = page, .y = y};
  g_array_append_val(paper->outline, entry);
}

guint paper_outline_count(const Paper *paper) {
  return paper->outline->len;
}

const PaperOutline *paper_outline(const Paper *paper, guint i) {
  return &g_array_index(paper->outline, PaperOutline, i);
}
