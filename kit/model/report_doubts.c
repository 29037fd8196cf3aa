/* Names are looked for as when they are taken away, see scrub_names.h; whole ones were hidden when the facts were made. */
#include "model/report_doubts.h"

#include "model/named.h"

static void add_once(GPtrArray *texts, const char *text) {
  if (!g_ptr_array_find_with_equal_func(texts, text, g_str_equal, NULL)) g_ptr_array_add(texts, g_strdup(text));
}

/* What finds the names of these people; organisations stay. new. */
static Scrub *scrub_of(const GPtrArray *people, Lang lang) {
  Scrub *scrub = scrub_new(people, lang);
  for (guint i = 0; i < people->len; i++) {
    const Person *person = g_ptr_array_index(people, i);
    if (person->organisation && *person->organisation) scrub_keep(scrub, person->organisation);
  }
  return scrub;
}

static Lang lang_of(const GPtrArray *all) { return ((const ReportFacts *)g_ptr_array_index(all, 0))->lang; }

static void look_in(GPtrArray *texts, const ReportSection *section, Scrub *scrub, gboolean alone) {
  for (guint g = 0; section && g < section->groups->len; g++) {
    const ReportGroup *group = g_ptr_array_index(section->groups, g);
    for (guint i = 0; i < group->lines->len; i++) {
      const ReportLine *line = g_ptr_array_index(group->lines, i);
      int before = scrub_left(scrub) + (alone ? scrub_doubtful(scrub) : 0);
      g_autofree char *clean = scrub_text(scrub, line->text);
      if (scrub_left(scrub) + (alone ? scrub_doubtful(scrub) : 0) > before) add_once(texts, alone ? line->text : clean);
    }
  }
}

GPtrArray *report_doubts(const GPtrArray *all) {
  GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
  for (guint k = 0; k < all->len; k++) {
    const ReportFacts *facts = g_ptr_array_index(all, k);
    g_autoptr(GPtrArray) hidden = g_ptr_array_new();
    for (guint i = 0; i < facts->session->people->len; i++) {
      Person *person = g_ptr_array_index(facts->session->people, i);
      if (!person_named(person) && !scrub_number(person->first)) g_ptr_array_add(hidden, person); /* a number is no name */
    }
    if (!hidden->len) continue;
    g_autoptr(Scrub) scrub = scrub_of(hidden, facts->lang);
    for (guint i = 0; i < facts->sections->len; i++) look_in(texts, g_ptr_array_index(facts->sections, i), scrub, TRUE);
  }
  return texts;
}

Scrub *report_doubts_scrub(const GPtrArray *all) {
  g_autoptr(Named) named = named_new();
  for (guint k = 0; k < all->len; k++) named_add_session(named, ((const ReportFacts *)g_ptr_array_index(all, k))->session, TRUE);
  return named_scrub(named, lang_of(all));
}

GPtrArray *report_doubts_scrubbed(const GPtrArray *all, const ListKind *lists, gsize n) {
  GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(Scrub) scrub = report_doubts_scrub(all);
  for (gsize i = 0; i < n; i++) {
    for (guint k = 0; k < all->len; k++) look_in(texts, report_section(g_ptr_array_index(all, k), lists[i]), scrub, FALSE);
  }
  return texts;
}
