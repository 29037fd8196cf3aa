/* Several rooms: numbers that never meet, the plan of one room, and one report of all in which every number is the same wherever
 * it stands. */
#include <string.h>

#include "model/joined.h"
#include "model/rooms.h"
#include "tests/unit/journal_fixture.h"
#include "view/story_text.h"

static const char rooms_text[] =
    "draaiboek: 1\n"
    "titel: Congres\n"
    "datum: 2027-01-14\n"
    "begin: 13:00\n"
    "tijdzone: Europe/Amsterdam\n"
    "deelnemers: [{naam: Fatima van den Berg}, {naam: Jan Jansen, naam in verslag: nee}, {naam: Els Bakker}]\n"
    "zalen: [{zaal: Grote zaal, plaatsen: 80}]\n"
    "onderdelen:\n"
    "  - {onderdeel: Opening, duur: 30 min}\n"
    "  - onderdeel: Deelsessies\n"
    "    duur: 60 min\n"
    "    opschrijven: [{oogst: Wat viel op?}, afspraken]\n"
    "    deelsessies:\n"
    "      - {zaal: Grote zaal, titel: Masterclass, wie: Nynke, onderdelen: [{onderdeel: Vertellen, duur: 40, opschrijven: [woorden]},\n"
    "         {onderdeel: Oogsten, duur: 20}]}\n"
    "      - {zaal: Tuinkamer, titel: Jonge mantelzorgers}\n"
    "  - {onderdeel: Slot, duur: 30 min}\n";

static Loaded *load(Fixture *f) {
  write_file(f, "proef.yaml", rooms_text);
  Loaded *loaded = load_meeting(f->script, NULL);
  g_assert_nonnull(loaded->script);
  return loaded;
}

/* --- numbers --- */

static void test_numbers_never_meet(void) {
  for (int rooms = 1; rooms <= 9; rooms++) {
    g_autoptr(GHashTable) given = g_hash_table_new(NULL, NULL);
    for (int room = 0; room < rooms; room++) {
      int before = 0;
      for (int i = 0, number = 1; i < 350; i++, number++) {
        number = rooms_number(room, rooms, number);
        g_assert_cmpint(number, >, before);
        g_assert_true(g_hash_table_add(given, GINT_TO_POINTER(number)));
        before = number;
      }
    }
  }
  g_assert_cmpint(rooms_number(0, 4, 1), ==, 1);
  g_assert_cmpint(rooms_number(2, 4, 1), ==, 201);
  g_assert_cmpint(rooms_number(0, 4, 101), ==, 401);
  g_assert_cmpint(rooms_number(0, 1, 101), ==, 101);
}

/* --- the plan of a room --- */

static void test_plan(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Loaded) loaded = load(f);
  Script *script = loaded->script;
  g_assert_cmpint(rooms_find(script, "TUINKAMER"), ==, 2);
  g_assert_cmpint(rooms_find(script, "Kelder"), ==, 0);
  g_assert_cmpstr(rooms_name(script, "grote zaal"), ==, "Grote zaal");
  g_autofree char *file = rooms_file("a/b.yaml", "De  Grote-zaal!");
  g_assert_cmpstr(file, ==, "a/b.de-grote-zaal-.yaml");
  rooms_take(script, "grote zaal");
  rooms_take(script, "grote zaal"); /* once more changes nothing */
  script_schedule(script, INSTANT_NONE, NULL);
  g_assert_cmpuint(script->phases->len, ==, 2);
  const Phase *first = g_ptr_array_index(script->phases, 0), *second = g_ptr_array_index(script->phases, 1);
  g_assert_cmpstr(first->title, ==, "Vertellen");
  g_assert_cmpstr(first->who, ==, "Nynke");
  g_assert_cmpint(instant_seconds_of_day(first->start, script->zone), ==, 13 * 3600 + 1800);
  g_assert_cmpint(script->promised, ==, 3600);
  g_assert_cmpuint(first->lists->len, ==, 1); /* its own */
  g_assert_cmpuint(second->lists->len, ==, 2); /* those of the part it is in */
  g_assert_cmpint(rooms_find(script, "Tuinkamer"), ==, 2); /* still known */
}

static void test_plan_without_parts(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Loaded) loaded = load(f);
  rooms_take(loaded->script, "Tuinkamer");
  g_assert_cmpuint(loaded->script->phases->len, ==, 1);
  const Phase *only = g_ptr_array_index(loaded->script->phases, 0);
  g_assert_cmpstr(only->title, ==, "Jonge mantelzorgers");
  g_assert_cmpint(only->planned, ==, 3600);
  g_assert_cmpstr(g_array_index(only->lists, OpenList, 0).heading, ==, "Wat viel op?");
}

/* --- sessions --- */

static Journal *open_room(Fixture *f, const Loaded *loaded, const char *room) {
  g_autofree char *name = room ? rooms_file(f->script, room) : g_strdup(f->script);
  const JournalOptions options = {.clock = &f->clock.clock, .write = TRUE, .begin = INSTANT_NONE, .room = room};
  Journal *journal = journal_open(name, loaded, &options, f->diags);
  g_assert_nonnull(journal_session(journal));
  return journal;
}

static void act(Journal *journal, Intent *intent) {
  Decision decision;
  intent->confirmed = TRUE;
  decide(journal_session(journal), intent, journal_now(journal), &decision);
  g_assert_cmpint(decision.refusal, ==, REFUSAL_NONE);
  g_assert_true(journal_append(journal, &decision));
  intent_clear(intent);
}

static void write_down(Journal *journal, ListKind list, const char *text) {
  Intent intent = {.kind = INTENT_RECORD};
  intent.with.list = list;
  intent.with.text = g_strdup(text);
  if (list == LIST_AGREEMENT) intent.with.owner = g_strdup("de gemeente");
  act(journal, &intent);
}

static void attend(Journal *journal, int person) {
  Intent intent = {.kind = INTENT_ATTEND};
  intent.with.person_id = person;
  intent.with.number = PRESENCE_HERE;
  act(journal, &intent);
}

static int last_number(Journal *journal) {
  const GPtrArray *records = journal_session(journal)->records;
  return ((const Record *)g_ptr_array_index(records, records->len - 1))->number;
}

/* The number is fixed by the session itself: it stays the same after it was read back, and after an undo. */
static void test_numbers_of_sessions(Fixture *f, gconstpointer data) {
  (void)data;
  static const struct {
    const char *room;
    int first;
  } cases[] = {{NULL, 1}, {"Grote zaal", 101}, {"Tuinkamer", 201}};
  g_autoptr(Loaded) loaded = load(f);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    Journal *journal = open_room(f, loaded, cases[i].room);
    write_down(journal, LIST_AGREEMENT, "een");
    g_assert_cmpint(last_number(journal), ==, cases[i].first);
    Intent undo = {.kind = INTENT_UNDO};
    act(journal, &undo);
    journal_close(journal);
    journal = open_room(f, loaded, cases[i].room);
    g_assert_cmpstr(journal_session(journal)->room, ==, cases[i].room);
    write_down(journal, LIST_AGREEMENT, "twee");
    g_assert_cmpint(last_number(journal), ==, cases[i].first);
    for (int k = 1; k < 101; k++) write_down(journal, LIST_AGREEMENT, "meer");
    g_assert_cmpint(last_number(journal), ==, cases[i].first + 300); /* the next hundred of this room */
    journal_close(journal);
  }
}

/* --- one report --- */

static int count_in(const Story *story, StoryKind kind, const char *needle) {
  int n = 0;
  for (guint i = 0; i < story->blocks->len; i++) {
    const StoryBlock *block = g_ptr_array_index(story->blocks, i);
    n += block->kind == kind && block->text && strstr(block->text, needle);
  }
  return n;
}

static guint rows_of_first_table(const Story *story) {
  for (guint i = 0; i < story->blocks->len; i++) {
    const StoryBlock *block = g_ptr_array_index(story->blocks, i);
    if (block->kind == STORY_TABLE) return block->rows->len;
  }
  return 0;
}

static void test_joined(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Loaded) loaded = load(f);
  g_autoptr(Journal) main = open_room(f, loaded, NULL);
  g_autoptr(Journal) great = open_room(f, loaded, "Grote zaal");
  attend(main, 1);
  attend(main, 2);
  attend(great, 2); /* known to both rooms, and counted once */
  attend(great, 3);
  write_down(main, LIST_AGREEMENT, "van allen");
  write_down(great, LIST_AGREEMENT, "van de zaal");
  write_down(great, LIST_AGREEMENT, "nog een");
  write_down(great, LIST_DECISION, "besloten");
  write_down(great, LIST_HARVEST, "geoogst");
  write_down(great, LIST_NOTE, "blijft hier");
  g_autoptr(ReportFacts) main_facts = report_facts_new(journal_session(main));
  g_autoptr(ReportFacts) great_facts = report_facts_new(journal_session(great));
  const JoinedRoom rooms[] = {{"Grote zaal", great_facts}, {"Tuinkamer", NULL}};
  g_autoptr(GArray) array = g_array_new(FALSE, FALSE, sizeof(JoinedRoom));
  g_array_append_vals(array, rooms, 2);
  JoinedSums sums;
  g_autoptr(Story) story = joined_story(loaded->script, main_facts, array, &sums);
  g_assert_cmpint(sums.agreements, ==, 3);
  g_assert_cmpuint(rows_of_first_table(story), ==, 3);
  g_assert_cmpint(count_in(story, STORY_TITLE, "3 afspraken"), ==, 1);
  g_assert_cmpint(count_in(story, STORY_TITLE, "1 besluit"), ==, 1);
  g_assert_cmpint(count_in(story, STORY_TEXT, "101, 102"), ==, 1);
  g_assert_cmpint(sums.decisions, ==, 1);
  g_assert_cmpint(sums.notes, ==, 1);
  g_assert_cmpint(sums.missing, ==, 1);
  g_assert_cmpint(sums.twice, ==, 0);
  g_assert_cmpint(sums.present, ==, 3);
  g_assert_cmpint(sums.unnamed, ==, 1);
  g_assert_cmpint(count_in(story, STORY_SECTION, "(3)"), ==, 1);
  g_assert_cmpint(count_in(story, STORY_TEXT, "Fatima van den Berg"), ==, 1);
  g_assert_cmpint(count_in(story, STORY_TEXT, "Jan Jansen"), ==, 0);
  g_autofree char *text = story_text(story);
  g_assert_nonnull(strstr(text, "geoogst"));
  g_assert_cmpint(count_in(story, STORY_ITEM, "Jonge mantelzorgers · Tuinkamer"), ==, 1);
  g_assert_cmpint(count_in(story, STORY_SECTION, "nog niet bij"), ==, 1);
}

/* The same file given for two rooms is noticed. */
static void test_twice(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(Loaded) loaded = load(f);
  g_autoptr(Journal) main = open_room(f, loaded, NULL);
  write_down(main, LIST_AGREEMENT, "van allen");
  g_autoptr(ReportFacts) facts = report_facts_new(journal_session(main));
  const JoinedRoom room = {"Tuinkamer", facts};
  g_autoptr(GArray) array = g_array_new(FALSE, FALSE, sizeof(JoinedRoom));
  g_array_append_val(array, room);
  JoinedSums sums;
  g_autoptr(Story) story = joined_story(loaded->script, facts, array, &sums);
  g_assert_cmpint(sums.twice, ==, 1);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/rooms/numbers-never-meet", test_numbers_never_meet);
#define FIXED(path, function) g_test_add(path, Fixture, NULL, set_up, function, tear_down)
  FIXED("/rooms/plan", test_plan);
  FIXED("/rooms/plan-without-parts", test_plan_without_parts);
  FIXED("/rooms/numbers-of-sessions", test_numbers_of_sessions);
  FIXED("/rooms/joined", test_joined);
  FIXED("/rooms/twice", test_twice);
  return g_test_run();
}
