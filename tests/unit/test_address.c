/* Which texts are addresses, and where addresses stand in running text. */
#include "base/address.h"

#define URI(text, expected)                          \
  do {                                               \
    g_autofree char *uri = address_uri(text);        \
    g_assert_cmpstr(uri, ==, expected);              \
  } while (0)

static void test_whole(void) {
  URI("https://voorbeeld.nl/aanmelden", "https://voorbeeld.nl/aanmelden");
  URI("HTTPS://Voorbeeld.nl", "https://Voorbeeld.nl");
  URI("http://voorbeeld.nl:8080/?a=b&c=d#e", "http://voorbeeld.nl:8080/?a=b&c=d#e");
  URI(" www.voorbeeld.nl\n", "https://www.voorbeeld.nl");
  URI("voorbeeld.nl/aan", "https://voorbeeld.nl/aan");
  URI("anna@voorbeeld.nl", "mailto:anna@voorbeeld.nl");
  URI("mailto:anna@voorbeeld.nl", "mailto:anna@voorbeeld.nl");
  URI("https://voorbeeld.nl/één", "https://voorbeeld.nl/%C3%A9%C3%A9n");
  URI(NULL, NULL);
  URI("", NULL);
  URI("bij de balie", NULL);
  URI("bel 06-12345678", NULL);
  URI("https://", NULL);
  URI("https://voorbeeld", NULL);
  URI("https://voor beeld.nl", NULL);
  URI("14.00", NULL);
  URI("anna@", NULL);
  URI("@voorbeeld.nl", NULL);
  URI("anna@voorbeeld", NULL);
  URI("an na@voorbeeld.nl", NULL);
  URI("javascript:alert(1)", NULL);
  URI("file:///etc/passwd", NULL);
}

/* All of them as "[text>uri]". */
static char *found(const char *text) {
  GString *out = g_string_new(NULL);
  gsize at = 0, start, end;
  char *uri;
  while (address_next(text, at, &start, &end, &uri)) {
    g_assert_cmpuint(start, >=, at);
    g_assert_cmpuint(end, >, start);
    g_string_append_printf(out, "[%.*s>%s]", (int)(end - start), text + start, uri);
    g_free(uri);
    at = end;
  }
  return g_string_free(out, FALSE);
}

#define FOUND(text, expected)                  \
  do {                                         \
    g_autofree char *all = found(text);        \
    g_assert_cmpstr(all, ==, expected);        \
  } while (0)

static void test_in_text(void) {
  FOUND("", "");
  FOUND("Geen adres, en ook geen 14.00 uur.", "");
  FOUND("Mail naar anna@voorbeeld.nl.", "[anna@voorbeeld.nl>mailto:anna@voorbeeld.nl]");
  FOUND("Kijk op (https://voorbeeld.nl/a?b=1), of www.zorg.nl!", "[https://voorbeeld.nl/a?b=1>https://voorbeeld.nl/a?b=1][www.zorg.nl>https://www.zorg.nl]");
  FOUND("“anna@voorbeeld.nl”", "[anna@voorbeeld.nl>mailto:anna@voorbeeld.nl]");
  FOUND("onderdeel.nl is hier geen adres", "");
  FOUND("a @ b en http:// en @@ . en www.", "");
  FOUND("anna@voorbeeld.nl;bob@voorbeeld.nl", "");
  FOUND("zie\u00a0www.zorg.nl\u00a0(14:00)\twww.ov.nl\n", "[www.zorg.nl>https://www.zorg.nl][www.ov.nl>https://www.ov.nl]"); /* fixed spaces */
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/address/whole", test_whole);
  g_test_add_func("/address/in-text", test_in_text);
  return g_test_run();
}
