/* What follows from a scheduled script before anybody has come: sums per section, earliest and latest starts, rounds and groups
 * by number, and everything that must be brought. */
#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H
#include <glib.h>

#include "model/script.h"

/* Seconds that a part has for its round: without steps its whole length less what comes besides (`extra`); with timed steps the
 * longest of them, since explaining and closing are the short ones. 0 when the part has no round. */
int phase_round_seconds(const Phase *phase);

/* How many turns a round has for so many people: the people, the groups (0 when unknown) or the organisations. */
int phase_turns(const Script *script, const Phase *phase, int people);

/* How many groups so many people make in this part, 0 when it has none or they cannot be made within its bounds. Parts without
 * bounds of their own take those of the last part before them that has some. */
int phase_groups(const Script *script, const Phase *phase, int people);

/* The people that are expected in the room, by the list; 0 when there is no list. */
int script_expected(const Script *script);

/* The slack of a part in the plan: earliest start (everything before it at its minimum, started on time) and latest start (the
 * rest at its minimum, ending as promised). Pins hold. Both INSTANT_NONE for parts outside the programme and spare ones. */
typedef struct PlanRow {
  const Phase *phase;
  Instant earliest, latest;
} PlanRow;
/* One row for each part of the script, in its order; new array. */
GArray *plan_rows(const Script *script);

/* A section (block): consecutive parts with the same `block`. Parts without one make no section. */
typedef struct PlanSection {
  const char *title; /* borrowed from the script */
  int first, last;   /* indices into script->phases */
  int seconds;       /* spare parts left out */
} PlanSection;
GArray *plan_sections(const Script *script);

/* The categories of the parts, each once, in the order of the script; new array of texts borrowed from the script. */
GPtrArray *plan_categories(const Script *script);
/* A sign for the n-th of them (●, ■, ▲ …), the same on every screen and sheet; beyond the tenth they come again. */
const char *category_sign(guint n);

#define CATEGORY_COLOURS 5
/* Which of them a part has, from 0; -1: none. Its sign, and the colour that goes with it, which never stands alone (those of
 * CATEGORY_COLOURS in turn). */
int category_index(const GPtrArray *categories, const Phase *phase);

/* Something to bring: said once, with the parts that need it (`parts` may be empty for the meeting's own list). */
typedef struct PackingItem {
  char *text;
  gboolean whole;   /* the meeting's own list names it */
  GPtrArray *parts; /* of const Phase*, borrowed */
} PackingItem;
/* The meeting's own list first, then each part's, in order; the same thing said twice (capitals aside) is joined. Owned. */
GPtrArray *packing_list(const Script *script);

/* Where the programme ends by its parts (not the promise): the end of the last part that is in the plan. */
Instant script_chain_end(const Script *script);

/* Does any part open this list. */
gboolean script_opens(const Script *script, ListKind kind);

/* Does a part belong to the programme: not preparation, not afterwards, not parked. */
gboolean phase_in_programme(const Phase *phase);

#endif
