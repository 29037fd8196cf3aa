/* Draws the print order. See print_order.h. What goes into it is counted by kit/by_paper.c. */
#include "pdf/print_order.h"

#include <math.h>

#include "model/flaps.h"

#define CODE "B1"
#define CLOSER 0.84

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

char *press_file(Press press, ThemeSheet sheet, Lang lang) {
  static const TextId names[N_PRESSES] = {TX_PRESS_FILE_BLACK, TX_PRESS_FILE_HEAVY, TX_PRESS_FILE_LABELS, TX_PRESS_FILE_LARGE,
                                          TX_PRESS_FILE_TILED};
  const TextArg args[] = {TS(sheet == SHEET_LETTER ? "letter" : "a4")};
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

static const char *words_of_press(Press press, Lang lang) {
  static const TextId words[N_PRESSES] = {TX_PRESS_ON_BLACK, TX_PRESS_ON_HEAVY, TX_PRESS_ON_LABELS, TX_PRESS_ON_LARGE, TX_PRESS_ON_TILED};
  return text_plain(lang, words[press]);
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

static void add_lines(Flow *flow, const PrintOrder *order, Press press, Lang lang) {
  const TableColumn columns[] = {{.share = 1, .head = tp(lang, PRESS_HEAD_WHAT)},
                                 {.width = 82, .head = tp(lang, PRESS_HEAD_WHO)},
                                 {.width = 38, .align = ALIGN_RIGHT, .head = tp(lang, PRESS_HEAD_COPIES)},
                                 {.width = 38, .align = ALIGN_RIGHT, .head = tp(lang, PRESS_HEAD_SHEETS)},
                                 {.width = 60, .head = tp(lang, PRESS_HEAD_SIDES)},
                                 {.width = 46, .head = tp(lang, PRESS_HEAD_FINISH)}};
  Table *table = table_new(flow, columns, G_N_ELEMENTS(columns));
  table_padding(table, 7, 1);
  for (guint i = 0; i < order->lines->len; i++) {
    const PressLine *line = &g_array_index(order->lines, PressLine, i);
    if (line->press == press) add_row(table, line, lang);
  }
  table_finish(table);
}

static void add_press(Flow *flow, const DocumentInput *input, const PrintOrder *order, Press press) {
  Lang lang = input->lang;
  g_autofree char *file = press_file(press, input->sheet, lang), *sheets = tx(lang, PRESS_SHEETS, TN(order->sheets[press]));
  g_autofree char *how = g_strdup_printf("%s %s", words_of_press(press, lang), sheets);
  flow_heading(flow, 2, file);
  flow_paragraph(flow, STYLE_BODY, how);
  if (press == PRESS_LABELS) {
    const LabelSheet *sheet = badge_sheet(&input->badges);
    const char *const names[] = {sheet->brand, sheet->name[lang == LANG_EN]};
    g_autofree char *name = document_join(" ", names, G_N_ELEMENTS(names)), *put = tx(lang, PRESS_LABEL_SHEET, TS(name));
    flow_paragraph(flow, STYLE_BODY, put);
  }
  if (press != PRESS_TILED) add_lines(flow, order, press, lang);
}

static void add_flaps(Flow *flow, const PrintOrder *order, Lang lang) {
  flow_heading(flow, 2, tp(lang, PRESS_FLAPS));
  if (!order->flaps->len) {
    flow_paragraph(flow, STYLE_BODY, tp(lang, PRESS_NO_FLAPS));
    return;
  }
  flow_list(flow, LIST_CHECKBOX, (const char *const *)order->flaps->pdata, order->flaps->len);
}

/* It is a list for one look, and fits on a page: smaller and closer than what is read. */
static void make_close(Theme *theme) {
  static const StyleId styles[] = {STYLE_SECTION, STYLE_BODY, STYLE_CELL_STRONG, STYLE_TIME};
  for (gsize i = 0; i < G_N_ELEMENTS(styles); i++) {
    Style *style = &theme->styles[styles[i]];
    style->size *= CLOSER;
    style->leading *= CLOSER;
    style->before *= CLOSER;
    style->after = fmin(style->after, 3);
  }
  theme->styles[STYLE_SUBTITLE].after = 8;
  theme->styles[STYLE_SECTION].before = 12;
}

void print_order_draw(Paper *paper, const DocumentInput *input, const PrintOrder *order) {
  DocumentInput own = *input;
  own.large = FALSE;
  document_prepare(&own, AUDIENCE_PARTICIPANTS);
  make_close(&own.theme);
  own.lang = input->script->lang;
  theme_speak(&own.theme, own.lang);
  g_autofree char *foot = document_foot(own.script);
  g_autofree char *people = order->people_unknown ? tx(own.lang, PRESS_PEOPLE_GUESS, TN(order->people))
                                                  : tx(own.lang, PRESS_PEOPLE, TN(order->people));
  Flow *flow = flow_new(paper, &own.theme);
  flow_foot(flow, foot, CODE);
  flow_heading(flow, 1, tp(own.lang, PRESS_ORDER));
  flow_paragraph(flow, STYLE_SUBTITLE, own.script->title);
  flow_paragraph(flow, STYLE_BODY, people);
  for (int i = 0; i < N_PRESSES; i++)
    if (order->sheets[i]) add_press(flow, &own, order, (Press)i);
  add_flaps(flow, order, own.lang);
  flow_finish(flow);
}
