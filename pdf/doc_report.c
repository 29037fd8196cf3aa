/* The report on paper: a title that says what was agreed, the agreements as a table, the sentence as the picture of the
 * page, then the rest in the order of the script; who was there, the next meeting, and small at the end the times. What
 * may be told was sorted out by model/report_facts. */
#include <string.h>

#include "pdf/document.h"
#include "pdf/table.h"

/* --- lists --- */

static const ReportGroup *group_at(const ReportSection *section, guint i) {
  return g_ptr_array_index(section->groups, i);
}

static const ReportLine *line_at(const ReportGroup *group, guint i) {
  return g_ptr_array_index(group->lines, i);
}

static void add_agreements(Flow *flow, const DocumentInput *input, const ReportSection *section) {
  Lang lang = input->lang;
  const TableColumn columns[] = {
      {.width = 20, .align = ALIGN_RIGHT, .head = tp(lang, REPORT_COLUMN_NUMBER)},
      {.share = 2, .head = tp(lang, REPORT_COLUMN_WHAT)},
      {.share = 1, .head = tp(lang, REPORT_COLUMN_WHO)},
      {.width = 92, .head = tp(lang, REPORT_COLUMN_WHEN)},
  };
  const ReportGroup *group = group_at(section, 0);
  Table *table = table_new(flow, columns, G_N_ELEMENTS(columns));
  table_padding(table, 7, 5);
  for (guint i = 0; i < group->lines->len; i++) {
    const ReportLine *line = line_at(group, i);
    g_autofree char *number = g_strdup_printf("%d", line->record->number);
    table_row(table);
    table_cell(table, STYLE_TIME, number);
    table_cell(table, STYLE_CELL_STRONG, line->text);
    table_cell(table, STYLE_CELL, line->who ? line->who : tp(lang, REPORT_NO_OWNER));
    table_cell(table, STYLE_CELL, line->when ? line->when : tp(lang, REPORT_NO_DATE));
  }
  table_finish(table);
}

/* The sentence, large in the middle of a box; those not chosen small beneath it. */
static void add_slogan(Flow *flow, const DocumentInput *input, const ReportSection *section) {
  const Theme *theme = &input->theme;
  const ReportLine *chosen = input->facts->slogan;
  if (chosen) {
    Style caption = theme->styles[STYLE_LABEL], picture = theme->styles[STYLE_QUESTION];
    caption.align = picture.align = ALIGN_CENTRE;
    picture.size *= 1.3;
    picture.leading *= 1.3;
    g_autofree char *quoted = g_strdup_printf("“%s”", chosen->text);
    flow_space(flow, 10);
    flow_box_begin(flow, BOX_TINT);
    flow_text(flow, &caption, PAPER_H2, NULL, report_heading(LIST_SLOGAN, input->lang));
    flow_text(flow, &picture, PAPER_P, NULL, quoted);
    flow_box_end(flow);
  } else {
    flow_heading(flow, 2, report_heading(LIST_SLOGAN, input->lang));
  }
  g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func(g_free);
  const ReportGroup *group = group_at(section, 0);
  for (guint i = 0; i < group->lines->len; i++) {
    const ReportLine *line = line_at(group, i);
    if (line == chosen) continue;
    g_autofree char *votes = tx(input->lang, REPORT_VOTES, TN(line->record->votes));
    g_ptr_array_add(others, line->record->votes ? g_strdup_printf("%s (%s)", line->text, votes) : g_strdup(line->text));
  }
  if (!others->len) return;
  flow_labelled(flow, STYLE_STRONG, tp(input->lang, REPORT_ALSO_NAMED), NULL);
  flow_list(flow, LIST_BULLET, (const char *const *)others->pdata, others->len);
}

/* Words beside each other, by part. */
static void add_words(Flow *flow, const ReportSection *section) {
  for (guint i = 0; i < section->groups->len; i++) {
    const ReportGroup *group = group_at(section, i);
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (guint k = 0; k < group->lines->len; k++) g_ptr_array_add(words, report_said(line_at(group, k)));
    g_autofree char *line = document_join(" · ", (const char *const *)words->pdata, words->len);
    g_autofree char *label = group->heading ? g_strdup_printf("%s:", group->heading) : NULL;
    flow_labelled(flow, STYLE_BODY, label, line);
  }
}

/* "Nieuwe stoelen (Gerrit van den Berg, 14 maart 2027)". */
static char *whole_line(const ReportLine *line, Lang lang) {
  const char *const parts[] = {line->who, line->when};
  g_autofree char *besides = document_join(", ", parts, G_N_ELEMENTS(parts));
  return *besides ? tx(lang, REPORT_TAKEN_UP, TS(line->text), TS(besides)) : g_strdup(line->text);
}

static void add_list(Flow *flow, const DocumentInput *input, const ReportSection *section) {
  for (guint i = 0; i < section->groups->len; i++) {
    const ReportGroup *group = group_at(section, i);
    flow_heading(flow, 3, group->heading);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    for (guint k = 0; k < group->lines->len; k++) g_ptr_array_add(texts, whole_line(line_at(group, k), input->lang));
    flow_list(flow, LIST_BULLET, (const char *const *)texts->pdata, texts->len);
  }
}

static void add_section(Flow *flow, const DocumentInput *input, const ReportSection *section) {
  if (section->list == LIST_SLOGAN) {
    add_slogan(flow, input, section);
    return;
  }
  flow_heading(flow, 2, report_heading(section->list, input->lang));
  switch (section->list) {
    case LIST_AGREEMENT: add_agreements(flow, input, section); break;
    case LIST_KEYWORD:
    case LIST_WORD: add_words(flow, section); break;
    default: add_list(flow, input, section); break;
  }
}

/* --- people, the next meeting, times --- */

static void add_people(Flow *flow, const ReportPeople *people, const char *heading) {
  if (!people->names->len && !people->unnamed) return;
  g_autofree char *names = document_join(", ", (const char *const *)people->names->pdata, people->names->len);
  flow_heading(flow, 3, heading);
  flow_paragraph(flow, STYLE_BODY, names);
}

static void add_everybody(Flow *flow, const DocumentInput *input) {
  const ReportFacts *facts = input->facts;
  int present = (int)facts->present.names->len + facts->present.unnamed;
  int absent = (int)facts->absent.names->len + facts->absent.unnamed;
  g_autofree char *came = tx(input->lang, REPORT_PRESENT, TN(present)), *stayed = tx(input->lang, REPORT_ABSENT, TN(absent));
  g_autofree char *unknown = facts->unknown ? tx(input->lang, REPORT_UNKNOWN, TN(facts->unknown)) : NULL;
  g_autofree char *left_out = report_names_left_out(facts);
  add_people(flow, &facts->present, came);
  add_people(flow, &facts->absent, stayed);
  flow_paragraph(flow, STYLE_NOTE, unknown);
  flow_paragraph(flow, STYLE_NOTE, left_out);
}

static void add_next(Flow *flow, const DocumentInput *input) {
  g_autofree char *next = report_next(input->facts);
  if (!next) return;
  flow_space(flow, 6);
  flow_box_begin(flow, BOX_BAR);
  flow_heading(flow, 3, tp(input->lang, REPORT_NEXT));
  flow_paragraph(flow, STYLE_BODY, next);
  flow_box_end(flow);
}

/* "14:10 · 20 min"; NULL when there is no such time. New string. */
static char *span(const ReportFacts *facts, Instant start, int seconds) {
  if (start == INSTANT_NONE) return NULL;
  g_autofree char *clock = report_clock(facts, start), *length = length_words(facts->lang, (seconds + 30) / 60 * 60);
  return g_strdup_printf("%s · %s", clock, length);
}

static void add_times(Flow *flow, const DocumentInput *input) {
  const ReportFacts *facts = input->facts;
  if (facts->began == INSTANT_NONE) return;
  Lang lang = input->lang;
  flow_keep_begin(flow);
  flow_heading(flow, 3, tp(lang, REPORT_TIMES));
  const TableColumn columns[] = {{.share = 3, .head = tp(lang, REPORT_COLUMN_PART)},
                                 {.share = 2, .head = tp(lang, REPORT_COLUMN_PLAN)},
                                 {.share = 2, .head = tp(lang, REPORT_COLUMN_REAL)}};
  Table *table = table_new(flow, columns, G_N_ELEMENTS(columns));
  table_padding(table, 8, 1.5);
  for (guint i = 0; i < facts->times->len; i++) {
    const ReportTime *time = &g_array_index(facts->times, ReportTime, i);
    g_autofree char *plan = span(facts, time->planned_start, time->planned_seconds);
    g_autofree char *real = span(facts, time->real_start, time->real_seconds);
    table_row(table);
    table_cell(table, STYLE_CELL_NOTE, time->title);
    table_cell(table, STYLE_CELL_NOTE, plan);
    table_cell(table, STYLE_CELL_NOTE, real ? real : time->dropped ? tp(lang, REPORT_DROPPED) : NULL);
  }
  table_finish(table);
  flow_keep_end(flow);
  if (facts->stopped >= 60) {
    g_autofree char *length = length_words(lang, facts->stopped / 60 * 60), *words = tx(lang, REPORT_STOPPED, TS(length));
    flow_paragraph(flow, STYLE_NOTE, words);
  }
}

/* Many short lists: their headings stay small, or the page is all headings. */
static void set_headings(Theme *theme) {
  Style *section = &theme->styles[STYLE_SECTION];
  section->size *= 13.0 / 15;
  section->leading *= 13.0 / 15;
  section->before = 12;
  section->after = 2;
}

void doc_report(Paper *paper, const DocumentInput *input) {
  const ReportFacts *facts = input->facts;
  g_return_if_fail(facts);
  DocumentInput own = *input;
  set_headings(&own.theme);
  input = &own;
  Flow *flow = document_flow(paper, input);
  g_autofree char *title = report_title(facts), *when = facts->date.year ? date_words(input->lang, facts->date) : NULL;
  g_autofree char *where = document_where(input->script);
  const char *const lines[] = {input->script->title, when, where};
  g_autofree char *subtitle = document_join("\n", lines, G_N_ELEMENTS(lines));
  flow_paragraph(flow, STYLE_LABEL, tp(input->lang, REPORT));
  flow_heading(flow, 1, title);
  flow_paragraph(flow, STYLE_SUBTITLE, subtitle);
  for (guint i = 0; i < facts->sections->len; i++) add_section(flow, input, g_ptr_array_index(facts->sections, i));
  if (!facts->sections->len) flow_paragraph(flow, STYLE_BODY, tp(input->lang, REPORT_NOTHING));
  add_next(flow, input);
  add_everybody(flow, input);
  add_times(flow, input);
  flow_finish(flow);
}
