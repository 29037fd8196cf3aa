/* The report in 72 columns: headings, items with hanging indents, agreements with who and when on a line of their own.
 * The same order and the same content as on paper, the times aside. */
#include "view/report_text.h"

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

static void add_heading(GString *out, const char *text) {
  g_string_append_c(out, '\n');
  add_hanging(out, "", text);
  int width = MIN(unicode_width(text), COLUMNS);
  for (int i = 0; i < width; i++) g_string_append_c(out, '-');
  g_string_append_c(out, '\n');
}

static void add_agreement(GString *out, const ReportLine *line, Lang lang) {
  g_autofree char *number = g_strdup_printf("%d. ", line->record->number);
  g_autofree char *taken = g_strdup_printf("%s · %s", line->who ? line->who : tp(lang, REPORT_NO_OWNER),
                                           line->when ? line->when : tp(lang, REPORT_NO_DATE));
  g_autofree char *indent = g_strnfill((gsize)unicode_width(number), ' ');
  add_hanging(out, number, line->text);
  add_hanging(out, indent, taken);
}

static void add_item(GString *out, const ReportLine *line, Lang lang) {
  g_autofree char *besides = line->who && line->when ? g_strdup_printf("%s, %s", line->who, line->when)
                                                     : g_strdup(line->who ? line->who : line->when);
  g_autofree char *text = besides ? tx(lang, REPORT_TAKEN_UP, TS(line->text), TS(besides)) : g_strdup(line->text);
  add_hanging(out, "- ", text);
}

static void add_slogan(GString *out, const ReportFacts *facts, const ReportGroup *group) {
  gboolean others = FALSE;
  if (facts->slogan) {
    g_autofree char *quoted = g_strdup_printf("“%s”", facts->slogan->text);
    add_hanging(out, "", quoted);
  }
  for (guint i = 0; i < group->lines->len; i++) {
    const ReportLine *line = g_ptr_array_index(group->lines, i);
    if (line == facts->slogan) continue;
    if (!others) g_string_append_printf(out, "%s\n", tp(facts->lang, REPORT_ALSO_NAMED));
    others = TRUE;
    g_autofree char *votes = tx(facts->lang, REPORT_VOTES, TN(line->record->votes));
    g_autofree char *text = line->record->votes ? g_strdup_printf("%s (%s)", line->text, votes) : g_strdup(line->text);
    add_hanging(out, "- ", text);
  }
}

static void add_words(GString *out, const ReportGroup *group) {
  GString *words = g_string_new(NULL);
  if (group->heading) g_string_append_printf(words, "%s: ", group->heading);
  for (guint i = 0; i < group->lines->len; i++) {
    g_autofree char *said = report_said(g_ptr_array_index(group->lines, i));
    g_string_append_printf(words, "%s%s", i ? " · " : "", said);
  }
  add_hanging(out, "", words->str);
  g_string_free(words, TRUE);
}

static void add_group(GString *out, const ReportFacts *facts, ListKind list, const ReportGroup *group) {
  switch (list) {
    case LIST_SLOGAN: add_slogan(out, facts, group); return;
    case LIST_KEYWORD:
    case LIST_WORD: add_words(out, group); return;
    default: break;
  }
  if (group->heading) add_hanging(out, "", group->heading);
  for (guint i = 0; i < group->lines->len; i++) {
    const ReportLine *line = g_ptr_array_index(group->lines, i);
    if (list == LIST_AGREEMENT)
      add_agreement(out, line, facts->lang);
    else
      add_item(out, line, facts->lang);
  }
}

static void add_people(GString *out, const ReportPeople *people, const char *heading) {
  if (!people->names->len && !people->unnamed) return;
  add_heading(out, heading);
  for (guint i = 0; i < people->names->len; i++) add_hanging(out, "- ", g_ptr_array_index(people->names, i));
}

static void add_note(GString *out, const char *text) {
  if (!text) return;
  g_string_append_c(out, '\n');
  add_hanging(out, "", text);
}

static void add_everybody(GString *out, const ReportFacts *facts) {
  int present = (int)facts->present.names->len + facts->present.unnamed;
  int absent = (int)facts->absent.names->len + facts->absent.unnamed;
  g_autofree char *came = tx(facts->lang, REPORT_PRESENT, TN(present)), *stayed = tx(facts->lang, REPORT_ABSENT, TN(absent));
  g_autofree char *unknown = facts->unknown ? tx(facts->lang, REPORT_UNKNOWN, TN(facts->unknown)) : NULL;
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
  add_hanging(out, "", title);
  g_string_append_c(out, '\n');
  add_hanging(out, "", facts->script->title);
  if (date) add_hanging(out, "", date);
  for (guint i = 0; i < facts->sections->len; i++) {
    const ReportSection *section = g_ptr_array_index(facts->sections, i);
    add_heading(out, report_heading(section->list, facts->lang));
    for (guint k = 0; k < section->groups->len; k++)
      add_group(out, facts, section->list, g_ptr_array_index(section->groups, k));
  }
  if (!facts->sections->len) add_note(out, tp(facts->lang, REPORT_NOTHING));
  if (next) {
    add_heading(out, tp(facts->lang, REPORT_NEXT));
    add_hanging(out, "", next);
  }
  add_everybody(out, facts);
  return g_string_free(out, FALSE);
}
