/* What of a meeting goes into calendars: the meeting itself, the next one, and the dates of agreements. Pure; each returns a whole
 * calendar file (new string), or NULL when there is no date to tell. An entry keeps its identity when it is made again: the next
 * meeting that a report announces is the same entry as the invitation to it, and an agreement stays one entry over a series. */
#ifndef VIEW_CALENDAR_H
#define VIEW_CALENDAR_H
#include <glib.h>

#include "model/report_facts.h"
#include "view/mail_follow.h"

/* The name of a meeting by its file: "map/startbijeenkomst" of "/…/map/startbijeenkomst.sessie.yaml"; new string. */
char *calendar_name(const char *path);

/* In each, marks says what entries were made before: their identity → a mark, strings that it owns. It is renewed for those of the
 * file, so that who keeps it raises the SEQUENCE of an entry whenever anything in it changed. */

/* The meeting, for its invitation. path: of the script. where: words, may be empty. */
char *calendar_of_meeting(const Script *script, const char *path, const char *where, GHashTable *marks);
/* The next meeting, as agreed. path: of the session. It is taken to last as long as this one. */
char *calendar_of_next(const ReportFacts *facts, const char *path, GHashTable *marks);
/* Dates of what somebody takes up. path: of the main session, for what was agreed in a room too: the meeting that follows knows it by that. */
char *calendar_of_dates(const OwnerTasks *tasks, const char *path, GHashTable *marks);

#endif
