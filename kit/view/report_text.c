/* The report in 72 columns: headings, items with hanging indents, agreements with who and when on a line of their own.
 * The same order and the same content as on paper: what is drawn there is listed here. */
#include "view/report_text.h"

#include "base/unicode.h"
#include "model/report_network.h"
#include "view/plain_lines.h"

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
  if (facts->slogan) {
    g_autofree char *quoted = g_strdup_printf("“%s”", facts->slogan->text);
    g_autofree char *votes = tx(facts->lang, REPORT_VOTES, TN(facts->slogan->record->votes));
    g_autofree char *counted = g_strdup_printf("%s (%s)", quoted, votes);
    plain_hanging(out, "", facts->slogan->record->votes ? counted : quoted);
  }
  if (others->len) g_string_append_printf(out, "%s\n", tp(facts->lang, REPORT_ALSO_NAMED));
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

static void add_people(GString *out, const ReportPeople *people, const char *heading) {
  if (!people->names->len && !people->unnamed) return;
  plain_heading(out, heading);
  add_items(out, people->names);
}

void report_text_photos(GString *out, const ReportFacts *facts) {
  for (guint i = 0; i < facts->photos->len; i++) {
    g_autofree char *words = report_photo_words(facts, g_ptr_array_index(facts->photos, i));
    plain_hanging(out, "- ", words);
  }
}

static void add_network(GString *out, const ReportFacts *facts) {
  g_autoptr(ReportNetwork) network = report_network_new(facts);
  if (network->ties->len) plain_heading(out, tp(facts->lang, REPORT_NETWORK));
  for (guint i = 0; i < network->ties->len; i++) {
    g_autofree char *words = report_network_words(network, i, facts->lang);
    plain_hanging(out, "- ", words);
  }
}

void report_text_times(GString *out, const ReportFacts *facts, const char *heading) {
  if (facts->began == INSTANT_NONE) return;
  plain_heading(out, heading ? heading : tp(facts->lang, REPORT_TIMES));
  for (guint i = 0; i < facts->times->len; i++) {
    g_autofree char *words = report_time_words(facts, &g_array_index(facts->times, ReportTime, i));
    plain_hanging(out, "- ", words);
  }
}

static void add_note(GString *out, const char *text) {
  if (!text) return;
  g_string_append_c(out, '\n');
  plain_hanging(out, "", text);
}

static void add_everybody(GString *out, const ReportFacts *facts) {
  g_autofree char *came = report_present(facts), *stayed = report_absent(facts), *unknown = report_unknown(facts);
  g_autofree char *left_out = report_names_left_out(facts);
  add_people(out, &facts->present, came);
  add_people(out, &facts->absent, stayed);
  add_note(out, unknown);
  add_note(out, left_out);
}

char *report_text(const ReportFacts *facts) {
  GString *out = g_string_new(NULL);
  g_autofree char *title = report_title(facts), *next = report_next(facts);
  g_autofree char *date = facts->date.year ? date_words(facts->lang, facts->date) : NULL;
  plain_hanging(out, "", title);
  g_string_append_c(out, '\n');
  plain_hanging(out, "", facts->script->title);
  if (date) plain_hanging(out, "", date);
  if (next) {
    plain_heading(out, tp(facts->lang, REPORT_NEXT));
    plain_hanging(out, "", next);
  }
  for (guint i = 0; i < facts->sections->len; i++) {
    const ReportSection *section = g_ptr_array_index(facts->sections, i);
    plain_heading(out, report_heading(section->list, facts->lang));
    if (section->list == LIST_PHOTO) report_text_photos(out, facts);
    for (guint k = 0; k < section->groups->len; k++)
      add_group(out, facts, section->list, g_ptr_array_index(section->groups, k));
  }
  if (!facts->sections->len) add_note(out, tp(facts->lang, REPORT_NOTHING));
  add_network(out, facts);
  add_everybody(out, facts);
  report_text_times(out, facts, NULL);
  return g_string_free(out, FALSE);
}

char *report_times_text(const ReportFacts *facts) {
  GString *out = g_string_new(NULL);
  report_text_times(out, facts, NULL);
  return g_string_free(out, FALSE);
}
