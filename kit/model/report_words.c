/* The words of a report that do not depend on where it is written: title, headings, the next meeting, thanks. */
#include "model/report_facts.h"

#include "model/report_names.h"

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

/* "a, b en c"; new string. */
static char *joined_by_and(const GPtrArray *texts, Lang lang) {
  GString *list = g_string_new(NULL);
  for (guint i = 0; i < texts->len; i++) {
    if (i) g_string_append(list, i + 1 == texts->len ? tp(lang, REPORT_AND) : ", ");
    g_string_append(list, g_ptr_array_index(texts, i));
  }
  return g_string_free(list, FALSE);
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
  g_autofree char *list = joined_by_and(did, lang);
  return tx(lang, REPORT_TITLE, TS(list));
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

const char *report_cell(const ReportLine *line) {
  const char *column = line->record->column;
  return column && *column ? line->text + strlen(column) + strlen(": ") : line->text;
}

int report_most_votes(const ReportGroup *group) {
  int most = 0;
  for (guint i = 0; i < group->lines->len; i++) {
    const ReportLine *line = g_ptr_array_index(group->lines, i);
    most = MAX(most, line->record->votes);
  }
  return most;
}

static ListKind list_of(const ReportGroup *group) { return ((const ReportLine *)g_ptr_array_index(group->lines, 0))->record->list; }

static void add_voted(GPtrArray *groups, const ReportSection *section) {
  for (guint i = 0; section && i < section->groups->len; i++) {
    ReportGroup *group = g_ptr_array_index(section->groups, i);
    guint least = section->list == LIST_SLOGAN ? 2 : 1; /* one sentence needs no votes */
    if (group->lines->len >= least && report_most_votes(group)) g_ptr_array_add(groups, group);
  }
}

GPtrArray *report_votes(const ReportFacts *facts) {
  GPtrArray *groups = g_ptr_array_new();
  if (!report_tells(facts, REPORT_PART_VOTES)) return groups;
  add_voted(groups, report_source(facts, LIST_SLOGAN));
  for (guint i = 0; i < facts->drawn->len; i++) {
    const ReportSection *section = g_ptr_array_index(facts->drawn, i);
    if (section->list != LIST_SLOGAN && list_takes_votes(section->list)) add_voted(groups, section);
  }
  return groups;
}

const char *report_votes_label(const ReportFacts *facts, const ReportGroup *group) {
  if (list_of(group) == LIST_SLOGAN) return NULL;
  return group->heading ? group->heading : report_heading(list_of(group), facts->lang);
}

/* Do the votes name all sentences. */
static gboolean slogans_voted(const ReportFacts *facts) {
  g_autoptr(GPtrArray) groups = report_votes(facts);
  return groups->len && list_of(g_ptr_array_index(groups, 0)) == LIST_SLOGAN;
}

GPtrArray *report_other_slogans(const ReportFacts *facts) {
  GPtrArray *others = g_ptr_array_new_with_free_func(g_free);
  const ReportSection *section = slogans_voted(facts) ? NULL : report_section(facts, LIST_SLOGAN);
  const ReportGroup *group = section ? g_ptr_array_index(section->groups, 0) : NULL;
  for (guint i = 0; group && i < group->lines->len; i++) {
    const ReportLine *line = g_ptr_array_index(group->lines, i);
    if (line != facts->slogan) g_ptr_array_add(others, g_strdup(line->text));
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

static gboolean has_votes(const ReportFacts *facts) {
  g_autoptr(GPtrArray) groups = report_votes(facts);
  return groups->len > 0;
}

gboolean report_holds(const ReportFacts *facts, ReportPart part) {
  switch ((int)part) {
    case REPORT_PART_NEXT: return facts->next_when || facts->next_place || facts->next_host;
    case REPORT_PART_VOTES: return has_votes(facts);
    case REPORT_PART_PEOPLE: return all_of(&facts->present) || all_of(&facts->absent);
    case REPORT_PART_TIMES: return facts->began != INSTANT_NONE;
    case REPORT_PART_CLOUD:
    case REPORT_PART_NETWORK:
    case REPORT_PART_THANKS: return TRUE;
    case REPORT_PART_ROOMS: return FALSE;
    case LIST_SLOGAN: /* without a chosen one, the votes name them all */
      return report_section(facts, LIST_SLOGAN) && (facts->slogan || !slogans_voted(facts));
    default: return report_part_is_list(part) && report_section(facts, (ListKind)part);
  }
}

/* What tells nothing that stands nowhere else. */
static gboolean drawn(ReportPart part) {
  return part == REPORT_PART_VOTES || part == REPORT_PART_CLOUD || part == REPORT_PART_NETWORK || part == REPORT_PART_THANKS;
}

static void name_left_out(GString *words, const char *word, int count) {
  g_string_append_printf(words, "%s%s", words->len ? ", " : "", word);
  if (count) g_string_append_printf(words, " %d", count);
}

char *report_not_chosen(const GPtrArray *all) {
  const Script anything = {.report = g_array_new(FALSE, FALSE, sizeof(ReportPart))};
  const ReportFacts *first = g_ptr_array_index(all, 0);
  g_autoptr(GArray) usual = report_parts_of(&anything);
  GString *left = g_string_new(NULL);
  for (guint i = 0; i < usual->len; i++) {
    ReportPart part = g_array_index(usual, ReportPart, i);
    int count = 0;
    for (guint k = 0; k < all->len && report_part_is_list(part); k++)
      count += ((const ReportFacts *)g_ptr_array_index(all, k))->not_chosen[part];
    gboolean told = report_part_is_list(part) || report_tells(first, part) || drawn(part);
    if (count || (!told && report_holds(first, part))) name_left_out(left, report_parts_word(part, first->lang), count);
  }
  char *words = left->len ? tx(first->lang, REPORT_NOT_CHOSEN, TS(left->str)) : NULL;
  g_string_free(left, TRUE);
  g_array_unref(anything.report);
  return words;
}

char *report_thanks(const ReportFacts *facts) {
  const Script *script = facts->script;
  GString *words = g_string_new(tp(facts->lang, REPORT_THANKS_ALL));
  g_autoptr(GPtrArray) leaders = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < script->facilitators->len; i++) {
    const Organiser *one = g_ptr_array_index(script->facilitators, i);
    if (one->name && *one->name) g_ptr_array_add(leaders, report_names_hide(facts->names, one->name));
  }
  g_autofree char *names = joined_by_and(leaders, facts->lang);
  g_autofree char *led = leaders->len ? tx(facts->lang, REPORT_THANKS_LED, TS(names), TN((int)leaders->len)) : NULL;
  g_autofree char *hosted = script->venue.name ? tx(facts->lang, REPORT_THANKS_HOSTED, TS(script->venue.name)) : NULL;
  if (hosted) g_string_append_printf(words, " %s", hosted);
  if (led) g_string_append_printf(words, " %s", led);
  return g_string_free(words, FALSE);
}

char *report_whole_line(const ReportFacts *facts, const ReportLine *line) {
  g_autoptr(GPtrArray) besides = g_ptr_array_new();
  g_autofree char *votes = line->record->votes ? tx(facts->lang, REPORT_VOTES, TN(line->record->votes)) : NULL;
  char *const parts[] = {line->who, line->when, votes};
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
    if (parts[i]) g_ptr_array_add(besides, parts[i]);
  if (!besides->len) return g_strdup(line->text);
  g_ptr_array_add(besides, NULL);
  g_autofree char *all = g_strjoinv(", ", (char **)besides->pdata);
  return tx(facts->lang, REPORT_TAKEN_UP, TS(line->text), TS(all));
}

char *report_when(const ReportLine *line, Lang lang) {
  gboolean over = line->state && (line->record->state == AGREEMENT_DONE || line->record->state == AGREEMENT_DROPPED);
  const char *when = line->when ? line->when : over ? NULL : tp(lang, REPORT_NO_DATE);
  return line->state && when ? g_strdup_printf("%s, %s", when, line->state) : g_strdup(when ? when : line->state);
}

char *report_stopped(const ReportFacts *facts) {
  if (facts->stopped < 60) return NULL;
  g_autofree char *length = length_words(facts->lang, facts->stopped / 60 * 60);
  return tx(facts->lang, REPORT_STOPPED, TS(length));
}

char *report_photo_words(const ReportFacts *facts, const ReportPhoto *photo) {
  if (photo->part && photo->caption) return g_strdup_printf("%s: %s", photo->part, photo->caption);
  return g_strdup(photo->part ? photo->part : photo->caption ? photo->caption : tp(facts->lang, REPORT_PHOTO));
}

char *report_photos_more(const ReportFacts *facts) {
  return facts->photos_more ? tx(facts->lang, REPORT_PHOTOS_MORE, TN(facts->photos_more)) : NULL;
}

char *report_time_title(const ReportFacts *facts, const ReportTime *time) {
  const char *room = facts->session->room;
  return room ? g_strdup_printf("%s: %s", room, time->title) : g_strdup(time->title);
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
  g_autofree char *title = report_time_title(facts, time);
  g_string_append(words, title);
  if (planned) g_string_append_printf(words, ": %s", planned);
  if (ran) g_string_append_printf(words, "%s%s", planned ? ", " : ": ", ran);
  return g_string_free(words, FALSE);
}
