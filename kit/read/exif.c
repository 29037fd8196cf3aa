/* A small reader of EXIF: the header, the first directory, and the one it points at, each within bounds. */
#include "read/exif.h"

#include <string.h>

#define TAG_EXIF 0x8769
#define TAG_TAKEN 0x9003
#define ENTRY 12
#define ENTRIES_MAX 512

/* The bytes from the header of the EXIF data on: all its offsets count from there. */
typedef struct Block {
  const guint8 *bytes;
  gsize length;
  gboolean little;
} Block;

static guint32 number(const Block *block, gsize at, int n) {
  guint32 value = 0;
  for (int i = 0; i < n; i++) value |= (guint32)block->bytes[at + (gsize)i] << 8 * (block->little ? i : n - 1 - i);
  return value;
}

static gboolean find_block(const guint8 *bytes, gsize length, Block *block) {
  static const guint8 mark[] = {'E', 'x', 'i', 'f', 0, 0};
  for (const guint8 *at = bytes; (at = memmem(at, length - (gsize)(at - bytes), mark, sizeof mark)) != NULL; at++) {
    gsize left = length - (gsize)(at - bytes) - sizeof mark;
    *block = (Block){at + sizeof mark, left, FALSE};
    if (left < 8) return FALSE;
    block->little = memcmp(block->bytes, "II*\0", 4) == 0;
    if (block->little || memcmp(block->bytes, "MM\0*", 4) == 0) return TRUE;
  }
  return FALSE;
}

/* The place of the entry with this tag in the directory at `at`; 0 when there is none. */
static gsize find_entry(const Block *block, gsize at, guint32 tag) {
  if (at < 8 || at > block->length - 2) return 0;
  gsize n = number(block, at, 2);
  for (gsize i = 0; i < MIN(n, ENTRIES_MAX); i++) {
    gsize entry = at + 2 + i * ENTRY;
    if (entry > block->length - ENTRY) return 0;
    if (number(block, entry, 2) == tag) return entry;
  }
  return 0;
}

static gboolean digits(const char *text, int n, int *value) {
  *value = 0;
  for (int i = 0; i < n; i++) {
    if (!g_ascii_isdigit(text[i])) return FALSE;
    *value = *value * 10 + (text[i] - '0');
  }
  return TRUE;
}

gboolean exif_taken(const void *bytes, gsize length, Date *date, int *seconds) {
  enum { TEXT = 19 }; /* "2027:01:14 14:50:00" */
  Block block;
  if (!find_block(bytes, length, &block) || block.length < ENTRY) return FALSE;
  gsize pointer = find_entry(&block, number(&block, 4, 4), TAG_EXIF);
  gsize entry = pointer ? find_entry(&block, number(&block, pointer + 8, 4), TAG_TAKEN) : 0;
  gsize at = entry ? number(&block, entry + 8, 4) : 0;
  if (!at || block.length < TEXT || at > block.length - TEXT) return FALSE;
  const char *text = (const char *)block.bytes + at;
  int hour, minute, second;
  if (!digits(text, 4, &date->year) || !digits(text + 5, 2, &date->month) || !digits(text + 8, 2, &date->day) ||
      !digits(text + 11, 2, &hour) || !digits(text + 14, 2, &minute) || !digits(text + 17, 2, &second))
    return FALSE;
  *seconds = (hour * 60 + minute) * 60 + second;
  return date_valid(*date) && hour < 24 && minute < 60 && second < 61;
}
