/* A paragraph broken into lines. Breaking is unicode_wrap's, with the widths of the faces; words are broken as hyphen.h says. See
 * lines.h. */
#include "pdf/lines.h"

#include <math.h>
#include <string.h>

#include "base/address.h"
#include "base/hyphen.h"
#include "base/unicode.h"

/* How far a link reaches from its base line, in sizes. */
#define LINK_ABOVE 0.75
#define LINK_BELOW 0.25
#define LONELY 0.25   /* of the width: a word alone on the last line that is shorter than this */
#define NARROWEST 0.5 /* of the width: the line above that gives it company is not shorter */
#define SHORT_TEXT 5   /* lines: in a longer text nobody sees it */
#define SHORT_SENTENCE 0.25 /* of the width: no line is shorter because lines end with their sentences */
#define LEAST_WORD 3   /* letters, one of them a vowel, before a full stop that ends a sentence: not "dhr." or "A." */
#define HYPHEN_ZONE 3.0 /* sizes of white at the end of a line that are not worth a hyphen */

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

/* Breaks again for the least width that takes no more lines than these, which it takes over. */
static GArray *narrow(const Lines *lines, Measure *m, GArray *broken) {
  double low = fmin(fmax(lines->width / 2, widest_word(lines, m)), lines->width), high = lines->width;
  while (high - low > 1) {
    double middle = (low + high) / 2;
    GArray *tried = unicode_wrap(lines->text, middle, 0, measure, m);
    if (tried->len <= broken->len) {
      GArray *old = broken;
      broken = tried;
      tried = old;
      high = middle;
    } else {
      low = middle;
    }
    g_array_unref(tried);
  }
  return broken;
}

/* Does a sentence end before the space at `at`. */
static gboolean ends_sentence(const char *text, gsize at) {
  const char *last = g_utf8_find_prev_char(text, text + at);
  if (text[at] != ' ' || !last || g_unichar_islower(g_utf8_get_char(text + at + 1))) return FALSE;
  if (*last == '?' || *last == '!') return TRUE;
  if (*last != '.') return FALSE;
  int letters = 0, vowels = 0;
  for (const char *p = last; (p = g_utf8_find_prev_char(text, p)) && g_unichar_isalpha(g_utf8_get_char(p)); letters++)
    vowels += strchr("aeiouyAEIOUY", *p) || !g_ascii_isalpha(*p);
  return letters >= LEAST_WORD && vowels;
}

/* The lines with one that ends at `at`, or NULL when they are more than `most` then, or one is short. *widest: of them. */
static GArray *broken_at(const Lines *lines, Measure *m, guint most, gsize at, double *widest) {
  lines->text[at] = '\n';
  g_autoptr(GArray) tried = unicode_wrap(lines->text, lines->width, 0, measure, m);
  if (tried->len <= most) tried = narrow(lines, m, g_steal_pointer(&tried));
  lines->text[at] = ' ';
  if (tried->len > most) return NULL;
  *widest = 0;
  for (guint i = 0; i < tried->len; i++) {
    const UnicodeLine *line = &g_array_index(tried, UnicodeLine, i);
    double width = span_width(m->paper, lines, line->start, line->end);
    if (width < lines->width * SHORT_SENTENCE) return NULL;
    *widest = fmax(*widest, width);
  }
  return g_steal_pointer(&tried);
}

/* Makes the lines about as long. They end where sentences end, as far as that takes no more of them: a sentence that begins with one
 * word at the end of a line reads badly. */
static void balance(Lines *lines, Measure *m) {
  g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(gsize)); /* of lines with their sentences: a newline stands there */
  guint most = lines->lines->len;
  lines->lines = narrow(lines, m, lines->lines);
  for (gsize best = 1; best && most <= SHORT_TEXT;) {
    double least = G_MAXDOUBLE, widest;
    g_autoptr(GArray) broken = NULL;
    best = 0;
    for (gsize at = 1; at + 1 < lines->length; at++) {
      if (!ends_sentence(lines->text, at)) continue;
      g_autoptr(GArray) tried = broken_at(lines, m, most, at, &widest);
      if (!tried || widest >= least) continue;
      g_clear_pointer(&broken, g_array_unref);
      broken = g_steal_pointer(&tried);
      least = widest;
      best = at;
    }
    if (!best) break;
    g_array_unref(lines->lines);
    lines->lines = g_steal_pointer(&broken);
    lines->text[best] = '\n';
    g_array_append_val(ends, best);
  }
  for (guint i = 0; i < ends->len; i++) lines->text[g_array_index(ends, gsize, i)] = ' ';
  for (guint i = 0; i + 1 < lines->lines->len && ends->len; i++) {
    UnicodeLine *line = &g_array_index(lines->lines, UnicodeLine, i);
    line->last = lines->text[line->end] == '\n';
  }
}

/* The last line is a single short word, which looks as if it were left over. */
static gboolean ends_lonely(const Lines *lines, const GArray *tried, Measure *m) {
  const UnicodeLine *last = &g_array_index(tried, UnicodeLine, tried->len - 1);
  gsize length = last->end - last->start;
  if (tried->len < 2 || (last - 1)->last || (last - 1)->hyphen || memchr(lines->text + last->start, ' ', length)) return FALSE;
  return measure(lines->text + last->start, length, m) < lines->width * LONELY;
}

/* What begins at `from`, broken for a width. */
static GArray *wrap_end(const Lines *lines, Measure *m, gsize from, double width) {
  GArray *end = unicode_wrap(lines->text + from, width, 0, measure, m);
  for (guint i = 0; i < end->len; i++) {
    g_array_index(end, UnicodeLine, i).start += from;
    g_array_index(end, UnicodeLine, i).end += from;
  }
  return end;
}

/* Gives the word that is alone on the last line company from the line above, which stays longer than it is short; the lines before
 * those stay as they are. No word is broken for it. */
static void keep_company(Lines *lines, Measure *m) {
  if (!ends_lonely(lines, lines->lines, m)) return;
  guint first = lines->lines->len - 2;
  const UnicodeLine above = g_array_index(lines->lines, UnicodeLine, first);
  double width = span_width(m->paper, lines, above.start, above.end), widest = widest_word(lines, m);
  while (width - 0.5 >= widest) {
    g_autoptr(GArray) end = wrap_end(lines, m, above.start, width - 0.5);
    UnicodeLine *line = &g_array_index(end, UnicodeLine, 0);
    width = span_width(m->paper, lines, line->start, line->end);
    if (end->len != 2 || width < lines->width * NARROWEST) return;
    if (ends_lonely(lines, end, m)) continue;
    memcpy(line->head, above.head, sizeof line->head);
    g_array_set_size(lines->lines, first);
    g_array_append_vals(lines->lines, end->data, end->len);
    return;
  }
}

static guint hyphen_places(const char *word, gsize length, UnicodeHyphen *places, guint most, void *data) {
  return hyphenator_places(data, word, length, places, most);
}

static void link_clear(gpointer data) {
  g_free(((LineLink *)data)->uri);
}

/* Mail and web addresses can be opened by who reads on screen. */
static void find_links(Lines *lines) {
  LineLink link = {0, 0, NULL};
  for (gsize at = 0; address_next(lines->text, at, &link.start, &link.end, &link.uri); at = link.end) {
    if (!lines->links) {
      lines->links = g_array_new(FALSE, FALSE, sizeof(LineLink));
      g_array_set_clear_func(lines->links, link_clear);
    }
    g_array_append_val(lines->links, link);
  }
}

Lines *lines_new(const Paper *paper, const Style *style, const char *label, const char *text, double width) {
  Lines *lines = g_new0(Lines, 1);
  g_autofree char *body = unicode_clean(text ? text : "", -1);
  g_autofree char *start = label ? unicode_clean(label, -1) : NULL;
  lines->text = start && *start ? g_strconcat(start, *body ? " " : "", body, NULL) : g_strdup(body);
  lines->length = strlen(lines->text);
  find_links(lines);
  lines->strong = start ? strlen(start) : 0;
  lines->style = *style;
  lines->width = fmax(width, style->size);
  Measure m = {paper, lines};
  const UnicodeHyphenation hyphenation = {hyphen_places, face_hyphenator(paper_faces(paper), style->lang),
                                          style->size * HYPHEN_ZONE};
  lines->lines = unicode_wrap_hyphenated(lines->text, lines->width, style->hyphenate ? &hyphenation : NULL, measure, &m);
  if (style->balance && style->hyphenate && lines->lines->len <= SHORT_TEXT && widest_word(lines, &m) <= lines->width) {
    g_array_unref(lines->lines); /* a few even lines break no word that fits on one */
    lines->lines = unicode_wrap(lines->text, lines->width, 0, measure, &m);
  }
  if (style->balance && lines->lines->len > 1) balance(lines, &m);
  else if (lines->lines->len <= SHORT_TEXT) keep_company(lines, &m);
  return lines;
}

void lines_free(Lines *lines) {
  if (!lines) return;
  g_free(lines->text);
  g_array_unref(lines->lines);
  if (lines->links) g_array_unref(lines->links);
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

gboolean lines_hyphen(const Lines *lines, guint i) {
  return g_array_index(lines->lines, UnicodeLine, i).hyphen;
}

static double line_width(const Lines *lines, const Paper *paper, const UnicodeLine *line) {
  PaperFont font = style_font(&lines->style);
  return paper_text_width(paper, font, line->head, -1) + span_width(paper, lines, line->start, line->end) +
         paper_text_width(paper, font, line->tail, -1);
}

/* Draws bytes [start, end) of the text. continued: what follows, on this line or the next, is not parted from it by a space;
 * hyphen: the word is broken here. */
static double draw_span(const Lines *lines, Paper *paper, PaperFont font, gsize start, gsize end, gboolean continued, gboolean hyphen,
                        double x, double y) {
  g_autofree char *piece = g_strndup(lines->text + start, end - start);
  if (hyphen) return paper_text_hyphen(paper, x, y, font, piece);
  return continued ? paper_text_continued(paper, x, y, font, piece) : paper_text(paper, x, y, font, piece);
}

/* The byte of the text that the line after this one begins with, in letters or in what it shows for them. */
static gsize told_until(const UnicodeLine *line) {
  return line->last || *(line + 1)->head ? line->end : (line + 1)->start;
}

/* What a broken word shows instead of its letters: at the head of a line, and the tail when letters are left out there. */
static double draw_head(const Lines *lines, Paper *paper, const UnicodeLine *line, double x, double y) {
  if (!*line->head) return 0;
  gsize from = (line - 1)->end;
  g_autofree char *heard = g_strndup(lines->text + from, line->start - from);
  return paper_text_heard(paper, x, y, style_font(&lines->style), line->head, heard);
}

static void draw_tail(const Lines *lines, Paper *paper, const UnicodeLine *line, double x, double y) {
  g_autofree char *left_out = g_strndup(lines->text + line->end, told_until(line) - line->end);
  g_autofree char *heard = g_strconcat(left_out, PAPER_SOFT_HYPHEN, NULL);
  g_autofree char *shown = g_strndup(line->tail, strlen(line->tail) - 1);
  g_autofree char *whole = g_strconcat(shown, PAPER_SOFT_HYPHEN, NULL);
  paper_text_heard(paper, x, y, style_font(&lines->style), whole, heard);
}

/* Where the piece that begins at a byte ends, `most` at the latest: it is all in one link, or in none. */
static gsize piece_end(const Lines *lines, gsize at, gsize most, const LineLink **link) {
  for (guint i = 0; lines->links && i < lines->links->len; i++) {
    const LineLink *here = &g_array_index(lines->links, LineLink, i);
    if (here->end <= at) continue;
    if (here->start > at) return MIN(here->start, most);
    *link = here;
    return MIN(here->end, most);
  }
  return most;
}

void lines_draw(const Lines *lines, Paper *paper, guint i, double x, double y) {
  const UnicodeLine *line = &g_array_index(lines->lines, UnicodeLine, i);
  if (line->start >= line->end && !*line->head) return;
  double spare = 0;
  if (lines->style.align != ALIGN_LEFT) {
    spare = lines->width - line_width(lines, paper, line);
    if (lines->style.align == ALIGN_CENTRE) spare /= 2;
  }
  x += fmax(spare, 0);
  y += lines_baseline(paper, &lines->style);
  gsize middle = CLAMP(lines->strong, line->start, line->end);
  gboolean in_word = line->hyphen || (!line->last && (line + 1)->start == line->end);
  gboolean special = line->hyphen && told_until(line) > line->end, hyphen = line->hyphen && !special;
  x += draw_head(lines, paper, line, x, y);
  for (gsize at = line->start, to; at < line->end; at = to) {
    const LineLink *link = NULL;
    PaperFont font = at < lines->strong ? strong_font(&lines->style) : style_font(&lines->style);
    to = piece_end(lines, at, at < middle ? middle : line->end, &link);
    gboolean ends = to == line->end;
    double from = x;
    if (link) paper_open(paper, PAPER_LINK, NULL);
    x += draw_span(lines, paper, font, at, to, !ends || in_word, ends && hyphen, x, y);
    if (link) paper_target(paper, from, y - font.size * LINK_ABOVE, x - from, font.size * (LINK_ABOVE + LINK_BELOW), link->uri);
    if (link) paper_close(paper);
  }
  if (special) draw_tail(lines, paper, line, x, y);
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
