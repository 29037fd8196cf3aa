/* One figure of a benchmark on one line of stdout, for table.py: what it is, its yardstick of the same run, and the bound. */
#ifndef BENCH_FIGURE_H
#define BENCH_FIGURE_H
#include <glib.h>
#include <stdio.h>

typedef enum {
  FIGURE_TIMES, /* value ÷ yardstick is at most the bound */
  FIGURE_BEYOND, /* value − yardstick is at most the bound */
  FIGURE_MOST,  /* the value is at most the bound; the yardstick is told beside it */
  FIGURE_LEAST, /* the value is at least the bound */
} FigureKind;

static inline void figure(const char *name, double value, const char *unit, const char *beside, double yardstick, FigureKind kind,
                          double bound) {
  static const char *const words[] = {"times", "beyond", "most", "least"};
  printf("%s\t%.6g\t%s\t%s\t%.6g\t%s\t%.6g\n", name, value, unit, beside, yardstick, words[kind], bound);
  fflush(stdout);
}

static inline int figure_compare(gconstpointer a, gconstpointer b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* A share (0: the least, 0.5: the median) of an array of double, which is sorted by it; 0 when it is empty. What else the machine
 * does only ever adds to a time: the least and the lower quarter of times that took turns can be held against each other
 * whatever that is. */
static inline double figure_at(GArray *values, double share) {
  g_array_sort(values, figure_compare);
  return values->len ? g_array_index(values, double, MIN((guint)(share * values->len), values->len - 1)) : 0;
}

static inline double figure_now(void) { return (double)g_get_monotonic_time() / 1000; } /* milliseconds */

#endif
