/* Writes the plan. It computes nothing: sums and slack come from model/plan.c. */
#include "view/plan_text.h"

#include <string.h>

#include "base/unicode.h"
#include "model/plan.h"
#include "view/csv_text.h"

/* Adds text and pads it to `width` columns, cut when it is longer. */
static void append_cell(GString *out, const char *text, int width) {
  g_autofree char *fitted = unicode_fit(text ? text : "", width);
  g_string_append_printf(out, "%s%*s", fitted, width - unicode_width(fitted), "");
}

static void end_line(GString *out) {
  while (out->len > 0 && out->str[out->len - 1] == ' ') g_string_truncate(out, out->len - 1);
  g_string_append_c(out, '\n');
}

static char *time_of(const Script *script, Instant at) {
  return at == INSTANT_NONE ? g_strdup("–") : clock_short(at, script->shown_zone);
}

/* "5–25": how far a part may shrink and grow, in minutes; empty when it may not. */
static char *bounds(const Phase *phase) {
  if (phase->minimum == phase->planned && phase->maximum == phase->planned) return g_strdup("");
  g_autofree char *least = phase->minimum % 60 ? length_clock(phase->minimum) : g_strdup_printf("%d", phase->minimum / 60);
  g_autofree char *most = phase->maximum % 60 ? length_clock(phase->maximum) : g_strdup_printf("%d", phase->maximum / 60);
  return g_strdup_printf("%s–%s", least, most);
}

static const char *cut_word(const Phase *phase, Lang lang) {
  if (phase->optional) return tp(lang, PLAN_MAY_DROP);
  if (phase->minimum == phase->planned) return "";
  switch (phase->cut) {
    case CUT_FIRST: return tp(lang, PLAN_CUT_FIRST);
    case CUT_LAST: return tp(lang, PLAN_CUT_LAST);
    case CUT_NEVER: return tp(lang, PLAN_CUT_NEVER);
    default: return tp(lang, PLAN_CUT_NORMAL);
  }
}

static void append_head(GString *out, const Script *s) {
  g_string_append_printf(out, "%s\n", s->title);
  g_autofree char *from = time_of(s, s->begin);
  g_autofree char *to = time_of(s, s->end);
  if (s->date.year) {
    g_autofree char *date = date_words(s->lang, s->date);
    g_string_append_printf(out, "%s · ", date);
  }
  g_string_append_printf(out, "%s – %s", from, to);
  const char *places[] = {s->venue.name, s->venue.room, s->venue.town};
  gboolean first = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
    if (!places[i]) continue;
    g_string_append_printf(out, "%s%s", first ? " · " : ", ", places[i]);
    first = FALSE;
  }
  g_string_append(out, "\n\n");
}

/* What a part takes in the plan: a pin can make it longer or shorter than it was written. */
static int seconds_in_plan(const Phase *phase) {
  return phase->spare ? phase->planned : (int)((phase->end - phase->start) / SECOND);
}

/* The widths of the columns: the title takes what is left. Categories have a sign before the title when there are any. */
typedef struct Widths {
  int time, length, title, who, bounds, cut, slack;
  GPtrArray *categories; /* owned */
  gboolean colour;       /* of their signs */
} Widths;

/* A sign in its colour: calm ones that every terminal has, and none of those that warn. */
static void append_sign(GString *out, const Widths *w, int category) {
  static const int colours[CATEGORY_COLOURS] = {36, 35, 34, 32, 33};
  const char *sign = category < 0 ? " " : category_sign((guint)category);
  if (w->colour && category >= 0)
    g_string_append_printf(out, "\033[%dm%s\033[39m", colours[category % CATEGORY_COLOURS], sign);
  else
    g_string_append(out, sign);
}

static Widths layout(const Script *s, int columns) {
  Widths w = {.time = 7, .length = 9, .who = 14, .bounds = 8, .cut = 12, .slack = columns >= 96 ? 15 : 0,
              .categories = plan_categories(s)};
  int titles = 0, names = 0; /* what the longest would need */
  for (guint i = 0; i < s->phases->len; i++) {
    const Phase *p = g_ptr_array_index(s->phases, i);
    int title = unicode_width(p->title) + (w.categories->len ? 3 : 1), who = p->who ? unicode_width(p->who) + 1 : 0;
    titles = MAX(titles, title);
    names = MAX(names, who);
    g_autofree char *length = length_words(s->lang, seconds_in_plan(p));
    g_autofree char *range = bounds(p);
    w.length = MAX(w.length, unicode_width(length) + 2);
    for (guint k = 0; p->tracks && k < p->tracks->len; k++) {
      const Track *track = g_ptr_array_index(p->tracks, k);
      for (guint m = 0; m < track->phases->len; m++) {
        g_autofree char *of_track = length_words(s->lang, seconds_in_plan(g_ptr_array_index(track->phases, m)));
        w.length = MAX(w.length, unicode_width(of_track) + 2);
      }
    }
    w.bounds = MAX(w.bounds, unicode_width(range) + 2);
  }
  w.title = columns - w.time - w.length - w.who - w.bounds - w.cut - w.slack - 2;
  if (w.title < 18) {
    w.title += w.who;
    w.who = 0;
  } else if (w.title > titles && names > w.who) { /* who leads has what the titles leave */
    int more = MIN(names - w.who, w.title - titles);
    w.who += more;
    w.title -= more;
  }
  return w;
}

static void append_part(GString *out, const Script *s, const PlanRow *row, const Widths *w) {
  const Phase *p = row->phase;
  g_autofree char *at = time_of(s, p->start);
  g_autofree char *length = length_words(s->lang, seconds_in_plan(p));
  g_autofree char *range = bounds(p);
  g_string_append(out, p->pin_start != INSTANT_NONE ? "* " : "  ");
  append_cell(out, at, w->time);
  append_cell(out, length, w->length);
  if (w->categories->len) {
    append_sign(out, w, category_index(w->categories, p));
    g_string_append_c(out, ' ');
  }
  append_cell(out, p->title, w->title - (w->categories->len ? 3 : 1));
  g_string_append_c(out, ' ');
  if (w->who) {
    append_cell(out, p->who, w->who - 1);
    g_string_append_c(out, ' ');
  }
  append_cell(out, range, w->bounds);
  append_cell(out, cut_word(p, s->lang), w->cut);
  if (w->slack && row->earliest != INSTANT_NONE) {
    g_autofree char *earliest = time_of(s, row->earliest);
    g_autofree char *latest = time_of(s, row->latest);
    g_string_append_printf(out, "%s – %s", earliest, latest);
  }
  end_line(out);
}

/* The tracks of a part stand in its own columns, each under its room, title and who leads it. */
static void append_tracks(GString *out, const Script *s, const Phase *phase, const Widths *w) {
  for (guint i = 0; phase->tracks && i < phase->tracks->len; i++) {
    const Track *track = g_ptr_array_index(phase->tracks, i);
    const char *const names[] = {track->room, track->title, track->who};
    GString *head = g_string_new(NULL);
    for (gsize k = 0; k < G_N_ELEMENTS(names); k++)
      if (names[k] && *names[k]) g_string_append_printf(head, "%s%s", head->len ? " · " : "", names[k]);
    g_string_append_printf(out, "  %*s", w->time + w->length, "");
    append_cell(out, head->len ? head->str : "–", w->title + w->who - 1);
    end_line(out);
    g_string_free(head, TRUE);
    for (guint k = 0; k < track->phases->len; k++) {
      const Phase *p = g_ptr_array_index(track->phases, k);
      g_autofree char *at = time_of(s, p->start);
      g_autofree char *length = length_words(s->lang, seconds_in_plan(p));
      g_string_append(out, "    ");
      append_cell(out, at, w->time);
      append_cell(out, length, w->length);
      append_cell(out, p->title, w->title - 3);
      if (w->who && p->who) {
        g_string_append_c(out, ' ');
        append_cell(out, p->who, w->who - 1);
      }
      end_line(out);
    }
  }
}

static void append_section(GString *out, const Script *s, const PlanSection *section) {
  g_autofree char *length = length_words(s->lang, section->seconds);
  g_string_append_printf(out, "%s  (%s)\n", section->title, length);
}

static void append_timetable(GString *out, const Script *s, int columns, gboolean colour) {
  Widths w = layout(s, columns);
  w.colour = colour;
  g_autoptr(GArray) rows = plan_rows(s);
  g_autoptr(GArray) sections = plan_sections(s);
  g_string_append(out, "  ");
  append_cell(out, tp(s->lang, PLAN_TIME), w.time);
  append_cell(out, tp(s->lang, PLAN_LENGTH), w.length);
  append_cell(out, tp(s->lang, PLAN_PART), w.title);
  if (w.who) append_cell(out, tp(s->lang, PLAN_WHO), w.who);
  append_cell(out, tp(s->lang, PLAN_BOUNDS), w.bounds);
  append_cell(out, tp(s->lang, PLAN_CUT), w.cut);
  if (w.slack) g_string_append(out, tp(s->lang, PLAN_CAN_START));
  end_line(out);
  gboolean spare = FALSE;
  for (guint i = 0; i < rows->len; i++) {
    const PlanRow *row = &g_array_index(rows, PlanRow, i);
    for (guint k = 0; k < sections->len; k++) {
      const PlanSection *section = &g_array_index(sections, PlanSection, k);
      if (section->first == (int)i) append_section(out, s, section);
    }
    spare |= row->phase->spare;
    if (row->phase->spare) continue;
    append_part(out, s, row, &w);
    append_tracks(out, s, row->phase, &w);
  }
  if (spare) {
    g_string_append_printf(out, "%s\n", tp(s->lang, PLAN_SPARE));
    for (guint i = 0; i < rows->len; i++) {
      const PlanRow *row = &g_array_index(rows, PlanRow, i);
      if (row->phase->spare) append_part(out, s, row, &w);
    }
  }
  for (guint i = 0; i < w.categories->len; i++) {
    g_string_append(out, i ? "   " : "\n  ");
    append_sign(out, &w, (int)i);
    g_string_append_printf(out, " %s", (const char *)g_ptr_array_index(w.categories, i));
  }
  if (w.categories->len) g_string_append_c(out, '\n');
  g_ptr_array_unref(w.categories);
}

static void append_totals(GString *out, const Script *s) {
  int least = 0, sum = (int)((script_chain_end(s) - s->begin) / SECOND);
  for (guint i = 0; i < s->phases->len; i++) {
    const Phase *p = g_ptr_array_index(s->phases, i);
    if (phase_in_programme(p)) least += p->minimum;
  }
  g_autofree char *all = length_words(s->lang, sum);
  g_autofree char *min = length_words(s->lang, least);
  g_autofree char *slack = length_words(s->lang, MAX(0, sum - least));
  g_autofree char *end = time_of(s, script_chain_end(s));
  g_autofree char *line = tx(s->lang, PLAN_TOTALS, TS(all), TS(min), TS(slack), TS(end));
  g_string_append_printf(out, "\n%s\n", line);
}

/* What a part for each person or group comes to. */
static void append_rounds(GString *out, const Script *s) {
  int people = script_expected(s);
  for (guint i = 0; i < s->phases->len; i++) {
    const Phase *p = g_ptr_array_index(s->phases, i);
    int turns = phase_turns(s, p, people);
    int seconds = p->per_unit ? p->per_unit * turns : phase_round_seconds(p);
    if (turns > 0) {
      g_autofree char *has = length_words(s->lang, seconds);
      g_autofree char *each = length_words(s->lang, seconds / turns / 5 * 5);
      g_autofree char *line = tx(s->lang, PLAN_ROUND, TS(p->title), TN(turns), TS(has), TS(each));
      g_string_append_printf(out, "%s\n", line);
    }
    int groups = p->group_max || p->group_count ? phase_groups(s, p, people) : 0;
    if (groups > 0) {
      g_autofree char *line = tx(s->lang, PLAN_GROUPS, TS(p->title), TN(people), TN(groups));
      g_string_append_printf(out, "%s\n", line);
    }
  }
}

static void append_packing(GString *out, const Script *s, int columns) {
  g_autoptr(GPtrArray) items = packing_list(s);
  if (items->len == 0) return;
  g_string_append_printf(out, "\n%s\n", tp(s->lang, PLAN_BRING));
  for (guint i = 0; i < items->len; i++) {
    const PackingItem *item = g_ptr_array_index(items, i);
    GString *line = g_string_new(item->text);
    for (guint k = 0; k < item->parts->len; k++) {
      const Phase *p = g_ptr_array_index(item->parts, k);
      g_string_append_printf(line, "%s%s", k ? ", " : "  (", p->title);
    }
    if (item->parts->len) g_string_append_c(line, ')');
    g_autoptr(GArray) lines = unicode_wrap_columns(line->str, columns - 6);
    for (guint k = 0; k < lines->len; k++) {
      const UnicodeLine *l = &g_array_index(lines, UnicodeLine, k);
      g_string_append_printf(out, "%s%.*s\n", k ? "      " : "  [ ] ", (int)(l->end - l->start), line->str + l->start);
    }
    g_string_free(line, TRUE);
  }
}

char *plan_text(const Script *script, int columns, gboolean colour) {
  GString *out = g_string_new(NULL);
  columns = MAX(columns, 60);
  append_head(out, script);
  append_timetable(out, script, columns, colour);
  append_totals(out, script);
  append_rounds(out, script);
  append_packing(out, script, columns);
  return g_string_free(out, FALSE);
}

/* Minutes as the spreadsheet of that language reads a number: 2 or 2,5; new string. */
static char *minutes_csv(const Script *script, int seconds) {
  if (seconds % 60 == 0) return g_strdup_printf("%d", seconds / 60);
  int hundredths = (seconds % 60 * 100 + 30) / 60;
  return g_strdup_printf("%d%c%02d", seconds / 60, script->lang == LANG_EN ? '.' : ',', hundredths);
}

char *plan_csv(const Script *script) {
  static const TextId headings[] = {TX_PLAN_TIME, TX_PLAN_END, TX_PLAN_MINUTES, TX_PLAN_LEAST,  TX_PLAN_MOST,
                                    TX_PLAN_PART, TX_PLAN_CATEGORY, TX_PLAN_BLOCK, TX_PLAN_WHO,   TX_PLAN_METHOD, TX_PLAN_CUT};
  char separator = script->lang == LANG_EN ? ',' : ';';
  GString *out = g_string_new(NULL);
  const char *names[G_N_ELEMENTS(headings)];
  for (gsize i = 0; i < G_N_ELEMENTS(headings); i++) names[i] = text_plain(script->lang, headings[i]);
  csv_add_row(out, names, G_N_ELEMENTS(names), separator);
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *p = g_ptr_array_index(script->phases, i);
    g_autofree char *start = p->spare ? NULL : time_of(script, p->start);
    g_autofree char *end = p->spare ? NULL : time_of(script, p->end);
    g_autofree char *minutes = minutes_csv(script, seconds_in_plan(p));
    g_autofree char *least = minutes_csv(script, p->minimum);
    g_autofree char *most = minutes_csv(script, p->maximum);
    const char *cells[] = {start,    end,         minutes, least,     most,
                           p->title, p->category, p->block, p->who, p->method, cut_word(p, script->lang)};
    csv_add_row(out, cells, G_N_ELEMENTS(cells), separator);
  }
  return g_string_free(out, FALSE);
}
