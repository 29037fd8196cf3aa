/* Opens what was recorded of a meeting, for the commands that work with it afterwards: they never begin a session. */
#ifndef RECORDED_H
#define RECORDED_H
#include "command.h"
#include "read/journal.h"

/* Opens the session of a script or of a session file; write: under its lock, to append to it. NULL when there is none or it cannot
 * be used: told, with *status. lang: of what is told. */
Journal *recorded_open(const char *file, const char *session_dir, gboolean write, Lang lang, ExitStatus *status);

/* The sessions of the rooms of a meeting that are there: their paths, new array that owns them. file: the script, or the main session
 * of it. */
GPtrArray *recorded_rooms(const char *file, const char *session_dir, const Script *script);

/* What people of the script allow, as the session of it has it by now: who changed their mind did so there, or in an earlier meeting of
 * the series. */
void recorded_consent(const char *file, const char *session_dir, Script *script);

/* Are there still names among these people (array of Person): anonymise leaves "Deelnemer 3". */
gboolean recorded_names(const GPtrArray *people);
/* Until when the names among these people were to be kept, when that day has come: the script's, else a year after the meeting. 0,0,0 when
 * it has not, or when no person has a name any more. */
Date recorded_kept(const Script *script, const GPtrArray *people, Date today);
/* Tells so, with the command that takes them away. */
void recorded_tell_kept(const Script *script, const GPtrArray *people, const char *path, Lang lang);

/* Carries an intent out, confirmed, and keeps it. FALSE when it is refused or the disk refuses: told, with *status. Clears what the
 * intent owns. */
gboolean recorded_do(Journal *journal, Intent *intent, Lang lang, ExitStatus *status);

#endif
