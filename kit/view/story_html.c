/* Stories as HTML of the plainest kind, as Word opens it. */
#include "view/report_html.h"
#include "view/story_text.h"

static void add_table(GString *out, const Story *story, const StoryBlock *block) {
  g_string_append(out, "<table>\n<tr>");
  for (guint i = 0; i < block->columns->len; i++)
    report_html_add(out, "th", text_plain(story->lang, g_array_index(block->columns, StoryColumn, i).head));
  g_string_append(out, "</tr>\n");
  for (guint i = 0; i < block->rows->len; i++) {
    char *const *row = g_ptr_array_index(block->rows, i);
    g_string_append(out, "<tr>");
    for (guint k = 0; k < block->columns->len; k++) report_html_add(out, "td", *row[k] ? row[k] : " ");
    g_string_append(out, "</tr>\n");
  }
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
    case STORY_CLOUD: /* its words stand in their lists */
    case STORY_PHOTOS:
    case STORY_TIMES:
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
    if (block->facts) {
      if (block->kind == STORY_PHOTOS) report_html_photos(out, block->facts);
      if (block->kind == STORY_TIMES) report_html_times(out, block->facts, block->text);
      continue;
    }
    if (block->kind == STORY_CLOUD) continue;
    g_autofree char *whole = block->label ? g_strdup_printf("%s %s", block->label, block->text) : g_strdup(block->text);
    report_html_add(out, element_of(block->kind), whole);
  }
  if (listing) g_string_append(out, "</ul>\n");
  report_html_end(out);
  return g_string_free(out, FALSE);
}
