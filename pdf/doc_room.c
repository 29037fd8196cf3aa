/* How the room is set up, for who comes early to do it: a page per set-up in the order of use, drawn to the number of people,
 * with what to put ready. What stands where is computed in model/room_plan.c. */
#include <math.h>

#include "model/group_sign.h"
#include "model/room_plan.h"
#include "pdf/document.h"
#include "pdf/room_figure.h"

#define SCALE_MOST (22 * MM) /* a metre on paper, for few people */
#define GROUPS_LISTED 12     /* more are told together */
#define FIGURE_LEAST 0.22     /* of the height of the page */
#define LIST_GUTTER 24.0
#define FIGURE_AROUND 12.0   /* white above and below it */
#define NO_BREAK "\xC2\xA0"

/* --- the figure --- */

typedef struct RoomFigure {
  const RoomPlan *plan;
  const DocumentInput *input;
  gboolean signs; /* tables bear the signs of groups */
} RoomFigure;

static void draw_room(Paper *paper, double width, double height, gpointer data) {
  const RoomFigure *figure = data;
  room_figure_draw(paper, &figure->input->theme, figure->input->lang, figure->plan, figure->signs, width, height);
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

/* "14:00 Opening · 15:40 Afspraken"; new string. */
static char *parts_of(const DocumentInput *input, Layout layout) {
  GString *parts = g_string_new(NULL);
  for (guint i = 0; i < input->script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(input->script->phases, i);
    if (document_part_layout(input->script, phase) != layout) continue;
    g_autofree char *time = document_clock(input->script, phase->start);
    g_string_append_printf(parts, "%s%s" NO_BREAK "%s", parts->len ? " · " : "", time, phase->title);
  }
  return g_string_free(parts, FALSE);
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

static void add_needed(Flow *flow, const RoomFigure *figure) {
  Lang lang = figure->input->lang;
  flow_heading(flow, 3, tp(lang, PAPER_ROOM_NEEDED));
  /* With its groups the list is long: beside each other they leave the drawing more room. In large print they would not. */
  gboolean beside = lists_groups(figure) && flow_theme(flow)->scale <= 1;
  Flow *list = beside ? flow_columns_begin(flow, 2, LIST_GUTTER) : flow;
  flow_list_begin(list, LIST_CHECKBOX);
  g_autofree char *chairs = tx(lang, PAPER_ROOM_CHAIRS, TN(figure->plan->chairs));
  flow_item(list, STYLE_BODY, chairs);
  add_tables(list, figure);
  flow_item(list, STYLE_BODY, tp(lang, PAPER_ROOM_WHEELCHAIR));
  flow_item(list, STYLE_BODY, tp(lang, PAPER_ROOM_FRONT));
  flow_list_end(list);
  if (beside) flow_columns_end(flow, list);
}

/* What is left of the page for the figure, so that the list still stands below it. */
static double figure_height(Flow *flow, const RoomFigure *figure) {
  Flow *trial = flow_new_trial(paper_faces(flow_paper(flow)), flow_theme(flow));
  add_needed(trial, figure);
  double height = flow_trial_height(trial);
  const Style *heading = &flow_theme(flow)->styles[STYLE_HEADING];
  return fmax(flow_left(flow) - height - heading->before - 2 * FIGURE_AROUND, theme_body_height(flow_theme(flow)) * FIGURE_LEAST);
}

static void add_page(Flow *flow, const DocumentInput *input, Layout layout, gboolean first) {
  Lang lang = input->lang;
  int known = people_in_room(input->script), people = known ? known : DOCUMENT_PEOPLE_GUESSED;
  g_autoptr(GPtrArray) invited = document_people(input->script);
  int seated = invited->len && layout == LAYOUT_GROUPS ? (int)invited->len : people; /* who leads walks about */
  int groups = document_groups(input, DOCUMENT_PEOPLE_GUESSED);
  g_autoptr(RoomPlan) plan = room_plan_new(layout, seated, groups);
  RoomFigure figure = {plan, input, layout == LAYOUT_GROUPS && plan->tables->len > 1};
  g_autofree char *title = tx(lang, PAPER_ROOM_TITLE, TS(document_layout(layout, lang)));
  g_autofree char *parts = parts_of(input, layout);
  g_autofree char *wide = metres(lang, plan->width), *deep = metres(lang, plan->height);
  g_autofree char *size = tx(lang, PAPER_ROOM_SIZE, TS(wide), TS(deep));
  g_autofree char *who = known ? tx(lang, PAPER_ROOM_PEOPLE, TN(seated)) : tx(lang, PAPER_ROOM_GUESS, TN(people));
  if (!first) flow_page_break(flow);
  document_title(flow, input, first ? 1 : 2, title);
  Table *facts = document_facts(flow);
  document_fact(facts, tp(lang, PAPER_ROOM_WHEN), parts);
  document_fact(facts, tp(lang, PAPER_ROOM_FOR), who);
  document_fact(facts, tp(lang, PAPER_ROOM_HALL), size);
  table_finish(facts);
  flow_space(flow, 4);
  double scale = fmin(fmin(flow_width(flow) / plan->width, figure_height(flow, &figure) / plan->height), SCALE_MOST);
  flow_draw(flow, scale * plan->height, draw_room, &figure);
  flow_space(flow, FIGURE_AROUND);
  add_needed(flow, &figure);
}

void doc_room(Paper *paper, const DocumentInput *given) {
  DocumentInput own = *given;
  const DocumentInput *input = &own;
  own.theme.styles[STYLE_SECTION] = own.theme.styles[STYLE_TITLE]; /* each page may be taken out by itself */
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
