/* The flip-chart sheets that somebody writes by hand: those that a part names, and for a part that names none, those that stand
 * among what it needs ("flap met spelregels"). Not here: which of them are printed after all. */
#ifndef MODEL_FLAPS_H
#define MODEL_FLAPS_H
#include <glib.h>

#include "model/script.h"

/* Owns its texts. */
typedef struct Flap {
  char *title;        /* what stands at its top, or how it was asked for */
  char *text;         /* what is written below it, lines; NULL when it was not told */
  const Phase *phase; /* the first that needs it; borrowed from the script */
  gboolean named;     /* by the script; else found among what is needed */
} Flap;

/* All of a script, in the order of its parts, each once; an array of Flap (owned). Parts in reserve need none. */
GPtrArray *flaps_of(const Script *script);
/* Is one of these names (const char *) that of the flap: are all words that tell what stands on it among those of the name. */
gboolean flap_is_among(const Flap *flap, const GPtrArray *names);

#endif
