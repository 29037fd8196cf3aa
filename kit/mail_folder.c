/* Writes the files of a folder to send from. It knows nothing of what the mail is about. */
#include "mail_folder.h"

#include <string.h>

#include "mail_message.h"

static const char *file_name(const MailFolder *mail, TextId id) { return text_plain(mail->lang, id); }

static void write_bytes(OutFolder *out, const MailFolder *mail, TextId id, const void *bytes, gsize length, const char *mark) {
  g_autofree char *name = g_strdup_printf("%s/%s", mail->below, file_name(mail, id));
  out_folder_write(out, name, bytes, length, mark, TRUE);
}

static void write_text(OutFolder *out, const MailFolder *mail, TextId id, const char *text) {
  write_bytes(out, mail, id, text, strlen(text), NULL);
}

static void write_line(OutFolder *out, const MailFolder *mail, TextId id, const char *text) {
  g_autofree char *all = g_strconcat(text, "\n", NULL);
  write_text(out, mail, id, all);
}

/* --- what to do --- */

/* A line of what to do; takes it over. */
static void say(GString *out, char *line) {
  g_string_append_printf(out, "%s\n", line);
  g_free(line);
}

static void say_plain(GString *out, const char *line) { say(out, g_strdup(line)); }

static void say_files(GString *out, const MailFolder *mail) {
  say(out, tx(mail->lang, MAIL_STEP_OUTLOOK, TS(file_name(mail, TX_MAIL_FILE_SEMICOLONS))));
  say(out, tx(mail->lang, MAIL_STEP_COMMAS, TS(file_name(mail, TX_MAIL_FILE_COMMAS))));
}

static void say_addresses(GString *out, const MailFolder *mail) {
  Lang lang = mail->lang;
  guint n = mail->to->mail->len;
  if (n == 0) {
    say_plain(out, tp(lang, MAIL_STEP_TO));
    say_plain(out, tp(lang, MAIL_STEP_NO_ADDRESS));
    return;
  }
  if (mail->direct || (mail->shared && n == 1)) {
    const Person *reader = g_ptr_array_index(mail->to->mail, 0);
    say(out, tx(lang, MAIL_STEP_TO_ONE, TS(reader->mail)));
    return;
  }
  if (mail->shared) {
    say(out, tx(lang, MAIL_STEP_TO_ALL, TN(n)));
    say_files(out, mail);
    return;
  }
  say_plain(out, tp(lang, MAIL_STEP_TO));
  if (n == 1) {
    const Person *reader = g_ptr_array_index(mail->to->mail, 0);
    say(out, tx(lang, MAIL_STEP_BCC_ONE, TS(reader->mail)));
    return;
  }
  say(out, tx(lang, MAIL_STEP_BCC, TN(n)));
  say_files(out, mail);
}

static void say_attachments(GString *out, const MailFolder *mail) {
  Lang lang = mail->lang;
  const char *paper = mail->attachment ? file_name(mail, mail->attachment_file) : NULL;
  const char *calendar = mail->calendar ? file_name(mail, TX_MAIL_FILE_CALENDAR) : NULL;
  if (paper && calendar)
    say(out, tx(lang, MAIL_STEP_ATTACH_BOTH, TS(paper), TS(calendar)));
  else if (paper || calendar)
    say(out, tx(lang, MAIL_STEP_ATTACH, TS(paper ? paper : calendar)));
  else
    say_plain(out, tp(lang, MAIL_STEP_ATTACH_NOTHING));
}

/* Who nobody ticked off may have been there: who sends it knows. */
static void say_not_noted(GString *out, const MailFolder *mail) {
  if (!mail->not_noted || !mail->not_noted->len) return;
  say_plain(out, tp(mail->lang, MAIL_README_NOT_NOTED));
  for (guint i = 0; i < mail->not_noted->len; i++) {
    g_autofree char *name = person_name(g_ptr_array_index(mail->not_noted, i));
    say(out, g_strdup_printf("- %s", name));
  }
  say_plain(out, tp(mail->lang, MAIL_README_NOT_NOTED_DO));
  say_plain(out, "");
}

static char *what_to_do(const MailFolder *mail) {
  Lang lang = mail->lang;
  GString *out = g_string_new(NULL);
  const char *first = file_name(mail, mail->attachment ? mail->attachment_file : TX_MAIL_FILE_TEXT);
  guint paper = mail->to->paper->len;
  say(out, text_format(lang, mail->heading, &TS(mail->heading_name), mail->heading_name ? 1 : 0));
  say_plain(out, "");
  say(out, tx(lang, MAIL_STEPS_FIRST, TS(first)));
  say_plain(out, "");
  say_plain(out, tp(lang, MAIL_STEP_NEW));
  say(out, tx(lang, MAIL_STEP_SUBJECT, TS(file_name(mail, TX_MAIL_FILE_SUBJECT))));
  say(out, tx(lang, MAIL_STEP_TEXT, TS(file_name(mail, TX_MAIL_FILE_TEXT))));
  say_addresses(out, mail);
  say_attachments(out, mail);
  say_plain(out, tp(lang, MAIL_STEP_SEND));
  say_plain(out, "");
  say_not_noted(out, mail);
  if (mail->attendance_unknown) say_plain(out, tp(lang, MAIL_README_UNKNOWN));
  if (paper) say(out, tx(lang, MAIL_README_PAPER, TN(paper), TS(file_name(mail, TX_MAIL_FILE_PAPER))));
  if (mail->labels) say(out, tx(lang, MAIL_README_LABELS, TS(file_name(mail, TX_MAIL_FILE_LABELS))));
  if (mail->missed) say(out, tx(lang, MAIL_README_MISSED, TS(mail->missed)));
  if (mail->readers) say(out, tx(lang, MAIL_README_READERS, TS(mail->readers)));
  if (mail->attendance_unknown || paper || mail->missed || mail->readers) say_plain(out, "");
  say(out, tx(lang, MAIL_README_DRAFT, TS(file_name(mail, TX_MAIL_FILE_DRAFT))));
  say_plain(out, tp(lang, MAIL_README_DRAFT_NOT));
  if (mail->to->mail->len && !mail->direct) {
    say_plain(out, "");
    say_plain(out, tp(lang, MAIL_README_PRIVATE));
  }
  return g_string_free(out, FALSE);
}

/* --- who gets paper --- */

/* One person on a line; whatever was typed stays on it. */
static void say_person(GString *out, const Person *person) {
  g_autofree char *name = person_name(person);
  const char *const parts[] = {name, person->organisation, person->phone};
  gsize start = out->len;
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
    if (parts[i] && *parts[i]) g_string_append_printf(out, "%s%s", out->len > start ? ", " : "", parts[i]);
  }
  for (char *p = out->str + start; *p; p++) {
    if ((guchar)*p < 0x20 || *p == 0x7f) *p = ' ';
  }
  g_string_append_c(out, '\n');
}

void mail_folder_write_paper(OutFolder *out, const char *below, Lang lang, const GPtrArray *people, GBytes *labels, const char *mark) {
  const MailFolder folder = {.below = below, .lang = lang};
  g_autoptr(GString) list = g_string_new(NULL);
  say_plain(list, tp(lang, MAIL_PAPER_HEAD));
  say_plain(list, "");
  for (guint i = 0; i < people->len; i++) say_person(list, g_ptr_array_index(people, i));
  write_text(out, &folder, TX_MAIL_FILE_PAPER, list->str);
  gsize length;
  const void *bytes = labels ? g_bytes_get_data(labels, &length) : NULL;
  if (bytes) write_bytes(out, &folder, TX_MAIL_FILE_LABELS, bytes, length, mark);
}

/* What to do with a letter to one person who has no address. */
static char *by_hand(const MailFolder *mail) {
  const Person *reader = g_ptr_array_index(mail->to->paper, 0);
  g_autofree char *name = person_name(reader), *address = person_address(reader);
  GString *out = g_string_new(NULL);
  say(out, text_format(mail->lang, mail->heading_paper, &TS(mail->heading_name), mail->heading_name ? 1 : 0));
  say_plain(out, "");
  say(out, tx(mail->lang, MAIL_README_BY_HAND, TS(name), TS(file_name(mail, TX_MAIL_FILE_TEXT))));
  if (reader->phone && *reader->phone) say(out, tx(mail->lang, MAIL_README_PHONE, TS(reader->phone)));
  if (address) {
    say_plain(out, "");
    say_plain(out, address);
  }
  return g_string_free(out, FALSE);
}

void mail_folder_write(OutFolder *out, const MailFolder *mail) {
  if (mail->direct && !mail->to->mail->len && mail->to->paper->len) {
    g_autofree char *how = by_hand(mail);
    write_text(out, mail, TX_MAIL_FILE_README, how);
    write_text(out, mail, TX_MAIL_FILE_TEXT, mail->text);
    return;
  }
  g_autofree char *todo = what_to_do(mail);
  write_text(out, mail, TX_MAIL_FILE_README, todo);
  write_line(out, mail, TX_MAIL_FILE_SUBJECT, mail->subject);
  write_text(out, mail, TX_MAIL_FILE_TEXT, mail->text);
  if (mail->to->mail->len && !mail->direct) {
    g_autofree char *semicolons = recipients_addresses(mail->to, "; "), *commas = recipients_addresses(mail->to, ", ");
    write_line(out, mail, TX_MAIL_FILE_SEMICOLONS, semicolons);
    write_line(out, mail, TX_MAIL_FILE_COMMAS, commas);
  }
  gsize length;
  if (mail->attachment) {
    const void *paper = g_bytes_get_data(mail->attachment, &length);
    write_bytes(out, mail, mail->attachment_file, paper, length, mail->mark);
  }
  if (mail->calendar) {
    write_bytes(out, mail, TX_MAIL_FILE_CALENDAR, mail->calendar, strlen(mail->calendar), NULL);
  }
  if (mail->to->paper->len) mail_folder_write_paper(out, mail->below, mail->lang, mail->to->paper, mail->labels, mail->labels_mark);
  g_autoptr(GBytes) message = mail_message_draft(mail);
  const void *bytes = g_bytes_get_data(message, &length);
  write_bytes(out, mail, TX_MAIL_FILE_DRAFT, bytes, length, NULL);
}
