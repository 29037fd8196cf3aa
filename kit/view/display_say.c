/* What the room is told: from the session to words. This is the only place that decides what of a meeting is public, so
 * whatever is read here from script and session is read one field at a time. */
#include <string.h>

#include "base/text.h"
#include "base/unicode.h"
#include "model/group_sign.h"
#include "model/timetable.h"
#include "view/display_parts.h"
#include "view/words.h"

static void group_free(gpointer data) {
  DisplayGroup *group = data;
  g_free(group->title);
  g_free(group->brief);
  g_ptr_array_unref(group->names);
  g_free(group);
}

void display_said_clear(DisplaySaid *said) {
  char *strings[] = {said->heading, said->title,    said->what, said->caption, said->digits,
                     said->pattern, said->sentence, said->note, said->message};
  for (gsize i = 0; i < G_N_ELEMENTS(strings); i++) g_free(strings[i]);
  g_clear_pointer(&said->lines, g_ptr_array_unref);
  g_clear_pointer(&said->groups, g_ptr_array_unref);
}

static void say_clock(DisplaySaid *said, Instant at, GTimeZone *zone) {
  said->digits = clock_short(at, zone);
  said->pattern = g_strdup("00:00");
}

/* --- groups --- */

/* Is a part done in groups: by the script, or because groups were made in it. */
static gboolean in_groups(const Session *session, const Phase *phase) {
  if (phase->group_min > 0 || phase->group_max > 0 || phase->group_count > 0 || phase->round == ROUND_GROUP ||
      phase->layout == LAYOUT_GROUPS)
    return TRUE;
  for (guint i = session->events->len; i > 0; i--) {
    const Event *event = g_ptr_array_index(session->events, i - 1);
    if (event->kind == EVENT_GROUPS) return g_strcmp0(event->part, phase->id) == 0;
  }
  return FALSE;
}

/* The group of the person at this place in the list; 0 when they are in none, or not here. */
static int group_of(const Session *session, guint index) {
  gboolean here = session_presence(session, index, session_ticked(session)) == PRESENCE_HERE;
  return here ? g_array_index(session->attendance, Attendance, index).group : 0;
}

/* The first name, with the rest where somebody else in a group has the same one; new string. */
static char *name_in_room(const Session *session, guint index) {
  const Person *person = g_ptr_array_index(session->people, index);
  for (guint i = 0; i < session->people->len; i++) {
    const Person *other = g_ptr_array_index(session->people, i);
    if (i != index && group_of(session, i) > 0 && g_strcmp0(other->first, person->first) == 0) return person_name(person);
  }
  return g_strdup(person->first);
}

static void say_groups(const Session *session, Lang lang, DisplaySaid *said) {
  int most = 0;
  for (guint i = 0; i < session->people->len; i++) most = MAX(most, group_of(session, i));
  for (int n = 1; n <= most; n++) {
    DisplayGroup *group = g_new0(DisplayGroup, 1);
    group->title = group_sign_title(lang, n);
    group->brief = tx(lang, SIGN_GROUP_BRIEF, TN(n), TS(group_sign(n)->glyph));
    group->names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < session->people->len; i++)
      if (group_of(session, i) == n) g_ptr_array_add(group->names, name_in_room(session, i));
    if (group->names->len > 0)
      g_ptr_array_add(said->groups, group);
    else
      group_free(group);
  }
}

/* --- before, between, after --- */

/* The clock time of the begin: large while it is to come. */
static void say_begin(Instant begin, Instant now, GTimeZone *zone, Lang lang, DisplaySaid *said) {
  Date day = instant_date(begin, zone);
  if (now >= begin) {
    said->caption = g_strdup(tp(lang, DISPLAY_BEGIN_SOON));
    return;
  }
  g_autofree char *date = date_words(lang, day);
  gboolean today = date_compare(day, instant_date(now, zone)) == 0;
  said->caption = today ? g_strdup(tp(lang, DISPLAY_BEGIN_AT)) : tx(lang, DISPLAY_BEGIN_DAY, TS(date));
  say_clock(said, begin, zone);
}

static void say_welcome(const Script *script, Lang lang, DisplaySaid *said) {
  said->title = g_strdup(tp(lang, DISPLAY_WELCOME));
  said->what = script ? g_strdup(script->title) : NULL;
}

/* The chosen sentence, when everybody may read it. */
static const char *our_sentence(const Session *session) {
  for (guint i = 0; i < session->records->len; i++) {
    const Record *record = g_ptr_array_index(session->records, i);
    if (record->list == LIST_SLOGAN && record->chosen && !record->deleted && !record->confidential) return record->text;
  }
  return NULL;
}

static void say_thanks(const Session *session, Lang lang, DisplaySaid *said) {
  said->heading = g_strdup(session->script->title);
  said->title = g_strdup(tp(lang, DISPLAY_THANKS));
  said->sentence = g_strdup(our_sentence(session));
  if (said->sentence) said->caption = g_strdup(tp(lang, DISPLAY_OUR_SENTENCE));
  if (session->next_date.year == 0) return;
  g_autofree char *date = date_words(lang, session->next_date);
  g_autofree char *clock = session->next_clock != CLOCK_NONE
                               ? g_strdup_printf("%d:%02d", session->next_clock / 3600, session->next_clock / 60 % 60)
                               : NULL;
  said->note = clock ? tx(lang, DISPLAY_SEE_YOU_AT, TS(date), TS(clock)) : tx(lang, DISPLAY_SEE_YOU, TS(date));
}

static gboolean programme_begun(const Session *session) {
  for (guint i = 0; i < session->phases->len; i++) {
    const PhaseRun *run = g_ptr_array_index(session->phases, i);
    if (run->spans->len > 0 && run->phase->kind != KIND_PREPARATION) return TRUE;
  }
  return FALSE;
}

/* --- a part --- */

static void add_line(DisplaySaid *said, char *line) {
  if (line && *line)
    g_ptr_array_add(said->lines, line);
  else
    g_free(line);
}

static void say_part(const Session *session, const PhaseRun *run, Lang lang, DisplaySaid *said) {
  const Phase *phase = run->phase;
  said->title = g_strdup(phase->title);
  said->what = g_strdup(phase->what);
  for (guint i = 0; phase->tracks && i < phase->tracks->len; i++) {
    const Track *track = g_ptr_array_index(phase->tracks, i);
    add_line(said, track->room && track->title ? g_strdup_printf("%s: %s", track->room, track->title)
                                               : g_strdup(track->room ? track->room : track->title));
  }
  for (gsize i = 0; phase->questions && phase->questions[i]; i++) add_line(said, g_strdup(phase->questions[i]));
  if (in_groups(session, phase)) say_groups(session, lang, said);
}

/* When we go on after the break: when the part behind it is expected, which a pin may hold back. */
static void say_break(const Session *session, const Timetable *table, Lang lang, DisplaySaid *said) {
  const TimetableRow *next = table->next >= 0 ? timetable_row(table, table->next) : NULL;
  const TimetableRow *row = next ? next : timetable_row(table, table->current);
  Instant at = next ? next->expected_start : row ? row->expected_end : INSTANT_NONE;
  if (at == INSTANT_NONE || at <= table->now || table->stopped) {
    said->caption = g_strdup(tp(lang, DISPLAY_GO_ON_SOON));
    return;
  }
  said->caption = g_strdup(tp(lang, DISPLAY_GO_ON_AT));
  say_clock(said, at, session->script->zone);
}

static void say_time(const Timetable *table, DisplayTime time, DisplaySaid *said) {
  if (time == DISPLAY_NO_TIME || table->length <= 0) return;
  Instant length = (Instant)table->length * SECOND, left = CLAMP(table->left, 0, length);
  said->still = table->stopped;
  if (time == DISPLAY_BAR) {
    said->share = 1.0 - (double)left / (double)length;
  } else if (!said->digits) {
    said->digits = words_clock(left);
    said->pattern = g_strdup(table->length >= 3600 ? "0:00:00" : "00:00");
  }
}

static void say_running(const DisplayView *view, const Session *session, const Timetable *table, Lang lang,
                        DisplaySaid *said) {
  const PhaseRun *run = session_run(session, table->current);
  switch (run->phase->kind) {
    case KIND_PREPARATION: /* the part itself is the team's; what happens in it may concern who comes in */
      say_welcome(session->script, lang, said);
      said->note = g_strdup(run->phase->what);
      say_begin(session->begin, table->now, session->script->zone, lang, said);
      return;
    case KIND_AFTERWARDS:
      say_thanks(session, lang, said);
      return;
    case KIND_BREAK:
      say_break(session, table, lang, said);
      break;
    case KIND_PROGRAMME:
    case N_PHASE_KINDS: break;
  }
  said->heading = g_strdup(session->script->title);
  say_part(session, run, lang, said);
  say_time(table, view->time, said);
}

void display_say(const DisplayView *view, const Session *session, Instant now, DisplaySaid *said) {
  *said = (DisplaySaid){.share = -1};
  said->lines = g_ptr_array_new_with_free_func(g_free);
  said->groups = g_ptr_array_new_with_free_func(group_free);
  const Script *script = session ? session->script : view->script;
  Lang lang = script ? script_participant_lang(script) : LANG_NL;
  if (!session) {
    say_welcome(script, lang, said);
    said->note = g_strdup(tp(lang, DISPLAY_NOT_BEGUN));
    if (script && script->begin_known && script->begin_clock != CLOCK_NONE)
      say_begin(script->begin, now, script->zone, lang, said);
    return;
  }
  Timetable table;
  timetable_at(session, now, &table);
  if (table.current >= 0) {
    say_running(view, session, &table, lang, said);
  } else if (session->finished) {
    say_thanks(session, lang, said);
  } else if (programme_begun(session)) {
    said->title = g_strdup(script->title);
    said->caption = g_strdup(tp(lang, DISPLAY_GO_ON_SOON));
  } else {
    say_welcome(script, lang, said);
    say_begin(session->begin, now, script->zone, lang, said);
  }
  timetable_clear(&table);
}
