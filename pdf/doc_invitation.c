/* The invitation on paper, for who is asked in person or has no e-mail: what it is about, when and where, what is good to know
 * before one comes, how to answer; at the foot a slip to cut off and hand back. One page when it fits. */
#include <math.h>

#include "base/address.h"
#include "model/plan.h"
#include "pdf/document.h"
#include "pdf/qr.h"
#include "pdf/table.h"

#define STRIP_SPARE 3.0 /* points that stay free above the slip */
#define FACTS_LABEL 86.0 /* the column of labels and the white beside it */
#define FIELD_LEADING 1.4 /* a line to write on, in lines of text: in large print too */

/* Who asks: the initiator, else who leads. */
static const Organiser *host(const Script *script) {
  if (script->initiator.name || !script->facilitators->len) return &script->initiator;
  return g_ptr_array_index(script->facilitators, 0);
}

/* The first part before the programme that speaks to those who come. */
static const Phase *walk_in(const Script *script) {
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(script->phases, i);
    if (phase->kind == KIND_PREPARATION && !phase->spare && phase->what && *phase->what) return phase;
  }
  return NULL;
}

static void add_facts(Flow *flow, const DocumentInput *input) {
  const Script *script = input->script;
  Lang lang = input->lang;
  const Venue *venue = &script->venue;
  const Paper *paper = flow_paper(flow);
  const Style *cell = &input->theme.styles[STYLE_CELL];
  double room = flow_width(flow) - FACTS_LABEL * input->theme.scale;
  g_autofree char *known = document_when(script, lang), *when = document_parted(paper, cell, known, room);
  /* The house and the street beside each other when they fit; no line ends within the address. */
  g_autofree char *house = document_join(", ", (const char *const[]){venue->name, venue->room}, 2);
  g_autofree char *street = document_join(", ", (const char *const[]){venue->address, venue->town}, 2);
  g_autofree char *line = document_where(script);
  gboolean fits = paper_text_width(paper, style_font(cell), line, -1) <= room;
  g_autofree char *where = document_join(fits ? ", " : "\n", (const char *const[]){house, street}, 2);
  g_autofree char *later = tx(lang, PAPER_INVITE_LATER);
  const Phase *early = script->begin_clock != CLOCK_NONE ? walk_in(script) : NULL;
  g_autofree char *clock = early ? clock_words(lang, early->start, script->shown_zone) : NULL;
  g_autofree char *from = clock ? tx(lang, PAPER_INVITE_FROM, TS(clock)) : NULL;
  Table *facts = document_facts(flow);
  document_fact(facts, tp(lang, PAPER_INVITE_WHEN), *when ? when : later);
  document_fact(facts, tp(lang, PAPER_INVITE_WALK_IN), from);
  document_fact(facts, tp(lang, PAPER_INVITE_WHERE), *where ? where : later);
  table_finish(facts);
}

static void add_texts(Flow *flow, const char *heading, char **texts) {
  if (!texts || !texts[0]) return;
  flow_heading(flow, 3, heading);
  flow_list(flow, LIST_BULLET, (const char *const *)texts, g_strv_length(texts));
}

static void add_answer(Flow *flow, const DocumentInput *input) {
  const Script *script = input->script;
  const Organiser *who = host(script);
  Lang lang = input->lang;
  g_autofree char *phone = document_held(who->phone);
  const char *const ways[] = {phone, who->mail};
  g_autofree char *reach = document_join(", ", ways, G_N_ELEMENTS(ways));
  g_autofree char *tell = *reach ? tx(lang, PAPER_INVITE_TELL, TS(reach)) : NULL;
  g_autofree char *uri = address_uri(script->sign_up); /* then the words stand beside its code */
  g_autofree char *sign_up = script->sign_up && !uri ? tx(lang, PAPER_INVITE_SIGN_UP, TS(script->sign_up)) : NULL;
  gboolean another_way = script->sign_up || tell;
  const char *const lines[] = {sign_up, tell, another_way ? tp(lang, PAPER_INVITE_OR_STRIP) : tp(lang, PAPER_INVITE_ONLY_STRIP)};
  g_autofree char *answer = document_join(" ", lines, G_N_ELEMENTS(lines));
  flow_keep_begin(flow);
  g_autofree char *coming = tx(lang, PAPER_INVITE_COMING);
  flow_heading(flow, 3, coming);
  qr_sign_up(flow, input);
  flow_paragraph(flow, STYLE_BODY, answer);
  const char *const parts[] = {who->name, who->role, who->organisation};
  g_autofree char *from = document_join(", ", parts, G_N_ELEMENTS(parts));
  flow_space(flow, 6);
  if (who->name) {
    flow_paragraph(flow, STYLE_BODY, tp(lang, MAIL_REGARDS));
    flow_paragraph(flow, STYLE_BODY, from);
  }
  flow_keep_end(flow);
}

static void add_body(Flow *flow, const DocumentInput *input) {
  const Script *script = input->script;
  Lang lang = input->lang;
  g_autofree char *lead = script->theme ? tx(lang, PAPER_INVITE_LEAD_THEME, TS(script->theme)) : tx(lang, PAPER_INVITE_LEAD);
  flow_paragraph(flow, STYLE_LABEL, tp(lang, PAPER_INVITATION));
  flow_heading(flow, 1, script->title);
  flow_paragraph(flow, STYLE_LEAD, lead);
  add_facts(flow, input);
  add_texts(flow, tp(lang, PAPER_INVITE_AIMS), script->aims);
  add_texts(flow, tp(lang, PAPER_INVITE_PRACTICAL), script->practical);
  add_answer(flow, input);
}

/* --- the slip --- */

static void draw_cut(Paper *paper, double width, double height, gpointer data) {
  const DocumentInput *input = data;
  const Theme *theme = &input->theme;
  PaperFont font = {.size = 8, .colour = theme->grey};
  PaperPaint line = PAINT_STROKE(theme->grey, theme->rule_width);
  line.dash = 3;
  const char *words = tp(input->lang, PAPER_INVITE_CUT);
  double w = paper_text_width(paper, font, words, -1);
  paper_line(paper, 0, height / 2, width - w - 6, height / 2, line);
  paper_open(paper, PAPER_P, NULL);
  paper_text_right(paper, width, height / 2 + 2.6, font, words);
  paper_close(paper);
}

static void add_strip(Flow *flow, const DocumentInput *input) {
  Lang lang = input->lang;
  flow_keep_begin(flow);
  flow_draw(flow, 12, draw_cut, (gpointer)input);
  g_autofree char *title = document_join(": ", (const char *const[]){tp(lang, PAPER_INVITE_STRIP), input->script->title}, 2);
  flow_heading(flow, 3, title);
  flow_list_begin(flow, LIST_CHECKBOX);
  flow_item(flow, STYLE_BODY, tp(lang, PAPER_INVITE_YES));
  flow_item(flow, STYLE_BODY, tp(lang, PAPER_INVITE_NO));
  flow_list_end(flow);
  flow_field(flow, tp(lang, PAPER_INVITE_NAME));
  flow_field(flow, tp(lang, PAPER_INVITE_REACH));
  flow_field(flow, tp(lang, PAPER_INVITE_NEED));
  flow_keep_end(flow);
}

/* How high the slip is, with all that stands above it or alone, in points. */
static double height_of(const Paper *paper, const DocumentInput *input, gboolean alone) {
  Flow *trial = flow_new_trial(paper_faces(paper), &input->theme);
  if (!alone) add_body(trial, input);
  add_strip(trial, input);
  return flow_trial_height(trial);
}

/* Sets it closer: what is missing to one page is taken from the white between lines, so many sizes high. */
static void tighten(Theme *theme, double leading) {
  static const StyleId texts[] = {STYLE_BODY, STYLE_CELL, STYLE_CELL_STRONG};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    Style *style = &theme->styles[texts[i]];
    style->leading = style->size * leading;
    style->after = style->size * 0.1;
  }
  theme->styles[STYLE_HEADING].before *= 0.75;
  theme->styles[STYLE_HEADING].after *= 0.5;
}

void doc_invitation(Paper *paper, const DocumentInput *input) {
  DocumentInput own = *input, closer;
  own.theme.line_distance = fmax(own.theme.line_distance, own.theme.styles[STYLE_BODY].leading * FIELD_LEADING);
  static const double leadings[] = {1.33, 1.25};
  double page = theme_body_height(&own.theme) - STRIP_SPARE;
  closer = own;
  for (gsize i = 0; i < G_N_ELEMENTS(leadings) && height_of(paper, &closer, FALSE) > page; i++) {
    closer = own;
    tighten(&closer.theme, leadings[i]);
  }
  if (height_of(paper, &closer, FALSE) <= page) own = closer; /* else two pages, as they look best */
  Flow *flow = document_flow(paper, &own);
  add_body(flow, &own);
  flow_space(flow, fmax(flow_left(flow) - height_of(paper, &own, TRUE) - STRIP_SPARE, STRIP_SPARE)); /* it stands at the foot */
  add_strip(flow, &own);
  flow_finish(flow);
}
