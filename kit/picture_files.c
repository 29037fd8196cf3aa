/* Finds and reads picture files; decoding is pdf/picture.c's. */
#include "picture_files.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"

/* As sharp as a printer shows: a logo of 50 mm and a card of A6 at 300 dots an inch, with some to spare. */
#define LOGO_SIDE 1000
#define PHOTO_SIDE 1800

/* Why a picture cannot be used. */
static void tell(const GError *error, const char *name, const DiagSource *source, Place place, DiagList *diags) {
  if (error->domain == FILE_ERROR && error->code != FILE_ERROR_TOO_LARGE) {
    g_autofree char *reason = file_reason(file_errno(error), diags->lang);
    diag(diags, PICTURE_UNREADABLE, source, place, TS(name), TS(reason));
  } else if (error->domain == FILE_ERROR || error->code == PICTURE_ERROR_SIZE) {
    diag(diags, PICTURE_SIZE, source, place, TS(name));
  } else if (error->code == PICTURE_ERROR_KIND) {
    diag(diags, PICTURE_KIND, source, place, TS(name));
  } else if (error->code == PICTURE_ERROR_LOADER) {
    diag(diags, PICTURE_LOADER, source, place, TS(name));
  } else if (error->code == PICTURE_ERROR_EMPTY) {
    diag(diags, PICTURE_EMPTY, source, place, TS(name));
  } else {
    diag(diags, PICTURE_BROKEN, source, place, TS(name));
  }
}

Picture *picture_files_logo(const Script *script, const char *path, const char *text, DiagList *diags) {
  if (!script->logo || !*script->logo) return NULL;
  g_autofree char *folder = g_path_get_dirname(path);
  g_autofree char *file =
      g_path_is_absolute(script->logo) ? g_strdup(script->logo) : g_build_filename(folder, script->logo, NULL);
  g_autofree char *read = NULL, *shown = g_filename_display_basename(file);
  gsize length = 0;
  g_autoptr(GError) error = NULL;
  /* What was loaded with the script counts: it may be the copy that a session keeps. */
  const void *bytes = script->logo_bytes ? g_bytes_get_data(script->logo_bytes, &length) : NULL;
  if (!script->logo_bytes && file_read(file, PICTURE_MAX_BYTES, &read, &length, &error)) bytes = read;
  Picture *picture = error ? NULL : picture_decode(bytes ? bytes : "", length, LOGO_SIDE, &error);
  if (error) tell(error, shown, diag_source(diags, path, text), script->place_logo, diags);
  return picture;
}

static void check_blocks(const Worksheet *sheet, const GPtrArray *blocks, DiagList *diags) {
  for (guint i = 0; i < blocks->len; i++) {
    const Block *block = g_ptr_array_index(blocks, i);
    for (guint k = 0; k < block->sides->len; k++) check_blocks(sheet, g_ptr_array_index(block->sides, k), diags);
    if (block->kind != BLOCK_PICTURE || !block->data) continue;
    gsize length;
    const void *bytes = g_bytes_get_data(block->data, &length);
    g_autoptr(GError) error = NULL;
    g_autoptr(Picture) picture = picture_decode(bytes ? bytes : "", length, LOGO_SIDE, &error);
    if (!picture) tell(error, block->text, diag_source(diags, sheet->path, NULL), block->place, diags);
  }
}

void picture_files_check_sheet(const Worksheet *sheet, DiagList *diags) {
  check_blocks(sheet, sheet->blocks, diags);
}

/* Files that somebody meant as a picture; of some kinds it is told that they cannot be used. */
static gboolean is_picture_name(const char *name) {
  static const char *const ends[] = {".jpg", ".jpeg", ".png",  ".heic", ".heif", ".webp",
                                     ".gif", ".tif",  ".tiff", ".bmp",  ".avif"};
  g_autofree char *small = g_ascii_strdown(name, -1);
  for (gsize i = 0; i < G_N_ELEMENTS(ends); i++)
    if (g_str_has_suffix(small, ends[i])) return *name != '.';
  return FALSE;
}

/* As people count: "foto 2" before "foto 10". */
static int by_name(gconstpointer a, gconstpointer b) {
  const char *x = *(char *const *)a, *y = *(char *const *)b;
  for (const char *p = x, *q = y; *p && *q;) {
    if (g_ascii_isdigit(*p) && g_ascii_isdigit(*q)) {
      guint64 n = g_ascii_strtoull(p, (char **)&p, 10), m = g_ascii_strtoull(q, (char **)&q, 10);
      if (n != m) return n < m ? -1 : 1;
    } else if (*p != *q) {
      return (guchar)*p < (guchar)*q ? -1 : 1;
    } else {
      p++;
      q++;
    }
  }
  return strcmp(x, y);
}

/* Adds the pictures of a folder within the folder, when that is there: "Tuinkamer/foto.jpg". */
static void add_below(GPtrArray *names, const char *folder, const char *below) {
  g_autofree char *path = g_build_filename(folder, below, NULL);
  g_autoptr(GDir) dir = *below && !strchr(below, '/') && *below != '.' ? g_dir_open(path, 0, NULL) : NULL;
  const char *name;
  while (dir && (name = g_dir_read_name(dir)))
    if (is_picture_name(name)) g_ptr_array_add(names, g_build_filename(below, name, NULL));
}

static GPtrArray *names_in(const char *folder, const GPtrArray *below, DiagList *diags) {
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  errno = 0;
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  if (!dir) {
    g_autofree char *reason = file_reason(errno, diags->lang);
    diag(diags, PICTURE_FOLDER, diag_source(diags, folder, NULL), ((Place){0}), TS(reason));
    return names;
  }
  const char *name;
  while ((name = g_dir_read_name(dir)))
    if (is_picture_name(name)) g_ptr_array_add(names, g_strdup(name));
  for (guint i = 0; below && i < below->len; i++) add_below(names, folder, g_ptr_array_index(below, i));
  g_ptr_array_sort(names, by_name);
  if (!names->len) diag(diags, PICTURE_NO_PHOTOS, diag_source(diags, folder, NULL), ((Place){0}));
  return names;
}

void picture_files_each(const char *folder, const GPtrArray *below, guint most, OnPictureFile each, gpointer data, DiagList *diags) {
  g_autoptr(GPtrArray) names = names_in(folder, below, diags);
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index(names, i);
    g_autofree char *path = g_build_filename(folder, name, NULL), *bytes = NULL;
    PictureFile file = {.name = name, .count = (int)MIN(names->len, most), .source = diag_source(diags, path, NULL)};
    if (i == most) {
      diag(diags, PICTURE_TOO_MANY, file.source, ((Place){0}), TN((int)most));
      break;
    }
    g_autoptr(GError) error = NULL;
    if (file_read(path, PICTURE_MAX_BYTES, &bytes, &file.length, &error)) {
      file.bytes = bytes;
      each(&file, data, &error);
    }
    g_autofree char *shown = g_filename_display_name(name);
    if (error) tell(error, shown, file.source, (Place){0}, diags);
  }
}

static void free_picture(gpointer data) {
  picture_unref(data);
}

static Picture *take_photo(const PictureFile *file, gpointer data, GError **error) {
  Picture *photo = picture_decode(file->bytes, file->length, PHOTO_SIDE, error);
  if (photo) g_ptr_array_add(data, photo);
  return photo;
}

GPtrArray *picture_files_photos(const char *folder, DiagList *diags) {
  GPtrArray *photos = g_ptr_array_new_with_free_func(free_picture);
  picture_files_each(folder, NULL, PHOTOS_MAX, take_photo, photos, diags);
  return photos;
}
