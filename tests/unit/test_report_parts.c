/* What a report draws and shows beside its lists: photos at their place, words for a cloud, organisations that share
 * agreements, and how agreements stand. */
#include <string.h>

#include "meeting.h"
#include "model/photo_place.h"
#include "model/report_cloud.h"
#include "model/report_network.h"
#include "read/exif.h"
#include "view/report_html.h"
#include "view/report_text.h"

static void enter(Meeting *meeting, int id, const char *first, const char *organisation, Consent named) {
  Event *event = meeting_person(meeting, id, first, "Kooistra", organisation);
  event->person->name_in_report = named;
  session_append(meeting->session, event);
}

static Event *writing(Meeting *meeting, ListKind list, const char *part, const char *text) {
  return meeting_record(meeting, "15:30", list, part, text);
}

static void write_down(Meeting *meeting, ListKind list, const char *part, const char *text) {
  session_append(meeting->session, writing(meeting, list, part, text));
}

/* people: ids that end in 0. */
static void agree(Meeting *meeting, const char *text, const int *people, const char *owner) {
  Event *event = writing(meeting, LIST_AGREEMENT, "agreements", text);
  event->people = g_array_new(FALSE, FALSE, sizeof(int));
  for (; *people; people++) g_array_append_val(event->people, *people);
  event->owner = g_strdup(owner);
  session_append(meeting->session, event);
}

/* --- photos --- */

static const PhotoSheet sheets[] = {
    {"CV", "Onze toekomstdroom", "dream", TRUE, FALSE}, {"T", "Tegeltje", NULL, FALSE, FALSE},
    {"TT", "Tips en tops", "closing", FALSE, FALSE},    {"W3", "Ringen", "talk", FALSE, FALSE},
    {"A1", "Aanwezigheidslijst", NULL, FALSE, TRUE},
};

static GArray *known_sheets(void) {
  GArray *known = g_array_new(FALSE, FALSE, sizeof(PhotoSheet));
  return g_array_append_vals(known, sheets, G_N_ELEMENTS(sheets));
}

/* "dream: caption", "-: -". */
static char *placed(const ReportFacts *facts, const char *name, Instant taken) {
  g_autoptr(GArray) known = known_sheets();
  PhotoPlace place = photo_place(facts, known, name, taken);
  g_autofree char *caption = place.caption;
  const char *part = place.part < 0 ? "-" : session_run(facts->session, place.part)->phase->id;
  return g_strdup_printf("%s: %s%s", part, caption ? caption : "-", place.sheet && place.sheet->secret ? " (secret)" : "");
}

static void test_photo_names(void) {
  static const struct {
    const char *name, *place;
  } cases[] = {
      {"CV-2.jpg", "dream: Onze toekomstdroom, groepje 2"},
      {"cv2.JPEG", "dream: Onze toekomstdroom, groepje 2"},
      {"CV.heic", "dream: Onze toekomstdroom"},
      {"CV_3_de brug.png", "dream: Onze toekomstdroom, groepje 3: De brug"},
      {"W3-2.jpg", "talk: Ringen"},
      {"W31.jpg", "-: -"}, /* another sheet, that we do not know */
      {"TT.jpg", "closing: Tips en tops"},
      {"T-1.jpg", "-: Tegeltje"},
      {"CVs van iedereen.jpg", "-: CVs van iedereen"},
      {"A1.jpg", "-: Aanwezigheidslijst (secret)"},
      {"dream 4.jpg", "dream: -"},
      {"talk-de flap.jpg", "talk: De flap"},
      {"IMG_2034.jpg", "-: -"},
      {"PXL_20270114_145003.jpg", "-: -"},
      {"WhatsApp Image 2027-01-14 at 14.50.jpeg", "-: -"},
      {"20270114_1450.jpg", "-: -"},
      {"foto 3.jpg", "-: -"},
      {"de_kring-in de zaal.jpg", "-: De kring in de zaal"},
      {"e\u0301e\u0301n tafel.jpg", "-: Één tafel"}, /* as Apple writes it */
      {"", "-: -"},
  };
  Meeting meeting = meeting_open(meeting_first());
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *place = placed(facts, cases[i].name, INSTANT_NONE),
                    *same = g_utf8_normalize(place, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    g_assert_cmpstr(same, ==, cases[i].place);
  }
  meeting_clear(&meeting);
}

static void start(Meeting *meeting, const char *clock, const char *part) {
  session_append(meeting->session, meeting_event(meeting, meeting_instant(meeting->script, clock), EVENT_START, part));
}

static void test_photo_times(void) {
  Meeting meeting = meeting_open(meeting_first());
  start(&meeting, "14:00", "opening");
  start(&meeting, "14:12", "names");
  start(&meeting, "14:30", "dream");
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  static const char *const cases[][2] = {
      {"14:11:59", "opening: -"}, {"14:12", "names: -"}, {"13:00", "-: -"}, {"14:31", "-: -"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *place = placed(facts, "IMG_1.jpg", meeting_instant(meeting.script, cases[i][0]));
    g_assert_cmpstr(place, ==, cases[i][1]);
  }
  g_autofree char *code = placed(facts, "CV-1.jpg", meeting_instant(meeting.script, "14:13"));
  g_assert_cmpstr(code, ==, "dream: Onze toekomstdroom, groepje 1"); /* the code knows better */
  meeting_clear(&meeting);
}

static void test_photo_records(void) {
  Meeting meeting = meeting_open(meeting_first());
  enter(&meeting, 1, "Truus", "Zonnebloem", CONSENT_NO);
  write_down(&meeting, LIST_PHOTO, "show", "IMG_7: De brug van Truus Kooistra");
  write_down(&meeting, LIST_PHOTO, "talk", "cv-1.jpg");
  write_down(&meeting, LIST_PHOTO, "talk", "Nog een foto maken");
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  g_autoptr(GArray) known = known_sheets(), places = g_array_new(FALSE, FALSE, sizeof(PhotoPlace));
  static const char *const names[] = {"zomaar Truus Kooistra.jpg", "IMG_7.jpg", "CV-1.jpg", "opening.jpg"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    PhotoPlace place = photo_place(facts, known, names[i], INSTANT_NONE);
    place.picture = (int)i;
    g_array_append_val(places, place);
  }
  photo_places_take(facts, places, names);
  g_autofree char *text = report_text(facts), *html = report_html(facts);
  /* by part; the records that became captions are told once, the other stays; nobody is named who may not be */
  g_assert_nonnull(
      strstr(text,
             "- opening\n- talk: Onze toekomstdroom, groepje 1\n- show: De brug van een deelnemer van Zonnebloem\n"
             "- Zomaar een deelnemer van Zonnebloem\n- Nog een foto maken\n"));
  g_assert_null(strstr(text, "Truus"));
  g_assert_null(strstr(html, "Truus"));
  g_assert_nonnull(strstr(html, "<img src=\"verslag-fotos/foto-01.jpg\""));
  g_assert_cmpint(facts->names_left_out, ==, 1);
  meeting_clear(&meeting);
}

/* Some letters become two when capitals do not count: the caption begins where the user began it all the same. */
static void test_photo_folded(void) {
  Meeting meeting = meeting_open(meeting_first());
  write_down(&meeting, LIST_PHOTO, "show", "Straße: De brug");
  write_down(&meeting, LIST_PHOTO, "talk", "Größe");
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  g_autofree char *bridge = placed(facts, "STRASSE.jpg", INSTANT_NONE), *plain = placed(facts, "größe.jpg", INSTANT_NONE);
  g_assert_cmpstr(bridge, ==, "show: De brug");
  g_assert_cmpstr(plain, ==, "talk: -");
  meeting_clear(&meeting);
}

/* A photo goes the way of what was written down of it. */
static void test_photo_withheld(void) {
  Meeting meeting = meeting_open(meeting_first());
  write_down(&meeting, LIST_PHOTO, "show", "IMG_7: de tranen");
  write_down(&meeting, LIST_NOTE, "show", "IMG_8.jpg niet laten zien");
  write_down(&meeting, LIST_PHOTO, "show", "IMG_9 de brug");
  write_down(&meeting, LIST_NOTE, "show", "IMG_9 komt nog");
  Event *event = meeting_event(&meeting, meeting_instant(meeting.script, "15:40"), EVENT_CONFIDENTIAL, NULL);
  event->record = 1;
  event->flag = TRUE;
  session_append(meeting.session, event);
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  g_autoptr(GArray) known = known_sheets();
  static const char *const names[] = {"IMG_7.jpg", "IMG_8.JPG", "IMG_9.jpg", "IMG_70.jpg"};
  for (int i = 0; i < 4; i++) {
    PhotoPlace place = photo_place(facts, known, names[i], INSTANT_NONE);
    g_autofree char *caption = place.caption;
    g_assert_cmpint(place.withheld, ==, i < 2);
    g_assert_cmpstr(caption, ==, i == 2 ? "De brug" : NULL);
  }
  meeting_clear(&meeting);
}

/* Photos stand where the script wants them, though nothing was written down of them. */
static void test_photo_section(void) {
  Script *script = meeting_first();
  const ReportPart wanted[] = {(ReportPart)LIST_PHOTO, (ReportPart)LIST_TIP};
  g_array_append_vals(script->report, wanted, G_N_ELEMENTS(wanted));
  Meeting meeting = meeting_open(script);
  write_down(&meeting, LIST_TIP, "talk", "korter");
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  g_autoptr(GArray) known = known_sheets(), places = g_array_new(FALSE, FALSE, sizeof(PhotoPlace));
  static const char *const names[] = {"CV.jpg"};
  PhotoPlace place = photo_place(facts, known, names[0], INSTANT_NONE);
  g_array_append_val(places, place);
  photo_places_take(facts, places, names);
  g_assert_cmpint(((const ReportSection *)g_ptr_array_index(facts->sections, 0))->list, ==, LIST_PHOTO);
  g_assert_cmpint(((const ReportSection *)g_ptr_array_index(facts->sections, 1))->list, ==, LIST_TIP);
  meeting_clear(&meeting);
}

/* --- when a photo was taken --- */

static void test_exif(void) {
  static const guint8 whole[] = "\xFF\xD8\xFF\xE1\0\x60"
                                "Exif\0\0MM\0*\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x1A\0\0\0\0"
                                "\0\x01\x90\x03\0\x02\0\0\0\x14\0\0\0\x2C\0\0\0\0"
                                "2027:01:14 14:50:03";
  Date date;
  int seconds;
  g_assert_true(exif_taken(whole, sizeof whole - 1, &date, &seconds));
  g_assert_cmpint(date.year * 10000 + date.month * 100 + date.day, ==, 20270114);
  g_assert_cmpint(seconds, ==, 14 * 3600 + 50 * 60 + 3);
  /* Cut anywhere, or with any byte another, it is refused or read within its bounds (the sanitizers watch). */
  for (gsize cut = 0; cut < sizeof whole - 1; cut++) {
    g_autofree guint8 *part = g_memdup2(whole, MAX(cut, 1));
    g_assert_false(exif_taken(part, cut, &date, &seconds));
  }
  for (gsize at = 12; at < sizeof whole - 1; at++) {
    for (int value = 0; value < 256; value += 15) {
      g_autofree guint8 *other = g_memdup2(whole, sizeof whole - 1);
      other[at] = (guint8)value;
      if (exif_taken(other, sizeof whole - 1, &date, &seconds)) g_assert_true(date_valid(date) && seconds <= 24 * 3600);
    }
  }
}

/* --- the cloud --- */

static void test_cloud(void) {
  Meeting meeting = meeting_open(meeting_first());
  static const char *const words[] = {"samen", "thuis", "Samen", "hoop", "tijd", "koffie", "rust"};
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) write_down(&meeting, LIST_WORD, "closing", words[i]);
  write_down(&meeting, LIST_KEYWORD, "talk", "THUIS");
  write_down(&meeting, LIST_KEYWORD, "dream", "samen");
  write_down(&meeting, LIST_KEYWORD, "dream", "een hele zin die niemand in een wolk kan lezen");
  write_down(&meeting, LIST_TIP, "dream", "geen woord");
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  int more;
  g_autoptr(GArray) cloud = report_cloud(facts, &more);
  g_autoptr(GString) all = g_string_new(NULL);
  for (guint i = 0; i < cloud->len; i++) {
    const CloudWord *word = &g_array_index(cloud, CloudWord, i);
    g_string_append_printf(all, "%s %d, ", word->text, word->times);
  }
  g_assert_cmpstr(all->str, ==, "samen 3, thuis 2, hoop 1, tijd 1, koffie 1, rust 1, ");
  g_assert_cmpint(more, ==, 1);
  meeting_clear(&meeting);
}

static void test_cloud_sizes(void) {
  Meeting meeting = meeting_open(meeting_first());
  for (int i = 0; i < 5; i++) {
    g_autofree char *word = g_strdup_printf("woord%d", i);
    write_down(&meeting, LIST_WORD, "closing", word);
  }
  g_autoptr(ReportFacts) few = report_facts_new(meeting.session);
  g_autoptr(GArray) none = report_cloud(few, NULL);
  g_assert_cmpuint(none->len, ==, 0); /* a list is better */
  for (int i = 5; i < 100; i++) {
    g_autofree char *word = g_strdup_printf("woord%d", i);
    write_down(&meeting, LIST_WORD, "closing", word);
  }
  g_autoptr(ReportFacts) many = report_facts_new(meeting.session);
  int more;
  g_autoptr(GArray) cloud = report_cloud(many, &more);
  g_assert_cmpuint(cloud->len, ==, REPORT_CLOUD_MAX);
  g_assert_cmpint(more, ==, 100 - REPORT_CLOUD_MAX);
  meeting_clear(&meeting);
}

/* --- the network --- */

static ReportNetwork *network_of(ReportFacts *facts) {
  g_autoptr(GPtrArray) one = g_ptr_array_new();
  g_ptr_array_add(one, facts);
  return report_network_new(one);
}

static void test_network(void) {
  Meeting meeting = meeting_open(meeting_first());
  enter(&meeting, 1, "A", "Zonnebloem", CONSENT_YES);
  enter(&meeting, 2, "B", "Gemeente", CONSENT_NO); /* its organisation may be told */
  enter(&meeting, 3, "C", "Zorg en Welzijn", CONSENT_YES);
  enter(&meeting, 4, "D", "zonnebloem", CONSENT_YES);
  enter(&meeting, 5, "E", NULL, CONSENT_YES);
  enter(&meeting, 6, "F", "Alleen", CONSENT_YES);
  agree(&meeting, "een", (const int[]){1, 2, 4, 0}, NULL);
  agree(&meeting, "twee", (const int[]){2, 1, 5, 0}, NULL);
  agree(&meeting, "drie", (const int[]){1, 0}, "Zorg en Welzijn");
  agree(&meeting, "vier", (const int[]){6, 5, 0}, NULL); /* one organisation: no tie */
  agree(&meeting, "vijf", (const int[]){0, 0}, "gemeente en iedereen");
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  g_autoptr(ReportNetwork) network = network_of(facts);
  g_autoptr(GString) all = g_string_new(NULL);
  for (guint i = 0; i < network->ties->len; i++) {
    g_autofree char *words = report_network_words(network, i, LANG_NL);
    g_string_append_printf(all, "%s\n", words);
  }
  g_assert_cmpuint(network->names->len, ==, 3);
  g_assert_nonnull(strstr(all->str, "Zonnebloem en Gemeente: afspraken 1, 2\n"));
  g_assert_nonnull(strstr(all->str, "Zonnebloem en Zorg en Welzijn: afspraak 3\n"));
  g_assert_cmpuint(network->ties->len, ==, 2);
  g_autofree char *text = report_text(facts);
  g_assert_nonnull(strstr(text, "Zonnebloem en Gemeente: afspraken 1, 2"));
  meeting_clear(&meeting);
}

/* Forty organisations in a circle of agreements: thirty have a place, and neighbours stay neighbours. */
static void test_network_ring(void) {
  for (int n = 5; n <= 40; n += 35) {
    Meeting meeting = meeting_open(meeting_first());
    for (int i = 1; i <= n; i++) {
      g_autofree char *name = g_strdup_printf("Organisatie %02d", i * 7 % 41);
      enter(&meeting, i, "A", name, CONSENT_YES);
    }
    for (int i = 1; i <= n; i++) agree(&meeting, "samen", (const int[]){i, i % n + 1, 0}, NULL);
    g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
    g_autoptr(ReportNetwork) network = network_of(facts), again = network_of(facts);
    g_assert_cmpuint(network->names->len, ==, MIN(n, REPORT_NETWORK_MAX));
    g_assert_cmpint(network->more, ==, n - MIN(n, REPORT_NETWORK_MAX));
    for (guint i = 0; i < network->names->len; i++)
      g_assert_cmpstr(g_ptr_array_index(network->names, i), ==, g_ptr_array_index(again->names, i));
    guint near = 0;
    for (guint i = 0; i < network->ties->len; i++) {
      const ReportTie *tie = g_ptr_array_index(network->ties, i);
      g_assert_true(tie->a < tie->b && tie->b < (int)network->names->len);
      int apart = MIN(tie->b - tie->a, (int)network->names->len - tie->b + tie->a);
      near += apart <= 2;
    }
    g_assert_cmpuint(near * 5, >=, network->ties->len * 4);
    meeting_clear(&meeting);
  }
}

/* --- how agreements stand --- */

static void carry(Meeting *meeting, int number, const char *text, Date due, int state) {
  Event *event = meeting_event(meeting, meeting->script->begin - 1000 * SECOND, EVENT_CARRY, NULL);
  event->record = meeting->session->next_record;
  event->number = number;
  event->text = g_strdup(text);
  event->due = due;
  event->state = state;
  session_append(meeting->session, event);
}

static void test_states(void) {
  Meeting meeting = meeting_open(meeting_first());
  carry(&meeting, 1, "oud en klaar", (Date){2026, 12, 1}, AGREEMENT_DONE);
  carry(&meeting, 2, "oud en te laat", (Date){2026, 12, 1}, AGREEMENT_RUNNING);
  carry(&meeting, 3, "oud en open", (Date){2027, 6, 1}, AGREEMENT_PLANNED);
  carry(&meeting, 4, "oud en bezig", (Date){0, 0, 0}, AGREEMENT_RUNNING);
  agree(&meeting, "nieuw", (const int[]){0}, NULL);
  g_autoptr(ReportFacts) facts = report_facts_new(meeting.session);
  g_autofree char *text = report_text(facts), *title = report_title(facts), *html = report_html(facts);
  static const char *const lines[] = {"1 december 2026, klaar", "1 december 2026, datum voorbij", "1 juni 2027, nog open",
                                      "datum nog kiezen, loopt", "wie pakt dit op? · datum nog kiezen\n"};
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) g_assert_nonnull(strstr(text, lines[i]));
  g_assert_nonnull(strstr(html, "<td>1 december 2026, datum voorbij</td>"));
  g_assert_cmpstr(title, ==, "We maakten 1 afspraak"); /* this meeting made one */
  meeting_clear(&meeting);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/report-parts/photo-names", test_photo_names);
  g_test_add_func("/report-parts/photo-times", test_photo_times);
  g_test_add_func("/report-parts/photo-records", test_photo_records);
  g_test_add_func("/report-parts/photo-folded", test_photo_folded);
  g_test_add_func("/report-parts/photo-withheld", test_photo_withheld);
  g_test_add_func("/report-parts/photo-section", test_photo_section);
  g_test_add_func("/report-parts/exif", test_exif);
  g_test_add_func("/report-parts/cloud", test_cloud);
  g_test_add_func("/report-parts/cloud-sizes", test_cloud_sizes);
  g_test_add_func("/report-parts/network", test_network);
  g_test_add_func("/report-parts/network-ring", test_network_ring);
  g_test_add_func("/report-parts/states", test_states);
  return g_test_run();
}
