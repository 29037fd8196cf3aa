/* From an event to the disk: a line is queued, written and synced, and kept in the queue when the disk refuses. */
#include <errno.h>
#include <string.h>

#include "read/eventline.h"
#include "read/journal_private.h"

static guint64 last_number(const Session *session) {
  const GPtrArray *events = session->events;
  return events->len ? ((const Event *)g_ptr_array_index(events, events->len - 1))->n : 0;
}

/* Numbers an event that comes `ahead` places after the last one that was applied; it is not before `earliest`. */
static void number(const Journal *journal, Event *event, guint ahead, Instant earliest) {
  event->n = last_number(journal->session) + ahead;
  event->t = MAX(event->t ? event->t : journal_now(journal), earliest);
}

void journal_queue(Journal *journal, const Event *event) {
  GString *line = g_string_new(NULL);
  eventline_append(line, event);
  g_queue_push_tail(journal->unsaved, g_string_free(line, FALSE));
  journal->unsaved_events++;
}

void journal_add(Journal *journal, Event *event) {
  number(journal, event, 1, journal->session->last_t);
  journal_queue(journal, event);
  session_append(journal->session, event);
}

/* TRUE when these bytes are on the disk. */
static gboolean save(Journal *journal, const char *bytes, gsize length) {
  g_autoptr(GError) error = NULL;
  gboolean ok = TRUE;
  if (journal->torn) {
    ok = file_append_truncate(journal->file, journal->committed, &error);
    journal->torn = !ok;
  }
  ok = ok && file_append(journal->file, bytes, length, &error);
  journal->errnum = ok ? 0 : file_errno(error);
  return ok;
}

static void clear_queue(Journal *journal) {
  g_queue_clear_full(journal->unsaved, g_free);
  journal->unsaved_events = 0;
}

/* All lines in one go, as one write and one sync. */
static gboolean save_all(Journal *journal) {
  g_autoptr(GString) lines = g_string_new(NULL);
  for (GList *l = journal->unsaved->head; l; l = l->next) {
    g_string_append(lines, l->data);
  }
  if (!save(journal, lines->str, lines->len)) {
    return FALSE;
  }
  clear_queue(journal);
  return TRUE;
}

/* On a disk that is nearly full some of the lines may still find room: in order, up to the first that does not. */
static void save_some(Journal *journal) {
  while (journal->unsaved->length > 0) {
    const char *line = journal->unsaved->head->data;
    if (!save(journal, line, strlen(line))) {
      return;
    }
    g_free(g_queue_pop_head(journal->unsaved));
    /* the header is the one line that is no event */
    journal->unsaved_events = MIN(journal->unsaved_events, (int)journal->unsaved->length);
  }
}

gboolean journal_flush(Journal *journal) {
  if (journal->unsaved->length == 0) {
    return TRUE;
  }
  if (save_all(journal)) {
    return TRUE;
  }
  if (journal->unsaved->length > 1 && journal->errnum != ESTALE) {
    save_some(journal);
  }
  return journal->unsaved->length == 0;
}

static GString *whole_file(const Journal *journal) {
  GString *lines = g_string_new(NULL);
  replay_append_header(lines, journal->script_name, journal->digest);
  for (guint i = 0; i < journal->session->events->len; i++) {
    eventline_append(lines, g_ptr_array_index(journal->session->events, i));
  }
  return lines;
}

/* The file is no longer under its name. When nothing else is, all that happened is written anew. */
static gboolean write_anew(Journal *journal) {
  struct stat st;
  if (file_ops->stat(journal->path, &st) == 0 || errno != ENOENT) {
    return FALSE;
  }
  FileAppend *file = file_append_open(journal->path, journal_file_mode(journal), NULL);
  if (!file) {
    return FALSE;
  }
  g_autoptr(GString) lines = whole_file(journal);
  g_autoptr(GError) error = NULL;
  if (file_append_length(file) > 0 || !file_append(file, lines->str, lines->len, &error)) {
    if (file_append_length(file) == 0) {
      file_ops->unlink(journal->path);
    }
    journal->errnum = error ? file_errno(error) : ESTALE;
    file_append_close(file);
    return FALSE;
  }
  file_append_close(journal->file);
  journal->file = file;
  journal->torn = FALSE;
  journal->errnum = 0;
  clear_queue(journal);
  return TRUE;
}

gboolean journal_retry(Journal *journal) {
  if (!journal->file || journal_flush(journal)) {
    return TRUE;
  }
  return journal->errnum == ESTALE && write_anew(journal);
}

gboolean journal_append(Journal *journal, Decision *decision) {
  GPtrArray *events = decision->events;
  if (!journal->file || !journal->session || !events) {
    decision_clear(decision);
    return FALSE;
  }
  Instant earliest = journal->session->last_t;
  for (guint i = 0; i < events->len; i++) {
    Event *event = g_ptr_array_index(events, i);
    number(journal, event, i + 1, earliest);
    journal_queue(journal, event);
    earliest = event->t;
  }
  gboolean saved = journal_flush(journal);
  for (guint i = 0; i < events->len; i++) {
    session_append(journal->session, g_ptr_array_index(events, i));
    g_ptr_array_index(events, i) = NULL;
  }
  decision_clear(decision);
  return saved;
}

int journal_pending(const Journal *journal) {
  return journal->unsaved_events;
}

int journal_errno(const Journal *journal) {
  return journal->errnum;
}
