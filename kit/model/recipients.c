/* Sorts people by whether they came and how they can be reached. Whether they allow their address to be shared only decides whether
 * the addresses are hidden from each other. */
#include "model/recipients.h"

#include <string.h>

static void recipients_init(Recipients *recipients) {
  recipients->mail = g_ptr_array_new();
  recipients->paper = g_ptr_array_new();
}

void recipients_clear(Recipients *recipients) {
  g_clear_pointer(&recipients->mail, g_ptr_array_unref);
  g_clear_pointer(&recipients->paper, g_ptr_array_unref);
}

static gboolean is_sender(const Script *script, const Person *person) {
  const Organiser *initiator = &script->initiator;
  if (initiator->mail && person->mail && *person->mail) return g_ascii_strcasecmp(initiator->mail, person->mail) == 0;
  if (!initiator->name) return FALSE;
  g_autofree char *name = person_name(person);
  return strcmp(name, initiator->name) == 0;
}

static gboolean attendance_taken(const Session *session) {
  for (guint i = 0; i < session->attendance->len; i++) {
    if (g_array_index(session->attendance, Attendance, i).presence != PRESENCE_UNKNOWN) return TRUE;
  }
  return FALSE;
}

static gboolean came(const ReportRecipients *recipients, const Person *person, Presence presence) {
  if (!recipients->attendance_taken) return person_expected(person);
  return presence == PRESENCE_HERE || presence == PRESENCE_LEFT || presence == PRESENCE_ONLINE;
}

/* The mail they get: those who came go first, of two people with one address the mail must not say that they were missed. */
typedef enum { GETS_CAME, GETS_MISSED, GETS_READERS, N_GETS } Gets;

static Gets mail_for(const ReportRecipients *recipients, const Person *person, Presence presence) {
  if (came(recipients, person, presence)) return GETS_CAME;
  return person->state == STATE_REPORT_ONLY ? GETS_READERS : GETS_MISSED;
}

/* Adds a person, unless their address was used already. */
static void add(Recipients *recipients, Person *person, GHashTable *used) {
  if (!mail_plausible(person->mail)) {
    g_ptr_array_add(recipients->paper, person);
  } else if (g_hash_table_add(used, g_ascii_strdown(person->mail, -1))) {
    g_ptr_array_add(recipients->mail, person);
  }
}

void report_recipients_init(ReportRecipients *recipients, const Session *session) {
  recipients_init(&recipients->came);
  recipients_init(&recipients->missed);
  recipients_init(&recipients->readers);
  Recipients *const lists[] = {[GETS_CAME] = &recipients->came, [GETS_MISSED] = &recipients->missed, [GETS_READERS] = &recipients->readers};
  recipients->attendance_taken = attendance_taken(session);
  g_autoptr(GHashTable) used = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (Gets pass = 0; pass < N_GETS; pass++) {
    for (guint i = 0; i < session->people->len; i++) {
      Person *person = g_ptr_array_index(session->people, i);
      Presence presence = g_array_index(session->attendance, Attendance, i).presence;
      if (!is_sender(session->script, person) && mail_for(recipients, person, presence) == pass) add(lists[pass], person, used);
    }
  }
}

void report_recipients_clear(ReportRecipients *recipients) {
  recipients_clear(&recipients->came);
  recipients_clear(&recipients->missed);
  recipients_clear(&recipients->readers);
}

static void init_expected(Recipients *recipients, const Script *script, gboolean silent) {
  recipients_init(recipients);
  g_autoptr(GHashTable) used = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < script->people->len; i++) {
    Person *person = g_ptr_array_index(script->people, i);
    if (!person_expected(person) || is_sender(script, person)) continue;
    if (!silent || person->state == STATE_INVITED) add(recipients, person, used);
  }
}

void recipients_init_invited(Recipients *recipients, const Script *script) {
  init_expected(recipients, script, FALSE);
}

void recipients_init_silent(Recipients *recipients, const Script *script) {
  init_expected(recipients, script, TRUE);
}

GPtrArray *recipients_not_noted(const Recipients *recipients, const Session *session) {
  const GPtrArray *const lists[] = {recipients->mail, recipients->paper};
  GPtrArray *people = g_ptr_array_new();
  for (gsize k = 0; k < G_N_ELEMENTS(lists); k++) {
    for (guint i = 0; i < lists[k]->len; i++) {
      Person *person = g_ptr_array_index(lists[k], i);
      const Attendance *there = session_attendance((Session *)session, person->id);
      if (there && there->presence == PRESENCE_UNKNOWN && person_expected(person)) g_ptr_array_add(people, person);
    }
  }
  return people;
}

guint recipients_count(const Recipients *recipients) { return recipients->mail->len + recipients->paper->len; }

gboolean recipients_share(const Recipients *recipients) {
  for (guint i = 0; i < recipients->mail->len; i++) {
    if (((const Person *)g_ptr_array_index(recipients->mail, i))->share_mail != CONSENT_YES) return FALSE;
  }
  return recipients->mail->len > 0;
}

char *recipients_addresses(const Recipients *recipients, const char *between) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < recipients->mail->len; i++) {
    const Person *person = g_ptr_array_index(recipients->mail, i);
    g_string_append_printf(out, "%s%s", i ? between : "", person->mail);
  }
  return g_string_free(out, FALSE);
}
