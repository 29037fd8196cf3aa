/* The report on paper: a title that says what was agreed, when we meet again, then the lists in the order of the script:
 * agreements as a table, the sentence as the picture of the page; who was there, and small at the end the times. What may be told
 * was sorted out by model/report_facts, what is drawn is in report_figure_*. */
#include <math.h>
#include <string.h>

#include "pdf/document.h"
#include "pdf/report_figures.h"
#include "pdf/table.h"

#define SHORT_LINES 6 /* in a list that stands beside another */
#define SHORT_TEXT 60 /* characters of a line in it */
#define PAIR_GAP 24.0

/* --- lists --- */

static const ReportGroup *group_at(const ReportSection *section, guint i) {
  return g_ptr_array_index(section->groups, i);
}

static const ReportLine *line_at(const ReportGroup *group, guint i) {
  return g_ptr_array_index(group->lines, i);
}

Table *report_agreements_begin(Flow *flow, Lang lang) {
  const TableColumn columns[] = {
      {.width = 20, .align = ALIGN_RIGHT, .head = tp(lang, REPORT_COLUMN_NUMBER)},
      {.share = 2, .head = tp(lang, REPORT_COLUMN_WHAT)},
      {.share = 1, .head = tp(lang, REPORT_COLUMN_WHO)},
      {.width = 92, .head = tp(lang, REPORT_COLUMN_WHEN)},
  };
  Table *table = table_new(flow, columns, G_N_ELEMENTS(columns));
  table_padding(table, 7, 3.5);
  return table;
}

static void add_agreements(Flow *flow, const DocumentInput *input, const ReportSection *section) {
  Lang lang = input->lang;
  const ReportGroup *group = group_at(section, 0);
  Table *table = report_agreements_begin(flow, lang);
  for (guint i = 0; i < group->lines->len; i++) {
    const ReportLine *line = line_at(group, i);
    gboolean over = line->state && !record_open(line->record);
    g_autofree char *number = g_strdup_printf("%d", line->record->number);
    table_row(table);
    table_cell(table, STYLE_TIME, number);
    table_cell(table, STYLE_CELL_STRONG, line->text);
    table_cell(table, STYLE_CELL, line->who ? line->who : tp(lang, REPORT_NO_OWNER));
    table_cell(table, STYLE_CELL, line->when ? line->when : over ? NULL : tp(lang, REPORT_NO_DATE));
    if (line->state) table_more(table, STYLE_CELL_NOTE, line->state);
  }
  table_finish(table);
}

/* The sentence, large in the middle of a box; those not chosen small beneath it, or all with their votes as bars. */
static void add_slogan(Flow *flow, const DocumentInput *input, const ReportSection *section) {
  const Theme *theme = &input->theme;
  const ReportLine *chosen = input->facts->slogan;
  const ReportGroup *group = group_at(section, 0);
  if (chosen) {
    Style caption = theme->styles[STYLE_LABEL], picture = theme->styles[STYLE_QUESTION];
    caption.align = picture.align = ALIGN_CENTRE;
    picture.size *= 1.2;
    picture.leading *= 1.2;
    g_autofree char *quoted = g_strdup_printf("“%s”", chosen->text);
    flow_space(flow, 10);
    flow_box_begin(flow, BOX_TINT);
    flow_text(flow, &caption, PAPER_H2, NULL, report_heading(LIST_SLOGAN, input->lang));
    flow_text(flow, &picture, PAPER_P, NULL, quoted);
    flow_box_end(flow);
  } else {
    flow_heading(flow, 2, report_heading(LIST_SLOGAN, input->lang));
  }
  g_autoptr(GPtrArray) others = report_other_slogans(input->facts);
  if (report_most_votes(group) && group->lines->len > 1) {
    report_figure_votes(flow, input, group);
  } else if (others->len) {
    flow_labelled(flow, STYLE_STRONG, tp(input->lang, REPORT_ALSO_NAMED), NULL);
    flow_list(flow, LIST_BULLET, (const char *const *)others->pdata, others->len);
  }
}

/* Words beside each other, by part. */
static void add_words(Flow *flow, const ReportSection *section) {
  for (guint i = 0; i < section->groups->len; i++) {
    const ReportGroup *group = group_at(section, i);
    g_autofree char *said = report_words_said(group);
    g_auto(GStrv) words = g_strsplit(said, " · ", -1);
    g_autofree char *line = g_strjoinv("\u00a0· ", words); /* no line begins with a dot */
    g_autofree char *label = group->heading ? g_strdup_printf("%s:", group->heading) : NULL;
    flow_labelled(flow, STYLE_CELL, label, line);
  }
}

static void add_list(Flow *flow, const DocumentInput *input, const ReportSection *section) {
  for (guint i = 0; i < section->groups->len; i++) {
    const ReportGroup *group = group_at(section, i);
    flow_heading(flow, 3, group->heading);
    if (report_most_votes(group)) {
      report_figure_votes(flow, input, group);
      continue;
    }
    flow_list_begin(flow, LIST_BULLET);
    for (guint k = 0; k < group->lines->len; k++) {
      g_autofree char *text = report_whole_line(input->facts, line_at(group, k));
      flow_item(flow, STYLE_CELL, text);
    }
    flow_list_end(flow);
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
    case LIST_PHOTO:
      report_figure_photos(flow, input);
      add_list(flow, input, section);
      break;
    default: add_list(flow, input, section); break;
  }
}

/* --- short lists beside each other --- */

/* A list that half a page width is enough for. */
static gboolean is_short(const ReportFacts *facts, const ReportSection *section) {
  static const ListKind kinds[] = {LIST_AGREEMENT, LIST_SLOGAN, LIST_KEYWORD, LIST_WORD, LIST_PHOTO};
  for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (section->list == kinds[i]) return FALSE;
  const ReportGroup *group = group_at(section, 0);
  if (section->groups->len != 1 || group->heading || group->lines->len > SHORT_LINES) return FALSE;
  for (guint i = 0; i < group->lines->len; i++) {
    g_autofree char *text = report_whole_line(facts, line_at(group, i));
    if (g_utf8_strlen(text, -1) > SHORT_TEXT) return FALSE;
  }
  return TRUE;
}

static void add_pair(Flow *flow, const DocumentInput *input, const ReportSection *const pair[2]) {
  Paper *paper = flow_paper(flow);
  Theme theme = input->theme;
  double width = (flow_width(flow) - PAIR_GAP) / 2;
  theme.left = theme.right = 0;
  theme.width = width;
  DocumentInput half = *input;
  half.theme = theme;
  FlowSlice slice = {.before = theme.styles[STYLE_SECTION].before};
  paper_record_begin(paper);
  for (int i = 0; i < 2; i++) {
    double height;
    Flow *part = flow_new_part(paper, &theme);
    add_section(part, &half, pair[i]);
    g_autoptr(GPtrArray) items = flow_stack(part, &height);
    paper_place(paper, items, i * (width + PAIR_GAP), 0);
    slice.height = fmax(slice.height, height);
  }
  slice.items = paper_record_end(paper);
  flow_slice(flow, &slice);
}

/* --- people, the next meeting, times --- */

static void add_people(Flow *flow, const ReportPeople *people, const char *heading) {
  if (!people->names->len && !people->unnamed) return;
  g_autofree char *names = document_join(", ", (const char *const *)people->names->pdata, people->names->len);
  flow_heading(flow, 3, heading);
  flow_paragraph(flow, STYLE_CELL, names);
}

static void add_everybody(Flow *flow, const DocumentInput *input) {
  const ReportFacts *facts = input->facts;
  g_autofree char *came = report_present(facts), *stayed = report_absent(facts), *unknown = report_unknown(facts);
  g_autofree char *left_out = report_names_left_out(facts);
  add_people(flow, &facts->present, came);
  add_people(flow, &facts->absent, stayed);
  flow_paragraph(flow, STYLE_NOTE, unknown);
  flow_paragraph(flow, STYLE_NOTE, left_out);
}

static void add_next(Flow *flow, const DocumentInput *input) {
  g_autofree char *next = report_next(input->facts);
  if (!next) return;
  flow_box_begin(flow, BOX_BAR);
  flow_heading(flow, 3, tp(input->lang, REPORT_NEXT));
  g_auto(GStrv) lines = g_strsplit(next, "\n", -1); /* short, or it pushes what was agreed off the page */
  g_autofree char *line = g_strjoinv(" · ", lines);
  flow_paragraph(flow, STYLE_BODY, line);
  flow_box_end(flow);
}

/* Behind the last of the lists that the words come from. */
static gboolean cloud_here(const ReportFacts *facts, guint section) {
  gboolean words = FALSE;
  for (guint i = section; i < facts->sections->len; i++) {
    ListKind list = ((const ReportSection *)g_ptr_array_index(facts->sections, i))->list;
    if (list != LIST_WORD && list != LIST_KEYWORD) continue;
    if (i > section) return FALSE;
    words = TRUE;
  }
  return words;
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
  add_next(flow, input);
  for (guint i = 0; i < facts->sections->len; i++) {
    const ReportSection *pair[2] = {g_ptr_array_index(facts->sections, i), NULL};
    if (i + 1 < facts->sections->len) pair[1] = g_ptr_array_index(facts->sections, i + 1);
    if (!input->large && pair[1] && is_short(facts, pair[0]) && is_short(facts, pair[1])) {
      add_pair(flow, input, pair);
      i++;
      continue;
    }
    add_section(flow, input, pair[0]);
    if (cloud_here(facts, i)) report_figure_cloud(flow, input);
  }
  if (!facts->sections->len) flow_paragraph(flow, STYLE_BODY, tp(input->lang, REPORT_NOTHING));
  report_figure_network(flow, input);
  add_everybody(flow, input);
  report_figure_times(flow, input, tp(input->lang, REPORT_TIMES));
  flow_finish(flow);
}
