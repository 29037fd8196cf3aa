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
      {"Fatima van den Berg belt", "deelnemer 1 belt", 1, 0},
      {"FATIMA  VAN\tDEN berg belt", "deelnemer 1 belt", 1, 0},
      {"Fatima belt, Bergen niet", "deelnemer 1 belt, Bergen niet", 1, 1},
      {"mevrouw van den Berg", "mevrouw deelnemer 1", 1, 1},
      {"Łukasz Wiśniewski en Łukasz Bos", "deelnemer 2 en deelnemer 3", 2, 0},
      {"Łukasz komt", "iemand komt", 1, 1},
      {"Gerda’s idee", "iemand’s idee", 1, 0},
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
  g_test_add_func("/scrub/hostile", test_hostile);
  g_test_add_func("/scrub/nobody", test_nobody);
  return g_test_run();
}
