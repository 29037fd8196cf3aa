/* The facilitator's view: in every scene and size the screen is whole, panes lie apart, the part now is in view, and the
 * main scenes look as they were approved by eye (tests/golden/screens; UPDATE=1 writes them anew). */
#include <stdlib.h>

#include "base/unicode.h"
#include "scenes.h"
#include "screens.h"
#include "view/notice.h"
#include "view/panes.h"
#include "view/words.h"

static const int sizes[][2] = {
    {1, 1},    {20, 5},   {24, 8},   {30, 10},  {40, 12},  {40, 24},  {57, 17},  {60, 40},
    {69, 23},  {70, 24},  {79, 25},  {80, 12},  {80, 24},  {80, 60},  {99, 30},  {100, 30},
    {119, 39}, {120, 40}, {132, 43}, {159, 50}, {160, 28}, {200, 60}, {220, 20}, {220, 70},
};

static gboolean apart(const Pane *a, const Pane *b) {
  return a->column + a->width <= b->column || b->column + b->width <= a->column || a->row + a->height <= b->row ||
         b->row + b->height <= a->row;
}

static void assert_apart(const Panes *panes, int columns, int rows) {
  for (int i = 0; i < N_AREAS; i++) {
    const Pane *pane = &panes->areas[i];
    if (!pane_there(pane)) continue;
    g_assert_cmpint(pane->column, >=, 0);
    g_assert_cmpint(pane->row, >=, 0);
    g_assert_cmpint(pane->column + pane->width, <=, columns);
    g_assert_cmpint(pane->row + pane->height, <=, rows);
    for (int j = i + 1; j < N_AREAS; j++)
      if (pane_there(&panes->areas[j])) g_assert_true(apart(pane, &panes->areas[j]));
  }
}

/* Is the beginning of the running part's title on the screen. */
static void assert_current(const Scene *scene, const char *dump, int columns, int rows) {
  const PhaseRun *run = session_current(scene->meeting.session);
  if (!run || scene->ui.curtain || (scene->ui.mode == MODE_ASK && scene->ui.question == UI_ASKS_ROOM)) return;
  if (columns < 30 && panes_is_page(&scene->view)) return; /* there the time alone must do */
  g_autofree char *begin =
      g_utf8_substring(run->phase->title, 0, MIN(g_utf8_strlen(run->phase->title, -1), columns < 40 ? 4 : 6));
  if (!strstr(dump, begin)) g_error("%s %dx%d: %s is not in view\n%s", scene->name, columns, rows, begin, dump);
}

static void check_scene(gconstpointer data) {
  const char *name = data;
  Scene scene;
  scene_open(&scene, name);
  for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
    int columns = sizes[i][0], rows = sizes[i][1];
    g_autoptr(Grid) grid = facilitator_draw(&scene.view, columns, rows);
    g_assert_cmpint(grid->columns, ==, columns);
    g_assert_cmpint(grid->rows, ==, rows);
    assert_whole(grid);
    if (columns < FACILITATOR_MIN_COLUMNS || rows < FACILITATOR_MIN_ROWS) continue;
    g_autofree char *dump = grid_dump(grid, FALSE);
    assert_current(&scene, dump, columns, rows);
    g_autoptr(Grid) paper = grid_new(columns, rows);
    Panes panes;
    panes_layout(&scene.view, paper, &panes);
    assert_apart(&panes, columns, rows);
    g_assert_true(panes_has(&panes, AREA_NOW));
    g_assert_true(panes_has(&panes, AREA_KEYS) || (rows < 6 && panes_has(&panes, AREA_ALERT)));
  }
  scene_close(&scene);
}

/* Every size there is, for the scenes that strain the layout most. */
static void check_all_sizes(gconstpointer data) {
  Scene scene;
  scene_open(&scene, data);
  for (int columns = 1; columns <= 220; columns += columns < 130 ? 3 : 11)
    for (int rows = 1; rows <= 70; rows += rows < 45 ? 2 : 7) {
      g_autoptr(Grid) grid = facilitator_draw(&scene.view, columns, rows);
      assert_whole(grid);
      if (columns < FACILITATOR_MIN_COLUMNS || rows < FACILITATOR_MIN_ROWS) continue;
      g_autofree char *dump = grid_dump(grid, FALSE);
      assert_current(&scene, dump, columns, rows);
      g_autoptr(Grid) paper = grid_new(columns, rows);
      Panes panes;
      panes_layout(&scene.view, paper, &panes);
      assert_apart(&panes, columns, rows);
    }
  scene_close(&scene);
}

/* In the list on the left the current part stays in view, with forty parts and on every height. */
static void test_list_follows(void) {
  Scene scene;
  scene_open(&scene, "forty");
  for (int rows = 12; rows < 70; rows++) {
    g_autoptr(Grid) grid = facilitator_draw(&scene.view, 80, rows);
    gboolean marked = FALSE;
    for (int y = 0; y < rows; y++) marked = marked || strcmp(grid->cells[y * 80 + 1].text, "▶") == 0;
    g_assert_true(marked);
  }
  scene_close(&scene);
}

static char *screen(const char *name, int columns, int rows) {
  Scene scene;
  scene_open(&scene, name);
  g_autoptr(Grid) grid = facilitator_draw(&scene.view, columns, rows);
  char *dump = grid_dump(grid, FALSE);
  scene_close(&scene);
  return dump;
}

#define assert_says(name, columns, rows, ...)                                                     \
  do {                                                                                            \
    g_autofree char *is_ = screen((name), (columns), (rows));                                     \
    static const char *const said_[] = {__VA_ARGS__};                                             \
    for (gsize i_ = 0; i_ < G_N_ELEMENTS(said_); i_++)                                            \
      if (!strstr(is_, said_[i_])) g_error("%s: \"%s\" is not said\n%s", (name), said_[i_], is_); \
  } while (0)

static const int main_sizes[][2] = {{40, 12}, {80, 24}, {120, 40}, {200, 60}};

/* What a key does now: Enter leads on in a form, and the answer to a question is a letter of its language. */
static void test_keys_say_what_they_do(void) {
  assert_says("input", 80, 24, "Enter volgend veld");
  assert_says("input-long", 80, 24, "Enter klaar");
  assert_says("ask-room", 80, 24, "j: ja, doe het gordijn dicht");
  Scene scene;
  scene_open(&scene, "ask-room");
  ((Script *)scene.meeting.session->script)->lang = LANG_EN;
  g_autoptr(Grid) grid = facilitator_draw(&scene.view, 80, 24);
  g_autofree char *dump = grid_dump(grid, FALSE);
  g_assert_nonnull(strstr(dump, "y: yes, close the curtain"));
  scene_close(&scene);
}

/* Time, ahead or behind, next and the first key are there at every size down to 40x12. */
static void test_one_glance(void) {
  for (gsize i = 0; i < G_N_ELEMENTS(main_sizes); i++) {
    int columns = main_sizes[i][0], rows = main_sizes[i][1];
    assert_says("calm", columns, rows, "Kennismaking", "nog 5:43 van 20 min", "4 min achter", "14:28",
                "Hierna 14:34 Gesprek", "PgDn");
    assert_says("overtime", columns, rows, "uitloop 2:10", "6 min achter", "Hierna 14:36 Gesprek");
    assert_says("danger", columns, rows, "AFRONDEN", "nog 0:40", "4 min achter");
    assert_says("warning", columns, rows, "SEINTJE", "nog 2:50", "4 min achter");
    assert_says("stopped", columns, rows, "KLOK STIL 2:17", "nog 8:00", "6 min achter");
    assert_says("not-saved", columns, rows, "NIET OPGESLAGEN (3)");
    assert_says("watch", columns, rows, "ALLEEN KIJKEN");
    assert_says("drift", columns, rows, "KLOK WIJKT 1 min 15 AF");
    assert_says("drift-days", columns, rows, "KLOK WIJKT 52 dagen AF");
    assert_says("before", columns, rows, "Druk PgDn om te beginnen", "Ruimte klaarmaken", "31:40");
    assert_says("finished", columns, rows, "De bijeenkomst is klaar");
    assert_says("ask", columns, rows, "Er zijn nog 5 minuten. Toch verder?", "nog 5:43");
    assert_says("input", columns, rows, "nog 11:43", "AFSPRAAK", "Ma");
    assert_says("english", columns, rows, "5:43 left", "4 min behind", "Next 14:34 Conversation", "PgDn");
  }
}

static void test_what_a_laptop_shows(void) {
  assert_says("round", 80, 24, "Rondje 11 van 16 · 1 min p.p.", "nog 0:43", "Stap 2 van 3: Rondje",
              "• Welk kaartje koos je, en waarom?", "! Noem vooraf de tijd per persoon.", "16 van 17 binnen",
              "Inhalen: Gesprek 15 → 11.", "einde ±16:04, beloofd 16:00", "Nynke leidt");
  assert_says("days-before", 80, 24, "Het begin is do 14 jan om 14:00", "di 5 jan 13:28");
  assert_says("named", 80, 24, "Rondje 11 van 16", "Nu: Ağaoğlu van den Berg 4");
  assert_says("double", 80, 24, "Rondje 10 van 16 · 1 min p.p.", "nog 0:37", "Nu: dubbele tijd");
  assert_says("change", 80, 24, "Veranderen: afspraak", "> Flyer maken", "OPGESCHREVEN", "besluit");
  assert_says("ask-page", 80, 24, "Weghalen? We komen elke zes weken bij elkaar.", "OPGESCHREVEN");
  assert_says("stopped", 80, 24, "De klok staat al 2:17 stil. Met p loopt hij verder.");
  assert_says("too-late", 80, 24, "Opening zou al begonnen zijn: druk PgDn");
  assert_says("pinned", 80, 24, "nog 9:00 tot 14:40");
  assert_says("parallel", 80, 24, "Tuinkamer: Jong en oud, Nynke", "Grote zaal: Vervoer, Marjan");
  assert_says("finished", 80, 24, "van 13:31 tot 16:20", "draaiboek verslag wijk.yaml -o");
  assert_says("finished", 200, 60, "draaiboek verslag wijk.yaml -o wijk-verslag", "draaiboek mail wijk.yaml verslag -o wijk-mail");
  assert_says("input", 80, 24, "wat     > Koffie-ochtend in het buurthuis", "wie     > Ma", "wanneer >");
  assert_says("record", 80, 24, "afspraak 2", "datum nog kiezen", "niet in verslag");
  assert_says("notice", 80, 24, "Ongedaan: notitie: Huisarts wil meedoen, belt zelf terug.");
  assert_says("refused", 80, 24, "Hiervoor is er geen onderdeel.");
  assert_says("preview", 80, 24, "Zo wordt het", "Einde zonder voorstel: 16:06");
  assert_says("what-now", 80, 24, "Iemand praat te veel", "zou je wél ondertekenen?");
  assert_says("round", 120, 40, "VRAGEN", "STAPPEN", "OPGESCHREVEN", "MENSEN", "▶ Rondje", "kernwoord: wachtlijst");
}

/* Who types sees who leads this part and what is to be written down in it, with the keys for that. */
static void test_second_person(void) {
  for (gsize i = 1; i < G_N_ELEMENTS(main_sizes); i++) {
    Scene scene;
    scene_open(&scene, "calm");
    Phase *phase = script_phase(scene.meeting.script, "kennismaking");
    g_array_set_size(phase->lists, 0);
    const OpenList lists[] = {{LIST_KEYWORD, NULL}, {LIST_HARVEST, g_strdup("Wat nemen we mee")}};
    g_array_append_vals(phase->lists, lists, G_N_ELEMENTS(lists));
    for (guint r = 0; i == 1 && r < scene.meeting.session->records->len; r++) /* below: the wide screens have a place of their own */
      ((Record *)g_ptr_array_index(scene.meeting.session->records, r))->deleted = TRUE;
    g_autoptr(Grid) grid = facilitator_draw(&scene.view, main_sizes[i][0], main_sizes[i][1]);
    g_autofree char *dump = grid_dump(grid, FALSE);
    g_assert_nonnull(strstr(dump, "Nynke leidt"));
    if (!strstr(dump, "Opschrijven: k\u00a0kernwoorden")) g_error("what is written down is not said\n%s", dump);
    scene_close(&scene);
  }
}

/* Behind the curtain there is the title and the clock, and nothing that is only for the facilitator. */
static void test_curtain(void) {
  static const char *const secrets[] = {"Kennismaking", "nog ",   "achter",  "Noem vooraf",
                                        "Gesprek",      "binnen", "notitie", "wachtlijst"};
  for (gsize i = 0; i < G_N_ELEMENTS(main_sizes); i++) {
    g_autofree char *dump = screen("curtain", main_sizes[i][0], main_sizes[i][1]);
    g_assert_nonnull(strstr(dump, "Startbijeenkomst netwerk"));
    for (gsize s = 0; s < G_N_ELEMENTS(secrets); s++) g_assert_null(strstr(dump, secrets[s]));
    g_autofree char *asks = screen("ask-room", main_sizes[i][0], main_sizes[i][1]);
    g_assert_nonnull(strstr(asks, "Ziet de zaal dit scherm ook?"));
    for (gsize s = 0; s < G_N_ELEMENTS(secrets); s++) g_assert_null(strstr(asks, secrets[s]));
  }
  Scene scene;
  scene_open(&scene, "input"); /* a line being written when the curtain falls is hidden too */
  scene.ui.curtain = TRUE;
  g_autoptr(Grid) grid = facilitator_draw(&scene.view, 80, 24);
  g_autofree char *dump = grid_dump(grid, FALSE);
  g_assert_null(strstr(dump, "Koffie"));
  g_assert_cmpint(grid->cursor_column, ==, -1);
  g_autofree char *title = facilitator_window_title(&scene.view);
  g_assert_cmpstr(title, ==, "Startbijeenkomst netwerk vrijwillige zorg");
  scene_close(&scene);
}

/* Trouble is told on the smallest screen too; behind the curtain by a sign that says nothing to the room. */
static void test_trouble_is_told(void) {
  assert_says("not-saved", 20, 5, "NIET OPGESLAGEN");
  assert_says("watch", 20, 5, "ALLEEN KIJKEN");
  assert_says("not-saved", 80, 24, "De schijf is vol. Je kunt doorgaan.");
  assert_says("not-saved", 120, 40, "De schijf is vol. Je kunt doorgaan; ik probeer het elke seconde.");
  Scene scene;
  scene_open(&scene, "not-saved");
  scene.ui.curtain = TRUE;
  g_autoptr(Grid) grid = facilitator_draw(&scene.view, 40, 12);
  g_assert_cmpstr(grid->cells[11 * 40 + 1].text, ==, "!");
  scene.ui.curtain = FALSE;
  scene.view.not_saved = 0;
  scene.meeting.session->rehearsal = TRUE;
  g_autoptr(Grid) rehearsal = facilitator_draw(&scene.view, 80, 24);
  g_autofree char *dump = grid_dump(rehearsal, FALSE);
  g_assert_nonnull(strstr(dump, "\n PROEF\n"));
  scene_close(&scene);
}

/* However narrow, the key that leads on is there, and the way to all the others where two fit. */
static void test_keys_stay(void) {
  for (int columns = 24; columns < 220; columns += 4) {
    g_autofree char *dump = screen("advice", columns, 12);
    g_assert_nonnull(strstr(dump, "PgDn volgende"));
    if (columns >= 28) g_assert_nonnull(strstr(dump, "? hulp"));
  }
  assert_says("advice", 20, 5, "PgDn volgende");
  static const char *const pages[] = {"people", "parts", "groups", "record", "preview"};
  for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) /* and from every page the way back */
    for (int columns = 40; columns < 220; columns += 8) {
      g_autofree char *dump = screen(pages[i], columns, 24);
      g_assert_nonnull(strstr(dump, "Esc sluit"));
      g_assert_nonnull(strstr(dump, "? hulp"));
    }
}

static void test_window_title(void) {
  static const char *const titles[][2] = {
      {"calm", "Kennismaking · nog 6 min"},
      {"overtime", "Kennismaking · uitloop 2 min"},
      {"stopped", "Kennismaking · KLOK STIL"},
      {"before", "Startbijeenkomst netwerk vrijwillige zorg"},
      {"english", "Getting to know each other · 6 min left"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(titles); i++) {
    Scene scene;
    scene_open(&scene, titles[i][0]);
    g_autofree char *title = facilitator_window_title(&scene.view);
    g_assert_cmpstr(title, ==, titles[i][1]);
    scene_close(&scene);
  }
}

static void test_words(void) {
  static const struct {
    int seconds;
    const char *nl, *en;
  } behind[] = {{0, "op tijd", "on time"},
                {59, "op tijd", "on time"},
                {-59, "op tijd", "on time"},
                {60, "1 min achter", "1 min behind"},
                {299, "4 min achter", "4 min behind"},
                {-130, "2 min voor", "2 min ahead"},
                {23 * 3600, "23 uur achter", "23 hours behind"},
                {-30 * 3600, "1 dag voor", "1 day ahead"},
                {-1271 * 3600, "52 dagen voor", "52 days ahead"}};
  for (gsize i = 0; i < G_N_ELEMENTS(behind); i++) {
    g_autofree char *nl = words_behind(LANG_NL, behind[i].seconds);
    g_autofree char *en = words_behind(LANG_EN, behind[i].seconds);
    g_assert_cmpstr(nl, ==, behind[i].nl);
    g_assert_cmpstr(en, ==, behind[i].en);
  }
  static const struct {
    Instant left;
    const char *words;
  } clocks[] = {{0, "0:00"},  {1, "0:01"},       {SECOND, "0:01"},           {SECOND + 1, "0:02"},
                {-1, "0:00"}, {-SECOND, "0:01"}, {3600 * SECOND, "1:00:00"}, {-130 * SECOND, "2:10"}};
  for (gsize i = 0; i < G_N_ELEMENTS(clocks); i++) {
    g_autofree char *clock = words_clock(clocks[i].left);
    g_assert_cmpstr(clock, ==, clocks[i].words);
  }
}

/* Every refusal and question has words of its own, in both languages, and no place of a text stays open. */
static void test_refusals(void) {
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (int lang = LANG_NL; lang <= LANG_EN; lang++)
    for (int refusal = REFUSAL_NONE + 1; refusal < N_REFUSALS; refusal++) {
      g_autofree char *bare = notice_refusal((Lang)lang, (Refusal)refusal, NULL, 0);
      g_assert_null(strchr(bare, '{'));
      g_assert_cmpint(strlen(bare), >, 5);
      TextArg arg = TS("Gesprek");
      char *words = notice_refusal((Lang)lang, (Refusal)refusal, &arg, 1);
      g_assert_null(strchr(words, '{'));
      g_assert_true(g_hash_table_add(seen, words));
    }
}

/* An event of every live kind is told in words. */
static void test_events(void) {
  Scene scene;
  scene_open(&scene, "calm");
  for (int kind = 0; kind < N_EVENTS; kind++) {
    if (!event_live((EventKind)kind)) continue;
    g_autoptr(Event) event = event_new((EventKind)kind);
    event->part = g_strdup("gesprek");
    event->text = g_strdup("thee");
    event->person_id = event->record = 1;
    for (int lang = LANG_NL; lang <= LANG_EN; lang++) {
      g_autofree char *words = notice_event((Lang)lang, scene.meeting.session, event);
      g_assert_cmpint(strlen(words), >, 0);
      g_assert_null(strchr(words, '{'));
    }
  }
  scene_close(&scene);
}

/* A notice fades; a question does not. */
static void test_notice_fades(void) {
  Scene scene;
  scene_open(&scene, "refused");
  g_autofree char *now = notice_words(LANG_NL, scene.meeting.session, &scene.ui, scene.ui.notice.t + 9 * SECOND);
  g_autofree char *later = notice_words(LANG_NL, scene.meeting.session, &scene.ui, scene.ui.notice.t + 11 * SECOND);
  g_assert_nonnull(now);
  g_assert_null(later);
  scene_close(&scene);
}

/* A terminal of one colour shows letters only, so what matters differs in letters: the same moment calm, late and still. */
static void test_shape_not_colour(void) {
  static const char *const states[] = {"calm", "warning", "danger", "overtime", "stopped"};
  for (gsize i = 0; i < G_N_ELEMENTS(main_sizes); i++)
    for (gsize a = 0; a < G_N_ELEMENTS(states); a++)
      for (gsize b = a + 1; b < G_N_ELEMENTS(states); b++) {
        g_autofree char *one = screen(states[a], main_sizes[i][0], main_sizes[i][1]);
        g_autofree char *other = screen(states[b], main_sizes[i][0], main_sizes[i][1]);
        g_assert_cmpstr(one, !=, other);
      }
}

/* On a terminal without block characters everything is said in ASCII, the digits still large. */
static void test_plain(void) {
  for (gsize i = 0; i < G_N_ELEMENTS(scene_all); i++) {
    Scene scene;
    scene_open(&scene, scene_all[i]);
    scene.ui.plain = TRUE;
    g_autoptr(Grid) grid = facilitator_draw(&scene.view, 80, 24);
    g_autofree char *before = grid_dump(grid, FALSE);
    if (strcmp(scene_all[i], "display") != 0) g_assert_null(strstr(before, "█")); /* there it is a bar, not a letter */
    grid_plain(grid);
    g_autofree char *dump = grid_dump(grid, FALSE);
    g_assert_true(g_str_is_ascii(dump));
    if (strcmp(scene_all[i], "calm") == 0) g_assert_nonnull(strstr(dump, "####"));
    scene_close(&scene);
  }
}

/* What was found at the opening stands on the screen until the first key; leaving while the clock stands still says so. */
static void test_told(void) {
  Scene scene;
  scene_open(&scene, "stopped");
  scene.ui.told = g_strdup("De laatste regel was half.");
  g_autoptr(Grid) grid = facilitator_draw(&scene.view, 80, 24);
  g_autofree char *dump = grid_dump(grid, FALSE);
  g_assert_nonnull(strstr(dump, "De laatste regel was half."));
  scene.ui.mode = MODE_ASK;
  scene.ui.question = UI_ASKS_QUIT;
  g_autofree char *question = notice_question(LANG_NL, scene.meeting.session, &scene.ui);
  g_assert_nonnull(strstr(question, "blijft stil staan"));
  scene_close(&scene);
}

static char *screen_of(const Scene *scene, int columns, int rows) {
  g_autoptr(Grid) grid = facilitator_draw(&scene->view, columns, rows);
  return grid_dump(grid, FALSE);
}

/* The commands at the end can be typed as they stand, also when the file's name has a space in it. */
static void test_finished_commands(void) {
  Scene scene;
  scene_open(&scene, "finished");
  g_free(scene.ui.script);
  scene.ui.script = g_strdup("ons net.yaml");
  g_autofree char *is = screen_of(&scene, 200, 60);
  g_assert_nonnull(strstr(is, "draaiboek verslag 'ons net.yaml' -o 'ons net-verslag'"));
  g_assert_nonnull(strstr(is, "draaiboek mail 'ons net.yaml' verslag -o 'ons net-mail'"));
  scene_close(&scene);
}

/* Somebody speaks far longer than promised: perhaps the key was forgotten. Calm, in words, at every size. */
static void test_speaks_long(void) {
  for (gsize i = 0; i < G_N_ELEMENTS(main_sizes); i++) {
    assert_says("speaks-long", main_sizes[i][0], main_sizes[i][1], "Spreekt al 6 min. Volgende: toets x.");
    g_autofree char *round = screen("round", main_sizes[i][0], main_sizes[i][1]);
    g_assert_null(strstr(round, "Spreekt al"));
  }
}

/* Ahead of the next part, but the parts after it have grown: the end is what counts, and nothing says ahead. */
static void test_end_later(void) {
  Scene scene;
  scene_open(&scene, "calm");
  scene.table.behind = -12 * 60;
  scene.table.promised_end = scene.table.expected_end - 11 * 60 * SECOND - 30 * SECOND;
  g_autofree char *late = screen_of(&scene, 80, 24);
  g_assert_nonnull(strstr(late, "einde 11 min later"));
  g_assert_null(strstr(late, "12 min voor"));
  scene.table.promised_end = scene.table.expected_end;
  g_autofree char *ahead = screen_of(&scene, 80, 24);
  g_assert_nonnull(strstr(ahead, "12 min voor"));
  scene_close(&scene);
}

/* A part that was left by going back stands where it is expected now, not where it began by mistake. */
static void test_went_back(void) {
  Scene scene;
  scene_open(&scene, "calm");
  meeting_at(&scene.meeting, "14:27", EVENT_START, "gesprek");
  meeting_at(&scene.meeting, "14:28", EVENT_START, "kennismaking");
  timetable_clear(&scene.table);
  timetable_at(scene.meeting.session, scene.view.now, &scene.table);
  Instant expected = timetable_row(&scene.table, scene.table.next)->expected_start;
  g_autofree char *at = words_time(scene.meeting.session, expected), *row = g_strdup_printf("14:30 %s Gesprek", at);
  g_autofree char *is = screen_of(&scene, 80, 24);
  g_assert_nonnull(strstr(is, row));
  g_assert_cmpint(expected, >, scene.view.now);
  scene_close(&scene);
}

/* Where there is room no name in a group is cut, and where there is none it says that more follow. */
static void test_groups_in_full(void) {
  Scene scene;
  scene_open(&scene, "groups");
  Person *person = g_ptr_array_index(scene.meeting.session->people, 3);
  scene_say(&person->last, "van der Meulen-Oosterhuis");
  g_autofree char *name = person_name(person), *large = screen_of(&scene, 200, 60), *small = screen_of(&scene, 80, 16);
  g_assert_nonnull(strstr(large, name));
  g_assert_null(strstr(large, "↓ meer"));
  g_assert_nonnull(strstr(small, "↓ meer"));
  scene_close(&scene);
}

/* On the smallest screen too: who is new and what to do, and which room this is. */
static void test_small_screen(void) {
  assert_says("newcomer", 40, 12, "Ayşe is nieuw. Kort voorstelrondje?", "Druk x.");
  assert_says("in-room", 40, 12, "Kennismaking", "Tuinkamer", "14:28");
}

/* An agreement whose day is past says so in the record and in the pane, in words. */
static void test_overdue_in_view(void) {
  Scene scene;
  scene_open(&scene, "record");
  gboolean any = FALSE;
  for (guint i = 0; i < scene.meeting.session->records->len; i++) {
    Record *record = g_ptr_array_index(scene.meeting.session->records, i);
    if (record->list != LIST_AGREEMENT) continue;
    record->due = date_add(instant_date(scene.view.now, scene.meeting.session->script->zone), any ? 1 : -1);
    any = TRUE;
  }
  g_assert_true(any);
  g_autofree char *is = screen_of(&scene, 80, 24);
  const char *once = strstr(is, "datum voorbij");
  g_assert_nonnull(once);
  g_assert_null(strstr(once + 1, "datum voorbij"));
  scene_close(&scene);
}

/* --- golden screens --- */

static const char *const golden[] = {
    "before",   "round",    "danger", "overtime", "stopped", "finished",   "not-saved", "input",
    "ask",      "ask-room", "parts",  "people",   "groups",  "record",     "preview",   "help",
    "what-now", "curtain",  "large",  "forty",    "english", "long-title", "pinned",    "nobody",
    "warning",  "advice",   "won",    "won-preview", "after-work", "newcomer", "move",  "closed",
    "in-room",  "display",  "frozen", "round-short", "length", "curtain-closed", "curtain-asks", "told",
    "speaks-long", "drift", "watch", "parallel", "named",   "double",  "refused",
};

/* A scene without the words of the key line: those are the key map's, which has tests of its own. */
static Grid *golden_grid(const char *name, int columns, int rows, gboolean plain) {
  Scene scene;
  scene_open(&scene, name);
  scene.ui.plain = plain;
  Grid *grid = facilitator_draw(&scene.view, columns, rows);
  gboolean asks_room = scene.ui.mode == MODE_ASK && scene.ui.question == UI_ASKS_ROOM;
  if (!scene.ui.curtain && !asks_room) {
    Panes panes;
    panes_layout(&scene.view, grid, &panes);
    const Pane *keys = &panes.areas[AREA_KEYS];
    for (int y = 0; y < keys->height; y++) {
      pane_fill(keys, 0, y, keys->width, 1, ROLE_TEXT, " ");
      pane_text(keys, 0, y, ROLE_KEY, "[keys]");
    }
  }
  if (plain) grid_plain(grid);
  scene_close(&scene);
  return grid;
}

static void check_golden(gconstpointer data) {
  const char *name = data;
  for (gsize i = 0; i < G_N_ELEMENTS(main_sizes); i++) {
    g_autofree char *file = g_strdup_printf("%s-%dx%d.txt", name, main_sizes[i][0], main_sizes[i][1]);
    g_autoptr(Grid) grid = golden_grid(name, main_sizes[i][0], main_sizes[i][1], FALSE);
    g_autofree char *is = grid_dump(grid, FALSE);
    assert_approved(file, is);
  }
}

/* And what the cells mean, which is what becomes colour, or bold and reverse where there is none: all sizes in one file. */
static void check_golden_roles(gconstpointer data) {
  g_autoptr(GString) all = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(main_sizes); i++) {
    g_autoptr(Grid) grid = golden_grid(data, main_sizes[i][0], main_sizes[i][1], FALSE);
    g_autofree char *is = roles_text(grid);
    g_string_append_printf(all, "%dx%d\n%s", main_sizes[i][0], main_sizes[i][1], is);
  }
  g_autofree char *file = g_strdup_printf("%s.roles.txt", (const char *)data);
  assert_approved(file, all->str);
}

/* On a terminal without block characters or letters beyond ASCII. */
static const char *const golden_plain[] = {"before", "round", "overtime", "stopped", "ask", "people", "groups", "curtain", "finished"};

static void check_golden_plain(gconstpointer data) {
  g_autoptr(GString) all = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(main_sizes); i++) {
    g_autoptr(Grid) grid = golden_grid(data, main_sizes[i][0], main_sizes[i][1], TRUE);
    g_autofree char *is = grid_dump(grid, FALSE);
    g_assert_true(g_str_is_ascii(is));
    g_string_append_printf(all, "%dx%d\n%s", main_sizes[i][0], main_sizes[i][1], is);
  }
  g_autofree char *file = g_strdup_printf("%s.plain.txt", (const char *)data);
  assert_approved(file, all->str);
}

/* A correction of a part that counts down to a clock time names that time. */
static void test_lasts_until(void) {
  Meeting meeting = meeting_open(meeting_first());
  meeting_at(&meeting, "13:45", EVENT_START, "walk-in");
  meeting_length(&meeting, "13:50", "walk-in", 20 * MINUTE);
  const Event *event = g_ptr_array_index(meeting.session->events, meeting.session->events->len - 1);
  g_autofree char *says = notice_event(LANG_NL, meeting.session, event);
  g_assert_nonnull(strstr(says, "duurt tot 14:05"));
  meeting_clear(&meeting);
}

/* How far from its place in the plan a part would begin, in the unit that says most. */
static void test_out_of_place(void) {
  static const struct {
    gint64 minutes;
    const char *says;
  } cases[] = {
      {1, "Volgens het plan begint Opening over 1 minuut. Toch nu?"},
      {119, "Volgens het plan begint Opening over 119 minuten. Toch nu?"},
      {13 * 60, "Volgens het plan begint Opening over 13 uur. Toch nu?"},
      {53 * 24 * 60 + 30, "Volgens het plan begint Opening over 53 dagen. Toch nu?"},
      {-20 * 60, "Volgens het plan begon Opening 20 uur geleden. Toch nu?"},
      {-3 * 24 * 60, "Volgens het plan begon Opening 3 dagen geleden. Toch nu?"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    const TextArg args[] = {TN(cases[i].minutes), TS("Opening")};
    g_autofree char *says = notice_refusal(LANG_NL, REFUSAL_ASK_OUT_OF_PLACE, args, G_N_ELEMENTS(args));
    g_assert_cmpstr(says, ==, cases[i].says);
  }
}

int main(int argc, char **argv) {
  g_setenv("G_TEST_SRCDIR", ".", FALSE);
  g_test_init(&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(scene_all); i++) {
    g_autofree char *path = g_strdup_printf("/facilitator/whole/%s", scene_all[i]);
    g_test_add_data_func(path, scene_all[i], check_scene);
  }
  static const char *const straining[] = {"long-title", "forty", "hundreds", "input", "overtime", "ask", "not-saved"};
  for (gsize i = 0; i < G_N_ELEMENTS(straining); i++) {
    g_autofree char *path = g_strdup_printf("/facilitator/all-sizes/%s", straining[i]);
    g_test_add_data_func(path, straining[i], check_all_sizes);
  }
  g_test_add_func("/facilitator/list-follows", test_list_follows);
  g_test_add_func("/facilitator/one-glance", test_one_glance);
  g_test_add_func("/facilitator/finished-commands", test_finished_commands);
  g_test_add_func("/facilitator/speaks-long", test_speaks_long);
  g_test_add_func("/facilitator/end-later", test_end_later);
  g_test_add_func("/facilitator/groups-in-full", test_groups_in_full);
  g_test_add_func("/facilitator/went-back", test_went_back);
  g_test_add_func("/facilitator/small-screen", test_small_screen);
  g_test_add_func("/facilitator/overdue", test_overdue_in_view);
  g_test_add_func("/facilitator/keys-say-what-they-do", test_keys_say_what_they_do);
  g_test_add_func("/facilitator/laptop", test_what_a_laptop_shows);
  g_test_add_func("/facilitator/second-person", test_second_person);
  g_test_add_func("/facilitator/curtain", test_curtain);
  g_test_add_func("/facilitator/trouble", test_trouble_is_told);
  g_test_add_func("/facilitator/keys-stay", test_keys_stay);
  g_test_add_func("/facilitator/window-title", test_window_title);
  g_test_add_func("/facilitator/words", test_words);
  g_test_add_func("/facilitator/refusals", test_refusals);
  g_test_add_func("/facilitator/events", test_events);
  g_test_add_func("/facilitator/notice-fades", test_notice_fades);
  g_test_add_func("/facilitator/plain", test_plain);
  g_test_add_func("/facilitator/told", test_told);
  g_test_add_func("/facilitator/shape-not-colour", test_shape_not_colour);
  for (gsize i = 0; i < G_N_ELEMENTS(golden); i++) {
    g_autofree char *path = g_strdup_printf("/facilitator/golden/%s", golden[i]);
    g_test_add_data_func(path, golden[i], check_golden);
    g_autofree char *roles = g_strdup_printf("/facilitator/golden-roles/%s", golden[i]);
    g_test_add_data_func(roles, golden[i], check_golden_roles);
  }
  for (gsize i = 0; i < G_N_ELEMENTS(golden_plain); i++) {
    g_autofree char *path = g_strdup_printf("/facilitator/golden-plain/%s", golden_plain[i]);
    g_test_add_data_func(path, golden_plain[i], check_golden_plain);
  }
  g_test_add_func("/facilitator/out-of-place", test_out_of_place);
  g_test_add_func("/facilitator/lasts-until", test_lasts_until);
  return g_test_run();
}
