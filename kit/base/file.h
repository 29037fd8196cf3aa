/* Files, safely: whole reads with a limit, whole writes beside and renamed, appends that are synced, locks.
 * All functions return FALSE (or NULL) and set error on failure; nothing is ever left half written under the name asked
 * for. */
#ifndef BASE_FILE_H
#define BASE_FILE_H
#include <glib.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "base/text.h"

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

/* The errno behind an error of FILE_ERROR, for file_reason; 0 for any other error. */
int file_errno(const GError *error);

/* The words of a system error, in the language: "de schijf is vol". Returns a new string. */
char *file_reason(int errnum, Lang lang);

/* Reads a whole regular file of at most `limit` bytes into a new buffer that ends in a NUL beyond its length. Never waits:
 * folders, pipes and devices are refused. */
gboolean file_read(const char *path, gsize limit, char **bytes, gsize *length, GError **error);

/* The same for what stands behind the first `offset` bytes: nothing when the file is no longer than that. */
gboolean file_read_from(const char *path, gsize offset, gsize limit, char **bytes, gsize *length, GError **error);

/* Writes beside, syncs, renames. mode e.g. 0644, or 0600 for personal data. A symbolic link stays; what it points at is
 * replaced. On failure the old file is untouched; only when the last step fails, the sync of the folder, the new file
 * stands. */
gboolean file_replace(const char *path, const void *bytes, gsize length, int mode, GError **error);

/* The same for several files of one folder, which is synced once. On failure some of them may stand already. */
typedef struct FileContent {
  const char *path;
  const void *bytes;
  gsize length;
} FileContent;
gboolean file_replace_all(const FileContent *files, gsize n, int mode, GError **error);

/* The mode of a file with personal data: for its owner alone, and for the group in a shared (setgid) folder. */
int file_personal_mode(const char *path);

/* Makes a directory (and its parents) with this mode; fine when it is there. */
gboolean file_make_dir(const char *path, int mode, GError **error);

/* SHA-256 as 64 hex digits; new string. */
char *file_digest(const void *bytes, gsize length);

/* --- an append-only file under a lock --- */

/* Owns the open file and its lock. What has been appended is on the disk. */
typedef struct FileAppend FileAppend;

/* Opens or makes the file for appending and locks it; FILE_ERROR_LOCKED when somebody holds it already. */
FileAppend *file_append_open(const char *path, int mode, GError **error);

/* Writes all bytes and syncs them. On failure the file is cut back to what was there before; if that fails too, it is cut
 * before the next bytes are written. Refuses (ESTALE) when the file is no longer the one under its name. */
gboolean file_append(FileAppend *file, const void *bytes, gsize length, GError **error);

/* Cuts the file to `length` bytes, at most what it has, and syncs. */
gboolean file_append_truncate(FileAppend *file, gsize length, GError **error);

/* The bytes that are safely in the file. */
gsize file_append_length(const FileAppend *file);

/* Closes and unlocks; NULL is fine. */
void file_append_close(FileAppend *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FileAppend, file_append_close)

/* --- the system underneath --- */

/* Every call that file.c makes on the system, so that a test can let each fail in turn. The same results and errno as the
 * functions of these names; lock takes an exclusive lock without waiting. */
typedef struct FileOps {
  int (*open)(const char *path, int flags, mode_t mode);
  int (*close)(int fd);
  ssize_t (*read)(int fd, void *bytes, size_t length);
  off_t (*lseek)(int fd, off_t offset, int whence);
  ssize_t (*write)(int fd, const void *bytes, size_t length);
  int (*fstat)(int fd, struct stat *st);
  int (*stat)(const char *path, struct stat *st);
  ssize_t (*readlink)(const char *path, char *target, size_t size);
  int (*fsync)(int fd);
  int (*fdatasync)(int fd);
  int (*ftruncate)(int fd, off_t length);
  int (*rename)(const char *from, const char *to);
  int (*unlink)(const char *path);
  int (*mkdir)(const char *path, mode_t mode);
  int (*lock)(int fd);
} FileOps;
extern const FileOps file_ops_system;
extern const FileOps *file_ops; /* the ones in use: the system's */

/* A name as it stands in a command: quoted when a shell would read it otherwise. New string. */
char *file_typed(const char *name);

#endif
