/* Chooses, asks and sends. What a message looks like is in mail_message.c, what was sent before in mail_sent.c. */
#include "mail_send.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "mail_message.h"
#include "mail_sent.h"
#include "options.h"
#include "sendmail.h"

#define SECONDS 120

/* --- the box --- */

/* A mail that waits. */
typedef struct Letter {
  MailFolder mail; /* what it holds is in the texts of the box, or borrowed; but for the attachment, of which it has a reference */
  char *id;        /* its identity; owned */
} Letter;

struct Outbox {
  GPtrArray *letters; /* of Letter */
  GPtrArray *texts; /* of char, owned */
  GPtrArray *lists; /* of Recipients, owned: each holds a reference to its arrays */
};

static void list_free(gpointer data) {
  recipients_clear(data);
  g_free(data);
}

static void letter_free(gpointer data) {
  Letter *letter = data;
  if (letter->mail.attachment) g_bytes_unref(letter->mail.attachment);
  g_free(letter->id);
  g_free(letter);
}

static const Letter *letter_at(const Outbox *box, guint i) { return g_ptr_array_index(box->letters, i); }

Outbox *outbox_new(void) {
  Outbox *box = g_new0(Outbox, 1);
  box->letters = g_ptr_array_new_with_free_func(letter_free);
  box->texts = g_ptr_array_new_with_free_func(g_free);
  box->lists = g_ptr_array_new_with_free_func(list_free);
  return box;
}

void outbox_free(Outbox *box) {
  if (!box) return;
  g_ptr_array_unref(box->letters);
  g_ptr_array_unref(box->lists);
  g_ptr_array_unref(box->texts);
  g_free(box);
}

void outbox_add(Outbox *box, const MailFolder *mail) {
  Letter *letter = g_new0(Letter, 1);
  MailFolder *own = &letter->mail;
  *own = *mail;
  Recipients *to = g_memdup2(mail->to, sizeof *mail->to);
  const char **strings[] = {&own->below, &own->subject, &own->text, &own->attachment_name, &own->calendar, &own->calendar_name};
  g_ptr_array_ref(to->mail);
  g_ptr_array_ref(to->paper);
  g_ptr_array_add(box->lists, to);
  own->to = to;
  for (gsize i = 0; i < G_N_ELEMENTS(strings); i++) {
    char *copy = g_strdup(*strings[i]);
    if (copy) g_ptr_array_add(box->texts, copy);
    *strings[i] = copy;
  }
  if (own->attachment) g_bytes_ref(own->attachment);
  letter->id = mail_message_id(own);
  g_ptr_array_add(box->letters, letter);
}

/* --- who is written to --- */

/* A sending that is being prepared. */
typedef struct Sending {
  const Outbox *box;
  const char *kind;
  const SendOptions *options;
  Lang lang;
  MailSent *sent;
  GHashTable *now;       /* set of char: identities of what is in the box, and of what was sent under an earlier one */
  gboolean had, unknown; /* also to who got one already, and to who may have */
} Sending;

/* What is known of a mail to one of its readers. */
static SentMail known(const Sending *s, const Letter *letter, const Person *person) {
  return mail_sent_to(s->sent, s->kind, person->mail, letter->id, s->now);
}

static gboolean chosen(const Sending *s, SentState state) {
  return state == SENT_DONE ? s->had : state == SENT_UNKNOWN ? s->unknown : TRUE;
}

static int count(const Sending *s, SentState from, SentState to) {
  int n = 0;
  for (guint i = 0; i < s->box->letters->len; i++) {
    const Letter *letter = letter_at(s->box, i);
    for (guint k = 0; k < letter->mail.to->mail->len; k++) {
      SentState state = known(s, letter, g_ptr_array_index(letter->mail.to->mail, k)).state;
      n += state >= from && state <= to;
    }
  }
  return n;
}

/* --- what is shown and asked --- */

static void say(char *line) {
  g_autofree char *whole = g_strconcat(line, "\n", NULL);
  options_say(whole);
  g_free(line);
}

/* "14 januari 2027, 16.05 uur" */
static char *moment(const MailFolder *mail, Instant at, Lang lang) {
  g_autofree char *day = date_words(lang, instant_date(at, mail->zone)), *clock = clock_words(lang, at, mail->zone);
  return g_strdup_printf("%s, %s", day, clock);
}

static void show_person(const Sending *s, const Letter *letter, const Person *person) {
  static const TextId notes[] = {[SENT_REFUSED] = TX_SEND_WAS_REFUSED, [SENT_UNKNOWN] = TX_SEND_WAS_UNKNOWN,
                                 [SENT_DONE] = TX_SEND_WAS_SENT};
  SentMail before = known(s, letter, person);
  g_autofree char *name = person_name(person), *note = NULL;
  if (before.state != SENT_NEVER) {
    g_autofree char *when = moment(&letter->mail, before.at, s->lang);
    note = text_format(s->lang, notes[before.state], &TS(when), 1);
  }
  say(g_strdup_printf("   %s <%s>%s%s", name, person->mail, note ? " " : "", note ? note : ""));
}

static void show(const Sending *s) {
  for (guint i = 0; i < s->box->letters->len; i++) {
    const Letter *letter = letter_at(s->box, i);
    const MailFolder *mail = &letter->mail;
    const char *paper = mail->attachment ? mail->attachment_name : NULL, *dates = mail->calendar ? mail->calendar_name : NULL;
    if (!mail->to->mail->len) continue;
    say(g_strdup(mail->subject));
    if (paper || dates) {
      g_autofree char *both = g_strdup_printf("%s%s%s", paper ? paper : "", paper && dates ? ", " : "", dates ? dates : "");
      say(tx(s->lang, SEND_ATTACHED, TS(both)));
    }
    for (guint k = 0; k < mail->to->mail->len; k++) show_person(s, letter, g_ptr_array_index(mail->to->mail, k));
    if (mail->shared && mail->to->mail->len > 1) say(g_strdup(tp(s->lang, SEND_SEEN)));
    say(g_strdup(""));
  }
}

/* Asks until it is yes or no; the end of the input is no. */
static gboolean ask(const char *question) {
  char answer[80];
  gboolean yes;
  do {
    options_say(question);
    options_say(" ");
    if (!fgets(answer, sizeof answer, stdin)) return FALSE;
  } while (!options_yes_no(g_strstrip(answer), &yes));
  return yes;
}

/* Is somebody there who can answer. */
static gboolean attended(const SendOptions *options) {
  return !options->yes && isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

/* Whether those are written to who got one already (or may have); says so when they are left out. */
static gboolean twice(const Sending *s, SentState state, TextId question, TextId left_out) {
  int n = count(s, state, state);
  if (!n || s->options->again) return TRUE;
  if (!attended(s->options)) {
    say(text_format(s->lang, left_out, &TN(n), 1));
    return FALSE;
  }
  g_autofree char *words = text_format(s->lang, question, &TN(n), 1);
  return ask(words);
}

/* --- the sending --- */

typedef struct Outcome {
  int sent, refused, unknown; /* people */
} Outcome;

/* What happened, taken over, and what the mail program said of it, if anything. */
static void tell_stopped(char *what, const char *said, Lang lang) {
  g_autofree char *happened = what, *more = said && *said ? tx(lang, SEND_SAID, TS(said)) : NULL;
  say(g_strjoin(more ? " " : "", happened, more, NULL));
}

/* Hands one message to these people over. FALSE when the record cannot be written: nothing may be sent then. */
static gboolean hand_over(const Sending *s, const MailFolder *mail, const GPtrArray *people, const char *id, const char *program,
                          Outcome *outcome) {
  Clock *clock = clock_real();
  Instant now = clock->wall(clock);
  g_autoptr(GBytes) message = mail_message(mail, people, id, now);
  g_autoptr(GPtrArray) addresses = g_ptr_array_new();
  for (guint i = 0; i < people->len; i++) g_ptr_array_add(addresses, ((Person *)g_ptr_array_index(people, i))->mail);
  if (!mail_sent_begin(s->sent, s->kind, id, addresses, now)) return FALSE;
  g_autofree char *said = NULL;
  gsize length;
  const char *bytes = g_bytes_get_data(message, &length);
  int seconds = s->options->seconds > 0 ? s->options->seconds : SECONDS, n = (int)people->len;
  switch (sendmail_hand_over(program, mail->from->mail, bytes, length, seconds, &said)) {
    case SENDMAIL_TAKEN:
      outcome->sent += n;
      return mail_sent_end(s->sent, SENT_DONE, clock->wall(clock));
    case SENDMAIL_REFUSED:
      outcome->refused += n;
      tell_stopped(tx(s->lang, SEND_REFUSED, TN(n)), said, s->lang);
      return mail_sent_end(s->sent, SENT_REFUSED, clock->wall(clock));
    case SENDMAIL_LATER: /* the record stays as it is: it may still arrive */
      outcome->unknown += n;
      tell_stopped(tx(s->lang, SEND_LATER, TN(n)), said, s->lang);
      break;
    case SENDMAIL_UNKNOWN:
      outcome->unknown += n;
      tell_stopped(tx(s->lang, SEND_UNKNOWN, TN(n)), said, s->lang);
  }
  return TRUE;
}

/* Who of a mail is written to, by the identity of the message they get: who may have had it already gets it under the same one, so that
 * their mail program can tell. New table: id → GPtrArray of Person. */
static GHashTable *by_identity(const Sending *s, const Letter *letter) {
  GHashTable *groups = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < letter->mail.to->mail->len; i++) {
    Person *person = g_ptr_array_index(letter->mail.to->mail, i);
    SentMail before = known(s, letter, person);
    if (!chosen(s, before.state)) continue;
    const char *id = before.state == SENT_UNKNOWN ? before.id : letter->id;
    GPtrArray *people = g_hash_table_lookup(groups, id);
    if (!people) g_hash_table_insert(groups, g_strdup(id), people = g_ptr_array_new());
    g_ptr_array_add(people, person);
  }
  return groups;
}

static gboolean send_letter(const Sending *s, const Letter *letter, const char *program, Outcome *outcome) {
  g_autoptr(GHashTable) groups = by_identity(s, letter);
  GHashTableIter iter;
  gpointer id, people;
  g_hash_table_iter_init(&iter, groups);
  while (g_hash_table_iter_next(&iter, &id, &people)) {
    if (!hand_over(s, &letter->mail, people, id, program, outcome)) return FALSE;
    g_hash_table_add(s->now, g_strdup(id));
  }
  return TRUE;
}

static ExitStatus send_all(const Sending *s, const char *program) {
  Outcome outcome = {0};
  gboolean ok = TRUE;
  for (guint i = 0; ok && i < s->box->letters->len; i++) ok = send_letter(s, letter_at(s->box, i), program, &outcome);
  say(tx(s->lang, SEND_DONE, TN(outcome.sent)));
  if (outcome.refused) say(tx(s->lang, SEND_REST, TN(outcome.refused))); /* of the others that is not known, and it was told */
  return !ok ? EXIT_COULD_NOT : outcome.refused + outcome.unknown ? EXIT_FAULTS : EXIT_DONE;
}

/* Shows, asks and sends. */
static ExitStatus go(Sending *s, const char *program) {
  show(s);
  s->unknown = twice(s, SENT_UNKNOWN, TX_SEND_ASK_UNKNOWN, TX_SEND_LEFT_UNKNOWN);
  s->had = twice(s, SENT_DONE, TX_SEND_ASK_HAD, TX_SEND_LEFT_HAD);
  int n = count(s, SENT_NEVER, SENT_REFUSED);
  if (s->unknown) n += count(s, SENT_UNKNOWN, SENT_UNKNOWN);
  if (s->had) n += count(s, SENT_DONE, SENT_DONE);
  gboolean doubt = !s->unknown && count(s, SENT_UNKNOWN, SENT_UNKNOWN);
  if (!n) {
    say(g_strdup(tp(s->lang, SEND_NOTHING)));
    return doubt ? EXIT_FAULTS : EXIT_DONE;
  }
  g_autofree char *question = tx(s->lang, SEND_ASK, TN(n));
  if (attended(s->options) && !ask(question)) {
    say(g_strdup(tp(s->lang, SEND_NOT_SENT)));
    return EXIT_FAULTS;
  }
  ExitStatus status = send_all(s, program);
  return doubt ? MAX(status, EXIT_FAULTS) : status;
}

static ExitStatus refuse(const char *words) { return options_complain(NULL, LANG_NL, g_strdup(words)); }

ExitStatus mail_send(const Outbox *box, const char *kind, const char *record, const SendOptions *options, Lang lang) {
  const Letter *first = box->letters->len ? letter_at(box, 0) : NULL;
  if (!first) {
    say(g_strdup(tp(lang, SEND_NOTHING)));
    return EXIT_DONE;
  }
  if (!options->yes && !attended(options)) return refuse(tp(lang, SEND_NO_TERMINAL));
  if (!mail_plausible(first->mail.from->mail)) return refuse(tp(lang, SEND_NO_SENDER));
  g_autofree char *program = sendmail_find();
  if (!program) return refuse(tp(lang, SEND_NO_PROGRAM));
  g_autoptr(MailSent) sent = mail_sent_open(record, lang);
  if (!sent) return EXIT_COULD_NOT;
  g_autoptr(GHashTable) now = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < box->letters->len; i++) g_hash_table_add(now, g_strdup(letter_at(box, i)->id));
  Sending sending = {.box = box, .kind = kind, .options = options, .lang = lang, .sent = sent, .now = now};
  return go(&sending, program);
}
