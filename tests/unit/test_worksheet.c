/* Worksheets as they are read: every fault told at its place, fields filled in, the library found and named by scripts. What they
 * look like: test_worksheet_paper.c. */
#include <glib/gstdio.h>
#include <string.h>

#include "folder.h"
#include "read/load.h"
#include "read/worksheets.h"
#include "sheets.h"

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

/* The file of a translation is called after its title, but never like another's; one's own sheet after its id. */
static void test_names_of_files(Fixture *f, gconstpointer data) {
  (void)data;
  folder_put(f->folder, "werkbladen/tweede-blad.yaml", "werkblad: Tweede\nblokken: [vak: A]\n");
  folder_put(f->folder, "werkbladen/tweede-blad.en.yaml", "worksheet: My own sheet\nblocks: [box: Here]\n");
  folder_put(f->folder, "werkbladen/plain.yaml", "worksheet: Only mine\nlanguage: en\nblocks: [box: Here]\n");
  const char *const folders[] = {f->folder, NULL};
  g_autoptr(DiagList) diags = diag_list_new(LANG_EN), dutch = diag_list_new(LANG_NL);
  g_autoptr(WorksheetLibrary) library = worksheet_library_new(folders, NULL, diags, NULL);
  g_assert_cmpstr(worksheet_library_find(library, "eigen-blad", NULL)->name, ==, "my-own-sheet");
  g_assert_cmpstr(worksheet_library_find(library, "tweede-blad", NULL)->name, ==, "tweede-blad");
  g_assert_cmpstr(worksheet_library_find(library, "plain", NULL)->name, ==, "plain");
  g_autoptr(WorksheetLibrary) other = worksheet_library_new(folders, NULL, dutch, NULL);
  g_assert_cmpstr(worksheet_library_find(other, "eigen-blad", NULL)->name, ==, "eigen-blad");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/worksheet/load", test_load);
  g_test_add_func("/worksheet/defaults", test_defaults);
  g_test_add_func("/worksheet/english", test_english);
  g_test_add_func("/worksheet/faults", test_faults);
  g_test_add_func("/worksheet/together", test_together);
  g_test_add_func("/worksheet/limits", test_limits);
  g_test_add_func("/worksheet/fields", test_fields);
  g_test_add("/worksheet/named", Fixture, NULL, set_up, test_named, tear_down);
  g_test_add("/worksheet/not-there", Fixture, NULL, set_up, test_not_there, tear_down);
  g_test_add("/worksheet/names-of-files", Fixture, NULL, set_up, test_names_of_files, tear_down);
  g_test_add("/worksheet/library", Fixture, NULL, set_up, test_library, tear_down);
  return g_test_run();
}
