/* HTML of the plainest kind: headings, paragraphs, lists and tables, with the style inside. */
#include "view/report_html.h"

#include <math.h>

#include "base/unicode.h"
#include "model/report_cloud.h"
#include "model/report_network.h"
#include "view/story_text.h"

void report_html_begin(GString *out, Lang lang, const char *title) {
  g_autofree char *escaped = g_markup_escape_text(title, -1);
  g_string_append_printf(out,
                         "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n<style>\n"
                         "body { font-family: \"Open Sans\", Calibri, sans-serif; font-size: 12pt; max-width: 17cm; }\n"
                         "h1 { font-size: 20pt; } h2 { font-size: 14pt; } h3 { font-size: 12pt; }\n"
                         "table { border-collapse: collapse; } td, th { border: 1px solid #888; padding: 3pt 6pt; text-align: left; "
                         "vertical-align: top; }\n</style>\n</head>\n<body>\n",
                         lang_code(lang), escaped);
}

void report_html_end(GString *out) { g_string_append(out, "</body>\n</html>\n"); }

/* An element with a text, whose ends of lines stay; nothing for NULL. */
void report_html_add(GString *out, const char *element, const char *text) {
  if (!text || !*text) return;
  g_autofree char *clean = unicode_clean(text, -1), *escaped = g_markup_escape_text(clean, -1);
  g_auto(GStrv) lines = g_strsplit(escaped, "\n", -1);
  g_autofree char *broken = g_strjoinv("<br>", lines);
  g_string_append_printf(out, "<%s>%s</%s>\n", element, broken, element);
}

void report_html_row(GString *out, const char *element, const char *const *cells, gsize n) {
  g_string_append(out, "<tr>");
  for (gsize i = 0; i < n; i++) report_html_add(out, element, *cells[i] ? cells[i] : " ");
  g_string_append(out, "</tr>\n");
}

char *report_html_photo(int picture) { return g_strdup_printf("foto-%02d.jpg", picture + 1); }

static const ReportFacts *facts_of(const StoryBlock *block) { return g_ptr_array_index(block->facts, 0); }

static void add_heading(GString *out, const StoryBlock *block, const char *usual) {
  report_html_add(out, block->minor ? "h3" : "h2", block->text ? block->text : usual);
}

/* Takes the text over. */
static void take(GString *out, const char *element, char *text) {
  report_html_add(out, element, text);
  g_free(text);
}

/* --- lists --- */

static void add_agreements(GString *out, const ReportGroup *group, Lang lang) {
  const char *const heads[] = {tp(lang, REPORT_COLUMN_NUMBER), tp(lang, REPORT_COLUMN_WHAT), tp(lang, REPORT_COLUMN_WHO),
                               tp(lang, REPORT_COLUMN_WHEN)};
  g_string_append(out, "<table>\n");
  report_html_row(out, "th", heads, G_N_ELEMENTS(heads));
  for (guint i = 0; i < group->lines->len; i++) {
    const ReportLine *line = g_ptr_array_index(group->lines, i);
    g_autofree char *number = g_strdup_printf("%d", line->record->number);
    g_autofree char *when = report_when(line, lang);
    const char *const cells[] = {number, line->text, line->who ? line->who : tp(lang, REPORT_NO_OWNER), when};
    report_html_row(out, "td", cells, G_N_ELEMENTS(cells));
  }
  g_string_append(out, "</table>\n");
}

static void add_slogan(GString *out, const ReportFacts *facts) {
  g_autoptr(GPtrArray) others = report_other_slogans(facts);
  if (facts->slogan) take(out, "blockquote", g_strdup_printf("“%s”", facts->slogan->text));
  if (facts->slogan && others->len) report_html_add(out, "p", tp(facts->lang, REPORT_ALSO_NAMED));
  if (others->len) g_string_append(out, "<ul>\n");
  for (guint i = 0; i < others->len; i++) report_html_add(out, "li", g_ptr_array_index(others, i));
  if (others->len) g_string_append(out, "</ul>\n");
}

static void add_words(GString *out, const ReportGroup *group) {
  g_autofree char *said = report_words_said(group);
  take(out, "p", group->heading ? g_strdup_printf("%s: %s", group->heading, said) : g_steal_pointer(&said));
}

static void add_items(GString *out, const StoryBlock *block, const ReportGroup *group) {
  report_html_add(out, block->minor ? "h4" : "h3", group->heading);
  g_string_append(out, "<ul>\n");
  for (guint i = 0; i < group->lines->len; i++) take(out, "li", report_whole_line(facts_of(block), g_ptr_array_index(group->lines, i)));
  g_string_append(out, "</ul>\n");
}

/* Photos beside the page, in a folder; Word shows them, where it leaves out pictures inside the page. */
static void add_photos(GString *out, const ReportFacts *facts, gboolean minor) {
  for (guint i = 0; i < facts->photos->len; i++) {
    const ReportPhoto *photo = g_ptr_array_index(facts->photos, i);
    g_autofree char *words = report_photo_words(facts, photo), *file = report_html_photo(photo->picture);
    g_autofree char *clean = unicode_clean(words, -1), *escaped = g_markup_escape_text(clean, -1);
    g_string_append_printf(out, "<p><img src=\"%s/%s\" width=\"%d\" alt=\"%s\"><br>%s</p>\n",
                           text_plain(facts->script->lang, TX_REPORT_PHOTO_FOLDER), file, minor ? 260 : 420, escaped, escaped);
  }
  take(out, "p", report_photos_more(facts));
}

static void add_list(GString *out, const StoryBlock *block) {
  const ReportFacts *facts = facts_of(block);
  ListKind list = (ListKind)block->part;
  const ReportSection *section = report_section(facts, list);
  add_heading(out, block, report_heading(list, facts->lang));
  if (list == LIST_PHOTO) add_photos(out, facts, block->minor);
  for (guint i = 0; i < section->groups->len; i++) {
    const ReportGroup *group = g_ptr_array_index(section->groups, i);
    switch (list) {
      case LIST_AGREEMENT: add_agreements(out, group, facts->lang); break;
      case LIST_SLOGAN: add_slogan(out, facts); break;
      case LIST_KEYWORD:
      case LIST_WORD: add_words(out, group); break;
      default: add_items(out, block, group); break;
    }
  }
}

/* --- what is no list --- */

static void add_next(GString *out, const StoryBlock *block) {
  add_heading(out, block, tp(facts_of(block)->lang, REPORT_NEXT));
  take(out, "p", report_next(facts_of(block)));
}

static void add_votes(GString *out, const StoryBlock *block) {
  const ReportFacts *facts = facts_of(block);
  g_autoptr(GPtrArray) groups = report_votes(facts);
  add_heading(out, block, tp(facts->lang, REPORT_VOTES_HEADING));
  for (guint i = 0; i < groups->len; i++) {
    const ReportGroup *group = g_ptr_array_index(groups, i);
    report_html_add(out, "p", report_votes_label(facts, group));
    g_string_append(out, "<ul>\n");
    for (guint k = 0; k < group->lines->len; k++) take(out, "li", report_whole_line(facts, g_ptr_array_index(group->lines, k)));
    g_string_append(out, "</ul>\n");
  }
}

/* Words beside each other, larger where they were said more. */
static void add_cloud(GString *out, const StoryBlock *block) {
  g_autoptr(GArray) words = report_cloud_of_all(block->facts, NULL);
  if (!words->len) return;
  add_heading(out, block, tp(facts_of(block)->lang, REPORT_CLOUD));
  g_string_append(out, "<p>\n");
  for (guint i = 0; i < words->len; i++) {
    const CloudWord *word = &g_array_index(words, CloudWord, i);
    g_autofree char *clean = unicode_clean(word->text, -1), *escaped = g_markup_escape_text(clean, -1);
    g_string_append_printf(out, "<span style=\"font-size: %dpt\">%s</span>\n", (int)fmin(10 + 4 * sqrt(word->times), 28), escaped);
  }
  g_string_append(out, "</p>\n");
}

static void add_network(GString *out, const StoryBlock *block) {
  g_autoptr(ReportNetwork) network = report_network_new(block->facts);
  Lang lang = facts_of(block)->lang;
  if (!network->ties->len) return;
  add_heading(out, block, tp(lang, REPORT_NETWORK));
  g_string_append(out, "<ul>\n");
  for (guint i = 0; i < network->ties->len; i++) take(out, "li", report_network_words(network, i, lang));
  g_string_append(out, "</ul>\n");
}

static void add_people(GString *out, const StoryBlock *block, const ReportPeople *people, char *heading) {
  if (people->names->len || people->unnamed) add_heading(out, block, heading);
  if (people->names->len) g_string_append(out, "<ul>\n");
  for (guint i = 0; i < people->names->len; i++) report_html_add(out, "li", g_ptr_array_index(people->names, i));
  if (people->names->len) g_string_append(out, "</ul>\n");
  g_free(heading);
}

static void add_everybody(GString *out, const StoryBlock *block) {
  const ReportFacts *facts = facts_of(block);
  add_people(out, block, &facts->present, report_present(facts));
  add_people(out, block, &facts->absent, report_absent(facts));
  take(out, "p", report_unknown(facts));
  take(out, "p", report_names_left_out(facts));
}

static char *rounded(Lang lang, int seconds) { return length_words(lang, (seconds + 30) / 60 * 60); }

static void add_time(GString *out, const ReportFacts *facts, const ReportTime *time) {
  Lang lang = facts->lang;
  gboolean ran = time->real_start != INSTANT_NONE;
  g_autofree char *at = ran ? report_clock(facts, time->real_start) : g_strdup(""), *title = report_time_title(facts, time);
  g_autofree char *plan = time->planned_start != INSTANT_NONE ? rounded(lang, time->planned_seconds) : g_strdup("");
  g_autofree char *real = time->dropped ? g_strdup(tp(lang, REPORT_DROPPED)) : ran ? rounded(lang, time->real_seconds) : g_strdup("");
  const char *const cells[] = {at, title, plan, real};
  report_html_row(out, "td", cells, G_N_ELEMENTS(cells));
}

static void add_times(GString *out, const StoryBlock *block) {
  Lang lang = facts_of(block)->lang;
  const char *const heads[] = {tp(lang, REPORT_COLUMN_BEGAN), tp(lang, REPORT_COLUMN_PART), tp(lang, REPORT_COLUMN_PLAN), tp(lang, REPORT_COLUMN_REAL)};
  add_heading(out, block, tp(lang, REPORT_TIMES));
  g_string_append(out, "<table>\n");
  report_html_row(out, "th", heads, G_N_ELEMENTS(heads));
  for (guint k = 0; k < block->facts->len; k++) {
    const ReportFacts *facts = g_ptr_array_index(block->facts, k);
    for (guint i = 0; i < facts->times->len; i++) {
      const ReportTime *time = &g_array_index(facts->times, ReportTime, i);
      if (time->programme) add_time(out, facts, time);
    }
  }
  g_string_append(out, "</table>\n");
  for (guint k = 0; k < block->facts->len; k++) take(out, "p", report_stopped(g_ptr_array_index(block->facts, k)));
}

static void add_thanks(GString *out, const StoryBlock *block) {
  add_heading(out, block, tp(facts_of(block)->lang, REPORT_THANKS));
  take(out, "p", report_thanks(facts_of(block)));
}

void report_html_part(GString *out, const StoryBlock *block) {
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
    case REPORT_PART_TIMES: add_times(out, block); break;
    case REPORT_PART_THANKS: add_thanks(out, block); break;
    default: break; /* rooms are not of one */
  }
}

char *report_html(const ReportFacts *facts) {
  g_autoptr(Story) story = story_of_report(facts);
  return story_html(story);
}
