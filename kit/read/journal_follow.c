/* Following a session that another process writes: what was appended is read and applied, the rest is not touched. Whatever
 * is not plainly a continuation (another file, an adopted script, a line that does not fit) is read anew from its
 * beginning. */
#include "read/journal_private.h"

static gboolean same_file(const struct stat *a, const struct stat *b) {
  return a->st_ino == b->st_ino && a->st_dev == b->st_dev;
}

static gboolean unchanged(const struct stat *a, const struct stat *b) {
  return same_file(a, b) && a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
         a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static const Event *last_event(const Session *session) {
  return session->events->len ? g_ptr_array_index(session->events, session->events->len - 1) : NULL;
}

/* An adopted script changes what all events mean; they must be folded anew. */
static gboolean adopts(const GPtrArray *events) {
  for (guint i = 0; i < events->len; i++) {
    if (((const Event *)g_ptr_array_index(events, i))->kind == EVENT_ADOPT) {
      return TRUE;
    }
  }
  return FALSE;
}

static void apply_all(Journal *journal, GPtrArray *events) {
  gboolean clock = FALSE;
  for (guint i = 0; i < events->len; i++) {
    Event *event = g_ptr_array_index(events, i);
    g_ptr_array_index(events, i) = NULL;
    clock = clock || event->kind == EVENT_RESUME || event->kind == EVENT_CLOCK;
    session_append(journal->session, event);
  }
  if (clock) {
    journal_tie(journal);
  }
}

/* Reads the lines behind those that were read already. FALSE when the file is not plainly the same one, grown longer. */
static gboolean go_on(Journal *journal, const struct stat *before, gboolean *news) {
  const struct stat *now = &journal->seen;
  const Event *last = journal->session ? last_event(journal->session) : NULL;
  if (!last || journal->lost || journal->state == JOURNAL_READ_ONLY || !same_file(before, now) ||
      (gsize)now->st_size <= journal->committed) {
    return FALSE;
  }
  g_autofree char *bytes = NULL;
  gsize length;
  if (!file_read_from(journal->path, journal->committed, JOURNAL_MAX_BYTES, &bytes, &length, NULL)) {
    return FALSE;
  }
  Replay replay;
  gboolean plain = replay_go_on(bytes, length, last->n, last->t, &replay) && !adopts(replay.events);
  if (plain) {
    *news = replay.events->len > 0;
    journal->committed += replay.committed;
    apply_all(journal, replay.events);
  }
  replay_clear(&replay);
  return plain;
}

/* Reads all of it. TRUE when that gave something new. */
static gboolean read_anew(Journal *journal, DiagList *diags) {
  g_autoptr(DiagList) ignored = diag_list_new(LANG_NL);
  const JournalOptions options = {.clock = journal->clock};
  g_autoptr(Journal) fresh = journal_open(journal->path, NULL, &options, diags ? diags : ignored);
  journal->seen = fresh->seen;
  if (!fresh->session) {
    journal->lost = journal->session || fresh->state != JOURNAL_NONE;
    return FALSE;
  }
  gboolean news = !journal->session || journal->session->events->len != fresh->session->events->len ||
                  !event_equal(last_event(journal->session), last_event(fresh->session));
  session_free(journal->session);
  script_free(journal->script);
  journal->session = g_steal_pointer(&fresh->session);
  journal->script = g_steal_pointer(&fresh->script);
  journal->anchor = fresh->anchor;
  journal->copies = fresh->copies;
  journal->committed = fresh->committed;
  journal->lost = FALSE;
  journal->state = journal->state == JOURNAL_LOCKED ? JOURNAL_LOCKED : fresh->state;
  return news;
}

gboolean journal_follow(Journal *journal, DiagList *diags) {
  struct stat st;
  if (journal->file) {
    return FALSE;
  }
  if (file_ops->stat(journal->path, &st) != 0) {
    journal->lost = journal->session != NULL;
    journal->seen = (struct stat){0}; /* when it comes back it is read, also when it is the same */
    return FALSE;
  }
  if (unchanged(&st, &journal->seen)) {
    return FALSE;
  }
  struct stat before = journal->seen;
  gboolean news = FALSE;
  journal->seen = st; /* taken before the reading: what is written meanwhile is found the next time */
  return go_on(journal, &before, &news) ? news : read_anew(journal, diags);
}

gboolean journal_lost(const Journal *journal) {
  return journal->lost;
}
