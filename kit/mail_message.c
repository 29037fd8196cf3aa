/* Puts a mail together as a message. How it is written is in view/eml.h. */
#include "mail_message.h"

#include <string.h>

#include "view/eml.h"

static void add_bytes(GChecksum *sum, GBytes *bytes) {
  gsize length;
  const guchar *data = bytes ? g_bytes_get_data(bytes, &length) : NULL;
  if (data) g_checksum_update(sum, data, (gssize)length);
}

char *mail_message_id(const MailFolder *mail) {
  const char *const parts[] = {mail->below, mail->subject, mail->text, mail->attachment_name, mail->calendar};
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) /* each with its NUL, so that no two mails run together alike */
    g_checksum_update(sum, (const guchar *)(parts[i] ? parts[i] : ""), (gssize)strlen(parts[i] ? parts[i] : "") + 1);
  add_bytes(sum, mail->attachment);
  return g_strndup(g_checksum_get_string(sum), 32);
}

static GBytes *write_message(const MailFolder *mail, const GPtrArray *people, const char *id, Instant date, gboolean is_draft) {
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GArray) to = g_array_new(FALSE, FALSE, sizeof(MailAddress));
  g_autoptr(GArray) bcc = g_array_new(FALSE, FALSE, sizeof(MailAddress));
  g_autoptr(GArray) attachments = g_array_new(FALSE, FALSE, sizeof(MailAttachment));
  gboolean seen = mail->direct || mail->shared;
  const MailAddress sender = {mail->from->name, mail->from->mail};
  if (!mail->direct) g_array_append_val(to, sender);
  for (guint i = 0; i < people->len; i++) {
    const Person *person = g_ptr_array_index(people, i);
    char *name = person_name(person);
    g_ptr_array_add(names, name);
    const MailAddress address = {name, person->mail};
    g_array_append_val(seen ? to : bcc, address);
  }
  g_autoptr(GBytes) calendar = mail->calendar ? g_bytes_new_static(mail->calendar, strlen(mail->calendar)) : NULL;
  const MailAttachment paper = {mail->attachment_name, "application/pdf", mail->attachment};
  const MailAttachment dates = {mail->calendar_name, "text/calendar; charset=utf-8; method=PUBLISH", calendar};
  if (mail->attachment) g_array_append_val(attachments, paper);
  if (calendar) g_array_append_val(attachments, dates);
  const Mail message = {
      .from = sender,
      .to = to,
      .bcc = bcc,
      .subject = mail->subject,
      .text = mail->text,
      .attachments = attachments,
      .date = date,
      .zone = mail->zone,
      .id = id,
      .draft = is_draft,
  };
  return eml_write(&message);
}

GBytes *mail_message_draft(const MailFolder *mail) {
  g_autofree char *id = mail_message_id(mail);
  return write_message(mail, mail->to->mail, id, mail->date, TRUE);
}

GBytes *mail_message(const MailFolder *mail, const GPtrArray *people, const char *id, Instant date) {
  g_autoptr(GBytes) bytes = write_message(mail, people, id, date, FALSE);
  gsize length;
  const char *from = g_bytes_get_data(bytes, &length);
  GByteArray *out = g_byte_array_sized_new((guint)length);
  for (gsize i = 0; i < length; i++) { /* mail programs take the line ends of the system */
    if (from[i] != '\r' || i + 1 == length || from[i + 1] != '\n') g_byte_array_append(out, (const guint8 *)from + i, 1);
  }
  return g_byte_array_free_to_bytes(out);
}
