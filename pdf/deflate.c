/* A zlib stream at a time, in a buffer that is used again. See deflate.h. */
#include "pdf/deflate.h"

#define LEVEL 2
#define ROOM 4096

struct Deflate {
  GConverter *compressor;
  GByteArray *out;
};

Deflate *deflate_new(void) {
  Deflate *deflate = g_new0(Deflate, 1);
  deflate->compressor = G_CONVERTER(g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL));
  deflate->out = g_byte_array_new();
  return deflate;
}

void deflate_free(Deflate *deflate) {
  if (!deflate) return;
  g_object_unref(deflate->compressor);
  g_byte_array_unref(deflate->out);
  g_free(deflate);
}

const GByteArray *deflate_bytes(Deflate *deflate, const void *bytes, gsize length) {
  GByteArray *out = deflate->out;
  gsize taken = 0, made = 0;
  GConverterResult result;
  g_converter_reset(deflate->compressor);
  do {
    g_byte_array_set_size(out, (guint)(made + MAX(length / 2, ROOM)));
    gsize in = 0, written = 0;
    g_autoptr(GError) error = NULL;
    result = g_converter_convert(deflate->compressor, (const guint8 *)bytes + taken, length - taken, out->data + made, out->len - made,
                                 G_CONVERTER_INPUT_AT_END, &in, &written, &error);
    if (result == G_CONVERTER_ERROR) g_error("zlib: %s", error->message); /* out of memory, or a mistake here */
    taken += in;
    made += written;
  } while (result != G_CONVERTER_FINISHED);
  g_byte_array_set_size(out, (guint)made);
  return out;
}
