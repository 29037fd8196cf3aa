/* Recipes of files, and the comparison of what they give now. See stale.h. */
#include "stale.h"

#include <string.h>

#include "base/file.h"
#include "options.h"
#include "outputs.h"
#include "paperwork.h"

/* --- recipes --- */

/* The way from one absolute folder to an absolute file; new string. */
static char *way_to(const char *folder, const char *file) {
  g_auto(GStrv) from = g_strsplit(folder, "/", -1), to = g_strsplit(file, "/", -1);
  guint same = 0, up = g_strv_length(from);
  while (from[same] && to[same] && g_str_equal(from[same], to[same])) same++;
  if (up && !*from[up - 1]) up--; /* the root */
  GString *way = g_string_new(NULL);
  for (guint i = same; i < up; i++) g_string_append(way, "../");
  for (guint i = same; to[i]; i++) g_string_append_printf(way, "%s%s", i > same ? "/" : "", to[i]);
  return g_string_free(way, FALSE);
}

static void add_word(GString *recipe, const char *word) {
  g_autofree char *plain = g_uri_escape_string(word, NULL, FALSE);
  g_string_append_printf(recipe, "%s%s", recipe->len ? "," : "", plain);
}

char *stale_recipe(const PrintAsked *asked, const char *folder, const char *script, char *const *names) {
  GString *recipe = g_string_new(NULL);
  g_auto(GStrv) words = print_asked_words(asked);
  g_autofree char *from = g_canonicalize_filename(folder, NULL), *to = g_canonicalize_filename(script, NULL), *way = way_to(from, to);
  for (char **word = words; *word; word++) add_word(recipe, *word);
  add_word(recipe, "--");
  add_word(recipe, way);
  for (char *const *name = names; *name; name++) add_word(recipe, *name);
  return g_string_free(recipe, FALSE);
}

/* The words of a recipe, behind a name of the command, for GOption; NULL when it is none. */
static char **recipe_words(const char *recipe) {
  g_auto(GStrv) parts = g_strsplit(recipe, ",", -1);
  GStrvBuilder *words = g_strv_builder_new();
  gboolean fine = TRUE;
  g_strv_builder_add(words, "print");
  for (char **part = parts; *part; part++) {
    g_autofree char *word = g_uri_unescape_string(*part, NULL);
    fine = fine && word;
    if (word) g_strv_builder_add(words, word);
  }
  char **all = g_strv_builder_end(words);
  g_strv_builder_unref(words);
  if (!fine) g_clear_pointer(&all, g_strfreev);
  return all;
}

/* --- walking --- */

/* What the files of one recipe are compared with. */
typedef struct Made {
  PrintAsked asked;
  char **words;   /* owned */
  PrintSet *set;  /* NULL: nothing can be made by it */
} Made;

static void made_clear(Made *made) {
  print_set_free(made->set);
  print_asked_clear(&made->asked);
  g_strfreev(made->words);
}

/* Reads a recipe; FALSE when it is not of this script. */
static gboolean made_init(Made *made, const char *recipe, const char *path, const char *script, Lang lang) {
  memset(made, 0, sizeof *made);
  print_asked_init(&made->asked);
  made->words = recipe_words(recipe);
  if (!made->words) return FALSE;
  int first = print_asked_parse(&made->asked, made->words, lang);
  if (!first || !made->words[first]) return FALSE;
  made->asked.quiet = TRUE; /* what is wrong with the script is told by who reads it first */
  g_autofree char *base = g_canonicalize_filename(path, NULL), *meant = g_canonicalize_filename(made->words[first], base);
  g_autofree char *here = g_canonicalize_filename(script, NULL);
  if (!g_str_equal(meant, here)) return FALSE;
  char **names = made->words + first + 1;
  ExitStatus status;
  made->set = print_set_new(&made->asked, script, names, lang, &status);
  return made->set != NULL;
}

/* Compares all files with this recipe. */
static void compare(const OutFolder *folder, const char *recipe, Made *made, const FaceSet *faces, StaleTake take, void *data) {
  g_autoptr(GPtrArray) names = out_folder_made_by(folder, recipe);
  g_autoptr(GHashTable) found = g_hash_table_new(g_str_hash, g_str_equal);
  guint n = print_set_count(made->set, faces);
  for (guint i = 0; i < n; i++) {
    g_autofree char *name = print_set_name(made->set, i);
    guint at;
    if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, &at)) continue;
    g_hash_table_add(found, g_ptr_array_index(names, at));
    g_auto(PrintFile) file = print_set_make(made->set, faces, i);
    g_autofree char *mark = paper_mark(file.paper, 0, paper_page_count(file.paper) - 1);
    if (g_strcmp0(mark, out_folder_mark(folder, name)) != 0) take(name, &file, recipe, data);
  }
  for (guint i = 0; i < names->len; i++)
    if (!g_hash_table_contains(found, g_ptr_array_index(names, i))) take(g_ptr_array_index(names, i), NULL, recipe, data);
}

ExitStatus stale_walk(const OutFolder *folder, const char *path, const char *script, Lang lang, FaceSet **faces, StaleTake take, void *data) {
  g_autoptr(GPtrArray) recipes = out_folder_recipes(folder);
  ExitStatus status = EXIT_DONE;
  for (guint i = 0; i < recipes->len && status == EXIT_DONE; i++) {
    const char *recipe = g_ptr_array_index(recipes, i);
    Made made;
    gboolean ours = made_init(&made, recipe, path, script, lang);
    if (ours && !*faces) *faces = paperwork_faces(lang);
    if (ours && !*faces) status = EXIT_COULD_NOT;
    if (ours && *faces) compare(folder, recipe, &made, *faces, take, data);
    made_clear(&made);
  }
  return status;
}

/* --- telling --- */

/* What is stale in one folder: the names of papers that changed, and of those that the script has no more. */
typedef struct Stale {
  GPtrArray *changed, *gone; /* of char * */
} Stale;

static void collect(const char *name, const PrintFile *file, const char *recipe, void *data) {
  (void)recipe;
  Stale *stale = data;
  g_ptr_array_add(file ? stale->changed : stale->gone, g_strdup(name));
}

/* All of a folder in one line: a list of files would push from the screen what the check found before it. */
static void tell(GPtrArray *names, TextId text, const char *path, Lang lang) {
  if (!names->len) return;
  g_ptr_array_add(names, NULL);
  g_autofree char *all = g_strjoinv(", ", (char **)names->pdata);
  const TextArg args[] = {TS(path), TN((int)names->len - 1), TS(all)};
  options_complain(&cmd_check, lang, text_format(lang, text, args, G_N_ELEMENTS(args)));
}

static guint tell_folder(const char *path, const char *script, Lang lang, FaceSet **faces) {
  OutFolder *folder = out_folder_look(path, lang);
  g_autoptr(GPtrArray) changed = g_ptr_array_new_with_free_func(g_free), gone = g_ptr_array_new_with_free_func(g_free);
  Stale stale = {changed, gone};
  stale_walk(folder, path, script, lang, faces, collect, &stale);
  out_folder_close(folder);
  guint count = changed->len + gone->len;
  tell(changed, TX_STALE_FILES, path, lang);
  tell(gone, TX_STALE_GONE_FILES, path, lang);
  g_autofree char *file = file_typed(script), *typed = file_typed(path);
  if (count) options_complain(&cmd_check, lang, tx(lang, STALE_REMEDY, TS(file), TS(typed)));
  return count;
}

/* --- where to look --- */

static int by_name(gconstpointer a, gconstpointer b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Adds a folder in which something was made, as it is to be shown. seen: set of absolute paths. */
static void add_folder(GPtrArray *folders, GHashTable *seen, const char *path) {
  if (out_folder_holds(path) && g_hash_table_add(seen, g_canonicalize_filename(path, NULL))) g_ptr_array_add(folders, g_strdup(path));
}

static void add_below(GPtrArray *folders, GHashTable *seen, const char *path) {
  g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  const char *name;
  add_folder(folders, seen, path);
  while (dir && (name = g_dir_read_name(dir))) g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, by_name);
  for (guint i = 0; i < names->len; i++) {
    const char *below = g_ptr_array_index(names, i);
    g_autofree char *folder = g_str_equal(path, ".") ? g_strdup(below) : g_build_filename(path, below, NULL);
    if (*below != '.' && g_file_test(folder, G_FILE_TEST_IS_DIR)) add_folder(folders, seen, folder);
  }
}

GPtrArray *stale_folders(const char *script) {
  GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folder = g_path_get_dirname(script);
  add_below(folders, seen, folder);
  add_below(folders, seen, ".");
  g_autoptr(GPtrArray) elsewhere = outputs_of(script);
  for (guint i = 0; i < elsewhere->len; i++) add_folder(folders, seen, g_ptr_array_index(elsewhere, i));
  return folders;
}

guint stale_tell(const char *script, Lang lang) {
  g_autoptr(GPtrArray) folders = stale_folders(script);
  g_autoptr(FaceSet) faces = NULL;
  guint count = 0;
  for (guint i = 0; i < folders->len; i++) count += tell_folder(g_ptr_array_index(folders, i), script, lang, &faces);
  return count;
}
