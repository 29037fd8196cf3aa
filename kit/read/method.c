/* Finds and reads methods. A method is checked by filling a part with it, once, so that its faults are told at their
 * places in its own file; taking its fields later tells nothing more. */
#include "read/method.h"

#include <string.h>

#include "base/unicode.h"
#include "read/datafile.h"
#include "read/part.h"
#include "read/value.h"

struct MethodLibrary {
  DataIndex index;
  WorksheetLibrary *sheets; /* may be NULL: worksheets are not looked for */
  DiagList *diags;
  GPtrArray *files;
  GHashTable *methods; /* id → Method, both owned */
};

static void method_free(gpointer p) {
  Method *method = p;
  g_free(method->id);
  g_free(method->title);
  node_free(method->tree);
  g_free(method);
}

/* The title in a method's file, without checking the file. */
static char *title_in(const LoadedFile *file, const char *id, Lang lang) {
  (void)id;
  gsize length;
  const char *bytes = g_bytes_get_data(file->bytes, &length);
  g_autoptr(DiagList) unheard = diag_list_new(lang);
  g_autoptr(Node) tree = tree_parse(bytes ? bytes : "", length, "", unheard, NULL);
  Loading loading = {.diags = unheard};
  Fields fields;
  if (!tree || !fields_read(&loading, IN_METHOD, tree, N_KEYS, &fields)) return NULL;
  return value_text(&loading, fields.at[KEY_METHOD_TITLE], NULL);
}

MethodLibrary *method_library_new(const char *const *folders, const char *copies, WorksheetLibrary *sheets, DiagList *diags,
                                  GPtrArray *files) {
  MethodLibrary *library = g_new0(MethodLibrary, 1);
  library->index = (DataIndex){.places = {folders, copies, METHODS_FOLDER}, .diags = diags, .title = title_in};
  library->sheets = sheets;
  library->diags = diags;
  library->files = files;
  library->methods = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, method_free);
  return library;
}

void method_library_free(MethodLibrary *library) {
  if (!library) return;
  g_hash_table_unref(library->methods);
  data_index_clear(&library->index);
  g_free(library);
}

static int errors_in(const DiagList *diags) { return diag_count(diags, DIAG_ERROR) + diags->left_out; }

/* Makes a method of the bytes of its file; tells its faults. */
static Method *method_new(const MethodLibrary *library, const char *id, const LoadedFile *file) {
  gsize length;
  const char *bytes = g_bytes_get_data(file->bytes, &length);
  DiagList *diags = library->diags;
  int before = errors_in(diags);
  Method *method = g_new0(Method, 1);
  Loading loading = {.diags = diags};
  method->id = g_strdup(id);
  method->tree = tree_parse(bytes ? bytes : "", length, file->path, diags, &loading.source);
  if (method->tree && fields_read(&loading, IN_METHOD, method->tree, N_KEYS, &method->fields)) {
    fields_need(&loading, IN_METHOD, &method->fields);
    method->title = value_text(&loading, method->fields.at[KEY_METHOD_TITLE], NULL);
    Phase *trial = phase_new();
    part_fill(&loading, &method->fields, trial);
    if (library->sheets) worksheet_library_name(library->sheets, &loading, method->fields.at[KEY_WORKSHEETS]);
    phase_free(trial);
  }
  method->broken = !method->tree || errors_in(diags) > before;
  if (!method->title) method->title = g_strdup(id);
  return method;
}

static const Method *find_by_id(MethodLibrary *library, const char *id) {
  Method *method = g_hash_table_lookup(library->methods, id);
  if (method) return method;
  LoadedFile *file = data_file_read(&library->index.places, id, library->diags->lang);
  if (!file) return NULL;
  method = method_new(library, id, file);
  g_hash_table_insert(library->methods, g_strdup(id), method);
  g_ptr_array_add(library->files, file);
  return method;
}

const Method *method_find(MethodLibrary *library, const char *name) {
  g_autofree char *slug = unicode_slug(name);
  const Method *method = find_by_id(library, slug);
  if (method) return method;
  const char *id = data_index_titled(&library->index, slug);
  return id ? find_by_id(library, id) : NULL;
}

const char *method_nearest(MethodLibrary *library, const char *name) { return data_index_nearest(&library->index, name); }
