/* The sign-in list: by last name, with the three ticks of consent and a place to sign, and empty rows for who was not
 * expected. Nobody's address stands on it, for everybody reads it. Many people make two lists, split by letter, so that
 * nobody queues. */
#include <string.h>

#include "base/unicode.h"
#include "pdf/document.h"
#include "pdf/table.h"

#define SPLIT_ABOVE 24
#define BLANK_ROWS 20
#define ROW_HEIGHT (11 * MM)
#define PERSON_HEIGHT (12.5 * MM) /* a name and an organisation, with room to sign */

/* The letter that a person is found under. */
static char initial(const Person *person) {
  g_autofree char *key = person_sort_key(person);
  for (const char *p = key; *p; p++) {
    if (g_ascii_isalpha(*p)) return g_ascii_toupper(*p);
  }
  return 'Z'; /* other scripts sort behind */
}

/* "Berg, Gerrit van den": as it is looked up; new string. */
static char *listed_name(const Person *person) {
  if (!person->last || !*person->last) return g_strdup(person->first);
  const char *const after[] = {person->first, person->infix};
  g_autofree char *rest = document_join(" ", after, G_N_ELEMENTS(after));
  return *rest ? g_strdup_printf("%s, %s", person->last, rest) : g_strdup(person->last);
}

static const char *tick(Consent consent) {
  return consent == CONSENT_YES ? "☑" : "☐";
}

static void add_person(Table *table, const Person *person) {
  g_autofree char *name = listed_name(person);
  table_row(table);
  table_cell(table, STYLE_CELL_STRONG, name);
  table_more(table, STYLE_CELL_NOTE, person->organisation);
  table_cell(table, STYLE_BODY, tick(person->name_in_report));
  table_cell(table, STYLE_BODY, tick(person->share_mail));
  table_cell(table, STYLE_BODY, tick(person->photo));
}

/* A row to write a name and an organisation in. */
static void add_blank(Table *table) {
  table_row(table);
  table_row_height(table, ROW_HEIGHT);
  table_cell(table, STYLE_CELL, NULL);
  for (int i = 0; i < 3; i++) table_cell(table, STYLE_BODY, "☐");
}

static void add_explanation(Flow *flow, const DocumentInput *input) {
  const Script *script = input->script;
  Lang lang = input->lang;
  g_autofree char *until = script->keep_until.year ? date_words(lang, script->keep_until) : NULL;
  g_autofree char *kept = until ? tx(lang, PAPER_CONSENT_KEPT, TS(until)) : g_strdup(tp(lang, PAPER_CONSENT_KEPT_A_YEAR));
  const char *who = script->initiator.name;
  g_autofree char *ask = who ? tx(lang, PAPER_CONSENT_ASK, TS(who)) : NULL;
  const char *const parts[] = {tp(lang, PAPER_CONSENT_WHY), kept, tp(lang, PAPER_CONSENT_EMPTY), ask};
  g_autofree char *text = document_join(" ", parts, G_N_ELEMENTS(parts));
  flow_paragraph(flow, STYLE_CELL, text);
}

/* One list with the people [from, to). letters may be NULL. */
static void draw_list(Paper *paper, const DocumentInput *input, const GPtrArray *people, guint from, guint to, int blanks,
                      const char *letters) {
  Lang lang = input->lang;
  DocumentInput own = *input;
  own.theme.styles[STYLE_CELL_STRONG].after = 0; /* the organisation stands close under the name */
  Flow *flow = document_flow(paper, &own);
  g_autofree char *foot = document_foot(input->script);
  g_autofree char *title =
      letters ? g_strdup_printf("%s %s", tp(lang, PAPER_SIGN_IN), letters) : g_strdup(tp(lang, PAPER_SIGN_IN));
  flow_heading(flow, 1, title);
  flow_paragraph(flow, STYLE_SUBTITLE, foot);
  add_explanation(flow, input);
  double tick_width = 48;
  const TableColumn columns[] = {
      {.share = 1, .head = tp(lang, PAPER_COLUMN_NAME)},
      {.width = tick_width, .align = ALIGN_CENTRE, .head = tp(lang, PAPER_COLUMN_NAME_TICK)},
      {.width = tick_width, .align = ALIGN_CENTRE, .head = tp(lang, PAPER_COLUMN_MAIL_TICK)},
      {.width = tick_width, .align = ALIGN_CENTRE, .head = tp(lang, PAPER_COLUMN_PHOTO_TICK)},
      {.share = 1, .head = tp(lang, PAPER_COLUMN_SIGNATURE)},
  };
  Table *table = table_new(flow, columns, G_N_ELEMENTS(columns));
  table_padding(table, 4, 2);
  table_row_height(table, PERSON_HEIGHT);
  table_verticals(table);
  for (guint i = from; i < to; i++) add_person(table, g_ptr_array_index(people, i));
  for (int i = 0; i < blanks; i++) add_blank(table);
  table_finish(table);
  flow_finish(flow);
}

/* Where the second list begins: at the letter nearest to the middle; 0 when there is no such place. */
static guint find_split(const GPtrArray *people) {
  guint best = 0, middle = people->len / 2;
  for (guint i = 1; i < people->len; i++) {
    if (initial(g_ptr_array_index(people, i - 1)) == initial(g_ptr_array_index(people, i))) continue;
    guint distance = i > middle ? i - middle : middle - i, before = best > middle ? best - middle : middle - best;
    if (!best || distance < before) best = i;
  }
  return best;
}

void doc_sign_in(Paper *paper, const DocumentInput *input) {
  g_autoptr(GPtrArray) people = document_people(input->script);
  guint split = people->len > SPLIT_ABOVE ? find_split(people) : 0;
  if (!split) {
    draw_list(paper, input, people, 0, people->len, BLANK_ROWS, NULL);
    return;
  }
  g_autofree char *first = g_strdup_printf("A–%c", initial(g_ptr_array_index(people, split - 1)));
  g_autofree char *second = g_strdup_printf("%c–Z", initial(g_ptr_array_index(people, split)));
  draw_list(paper, input, people, 0, split, BLANK_ROWS / 2, first);
  draw_list(paper, input, people, split, people->len, BLANK_ROWS / 2, second);
}
