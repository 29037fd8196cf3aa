/* Paragraphs and pages, judged at the display list: nothing outside the margins, nothing over something else, nothing lost,
 * no lonely lines, what belongs together on one page. */
#include <math.h>
#include <string.h>

#include "base/unicode.h"
#include "pdf/flow.h"
#include "pdf/lines.h"

static FaceSet *faces;

typedef struct Sheet {
  Paper *paper;
  Theme theme;
  Flow *flow;
} Sheet;

static void sheet_init(Sheet *s) {
  PaperMeta meta = {.title = "t", .lang = LANG_NL};
  ThemeOptions options = {0};
  s->paper = paper_new(faces, &meta);
  theme_init(&s->theme, &options);
  s->flow = flow_new(s->paper, &s->theme);
}

static gboolean overlap(const PaperItem *a, const PaperItem *b) {
  double up = 0.7, down = 0.2;
  return a->x < b->x + b->w - 0.05 && b->x < a->x + a->w - 0.05 && a->y - a->font.size * up < b->y + b->font.size * down &&
         b->y - b->font.size * up < a->y + a->font.size * down;
}

/* The whole check of a finished sheet. */
static void check_sheet(const Sheet *s) {
  g_assert_null(paper_fault(s->paper));
  for (int p = 0; p < paper_page_count(s->paper); p++) {
    const GPtrArray *items = paper_page(s->paper, p)->items;
    for (guint i = 0; i < items->len; i++) {
      const PaperItem *a = g_ptr_array_index(items, i);
      if (a->kind != PAPER_TEXT || a->furniture) continue;
      g_assert_cmpfloat(a->x, >=, s->theme.left - 0.5);
      g_assert_cmpfloat(a->x + a->w, <=, s->theme.width - s->theme.right + 0.5);
      g_assert_cmpfloat(a->y - a->font.size * 0.7, >=, s->theme.top - 0.5);
      g_assert_cmpfloat(a->y + a->font.size * 0.2, <=, s->theme.height - s->theme.bottom + 0.5);
      for (guint k = i + 1; k < items->len; k++) {
        const PaperItem *b = g_ptr_array_index(items, k);
        if (b->kind == PAPER_TEXT) g_assert_false(overlap(a, b));
      }
    }
  }
}

/* All text that is not furniture, as it is heard. */
static char *heard(const Sheet *s) {
  GString *out = g_string_new(NULL);
  for (int p = 0; p < paper_page_count(s->paper); p++) {
    const GPtrArray *items = paper_page(s->paper, p)->items;
    for (guint i = 0; i < items->len; i++) {
      const PaperItem *item = g_ptr_array_index(items, i);
      if (item->kind != PAPER_TEXT || item->furniture) continue;
      g_string_append(out, item->text);
      if (!item->continued) g_string_append_c(out, ' ');
    }
  }
  return g_string_free(out, FALSE);
}

/* How many lines of text with this start stand on a page. */
static int lines_on(const Sheet *s, int page, const char *start) {
  int n = 0;
  const GPtrArray *items = paper_page(s->paper, page)->items;
  for (guint i = 0; i < items->len; i++) {
    const PaperItem *item = g_ptr_array_index(items, i);
    if (item->kind == PAPER_TEXT && !item->furniture && g_str_has_prefix(item->text, start)) n++;
  }
  return n;
}

static int page_of(const Sheet *s, const char *start) {
  for (int p = 0; p < paper_page_count(s->paper); p++) {
    if (lines_on(s, p, start)) return p;
  }
  return -1;
}

static void sheet_clear(Sheet *s) {
  paper_free(s->paper);
}

static void test_text_is_whole(void) {
  Sheet s;
  sheet_init(&s);
  const char *text = "Łukasz en Şebnem vragen: “Wat kunnen wij samen, dat niemand alleen kan?” Zij kiezen één gezamenlijke "
                     "ambitie, die iedereen begrijpt en die de moeite waard is, ook voor wie er vandaag niet bij is.";
  flow_paragraph(s.flow, STYLE_BODY, text);
  flow_finish(s.flow);
  check_sheet(&s);
  g_autofree char *all = heard(&s);
  g_assert_cmpstr(g_strchomp(all), ==, text);
  sheet_clear(&s);
}

static void test_long_words(void) {
  Sheet s;
  sheet_init(&s);
  g_autofree char *word = g_strnfill(80, 'w'), *wide = g_strnfill(700, 'W');
  for (int style = 0; style < N_STYLES; style++) {
    flow_paragraph(s.flow, style, word);
    flow_labelled(s.flow, style, wide, word);
  }
  flow_finish(s.flow);
  check_sheet(&s);
  g_autofree char *all = heard(&s);
  g_assert_nonnull(strstr(all, word));
  g_assert_nonnull(strstr(all, wide));
  sheet_clear(&s);
}

static void test_odd_input(void) {
  Sheet s;
  sheet_init(&s);
  flow_paragraph(s.flow, STYLE_BODY, NULL);
  flow_paragraph(s.flow, STYLE_BODY, "");
  flow_heading(s.flow, 9, "laag");
  flow_paragraph(s.flow, STYLE_BODY, "regel één\nregel twee\n\nna een witte regel");
  flow_paragraph(s.flow, STYLE_BODY, "kapot: \xFF\xC3 en \xE2\x80\x8Bonzichtbaar");
  flow_space(s.flow, -50);
  flow_writing_lines(s.flow, 0);
  flow_list(s.flow, LIST_BULLET, NULL, 0);
  flow_item(s.flow, STYLE_BODY, "");
  flow_finish(s.flow);
  check_sheet(&s);
  g_assert_cmpint(lines_on(&s, 0, "regel"), ==, 2);
  sheet_clear(&s);
}

static void test_empty_document_has_a_page(void) {
  Sheet s;
  sheet_init(&s);
  g_assert_cmpint(flow_finish(s.flow), ==, 1);
  g_assert_null(paper_fault(s.paper));
  sheet_clear(&s);
}

/* A paragraph of n lines at every height of the page: never one line alone at either side of the break. */
static void test_widows_and_orphans(void) {
  for (int before = 20; before < 50; before++) {
    Sheet s;
    sheet_init(&s);
    for (int i = 0; i < before; i++) flow_paragraph(s.flow, STYLE_BODY, "vulling");
    flow_paragraph(s.flow, STYLE_BODY, "a1\na2\na3\na4\na5");
    int pages = flow_finish(s.flow);
    check_sheet(&s);
    int first = lines_on(&s, 0, "a"), second = pages > 1 ? lines_on(&s, 1, "a") : 0;
    g_assert_cmpint(first + second, ==, 5);
    g_assert_cmpint(first, !=, 1);
    g_assert_cmpint(second, !=, 1);
    sheet_clear(&s);
  }
}

static void test_heading_stays_with_text(void) {
  for (int before = 20; before < 50; before++) {
    Sheet s;
    sheet_init(&s);
    for (int i = 0; i < before; i++) flow_paragraph(s.flow, STYLE_BODY, "vulling");
    flow_heading(s.flow, 2, "Kop");
    flow_heading(s.flow, 3, "Kopje");
    flow_paragraph(s.flow, STYLE_BODY, "b1\nb2\nb3");
    flow_finish(s.flow);
    check_sheet(&s);
    g_assert_cmpint(page_of(&s, "Kop"), ==, page_of(&s, "b2"));
    g_assert_cmpint(page_of(&s, "Kopje"), ==, page_of(&s, "b2"));
    g_assert_cmpuint(paper_outline_count(s.paper), ==, 2);
    g_assert_cmpint(paper_outline(s.paper, 0)->page, ==, page_of(&s, "Kop"));
    sheet_clear(&s);
  }
}

static void test_keep_together(void) {
  for (int before = 5; before < 45; before += 3) {
    Sheet s;
    sheet_init(&s);
    for (int i = 0; i < before; i++) flow_paragraph(s.flow, STYLE_BODY, "vulling");
    flow_keep_begin(s.flow);
    for (int i = 0; i < 12; i++) flow_paragraph(s.flow, STYLE_BODY, "samen");
    flow_keep_end(s.flow);
    flow_finish(s.flow);
    check_sheet(&s);
    g_assert_cmpint(lines_on(&s, page_of(&s, "samen"), "samen"), ==, 12);
    sheet_clear(&s);
  }
}

static void test_keep_taller_than_a_page(void) {
  Sheet s;
  sheet_init(&s);
  flow_heading(s.flow, 2, "Kop");
  flow_box_begin(s.flow, BOX_TINT);
  for (int i = 0; i < 90; i++) flow_paragraph(s.flow, STYLE_BODY, "samen");
  flow_box_end(s.flow);
  int pages = flow_finish(s.flow);
  check_sheet(&s);
  g_assert_cmpint(pages, >=, 3);
  g_assert_cmpint(lines_on(&s, 0, "samen"), >, 20);
  sheet_clear(&s);
}

static void test_box_holds_its_text(void) {
  Sheet s;
  sheet_init(&s);
  flow_box_begin(s.flow, BOX_FRAME);
  flow_paragraph(s.flow, STYLE_BODY, "Een tekst in een kader, die lang genoeg is om op meer dan een regel te staan en dus "
                                     "binnen het kader te breken.");
  flow_box_end(s.flow);
  flow_paragraph(s.flow, STYLE_BODY, "erna");
  flow_finish(s.flow);
  check_sheet(&s);
  const GPtrArray *items = paper_page(s.paper, 0)->items;
  const PaperItem *box = g_ptr_array_index(items, 0);
  g_assert_cmpint(box->kind, ==, PAPER_RECT);
  for (guint i = 1; i < items->len; i++) {
    const PaperItem *item = g_ptr_array_index(items, i);
    gboolean inside = item->y - item->font.size * 0.7 > box->y && item->y + 3 < box->y + box->h;
    g_assert_cmpint(inside, ==, strcmp(item->text, "erna") != 0);
    if (inside) g_assert_cmpfloat(item->x + item->w, <, box->x + box->w - 5);
  }
  sheet_clear(&s);
}

static void test_lists(void) {
  Sheet s;
  sheet_init(&s);
  flow_list_begin(s.flow, LIST_NUMBER);
  const char *step = "Een stap die op meer dan een regel staat, omdat er veel bij te vertellen is over wat je doet.";
  for (int i = 0; i < 120; i++) flow_item(s.flow, STYLE_BODY, step);
  flow_list_end(s.flow);
  flow_finish(s.flow);
  check_sheet(&s);
  g_assert_cmpint(page_of(&s, "120."), ==, paper_page_count(s.paper) - 1);
  int items = 0, labels = 0, bodies = 0;
  for (int i = 0; i < paper_element_count(s.paper); i++) {
    const PaperNode *node = paper_node(s.paper, i);
    items += node->tag == PAPER_ITEM;
    labels += node->tag == PAPER_LABEL;
    bodies += node->tag == PAPER_BODY;
  }
  g_assert_true(items == 120 && labels == 120 && bodies == 120);
  sheet_clear(&s);
}

static void test_foot(void) {
  Sheet s;
  sheet_init(&s);
  g_autofree char *title = g_strnfill(300, 'T');
  flow_foot(s.flow, title, "P1");
  for (int i = 0; i < 60; i++) flow_paragraph(s.flow, STYLE_BODY, "vulling");
  int pages = flow_finish(s.flow);
  check_sheet(&s);
  for (int p = 0; p < pages; p++) {
    g_autofree char *end = g_strdup_printf("pagina %d van %d", p + 1, pages);
    const GPtrArray *items = paper_page(s.paper, p)->items;
    int found = 0;
    double right_of_title = 0, left_of_number = 0;
    for (guint i = 0; i < items->len; i++) {
      const PaperItem *item = g_ptr_array_index(items, i);
      if (item->kind != PAPER_TEXT || !item->furniture) continue;
      if (g_str_has_suffix(item->text, end)) {
        g_assert_true(g_str_has_prefix(item->text, "P1 · "));
        left_of_number = item->x;
        found++;
      } else {
        right_of_title = item->x + item->w;
      }
    }
    g_assert_cmpint(found, ==, 1);
    g_assert_cmpfloat(right_of_title, <, left_of_number);
  }
  sheet_clear(&s);
}

/* What is left of a page becomes lines for notes, under a word that says so, clear of the text above and the foot below; a full page has none. */
static void test_notes(void) {
  Sheet s;
  sheet_init(&s);
  flow_notes(s.flow);
  for (int i = 0; i < 45; i++) flow_paragraph(s.flow, STYLE_BODY, "vulling");
  g_assert_cmpint(flow_finish(s.flow), ==, 2);
  check_sheet(&s);
  for (int p = 0; p < 2; p++) {
    const GPtrArray *items = paper_page(s.paper, p)->items;
    double text = 0, label = 0, first = 0, last = 0;
    int lines = 0;
    for (guint i = 0; i < items->len; i++) {
      const PaperItem *item = g_ptr_array_index(items, i);
      if (item->kind == PAPER_TEXT && g_str_equal(item->text, "Notities"))
        label = item->y;
      else if (item->kind == PAPER_TEXT && !item->furniture)
        text = fmax(text, item->y);
      if (item->kind != PAPER_LINE || item->furniture) continue;
      if (!lines++) first = item->y;
      last = item->y;
    }
    if (!p) {
      g_assert_cmpint(lines, ==, 0);
      g_assert_cmpfloat(label, ==, 0);
      continue;
    }
    g_assert_cmpint(lines, >=, 10);
    g_assert_cmpfloat(first, >=, text + s.theme.line_distance - 0.01);
    g_assert_true(text < label && label < first);
    g_assert_cmpfloat_with_epsilon(last - first, (lines - 1) * s.theme.line_distance, 0.01);
    g_assert_cmpfloat(last, <, s.theme.height - s.theme.bottom);
  }
  sheet_clear(&s);
}

static void test_page_break_and_space(void) {
  Sheet s;
  sheet_init(&s);
  flow_page_break(s.flow);
  flow_paragraph(s.flow, STYLE_BODY, "eerste");
  flow_page_break(s.flow);
  flow_space(s.flow, 200);
  flow_paragraph(s.flow, STYLE_BODY, "tweede");
  g_assert_cmpint(flow_finish(s.flow), ==, 2);
  const PaperItem *first = g_ptr_array_index(paper_page(s.paper, 0)->items, 0);
  const PaperItem *second = g_ptr_array_index(paper_page(s.paper, 1)->items, 0);
  g_assert_cmpfloat_with_epsilon(first->y, second->y, 0.01);
  sheet_clear(&s);
}

static void tall(Paper *paper, double width, double height, gpointer data) {
  (void)data;
  paper_rect(paper, 0, 0, width, height, 0, PAINT_FILL(0));
}

/* What is left of a page is told as it will be, also when what belongs together moves to the next one as a whole. */
static void test_left(void) {
  for (double first = 100; first < 700; first += 50) {
    Sheet s;
    sheet_init(&s);
    flow_draw(s.flow, first, tall, NULL);
    flow_keep_begin(s.flow);
    for (int i = 0; i < 2; i++) flow_draw(s.flow, 150, tall, NULL);
    flow_keep_end(s.flow);
    double left = flow_left(s.flow);
    int page = flow_page(s.flow);
    g_assert_cmpint(flow_finish(s.flow), ==, page);
    const GPtrArray *items = paper_page(s.paper, page - 1)->items;
    const PaperItem *last = g_ptr_array_index(items, items->len - 1);
    PaperBox box = paper_item_box(last);
    g_assert_cmpfloat_with_epsilon(s.theme.height - s.theme.bottom - box.y - box.h, left, 0.01);
    sheet_clear(&s);
  }
}

static void test_drawing_too_tall_is_a_fault(void) {
  Sheet s;
  sheet_init(&s);
  flow_draw(s.flow, 900, tall, NULL);
  flow_finish(s.flow);
  g_assert_nonnull(strstr(paper_fault(s.paper), "does not fit"));
  sheet_clear(&s);
}

static void test_balance(void) {
  Sheet s;
  sheet_init(&s);
  const char *text = "Wat kunnen wij hier samen, dat niemand van ons alleen kan?";
  Style style = s.theme.styles[STYLE_QUESTION];
  g_assert_true(style.balance);
  double width = paper_text_width(s.paper, style_font(&style), text, -1) * 0.95;
  g_autoptr(Lines) balanced = lines_new(s.paper, &style, NULL, text, width);
  style.balance = FALSE;
  g_autoptr(Lines) greedy = lines_new(s.paper, &style, NULL, text, width);
  g_assert_cmpuint(lines_count(balanced), ==, 2);
  g_assert_cmpuint(lines_count(greedy), ==, 2);
  const UnicodeLine *even = &g_array_index(balanced->lines, UnicodeLine, 1);
  const UnicodeLine *last = &g_array_index(greedy->lines, UnicodeLine, 1);
  g_assert_cmpuint(last->end - last->start, <, 20);
  g_assert_cmpuint(even->end - even->start, >, 20);
  flow_finish(s.flow);
  sheet_clear(&s);
}

/* Even lines end where their sentences end, when that takes no line more and leaves none short; not after "dhr.". */
static void test_sentences(void) {
  Sheet s;
  sheet_init(&s);
  const Style style = s.theme.styles[STYLE_QUESTION];
  static const struct {
    const char *text, *full; /* `full`: the widest line */
    const char *lines[3];
  } cases[] = {
      {"Tel tot zeven. Geef dan één minuut in tweetallen.", "Geef dan één minuut in tweetallen.",
       {"Tel tot zeven.", "Geef dan één minuut in tweetallen."}},
      {"Ja. Geef dan één minuut in tweetallen aan elkaar.", "Geef dan één minuut in tweetallen aan elkaar.",
       {"Ja. Geef dan één minuut", "in tweetallen aan elkaar."}},
      {"Bel maandag dhr. Jansen van het hele wijkteam.", "Jansen van het hele wijkteam.",
       {"Bel maandag dhr. Jansen", "van het hele wijkteam."}},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    double width = paper_text_width(s.paper, style_font(&style), cases[i].full, -1) + 1;
    g_autoptr(Lines) lines = lines_new(s.paper, &style, NULL, cases[i].text, width);
    for (guint k = 0; k < lines_count(lines); k++) {
      const UnicodeLine *line = &g_array_index(lines->lines, UnicodeLine, k);
      g_autofree char *words = g_strndup(lines->text + line->start, line->end - line->start);
      g_test_message("%s", words);
      g_assert_cmpstr(words, ==, k < 3 ? cases[i].lines[k] : NULL);
      g_assert_true(line->last == (k + 1 == lines_count(lines)));
    }
    g_assert_cmpstr(lines->text, ==, cases[i].text);
  }
  flow_finish(s.flow);
  sheet_clear(&s);
}

/* A short word is not left alone on the last line; a long one, or one that would take a line more, stays where it is. */
static void test_no_lonely_word(void) {
  Sheet s;
  sheet_init(&s);
  const Style style = s.theme.styles[STYLE_BODY];
  static const struct {
    const char *text, *last;
    double share; /* of the width of the whole text */
  } cases[] = {
      {"Heb je iets nodig? Bel of mail Marjan, dan regelen we het.", "we het.", 0.97},
      {"Zo gaan mensen naar huis: samen kan er meer dan ik vanmorgen dacht.", "vanmorgen dacht.", 0.95},
      {"Neem mee: papier en een welzijnsorganisatie", "welzijnsorganisatie", 0.9},
      {"Welzijnsorganisaties en", "en", 0.9},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    double width = paper_text_width(s.paper, style_font(&style), cases[i].text, -1) * cases[i].share;
    g_autoptr(Lines) lines = lines_new(s.paper, &style, NULL, cases[i].text, width);
    g_assert_cmpuint(lines_count(lines), ==, 2);
    const UnicodeLine *last = &g_array_index(lines->lines, UnicodeLine, 1);
    g_autofree char *words = g_strndup(lines->text + last->start, last->end - last->start);
    g_assert_cmpstr(words, ==, cases[i].last);
  }
  flow_finish(s.flow);
  sheet_clear(&s);
}

/* Company for a lonely word comes from the line above it; the lines before that stay as full as they were, and no line is left nearly
 * empty for it. */
static void test_company_from_above(void) {
  Sheet s;
  sheet_init(&s);
  const Style style = s.theme.styles[STYLE_BODY];
  static const struct {
    const char *text, *full; /* `full`: the widest line */
    const char *lines[3];
  } cases[] = {
      {"Daarna neemt iedereen een stoel mee, terug naar de kring.", "Daarna neemt iedereen een",
       {"Daarna neemt iedereen een", "stoel mee, terug naar", "de kring."}},
      {"Welcome and what prompted us", "what prompted", {"Welcome and", "what prompted", "us"}},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    double width = paper_text_width(s.paper, style_font(&style), cases[i].full, -1) + 1;
    g_autoptr(Lines) lines = lines_new(s.paper, &style, NULL, cases[i].text, width);
    g_assert_cmpuint(lines_count(lines), ==, 3);
    for (guint k = 0; k < 3; k++) {
      const UnicodeLine *line = &g_array_index(lines->lines, UnicodeLine, k);
      g_autofree char *words = g_strndup(lines->text + line->start, line->end - line->start);
      g_assert_cmpstr(words, ==, cases[i].lines[k]);
    }
  }
  flow_finish(s.flow);
  sheet_clear(&s);
}

/* n groups of a heading and some items in two columns, under so many lines of other text. Kept together when asked. */
static void add_groups(Sheet *s, int above, int n, int items, gboolean kept) {
  for (int i = 0; i < above; i++) flow_paragraph(s->flow, STYLE_BODY, "vooraf");
  Flow *columns = flow_columns_begin(s->flow, 2, 20);
  for (int i = 0; i < n; i++) {
    g_autofree char *heading = g_strdup_printf("Kop %d", i);
    if (kept) flow_keep_begin(columns);
    flow_heading(columns, 3, heading);
    flow_list_begin(columns, LIST_CHECKBOX);
    for (int k = 0; k < items; k++) flow_item(columns, STYLE_BODY, "ding");
    flow_list_end(columns);
    if (kept) flow_keep_end(columns);
  }
  flow_columns_end(s->flow, columns);
  flow_paragraph(s->flow, STYLE_BODY, "daarna");
}

/* The last text of a column on a page; NULL: nothing stands there. */
static const PaperItem *last_of_column(const Sheet *s, int page, gboolean right) {
  const PaperItem *last = NULL;
  const GPtrArray *items = paper_page(s->paper, page)->items;
  for (guint i = 0; i < items->len; i++) {
    const PaperItem *item = g_ptr_array_index(items, i);
    if (item->kind != PAPER_TEXT || item->furniture || (item->x > s->theme.width / 2) != right) continue;
    if (!g_str_equal(item->text, "vooraf") && !g_str_equal(item->text, "daarna")) last = item;
  }
  return last;
}

/* Columns are about as high, no heading ends one, what is kept stays whole, nothing is lost, and what follows stands below. */
static void test_columns(void) {
  static const struct {
    int above, groups, items, pages;
    gboolean kept;
  } cases[] = {{0, 1, 2, 1, TRUE}, {2, 7, 3, 1, TRUE}, {2, 7, 3, 1, FALSE}, {20, 12, 4, 2, TRUE}, {25, 3, 9, 2, TRUE},
               {0, 40, 3, 3, TRUE}, {4, 1, 90, 2, TRUE}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    Sheet s;
    sheet_init(&s);
    add_groups(&s, cases[i].above, cases[i].groups, cases[i].items, cases[i].kept);
    g_assert_cmpint(flow_finish(s.flow), ==, cases[i].pages);
    check_sheet(&s);
    int headings = 0, things = 0, after = 0;
    for (int p = 0; p < cases[i].pages; p++) {
      headings += lines_on(&s, p, "Kop");
      things += lines_on(&s, p, "ding");
      after += lines_on(&s, p, "daarna");
      const PaperItem *left = last_of_column(&s, p, FALSE), *right = last_of_column(&s, p, TRUE);
      g_assert_true(!left || g_str_equal(left->text, "ding"));
      g_assert_true(!right || g_str_equal(right->text, "ding"));
      /* The right one is lower by less than a group, the left one too. */
      double group = 40 + cases[i].items * 22;
      if (right) g_assert_cmpfloat(fabs(left->y - right->y), <, group);
      if (cases[i].kept && cases[i].groups > 1) g_assert_cmpint(lines_on(&s, p, "ding"), ==, lines_on(&s, p, "Kop") * cases[i].items);
    }
    g_assert_cmpint(headings, ==, cases[i].groups);
    g_assert_cmpint(things, ==, cases[i].groups * cases[i].items);
    g_assert_cmpint(after, ==, 1);
    sheet_clear(&s);
  }
}

/* Where the first text stands that begins like this: its page, twice, and one more in the right column; -1 for nowhere. */
static int column_of(const Sheet *s, const char *words) {
  for (int page = 0; page < paper_page_count(s->paper); page++) {
    const GPtrArray *items = paper_page(s->paper, page)->items;
    for (guint i = 0; i < items->len; i++) {
      const PaperItem *item = g_ptr_array_index(items, i);
      if (item->kind == PAPER_TEXT && !item->furniture && g_str_has_prefix(item->text, words))
        return 2 * page + (item->x > s->theme.width / 2);
    }
  }
  return -1;
}

/* A box stands whole in a column, however much room there is. */
static void test_boxes_in_columns(void) {
  for (int above = 0; above < 28; above++) {
    Sheet s;
    sheet_init(&s);
    for (int i = 0; i < above; i++) flow_paragraph(s.flow, STYLE_BODY, "vooraf");
    Flow *columns = flow_columns_begin(s.flow, 2, 20);
    for (int i = 0; i < 3; i++) {
      flow_box_begin(columns, BOX_FRAME);
      for (int k = 0; k < 7; k++) {
        g_autofree char *line = g_strdup_printf("vak %d %d", i, k);
        flow_paragraph(columns, STYLE_BODY, line);
      }
      flow_box_end(columns);
    }
    flow_columns_end(s.flow, columns);
    flow_finish(s.flow);
    check_sheet(&s);
    for (int i = 0; i < 3 * 7; i++) {
      g_autofree char *line = g_strdup_printf("vak %d %d", i / 7, i % 7), *first = g_strdup_printf("vak %d 0", i / 7);
      g_assert_cmpint(column_of(&s, line), >=, 0);
      g_assert_cmpint(column_of(&s, line), ==, column_of(&s, first));
    }
    sheet_clear(&s);
  }
}

/* All that is heard of the texts on a page whose face and size these are, without the soft hyphens. */
static char *heard_on(const Sheet *s, int page, guint *hyphens) {
  GString *out = g_string_new(NULL);
  const GPtrArray *items = paper_page(s->paper, page)->items;
  for (guint i = 0; i < items->len; i++) {
    const PaperItem *item = g_ptr_array_index(items, i);
    if (item->kind != PAPER_TEXT || item->furniture) continue;
    const char *heard = item->heard ? item->heard : item->text;
    g_string_append_printf(out, "%s%s", heard, item->continued ? "" : " ");
  }
  *hyphens += g_string_replace(out, PAPER_SOFT_HYPHEN, "", 0);
  return g_string_free(out, FALSE);
}

#define READING "wij doen dit met vrijwilligerscoördinatoren en samenwerkingsovereenkomsten en kennismakingsgesprekken voor "

/* Reading matter is broken, what is heard is whole, and a page never ends within a word. */
static void test_hyphens(void) {
  guint hyphens = 0;
  for (int before = 20; before < 50; before++) {
    Sheet s;
    sheet_init(&s);
    for (int i = 0; i < before; i++) flow_paragraph(s.flow, STYLE_BODY, "vulling");
    flow_indent(s.flow, 150);
    flow_paragraph(s.flow, STYLE_BODY, READING READING READING "het eind");
    int pages = flow_finish(s.flow);
    check_sheet(&s);
    g_autoptr(GString) all = g_string_new(NULL);
    for (int page = 0; page < pages; page++) {
      g_autofree char *heard = heard_on(&s, page, &hyphens);
      g_assert_true(g_str_has_suffix(heard, " ")); /* no word goes on over the page */
      g_string_append(all, heard);
    }
    g_assert_nonnull(strstr(all->str, READING READING READING "het eind"));
    sheet_clear(&s);
  }
  g_assert_cmpuint(hyphens, >, 60);
}

/* Headings, questions, labels and what stands strong keep their words. */
static void test_no_hyphens_in_headings(void) {
  static const StyleId whole[] = {STYLE_TITLE, STYLE_SUBTITLE, STYLE_SECTION, STYLE_HEADING, STYLE_QUESTION, STYLE_STRONG,
                                  STYLE_LABEL, STYLE_CELL_STRONG, STYLE_CELL_HEAD, STYLE_TIME, STYLE_CLOCK, STYLE_FOOT};
  Sheet s;
  guint hyphens = 0;
  sheet_init(&s);
  flow_indent(s.flow, 100);
  for (gsize i = 0; i < G_N_ELEMENTS(whole); i++) flow_paragraph(s.flow, whole[i], READING READING "slot");
  int pages = flow_finish(s.flow);
  for (int page = 0; page < pages; page++) g_free(heard_on(&s, page, &hyphens));
  g_assert_cmpuint(hyphens, ==, 0);
  sheet_clear(&s);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  faces = face_set_new(NULL);
  g_assert_nonnull(faces);
  g_test_add_func("/flow/text-is-whole", test_text_is_whole);
  g_test_add_func("/flow/long-words", test_long_words);
  g_test_add_func("/flow/odd-input", test_odd_input);
  g_test_add_func("/flow/empty", test_empty_document_has_a_page);
  g_test_add_func("/flow/widows-orphans", test_widows_and_orphans);
  g_test_add_func("/flow/heading", test_heading_stays_with_text);
  g_test_add_func("/flow/keep", test_keep_together);
  g_test_add_func("/flow/keep-too-tall", test_keep_taller_than_a_page);
  g_test_add_func("/flow/box", test_box_holds_its_text);
  g_test_add_func("/flow/lists", test_lists);
  g_test_add_func("/flow/foot", test_foot);
  g_test_add_func("/flow/notes", test_notes);
  g_test_add_func("/flow/page-break", test_page_break_and_space);
  g_test_add_func("/flow/left", test_left);
  g_test_add_func("/flow/too-tall", test_drawing_too_tall_is_a_fault);
  g_test_add_func("/flow/balance", test_balance);
  g_test_add_func("/flow/sentences", test_sentences);
  g_test_add_func("/flow/columns", test_columns);
  g_test_add_func("/flow/boxes-in-columns", test_boxes_in_columns);
  g_test_add_func("/flow/no-lonely-word", test_no_lonely_word);
  g_test_add_func("/flow/company-from-above", test_company_from_above);
  g_test_add_func("/flow/hyphens", test_hyphens);
  g_test_add_func("/flow/no-hyphens-in-headings", test_no_hyphens_in_headings);
  int result = g_test_run();
  face_set_free(faces);
  return result;
}
