/* Loading: what a script says ends up in the model; every value form; methods, people, ids and lengths by number; data
 * folders. */
#include "read/load.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/file.h"
#include "folder.h"
#include "read/copies.h"

#define HEAD "draaiboek: 1\ntaal: nl\ntitel: Proef\n"

/* A folder of its own for each test, with a data folder in it. */
typedef struct Fixture {
  char *folder, *script, *data;
} Fixture;

static void set_up(Fixture *f, gconstpointer data) {
  (void)data;
  f->folder = g_dir_make_tmp("load-XXXXXX", NULL);
  f->script = g_build_filename(f->folder, "script.yaml", NULL);
  f->data = g_build_filename(f->folder, "data", NULL);
  g_setenv("DRAAIBOEK_DATA", f->data, TRUE);
  folder_put(f->data, "werkvormen/kaarten.yaml",
      "werkvorm: Kaarten kiezen\ndoel: elkaar zien\nduur: 20 min\nminstens: 15 min\nhooguit: 30 min\nstappen:\n"
      "  - stap: Uitleg\n    duur: 3 min\n  - stap: Rondje\nnodig: [kaarten, tafel]\nnota bene: Noem de tijd.\n"
      "rondje: per persoon\nopschrijven: [notities]\ngroepjes van: 4-5\nalternatief: Kies iets uit je tas.\n");
  folder_put(f->data, "werkbladen/blad.yaml", "werkblad: Leeg blad\nblokken:\n  - vak: Hier\n");
  folder_put(f->data, "werkvormen/kaarten.en.yaml", "method: Choosing cards\nduration: 25 min\nneeded: cards\n");
}

static void tear_down(Fixture *f, gconstpointer data) {
  (void)data;
  folder_remove(f->folder);
  g_free(f->folder);
  g_free(f->script);
  g_free(f->data);
}

static Loaded *load_text(const Fixture *f, const char *text) {
  g_assert_true(g_file_set_contents(f->script, text, -1, NULL));
  return load_meeting(f->script, NULL);
}

/* Loads a text that is right; shows what was told when it is not. */
static Loaded *load_fine(const Fixture *f, const char *text) {
  Loaded *loaded = load_text(f, text);
  g_autofree char *told = diag_text(loaded->diags);
  g_assert_cmpstr(told, ==, "");
  g_assert_nonnull(loaded->script);
  return loaded;
}

static const Phase *phase_at(const Loaded *loaded, guint i) { return g_ptr_array_index(loaded->script->phases, i); }

static void test_everything(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Loaded) loaded = load_fine(f, HEAD
      "aanspreken: u\nthema: wonen\ndoel: [een, \"twee: drie\"]\nervaringsdoel: samen\n"
      "initiatiefnemer: {naam: Marjan, functie: spil, organisatie: De Linde, e-mail: m@x.nl, tel: 06 1}\n"
      "gespreksleiders: [{naam: Nynke}, Piet]\ndatum: 14 januari 2027\nbegin: 14.00 uur\nduur: anderhalf uur\n"
      "tijdzone: Europe/Amsterdam\nlocatie: De Linde\npraktisch: |\n  Bus 4\n\n  Lift\nopstelling: U-vorm\n"
      "meenemen: laptop\n"
      "vorige bijeenkomst: oud.sessie.yaml\nzalen: [{zaal: Hal, plaatsen: 80}, Tuin]\n"
      "verslag: [besluiten, foto\u2019s]\nseintje: [5 min, 1 min]\nhuisstijl: {kleur: \"#00695c\", logo: l.png}\n"
      "aanmelden: https://x.nl\nbewaren tot: 14-01-2028\nonderdelen:\n"
      "  - onderdeel: Klaarzetten\n    soort: voorbereiding\n    duur: kwartier\n"
      "  - onderdeel: \u00c9\u00e9n zin\n    blok: B\n    categorie: C\n    duur: 1u30\n    minstens: 1:20\n"
      "    hooguit: 1 uur 40\n"
      "    inkorten: als laatste\n    mag vervallen: ja\n    om: 14u\n    tot: 15:30\n    vanzelf: waar\n    wie: Nynke\n"
      "    opstelling: kring\n    doel: D\n    wat: |\n      regel een\n      regel twee\n    vragen: Hoe?\n"
      "    stappen: [{stap: S, duur: 2:30}, Los]\n    nodig: [stiften, tape]\n    let op: [a, b]\n"
      "    rondje: per organisatie\n"
      "    aantal groepjes: 4\n    opschrijven: [kernwoorden, {oogst: Wat viel op?}, Eigen lijst]\n    werkbladen: blad\n"
      "    seintje: 10 %\n"
      "  - onderdeel: Later\n    duur: 20\n    reserve: ja\n"
      "  - onderdeel: Opruimen\n    soort: afloop\n    duur: 10m\n");
  const Script *s = loaded->script;
  g_assert_cmpint(s->lang, ==, LANG_NL);
  g_assert_true(s->formal);
  g_assert_cmpint(script_participant_lang(s), ==, LANG_NL_FORMAL);
  g_assert_cmpstr(s->aims[1], ==, "twee: drie");
  g_assert_cmpstr(s->initiator.role, ==, "spil");
  g_assert_cmpstr(s->initiator.mail, ==, "m@x.nl");
  g_assert_cmpuint(s->facilitators->len, ==, 2);
  g_assert_cmpstr(((Organiser *)g_ptr_array_index(s->facilitators, 1))->name, ==, "Piet");
  g_assert_cmpint(s->date.year * 10000 + s->date.month * 100 + s->date.day, ==, 20270114);
  g_assert_cmpint(s->begin_clock, ==, 14 * 3600);
  g_assert_cmpint(s->promised, ==, 5400);
  g_assert_cmpstr(s->venue.name, ==, "De Linde");
  g_assert_cmpuint(g_strv_length(s->practical), ==, 2);
  g_assert_cmpstr(s->practical[1], ==, "Lift");
  g_assert_cmpint(s->layout, ==, LAYOUT_U);
  g_assert_cmpint(((Room *)g_ptr_array_index(s->rooms, 0))->seats, ==, 80);
  g_assert_cmpint(g_array_index(s->report, ListKind, 1), ==, LIST_PHOTO);
  g_assert_true(s->warn.fixed && s->warn.warning == 300 && s->warn.danger == 60);
  g_assert_cmpfloat_with_epsilon(s->accent[1], 0x69 / 255.0, 1e-9);
  g_assert_cmpint(s->keep_until.year, ==, 2028);
  const Phase *first = phase_at(loaded, 0), *p = phase_at(loaded, 1);
  const Phase *spare = phase_at(loaded, 2), *last = phase_at(loaded, 3);
  g_assert_cmpint(first->kind, ==, KIND_PREPARATION);
  g_assert_cmpint(first->planned, ==, 900);
  g_assert_cmpint(first->minimum, ==, 900);
  g_assert_cmpint(first->maximum, ==, 900);
  g_assert_cmpstr(p->id, ==, "een-zin");
  g_assert_cmpint(p->planned, ==, 5400);
  g_assert_cmpint(p->minimum, ==, 4800);
  g_assert_cmpint(p->maximum, ==, 6000);
  g_assert_cmpint(p->cut, ==, CUT_LAST);
  g_assert_true(p->optional && p->automatic && !p->spare && spare->spare);
  g_assert_cmpint(p->at_clock, ==, 14 * 3600);
  g_assert_cmpint(p->until_clock, ==, 15 * 3600 + 1800);
  g_assert_cmpstr(p->what, ==, "regel een\nregel twee");
  g_assert_cmpstr(p->questions[0], ==, "Hoe?");
  g_assert_cmpint(((Step *)g_ptr_array_index(p->steps, 0))->seconds, ==, 150);
  g_assert_cmpint(((Step *)g_ptr_array_index(p->steps, 1))->seconds, ==, 0);
  g_assert_cmpuint(g_strv_length(p->reminders), ==, 2);
  g_assert_cmpint(p->round, ==, ROUND_ORGANISATION);
  g_assert_cmpint(p->group_count, ==, 4);
  g_assert_cmpint(g_array_index(p->lists, OpenList, 0).kind, ==, LIST_KEYWORD);
  g_assert_cmpint(g_array_index(p->lists, OpenList, 1).kind, ==, LIST_HARVEST);
  g_assert_cmpstr(g_array_index(p->lists, OpenList, 1).heading, ==, "Wat viel op?");
  g_assert_cmpint(g_array_index(p->lists, OpenList, 2).kind, ==, LIST_FREE);
  g_assert_true(!p->warn.fixed && p->warn.warning == 10 && p->warn.danger == 0);
  g_assert_true(first->warn.fixed && first->warn.warning == 300); /* the meeting's */
  g_assert_cmpint(last->kind, ==, KIND_AFTERWARDS);
  /* and it is laid in time: 14:00 in Amsterdam is 13:00 UTC */
  g_autofree char *start = instant_iso(p->start);
  g_assert_cmpstr(start, ==, "2027-01-14T13:00:00.000000Z");
}

/* Curly quotes around a whole text are taken off; within a text, and within straight quotes, they are the writer's. */
static void test_curly_quotes(Fixture *f, gconstpointer data) {
  (void)data;
  static const char *const texts[][2] = {
      {"\u201cEen plan\u201d", "Een plan"},           {"\u201eEen plan\u201d", "Een plan"},
      {"\u201ca\u201d en \u201cb\u201d", "\u201ca\u201d en \u201cb\u201d"},
      {"\"\u201cEen plan\u201d\"", "\u201cEen plan\u201d"},
      {"Foto\u2019s", "Foto\u2019s"},                 {"\u201d", "\u201d"},
      {"\u201c\u201d x", "\u201c\u201d x"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autofree char *text = g_strdup_printf(HEAD "thema: %s\nonderdelen:\n  - {onderdeel: A, duur: 5}\n", texts[i][0]);
    g_autoptr(Loaded) loaded = load_fine(f, text);
    g_assert_cmpstr(loaded->script->theme, ==, texts[i][1]);
  }
}

static void test_english(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Loaded) loaded = load_fine(f,
      "draaiboek: 1\nlanguage: en\ntitle: Try\nstart: 2 pm\nduration: half an hour\nphases:\n"
      "  - phase: Cards\n    method: Choosing cards\n    optional: no\n    cut: never\n");
  g_assert_cmpint(loaded->script->lang, ==, LANG_EN);
  g_assert_cmpint(loaded->script->begin_clock, ==, 14 * 3600);
  const Phase *p = phase_at(loaded, 0);
  g_assert_cmpstr(p->method, ==, "Choosing cards");
  g_assert_cmpint(p->planned, ==, 1500);
  g_assert_cmpstr(p->needed[0], ==, "cards");
  g_assert_cmpint(p->cut, ==, CUT_NEVER);
}

/* A part takes from its method what it leaves out, and only that; the method's extremes give way to the part's length. */
static void test_method(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Loaded) loaded = load_fine(f, HEAD "onderdelen:\n"
      "  - onderdeel: Alles\n    werkvorm: kaarten\n"
      "  - onderdeel: Zelf\n    werkvorm: Kaarten kiezen\n    duur: 10 min\n    stappen: [Eigen]\n    nodig: niets\n"
      "    aantal groepjes: 3\n    rondje: nee\n"
      "  - onderdeel: Lang\n    werkvorm: kaarten\n    duur: 40 min\n");
  const Phase *all = phase_at(loaded, 0), *own = phase_at(loaded, 1), *longer = phase_at(loaded, 2);
  g_assert_cmpstr(all->method, ==, "Kaarten kiezen");
  g_assert_cmpint(all->planned, ==, 1200);
  g_assert_cmpint(all->minimum, ==, 900);
  g_assert_cmpint(all->maximum, ==, 1800);
  g_assert_cmpuint(all->steps->len, ==, 2);
  g_assert_cmpstr(all->reminders[0], ==, "Noem de tijd.");
  g_assert_cmpint(all->round, ==, ROUND_PERSON);
  g_assert_cmpint(all->group_max, ==, 5);
  g_assert_cmpuint(all->lists->len, ==, 1);
  g_assert_cmpstr(all->alternative, ==, "Kies iets uit je tas.");
  g_assert_cmpint(own->planned, ==, 600);
  g_assert_cmpint(own->minimum, ==, 600);
  g_assert_cmpint(own->maximum, ==, 1800);
  g_assert_cmpuint(own->steps->len, ==, 1);
  g_assert_cmpuint(g_strv_length(own->needed), ==, 1);
  g_assert_cmpint(own->group_max, ==, 0);
  g_assert_cmpint(own->group_count, ==, 3);
  g_assert_cmpint(own->round, ==, ROUND_NONE);
  g_assert_cmpint(longer->maximum, ==, 2400);
  /* read once, and kept for the copies */
  g_assert_cmpuint(loaded->files->len, ==, 2);
  g_assert_cmpstr(((LoadedFile *)g_ptr_array_index(loaded->files, 1))->name, ==, "werkvormen/kaarten.yaml");
}

/* An unknown method is no error: a near one is suggested, another is only a name. Faults of a method are told in its own
 * file. */
static void test_method_faults(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Loaded) loaded = load_text(f, HEAD "onderdelen:\n  - onderdeel: A\n    duur: 5\n    werkvorm: kaartn\n"
                                            "  - onderdeel: B\n    duur: 5\n    werkvorm: Plenair gesprek\n");
  g_autofree char *told = diag_text(loaded->diags);
  g_assert_nonnull(loaded->script);
  g_assert_nonnull(strstr(told, "script.yaml:7:15: let op: "));
  g_assert_nonnull(strstr(told, "bedoel je kaarten?"));
  g_assert_cmpint(diag_count(loaded->diags, DIAG_HINT), ==, 1);
  g_assert_cmpstr(phase_at(loaded, 1)->method, ==, "Plenair gesprek");
  folder_put(f->data, "werkvormen/stuk.yaml", "werkvorm: Stuk\nduuur: 5 min\nminstens: lang\n");
  g_autoptr(Loaded) broken = load_text(f, HEAD "onderdelen:\n  - onderdeel: A\n    duur: 5\n    werkvorm: stuk\n"
                                            "  - onderdeel: B\n    duur: 5\n    werkvorm: stuk\n");
  g_autofree char *faults = diag_text(broken->diags);
  g_assert_null(broken->script);
  g_assert_nonnull(strstr(faults, "stuk.yaml:2:1: fout: "));
  g_assert_nonnull(strstr(faults, "stuk.yaml:3:11: fout: "));
  g_assert_cmpint(diag_count(broken->diags, DIAG_ERROR), ==, 2); /* once, though two parts use it */
}

/* A room that is too small for all is told where it stands. */
static void test_small_room(Fixture *f, gconstpointer data) {
  (void)data;
  const LoadOptions options = {.sense = TRUE};
  g_assert_true(g_file_set_contents(f->script, HEAD "deelnemers: [Anna Bos, Jan Post]\nzalen: [{zaal: Hal, plaatsen: 1}, {zaal: Hok, plaatsen: 1}]\n"
                                                    "onderdelen:\n  - {onderdeel: Gesprek, duur: 20}\n", -1, NULL));
  g_autoptr(Loaded) loaded = load_meeting(f->script, &options);
  g_autofree char *told = diag_text(loaded->diags);
  g_assert_nonnull(strstr(told, "script.yaml:5:9: let op: in Hal passen 1 mensen; je verwacht er 2\n"));
  g_assert_null(strstr(told, "Hok passen"));
}

static void test_people(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Loaded) loaded = load_fine(f, HEAD "deelnemers:\n"
      "  - Fatima van den Berg\n  - naam: Jan\n    kant: gemeente\n    foto: nee\n    naam in verslag: ja\n"
      "    status: afgemeld\n"
      "  - {voornaam: Els, tussenvoegsel: de, achternaam: Wit, samen met: Jan, adres: Dorpsstraat, huisnummer: 3, postcode: 1234 AB, plaats: Ede}\n"
      "  - \u0141ukasz 't Hart\n  - Sara al-Fassi El Idrissi\n"
      "onderdelen:\n  - onderdeel: Rondje\n    duur: {per persoon: 1:30, erbij: 3 min}\n"
      "  - onderdeel: Werk\n    duur: 20\n    groepjes van: 2\n  - onderdeel: Tonen\n    duur: {per groepje: 2:30}\n");
  const GPtrArray *people = loaded->script->people;
  g_assert_cmpuint(people->len, ==, 5);
  const Person *fatima = g_ptr_array_index(people, 0), *jan = g_ptr_array_index(people, 1);
  const Person *els = g_ptr_array_index(people, 2);
  const Person *lukasz = g_ptr_array_index(people, 3), *sara = g_ptr_array_index(people, 4);
  g_assert_cmpstr(fatima->first, ==, "Fatima");
  g_assert_cmpstr(fatima->infix, ==, "van den");
  g_assert_cmpstr(fatima->last, ==, "Berg");
  g_assert_cmpint(fatima->id, ==, 1);
  g_assert_null(jan->last);
  g_assert_cmpint(jan->side, ==, SIDE_MUNICIPALITY);
  g_assert_cmpint(jan->state, ==, STATE_CANCELLED);
  g_assert_true(jan->photo == CONSENT_NO && jan->name_in_report == CONSENT_YES && jan->share_mail == CONSENT_NOT_ASKED);
  g_assert_cmpstr(els->together, ==, "Jan");
  g_autofree char *address = person_address(els);
  g_assert_cmpstr(address, ==, "Dorpsstraat 3\n1234 AB Ede");
  g_assert_cmpstr(lukasz->infix, ==, "'t");
  g_assert_cmpstr(sara->last, ==, "al-Fassi El Idrissi");
  /* Jan cannot come: four people of a minute and a half, and three minutes; two groups of two */
  const Phase *round = phase_at(loaded, 0), *show = phase_at(loaded, 2);
  g_assert_cmpint(round->planned, ==, 4 * 90 + 180);
  g_assert_cmpint(round->round, ==, ROUND_PERSON);
  g_assert_cmpint(show->planned, ==, 300);
  g_assert_cmpint(show->round, ==, ROUND_GROUP);
}

static void test_ids(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Loaded) loaded = load_fine(f, HEAD "onderdelen:\n  - {onderdeel: Pauze, duur: 5}\n"
      "  - {onderdeel: Pauze, duur: 5}\n"
      "  - {onderdeel: X, id: pauze-2, duur: 5}\n  - {onderdeel: \"!!\", duur: 5}\n"
      "  - {onderdeel: T, duur: 9, deelsessies: [{zaal: H, onderdelen: [{onderdeel: pauze, duur: 5}]}]}\n");
  g_assert_cmpstr(phase_at(loaded, 0)->id, ==, "pauze");
  g_assert_cmpstr(phase_at(loaded, 1)->id, ==, "pauze-3");
  g_assert_cmpstr(phase_at(loaded, 2)->id, ==, "pauze-2");
  g_assert_cmpstr(phase_at(loaded, 3)->id, ==, "x");
  const Track *track = g_ptr_array_index(phase_at(loaded, 4)->tracks, 0);
  g_assert_cmpstr(((Phase *)g_ptr_array_index(track->phases, 0))->id, ==, "pauze-4");
}

/* Ten thousand parts of one name load at once; one more is refused. */
static void test_many_parts(Fixture *f, gconstpointer data) {
  (void)data;
  GString *text = g_string_new(HEAD "onderdelen:\n");
  for (int i = 0; i < 10000; i++) g_string_append(text, "  - {onderdeel: Deel, duur: 1 min}\n");
  g_autoptr(Loaded) fine = load_fine(f, text->str);
  g_assert_cmpstr(phase_at(fine, 9999)->id, ==, "deel-10000");
  g_string_append(text, "  - {onderdeel: Deel, duur: 1 min}\n");
  g_autoptr(Loaded) many = load_text(f, text->str);
  g_assert_null(many->script);
  g_assert_cmpint(g_array_index(many->diags->diags, Diag, 0).place.line, ==, 10005);
  g_string_free(text, TRUE);
}

/* The doubled hour is the first of the two, with a warning; the hour that does not exist is an error. */
static void test_summer_time(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Loaded) twice = load_text(f, HEAD "datum: 2027-10-31\nbegin: 2:30\ntijdzone: Europe/Amsterdam\nonderdelen:\n"
                                           "  - {onderdeel: A, duur: 20}\n");
  g_assert_nonnull(twice->script);
  g_autofree char *begin = instant_iso(twice->script->begin);
  g_assert_cmpstr(begin, ==, "2027-10-31T00:30:00.000000Z");
  g_assert_cmpint(diag_count(twice->diags, DIAG_WARNING), ==, 1);
  g_autoptr(Loaded) gap = load_text(f, HEAD "datum: 2027-03-28\nbegin: 1:30\ntijdzone: Europe/Amsterdam\nonderdelen:\n"
                                         "  - {onderdeel: A, duur: 20}\n  - {onderdeel: B, om: 2:30, duur: 20}\n");
  g_assert_null(gap->script);
  const Diag *d = &g_array_index(gap->diags->diags, Diag, 0);
  g_assert_cmpint(d->id, ==, DG_SCRIPT_CLOCK_GAP);
  g_assert_cmpint(d->place.line, ==, 9);
}

/* From the copies of a session everything loads as it was, whatever became of the originals. */
static void test_copies(Fixture *f, gconstpointer data) {
  (void)data;
  folder_put(f->folder, "lijst/mensen.csv", "naam;organisatie\nFatima van den Berg;De Linde\n");
  g_autoptr(Loaded) loaded = load_text(f, HEAD "deelnemers: lijst/mensen.csv\nonderdelen:\n"
      "  - {onderdeel: A, werkvorm: kaarten}\n");
  g_assert_nonnull(loaded->script);
  g_assert_cmpuint(loaded->files->len, ==, 3);
  g_autofree char *copies = g_build_filename(f->folder, "copies", NULL);
  g_assert_cmpint(g_mkdir(copies, 0700), ==, 0);
  g_assert_true(copies_write(copies, loaded, 0600, NULL));
  folder_put(f->folder, "lijst/mensen.csv", "kapot");
  folder_put(f->data, "werkvormen/kaarten.yaml", "werkvorm: Anders\nduur: 1 min\n");
  folder_put(f->folder, "script.yaml", "kapot");
  const LoadOptions options = {.copies = copies};
  g_autoptr(Loaded) again = load_meeting(f->script, &options);
  g_assert_nonnull(again->script);
  g_assert_cmpstr(again->script->title, ==, "Proef");
  g_assert_cmpint(phase_at(again, 0)->planned, ==, 1200);
  g_assert_cmpuint(again->script->people->len, ==, loaded->script->people->len);
  for (guint i = 0; i < 3; i++) {
    const LoadedFile *was = g_ptr_array_index(loaded->files, i), *is = g_ptr_array_index(again->files, i);
    g_assert_cmpstr(was->name, ==, is->name);
    g_assert_true(g_bytes_equal(was->bytes, is->bytes));
    g_assert_cmpint(was->personal, ==, is->personal);
  }
}

/* A method and a worksheet that the script calls by their titles are found among the copies too. */
static void test_copies_by_title(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Loaded) loaded = load_text(f, HEAD "onderdelen:\n  - {onderdeel: A, werkvorm: Kaarten kiezen, werkbladen: [Leeg blad]}\n");
  g_autofree char *copies = g_build_filename(f->folder, "copies", NULL);
  g_assert_cmpint(g_mkdir(copies, 0700), ==, 0);
  g_assert_true(copies_write(copies, loaded, 0600, NULL));
  const LoadOptions options = {.copies = copies};
  g_autoptr(Loaded) again = load_meeting(f->script, &options);
  g_assert_nonnull(again->script);
  g_assert_cmpuint(phase_at(again, 0)->steps->len, ==, 2);
  g_assert_cmpuint(again->sheets->len, ==, 1);
  g_assert_cmpuint(again->files->len, ==, loaded->files->len);
}

/* What cannot be read is told, never a crash and never a script. */
static void test_unreadable(Fixture *f, gconstpointer data) {
  (void)data;
  g_autofree char *missing = g_build_filename(f->folder, "weg.yaml", NULL);
  const char *const paths[] = {missing, f->folder, "/dev/null"};
  for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
    g_autoptr(Loaded) loaded = load_meeting(paths[i], NULL);
    g_assert_null(loaded->script);
    g_assert_cmpint(diag_count(loaded->diags, DIAG_ERROR), ==, 1);
    g_assert_cmpuint(loaded->files->len, ==, 0);
  }
  g_autoptr(Loaded) empty = load_text(f, "");
  g_assert_null(empty->script);
  g_assert_cmpint(g_array_index(empty->diags->diags, Diag, 0).id, ==, DG_SCRIPT_EMPTY);
  g_autofree char *large = g_strnfill(1024 * 1024 + 1, '#');
  g_autoptr(Loaded) over = load_text(f, large);
  g_assert_cmpint(g_array_index(over->diags->diags, Diag, 0).id, ==, DG_YAML_TOO_LARGE);
}

/* The language of messages: taal, by its line even when the file does not parse; else a Dutch key; else the environment. */
static void test_language(Fixture *f, gconstpointer data) {
  (void)data;
  static const struct {
    const char *text, *environment;
    Lang lang;
  } cases[] = {
      {"taal: en\ntitel: a: b\n", "nl_NL.UTF-8", LANG_EN}, {"language: nl\ntitle: x\n", "en_GB.UTF-8", LANG_NL},
      {"\xef\xbb\xbftaal: \"en\"\n", "nl_NL.UTF-8", LANG_EN}, {"titel: x\n", "en_GB.UTF-8", LANG_NL},
      {"title: x\n", "en_GB.UTF-8", LANG_EN},             {"title: x\n", "nl_NL.UTF-8", LANG_NL},
      {"title: x\n", "C", LANG_NL},                       {"{draaiboek: 1, title: x, taal: en}\n", "nl_NL.UTF-8", LANG_EN},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_setenv("LC_ALL", cases[i].environment, TRUE);
    g_autoptr(Loaded) loaded = load_text(f, cases[i].text);
    g_assert_cmpint(loaded->diags->lang, ==, cases[i].lang);
  }
  g_unsetenv("LC_ALL");
}

static void test_data_folders(void) {
  g_setenv("DRAAIBOEK_DATA", "/eigen/map", TRUE);
  g_auto(GStrv) folders = data_folders();
  g_assert_cmpstr(folders[0], ==, "/eigen/map");
  g_assert_true(g_str_has_suffix(folders[1], "/draaiboek"));
  for (char **folder = folders; *folder; folder++) g_assert_true(g_path_is_absolute(*folder));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
#define ADD(path, test) g_test_add(path, Fixture, NULL, set_up, test, tear_down)
  ADD("/load/everything", test_everything);
  ADD("/load/english", test_english);
  ADD("/load/curly-quotes", test_curly_quotes);
  ADD("/load/method", test_method);
  ADD("/load/method-faults", test_method_faults);
  ADD("/load/people", test_people);
  ADD("/load/small-room", test_small_room);
  ADD("/load/ids", test_ids);
  ADD("/load/many-parts", test_many_parts);
  ADD("/load/summer-time", test_summer_time);
  ADD("/load/copies", test_copies);
  ADD("/load/copies-by-title", test_copies_by_title);
  ADD("/load/unreadable", test_unreadable);
  ADD("/load/language", test_language);
  g_test_add_func("/load/data-folders", test_data_folders);
  return g_test_run();
}
