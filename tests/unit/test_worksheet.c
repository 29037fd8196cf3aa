/* Worksheets: every fault told at its place, fields filled in, the library found and named by scripts, every kind of block drawn
 * without a fault, blocks that grow to fill a page, and a copy for each group and person. Approved dumps lie in tests/golden/paper
 * (UPDATE=1 writes them anew: look at the pages then). */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "base/face.h"
#include "folder.h"
#include "pdf/figures.h"
#include "pdf/group_mark.h"
#include "pdf/worksheet.h"
#include "read/load.h"
#include "read/worksheet.h"
#include "read/worksheets.h"

static FaceSet *faces;

static Worksheet *load(const char *text, Lang lang, char **told) {
  g_autoptr(DiagList) diags = diag_list_new(lang);
  Worksheet *sheet = worksheet_load(text, strlen(text), "blad.yaml", "mijn-blad", diags);
  *told = diag_text(diags);
  return sheet;
}

static Worksheet *load_fine(const char *text) {
  g_autofree char *told = NULL;
  Worksheet *sheet = load(text, LANG_NL, &told);
  g_assert_cmpstr(told, ==, "");
  g_assert_nonnull(sheet);
  return sheet;
}

static const Block *block_of(const Worksheet *sheet, guint i) { return g_ptr_array_index(sheet->blocks, i); }

/* --- loading --- */

static void test_load(void) {
  g_autoptr(Worksheet) sheet = load_fine(
      "werkblad: Proef\ncode: PR\nuitleg: Hallo\nper: groep\npapier: a3\nliggend: ja\nposter: ja\nvertrouwelijk: nee\nblokken:\n"
      "  - Zomaar tekst\n  - kop: Kop\n    niveau: 3\n  - vraag: Waarom?\n    lijnen: 4\n  - vak:\n    hoogte: 6 cm\n"
      "  - tabel: [A, B]\n    rijen: [een, [twee, drie]]\n    aantal: 5\n  - kaarten: [x, {kop: K, velden: [Wie], lijnen: 2}]\n"
      "    per bladzijde: 4\n  - schaal: S\n    van: 0\n    tot: 10\n  - naast elkaar: [[{kop: L}], [{vak: R}]]\n");
  g_assert_cmpint(sheet->per, ==, SHEET_PER_GROUP);
  g_assert_cmpint(sheet->paper, ==, SHEET_PAPER_A3);
  g_assert_true(sheet->landscape && sheet->poster && !sheet->secret);
  g_assert_cmpuint(sheet->blocks->len, ==, 8);
  g_assert_cmpint(block_of(sheet, 0)->kind, ==, BLOCK_TEXT);
  g_assert_cmpint(block_of(sheet, 1)->level, ==, 3);
  g_assert_cmpint(block_of(sheet, 2)->lines, ==, 4);
  g_assert_cmpfloat(block_of(sheet, 3)->height, ==, 60);
  g_assert_null(block_of(sheet, 3)->text);
  const Block *table = block_of(sheet, 4), *cards = block_of(sheet, 5), *sides = block_of(sheet, 7);
  char **row = g_ptr_array_index(table->rows, 1);
  g_assert_cmpuint(table->rows->len, ==, 2);
  g_assert_cmpstr(row[1], ==, "drie");
  g_assert_cmpint(table->count, ==, 5);
  g_assert_cmpstr(((SheetCard *)g_ptr_array_index(cards->cards, 0))->text, ==, "x");
  g_assert_cmpstr(((SheetCard *)g_ptr_array_index(cards->cards, 1))->fields[0], ==, "Wie");
  g_assert_cmpint(block_of(sheet, 6)->to, ==, 10);
  g_assert_cmpuint(sides->sides->len, ==, 2);
}

/* What is not said: a code from the id, lines that fill the page, A4 upright. */
static void test_defaults(void) {
  g_autoptr(Worksheet) sheet = load_fine("werkblad: W\nblokken: [{vraag: Waarom?}]\n");
  g_assert_cmpstr(sheet->code, ==, "MB");
  g_assert_cmpint(sheet->paper, ==, SHEET_PAPER_A4);
  g_assert_cmpint(block_of(sheet, 0)->lines, ==, -1);
}

static void test_english(void) {
  g_autofree char *told = NULL;
  g_autoptr(Worksheet) sheet = load("worksheet: W\nblocks:\n  - side by side: [[{question: Why?, lines: 1}], [{box: Here}]]\n"
                                    "  - circles: [a, b]\n    pairs: c\n    middle: \"{theme}\"\n", LANG_EN, &told);
  g_assert_cmpstr(told, ==, "");
  g_assert_true(worksheet_uses(sheet, SHEET_FIELD_THEME));
}

typedef struct Fault {
  const char *text, *place, *words, *remedy;
} Fault;

static const Fault faults[] = {
    {"", "blad.yaml", "leeg", "werkblad"},
    {"werkblad: W\nblokken:\n  - vraga: Waarom?\n", "blad.yaml:3:5", "vraga ken ik niet", "bedoel je vraag?"},
    {"werkblad: W\nblokken:\n  - vraag: Waarom?\n    lijnn: 2\n", "blad.yaml:4:5", "lijnn ken ik niet", "bedoel je lijnen?"},
    {"werkbld: W\nblokken: []\n", "blad.yaml:1:1", "werkbld ken ik niet", "bedoel je werkblad?"},
    {"werkblad: W\n", "blad.yaml:1:1", "hier ontbreekt blokken", "blokken: …"},
    {"werkblad: W\nblokken:\n  - lijnen: 2\n", "blad.yaml:3:5", "zegt niet wat het is", "kop, tekst, vraag"},
    {"werkblad: W\nblokken:\n  - kop: A\n    tekst: B\n", "blad.yaml:4:5", "kop en tekst zijn elk een blok", "- tekst: …"},
    {"werkblad: W\nblokken:\n  - kop: A\n    hoogte: 20 mm\n", "blad.yaml:4:5", "hoogte hoort niet bij kop", "niveau"},
    {"werkblad: W\nblokken:\n  - tegel: A\n    lijnen: 2\n", "blad.yaml:4:5", "lijnen hoort niet bij tegel", "hoogte"},
    {"werkblad: W\nblokken:\n  - nieuwe bladzijde: ja\n    lijnen: 2\n", "blad.yaml:4:5", "hoort niet bij", "staat alleen"},
    {"werkblad: W\nblokken:\n  - tabel: [A, B]\n    breedtes: [3, smal]\n", "blad.yaml:4:19", "smal begrijp ik niet als breedte", "[3, 1, 1]"},
    {"werkblad: W\nblokken:\n  - tabel: [A, B]\n    breedtes: [3, 0]\n", "blad.yaml:4:19", "0 begrijp ik niet als breedte", "van 1 tot 20"},
    {"werkblad: W\nblokken:\n  - tabel: [A, B]\n    breedtes: [3, 1, 1]\n", "blad.yaml:4:15", "horen 2 getallen; hier staan er 3", "elke kolom"},
    {"werkblad: W\nblokken:\n  - naast elkaar: [[kop: A], [kop: B]]\n    breedtes: 3\n", "blad.yaml:4:15", "horen 2 getallen; hier staan er 1", "elke kolom"},
    {"werkblad: W\nblokken:\n  - driehoek: [a, b, c]\n    elke zijde: [nu, straks, later]\n", "blad.yaml:4:17", "horen 1 tot 2 teksten; hier staan er 3", "lijst"},
    {"werkblad: W\nblokken:\n  - legenda: [{vorm: streep, tekst: x}]\n", "blad.yaml:3:22", "streep ken ik niet", "stippellijn"},
    {"werkblad: W\nblokken:\n  - ringen: [a, b]\n    genummerd: ja\n", "blad.yaml:4:5", "genummerd hoort niet bij ringen", "hoogte"},
    {"werkblad: W\nblokken:\n  - cirkels: [a]\n", "blad.yaml:3:14", "horen 2 tot 4 teksten; hier staan er 1", "lijst"},
    {"werkblad: W\nblokken:\n  - driehoek: [a, b, c, d]\n", "blad.yaml:3:15", "horen 3 tot 3", "lijst"},
    {"werkblad: W\nblokken:\n  - vak: A\n    hoogte: hoog\n", "blad.yaml:4:13", "hoog begrijp ik niet als hoogte", "60 mm"},
    {"werkblad: W\nblokken:\n  - vak: A\n    hoogte: 900 mm\n", "blad.yaml:4:13", "begrijp ik niet als hoogte", "400"},
    {"werkblad: W\nblokken:\n  - tekst: Dag {tiel}\n", "blad.yaml:3:12", "{tiel} ken ik niet", "bedoel je {titel}?"},
    {"werkblad: W\nblokken:\n  - tekst: Dag {xxxxxxxx}\n", "blad.yaml:3:12", "{xxxxxxxx} ken ik niet", "{titel}, {thema}"},
    {"werkblad: W\nblokken:\n  - schaal: a\n    van: 5\n    tot: 3\n", "blad.yaml:5:10", "van 5 tot 3", "hoogste cijfer"},
    {"werkblad: W\nblokken:\n  - pijl: naar links\n", "blad.yaml:3:11", "naar links ken ik niet", "rechtdoor"},
    {"werkblad: W\nblokken:\n  - naast elkaar:\n      - - naast elkaar: [[kop: A], [kop: B]]\n      - - kop: C\n", "blad.yaml:4:25",
     "mag niet binnen", "haal"},
    {"werkblad: W\nblokken:\n  - naast elkaar: tekst\n", "blad.yaml:3:19", "lijsten van blokken", "streepje"},
    {"werkblad: W\nblokken:\n  - kop:\n", "blad.yaml:3:5", "achter kop staat niets", "vul het in"},
    {"werkblad: W\nblokken:\n  - kaarten: [{tekst: A, vrom: ster}]\n", "blad.yaml:3:26", "vrom ken ik niet", "bedoel je vorm?"},
    {"werkblad: W\nper: klas\nblokken: [kop: A]\n", "blad.yaml:2:6", "klas ken ik niet bij per", "persoon, groep of bijeenkomst"},
};

static void test_faults(void) {
  for (gsize i = 0; i < G_N_ELEMENTS(faults); i++) {
    const Fault *fault = &faults[i];
    g_autofree char *told = NULL;
    g_autoptr(Worksheet) sheet = load(fault->text, LANG_NL, &told);
    gboolean said = g_str_has_prefix(told, fault->place) && strstr(told, fault->words) && strstr(told, fault->remedy);
    if (!said || sheet) g_test_fail_printf("%zu: %s\ngave:\n%s", i, fault->text, told);
    if (strchr(fault->place, ':') && !strstr(told, "^")) g_test_fail_printf("%zu: no caret in\n%s", i, told);
  }
}

/* All faults of a file are told in one go, and a code of what is no address only warns. */
static void test_together(void) {
  g_autofree char *told = NULL, *later = NULL;
  g_autoptr(Worksheet) sheet = load("werkblad: W\nblokken:\n  - kpo: A\n  - tekst: \"{dtum}\"\n  - ringen: [a]\n", LANG_NL, &told);
  g_assert_null(sheet);
  g_assert_true(strstr(told, ":3:5:") && strstr(told, ":4:12:") && strstr(told, ":5:13:"));
  g_autoptr(Worksheet) picture = load("werkblad: W\nblokken:\n  - plaatje: foto.jpg\n  - qr: https://x.nl\n  - qr: bel ons\n", LANG_NL, &later);
  g_assert_nonnull(picture);
  g_assert_nonnull(strstr(later, "blad.yaml:5:9: let op: bel ons is geen adres"));
  g_assert_null(strstr(later, "x.nl"));
}

static void test_limits(void) {
  g_autoptr(GString) blocks = g_string_new("werkblad: W\nblokken:\n"), items = g_string_new("werkblad: W\nblokken:\n  - afvinken:\n");
  for (int i = 0; i <= WORKSHEET_MAX_BLOCKS; i++) g_string_append(blocks, "  - kop: A\n");
  for (int i = 0; i <= WORKSHEET_MAX_ITEMS; i++) g_string_append(items, "      - A\n");
  g_autofree char *filler = g_strnfill(WORKSHEET_MAX_TEXT + 1, 'a');
  g_autofree char *text = g_strdup_printf("werkblad: W\nblokken: [kop: %s]\n", filler);
  const struct {
    const char *text, *words;
  } cases[] = {{blocks->str, "dit is te veel: er passen 200 in blokken"}, {items->str, "er passen 200 in afvinken"}, {text, "te lang: 2001 tekens"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *told = NULL;
    g_autoptr(Worksheet) sheet = load(cases[i].text, LANG_NL, &told);
    g_assert_null(sheet);
    g_assert_nonnull(strstr(told, cases[i].words));
  }
}

/* --- fields --- */

static void test_fields(void) {
  SheetValues values = {{0}};
  values.at[SHEET_FIELD_TITLE] = "Start";
  g_autofree char *filled = sheet_text_fill("Dag {TITEL}, {title} {naam} {iets anders} {} {", &values);
  g_assert_cmpstr(filled, ==, "Dag Start, Start ____________________ {iets anders} {} {");
  g_assert_null(sheet_text_fill(NULL, &values));
  g_autoptr(Worksheet) sheet = load_fine("werkblad: \"{thema}\"\nblokken:\n  - naast elkaar:\n      - - tabel: [\"{naam}\"]\n"
                                         "          rijen: [[\"{groep}\"]]\n      - - kaarten: [{velden: [\"{slogan}\"]}]\n");
  for (int i = 0; i < N_SHEET_FIELDS; i++) {
    gboolean used = i == SHEET_FIELD_THEME || i == SHEET_FIELD_NAME || i == SHEET_FIELD_GROUP || i == SHEET_FIELD_SLOGAN;
    g_assert_cmpint(worksheet_uses(sheet, (SheetField)i), ==, used);
  }
  values.at[SHEET_FIELD_GROUP] = "3";
  g_autoptr(Worksheet) copy = worksheet_fill(sheet, &values);
  const GPtrArray *side = g_ptr_array_index(block_of(copy, 0)->sides, 0);
  const Block *table = g_ptr_array_index(side, 0);
  g_assert_cmpstr(*(char **)g_ptr_array_index(table->rows, 0), ==, "3");
}

/* --- the library and scripts --- */

typedef struct Fixture {
  char *folder, *script;
} Fixture;

static void set_up(Fixture *f, gconstpointer data) {
  (void)data;
  f->folder = g_dir_make_tmp("sheet-XXXXXX", NULL);
  f->script = g_build_filename(f->folder, "script.yaml", NULL);
  folder_put(f->folder, "werkbladen/eigen-blad.yaml", "werkblad: Mijn eigen blad\nper: groep\nblokken: [{vak: \"Groepje {groep}\"}]\n");
  folder_put(f->folder, "werkbladen/eigen-blad.en.yaml", "worksheet: My own sheet\nblocks: [box: Here]\n");
  folder_put(f->folder, "werkbladen/geheim.yaml", "werkblad: Geheim\nvertrouwelijk: ja\nblokken: [vak: A]\n");
  folder_put(f->folder, "werkbladen/stuk.yaml", "werkblad: Stuk\nblokken: [vka: A]\n");
  folder_put(f->folder, "werkvormen/vorm.yaml", "werkvorm: Vorm\nduur: 10 min\nwerkbladen: [eigen-blad]\n");
  g_setenv("DRAAIBOEK_DATA", f->folder, TRUE);
}

static void tear_down(Fixture *f, gconstpointer data) {
  (void)data;
  folder_remove(f->folder);
  g_free(f->folder);
  g_free(f->script);
}

static Loaded *load_script(const Fixture *f, const char *parts) {
  g_autofree char *text = g_strdup_printf("draaiboek: 1\ntitel: T\nonderdelen:\n%s", parts);
  folder_put(f->folder, "script.yaml", text);
  return load_meeting(f->script, NULL);
}

static const Phase *first_part(const Loaded *loaded) { return g_ptr_array_index(loaded->script->phases, 0); }

/* By id, by title, through a method; once; a copy among the files. */
static void test_named(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Loaded) loaded = load_script(f, "  - onderdeel: A\n    werkvorm: vorm\n"
                                            "  - onderdeel: B\n    duur: 5 min\n    werkbladen: Mijn eigen blad\n");
  g_autofree char *told = diag_text(loaded->diags);
  g_assert_cmpstr(told, ==, "");
  g_assert_cmpuint(loaded->sheets->len, ==, 1);
  g_assert_cmpstr(first_part(loaded)->worksheets[0], ==, "Mijn eigen blad");
  gboolean kept = FALSE;
  for (guint i = 0; i < loaded->files->len; i++)
    kept = kept || strcmp(((LoadedFile *)g_ptr_array_index(loaded->files, i))->name, "werkbladen/eigen-blad.yaml") == 0;
  g_assert_true(kept);
}

static void test_not_there(Fixture *f, gconstpointer data) {
  (void)data;
  const struct {
    const char *name, *words;
    gboolean fails;
  } cases[] = {
      {"eigen-bald", "script.yaml:6:17: let op: het werkblad eigen-bald ken ik niet; ik druk het niet af", FALSE},
      {"iets heel anders", "script.yaml:6:17: tip: het werkblad iets heel anders staat niet in de bibliotheek", FALSE},
      {"geheim", "script.yaml:6:17: let op: het werkblad geheim is alleen voor jou", FALSE},
      {"stuk", "werkbladen/stuk.yaml:2:11: fout: vka ken ik niet", TRUE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *parts = g_strdup_printf("  - onderdeel: A\n    duur: 5 min\n    werkbladen: %s\n", cases[i].name);
    g_autoptr(Loaded) loaded = load_script(f, parts);
    g_autofree char *told = diag_text(loaded->diags);
    if (!strstr(told, cases[i].words)) g_test_fail_printf("%s gave:\n%s", cases[i].name, told);
    g_assert_cmpint(loaded->script == NULL, ==, cases[i].fails);
    if (loaded->sheets) g_assert_cmpuint(loaded->sheets->len, ==, 0);
  }
}

static void test_library(Fixture *f, gconstpointer data) {
  (void)data;
  const char *const folders[] = {f->folder, NULL};
  g_autoptr(DiagList) diags = diag_list_new(LANG_EN);
  g_autoptr(WorksheetLibrary) library = worksheet_library_new(folders, NULL, diags, NULL);
  gboolean broken;
  g_assert_cmpuint(worksheet_library_ids(library)->len, ==, 3);
  g_assert_cmpstr(worksheet_library_find(library, "My own sheet", &broken)->id, ==, "eigen-blad");
  g_assert_cmpstr(worksheet_library_find(library, "eigen-blad", NULL)->title, ==, "My own sheet");
  g_assert_true(worksheet_library_find(library, "eigen-blad", NULL) == worksheet_library_find(library, "my own sheet", NULL));
  g_assert_null(worksheet_library_find(library, "stuk", &broken));
  g_assert_true(broken);
  g_assert_null(worksheet_library_find(library, "../../etc/passwd", &broken));
  g_assert_false(broken);
  g_assert_cmpstr(worksheet_library_nearest(library, "eigen blda"), ==, "eigen-blad");
}

/* --- on paper --- */

static const char people[] = "deelnemers: [{naam: Fatima El Amrani}, {naam: Jan de Vries}, {naam: Ans Bos}, {naam: Piet Mol}]\n";

static Script *script_of(const char *more) {
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp("sheet-XXXXXX", &error), *path = g_build_filename(folder, "s.yaml", NULL);
  g_autofree char *text = g_strdup_printf("draaiboek: 1\ntitel: Start van het netwerk\nthema: buren\ndatum: 2027-01-14\nbegin: 14:00\ntijdzone: Europe/Amsterdam\n%s"
                                          "onderdelen: [{onderdeel: A, duur: 20 min, aantal groepjes: 2}]\n", more);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
  g_autoptr(Loaded) loaded = load_meeting(path, NULL);
  g_autofree char *told = diag_text(loaded->diags);
  g_assert_cmpstr(told, ==, "");
  folder_remove(folder);
  return g_steal_pointer(&loaded->script);
}

static Paper *paper_of(const Worksheet *sheet, const Script *script, gboolean large) {
  const DocumentInput input = {.script = script, .sheet = SHEET_A4, .large = large};
  Paper *paper = worksheet_paper(faces, sheet, script);
  worksheet_draw(sheet, paper, &input, 1);
  if (paper_fault(paper)) g_test_fail_printf("%s: %s", sheet->title, paper_fault(paper));
  return paper;
}

/* Lowest point of the text and lines above the foot, in points from the top. */
static double lowest(const Paper *paper, int page) {
  const PaperPage *p = paper_page(paper, page);
  double low = 0;
  for (guint i = 0; i < p->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(p->items, i);
    if (!item->furniture) low = MAX(low, item->y + (item->kind == PAPER_RECT || item->kind == PAPER_LINE ? MAX(item->h, 0) : 0));
  }
  return low;
}

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

static gboolean has_text(const Paper *paper, int page, const char *text) {
  const PaperPage *p = paper_page(paper, page);
  for (guint i = 0; i < p->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(p->items, i);
    if (item->kind == PAPER_TEXT && strstr(item->text, text)) return TRUE;
  }
  return FALSE;
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

/* --- what the page looks like --- */

static const PaperItem *item_with(const Paper *paper, const char *text) {
  const PaperPage *page = paper_page(paper, 0);
  for (guint i = 0; i < page->items->len; i++) {
    const PaperItem *item = g_ptr_array_index(page->items, i);
    if (item->kind == PAPER_TEXT && strcmp(item->text, text) == 0) return item;
  }
  return NULL;
}

static gboolean is_rule(const PaperItem *item) { return item->kind == PAPER_LINE && !item->furniture && item->h == 0; }

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
  g_test_add_func("/worksheet/load", test_load);
  g_test_add_func("/worksheet/defaults", test_defaults);
  g_test_add_func("/worksheet/english", test_english);
  g_test_add_func("/worksheet/faults", test_faults);
  g_test_add_func("/worksheet/together", test_together);
  g_test_add_func("/worksheet/limits", test_limits);
  g_test_add_func("/worksheet/fields", test_fields);
  g_test_add("/worksheet/named", Fixture, NULL, set_up, test_named, tear_down);
  g_test_add("/worksheet/not-there", Fixture, NULL, set_up, test_not_there, tear_down);
  g_test_add("/worksheet/library", Fixture, NULL, set_up, test_library, tear_down);
  g_test_add_func("/worksheet/every-block", test_every_block);
  g_test_add_func("/worksheet/description", test_description);
  g_test_add_func("/worksheet/fill", test_fill);
  g_test_add_func("/worksheet/per", test_per);
  g_test_add_func("/worksheet/tent", test_tent);
  g_test_add_func("/worksheet/widths", test_widths);
  g_test_add_func("/worksheet/own-title", test_own_title);
  g_test_add_func("/worksheet/room-to-write", test_room_to_write);
  g_test_add_func("/worksheet/cut-lines", test_cut_lines);
  g_test_add_func("/worksheet/figures", test_figures);
  g_test_add_func("/worksheet/one-form", test_one_form);
  g_test_add_data_func("/worksheet/golden/ikigai", "ikigai", test_golden);
  g_test_add_data_func("/worksheet/golden/collagevel", "collagevel", test_golden);
  g_test_add_data_func("/worksheet/golden/afspraakkaartjes", "afspraakkaartjes", test_golden);
  g_test_add_data_func("/worksheet/golden/thermometer", "thermometer", test_golden);
  int status = g_test_run();
  face_set_free(faces);
  return status;
}
