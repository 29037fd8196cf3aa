/* The part now: its title, the digits, and the words that say what the digits mean. The one pane that every size keeps. */
#include "base/unicode.h"
#include "base/when.h"
#include "view/digits.h"
#include "view/panes.h"
#include "view/words.h"

/* What the pane says, whatever its size. Owns its strings; any may be NULL. */
typedef struct Now {
  char *title, *place;    /* "Kennismaking", "onderdeel 4 van 11" */
  char *under;            /* who leads it */
  char *digits, *pattern; /* and the widest they become */
  char *mark;             /* "AFRONDEN" */
  char *words, *behind;   /* "nog 5:43 van 20 min", "4 min achter" */
  char *next;
  Role digits_role, mark_role, behind_role;
  DigitsStyle style;
  double share; /* of the part that is done; below 0: no bar */
} Now;

static void now_clear(Now *now) {
  char *strings[] = {now->title, now->place, now->under,  now->digits, now->pattern,
                     now->mark,  now->words, now->behind, now->next};
  for (gsize i = 0; i < G_N_ELEMENTS(strings); i++) g_free(strings[i]);
}

/* "onderdeel 4 van 11": parts that are dropped or parked do not count. */
static char *place_of(const FacilitatorView *view, int index) {
  int n = 0, at = 0;
  for (guint i = 0; i < view->session->phases->len; i++) {
    const PhaseRun *run = g_ptr_array_index(view->session->phases, i);
    if (run->state == PHASE_DROPPED || run->state == PHASE_PARKED) continue;
    n++;
    if ((int)i == index) at = n;
  }
  return at ? tx(panes_lang(view), RUN_PART_OF, TN(at), TN(n)) : NULL;
}

static char *next_words(const FacilitatorView *view) {
  Lang lang = panes_lang(view);
  const PhaseRun *run = view->table->next >= 0 ? session_run(view->session, view->table->next) : NULL;
  if (!run) return g_strdup(tp(lang, RUN_NEXT_NOTHING));
  const TimetableRow *row = timetable_row(view->table, view->table->next);
  g_autofree char *at = words_time(view->session, row ? row->expected_start : INSTANT_NONE);
  return g_strdup_printf("%s %s %s", tp(lang, RUN_NEXT), at, run->phase->title);
}

static void say_running(const FacilitatorView *view, Now *now) {
  Lang lang = panes_lang(view);
  const Timetable *table = view->table;
  const PhaseRun *run = session_run(view->session, table->current);
  if (!run) return;
  now->title = g_strdup(run->phase->title);
  now->place = place_of(view, table->current);
  if (run->phase->who) now->under = tx(lang, RUN_LEADS, TS(run->phase->who));
  now->digits = words_clock(table->left);
  gint64 most = MAX((gint64)table->length * SECOND, ABS(table->left));
  now->pattern = g_strdup(most >= 3600 * SECOND ? "0:00:00" : "00:00");
  now->digits_role = panes_level_role(table->level, ROLE_DIGITS);
  now->style = table->level == LEVEL_OVERTIME ? DIGITS_CUT : DIGITS_BLOCKS;
  now->words = words_left(lang, table);
  now->behind = words_behind(lang, table->behind);
  now->behind_role = table->behind > 0 ? ROLE_WARNING : ROLE_TEXT;
  now->share = table->length > 0 ? 1.0 - (double)table->left / ((double)table->length * (double)SECOND) : -1;
  if (table->stopped) {
    g_autofree char *since = words_clock(-table->stopped_for);
    now->mark = tx(lang, RUN_STOPPED_SHORT, TS(since));
    now->mark_role = ROLE_ALERT;
    now->digits_role = ROLE_MUTED;
  } else if (words_level(lang, table->level)) {
    now->mark = g_strdup(words_level(lang, table->level));
    now->mark_role = now->digits_role;
  }
  now->next = next_words(view);
}

static void say_waiting(const FacilitatorView *view, Now *now) {
  Lang lang = panes_lang(view);
  const Session *session = view->session;
  g_autofree char *key = panes_key(view, ACTION_NEXT);
  now->title = tx(lang, RUN_BEGIN_KEY, TS(key));
  const PhaseRun *planned = panes_planned_now(view);
  if (planned) now->under = tx(lang, RUN_BEGIN_PLAN, TS(planned->phase->title));
  now->digits_role = ROLE_DIGITS;
  g_autofree char *begin = words_time(session, session->begin);
  if (panes_state(view) == STATE_BEFORE && view->now < session->begin) {
    now->digits = words_clock(session->begin - view->now);
    now->pattern = g_strdup(session->begin - view->now >= 3600 * SECOND ? "0:00:00" : "00:00");
    now->words = tx(lang, RUN_UNTIL_BEGIN, TS(now->digits), TS(begin));
  } else {
    now->digits = words_time(session, view->now);
    now->pattern = g_strdup("00:00");
    now->words = panes_state(view) == STATE_BEFORE ? tx(lang, RUN_SINCE_BEGIN, TS(begin)) : NULL;
  }
  now->behind = words_behind(lang, view->table->behind);
  now->behind_role = view->table->behind > 0 ? ROLE_WARNING : ROLE_TEXT;
  if (planned) now->next = tx(lang, RUN_BEGIN_FIRST, TS(planned->phase->title), TS(begin));
}

/* When the programme really began and ended: the first and last stretch that ran. */
static char *ran_from_to(const FacilitatorView *view) {
  Instant from = INSTANT_NONE, to = INSTANT_NONE;
  for (guint i = 0; i < view->session->phases->len; i++) {
    const TimetableRow *row = timetable_row(view->table, (int)i);
    if (!row || row->real_start == INSTANT_NONE) continue;
    if (from == INSTANT_NONE || row->real_start < from) from = row->real_start;
    if (row->real_end != INSTANT_NONE && row->real_end > to) to = row->real_end;
  }
  if (from == INSTANT_NONE || to == INSTANT_NONE) return NULL;
  g_autofree char *began = words_time(view->session, from);
  g_autofree char *ended = words_time(view->session, to);
  return tx(panes_lang(view), RUN_FINISHED_TIMES, TS(began), TS(ended));
}

static void say(const FacilitatorView *view, Now *now) {
  *now = (Now){.share = -1};
  switch (panes_state(view)) {
  case STATE_RUNS: say_running(view, now); break;
  case STATE_BEFORE:
  case STATE_BETWEEN: say_waiting(view, now); break;
  case STATE_DONE:
    now->title = g_strdup(tp(panes_lang(view), RUN_FINISHED));
    now->words = ran_from_to(view);
    break;
  }
}

/* "nog 5:43 van 20 min      4 min achter": on one line when both fit, else one under the other. Returns the rows used. */
static int draw_words(const Pane *pane, int row, const Now *now, gboolean two_rows) {
  int x = 0;
  if (now->mark) {
    g_autofree char *mark = g_strdup_printf(" %s ", now->mark);
    x = pane_text(pane, 0, row, now->mark_role, mark) + 2;
  }
  int words = now->words ? unicode_width(now->words) : 0, behind = now->behind ? unicode_width(now->behind) : 0;
  if (two_rows && now->behind && x + words + 3 + behind > pane->width) {
    if (now->words) pane_text(pane, x, row, ROLE_STRONG, now->words);
    pane_text(pane, 0, row + 1, now->behind_role, now->behind);
    return 2;
  }
  int end = pane->width + 2;
  if (now->behind && x + behind <= pane->width) end = pane_right(pane, row, now->behind_role, now->behind);
  if (now->words) pane_fit(pane, x, row, end - 2 - x, ROLE_STRONG, now->words);
  return 1;
}

static void draw_share(const Pane *pane, int row, double share) {
  int done = (int)(CLAMP(share, 0, 1) * pane->width + 0.5);
  pane_fill(pane, 0, row, done, 1, ROLE_CURRENT, "━");
  pane_fill(pane, done, row, pane->width - done, 1, ROLE_RULE, "┄");
}

/* The whole thing in one line, above a page or on a screen of almost no rows. */
static void draw_strip(const FacilitatorView *view, const Pane *pane, int row, const Now *now, gboolean clock) {
  int end = pane->width + 2;
  g_autofree char *time = words_time(view->session, view->now);
  if (clock) end = pane_right(pane, row, ROLE_STRONG, time);
  g_autofree char *brief = panes_state(view) == STATE_RUNS ? words_left_short(panes_lang(view), view->table) : NULL;
  g_autofree char *said = now->mark && view->table->stopped ? g_strdup(now->mark)
                          : brief && now->behind            ? g_strdup_printf("%s · %s", brief, now->behind)
                          : brief                           ? g_strdup(brief)
                                                            : g_strdup(now->words ? now->words : "");
  Role role = now->mark ? now->mark_role : ROLE_STRONG;
  int width = unicode_width(said);
  if (width > end - 14) {
    g_free(said);
    said = g_strdup(brief ? brief : "");
    width = unicode_width(said);
  }
  int from = MAX(end - 2 - width, 0);
  if (width > 0) pane_fit(pane, from, row, width, role, said);
  g_autofree char *title = g_strdup_printf("▶ %s", now->title);
  pane_fit(pane, 0, row, from - 2, ROLE_CURRENT, title);
}

static void draw_title(const FacilitatorView *view, const Pane *pane, const Now *now, gboolean compact) {
  g_autofree char *time = words_time(view->session, view->now);
  int end = pane->width + 2;
  if (compact)
    end = pane_right(pane, 0, ROLE_STRONG, time);
  else if (now->place && unicode_width(now->title) + 2 + unicode_width(now->place) <= pane->width)
    end = pane_right(pane, 0, ROLE_MUTED, now->place);
  pane_fit(pane, 0, 0, end - 2, ROLE_CURRENT, now->title);
}

void pane_now_draw(const FacilitatorView *view, const Pane *pane, gboolean compact) {
  Now now;
  say(view, &now);
  int height = pane->height;
  if (height < 4) {
    draw_strip(view, pane, 0, &now, compact);
    if (height > 1 && now.next) pane_text(pane, 0, height - 1, ROLE_TEXT, now.next);
    now_clear(&now);
    return;
  }
  draw_title(view, pane, &now, compact);
  gboolean two_rows = pane->width < 48;
  gboolean next = (compact || height < 10) && now.next && height >= 5;
  int words = (now.words || now.behind) ? 1 : 0;
  if (two_rows && now.behind && words) {
    int mark = now.mark ? unicode_width(now.mark) + 4 : 0;
    if (mark + (now.words ? unicode_width(now.words) : 0) + 3 + unicode_width(now.behind) > pane->width) words = 2;
  }
  gboolean bar = now.share >= 0 && height >= 10;
  int below = words + bar + next;
  int room = height - 1 - below;
  int y = 1;
  if (!compact && now.under && room >= 5) {
    pane_text(pane, 0, y++, ROLE_MUTED, now.under);
    room--;
  }
  if (now.digits && room > 0) {
    int spare = room >= 5 ? 1 : 0; /* white under the digits, and above when there is more */
    DigitsSize size = digits_size(now.pattern, now.style, pane->width, room - spare);
    int white = room - size.rows;
    int above = white >= 2 ? 1 : 0;
    Pane field = pane_inside(pane, 0, y + above, pane->width, size.rows);
    digits_draw(field.grid, field.column, field.row, field.width, field.height, now.digits_role, now.style, &size, now.digits);
    y += above + size.rows + (white - above > 0 ? 1 : 0);
  } else {
    y += room > 0 ? 1 : 0;
  }
  if (words) y += draw_words(pane, y, &now, words == 2);
  if (bar) draw_share(pane, y++, now.share);
  if (next && y < height) pane_text(pane, 0, height - 1, ROLE_TEXT, now.next);
  now_clear(&now);
}
