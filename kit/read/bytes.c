/* Decodes a file of the user's: BOM, UTF-16, NUL, broken UTF-8, control characters, line ends, each with its place. */
#include "read/bytes.h"

#include <string.h>

static gboolean is_utf16(const guchar *b, gsize n) {
  if (n >= 2 && ((b[0] == 0xff && b[1] == 0xfe) || (b[0] == 0xfe && b[1] == 0xff))) return TRUE;
  /* without a mark: every second byte of the first letters is 0 */
  if (n < 4) return FALSE;
  return (b[0] == 0 && b[1] != 0 && b[2] == 0 && b[3] != 0) || (b[0] != 0 && b[1] == 0 && b[2] != 0 && b[3] == 0);
}

static void keep_first(BytesText *t, BytesFault fault, int line, int column, gunichar found) {
  if (t->fault != BYTES_OK) return;
  t->fault = fault;
  t->line = line;
  t->column = column;
  t->found = found;
}

BytesText bytes_to_text(const char *bytes, gsize length) {
  BytesText t = {.line = 1, .column = 1};
  if (is_utf16((const guchar *)bytes, length)) {
    t.fault = BYTES_UTF16;
    return t;
  }
  const char *p = bytes, *end = bytes + length;
  if (length >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0) p += 3;
  GString *out = g_string_sized_new(length + 1);
  for (int line = 1, column = 1; p < end; column++) {
    gunichar c = *p ? g_utf8_get_char_validated(p, end - p) : 0;
    if (c == (gunichar)-1 || c == (gunichar)-2 || c == 0) {
      keep_first(&t, c == 0 ? BYTES_NUL : BYTES_INVALID, line, column, (guchar)*p);
      g_string_append(out, "\xef\xbf\xbd");
      p++;
      continue;
    }
    p += g_unichar_to_utf8(c, NULL);
    if (c == '\r' && p < end && *p == '\n') c = (gunichar)*p++;
    if (c == '\r' || c == '\n') {
      g_string_append_c(out, '\n');
      line++;
      column = 0;
    } else if (c == 0x85 || c == 0x2028 || c == 0x2029) {
      g_string_append_c(out, ' ');
    } else if ((c < 0x20 && c != '\t') || (c >= 0x7f && c < 0xa0) || c == 0xfffe || c == 0xffff) {
      keep_first(&t, BYTES_CONTROL, line, column, c);
      g_string_append(out, "\xef\xbf\xbd");
    } else {
      g_string_append_unichar(out, c);
    }
  }
  t.text = g_string_free(out, FALSE);
  return t;
}

void bytes_text_clear(BytesText *t) {
  g_free(t->text);
  t->text = NULL;
}
