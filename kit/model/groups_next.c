/* The next division of a meeting that has several. All of them are planned at once, and as long as the meeting goes as planned
 * each is taken from that plan: those who are drawn one after another find few strangers left in the end. */
#include <string.h>

#include "model/groups.h"

/* The division that ask would make of these people. */
static gboolean same(const GroupsAsk *ask, const GArray *groups, const GroupsDivision *made) {
  if (made->people->len != ask->people->len || made->groups->len != groups->len) {
    return FALSE;
  }
  for (guint i = 0; i < groups->len; i++) {
    const Person *person = g_ptr_array_index(ask->people, i);
    if (g_array_index(made->people, int, i) != person->id || g_array_index(made->groups, int, i) != g_array_index(groups, int, i)) {
      return FALSE;
    }
  }
  return TRUE;
}

static GArray *take(const GPtrArray *series, gsize i) {
  return g_array_ref(g_ptr_array_index(series, i));
}

/* The one of the plan; NULL when the meeting did not go as planned. */
static GArray *as_planned(const GroupsAsk *ask, const GroupsDivision *made, gsize n_made, int later) {
  GroupsAsk first = *ask;
  first.seed = GROUPS_PLAN_SEED;
  g_autoptr(GPtrArray) plan = groups_series(&first, (int)n_made + 1 + later);
  for (gsize i = 0; i < n_made; i++) {
    if (!same(ask, g_ptr_array_index(plan, i), &made[i])) {
      return NULL;
    }
  }
  return take(plan, n_made);
}

GArray *groups_next(const GroupsAsk *ask, const GroupsDivision *made, gsize n_made, int later) {
  GArray *planned = n_made > 0 ? as_planned(ask, made, n_made, later) : NULL;
  if (planned) {
    return planned;
  }
  g_autoptr(GArray) earlier = g_array_new(FALSE, FALSE, sizeof(GroupsDivision));
  if (ask->n_earlier > 0) {
    g_array_append_vals(earlier, ask->earlier, (guint)ask->n_earlier);
  }
  if (n_made > 0) {
    g_array_append_vals(earlier, made, (guint)n_made);
  }
  GroupsAsk all = *ask;
  all.earlier = (const GroupsDivision *)(gpointer)earlier->data;
  all.n_earlier = earlier->len;
  if (later <= 0) {
    return groups_assign(&all);
  }
  g_autoptr(GPtrArray) series = groups_series(&all, 1 + later);
  return take(series, 0);
}
