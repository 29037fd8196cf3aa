/* Tables, judged at the display list: heads repeated, rows whole, cells apart, figures in line. */
#include <string.h>

#include "pdf/lines.h"
#include "pdf/table.h"

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

static void sheet_clear(Sheet *s) {
  paper_free(s->paper);
}

static int count_text(const Sheet *s, int page, const char *start) {
  int n = 0;
  const GPtrArray *items = paper_page(s->paper, page)->items;
  for (guint i = 0; i < items->len; i++) {
    const PaperItem *item = g_ptr_array_index(items, i);
    n += item->kind == PAPER_TEXT && !item->furniture && g_str_has_prefix(item->text, start);
  }
  return n;
}

static const PaperItem *find_text(const Sheet *s, int page, const char *start) {
  const GPtrArray *items = paper_page(s->paper, page)->items;
  for (guint i = 0; i < items->len; i++) {
    const PaperItem *item = g_ptr_array_index(items, i);
    if (item->kind == PAPER_TEXT && g_str_has_prefix(item->text, start)) return item;
  }
  return NULL;
}

static void check_margins(const Sheet *s) {
  g_assert_null(paper_fault(s->paper));
  for (int p = 0; p < paper_page_count(s->paper); p++) {
    const GPtrArray *items = paper_page(s->paper, p)->items;
    for (guint i = 0; i < items->len; i++) {
      const PaperItem *a = g_ptr_array_index(items, i);
      if (a->furniture) continue;
      g_assert_cmpfloat(a->x, >=, s->theme.left - 0.5);
      g_assert_cmpfloat(a->x + a->w, <=, s->theme.width - s->theme.right + 0.5);
      g_assert_cmpfloat(a->y, <=, s->theme.height - s->theme.bottom + 0.5);
      for (guint k = i + 1; a->kind == PAPER_TEXT && k < items->len; k++) {
        const PaperItem *b = g_ptr_array_index(items, k);
        if (b->kind != PAPER_TEXT) continue;
        gboolean across = a->x < b->x + b->w - 0.05 && b->x < a->x + a->w - 0.05;
        gboolean down = a->y - a->font.size * 0.7 < b->y + b->font.size * 0.2 &&
                        b->y - b->font.size * 0.7 < a->y + a->font.size * 0.2;
        g_assert_false(across && down);
      }
    }
  }
}

static const TableColumn columns[] = {{.width = 48, .head = "Tijd"}, {.share = 2, .head = "Wat"},
                                      {.share = 1, .align = ALIGN_RIGHT, .head = "Aantal"}};

static void test_head_is_repeated(void) {
  Sheet s;
  sheet_init(&s);
  flow_paragraph(s.flow, STYLE_BODY, "vooraf");
  Table *table = table_new(s.flow, columns, 3);
  for (int i = 0; i < 100; i++) {
    g_autofree char *number = g_strdup_printf("%d", i);
    table_row(table);
    table_cell(table, STYLE_TIME, "14:00");
    table_cell(table, STYLE_CELL, "Een onderdeel met een beschrijving die wel eens langer is dan een regel in deze kolom.");
    table_cell(table, STYLE_TIME, number);
  }
  table_finish(table);
  int pages = flow_finish(s.flow);
  check_margins(&s);
  g_assert_cmpint(pages, >, 3);
  int rows = 0;
  for (int p = 0; p < pages; p++) {
    g_assert_cmpint(count_text(&s, p, "Tijd"), ==, 1);
    const PaperItem *head = find_text(&s, p, "Tijd");
    g_assert_cmpint(head->element == PAPER_NO_ELEMENT, ==, p > 0);
    rows += count_text(&s, p, "14:00");
    /* Each row is whole: its first and its last line are on the same page. */
    g_assert_cmpint(count_text(&s, p, "Een onderdeel"), ==, count_text(&s, p, "14:00"));
  }
  g_assert_cmpint(rows, ==, 100);
  sheet_clear(&s);
}

static void test_columns(void) {
  Sheet s;
  sheet_init(&s);
  Table *table = table_new(s.flow, columns, 3);
  const char *numbers[] = {"1", "11", "111"};
  for (int i = 0; i < 3; i++) {
    table_row(table);
    table_cell(table, STYLE_TIME, "13:45");
    table_cell(table, STYLE_CELL, "x");
    table_cell(table, STYLE_TIME, numbers[i]);
  }
  table_finish(table);
  flow_finish(s.flow);
  check_margins(&s);
  for (int i = 0; i < 3; i++) {
    g_autofree char *text = g_strnfill((gsize)i + 1, '1');
    const GPtrArray *items = paper_page(s.paper, 0)->items;
    for (guint k = 0; k < items->len; k++) {
      const PaperItem *item = g_ptr_array_index(items, k);
      if (item->kind != PAPER_TEXT || strcmp(item->text, text)) continue;
      g_assert_cmpfloat_with_epsilon(item->x + item->w, s.theme.width - s.theme.right, 0.01);
      g_assert_true(item->font.tabular);
    }
  }
  sheet_clear(&s);
}

static void test_one_base_line(void) {
  Sheet s;
  sheet_init(&s);
  Table *table = table_new(s.flow, columns, 3);
  table_row(table);
  table_cell(table, STYLE_CLOCK, "15");
  table_cell(table, STYLE_CELL, "Wat");
  table_more(table, STYLE_CELL_NOTE, "klein");
  table_item(table, STYLE_CELL, "•", "stap");
  table_finish(table);
  flow_finish(s.flow);
  check_margins(&s);
  const PaperItem *clock = find_text(&s, 0, "15"), *mark = find_text(&s, 0, "•"), *step = find_text(&s, 0, "stap");
  const GPtrArray *items = paper_page(s.paper, 0)->items;
  int same = 0;
  for (guint i = 0; i < items->len; i++) {
    const PaperItem *item = g_ptr_array_index(items, i);
    same += item->kind == PAPER_TEXT && item != clock && ABS(item->y - clock->y) < 0.01;
  }
  g_assert_cmpint(same, ==, 1);
  g_assert_cmpfloat_with_epsilon(mark->y, step->y, 0.01);
  g_assert_cmpfloat(mark->x + mark->w, <, step->x);
  sheet_clear(&s);
}

/* A column may have less than a whole part. */
static void test_shares(void) {
  Sheet s;
  sheet_init(&s);
  static const TableColumn uneven[] = {{.share = 0.5}, {.share = 1}, {.share = 0}};
  Table *table = table_new(s.flow, uneven, 3);
  table_padding(table, 0, 4);
  table_row(table);
  table_cell(table, STYLE_CELL, "een");
  table_cell(table, STYLE_CELL, "twee");
  table_cell(table, STYLE_CELL, "drie");
  table_finish(table);
  flow_finish(s.flow);
  double x1 = find_text(&s, 0, "een")->x, x2 = find_text(&s, 0, "twee")->x, x3 = find_text(&s, 0, "drie")->x;
  g_assert_cmpfloat_with_epsilon(x2 - x1, theme_body_width(&s.theme) / 5, 0.01);
  g_assert_cmpfloat_with_epsilon(x3 - x2, theme_body_width(&s.theme) * 2 / 5, 0.01);
  sheet_clear(&s);
}

static void test_row_taller_than_a_page(void) {
  Sheet s;
  sheet_init(&s);
  Table *table = table_new(s.flow, columns, 3);
  table_row(table);
  table_cell(table, STYLE_CLOCK, "14:00");
  table_cell(table, STYLE_CELL_STRONG, "Lang");
  for (int i = 0; i < 150; i++) table_item(table, STYLE_CELL, "•", "stap");
  table_cell(table, STYLE_CELL, "1");
  table_row(table);
  table_cell(table, STYLE_TIME, "erna");
  table_finish(table);
  int pages = flow_finish(s.flow);
  check_margins(&s);
  g_assert_cmpint(pages, >=, 4);
  int steps = 0;
  for (int p = 0; p < pages; p++) {
    steps += count_text(&s, p, "stap");
    g_assert_cmpint(count_text(&s, p, "Tijd"), ==, 1);
    const PaperItem *head = find_text(&s, p, "Tijd"), *first = find_text(&s, p, "stap");
    if (first) g_assert_cmpfloat(first->y - first->font.size * 0.7, >, head->y + 5);
  }
  g_assert_cmpint(steps, ==, 150);
  g_assert_cmpint(count_text(&s, pages - 1, "erna"), ==, 1);
  sheet_clear(&s);
}

/* Each cell of such a row has its own lines, evenly apart, whatever stands beside them; the last of a page stays above its foot. */
static void test_tall_row_keeps_leading(void) {
  Sheet s;
  sheet_init(&s);
  Table *table = table_new(s.flow, columns, 3);
  table_row(table);
  table_cell(table, STYLE_CLOCK, "14:00");
  for (int i = 0; i < 30; i++) table_more(table, STYLE_NOTE, "los");
  g_autoptr(GString) text = g_string_new("vast");
  for (int i = 0; i < 70; i++) g_string_append(text, "\nvast");
  table_cell(table, STYLE_BODY, text->str);
  table_finish(table);
  int pages = flow_finish(s.flow), seen = 0;
  g_assert_null(paper_fault(s.paper));
  double leading = s.theme.styles[STYLE_BODY].leading;
  for (int p = 0; p < pages; p++) {
    const GPtrArray *items = paper_page(s.paper, p)->items;
    double last = 0;
    for (guint i = 0; i < items->len; i++) {
      const PaperItem *item = g_ptr_array_index(items, i);
      if (item->kind != PAPER_TEXT || g_strcmp0(item->text, "vast") != 0) continue;
      if (last > 0) g_assert_cmpfloat_with_epsilon(item->y - last, leading, 0.01);
      last = item->y;
      seen++;
    }
    g_assert_cmpfloat(last, <, s.theme.height - s.theme.bottom + leading / 2);
  }
  g_assert_cmpint(seen, ==, 71);
  sheet_clear(&s);
}

/* At every height of the page: a row that the next one stays with is never left at the foot, however tall that is. */
static void test_kept_with_a_tall_row(void) {
  for (int before = 20; before < 48; before++) {
    Sheet s;
    sheet_init(&s);
    Table *table = table_new(s.flow, columns, 3);
    for (int i = 0; i < before; i++) {
      table_row(table);
      table_cell(table, STYLE_TIME, "vulling");
    }
    table_row(table);
    table_cell_wide(table, 3, STYLE_HEADING, "Blok");
    table_row(table);
    table_keep(table);
    table_cell(table, STYLE_TIME, "14:00");
    table_cell(table, STYLE_CELL_STRONG, "Lang");
    for (int i = 0; i < 150; i++) table_item(table, STYLE_CELL, "•", "stap");
    table_finish(table);
    int pages = flow_finish(s.flow), together = 0;
    check_margins(&s);
    for (int p = 0; p < pages; p++) together += count_text(&s, p, "Blok") == 1 && count_text(&s, p, "Lang") == 1;
    g_assert_cmpint(together, ==, 1);
    sheet_clear(&s);
  }
}

/* At every height of the page: a head never stands without a row, and the heading above goes along. */
static void test_head_never_alone(void) {
  for (int before = 20; before < 48; before++) {
    Sheet s;
    sheet_init(&s);
    for (int i = 0; i < before; i++) flow_paragraph(s.flow, STYLE_BODY, "vulling");
    flow_heading(s.flow, 2, "Kop");
    Table *table = table_new(s.flow, columns, 3);
    table_row(table);
    table_cell(table, STYLE_TIME, "rij 1");
    table_row(table);
    table_keep(table);
    table_cell(table, STYLE_TIME, "rij 2");
    table_finish(table);
    int pages = flow_finish(s.flow), together = 0;
    check_margins(&s);
    for (int p = 0; p < pages; p++) {
      together += count_text(&s, p, "Kop") == 1 && count_text(&s, p, "Tijd") == 1 && count_text(&s, p, "rij") == 2;
    }
    g_assert_cmpint(together, ==, 1);
    sheet_clear(&s);
  }
}

static void test_last_row_never_alone(void) {
  for (int rows = 20; rows < 70; rows++) {
    Sheet s;
    sheet_init(&s);
    Table *table = table_new(s.flow, columns, 3);
    for (int i = 0; i < rows; i++) {
      table_row(table);
      table_cell(table, STYLE_TIME, "rij");
    }
    table_finish(table);
    int pages = flow_finish(s.flow);
    check_margins(&s);
    g_assert_cmpint(count_text(&s, pages - 1, "rij"), >, 1);
    sheet_clear(&s);
  }
}

static void test_cells(void) {
  Sheet s;
  sheet_init(&s);
  Table *table = table_new(s.flow, columns, 3);
  table_row_height(table, 40);
  table_verticals(table);
  table_row(table);
  table_cell_wide(table, 3, STYLE_CELL_STRONG,
                  "over alle kolommen heen, met genoeg tekst om verder te gaan dan de tweede kolom breed is");
  table_row(table);
  table_cell(table, STYLE_CELL, NULL);
  table_more(table, STYLE_CELL, "later gevuld");
  table_row(table);
  g_autofree char *word = g_strnfill(80, 'm');
  table_cell(table, STYLE_CELL, word);
  table_cell(table, STYLE_CELL, word);
  table_cell(table, STYLE_CELL, word);
  table_finish(table);
  flow_finish(s.flow);
  check_margins(&s);
  int cells = 0, rows = 0;
  for (int i = 0; i < paper_element_count(s.paper); i++) {
    cells += paper_node(s.paper, i)->tag == PAPER_CELL;
    rows += paper_node(s.paper, i)->tag == PAPER_ROW;
  }
  g_assert_cmpint(rows, ==, 4);
  g_assert_cmpint(cells, ==, 1 + 3 + 3);
  sheet_clear(&s);
}

/* Even lines break no word, where lines as full as can be do; but one that fits on no line. */
static void test_whole_words(void) {
  Sheet s;
  sheet_init(&s);
  Style style = s.theme.styles[STYLE_CELL];
  const char *text = "Met wie werken we samen, en met wie nog niet?";
  double width = paper_text_width(s.paper, style_font(&style), "men, en met wie nog niet?", -1) + 1;
  g_assert_true(style.hyphenate);
  for (int even = 0; even < 2; even++) {
    style.balance = even;
    g_autoptr(Lines) lines = lines_new(s.paper, &style, NULL, text, width);
    g_autoptr(Lines) one = lines_new(s.paper, &style, NULL, "mantelzorgondersteuningsorganisatie", width);
    gboolean broken = FALSE;
    for (guint i = 0; i < lines_count(lines); i++) broken = broken || lines_hyphen(lines, i);
    g_assert_true(broken == !even);
    g_assert_true(lines_hyphen(one, 0));
  }
  flow_finish(s.flow);
  sheet_clear(&s);
}

static void test_empty_table(void) {
  Sheet s;
  sheet_init(&s);
  table_finish(table_new(s.flow, columns, 3));
  flow_paragraph(s.flow, STYLE_BODY, "erna");
  flow_finish(s.flow);
  check_margins(&s);
  g_assert_cmpint(count_text(&s, 0, "Tijd"), ==, 1);
  sheet_clear(&s);
}

/* A name over a whole row begins at the left, also above a column of numbers, which end at the right. */
static void test_wide_begins_left(void) {
  Sheet s;
  sheet_init(&s);
  const TableColumn numbered[] = {{.width = 40, .align = ALIGN_RIGHT}, {.share = 1}};
  Table *table = table_new(s.flow, numbered, 2);
  table_row(table);
  table_cell_wide(table, 2, STYLE_HEADING, "Gerrit van den Berg");
  table_row(table);
  table_cell(table, STYLE_TIME, "2");
  table_cell(table, STYLE_CELL, "Vervoer regelen");
  table_finish(table);
  flow_finish(s.flow);
  const GPtrArray *items = paper_page(s.paper, 0)->items;
  const PaperItem *name = g_ptr_array_index(items, 0);
  g_assert_cmpfloat_with_epsilon(name->x, s.theme.left, 0.01);
  for (guint i = 0; i < items->len; i++) {
    const PaperItem *item = g_ptr_array_index(items, i);
    if (item->kind == PAPER_TEXT && g_str_equal(item->text, "2"))
      g_assert_cmpfloat_with_epsilon(item->x + item->w, s.theme.left + 40, 0.01);
  }
  sheet_clear(&s);
}

static void test_too_wide_is_a_fault(void) {
  Sheet s;
  sheet_init(&s);
  const TableColumn wide[] = {{.width = 300}, {.width = 300}};
  Table *table = table_new(s.flow, wide, 2);
  table_row(table);
  table_cell(table, STYLE_CELL, "x");
  table_finish(table);
  flow_finish(s.flow);
  g_assert_nonnull(strstr(paper_fault(s.paper), "a table of"));
  sheet_clear(&s);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  faces = face_set_new(NULL);
  g_assert_nonnull(faces);
  g_test_add_func("/table/head", test_head_is_repeated);
  g_test_add_func("/table/columns", test_columns);
  g_test_add_func("/table/base-line", test_one_base_line);
  g_test_add_func("/table/shares", test_shares);
  g_test_add_func("/table/tall-row", test_row_taller_than_a_page);
  g_test_add_func("/table/tall-row-leading", test_tall_row_keeps_leading);
  g_test_add_func("/table/kept-with-tall-row", test_kept_with_a_tall_row);
  g_test_add_func("/table/head-never-alone", test_head_never_alone);
  g_test_add_func("/table/last-row", test_last_row_never_alone);
  g_test_add_func("/table/cells", test_cells);
  g_test_add_func("/table/whole-words", test_whole_words);
  g_test_add_func("/table/empty", test_empty_table);
  g_test_add_func("/table/wide-begins-left", test_wide_begins_left);
  g_test_add_func("/table/too-wide", test_too_wide_is_a_fault);
  int result = g_test_run();
  face_set_free(faces);
  return result;
}
