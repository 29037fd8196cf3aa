/* Stories on paper: the report of several rooms, and the summary of a series. What they tell was made by model/joined and
 * model/resume; here it only gets its place. */
#include "pdf/document.h"
#include "pdf/report_figures.h"
#include "pdf/table.h"

#define COLUMNS_MAX 8
#define MANY_COLUMNS 6 /* from here on they stand closer, so that words stay whole */

static void add_table(Flow *flow, const Story *story, const StoryBlock *block) {
  TableColumn columns[COLUMNS_MAX];
  guint n = MIN(block->columns->len, COLUMNS_MAX);
  for (guint i = 0; i < n; i++) {
    const StoryColumn *column = &g_array_index(block->columns, StoryColumn, i);
    columns[i] = (TableColumn){.share = column->share, .head = text_plain(story->lang, column->head)};
    if (!column->share) {
      columns[i].width = 34;
      columns[i].align = ALIGN_RIGHT;
    }
  }
  Table *table = table_new(flow, columns, n);
  table_padding(table, n < MANY_COLUMNS ? 7 : 4, 4);
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

/* What is drawn from the facts of one meeting or room; the photos that were loaded are of the first that has any. */
static void draw_facts(Flow *flow, const DocumentInput *input, const StoryBlock *block) {
  DocumentInput own = *input;
  own.facts = block->facts;
  if (block->kind == STORY_PHOTOS)
    report_figure_photos(flow, &own);
  else
    report_figure_times(flow, &own, block->text);
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
  return above->kind == STORY_SECTION && below->kind == STORY_HEADING;
}

static void add_line(Flow *flow, const Theme *theme, const Story *story, guint i) {
  const StoryBlock *block = g_ptr_array_index(story->blocks, i);
  gboolean note = block->kind == STORY_NOTE;
  Style style = theme->styles[note ? STYLE_NOTE : STYLE_BODY];
  style.keep_next = leads_in(story, i);
  flow_text(flow, &style, PAPER_P, note ? NULL : block->label, block->text);
}

static void draw_story(Paper *paper, const DocumentInput *input) {
  const Story *story = input->story;
  g_return_if_fail(story);
  Flow *flow = document_flow(paper, input);
  for (guint i = 0; i < story->blocks->len; i++) {
    const StoryBlock *block = g_ptr_array_index(story->blocks, i);
    switch (block->kind) {
      case STORY_LABEL: flow_paragraph(flow, STYLE_LABEL, block->text); break;
      case STORY_TITLE: flow_heading(flow, 1, block->text); break;
      case STORY_SUBTITLE: flow_paragraph(flow, STYLE_SUBTITLE, block->text); break;
      case STORY_SECTION: flow_heading(flow, 2, block->text); break;
      case STORY_HEADING: flow_heading(flow, 3, block->text); break;
      case STORY_TEXT:
      case STORY_NOTE: add_line(flow, &input->theme, story, i); break;
      case STORY_QUOTE: add_quote(flow, &input->theme, block->text); break;
      case STORY_CLOUD: report_figure_cloud_of_all(flow, input, block->clouded); break;
      case STORY_PHOTOS:
      case STORY_TIMES: draw_facts(flow, input, block); break;
      case STORY_TABLE: add_table(flow, story, block); break;
      case STORY_ITEM: i += add_items(flow, story, i) - 1; break;
    }
  }
  flow_finish(flow);
}

void doc_joined(Paper *paper, const DocumentInput *input) { draw_story(paper, input); }
void doc_resume(Paper *paper, const DocumentInput *input) { draw_story(paper, input); }
