/* A first division: people who must be together are one unit, and the units with something to obey are placed first, going
 * back on a choice that leads nowhere. All others are dealt out, colleagues one after another, so that they land apart. */
#include "model/groups_parts.h"

#define TRIES 20
#define NODES_MAX 5000 /* choices looked at in a try */

/* --- units --- */

gboolean groups_apart(const Division *division, const GArray *a, const GArray *b) {
  for (guint i = 0; i < a->len; i++) {
    for (guint j = 0; j < b->len; j++) {
      if (division->weight[g_array_index(a, guint, i) * division->n + g_array_index(b, guint, j)] == GROUPS_APART) {
        return TRUE;
      }
    }
  }
  return FALSE;
}

static gboolean apart_from_any(const Division *division, guint person) {
  for (guint i = 0; i < division->n; i++) {
    if (division->weight[person * division->n + i] == GROUPS_APART) {
      return TRUE;
    }
  }
  return FALSE;
}

/* Larger units first, then who must be kept apart; in the order of people for the rest, so that nothing depends on the sort. */
static int by_difficulty(gconstpointer a, gconstpointer b) {
  const Unit *x = a, *y = b;
  if (x->people->len != y->people->len) {
    return x->people->len < y->people->len ? 1 : -1;
  }
  if (x->constrained != y->constrained) {
    return x->constrained ? -1 : 1;
  }
  guint i = g_array_index(x->people, guint, 0), j = g_array_index(y->people, guint, 0);
  return i < j ? -1 : i > j;
}

static void clear_unit(gpointer unit) {
  g_array_unref(((Unit *)unit)->people);
}

GArray *groups_units(const Division *division) {
  guint n = division->n, most = groups_least(division) + (n % division->count > 0);
  GArray **unit_of = g_new(GArray *, n);
  for (guint i = 0; i < n; i++) {
    unit_of[i] = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_val(unit_of[i], i);
  }
  for (guint i = 0; division->weight && i < n; i++) {
    for (guint j = i + 1; j < n; j++) {
      GArray *a = unit_of[i], *b = unit_of[j];
      if (division->weight[i * n + j] != GROUPS_TOGETHER || a == b || a->len + b->len > most || groups_apart(division, a, b)) {
        continue;
      }
      for (guint k = 0; k < b->len; k++) {
        unit_of[g_array_index(b, guint, k)] = a;
      }
      g_array_append_vals(a, b->data, b->len);
      g_array_unref(b);
    }
  }
  GArray *units = g_array_new(FALSE, FALSE, sizeof(Unit));
  g_array_set_clear_func(units, clear_unit);
  for (guint i = 0; i < n; i++) {
    if (g_array_index(unit_of[i], guint, 0) != i) {
      continue; /* told by the first of the unit */
    }
    Unit unit = {unit_of[i], unit_of[i]->len > 1 || (division->weight && apart_from_any(division, i))};
    g_array_append_val(units, unit);
  }
  g_free(unit_of);
  g_array_sort(units, by_difficulty);
  return units;
}

/* --- placing them --- */

typedef struct Placing {
  Division *division;
  GArray *units;
  guint constrained; /* how many of the units, at the beginning of the array, have something to obey */
  GPtrArray *seated; /* of GArray of guint: who sits in each group */
  guint larger;      /* groups that may still get one more than the least */
  guint nodes;
} Placing;

static guint room(const Placing *p, guint group) {
  guint least = groups_least(p->division), seated = ((GArray *)g_ptr_array_index(p->seated, group))->len;
  return seated > least ? 0 : least - seated + (p->larger > 0);
}

static void sit(Placing *p, const GArray *people, guint group) {
  GArray *seated = g_ptr_array_index(p->seated, group);
  g_array_append_vals(seated, people->data, people->len);
  p->larger -= seated->len > groups_least(p->division);
  for (guint i = 0; i < people->len; i++) {
    p->division->member[g_array_index(people, guint, i)] = group;
  }
}

static void rise(Placing *p, const GArray *people, guint group) {
  GArray *seated = g_ptr_array_index(p->seated, group);
  p->larger += seated->len > groups_least(p->division);
  g_array_set_size(seated, seated->len - people->len);
}

static gboolean place_from(Placing *p, guint u) {
  if (u == p->constrained) {
    return TRUE;
  }
  const GArray *people = g_array_index(p->units, Unit, u).people;
  guint k = p->division->count, first = groups_draw(p->division) % k;
  gboolean empty_tried = FALSE; /* one empty group is like another */
  for (guint i = 0; i < k; i++) {
    guint group = (first + i) % k;
    const GArray *seated = g_ptr_array_index(p->seated, group);
    if (room(p, group) < people->len || (seated->len == 0 && empty_tried) || groups_apart(p->division, people, seated)) {
      continue;
    }
    empty_tried = empty_tried || seated->len == 0;
    if (++p->nodes > NODES_MAX) {
      return FALSE;
    }
    sit(p, people, group);
    if (place_from(p, u + 1)) {
      return TRUE;
    }
    rise(p, people, group);
  }
  return FALSE;
}

/* --- dealing out the others --- */

/* The people of the units from `from` on, in an order that is drawn, colleagues one after another. */
static GArray *deck(Placing *p, const GPtrArray *people, guint from) {
  guint n = p->units->len - from;
  g_autofree guint *order = g_new(guint, n + 1);
  for (guint i = 0; i < n; i++) {
    order[i] = from + i;
  }
  for (guint i = n; i > 1; i--) {
    guint j = groups_draw(p->division) % i, other = order[j];
    order[j] = order[i - 1];
    order[i - 1] = other;
  }
  g_autoptr(GHashTable) places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  g_autoptr(GPtrArray) piles = g_ptr_array_new(); /* of the arrays in places, in the order drawn */
  for (guint i = 0; i < n; i++) {
    const GArray *unit = g_array_index(p->units, Unit, order[i]).people;
    const Person *person = g_ptr_array_index(people, g_array_index(unit, guint, 0));
    char *key = g_utf8_casefold(person->organisation ? person->organisation : "", -1);
    GArray *pile = g_hash_table_lookup(places, key);
    if (!pile) {
      pile = g_array_new(FALSE, FALSE, sizeof(guint));
      g_ptr_array_add(piles, pile);
      g_hash_table_insert(places, g_steal_pointer(&key), pile);
    }
    g_free(key);
    g_array_append_vals(pile, unit->data, unit->len);
  }
  GArray *dealt = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = 0; i < piles->len; i++) {
    const GArray *pile = g_ptr_array_index(piles, i);
    g_array_append_vals(dealt, pile->data, pile->len);
  }
  return dealt;
}

static void deal(Placing *p, const GPtrArray *people, guint from) {
  g_autoptr(GArray) dealt = deck(p, people, from);
  g_autoptr(GArray) one = g_array_new(FALSE, FALSE, sizeof(guint));
  guint group = 0;
  g_array_set_size(one, 1);
  for (guint i = 0; i < dealt->len; i++) {
    while (room(p, group) == 0) {
      group = (group + 1) % p->division->count;
    }
    g_array_index(one, guint, 0) = g_array_index(dealt, guint, i);
    sit(p, one, group);
    group = (group + 1) % p->division->count;
  }
}

gboolean groups_place(Division *division, const GPtrArray *people) {
  Placing p = {.division = division, .units = groups_units(division)};
  p.larger = division->n % division->count;
  p.seated = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  for (guint g = 0; g < division->count; g++) {
    g_ptr_array_add(p.seated, g_array_new(FALSE, FALSE, sizeof(guint)));
  }
  while (p.constrained < p.units->len && g_array_index(p.units, Unit, p.constrained).constrained) {
    p.constrained++;
  }
  gboolean placed = FALSE;
  for (int attempt = 0; attempt < TRIES && !placed; attempt++) {
    p.nodes = 0;
    placed = place_from(&p, 0);
  }
  deal(&p, people, placed ? p.constrained : 0);
  g_ptr_array_unref(p.seated);
  g_array_unref(p.units);
  return placed;
}
