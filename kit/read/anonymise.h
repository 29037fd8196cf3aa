/* Takes personal data out of a session and of the copies of what it was made from, and keeps what the meeting brought. With the torn
 * tail this is the only thing that rewrites a session: under its lock, beside and renamed. */
#ifndef READ_ANONYMISE_H
#define READ_ANONYMISE_H
#include "model/named.h"
#include "read/journal.h"

/* A text in which a word was left that may be a name, but is more likely another word. */
typedef struct AnonymisedLeft {
  int line;   /* of the session's file, from 1 */
  char *text; /* owned */
} AnonymisedLeft;

/* What was done. */
typedef struct Anonymised {
  gboolean whole; /* it came to its end; else nothing here is set */
  int people;   /* in the session */
  int taken;    /* names, addresses and numbers in texts */
  int doubtful; /* of these, first or last names alone, which may have been another word */
  GPtrArray *again; /* of char: texts with a doubtful one, as they are now, each once; owned */
  GArray *left;     /* of AnonymisedLeft: only who was there can tell; owned */
} Anonymised;

void anonymised_clear(Anonymised *done);

/* The journal is open to be written; it must be closed afterwards, its session being another one. named: everybody whose name is to
 * go, those of this session among them. FALSE when it did not come to its end (told): the session can be opened all the same, and it
 * can be asked again. */
gboolean journal_anonymise(Journal *journal, const Named *named, Anonymised *done, DiagList *diags);

/* The text of somebody's own script without personal data, its edits since the session among it; new string. NULL when the script
 * cannot be read, or could not be without them. */
char *anonymise_script(const Loaded *loaded, const Named *named);

#endif
