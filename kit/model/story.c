/* Building a story, and the report of one meeting as such. */
#include "model/story.h"

static void block_free(gpointer data) {
  StoryBlock *block = data;
  g_free(block->label);
  g_free(block->text);
  if (block->facts) g_ptr_array_unref(block->facts);
  if (block->columns) g_array_unref(block->columns);
  if (block->rows) g_ptr_array_unref(block->rows);
  g_free(block);
}

Story *story_new(const Script *script) {
  Story *story = g_new0(Story, 1);
  story->script = script;
  story->lang = script_participant_lang(script);
  story->blocks = g_ptr_array_new_with_free_func(block_free);
  return story;
}

void story_free(Story *story) {
  if (!story) return;
  g_ptr_array_unref(story->blocks);
  g_free(story);
}

static StoryBlock *add(Story *story, StoryKind kind) {
  StoryBlock *block = g_new0(StoryBlock, 1);
  block->kind = kind;
  g_ptr_array_add(story->blocks, block);
  return block;
}

void story_say(Story *story, StoryKind kind, const char *text) {
  if (text && *text) add(story, kind)->text = g_strdup(text);
}

void story_take(Story *story, StoryKind kind, char *text) {
  story_say(story, kind, text);
  g_free(text);
}

void story_labelled(Story *story, const char *label, const char *text) {
  if (!text || !*text) return;
  StoryBlock *block = add(story, STORY_TEXT);
  block->label = g_strdup(label);
  block->text = g_strdup(text);
}

void story_box(Story *story, const char *heading, const char *text) {
  if (!text || !*text) return;
  StoryBlock *block = add(story, STORY_BOX);
  block->label = g_strdup(heading);
  block->text = g_strdup(text);
}

void story_table(Story *story, const StoryColumn *columns, guint n) {
  StoryBlock *block = add(story, STORY_TABLE);
  block->columns = g_array_new(FALSE, FALSE, sizeof(StoryColumn));
  g_array_append_vals(block->columns, columns, n);
  block->rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
}

static StoryBlock *last_block(const Story *story) { return g_ptr_array_index(story->blocks, story->blocks->len - 1); }

void story_row(Story *story, const char *const *cells) {
  StoryBlock *block = last_block(story);
  g_return_if_fail(block->kind == STORY_TABLE);
  guint n = block->columns->len;
  char **row = g_new0(char *, n + 1);
  for (guint i = 0; i < n; i++) row[i] = g_strdup(cells[i] ? cells[i] : "");
  g_ptr_array_add(block->rows, row);
}

static StoryBlock *add_part(Story *story, ReportPart part) {
  StoryBlock *block = add(story, STORY_PART);
  block->part = part;
  block->facts = g_ptr_array_new();
  return block;
}

void story_part(Story *story, ReportPart part, const ReportFacts *facts, gboolean minor, const char *heading) {
  if (!report_holds(facts, part)) return;
  StoryBlock *block = add_part(story, part);
  block->minor = minor;
  block->text = g_strdup(heading);
  g_ptr_array_add(block->facts, (gpointer)facts);
}

void story_part_of_all(Story *story, ReportPart part, const GPtrArray *facts) {
  StoryBlock *block = add_part(story, part);
  for (guint i = 0; i < facts->len; i++) g_ptr_array_add(block->facts, g_ptr_array_index(facts, i));
}

void story_head(Story *story, const char *label, char *title, Date date) {
  const Venue *v = &story->script->venue;
  g_autofree char *day = date.year ? date_words(story->lang, date) : NULL;
  const char *const lines[] = {day, v->name, v->town};
  GString *under = g_string_new(story->script->title);
  for (gsize i = 0, n = 0; i < G_N_ELEMENTS(lines); i++)
    if (lines[i] && *lines[i]) g_string_append_printf(under, "%s%s", !n++ ? "\n" : i == 1 && day ? " · " : ", ", lines[i]);
  story_say(story, STORY_LABEL, label);
  story_take(story, STORY_TITLE, title);
  story_say(story, STORY_SUBTITLE, under->str);
  g_string_free(under, TRUE);
}

Story *story_of_report(const ReportFacts *facts) {
  Story *story = story_new(facts->script);
  story_head(story, tp(facts->lang, REPORT), report_title(facts), facts->date);
  for (guint i = 0; i < facts->parts->len; i++)
    story_part(story, g_array_index(facts->parts, ReportPart, i), facts, FALSE, NULL);
  if (!facts->sections->len) story_say(story, STORY_TEXT, tp(facts->lang, REPORT_NOTHING));
  if (!report_tells(facts, REPORT_PART_PEOPLE)) story_take(story, STORY_NOTE, report_names_left_out(facts));
  return story;
}
