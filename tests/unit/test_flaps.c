/* Which flip-chart sheets are written by hand: named by the script or by a method, or found among what a part needs. */
#include "model/flaps.h"

#include <glib/gstdio.h>

#include "read/load.h"

static Loaded *load_parts(const char *parts) {
  g_autofree char *folder = g_dir_make_tmp("draaiboek-flaps-XXXXXX", NULL), *path = g_build_filename(folder, "s.yaml", NULL);
  g_autofree char *text = g_strconcat("draaiboek: 1\ntaal: nl\ntitel: T\nbegin: 14:00\nonderdelen:\n", parts, NULL);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
  Loaded *loaded = load_meeting(path, NULL);
  g_assert_nonnull(loaded->script);
  g_remove(path);
  g_rmdir(folder);
  return loaded;
}

/* Titles of the flaps of parts written in YAML, each followed by "+" when there is text below it. */
static char *flaps_in(const char *parts) {
  g_autoptr(Loaded) loaded = load_parts(parts);
  g_autoptr(GPtrArray) flaps = flaps_of(loaded->script);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < flaps->len; i++) {
    const Flap *flap = g_ptr_array_index(flaps, i);
    g_string_append_printf(out, "%s%s%s", out->len ? "|" : "", flap->title, flap->text ? "+" : "");
  }
  return g_string_free(out, FALSE);
}

static void assert_found(const char *thing, gboolean expected) {
  g_autofree char *part = g_strdup_printf("  - {onderdeel: A, duur: 10 min, nodig: ['%s']}\n", thing), *is = flaps_in(part);
  g_test_message("%s", thing);
  g_assert_cmpstr(is, ==, expected ? thing : "");
}

static void test_found(void) {
  static const char *const written[] = {"flap met spelregels", "Flap-over met huisregels", "flap over de toekomst", "flipover: agenda", "flip chart with the house rules",
                                        "keywords flip-chart sheet", "twee flappen, met halen en brengen", "FLAPOVERVEL SPELREGELS"};
  static const char *const bare[] = {"flap", "flappen", "2 flappen", "twee lege flappen", "flip-chart sheets", "flip chart paper", "a flip chart per group", "stiften",
                                     "stiften voor de flap", "tape en flappen", "stickers op de flap", "markers for the flip chart", "flapperend doek"};
  for (gsize i = 0; i < G_N_ELEMENTS(written); i++) assert_found(written[i], TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS(bare); i++) assert_found(bare[i], FALSE);
}

/* What the script names, goes; then what is needed is only a thing. */
static void test_named(void) {
  g_autofree char *is = flaps_in("  - {onderdeel: A, duur: 10 min, nodig: [flap met oude koek], flappen: [Wie doet mee?, Spelregels]}\n"
                                 "  - {onderdeel: B, duur: 10 min, nodig: [flap met ideeën, flap met de spelregels]}\n"
                                 "  - {onderdeel: C, duur: 10 min, reserve: ja, flappen: [Achter de hand]}\n"
                                 "  - onderdeel: D\n    duur: 10 min\n    flappen:\n      - spelregels\n      - |\n        Wat nu?\n        naam\n        dag\n");
  g_assert_cmpstr(is, ==, "Wie doet mee?|Spelregels|flap met ideeën|Wat nu?+");
}

/* Found first, and named later: one flap, under its name, for the part that needs it first. */
static void test_found_then_named(void) {
  g_autoptr(Loaded) loaded = load_parts("  - {onderdeel: A, duur: 10 min, nodig: [flap wie wat wanneer]}\n"
                                        "  - {onderdeel: B, duur: 10 min, flappen: ['Wie · wat · wanneer']}\n");
  g_autoptr(GPtrArray) flaps = flaps_of(loaded->script);
  g_assert_cmpuint(flaps->len, ==, 1);
  const Flap *flap = g_ptr_array_index(flaps, 0);
  g_assert_cmpstr(flap->title, ==, "Wie · wat · wanneer");
  g_assert_cmpstr(flap->phase->title, ==, "A");
  g_assert_true(flap->named);
}

static void test_printed(void) {
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  g_ptr_array_add(names, (char *)"flap-programma");
  g_ptr_array_add(names, (char *)"Zo gaan we met elkaar om");
  const struct {
    char *title;
    gboolean printed;
  } flaps[] = {{(char *)"Programma", TRUE},          {(char *)"flap met het programma", TRUE}, {(char *)"flap met het hele programma", FALSE},
               {(char *)"zo gaan we met elkaar om", TRUE}, {(char *)"flap", FALSE},                  {(char *)"programmaraad", FALSE}};
  for (gsize i = 0; i < G_N_ELEMENTS(flaps); i++) {
    const Flap flap = {.title = flaps[i].title};
    g_test_message("%s", flap.title);
    g_assert_cmpint(flap_is_among(&flap, names), ==, flaps[i].printed);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/flaps/found", test_found);
  g_test_add_func("/flaps/named", test_named);
  g_test_add_func("/flaps/found-then-named", test_found_then_named);
  g_test_add_func("/flaps/printed", test_printed);
  return g_test_run();
}
