/* Stories as text: a row of a table that begins with a number is an item under that number, another names its cells. */
#include "view/story_text.h"

#include "base/unicode.h"
#include "view/plain_lines.h"
#include "view/report_text.h"

/* "3. text" and below it what else the row says. */
static void add_numbered(GString *out, char *const *row, guint n) {
  g_autofree char *mark = *row[0] ? g_strdup_printf("%s. ", row[0]) : g_strdup("- ");
  g_autofree char *indent = g_strnfill((gsize)unicode_width(mark), ' ');
  GString *more = g_string_new(NULL);
  for (guint i = 2; i < n; i++) {
    if (*row[i]) g_string_append_printf(more, "%s%s", more->len ? " · " : "", row[i]);
  }
  plain_hanging(out, mark, row[1]);
  if (more->len) plain_hanging(out, indent, more->str);
  g_string_free(more, TRUE);
}

/* The first cell, and below it the others: with their heads, unless the second one is all there is. */
static void add_named(GString *out, const Story *story, const StoryBlock *block, char *const *row) {
  plain_hanging(out, "- ", row[0]);
  GString *more = g_string_new(NULL);
  guint n = block->columns->len;
  for (guint i = 1; i < n; i++) {
    const char *head = text_plain(story->lang, g_array_index(block->columns, StoryColumn, i).head);
    if (!*row[i]) continue;
    if (n == 2)
      g_string_append(more, row[i]);
    else
      g_string_append_printf(more, "%s%s: %s", more->len ? " · " : "", head, row[i]);
  }
  if (more->len) plain_hanging(out, "  ", more->str);
  g_string_free(more, TRUE);
}

static void add_table(GString *out, const Story *story, const StoryBlock *block) {
  gboolean numbered = g_array_index(block->columns, StoryColumn, 0).share == 0;
  for (guint i = 0; i < block->rows->len; i++) {
    char *const *row = g_ptr_array_index(block->rows, i);
    if (numbered)
      add_numbered(out, row, block->columns->len);
    else
      add_named(out, story, block, row);
  }
}

char *story_text(const Story *story) {
  GString *out = g_string_new(NULL);
  StoryKind before = STORY_SECTION;
  for (guint i = 0; i < story->blocks->len; i++) {
    const StoryBlock *block = g_ptr_array_index(story->blocks, i);
    gboolean apart = block->kind == STORY_HEADING || block->kind == STORY_NOTE;
    apart = apart || (block->kind == STORY_TEXT && before == STORY_PART);
    if (apart && before != STORY_SECTION && before != STORY_HEADING) g_string_append_c(out, '\n');
    switch (block->kind) {
      case STORY_SECTION: plain_heading(out, block->text); break;
      case STORY_ITEM: plain_hanging(out, "- ", block->text); break;
      case STORY_TABLE: add_table(out, story, block); break;
      case STORY_BOX:
        plain_heading(out, block->label);
        plain_hanging(out, "", block->text);
        break;
      case STORY_PART: report_text_part(out, block); break;
      case STORY_LABEL:
        plain_hanging(out, "", block->text);
        break;
      case STORY_TITLE:
        plain_hanging(out, "", block->text);
        g_string_append_c(out, '\n');
        break;
      case STORY_SUBTITLE:
      case STORY_HEADING:
      case STORY_TEXT:
      case STORY_NOTE:
      case STORY_QUOTE: {
        g_autofree char *whole = block->label ? g_strdup_printf("%s %s", block->label, block->text) : g_strdup(block->text);
        plain_hanging(out, "", whole);
        break;
      }
    }
    before = block->kind;
  }
  return g_string_free(out, FALSE);
}
