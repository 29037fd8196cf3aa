/* Display list to PDF operators. Text is written as glyph numbers of the cut faces, with kerning between them; what
 * belongs to an element stands between marks that the structure tree points to. See strokes.h. */
#include "pdf/strokes.h"

#include <math.h>
#include <string.h>

#include "pdf/decimal.h"

#define MISSING_SIGN "\xE2\x96\xA1" /* □ */
#define KAPPA 0.5522847498 /* a quarter of a circle as a curve */

/* --- faces --- */

/* The text as it goes into the file. Lines and cells end in a space that nobody sees, or those who hear the page would hear
 * the last word of a line and the first of the next as one. room: reused by every text. */
static const char *written_text(const PaperItem *item, GString *room) {
  if (item->element == PAPER_NO_ELEMENT || item->continued) return item->text;
  g_string_assign(room, item->text);
  g_string_append_c(room, ' ');
  return room->str;
}

/* Which glyphs of a face the paper uses, and the text that each stands for. */
typedef struct Used {
  GArray *glyphs;   /* guint32: each once, in the order in which they came */
  GPtrArray *texts; /* by glyph: owned strings, "" for none; NULL for a glyph that is not used */
} Used;

static void used_clear(gpointer data) {
  Used *used = data;
  g_array_unref(used->glyphs);
  g_ptr_array_unref(used->texts);
}

/* Do `n` bytes of text sort before a string. */
static gboolean precedes(const char *text, gsize n, const char *other) {
  int order = strncmp(text, other, n);
  return order < 0 || (order == 0 && n < strlen(other));
}

/* Notes a glyph for the `n` bytes it stands for. Two characters can share one (a space and a fixed space): the lower one is the
 * plain one. */
static void use_glyph(Used *used, guint32 glyph, const char *text, gsize n) {
  if (glyph >= used->texts->len) g_ptr_array_set_size(used->texts, (int)glyph + 1);
  char **known = (char **)&used->texts->pdata[glyph];
  if (!*known) {
    *known = g_strndup(text, n);
    g_array_append_val(used->glyphs, glyph);
  } else if (n > 0 && (!**known || precedes(text, n, *known))) {
    g_free(*known);
    *known = g_strndup(text, n);
  }
}

static void gather_glyphs(const char *written, const FaceLine *line, GArray *used) {
  for (guint r = 0; r < line->runs->len; r++) {
    const FaceRun *run = &g_array_index(line->runs, FaceRun, r);
    Used *face = &g_array_index(used, Used, run->face);
    for (guint i = run->first; i < run->first + run->count; i++) {
      const FaceGlyph *glyph = &g_array_index(line->glyphs, FaceGlyph, i);
      if (run->missing) {
        use_glyph(face, glyph->glyph, MISSING_SIGN, strlen(MISSING_SIGN));
      } else {
        use_glyph(face, glyph->glyph, written + glyph->start, glyph->end - glyph->start);
      }
    }
  }
}

static gboolean cut_face(Strokes *strokes, int face, const Used *used, GError **error) {
  if (!used->glyphs->len) return TRUE;
  const guint32 *glyphs = (const guint32 *)(void *)used->glyphs->data;
  StrokesFace *cut = &strokes->faces[face];
  cut->program = face_subset(paper_faces(strokes->paper), face, glyphs, used->glyphs->len, error);
  if (!cut->program) return FALSE;
  cut->text = g_new0(char *, cut->program->n_glyphs + 1);
  for (guint i = 0; i < used->glyphs->len; i++) {
    const char *text = g_ptr_array_index(used->texts, glyphs[i]);
    char **here = &cut->text[cut->program->renumber[glyphs[i]]];
    if (*text && !*here) *here = g_strdup(text);
  }
  return TRUE;
}

/* The number of a picture; the same pixels, though read twice, are one. */
static guint find_picture(const GPtrArray *pictures, const Picture *picture) {
  guint i = 0;
  while (i < pictures->len && strcmp(((const Picture *)g_ptr_array_index(pictures, i))->digest, picture->digest) != 0) i++;
  return i;
}

static void gather_picture(GPtrArray *pictures, Picture *picture) {
  if (find_picture(pictures, picture) == pictures->len) g_ptr_array_add(pictures, picture);
}

Strokes *strokes_new(const Paper *paper, GError **error) {
  g_autoptr(Strokes) strokes = g_new0(Strokes, 1);
  int n = face_count(paper_faces(paper));
  guint round = face_round_new(paper_faces(paper));
  strokes->paper = paper;
  strokes->faces = g_new0(StrokesFace, n);
  strokes->pictures = g_ptr_array_new();
  g_auto(FaceLine) line;
  face_line_init(&line);
  g_autoptr(GString) room = g_string_new(NULL);
  g_autoptr(GArray) used = g_array_new(FALSE, FALSE, sizeof(Used));
  g_array_set_clear_func(used, used_clear);
  for (int i = 0; i < n; i++) {
    Used none = {g_array_new(FALSE, FALSE, sizeof(guint32)), g_ptr_array_new_with_free_func(g_free)};
    g_array_append_val(used, none);
  }
  for (int page = 0; page < paper_page_count(paper); page++) {
    const GPtrArray *items = paper_page(paper, page)->items;
    for (guint i = 0; i < items->len; i++) {
      const PaperItem *item = g_ptr_array_index(items, i);
      if (item->kind == PAPER_PICTURE) gather_picture(strokes->pictures, item->picture);
      if (item->kind != PAPER_TEXT) continue;
      const char *written = written_text(item, room);
      face_shape_unseen(paper_faces(paper), round, item->font.face, item->font.tabular, written, &line);
      gather_glyphs(written, &line, used);
    }
  }
  for (int i = 0; i < n; i++) {
    if (!cut_face(strokes, i, &g_array_index(used, Used, i), error)) return NULL;
  }
  return g_steal_pointer(&strokes);
}

void strokes_free(Strokes *strokes) {
  if (!strokes) return;
  for (int i = 0; i < face_count(paper_faces(strokes->paper)); i++) {
    StrokesFace *face = &strokes->faces[i];
    for (guint k = 0; face->program && k < face->program->n_glyphs; k++) g_free(face->text[k]);
    g_free(face->text);
    face_program_free(face->program);
  }
  g_free(strokes->faces);
  g_ptr_array_unref(strokes->pictures);
  g_free(strokes);
}

/* --- operators --- */

/* Three decimals are a 70,000th of an inch. */
static void number(GString *out, double value) {
  decimal_append(out, llround(value * 1000), 3, TRUE);
  g_string_append_c(out, ' ');
}

/* A glyph's number as two bytes of a string between brackets. */
static void glyph_bytes(GString *out, guint value) {
  for (int shift = 8; shift >= 0; shift -= 8) {
    char byte = (char)(value >> shift & 0xFF);
    if (byte == '\r') {
      g_string_append_len(out, "\\r", 2); /* a bare one is read as a newline */
      continue;
    }
    if (byte == '(' || byte == ')' || byte == '\\') g_string_append_c(out, '\\');
    g_string_append_c(out, byte);
  }
}

static void colour(GString *out, Colour value, const char *operator) {
  for (int shift = 16; shift >= 0; shift -= 8) number(out, ((value >> shift) & 0xFF) / 255.0);
  g_string_append(out, operator);
  g_string_append_c(out, '\n');
}

typedef struct Pen {
  GString *out;
  double height; /* of the page: y goes up in PDF */
  GArray *marks; /* PaperElement, of each marked piece */
  FaceLine line; /* reused by every text */
  GString *room; /* so is this */
} Pen;

static void point(const Pen *pen, double x, double y) {
  number(pen->out, x);
  number(pen->out, pen->height - y);
}

static void move_to(const Pen *pen, double x, double y) {
  point(pen, x, y);
  g_string_append(pen->out, "m\n");
}

static void line_to(const Pen *pen, double x, double y) {
  point(pen, x, y);
  g_string_append(pen->out, "l\n");
}

static void curve_to(const Pen *pen, double ax, double ay, double bx, double by, double x, double y) {
  point(pen, ax, ay);
  point(pen, bx, by);
  point(pen, x, y);
  g_string_append(pen->out, "c\n");
}

static void trace_rect(const Pen *pen, const PaperItem *item) {
  double x = item->x, y = item->y, w = item->w, h = item->h, r = item->radius, k = r * (1 - KAPPA);
  if (r <= 0) {
    point(pen, x, y + h);
    number(pen->out, w);
    number(pen->out, h);
    g_string_append(pen->out, "re\n");
    return;
  }
  move_to(pen, x + r, y);
  line_to(pen, x + w - r, y);
  curve_to(pen, x + w - k, y, x + w, y + k, x + w, y + r);
  line_to(pen, x + w, y + h - r);
  curve_to(pen, x + w, y + h - k, x + w - k, y + h, x + w - r, y + h);
  line_to(pen, x + r, y + h);
  curve_to(pen, x + k, y + h, x, y + h - k, x, y + h - r);
  line_to(pen, x, y + r);
  curve_to(pen, x, y + k, x + k, y, x + r, y);
  g_string_append(pen->out, "h\n");
}

static void trace_circle(const Pen *pen, const PaperItem *item) {
  double x = item->x, y = item->y, r = item->radius, k = r * KAPPA;
  move_to(pen, x + r, y);
  curve_to(pen, x + r, y + k, x + k, y + r, x, y + r);
  curve_to(pen, x - k, y + r, x - r, y + k, x - r, y);
  curve_to(pen, x - r, y - k, x - k, y - r, x, y - r);
  curve_to(pen, x + k, y - r, x + r, y - k, x + r, y);
  g_string_append(pen->out, "h\n");
}

static void trace_path(const Pen *pen, const PaperItem *item) {
  for (guint i = 0; i < item->steps->len; i++) {
    const PaperStep *s = &g_array_index(item->steps, PaperStep, i);
    switch (s->op) {
      case 'M': move_to(pen, s->x, s->y); break;
      case 'L': line_to(pen, s->x, s->y); break;
      case 'C': curve_to(pen, s->ax, s->ay, s->bx, s->by, s->x, s->y); break;
      default: g_string_append(pen->out, "h\n"); break;
    }
  }
}

static void shape(const Pen *pen, const PaperItem *item) {
  const PaperPaint *paint = &item->paint;
  gboolean fill = paint->fill != COLOUR_NONE && item->kind != PAPER_LINE, stroke = paint->stroke != COLOUR_NONE;
  if (!fill && !stroke) return;
  g_string_append(pen->out, "q\n");
  if (fill) colour(pen->out, paint->fill, "rg");
  if (stroke) {
    colour(pen->out, paint->stroke, "RG");
    number(pen->out, paint->line_width);
    g_string_append(pen->out, "w\n");
    if (paint->round) g_string_append(pen->out, "1 J 1 j\n");
    if (paint->dash > 0) {
      g_string_append_c(pen->out, '[');
      number(pen->out, paint->dash);
      number(pen->out, paint->dash);
      g_string_append(pen->out, "] 0 d\n");
    }
  }
  switch (item->kind) {
    case PAPER_LINE:
      move_to(pen, item->x, item->y);
      line_to(pen, item->x + item->w, item->y + item->h);
      break;
    case PAPER_RECT: trace_rect(pen, item); break;
    case PAPER_CIRCLE: trace_circle(pen, item); break;
    case PAPER_PATH: trace_path(pen, item); break;
    case PAPER_TEXT:
    case PAPER_FIELD:
    case PAPER_TARGET:
    case PAPER_PICTURE: break;
  }
  g_string_append(pen->out, fill && stroke ? "B\nQ\n" : fill ? "f\nQ\n" : "S\nQ\n");
}

/* --- text --- */

GByteArray *strokes_utf16(const char *text) {
  GByteArray *out = g_byte_array_new();
  g_autofree gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, NULL, NULL);
  g_byte_array_append(out, (const guint8 *)"\xFE\xFF", 2);
  for (const gunichar2 *u = units; u && *u; u++) {
    guint8 bytes[] = {(guint8)(*u >> 8), (guint8)*u};
    g_byte_array_append(out, bytes, 2);
  }
  return out;
}

void strokes_hex(GString *out, const char *text) {
  g_autoptr(GByteArray) bytes = strokes_utf16(text);
  g_string_append_c(out, '<');
  for (guint i = 0; i < bytes->len; i++) {
    g_string_append_c(out, "0123456789ABCDEF"[bytes->data[i] >> 4]);
    g_string_append_c(out, "0123456789ABCDEF"[bytes->data[i] & 15]);
  }
  g_string_append_c(out, '>');
}

/* The glyphs of a run as one TJ array: strings of their numbers, and between them how far the pen goes back (thousandths). */
static void glyphs(GString *out, const FaceProgram *program, const FaceLine *line, const FaceRun *run, double size) {
  gboolean in_string = FALSE;
  double back = 0, rise = 0;
  g_string_append_c(out, '[');
  for (guint i = run->first; i < run->first + run->count; i++) {
    const FaceGlyph *glyph = &g_array_index(line->glyphs, FaceGlyph, i);
    guint32 here = program->renumber[glyph->glyph];
    back -= glyph->dx;
    if (fabs(glyph->dy - rise) > 0.5) {
      rise = glyph->dy;
      g_string_append(out, in_string ? ")] TJ\n" : "] TJ\n");
      number(out, rise * size / 1000);
      g_string_append(out, "Ts [");
      in_string = FALSE;
    }
    if (fabs(back) >= 0.5) {
      if (in_string) g_string_append_c(out, ')');
      number(out, round(back));
      back -= round(back);
      in_string = FALSE;
    }
    if (!in_string) g_string_append_c(out, '(');
    in_string = TRUE;
    glyph_bytes(out, here);
    back += program->advances[here] - glyph->advance + glyph->dx;
  }
  g_string_append(out, in_string ? ")] TJ\n" : "] TJ\n");
  if (rise != 0) g_string_append(out, "0 Ts\n");
}

const char *strokes_tag(PaperTag tag) {
  static const char *const names[N_PAPER_TAGS] = {
    [PAPER_ARTIFACT] = "Artifact", [PAPER_FURNITURE] = "Artifact", [PAPER_DOCUMENT] = "Document", [PAPER_SECTION] = "Sect",
    [PAPER_H1] = "H1", [PAPER_H2] = "H2", [PAPER_H3] = "H3", [PAPER_P] = "P", [PAPER_LIST] = "L", [PAPER_ITEM] = "LI",
    [PAPER_LABEL] = "Lbl", [PAPER_BODY] = "LBody", [PAPER_TABLE] = "Table", [PAPER_ROW] = "TR", [PAPER_HEADER_CELL] = "TH",
    [PAPER_CELL] = "TD", [PAPER_FIGURE] = "Figure", [PAPER_FORM] = "Form", [PAPER_LINK] = "Link",
  };
  return names[tag];
}

/* Begins a marked piece of an item. actual: what stands for it, for those who hear or copy it; NULL: itself. Not nested, because
 * poppler loses what follows a piece within a piece. */
static void open_mark(const Strokes *strokes, GString *out, const PaperItem *item, const char *actual, GArray *marks) {
  if (item->element == PAPER_NO_ELEMENT) {
    g_string_append(out, item->furniture ? "/Artifact <</Type /Pagination>> BDC\n" : "/Artifact BMC\n");
    return;
  }
  const char *tag = actual ? "Span" : strokes_tag(paper_node(strokes->paper, item->element)->tag);
  g_string_append_c(out, '/');
  g_string_append(out, tag);
  g_string_append(out, " <</MCID ");
  decimal_append(out, marks->len, 0, FALSE);
  if (actual) g_string_append(out, " /ActualText ");
  if (actual) strokes_hex(out, actual);
  g_string_append(out, ">> BDC\n");
  g_array_append_val(marks, item->element);
}

/* A run of glyphs as a text object of its own, `done` points behind the start of the item. */
static void text_run(const Pen *pen, const Strokes *strokes, const PaperItem *item, const FaceLine *line, const FaceRun *run, double done) {
  static const int matrix[4][4] = {{1, 0, 0, 1}, {0, -1, 1, 0}, {-1, 0, 0, -1}, {0, 1, -1, 0}};
  int turn = item->font.turn & 3;
  g_string_append(pen->out, "BT\n");
  colour(pen->out, item->font.colour, "rg");
  g_string_append(pen->out, "/F");
  number(pen->out, run->face);
  number(pen->out, item->font.size);
  g_string_append(pen->out, "Tf ");
  for (int i = 0; i < 4; i++) number(pen->out, matrix[turn][i]);
  point(pen, item->x + done * matrix[turn][0], item->y - done * matrix[turn][1]);
  g_string_append(pen->out, "Tm\n");
  glyphs(pen->out, strokes->faces[run->face].program, line, run, item->font.size);
  g_string_append(pen->out, "ET\n");
}

static void text(Pen *pen, const Strokes *strokes, const PaperItem *item) {
  const FaceLine *line = &pen->line;
  const char *written = written_text(item, pen->room);
  face_shape(paper_faces(strokes->paper), item->font.face, item->font.tabular, written, -1, &pen->line);
  double done = 0;
  for (guint r = 0; r < line->runs->len; r++) {
    const FaceRun *run = &g_array_index(line->runs, FaceRun, r);
    gboolean apart = run->missing && item->element != PAPER_NO_ELEMENT;
    if (apart) {
      g_autofree char *original = g_strndup(written + run->start, run->end - run->start);
      g_string_append(pen->out, "EMC\n");
      open_mark(strokes, pen->out, item, original, pen->marks);
    }
    text_run(pen, strokes, item, line, run, done);
    if (apart) {
      g_string_append(pen->out, "EMC\n");
      open_mark(strokes, pen->out, item, item->heard, pen->marks);
    }
    for (guint i = run->first; i < run->first + run->count; i++) {
      done += g_array_index(line->glyphs, FaceGlyph, i).advance * item->font.size / 1000;
    }
  }
}

static void picture(const Pen *pen, const Strokes *strokes, const PaperItem *item) {
  g_string_append(pen->out, "q\n");
  number(pen->out, item->w);
  g_string_append(pen->out, "0 0 ");
  number(pen->out, item->h);
  point(pen, item->x, item->y + item->h);
  g_string_append_printf(pen->out, "cm\n/I%u Do\nQ\n", find_picture(strokes->pictures, item->picture));
}

/* --- pages --- */

static void clip(const Pen *pen, const PaperBox *box) {
  g_string_append(pen->out, "q\n");
  point(pen, box->x, box->y + box->h);
  number(pen->out, box->w);
  number(pen->out, box->h);
  g_string_append(pen->out, "re W n\n");
}

void strokes_page(const Strokes *strokes, int page, GString *out, GArray *marks) {
  const PaperPage *p = paper_page(strokes->paper, page);
  Pen pen = {.out = out, .height = p->height, .marks = marks};
  g_autoptr(GString) room = g_string_new(NULL);
  pen.room = room;
  face_line_init(&pen.line);
  const PaperItem *last = NULL;
  for (guint i = 0; i < p->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(p->items, i);
    if (item->kind == PAPER_FIELD || item->kind == PAPER_TARGET) continue; /* not drawn: annotations on the page */
    if (!last || last->element != item->element || last->furniture != item->furniture || last->heard || item->heard) {
      if (last) g_string_append(out, "EMC\n");
      open_mark(strokes, out, item, item->heard, marks);
    }
    if (item->clip.w > 0) clip(&pen, &item->clip);
    if (item->kind == PAPER_TEXT) {
      text(&pen, strokes, item);
    } else if (item->kind == PAPER_PICTURE) {
      picture(&pen, strokes, item);
    } else {
      shape(&pen, item);
    }
    if (item->clip.w > 0) g_string_append(out, "Q\n");
    last = item;
  }
  if (last) g_string_append(out, "EMC\n");
  face_line_clear(&pen.line);
}
