/* Numbers drawn by lot, the same on every machine for the same seed: SplitMix64 (Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014). Each thing that is drawn has a stream of its own, so that what happens in one
 * part of a meeting never changes the lot of another. Not for secrets. */
#ifndef MODEL_DRAW_H
#define MODEL_DRAW_H
#include <glib.h>

typedef struct Draw {
  guint64 state;
} Draw;

/* The stream of one thing (`what`) in one run under a seed. */
Draw draw_stream(guint64 seed, guint64 run, guint64 what);

double draw_uniform(Draw *draw);                  /* from 0 up to, not including, 1 */
double draw_normal(Draw *draw);                   /* mean 0, deviation 1 (Box and Muller, 1958) */
double draw_exponential(Draw *draw, double mean); /* 0 when the mean is not above 0 */
int draw_binomial(Draw *draw, int n, double chance); /* how many of n happen */
int draw_poisson(Draw *draw, double mean);        /* of a mean up to some hundreds (Knuth); 0 when it is not above 0 */

#endif
