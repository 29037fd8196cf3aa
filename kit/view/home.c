/* The list of meetings and the line of keys. */
#include "view/home.h"

#include <string.h>

#include "base/unicode.h"
#include "view/pane.h"

static const struct {
  gunichar key;
  TextId label;
} steps[N_HOME_STEPS] = {
#define HOME_STEP(id, key) [HOME_##id] = {key, TX_HOME_##id},
#include "view/home.def"
#undef HOME_STEP
};

static void meeting_free(gpointer data) {
  HomeMeeting *meeting = data;
  g_free(meeting->file);
  g_free(meeting->title);
  g_free(meeting);
}

Home *home_new(Lang lang, const char *folder, Date today) {
  Home *home = g_new0(Home, 1);
  home->lang = lang;
  home->folder = g_strdup(folder);
  home->today = today;
  home->meetings = g_ptr_array_new_with_free_func(meeting_free);
  return home;
}

void home_free(Home *home) {
  if (!home) return;
  g_free(home->folder);
  g_ptr_array_unref(home->meetings);
  g_free(home);
}

void home_add(Home *home, HomeMeeting *meeting) { g_ptr_array_add(home->meetings, meeting); }

/* --- order --- */

static int group_of(const HomeMeeting *meeting, Date today) {
  if (meeting->state == HOME_RUNNING) return 0;
  if (meeting->state == HOME_BROKEN) return 3;
  return meeting->state == HOME_READY && (!meeting->date.year || date_compare(meeting->date, today) >= 0) ? 1 : 2;
}

static int compare(gconstpointer a, gconstpointer b, gpointer data) {
  const HomeMeeting *x = *(HomeMeeting *const *)a, *y = *(HomeMeeting *const *)b;
  const Home *home = data;
  int group = group_of(x, home->today), order = group - group_of(y, home->today);
  if (!order) order = !x->date.year - !y->date.year; /* a day that is not known is far away */
  if (!order) order = group == 2 ? date_compare(y->date, x->date) : date_compare(x->date, y->date);
  return order ? order : strcmp(x->file, y->file);
}

void home_sort(Home *home) { g_ptr_array_sort_with_data(home->meetings, compare, home); }

const HomeMeeting *home_meeting(const Home *home) {
  gboolean there = home->cursor >= 0 && home->cursor < (int)home->meetings->len;
  return there ? g_ptr_array_index(home->meetings, home->cursor) : NULL;
}

/* --- keys --- */

gboolean home_useful(HomeStep step, const HomeMeeting *meeting) {
  if (step == HOME_NEW || step == HOME_QUIT) return TRUE;
  if (!meeting) return FALSE;
  gboolean recorded = meeting->state == HOME_RUNNING || meeting->state == HOME_HELD || meeting->state == HOME_CLOSED;
  switch (step) {
    case HOME_CHECK: return TRUE;
    case HOME_PLAN:
    case HOME_PRINT: return meeting->state != HOME_BROKEN;
    case HOME_INVITE: return meeting->state == HOME_READY;
    case HOME_RUN: return meeting->state == HOME_READY || meeting->state == HOME_RUNNING;
    case HOME_AFTER_WORK:
    case HOME_REPORT:
    case HOME_MAIL:
    case HOME_AGREEMENTS:
    case HOME_ANONYMISE: return recorded;
    case HOME_NONE:
    case HOME_NEW:
    case HOME_QUIT:
    case N_HOME_STEPS: break;
  }
  return FALSE;
}

HomeStep home_next(const HomeMeeting *meeting) {
  if (!meeting) return HOME_NEW;
  switch (meeting->state) {
    case HOME_READY: return HOME_PLAN;
    case HOME_RUNNING: return HOME_RUN;
    case HOME_HELD: return HOME_REPORT;
    case HOME_CLOSED: return HOME_AGREEMENTS;
    case HOME_BROKEN:
    case HOME_DAMAGED: break;
  }
  return HOME_CHECK;
}

static HomeStep step_of(const Home *home, const Key *key) {
  if (key->kind == KEY_IS_ENTER) return home_next(home_meeting(home));
  if (key->kind == KEY_IS_CTRL && key->code == 'c') return HOME_QUIT;
  for (int step = HOME_NONE + 1; key->kind == KEY_IS_CHAR && step < N_HOME_STEPS; step++) {
    if (steps[step].key == g_unichar_tolower(key->code)) return (HomeStep)step;
  }
  return HOME_NONE;
}

static void move(Home *home, const Key *key) {
  int last = MAX((int)home->meetings->len - 1, 0), to = home->cursor;
  switch (key->kind) {
    case KEY_IS_UP: to--; break;
    case KEY_IS_DOWN: to++; break;
    case KEY_IS_PGUP: to -= 10; break;
    case KEY_IS_PGDN: to += 10; break;
    case KEY_IS_HOME: to = 0; break;
    case KEY_IS_END: to = last; break;
    default: break;
  }
  home->cursor = CLAMP(to, 0, last);
}

HomeStep home_key(Home *home, const Key *key) {
  HomeStep step = step_of(home, key), asked = home->asked;
  home->asked = home->refused = HOME_NONE;
  move(home, key);
  if (step == HOME_NONE) return HOME_NONE;
  if (!home_useful(step, home_meeting(home))) {
    home->refused = step;
    return HOME_NONE;
  }
  if (step == HOME_ANONYMISE && asked != HOME_ANONYMISE) {
    home->asked = step;
    return HOME_NONE;
  }
  return step;
}

/* --- drawing --- */

static TextId state_text(HomeState state) {
  switch (state) {
    case HOME_READY: return TX_HOME_STATE_READY;
    case HOME_RUNNING: return TX_HOME_STATE_RUNNING;
    case HOME_HELD: return TX_HOME_STATE_HELD;
    case HOME_CLOSED: return TX_HOME_STATE_CLOSED;
    case HOME_DAMAGED: return TX_HOME_STATE_DAMAGED;
    case HOME_BROKEN: break;
  }
  return TX_HOME_STATE_BROKEN;
}

/* The state, and what waits: "gehouden · 3 open · 1 datum voorbij". New string. */
static char *state_words(const Home *home, const HomeMeeting *meeting) {
  GString *words = g_string_new(text_plain(home->lang, state_text(meeting->state)));
  g_autofree char *open = meeting->open ? tx(home->lang, HOME_OPEN, TN(meeting->open)) : NULL;
  g_autofree char *overdue = meeting->overdue ? tx(home->lang, HOME_OVERDUE, TN(meeting->overdue)) : NULL;
  const char *const more[] = {open, overdue, meeting->keep_reached ? tp(home->lang, HOME_KEEP) : NULL};
  for (gsize i = 0; i < G_N_ELEMENTS(more); i++) {
    if (more[i]) g_string_append_printf(words, " · %s", more[i]);
  }
  return g_string_free(words, FALSE);
}

/* The columns that the states take; titles have what is left, and at least as much. */
static int state_width(const Home *home, int width) {
  int widest = 0;
  for (guint i = 0; i < home->meetings->len; i++) {
    g_autofree char *state = state_words(home, g_ptr_array_index(home->meetings, i));
    int columns = unicode_width(state);
    widest = MAX(widest, columns);
  }
  return MIN(widest, width / 2);
}

/* A meeting: its day, title and file, and how far it is when there is a column for it. */
static void draw_meeting(const Home *home, const Pane *pane, int y, int state_columns, const HomeMeeting *meeting, gboolean selected) {
  gboolean wide = pane->width >= 70;
  int at_title = wide ? 14 : 2, at_state = wide ? pane->width - state_columns : pane->width;
  gboolean alert = meeting->overdue || meeting->keep_reached || meeting->state == HOME_BROKEN || meeting->state == HOME_DAMAGED;
  g_autofree char *day = meeting->date.year ? date_words_short(home->lang, meeting->date) : NULL, *state = state_words(home, meeting);
  if (selected) pane_fill(pane, 0, y, pane->width, 1, ROLE_SELECTED, " ");
  pane_text(pane, 0, y, ROLE_STRONG, selected ? ">" : " ");
  if (wide && day) pane_fit(pane, 2, y, 11, ROLE_TEXT, day);
  pane_fit(pane, at_title, y, at_state - at_title - 2, ROLE_STRONG, meeting->title ? meeting->title : meeting->file);
  if (wide) pane_fit(pane, at_state, y, pane->width - at_state, alert ? ROLE_WARNING : ROLE_TEXT, state);
  if (selected) pane_role(pane, y, ROLE_SELECTED);
}

static void draw_list(const Home *home, const Pane *pane) {
  int n = (int)home->meetings->len, height = pane->height;
  int first = CLAMP(home->cursor - height / 2, 0, MAX(n - height, 0));
  if (!n) pane_wrap(pane, 0, 0, height, ROLE_TEXT, tp(home->lang, HOME_EMPTY));
  int state_columns = state_width(home, pane->width);
  for (int y = 0; y < height && first + y < n; y++)
    draw_meeting(home, pane, y, state_columns, g_ptr_array_index(home->meetings, first + y), first + y == home->cursor);
}

/* What there is to say: an answer to a key, or what the meeting under the cursor needs. New string. */
static char *message(const Home *home) {
  Lang lang = home->lang;
  const HomeMeeting *meeting = home_meeting(home);
  if (home->asked) return tx(lang, HOME_ASK_ANONYMISE, TS(meeting ? meeting->file : ""));
  if (home->refused) return tx(lang, HOME_REFUSED, TS(text_plain(lang, steps[home->refused].label)));
  if (!meeting) return g_strdup("");
  g_autofree char *state = state_words(home, meeting);
  return g_strdup_printf("%s: %s", meeting->file, state);
}

/* The key of a step as it is typed, in key (of 8 bytes), and the columns that it takes with its label and the gap behind them. */
static int key_of(const Home *home, HomeStep step, char *key) {
  if (step == HOME_NONE)
    g_strlcpy(key, "Enter", 8);
  else
    key[g_unichar_to_utf8(steps[step].key, key)] = '\0';
  HomeStep does = step == HOME_NONE ? home_next(home_meeting(home)) : step;
  return unicode_width(key) + 1 + unicode_width(text_plain(home->lang, steps[does].label)) + 2;
}

static void draw_keys(const Home *home, const Pane *pane) {
  const HomeMeeting *meeting = home_meeting(home);
  char key[8];
  int x = 0, y = 0, way_out = key_of(home, HOME_QUIT, key);
  gboolean full = FALSE;
  for (int step = HOME_NONE; step < N_HOME_STEPS; step++) {
    gboolean enter = step == HOME_NONE, last = step == HOME_QUIT;
    if ((full && !last) || (!enter && !home_useful((HomeStep)step, meeting))) continue;
    int width = key_of(home, (HomeStep)step, key), reserved = !last && y + 1 == pane->height ? way_out : 0;
    if (x && x + width - 2 + reserved > pane->width) {
      if (y + 1 < pane->height) {
        x = 0;
        y++;
      } else if (!last) {
        full = TRUE;
        continue;
      }
    }
    x += pane_text(pane, x, y, ROLE_KEY, key) + 1;
    x += pane_text(pane, x, y, ROLE_TEXT, text_plain(home->lang, steps[enter ? home_next(meeting) : (HomeStep)step].label)) + 2;
  }
}

Grid *home_draw(const Home *home, int columns, int rows) {
  Grid *grid = grid_new(columns, rows);
  const Pane all = {grid, 0, 0, columns, rows};
  int margin = columns >= 60 ? 1 : 0, keys = MIN(3, MAX(rows - 4, 1));
  const Pane inner = pane_inside(&all, margin, 0, columns - 2 * margin, rows);
  g_autofree char *day = date_words(home->lang, home->today), *said = message(home);
  int x = pane_text(&inner, 0, 0, ROLE_STRONG, "draaiboek");
  if (columns >= 60) pane_fit(&inner, x + 2, 0, columns - x - 5 - unicode_width(day), ROLE_MUTED, home->folder);
  if (columns >= 60) pane_right(&inner, 0, ROLE_TEXT, day);
  const Pane list = pane_inside(&inner, 0, 2, inner.width, rows - keys - 5);
  draw_list(home, &list);
  pane_fit(&inner, 0, rows - keys - 2, inner.width, home->asked ? ROLE_ALERT : ROLE_TEXT, said);
  pane_fill(&inner, 0, rows - keys - 1, inner.width, 1, ROLE_RULE, "─");
  const Pane line = pane_inside(&inner, 0, rows - keys, inner.width, keys);
  draw_keys(home, &line);
  return grid;
}
