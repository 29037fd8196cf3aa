/* Words of two lists into one; the same word in both counts for both. */
#include "model/report_cloud.h"

#include <string.h>

static const ListKind lists[] = {LIST_WORD, LIST_KEYWORD};

static void add_word(GArray *words, GHashTable *places, const ReportLine *line) {
  char *key = g_utf8_casefold(line->text, -1);
  gpointer at;
  if (g_hash_table_lookup_extended(places, key, NULL, &at)) {
    g_array_index(words, CloudWord, GPOINTER_TO_UINT(at)).times += line->times;
    g_free(key);
    return;
  }
  const CloudWord word = {line->text, line->times};
  g_hash_table_insert(places, key, GUINT_TO_POINTER(words->len));
  g_array_append_val(words, word);
}

/* Of words that were said as often, the first said comes first: the sort is stable. */
static int most_said(gconstpointer a, gconstpointer b) {
  return ((const CloudWord *)b)->times - ((const CloudWord *)a)->times;
}

/* Returns how many are too long to be words. */
static int add_section(GArray *words, GHashTable *places, const ReportSection *section) {
  int left = 0;
  for (guint g = 0; section && g < section->groups->len; g++) {
    const ReportGroup *group = g_ptr_array_index(section->groups, g);
    for (guint k = 0; k < group->lines->len; k++) {
      const ReportLine *line = g_ptr_array_index(group->lines, k);
      if (g_utf8_strlen(line->text, -1) <= REPORT_CLOUD_LENGTH && !strchr(line->text, '\n'))
        add_word(words, places, line);
      else
        left++;
    }
  }
  return left;
}

gboolean report_cloud_told(const GPtrArray *facts) {
  for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
    for (guint k = 0; k < facts->len; k++) {
      const ReportFacts *one = g_ptr_array_index(facts, k);
      if (report_source(one, lists[i]) != report_section(one, lists[i])) return FALSE;
    }
  }
  return TRUE;
}

char *report_cloud_words(const GArray *words) {
  GString *said = g_string_new(NULL);
  for (guint i = 0; i < words->len; i++) {
    const CloudWord *word = &g_array_index(words, CloudWord, i);
    g_string_append_printf(said, "%s%s", i ? " · " : "", word->text);
    if (word->times > 1) g_string_append_printf(said, " ×%d", word->times);
  }
  return g_string_free(said, FALSE);
}

GArray *report_cloud_of_all(const GPtrArray *facts, int *more) {
  GArray *words = g_array_new(FALSE, FALSE, sizeof(CloudWord));
  g_autoptr(GHashTable) places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  int left = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
    for (guint k = 0; k < facts->len; k++)
      left += add_section(words, places, report_source(g_ptr_array_index(facts, k), lists[i]));
  }
  g_array_sort(words, most_said);
  if (words->len > REPORT_CLOUD_MAX) {
    left += (int)words->len - REPORT_CLOUD_MAX;
    g_array_set_size(words, REPORT_CLOUD_MAX);
  }
  if (words->len < REPORT_CLOUD_LEAST) g_array_set_size(words, 0);
  if (more) *more = left;
  return words;
}

GArray *report_cloud(const ReportFacts *facts, int *more) {
  g_autoptr(GPtrArray) one = g_ptr_array_new();
  g_ptr_array_add(one, (gpointer)facts);
  return report_cloud_of_all(one, more);
}
