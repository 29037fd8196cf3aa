/* A folder of files for a test, made and taken away again. Header only, as each test is one file. */
#ifndef TESTS_FOLDER_H
#define TESTS_FOLDER_H
#include <glib/gstdio.h>

/* Writes a file in the folder, and the folders above it that are not there yet. */
G_GNUC_UNUSED static void folder_put(const char *folder, const char *name, const char *text) {
  g_autofree char *path = g_build_filename(folder, name, NULL), *parent = g_path_get_dirname(path);
  g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

/* Takes away a file, or a folder with all that is in it; nothing when it is not there. */
G_GNUC_UNUSED static void folder_remove(const char *path) {
  g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir))) {
    g_autofree char *inside = g_build_filename(path, name, NULL);
    folder_remove(inside);
  }
  g_remove(path);
}

#endif
