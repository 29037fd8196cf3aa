/* The words of a report that do not depend on where it is written: title, headings, order, the next meeting. */
#include "model/report_facts.h"

static const ListKind default_order[] = {
    LIST_AGREEMENT, LIST_DECISION, LIST_SLOGAN,     LIST_KEYWORD,       LIST_WORD,   LIST_HARVEST, LIST_CELL,
    LIST_FREE,      LIST_CALL,     LIST_WISH,       LIST_TOP,           LIST_TIP,    LIST_PARKED,  LIST_OPEN_QUESTION,
    LIST_MISSING,   LIST_CONNECTION, LIST_PHOTO,    LIST_NOTE,          N_LISTS,
};

static void add_once(GArray *order, ListKind list) {
  for (guint i = 0; i < order->len; i++) {
    if (g_array_index(order, ListKind, i) == list) return;
  }
  g_array_append_val(order, list);
}

GArray *report_order(const Script *script) {
  GArray *order = g_array_new(FALSE, FALSE, sizeof(ListKind));
  for (guint i = 0; i < script->report->len; i++) add_once(order, g_array_index(script->report, ListKind, i));
  if (script->report->len) add_once(order, LIST_NOTE);
  for (const ListKind *list = default_order; *list != N_LISTS && !script->report->len; list++) add_once(order, *list);
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

/* Those that this meeting made. */
static int new_agreements(const ReportFacts *facts) {
  const ReportSection *section = report_section(facts, LIST_AGREEMENT);
  const ReportGroup *group = section ? g_ptr_array_index(section->groups, 0) : NULL;
  int n = 0;
  for (guint i = 0; group && i < group->lines->len; i++)
    n += !((const ReportLine *)g_ptr_array_index(group->lines, i))->record->carried;
  return n;
}

char *report_title(const ReportFacts *facts) {
  Lang lang = facts->lang;
  int agreements = new_agreements(facts);
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

static int all_of(const ReportPeople *people) { return (int)people->names->len + people->unnamed; }

char *report_present(const ReportFacts *facts) { return tx(facts->lang, REPORT_PRESENT, TN(all_of(&facts->present))); }

char *report_absent(const ReportFacts *facts) { return tx(facts->lang, REPORT_ABSENT, TN(all_of(&facts->absent))); }

char *report_unknown(const ReportFacts *facts) {
  return facts->unknown ? tx(facts->lang, REPORT_UNKNOWN, TN(facts->unknown)) : NULL;
}

char *report_words_said(const ReportGroup *group) {
  GString *words = g_string_new(NULL);
  for (guint i = 0; i < group->lines->len; i++) {
    g_autofree char *said = report_said(g_ptr_array_index(group->lines, i));
    g_string_append_printf(words, "%s%s", i ? " · " : "", said);
  }
  return g_string_free(words, FALSE);
}

int report_most_votes(const ReportGroup *group) {
  int most = 0;
  for (guint i = 0; i < group->lines->len; i++) {
    const ReportLine *line = g_ptr_array_index(group->lines, i);
    most = MAX(most, line->record->votes);
  }
  return most;
}

GPtrArray *report_other_slogans(const ReportFacts *facts) {
  GPtrArray *others = g_ptr_array_new_with_free_func(g_free);
  const ReportSection *section = report_section(facts, LIST_SLOGAN);
  const ReportGroup *group = section ? g_ptr_array_index(section->groups, 0) : NULL;
  for (guint i = 0; group && i < group->lines->len; i++) {
    const ReportLine *line = g_ptr_array_index(group->lines, i);
    if (line != facts->slogan) g_ptr_array_add(others, report_whole_line(facts, line));
  }
  return others;
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

char *report_not_chosen(const ReportFacts *facts) {
  GString *lists = g_string_new(NULL);
  for (const ListKind *list = default_order; *list != N_LISTS; list++) {
    if (facts->not_chosen[*list])
      g_string_append_printf(lists, "%s%s %d", lists->len ? ", " : "", list_word(*list, facts->lang),
                             facts->not_chosen[*list]);
  }
  char *words = lists->len ? tx(facts->lang, REPORT_NOT_CHOSEN, TS(lists->str)) : NULL;
  g_string_free(lists, TRUE);
  return words;
}

char *report_whole_line(const ReportFacts *facts, const ReportLine *line) {
  g_autofree char *votes = line->record->votes ? tx(facts->lang, REPORT_VOTES, TN(line->record->votes)) : NULL;
  const char *const parts[] = {line->who, line->when, votes};
  GString *besides = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
    if (parts[i]) g_string_append_printf(besides, "%s%s", besides->len ? ", " : "", parts[i]);
  char *words = besides->len ? tx(facts->lang, REPORT_TAKEN_UP, TS(line->text), TS(besides->str)) : g_strdup(line->text);
  g_string_free(besides, TRUE);
  return words;
}

char *report_when(const ReportLine *line, Lang lang) {
  gboolean over = line->state && (line->record->state == AGREEMENT_DONE || line->record->state == AGREEMENT_DROPPED);
  const char *when = line->when ? line->when : over ? NULL : tp(lang, REPORT_NO_DATE);
  return line->state && when ? g_strdup_printf("%s, %s", when, line->state) : g_strdup(when ? when : line->state);
}

char *report_photo_words(const ReportFacts *facts, const ReportPhoto *photo) {
  if (photo->part && photo->caption) return g_strdup_printf("%s: %s", photo->part, photo->caption);
  return g_strdup(photo->part ? photo->part : photo->caption ? photo->caption : tp(facts->lang, REPORT_PHOTO));
}

char *report_time_words(const ReportFacts *facts, const ReportTime *time) {
  Lang lang = facts->lang;
  g_autofree char *at = time->real_start != INSTANT_NONE ? report_clock(facts, time->real_start) : NULL;
  g_autofree char *plan =
      time->planned_start != INSTANT_NONE ? length_words(lang, (time->planned_seconds + 30) / 60 * 60) : NULL;
  g_autofree char *real = at ? length_words(lang, (time->real_seconds + 30) / 60 * 60) : NULL;
  g_autofree char *planned = plan ? tx(lang, REPORT_TIME_PLAN, TS(plan)) : NULL;
  g_autofree char *ran = real              ? tx(lang, REPORT_TIME_REAL, TS(real))
                         : time->dropped ? g_strdup(tp(lang, REPORT_DROPPED))
                                         : NULL;
  GString *words = g_string_new(NULL);
  if (at) g_string_append_printf(words, "%s ", at);
  g_string_append(words, time->title);
  if (planned) g_string_append_printf(words, ": %s", planned);
  if (ran) g_string_append_printf(words, "%s%s", planned ? ", " : ": ", ran);
  return g_string_free(words, FALSE);
}
