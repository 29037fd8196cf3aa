/* Keeping a division when people come and go. Only who has something to obey can make it hard: where those units go is searched
 * by branch and bound for the fewest moves; for everybody else the number of moves follows from the sizes alone. */
#include <string.h>

#include "model/groups_parts.h"

#define LOOKS_MAX 8000000 /* at a group, in all: less than a second; the best found until then is taken */
#define NOWHERE G_MAXUINT

typedef struct Mending {
  Division *division;
  GArray *units;
  guint constrained; /* how many units, at the beginning, have something to obey */
  guint *now;        /* group of each person, or NOWHERE */
  guint *fixed;      /* constrained people in each group, as far as placed */
  GPtrArray *seated; /* of GArray of guint: who these are */
  guint *loose;      /* others who sit in each group now */
  guint *place;      /* group of each constrained unit, as far as placed */
  guint *best;       /* the same of the best way found */
  guint fewest;      /* moves of it; G_MAXUINT: none found */
  guint looks;
} Mending;

static const GArray *people_of(const Mending *m, guint unit) {
  return g_array_index(m->units, Unit, unit).people;
}

/* Moves that are needed of who has nothing to obey, given where the others sit; G_MAXUINT when these do not fit. One move out
 * of each group for everybody above the least, but for the groups that may have one more. */
static guint moves_of_loose(const Mending *m) {
  guint least = groups_least(m->division), larger = m->division->n % m->division->count;
  guint above = 0, groups_above = 0, full = 0;
  for (guint g = 0; g < m->division->count; g++) {
    guint size = m->fixed[g] + m->loose[g];
    if (m->fixed[g] > least + 1) {
      return G_MAXUINT;
    }
    full += m->fixed[g] > least;
    above += size > least ? size - least : 0;
    groups_above += size > least;
  }
  return full > larger ? G_MAXUINT : above - MIN(larger, groups_above);
}

/* How many of a unit would move to be in a group. */
static guint moves_to(const Mending *m, guint unit, guint group) {
  const GArray *people = people_of(m, unit);
  guint moves = 0;
  for (guint i = 0; i < people->len; i++) {
    guint now = m->now[g_array_index(people, guint, i)];
    moves += now != NOWHERE && now != group;
  }
  return moves;
}

static void search(Mending *m, guint unit, guint moves) {
  guint loose = moves_of_loose(m); /* it never gets less */
  if (loose == G_MAXUINT || moves + loose >= m->fewest || m->looks > LOOKS_MAX) {
    return;
  }
  m->looks += m->division->count;
  if (unit == m->constrained) {
    m->fewest = moves + loose;
    memcpy(m->best, m->place, m->constrained * sizeof *m->place);
    return;
  }
  const GArray *people = people_of(m, unit);
  guint size = people->len;
  for (guint wanted = 0; wanted <= size; wanted++) { /* the groups that cost fewest moves first */
    for (guint g = 0; g < m->division->count; g++) {
      GArray *seated = g_ptr_array_index(m->seated, g);
      m->looks++;
      if (moves_to(m, unit, g) != wanted || groups_apart(m->division, people, seated)) {
        continue;
      }
      m->place[unit] = g;
      m->fixed[g] += size;
      g_array_append_vals(seated, people->data, size);
      search(m, unit + 1, moves + wanted);
      g_array_set_size(seated, seated->len - size);
      m->fixed[g] -= size;
    }
  }
}

/* --- who has nothing to obey --- */

/* What a person costs in a group, as far as people are in it. */
static gint64 cost_in(const Division *division, guint person, guint group) {
  gint64 cost = 0;
  for (guint i = 0; i < division->n; i++) {
    cost += i != person && division->member[i] == group ? division->weight[person * division->n + i] : 0;
  }
  return cost;
}

/* Takes whoever costs most out of groups that are too large. */
static void take_out(Mending *m, const gboolean *bound, guint *size, guint *larger) {
  Division *division = m->division;
  guint least = groups_least(division);
  for (guint full = 2; full-- > 0;) { /* those that cannot do with less take the larger sizes first */
    for (guint g = 0; g < division->count; g++) {
      if ((m->fixed[g] > least) != (full > 0)) {
        continue;
      }
      guint most = least;
      if (size[g] > least && *larger > 0) {
        most++;
        (*larger)--;
      }
      for (; size[g] > most; size[g]--) {
        guint worst = NOWHERE;
        gint64 highest = G_MININT64;
        for (guint i = 0; i < division->n; i++) {
          gint64 cost = division->member[i] == g && !bound[i] ? cost_in(division, i, g) : G_MININT64;
          if (cost > highest) {
            highest = cost;
            worst = i;
          }
        }
        division->member[worst] = NOWHERE;
      }
    }
  }
}

/* The group that needs a person most: the smallest, and of those the one where they cost least. */
static guint neediest(const Division *division, guint person, const guint *size) {
  guint best = 0;
  gint64 lowest = G_MAXINT64;
  for (guint g = 0; g < division->count; g++) {
    gint64 cost = size[g] <= size[best] ? cost_in(division, person, g) : G_MAXINT64;
    if (size[g] < size[best] || (size[g] == size[best] && cost < lowest)) {
      best = g;
      lowest = cost;
    }
  }
  return best;
}

/* Gives everybody a group: units the place that was found, others the one they have, or one that has room. */
static void settle(Mending *m) {
  Division *division = m->division;
  guint larger = division->n % division->count;
  g_autofree guint *size = g_new0(guint, division->count);
  g_autofree gboolean *bound = g_new0(gboolean, division->n);
  memcpy(division->member, m->now, division->n * sizeof *m->now);
  memset(m->fixed, 0, division->count * sizeof *m->fixed);
  for (guint u = 0; u < m->constrained; u++) {
    const GArray *people = people_of(m, u);
    m->fixed[m->best[u]] += people->len;
    for (guint i = 0; i < people->len; i++) {
      guint person = g_array_index(people, guint, i);
      division->member[person] = m->best[u];
      bound[person] = TRUE;
    }
  }
  for (guint i = 0; i < division->n; i++) {
    if (division->member[i] != NOWHERE) {
      size[division->member[i]]++;
    }
  }
  take_out(m, bound, size, &larger);
  for (guint i = 0; i < division->n; i++) {
    if (division->member[i] == NOWHERE) {
      division->member[i] = neediest(division, i, size);
      size[division->member[i]]++;
    }
  }
}

static void mending_init(Mending *m, Division *division, const GArray *now) {
  *m = (Mending){.division = division, .units = groups_units(division), .fewest = G_MAXUINT};
  m->now = g_new(guint, division->n);
  m->fixed = g_new0(guint, division->count);
  m->loose = g_new0(guint, division->count);
  m->place = g_new0(guint, division->n);
  m->best = g_new0(guint, division->n);
  m->seated = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  for (guint g = 0; g < division->count; g++) {
    g_ptr_array_add(m->seated, g_array_new(FALSE, FALSE, sizeof(guint)));
  }
  for (guint i = 0; i < division->n; i++) {
    int group = i < now->len ? g_array_index(now, int, i) : 0;
    m->now[i] = group >= 1 && (guint)group <= division->count ? (guint)group - 1 : NOWHERE;
  }
  while (m->constrained < m->units->len && g_array_index(m->units, Unit, m->constrained).constrained) {
    m->constrained++;
  }
  for (guint u = m->constrained; u < m->units->len; u++) {
    guint group = m->now[g_array_index(people_of(m, u), guint, 0)];
    if (group != NOWHERE) {
      m->loose[group]++;
    }
  }
}

static void mending_clear(Mending *m) {
  g_array_unref(m->units);
  g_ptr_array_unref(m->seated);
  g_free(m->now);
  g_free(m->fixed);
  g_free(m->loose);
  g_free(m->place);
  g_free(m->best);
}

GArray *groups_mend(const GroupsAsk *ask, const GArray *now) {
  if (ask->people->len == 0 || ask->people->len > GROUPS_PEOPLE_MAX) {
    return groups_assign(ask);
  }
  Division division;
  Mending mending;
  groups_init(&division, ask);
  mending_init(&mending, &division, now);
  search(&mending, 0, 0);
  GArray *groups = NULL;
  if (mending.fewest != G_MAXUINT) {
    settle(&mending);
    groups = groups_numbers(&division);
  }
  mending_clear(&mending);
  groups_clear(&division);
  return groups ? groups : groups_assign(ask); /* there is no way to obey all: begin anew */
}
