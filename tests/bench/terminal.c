/* What the program does to a terminal and a machine: start, wake-ups, bytes sent, answer to a key, memory. It runs the real
 * program on a pseudo terminal of 80x24 and looks from the outside. Times are without the waiting for a processor that others use.
 * Usage: terminal PROGRAM EMPTY FIRST-MEETING FOLDER; the folder is for the sessions and must be there, and the script of the
 * first meeting lies in a folder of its own, best of all in memory: how long a disk takes is not the program's doing. */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "figure.h"

#define STARTS 41
#define KEYS 41
#define WATCHED 20 /* seconds that two screens are watched */
#define QUIET 15   /* ms without a byte that end a painting */
#define PATIENCE 5000
#define MEETING (8 * 3600)
#define RECORDS 5000
#define SPEED 1440 /* of the simulated meeting */

static const char *const plan = "draaiboek: 1\n"
                                "titel: Buurtoverleg\n"
                                "tijdzone: Europe/Amsterdam\n"
                                "datum: 2027-01-14\n"
                                "begin: 14:00\n"
                                "onderdelen:\n"
                                "  - onderdeel: Kennismaking\n    duur: 25\n    rondje: per persoon\n    vragen: [Wie ben je, Waar werk je aan]\n"
                                "  - onderdeel: Gesprek over de wijk\n    duur: 30\n    let op: [Iedereen komt aan bod]\n"
                                "  - onderdeel: Pauze\n    duur: 15\n"
                                "  - onderdeel: Afspraken\n    duur: 35\n"
                                "  - onderdeel: Afsluiting\n    duur: 10\n"
                                "deelnemers:\n";

typedef struct Place {
  const char *program, *empty;
  char *script, *session, *copies; /* paths */
} Place;

/* A program on a terminal of its own. */
typedef struct Child {
  pid_t pid;
  int fd;
} Child;

static void die(const char *what) {
  fprintf(stderr, "terminal: %s: %s\n", what, g_strerror(errno));
  exit(2);
}

static Child start(const char *const *argv) {
  Child child;
  const struct winsize size = {24, 80, 0, 0};
  child.pid = forkpty(&child.fd, NULL, NULL, &size);
  if (child.pid < 0) die("forkpty");
  if (child.pid == 0) {
    g_setenv("TERM", "xterm-256color", TRUE);
    g_setenv("LC_ALL", "C.UTF-8", TRUE);
    execv(argv[0], (char *const *)argv);
    _exit(127);
  }
  return child;
}

/* Reads what comes within so many ms; the number of bytes, 0 when none came, -1 at the end. */
static gssize read_some(const Child *child, int wait) {
  char bytes[65536];
  struct pollfd waited = {child->fd, POLLIN, 0};
  if (poll(&waited, 1, wait) <= 0) return 0;
  gssize length = read(child->fd, bytes, sizeof bytes);
  return length > 0 ? length : -1;
}

/* Waits for a painting; when its last byte came, and how many there were. */
static double await_painting(const Child *child, gsize *bytes) {
  double last = figure_now();
  *bytes = 0;
  for (int wait = PATIENCE;; wait = QUIET) {
    gssize length = read_some(child, wait);
    if (length <= 0) break;
    last = figure_now();
    *bytes += (gsize)length;
  }
  if (*bytes == 0) die(figure_now() - last > PATIENCE - 100 ? "nothing is painted" : "the program ended");
  return last;
}

/* How long a child stood in the queue for a processor until now, in ms: what others keep busy is not its doing. The system may
 * not tell; then it is 0. */
static double queued(const Child *child) {
  g_autofree char *path = g_strdup_printf("/proc/%d/schedstat", (int)child->pid);
  g_autofree char *text = NULL;
  char *behind;
  if (!g_file_get_contents(path, &text, NULL, NULL)) return 0;
  g_ascii_strtoull(text, &behind, 10);
  return (double)g_ascii_strtoull(behind, NULL, 10) / 1e6;
}

static void press(const Child *child, const char *keys) {
  if (write(child->fd, keys, strlen(keys)) < 0) die("write");
}

static void end(Child *child) {
  kill(child->pid, SIGHUP);
  while (read_some(child, PATIENCE) >= 0) {
  }
  close(child->fd);
  waitpid(child->pid, NULL, 0);
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw) {
  (void)st;
  (void)type;
  (void)ftw;
  return remove(path);
}

static void forget_session(const Place *place) {
  unlink(place->session);
  nftw(place->copies, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void write_script(const Place *place) {
  g_autoptr(GString) text = g_string_new(plan);
  for (int i = 1; i <= 16; i++) g_string_append_printf(text, "  - naam: Deelnemer %d\n    organisatie: Organisatie %d\n", i, i % 5);
  if (!g_file_set_contents(place->script, text->str, -1, NULL)) die(place->script);
}

/* --- start --- */

static double run_empty(const Place *place) {
  const char *const argv[] = {place->empty, NULL};
  double begin = figure_now();
  Child child = start(argv);
  while (read_some(&child, PATIENCE) >= 0) {
  }
  double time = figure_now() - begin - queued(&child);
  waitpid(child.pid, NULL, 0);
  close(child.fd);
  return time;
}

static double run_to_screen(const Place *place) {
  const char *const argv[] = {place->program, "run", place->script, NULL};
  gsize bytes;
  forget_session(place);
  double begin = figure_now();
  Child child = start(argv);
  double time = await_painting(&child, &bytes) - begin - queued(&child);
  end(&child);
  return time;
}

static void measure_start(const Place *place) {
  g_autoptr(GArray) empty = g_array_new(FALSE, FALSE, sizeof(double)), full = g_array_new(FALSE, FALSE, sizeof(double));
  for (int i = 0; i < STARTS; i++) {
    double a = run_empty(place), b = run_to_screen(place);
    g_array_append_val(empty, a);
    g_array_append_val(full, b);
  }
  figure("new session, start to first full screen", figure_at(full, 0), "ms", "empty GLib program", figure_at(empty, 0), FIGURE_TIMES, 10);
}

/* --- a screen that ticks --- */

typedef struct Watched {
  Child child;
  GArray *bytes; /* of double: sent in each second in which anything was */
  gsize burst;   /* bytes of the painting that goes on now */
  double last;   /* when they came */
} Watched;

/* A rehearsal, which keeps nothing, with these keys pressed one by one. */
static Child rehearse(const Place *place, const char *const *keys) {
  const char *const argv[] = {place->program, "run", place->script, "--speed", "1", NULL};
  Child child = start(argv);
  gsize bytes;
  await_painting(&child, &bytes);
  for (; *keys; keys++) {
    press(&child, *keys);
    await_painting(&child, &bytes);
  }
  return child;
}

static long switches(pid_t pid) {
  g_autofree char *path = g_strdup_printf("/proc/%d/status", (int)pid);
  g_autofree char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, NULL)) die(path);
  const char *line = strstr(text, "\nvoluntary_ctxt_switches:");
  return line ? strtol(line + strlen("\nvoluntary_ctxt_switches:"), NULL, 10) : 0;
}

static void end_burst(Watched *watched) {
  if (watched->burst > 0) {
    double bytes = (double)watched->burst;
    g_array_append_val(watched->bytes, bytes);
  }
  watched->burst = 0;
}

static void watch(Watched *watched, gsize n, double until) {
  while (figure_now() < until) {
    for (gsize i = 0; i < n; i++) {
      gssize length = read_some(&watched[i].child, QUIET / 3);
      if (length > 0) {
        watched[i].burst += (gsize)length;
        watched[i].last = figure_now();
      } else if (figure_now() - watched[i].last > 10 * QUIET) {
        end_burst(&watched[i]);
      }
    }
  }
}

static void measure_ticks(const Place *place) {
  static const char *const round[] = {"\033[6~", "x", NULL}, *const plain[] = {"\033[6~", "\033[6~", "\033[6~", NULL};
  Watched watched[] = {{.child = rehearse(place, round)}, {.child = rehearse(place, plain)}};
  static const char *const names[] = {"ticking 80x24 screen with a round clock", "ticking 80x24 screen"};
  long before[G_N_ELEMENTS(watched)], woken[G_N_ELEMENTS(watched)];
  for (gsize i = 0; i < G_N_ELEMENTS(watched); i++) watched[i].bytes = g_array_new(FALSE, FALSE, sizeof(double));
  watch(watched, G_N_ELEMENTS(watched), figure_now() + 2500); /* until the notices of the keys are gone */
  for (gsize i = 0; i < G_N_ELEMENTS(watched); i++) {
    g_array_set_size(watched[i].bytes, 0);
    before[i] = switches(watched[i].child.pid);
  }
  watch(watched, G_N_ELEMENTS(watched), figure_now() + WATCHED * 1000);
  for (gsize i = 0; i < G_N_ELEMENTS(watched); i++) woken[i] = switches(watched[i].child.pid) - before[i];
  figure("idle, wake-ups a second", (double)MAX(woken[0], woken[1]) / WATCHED, "", "seconds on the clock", 1, FIGURE_TIMES,
         1 + 1.0 / WATCHED); /* one more may fall inside */
  for (gsize i = 0; i < G_N_ELEMENTS(watched); i++) {
    if (watched[i].bytes->len < WATCHED / 2) die("the screen does not tick");
    figure(names[i], figure_at(watched[i].bytes, 0.5), "bytes/s", "a screen of letters", 80 * 24, FIGURE_MOST, i == 0 ? 120 : 100);
    g_array_unref(watched[i].bytes);
    end(&watched[i].child);
  }
}

/* --- a key --- */

static gsize size_of(const char *path) {
  struct stat st;
  return stat(path, &st) == 0 ? (gsize)st.st_size : 0;
}

/* The time that as many bytes take to reach the disk, in a file of the same folder. */
static double sync_bytes(int fd, gsize length) {
  g_autofree char *bytes = g_strnfill(length, 'x');
  double begin = figure_now();
  if (write(fd, bytes, length) < 0 || fdatasync(fd) != 0) die("fdatasync");
  return figure_now() - begin;
}

static void measure_keys(const Place *place) {
  const char *const argv[] = {place->program, "run", place->script, NULL};
  static const char *const first[] = {"n", "\033[6~", "\033[6~", NULL}; /* the room does not see it; begin, though it is not the day */
  g_autofree char *beside = g_strconcat(place->session, ".sync", NULL);
  g_autoptr(GArray) painted = g_array_new(FALSE, FALSE, sizeof(double)), synced = g_array_new(FALSE, FALSE, sizeof(double));
  gsize bytes;
  forget_session(place);
  int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
  Child child = start(argv);
  await_painting(&child, &bytes);
  for (gsize i = 0; first[i]; i++) {
    press(&child, first[i]);
    await_painting(&child, &bytes);
  }
  for (int i = 0; i < KEYS; i++) {
    gsize before = size_of(place->session);
    double waited = queued(&child), begin = figure_now();
    press(&child, i % 2 ? "-" : "+");
    double time = 0;
    gsize length = 0;
    for (; length == 0; length = size_of(place->session) - before) /* a tick of the clock may come first */
      time = await_painting(&child, &bytes) - begin;
    time -= queued(&child) - waited;
    double sync = sync_bytes(fd, length); /* takes turns with it, also with whoever else keeps the disk busy */
    g_array_append_val(painted, time);
    g_array_append_val(synced, sync);
  }
  close(fd);
  end(&child);
  figure("key to painted screen", figure_at(painted, 0.25), "ms", "sync of the same bytes", figure_at(synced, 0.25), FIGURE_BEYOND, 5);
}

/* --- memory --- */

static double resident(pid_t pid, const char *what) {
  g_autofree char *path = g_strdup_printf("/proc/%d/status", (int)pid);
  g_autofree char *text = NULL;
  const char *line = g_file_get_contents(path, &text, NULL, NULL) ? strstr(text, what) : NULL;
  return line ? g_ascii_strtod(line + strlen(what), NULL) / 1024 : 0;
}

/* Reads and forgets what is painted, so many ms. */
static void let_paint(const Child *child, double time) {
  for (double until = figure_now() + time; figure_now() < until;)
    if (read_some(child, 1) < 0) die("the program ended");
}

/* A rehearsal of eight hours: in the first half the clock ticks, in the second the records are written. */
static void measure_memory(const Place *place) {
  g_autofree char *speed = g_strdup_printf("%d", SPEED);
  const char *const argv[] = {place->program, "run", place->script, "--speed", speed, NULL};
  const double half = MEETING * 1000.0 / SPEED / 2;
  Child child = start(argv);
  gsize bytes;
  await_painting(&child, &bytes);
  press(&child, "\033[6~");
  let_paint(&child, half / 10);
  double early = resident(child.pid, "\nVmRSS:");
  let_paint(&child, half - half / 10);
  double late = resident(child.pid, "\nVmRSS:");
  press(&child, "k");
  for (int i = 0; i < RECORDS; i++) {
    g_autofree char *typed = g_strdup_printf("Kernwoord %d uit het gesprek over de wijk\r", i + 1);
    press(&child, typed);
    let_paint(&child, half / RECORDS);
  }
  let_paint(&child, 200);
  double most = resident(child.pid, "\nVmHWM:");
  end(&child);
  figure("memory, 8 hours with 5,000 records", most, "MB", "before the first of them", late, FIGURE_MOST, 12);
  figure("memory after 4 hours of ticks", late, "MB", "after 24 minutes", early, FIGURE_TIMES, 1.02);
}

static void place_init(Place *place, char **argv, const char *script) {
  g_autofree char *stem = g_strndup(script, strlen(script) - strlen(".yaml"));
  place->program = argv[1];
  place->empty = argv[2];
  place->script = g_strdup(script);
  place->session = g_strconcat(stem, ".sessie.yaml", NULL);
  place->copies = g_strconcat(stem, ".sessie.d", NULL);
}

static void place_clear(Place *place) {
  g_free(place->script);
  g_free(place->session);
  g_free(place->copies);
}

int main(int argc, char **argv) {
  if (argc != 5 || !g_str_has_suffix(argv[3], ".yaml")) return 2;
  Place first, plain;
  g_autofree char *script = g_build_filename(argv[4], "buurt.yaml", NULL);
  place_init(&first, argv, argv[3]);
  place_init(&plain, argv, script);
  write_script(&plain);
  measure_start(&first);
  measure_ticks(&plain);
  measure_keys(&plain);
  measure_memory(&plain);
  place_clear(&first);
  place_clear(&plain);
  return 0;
}
