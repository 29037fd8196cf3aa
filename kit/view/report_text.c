/* The parts of a report in 72 columns: headings, items with hanging indents, agreements with who and when on a line of their own.
 * The same content as on paper: what is drawn there is listed here. */
#include "view/report_text.h"

#include "base/unicode.h"
#include "model/report_cloud.h"
#include "model/report_network.h"
#include "view/plain_lines.h"
#include "view/story_text.h"

static const ReportFacts *facts_of(const StoryBlock *block) { return g_ptr_array_index(block->facts, 0); }

/* A heading below a section stands apart, but not from that section. */
static void add_heading(GString *out, const StoryBlock *block, const char *usual) {
  const char *heading = block->text ? block->text : usual;
  if (!block->minor) {
    plain_heading(out, heading);
    return;
  }
  if (!g_str_has_suffix(out->str, "-\n")) g_string_append_c(out, '\n');
  plain_hanging(out, "", heading);
}

static void add_agreement(GString *out, const ReportLine *line, Lang lang) {
  g_autofree char *number = g_strdup_printf("%d. ", line->record->number);
  g_autofree char *when = report_when(line, lang);
  g_autofree char *taken = g_strdup_printf("%s · %s", line->who ? line->who : tp(lang, REPORT_NO_OWNER),
                                           when);
  g_autofree char *indent = g_strnfill((gsize)unicode_width(number), ' ');
  plain_hanging(out, number, line->text);
  plain_hanging(out, indent, taken);
}

static void add_items(GString *out, const GPtrArray *texts) {
  for (guint i = 0; i < texts->len; i++) plain_hanging(out, "- ", g_ptr_array_index(texts, i));
}

static void add_slogan(GString *out, const ReportFacts *facts) {
  g_autoptr(GPtrArray) others = report_other_slogans(facts);
  g_autofree char *quoted = facts->slogan ? g_strdup_printf("“%s”", facts->slogan->text) : NULL;
  if (quoted) plain_hanging(out, "", quoted);
  if (quoted && others->len) g_string_append_printf(out, "%s\n", tp(facts->lang, REPORT_ALSO_NAMED));
  add_items(out, others);
}

static void add_words(GString *out, const ReportGroup *group) {
  g_autofree char *said = report_words_said(group);
  g_autofree char *line = group->heading ? g_strdup_printf("%s: %s", group->heading, said) : g_steal_pointer(&said);
  plain_hanging(out, "", line);
}

static void add_group(GString *out, const ReportFacts *facts, ListKind list, const ReportGroup *group) {
  switch (list) {
    case LIST_SLOGAN: add_slogan(out, facts); return;
    case LIST_KEYWORD:
    case LIST_WORD: add_words(out, group); return;
    default: break;
  }
  if (group->heading) plain_hanging(out, "", group->heading);
  for (guint i = 0; i < group->lines->len; i++) {
    const ReportLine *line = g_ptr_array_index(group->lines, i);
    g_autofree char *whole = report_whole_line(facts, line);
    if (list == LIST_AGREEMENT)
      add_agreement(out, line, facts->lang);
    else
      plain_hanging(out, "- ", whole);
  }
}

static void add_list(GString *out, const StoryBlock *block) {
  const ReportFacts *facts = facts_of(block);
  ListKind list = (ListKind)block->part;
  const ReportSection *section = report_section(facts, list);
  add_heading(out, block, report_heading(list, facts->lang));
  for (guint i = 0; list == LIST_PHOTO && i < facts->photos->len; i++) {
    g_autofree char *words = report_photo_words(facts, g_ptr_array_index(facts->photos, i));
    plain_hanging(out, "- ", words);
  }
  g_autofree char *more = list == LIST_PHOTO ? report_photos_more(facts) : NULL;
  if (more) plain_hanging(out, "", more);
  for (guint i = 0; i < section->groups->len; i++) add_group(out, facts, list, g_ptr_array_index(section->groups, i));
}

/* --- what is no list --- */

static void add_next(GString *out, const StoryBlock *block) {
  g_autofree char *next = report_next(facts_of(block));
  add_heading(out, block, tp(facts_of(block)->lang, REPORT_NEXT));
  plain_hanging(out, "", next);
}

static void add_votes(GString *out, const StoryBlock *block) {
  const ReportFacts *facts = facts_of(block);
  g_autoptr(GPtrArray) groups = report_votes(facts);
  add_heading(out, block, tp(facts->lang, REPORT_VOTES_HEADING));
  for (guint i = 0; i < groups->len; i++) {
    const ReportGroup *group = g_ptr_array_index(groups, i);
    const char *label = report_votes_label(facts, group);
    if (label) plain_hanging(out, "", label);
    for (guint k = 0; k < group->lines->len; k++) {
      g_autofree char *words = report_whole_line(facts, g_ptr_array_index(group->lines, k));
      plain_hanging(out, "- ", words);
    }
  }
}

/* Most clouds are of words that stand in their lists. */
static void add_cloud(GString *out, const StoryBlock *block) {
  g_autoptr(GArray) words = report_cloud_of_all(block->facts, NULL);
  if (!words->len || report_cloud_told(block->facts)) return;
  g_autofree char *said = report_cloud_words(words);
  add_heading(out, block, tp(facts_of(block)->lang, REPORT_CLOUD));
  plain_hanging(out, "", said);
}

static void add_network(GString *out, const StoryBlock *block) {
  g_autoptr(ReportNetwork) network = report_network_new(block->facts);
  Lang lang = facts_of(block)->lang;
  if (network->ties->len) add_heading(out, block, tp(lang, REPORT_NETWORK));
  for (guint i = 0; i < network->ties->len; i++) {
    g_autofree char *words = report_network_words(network, i, lang);
    plain_hanging(out, "- ", words);
  }
}

static void add_people(GString *out, const StoryBlock *block, const ReportPeople *people, char *heading) {
  if (people->names->len || people->unnamed) add_heading(out, block, heading);
  add_items(out, people->names);
  g_free(heading);
}

static void add_note(GString *out, char *text) {
  if (text) g_string_append_c(out, '\n');
  if (text) plain_hanging(out, "", text);
  g_free(text);
}

static void add_everybody(GString *out, const StoryBlock *block) {
  const ReportFacts *facts = facts_of(block);
  add_people(out, block, &facts->present, report_present(facts));
  add_people(out, block, &facts->absent, report_absent(facts));
  add_note(out, report_unknown(facts));
  add_note(out, report_names_left_out(facts));
}

static void add_times(GString *out, const ReportFacts *facts, gboolean also_around) {
  g_autofree char *stopped = report_stopped(facts);
  for (guint i = 0; i < facts->times->len; i++) {
    const ReportTime *time = &g_array_index(facts->times, ReportTime, i);
    if (!also_around && !time->programme) continue;
    g_autofree char *words = report_time_words(facts, time);
    plain_hanging(out, "- ", words);
  }
  if (stopped) plain_hanging(out, "", stopped);
}

static void add_thanks(GString *out, const StoryBlock *block) {
  g_autofree char *thanks = report_thanks(facts_of(block));
  add_heading(out, block, tp(facts_of(block)->lang, REPORT_THANKS));
  plain_hanging(out, "", thanks);
}

void report_text_part(GString *out, const StoryBlock *block) {
  const ReportFacts *facts = facts_of(block);
  if (report_part_is_list(block->part)) {
    add_list(out, block);
    return;
  }
  switch ((int)block->part) {
    case REPORT_PART_NEXT: add_next(out, block); break;
    case REPORT_PART_VOTES: add_votes(out, block); break;
    case REPORT_PART_CLOUD: add_cloud(out, block); break;
    case REPORT_PART_NETWORK: add_network(out, block); break;
    case REPORT_PART_PEOPLE: add_everybody(out, block); break;
    case REPORT_PART_TIMES:
      add_heading(out, block, tp(facts->lang, REPORT_TIMES));
      for (guint i = 0; i < block->facts->len; i++) add_times(out, g_ptr_array_index(block->facts, i), FALSE);
      break;
    case REPORT_PART_THANKS: add_thanks(out, block); break;
    default: break; /* rooms are not of one */
  }
}

char *report_text(const ReportFacts *facts) {
  g_autoptr(Story) story = story_of_report(facts);
  return story_text(story);
}

char *report_times_text(const ReportFacts *facts) {
  GString *out = g_string_new(NULL);
  if (facts->began != INSTANT_NONE) {
    plain_heading(out, tp(facts->lang, REPORT_TIMES));
    add_times(out, facts, TRUE);
  }
  return g_string_free(out, FALSE);
}
