/* Which script a session belongs to: the copy made at its opening, and after an adoption the edited one, into which the past is
 * carried over. */
#include <string.h>

#include "model/rooms.h"
#include "read/copies.h"
#include "read/journal_private.h"

#define SCRIPT_MAX_BYTES (16 * 1024 * 1024)

char *journal_copies_folder(const Journal *journal, int set) {
  if (set == 1) {
    return g_strdup(journal->folder);
  }
  g_autofree char *name = g_strdup_printf("%d", set);
  return g_build_filename(journal->folder, name, NULL);
}

static gboolean same_script(const Loaded *loaded, const char *digest) {
  if (!loaded || !loaded->script || loaded->files->len == 0) {
    return FALSE;
  }
  gsize length;
  const void *bytes = g_bytes_get_data(((const LoadedFile *)g_ptr_array_index(loaded->files, 0))->bytes, &length);
  g_autofree char *own = file_digest(bytes, length);
  return g_strcmp0(own, digest) == 0;
}

/* A copy is lost, but the original is still the same script: it is read, and copied again by who writes. */
static Script *load_original(Journal *journal, const char *folder, const Loaded *loaded) {
  const LoadedFile *file = g_ptr_array_index(loaded->files, 0);
  g_autoptr(Loaded) again = load_meeting(file->path, NULL);
  if (journal->file && again->script && file_make_dir(folder, journal_folder_mode(journal), NULL)) {
    copies_write(folder, again, journal_file_mode(journal), NULL);
  }
  return g_steal_pointer(&again->script);
}

/* The copies that wait, when they are those of this session: whoever put it in place was stopped before they were. Who writes does that. */
static Script *load_waiting(Journal *journal, const char *digest) {
  g_autofree char *folder = copies_waiting(journal->folder), *beside = g_path_get_dirname(journal->script_path);
  g_autofree char *name = g_build_filename(beside, journal->script_name, NULL);
  const LoadOptions options = {.copies = folder};
  if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) return NULL;
  g_autoptr(Loaded) waiting = load_meeting(name, &options);
  if (!same_script(waiting, digest)) return NULL;
  if (journal->file) copies_take_over(journal->folder, waiting, journal_file_mode(journal), NULL);
  return g_steal_pointer(&waiting->script);
}

Script *journal_load_copy(Journal *journal, int set, const char *digest, const Loaded *loaded, DiagList *diags) {
  g_autofree char *folder = journal_copies_folder(journal, set);
  g_autofree char *path = copies_path(folder, journal->script_name);
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr(GError) error = NULL;
  gboolean there = file_read(path, SCRIPT_MAX_BYTES, &bytes, &length, &error);
  g_autofree char *own = there ? file_digest(bytes, length) : NULL;
  gboolean same = there && g_strcmp0(own, digest) == 0;
  Script *waiting = set == 1 && !same ? load_waiting(journal, digest) : NULL;
  if (waiting) {
    return waiting;
  }
  if (there && !same) {
    diag(diags, SESSION_COPY_CHANGED, diag_source(diags, path, NULL), ((Place){0}));
    return NULL;
  }
  g_autofree char *beside = g_path_get_dirname(journal->script_path);
  g_autofree char *name = g_build_filename(beside, journal->script_name, NULL);
  const LoadOptions options = {.copies = folder};
  g_autoptr(Loaded) copy = there ? load_meeting(name, &options) : NULL;
  if (copy && copy->script) {
    return g_steal_pointer(&copy->script);
  }
  Script *original = same_script(loaded, digest) ? load_original(journal, folder, loaded) : NULL;
  if (!original) {
    diag(diags, SESSION_COPY_LOST, diag_source(diags, journal->path, NULL), ((Place){0}), TS(there ? folder : path));
  }
  return original;
}

static int phase_index(const Script *script, const char *id) {
  for (guint i = 0; i < script->phases->len; i++) {
    if (g_strcmp0(((const Phase *)g_ptr_array_index(script->phases, i))->id, id) == 0) {
      return (int)i;
    }
  }
  return -1;
}

/* Moves the part with this id out of a script, which is freed afterwards. */
static Phase *steal_phase(Script *script, const char *id) {
  int index = phase_index(script, id);
  return index < 0 ? NULL : g_ptr_array_steal_index(script->phases, (guint)index);
}

/* Carries over into the edited script what is past: parts that are done stay as they were, and a part that has begun and is gone
 * from the edited script comes back, behind the one that it followed. */
static void keep_past(Script *edited, Script *old, const Session *before) {
  int behind = -1;
  for (guint i = 0; i < before->phases->len; i++) {
    const PhaseRun *run = session_run(before, (int)i);
    if (run->inserted) {
      continue;
    }
    int index = phase_index(edited, run->phase->id);
    gboolean past = run->spans->len > 0 && run->state != PHASE_RUNNING;
    if (run->spans->len > 0 && (past || index < 0)) {
      Phase *phase = steal_phase(old, run->phase->id);
      if (phase && index >= 0) {
        phase_free(g_ptr_array_index(edited->phases, index));
        g_ptr_array_index(edited->phases, index) = phase;
      } else if (phase) {
        index = behind + 1;
        g_ptr_array_insert(edited->phases, index, phase);
      }
    }
    if (index >= 0) {
      behind = index;
    }
  }
}

static GPtrArray *copy_events(const GPtrArray *events, guint n) {
  GPtrArray *copies = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
  for (guint i = 0; i < n; i++) {
    g_ptr_array_add(copies, event_copy(g_ptr_array_index(events, i)));
  }
  return copies;
}

static const Event *opening(const GPtrArray *events) {
  for (guint i = 0; i < events->len; i++) {
    const Event *event = g_ptr_array_index(events, i);
    if (event->kind == EVENT_OPEN) {
      return event;
    }
  }
  return NULL;
}

/* The script of a set of copies, of the room that the session is of. */
static Script *load_room(Journal *journal, int set, const char *digest, const char *room, const Loaded *loaded, DiagList *diags) {
  Script *script = journal_load_copy(journal, set, digest, loaded, diags);
  if (script && room) rooms_take(script, room);
  return script;
}

gboolean journal_build(Journal *journal, GPtrArray *events, const Loaded *loaded, DiagList *diags) {
  const Event *open = opening(events);
  Instant begin = open ? open->at : INSTANT_NONE;
  g_autofree char *room = open ? g_strdup(open->text) : NULL;
  int set = 1;
  Script *script = load_room(journal, set, journal->digest, room, loaded, diags);
  for (guint i = 0; script && i < events->len; i++) {
    const Event *event = g_ptr_array_index(events, i);
    if (event->kind != EVENT_ADOPT) {
      continue;
    }
    script_schedule(script, begin, NULL);
    Session *before = session_fold(script, copy_events(events, i));
    Script *edited = load_room(journal, ++set, event->digest, room, loaded, diags);
    if (edited) {
      keep_past(edited, script, before);
    }
    session_free(before);
    script_free(script);
    script = edited;
  }
  if (!script) {
    g_ptr_array_unref(events);
    return FALSE;
  }
  script_schedule(script, begin, NULL);
  session_free(journal->session);
  script_free(journal->script);
  journal->script = script;
  journal->session = session_fold(script, events);
  journal->copies = set;
  return TRUE;
}

void journal_tie(Journal *journal) {
  const GPtrArray *events = journal->session->events;
  for (guint i = events->len; i > 0; i--) {
    const Event *event = g_ptr_array_index(events, i - 1);
    if (event->kind == EVENT_OPEN || event->kind == EVENT_RESUME || event->kind == EVENT_CLOCK) {
      journal->anchor.wall = event->wall;
      journal->anchor.boot = event->boot;
      g_strlcpy(journal->anchor.boot_id, event->boot_id ? event->boot_id : "", sizeof journal->anchor.boot_id);
      return;
    }
  }
}

gboolean journal_adopt(Journal *journal, const Loaded *edited, DiagList *diags) {
  if (!journal->file || !journal->session || !edited->script || edited->files->len == 0) {
    return FALSE;
  }
  const LoadedFile *file = g_ptr_array_index(edited->files, 0);
  gsize length;
  const void *bytes = g_bytes_get_data(file->bytes, &length);
  g_autofree char *folder = journal_copies_folder(journal, journal->copies + 1);
  g_autoptr(GError) error = NULL;
  if (!file_make_dir(folder, journal_folder_mode(journal), &error) ||
      !copies_write(folder, edited, journal_file_mode(journal), &error)) {
    g_autofree char *reason = file_reason(file_errno(error), diags->lang);
    diag(diags, SESSION_UNWRITABLE, diag_source(diags, folder, NULL), ((Place){0}), TS(reason));
    return FALSE;
  }
  GPtrArray *events = copy_events(journal->session->events, journal->session->events->len);
  Event *adopt = event_new(EVENT_ADOPT);
  adopt->n = events->len ? ((const Event *)g_ptr_array_index(events, events->len - 1))->n + 1 : 1;
  adopt->t = journal_now(journal);
  adopt->digest = file_digest(bytes, length);
  g_ptr_array_add(events, adopt);
  if (!journal_build(journal, events, NULL, diags)) {
    return FALSE;
  }
  journal_queue(journal, adopt); /* only now, with the copy read back and everything standing on it */
  journal->edited = FALSE;
  int next = journal->session->next_person;
  journal_enter_people(journal);
  if (journal->session->next_person != next) {
    journal_carry_met_anew(journal, diags);
  }
  journal_flush(journal);
  return TRUE;
}
