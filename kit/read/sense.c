/* Judges a whole script as an experienced facilitator would. It changes nothing; what is told here never stops the meeting. */
#include "read/sense.h"

#include <string.h>

#include "model/plan.h"
#include "model/rooms.h"
#include "read/days.h"
#include "read/schema.h"

#define BREAK_AFTER (90 * 60)
#define FREE_LIKE_A_BREAK (5 * 60)
#define STEPS_AFTER (60 * 60)
#define TURN_LEAST 45

typedef struct Judge {
  const Script *script;
  const DiagSource *source;
  DiagList *diags;
} Judge;

static const Phase *nth(const Script *script, guint i) { return g_ptr_array_index(script->phases, i); }

/* "gesprek, afspraken": the parts that can be shorter; new string, NULL when none can. */
static char *elastic_parts(const Script *script) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *p = nth(script, i);
    if (phase_in_programme(p) && p->minimum < p->planned && p->cut != CUT_NEVER)
      g_string_append_printf(out, "%s%s", out->len ? ", " : "", p->title);
  }
  return g_string_free(out, out->len == 0);
}

static void judge_sum(const Judge *j) {
  const Script *s = j->script;
  if (s->promised == LENGTH_NONE) return;
  int sum = (int)((script_chain_end(s) - s->begin) / SECOND);
  if (sum == s->promised) return;
  g_autofree char *is = length_words(j->diags->lang, sum);
  g_autofree char *promised = length_words(j->diags->lang, s->promised);
  g_autofree char *difference = length_words(j->diags->lang, ABS(sum - s->promised));
  g_autofree char *elastic = elastic_parts(s);
  if (sum < s->promised)
    diag(j->diags, SENSE_TOO_SHORT, j->source, s->place_promised, TS(is), TS(promised), TS(difference));
  else if (elastic)
    diag(j->diags, SENSE_TOO_LONG, j->source, s->place_promised, TS(is), TS(promised), TS(difference), TS(elastic));
  else
    diag(j->diags, SENSE_TOO_LONG_STIFF, j->source, s->place_promised, TS(is), TS(promised));
}

static Place fault_place(const Script *script, const Phase *phase) {
  if (!phase) return script->place_begin;
  return phase->at_clock != CLOCK_NONE ? phase->place_pin : phase->until_clock != CLOCK_NONE ? phase->place_until : phase->place;
}

static void judge_pins(const Judge *j, const GArray *faults) {
  for (guint i = 0; i < faults->len; i++) {
    const ScheduleFault *f = &g_array_index(faults, ScheduleFault, i);
    Place place = fault_place(j->script, f->phase);
    g_autofree char *much = length_words(j->diags->lang, f->seconds);
    gboolean crossed = f->phase && f->phase->pin_start != INSTANT_NONE && f->phase->pin_end != INSTANT_NONE &&
                       f->phase->pin_end <= f->phase->pin_start;
    if (f->kind == SCHEDULE_OVERLAP && crossed)
      diag(j->diags, SENSE_PINS_CROSSED, j->source, f->phase->place_until, TS(f->phase->title));
    else if (f->kind == SCHEDULE_OVERLAP && f->phase)
      diag(j->diags, SENSE_PIN_OVERLAP, j->source, place, TS(f->phase->title), TS(much));
    else if (f->kind == SCHEDULE_SLACK && f->phase)
      diag(j->diags, SENSE_PIN_SLACK, j->source, place, TS(f->phase->title), TS(much));
  }
}

/* Tells once for each stretch that is too long, at the part in which it becomes so. Time left free before a pin is a break
 * too. */
static void judge_breaks(const Judge *j) {
  Instant since = j->script->begin, until = since;
  gboolean told = FALSE;
  for (guint i = 0; i < j->script->phases->len; i++) {
    const Phase *p = nth(j->script, i);
    if (!phase_in_programme(p)) continue;
    gboolean rested = p->start - until >= FREE_LIKE_A_BREAK * SECOND;
    until = p->end;
    if (rested || p->kind == KIND_BREAK) {
      since = p->kind == KIND_BREAK ? p->end : p->start;
      told = FALSE;
    }
    if (!told && p->end - since > BREAK_AFTER * SECOND) {
      g_autofree char *length = length_words(j->diags->lang, (int)((p->end - since) / SECOND));
      diag(j->diags, SENSE_NO_BREAK, j->source, p->place, TS(p->title), TS(length));
      told = TRUE;
    }
  }
}

static void judge_round(const Judge *j, const Phase *p, int people) {
  int turns = phase_turns(j->script, p, people);
  int seconds = p->per_unit ? p->per_unit * turns : phase_round_seconds(p);
  if (turns <= 0 || seconds / turns >= TURN_LEAST) return;
  int besides = p->planned - seconds;
  int wanted = (turns * TURN_LEAST + MAX(besides, 0) + 59) / 60 * 60;
  g_autofree char *has = length_words(j->diags->lang, seconds);
  g_autofree char *each = length_words(j->diags->lang, seconds / turns);
  g_autofree char *more = length_words(j->diags->lang, wanted);
  g_autofree char *number = g_strdup_printf("%d", turns);
  diag(j->diags, SENSE_ROUND_SHORT, j->source, p->place_round, TS(number), TS(has), TS(each), TS(more));
}

static void judge_groups(const Judge *j, const Phase *p, int people) {
  if (people <= 0 || (p->group_max == 0 && p->group_count == 0) || phase_groups(j->script, p, people) > 0) return;
  if (p->group_count > 0) {
    diag(j->diags, SENSE_GROUPS_MANY, j->source, p->place_groups, TN(people), TN(p->group_count));
    return;
  }
  g_autofree char *size = p->group_min == p->group_max ? g_strdup_printf("%d", p->group_max)
                                                       : g_strdup_printf("%d-%d", p->group_min, p->group_max);
  int groups = (people + p->group_max - 1) / p->group_max; /* as many as are needed; the smallest then has this many */
  int least = MAX(1, people / groups), most = (people + groups - 1) / groups;
  g_autofree char *better = least == most ? g_strdup_printf("%d", most) : g_strdup_printf("%d-%d", least, most);
  diag(j->diags, SENSE_GROUPS, j->source, p->place_groups, TN(people), TS(size), TS(better));
}

static gboolean has_room(const Script *script, const char *name) {
  for (guint i = 0; i < script->rooms->len; i++) {
    const Room *room = g_ptr_array_index(script->rooms, i);
    if (room->name && rooms_same(room->name, name)) return TRUE;
  }
  return FALSE;
}

/* Tracks at the same time have the length of their part: what takes longer is not in the plan. */
static void judge_tracks(const Judge *j, const Phase *phase) {
  for (guint i = 0; phase->tracks && i < phase->tracks->len; i++) {
    const Track *track = g_ptr_array_index(phase->tracks, i);
    if (track->room && j->script->rooms->len > 0 && !has_room(j->script, track->room))
      diag(j->diags, SENSE_ROOM_UNKNOWN, j->source, track->place, TS(track->room));
    Instant end = phase->start;
    for (guint k = 0; k < track->phases->len; k++) {
      const Phase *p = g_ptr_array_index(track->phases, k);
      if (!p->spare) end = p->end;
    }
    if (end <= phase->end) continue;
    g_autofree char *takes = length_words(j->diags->lang, (int)((end - phase->start) / SECOND));
    g_autofree char *has = length_words(j->diags->lang, (int)((phase->end - phase->start) / SECOND));
    const char *name = track->title ? track->title : track->room ? track->room : phase->title;
    diag(j->diags, SENSE_TRACK_LONG, j->source, track->place, TS(name), TS(takes), TS(phase->title), TS(has));
  }
}

/* "Pauze", "Koffiepauze", "Tea break": a name of a break, and no "Na de pauze". */
static gboolean called_break(const char *title) {
  g_autofree char *name = schema_fold(title);
  int kind = KIND_PROGRAMME;
  if (schema_word(WORDS_KIND, name, &kind)) return kind == KIND_BREAK;
  const char *space = strchr(name, ' ');
  return space ? g_str_equal(space, " break") : g_str_has_suffix(name, "pauze");
}

static void judge_parts(const Judge *j) {
  int people = script_expected(j->script);
  int online = 0;
  for (guint i = 0; i < j->script->people->len; i++)
    online += ((const Person *)g_ptr_array_index(j->script->people, i))->state == STATE_ONLINE;
  for (guint i = 0; i < j->script->phases->len; i++) {
    const Phase *p = nth(j->script, i);
    if (!phase_in_programme(p)) continue;
    judge_round(j, p, people);
    judge_tracks(j, p);
    judge_groups(j, p, people - online);
    if (p->kind == KIND_PROGRAMME && called_break(p->title)) diag(j->diags, SENSE_BREAK_BY_NAME, j->source, p->place, TS(p->title));
    if (p->planned > STEPS_AFTER && p->steps->len == 0 && p->kind == KIND_PROGRAMME && !p->tracks) {
      g_autofree char *length = length_words(j->diags->lang, p->planned);
      diag(j->diags, SENSE_NO_STEPS, j->source, p->place, TS(p->title), TS(length));
    }
    if (online > 0 && (p->group_max > 0 || p->group_count > 0))
      diag(j->diags, SENSE_ONLINE, j->source, p->place, TN(online), TS(p->title));
  }
  const Room *first = j->script->rooms->len ? g_ptr_array_index(j->script->rooms, 0) : NULL; /* where all come together */
  if (first && first->seats > 0 && first->seats < people - online)
    diag(j->diags, SENSE_ROOM_SMALL, j->source, first->place, TS(first->name), TN(first->seats), TN(people - online));
}

/* Is this the answer to any of the three questions? */
static gboolean answered_with(const Person *p, Consent answer) {
  return p->name_in_report == answer || p->share_mail == answer || p->photo == answer;
}

/* What the list of people means for the follow-up: told once for the whole list. */
static void judge_people(const Judge *j) {
  int not_asked = 0, empty = 0, without_mail = 0;
  for (guint i = 0; i < j->script->people->len; i++) {
    const Person *p = g_ptr_array_index(j->script->people, i);
    if (p->state == STATE_CANCELLED) continue;
    without_mail += !p->mail;
    not_asked += answered_with(p, CONSENT_NOT_ASKED);
    empty += answered_with(p, CONSENT_EMPTY);
  }
  if (not_asked) diag(j->diags, PEOPLE_NOT_ASKED, j->source, j->script->place_people, TN(not_asked));
  if (empty) diag(j->diags, PEOPLE_LEFT_EMPTY, j->source, j->script->place_people, TN(empty));
  if (without_mail) diag(j->diags, PEOPLE_WITHOUT_MAIL, j->source, j->script->place_people, TN(without_mail));
}

static void judge_date(const Judge *j) {
  const Script *s = j->script;
  if (s->date.year == 0) return;
  g_autofree char *date = date_words(j->diags->lang, s->date);
  int weekday = date_weekday(s->date);
  gboolean free_day = FALSE;
  g_autoptr(GPtrArray) days = days_load(j->diags);
  for (guint i = 0; i < days->len; i++) {
    const Day *day = g_ptr_array_index(days, i);
    if (!day_falls_on(day, s->date)) continue;
    diag(j->diags, SENSE_DAY, j->source, s->place_date, TS(date), TS(day->name[j->diags->lang == LANG_EN]));
    free_day |= day->free_day;
  }
  if (weekday >= 6)
    diag(j->diags, SENSE_WEEKEND, j->source, s->place_date, TS(date));
  else if (!free_day && s->begin_clock != CLOCK_NONE && s->begin_clock >= 8 * 3600 && s->begin_clock < 17 * 3600)
    diag(j->diags, SENSE_DAYTIME, j->source, s->place_begin);
}

void sense_check(const Script *script, const GArray *faults, const DiagSource *source, DiagList *diags) {
  Judge j = {script, source, diags};
  judge_sum(&j);
  judge_pins(&j, faults);
  judge_breaks(&j);
  judge_parts(&j);
  judge_people(&j);
  judge_date(&j);
}
