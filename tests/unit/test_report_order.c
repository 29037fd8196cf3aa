/* What a script says of its report: every part can be named in both languages, stands where it is named, on paper, as text and for Word, and
 * what is not named stays out. */
#include <string.h>

#include "meeting.h"
#include "model/report_parts.h"
#include "papers.h"
#include "read/schema.h"
#include "view/report_html.h"
#include "view/report_text.h"

static void write_down(Meeting *meeting, ListKind list, const char *text) {
  session_append(meeting->session, meeting_record(meeting, "15:30", list, "talk", text));
}

static void agree(Meeting *meeting, int one, int other) {
  Event *event = meeting_record(meeting, "15:30", LIST_AGREEMENT, "talk", "Samen optrekken");
  event->people = g_array_new(FALSE, FALSE, sizeof(int));
  g_array_append_val(event->people, one);
  g_array_append_val(event->people, other);
  session_append(meeting->session, event);
}

static void vote(Meeting *meeting, int record, int number) {
  Event *votes = meeting_event(meeting, meeting_instant(meeting->script, "15:32"), EVENT_VOTES, NULL);
  votes->record = record;
  votes->number = number;
  session_append(meeting->session, votes);
}

/* A meeting that has something for every part. */
static Meeting meeting_of_everything(const ReportPart *wanted, gsize n) {
  Script *script = meeting_first();
  g_array_append_vals(script->report, wanted, (guint)n);
  Meeting meeting = meeting_open(script);
  for (int i = 1; i <= 3; i++) {
    g_autofree char *organisation = g_strdup_printf("Huis %d", i);
    session_append(meeting.session, meeting_person(&meeting, i, "Anna", "de Vries", organisation));
  }
  meeting_at(&meeting, "14:00", EVENT_START, "opening");
  meeting_at(&meeting, "14:10", EVENT_START, "talk");
  meeting_at(&meeting, "14:20", EVENT_FINISH, NULL);
  Event *here = meeting_event(&meeting, meeting_instant(meeting.script, "14:05"), EVENT_ATTEND, NULL);
  here->person_id = 1;
  here->number = PRESENCE_HERE;
  session_append(meeting.session, here);
  agree(&meeting, 1, 2);
  agree(&meeting, 2, 3);
  for (int list = 0; list < N_LISTS; list++) {
    g_autofree char *text = g_strdup_printf("iets van %s", list_word((ListKind)list, LANG_NL));
    write_down(&meeting, (ListKind)list, text);
    if (list == LIST_WISH) vote(&meeting, meeting.session->next_record - 1, 3);
    if (list != LIST_NOTE) continue;
    Event *chosen = meeting_event(&meeting, meeting_instant(meeting.script, "15:31"), EVENT_IN_REPORT, NULL);
    chosen->record = meeting.session->next_record - 1;
    chosen->flag = TRUE;
    session_append(meeting.session, chosen);
  }
  static const char *const words[] = {"samen", "hoop", "rust", "warm", "tijd", "thuis"};
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) write_down(&meeting, LIST_WORD, words[i]);
  write_down(&meeting, LIST_SLOGAN, "Kijk om");
  vote(&meeting, meeting.session->next_record - 1, 7);
  Event *chosen = meeting_event(&meeting, meeting_instant(meeting.script, "15:33"), EVENT_CHOOSE, NULL);
  chosen->record = meeting.session->next_record - 1;
  session_append(meeting.session, chosen);
  Event *next = meeting_event(&meeting, meeting_instant(meeting.script, "15:34"), EVENT_NEXT_MEETING, NULL);
  next->due = (Date){2027, 3, 18};
  next->seconds = -1;
  session_append(meeting.session, next);
  return meeting;
}

static const char *heading_of(ReportPart part) {
  if (report_part_is_list(part)) return report_heading((ListKind)part, LANG_NL);
  switch ((int)part) {
    case REPORT_PART_NEXT: return "Volgende bijeenkomst";
    case REPORT_PART_VOTES: return "De stemmen";
    case REPORT_PART_CLOUD: return "De woorden die klonken";
    case REPORT_PART_NETWORK: return "Wie samen iets oppakken";
    case REPORT_PART_PEOPLE: return "Wie er waren (1)";
    case REPORT_PART_TIMES: return "De tijden";
    case REPORT_PART_THANKS: return "Dank";
    default: return NULL; /* the rooms of a meeting in one room */
  }
}

/* What stands on the pages, a text a line. */
static char *paper_words(const ReportFacts *facts) {
  const DocumentInput input = {.script = facts->script, .facts = facts};
  g_autoptr(Paper) paper = draw(DOCUMENT_REPORT, &input);
  GString *words = g_string_new("\n");
  for (int page = 0; page < paper_page_count(paper); page++) {
    const PaperPage *one = paper_page(paper, page);
    for (guint i = 0; i < one->items->len; i++) {
      const PaperItem *item = g_ptr_array_index(one->items, i);
      if (item->kind == PAPER_TEXT) g_string_append_printf(words, "%s\n", item->text);
    }
  }
  return g_string_free(words, FALSE);
}

/* The page for Word, an element a line. */
static char *html_words(const ReportFacts *facts) {
  g_autofree char *html = report_html(facts);
  g_autoptr(GRegex) tags = g_regex_new("<[^>]*>", 0, 0, NULL);
  return g_regex_replace_literal(tags, html, -1, 0, "\n", 0, NULL);
}

static const char *find(const char *text, const char *heading) {
  g_autofree char *line = g_strdup_printf("\n%s\n", heading);
  return strstr(text, line);
}

/* Every heading that is there in the order of the parts, and no other. */
static void in_order(const char *text, const GArray *parts, gboolean lists_the_cloud) {
  const char *before = text;
  for (ReportPart part = 0; part < N_REPORT_PARTS; part++) {
    gboolean label = part == (ReportPart)LIST_WISH && report_parts_hold(parts, REPORT_PART_VOTES); /* of the votes for them */
    if (heading_of(part) && !label && !report_parts_hold(parts, part)) g_assert_null(find(text, heading_of(part)));
  }
  for (guint i = 0; i < parts->len; i++) {
    ReportPart part = g_array_index(parts, ReportPart, i);
    if (!heading_of(part) || (part == REPORT_PART_CLOUD && !lists_the_cloud)) continue;
    const char *at = find(text, heading_of(part));
    if (!at || at < before) g_error("%s is not in its place:\n%s", heading_of(part), text);
    before = at;
  }
}

static void look_at(const ReportPart *wanted, gsize n) {
  Meeting meeting = meeting_of_everything(wanted, n);
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  g_autofree char *text = report_text(facts), *paper = paper_words(facts), *html = html_words(facts);
  gboolean words = report_tells(facts, (ReportPart)LIST_WORD);
  in_order(text, facts->parts, !words);
  in_order(html, facts->parts, TRUE);
  in_order(paper, facts->parts, TRUE);
  meeting_clear(&meeting);
}

static void test_usual(void) {
  static const ReportPart begin[] = {REPORT_PART_NEXT, (ReportPart)LIST_AGREEMENT, (ReportPart)LIST_DECISION, (ReportPart)LIST_SLOGAN, REPORT_PART_VOTES, (ReportPart)LIST_KEYWORD};
  static const ReportPart then[] = {(ReportPart)LIST_PHOTO, REPORT_PART_PEOPLE, (ReportPart)LIST_TOP, (ReportPart)LIST_TIP, REPORT_PART_TIMES, REPORT_PART_THANKS};
  Script *script = meeting_first();
  g_autoptr(GArray) parts = report_parts_of(script);
  g_assert_cmpuint(parts->len, ==, N_REPORT_PARTS);
  for (gsize i = 0; i < G_N_ELEMENTS(begin); i++) g_assert_cmpint(g_array_index(parts, ReportPart, i), ==, begin[i]);
  guint at = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(then); i++) {
    while (at < parts->len && g_array_index(parts, ReportPart, at) != then[i]) at++;
    g_assert_cmpuint(at, <, parts->len);
  }
  script_free(script);
  look_at(NULL, 0);
}

/* Turned about, each part stands where it is named. */
static void test_any_order(void) {
  Script *script = meeting_first();
  g_autoptr(GArray) usual = report_parts_of(script), turned = g_array_new(FALSE, FALSE, sizeof(ReportPart));
  for (guint i = usual->len; i-- > 0;) g_array_append_val(turned, g_array_index(usual, ReportPart, i));
  script_free(script);
  look_at((const ReportPart *)turned->data, turned->len);
}

/* Each part alone is the whole report, but for notes, which are chosen one by one; what a drawing is made of needs no place of its own. */
static void test_each_alone(void) {
  for (ReportPart part = 0; part < N_REPORT_PARTS; part++) {
    if (!report_part_is_list(part)) look_at(&part, 1);
  }
  const ReportPart cloud = REPORT_PART_CLOUD, votes = REPORT_PART_VOTES;
  Meeting meeting = meeting_of_everything(&cloud, 1);
  g_autoptr(ReportFacts) clouded = report_facts_new(meeting.session);
  g_autoptr(GPtrArray) one = g_ptr_array_new();
  g_ptr_array_add(one, clouded);
  g_autofree char *text = report_text(clouded), *left = report_not_chosen(one);
  g_assert_nonnull(strstr(text, "samen · hoop · rust · warm · tijd · thuis"));
  g_assert_nonnull(strstr(left, "volgende bijeenkomst, afspraken 3, besluiten 1, slogan 2, oogst 1"));
  g_assert_nonnull(strstr(left, "mensen, tops 1, tips 1, tijden."));
  g_assert_null(strstr(left, "woorden"));
  meeting_clear(&meeting);
  meeting = meeting_of_everything(&votes, 1);
  g_autoptr(ReportFacts) voted = report_facts_new(meeting.session);
  g_autofree char *counted = report_text(voted);
  g_assert_nonnull(strstr(counted, "- Kijk om (7 stemmen)\n- iets van slogan\n"));
  g_assert_nonnull(strstr(counted, "Ideeën en wensen\n- iets van wensen (3 stemmen)\n")); /* voted on, and told nowhere else */
  meeting_clear(&meeting);
}

static char *names(const ReportPart *wanted, gsize n) {
  Script *script = meeting_first();
  g_array_append_vals(script->report, wanted, (guint)n);
  g_autoptr(GArray) parts = report_parts_of(script);
  GString *all = g_string_new(NULL);
  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf(all, "%s%s", i ? ", " : "", report_parts_word(g_array_index(parts, ReportPart, i), LANG_NL));
  script_free(script);
  return g_string_free(all, FALSE);
}

/* A script that names lists alone, as all did once, keeps what is no list at its usual place. */
static void test_lists_alone(void) {
  const ReportPart lists[] = {(ReportPart)LIST_WORD, (ReportPart)LIST_AGREEMENT, (ReportPart)LIST_KEYWORD, (ReportPart)LIST_SLOGAN, (ReportPart)LIST_TIP};
  g_autofree char *all = names(lists, G_N_ELEMENTS(lists)), *one = names(lists + 1, 1);
  g_assert_cmpstr(all, ==, "volgende bijeenkomst, woorden, afspraken, kernwoorden, woordwolk, slogan, stemmen, tips, notities, netwerk, zalen, mensen, "
                           "tijden, dank");
  g_assert_cmpstr(one, ==, "volgende bijeenkomst, afspraken, notities, netwerk, zalen, mensen, tijden, dank");
  look_at(lists, G_N_ELEMENTS(lists));
  const ReportPart both[] = {REPORT_BOTH_TOPS_AND_TIPS, (ReportPart)LIST_TIP, REPORT_PART_PEOPLE, REPORT_PART_PEOPLE};
  g_autofree char *named = names(both, G_N_ELEMENTS(both)), *pair = names(both, 1);
  g_assert_cmpstr(named, ==, "tops, tips, mensen, notities");
  g_assert_cmpstr(pair, ==, "volgende bijeenkomst, tops, tips, notities, netwerk, zalen, mensen, tijden, dank");
  look_at(both, G_N_ELEMENTS(both));
}

static void test_words(void) {
  static const struct {
    const char *word;
    int part;
  } cases[] = {
      {"mensen", REPORT_PART_PEOPLE}, {"people", REPORT_PART_PEOPLE}, {"wie er waren", REPORT_PART_PEOPLE}, {"tijden", REPORT_PART_TIMES},
      {"times", REPORT_PART_TIMES},   {"netwerk", REPORT_PART_NETWORK}, {"network", REPORT_PART_NETWORK}, {"stemmen", REPORT_PART_VOTES},
      {"votes", REPORT_PART_VOTES},   {"Woordwolk", REPORT_PART_CLOUD}, {"word cloud", REPORT_PART_CLOUD}, {"foto\u2019s", LIST_PHOTO},
      {"photos", LIST_PHOTO},         {"volgende bijeenkomst", REPORT_PART_NEXT}, {"next meeting", REPORT_PART_NEXT}, {"dank", REPORT_PART_THANKS},
      {"thanks", REPORT_PART_THANKS}, {"tips en tops", REPORT_BOTH_TOPS_AND_TIPS}, {"tips and tops", REPORT_BOTH_TOPS_AND_TIPS}, {"tops", LIST_TOP},
      {"zalen", REPORT_PART_ROOMS},   {"rooms", REPORT_PART_ROOMS},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    int part = -1;
    g_assert_true(schema_word(WORDS_REPORT, cases[i].word, &part));
    g_assert_cmpint(part, ==, cases[i].part);
  }
  for (ReportPart part = 0; part < N_REPORT_PARTS; part++) {
    for (Lang lang = LANG_NL; lang <= LANG_EN; lang++) {
      int found = -1;
      g_assert_true(schema_word(WORDS_REPORT, report_parts_word(part, lang), &found));
      g_assert_cmpint(found, ==, (int)part);
    }
  }
  g_autofree char *near = schema_nearest_word(WORDS_REPORT, "tijdn", LANG_NL), *english = schema_nearest_word(WORDS_REPORT, "netwrok", LANG_EN);
  g_assert_cmpstr(near, ==, "tijden");
  g_assert_cmpstr(english, ==, "network");
}

int main(int argc, char **argv) {
  papers_begin(&argc, &argv);
  g_test_add_func("/report-order/usual", test_usual);
  g_test_add_func("/report-order/any-order", test_any_order);
  g_test_add_func("/report-order/each-alone", test_each_alone);
  g_test_add_func("/report-order/lists-alone", test_lists_alone);
  g_test_add_func("/report-order/words", test_words);
  return papers_run();
}
