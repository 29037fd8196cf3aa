/* The parts of a report on paper: agreements as a table, the sentence as the picture of the page, lists, who was there. What may be told
 * was sorted out by model/report_facts, what is drawn is in report_figure_*. */
#include <math.h>
#include <string.h>

#include "pdf/report_part.h"

#include "pdf/report_figures.h"
#include "pdf/report_fit.h"
#include "pdf/table.h"

#define SHORT_LINES 6 /* in a list that stands beside another */
#define SHORT_TEXT 60 /* characters of a line in it */
#define PAIR_GAP 24.0
#define CELL_COLUMNS 4 /* beside the name of the row */
#define NAME_WHOLE 40     /* characters of a name that stays on one line */
#define NAMES_TOGETHER 60 /* stay on one page */
#define ITEMS_TOGETHER 3  /* so few stay on one page with their heading */

static const ReportFacts *facts_of(const StoryBlock *block) { return g_ptr_array_index(block->facts, 0); }
static const char *heading_of(const StoryBlock *block, const char *usual) { return block->text ? block->text : usual; }

static void add_heading(Flow *flow, const StoryBlock *block, const char *usual) {
  flow_heading(flow, block->minor ? 3 : 2, heading_of(block, usual));
}

/* --- lists --- */

static const ReportGroup *group_at(const ReportSection *section, guint i) {
  return g_ptr_array_index(section->groups, i);
}

static const ReportLine *line_at(const ReportGroup *group, guint i) {
  return g_ptr_array_index(group->lines, i);
}

static Table *begin_agreements(Flow *flow, Lang lang, ReportFit fit) {
  gboolean large = flow_theme(flow)->scale > 1; /* then a day takes two lines, or who does it has no room */
  double when = large ? 0 : fit < FIT_SMALL ? 104 : 94;
  const TableColumn columns[] = {
      {.width = 20, .align = ALIGN_RIGHT, .head = tp(lang, REPORT_COLUMN_NUMBER)},
      {.share = large ? 1.3 : fit < FIT_SMALL ? 1.7 : 1.6, .head = tp(lang, REPORT_COLUMN_WHAT)},
      {.share = 1, .head = tp(lang, REPORT_COLUMN_WHO)},
      {.width = when, .share = 0.85, .head = tp(lang, REPORT_COLUMN_WHEN)},
  };
  Table *table = table_new(flow, columns, G_N_ELEMENTS(columns));
  report_fit_set(table, fit, 7);
  return table;
}

Table *report_part_agreements(Flow *flow, Lang lang) { return begin_agreements(flow, lang, FIT_USUAL); }

/* What is put in the table. */
typedef struct Agreements {
  const ReportGroup *group;
  Lang lang;
} Agreements;

static void draw_agreements(Flow *flow, gpointer data, ReportFit fit) {
  const Agreements *agreements = data;
  Lang lang = agreements->lang;
  Table *table = begin_agreements(flow, lang, fit);
  for (guint i = 0; i < agreements->group->lines->len; i++) {
    const ReportLine *line = line_at(agreements->group, i);
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

void report_part_goes_on(Flow *flow, Lang lang) {
  Style style = flow_theme(flow)->styles[STYLE_NOTE];
  style.keep_next = TRUE;
  g_autofree char *words = tx(lang, REPORT_GOES_ON, TN(flow_page(flow) + 1));
  flow_text(flow, &style, PAPER_P, NULL, words);
}

void report_part_agreements_above(Flow *flow, const DocumentInput *input, const StoryBlock *block, double below) {
  const ReportSection *section = report_section(facts_of(block), LIST_AGREEMENT);
  Agreements agreements = {group_at(section, 0), input->lang};
  add_heading(flow, block, report_heading(LIST_AGREEMENT, input->lang));
  ReportFit fit = flow_page(flow) == 1 ? report_fit(flow, draw_agreements, &agreements, below) : FIT_USUAL;
  if (fit == FIT_OVER && below > 0) fit = report_fit(flow, draw_agreements, &agreements, 0);
  if (fit == FIT_OVER) report_part_goes_on(flow, input->lang);
  draw_agreements(flow, &agreements, fit);
}

/* The sentence, large in the middle of a box; those not chosen small beneath it. */
static void add_slogan(Flow *flow, const DocumentInput *input, const StoryBlock *block) {
  const Theme *theme = &input->theme;
  const ReportFacts *facts = facts_of(block);
  if (facts->slogan) {
    Style caption = theme->styles[STYLE_LABEL], picture = theme->styles[STYLE_QUESTION];
    caption.align = picture.align = ALIGN_CENTRE;
    picture.size *= block->minor ? 1 : 1.2;
    picture.leading *= block->minor ? 1 : 1.2;
    g_autofree char *quoted = g_strdup_printf("“%s”", facts->slogan->text);
    flow_space(flow, 10);
    flow_box_begin(flow, BOX_TINT);
    flow_text(flow, &caption, PAPER_H2, NULL, heading_of(block, report_heading(LIST_SLOGAN, input->lang)));
    flow_text(flow, &picture, PAPER_P, NULL, quoted);
    flow_box_end(flow);
  } else {
    add_heading(flow, block, report_heading(LIST_SLOGAN, input->lang));
  }
  g_autoptr(GPtrArray) others = report_other_slogans(facts);
  if (facts->slogan && others->len) flow_labelled(flow, STYLE_STRONG, tp(input->lang, REPORT_ALSO_NAMED), NULL);
  flow_list(flow, LIST_BULLET, (const char *const *)others->pdata, others->len);
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

static void add_bullets(Flow *flow, const ReportFacts *facts, const ReportGroup *group) {
  flow_list_begin(flow, LIST_BULLET);
  for (guint i = 0; i < group->lines->len; i++) {
    g_autofree char *text = report_whole_line(facts, line_at(group, i));
    flow_item(flow, STYLE_CELL, text);
  }
  flow_list_end(flow);
}

static void add_items(Flow *flow, const DocumentInput *input, const StoryBlock *block, const ReportSection *section) {
  for (guint i = 0; i < section->groups->len; i++) {
    const ReportGroup *group = group_at(section, i);
    gboolean keep = group->lines->len <= ITEMS_TOGETHER;
    if (keep) flow_keep_begin(flow);
    if (block->minor)
      flow_paragraph(flow, STYLE_LABEL, group->heading);
    else
      flow_heading(flow, 3, group->heading);
    if (report_most_votes(group))
      report_figure_voted(flow, input, facts_of(block), group);
    else
      add_bullets(flow, facts_of(block), group);
    if (keep) flow_keep_end(flow);
  }
}

/* The columns of a table that was filled in, each once, in the order in which they came; NULL when it is told better as lists: a
 * cell stands in none, there is but one, or there are too many for the page. New array of borrowed strings. */
static GPtrArray *columns_of(const ReportSection *section) {
  g_autoptr(GPtrArray) columns = g_ptr_array_new();
  for (guint i = 0; i < section->groups->len; i++) {
    const ReportGroup *group = group_at(section, i);
    for (guint k = 0; k < group->lines->len; k++) {
      const char *column = line_at(group, k)->record->column;
      if (!column || !*column) return NULL;
      if (!g_ptr_array_find_with_equal_func(columns, column, g_str_equal, NULL)) g_ptr_array_add(columns, (gpointer)column);
    }
  }
  return columns->len > 1 && columns->len <= CELL_COLUMNS ? g_steal_pointer(&columns) : NULL;
}

static void add_cell(Table *table, const ReportGroup *group, const char *column) {
  gboolean more = FALSE;
  for (guint i = 0; i < group->lines->len; i++) {
    const ReportLine *line = line_at(group, i);
    if (strcmp(line->record->column, column) != 0) continue;
    if (more)
      table_more(table, STYLE_CELL, report_cell(line));
    else
      table_cell(table, STYLE_CELL, report_cell(line));
    more = TRUE;
  }
  if (!more) table_cell(table, STYLE_CELL, NULL);
}

/* What was written down row by row, as it was filled in: rows below each other, columns beside each other. */
static void add_cells(Flow *flow, const ReportSection *section, const GPtrArray *names) {
  TableColumn columns[CELL_COLUMNS + 1] = {{.share = 1}};
  for (guint i = 0; i < names->len; i++) columns[i + 1] = (TableColumn){.share = 1, .head = g_ptr_array_index(names, i)};
  Table *table = table_new(flow, columns, names->len + 1);
  table_padding(table, 7, 3.5);
  for (guint i = 0; i < section->groups->len; i++) {
    const ReportGroup *group = group_at(section, i);
    table_row(table);
    table_cell(table, STYLE_CELL_STRONG, group->heading);
    for (guint k = 0; k < names->len; k++) add_cell(table, group, g_ptr_array_index(names, k));
  }
  table_finish(table);
}

static void add_list(Flow *flow, const DocumentInput *input, const StoryBlock *block) {
  ListKind list = (ListKind)block->part;
  const ReportSection *section = report_section(facts_of(block), list);
  if (list == LIST_SLOGAN) {
    add_slogan(flow, input, block);
    return;
  }
  if (list == LIST_AGREEMENT) {
    report_part_agreements_above(flow, input, block, 0);
    return;
  }
  add_heading(flow, block, report_heading(list, input->lang));
  g_autoptr(GPtrArray) columns = list == LIST_CELL ? columns_of(section) : NULL;
  if (columns) {
    add_cells(flow, section, columns);
    return;
  }
  switch (list) {
    case LIST_KEYWORD:
    case LIST_WORD: add_words(flow, section); break;
    case LIST_PHOTO:
      report_figure_photos(flow, input, block);
      add_items(flow, input, block, section);
      break;
    default: add_items(flow, input, block, section); break;
  }
}

/* --- short lists beside each other --- */

gboolean report_part_short(const StoryBlock *block) {
  static const ListKind kinds[] = {LIST_AGREEMENT, LIST_SLOGAN, LIST_KEYWORD, LIST_WORD, LIST_PHOTO};
  if (block->kind != STORY_PART || !report_part_is_list(block->part)) return FALSE;
  const ReportFacts *facts = facts_of(block);
  const ReportSection *section = report_section(facts, (ListKind)block->part);
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

void report_part_pair(Flow *flow, const DocumentInput *input, const StoryBlock *one, const StoryBlock *other) {
  const StoryBlock *const pair[] = {one, other};
  Paper *paper = flow_paper(flow);
  Theme theme = input->theme;
  double width = (flow_width(flow) - PAIR_GAP) / 2;
  theme.left = theme.right = 0;
  theme.width = width;
  DocumentInput half = *input;
  half.theme = theme;
  FlowSlice slice = {.before = theme.styles[one->minor ? STYLE_HEADING : STYLE_SECTION].before};
  paper_record_begin(paper);
  for (int i = 0; i < 2; i++) {
    double height;
    Flow *part = flow_new_part(paper, &theme);
    report_part_draw(part, &half, pair[i]);
    g_autoptr(GPtrArray) items = flow_stack(part, &height);
    paper_place(paper, items, i * (width + PAIR_GAP), 0);
    slice.height = fmax(slice.height, height);
  }
  slice.items = paper_record_end(paper);
  flow_slice(flow, &slice);
}

/* --- people, the next meeting, thanks --- */

/* On one line, unless it is long; new string. */
static char *whole(const char *words) {
  g_auto(GStrv) parts = g_strsplit(words, " ", -1);
  return g_strjoinv(g_utf8_strlen(words, -1) <= NAME_WHOLE ? "\u00a0" : " ", parts);
}

/* "Fatima El Amrani (Mantelzorgkring Lindewaard)": a line breaks between a name and what stands behind it, not within them. */
static char *whole_names(const GPtrArray *names) {
  GString *all = g_string_new(NULL);
  for (guint i = 0; i < names->len; i++) {
    g_auto(GStrv) parts = g_strsplit(g_ptr_array_index(names, i), " (", 2);
    g_autofree char *name = whole(parts[0]), *from = parts[0] && parts[1] ? whole(parts[1]) : NULL;
    g_string_append_printf(all, "%s%s%s%s", i ? ", " : "", name, from ? " (" : "", from ? from : "");
  }
  return g_string_free(all, FALSE);
}

static void add_people(Flow *flow, const StoryBlock *block, const ReportPeople *people, const char *heading) {
  if (!people->names->len && !people->unnamed) return;
  g_autofree char *names = whole_names(people->names);
  gboolean few = people->names->len <= NAMES_TOGETHER;
  if (few) flow_keep_begin(flow);
  add_heading(flow, block, heading);
  flow_paragraph(flow, STYLE_CELL, names);
  if (few) flow_keep_end(flow);
}

static void add_everybody(Flow *flow, const StoryBlock *block) {
  const ReportFacts *facts = facts_of(block);
  g_autofree char *came = report_present(facts), *stayed = report_absent(facts), *unknown = report_unknown(facts);
  g_autofree char *left_out = report_names_left_out(facts);
  add_people(flow, block, &facts->present, came);
  add_people(flow, block, &facts->absent, stayed);
  flow_paragraph(flow, STYLE_NOTE, unknown);
  flow_paragraph(flow, STYLE_NOTE, left_out);
}

void report_part_box(Flow *flow, const char *heading, const char *text) {
  flow_box_begin(flow, BOX_BAR);
  flow_heading(flow, 3, heading);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1); /* short, or it pushes what was agreed off the page */
  for (char **at = lines; *at; at++) {
    char *kept = whole(*at);
    g_free(*at);
    *at = kept;
  }
  g_autofree char *line = g_strjoinv(" · ", lines);
  flow_paragraph(flow, STYLE_BODY, line);
  flow_box_end(flow);
}

static void add_next(Flow *flow, const DocumentInput *input, const StoryBlock *block) {
  g_autofree char *next = report_next(facts_of(block));
  report_part_box(flow, heading_of(block, tp(input->lang, REPORT_NEXT)), next);
}

static void add_thanks(Flow *flow, const DocumentInput *input, const StoryBlock *block) {
  g_autofree char *thanks = report_thanks(facts_of(block));
  flow_keep_begin(flow);
  add_heading(flow, block, tp(input->lang, REPORT_THANKS));
  flow_paragraph(flow, STYLE_CELL, thanks);
  flow_keep_end(flow);
}

void report_part_draw(Flow *flow, const DocumentInput *input, const StoryBlock *block) {
  if (report_part_is_list(block->part)) {
    add_list(flow, input, block);
    return;
  }
  switch ((int)block->part) {
    case REPORT_PART_NEXT: add_next(flow, input, block); break;
    case REPORT_PART_VOTES: report_figure_votes(flow, input, block); break;
    case REPORT_PART_CLOUD: report_figure_cloud(flow, input, block); break;
    case REPORT_PART_NETWORK: report_figure_network(flow, input, block); break;
    case REPORT_PART_PEOPLE: add_everybody(flow, block); break;
    case REPORT_PART_TIMES: report_figure_times(flow, input, block); break;
    case REPORT_PART_THANKS: add_thanks(flow, input, block); break;
    default: break; /* rooms are not of one */
  }
}
