/* Badges on label sheets or on paper to cut: the first name large enough to read across a circle, the rest small beneath
 * it, the same for everybody; the group as a shape with its number at the edge, and its colour for who sees it. Blank
 * ones fill the last sheet, four at least, for who was not expected. */
#include <math.h>
#include <string.h>

#include "model/group_sign.h"
#include "model/plan.h"
#include "pdf/document.h"
#include "pdf/group_mark.h"
#include "pdf/lines.h"

#define FIRST_MOST 40.0
#define FIRST_LEAST 28.0
#define SURNAME_MOST 17.0
#define SURNAME_LEAST 11.0
#define DETAIL_SIZE 11.0
#define SMALLEST 6.5
#define FIRST_SHARE 0.6 /* of the height */
#define GAP 6.0
#define USUAL_HEIGHT (1.16 * (FIRST_MOST + SURNAME_MOST + 2 * DETAIL_SIZE) + GAP) /* of first name, surname, role, organisation */
#define PADDING (6 * MM)
#define SIGN_RADIUS (6.2 * MM)
#define LEAST_BLANKS 4
#define MARK_WIDTH 0.4
#define MARK_FROM (2 * MM) /* from the edge of the paper */
#define MARK_NEAR (1 * MM) /* from the labels */
#define MARK_FAR (7 * MM)
#define MARK_LEAST (1 * MM)
#define LOGO_HEIGHT (9 * MM)
#define LOGO_WIDTH (28 * MM)

/* --- the group's sign --- */

static void draw_sign(Paper *paper, const DocumentInput *input, int group, double x, double y) {
  g_autofree char *words = tx(input->lang, PAPER_GROUP, TN(group));
  g_autofree char *description = g_strdup_printf("%s: %s", words, text_plain(input->lang, group_sign(group)->words));
  paper_open(paper, PAPER_FIGURE, description);
  group_mark_draw(paper, group, x, y, SIGN_RADIUS);
  paper_close(paper);
}

/* --- fitting text --- */

/* Does every piece between spaces and hyphens have a line's width. */
static gboolean breaks_well(const Paper *paper, PaperFont font, const char *text, double width) {
  for (const char *p = text; *p;) {
    gsize length = strcspn(p, " \n-");
    if (p[length] == '-') length++;
    if (paper_text_width(paper, font, p, (gssize)length) > width) return FALSE;
    p += length;
    while (*p == ' ' || *p == '\n') p++;
  }
  return TRUE;
}

/* Breaks the text at the largest size, from most to least, at which no word is cut and it takes at most n lines; well
 * below `least` words may be cut. The lines are at most `height` high together. */
static Lines *fit(const Paper *paper, Style style, const char *text, double width, double height, double most, double least,
                  guint n) {
  for (double size = most;; size -= 0.5) {
    style.size = size;
    style.leading = size * 1.16;
    gboolean last = size <= SMALLEST, whole = breaks_well(paper, style_font(&style), text, width);
    Lines *lines = lines_new(paper, &style, NULL, text, width);
    gboolean fits = lines_height(lines) <= height && (whole ? lines_count(lines) <= n : size < least * 0.6);
    if (fits || last) return lines;
    lines_free(lines);
  }
}

/* The first name: on one line as large as it can be, on two at its least size, smaller only when it must. */
static Lines *fit_first(const Paper *paper, const Style *style, const char *text, double width, double height) {
  PaperFont font = style_font(style);
  double size = lines_size_to_fit(paper, font, text, width, FIRST_LEAST);
  font.size = size;
  if (paper_text_width(paper, font, text, -1) <= width) {
    Style own = *style;
    own.size = size;
    own.leading = size * 1.16;
    return lines_new(paper, &own, NULL, text, width);
  }
  return fit(paper, *style, text, width, height, FIRST_LEAST, FIRST_LEAST, 2);
}

/* --- a badge --- */

/* The role, unless it is a word that sets people apart ("vrijwilliger" alone). */
static const char *shown_role(const Person *person) {
  static const char *const apart[] = {"vrijwilliger", "vrijwilligster", "volunteer"};
  if (!person->role) return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS(apart); i++) {
    if (g_ascii_strcasecmp(person->role, apart[i]) == 0) return NULL;
  }
  return person->role;
}

static void draw_lines(Paper *paper, const Lines *lines, PaperTag tag, double x, double *y) {
  paper_open(paper, tag, NULL);
  *y += lines_draw_all(lines, paper, x, *y);
  paper_close(paper);
}

/* What stands on a badge, broken into lines. */
typedef struct Words {
  Lines *first, *last, *rest; /* the latter two may be NULL */
  double height;
} Words;

static void words_clear(Words *words) {
  lines_free(words->first);
  lines_free(words->last);
  lines_free(words->rest);
}

/* share: how much of the height the first name may take. The first name has the whole width (wide), the rest less. */
static Words words_lay(const Paper *paper, const Theme *theme, const Person *person, double wide, double width,
                       double height, double share) {
  const Style first = {.face = FACE_SEMIBOLD, .size = FIRST_MOST, .colour = theme->text};
  const Style surname = {.face = FACE_SEMIBOLD, .size = SURNAME_MOST, .colour = theme->text};
  const Style detail = {.size = DETAIL_SIZE, .colour = theme->grey};
  const char *const after[] = {person->infix, person->last};
  const char *const roles[] = {shown_role(person), person->organisation};
  g_autofree char *last = document_join(" ", after, G_N_ELEMENTS(after));
  g_autofree char *rest = document_join("\n", roles, G_N_ELEMENTS(roles));
  Words words = {.first = fit_first(paper, &first, *person->first ? person->first : last, wide, height * share)};
  words.height = lines_height(words.first);
  if (*person->first && *last) {
    words.last = fit(paper, surname, last, width, height * share / 2, SURNAME_MOST, SURNAME_LEAST, 2);
    words.height += lines_height(words.last);
  }
  if (*rest) {
    words.rest = fit(paper, detail, rest, width, fmax(height - words.height - GAP, 0), DETAIL_SIZE, 9, 4);
    words.height += lines_height(words.rest) + GAP;
  }
  return words;
}

static void draw_person(Paper *paper, const DocumentInput *input, const Person *person, int group, const BadgePlace *place) {
  double edge = group ? SIGN_RADIUS * 2.4 + PADDING * 0.5 : 0;
  double wide = place->width - 2 * PADDING, height = place->height - 2 * PADDING * 0.6;
  Words words = words_lay(paper, &input->theme, person, wide, wide - edge, height, FIRST_SHARE);
  /* Too much to say: then the name gives way until all of it has a place. */
  for (double share = FIRST_SHARE - 0.1; words.height > height && share > 0.15; share -= 0.1) {
    words_clear(&words);
    words = words_lay(paper, &input->theme, person, wide, wide - edge, height, share);
  }
  /* Names stand on one line across the sheet, however much there is to say beneath them. */
  double lowered = fmax(FIRST_MOST * 1.16 - lines_height(words.first), 0);
  double top = (place->height - USUAL_HEIGHT) / 2 + lowered, middle = (place->height - words.height) / 2;
  double lowest = fmax(place->height - PADDING * 0.6 - words.height, middle);
  double y = place->y + (top > 0 ? fmin(top, lowest) : middle), x = place->x + PADDING;
  draw_lines(paper, words.first, PAPER_P, x, &y);
  if (words.last) draw_lines(paper, words.last, PAPER_P, x, &y);
  y += GAP;
  if (words.rest) draw_lines(paper, words.rest, PAPER_P, x, &y);
  words_clear(&words);
  if (!group) return;
  /* The sign stands beneath the first name, at the right of the rest. */
  draw_sign(paper, input, group, place->x + place->width - PADDING - SIGN_RADIUS,
            place->y + place->height - PADDING * 0.8 - SIGN_RADIUS);
}

/* Puts the logo at the top of a badge, and gives what is left of the badge. */
static BadgePlace draw_logo(Paper *paper, const DocumentInput *input, const BadgePlace *place) {
  BadgePlace rest = *place;
  if (!input->logo) return rest;
  paper_open(paper, PAPER_ARTIFACT, NULL);
  document_logo(paper, input->logo, place->x + place->width - PADDING, place->y + PADDING * 0.5, LOGO_WIDTH, LOGO_HEIGHT - PADDING * 0.2);
  paper_close(paper);
  rest.y += LOGO_HEIGHT;
  rest.height -= LOGO_HEIGHT;
  return rest;
}

/* Room to write a name and an organisation. */
static void draw_blank(Paper *paper, const DocumentInput *input, const BadgePlace *place) {
  const Theme *theme = &input->theme;
  PaperPaint paint = PAINT_STROKE(theme->rule, theme->rule_width);
  double left = place->x + PADDING, right = place->x + place->width - PADDING;
  paper_open(paper, PAPER_ARTIFACT, NULL);
  paper_line(paper, left, place->y + place->height * 0.52, right, place->y + place->height * 0.52, paint);
  paper_line(paper, left, place->y + place->height * 0.78, right, place->y + place->height * 0.78, paint);
  paper_close(paper);
}

/* --- the sheets --- */

static void draw_foot(Paper *paper, const DocumentInput *input, int page, int first, int count, const char *mark) {
  PaperFont font = {.size = 7, .colour = input->theme.grey};
  g_autofree char *left = document_foot(input->script);
  g_autofree char *number = tx(input->lang, PAPER_PAGE, TN(page - first + 1), TN(count));
  g_autofree char *right = g_strdup_printf("%s · %s · %s", input->document->code, mark, number);
  paper_page_select(paper, page);
  paper_page_name(paper, input->document->code, page - first + 1);
  paper_open(paper, PAPER_FURNITURE, NULL);
  const LabelSheet *sheet = badge_sheet(&input->badges);
  double width = label_sheet_paper_width(sheet) * MM, y = label_sheet_paper_height(sheet) * MM - 4.5 * MM;
  double taken = paper_text_right(paper, width - 18 * MM, y, font, right);
  g_autofree char *cut = lines_cut_to_fit(paper, font, left, width - 36 * MM - taken - 10);
  paper_text(paper, 18 * MM, y, font, cut);
  paper_close(paper);
}

static void draw_feet(Paper *paper, const DocumentInput *input, int first) {
  int count = paper_page_count(paper) - first;
  g_autofree char *mark = paper_mark(paper, first, first + count - 1);
  for (int page = first; page < first + count; page++) draw_foot(paper, input, page, first, count, mark);
}

/* A short line in the margin, unless the margin is too small for one. */
static void draw_mark(Paper *paper, PaperPaint paint, double x1, double y1, double x2, double y2) {
  if (x2 - x1 + y2 - y1 < MARK_LEAST) return;
  paper_line(paper, x1, y1, x2, y2, paint);
}

/* In line with the edges of the labels, at the edges of the sheet: where a ruler or a cutter goes. */
static void draw_crop_marks(Paper *paper, const DocumentInput *input, const LabelSheet *sheet) {
  const PaperPaint paint = PAINT_STROKE(input->theme.grey, MARK_WIDTH);
  double width = label_sheet_paper_width(sheet) * MM, height = label_sheet_paper_height(sheet) * MM;
  BadgePlace first = badge_place(&input->badges, 0), last = badge_place(&input->badges, label_sheet_count(sheet) - 1);
  double right = last.x + last.width, bottom = last.y + last.height;
  paper_open(paper, PAPER_ARTIFACT, NULL);
  for (int i = 0; i < 2 * sheet->columns; i++) {
    BadgePlace place = badge_place(&input->badges, i / 2);
    double x = CLAMP(place.x + (i % 2) * place.width, 0, width);
    draw_mark(paper, paint, x, fmax(MARK_FROM, first.y - MARK_FAR), x, first.y - MARK_NEAR);
    draw_mark(paper, paint, x, bottom + MARK_NEAR, x, fmin(height - MARK_FROM, bottom + MARK_FAR));
  }
  for (int i = 0; i < 2 * sheet->rows; i++) {
    BadgePlace place = badge_place(&input->badges, (i / 2) * sheet->columns);
    double y = CLAMP(place.y + (i % 2) * place.height, 0, height);
    draw_mark(paper, paint, fmax(MARK_FROM, first.x - MARK_FAR), y, first.x - MARK_NEAR, y);
    draw_mark(paper, paint, right + MARK_NEAR, y, fmin(width - MARK_FROM, right + MARK_FAR), y);
  }
  paper_close(paper);
}

static void new_sheet(Paper *paper, const DocumentInput *input, const LabelSheet *sheet) {
  paper_page_new(paper, label_sheet_paper_width(sheet) * MM, label_sheet_paper_height(sheet) * MM);
  if (input->badges.crop_marks) draw_crop_marks(paper, input, sheet);
}

void doc_badges(Paper *paper, const DocumentInput *input) {
  const LabelSheet *sheet = badge_sheet(&input->badges);
  g_autoptr(GPtrArray) people = document_people(input->script);
  GHashTable *groups = input->groups;
  int per_sheet = label_sheet_count(sheet), from = CLAMP(input->badges.from, 1, per_sheet) - 1;
  int needed = from + (int)people->len + LEAST_BLANKS, sheets = (needed + per_sheet - 1) / per_sheet;
  int first_page = paper_page_count(paper);
  paper_open(paper, PAPER_DOCUMENT, NULL);
  for (int i = 0; i < sheets * per_sheet; i++) {
    if (i % per_sheet == 0) new_sheet(paper, input, sheet);
    if (i < from) continue;
    BadgePlace place = badge_place(&input->badges, i % per_sheet);
    if (input->badges.outlines || sheet->cut) badge_edge_draw(paper, &input->theme, &input->badges, i % per_sheet, i < per_sheet ? from : 0);
    place = draw_logo(paper, input, &place);
    if (i - from >= (int)people->len) {
      draw_blank(paper, input, &place);
      continue;
    }
    const Person *person = g_ptr_array_index(people, i - from);
    gpointer group = groups ? g_hash_table_lookup(groups, GINT_TO_POINTER(person->id)) : NULL;
    paper_open(paper, PAPER_SECTION, NULL);
    draw_person(paper, input, person, GPOINTER_TO_INT(group), &place);
    paper_close(paper);
  }
  paper_close(paper);
  draw_feet(paper, input, first_page);
}
