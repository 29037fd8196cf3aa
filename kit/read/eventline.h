/* One event, one line of the session file: "- {n: 12, t: 2027-01-14T13:05:00.000000Z, do: start, part: "kennismaking"}".
 * The newline at its end is the commit mark. Driven by event_fields, so that a new kind of event needs nothing here. */
#ifndef READ_EVENTLINE_H
#define READ_EVENTLINE_H
#include <glib.h>

#include "base/diag.h"
#include "model/event.h"
#include "read/tree.h"

/* Appends the line of an event, newline included. Any text goes in and comes out again; broken UTF-8 alone is replaced by
 * U+FFFD. Fields that hold nothing are left out, but for the first of the kind and those that always mean something. */
void eventline_append(GString *out, const Event *event);

/* Appends text as a double quoted scalar, as JSON writes it. NULL gives ~. */
void eventline_append_text(GString *out, const char *text);

/* Characters that are never written as they are. */
gboolean eventline_escapes(gunichar c);

/* Where faults of a line are told. */
typedef struct EventlineReader {
  DiagList *diags;          /* NULL: they are not told */
  const DiagSource *source; /* of the session file */
  int line;                 /* lines that the file has before the text that was parsed */
} EventlineReader;

typedef enum {
  EVENTLINE_OK,
  EVENTLINE_LATER, /* a kind of event that this version does not know: only n and t are set, kind is N_EVENTS */
  EVENTLINE_FAULT, /* a field is missing, unknown or of the wrong type (told) */
} EventlineResult;

/* Reads an item of the session file over an event that owns nothing yet, and takes its texts over. After a fault the event is
 * empty. */
EventlineResult eventline_decode(Node *item, const EventlineReader *reader, Event *event);

#endif
