/* Gathers the ties, keeps the organisations with most of them, and orders these on a ring: first next to whom they
 * share most with, then by changing places as long as that makes the lines shorter. */
#include "model/report_network.h"

#include <stdlib.h>
#include <string.h>

/* An organisation while the ring is made. The name is borrowed. */
typedef struct Node {
  const char *name;
  int shared; /* agreements with others, counted for each other */
} Node;

/* Organisations in some order, each once. */
typedef struct Nodes {
  GArray *all;        /* of Node */
  GHashTable *places; /* folded name → place in all */
} Nodes;

/* How many agreements each pair shares: side × side numbers. */
typedef struct Matrix {
  int side;
  int *at;
} Matrix;

static int *cell(const Matrix *matrix, int a, int b) { return &matrix->at[a * matrix->side + b]; }

static void tie_free(gpointer data) {
  ReportTie *tie = data;
  g_array_unref(tie->numbers);
  g_free(tie);
}

void report_network_free(ReportNetwork *network) {
  if (!network) return;
  g_ptr_array_unref(network->names);
  g_ptr_array_unref(network->ties);
  g_free(network);
}

/* --- who owns what --- */

static Nodes nodes_new(void) {
  return (Nodes){g_array_new(FALSE, FALSE, sizeof(Node)), g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
}

static void nodes_clear(Nodes *nodes) {
  g_array_unref(nodes->all);
  g_hash_table_unref(nodes->places);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Nodes, nodes_clear)

static Node *node_at(const Nodes *nodes, guint i) { return &g_array_index(nodes->all, Node, i); }

static void add_node(Nodes *nodes, const char *name) {
  if (!name || !*name) return;
  char *key = g_utf8_casefold(name, -1);
  if (g_hash_table_contains(nodes->places, key)) {
    g_free(key);
    return;
  }
  const Node node = {name, 0};
  g_hash_table_insert(nodes->places, key, GUINT_TO_POINTER(nodes->all->len));
  g_array_append_val(nodes->all, node);
}

/* The place of the organisation among these, -1 for none. */
static int find_node(const Nodes *nodes, const char *name) {
  g_autofree char *key = name ? g_utf8_casefold(name, -1) : NULL;
  gpointer place;
  return key && g_hash_table_lookup_extended(nodes->places, key, NULL, &place) ? GPOINTER_TO_INT(place) : -1;
}

static Nodes organisations(const GPtrArray *all) {
  Nodes nodes = nodes_new();
  for (guint k = 0; k < all->len; k++) {
    const GPtrArray *people = ((const ReportFacts *)g_ptr_array_index(all, k))->session->people;
    for (guint i = 0; i < people->len; i++) add_node(&nodes, ((const Person *)g_ptr_array_index(people, i))->organisation);
  }
  return nodes;
}

static void own(GArray *owners, int node) {
  for (guint i = 0; i < owners->len; i++)
    if (g_array_index(owners, int, i) == node) return;
  if (node >= 0) g_array_append_val(owners, node);
}

/* The organisations of who owns a record: those of people, and those that are written as an owner themselves. */
static GArray *owners_of(const ReportFacts *facts, const Nodes *nodes, const Record *record) {
  GArray *owners = g_array_new(FALSE, FALSE, sizeof(int));
  for (guint i = 0; i < record->owners->len; i++) {
    const Person *person = people_find(facts->session->people, g_array_index(record->owners, int, i));
    if (person) own(owners, find_node(nodes, person->organisation));
  }
  g_auto(GStrv) words =
      g_regex_split_simple("\\s*(?:[,;&+/]|\\ben\\b|\\band\\b)\\s*", record->owner ? record->owner : "", 0, 0);
  for (char **word = words; *word; word++) own(owners, find_node(nodes, *word));
  own(owners, find_node(nodes, record->owner)); /* "Zorg en Welzijn" is one */
  return owners;
}

/* The agreements that tie, each with its organisations: calls `each` for every pair. */
typedef void (*OnPair)(gpointer data, int a, int b, int number);

static void each_pair_of(const ReportFacts *facts, const Nodes *nodes, OnPair each, gpointer data) {
  const ReportSection *section = report_source(facts, LIST_AGREEMENT);
  const ReportGroup *group = section ? g_ptr_array_index(section->groups, 0) : NULL;
  for (guint i = 0; group && i < group->lines->len; i++) {
    const Record *record = ((const ReportLine *)g_ptr_array_index(group->lines, i))->record;
    if (record->state == AGREEMENT_DROPPED) continue;
    g_autoptr(GArray) owners = owners_of(facts, nodes, record);
    for (guint a = 0; a < owners->len; a++)
      for (guint b = a + 1; b < owners->len; b++)
        each(data, g_array_index(owners, int, a), g_array_index(owners, int, b), record->number);
  }
}

static void each_pair(const GPtrArray *all, const Nodes *nodes, OnPair each, gpointer data) {
  for (guint i = 0; i < all->len; i++) each_pair_of(g_ptr_array_index(all, i), nodes, each, data);
}

static void count_pair(gpointer data, int a, int b, int number) {
  (void)number;
  const Nodes *nodes = data;
  node_at(nodes, (guint)a)->shared++;
  node_at(nodes, (guint)b)->shared++;
}

static int most_shared(gconstpointer a, gconstpointer b) {
  const Node *x = a, *y = b;
  return x->shared != y->shared ? y->shared - x->shared : strcmp(x->name, y->name);
}

static void fill_pair(gpointer data, int a, int b, int number) {
  const Matrix *matrix = data;
  (void)number;
  *cell(matrix, a, b) += 1;
  *cell(matrix, b, a) += 1;
}

/* --- the ring --- */

static int apart(int a, int b, int n) {
  int d = abs(a - b);
  return MIN(d, n - d);
}

/* How long all lines are together when ring[place] is a node. */
static int length_of(const Matrix *matrix, const int *ring) {
  int sum = 0;
  for (int a = 0; a < matrix->side; a++)
    for (int b = a + 1; b < matrix->side; b++) sum += *cell(matrix, ring[a], ring[b]) * apart(a, b, matrix->side);
  return sum;
}

static void swap(int *ring, int a, int b) {
  int kept = ring[a];
  ring[a] = ring[b];
  ring[b] = kept;
}

static void order_ring(const Matrix *matrix, int *ring) {
  int n = matrix->side;
  for (int i = 0; i < n; i++) ring[i] = i;
  for (int i = 1; i < n; i++) {
    int best = i;
    for (int k = i + 1; k < n; k++)
      if (*cell(matrix, ring[i - 1], ring[k]) > *cell(matrix, ring[i - 1], ring[best])) best = k;
    swap(ring, i, best);
  }
  int length = length_of(matrix, ring);
  for (gboolean better = TRUE; better;) {
    better = FALSE;
    for (int a = 0; a < n; a++)
      for (int b = a + 1; b < n; b++) {
        swap(ring, a, b);
        int now = length_of(matrix, ring);
        better = better || now < length;
        if (now < length)
          length = now;
        else
          swap(ring, a, b);
      }
  }
}

static void add_pair(gpointer data, int a, int b, int number) {
  ReportNetwork *network = data;
  for (guint i = 0; i < network->ties->len; i++) {
    ReportTie *tie = g_ptr_array_index(network->ties, i);
    if (tie->a != MIN(a, b) || tie->b != MAX(a, b)) continue;
    g_array_append_val(tie->numbers, number);
    return;
  }
  ReportTie *tie = g_new0(ReportTie, 1);
  tie->a = MIN(a, b);
  tie->b = MAX(a, b);
  tie->numbers = g_array_new(FALSE, FALSE, sizeof(int));
  g_array_append_val(tie->numbers, number);
  g_ptr_array_add(network->ties, tie);
}

static int by_place(gconstpointer a, gconstpointer b) {
  const ReportTie *x = *(ReportTie *const *)a, *y = *(ReportTie *const *)b;
  return x->a != y->a ? x->a - y->a : x->b - y->b;
}

ReportNetwork *report_network_new(const GPtrArray *facts) {
  ReportNetwork *network = g_new0(ReportNetwork, 1);
  network->names = g_ptr_array_new_with_free_func(g_free);
  network->ties = g_ptr_array_new_with_free_func(tie_free);
  g_auto(Nodes) all = organisations(facts), most = nodes_new(), placed = nodes_new();
  each_pair(facts, &all, count_pair, &all);
  g_array_sort(all.all, most_shared); /* their places hold no longer */
  for (guint i = 0; i < all.all->len && node_at(&all, i)->shared; i++) {
    if (i < REPORT_NETWORK_MAX)
      add_node(&most, node_at(&all, i)->name);
    else
      network->more++;
  }
  int n = (int)most.all->len;
  if (!n) return network;
  g_autofree int *ring = g_new(int, n), *shared = g_new0(int, n * n);
  const Matrix matrix = {n, shared};
  each_pair(facts, &most, fill_pair, (gpointer)&matrix);
  order_ring(&matrix, ring);
  for (int i = 0; i < n; i++) {
    const char *name = node_at(&most, (guint)ring[i])->name;
    add_node(&placed, name);
    g_ptr_array_add(network->names, g_strdup(name));
  }
  each_pair(facts, &placed, add_pair, network);
  g_ptr_array_sort(network->ties, by_place);
  return network;
}

char *report_network_words(const ReportNetwork *network, guint tie, Lang lang) {
  const ReportTie *shared = g_ptr_array_index(network->ties, tie);
  GString *numbers = g_string_new(NULL);
  for (guint i = 0; i < shared->numbers->len; i++)
    g_string_append_printf(numbers, "%s%d", i ? ", " : "", g_array_index(shared->numbers, int, i));
  char *words = tx(lang, REPORT_NETWORK_TIE, TS(g_ptr_array_index(network->names, shared->a)),
                   TS(g_ptr_array_index(network->names, shared->b)), TN((int)shared->numbers->len), TS(numbers->str));
  g_string_free(numbers, TRUE);
  return words;
}
