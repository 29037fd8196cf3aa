/* The words of a report that do not depend on where it is written: title, headings, order, the next meeting. */
#include "model/report_facts.h"

static const ListKind default_order[] = {
    LIST_AGREEMENT, LIST_DECISION, LIST_SLOGAN,     LIST_KEYWORD,       LIST_WORD,   LIST_HARVEST, LIST_CELL,
    LIST_FREE,      LIST_CALL,     LIST_WISH,       LIST_TOP,           LIST_TIP,    LIST_PARKED,  LIST_OPEN_QUESTION,
    LIST_MISSING,   LIST_CONNECTION, LIST_PHOTO,    LIST_NOTE,          N_LISTS,
};

const ListKind *report_default_order(void) {
  return default_order;
}

static void add_once(GArray *order, ListKind list) {
  for (guint i = 0; i < order->len; i++) {
    if (g_array_index(order, ListKind, i) == list) return;
  }
  g_array_append_val(order, list);
}

GArray *report_order(const Script *script) {
  GArray *order = g_array_new(FALSE, FALSE, sizeof(ListKind));
  for (guint i = 0; i < script->report->len; i++) add_once(order, g_array_index(script->report, ListKind, i));
  for (const ListKind *list = default_order; *list != N_LISTS; list++) add_once(order, *list);
  return order;
}

const char *report_heading(ListKind list, Lang lang) {
  static const TextId headings[N_LISTS] = {
#define LIST(id, en, nl, also) [LIST_##id] = TX_REPORT_LIST_##id,
#include "model/lists.def"
#undef LIST
  };
  g_return_val_if_fail((int)list >= 0 && list < N_LISTS, "");
  return text_plain(lang, headings[list]);
}

char *report_title(const ReportFacts *facts) {
  Lang lang = facts->lang;
  int agreements = report_section_lines(report_section(facts, LIST_AGREEMENT));
  int decisions = report_section_lines(report_section(facts, LIST_DECISION));
  g_autoptr(GPtrArray) did = g_ptr_array_new_with_free_func(g_free);
  if (agreements) g_ptr_array_add(did, tx(lang, REPORT_DID_AGREE, TN(agreements)));
  if (decisions) g_ptr_array_add(did, tx(lang, REPORT_DID_DECIDE, TN(decisions)));
  if (facts->slogan) g_ptr_array_add(did, g_strdup(tp(lang, REPORT_DID_CHOOSE)));
  if (!did->len) return g_strdup(tp(lang, REPORT_TITLE_PLAIN));
  GString *list = g_string_new(NULL);
  for (guint i = 0; i < did->len; i++) {
    if (i) g_string_append(list, i + 1 == did->len ? tp(lang, REPORT_AND) : ", ");
    g_string_append(list, g_ptr_array_index(did, i));
  }
  char *title = tx(lang, REPORT_TITLE, TS(list->str));
  g_string_free(list, TRUE);
  return title;
}

char *report_clock(const ReportFacts *facts, Instant at) {
  return clock_short(at, facts->script->zone);
}

char *report_said(const ReportLine *line) {
  return line->times > 1 ? g_strdup_printf("%s ×%d", line->text, line->times) : g_strdup(line->text);
}

char *report_next(const ReportFacts *facts) {
  if (!facts->next_when && !facts->next_place && !facts->next_host) return NULL;
  GString *out = g_string_new(facts->next_when ? facts->next_when : tp(facts->lang, REPORT_NEXT_NO_DATE));
  if (facts->next_place) g_string_append_printf(out, "\n%s", facts->next_place);
  if (facts->next_host) {
    g_autofree char *host = tx(facts->lang, REPORT_NEXT_HOST, TS(facts->next_host));
    g_string_append_printf(out, "\n%s", host);
  }
  return g_string_free(out, FALSE);
}

char *report_names_left_out(const ReportFacts *facts) {
  return facts->names_left_out ? tx(facts->lang, REPORT_NAMES_LEFT_OUT, TN(facts->names_left_out)) : NULL;
}
