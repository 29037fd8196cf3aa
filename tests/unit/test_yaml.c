/* The YAML tree: places in characters, kinds, limits, and every refusal that libyaml itself does not make. */
#include <string.h>

#include "read/tree.h"

/* Parses a text; the diagnostics land in *diags. */
static Node *parse(const char *text, DiagList **diags) {
  *diags = diag_list_new(LANG_EN);
  return tree_parse(text, strlen(text), "t.yaml", *diags, NULL);
}

static const Diag *nth(const DiagList *diags, guint i) {
  g_assert_cmpuint(diags->diags->len, >, i);
  return &g_array_index(diags->diags, Diag, i);
}

static void assert_diag(const DiagList *diags, guint i, DiagId id, int line, int column) {
  const Diag *d = nth(diags, i);
  g_assert_cmpint(d->id, ==, id);
  g_assert_cmpint(d->place.line, ==, line);
  g_assert_cmpint(d->place.column, ==, column);
}

static void assert_place(Place place, int line, int column, int width) {
  g_assert_cmpint(place.line, ==, line);
  g_assert_cmpint(place.column, ==, column);
  g_assert_cmpint(place.width, ==, width);
}

static void test_places(void) {
  g_autoptr(DiagList) diags = NULL;
  g_autoptr(Node) root = parse("één: \"Łódź\"   # rest\nlijst:\n  - één twee\n  - {a: 1}\nleeg:\n", &diags);
  g_assert_cmpuint(diags->diags->len, ==, 0);
  g_assert_cmpint(root->kind, ==, NODE_MAP);
  const Node *first = node_get(root, "één");
  g_assert_cmpstr(first->text, ==, "Łódź");
  g_assert_true(first->quoted);
  assert_place(first->key_place, 1, 1, 3);
  assert_place(first->place, 1, 6, 6);
  const Node *list = node_get(root, "lijst");
  g_assert_cmpint(list->kind, ==, NODE_LIST);
  const Node *item = g_ptr_array_index(list->items, 0), *map = g_ptr_array_index(list->items, 1);
  assert_place(item->place, 3, 5, 8);
  g_assert_null(item->key);
  assert_place(map->place, 4, 5, 0);
  g_assert_cmpstr(node_get_text(map, "a"), ==, "1");
  g_assert_true(node_empty(node_get(root, "leeg")));
  g_assert_null(node_get(root, "Leeg"));
}

/* Nothing becomes a number, a truth value or a time: all is text; only unquoted nothing is nothing. */
static void test_no_types(void) {
  g_autoptr(DiagList) diags = NULL;
  g_autoptr(Node) root = parse("a: 14:00\nb: no\nc: 1_000\nd: ~\ne: 'null'\nf: null\ng: ''\n", &diags);
  g_assert_cmpstr(node_get_text(root, "a"), ==, "14:00");
  g_assert_cmpstr(node_get_text(root, "b"), ==, "no");
  g_assert_cmpstr(node_get_text(root, "c"), ==, "1_000");
  g_assert_true(node_empty(node_get(root, "d")));
  g_assert_false(node_empty(node_get(root, "e")));
  g_assert_true(node_empty(node_get(root, "f")));
  g_assert_false(node_empty(node_get(root, "g")));
}

static void test_normal_form(void) {
  g_autoptr(DiagList) diags = NULL;
  g_autoptr(Node) root = parse("naam: Rene\xcc\x81\n", &diags);
  g_assert_cmpstr(node_get_text(root, "naam"), ==, "Ren\xc3\xa9");
}

static void test_line_ends(void) {
  g_autoptr(DiagList) diags = NULL;
  /* a next-line and a line separator are ends of lines to YAML 1.1 and to no editor */
  g_autoptr(Node) root = parse("\xef\xbb\xbf" "a: een\xe2\x80\xa8twee\r\nb: drie\xc2\x85vier\rc: vijf\n", &diags);
  g_assert_cmpuint(diags->diags->len, ==, 0);
  g_assert_cmpstr(node_get_text(root, "a"), ==, "een twee");
  g_assert_cmpstr(node_get_text(root, "b"), ==, "drie vier");
  assert_place(node_get(root, "c")->key_place, 3, 1, 1);
}

static void test_duplicates(void) {
  g_autoptr(DiagList) diags = NULL;
  g_autoptr(Node) root = parse("a: 1\nb: {c: 1, c: 2}\na: 3\n<<: 4\n<<: 5\n", &diags);
  g_assert_cmpuint(diags->diags->len, ==, 3);
  assert_diag(diags, 0, DG_YAML_DUPLICATE, 2, 11);
  assert_diag(diags, 1, DG_YAML_DUPLICATE, 3, 1);
  assert_diag(diags, 2, DG_YAML_DUPLICATE, 5, 1);
  g_assert_cmpstr(node_get_text(root, "a"), ==, "1"); /* the first one stays */
}

/* What is refused although it can be read is told, and reading goes on. */
static void test_refusals(void) {
  g_autoptr(DiagList) diags = NULL;
  g_autoptr(Node) root = parse("a: &x 1\nb: *x\nc: !!int 3\nd: !eigen [4]\n[e]: 5\nf: \"a\\0b\"\n", &diags);
  g_assert_cmpuint(diags->diags->len, ==, 6);
  assert_diag(diags, 0, DG_YAML_ANCHOR, 1, 4);
  assert_diag(diags, 1, DG_YAML_ALIAS, 2, 4);
  assert_diag(diags, 2, DG_YAML_TAG, 3, 4);
  g_assert_cmpstr(nth(diags, 2)->args[0].string, ==, "!!int");
  assert_diag(diags, 3, DG_YAML_TAG, 4, 4);
  assert_diag(diags, 4, DG_YAML_KEY_NOT_TEXT, 5, 1);
  assert_diag(diags, 5, DG_YAML_NUL, 6, 4);
  g_assert_cmpstr(node_get_text(root, "c"), ==, "3");
}

static void test_one_document(void) {
  g_autoptr(DiagList) one = NULL, two = NULL;
  g_autoptr(Node) root = parse("---\na: 1\n...\n", &one);
  g_assert_cmpuint(one->diags->len, ==, 0);
  g_assert_cmpstr(node_get_text(root, "a"), ==, "1");
  g_autoptr(Node) other = parse("a: 1\n--- \nb: 2\n", &two);
  assert_diag(two, 0, DG_YAML_SECOND_DOCUMENT, 2, 1);
}

/* Thirty-two deep is fine, one more is not, and a hundred thousand ends at once. */
static void test_depth(void) {
  g_autofree char *fine = g_strdup_printf("%.*s%.*s", 32, "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", 32,
                                          "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]");
  g_autoptr(DiagList) none = NULL, one = NULL, many = NULL;
  g_autoptr(Node) a = parse(fine, &none);
  g_assert_cmpuint(none->diags->len, ==, 0);
  g_autofree char *deep = g_strdup_printf("[%s]", fine);
  g_autoptr(Node) b = parse(deep, &one);
  assert_diag(one, 0, DG_YAML_DEPTH, 1, 33);
  g_assert_cmpuint(one->diags->len, ==, 1);
  g_autofree char *flood = g_strnfill(100000, '[');
  g_autoptr(Node) c = parse(flood, &many);
  assert_diag(many, 0, DG_YAML_DEPTH, 1, 33);
}

static void test_size(void) {
  g_autoptr(DiagList) fine = diag_list_new(LANG_NL), large = diag_list_new(LANG_NL);
  g_autofree char *text = g_strnfill(TREE_MAX_BYTES + 1, '#');
  g_autoptr(Node) none = tree_parse(text, TREE_MAX_BYTES, "t", fine, NULL);
  g_assert_cmpuint(fine->diags->len, ==, 0);
  g_assert_null(none);
  g_assert_null(tree_parse(text, TREE_MAX_BYTES + 1, "t", large, NULL));
  assert_diag(large, 0, DG_YAML_TOO_LARGE, 0, 0);
}

/* A fault of syntax ends the reading; what stands before it is kept and marked as broken off. */
static void test_cut_off(void) {
  g_autoptr(DiagList) diags = NULL;
  g_autoptr(Node) root = parse("a: 1\na: 2\nb:\n  - c: 3\n  - d: x: y\ne: 5\n", &diags);
  g_assert_cmpuint(diags->diags->len, ==, 2);
  assert_diag(diags, 0, DG_YAML_DUPLICATE, 2, 1);
  assert_diag(diags, 1, DG_YAML_COLON, 5, 9);
  g_assert_true(root->cut_off);
  const Node *b = node_get(root, "b");
  g_assert_true(b->cut_off);
  g_assert_false(((Node *)g_ptr_array_index(b->items, 0))->cut_off);
  g_assert_null(node_get(root, "e"));
}

/* Each of libyaml's ways to fail has words of its own; {text, kind, line, column}. */
static void test_syntax_words(void) {
  static const struct {
    const char *text;
    DiagId id;
    int line, column;
  } cases[] = {
      {"a: b: c\n", DG_YAML_COLON, 1, 5},
      {"a: 'it''s' x: y\n", DG_YAML_AFTER_QUOTE, 1, 12},
      {"a: x\n  b: y\n", DG_YAML_INDENT, 2, 3},
      {"a:\n\t- b\n", DG_YAML_TAB, 2, 1},
      {"a: x\n\tb: y\n", DG_YAML_TAB, 2, 1},
      {"a: 'b\nc: d\n", DG_YAML_OPEN_QUOTE, 1, 4},
      {"a: \"b\\qc\"\n", DG_YAML_ESCAPE, 1, 6},
      {"a: \"b\\xzz\"\n", DG_YAML_ESCAPE, 1, 6},
      {"a: [b\nc: d\n", DG_YAML_OPEN_BRACKET, 1, 4},
      {"a: {b: c\nd: e\n", DG_YAML_OPEN_BRACKET, 1, 4},
      {"a: ['b' 'c']\n", DG_YAML_COMMA, 1, 9},
      {"a: 1\nb\nc: 2\n", DG_YAML_NO_COLON, 2, 1},
      {"a: - b\n", DG_YAML_DASH_HERE, 1, 4},
      {"- a\nb: c\n", DG_YAML_DASH, 2, 1},
      {"a:\n  - b\n c: d\n", DG_YAML_INDENT, 3, 2},
      {"a: @b\n", DG_YAML_FIRST_CHAR, 1, 4},
      {"a: `b\n", DG_YAML_FIRST_CHAR, 1, 4},
      {"a: ** b\n", DG_YAML_FIRST_CHAR, 1, 4},
      {"a: & b\n", DG_YAML_FIRST_CHAR, 1, 4},
      {"a: | b\n", DG_YAML_BLOCK_TEXT, 1, 6},
      {"%b\na: 1\n", DG_YAML_FIRST_CHAR, 1, 1},
      {"a: [b, , c]\n", DG_YAML_NOTHING, 1, 8},
      {"a: [b] c\n", DG_YAML_AFTER_BRACKET, 1, 8},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(DiagList) diags = NULL;
    g_autoptr(Node) root = parse(cases[i].text, &diags);
    g_test_message("%s", cases[i].text);
    g_assert_cmpuint(diags->diags->len, ==, 1);
    assert_diag(diags, 0, cases[i].id, cases[i].line, cases[i].column);
  }
}

/* The line that is shown can be typed as it stands: it loads, and gives the text that was meant. */
static void test_colon_remedy(void) {
  static const char *const lines[] = {"thema: zorg: wonen", "thema: zeg \"ja\": of nee", "thema: één: twee: drie"};
  static const char *const meant[] = {"zorg: wonen", "zeg \"ja\": of nee", "één: twee: drie"};
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    g_autoptr(DiagList) diags = NULL, again = NULL;
    g_autoptr(Node) broken = parse(lines[i], &diags);
    g_assert_cmpint(nth(diags, 0)->id, ==, DG_YAML_COLON);
    g_autoptr(Node) mended = parse(nth(diags, 0)->args[0].string, &again);
    g_assert_cmpuint(again->diags->len, ==, 0);
    g_assert_cmpstr(node_get_text(mended, "thema"), ==, meant[i]);
  }
}

static void test_bytes(void) {
  static const struct {
    const char *bytes;
    gsize length;
    DiagId id;
    int line, column;
  } cases[] = {
      {"a: x\0y\n", 7, DG_YAML_NUL, 1, 5},
      {"a: b\nc: \xe9\xe9n\n", 12, DG_YAML_ENCODING, 2, 4},
      {"a: \xc3\xa9\xc3\n", 7, DG_YAML_ENCODING, 1, 5},
      {"a: \x1b[0m\n", 8, DG_YAML_CONTROL, 1, 4},
      {"\xff\xfe" "a\0", 4, DG_YAML_UTF16, 0, 0},
      {"\xfe\xff\0a", 4, DG_YAML_UTF16, 0, 0},
      {"a\0:\0", 4, DG_YAML_UTF16, 0, 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(DiagList) diags = diag_list_new(LANG_NL);
    g_autoptr(Node) root = tree_parse(cases[i].bytes, cases[i].length, "t", diags, NULL);
    g_assert_cmpuint(diags->diags->len, ==, 1);
    assert_diag(diags, 0, cases[i].id, cases[i].line, cases[i].column);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/yaml/places", test_places);
  g_test_add_func("/yaml/no-types", test_no_types);
  g_test_add_func("/yaml/normal-form", test_normal_form);
  g_test_add_func("/yaml/line-ends", test_line_ends);
  g_test_add_func("/yaml/duplicates", test_duplicates);
  g_test_add_func("/yaml/refusals", test_refusals);
  g_test_add_func("/yaml/one-document", test_one_document);
  g_test_add_func("/yaml/depth", test_depth);
  g_test_add_func("/yaml/size", test_size);
  g_test_add_func("/yaml/cut-off", test_cut_off);
  g_test_add_func("/yaml/syntax-words", test_syntax_words);
  g_test_add_func("/yaml/colon-remedy", test_colon_remedy);
  g_test_add_func("/yaml/bytes", test_bytes);
  return g_test_run();
}
