/* From the bytes of a file to text that can be read: encoding, byte order mark, line ends. It knows nothing of YAML or
 * CSV. */
#ifndef READ_BYTES_H
#define READ_BYTES_H
#include <glib.h>

/* What was wrong with the bytes; the first of its kind counts. */
typedef enum {
  BYTES_OK,
  BYTES_UTF16,   /* the file is UTF-16 or UTF-32: there is no text */
  BYTES_NUL,     /* a NUL: not a text file */
  BYTES_INVALID, /* not UTF-8 */
  BYTES_CONTROL, /* a control character that no text holds */
} BytesFault;

typedef struct BytesText {
  char *text;       /* owned; valid UTF-8 without BOM, lines end in \n; NULL for UTF-16 */
  BytesFault fault; /* the first one */
  int line, column; /* of the fault, in characters from 1 */
  gunichar found;   /* the byte or character at fault */
} BytesText;

/* Reads bytes as UTF-8. What is wrong is replaced by U+FFFD, so that the rest of the file can still be judged. Characters
 * that YAML 1.1 takes for line ends and an editor does not (U+0085, U+2028, U+2029) become spaces. */
BytesText bytes_to_text(const char *bytes, gsize length);
void bytes_text_clear(BytesText *t);

#endif
