/* What file.c and file_append.c share. Nobody else includes it. Functions that return an int return 0 or an errno. */
#ifndef BASE_FILE_PRIVATE_H
#define BASE_FILE_PRIVATE_H
#include "base/file.h"

/* Sets the error; returns FALSE, so that a caller can return it. */
gboolean file_fail(GError **error, FileError code, const char *path, int errnum);

/* Is this a regular file: 0, EISDIR, ENODEV, or what went wrong. */
int file_check_regular(int fd, struct stat *st);

int file_write_all(int fd, const void *bytes, gsize length);

/* Opens the folder that holds `path`: a descriptor, or -1 with errno set. */
int file_open_dir(const char *path);
int file_sync_dir(int fd);

#endif
