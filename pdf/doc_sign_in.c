/* The sign-in list: by last name, with the three ticks of consent and a place to sign, and empty rows for who was not
 * expected. Nobody's address stands on it, for everybody reads it. Many people make two lists, split by letter, so that
 * nobody queues. Or a strip of paper for each person, on which nobody reads what others allow. */
#include <math.h>
#include <string.h>

#include "base/unicode.h"
#include "pdf/document.h"
#include "pdf/table.h"

#define SPLIT_ABOVE 24
#define BLANK_ROWS 20
#define ROW_LEAST (8.5 * MM)
#define PADDING_DOWN 2.0
#define ROW_MOST (12.5 * MM)
#define FOOT_CLEAR 8.0 /* between the last row and the foot */
#define TICK_WIDTH 56.0
#define TICK_WIDTH_LARGE 46.0
#define LIST_COLUMNS 5
#define HEAD_MOST 11.0 /* size of the heads of columns */
#define DIVIDER_HEIGHT 38.0 /* the row that says that what follows is for others */
#define STRIP_GUTTER 24.0
#define STRIPS 4 /* on a page, in normal print */
#define CUT_HEIGHT 20.0
/* A name and an organisation, with room to sign: at least, and where pages have it. */
#define PERSON_LEAST (12.3 * MM)
#define PERSON_MOST (16 * MM)
#define PERSON_STEP MM
#define FITTED_MOST 60 /* names: how more of them end on their last page is nothing that anybody sees */

/* One list: the people [from, to), and so many rows for others. letters: whom it is for, or NULL. */
typedef struct SignInList {
  const GPtrArray *people;
  guint from, to;
  int blanks;
  const char *letters;
} SignInList;

/* How a list is laid over its pages. */
typedef struct SignInFit {
  double row;      /* how high a person's is, at least */
  gboolean joined; /* the rows for others follow in the same table, else they have a page of their own */
} SignInFit;

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
  const char *from = person->organisation ? person->organisation : person->role;
  table_row(table);
  table_cell(table, STYLE_CELL_STRONG, name);
  table_more(table, STYLE_CELL_NOTE, from ? from : " "); /* names stand at the same height in every row */
  table_cell(table, STYLE_BODY, tick(person->name_in_report));
  table_cell(table, STYLE_BODY, tick(person->share_mail));
  table_cell(table, STYLE_BODY, tick(person->photo));
}

/* A row is at least so high that a pen fits, and a box. */
static double row_least(const Flow *flow) {
  return fmax(ROW_LEAST, flow_theme(flow)->styles[STYLE_BODY].leading + 2 * PADDING_DOWN);
}

/* Rows to write a name and an organisation in, as high as the page has room for, but not higher than `most`. */
static void add_blanks(Table *table, Flow *flow, int n, double most) {
  for (int i = 0; i < n; i++) {
    table_row(table);
    table_keep(table);
    if (i == 0) table_row_height(table, CLAMP((flow_left(flow) - FOOT_CLEAR) / n, row_least(flow), most));
    table_cell(table, STYLE_CELL, NULL);
    for (int k = 0; k < 3; k++) table_cell(table, STYLE_BODY, "☐");
  }
}

/* "We bewaren dit een jaar. Van gedachten veranderen mag altijd. Vragen? Ga naar Marjan de Wit."; new string. */
static char *terms(const DocumentInput *input) {
  const Script *script = input->script;
  Lang lang = input->lang;
  g_autofree char *until = script->keep_until.year ? date_words(lang, script->keep_until) : NULL;
  g_autofree char *kept = until ? tx(lang, PAPER_CONSENT_KEPT, TS(until)) : g_strdup(tp(lang, PAPER_CONSENT_KEPT_A_YEAR));
  const char *who = script->initiator.name;
  g_autofree char *ask = who ? tx(lang, PAPER_CONSENT_ASK, TS(who)) : NULL;
  const char *const parts[] = {kept, tp(lang, PAPER_CONSENT_CHANGE), ask};
  return document_join(" ", parts, G_N_ELEMENTS(parts));
}

static Table *list_table(Flow *flow, Lang lang) {
  /* In large print the names need the room. */
  gboolean large = flow_theme(flow)->scale > 1;
  double tick_width = large ? TICK_WIDTH_LARGE : TICK_WIDTH;
  const TableColumn columns[LIST_COLUMNS] = {
      {.share = large ? 1.6 : 1.2, .head = tp(lang, PAPER_COLUMN_NAME)},
      {.width = tick_width, .align = ALIGN_CENTRE, .head = tp(lang, PAPER_COLUMN_NAME_TICK)},
      {.width = tick_width, .align = ALIGN_CENTRE, .head = tp(lang, PAPER_COLUMN_MAIL_TICK)},
      {.width = tick_width, .align = ALIGN_CENTRE, .head = tp(lang, PAPER_COLUMN_PHOTO_TICK)},
      {.share = 1, .head = tp(lang, PAPER_COLUMN_SIGNATURE)},
  };
  Table *table = table_new(flow, columns, LIST_COLUMNS);
  table_padding(table, 5, PADDING_DOWN);
  return table;
}

/* Rows for others: below the names, or on a page of their own, which they fill. Returns the table that they are in. */
static Table *add_new_people(Table *table, Flow *flow, Lang lang, int blanks, gboolean joined) {
  g_autofree char *words = tx(lang, PAPER_SIGN_IN_NEW);
  if (joined) {
    table_row(table);
    table_row_height(table, DIVIDER_HEIGHT);
    table_cell_wide(table, LIST_COLUMNS, STYLE_SECTION, words);
  } else {
    table_finish(table);
    flow_page_break(flow);
    flow_heading(flow, 2, words);
    table = list_table(flow, lang);
  }
  add_blanks(table, flow, joined ? blanks : BLANK_ROWS, ROW_MOST);
  return table;
}

/* Returns how many pages it takes. */
static int draw_list(Paper *paper, const DocumentInput *input, const SignInList *list, SignInFit fit) {
  Lang lang = input->lang;
  DocumentInput own = *input;
  own.theme.styles[STYLE_CELL_HEAD].size = fmin(own.theme.styles[STYLE_CELL_HEAD].size, HEAD_MOST);
  own.theme.styles[STYLE_CELL_STRONG].after = 0; /* the organisation stands close under the name */
  Flow *flow = document_flow(paper, &own);
  g_autofree char *rules = terms(input);
  const char *const heads[] = {tp(lang, PAPER_SIGN_IN), list->letters};
  g_autofree char *title = document_join(" ", heads, G_N_ELEMENTS(heads));
  document_title(flow, &own, 1, title);
  flow_paragraph(flow, STYLE_STRONG, tp(lang, PAPER_CONSENT_TICK));
  flow_paragraph(flow, STYLE_NOTE, rules);
  flow_space(flow, 6);
  Table *table = list_table(flow, lang);
  table_row_height(table, fit.row);
  for (guint i = list->from; i < list->to; i++) {
    add_person(table, g_ptr_array_index(list->people, i));
    if (i > list->from && i + 1 == list->to) table_keep(table); /* nobody is alone on a page */
  }
  if (list->from < list->to)
    table = add_new_people(table, flow, lang, list->blanks, fit.joined);
  else
    add_blanks(table, flow, list->blanks, ROW_MOST);
  table_finish(table);
  return flow_finish(flow);
}

static int pages_of(const Paper *paper, const DocumentInput *input, const SignInList *list, SignInFit fit) {
  g_autoptr(Paper) trial = paper_new(paper_faces(paper), paper_meta(paper));
  return draw_list(trial, input, list, fit);
}

/* The rows for others follow the names when that saves a page. Else the names share what their own pages have room for, so that no
 * few of them are left on the last. */
static void fit_list(Paper *paper, const DocumentInput *input, const SignInList *list) {
  SignInFit fit = {.row = PERSON_LEAST}, joined = {.row = PERSON_LEAST, .joined = TRUE};
  if (list->to - list->from <= FITTED_MOST) {
    int pages = pages_of(paper, input, list, fit);
    if (pages_of(paper, input, list, joined) < pages)
      fit = joined;
    else
      for (fit.row = PERSON_MOST; fit.row > PERSON_LEAST && pages_of(paper, input, list, fit) > pages;)
        fit.row = fmax(fit.row - PERSON_STEP, PERSON_LEAST);
  }
  draw_list(paper, input, list, fit);
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
    fit_list(paper, input, &(SignInList){people, 0, people->len, BLANK_ROWS, NULL});
    return;
  }
  g_autofree char *first = g_strdup_printf("A–%c", initial(g_ptr_array_index(people, split - 1)));
  g_autofree char *second = g_strdup_printf("%c–Z", initial(g_ptr_array_index(people, split)));
  fit_list(paper, input, &(SignInList){people, 0, split, BLANK_ROWS / 2, first});
  fit_list(paper, input, &(SignInList){people, split, people->len, BLANK_ROWS / 2, second});
}

/* --- strips --- */

/* Along this line strips are cut. They are all as high, so that a pile is cut at once. */
static void draw_cut(Paper *paper, double width, double height, gpointer data) {
  const Theme *theme = data;
  PaperPaint line = PAINT_STROKE(theme->grey, theme->rule_width);
  line.dash = 3;
  paper_open(paper, PAPER_ARTIFACT, NULL);
  paper_line(paper, 0, height * 0.4, width, height * 0.4, line); /* what is below it has more air */
  paper_close(paper);
}

/* What this person allows; a box for each. */
static void add_ticks(Flow *flow, Lang lang, const Person *person) {
  const struct {
    Consent consent;
    const char *words;
  } ticks[] = {{person->name_in_report, tp(lang, PAPER_STRIP_NAME)},
               {person->share_mail, tp(lang, PAPER_STRIP_MAIL)},
               {person->photo, tp(lang, PAPER_STRIP_PHOTO)}};
  flow_list_begin(flow, LIST_CHECKBOX);
  for (gsize i = 0; i < G_N_ELEMENTS(ticks); i++) flow_tick(flow, STYLE_CELL, ticks[i].consent == CONSENT_YES, ticks[i].words);
  flow_list_end(flow);
}

/* How high a strip is, at least. */
static double strip_height(const Theme *theme) {
  return (theme_body_height(theme) - 1) / (theme->scale > 1 ? STRIPS / 2 : STRIPS);
}

/* How many blank strips: enough, and the last sheet is full. */
static int blank_strips(const Flow *flow) {
  double height = strip_height(flow_theme(flow));
  int left = (int)(flow_left(flow) / height), sheet = (int)(theme_body_height(flow_theme(flow)) / height);
  return left + (MAX(BLANK_ROWS - left, 0) + sheet - 1) / sheet * sheet;
}

/* Who it is, and beside it what they allow; below it a place to sign. person: NULL for who is not known yet. The name of the meeting
 * on the first strip is the title of the document, though it is set small. */
static void add_strip(Flow *flow, const DocumentInput *input, const Person *person, const char *rules, gboolean first) {
  Lang lang = input->lang;
  const Theme *theme = &input->theme;
  double height = strip_height(theme);
  g_autofree char *meeting = document_foot(input->script);
  flow_keep_begin(flow);
  if (first)
    flow_heading(flow, 1, meeting);
  else
    flow_paragraph(flow, STYLE_CELL_NOTE, meeting);
  flow_space(flow, 4);
  Flow *columns = flow_columns_begin(flow, 2, STRIP_GUTTER);
  flow_keep_begin(columns);
  if (person) {
    g_autofree char *name = person_name(person);
    flow_heading(columns, 2, name);
    flow_paragraph(columns, STYLE_CELL, person->organisation ? person->organisation : person->role);
    flow_paragraph(columns, STYLE_CELL, person->mail);
    if (!person->mail) flow_field(columns, tp(lang, PAPER_STRIP_WRITE_MAIL));
  } else {
    flow_field(columns, tp(lang, PAPER_STRIP_WRITE_NAME));
    flow_field(columns, tp(lang, PAPER_STRIP_WRITE_ORGANISATION));
    flow_field(columns, tp(lang, PAPER_STRIP_WRITE_MAIL));
  }
  flow_keep_end(columns);
  flow_keep_begin(columns);
  add_ticks(columns, lang, person ? person : &(const Person){0});
  flow_keep_end(columns);
  flow_columns_end(flow, columns);
  flow_field(flow, tp(lang, PAPER_COLUMN_SIGNATURE));
  flow_space(flow, 4);
  flow_paragraph(flow, STYLE_CELL_NOTE, rules);
  double left = flow_left(flow) - CUT_HEIGHT; /* a whole number of strips below this one */
  flow_space(flow, fmax(left - floor(left / height) * height, 0));
  flow_draw(flow, CUT_HEIGHT, draw_cut, (gpointer)theme);
  flow_keep_end(flow);
}

void doc_sign_in_strips(Paper *paper, const DocumentInput *input) {
  g_autoptr(GPtrArray) people = document_people(input->script);
  g_autofree char *conditions = terms(input);
  g_autofree char *rules = g_strjoin(" ", tp(input->lang, PAPER_CONSENT_TICK), conditions, NULL);
  DocumentInput own = *input;
  own.theme.styles[STYLE_TITLE] = own.theme.styles[STYLE_CELL_NOTE];
  own.theme.styles[STYLE_SECTION] = own.theme.styles[STYLE_HEADING];
  Flow *flow = document_flow(paper, &own);
  for (guint i = 0; i < people->len; i++) add_strip(flow, &own, g_ptr_array_index(people, i), rules, i == 0);
  int blanks = blank_strips(flow);
  for (int i = 0; i < blanks; i++) add_strip(flow, &own, NULL, rules, !people->len && i == 0);
  flow_finish(flow);
}
