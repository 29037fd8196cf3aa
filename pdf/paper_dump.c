/* A display list as text, for golden tests and for the mark in the foot. One item a line, points with two decimals:
 *   page 1 595.28x841.89
 *   [H1] text 70.87,90.00 w 120.40 semibold 22 #00695c "Programma"
 * The part in brackets is the element the item belongs to, `-` for an artifact. Not read back by anything. */
#include <string.h>

#include "pdf/decimal.h"
#include "pdf/paper.h"

static const char *const tag_names[N_PAPER_TAGS] = {
  [PAPER_ARTIFACT] = "-", [PAPER_FURNITURE] = "-", [PAPER_DOCUMENT] = "Document", [PAPER_SECTION] = "Sect",
  [PAPER_H1] = "H1", [PAPER_H2] = "H2", [PAPER_H3] = "H3", [PAPER_P] = "P", [PAPER_LIST] = "L", [PAPER_ITEM] = "LI",
  [PAPER_LABEL] = "Lbl", [PAPER_BODY] = "LBody", [PAPER_TABLE] = "Table", [PAPER_ROW] = "TR", [PAPER_HEADER_CELL] = "TH",
  [PAPER_CELL] = "TD", [PAPER_FIGURE] = "Figure", [PAPER_FORM] = "Form", [PAPER_LINK] = "Link",
};

static const char *const face_names[N_FACE_STYLES] = {
  [FACE_REGULAR] = "regular", [FACE_ITALIC] = "italic", [FACE_SEMIBOLD] = "semibold", [FACE_BOLD] = "bold",
};

/* A colour as #rrggbb. */
static void add_colour(GString *out, Colour colour) {
  static const char hex[] = "0123456789abcdef";
  char digits[] = {'#', hex[colour >> 20 & 15], hex[colour >> 16 & 15], hex[colour >> 12 & 15],
                   hex[colour >> 8 & 15], hex[colour >> 4 & 15], hex[colour & 15]};
  g_string_append_len(out, digits, sizeof digits);
}

static void add_pair(GString *out, double x, double y) {
  decimal_append_hundredths(out, x);
  g_string_append_c(out, ',');
  decimal_append_hundredths(out, y);
}

static void add_quoted(GString *out, const char *text) {
  g_string_append_c(out, '"');
  for (const char *p = text ? text : ""; *p;) {
    gsize plain = strcspn(p, "\"\\");
    g_string_append_len(out, p, (gssize)plain);
    p += plain;
    if (!*p) break;
    g_string_append_c(out, '\\');
    g_string_append_c(out, *p++);
  }
  g_string_append_c(out, '"');
}

static void add_paint(GString *out, const PaperPaint *paint) {
  if (paint->fill != COLOUR_NONE) {
    g_string_append(out, " fill ");
    add_colour(out, paint->fill);
  }
  if (paint->stroke == COLOUR_NONE) return;
  g_string_append(out, " stroke ");
  add_colour(out, paint->stroke);
  g_string_append_c(out, ' ');
  decimal_append_short(out, paint->line_width);
  if (paint->dash > 0) {
    g_string_append(out, " dash ");
    decimal_append_short(out, paint->dash);
  }
}

static void add_text(GString *out, const PaperItem *item) {
  add_pair(out, item->x, item->y);
  g_string_append(out, " w ");
  decimal_append_hundredths(out, item->w);
  g_string_append_c(out, ' ');
  g_string_append(out, face_names[item->font.face]);
  g_string_append_c(out, ' ');
  decimal_append_short(out, item->font.size);
  g_string_append_c(out, ' ');
  add_colour(out, item->font.colour);
  if (item->font.tabular) g_string_append(out, " tabular");
  if (item->font.turn & 3) g_string_append_printf(out, " turn %d", item->font.turn & 3);
  g_string_append_c(out, ' ');
  add_quoted(out, item->text);
  if (item->heard) g_string_append(out, " heard ");
  if (item->heard) add_quoted(out, item->heard);
  if (item->continued) g_string_append(out, " +");
}

static void add_path(GString *out, const GArray *steps) {
  for (guint i = 0; i < steps->len; i++) {
    const PaperStep *s = &g_array_index(steps, PaperStep, i);
    if (i) g_string_append_c(out, ' ');
    g_string_append_c(out, s->op);
    if (s->op == 'Z') continue;
    if (s->op == 'C') {
      add_pair(out, s->ax, s->ay);
      g_string_append_c(out, ' ');
      add_pair(out, s->bx, s->by);
      g_string_append_c(out, ' ');
    }
    add_pair(out, s->x, s->y);
  }
}

static void add_size(GString *out, double width, double height) {
  decimal_append_hundredths(out, width);
  g_string_append_c(out, 'x');
  decimal_append_hundredths(out, height);
}

static void add_box(GString *out, const PaperBox *box) {
  add_pair(out, box->x, box->y);
  g_string_append_c(out, ' ');
  add_size(out, box->w, box->h);
}

static void add_item(GString *out, const Paper *paper, const PaperItem *item) {
  PaperTag tag = item->element == PAPER_NO_ELEMENT ? PAPER_ARTIFACT : paper_node(paper, item->element)->tag;
  const PaperBox box = {item->x, item->y, item->w, item->h};
  g_string_append_c(out, '[');
  g_string_append(out, tag_names[tag]);
  g_string_append(out, "] ");
  switch (item->kind) {
    case PAPER_TEXT:
      g_string_append(out, "text ");
      add_text(out, item);
      break;
    case PAPER_LINE:
      g_string_append(out, "line ");
      add_pair(out, item->x, item->y);
      g_string_append(out, " to ");
      add_pair(out, item->x + item->w, item->y + item->h);
      break;
    case PAPER_RECT:
      g_string_append(out, "rect ");
      add_box(out, &box);
      if (item->radius > 0) {
        g_string_append(out, " radius ");
        decimal_append_hundredths(out, item->radius);
      }
      break;
    case PAPER_FIELD:
    case PAPER_TARGET:
      g_string_append(out, item->kind == PAPER_FIELD ? "field " : "target ");
      add_box(out, &box);
      g_string_append_c(out, ' ');
      add_quoted(out, item->text);
      break;
    case PAPER_PICTURE:
      g_string_append(out, "picture ");
      add_box(out, &box);
      g_string_append_printf(out, " %dx%d pixels %.16s", item->picture->width, item->picture->height, item->picture->digest);
      break;
    case PAPER_CIRCLE:
      g_string_append(out, "circle ");
      add_pair(out, item->x, item->y);
      g_string_append(out, " radius ");
      decimal_append_hundredths(out, item->radius);
      break;
    case PAPER_PATH:
      g_string_append(out, "path ");
      add_path(out, item->steps);
      break;
  }
  add_paint(out, &item->paint);
  if (item->clip.w > 0) {
    g_string_append(out, " clip ");
    add_box(out, &item->clip);
  }
  g_string_append_c(out, '\n');
}

static void add_page(GString *out, const Paper *paper, int number, gboolean furniture) {
  const PaperPage *page = paper_page(paper, number);
  add_size(out, page->width, page->height);
  g_string_append_c(out, '\n');
  for (guint i = 0; i < page->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(page->items, i);
    if (furniture || !item->furniture || item->kind == PAPER_PICTURE) add_item(out, paper, item);
  }
}

/* The structure that the items alone do not show: where elements begin, and what figures are said to be. */
static void add_structure(GString *out, const Paper *paper) {
  int n = paper_element_count(paper);
  g_autofree int *depth = g_new0(int, n + 1);
  if (n) g_string_append(out, "structure\n");
  for (int i = 0; i < n; i++) {
    const PaperNode *node = paper_node(paper, i);
    depth[i] = node->parent == PAPER_NO_ELEMENT ? 1 : depth[node->parent] + 1;
    for (int k = 0; k < depth[i]; k++) g_string_append(out, "  ");
    g_string_append(out, tag_names[node->tag]);
    if (node->description) {
      g_string_append_c(out, ' ');
      add_quoted(out, node->description);
    }
    g_string_append_c(out, '\n');
  }
}

static void add_meta(GString *out, const char *key, const char *value) {
  g_string_append_printf(out, "%s ", key);
  add_quoted(out, value);
  g_string_append_c(out, '\n');
}

char *paper_dump(const Paper *paper) {
  GString *out = g_string_new(NULL);
  const PaperMeta *meta = paper_meta(paper);
  add_meta(out, "title", meta->title);
  add_meta(out, "author", meta->author);
  add_meta(out, "subject", meta->subject);
  add_meta(out, "date", meta->date);
  add_meta(out, "lang", lang_code(meta->lang));
  for (int i = 0; i < paper_page_count(paper); i++) {
    g_string_append_printf(out, "page %d ", i + 1);
    add_page(out, paper, i, TRUE);
  }
  for (guint i = 0; i < paper_outline_count(paper); i++) {
    const PaperOutline *entry = paper_outline(paper, i);
    g_string_append_printf(out, "outline %d page %d at ", entry->level, entry->page + 1);
    decimal_append_hundredths(out, entry->y);
    g_string_append_c(out, ' ');
    add_quoted(out, entry->title);
    g_string_append_c(out, '\n');
  }
  add_structure(out, paper);
  if (paper_fault(paper)) add_meta(out, "FAULT", paper_fault(paper));
  return g_string_free(out, FALSE);
}

char *paper_mark(const Paper *paper, int first, int last) {
  /* Without i, l, o and u: read aloud, none is taken for another. */
  static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";
  g_autoptr(GString) page = g_string_new(NULL);
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
  for (int i = first; i <= last && i < paper_page_count(paper); i++) {
    g_string_truncate(page, 0);
    add_page(page, paper, i, FALSE);
    g_checksum_update(sum, (const guchar *)page->str, (gssize)page->len);
  }
  guint8 digest[32];
  gsize length = sizeof digest;
  g_checksum_get_digest(sum, digest, &length);
  char *mark = g_new0(char, 6);
  for (int i = 0; i < 5; i++) mark[i] = letters[digest[i] & 31];
  return mark;
}
