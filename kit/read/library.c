/* Finds the agendas. Reading and judging them is load.c's. */
#include "read/library.h"

#include <string.h>

#include "read/journal.h"
#include "read/load.h"
#include "read/nearest.h"

static void agenda_free(gpointer p) {
  Agenda *agenda = p;
  g_free(agenda->name);
  g_free(agenda->path);
  g_free(agenda->title);
  g_free(agenda);
}

static int compare(gconstpointer a, gconstpointer b) {
  return strcmp((*(const Agenda *const *)a)->name, (*(const Agenda *const *)b)->name);
}

const Agenda *library_find(const GPtrArray *agendas, const char *name, char **near) {
  g_autofree char *wanted = g_str_has_suffix(name, ".yaml") ? g_strndup(name, strlen(name) - 5) : g_strdup(name);
  const Agenda *best = NULL;
  int distance = G_MAXINT;
  for (guint i = 0; i < agendas->len; i++) {
    const Agenda *agenda = g_ptr_array_index(agendas, i);
    int d = nearest_distance(wanted, agenda->name);
    if (d == 0) return agenda;
    if (d < distance && nearest_enough(d, wanted, agenda->name)) {
      distance = d;
      best = agenda;
    }
  }
  if (near) *near = best ? g_strdup(best->name) : NULL;
  return NULL;
}

/* Adds the script at path when it loads; one that does not is left out (check tells why). */
static void add(GPtrArray *agendas, const char *folder, const char *file) {
  g_autofree char *name = g_strndup(file, strlen(file) - 5);
  for (guint i = 0; i < agendas->len; i++)
    if (strcmp(((const Agenda *)g_ptr_array_index(agendas, i))->name, name) == 0) return;
  g_autofree char *path = g_build_filename(folder, file, NULL);
  g_autoptr(Loaded) loaded = load_meeting(path, NULL);
  if (!loaded->script) return;
  Agenda *agenda = g_new0(Agenda, 1);
  agenda->name = g_steal_pointer(&name);
  agenda->path = g_steal_pointer(&path);
  agenda->title = g_strdup(loaded->script->title);
  agenda->lang = loaded->script->lang;
  g_ptr_array_add(agendas, agenda);
}

GPtrArray *library_agendas(void) {
  GPtrArray *agendas = g_ptr_array_new_with_free_func(agenda_free);
  g_auto(GStrv) folders = data_folders();
  for (int i = 0; folders[i]; i++) {
    g_autoptr(GDir) dir = g_dir_open(folders[i], 0, NULL);
    const char *file;
    while (dir && (file = g_dir_read_name(dir)))
      if (g_str_has_suffix(file, ".yaml") && !g_str_has_suffix(file, JOURNAL_ENDING)) add(agendas, folders[i], file);
  }
  g_ptr_array_sort(agendas, compare);
  return agendas;
}
