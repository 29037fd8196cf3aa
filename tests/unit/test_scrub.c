/* Names, addresses and numbers go out of texts, and nothing else does. */
#include "model/scrub.h"

#include <string.h>

static Person *person(int id, const char *first, const char *infix, const char *last, const char *phone) {
  Person *p = person_new();
  p->id = id;
  g_free(p->first);
  p->first = g_strdup(first);
  p->infix = g_strdup(infix);
  p->last = g_strdup(last);
  p->phone = g_strdup(phone);
  return p;
}

static Scrub *scrub_of_three(void) {
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
  g_ptr_array_add(people, person(1, "Fatima", "van den", "Berg", "06-12345678"));
  g_ptr_array_add(people, person(2, "Łukasz", NULL, "Wiśniewski", NULL));
  g_ptr_array_add(people, person(3, "Łukasz", NULL, "Bos", "0318 12"));
  g_ptr_array_add(people, person(0, "Gerda", NULL, NULL, NULL));
  Person *wise = g_ptr_array_index(people, 1);
  wise->street = g_strdup("Oude Weg");
  wise->house = g_strdup("12a");
  wise->postcode = g_strdup("6711 AB");
  wise->town = g_strdup("Ede");
  return scrub_new(people, LANG_NL);
}

static void test_texts(void) {
  static const struct {
    const char *text, *clean;
    int count, doubtful;
  } cases[] = {
      {"", "", 0, 0},
      {"Soep koken op de berg", "Soep koken op de berg", 0, 0},
      {"Fatima van den Berg belt", "Deelnemer 1 belt", 1, 0},
      {"FATIMA  VAN\tDEN berg belt", "Deelnemer 1 belt", 1, 0},
      {"Fatima belt, Bergen niet", "Deelnemer 1 belt, Bergen niet", 1, 1},
      {"mevrouw van den Berg", "mevrouw deelnemer 1", 1, 1},
      {"Łukasz Wiśniewski en Łukasz Bos", "Deelnemer 2 en deelnemer 3", 2, 0},
      {"Łukasz komt", "Iemand komt", 1, 1},
      {"Gerda’s idee", "Iemand’s idee", 1, 0},
      {"mail x.y+z@elders.example.org, snel", "mail …, snel", 1, 0},
      {"bel 0612345678 of 06 12 34 56 78", "bel … of …", 2, 0},
      {"bel +31 6 12345678", "bel …", 1, 0},
      {"bel (0318) 12 nu", "bel … nu", 1, 0},
      {"breng het naar Oude Weg 12a, 6711AB Ede", "breng het naar …, … Ede", 2, 0},
      {"oude weg  12a (6711 ab), niet Oude Weg 12", "… (…), niet Oude Weg 12", 2, 0},
      {"bel (0318 12) nu", "bel (…) nu", 1, 0},
      {"bel (0318) 65 43 21 nu", "bel … nu", 1, 0},
      {"bel (+31) 6 1234 5678, of (thuis) 0318 654321.", "bel …, of (thuis) ….", 2, 0},
      {"op 2027-01-14 om 14.00 uur, € 1250,00", "op 2027-01-14 om 14.00 uur, € 1250,00", 0, 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Scrub) scrub = scrub_of_three();
    g_autofree char *clean = scrub_text(scrub, cases[i].text);
    g_test_message("%s → %s", cases[i].text, clean);
    g_assert_cmpstr(clean, ==, cases[i].clean);
    g_assert_cmpint(scrub_count(scrub), ==, cases[i].count);
    g_assert_cmpint(scrub_doubtful(scrub), ==, cases[i].doubtful);
  }
}

/* However people write names when they type along. */
static void test_spellings(void) {
  static const struct {
    const char *text, *clean;
  } cases[] = {
      {"fatima belt lukasz wisniewski", "deelnemer 1 belt deelnemer 2"},
      {"ŁUKASZ WIŚNIEWSKI, Łukasz Wis\xCC\x81niewski", "Deelnemer 2, deelnemer 2"},
      {"mevrouw Van den Berg, F. van den Berg en F.A. Berg", "mevrouw deelnemer 1, deelnemer 1 en deelnemer 1"},
      {"Fatima's plan, Fatimas plan, FATIMA’S plan", "Deelnemer 1's plan, deelnemer 1’s plan, deelnemer 1’S plan"},
      {"Anne Marie en anne-marie en Anne", "Deelnemer 4 en deelnemer 4 en deelnemer 4"},
      {"mevrouw Jansen, mevrouw de Boer, Jansen-de Boer", "mevrouw deelnemer 4, mevrouw deelnemer 4, deelnemer 4"},
      {"O’Neill en O'Neill en Siobhan O Neill", "Deelnemer 5 en deelnemer 5 en deelnemer 5"},
      /* ordinary words stay what they are */
      {"Rozen en een roos, vrij van de berg", "Rozen en een roos, vrij van de berg"},
      {"Vrij toegankelijk. Wil je helpen? Vrijdag vrij.", "Vrij toegankelijk. Wil je helpen? Vrijdag vrij."},
      {"Roos vraagt of Wil komt, mw. Vrij ook", "Deelnemer 6 vraagt of deelnemer 7 komt, mw. deelnemer 6 ook"},
      {"Wil komt. Wil je ook? Roos Vrij: ja", "Deelnemer 7 komt. Wil je ook? Deelnemer 6: ja"},
      {"Stichting Roos belt Roos", "Stichting Roos belt deelnemer 6"},
      {"bel 12345678 of +31 (0)6 12 34 56 78", "bel … of …"},
      {"breng het naar oude weg 12 A, 6711ab", "breng het naar …, …"},
  };
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
  g_ptr_array_add(people, person(1, "Fatima", "van den", "Berg", "06-12345678"));
  g_ptr_array_add(people, person(2, "Łukasz", NULL, "Wiśniewski", NULL));
  g_ptr_array_add(people, person(4, "Anne-Marie", NULL, "Jansen-de Boer", NULL));
  g_ptr_array_add(people, person(5, "Siobhán", NULL, "O'Neill", NULL));
  g_ptr_array_add(people, person(6, "Roos", NULL, "Vrij", NULL));
  g_ptr_array_add(people, person(7, "Wil", NULL, "Bos", NULL));
  Person *wise = g_ptr_array_index(people, 1);
  wise->street = g_strdup("Oude Weg");
  wise->house = g_strdup("12a");
  wise->postcode = g_strdup("6711 AB");
  g_autoptr(Scrub) scrub = scrub_new(people, LANG_NL);
  scrub_keep(scrub, "Stichting Roos");
  scrub_keep(scrub, "Praktijk Roos Vrij"); /* somebody is named in it: it goes */
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *clean = scrub_text(scrub, cases[i].text);
    g_assert_cmpstr(clean, ==, cases[i].clean);
  }
  g_autofree char *practice = scrub_organisation(scrub, "Praktijk Roos Vrij"), *bakery = scrub_organisation(scrub, "Bakkerij Bos");
  g_assert_cmpstr(practice, ==, "Praktijk deelnemer 6");
  g_assert_cmpstr(bakery, ==, "Bakkerij Bos");
  g_assert_true(scrub_finds(scrub, "… roos vrij …"));
  g_assert_true(scrub_finds(scrub, "first: \"Anne-Marie\", last: \"Jansen-de Boer\""));
  g_assert_false(scrub_finds(scrub, "Anne\nJansen"));
  g_assert_true(scrub_finds(scrub, "tel. 0612345678"));
  g_assert_true(scrub_finds(scrub, "Oude Weg 12a"));
  g_assert_false(scrub_finds(scrub, "Roos is een bloem, 06-87654321"));
}

static void test_numbers(void) {
  g_autofree char *seven = scrub_name(7, LANG_NL), *eight = scrub_name(8, LANG_EN);
  g_assert_cmpint(scrub_number(seven), ==, 7);
  g_assert_cmpint(scrub_number(eight), ==, 8);
  g_assert_cmpint(scrub_number("Deelnemer zeven"), ==, 0);
  g_assert_cmpint(scrub_number("Fatima 7"), ==, 0);
}

/* What may be a name, but is more likely another word, stays and is counted, so that somebody looks. */
static void test_left(void) {
  static const struct {
    const char *text, *clean;
    int left;
  } cases[] = {
      {"Vrij was boos over de bus", "Vrij was boos over de bus", 1},
      {"Goed zo. Vrij komt. Klaar: groot feest", "Goed zo. Vrij komt. Klaar: groot feest", 2},
      {"Vrij Jansen", "Deelnemer 1 deelnemer 3", 0},
      {"mw. Vrij, en Roos Vrij", "mw. deelnemer 1, en deelnemer 1", 0},
      {"jansen belt, en de bakker ook", "jansen belt, en de bakker ook", 2},
      {"op de post, vrij van school, een groot feest", "op de post, vrij van school, een groot feest", 0},
      {"post langs de deur", "post langs de deur", 0},
      {"vrij belt de zaal; roos ook", "vrij belt de zaal; roos ook", 1},
      {"Wil je? wil jij? 3 mei", "Wil je? wil jij? 3 mei", 0},
      {"de boer belt", "de boer belt", 1},
      {"vrij", "vrij", 0},
  };
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
  g_ptr_array_add(people, person(1, "Roos", NULL, "Vrij", NULL));
  g_ptr_array_add(people, person(2, "Kees", NULL, "Bakker", NULL));
  g_ptr_array_add(people, person(3, "Wil", NULL, "Jansen", NULL));
  g_ptr_array_add(people, person(4, "Mei", "de", "Boer", NULL));
  g_ptr_array_add(people, person(5, "Gijs", NULL, "Groot", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Scrub) scrub = scrub_new(people, LANG_NL);
    g_autofree char *clean = scrub_text(scrub, cases[i].text);
    g_test_message("%s → %s, left %d", cases[i].text, clean, scrub_left(scrub));
    g_assert_cmpstr(clean, ==, cases[i].clean);
    g_assert_cmpint(scrub_left(scrub), ==, cases[i].left);
  }
  g_autoptr(Scrub) scrub = scrub_new(people, LANG_NL);
  g_assert_false(scrub_finds(scrub, "vrij van de bakker"));
}

/* Ten thousand people cost no more than time. */
static void test_many(void) {
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
  for (int i = 1; i <= 10000; i++) {
    g_autofree char *first = g_strdup_printf("Voornaam%d", i), *phone = g_strdup_printf("06-%08d", 10000000 + i * 7919);
    g_ptr_array_add(people, person(i, first, "van", "Achter", phone));
  }
  g_autoptr(Scrub) scrub = scrub_new(people, LANG_NL);
  g_autofree char *clean = scrub_text(scrub, "Voornaam9999 van Achter belt 0689192081 of 06 10 00 79 19");
  g_assert_cmpstr(clean, ==, "Deelnemer 9999 belt … of …");
}

/* A name may hold what means something in an expression, and a text bytes that are no UTF-8. */
static void test_hostile(void) {
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
  g_ptr_array_add(people, person(1, "A.*(b|c)", NULL, "\\Q[x]", ".*"));
  g_ptr_array_add(people, person(2, "", NULL, NULL, ""));
  g_autoptr(Scrub) scrub = scrub_new(people, LANG_EN);
  g_autofree char *clean = scrub_text(scrub, "ab and A.*(b|c) \\Q[x] \xff"), *none = scrub_text(scrub, NULL);
  g_assert_nonnull(strstr(clean, "ab and "));
  g_assert_null(strstr(clean, "(b|c)"));
  g_assert_true(g_utf8_validate(clean, -1, NULL));
  g_assert_cmpstr(none, ==, "");
}

static void test_nobody(void) {
  g_autoptr(GPtrArray) people = g_ptr_array_new();
  g_autoptr(Scrub) scrub = scrub_new(people, LANG_EN);
  g_autofree char *clean = scrub_text(scrub, "Ann wrote to a@b.org");
  g_assert_cmpstr(clean, ==, "Ann wrote to …");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/scrub/texts", test_texts);
  g_test_add_func("/scrub/spellings", test_spellings);
  g_test_add_func("/scrub/left", test_left);
  g_test_add_func("/scrub/numbers", test_numbers);
  g_test_add_func("/scrub/many", test_many);
  g_test_add_func("/scrub/hostile", test_hostile);
  g_test_add_func("/scrub/nobody", test_nobody);
  return g_test_run();
}
