/* Who takes which place in rounds that are made of places alone. It changes nothing of who meets anybody twice; it decides who
 * never meets: those who must be apart above all, then who met before, then colleagues. */
#include <string.h>

#include "model/groups_parts.h"

#define SWEEPS 60 /* as many draws of two places as there are pairs of them, so often */

/* What two people cost in one group; where there are more places than people, those left empty must lie in different groups. */
static int cost_of(const int *weight, guint n, guint a, guint b) {
  if (a < n && b < n) {
    return weight[a * n + b];
  }
  return a >= n && b >= n ? GROUPS_APART : 0;
}

/* How often two places are in one group; places × places. */
static guint8 *meetings(const guint *group, guint places, guint rounds) {
  guint8 *met = g_new0(guint8, (gsize)places * places);
  for (guint r = 0; r < rounds; r++) {
    const guint *of = group + (gsize)r * places;
    for (guint p = 0; p < places; p++) {
      for (guint q = 0; q < places; q++) {
        met[p * places + q] += p != q && of[p] == of[q];
      }
    }
  }
  return met;
}

/* What it changes when two take each other's place. */
static gint64 change(const int *cost, const guint8 *met, const guint *label, guint places, guint a, guint b) {
  const int *cost_a = cost + (gsize)a * places, *cost_b = cost + (gsize)b * places;
  const guint8 *met_a = met + (gsize)label[a] * places, *met_b = met + (gsize)label[b] * places;
  gint64 sum = 0;
  for (guint i = 0; i < places; i++) {
    if (i != a && i != b) {
      sum += ((gint64)cost_a[i] - cost_b[i]) * ((int)met_b[label[i]] - (int)met_a[label[i]]);
    }
  }
  return sum;
}

/* Does anybody meet who must be apart, or lie two empty places in one group? */
static gboolean forbidden(const int *cost, const guint8 *met, const guint *label, guint places) {
  for (guint a = 0; a < places; a++) {
    for (guint b = a + 1; b < places; b++) {
      if (cost[a * places + b] == GROUPS_APART && met[label[a] * places + label[b]] > 0) {
        return TRUE;
      }
    }
  }
  return FALSE;
}

guint *groups_labels(const int *weight, guint n, const guint *group, guint places, guint rounds, guint32 *state) {
  g_autofree guint8 *met = meetings(group, places, rounds);
  g_autofree int *cost = g_new(int, (gsize)places * places);
  g_autofree guint *label = g_new(guint, places);
  for (guint a = 0; a < places; a++) {
    label[a] = a;
    for (guint b = 0; b < places; b++) {
      cost[a * places + b] = a == b ? 0 : cost_of(weight, n, a, b);
    }
  }
  for (guint draws = SWEEPS * places * (places - 1) / 2; draws > 0; draws--) {
    guint a = groups_draw_from(state) % places, b = groups_draw_from(state) % places;
    if (a != b && change(cost, met, label, places, a, b) <= 0) { /* sideways too: that leads out of many a corner */
      guint other = label[a];
      label[a] = label[b];
      label[b] = other;
    }
  }
  return forbidden(cost, met, label, places) ? NULL : g_steal_pointer(&label);
}
