/* The report for who pays for a meeting, in one room or in several, in an order of its own: how many came, how much was agreed, in which
 * room, and then what. Each person is counted once, and nobody is named. */
#include <string.h>

#include "model/report_doubts.h"
#include "view/report_html.h"

/* Items behind each other are one list. */
static void open_or_close_list(GString *out, gboolean item) {
  gboolean in_list = g_str_has_suffix(out->str, "</li>\n");
  if (item != in_list) g_string_append(out, item ? "<ul>\n" : "</ul>\n");
}

/* A paragraph, an item or a heading, as HTML or as text; takes the text over. */
static void say(GString *out, gboolean html, const char *element, char *text) {
  if (html) open_or_close_list(out, strcmp(element, "li") == 0);
  if (html)
    report_html_add(out, element, text);
  else
    g_string_append_printf(out, "%s%s\n", strcmp(element, "li") == 0 ? "- " : strcmp(element, "h2") == 0 ? "\n" : "", text);
  g_free(text);
}

/* What is counted over all rooms. */
typedef struct Counts {
  GHashTable *people, *organisations; /* sets of keys */
  int by_side[N_SIDES];
} Counts;

static void count_people(Counts *counts, const ReportFacts *facts, gboolean taken) {
  const Session *session = facts->session;
  for (guint i = 0; i < session->people->len; i++) {
    const Person *person = g_ptr_array_index(session->people, i);
    gboolean here = taken ? presence_came(g_array_index(session->attendance, Attendance, i).presence) : person_expected(person);
    g_autofree char *name = person_name(person), *folded = g_utf8_casefold(name, -1);
    /* those of the script have the same number in every room; a walk-in is known by the name alone */
    char *key = person->walk_in ? g_strdup(folded) : g_strdup_printf("%d %s", person->id, folded);
    if (!here || !g_hash_table_add(counts->people, key)) {
      if (!here) g_free(key);
      continue;
    }
    counts->by_side[person->side < N_SIDES ? person->side : SIDE_NONE]++;
    if (person->organisation && *person->organisation)
      g_hash_table_add(counts->organisations, g_utf8_casefold(person->organisation, -1));
  }
}

static void say_people(GString *out, const GPtrArray *all, gboolean html) {
  static const TextId sides[N_SIDES] = {TX_FUNDER_SIDE_NONE,         TX_FUNDER_SIDE_FORMAL,   TX_FUNDER_SIDE_INFORMAL,
                                        TX_FUNDER_SIDE_MUNICIPALITY, TX_FUNDER_SIDE_RESIDENT, TX_FUNDER_SIDE_OTHER};
  Lang lang = ((const ReportFacts *)g_ptr_array_index(all, 0))->lang;
  g_autoptr(GHashTable) people = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) organisations = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  Counts counts = {people, organisations, {0}};
  gboolean taken = FALSE;
  for (guint i = 0; i < all->len; i++) taken |= ((const ReportFacts *)g_ptr_array_index(all, i))->attendance_taken;
  for (guint i = 0; i < all->len; i++) count_people(&counts, g_ptr_array_index(all, i), taken);
  int n = (int)g_hash_table_size(people), from = (int)g_hash_table_size(organisations);
  if (taken || n) say(out, html, "p", taken ? tx(lang, FUNDER_CAME, TN(n), TN(from)) : tx(lang, FUNDER_EXPECTED, TN(n), TN(from)));
  for (int side = 0; side < N_SIDES; side++) {
    if (counts.by_side[side] && counts.by_side[SIDE_NONE] != n)
      say(out, html, "li", g_strdup_printf("%s: %d", text_plain(lang, sides[side]), counts.by_side[side]));
  }
}

static void say_section(GString *out, const ReportFacts *facts, ListKind list, gboolean html, Scrub *scrub,
                        gboolean *headed) {
  const ReportSection *section = report_section(facts, list);
  if (section && !*headed) say(out, html, "h2", g_strdup(report_heading(list, facts->lang)));
  *headed |= section != NULL;
  for (guint g = 0; section && g < section->groups->len; g++) {
    const ReportGroup *group = g_ptr_array_index(section->groups, g);
    for (guint i = 0; i < group->lines->len; i++) {
      const ReportLine *line = g_ptr_array_index(group->lines, i);
      if (list == LIST_SLOGAN && line != facts->slogan) continue;
      g_autofree char *text = scrub_text(scrub, line->text);
      gboolean dated = list == LIST_AGREEMENT && line->when;
      say(out, html, "li", dated ? g_strdup_printf("%s (%s)", text, line->when) : g_steal_pointer(&text));
    }
  }
}

static int lines_of(const GPtrArray *all, ListKind list) {
  int n = 0;
  for (guint i = 0; i < all->len; i++) n += report_section_lines(report_section(g_ptr_array_index(all, i), list));
  return n;
}

/* "We maakten 3 afspraken en namen 2 besluiten." */
static void say_sums(GString *out, const GPtrArray *all, gboolean html) {
  Lang lang = ((const ReportFacts *)g_ptr_array_index(all, 0))->lang;
  int agreements = lines_of(all, LIST_AGREEMENT), decisions = lines_of(all, LIST_DECISION);
  g_autofree char *made = agreements ? tx(lang, REPORT_DID_AGREE, TN(agreements)) : NULL;
  g_autofree char *took = decisions ? tx(lang, REPORT_DID_DECIDE, TN(decisions)) : NULL;
  if (!made && !took) return;
  g_autofree char *did = g_strconcat(made ? made : took, made && took ? tp(lang, REPORT_AND) : "", made && took ? took : "", NULL);
  g_autofree char *words = tx(lang, REPORT_TITLE, TS(did));
  say(out, html, "p", g_strconcat(words, ".", NULL));
}

/* How many came to each room, and what it brought; the room where all were has the name "together". */
static void say_rooms(GString *out, const GPtrArray *all, gboolean html) {
  Lang lang = ((const ReportFacts *)g_ptr_array_index(all, 0))->lang;
  if (all->len < 2) return;
  say(out, html, "h2", g_strdup(tp(lang, FUNDER_ROOMS)));
  for (guint i = 0; i < all->len; i++) {
    const ReportFacts *facts = g_ptr_array_index(all, i);
    int came = (int)facts->present.names->len + facts->present.unnamed;
    int agreements = report_section_lines(report_section(facts, LIST_AGREEMENT));
    const char *room = facts->session->room ? facts->session->room : tp(lang, JOINED_MAIN);
    say(out, html, "li", facts->attendance_taken ? tx(lang, FUNDER_ROOM, TS(room), TN(came), TN(agreements)) : tx(lang, FUNDER_ROOM_UNKNOWN, TS(room), TN(agreements)));
  }
}

static const ListKind lists[] = {LIST_SLOGAN, LIST_AGREEMENT, LIST_DECISION};

GPtrArray *report_funder_doubts(const GPtrArray *all) { return report_doubts_scrubbed(all, lists, G_N_ELEMENTS(lists)); }

char *report_funder(const GPtrArray *all, gboolean html) {
  const ReportFacts *first = g_ptr_array_index(all, 0);
  GString *out = g_string_new(NULL);
  g_autofree char *date = first->date.year ? date_words(first->lang, first->date) : NULL;
  g_autoptr(Scrub) scrub = report_doubts_scrub(all);
  g_autofree char *title = scrub_text(scrub, first->script->title);
  if (html) report_html_begin(out, first->lang, title);
  say(out, html, "h1", tx(first->lang, FUNDER_TITLE, TS(title)));
  if (date) say(out, html, "p", g_strdup(date));
  say_people(out, all, html);
  say_sums(out, all, html);
  say_rooms(out, all, html);
  for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
    gboolean headed = FALSE;
    for (guint k = 0; k < all->len; k++) say_section(out, g_ptr_array_index(all, k), lists[i], html, scrub, &headed);
  }
  if (html) open_or_close_list(out, FALSE);
  if (html) report_html_end(out);
  return g_string_free(out, FALSE);
}
