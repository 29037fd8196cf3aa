/* Whole files: read with a limit, written beside and renamed, digests, the words of system errors.
 * The append-only file of the journal is in file_append.c. All system calls go through file_ops. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file_private.h"

/* --- the system --- */

static int system_open(const char *path, int flags, mode_t mode) { return open(path, flags, mode); }
static int system_fstat(int fd, struct stat *st) { return fstat(fd, st); }
static int system_stat(const char *path, struct stat *st) { return stat(path, st); }

/* A lock of the open file, not of the process: closing another descriptor of the same file does not lose it. */
static int system_lock(int fd) {
  struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  return fcntl(fd, F_OFD_SETLK, &lock);
}

const FileOps file_ops_system = {
    .open = system_open, .close = close, .read = read, .lseek = lseek, .write = write, .fstat = system_fstat,
    .stat = system_stat, .readlink = readlink, .fsync = fsync, .fdatasync = fdatasync, .ftruncate = ftruncate, .rename = rename,
    .unlink = unlink, .mkdir = mkdir, .lock = system_lock,
};
const FileOps *file_ops = &file_ops_system;

/* --- errors --- */

typedef struct FileErrorPrivate {
  int errnum;
} FileErrorPrivate;

/* GLib hands these a pointer that it computes, which gcc takes for one that may be NULL. */
static void file_error_private_init(FileErrorPrivate *private) {
  if (private) private->errnum = 0;
}

static void file_error_private_copy(const FileErrorPrivate *from, FileErrorPrivate *to) {
  if (from && to) *to = *from;
}

static void file_error_private_clear(FileErrorPrivate *private) { (void)private; }

G_DEFINE_EXTENDED_ERROR(FileError, file_error)

gboolean file_fail(GError **error, FileError code, const char *path, int errnum) {
  if (!error) return FALSE;
  g_autofree char *reason = file_reason(errnum, LANG_EN);
  g_set_error(error, FILE_ERROR, (gint)code, "%s: %s", path, reason);
  FileErrorPrivate *private = file_error_get_private(*error);
  if (private) private->errnum = errnum;
  return FALSE;
}

int file_errno(const GError *error) {
  if (!error || error->domain != FILE_ERROR) return 0;
  const FileErrorPrivate *private = file_error_get_private(error);
  return private ? private->errnum : 0;
}

char *file_reason(int errnum, Lang lang) {
  static const struct {
    int errnum;
    TextId words;
  } reasons[] = {
      {ENOSPC, TX_REASON_NO_SPACE}, {EDQUOT, TX_REASON_QUOTA}, {EACCES, TX_REASON_NO_RIGHTS},
      {EPERM, TX_REASON_NO_RIGHTS},
      {ENOENT, TX_REASON_NOT_FOUND}, {EISDIR, TX_REASON_IS_FOLDER}, {ENOTDIR, TX_REASON_NOT_FOLDER},
      {ENODEV, TX_REASON_NOT_PLAIN}, {ENXIO, TX_REASON_NOT_PLAIN}, {EROFS, TX_REASON_READ_ONLY},
      {ENAMETOOLONG, TX_REASON_LONG_NAME}, {EIO, TX_REASON_DISK_FAULT}, {EFBIG, TX_REASON_TOO_LARGE},
      {EAGAIN, TX_REASON_LOCKED}, {EEXIST, TX_REASON_EXISTS}, {ETXTBSY, TX_REASON_BUSY}, {EBUSY, TX_REASON_BUSY},
      {ELOOP, TX_REASON_LOOP}, {ESTALE, TX_REASON_MOVED}, {ENOLCK, TX_REASON_NO_LOCKS}, {ENOSYS, TX_REASON_NO_LOCKS},
      {EOPNOTSUPP, TX_REASON_NO_LOCKS}, {EBADF, TX_REASON_CLOSED},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(reasons); i++)
    if (reasons[i].errnum == errnum) return g_strdup(text_plain(lang, reasons[i].words));
  return tx(lang, REASON_OTHER, TN(errnum));
}

/* --- whole reads --- */

int file_check_regular(int fd, struct stat *st) {
  if (file_ops->fstat(fd, st) != 0) return errno;
  if (S_ISDIR(st->st_mode)) return EISDIR;
  return S_ISREG(st->st_mode) ? 0 : ENODEV;
}

/* Reads to the end; the size told beforehand is only a hint, since /proc says 0 and a file may grow. Returns an errno. */
static int read_all(int fd, gsize hint, gsize limit, GByteArray *into) {
  gsize room = MIN(hint, limit) + 1; /* one beyond: a file of just the limit is told from a larger one */
  for (;;) {
    gsize had = into->len;
    g_byte_array_set_size(into, (guint)(had + room));
    ssize_t got = file_ops->read(fd, into->data + had, room);
    int errnum = errno;
    g_byte_array_set_size(into, (guint)(had + (gsize)MAX(got, 0)));
    if (got == 0) return 0;
    if (got < 0 && errnum != EINTR) return errnum;
    if (into->len > limit) return EFBIG;
    room = MIN(CLAMP(into->len, 4096, 1 << 20), limit - into->len + 1);
  }
}

gboolean file_read(const char *path, gsize limit, char **bytes, gsize *length, GError **error) {
  return file_read_from(path, 0, limit, bytes, length, error);
}

gboolean file_read_from(const char *path, gsize offset, gsize limit, char **bytes, gsize *length, GError **error) {
  g_return_val_if_fail(limit < G_MAXUINT / 2, FALSE);
  /* O_NONBLOCK: opening a pipe to which nobody writes must not wait. */
  int fd = file_ops->open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
  if (fd < 0) return file_fail(error, FILE_ERROR_OPEN, path, errno);
  struct stat st;
  int errnum = file_check_regular(fd, &st);
  if (errnum) {
    file_ops->close(fd);
    return file_fail(error, FILE_ERROR_OPEN, path, errnum);
  }
  GByteArray *read = g_byte_array_new();
  gsize size = (gsize)MAX(st.st_size, 0), rest = size > offset ? size - offset : 0;
  if (offset > 0 && file_ops->lseek(fd, (off_t)offset, SEEK_SET) < 0) errnum = errno;
  if (!errnum) errnum = rest > limit ? EFBIG : read_all(fd, rest, limit, read);
  file_ops->close(fd);
  if (errnum) {
    g_byte_array_unref(read);
    return file_fail(error, errnum == EFBIG ? FILE_ERROR_TOO_LARGE : FILE_ERROR_READ, path, errnum);
  }
  *length = read->len;
  g_byte_array_append(read, (const guint8 *)"", 1);
  *bytes = (char *)g_byte_array_free(read, FALSE);
  return TRUE;
}

/* --- whole writes --- */

int file_write_all(int fd, const void *bytes, gsize length) {
  for (const char *p = bytes; length > 0;) {
    ssize_t written = file_ops->write(fd, p, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return written < 0 ? errno : ENOSPC;
    p += written;
    length -= (gsize)written;
  }
  return 0;
}

int file_sync_dir(int fd) {
  if (file_ops->fsync(fd) == 0 || errno == EINVAL) return 0; /* EINVAL: this file system cannot sync folders */
  return errno;
}

int file_open_dir(const char *path) {
  g_autofree char *dir = g_path_get_dirname(path);
  return file_ops->open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
}

/* Follows symbolic links to the name that is to be replaced, which need not exist. New string, or NULL with errno set. */
static char *follow_links(const char *path) {
  g_autofree char *name = g_strdup(path);
  for (int i = 0; i < 16; i++) {
    char target[PATH_MAX];
    ssize_t n = file_ops->readlink(name, target, sizeof target - 1);
    if (n < 0) return errno == EINVAL || errno == ENOENT ? g_steal_pointer(&name) : NULL;
    target[n] = '\0';
    g_autofree char *dir = g_path_get_dirname(name);
    g_free(name);
    name = *target == '/' ? g_strdup(target) : g_build_filename(dir, target, NULL);
  }
  errno = ELOOP;
  return NULL;
}

/* Opens a new file in the folder of `name`; *temporary is its name. Returns the descriptor, or -1 with errno set. */
static int open_beside(const char *name, int mode, char **temporary) {
  g_autofree char *dir = g_path_get_dirname(name);
  int fd = -1;
  for (int i = 0; i < 100; i++) {
    g_autofree char *base = g_strdup_printf(".draaiboek-%08x%08x", g_random_int(), g_random_int());
    g_autofree char *path = g_build_filename(dir, base, NULL);
    fd = file_ops->open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, (mode_t)mode);
    if (fd >= 0) *temporary = g_steal_pointer(&path);
    if (fd >= 0 || errno != EEXIST) break;
  }
  return fd;
}

/* Writes the new file, syncs and closes it. Returns an errno. */
static int fill(int fd, const void *bytes, gsize length) {
  int errnum = file_write_all(fd, bytes, length);
  if (!errnum && file_ops->fsync(fd) != 0) errnum = errno;
  if (file_ops->close(fd) != 0 && !errnum && errno != EINTR) errnum = errno;
  return errnum;
}

/* A file that is written beside the one it will replace. */
typedef struct Beside {
  char *name, *temporary;
} Beside;

/* Writes it; FALSE when it cannot be (told), with nothing left behind. */
static gboolean write_beside(const FileContent *file, int mode, Beside *beside, GError **error) {
  *beside = (Beside){follow_links(file->path), NULL};
  if (!beside->name) return file_fail(error, FILE_ERROR_OPEN, file->path, errno);
  struct stat st;
  if (file_ops->stat(beside->name, &st) == 0) {
    if (!S_ISREG(st.st_mode)) return file_fail(error, FILE_ERROR_OPEN, file->path, S_ISDIR(st.st_mode) ? EISDIR : ENODEV);
  } else if (errno != ENOENT) {
    return file_fail(error, FILE_ERROR_OPEN, file->path, errno);
  }
  int fd = open_beside(beside->name, mode, &beside->temporary);
  int errnum = fd < 0 ? errno : fill(fd, file->bytes, file->length);
  return errnum ? file_fail(error, FILE_ERROR_WRITE, file->path, errnum) : TRUE;
}

/* Renames it; what is not renamed is taken away. */
static gboolean put_in_place(const FileContent *file, Beside *beside, GError **error) {
  if (file_ops->rename(beside->temporary, beside->name) != 0) return file_fail(error, FILE_ERROR_WRITE, file->path, errno);
  g_clear_pointer(&beside->temporary, g_free);
  return TRUE;
}

static void clear_beside(Beside *beside) {
  if (beside->temporary) file_ops->unlink(beside->temporary);
  g_free(beside->temporary);
  g_free(beside->name);
}

gboolean file_replace_all(const FileContent *files, gsize n, int mode, GError **error) {
  g_autofree Beside *beside = g_new0(Beside, n + 1);
  gboolean ok = TRUE;
  int dir = -1;
  for (gsize i = 0; i < n && ok; i++) ok = write_beside(&files[i], mode, &beside[i], error);
  /* The folder is opened first: after the rename only its sync can still fail. */
  if (ok && n > 0 && (dir = file_open_dir(beside[0].name)) < 0) ok = file_fail(error, FILE_ERROR_OPEN, files[0].path, errno);
  for (gsize i = 0; i < n && ok; i++) ok = put_in_place(&files[i], &beside[i], error);
  int errnum = ok && dir >= 0 ? file_sync_dir(dir) : 0;
  if (dir >= 0) file_ops->close(dir);
  for (gsize i = 0; i < n; i++) clear_beside(&beside[i]);
  return errnum ? file_fail(error, FILE_ERROR_WRITE, files[0].path, errnum) : ok;
}

gboolean file_replace(const char *path, const void *bytes, gsize length, int mode, GError **error) {
  const FileContent file = {path, bytes, length};
  return file_replace_all(&file, 1, mode, error);
}

int file_personal_mode(const char *path) {
  g_autofree char *folder = g_path_get_dirname(path);
  struct stat st;
  return file_ops->stat(folder, &st) == 0 && (st.st_mode & S_ISGID) ? 0660 : 0600;
}

gboolean file_make_dir(const char *path, int mode, GError **error) {
  struct stat st;
  if (file_ops->stat(path, &st) == 0)
    return S_ISDIR(st.st_mode) ? TRUE : file_fail(error, FILE_ERROR_EXISTS, path, ENOTDIR);
  if (errno != ENOENT) return file_fail(error, FILE_ERROR_OPEN, path, errno);
  g_autofree char *parent = g_path_get_dirname(path);
  if (strcmp(parent, path) != 0 && strcmp(parent, ".") != 0 && !file_make_dir(parent, mode, error)) return FALSE;
  if (file_ops->mkdir(path, (mode_t)mode) == 0) return TRUE;
  int errnum = errno;
  /* Another process may have made it just now; a dangling link exists too, but is no folder. */
  if (errnum == EEXIST && file_ops->stat(path, &st) == 0 && S_ISDIR(st.st_mode)) return TRUE;
  return file_fail(error, errnum == EEXIST ? FILE_ERROR_EXISTS : FILE_ERROR_WRITE, path, errnum);
}

char *file_digest(const void *bytes, gsize length) {
  return g_compute_checksum_for_data(G_CHECKSUM_SHA256, length ? bytes : (const guchar *)"", length);
}

char *file_typed(const char *name) {
  gboolean plain = *name && *name != '-';
  for (const char *p = name; *p; p++) plain = plain && (g_ascii_isalnum(*p) || strchr("._-/+,", *p) || (guchar)*p >= 0x80);
  return plain ? g_strdup(name) : g_shell_quote(name);
}
