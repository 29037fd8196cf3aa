/* Stories on paper: the report, that of several rooms, and the summary of a series. What they tell was made by model/story,
 * model/joined and model/resume; here it only gets its place. */
#include <math.h>

#include "pdf/document.h"
#include "pdf/report_fit.h"
#include "pdf/report_part.h"
#include "pdf/table.h"

#define COLUMNS_MAX 8
#define MANY_COLUMNS 6 /* from here on they stand closer, so that words stay whole */

/* A table and what it is drawn with. */
typedef struct TableDrawing {
  const Story *story;
  const StoryBlock *block;
} TableDrawing;

static void draw_table(Flow *flow, gpointer data, ReportFit fit) {
  const TableDrawing *drawing = data;
  const StoryBlock *block = drawing->block;
  TableColumn columns[COLUMNS_MAX] = {{0}};
  guint n = MIN(block->columns->len, COLUMNS_MAX);
  for (guint i = 0; i < n; i++) {
    const StoryColumn *column = &g_array_index(block->columns, StoryColumn, i);
    columns[i] = (TableColumn){.share = column->share, .head = text_plain(drawing->story->lang, column->head)};
    if (!column->share) {
      columns[i].width = 34;
      columns[i].align = ALIGN_RIGHT;
    }
  }
  Table *table = table_new(flow, columns, n);
  report_fit_set(table, fit, n < MANY_COLUMNS ? 7 : 4);
  for (guint i = 0; i < block->rows->len; i++) {
    char *const *row = g_ptr_array_index(block->rows, i);
    table_row(table);
    for (guint k = 0; k < n; k++) {
      gboolean number = columns[k].width > 0, main = k == (columns[0].width > 0 ? 1u : 0u);
      table_cell(table, number ? STYLE_TIME : main ? STYLE_CELL_STRONG : STYLE_CELL, row[k]);
    }
  }
  table_finish(table);
}

/* On the first page a table stands close rather than going on on the next. */
static void add_table(Flow *flow, const Story *story, const StoryBlock *block) {
  TableDrawing drawing = {story, block};
  ReportFit fit = flow_page(flow) == 1 ? report_fit(flow, draw_table, &drawing, 0) : FIT_USUAL;
  if (fit == FIT_OVER) report_part_goes_on(flow, story->lang);
  draw_table(flow, &drawing, fit);
}

static void add_quote(Flow *flow, const Theme *theme, const char *text) {
  Style picture = theme->styles[STYLE_QUESTION];
  picture.align = ALIGN_CENTRE;
  flow_space(flow, 6);
  flow_box_begin(flow, BOX_TINT);
  flow_text(flow, &picture, PAPER_P, NULL, text);
  flow_box_end(flow);
}

/* Items behind each other are one list. Returns how many there were. */
static guint add_items(Flow *flow, const Story *story, guint from) {
  g_autoptr(GPtrArray) texts = g_ptr_array_new();
  for (guint i = from; i < story->blocks->len; i++) {
    const StoryBlock *block = g_ptr_array_index(story->blocks, i);
    if (block->kind != STORY_ITEM) break;
    g_ptr_array_add(texts, block->text);
  }
  flow_list(flow, LIST_BULLET, (const char *const *)texts->pdata, texts->len);
  return texts->len;
}

static gboolean is_line(const StoryBlock *block) {
  return block->kind == STORY_TEXT || block->kind == STORY_NOTE;
}

/* Whether block i is one of the lines between a section and its first heading, such as who led a room. A page does not end
 * there. */
static gboolean leads_in(const Story *story, guint i) {
  guint first = i, next = i + 1;
  while (first > 0 && is_line(g_ptr_array_index(story->blocks, first))) first--;
  while (next < story->blocks->len && is_line(g_ptr_array_index(story->blocks, next))) next++;
  if (next == story->blocks->len) return FALSE;
  const StoryBlock *above = g_ptr_array_index(story->blocks, first), *below = g_ptr_array_index(story->blocks, next);
  return above->kind == STORY_SECTION && (below->kind == STORY_HEADING || (below->kind == STORY_PART && below->minor));
}

static void add_line(Flow *flow, const Theme *theme, const Story *story, guint i) {
  const StoryBlock *block = g_ptr_array_index(story->blocks, i);
  gboolean note = block->kind == STORY_NOTE;
  Style style = theme->styles[note ? STYLE_NOTE : STYLE_BODY];
  style.keep_next = leads_in(story, i);
  flow_text(flow, &style, PAPER_P, note ? NULL : block->label, block->text);
}

static double height_of(const Flow *flow, const DocumentInput *input, const StoryBlock *block) {
  Flow *trial = flow_new_trial(paper_faces(flow_paper(flow)), flow_theme(flow));
  report_part_draw(trial, input, block);
  return flow_trial_height(trial) + flow_theme(flow)->styles[STYLE_SECTION].before;
}

/* Short lists behind each other stand beside each other. Returns how many blocks that took. */
static guint add_part(Flow *flow, const DocumentInput *input, const Story *story, guint i) {
  const StoryBlock *block = g_ptr_array_index(story->blocks, i);
  const StoryBlock *next = i + 1 < story->blocks->len ? g_ptr_array_index(story->blocks, i + 1) : NULL;
  if (!input->large && next && next->minor == block->minor && report_part_short(block) && report_part_short(next)) {
    report_part_pair(flow, input, block, next);
    return 2;
  }
  gboolean agreements = block->part == (ReportPart)LIST_AGREEMENT;
  if (agreements && next && next->kind == STORY_PART && next->part == (ReportPart)LIST_DECISION)
    report_part_agreements_above(flow, input, block, height_of(flow, input, next));
  else
    report_part_draw(flow, input, block);
  return 1;
}

/* Many short lists: their headings stay small, or the page is all headings. */
static void set_headings(Theme *theme) {
  Style *section = &theme->styles[STYLE_SECTION];
  double size = fmax(section->size * 13 / 15, theme->styles[STYLE_CELL].size * 1.05);
  section->leading *= size / section->size;
  section->size = size;
  section->before = 12;
  section->after = 2;
}

/* A number stays on the line of what it counts. */
static void add_title(Flow *flow, const char *text) {
  GString *title = g_string_new(NULL);
  for (const char *p = text; *p; p++) {
    if (*p == ' ' && p > text && g_ascii_isdigit(p[-1]))
      g_string_append(title, "\u00a0");
    else
      g_string_append_c(title, *p);
  }
  flow_heading(flow, 1, title->str);
  g_string_free(title, TRUE);
}

static void draw_blocks(Paper *paper, const DocumentInput *input) {
  const Story *story = input->story;
  Flow *flow = document_flow(paper, input);
  for (guint i = 0; i < story->blocks->len; i++) {
    const StoryBlock *block = g_ptr_array_index(story->blocks, i);
    switch (block->kind) {
      case STORY_LABEL: flow_paragraph(flow, STYLE_LABEL, block->text); break;
      case STORY_TITLE: add_title(flow, block->text); break;
      case STORY_SUBTITLE: flow_paragraph(flow, STYLE_SUBTITLE, block->text); break;
      case STORY_SECTION: flow_heading(flow, 2, block->text); break;
      case STORY_HEADING: flow_heading(flow, 3, block->text); break;
      case STORY_TEXT:
      case STORY_NOTE: add_line(flow, &input->theme, story, i); break;
      case STORY_QUOTE: add_quote(flow, &input->theme, block->text); break;
      case STORY_BOX: report_part_box(flow, block->label, block->text); break;
      case STORY_PART: i += add_part(flow, input, story, i) - 1; break;
      case STORY_TABLE: add_table(flow, story, block); break;
      case STORY_ITEM: i += add_items(flow, story, i) - 1; break;
    }
  }
  flow_finish(flow);
}

static int pages_of(const Paper *paper, const DocumentInput *input) {
  g_autoptr(Paper) trial = paper_new(paper_faces(paper), paper_meta(paper));
  draw_blocks(trial, input);
  return paper_page_count(trial);
}

/* As usual, unless closer saves a whole page: nobody prints a last sheet for a few lines. Large print keeps its white. */
static void close_up(DocumentInput *input, const Paper *paper) {
  static const ThemeCloseness closer[] = {{0.8, 1, 1}, {0.65, 0.96, 1}, {0.65, 0.96, 0.96}, {0.55, 0.95, 0.92}};
  int usual = input->large ? 1 : pages_of(paper, input);
  for (gsize i = 0; usual > 1 && i < G_N_ELEMENTS(closer); i++) {
    DocumentInput tried = *input;
    theme_close_up(&tried.theme, &closer[i]);
    if (pages_of(paper, &tried) >= usual) continue;
    input->theme = tried.theme;
    return;
  }
}

static void draw_story(Paper *paper, const DocumentInput *input) {
  g_return_if_fail(input->story);
  DocumentInput own = *input;
  set_headings(&own.theme);
  close_up(&own, paper);
  draw_blocks(paper, &own);
}

void doc_report(Paper *paper, const DocumentInput *input) {
  g_return_if_fail(input->facts);
  g_autoptr(Story) story = story_of_report(input->facts);
  DocumentInput own = *input;
  own.story = story;
  draw_story(paper, &own);
}

void doc_joined(Paper *paper, const DocumentInput *input) { draw_story(paper, input); }
void doc_resume(Paper *paper, const DocumentInput *input) { draw_story(paper, input); }
