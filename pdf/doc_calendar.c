/* A calendar from the month of the meeting: weeks with their numbers, public holidays, days to keep in mind and the meetings
 * themselves, each by a mark that grey print shows too, and named below. */
#include <math.h>

#include "model/calendar.h"
#include "pdf/document.h"
#include "pdf/table.h"

#define GUTTER 18.0
#define HEADS 34.0 /* of the name of the month and of the weekdays */
#define COLUMNS 8  /* the week and its days */

/* How it is set. In large print fewer months stand beside each other, and their figures grow with the text. */
typedef struct CalendarForm {
  const DocumentInput *input;
  guint across;      /* months beside each other, and columns of days by name */
  double scale;      /* of figures and words */
  double row, below; /* a week, and the white under a month */
} CalendarForm;

/* Months beside each other. */
typedef struct MonthRow {
  const CalendarForm *form;
  Date from;
  int first, n;
} MonthRow;

/* Behind the figure of a day: its mark. Returns the font of the figure. */
static PaperFont draw_mark(Paper *paper, const CalendarForm *form, gboolean marked, CalendarKind kind, PaperFont font, double x, double y) {
  const Theme *theme = &form->input->theme;
  double radius = form->row * 0.5;
  if (!marked) return font;
  font.face = FACE_SEMIBOLD;
  switch (kind) {
    case CALENDAR_OWN:
      paper_circle(paper, x, y, radius, PAINT_FILL(theme->accent));
      font.colour = COLOUR_WHITE;
      break;
    case CALENDAR_FREE:
      paper_rect(paper, x - radius, y - radius * 0.95, 2 * radius, radius * 1.9, 2, PAINT_FILL(theme_tint(theme->accent, 0.2)));
      font.colour = theme->text;
      break;
    case CALENDAR_FIELD:
      paper_circle(paper, x, y, radius, PAINT_STROKE(theme->accent, 0.9));
      font.colour = theme->accent;
      break;
  }
  return font;
}

static void draw_heads(Paper *paper, const CalendarForm *form, double x, double y, double step) {
  Lang lang = form->input->lang;
  PaperFont font = {.face = FACE_SEMIBOLD, .size = 7.5 * form->scale, .colour = form->input->theme.grey};
  paper_open(paper, PAPER_ROW, NULL);
  for (int c = 0; c < COLUMNS; c++) {
    const char *words = c ? text_plain(lang, TX_DAY_SHORT_1 + (TextId)c - 1) : tp(lang, PAPER_CALENDAR_WEEK);
    paper_open(paper, PAPER_HEADER_CELL, NULL);
    paper_text_centre(paper, x + (c + 0.5) * step, y, font, words);
    paper_close(paper);
  }
  paper_close(paper);
}

static void draw_cell(Paper *paper, const CalendarForm *form, Date date, int column, double x, double y) {
  const DocumentInput *input = form->input;
  const Theme *theme = &input->theme;
  PaperFont font = {.size = 9 * form->scale, .colour = column >= 6 ? theme->grey : theme->text, .tabular = TRUE};
  CalendarKind kind = CALENDAR_FIELD;
  paper_open(paper, PAPER_CELL, NULL);
  if (date.day) {
    gboolean marked = input->days && calendar_marked(input->days, date, &kind);
    g_autofree char *figure = g_strdup_printf("%d", date.day);
    font = draw_mark(paper, form, marked, kind, font, x, y);
    paper_text_centre(paper, x, y + font.size * 0.36, font, figure);
  }
  paper_close(paper);
}

static void draw_week(Paper *paper, const CalendarForm *form, const CalendarMonth *month, int row, double x, double y, double step) {
  PaperFont font = {.size = 7.5 * form->scale, .colour = form->input->theme.grey, .tabular = TRUE};
  g_autofree char *week = g_strdup_printf("%d", month->week[row]);
  paper_open(paper, PAPER_ROW, NULL);
  paper_open(paper, PAPER_HEADER_CELL, NULL);
  paper_text_centre(paper, x + step / 2, y + font.size * 0.36, font, week);
  paper_close(paper);
  for (int c = 1; c < COLUMNS; c++) {
    Date date = {month->year, month->month, month->day[row][c - 1]};
    draw_cell(paper, form, date, c, x + (c + 0.5) * step, y);
  }
  paper_close(paper);
}

static void draw_month(Paper *paper, const CalendarForm *form, const CalendarMonth *month, double x, double width) {
  const DocumentInput *input = form->input;
  const Theme *theme = &input->theme;
  double k = form->scale, step = width / COLUMNS, y = 12 * k;
  PaperFont font = {.face = FACE_SEMIBOLD, .size = 11.5 * k, .colour = theme->accent};
  g_autofree char *year = g_strdup_printf("%d", month->year);
  g_autofree char *title = tx(input->lang, PAPER_CALENDAR_MONTH, TS(text_plain(input->lang, TX_MONTH_1 + (TextId)month->month - 1)), TS(year));
  paper_open(paper, PAPER_SECTION, NULL);
  paper_open(paper, PAPER_H2, NULL);
  paper_text(paper, x, y, font, title);
  paper_close(paper);
  paper_line(paper, x, y + 5 * k, x + width, y + 5 * k, PAINT_STROKE(theme->rule, theme->rule_width));
  paper_open(paper, PAPER_TABLE, NULL);
  draw_heads(paper, form, x, y + 16 * k, step);
  for (int row = 0; row < month->weeks; row++)
    draw_week(paper, form, month, row, x, HEADS * k + (row + 0.5) * form->row, step);
  paper_close(paper);
  paper_line(paper, x + step, y + 9 * k, x + step, HEADS * k + month->weeks * form->row, PAINT_STROKE(theme->rule, theme->rule_width / 2));
  paper_close(paper);
}

static void draw_months(Paper *paper, double width, double height, gpointer data) {
  const MonthRow *row = data;
  double each = (width - (row->form->across - 1) * GUTTER) / row->form->across;
  (void)height;
  for (int i = 0; i < row->n; i++) {
    CalendarMonth month = calendar_month(row->from, row->first + i);
    draw_month(paper, row->form, &month, i * (each + GUTTER), each);
  }
}

/* How many weeks the longest of these months has. */
static int weeks_of(const MonthRow *row) {
  int most = 0;
  for (int i = 0; i < row->n; i++) {
    CalendarMonth month = calendar_month(row->from, row->first + i);
    most = MAX(most, month.weeks);
  }
  return most;
}

/* --- the days by name --- */

static char *day_words(Lang lang, Date date) {
  return tx(lang, MAIL_DATE, TN(date.day), TS(text_plain(lang, TX_MONTH_SHORT_1 + (TextId)date.month - 1)));
}

/* "14 jan": the weekday can be seen above. */
static char *date_of(const CalendarDay *day, Lang lang) {
  g_autofree char *first = day_words(lang, day->first), *last = day_words(lang, day->last);
  return date_compare(day->first, day->last) == 0 ? g_steal_pointer(&first) : tx(lang, PAPER_CALENDAR_TO, TS(first), TS(last));
}

static const char *sign_of(CalendarKind kind) { return kind == CALENDAR_OWN ? "●" : kind == CALENDAR_FREE ? "■" : "○"; }

/* In columns as wide as the months, down the first one before the next. */
static void add_days(Flow *flow, const CalendarForm *form) {
  const DocumentInput *input = form->input;
  const GPtrArray *days = input->days;
  if (!days || !days->len) return;
  gboolean large = form->scale > 1; /* then they have a page of their own, in the size of reading matter */
  StyleId style = large ? STYLE_CELL : STYLE_CELL_NOTE;
  if (large) {
    flow_page_break(flow);
    flow_heading(flow, 2, tp(input->lang, PAPER_CALENDAR_DAYS));
  }
  g_autofree char *key = g_strdup_printf("● %s · ■ %s · ○ %s", tp(input->lang, PAPER_CALENDAR_OWN), tp(input->lang, PAPER_CALENDAR_FREE),
                                         tp(input->lang, PAPER_CALENDAR_FIELD));
  flow_paragraph(flow, STYLE_NOTE, key);
  Flow *list = flow_columns_begin(flow, form->across, GUTTER);
  const TableColumn columns[] = {{.width = 12}, {.width = large ? 42 : 33}, {.share = 1}};
  Table *table = table_new(list, columns, G_N_ELEMENTS(columns));
  table_padding(table, large ? 2 : 1, large ? 3 : 0);
  table_no_rules(table);
  for (guint i = 0; i < days->len; i++) {
    const CalendarDay *day = g_ptr_array_index(days, i);
    g_autofree char *date = date_of(day, input->lang);
    table_row(table);
    table_cell(table, style, sign_of(day->kind));
    table_cell(table, style, date);
    table_cell(table, style, day->name);
  }
  table_finish(table);
  flow_columns_end(flow, list);
}

/* "2027" or "2027–2028". */
static char *years(const DocumentInput *input, int months) {
  CalendarMonth last = calendar_month(input->script->date, months - 1);
  int first = input->script->date.year;
  return first == last.year ? g_strdup_printf("%d", first) : g_strdup_printf("%d–%d", first, last.year);
}

/* Returns how many pages it takes. */
static int draw(Paper *paper, const CalendarForm *form, int months) {
  const DocumentInput *input = form->input;
  const Script *script = input->script;
  Flow *flow = document_flow(paper, input);
  g_autofree char *year = script->date.year ? years(input, months) : g_strdup("");
  g_autofree char *title = tx(input->lang, PAPER_CALENDAR, TS(year));
  flow_heading(flow, 1, g_strchomp(title));
  flow_paragraph(flow, STYLE_SUBTITLE, script->title);
  if (!script->date.year) flow_paragraph(flow, STYLE_BODY, tp(input->lang, PAPER_CALENDAR_NO_DATE));
  for (int i = 0; script->date.year && i < months; i += (int)form->across) {
    MonthRow row = {form, script->date, i, MIN((int)form->across, months - i)};
    flow_draw(flow, HEADS * form->scale + weeks_of(&row) * form->row + form->below, draw_months, &row);
  }
  if (script->date.year) add_days(flow, form);
  return flow_finish(flow);
}

void doc_calendar(Paper *paper, const DocumentInput *input) {
  int months = input->months > 0 ? MIN(input->months, CALENDAR_MONTHS_MAX) : CALENDAR_MONTHS;
  DocumentInput own = *input;
  own.theme.styles[STYLE_CELL_NOTE].size = 9 * own.theme.scale;
  own.theme.styles[STYLE_CELL_NOTE].leading = 12.4 * own.theme.scale;
  own.theme.styles[STYLE_CELL_NOTE].after = 0;
  own.theme.styles[STYLE_CELL_NOTE].colour = own.theme.text;
  own.theme.styles[STYLE_SUBTITLE].after = 10;
  double scale = own.theme.scale;
  const CalendarForm wide = {&own, scale > 1 ? 2 : 3, scale, 14.5 * scale, 12}, tight = {&own, wide.across, scale, 13.2 * scale, 7};
  g_autoptr(Paper) trial = paper_new(paper_faces(paper), paper_meta(paper)), closer = paper_new(paper_faces(paper), paper_meta(paper));
  draw(paper, draw(closer, &tight, months) < draw(trial, &wide, months) ? &tight : &wide, months);
}
