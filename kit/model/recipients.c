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
  return recipients->attendance_taken ? presence_came(presence) : person_expected(person);
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

/* The person of this whole name in a session: their place in the list, or -1. */
static int place_of(const Session *session, const char *name) {
  for (guint i = 0; i < session->people->len; i++) {
    g_autofree char *own = person_name(g_ptr_array_index(session->people, i));
    if (strcmp(own, name) == 0) return (int)i;
  }
  return -1;
}

static Presence presence_at(const Session *session, guint i) { return g_array_index(session->attendance, Attendance, i).presence; }

/* Where a person is taken to be: in this room, or else in one of the others. */
static Presence presence_in(const Session *session, guint i, const GPtrArray *rooms) {
  Presence presence = presence_at(session, i);
  g_autofree char *name = rooms ? person_name(g_ptr_array_index(session->people, i)) : NULL;
  for (guint k = 0; rooms && !presence_came(presence) && k < rooms->len; k++) {
    const Session *room = g_ptr_array_index(rooms, k);
    int place = place_of(room, name);
    if (place >= 0 && presence_came(presence_at(room, (guint)place))) presence = presence_at(room, (guint)place);
  }
  return presence;
}

/* Those who were in another room and are not known in this one. */
static void add_from_rooms(Recipients *came_there, const Session *session, const GPtrArray *rooms, GHashTable *used) {
  g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint k = 0; rooms && k < rooms->len; k++) {
    const Session *room = g_ptr_array_index(rooms, k);
    for (guint i = 0; i < room->people->len; i++) {
      Person *person = g_ptr_array_index(room->people, i);
      g_autofree char *name = person_name(person);
      if (!presence_came(presence_at(room, i)) || place_of(session, name) >= 0 || is_sender(session->script, person)) continue;
      if (g_hash_table_add(names, g_steal_pointer(&name))) add(came_there, person, used);
    }
  }
}

void report_recipients_init(ReportRecipients *recipients, const Session *session, const GPtrArray *rooms) {
  recipients_init(&recipients->came);
  recipients_init(&recipients->missed);
  recipients_init(&recipients->readers);
  Recipients *const lists[] = {[GETS_CAME] = &recipients->came, [GETS_MISSED] = &recipients->missed, [GETS_READERS] = &recipients->readers};
  recipients->attendance_taken = attendance_taken(session);
  for (guint k = 0; rooms && k < rooms->len; k++) recipients->attendance_taken |= attendance_taken(g_ptr_array_index(rooms, k));
  g_autoptr(GHashTable) used = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (Gets pass = 0; pass < N_GETS; pass++) {
    for (guint i = 0; i < session->people->len; i++) {
      Person *person = g_ptr_array_index(session->people, i);
      Presence presence = presence_in(session, i, rooms);
      if (!is_sender(session->script, person) && mail_for(recipients, person, presence) == pass) add(lists[pass], person, used);
    }
    if (pass == GETS_CAME) add_from_rooms(&recipients->came, session, rooms, used);
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
