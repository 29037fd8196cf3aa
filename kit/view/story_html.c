/* Stories as HTML of the plainest kind, as Word opens it. */
#include "view/report_html.h"
#include "view/story_text.h"

static void add_table(GString *out, const Story *story, const StoryBlock *block) {
  guint n = block->columns->len;
  g_autofree const char **heads = g_new0(const char *, n);
  for (guint i = 0; i < n; i++) heads[i] = text_plain(story->lang, g_array_index(block->columns, StoryColumn, i).head);
  g_string_append(out, "<table>\n");
  report_html_row(out, "th", heads, n);
  for (guint i = 0; i < block->rows->len; i++) report_html_row(out, "td", g_ptr_array_index(block->rows, i), n);
  g_string_append(out, "</table>\n");
}

static const char *element_of(StoryKind kind) {
  switch (kind) {
    case STORY_TITLE: return "h1";
    case STORY_SECTION: return "h2";
    case STORY_HEADING: return "h3";
    case STORY_ITEM: return "li";
    case STORY_QUOTE: return "blockquote";
    case STORY_LABEL:
    case STORY_SUBTITLE:
    case STORY_TEXT:
    case STORY_NOTE:
    case STORY_BOX:
    case STORY_PART:
    case STORY_TABLE: break;
  }
  return "p";
}

char *story_html(const Story *story) {
  GString *out = g_string_new(NULL);
  gboolean listing = FALSE;
  report_html_begin(out, story->lang, story->script->title);
  for (guint i = 0; i < story->blocks->len; i++) {
    const StoryBlock *block = g_ptr_array_index(story->blocks, i);
    gboolean item = block->kind == STORY_ITEM;
    if (item != listing) g_string_append(out, item ? "<ul>\n" : "</ul>\n");
    listing = item;
    if (block->kind == STORY_TABLE) {
      add_table(out, story, block);
      continue;
    }
    if (block->kind == STORY_PART) {
      report_html_part(out, block);
      continue;
    }
    if (block->kind == STORY_BOX) {
      report_html_add(out, "h2", block->label);
      report_html_add(out, "p", block->text);
      continue;
    }
    g_autofree char *whole = block->label ? g_strdup_printf("%s %s", block->label, block->text) : g_strdup(block->text);
    report_html_add(out, element_of(block->kind), whole);
  }
  if (listing) g_string_append(out, "</ul>\n");
  report_html_end(out);
  return g_string_free(out, FALSE);
}
