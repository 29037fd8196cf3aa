/* The script of the next meeting, made from the text of this one: what was agreed about it is filled in, and a first part asks how it is
 * going. All else stays as the writer wrote it. */
#ifndef READ_NEXT_SCRIPT_H
#define READ_NEXT_SCRIPT_H
#include <glib.h>

#include "model/session.h"

/* When and where it is; what is not known is 0,0,0, CLOCK_NONE or NULL. */
typedef struct NextMeeting {
  Date date;
  int clock; /* seconds of the day */
  const char *place;
} NextMeeting;

/* Returns the new text, or NULL when the text is no script. script: what the text gave when it was loaded. session: of this meeting.
 * previous: the session files of the series as the new script is to name them, oldest first, NULL-terminated. New string. */
char *next_script(const char *text, const Script *script, const Session *session, const NextMeeting *next,
                  char *const *previous);

#endif
