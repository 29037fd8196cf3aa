/* Draws the print order. See print_order.h. What goes into it is counted by kit/by_paper.c. */
#include "pdf/print_order.h"

#include <math.h>

#include "model/flaps.h"

#define CODE "B1"
#define LEAST_CLOSE 0.84 /* of the usual sizes */
#define MOST_CLOSE 0.7   /* below, it is hard to read; then it may go on on a second page */
#define CLOSER 0.02
#define BETWEEN 6.0 /* points above a heading that comes behind no table */

static void line_clear(gpointer data) {
  g_free(((PressLine *)data)->title);
}

PrintOrder *print_order_new(void) {
  PrintOrder *order = g_new0(PrintOrder, 1);
  order->lines = g_array_new(FALSE, TRUE, sizeof(PressLine));
  g_array_set_clear_func(order->lines, line_clear);
  order->flaps = g_ptr_array_new_with_free_func(g_free);
  return order;
}

void print_order_free(PrintOrder *order) {
  if (!order) return;
  g_array_unref(order->lines);
  g_ptr_array_unref(order->flaps);
  g_free(order);
}

char *press_file(const PrintOrder *order, Press press, ThemeSheet sheet, Lang lang) {
  static const TextId names[N_PRESSES] = {TX_PRESS_FILE_BLACK, TX_PRESS_FILE_HEAVY, TX_PRESS_FILE_LABELS, TX_PRESS_FILE_LARGE,
                                          TX_PRESS_FILE_TILED};
  gboolean letter = sheet == SHEET_LETTER;
  int number = 1; /* the order itself makes that there is always a first one */
  for (int i = PRESS_BLACK + 1; i <= (int)press; i++) number += order->sheets[i] > 0;
  const TextArg args[] = {TN(number), TS(letter ? "letter" : "a4"), TS(letter ? "tabloid" : "a3")};
  g_autofree char *name = text_format(lang, names[press], args, G_N_ELEMENTS(args));
  return g_strconcat(name, ".pdf", NULL);
}

/* --- flaps --- */

void print_order_add_flaps(PrintOrder *order, const Script *script, const GPtrArray *printed) {
  g_autoptr(GPtrArray) flaps = flaps_of(script);
  for (guint i = 0; i < flaps->len; i++) {
    const Flap *flap = g_ptr_array_index(flaps, i);
    if (flap_is_among(flap, printed)) continue;
    g_autofree char *clock = script->begin_clock != CLOCK_NONE ? document_clock(script, flap->phase->start) : NULL;
    g_ptr_array_add(order->flaps, clock ? g_strdup_printf("%s (%s, %s)", flap->title, flap->phase->title, clock)
                                        : g_strdup_printf("%s (%s)", flap->title, flap->phase->title));
  }
}

/* --- the page --- */

static char *words_of_press(Press press, ThemeSheet sheet, Lang lang) {
  static const TextId words[N_PRESSES] = {TX_PRESS_ON_BLACK, TX_PRESS_ON_HEAVY, TX_PRESS_ON_LABELS, TX_PRESS_ON_LARGE, TX_PRESS_ON_TILED};
  const TextArg args[] = {TS(sheet == SHEET_LETTER ? "11 x 17 inch" : "A3")};
  return text_format(lang, words[press], args, G_N_ELEMENTS(args));
}

static char *words_of_labels(const DocumentInput *input) {
  const LabelSheet *sheet = badge_sheet(&input->badges);
  const char *const names[] = {sheet->brand, sheet->name[input->lang == LANG_EN]};
  g_autofree char *name = document_join(" ", names, G_N_ELEMENTS(names));
  return tx(input->lang, PRESS_LABEL_SHEET, TS(name));
}

static const char *words_of_finish(Finish finish, Lang lang) {
  return finish == FINISH_CUT ? tp(lang, PRESS_CUT) : finish == FINISH_FOLD ? tp(lang, PRESS_FOLD) : tp(lang, PRESS_NO_FINISH);
}

static void add_row(Table *table, const PressLine *line, Lang lang) {
  g_autofree char *copies = g_strdup_printf("%d", line->copies), *sheets = g_strdup_printf("%d", line->sheets);
  table_row(table);
  table_cell(table, STYLE_CELL_STRONG, line->title);
  table_cell(table, STYLE_CELL_NOTE, line->audience);
  table_cell(table, STYLE_TIME, copies);
  table_cell(table, STYLE_TIME, sheets);
  table_cell(table, STYLE_CELL_NOTE, line->sides == SIDES_TWO ? tp(lang, PRESS_TWO_SIDES) : tp(lang, PRESS_ONE_SIDE));
  table_cell(table, STYLE_CELL_NOTE, words_of_finish(line->finish, lang));
}

/* The columns stand below each other in all tables, so that the first alone has a head. */
static void add_lines(Flow *flow, const PrintOrder *order, Press press, Lang lang) {
  gboolean first = TRUE;
  for (guint i = 0; i < order->lines->len; i++) first = first && g_array_index(order->lines, PressLine, i).press >= press;
  TableColumn columns[] = {{.share = 1, .head = tp(lang, PRESS_HEAD_WHAT)},
                           {.width = 76, .head = tp(lang, PRESS_HEAD_WHO)},
                           {.width = 34, .align = ALIGN_RIGHT, .head = tp(lang, PRESS_HEAD_COPIES)},
                           {.width = 34, .align = ALIGN_RIGHT, .head = tp(lang, PRESS_HEAD_SHEETS)},
                           {.width = 58, .head = tp(lang, PRESS_HEAD_SIDES)},
                           {.width = 40, .head = tp(lang, PRESS_HEAD_FINISH)}};
  for (gsize i = 0; !first && i < G_N_ELEMENTS(columns); i++) columns[i].head = NULL;
  Table *table = table_new(flow, columns, G_N_ELEMENTS(columns));
  table_padding(table, 5, 0.6);
  for (guint i = 0; i < order->lines->len; i++) {
    const PressLine *line = &g_array_index(order->lines, PressLine, i);
    if (line->press == press) add_row(table, line, lang);
  }
  table_finish(table);
}

static void add_press(Flow *flow, const DocumentInput *input, const PrintOrder *order, Press press) {
  Lang lang = input->lang;
  g_autofree char *file = press_file(order, press, input->sheet, lang), *sheets = tx(lang, PRESS_SHEETS, TN(order->sheets[press]));
  g_autofree char *on = words_of_press(press, input->sheet, lang), *put = press == PRESS_LABELS ? words_of_labels(input) : NULL;
  g_autofree char *how = g_strdup_printf("%s %s%s%s", on, sheets, put ? " " : "", put ? put : "");
  flow_heading(flow, 2, file);
  flow_paragraph(flow, STYLE_BODY, how);
  if (press != PRESS_TILED) add_lines(flow, order, press, lang);
}

/* On one page with each other, as they are written in one go. */
static void add_flaps(Flow *flow, const PrintOrder *order, Lang lang) {
  flow_keep_begin(flow);
  flow_heading(flow, 2, tp(lang, PRESS_FLAPS));
  if (order->flaps->len)
    flow_list(flow, LIST_CHECKBOX, (const char *const *)order->flaps->pdata, order->flaps->len);
  else
    flow_paragraph(flow, STYLE_BODY, tp(lang, PRESS_NO_FLAPS));
  flow_keep_end(flow);
}

static void add_all(Flow *flow, const DocumentInput *input, const PrintOrder *order) {
  g_autofree char *people = order->people_unknown ? tx(input->lang, PRESS_PEOPLE_GUESS, TN(order->people))
                                                  : tx(input->lang, PRESS_PEOPLE, TN(order->people));
  flow_heading(flow, 1, tp(input->lang, PRESS_ORDER));
  flow_paragraph(flow, STYLE_SUBTITLE, input->script->title);
  flow_paragraph(flow, STYLE_BODY, people);
  flow_space(flow, BETWEEN);
  for (int i = 0; i < N_PRESSES; i++)
    if (order->sheets[i]) add_press(flow, input, order, (Press)i);
  if (order->sheets[PRESS_TILED]) flow_space(flow, BETWEEN);
  add_flaps(flow, order, input->lang);
}

/* It is a list for one look: smaller and closer than what is read. */
static void make_close(Theme *theme, double share) {
  static const StyleId styles[] = {STYLE_SECTION, STYLE_BODY, STYLE_CELL_STRONG, STYLE_TIME};
  for (gsize i = 0; i < G_N_ELEMENTS(styles); i++) {
    Style *style = &theme->styles[styles[i]];
    style->size *= share;
    style->leading *= share;
    style->before *= share;
    style->after = fmin(style->after, 3 * share);
  }
  Style *note = &theme->styles[STYLE_CELL_NOTE], *head = &theme->styles[STYLE_CELL_HEAD]; /* are small already */
  note->size = fmin(note->size, theme->styles[STYLE_TIME].size);
  note->leading = fmin(note->leading, theme->styles[STYLE_TIME].leading);
  head->size = fmin(head->size, note->size);
  theme->styles[STYLE_SUBTITLE].after = 8 * share;
  theme->styles[STYLE_SECTION].before = 5 * share;
}

static gboolean fits(const FaceSet *faces, const DocumentInput *input, const PrintOrder *order) {
  Flow *trial = flow_new_trial(faces, &input->theme);
  add_all(trial, input, order);
  return flow_trial_height(trial) <= theme_body_height(&input->theme);
}

void print_order_draw(Paper *paper, const DocumentInput *input, const PrintOrder *order) {
  DocumentInput own = *input;
  own.large = FALSE;
  own.lang = input->script->lang;
  double share = LEAST_CLOSE;
  do { /* on a page, if it can be: that is how it lies at the copy shop */
    document_prepare(&own, AUDIENCE_PARTICIPANTS);
    make_close(&own.theme, share);
    theme_speak(&own.theme, own.lang);
    share -= CLOSER;
  } while (share > MOST_CLOSE && !fits(paper_faces(paper), &own, order));
  g_autofree char *foot = document_foot(own.script);
  Flow *flow = flow_new(paper, &own.theme);
  flow_foot(flow, foot, CODE);
  add_all(flow, &own, order);
  flow_finish(flow);
}
