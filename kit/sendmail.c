/* Runs the mail program. The message lies in a file without a name before the program starts, and so does what it says: nothing here can
 * wait for a pipe, and a program that is still reading when this one dies has the whole message. */
#include "sendmail.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/clock.h"

#define SAID_MAX 500
#define TICK (20 * G_USEC_PER_SEC / 1000)
#define GRACE (2 * SECOND) /* for a program that is asked to end */

char *sendmail_find(void) {
  static const char *const usual[] = {"/usr/sbin/sendmail", "/usr/lib/sendmail"};
  const char *own = g_getenv("DRAAIBOEK_SENDMAIL");
  if (own && *own) return g_file_test(own, G_FILE_TEST_IS_EXECUTABLE) ? g_strdup(own) : NULL;
  for (gsize i = 0; i < G_N_ELEMENTS(usual); i++) {
    if (g_file_test(usual[i], G_FILE_TEST_IS_EXECUTABLE)) return g_strdup(usual[i]);
  }
  return g_find_program_in_path("sendmail");
}

/* What the program wrote, on one line; new string. */
static char *read_said(int fd) {
  char bytes[SAID_MAX];
  ssize_t got = pread(fd, bytes, sizeof bytes, 0);
  g_autofree char *text = g_utf8_make_valid(bytes, MAX(got, 0));
  g_strdelimit(text, "\r\n\t", ' ');
  return g_strdup(g_strstrip(text));
}

/* Waits for the program, and ends it when it takes too long: then, and when it was ended by another, nobody knows what it did. */
static SendmailResult wait_for(GPid pid, int seconds) {
  Clock *clock = clock_real();
  gint64 limit = clock->boot(clock) + seconds * SECOND;
  gboolean asked = FALSE;
  for (;;) {
    int state;
    pid_t done = waitpid(pid, &state, WNOHANG);
    if (done == pid && (asked || !WIFEXITED(state))) return SENDMAIL_UNKNOWN;
    if (done == pid && WEXITSTATUS(state) == EX_TEMPFAIL) return SENDMAIL_LATER;
    if (done == pid) return WEXITSTATUS(state) == 0 ? SENDMAIL_TAKEN : SENDMAIL_REFUSED;
    if (done < 0 && errno != EINTR) return SENDMAIL_UNKNOWN;
    if (clock->boot(clock) >= limit) {
      kill(pid, asked ? SIGKILL : SIGTERM);
      limit = asked ? G_MAXINT64 : clock->boot(clock) + GRACE;
      asked = TRUE;
    }
    g_usleep(TICK);
  }
}

static gboolean write_whole(int fd, const char *bytes, gsize length) {
  while (length > 0) {
    ssize_t written = write(fd, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return FALSE;
    bytes += written;
    length -= (gsize)written;
  }
  return TRUE;
}

/* A file in memory with these bytes, ready to be read; -1 with errno set. */
static int memory_file(const char *name, const char *bytes, gsize length) {
  int fd = memfd_create(name, MFD_CLOEXEC);
  if (fd < 0 || (write_whole(fd, bytes, length) && lseek(fd, 0, SEEK_SET) == 0)) return fd;
  int errnum = errno;
  close(fd);
  errno = errnum;
  return -1;
}

SendmailResult sendmail_hand_over(const char *program, const char *sender, const char *message, gsize length, int seconds,
                                  char **said) {
  g_autofree char *from = g_strconcat("-f", sender, NULL);
  const char *const argv[] = {program, "-t", "-i", from, NULL};
  int in = memory_file("message", message, length), out = memory_file("said", "", 0);
  g_autoptr(GError) error = NULL;
  SendmailResult result = SENDMAIL_REFUSED;
  GPid pid = 0;
  if (in < 0 || out < 0) {
    *said = g_strdup(g_strerror(errno));
  } else if (!g_spawn_async_with_fds(NULL, (char **)argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, in, out, out, &error)) {
    *said = g_strdup(error->message);
  } else {
    result = wait_for(pid, seconds);
    *said = read_said(out);
    g_spawn_close_pid(pid);
  }
  if (in >= 0) close(in);
  if (out >= 0) close(out);
  return result;
}
