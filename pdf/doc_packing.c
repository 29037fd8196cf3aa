/* The packing list: everything that must be there, said once, with a box to tick and the parts that need it; and the
 * flip-chart sheets to write by hand beforehand, with the words that go on them. */
#include <string.h>

#include "model/plan.h"
#include "pdf/document.h"
#include "pdf/table.h"

/* "Kennismaking, Onze zin"; new string, NULL for the meeting's own things. */
static char *parts_of(const PackingItem *item) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < item->parts->len; i++) {
    const Phase *phase = g_ptr_array_index(item->parts, i);
    g_string_append_printf(out, "%s%s", out->len ? ", " : "", phase->title);
  }
  return g_string_free(out, out->len == 0);
}

static void add_things(Flow *flow, const DocumentInput *input) {
  g_autoptr(GPtrArray) things = packing_list(input->script);
  const TableColumn columns[] = {
      {.share = 5, .head = tp(input->lang, PAPER_COLUMN_THING)},
      {.share = 4, .head = tp(input->lang, PAPER_COLUMN_FOR)},
  };
  if (!things->len) {
    flow_paragraph(flow, STYLE_BODY, tp(input->lang, PAPER_PACKING_NOTHING));
    return;
  }
  Table *table = table_new(flow, columns, G_N_ELEMENTS(columns));
  table_padding(table, 8, 3.5);
  for (guint i = 0; i < things->len; i++) {
    const PackingItem *item = g_ptr_array_index(things, i);
    g_autofree char *parts = parts_of(item);
    table_row(table);
    table_cell(table, STYLE_BODY, NULL);
    table_item(table, STYLE_BODY, "☐", item->text);
    table_cell(table, STYLE_CELL_NOTE, parts ? parts : tp(input->lang, PAPER_WHOLE_MEETING));
  }
  table_finish(table);
}

/* --- flip-chart sheets --- */

static void sheet_begin(Flow *flow, const char *title) {
  flow_box_begin(flow, BOX_FRAME);
  flow_heading(flow, 3, title);
}

static void add_programme_sheet(Flow *flow, const DocumentInput *input) {
  const Script *script = input->script;
  sheet_begin(flow, tp(input->lang, PAPER_FLAP_PROGRAMME));
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(script->phases, i);
    if (!phase_in_programme(phase)) continue;
    g_autofree char *time = document_clock(script, phase->start);
    flow_labelled(flow, STYLE_CELL, time, phase->title);
  }
  g_autofree char *end = document_clock(script, script->end);
  flow_labelled(flow, STYLE_CELL, end, tp(input->lang, PAPER_END));
  flow_box_end(flow);
}

/* lines: a text of several lines, each an item. */
static void add_sheet(Flow *flow, const char *title, const char *lines) {
  g_auto(GStrv) items = g_strsplit(lines, "\n", -1);
  sheet_begin(flow, title);
  if (g_strv_length(items) > 1)
    flow_list(flow, LIST_BULLET, (const char *const *)items, g_strv_length(items));
  else
    flow_paragraph(flow, STYLE_BODY, lines);
  flow_box_end(flow);
}

static void add_sheets(Flow *flow, const DocumentInput *input) {
  static const struct {
    ListKind list;
    TextId title, text;
  } sheets[] = {
      {LIST_PARKED, TX_PAPER_FLAP_PARKED, TX_PAPER_FLAP_PARKED_TEXT},
      {LIST_KEYWORD, TX_PAPER_FLAP_KEYWORDS, TX_PAPER_FLAP_KEYWORDS_TEXT},
      {LIST_AGREEMENT, TX_PAPER_FLAP_AGREEMENTS, TX_PAPER_FLAP_AGREEMENTS_TEXT},
  };
  flow_keep_begin(flow);
  flow_heading(flow, 2, tp(input->lang, PAPER_FLAPS));
  flow_paragraph(flow, STYLE_BODY, tp(input->lang, PAPER_FLAPS_WHY));
  add_programme_sheet(flow, input);
  flow_keep_end(flow);
  add_sheet(flow, tp(input->lang, PAPER_FLAP_RULES), tp(input->lang, PAPER_FLAP_RULES_TEXT));
  for (gsize i = 0; i < G_N_ELEMENTS(sheets); i++) {
    if (!script_opens(input->script, sheets[i].list)) continue;
    add_sheet(flow, text_plain(input->lang, sheets[i].title), text_plain(input->lang, sheets[i].text));
  }
}

void doc_packing(Paper *paper, const DocumentInput *input) {
  g_autofree char *foot = document_foot(input->script);
  Flow *flow = document_flow(paper, input);
  flow_heading(flow, 1, tp(input->lang, PAPER_PACKING));
  flow_paragraph(flow, STYLE_SUBTITLE, foot);
  add_things(flow, input);
  add_sheets(flow, input);
  flow_finish(flow);
}
