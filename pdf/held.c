/* Goes through the facts of a series. See held.h. */
#include "pdf/held.h"

/* The facts of this meeting and of those before it, the latest first; borrowed. */
static GPtrArray *all_facts(const DocumentInput *input) {
  GPtrArray *all = g_ptr_array_new();
  if (input->facts) g_ptr_array_add(all, (gpointer)input->facts);
  for (guint i = 0; input->earlier && i < input->earlier->len; i++) g_ptr_array_add(all, g_ptr_array_index(input->earlier, i));
  return all;
}

/* An agreement that a later meeting carried on is told as it stands there; other things once. */
static gboolean told_before(GHashTable *told, const ReportLine *line) {
  const Record *record = line->record;
  return record->number ? g_hash_table_contains(told, GINT_TO_POINTER(record->number)) : !g_hash_table_add(told, line->text);
}

GPtrArray *held_lines(const DocumentInput *input, ListKind list) {
  GPtrArray *lines = g_ptr_array_new();
  g_autoptr(GPtrArray) all = all_facts(input);
  g_autoptr(GHashTable) told = list == LIST_AGREEMENT ? g_hash_table_new(NULL, NULL) : g_hash_table_new(g_str_hash, g_str_equal);
  for (guint f = 0; f < all->len; f++) {
    const ReportSection *section = report_section(g_ptr_array_index(all, f), list);
    guint from = lines->len;
    for (guint g = 0; section && g < section->groups->len; g++) {
      const ReportGroup *group = g_ptr_array_index(section->groups, g);
      for (guint i = 0; i < group->lines->len; i++)
        if (!told_before(told, g_ptr_array_index(group->lines, i))) g_ptr_array_add(lines, g_ptr_array_index(group->lines, i));
    }
    for (guint i = from; i < lines->len; i++) {
      const Record *record = ((const ReportLine *)g_ptr_array_index(lines, i))->record;
      if (record->carried && record->number) g_hash_table_add(told, GINT_TO_POINTER(record->number));
    }
  }
  return lines;
}

GPtrArray *held_open(const DocumentInput *input) {
  g_autoptr(GPtrArray) lines = held_lines(input, LIST_AGREEMENT);
  GPtrArray *open = g_ptr_array_new();
  for (guint i = 0; i < lines->len; i++) {
    const ReportLine *line = g_ptr_array_index(lines, i);
    gboolean made_here = input->facts && !line->record->carried && g_ptr_array_find(input->facts->session->records, line->record, NULL);
    if (record_open(line->record) && !made_here) g_ptr_array_add(open, (gpointer)line);
  }
  return open;
}
