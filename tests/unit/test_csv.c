/* People from CSV: encodings, separators, names, doubtful rows. */
#include <string.h>

#include "model/people.h"
#include "read/csv.h"

typedef struct Read {
  DiagList *diags;
  GPtrArray *people;
  gboolean ok;
} Read;

static Read read_bytes(const char *bytes, gsize length) {
  Read r = {.diags = diag_list_new(LANG_NL), .people = g_ptr_array_new_with_free_func((GDestroyNotify)person_free)};
  r.ok = people_load_csv(bytes, length, "lijst.csv", r.diags, r.people);
  return r;
}

static Read read_text(const char *text) { return read_bytes(text, strlen(text)); }

static void read_free(Read *r) {
  diag_list_free(r->diags);
  g_ptr_array_unref(r->people);
}

static const Person *nth(const Read *r, guint i) {
  g_assert_cmpuint(i, <, r->people->len);
  return g_ptr_array_index(r->people, i);
}

/* The first diagnostic of a kind, or NULL. */
static const Diag *find(const Read *r, DiagId id) {
  for (guint i = 0; i < r->diags->diags->len; i++) {
    const Diag *d = &g_array_index(r->diags->diags, Diag, i);
    if (d->id == id) return d;
  }
  return NULL;
}

/* The same, when there must be one. */
static const Diag *must_find(const Read *r, DiagId id) {
  const Diag *d = find(r, id);
  if (!d) g_error("the diagnostic %d is not there", (int)id);
  return d;
}

static void test_dutch_excel(void) {
  Read r = read_text("Voornaam;Tussenvoegsel;Achternaam;Rol;Organisatie;E-mail;Kant;Status;Foto\r\n"
                     "Zo\xeb;van den;Berg;co\xf6rdinator;\"Stichting \"\"De Zon\"\"; afdeling west\";zoe@example.org;informeel;aangemeld;ja\r\n"
                     "Jan;;de Boer;;;;;afgemeld;nee\r\n");
  g_assert_true(r.ok);
  g_assert_cmpuint(r.people->len, ==, 2);
  const Person *p = nth(&r, 0);
  g_autofree char *name = person_name(p);
  g_assert_cmpstr(name, ==, "Zoë van den Berg");
  g_assert_cmpstr(p->role, ==, "coördinator");
  g_assert_cmpstr(p->organisation, ==, "Stichting \"De Zon\"; afdeling west");
  g_assert_cmpint(p->side, ==, SIDE_INFORMAL);
  g_assert_cmpint(p->state, ==, STATE_SIGNED_UP);
  g_assert_cmpint(p->photo, ==, CONSENT_YES);
  g_assert_cmpint(p->share_mail, ==, CONSENT_NOT_ASKED);
  g_assert_cmpint(nth(&r, 1)->photo, ==, CONSENT_NO);
  g_assert_cmpint(nth(&r, 1)->id, ==, 2);
  read_free(&r);
}

/* A list that asks: what is left open is no, as the sign-in list says. A list without the question never asked. */
static void test_consent(void) {
  Read r = read_text("Voornaam;Naam in verslag;Foto\r\nAns;ja;nee\r\nBo;;\r\nCas;misschien\r\n");
  static const Consent named[] = {CONSENT_YES, CONSENT_EMPTY, CONSENT_EMPTY}, photo[] = {CONSENT_NO, CONSENT_EMPTY, CONSENT_EMPTY};
  for (guint i = 0; i < G_N_ELEMENTS(named); i++) {
    g_assert_cmpint(nth(&r, i)->name_in_report, ==, named[i]);
    g_assert_cmpint(nth(&r, i)->photo, ==, photo[i]);
    g_assert_cmpint(nth(&r, i)->share_mail, ==, CONSENT_NOT_ASKED);
    g_assert_cmpint(person_named(nth(&r, i)), ==, i == 0);
  }
  g_assert_cmpint(must_find(&r, DG_PERSON_CONSENT)->place.line, ==, 4);
  read_free(&r);
  r = read_text("Voornaam\r\nAns\r\n");
  g_assert_true(person_named(nth(&r, 0)) && nth(&r, 0)->name_in_report == CONSENT_NOT_ASKED);
  read_free(&r);
}

/* Where people live, as Dutch spreadsheets and English ones have it. */
static void test_postal_addresses(void) {
  Read r = read_text("Voornaam;Achternaam;Straat;Huisnummer;Postcode;Woonplaats\r\nZo\xeb;Berg;Oude Weg;12a;6711 AB;Ede\r\nAns;Bos;;;;\r\n");
  g_autofree char *address = person_address(nth(&r, 0));
  g_assert_cmpstr(address, ==, "Oude Weg 12a\n6711 AB Ede");
  g_assert_null(person_address(nth(&r, 1)));
  g_assert_cmpuint(r.diags->diags->len, ==, 0);
  read_free(&r);
  static const char *const others[] = {"Name,Address,Postcode,City\nJo Smith,Old Road 12a,AB1 2CD,Leeds\n",
                                       "naam;adres;postcode;plaats\nJo Smith;Old Road 12a;AB1 2CD;Leeds\n"};
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
    Read other = read_text(others[i]);
    g_autofree char *lines = person_address(nth(&other, 0));
    g_assert_cmpstr(lines, ==, "Old Road 12a\nAB1 2CD Leeds");
    g_assert_cmpuint(other.diags->diags->len, ==, 0);
    read_free(&other);
  }
}

static void test_encodings(void) {
  static const struct {
    const char *bytes;
    gsize length;
  } cases[] = {
      {"\xef\xbb\xbfnaam\torganisatie\nŁukasz Nowak\tA", 0},
      {"naam,organisatie\nŁukasz Nowak,A\n", 0},
      {"sep=,\nnaam,organisatie\r\nŁukasz Nowak,A\r\n", 0},
      {"\xff\xfen\0a\0a\0m\0;\0x\0\n\0A\x01u\0k\0a\0s\0z\0 \0N\0o\0w\0a\0k\0;\0A\0\n\0", 44},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    Read r = read_bytes(cases[i].bytes, cases[i].length ? cases[i].length : strlen(cases[i].bytes));
    g_assert_true(r.ok);
    g_assert_cmpstr(nth(&r, 0)->last, ==, "Nowak");
    if (i < 3) {
      g_assert_cmpstr(nth(&r, 0)->first, ==, "Łukasz");
      g_assert_cmpstr(nth(&r, 0)->organisation, ==, "A");
    }
    read_free(&r);
  }
}

static void test_one_name_column(void) {
  static const struct {
    const char *written, *first, *infix, *last;
  } cases[] = {
      {"Fatima van den Berg", "Fatima", "van den", "Berg"}, {"\"Berg, Fatima van den\"", "Fatima", "van den", "Berg"},
      {"Jan Willem de Vries", "Jan Willem", "de", "Vries"}, {"Şebnem Ağaoğlu", "Şebnem", NULL, "Ağaoğlu"},
      {"Cher", "Cher", NULL, NULL},                         {"Ans in 't Veld", "Ans", "in 't", "Veld"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = g_strdup_printf("naam,rol\n%s,x\n", cases[i].written);
    Read r = read_text(text);
    g_assert_true(r.ok);
    g_assert_cmpstr(nth(&r, 0)->first, ==, cases[i].first);
    g_assert_cmpstr(nth(&r, 0)->infix, ==, cases[i].infix);
    g_assert_cmpstr(nth(&r, 0)->last, ==, cases[i].last);
    read_free(&r);
  }
}

/* Doubtful rows keep their number: a blank row and a cell with a line end count as a spreadsheet counts them. */
static void test_doubtful_rows(void) {
  Read r = read_text("naam;mail;organisatie\n"
                     "Ans Bos;geen-adres;Zon\n"
                     "\n"
                     "Piet Pot;piet@example.org;\"twee\nregels\"\n"
                     ";wie@example.org;Maan\n"
                     "Ans Bos;ans@example.org;Zon\n");
  g_assert_true(r.ok);
  g_assert_cmpuint(r.people->len, ==, 3);
  const Diag *d = must_find(&r, DG_PERSON_MAIL);
  g_assert_cmpint(d->place.line, ==, 2);
  g_assert_null(nth(&r, 0)->mail);
  d = must_find(&r, DG_PERSON_NO_NAME);
  g_assert_cmpint(d->args[0].number, ==, 5);
  g_assert_cmpint(d->place.line, ==, 6);
  d = must_find(&r, DG_PERSON_TWICE);
  g_assert_cmpint(d->place.line, ==, 7);
  g_assert_cmpint(d->args[1].number, ==, 2);
  read_free(&r);
}

static void test_addresses(void) {
  static const char *const bad[] = {"a@b",         "a b@c.nl",  "a@b.nl\nBcc: x@y.nl", "<a@b.nl>", "a@b.nl;c@d.nl",
                                    "a@@b.nl",     "@b.nl",     "a@b..nl",             "a@b.nl.",  "\"a\"@b.nl"};
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
    g_auto(GStrv) parts = g_strsplit(bad[i], "\"", -1);
    g_autofree char *doubled = g_strjoinv("\"\"", parts);
    g_autofree char *text = g_strdup_printf("naam;mail\nAns;\"%s\"\n", doubled);
    Read r = read_text(text);
    g_assert_null(nth(&r, 0)->mail);
    g_assert_nonnull(find(&r, DG_PERSON_MAIL));
    read_free(&r);
  }
}

static void test_wrong_files(void) {
  static const struct {
    const char *bytes;
    gsize length;
    DiagId id;
  } cases[] = {
      {"", 0, DG_CSV_EMPTY},
      {"naam;rol\n", 9, DG_CSV_EMPTY},
      {"kleur;maat\nrood;3\n", 18, DG_CSV_NO_NAME_COLUMN},
      {"\0\1\2\3", 4, DG_CSV_NOT_TEXT},
      {"naam;rol\n\"Ans;x\nPiet;y\n", 22, DG_CSV_QUOTE_OPEN},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    Read r = read_bytes(cases[i].bytes, cases[i].length);
    g_assert_false(r.ok);
    g_assert_nonnull(find(&r, cases[i].id));
    read_free(&r);
  }
}

static void test_limits(void) {
  g_autoptr(GString) text = g_string_new("Naam");
  for (int i = 0; i < 100; i++) g_string_append(text, ";x");
  g_string_append(text, "\nAns\n");
  Read r = read_text(text->str);
  g_assert_false(r.ok);
  g_assert_cmpint(must_find(&r, DG_CSV_TOO_MANY_COLUMNS)->place.line, ==, 1);
  read_free(&r);
  g_autofree char *name = g_strnfill(101, 'a'), *list = g_strdup_printf("Voornaam\nAns\n%s\n", name);
  r = read_text(list);
  g_assert_true(r.ok);
  g_assert_cmpint(must_find(&r, DG_PERSON_LONG)->place.line, ==, 3);
  g_assert_cmpuint(strlen(nth(&r, 1)->first), ==, 100);
  read_free(&r);
}

/* Names are taken apart here as where groups are made of them, and a long list is judged in no time. */
static void test_names_beside(void) {
  Read r = read_text("naam,samen met,niet bij\nAnna Bos,Piet en Els Wit,\nPiet Post,,\"Els & Anna\"\nEls Wit,Els,Kees\n");
  int nobody = 0;
  for (guint i = 0; i < r.diags->diags->len; i++) nobody += g_array_index(r.diags->diags, Diag, i).id == DG_PERSON_NOBODY;
  g_assert_cmpint(nobody, ==, 2); /* Kees, and no other Els */
  g_assert_cmpstr(must_find(&r, DG_PERSON_NOBODY)->args[0].string, ==, "Els");
  read_free(&r);
  GString *many = g_string_new("voornaam,achternaam,samen met\n");
  for (int i = 0; i < 10000; i++) g_string_append_printf(many, "Els,Wit %d,Els Wit %d\n", i, 9999 - i);
  r = read_text(many->str);
  g_assert_true(r.ok && !find(&r, DG_PERSON_NOBODY));
  read_free(&r);
  g_string_free(many, TRUE);
}

/* A spreadsheet may leave lines empty above the headings. */
static void test_empty_lines_first(void) {
  Read r = read_text("\n \nnaam,rol\nAnna Bos,gast\n");
  g_assert_true(r.ok);
  g_assert_cmpstr(nth(&r, 0)->role, ==, "gast");
  read_free(&r);
}

static void test_headings(void) {
  Read r = read_text("Naam;Organistie;Schoenmaat;Naam\nAns;Zon;41;Bob\n");
  g_assert_true(r.ok);
  const Diag *d = must_find(&r, DG_CSV_COLUMN_NEAR);
  g_assert_cmpstr(d->args[1].string, ==, "organisatie");
  g_assert_cmpint(d->place.column, ==, 6);
  d = must_find(&r, DG_CSV_COLUMN_UNKNOWN);
  g_assert_cmpint(d->place.column, ==, 17);
  g_assert_nonnull(find(&r, DG_CSV_COLUMN_TWICE));
  g_assert_cmpstr(nth(&r, 0)->first, ==, "Ans");
  read_free(&r);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/csv/dutch-excel", test_dutch_excel);
  g_test_add_func("/csv/consent", test_consent);
  g_test_add_func("/csv/postal-addresses", test_postal_addresses);
  g_test_add_func("/csv/encodings", test_encodings);
  g_test_add_func("/csv/one-name-column", test_one_name_column);
  g_test_add_func("/csv/doubtful-rows", test_doubtful_rows);
  g_test_add_func("/csv/addresses", test_addresses);
  g_test_add_func("/csv/wrong-files", test_wrong_files);
  g_test_add_func("/csv/headings", test_headings);
  g_test_add_func("/csv/limits", test_limits);
  g_test_add_func("/csv/names-beside", test_names_beside);
  g_test_add_func("/csv/empty-lines-first", test_empty_lines_first);
  return g_test_run();
}
