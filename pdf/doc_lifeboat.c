/* The lifeboat on paper: a page with the times of this moment, the agreements so far and the questions that are parked; behind
 * it the parts from now on as the facilitator's script has them. Made during the meeting, so it must be made fast and never fail on odd
 * contents; what it says is gathered in model/lifeboat.c. */
#include "model/lifeboat.h"
#include "model/plan.h"
#include "pdf/document.h"
#include "pdf/table.h"

/* The same words, in which no line parts a number from its unit: "nog 10 min", "1 min 25"; new string, NULL for NULL. */
static char *numbers_held(const char *words) {
  g_autoptr(GRegex) beside = g_regex_new("(?<=\\d) (?=\\pL)|(?<=min) (?=\\d)", 0, 0, NULL);
  return words ? g_regex_replace_literal(beside, words, -1, 0, "\xC2\xA0", 0, NULL) : NULL;
}

static void add_head(Flow *flow, const DocumentInput *input) {
  const Lifeboat *lifeboat = input->lifeboat;
  g_autofree char *head = lifeboat_head(lifeboat);
  flow_paragraph(flow, STYLE_LABEL, tp(lifeboat->lang, LIFEBOAT_LABEL));
  flow_heading(flow, 1, input->script->title);
  flow_paragraph(flow, STYLE_SUBTITLE, head);
  flow_paragraph(flow, STYLE_BODY, tp(lifeboat->lang, LIFEBOAT_HOW));
}

/* --- all at a glance --- */

static void add_overview_end(Table *table, const Lifeboat *lifeboat) {
  g_autofree char *clock = lifeboat_clock(lifeboat, lifeboat->expected_end);
  table_row(table);
  table_cell(table, STYLE_TIME, clock);
  table_cell_wide(table, 3, STYLE_CELL_STRONG, tp(lifeboat->lang, LIFEBOAT_END));
}

static void add_overview_part(Table *table, const Lifeboat *lifeboat, const LifeboatPart *part) {
  g_autofree char *clock = lifeboat_clock(lifeboat, part->start), *known = lifeboat_length(lifeboat, part), *length = numbers_held(known);
  g_autofree char *bounds = lifeboat_bounds(lifeboat, part);
  table_row(table);
  table_cell(table, STYLE_TIME, part->running ? tp(lifeboat->lang, LIFEBOAT_NOW) : clock);
  table_cell(table, part->running ? STYLE_CELL_STRONG : STYLE_CELL, part->run->phase->title);
  table_cell(table, STYLE_CELL, length);
  table_cell(table, STYLE_CELL, bounds);
}

/* What comes when, how long, and between which times it can begin. */
static void add_overview(Flow *flow, const DocumentInput *input) {
  const Lifeboat *lifeboat = input->lifeboat;
  if (lifeboat->parts->len == 0)
    return;
  double scale = input->theme.scale;
  const TableColumn columns[] = {
      {.width = 40 * scale, .head = tp(input->lang, PAPER_COLUMN_TIME)},
      {.share = 1, .head = tp(input->lang, PAPER_COLUMN_WHAT)},
      {.width = 140 * scale, .head = tp(input->lang, PAPER_COLUMN_LENGTH)},
      {.width = 84 * scale, .head = tp(input->lang, PAPER_COLUMN_SLACK)},
  };
  Table *table = table_new(flow, columns, G_N_ELEMENTS(columns));
  table_padding(table, 7, 5);
  gboolean end_told = FALSE;
  for (guint i = 0; i < lifeboat->parts->len; i++) {
    const LifeboatPart *part = &g_array_index(lifeboat->parts, LifeboatPart, i);
    if (part->run->phase->kind == KIND_AFTERWARDS && !end_told) {
      if (!part->running)
        add_overview_end(table, lifeboat);
      end_told = TRUE;
    }
    add_overview_part(table, lifeboat, part);
  }
  if (!end_told)
    add_overview_end(table, lifeboat);
  table_finish(table);
}

/* --- the parts --- */

static void add_time(Table *table, const Lifeboat *lifeboat, const LifeboatPart *part) {
  g_autofree char *clock = lifeboat_clock(lifeboat, part->start), *known = lifeboat_length(lifeboat, part), *length = numbers_held(known);
  table_cell(table, STYLE_CLOCK, part->running ? tp(lifeboat->lang, LIFEBOAT_NOW) : clock);
  table_more(table, STYLE_CELL, length);
  if (part->run->phase->pin_start != INSTANT_NONE && !part->running)
    table_more(table, STYLE_CELL_NOTE, tp(lifeboat->lang, LIFEBOAT_PINNED));
}

/* A part as the script on paper shows it, with the steps that are left and the round as it is now. */
static void add_part(Table *table, const DocumentInput *input, const LifeboatPart *part) {
  Phase phase = *part->run->phase; /* borrows everything but its steps */
  const GPtrArray *steps = part->run->phase->steps;
  phase.round = ROUND_NONE;
  phase.steps = g_ptr_array_new();
  for (guint i = (guint)part->first_step; i < steps->len; i++)
    g_ptr_array_add(phase.steps, g_ptr_array_index(steps, i));
  g_autofree char *turns = lifeboat_round(input->lifeboat, part), *round = numbers_held(turns);
  table_row(table);
  add_time(table, input->lifeboat, part);
  document_part(table, input, &phase, round);
  g_ptr_array_unref(phase.steps);
}

static void add_parts(Flow *flow, const DocumentInput *input) {
  const Lifeboat *lifeboat = input->lifeboat;
  if (lifeboat->parts->len == 0)
    return;
  flow_page_break(flow);
  const TableColumn columns[] = {
      {.width = 56 * input->theme.scale, .head = tp(input->lang, PAPER_COLUMN_TIME)},
      {.share = 1, .head = tp(input->lang, PAPER_COLUMN_WHAT)},
      {.share = 1, .head = tp(input->lang, PAPER_COLUMN_ASIDE)},
  };
  Table *table = table_new(flow, columns, G_N_ELEMENTS(columns));
  table_padding(table, 6, 6);
  for (guint i = 0; i < lifeboat->parts->len; i++)
    add_part(table, input, &g_array_index(lifeboat->parts, LifeboatPart, i));
  table_finish(table);
}

static void add_agreements(Flow *flow, const Lifeboat *lifeboat) {
  if (lifeboat->agreements->len == 0)
    return;
  flow_heading(flow, 2, tp(lifeboat->lang, LIFEBOAT_AGREEMENTS));
  Style what = flow_theme(flow)->styles[STYLE_BODY];
  double apart = what.after;
  what.after = 0; /* who does it stands close under it */
  for (guint i = 0; i < lifeboat->agreements->len; i++) {
    const LifeboatPoint *point = g_ptr_array_index(lifeboat->agreements, i);
    g_autofree char *number = g_strdup_printf("%d.", point->number), *taken = lifeboat_taken(lifeboat, point);
    flow_keep_begin(flow);
    flow_text(flow, &what, PAPER_P, number, point->text);
    flow_paragraph(flow, STYLE_CELL_NOTE, taken);
    flow_keep_end(flow);
    flow_space(flow, apart);
  }
}

static void add_parked(Flow *flow, const Lifeboat *lifeboat) {
  if (lifeboat->parked->len == 0)
    return;
  flow_heading(flow, 2, tp(lifeboat->lang, LIFEBOAT_PARKED));
  flow_list_begin(flow, LIST_BULLET);
  for (guint i = 0; i < lifeboat->parked->len; i++)
    flow_item(flow, STYLE_BODY, ((const LifeboatPoint *)g_ptr_array_index(lifeboat->parked, i))->text);
  flow_list_end(flow);
}

void doc_lifeboat(Paper *paper, const DocumentInput *given) {
  DocumentInput own = *given;
  const DocumentInput *input = &own;
  document_part_styles(&own.theme);
  Flow *flow = document_flow(paper, input);
  flow_notes(flow); /* without a laptop, what is said is written down here */
  add_head(flow, input);
  add_overview(flow, input);
  add_agreements(flow, input->lifeboat);
  add_parked(flow, input->lifeboat);
  add_parts(flow, input);
  flow_finish(flow);
}
