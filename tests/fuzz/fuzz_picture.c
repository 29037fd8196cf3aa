/* Fuzzing of pictures from files that somebody else made: bytes, what gdk-pixbuf makes of them, and the picture as it is printed. */
#include <stdint.h>

#include "pdf/picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  enum { SIDE = 64 };
  g_autoptr(GError) error = NULL;
  g_autoptr(Picture) picture = picture_decode(data, size, SIDE, &error);
  g_assert_true((picture != NULL) == (error == NULL));
  if (!picture) return 0;
  g_assert_cmpint(picture->width, >=, 1);
  g_assert_cmpint(picture->height, >=, 1);
  g_assert_cmpint(MAX(picture->width, picture->height), <=, SIDE);
  g_assert_cmpuint(g_bytes_get_size(picture->data), >, 0);
  if (!picture->jpeg) g_assert_cmpuint(g_bytes_get_size(picture->data), ==, (gsize)picture->width * (gsize)picture->height * 3);
  return 0;
}
