/* Groups that people already have: those on the badges, and keeping them when people come or stay away. Dividing people anew
 * is in groups.h. */
#ifndef MODEL_SEATING_H
#define MODEL_SEATING_H
#include <glib.h>

#include "model/people.h"
#include "model/script.h"
#include "model/session.h"

/* The group of each invited person as it stands on the badges that are printed before the meeting: a new table from id to group
 * (from 1). met is an array of GroupsDivision, who met in earlier meetings, or NULL. NULL when the script makes no groups, or
 * only one. */
GHashTable *seating_of_badges(const Script *script, const GArray *met);
/* The same for a session, by the ids that people have there. */
GHashTable *seating_by_badges(const Session *session);
/* What is to be printed now, by the ids of the script: where people sit when the session has groups, else as on the badges. */
GHashTable *seating_on_paper(const Script *script, const Session *session);

/* The first part that is done in groups, spare ones aside; NULL when there is none. */
const Phase *seating_part(const Script *script);
/* How many groups it makes of so many people; 0 when there is no such part, or nobody. */
int seating_count(const Script *script, int people);

/* Which of `count` groups needs this person most: the smallest one, without who they must be apart from, with who they must be
 * together with, without colleagues. members is an array of Person, groups their groups (0: none). From 1. */
int seating_place(const GPtrArray *members, const GArray *groups, int count, const Person *person);

/* Keeps people (array of Person) where they are and seats the others: groups (array of int, 0 = none yet) is changed in
 * place. Groups beyond `count` are dissolved, and the fewest people move until sizes differ by one at most. */
void seating_keep(const GPtrArray *people, GArray *groups, int count);

#endif
