/* Words of time. Nothing here decides anything: the timetable has the numbers. */
#include "view/words.h"

#include "base/when.h"

char *words_apart(Lang lang, gint64 seconds) {
  gint64 days = seconds / (24 * 60 * 60); /* who tries a script before its day is not 1271 hours early */
  return days ? tx(lang, RUN_DAYS, TN(days)) : length_words(lang, (int)seconds);
}

char *words_behind(Lang lang, int seconds) {
  int minutes = ABS(seconds) / 60;
  if (minutes == 0) return g_strdup(tp(lang, RUN_ON_TIME));
  g_autofree char *length = words_apart(lang, minutes * 60);
  return seconds > 0 ? tx(lang, RUN_BEHIND, TS(length)) : tx(lang, RUN_AHEAD, TS(length));
}

char *words_clock(Instant left) {
  gint64 seconds = left >= 0 ? (left + SECOND - 1) / SECOND : -left / SECOND;
  return length_clock((int)MIN(seconds, 359999)); /* 99:59:59 */
}

char *words_left(Lang lang, const Session *session, const Timetable *table) {
  g_autofree char *clock = words_clock(table->left);
  if (table->left >= 0 && table->until != INSTANT_NONE) {
    g_autofree char *until = words_time(session, table->until);
    return tx(lang, RUN_LEFT_UNTIL, TS(clock), TS(until));
  }
  /* what a round adds is seconds: of a long part nobody wants to read them tick */
  int rounded = table->length < 5 * 60 ? table->length : (table->length + 30) / 60 * 60;
  g_autofree char *length = length_words(lang, rounded);
  return table->left < 0 ? tx(lang, RUN_OVERTIME_AFTER, TS(clock), TS(length))
                         : tx(lang, RUN_LEFT_OF, TS(clock), TS(length));
}

char *words_left_short(Lang lang, const Timetable *table) {
  g_autofree char *clock = words_clock(table->left);
  return table->left < 0 ? tx(lang, RUN_OVERTIME, TS(clock)) : tx(lang, RUN_LEFT, TS(clock));
}

const char *words_level(Lang lang, Level level) {
  switch (level) {
    case LEVEL_CALM: return NULL;
    case LEVEL_WARNING: return tp(lang, RUN_LEVEL_WARNING);
    case LEVEL_DANGER: return tp(lang, RUN_LEVEL_DANGER);
    case LEVEL_OVERTIME: return tp(lang, RUN_LEVEL_OVERTIME);
  }
  return NULL;
}

char *words_time(const Session *session, Instant at) {
  return at == INSTANT_NONE ? g_strdup("     ") : clock_short(at, session->script->zone);
}

char *words_end(Lang lang, const Session *session, const Timetable *table, gboolean brief) {
  g_autofree char *expected = words_time(session, table->expected_end);
  if (table->promised_end == INSTANT_NONE) return tx(lang, RUN_END_BRIEF, TS(expected));
  g_autofree char *promised = words_time(session, table->promised_end);
  gint64 off = (table->expected_end - table->promised_end) / SECOND;
  if (ABS(off) < 60) return brief ? tx(lang, RUN_END_ON_TIME_BRIEF, TS(promised)) : tx(lang, RUN_END_ON_TIME, TS(promised));
  return brief ? tx(lang, RUN_END_BRIEF, TS(expected)) : tx(lang, RUN_END, TS(expected), TS(promised));
}

char *words_minutes(int seconds) { return seconds % 60 == 0 ? g_strdup_printf("%d", seconds / 60) : length_clock(seconds); }

char *words_advice(Lang lang, const Session *session, const Timetable *table) {
  const Advice *advice = &table->advice;
  if (advice->kind == ADVICE_NONE) return NULL;
  g_autoptr(GString) changes = g_string_new(NULL);
  for (guint i = 0; advice->changes && i < advice->changes->len; i++) {
    const AdviceChange *change = &g_array_index(advice->changes, AdviceChange, i);
    const PhaseRun *run = session_run(session, change->index);
    if (!run) continue;
    g_autofree char *from = words_minutes(change->from);
    g_autofree char *to = words_minutes(change->to);
    g_autofree char *words = change->to == LENGTH_NONE
                                 ? tx(lang, RUN_ADVICE_DROPPED, TS(run->phase->title))
                                 : tx(lang, RUN_ADVICE_CHANGE, TS(run->phase->title), TS(from), TS(to));
    g_string_append_printf(changes, "%s%s", changes->len ? ", " : "", words);
  }
  g_autofree char *end = words_time(session, advice->end);
  if (changes->len == 0) return advice->remaining > 0 ? tx(lang, RUN_ADVICE_TOO_LATE, TS(end)) : NULL;
  if (advice->kind == ADVICE_LENGTHEN) return tx(lang, RUN_ADVICE_LENGTHEN, TS(changes->str));
  if (advice->remaining > 0) return tx(lang, RUN_ADVICE_PARTLY, TS(changes->str), TS(end));
  return tx(lang, RUN_ADVICE_SHORTEN, TS(changes->str), TS(end));
}

char *words_due(Lang lang, Date due, int quarter) {
  if (due.year == 0) return NULL;
  if (quarter) return g_strdup_printf("Q%d", quarter);
  return date_words_short(lang, due);
}

char *words_owner(const Session *session, const GArray *people, const char *owner) {
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; people && i < people->len; i++) {
    const Person *person = people_find(session->people, g_array_index(people, int, i));
    if (!person) continue;
    g_autofree char *name = person_name(person);
    g_string_append_printf(names, "%s%s", names->len ? ", " : "", name);
  }
  if (owner && *owner) g_string_append_printf(names, "%s%s", names->len ? ", " : "", owner);
  return names->len ? g_strdup(names->str) : NULL;
}

const char *words_record(Lang lang, ListKind list) {
  switch (list) {
    case LIST_NOTE: return tp(lang, RUN_ONE_NOTE);
    case LIST_KEYWORD: return tp(lang, RUN_ONE_KEYWORD);
    case LIST_SLOGAN: return tp(lang, RUN_ONE_SLOGAN);
    case LIST_WORD: return tp(lang, RUN_ONE_WORD);
    case LIST_AGREEMENT: return tp(lang, RUN_ONE_AGREEMENT);
    case LIST_DECISION: return tp(lang, RUN_ONE_DECISION);
    case LIST_CALL: return tp(lang, RUN_ONE_CALL);
    case LIST_WISH: return tp(lang, RUN_ONE_WISH);
    case LIST_TIP: return tp(lang, RUN_ONE_TIP);
    case LIST_TOP: return tp(lang, RUN_ONE_TOP);
    case LIST_PARKED: return tp(lang, RUN_ONE_PARKED);
    case LIST_OPEN_QUESTION: return tp(lang, RUN_ONE_OPEN_QUESTION);
    case LIST_MISSING: return tp(lang, RUN_ONE_MISSING);
    case LIST_CONNECTION: return tp(lang, RUN_ONE_CONNECTION);
    case LIST_HARVEST: return tp(lang, RUN_ONE_HARVEST);
    case LIST_CELL: return tp(lang, RUN_ONE_CELL);
    case LIST_PHOTO: return tp(lang, RUN_ONE_PHOTO);
    case LIST_FREE:
    case N_LISTS: break;
  }
  return tp(lang, RUN_ONE_LINE);
}
