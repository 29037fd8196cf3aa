/* Opening the meetings that went before. What is taken over from them is the caller's affair. */
#include "read/series.h"

#include "model/met.h"

static gint latest_first(gconstpointer a, gconstpointer b) {
  const Session *x = journal_session(*(Journal *const *)a), *y = journal_session(*(Journal *const *)b);
  return x->begin < y->begin ? 1 : x->begin > y->begin ? -1 : 0;
}

GPtrArray *series_open(const char *script_path, const Script *script, Clock *clock, DiagList *diags) {
  g_autofree char *beside = g_path_get_dirname(script_path);
  GPtrArray *series = g_ptr_array_new_with_free_func((GDestroyNotify)journal_close);
  for (char **name = script->previous; name && *name; name++) {
    g_autofree char *path = g_path_is_absolute(*name) ? g_strdup(*name) : g_build_filename(beside, *name, NULL);
    const JournalOptions options = {.clock = clock, .begin = INSTANT_NONE};
    g_autoptr(DiagList) why = diag_list_new(script->lang);
    g_autoptr(Journal) journal = journal_open(path, NULL, &options, why);
    if (journal_session(journal)) {
      g_ptr_array_add(series, g_steal_pointer(&journal));
    } else if (diags) {
      diag(diags, SESSION_PREVIOUS, diag_source(diags, path, NULL), ((Place){0}));
    }
  }
  g_ptr_array_sort(series, latest_first);
  return series;
}

GPtrArray *series_met(const GPtrArray *series, const GPtrArray *people) {
  g_autoptr(GPtrArray) sessions = g_ptr_array_new();
  for (guint i = 0; i < series->len; i++) {
    g_ptr_array_add(sessions, journal_session(g_ptr_array_index(series, i)));
  }
  return met_carried(sessions, people);
}
