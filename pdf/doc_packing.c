/* The packing list: everything that must be there, said once, with a box to tick, under the part that needs it; and the
 * flip-chart sheets to write by hand beforehand, with the words that go on them. */
#include <string.h>

#include "model/flaps.h"
#include "model/plan.h"
#include "pdf/document.h"

#define COLUMNS 2
#define GUTTER 24.0
/* White between things, and above a part, of what it is in tables elsewhere: as usual, and when a page is just too short */
#define HEAD_USUAL 0.8
#define HEAD_CLOSE 0.65
#define THING_CLOSE 0.3

/* The part that a thing is packed for: the first that needs it; NULL: the whole meeting. */
static const Phase *packed_for(const PackingItem *item) {
  return item->whole ? NULL : g_ptr_array_index(item->parts, 0);
}

/* "dikke stift (ook: Collages laten zien, Afsluiting)"; new string. */
static char *thing_words(const PackingItem *item, Lang lang) {
  if (item->whole || item->parts->len < 2) return g_strdup(item->text);
  g_autoptr(GPtrArray) titles = g_ptr_array_new();
  for (guint i = 1; i < item->parts->len; i++) g_ptr_array_add(titles, ((const Phase *)g_ptr_array_index(item->parts, i))->title);
  g_autofree char *also = document_join(", ", (const char *const *)titles->pdata, titles->len);
  return tx(lang, PAPER_PACKING_ALSO, TS(item->text), TS(also));
}

/* In two columns under the part that needs it first: so it is packed, and so it lies ready. FALSE when a part is parted. */
static gboolean add_things(Flow *flow, const DocumentInput *input) {
  g_autoptr(GPtrArray) things = packing_list(input->script);
  if (!things->len) {
    flow_paragraph(flow, STYLE_BODY, tp(input->lang, PAPER_PACKING_NOTHING));
    return TRUE;
  }
  Flow *columns = flow_columns_begin(flow, COLUMNS, GUTTER);
  for (guint i = 0; i < things->len;) {
    const PackingItem *first = g_ptr_array_index(things, i);
    const Phase *part = packed_for(first);
    flow_keep_begin(columns);
    flow_heading(columns, 3, part ? part->title : tp(input->lang, PAPER_PACKING_WHOLE));
    flow_list_begin(columns, LIST_CHECKBOX);
    for (const PackingItem *item; i < things->len && packed_for(item = g_ptr_array_index(things, i)) == part; i++) {
      g_autofree char *words = thing_words(item, input->lang);
      flow_item(columns, STYLE_CELL, words);
    }
    flow_list_end(columns);
    flow_keep_end(columns);
  }
  return flow_columns_end(flow, columns);
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

/* One of the sheets that every meeting has. */
static gboolean is_usual(const char *title, Lang lang) {
  static const TextId usual[] = {TX_PAPER_FLAP_PROGRAMME, TX_PAPER_FLAP_RULES, TX_PAPER_FLAP_PARKED, TX_PAPER_FLAP_KEYWORDS,
                                 TX_PAPER_FLAP_AGREEMENTS};
  g_autofree char *folded = g_utf8_casefold(title, -1);
  for (gsize i = 0; i < G_N_ELEMENTS(usual); i++) {
    g_autofree char *other = g_utf8_casefold(text_plain(lang, usual[i]), -1);
    if (g_str_equal(folded, other)) return TRUE;
  }
  return FALSE;
}

/* Those that the script names: what was only found among the things needed stands there already. */
static void add_named_sheets(Flow *flow, const DocumentInput *input) {
  g_autoptr(GPtrArray) flaps = flaps_of(input->script);
  for (guint i = 0; i < flaps->len; i++) {
    const Flap *flap = g_ptr_array_index(flaps, i);
    if (flap->named && (flap->text || !is_usual(flap->title, input->lang)))
      add_sheet(flow, flap->title, flap->text ? flap->text : tp(input->lang, PAPER_FLAP_KEYWORDS_TEXT));
  }
}

static void add_sheets(Flow *flow, const DocumentInput *input, guint columns) {
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
  if (columns > 1) flow_space(flow, 4);
  Flow *sheets_flow = columns > 1 ? flow_columns_begin(flow, columns, GUTTER) : flow;
  add_programme_sheet(sheets_flow, input);
  if (columns == 1) flow_keep_end(flow);
  add_sheet(sheets_flow, tp(input->lang, PAPER_FLAP_RULES), tp(input->lang, PAPER_FLAP_RULES_TEXT));
  for (gsize i = 0; i < G_N_ELEMENTS(sheets); i++) {
    if (!script_opens(input->script, sheets[i].list)) continue;
    add_sheet(sheets_flow, text_plain(input->lang, sheets[i].title), text_plain(input->lang, sheets[i].text));
  }
  add_named_sheets(sheets_flow, input);
  if (columns > 1) {
    flow_columns_end(flow, sheets_flow);
    flow_keep_end(flow);
  }
}

/* columns: of the flip-chart sheets. Returns how many pages it takes. */
static int draw(Paper *paper, const DocumentInput *input, guint columns) {
  Flow *flow = document_flow(paper, input);
  document_title(flow, input, 1, tp(input->lang, PAPER_PACKING));
  add_things(flow, input);
  add_sheets(flow, input, columns);
  return flow_finish(flow);
}

/* Do all things stand on the first page, each under its part. */
static gboolean things_are_whole(const Paper *paper, const DocumentInput *input) {
  g_autoptr(Paper) trial = paper_new(paper_faces(paper), paper_meta(paper));
  Flow *flow = document_flow(trial, input);
  document_title(flow, input, 1, tp(input->lang, PAPER_PACKING));
  gboolean whole = add_things(flow, input);
  flow_finish(flow);
  return whole;
}

static void set_styles(Theme *theme, double head, double thing) {
  theme->styles[STYLE_CELL].leading = theme->styles[STYLE_CELL].size * 1.3; /* things are looked up, not read on */
  theme->styles[STYLE_CELL].after *= thing;
  theme->styles[STYLE_HEADING].before *= head;
}

void doc_packing(Paper *paper, const DocumentInput *given) {
  DocumentInput own = *given, close = *given;
  set_styles(&own.theme, HEAD_USUAL, 1);
  set_styles(&close.theme, HEAD_CLOSE, THING_CLOSE);
  const DocumentInput *input = !things_are_whole(paper, &own) && things_are_whole(paper, &close) ? &close : &own;
  /* Flip-chart sheets stand side by side when that saves a page. */
  g_autoptr(Paper) trial = paper_new(paper_faces(paper), paper_meta(paper)), narrow = paper_new(paper_faces(paper), paper_meta(paper));
  draw(paper, input, draw(narrow, input, COLUMNS) < draw(trial, input, 1) ? COLUMNS : 1);
}
