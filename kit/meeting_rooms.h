/* A meeting in several rooms: opens the sessions of all its rooms, tells which are missing or damaged, and gives the facts of the others
 * and the one story they make. The report and the mail of such a meeting are both made from it; writing them is theirs. */
#ifndef MEETING_ROOMS_H
#define MEETING_ROOMS_H
#include "command.h"
#include "model/joined.h"
#include "read/load.h"

/* Owns what is not said to be borrowed. */
typedef struct MeetingRooms {
  const Script *script;    /* the whole one; borrowed, see below */
  const ReportFacts *main; /* of `facts`; NULL when what was written down together is missing or damaged */
  GArray *rooms;           /* of JoinedRoom, in order */
  GPtrArray *facts;        /* of ReportFacts: of all that is there, the main one first */
  ExitStatus status;       /* EXIT_FAULTS when something was missing, damaged, or of another meeting (told) */
  Loaded *loaded;          /* of its script, when that can be read; else NULL */
  char *file;              /* beside which the sessions are looked for; NULL: nowhere */
  GPtrArray *slots;        /* of Slot: the main one first */
} MeetingRooms;

/* From files (NULL-terminated): its script, or sessions. Rooms that the script has and whose sessions lie beside it come along. The
 * script is that which was named, else that of a session. NULL when there is none (told), with *status. session_dir may be NULL. */
MeetingRooms *meeting_rooms_of_files(char **files, const char *session_dir, Lang lang, ExitStatus *status);
/* From its main session, opened by the caller, which must outlive it, and those of the rooms beside it. path: of the session. The script
 * is the session's. NULL when it has no rooms that left a session, or is the session of one. */
MeetingRooms *meeting_rooms_of_session(const Session *session, const char *path);
void meeting_rooms_free(MeetingRooms *meeting);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MeetingRooms, meeting_rooms_free)

/* The story of all rooms together; new, and the meeting must outlive it. photos: a folder, or NULL; *pictures are those that the story
 * stands for, to be unreferenced, NULL without any. *status becomes EXIT_FAULTS when a photo cannot be used, or two rooms gave the same
 * number (told). */
Story *meeting_rooms_story(const MeetingRooms *meeting, const char *photos, GPtrArray **pictures, JoinedSums *sums, ExitStatus *status);

#endif
