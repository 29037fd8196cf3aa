/* Worksheets on paper: every kind of block drawn without a fault, blocks that grow to fill their pages, room for a hand to write, a
 * copy for each group and person. Approved dumps lie in tests/golden/paper (UPDATE=1 writes them anew: look at the pages then). */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "base/face.h"
#include "folder.h"
#include "pdf/figures.h"
#include "pdf/group_mark.h"
#include "pdf/worksheet.h"
#include "read/load.h"
#include "sheet_papers.h"

static const char *const every_block[] = {
    "kop: Kop", "tekst: \"Over {thema}\"\n    grootte: groot", "vraag: Waarom?\n    lijnen: 3", "vraag:", "vak:", "vak: Hier\n    hoogte: 50 mm",
    "tabel: [A, B, C]\n    aantal: 4", "tabel: [A, B]\n    rijen: [[een, twee], [drie, vier]]", "kaarten: [a, b, {kop: K, lijnen: 2}]",
    "kaarten: [{kop: \"5\", tekst: nog 5, vorm: cirkel, kleur: \"#2e7d32\"}, {kop: stop, vorm: achthoek}]\n    grootte: groot\n    per bladzijde: 2",
    "afvinken: [a, b]", "schaal: [a, b, c]\n    laag: koud\n    hoog: warm", "schaal: [een lange zin over hoe het nu gaat]\n    van: 0\n    tot: 10",
    "cirkels: [een, twee]\n    tweetallen: samen", "cirkels: [een, twee, drie]\n    tweetallen: [a, b, c]\n    midden: m",
    "cirkels: [een, twee, drie, vier]\n    tweetallen: [a, b, c, d]\n    drietallen: [p, q, r, s]\n    midden: m", "ringen: [ik, dichtbij, ver]",
    "schijf: [a, b, c, d, e, f, g, h]\n    midden: m\n    rand: r", "schijf: [een, twee, drie lange woorden]\n    genummerd: ja", "driehoek: [a, b, c]\n    elke zijde: [nu, straks]",
    "thermometer: Hoe warm?\n    laag: koud\n    hoog: warm", "thermometer: Hoe warm?\n    van: 1\n    tot: 5", "lijst: [een, twee]\n    grootte: groot",
    "legenda: [{vorm: lijn, tekst: is er}, {vorm: stippellijn, tekst: graag}, {vorm: golflijn, tekst: stroef}, {vorm: ster, tekst: goed, kleur: \"#b3261e\"}]",
    "vak: Hier\n    bijschrift: Waarom", "vraag: Waarom?\n    bijschrift: Alleen als je het weet.", "tabel: [A, B]\n    breedtes: [5, 1]\n    aantal: 3",
    "kop: Eigen titel\n    niveau: 1", "tegel: \"{slogan}\"", "tegel: Kort\n    hoogte: 100 mm", "stappen: [een, twee]\n    grootte: groot", "driehoek: [a, b, c]\n    midden: m", "knopen: [a, b]\n    midden: m\n    verbonden: ja",
    "knopen: [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]", "stappen: [een, twee]\n    lijnen: 2", "stappen: [een]",
    "letters: [{kop: Luisteren, tekst: Laat de ander uitpraten.}, Samenvatten]", "opstelling: kring", "opstelling: u-vorm", "opstelling: vierkant",
    "opstelling: rijen", "opstelling: tafelgroepen", "opstelling: visgraat", "tegel: Samen is meer", "pijl: links\n    bijschrift: \"{titel}\"",
    "pijl: rechtdoor", "pijl: omlaag", "bordje: \"{naam}\"\n    bijschrift: \"{organisatie}\"",
    "naast elkaar: [[{kop: L}, {vraag: W}], [{cirkels: [a, b]}], [{vak: R}]]\n    breedtes: [2, 3, 1]",
    "naast elkaar: [[{vak: A}], [{vak: B}], [{vak: C}], [{vak: D}], [{vak: E}]]",
};

/* Alone, in large print, landscape, as a poster and on A3. */
static void test_every_block(void) {
  static const char *const heads[] = {"", "liggend: ja\n", "poster: ja\n", "papier: a3\nposter: ja\n"};
  g_autoptr(Script) script = script_of(people);
  for (gsize i = 0; i < G_N_ELEMENTS(every_block); i++) {
    for (gsize k = 0; k < G_N_ELEMENTS(heads); k++) {
      g_autofree char *text = g_strdup_printf("werkblad: W\n%sblokken:\n  - %s\n", heads[k], every_block[i]);
      g_autoptr(Worksheet) sheet = load_fine(text);
      g_autoptr(Paper) normal = paper_of(sheet, script, FALSE), large = paper_of(sheet, script, TRUE);
      g_assert_cmpint(paper_page_count(normal), >=, 1);
      if (paper_fault(large)) g_test_message("%s", text);
    }
  }
}

/* The words of a figure are heard: its description holds each of them. */
static void test_description(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) sheet = load_fine("werkblad: W\nblokken:\n  - cirkels: [zon, maan]\n    tweetallen: schemer\n    midden: sterren\n");
  g_autoptr(Paper) paper = paper_of(sheet, script, FALSE);
  int figures = 0;
  for (int i = 0; i < paper_element_count(paper); i++) {
    const PaperNode *node = paper_node(paper, i);
    if (node->tag != PAPER_FIGURE) continue;
    figures++;
    g_assert_cmpstr(node->description, ==, "Cirkels die elkaar deels bedekken: zon, maan. Waar twee cirkels samenkomen: schemer. "
                                           "In het midden: sterren.");
  }
  g_assert_cmpint(figures, ==, 1);
}

/* What can grow reaches the foot of the page and never makes a second one; many blocks flow on. */
static void test_fill(void) {
  static const char *const growing[] = {"vak: A", "vraag: W", "tabel: [A, B]\n    aantal: 5", "naast elkaar: [[{vak: A}], [{vraag: W}]]"};
  g_autoptr(Script) script = script_of("");
  for (gsize i = 0; i < G_N_ELEMENTS(growing); i++) {
    g_autofree char *text = g_strdup_printf("werkblad: W\nblokken:\n  - kop: K\n  - %s\n  - tekst: Onderaan\n", growing[i]);
    g_autoptr(Worksheet) sheet = load_fine(text);
    g_autoptr(Paper) paper = paper_of(sheet, script, FALSE);
    g_assert_cmpint(paper_page_count(paper), ==, 1);
    double foot = paper_page(paper, 0)->height - 22 * MM;
    g_assert_cmpfloat(lowest(paper, 0), <=, foot + 0.1);
    g_assert_cmpfloat(lowest(paper, 0), >=, foot - 45);
  }
  g_autoptr(GString) many = g_string_new("werkblad: W\nblokken:\n");
  for (int i = 0; i < 30; i++) g_string_append(many, "  - vak: A\n    hoogte: 60 mm\n");
  g_autoptr(Worksheet) sheet = load_fine(many->str);
  g_autoptr(Paper) paper = paper_of(sheet, script, FALSE);
  g_assert_cmpint(paper_page_count(paper), >=, 8);
}

/* A page for each group or person when it names them; without people one to fill in by hand. */
static void test_per(void) {
  g_autoptr(Script) script = script_of(people), nobody = script_of("");
  g_autoptr(Worksheet) group = load_fine("werkblad: W\nper: groep\nblokken: [tekst: \"Groepje {groep}\"]\n");
  g_autoptr(Worksheet) tent = load_fine("werkblad: W\nper: persoon\nblokken: [bordje: \"{naam}\"]\n");
  g_autoptr(Worksheet) same = load_fine("werkblad: W\nper: persoon\nblokken: [tekst: Voor iedereen]\n");
  g_autoptr(Paper) groups = paper_of(group, script, FALSE), tents = paper_of(tent, script, FALSE), blank = paper_of(tent, nobody, FALSE),
                   one = paper_of(same, script, FALSE);
  g_assert_cmpint(paper_page_count(groups), ==, 2);
  g_assert_true(has_text(groups, 0, "Groepje 1") && has_text(groups, 1, "Groepje 2"));
  g_assert_cmpint(paper_page_count(tents), ==, 4);
  g_assert_true(has_text(tents, 0, "Fatima El Amrani") || has_text(tents, 1, "Fatima El Amrani"));
  g_assert_cmpint(paper_page_count(blank), ==, 1);
  g_assert_false(has_text(blank, 0, "____")); /* a fine line, not a bar of letters */
  g_assert_cmpint(paper_page_count(one), ==, 1);
  g_assert_true(worksheet_personal(tent, script) && !worksheet_personal(same, script) && !worksheet_personal(tent, nobody));
}

/* A picture that stands on the sheet of everybody is decoded once, and in memory once. */
static void test_one_picture(void) {
  /* one grey dot */
  static const guint8 png[] = {0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44,
                               0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3A,
                               0x7E, 0x9B, 0x55, 0x00, 0x00, 0x00, 0x0A, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x68,
                               0x00, 0x00, 0x00, 0x82, 0x00, 0x81, 0x77, 0xCD, 0x72, 0xB6, 0x00, 0x00, 0x00, 0x00, 0x49,
                               0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82};
  g_autoptr(Worksheet) sheet = load_fine("werkblad: A\nper: persoon\nblokken:\n  - tekst: \"{naam}\"\n  - plaatje: vlak.png\n");
  ((Block *)g_ptr_array_index(sheet->blocks, 1))->data = g_bytes_new_static(png, sizeof png);
  g_autoptr(Script) script = script_of(people);
  g_autoptr(Paper) paper = paper_of(sheet, script, FALSE);
  const Picture *shown = NULL;
  int n = 0;
  for (int page = 0; page < paper_page_count(paper); page++) {
    for (guint i = 0; i < paper_page(paper, page)->items->len; i++) {
      const PaperItem *item = g_ptr_array_index(paper_page(paper, page)->items, i);
      if (item->kind != PAPER_PICTURE) continue;
      g_assert_true(!shown || item->picture == shown);
      shown = item->picture;
      n++;
    }
  }
  g_assert_cmpint(n, ==, 4);
}

/* The name stands on both sides of a tent, upside down on the upper one, which a screen reader does not say twice. */
static void test_tent(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) sheet = load_fine("werkblad: W\nblokken: [bordje: Ans]\n");
  g_autoptr(Paper) paper = paper_of(sheet, script, FALSE);
  const PaperPage *page = paper_page(paper, 0);
  int upright = 0, turned = 0;
  for (guint i = 0; i < page->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(page->items, i);
    if (item->kind != PAPER_TEXT || strcmp(item->text, "Ans") != 0) continue;
    upright += item->font.turn == 0 && item->y > page->height / 2;
    turned += item->font.turn == 2 && item->y < page->height / 2 && item->element == PAPER_NO_ELEMENT;
  }
  g_assert_cmpint(upright, ==, 1);
  g_assert_cmpint(turned, ==, 1);
}

/* A long name stands on two lines of the tent, and can be read across a table. */
static void test_long_name(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) sheet = load_fine("werkblad: W\nblokken: [bordje: Wilhelmina van Hogendorp tot Zuylen van Nijevelt]\n");
  g_autoptr(Paper) paper = paper_of(sheet, script, FALSE);
  const PaperItem *first = item_with(paper, "Wilhelmina van Hogendorp"), *second = item_with(paper, "tot Zuylen van Nijevelt");
  g_assert_true(first && second && fabs(first->y - second->y) > first->font.size);
  g_assert_cmpfloat(first->font.size, >=, 30);
}

/* --- what the page looks like --- */

/* Columns and sides are as wide as they are said to be. */
static void test_widths(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) table = load_fine("werkblad: W\nblokken:\n  - tabel: [Links, Rechts]\n    breedtes: [3, 1]\n    aantal: 2\n");
  g_autoptr(Worksheet) sides = load_fine("werkblad: W\nblokken:\n  - naast elkaar: [[{vraag: Links}], [{vraag: Rechts}]]\n    breedtes: [3, 1]\n");
  g_assert_cmpfloat(block_of(table, 0)->widths[0], ==, 3);
  const Worksheet *const sheets[] = {table, sides};
  for (gsize i = 0; i < G_N_ELEMENTS(sheets); i++) {
    g_autoptr(Paper) paper = paper_of(sheets[i], script, FALSE);
    double width = paper_page(paper, 0)->width - 45 * MM, from = item_with(paper, "Links")->x;
    g_assert_cmpfloat_with_epsilon(item_with(paper, "Rechts")->x - from, width * 0.75, 16);
  }
}

/* A heading of the first level at the head replaces the title, and the line under the title stays. */
static void test_own_title(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) sheet = load_fine("werkblad: Naam in de lijst\nuitleg: Uitleg\nblokken:\n  - kop: Eigen titel\n    niveau: 1\n  - vraag: Waarom?\n");
  g_autoptr(Paper) paper = paper_of(sheet, script, FALSE);
  g_assert_true(has_text(paper, 0, "Eigen titel") && has_text(paper, 0, "Uitleg") && !has_text(paper, 0, "Naam in de lijst"));
  int titles = 0;
  for (int i = 0; i < paper_element_count(paper); i++) titles += paper_node(paper, i)->tag == PAPER_H1;
  g_assert_cmpint(titles, ==, 1);
}

/* A hand can write: lines are 9 mm apart wherever they stand, and none lies close to the rule of the foot. */
static void test_room_to_write(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) sheet = load_fine("werkblad: W\nblokken: [{vraag: Waarom?}]\n");
  g_autoptr(Worksheet) cards = load_fine("werkblad: W\nblokken:\n  - kaarten: [{kop: K, velden: [a, \"\", b, c, d]}]\n    per bladzijde: 8\n");
  const Worksheet *const sheets[] = {sheet, cards};
  for (gsize k = 0; k < G_N_ELEMENTS(sheets); k++) {
    g_autoptr(Paper) paper = paper_of(sheets[k], script, FALSE);
    const PaperPage *page = paper_page(paper, 0);
    double before = 0;
    int lines = 0;
    for (guint i = 0; i < page->items->len; i++) {
      const PaperItem *item = g_ptr_array_index(page->items, i);
      if (!is_rule(item) || item->paint.dash > 0) continue;
      if (item->y > before && before > 0) g_assert_cmpfloat(item->y - before, >=, 9 * MM - 0.01);
      before = item->y;
      lines++;
    }
    g_assert_cmpint(lines, >=, 20);
    if (k == 0) g_assert_cmpfloat(before, <=, page->height - 22 * MM - 10);
    if (k == 0) g_assert_cmpfloat(before, >=, page->height - 22 * MM - 10 - 2 * 9 * MM);
  }
}

/* Where two cards meet there is one cut line: two dashed lines over each other look whole. */
static void test_cut_lines(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) sheet = load_fine("werkblad: W\nblokken:\n  - kaarten: [a, b, c, d, e]\n    per bladzijde: 8\n");
  g_autoptr(Paper) paper = paper_of(sheet, script, FALSE);
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  const PaperPage *page = paper_page(paper, 0);
  for (guint i = 0; i < page->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(page->items, i);
    if (item->kind != PAPER_LINE || item->paint.dash <= 0) continue;
    g_assert_true(g_hash_table_add(seen, g_strdup_printf("%.0f %.0f %.0f %.0f", item->x, item->y, item->w, item->h)));
  }
  g_assert_cmpuint(g_hash_table_size(seen), ==, 5 * 4 - 5); /* five of their sides are two cards' */
}

/* Numbers in a wheel, the five rounds for each word of a triangle, what circles have in common, a legend's wave. */
static void test_figures(void) {
  static const struct {
    const char *block;
    PaperKind kind;
    int n;
  } cases[] = {
      {"schijf: [a, b, c]\n    genummerd: ja", PAPER_CIRCLE, 3},
      {"driehoek: [a, b, c]\n    elke zijde: [nu, straks]", PAPER_CIRCLE, 3 + 3 * 2 * 5},
      {"cirkels: [a, b, c, d]\n    midden: m", PAPER_PATH, 1},
      {"cirkels: [a, b]\n    midden: m", PAPER_PATH, 1},
      {"legenda: [{vorm: golflijn, tekst: stroef}]", PAPER_PATH, 1},
      {"thermometer: Hoe warm?", PAPER_CIRCLE, 1},
  };
  g_autoptr(Script) script = script_of("");
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = g_strdup_printf("werkblad: W\nblokken:\n  - %s\n", cases[i].block);
    g_autoptr(Worksheet) sheet = load_fine(text);
    g_autoptr(Paper) paper = paper_of(sheet, script, FALSE);
    const PaperPage *page = paper_page(paper, 0);
    int n = 0;
    for (guint k = 0; k < page->items->len; k++) n += ((PaperItem *)g_ptr_array_index(page->items, k))->kind == cases[i].kind;
    g_assert_cmpint(n, ==, cases[i].n);
  }
}

/* A triangle on a card is the triangle of the third group. */
static void test_one_form(void) {
  const PaperMeta meta = {.lang = LANG_NL};
  g_autoptr(Paper) paper = paper_new(faces, &meta);
  paper_page_new(paper, 200, 200);
  figure_shape(paper, SHAPE_TRIANGLE, 100, 100, 40, PAINT_FILL(0));
  group_mark_draw(paper, 3, 100, 100, 40);
  const PaperPage *page = paper_page(paper, 0);
  const PaperItem *a = g_ptr_array_index(page->items, 0), *b = g_ptr_array_index(page->items, 1);
  g_assert_true(a->kind == PAPER_PATH && b->kind == PAPER_PATH && a->steps->len == b->steps->len);
  for (guint i = 0; i < a->steps->len; i++) {
    const PaperStep *p = &g_array_index(a->steps, PaperStep, i), *q = &g_array_index(b->steps, PaperStep, i);
    g_assert_true(p->op == q->op && fabs(p->x - q->x) < 0.001 && fabs(p->y - q->y) < 0.001);
  }
}

/* Beside each other boxes end alike and lines stand level, however long what stands above them is. */
static void test_level(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) sheet = load_fine("werkblad: W\nblokken:\n  - naast elkaar: [[{vak: Kort}], [{vak: Een heel lange naam voor een vak, bijschrift: en nog een bijschrift dat ook lang is}], [{vak: C}]]\n"
                                         "  - naast elkaar: [[{vraag: Kort, lijnen: 1}], [{vraag: Een vraag die niet op een regel past omdat hij zo lang is, lijnen: 1}]]\n");
  g_autoptr(Paper) paper = paper_of(sheet, script, TRUE);
  const PaperPage *page = paper_page(paper, 0);
  double box = 0, line = 0;
  int boxes = 0, lines = 0;
  for (guint i = 0; i < page->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(page->items, i);
    if (item->kind == PAPER_RECT) {
      if (boxes++) g_assert_cmpfloat_with_epsilon(item->y + item->h, box, 0.01);
      box = item->y + item->h;
    } else if (is_rule(item)) {
      if (lines++) g_assert_cmpfloat_with_epsilon(item->y, line, 0.01);
      line = item->y;
    }
  }
  g_assert_cmpint(boxes, ==, 3);
  g_assert_cmpint(lines, ==, 2);
}

/* In large print too the words of a wheel stay inside its rings. */
static void test_inside(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) sheet = load_fine("werkblad: W\nblokken:\n  - schijf: [hulpmiddelen, beroepskracht, aan de slag gaan, mantelzorgers]\n"
                                         "    genummerd: ja\n    midden: wijkteam\n    rand: in gesprek\n    hoogte: 105 mm\n");
  g_autoptr(Paper) paper = paper_of(sheet, script, TRUE);
  const PaperPage *page = paper_page(paper, 0);
  const PaperItem *ring = NULL;
  int words = 0;
  for (guint i = 0; i < page->items->len && !ring; i++) {
    const PaperItem *item = g_ptr_array_index(page->items, i);
    if (item->kind == PAPER_CIRCLE) ring = item;
  }
  g_assert_nonnull(ring);
  for (guint i = 0; i < page->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(page->items, i);
    if (item->kind != PAPER_TEXT || item->furniture || fabs(item->y - ring->y) > ring->radius) continue;
    double far = fmax(fabs(item->x - ring->x), fabs(item->x + item->w - ring->x));
    g_assert_cmpfloat(hypot(far, item->y - ring->y), <, ring->radius);
    words++;
  }
  g_assert_cmpint(words, >=, 4 + 4 + 1 + 2);
}

/* Words of a wheel go on two lines when they can be larger then. */
static void test_segments(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) sheet = load_fine("werkblad: W\nblokken:\n  - schijf: [Kennis en visie, Onze rol, Aan de slag, Om ons heen]\n"
                                         "    genummerd: ja\n    midden: wijkteam\n    rand: in gesprek\n    hoogte: 125 mm\n");
  g_autoptr(Paper) paper = paper_of(sheet, script, TRUE);
  const PaperItem *word = item_with(paper, "Kennis");
  g_assert_nonnull(word);
  g_assert_cmpfloat(word->font.size, >=, 13.5);
}

/* A narrow column is at least as wide as the words of its head. */
static void test_heads(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) sheet = load_fine("werkblad: W\nposter: ja\nblokken:\n  - tabel: [Thema, Stickers, Samen]\n    breedtes: [9, 9, 1]\n    aantal: 3\n");
  g_autoptr(Paper) paper = paper_of(sheet, script, FALSE);
  g_assert_nonnull(item_with(paper, "Samen"));
}

/* In large print too the words of a first column stay whole, as they are in its head. */
static void test_first_column(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) sheet = load_fine("werkblad: W\nblokken:\n  - tabel: [Woord, Uitleg]\n    breedtes: [2, 7]\n    rijen: [[ervaringsdeskundige, iemand die het zelf meemaakte]]\n");
  g_autoptr(Paper) paper = paper_of(sheet, script, TRUE);
  g_assert_nonnull(item_with(paper, "ervaringsdeskundige"));
}

/* A table that says no number of rows has as many as there is room for; others have what they ask. */
static void test_rows(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) free = load_fine("werkblad: W\nblokken:\n  - tabel: [A, B]\n");
  g_autoptr(Worksheet) given = load_fine("werkblad: W\nblokken:\n  - tabel: [A, B]\n    aantal: 2\n");
  const Worksheet *const sheets[] = {free, given};
  for (gsize k = 0; k < G_N_ELEMENTS(sheets); k++) {
    g_autoptr(Paper) paper = paper_of(sheets[k], script, FALSE);
    const PaperPage *page = paper_page(paper, 0);
    g_autoptr(GHashTable) heights = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < page->items->len; i++) {
      const PaperItem *item = g_ptr_array_index(page->items, i);
      if (is_rule(item)) g_hash_table_add(heights, g_strdup_printf("%.0f", item->y));
    }
    g_assert_cmpint(paper_page_count(paper), ==, 1);
    if (k == 0) g_assert_cmpuint(g_hash_table_size(heights), >=, 10);
    if (k == 1) g_assert_cmpuint(g_hash_table_size(heights), <=, 4);
  }
}

/* Words in a circle and in a triangle are about as large; texts of a legend keep away from the line of the next. */
static void test_beside_each_other(void) {
  g_autoptr(Script) script = script_of("");
  g_autoptr(Worksheet) cards = load_fine("werkblad: W\nblokken:\n  - kaarten: [{kop: Top, vorm: cirkel, lijnen: 3}, {kop: Tip, vorm: driehoek, lijnen: 3}]\n");
  g_autoptr(Worksheet) legend = load_fine("werkblad: W\nblokken:\n  - legenda: [{vorm: lijn, tekst: er}, {vorm: lijn, tekst: dit is een lange tekst}, {vorm: lijn, tekst: nee}]\n");
  g_autoptr(Paper) cut = paper_of(cards, script, FALSE), lines = paper_of(legend, script, FALSE);
  double top = item_with(cut, "Top")->font.size, tip = item_with(cut, "Tip")->font.size;
  g_assert_cmpfloat(fabs(top - tip), <=, top * 0.15);
  const PaperItem *text = item_with(lines, "dit is een lange tekst"), *next = item_with(lines, "nee");
  g_assert_cmpfloat(next->x - 42 - text->x - text->w, >=, 20);
}

/* Circles to connect are as large as their ring allows, however many, and lie free of each other. */
static void test_nodes(void) {
  g_autoptr(Script) script = script_of("");
  for (int n = 3; n <= 14; n++) {
    g_autoptr(GString) text = g_string_new("werkblad: W\nblokken:\n  - knopen: [mantelzorger");
    for (int i = 1; i < n; i++) g_string_append(text, ", a");
    g_string_append(text, "]\n  - vraag: Wie begint?\n");
    g_autoptr(Worksheet) sheet = load_fine(text->str);
    g_autoptr(Paper) paper = paper_of(sheet, script, TRUE);
    const PaperPage *page = paper_page(paper, 0);
    g_autoptr(GPtrArray) circles = g_ptr_array_new();
    for (guint i = 0; i < page->items->len; i++)
      if (((const PaperItem *)g_ptr_array_index(page->items, i))->kind == PAPER_CIRCLE)
        g_ptr_array_add(circles, g_ptr_array_index(page->items, i));
    g_assert_cmpuint(circles->len, ==, n);
    for (guint i = 0; i < circles->len; i++) {
      const PaperItem *a = g_ptr_array_index(circles, i);
      g_assert_cmpfloat(a->x - a->radius, >=, 25 * MM - 0.1);
      g_assert_cmpfloat(a->x + a->radius, <=, page->width - 20 * MM + 0.1);
      for (guint k = 0; k < i; k++) {
        const PaperItem *b = g_ptr_array_index(circles, k);
        g_assert_cmpfloat(hypot(a->x - b->x, a->y - b->y), >=, a->radius + b->radius + 4);
      }
    }
    const PaperItem *word = item_with(paper, "mantelzorger");
    g_assert_nonnull(word);
    g_assert_cmpfloat(word->w, <=, 1.8 * ((const PaperItem *)g_ptr_array_index(circles, 0))->radius + 0.1);
    if (n <= 10) g_assert_cmpfloat(word->font.size, >=, 13);
  }
}

/* A line ends between the parts of a place, not within "Grote zaal". */
static void test_place(void) {
  g_autoptr(Script) script = script_of("locatie: {naam: Buurthuis De Nieuwe Linde, zaal: Grote zaal, adres: Kerkstraat 12, plaats: Lindewaard}\n");
  g_autoptr(Worksheet) sheet = load_fine("werkblad: W\nposter: ja\nblokken: [tekst: \"{plek}\"]\n");
  g_autoptr(Paper) paper = paper_of(sheet, script, FALSE);
  g_assert_true(has_text(paper, 0, "Grote\u00a0zaal") && has_text(paper, 0, "De\u00a0Nieuwe\u00a0Linde"));
}

/* --- approved dumps --- */

static void test_golden(gconstpointer data) {
  const char *id = data;
  g_autofree char *file = g_strdup_printf("agendas/werkbladen/%s.yaml", id), *text = NULL;
  g_autofree char *path = g_strdup_printf("tests/golden/paper/werkblad-%s.txt", id), *approved = NULL;
  g_assert_true(g_file_get_contents(file, &text, NULL, NULL));
  g_autoptr(Script) script = script_of(people);
  g_autoptr(Worksheet) sheet = load_fine(text);
  g_autoptr(Paper) paper = paper_of(sheet, script, FALSE);
  g_autofree char *dump = paper_dump(paper);
  if (g_getenv("UPDATE")) g_assert_true(g_file_set_contents(path, dump, -1, NULL));
  if (!g_file_get_contents(path, &approved, NULL, NULL))
    g_test_fail_printf("%s is missing: make it with UPDATE=1", path);
  else if (strcmp(dump, approved) != 0)
    g_test_fail_printf("%s is no longer what is drawn; UPDATE=1 writes it anew", path);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  faces = face_set_new(NULL);
  g_assert_nonnull(faces);
  g_test_add_func("/worksheet-paper/every-block", test_every_block);
  g_test_add_func("/worksheet-paper/description", test_description);
  g_test_add_func("/worksheet-paper/fill", test_fill);
  g_test_add_func("/worksheet-paper/per", test_per);
  g_test_add_func("/worksheet-paper/one-picture", test_one_picture);
  g_test_add_func("/worksheet-paper/tent", test_tent);
  g_test_add_func("/worksheet-paper/long-name", test_long_name);
  g_test_add_func("/worksheet-paper/widths", test_widths);
  g_test_add_func("/worksheet-paper/own-title", test_own_title);
  g_test_add_func("/worksheet-paper/room-to-write", test_room_to_write);
  g_test_add_func("/worksheet-paper/cut-lines", test_cut_lines);
  g_test_add_func("/worksheet-paper/figures", test_figures);
  g_test_add_func("/worksheet-paper/one-form", test_one_form);
  g_test_add_func("/worksheet-paper/inside", test_inside);
  g_test_add_func("/worksheet-paper/segments", test_segments);
  g_test_add_func("/worksheet-paper/heads", test_heads);
  g_test_add_func("/worksheet-paper/first-column", test_first_column);
  g_test_add_func("/worksheet-paper/rows", test_rows);
  g_test_add_func("/worksheet-paper/beside-each-other", test_beside_each_other);
  g_test_add_func("/worksheet-paper/level", test_level);
  g_test_add_func("/worksheet-paper/nodes", test_nodes);
  g_test_add_func("/worksheet-paper/place", test_place);
  g_test_add_data_func("/worksheet-paper/golden/ikigai", "ikigai", test_golden);
  g_test_add_data_func("/worksheet-paper/golden/collagevel", "collagevel", test_golden);
  g_test_add_data_func("/worksheet-paper/golden/afspraakkaartjes", "afspraakkaartjes", test_golden);
  g_test_add_data_func("/worksheet-paper/golden/thermometer", "thermometer", test_golden);
  int status = g_test_run();
  face_set_free(faces);
  return status;
}
