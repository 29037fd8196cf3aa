/* Decodes with gdk-pixbuf, whose loaders are told beforehand which of two kinds they get, and are stopped before they reserve
 * memory for a picture that says it is huge. */
#include "pdf/picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#define JPEG_QUALITY "88"

G_DEFINE_QUARK(draaiboek-picture-error, picture_error)

static const char *kind_of(const guint8 *bytes, gsize length) {
  static const guint8 png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  if (length > sizeof png && memcmp(bytes, png, sizeof png) == 0) return "png";
  if (length > 3 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF) return "jpeg";
  return NULL;
}

/* The loaders take what was cut off for whole, and leave the rest of the pixels as the memory was. */

static gboolean png_is_whole(const guint8 *bytes, gsize length) {
  for (gsize at = 8; at + 12 <= length;) {
    gsize size = (gsize)bytes[at] << 24 | (gsize)bytes[at + 1] << 16 | (gsize)bytes[at + 2] << 8 | bytes[at + 3];
    if (size > length - at - 12) return FALSE;
    if (memcmp(bytes + at + 4, "IEND", 4) == 0) return TRUE;
    at += size + 12;
  }
  return FALSE;
}

static gboolean jpeg_is_whole(const guint8 *bytes, gsize length) {
  enum { START_OF_SCAN = 0xDA, END = 0xD9 };
  for (gsize at = 2; at + 4 <= length && bytes[at] == 0xFF;) {
    guint8 marker = bytes[at + 1];
    if (marker == 0xFF) { /* padding */
      at++;
      continue;
    }
    at += 2 + ((gsize)bytes[at + 2] << 8 | bytes[at + 3]);
    if (marker != START_OF_SCAN) continue;
    for (; at + 2 <= length; at++)
      if (bytes[at] == 0xFF && bytes[at + 1] == END) return TRUE;
  }
  return FALSE;
}

typedef struct Wanted {
  int side;
  gboolean refused;
} Wanted;

static void on_size(GdkPixbufLoader *loader, int width, int height, gpointer data) {
  Wanted *wanted = data;
  if (width < 1 || height < 1 || width > PICTURE_MAX_SIDE || height > PICTURE_MAX_SIDE ||
      (gint64)width * height > PICTURE_MAX_PIXELS) {
    wanted->refused = TRUE;
    gdk_pixbuf_loader_set_size(loader, 0, 0); /* stops it */
    return;
  }
  int longest = MAX(width, height);
  if (longest <= wanted->side) return;
  gdk_pixbuf_loader_set_size(loader, MAX(1, (int)((gint64)width * wanted->side / longest)),
                             MAX(1, (int)((gint64)height * wanted->side / longest)));
}

static GdkPixbuf *load(const void *bytes, gsize length, const char *kind, Wanted *wanted) {
  g_autoptr(GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type(kind, NULL);
  if (!loader) return NULL;
  g_signal_connect(loader, "size-prepared", G_CALLBACK(on_size), wanted);
  gboolean written = gdk_pixbuf_loader_write(loader, bytes, length, NULL);
  gboolean closed = gdk_pixbuf_loader_close(loader, NULL);
  GdkPixbuf *pixbuf = written && closed && !wanted->refused ? gdk_pixbuf_loader_get_pixbuf(loader) : NULL;
  return pixbuf ? gdk_pixbuf_apply_embedded_orientation(pixbuf) : NULL;
}

/* On white, at its own size; red, green and blue of eight bits each. */
static GdkPixbuf *flatten(const GdkPixbuf *pixbuf) {
  int width = gdk_pixbuf_get_width(pixbuf), height = gdk_pixbuf_get_height(pixbuf);
  GdkPixbuf *flat = gdk_pixbuf_new(GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  if (!flat) return NULL;
  gdk_pixbuf_fill(flat, 0xFFFFFFFF);
  if (gdk_pixbuf_get_has_alpha(pixbuf))
    gdk_pixbuf_composite(pixbuf, flat, 0, 0, width, height, 0, 0, 1, 1, GDK_INTERP_NEAREST, 255);
  else
    gdk_pixbuf_copy_area(pixbuf, 0, 0, width, height, flat, 0, 0);
  return flat;
}

/* The rows without what pads them. */
static GBytes *rows_of(const GdkPixbuf *flat) {
  gsize width = (gsize)gdk_pixbuf_get_width(flat) * 3, height = (gsize)gdk_pixbuf_get_height(flat);
  guint8 *rows = g_malloc(width * height);
  const guint8 *pixels = gdk_pixbuf_read_pixels(flat);
  for (gsize y = 0; y < height; y++) memcpy(rows + y * width, pixels + y * (gsize)gdk_pixbuf_get_rowstride(flat), width);
  return g_bytes_new_take(rows, width * height);
}

static GBytes *jpeg_of(GdkPixbuf *flat) {
  char *bytes = NULL;
  gsize length = 0;
  if (!gdk_pixbuf_save_to_buffer(flat, &bytes, &length, "jpeg", NULL, "quality", JPEG_QUALITY, NULL)) return NULL;
  return g_bytes_new_take(bytes, length);
}

Picture *picture_decode(const void *bytes, gsize length, int side, GError **error) {
  const char *kind = kind_of(bytes, length);
  if (!kind) {
    g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_KIND, "no JPEG or PNG");
    return NULL;
  }
  gboolean jpeg = strcmp(kind, "jpeg") == 0;
  if (jpeg ? !jpeg_is_whole(bytes, length) : !png_is_whole(bytes, length)) {
    g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN, "cut off");
    return NULL;
  }
  Wanted wanted = {side, FALSE};
  g_autoptr(GdkPixbuf) pixbuf = load(bytes, length, kind, &wanted);
  g_autoptr(GdkPixbuf) flat = pixbuf ? flatten(pixbuf) : NULL;
  if (!flat) {
    g_set_error_literal(error, PICTURE_ERROR, wanted.refused ? PICTURE_ERROR_SIZE : PICTURE_ERROR_BROKEN,
                        wanted.refused ? "too large" : "broken");
    return NULL;
  }
  /* A drawing keeps its edges; a photo would be ten times as large without JPEG. */
  GBytes *data = jpeg ? jpeg_of(flat) : rows_of(flat);
  if (!data) {
    g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN, "broken");
    return NULL;
  }
  Picture *picture = g_atomic_rc_box_new0(Picture);
  picture->width = gdk_pixbuf_get_width(flat);
  picture->height = gdk_pixbuf_get_height(flat);
  picture->jpeg = jpeg;
  picture->data = data;
  picture->digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, data);
  return picture;
}

Picture *picture_ref(Picture *picture) {
  return g_atomic_rc_box_acquire(picture);
}

static void clear(gpointer data) {
  Picture *picture = data;
  g_bytes_unref(picture->data);
  g_free(picture->digest);
}

void picture_unref(Picture *picture) {
  if (picture) g_atomic_rc_box_release_full(picture, clear);
}
