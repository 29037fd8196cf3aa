/* Rounds in which no pair meets twice, from algebra. The places people take are the elements of a commutative group; a round is a
 * set of elements together with all that come of it by adding the elements of a subgroup. Such rounds are few and regular, so
 * that enough of them can be found that share no pair where a search among all divisions is lost: affine planes come out of it,
 * and ten rounds of eight fours. Who takes which place is groups_labels.c. */
#include <string.h>

#include "model/groups_parts.h"

#define KINDS_MAX 11        /* there are no more commutative groups of one order up to GROUPS_PLACES_MAX */
#define BLOCKS_MAX 80000    /* of all rounds of one kind */
#define SUBGROUPS_MAX 3000
#define LOOKS 8000000       /* at a round, in all: some tenths of a second */
#define TRIES 250
#define LOOKS_AT_ONCE 40000 /* before it is begun anew */

/* A set of places, a bit for each. */
typedef guint64 Places;
#define PLACE(p) ((Places)1 << (p))

/* Rounds that have one kind of commutative group behind them. */
typedef struct Kind {
  guint n, count, size;
  guint8 *sum;    /* n × n */
  guint cosets;   /* so many rounds, the first, are the cosets of a subgroup: the lines of a plane in one direction */
  GArray *blocks; /* of Places: `count` for each round, of which the first holds place 0 */
} Kind;

static guint rounds_of(const Kind *kind) { return kind->blocks->len / kind->count; }

static const Places *blocks_of(const Kind *kind, guint round) {
  return &g_array_index(kind->blocks, Places, round * kind->count);
}

static Places shifted(const Kind *kind, Places set, guint by) {
  Places moved = 0;
  for (; set; set &= set - 1) moved |= PLACE(kind->sum[by * kind->n + (guint)__builtin_ctzll(set)]);
  return moved;
}

/* --- subgroups --- */

/* The smallest subgroup that holds another one and an element. */
static Places generated(const Kind *kind, Places subgroup, guint element) {
  Places all = subgroup, last = subgroup;
  while ((last = shifted(kind, last, element)) && (last & ~all)) all |= last;
  return all;
}

/* All subgroups whose order divides `a` or `b`; new array of Places. */
static GArray *subgroups(const Kind *kind, guint a, guint b) {
  GArray *found = g_array_new(FALSE, FALSE, sizeof(Places));
  g_autoptr(GHashTable) known = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  Places zero = PLACE(0);
  g_array_append_val(found, zero);
  for (guint i = 0; i < found->len; i++) {
    Places from = g_array_index(found, Places, i), tried = from;
    for (guint element = 1; element < kind->n && found->len < SUBGROUPS_MAX; element++) {
      if (tried & PLACE(element)) continue;
      Places larger = generated(kind, from, element);
      guint order = (guint)__builtin_popcountll(larger);
      tried |= shifted(kind, from, element); /* these give the same */
      if ((a % order && b % order) || !g_hash_table_add(known, g_memdup2(&larger, sizeof larger))) continue;
      g_array_append_val(found, larger);
    }
  }
  return found;
}

/* --- rounds --- */

/* The sets that come of `set` by adding each element of the subgroup of this order; TRUE when they are a round. */
static gboolean add_round(Kind *kind, Places set, Places subgroup) {
  guint at = kind->blocks->len;
  Places seated = 0;
  for (Places rest = subgroup; rest; rest &= rest - 1) {
    Places block = shifted(kind, set, (guint)__builtin_ctzll(rest));
    if (block & seated) {
      g_array_set_size(kind->blocks, at);
      return FALSE;
    }
    seated |= block;
    g_array_append_val(kind->blocks, block);
  }
  return TRUE;
}

/* The cosets of a subgroup as large as the groups of people. */
static void add_cosets(Kind *kind, Places subgroup) {
  Places seated = 0;
  for (guint p = 0; p < kind->n; p++) {
    if (seated & PLACE(p)) continue;
    Places block = shifted(kind, subgroup, p);
    seated |= block;
    g_array_append_val(kind->blocks, block);
  }
}

/* One place of each coset of a subgroup: all ways to choose them when there are few, so many drawn ones otherwise. */
static void add_transversals(Kind *kind, Places subgroup, guint most, guint32 *state) {
  Places coset[GROUPS_PLACES_MAX], seated = 0;
  guint n = 0, count = kind->count, ways = 1;
  for (guint p = 0; p < kind->n; p++) {
    if (seated & PLACE(p)) continue;
    coset[n] = shifted(kind, subgroup, p);
    seated |= coset[n++];
  }
  for (guint i = 1; i < n && ways <= most; i++) ways *= count;
  for (guint way = 0; way < MIN(ways, most); way++) {
    Places set = PLACE(0);
    for (guint i = 1, rest = way; i < n; i++, rest /= count) {
      guint nth = ways <= most ? rest % count : groups_draw_from(state) % count;
      Places left = coset[i];
      while (nth-- > 0) left &= left - 1;
      set |= left & -left;
    }
    add_round(kind, set, subgroup);
  }
}

static void add_rounds(Kind *kind, guint32 *state) {
  g_autoptr(GArray) all = subgroups(kind, kind->count, kind->size);
  guint n = 0;
  for (guint i = 0; i < all->len; i++) n += (guint)__builtin_popcountll(g_array_index(all, Places, i)) == kind->count;
  guint most = n > 0 ? MAX(BLOCKS_MAX / kind->count / n, 1) : 0;
  for (guint i = 0; i < all->len && kind->blocks->len < BLOCKS_MAX; i++) {
    Places subgroup = g_array_index(all, Places, i);
    if ((guint)__builtin_popcountll(subgroup) == kind->size) add_cosets(kind, subgroup);
  }
  kind->cosets = rounds_of(kind);
  for (guint i = 0; i < all->len && kind->blocks->len < BLOCKS_MAX; i++) {
    Places subgroup = g_array_index(all, Places, i);
    if ((guint)__builtin_popcountll(subgroup) == kind->count) add_transversals(kind, subgroup, most, state);
  }
}

static void add_up(Kind *kind, const guint *cycles, guint n_cycles) {
  for (guint a = 0; a < kind->n; a++) {
    for (guint b = 0; b < kind->n; b++) {
      guint sum = 0;
      for (guint i = 0, unit = 1; i < n_cycles; unit *= cycles[i++])
        sum += (a / unit + b / unit) % cycles[i] * unit; /* the other digits of both vanish */
      kind->sum[a * kind->n + b] = (guint8)sum;
    }
  }
}

static gboolean prime_power(guint q) {
  guint p = 2;
  while (q % p) p++;
  while (q % p == 0) q /= p;
  return q == 1;
}

/* Every commutative group of an order is the product of cycles whose lengths are powers of primes, in one way. */
static void add_kinds(Kind *kinds, guint *n_kinds, guint *cycles, guint n_cycles, guint rest, guint n) {
  if (rest == 1 && *n_kinds < KINDS_MAX) {
    Kind *kind = &kinds[(*n_kinds)++];
    kind->n = n;
    kind->sum = g_new(guint8, (gsize)n * n);
    kind->blocks = g_array_new(FALSE, FALSE, sizeof(Places));
    add_up(kind, cycles, n_cycles);
  }
  for (guint q = n_cycles ? cycles[n_cycles - 1] : 2; q <= rest; q++) {
    if (rest % q || !prime_power(q)) continue;
    cycles[n_cycles] = q;
    add_kinds(kinds, n_kinds, cycles, n_cycles + 1, rest / q, n);
  }
}

/* --- rounds that share no pair --- */

typedef struct Joining {
  const Kind *kind;
  guint wanted;  /* rounds */
  guint missing; /* how many place 0 may leave unmet */
  Places met[GROUPS_PLACES_MAX];
  guint chosen[GROUPS_PLACES_MAX];
  GArray *best;  /* of Places: the blocks of the most rounds so far */
  gint64 looks, until;
  guint32 *state;
} Joining;

static gboolean all_new(const Joining *j, guint round) {
  const Places *blocks = blocks_of(j->kind, round);
  for (guint b = 0; b < j->kind->count; b++)
    for (Places rest = blocks[b]; rest; rest &= rest - 1)
      if (j->met[__builtin_ctzll(rest)] & blocks[b]) return FALSE;
  return TRUE;
}

/* Each place of a round meets the others of its block, or no longer does. */
static void meet(Joining *j, guint round) {
  const Places *blocks = blocks_of(j->kind, round);
  for (guint b = 0; b < j->kind->count; b++)
    for (Places rest = blocks[b]; rest; rest &= rest - 1) j->met[__builtin_ctzll(rest)] ^= blocks[b] ^ (rest & -rest);
}

static void keep_best(Joining *j, guint depth) {
  if (depth * j->kind->count <= j->best->len) return;
  g_array_set_size(j->best, 0);
  for (guint i = 0; i < depth; i++) g_array_append_vals(j->best, blocks_of(j->kind, j->chosen[i]), j->kind->count);
}

/* Whom place 0 can still meet in the fewest ways; 0 when nobody, or when too many must stay unmet. */
static guint hardest(const Joining *j, const guint *list, guint len, guint *hopeless) {
  guint ways[GROUPS_PLACES_MAX] = {0}, best = 0;
  for (guint i = 0; i < len; i++)
    for (Places rest = blocks_of(j->kind, list[i])[0]; rest; rest &= rest - 1) ways[__builtin_ctzll(rest)]++;
  *hopeless = 0;
  for (guint p = 1; p < j->kind->n; p++) {
    if (j->met[0] & PLACE(p)) continue;
    *hopeless += ways[p] == 0;
    if (ways[p] > 0 && (best == 0 || ways[p] < ways[best])) best = p;
  }
  return *hopeless > j->missing ? 0 : best;
}

static void shuffle(guint *list, guint len, guint32 *state) {
  for (guint i = len; i > 1; i--) {
    guint k = groups_draw_from(state) % i, other = list[k];
    list[k] = list[i - 1];
    list[i - 1] = other;
  }
}

static gboolean join(Joining *j, guint depth, const guint *list, guint len);

/* Takes a round, and goes on with those of the list that share no pair with it. */
static gboolean join_with(Joining *j, guint depth, guint round, const guint *list, guint len) {
  g_autofree guint *left = g_new(guint, len + 1);
  guint n = 0;
  j->chosen[depth] = round;
  meet(j, round);
  for (guint i = 0; i < len; i++)
    if (all_new(j, list[i])) left[n++] = list[i];
  j->looks += len;
  gboolean done = join(j, depth + 1, left, n);
  meet(j, round);
  return done;
}

static gboolean join(Joining *j, guint depth, const guint *list, guint len) {
  guint hopeless, n = 0, others = 0;
  keep_best(j, depth);
  if (depth == j->wanted) return TRUE;
  guint partner = j->looks < j->until ? hardest(j, list, len, &hopeless) : 0;
  if (partner == 0) return FALSE;
  g_autofree guint *with = g_new(guint, len), *without = g_new(guint, len);
  for (guint i = 0; i < len; i++) {
    if (blocks_of(j->kind, list[i])[0] & PLACE(partner)) with[n++] = list[i];
    else without[others++] = list[i];
  }
  shuffle(with, n, j->state);
  for (guint i = 0; i < n && j->looks < j->until; i++)
    if (join_with(j, depth, with[i], list, len)) return TRUE;
  return hopeless < j->missing && others > 0 && join(j, depth, without, others);
}

/* Looks among the first n rounds of a kind, beginning with one that is drawn. */
static gboolean try_kind(Joining *j, const Kind *kind, guint n) {
  g_autofree guint *all = g_new(guint, n + 1);
  for (guint i = 0; i < n; i++) all[i] = i;
  j->kind = kind;
  j->until = j->looks + LOOKS_AT_ONCE;
  memset(j->met, 0, sizeof j->met);
  return n > 0 && join_with(j, 0, groups_draw_from(j->state) % n, all, n);
}

guint groups_algebra(guint count, guint size, guint rounds, guint32 *state, guint *group) {
  guint n = count * size, n_kinds = 0, cycles[GROUPS_PLACES_MAX];
  if (count < 2 || size < 2 || n > GROUPS_PLACES_MAX || (size > count && rounds > 1)) return 0; /* two of a group meet again */
  Kind kinds[KINDS_MAX] = {0};
  Joining j = {.wanted = MIN(rounds, (n - 1) / (size - 1)), .state = state};
  j.missing = n - 1 - j.wanted * (size - 1);
  j.best = g_array_new(FALSE, FALSE, sizeof(Places));
  add_kinds(kinds, &n_kinds, cycles, 0, n, n);
  for (guint k = 0; k < n_kinds; k++) {
    kinds[k].count = count;
    kinds[k].size = size;
    add_rounds(&kinds[k], state);
  }
  gboolean done = FALSE;
  for (guint k = 0; k < n_kinds && !done; k++) done = try_kind(&j, &kinds[k], kinds[k].cosets); /* planes, where there are */
  for (guint try = 0; !done && try < TRIES && j.looks < LOOKS; try++)
    done = try_kind(&j, &kinds[try % n_kinds], rounds_of(&kinds[try % n_kinds]));
  for (guint b = 0; b < j.best->len; b++)
    for (Places rest = g_array_index(j.best, Places, b); rest; rest &= rest - 1)
      group[b / count * n + (guint)__builtin_ctzll(rest)] = b % count;
  guint made = j.best->len / count;
  g_array_unref(j.best);
  for (guint k = 0; k < n_kinds; k++) {
    g_free(kinds[k].sum);
    g_array_unref(kinds[k].blocks);
  }
  return made;
}
