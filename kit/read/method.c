/* Finds and reads methods. A method is checked by filling a part with it, once, so that its faults are told at their places in
 * its own file; taking its fields later tells nothing more. */
#include "read/method.h"

#include <string.h>

#include "base/file.h"
#include "base/unicode.h"
#include "read/nearest.h"
#include "read/part.h"
#include "read/value.h"

struct MethodLibrary {
  const char *const *folders;
  DiagList *diags;
  GPtrArray *files;
  GHashTable *methods; /* id → Method, both owned */
  GHashTable *titles;  /* slug of title → id; made when first asked for */
  GPtrArray *ids;      /* made when first asked for */
};

static void method_free(gpointer p) {
  Method *method = p;
  g_free(method->id);
  g_free(method->title);
  node_free(method->tree);
  g_free(method);
}

MethodLibrary *method_library_new(const char *const *folders, DiagList *diags, GPtrArray *files) {
  MethodLibrary *library = g_new0(MethodLibrary, 1);
  library->folders = folders;
  library->diags = diags;
  library->files = files;
  library->methods = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, method_free);
  return library;
}

void method_library_free(MethodLibrary *library) {
  if (!library) return;
  g_hash_table_unref(library->methods);
  if (library->titles) g_hash_table_unref(library->titles);
  if (library->ids) g_ptr_array_unref(library->ids);
  g_free(library);
}

/* Reads the file of a method: in the script's language, else the Dutch one. FALSE when there is none. */
static gboolean read_method_file(const MethodLibrary *library, const char *id, char **name, char **path, char **bytes, gsize *n) {
  gboolean english = library->diags->lang == LANG_EN;
  for (int dutch = !english; dutch < 2; dutch++) {
    g_autofree char *base = g_strdup_printf("%s%s", id, dutch ? ".yaml" : ".en.yaml");
    for (gsize i = 0; library->folders[i]; i++) {
      g_autofree char *file = g_build_filename(library->folders[i], "werkvormen", base, NULL);
      if (!file_read(file, TREE_MAX_BYTES + 1, bytes, n, NULL)) continue;
      *name = g_build_filename("werkvormen", base, NULL);
      *path = g_steal_pointer(&file);
      return TRUE;
    }
  }
  return FALSE;
}

static int errors_in(const DiagList *diags) { return diag_count(diags, DIAG_ERROR) + diags->left_out; }

/* Makes a method of the bytes of its file; tells its faults. */
static Method *method_new(const MethodLibrary *library, const char *id, const char *path, const char *bytes, gsize length) {
  DiagList *diags = library->diags;
  int before = errors_in(diags);
  Method *method = g_new0(Method, 1);
  Loading loading = {diags, NULL};
  method->id = g_strdup(id);
  method->tree = tree_parse(bytes, length, path, diags, &loading.source);
  if (method->tree && fields_read(&loading, IN_METHOD, method->tree, N_KEYS, &method->fields)) {
    fields_need(&loading, IN_METHOD, &method->fields);
    method->title = value_text(&loading, method->fields.at[KEY_METHOD_TITLE], NULL);
    Phase *trial = phase_new();
    part_fill(&loading, &method->fields, trial);
    phase_free(trial);
  }
  method->broken = !method->tree || errors_in(diags) > before;
  if (!method->title) method->title = g_strdup(id);
  return method;
}

/* The title in a method's file, without checking the file. */
static char *title_in(const char *bytes, gsize length) {
  g_autoptr(DiagList) unheard = diag_list_new(LANG_NL);
  g_autoptr(Node) tree = tree_parse(bytes, length, "", unheard, NULL);
  Loading loading = {unheard, NULL};
  Fields fields;
  if (!tree || !fields_read(&loading, IN_METHOD, tree, N_KEYS, &fields)) return NULL;
  return value_text(&loading, fields.at[KEY_METHOD_TITLE], NULL);
}

static int compare_ids(gconstpointer a, gconstpointer b) { return strcmp(*(char *const *)a, *(char *const *)b); }

const GPtrArray *method_ids(MethodLibrary *library) {
  if (library->ids) return library->ids;
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  library->ids = g_ptr_array_new_with_free_func(g_free);
  for (gsize i = 0; library->folders[i]; i++) {
    g_autofree char *folder = g_build_filename(library->folders[i], "werkvormen", NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
      if (!g_str_has_suffix(name, ".yaml") || *name == '.') continue;
      char *id = g_strndup(name, strlen(name) - strlen(g_str_has_suffix(name, ".en.yaml") ? ".en.yaml" : ".yaml"));
      if (g_hash_table_add(seen, id))
        g_ptr_array_add(library->ids, id);
      else
        g_free(id);
    }
  }
  g_ptr_array_sort(library->ids, compare_ids);
  return library->ids;
}

/* The slugs of all titles, in the script's language. */
static GHashTable *titles(MethodLibrary *library) {
  if (library->titles) return library->titles;
  library->titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  const GPtrArray *ids = method_ids(library);
  for (guint i = 0; i < ids->len; i++) {
    char *id = g_ptr_array_index(ids, i);
    g_autofree char *name = NULL, *path = NULL, *bytes = NULL;
    gsize length;
    if (!read_method_file(library, id, &name, &path, &bytes, &length)) continue;
    g_autofree char *title = title_in(bytes, length);
    if (title) g_hash_table_insert(library->titles, unicode_slug(title), id);
  }
  return library->titles;
}

static const Method *find_by_id(MethodLibrary *library, const char *id) {
  Method *method = g_hash_table_lookup(library->methods, id);
  if (method) return method;
  g_autofree char *bytes = NULL;
  LoadedFile *file = g_new0(LoadedFile, 1);
  gsize length;
  if (!read_method_file(library, id, &file->name, &file->path, &bytes, &length)) {
    g_free(file);
    return NULL;
  }
  method = method_new(library, id, file->path, bytes, length);
  g_hash_table_insert(library->methods, g_strdup(id), method);
  file->bytes = g_bytes_new_take(g_steal_pointer(&bytes), length);
  g_ptr_array_add(library->files, file);
  return method;
}

const Method *method_find(MethodLibrary *library, const char *name) {
  g_autofree char *slug = unicode_slug(name);
  const Method *method = find_by_id(library, slug);
  if (method) return method;
  const char *id = g_hash_table_lookup(titles(library), slug);
  return id ? find_by_id(library, id) : NULL;
}

const char *method_nearest(MethodLibrary *library, const char *name) {
  g_autofree char *slug = unicode_slug(name);
  const char *nearest = NULL;
  int best = G_MAXINT;
  const GPtrArray *ids = method_ids(library);
  for (guint i = 0; i < ids->len; i++) {
    const char *id = g_ptr_array_index(ids, i);
    int distance = nearest_distance(slug, id);
    if (distance >= best || !nearest_enough(distance, slug, id)) continue;
    best = distance;
    nearest = id;
  }
  return nearest;
}
