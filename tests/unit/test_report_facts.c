/* What readers of a report may see: every record is in it or counted as left out, consent is obeyed wherever a name can
 * stand, the order is the script's, and the text version holds the same. */
#include <string.h>

#include "meeting.h"
#include "model/report_facts.h"
#include "view/report_text.h"

/* --- a meeting with people --- */

static void enter(Meeting *meeting, int id, const char *first, const char *last, const char *organisation, PersonState state,
                  Consent named) {
  Event *event = meeting_person(meeting, id, first, last, organisation);
  event->person->state = state;
  event->person->name_in_report = named;
  session_append(meeting->session, event);
}

static void attend(Meeting *meeting, int id, Presence presence) {
  Event *event = meeting_event(meeting, meeting->script->begin, EVENT_ATTEND, NULL);
  event->person_id = id;
  event->number = presence;
  session_append(meeting->session, event);
}

static int put(Meeting *meeting, Event *event) {
  int id = event->record;
  session_append(meeting->session, event);
  return id;
}

static int write_down(Meeting *meeting, ListKind list, const char *part, const char *text) {
  return put(meeting, meeting_record(meeting, "14:30", list, part, text));
}

static void on_record(Meeting *meeting, EventKind kind, int record, gboolean flag) {
  Event *event = meeting_event(meeting, meeting_instant(meeting->script, "15:00"), kind, NULL);
  event->record = record;
  event->flag = flag;
  session_append(meeting->session, event);
}

static int agreement(Meeting *meeting, const char *text, int person, const char *owner, Date due) {
  Event *event = meeting_record(meeting, "15:40", LIST_AGREEMENT, "agreements", text);
  if (person) {
    event->people = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_append_val(event->people, person);
  }
  event->owner = g_strdup(owner);
  event->due = due;
  return put(meeting, event);
}

static Meeting meeting_with_people(void) {
  Meeting meeting = meeting_open(meeting_first());
  enter(&meeting, 1, "Fatima", "El Amrani", "Mantelzorgkring", STATE_SIGNED_UP, CONSENT_YES);
  enter(&meeting, 2, "Truus", "Kooistra", "Zonnebloem", STATE_SIGNED_UP, CONSENT_NO);
  enter(&meeting, 3, "Wim", "Hart", NULL, STATE_SIGNED_UP, CONSENT_NO);
  enter(&meeting, 4, "Chantal", "Brouwer", "Gemeente", STATE_CANCELLED, CONSENT_YES);
  enter(&meeting, 5, "Kofi", "Mensah", "Cliëntenraad", STATE_INVITED, CONSENT_NOT_ASKED);
  enter(&meeting, 6, "Jürgen", "Müller", "Huisartsen", STATE_REPORT_ONLY, CONSENT_YES);
  return meeting;
}

/* --- reading the facts --- */

/* All lines of all sections as text, a section a line. */
static char *facts_text(const ReportFacts *facts) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < facts->sections->len; i++) {
    const ReportSection *section = g_ptr_array_index(facts->sections, i);
    g_string_append_printf(out, "%s", list_word(section->list, LANG_EN));
    for (guint k = 0; k < section->groups->len; k++) {
      const ReportGroup *group = g_ptr_array_index(section->groups, k);
      if (group->heading) g_string_append_printf(out, " [%s]", group->heading);
      for (guint n = 0; n < group->lines->len; n++) {
        const ReportLine *line = g_ptr_array_index(group->lines, n);
        g_string_append_printf(out, " | %s", line->text);
        if (line->who) g_string_append_printf(out, " / %s", line->who);
        if (line->when) g_string_append_printf(out, " / %s", line->when);
        if (line->times > 1) g_string_append_printf(out, " x%d", line->times);
      }
    }
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}

/* How many records the facts stand for: joined words count each time they were said. */
static int told(const ReportFacts *facts) {
  int n = 0;
  for (guint i = 0; i < facts->sections->len; i++) {
    const ReportSection *section = g_ptr_array_index(facts->sections, i);
    for (guint k = 0; k < section->groups->len; k++) {
      const ReportGroup *group = g_ptr_array_index(section->groups, k);
      for (guint l = 0; l < group->lines->len; l++) n += ((const ReportLine *)g_ptr_array_index(group->lines, l))->times;
    }
  }
  return n;
}

static gboolean mentions(const ReportFacts *facts, const char *words) {
  g_autofree char *all = facts_text(facts), *text = report_text(facts);
  return strstr(all, words) || strstr(text, words);
}

/* --- tests --- */

static void test_every_record(void) {
  Meeting meeting = meeting_with_people();
  int written = 0;
  for (int list = 0; list < N_LISTS; list++) {
    for (int i = 0; i < 3; i++) {
      g_autofree char *text = g_strdup_printf("%s nr %d", list_word((ListKind)list, LANG_NL), i);
      write_down(&meeting, (ListKind)list, i ? "talk" : "dream", text);
      written++;
    }
  }
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  g_assert_cmpint(facts->notes, ==, 3); /* notes stay behind unless chosen */
  g_assert_cmpint(told(facts) + facts->notes + facts->confidential, ==, written);
  g_autofree char *text = report_text(facts);
  for (int list = 0; list < N_LISTS; list++) {
    for (int i = 0; i < 3; i++) {
      g_autofree char *line = g_strdup_printf("%s nr %d", list_word((ListKind)list, LANG_NL), i);
      g_assert_true((strstr(text, line) != NULL) == (list != LIST_NOTE));
    }
  }
  meeting_clear(&meeting);
}

static void test_what_stays_behind(void) {
  Meeting meeting = meeting_with_people();
  int chosen = write_down(&meeting, LIST_NOTE, "talk", "gekozen notitie");
  write_down(&meeting, LIST_NOTE, "talk", "eigen notitie");
  int secret = write_down(&meeting, LIST_DECISION, "talk", "vertrouwelijk besluit");
  int secret_note = write_down(&meeting, LIST_NOTE, "talk", "vertrouwelijke notitie");
  int deleted = write_down(&meeting, LIST_DECISION, "talk", "weggehaald besluit");
  int not_told = write_down(&meeting, LIST_TIP, "talk", "tip die niet mee gaat");
  on_record(&meeting, EVENT_IN_REPORT, chosen, TRUE);
  on_record(&meeting, EVENT_IN_REPORT, secret_note, TRUE);
  on_record(&meeting, EVENT_CONFIDENTIAL, secret, TRUE);
  on_record(&meeting, EVENT_CONFIDENTIAL, secret_note, TRUE);
  on_record(&meeting, EVENT_DELETE, deleted, FALSE);
  on_record(&meeting, EVENT_IN_REPORT, not_told, FALSE);
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  g_autofree char *all = facts_text(facts);
  g_assert_cmpstr(all, ==, "notes | gekozen notitie\n");
  g_assert_cmpint(facts->confidential, ==, 2);
  g_assert_cmpint(facts->notes, ==, 2); /* the note of one's own, and the tip */
  meeting_clear(&meeting);
}

static void test_agreements(void) {
  Meeting meeting = meeting_with_people();
  agreement(&meeting, "bellen", 1, NULL, (Date){2027, 2, 1});
  agreement(&meeting, "koffie", 2, NULL, (Date){0});
  agreement(&meeting, "zaal", 3, NULL, (Date){0});
  agreement(&meeting, "folder", 0, "Welzijn", (Date){0});
  agreement(&meeting, "open", 0, NULL, (Date){0});
  Event *quarter = meeting_record(&meeting, "15:41", LIST_AGREEMENT, "agreements", "kwartaal");
  quarter->due = (Date){2027, 6, 30};
  quarter->quarter = 2;
  put(&meeting, quarter);
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  g_autofree char *all = facts_text(facts), *title = report_title(facts);
  g_assert_cmpstr(all, ==,
                  "agreements | bellen / Fatima El Amrani / 1 februari 2027 | koffie / een deelnemer van Zonnebloem"
                  " | zaal / een deelnemer | folder / Welzijn | open | kwartaal / 2e kwartaal van 2027\n");
  g_assert_cmpstr(title, ==, "We maakten 6 afspraken");
  g_assert_cmpint(facts->names_left_out, ==, 2);
  meeting_clear(&meeting);
}

/* A name without consent is hidden wherever it was typed out: in a text, as an owner in words, as the next host. */
static void test_typed_names(void) {
  Meeting meeting = meeting_with_people();
  write_down(&meeting, LIST_DECISION, "talk", "truus  kooistra haalt de sleutel (Truus Kooistra!)");
  write_down(&meeting, LIST_WISH, "talk", "Truus Kooistrast en Truus blijven staan");
  agreement(&meeting, "schoonmaken", 0, "Wim Hart", (Date){0});
  Event *next = meeting_event(&meeting, meeting_instant(meeting.script, "15:50"), EVENT_NEXT_MEETING, NULL);
  next->due = (Date){2027, 3, 18};
  next->seconds = 14 * 3600;
  next->text = g_strdup("bij Truus Kooistra thuis");
  next->owner = g_strdup("Truus Kooistra");
  session_append(meeting.session, next);
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  g_autofree char *all = facts_text(facts), *words = report_next(facts), *left_out = report_names_left_out(facts);
  g_assert_cmpstr(all, ==,
                  "agreements | schoonmaken / een deelnemer\n"
                  "decisions | een deelnemer van Zonnebloem haalt de sleutel (een deelnemer van Zonnebloem!)\n"
                  "wishes | Truus Kooistrast en Truus blijven staan\n");
  g_assert_cmpstr(words, ==, "donderdag 18 maart 2027, 14.00 uur\nbij een deelnemer van Zonnebloem thuis\n"
                             "Ontvangst door een deelnemer van Zonnebloem");
  g_assert_cmpstr(left_out, ==, "2 namen staan niet in het verslag. Daar is geen toestemming voor.");
  meeting_clear(&meeting);
}

/* Nobody types a name as it stands in the list: without its accents, with other spaces, with an s behind it. */
static void test_names_otherwise(void) {
  Meeting meeting = meeting_open(meeting_first());
  enter(&meeting, 1, "Zoë  Ann", "Müller", "Zonnebloem", STATE_SIGNED_UP, CONSENT_NO);
  enter(&meeting, 2, "Jan", "Bos", "Gemeente", STATE_SIGNED_UP, CONSENT_NO);
  enter(&meeting, 3, "Jan", "Bos", "Kerk", STATE_SIGNED_UP, CONSENT_NO);
  write_down(&meeting, LIST_DECISION, "talk", "Zoe Ann Muller belt");
  write_down(&meeting, LIST_DECISION, "talk", "ZOË-ANN MÜLLER en Zoë Ann Müllers plan");
  write_down(&meeting, LIST_DECISION, "talk", "Jan Bos komt");
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  g_autofree char *all = facts_text(facts);
  g_assert_cmpstr(all, ==,
                  "decisions | Een deelnemer van Zonnebloem belt | Een deelnemer van Zonnebloem en een deelnemer van Zonnebloem’s plan"
                  " | Een deelnemer komt\n");
  meeting_clear(&meeting);
}

static void test_people(void) {
  Meeting meeting = meeting_with_people();
  g_autoptr(ReportFacts) before = report_facts_new(meeting.session);
  g_assert_false(before->attendance_taken);
  g_assert_cmpuint(before->present.names->len, ==, 0);
  g_assert_cmpint(before->unknown, ==, 0); /* nobody was asked for, so nothing is said of who is not known */
  attend(&meeting, 1, PRESENCE_HERE);
  attend(&meeting, 2, PRESENCE_LEFT);
  attend(&meeting, 3, PRESENCE_ABSENT);
  attend(&meeting, 6, PRESENCE_ABSENT); /* only wanted the report */
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  g_assert_cmpuint(facts->present.names->len, ==, 1);
  g_assert_cmpstr(g_ptr_array_index(facts->present.names, 0), ==, "Fatima El Amrani (Mantelzorgkring)");
  g_assert_cmpint(facts->present.unnamed, ==, 1);
  g_assert_cmpuint(facts->absent.names->len, ==, 1);
  g_assert_cmpstr(g_ptr_array_index(facts->absent.names, 0), ==, "Chantal Brouwer (Gemeente)");
  g_assert_cmpint(facts->absent.unnamed, ==, 1);
  g_assert_cmpint(facts->unknown, ==, 1); /* Kofi; who only wants the report is not missed */
  g_assert_cmpint(facts->names_left_out, ==, 2);
  g_assert_false(mentions(facts, "Kooistra"));
  g_assert_false(mentions(facts, "Hart"));
  g_assert_true(mentions(facts, "Wie er waren (2)"));
  /* Consent taken back during the meeting counts at once. */
  Event *consent = meeting_event(&meeting, meeting_instant(meeting.script, "15:50"), EVENT_CONSENT, NULL);
  consent->person_id = 1;
  consent->text = g_strdup("name");
  session_append(meeting.session, consent);
  g_autoptr(ReportFacts) after = report_facts_new(meeting.session);
  g_assert_false(mentions(after, "Fatima"));
  g_assert_cmpint(after->names_left_out, ==, 3);
  meeting_clear(&meeting);
}

static void test_order(void) {
  Script *script = meeting_first();
  const ReportPart wanted[] = {(ReportPart)LIST_TIP, (ReportPart)LIST_KEYWORD, (ReportPart)LIST_TIP};
  g_array_append_vals(script->report, wanted, G_N_ELEMENTS(wanted));
  Meeting meeting = meeting_open(script);
  write_down(&meeting, LIST_AGREEMENT, "talk", "a");
  write_down(&meeting, LIST_KEYWORD, "talk", "Hoop");
  write_down(&meeting, LIST_KEYWORD, "dream", "tijd");
  write_down(&meeting, LIST_KEYWORD, "talk", "hoop");
  write_down(&meeting, LIST_TIP, "talk", "t");
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  g_autofree char *all = facts_text(facts);
  /* What the script does not name stays behind, and is told of. */
  g_assert_cmpstr(all, ==, "tips | t\nkeywords [talk] | Hoop x2 [dream] | tijd\n");
  g_assert_cmpint(facts->not_chosen[LIST_AGREEMENT], ==, 1);
  g_autoptr(GPtrArray) one = g_ptr_array_new();
  g_ptr_array_add(one, facts);
  g_autofree char *words = report_not_chosen(one);
  g_assert_cmpstr(words, ==, "Niet gekozen voor het verslag: afspraken 1.");
  meeting_clear(&meeting);
}

static void test_slogan(void) {
  Meeting meeting = meeting_with_people();
  int first = write_down(&meeting, LIST_SLOGAN, "slogan", "Eerste");
  g_autoptr(ReportFacts) one = report_facts_new(meeting.session);
  g_assert_cmpstr(one->slogan->text, ==, "Eerste"); /* the only one needs no choosing */
  int second = write_down(&meeting, LIST_SLOGAN, "slogan", "Tweede");
  g_autoptr(ReportFacts) two = report_facts_new(meeting.session);
  g_assert_null(two->slogan);
  on_record(&meeting, EVENT_CHOOSE, second, FALSE);
  g_autoptr(ReportFacts) chosen = report_facts_new(meeting.session);
  g_autofree char *title = report_title(chosen);
  g_assert_cmpstr(chosen->slogan->text, ==, "Tweede");
  g_assert_cmpstr(title, ==, "We kozen één zin");
  g_assert_true(mentions(chosen, "Eerste"));
  g_assert_cmpint(first, <, second);
  meeting_clear(&meeting);
}

static void test_times(void) {
  Meeting meeting = meeting_with_people();
  meeting_at(&meeting, "14:02", EVENT_START, "opening");
  meeting_at(&meeting, "14:15", EVENT_START, "names");
  meeting_at(&meeting, "14:20", EVENT_STOP_CLOCK, NULL);
  meeting_at(&meeting, "14:23", EVENT_GO_ON, NULL);
  meeting_length(&meeting, "14:30", "talk", LENGTH_NONE);
  meeting_at(&meeting, "14:40", EVENT_START, "dream");
  meeting_at(&meeting, "15:10", EVENT_FINISH, NULL);
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  assert_time(meeting.script, facts->began, "14:02");
  assert_time(meeting.script, facts->ended, "15:10");
  g_assert_cmpint(facts->stopped, ==, 180);
  const ReportTime *names = &g_array_index(facts->times, ReportTime, 3), *talk = &g_array_index(facts->times, ReportTime, 4);
  g_assert_cmpstr(names->title, ==, "names");
  assert_time(meeting.script, names->planned_start, "14:10");
  assert_time(meeting.script, names->real_start, "14:15");
  g_assert_cmpint(names->real_seconds, ==, 22 * MINUTE); /* 25 on the wall, 3 of them the clock stood still */
  g_assert_true(talk->dropped);
  g_assert_cmpint(talk->real_start, ==, INSTANT_NONE);
  meeting_clear(&meeting);
}

static void test_text(void) {
  Meeting meeting = meeting_with_people();
  g_autofree char *word = g_strnfill(100, 'x');
  g_autofree char *text =
      g_strdup_printf("een lange afspraak met %s erin en daarna nog veel gewone woorden om over de regel te gaan", word);
  agreement(&meeting, text, 1, NULL, (Date){2027, 2, 1});
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  g_autofree char *report = report_text(facts);
  g_auto(GStrv) lines = g_strsplit(report, "\n", -1);
  for (char **line = lines; *line; line++) g_assert_cmpint(g_utf8_strlen(*line, -1), <=, 72);
  g_assert_true(g_str_has_prefix(report, "Verslag\nWe maakten 1 afspraak\n"));
  g_assert_nonnull(strstr(report, "\n1. een lange afspraak met\n"));
  g_assert_nonnull(strstr(report, "\n   Fatima El Amrani · 1 februari 2027\n"));
  g_assert_true(g_str_has_suffix(report, "\n"));
  meeting_clear(&meeting);
}

static void test_english_and_empty(void) {
  Script *script = meeting_first();
  script->lang = LANG_EN;
  Meeting meeting = meeting_open(script);
  g_autoptr(ReportFacts) empty = report_facts_new(meeting.session);
  g_autofree char *nothing = report_title(empty), *next = report_next(empty);
  g_assert_cmpstr(nothing, ==, "This was our meeting");
  g_assert_null(next);
  g_assert_true(mentions(empty, "Nothing was written down"));
  write_down(&meeting, LIST_AGREEMENT, "talk", "call");
  write_down(&meeting, LIST_DECISION, "talk", "yes");
  write_down(&meeting, LIST_SLOGAN, "talk", "Together");
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  g_autofree char *title = report_title(facts);
  g_assert_cmpstr(title, ==, "We made 1 agreement, took 1 decision and chose one sentence");
  meeting_clear(&meeting);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/report-facts/every-record", test_every_record);
  g_test_add_func("/report-facts/what-stays-behind", test_what_stays_behind);
  g_test_add_func("/report-facts/agreements", test_agreements);
  g_test_add_func("/report-facts/typed-names", test_typed_names);
  g_test_add_func("/report-facts/names-otherwise", test_names_otherwise);
  g_test_add_func("/report-facts/people", test_people);
  g_test_add_func("/report-facts/order", test_order);
  g_test_add_func("/report-facts/slogan", test_slogan);
  g_test_add_func("/report-facts/times", test_times);
  g_test_add_func("/report-facts/text", test_text);
  g_test_add_func("/report-facts/english-and-empty", test_english_and_empty);
  return g_test_run();
}
