/* From the bytes of a session file to its events. Says what is wrong with the file, and how much of it is whole; it neither
 * reads nor writes files. */
#ifndef READ_REPLAY_H
#define READ_REPLAY_H
#include <glib.h>

#include "base/diag.h"
#include "model/event.h"

/* Owns its strings and events. */
typedef struct Replay {
  gboolean header;     /* the first line is there; without it the file is as good as empty */
  char *script;        /* base name of the script */
  char *digest;        /* of the script at the opening */
  GPtrArray *events;   /* of Event, in order */
  guint64 last_n;      /* running number of the last line, 0 when there is none */
  Instant last_t;      /* its time, INSTANT_NONE when there is none */
  gsize committed;     /* bytes of the file that are whole lines */
  int lines;           /* how many lines these are */
  gboolean torn;       /* there is something behind them */
  gboolean later;      /* a later version wrote it: not all was understood */
} Replay;

/* Reads a session file. A last line without its newline is left out and told as a hint, what a later version wrote as a
 * warning. Returns FALSE when it is damaged (told, with the line); the events before the damage are there then. */
gboolean replay_read(const char *bytes, gsize length, const char *name, DiagList *diags, Replay *replay);
/* Reads what was appended to a file that was read before, up to the event with number last_n at last_t: its lines go into an
 * empty `replay`. Returns FALSE, without a word, when they do not plainly go on from there: then all is to be read anew. */
gboolean replay_go_on(const char *bytes, gsize length, guint64 last_n, Instant last_t, Replay *replay);
void replay_clear(Replay *replay);

/* Appends the first line of a session file. */
void replay_append_header(GString *out, const char *script, const char *digest);

#endif
