/* Writes messages. It knows nothing of meetings and sends nothing. */
#include "view/eml.h"

#include <string.h>

#include "model/people.h"

#define LINE_MAX_BYTES 76
#define ENCODED_WORD_BYTES 42 /* of UTF-8 in one encoded word: 42 → 56 of base64, plus "=?UTF-8?B?" and "?=" stays below 75 */

/* The text on one line: control characters become spaces. New string. */
static char *one_line(const char *text) {
  char *line = g_utf8_make_valid(text ? text : "", -1);
  for (char *p = line; *p; p++)
    if ((guchar)*p < 0x20 || *p == 0x7f) *p = ' ';
  return line;
}

static gboolean is_ascii(const char *text) {
  for (const char *p = text; *p; p++)
    if ((guchar)*p >= 0x80) return FALSE;
  return TRUE;
}

/* A header being written: it folds before a word that would not fit on the line. */
typedef struct Header {
  GString *out;
  gsize line_start;
} Header;

static Header header_begin(GString *out, const char *name) {
  Header h = {out, out->len};
  g_string_append_printf(out, "%s:", name);
  return h;
}

static void header_word(Header *h, const char *word) {
  if (h->out->len - h->line_start + 1 + strlen(word) > LINE_MAX_BYTES && h->out->str[h->out->len - 1] != ':') {
    g_string_append(h->out, "\r\n");
    h->line_start = h->out->len;
  }
  g_string_append_printf(h->out, " %s", word);
}

static void header_end(Header *h) { g_string_append(h->out, "\r\n"); }

/* Writes text as encoded words (RFC 2047), never cutting a character in two. */
static void header_encoded(Header *h, const char *text) {
  for (const char *p = text; *p;) {
    const char *end = p;
    while (*end && (gsize)(g_utf8_next_char(end) - p) <= ENCODED_WORD_BYTES) end = g_utf8_next_char(end);
    g_autofree char *base64 = g_base64_encode((const guchar *)p, (gsize)(end - p));
    g_autofree char *word = g_strdup_printf("=?UTF-8?B?%s?=", base64);
    header_word(h, word);
    p = end;
  }
}

/* Unstructured text: as it is when that is safe, else encoded. */
static void header_text(Header *h, const char *text) {
  g_autofree char *line = one_line(text);
  g_auto(GStrv) words = g_strsplit(line, " ", -1);
  gboolean plain = is_ascii(line) && !strstr(line, "=?");
  for (int i = 0; words[i]; i++) plain = plain && strlen(words[i]) < LINE_MAX_BYTES - 2;
  if (!plain) {
    header_encoded(h, line);
    return;
  }
  for (int i = 0; words[i]; i++)
    if (*words[i]) header_word(h, words[i]);
}

static void header_address(Header *h, const MailAddress *address, gboolean more) {
  g_autofree char *name = one_line(address->name);
  g_autofree char *mail = g_strdup_printf(*name ? "<%s>%s" : "%s%s", address->mail, more ? "," : "");
  if (*name && is_ascii(name)) {
    GString *quoted = g_string_new("\"");
    for (const char *p = name; *p; p++) {
      if (*p == '"' || *p == '\\') g_string_append_c(quoted, '\\');
      g_string_append_c(quoted, *p);
    }
    g_string_append_c(quoted, '"');
    if (quoted->len < LINE_MAX_BYTES)
      header_word(h, quoted->str);
    else
      header_encoded(h, name);
    g_string_free(quoted, TRUE);
  } else if (*name) {
    header_encoded(h, name);
  }
  header_word(h, mail);
}

static void write_addresses(GString *out, const char *name, const GArray *addresses) {
  guint last = 0;
  gboolean any = FALSE;
  for (guint i = 0; addresses && i < addresses->len; i++) {
    if (!mail_plausible(g_array_index(addresses, MailAddress, i).mail)) continue;
    last = i;
    any = TRUE;
  }
  if (!any) return;
  Header h = header_begin(out, name);
  for (guint i = 0; i <= last; i++) {
    const MailAddress *address = &g_array_index(addresses, MailAddress, i);
    if (mail_plausible(address->mail)) header_address(&h, address, i < last);
  }
  header_end(&h);
}

/* RFC 5322 date: "Thu, 14 Jan 2027 16:05:00 +0100". */
static void write_date(GString *out, Instant at, GTimeZone *zone) {
  static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  Date date = instant_date(at, zone);
  int seconds = instant_seconds_of_day(at, zone);
  int interval = g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, at / SECOND);
  int offset = g_time_zone_get_offset(zone, interval) / 60;
  g_string_append_printf(out, "Date: %s, %d %s %d %02d:%02d:%02d %c%02d%02d\r\n", days[date_weekday(date) - 1], date.day,
                         months[date.month - 1], date.year, seconds / 3600, seconds / 60 % 60, seconds % 60, offset < 0 ? '-' : '+',
                         ABS(offset) / 60, ABS(offset) % 60);
}

/* Base64 in lines of 76 characters. */
static void write_base64(GString *out, const void *bytes, gsize length) {
  g_autofree char *encoded = g_base64_encode(bytes, length);
  gsize n = strlen(encoded);
  for (gsize i = 0; i < n; i += LINE_MAX_BYTES) {
    g_string_append_len(out, encoded + i, (gssize)MIN(LINE_MAX_BYTES, n - i));
    g_string_append(out, "\r\n");
  }
}

static void write_text_part(GString *out, const char *text) {
  g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);
  g_auto(GStrv) lines = g_strsplit(valid, "\n", -1);
  g_autofree char *crlf = g_strjoinv("\r\n", lines);
  g_string_append(out, "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
  write_base64(out, crlf, strlen(crlf));
}

/* The file name for old readers (ASCII) and for those that know RFC 2231. */
static void write_attachment(GString *out, const MailAttachment *a) {
  gsize length;
  const void *bytes = g_bytes_get_data(a->bytes, &length);
  g_autofree char *name = one_line(a->name);
  g_autofree char *ascii = g_str_to_ascii(name, "C");
  for (char *p = ascii; *p; p++)
    if (!g_ascii_isalnum(*p) && !strchr("._-", *p)) *p = '-';
  g_string_append_printf(out, "Content-Type: %s\r\nContent-Transfer-Encoding: base64\r\n", a->type);
  g_string_append_printf(out, "Content-Disposition: attachment;\r\n filename=\"%s\"", ascii);
  if (strcmp(ascii, name) != 0) {
    g_autofree char *escaped = g_uri_escape_string(name, NULL, FALSE);
    g_string_append_printf(out, ";\r\n filename*=UTF-8''%s", escaped);
  }
  g_string_append(out, "\r\n\r\n");
  write_base64(out, bytes ? bytes : "", length);
}

/* A boundary that depends on the content alone, so that the same mail gives the same bytes. */
static char *boundary_of(const Mail *mail) {
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
  g_checksum_update(sum, (const guchar *)(mail->text ? mail->text : ""), -1);
  g_checksum_update(sum, (const guchar *)(mail->subject ? mail->subject : ""), -1);
  for (guint i = 0; mail->attachments && i < mail->attachments->len; i++) {
    gsize length;
    const void *bytes = g_bytes_get_data(g_array_index(mail->attachments, MailAttachment, i).bytes, &length);
    if (bytes) g_checksum_update(sum, bytes, (gssize)length);
  }
  return g_strndup(g_checksum_get_string(sum), 32);
}

GBytes *eml_write(const Mail *mail) {
  GString *out = g_string_new(NULL);
  g_autofree char *boundary = boundary_of(mail);
  gboolean from = mail_plausible(mail->from.mail);
  if (mail->date != INSTANT_NONE) write_date(out, mail->date, mail->zone);
  if (from) {
    Header h = header_begin(out, "From");
    header_address(&h, &mail->from, FALSE);
    header_end(&h);
  }
  write_addresses(out, "To", mail->to);
  write_addresses(out, "Bcc", mail->bcc);
  Header h = header_begin(out, "Subject");
  header_text(&h, mail->subject);
  header_end(&h);
  g_string_append_printf(out, "Message-ID: <%s@%s>\r\n", mail->id, from ? strchr(mail->from.mail, '@') + 1 : "draaiboek.invalid");
  if (mail->draft) g_string_append(out, "X-Unsent: 1\r\n");
  g_string_append(out, "MIME-Version: 1.0\r\n");
  if (!mail->attachments || mail->attachments->len == 0) {
    write_text_part(out, mail->text);
  } else {
    g_string_append_printf(out, "Content-Type: multipart/mixed;\r\n boundary=\"%s\"\r\n\r\n--%s\r\n", boundary, boundary);
    write_text_part(out, mail->text);
    for (guint i = 0; i < mail->attachments->len; i++) {
      g_string_append_printf(out, "--%s\r\n", boundary);
      write_attachment(out, &g_array_index(mail->attachments, MailAttachment, i));
    }
    g_string_append_printf(out, "--%s--\r\n", boundary);
  }
  return g_string_free_to_bytes(out);
}
