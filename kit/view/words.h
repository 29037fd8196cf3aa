/* The words of time on every live screen: left, ahead and behind, the end, the advice. The word list of the project rules
 * here: "nog" is what is left, "uitloop" is overtime, and ahead or behind is always said in words. */
#ifndef VIEW_WORDS_H
#define VIEW_WORDS_H
#include <glib.h>

#include "base/text.h"
#include "model/session.h"
#include "model/timetable.h"

/* All of them return a new string. */

/* How far two moments lie apart: "1 min 15", and from 24 hours on whole days. */
char *words_apart(Lang lang, gint64 seconds);
/* "4 min achter", "3 min voor", "op tijd"; seconds as Timetable.behind (positive: behind), in whole minutes rounded down. */
char *words_behind(Lang lang, int seconds);
/* "nog 5:43 van 20 min", "nog 5:43 tot 14:40" when it counts down to a clock time, or "uitloop 2:10 na 20 min" for the part that runs. */
char *words_left(Lang lang, const Session *session, const Timetable *table);
/* The same, short: "nog 5:43", "uitloop 2:10". */
char *words_left_short(Lang lang, const Timetable *table);
/* "5:43" of an instant that may be negative (its size is shown): whole seconds, rounded up while there is time left, so that
 * 0:00 is shown at the very end and never half a second early. */
char *words_clock(Instant left);
/* "AFRONDEN" and the like; NULL when the part is calm. Borrowed. */
const char *words_level(Lang lang, Level level);
/* "einde ±16:04, beloofd 16:00" · "einde 16:00, op tijd"; short: "einde ±16:04". */
char *words_end(Lang lang, const Session *session, const Timetable *table, gboolean brief);
/* "Inhalen: Gesprek 15 → 11, Pauze vervalt. Dan is het einde 16:00." NULL when there is no advice. */
char *words_advice(Lang lang, const Session *session, const Timetable *table);
/* Seconds as minutes for a table: "15", or "2:30" when they are not whole minutes. */
char *words_minutes(int seconds);
/* The clock time of an instant in the meeting's zone; five blanks for INSTANT_NONE. */
char *words_time(const Session *session, Instant at);
/* How the date of an agreement is said: "14 mrt", "Q2"; NULL when there is none. */
char *words_due(Lang lang, Date due, int quarter);
/* Who takes it up: names with commas, or the owner in words; NULL when nobody. */
char *words_owner(const Session *session, const GArray *people, const char *owner);
/* One word for a record of a list: "afspraak", "notitie" (list_word gives the list's own, in plural). Borrowed. */
const char *words_record(Lang lang, ListKind list);

#endif
