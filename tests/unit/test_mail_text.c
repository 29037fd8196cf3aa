/* The mail with the report, as a whole: what stands in it, in which form of address, and what never does. */
#include "view/mail_text.h"

#include <string.h>

#include "meeting.h"

static Meeting meeting;

static void set_up(Lang lang, gboolean formal) {
  Script *script = meeting_first();
  g_free(script->title);
  script->title = g_strdup("Startbijeenkomst");
  script->lang = lang;
  script->formal = formal;
  script->initiator.name = g_strdup("Marjan de Wit");
  script->initiator.role = g_strdup("netwerkcoördinator");
  script->initiator.phone = g_strdup("06 12 34 56 78");
  meeting = meeting_open(script);
}

static int enter(const char *first, const char *last, const char *organisation, Consent named, Presence presence) {
  Event *event = meeting_event(&meeting, meeting.script->begin, EVENT_ENTER, NULL);
  Person *person = event->person = person_new();
  int id = person->id = (int)meeting.session->people->len + 1;
  g_free(person->first);
  person->first = g_strdup(first);
  person->last = g_strdup(last);
  person->organisation = g_strdup(organisation);
  person->name_in_report = named;
  session_append(meeting.session, event);
  event = meeting_event(&meeting, meeting.script->begin, EVENT_ATTEND, NULL);
  event->person_id = id;
  event->number = presence;
  session_append(meeting.session, event);
  return id;
}

static Event *note_down(ListKind list, const char *text) {
  Event *event = meeting_event(&meeting, meeting_instant(meeting.script, "15:40"), EVENT_RECORD, NULL);
  event->record = meeting.session->next_record;
  event->list = list;
  event->text = g_strdup(text);
  return event;
}

static void agree(const char *text, int person, Date due, int quarter) {
  Event *event = note_down(LIST_AGREEMENT, text);
  event->number = meeting.session->next_agreement;
  event->people = g_array_new(FALSE, FALSE, sizeof(int));
  if (person) g_array_append_val(event->people, person);
  event->due = due;
  event->quarter = quarter;
  session_append(meeting.session, event);
}

static char *text_for(MailReader reader) {
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  return mail_text_report(facts, NULL, reader);
}

static void assert_text(MailReader reader, const char *expected) {
  g_autofree char *text = text_for(reader);
  g_assert_cmpstr(text, ==, expected);
}

static void assert_has(const char *text, const char *part) {
  if (!strstr(text, part)) g_error("\"%s\" is not in:\n%s", part, text);
}

static void assert_lacks(const char *text, const char *part) {
  if (strstr(text, part)) g_error("\"%s\" is in:\n%s", part, text);
}

static void play(void) {
  int fatima = enter("Fatima", "El Amrani", "Mantelzorgkring", CONSENT_YES, PRESENCE_HERE);
  int truus = enter("Truus", "Kooistra", "Zonnebloem", CONSENT_NO, PRESENCE_HERE);
  enter("Zoë", "Jansen", "zonnebloem", CONSENT_NOT_ASKED, PRESENCE_LEFT);
  agree("De telefoonlijst maken", fatima, (Date){2027, 1, 28}, 0);
  agree("Vervoer regelen", truus, (Date){2028, 2, 1}, 0);
  agree("Een open middag", fatima, (Date){2027, 6, 30}, 2);
  agree("Een folder maken", 0, (Date){0}, 0);
  agree("Koffie regelen", fatima, (Date){0}, 0);
  agree("Posters ophangen", 0, (Date){2027, 3, 1}, 0);
  session_append(meeting.session, note_down(LIST_DECISION, "We komen elke twee maanden bij elkaar"));
  session_append(meeting.session, note_down(LIST_SLOGAN, "Samen is meer"));
  session_append(meeting.session, note_down(LIST_NOTE, "Niet voor het verslag"));
  Event *secret = note_down(LIST_DECISION, "Dit is geheim");
  int id = secret->record;
  session_append(meeting.session, secret);
  Event *confidential = meeting_event(&meeting, meeting_instant(meeting.script, "15:41"), EVENT_CONFIDENTIAL, NULL);
  confidential->record = id;
  confidential->flag = TRUE;
  session_append(meeting.session, confidential);
  Event *next = meeting_event(&meeting, meeting_instant(meeting.script, "15:50"), EVENT_NEXT_MEETING, NULL);
  next->due = (Date){2027, 3, 18};
  next->seconds = 14 * 3600;
  next->text = g_strdup("Steunpunt");
  next->owner = g_strdup("Truus Kooistra");
  session_append(meeting.session, next);
}

static void test_came(void) {
  set_up(LANG_NL, FALSE);
  play();
  assert_text(MAIL_READER_CAME,
              "Hallo allemaal,\n"
              "\n"
              "Fijn dat je er was op donderdag 14 januari. We waren met 3 mensen, van 2 organisaties.\n"
              "Hieronder staat het belangrijkste. Het hele verslag zit bij deze mail.\n"
              "\n"
              "Dit spraken we af:\n"
              "\n"
              "1. De telefoonlijst maken\n"
              "   Fatima El Amrani, uiterlijk 28 januari\n"
              "\n"
              "2. Vervoer regelen\n"
              "   Een deelnemer van Zonnebloem, uiterlijk 1 februari 2028\n"
              "\n"
              "3. Een open middag\n"
              "   Fatima El Amrani, in het 2e kwartaal van 2027\n"
              "\n"
              "4. Een folder maken\n"
              "   Wie pakt dit op? De datum kiezen we nog.\n"
              "\n"
              "5. Koffie regelen\n"
              "   Fatima El Amrani, datum nog kiezen\n"
              "\n"
              "6. Posters ophangen\n"
              "   Wie pakt dit op, uiterlijk 1 maart?\n"
              "\n"
              "Staat jouw naam erbij? Zet het dan meteen in je agenda. Wil je iets oppakken? Laat het me weten.\n"
              "\n"
              "Dit besloten we:\n"
              "\n"
              "- We komen elke twee maanden bij elkaar\n"
              "\n"
              "Dit is onze zin:\n"
              "\n"
              "“Samen is meer”\n"
              "\n"
              "We zien elkaar weer op donderdag 18 maart, om 14.00 uur.\n"
              "Plaats: Steunpunt\n"
              "Ontvangst: een deelnemer van Zonnebloem\n"
              "Zet je de dag alvast in je agenda?\n"
              "\n"
              "Klopt er iets niet? Laat het me dan weten.\n"
              "\n"
              "Dank je wel voor je tijd en je inzet. Tot dan!\n"
              "\n"
              "Hartelijke groet,\n"
              "\n"
              "Marjan de Wit\n"
              "netwerkcoördinator\n"
              "06 12 34 56 78\n");
  meeting_clear(&meeting);
}

static void test_missed(void) {
  set_up(LANG_NL, FALSE);
  play();
  g_autofree char *text = text_for(MAIL_READER_MISSED);
  assert_has(text, "Hallo,\n\nOp donderdag 14 januari kon je er niet bij zijn. We misten je. ");
  assert_has(text, "1. De telefoonlijst maken\n");
  assert_has(text, "Wil je ergens aan meedoen? Laat het me weten. Dat kan nog.\n\nTot dan!\n");
  assert_lacks(text, "Fijn dat");
  assert_lacks(text, "Dank je");
  meeting_clear(&meeting);
}

/* The form of address of the script holds in every sentence. */
static void test_formal(void) {
  static const char *const informal[] = {" je ", " je.", " je?", "jou", "Hallo"};
  set_up(LANG_NL, TRUE);
  play();
  for (int reader = MAIL_READER_CAME; reader <= MAIL_READER_ALL; reader++) {
    g_autofree char *text = text_for((MailReader)reader);
    for (gsize i = 0; i < G_N_ELEMENTS(informal); i++) assert_lacks(text, informal[i]);
    assert_lacks(text, "{");
  }
  g_autofree char *text = text_for(MAIL_READER_CAME);
  assert_has(text, "Beste mensen,\n\nFijn dat u er was");
  assert_has(text, "Staat uw naam erbij? Zet het dan meteen in uw agenda. Wilt u iets oppakken?");
  meeting_clear(&meeting);
}

static void test_english(void) {
  set_up(LANG_EN, FALSE);
  play();
  g_autofree char *text = text_for(MAIL_READER_CAME);
  assert_has(text, "Dear all,\n\nThank you for coming on Thursday 14 January. There were 3 of us, from 2 organisations.\n");
  assert_has(text, "   Fatima El Amrani, by 28 January\n");
  assert_has(text, "   Fatima El Amrani, in quarter 2 of 2027\n");
  assert_has(text, "We meet again on Thursday 18 March, at 14:00.\n");
  meeting_clear(&meeting);
}

/* An empty meeting: no headings without a list, no thanks when nobody knows who came. */
static void test_nothing_written_down(void) {
  set_up(LANG_NL, FALSE);
  assert_text(MAIL_READER_ALL,
              "Hallo allemaal,\n"
              "\n"
              "Op donderdag 14 januari kwamen we bij elkaar.\n"
              "Het hele verslag zit bij deze mail.\n"
              "\n"
              "Klopt er iets niet? Laat het me dan weten.\n"
              "\n"
              "Hartelijke groet,\n"
              "\n"
              "Marjan de Wit\n"
              "netwerkcoördinator\n"
              "06 12 34 56 78\n");
  meeting_clear(&meeting);
}

static void test_private(void) {
  set_up(LANG_NL, FALSE);
  play();
  for (int reader = MAIL_READER_CAME; reader <= MAIL_READER_ALL; reader++) {
    g_autofree char *text = text_for((MailReader)reader);
    assert_lacks(text, "geheim");
    assert_lacks(text, "Niet voor het verslag");
    assert_lacks(text, "Truus");
  }
  meeting_clear(&meeting);
}

/* Whatever was typed stays on its line; the subject is one line. */
static void test_lines(void) {
  set_up(LANG_NL, FALSE);
  g_free(meeting.script->title);
  meeting.script->title = g_strdup("Hoi\r\nBcc: x@example.org\x01");
  agree("Regel één\n\nHartelijke groet,\nIemand anders", 0, (Date){0}, 0);
  g_autofree char *text = text_for(MAIL_READER_CAME);
  assert_has(text, "1. Regel één  Hartelijke groet, Iemand anders\n");
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  g_autofree char *subject = mail_text_report_subject(facts);
  g_assert_cmpstr(subject, ==, "Verslag: Hoi  Bcc: x@example.org ");
  g_clear_pointer(&facts, report_facts_free);
  meeting_clear(&meeting);
}

static char **strings(const char *const *texts) { return g_strdupv((char **)texts); }

static void test_invitation(void) {
  set_up(LANG_NL, FALSE);
  Script *script = meeting.script;
  g_strfreev(script->aims);
  g_strfreev(script->practical);
  script->aims = strings((const char *const[]){"elkaar leren kennen", NULL});
  script->practical = strings((const char *const[]){"Bus 4 stopt\nvoor de deur.", NULL});
  g_autofree char *text = mail_text_invitation(script, "donderdag 14 januari 2027", "De Linde", FALSE);
  g_assert_cmpstr(text, ==,
                  "Hallo,\n"
                  "\n"
                  "Graag nodig ik je uit voor “Startbijeenkomst”.\n"
                  "\n"
                  "Wanneer: donderdag 14 januari 2027\n"
                  "Waar: De Linde\n"
                  "\n"
                  "Dit willen we bereiken:\n"
                  "\n"
                  "- elkaar leren kennen\n"
                  "\n"
                  "Goed om te weten:\n"
                  "\n"
                  "- Bus 4 stopt voor de deur.\n"
                  "\n"
                  "Het programma zit bij deze mail.\n"
                  "\n"
                  "Kom je? Laat het me weten met een antwoord op deze mail.\n"
                  "Kun je niet? Laat het me ook weten. Dan krijg je het verslag.\n"
                  "\n"
                  "Heb je iets nodig om mee te doen, zoals een tolk? Laat het me weten.\n"
                  "Je gegevens gebruik ik alleen hiervoor. Ik bewaar ze een jaar.\n"
                  "\n"
                  "Hartelijke groet,\n"
                  "\n"
                  "Marjan de Wit\n"
                  "netwerkcoördinator\n"
                  "06 12 34 56 78\n");
  meeting_clear(&meeting);
}

/* Without day, place, aims or good to know, and with an address to sign up. */
static void test_invitation_bare_and_formal(void) {
  set_up(LANG_NL, TRUE);
  meeting.script->sign_up = g_strdup("https://example.org/aanmelden");
  meeting.script->keep_until = (Date){2028, 3, 1};
  g_autofree char *text = mail_text_invitation(meeting.script, "", "", FALSE);
  assert_has(text, "Goedendag,\n\nGraag nodig ik u uit voor “Startbijeenkomst”.\n\n"
                   "Wanneer: dat laat ik nog weten\n\nHet programma");
  assert_has(text, "Komt u? Meld u aan: https://example.org/aanmelden\nKunt u niet?");
  assert_has(text, "Uw gegevens gebruik ik alleen hiervoor. Ik bewaar ze tot woensdag 1 maart 2028.\n");
  assert_lacks(text, " je");
  assert_lacks(text, "Waar:");
  meeting_clear(&meeting);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/mail-text/came", test_came);
  g_test_add_func("/mail-text/missed", test_missed);
  g_test_add_func("/mail-text/formal", test_formal);
  g_test_add_func("/mail-text/english", test_english);
  g_test_add_func("/mail-text/nothing-written-down", test_nothing_written_down);
  g_test_add_func("/mail-text/private", test_private);
  g_test_add_func("/mail-text/lines", test_lines);
  g_test_add_func("/mail-text/invitation", test_invitation);
  g_test_add_func("/mail-text/invitation-bare-and-formal", test_invitation_bare_and_formal);
  return g_test_run();
}
