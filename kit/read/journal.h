/* The session on disk: an append-only journal of events beside the script, under a lock, with byte copies of all that was
 * read. An event is durable before it is applied; when the disk refuses, it is applied all the same, kept, and tried again. */
#ifndef READ_JOURNAL_H
#define READ_JOURNAL_H
#include <glib.h>

#include "base/clock.h"
#include "base/diag.h"
#include "model/decide.h"
#include "model/session.h"
#include "read/load.h"

typedef struct Journal Journal;

typedef enum {
  JOURNAL_NEW,       /* a new session was opened */
  JOURNAL_RESUMED,   /* an earlier one goes on */
  JOURNAL_NONE,      /* only looking, and there is no session yet */
  JOURNAL_LOCKED,    /* another process runs it: may be watched, not written */
  JOURNAL_READ_ONLY, /* holds events of a later version: may be read, not written */
  JOURNAL_DAMAGED,   /* damage in the middle: refused, the diagnostics name the line */
  JOURNAL_FAILED,    /* could not be opened or made: the diagnostics say why */
} JournalState;

/* "meeting.yaml" → "meeting.sessie.yaml"; new string. */
char *journal_path_for(const char *script_path, const char *session_dir);

typedef struct JournalOptions {
  const char *session_dir; /* NULL: beside the script */
  Clock *clock;
  gboolean write; /* FALSE: only look (report, mail, display): takes no lock, appends nothing */
  Instant begin;  /* planned begin when the script has none; INSTANT_NONE = now */
} JournalOptions;

/* Opens or resumes the session of a loaded meeting. On NEW and RESUMED with write, the open or resume event has been appended and
 * people entered. A torn last line is told as a hint in diags and cut at the first append. When the script was edited since, the
 * session goes on with its copy; journal_script_edited tells. */
Journal *journal_open(const char *script_path, const Loaded *loaded, const JournalOptions *options, DiagList *diags);
void journal_close(Journal *journal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Journal, journal_close)

JournalState journal_state(const Journal *journal);
gboolean journal_script_edited(const Journal *journal);
Session *journal_session(Journal *journal); /* owned by the journal */
const Script *journal_script(const Journal *journal);
const char *journal_path(const Journal *journal);

/* The meeting's now. */
Instant journal_now(const Journal *journal);
/* How far the system's clock is away from it (microseconds). */
gint64 journal_drift(const Journal *journal);
/* Follows the system's clock from here on. */
void journal_follow_clock(Journal *journal);

/* Makes the events of a decision durable and applies them (takes them over). TRUE when all are on disk. */
gboolean journal_append(Journal *journal, Decision *decision);

/* Events that are applied but not yet on disk; the reason of the last failure (errno), 0 when none. */
int journal_pending(const Journal *journal);
int journal_errno(const Journal *journal);
/* Tries again to write them; call it each turn of the loop. TRUE when nothing is pending any more. */
gboolean journal_retry(Journal *journal);

#endif
