/* The append-only file under a lock: what the journal stands on. A line that could not be written whole is taken back. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "base/file_private.h"

struct FileAppend {
  char *path;
  int fd;
  gsize committed; /* bytes that are whole and synced */
  gboolean torn;   /* there may be more than that in the file: cut before the next write */
};

/* A new name is safe only when its folder is synced too. Returns an errno. */
static int sync_name(const char *path) {
  int dir = file_open_dir(path);
  if (dir < 0) return errno;
  int errnum = file_sync_dir(dir);
  file_ops->close(dir);
  return errnum;
}

static FileAppend *give_up(int fd, GError **error, FileError code, const char *path, int errnum) {
  if (fd >= 0) file_ops->close(fd);
  file_fail(error, code, path, errnum);
  return NULL;
}

FileAppend *file_append_open(const char *path, int mode, GError **error) {
  int fd = file_ops->open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, (mode_t)mode);
  if (fd < 0) return give_up(fd, error, FILE_ERROR_OPEN, path, errno);
  struct stat st;
  int errnum = file_check_regular(fd, &st);
  if (errnum) return give_up(fd, error, FILE_ERROR_OPEN, path, errnum);
  if (file_ops->lock(fd) != 0) {
    gboolean held = errno == EAGAIN || errno == EACCES;
    return give_up(fd, error, held ? FILE_ERROR_LOCKED : FILE_ERROR_OPEN, path, held ? EAGAIN : errno);
  }
  /* Measured under the lock: until now another process may have been writing. */
  if (file_ops->fstat(fd, &st) != 0) return give_up(fd, error, FILE_ERROR_OPEN, path, errno);
  if (st.st_size == 0 && (errnum = sync_name(path)) != 0) return give_up(fd, error, FILE_ERROR_WRITE, path, errnum);
  FileAppend *file = g_new0(FileAppend, 1);
  file->path = g_strdup(path);
  file->fd = fd;
  file->committed = (gsize)st.st_size;
  return file;
}

/* Is the open file still the one under its name? An editor or a sync service may have put another in its place, and what is
 * then appended to the old one would be gone at closing. Returns an errno. */
static int check_name(const FileAppend *file) {
  struct stat ours, named;
  if (file_ops->fstat(file->fd, &ours) != 0) return errno;
  if (file_ops->stat(file->path, &named) != 0) return errno == ENOENT ? ESTALE : errno;
  return ours.st_ino == named.st_ino && ours.st_dev == named.st_dev ? 0 : ESTALE;
}

/* Takes back whatever is beyond the committed bytes. Returns an errno. */
static int cut(FileAppend *file) {
  file->torn = TRUE;
  if (file_ops->ftruncate(file->fd, (off_t)file->committed) != 0) return errno;
  file->torn = FALSE;
  return 0;
}

gboolean file_append(FileAppend *file, const void *bytes, gsize length, GError **error) {
  int errnum = check_name(file);
  if (!errnum && file->torn) errnum = cut(file);
  if (errnum) return file_fail(error, FILE_ERROR_WRITE, file->path, errnum);
  errnum = file_write_all(file->fd, bytes, length);
  if (!errnum && file_ops->fdatasync(file->fd) != 0) errnum = errno;
  if (errnum) {
    /* After a failed sync nobody knows what is on the disk, and a second sync may lie: the bytes must be written anew. */
    cut(file);
    return file_fail(error, FILE_ERROR_WRITE, file->path, errnum);
  }
  file->committed += length;
  return TRUE;
}

gboolean file_append_truncate(FileAppend *file, gsize length, GError **error) {
  g_return_val_if_fail(length <= file->committed, FALSE);
  const gsize before = file->committed;
  const gboolean torn = file->torn;
  file->committed = length;
  int errnum = cut(file);
  if (errnum) { /* nothing was cut */
    file->committed = before;
    file->torn = torn;
  } else if (file_ops->fdatasync(file->fd) != 0) {
    errnum = errno;
  }
  return errnum ? file_fail(error, FILE_ERROR_WRITE, file->path, errnum) : TRUE;
}

gsize file_append_length(const FileAppend *file) { return file->committed; }

void file_append_close(FileAppend *file) {
  if (!file) return;
  if (file->torn) cut(file);
  file_ops->close(file->fd);
  g_free(file->path);
  g_free(file);
}
