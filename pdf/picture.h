/* Pictures from files that somebody else made: logos and photos. They are decoded, turned upright, laid on white, shrunk and
 * encoded anew, so that nothing of the file itself (place, camera, faults) reaches the paper. picture.c is the only user of
 * gdk-pixbuf; nothing is read from disk here. */
#ifndef PDF_PICTURE_H
#define PDF_PICTURE_H
#include <glib.h>

#define PICTURE_MAX_BYTES (40 * 1024 * 1024)
#define PICTURE_MAX_SIDE 20000 /* pixels of the file */
#define PICTURE_MAX_PIXELS (220 * 1000 * 1000) /* of a JPEG that is made smaller while it is read */
#define PICTURE_MAX_WHOLE (50 * 1000 * 1000)   /* of a picture that must be in memory as a whole first */

typedef enum {
  PICTURE_ERROR_KIND,   /* neither JPEG, PNG nor HEIC */
  PICTURE_ERROR_LOADER, /* HEIC, and nothing here can read that */
  PICTURE_ERROR_EMPTY,
  PICTURE_ERROR_BROKEN, /* cut off, or not what it says it is */
  PICTURE_ERROR_SIZE,   /* more pixels than anybody can print, or none */
} PictureError;
#define PICTURE_ERROR (picture_error_quark())
GQuark picture_error_quark(void);

/* Reference counted; does not change. */
typedef struct Picture {
  int width, height; /* pixels */
  gboolean jpeg;     /* data is a JPEG that we encoded; else rows of red, green and blue bytes */
  GBytes *data;
  char *digest;      /* of the data, for dumps and marks */
} Picture;

/* Decodes a JPEG, PNG or HEIC. No side will be longer than `side` pixels. New, or NULL with PICTURE_ERROR. */
Picture *picture_decode(const void *bytes, gsize length, int side, GError **error);
/* The same for a photo: always a JPEG, and no more than `most` bytes, smaller and coarser until it is. */
Picture *picture_decode_photo(const void *bytes, gsize length, int side, gsize most, GError **error);
Picture *picture_ref(Picture *picture);
void picture_unref(Picture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Picture, picture_unref)

#endif
