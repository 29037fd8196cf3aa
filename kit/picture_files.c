/* Finds and reads picture files; decoding is pdf/picture.c's. */
#include "picture_files.h"

#include <string.h>

#include "base/file.h"

/* As sharp as a printer shows: a logo of 50 mm and a card of A6 at 300 dots an inch, with some to spare. */
#define LOGO_SIDE 1000
#define PHOTO_SIDE 1800

/* A new picture, or NULL (told at the place). */
static Picture *read_picture(const char *file, int side, const DiagSource *source, Place place, DiagList *diags) {
  g_autofree char *bytes = NULL, *shown = g_filename_display_basename(file);
  gsize length;
  g_autoptr(GError) error = NULL;
  if (!file_read(file, PICTURE_MAX_BYTES, &bytes, &length, &error)) {
    if (g_error_matches(error, FILE_ERROR, FILE_ERROR_TOO_LARGE)) {
      diag(diags, PICTURE_SIZE, source, place, TS(shown));
    } else {
      g_autofree char *reason = file_reason(file_errno(error), diags->lang);
      diag(diags, PICTURE_UNREADABLE, source, place, TS(shown), TS(reason));
    }
    return NULL;
  }
  Picture *picture = picture_decode(bytes, length, side, &error);
  if (picture) return picture;
  if (g_error_matches(error, PICTURE_ERROR, PICTURE_ERROR_KIND))
    diag(diags, PICTURE_KIND, source, place, TS(shown));
  else if (g_error_matches(error, PICTURE_ERROR, PICTURE_ERROR_SIZE))
    diag(diags, PICTURE_SIZE, source, place, TS(shown));
  else
    diag(diags, PICTURE_BROKEN, source, place, TS(shown));
  return NULL;
}

Picture *picture_files_logo(const Script *script, const char *path, const char *text, DiagList *diags) {
  if (!script->logo || !*script->logo) return NULL;
  g_autofree char *folder = g_path_get_dirname(path);
  g_autofree char *file = g_path_is_absolute(script->logo) ? g_strdup(script->logo) : g_build_filename(folder, script->logo, NULL);
  return read_picture(file, LOGO_SIDE, diag_source(diags, path, text), script->place_logo, diags);
}

static gboolean is_picture_name(const char *name) {
  static const char *const ends[] = {".jpg", ".jpeg", ".png"};
  g_autofree char *small = g_ascii_strdown(name, -1);
  for (gsize i = 0; i < G_N_ELEMENTS(ends); i++)
    if (g_str_has_suffix(small, ends[i])) return *name != '.';
  return FALSE;
}

static int by_name(gconstpointer a, gconstpointer b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static void free_picture(gpointer data) {
  picture_unref(data);
}

GPtrArray *picture_files_photos(const char *folder, DiagList *diags) {
  GPtrArray *photos = g_ptr_array_new_with_free_func(free_picture);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir)))
    if (is_picture_name(name)) g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, by_name);
  if (!names->len) diag(diags, PICTURE_NO_PHOTOS, diag_source(diags, folder, NULL), ((Place){0}));
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename(folder, g_ptr_array_index(names, i), NULL);
    const DiagSource *source = diag_source(diags, path, NULL);
    if (photos->len == PHOTOS_MAX) {
      diag(diags, PICTURE_TOO_MANY, source, ((Place){0}), TN(PHOTOS_MAX));
      break;
    }
    Picture *photo = read_picture(path, PHOTO_SIDE, source, (Place){0}, diags);
    if (photo) g_ptr_array_add(photos, photo);
  }
  return photos;
}
