/* Joins the facts of rooms. */
#include "model/joined.h"

#include <string.h>

#include "model/rooms.h"

/* What is being joined. */
typedef struct Joining {
  Story *story;
  const Script *script;
  const ReportFacts *main;
  const GArray *rooms; /* of JoinedRoom */
  JoinedSums *sums;
} Joining;

static const JoinedRoom *room_at(const Joining *j, guint i) { return &g_array_index(j->rooms, JoinedRoom, i); }

/* The facts of all rooms, the main one first. */
static GPtrArray *all_facts(const Joining *j) {
  GPtrArray *all = g_ptr_array_new();
  if (j->main) g_ptr_array_add(all, (gpointer)j->main);
  for (guint i = 0; i < j->rooms->len; i++) {
    if (room_at(j, i)->facts) g_ptr_array_add(all, (gpointer)room_at(j, i)->facts);
  }
  return all;
}

/* --- agreements and decisions --- */

static int by_number(gconstpointer a, gconstpointer b) {
  const JoinedLine *x = a, *y = b;
  int order = x->line->record->number - y->line->record->number;
  return order ? order : (int)x->place - (int)y->place;
}

GArray *joined_lines(const GPtrArray *all, ListKind list) {
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(JoinedLine));
  for (guint i = 0; i < all->len; i++) {
    const ReportFacts *facts = g_ptr_array_index(all, i);
    const ReportSection *section = report_section(facts, list);
    for (guint g = 0; section && g < section->groups->len; g++) {
      const ReportGroup *group = g_ptr_array_index(section->groups, g);
      for (guint k = 0; k < group->lines->len; k++) {
        const JoinedLine from = {g_ptr_array_index(group->lines, k), facts->session->room, lines->len};
        g_array_append_val(lines, from);
      }
    }
  }
  return lines;
}

GArray *joined_agreements(const GPtrArray *all) {
  GArray *lines = joined_lines(all, LIST_AGREEMENT);
  g_array_sort(lines, by_number);
  return lines;
}

static void add_agreements(const Joining *j, const GPtrArray *all) {
  static const StoryColumn columns[] = {{TX_REPORT_COLUMN_NUMBER, 0}, {TX_REPORT_COLUMN_WHAT, 13}, {TX_REPORT_COLUMN_WHO, 8},
                                        {TX_REPORT_COLUMN_WHEN, 7},   {TX_JOINED_COLUMN_ROOM, 6}};
  g_autoptr(GArray) lines = joined_agreements(all);
  Lang lang = j->story->lang;
  j->sums->agreements = (int)lines->len;
  if (!lines->len) return;
  story_say(j->story, STORY_SECTION, report_heading(LIST_AGREEMENT, lang));
  story_table(j->story, columns, G_N_ELEMENTS(columns));
  for (guint i = 0; i < lines->len; i++) {
    const JoinedLine *from = &g_array_index(lines, JoinedLine, i);
    const ReportLine *line = from->line;
    int number = line->record->number;
    if (i && number == g_array_index(lines, JoinedLine, i - 1).line->record->number) j->sums->twice = number;
    g_autofree char *words = g_strdup_printf("%d", number);
    const char *const cells[] = {words, line->text, line->who ? line->who : tp(lang, REPORT_NO_OWNER),
                                 line->when ? line->when : tp(lang, REPORT_NO_DATE),
                                 from->room ? from->room : tp(lang, JOINED_MAIN)};
    story_row(j->story, cells);
  }
}

static void add_decisions(const Joining *j, const GPtrArray *all) {
  g_autoptr(GArray) lines = joined_lines(all, LIST_DECISION);
  j->sums->decisions = (int)lines->len;
  if (lines->len) story_say(j->story, STORY_SECTION, report_heading(LIST_DECISION, j->story->lang));
  for (guint i = 0; i < lines->len; i++) {
    const JoinedLine *from = &g_array_index(lines, JoinedLine, i);
    const char *text = from->line->text;
    story_take(j->story, STORY_ITEM, from->room ? tx(j->story->lang, REPORT_TAKEN_UP, TS(text), TS(from->room)) : g_strdup(text));
  }
}

/* --- the main story and the rooms --- */

/* Is this told once for all rooms. */
static gboolean is_shared(ReportPart part) { return part == (ReportPart)LIST_AGREEMENT || part == (ReportPart)LIST_DECISION || !report_part_is_list(part); }

/* What a room tells by itself: its lists, and the votes for its sentences. Returns whether there was anything. */
static gboolean add_own(const Joining *j, const ReportFacts *facts) {
  guint before = j->story->blocks->len;
  for (guint i = 0; i < facts->parts->len; i++) {
    ReportPart part = g_array_index(facts->parts, ReportPart, i);
    if (!is_shared(part) || part == REPORT_PART_VOTES) story_part(j->story, part, facts, TRUE, NULL);
  }
  return j->story->blocks->len > before;
}

static char *numbers_of(const ReportFacts *facts) {
  const ReportSection *section = report_section(facts, LIST_AGREEMENT);
  GString *numbers = g_string_new(NULL);
  for (guint g = 0; section && g < section->groups->len; g++) {
    const ReportGroup *group = g_ptr_array_index(section->groups, g);
    for (guint i = 0; i < group->lines->len; i++) {
      const ReportLine *line = g_ptr_array_index(group->lines, i);
      g_string_append_printf(numbers, "%s%d", numbers->len ? ", " : "", line->record->number);
    }
  }
  return g_string_free(numbers, numbers->len == 0);
}

static char *title_of_room(const Joining *j, const JoinedRoom *room) {
  const Track *track = rooms_track(j->script, room->name, NULL);
  return track && track->title ? tx(j->story->lang, JOINED_ROOM, TS(track->title), TS(room->name)) : g_strdup(room->name);
}

static void add_room(const Joining *j, const JoinedRoom *room) {
  Lang lang = j->story->lang;
  const Track *track = rooms_track(j->script, room->name, NULL);
  story_take(j->story, STORY_SECTION, title_of_room(j, room));
  if (track) story_labelled(j->story, tp(lang, JOINED_HOSTS), track->who);
  int present = (int)room->facts->present.names->len + room->facts->present.unnamed;
  if (present) story_take(j->story, STORY_NOTE, tx(lang, JOINED_CAME, TN(present)));
  g_autofree char *numbers = numbers_of(room->facts);
  if (!add_own(j, room->facts) && !numbers) story_say(j->story, STORY_NOTE, tp(lang, REPORT_NOTHING));
  story_labelled(j->story, tp(lang, JOINED_AGREEMENTS), numbers);
}

/* --- people: a person is who they are in every room that knows them --- */

typedef struct Somebody {
  const Person *person;
  gboolean came, away, named;
} Somebody;

static void gather_people(const ReportFacts *facts, GHashTable *by_name, GPtrArray *everybody) {
  const Session *session = facts->session;
  for (guint i = 0; i < session->people->len; i++) {
    const Person *person = g_ptr_array_index(session->people, i);
    const Attendance *attendance = session_attendance(session, person->id);
    g_autofree char *name = person_name(person), *folded = g_utf8_casefold(name, -1);
    /* two of one name are two: those of the script have the same id in every room */
    char *key = person->walk_in ? g_strdup(folded) : g_strdup_printf("%d %s", person->id, folded);
    Somebody *somebody = g_hash_table_lookup(by_name, key);
    if (!somebody) {
      somebody = g_new0(Somebody, 1);
      somebody->person = person;
      somebody->named = TRUE;
      g_ptr_array_add(everybody, somebody);
      g_hash_table_insert(by_name, key, somebody);
    } else {
      g_free(key);
    }
    somebody->came |= attendance && presence_came(attendance->presence);
    if (person->state != STATE_REPORT_ONLY)
      somebody->away |= person->state == STATE_CANCELLED || (attendance && attendance->presence == PRESENCE_ABSENT);
    somebody->named &= person_named(person);
  }
}

static int by_last_name(gconstpointer a, gconstpointer b) {
  const Somebody *x = *(Somebody *const *)a, *y = *(Somebody *const *)b;
  g_autofree char *one = person_sort_key(x->person), *other = person_sort_key(y->person);
  int order = strcmp(one, other);
  return order ? order : x->person->id - y->person->id;
}

static char *names_of(const GPtrArray *everybody, gboolean who_came, int *count, int *unnamed) {
  GString *names = g_string_new(NULL);
  for (guint i = 0; i < everybody->len; i++) {
    const Somebody *somebody = g_ptr_array_index(everybody, i);
    if (who_came ? !somebody->came : somebody->came || !somebody->away) continue;
    *count += 1;
    if (!somebody->named) {
      *unnamed += 1;
      continue;
    }
    const Person *person = somebody->person;
    g_autofree char *name = person_name(person);
    g_string_append_printf(names, "%s%s", names->len ? ", " : "", name);
    if (person->organisation && *person->organisation) g_string_append_printf(names, " (%s)", person->organisation);
  }
  return g_string_free(names, FALSE);
}

static void add_people(const Joining *j, const GPtrArray *all) {
  g_autoptr(GHashTable) by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) everybody = g_ptr_array_new_with_free_func(g_free);
  JoinedSums *sums = j->sums;
  Lang lang = j->story->lang;
  for (guint i = 0; i < all->len; i++) gather_people(g_ptr_array_index(all, i), by_name, everybody);
  g_ptr_array_sort(everybody, by_last_name);
  g_autofree char *here = names_of(everybody, TRUE, &sums->present, &sums->unnamed);
  g_autofree char *away = names_of(everybody, FALSE, &sums->absent, &sums->unnamed);
  if (sums->present) story_take(j->story, STORY_SECTION, tx(lang, REPORT_PRESENT, TN(sums->present)));
  story_say(j->story, STORY_TEXT, here);
  if (sums->absent) story_take(j->story, STORY_SECTION, tx(lang, REPORT_ABSENT, TN(sums->absent)));
  story_say(j->story, STORY_TEXT, away);
  if (sums->unnamed) story_take(j->story, STORY_NOTE, tx(lang, REPORT_NAMES_LEFT_OUT, TN(sums->unnamed)));
}

/* --- the whole --- */

/* Counts before it tells, so that the title can say it. */
static char *title_of(const Joining *j, const GPtrArray *all) {
  Lang lang = j->story->lang;
  g_autoptr(GArray) agreements = joined_lines(all, LIST_AGREEMENT);
  g_autoptr(GArray) decisions = joined_lines(all, LIST_DECISION);
  g_autofree char *made = tx(lang, REPORT_DID_AGREE, TN(agreements->len));
  g_autofree char *took = tx(lang, REPORT_DID_DECIDE, TN(decisions->len));
  g_autofree char *both = agreements->len && decisions->len ? g_strconcat(made, tp(lang, REPORT_AND), took, NULL) : NULL;
  const char *did = both ? both : agreements->len ? made : decisions->len ? took : NULL;
  return did ? tx(lang, REPORT_TITLE, TS(did)) : g_strdup(tp(lang, REPORT_TITLE_PLAIN));
}

static void add_head(const Joining *j, const GPtrArray *all) {
  const ReportFacts *any = all->len ? g_ptr_array_index(all, 0) : NULL;
  Date date = j->script->date.year || !any ? j->script->date : any->date;
  story_head(j->story, tp(j->story->lang, JOINED_LABEL), title_of(j, all), date);
}

/* The rooms in order, and those behind them of which there is nothing yet. */
static void add_rooms(const Joining *j) {
  gboolean missing = FALSE;
  for (guint i = 0; i < j->rooms->len; i++) {
    if (room_at(j, i)->facts) add_room(j, room_at(j, i));
    missing = missing || !room_at(j, i)->facts;
  }
  if (missing) story_say(j->story, STORY_SECTION, tp(j->story->lang, JOINED_NO_FILE));
  for (guint i = 0; i < j->rooms->len; i++)
    if (!room_at(j, i)->facts) story_take(j->story, STORY_ITEM, title_of_room(j, room_at(j, i)));
}

/* The order is that of the script, the same in every room. What is shared is told of all rooms together. */
static void add_part(const Joining *j, const GPtrArray *all, ReportPart part) {
  switch ((int)part) {
    case LIST_AGREEMENT: add_agreements(j, all); break;
    case LIST_DECISION: add_decisions(j, all); break;
    case REPORT_PART_CLOUD:
    case REPORT_PART_TIMES:
    case REPORT_PART_NETWORK: story_part_of_all(j->story, part, all); break;
    case REPORT_PART_ROOMS: add_rooms(j); break;
    case REPORT_PART_PEOPLE: add_people(j, all); break;
    default:
      if (j->main) story_part(j->story, part, j->main, FALSE, NULL);
      break;
  }
}

Story *joined_story(const Script *script, const ReportFacts *main, const GArray *rooms, JoinedSums *sums) {
  Joining j = {story_new(script), script, main, rooms, sums};
  *sums = (JoinedSums){.rooms = (int)rooms->len, .missing = main ? 0 : 1};
  g_autoptr(GPtrArray) all = all_facts(&j);
  for (guint i = 0; i < all->len; i++) {
    const ReportFacts *facts = g_ptr_array_index(all, i);
    sums->notes += facts->notes;
    sums->confidential += facts->confidential;
  }
  for (guint i = 0; i < rooms->len; i++) sums->missing += !room_at(&j, i)->facts;
  add_head(&j, all);
  if (!main) story_say(j.story, STORY_NOTE, tp(j.story->lang, JOINED_NO_MAIN));
  g_autoptr(GArray) usual = report_parts_of(script);
  const GArray *parts = main ? main->parts : usual;
  for (guint i = 0; i < parts->len; i++) add_part(&j, all, g_array_index(parts, ReportPart, i));
  return j.story;
}
