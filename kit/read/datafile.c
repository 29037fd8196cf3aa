/* Finds data files by their id and reads them. See datafile.h. */
#include "read/datafile.h"

#include <string.h>

#include "base/unicode.h"
#include "read/copies.h"
#include "read/nearest.h"
#include "read/tree.h"

LoadedFile *data_file_named(const char *name) {
  g_auto(GStrv) folders = data_folders();
  for (int i = 0; folders[i]; i++) {
    g_autofree char *path = g_build_filename(folders[i], name, NULL);
    LoadedFile *file = loaded_file_read(name, path, TREE_MAX_BYTES, NULL);
    if (file) return file;
  }
  return NULL;
}

LoadedFile *data_file_read(const DataPlaces *places, const char *id, Lang lang) {
  const gboolean english_first = lang == LANG_EN;
  for (int turn = 0; turn < 2; turn++) {
    gboolean english = (turn == 0) == english_first;
    g_autofree char *name = g_strdup_printf("%s/%s%s", places->below, id, english ? ".en.yaml" : ".yaml");
    for (gsize i = 0; places->copies ? i == 0 : places->folders[i] != NULL; i++) {
      g_autofree char *path = places->copies ? copies_path(places->copies, name) : g_build_filename(places->folders[i], name, NULL);
      LoadedFile *file = loaded_file_read(name, path, TREE_MAX_BYTES, NULL);
      if (file) return file;
    }
  }
  return NULL;
}

static int compare_ids(gconstpointer a, gconstpointer b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* Adds the id of the file of this name, once. */
static void add_id(GPtrArray *ids, GHashTable *seen, const char *name) {
  if (!g_str_has_suffix(name, ".yaml") || *name == '.') return;
  g_autofree char *id = g_strndup(name, strlen(name) - strlen(g_str_has_suffix(name, ".en.yaml") ? ".en.yaml" : ".yaml"));
  if (g_hash_table_contains(seen, id)) return; /* adding it again would put this key in place of the first */
  g_hash_table_add(seen, id);
  g_ptr_array_add(ids, g_steal_pointer(&id));
}

/* The ids of all files, sorted; among copies those of which there is one. New array that owns them. */
static GPtrArray *data_file_ids(const DataPlaces *places) {
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
  const char *const copies[] = {places->copies, NULL};
  const char *const *folders = places->copies ? copies : places->folders;
  g_autofree char *prefix = g_strconcat(places->below, "/", NULL);
  for (; *folders; folders++) {
    g_autofree char *folder = places->copies ? g_strdup(*folders) : g_build_filename(*folders, places->below, NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *file;
    while (dir && (file = g_dir_read_name(dir))) {
      g_autofree char *name = places->copies ? copies_name(file) : g_strconcat(prefix, file, NULL);
      if (g_str_has_prefix(name, prefix)) add_id(ids, seen, name + strlen(prefix));
    }
  }
  g_ptr_array_sort(ids, compare_ids);
  return ids;
}

/* --- names --- */

void data_index_clear(DataIndex *index) {
  g_clear_pointer(&index->titles, g_hash_table_unref);
  g_clear_pointer(&index->ids, g_ptr_array_unref);
}

const GPtrArray *data_index_ids(DataIndex *index) {
  if (!index->ids) index->ids = data_file_ids(&index->places);
  return index->ids;
}

const char *data_index_titled(DataIndex *index, const char *slug) {
  if (index->titles) return g_hash_table_lookup(index->titles, slug);
  index->titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  const GPtrArray *ids = data_index_ids(index);
  for (guint i = 0; i < ids->len; i++) {
    char *id = g_ptr_array_index(ids, i);
    g_autoptr(LoadedFile) file = data_file_read(&index->places, id, index->diags->lang);
    g_autofree char *title = file ? index->title(file, id, index->diags->lang) : NULL;
    if (title) g_hash_table_insert(index->titles, unicode_slug(title), id);
  }
  return g_hash_table_lookup(index->titles, slug);
}

const char *data_index_nearest(DataIndex *index, const char *name) {
  g_autofree char *slug = unicode_slug(name);
  const char *nearest = NULL;
  int best = G_MAXINT;
  const GPtrArray *ids = data_index_ids(index);
  for (guint i = 0; i < ids->len; i++) {
    const char *id = g_ptr_array_index(ids, i);
    int distance = nearest_distance(slug, id);
    if (distance >= best || !nearest_enough(distance, slug, id)) continue;
    best = distance;
    nearest = id;
  }
  return nearest;
}
