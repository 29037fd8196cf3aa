/* The drawing of a room set-up: chairs, tables, screen and flip-over from above. See room_figure.h. */
#include "pdf/room_figure.h"

#include <math.h>

#include "pdf/document.h"
#include "pdf/group_mark.h"

#define WALL 0.8 /* its weight */
#define LABEL_CLEAR 4.0 /* of a wall */
#define LABELS_FROM 15.0     /* points a metre: below it words would stand on chairs */

/* A metre of the plan on paper, and where its corner lies. */
typedef struct Frame {
  double scale, x, y;
} Frame;

/* A rectangle that is turned about its middle; all in metres. */
static void draw_turned(Paper *paper, const Frame *frame, const double middle[2], double width, double depth, double turn,
                        PaperPaint paint) {
  static const double corners[4][2] = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
  double points[8];
  for (int i = 0; i < 4; i++) {
    double x = corners[i][0] * width / 2, y = corners[i][1] * depth / 2;
    points[2 * i] = frame->x + frame->scale * (middle[0] + x * cos(turn) - y * sin(turn));
    points[2 * i + 1] = frame->y + frame->scale * (middle[1] + x * sin(turn) + y * cos(turn));
  }
  paper_polygon(paper, points, 4, TRUE, paint);
}

/* A chair from above: the seat, and a heavier line for its back. */
static void draw_chair(Paper *paper, const Frame *frame, const Theme *theme, const RoomPlace *place) {
  PaperPaint seat = {theme->tint, theme->text, fmin(0.9, frame->scale * 0.05), 0, TRUE};
  const double middle[2] = {place->x, place->y}, back = ROOM_CHAIR * 0.46;
  draw_turned(paper, frame, middle, ROOM_CHAIR * 0.86, ROOM_CHAIR * 0.86, place->turn, seat);
  double bx = place->x - back * sin(place->turn), by = place->y + back * cos(place->turn), half = ROOM_CHAIR / 2;
  PaperPaint line = PAINT_STROKE(theme->text, fmin(2.4, frame->scale * 0.1));
  line.round = TRUE;
  paper_line(paper, frame->x + frame->scale * (bx - half * cos(place->turn)), frame->y + frame->scale * (by - half * sin(place->turn)),
             frame->x + frame->scale * (bx + half * cos(place->turn)), frame->y + frame->scale * (by + half * sin(place->turn)), line);
}

/* The sign that everybody knows: a head, a back that leans, a wheel. */
static void draw_wheelchair(Paper *paper, const Frame *frame, const Theme *theme, const RoomPlace *place) {
  double s = frame->scale, x = frame->x + s * place->x, y = frame->y + s * place->y, weight = fmin(2, s * 0.06);
  PaperPaint line = PAINT_STROKE(theme->accent, weight), ring = line;
  ring.dash = fmax(1.2, s * 0.08);
  line.round = TRUE;
  paper_circle(paper, x, y, s * ROOM_WHEELCHAIR * 0.9, ring);
  static const PaperStep body[] = {{.op = 'M', .x = -6, .y = -10}, {.op = 'L', .x = -5, .y = 0},  {.op = 'L', .x = 5, .y = 0},
                                   {.op = 'L', .x = 9, .y = 10},   {.op = 'L', .x = 12, .y = 9},  {.op = 'M', .x = -6, .y = -6},
                                   {.op = 'L', .x = 4, .y = -6}};
  double unit = s * ROOM_WHEELCHAIR / 22;
  paper_path(paper, x, y, unit, body, G_N_ELEMENTS(body), line);
  static const PaperStep wheel[] = {{.op = 'M', .x = -7, .y = -1},
                                    {'C', -3, 13, -13, 3, -10, 12},
                                    {'C', 6, 6, 2, 13, 5, 10}};
  paper_path(paper, x, y, unit, wheel, G_N_ELEMENTS(wheel), line);
  paper_circle(paper, x - 6 * unit, y - 14 * unit, 2.6 * unit, PAINT_FILL(theme->accent));
}

static void draw_table(Paper *paper, const Frame *frame, const Theme *theme, const RoomTable *table) {
  PaperPaint paint = {COLOUR_WHITE, theme->text, fmin(0.9, frame->scale * 0.05), 0, TRUE};
  const double middle[2] = {table->x, table->y};
  if (table->round)
    paper_circle(paper, frame->x + frame->scale * table->x, frame->y + frame->scale * table->y, frame->scale * table->width / 2, paint);
  else
    draw_turned(paper, frame, middle, table->width, table->depth, table->turn, paint);
}

static void draw_front(Paper *paper, const Frame *frame, const Theme *theme, Lang lang, const RoomPlan *plan) {
  PaperFont font = theme_font(theme, STYLE_CELL_HEAD);
  double s = frame->scale, x = frame->x + s * plan->screen_x, y = frame->y + s * plan->screen_y, half = s * plan->screen_width / 2;
  PaperPaint line = PAINT_STROKE(theme->accent, 3);
  line.round = TRUE;
  paper_line(paper, x - half, y, x + half, y, line);
  double fx = frame->x + s * plan->flip_x, fy = frame->y + s * plan->flip_y, fhalf = s * plan->flip_width / 2;
  paper_line(paper, fx - fhalf, fy + fhalf * 0.4, fx + fhalf, fy - fhalf * 0.4, line);
  if (s < LABELS_FROM) return;
  paper_text_centre(paper, x, y + font.size * 1.4, font, tp(lang, PAPER_ROOM_SCREEN));
  /* Under its right end, but within the walls. */
  const char *words = tp(lang, PAPER_ROOM_FLIP);
  double left = fx + fhalf - paper_text_width(paper, font, words, -1);
  paper_text(paper, fmax(left, frame->x + LABEL_CLEAR), fy + fhalf * 0.4 + font.size * 1.4, font, words);
}

void room_figure_draw(Paper *paper, const Theme *theme, Lang lang, const RoomPlan *plan, gboolean signs, double width, double height) {
  Frame frame = {.scale = height / plan->height};
  frame.x = (width - frame.scale * plan->width) / 2;
  g_autofree char *words = tx(lang, PAPER_ROOM_FIGURE, TS(document_layout(plan->layout, lang)), TN(plan->chairs));
  paper_open(paper, PAPER_FIGURE, words);
  paper_rect(paper, frame.x, frame.y, frame.scale * plan->width, height, 0, PAINT_STROKE(theme->grey, WALL));
  draw_front(paper, &frame, theme, lang, plan);
  for (guint i = 0; i < plan->places->len; i++) {
    const RoomPlace *place = &g_array_index(plan->places, RoomPlace, i);
    if (place->wheelchair)
      draw_wheelchair(paper, &frame, theme, place);
    else
      draw_chair(paper, &frame, theme, place);
  }
  for (guint i = 0; i < plan->tables->len; i++) {
    const RoomTable *table = &g_array_index(plan->tables, RoomTable, i);
    draw_table(paper, &frame, theme, table);
    if (!signs) continue;
    double radius = fmin(6.2 * MM, frame.scale * table->width * 0.26);
    group_mark_draw(paper, (int)i + 1, frame.x + frame.scale * table->x, frame.y + frame.scale * table->y, radius);
  }
  paper_close(paper);
}
