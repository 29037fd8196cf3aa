/* Calendar files: folding, escaping, identity, and the sequence of updates. */
#include <glib.h>
#include <string.h>

#include "view/ics.h"

static char *write_one(const IcsEvent *event) {
  g_autoptr(GArray) events = g_array_new(FALSE, FALSE, sizeof(IcsEvent));
  g_array_append_val(events, *event);
  return ics_write(events);
}

static IcsEvent meeting(void) {
  g_autoptr(GTimeZone) zone = zone_of("Europe/Amsterdam");
  IcsEvent event = {.uid = "abc", .title = "Start; met, komma\\en\nregel", .start = INSTANT_NONE, .end = INSTANT_NONE};
  civil_to_instant(zone, (Date){2027, 3, 27}, 14 * 3600, &event.start);
  civil_to_instant(zone, (Date){2027, 3, 28}, 14 * 3600, &event.end);
  event.stamp = event.start;
  return event;
}

static void test_times(void) {
  const IcsEvent event = meeting();
  g_autofree char *file = write_one(&event);
  g_assert_nonnull(strstr(file, "\r\nDTSTART:20270327T130000Z\r\n"));
  g_assert_nonnull(strstr(file, "\r\nDTEND:20270328T120000Z\r\n"));
  g_assert_nonnull(strstr(file, "\r\nDTSTAMP:20270327T130000Z\r\n"));
  g_assert_nonnull(strstr(file, "\r\nSUMMARY:Start\\; met\\, komma\\\\en\\nregel\r\n"));
  g_assert_true(g_str_has_prefix(file, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && g_str_has_suffix(file, "END:VCALENDAR\r\n"));
}

static void test_whole_day(void) {
  IcsEvent event = meeting();
  event.start = INSTANT_NONE;
  event.day = (Date){2027, 12, 31};
  event.free = TRUE;
  g_autofree char *file = write_one(&event);
  g_assert_nonnull(strstr(file, "\r\nDTSTART;VALUE=DATE:20271231\r\nDTEND;VALUE=DATE:20280101\r\n"));
  g_assert_nonnull(strstr(file, "\r\nTRANSP:TRANSPARENT\r\n"));
}

static void test_folding(void) {
  for (int shift = 0; shift < 8; shift++) {
    IcsEvent event = meeting();
    GString *title = g_string_new("xxxxxxxx" + shift);
    for (int i = 0; i < 60; i++) g_string_append(title, "é€𝄞");
    event.title = title->str;
    g_autofree char *file = write_one(&event);
    g_auto(GStrv) lines = g_strsplit(file, "\r\n", -1);
    GString *unfolded = g_string_new(NULL);
    for (char **line = lines; *line; line++) {
      g_assert_cmpuint(strlen(*line), <=, 75);
      g_assert_true(g_utf8_validate(*line, -1, NULL));
      g_assert_null(strpbrk(*line, "\r\n"));
      if (**line == ' ')
        g_string_append(unfolded, *line + 1);
      else
        g_string_append_printf(unfolded, "\n%s", *line);
    }
    g_autofree char *wanted = g_strdup_printf("\nSUMMARY:%s\n", title->str);
    g_assert_nonnull(strstr(unfolded->str, wanted));
    g_string_free(unfolded, TRUE);
    g_string_free(title, TRUE);
  }
}

/* What comes from outside cannot begin a line or a parameter of its own. */
static void test_no_lines_from_outside(void) {
  IcsEvent event = meeting();
  event.title = "a\r\nATTENDEE:mailto:x@example.org\x01";
  event.organiser_name = "Jan\"\r\nX-EVIL:1";
  event.organiser_mail = "jan@example.org";
  g_autofree char *file = write_one(&event);
  g_assert_null(strstr(file, "\nATTENDEE"));
  g_assert_null(strstr(file, "\nX-EVIL"));
  g_assert_nonnull(strstr(file, "SUMMARY:a\\nATTENDEE:mailto:x@example.org \r\n"));
  g_assert_nonnull(strstr(file, "ORGANIZER;CN=\"Jan'  X-EVIL:1\":mailto:jan@example.org\r\n"));
  event.organiser_mail = "jan@example.org\r\nX-EVIL:1";
  g_autofree char *none = write_one(&event);
  g_assert_null(strstr(none, "ORGANIZER"));
}

static void test_sequence(void) {
  IcsEvent event = meeting();
  event.sequence = 1;
  g_autofree char *before = ics_mark(&event);
  event.sequence = 0;
  g_assert_cmpint(ics_next_sequence(NULL, &event), ==, 0);
  g_assert_cmpint(ics_next_sequence(before, &event), ==, 1);
  event.stamp += SECOND; /* that alone is no change */
  g_assert_cmpint(ics_next_sequence(before, &event), ==, 1);
  event.start += 60 * SECOND;
  g_assert_cmpint(ics_next_sequence(before, &event), ==, 2);
  event.sequence = 7;
  g_assert_cmpint(ics_next_sequence(before, &event), ==, 7);
  event.sequence = 3;
  g_assert_cmpint(ics_next_sequence("-", &event), ==, 3);
}

static void test_uid(void) {
  g_autofree char *one = ics_uid((const char *const[]){"a", "b", NULL}), *other = ics_uid((const char *const[]){"ab", NULL});
  g_assert_cmpuint(strlen(one), ==, 32);
  g_assert_cmpstr(one, !=, other);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/ics/times", test_times);
  g_test_add_func("/ics/whole-day", test_whole_day);
  g_test_add_func("/ics/folding", test_folding);
  g_test_add_func("/ics/no-lines-from-outside", test_no_lines_from_outside);
  g_test_add_func("/ics/sequence", test_sequence);
  g_test_add_func("/ics/uid", test_uid);
  return g_test_run();
}
