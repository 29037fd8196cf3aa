/* The place of a session among those of a meeting in rooms or of a series: where it is or should be, and the session when it can be read.
 * Opened to look at, never to write. What becomes of them is in meeting_rooms.h and report_many.h. */
#ifndef SLOT_H
#define SLOT_H
#include "command.h"
#include "read/journal.h"
#include "read/load.h"

/* Owns all but the session. */
typedef struct Slot {
  char *room;             /* NULL: the main one, or of a series */
  char *path;             /* NULL: nobody knows where to look */
  const Session *session; /* NULL when there is nothing to be read; of the journal, or of who opened it already */
  Journal *journal;       /* NULL when it was not opened here */
  Loaded *ahead;          /* of a series: the script of a meeting that has not been held; else NULL */
} Slot;

/* New array that owns its slots. */
GPtrArray *slot_array_new(void);
Slot *slot_at(const GPtrArray *slots, guint i);
/* Adds one that is not open yet; takes the path over. */
Slot *slot_add(GPtrArray *slots, const char *room, char *path);
/* Opens its session to look at; nothing when that cannot be read (told). loaded: the script, for a session whose copy
 * of it is lost; may be NULL. */
void slot_open(Slot *slot, const Loaded *loaded, Lang lang);

/* Where the session of a room of this script lies; room NULL: the main one. session_dir may be NULL; new string. */
char *slot_path(const char *script_file, const char *room, const char *session_dir);
/* Is this file its own. */
gboolean slot_is_at(const Slot *slot, const char *path);
/* Is this file that of one of them. */
gboolean slot_known(const GPtrArray *slots, const char *path);

#endif
