/* Summarises meetings. */
#include "model/resume.h"

#include <string.h>

#include "model/agreements.h"

/* An agreement as readers may see it. */
typedef struct Entry {
  const Agreement *agreement;
  const ReportLine *line;
  const char *theme; /* NULL: none */
} Entry;

typedef struct Resume {
  Story *story;
  GPtrArray *facts; /* of ReportFacts, earliest first */
  GArray *entries;  /* of Entry, by number, wishes last */
  ResumeSums *sums;
} Resume;

static const ReportFacts *facts_at(const Resume *r, guint i) { return g_ptr_array_index(r->facts, i); }
static const Entry *entry_at(const Resume *r, guint i) { return &g_array_index(r->entries, Entry, i); }

static int earliest_first(gconstpointer a, gconstpointer b) {
  const Session *x = (*(ReportFacts *const *)a)->session, *y = (*(ReportFacts *const *)b)->session;
  int order = date_compare((*(ReportFacts *const *)a)->date, (*(ReportFacts *const *)b)->date);
  if (order) return order;
  if (strcmp(x->script->title, y->script->title) == 0) return x->room_number - y->room_number;
  return x->begin < y->begin ? -1 : x->begin > y->begin;
}

/* The line of a report that tells this record; NULL when it is left out. */
static const ReportLine *line_of(const Resume *r, const Agreement *agreement) {
  for (guint i = 0; i < r->facts->len; i++) {
    const ReportFacts *facts = facts_at(r, i);
    const ReportSection *section = facts->session == agreement->session ? report_section(facts, agreement->record->list) : NULL;
    for (guint g = 0; section && g < section->groups->len; g++) {
      const ReportGroup *group = g_ptr_array_index(section->groups, g);
      for (guint k = 0; k < group->lines->len; k++) {
        const ReportLine *line = g_ptr_array_index(group->lines, k);
        if (line->record == agreement->record) return line;
      }
    }
  }
  return NULL;
}

static void gather(Resume *r, const GPtrArray *agreements) {
  for (guint i = 0; i < agreements->len; i++) {
    const Agreement *agreement = g_ptr_array_index(agreements, i);
    const Entry entry = {agreement, line_of(r, agreement), agreement->theme && *agreement->theme ? agreement->theme : NULL};
    if (!entry.line) continue;
    g_array_append_val(r->entries, entry);
    r->sums->agreements += agreement->record->list == LIST_AGREEMENT;
    r->sums->open += agreement_open(agreement);
    r->sums->overdue += agreement->overdue;
  }
}

/* --- the meetings --- */

static char *day_of(const Resume *r, const ReportFacts *facts) {
  return facts->date.year ? date_words(r->story->lang, facts->date) : g_strdup("");
}

static char *name_of(const ReportFacts *facts) {
  const Session *session = facts->session;
  return session->room ? g_strdup_printf("%s · %s", session->script->title, session->room) : g_strdup(session->script->title);
}

/* Agreements that were made there: those it carried are older. */
static int made_at(const ReportFacts *facts) {
  const ReportSection *section = report_section(facts, LIST_AGREEMENT);
  int n = 0;
  for (guint g = 0; section && g < section->groups->len; g++) {
    const ReportGroup *group = g_ptr_array_index(section->groups, g);
    for (guint i = 0; i < group->lines->len; i++)
      n += !((const ReportLine *)g_ptr_array_index(group->lines, i))->record->carried;
  }
  return n;
}

static void add_meetings(const Resume *r) {
  static const StoryColumn columns[] = {{TX_RESUME_COLUMN_DAY, 9},  {TX_AGREEMENTS_MEETING, 10}, {TX_RESUME_COLUMN_CAME, 4},
                                        {TX_RESUME_COLUMN_AWAY, 4}, {TX_REPORT_LIST_AGREEMENT, 5}, {TX_REPORT_LIST_DECISION, 4}};
  story_say(r->story, STORY_SECTION, tp(r->story->lang, RESUME_MEETINGS));
  story_table(r->story, columns, G_N_ELEMENTS(columns));
  for (guint i = 0; i < r->facts->len; i++) {
    const ReportFacts *facts = facts_at(r, i);
    Date date = facts->date;
    g_autofree char *name = name_of(facts), *day = !date.year ? g_strdup("")
                                                              : tx(r->story->lang, REPORT_DUE, TN(date.day),
                                                                   TS(text_plain(r->story->lang, TX_MONTH_1 + (TextId)date.month - 1)), TN(date.year));
    g_autofree char *came = g_strdup_printf("%u", facts->present.names->len + (guint)facts->present.unnamed);
    g_autofree char *away = g_strdup_printf("%u", facts->absent.names->len + (guint)facts->absent.unnamed);
    g_autofree char *made = g_strdup_printf("%d", made_at(facts));
    g_autofree char *took = g_strdup_printf("%d", report_section_lines(report_section(facts, LIST_DECISION)));
    const char *unknown = tp(r->story->lang, RESUME_NOT_COUNTED);
    const char *const cells[] = {day, name, facts->attendance_taken ? came : unknown, facts->attendance_taken ? away : unknown, made, took};
    story_row(r->story, cells);
  }
}

/* Is this told of each meeting by itself. */
static gboolean is_own(ReportPart part) {
  if (!report_part_is_list(part)) return part == REPORT_PART_VOTES;
  return part != (ReportPart)LIST_AGREEMENT && part != (ReportPart)LIST_WISH && part != (ReportPart)LIST_NOTE;
}

/* What a meeting wrote down; agreements and wishes stand together below, with how far they are. */
static void add_meeting(const Resume *r, const ReportFacts *facts) {
  g_autofree char *day = day_of(r, facts), *name = name_of(facts);
  story_take(r->story, STORY_SECTION, *day ? g_strdup_printf("%s · %s", name, day) : g_strdup(name));
  guint before = r->story->blocks->len;
  for (guint i = 0; i < facts->parts->len; i++) {
    ReportPart part = g_array_index(facts->parts, ReportPart, i);
    gboolean shown = part != (ReportPart)LIST_PHOTO || facts->photos->len;
    if (is_own(part) && shown) story_part(r->story, part, facts, TRUE, NULL);
  }
  if (r->story->blocks->len == before) story_say(r->story, STORY_NOTE, tp(r->story->lang, RESUME_NOTHING));
}

static void add_times(const Resume *r, const ReportFacts *facts) {
  g_autofree char *day = day_of(r, facts), *name = name_of(facts);
  g_autofree char *heading = g_strdup_printf("%s · %s%s%s", tp(r->story->lang, REPORT_TIMES), name, *day ? " · " : "", day);
  story_part(r->story, REPORT_PART_TIMES, facts, TRUE, heading);
}

/* --- agreements --- */

static char *state_words(const Resume *r, const Entry *entry) {
  const char *state = text_plain(r->story->lang, agreement_state_text(entry->agreement->state));
  return entry->agreement->overdue ? g_strdup_printf("%s, %s", state, tp(r->story->lang, AGREEMENTS_OVERDUE)) : g_strdup(state);
}

static void add_agreements(const Resume *r) {
  static const StoryColumn columns[] = {{TX_REPORT_COLUMN_NUMBER, 0}, {TX_REPORT_COLUMN_WHAT, 12}, {TX_REPORT_COLUMN_WHO, 9},
                                        {TX_REPORT_COLUMN_WHEN, 8},   {TX_AGREEMENTS_STATE, 7}}; /* "voornemen" is one line */
  Lang lang = r->story->lang;
  story_say(r->story, STORY_SECTION, report_heading(LIST_AGREEMENT, lang));
  if (!r->entries->len) {
    story_say(r->story, STORY_TEXT, tp(lang, AGREEMENTS_NONE));
    return;
  }
  story_take(r->story, STORY_TEXT, tx(lang, RESUME_HOW_FAR, TN(r->sums->agreements), TN(r->sums->open), TN(r->sums->overdue)));
  story_table(r->story, columns, G_N_ELEMENTS(columns));
  for (guint i = 0; i < r->entries->len; i++) {
    const Entry *entry = entry_at(r, i);
    const ReportLine *line = entry->line;
    g_autofree char *number = line->record->number ? g_strdup_printf("%d", line->record->number) : g_strdup("");
    g_autofree char *state = state_words(r, entry);
    gboolean wish = line->record->list == LIST_WISH;
    const char *const cells[] = {number, line->text, line->who ? line->who : wish ? "" : tp(lang, REPORT_NO_OWNER),
                                 line->when ? line->when : wish ? "" : tp(lang, REPORT_NO_DATE), state};
    story_row(r->story, cells);
  }
}

/* --- overviews of what is still to be done --- */

/* The agreements under one heading. */
typedef struct Heap {
  AgreementsHeading heading;
  GString *numbers; /* "3 Stoelen regelen (loopt) · 5 …" */
} Heap;

static void heap_free(gpointer data) {
  Heap *heap = data;
  agreements_heading_clear(&heap->heading);
  g_string_free(heap->numbers, TRUE);
  g_free(heap);
}

static int by_heading(gconstpointer a, gconstpointer b) {
  return strcmp((*(Heap *const *)a)->heading.key, (*(Heap *const *)b)->heading.key);
}

/* Takes the heading over. */
static Heap *heap_for(GPtrArray *heaps, AgreementsHeading heading) {
  for (guint i = 0; i < heaps->len; i++) {
    Heap *heap = g_ptr_array_index(heaps, i);
    if (strcmp(heap->heading.key, heading.key) != 0) continue;
    agreements_heading_clear(&heading);
    return heap;
  }
  Heap *heap = g_new0(Heap, 1);
  heap->heading = heading;
  heap->numbers = g_string_new(NULL);
  g_ptr_array_add(heaps, heap);
  return heap;
}

static void add_overview(const Resume *r, AgreementsOrder by, TextId title, TextId head) {
  const StoryColumn columns[] = {{head, 2}, {TX_REPORT_LIST_AGREEMENT, 5}};
  g_autoptr(GPtrArray) heaps = g_ptr_array_new_with_free_func(heap_free);
  for (guint i = 0; i < r->entries->len; i++) {
    const Entry *entry = entry_at(r, i);
    const Record *record = entry->line->record;
    if (!agreement_open(entry->agreement)) continue;
    g_autofree char *state = state_words(r, entry);
    const GPtrArray *owners = entry->line->owners;
    for (guint k = 0; k == 0 || (by == AGREEMENTS_BY_OWNER && k < owners->len); k++) {
      const char *owner = k < owners->len ? g_ptr_array_index(owners, k) : NULL;
      Heap *heap = heap_for(heaps, agreements_heading(by, owner, entry->theme, record->due, r->story->lang));
      g_string_append_printf(heap->numbers, "%s%d %s (%s)", heap->numbers->len ? "\n" : "", record->number, entry->line->text, state);
    }
  }
  if (!heaps->len) return;
  g_ptr_array_sort(heaps, by_heading);
  story_say(r->story, STORY_SECTION, text_plain(r->story->lang, title));
  story_table(r->story, columns, G_N_ELEMENTS(columns));
  for (guint i = 0; i < heaps->len; i++) {
    const Heap *heap = g_ptr_array_index(heaps, i);
    const char *const cells[] = {heap->heading.words, heap->numbers->str};
    story_row(r->story, cells);
  }
}

/* --- the whole --- */

static char *with_capital(const char *text) {
  g_autofree char *first = g_utf8_substring(text, 0, *text ? 1 : 0), *capital = g_utf8_strup(first, -1);
  return g_strconcat(capital, text + strlen(first), NULL);
}

static void add_head(const Resume *r) {
  Lang lang = r->story->lang;
  const ReportFacts *first = facts_at(r, 0), *last = facts_at(r, r->facts->len - 1);
  const Script *script = last->session->script;
  g_autofree char *from = day_of(r, first), *to = day_of(r, last);
  g_autofree char *when = !*from || !*to            ? NULL
                          : strcmp(from, to) == 0 ? g_strdup(to)
                                                  : tx(lang, RESUME_FROM_TO, TN(r->sums->meetings), TS(from), TS(to));
  story_say(r->story, STORY_LABEL, tp(lang, RESUME_LABEL));
  story_take(r->story, STORY_TITLE, with_capital(script->theme ? script->theme : script->title));
  story_say(r->story, STORY_SUBTITLE, when);
}

static void add_next(const Resume *r, const Script *next) {
  Lang lang = r->story->lang;
  g_autofree char *day = date_words(lang, next->date);
  g_autofree char *clock = next->begin_clock >= 0 ? clock_words(lang, next->begin_clock * SECOND, NULL) : NULL;
  g_autofree char *when = clock ? g_strdup_printf("%s, %s", day, clock) : g_strdup(day);
  const char *const lines[] = {next->title, when, next->venue.name};
  GString *words = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++)
    if (lines[i] && *lines[i]) g_string_append_printf(words, "%s%s", words->len ? "\n" : "", lines[i]);
  story_box(r->story, tp(lang, REPORT_NEXT), words->str);
  g_string_free(words, TRUE);
}

Story *resume_story(const GPtrArray *facts, Date today, const Script *next, ResumeSums *sums) {
  *sums = (ResumeSums){0};
  g_autoptr(GPtrArray) sorted = g_ptr_array_new();
  g_autoptr(GPtrArray) sessions = g_ptr_array_new();
  for (guint i = 0; i < facts->len; i++) g_ptr_array_add(sorted, g_ptr_array_index(facts, i));
  g_ptr_array_sort(sorted, earliest_first);
  for (guint i = 0; i < sorted->len; i++) {
    const ReportFacts *one = g_ptr_array_index(sorted, i);
    g_ptr_array_add(sessions, (gpointer)one->session);
    sums->meetings += one->session->room == NULL;
    sums->notes += one->notes;
    sums->confidential += one->confidential;
  }
  const ReportFacts *last = g_ptr_array_index(sorted, sorted->len - 1);
  Resume r = {story_new(last->session->script), sorted, g_array_new(FALSE, FALSE, sizeof(Entry)), sums};
  GPtrArray *agreements = agreements_of(sessions, today, NULL);
  gather(&r, agreements);
  add_head(&r);
  if (next)
    add_next(&r, next);
  else
    story_part(r.story, REPORT_PART_NEXT, last, FALSE, NULL);
  add_meetings(&r);
  add_agreements(&r);
  for (guint i = 0; i < sorted->len; i++) add_meeting(&r, facts_at(&r, i));
  story_part_of_all(r.story, REPORT_PART_CLOUD, sorted);
  add_overview(&r, AGREEMENTS_BY_OWNER, TX_RESUME_BY_OWNER, TX_REPORT_COLUMN_WHO);
  add_overview(&r, AGREEMENTS_BY_THEME, TX_RESUME_BY_THEME, TX_AGREEMENTS_THEME);
  add_overview(&r, AGREEMENTS_BY_QUARTER, TX_RESUME_BY_QUARTER, TX_REPORT_COLUMN_WHEN);
  for (guint i = 0; i < sorted->len; i++) add_times(&r, facts_at(&r, i));
  g_array_unref(r.entries);
  g_ptr_array_unref(agreements);
  return r.story;
}
