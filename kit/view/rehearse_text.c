/* Says what came out of a rehearsal, for who leads the meeting: what to expect, then the numbers. It computes nothing. */
#include "view/rehearse_text.h"

#include <math.h>

#include "base/unicode.h"

/* People forgive five minutes. A chance of that from which "you make it" is said, and one below which "you do not". */
#define STILL 0.75
#define MISSED 0.4
#define LITTLE_ROOM 300.0 /* seconds */
#define SHOWN_PARTS 5
#define COST_SHOWN 10.0 /* seconds: less is not worth a line */

typedef enum { VERDICT_STILL, VERDICT_DOUBT, VERDICT_MISSED } Verdict;

static Verdict verdict(const RehearseResult *result, RehearseStart start) {
  double chance = result->outcomes[start].within_five;
  return chance >= STILL ? VERDICT_STILL : chance >= MISSED ? VERDICT_DOUBT : VERDICT_MISSED;
}

static void append_text(GString *out, char *text) {
  g_string_append_printf(out, "%s\n", text);
  g_free(text);
}

/* Of a hundred; nothing that happened now and then is told as never or always. */
static int of_hundred(double share) {
  int rounded = (int)lround(share * 100);
  return share > 0 && rounded == 0 ? 1 : share < 1 && rounded == 100 ? 99 : rounded;
}

static void append_answer(GString *out, const RehearseResult *result, Lang lang) {
  int times = of_hundred(result->outcomes[REHEARSE_AS_USUAL].on_time);
  int within = of_hundred(result->outcomes[REHEARSE_AS_USUAL].within_five);
  if (times >= 99)
    g_string_append_printf(out, "%s\n", tp(lang, REHEARSE_ALWAYS));
  else if (within <= 1)
    g_string_append_printf(out, "%s\n", tp(lang, REHEARSE_NEVER));
  else
    append_text(out, tx(lang, REHEARSE_ON_TIME, TN(times), TN(within)));
}

static int late_minutes(RehearseStart start) {
  return rehearse_lateness(start) / 60;
}

/* The longest delay that is still made, and the shortest that is not; a delay in between when that is all there is to say. */
static void append_late(GString *out, const RehearseResult *result, Lang lang) {
  Verdict on_the_dot = verdict(result, REHEARSE_ON_THE_DOT);
  if (on_the_dot != VERDICT_STILL) {
    gboolean tight = on_the_dot == VERDICT_DOUBT;
    g_string_append_printf(out, "%s\n", tight ? tp(lang, REHEARSE_TIGHT_ANYWAY) : tp(lang, REHEARSE_MISSED_ANYWAY));
    if (!tight)
      return;
  }
  int made = 0, tight = 0, missed = 0;
  for (int start = REHEARSE_15_LATE; start >= REHEARSE_5_LATE; start--) {
    Verdict v = verdict(result, (RehearseStart)start);
    int minutes = late_minutes((RehearseStart)start);
    if (v == VERDICT_STILL && !made)
      made = minutes;
    if (v == VERDICT_DOUBT)
      tight = minutes;
    if (v == VERDICT_MISSED)
      missed = minutes;
  }
  if (made)
    append_text(out, tx(lang, REHEARSE_STILL, TN(made)));
  if (tight && on_the_dot == VERDICT_STILL)
    append_text(out, tx(lang, REHEARSE_DOUBT, TN(tight)));
  if (missed)
    append_text(out, tx(lang, REHEARSE_MISSED, TN(missed)));
}

static void append_room(GString *out, const RehearseResult *result, Lang lang) {
  if (result->breaks == 0)
    return;
  gboolean last = result->breaks > 1;
  if (result->room < 60)
    g_string_append_printf(out, "%s\n", last ? tp(lang, REHEARSE_NO_ROOM_LAST) : tp(lang, REHEARSE_NO_ROOM));
  else if (result->room < LITTLE_ROOM)
    g_string_append_printf(out, "%s\n", last ? tp(lang, REHEARSE_LITTLE_ROOM_LAST) : tp(lang, REHEARSE_LITTLE_ROOM));
  else if (last)
    append_text(out, tx(lang, REHEARSE_ROOM_LAST, TN((int)result->room / 60)));
  else
    append_text(out, tx(lang, REHEARSE_ROOM, TN((int)result->room / 60)));
}

/* "3 min", "45 s": seconds are told only below a minute and a half. */
static char *cost_words(Lang lang, double seconds) {
  int whole = (int)lround(seconds);
  return length_words(lang, whole < 90 ? whole / 5 * 5 : (whole + 30) / 60 * 60);
}

static void append_cost(GString *out, const RehearseResult *result, Lang lang) {
  const RehearsePart *most = result->parts->len ? &g_array_index(result->parts, RehearsePart, 0) : NULL;
  if (most && most->mean >= COST_SHOWN) {
    g_autofree char *mean = cost_words(lang, most->mean);
    append_text(out, tx(lang, REHEARSE_COSTS, TS(most->phase->title), TS(mean)));
  }
  if (result->buffer > 0)
    append_text(out, tx(lang, REHEARSE_BUFFER, TN(result->buffer)));
  else
    g_string_append_printf(out, "%s\n", tp(lang, REHEARSE_NO_BUFFER));
}

/* --- the tables --- */

#define NAME_WIDTH 24
#define NAME_MOST 40

static void append_cell(GString *out, const char *text, int width, gboolean right) {
  g_autofree char *fitted = unicode_fit(text, width);
  int gap = width - unicode_width(fitted);
  g_string_append_printf(out, "%*s%s%*s", right ? gap : 0, "", fitted, right ? 0 : gap, "");
}

static void append_row(GString *out, int name_width, const char *name, const char *const *cells, gsize n) {
  append_cell(out, name, name_width, FALSE);
  for (gsize i = 0; i < n; i++)
    append_cell(out, cells[i], i == n - 1 ? 16 : 14, TRUE);
  while (out->str[out->len - 1] == ' ')
    g_string_truncate(out, out->len - 1);
  g_string_append_c(out, '\n');
}

static char *percent(Lang lang, double share) {
  return tx(lang, REHEARSE_PERCENT, TN(of_hundred(share)));
}

static char *clock_of(const Script *script, Instant at) {
  return clock_short(at, script->shown_zone);
}

static char *start_name(RehearseStart start, Lang lang) {
  if (start == REHEARSE_AS_USUAL)
    return g_strdup(tp(lang, REHEARSE_AS_USUAL));
  return start == REHEARSE_ON_THE_DOT ? g_strdup(tp(lang, REHEARSE_ON_THE_DOT)) : tx(lang, REHEARSE_LATE, TN(late_minutes(start)));
}

static void append_starts(GString *out, const Script *script, const RehearseResult *result, int name_width) {
  Lang lang = script->lang;
  const char *heads[] = {tp(lang, REHEARSE_IN_TIME), tp(lang, REHEARSE_WITHIN_FIVE), tp(lang, REHEARSE_HALF),
                         tp(lang, REHEARSE_NINETY)};
  g_string_append_c(out, '\n');
  append_row(out, name_width, tp(lang, REHEARSE_START), heads, G_N_ELEMENTS(heads));
  for (int start = 0; start < N_REHEARSE_STARTS; start++) {
    const RehearseOutcome *o = &result->outcomes[start];
    g_autofree char *name = start_name((RehearseStart)start, lang);
    g_autofree char *on_time = percent(lang, o->on_time), *within = percent(lang, o->within_five);
    g_autofree char *half = clock_of(script, o->half), *ninety = clock_of(script, o->ninety);
    const char *cells[] = {on_time, within, half, ninety};
    append_row(out, name_width, name, cells, G_N_ELEMENTS(cells));
  }
}

static void append_cost_row(GString *out, int name_width, const char *name, double mean, double often, double dropped, Lang lang) {
  g_autofree char *length = cost_words(lang, mean);
  g_autofree char *times = often > 0 ? percent(lang, often) : g_strdup("");
  g_autofree char *gone = dropped > 0 ? percent(lang, dropped) : g_strdup("");
  const char *cells[] = {length, times, gone};
  append_row(out, name_width, name, cells, G_N_ELEMENTS(cells));
}

static void append_parts(GString *out, const Script *script, const RehearseResult *result, int name_width) {
  Lang lang = script->lang;
  const char *heads[] = {tp(lang, REHEARSE_MEAN), tp(lang, REHEARSE_OFTEN), tp(lang, REHEARSE_DROPPED)};
  double others = 0;
  g_string_append_c(out, '\n');
  append_row(out, name_width, tp(lang, REHEARSE_PART), heads, G_N_ELEMENTS(heads));
  if (result->late_mean >= COST_SHOWN)
    append_cost_row(out, name_width, tp(lang, REHEARSE_LATE_START), result->late_mean, 0, 0, lang);
  for (guint i = 0; i < result->parts->len; i++) {
    const RehearsePart *part = &g_array_index(result->parts, RehearsePart, i);
    if ((i < SHOWN_PARTS && part->mean >= COST_SHOWN) || part->dropped >= 0.05)
      append_cost_row(out, name_width, part->phase->title, part->mean, part->often, part->dropped, lang);
    else
      others += part->mean;
  }
  if (others >= COST_SHOWN)
    append_cost_row(out, name_width, tp(lang, REHEARSE_OTHERS), others, 0, 0, lang);
}

static void append_basis(GString *out, const RehearseResult *result, Lang lang) {
  g_string_append_c(out, '\n');
  if (result->meetings > 0)
    append_text(out, tx(lang, REHEARSE_FROM_MEETINGS, TN(result->runs), TN(result->meetings)));
  else
    append_text(out, tx(lang, REHEARSE_FROM_USUAL, TN(result->runs)));
  g_string_append_printf(out, "%s\n", tp(lang, REHEARSE_ASSUMED));
  g_string_append_printf(out, "%s\n", tp(lang, REHEARSE_MAKING_IT));
  if (result->uncounted)
    g_string_append_printf(out, "%s\n", tp(lang, REHEARSE_UNCOUNTED));
}

char *rehearse_text(const Script *script, const RehearseResult *result, int columns) {
  GString *out = g_string_new(NULL);
  int name_width = CLAMP(columns - 58 - 1, NAME_WIDTH, NAME_MOST);
  append_answer(out, result, script->lang);
  append_late(out, result, script->lang);
  append_room(out, result, script->lang);
  append_cost(out, result, script->lang);
  append_starts(out, script, result, name_width);
  append_parts(out, script, result, name_width);
  append_basis(out, result, script->lang);
  return g_string_free(out, FALSE);
}
