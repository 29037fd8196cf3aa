/* The part now: its title, the digits, and the words that say what the digits mean. The one pane that every size keeps. */
#include "base/unicode.h"
#include "base/when.h"
#include "view/digits.h"
#include "view/panes.h"
#include "view/words.h"

#define FAR_OFF (12 * 3600 * SECOND) /* from here on a day and an hour say more than a count of hours */

/* What the pane says, whatever its size. Owns its strings; any may be NULL. */
typedef struct Now {
  char *title;            /* "▶ Kennismaking" */
  char *who;              /* "Nynke leidt" */
  char *place, *at;       /* "onderdeel 4 van 11", "4 van 11" */
  char *under;            /* before the start: what will be first */
  char *digits, *pattern; /* and the widest they become */
  char *mark;             /* "AFRONDEN" */
  char *words, *brief;    /* "nog 5:43 van 20 min", "nog 5:43" */
  char *behind;           /* "4 min achter" */
  char *next, *soon;      /* "Hierna 14:34 Gesprek, 15 min, Nynke leidt", and short */
  Role digits_role, mark_role, words_role, behind_role;
  DigitsStyle style;
  double share; /* of the part that is done; below 0: no bar */
} Now;

static void now_clear(Now *now) {
  char *strings[] = {now->title, now->who,   now->place, now->at,     now->under, now->digits, now->pattern,
                     now->mark,  now->words, now->brief, now->behind, now->next,  now->soon};
  for (gsize i = 0; i < G_N_ELEMENTS(strings); i++) g_free(strings[i]);
}

/* "onderdeel 4 van 11", and short; parts that are dropped or parked do not count. */
static void say_place(const FacilitatorView *view, int index, Now *now) {
  int n = 0, at = 0;
  for (guint i = 0; i < view->session->phases->len; i++) {
    const PhaseRun *run = g_ptr_array_index(view->session->phases, i);
    if (run->state == PHASE_DROPPED || run->state == PHASE_PARKED) continue;
    n++;
    if ((int)i == index) at = n;
  }
  if (at == 0) return;
  now->place = tx(panes_lang(view), RUN_PART_OF, TN(at), TN(n));
  now->at = tx(panes_lang(view), RUN_PART_OF_SHORT, TN(at), TN(n));
}

/* "Marjan leidt", "Marjan en Nynke leiden"; new string, NULL when the script names nobody. */
static char *say_leads(Lang lang, const Phase *phase) {
  if (!phase->who) return NULL;
  g_auto(GStrv) names = people_split_names(phase->who);
  return tx(lang, RUN_LEADS, TS(phase->who), TN(g_strv_length(names)));
}

static void say_next(const FacilitatorView *view, Now *now) {
  Lang lang = panes_lang(view);
  const PhaseRun *run = view->table->next >= 0 ? session_run(view->session, view->table->next) : NULL;
  const TimetableRow *row = run ? timetable_row(view->table, view->table->next) : NULL;
  if (!row) {
    now->next = g_strdup(tp(lang, RUN_NEXT_NOTHING));
    return;
  }
  g_autofree char *at = words_time(view->session, row->expected_start);
  g_autofree char *length = length_words(lang, run->length);
  g_autofree char *leads = say_leads(lang, run->phase);
  now->soon = g_strdup_printf("%s %s %s", tp(lang, RUN_NEXT), at, run->phase->title);
  now->next = g_strdup_printf("%s, %s%s%s", now->soon, length, leads ? ", " : "", leads ? leads : "");
}

static void say_running(const FacilitatorView *view, Now *now) {
  Lang lang = panes_lang(view);
  const Timetable *table = view->table;
  const PhaseRun *run = session_run(view->session, table->current);
  if (!run) return;
  now->title = g_strdup_printf("▶ %s", run->phase->title);
  say_place(view, table->current, now);
  now->who = say_leads(lang, run->phase);
  now->digits = words_clock(table->left);
  gint64 most = MAX((gint64)table->length * SECOND, ABS(table->left));
  now->pattern = g_strdup(most >= 3600 * SECOND ? "0:00:00" : "00:00");
  now->digits_role = panes_level_role(table->level, ROLE_DIGITS);
  now->style = table->level == LEVEL_OVERTIME ? DIGITS_CUT : DIGITS_BLOCKS;
  now->words = words_left(lang, view->session, table);
  now->brief = words_left_short(lang, table);
  now->words_role = table->level == LEVEL_OVERTIME ? ROLE_OVERTIME : ROLE_STRONG;
  /* ahead of the next part says nothing good when the parts after it have grown: then what counts is the end */
  gint64 later = table->promised_end == INSTANT_NONE ? 0 : (table->expected_end - table->promised_end) / SECOND;
  gboolean end_counts = table->behind <= 0 && later >= 60;
  g_autofree char *end_later = end_counts ? length_words(lang, (int)MIN(later, G_MAXINT) / 60 * 60) : NULL;
  now->behind = end_counts ? tx(lang, RUN_END_LATER, TS(end_later)) : words_behind(lang, table->behind);
  now->behind_role = end_counts || table->behind > 0 ? ROLE_WARNING : ROLE_TEXT;
  now->share = table->length > 0 ? 1.0 - (double)table->left / ((double)table->length * (double)SECOND) : -1;
  if (table->stopped) {
    g_autofree char *since = words_clock(-table->stopped_for);
    now->mark = tx(lang, RUN_STOPPED_SHORT, TS(since));
    now->mark_role = ROLE_ALERT;
    now->digits_role = ROLE_MUTED;
  } else if (table->level == LEVEL_WARNING || table->level == LEVEL_DANGER) { /* of overtime the words speak themselves */
    now->mark = g_strdup(words_level(lang, table->level));
    now->mark_role = now->digits_role;
  }
  say_next(view, now);
}

static void say_waiting(const FacilitatorView *view, Now *now) {
  Lang lang = panes_lang(view);
  const Session *session = view->session;
  g_autofree char *key = panes_key(view, ACTION_NEXT);
  now->title = tx(lang, RUN_BEGIN_KEY, TS(key));
  const PhaseRun *planned = panes_planned_now(view);
  const TimetableRow *row = planned ? timetable_row(view->table, view->table->next) : NULL;
  g_autofree char *first = words_time(session, row ? row->planned_start : INSTANT_NONE);
  if (row && row->planned_start != INSTANT_NONE && row->planned_start > view->now)
    now->under = tx(lang, RUN_BEGIN_FIRST, TS(planned->phase->title), TS(first));
  else if (planned)
    now->under = tx(lang, RUN_BEGIN_PLAN, TS(planned->phase->title));
  now->digits_role = ROLE_DIGITS;
  g_autofree char *begin = words_time(session, session->begin);
  gboolean before = panes_state(view) == STATE_BEFORE;
  gboolean far_off = before && session->begin - view->now >= FAR_OFF;
  if (before && view->now < session->begin && !far_off) {
    now->digits = words_clock(session->begin - view->now);
    now->pattern = g_strdup(session->begin - view->now >= 3600 * SECOND ? "0:00:00" : "00:00");
    now->words = tx(lang, RUN_UNTIL_BEGIN, TS(now->digits), TS(begin));
  } else {
    now->digits = words_time(session, view->now);
    now->pattern = g_strdup("00:00");
    g_autofree char *date = date_words_short(lang, instant_date(session->begin, session->script->zone));
    now->words = far_off  ? tx(lang, RUN_BEGIN_ON, TS(date), TS(begin))
                 : before ? tx(lang, RUN_SINCE_BEGIN, TS(begin))
                          : NULL;
  }
  now->behind = view->table->behind != 0 && !far_off ? words_behind(lang, view->table->behind) : NULL;
  now->behind_role = view->table->behind > 0 ? ROLE_WARNING : ROLE_TEXT;
  now->next = g_strdup(now->under);
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

/* Worked out afterwards: which part is written in, and when it was. */
static void say_afterwards(const FacilitatorView *view, Now *now) {
  Lang lang = panes_lang(view);
  const PhaseRun *run = session_run(view->session, view->table->current);
  const TimetableRow *row = run ? timetable_row(view->table, view->table->current) : NULL;
  if (!row) return;
  now->title = g_strdup_printf("▶ %s", run->phase->title);
  say_place(view, view->table->current, now);
  g_autofree char *from = words_time(view->session, row->real_start);
  g_autofree char *to = words_time(view->session, row->real_end);
  now->words = row->real_start == INSTANT_NONE ? g_strdup(tp(lang, RUN_AFTER_WORK_NOT))
               : row->real_end == INSTANT_NONE ? tx(lang, RUN_AFTER_WORK_SINCE, TS(from))
                                               : tx(lang, RUN_AFTER_WORK_RAN, TS(from), TS(to));
  now->brief = g_strdup(now->words);
}

static void say(const FacilitatorView *view, Now *now) {
  *now = (Now){.share = -1, .words_role = ROLE_STRONG};
  if (view->ui->after_work) {
    say_afterwards(view, now);
    return;
  }
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

/* How the words of a width are put: whole or short, and behind on the same line or under it. */
typedef struct Wording {
  const char *words;
  int rows;
} Wording;

static int width_of(const char *text) { return text ? unicode_width(text) : 0; }

static Wording wording_of(const Now *now, int width) {
  int taken = (now->mark ? width_of(now->mark) + 2 : 0) + (now->behind ? width_of(now->behind) + 2 : 0);
  if (taken + width_of(now->words) <= width) return (Wording){now->words, 1};
  if (now->brief && taken + width_of(now->brief) <= width) return (Wording){now->brief, 1};
  return (Wording){now->words, now->behind && now->words ? 2 : 1};
}

/* "nog 5:43 van 20 min      4 min achter". */
static void draw_words(const Pane *pane, int row, const Now *now, const Wording *wording) {
  int x = now->mark ? pane_text(pane, 0, row, now->mark_role, now->mark) + 2 : 0, end = pane->width + 2;
  if (now->behind && wording->rows == 2)
    pane_text(pane, 0, row + 1, now->behind_role, now->behind);
  else if (now->behind)
    end = pane_right(pane, row, now->behind_role, now->behind);
  if (wording->words) pane_fit(pane, x, row, end - 2 - x, now->words_role, wording->words);
}

static void draw_share(const Pane *pane, int row, double share) {
  int done = (int)(CLAMP(share, 0, 1) * pane->width + 0.5);
  pane_fill(pane, 0, row, done, 1, ROLE_CURRENT, "━");
  pane_fill(pane, done, row, pane->width - done, 1, ROLE_RULE, "┄");
}

/* The whole thing in one line, above a page or on a screen of almost no rows. The title keeps ten columns: first behind
 * goes, then the clock. */
static void draw_strip(const FacilitatorView *view, const Pane *pane, int row, const Now *now, gboolean clock) {
  const int title = 10;
  g_autofree char *time = words_time(view->session, view->now);
  const char *brief = now->brief ? now->brief : now->words ? now->words : "";
  if (now->mark && view->table->stopped) brief = now->mark;
  g_autofree char *both = now->brief && now->behind ? g_strdup_printf("%s · %s", brief, now->behind) : g_strdup(brief);
  int end = pane->width + 2, clock_width = width_of(time) + 2;
  const char *said = title + width_of(both) + 2 + (clock ? clock_width : 0) <= pane->width ? both : brief;
  if (clock && title + width_of(said) + 2 + clock_width <= pane->width) end = pane_right(pane, row, ROLE_STRONG, time);
  int from = MAX(end - 2 - width_of(said), 0);
  Role role = now->mark ? now->mark_role : now->words_role;
  if (*said) pane_fit(pane, from, row, end - 2 - from, role, said);
  pane_fit(pane, 0, row, *said ? from - 2 : end - 2, ROLE_CURRENT, now->title);
}

/* The title, and at the right as much of who and where as fits. */
static void draw_title(const FacilitatorView *view, const Pane *pane, const Now *now, gboolean compact) {
  int end = pane->width + 2;
  if (compact) {
    g_autofree char *time = words_time(view->session, view->now);
    end = pane_right(pane, 0, ROLE_STRONG, time);
    const int title = 15, least = 5; /* what the title keeps, and less of a room's name says nothing */
    int name = width_of(view->ui->room);
    int most = MIN(MIN(name, pane->width / 3), end - 4 - title);
    if (most > 0 && most >= MIN(least, name)) {
      pane_fit(pane, end - 2 - most, 0, most, ROLE_MUTED, view->ui->room);
      end -= most + 2;
    }
  } else {
    g_autofree char *full = now->who && now->place ? g_strdup_printf("%s · %s", now->who, now->place) : g_strdup(now->place);
    g_autofree char *half = now->who && now->at ? g_strdup_printf("%s · %s", now->who, now->at) : NULL;
    const char *said[] = {full, half, now->at};
    for (gsize i = 0; i < G_N_ELEMENTS(said); i++)
      if (said[i] && width_of(now->title) + 2 + width_of(said[i]) <= pane->width) {
        end = pane_right(pane, 0, ROLE_MUTED, said[i]);
        break;
      }
  }
  pane_fit(pane, 0, 0, end - 2, ROLE_CURRENT, now->title);
}

/* Between the title and the words: the digits, as large as they can be. A field with cut out digits brings its own white. */
static int draw_digits(const Pane *pane, int y, int room, const Now *now) {
  gboolean cut = now->style == DIGITS_CUT && room >= 5;
  DigitsStyle style = now->style == DIGITS_PLAIN ? DIGITS_PLAIN : cut ? DIGITS_CUT : DIGITS_BLOCKS;
  int white = cut ? 0 : room >= 7 ? 2 : room >= 5 ? 1 : 0;
  DigitsSize size = digits_size(now->pattern, style, pane->width, room - white);
  int above = CLAMP((room - size.rows) / 2, 0, 1);
  Pane field = pane_inside(pane, 0, y + above, pane->width, size.rows);
  /* The role of overtime may turn a cell inside out, and figures that are cut out would be whole again. */
  Role role = cut && now->digits_role == ROLE_OVERTIME ? ROLE_DANGER : now->digits_role;
  digits_draw(field.grid, field.column, field.row, field.width, field.height, role, style, &size, now->digits);
  return above + size.rows + (room - above > size.rows ? 1 : 0);
}

static void draw_next(const Pane *pane, int row, const Now *now) {
  if (!now->next) return;
  pane_text(pane, 0, row, ROLE_TEXT, now->soon && width_of(now->next) > pane->width ? now->soon : now->next);
}

void pane_now_draw(const FacilitatorView *view, const Pane *pane, gboolean compact) {
  Now now;
  say(view, &now);
  if (view->ui->plain) now.style = DIGITS_PLAIN;
  int height = pane->height;
  if (height < 4) {
    draw_strip(view, pane, 0, &now, compact);
    if (height > 1) draw_next(pane, height - 1, &now);
    now_clear(&now);
    return;
  }
  draw_title(view, pane, &now, compact);
  int y = 1;
  gboolean under = now.under && !compact;
  if (under) pane_text(pane, 0, y++, ROLE_TEXT, now.under);
  Wording wording = wording_of(&now, pane->width);
  int words = now.words || now.behind ? wording.rows : 0;
  gboolean next = now.next && height >= 5 && !under;
  gboolean bar = now.share >= 0 && height >= 10;
  int room = height - y - words - bar - next;
  if (now.digits && room > 0)
    y += draw_digits(pane, y, room, &now);
  else if (room > 0)
    y++;
  if (words) draw_words(pane, y, &now, &wording);
  y += words;
  if (bar) draw_share(pane, y++, now.share);
  if (next) draw_next(pane, y, &now);
  now_clear(&now);
}
