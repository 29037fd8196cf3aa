/* The report of a meeting in several rooms: all agreements and decisions first, then the main story, then the harvest of each
 * room. What the rooms hold is counted once and the same everywhere. Pure. */
#ifndef MODEL_JOINED_H
#define MODEL_JOINED_H
#include <glib.h>

#include "model/story.h"

/* A room. Everything is borrowed. */
typedef struct JoinedRoom {
  const char *name;
  const ReportFacts *facts; /* NULL: what was written there is missing or damaged */
} JoinedRoom;

/* The sums that the report tells, in the title and where the room is. */
typedef struct JoinedSums {
  int agreements, decisions, rooms, missing;
  int present, absent, unnamed; /* people, each counted once though several rooms know them; unnamed: among both */
  int notes, confidential;
  int twice; /* a number that two rooms gave, 0: none */
} JoinedSums;

/* A line of a list and the room it is from. Both are borrowed from the facts. */
typedef struct JoinedLine {
  const ReportLine *line;
  const char *room; /* NULL: the main one */
  guint place;      /* among all lines of the list, room by room */
} JoinedLine;

/* The lines of a list of all rooms behind each other. all: of ReportFacts, the main one first; new array of JoinedLine. */
GArray *joined_lines(const GPtrArray *all, ListKind list);
/* The agreements of all rooms, by number. */
GArray *joined_agreements(const GPtrArray *all);

/* script: the whole meeting's. main: of the main room, NULL when that is what is missing. rooms: array of JoinedRoom, in order. */
Story *joined_story(const Script *script, const ReportFacts *main, const GArray *rooms, JoinedSums *sums);

#endif
