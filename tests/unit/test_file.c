/* Files: limits, links, strange files, and every system call made to fail in turn. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "folder.h"

/* --- a system that fails at the n-th call --- */

typedef struct Fault {
  int countdown; /* calls until the failure; below 0: none */
  int errnum;
  int short_writes;  /* this many writes take one byte only */
  gboolean for_good; /* every later call of the same kind fails too */
  const char *failed; /* the name of the call that failed */
} Fault;
static Fault fault;

static gboolean fails(const char *call) {
  if (fault.for_good && fault.failed && strcmp(fault.failed, call) == 0) return errno = fault.errnum, TRUE;
  if (fault.countdown < 0 || fault.countdown-- > 0) return FALSE;
  fault.failed = call;
  errno = fault.errnum;
  return TRUE;
}

#define SYSTEM (&file_ops_system)
static int f_open(const char *path, int flags, mode_t mode) { return fails("open") ? -1 : SYSTEM->open(path, flags, mode); }
static ssize_t f_read(int fd, void *bytes, size_t n) { return fails("read") ? -1 : SYSTEM->read(fd, bytes, MIN(n, 7)); }
static off_t f_lseek(int fd, off_t at, int from) { return fails("lseek") ? -1 : SYSTEM->lseek(fd, at, from); }
static int f_fstat(int fd, struct stat *st) { return fails("fstat") ? -1 : SYSTEM->fstat(fd, st); }
static int f_stat(const char *path, struct stat *st) { return fails("stat") ? -1 : SYSTEM->stat(path, st); }
static ssize_t f_readlink(const char *path, char *t, size_t n) { return fails("readlink") ? -1 : SYSTEM->readlink(path, t, n); }
static int f_fsync(int fd) { return fails("fsync") ? -1 : SYSTEM->fsync(fd); }
static int f_fdatasync(int fd) { return fails("fdatasync") ? -1 : SYSTEM->fdatasync(fd); }
static int f_ftruncate(int fd, off_t n) { return fails("ftruncate") ? -1 : SYSTEM->ftruncate(fd, n); }
static int f_rename(const char *from, const char *to) { return fails("rename") ? -1 : SYSTEM->rename(from, to); }
static int f_unlink(const char *path) { return SYSTEM->unlink(path); }
static int f_mkdir(const char *path, mode_t mode) { return fails("mkdir") ? -1 : SYSTEM->mkdir(path, mode); }
static int f_lock(int fd) { return fails("lock") ? -1 : SYSTEM->lock(fd); }

static int f_close(int fd) {
  int result = SYSTEM->close(fd); /* a failing close closes all the same */
  return fails("close") ? -1 : result;
}

static ssize_t f_write(int fd, const void *bytes, size_t n) {
  if (fails("write")) {
    /* A full disk takes half of it first. */
    if (n > 1) g_assert_cmpint(SYSTEM->write(fd, bytes, n / 2), ==, (gssize)(n / 2));
    errno = fault.errnum;
    return -1;
  }
  return SYSTEM->write(fd, bytes, fault.short_writes-- > 0 ? 1 : n);
}

static const FileOps failing = {
    .open = f_open, .close = f_close, .read = f_read, .lseek = f_lseek, .write = f_write, .fstat = f_fstat,
    .stat = f_stat, .readlink = f_readlink, .fsync = f_fsync, .fdatasync = f_fdatasync, .ftruncate = f_ftruncate, .rename = f_rename,
    .unlink = f_unlink, .mkdir = f_mkdir, .lock = f_lock,
};

static void fail_at(int call, int errnum, gboolean for_good) {
  fault = (Fault){.countdown = call, .errnum = errnum, .for_good = for_good};
  file_ops = &failing;
}

static void work_again(void) { file_ops = &file_ops_system; }

/* --- a folder for each test --- */

typedef struct Folder {
  char *path;
} Folder;

static void folder_up(Folder *folder, gconstpointer data) {
  (void)data;
  folder->path = g_dir_make_tmp("draaiboek-test-XXXXXX", NULL);
  g_assert_nonnull(folder->path);
}

static void folder_down(Folder *folder, gconstpointer data) {
  (void)data;
  work_again();
  folder_remove(folder->path);
  g_free(folder->path);
}

static int count_names(const char *path) {
  int n = 0;
  GDir *dir = g_dir_open(path, 0, NULL);
  while (g_dir_read_name(dir)) n++;
  g_dir_close(dir);
  return n;
}

static char *in(const Folder *folder, const char *name) { return g_build_filename(folder->path, name, NULL); }

static void assert_holds(const char *path, const char *text) {
  work_again();
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr(GError) error = NULL;
  file_read(path, 1 << 20, &bytes, &length, &error);
  g_assert_no_error(error);
  g_assert_cmpmem(bytes, length, text, strlen(text));
  g_assert_cmpint(bytes[length], ==, 0);
}

static void put(const char *path, const char *text) { g_assert_true(g_file_set_contents(path, text, -1, NULL)); }

static int open_files(void) { return count_names("/proc/self/fd"); }

/* --- reading --- */

static void assert_unreadable(const char *path, gsize limit, int code, int errnum) {
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr(GError) error = NULL;
  g_assert_false(file_read(path, limit, &bytes, &length, &error));
  g_assert_error(error, FILE_ERROR, code);
  g_assert_cmpint(file_errno(error), ==, errnum);
  g_assert_null(bytes);
}

static void test_read(Folder *folder, gconstpointer data) {
  (void)data;
  g_autofree char *file = in(folder, "a.txt"), *fifo = in(folder, "fifo"), *missing = in(folder,
      "no"), *zero = in(folder, "zero");
  put(file, "twaalf bytes");
  assert_holds(file, "twaalf bytes");
  put(zero, "");
  assert_holds(zero, "");
  g_autofree char *bytes = NULL;
  gsize length;
  g_assert_true(file_read(file, 12, &bytes, &length, NULL)); /* just the limit */
  g_assert_cmpint(length, ==, 12);
  assert_unreadable(file, 11, FILE_ERROR_TOO_LARGE, EFBIG);
  assert_unreadable(missing, 100, FILE_ERROR_OPEN, ENOENT);
  assert_unreadable(folder->path, 100, FILE_ERROR_OPEN, EISDIR);
  assert_unreadable("/dev/zero", 100, FILE_ERROR_OPEN, ENODEV);
  assert_unreadable("/dev/null", 100, FILE_ERROR_OPEN, ENODEV);
  g_assert_cmpint(mkfifo(fifo, 0600), ==, 0);
  assert_unreadable(fifo, 100, FILE_ERROR_OPEN, ENODEV); /* nobody writes into it: this would wait forever */
  /* A file that says it has no bytes, and has: the limit holds all the same. */
  assert_unreadable("/proc/self/maps", 10, FILE_ERROR_TOO_LARGE, EFBIG);
}

static void test_read_faults(Folder *folder, gconstpointer data) {
  (void)data;
  g_autofree char *file = in(folder, "a.txt");
  put(file, "een twee drie vier vijf");
  int before = open_files(), failures = 0;
  for (int call = 0; call < 50; call++) {
    g_autofree char *bytes = NULL;
    gsize length;
    g_autoptr(GError) error = NULL;
    fail_at(call, EIO, FALSE);
    gboolean read = file_read(file, 100, &bytes, &length, &error);
    work_again();
    g_assert_cmpint(open_files(), ==, before);
    if (read) {
      g_assert_cmpstr(bytes, ==, "een twee drie vier vijf");
      g_assert_true(!fault.failed || strcmp(fault.failed, "close") == 0);
      if (!fault.failed) break;
      continue;
    }
    failures++;
    g_assert_cmpint(file_errno(error), ==, EIO);
    g_assert_null(bytes);
  }
  g_assert_cmpint(failures, >=, 6); /* open, fstat and at least four reads of seven bytes */
  g_autofree char *bytes = NULL;
  gsize length;
  fail_at(2, EINTR, FALSE); /* an interrupted read goes on */
  g_assert_true(file_read(file, 100, &bytes, &length, NULL));
  g_assert_cmpstr(fault.failed, ==, "read");
  g_assert_cmpint(length, ==, 23);
}

/* --- replacing --- */

static void test_replace(Folder *folder, gconstpointer data) {
  (void)data;
  g_autofree char *file = in(folder, "a.txt"), *link = in(folder, "link"), *far = in(folder,
      "map/b.txt"), *dir = in(folder, "map");
  g_autofree char *loop = in(folder, "loop"), *fifo = in(folder, "fifo"), *dangling = in(folder,
      "los"), *new_file = in(folder, "map/nieuw");
  g_autoptr(GError) error = NULL;
  struct stat st;
  g_assert_true(file_replace(file, "nieuw", 5, 0600, &error));
  assert_holds(file, "nieuw");
  g_assert_cmpint(stat(file, &st), ==, 0);
  g_assert_cmpint(st.st_mode & 0777, ==, 0600);
  g_assert_true(file_replace(file, "", 0, 0644, &error));
  assert_holds(file, "");
  /* A link stays a link; its target is replaced, also when it is not there yet. */
  g_assert_true(file_make_dir(dir, 0755, &error));
  put(far, "oud");
  g_assert_cmpint(symlink("map/b.txt", link), ==, 0);
  g_assert_true(file_replace(link, "via link", 8, 0644, &error));
  g_assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
  assert_holds(far, "via link");
  g_assert_cmpint(symlink(new_file, dangling), ==, 0);
  g_assert_true(file_replace(dangling, "x", 1, 0644, &error));
  assert_holds(new_file, "x");
  /* What is no file is never replaced. */
  g_assert_cmpint(symlink("loop", loop), ==, 0);
  g_assert_cmpint(mkfifo(fifo, 0600), ==, 0);
  const struct {
    const char *path;
    int errnum;
  } refused[] = {{loop, ELOOP}, {fifo, ENODEV}, {dir, EISDIR}, {"/dev/null", ENODEV}, {"/geen/map/hier", ENOENT}};
  for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
    g_autoptr(GError) why = NULL;
    g_assert_false(file_replace(refused[i].path, "x", 1, 0644, &why));
    g_assert_cmpint(file_errno(why), ==, refused[i].errnum);
  }
  g_assert_cmpint(count_names(dir), ==, 2);
}

static void test_replace_faults(Folder *folder, gconstpointer data) {
  (void)data;
  g_autofree char *file = in(folder, "a.txt");
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  int before = open_files();
  for (int existing = 0; existing < 2; existing++) {
    for (int call = 0;; call++) {
      g_assert_cmpint(call, <, 50);
      g_remove(file);
      if (existing) put(file, "oud");
      g_autoptr(GError) error = NULL;
      fail_at(call, ENOSPC, FALSE);
      gboolean replaced = file_replace(file, "helemaal nieuw", 14, 0644, &error);
      work_again();
      g_assert_cmpint(open_files(), ==, before);
      const char *failed = fault.failed;
      if (failed) g_hash_table_add(seen, (gpointer)failed);
      /* Syncing the folder is all that comes after the rename, and its descriptor's close says nothing of the file. */
      gboolean stands = g_file_test(file, G_FILE_TEST_EXISTS) && !existing;
      if (existing) {
        g_autofree char *now = NULL;
        g_assert_true(g_file_get_contents(file, &now, NULL, NULL));
        stands = strcmp(now, "helemaal nieuw") == 0;
        if (!stands) g_assert_cmpstr(now, ==, "oud");
      }
      g_assert_cmpint(count_names(folder->path), ==, existing || stands ? 1 : 0); /* no temporary is left */
      if (replaced) {
        assert_holds(file, "helemaal nieuw");
        g_assert_true(!failed || strcmp(failed, "close") == 0);
        if (!failed) break;
        continue;
      }
      g_assert_nonnull(failed);
      g_assert_cmpint(file_errno(error), ==, ENOSPC);
      g_assert_true(!stands || strcmp(failed, "fsync") == 0);
    }
  }
  static const char *const calls[] = {"readlink", "stat", "open", "write", "fsync", "close", "rename"};
  for (gsize i = 0; i < G_N_ELEMENTS(calls); i++) g_assert_true(g_hash_table_contains(seen, calls[i]));
  fault = (Fault){.countdown = -1, .short_writes = 9};
  file_ops = &failing;
  g_assert_true(file_replace(file, "bij stukjes", 11, 0644, NULL));
  assert_holds(file, "bij stukjes");
}

static void test_make_dir(Folder *folder, gconstpointer data) {
  (void)data;
  g_autofree char *deep = in(folder, "een/twee/drie"), *file = in(folder, "bestand"), *below = in(folder,
      "bestand/map");
  g_autoptr(GError) error = NULL;
  g_assert_true(file_make_dir(deep, 0700, &error));
  g_assert_true(file_make_dir(deep, 0700, &error));
  struct stat st;
  g_assert_cmpint(stat(deep, &st), ==, 0);
  g_assert_cmpint(st.st_mode & 0777, ==, 0700);
  /* What is personal is its owner's, and of the group that shares the folder. */
  g_autofree char *inside = g_build_filename(deep, "a", NULL), *nowhere = in(folder, "weg/a");
  g_assert_cmpint(file_personal_mode(inside), ==, 0600);
  g_assert_cmpint(file_personal_mode(nowhere), ==, 0600);
  g_assert_cmpint(chmod(deep, 02770), ==, 0);
  g_assert_cmpint(file_personal_mode(inside), ==, 0660);
  put(file, "x");
  g_assert_false(file_make_dir(file, 0700, &error));
  g_assert_error(error, FILE_ERROR, FILE_ERROR_EXISTS);
  g_clear_error(&error);
  g_assert_false(file_make_dir(below, 0700, &error));
  g_assert_cmpint(file_errno(error), ==, ENOTDIR);
  g_autofree char *other = in(folder, "a/b");
  for (int call = 0; call < 5; call++) { /* three looks and two makings */
    g_autoptr(GError) why = NULL;
    folder_remove(other);
    g_autofree char *parent = in(folder, "a");
    folder_remove(parent);
    fail_at(call, EROFS, FALSE);
    g_assert_false(file_make_dir(other, 0700, &why));
    work_again();
    g_assert_cmpint(file_errno(why), ==, EROFS);
  }
}

/* --- appending --- */

static void test_append(Folder *folder, gconstpointer data) {
  (void)data;
  g_autofree char *file = in(folder, "j.yaml"), *moved = in(folder, "weg.yaml"), *fifo = in(folder, "fifo");
  g_autoptr(GError) error = NULL;
  put(file, "- een\n");
  FileAppend *append = file_append_open(file, 0600, &error);
  g_assert_no_error(error);
  g_assert_cmpint(file_append_length(append), ==, 6);
  g_assert_true(file_append(append, "- twee\n", 7, &error));
  assert_holds(file, "- een\n- twee\n");
  g_assert_null(file_append_open(file, 0600, &error)); /* the lock is held, here by ourselves */
  g_assert_error(error, FILE_ERROR, FILE_ERROR_LOCKED);
  g_clear_error(&error);
  assert_holds(file, "- een\n- twee\n"); /* reading it drops no lock */
  g_assert_null(file_append_open(file, 0600, NULL));
  g_assert_true(file_append_truncate(append, 6, &error));
  assert_holds(file, "- een\n");
  g_assert_true(file_append(append, "- drie\n", 7, &error));
  assert_holds(file, "- een\n- drie\n");
  /* Somebody puts another file in its place: nothing may be written where nobody will find it. */
  g_assert_cmpint(g_rename(file, moved), ==, 0);
  g_assert_false(file_append(append, "- vier\n", 7, &error));
  g_assert_cmpint(file_errno(error), ==, ESTALE);
  g_clear_error(&error);
  put(file, "een andere\n");
  g_assert_false(file_append(append, "- vier\n", 7, NULL));
  assert_holds(file, "een andere\n");
  g_assert_cmpint(g_rename(moved, file), ==, 0); /* and it is put back */
  g_assert_true(file_append(append, "- vier\n", 7, &error));
  file_append_close(append);
  assert_holds(file, "- een\n- drie\n- vier\n");
  g_autoptr(FileAppend) again = file_append_open(file, 0600, &error);
  g_assert_nonnull(again);
  g_assert_cmpint(file_append_length(again), ==, 20);
  g_assert_cmpint(mkfifo(fifo, 0600), ==, 0);
  g_assert_null(file_append_open(fifo, 0600, NULL));
  g_assert_null(file_append_open(folder->path, 0600, &error));
  g_assert_cmpint(file_errno(error), ==, EISDIR);
  file_append_close(NULL);
}

static void test_append_open_faults(Folder *folder, gconstpointer data) {
  (void)data;
  g_autofree char *file = in(folder, "j.yaml");
  int before = open_files();
  for (int call = 0;; call++) {
    g_assert_cmpint(call, <, 20);
    g_remove(file);
    fail_at(call, EIO, FALSE);
    g_autoptr(GError) error = NULL;
    g_autoptr(FileAppend) append = file_append_open(file, 0600, &error);
    work_again();
    if (append && !fault.failed) break;
    g_assert_true(append || file_errno(error) == EIO);
    if (!append) g_assert_cmpint(open_files(), ==, before);
  }
}

/* Whatever fails while a line is appended, for once or for good: the file holds whole lines only as soon as the disk works
 * again, and the line can be written again. */
static void test_append_faults(Folder *folder, gconstpointer data) {
  (void)data;
  g_autofree char *file = in(folder, "j.yaml");
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (int for_good = 0; for_good < 2; for_good++) {
    for (int call = 0;; call++) {
      g_assert_cmpint(call, <, 20);
      put(file, "- een\n");
      g_autoptr(GError) error = NULL;
      g_autoptr(FileAppend) append = file_append_open(file, 0600, &error);
      g_assert_no_error(error);
      fail_at(call, ENOSPC, for_good);
      gboolean written = file_append(append, "- twee\n", 7, &error);
      if (!fault.failed) {
        g_assert_true(written);
        break;
      }
      g_hash_table_add(seen, (gpointer)fault.failed);
      g_assert_false(written);
      g_assert_cmpint(file_errno(error), ==, ENOSPC);
      g_assert_cmpint(file_append_length(append), ==, 6);
      assert_holds(file, "- een\n");
      g_assert_true(file_append(append, "- drie\n", 7, NULL));
      assert_holds(file, "- een\n- drie\n");
    }
  }
  static const char *const calls[] = {"fstat", "stat", "write", "fdatasync"};
  for (gsize i = 0; i < G_N_ELEMENTS(calls); i++) g_assert_true(g_hash_table_contains(seen, calls[i]));
}

static gboolean refuse_truncation;
static int t_ftruncate(int fd, off_t n) { return refuse_truncation ? (errno = EIO, -1) : SYSTEM->ftruncate(fd, n); }

/* The half line cannot even be cut off: it is cut before the next is written, and at closing. */
static void test_append_torn(Folder *folder, gconstpointer data) {
  (void)data;
  g_autofree char *file = in(folder, "j.yaml");
  FileOps ops = failing;
  ops.ftruncate = t_ftruncate;
  for (int closing = 0; closing < 2; closing++) {
    put(file, "- een\n");
    FileAppend *append = file_append_open(file, 0600, NULL);
    fail_at(2, ENOSPC, FALSE); /* fstat, stat, write */
    file_ops = &ops;
    refuse_truncation = TRUE;
    g_assert_false(file_append(append, "- twee\n", 7, NULL));
    g_assert_cmpstr(fault.failed, ==, "write");
    assert_holds(file, "- een\n- t");
    file_ops = &ops;
    g_assert_false(file_append(append, "- twee\n", 7, NULL)); /* still not: nothing is written behind the half line */
    g_assert_false(file_append_truncate(append, 0, NULL));
    assert_holds(file, "- een\n- t");
    file_ops = &ops;
    refuse_truncation = FALSE;
    if (!closing) g_assert_true(file_append(append, "- twee\n", 7, NULL));
    file_append_close(append);
    assert_holds(file, closing ? "- een\n" : "- een\n- twee\n");
  }
}

/* --- words and digests --- */

static void test_reasons(void) {
  static const int known[] = {ENOSPC, EACCES, ENOENT, EISDIR, EROFS, EDQUOT, ENAMETOOLONG, EIO, EFBIG, EAGAIN, EEXIST, ESTALE};
  for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
    g_autofree char *nl = file_reason(known[i], LANG_NL), *en = file_reason(known[i], LANG_EN), *formal = file_reason(known[i], LANG_NL_FORMAL);
    g_assert_null(strpbrk(nl, "0123456789"));
    g_assert_cmpstr(nl, !=, en);
    g_assert_true(*formal);
  }
  g_autofree char *full = file_reason(ENOSPC, LANG_NL), *other = file_reason(4242, LANG_NL);
  g_assert_cmpstr(full, ==, "de schijf is vol");
  g_assert_nonnull(strstr(other, "4242"));
  g_autoptr(GError) error = g_error_new_literal(G_FILE_ERROR, G_FILE_ERROR_IO, "x");
  g_assert_cmpint(file_errno(error), ==, 0);
  g_assert_cmpint(file_errno(NULL), ==, 0);
  g_autoptr(GError) ours = NULL;
  g_assert_false(file_read("/geen/bestand", 10, &(char *){NULL}, &(gsize){0}, &ours));
  g_autoptr(GError) copy = g_error_copy(ours);
  g_assert_cmpint(file_errno(copy), ==, ENOENT);
}

static void test_digest(void) {
  g_autofree char *empty = file_digest(NULL, 0), *abc = file_digest("abc", 3);
  g_assert_cmpstr(empty, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  g_assert_cmpstr(abc, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#define WITH_FOLDER(name, function) g_test_add(name, Folder, NULL, folder_up, function, folder_down)

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  WITH_FOLDER("/file/read", test_read);
  WITH_FOLDER("/file/read-faults", test_read_faults);
  WITH_FOLDER("/file/replace", test_replace);
  WITH_FOLDER("/file/replace-faults", test_replace_faults);
  WITH_FOLDER("/file/make-dir", test_make_dir);
  WITH_FOLDER("/file/append", test_append);
  WITH_FOLDER("/file/append-open-faults", test_append_open_faults);
  WITH_FOLDER("/file/append-faults", test_append_faults);
  WITH_FOLDER("/file/append-torn", test_append_torn);
  g_test_add_func("/file/reasons", test_reasons);
  g_test_add_func("/file/digest", test_digest);
  return g_test_run();
}
