/* A disk that fails on purpose, put before the C library with LD_PRELOAD. Of the calls that change files, the one with number
 * FAILDISK_AT (from 1) and the FAILDISK_FOR - 1 behind it fail with FAILDISK_ERRNO; a write fails after half of its bytes when
 * FAILDISK_HALF is set; with FAILDISK_KILL the process is killed at that call instead. The number of calls is written to descriptor
 * FAILDISK_COUNT at the end. It fails no call on descriptors 0 to 2, nor on anything but plain files and folders. With FAILDISK_HANG the disk
 * of a process that set itself an alarm never answers, and the alarm comes after a second. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static long calls;

static long number(const char *name, long otherwise) {
  const char *text = getenv(name);
  return text && *text ? atol(text) : otherwise;
}

static int fails(void) {
  long at = number("FAILDISK_AT", 0);
  calls++;
  if (at == 0 || calls < at || calls >= at + number("FAILDISK_FOR", 1)) return 0;
  if (number("FAILDISK_KILL", 0)) kill(getpid(), SIGKILL);
  errno = (int)number("FAILDISK_ERRNO", ENOSPC);
  return 1;
}

static int plain(int fd) {
  struct stat st;
  int before = errno, is = fd > 2 && fstat(fd, &st) == 0 && (S_ISREG(st.st_mode) || S_ISDIR(st.st_mode));
  errno = before;
  return is;
}

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  if (flags & O_CREAT && fails()) return -1;
  return REAL(int, "open", const char *, int, ...)(path, flags, mode);
}

ssize_t write(int fd, const void *bytes, size_t n) {
  ssize_t (*real)(int, const void *, size_t) = REAL(ssize_t, "write", int, const void *, size_t);
  if (!plain(fd) || !fails()) return real(fd, bytes, n);
  if (number("FAILDISK_HALF", 0) && n > 1) return real(fd, bytes, n / 2);
  return -1;
}

static int hangs;

unsigned alarm(unsigned seconds) {
  hangs = number("FAILDISK_HANG", 0) != 0;
  return REAL(unsigned, "alarm", unsigned)(hangs ? 1 : seconds);
}

int fsync(int fd) {
  while (hangs) pause();
  return plain(fd) && fails() ? -1 : REAL(int, "fsync", int)(fd);
}
int fdatasync(int fd) { return plain(fd) && fails() ? -1 : REAL(int, "fdatasync", int)(fd); }
int ftruncate(int fd, off_t n) { return plain(fd) && fails() ? -1 : REAL(int, "ftruncate", int, off_t)(fd, n); }
int mkdir(const char *path, mode_t mode) { return fails() ? -1 : REAL(int, "mkdir", const char *, mode_t)(path, mode); }
int rename(const char *a, const char *b) { return fails() ? -1 : REAL(int, "rename", const char *, const char *)(a, b); }

int close(int fd) {
  int counted = plain(fd) && fcntl(fd, F_GETFL) & (O_WRONLY | O_RDWR), failed = counted && fails();
  int done = REAL(int, "close", int)(fd); /* it is closed all the same, as on a real disk */
  if (failed) errno = (int)number("FAILDISK_ERRNO", ENOSPC);
  return failed ? -1 : done;
}

__attribute__((destructor)) static void tell(void) {
  long fd = number("FAILDISK_COUNT", -1);
  if (fd >= 0) dprintf((int)fd, "%ld", calls);
}
