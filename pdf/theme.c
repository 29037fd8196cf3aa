/* How paper looks. Sizes and margins of the house; see theme.h. No drawing here. */
#include "pdf/theme.h"

#include <math.h>
#include <string.h>

#define HOUSE_ACCENT 0x00695Cu
#define READABLE 4.5
#define LARGE (17.0 / 12)
#define PEN_DISTANCE (8.5 * MM) /* of lines that a pen fits between */

gboolean theme_colour_parse(const char *text, Colour *colour) {
  if (!text) return FALSE;
  if (*text == '#') text++;
  gsize n = strlen(text);
  if (n != 3 && n != 6) return FALSE;
  Colour value = 0;
  for (gsize i = 0; i < n; i++) {
    int digit = g_ascii_xdigit_value(text[i]);
    if (digit < 0) return FALSE;
    value = value << 4 | (Colour)digit;
    if (n == 3) value = value << 4 | (Colour)digit;
  }
  *colour = value;
  return TRUE;
}

static double channel(Colour colour, int shift) {
  return ((colour >> shift) & 0xFF) / 255.0;
}

static double linear(double c) {
  return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

double theme_contrast(Colour colour) {
  double luminance = 0.2126 * linear(channel(colour, 16)) + 0.7152 * linear(channel(colour, 8)) +
                     0.0722 * linear(channel(colour, 0));
  return 1.05 / (luminance + 0.05);
}

static Colour mix(Colour colour, Colour other, double share) {
  Colour result = 0;
  for (int shift = 16; shift >= 0; shift -= 8) {
    double value = channel(colour, shift) * share + channel(other, shift) * (1 - share);
    result = result << 8 | (Colour)lround(value * 255);
  }
  return result;
}

Colour theme_tint(Colour colour, double share) {
  return mix(colour, COLOUR_WHITE, share);
}

static Colour readable(Colour colour) {
  for (double share = 1; share > 0; share -= 0.05) {
    Colour darker = mix(colour, COLOUR_BLACK, share);
    if (theme_contrast(darker) >= READABLE) return darker;
  }
  return COLOUR_BLACK;
}

/* Headings grow half as much as the body in large print, and never become smaller than it. */
static double heading(const Theme *theme, double size) {
  return fmax(size * (1 + (theme->scale - 1) / 2), theme->styles[STYLE_BODY].size);
}

static void set_body_styles(Theme *t, ThemeReader reader) {
  double k = t->scale, size = reader == READER_FACILITATOR ? 13 : 12, leading = reader == READER_FACILITATOR ? 18.5 : 17;
  Style *s = t->styles;
  s[STYLE_BODY] = (Style){.size = size * k, .leading = leading * k, .after = 6 * k, .colour = t->text};
  s[STYLE_STRONG] = s[STYLE_BODY];
  s[STYLE_STRONG].face = FACE_SEMIBOLD;
  s[STYLE_LEAD] = (Style){.size = 14 * k, .leading = 21 * k, .after = 10 * k, .colour = t->text};
  s[STYLE_NOTE] = (Style){.size = 10.5 * k, .leading = 15 * k, .after = 5 * k, .colour = t->grey};
  s[STYLE_LABEL] = (Style){.face = FACE_SEMIBOLD, .size = 9.5 * k, .leading = 13 * k, .before = 8 * k, .after = 2 * k,
                           .colour = t->grey, .keep_next = TRUE};
  s[STYLE_FOOT] = (Style){.size = 9, .leading = 12, .colour = t->grey};
}

static void set_heading_styles(Theme *t) {
  Style *s = t->styles;
  double title = heading(t, 22), section = heading(t, 15), small = heading(t, 12);
  s[STYLE_TITLE] = (Style){.face = FACE_SEMIBOLD, .size = title, .leading = title * 1.27, .after = 4, .colour = t->accent,
                           .keep_next = TRUE, .balance = TRUE};
  s[STYLE_SUBTITLE] = (Style){.size = heading(t, 13), .leading = heading(t, 13) * 1.4, .after = 18, .colour = t->grey,
                              .keep_next = TRUE};
  s[STYLE_SECTION] = (Style){.face = FACE_SEMIBOLD, .size = section, .leading = section * 1.4, .before = 20, .after = 6,
                             .colour = t->accent, .keep_next = TRUE};
  s[STYLE_HEADING] = (Style){.face = FACE_SEMIBOLD, .size = small, .leading = small * 1.42, .before = 12, .after = 3,
                             .colour = t->text, .keep_next = TRUE};
  double question = heading(t, 18);
  s[STYLE_QUESTION] = (Style){.face = FACE_SEMIBOLD, .size = question, .leading = question * 1.4, .before = 8, .after = 10,
                              .colour = t->accent, .balance = TRUE};
}

static void set_table_styles(Theme *t, ThemeReader reader) {
  double k = t->scale, size = reader == READER_FACILITATOR ? 13 : 12, leading = reader == READER_FACILITATOR ? 18 : 16.5;
  Style *s = t->styles;
  s[STYLE_CELL] = (Style){.size = size * k, .leading = leading * k, .after = 3 * k, .colour = t->text};
  s[STYLE_CELL_STRONG] = s[STYLE_CELL];
  s[STYLE_CELL_STRONG].face = FACE_SEMIBOLD;
  s[STYLE_TIME] = s[STYLE_CELL];
  s[STYLE_TIME].tabular = TRUE;
  s[STYLE_CELL_NOTE] = (Style){.size = 10 * k, .leading = 14 * k, .after = 2 * k, .colour = t->grey, .tabular = TRUE};
  s[STYLE_CELL_HEAD] = (Style){.face = FACE_SEMIBOLD, .size = 9.5 * k, .leading = 13 * k, .colour = t->grey};
  s[STYLE_CLOCK] = (Style){.face = FACE_SEMIBOLD, .size = 20 * (1 + (k - 1) / 2), .leading = 24 * (1 + (k - 1) / 2),
                           .after = 2, .colour = t->accent, .tabular = TRUE};
}

/* What is read as running text. Never headings, questions to look at, titles, labels, an opening sentence, which is large and
 * short, and what stands strong: names are. */
static void set_hyphens(Theme *t) {
  static const StyleId reading[] = {STYLE_BODY, STYLE_NOTE, STYLE_CELL, STYLE_CELL_NOTE};
  for (gsize i = 0; i < G_N_ELEMENTS(reading); i++) t->styles[reading[i]].hyphenate = TRUE;
}

void theme_init(Theme *theme, const ThemeOptions *options) {
  memset(theme, 0, sizeof *theme);
  theme->width = options->sheet == SHEET_LETTER ? 612 : 210 * MM;
  theme->height = options->sheet == SHEET_LETTER ? 792 : 297 * MM;
  theme->left = 25 * MM;
  theme->right = theme->top = 20 * MM;
  theme->bottom = 22 * MM;
  Colour accent = HOUSE_ACCENT;
  if (!theme_colour_parse(options->accent, &accent)) accent = HOUSE_ACCENT;
  theme->accent = readable(accent);
  theme->tint = theme_tint(theme->accent, 0.07);
  theme->text = 0x1A1A1A;
  theme->grey = 0x595959;
  theme->rule = 0x9A9A9A;
  theme->rule_width = 0.4;
  theme->line_distance = PEN_DISTANCE;
  theme->white = 1;
  theme->scale = options->large ? (options->reader == READER_FACILITATOR ? 17.0 / 13 : LARGE) : 1;
  set_body_styles(theme, options->reader);
  set_heading_styles(theme);
  set_table_styles(theme, options->reader);
  set_hyphens(theme);
  theme_speak(theme, options->lang);
}

void theme_speak(Theme *theme, Lang lang) {
  theme->lang = lang;
  for (int i = 0; i < N_STYLES; i++) theme->styles[i].lang = lang;
}

void theme_enlarge(Theme *theme, double factor) {
  for (int i = 0; i < N_STYLES; i++) {
    if (i == STYLE_FOOT) continue;
    Style *style = &theme->styles[i];
    style->size *= factor;
    style->leading *= factor;
    style->before *= factor;
    style->after *= factor;
  }
  theme->scale *= factor;
  theme->line_distance *= fmin(factor, 1.6);
}

void theme_tighten(Theme *theme, double white) {
  for (int i = 0; i < N_STYLES; i++) {
    theme->styles[i].before *= white;
    theme->styles[i].after *= white;
  }
  theme->line_distance = fmax(theme->line_distance * white, fmin(theme->line_distance, PEN_DISTANCE));
  theme->white *= white;
}

void theme_close_up(Theme *theme, const ThemeCloseness *closeness) {
  static const StyleId reading[] = {STYLE_BODY, STYLE_STRONG, STYLE_NOTE, STYLE_CELL, STYLE_CELL_STRONG,
                                     STYLE_TIME, STYLE_CELL_NOTE};
  theme_tighten(theme, closeness->white);
  for (int i = 0; i < N_STYLES; i++) theme->styles[i].leading *= closeness->lines;
  for (gsize i = 0; i < G_N_ELEMENTS(reading); i++) {
    Style *style = &theme->styles[reading[i]];
    style->size *= closeness->letters;
    style->leading *= closeness->letters;
  }
  theme->scale *= closeness->lines * closeness->letters;
}

PaperFont style_font(const Style *style) {
  return (PaperFont){.face = style->face, .size = style->size, .colour = style->colour, .tabular = style->tabular};
}

PaperFont theme_font(const Theme *theme, StyleId style) {
  return style_font(&theme->styles[style]);
}

double theme_body_width(const Theme *theme) {
  return theme->width - theme->left - theme->right;
}

double theme_body_height(const Theme *theme) {
  return theme->height - theme->top - theme->bottom;
}
