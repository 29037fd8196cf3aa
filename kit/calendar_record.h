/* What was put in calendars, beside the script or the session: `X.kalender`, for its owner alone. Whichever folder a calendar file is made
 * in, it is by this that a changed entry counts as an update. */
#ifndef CALENDAR_RECORD_H
#define CALENDAR_RECORD_H
#include "command.h"

/* Owns its marks. */
typedef struct CalendarRecord CalendarRecord;

/* Where the record of a script or a session stands; new string. */
char *calendar_record_path(const char *path);

/* Reads what was made before for this script or session; without a record nothing was. */
CalendarRecord *calendar_record_open(const char *path);
/* The marks as view/calendar.h wants them; borrowed. */
GHashTable *calendar_record_marks(CalendarRecord *record);
/* Keeps them, when anything changed, and frees it. EXIT_FAULTS when the disk refuses: told. */
ExitStatus calendar_record_close(CalendarRecord *record, Lang lang);

#endif
