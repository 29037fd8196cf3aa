/* What the files of the journal share; nobody else includes it. */
#ifndef READ_JOURNAL_PRIVATE_H
#define READ_JOURNAL_PRIVATE_H
#include "base/file.h"
#include "read/journal.h"
#include "read/replay.h"

#define JOURNAL_MAX_BYTES (256 * 1024 * 1024)
#define JOURNAL_HOUR (3600 * SECOND)

struct Journal {
  JournalState state;
  char *script_path; /* as given */
  char *script_name; /* base name, as the session file has it; NULL before it is known */
  char *digest;      /* of the script at the opening */
  char *path;        /* of the session file */
  char *folder;      /* of the copies */
  Clock *clock;      /* not owned */
  Anchor anchor;
  Script *script;    /* NULL when there is no session */
  Session *session;
  int copies;        /* which set of copies is in use: 1 in the folder itself, 2 and on in folders within it */
  gboolean edited;
  Instant active;    /* the last time anybody did something before this process came */

  /* writing */
  FileAppend *file;  /* holds the lock; NULL when only looking */
  gboolean torn;     /* behind the committed bytes there is a line that is not whole */
  gsize committed;
  GQueue *unsaved;   /* of char *: lines in order */
  int unsaved_events;
  int errnum;

  /* looking */
  struct stat seen;  /* of the file when it was last read */
  gboolean lost;     /* what it held at the last look could not be read */
};

/* The modes of files and folders that hold personal data: for the owner, and in a folder whose group is passed on (setgid)
 * for that group too. */
int journal_file_mode(const Journal *journal);
int journal_folder_mode(const Journal *journal);

/* The folder of a set of copies; new string. */
char *journal_copies_folder(const Journal *journal, int set);

/* The script of a set of copies, not yet scheduled. NULL when a copy is lost or was changed (told); loaded, when not NULL, stands
 * in for a lost one when it is the same script. */
Script *journal_load_copy(Journal *journal, int set, const char *digest, const Loaded *loaded, DiagList *diags);

/* Replaces script and session by those of these events (taken over), every adoption among them carried out. FALSE when a copy is
 * lost or was changed (told); the journal is as it was then. */
gboolean journal_build(Journal *journal, GPtrArray *events, const Loaded *loaded, DiagList *diags);

/* Ties the clock to the last event that tells how. */
void journal_tie(Journal *journal);

/* Queues the line of a numbered event. */
void journal_queue(Journal *journal, const Event *event);
/* Gives the event its number, and a time when it has none, queues and applies it. Takes it over. */
void journal_add(Journal *journal, Event *event);
/* Writes what is queued; TRUE when nothing is left. */
gboolean journal_flush(Journal *journal);

/* Queues and applies people of the script who are not in the session yet. */
void journal_enter_people(Journal *journal);
/* Queues and applies the agreements of the earlier meetings that the script names; a meeting that cannot be read is told. */
void journal_carry(Journal *journal, DiagList *diags);
/* Queues and applies anew who met whom in them, when the script has new people; not when a meeting is gone that was known. */
void journal_carry_met_anew(Journal *journal, DiagList *diags);

#endif
