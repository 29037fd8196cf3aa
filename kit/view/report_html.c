/* HTML of the plainest kind: headings, paragraphs, lists and one table, with the style inside. */
#include "view/report_html.h"

#include "base/unicode.h"
#include "model/report_network.h"

static void begin(GString *out, Lang lang, const char *title) {
  g_autofree char *escaped = g_markup_escape_text(title, -1);
  g_string_append_printf(out,
                         "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n<style>\n"
                         "body { font-family: \"Open Sans\", Calibri, sans-serif; font-size: 12pt; max-width: 17cm; }\n"
                         "h1 { font-size: 20pt; } h2 { font-size: 14pt; }\n"
                         "table { border-collapse: collapse; } td, th { border: 1px solid #888; padding: 3pt 6pt; text-align: left; "
                         "vertical-align: top; }\n</style>\n</head>\n<body>\n",
                         lang_code(lang), escaped);
}

static void end(GString *out) { g_string_append(out, "</body>\n</html>\n"); }

/* An element with a text, whose ends of lines stay; nothing for NULL. */
static void add(GString *out, const char *element, const char *text) {
  if (!text || !*text) return;
  g_autofree char *clean = unicode_clean(text, -1), *escaped = g_markup_escape_text(clean, -1);
  g_auto(GStrv) lines = g_strsplit(escaped, "\n", -1);
  g_autofree char *broken = g_strjoinv("<br>", lines);
  g_string_append_printf(out, "<%s>%s</%s>\n", element, broken, element);
}

static void add_row(GString *out, const char *element, const char *const *cells, gsize n) {
  g_string_append(out, "<tr>");
  for (gsize i = 0; i < n; i++) add(out, element, *cells[i] ? cells[i] : " ");
  g_string_append(out, "</tr>\n");
}

static void add_agreements(GString *out, const ReportGroup *group, Lang lang) {
  const char *const heads[] = {tp(lang, REPORT_COLUMN_NUMBER), tp(lang, REPORT_COLUMN_WHAT), tp(lang, REPORT_COLUMN_WHO),
                               tp(lang, REPORT_COLUMN_WHEN)};
  g_string_append(out, "<table>\n");
  add_row(out, "th", heads, G_N_ELEMENTS(heads));
  for (guint i = 0; i < group->lines->len; i++) {
    const ReportLine *line = g_ptr_array_index(group->lines, i);
    g_autofree char *number = g_strdup_printf("%d", line->record->number);
    g_autofree char *when = report_when(line, lang);
    const char *const cells[] = {number, line->text, line->who ? line->who : tp(lang, REPORT_NO_OWNER), when};
    add_row(out, "td", cells, G_N_ELEMENTS(cells));
  }
  g_string_append(out, "</table>\n");
}

static char *item_words(const ReportFacts *facts, ListKind list, const ReportLine *line) {
  return list == LIST_KEYWORD || list == LIST_WORD ? report_said(line) : report_whole_line(facts, line);
}

char *report_html_photo(guint photo) { return g_strdup_printf("foto-%02u.jpg", photo + 1); }

/* Photos beside the page, in a folder; Word shows them, where it leaves out pictures inside the page. */
void report_html_photos(GString *out, const ReportFacts *facts) {
  for (guint i = 0; i < facts->photos->len; i++) {
    g_autofree char *words = report_photo_words(facts, g_ptr_array_index(facts->photos, i)), *file = report_html_photo(i);
    g_autofree char *clean = unicode_clean(words, -1), *escaped = g_markup_escape_text(clean, -1);
    g_string_append_printf(out, "<p><img src=\"%s/%s\" width=\"420\" alt=\"%s\"><br>%s</p>\n",
                           text_plain(facts->script->lang, TX_REPORT_PHOTO_FOLDER), file, escaped, escaped);
  }
}

static void add_network(GString *out, const ReportFacts *facts) {
  g_autoptr(ReportNetwork) network = report_network_new(facts);
  if (!network->ties->len) return;
  add(out, "h2", tp(facts->lang, REPORT_NETWORK));
  g_string_append(out, "<ul>\n");
  for (guint i = 0; i < network->ties->len; i++) {
    g_autofree char *words = report_network_words(network, i, facts->lang);
    add(out, "li", words);
  }
  g_string_append(out, "</ul>\n");
}

void report_html_times(GString *out, const ReportFacts *facts, const char *heading) {
  if (facts->began == INSTANT_NONE) return;
  add(out, "h2", heading ? heading : tp(facts->lang, REPORT_TIMES));
  g_string_append(out, "<ul>\n");
  for (guint i = 0; i < facts->times->len; i++) {
    g_autofree char *words = report_time_words(facts, &g_array_index(facts->times, ReportTime, i));
    add(out, "li", words);
  }
  g_string_append(out, "</ul>\n");
}

static void add_group(GString *out, const ReportFacts *facts, ListKind list, const ReportGroup *group) {
  add(out, "h3", group->heading);
  if (list == LIST_AGREEMENT) {
    add_agreements(out, group, facts->lang);
    return;
  }
  g_string_append(out, "<ul>\n");
  for (guint i = 0; i < group->lines->len; i++) {
    const ReportLine *line = g_ptr_array_index(group->lines, i);
    g_autofree char *words = item_words(facts, list, line);
    gboolean chosen = list == LIST_SLOGAN && line == facts->slogan;
    g_autofree char *quoted = chosen ? g_strdup_printf("“%s”", line->text) : NULL;
    add(out, "li", chosen ? quoted : words);
  }
  g_string_append(out, "</ul>\n");
}

static void add_people(GString *out, const ReportPeople *people, char *heading) {
  if (people->names->len || people->unnamed) add(out, "h2", heading);
  if (people->names->len) g_string_append(out, "<ul>\n");
  for (guint i = 0; i < people->names->len; i++) add(out, "li", g_ptr_array_index(people->names, i));
  if (people->names->len) g_string_append(out, "</ul>\n");
  g_free(heading);
}

char *report_html(const ReportFacts *facts) {
  Lang lang = facts->lang;
  GString *out = g_string_new(NULL);
  g_autofree char *title = report_title(facts), *next = report_next(facts), *left_out = report_names_left_out(facts);
  g_autofree char *date = facts->date.year ? date_words(lang, facts->date) : NULL;
  begin(out, lang, facts->script->title);
  add(out, "h1", title);
  add(out, "p", facts->script->title);
  add(out, "p", date);
  if (next) add(out, "h2", tp(lang, REPORT_NEXT));
  add(out, "p", next);
  for (guint i = 0; i < facts->sections->len; i++) {
    const ReportSection *section = g_ptr_array_index(facts->sections, i);
    add(out, "h2", report_heading(section->list, lang));
    if (section->list == LIST_PHOTO) report_html_photos(out, facts);
    for (guint k = 0; k < section->groups->len; k++) add_group(out, facts, section->list, g_ptr_array_index(section->groups, k));
  }
  if (!facts->sections->len) add(out, "p", tp(lang, REPORT_NOTHING));
  add_network(out, facts);
  add_people(out, &facts->present, report_present(facts));
  add_people(out, &facts->absent, report_absent(facts));
  g_autofree char *unknown = report_unknown(facts);
  add(out, "p", unknown);
  add(out, "p", left_out);
  report_html_times(out, facts, NULL);
  end(out);
  return g_string_free(out, FALSE);
}

/* --- for other pages in the same style --- */

void report_html_begin(GString *out, Lang lang, const char *title) { begin(out, lang, title); }
void report_html_add(GString *out, const char *element, const char *text) { add(out, element, text); }
void report_html_end(GString *out) { end(out); }
