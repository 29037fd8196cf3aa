/* The facilitator's hands, with the real rules behind them: every mode, questions, forms, and sentences typed at the
 * wrong moment. */
#include "ui/ui.h"

#include <string.h>

#include "hands.h"

static void test_flow(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  table.t += 9 * 60 * SECOND; /* a minute left of ten: no question */
  press(&table, "Right");
  g_assert_cmpstr(part_now(&table), ==, "names");
  press(&table, "PgDn"); /* nothing of it has run: a question */
  g_assert_cmpint(table.ui.mode, ==, MODE_ASK);
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_QUESTION);
  g_assert_cmpint(table.ui.notice.refusal, ==, REFUSAL_ASK_EARLY);
  press(&table, "x");
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_ANSWERED_NO);
  g_assert_cmpstr(part_now(&table), ==, "names");
  static const char *const yes[] = {"PgDn", "Enter", "j", "y", "J"};
  for (gsize i = 0; i < G_N_ELEMENTS(yes); i++) {
    press(&table, "PgDn");
    press(&table, yes[i]);
    g_assert_cmpstr(part_now(&table), ==, "talk");
    press(&table, "u");
    g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_UNDONE);
    g_assert_cmpint(table.ui.notice.event->kind, ==, EVENT_START);
    g_assert_cmpstr(part_now(&table), ==, "names");
  }
  press(&table, "r");
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_REDONE);
  g_assert_cmpstr(part_now(&table), ==, "talk");
  press(&table, "PgUp");
  if (table.ui.mode == MODE_ASK) press(&table, "Enter");
  g_assert_cmpstr(part_now(&table), ==, "names");
  clear_table(&table);
}

static void test_space(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  table.t += 10 * 60 * SECOND; /* the time is up: PgDn would not ask */
  static const char *const no[] = {"j", "y", "Enter", "a", "Esc", "Up"};
  for (gsize i = 0; i < G_N_ELEMENTS(no); i++) {
    press(&table, "Space");
    g_assert_cmpint(table.ui.mode, ==, MODE_ASK);
    press(&table, no[i]);
    g_assert_cmpstr(part_now(&table), ==, "opening");
    g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  }
  press(&table, "Space Space");
  g_assert_cmpstr(part_now(&table), ==, "names");
  table.t += 20 * 60 * SECOND;
  press(&table, "Space PgDn");
  g_assert_cmpstr(part_now(&table), ==, "talk");
  clear_table(&table);
}

/* Sentences typed while nothing listens: the part stays, and so does the program. */
static void test_stray_sentences(void) {
  static const char *const sentences[] = {
      "de wachtlijst bij de huisarts is lang",
      "Ja, dat vind ik ook!",
      "pauze om half drie?",
      "quite a story",
      "upload de foto's",
      " ja",
      "u ja j",
      "lang verhaal\n",
      "i ja\n",
      "l\n\n\n",
      "hallo  allemaal",
      "e-mail sturen naar Jan\n",
      "mantelzorg\n\n",
      "x y z",
      "q? nee",
      "[5] + 3 - 2 = 6",
      "PAUZE IS NU",
      "réunie à Zürich",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(sentences); i++) {
    for (int minute = 1; minute <= 12; minute += 11) { /* early in the part, and when its time is up */
      Table table;
      set_table(&table);
      begin_opening(&table);
      table.t += minute * 60 * SECOND;
      for (const char *p = sentences[i]; *p; p = g_utf8_next_char(p)) {
        Key key = {*p == '\n' ? KEY_IS_ENTER : KEY_IS_CHAR, g_utf8_get_char(p), NULL};
        press_key(&table, &key);
        g_assert_cmpstr(part_now(&table), ==, "opening");
      }
      g_assert_false(table.quit);
      clear_table(&table);
    }
  }
}

static void test_note(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "n \"een réunie\" Enter");
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_STORED);
  g_assert_cmpstr(last_record(&table)->text, ==, "een réunie");
  g_assert_cmpint(last_record(&table)->list, ==, LIST_NOTE);
  press(&table, "\"jammer\" Enter"); /* no command: a note with that letter */
  g_assert_cmpstr(last_record(&table)->text, ==, "jammer");
  press(&table, "paste:\"q\\nq\" Enter"); /* a paste is never a command */
  g_assert_cmpstr(last_record(&table)->text, ==, "q q");
  g_assert_cmpint(session_count(table.session, LIST_NOTE, NULL), ==, 3);
  /* Esc keeps nothing, and Up brings it back */
  press(&table, "n \"half werk\" Esc");
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_LEFT_UNSTORED);
  g_assert_cmpint(session_count(table.session, LIST_NOTE, NULL), ==, 3);
  press(&table, "n Up Enter");
  g_assert_cmpstr(last_record(&table)->text, ==, "half werk");
  press(&table, "n Enter"); /* nothing written: nothing told */
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_NONE);
  press(&table, "n \"x\" Up Up Down Down Enter"); /* looking back and forth loses nothing */
  g_assert_cmpint(session_count(table.session, LIST_NOTE, NULL), ==, 5);
  g_assert_cmpstr(last_record(&table)->text, ==, "x");
  clear_table(&table);
}

static void test_many(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "k \"vertrouwen\" Enter \"tijd\" Enter");
  g_assert_cmpint(table.ui.mode, ==, MODE_INPUT);
  g_assert_cmpint(table.ui.form.stored, ==, 2);
  press(&table, "Enter w \"samen\" Enter \"thuis\" Enter \"rust\" Esc");
  g_assert_cmpint(session_count(table.session, LIST_KEYWORD, NULL), ==, 2);
  g_assert_cmpint(session_count(table.session, LIST_WORD, NULL), ==, 2);
  press(&table, "b \"akkoord\" Enter d \"ook\" Enter v \"hoe dan\" Enter t \"korter\" Enter Esc o \"sfeer\" Enter Esc");
  g_assert_cmpint(session_count(table.session, LIST_DECISION, NULL), ==, 2);
  g_assert_cmpint(session_count(table.session, LIST_PARKED, NULL), ==, 1);
  g_assert_cmpint(session_count(table.session, LIST_TIP, NULL), ==, 1);
  g_assert_cmpint(session_count(table.session, LIST_TOP, NULL), ==, 1);
  clear_table(&table);
}

static void all_here(Table *table) {
  press(table, "m Home Enter Down Enter Down Enter Down Enter Esc");
  g_assert_cmpint(session_present(table->session), ==, 4);
}

static void test_agreement(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  all_here(&table);
  press(&table, "a \"Bellen met de huisarts\" Enter \"fat\" Tab Enter \"1-3\" Enter");
  const Record *record = last_record(&table);
  g_assert_cmpint(record->list, ==, LIST_AGREEMENT);
  g_assert_cmpint(record->number, ==, 1);
  g_assert_cmpuint(record->owners->len, ==, 1);
  g_assert_cmpint(g_array_index(record->owners, int, 0), ==, 1);
  g_assert_cmpint(record->due.month, ==, 3);
  /* two names in one field, an organisation with a separator in its name */
  press(&table, "a \"Folder\" Enter \"fatima & sebnem yıldız\" Enter Enter");
  g_assert_cmpuint(last_record(&table)->owners->len, ==, 2);
  press(&table, "a \"Zaal\" Enter \"Kruis & Zorg\" Enter Enter");
  g_assert_cmpstr(last_record(&table)->owner, ==, "Kruis & Zorg");
  press(&table, "a \"Koffie\" Enter \"zorg en welzijn\" Enter Enter");
  g_assert_cmpstr(last_record(&table)->owner, ==, "Zorg en Welzijn");
  press(&table, "a \"Thee\" Enter \"Fatima en Jan Smit\" Enter Enter");
  g_assert_cmpuint(last_record(&table)->owners->len, ==, 2);
  g_assert_cmpint(session_count(table.session, LIST_AGREEMENT, NULL), ==, 5);
  /* two people of one name: it asks which one, and keeps what was typed */
  press(&table, "a \"Taart\" Enter \"Jan\" Enter Enter");
  g_assert_cmpint(table.ui.mode, ==, MODE_INPUT);
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_WHICH_ONE);
  g_assert_cmpint(table.ui.form.field, ==, 1);
  press(&table, "\" de boer\" Enter Enter");
  g_assert_cmpint(g_array_index(last_record(&table)->owners, int, 0), ==, 3);
  /* a date that means nothing */
  press(&table, "a \"Soep\" Enter \"Fatima\" Enter \"ooit\" Enter");
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_BAD_DATE);
  g_assert_cmpstr(table.ui.notice.args[0].string, ==, "ooit");
  g_assert_cmpint(table.ui.form.field, ==, 2);
  press(&table, "Ctrl-u \"+2w\" Enter");
  g_assert_cmpint(session_count(table.session, LIST_AGREEMENT, NULL), ==, 7);
  clear_table(&table);
}

static void test_agreement_without_owner(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "a \"Iets doen\" Enter Enter Enter");
  g_assert_cmpint(table.ui.mode, ==, MODE_ASK);
  g_assert_cmpint(table.ui.notice.refusal, ==, REFUSAL_ASK_NO_OWNER);
  press(&table, "x"); /* no: back to the line, at who, and the letter is not lost */
  g_assert_cmpint(table.ui.mode, ==, MODE_INPUT);
  g_assert_cmpint(table.ui.form.field, ==, 1);
  g_assert_cmpstr(table.ui.form.editors[1].text->str, ==, "x");
  press(&table, "Backspace Enter Enter Enter");
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  g_assert_cmpint(last_record(&table)->list, ==, LIST_WISH);
  /* nobody is not somebody */
  press(&table, "a \"Iets doen\" Enter \"iedereen\" Enter Enter");
  g_assert_cmpint(table.ui.notice.refusal, ==, REFUSAL_EVERYBODY);
  g_assert_cmpint(table.ui.mode, ==, MODE_INPUT);
  g_assert_cmpint(table.ui.form.field, ==, 1);
  press(&table, "Esc");
  g_assert_cmpint(session_count(table.session, LIST_AGREEMENT, NULL), ==, 0);
  clear_table(&table);
}

static void test_clicker_while_typing(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  table.t += 10 * 60 * SECOND;
  press(&table, "n \"een half\" PgDn");
  g_assert_cmpstr(part_now(&table), ==, "names");
  g_assert_cmpint(table.ui.mode, ==, MODE_INPUT);
  press(&table, "PgDn"); /* too early: a question, and whoever types goes on typing */
  g_assert_cmpint(table.ui.mode, ==, MODE_ASK);
  press(&table, "\"je jaar\" Enter");
  g_assert_cmpstr(part_now(&table), ==, "names");
  g_assert_cmpstr(last_record(&table)->text, ==, "een halfje jaar");
  clear_table(&table);
}

static void test_people(void) {
  Table table;
  set_table(&table);
  press(&table, "m \"seb\"");
  g_autoptr(GArray) found = ui_people(&table.ui, table.session);
  g_assert_cmpuint(found->len, ==, 1);
  press(&table, "Enter");
  g_assert_cmpint(session_attendance(table.session, 4)->presence, ==, PRESENCE_HERE);
  g_assert_cmpstr(table.ui.filter, ==, ""); /* the next name can be typed at once */
  press(&table, "\"zonnebloem\" Enter \"jan smit\" Ctrl-o");
  g_assert_cmpint(session_attendance(table.session, 1)->presence, ==, PRESENCE_HERE);
  g_assert_cmpint(session_attendance(table.session, 2)->presence, ==, PRESENCE_ONLINE);
  press(&table, "\"sebnem\" Tab");
  g_assert_cmpint(session_attendance(table.session, 4)->presence, ==, PRESENCE_LEFT);
  press(&table, "\"sebnem\" Tab \"berg\" Enter");
  g_assert_cmpint(session_attendance(table.session, 4)->presence, ==, PRESENCE_HERE);
  g_assert_cmpint(session_attendance(table.session, 1)->presence, ==, PRESENCE_ABSENT);
  press(&table, "Ctrl-u");
  g_assert_cmpint(session_attendance(table.session, 1)->presence, ==, PRESENCE_HERE);
  /* a name that nobody has is somebody new */
  press(&table, "\"Ahmed el Idrissi\" Enter");
  g_assert_cmpint(table.ui.mode, ==, MODE_INPUT);
  g_assert_cmpint(table.ui.form.purpose, ==, FORM_WALK_IN);
  press(&table, "Enter \"zonn\" Tab Enter");
  g_assert_cmpint(table.ui.mode, ==, MODE_PEOPLE);
  const Person *person = g_ptr_array_index(table.session->people, table.session->people->len - 1);
  g_assert_cmpstr(person->first, ==, "Ahmed");
  g_assert_cmpstr(person->infix, ==, "el");
  g_assert_cmpstr(person->last, ==, "Idrissi");
  g_assert_cmpstr(person->organisation, ==, "De Zonnebloem");
  g_autoptr(GArray) all = ui_people(&table.ui, table.session);
  g_assert_cmpint(g_array_index(all, int, table.ui.cursor), ==, person->id); /* where one looks next */
  press(&table, "\"fatima\" 1 3");
  g_assert_cmpint(people_find(table.session->people, 1)->name_in_report, ==, CONSENT_YES);
  g_assert_cmpint(people_find(table.session->people, 1)->photo, ==, CONSENT_YES);
  press(&table, "Esc Esc");
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  clear_table(&table);
}

static void test_groups(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  all_here(&table);
  press(&table, "g");
  g_assert_cmpint(table.ui.mode, ==, MODE_GROUPS);
  for (int id = 1; id <= 4; id++) g_assert_cmpint(session_attendance(table.session, id)->group, >, 0);
  guint n = table.session->events->len;
  press(&table, "Esc g"); /* looking again draws nothing anew */
  g_assert_cmpint(table.ui.mode, ==, MODE_GROUPS);
  g_assert_cmpuint(table.session->events->len, ==, n);
  press(&table, "g");
  g_assert_cmpuint(table.session->events->len, ==, n + 1);
  press(&table, "u =");
  g_assert_cmpint(table.ui.mode, ==, MODE_INPUT);
  press(&table, "\"veel\" Enter");
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_BAD_NUMBER);
  press(&table, "Ctrl-u \"van 2\" Enter");
  g_assert_cmpint(table.ui.mode, ==, MODE_GROUPS);
  g_assert_cmpint(session_groups(table.session), ==, 2);
  press(&table, "Down");
  g_autoptr(GArray) seats = ui_seats(table.session);
  int who = g_array_index(seats, int, 1), other = 3 - session_attendance(table.session, who)->group;
  press(&table, other == 1 ? "1" : "2");
  g_assert_cmpint(session_attendance(table.session, who)->group, ==, other);
  g_autoptr(GArray) after = ui_seats(table.session);
  g_assert_cmpint(g_array_index(after, int, table.ui.cursor), ==, who); /* the cursor goes along */
  press(&table, "Left");
  g_assert_cmpint(session_attendance(table.session, who)->group, ==, 3 - other);
  press(&table, "9");
  g_assert_cmpint(table.ui.notice.refusal, ==, REFUSAL_NO_SUCH_GROUP);
  press(&table, "u u u u");
  g_assert_cmpint(session_attendance(table.session, 1)->group, ==, 0);
  press(&table, "x");
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_NO_SUCH_KEY);
  press(&table, "Esc");
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  clear_table(&table);
}

/* The introductions as a round for the four. */
static const Round *begin_round(Table *table, int minutes) {
  PhaseRun *names = session_run(table->session, session_index(table->session, "names"));
  Phase *phase = script_phase(table->script, "names");
  phase->round = ROUND_PERSON;
  names->length = minutes * 60;
  begin_opening(table);
  all_here(table);
  table->t += 10 * 60 * SECOND;
  press(table, "PgDn");
  g_assert_cmpstr(part_now(table), ==, "names");
  return &names->round;
}

static void test_round_by_name(void) {
  Table table;
  set_table(&table);
  const Round *round = begin_round(&table, 20);
  press(&table, "x");
  g_assert_cmpint(round->total, ==, 4);
  press(&table, "/ \"şe\"");
  g_autoptr(GPtrArray) offers = ui_completions(&table.ui, table.session);
  g_assert_cmpstr(g_ptr_array_index(offers, 0), ==, "Şebnem Yıldız");
  press(&table, "Enter"); /* the turn that just began is hers */
  g_assert_cmpint(round->person_id, ==, 4);
  g_assert_cmpint(round->done, ==, 0);
  table.t += 60 * SECOND;
  press(&table, "/ \"fa\" Enter"); /* and now it is the turn of the next */
  g_assert_cmpint(round->person_id, ==, 1);
  g_assert_cmpint(round->done, ==, 1);
  press(&table, "/ \"zz\" Enter");
  g_assert_cmpint(table.ui.notice.refusal, ==, REFUSAL_NO_SUCH_PERSON);
  g_assert_cmpint(table.ui.mode, ==, MODE_INPUT);
  press(&table, "Esc u");
  g_assert_cmpint(session_current(table.session)->round.done, ==, 0); /* undo made the state anew */
  clear_table(&table);
}

/* Too many people for the time: pairs, more minutes, or as it is; nothing starts before somebody chose. */
static void test_round_too_short(void) {
  static const struct {
    const char *keys;
    int total, promised, minutes;
  } ways[] = {{"2", 2, 60, 2}, {"+", 4, 60, 4}, {"Enter", 4, 30, 2}, {"x", 4, 30, 2}};
  for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
    Table table;
    set_table(&table);
    begin_round(&table, 2);
    press(&table, "x");
    g_assert_cmpint(table.ui.mode, ==, MODE_ASK);
    g_assert_cmpint(table.ui.notice.refusal, ==, REFUSAL_ASK_ROUND_SHORT);
    g_assert_cmpint(table.ui.notice.args[2].number, ==, 30);
    press(&table, "Esc");
    g_assert_false(session_current(table.session)->round.active);
    press(&table, "x");
    press(&table, ways[i].keys);
    const PhaseRun *run = session_current(table.session);
    g_assert_cmpint(run->round.total, ==, ways[i].total);
    g_assert_cmpint(run->round.promised, ==, ways[i].promised);
    g_assert_cmpint(run->length, ==, ways[i].minutes * 60);
    press(&table, "u"); /* one key takes all of it back */
    g_assert_false(session_current(table.session)->round.active);
    clear_table(&table);
  }
}

/* Who comes in after the introductions: a short round is proposed, and the key for it starts one of 15 seconds each. */
static void test_newcomer(void) {
  Table table;
  set_table(&table);
  const Round *round = begin_round(&table, 20);
  press(&table, "x m Ctrl-n \"Ayşe\" Enter Enter Esc");
  g_assert_cmpint(round->total, ==, 5); /* she gets a turn of the round that runs */
  g_assert_cmpint(ui_newcomer(&table.ui, table.t), ==, 0);
  press(&table, "x x x x x m Ctrl-n \"Piet\" Enter Enter Esc");
  g_assert_cmpint(ui_newcomer(&table.ui, table.t), ==, 6);
  g_assert_cmpint(ui_newcomer(&table.ui, table.t + 6 * 60 * SECOND), ==, 0);
  press(&table, "x");
  g_assert_cmpint(round->promised, ==, 15);
  g_assert_cmpint(round->total, ==, 6);
  g_assert_cmpint(ui_newcomer(&table.ui, table.t), ==, 0);
  clear_table(&table);
}

/* Somebody comes instead of Jan de Boer: seat and organisation go over, and Jan counts no more. */
static void test_instead(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  all_here(&table);
  press(&table, "g Esc");
  int group = session_attendance(table.session, 2)->group, expected = session_expected(table.session);
  press(&table, "m \"smit\" Ctrl-r \"Piet Vos\" Enter Enter");
  const Person *person = people_find(table.session->people, 5);
  g_assert_cmpstr(person->organisation, ==, "Zorg en Welzijn");
  g_assert_cmpint(person->instead_of, ==, 2);
  g_assert_cmpint(session_attendance(table.session, 5)->group, ==, group);
  g_assert_cmpint(session_attendance(table.session, 2)->group, ==, 0);
  g_assert_cmpint(session_expected(table.session), ==, expected);
  g_assert_cmpint(session_present(table.session), ==, 4);
  g_autoptr(GArray) all = ui_people(&table.ui, table.session);
  g_assert_cmpuint(all->len, ==, 4); /* Jan Smit is not on the list any more */
  press(&table, "Esc a \"bellen\" Enter \"Jan Smit\" Enter Enter"); /* who is absent gets no task */
  g_assert_cmpint(table.ui.notice.refusal, ==, REFUSAL_ABSENT_OWNER);
  press(&table, "Esc u");
  g_assert_cmpint(session_attendance(table.session, 2)->presence, ==, PRESENCE_HERE);
  g_assert_cmpint(session_attendance(table.session, 2)->group, ==, group);
  clear_table(&table);
}

static void test_connection(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "y BTab BTab");
  g_assert_cmpint(table.ui.form.list, ==, LIST_CONNECTION);
  press(&table, "\"fatima\" Enter \"Jan\" Enter \"koffie\" Enter");
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_WHICH_ONE);
  g_assert_cmpint(table.ui.form.field, ==, 1);
  press(&table, "Ctrl-u \"Jan Smit\" Enter Enter");
  g_assert_cmpstr(last_record(&table)->text, ==, "Fatima van den Berg – Jan Smit: koffie");
  press(&table, "\"Yıldız\" Enter \"de buurtbus\" Enter Enter");
  g_assert_cmpstr(last_record(&table)->text, ==, "Şebnem Yıldız – de buurtbus");
  g_assert_cmpint(last_record(&table)->list, ==, LIST_CONNECTION);
  press(&table, "\"Yıldız\" Enter Enter Enter");
  g_assert_cmpint(table.ui.notice.refusal, ==, REFUSAL_EMPTY);
  press(&table, "Esc");
  clear_table(&table);
}

/* The key for help helps where nothing was typed yet, and where a number is asked; in a sentence it is a question mark. */
static void test_help_while_writing(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "n ?");
  g_assert_cmpint(table.ui.mode, ==, MODE_HELP);
  press(&table, "? Esc");
  g_assert_cmpint(table.ui.mode, ==, MODE_INPUT);
  press(&table, "\"Wie betaalt?\" Enter");
  g_assert_cmpstr(last_record(&table)->text, ==, "Wie betaalt?");
  press(&table, "l = ?"); /* a length stands there already */
  g_assert_cmpint(table.ui.mode, ==, MODE_HELP);
  press(&table, "Esc Esc Esc");
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  clear_table(&table);
}

static char *unfinished(Table *table, const char *keys, ListKind *list) {
  press(table, keys);
  return ui_unfinished(&table->ui, table->session, list);
}

/* What would be lost when the terminal goes away: words that somebody typed, nothing that stood there already. */
static void test_unfinished(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  ListKind list;
  g_assert_null(unfinished(&table, "", &list));
  g_assert_null(unfinished(&table, "a", &list));
  g_autofree char *agreement = unfinished(&table, "\"koffie\" Enter \"Anna\" Enter", &list);
  g_assert_cmpstr(agreement, ==, "koffie · Anna");
  g_assert_cmpint(list, ==, LIST_AGREEMENT);
  g_autofree char *asked = unfinished(&table, "BTab Ctrl-u Enter Enter", &list); /* a question stands over the form */
  g_assert_cmpint(table.ui.mode, ==, MODE_ASK);
  g_assert_cmpstr(asked, ==, "koffie");
  press(&table, "Esc Esc k \"wijk\" Enter Esc");
  g_assert_null(unfinished(&table, "e End Enter", &list)); /* being changed, but not changed yet */
  g_autofree char *changed = unfinished(&table, "\" en buurt\"", &list);
  g_assert_cmpstr(changed, ==, "wijk en buurt");
  g_assert_null(unfinished(&table, "Esc Esc l = \"12\"", &list)); /* a number says nothing by itself */
  clear_table(&table);
}

/* Who comes instead keeps the organisation that stands there; the first letter takes its place, and does not stick to it. */
static void test_instead_organisation(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "m \"Jan Smit\" Ctrl-r \"Bert Bakker\" Enter Enter");
  const Person *bert = g_ptr_array_index(table.session->people, table.session->people->len - 1);
  g_assert_cmpstr(bert->organisation, ==, "Zorg en Welzijn");
  press(&table, "\"Fatima\" Ctrl-r \"Carla Kok\" Enter \"Buurtbus\" Enter");
  const Person *carla = g_ptr_array_index(table.session->people, table.session->people->len - 1);
  g_assert_cmpstr(carla->organisation, ==, "Buurtbus");
  clear_table(&table);
}

/* A new part comes behind the one that is pointed at; from the part that runs, it comes now. */
static void test_insert_where_pointed(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "l Down Down i \"Brandalarm\" Enter \"5\" Enter");
  g_assert_cmpstr(session_run(table.session, table.session->current + 3)->phase->title, ==, "Brandalarm");
  press(&table, "Esc l i \"Wethouder\" Enter \"5\" Enter");
  g_assert_cmpstr(session_run(table.session, table.session->current + 1)->phase->title, ==, "Wethouder");
  clear_table(&table);
}

/* Worked out afterwards: keys that steer time do nothing, what is written belongs to the chosen part, times are told. */
static void test_after_work(void) {
  Table table;
  set_table(&table);
  table.t += 5 * 3600 * SECOND;
  ui_after_begin(&table.ui, table.session);
  g_assert_cmpstr(ui_part(&table.ui, table.session)->phase->id, ==, "opening");
  press(&table, "n \"op papier\" Enter PgDn k \"moed\" Enter Esc");
  g_assert_cmpstr(session_record(table.session, 1)->part, ==, "opening");
  g_assert_cmpstr(session_record(table.session, 2)->part, ==, "names");
  press(&table, "n \"x\" PgDn Esc"); /* while writing, the part stays */
  g_assert_cmpstr(ui_part(&table.ui, table.session)->phase->id, ==, "names");
  guint n = table.session->events->len;
  static const char *const silent[] = {"p", "+", "-", "]", "[", "x", "i", "Ctrl-d", "f", "/"};
  for (gsize i = 0; i < G_N_ELEMENTS(silent); i++) {
    press(&table, silent[i]);
    g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_AFTER_WORK);
  }
  g_assert_cmpuint(table.session->events->len, ==, n);
  press(&table, "l Home Down Down Enter");
  g_assert_cmpstr(ui_part(&table.ui, table.session)->phase->id, ==, "opening");
  g_assert_cmpuint(table.session->events->len, ==, n); /* choosing starts nothing */
  press(&table, "l t \"14:03\" Enter Down t \"14:15\" Enter T \"14:01\" Enter");
  g_assert_cmpint(table.ui.notice.refusal, ==, REFUSAL_BEFORE_PART);
  press(&table, "Ctrl-u \"14:40\" Enter Esc");
  g_assert_true(table.session->finished);
  const PhaseRun *names = session_run(table.session, session_index(table.session, "names"));
  const Span *span = &g_array_index(names->spans, Span, 0);
  g_assert_cmpint((span->from - table.script->begin) / SECOND, ==, 15 * 60);
  g_assert_cmpint((span->to - table.script->begin) / SECOND, ==, 40 * 60);
  clear_table(&table);
}

/* The pile is typed in by the codes in the feet of its sheets. */
static void test_after_sheets(void) {
  Table table;
  set_table(&table);
  table.t += 5 * 3600 * SECOND;
  ui_after_begin(&table.ui, table.session);
  press(&table, "# \"cv\" Enter");
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_NO_SHEETS);
  static const char *const codes[] = {"names", "CV", "closing", "W3"};
  for (gsize i = 0; i < G_N_ELEMENTS(codes); i += 2) {
    Phase *phase = script_phase(table.script, codes[i]);
    const OpenList list = {LIST_KEYWORD, NULL};
    g_strfreev(phase->codes);
    phase->codes = g_strsplit(codes[i + 1], ",", -1);
    g_array_set_size(phase->lists, 0);
    g_array_append_val(phase->lists, list);
  }
  press(&table, "# \"cv-2\" Enter \"moed\" Enter Esc");
  g_assert_cmpstr(session_record(table.session, 1)->part, ==, "names");
  g_assert_cmpint(session_record(table.session, 1)->list, ==, LIST_KEYWORD);
  press(&table, "# \" W3 \" Enter \"rust\" Enter Esc");
  g_assert_cmpstr(session_record(table.session, 2)->part, ==, "closing");
  static const char *const unknown[] = {"# \"W31\" Enter", "# \"C\" Enter", "# \"CVX\" Enter"};
  for (gsize i = 0; i < G_N_ELEMENTS(unknown); i++) {
    table.ui.notice.kind = NOTICE_NONE;
    press(&table, unknown[i]);
    g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_NO_SHEET);
    g_assert_cmpstr(table.ui.notice.strings[1], ==, "CV, W3");
    g_assert_cmpstr(ui_part(&table.ui, table.session)->phase->id, ==, "closing");
  }
  const OpenList more[] = {{LIST_NOTE, NULL}, {LIST_TIP, NULL}};
  g_array_append_vals(script_phase(table.script, "names")->lists, more, 1);
  press(&table, "# \"cv\" Enter \"hoop\" Enter Esc"); /* notes are always open */
  g_assert_cmpint(session_record(table.session, 3)->list, ==, LIST_KEYWORD);
  g_array_append_vals(script_phase(table.script, "names")->lists, more + 1, 1);
  press(&table, "# \"w3\" Enter Esc # \"cv\" Enter"); /* one of two lists: the reader knows which */
  g_assert_cmpstr(ui_part(&table.ui, table.session)->phase->id, ==, "names");
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  press(&table, "# \"w3\" Enter Esc");
  press(&table, "# Enter # \"cv\" Esc"); /* nothing typed, and thought better of it */
  g_assert_cmpstr(ui_part(&table.ui, table.session)->phase->id, ==, "closing");
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  clear_table(&table);
}

static void test_close_report(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "n \"eerste\" Enter e c");
  g_assert_cmpint(table.ui.notice.refusal, ==, REFUSAL_ASK_CLOSE);
  press(&table, "Enter");
  g_assert_true(table.session->closed);
  press(&table, "p");
  g_assert_cmpint(table.ui.notice.refusal, ==, REFUSAL_CLOSED);
  press(&table, "c");
  g_assert_false(table.session->closed);
  press(&table, "m 1");
  g_assert_cmpint(session_record(table.session, 1)->list, ==, LIST_WISH);
  press(&table, "m 9");
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_ANSWERED_NO);
  clear_table(&table);
}

static void test_parts(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "l");
  g_assert_cmpint(table.ui.cursor, ==, table.session->current);
  press(&table, "Enter"); /* where we are already */
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  g_assert_cmpstr(part_now(&table), ==, "opening");
  press(&table, "l Down Down = Ctrl-u \"12\" Enter");
  g_assert_cmpint(session_run(table.session, 4)->length, ==, 12 * 60);
  press(&table, "= Ctrl-u \"lang\" Enter");
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_BAD_LENGTH);
  press(&table, "Esc");
  g_assert_cmpint(table.ui.mode, ==, MODE_PARTS);
  press(&table, "v Enter");
  g_assert_cmpint(session_run(table.session, 4)->state, ==, PHASE_DROPPED);
  press(&table, "v");
  if (table.ui.mode == MODE_ASK) press(&table, "Enter");
  g_assert_cmpint(session_run(table.session, 4)->state, ==, PHASE_AHEAD);
  press(&table, "o");
  g_assert_cmpstr(session_run(table.session, 5)->phase->id, ==, "talk");
  press(&table, "u");
  g_assert_cmpstr(session_run(table.session, 4)->phase->id, ==, "talk");
  guint n = table.session->phases->len;
  press(&table, "i \"Brandoefening\" Enter \"10\" Enter");
  g_assert_cmpuint(table.session->phases->len, ==, n + 1);
  g_assert_cmpint(table.ui.mode, ==, MODE_PARTS);
  table.t += 60 * SECOND;
  press(&table, "Home Down Down t \"13:58\" Enter");
  const PhaseRun *opening = session_run(table.session, session_index(table.session, "opening"));
  g_assert_cmpint((table.script->begin - g_array_index(opening->spans, Span, 0).from) / SECOND, ==, 120);
  press(&table, "t \"straks\" Enter");
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_BAD_CLOCK);
  press(&table, "Esc Esc");
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  press(&table, "l End Enter");
  if (table.ui.mode == MODE_ASK) press(&table, "Enter");
  g_assert_cmpint(table.session->current, ==, (int)table.session->phases->len - 1);
  clear_table(&table);
}

static void test_record(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "n \"eerste\" Enter n \"tweede\" Enter e");
  g_assert_cmpint(table.ui.cursor, ==, 1);
  press(&table, "Enter \" beter\" Enter");
  g_assert_cmpint(table.ui.mode, ==, MODE_RECORD);
  g_assert_cmpstr(session_record(table.session, 2)->text, ==, "tweede beter");
  press(&table, "p");
  g_assert_true(session_record(table.session, 2)->confidential);
  press(&table, "p r");
  g_assert_false(session_record(table.session, 2)->confidential);
  g_assert_true(session_record(table.session, 2)->in_report);
  press(&table, "m k");
  g_assert_cmpint(session_record(table.session, 2)->list, ==, LIST_KEYWORD);
  press(&table, "m Esc"); /* no list: it stays */
  g_assert_cmpint(session_record(table.session, 2)->list, ==, LIST_KEYWORD);
  g_assert_cmpint(table.ui.mode, ==, MODE_RECORD);
  press(&table, "Home Backspace");
  if (table.ui.mode == MODE_ASK) press(&table, "Enter");
  g_assert_null(session_record(table.session, 1));
  press(&table, "u");
  g_assert_nonnull(session_record(table.session, 1));
  press(&table, "Home a"); /* a note becomes an agreement: who takes it up? */
  if (table.ui.mode == MODE_ASK) press(&table, "Enter");
  g_assert_cmpint(session_record(table.session, 1)->list, ==, LIST_AGREEMENT);
  g_assert_cmpint(table.ui.mode, ==, MODE_INPUT);
  g_assert_cmpint(table.ui.form.field, ==, 1);
  press(&table, "Enter Enter"); /* nobody: then it is a wish */
  g_assert_cmpint(table.ui.mode, ==, MODE_ASK);
  press(&table, "Enter");
  g_assert_cmpint(session_record(table.session, 1)->list, ==, LIST_WISH);
  press(&table, "Esc Esc");
  clear_table(&table);
}

static void test_slogan(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "s \"Samen sterk\" Enter \"Niemand alleen\" Enter Esc");
  press(&table, "s");
  g_assert_cmpint(table.ui.mode, ==, MODE_RECORD);
  g_assert_cmpint(table.ui.list, ==, LIST_SLOGAN);
  press(&table, "1 2 Enter");
  g_assert_cmpint(session_record(table.session, 2)->votes, ==, 12);
  press(&table, "Up s \"veel\" Enter");
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_BAD_NUMBER);
  press(&table, "Ctrl-u 7 Enter *");
  g_assert_cmpint(session_record(table.session, 1)->votes, ==, 7);
  g_assert_true(session_record(table.session, 1)->chosen);
  press(&table, "n \"Erbij\" Enter Esc Esc");
  g_assert_cmpint(session_count(table.session, LIST_SLOGAN, NULL), ==, 3);
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  clear_table(&table);
}

static void test_harvest(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "l Down Down Enter");
  if (table.ui.mode == MODE_ASK) press(&table, "Enter");
  g_assert_cmpstr(part_now(&table), ==, "talk");
  press(&table, "y \"moed\" Enter");
  g_assert_cmpint(last_record(&table)->list, ==, LIST_HARVEST);
  g_assert_cmpstr(last_record(&table)->heading, ==, "Wat nemen we mee");
  press(&table, "Tab \"een buurthuis\" Enter"); /* Tab in an empty line: the next list */
  g_assert_cmpint(last_record(&table)->list, ==, LIST_WISH);
  press(&table, "BTab \"hoop\" Enter BTab");
  g_assert_cmpint(last_record(&table)->list, ==, LIST_HARVEST);
  g_assert_cmpint(table.ui.form.list, ==, LIST_CELL);
  press(&table, "\"rood\" Enter \"droom\" Enter \"een tuin\" Enter");
  g_assert_cmpstr(last_record(&table)->heading, ==, "rood");
  g_assert_cmpstr(last_record(&table)->column, ==, "droom");
  g_assert_cmpstr(table.ui.form.editors[0].text->str, ==, "rood"); /* the row stays for the next cell */
  press(&table, "\"dr\" Tab"); /* what was a row or a column before is completed, and a row by the organisations too */
  g_assert_cmpstr(table.ui.form.editors[1].text->str, ==, "droom");
  press(&table, "BTab Ctrl-u \"Zorg\" Tab");
  g_assert_cmpstr(table.ui.form.editors[0].text->str, ==, "Zorg en Welzijn");
  press(&table, "Ctrl-u");
  press(&table, "Esc");
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  clear_table(&table);
}

/* Themes that were collected get votes as slogans do; an agreement does not. */
static void test_votes_for_harvest(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "a \"Bellen\" Enter \"Fatima\" Enter Enter Esc");
  press(&table, "l Down Down Enter");
  if (table.ui.mode == MODE_ASK) press(&table, "Enter");
  press(&table, "y \"vervoer\" Enter \"wachtlijsten\" Enter Esc e 1 4 Enter Up s \"9\" Enter");
  g_assert_cmpint(session_record(table.session, 3)->votes, ==, 14);
  g_assert_cmpint(session_record(table.session, 2)->votes, ==, 9);
  press(&table, "Up 5");
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_NO_SUCH_KEY);
  g_assert_cmpint(session_record(table.session, 1)->votes, ==, 0);
  clear_table(&table);
}

static void test_walks_lists(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "y");
  g_assert_true(ui_input_walks_lists(&table.ui)); /* Tab goes on to the next list as long as the line is empty */
  ListKind first = table.ui.form.list;
  press(&table, "Tab");
  g_assert_cmpint(table.ui.form.list, !=, first);
  press(&table, "\"x\"");
  g_assert_false(ui_input_walks_lists(&table.ui));
  press(&table, "Esc n");
  g_assert_false(ui_input_walks_lists(&table.ui));
  clear_table(&table);
}

static void test_next_meeting(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "h \"14 maart\" Enter \"14.00 uur\" Enter \"De Brink\" Enter \"Fatima\" Enter");
  g_assert_cmpint(table.session->next_date.month, ==, 3);
  g_assert_cmpint(table.session->next_clock, ==, 14 * 3600);
  g_assert_cmpstr(table.session->next_place, ==, "De Brink");
  g_assert_cmpstr(table.session->next_host, ==, "Fatima");
  clear_table(&table);
}

static void test_lengths_and_clock(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "+ ] [ + -");
  g_assert_cmpint(session_current(table.session)->length, ==, 11 * 60);
  press(&table, "p");
  g_assert_true(session_stopped(table.session));
  const char *stopped = keymap_label_now(ACTION_CLOCK, LANG_EN, table.session);
  press(&table, "P"); /* Caps Lock does not matter */
  g_assert_false(session_stopped(table.session));
  g_assert_cmpstr(stopped, !=, keymap_label_now(ACTION_CLOCK, LANG_EN, table.session)); /* the key says what it will do */
  clear_table(&table);
}

static void test_advice(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "i");
  g_assert_cmpint(table.ui.notice.refusal, ==, REFUSAL_NO_ADVICE);
  table.t += 15 * 60 * SECOND;
  press(&table, "i Esc");
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  guint n = table.session->events->len;
  press(&table, "i Enter");
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_TAKEN);
  g_assert_cmpuint(table.session->events->len, ==, n + 1);
  clear_table(&table);
}

/* What is proposed, or was wrong, is not added to: the first letter takes its place, the arrows put it right. */
static void test_typed_over(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "l =");
  g_assert_cmpstr(table.ui.form.editors[0].text->str, ==, "10");
  press(&table, "\"12\" Enter");
  g_assert_cmpint(session_current(table.session)->length, ==, 12 * MINUTE);
  press(&table, "= Backspace \"5\" Enter"); /* put right instead: 15 */
  g_assert_cmpint(session_current(table.session)->length, ==, 15 * MINUTE);
  press(&table, "= \"2012\" Enter"); /* more than a day is refused, and the line stays to be put right */
  g_assert_cmpint(table.ui.notice.refusal, ==, REFUSAL_LASTS_TOO_LONG);
  g_assert_cmpint(table.ui.mode, ==, MODE_INPUT);
  g_assert_cmpint(session_current(table.session)->length, ==, 15 * MINUTE);
  press(&table, "Esc i \"Alarm\" Enter \"3000\" Enter");
  g_assert_cmpint(table.ui.notice.refusal, ==, REFUSAL_LASTS_TOO_LONG);
  press(&table, "Esc Esc a \"Flyer\" Enter \"iedereen\" Enter \"morgenvroeg of zo\" Enter");
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_BAD_DATE);
  press(&table, "\"14-3\" Enter");
  g_assert_cmpint(table.ui.notice.refusal, ==, REFUSAL_EVERYBODY);
  press(&table, "\"Fatima\" Enter Enter");
  const Record *record = last_record(&table);
  g_assert_cmpint(record->due.day, ==, 14);
  g_assert_cmpint(g_array_index(record->owners, int, 0), ==, 1);
  press(&table, "e Enter Enter Enter \"28 maart\" Enter"); /* another date over the old one */
  g_assert_cmpint(last_record(&table)->due.day, ==, 28);
  clear_table(&table);
}

/* The proposal is taken with one key, and undone with one: when it is late, and when there is time to give away. */
static void test_one_key(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  table.t += 14 * MINUTE * SECOND;
  guint n = table.session->events->len;
  press(&table, "I");
  g_assert_cmpuint(table.session->events->len, ==, n + 1);
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_TAKEN);
  int talk = session_run(table.session, session_index(table.session, "talk"))->length;
  g_assert_cmpint(talk, <, 15 * MINUTE);
  press(&table, "u");
  g_assert_cmpint(session_run(table.session, session_index(table.session, "talk"))->length, ==, 15 * MINUTE);
  clear_table(&table);

  set_table(&table);
  begin_opening(&table);
  table.t += 4 * MINUTE * SECOND;
  press(&table, "PgDn PgDn"); /* six minutes won */
  Timetable now;
  timetable_at(table.session, table.t, &now);
  g_assert_cmpint(now.advice.kind, ==, ADVICE_LENGTHEN);
  timetable_clear(&now);
  press(&table, "I");
  g_assert_cmpint(session_run(table.session, session_index(table.session, "agreements"))->length, ==, 21 * MINUTE);
  timetable_at(table.session, table.t, &now);
  g_assert_cmpint(now.advice.kind, ==, ADVICE_NONE);
  g_assert_true(now.expected_end == now.promised_end);
  timetable_clear(&now);
  press(&table, "u");
  g_assert_cmpint(session_run(table.session, session_index(table.session, "agreements"))->length, ==, 15 * MINUTE);
  press(&table, "i");
  g_assert_cmpint(table.ui.mode, ==, MODE_ADVICE);
  press(&table, "Enter");
  g_assert_cmpint(session_run(table.session, session_index(table.session, "agreements"))->length, ==, 21 * MINUTE);
  press(&table, "I"); /* there is none any more */
  g_assert_cmpint(table.ui.notice.refusal, ==, REFUSAL_NO_ADVICE);
  clear_table(&table);
}

/* A round of people whose number was typed asks as well when there is no time for them, and so does one whose promise of the
 * script does not fit. */
static void test_short_round(void) {
  Table table;
  set_table(&table);
  Phase *opening = script_phase(table.script, "opening");
  opening->round = ROUND_PERSON;
  for (guint i = 0; i < table.session->people->len; i++) { /* nobody on the list comes, also after undo */
    ((Person *)g_ptr_array_index(table.session->people, i))->state = STATE_CANCELLED;
    ((Event *)g_ptr_array_index(table.session->events, i))->person->state = STATE_CANCELLED;
  }
  begin_opening(&table);
  press(&table, "x \"30\" Enter");
  g_assert_cmpint(table.ui.mode, ==, MODE_ASK);
  g_assert_cmpint(table.ui.notice.refusal, ==, REFUSAL_ASK_ROUND_SHORT);
  press(&table, "2");
  g_assert_cmpint(session_current(table.session)->round.total, ==, 15);
  g_assert_cmpint(session_current(table.session)->round.promised, ==, 40);
  press(&table, "u x \"30\" Enter +");
  g_assert_cmpint(session_current(table.session)->round.total, ==, 30);
  g_assert_cmpint(session_current(table.session)->length, ==, 30 * MINUTE);
  press(&table, "u");
  opening->per_unit = 60;
  press(&table, "x \"30\" Enter");
  g_assert_cmpint(table.ui.notice.refusal, ==, REFUSAL_ASK_ROUND_SHORT);
  g_assert_cmpint(table.ui.notice.args[2].number, ==, 20);
  press(&table, "Enter"); /* as it is: the promise of the script is kept */
  g_assert_cmpint(session_current(table.session)->round.promised, ==, 60);
  press(&table, "u x \"9\" Enter");
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE); /* these fit */
  g_assert_cmpint(session_current(table.session)->round.total, ==, 9);
  clear_table(&table);
}

static void test_help_curtain_quit(void) {
  Table table;
  set_table(&table);
  ui_ask_room(&table.ui);
  press(&table, "x"); /* unsure is yes */
  g_assert_true(table.ui.curtain);
  press(&table, "Z");
  g_assert_false(table.ui.curtain);
  ui_ask_room(&table.ui);
  press(&table, "n");
  g_assert_false(table.ui.curtain);
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  press(&table, "?");
  g_assert_cmpint(table.ui.mode, ==, MODE_HELP);
  press(&table, "Down PgDn Up");
  g_assert_cmpint(table.ui.mode, ==, MODE_HELP);
  press(&table, "?");
  g_assert_cmpint(table.ui.mode, ==, MODE_WHAT_NOW);
  press(&table, "n");
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE); /* the key that closes the help does nothing else */
  press(&table, "q n");
  g_assert_false(table.quit);
  press(&table, "Ctrl-c Ctrl-c");
  g_assert_true(table.quit);
  clear_table(&table);
}

/* An edited script is asked about after the room; the key that answered the one question does not answer the other. */
static void test_adopt(void) {
  Table table;
  set_table(&table);
  ui_ask_room(&table.ui);
  ui_ask_adopt(&table.ui);
  g_assert_cmpint(table.ui.question, ==, UI_ASKS_ROOM);
  press(&table, "n");
  g_assert_cmpint(table.ui.question, ==, UI_ASKS_ADOPT);
  press(&table, "n");
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_SCRIPT_EDITED);
  ui_ask_adopt(&table.ui);
  const Key yes = {KEY_IS_CHAR, 'j', NULL};
  g_assert_cmpint(press_key(&table, &yes), ==, UI_ADOPT);
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  clear_table(&table);
}

static void test_watching(void) {
  Table table;
  set_table(&table);
  table.ui.watching = TRUE;
  guint n = table.session->events->len;
  press(&table, "PgDn");
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_WATCHING);
  press(&table, "n \"x\" Enter Esc");
  g_assert_cmpuint(table.session->events->len, ==, n);
  press(&table, "q");
  g_assert_true(table.quit);
  clear_table(&table);
}

/* A part that went on by itself takes away the question about leaving it. */
static void test_question_overtaken(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  press(&table, "PgDn");
  g_assert_cmpint(table.ui.mode, ==, MODE_ASK);
  Intent next = {.kind = INTENT_NEXT, .confirmed = TRUE};
  Decision decision;
  decide(table.session, &next, table.t, &decision);
  g_ptr_array_set_free_func(decision.events, NULL);
  session_append(table.session, g_ptr_array_index(decision.events, 0));
  g_ptr_array_set_size(decision.events, 0);
  const Event *first = g_ptr_array_index(table.session->events, table.session->events->len - 1);
  ui_decided(&table.ui, table.session, &next, &decision, first, table.t);
  decision_clear(&decision);
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  g_assert_cmpstr(part_now(&table), ==, "names");
  clear_table(&table);
}

/* 20,000 keys at random: never a crash, never a state that could not be. */
static void test_random(void) {
  static const gunichar letters[] = {0xe9, 0x301, 0x65e5, 0x200d, '*', '=', '?', '+', '-', '[', ']', ' ', '&', ',', '1'};
  g_autoptr(GRand) random = g_rand_new_with_seed(20270114);
  Table table;
  set_table(&table);
  for (int i = 0; i < 20000; i++) {
    Key key = {(KeyKind)g_rand_int_range(random, KEY_IS_NONE, KEY_IS_RESIZE + 1), 0, NULL};
    if (g_rand_int_range(random, 0, 3) > 0) key.kind = KEY_IS_CHAR;
    if (key.kind == KEY_IS_PASTE) key.text = (char *)"geplakt\ntekst";
    key.code = g_rand_boolean(random) || key.kind == KEY_IS_CTRL
                   ? (gunichar)g_rand_int_range(random, 'a', 'z' + 1)
                   : letters[g_rand_int_range(random, 0, G_N_ELEMENTS(letters))];
    if (g_rand_int_range(random, 0, 50) == 0) table.t += g_rand_int_range(random, 0, 300) * SECOND;
    press_key(&table, &key);
    const Ui *ui = &table.ui;
    g_assert_cmpint(ui->mode, <, N_MODES);
    g_assert_true((ui->mode == MODE_ASK) == (ui->question != UI_ASKS_NOTHING));
    gboolean covered = ui->mode == MODE_ASK || ui->mode == MODE_HELP || ui->mode == MODE_WHAT_NOW;
    gboolean open = ui->mode == MODE_INPUT || (covered && ui->mode_before == MODE_INPUT);
    g_assert_true(open == (ui->form.n_fields > 0));
    g_assert_true(ui->form.n_fields == 0 || ui->form.field < ui->form.n_fields);
    g_assert_cmpint(ui->mode_before, !=, MODE_ASK);
    g_assert_cmpint(ui->cursor, >=, 0);
    g_assert_cmpint(ui->recalled, <=, (int)ui->history->len);
    if (table.session->events->len > 1500) { /* undo folds anew: keep it quick */
      clear_table(&table);
      set_table(&table);
    }
  }
  clear_table(&table);
}

/* The room's display: each key is one act and leads back; a message and what is frozen or blank leave each other alone. */
static void test_room(void) {
  Table table;
  set_table(&table);
  begin_opening(&table);
  const Session *session = table.session;
  press(&table, "c f");
  g_assert_cmpint(session->display, ==, ROOM_FROZEN);
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  press(&table, "c m \"De koffie staat klaar.\" Enter");
  g_assert_cmpstr(session->message, ==, "De koffie staat klaar.");
  g_assert_cmpint(session->display, ==, ROOM_FROZEN);
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  press(&table, "c b");
  g_assert_cmpint(session->display, ==, ROOM_BLANK);
  g_assert_cmpstr(session->message, ==, "De koffie staat klaar.");
  press(&table, "c b");
  g_assert_cmpint(session->display, ==, ROOM_NORMAL);
  press(&table, "u");
  g_assert_cmpint(session->display, ==, ROOM_BLANK);
  press(&table, "c Enter"); /* what stands there can be changed; without text it goes */
  g_assert_cmpstr(table.ui.form.editors[0].text->str, ==, "De koffie staat klaar.");
  press(&table, "Ctrl-u Enter");
  g_assert_null(session->message);
  press(&table, "c m \"tot zo\" Enter c n");
  g_assert_null(session->message);
  g_assert_cmpint(session->display, ==, ROOM_NORMAL);
  guint events = session->events->len;
  press(&table, "c Esc c c c o"); /* nothing, and any other letter leads back too */
  g_assert_cmpuint(session->events->len, ==, events);
  g_assert_cmpint(table.ui.mode, ==, MODE_LIVE);
  g_assert_cmpint(table.ui.notice.kind, ==, NOTICE_NO_SUCH_KEY);
  table.t += 9 * 60 * SECOND;
  press(&table, "c PgDn"); /* a clicker goes on from here as well */
  g_assert_cmpstr(part_now(&table), ==, "names");
  clear_table(&table);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/ui/flow", test_flow);
  g_test_add_func("/ui/space", test_space);
  g_test_add_func("/ui/room", test_room);
  g_test_add_func("/ui/stray-sentences", test_stray_sentences);
  g_test_add_func("/ui/note", test_note);
  g_test_add_func("/ui/many", test_many);
  g_test_add_func("/ui/agreement", test_agreement);
  g_test_add_func("/ui/agreement-without-owner", test_agreement_without_owner);
  g_test_add_func("/ui/clicker-while-typing", test_clicker_while_typing);
  g_test_add_func("/ui/people", test_people);
  g_test_add_func("/ui/groups", test_groups);
  g_test_add_func("/ui/round-by-name", test_round_by_name);
  g_test_add_func("/ui/round-too-short", test_round_too_short);
  g_test_add_func("/ui/newcomer", test_newcomer);
  g_test_add_func("/ui/instead", test_instead);
  g_test_add_func("/ui/connection", test_connection);
  g_test_add_func("/ui/after-work", test_after_work);
  g_test_add_func("/ui/help-while-writing", test_help_while_writing);
  g_test_add_func("/ui/unfinished", test_unfinished);
  g_test_add_func("/ui/instead-organisation", test_instead_organisation);
  g_test_add_func("/ui/insert-where-pointed", test_insert_where_pointed);
  g_test_add_func("/ui/after-sheets", test_after_sheets);
  g_test_add_func("/ui/close-report", test_close_report);
  g_test_add_func("/ui/parts", test_parts);
  g_test_add_func("/ui/record", test_record);
  g_test_add_func("/ui/slogan", test_slogan);
  g_test_add_func("/ui/harvest", test_harvest);
  g_test_add_func("/ui/votes-for-harvest", test_votes_for_harvest);
  g_test_add_func("/ui/walks-lists", test_walks_lists);
  g_test_add_func("/ui/next-meeting", test_next_meeting);
  g_test_add_func("/ui/lengths-and-clock", test_lengths_and_clock);
  g_test_add_func("/ui/advice", test_advice);
  g_test_add_func("/ui/typed-over", test_typed_over);
  g_test_add_func("/ui/one-key", test_one_key);
  g_test_add_func("/ui/short-round", test_short_round);
  g_test_add_func("/ui/help-curtain-quit", test_help_curtain_quit);
  g_test_add_func("/ui/adopt", test_adopt);
  g_test_add_func("/ui/watching", test_watching);
  g_test_add_func("/ui/question-overtaken", test_question_overtaken);
  g_test_add_func("/ui/random", test_random);
  return g_test_run();
}
