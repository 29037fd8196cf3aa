/* Fills calendar entries from a script, a report or a session. How they are written is in view/ics.h. */
#include "view/calendar.h"

#include <string.h>

#include "model/agreements.h"
#include "view/ics.h"

/* An invitation counts for more than what a report announced of the same meeting, however often that was changed. */
#define INVITATION_SEQUENCE 1000
/* Changes of one meeting come after all those of the meetings before it. */
#define MEETING_SEQUENCE 1000

char *calendar_name(const char *path) {
  static const char *const suffixes[] = {".yaml", ".yml", ".sessie"};
  g_autofree char *whole = g_canonicalize_filename(path, NULL), *folder = g_path_get_dirname(whole);
  g_autofree char *name = g_path_get_basename(whole), *below = g_path_get_basename(folder);
  for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++) {
    if (g_str_has_suffix(name, suffixes[i])) name[strlen(name) - strlen(suffixes[i])] = '\0';
  }
  return g_strdup_printf("%s/%s", below, name);
}

/* The name of a meeting that a script calls an earlier one. */
static char *name_of_previous(const char *path, const char *previous) {
  g_autofree char *folder = g_path_get_dirname(path);
  g_autofree char *whole = g_path_is_absolute(previous) ? g_strdup(previous) : g_build_filename(folder, previous, NULL);
  return calendar_name(whole);
}

static guint meetings_before(const Script *script) { return script->previous ? g_strv_length(script->previous) : 0; }

static const char *organiser(const Script *script) { return script->initiator.mail ? script->initiator.mail : ""; }

/* Identity of the meeting that follows on the one of this name. */
static char *uid_after(const Script *script, const char *name) {
  return ics_uid((const char *const[]){"after", organiser(script), name, NULL});
}

static char *uid_of_meeting(const Script *script, const char *path) {
  guint n = meetings_before(script);
  g_autofree char *name = n ? name_of_previous(path, script->previous[n - 1]) : calendar_name(path);
  return n ? uid_after(script, name) : ics_uid((const char *const[]){"meeting", organiser(script), name, NULL});
}

/* Raises the sequence of an entry that changed since it was made last, and remembers it. */
static void count_on(IcsEvent *event, GHashTable *marks) {
  event->sequence = ics_next_sequence(g_hash_table_lookup(marks, event->uid), event);
  g_hash_table_replace(marks, g_strdup(event->uid), ics_mark(event));
}

static char *write_one(IcsEvent *event, GHashTable *marks) {
  count_on(event, marks);
  g_autoptr(GArray) events = g_array_new(FALSE, FALSE, sizeof(IcsEvent));
  g_array_append_val(events, *event);
  return ics_write(events);
}

/* An entry with what all of them have. */
static IcsEvent entry(const Script *script, const char *uid) {
  return (IcsEvent){
      .uid = uid,
      .stamp = script->begin == INSTANT_NONE ? 0 : script->begin,
      .start = INSTANT_NONE,
      .end = INSTANT_NONE,
      .organiser_name = script->initiator.name,
      .organiser_mail = script->initiator.mail,
  };
}

char *calendar_of_meeting(const Script *script, const char *path, const char *where, GHashTable *marks) {
  if (!script->date.year) return NULL;
  g_autofree char *uid = uid_of_meeting(script, path), *text = g_strjoinv("\n", script->practical);
  IcsEvent event = entry(script, uid);
  event.title = script->title;
  event.place = where;
  event.text = text;
  event.day = script->date;
  if (script->begin_clock != CLOCK_NONE) {
    event.start = script->begin;
    event.end = script->end;
  }
  event.sequence = meetings_before(script) ? INVITATION_SEQUENCE : 0;
  return write_one(&event, marks);
}

static int count_events(const Session *session, EventKind kind) {
  int n = 0;
  for (guint i = 0; i < session->events->len; i++) n += ((const Event *)g_ptr_array_index(session->events, i))->kind == kind;
  return n;
}

/* How often what was agreed about the next meeting may have changed. */
static int next_sequence(const Session *session) {
  int n = count_events(session, EVENT_NEXT_MEETING) + count_events(session, EVENT_UNDO) + count_events(session, EVENT_REDO);
  return CLAMP(n - 1, 0, INVITATION_SEQUENCE - 1);
}

char *calendar_of_next(const ReportFacts *facts, const char *path, GHashTable *marks) {
  const Session *session = facts->session;
  const Script *script = facts->script;
  if (!session->next_date.year) return NULL;
  g_autofree char *name = calendar_name(path), *uid = uid_after(script, name);
  g_autofree char *title = tx(facts->lang, CALENDAR_NEXT, TS(script->title));
  g_autofree char *host = facts->next_host ? tx(facts->lang, REPORT_NEXT_HOST, TS(facts->next_host)) : NULL;
  IcsEvent event = entry(script, uid);
  event.stamp = session->last_t;
  event.sequence = next_sequence(session);
  event.title = title;
  event.place = facts->next_place;
  event.text = host;
  event.day = session->next_date;
  if (session->next_clock >= 0) {
    civil_to_instant(script->zone, session->next_date, session->next_clock, &event.start);
    event.end = event.start + (script->end > script->begin ? script->end - script->begin : 0);
  }
  return write_one(&event, marks);
}

char *calendar_of_dates(const OwnerTasks *tasks, const char *path, GHashTable *marks) {
  const Script *script = tasks->session->script;
  Lang lang = script_participant_lang(script);
  g_autoptr(GArray) events = g_array_new(FALSE, FALSE, sizeof(IcsEvent));
  g_autoptr(GPtrArray) strings = g_ptr_array_new_with_free_func(g_free);
  guint n = meetings_before(script);
  g_autofree char *series = n ? name_of_previous(path, script->previous[0]) : calendar_name(path);
  g_autofree char *from = tx(lang, CALENDAR_FROM, TS(script->title));
  for (guint i = 0; i < tasks->tasks->len; i++) {
    const OwnerTask *task = g_ptr_array_index(tasks->tasks, i);
    const Record *record = task->record;
    if (!record->due.year) continue;
    g_autofree char *number = g_strdup_printf("%d", record->number);
    char *uid = ics_uid((const char *const[]){"agreement", organiser(script), series, number, NULL});
    char *title = tx(lang, CALENDAR_AGREEMENT, TN(record->number), TS(task->text));
    g_ptr_array_add(strings, uid);
    g_ptr_array_add(strings, title);
    IcsEvent event = entry(script, uid);
    event.stamp = task->session->last_t;
    event.sequence = (int)n * MEETING_SEQUENCE + agreement_changes(task->session, record);
    event.title = title;
    event.text = from;
    event.day = record->due;
    event.free = TRUE;
    count_on(&event, marks);
    g_array_append_val(events, event);
  }
  return events->len ? ics_write(events) : NULL;
}
