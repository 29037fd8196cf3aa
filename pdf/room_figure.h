/* A room set-up from above, as a figure with a description; what stands where is model/room_plan.h's. */
#ifndef PDF_ROOM_FIGURE_H
#define PDF_ROOM_FIGURE_H
#include "model/room_plan.h"
#include "pdf/theme.h"

/* Draws the plan in the middle of this width, as large as the height makes it. signs: tables bear the signs of groups. */
void room_figure_draw(Paper *paper, const Theme *theme, Lang lang, const RoomPlan *plan, gboolean signs, double width, double height);

#endif
