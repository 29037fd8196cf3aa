/* Room set-ups. Each lays its places around a point of its own; at the end the room is put around them, with space to walk and
 * a front. Many people get more rows instead of an endless one. */
#include "model/room_plan.h"

#include <math.h>

#define WALK 1.1        /* along the walls */
#define FRONT 1.9       /* between the front wall and what stands nearest to it */
#define WIDTH_LEAST 6.0 /* of the room */
#define TABLE_DEPTH 0.7
#define TO_TABLE 0.45 /* from the edge of a table to the middle of a chair */
#define ROW 0.95      /* between rows of chairs around tables or in rings */
#define THEATRE_ROW 1.05
#define AISLE 1.3
#define HERRING_TURN (25 * G_PI / 180)
#define HERRING_TABLE 1.6
#define HERRING_ROW 2.0

static void add_place(RoomPlan *plan, double x, double y, double turn) {
  RoomPlace place = {x, y, turn, plan->places->len == 0}; /* the first one is kept free */
  g_array_append_val(plan->places, place);
}

static void add_table(RoomPlan *plan, RoomTable table) {
  g_array_append_val(plan->tables, table);
}

/* How much of n falls to part i of parts, as even as can be, the first ones more. */
static int share_of(int n, int i, int parts) {
  return n / parts + (i < n % parts);
}

/* --- circle --- */

/* How many places a ring has room for, besides an opening of about three of them. */
static int ring_room(double radius) {
  return (int)floor(G_PI / asin(ROOM_PITCH / 2 / radius) + 1e-9) - 2;
}

static void lay_circle(RoomPlan *plan, int n) {
  int rings = n <= 40 ? 1 : n <= 90 ? 2 : n <= 160 ? 3 : 4 + n / 300, room = 0;
  double inner = 1.2;
  for (;; inner += 0.05) {
    room = 0;
    for (int k = 0; k < rings; k++) room += ring_room(inner + k * ROW);
    if (room >= n) break;
  }
  for (int k = 0; k < rings; k++) {
    double radius = inner + k * ROW;
    int here = k == rings - 1 ? n : MIN(n, (n * ring_room(radius) + room - 1) / room);
    double opening = 2 * G_PI / (ring_room(radius) + 2) * 3;
    double step = here > 1 ? (2 * G_PI - opening) / (here - 1) : 0;
    for (int i = 0; i < here; i++) {
      double angle = here > 1 ? opening / 2 + i * step : G_PI; /* clockwise from the front */
      add_place(plan, radius * sin(angle), -radius * cos(angle), angle + G_PI);
    }
    n -= here;
    room -= ring_room(radius);
  }
}

/* --- tables in a U or a square, chairs along the outside --- */

/* The side of a table that places stand along: its outer edge runs from x,y in the direction dx,dy, outwards is ox,oy. */
typedef struct TableSide {
  double x, y, dx, dy, ox, oy;
} TableSide;

static void lay_side(RoomPlan *plan, const TableSide *side, int n, double length, int row) {
  double start = (length - (n - 1) * ROOM_PITCH) / 2, out = TO_TABLE + row * ROW;
  for (int i = 0; i < n; i++) {
    double along = start + i * ROOM_PITCH;
    add_place(plan, side->x + side->dx * along + side->ox * out, side->y + side->dy * along + side->oy * out,
              atan2(-side->ox, side->oy));
  }
}

/* sides: left, right, back, and for a square the front. */
static void lay_around(RoomPlan *plan, int n, int sides) {
  int rows = n <= 44 ? 1 : n <= 120 ? 2 : 3 + n / 400, longest = share_of(share_of(n, 0, rows), 0, sides);
  double length = MAX(longest, 2) * ROOM_PITCH, half = length / 2;
  const TableSide all[] = {{-half, -half, 0, 1, -1, 0}, {half, -half, 0, 1, 1, 0}, {-half, half, 1, 0, 0, 1}, {-half, -half, 1, 0, 0, -1}};
  for (int row = 0; row < rows; row++)
    for (int i = 0; i < sides; i++) lay_side(plan, &all[i], share_of(share_of(n, row, rows), i, sides), length, row);
  double in = half - TABLE_DEPTH / 2;
  add_table(plan, (RoomTable){.x = -in, .width = TABLE_DEPTH, .depth = length});
  add_table(plan, (RoomTable){.x = in, .width = TABLE_DEPTH, .depth = length});
  if (length <= 2 * TABLE_DEPTH) return;
  add_table(plan, (RoomTable){.y = in, .width = length - 2 * TABLE_DEPTH, .depth = TABLE_DEPTH});
  if (sides == 4) add_table(plan, (RoomTable){.y = -in, .width = length - 2 * TABLE_DEPTH, .depth = TABLE_DEPTH});
}

/* --- rows --- */

static void lay_rows(RoomPlan *plan, int n) {
  int wished = CLAMP((int)ceil(sqrt(n * 1.7)), 1, 24), rows = (n + wished - 1) / wished, columns = share_of(n, 0, rows);
  if (columns >= 6) columns += columns % 2;
  double aisle = columns >= 6 ? AISLE : 0;
  for (int row = 0; row < rows; row++) {
    int here = share_of(n, row, rows);
    for (int i = 0; i < here; i++) {
      int column = i + (columns - here) / 2;
      double x = (column - (columns - 1) / 2.0) * ROOM_PITCH;
      add_place(plan, x + (2 * column >= columns ? aisle / 2 : -aisle / 2), row * THEATRE_ROW, 0);
    }
  }
}

/* --- table groups --- */

static void lay_groups(RoomPlan *plan, int people, int groups) {
  int largest = share_of(people, 0, groups) + 1, columns = (int)ceil(sqrt(groups * 1.3));
  double reach = fmax(1.0, ROOM_PITCH / 2 / sin(G_PI / MAX(largest, 2))), cell = 2 * reach + 1.3;
  for (int g = 0; g < groups; g++) {
    int chairs = share_of(people, g, groups), seats = chairs + (g == 0), row = g / columns;
    int here = MIN(columns, groups - row * columns);
    double x = (g % columns - (here - 1) / 2.0) * cell, y = row * cell;
    double side = 2 * (reach - TO_TABLE);
    add_table(plan, (RoomTable){.x = x, .y = y, .width = side, .depth = side, .round = TRUE, .chairs = chairs});
    for (int i = 0; i < seats; i++) {
      double angle = 2 * G_PI * (i + 0.5) / seats;
      add_place(plan, x + reach * sin(angle), y - reach * cos(angle), angle + G_PI);
    }
  }
}

/* --- herringbone --- */

/* Tables for two at both sides of an aisle, turned to the front. */
static void lay_herringbone(RoomPlan *plan, int n) {
  int tables = (n + 1) / 2, wide = tables <= 10 ? 1 : tables <= 30 ? 2 : tables <= 72 ? 3 : 4 + tables / 200, per_row = 2 * wide;
  for (int t = 0; t < tables; t++) {
    int row = t / per_row, side = t % 2 ? 1 : -1;
    double along = AISLE / 2 + HERRING_TABLE / 2 + (t % per_row) / 2 * (HERRING_TABLE + 0.15), turn = -side * HERRING_TURN;
    double x = side * along * cos(HERRING_TURN), y = row * HERRING_ROW - along * sin(HERRING_TURN);
    add_table(plan, (RoomTable){.x = x, .y = y, .width = HERRING_TABLE, .depth = 0.6, .turn = turn});
    for (int i = 0; i < MIN(2, n - 2 * t); i++) {
      double across = (i - 0.5) * ROOM_PITCH, behind = 0.3 + TO_TABLE;
      add_place(plan, x + across * cos(turn) - behind * sin(turn), y + across * sin(turn) + behind * cos(turn), turn);
    }
  }
}

/* --- the room around it --- */

static void widen(double low[2], double high[2], double x, double y, double reach) {
  low[0] = fmin(low[0], x - reach);
  low[1] = fmin(low[1], y - reach);
  high[0] = fmax(high[0], x + reach);
  high[1] = fmax(high[1], y + reach);
}

static void build_walls(RoomPlan *plan) {
  double low[2] = {G_MAXDOUBLE, G_MAXDOUBLE}, high[2] = {-G_MAXDOUBLE, -G_MAXDOUBLE};
  for (guint i = 0; i < plan->places->len; i++) {
    const RoomPlace *p = &g_array_index(plan->places, RoomPlace, i);
    widen(low, high, p->x, p->y, ROOM_WHEELCHAIR);
  }
  for (guint i = 0; i < plan->tables->len; i++) {
    const RoomTable *t = &g_array_index(plan->tables, RoomTable, i);
    double c = fabs(cos(t->turn)), s = fabs(sin(t->turn)), x = (t->width * c + t->depth * s) / 2, y = (t->width * s + t->depth * c) / 2;
    widen(low, high, t->x - x, t->y - y, 0);
    widen(low, high, t->x + x, t->y + y, 0);
  }
  plan->width = fmax(WIDTH_LEAST, high[0] - low[0] + 2 * WALK);
  plan->height = high[1] - low[1] + FRONT + WALK;
  double dx = (plan->width - low[0] - high[0]) / 2, dy = FRONT - low[1];
  for (guint i = 0; i < plan->places->len; i++) {
    RoomPlace *p = &g_array_index(plan->places, RoomPlace, i);
    p->x += dx;
    p->y += dy;
  }
  for (guint i = 0; i < plan->tables->len; i++) {
    RoomTable *t = &g_array_index(plan->tables, RoomTable, i);
    t->x += dx;
    t->y += dy;
  }
  plan->screen_width = fmin(3.2, plan->width * 0.36);
  plan->screen_x = plan->width / 2;
  plan->screen_y = 0.3;
  plan->flip_width = 0.75;
  plan->flip_x = plan->width / 2 - plan->screen_width / 2 - 0.9;
  plan->flip_y = 0.7;
}

RoomPlan *room_plan_new(Layout layout, int people, int groups) {
  RoomPlan *plan = g_new0(RoomPlan, 1);
  plan->layout = layout;
  plan->chairs = CLAMP(people, 1, ROOM_PEOPLE_MAX);
  plan->places = g_array_new(FALSE, FALSE, sizeof(RoomPlace));
  plan->tables = g_array_new(FALSE, FALSE, sizeof(RoomTable));
  int places = plan->chairs + 1;
  switch (layout) {
    case LAYOUT_U: lay_around(plan, places, 3); break;
    case LAYOUT_SQUARE: lay_around(plan, places, 4); break;
    case LAYOUT_ROWS: lay_rows(plan, places); break;
    case LAYOUT_GROUPS: lay_groups(plan, plan->chairs, CLAMP(groups, 1, plan->chairs)); break;
    case LAYOUT_HERRINGBONE: lay_herringbone(plan, places); break;
    default: lay_circle(plan, places); break;
  }
  build_walls(plan);
  return plan;
}

void room_plan_free(RoomPlan *plan) {
  if (!plan) return;
  g_array_unref(plan->places);
  g_array_unref(plan->tables);
  g_free(plan);
}
