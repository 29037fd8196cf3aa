/* How the room is set up, for who comes early to do it: a page per set-up in the order of use, drawn to the number of people,
 * with what to put ready. What stands where is computed in model/room_plan.c. */
#include <math.h>

#include "model/group_sign.h"
#include "model/groups.h"
#include "model/room_plan.h"
#include "pdf/document.h"
#include "pdf/group_mark.h"

#define PEOPLE_GUESSED 16 /* when nobody knows who will come */
#define SCALE_MOST (22 * MM) /* a metre on paper, for few people */
#define GROUPS_LISTED 12     /* more are told together */
#define LABELS_FROM 15.0     /* points a metre: below it words would stand on chairs */
#define FIGURE_LEAST 0.3     /* of the height of the page */
#define WORDS_HEIGHT 250.0   /* what stands above and below the figure, without the list */

/* --- the figure --- */

typedef struct RoomFigure {
  const RoomPlan *plan;
  const DocumentInput *input;
  gboolean signs; /* tables bear the signs of groups */
} RoomFigure;

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

static void draw_front(Paper *paper, const Frame *frame, const RoomFigure *figure) {
  const Theme *theme = &figure->input->theme;
  const RoomPlan *plan = figure->plan;
  Lang lang = figure->input->lang;
  PaperFont font = theme_font(theme, STYLE_CELL_HEAD);
  double s = frame->scale, x = frame->x + s * plan->screen_x, y = frame->y + s * plan->screen_y, half = s * plan->screen_width / 2;
  PaperPaint line = PAINT_STROKE(theme->accent, 3);
  line.round = TRUE;
  paper_line(paper, x - half, y, x + half, y, line);
  double fx = frame->x + s * plan->flip_x, fy = frame->y + s * plan->flip_y, fhalf = s * plan->flip_width / 2;
  paper_line(paper, fx - fhalf, fy + fhalf * 0.4, fx + fhalf, fy - fhalf * 0.4, line);
  if (s < LABELS_FROM) return;
  paper_text_centre(paper, x, y + font.size * 1.4, font, tp(lang, PAPER_ROOM_SCREEN));
  paper_text_right(paper, fx + fhalf, fy + fhalf * 0.4 + font.size * 1.4, font, tp(lang, PAPER_ROOM_FLIP));
}

static void draw_room(Paper *paper, double width, double height, gpointer data) {
  const RoomFigure *figure = data;
  const RoomPlan *plan = figure->plan;
  const Theme *theme = &figure->input->theme;
  Frame frame = {.scale = height / plan->height};
  frame.x = (width - frame.scale * plan->width) / 2;
  Lang lang = figure->input->lang;
  g_autofree char *words = tx(lang, PAPER_ROOM_FIGURE, TS(document_layout(plan->layout, lang)), TN(plan->chairs));
  paper_open(paper, PAPER_FIGURE, words);
  paper_rect(paper, frame.x, frame.y, frame.scale * plan->width, height, 0, PAINT_STROKE(theme->grey, 1.4));
  draw_front(paper, &frame, figure);
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
    if (!figure->signs) continue;
    double radius = fmin(6.2 * MM, frame.scale * table->width * 0.26);
    group_mark_draw(paper, (int)i + 1, frame.x + frame.scale * table->x, frame.y + frame.scale * table->y, radius);
  }
  paper_close(paper);
}

/* --- a page --- */

/* How many will sit there: who comes and who leads. 0 when nobody is known. */
static int people_in_room(const Script *script) {
  g_autoptr(GPtrArray) people = document_people(script);
  int n = (int)people->len;
  for (guint i = 0; n && i < script->facilitators->len; i++) {
    const Organiser *leader = g_ptr_array_index(script->facilitators, i);
    if (leader->name && !people_by_name(script->people, leader->name)) n++;
  }
  return n;
}

/* The first part with this set-up that is done in groups, else NULL. */
static const Phase *part_with_groups(const Script *script, Layout layout) {
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(script->phases, i);
    if (document_part_layout(script, phase) == layout && (phase->group_count > 0 || phase->group_max > 0)) return phase;
  }
  return NULL;
}

static void add_parts(Flow *flow, const DocumentInput *input, Layout layout) {
  g_autoptr(GString) parts = g_string_new(NULL);
  for (guint i = 0; i < input->script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(input->script->phases, i);
    if (document_part_layout(input->script, phase) != layout) continue;
    g_autofree char *time = document_clock(input->script, phase->start);
    g_string_append_printf(parts, "%s%s %s", parts->len ? " · " : "", time, phase->title);
  }
  flow_labelled(flow, STYLE_BODY, tp(input->lang, PAPER_ROOM_WHEN), parts->str);
}

/* 12.5, or 12,5. */
static char *metres(Lang lang, double length) {
  double half = ceil(length * 2 - 1e-6) / 2;
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  char *words = g_strdup(g_ascii_formatd(digits, sizeof digits, "%g", half));
  return lang == LANG_EN ? words : g_strdelimit(words, ".", ',');
}

static gboolean lists_groups(const RoomFigure *figure) {
  return figure->signs && figure->plan->tables->len <= GROUPS_LISTED;
}

static void add_tables(Flow *flow, const RoomFigure *figure) {
  const RoomPlan *plan = figure->plan;
  Lang lang = figure->input->lang;
  double length = 0;
  for (guint i = 0; i < plan->tables->len; i++) {
    const RoomTable *table = &g_array_index(plan->tables, RoomTable, i);
    length += fmax(table->width, table->depth);
  }
  if (!plan->tables->len) return;
  g_autofree char *metre = metres(lang, length);
  g_autofree char *words = plan->layout == LAYOUT_U || plan->layout == LAYOUT_SQUARE
                               ? tx(lang, PAPER_ROOM_LONG_TABLES, TS(metre))
                               : tx(lang, PAPER_ROOM_TABLES, TN(plan->tables->len));
  flow_item(flow, STYLE_BODY, words);
  for (guint i = 0; lists_groups(figure) && i < plan->tables->len; i++) {
    g_autofree char *sign = group_sign_title(lang, (int)i + 1);
    g_autofree char *group = tx(lang, PAPER_ROOM_GROUP, TS(sign), TN(g_array_index(plan->tables, RoomTable, i).chairs));
    flow_item(flow, STYLE_BODY, group);
  }
}

/* What is left of a page for the figure, so that the list still stands below it. */
static double figure_height(const RoomFigure *figure) {
  const Theme *theme = &figure->input->theme;
  guint lines = 3 + (figure->plan->tables->len > 0) + (lists_groups(figure) ? figure->plan->tables->len : 0);
  double body = theme_body_height(theme), line = theme->styles[STYLE_BODY].leading + 4.5;
  return fmax(body * FIGURE_LEAST, body - WORDS_HEIGHT * theme->scale - lines * line);
}

static void add_page(Flow *flow, const DocumentInput *input, Layout layout, gboolean first) {
  Lang lang = input->lang;
  const Phase *grouped = part_with_groups(input->script, layout);
  int known = people_in_room(input->script), people = known ? known : PEOPLE_GUESSED;
  g_autoptr(GPtrArray) invited = document_people(input->script);
  int seated = invited->len && layout == LAYOUT_GROUPS ? (int)invited->len : people; /* who leads walks about */
  int made = document_groups(input);
  int groups = made      ? made
               : grouped ? groups_count(seated, grouped->group_min, grouped->group_max, grouped->group_count)
                         : groups_count(seated, 4, 5, 0);
  g_autoptr(RoomPlan) plan = room_plan_new(layout, seated, groups);
  RoomFigure figure = {plan, input, layout == LAYOUT_GROUPS && plan->tables->len > 1};
  g_autofree char *title = tx(lang, PAPER_ROOM_TITLE, TS(document_layout(layout, lang)));
  g_autofree char *foot = document_foot(input->script);
  g_autofree char *who = known ? tx(lang, PAPER_ROOM_PEOPLE, TN(seated)) : tx(lang, PAPER_ROOM_GUESS, TN(people));
  if (!first) flow_page_break(flow);
  flow_heading(flow, first ? 1 : 2, title);
  flow_paragraph(flow, STYLE_SUBTITLE, foot);
  add_parts(flow, input, layout);
  flow_paragraph(flow, STYLE_NOTE, who);
  flow_space(flow, 8);
  double scale = fmin(fmin(flow_width(flow) / plan->width, figure_height(&figure) / plan->height), SCALE_MOST);
  flow_draw(flow, scale * plan->height, draw_room, &figure);
  flow_space(flow, 8);
  flow_heading(flow, 3, tp(lang, PAPER_ROOM_NEEDED));
  flow_list_begin(flow, LIST_CHECKBOX);
  g_autofree char *chairs = tx(lang, PAPER_ROOM_CHAIRS, TN(plan->chairs));
  flow_item(flow, STYLE_BODY, chairs);
  add_tables(flow, &figure);
  flow_item(flow, STYLE_BODY, tp(lang, PAPER_ROOM_WHEELCHAIR));
  flow_item(flow, STYLE_BODY, tp(lang, PAPER_ROOM_FRONT));
  flow_list_end(flow);
  g_autofree char *wide = metres(lang, plan->width), *deep = metres(lang, plan->height);
  g_autofree char *size = tx(lang, PAPER_ROOM_SIZE, TS(wide), TS(deep));
  flow_paragraph(flow, STYLE_NOTE, size);
}

void doc_room(Paper *paper, const DocumentInput *input) {
  const Script *script = input->script;
  gboolean done[N_LAYOUTS] = {FALSE}, first = TRUE;
  Flow *flow = document_flow(paper, input);
  for (guint i = 0; i < script->phases->len; i++) {
    Layout layout = document_part_layout(script, g_ptr_array_index(script->phases, i));
    if (layout == LAYOUT_NONE || done[layout]) continue;
    add_page(flow, input, layout, first);
    done[layout] = TRUE;
    first = FALSE;
  }
  /* Asked for by name where no set-up is named: a circle, as most meetings begin. */
  if (first) add_page(flow, input, LAYOUT_CIRCLE, TRUE);
  flow_finish(flow);
}
