/* Hiding of names, see report_names.h. How a name is found in a text is scrub_names.c's; a first name alone is left as it is: it may be
 * anybody's. */
#include "model/report_names.h"

#include "model/scrub_names.h"

struct ReportNames {
  GHashTable *phrases; /* id of who may not be named → what is told instead */
  ScrubNames *whole;   /* names of these */
  GHashTable *met;     /* ids of those hidden so far; 0: of two of one name */
  Lang lang;
};

ReportNames *report_names_new(const GPtrArray *people, Lang lang) {
  ReportNames *names = g_new0(ReportNames, 1);
  names->phrases = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  names->whole = scrub_names_new();
  names->met = g_hash_table_new(NULL, NULL);
  names->lang = lang;
  for (guint i = 0; people && i < people->len; i++) {
    const Person *person = g_ptr_array_index(people, i);
    if (person_named(person)) continue;
    gboolean organised = person->organisation && *person->organisation;
    char *phrase = organised ? tx(lang, REPORT_SOMEBODY_OF, TS(person->organisation)) : g_strdup(tp(lang, REPORT_SOMEBODY));
    g_hash_table_insert(names->phrases, GINT_TO_POINTER(person->id), phrase);
    if (person->last && *person->last) scrub_names_add(names->whole, person);
  }
  return names;
}

void report_names_free(ReportNames *names) {
  g_hash_table_unref(names->phrases);
  scrub_names_free(names->whole);
  g_hash_table_unref(names->met);
  g_free(names);
}

void report_names_left_out_add(ReportNames *names, const Person *person) {
  g_hash_table_add(names->met, GINT_TO_POINTER(person->id));
}

int report_names_left_out_count(const ReportNames *names) {
  return (int)g_hash_table_size(names->met);
}

/* What is told instead of somebody, who is counted. Of two of one name nobody can tell whose organisation it is. */
static const char *phrase_for(ReportNames *names, int id) {
  const char *phrase = g_hash_table_lookup(names->phrases, GINT_TO_POINTER(id));
  g_hash_table_add(names->met, GINT_TO_POINTER(id));
  return phrase ? phrase : tp(names->lang, REPORT_SOMEBODY);
}

char *report_names_of(ReportNames *names, const Person *person) {
  return person_named(person) ? person_name(person) : g_strdup(phrase_for(names, person->id));
}

char *report_names_hide(ReportNames *names, const char *text) {
  g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);
  g_autoptr(GArray) found = scrub_names_find(names->whole, valid, TRUE);
  GString *out = g_string_new(NULL);
  gsize done = 0;
  for (guint i = 0; i < found->len; i++) {
    const ScrubFound *name = &g_array_index(found, ScrubFound, i);
    if (name->address) continue;
    g_string_append_len(out, valid + done, (gssize)(name->start - done));
    g_string_append(out, phrase_for(names, name->id));
    if (name->genitive) g_string_append(out, "’s");
    done = name->end;
  }
  g_string_append(out, valid + done);
  return g_string_free(out, FALSE);
}

char *report_names_hide_sentence(ReportNames *names, const char *text) {
  char *hidden = report_names_hide(names, text);
  if (!*hidden || !text || !g_unichar_isupper(g_utf8_get_char(text)) || !g_unichar_islower(g_utf8_get_char(hidden))) return hidden;
  g_autofree char *first = g_utf8_substring(hidden, 0, 1), *capital = g_utf8_strup(first, -1);
  char *sentence = g_strconcat(capital, hidden + strlen(first), NULL);
  g_free(hidden);
  return sentence;
}
