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

/* The SEQUENCE that an entry of a file gets when it replaces an earlier file: that of the earlier one when nothing else differs,
 * one more when something does, and never less than `least`. before may be NULL: there is none. now: of the entry with
 * SEQUENCE:least. For files of one entry. */
int ics_next_sequence(const char *before, const char *now, int least);

#endif
