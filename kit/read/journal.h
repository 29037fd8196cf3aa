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

/* What the name of a session file ends with. */
#define JOURNAL_ENDING ".sessie.yaml"

/* "meeting.yaml", "meeting.yml" and "meeting.sessie.yaml" → "meeting": what lies beside a meeting is named after this. New string. */
char *journal_stem(const char *path);

/* "meeting.yaml" → "meeting.sessie.yaml", in session_dir when that is given; a session file stays what it is. New string. */
char *journal_path_for(const char *script_path, const char *session_dir);

typedef struct JournalOptions {
  const char *session_dir; /* NULL: beside the script */
  Clock *clock;
  gboolean write; /* FALSE: only look (report, mail, display): takes no lock, appends nothing */
  Instant begin;  /* planned begin when the script has none; INSTANT_NONE = now */
  const char *room; /* of a meeting in several rooms: the one a new session is of; NULL: the main one */
  gboolean rehearsal; /* marks a new session as one; it belongs in a session_dir of its own */
} JournalOptions;

/* Opens or resumes the session of a loaded meeting. On NEW and RESUMED with write, the open or resume event has been appended and
 * people and earlier agreements entered. A torn last line is told as a hint in diags and cut at the first append. When the
 * script was edited since, the session goes on with its copy; journal_script_edited tells. Never returns NULL: see journal_state.
 * loaded may be NULL when only looking, or may have failed: a session that is there needs only its copies. script_path may also
 * be that of a session file. loaded, and what options point at but for the clock, need not outlive the call. */
Journal *journal_open(const char *script_path, const Loaded *loaded, const JournalOptions *options, DiagList *diags);
void journal_close(Journal *journal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Journal, journal_close)

JournalState journal_state(const Journal *journal);
gboolean journal_script_edited(const Journal *journal);
/* Both owned by the journal, scheduled and folded; NULL on NONE, DAMAGED and FAILED. journal_adopt and journal_follow make new
 * ones: ask again after them. */
Session *journal_session(Journal *journal);
const Script *journal_script(const Journal *journal);
const char *journal_path(const Journal *journal);
/* The base name of the script, as the session has it; NULL when there is none. */
const char *journal_script_name(const Journal *journal);

/* Has it been more than four hours since anybody did something, or since the planned begin when nobody did? Then it is asked
 * whether to go on, to work out afterwards, or to begin a new session. */
gboolean journal_stale(const Journal *journal);

/* Makes room for a new session: the old one, whole or damaged, and its copies get their date in their names
 * ("meeting.2027-01-14.sessie.yaml"). Only when this process holds the lock; close the journal and open it again afterwards.
 * Returns the new name (new string), or NULL: nothing was renamed then (told). */
char *journal_set_aside(Journal *journal, DiagList *diags);

/* Goes on with the edited script: what is past stays, parts that are ahead match by id, people who are new are entered. The
 * files are copied beside the earlier ones. Returns FALSE when nothing was changed: the copies could not be written (told), the
 * script has errors, or this process does not hold the lock. */
gboolean journal_adopt(Journal *journal, const Loaded *edited, DiagList *diags);

/* For who only looks: reads what was appended since the last look, or all when the file is another one. TRUE when there was
 * something new. Costs one stat when the file did not change. What is wrong with the file (told in diags, which may be NULL)
 * leaves the session as it was; journal_lost tells. */
gboolean journal_follow(Journal *journal, DiagList *diags);
/* Is the file, as it is now, damaged or gone? The session is then the one of before. */
gboolean journal_lost(const Journal *journal);

/* The meeting's now: never before the last event. */
Instant journal_now(const Journal *journal);
/* How far the system's clock is away from it (microseconds). */
gint64 journal_drift(const Journal *journal);
/* Follows the system's clock from here on; an event of its own. */
void journal_follow_clock(Journal *journal);

/* Makes the events of a decision durable and applies them (takes them over). TRUE when all are on disk. Who only looks appends
 * nothing: FALSE, and nothing is applied. */
gboolean journal_append(Journal *journal, Decision *decision);

/* Events that are applied but not yet on disk; the reason of the last failure (errno), 0 when none. */
int journal_pending(const Journal *journal);
int journal_errno(const Journal *journal);
/* Tries again to write them, in order, none twice; call it each turn of the loop. TRUE when nothing is pending any more. When
 * the file is gone altogether it is written anew; another file under its name is left alone (errno ESTALE). */
gboolean journal_retry(Journal *journal);

#endif
