/* The facilitator's script, read standing at arm's length: the clock large at the left with the earliest and latest start
 * small beneath it, what happens and how in the middle, what is needed and what to mind at the right. A part never breaks
 * over two pages unless it is taller than one. It holds all that the screen shows, so that a dead laptop costs nothing.
 * */
#include "model/plan.h"
#include "pdf/category_mark.h"
#include "pdf/document.h"
#include "pdf/table.h"

#define PICTOGRAM_SIDE 44
#define NO_BREAK "\xC2\xA0"

static const StyleId text_style = STYLE_CELL;

/* --- the head: the meeting at a glance --- */

static void add_labelled(Flow *flow, const char *label, const char *text) {
  if (text && *text) flow_labelled(flow, text_style, label, text);
}

static char *facilitators(const Script *script) {
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (guint i = 0; i < script->facilitators->len; i++) {
    const Organiser *who = g_ptr_array_index(script->facilitators, i);
    g_ptr_array_add(names, who->name);
  }
  return document_join(", ", (const char *const *)names->pdata, names->len);
}

static char *contact(const Organiser *who) {
  g_autofree char *phone = document_held(who->phone);
  const char *const parts[] = {who->name, who->role, who->organisation, phone, who->mail};
  return document_join(" · ", parts, G_N_ELEMENTS(parts));
}

/* "Gesprek 15 → 5 min, mag vervallen": what a part can give. New string; NULL when it can give nothing. */
static char *cut_words(const Phase *phase, Lang lang) {
  gboolean shorter = phase->minimum < phase->planned;
  if (phase->cut == CUT_NEVER || (!shorter && !phase->optional)) return NULL;
  g_autofree char *minimum = length_words(lang, phase->minimum), *length = length_words(lang, phase->planned);
  g_autofree char *least = document_held(minimum), *planned = document_held(length);
  g_autofree char *cut = shorter ? tx(lang, PAPER_CUT, TS(phase->title), TS(planned), TS(least)) : g_strdup(phase->title);
  return phase->optional ? tx(lang, PAPER_CUT_OR_DROP, TS(cut)) : g_steal_pointer(&cut);
}

/* What to give up when it runs late, in the order that the script sets. */
static void add_cuts(Flow *flow, const DocumentInput *input) {
  static const TextId labels[] = {TX_PAPER_CUT_FIRST, TX_PAPER_CUT_NORMAL, TX_PAPER_CUT_LAST};
  const Script *script = input->script;
  gboolean any = FALSE;
  for (int class = CUT_FIRST; class <= CUT_LAST; class++) {
    g_autoptr(GPtrArray) cuts = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < script->phases->len; i++) {
      const Phase *phase = g_ptr_array_index(script->phases, i);
      if (!phase_in_programme(phase) || (int)phase->cut != class) continue;
      char *words = cut_words(phase, input->lang);
      if (words) g_ptr_array_add(cuts, words);
    }
    if (!cuts->len) continue;
    if (!any) flow_heading(flow, 3, tp(input->lang, PAPER_CUT_HEADING));
    any = TRUE;
    g_autofree char *line = document_join(" · ", (const char *const *)cuts->pdata, cuts->len);
    flow_labelled(flow, text_style, text_plain(input->lang, labels[class]), line);
  }
}

static void add_head(Flow *flow, const DocumentInput *input) {
  const Script *script = input->script;
  Lang lang = input->lang;
  g_autofree char *who = facilitators(script);
  g_autofree char *organiser = contact(&script->initiator);
  flow_paragraph(flow, STYLE_LABEL, tp(lang, PAPER_SCRIPT_LABEL));
  flow_heading(flow, 1, script->title);
  document_when_and_where(flow, input);
  g_autofree char *aims = document_join("; ", (const char *const *)script->aims, g_strv_length(script->aims));
  add_labelled(flow, tp(lang, PAPER_AIM), aims);
  add_labelled(flow, tp(lang, PAPER_EXPERIENCE), script->experience);
  add_labelled(flow, tp(lang, PAPER_FACILITATORS), who);
  add_labelled(flow, tp(lang, PAPER_INITIATOR), organiser);
  add_labelled(flow, tp(lang, PAPER_LAYOUT), document_layout(script->layout, lang));
  add_cuts(flow, input);
}

/* --- the whole at a glance --- */

/* "14:07–14:39": when it can start at the earliest and at the latest; NULL when that says nothing. New string. */
static char *slack_words(const Script *script, const PlanRow *row) {
  if (row->earliest == INSTANT_NONE || row->latest == INSTANT_NONE || row->earliest >= row->latest) return NULL;
  g_autofree char *earliest = document_clock(script, row->earliest), *latest = document_clock(script, row->latest);
  return g_strdup_printf("%s–%s", earliest, latest);
}

/* The white above and below the rows of the overview: as much as lets it stay on its page. */
static const double overview_white[] = {1.2, 0.7, 0.3};

/* All parts with their times on the first page, for who wants to know where the meeting is going. */
static void draw_overview(Flow *flow, const DocumentInput *input, double white) {
  const Script *script = input->script;
  Lang lang = input->lang;
  const TableColumn columns[] = {
      {.width = 40, .head = tp(lang, PAPER_COLUMN_TIME)},
      {.share = 1, .head = tp(lang, PAPER_COLUMN_PART)},
      {.width = 52, .head = tp(lang, PAPER_COLUMN_LENGTH)},
      {.width = 112, .head = tp(lang, PAPER_COLUMN_WHO)},
      {.width = 72, .head = tp(lang, PAPER_COLUMN_SLACK)},
  };
  g_autoptr(GArray) rows = plan_rows(script);
  g_autoptr(GPtrArray) categories = plan_categories(script);
  flow_heading(flow, 2, tp(lang, PAPER_OVERVIEW));
  /* In large print the titles need the room; the last column stands with each part as well. */
  gboolean slack_shown = input->theme.scale <= 1;
  Table *table = table_new(flow, columns, G_N_ELEMENTS(columns) - !slack_shown);
  table_padding(table, 5, white);
  for (guint i = 0; i < rows->len; i++) {
    const PlanRow *row = &g_array_index(rows, PlanRow, i);
    if (row->phase->spare) continue;
    g_autofree char *time = document_clock(script, row->phase->start), *length = length_words(lang, row->phase->planned);
    g_autofree char *slack = slack_words(script, row);
    table_row(table);
    table_category(table, category_index(categories, row->phase));
    table_cell(table, STYLE_TIME, time);
    table_cell(table, row->phase->kind == KIND_PROGRAMME ? STYLE_CELL_STRONG : STYLE_CELL, row->phase->title);
    table_cell(table, STYLE_CELL, length);
    table_cell(table, STYLE_CELL, row->phase->who);
    if (slack_shown) table_cell(table, STYLE_CELL_NOTE, slack);
  }
  table_finish(table);
  g_autofree char *key = category_mark_key(script);
  flow_space(flow, -6);
  if (flow_left(flow) >= input->theme.styles[STYLE_CELL_NOTE].leading) flow_paragraph(flow, STYLE_CELL_NOTE, key); /* the parts say it too */
}

static double overview_height(const Flow *flow, const DocumentInput *input, double white) {
  Flow *trial = flow_new_trial(paper_faces(flow_paper(flow)), &input->theme);
  draw_overview(trial, input, white);
  return flow_trial_height(trial) + input->theme.styles[STYLE_SECTION].before;
}

/* Two rows alone on the next page are no glance: then they stand closer, and at last without the key below them. */
static void add_overview(Flow *flow, const DocumentInput *input) {
  const Style *key = &input->theme.styles[STYLE_CELL_NOTE];
  double left = flow_left(flow), height = 0;
  gsize close = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(overview_white) && (!i || height > left); i++) {
    height = overview_height(flow, input, overview_white[i]);
    close = height - key->leading - key->after <= left ? i : 0;
  }
  draw_overview(flow, input, overview_white[close]);
}

/* --- a part --- */

static void add_time(Table *table, const DocumentInput *input, const PlanRow *row) {
  const Phase *phase = row->phase;
  g_autofree char *time = phase->spare ? NULL : document_clock(input->script, phase->start);
  g_autofree char *length = length_words(input->lang, phase->planned), *slack = slack_words(input->script, row);
  table_cell(table, STYLE_CLOCK, time);
  table_more(table, STYLE_CELL, length);
  table_more(table, STYLE_CELL_NOTE, slack);
  if (phase->pin_start != INSTANT_NONE) table_more(table, STYLE_CELL_NOTE, tp(input->lang, PAPER_PINNED));
  table_pictogram(table, document_pictogram(input, phase), PICTOGRAM_SIDE);
}

static void add_steps(Table *table, const DocumentInput *input, const Phase *phase) {
  for (guint i = 0; i < phase->steps->len; i++) {
    const Step *step = g_ptr_array_index(phase->steps, i);
    if (step->seconds <= 0) {
      table_item(table, text_style, "•", step->title);
      continue;
    }
    g_autofree char *length = length_words(input->lang, step->seconds);
    g_autofree char *kept = document_held(length); /* "3" never stands without its "min" */
    g_autofree char *line = g_strdup_printf("%s · %s", kept, step->title);
    table_item(table, text_style, "•", line);
  }
}

/* "Nynke · associatiekaarten · kring · ◆ gesprek": the category with its sign, as `plan` shows it. */
static char *how(const Script *script, const Phase *phase, Lang lang) {
  g_autoptr(GPtrArray) categories = plan_categories(script);
  guint n;
  gboolean found = phase->category && g_ptr_array_find_with_equal_func(categories, phase->category, g_str_equal, &n);
  g_autofree char *category = found ? g_strdup_printf("%s" NO_BREAK "%s", category_sign(n), phase->category) : NULL;
  const char *const parts[] = {phase->who, phase->method, document_layout(phase->layout, lang), category};
  return document_join(" · ", parts, G_N_ELEMENTS(parts));
}

static char *round_words(const DocumentInput *input, const Phase *phase) {
  if (phase->round == ROUND_NONE) return NULL;
  int turns = phase_turns(input->script, phase, script_expected(input->script)), seconds = phase_round_seconds(phase);
  if (turns <= 0 || seconds <= 0) return g_strdup(tp(input->lang, PAPER_ROUND_PLAIN));
  g_autofree char *length = length_words(input->lang, seconds / turns / 5 * 5), *each = document_held(length);
  return tx(input->lang, PAPER_ROUND, TN(turns), TS(each));
}

static char *lists_words(const Phase *phase, Lang lang) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < phase->lists->len; i++) {
    const OpenList *list = &g_array_index(phase->lists, OpenList, i);
    g_string_append_printf(out, "%s%s", out->len ? " · " : "", list->heading ? list->heading : list_word(list->kind, lang));
  }
  return g_string_free(out, FALSE);
}

/* What goes on at the same time: a row for each room, so that a page may end between them. */
static void add_tracks(Table *table, const DocumentInput *input, const Phase *phase) {
  for (guint i = 0; phase->tracks && i < phase->tracks->len; i++) {
    const Track *track = g_ptr_array_index(phase->tracks, i);
    g_autofree char *room = track->room ? g_strdup_printf("%s:", track->room) : NULL;
    table_row(table);
    if (!i) table_keep(table);
    table_cell(table, text_style, NULL);
    table_cell(table, text_style, NULL);
    table_labelled(table, text_style, room, track->title);
    for (guint k = 0; k < track->phases->len; k++) {
      const Phase *inner = g_ptr_array_index(track->phases, k);
      g_autofree char *length = length_words(input->lang, inner->planned), *kept = document_held(length);
      g_autofree char *words = g_strdup_printf("%s · %s", kept, inner->title);
      table_item(table, text_style, "•", words);
    }
    table_cell(table, text_style, track->who);
  }
}

static void add_what(Table *table, const DocumentInput *input, const Phase *phase, const char *round) {
  g_autofree char *how_words = how(input->script, phase, input->lang);
  table_cell(table, STYLE_LEAD, phase->title);
  table_more(table, STYLE_CELL_NOTE, how_words);
  if (phase->aim) table_labelled(table, text_style, tp(input->lang, PAPER_AIM), phase->aim);
  table_more(table, text_style, phase->what);
  add_steps(table, input, phase);
  table_more(table, text_style, round);
  for (guint i = 0; phase->questions[i]; i++) table_item(table, text_style, "?", phase->questions[i]);
  if (phase->alternative) table_labelled(table, text_style, tp(input->lang, PAPER_ALTERNATIVE), phase->alternative);
}

/* A head and the texts behind each other: what is only looked through. */
static void add_run(Table *table, const char *label, char **texts) {
  if (!texts || !texts[0]) return;
  g_autofree char *line = g_strjoinv(" · ", texts);
  table_labelled(table, text_style, label, line);
}

static void add_aside(Table *table, const DocumentInput *input, const Phase *phase) {
  table_cell(table, text_style, NULL);
  add_run(table, tp(input->lang, PAPER_NEEDED), phase->needed);
  add_run(table, tp(input->lang, PAPER_WORKSHEETS), phase->worksheets);
  for (guint i = 0; phase->reminders[i]; i++) table_item(table, text_style, "!", phase->reminders[i]);
  g_autofree char *lists = lists_words(phase, input->lang);
  if (*lists) table_labelled(table, text_style, tp(input->lang, PAPER_WRITE_DOWN), lists);
}

void document_part(Table *table, const DocumentInput *input, const Phase *phase, const char *round) {
  add_what(table, input, phase, round);
  add_aside(table, input, phase);
  add_tracks(table, input, phase);
}

static void add_part(Table *table, const DocumentInput *input, const PlanRow *row, gboolean keep) {
  g_autoptr(GPtrArray) categories = plan_categories(input->script);
  table_row(table);
  if (keep) table_keep(table);
  table_category(table, category_index(categories, row->phase));
  add_time(table, input, row);
  g_autofree char *round = round_words(input, row->phase);
  document_part(table, input, row->phase, round);
}

/* The section that begins at part i, or NULL. */
static const PlanSection *section_at(const GArray *sections, guint i) {
  for (guint k = 0; k < sections->len; k++) {
    const PlanSection *section = &g_array_index(sections, PlanSection, k);
    if (section->first == (int)i) return section;
  }
  return NULL;
}

static Table *parts_table(Flow *flow, const DocumentInput *input) {
  const TableColumn columns[] = {
      {.width = 60, .head = tp(input->lang, PAPER_COLUMN_TIME)},
      {.share = 1, .head = tp(input->lang, PAPER_COLUMN_WHAT)},
      {.share = 1, .head = tp(input->lang, PAPER_COLUMN_ASIDE)},
  };
  Table *table = table_new(flow, columns, G_N_ELEMENTS(columns));
  table_padding(table, 6, 6);
  return table;
}

static void add_end(Table *table, const DocumentInput *input) {
  g_autofree char *time = document_clock(input->script, input->script->end);
  table_row(table);
  table_cell(table, STYLE_CLOCK, time);
  table_cell_wide(table, 2, STYLE_CELL_STRONG, tp(input->lang, PAPER_END_PROMISED));
}

static void add_parts(Flow *flow, const DocumentInput *input) {
  const Script *script = input->script;
  g_autoptr(GArray) rows = plan_rows(script), sections = plan_sections(script);
  Table *table = parts_table(flow, input);
  gboolean end_told = FALSE;
  for (guint i = 0; i < rows->len; i++) {
    const PlanRow *row = &g_array_index(rows, PlanRow, i);
    if (row->phase->kind == KIND_AFTERWARDS && !end_told) add_end(table, input), end_told = TRUE;
    const PlanSection *section = section_at(sections, i);
    if (section) {
      g_autofree char *length = length_words(input->lang, section->seconds);
      g_autofree char *title = g_strdup_printf("%s · %s", section->title, length);
      table_row(table);
      table_cell_wide(table, 3, STYLE_HEADING, title);
    }
    if (!row->phase->spare) add_part(table, input, row, section != NULL);
  }
  if (!end_told) add_end(table, input);
  table_finish(table);
}

static void add_spare(Flow *flow, const DocumentInput *input) {
  g_autoptr(GArray) rows = plan_rows(input->script);
  Table *table = NULL;
  for (guint i = 0; i < rows->len; i++) {
    const PlanRow *row = &g_array_index(rows, PlanRow, i);
    if (!row->phase->spare) continue;
    if (!table) {
      flow_heading(flow, 2, tp(input->lang, PAPER_SPARE));
      table = parts_table(flow, input);
    }
    add_part(table, input, row, FALSE);
  }
  if (table) table_finish(table);
}

void document_part_styles(Theme *theme) {
  Style *cell = &theme->styles[STYLE_CELL];
  cell->size = theme->styles[STYLE_BODY].size;
  cell->leading = cell->size * 1.3;
  cell->after = cell->size * 0.2;
  theme->styles[STYLE_CELL_STRONG] = *cell;
  theme->styles[STYLE_CELL_STRONG].face = FACE_SEMIBOLD;
  theme->styles[STYLE_CELL_NOTE].hyphenate = FALSE; /* it says how, in a few words */
  Style *title = &theme->styles[STYLE_LEAD];
  *title = theme->styles[STYLE_CELL_STRONG];
  title->size *= 15.0 / 13;
  title->leading *= 15.0 / 13;
  title->after = 0;
  title->balance = TRUE; /* no word of it is broken that fits on a line */
}

void doc_script(Paper *paper, const DocumentInput *input) {
  DocumentInput own = *input;
  document_part_styles(&own.theme);
  Flow *flow = document_flow(paper, &own);
  flow_notes(flow);
  add_head(flow, &own);
  if (own.theme.scale > 1) flow_page_break(flow); /* a glance is a page */
  add_overview(flow, &own);
  flow_page_break(flow);
  add_parts(flow, &own);
  add_spare(flow, &own);
  flow_finish(flow);
}
