/* A paragraph broken into lines. Breaking is unicode_wrap's, with the widths of the faces; see lines.h. */
#include "pdf/lines.h"

#include <math.h>
#include <string.h>

#include "base/unicode.h"

typedef struct Measure {
  const Paper *paper;
  const Lines *lines;
} Measure;

static PaperFont strong_font(const Style *style) {
  PaperFont font = style_font(style);
  font.face = FACE_SEMIBOLD;
  return font;
}

/* The width of bytes [start, end) of the text, part of which may be semibold. */
static double span_width(const Paper *paper, const Lines *lines, gsize start, gsize end) {
  gsize middle = CLAMP(lines->strong, start, end);
  double width = 0;
  if (middle > start) {
    width += paper_text_width(paper, strong_font(&lines->style), lines->text + start, (gssize)(middle - start));
  }
  if (end > middle) {
    width += paper_text_width(paper, style_font(&lines->style), lines->text + middle, (gssize)(end - middle));
  }
  return width;
}

static double measure(const char *text, gsize length, void *data) {
  const Measure *m = data;
  const char *start = m->lines->text;
  /* A hyphen is measured too, and is no part of the text. */
  if (text < start || text > start + m->lines->length) {
    return paper_text_width(m->paper, style_font(&m->lines->style), text, (gssize)length);
  }
  return span_width(m->paper, m->lines, (gsize)(text - start), (gsize)(text - start) + length);
}

/* The width of the widest word: narrower, and it would be cut. */
static double widest_word(const Lines *lines, Measure *m) {
  double widest = 0;
  for (const char *word = lines->text; *word;) {
    gsize length = strcspn(word, " \n");
    widest = fmax(widest, measure(word, length, m));
    word += length + (word[length] != 0);
  }
  return widest;
}

/* Breaks again for the least width that takes no more lines. */
static void balance(Lines *lines, Measure *m) {
  double low = fmin(fmax(lines->width / 2, widest_word(lines, m)), lines->width), high = lines->width;
  while (high - low > 1) {
    double middle = (low + high) / 2;
    GArray *tried = unicode_wrap(lines->text, middle, 0, measure, m);
    if (tried->len <= lines->lines->len) {
      GArray *old = lines->lines;
      lines->lines = tried;
      tried = old;
      high = middle;
    } else {
      low = middle;
    }
    g_array_unref(tried);
  }
}

Lines *lines_new(const Paper *paper, const Style *style, const char *label, const char *text, double width) {
  Lines *lines = g_new0(Lines, 1);
  g_autofree char *body = unicode_clean(text ? text : "", -1);
  g_autofree char *start = label ? unicode_clean(label, -1) : NULL;
  lines->text = start && *start ? g_strconcat(start, *body ? " " : "", body, NULL) : g_strdup(body);
  lines->length = strlen(lines->text);
  lines->strong = start ? strlen(start) : 0;
  lines->style = *style;
  lines->width = fmax(width, style->size);
  Measure m = {paper, lines};
  lines->lines = unicode_wrap(lines->text, lines->width, 0, measure, &m);
  if (style->balance && lines->lines->len > 1) balance(lines, &m);
  return lines;
}

void lines_free(Lines *lines) {
  if (!lines) return;
  g_free(lines->text);
  g_array_unref(lines->lines);
  g_free(lines);
}

guint lines_count(const Lines *lines) {
  return lines->lines->len;
}

double lines_height(const Lines *lines) {
  return lines->lines->len * lines->style.leading;
}

double lines_baseline(const Paper *paper, const Style *style) {
  FaceMetrics m = face_metrics(paper_faces(paper), style->face);
  return style->leading / 2 + (m.ascent + m.descent) / 2 * style->size / 1000;
}

/* continued: what follows, on this line or the next, is not parted from it by a space. */
static double draw_span(const Lines *lines, Paper *paper, PaperFont font, gsize start, gsize end, gboolean continued,
                        double x, double y) {
  g_autofree char *piece = g_strndup(lines->text + start, end - start);
  return continued ? paper_text_continued(paper, x, y, font, piece) : paper_text(paper, x, y, font, piece);
}

void lines_draw(const Lines *lines, Paper *paper, guint i, double x, double y) {
  const UnicodeLine *line = &g_array_index(lines->lines, UnicodeLine, i);
  if (line->start >= line->end) return;
  double spare = 0;
  if (lines->style.align != ALIGN_LEFT) {
    spare = lines->width - span_width(paper, lines, line->start, line->end);
    if (lines->style.align == ALIGN_CENTRE) spare /= 2;
  }
  x += fmax(spare, 0);
  y += lines_baseline(paper, &lines->style);
  gsize middle = CLAMP(lines->strong, line->start, line->end);
  gboolean in_word = !line->last && (line + 1)->start == line->end;
  if (middle > line->start) {
    gboolean continued = middle < line->end || in_word;
    x += draw_span(lines, paper, strong_font(&lines->style), line->start, middle, continued, x, y);
  }
  if (middle < line->end) draw_span(lines, paper, style_font(&lines->style), middle, line->end, in_word, x, y);
}

double lines_draw_all(const Lines *lines, Paper *paper, double x, double y) {
  for (guint i = 0; i < lines_count(lines); i++) lines_draw(lines, paper, i, x, y + i * lines->style.leading);
  return lines_height(lines);
}

double lines_size_to_fit(const Paper *paper, PaperFont font, const char *text, double width, double least) {
  g_autofree char *shown = unicode_clean(text ? text : "", -1);
  double full = paper_text_width(paper, font, shown, -1);
  if (full <= width) return font.size;
  /* Whole tenths, so that the same sheet has few sizes; downwards, so that it fits. */
  double size = floor(font.size * width / full * 10) / 10;
  return fmax(size, least);
}

/* The width of the first `end` bytes with the sign that there was more. */
static double cut_width(const Paper *paper, PaperFont font, const char *text, gsize end) {
  g_autofree char *piece = g_strndup(text, end), *cut = g_strconcat(piece, "…", NULL);
  return paper_text_width(paper, font, cut, -1);
}

char *lines_cut_to_fit(const Paper *paper, PaperFont font, const char *text, double width) {
  char *shown = unicode_clean(text ? text : "", -1);
  if (paper_text_width(paper, font, shown, -1) <= width) return shown;
  /* By halves: a title may be of any length, and measuring costs as much as it is long. */
  gsize fits = 0, beyond = strlen(shown);
  while (unicode_next(shown, fits) < beyond) {
    const char *middle = g_utf8_find_prev_char(shown, shown + fits + (beyond - fits) / 2 + 1);
    gsize half = unicode_previous(shown, unicode_next(shown, (gsize)(middle - shown)));
    if (half <= fits) half = unicode_next(shown, fits);
    if (cut_width(paper, font, shown, half) <= width) fits = half;
    else beyond = half;
  }
  while (fits > 0 && shown[fits - 1] == ' ') fits--;
  g_autofree char *piece = g_strndup(shown, fits);
  g_free(shown);
  return g_strconcat(piece, "…", NULL);
}
