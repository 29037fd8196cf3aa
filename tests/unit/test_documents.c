/* Documents as display lists: each one of the shipped first meeting, compared with the approved dump in tests/golden/paper
 * (UPDATE=1 writes them anew: look at the pages then), and what holds for every document whatever the script. */
#include <math.h>
#include <string.h>

#include "model/plan.h"
#include "model/seating.h"
#include "pdf/address_labels.h"
#include "pdf/document.h"
#include "read/days.h"
#include "read/labels.h"
#include "read/pictograms.h"
#include "papers.h"

#define GOLDEN "tests/golden/paper"

/* The first n of the shipped pictograms. */
static GPtrArray *pictograms(guint n) {
  g_autoptr(DiagList) diags = diag_list_new(LANG_NL);
  GPtrArray *all = pictograms_load(diags);
  g_assert_cmpuint(all->len, >=, n);
  g_ptr_array_set_size(all, (int)n);
  return all;
}

/* The shipped table. */
static GPtrArray *label_sheets(void) {
  g_autoptr(DiagList) diags = diag_list_new(LANG_NL);
  GPtrArray *sheets = labels_load(diags);
  g_assert_false(diag_failed(diags));
  g_assert_cmpuint(sheets->len, >=, 6);
  return sheets;
}

/* --- golden dumps --- */

static void compare(const char *name, const Paper *paper) {
  g_autofree char *dump = paper_dump(paper), *path = g_strdup_printf("%s/%s.txt", GOLDEN, name), *approved = NULL;
  if (g_getenv("UPDATE")) {
    g_assert_true(g_file_set_contents(path, dump, -1, NULL));
    return;
  }
  if (!g_file_get_contents(path, &approved, NULL, NULL)) {
    g_test_fail_printf("%s is missing: make it with UPDATE=1", path);
    return;
  }
  if (strcmp(dump, approved) == 0) return;
  g_auto(GStrv) is = g_strsplit(dump, "\n", -1), was = g_strsplit(approved, "\n", -1);
  guint i = 0;
  while (is[i] && was[i] && strcmp(is[i], was[i]) == 0) i++;
  g_test_fail_printf("%s:%u: is \"%s\", was \"%s\"", path, i + 1, is[i] ? is[i] : "", was[i] ? was[i] : "");
}

/* Made from a session, or from a story of several; tested with those. */
static gboolean needs_session(int id) {
  return id == DOCUMENT_REPORT || id == DOCUMENT_LIFEBOAT || id == DOCUMENT_JOINED || id == DOCUMENT_RESUME;
}

static void test_golden_dutch(void) {
  g_autoptr(Loaded) loaded = load("examples/startbijeenkomst.yaml");
  g_autoptr(GPtrArray) cards = pictograms(4); /* one sheet */
  g_autoptr(GPtrArray) sheets = label_sheets();
  g_autoptr(GHashTable) groups = seating_of_badges(loaded->script, NULL);
  g_autoptr(DiagList) diags = diag_list_new(LANG_NL);
  g_autoptr(GPtrArray) days = days_load(diags), calendar = calendar_days_new();
  days_to_calendar(days, loaded->script->date, CALENDAR_MONTHS, LANG_NL, calendar);
  const DocumentInput input = {.script = loaded->script, .pictograms = cards, .groups = groups, .days = calendar,
                               .badges = {.sheet = label_sheet_default(sheets, FALSE)}};
  for (int i = 0; i < N_DOCUMENTS; i++) {
    if (needs_session(i)) continue;
    g_autoptr(Paper) paper = draw((DocumentId)i, &input);
    compare(document_get((DocumentId)i)->name[0], paper);
  }
}

static void test_golden_english(void) {
  g_autoptr(Loaded) loaded = load("agendas/starting-network.yaml");
  const DocumentInput input = {.script = loaded->script};
  static const DocumentId ids[] = {DOCUMENT_PROGRAMME, DOCUMENT_PACKING, DOCUMENT_REPORT_BLANK, DOCUMENT_INVITATION, DOCUMENT_FLAP_STEPS};
  for (gsize i = 0; i < G_N_ELEMENTS(ids); i++) {
    g_autoptr(Paper) paper = draw(ids[i], &input);
    compare(document_get(ids[i])->name[1], paper);
  }
}

/* --- full sheets --- */

/* How far down the last line of a page lies, above the foot. */
static double lowest_line(const Paper *paper, int page) {
  double lowest = 0;
  const GPtrArray *items = paper_page(paper, page)->items;
  for (guint i = 0; i < items->len; i++) {
    const PaperItem *item = g_ptr_array_index(items, i);
    if (item->kind == PAPER_LINE && !item->furniture) lowest = fmax(lowest, item->y);
  }
  return lowest;
}

/* The slip stands at the foot of the last page, the form of who does what fills its page: in large print and on Letter too. */
static void test_sheets_are_full(void) {
  static const DocumentId ids[] = {DOCUMENT_INVITATION, DOCUMENT_WHO};
  g_autoptr(Loaded) loaded = load("agendas/startend-netwerk.yaml");
  for (int i = 0; i < 8; i++) {
    const DocumentInput input = {.script = loaded->script, .large = i & 1, .sheet = i & 2 ? SHEET_LETTER : SHEET_A4};
    g_autoptr(Paper) paper = draw(ids[i / 4], &input);
    int last = paper_page_count(paper) - 1;
    Theme theme;
    theme_init(&theme, &(ThemeOptions){.sheet = input.sheet});
    g_assert_cmpint(last, ==, i < 4 && input.large ? 1 : 0);
    g_assert_cmpfloat(lowest_line(paper, last), >, theme.height - theme.bottom - 17 * MM);
  }
}

/* A year and its days fit a page of A4 and of Letter; in large print days are as large as what is read, and their words stay whole. */
static void test_calendar_sheets(void) {
  g_autoptr(Loaded) loaded = load("agendas/startend-netwerk.yaml");
  g_autoptr(DiagList) diags = diag_list_new(LANG_NL);
  g_autoptr(GPtrArray) days = days_load(diags), calendar = calendar_days_new();
  days_to_calendar(days, loaded->script->date, CALENDAR_MONTHS, LANG_NL, calendar);
  for (int i = 0; i < 4; i++) {
    const DocumentInput input = {.script = loaded->script, .days = calendar, .large = i & 1, .sheet = i & 2 ? SHEET_LETTER : SHEET_A4};
    g_autoptr(Paper) paper = draw(DOCUMENT_CALENDAR, &input);
    g_autofree char *dump = paper_dump(paper);
    g_assert_cmpint(paper_page_count(paper), ==, input.large ? 3 : 1);
    g_assert_cmpint(count(dump, input.large ? "regular 17 #1a1a1a \"Vrijwilligersdag\"" : "\"Vrijwilligersdag\""), ==, 1);
  }
}

/* --- the catalogue --- */

static void test_catalogue(void) {
  for (int i = 0; i < N_DOCUMENTS; i++) {
    const Document *document = document_get((DocumentId)i);
    for (int lang = 0; lang < 2; lang++) g_assert_true(document_find(document->name[lang]) == document);
    g_assert_nonnull(document->draw);
    /* Names are no paths, and no two documents share one. */
    g_assert_null(strpbrk(document->name[0], "/ "));
    g_assert_null(strpbrk(document->name[1], "/ "));
    g_autofree char *file = document_file(document, LANG_NL_FORMAL);
    g_assert_true(g_str_has_prefix(file, document->name[0]));
  }
  g_assert_null(document_find("onbekend"));
  g_assert_null(document_find(""));
  g_assert_true(document_find("PROGRAMMA") == document_get(DOCUMENT_PROGRAMME));
}

/* --- cards --- */

/* What is drawn of a card stays on its card, whatever the sheet; each is heard by its name. */
static void test_cards(void) {
  g_autoptr(Loaded) loaded = load("examples/startbijeenkomst.yaml");
  g_autoptr(GPtrArray) cards = pictograms(48);
  for (int i = 0; i < 4; i++) {
    const DocumentInput input = {.script = loaded->script, .pictograms = cards, .small_cards = i % 2,
                                 .sheet = i < 2 ? SHEET_A4 : SHEET_LETTER};
    g_autoptr(Paper) paper = draw(DOCUMENT_CARDS, &input);
    g_assert_cmpint(paper_page_count(paper), ==, i % 2 ? 6 : 12);
    guint figures = 0;
    for (int e = 0; e < paper_element_count(paper); e++) {
      const PaperNode *node = paper_node(paper, e);
      if (node->tag != PAPER_FIGURE) continue;
      const Pictogram *pictogram = g_ptr_array_index(cards, figures++);
      g_assert_cmpstr(node->description, ==, pictogram_name(pictogram, LANG_NL));
    }
    g_assert_cmpuint(figures, ==, 48);
    const PaperPage *page = paper_page(paper, 0);
    double w = page->width / 2, h = page->height / (i % 2 ? 4 : 2);
    int columns[4] = {0};
    for (guint k = 0; k < page->items->len; k++) {
      const PaperItem *item = g_ptr_array_index(page->items, k);
      for (guint s = 0; item->kind == PAPER_PATH && s < item->steps->len; s++) {
        const PaperStep *step = &g_array_index(item->steps, PaperStep, s);
        /* 5 mm at least from where the scissors go */
        g_assert_cmpfloat(fabs(remainder(step->x, w)), >=, 5 * MM);
        g_assert_cmpfloat(fabs(remainder(step->y, h)), >=, 5 * MM);
        columns[(int)(step->x / w)] = 1;
      }
    }
    g_assert_true(columns[0] && columns[1]);
  }
}

/* Only who plays with the cards gets twelve sheets of them. */
static void test_wanted(void) {
  g_autoptr(Loaded) loaded = load("examples/startbijeenkomst.yaml");
  const Document *cards = document_get(DOCUMENT_CARDS);
  g_assert_true(document_wanted(cards, loaded->script));
  g_assert_true(document_wanted(document_get(DOCUMENT_PROGRAMME), loaded->script));
  for (guint i = 0; i < loaded->script->phases->len; i++) {
    Phase *phase = g_ptr_array_index(loaded->script->phases, i);
    g_clear_pointer(&phase->method, g_free);
    g_clear_pointer(&phase->needed, g_strfreev);
    phase->needed = g_new0(char *, 2);
  }
  g_assert_false(document_wanted(cards, loaded->script));
  Phase *last = g_ptr_array_index(loaded->script->phases, loaded->script->phases->len - 1);
  last->needed[0] = g_strdup("de Associatiekaarten");
  g_assert_true(document_wanted(cards, loaded->script));
  g_autoptr(Loaded) english = load("agendas/starting-network.yaml");
  g_assert_true(document_wanted(cards, english->script));
}

/* --- sheets to hang up and hand out --- */

/* Each sheet of a flip-chart set is one page, whatever stands on it; only what would be too small to read goes on to another. */
static void test_flaps(void) {
  g_autoptr(Loaded) loaded = load("agendas/startend-netwerk.yaml");
  static const struct {
    DocumentId id;
    int pages;
  } flaps[] = {{DOCUMENT_FLAP_PROGRAMME, 1}, {DOCUMENT_FLAP_QUESTIONS, 5}, {DOCUMENT_FLAP_STEPS, 6}};
  for (gsize i = 0; i < G_N_ELEMENTS(flaps); i++) {
    for (int small = 0; small < 2; small++) {
      const DocumentInput input = {.script = loaded->script, .small_posters = small};
      g_autoptr(Paper) paper = draw(flaps[i].id, &input);
      g_assert_cmpint(paper_page_count(paper), ==, flaps[i].pages);
      g_autofree char *dump = paper_dump(paper);
      g_assert_true((strstr(dump, "\"Donderdag 14 januari 2027") != NULL) == (flaps[i].id == DOCUMENT_FLAP_PROGRAMME));
      for (int p = 0; p < paper_page_count(paper); p++) {
        const PaperPage *page = paper_page(paper, p);
        double largest = 0;
        g_assert_cmpfloat_with_epsilon(page->width, small ? 210 * MM : 297 * MM, 0.01);
        for (guint k = 0; k < page->items->len; k++) {
          const PaperItem *item = g_ptr_array_index(page->items, k);
          if (item->kind == PAPER_TEXT) largest = MAX(largest, item->font.size);
        }
        g_assert_cmpfloat(largest, >=, small ? 30 : 44); /* a letter of this size is read from 8 metres on A3 */
      }
    }
  }
}

/* Each word of a step stands whole on its sheet, at any size of paper and of letters. */
static void check_flap_words(const char *path, ThemeSheet sheet, gboolean large, gboolean small) {
  g_autoptr(Loaded) loaded = load(path);
  const Script *script = loaded->script;
  const DocumentInput input = {.script = script, .lang = script->lang, .sheet = sheet, .large = large, .small_posters = small};
  g_autoptr(Paper) paper = draw(DOCUMENT_FLAP_STEPS, &input);
  g_autofree char *dump = paper_dump(paper);
  int words = 0;
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(script->phases, i);
    for (guint k = 0; phase_in_programme(phase) && phase->steps->len > 1 && k < phase->steps->len; k++) {
      const Step *step = g_ptr_array_index(phase->steps, k);
      g_auto(GStrv) pieces = g_strsplit(step->title, " ", -1);
      for (guint w = 0; pieces[w] && step->seconds > 0; w++, words++) {
        if (!strstr(dump, pieces[w])) g_error("%s: %s is cut", path, pieces[w]);
      }
    }
  }
  g_assert_cmpint(words, >, 0);
}

static void test_flap_words(void) {
  check_flap_words("agendas/startend-netwerk.yaml", SHEET_A4, TRUE, FALSE);
  check_flap_words("agendas/startend-netwerk.yaml", SHEET_LETTER, TRUE, FALSE);
  check_flap_words("agendas/conference-with-rooms.yaml", SHEET_A4, TRUE, TRUE);
  check_flap_words("agendas/conference-with-rooms.yaml", SHEET_LETTER, FALSE, FALSE);
}

/* The blank report has no half empty page at its end: what is over are lines for names. */
static void test_report_blank_is_full(void) {
  static const char *const agendas[] = {"agendas/startend-netwerk.yaml", "agendas/starting-network.yaml", "agendas/themabijeenkomst.yaml"};
  for (gsize i = 0; i < G_N_ELEMENTS(agendas); i++) {
    g_autoptr(Loaded) loaded = load(agendas[i]);
    const DocumentInput input = {.script = loaded->script};
    g_autoptr(Paper) paper = draw(DOCUMENT_REPORT_BLANK, &input);
    const PaperPage *page = paper_page(paper, paper_page_count(paper) - 1);
    double lowest = 0;
    for (guint k = 0; k < page->items->len; k++) {
      const PaperItem *item = g_ptr_array_index(page->items, k);
      PaperBox box = paper_item_box(item);
      if (!item->furniture) lowest = MAX(lowest, box.y + box.h);
    }
    g_assert_cmpfloat(lowest, >, page->height - 35 * MM); /* 20 for the foot, and less than two lines */
    g_assert_cmpfloat(lowest, <=, page->height - 20 * MM + 0.1);
  }
}

/* What is drawn on a page of a paper: strokes of pictograms. */
static int strokes_on(const Paper *paper, int number) {
  const PaperPage *page = paper_page(paper, number);
  int n = 0;
  for (guint i = 0; i < page->items->len; i++) n += ((const PaperItem *)g_ptr_array_index(page->items, i))->kind == PAPER_PATH;
  return n;
}

/* Each part has the drawing that the script names, or that its kind asks for; the one-page programme stays one page. */
static void test_part_pictograms(void) {
  static const char *const agendas[] = {"agendas/startend-netwerk.yaml", "agendas/starting-network.yaml"};
  g_autoptr(GPtrArray) all = pictograms(48);
  for (gsize a = 0; a < G_N_ELEMENTS(agendas); a++) {
    g_autoptr(Loaded) loaded = load(agendas[a]);
    const GPtrArray *phases = loaded->script->phases;
    const DocumentInput input = {.script = loaded->script, .pictograms = all}, plain = {.script = loaded->script};
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    guint strokes = 0;
    for (guint i = 0; i < phases->len; i++) {
      const Phase *phase = g_ptr_array_index(phases, i);
      const Pictogram *pictogram = document_pictogram(&input, phase);
      g_assert_nonnull(pictogram);
      g_assert_true(g_hash_table_add(seen, (gpointer)pictogram));
      g_assert_null(document_pictogram(&plain, phase));
      if (phase_in_programme(phase) || phase->what) strokes += pictogram->strokes->len;
    }
    g_autoptr(Paper) with = draw(DOCUMENT_PROGRAMME, &input), without = draw(DOCUMENT_PROGRAMME, &plain);
    g_assert_cmpint(paper_page_count(with), ==, 1);
    g_assert_cmpint(strokes_on(with, 0) - strokes_on(without, 0), ==, (int)strokes);
  }
  const Phase tea = {.kind = KIND_BREAK}, talk = {.kind = KIND_PROGRAMME}, named = {.kind = KIND_PROGRAMME, .picture = (char *)"BRIDGE"};
  const DocumentInput input = {.pictograms = all};
  g_assert_cmpstr(pictogram_name(document_pictogram(&input, &tea), LANG_EN), ==, "cup");
  g_assert_null(document_pictogram(&input, &talk));
  g_assert_cmpstr(pictogram_name(document_pictogram(&input, &named), LANG_NL), ==, "brug");
}

/* In large print the programme is a sheet with two sides: what it is about, and overleaf all parts with nothing between them. */
static void test_programme_overleaf(void) {
  static const char *const agendas[] = {"agendas/startend-netwerk.yaml", "agendas/themabijeenkomst.yaml", "agendas/starting-network.yaml"};
  for (gsize i = 0; i < G_N_ELEMENTS(agendas); i++) {
    g_autoptr(Loaded) loaded = load(agendas[i]);
    const Script *script = loaded->script;
    for (int large = 0; large <= 1; large++) {
      const DocumentInput input = {.script = script, .large = large};
      g_autoptr(Paper) paper = draw(DOCUMENT_PROGRAMME, &input);
      g_autofree char *dump = paper_dump(paper), *end = document_clock(script, script->end), *quoted = g_strdup_printf("\"%s\"", end);
      const char *back = strstr(dump, "\npage 2 ");
      g_assert_cmpint(paper_page_count(paper), ==, 1 + large);
      g_assert_cmpint(count(large ? back : dump, quoted), ==, 1);
      for (guint p = 0; p < script->phases->len; p++) {
        const Phase *phase = g_ptr_array_index(script->phases, p);
        g_autofree char *title = g_strdup_printf("\"%s\"\n", phase->title);
        if (phase_in_programme(phase) && large) g_assert_nonnull(strstr(back, title));
      }
    }
  }
}

/* Drawings in the margin at the left of what is written on a page. */
static guint in_the_margin(const Paper *paper, int page, const DocumentInput *input) {
  guint n = 0;
  const GPtrArray *items = paper_page(paper, page)->items;
  Theme theme;
  theme_init(&theme, &(ThemeOptions){.large = input->large});
  for (guint i = 0; i < items->len; i++) {
    const PaperBox box = paper_item_box(g_ptr_array_index(items, i));
    if (box.x + box.w < theme.left - 1) n++;
    g_assert_cmpfloat(box.x, >, theme.left / 2); /* clear of the holes */
  }
  return n;
}

/* In the facilitator's script each part bears the sign of its category in the margin: once in the overview, once where it stands. */
static void test_categories_in_the_script(void) {
  g_autoptr(Loaded) loaded = load("agendas/startend-netwerk.yaml");
  const DocumentInput input = {.script = loaded->script};
  g_autoptr(Paper) paper = draw(DOCUMENT_SCRIPT, &input), programme = draw(DOCUMENT_PROGRAMME, &input);
  guint signs = 0, parts = 0;
  for (int p = 1; p < paper_page_count(paper); p++) signs += in_the_margin(paper, p, &input);
  for (guint i = 0; i < loaded->script->phases->len; i++)
    parts += ((const Phase *)g_ptr_array_index(loaded->script->phases, i))->category != NULL;
  g_assert_cmpuint(parts, >, 5);
  g_assert_cmpuint(in_the_margin(paper, 0, &input), ==, parts);
  g_assert_cmpuint(signs, ==, parts);
  g_assert_cmpuint(in_the_margin(programme, 0, &input), ==, 0); /* guests need no such signs */
}

/* As many signs as groups: by the people who will be in the room, else for sixteen. */
static void test_table_signs(void) {
  g_autoptr(Loaded) loaded = load("examples/startbijeenkomst.yaml"), nobody = load("agendas/startend-netwerk.yaml");
  const DocumentInput input = {.script = loaded->script}, empty = {.script = nobody->script};
  g_autoptr(Paper) paper = draw(DOCUMENT_TABLE_SIGNS, &input), guessed = draw(DOCUMENT_TABLE_SIGNS, &empty);
  g_autofree char *dump = paper_dump(paper);
  g_assert_cmpint(paper_page_count(paper), ==, 3);
  g_assert_cmpint(paper_page_count(guessed), ==, 4);
  g_assert_nonnull(strstr(dump, "Groepje 3: "));
}

/* One page with a slip at its foot; without a theme, a place and anything practical as well. */
static void test_invitation(void) {
  g_autoptr(Loaded) loaded = load("examples/startbijeenkomst.yaml");
  const DocumentInput input = {.script = loaded->script};
  for (int i = 0; i < 2; i++) {
    g_autoptr(Paper) paper = draw(DOCUMENT_INVITATION, &input);
    g_autofree char *dump = paper_dump(paper);
    g_assert_cmpint(paper_page_count(paper), ==, 1);
    g_assert_nonnull(strstr(dump, "Antwoordstrook"));
    g_assert_null(strstr(dump, "{u:"));
    g_clear_pointer(&loaded->script->theme, g_free);
    g_clear_pointer(&loaded->script->venue.name, g_free);
    g_clear_pointer(&loaded->script->venue.room, g_free);
    loaded->script->formal = TRUE;
  }
}

/* --- label sheets --- */

static void test_sheets(void) {
  g_autoptr(GPtrArray) sheets = label_sheets();
  const BadgeOptions options = {.sheet = label_sheet_find(sheets, "l4785")};
  g_assert_cmpstr(options.sheet->name[0], ==, "L4785");
  g_assert_true(label_sheet_default(sheets, FALSE) == options.sheet);
  g_assert_cmpstr(label_sheet_default(sheets, TRUE)->name[0], ==, "5395");
  g_assert_true(label_sheet_find(sheets, "plain") == label_sheet_find(sheets, "gewoon"));
  g_assert_null(label_sheet_find(sheets, "L9999"));
  BadgePlace first = badge_place(&options, 0), last = badge_place(&options, 9);
  g_assert_cmpfloat_with_epsilon(first.x, 18 * MM, 1e-6);
  g_assert_cmpfloat_with_epsilon(first.y, 13 * MM, 1e-6);
  g_assert_cmpfloat_with_epsilon(last.x, (18 + 95) * MM, 1e-6);
  g_assert_cmpfloat_with_epsilon(last.y, (13 + 4 * 55) * MM, 1e-6);
  g_assert_cmpfloat_with_epsilon(last.width, 80 * MM, 1e-6);
}

/* No sheet leaves the page or has labels over each other, whatever the printer needs; crop marks stay off the labels. */
static void test_sheets_on_the_page(void) {
  static const double scales[] = {BADGE_SCALE_MIN, 1, BADGE_SCALE_MAX}, shifts[] = {-BADGE_OFFSET_MAX, 0, BADGE_OFFSET_MAX};
  g_autoptr(GPtrArray) sheets = label_sheets();
  g_autoptr(Loaded) loaded = load("agendas/startend-netwerk.yaml");
  for (guint s = 0; s < sheets->len; s++) {
    const LabelSheet *sheet = g_ptr_array_index(sheets, s);
    g_assert_cmpfloat(sheet->pitch_x, >=, sheet->width);
    g_assert_cmpfloat(sheet->pitch_y, >=, sheet->height);
    for (int i = 0; i < 9; i++) {
      const DocumentInput input = {.script = loaded->script,
                                   .badges = {.sheet = sheet, .scale = scales[i % 3], .dx = shifts[i / 3], .dy = shifts[i / 3],
                                              .crop_marks = TRUE}};
      g_assert_true(badge_sheet_fits(&input.badges));
      g_autoptr(Paper) paper = draw(DOCUMENT_BADGES, &input);
      const PaperPage *page = paper_page(paper, 0);
      g_assert_cmpfloat_with_epsilon(page->width, label_sheet_paper_width(sheet) * MM, 1e-6);
      guint marks = 0;
      for (guint k = 0; k < page->items->len; k++) {
        const PaperItem *item = g_ptr_array_index(page->items, k);
        if (item->kind != PAPER_LINE || item->paint.line_width != 0.4 || item->paint.stroke != 0x595959) continue;
        marks++;
        for (int l = 0; l < label_sheet_count(sheet); l++) {
          BadgePlace at = badge_place(&input.badges, l);
          g_assert_false(item->x + item->w > at.x + 0.01 && item->x < at.x + at.width - 0.01 && item->y + item->h > at.y + 0.01 &&
                         item->y < at.y + at.height - 0.01);
        }
      }
      g_assert_cmpuint(marks, >=, (guint)(2 * sheet->columns + 2 * sheet->rows)); /* two of the four sides at least have room */
    }
  }
  LabelSheet edge = *(const LabelSheet *)g_ptr_array_index(sheets, 0);
  edge.left = 0;
  g_assert_true(badge_sheet_fits(&(BadgeOptions){.sheet = &edge}));
  g_assert_false(badge_sheet_fits(&(BadgeOptions){.sheet = &edge, .dx = -1}));
}

/* --- badges --- */

/* Every letter of every person is inside their own label, the first name at 28 points or more when it can be. */
static void test_badges_fit(void) {
  static const char *const firsts[] = {"Jo", "Wilhelmina-Alexandrina", "Maria Anna Catharina",
                                       "Nebuchadnezzarabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrs",
                                       "Ελευθερία", "Владимир", "An"};
  static const char *const lasts[] = {"Vis", "Hof-van Nispen tot Pannerden en Sevenaer",
                                      "Abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefgh",
                                      "", "Παπαδοπούλου", "Достоевский", "de Wit"};
  static const char *const role = "beleidsadviseur maatschappelijke ondersteuning en gezondheidsbevordering";
  static const char *const organisation =
      "Stichting Welzijn en Ontmoeting voor Lindewaard, Oever en de omliggende dorpen en buurtschappen";
  g_autoptr(Loaded) loaded = load("agendas/startend-netwerk.yaml");
  for (gsize i = 0; i < G_N_ELEMENTS(firsts); i++)
    add_person(loaded->script, firsts[i], lasts[i], i % 2 ? role : NULL, i % 3 ? organisation : NULL);
  g_autoptr(GHashTable) groups = seating_of_badges(loaded->script, NULL);
  g_assert_nonnull(groups);
  g_autoptr(GPtrArray) sheets = label_sheets();
  for (guint s = 0; s < sheets->len; s++) {
    const LabelSheet *sheet = g_ptr_array_index(sheets, s);
    const DocumentInput input = {.script = loaded->script, .groups = groups, .badges = {.sheet = sheet}};
    g_autoptr(Paper) paper = draw(DOCUMENT_BADGES, &input);
    int labels = label_sheet_count(sheet), large = 0;
    for (int p = 0; p < paper_page_count(paper); p++) {
      const PaperPage *page = paper_page(paper, p);
      for (guint i = 0; i < page->items->len; i++) {
        const PaperItem *item = g_ptr_array_index(page->items, i);
        if (item->kind != PAPER_TEXT || item->furniture) continue;
        gboolean inside = FALSE;
        for (int k = 0; k < labels && !inside; k++) {
          BadgePlace at = badge_place(&input.badges, k);
          inside = item->x >= at.x && item->x + item->w <= at.x + at.width + 0.01 &&
                   item->y - item->font.size * 0.75 >= at.y && item->y + item->font.size * 0.25 <= at.y + at.height + 0.01;
        }
        if (!inside) g_test_fail_printf("%s: \"%s\" leaves its label", sheet->name[0], item->text);
        g_assert_cmpfloat(item->font.size, >=, 6.5);
        large += item->font.size >= 28;
      }
    }
    g_assert_cmpint(large, >=, 5); /* all but the names that cannot */
  }
}

static void test_badges_blank_and_from(void) {
  g_autoptr(Loaded) loaded = load("agendas/startend-netwerk.yaml");
  DocumentInput input = {.script = loaded->script};
  g_autoptr(Paper) none = draw(DOCUMENT_BADGES, &input);
  g_assert_cmpint(paper_page_count(none), ==, 1); /* blanks alone */
  for (int i = 0; i < 6; i++) add_person(loaded->script, "An", "Vis", NULL, NULL);
  g_autoptr(Paper) six = draw(DOCUMENT_BADGES, &input);
  g_assert_cmpint(paper_page_count(six), ==, 1); /* 6 and 4 blanks */
  input.badges.from = 2;
  g_autoptr(Paper) shifted = draw(DOCUMENT_BADGES, &input);
  g_assert_cmpint(paper_page_count(shifted), ==, 2);
  add_person(loaded->script, "Jo", "Vis", NULL, NULL);
  input.badges.from = 1;
  g_autoptr(Paper) seven = draw(DOCUMENT_BADGES, &input);
  g_assert_cmpint(paper_page_count(seven), ==, 2);
}

/* Badges that touch share one line to cut along; each has all its edges, also where the first labels are gone. */
static void test_badges_cut_lines(void) {
  g_autoptr(Loaded) loaded = load("agendas/startend-netwerk.yaml");
  g_autoptr(GPtrArray) sheets = label_sheets();
  const LabelSheet *sheet = label_sheet_find(sheets, "gewoon");
  const int from[] = {1, 4}, edges[] = {12 + 15, 9 + 11};
  for (int n = 0; n < 2; n++) {
    const DocumentInput input = {.script = loaded->script, .badges = {.sheet = sheet, .from = from[n]}};
    g_autoptr(Paper) paper = draw(DOCUMENT_BADGES, &input);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const PaperPage *page = paper_page(paper, 0);
    for (guint i = 0; i < page->items->len; i++) {
      const PaperItem *item = g_ptr_array_index(page->items, i);
      PaperBox box = paper_item_box(item);
      if (item->kind != PAPER_LINE || item->paint.dash <= 0) continue;
      g_assert_true(g_hash_table_add(seen, g_strdup_printf("%.1f %.1f %.1f %.1f", box.x, box.y, box.w, box.h)));
    }
    g_assert_cmpuint(g_hash_table_size(seen), ==, (guint)edges[n]);
  }
}

/* Addresses of a pile are of one size, and their lines whole; where there is none, there are lines to write it on. */
static void test_address_labels(void) {
  g_autoptr(Loaded) loaded = load("agendas/startend-netwerk.yaml");
  static const char *const streets[] = {"Kerkstraat 1", "Burgemeester van Roosmalenstraat 115", NULL};
  for (gsize i = 0; i < G_N_ELEMENTS(streets); i++) {
    add_person(loaded->script, "An", "Vis", NULL, "Buurtbus");
    Person *person = g_ptr_array_index(loaded->script->people, i);
    person->street = g_strdup(streets[i]);
    person->town = g_strdup(streets[i] ? "Ede" : NULL);
  }
  DocumentInput input = {.script = loaded->script, .people = loaded->script->people};
  g_autoptr(Paper) paper = document_paper(faces, &address_labels, loaded->script);
  document_draw(&address_labels, paper, &input, 1);
  const PaperPage *page = paper_page(paper, 0);
  double sizes[2] = {0};
  int lines = 0, whole = 0;
  for (guint i = 0; i < page->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(page->items, i);
    lines += item->kind == PAPER_LINE;
    for (int k = 0; item->kind == PAPER_TEXT && k < 2; k++)
      if (g_str_equal(item->text, streets[k])) sizes[k] = item->font.size, whole++;
  }
  g_assert_cmpint(whole, ==, 2);
  g_assert_cmpfloat(sizes[0], ==, sizes[1]);
  g_assert_cmpfloat(sizes[0], >=, 9.5);
  g_assert_cmpint(lines, >=, 3);
}

/* Before groups are made all papers count them alike: of who will be in the room, not of who looks on from home. */
static void test_groups_planned(void) {
  g_autoptr(Loaded) loaded = load("agendas/startend-netwerk.yaml");
  const DocumentInput input = {.script = loaded->script};
  g_assert_cmpint(document_groups(&input, 0), ==, 0);
  g_assert_cmpint(document_groups(&input, 16), ==, 4);
  for (int i = 0; i < 21; i++) add_person(loaded->script, "An", "Vis", NULL, NULL);
  for (guint i = 15; i < 21; i++) ((Person *)g_ptr_array_index(loaded->script->people, i))->state = STATE_ONLINE;
  g_autoptr(GHashTable) badges = seating_of_badges(loaded->script, NULL);
  const DocumentInput made = {.script = loaded->script, .groups = badges};
  int groups = document_groups(&made, 0);
  g_assert_cmpint(document_groups(&input, 0), ==, groups);
  g_autoptr(Paper) signs = draw(DOCUMENT_TABLE_SIGNS, &input);
  g_assert_cmpint(paper_page_count(signs), ==, groups);
  g_autoptr(Paper) room = draw(DOCUMENT_ROOM, &input);
  g_autofree char *dump = paper_dump(room), *last = g_strdup_printf("Groepje %d", groups), *more = g_strdup_printf("Groepje %d", groups + 1);
  g_assert_nonnull(strstr(dump, last));
  g_assert_null(strstr(dump, more));
}

/* Tables stand ready for the groups that there are, whatever the script thought. */
static void test_room_of_groups(void) {
  g_autoptr(Loaded) loaded = load("agendas/startend-netwerk.yaml");
  for (int i = 0; i < 18; i++) add_person(loaded->script, "An", "Vis", NULL, NULL);
  g_autoptr(GHashTable) badges = seating_of_badges(loaded->script, NULL), groups = g_hash_table_new(NULL, NULL);
  DocumentInput input = {.script = loaded->script, .groups = badges};
  g_assert_cmpint(document_groups(&input, 0), ==, 4);
  for (int id = 1; id <= 18; id++) g_hash_table_insert(groups, GINT_TO_POINTER(id), GINT_TO_POINTER(1 + id % 6));
  for (int made = 0; made <= 1; made++) {
    if (made) input.groups = groups;
    g_autoptr(Paper) paper = draw(DOCUMENT_ROOM, &input);
    g_autofree char *dump = paper_dump(paper);
    g_assert_nonnull(strstr(dump, "Groepje 4"));
    g_assert_true((strstr(dump, "Groepje 6") != NULL) == made);
  }
}

/* A volunteer is not set apart by the badge. */
static void test_badges_do_not_set_apart(void) {
  g_autoptr(Loaded) loaded = load("agendas/startend-netwerk.yaml");
  add_person(loaded->script, "An", "Vis", "Vrijwilliger", "Buurtbus");
  const DocumentInput input = {.script = loaded->script};
  g_autoptr(Paper) paper = draw(DOCUMENT_BADGES, &input);
  g_autofree char *dump = paper_dump(paper);
  g_assert_null(strstr(dump, "rijwilliger\""));
  g_assert_nonnull(strstr(dump, "\"Buurtbus\""));
}

/* --- copies and the mark --- */

static void test_copies_and_mark(void) {
  g_autoptr(Loaded) loaded = load("agendas/startend-netwerk.yaml");
  const DocumentInput input = {.script = loaded->script};
  const Document *document = document_get(DOCUMENT_PROGRAMME);
  g_autoptr(Paper) three = document_paper(faces, document, loaded->script), one = draw(DOCUMENT_PROGRAMME, &input);
  document_draw(document, three, &input, 3);
  g_assert_cmpint(paper_page_count(three), ==, 3 * paper_page_count(one));
  g_autofree char *mark = paper_mark(one, 0, 0), *last = paper_mark(three, 2, 2), *dump = paper_dump(one);
  g_assert_cmpstr(mark, ==, last);
  g_assert_nonnull(strstr(dump, mark)); /* it stands in the foot */
  g_free(loaded->script->title);
  loaded->script->title = g_strdup("Iets anders");
  g_autoptr(Paper) other = draw(DOCUMENT_PROGRAMME, &input);
  g_autofree char *changed = paper_mark(other, 0, 0);
  g_assert_cmpstr(mark, !=, changed);
}

/* Large print and Letter work for all that does not lie on labels. */
static void test_large_and_letter(void) {
  g_autoptr(Loaded) loaded = load("examples/startbijeenkomst.yaml");
  g_autoptr(GPtrArray) cards = pictograms(48);
  const DocumentInput input = {.script = loaded->script, .large = TRUE, .sheet = SHEET_LETTER, .pictograms = cards};
  for (int i = 0; i < N_DOCUMENTS; i++) {
    if (needs_session(i)) continue;
    g_autoptr(Paper) paper = draw((DocumentId)i, &input);
    gboolean poster = i == DOCUMENT_FLAP_PROGRAMME || i == DOCUMENT_FLAP_QUESTIONS || i == DOCUMENT_FLAP_STEPS;
    g_assert_cmpfloat_with_epsilon(paper_page(paper, 0)->width, i == DOCUMENT_BADGES ? 210 * MM : poster ? 792 : 612, 0.01);
  }
}

/* The first text that begins like this, and the page that it is on. */
static const PaperItem *text_of(const Paper *paper, const char *words, int *page) {
  for (*page = 0; *page < paper_page_count(paper); (*page)++) {
    const GPtrArray *items = paper_page(paper, *page)->items;
    for (guint i = 0; i < items->len; i++) {
      const PaperItem *item = g_ptr_array_index(items, i);
      if (item->kind == PAPER_TEXT && !item->furniture && g_str_has_prefix(item->text, words)) return item;
    }
  }
  return NULL;
}

/* The script of a conference has a row for each room, with who leads it beside it. */
static void test_script_rooms(void) {
  static const char *const agendas[] = {"agendas/congres-met-zalen.yaml", "agendas/conference-with-rooms.yaml"};
  for (gsize i = 0; i < G_N_ELEMENTS(agendas); i++) {
    g_autoptr(Loaded) loaded = load(agendas[i]);
    guint at = 0;
    while (!((const Phase *)g_ptr_array_index(loaded->script->phases, at))->tracks) at++;
    const Phase *phase = g_ptr_array_index(loaded->script->phases, at);
    const DocumentInput input = {.script = loaded->script};
    g_autoptr(Paper) paper = draw(DOCUMENT_SCRIPT, &input);
    for (guint k = 0; k < phase->tracks->len; k++) {
      const Track *track = g_ptr_array_index(phase->tracks, k);
      g_autofree char *room = g_strdup_printf("%s:", track->room), *who = g_strndup(track->who, strcspn(track->who, ",") + 1);
      int page, beside;
      const PaperItem *left = text_of(paper, room, &page), *right = text_of(paper, who, &beside);
      g_assert_nonnull(left);
      g_assert_nonnull(right);
      g_assert_cmpint(page, ==, beside);
      g_assert_cmpfloat(fabs(left->y - right->y), <, 0.01);
      g_assert_cmpfloat(right->x, >, left->x);
    }
  }
}

int main(int argc, char **argv) {
  papers_begin(&argc, &argv);
  g_test_add_func("/documents/golden/dutch", test_golden_dutch);
  g_test_add_func("/documents/golden/english", test_golden_english);
  g_test_add_func("/documents/sheets-are-full", test_sheets_are_full);
  g_test_add_func("/documents/calendar-sheets", test_calendar_sheets);
  g_test_add_func("/documents/catalogue", test_catalogue);
  g_test_add_func("/documents/cards", test_cards);
  g_test_add_func("/documents/wanted", test_wanted);
  g_test_add_func("/documents/flaps", test_flaps);
  g_test_add_func("/documents/flap-words", test_flap_words);
  g_test_add_func("/documents/badges/cut-lines", test_badges_cut_lines);
  g_test_add_func("/documents/address-labels", test_address_labels);
  g_test_add_func("/documents/report-blank-is-full", test_report_blank_is_full);
  g_test_add_func("/documents/part-pictograms", test_part_pictograms);
  g_test_add_func("/documents/programme-overleaf", test_programme_overleaf);
  g_test_add_func("/documents/categories-in-the-script", test_categories_in_the_script);
  g_test_add_func("/documents/table-signs", test_table_signs);
  g_test_add_func("/documents/invitation", test_invitation);
  g_test_add_func("/documents/sheets/measures", test_sheets);
  g_test_add_func("/documents/sheets/on-the-page", test_sheets_on_the_page);
  g_test_add_func("/documents/groups-planned", test_groups_planned);
  g_test_add_func("/documents/room-of-groups", test_room_of_groups);
  g_test_add_func("/documents/badges/fit", test_badges_fit);
  g_test_add_func("/documents/badges/blank-and-from", test_badges_blank_and_from);
  g_test_add_func("/documents/badges/not-apart", test_badges_do_not_set_apart);
  g_test_add_func("/documents/copies-and-mark", test_copies_and_mark);
  g_test_add_func("/documents/large-and-letter", test_large_and_letter);
  g_test_add_func("/documents/script-rooms", test_script_rooms);
  return papers_run();
}
