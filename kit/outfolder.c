/* The folder of output and its list `.draaiboek`: a line a file, "digest mark name"; behind the mark, after a comma, may stand by
 * what recipe it was made. A line that cannot be read is dropped, which only makes its file count as somebody else's. */
#include "outfolder.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <glib/gstdio.h>

#include "base/file.h"
#include "options.h"

#define LIST_NAME ".draaiboek"
#define LIST_MAX (1 << 20)
#define FILE_MAX (256 << 20)
#define DIGEST_LENGTH 64

/* What is known of a file. */
typedef struct Made {
  char *digest, *mark, *recipe; /* recipe: NULL when there is none */
  gboolean old; /* of an earlier run, in a folder that is made anew */
} Made;

struct OutFolder {
  char *path, *recipe;
  gboolean force, changed, only_changed;
  gboolean silent; /* stdout takes no more, which is told once */
  Lang lang;
  ExitStatus status; /* of the worst that happened */
  GHashTable *made;  /* name → Made */
};

static void made_free(gpointer data) {
  Made *made = data;
  g_free(made->digest);
  g_free(made->mark);
  g_free(made->recipe);
  g_free(made);
}

static void remember(OutFolder *folder, const char *name, const char *digest, const char *mark, const char *recipe) {
  Made *made = g_new0(Made, 1);
  made->recipe = g_strdup(recipe);
  made->digest = g_strdup(digest);
  made->mark = g_strdup(mark && *mark ? mark : "-");
  g_hash_table_replace(folder->made, g_strdup(name), made);
}

/* A name that stays below the folder: the list lies where anybody may write in it. */
static gboolean name_stays_below(const char *name) {
  g_auto(GStrv) steps = g_strsplit(name, "/", -1);
  for (char **step = steps; *step; step++) {
    if (!**step || strcmp(*step, ".") == 0 || strcmp(*step, "..") == 0) return FALSE;
  }
  return *name != '\0';
}

static void read_list(OutFolder *folder) {
  g_autofree char *path = g_build_filename(folder->path, LIST_NAME, NULL);
  g_autofree char *text = NULL;
  gsize length;
  if (!file_read(path, LIST_MAX, &text, &length, NULL)) return;
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++) {
    g_auto(GStrv) fields = g_strsplit(*line, " ", 3);
    if (g_strv_length(fields) != 3 || strlen(fields[0]) != DIGEST_LENGTH || !name_stays_below(fields[2])) continue;
    char *comma = strchr(fields[1], ',');
    if (comma) *comma = '\0';
    remember(folder, fields[2], fields[0], fields[1], comma ? comma + 1 : NULL);
  }
}

gboolean out_folder_holds(const char *path) {
  OutFolder folder = {.path = (char *)path, .made = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, made_free)};
  GHashTableIter iter;
  gpointer name;
  gboolean holds = FALSE;
  read_list(&folder);
  g_hash_table_iter_init(&iter, folder.made);
  while (!holds && g_hash_table_iter_next(&iter, &name, NULL)) {
    g_autofree char *whole = g_build_filename(path, name, NULL);
    holds = g_file_test(whole, G_FILE_TEST_EXISTS);
  }
  g_hash_table_unref(folder.made);
  return holds;
}

OutFolder *out_folder_open(const char *path, gboolean force, Lang lang) {
  g_autoptr(GError) error = NULL;
  if (!file_make_dir(path, 0755, &error)) {
    options_failed(path, error, lang);
    return NULL;
  }
  OutFolder *folder = out_folder_look(path, lang);
  folder->force = force;
  return folder;
}

OutFolder *out_folder_look(const char *path, Lang lang) {
  OutFolder *folder = g_new0(OutFolder, 1);
  folder->path = g_strdup(path);
  folder->lang = lang;
  folder->made = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, made_free);
  read_list(folder);
  return folder;
}

/* May the file at this path be replaced by bytes of this digest: it is not there, it is what was made, or the same
 * already. */
static gboolean may_replace(const OutFolder *folder, const char *name, const char *path, const char *digest) {
  if (folder->force || !g_file_test(path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK)) return TRUE;
  g_autofree char *bytes = NULL;
  gsize length;
  if (!file_read(path, FILE_MAX, &bytes, &length, NULL)) return FALSE;
  g_autofree char *there = file_digest(bytes, length);
  const Made *made = g_hash_table_lookup(folder->made, name);
  return strcmp(there, digest) == 0 || (made && strcmp(there, made->digest) == 0);
}

static void worsen(OutFolder *folder, ExitStatus status) { folder->status = MAX(folder->status, status); }

void out_folder_renew(OutFolder *folder, const char *below) {
  g_autofree char *prefix = g_strconcat(below, "/", NULL);
  GHashTableIter iter;
  gpointer name, made;
  g_hash_table_iter_init(&iter, folder->made);
  while (g_hash_table_iter_next(&iter, &name, &made)) {
    if (g_str_has_prefix(name, prefix)) ((Made *)made)->old = TRUE;
  }
}

void out_folder_empty(OutFolder *folder) {
  GHashTableIter iter;
  gpointer made;
  g_hash_table_iter_init(&iter, folder->made);
  while (g_hash_table_iter_next(&iter, NULL, &made)) ((Made *)made)->old = TRUE;
  folder->changed = TRUE; /* names of files may be names of people */
}

/* Removes a folder below ours that is empty now, and those it lies in. */
static void remove_empty(const OutFolder *folder, const char *below) {
  g_autofree char *at = g_strdup(below);
  while (strcmp(at, folder->path) != 0 && strlen(at) > strlen(folder->path) && g_rmdir(at) == 0) {
    char *above = g_path_get_dirname(at);
    g_free(at);
    at = above;
  }
}

/* Takes a file away; FALSE when the system refuses (told). */
static gboolean remove_file(OutFolder *folder, const char *path) {
  if (file_ops->unlink(path) == 0 || errno == ENOENT) return TRUE;
  g_autofree char *reason = file_reason(errno, folder->lang);
  options_complain(NULL, folder->lang, tx(folder->lang, CLI_NOT_REMOVED, TS(path), TS(reason)));
  worsen(folder, EXIT_COULD_NOT);
  return FALSE;
}

/* Takes away what is still old. A file that was changed stays, and is no longer ours; one that cannot be taken away stays on the list. */
static void remove_old(OutFolder *folder) {
  GHashTableIter iter;
  gpointer name, made;
  g_hash_table_iter_init(&iter, folder->made);
  while (g_hash_table_iter_next(&iter, &name, &made)) {
    if (!((Made *)made)->old) continue;
    g_autofree char *path = g_build_filename(folder->path, name, NULL), *below = g_path_get_dirname(path);
    if (!may_replace(folder, name, path, "")) {
      options_complain(NULL, folder->lang, tx(folder->lang, CLI_OLD_LEFT, TS(path)));
      worsen(folder, EXIT_FAULTS);
    } else if (remove_file(folder, path)) {
      remove_empty(folder, below);
    } else {
      continue;
    }
    g_hash_table_iter_remove(&iter);
    folder->changed = TRUE;
  }
}

/* Keeps a file on the list that could not be made anew. */
static void keep(OutFolder *folder, const char *name) {
  Made *made = g_hash_table_lookup(folder->made, name);
  if (made) made->old = FALSE;
}

/* Is the file there with these bytes, by its digest, as this folder made it. */
static gboolean is_there(const OutFolder *folder, const char *name, const char *path, const char *digest) {
  const Made *made = g_hash_table_lookup(folder->made, name);
  return made && strcmp(made->digest, digest) == 0 && g_file_test(path, G_FILE_TEST_EXISTS) && may_replace(folder, name, path, digest);
}

gboolean out_folder_write(OutFolder *folder, const char *name, const void *bytes, gsize length, const char *mark,
                          gboolean personal) {
  g_autofree char *path = g_build_filename(folder->path, name, NULL), *digest = file_digest(bytes, length);
  if (folder->only_changed && is_there(folder, name, path, digest)) return TRUE;
  if (!may_replace(folder, name, path, digest)) {
    g_autofree char *message = tx(folder->lang, PRINT_NOT_MINE, TS(path));
    options_complain(NULL, folder->lang, g_strconcat(message, " ", tp(folder->lang, PRINT_NOT_MINE_REMEDY), NULL));
    keep(folder, name);
    worsen(folder, EXIT_FAULTS);
    return FALSE;
  }
  g_autoptr(GError) error = NULL;
  g_autofree char *below = g_path_get_dirname(path);
  if (!file_make_dir(below, personal ? 0700 : 0755, &error) ||
      !file_replace(path, bytes, length, personal ? 0600 : 0644, &error)) {
    options_failed(path, error, folder->lang);
    keep(folder, name);
    worsen(folder, EXIT_COULD_NOT);
    return FALSE;
  }
  remember(folder, name, digest, mark, folder->recipe);
  folder->changed = TRUE;
  g_autofree char *line = g_strconcat(path, "\n", NULL);
  if (!folder->silent && options_write(line, folder->lang) != EXIT_DONE) folder->silent = TRUE;
  if (folder->silent) worsen(folder, EXIT_COULD_NOT);
  return !folder->silent;
}

const char *out_folder_mark(const OutFolder *folder, const char *name) {
  const Made *made = g_hash_table_lookup(folder->made, name);
  return made ? made->mark : NULL;
}

static int compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void out_folder_only_changed(OutFolder *folder) {
  folder->only_changed = TRUE;
}

void out_folder_recipe(OutFolder *folder, const char *recipe) {
  g_free(folder->recipe);
  folder->recipe = g_strdup(recipe);
}

GPtrArray *out_folder_recipes(const OutFolder *folder) {
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  GPtrArray *recipes = g_ptr_array_new_with_free_func(g_free);
  GHashTableIter iter;
  gpointer made;
  g_hash_table_iter_init(&iter, folder->made);
  while (g_hash_table_iter_next(&iter, NULL, &made)) {
    char *recipe = ((Made *)made)->recipe;
    if (!recipe || g_hash_table_contains(seen, recipe)) continue;
    g_hash_table_add(seen, recipe);
    g_ptr_array_add(recipes, g_strdup(recipe));
  }
  g_ptr_array_sort(recipes, compare_names);
  return recipes;
}

GPtrArray *out_folder_made_by(const OutFolder *folder, const char *recipe) {
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  GHashTableIter iter;
  gpointer name, made;
  g_hash_table_iter_init(&iter, folder->made);
  while (g_hash_table_iter_next(&iter, &name, &made)) {
    g_autofree char *path = g_build_filename(folder->path, name, NULL);
    if (g_strcmp0(((Made *)made)->recipe, recipe) == 0 && g_file_test(path, G_FILE_TEST_EXISTS)) g_ptr_array_add(names, g_strdup(name));
  }
  g_ptr_array_sort(names, compare_names);
  return names;
}

static gboolean write_list(OutFolder *folder) {
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  GHashTableIter iter;
  gpointer name;
  g_hash_table_iter_init(&iter, folder->made);
  while (g_hash_table_iter_next(&iter, &name, NULL)) g_ptr_array_add(names, name);
  g_ptr_array_sort(names, compare_names);
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < names->len; i++) {
    const Made *made = g_hash_table_lookup(folder->made, g_ptr_array_index(names, i));
    g_string_append_printf(text, "%s %s%s%s %s\n", made->digest, made->mark, made->recipe ? "," : "", made->recipe ? made->recipe : "",
                           (char *)g_ptr_array_index(names, i));
  }
  g_autofree char *path = g_build_filename(folder->path, LIST_NAME, NULL);
  g_autoptr(GError) error = NULL;
  if (!names->len) return remove_file(folder, path);
  if (file_replace(path, text->str, text->len, 0600, &error)) return TRUE; /* its names may be names of people */
  options_failed(path, error, folder->lang);
  return FALSE;
}

ExitStatus out_folder_close(OutFolder *folder) {
  if (folder->status != EXIT_COULD_NOT) remove_old(folder);
  if (folder->changed && !write_list(folder)) worsen(folder, EXIT_COULD_NOT);
  ExitStatus status = folder->status;
  g_free(folder->path);
  g_free(folder->recipe);
  g_hash_table_unref(folder->made);
  g_free(folder);
  return status;
}
