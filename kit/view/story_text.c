/* Stories as text: a row of a table that begins with a number is an item under that number, another names its cells. */
#include "view/story_text.h"

#include "base/unicode.h"

#define COLUMNS 72

/* Adds text that hangs behind a mark: "1. " and the further lines under the text. */
static void add_hanging(GString *out, const char *mark, const char *text) {
  int indent = unicode_width(mark);
  g_autofree char *clean = unicode_clean(text, -1);
  g_autoptr(GArray) lines = unicode_wrap_columns(clean, COLUMNS - indent);
  for (guint i = 0; i < lines->len; i++) {
    const UnicodeLine *line = &g_array_index(lines, UnicodeLine, i);
    if (i)
      g_string_append_printf(out, "%*s", indent, "");
    else
      g_string_append(out, mark);
    g_string_append_len(out, clean + line->start, (gssize)(line->end - line->start));
    g_string_append(out, line->hyphen ? "-\n" : "\n");
  }
}

static void add_section(GString *out, const char *text) {
  g_string_append_c(out, '\n');
  add_hanging(out, "", text);
  int width = MIN(unicode_width(text), COLUMNS);
  for (int i = 0; i < width; i++) g_string_append_c(out, '-');
  g_string_append_c(out, '\n');
}

/* "3. text" and below it what else the row says. */
static void add_numbered(GString *out, char *const *row, guint n) {
  g_autofree char *mark = *row[0] ? g_strdup_printf("%s. ", row[0]) : g_strdup("- ");
  g_autofree char *indent = g_strnfill((gsize)unicode_width(mark), ' ');
  GString *more = g_string_new(NULL);
  for (guint i = 2; i < n; i++) {
    if (*row[i]) g_string_append_printf(more, "%s%s", more->len ? " · " : "", row[i]);
  }
  add_hanging(out, mark, row[1]);
  if (more->len) add_hanging(out, indent, more->str);
  g_string_free(more, TRUE);
}

/* The first cell, and below it the others: with their heads, unless the second one is all there is. */
static void add_named(GString *out, const Story *story, const StoryBlock *block, char *const *row) {
  add_hanging(out, "- ", row[0]);
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
  if (more->len) add_hanging(out, "  ", more->str);
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
    if (apart && before != STORY_SECTION && before != STORY_HEADING) g_string_append_c(out, '\n');
    switch (block->kind) {
      case STORY_SECTION: add_section(out, block->text); break;
      case STORY_ITEM: add_hanging(out, "- ", block->text); break;
      case STORY_TABLE: add_table(out, story, block); break;
      case STORY_LABEL:
        add_hanging(out, "", block->text);
        break;
      case STORY_TITLE:
        add_hanging(out, "", block->text);
        g_string_append_c(out, '\n');
        break;
      case STORY_SUBTITLE:
      case STORY_HEADING:
      case STORY_TEXT:
      case STORY_NOTE:
      case STORY_QUOTE: {
        g_autofree char *whole = block->label ? g_strdup_printf("%s %s", block->label, block->text) : g_strdup(block->text);
        add_hanging(out, "", whole);
        break;
      }
    }
    before = block->kind;
  }
  return g_string_free(out, FALSE);
}
