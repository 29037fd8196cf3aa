/* Advice: how the parts to come can be shortened (or lengthened) so that the meeting ends when it was promised.
 * Pure arithmetic over lengths; the rules are those of the design (classes, greatest slack first, fewest dropped). */
#ifndef MODEL_ADVICE_H
#define MODEL_ADVICE_H
#include <glib.h>

#include "model/script.h"

/* A part not yet begun, as the advice sees it. */
typedef struct AdviceItem {
  int index;   /* into Session.phases */
  int seconds; /* its length now */
  int minimum, maximum;
  CutClass cut;
  gboolean optional;
} AdviceItem;

typedef struct AdviceChange {
  int index;
  int from, to; /* seconds; to = LENGTH_NONE: dropped */
} AdviceChange;

typedef struct Advice {
  enum { ADVICE_NONE, ADVICE_SHORTEN, ADVICE_LENGTHEN } kind;
  GArray *changes; /* of AdviceChange, in the order of the meeting; NULL when none */
  int deficit;     /* seconds: expected end minus target; negative when there is time to give */
  int remaining;   /* seconds still lacking after all of it; 0 = the target is reached */
  Instant end;     /* when the target is reached then; like target filled in by the timetable, INSTANT_NONE by advice_make */
  Instant target;
} Advice;

/* deficit in seconds (positive: too late). items in the order of the meeting. Fills advice, which owns a new array of
 * changes; advice_clear frees it. Late: under 15 s nothing, else whole minutes from the classes in order, each time from the
 * part with the most above its minimum (of equals the later); then the fewest parts are dropped, and what is too much is
 * given back. Early: whole minutes go to the classes in reverse, each time to the part with the most room under its maximum
 * (of equals the later). CUT_NEVER keeps its length, but may be dropped when it is optional. */
void advice_make(const AdviceItem *items, gsize n, int deficit, Advice *advice);
void advice_clear(Advice *advice);

#endif
