/* Byte copies of what a session was made from. What they mean is the loader's; when they are written, the journal's. */
#include "read/copies.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/file.h"

#define COPY_MAX_BYTES (64 * 1024 * 1024)

/* No folder is entered or left: a slash and the sign that stands for it are written as % and two digits. */
char *copies_path(const char *folder, const char *name) {
  GString *flat = g_string_new(NULL);
  for (const char *p = name; *p; p++) {
    if (*p == '/' || *p == '%' || (*p == '.' && p == name)) {
      g_string_append_printf(flat, "%%%02X", (guint)(guchar)*p);
    } else {
      g_string_append_c(flat, *p);
    }
  }
  g_autofree char *base = g_string_free(flat, FALSE);
  return g_build_filename(folder, base, NULL);
}

char *copies_name(const char *copy) {
  GString *name = g_string_new(NULL);
  for (const char *p = copy; *p; p++) {
    gboolean stands_for = p[0] == '%' && g_ascii_isxdigit(p[1]) && g_ascii_isxdigit(p[2]);
    g_string_append_c(name, stands_for ? (char)(g_ascii_xdigit_value(p[1]) * 16 + g_ascii_xdigit_value(p[2])) : *p);
    if (stands_for) p += 2;
  }
  return g_string_free(name, FALSE);
}

gboolean copies_write(const char *folder, const Loaded *loaded, int mode, GError **error) {
  guint n = loaded->files->len;
  g_autofree FileContent *copies = g_new0(FileContent, n + 1);
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < n; i++) {
    const LoadedFile *file = g_ptr_array_index(loaded->files, i);
    char *path = copies_path(folder, file->name);
    g_ptr_array_add(paths, path);
    copies[i].path = path;
    copies[i].bytes = g_bytes_get_data(file->bytes, &copies[i].length);
  }
  return file_replace_all(copies, n, mode, error);
}

static gboolean is_kept(const Loaded *kept, const char *copy) {
  g_autofree char *name = copies_name(copy);
  for (guint i = 0; kept && i < kept->files->len; i++)
    if (strcmp(((const LoadedFile *)g_ptr_array_index(kept->files, i))->name, name) == 0) return TRUE;
  return FALSE;
}

void copies_clear(const char *folder, const Loaded *kept) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir))) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (is_kept(kept, name)) continue;
    if (g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK)) copies_clear(path, NULL);
    g_remove(path);
  }
}

void copies_remove(const char *folder) {
  copies_clear(folder, NULL);
  g_rmdir(folder);
}

char *copies_waiting(const char *folder) { return g_strconcat(folder, ".nieuw", NULL); }

gboolean copies_take_over(const char *folder, const Loaded *loaded, int mode, GError **error) {
  g_autofree char *waiting = copies_waiting(folder);
  if (!copies_write(folder, loaded, mode, error)) return FALSE;
  copies_clear(folder, loaded);
  copies_remove(waiting);
  return TRUE;
}

gboolean copies_same(const char *folder, const Loaded *loaded) {
  for (guint i = 0; i < loaded->files->len; i++) {
    const LoadedFile *file = g_ptr_array_index(loaded->files, i);
    g_autofree char *path = copies_path(folder, file->name);
    g_autofree char *copy = NULL;
    gsize copied, length;
    const void *bytes = g_bytes_get_data(file->bytes, &length);
    if (!file_read(path, COPY_MAX_BYTES, &copy, &copied, NULL) || copied != length ||
        (length > 0 && memcmp(copy, bytes, length) != 0)) {
      return FALSE;
    }
  }
  return TRUE;
}
