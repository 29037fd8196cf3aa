/* Flip-chart sheets that are printed instead of written: the programme, the question that people work on, and the steps of a part
 * with their times. Read from across the room: every page is set as large as its words allow. */
#include <math.h>

#include "model/plan.h"
#include "pdf/document.h"
#include "pdf/figures.h"
#include "pdf/table.h"

#define LARGEST 3.6 /* times the size of a sheet in the hand */
#define LARGEST_STEPS 4.0
#define LARGEST_QUESTION 5.4
#define STEP 0.15
#define PAGE_SPARE 3.0  /* points that stay free of what is spread */
#define MOST_SPREAD 1.6 /* of a line, between rows */
/* of tables, at the size of a sheet in the hand */
#define COLUMN_PADDING 6.0
#define COLUMN_SPARE 1.0
#define ROW_PADDING 3.0
#define HIGH_UP 0.3      /* of the free space, above the question */
#define MOST_QUESTIONS 2 /* on a sheet */
#define BAR_HEIGHT 9.0 /* at the size of a sheet in the hand */
#define LEAST_STEPS 2  /* a part with fewer timed steps needs no sheet */

/* What goes on a sheet. */
typedef struct Flap {
  const DocumentInput *input; /* with a theme of its own */
  const Phase *phase;         /* NULL: the whole meeting */
  double spare;               /* points of the page that are free, to spread over it */
  gboolean cut;               /* set by add: a word does not fit its line at this size */
} Flap;
typedef void (*FlapAdd)(Flow *flow, Flap *flap);

/* --- sheets --- */

static void make_theme(const DocumentInput *input, double factor, Theme *theme) {
  *theme = input->theme;
  if (!input->small_posters) {
    theme->width = input->sheet == SHEET_LETTER ? 11 * 72 : 297 * MM;
    theme->height = input->sheet == SHEET_LETTER ? 17 * 72 : 420 * MM;
  }
  theme_enlarge(theme, factor);
}

/* What is left of a page at this size; below 0 when it is too large for one, or for its words. */
static double spare_at(const FaceSet *faces, const Flap *flap, FlapAdd add, const DocumentInput *input) {
  Flap own = {input, flap->phase, 0, FALSE};
  Flow *trial = flow_new_trial(faces, &input->theme);
  add(trial, &own);
  double height = flow_trial_height(trial);
  return own.cut ? -1 : theme_body_height(&input->theme) - height;
}

/* Notes when a word of this text would be cut. */
static void mind_words(Flow *flow, Flap *flap, const Style *style, const char *text, double width) {
  flap->cut = flap->cut || figure_word_too_wide(flow_paper(flow), style, text, width);
}

/* A page at the largest size that it fits at. */
static void draw_flap(Paper *paper, const DocumentInput *input, const Phase *phase, double largest, FlapAdd add) {
  DocumentInput own = *input;
  Flap flap = {&own, phase, -1, FALSE};
  double factor = input->small_posters ? largest / sqrt(2) : largest;
  for (; flap.spare < 0 && factor > 1 - STEP; factor -= STEP) {
    make_theme(input, fmax(factor, 1), &own.theme);
    flap.spare = spare_at(paper_faces(paper), &flap, add, &own);
  }
  flap.spare = fmax(flap.spare - PAGE_SPARE, 0);
  Flow *flow = document_flow(paper, &own);
  add(flow, &flap);
  flow_finish(flow);
}

/* --- rows of time and words that fill the page --- */

/* A row of a sheet: from when, what, and how long (0: not said). Owns its texts. */
typedef struct Row {
  char *time, *words, *length;
} Row;

static void row_clear(gpointer data) {
  Row *row = data;
  g_free(row->time);
  g_free(row->words);
  g_free(row->length);
}

static GArray *rows_new(void) {
  GArray *rows = g_array_new(FALSE, FALSE, sizeof(Row));
  g_array_set_clear_func(rows, row_clear);
  return rows;
}

static void add_row(GArray *rows, const DocumentInput *input, Instant at, const char *words, int seconds) {
  Row row = {document_clock(input->script, at), g_strdup(words), seconds > 0 ? length_words(input->lang, seconds) : NULL};
  g_array_append_val(rows, row);
}

static double width_of(const Paper *paper, const Style *style, const char *text) {
  return text ? paper_text_width(paper, style_font(style), text, -1) : 0;
}

/* The table that fills the page: times and lengths take what they need, so that the words have the most. */
static void draw_rows(Flow *flow, Flap *flap, const GArray *rows) {
  const Theme *theme = &flap->input->theme;
  const Paper *paper = flow_paper(flow);
  double time = 0, length = 0, line = theme->styles[STYLE_CELL].leading;
  for (guint i = 0; i < rows->len; i++) {
    const Row *row = &g_array_index(rows, Row, i);
    time = fmax(time, width_of(paper, &theme->styles[STYLE_TIME], row->time));
    length = fmax(length, width_of(paper, &theme->styles[STYLE_TIME], row->length));
  }
  double down = ROW_PADDING * theme->scale + fmin(flap->spare / rows->len, line * MOST_SPREAD) / 2;
  double more = (COLUMN_SPARE + 2 * COLUMN_PADDING) * theme->scale; /* that a column takes */
  double beside = time + more + (length > 0 ? length + more : 0);
  const TableColumn columns[] = {{.width = time / theme->scale + COLUMN_SPARE},
                                 {.share = 1},
                                 {.width = length / theme->scale + COLUMN_SPARE, .align = ALIGN_RIGHT}};
  Table *table = table_new(flow, columns, length > 0 ? 3 : 2);
  table_padding(table, COLUMN_PADDING * theme->scale, down);
  table_row_height(table, line + 2 * down);
  table_open_end(table);
  for (guint i = 0; i < rows->len; i++) {
    const Row *row = &g_array_index(rows, Row, i);
    mind_words(flow, flap, &theme->styles[STYLE_CELL_STRONG], row->words, flow_width(flow) - beside);
    table_row(table);
    table_cell(table, STYLE_TIME, row->time);
    table_cell(table, STYLE_CELL_STRONG, row->words);
    if (row->length) table_cell(table, STYLE_TIME, row->length);
  }
  table_finish(table);
}

static void add_title(Flow *flow, Flap *flap, const char *title) {
  mind_words(flow, flap, &flap->input->theme.styles[STYLE_TITLE], title, flow_width(flow));
  flow_heading(flow, 1, title);
}

/* --- the programme --- */

/* Day and times on a line, or each on its own when they are too wide for one. */
static void add_when(Flow *flow, const Flap *flap) {
  const Style *style = &flap->input->theme.styles[STYLE_SUBTITLE];
  g_autofree char *when = document_when_line(flap->input->script, flap->input->lang);
  g_autofree char *text = document_parted(flow_paper(flow), style, when, flow_width(flow));
  flow_paragraph(flow, STYLE_SUBTITLE, text);
}

static void add_programme(Flow *flow, Flap *flap) {
  const DocumentInput *input = flap->input;
  const Script *script = input->script;
  g_autoptr(GArray) rows = rows_new();
  add_title(flow, flap, script->title);
  add_when(flow, flap);
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(script->phases, i);
    if (phase_in_programme(phase)) add_row(rows, input, phase->start, phase->title, 0);
  }
  add_row(rows, input, script->end, tp(input->lang, PAPER_END), 0);
  draw_rows(flow, flap, rows);
}

void doc_flap_programme(Paper *paper, const DocumentInput *input) { draw_flap(paper, input, NULL, LARGEST, add_programme); }

/* --- a question --- */

/* A part that asks more is a talk, led from the script. */
static gboolean has_question(const Phase *phase) {
  if (!phase_in_programme(phase) || !phase->questions[0]) return FALSE;
  return g_strv_length(phase->questions) <= MOST_QUESTIONS;
}

static void add_question(Flow *flow, Flap *flap) {
  const Style *style = &flap->input->theme.styles[STYLE_QUESTION];
  flow_paragraph(flow, STYLE_LABEL, flap->phase ? flap->phase->title : flap->input->script->title);
  flow_space(flow, flap->spare * HIGH_UP);
  if (!flap->phase) flow_text(flow, style, PAPER_H1, NULL, tp(flap->input->lang, PAPER_FLAP_NO_QUESTION));
  for (guint i = 0; flap->phase && flap->phase->questions[i] && i < MOST_QUESTIONS; i++) {
    mind_words(flow, flap, style, flap->phase->questions[i], flow_width(flow));
    flow_text(flow, style, i ? PAPER_P : PAPER_H1, NULL, flap->phase->questions[i]);
  }
}

void doc_flap_questions(Paper *paper, const DocumentInput *input) {
  int first = paper_page_count(paper);
  for (guint i = 0; i < input->script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(input->script->phases, i);
    if (has_question(phase)) draw_flap(paper, input, phase, LARGEST_QUESTION, add_question);
  }
  if (paper_page_count(paper) == first) draw_flap(paper, input, NULL, LARGEST_QUESTION, add_question);
}

/* --- steps with their times --- */

static int timed_steps(const Phase *phase) {
  int n = 0;
  for (guint i = 0; i < phase->steps->len; i++) n += ((const Step *)g_ptr_array_index(phase->steps, i))->seconds > 0;
  return n;
}

static gboolean has_steps(const Phase *phase) { return phase_in_programme(phase) && timed_steps(phase) >= LEAST_STEPS; }

/* Each step as long as it takes, in turn dark and light, so that grey print tells them apart. */
static void draw_bar(Paper *paper, double width, double height, gpointer data) {
  const Flap *flap = data;
  const Theme *theme = &flap->input->theme;
  g_autoptr(GString) words = g_string_new(NULL);
  double total = 0, x = 0;
  for (guint i = 0; i < flap->phase->steps->len; i++) {
    const Step *step = g_ptr_array_index(flap->phase->steps, i);
    g_autofree char *length = length_words(flap->input->lang, step->seconds);
    if (step->seconds > 0) g_string_append_printf(words, "%s%s", words->len ? ", " : "", length);
    total += step->seconds;
  }
  g_autofree char *described = tx(flap->input->lang, PAPER_FLAP_STEPS_BAR, TS(words->str));
  paper_open(paper, PAPER_FIGURE, described);
  for (guint i = 0, n = 0; i < flap->phase->steps->len; i++) {
    const Step *step = g_ptr_array_index(flap->phase->steps, i);
    double w = width * step->seconds / total;
    if (step->seconds <= 0) continue;
    paper_rect(paper, x, 0, w, height, 0, PAINT_FILL(n++ % 2 ? theme_tint(theme->accent, 0.3) : theme->accent));
    x += w;
  }
  paper_close(paper);
}

static void add_steps(Flow *flow, Flap *flap) {
  const Theme *theme = &flap->input->theme;
  const Phase *phase = flap->phase;
  Instant at = phase->start;
  add_title(flow, flap, phase->title);
  flow_draw(flow, BAR_HEIGHT * theme->scale, draw_bar, flap);
  flow_space(flow, 6 * theme->scale);
  g_autoptr(GArray) rows = rows_new();
  for (guint i = 0; i < phase->steps->len; i++) {
    const Step *step = g_ptr_array_index(phase->steps, i);
    add_row(rows, flap->input, at, step->title, step->seconds);
    at += step->seconds * SECOND;
  }
  add_row(rows, flap->input, at, tp(flap->input->lang, PAPER_FLAP_DONE), 0);
  draw_rows(flow, flap, rows);
}

void doc_flap_steps(Paper *paper, const DocumentInput *input) {
  int first = paper_page_count(paper);
  for (guint i = 0; i < input->script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(input->script->phases, i);
    if (has_steps(phase)) draw_flap(paper, input, phase, LARGEST_STEPS, add_steps);
  }
  if (paper_page_count(paper) == first) draw_flap(paper, input, NULL, LARGEST, add_programme);
}

gboolean doc_flap_questions_wanted(const Script *script) {
  for (guint i = 0; i < script->phases->len; i++)
    if (has_question(g_ptr_array_index(script->phases, i))) return TRUE;
  return FALSE;
}

gboolean doc_flap_steps_wanted(const Script *script) {
  for (guint i = 0; i < script->phases->len; i++)
    if (has_steps(g_ptr_array_index(script->phases, i))) return TRUE;
  return FALSE;
}
