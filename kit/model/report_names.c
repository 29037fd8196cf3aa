/* Hiding of names, see report_names.h. A first name alone is left as it is: it may be anybody's. */
#include "model/report_names.h"

#include <string.h>

/* A person who may not be named and how their name is found in a text. */
typedef struct Hidden {
  const Person *person;
  char *phrase;
  GRegex *name; /* NULL when they have a first name only */
} Hidden;

struct ReportNames {
  GPtrArray *hidden; /* Hidden */
  GHashTable *met;   /* ids of those hidden so far */
};

static void hidden_free(gpointer data) {
  Hidden *hidden = data;
  g_free(hidden->phrase);
  if (hidden->name) g_regex_unref(hidden->name);
  g_free(hidden);
}

/* The full name as a whole word, with any white between its parts. */
static GRegex *name_pattern(const Person *person) {
  if (!*person->first || !person->last || !*person->last) return NULL;
  g_autofree char *name = person_name(person);
  g_auto(GStrv) words = g_strsplit_set(name, " \t", -1);
  GString *pattern = g_string_new("(*UCP)(?<!\\w)");
  for (char **word = words; *word; word++) {
    g_autofree char *escaped = g_regex_escape_string(*word, -1);
    g_string_append_printf(pattern, "%s%s", word == words ? "" : "\\s+", escaped);
  }
  g_string_append(pattern, "(?!\\w)");
  GRegex *regex = g_regex_new(pattern->str, G_REGEX_CASELESS, 0, NULL);
  g_string_free(pattern, TRUE);
  return regex;
}

ReportNames *report_names_new(const GPtrArray *people, Lang lang) {
  ReportNames *names = g_new0(ReportNames, 1);
  names->hidden = g_ptr_array_new_with_free_func(hidden_free);
  names->met = g_hash_table_new(NULL, NULL);
  for (guint i = 0; people && i < people->len; i++) {
    const Person *person = g_ptr_array_index(people, i);
    if (person_named(person)) continue;
    Hidden *hidden = g_new0(Hidden, 1);
    hidden->person = person;
    gboolean organised = person->organisation && *person->organisation;
    hidden->phrase = organised ? tx(lang, REPORT_SOMEBODY_OF, TS(person->organisation))
                               : g_strdup(tp(lang, REPORT_SOMEBODY));
    hidden->name = name_pattern(person);
    g_ptr_array_add(names->hidden, hidden);
  }
  return names;
}

void report_names_free(ReportNames *names) {
  g_ptr_array_unref(names->hidden);
  g_hash_table_unref(names->met);
  g_free(names);
}

void report_names_left_out_add(ReportNames *names, const Person *person) {
  g_hash_table_add(names->met, GINT_TO_POINTER(person->id));
}

int report_names_left_out_count(const ReportNames *names) {
  return (int)g_hash_table_size(names->met);
}

char *report_names_of(ReportNames *names, const Person *person) {
  if (person_named(person)) return person_name(person);
  report_names_left_out_add(names, person);
  for (guint i = 0; i < names->hidden->len; i++) {
    const Hidden *hidden = g_ptr_array_index(names->hidden, i);
    if (hidden->person->id == person->id) return g_strdup(hidden->phrase);
  }
  return g_strdup("");
}

char *report_names_hide(ReportNames *names, const char *text) {
  char *result = g_strdup(text ? text : "");
  for (guint i = 0; i < names->hidden->len; i++) {
    const Hidden *hidden = g_ptr_array_index(names->hidden, i);
    if (!hidden->name || !g_regex_match(hidden->name, result, 0, NULL)) continue;
    char *replaced = g_regex_replace_literal(hidden->name, result, -1, 0, hidden->phrase, 0, NULL);
    if (!replaced) continue;
    g_free(result);
    result = replaced;
    report_names_left_out_add(names, hidden->person);
  }
  return result;
}
