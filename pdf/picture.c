/* Decodes with gdk-pixbuf, whose loaders are told beforehand which kind they get, and are stopped before they reserve
 * memory for a picture that says it is huge. HEIC needs a loader of its own (heif-gdk-pixbuf), which may be missing. */
#include "pdf/picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#define QUALITY 88
#define QUALITY_LEAST 60
#define SIDE_LEAST 320 /* a photo is made no smaller than this to save bytes */

G_DEFINE_QUARK(draaiboek-picture-error, picture_error)

typedef enum { KIND_NONE, KIND_PNG, KIND_JPEG, KIND_HEIC } Kind;

static gboolean is_heic(const guint8 *bytes, gsize length) {
  static const char brands[][5] = {"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"};
  if (length < 12 || memcmp(bytes + 4, "ftyp", 4) != 0) return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(brands); i++)
    if (memcmp(bytes + 8, brands[i], 4) == 0) return TRUE;
  return FALSE;
}

static Kind kind_of(const guint8 *bytes, gsize length) {
  static const guint8 png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  if (length > sizeof png && memcmp(bytes, png, sizeof png) == 0) return KIND_PNG;
  if (length > 3 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF) return KIND_JPEG;
  return is_heic(bytes, length) ? KIND_HEIC : KIND_NONE;
}

static guint32 big_endian(const guint8 *bytes) {
  return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

/* The loaders take what was cut off for whole, and leave the rest of the pixels as the memory was. */

static gboolean png_is_whole(const guint8 *bytes, gsize length) {
  for (gsize at = 8; at + 12 <= length;) {
    gsize size = big_endian(bytes + at);
    if (size > length - at - 12) return FALSE;
    if (memcmp(bytes + at + 4, "IEND", 4) == 0) return TRUE;
    at += size + 12;
  }
  return FALSE;
}

/* Does this marker begin a frame: the size of the picture and its components. */
static gboolean begins_frame(guint8 marker) {
  enum { FRAME = 0xC0, HUFFMAN = 0xC4, EXTENSION = 0xC8, ARITHMETIC = 0xCC, FRAME_LAST = 0xCF };
  return marker >= FRAME && marker <= FRAME_LAST && marker != HUFFMAN && marker != EXTENSION && marker != ARITHMETIC;
}

/* *in_passes: progressive, or its colours come one after the other, so that the whole is kept in memory while it is read. */
static gboolean jpeg_is_whole(const guint8 *bytes, gsize length, gboolean *in_passes) {
  enum { START_OF_SCAN = 0xDA, END = 0xD9, COMPONENTS = 9 /* in a frame */, SCANNED = 4 /* of them in a scan */ };
  guint8 components = 0;
  for (gsize at = 2; at + 4 <= length && bytes[at] == 0xFF;) {
    guint8 marker = bytes[at + 1];
    if (marker == 0xFF) { /* padding */
      at++;
      continue;
    }
    if (begins_frame(marker) && at + COMPONENTS < length) {
      components = bytes[at + COMPONENTS];
      *in_passes |= (marker & 3) == 2; /* in each row of four the third is progressive */
    }
    if (marker == START_OF_SCAN && at + SCANNED < length) *in_passes |= bytes[at + SCANNED] < components;
    at += 2 + ((gsize)bytes[at + 2] << 8 | bytes[at + 3]);
    if (marker != START_OF_SCAN) continue;
    for (; at + 2 <= length; at++)
      if (bytes[at] == 0xFF && bytes[at + 1] == END) return TRUE;
  }
  return FALSE;
}

/* A HEIC names the sizes of its pictures in `ispe` boxes; its loader decodes before it asks whether that is wanted.
 * The boxes at the top say where each ends. */
static gboolean heic_is_whole(const guint8 *bytes, gsize length, gboolean *huge) {
  for (gsize at = 0; at + 20 <= length; at++) {
    if (memcmp(bytes + at, "ispe", 4) != 0) continue;
    guint64 width = big_endian(bytes + at + 8), height = big_endian(bytes + at + 12);
    if (width > PICTURE_MAX_SIDE || height > PICTURE_MAX_SIDE || width * height > PICTURE_MAX_WHOLE) *huge = TRUE;
  }
  gsize at = 0;
  while (at + 8 <= length) {
    guint64 size = big_endian(bytes + at);
    if (size == 0) return TRUE; /* to the end */
    if (size == 1 && at + 16 <= length) size = (guint64)big_endian(bytes + at + 8) << 32 | big_endian(bytes + at + 12);
    if (size < 8 || size > length - at) return FALSE;
    at += size;
  }
  return at == length;
}

/* How large it may be, and become. */
typedef struct Wanted {
  int side;
  gint64 pixels;
  gboolean refused;
} Wanted;

static void on_size(GdkPixbufLoader *loader, int width, int height, gpointer data) {
  Wanted *wanted = data;
  if (width < 1 || height < 1 || width > PICTURE_MAX_SIDE || height > PICTURE_MAX_SIDE ||
      (gint64)width * height > wanted->pixels) {
    wanted->refused = TRUE;
    gdk_pixbuf_loader_set_size(loader, 0, 0); /* stops it */
    return;
  }
  int longest = MAX(width, height);
  if (longest <= wanted->side) return;
  gdk_pixbuf_loader_set_size(loader, MAX(1, (int)((gint64)width * wanted->side / longest)),
                             MAX(1, (int)((gint64)height * wanted->side / longest)));
}

static GdkPixbuf *load(const void *bytes, gsize length, GdkPixbufLoader *loader, Wanted *wanted) {
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

static GBytes *jpeg_of(GdkPixbuf *flat, int quality) {
  char *bytes = NULL, words[8];
  gsize length = 0;
  g_snprintf(words, sizeof words, "%d", quality);
  if (!gdk_pixbuf_save_to_buffer(flat, &bytes, &length, "jpeg", NULL, "quality", words, NULL)) return NULL;
  return g_bytes_new_take(bytes, length);
}

/* Encodes until it is small enough: coarser first, then smaller. *flat is put in place by the picture that was encoded. */
static GBytes *jpeg_within(GdkPixbuf **flat, gsize most) {
  for (int quality = QUALITY;;) {
    g_autoptr(GBytes) data = jpeg_of(*flat, quality);
    int width = gdk_pixbuf_get_width(*flat), height = gdk_pixbuf_get_height(*flat);
    if (!data || g_bytes_get_size(data) <= most || MAX(width, height) <= SIDE_LEAST) return g_steal_pointer(&data);
    if (quality > QUALITY_LEAST) {
      quality -= 7;
      continue;
    }
    GdkPixbuf *smaller = gdk_pixbuf_scale_simple(*flat, MAX(1, width * 3 / 4), MAX(1, height * 3 / 4), GDK_INTERP_BILINEAR);
    if (!smaller) return NULL;
    g_object_unref(*flat);
    *flat = smaller;
    quality = QUALITY - 7;
  }
}

/* Red, green and blue on white, as large as wanted; *kind gets what it was. NULL with an error. */
static GdkPixbuf *decode(const void *bytes, gsize length, int side, Kind *kind, GError **error) {
  static const char *const loaders[] = {[KIND_PNG] = "png", [KIND_JPEG] = "jpeg", [KIND_HEIC] = "heif/avif"};
  gboolean in_passes = FALSE, huge = FALSE, whole = FALSE;
  *kind = kind_of(bytes, length);
  switch (*kind) {
    case KIND_NONE:
      g_set_error_literal(error, PICTURE_ERROR, length ? PICTURE_ERROR_KIND : PICTURE_ERROR_EMPTY, "no JPEG, PNG or HEIC");
      return NULL;
    case KIND_PNG: whole = png_is_whole(bytes, length); break;
    case KIND_JPEG: whole = jpeg_is_whole(bytes, length, &in_passes); break;
    case KIND_HEIC: whole = heic_is_whole(bytes, length, &huge); break;
  }
  if (!whole) {
    g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN, "cut off");
    return NULL;
  }
  g_autoptr(GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type(loaders[*kind], NULL);
  if (!loader) {
    g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_LOADER, "no loader");
    return NULL;
  }
  Wanted wanted = {side, *kind == KIND_JPEG && !in_passes ? PICTURE_MAX_PIXELS : PICTURE_MAX_WHOLE, huge};
  if (huge) gdk_pixbuf_loader_close(loader, NULL); /* or it complains when it is freed */
  g_autoptr(GdkPixbuf) pixbuf = huge ? NULL : load(bytes, length, loader, &wanted);
  GdkPixbuf *flat = pixbuf ? flatten(pixbuf) : NULL;
  if (!flat)
    g_set_error_literal(error, PICTURE_ERROR, wanted.refused ? PICTURE_ERROR_SIZE : PICTURE_ERROR_BROKEN,
                        wanted.refused ? "too large" : "broken");
  return flat;
}

/* A picture of these data (taken over; NULL: an error). */
static Picture *picture_of(const GdkPixbuf *flat, GBytes *data, gboolean jpeg, GError **error) {
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

Picture *picture_decode(const void *bytes, gsize length, int side, GError **error) {
  Kind kind;
  g_autoptr(GdkPixbuf) flat = decode(bytes, length, side, &kind, error);
  if (!flat) return NULL;
  /* A drawing keeps its edges; a photo would be ten times as large without JPEG. */
  return picture_of(flat, kind == KIND_PNG ? rows_of(flat) : jpeg_of(flat, QUALITY), kind != KIND_PNG, error);
}

Picture *picture_decode_photo(const void *bytes, gsize length, int side, gsize most, GError **error) {
  Kind kind;
  GdkPixbuf *flat = decode(bytes, length, side, &kind, error);
  if (!flat) return NULL;
  GBytes *data = jpeg_within(&flat, most);
  Picture *picture = picture_of(flat, data, TRUE, error);
  g_object_unref(flat);
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
