/* How a room is set up for a number of people: where chairs, tables, screen and flip-over stand. Pure geometry in metres, the
 * front of the room at the top. Drawn by pdf/doc_room.c. */
#ifndef MODEL_ROOM_PLAN_H
#define MODEL_ROOM_PLAN_H
#include <glib.h>

#include "model/script.h"

#define ROOM_PITCH 0.8       /* between the middles of two places, at least */
#define ROOM_CHAIR 0.48      /* the side of a chair */
#define ROOM_WHEELCHAIR 0.45 /* half of what a wheelchair needs */
#define ROOM_PEOPLE_MAX 1000

/* A place to sit. turn: clockwise in radians, 0 looks to the front. */
typedef struct RoomPlace {
  double x, y, turn;
  gboolean wheelchair; /* kept free of a chair */
} RoomPlace;

typedef struct RoomTable {
  double x, y, width, depth, turn; /* x,y is the middle */
  gboolean round;
  int chairs; /* of a table group; else 0 */
} RoomTable;

/* Owns its arrays. Everything lies between 0,0 and width,height. */
typedef struct RoomPlan {
  Layout layout;
  double width, height;
  int chairs;     /* as many as people */
  GArray *places; /* RoomPlace: the chairs, and one place for a wheelchair */
  GArray *tables; /* RoomTable; of table groups in the order of the groups */
  double screen_x, screen_y, screen_width; /* its middle */
  double flip_x, flip_y, flip_width;
} RoomPlan;

/* Sets up a room for 1 to ROOM_PEOPLE_MAX people (fewer and more count as these). groups: how many table groups; counts for
 * LAYOUT_GROUPS alone. layout is not LAYOUT_NONE. */
RoomPlan *room_plan_new(Layout layout, int people, int groups);
void room_plan_free(RoomPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RoomPlan, room_plan_free)

#endif
