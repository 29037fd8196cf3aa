/* Who does what: the agreements of this meeting and those before it, by who takes them up, wishes without an owner, and what is
 * to be talked about further. It is drawn from the facts of the report, so that it tells no more of people than that. With
 * nothing to tell it is a form. */
#include <string.h>

#include "model/agreements.h"
#include "pdf/document.h"
#include "pdf/held.h"
#include "pdf/report_figures.h"
#include "pdf/table.h"

/* The agreements of one owner; the lines are borrowed. */
typedef struct Owner {
  const char *name; /* NULL: nobody yet */
  GPtrArray *lines; /* of ReportLine, owned */
} Owner;

static void owner_free(gpointer data) {
  Owner *owner = data;
  g_ptr_array_unref(owner->lines);
  g_free(owner);
}

static Owner *owner_named(GPtrArray *owners, const char *name) {
  for (guint i = 0; i < owners->len; i++) {
    Owner *owner = g_ptr_array_index(owners, i);
    if (g_strcmp0(owner->name, name) == 0) return owner;
  }
  Owner *owner = g_new0(Owner, 1);
  *owner = (Owner){name, g_ptr_array_new()};
  g_ptr_array_add(owners, owner);
  return owner;
}

/* Nobody comes last. */
static int by_name(gconstpointer a, gconstpointer b) {
  const Owner *x = *(Owner *const *)a, *y = *(Owner *const *)b;
  if (!x->name || !y->name) return !x->name - !y->name;
  g_autofree char *left = g_utf8_casefold(x->name, -1), *right = g_utf8_casefold(y->name, -1);
  return strcmp(left, right);
}

static Table *agreements_table(Flow *flow, Lang lang) {
  const TableColumn columns[] = {
      {.width = 20, .align = ALIGN_RIGHT, .head = tp(lang, REPORT_COLUMN_NUMBER)},
      {.share = 1, .head = tp(lang, REPORT_COLUMN_WHAT)},
      {.width = 122, .head = tp(lang, REPORT_COLUMN_WHEN)},
      {.width = 74, .head = tp(lang, PAPER_WHO_STATE)},
  };
  Table *table = table_new(flow, columns, G_N_ELEMENTS(columns));
  table_padding(table, 6, 3.5);
  return table;
}

static void add_agreement(Table *table, const ReportLine *line, const char *own_theme, gboolean first, Lang lang) {
  const Record *record = line->record;
  g_autofree char *number = g_strdup_printf("%d", record->number);
  const char *theme = record->carried && g_strcmp0(record->heading, own_theme) != 0 ? record->heading : NULL;
  g_autofree char *from = theme && *theme ? tx(lang, PAPER_WHO_THEME, TS(theme)) : NULL;
  table_row(table);
  if (first) table_keep(table); /* with the name above it */
  table_cell(table, STYLE_TIME, number);
  table_cell(table, STYLE_CELL, line->text);
  table_more(table, STYLE_CELL_NOTE, from);
  table_cell(table, STYLE_CELL, line->when ? line->when : tp(lang, PAPER_WHO_DATE_OPEN));
  table_cell(table, STYLE_CELL, text_plain(lang, agreement_state_text((int)record->state)));
}

static void add_owners(Flow *flow, const DocumentInput *input) {
  g_autoptr(GPtrArray) lines = held_lines(input, LIST_AGREEMENT);
  g_autoptr(GPtrArray) owners = g_ptr_array_new_with_free_func(owner_free);
  for (guint i = 0; i < lines->len; i++) {
    ReportLine *line = g_ptr_array_index(lines, i);
    g_ptr_array_add(owner_named(owners, line->who)->lines, line);
  }
  g_ptr_array_sort(owners, by_name);
  if (!owners->len) return;
  Table *table = agreements_table(flow, input->lang);
  for (guint i = 0; i < owners->len; i++) {
    const Owner *owner = g_ptr_array_index(owners, i);
    table_row(table);
    table_cell_wide(table, 4, STYLE_HEADING, owner->name ? owner->name : tp(input->lang, PAPER_TAKE_UP));
    for (guint k = 0; k < owner->lines->len; k++)
      add_agreement(table, g_ptr_array_index(owner->lines, k), input->script->theme, k == 0, input->lang);
  }
  table_finish(table);
}

/* A list of texts under a heading, when there are some; boxes: for who ticks off. */
static void add_texts(Flow *flow, const char *heading, GPtrArray *lines, FlowListKind kind) {
  if (!lines->len) return;
  g_autoptr(GPtrArray) texts = g_ptr_array_new();
  for (guint i = 0; i < lines->len; i++) g_ptr_array_add(texts, ((ReportLine *)g_ptr_array_index(lines, i))->text);
  flow_heading(flow, 2, heading);
  flow_list(flow, kind, (const char *const *)texts->pdata, texts->len);
}

static void add_held(Flow *flow, const DocumentInput *input) {
  g_autoptr(GPtrArray) wishes = held_lines(input, LIST_WISH), agenda = held_lines(input, LIST_PARKED);
  g_autoptr(GPtrArray) questions = held_lines(input, LIST_OPEN_QUESTION);
  g_ptr_array_extend(agenda, questions, NULL, NULL);
  add_owners(flow, input);
  add_texts(flow, tp(input->lang, PAPER_WHO_AGENDA), agenda, LIST_NUMBER);
  add_texts(flow, tp(input->lang, PAPER_WHO_WISHES), wishes, LIST_BULLET);
}

static gboolean any_held(const DocumentInput *input) {
  static const ListKind lists[] = {LIST_AGREEMENT, LIST_WISH, LIST_PARKED, LIST_OPEN_QUESTION};
  for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
    g_autoptr(GPtrArray) lines = held_lines(input, lists[i]);
    if (lines->len) return TRUE;
  }
  return FALSE;
}

static void add_form(Flow *flow, const DocumentInput *input) {
  flow_paragraph(flow, STYLE_BODY, tp(input->lang, PAPER_WHO_BLANK));
  report_agreements_form(flow, input->lang, 0);
}

void doc_who(Paper *paper, const DocumentInput *input) {
  Flow *flow = document_flow(paper, input);
  g_autofree char *meeting = document_meeting(flow, input);
  g_autofree char *theme = input->script->theme ? tx(input->lang, PAPER_WHO_THEME, TS(input->script->theme)) : NULL;
  const char *const lines[] = {meeting, theme};
  g_autofree char *subtitle = document_join("\n", lines, G_N_ELEMENTS(lines));
  flow_heading(flow, 1, tp(input->lang, PAPER_WHO_DOES_WHAT));
  flow_paragraph(flow, STYLE_SUBTITLE, subtitle);
  if (any_held(input))
    add_held(flow, input);
  else
    add_form(flow, input);
  flow_finish(flow);
}
