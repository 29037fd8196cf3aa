/* Reading a session file of 10,000 events and folding it, beside what bare libyaml needs for the events of the same file; and an
 * undo at its end, beside folding all of it anew.
 * Usage: replay SESSION-FILE SCRIPT. Each takes turns with the other; the fastest of many turns counts, for what else the
 * machine does only ever adds to it. */
#include <stdlib.h>
#include <time.h>
#include <yaml.h>

#include "figure.h"
#include "model/session.h"
#include "read/load.h"
#include "read/replay.h"

#define TURNS 31
#define UNDOS 100

static double cpu_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double bare(const char *bytes, gsize length) {
  yaml_parser_t parser;
  yaml_event_t event;
  gboolean more = TRUE;
  double begin = cpu_now();
  yaml_parser_initialize(&parser);
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, length);
  while (more) {
    if (!yaml_parser_parse(&parser, &event)) exit(2);
    more = event.type != YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  return cpu_now() - begin;
}

static double replay(const char *bytes, gsize length, const Script *script, guint *events) {
  g_autoptr(DiagList) diags = diag_list_new(LANG_EN);
  Replay read;
  double begin = cpu_now();
  if (!replay_read(bytes, length, "", diags, &read)) exit(2);
  *events = read.events->len;
  g_autoptr(Session) session = session_fold(script, g_steal_pointer(&read.events));
  double time = cpu_now() - begin;
  replay_clear(&read);
  return session->events->len == *events ? time : G_MAXDOUBLE;
}

/* The last events of a long meeting undone one by one and done again: the mean of one such key, and of folding all anew. */
static void measure_undo(const char *bytes, gsize length, const Script *script) {
  g_autoptr(DiagList) diags = diag_list_new(LANG_EN);
  Replay read;
  if (!replay_read(bytes, length, "", diags, &read)) exit(2);
  g_autoptr(Session) session = session_fold(script, g_steal_pointer(&read.events));
  replay_clear(&read);
  double undo = G_MAXDOUBLE, fold = G_MAXDOUBLE;
  for (int turn = 0; turn < TURNS; turn++) {
    double begin = cpu_now();
    g_autoptr(Session) anew = session_until(session, G_MAXUINT64);
    fold = MIN(fold, cpu_now() - begin);
    if (anew->records->len != session->records->len) exit(2);
    begin = cpu_now();
    for (int i = 0; i < 2 * UNDOS; i++) {
      const GArray *stack = i < UNDOS ? session->undo : session->redo;
      Event *event = event_new(i < UNDOS ? EVENT_UNDO : EVENT_REDO);
      event->t = session->last_t;
      event->number = (int)g_array_index(stack, guint64, stack->len - 1);
      session_append(session, event);
    }
    undo = MIN(undo, (cpu_now() - begin) / (2 * UNDOS));
  }
  figure("undo or redo at the end of it", undo, "ms", "all events folded anew", fold, FIGURE_TIMES, 0.1);
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr(Loaded) loaded = load_meeting(argv[2], &(const LoadOptions){0});
  if (!loaded->script || !g_file_get_contents(argv[1], &bytes, &length, NULL)) return 2;
  script_schedule(loaded->script, 0, NULL);
  double yardstick = G_MAXDOUBLE, time = G_MAXDOUBLE;
  guint events = 0;
  for (int i = 0; i < TURNS; i++) {
    yardstick = MIN(yardstick, bare(bytes, length));
    time = MIN(time, replay(bytes, length, loaded->script, &events));
  }
  g_autofree char *name = g_strdup_printf("%u events replayed (%.1f MB)", events, (double)length / 1e6);
  figure(name, time, "ms", "bare libyaml, the same file", yardstick, FIGURE_TIMES, 1.5);
  measure_undo(bytes, length, loaded->script);
  return 0;
}
