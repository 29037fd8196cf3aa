/* Bars: planned against real time per part, and votes. Lengths compare within one figure. */
#include <math.h>

#include "pdf/lines.h"
#include "pdf/report_figures.h"

/* --- planned against real --- */

#define TIME_ROW 15.5
#define TIME_BAR 4.2
#define TIME_ROWS 36 /* in one figure, so that it stays on a page */
#define TIME_CLOCK 38.0
#define TIME_TITLE 0.34 /* of the width */
#define TIME_NUMBERS 96.0

/* A part and the meeting or room that it is of; both borrowed. */
typedef struct TimeBar {
  const ReportFacts *facts;
  const ReportTime *time;
} TimeBar;

typedef struct TimeBars {
  const DocumentInput *input;
  const GArray *times; /* TimeBar */
  guint from, to;
  int longest; /* seconds of all */
  char *description;
} TimeBars;

static const TimeBar *bar_at(const TimeBars *bars, guint i) { return &g_array_index(bars->times, TimeBar, i); }

static int minutes(int seconds) { return (seconds + 30) / 60; }

/* "20 → 26 min"; new string. */
static char *numbers_of(const ReportTime *time, Lang lang) {
  g_autofree char *plan = time->planned_start != INSTANT_NONE ? g_strdup_printf("%d", minutes(time->planned_seconds)) : NULL;
  if (time->dropped) return g_strdup(tp(lang, REPORT_DROPPED));
  if (time->real_start == INSTANT_NONE) return plan ? tx(lang, REPORT_MINUTES, TS(plan)) : g_strdup("");
  g_autofree char *both = plan ? g_strdup_printf("%s → %d", plan, minutes(time->real_seconds))
                               : g_strdup_printf("%d", minutes(time->real_seconds));
  return tx(lang, REPORT_MINUTES, TS(both));
}

static PaperFont small_font(const DocumentInput *input) {
  PaperFont font = theme_font(&input->theme, STYLE_CELL_NOTE);
  font.size *= 0.95;
  font.tabular = TRUE;
  return font;
}

static void draw_bar(Paper *paper, double x, double y, double width, PaperPaint paint) {
  if (width > 0.2) paper_rect(paper, x, y, width, TIME_BAR, 0, paint);
}

static void draw_time(Paper *paper, const TimeBars *bars, const TimeBar *bar, double width, double y, double k) {
  const ReportTime *time = bar->time;
  const Theme *theme = &bars->input->theme;
  PaperFont font = small_font(bars->input), strong = font;
  strong.colour = theme->text;
  double clock = TIME_CLOCK * k, title = width * TIME_TITLE, numbers = TIME_NUMBERS * k;
  double x = clock + title + 8, room = width - x - numbers, base = y + TIME_ROW * k * 0.68;
  g_autofree char *at = time->real_start != INSTANT_NONE ? report_clock(bar->facts, time->real_start) : NULL;
  g_autofree char *whole = report_time_title(bar->facts, time), *name = lines_cut_to_fit(paper, strong, whole, title);
  g_autofree char *said = numbers_of(time, bars->input->lang);
  if (at) paper_text(paper, 0, base, font, at);
  paper_text(paper, clock, base, strong, name);
  paper_text_right(paper, width, base, font, said);
  double scale = room / bars->longest, top = y + (TIME_ROW * k - 2 * TIME_BAR - 1) / 2;
  if (time->planned_start != INSTANT_NONE)
    draw_bar(paper, x, top, time->planned_seconds * scale, PAINT_FILL(theme_tint(theme->grey, 0.35)));
  if (time->real_start != INSTANT_NONE)
    draw_bar(paper, x, top + TIME_BAR + 1, time->real_seconds * scale, PAINT_FILL(theme->accent));
}

/* What the two bars are, above them. */
static void draw_legend(Paper *paper, const TimeBars *bars, double width, double k) {
  const Theme *theme = &bars->input->theme;
  PaperFont font = small_font(bars->input);
  double x = TIME_CLOCK * k + width * TIME_TITLE + 8, base = TIME_ROW * k * 0.68, y = base - TIME_BAR - 0.8;
  paper_rect(paper, x, y, 12, TIME_BAR, 0, PAINT_FILL(theme_tint(theme->grey, 0.35)));
  x += 16 + paper_text(paper, x + 16, base, font, tp(bars->input->lang, REPORT_COLUMN_PLAN)) + 14;
  paper_rect(paper, x, y, 12, TIME_BAR, 0, PAINT_FILL(theme->accent));
  paper_text(paper, x + 16, base, font, tp(bars->input->lang, REPORT_COLUMN_REAL));
}

static void draw_times(Paper *paper, double width, double height, gpointer data) {
  const TimeBars *bars = data;
  double k = height / ((bars->to - bars->from + 1) * TIME_ROW);
  paper_open(paper, PAPER_FIGURE, bars->description);
  draw_legend(paper, bars, width, k);
  for (guint i = bars->from; i < bars->to; i++)
    draw_time(paper, bars, bar_at(bars, i), width, (i - bars->from + 1) * TIME_ROW * k, k);
  paper_close(paper);
}

static char *describe_times(const TimeBars *bars) {
  GString *words = g_string_new(NULL);
  for (guint i = bars->from; i < bars->to; i++) {
    g_autofree char *one = report_time_words(bar_at(bars, i)->facts, bar_at(bars, i)->time);
    g_string_append_printf(words, "%s%s", i > bars->from ? "; " : "", one);
  }
  char *text = tx(bars->input->lang, REPORT_TIMES_SAY, TS(words->str));
  g_string_free(words, TRUE);
  return text;
}

static void gather_times(GArray *bars, const ReportFacts *facts, int *longest) {
  for (guint i = 0; i < facts->times->len; i++) {
    const TimeBar bar = {facts, &g_array_index(facts->times, ReportTime, i)};
    if (!bar.time->programme) continue;
    *longest = MAX(*longest, MAX(bar.time->planned_seconds, bar.time->real_seconds));
    g_array_append_val(bars, bar);
  }
}

void report_figure_times(Flow *flow, const DocumentInput *input, const StoryBlock *block) {
  g_autoptr(GArray) times = g_array_new(FALSE, FALSE, sizeof(TimeBar));
  TimeBars bars = {.input = input, .times = times, .longest = 60};
  for (guint i = 0; i < block->facts->len; i++) gather_times(times, g_ptr_array_index(block->facts, i), &bars.longest);
  guint rows = (guint)fmax(4, TIME_ROWS / input->theme.scale);
  for (bars.from = 0; bars.from < times->len; bars.from = bars.to) {
    bars.to = MIN(bars.from + rows, times->len);
    bars.description = describe_times(&bars);
    flow_keep_begin(flow);
    if (!bars.from) flow_heading(flow, block->minor ? 3 : 2, block->text ? block->text : tp(input->lang, REPORT_TIMES));
    flow_draw(flow, (bars.to - bars.from + 1) * TIME_ROW * input->theme.scale, draw_times, &bars);
    flow_keep_end(flow);
    g_free(bars.description);
  }
  for (guint i = 0; i < block->facts->len; i++) {
    g_autofree char *stopped = report_stopped(g_ptr_array_index(block->facts, i));
    flow_paragraph(flow, STYLE_NOTE, stopped);
  }
}

/* --- votes --- */

#define VOTE_ROOM 124.0 /* for the longest bar and its number */
#define VOTE_WHITE 12.0
#define VOTE_BAR 7.0
#define VOTES_TOGETHER 8 /* so many bars stay on one page */

/* One line with its bar; it is drawn as a figure of its own, so that a page may end behind it. */
typedef struct VoteBar {
  const DocumentInput *input;
  const ReportFacts *facts;
  const ReportLine *line;
  Lines *lines;
  int most;
  char *description;
} VoteBar;

static void draw_vote(Paper *paper, double width, double height, gpointer data) {
  const VoteBar *vote = data;
  const Theme *theme = &vote->input->theme;
  g_autofree char *most = g_strdup_printf("%d", vote->most);
  double k = theme->scale, room = VOTE_ROOM * k - paper_text_width(paper, theme_font(theme, STYLE_CELL_NOTE), most, -1);
  double length = fmax(room, 0) * vote->line->record->votes / vote->most;
  double base = lines_baseline(paper, &vote->lines->style);
  gboolean strong = vote->line->record->list != LIST_SLOGAN || vote->line == vote->facts->slogan;
  g_autofree char *number = g_strdup_printf("%d", vote->line->record->votes);
  (void)width;
  (void)height;
  paper_open(paper, PAPER_FIGURE, vote->description);
  if (length > 0)
    paper_rect(paper, 0, base - VOTE_BAR * k, length, VOTE_BAR * k, 0,
               PAINT_FILL(strong ? theme->accent : theme_tint(theme->grey, 0.5)));
  paper_text(paper, length + 4, base, theme_font(theme, STYLE_CELL_NOTE), number);
  lines_draw_all(vote->lines, paper, (VOTE_ROOM + VOTE_WHITE) * k, 0);
  paper_close(paper);
}

void report_figure_voted(Flow *flow, const DocumentInput *input, const ReportFacts *facts, const ReportGroup *group) {
  VoteBar vote = {.input = input, .facts = facts, .most = report_most_votes(group)};
  if (!vote.most) return;
  flow_space(flow, 3);
  gboolean keep = group->lines->len <= VOTES_TOGETHER;
  if (keep) flow_keep_begin(flow);
  for (guint i = 0; i < group->lines->len; i++) {
    vote.line = g_ptr_array_index(group->lines, i);
    g_autofree char *words = report_whole_line(facts, vote.line);
    const Style *style = &input->theme.styles[vote.line == facts->slogan ? STYLE_CELL_STRONG : STYLE_CELL];
    vote.lines = lines_new(flow_paper(flow), style, NULL, vote.line->text,
                           flow_width(flow) - (VOTE_ROOM + VOTE_WHITE) * input->theme.scale);
    vote.description = tx(input->lang, REPORT_VOTES_SAY, TS(words));
    flow_draw(flow, lines_height(vote.lines) + 3, draw_vote, &vote);
    lines_free(vote.lines);
    g_free(vote.description);
  }
  if (keep) flow_keep_end(flow);
}

void report_figure_votes(Flow *flow, const DocumentInput *input, const StoryBlock *block) {
  const ReportFacts *facts = g_ptr_array_index(block->facts, 0);
  g_autoptr(GPtrArray) groups = report_votes(facts);
  flow_heading(flow, 3, block->text ? block->text : tp(input->lang, REPORT_VOTES_HEADING));
  for (guint i = 0; i < groups->len; i++) {
    const ReportGroup *group = g_ptr_array_index(groups, i);
    flow_labelled(flow, STYLE_CELL, report_votes_label(facts, group), NULL);
    report_figure_voted(flow, input, facts, group);
  }
}
