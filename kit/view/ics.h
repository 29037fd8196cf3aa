/* A calendar file: RFC 5545, UTF-8, lines of at most 75 octets, times in UTC. Pure: its time stamp comes with it, so that the
 * same meeting gives the same file. Nothing that is put into a line can end it. */
#ifndef VIEW_ICS_H
#define VIEW_ICS_H
#include <glib.h>

#include "base/when.h"

/* One entry of a calendar. Strings are borrowed and may be NULL but for uid and title. */
typedef struct IcsEvent {
  const char *uid;       /* the part before the @: stays the same when the entry is changed; see ics_uid */
  int sequence;          /* rises when it is changed */
  Instant stamp;         /* when it was made, by the meeting */
  Instant start, end;    /* INSTANT_NONE: the whole of `day`. An end of INSTANT_NONE: none is known */
  Date day;
  const char *title, *place, *text;
  const char *organiser_name, *organiser_mail;
  gboolean free;         /* the time stays free for other things: a date by which something is done */
} IcsEvent;

/* The whole file, CRLF at the ends of lines. events: array of IcsEvent; new string. */
char *ics_write(const GArray *events);

/* An identity of letters and digits from what never changes about an entry, NULL-terminated; new string. */
char *ics_uid(const char *const *parts);

/* What to remember of an entry, so that the next one knows whether anything changed: its sequence and a digest of all else but the time
 * stamp; new string without spaces. */
char *ics_mark(const IcsEvent *event);
/* The SEQUENCE of an entry when the one before it had this mark (NULL: there was none): the same when nothing else differs, one more
 * when something does, never less than its own. */
int ics_next_sequence(const char *mark, const IcsEvent *event);

#endif
