/* Scenes for tests of what is seen: a meeting at a moment, with hands and troubles, each by a name. Built from real events
 * and the real timetable, so that what the screens show is what a meeting would show. */
#ifndef TESTS_SCENES_H
#define TESTS_SCENES_H
#include <errno.h>
#include <string.h>

#include "meeting.h"
#include "ui/ui.h"
#include "view/facilitator.h"

typedef struct Scene {
  const char *name;
  Meeting meeting;
  Timetable table;
  Ui ui;
  FacilitatorView view;
} Scene;

MEETING_STATIC char **scene_lines(const char *lines) { return g_strsplit(lines, "|", -1); }

MEETING_STATIC void scene_set(char ***to, const char *lines) {
  g_strfreev(*to);
  *to = scene_lines(lines);
}

MEETING_STATIC void scene_say(char **to, const char *text) {
  g_free(*to);
  *to = g_strdup(text);
}

MEETING_STATIC void scene_step(Phase *phase, const char *title, int minutes) {
  Step *step = g_new0(Step, 1);
  step->title = g_strdup(title);
  step->seconds = minutes * MINUTE;
  g_ptr_array_add(phase->steps, step);
}

MEETING_STATIC Phase *scene_part(Script *script, const char *id, const char *title, int length, int least, CutClass cut) {
  Phase *phase = meeting_part(script, id, length, least, length + 10, cut);
  scene_say(&phase->title, title);
  return phase;
}

MEETING_STATIC Script *scene_script(gboolean english) {
  Script *script = meeting_script((Date){2027, 1, 14}, "14:00");
  script->lang = english ? LANG_EN : LANG_NL;
  scene_say(&script->title, english ? "First meeting of the care network" : "Startbijeenkomst netwerk vrijwillige zorg");
  script->promised = 120 * MINUTE;
  script->warn = (WarnAt){FALSE, 20, 5};
#define NL_EN(nl, en) (english ? (en) : (nl))
  Phase *phase = scene_part(script, "ruimte", NL_EN("Ruimte klaarmaken", "Setting up"), 15, 15, CUT_NEVER);
  phase->kind = KIND_PREPARATION;
  scene_say(&phase->who, "Marjan en Nynke");
  scene_step(phase, "Stoelen in een kring, twee extra", 5);
  scene_set(&phase->needed, "naamkaartjes|aanwezigheidslijst|flappen|stiften");
  phase = scene_part(script, "inloop", NL_EN("Inloop", "Walk-in"), 15, 10, CUT_NORMAL);
  phase->kind = KIND_PREPARATION;
  phase = scene_part(script, "opening", NL_EN("Opening", "Opening"), 10, 7, CUT_NORMAL);
  scene_say(&phase->who, "Marjan");
  scene_step(phase, "Welkom en aanleiding", 4);
  scene_step(phase, "Programma en eindtijd", 2);
  scene_step(phase, "Hoe we met elkaar omgaan", 2);
  scene_step(phase, "Vragen vooraf", 2);
  scene_set(&phase->questions, "Waarvoor zijn we bij elkaar, en waarom nu?|Wat is er vandaag anders aan het eind?");
  scene_set(&phase->reminders, "Noem de eindtijd en beloof hem. Zeg hem na de pauze nog een keer.");
  phase = scene_part(script, "kennismaking", NL_EN("Kennismaking", "Getting to know each other"), 20, 16, CUT_LAST);
  scene_say(&phase->who, "Nynke");
  phase->round = ROUND_PERSON;
  phase->per_unit = 60;
  scene_step(phase, NL_EN("Kaart kiezen", "Choose a card"), 3);
  scene_step(phase, NL_EN("Rondje", "Round"), 16);
  scene_step(phase, NL_EN("Wat valt op?", "What stands out?"), 1);
  scene_set(&phase->questions, NL_EN("Welk kaartje koos je, en waarom?|Wat breng jij mee?",
                                     "Which card did you choose, and why?|What do you bring?"));
  scene_set(&phase->reminders, NL_EN("Noem vooraf de tijd per persoon.|Klap niet na elk verhaal.",
                                     "Say the time for each beforehand.|Do not clap after each story."));
  scene_set(&phase->needed, NL_EN("associatiekaarten", "association cards"));
  phase = scene_part(script, "gesprek", NL_EN("Gesprek", "Conversation"), 15, 8, CUT_FIRST);
  scene_say(&phase->who, "Nynke");
  scene_set(&phase->questions, "Wat gaat er al goed in ons dorp?|Waar lopen mensen op vast?|Wie ziet dat anders?");
  phase = scene_part(script, "droom", NL_EN("Toekomstdroom", "Dream of the future"), 25, 18, CUT_NORMAL);
  phase = scene_part(script, "pauze", NL_EN("Pauze", "Break"), 10, 10, CUT_NEVER);
  phase->kind = KIND_BREAK;
  scene_part(script, "collages", NL_EN("Collages", "Collages"), 10, 8, CUT_NORMAL);
  scene_part(script, "zin", NL_EN("Onze zin", "Our sentence"), 10, 7, CUT_LAST);
  scene_part(script, "afspraken", NL_EN("Afspraken", "Agreements"), 15, 12, CUT_LAST);
  scene_part(script, "afsluiting", NL_EN("Afsluiting", "Closing"), 5, 5, CUT_NEVER);
  phase = scene_part(script, "extra", NL_EN("Kennisquiz", "Quiz"), 10, 10, CUT_NORMAL);
  phase->spare = TRUE;
  phase = scene_part(script, "afloop", NL_EN("Afloop", "Tidying up"), 20, 20, CUT_NORMAL);
  phase->kind = KIND_AFTERWARDS;
  return script;
}

static const char *const scene_names[][2] = {
    {"Fatima", "Zonnebloem"},      {"Jan", "Gemeente Lindewaard"}, {"Marieke", "Welzijn Lindewaard"},
    {"Ağaoğlu", "Moskee An-Nour"}, {"Łukasz", "Huisartsenpost"},   {"Şebnem", "Thuiszorg Oost"},
    {"Wim", "Zonnebloem"},         {"Đorđe", "Rode Kruis"},
};

MEETING_STATIC void scene_people(Scene *scene, int n, int here) {
  for (int i = 0; i < n; i++) {
    Event *enter = meeting_event(&scene->meeting, scene->meeting.script->begin - 3600 * SECOND, EVENT_ENTER, NULL);
    enter->person = person_new();
    enter->person->id = i + 1;
    g_free(enter->person->first);
    enter->person->first = g_strdup(scene_names[i % 8][0]);
    enter->person->infix = i % 3 == 0 ? g_strdup("van den") : NULL;
    enter->person->last = g_strdup_printf("Berg %d", i + 1);
    enter->person->organisation = g_strdup(scene_names[i % 8][1]);
    enter->person->state = i % 11 == 10 ? STATE_CANCELLED : STATE_SIGNED_UP;
    enter->person->name_in_report = CONSENT_YES;
    session_append(scene->meeting.session, enter);
  }
  for (int i = 0; i < here; i++) {
    Event *attend = meeting_event(&scene->meeting, meeting_instant(scene->meeting.script, "13:25"), EVENT_ATTEND, NULL);
    attend->person_id = i + 1;
    attend->number = i % 7 == 6 ? PRESENCE_ONLINE : PRESENCE_HERE;
    session_append(scene->meeting.session, attend);
  }
}

MEETING_STATIC void scene_record(Scene *scene, const char *clock, ListKind list, const char *text, const char *owner,
                                 Date due) {
  Event *event =
      meeting_event(&scene->meeting, meeting_instant(scene->meeting.script, clock), EVENT_RECORD,
                    scene->meeting.session->current >= 0 ? session_current(scene->meeting.session)->phase->id : NULL);
  event->record = scene->meeting.session->next_record;
  event->list = list;
  event->text = g_strdup(text);
  event->owner = g_strdup(owner);
  event->due = due;
  if (list == LIST_AGREEMENT) event->number = scene->meeting.session->next_agreement;
  session_append(scene->meeting.session, event);
}

/* The meeting up to and with the introductions, four minutes late, with a record. */
MEETING_STATIC void scene_play(Scene *scene) {
  Meeting *meeting = &scene->meeting;
  meeting_at(meeting, "13:31", EVENT_START, "ruimte");
  meeting_at(meeting, "13:46", EVENT_START, "inloop");
  meeting_at(meeting, "14:02", EVENT_START, "opening");
  scene_record(scene, "14:05", LIST_NOTE, "Koffie is later, om kwart over drie.", NULL, (Date){0, 0, 0});
  meeting_at(meeting, "14:14", EVENT_START, "kennismaking");
  scene_record(scene, "14:18", LIST_KEYWORD, "wachtlijst", NULL, (Date){0, 0, 0});
  scene_record(scene, "14:19", LIST_KEYWORD, "eenzaamheid", NULL, (Date){0, 0, 0});
  scene_record(scene, "14:20", LIST_NOTE, "Huisarts wil meedoen, belt zelf terug.", NULL, (Date){0, 0, 0});
}

MEETING_STATIC void scene_round(Scene *scene, int turns, int seconds) {
  Event *event =
      meeting_event(&scene->meeting, meeting_instant(scene->meeting.script, "14:17"), EVENT_ROUND, "kennismaking");
  event->number = 16;
  event->seconds = 60;
  session_append(scene->meeting.session, event);
  Instant at = meeting_instant(scene->meeting.script, "14:17");
  for (int i = 0; i < turns; i++) {
    at += seconds * SECOND;
    Event *turn = meeting_event(&scene->meeting, at, EVENT_TURN, "kennismaking");
    turn->number = i + 1;
    turn->seconds = 60;
    session_append(scene->meeting.session, turn);
  }
}

/* Puts the first so many people in turn into groups. */
MEETING_STATIC void scene_groups(Scene *scene, const char *clock, const char *part, int people, int groups) {
  Event *event = meeting_event(&scene->meeting, meeting_instant(scene->meeting.script, clock), EVENT_GROUPS, part);
  event->people = g_array_new(FALSE, FALSE, sizeof(int));
  event->groups = g_array_new(FALSE, FALSE, sizeof(int));
  for (int i = 1; i <= people; i++) {
    int group = 1 + i % groups;
    g_array_append_val(event->people, i);
    g_array_append_val(event->groups, group);
  }
  session_append(scene->meeting.session, event);
}

MEETING_STATIC void scene_form(Scene *scene, FormPurpose purpose, ListKind list, int n, const InputField *kinds,
                               const char *const *texts, int field) {
  InputForm *form = &scene->ui.form;
  scene->ui.mode = MODE_INPUT;
  *form = (InputForm){.purpose = purpose, .list = list, .n_fields = n, .field = field, .many = TRUE, .stored = 2};
  form->from = MODE_LIVE;
  for (int i = 0; i < n; i++) {
    form->kinds[i] = kinds[i];
    editor_init(&form->editors[i], texts[i]);
  }
}

MEETING_STATIC void scene_ask(Scene *scene, UiQuestion question, Refusal refusal, TextArg arg) {
  scene->ui.mode_before = scene->ui.mode;
  scene->ui.mode = MODE_ASK;
  scene->ui.question = question;
  scene->ui.notice.kind = NOTICE_QUESTION;
  scene->ui.notice.refusal = refusal;
  scene->ui.notice.args[0] = arg;
  scene->ui.notice.n_args = 1;
  scene->ui.pending_key = (Key){KEY_IS_PGDN, 0, NULL};
}

static const char *const scene_all[] = {
    "before",  "days-before", "too-late", "calm",     "round",    "steps",      "warning", "danger",   "overtime",
    "stopped", "advice",      "pinned",   "parallel", "finished", "not-saved",  "drift",   "watch",    "long-title",
    "forty",   "nobody",      "hundreds", "english",  "input",    "input-long", "ask",     "ask-room", "parts",
    "people",  "groups",      "record",   "preview",  "help",     "what-now",   "curtain", "large",    "notice",
    "refused", "named",       "double",   "change",   "ask-page", "after-work", "newcomer", "speaks-long", "won",
    "won-preview", "move",    "closed",   "in-room",  "display",  "frozen",   "round-short", "length", "curtain-closed",
    "curtain-asks", "told",
};

MEETING_STATIC void scene_open(Scene *scene, const char *name) {
  memset(scene, 0, sizeof *scene);
  scene->name = name;
  ui_init(&scene->ui);
  scene->ui.list = -1;
#define IS(what) (strcmp(name, what) == 0)
  Script *script = scene_script(IS("english"));
  const char *now = "14:28:17";
  if (IS("long-title")) {
    scene_say(&script->title,
              "Startbijeenkomst van het netwerk voor vrijwillige zorg, mantelzorg en 東京 in Lindewaard en omstreken");
    Phase *phase = script_phase(script, "kennismaking");
    scene_say(&phase->title, "Kennismaking met associatiekaarten, in tweetallen en daarna in de hele kring 日本語");
    scene_say(&script_phase(script, "gesprek")->title, "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen");
  }
  if (IS("pinned")) script_phase(script, "kennismaking")->until_clock = meeting_seconds("14:40");
  if (IS("parallel")) {
    Phase *phase = script_phase(script, "kennismaking");
    GPtrArray *tracks = phase_tracks(phase);
    static const char *const rooms[][3] = {{"Tuinkamer", "Jong en oud", "Nynke"}, {"Grote zaal", "Vervoer", "Marjan"}};
    for (int i = 0; i < 2; i++) {
      Track *track = track_new();
      track->room = g_strdup(rooms[i][0]);
      track->title = g_strdup(rooms[i][1]);
      track->who = g_strdup(rooms[i][2]);
      g_ptr_array_add(tracks, track);
    }
  }
  if (IS("forty"))
    for (int i = 0; i < 28; i++) {
      g_autofree char *id = g_strdup_printf("deel-%d", i);
      g_autofree char *title = g_strdup_printf("Ronde %d", i + 1);
      scene_part(script, id, title, 5, 3, CUT_NORMAL);
    }
  scene->meeting = meeting_open(script);
  int people = IS("nobody") ? 0 : IS("hundreds") ? 200 : 18;
  scene_people(scene, people, people * 16 / 18);
  if (IS("before") || IS("days-before"))
    now = "13:28:20";
  else if (IS("too-late"))
    now = "14:03:20";
  else
    scene_play(scene);
  if (IS("round") || IS("english")) scene_round(scene, 10, 66);
  if (IS("speaks-long")) {
    scene_round(scene, 10, 66);
    now = "14:34:10";
  }
  if (IS("named") || IS("double")) { /* somebody was picked, or needs twice the time */
    scene_round(scene, 9, 66);
    Event *turn = meeting_event(&scene->meeting, meeting_instant(script, "14:28"), EVENT_TURN, "kennismaking");
    turn->number = IS("double") ? 9 : 10; /* the turn that runs gets another length, or ends */
    turn->seconds = IS("double") ? 120 : 60;
    turn->person_id = IS("named") ? 4 : 0;
    session_append(scene->meeting.session, turn);
  }
  if (IS("won") || IS("won-preview")) { /* the introductions took six minutes less */
    meeting_at(&scene->meeting, "14:20", EVENT_START, "gesprek");
    script_phase(script, "gesprek")->maximum = 25 * MINUTE;
    script_phase(script, "afspraken")->maximum = 25 * MINUTE;
    now = "14:22:05";
  }
  if (IS("newcomer")) {
    scene_round(scene, 16, 60);
    meeting_at(&scene->meeting, "14:34", EVENT_START, "gesprek");
    Event *enter = meeting_event(&scene->meeting, meeting_instant(script, "14:35"), EVENT_WALK_IN, NULL);
    enter->person = person_new();
    enter->person->id = 19;
    g_free(enter->person->first);
    enter->person->first = g_strdup("Ayşe");
    enter->person->organisation = g_strdup("Buurtbus");
    session_append(scene->meeting.session, enter);
    now = "14:35:40";
  }
  if (IS("display") || IS("frozen")) {
    Event *event = meeting_event(&scene->meeting, meeting_instant(script, "14:22"), EVENT_DISPLAY, NULL);
    event->number = IS("frozen") ? ROOM_FROZEN : ROOM_NORMAL;
    event->text = g_strdup("De koffie staat klaar.");
    session_append(scene->meeting.session, event);
  }
  if (IS("warning")) now = "14:31:10";
  if (IS("danger")) now = "14:33:20";
  if (IS("overtime") || IS("advice") || IS("preview")) now = "14:36:10";
  if (IS("pinned")) now = "14:31:00";
  if (IS("steps")) {
    meeting_at(&scene->meeting, "14:24", EVENT_START, "opening");
    now = "14:17:00";
    now = "14:24:40";
  }
  if (IS("stopped")) {
    meeting_at(&scene->meeting, "14:26", EVENT_STOP_CLOCK, NULL);
  }
  if (IS("forty")) {
    meeting_at(&scene->meeting, "14:40", EVENT_START, "deel-20");
    now = "14:41:10";
  }
  if (IS("finished") || IS("closed")) {
    const char *rest[][2] = {{"14:34", "gesprek"}, {"14:47", "droom"},     {"15:12", "pauze"},      {"15:23", "collages"},
                             {"15:32", "zin"},     {"15:41", "afspraken"}, {"15:57", "afsluiting"}, {"16:03", "afloop"}};
    for (gsize i = 0; i < G_N_ELEMENTS(rest); i++) meeting_at(&scene->meeting, rest[i][0], EVENT_START, rest[i][1]);
    meeting_at(&scene->meeting, "16:20", EVENT_FINISH, NULL);
    now = "16:24:00";
  }
  if (IS("closed")) meeting_at(&scene->meeting, "16:23", EVENT_CLOSE, NULL);
  if (IS("record") || IS("move") || IS("input") || IS("change") || IS("ask-page")) {
    meeting_at(&scene->meeting, "14:25", EVENT_START, "afspraken");
    scene_record(scene, "14:26", LIST_AGREEMENT, "Bellen met de huisartsenpost over de wachtlijst", "Zonnebloem",
                 (Date){2027, 3, 14});
    scene_record(scene, "14:27", LIST_AGREEMENT, "Flyer maken voor nieuwe vrijwilligers", NULL, (Date){0, 0, 0});
    scene_record(scene, "14:27", LIST_DECISION, "We komen elke zes weken bij elkaar.", NULL, (Date){0, 0, 0});
  }
  if (IS("groups")) {
    scene_groups(scene, "14:20", "kennismaking", 16, 4);
  }
  Ui *ui = &scene->ui;
  Instant t = meeting_instant(script, now);
  timetable_at(scene->meeting.session, t, &scene->table);
  if (IS("days-before")) { /* somebody tries it at home */
    t -= 9 * 24 * 3600 * SECOND;
    timetable_clear(&scene->table);
    timetable_at(scene->meeting.session, t, &scene->table);
  }
  scene->view = (FacilitatorView){.session = scene->meeting.session, .table = &scene->table, .ui = ui, .now = t};
  if (IS("not-saved")) scene->view.not_saved = 3, scene->view.not_saved_errno = ENOSPC;
  if (IS("drift")) scene->view.drift = -75 * SECOND;
  if (IS("drift-days")) scene->view.drift = (gint64)1271 * 3600 * SECOND;
  if (IS("watch")) scene->view.watch = TRUE;
  if (IS("large")) scene->view.large = TRUE;
  if (g_str_has_prefix(name, "curtain")) ui->curtain = TRUE;
  if (IS("curtain-closed")) {
    ui->notice.kind = NOTICE_CURTAIN_CLOSED;
    ui->notice.t = t;
  }
  if (IS("curtain-asks")) {
    scene_ask(scene, UI_ASKS_QUIT, REFUSAL_NONE, TN(0));
    ui->pending_key = (Key){KEY_IS_CHAR, 'q', NULL};
  }
  if (IS("told")) ui->told = g_strdup("De laatste regel van de bijeenkomst was half. Kijk of alles er staat.");
  if (IS("after-work")) {
    ui->after_work = TRUE;
    ui->chosen = scene->meeting.session->current;
    scene->table.advice.kind = ADVICE_NONE;
    scene->table.behind = 0;
    scene->table.step = -1;
    scene->table.next_break = INSTANT_NONE;
  }
  if (IS("newcomer")) {
    ui->newcomer = 19;
    ui->newcomer_t = t - 40 * SECOND;
  }
  if (IS("finished") || IS("closed")) ui->script = g_strdup("wijk.yaml");
  if (IS("in-room")) ui->room = g_strdup("Tuinkamer");
  if (IS("display")) ui->mode = MODE_ROOM;
  if (IS("length")) {
    ui->mode = MODE_PARTS;
    ui->cursor = 5;
    scene_form(scene, FORM_LENGTH, LIST_NOTE, 1, (InputField[]){INPUT_MINUTES}, (const char *[]){"25"}, 0);
    ui->form.from = MODE_PARTS;
    ui->form.many = FALSE;
    ui->form.stored = 0;
    ui->form.proposed = 1;
    ui->form.part = g_strdup("droom");
  }
  if (IS("round-short")) {
    scene_ask(scene, UI_ASKS_INTENT, REFUSAL_ASK_ROUND_SHORT, TN(24));
    ui->notice.args[1] = TN(20);
    ui->notice.args[2] = TN(40);
    ui->notice.args[3] = TN(27);
    ui->notice.n_args = 4;
    ui->pending_key = (Key){KEY_IS_CHAR, 'x', NULL};
  }
  if (IS("parts")) ui->mode = MODE_PARTS, ui->cursor = 5;
  if (IS("people")) ui->mode = MODE_PEOPLE, ui->cursor = 3;
  if (IS("groups")) ui->mode = MODE_GROUPS;
  if (IS("record") || IS("move")) ui->mode = MODE_RECORD, ui->cursor = 2;
  if (IS("move")) ui->moving = TRUE;
  if (IS("preview") || IS("won-preview")) ui->mode = MODE_ADVICE;
  if (IS("help")) ui->mode = MODE_HELP, ui->mode_before = MODE_LIVE;
  if (IS("what-now")) ui->mode = MODE_WHAT_NOW, ui->mode_before = MODE_LIVE;
  if (IS("ask")) scene_ask(scene, UI_ASKS_INTENT, REFUSAL_ASK_EARLY, TN(5));
  if (IS("change")) { /* a form over a page */
    scene_form(scene, FORM_CHANGE, LIST_AGREEMENT, 3, (InputField[]){INPUT_TEXT, INPUT_WHO, INPUT_WHEN},
               (const char *[]){"Flyer maken voor nieuwe vrijwilligers", "", "14-3"}, 1);
    ui->form.from = MODE_RECORD;
    ui->cursor = 5;
  }
  if (IS("ask-page")) { /* a question over a page */
    ui->mode = MODE_RECORD;
    ui->cursor = 6;
    scene_ask(scene, UI_ASKS_INTENT, REFUSAL_ASK_DELETE, TS("We komen elke zes weken bij elkaar."));
    ui->pending_key = (Key){KEY_IS_DELETE, 0, NULL};
  }
  if (IS("ask-room")) {
    scene_ask(scene, UI_ASKS_ROOM, REFUSAL_NONE, TN(0));
    ui->pending_key.kind = KEY_IS_NONE;
  }
  if (IS("input"))
    scene_form(scene, FORM_RECORD, LIST_AGREEMENT, 3, (InputField[]){INPUT_TEXT, INPUT_WHO, INPUT_WHEN},
               (const char *[]){"Koffie-ochtend in het buurthuis", "Ma", ""}, 1);
  if (IS("input-long"))
    scene_form(
        scene, FORM_RECORD, LIST_NOTE, 1, (InputField[]){INPUT_TEXT},
        (const char *[]){"Een heel lange notitie over 東京 en de Çetin-methode, die niet op een regel past, want er is veel "
                         "te zeggen over de wachtlijst bij de huisarts en het vervoer naar het ziekenhuis"},
        0);
  if (IS("notice") || IS("refused")) {
    ui->notice.kind = IS("notice") ? NOTICE_UNDONE : NOTICE_REFUSAL;
    ui->notice.refusal = REFUSAL_NOTHING_BEFORE;
    ui->notice.t = t - 2 * SECOND;
    const Event *last = g_ptr_array_index(scene->meeting.session->events, scene->meeting.session->events->len - 1);
    ui->notice.event = IS("notice") ? event_copy(last) : NULL;
  }
#undef IS
#undef NL_EN
}

MEETING_STATIC void scene_close(Scene *scene) {
  timetable_clear(&scene->table);
  ui_clear(&scene->ui);
  meeting_clear(&scene->meeting);
}

#endif
