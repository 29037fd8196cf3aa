/* Finds and reads methods. A method is checked by filling a part with it, once, so that its faults are told at their
 * places in its own file; taking its fields later tells nothing more. */
#include "read/method.h"

#include <string.h>

#include "base/file.h"
#include "base/unicode.h"
#include "read/copies.h"
#include "read/nearest.h"
#include "read/part.h"
#include "read/value.h"

struct MethodLibrary {
  const char *const *folders;
  const char *copies;
  DiagList *diags;
  GPtrArray *files;
  GHashTable *methods; /* id → Method, both owned */
  GHashTable *titles;  /* slug of title → id; made when first asked for */
  GPtrArray *ids;      /* made when first asked for */
};

static void loaded_file_clear(LoadedFile *file) {
  g_free(file->name);
  g_free(file->path);
  g_bytes_unref(file->bytes);
}

static void method_free(gpointer p) {
  Method *method = p;
  g_free(method->id);
  g_free(method->title);
  node_free(method->tree);
  g_free(method);
}

MethodLibrary *method_library_new(const char *const *folders, const char *copies, DiagList *diags, GPtrArray *files) {
  MethodLibrary *library = g_new0(MethodLibrary, 1);
  library->folders = folders;
  library->copies = copies;
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
static gboolean read_method_file(const MethodLibrary *library, const char *id, LoadedFile *file) {
  gboolean english = library->diags->lang == LANG_EN;
  for (int dutch = !english; dutch < 2; dutch++) {
    g_autofree char *name = g_strdup_printf("werkvormen/%s%s", id, dutch ? ".yaml" : ".en.yaml");
    for (gsize i = 0; library->copies ? i == 0 : library->folders[i] != NULL; i++) {
      g_autofree char *path =
          library->copies ? copies_path(library->copies, name) : g_build_filename(library->folders[i], name, NULL);
      char *bytes;
      gsize length;
      if (!file_read(path, TREE_MAX_BYTES, &bytes, &length, NULL)) continue;
      file->name = g_steal_pointer(&name);
      file->path = g_steal_pointer(&path);
      file->bytes = g_bytes_new_take(bytes, length);
      return TRUE;
    }
  }
  return FALSE;
}

static int errors_in(const DiagList *diags) { return diag_count(diags, DIAG_ERROR) + diags->left_out; }

/* Makes a method of the bytes of its file; tells its faults. */
static Method *method_new(const MethodLibrary *library, const char *id, const LoadedFile *file) {
  gsize length;
  const char *bytes = g_bytes_get_data(file->bytes, &length);
  DiagList *diags = library->diags;
  int before = errors_in(diags);
  Method *method = g_new0(Method, 1);
  Loading loading = {diags, NULL};
  method->id = g_strdup(id);
  method->tree = tree_parse(bytes ? bytes : "", length, file->path, diags, &loading.source);
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
static char *title_in(GBytes *file) {
  gsize length;
  const char *bytes = g_bytes_get_data(file, &length);
  g_autoptr(DiagList) unheard = diag_list_new(LANG_NL);
  g_autoptr(Node) tree = tree_parse(bytes ? bytes : "", length, "", unheard, NULL);
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
  for (gsize i = 0; !library->copies && library->folders[i]; i++) {
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
    LoadedFile file = {0};
    if (!read_method_file(library, id, &file)) continue;
    g_autofree char *title = title_in(file.bytes);
    loaded_file_clear(&file);
    if (title) g_hash_table_insert(library->titles, unicode_slug(title), id);
  }
  return library->titles;
}

static const Method *find_by_id(MethodLibrary *library, const char *id) {
  Method *method = g_hash_table_lookup(library->methods, id);
  if (method) return method;
  LoadedFile *file = g_new0(LoadedFile, 1);
  if (!read_method_file(library, id, file)) {
    g_free(file);
    return NULL;
  }
  method = method_new(library, id, file);
  g_hash_table_insert(library->methods, g_strdup(id), method);
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
