/* Rules of the record: what may be written down, and that an agreement has an owner who is there. */
#include "model/decide_parts.h"

#define VOTES_MAX 9999

/* --- owners --- */

/* Who takes something up, as it will be stored. */
typedef struct Owners {
  GArray *people; /* of int; owned */
  char *words;    /* owned; NULL when none */
} Owners;

static void owners_clear(Owners *owners) {
  if (owners->people) {
    g_array_unref(owners->people);
  }
  g_free(owners->words);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Owners, owners_clear)

static gboolean is_everybody(const char *words) {
  static const char *const everybody[] = {"samen",      "iedereen", "ieder",    "we",       "wij",       "allemaal",
                                          "wij allemaal", "allen",  "met z'n allen", "together", "everybody", "everyone",
                                          "all",        "all of us", "us",      NULL};
  g_autofree char *folded = g_utf8_casefold(words, -1);
  return g_strv_contains(everybody, folded);
}

static void add_owner(Owners *owners, int id) {
  for (guint i = 0; i < owners->people->len; i++) {
    if (g_array_index(owners->people, int, i) == id) {
      return;
    }
  }
  g_array_append_val(owners->people, id);
}

static gboolean is_organisation(const Session *session, const char *words) {
  g_autofree char *folded = g_utf8_casefold(words, -1);
  for (guint i = 0; i < session->people->len; i++) {
    const Person *person = g_ptr_array_index(session->people, i);
    g_autofree char *organisation = g_utf8_casefold(person->organisation ? person->organisation : "", -1);
    if (g_str_equal(organisation, folded)) {
      return TRUE;
    }
  }
  return FALSE;
}

/* Names in words become people; what nobody here is called stays as it was written. Words in which no name is found stay
 * whole: an organisation may well be called "Zorg en Welzijn". */
static void resolve_words(const Session *session, const char *words, Owners *owners) {
  if (!*words) {
    return;
  }
  const Person *one = is_organisation(session, words) ? NULL : people_by_name(session->people, words);
  if (one) {
    add_owner(owners, one->id);
    return;
  }
  char **names = is_organisation(session, words) ? g_new0(char *, 1) : people_split_names(words);
  GString *rest = g_string_new(NULL);
  gboolean found = FALSE;
  for (char **name = names; *name; name++) {
    const Person *person = people_by_name(session->people, *name);
    if (person) {
      add_owner(owners, person->id);
      found = TRUE;
    } else {
      g_string_append_printf(rest, "%s%s", rest->len > 0 ? ", " : "", *name);
    }
  }
  if (!found) {
    g_string_assign(rest, words);
  }
  owners->words = g_string_free(rest, rest->len == 0);
  g_strfreev(names);
}

/* Fills owners from the intent; FALSE when refused. */
static gboolean take_owners(Deciding *d, gboolean agreement, Owners *owners) {
  const GArray *people = d->with->people;
  g_autofree char *words = decide_clean(d->with->owner);
  owners->people = g_array_new(FALSE, FALSE, sizeof(int));
  if (*words && !decide_fits(d, words)) {
    return FALSE;
  }
  for (guint i = 0; people && i < people->len; i++) {
    add_owner(owners, g_array_index(people, int, i));
  }
  resolve_words(d->session, words, owners);
  for (guint i = 0; i < owners->people->len; i++) {
    int id = g_array_index(owners->people, int, i);
    const Person *person = people_find(d->session->people, id);
    if (!person) {
      refuse(d, NO_SUCH_PERSON);
      return FALSE;
    }
    Presence presence = session_attendance(d->session, id)->presence;
    gboolean coming = presence != PRESENCE_UNKNOWN || person->walk_in || person_expected(person);
    if (agreement && (presence == PRESENCE_ABSENT || presence == PRESENCE_LEFT || !coming)) {
      g_autofree char *name = person_name(person);
      refuse(d, ABSENT_OWNER, TS(name));
      return FALSE;
    }
  }
  if (agreement && owners->people->len == 0 && owners->words && is_everybody(owners->words)) {
    refuse(d, EVERYBODY, TS(owners->words));
    return FALSE;
  }
  return TRUE;
}

static gboolean nobody(const Owners *owners) {
  return owners->people->len == 0 && !owners->words;
}

static void give_owners(Event *event, Owners *owners, Date due, int quarter) {
  event->people = owners->people->len > 0 ? g_array_ref(owners->people) : NULL;
  event->owner = g_steal_pointer(&owners->words);
  event->due = date_valid(due) ? due : (Date){0, 0, 0};
  event->quarter = event->due.year != 0 && quarter >= 1 && quarter <= 4 ? quarter : 0;
}

/* --- writing down --- */

static gboolean is_list(ListKind list) {
  return (int)list >= 0 && list < N_LISTS;
}

/* A heading or column: NULL when there is none. Refuses what is too long. */
static gboolean take_label(Deciding *d, const char *label, char **clean) {
  *clean = decide_clean(label);
  if (!**clean) {
    g_clear_pointer(clean, g_free);
    return TRUE;
  }
  return decide_fits(d, *clean);
}

/* The part something belongs to: the one named, the current, or after the end the last that ran. */
static char *part_of(const Deciding *d) {
  int index = decide_part(d);
  if (index < 0 && d->session->current < 0 && session_begun(d->session)) {
    index = session_before(d->session);
  }
  const PhaseRun *run = session_run(d->session, index);
  return run ? g_strdup(run->phase->id) : NULL;
}

static void record(Deciding *d) {
  ListKind list = d->with->list;
  g_autofree char *text = decide_clean(d->with->text), *heading = NULL, *column = NULL;
  g_auto(Owners) owners = {NULL, NULL};
  if (!is_list(list)) {
    refuse(d, NO_SUCH_RECORD);
    return;
  }
  if (!decide_fits(d, text) || !take_label(d, d->with->heading, &heading) || !take_label(d, d->with->column, &column) ||
      !take_owners(d, list == LIST_AGREEMENT, &owners)) {
    return;
  }
  if (list == LIST_AGREEMENT && nobody(&owners)) {
    if (!asked(d, NO_OWNER, TS(text))) {
      return;
    }
    list = LIST_WISH;
  }
  Event *event = decide_emit(d, EVENT_RECORD);
  event->record = d->session->next_record;
  event->list = list;
  event->part = part_of(d);
  event->text = g_steal_pointer(&text);
  event->heading = g_steal_pointer(&heading);
  event->column = g_steal_pointer(&column);
  event->number = list == LIST_AGREEMENT ? d->session->next_agreement : 0;
  give_owners(event, &owners, d->with->due, d->with->quarter);
}

static const Record *find(Deciding *d) {
  const Record *found = session_record(d->session, d->with->record);
  if (!found) {
    refuse(d, NO_SUCH_RECORD);
  }
  return found;
}

static Event *emit_about(Deciding *d, EventKind kind, const Record *about) {
  Event *event = decide_emit(d, kind);
  event->record = about->id;
  return event;
}

static gboolean names_owners(const Deciding *d) {
  return d->with->people || d->with->owner;
}

static void emit_change(Deciding *d, const Record *about, const char *text, Owners *owners) {
  Event *event = emit_about(d, EVENT_CHANGE, about);
  event->text = g_strdup(text);
  if (owners) {
    give_owners(event, owners, d->with->due, d->with->quarter);
  } else {
    event->people = about->owners->len > 0 ? g_array_copy(about->owners) : NULL;
    event->owner = g_strdup(about->owner);
    gboolean dated = date_valid(d->with->due);
    event->due = dated ? d->with->due : about->due;
    event->quarter = dated ? CLAMP(d->with->quarter, 0, 4) : about->quarter;
  }
}

static void emit_move(Deciding *d, const Record *about, ListKind list) {
  Event *event = emit_about(d, EVENT_MOVE, about);
  event->list = list;
  event->number = list == LIST_AGREEMENT ? d->session->next_agreement : 0;
}

static void change(Deciding *d) {
  const Record *about = find(d);
  g_autofree char *text = d->with->text ? decide_clean(d->with->text) : NULL;
  g_auto(Owners) owners = {NULL, NULL};
  if (!about || (text && !decide_fits(d, text))) {
    return;
  }
  gboolean agreement = about->list == LIST_AGREEMENT;
  if (!names_owners(d)) {
    emit_change(d, about, text ? text : about->text, NULL);
    return;
  }
  if (!take_owners(d, agreement, &owners) || (agreement && nobody(&owners) && !asked(d, NO_OWNER, TS(about->text)))) {
    return;
  }
  gboolean wish = agreement && nobody(&owners);
  emit_change(d, about, text ? text : about->text, &owners);
  if (wish) {
    emit_move(d, about, LIST_WISH);
  }
}

/* A note that becomes an agreement gets its number at once; its owner can come along or be filled in afterwards. */
static void move(Deciding *d) {
  const Record *about = find(d);
  g_auto(Owners) owners = {NULL, NULL};
  if (!about) {
    return;
  }
  ListKind list = d->with->list;
  if (!is_list(list)) {
    refuse(d, NO_SUCH_RECORD);
    return;
  }
  if (names_owners(d) && !take_owners(d, list == LIST_AGREEMENT, &owners)) {
    return;
  }
  if (list != about->list) {
    emit_move(d, about, list);
  }
  if (names_owners(d)) {
    emit_change(d, about, about->text, &owners);
  }
}

/* --- what becomes of an agreement --- */

static void set_state(Deciding *d) {
  const Record *about = find(d);
  if (!about) {
    return;
  }
  if (about->list != LIST_AGREEMENT || d->with->state < 0 || d->with->state >= N_AGREEMENT_STATES) {
    refuse(d, NO_SUCH_RECORD);
    return;
  }
  emit_about(d, EVENT_STATE, about)->state = d->with->state;
}

/* Whoever takes it over said so, to whoever types it: they need not have been there. */
static void pass_on(Deciding *d) {
  const Record *about = find(d);
  g_auto(Owners) owners = {NULL, NULL};
  if (!about) {
    return;
  }
  if (about->list != LIST_AGREEMENT) {
    refuse(d, NO_SUCH_RECORD);
    return;
  }
  if (!take_owners(d, FALSE, &owners)) {
    return;
  }
  if (nobody(&owners)) {
    refuse(d, EMPTY);
    return;
  }
  Event *event = emit_about(d, EVENT_CHANGE, about);
  event->text = g_strdup(about->text);
  give_owners(event, &owners, about->due, about->quarter);
}

/* --- turning over, counting, choosing --- */

static void turn_over(Deciding *d) {
  const Record *about = find(d);
  if (!about) {
    return;
  }
  switch (d->intent->kind) {
    case INTENT_DELETE:
      if (asked(d, DELETE, TS(about->text))) {
        emit_about(d, EVENT_DELETE, about);
      }
      break;
    case INTENT_CONFIDENTIAL:
      emit_about(d, EVENT_CONFIDENTIAL, about)->flag = !about->confidential;
      break;
    case INTENT_IN_REPORT:
      emit_about(d, EVENT_IN_REPORT, about)->flag = !about->in_report;
      break;
    case INTENT_VOTES:
      emit_about(d, EVENT_VOTES, about)->number = CLAMP(d->with->number, 0, VOTES_MAX);
      break;
    case INTENT_CHOOSE:
      if (about->list != LIST_SLOGAN) {
        refuse(d, NO_SUCH_RECORD);
      } else {
        emit_about(d, EVENT_CHOOSE, about)->record = about->chosen ? 0 : about->id;
      }
      break;
    default:
      break;
  }
}

/* --- the next meeting, the end of the report, the room --- */

static void next_meeting(Deciding *d) {
  g_autofree char *place = NULL, *host = NULL;
  gboolean date = date_valid(d->with->due), clock = date && d->with->seconds >= 0 && d->with->seconds < 24 * 3600;
  if (!take_label(d, d->with->text, &place) || !take_label(d, d->with->owner, &host)) {
    return;
  }
  if (!date && !place && !host) {
    refuse(d, EMPTY);
    return;
  }
  Event *event = decide_emit(d, EVENT_NEXT_MEETING);
  event->due = date ? d->with->due : (Date){0, 0, 0};
  event->seconds = clock ? d->with->seconds : CLOCK_NONE;
  event->text = g_steal_pointer(&place);
  event->owner = g_steal_pointer(&host);
}

static void display(Deciding *d) {
  g_autofree char *message = NULL;
  if (!take_label(d, d->with->text, &message)) {
    return;
  }
  Event *event = decide_emit(d, EVENT_DISPLAY);
  event->text = g_steal_pointer(&message);
  event->number = CLAMP(d->with->number, 0, N_ROOM_DISPLAYS - 1);
}

void decide_record(Deciding *d) {
  switch (d->intent->kind) {
    case INTENT_RECORD:
      record(d);
      break;
    case INTENT_CHANGE:
      change(d);
      break;
    case INTENT_MOVE:
      move(d);
      break;
    case INTENT_STATE:
      set_state(d);
      break;
    case INTENT_PASS_ON:
      pass_on(d);
      break;
    case INTENT_NEXT_MEETING:
      next_meeting(d);
      break;
    case INTENT_CLOSE:
      if (asked(d, CLOSE)) {
        decide_emit(d, EVENT_CLOSE);
      }
      break;
    case INTENT_REOPEN:
      if (d->session->closed) {
        decide_emit(d, EVENT_REOPEN);
      }
      break;
    case INTENT_DISPLAY:
      display(d);
      break;
    default:
      turn_over(d);
      break;
  }
}
