/* A line a folder, the latest first: the script without its ending, a space, the folder, both escaped as in an address. */
#include "outputs.h"

#include <string.h>

#include "base/file.h"
#include "outfolder.h"
#include "read/journal.h"

#define LINES_MOST 200
#define BYTES_MOST (1024 * 1024)

static char *state_folder(void) { return g_build_filename(g_get_user_state_dir(), "draaiboek", NULL); }

static char *state_file(void) {
  g_autofree char *folder = state_folder();
  return g_build_filename(folder, "outputs", NULL);
}

/* A script and the sessions that lie beside it are one. */
static char *key_of(const char *script) {
  g_autofree char *whole = g_canonicalize_filename(script, NULL), *stem = journal_stem(whole);
  return g_uri_escape_string(stem, "/", FALSE);
}

/* Its lines; an empty array when there are none. */
static char **read_lines(void) {
  g_autofree char *path = state_file(), *bytes = NULL;
  gsize length;
  return g_strsplit(file_read(path, BYTES_MOST, &bytes, &length, NULL) ? bytes : "", "\n", -1);
}

/* The folder of a line, new string; NULL when it is none, or when nothing is left there. */
static char *folder_of(const char *line) {
  const char *space = strchr(line, ' ');
  g_autofree char *folder = space ? g_uri_unescape_string(space + 1, NULL) : NULL;
  return folder && g_path_is_absolute(folder) && out_folder_holds(folder) ? g_steal_pointer(&folder) : NULL;
}

/* Writes the first line, if any, and of the others those that are not the same and lead somewhere. */
static void write_lines(const char *first, char *const *lines) {
  g_autoptr(GString) text = g_string_new(first);
  int n = first ? 1 : 0;
  if (first) g_string_append_c(text, '\n');
  for (char *const *line = lines; *line && n < LINES_MOST; line++) {
    g_autofree char *folder = g_strcmp0(*line, first) == 0 ? NULL : folder_of(*line);
    if (!folder) continue;
    g_string_append_printf(text, "%s\n", *line);
    n++;
  }
  g_autofree char *beside = state_folder(), *path = state_file();
  if (file_make_dir(beside, 0700, NULL)) file_replace(path, text->str, text->len, 0600, NULL);
}

void outputs_remember(const char *script, const char *folder) {
  if (!out_folder_holds(folder)) return;
  g_autofree char *key = key_of(script), *whole = g_canonicalize_filename(folder, NULL), *escaped = g_uri_escape_string(whole, "/", FALSE);
  g_autofree char *line = g_strconcat(key, " ", escaped, NULL);
  g_auto(GStrv) lines = read_lines();
  if (g_strcmp0(lines[0], line) != 0) write_lines(line, lines);
}

GPtrArray *outputs_of(const char *script) {
  GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *key = key_of(script), *begin = g_strconcat(key, " ", NULL);
  g_auto(GStrv) lines = read_lines();
  for (char **line = lines; *line; line++) {
    char *folder = g_str_has_prefix(*line, begin) ? folder_of(*line) : NULL;
    if (folder) g_ptr_array_add(folders, folder);
  }
  return folders;
}

void outputs_tidy(void) {
  g_auto(GStrv) lines = read_lines();
  gboolean dead = FALSE;
  for (char **line = lines; *line && !dead; line++) {
    g_autofree char *folder = folder_of(*line);
    dead = **line && !folder;
  }
  if (dead) write_lines(NULL, lines);
}
