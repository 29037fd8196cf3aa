/* What the areas of decide share: only decide*.c include this. */
#ifndef MODEL_DECIDE_PARTS_H
#define MODEL_DECIDE_PARTS_H
#include "model/decide.h"

/* One decision being made. */
typedef struct Deciding {
  const Session *session;
  const Intent *intent;
  const Event *with; /* the intent's arguments */
  Instant t;
  Decision *decision;
} Deciding;

void decide_flow(Deciding *d);
void decide_round(Deciding *d);
void decide_people(Deciding *d);
void decide_record(Deciding *d);

/* Adds an event with its number and time; owned by the decision, to be filled by the caller. */
Event *decide_emit(Deciding *d, EventKind kind);

/* Refuses: events already added are taken away. Strings are copied. */
void decide_refuse(Deciding *d, Refusal why, const TextArg *args, gsize n_args);
#define refuse(d, why, ...)                                                              \
  decide_refuse((d), REFUSAL_##why, (const TextArg[]){TN(0), ##__VA_ARGS__} + 1, \
                sizeof((const TextArg[]){TN(0), ##__VA_ARGS__}) / sizeof(TextArg) - 1)

/* Asks unless the question was answered with yes; TRUE: go on. */
#define asked(d, why, ...) ((d)->intent->confirmed || (refuse(d, ASK_##why, ##__VA_ARGS__), FALSE))

/* What the clock that stands still forbids: refuses and gives TRUE. */
gboolean decide_stopped(Deciding *d);

/* Text as it may be stored: clean, on one line, without space around it. New string, empty for NULL. */
char *decide_clean(const char *text);
/* Is a clean text fit to be stored; refuses otherwise. */
gboolean decide_fits(Deciding *d, const char *text);

/* The part that an intent is about: the one named, else the current; -1 when that is none. */
int decide_part(const Deciding *d);

#endif
