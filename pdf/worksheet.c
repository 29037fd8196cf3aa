/* Fills a worksheet in and lays its blocks on pages. See worksheet.h. */
#include "pdf/worksheet.h"

#include <math.h>

#include "model/group_sign.h"
#include "model/plan.h"
#include "pdf/blocks.h"
#include "pdf/group_mark.h"

#define CARD_MARGIN (15 * MM)
#define POSTER_SCALE 1.9
#define USUAL_PEOPLE 16
#define PEOPLE_A_GROUP 5
#define PAGE_SPARE 16.0 /* points that stay free of blocks that grow */
#define LINE_DISTANCE (9 * MM) /* of lines to write on, at normal print */

char *worksheet_file(const Worksheet *sheet, Lang lang) {
  g_autofree char *name = tx(lang, SHEET_FILE, TS(sheet->name ? sheet->name : sheet->id));
  return g_strconcat(name, ".pdf", NULL);
}

const char *worksheet_copies(const Worksheet *sheet, Lang lang) {
  static const TextId words[] = {TX_SHEET_PER_MEETING, TX_SHEET_PER_GROUP, TX_SHEET_PER_PERSON};
  return text_plain(lang, words[sheet->per]);
}

static gboolean names_people(const Worksheet *sheet) {
  return worksheet_uses(sheet, SHEET_FIELD_NAME) || worksheet_uses(sheet, SHEET_FIELD_FIRST_NAME) ||
         worksheet_uses(sheet, SHEET_FIELD_ORGANISATION);
}

gboolean worksheet_personal(const Worksheet *sheet, const Script *script) {
  return sheet->per == SHEET_PER_PERSON && script->people->len && names_people(sheet);
}

const char *worksheet_audience(const Worksheet *sheet, Lang lang) {
  return sheet->secret ? tp(lang, PAPER_FOR_FACILITATORS) : tp(lang, PAPER_FOR_PARTICIPANTS);
}

Paper *worksheet_paper(const FaceSet *faces, const Worksheet *sheet, const Script *script) {
  g_autofree char *date = script->begin_known ? instant_iso(script->begin) : NULL;
  g_autofree char *title = g_strdup_printf("%s: %s", sheet->title, script->title);
  const PaperMeta meta = {
      .title = title, .author = script->initiator.name, .subject = script->theme, .date = date, .lang = sheet->lang};
  return paper_new(faces, &meta);
}

/* --- how it looks --- */

static const Block *block_at(const Worksheet *sheet, guint i) { return g_ptr_array_index(sheet->blocks, i); }

/* Sheets that are cut, folded or hung up whole have no title of their own. */
static gboolean is_bare(const Worksheet *sheet) {
  if (!sheet->blocks->len) return FALSE;
  BlockKind first = block_at(sheet, 0)->kind;
  return first == BLOCK_CARDS || first == BLOCK_TENT || first == BLOCK_TILE || first == BLOCK_ARROW;
}

/* The house's theme on this sheet's paper. */
static void make_theme(const Worksheet *sheet, const DocumentInput *input, Theme *theme) {
  gboolean large = sheet->paper == SHEET_PAPER_A3 && !input->small_posters;
  double factor = large ? sqrt(2) : 1;
  *theme = input->theme;
  if (large) {
    theme->width = 297 * MM;
    theme->height = 420 * MM;
  }
  if (sheet->landscape) {
    double width = theme->width;
    theme->width = theme->height;
    theme->height = width;
  }
  if (is_bare(sheet)) {
    theme->left = theme->right = theme->top = CARD_MARGIN;
    theme->bottom = 20 * MM;
  }
  theme->fillable = sheet->fillable;
  theme->line_distance = LINE_DISTANCE;
  static const StyleId balanced[] = {STYLE_SUBTITLE, STYLE_LEAD, STYLE_BODY,        STYLE_NOTE,
                                     STYLE_STRONG,   STYLE_CELL, STYLE_CELL_STRONG, STYLE_CELL_HEAD};
  for (gsize i = 0; i < G_N_ELEMENTS(balanced); i++) theme->styles[balanced[i]].balance = TRUE;
  if (input->large && !sheet->poster) { /* in large print all text is as large as what stands out elsewhere */
    theme->styles[STYLE_LEAD].size = theme->styles[STYLE_BODY].size;
    theme->styles[STYLE_LEAD].leading = theme->styles[STYLE_BODY].leading;
  }
  theme_speak(theme, sheet->lang);
  if (sheet->poster) factor *= POSTER_SCALE;
  if (factor > 1) theme_enlarge(theme, factor);
}

/* --- what is filled in --- */

/* A copy of the sheet for one person, group or the meeting. */
typedef struct Recipient {
  const Person *person; /* NULL: none */
  int group;            /* 0: none */
} Recipient;

#define LONGEST_WHOLE 30 /* letters of a part of the place that no line parts */

/* Where the meeting is, each part of it on one line when that can be: "Grote zaal" is one name. */
static char *unbroken_where(const Script *script) {
  g_autofree char *where = document_where(script);
  g_auto(GStrv) parts = g_strsplit(where, ", ", -1);
  for (char **part = parts; *part; part++) {
    if (g_utf8_strlen(*part, -1) > LONGEST_WHOLE) continue;
    g_auto(GStrv) words = g_strsplit(*part, " ", -1);
    g_free(*part);
    *part = g_strjoinv("\xC2\xA0", words);
  }
  return g_strjoinv(", ", parts);
}

static Worksheet *fill(const Worksheet *sheet, const DocumentInput *input, const Recipient *recipient) {
  const Script *script = input->script;
  Lang lang = input->lang;
  SheetValues values = {{0}};
  g_autofree char *date = script->date.year ? date_words(lang, script->date) : NULL;
  g_autofree char *when = document_when(script, lang), *hours = document_hours(script, lang),
      *where = unbroken_where(script);
  g_autofree char *name = recipient->person ? person_name(recipient->person) : NULL;
  g_autofree char *group = recipient->group ? g_strdup_printf("%d", recipient->group) : NULL;
  values.at[SHEET_FIELD_TITLE] = script->title;
  values.at[SHEET_FIELD_THEME] = script->theme ? script->theme : tp(lang, SHEET_THEME);
  values.at[SHEET_FIELD_DATE] = date;
  values.at[SHEET_FIELD_TIMES] = when;
  values.at[SHEET_FIELD_HOURS] = hours;
  values.at[SHEET_FIELD_PLACE] = where;
  values.at[SHEET_FIELD_ROOM] = script->venue.room;
  values.at[SHEET_FIELD_INITIATOR] = script->initiator.name;
  values.at[SHEET_FIELD_SLOGAN] = input->facts && input->facts->slogan ? input->facts->slogan->text : NULL;
  values.at[SHEET_FIELD_NAME] = name;
  values.at[SHEET_FIELD_FIRST_NAME] = recipient->person ? recipient->person->first : NULL;
  values.at[SHEET_FIELD_ORGANISATION] = recipient->person ? recipient->person->organisation : NULL;
  values.at[SHEET_FIELD_GROUP] = group;
  return worksheet_fill(sheet, &values);
}

/* What the numbers in overlapping circles mean becomes a block of its own, which may stand on the next page. */
static void unfold(Worksheet *sheet) {
  for (guint i = 0; i < sheet->blocks->len; i++) {
    Block *circles = g_ptr_array_index(sheet->blocks, i);
    guint triples = g_strv_length(circles->triples);
    if (circles->kind != BLOCK_CIRCLES || g_strv_length(circles->items) != 4 || !triples || triples > 4) continue;
    Block *list = block_new(BLOCK_LIST);
    g_strfreev(list->items);
    list->items = g_strdupv(circles->triples);
    list->numbered = circles->numbered = TRUE;
    g_ptr_array_insert(sheet->blocks, (gint)i + 1, list);
  }
}

/* --- pages --- */

#define SIGN_HEIGHT 34.0
#define LITTLE 0.25 /* of a page */

typedef struct SignDrawing {
  const BlockContext *context;
  int group;
} SignDrawing;

/* The sign of the group, as on its badges, and its words: the table finds its sheet. */
static void draw_sign(Paper *paper, double width, double height, gpointer data) {
  const SignDrawing *drawing = data;
  const GroupSign *sign = group_sign(drawing->group);
  const Theme *theme = drawing->context->theme;
  double radius = height * 0.36, middle = height / 2;
  g_autofree char *words = tx(drawing->context->lang, PAPER_GROUP, TN(drawing->group));
  g_autofree char *described = g_strdup_printf("%s: %s", words, text_plain(drawing->context->lang, sign->words));
  paper_open(paper, PAPER_FIGURE, described);
  group_mark_draw(paper, drawing->group, width - radius * 1.3, middle, radius);
  paper_close(paper);
  paper_open(paper, PAPER_P, NULL);
  paper_text_right(paper, width - radius * 3, middle + 4.5, theme_font(theme, STYLE_CELL_STRONG),
                   text_plain(drawing->context->lang, sign->words));
  paper_close(paper);
}

/* A heading of the first level at its head stands in the place of the sheet's title. */
static gboolean has_own_title(const Worksheet *sheet) {
  return sheet->blocks->len && block_at(sheet, 0)->kind == BLOCK_HEADING && block_at(sheet, 0)->level == 1;
}

static guint first_block(const Worksheet *sheet) { return has_own_title(sheet) ? 1 : 0; }

static void add_head(Flow *flow, const BlockContext *context, const Worksheet *sheet, int group) {
  SignDrawing sign = {context, group};
  if (group) flow_draw(flow, SIGN_HEIGHT * sqrt(context->theme->scale), draw_sign, &sign);
  flow_heading(flow, 1, has_own_title(sheet) ? block_at(sheet, 0)->text : sheet->title);
  flow_paragraph(flow, STYLE_SUBTITLE, sheet->intro);
  guint first = first_block(sheet);
  gboolean headed = first < sheet->blocks->len && block_at(sheet, first)->kind == BLOCK_HEADING; /* brings its own white */
  if (!sheet->intro && !headed) flow_space(flow, flow_theme(flow)->styles[STYLE_SUBTITLE].after);
}

/* How high blocks [from, to) are, with the title above the first of them. */
static double height_of(const FaceSet *faces, const BlockContext *context, const Worksheet *sheet, int group, guint from,
                        guint to) {
  Flow *trial = flow_new_trial(faces, context->theme);
  if (from == first_block(sheet) && !is_bare(sheet)) add_head(trial, context, sheet, group);
  blocks_add(trial, context, sheet->blocks, from, to, 0);
  return flow_trial_height(trial);
}

/* The end of the blocks that begin with `from` and stand together: at the next forced page, or the last block. */
static guint page_end(const Worksheet *sheet, guint from) {
  guint to = from;
  while (to < sheet->blocks->len && (to == from || block_at(sheet, to)->kind != BLOCK_NEW_PAGE)) to++;
  return to;
}

/* When little is left for the next page, blocks at the foot of this one go with it, as long as this page has the more of them: a page
 * for one question is but lines. They stay when nothing else on this page grows. */
static guint with_company(const FaceSet *faces, const BlockContext *context, const Worksheet *sheet, guint from, guint end,
                          guint to, int group) {
  double little = theme_body_height(context->theme) * LITTLE;
  if (end >= to || height_of(faces, context, sheet, group, end, to) >= little) return end;
  for (guint next = end - 1; next > from && blocks_grow(context, sheet->blocks, from, next); next--) {
    if (block_at(sheet, next - 1)->kind == BLOCK_HEADING) continue;
    if (height_of(faces, context, sheet, group, next, to) > height_of(faces, context, sheet, group, from, next)) break;
    end = next;
  }
  return end;
}

/* How many of the blocks [from, to) fill a page when all are too much for one; `to` when they are not, or when nothing
 * among them grows, so that they may as well flow on. Never ends with a heading. */
static guint fitting_end(const FaceSet *faces, const BlockContext *context, const Worksheet *sheet, int group, guint from,
                         guint to) {
  double page = theme_body_height(context->theme) - 1;
  guint least = from, most = to; /* the first `least` fit, the first `most` do not */
  if (height_of(faces, context, sheet, group, from, to) <= page) return to;
  while (most - least > 1) {
    guint middle = least + (most - least) / 2;
    if (height_of(faces, context, sheet, group, from, middle) <= page)
      least = middle;
    else
      most = middle;
  }
  while (least > from && block_at(sheet, least - 1)->kind == BLOCK_HEADING) least--;
  least = with_company(faces, context, sheet, from, least, to, group);
  return least > from && blocks_grow(context, sheet->blocks, from, least) ? least : to;
}

/* Twice the pages that the sheet takes, and one more when something in it flows on from one page to the next. */
static int halves_of(const FaceSet *faces, const BlockContext *context, const Worksheet *sheet, int group) {
  double page = theme_body_height(context->theme);
  int pages = 0;
  gboolean flows = FALSE;
  for (guint from = first_block(sheet); from < sheet->blocks->len;) {
    guint to = fitting_end(faces, context, sheet, group, from, page_end(sheet, from));
    int here = (int)ceil(height_of(faces, context, sheet, group, from, to) / page);
    pages += MAX(1, here);
    flows = flows || here > 1;
    from = to;
  }
  return 2 * pages + flows;
}

/* Takes away so much white between the blocks that the sheet needs a page less, or that nothing in it flows on, when there is that
 * much: rather than a page that holds but the end of something. A poster has smaller letters for it as well. */
static void keep_to_pages(const FaceSet *faces, const BlockContext *context, const Worksheet *sheet, int group, Theme *theme) {
  static const struct {
    double white, letters;
  } tries[] = {{0.85, 1}, {0.7, 1}, {0.55, 1}, {0.7, 0.9}, {0.7, 0.8}, {0.7, 0.7}};
  int asked = 0, most = halves_of(faces, context, sheet, group);
  for (guint from = first_block(sheet); from < sheet->blocks->len; from = page_end(sheet, from)) asked += 2;
  for (gsize i = 0; i < G_N_ELEMENTS(tries) && most > asked; i++) {
    Theme tight = *context->theme;
    BlockContext tighter = *context;
    tighter.theme = &tight;
    if (tries[i].letters < 1 && !sheet->poster) break;
    theme_tighten(&tight, tries[i].white);
    theme_enlarge(&tight, tries[i].letters);
    int halves = halves_of(faces, &tighter, sheet, group);
    if (halves >= most) continue;
    most = halves;
    *theme = tight;
  }
}

static void draw_one(const Worksheet *sheet, int group, Paper *paper, const DocumentInput *input, const Theme *loose,
                     GHashTable *pictures) {
  int people = script_expected(input->script);
  g_autofree char *code = group ? g_strdup_printf("%s-%d", sheet->code, group) : g_strdup(sheet->code);
  Theme theme = *loose;
  const BlockContext roomy = {loose, input->lang, people ? people : USUAL_PEOPLE, code, pictures};
  BlockContext context = roomy;
  context.theme = &theme;
  keep_to_pages(paper_faces(paper), &roomy, sheet, group, &theme);
  Flow *flow = flow_new(paper, &theme);
  g_autofree char *foot = document_foot(input->script);
  flow_foot(flow, foot, code);
  if (!is_bare(sheet)) add_head(flow, &context, sheet, group);
  for (guint from = first_block(sheet); from < sheet->blocks->len;) {
    guint together = page_end(sheet, from), to = fitting_end(paper_faces(paper), &context, sheet, group, from, together);
    double used = height_of(paper_faces(paper), &context, sheet, group, from, to);
    blocks_add(flow, &context, sheet->blocks, from, to, fmax(0, theme_body_height(&theme) - used - PAGE_SPARE));
    if (to < together) flow_page_break(flow);
    from = to;
  }
  flow_finish(flow);
}

/* How many people one copy of a sheet of cards serves: the same cards stand on it several times. 1 for all other sheets. */
static int sets_of_cards(const Worksheet *sheet) {
  const Block *block = sheet->blocks->len == 1 ? block_at(sheet, 0) : NULL;
  if (!block || block->kind != BLOCK_CARDS || !block->cards->len) return 1;
  int kinds = (int)block->cards->len, cards = block->count ? block->count : kinds == 1 ? block->per_sheet : kinds;
  return cards > kinds ? cards / kinds : 1;
}

/* How many talks go on at the same time, at most: each has a group of its own. */
static int tracks_at_once(const Script *script) {
  guint most = 0;
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(script->phases, i);
    if (phase->tracks && !phase->spare) most = MAX(most, phase->tracks->len);
  }
  return (int)most;
}

int worksheet_count(const Worksheet *sheet, const DocumentInput *input, int people) {
  if (sheet->per == SHEET_PER_PERSON) {
    int sets = sets_of_cards(sheet);
    return worksheet_personal(sheet, input->script) ? 1 : (people + sets - 1) / sets;
  }
  if (sheet->per != SHEET_PER_GROUP) return 1;
  int groups = document_groups(input, 0);
  if (groups) return worksheet_uses(sheet, SHEET_FIELD_GROUP) ? 1 : groups;
  int tracks = tracks_at_once(input->script);
  if (tracks) return tracks;
  return (people + PEOPLE_A_GROUP - 1) / PEOPLE_A_GROUP;
}

/* For whom it is made, one by one: array of Recipient. */
static GArray *recipients_of(const Worksheet *sheet, const DocumentInput *input) {
  const Script *script = input->script;
  GArray *recipients = g_array_new(FALSE, TRUE, sizeof(Recipient));
  if (worksheet_personal(sheet, script)) {
    g_autoptr(GPtrArray) people = document_people(script);
    for (guint i = 0; i < people->len; i++) {
      Recipient recipient = {g_ptr_array_index(people, i), 0};
      g_array_append_val(recipients, recipient);
    }
  }
  if (sheet->per == SHEET_PER_GROUP && worksheet_uses(sheet, SHEET_FIELD_GROUP)) {
    int groups = document_groups(input, 0);
    for (int i = 1; i <= groups; i++) {
      Recipient recipient = {NULL, i};
      g_array_append_val(recipients, recipient);
    }
  }
  if (!recipients->len) g_array_set_size(recipients, 1);
  return recipients;
}

void worksheet_draw(const Worksheet *sheet, Paper *paper, const DocumentInput *input, int copies) {
  DocumentInput own = *input;
  Theme theme;
  if (sheet->poster) own.large = FALSE; /* it is larger than large print already */
  document_prepare(&own, sheet->secret ? AUDIENCE_FACILITATORS : AUDIENCE_PARTICIPANTS);
  make_theme(sheet, &own, &theme);
  g_autoptr(GArray) recipients = recipients_of(sheet, &own);
  g_autoptr(GHashTable) pictures =
      g_hash_table_new_full(NULL, NULL, (GDestroyNotify)g_bytes_unref, (GDestroyNotify)picture_unref);
  for (int copy = 0; copy < MAX(copies, 1); copy++) {
    for (guint i = 0; i < recipients->len; i++) {
      g_autoptr(Worksheet) filled = fill(sheet, &own, &g_array_index(recipients, Recipient, i));
      unfold(filled);
      draw_one(filled, g_array_index(recipients, Recipient, i).group, paper, &own, &theme, pictures);
    }
  }
}
