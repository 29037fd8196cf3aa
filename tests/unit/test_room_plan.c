/* Room set-ups: for every number of people the right number of chairs, none over another or over a table, all of it inside. */
#include <math.h>

#include "model/groups.h"
#include "model/room_plan.h"

static const RoomPlace *place(const RoomPlan *plan, guint i) {
  return &g_array_index(plan->places, RoomPlace, i);
}

/* How far a point lies outside a table; negative inside. */
static double outside_table(const RoomTable *t, double x, double y) {
  double dx = x - t->x, dy = y - t->y;
  if (t->round) return hypot(dx, dy) - t->width / 2;
  double along = fabs(dx * cos(t->turn) + dy * sin(t->turn)) - t->width / 2;
  double across = fabs(dy * cos(t->turn) - dx * sin(t->turn)) - t->depth / 2;
  if (along > 0 && across > 0) return hypot(along, across);
  return fmax(along, across);
}

static void assert_room(const RoomPlan *plan, int people) {
  guint wheelchairs = 0;
  g_assert_cmpint(plan->chairs, ==, people);
  g_assert_cmpuint(plan->places->len, ==, (guint)people + 1);
  for (guint i = 0; i < plan->places->len; i++) {
    const RoomPlace *p = place(plan, i);
    double reach = p->wheelchair ? ROOM_WHEELCHAIR : ROOM_CHAIR / sqrt(2);
    wheelchairs += p->wheelchair;
    g_assert_cmpfloat(p->x - reach, >=, 0.5);
    g_assert_cmpfloat(p->y - reach, >=, 1.5);
    g_assert_cmpfloat(p->x + reach, <=, plan->width - 0.5);
    g_assert_cmpfloat(p->y + reach, <=, plan->height - 0.5);
    for (guint k = i + 1; k < plan->places->len; k++)
      g_assert_cmpfloat(hypot(p->x - place(plan, k)->x, p->y - place(plan, k)->y), >=, ROOM_PITCH - 1e-6);
    for (guint t = 0; t < plan->tables->len; t++)
      g_assert_cmpfloat(outside_table(&g_array_index(plan->tables, RoomTable, t), p->x, p->y), >=, ROOM_CHAIR / 2);
  }
  g_assert_cmpuint(wheelchairs, ==, 1);
  g_assert_cmpfloat(plan->flip_x - plan->flip_width / 2, >=, 0.2);
  g_assert_cmpfloat(plan->flip_x + plan->flip_width / 2, <, plan->screen_x - plan->screen_width / 2);
  g_assert_cmpfloat(plan->width / plan->height, <, 3.5);
  g_assert_cmpfloat(plan->height / plan->width, <, 3.5);
}

static void test_every_number(void) {
  for (int layout = LAYOUT_CIRCLE; layout < N_LAYOUTS; layout++) {
    for (int n = 1; n <= 200; n++) {
      g_autoptr(RoomPlan) plan = room_plan_new((Layout)layout, n, groups_count(n, 4, 5, 0));
      if (n % 50 == 1) g_test_message("layout %d, %d people", layout, n);
      assert_room(plan, n);
    }
  }
}

static void test_groups(void) {
  for (int n = 1; n <= 60; n++) {
    for (int groups = 1; groups <= n; groups++) {
      g_autoptr(RoomPlan) plan = room_plan_new(LAYOUT_GROUPS, n, groups);
      assert_room(plan, n);
      g_assert_cmpuint(plan->tables->len, ==, (guint)groups);
      int chairs = 0;
      for (int g = 0; g < groups; g++) {
        const RoomTable *table = &g_array_index(plan->tables, RoomTable, g);
        g_assert_cmpint(ABS(table->chairs - n / groups), <=, 1);
        chairs += table->chairs;
        for (int k = 0; k < g; k++) {
          const RoomTable *other = &g_array_index(plan->tables, RoomTable, k);
          g_assert_cmpfloat(hypot(table->x - other->x, table->y - other->y), >=, table->width + 2);
        }
      }
      g_assert_cmpint(chairs, ==, n);
    }
  }
}

/* People look where the set-up means them to: into the circle, to the table, to the front. */
static void test_turns(void) {
  g_autoptr(RoomPlan) circle = room_plan_new(LAYOUT_CIRCLE, 17, 0);
  double cx = 0, cy = 0;
  for (guint i = 0; i < circle->places->len; i++) cx += place(circle, i)->x / circle->places->len;
  for (guint i = 0; i < circle->places->len; i++) cy = fmax(cy, place(circle, i)->y);
  cy -= (cy - place(circle, 0)->y) / 2;
  for (guint i = 0; i < circle->places->len; i++) {
    const RoomPlace *p = place(circle, i);
    g_assert_cmpfloat(sin(p->turn) * (cx - p->x) - cos(p->turn) * (cy - p->y), >, 0);
  }
  g_autoptr(RoomPlan) rows = room_plan_new(LAYOUT_ROWS, 30, 0);
  for (guint i = 0; i < rows->places->len; i++) g_assert_cmpfloat(place(rows, i)->turn, ==, 0);
  g_autoptr(RoomPlan) u = room_plan_new(LAYOUT_U, 20, 0);
  for (guint i = 0; i < u->places->len; i++) {
    const RoomPlace *p = place(u, i);
    double nearest = G_MAXDOUBLE;
    for (guint t = 0; t < u->tables->len; t++)
      nearest = fmin(nearest, outside_table(&g_array_index(u->tables, RoomTable, t), p->x + 0.5 * sin(p->turn), p->y - 0.5 * cos(p->turn)));
    g_assert_cmpfloat(nearest, <, 0);
  }
}

static void test_limits(void) {
  for (int layout = LAYOUT_CIRCLE; layout < N_LAYOUTS; layout++) {
    g_autoptr(RoomPlan) none = room_plan_new((Layout)layout, 0, 0), many = room_plan_new((Layout)layout, 100000, -1);
    g_assert_cmpint(none->chairs, ==, 1);
    g_assert_cmpint(many->chairs, ==, ROOM_PEOPLE_MAX);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/room-plan/every-number", test_every_number);
  g_test_add_func("/room-plan/groups", test_groups);
  g_test_add_func("/room-plan/turns", test_turns);
  g_test_add_func("/room-plan/limits", test_limits);
  return g_test_run();
}
