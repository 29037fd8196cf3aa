/* What the words in a form mean: lengths, clock times, dates, names. A word that means nothing is told, and the cursor
 * goes to it. */
#include <string.h>

#include "ui/ui_modes.h"

/* What a form is being read into. */
typedef struct Submit {
  Ui *ui;
  const UiTurn *turn;
  Event *with;
} Submit;

static gboolean bad(const Submit *submit, int field, int kind) {
  Ui *ui = submit->ui;
  ui->form.field = field;
  ui->form.proposed |= 1u << field; /* it is typed anew, or put right with the arrows */
  ui_tell(ui, kind, submit->turn->t, &TS(ui->form.editors[field].text->str), 1);
  return FALSE;
}

static char *text_of(const Submit *submit, int field) {
  return g_strstrip(g_strdup(submit->ui->form.editors[field].text->str));
}

static gboolean read_who(const Submit *submit, int field) {
  g_autofree char *text = text_of(submit, field);
  UiOwners owners;
  gboolean known = ui_owner_find(submit->turn->session, text, &owners);
  if (known) {
    submit->with->people = g_steal_pointer(&owners.people);
    submit->with->owner = g_steal_pointer(&owners.words);
    gboolean taken_away = !submit->with->people && !submit->with->owner;
    if (taken_away) submit->with->owner = g_strdup(""); /* NULL would leave it as it was */
  } else {
    submit->ui->form.field = field;
    ui_tell(submit->ui, NOTICE_WHICH_ONE, submit->turn->t,
            (const TextArg[]){TS(owners.typed), TS(owners.first), TS(owners.second)}, 3);
  }
  ui_owner_clear(&owners);
  return known;
}

static gboolean read_when(const Submit *submit, int field) {
  g_autofree char *text = text_of(submit, field);
  if (!*text) return TRUE; /* "datum nog kiezen" is allowed */
  Date today = instant_date(submit->turn->t, submit->turn->session->script->zone);
  WhenResult result = due_parse(text, today, &submit->with->due, &submit->with->quarter);
  return result == WHEN_OK || result == WHEN_TWO_WAYS ? TRUE : bad(submit, field, NOTICE_BAD_DATE);
}

static gboolean read_minutes(const Submit *submit, int field) {
  g_autofree char *text = text_of(submit, field);
  WhenResult result = length_parse(text, LENGTH_OF_PART, &submit->with->seconds);
  gboolean fine = (result == WHEN_OK || result == WHEN_TWO_WAYS) && submit->with->seconds > 0;
  return fine ? TRUE : bad(submit, field, NOTICE_BAD_LENGTH);
}

/* The instant of a clock time nearest before now: just before midnight may be yesterday. */
static gboolean clock_before(const Submit *submit, int seconds, Instant *at) {
  GTimeZone *zone = submit->turn->session->script->zone;
  Date today = instant_date(submit->turn->t, zone);
  if (civil_to_instant(zone, today, seconds, at) == CIVIL_GAP) return FALSE;
  if (*at - submit->turn->t <= 12 * 3600 * SECOND) return TRUE;
  return civil_to_instant(zone, date_add(today, -1), seconds, at) != CIVIL_GAP;
}

static gboolean read_clock(const Submit *submit, int field) {
  g_autofree char *text = text_of(submit, field);
  gboolean next_meeting = submit->ui->form.purpose == FORM_NEXT_MEETING;
  int seconds = CLOCK_NONE;
  if (next_meeting && !*text) {
    submit->with->seconds = CLOCK_NONE;
    return TRUE;
  }
  WhenResult result = clock_parse(text, &seconds);
  if (result != WHEN_OK && result != WHEN_TWO_WAYS) return bad(submit, field, NOTICE_BAD_CLOCK);
  if (next_meeting) {
    submit->with->seconds = seconds;
    return TRUE;
  }
  return clock_before(submit, seconds, &submit->with->at) ? TRUE : bad(submit, field, NOTICE_BAD_CLOCK);
}

/* The first of those who are shown under the line. */
static gboolean read_speaker(const Submit *submit, int field) {
  g_autofree char *text = text_of(submit, field);
  submit->with->person_id = ui_owner_first(submit->turn->session, text);
  if (submit->with->person_id) return TRUE;
  submit->ui->form.field = field;
  ui_refuse(submit->ui, *text ? REFUSAL_NO_SUCH_PERSON : REFUSAL_EMPTY, submit->turn->t);
  return FALSE;
}

/* One of the two of a connection as it is to be written: the whole name of who is meant. NULL: told. */
static char *read_one(const Submit *submit, int field) {
  g_autofree char *text = text_of(submit, field);
  UiOwners owners;
  gboolean known = ui_owner_find(submit->turn->session, text, &owners);
  char *name = NULL;
  if (!known)
    ui_tell(submit->ui, NOTICE_WHICH_ONE, submit->turn->t, (const TextArg[]){TS(owners.typed), TS(owners.first), TS(owners.second)}, 3);
  else if (!*text)
    ui_refuse(submit->ui, REFUSAL_EMPTY, submit->turn->t);
  else if (owners.people && owners.people->len == 1 && !owners.words)
    name = person_name(people_find(submit->turn->session->people, g_array_index(owners.people, int, 0)));
  else
    name = g_strdup(text);
  if (!name) submit->ui->form.field = field;
  ui_owner_clear(&owners);
  return name;
}

/* A connection: "Fatima van den Berg – Jan Smit: samen koffie". */
static gboolean read_pair(const Submit *submit) {
  g_autofree char *one = read_one(submit, 0);
  g_autofree char *other = one ? read_one(submit, 1) : NULL;
  if (!other) return FALSE;
  g_autofree char *about = text_of(submit, 2);
  submit->with->text = g_strdup_printf("%s – %s%s%s", one, other, *about ? ": " : "", about);
  return TRUE;
}

/* "4": so many groups. "van 5", "5 p.p.": groups of so many, told by any letter. */
static gboolean read_groups(const Submit *submit, int field) {
  g_autofree char *text = text_of(submit, field);
  gboolean letters = FALSE;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) letters |= g_unichar_isalpha(g_utf8_get_char(p));
  const char *digits = text;
  while (*digits && !g_ascii_isdigit(*digits)) digits++;
  guint64 number = g_ascii_strtoull(digits, NULL, 10);
  if (number < 1 || number > 999) return bad(submit, field, NOTICE_BAD_NUMBER);
  submit->with->number = letters ? -(int)number : (int)number;
  return TRUE;
}

static gboolean read_number(const Submit *submit, int field) {
  g_autofree char *text = text_of(submit, field);
  guint64 number;
  if (!g_ascii_string_to_unsigned(text, 10, 0, 9999, &number, NULL)) return bad(submit, field, NOTICE_BAD_NUMBER);
  submit->with->number = (int)number;
  return TRUE;
}

/* What was collected, or NULL when that is nothing; frees the collector. */
static char *collected(GString *words) {
  gboolean empty = words->len == 0;
  char *text = g_string_free(words, empty);
  return empty ? NULL : text;
}

/* "Fatima van den Berg": first name, infix, last name. */
static gboolean read_name(const Submit *submit, int field) {
  static const char *const infixes[] = {"van", "de", "den", "der", "ter", "ten", "te", "'t", "’t", "in", "op",
                                        "aan", "het", "von", "el", "al", "la", "le", "du", "di", "da", "dos"};
  g_autofree char *text = text_of(submit, field);
  g_auto(GStrv) words = g_strsplit_set(text, " ", -1);
  GString *parts[3] = {g_string_new(NULL), g_string_new(NULL), g_string_new(NULL)};
  int part = 0;
  for (char **word = words; *word; word++) {
    if (!**word) continue;
    gboolean infix = FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(infixes); i++) infix = infix || strcmp(*word, infixes[i]) == 0;
    if (parts[0]->len && part < 2) part = infix ? 1 : 2;
    g_string_append_printf(parts[part], "%s%s", parts[part]->len ? " " : "", *word);
  }
  g_autofree char *first = collected(parts[0]), *infix = collected(parts[1]), *last = collected(parts[2]);
  if (!first) {
    submit->ui->form.field = field;
    ui_refuse(submit->ui, REFUSAL_EMPTY, submit->turn->t);
    return FALSE;
  }
  if (!submit->with->person) submit->with->person = person_new();
  Person *person = submit->with->person;
  g_free(person->first);
  person->first = g_steal_pointer(&first);
  person->infix = g_steal_pointer(&infix);
  person->last = g_steal_pointer(&last);
  return TRUE;
}

static gboolean read_organisation(const Submit *submit, int field) {
  g_autofree char *text = text_of(submit, field);
  if (!submit->with->person) submit->with->person = person_new();
  submit->with->person->organisation = *text ? g_steal_pointer(&text) : NULL;
  return TRUE;
}

static gboolean read_words(char **to, const Submit *submit, int field) {
  g_free(*to);
  *to = text_of(submit, field);
  if (**to == '\0') g_clear_pointer(to, g_free);
  return TRUE;
}

static gboolean read_field(const Submit *submit, int field) {
  switch (submit->ui->form.kinds[field]) {
  case INPUT_WHO:
    return read_who(submit, field);
  case INPUT_WHEN:
    return read_when(submit, field);
  case INPUT_MINUTES:
    return read_minutes(submit, field);
  case INPUT_CLOCK:
    return read_clock(submit, field);
  case INPUT_ONE:
    return read_pair(submit);
  case INPUT_OTHER:
  case INPUT_ABOUT:
    return TRUE; /* read with the first */
  case INPUT_SPEAKER:
    return read_speaker(submit, field);
  case INPUT_GROUPS:
    return read_groups(submit, field);
  case INPUT_VOTES:
  case INPUT_TURNS:
    return read_number(submit, field);
  case INPUT_NAME:
    return read_name(submit, field);
  case INPUT_ORGANISATION:
    return read_organisation(submit, field);
  case INPUT_HOST:
    return read_words(&submit->with->owner, submit, field);
  case INPUT_ROW:
    return read_words(&submit->with->heading, submit, field);
  case INPUT_COLUMN:
    return read_words(&submit->with->column, submit, field);
  case INPUT_TEXT:
  case INPUT_PLACE:
    return read_words(&submit->with->text, submit, field);
  }
  return FALSE;
}

static IntentKind intent_of(FormPurpose purpose) {
  switch (purpose) {
  case FORM_RECORD:
    return INTENT_RECORD;
  case FORM_CHANGE:
    return INTENT_CHANGE;
  case FORM_WALK_IN:
  case FORM_INSTEAD:
    return INTENT_WALK_IN;
  case FORM_INSERT:
    return INTENT_INSERT;
  case FORM_LENGTH:
    return INTENT_SET_LENGTH;
  case FORM_BEGAN:
    return INTENT_BEGAN;
  case FORM_ENDED:
    return INTENT_FINISH;
  case FORM_NEXT_MEETING:
    return INTENT_NEXT_MEETING;
  case FORM_SPEAKER:
    return INTENT_TURN_PICK;
  case FORM_TURNS:
    return INTENT_ROUND_START;
  case FORM_GROUPS:
    return INTENT_GROUPS;
  case FORM_VOTES:
    return INTENT_VOTES;
  case FORM_MESSAGE:
    return INTENT_DISPLAY;
  case FORM_SHEET:
    break; /* goes somewhere, records nothing */
  }
  return N_INTENTS;
}

gboolean ui_submit(Ui *ui, const UiTurn *turn) {
  const InputForm *form = &ui->form;
  Submit submit = {ui, turn, &turn->intent->with};
  turn->intent->kind = intent_of(form->purpose);
  submit.with->list = form->list;
  submit.with->record = form->record;
  if (form->purpose == FORM_MESSAGE) submit.with->number = (int)turn->session->display; /* it stays as it is */
  const PhaseRun *chosen = ui->after_work && form->purpose == FORM_RECORD ? ui_part(ui, turn->session) : NULL;
  submit.with->part = g_strdup(chosen ? chosen->phase->id : form->part);
  submit.with->heading = g_strdup(form->heading);
  if (form->person) {
    submit.with->person = person_new();
    submit.with->person->instead_of = form->person;
  }
  for (int i = 0; i < form->n_fields; i++) {
    if (read_field(&submit, i)) continue;
    intent_clear(turn->intent);
    memset(turn->intent, 0, sizeof *turn->intent);
    return FALSE;
  }
  return TRUE;
}
