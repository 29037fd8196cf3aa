/* Loads a meeting from its files, or from the copies of them that a session keeps. */
#include "read/load.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "read/copies.h"
#include "read/coverage.h"
#include "read/csv.h"
#include "read/language.h"
#include "read/method.h"
#include "read/script_finish.h"
#include "read/script_load.h"
#include "read/sense.h"

#define PICTURE_MAX (40 * 1024 * 1024) /* bytes of a logo */

void loaded_file_free(LoadedFile *file) {
  if (!file) return;
  g_free(file->name);
  g_free(file->path);
  if (file->bytes) g_bytes_unref(file->bytes);
  g_free(file);
}

static void free_file(gpointer file) { loaded_file_free(file); }

LoadedFile *loaded_file_read(const char *name, const char *path, gsize limit, GError **error) {
  char *bytes;
  gsize length;
  if (!file_read(path, limit, &bytes, &length, error)) return NULL;
  LoadedFile *file = g_new0(LoadedFile, 1);
  file->name = g_strdup(name);
  file->path = g_strdup(path);
  file->bytes = g_bytes_new_take(bytes, length);
  return file;
}

/* Reads a file and keeps it among the loaded ones; NULL with error set when it cannot be read. */
static const LoadedFile *keep_file(Loaded *loaded, const char *name, const char *path, gsize limit, GError **error) {
  LoadedFile *file = loaded_file_read(name, path, limit, error);
  if (file) g_ptr_array_add(loaded->files, file);
  return file;
}

/* Where a file that the script names is: among the copies, or beside the script. */
static char *find_path(const char *script_path, const char *name, const char *copies) {
  if (copies) return copies_path(copies, name);
  if (g_path_is_absolute(name)) return g_strdup(name);
  g_autofree char *folder = g_path_get_dirname(script_path);
  return strcmp(folder, ".") == 0 ? g_strdup(name) : g_build_filename(folder, name, NULL);
}

static void load_people_file(Loaded *loaded, const Loading *loading, const char *script_path, const LoadOptions *options) {
  Script *script = loaded->script;
  if (!script->people_file) return;
  g_autofree char *path = find_path(script_path, script->people_file, options->copies);
  g_autoptr(GError) error = NULL;
  const LoadedFile *file = keep_file(loaded, script->people_file, path, TREE_MAX_BYTES, &error);
  if (!file) {
    g_autofree char *reason = file_reason(file_errno(error), loaded->diags->lang);
    diag(loaded->diags, SCRIPT_PEOPLE_FILE, loading->source, script->place_people, TS(script->people_file), TS(reason));
    return;
  }
  ((LoadedFile *)g_ptr_array_index(loaded->files, loaded->files->len - 1))->personal = TRUE;
  gsize length;
  const char *bytes = g_bytes_get_data(file->bytes, &length);
  people_load_csv(bytes ? bytes : "", length, path, loaded->diags, script->people);
}

/* The logo is kept with the script, so that a session still has it when it is reported on in another folder. What is wrong with it
 * is told by who decodes it. */
static void load_logo(Loaded *loaded, const char *script_path, const LoadOptions *options) {
  Script *script = loaded->script;
  if (!script->logo || !*script->logo) return;
  g_autofree char *path = find_path(script_path, script->logo, options->copies);
  const LoadedFile *file = keep_file(loaded, script->logo, path, PICTURE_MAX, NULL);
  if (file) script->logo_bytes = g_bytes_ref(file->bytes);
}

/* The previous meetings are read when a session opens; whether they can be is told before. */
static void check_previous(const Loaded *loaded, const Loading *loading, const char *script_path) {
  const Script *script = loaded->script;
  for (guint i = 0; script->previous[i] && i < script->places_previous->len; i++) {
    g_autofree char *path = find_path(script_path, script->previous[i], NULL);
    if (g_access(path, R_OK) == 0) continue;
    g_autofree char *reason = file_reason(errno, loaded->diags->lang);
    diag(loaded->diags, SCRIPT_PREVIOUS_FILE, loading->source, g_array_index(script->places_previous, Place, i), TS(script->previous[i]),
         TS(reason));
  }
}

/* Everything behind the reading of the script's own file. */
static void load_script(Loaded *loaded, const char *path, const LoadedFile *file, const LoadOptions *options) {
  gsize length;
  const char *bytes = g_bytes_get_data(file->bytes, &length);
  Loading loading = {.diags = loaded->diags, .say_how = options->sense};
  g_autofree char *head = g_strndup(bytes ? bytes : "", MIN(length, TREE_MAX_BYTES));
  loaded->diags->lang = language_of(g_str_has_prefix(head, "\xef\xbb\xbf") ? head + 3 : head);
  g_autoptr(Node) tree = tree_parse(bytes ? bytes : "", length, path, loaded->diags, &loading.source);
  if (!tree || node_empty(tree)) {
    if (!diag_failed(loaded->diags)) diag(loaded->diags, SCRIPT_EMPTY, loading.source, ((Place){0}));
    return;
  }
  g_auto(GStrv) folders = data_folders();
  const char *const *where = (const char *const *)folders;
  g_autoptr(WorksheetLibrary) sheets = worksheet_library_new(where, options->copies, loaded->diags, loaded->files);
  g_autoptr(MethodLibrary) methods = method_library_new(where, options->copies, sheets, loaded->diags, loaded->files);
  loaded->script = script_load(&loading, tree, methods, sheets);
  loaded->sheets = worksheet_library_take(sheets);
  load_people_file(loaded, &loading, path, options);
  load_logo(loaded, path, options);
  if (options->sense) check_previous(loaded, &loading, path);
  g_autoptr(GArray) faults = g_array_new(FALSE, FALSE, sizeof(ScheduleFault));
  script_finish(&loading, loaded->script, options->sense, faults);
  if (!options->sense || diag_failed(loaded->diags)) return;
  sense_check(loaded->script, faults, loading.source, loaded->diags);
  coverage_check(loaded->diags->sources, loaded->diags);
}

Loaded *load_meeting(const char *path, const LoadOptions *options) {
  static const LoadOptions plain = {0};
  if (!options) options = &plain;
  Loaded *loaded = g_new0(Loaded, 1);
  loaded->diags = diag_list_new(lang_of_environment());
  loaded->files = g_ptr_array_new_with_free_func(free_file);
  g_autofree char *base = g_path_get_basename(path), *name = g_utf8_make_valid(base, -1); /* as a session file can hold it */
  g_autofree char *from = options->copies ? find_path(path, name, options->copies) : g_strdup(path);
  g_autoptr(GError) error = NULL;
  const LoadedFile *file = keep_file(loaded, name, from, TREE_MAX_BYTES, &error);
  if (file) {
    load_script(loaded, path, file, options);
  } else if (g_error_matches(error, FILE_ERROR, FILE_ERROR_TOO_LARGE)) {
    diag(loaded->diags, YAML_TOO_LARGE, diag_source(loaded->diags, path, NULL), ((Place){0}));
  } else {
    g_autofree char *reason = file_reason(file_errno(error), loaded->diags->lang);
    diag(loaded->diags, FILE_UNREADABLE, diag_source(loaded->diags, path, NULL), ((Place){0}), TS(reason));
  }
  if (diag_failed(loaded->diags)) g_clear_pointer(&loaded->script, script_free);
  return loaded;
}

void loaded_free(Loaded *loaded) {
  if (!loaded) return;
  script_free(loaded->script);
  diag_list_free(loaded->diags);
  g_ptr_array_unref(loaded->files);
  if (loaded->sheets) g_ptr_array_unref(loaded->sheets);
  g_free(loaded);
}

/* The folder of the running program, or NULL when the system does not tell. */
static char *program_folder(void) {
  g_autofree char *exe = g_file_read_link("/proc/self/exe", NULL);
  return exe ? g_path_get_dirname(exe) : NULL;
}

char **data_folders(void) {
  GPtrArray *folders = g_ptr_array_new();
  const char *given = g_getenv("DRAAIBOEK_DATA");
  if (given && *given) g_ptr_array_add(folders, g_strdup(given));
  g_ptr_array_add(folders, g_build_filename(g_get_user_data_dir(), "draaiboek", NULL));
  g_autofree char *program = program_folder();
  static const char *const beside[] = {"../agendas", "../../agendas", "../share/draaiboek"};
  for (gsize i = 0; program && i < G_N_ELEMENTS(beside); i++)
    g_ptr_array_add(folders, g_canonicalize_filename(beside[i], program));
  g_ptr_array_add(folders, g_build_filename(PREFIX, "share", "draaiboek", NULL));
  g_ptr_array_add(folders, NULL);
  return (char **)g_ptr_array_free(folders, FALSE);
}
