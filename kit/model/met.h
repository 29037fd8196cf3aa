/* Who has met whom: the divisions into groups of a meeting, and those of the meetings before it, which it knows from its own
 * events. How people are drawn so that they meet others is in groups.h. */
#ifndef MODEL_MET_H
#define MODEL_MET_H
#include <glib.h>

#include "model/groups.h"
#include "model/session.h"

/* The divisions of this meeting that hold: the last of each part but `part` (NULL: but those of no part), not undone, the first
 * one first. New array of GroupsDivision, borrowed from the session. */
GArray *met_made(const Session *session, const char *part);
/* Does one of them belong to this part (NULL: to no part). */
gboolean met_made_for(const Session *session, const char *part);
/* Those that came from earlier meetings; likewise. */
GArray *met_before(const Session *session);

/* The events that let a later meeting of these people (array of Person) know who met in earlier ones: `sessions` is an array of
 * Session, in any order. A division that several of them know of comes once. New array of Event, owned. */
GPtrArray *met_carried(const GPtrArray *sessions, const GPtrArray *people);
/* The divisions in such events: new array of GroupsDivision, borrowed. */
GArray *met_of_events(const GPtrArray *events);

/* The same people in two lists of Person: by name, and among namesakes by organisation, else in order. New table from the id in
 * one list to the id in the other. */
GHashTable *met_same_people(const GPtrArray *from, const GPtrArray *to);

#endif
