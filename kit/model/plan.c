/* Sums over a script that stands still. What moves during the meeting is in timetable.c. */
#include "model/plan.h"

#include <string.h>

#include "model/groups.h"

gboolean phase_in_programme(const Phase *phase) {
  return !phase->spare && phase->kind != KIND_PREPARATION && phase->kind != KIND_AFTERWARDS;
}

int phase_round_seconds(const Phase *phase) {
  if (phase->round == ROUND_NONE) return 0;
  int longest = 0;
  for (guint i = 0; i < phase->steps->len; i++) {
    const Step *step = g_ptr_array_index(phase->steps, i);
    longest = MAX(longest, step->seconds);
  }
  return longest > 0 ? longest : MAX(0, phase->planned - phase->extra);
}

/* The part whose bounds of groups count for this one: itself, or the last before it that has some. */
static const Phase *group_source(const Script *script, const Phase *phase) {
  const Phase *source = NULL;
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *p = g_ptr_array_index(script->phases, i);
    if (p->group_max > 0 || p->group_count > 0) source = p;
    if (p == phase) break;
  }
  return source;
}

int phase_groups(const Script *script, const Phase *phase, int people) {
  const Phase *source = group_source(script, phase);
  if (!source || people <= 0) return 0;
  if (source->group_count > 0) return source->group_count <= people ? source->group_count : 0;
  int fewest = (people + source->group_max - 1) / source->group_max;
  if (fewest * source->group_min > people) return 0;
  return groups_count(people, source->group_min, source->group_max, 0);
}

static int count_organisations(const Script *script) {
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < script->people->len; i++) {
    const Person *p = g_ptr_array_index(script->people, i);
    if (p->organisation && person_expected(p)) g_hash_table_add(seen, g_utf8_casefold(p->organisation, -1));
  }
  return (int)g_hash_table_size(seen);
}

int phase_turns(const Script *script, const Phase *phase, int people) {
  switch (phase->round) {
    case ROUND_PERSON: return people;
    case ROUND_GROUP: return phase_groups(script, phase, people);
    case ROUND_ORGANISATION: return count_organisations(script);
    default: return 0;
  }
}

int script_expected(const Script *script) {
  int n = 0;
  for (guint i = 0; i < script->people->len; i++) n += person_expected(g_ptr_array_index(script->people, i));
  return n;
}

Instant script_chain_end(const Script *script) {
  Instant end = script->begin;
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *p = g_ptr_array_index(script->phases, i);
    if (phase_in_programme(p)) end = MAX(end, p->end);
  }
  return end;
}

GArray *plan_rows(const Script *script) {
  GArray *rows = g_array_sized_new(FALSE, FALSE, sizeof(PlanRow), script->phases->len);
  Instant earliest = script->begin;
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *p = g_ptr_array_index(script->phases, i);
    PlanRow row = {p, INSTANT_NONE, INSTANT_NONE};
    if (phase_in_programme(p)) {
      row.earliest = p->pin_start != INSTANT_NONE ? MAX(earliest, p->pin_start) : earliest;
      earliest = row.earliest + p->minimum * SECOND;
      if (p->pin_end != INSTANT_NONE) earliest = MAX(earliest, p->pin_end);
    }
    g_array_append_val(rows, row);
  }
  Instant latest = script->end;
  for (guint i = rows->len; i-- > 0;) {
    PlanRow *row = &g_array_index(rows, PlanRow, i);
    if (!phase_in_programme(row->phase)) continue;
    if (row->phase->pin_end != INSTANT_NONE) latest = MIN(latest, row->phase->pin_end);
    latest -= row->phase->minimum * SECOND;
    if (row->phase->pin_start != INSTANT_NONE) latest = MIN(latest, MAX(row->phase->pin_start, row->earliest));
    row->latest = latest;
  }
  return rows;
}

GArray *plan_sections(const Script *script) {
  GArray *sections = g_array_new(FALSE, FALSE, sizeof(PlanSection));
  PlanSection *open = NULL;
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *p = g_ptr_array_index(script->phases, i);
    if (!open || g_strcmp0(open->title, p->block) != 0) {
      open = NULL;
      if (!p->block) continue;
      PlanSection section = {.title = p->block, .first = (int)i};
      g_array_append_val(sections, section);
      open = &g_array_index(sections, PlanSection, sections->len - 1);
    }
    open->last = (int)i;
    if (!p->spare) open->seconds += p->planned;
  }
  return sections;
}

static void packing_free(gpointer data) {
  PackingItem *item = data;
  g_free(item->text);
  g_ptr_array_unref(item->parts);
  g_free(item);
}

static void pack(GPtrArray *list, GHashTable *known, char *const *texts, const Phase *phase) {
  for (guint i = 0; texts[i]; i++) {
    g_autofree char *key = g_utf8_casefold(texts[i], -1);
    PackingItem *item = g_hash_table_lookup(known, key);
    if (!item) {
      item = g_new0(PackingItem, 1);
      item->text = g_strdup(texts[i]);
      item->whole = !phase;
      item->parts = g_ptr_array_new();
      g_ptr_array_add(list, item);
      g_hash_table_insert(known, g_steal_pointer(&key), item);
    }
    if (phase && (item->parts->len == 0 || g_ptr_array_index(item->parts, item->parts->len - 1) != phase))
      g_ptr_array_add(item->parts, (gpointer)phase);
  }
}

GPtrArray *packing_list(const Script *script) {
  GPtrArray *list = g_ptr_array_new_with_free_func(packing_free);
  g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  pack(list, known, script->bring, NULL);
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *p = g_ptr_array_index(script->phases, i);
    pack(list, known, p->needed, p);
  }
  return list;
}

GPtrArray *plan_categories(const Script *script) {
  GPtrArray *categories = g_ptr_array_new();
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *p = g_ptr_array_index(script->phases, i);
    if (p->category && !g_ptr_array_find_with_equal_func(categories, p->category, g_str_equal, NULL))
      g_ptr_array_add(categories, p->category);
  }
  return categories;
}

int category_index(const GPtrArray *categories, const Phase *phase) {
  guint n;
  gboolean found = phase->category && g_ptr_array_find_with_equal_func((GPtrArray *)categories, phase->category, g_str_equal, &n);
  return found ? (int)n : -1;
}

const char *category_sign(guint n) {
  static const char *const signs[] = {"●", "■", "▲", "◆", "★", "○", "□", "△", "◇", "☆"};
  return signs[n % G_N_ELEMENTS(signs)];
}

gboolean script_opens(const Script *script, ListKind kind) {
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(script->phases, i);
    for (guint k = 0; k < phase->lists->len; k++) {
      if (g_array_index(phase->lists, OpenList, k).kind == kind) return TRUE;
    }
  }
  return FALSE;
}
