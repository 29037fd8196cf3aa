/* Files, safely: whole reads with a limit, whole writes beside and renamed, appends that are synced, locks.
 * All functions return FALSE and set error on failure; nothing is ever left half written under the name asked for. */
#ifndef BASE_FILE_H
#define BASE_FILE_H
#include <glib.h>

typedef enum {
  FILE_ERROR_OPEN,      /* not there, no rights, a directory */
  FILE_ERROR_TOO_LARGE, /* beyond the limit given */
  FILE_ERROR_READ,
  FILE_ERROR_WRITE, /* disk full and the like */
  FILE_ERROR_EXISTS,
  FILE_ERROR_LOCKED,
} FileError;
#define FILE_ERROR (file_error_quark())
GQuark file_error_quark(void);

/* Reads a whole regular file of at most `limit` bytes into a new buffer that ends in a NUL beyond its length. */
gboolean file_read(const char *path, gsize limit, char **bytes, gsize *length, GError **error);

/* Writes beside, syncs, renames. mode e.g. 0644, or 0600 for personal data. */
gboolean file_replace(const char *path, const void *bytes, gsize length, int mode, GError **error);

/* Makes a directory (and its parents) with this mode; fine when it is there. */
gboolean file_make_dir(const char *path, int mode, GError **error);

/* The words of a system error, in the language: "de schijf is vol". Returns a new string. */
char *file_reason(int errnum, int lang);

/* SHA-256 as 64 hex digits; new string. */
char *file_digest(const void *bytes, gsize length);

#endif
