/* Messages: folded headers, encoded words, and nothing that breaks out of a header. Other parsers judge them in tests/read-back. */
#include "view/eml.h"

#include <string.h>

static char *write_mail(const char *subject, const char *name, const char *address) {
  g_autoptr(GArray) bcc = g_array_new(FALSE, FALSE, sizeof(MailAddress));
  MailAddress a = {name, address};
  g_array_append_val(bcc, a);
  g_autoptr(GTimeZone) zone = zone_of("Europe/Amsterdam");
  Mail mail = {.from = {"Zoë van den Berg", "zoe@example.org"}, .bcc = bcc, .subject = subject, .text = "Dag één\n", .id = "abc", .zone = zone,
               .draft = TRUE};
  civil_to_instant(zone, (Date){2027, 7, 1}, 16 * 3600, &mail.date);
  g_autoptr(GBytes) bytes = eml_write(&mail);
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  return g_strndup(data, length);
}

/* No line beyond 78, none without CRLF, only ASCII. */
static void assert_form(const char *text) {
  gsize line = 0;
  for (const char *p = text; *p; p++) {
    g_assert_cmpint((guchar)*p, <, 0x80);
    if (*p == '\n') {
      g_assert_true(p > text && p[-1] == '\r');
      line = 0;
    } else {
      g_assert_true(*p != '\r' || p[1] == '\n');
      g_assert_cmpuint(++line, <=, 78 + 1);
    }
  }
}

static void test_headers(void) {
  g_autofree char *text = write_mail("Verslag: reünie", "Jan Jansen", "jan@example.org");
  assert_form(text);
  g_assert_nonnull(strstr(text, "Date: Thu, 1 Jul 2027 16:00:00 +0200\r\n"));
  g_assert_nonnull(strstr(text, "From: =?UTF-8?B?Wm/DqyB2YW4gZGVuIEJlcmc=?= <zoe@example.org>\r\n"));
  g_assert_nonnull(strstr(text, "Bcc: \"Jan Jansen\" <jan@example.org>\r\n"));
  g_assert_nonnull(strstr(text, "Subject: =?UTF-8?B?VmVyc2xhZzogcmXDvG5pZQ==?=\r\n"));
  g_assert_nonnull(strstr(text, "Message-ID: <abc@example.org>\r\n"));
  g_assert_nonnull(strstr(text, "X-Unsent: 1\r\n"));
}

static void test_long_subject(void) {
  GString *subject = g_string_new(NULL);
  for (int i = 0; i < 60; i++) g_string_append(subject, "één twee ");
  g_autofree char *text = write_mail(subject->str, "x", "x@example.org");
  assert_form(text);
  g_string_free(subject, TRUE);
  g_autofree char *word = g_strnfill(300, 'w');
  g_autofree char *unbroken = write_mail(word, "x", "x@example.org");
  assert_form(unbroken);
}

static void test_injection(void) {
  static const char *const evil[] = {"a\r\nBcc: x@y.nl", "a\nSubject: b", "a\r\n\r\nbody", "=?UTF-8?B?YQ==?="};
  for (gsize i = 0; i < G_N_ELEMENTS(evil); i++) {
    g_autofree char *text = write_mail(evil[i], evil[i], "ok@example.org");
    assert_form(text);
    g_assert_null(strstr(text, "x@y.nl>"));
    int subjects = 0, blank = 0;
    char *end = strstr(text, "\r\n\r\n");
    for (char *p = text; p < end; p++) {
      subjects += g_str_has_prefix(p, "\r\nSubject:");
      blank += g_str_has_prefix(p, "\r\nBcc:");
    }
    g_assert_cmpint(subjects, ==, 1);
    g_assert_cmpint(blank, ==, 1);
  }
  static const char *const none[] = {"a b@c.nl", "a@b.nl,c@d.nl", "a@b.nl\r\nBcc: c@d.nl", "<a@b.nl>", "a", "@b", "a@", "a@b@c"};
  for (gsize i = 0; i < G_N_ELEMENTS(none); i++) {
    g_autofree char *text = write_mail("s", "n", none[i]);
    g_assert_null(strstr(text, "Bcc:"));
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/eml/headers", test_headers);
  g_test_add_func("/eml/long-subject", test_long_subject);
  g_test_add_func("/eml/injection", test_injection);
  return g_test_run();
}
