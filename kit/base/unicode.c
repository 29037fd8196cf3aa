/* Unicode text through libunistring: widths on a terminal, line breaking (UAX #14), grapheme clusters, cleaning, sorting
 * keys. Everything here survives broken UTF-8, but only unicode_clean mends it. Shaping and fonts are not here: see face.c. */
#include "base/unicode.h"

#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#define SOFT_HYPHEN "\xC2\xAD"

static const uint8_t *bytes_of(const char *text) { return (const uint8_t *)text; }

int unicode_char_width(gunichar c) {
  int width = uc_width(c, "UTF-8");
  return width < 0 ? 0 : width;
}

int unicode_width(const char *text) { return u8_width(bytes_of(text), strlen(text), "UTF-8"); }

/* --- cleaning --- */

/* Does the character stay as it is, whatever stands beside it: ASCII, the letters below the combining marks, and dashes, quotes and
 * signs. No normal form changes these and nothing in them is invisible. */
static gboolean is_settled(gunichar c) {
  if (c < 0x80) return (c >= 0x20 && c != 0x7F) || c == '\n';
  return (c >= 0xA0 && c < 0x300 && c != 0xAD) || (c >= 0x2010 && c < 0x2028) || (c >= 0x2030 && c < 0x205F) || (c >= 0x20A0 && c < 0x20D0);
}

/* Is all of the text such characters, and valid. */
static gboolean is_clean(const char *text, gsize length) {
  const char *p = text, *end = text + length;
  while (p < end) {
    gboolean ascii = *p >= 0x20 && *p < 0x7F;
    if (!ascii && !is_settled(g_utf8_get_char_validated(p, end - p))) return FALSE;
    p = ascii ? p + 1 : g_utf8_next_char(p);
  }
  return TRUE;
}

/* Where grapheme clusters begin: one byte of each. Of settled characters each is one by itself. */
static void find_clusters(const char *text, gsize length, char *clusters) {
  if (is_clean(text, length)) {
    for (gsize i = 0; i < length; i++) clusters[i] = ((guchar)text[i] & 0xC0) != 0x80;
  } else {
    u8_grapheme_breaks(bytes_of(text), length, clusters);
  }
}

/* Format characters that take no room and that no reader misses: soft hyphens, bidi marks, joiners, selectors, the BOM. */
static gboolean is_invisible(gunichar c) {
  return uc_is_property_default_ignorable_code_point(c) || (c >= 0xFFF9 && c <= 0xFFFB);
}

char *unicode_clean(const char *text, gssize length) {
  gsize n = length < 0 ? strlen(text) : (gsize)length;
  if (is_clean(text, n)) return g_strndup(text, n);
  g_autofree char *valid = g_utf8_make_valid(text, (gssize)n);
  GString *out = g_string_sized_new(strlen(valid) + 1);
  gboolean composing = FALSE;
  for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) {
      if (c == '\r' && p[1] == '\n') continue;
      g_string_append_c(out, '\n');
    } else if (c == '\t' || c == '\v' || c == '\f') {
      g_string_append_c(out, ' ');
    } else if ((c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0) || is_invisible(c)) {
      continue;
    } else {
      g_string_append_unichar(out, c);
      if (!is_settled(c)) composing = TRUE;
    }
  }
  if (composing) {
    size_t composed_length = 0;
    uint8_t *composed = u8_normalize(UNINORM_NFC, bytes_of(out->str), out->len, NULL, &composed_length);
    if (composed) {
      g_string_truncate(out, 0);
      g_string_append_len(out, (const char *)composed, (gssize)composed_length);
      free(composed);
    }
  }
  return g_string_free(out, FALSE);
}

/* --- grapheme clusters --- */

/* The marks of u8_grapheme_breaks for the line around `at`, which starts at *from and ends at *to. */
static char *cluster_marks(const char *text, gsize at, gsize *from, gsize *to) {
  const char *start = text + at;
  while (start > text && start[-1] != '\n') start--;
  *from = (gsize)(start - text);
  *to = at + strcspn(text + at, "\n");
  char *marks = g_malloc(*to - *from + 1);
  u8_grapheme_breaks(bytes_of(start), *to - *from, marks);
  return marks;
}

gsize unicode_previous(const char *text, gsize at) {
  at = MIN(at, strlen(text));
  if (at == 0) return 0;
  if (text[at - 1] == '\n') return at - 1;
  gsize from, to;
  g_autofree char *marks = cluster_marks(text, at, &from, &to);
  do at--;
  while (at > from && !marks[at - from]);
  return at;
}

gsize unicode_next(const char *text, gsize at) {
  gsize length = strlen(text);
  if (at >= length) return length;
  if (text[at] == '\n') return at + 1;
  gsize from, to;
  g_autofree char *marks = cluster_marks(text, at, &from, &to);
  do at++;
  while (at < to && !marks[at - from]);
  return at;
}

char *unicode_fit(const char *text, int columns) {
  if (columns <= 0) return g_strdup("");
  g_autofree char *line = g_strdelimit(g_strdup(text), "\r\n\t", ' ');
  gsize length = strlen(line);
  g_autofree char *marks = g_malloc(length + 1);
  find_clusters(line, length, marks);
  int used = 0;
  gsize keep = 0; /* what still leaves room for the … */
  for (gsize at = 0, next; at < length; at = next) {
    for (next = at + 1; next < length && !marks[next];) next++;
    used += u8_width(bytes_of(line) + at, next - at, "UTF-8");
    if (used > columns) {
      while (keep > 0 && line[keep - 1] == ' ') keep--;
      return g_strdup_printf("%.*s…", (int)keep, line);
    }
    if (used < columns) keep = next;
  }
  return g_steal_pointer(&line);
}

/* --- line breaking --- */

typedef struct Wrap {
  const char *text;
  char *breaks;   /* a UC_BREAK_ per byte */
  char *clusters; /* true where a grapheme cluster begins */
  double width, first_width;
  UnicodeMeasure measure;
  void *data;
  double hyphen_width;
  gsize chunk_start, chunk_end; /* the unbreakable piece looked up last */
  const UnicodeHyphenation *hyphenation; /* NULL: words stay whole */
  char head[8];                          /* what a broken word left for the head of the next line; mostly nothing */
  double head_width;
  double used;   /* the width of what is on the line that is being made */
  gboolean apart; /* a part of a word on it was measured by itself */
  guint in_row; /* so many lines before end in a hyphen */
  GArray *lines;
} Wrap;

static double measure(const Wrap *w, gsize start, gsize end) {
  return end > start ? w->measure(w->text + start, end - start, w->data) : 0;
}

/* The number of bytes of the space before `end` at which a line may be broken, 0 when there is none. */
static gsize space_before(const char *text, gsize start, gsize end) {
  if (end > start && (text[end - 1] == ' ' || text[end - 1] == '\t')) return 1;
  if (end < start + 3) return 0;
  const guchar *p = (const guchar *)text + end - 3;
  gboolean typographic = p[0] == 0xE2 && p[1] == 0x80 && p[2] >= 0x80 && p[2] <= 0x8A && p[2] != 0x87;
  gboolean ideographic = p[0] == 0xE3 && p[1] == 0x80 && p[2] == 0x80;
  return typographic || ideographic ? 3 : 0;
}

/* Where the visible part of [start, at) ends when the line is broken at `at`; at a soft hyphen a hyphen is to be shown. */
static gsize visible_end(const Wrap *w, gsize start, gsize at, gsize paragraph_end, gboolean *hyphen) {
  *hyphen = at < paragraph_end && at >= start + 2 && memcmp(w->text + at - 2, SOFT_HYPHEN, 2) == 0;
  if (*hyphen) return at - 2;
  for (gsize space; (space = space_before(w->text, start, at)) > 0;) at -= space;
  return at;
}

/* UAX #14 would part a space from an accent set on it; no cluster is ever cut. */
static gboolean may_break(const Wrap *w, gsize at) { return w->breaks[at] == UC_BREAK_POSSIBLE && w->clusters[at]; }

/* The end of the unbreakable piece at `at`. Remembered, or a long word cut into lines would be searched again for each. */
static gsize chunk_end(Wrap *w, gsize at, gsize paragraph_end) {
  if (at < w->chunk_start || at >= w->chunk_end) {
    w->chunk_start = at;
    for (w->chunk_end = at + 1; w->chunk_end < paragraph_end && !may_break(w, w->chunk_end);) w->chunk_end++;
  }
  return w->chunk_end;
}

static gsize cluster_floor(const Wrap *w, gsize start, gsize at) {
  while (at > start && !w->clusters[at]) at--;
  return at;
}

static gsize cluster_next(const Wrap *w, gsize at, gsize end) {
  do at++;
  while (at < end && !w->clusters[at]);
  return at;
}

/* Measures [start, end) as far as is needed to know whether it fits in `room`: returns its width, or, when it does not fit,
 * a width above room, with *reach at the end of what was measured. Doubling keeps a long word linear. */
static double extent(const Wrap *w, gsize start, gsize end, double room, gsize *reach) {
  for (gsize take = 128; take < end - start; take *= 2) {
    *reach = cluster_floor(w, start, start + take);
    double part = measure(w, start, *reach);
    if (part > room) return part;
  }
  *reach = end;
  return measure(w, start, end);
}

/* The last cluster boundary in (start, reach) up to which the text fits; at least one cluster. */
static gsize cut_word(const Wrap *w, gsize start, gsize reach, double room) {
  gsize fits = start, beyond = reach;
  for (;;) {
    gsize middle = cluster_floor(w, start, fits + (beyond - fits) / 2);
    if (middle <= fits) middle = cluster_next(w, fits, reach);
    if (middle >= beyond) break;
    if (measure(w, start, middle) > room)
      beyond = middle;
    else
      fits = middle;
  }
  return fits > start ? fits : cluster_next(w, start, reach);
}

/* A piece may hold spaces at which a break is not allowed ("zo /"); when it must be cut, there is the least bad place. */
static gsize cut_at_space(const Wrap *w, gsize start, gsize cut) {
  if (w->text[cut] == ' ') return cut;
  gsize at = cut;
  while (at > start && (!w->clusters[at] || space_before(w->text, start, at) == 0)) at--;
  gboolean ignored;
  return at > start && visible_end(w, start, at, at, &ignored) > start ? at : cut;
}

/* --- breaking words --- */

#define PLACES_MOST 32
#define TOKEN_MOST 200 /* bytes */
#define HYPHENS_IN_ROW 2

/* Is the piece [from, to) part of something that is no plain word: what stands between two spaces has a capital, a digit, or a sign
 * within it that addresses have, or is longer than any word. */
static gboolean is_no_word(const char *text, gsize from, gsize to) {
  gsize head = from, tail = to;
  while (head > 0 && !strchr(" \n\t", text[head - 1])) head--;
  tail += strcspn(text + to, " \n\t");
  for (const char *p = text + head; p < text + tail; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (uc_is_upper(c) || uc_is_property_decimal_digit(c) || (c < 0x80 && strchr("@/_\\=&#%", (int)c))) return TRUE;
    if ((c == '.' || c == ':') && g_unichar_isalpha(g_utf8_get_char(p + 1))) return TRUE;
  }
  return FALSE;
}

/* The letters of the piece [from, to), without the signs around them and without a single letter that a hyphen joins to them
 * ("e-mail"); FALSE when others stand between them. A piece that begins in the middle of a word has its beginning too. */
static gboolean find_letters(const char *text, gsize from, gsize to, gsize *first, gsize *end) {
  const char *p = text + from, *stop = text + to;
  while (p < stop && !g_unichar_isalpha(g_utf8_get_char(p))) p = g_utf8_next_char(p);
  if (stop - p > 2 && g_ascii_isalpha(p[0]) && p[1] == '-') p += 2;
  const char *begin = p;
  for (const char *before; p == text + from && begin > text; begin = before) {
    before = g_utf8_prev_char(begin);
    if (!g_unichar_isalpha(g_utf8_get_char(before))) break;
  }
  while (p < stop && g_unichar_isalpha(g_utf8_get_char(p))) p = g_utf8_next_char(p);
  *first = (gsize)(begin - text);
  *end = (gsize)(p - text);
  while (p < stop && !g_unichar_isalnum(g_utf8_get_char(p))) p = g_utf8_next_char(p);
  return p >= stop && *end > *first;
}

/* Does what stands between the spaces around [from, to) go on for longer than a word can; it is not looked through then. */
static gboolean is_endless(const char *text, gsize from, gsize to) {
  if (to - from > TOKEN_MOST) return TRUE;
  gsize before = 0, behind = 0;
  while (behind <= TOKEN_MOST && text[to + behind] && !strchr(" \n\t", text[to + behind])) behind++;
  while (before < from && before <= TOKEN_MOST && !strchr(" \n\t", text[from - before - 1])) before++;
  return before > TOKEN_MOST || behind > TOKEN_MOST;
}

/* Where the word begins that goes on at `at`, or that ended there. */
static gsize word_start(const Wrap *w, gsize start, gsize at) {
  while (at > start && w->text[at - 1] != ' ') at--;
  return at;
}

/* The width of what is seen of [start, at), of which [start, word) is `before` wide. */
static double width_shown(const Wrap *w, gsize start, gsize word, double before, gsize at, gsize end) {
  gboolean ignored;
  gsize shown = visible_end(w, start, at, end, &ignored);
  return shown < word ? before - measure(w, shown, word) : before + measure(w, word, shown);
}

/* Breaks the word in the piece [fit, next) so that as much of it as fits goes on the line that began at `start`. Returns where the
 * next line goes on, or 0 when the word is not broken. */
static gsize break_word(Wrap *w, gsize start, gsize fit, gsize next, gsize end, double room, UnicodeLine *line) {
  UnicodeHyphen places[PLACES_MOST];
  gsize first, stop;
  gboolean alone = fit == start;
  if (!w->hyphenation || (!alone && (next >= end || w->in_row >= HYPHENS_IN_ROW))) return 0;
  gsize word = word_start(w, start, fit);
  double before = w->apart ? measure(w, start, word) : w->used - measure(w, word, fit);
  if (!alone && room - width_shown(w, start, word, before, fit, end) < w->hyphenation->zone) return 0;
  if (is_endless(w->text, fit, next) || is_no_word(w->text, fit, next)) return 0;
  if (!find_letters(w->text, fit, next, &first, &stop)) return 0;
  guint n = w->hyphenation->places(w->text + first, stop - first, places, PLACES_MOST, w->hyphenation->data);
  while (n-- > 0) {
    const UnicodeHyphen *place = &places[n];
    double tail = w->measure(place->tail, strlen(place->tail), w->data);
    if (first + place->end <= fit) break;
    if (before + measure(w, word, first + place->end) + tail > room) continue;
    line->end = first + place->end;
    line->hyphen = TRUE;
    memcpy(line->tail, place->tail, sizeof line->tail);
    memcpy(w->head, place->head, sizeof w->head);
    w->head_width = *place->head ? w->measure(place->head, strlen(place->head), w->data) : 0;
    return first + place->start;
  }
  return 0;
}

/* Makes one line from `start` and returns where the next begins. */
static gsize fill_line(Wrap *w, gsize start, gsize end) {
  static const double EPSILON = 1e-6;
  gboolean first = w->lines->len == 0 && w->first_width > 0;
  double room = (first ? w->first_width : w->width) + EPSILON - w->head_width;
  UnicodeLine line = {.start = start};
  gsize fit = start, reach = start;
  w->used = 0;
  w->apart = FALSE;
  g_strlcpy(line.head, w->head, sizeof line.head);
  while (fit < end) {
    gsize next = chunk_end(w, fit, end);
    gsize visible = visible_end(w, fit, next, end, &line.hyphen);
    double left = room - w->used - (line.hyphen ? w->hyphen_width : 0);
    double width = extent(w, fit, visible, left, &reach);
    if (width > left) break;
    w->used += width + measure(w, visible, next);
    if (fit > start && w->text[fit - 1] != ' ') w->apart = TRUE;
    fit = next;
  }
  if (fit == start && w->text[start] == ' ') { /* spaces that a cut or an indent left at the head give way first */
    while (w->text[start] == ' ' && w->clusters[start + 1]) start++;
    if (start > line.start) return fill_line(w, start, end);
  }
  gsize broken = fit < end ? break_word(w, start, fit, chunk_end(w, fit, end), end, room, &line) : 0;
  w->in_row = broken ? w->in_row + 1 : 0;
  if (broken) {
    g_array_append_val(w->lines, line);
    return broken;
  }
  *w->head = 0;
  w->head_width = 0;
  if (fit == start) {
    gsize next = chunk_end(w, start, end);
    gsize visible = visible_end(w, start, next, end, &line.hyphen);
    line.hyphen = FALSE;
    double full = w->width + EPSILON;
    if (first && room < full && extent(w, start, visible, full, &(gsize){0}) <= full) {
      line.end = start; /* nothing beside what stands before: the word goes to the full line below whole */
      fit = start;
    } else {
      fit = cut_at_space(w, start, cut_word(w, start, reach, room));
      line.end = visible_end(w, start, fit, fit, &(gboolean){FALSE});
      if (line.end == start) line.end = fit;
      while (fit < next && w->text[fit] == ' ' && w->clusters[fit + 1]) fit++;
      if (fit >= visible) fit = next;
    }
  } else {
    /* Parts of words that were measured apart may be wider together, by kerning: then the line as a whole decides. */
    for (;;) {
      line.end = visible_end(w, start, fit, end, &line.hyphen);
      if (!w->apart || measure(w, start, line.end) + (line.hyphen ? w->hyphen_width : 0) <= room) break;
      gsize earlier = fit - 1;
      while (earlier > start && !may_break(w, earlier)) earlier--;
      if (earlier == start) break;
      fit = earlier;
    }
  }
  if (line.hyphen) g_strlcpy(line.tail, "-", sizeof line.tail);
  g_array_append_val(w->lines, line);
  return fit;
}

static void wrap_paragraph(Wrap *w, gsize start, gsize end) {
  w->in_row = 0;
  do start = fill_line(w, start, end);
  while (start < end);
  g_array_index(w->lines, UnicodeLine, w->lines->len - 1).last = TRUE;
}

/* Does a full stop, comma or colon join this byte to a letter before it: "zorg.nl", but not the end of a sentence. */
static gboolean is_joined(const Wrap *w, gsize at) {
  return at >= 2 && strchr(".,:;", w->text[at - 1]) && w->text[at - 2] != ' ' && g_unichar_isalpha(g_utf8_get_char(w->text + at));
}

/* Does a hyphen join this byte to a single letter before it, as in "e-mail" or "x-as". */
static gboolean is_after_letter(const Wrap *w, gsize at) {
  return at >= 2 && w->text[at - 1] == '-' && g_ascii_isalpha(w->text[at - 2]) && (at == 2 || strchr(" \n(", w->text[at - 3]));
}

/* UAX #14 never breaks behind a full stop that a letter follows (rule LB29); the library does. So "a.jansen@zorg.nl" stays whole,
 * unless it is longer than a line: then there is no better place. And a dot that stands between two things ends a line, it never
 * begins one. A single letter is never left before its hyphen. */
static void keep_joined(Wrap *w, gsize length) {
  for (const char *dot = w->text; (dot = strstr(dot, " \xC2\xB7 ")); dot++) w->breaks[dot + 1 - w->text] = UC_BREAK_PROHIBITED;
  for (gsize at = 0, end; at < length; at = end + 1) {
    gboolean any = FALSE;
    for (end = at; end < length && w->text[end] != ' ' && w->text[end] != '\n'; end++) {
      if (is_after_letter(w, end)) w->breaks[end] = UC_BREAK_PROHIBITED;
      any = any || (w->breaks[end] == UC_BREAK_POSSIBLE && is_joined(w, end));
    }
    if (!any || measure(w, at, end) > w->width) continue;
    for (gsize i = at; i < end; i++)
      if (w->breaks[i] == UC_BREAK_POSSIBLE && is_joined(w, i)) w->breaks[i] = UC_BREAK_PROHIBITED;
  }
}

static GArray *wrap(const char *text, double width, double first_width, const UnicodeHyphenation *hyphenation,
                    UnicodeMeasure measure_text, void *data) {
  gsize length = strlen(text);
  Wrap w = {.text = text, .width = width, .first_width = first_width, .hyphenation = hyphenation,
            .measure = measure_text, .data = data};
  w.lines = g_array_new(FALSE, TRUE, sizeof(UnicodeLine));
  w.breaks = g_malloc(length + 1);
  w.clusters = g_malloc(length + 1);
  u8_possible_linebreaks(bytes_of(text), length, "UTF-8", w.breaks);
  find_clusters(text, length, w.clusters);
  w.breaks[length] = UC_BREAK_PROHIBITED;
  w.clusters[length] = TRUE; /* the end is a boundary */
  keep_joined(&w, length);
  if (strstr(text, SOFT_HYPHEN)) w.hyphen_width = measure_text("-", 1, data);
  gsize at = 0;
  do {
    gsize end = at;
    while (end < length && w.breaks[end] != UC_BREAK_MANDATORY && w.breaks[end] != UC_BREAK_CR_BEFORE_LF) end++;
    w.chunk_start = w.chunk_end = at;
    if (end > at) {
      wrap_paragraph(&w, at, end);
    } else {
      UnicodeLine empty = {.start = at, .end = at, .last = TRUE};
      g_array_append_val(w.lines, empty);
    }
    if (end < length && w.breaks[end] == UC_BREAK_CR_BEFORE_LF) end++;
    at = end < length ? end + (gsize)MAX(1, u8_mblen(bytes_of(text) + end, length - end)) : length;
  } while (at < length);
  g_free(w.breaks);
  g_free(w.clusters);
  return w.lines;
}

GArray *unicode_wrap(const char *text, double width, double first_width, UnicodeMeasure measure_text, void *data) {
  return wrap(text, width, first_width, NULL, measure_text, data);
}

GArray *unicode_wrap_hyphenated(const char *text, double width, const UnicodeHyphenation *hyphenation, UnicodeMeasure measure_text,
                                void *data) {
  return wrap(text, width, 0, hyphenation, measure_text, data);
}

static double measure_columns(const char *text, gsize length, void *data) {
  (void)data;
  return u8_width(bytes_of(text), length, "UTF-8");
}

GArray *unicode_wrap_columns(const char *text, int columns) { return unicode_wrap(text, columns, 0, measure_columns, NULL); }

/* --- keys --- */

/* Letters that stand with a plain one in a list of names, though neither Unicode nor GLib takes them apart; NULL for others. */
static const char *plain_letter(gunichar c) {
  static const struct {
    gunichar letter;
    const char *plain;
  } letters[] = {{0xDE, "th"}, {0xFE, "th"}, {0x110, "d"}, {0x111, "d"}, {0x126, "h"}, {0x127, "h"}, {0x131, "i"}, {0x141, "l"}, {0x142, "l"},
                 {0x166, "t"}, {0x167, "t"}, {0x18F, "e"}, {0x259, "e"}, {0x1E9E, "ss"}};
  for (gsize i = 0; i < G_N_ELEMENTS(letters); i++)
    if (letters[i].letter == c) return letters[i].plain;
  return NULL;
}

char *unicode_sort_key(const char *text) {
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  g_autofree char *letters = g_str_is_ascii(valid) ? g_steal_pointer(&valid) : g_utf8_normalize(valid, -1, G_NORMALIZE_ALL);
  GString *key = g_string_new(NULL);
  for (const char *p = letters; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == '\'' || c == 0x2018 || c == 0x2019 || (c >= 0x80 && (g_unichar_ismark(c) || is_invisible(c)))) continue;
    if (c < 0x80) {
      g_string_append_c(key, g_ascii_isalnum((char)c) ? g_ascii_tolower((char)c) : ' ');
      continue;
    }
    const char *plain = plain_letter(c);
    if (plain) {
      g_string_append(key, plain);
      continue;
    }
    char one[8] = {0};
    g_unichar_to_utf8(c, one);
    g_autofree char *ascii = g_str_to_ascii(one, "C"); /* ø, ß, æ and the like have no decomposition */
    if (strchr(ascii, '?') && c != '?') {
      g_autofree char *folded = g_utf8_casefold(one, -1);
      g_string_append(key, folded);
    } else {
      for (const char *q = ascii; *q; q++) g_string_append_c(key, g_ascii_isalnum(*q) ? g_ascii_tolower(*q) : ' ');
    }
  }
  /* Runs of spaces and punctuation count as one space. */
  gsize n = 0;
  for (gsize i = 0; i < key->len; i++)
    if (key->str[i] != ' ' || (n > 0 && key->str[n - 1] != ' ')) key->str[n++] = key->str[i];
  if (n > 0 && key->str[n - 1] == ' ') n--;
  g_string_truncate(key, n);
  return g_string_free(key, FALSE);
}

char *unicode_slug(const char *text) {
  enum { SLUG_MAX = 60 };
  g_autofree char *key = unicode_sort_key(text);
  GString *slug = g_string_new(NULL);
  for (const char *p = key; *p && slug->len < SLUG_MAX; p++) {
    if (g_ascii_isalnum(*p))
      g_string_append_c(slug, *p);
    else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
      g_string_append_c(slug, '-');
  }
  if (slug->len > 0 && slug->str[slug->len - 1] == '-') g_string_truncate(slug, slug->len - 1);
  if (slug->len == 0) g_string_append_c(slug, 'x');
  return g_string_free(slug, FALSE);
}
