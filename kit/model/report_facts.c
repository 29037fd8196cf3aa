/* Facts from a session: records into sections, people with their consent, times. The words that need them are in
 * report_words.c, hiding of names in report_names.c. */
#include "model/report_facts.h"

#include <string.h>

#include "model/agreements.h"
#include "model/report_names.h"
#include "model/timetable.h"

static void line_free(gpointer data) {
  ReportLine *line = data;
  g_free(line->text);
  g_ptr_array_unref(line->owners);
  g_free(line->who);
  g_free(line->when);
  g_free(line);
}

static void group_free(gpointer data) {
  ReportGroup *group = data;
  g_free(group->heading);
  g_ptr_array_unref(group->lines);
  g_free(group);
}

static void section_free(gpointer data) {
  ReportSection *section = data;
  g_ptr_array_unref(section->groups);
  g_free(section);
}

static void photo_free(gpointer data) {
  ReportPhoto *photo = data;
  g_free(photo->file);
  g_free(photo->caption);
  g_free(photo);
}

void report_facts_free(ReportFacts *facts) {
  if (!facts) return;
  report_names_free(facts->names);
  g_ptr_array_unref(facts->photos);
  g_ptr_array_unref(facts->sections);
  g_ptr_array_unref(facts->drawn);
  g_array_unref(facts->parts);
  g_ptr_array_unref(facts->present.names);
  g_ptr_array_unref(facts->absent.names);
  g_array_unref(facts->times);
  g_free(facts->next_when);
  g_free(facts->next_place);
  g_free(facts->next_host);
  g_free(facts);
}

/* --- records --- */

static char *due_words(Lang lang, const Record *record) {
  if (!record->due.year) return NULL;
  if (record->quarter) return tx(lang, REPORT_QUARTER, TN(record->quarter), TN(record->due.year));
  return tx(lang, REPORT_DUE, TN(record->due.day), TS(text_plain(lang, TX_MONTH_1 + (TextId)record->due.month - 1)),
            TN(record->due.year));
}

/* How an agreement stands: said of those of earlier meetings, and where something happened to it already. */
static const char *state_words(const ReportFacts *facts, const Record *record) {
  if (record->list != LIST_AGREEMENT) return NULL;
  gboolean open = record_open(record);
  if (open && record->due.year && facts->date.year && date_compare(record->due, facts->date) < 0)
    return tp(facts->lang, AGREEMENTS_OVERDUE);
  if (!record->carried && record->state == AGREEMENT_PLANNED) return NULL;
  return record->state == AGREEMENT_PLANNED ? tp(facts->lang, REPORT_STILL_OPEN)
                                            : text_plain(facts->lang, agreement_state_text(record->state));
}

static GPtrArray *owners_of(const ReportFacts *facts, ReportNames *names, const Record *record) {
  GPtrArray *owners = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < record->owners->len; i++) {
    const Person *person = people_find(facts->session->people, g_array_index(record->owners, int, i));
    if (person) g_ptr_array_add(owners, report_names_of(names, person));
  }
  if (record->owner && *record->owner) g_ptr_array_add(owners, report_names_hide(names, record->owner));
  return owners;
}

/* The heading that a record stands under, new string; NULL for lists without. */
static char *heading_of(const ReportFacts *facts, const Record *record) {
  switch (record->list) {
    case LIST_KEYWORD: {
      int index = session_index(facts->session, record->part);
      return index < 0 ? NULL : g_strdup(session_run(facts->session, index)->phase->title);
    }
    case LIST_HARVEST:
    case LIST_CELL:
    case LIST_FREE: return g_strdup(record->heading);
    default: return NULL;
  }
}

static ReportGroup *group_for(ReportSection *section, const char *heading) {
  for (guint i = 0; i < section->groups->len; i++) {
    ReportGroup *group = g_ptr_array_index(section->groups, i);
    if (g_strcmp0(group->heading, heading) == 0) return group;
  }
  ReportGroup *group = g_new0(ReportGroup, 1);
  group->heading = g_strdup(heading);
  group->lines = g_ptr_array_new_with_free_func(line_free);
  g_ptr_array_add(section->groups, group);
  return group;
}

/* Words that come as a cloud: the same one said again is counted. said: heading and word → its line. */
static gboolean joined(GHashTable *said, const ReportGroup *group, ReportLine *line) {
  if (line->record->list != LIST_KEYWORD && line->record->list != LIST_WORD) return FALSE;
  g_autofree char *folded = g_utf8_casefold(line->text, -1);
  char *key = g_strdup_printf("%s\n%s", group->heading ? group->heading : "", folded);
  ReportLine *first = g_hash_table_lookup(said, key);
  if (!first) {
    g_hash_table_insert(said, key, line);
    return FALSE;
  }
  first->times++;
  g_free(key);
  return TRUE;
}

static void add_record(ReportFacts *facts, ReportNames *names, ReportSection *section, GHashTable *said, const Record *record) {
  g_autofree char *heading = heading_of(facts, record), *plain = report_names_hide_sentence(names, record->text);
  ReportGroup *group = group_for(section, heading);
  ReportLine *line = g_new0(ReportLine, 1);
  line->record = record;
  line->text = record->column && *record->column ? g_strdup_printf("%s: %s", record->column, plain) : g_steal_pointer(&plain);
  line->times = 1;
  line->owners = owners_of(facts, names, record);
  if (joined(said, group, line)) {
    line_free(line);
    return;
  }
  line->who = agreements_owners(line->owners);
  line->when = due_words(facts->lang, record);
  line->state = state_words(facts, record);
  g_ptr_array_add(group->lines, line);
}

static gboolean is_told(const Record *record) {
  return !record->deleted && !record->confidential && record->in_report;
}

static int compare_numbers(gconstpointer a, gconstpointer b) {
  const ReportLine *x = *(ReportLine *const *)a, *y = *(ReportLine *const *)b;
  return x->record->number - y->record->number;
}

static ReportSection *section_new(ListKind list) {
  ReportSection *section = g_new0(ReportSection, 1);
  section->list = list;
  section->groups = g_ptr_array_new_with_free_func(group_free);
  return section;
}

/* What got the most votes comes first; the others stay as they were written. */
static int compare_votes(gconstpointer a, gconstpointer b) {
  const ReportLine *x = *(ReportLine *const *)a, *y = *(ReportLine *const *)b;
  return y->record->votes - x->record->votes;
}

/* What was written down in a list; NULL when nothing was that may be told. */
static ReportSection *section_of(ReportFacts *facts, ReportNames *names, ListKind list) {
  ReportSection *section = section_new(list);
  g_autoptr(GHashTable) said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < facts->session->records->len; i++) {
    const Record *record = g_ptr_array_index(facts->session->records, i);
    if (record->list == list && is_told(record)) add_record(facts, names, section, said, record);
  }
  if (!section->groups->len) {
    section_free(section);
    return NULL;
  }
  if (list == LIST_AGREEMENT) {
    const ReportGroup *group = g_ptr_array_index(section->groups, 0);
    g_ptr_array_sort(group->lines, compare_numbers);
  }
  for (guint i = 0; list_takes_votes(list) && i < section->groups->len; i++)
    g_ptr_array_sort(((ReportGroup *)g_ptr_array_index(section->groups, i))->lines, compare_votes);
  return section;
}

gboolean report_tells(const ReportFacts *facts, ReportPart part) { return report_parts_hold(facts->parts, part); }

/* Is something drawn from this list. */
static gboolean is_drawn(const ReportFacts *facts, ListKind list) {
  if (list_takes_votes(list) && report_tells(facts, REPORT_PART_VOTES)) return TRUE;
  if (list == LIST_AGREEMENT) return report_tells(facts, REPORT_PART_NETWORK);
  return (list == LIST_WORD || list == LIST_KEYWORD) && report_tells(facts, REPORT_PART_CLOUD);
}

/* The lists that are told, and those that are not but from which something is drawn. */
static void add_sections(ReportFacts *facts, ReportNames *names) {
  for (guint i = 0; i < facts->parts->len; i++) {
    ReportPart part = g_array_index(facts->parts, ReportPart, i);
    ReportSection *section = report_part_is_list(part) ? section_of(facts, names, (ListKind)part) : NULL;
    if (section) g_ptr_array_add(facts->sections, section);
  }
  for (int list = 0; list < N_LISTS; list++) {
    gboolean needed = !report_tells(facts, (ReportPart)list) && is_drawn(facts, (ListKind)list);
    ReportSection *section = needed ? section_of(facts, names, (ListKind)list) : NULL;
    if (section) g_ptr_array_add(facts->drawn, section);
  }
}

ReportSection *report_facts_add_section(ReportFacts *facts, ListKind list) {
  ReportSection *section = section_new(list);
  guint at = 0; /* behind the last section that comes before it */
  if (!report_tells(facts, (ReportPart)list)) {
    ReportPart part = (ReportPart)list;
    g_array_insert_val(facts->parts, report_parts_place(facts->parts, part), part);
  }
  for (guint i = 0; i < facts->parts->len && g_array_index(facts->parts, ReportPart, i) != (ReportPart)list; i++) {
    ReportPart before = g_array_index(facts->parts, ReportPart, i);
    for (guint k = at; k < facts->sections->len; k++)
      if ((ReportPart)((const ReportSection *)g_ptr_array_index(facts->sections, k))->list == before) at = k + 1;
  }
  g_ptr_array_insert(facts->sections, (int)at, section);
  return section;
}

char *report_facts_hide(ReportFacts *facts, const char *text) {
  if (!text) return NULL;
  char *hidden = report_names_hide(facts->names, text);
  facts->names_left_out = report_names_left_out_count(facts->names);
  return hidden;
}

static void count_left_out(ReportFacts *facts) {
  for (guint i = 0; i < facts->session->records->len; i++) {
    const Record *record = g_ptr_array_index(facts->session->records, i);
    if (record->deleted) continue;
    if (is_told(record) && !report_tells(facts, (ReportPart)record->list)) facts->not_chosen[record->list]++;
    if (is_told(record)) continue;
    if (record->confidential)
      facts->confidential++;
    else
      facts->notes++;
  }
  if (report_tells(facts, REPORT_PART_CLOUD)) facts->not_chosen[LIST_WORD] = facts->not_chosen[LIST_KEYWORD] = 0;
  g_autoptr(GPtrArray) voted = report_votes(facts);
  for (guint i = 0; i < voted->len; i++) {
    const GPtrArray *lines = ((const ReportGroup *)g_ptr_array_index(voted, i))->lines;
    ListKind list = ((const ReportLine *)g_ptr_array_index(lines, 0))->record->list;
    if (!report_tells(facts, (ReportPart)list)) facts->not_chosen[list] -= (int)lines->len;
  }
}

/* The chosen sentence; the only one when there is but one. */
static void find_slogan(ReportFacts *facts) {
  const ReportSection *section = report_source(facts, LIST_SLOGAN);
  if (!section) return;
  const ReportGroup *group = g_ptr_array_index(section->groups, 0);
  for (guint i = 0; i < group->lines->len; i++) {
    const ReportLine *line = g_ptr_array_index(group->lines, i);
    if (line->record->chosen || group->lines->len == 1) facts->slogan = line;
  }
}

static const ReportSection *find_section(const GPtrArray *sections, ListKind list) {
  for (guint i = 0; i < sections->len; i++) {
    const ReportSection *section = g_ptr_array_index(sections, i);
    if (section->list == list) return section;
  }
  return NULL;
}

const ReportSection *report_section(const ReportFacts *facts, ListKind list) { return find_section(facts->sections, list); }

const ReportSection *report_source(const ReportFacts *facts, ListKind list) {
  const ReportSection *told = report_section(facts, list);
  return told ? told : find_section(facts->drawn, list);
}

int report_section_lines(const ReportSection *section) {
  int n = 0;
  for (guint i = 0; section && i < section->groups->len; i++) {
    const ReportGroup *group = g_ptr_array_index(section->groups, i);
    n += (int)group->lines->len;
  }
  return n;
}

/* --- people --- */

typedef enum { CAME, STAYED_AWAY, NOT_KNOWN, NOT_ASKED } Coming;

static Coming coming(const ReportFacts *facts, const Person *person, Presence presence) {
  if (presence_came(presence)) return CAME;
  if (person->state == STATE_REPORT_ONLY) return NOT_ASKED; /* asked for paper, missed nothing */
  if (person->state == STATE_CANCELLED || presence == PRESENCE_ABSENT) return STAYED_AWAY;
  if (!person_expected(person)) return NOT_ASKED;
  return facts->attendance_taken ? NOT_KNOWN : NOT_ASKED;
}

static int compare_people(gconstpointer a, gconstpointer b) {
  const Person *x = *(Person *const *)a, *y = *(Person *const *)b;
  g_autofree char *one = person_sort_key(x), *other = person_sort_key(y);
  int order = strcmp(one, other);
  return order ? order : x->id - y->id;
}

static void add_person(ReportPeople *people, ReportNames *names, const Person *person) {
  if (!person_named(person)) {
    people->unnamed++;
    report_names_left_out_add(names, person);
    return;
  }
  g_autofree char *name = person_name(person);
  gboolean organised = person->organisation && *person->organisation;
  char *words = organised ? g_strdup_printf("%s (%s)", name, person->organisation) : g_steal_pointer(&name);
  g_ptr_array_add(people->names, words);
}

static void add_people(ReportFacts *facts, ReportNames *names) {
  const Session *session = facts->session;
  for (guint i = 0; i < session->attendance->len; i++) {
    if (g_array_index(session->attendance, Attendance, i).presence != PRESENCE_UNKNOWN) facts->attendance_taken = TRUE;
  }
  g_autoptr(GPtrArray) sorted = g_ptr_array_new();
  for (guint i = 0; i < session->people->len; i++) g_ptr_array_add(sorted, g_ptr_array_index(session->people, i));
  g_ptr_array_sort(sorted, compare_people);
  for (guint i = 0; i < sorted->len; i++) {
    const Person *person = g_ptr_array_index(sorted, i);
    const Attendance *attendance = session_attendance(session, person->id);
    switch (coming(facts, person, attendance ? attendance->presence : PRESENCE_UNKNOWN)) {
      case CAME: add_person(&facts->present, names, person); break;
      case STAYED_AWAY: add_person(&facts->absent, names, person); break;
      case NOT_KNOWN: facts->unknown++; break;
      case NOT_ASKED: break;
    }
  }
}

/* --- times --- */

static gboolean in_programme(const Phase *phase) {
  return phase->kind == KIND_PROGRAMME || phase->kind == KIND_BREAK;
}

static void add_times(ReportFacts *facts) {
  const Session *session = facts->session;
  Timetable table = {0};
  timetable_at(session, session->last_t, &table);
  for (guint i = 0; i < session->phases->len; i++) {
    const PhaseRun *run = session_run(session, (int)i);
    const TimetableRow *row = timetable_row(&table, (int)i);
    if (run->state == PHASE_PARKED) continue;
    ReportTime time = {
        .title = run->phase->title,
        .planned_start = row->planned_start,
        .real_start = row->real_start,
        .real_end = row->real_end,
        .planned_seconds = row->planned_seconds,
        .real_seconds = (int)(row->elapsed / SECOND),
        .dropped = run->state == PHASE_DROPPED,
        .programme = in_programme(run->phase),
    };
    g_array_append_val(facts->times, time);
    if (!in_programme(run->phase) || row->real_start == INSTANT_NONE) continue;
    if (facts->began == INSTANT_NONE || row->real_start < facts->began) facts->began = row->real_start;
    if (row->real_end != INSTANT_NONE && (facts->ended == INSTANT_NONE || row->real_end > facts->ended))
      facts->ended = row->real_end;
  }
  timetable_clear(&table);
  Instant stopped = 0;
  for (guint i = 0; i < session->stops->len; i++) {
    const Span *span = &g_array_index(session->stops, Span, i);
    stopped += (span->to == INSTANT_NONE ? session->last_t : span->to) - span->from;
  }
  facts->stopped = (int)(stopped / SECOND);
}

/* --- the next meeting --- */

static void add_next(ReportFacts *facts, ReportNames *names) {
  const Session *session = facts->session;
  if (session->next_date.year) {
    g_autofree char *date = date_words(facts->lang, session->next_date);
    if (session->next_clock >= 0) {
      g_autofree char *clock = clock_words(facts->lang, session->next_clock * SECOND, NULL);
      facts->next_when = g_strdup_printf("%s, %s", date, clock);
    } else {
      facts->next_when = g_steal_pointer(&date);
    }
  }
  if (session->next_place) facts->next_place = report_names_hide(names, session->next_place);
  if (session->next_host) facts->next_host = report_names_hide(names, session->next_host);
}

ReportFacts *report_facts_new(const Session *session) {
  ReportFacts *facts = g_new0(ReportFacts, 1);
  facts->session = session;
  facts->script = session->script;
  facts->lang = script_participant_lang(session->script);
  facts->began = facts->ended = INSTANT_NONE;
  facts->date = session->script->date;
  if (!facts->date.year && session->opened) facts->date = instant_date(session->begin, session->script->zone);
  facts->parts = report_parts_of(session->script);
  facts->sections = g_ptr_array_new_with_free_func(section_free);
  facts->drawn = g_ptr_array_new_with_free_func(section_free);
  facts->present.names = g_ptr_array_new_with_free_func(g_free);
  facts->absent.names = g_ptr_array_new_with_free_func(g_free);
  facts->times = g_array_new(FALSE, FALSE, sizeof(ReportTime));
  facts->photos = g_ptr_array_new_with_free_func(photo_free);
  ReportNames *names = facts->names = report_names_new(session->people, facts->lang);
  add_sections(facts, names);
  find_slogan(facts);
  count_left_out(facts);
  add_people(facts, names);
  add_times(facts);
  add_next(facts, names);
  facts->names_left_out = report_names_left_out_count(names);
  return facts;
}
