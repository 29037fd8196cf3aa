/* Runs the fuzzing target of pictures over its kept inputs, whole and broken, and over each of them cut off at every byte. */
#include <string.h>

#include "tests/fuzz/fuzz_picture.c"

#define FOLDER "tests/fuzz/corpus/picture"

typedef void (*Each)(const char *name, const char *bytes, gsize length);

static guint for_each(Each each) {
  g_autoptr(GDir) dir = g_dir_open(FOLDER, 0, NULL);
  const char *name;
  guint n = 0;
  g_assert_nonnull(dir);
  while ((name = g_dir_read_name(dir))) {
    g_autofree char *path = g_build_filename(FOLDER, name, NULL), *bytes = NULL;
    gsize length;
    g_assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    each(name, bytes, length);
    n++;
  }
  return n;
}

/* Names say what is expected: good-… gives a picture, broken-… an error, odd-… either. */
static void judge(const char *name, const char *bytes, gsize length) {
  g_autoptr(Picture) picture = picture_decode(bytes, length, 64, NULL);
  g_test_message("%s", name);
  if (!g_str_has_prefix(name, "odd-")) g_assert_cmpint(picture != NULL, ==, g_str_has_prefix(name, "good-"));
  LLVMFuzzerTestOneInput((const uint8_t *)bytes, length);
}

static void cut(const char *name, const char *bytes, gsize length) {
  (void)name;
  for (gsize end = 0; end < length; end += 1 + length / 300) {
    g_autofree char *part = g_memdup2(bytes, end); /* so that a read beyond the end is seen */
    LLVMFuzzerTestOneInput((const uint8_t *)part, end);
  }
}

/* A byte at a time turned around. */
static void bend(const char *name, const char *bytes, gsize length) {
  (void)name;
  g_autofree char *copy = g_memdup2(bytes, length);
  for (gsize at = 0; at < length; at += 1 + length / 150) {
    copy[at] = (char)~copy[at];
    LLVMFuzzerTestOneInput((const uint8_t *)copy, length);
    copy[at] = bytes[at];
  }
}

static void test_corpus(void) {
  g_assert_cmpuint(for_each(judge), >=, 10);
}

static void test_cut(void) {
  g_assert_cmpuint(for_each(cut), >=, 10);
}

static void test_bent(void) {
  g_assert_cmpuint(for_each(bend), >=, 10);
}

/* What a JPEG of 210 megapixels of which there is only the head is refused for; scanned: of its three components in the first scan. */
static int fault_of_large(guint8 scanned, guint8 frame) {
  const guint8 head[] = {0xFF, 0xD8, 0xFF, frame, 0, 17, 8, 0x36, 0xB0, 0x3A, 0x98, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0},
               scan[] = {0xFF, 0xDA, 0, (guint8)(6 + 2 * scanned), scanned}, end[] = {0, 63, 0, 0xFF, 0xD9};
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  g_autoptr(GError) error = NULL;
  g_byte_array_append(bytes, head, sizeof head);
  g_byte_array_append(bytes, scan, sizeof scan);
  for (guint8 i = 1; i <= scanned; i++) g_byte_array_append(bytes, (const guint8[]){i, 0}, 2);
  g_byte_array_append(bytes, end, sizeof end);
  g_assert_null(picture_decode(bytes->data, bytes->len, 64, &error));
  return error->code;
}

/* A large one is read row by row, unless its colours come one after the other or in passes: then all of it would be in memory. */
static void test_in_passes(void) {
  g_assert_cmpint(fault_of_large(3, 0xC0), ==, PICTURE_ERROR_BROKEN);
  g_assert_cmpint(fault_of_large(1, 0xC0), ==, PICTURE_ERROR_SIZE);
  g_assert_cmpint(fault_of_large(3, 0xC2), ==, PICTURE_ERROR_SIZE);
  g_assert_cmpint(fault_of_large(3, 0xCA), ==, PICTURE_ERROR_SIZE);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/fuzz-picture/corpus", test_corpus);
  g_test_add_func("/fuzz-picture/cut", test_cut);
  g_test_add_func("/fuzz-picture/bent", test_bent);
  g_test_add_func("/fuzz-picture/in-passes", test_in_passes);
  return g_test_run();
}
