/* When a photo was taken, as phones write it into the file. Nothing else of what they write is read: not the place,
 * not the camera. Which way up a photo is, the decoder of pictures knows. */
#ifndef READ_EXIF_H
#define READ_EXIF_H
#include <glib.h>

#include "base/when.h"

/* Reads the moment from the bytes of a JPEG or HEIC, in the local time of the phone. *seconds: of the day. FALSE when
 * it is not there, or makes no sense. */
gboolean exif_taken(const void *bytes, gsize length, Date *date, int *seconds);

#endif
