/* Building a story, and the lists of a report as blocks of it. */
#include "model/story.h"

static void block_free(gpointer data) {
  StoryBlock *block = data;
  g_free(block->label);
  g_free(block->text);
  if (block->clouded) g_ptr_array_unref(block->clouded);
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

void story_cloud(Story *story, const GPtrArray *facts) {
  StoryBlock *block = add(story, STORY_CLOUD);
  block->clouded = g_ptr_array_new();
  for (guint i = 0; i < facts->len; i++) g_ptr_array_add(block->clouded, g_ptr_array_index(facts, i));
}

void story_times(Story *story, const ReportFacts *facts, const char *heading) {
  if (facts->began == INSTANT_NONE) return;
  StoryBlock *block = add(story, STORY_TIMES);
  block->text = g_strdup(heading);
  block->facts = facts;
}

/* --- the lists of a report --- */

static const ReportLine *line_at(const ReportGroup *group, guint i) { return g_ptr_array_index(group->lines, i); }

static void add_agreements(Story *story, const ReportGroup *group) {
  static const StoryColumn columns[] = {
      {TX_REPORT_COLUMN_NUMBER, 0}, {TX_REPORT_COLUMN_WHAT, 4}, {TX_REPORT_COLUMN_WHO, 2}, {TX_REPORT_COLUMN_WHEN, 2}};
  story_table(story, columns, G_N_ELEMENTS(columns));
  for (guint i = 0; i < group->lines->len; i++) {
    const ReportLine *line = line_at(group, i);
    g_autofree char *number = g_strdup_printf("%d", line->record->number);
    const char *const cells[] = {number, line->text, line->who ? line->who : tp(story->lang, REPORT_NO_OWNER),
                                 line->when ? line->when : tp(story->lang, REPORT_NO_DATE)};
    story_row(story, cells);
  }
}

static void add_slogans(Story *story, const ReportFacts *facts, const ReportGroup *group) {
  if (facts->slogan) story_take(story, STORY_QUOTE, g_strdup_printf("“%s”", facts->slogan->text));
  GString *others = g_string_new(NULL);
  for (guint i = 0; i < group->lines->len; i++) {
    const ReportLine *line = line_at(group, i);
    if (line == facts->slogan) continue;
    g_autofree char *votes = tx(story->lang, REPORT_VOTES, TN(line->record->votes));
    g_string_append_printf(others, "%s%s", others->len ? " · " : "", line->text);
    if (line->record->votes) g_string_append_printf(others, " (%s)", votes);
  }
  story_labelled(story, tp(story->lang, REPORT_ALSO_NAMED), others->str);
  g_string_free(others, TRUE);
}

static void add_words(Story *story, const ReportGroup *group) {
  GString *words = g_string_new(NULL);
  for (guint i = 0; i < group->lines->len; i++) {
    g_autofree char *said = report_said(line_at(group, i));
    g_string_append_printf(words, "%s%s", i ? " · " : "", said);
  }
  g_autofree char *label = group->heading ? g_strdup_printf("%s:", group->heading) : NULL;
  story_labelled(story, label, words->str);
  g_string_free(words, TRUE);
}

static void add_items(Story *story, const ReportGroup *group) {
  story_say(story, STORY_HEADING, group->heading);
  for (guint i = 0; i < group->lines->len; i++) {
    const ReportLine *line = line_at(group, i);
    g_autofree char *besides = line->who && line->when ? g_strdup_printf("%s, %s", line->who, line->when)
                                                       : g_strdup(line->who ? line->who : line->when);
    story_take(story, STORY_ITEM, besides ? tx(story->lang, REPORT_TAKEN_UP, TS(line->text), TS(besides)) : g_strdup(line->text));
  }
}

void story_add_list(Story *story, const ReportFacts *facts, const ReportSection *section) {
  if (section->list == LIST_PHOTO && facts->photos->len) add(story, STORY_PHOTOS)->facts = facts;
  for (guint i = 0; i < section->groups->len; i++) {
    const ReportGroup *group = g_ptr_array_index(section->groups, i);
    switch (section->list) {
      case LIST_AGREEMENT: add_agreements(story, group); break;
      case LIST_SLOGAN: add_slogans(story, facts, group); break;
      case LIST_KEYWORD:
      case LIST_WORD: add_words(story, group); break;
      default: add_items(story, group); break;
    }
  }
}
