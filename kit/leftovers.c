/* Looks for what is left. Of what is no text (a photo, a spreadsheet) the name alone is read; papers are told by the folder they were made in. */
#include "leftovers.h"

#include <string.h>
#include <sys/stat.h>

#include "base/clock.h"
#include "base/file.h"
#include "options.h"
#include "outfolder.h"

#define DEPTH 2                   /* how deep below the session files are looked for */
#define KILLED_LONG_AGO (60 * SECOND)
#define FILES_MOST 2000           /* in all of it */
#define BYTES_MOST (16 * 1024 * 1024) /* of a file that is read */

/* What a program that was killed while it wrote left beside a file, and nobody else's: it is older than any writing takes. */
static void sweep(const char *folder, int depth) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  Clock *clock = clock_real();
  const char *name;
  while (dir && (name = g_dir_read_name(dir))) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    struct stat st;
    if (lstat(path, &st) != 0) continue;
    if (depth > 0 && S_ISDIR(st.st_mode)) sweep(path, depth - 1);
    gboolean ours = S_ISREG(st.st_mode) && g_regex_match_simple("^\\.draaiboek-[0-9a-f]{16}$", name, 0, 0);
    if (ours && clock->wall(clock) - st.st_mtime * SECOND > KILLED_LONG_AGO) file_ops->unlink(path);
  }
}

ExitStatus leftovers_empty(char *const *folders, gboolean all, Lang lang) {
  ExitStatus status = EXIT_DONE;
  for (; folders && *folders; folders++) {
    if (!g_file_test(*folders, G_FILE_TEST_IS_DIR)) {
      status = options_complain(NULL, lang, tx(lang, ANONYMISE_NO_FOLDER, TS(*folders)));
      continue;
    }
    sweep(*folders, DEPTH);
    OutFolder *out = out_folder_open(*folders, all, lang);
    if (out) out_folder_empty(out);
    ExitStatus emptied = out ? out_folder_close(out) : EXIT_COULD_NOT;
    status = MAX(status, emptied);
  }
  return status;
}

/* Once only. */
static gboolean is_new(GHashTable *done, const char *path) { return g_hash_table_add(done, g_canonicalize_filename(path, NULL)); }

ExitStatus leftovers_tell_output(const char *folder, GHashTable *done, Lang lang) {
  if (!out_folder_holds(folder) || !is_new(done, folder)) return EXIT_DONE;
  options_complain(NULL, lang, tx(lang, ANONYMISE_OUTPUT, TS(folder)));
  return EXIT_FAULTS;
}

/* --- files that hold names --- */

typedef struct Search {
  const Scrub *scrub;
  GHashTable *done;
  Lang lang;
  int files; /* that may still be read */
  ExitStatus status;
} Search;

static void look_in(Search *search, const char *path) {
  g_autofree char *bytes = NULL, *name = g_path_get_basename(path);
  gsize length;
  if (search->files-- <= 0) return;
  gboolean text = file_read(path, BYTES_MOST, &bytes, &length, NULL) && strlen(bytes) == length;
  if (!scrub_finds(search->scrub, name) && !(text && scrub_finds(search->scrub, bytes))) return;
  if (!is_new(search->done, path)) return;
  options_complain(NULL, search->lang, tx(search->lang, ANONYMISE_STILL, TS(path)));
  search->status = MAX(search->status, EXIT_FAULTS);
}

static int by_name(gconstpointer a, gconstpointer b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

/* Was the file made by the program: it is in the list of its folder, or of one above it that was told with all that is in it. */
static gboolean is_made(const OutFolder *out, const char *below, const char *name) {
  g_autofree char *whole = *below ? g_build_filename(below, name, NULL) : g_strdup(name);
  return strcmp(name, ".draaiboek") == 0 || (out && out_folder_mark(out, whole));
}

/* out: the folder of output that this one is in, or NULL; below: the way from there. What was set aside for a session is that session's. */
static void search_folder(Search *search, const char *folder, const OutFolder *out, const char *below, int depth) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  const char *entry;
  ExitStatus told = leftovers_tell_output(folder, search->done, search->lang);
  OutFolder *own = out_folder_holds(folder) ? out_folder_look(folder, search->lang) : NULL;
  search->status = MAX(search->status, told);
  while (dir && (entry = g_dir_read_name(dir))) g_ptr_array_add(names, g_strdup(entry));
  g_ptr_array_sort(names, by_name);
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index(names, i);
    g_autofree char *path = strcmp(folder, ".") == 0 ? g_strdup(name) : g_build_filename(folder, name, NULL);
    g_autofree char *way = *below && !own ? g_build_filename(below, name, NULL) : g_strdup(name);
    if (g_file_test(path, G_FILE_TEST_IS_SYMLINK)) continue;
    gboolean enter = depth > 0 && *name != '.' && !g_str_has_suffix(name, ".sessie.d");
    if (g_file_test(path, G_FILE_TEST_IS_REGULAR) && !is_made(own ? own : out, own ? "" : below, name))
      look_in(search, path);
    else if (enter && g_file_test(path, G_FILE_TEST_IS_DIR))
      search_folder(search, path, own ? own : out, own || out ? way : "", depth - 1);
  }
  if (own) out_folder_close(own);
}

ExitStatus leftovers_tell(const char *folder, const Scrub *scrub, GHashTable *done, Lang lang) {
  sweep(folder, DEPTH);
  Search search = {scrub, done, lang, FILES_MOST, EXIT_DONE};
  search_folder(&search, folder, NULL, "", DEPTH);
  if (search.files >= 0) return search.status;
  options_complain(NULL, lang, tx(lang, ANONYMISE_MANY, TS(folder), TN(FILES_MOST)));
  return MAX(search.status, EXIT_FAULTS);
}
