/* The rooms of a meeting with parts at the same time: which there are, the plan of one of them, and which numbers its agreements
 * get, so that two rooms, each on a laptop of its own, never give the same one. Pure. */
#ifndef MODEL_ROOMS_H
#define MODEL_ROOMS_H
#include <glib.h>

#include "model/script.h"

/* The names of the rooms, each once: those that the script lists, then others that its tracks name. New array of char, borrowed
 * from the script. */
GPtrArray *rooms_of(const Script *script);
/* Are these names of one room: in capitals or not. */
gboolean rooms_same(const char *a, const char *b);
/* Which of them is meant, in capitals or not: from 1; 0 when there is none of that name. */
int rooms_find(const Script *script, const char *name);
/* The name as the script has it, borrowed; NULL when there is none of that name. */
const char *rooms_name(const Script *script, const char *name);
/* What the session of a room is named after: "meeting.garden-room.yaml" for "meeting.yaml"; new string. */
char *rooms_file(const char *script_file, const char *room);
/* The first track in this room, or NULL; *phase (may be NULL) gets the part it is in. */
const Track *rooms_track(const Script *script, const char *name, const Phase **phase);

/* Makes the script that of one room: the parts of its tracks are left, from the clock time at which they begin; a track without
 * parts is one part as long as the one it is in; a part without lists of its own opens those of that part. A room without tracks
 * keeps the whole script, and so does one that was taken already. The script is to be scheduled afterwards. */
void rooms_take(Script *script, const char *name);

#define ROOMS_BLOCK 100
/* The first number from `least` on that agreements of this room may get: of each `rooms` blocks of a hundred one is for each
 * room, the first for the main one (0). */
int rooms_number(int room, int rooms, int least);

#endif
