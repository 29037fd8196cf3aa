/* Opening, resuming and looking at a session. How lines reach the disk is in journal_write.c, which script they belong to in
 * journal_script.c, what comes from earlier meetings in journal_carry.c. */
#include "read/journal.h"

#include <errno.h>
#include <string.h>

#include "model/rooms.h"
#include "read/copies.h"
#include "read/journal_private.h"

char *journal_stem(const char *path) {
  static const char *const endings[] = {JOURNAL_ENDING, ".yaml", ".yml"};
  for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
    if (g_str_has_suffix(path, endings[i])) {
      return g_strndup(path, strlen(path) - strlen(endings[i]));
    }
  }
  return g_strdup(path);
}

char *journal_path_for(const char *script_path, const char *session_dir) {
  g_autofree char *base = session_dir ? g_path_get_basename(script_path) : g_strdup(script_path);
  g_autofree char *path = session_dir ? g_build_filename(session_dir, base, NULL) : g_strdup(base);
  g_autofree char *stem = journal_stem(path);
  return g_strconcat(stem, JOURNAL_ENDING, NULL);
}

/* "meeting.sessie.yaml" → "meeting.sessie.d" */
static char *folder_for(const char *path) {
  g_autofree char *stem = g_strndup(path, strlen(path) - strlen(".yaml"));
  return g_strconcat(stem, ".d", NULL);
}

int journal_file_mode(const Journal *journal) { return file_personal_mode(journal->path); }

int journal_folder_mode(const Journal *journal) { return journal_file_mode(journal) == 0660 ? 02770 : 0700; }

static void tell(DiagList *diags, DiagId id, const char *path, const char *reason) {
  diag_add(diags, id, diag_source(diags, path, NULL), (Place){0}, &TS(reason), 1);
}

static void tell_error(DiagList *diags, DiagId id, const char *path, const GError *error) {
  g_autofree char *reason = file_reason(file_errno(error), diags->lang);
  tell(diags, id, path, reason);
}

static Journal *journal_new(const char *script_path, const JournalOptions *options) {
  Journal *journal = g_new0(Journal, 1);
  journal->script_path = g_strdup(script_path);
  journal->path = journal_path_for(script_path, options->session_dir);
  journal->folder = folder_for(journal->path);
  journal->clock = options->clock ? options->clock : clock_real();
  journal->anchor = anchor_now(journal->clock);
  journal->active = INSTANT_NONE;
  journal->copies = 1;
  journal->unsaved = g_queue_new();
  return journal;
}

void journal_close(Journal *journal) {
  if (!journal) {
    return;
  }
  if (journal->file) {
    journal_flush(journal);
    file_append_close(journal->file);
  }
  g_queue_free_full(journal->unsaved, g_free);
  session_free(journal->session);
  script_free(journal->script);
  g_free(journal->script_path);
  g_free(journal->script_name);
  g_free(journal->digest);
  g_free(journal->path);
  g_free(journal->folder);
  g_free(journal);
}

/* Takes the lock, making the file when it is not there. FALSE when the state is settled: locked or failed. */
static gboolean take_lock(Journal *journal, DiagList *diags) {
  g_autoptr(GError) error = NULL;
  g_autofree char *dir = g_path_get_dirname(journal->path);
  if (file_make_dir(dir, 0700, &error)) {
    journal->file = file_append_open(journal->path, journal_file_mode(journal), &error);
  }
  if (journal->file) {
    return TRUE;
  }
  if (g_error_matches(error, FILE_ERROR, FILE_ERROR_LOCKED)) {
    journal->state = JOURNAL_LOCKED;
    tell(diags, DG_SESSION_LOCKED, journal->path, "");
  } else {
    journal->state = JOURNAL_FAILED;
    tell_error(diags, DG_SESSION_UNWRITABLE, journal->path, error);
  }
  return FALSE;
}

/* When anybody last did something: the machine's own events do not count. */
static Instant last_activity(const Session *session) {
  for (guint i = session->events->len; i > 0; i--) {
    const Event *event = g_ptr_array_index(session->events, i - 1);
    if (event_live(event->kind) || event->kind == EVENT_UNDO || event->kind == EVENT_REDO || event->kind == EVENT_SENT) {
      return event->t;
    }
  }
  return session->begin;
}

/* Reads the file into the journal. FALSE when the state is settled by it: none, damaged or failed. */
static gboolean read_session(Journal *journal, const Loaded *loaded, DiagList *diags) {
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr(GError) error = NULL;
  if (file_ops->stat(journal->path, &journal->seen) != 0) {
    memset(&journal->seen, 0, sizeof journal->seen);
  }
  if (!file_read(journal->path, JOURNAL_MAX_BYTES, &bytes, &length, &error)) {
    journal->state = file_errno(error) == ENOENT ? JOURNAL_NONE : JOURNAL_FAILED;
    if (journal->state == JOURNAL_FAILED) {
      tell_error(diags, DG_SESSION_UNREADABLE, journal->path, error);
    }
    return FALSE;
  }
  Replay replay;
  gboolean whole = replay_read(bytes, length, journal->path, diags, &replay);
  journal->torn = replay.torn;
  journal->committed = replay.committed;
  if (whole && replay.events->len == 0) {
    journal->state = JOURNAL_NONE;
  } else if (!whole) {
    journal->state = JOURNAL_DAMAGED;
  } else {
    journal->script_name = g_steal_pointer(&replay.script);
    journal->digest = g_steal_pointer(&replay.digest);
    gboolean built = journal_build(journal, g_steal_pointer(&replay.events), loaded, diags);
    journal->state = !built ? JOURNAL_DAMAGED : replay.later ? JOURNAL_READ_ONLY : JOURNAL_RESUMED;
  }
  replay_clear(&replay);
  if (!journal->session) {
    return FALSE;
  }
  journal_tie(journal);
  journal->active = last_activity(journal->session);
  return TRUE;
}

/* Does the script, as it is on the disk now, differ from the one in use? */
static void judge_edits(Journal *journal, const Loaded *loaded, DiagList *diags) {
  if (!loaded) {
    return;
  }
  g_autofree char *folder = journal_copies_folder(journal, journal->copies);
  journal->edited = !copies_same(folder, loaded);
  if (journal->edited) {
    tell(diags, DG_SESSION_EDITED, journal->script_path, "");
  }
}

static void queue_header(Journal *journal) {
  GString *line = g_string_new(NULL);
  replay_append_header(line, journal->script_name, journal->digest);
  g_queue_push_tail(journal->unsaved, g_string_free(line, FALSE));
}

/* Sets how this process tells the time from now on: the same now as before, and never before the last event. */
static Event *clock_event(Journal *journal, EventKind kind, Instant now) {
  Event *event = event_new(kind);
  journal->anchor = anchor_now(journal->clock);
  journal->anchor.wall = now;
  event->wall = now;
  event->boot = journal->anchor.boot;
  event->boot_id = g_strdup(journal->anchor.boot_id);
  event->t = now;
  return event;
}

void journal_follow_clock(Journal *journal) {
  if (!journal->file || !journal->session) {
    return;
  }
  journal_add(journal, clock_event(journal, EVENT_CLOCK, journal->clock->wall(journal->clock)));
  journal_flush(journal);
}

/* Copies the files and reads the script back from them. FALSE when it cannot be kept (told). */
static gboolean copy_script(Journal *journal, const Loaded *loaded, const JournalOptions *options, DiagList *diags) {
  const LoadedFile *file = g_ptr_array_index(loaded->files, 0);
  gsize length;
  const void *bytes = g_bytes_get_data(file->bytes, &length);
  g_autoptr(GError) error = NULL;
  g_free(journal->script_name);
  g_free(journal->digest);
  journal->script_name = g_strdup(file->name);
  journal->digest = file_digest(bytes, length);
  if (!file_make_dir(journal->folder, journal_folder_mode(journal), &error) ||
      !copies_write(journal->folder, loaded, journal_file_mode(journal), &error)) {
    tell_error(diags, DG_SESSION_UNWRITABLE, journal->folder, error);
    return FALSE;
  }
  journal->script = journal_load_copy(journal, 1, journal->digest, NULL, diags);
  if (!journal->script) {
    return FALSE;
  }
  if (options->room) rooms_take(journal->script, options->room);
  Instant now = journal->clock->wall(journal->clock);
  script_schedule(journal->script, options->begin == INSTANT_NONE ? now : options->begin, NULL);
  return TRUE;
}

/* Which room it is: numbers of agreements depend on it, so it stands in the session for good. */
static void name_room(Event *open, const Loaded *loaded, const char *room) {
  g_autoptr(GPtrArray) rooms = rooms_of(loaded->script);
  if (!rooms->len) return;
  open->text = g_strdup(room);
  open->room = room ? rooms_find(loaded->script, room) : 0;
  open->rooms = (int)rooms->len + 1;
}

/* Queues all that a session begins with. */
static void begin(Journal *journal, const Loaded *loaded, const JournalOptions *options, DiagList *diags) {
  journal->session = session_new(journal->script);
  Event *open = clock_event(journal, EVENT_OPEN, journal->clock->wall(journal->clock));
  open->digest = g_strdup(journal->digest);
  open->version = g_strdup(VERSION);
  open->at = journal->script->begin;
  open->flag = options->rehearsal;
  name_room(open, loaded, options->room);
  queue_header(journal);
  journal_add(journal, open);
  journal_enter_people(journal);
  journal_carry(journal, diags);
}

/* Begins a session in a file that holds nothing, or nothing but a header or a part of one. */
static void open_new(Journal *journal, const Loaded *loaded, const JournalOptions *options, DiagList *diags) {
  journal->state = JOURNAL_FAILED;
  if (!loaded || !loaded->script || loaded->files->len == 0 || !copy_script(journal, loaded, options, diags)) {
    return;
  }
  journal->torn = file_append_length(journal->file) > 0;
  journal->committed = 0;
  begin(journal, loaded, options, diags);
  if (journal_flush(journal)) {
    journal->state = JOURNAL_NEW;
    return;
  }
  g_autofree char *reason = file_reason(journal->errnum, diags->lang);
  tell(diags, DG_SESSION_UNWRITABLE, journal->path, reason);
}

/* An opening that broke off: nothing but the machine's own first events is there. */
static gboolean only_opened(const Session *session) {
  for (guint i = 0; i < session->events->len; i++) {
    const Event *event = g_ptr_array_index(session->events, i);
    if (event->kind != EVENT_OPEN && event->kind != EVENT_ENTER && event->kind != EVENT_CARRY && event->kind != EVENT_NUMBERS &&
        event->kind != EVENT_MET && event->kind != EVENT_RESUME) {
      return FALSE;
    }
  }
  return TRUE;
}

static void resume(Journal *journal, DiagList *diags) {
  gboolean broken_off = only_opened(journal->session);
  journal_add(journal, clock_event(journal, EVENT_RESUME, journal_now(journal)));
  if (broken_off) {
    journal_enter_people(journal);
    journal_carry(journal, diags);
  }
  journal_flush(journal);
}

/* A new session that could not be kept leaves no empty file behind. */
static void give_up(Journal *journal) {
  if (journal->file && file_append_length(journal->file) == 0) {
    file_ops->unlink(journal->path);
  }
  g_queue_clear_full(journal->unsaved, g_free);
  journal->unsaved_events = 0;
  g_clear_pointer(&journal->file, file_append_close);
  g_clear_pointer(&journal->session, session_free);
  g_clear_pointer(&journal->script, script_free);
}

Journal *journal_open(const char *script_path, const Loaded *loaded, const JournalOptions *options, DiagList *diags) {
  Journal *journal = journal_new(script_path, options);
  gboolean mine = options->write && take_lock(journal, diags);
  if (options->write && !mine && journal->state == JOURNAL_FAILED) {
    return journal;
  }
  gboolean locked = options->write && !mine;
  if (read_session(journal, loaded, diags)) {
    judge_edits(journal, loaded, diags);
    if (mine && journal->state == JOURNAL_RESUMED) {
      resume(journal, diags);
    }
  } else if (mine && journal->state == JOURNAL_NONE) {
    open_new(journal, loaded, options, diags);
  }
  if (locked && journal->state != JOURNAL_DAMAGED && journal->state != JOURNAL_FAILED) {
    journal->state = JOURNAL_LOCKED;
  }
  if (journal->state == JOURNAL_FAILED) {
    give_up(journal);
  } else if (journal->state == JOURNAL_READ_ONLY) {
    g_clear_pointer(&journal->file, file_append_close);
  }
  return journal;
}

JournalState journal_state(const Journal *journal) {
  return journal->state;
}

gboolean journal_script_edited(const Journal *journal) {
  return journal->edited;
}

Session *journal_session(Journal *journal) {
  return journal->session;
}

const Script *journal_script(const Journal *journal) {
  return journal->script;
}

const char *journal_script_name(const Journal *journal) { return journal->script_name; }

const char *journal_path(const Journal *journal) {
  return journal->path;
}

Instant journal_now(const Journal *journal) {
  Instant now = anchor_instant(&journal->anchor, journal->clock);
  return journal->session ? MAX(now, journal->session->last_t) : now;
}

gint64 journal_drift(const Journal *journal) {
  return journal->clock->wall(journal->clock) - journal_now(journal);
}

gboolean journal_stale(const Journal *journal) {
  return journal->session && journal->active != INSTANT_NONE && journal_now(journal) - journal->active > 4 * JOURNAL_HOUR;
}
