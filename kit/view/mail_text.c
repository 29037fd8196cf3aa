/* Writes mails from the facts of a report. What may be told was sorted out there; here it only becomes a letter. */
#include "view/mail_text.h"

#include <string.h>

/* A letter being written: paragraphs with an empty line between them. */
typedef struct Letter {
  const Script *script;
  const ReportFacts *facts; /* of a report's mail; of the main room */
  const MailRooms *rooms;   /* NULL: there is one room */
  GArray *agreed, *decided; /* of JoinedLine, of all rooms */
  Lang lang;
  MailReader reader;
  GString *out;
} Letter;

/* Adds a line; takes it over. What was typed may hold ends of lines, which would look like lines of the letter. */
static void line(Letter *letter, char *text) {
  for (char *p = text; *p; p++) {
    if ((guchar)*p < 0x20 || *p == 0x7f) *p = ' ';
  }
  g_string_append_printf(letter->out, "%s\n", text);
  g_free(text);
}

static void plain_line(Letter *letter, const char *text) { line(letter, g_strdup(text)); }

static void gap(Letter *letter) { g_string_append_c(letter->out, '\n'); }

/* Sentences on one line. */
static void sentences(Letter *letter, const char *const *texts) {
  GString *all = g_string_new(NULL);
  for (; *texts; texts++) {
    if (**texts) g_string_append_printf(all, "%s%s", all->len ? " " : "", *texts);
  }
  line(letter, g_string_free(all, FALSE));
}

/* "donderdag 14 januari", with the year when it is not this one. */
static char *day(Lang lang, Date date, int year) {
  if (date.year != year) return date_words(lang, date);
  return tx(lang, MAIL_DAY, TS(text_plain(lang, TX_DAY_1 + (TextId)date_weekday(date) - 1)), TN(date.day),
            TS(text_plain(lang, TX_MONTH_1 + (TextId)date.month - 1)));
}

Date mail_text_date(const ReportFacts *facts) {
  return facts->date.year ? facts->date : instant_date(facts->session->last_t, facts->script->zone);
}

/* --- the beginning --- */

/* Adds the organisations of those who came. */
static void add_organisations(GHashTable *names, const Session *session) {
  for (guint i = 0; i < session->people->len; i++) {
    const Person *person = g_ptr_array_index(session->people, i);
    Presence presence = g_array_index(session->attendance, Attendance, i).presence;
    if (presence_came(presence) && person->organisation && *person->organisation)
      g_hash_table_add(names, g_utf8_casefold(person->organisation, -1));
  }
}

/* From how many organisations those who came are. */
static int organisations(const Letter *letter) {
  g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; letter->rooms && i < letter->rooms->facts->len; i++)
    add_organisations(names, ((const ReportFacts *)g_ptr_array_index(letter->rooms->facts, i))->session);
  if (!letter->rooms) add_organisations(names, letter->facts->session);
  return (int)g_hash_table_size(names);
}

static char *how_many(const Letter *letter) {
  const ReportPeople *present = &letter->facts->present;
  int people = letter->rooms ? letter->rooms->present : (int)present->names->len + present->unnamed, from = organisations(letter);
  if (people < 3) return g_strdup("");
  return from > 1 ? tx(letter->lang, MAIL_HOW_MANY_FROM, TN(people), TN(from)) : tx(letter->lang, MAIL_HOW_MANY, TN(people));
}

static gboolean has_highlights(const Letter *letter) {
  return letter->agreed->len || letter->decided->len || letter->facts->slogan;
}

static void write_beginning(Letter *letter) {
  const ReportFacts *facts = letter->facts;
  Lang lang = letter->lang;
  Date date = mail_text_date(facts);
  g_autofree char *when = day(lang, date, date.year), *number = how_many(letter), *opening = NULL;
  switch (letter->reader) {
    case MAIL_READER_CAME: opening = tx(lang, MAIL_CAME, TS(when)); break;
    case MAIL_READER_MISSED: opening = tx(lang, MAIL_MISSED, TS(when)); break;
    case MAIL_READER_REPORT:
    case MAIL_READER_ALL: opening = tx(lang, MAIL_ALL, TS(when)); break;
  }
  gboolean all = letter->reader == MAIL_READER_CAME || letter->reader == MAIL_READER_ALL;
  line(letter, all ? tx(lang, MAIL_HELLO_CAME) : tx(lang, MAIL_HELLO_MISSED));
  gap(letter);
  sentences(letter, (const char *const[]){opening, number, NULL});
  sentences(letter, (const char *const[]){has_highlights(letter) ? tp(lang, MAIL_SHORT) : "", tp(lang, MAIL_ATTACHED), NULL});
}

/* --- what was agreed --- */

/* "uiterlijk 1 februari", "in het 2e kwartaal van 2027"; NULL without a date. */
static char *by_when(const Letter *letter, const ReportLine *agreed) {
  Lang lang = letter->lang;
  Date due = agreed->record->due;
  if (!agreed->when) return NULL;
  if (agreed->record->quarter) return tx(lang, MAIL_IN_QUARTER, TS(agreed->when));
  if (due.year != mail_text_date(letter->facts).year) return tx(lang, MAIL_BY, TS(agreed->when));
  g_autofree char *date = tx(lang, MAIL_DATE, TN(due.day), TS(text_plain(lang, TX_MONTH_1 + (TextId)due.month - 1)));
  return tx(lang, MAIL_BY, TS(date));
}

/* "Gerrit van den Berg, uiterlijk 1 februari" */
static char *who_when(const Letter *letter, const ReportLine *agreed) {
  Lang lang = letter->lang;
  g_autofree char *when = by_when(letter, agreed);
  if (agreed->who && when) return tx(lang, MAIL_WHO_WHEN, TS(agreed->who), TS(when));
  if (agreed->who) return tx(lang, MAIL_WHO_ALONE, TS(agreed->who));
  return when ? tx(lang, MAIL_NOBODY_WHEN, TS(when)) : tx(lang, MAIL_NOBODY);
}

/* "een deelnemer van …" begins its line with a capital; new string. */
static char *capitalised(const char *text) {
  g_autofree char *first = g_utf8_strup(text, *text ? g_utf8_next_char(text) - text : 0);
  return *text ? g_strconcat(first, g_utf8_next_char(text), NULL) : g_strdup("");
}

/* What was written down, with its room when it is not that of all; new string. */
static char *text_of(const Letter *letter, const JoinedLine *from) {
  return from->room ? tx(letter->lang, REPORT_TAKEN_UP, TS(from->line->text), TS(from->room)) : g_strdup(from->line->text);
}

/* Agreements of this meeting, or those carried from earlier ones. */
static void write_agreements(Letter *letter, gboolean carried, const char *heading) {
  gboolean any = FALSE;
  for (guint i = 0; i < letter->agreed->len; i++) {
    const JoinedLine *from = &g_array_index(letter->agreed, JoinedLine, i);
    const ReportLine *agreed = from->line;
    if (agreed->record->carried != carried) continue;
    if (!any) {
      gap(letter);
      plain_line(letter, heading);
      any = TRUE;
    }
    gap(letter);
    g_autofree char *text = text_of(letter, from);
    line(letter, g_strdup_printf("%d. %s", agreed->record->number, text));
    g_autofree char *by = who_when(letter, agreed), *capital = capitalised(by);
    line(letter, g_strdup_printf("   %s", capital));
  }
}

static gboolean any_agreement(const Letter *letter, gboolean owned) {
  for (guint i = 0; i < letter->agreed->len; i++) {
    if ((g_array_index(letter->agreed, JoinedLine, i).line->who != NULL) == owned) return TRUE;
  }
  return FALSE;
}

static void write_agreed(Letter *letter) {
  write_agreements(letter, FALSE, tp(letter->lang, MAIL_AGREED));
  write_agreements(letter, TRUE, tp(letter->lang, MAIL_AGREED_EARLIER));
  if (letter->reader == MAIL_READER_MISSED || letter->reader == MAIL_READER_REPORT || !letter->agreed->len) return;
  g_autofree char *owner = any_agreement(letter, TRUE) ? tx(letter->lang, MAIL_YOUR_NAME) : g_strdup("");
  g_autofree char *nobody = any_agreement(letter, FALSE) ? tx(letter->lang, MAIL_TAKE_UP) : g_strdup("");
  gap(letter);
  sentences(letter, (const char *const[]){owner, nobody, NULL});
}

static void write_decisions(Letter *letter) {
  if (!letter->decided->len) return;
  gap(letter);
  plain_line(letter, tp(letter->lang, MAIL_DECIDED));
  gap(letter);
  for (guint i = 0; i < letter->decided->len; i++) {
    g_autofree char *text = text_of(letter, &g_array_index(letter->decided, JoinedLine, i));
    line(letter, g_strdup_printf("- %s", text));
  }
}

static void write_sentence(Letter *letter) {
  if (!letter->facts->slogan) return;
  gap(letter);
  plain_line(letter, tp(letter->lang, MAIL_SENTENCE));
  gap(letter);
  line(letter, tx(letter->lang, MAIL_QUOTED, TS(letter->facts->slogan->text)));
}

/* --- the end --- */

static gboolean next_known(const ReportFacts *facts) { return facts->next_when || facts->next_place || facts->next_host; }

static char *again(const Letter *letter) {
  const Session *session = letter->facts->session;
  if (!session->next_date.year) return g_strdup(tp(letter->lang, MAIL_AGAIN_LATER));
  g_autofree char *when = day(letter->lang, session->next_date, mail_text_date(letter->facts).year);
  if (session->next_clock < 0) return tx(letter->lang, MAIL_AGAIN, TS(when));
  g_autofree char *clock = clock_words(letter->lang, session->next_clock * SECOND, NULL);
  return tx(letter->lang, MAIL_AGAIN_AT, TS(when), TS(clock));
}

static void write_next(Letter *letter) {
  const ReportFacts *facts = letter->facts;
  Lang lang = letter->lang;
  if (!next_known(facts)) return;
  gap(letter);
  line(letter, again(letter));
  if (facts->next_place) line(letter, tx(lang, MAIL_AGAIN_PLACE, TS(facts->next_place)));
  if (facts->next_host) line(letter, tx(lang, MAIL_AGAIN_HOST, TS(facts->next_host)));
  if (facts->next_when) line(letter, tx(lang, MAIL_SAVE_DAY));
}

/* The initiator; whoever leads when nobody is named as such. */
static const Organiser *signer(const Script *script) {
  if (script->initiator.name || !script->facilitators->len) return &script->initiator;
  return g_ptr_array_index(script->facilitators, 0);
}

static void write_signature(Letter *letter) {
  const Organiser *from = signer(letter->script);
  gap(letter);
  plain_line(letter, tp(letter->lang, MAIL_REGARDS));
  gap(letter);
  const char *const lines[] = {from->name, from->role, from->organisation, from->phone};
  for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
    if (lines[i] && *lines[i]) plain_line(letter, lines[i]);
  }
}

void mail_text_sign(GString *out, const Script *script) {
  Letter letter = {.script = script, .lang = script_participant_lang(script), .out = out};
  write_signature(&letter);
}

static void write_end(Letter *letter) {
  const ReportFacts *facts = letter->facts;
  Lang lang = letter->lang;
  gboolean missed = letter->reader == MAIL_READER_MISSED;
  g_autofree char *join = missed ? tx(lang, MAIL_JOIN) : g_strdup("");
  g_autofree char *thanks = letter->reader == MAIL_READER_CAME ? tx(lang, MAIL_THANKS) : g_strdup("");
  const char *until = letter->reader == MAIL_READER_REPORT ? ""
                      : facts->next_when                   ? tp(lang, MAIL_UNTIL_THEN) : missed ? tp(lang, MAIL_SEE_YOU) : "";
  gap(letter);
  sentences(letter, (const char *const[]){missed ? join : tp(lang, MAIL_WRONG), NULL});
  if (*thanks || *until) {
    gap(letter);
    sentences(letter, (const char *const[]){thanks, until, NULL});
  }
  write_signature(letter);
}

/* --- the mails --- */

/* A subject; takes it over. */
static char *one_line(char *subject) {
  for (char *p = subject; *p; p++) {
    if ((guchar)*p < 0x20 || *p == 0x7f) *p = ' ';
  }
  return subject;
}

char *mail_text_report_subject(const ReportFacts *facts) {
  return one_line(tx(facts->lang, MAIL_REPORT_SUBJECT, TS(facts->script->title)));
}

char *mail_text_report(const ReportFacts *facts, const MailRooms *rooms, MailReader reader) {
  g_autoptr(GPtrArray) alone = g_ptr_array_new();
  g_ptr_array_add(alone, (gpointer)facts);
  g_autoptr(GArray) agreed = rooms ? joined_agreements(rooms->facts) : joined_lines(alone, LIST_AGREEMENT);
  g_autoptr(GArray) decided = joined_lines(rooms ? rooms->facts : alone, LIST_DECISION);
  Letter letter = {.script = facts->script,
                   .facts = facts,
                   .rooms = rooms,
                   .agreed = agreed,
                   .decided = decided,
                   .lang = facts->lang,
                   .reader = reader,
                   .out = g_string_new(NULL)};
  write_beginning(&letter);
  write_agreed(&letter);
  write_decisions(&letter);
  write_sentence(&letter);
  write_next(&letter);
  write_end(&letter);
  return g_string_free(letter.out, FALSE);
}

char *mail_text_invitation_subject(const Script *script) {
  return one_line(tx(script_participant_lang(script), MAIL_INVITE_SUBJECT, TS(script->title)));
}

/* A heading with lines under it; nothing when there are none. */
static void write_list(Letter *letter, TextId heading, char **lines) {
  if (!*lines) return;
  gap(letter);
  plain_line(letter, text_plain(letter->lang, heading));
  gap(letter);
  for (; *lines; lines++) line(letter, g_strdup_printf("- %s", *lines));
}

char *mail_text_reminder_subject(const Script *script) {
  return one_line(tx(script_participant_lang(script), FOLLOW_REMIND_SUBJECT, TS(script->title)));
}

/* What somebody may need, and what becomes of what they tell about themselves. */
static void write_care(Letter *letter) {
  const Script *script = letter->script;
  g_autofree char *until = script->keep_until.year ? date_words(letter->lang, script->keep_until) : NULL;
  gap(letter);
  line(letter, tx(letter->lang, MAIL_INVITE_NEEDS));
  line(letter, until ? tx(letter->lang, MAIL_INVITE_DATA, TS(until)) : tx(letter->lang, MAIL_INVITE_DATA_A_YEAR));
}

char *mail_text_invitation(const Script *script, const char *when, const char *where, gboolean again) {
  Lang lang = script_participant_lang(script);
  Letter letter = {.script = script, .lang = lang, .out = g_string_new(NULL)};
  line(&letter, tx(lang, MAIL_HELLO_MISSED));
  gap(&letter);
  line(&letter, again ? tx(lang, FOLLOW_REMIND, TS(script->title)) : tx(lang, MAIL_INVITE, TS(script->title)));
  gap(&letter);
  line(&letter, *when ? tx(lang, MAIL_INVITE_WHEN, TS(when)) : g_strdup(tp(lang, MAIL_INVITE_WHEN_LATER)));
  if (*where) line(&letter, tx(lang, MAIL_INVITE_WHERE, TS(where)));
  write_list(&letter, TX_MAIL_INVITE_AIMS, script->aims);
  write_list(&letter, TX_MAIL_INVITE_PRACTICAL, script->practical);
  gap(&letter);
  plain_line(&letter, tp(lang, MAIL_INVITE_PROGRAMME));
  gap(&letter);
  if (script->sign_up && *script->sign_up)
    line(&letter, tx(lang, MAIL_INVITE_SIGN_UP, TS(script->sign_up)));
  else
    line(&letter, tx(lang, MAIL_INVITE_ANSWER));
  line(&letter, tx(lang, MAIL_INVITE_CANNOT));
  write_care(&letter);
  write_signature(&letter);
  return g_string_free(letter.out, FALSE);
}
