/* Compression: what goes in comes out, each time by itself, and the same bytes give the same bytes. */
#include <string.h>

#include "pdf/deflate.h"

static GBytes *inflate(const GByteArray *packed) {
  g_autoptr(GConverter) inflater = G_CONVERTER(g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr(GInputStream) from = g_memory_input_stream_new_from_data(packed->data, packed->len, NULL);
  g_autoptr(GInputStream) through = g_converter_input_stream_new(from, inflater);
  g_autoptr(GOutputStream) to = g_memory_output_stream_new_resizable();
  g_autoptr(GError) error = NULL;
  g_output_stream_splice(to, through, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error(error);
  return g_memory_output_stream_steal_as_bytes(G_MEMORY_OUTPUT_STREAM(to));
}

static void assert_back(Deflate *deflate, const void *bytes, gsize length) {
  g_autoptr(GBytes) back = inflate(deflate_bytes(deflate, bytes, length));
  g_assert_cmpmem(g_bytes_get_data(back, NULL), g_bytes_get_size(back), bytes, length);
}

static void test_back(void) {
  enum { SIZE = 300000 };
  g_autoptr(Deflate) deflate = deflate_new();
  g_autoptr(GRand) rand = g_rand_new_with_seed(1);
  g_autofree guint8 *noise = g_malloc(SIZE), *same = g_malloc0(SIZE);
  for (int i = 0; i < SIZE; i++) noise[i] = (guint8)g_rand_int(rand);
  assert_back(deflate, "", 0);
  assert_back(deflate, "a", 1);
  assert_back(deflate, noise, SIZE); /* becomes larger than it was */
  assert_back(deflate, same, SIZE);
  assert_back(deflate, "q\n1 0 0 rg\nQ\n", 13);
}

static void test_same(void) {
  g_autoptr(Deflate) one = deflate_new();
  g_autoptr(Deflate) other = deflate_new();
  g_autofree char *text = g_strnfill(5000, 'w');
  deflate_bytes(one, "something before", 16);
  g_autoptr(GBytes) first = g_bytes_new(deflate_bytes(one, text, 5000)->data, deflate_bytes(one, text, 5000)->len);
  const GByteArray *second = deflate_bytes(other, text, 5000);
  g_assert_cmpmem(g_bytes_get_data(first, NULL), g_bytes_get_size(first), second->data, second->len);
  g_assert_cmpuint(second->len, <, 100);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/deflate/back", test_back);
  g_test_add_func("/deflate/same", test_same);
  return g_test_run();
}
