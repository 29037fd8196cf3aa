/* Fuzzing of everything that reads a session file. What is read without a fault must fold into a session, and, written again,
 * read as the same events; what is refused must say where. No file is opened. */
#include <stdint.h>
#include <stdlib.h>

#include "model/session.h"
#include "read/eventline.h"
#include "read/replay.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(gboolean truth) {
  if (!truth) {
    abort();
  }
}

static void write_again(const Replay *replay, GString *text) {
  replay_append_header(text, replay->script, replay->digest);
  for (guint i = 0; i < replay->events->len; i++) {
    eventline_append(text, g_ptr_array_index(replay->events, i));
  }
}

static void same(const Replay *a, const Replay *b) {
  must(a->events->len == b->events->len && a->last_t == b->last_t);
  for (guint i = 0; i < a->events->len; i++) {
    must(event_equal(g_ptr_array_index(a->events, i), g_ptr_array_index(b->events, i)));
  }
}

static void fold(GPtrArray *events) {
  g_autoptr(Script) script = script_new();
  Phase *phase = phase_new();
  g_free(phase->id);
  phase->id = g_strdup("welkom");
  phase->planned = phase->minimum = phase->maximum = 600;
  g_ptr_array_add(script->phases, phase);
  script_schedule(script, INSTANT_NONE, NULL);
  session_free(session_fold(script, events));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(DiagList) diags = diag_list_new(LANG_NL);
  Replay replay;
  gboolean ok = replay_read((const char *)data, size, "fuzz.sessie.yaml", diags, &replay);
  must(ok != diag_failed(diags) && replay.committed <= size);
  g_autofree char *words = diag_text(diags);
  must(g_utf8_validate(words, -1, NULL));
  /* a later version's events are left out, so that the numbers no longer follow each other */
  if (ok && replay.header && !replay.later) {
    g_autoptr(GString) text = g_string_new(NULL);
    write_again(&replay, text);
    Replay again;
    must(replay_read(text->str, text->len, "again", diags, &again));
    same(&replay, &again);
    replay_clear(&again);
    fold(g_steal_pointer(&replay.events));
  }
  replay_clear(&replay);
  return 0;
}
