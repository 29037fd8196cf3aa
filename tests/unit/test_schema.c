/* The table of keys: every name finds its key, no two keys of a place share a name, and near words are found. */
#include <string.h>

#include "model/script.h"
#include "read/nearest.h"
#include "read/schema.h"

static void test_distance(void) {
  g_assert_cmpint(nearest_distance("duur", "duur"), ==, 0);
  g_assert_cmpint(nearest_distance("duuur", "duur"), ==, 1);
  g_assert_cmpint(nearest_distance("durr", "duur"), ==, 1);
  g_assert_cmpint(nearest_distance("druu", "duur"), ==, 2);
  g_assert_cmpint(nearest_distance("udur", "duur"), ==, 1); /* two neighbours swapped */
  g_assert_cmpint(nearest_distance("", "duur"), ==, 4);
  g_assert_cmpint(nearest_distance("één", "een"), ==, 2); /* characters, not bytes */
  g_assert_cmpint(nearest_distance("ca", "abc"), ==, 3);
  g_autofree char *longer = g_strnfill(65, 'a');
  g_assert_cmpint(nearest_distance(longer, longer), ==, G_MAXINT);
  g_assert_true(nearest_enough(1, "om", "on"));
  g_assert_false(nearest_enough(2, "om", "tot"));
}

/* A name that two keys of one place share would be read as the first of them. */
static void test_names(void) {
  for (int place = 0; place < N_SCHEMA_PLACES; place++) {
    SchemaPlace where = (SchemaPlace)(1 << place);
    for (int i = 0; i < N_KEYS; i++) {
      const SchemaKey *key = schema_key((KeyId)i);
      if (!(key->where & where)) continue;
      g_auto(GStrv) also = g_strsplit(key->also, ";", -1);
      for (int j = 0; j < 2 || also[j - 2]; j++) {
        const char *name = j < 2 ? key->name[j] : also[j - 2];
        KeyId found = N_KEYS;
        g_assert_true(!*name || schema_find(where, name, &found));
        if (*name && found != (KeyId)i) g_error("%s in place %d is also %s", name, place, schema_name(found, LANG_NL));
      }
    }
  }
}

/* Words of people that no spelling brings near: the key is named that they mean. */
static void test_words_of_people(void) {
  static const struct {
    SchemaPlace where;
    const char *word;
    Lang lang;
    const char *key;
  } cases[] = {
      {IN_PART, "tijd", LANG_NL, "duur"},           {IN_PART, "Tijd", LANG_EN, "duration"},  {IN_PART, "minuten", LANG_NL, "duur"},
      {IN_MEETING, "programma", LANG_NL, "onderdelen"}, {IN_MEETING, "end", LANG_EN, "duration"}, {IN_MEETING, "tijd", LANG_NL, NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    KeyId id;
    g_assert_false(schema_find(cases[i].where, cases[i].word, &id));
    g_autofree char *meant = schema_nearest(cases[i].where, cases[i].word, cases[i].lang);
    g_assert_cmpstr(meant, ==, cases[i].key);
  }
}

static void test_forms(void) {
  static const char *const forms[] = {"mag vervallen", "Mag vervallen", "mag_vervallen", "MAG-VERVALLEN", " mag  vervallen ",
                                      "\u201cmag vervallen\u201d", "optional", "optioneel"};
  for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
    KeyId id;
    g_assert_true(schema_find(IN_PART, forms[i], &id));
    g_assert_cmpint(id, ==, KEY_OPTIONAL);
    g_assert_false(schema_find(IN_MEETING, forms[i], &id));
  }
}

/* Every name with one letter dropped, doubled, changed or swapped is traced back to its own key, in either language. */
static void test_nearest(void) {
  int tried = 0;
  for (int i = 0; i < N_KEYS; i++) {
    const SchemaKey *key = schema_key((KeyId)i);
    SchemaPlace where = (SchemaPlace)(key->where & -key->where);
    for (int lang = 0; lang < 2; lang++) {
      const char *name = key->name[lang];
      gsize n = strlen(name);
      if (n < 6) continue; /* short names lie near each other */
      for (gsize at = 1; at + 1 < n; at++) {
        g_autofree char *dropped = g_strdup_printf("%.*s%s", (int)at, name, name + at + 1);
        g_autofree char *doubled = g_strdup_printf("%.*s%s", (int)at + 1, name, name + at);
        g_autofree char *swapped = g_strdup_printf("%.*s%c%c%s", (int)at - 1, name, name[at], name[at - 1], name + at + 1);
        const char *const wrong[] = {dropped, doubled, swapped};
        for (gsize j = 0; j < G_N_ELEMENTS(wrong); j++) {
          KeyId id = N_KEYS;
          if (schema_find(where, wrong[j], &id)) continue;
          g_autofree char *near = schema_nearest(where, wrong[j], (Lang)lang);
          g_assert_nonnull(near);
          g_assert_true(schema_find(where, near, &id));
          if (id != (KeyId)i) g_error("%s became %s and not %s", wrong[j], near, name);
          tried++;
        }
      }
    }
  }
  g_assert_cmpint(tried, >, 500);
}

static void test_suggestions(void) {
  static const struct {
    SchemaPlace where;
    const char *wrong;
    Lang lang;
    const char *right;
  } cases[] = {
      {IN_MEETING, "duuur", LANG_NL, "duur"},          {IN_MEETING, "titlee", LANG_NL, "titel"},
      {IN_MEETING, "titlee", LANG_EN, "title"},        {IN_MEETING, "deelnemer", LANG_NL, "deelnemers"},
      {IN_PART, "nodigg", LANG_NL, "nodig"},           {IN_PART, "minmum", LANG_EN, "minimum"},
      {IN_PART, "vraagen", LANG_EN, "questions"},      {IN_CONTACT, "funktie", LANG_NL, "functie"},
      {IN_PART, "catering", LANG_NL, NULL},            {IN_MEETING, "initatiefnemer", LANG_NL, "initiatiefnemer"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *near = schema_nearest(cases[i].where, cases[i].wrong, cases[i].lang);
    g_assert_cmpstr(near, ==, cases[i].right);
  }
  g_assert_cmpint(schema_elsewhere(IN_MEETING, "werkvorm"), ==, IN_PART);
  g_assert_cmpint(schema_elsewhere(IN_PART, "zalen"), ==, IN_MEETING);
  g_assert_cmpint(schema_elsewhere(IN_PART, "soep"), ==, 0);
}

static void test_words(void) {
  int value;
  g_assert_true(schema_word(WORDS_LAYOUT, "U-vorm", &value));
  g_assert_cmpint(value, ==, LAYOUT_U);
  g_assert_true(schema_word(WORDS_CUT, "als eerste", &value));
  g_assert_cmpint(value, ==, CUT_FIRST);
  g_assert_true(schema_word(WORDS_LIST, "foto\u2019s", &value));
  g_assert_cmpint(value, ==, LIST_PHOTO);
  g_assert_true(schema_word(WORDS_LIST, "ideeën", &value));
  g_assert_cmpint(value, ==, LIST_WISH);
  static const char *const yes[] = {"ja", "JA", "yes", "waar", "true", "aan", "on"};
  static const char *const no[] = {"nee", "no", "onwaar", "uit"};
  for (gsize i = 0; i < G_N_ELEMENTS(yes); i++) g_assert_true(schema_word(WORDS_YES_NO, yes[i], &value) && value);
  for (gsize i = 0; i < G_N_ELEMENTS(no); i++) g_assert_true(schema_word(WORDS_YES_NO, no[i], &value) && !value);
  g_assert_false(schema_word(WORDS_YES_NO, "misschien", &value));
  g_autofree char *all = schema_words(WORDS_CUT, LANG_NL);
  g_assert_cmpstr(all, ==, "als eerste, gewoon, als laatste of nooit");
}

/* The schema names each key of a part in the language, and only once. */
static void test_json(void) {
  g_autofree char *nl = schema_json(LANG_NL), *en = schema_json(LANG_EN);
  g_assert_nonnull(strstr(nl, "\"onderdelen\": {"));
  g_assert_null(strstr(nl, "\"phases\": {"));
  g_assert_nonnull(strstr(en, "\"phases\": {"));
  g_assert_nonnull(strstr(en, "\"required\": [\"phases\"]"));
  const char *part = strstr(nl, "\"d1\": {");
  const char *end = strstr(part, "\"d2\": {");
  g_autofree char *body = g_strndup(part, (gsize)(end - part));
  for (int i = 0; i < N_KEYS; i++) {
    if (!(schema_key((KeyId)i)->where & IN_PART)) continue;
    g_autofree char *property = g_strdup_printf("        \"%s\": {", schema_name((KeyId)i, LANG_NL));
    const char *first = strstr(body, property);
    g_assert_nonnull(first);
    g_assert_null(strstr(first + 1, property));
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/schema/distance", test_distance);
  g_test_add_func("/schema/names", test_names);
  g_test_add_func("/schema/forms", test_forms);
  g_test_add_func("/schema/words-of-people", test_words_of_people);
  g_test_add_func("/schema/nearest", test_nearest);
  g_test_add_func("/schema/suggestions", test_suggestions);
  g_test_add_func("/schema/words", test_words);
  g_test_add_func("/schema/json", test_json);
  return g_test_run();
}
