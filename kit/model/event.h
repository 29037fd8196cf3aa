/* Events: what happened, one after another. They hold results, never recipes. A meeting is its script and its events. */
#ifndef MODEL_EVENT_H
#define MODEL_EVENT_H
#include <glib.h>

#include "base/when.h"
#include "model/people.h"
#include "model/script.h"

/* What can happen. The word of a kind, whether it can be undone and which fields it uses stand in events.def. */
typedef enum EventKind {
#define EVENT(id, word, live, ...) EVENT_##id,
#include "model/events.def"
#undef EVENT
  N_EVENTS
} EventKind;

typedef struct PartLength {
  char *part; /* owned */
  int seconds; /* the new length; LENGTH_NONE: dropped */
} PartLength;

/* One flat record; each kind uses the fields that events.def names for it and leaves the others at zero or NULL.
 * Owns its strings and arrays. */
typedef struct Event {
  guint64 n; /* running number from 1 */
  Instant t; /* meeting time */
  EventKind kind;
  ListKind list;

  char *part;      /* id of a part */
  char *text;      /* a record's text, a title, a message */
  char *heading;   /* of a free list, harvest or table cell (row) */
  char *column;    /* of a table cell */
  GArray *people;  /* of int: owners, members */
  GArray *groups;  /* of int: group number per entry of people */
  char *owner;     /* owner in words where it is not one of the people (an organisation) */
  int record;      /* id of a record */
  Date due;
  int quarter;     /* 1…4: due is the end of a quarter */
  int number;      /* votes, turns, the running number undone, an agreement's number in the series */
  int seconds;
  int state;       /* AgreementState */
  int room, rooms; /* which room of how many this meeting is; the main one is 0. 0 rooms: there is but one */
  int person_id;
  gboolean flag;
  Instant at;      /* began at, begin of the meeting */
  GPtrArray *lengths; /* of PartLength */
  Person *person;     /* a person as they enter */

  /* open, resume, clock: how this process tells the time */
  Instant wall;
  gint64 boot;
  char *boot_id;
  char *digest;  /* of the script */
  char *version; /* of the program */
} Event;

Event *event_new(EventKind kind);
Event *event_copy(const Event *event);
void event_free(Event *event);
/* Frees what the event owns and leaves it empty; for an event inside another struct. */
void event_clear(Event *event);
/* Copies everything over an event that owns nothing yet. */
void event_assign(Event *to, const Event *from);
PartLength *part_length_new(const char *part, int seconds);
void part_length_free(PartLength *length);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Event, event_free)
gboolean event_equal(const Event *a, const Event *b);

/* May it be undone: everything people did, not what the machine did (open, resume, clock, adopt, sent). */
gboolean event_live(EventKind kind);
const char *event_word(EventKind kind);
/* The kind of this word; N_EVENTS when there is none. */
EventKind event_kind(const char *word);

/* The description of the fields, for the codec and for the tests. */
typedef enum {
  FIELD_TEXT,
  FIELD_INT,
  FIELD_INSTANT,
  FIELD_MICROSECONDS,
  FIELD_FLAG,
  FIELD_LIST,
  FIELD_DATE,
  FIELD_INTS,
  FIELD_LENGTHS,
  FIELD_PERSON,
} FieldType;
typedef struct EventField {
  const char *word;
  FieldType type;
  gsize offset; /* into Event */
} EventField;
/* The fields a kind uses; the array ends with word NULL. Not owned by the caller. */
const EventField *event_fields(EventKind kind);
/* Every member that an event may carry, once; the array ends with word NULL. Not owned by the caller. */
const EventField *event_members(void);

#endif
