/* The programme for participants: one page that somebody would keep. What, where, when; the parts with clock times and a
 * line each; the question of the day large. Nothing of the facilitator's own stands on it. When it does not fit on one page
 * it is set tighter; then it becomes a sheet with a front and a back. */
#include <string.h>

#include "model/plan.h"
#include "pdf/held.h"
#include "pdf/qr.h"
#include "pdf/table.h"

#define PICTOGRAM_SIDE 32
#define TIME_WIDTH 38
#define AIMS_AFTER 4.0 /* white below them */
#define MOST_CHARACTERS 150 /* characters of a part's line */

/* How much room it is given; each level gives up something more. */
typedef enum { ROOM_WIDE, ROOM_TIGHT, ROOM_WITHOUT_AIMS, ROOM_WITHOUT_PICTOGRAMS, ROOM_BARE, N_ROOMS } Setting;

/* The first sentences of a text, at most MOST_CHARACTERS characters of them, but one sentence at least; cut between words
 * when that one is too long. New string. */
static char *one_line(const char *text) {
  g_autofree char *line = g_strstrip(g_strndup(text, strcspn(text, "\n")));
  if (g_utf8_strlen(line, -1) <= MOST_CHARACTERS) return g_steal_pointer(&line);
  const char *limit = g_utf8_offset_to_pointer(line, MOST_CHARACTERS), *sentence = NULL, *word = NULL;
  for (const char *p = line; p < limit; p++) {
    if (*p != ' ') continue;
    word = p;
    if (p > line && strchr(".!?", p[-1])) sentence = p;
  }
  if (sentence) return g_strndup(line, (gsize)(sentence - line));
  g_autofree char *start = g_strndup(line, (gsize)((word ? word : limit) - line));
  return g_strconcat(start, " …", NULL);
}

/* Participants see the programme; of what lies around it only what speaks to them: a walk-in, talking on afterwards. */
static gboolean is_shown(const Phase *phase) {
  return !phase->spare && (phase_in_programme(phase) || (phase->what && *phase->what));
}

/* The question of the day: the first of the longest part that asks one, for that is what the meeting is about. */
static const char *question_of_the_day(const Script *script) {
  const Phase *longest = NULL;
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(script->phases, i);
    if (!phase_in_programme(phase) || !phase->questions[0]) continue;
    if (!longest || phase->planned > longest->planned) longest = phase;
  }
  return longest ? longest->questions[0] : NULL;
}

static void add_row(Table *table, const Script *script, Instant at, const char *title, const char *line,
                    const Pictogram *pictogram, double side) {
  g_autofree char *time = document_clock(script, at);
  table_row(table);
  table_cell(table, STYLE_TIME, time);
  if (side > 0) {
    table_cell(table, STYLE_CELL, NULL);
    table_pictogram(table, pictogram, side);
  }
  table_cell(table, STYLE_CELL_STRONG, title);
  table_more(table, STYLE_CELL, line);
}

/* What there is to choose from at the same time: the room, what it is about there and, when there is room for it, with whom. */
static void add_tracks(Table *table, const Phase *phase, Setting room) {
  for (guint i = 0; phase->tracks && i < phase->tracks->len; i++) {
    const Track *track = g_ptr_array_index(phase->tracks, i);
    const char *const about[] = {track->title, room < ROOM_BARE ? track->who : NULL};
    g_autofree char *text = document_join(" · ", about, G_N_ELEMENTS(about));
    g_autofree char *label = track->room ? g_strdup_printf("%s:", track->room) : NULL;
    if (label)
      table_labelled(table, STYLE_CELL, label, text);
    else
      table_more(table, STYLE_CELL, text);
  }
}

static gboolean has_pictograms(const DocumentInput *input) {
  const GPtrArray *phases = input->script->phases;
  for (guint i = 0; i < phases->len; i++) {
    if (document_pictogram(input, g_ptr_array_index(phases, i))) return TRUE;
  }
  return FALSE;
}

static void add_parts(Flow *flow, const DocumentInput *input, Setting room) {
  const Script *script = input->script;
  double side = room >= ROOM_WITHOUT_PICTOGRAMS || !has_pictograms(input) ? 0 : PICTOGRAM_SIDE * input->theme.scale;
  const TableColumn plain[] = {{.width = TIME_WIDTH}, {.share = 1}}, drawn[] = {{.width = TIME_WIDTH}, {.width = PICTOGRAM_SIDE}, {.share = 1}};
  Table *table = side > 0 ? table_new(flow, drawn, G_N_ELEMENTS(drawn)) : table_new(flow, plain, G_N_ELEMENTS(plain));
  table_padding(table, 8, room == ROOM_WIDE ? 4.5 : room == ROOM_BARE ? 1.5 : 2.5);
  gboolean end_told = FALSE;
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(script->phases, i);
    if (phase->kind == KIND_AFTERWARDS && !end_told) {
      add_row(table, script, script->end, tp(input->lang, PAPER_END), NULL, NULL, side);
      end_told = TRUE;
    }
    if (!is_shown(phase)) continue;
    g_autofree char *line = phase->what && *phase->what ? one_line(phase->what) : NULL;
    add_row(table, script, phase->start, phase->title, line, document_pictogram(input, phase), side);
    add_tracks(table, phase, room);
  }
  if (!end_told) add_row(table, script, script->end, tp(input->lang, PAPER_END), NULL, NULL, side);
  table_finish(table);
}

/* What was agreed before comes first: number, what, who and when. Those that have no room stand on the sheet of who does what. */
static void add_still_open(Flow *flow, const DocumentInput *input, Setting room) {
  static const guint most[N_ROOMS] = {
      [ROOM_WIDE] = 8, [ROOM_TIGHT] = 6, [ROOM_WITHOUT_AIMS] = 5, [ROOM_WITHOUT_PICTOGRAMS] = 4, [ROOM_BARE] = 3};
  g_autoptr(GPtrArray) open = held_open(input);
  if (!open->len) return;
  flow_paragraph(flow, STYLE_LABEL, tp(input->lang, PAPER_STILL_OPEN));
  const TableColumn columns[] = {{.width = TIME_WIDTH}, {.share = 1}};
  Table *table = table_new(flow, columns, G_N_ELEMENTS(columns));
  table_padding(table, 8, 1.5);
  guint shown = open->len <= most[room] + 1 ? open->len : most[room]; /* a line that tells of one more could as well be that one */
  for (guint i = 0; i < shown; i++) {
    const ReportLine *line = g_ptr_array_index(open, i);
    g_autofree char *number = g_strdup_printf("%d", line->record->number);
    const char *const parts[] = {line->text, line->who ? line->who : tp(input->lang, PAPER_TAKE_UP), line->when};
    g_autofree char *text = document_join(" · ", parts, G_N_ELEMENTS(parts));
    table_row(table);
    table_cell(table, STYLE_TIME, number);
    table_cell(table, STYLE_CELL, text);
  }
  table_finish(table);
  if (shown < open->len) {
    g_autofree char *more = tx(input->lang, PAPER_STILL_MORE, TN((int)(open->len - shown)));
    flow_paragraph(flow, STYLE_NOTE, more);
  }
  flow_space(flow, 6);
}

static void add_contact(Flow *flow, const DocumentInput *input) {
  const Organiser *who = &input->script->initiator;
  if (!who->name) return;
  g_autofree char *phone = document_held(who->phone);
  const char *const parts[] = {who->name, who->organisation, phone, who->mail};
  g_autofree char *line = document_join(" · ", parts, G_N_ELEMENTS(parts));
  flow_labelled(flow, STYLE_NOTE, tp(input->lang, PAPER_CONTACT), line);
}

static void add_heads(Flow *flow, const DocumentInput *input, Setting room) {
  const Script *script = input->script;
  flow_paragraph(flow, STYLE_LABEL, tp(input->lang, PAPER_PROGRAMME));
  flow_heading(flow, 1, script->title);
  document_when_and_where(flow, input);
  const char *question = question_of_the_day(script);
  if (!question) return;
  flow_box_begin(flow, BOX_BAR);
  flow_paragraph(flow, STYLE_LABEL, tp(input->lang, PAPER_QUESTION_OF_THE_DAY));
  flow_paragraph(flow, room == ROOM_BARE ? STYLE_LEAD : STYLE_QUESTION, question);
  flow_box_end(flow);
}

/* All on one page. Returns how many it takes. */
static int draw_page(Paper *paper, const DocumentInput *input, Setting room) {
  const Script *script = input->script;
  Flow *flow = document_flow(paper, input);
  add_heads(flow, input, room);
  add_still_open(flow, input, room);
  add_parts(flow, input, room);
  if (room < ROOM_WITHOUT_AIMS && script->aims[0]) {
    g_autofree char *aims = document_join("; ", (const char *const *)script->aims, g_strv_length(script->aims));
    flow_labelled(flow, STYLE_CELL, tp(input->lang, PAPER_AIMS), aims);
    flow_space(flow, AIMS_AFTER);
  }
  add_contact(flow, input);
  qr_sign_up(flow, input);
  return flow_finish(flow);
}

/* A sheet with two sides: what it is about on the front, all parts on the back. Returns how many pages it takes. */
static int draw_sides(Paper *paper, const DocumentInput *input, Setting room) {
  const Script *script = input->script;
  Flow *flow = document_flow(paper, input);
  add_heads(flow, input, ROOM_WIDE);
  if (script->aims[0]) {
    flow_heading(flow, 3, tp(input->lang, PAPER_INVITE_AIMS));
    flow_list(flow, LIST_BULLET, (const char *const *)script->aims, g_strv_length(script->aims));
  }
  flow_space(flow, 10);
  add_still_open(flow, input, ROOM_WIDE);
  flow_paragraph(flow, STYLE_BODY, tp(input->lang, PAPER_PROGRAMME_OVERLEAF));
  add_contact(flow, input);
  qr_sign_up(flow, input);
  flow_page_break(flow);
  flow_heading(flow, 2, tp(input->lang, PAPER_PROGRAMME));
  add_parts(flow, input, room);
  return flow_finish(flow);
}

typedef int (*DrawProgramme)(Paper *paper, const DocumentInput *input, Setting room);

/* Draws it with as much room as that number of pages allows; FALSE when it takes more, whatever is given up. */
static gboolean draw_within(Paper *paper, const DocumentInput *input, DrawProgramme draw, int pages) {
  for (Setting room = ROOM_WIDE; room < N_ROOMS; room++) {
    g_autoptr(Paper) trial = paper_new(paper_faces(paper), paper_meta(paper));
    if (draw(trial, input, room) > pages) continue;
    draw(paper, input, room);
    return TRUE;
  }
  return FALSE;
}

/* The line of a part belongs to its title: close under it. The times stand out. */
static void set_cells(Theme *theme) {
  theme->styles[STYLE_CELL_STRONG].after = theme->styles[STYLE_CELL].after = 0;
  theme->styles[STYLE_TIME].face = FACE_SEMIBOLD;
  theme->styles[STYLE_TIME].colour = theme->accent;
  theme->rule = theme_tint(theme->rule, 0.6);
}

void doc_programme(Paper *paper, const DocumentInput *given) {
  DocumentInput own = *given;
  const DocumentInput *input = &own;
  set_cells(&own.theme);
  if (draw_within(paper, input, draw_page, 1) || draw_within(paper, input, draw_sides, 2)) return;
  draw_page(paper, input, ROOM_WIDE); /* a long day: then as it looks best */
}
