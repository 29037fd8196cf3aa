/* The generator and the few distributions that a rehearsal needs. */
#include "model/draw.h"

#include <math.h>

#define GOLDEN G_GUINT64_CONSTANT(0x9e3779b97f4a7c15) /* 2^64 divided by the golden ratio, odd */
#define POISSON_STEP 500.0 /* above this e^-mean is too near to nothing: the mean is taken in pieces */

static guint64 mix(guint64 z) {
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT(0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static guint64 draw_next(Draw *draw) {
  draw->state += GOLDEN;
  return mix(draw->state);
}

Draw draw_stream(guint64 seed, guint64 run, guint64 what) {
  return (Draw){mix(mix(mix(seed + GOLDEN) + run + GOLDEN) + what + GOLDEN)};
}

double draw_uniform(Draw *draw) {
  return (double)(draw_next(draw) >> 11) * 0x1p-53;
}

double draw_normal(Draw *draw) {
  double radius = sqrt(-2 * log(1 - draw_uniform(draw)));
  return radius * cos(2 * G_PI * draw_uniform(draw));
}

double draw_exponential(Draw *draw, double mean) {
  return mean > 0 ? -mean * log(1 - draw_uniform(draw)) : 0;
}

int draw_binomial(Draw *draw, int n, double chance) {
  int happened = 0;
  for (int i = 0; i < n; i++)
    happened += draw_uniform(draw) < chance;
  return happened;
}

int draw_poisson(Draw *draw, double mean) {
  int n = 0;
  for (; mean > 0; mean -= POISSON_STEP) {
    double least = exp(-MIN(mean, POISSON_STEP));
    for (double product = draw_uniform(draw); product > least; n++)
      product *= draw_uniform(draw);
  }
  return n;
}
