/* The drawn parts of a report on paper: for few and many organisations, words, sentences and parts, in normal and large print, nothing
 * leaves its place, no text stands over another, and each figure is told in words. */
#include <math.h>
#include <string.h>

#include "meeting.h"
#include "papers.h"

static void enter(Meeting *meeting, int id, const char *organisation) {
  g_autofree char *last = g_strdup_printf("de Vries %d", id);
  session_append(meeting->session, meeting_person(meeting, id, "Anna", last, organisation));
}

static Event *writing(Meeting *meeting, ListKind list, const char *part, const char *text) {
  return meeting_record(meeting, "15:30", list, part, text);
}

static void agree(Meeting *meeting, int one, int other) {
  Event *event = writing(meeting, LIST_AGREEMENT, "agreements", "Samen optrekken");
  event->people = g_array_new(FALSE, FALSE, sizeof(int));
  g_array_append_val(event->people, one);
  g_array_append_val(event->people, other);
  session_append(meeting->session, event);
}

static void vote(Meeting *meeting, int votes) {
  Event *event = meeting_event(meeting, meeting_instant(meeting->script, "15:31"), EVENT_VOTES, NULL);
  event->record = meeting->session->next_record - 1;
  event->number = votes;
  session_append(meeting->session, event);
}

/* A meeting with n organisations whose names are short and very long, that share agreements, words and sentences. */
static Meeting meeting_of(int n) {
  Meeting meeting = meeting_open(meeting_first());
  for (int i = 1; i <= n; i++) {
    g_autofree char *name = i % 5 == 0 ? g_strdup_printf("Samenwerkende vrijwilligersorganisaties in de regio Lindewaard %d", i)
                                       : g_strdup_printf("Huis %d", i);
    enter(&meeting, i, name);
  }
  for (int i = 1; i <= n; i++) {
    agree(&meeting, i, i % n + 1);
    agree(&meeting, i, (i * 7) % n + 1);
    g_autofree char *word = i % 4 == 0 ? g_strdup("samen") : g_strdup_printf("woord%d een beetje lang", i);
    session_append(meeting.session, writing(&meeting, i % 2 ? LIST_WORD : LIST_KEYWORD, "closing", word));
    session_append(meeting.session, writing(&meeting, LIST_SLOGAN, "slogan", i % 3 ? "Samen" : "Een hele lange zin die zeker niet op één enkele "
                                            "regel naast een balk met stemmen past en dus verder gaat"));
    vote(&meeting, i % 3 * 500);
  }
  static const char *const parts[] = {"opening", "names", "talk", "dream"};
  for (int i = 0; i < 4; i++)
    session_append(meeting.session, meeting_event(&meeting, meeting_instant(meeting.script, "15:40") + i * 60 * SECOND, EVENT_START, parts[i]));
  return meeting;
}

/* The box of a text as ink: from the base line up to the small letters. */
static gboolean touch(const PaperItem *a, const PaperItem *b) {
  return a->x < b->x + b->w - 0.3 && b->x < a->x + a->w - 0.3 && a->y - a->font.size * 0.5 < b->y && b->y - b->font.size * 0.5 < a->y;
}

static void look_at_page(const PaperPage *page, double right) {
  for (guint i = 0; i < page->items->len; i++) {
    const PaperItem *a = g_ptr_array_index(page->items, i);
    if (a->kind != PAPER_TEXT) continue;
    g_assert_cmpfloat(a->x + a->w, <=, right + 0.5);
    for (guint k = i + 1; k < page->items->len; k++) {
      const PaperItem *b = g_ptr_array_index(page->items, k);
      if (b->kind == PAPER_TEXT && touch(a, b)) g_error("\"%s\" and \"%s\" stand over each other", a->text, b->text);
    }
  }
}

static guint figures(const Paper *paper, const char *begin) {
  guint n = 0;
  for (int e = 0; e < paper_element_count(paper); e++) {
    const PaperNode *node = paper_node(paper, e);
    n += node->tag == PAPER_FIGURE && g_str_has_prefix(node->description, begin);
  }
  return n;
}

static void test_drawn(void) {
  static const int sizes[] = {3, 4, 8, 30, 34};
  for (gsize i = 0; i < G_N_ELEMENTS(sizes) * 2; i++) {
    Meeting meeting = meeting_of(sizes[i / 2]);
    g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
    const DocumentInput input = {.script = meeting.script, .facts = facts, .large = i % 2, .sheet = i % 4 ? SHEET_A4 : SHEET_LETTER};
    g_autoptr(Paper) paper = draw(DOCUMENT_REPORT, &input);
    for (int page = 0; page < paper_page_count(paper); page++)
      look_at_page(paper_page(paper, page), paper_page(paper, page)->width - 20 * MM);
    g_assert_cmpuint(figures(paper, "Netwerk van organisaties"), ==, 1);
    g_assert_cmpuint(figures(paper, "Balken met de tijd"), ==, 1);
    g_assert_cmpuint(figures(paper, "Balken met stemmen"), ==, (guint)sizes[i / 2]);
    g_assert_cmpuint(figures(paper, "Woordwolk"), ==, sizes[i / 2] >= 8);
    meeting_clear(&meeting);
  }
}

/* What was voted for among themes: the most votes first, a bar each; another heading stays a list. */
static void test_themes(void) {
  static const struct { const char *heading, *text; int votes; } lines[] = {
      {"Thema", "vervoer", 4}, {"Thema", "wachtlijsten", 11}, {"Thema", "jeugd", 0}, {"Groep", "eerst lezen", 0}};
  Meeting meeting = meeting_open(meeting_first());
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    Event *event = writing(&meeting, LIST_HARVEST, "agreements", lines[i].text);
    event->heading = g_strdup(lines[i].heading);
    session_append(meeting.session, event);
    if (lines[i].votes) vote(&meeting, lines[i].votes);
  }
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  const ReportSection *section = report_section(facts, LIST_HARVEST);
  const ReportGroup *themes = g_ptr_array_index(section->groups, 0), *others = g_ptr_array_index(section->groups, 1);
  static const char *const order[] = {"wachtlijsten", "vervoer", "jeugd"};
  for (guint i = 0; i < G_N_ELEMENTS(order); i++)
    g_assert_cmpstr(((const ReportLine *)g_ptr_array_index(themes->lines, i))->text, ==, order[i]);
  g_assert_cmpint(report_most_votes(themes), ==, 11);
  g_assert_cmpint(report_most_votes(others), ==, 0);
  const DocumentInput input = {.script = meeting.script, .facts = facts};
  g_autoptr(Paper) paper = draw(DOCUMENT_REPORT, &input);
  g_assert_cmpuint(figures(paper, "Balken met stemmen. wachtlijsten (11 stemmen)"), ==, 1);
  g_assert_cmpuint(figures(paper, "Balken met stemmen"), ==, 3);
  meeting_clear(&meeting);
}

static guint texts(const Paper *paper, const char *begin) {
  guint n = 0;
  for (int page = 0; page < paper_page_count(paper); page++) {
    const GPtrArray *items = paper_page(paper, page)->items;
    for (guint i = 0; i < items->len; i++) {
      const PaperItem *item = g_ptr_array_index(items, i);
      n += item->kind == PAPER_TEXT && g_str_has_prefix(item->text, begin);
    }
  }
  return n;
}

/* What was filled in row by row is a table with each column once; with a cell that has no column it stays a list. */
static void test_cells(void) {
  static const struct { const char *row, *column, *text; } cells[] = {
      {"Zonnebloem", "Gedaan", "bezoeken"}, {"Zonnebloem", "Nodig", "auto"}, {"Gemeente", "Gedaan", "geld"}, {"Gemeente", "Gedaan", "zaal"},
      {"Kerk", NULL, "koffie"}};
  for (gsize n = G_N_ELEMENTS(cells) - 1; n <= G_N_ELEMENTS(cells); n++) {
    gboolean drawn = n < G_N_ELEMENTS(cells);
    Meeting meeting = meeting_open(meeting_first());
    for (gsize i = 0; i < n; i++) {
      Event *event = writing(&meeting, LIST_CELL, "agreements", cells[i].text);
      event->heading = g_strdup(cells[i].row);
      event->column = g_strdup(cells[i].column);
      session_append(meeting.session, event);
    }
    g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
    const DocumentInput input = {.script = meeting.script, .facts = facts};
    g_autoptr(Paper) paper = draw(DOCUMENT_REPORT, &input);
    g_assert_cmpuint(texts(paper, "Gedaan:"), ==, drawn ? 0 : 3);
    g_assert_cmpuint(texts(paper, "Gedaan"), ==, drawn ? 1 : 3);
    g_assert_cmpuint(texts(paper, "Gemeente"), ==, 1);
    g_assert_cmpuint(texts(paper, drawn ? "zaal" : "Gedaan: zaal"), ==, 1);
    meeting_clear(&meeting);
  }
}

/* Nothing to draw: no heading without anything under it. */
static void test_nothing(void) {
  Meeting meeting = meeting_open(meeting_first());
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  const DocumentInput input = {.script = meeting.script, .facts = facts};
  g_autoptr(Paper) paper = draw(DOCUMENT_REPORT, &input);
  g_assert_cmpint(paper_page_count(paper), ==, 1);
  g_assert_cmpuint(figures(paper, ""), ==, 0);
  meeting_clear(&meeting);
}

/* The pages of a summary of so many lines, and the smallest and largest letters in it, without the foot's. */
typedef struct Lengths {
  int pages;
  double smallest, largest;
} Lengths;

static Lengths summary_of(Script *script, guint lines, gboolean large) {
  g_autoptr(Story) story = story_new(script);
  for (guint i = 0; i < lines; i++) story_say(story, STORY_TEXT, "Eén regel");
  const DocumentInput input = {.script = script, .story = story, .large = large};
  const Document *document = document_get(DOCUMENT_RESUME);
  g_autoptr(Paper) paper = document_paper(faces, document, script);
  document_draw(document, paper, &input, 1);
  g_assert_cmpstr(paper_fault(paper), ==, NULL);
  Lengths found = {paper_page_count(paper), 99, 0};
  for (int page = 0; page < found.pages; page++) {
    const GPtrArray *items = paper_page(paper, page)->items;
    for (guint i = 0; i < items->len; i++) {
      const PaperItem *item = g_ptr_array_index(items, i);
      if (item->kind != PAPER_TEXT || item->furniture) continue;
      found.smallest = fmin(found.smallest, item->font.size);
      found.largest = fmax(found.largest, item->font.size);
    }
  }
  return found;
}

/* A story stands closer when that saves a page, no closer than it must, and as usual when it does not. */
static void test_closes_up(void) {
  Meeting meeting = meeting_open(meeting_first());
  static const struct {
    guint lines;
    int pages;
    double letters; /* at least; 12: as usual */
  } cases[] = {{31, 1, 12}, {33, 1, 12}, {36, 1, 11}, {45, 2, 12}, {62, 2, 12}, {66, 2, 12}, {72, 2, 11}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    Lengths usual = summary_of(meeting.script, cases[i].lines, FALSE), large = summary_of(meeting.script, cases[i].lines, TRUE);
    g_test_message("%u lines: %d pages, letters of %.2f", cases[i].lines, usual.pages, usual.smallest);
    g_assert_cmpint(usual.pages, ==, cases[i].pages);
    g_assert_cmpfloat(usual.smallest, >=, cases[i].letters - 1e-6);
    g_assert_cmpfloat(usual.largest, <=, 12 + 1e-6);
    if (cases[i].letters < 12) g_assert_cmpfloat(usual.smallest, <, 12);
    g_assert_cmpfloat(fabs(large.smallest - 17), <, 1e-6);
  }
  meeting_clear(&meeting);
}

/* The page on which a text begins, -1 for none. */
static int page_of(const Paper *paper, const char *words) {
  for (int page = 0; page < paper_page_count(paper); page++) {
    const GPtrArray *items = paper_page(paper, page)->items;
    for (guint i = 0; i < items->len; i++) {
      const PaperItem *item = g_ptr_array_index(items, i);
      if (item->kind == PAPER_TEXT && !item->furniture && g_str_has_prefix(item->text, words)) return page;
    }
  }
  return -1;
}

/* Two or three lines stand on one page with their heading, wherever the page ends. */
static void test_short_lists_stay_together(void) {
  for (int above = 0; above < 12; above++) {
    Meeting meeting = meeting_open(meeting_first());
    for (int i = 0; i < above; i++) session_append(meeting.session, writing(&meeting, LIST_DECISION, "talk", "Besloten"));
    for (int i = 0; i < 60; i++) {
      g_autofree char *text = g_strdup_printf("regel %d.", i);
      Event *event = writing(&meeting, LIST_HARVEST, "talk", text);
      event->heading = g_strdup_printf("Kop %d.", i / 2);
      session_append(meeting.session, event);
    }
    g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
    const DocumentInput input = {.script = meeting.script, .facts = facts};
    g_autoptr(Paper) paper = document_paper(faces, document_get(DOCUMENT_REPORT), meeting.script);
    document_draw(document_get(DOCUMENT_REPORT), paper, &input, 1);
    g_assert_cmpint(paper_page_count(paper), >, 1);
    for (int i = 0; i < 60; i++) {
      g_autofree char *text = g_strdup_printf("regel %d.", i), *heading = g_strdup_printf("Kop %d.", i / 2);
      g_assert_cmpint(page_of(paper, heading), >=, 0);
      g_assert_cmpint(page_of(paper, text), ==, page_of(paper, heading));
    }
    meeting_clear(&meeting);
  }
}

int main(int argc, char **argv) {
  papers_begin(&argc, &argv);
  g_test_add_func("/report-figures/drawn", test_drawn);
  g_test_add_func("/report-figures/themes", test_themes);
  g_test_add_func("/report-figures/cells", test_cells);
  g_test_add_func("/report-figures/nothing", test_nothing);
  g_test_add_func("/report-figures/closes-up", test_closes_up);
  g_test_add_func("/report-figures/short-lists-stay-together", test_short_lists_stay_together);
  return papers_run();
}
