/* The room's display: every state at every size is whole, says what it must, and nothing private ever stands on it. The main
 * states look as they were approved by eye (tests/golden/screens/display-*; UPDATE=1 writes them anew). */
#include "view/display.h"

#include "scenes.h"
#include "screens.h"

static const int sizes[][2] = {{1, 1},   {20, 5},  {30, 10}, {40, 12},  {40, 24},  {60, 16},
                               {80, 24}, {80, 60}, {99, 30}, {120, 40}, {200, 60}, {300, 90}};
static const int golden_sizes[][2] = {{40, 12}, {80, 24}, {120, 40}, {200, 60}};

/* --- scenes of the room --- */

typedef struct Wall {
  Scene scene;
  DisplayView view;
} Wall;

static const char *const all_rooms[] = {
    "no-session", "no-script", "before", "day-before", "walk-in", "late", "calm", "overtime", "still", "groups",
    "many-groups", "parallel", "break", "over-break", "between", "finished", "afterwards", "message", "frozen",
    "blank", "blank-message", "lost", "digits", "digits-overtime", "no-time", "english", "long-title",
};

static void shows(Wall *room, const char *clock, RoomDisplay display, const char *message) {
  Scene *scene = &room->scene;
  Event *event = meeting_event(&scene->meeting, meeting_instant(scene->meeting.script, clock), EVENT_DISPLAY, NULL);
  event->number = (int)display;
  event->text = g_strdup(message);
  session_append(scene->meeting.session, event);
}

static void slogan(Wall *room, const char *clock, const char *text, gboolean chosen) {
  Scene *scene = &room->scene;
  scene_record(scene, clock, LIST_SLOGAN, text, NULL, (Date){0, 0, 0});
  if (!chosen) return;
  Event *event = meeting_event(&scene->meeting, meeting_instant(scene->meeting.script, clock), EVENT_CHOOSE, NULL);
  event->record = scene->meeting.session->next_record - 1;
  session_append(scene->meeting.session, event);
}

static void next_meeting(Wall *room, const char *clock) {
  Scene *scene = &room->scene;
  Event *event = meeting_event(&scene->meeting, meeting_instant(scene->meeting.script, clock), EVENT_NEXT_MEETING, NULL);
  event->due = (Date){2027, 3, 4};
  event->seconds = 14 * 3600;
  event->text = g_strdup("Buurthuis");
  event->owner = g_strdup("Marieke");
  session_append(scene->meeting.session, event);
}

static void close_room(Wall *room) { scene_close(&room->scene); }

static const char *base_of(const char *name) {
  static const char *const same[] = {"before", "calm", "overtime", "parallel", "finished", "english", "long-title"};
  for (gsize i = 0; i < G_N_ELEMENTS(same); i++)
    if (strcmp(name, same[i]) == 0) return name;
  if (strcmp(name, "many-groups") == 0) return "hundreds";
  if (strcmp(name, "still") == 0) return "stopped";
  if (strcmp(name, "digits-overtime") == 0) return "overtime";
  return g_str_has_prefix(name, "day") || strcmp(name, "walk-in") == 0 || strcmp(name, "late") == 0 ? "before" : "calm";
}

static void open_room(Wall *room, const char *name) {
#define IS(what) (strcmp(name, what) == 0)
  memset(room, 0, sizeof *room);
  scene_open(&room->scene, base_of(name));
  Meeting *meeting = &room->scene.meeting;
  Script *script = meeting->script;
  scene_say(&script_phase(script, "inloop")->what, "Pak iets te drinken en zoek je naamkaartje.");
  scene_say(&script_phase(script, "opening")->what, "Waarom zijn we hier, en wat gaan we doen?");
  scene_say(&script_phase(script, "kennismaking")->what, "Wie zijn we? Je stelt je voor met een kaart die je zelf kiest.");
  scene_say(&script_phase(script, "pauze")->what, "Koffie, thee en iets lekkers.");
  const char *clock = NULL;
  if (IS("walk-in") || IS("late")) {
    meeting_at(meeting, "13:45", EVENT_START, "inloop");
    clock = IS("late") ? "14:02:30" : "13:52";
  }
  if (IS("groups") || IS("frozen") || IS("message")) scene_groups(&room->scene, "14:20", "kennismaking", 17, 4);
  if (IS("many-groups")) scene_groups(&room->scene, "14:20", "kennismaking", 177, 36);
  if (IS("break") || IS("over-break")) {
    meeting_at(meeting, "14:52", EVENT_START, "pauze");
    clock = IS("break") ? "14:55:30" : "15:03:20";
  }
  if (IS("between")) {
    meeting_at(meeting, "14:31", EVENT_FINISH, NULL);
    meeting_at(meeting, "14:32", EVENT_UNDO, NULL);
    meeting_at(meeting, "14:33", EVENT_START, "opening");
    meeting->session->current = -1; /* no part runs, though the programme has begun */
    clock = "14:40";
  }
  if (IS("afterwards")) {
    meeting_at(meeting, "16:00", EVENT_START, "afloop");
    clock = "16:05";
  }
  if (IS("finished") || IS("afterwards")) {
    slogan(room, "16:20", "Niemand hoeft het alleen te doen", FALSE);
    slogan(room, "16:20", "Een deur verder is er altijd iemand", TRUE);
    next_meeting(room, "16:21");
    clock = "16:22";
  }
  if (IS("message")) shows(room, "14:24", ROOM_NORMAL, "De auto met kenteken 12-AB-34 staat in de weg.");
  if (IS("frozen")) {
    shows(room, "14:22", ROOM_FROZEN, NULL);
    meeting_at(meeting, "14:25", EVENT_START, "gesprek");
  }
  if (IS("blank")) shows(room, "14:25", ROOM_BLANK, NULL);
  if (IS("blank-message")) shows(room, "14:25", ROOM_BLANK, "We gaan zo verder.");
  Instant now = clock ? meeting_instant(script, clock) : room->scene.view.now;
  room->view = (DisplayView){.session = meeting->session, .script = script, .now = now};
  if (IS("day-before")) room->view.now -= 24 * 3600 * SECOND;
  if (IS("no-session") || IS("no-script")) {
    room->view.session = NULL;
    room->view.now = meeting_instant(script, "13:40");
  }
  if (IS("no-script")) room->view.script = NULL;
  if (IS("lost")) room->view.lost = TRUE;
  if (g_str_has_prefix(name, "digits")) room->view.time = DISPLAY_DIGITS;
  if (IS("no-time")) room->view.time = DISPLAY_NO_TIME;
#undef IS
}

static char *screen_at(const char *name, int columns, int rows, gint64 seconds_later) {
  Wall room;
  open_room(&room, name);
  room.view.now += seconds_later * SECOND;
  g_autoptr(Grid) grid = display_draw(&room.view, columns, rows);
  char *dump = grid_dump(grid, FALSE);
  close_room(&room);
  return dump;
}

static char *screen(const char *name, int columns, int rows) { return screen_at(name, columns, rows, 0); }

#define assert_says(name, columns, rows, ...)                                                     \
  do {                                                                                            \
    g_autofree char *is_ = screen((name), (columns), (rows));                                     \
    static const char *const said_[] = {__VA_ARGS__};                                             \
    for (gsize i_ = 0; i_ < G_N_ELEMENTS(said_); i_++)                                            \
      if (!strstr(is_, said_[i_])) g_error("%s: \"%s\" is not said\n%s", (name), said_[i_], is_); \
  } while (0)

#define assert_silent(name, columns, rows, ...)                                                \
  do {                                                                                         \
    g_autofree char *is_ = screen((name), (columns), (rows));                                  \
    static const char *const said_[] = {__VA_ARGS__};                                          \
    for (gsize i_ = 0; i_ < G_N_ELEMENTS(said_); i_++)                                         \
      if (strstr(is_, said_[i_])) g_error("%s: \"%s\" is said\n%s", (name), said_[i_], is_);   \
  } while (0)

/* --- whole --- */

static void check_whole(gconstpointer name) {
  Wall room;
  open_room(&room, name);
  for (int time = DISPLAY_BAR; time <= DISPLAY_NO_TIME; time++)
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
      room.view.time = (DisplayTime)time;
      g_autoptr(Grid) grid = display_draw(&room.view, sizes[i][0], sizes[i][1]);
      g_assert_cmpint(grid->columns, ==, sizes[i][0]);
      g_assert_cmpint(grid->rows, ==, sizes[i][1]);
      g_assert_cmpint(grid->cursor_column, ==, -1);
      assert_whole(grid);
    }
  for (int columns = 1; columns < 130; columns += 3)
    for (int rows = 1; rows < 50; rows += 2) {
      g_autoptr(Grid) grid = display_draw(&room.view, columns, rows);
      assert_whole(grid);
    }
  close_room(&room);
}

/* --- what is said --- */

static void test_before(void) {
  assert_says("no-session", 80, 24, "Welkom", "Startbijeenkomst netwerk", "We beginnen om", "nog niet begonnen");
  assert_says("no-session", 40, 12, "Welkom", "We beginnen om", "nog niet begonnen");
  assert_says("no-script", 40, 12, "Welkom", "nog niet begonnen");
  assert_silent("no-script", 40, 12, "beginnen om");
  assert_says("before", 80, 24, "Welkom", "We beginnen om");
  assert_says("day-before", 80, 24, "We beginnen op donderdag 14 januari 2027 om");
  assert_says("walk-in", 80, 24, "Welkom", "Pak iets te drinken");
  assert_silent("walk-in", 80, 24, "Inloop"); /* the part itself is the team's */
  assert_says("late", 80, 24, "We beginnen zo");
}

static void test_part(void) {
  for (gsize i = 3; i < G_N_ELEMENTS(sizes); i++) {
    int columns = sizes[i][0], rows = sizes[i][1];
    assert_says("calm", columns, rows, "Kennismaking", "Wie zijn we?", "• Welk kaartje koos je", "█", "░");
    assert_silent("calm", columns, rows, "achter", "nog ", "Nynke", "Noem vooraf", "wachtlijst", "huisarts", "Rondje",
                  "kaarten");
    assert_says("overtime", columns, rows, "Kennismaking", "█");
    assert_silent("overtime", columns, rows, "░", "uitloop", "achter", "Inhalen");
    assert_silent("no-time", columns, rows, "█", "░", "14:28");
    assert_silent("digits", columns, rows, "░");
  }
  assert_says("parallel", 80, 24, "• Tuinkamer: Jong en oud", "• Grote zaal: Vervoer");
  assert_silent("parallel", 80, 24, "Nynke", "Marjan");
  assert_says("english", 80, 24, "Getting to know each other", "Which card");
  assert_says("lost", 80, 24, "Kennismaking", "Dit scherm loopt niet meer mee.");
}

static void test_break(void) {
  for (gsize i = 3; i < G_N_ELEMENTS(sizes); i++) {
    assert_says("break", sizes[i][0], sizes[i][1], "Pauze", "We gaan verder om");
    assert_says("over-break", sizes[i][0], sizes[i][1], "Pauze", "We gaan zo verder");
  }
  assert_says("break", 24, 5, "We gaan verder om", "15:02"); /* too small for large digits: the time stays */
  assert_says("between", 80, 24, "Startbijeenkomst", "We gaan zo verder");
}

static void test_after(void) {
  static const char *const names[] = {"finished", "afterwards"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    assert_says(names[i], 80, 24, "Bedankt!", "Onze zin", "Een deur verder is er altijd iemand",
                "Tot ziens op donderdag 4 maart 2027 om 14:00");
    assert_says(names[i], 40, 12, "Bedankt!", "Onze zin", "Een deur verder");
    assert_silent(names[i], 80, 24, "Niemand hoeft", "Buurthuis", "Marieke", "Afloop");
  }
}

static void test_message_frozen_blank(void) {
  for (gsize i = 3; i < G_N_ELEMENTS(sizes); i++) {
    int columns = sizes[i][0], rows = sizes[i][1];
    assert_says("message", columns, rows, "Kennismaking", "De auto met kenteken");
    assert_says("frozen", columns, rows, "Kennismaking");
    assert_silent("frozen", columns, rows, "Gesprek");
    assert_says("blank-message", columns, rows, "We gaan zo verder.");
    g_autofree char *blank = screen("blank", columns, rows);
    g_assert_cmpstr(g_strstrip(blank), ==, "");
  }
  /* what is frozen stands still; only pages of groups take turns (here the same one) */
  g_autofree char *now = screen_at("frozen", 60, 15, 0);
  g_autofree char *later = screen_at("frozen", 60, 15, 640);
  g_assert_cmpstr(now, ==, later);
  g_autofree char *calm = screen_at("calm", 60, 15, 0);
  g_autofree char *calm_later = screen_at("calm", 60, 15, 120);
  g_assert_cmpstr(calm, !=, calm_later);
}

/* Everybody who is in the room and in a group can find their name, if need be on one of the pages that take turns. */
static void test_groups(void) {
  assert_says("groups", 80, 24, "Groepje 1", "Groepje 4", "Marieke Berg 3"); /* two of that name: told apart */
  assert_silent("calm", 80, 24, "Groepje");
  static const int rooms[][2] = {{40, 12}, {60, 16}, {80, 24}, {120, 40}};
  static const char *const names[] = {"groups", "many-groups"};
  for (gsize n = 0; n < G_N_ELEMENTS(names); n++)
    for (gsize i = 0; i < G_N_ELEMENTS(rooms); i++) {
      g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
      int groups = n ? 36 : 4, title = 0;
      for (int page = 0; page < 60; page++) {
        g_autofree char *dump = screen_at(names[n], rooms[i][0], rooms[i][1], 8 * page);
        for (int group = 1; group <= groups; group++) {
          g_autofree char *words = g_strdup_printf("Groepje %d ", group);
          g_autofree char *ends = g_strdup_printf("Groepje %d\n", group);
          if (strstr(dump, words) || strstr(dump, ends)) title += g_hash_table_add(seen, g_steal_pointer(&words));
        }
      }
      g_assert_cmpint(title, ==, groups);
    }
  g_autofree char *page = screen("many-groups", 80, 24);
  g_assert_nonnull(strstr(page, " van ")); /* which page of how many */
}

/* --- nothing private --- */

#define MARK "Ж" /* stands in every text that is not for the room, so often that every piece of it holds one */
#define PRIVATE MARK "a" MARK " " MARK "b" MARK

static void mark(char **text) { scene_say(text, PRIVATE); }

static void mark_lines(char ***lines) { scene_set(lines, PRIVATE "|" PRIVATE); }

static void mark_phase(Phase *phase) {
  char **texts[] = {&phase->block, &phase->category, &phase->who, &phase->aim, &phase->method, &phase->alternative};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) mark(texts[i]);
  mark_lines(&phase->needed);
  mark_lines(&phase->reminders);
  mark_lines(&phase->worksheets);
  for (guint i = 0; i < phase->steps->len; i++) mark(&((Step *)g_ptr_array_index(phase->steps, i))->title);
  for (guint i = 0; phase->tracks && i < phase->tracks->len; i++) mark(&((Track *)g_ptr_array_index(phase->tracks, i))->who);
  if (phase->kind == KIND_PREPARATION || phase->kind == KIND_AFTERWARDS) mark(&phase->title);
}

static void mark_person(Person *person, gboolean here) {
  char **texts[] = {&person->role, &person->organisation, &person->mail, &person->phone,
                    &person->remarks, &person->together, &person->apart, &person->street,
                    &person->house, &person->postcode, &person->town};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) mark(texts[i]);
  if (here) return;
  mark(&person->first);
  mark(&person->infix);
  mark(&person->last);
}

static void mark_record(Record *record) {
  if (record->list != LIST_SLOGAN || !record->chosen || record->confidential) record->text = PRIVATE;
  record->owner = record->heading = record->column = PRIVATE; /* borrowed, so that nothing is freed */
}

/* Every text of script and session that is not meant for the room becomes one that can be found. */
static void mark_all(Wall *room) {
  Session *session = room->scene.meeting.session;
  Script *script = room->scene.meeting.script;
  char **texts[] = {&script->theme, &script->experience, &script->layout_text, &script->initiator.name,
                    &script->initiator.mail, &script->initiator.phone, &script->people_file, &script->venue.address,
                    &script->logo, &script->sign_up};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) mark(texts[i]);
  mark_lines(&script->aims);
  mark_lines(&script->practical);
  mark_lines(&script->bring);
  mark_lines(&script->previous);
  for (guint i = 0; i < script->phases->len; i++) mark_phase(g_ptr_array_index(script->phases, i));
  for (guint i = 0; i < session->people->len; i++) {
    Presence presence = g_array_index(session->attendance, Attendance, i).presence;
    mark_person(g_ptr_array_index(session->people, i), presence == PRESENCE_HERE || presence == PRESENCE_ONLINE);
  }
  for (guint i = 0; i < session->records->len; i++) mark_record(g_ptr_array_index(session->records, i));
  mark(&session->next_place);
  mark(&session->next_host);
}

/* One of every list in the record, and somebody in a group who has gone. */
static void fill_record(Wall *room) {
  Session *session = room->scene.meeting.session;
  for (int list = 0; list < N_LISTS; list++)
    scene_record(&room->scene, "14:28", (ListKind)list, "tekst", "iemand", (Date){0, 0, 0});
  Event *gone = meeting_event(&room->scene.meeting, room->scene.view.now, EVENT_ATTEND, NULL);
  gone->person_id = 2;
  gone->number = PRESENCE_LEFT;
  session_append(session, gone);
}

static void assert_nothing_private(Wall *room, const char *name) {
  for (int time = DISPLAY_BAR; time <= DISPLAY_NO_TIME; time++)
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
      room->view.time = (DisplayTime)time;
      g_autoptr(Grid) grid = display_draw(&room->view, sizes[i][0], sizes[i][1]);
      g_autofree char *dump = grid_dump(grid, FALSE);
      if (strstr(dump, MARK)) g_error("%s %dx%d shows what is private\n%s", name, sizes[i][0], sizes[i][1], dump);
    }
  g_autofree char *title = display_window_title(&room->view);
  g_assert_null(strstr(title, MARK));
}

static void check_private(gconstpointer name) {
  Wall room;
  open_room(&room, name);
  fill_record(&room);
  mark_all(&room);
  assert_nothing_private(&room, name);
  /* a display that is frozen draws the past from the events: they hold as much. */
  Session *session = room.scene.meeting.session;
  if (room.view.session && strcmp(name, "between") != 0) {
    for (guint i = 0; i < session->events->len; i++) {
      Event *event = g_ptr_array_index(session->events, i);
      if (event->kind == EVENT_ENTER) mark_person(event->person, event->person->id <= 16 && event->person->id != 2);
      if (event->kind != EVENT_RECORD) continue;
      if (!strstr(event->text, "Een deur")) mark(&event->text); /* all but the chosen sentence */
      mark(&event->owner);
    }
    session->display = ROOM_FROZEN;
    session->display_n = ((const Event *)g_ptr_array_index(session->events, session->events->len - 1))->n;
    if (strcmp(name, "many-groups") != 0) assert_nothing_private(&room, name);
  }
  close_room(&room);
}

/* Confidential is the chosen sentence too. */
static void test_confidential_sentence(void) {
  Wall room;
  open_room(&room, "finished");
  Session *session = room.scene.meeting.session;
  for (guint i = 0; i < session->records->len; i++) ((Record *)g_ptr_array_index(session->records, i))->confidential = TRUE;
  mark_all(&room);
  assert_nothing_private(&room, "finished");
  close_room(&room);
}

/* The mark is found where it stands: without this the tests above would prove nothing. */
static void test_mark_would_be_seen(void) {
  Wall room;
  open_room(&room, "calm");
  mark(&script_phase(room.scene.meeting.script, "kennismaking")->what);
  for (gsize i = 3; i < G_N_ELEMENTS(sizes); i++) {
    g_autoptr(Grid) grid = display_draw(&room.view, sizes[i][0], sizes[i][1]);
    g_autofree char *dump = grid_dump(grid, FALSE);
    g_assert_nonnull(strstr(dump, MARK));
  }
  close_room(&room);
}

/* --- golden screens --- */

static const char *const golden[] = {
    "no-session", "before", "walk-in", "calm", "overtime", "groups", "many-groups", "parallel", "break",
    "over-break", "finished", "message", "frozen", "blank-message", "lost", "digits", "no-time", "english", "long-title",
};

static void check_golden(gconstpointer data) {
  for (gsize i = 0; i < G_N_ELEMENTS(golden_sizes); i++) {
    int columns = golden_sizes[i][0], rows = golden_sizes[i][1];
    g_autofree char *file = g_strdup_printf("display-%s-%dx%d.txt", (const char *)data, columns, rows);
    g_autofree char *is = screen(data, columns, rows);
    assert_approved(file, is);
  }
}

/* And what the cells mean, all sizes in one file. */
static void check_golden_roles(gconstpointer data) {
  g_autoptr(GString) all = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(golden_sizes); i++) {
    Wall room;
    open_room(&room, data);
    g_autoptr(Grid) grid = display_draw(&room.view, golden_sizes[i][0], golden_sizes[i][1]);
    g_autofree char *is = roles_text(grid);
    g_string_append_printf(all, "%dx%d\n%s", golden_sizes[i][0], golden_sizes[i][1], is);
    close_room(&room);
  }
  g_autofree char *file = g_strdup_printf("display-%s.roles.txt", (const char *)data);
  assert_approved(file, all->str);
}

int main(int argc, char **argv) {
  g_setenv("G_TEST_SRCDIR", ".", FALSE);
  g_test_init(&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(all_rooms); i++) {
    g_autofree char *whole = g_strdup_printf("/display/whole/%s", all_rooms[i]);
    g_autofree char *private = g_strdup_printf("/display/private/%s", all_rooms[i]);
    g_test_add_data_func(whole, all_rooms[i], check_whole);
    g_test_add_data_func(private, all_rooms[i], check_private);
  }
  g_test_add_func("/display/private/confidential-sentence", test_confidential_sentence);
  g_test_add_func("/display/private/mark-would-be-seen", test_mark_would_be_seen);
  g_test_add_func("/display/before", test_before);
  g_test_add_func("/display/part", test_part);
  g_test_add_func("/display/break", test_break);
  g_test_add_func("/display/after", test_after);
  g_test_add_func("/display/message-frozen-blank", test_message_frozen_blank);
  g_test_add_func("/display/groups", test_groups);
  for (gsize i = 0; i < G_N_ELEMENTS(golden); i++) {
    g_autofree char *path = g_strdup_printf("/display/golden/%s", golden[i]);
    g_test_add_data_func(path, golden[i], check_golden);
    g_autofree char *roles = g_strdup_printf("/display/golden-roles/%s", golden[i]);
    g_test_add_data_func(roles, golden[i], check_golden_roles);
  }
  return g_test_run();
}
