/* Reports from more than one session: of all rooms of a meeting, and of a series of meetings. */
#ifndef REPORT_MANY_H
#define REPORT_MANY_H
#include "command.h"
#include "outfolder.h"

typedef struct ReportMany {
  const char *dir, *session_dir; /* session_dir may be NULL */
  const char *today;             /* a day in words, or NULL: the clock's own */
  const char *photos;            /* a folder, or NULL: of the main story of a meeting in rooms */
  gboolean large, force;
  gboolean funder;               /* the report for who pays, of all rooms */
} ReportMany;

/* Is this the script of a meeting in several rooms, of which at least one room left a session? */
gboolean report_has_rooms(const char *file, const char *session_dir);

/* One report of a meeting and its rooms: `files` (NULL-terminated) are its script, or sessions. Rooms that the script has and
 * whose sessions lie beside it come along. What is missing or damaged is told, and the rest made: EXIT_FAULTS then. */
ExitStatus report_rooms(char **files, const ReportMany *asked, Lang lang);

/* Writes the report for who pays into a folder, as text and for Word; all: of ReportFacts, at least one. */
ExitStatus report_write_funder(OutFolder *folder, const GPtrArray *all);

/* Says what stays behind, so that nobody looks for it in the report. */
void report_tell_left_out(int notes, int confidential, Lang lang);

/* Tells the texts of these reports (array of ReportFacts) that may name somebody who did not allow it. */
void report_tell_doubts(const GPtrArray *all, Lang lang);

/* The summary of a series: the meetings named, and those before them that their scripts name. */
ExitStatus report_series(char **files, const ReportMany *asked, Lang lang);

#endif
