/* The report as a template to write on: the same headings in the same order, for the lists that this script opens, the next meeting and
 * who is there. */
#include <math.h>

#include "model/plan.h"
#include "pdf/document.h"
#include "pdf/report_figures.h"
#include "pdf/report_part.h"
#include "pdf/table.h"

#define AGREEMENT_ROWS 6
#define FOOT_CLEAR 8.0 /* between the last row and the foot */
#define ROW_HEIGHT (13 * MM)
#define PRESENT_LINES 4

/* How many lines to write on; 0: the list has no place here. Notes stay with who made them. */
static int lines_for(ListKind list) {
  switch (list) {
    case LIST_NOTE:
    case LIST_PHOTO: return 0;
    case LIST_SLOGAN:
    case LIST_TIP:
    case LIST_TOP:
    case LIST_MISSING: return 2;
    default: return 3;
  }
}

void report_agreements_form(Flow *flow, Lang lang, int rows) {
  Table *table = report_part_agreements(flow, lang);
  table_padding(table, 7, 5);
  table_row_height(table, ROW_HEIGHT);
  table_verticals(table);
  for (int i = 1; i <= MAX(rows, 1); i++) {
    g_autofree char *number = g_strdup_printf("%d", i);
    table_row(table);
    if (!rows) rows = (int)((flow_left(flow) - FOOT_CLEAR) / ROW_HEIGHT);
    table_cell(table, STYLE_TIME, number);
  }
  table_finish(table);
}

static void add_section(Flow *flow, const DocumentInput *input, ListKind list) {
  flow_keep_begin(flow);
  flow_heading(flow, 2, report_heading(list, input->lang));
  if (list == LIST_AGREEMENT)
    report_agreements_form(flow, input->lang, AGREEMENT_ROWS);
  else
    flow_writing_lines(flow, lines_for(list));
  flow_keep_end(flow);
}

static void add_lines(Flow *flow, const char *heading, int n) {
  flow_keep_begin(flow);
  flow_heading(flow, 2, heading);
  flow_writing_lines(flow, n);
  flow_keep_end(flow);
}

static void add_next(Flow *flow, Lang lang) {
  flow_keep_begin(flow);
  flow_heading(flow, 2, tp(lang, REPORT_NEXT));
  flow_field(flow, tp(lang, REPORT_BLANK_DATE));
  flow_field(flow, tp(lang, REPORT_BLANK_PLACE));
  flow_field(flow, tp(lang, REPORT_BLANK_HOST));
  flow_keep_end(flow);
}

/* What is drawn has no place to write on. */
static void add_part(Flow *flow, const DocumentInput *input, ReportPart part, int more) {
  ListKind list = (ListKind)part;
  if (part == REPORT_PART_NEXT) {
    add_next(flow, input->lang);
  } else if (part == REPORT_PART_PEOPLE) {
    add_lines(flow, tp(input->lang, REPORT_BLANK_PRESENT), PRESENT_LINES + more);
    add_lines(flow, tp(input->lang, REPORT_BLANK_ABSENT), 2);
  } else if (report_part_is_list(part) && lines_for(list) && (script_opens(input->script, list) || list == LIST_AGREEMENT)) {
    add_section(flow, input, list);
  }
}

/* more: lines for who was there, besides the usual ones. Returns how many pages it takes. */
static int draw(Paper *paper, const DocumentInput *input, int more) {
  const Script *script = input->script;
  Lang lang = input->lang;
  Flow *flow = document_flow(paper, input);
  flow_paragraph(flow, STYLE_LABEL, tp(lang, REPORT));
  flow_heading(flow, 1, script->title);
  document_when_and_where(flow, input);
  flow_paragraph(flow, STYLE_BODY, tp(lang, REPORT_BLANK_HOW));
  g_autoptr(GArray) parts = report_parts_of(script);
  for (guint i = 0; i < parts->len; i++) add_part(flow, input, g_array_index(parts, ReportPart, i), more);
  return flow_finish(flow);
}

/* How many lines to write on the last page has room for. */
static int room_for_lines(const Paper *paper, const Theme *theme) {
  const PaperPage *page = paper_page(paper, paper_page_count(paper) - 1);
  double lowest = theme->top;
  for (guint i = 0; i < page->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(page->items, i);
    PaperBox box = paper_item_box(item);
    if (!item->furniture) lowest = fmax(lowest, box.y + box.h);
  }
  return (int)((theme->top + theme_body_height(theme) - lowest) / theme->line_distance);
}

/* What the last page has over is for names, if that keeps all on the same pages. */
void doc_report_blank(Paper *paper, const DocumentInput *given) {
  DocumentInput own = *given;
  own.theme.fillable = TRUE;
  g_autoptr(Paper) usual = paper_new(paper_faces(paper), paper_meta(paper)), full = paper_new(paper_faces(paper), paper_meta(paper));
  int pages = draw(usual, &own, 0), more = room_for_lines(usual, &own.theme);
  draw(paper, &own, draw(full, &own, more) == pages ? more : 0);
}
