/* One poll over the terminal and a signalfd. Signals are blocked and read as data, so nothing ever runs inside a handler. */
#include "loop.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#define GIVE_UP_AFTER 20 /* times readable without a key: half a key of a slow line is read long before */

struct Loop {
  int signals; /* signalfd */
  sigset_t mask, before;
  int empty; /* how often the terminal was readable and gave nothing */
};

Loop *loop_new(void) {
  /* all that would end the program without a word, so that it ends with the terminal as it was and nothing lost */
  static const int taken[] = {SIGWINCH, SIGHUP,  SIGTERM,   SIGINT,  SIGQUIT, SIGTSTP,   SIGUSR1,
                              SIGUSR2,  SIGALRM, SIGVTALRM, SIGPROF, SIGIO,   SIGSTKFLT, SIGPWR, SIGXCPU};
  Loop *loop = g_new0(Loop, 1);
  sigemptyset(&loop->mask);
  for (gsize i = 0; i < G_N_ELEMENTS(taken); i++) sigaddset(&loop->mask, taken[i]);
  for (int number = SIGRTMIN; number <= SIGRTMAX; number++) sigaddset(&loop->mask, number);
  loop->signals = signalfd(-1, &loop->mask, SFD_NONBLOCK | SFD_CLOEXEC);
  if (loop->signals < 0 || sigprocmask(SIG_BLOCK, &loop->mask, &loop->before) != 0) {
    if (loop->signals >= 0) close(loop->signals);
    g_free(loop);
    return NULL;
  }
  signal(SIGPIPE, SIG_IGN); /* writing to a vanished terminal is an error, not a death */
  signal(SIGXFSZ, SIG_IGN); /* nor is a file that may not grow: that is NOT SAVED */
  return loop;
}

void loop_free(Loop *loop) {
  if (!loop) return;
  close(loop->signals);
  sigprocmask(SIG_SETMASK, &loop->before, NULL);
  g_free(loop);
}

static unsigned read_signals(const Loop *loop) {
  unsigned wake = LOOP_TICK;
  struct signalfd_siginfo info;
  while (read(loop->signals, &info, sizeof info) == (ssize_t)sizeof info) {
    switch (info.ssi_signo) {
    case SIGWINCH:
      wake |= LOOP_RESIZE;
      break;
    case SIGTSTP:
      wake |= LOOP_SUSPEND;
      break;
    case SIGINT:
    case SIGQUIT:
      wake |= LOOP_QUIT_KEY;
      break;
    default:
      wake |= LOOP_END;
      break;
    }
  }
  return wake;
}

unsigned loop_wait(Loop *loop, gint64 microseconds) {
  struct pollfd fds[] = {{STDIN_FILENO, POLLIN, 0}, {loop->signals, POLLIN, 0}};
  struct timespec wait = {MAX(microseconds, 0) / G_USEC_PER_SEC, MAX(microseconds, 0) % G_USEC_PER_SEC * 1000};
  if (ppoll(fds, G_N_ELEMENTS(fds), &wait, NULL) < 0) return errno == EINTR ? LOOP_TICK : LOOP_END;
  unsigned wake = fds[1].revents ? read_signals(loop) : LOOP_TICK;
  if (fds[0].revents & POLLIN) wake |= LOOP_KEYS;
  if (fds[0].revents & (POLLHUP | POLLERR | POLLNVAL)) wake |= LOOP_END;
  return wake;
}

gboolean loop_is_gone(Loop *loop, gboolean keys_came) {
  loop->empty = keys_came ? 0 : loop->empty + 1;
  return loop->empty > GIVE_UP_AFTER;
}

void loop_stop_here(Loop *loop) {
  /* the default action stops the process, unless no shell is there to let it go on */
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, SIGTSTP);
  signal(SIGTSTP, SIG_DFL);
  raise(SIGTSTP);
  sigprocmask(SIG_UNBLOCK, &one, NULL); /* here it stops, and from here it goes on */
  sigprocmask(SIG_SETMASK, &loop->mask, NULL);
}
