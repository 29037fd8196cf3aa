/* Copying the state of a session. What is large is shared: a record belongs to every state that has it, and is copied when one of
 * them changes it (session_record.c). */
#include "model/session.h"
#include "model/session_apply.h"

static PhaseRun *copy_run(const PhaseRun *from, const Script *script) {
  PhaseRun *run = g_memdup2(from, sizeof *from);
  if (from->inserted) {
    run->phase = session_inserted_phase(from->phase->id, from->phase->title, from->phase->planned, script);
  }
  run->spans = g_array_copy(from->spans);
  run->round.turns = from->round.turns ? g_array_copy(from->round.turns) : NULL;
  return run;
}

static Record *share_record(Record *record) {
  record->refs++;
  return record;
}

void session_state_copy(Session *to, const Session *from) {
  const Session kept = *to;
  *to = *from;
  to->script = kept.script ? kept.script : from->script;
  to->events = kept.events;
  to->undo = kept.undo;
  to->redo = kept.redo;
  to->past = kept.past;
  to->phases = g_ptr_array_new_full(from->phases->len, session_phase_run_free);
  for (guint i = 0; i < from->phases->len; i++) {
    g_ptr_array_add(to->phases, copy_run(g_ptr_array_index(from->phases, i), from->script));
  }
  to->stops = g_array_copy(from->stops);
  to->people = g_ptr_array_new_full(from->people->len, (GDestroyNotify)person_free);
  for (guint i = 0; i < from->people->len; i++) {
    g_ptr_array_add(to->people, person_copy(g_ptr_array_index(from->people, i)));
  }
  to->attendance = g_array_copy(from->attendance);
  to->records = g_ptr_array_new_full(from->records->len, session_record_free);
  for (guint i = 0; i < from->records->len; i++) {
    g_ptr_array_add(to->records, share_record(g_ptr_array_index(from->records, i)));
  }
  to->room = g_strdup(from->room);
  to->next_place = g_strdup(from->next_place);
  to->next_host = g_strdup(from->next_host);
  to->message = g_strdup(from->message);
}
