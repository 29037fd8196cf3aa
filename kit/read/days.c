/* Reads the rules for days and says whether a day falls on a date. A rule is one of
 *   27 april · pasen + 39 · 3e zaterdag van maart · laatste zondag van mei · 2027-02-08 · 2027-02-08 tot 2027-03-09
 * and the same in English (easter, 3rd saturday of march, last, to). */
#include "read/days.h"

#include <stdlib.h>
#include <string.h>

#include "read/datafile.h"
#include "read/schema.h"
#include "read/tree.h"

#define DAYS_MAX 500

Date easter(int year) {
  int a = year % 19, b = year / 100, c = year % 100;
  int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30;
  int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  int m = (a + 11 * h + 22 * l) / 451;
  int n = h + l - 7 * m + 114;
  return (Date){year, n / 31, n % 31 + 1};
}

/* Reads "3 april", "april" and the like in a year. */
static gboolean day_of_year(const char *text, int year, Date *date) {
  g_autofree char *whole = g_strdup_printf("%s %d", text, year);
  return date_parse(whole, date) == WHEN_OK;
}

static int weekday_of(const char *word) {
  static const char *const names[7][2] = {{"maandag", "monday"},  {"dinsdag", "tuesday"},   {"woensdag", "wednesday"},
                                          {"donderdag", "thursday"}, {"vrijdag", "friday"}, {"zaterdag", "saturday"},
                                          {"zondag", "sunday"}};
  for (int i = 0; i < 7; i++)
    if (strcmp(word, names[i][0]) == 0 || strcmp(word, names[i][1]) == 0) return i + 1;
  return 0;
}

/* "pasen", "pasen + 39", "easter - 2". */
static gboolean rule_easter(const char *rule, int year, Date *date) {
  const char *rest = g_str_has_prefix(rule, "pasen") ? rule + 5 : g_str_has_prefix(rule, "easter") ? rule + 6 : NULL;
  if (!rest) return FALSE;
  while (*rest == ' ') rest++;
  int days = 0;
  if (*rest) {
    if (*rest != '+' && *rest != '-') return FALSE;
    char *end;
    const char *digits = rest + 1;
    while (*digits == ' ') digits++;
    long n = strtol(digits, &end, 10);
    if (end == digits || *end || n < 0 || n > 300) return FALSE;
    days = *rest == '-' ? -(int)n : (int)n;
  }
  *date = date_add(easter(year), days);
  return TRUE;
}

/* "3e zaterdag van maart", "last sunday of may". */
static gboolean rule_weekday(const char *rule, int year, Date *date) {
  g_auto(GStrv) words = g_strsplit(rule, " ", -1);
  if (g_strv_length(words) != 4) return FALSE;
  gboolean last = strcmp(words[0], "laatste") == 0 || strcmp(words[0], "last") == 0;
  char *end;
  long nth = strtol(words[0], &end, 10);
  if (!last && (end == words[0] || nth < 1 || nth > 5)) return FALSE;
  int weekday = weekday_of(words[1]);
  g_autofree char *first = g_strdup_printf("1 %s", words[3]);
  Date day;
  if (!weekday || !day_of_year(first, year, &day)) return FALSE;
  int month = day.month, count = 0;
  gboolean found = FALSE;
  for (; day.month == month; day = date_add(day, 1)) {
    if (date_weekday(day) != weekday || (!last && ++count != nth)) continue;
    *date = day;
    found = TRUE;
  }
  return found;
}

/* The stretch of days a rule means in a year; FALSE when it is no rule, or that year has no such day. */
static gboolean rule_days(const char *rule, int year, Date *from, Date *to) {
  static const char *const between[] = {" tot ", " to "};
  for (gsize i = 0; i < G_N_ELEMENTS(between); i++) {
    const char *at = strstr(rule, between[i]);
    if (!at) continue;
    g_autofree char *first = g_strndup(rule, (gsize)(at - rule));
    return date_parse(first, from) == WHEN_OK && date_parse(at + strlen(between[i]), to) == WHEN_OK &&
           date_compare(*from, *to) <= 0;
  }
  gboolean ok = rule_easter(rule, year, from) || rule_weekday(rule, year, from) || date_parse(rule, from) == WHEN_OK ||
                day_of_year(rule, year, from);
  *to = *from;
  return ok;
}

/* Does it mean a day in any year: not every March has a fifth Saturday. All 28 kinds of years come by. */
static gboolean is_rule(const char *rule) {
  Date from, to;
  for (int year = 2028; year < 2028 + 28; year++)
    if (rule_days(rule, year, &from, &to)) return TRUE;
  return FALSE;
}

/* When the day falls in a year; FALSE when that year has none. */
static gboolean day_in_year(const Day *day, int year, Date *from, Date *to) {
  if (!rule_days(day->rule, year, from, to)) return FALSE;
  return !day->sunday || date_weekday(*from) != 7 || rule_days(day->sunday, year, from, to);
}

gboolean day_falls_on(const Day *day, Date date) {
  Date from, to;
  return day_in_year(day, date.year, &from, &to) && date_compare(from, date) <= 0 && date_compare(date, to) <= 0;
}

void days_to_calendar(const GPtrArray *days, Date from, int months, Lang lang, GPtrArray *calendar) {
  CalendarMonth last_month = calendar_month(from, months);
  Date first = {from.year, from.month, 1}, end = {last_month.year, last_month.month, 1};
  for (guint i = 0; i < days->len; i++) {
    const Day *day = g_ptr_array_index(days, i);
    Date before = {0, 0, 0}, begin, last;
    for (int year = from.year; year <= end.year; year++) {
      if (!day_in_year(day, year, &begin, &last) || date_compare(last, first) < 0 || date_compare(begin, end) >= 0) continue;
      if (date_compare(begin, before) == 0) continue; /* a rule with a year of its own is the same in each */
      before = begin;
      calendar_days_add(calendar, begin, last, day->name[lang == LANG_EN], day->free_day ? CALENDAR_FREE : CALENDAR_FIELD);
    }
  }
}

static void day_free(gpointer data) {
  Day *day = data;
  g_free(day->name[0]);
  g_free(day->name[1]);
  g_free(day->rule);
  g_free(day->sunday);
  g_free(day);
}

/* The text under one of two keys. */
static const char *either(const Node *map, const char *nl, const char *en) {
  const char *text = node_get_text(map, nl);
  return text ? text : node_get_text(map, en);
}

static void read_day(const Node *node, const DiagSource *source, DiagList *diags, GPtrArray *days) {
  const char *nl = node->kind == NODE_MAP ? node_get_text(node, "dag") : NULL;
  const char *en = node->kind == NODE_MAP ? node_get_text(node, "day") : NULL;
  const char *rule = node->kind == NODE_MAP ? either(node, "op", "on") : NULL;
  const char *sunday = node->kind == NODE_MAP ? either(node, "op zondag", "on sunday") : NULL;
  const char *free_day = node->kind == NODE_MAP ? either(node, "vrij", "free") : NULL;
  if ((!nl && !en) || !rule) {
    diag(diags, DAY_INCOMPLETE, source, node->place);
    return;
  }
  g_autofree char *folded = g_utf8_strdown(rule, -1);
  g_autofree char *folded_sunday = sunday ? g_utf8_strdown(sunday, -1) : NULL;
  if (!is_rule(folded) || (folded_sunday && !is_rule(folded_sunday))) {
    diag(diags, DAY_RULE, source, node->place, TS(rule));
    return;
  }
  Day *day = g_new0(Day, 1);
  int value = 0;
  day->name[0] = g_strdup(nl ? nl : en);
  day->name[1] = g_strdup(en ? en : nl);
  day->rule = g_steal_pointer(&folded);
  day->sunday = g_steal_pointer(&folded_sunday);
  day->free_day = free_day && schema_word(WORDS_YES_NO, free_day, &value) && value;
  g_ptr_array_add(days, day);
}

GPtrArray *days_parse(const char *bytes, gsize length, const char *name, DiagList *diags) {
  GPtrArray *days = g_ptr_array_new_with_free_func(day_free);
  const DiagSource *source = NULL;
  g_autoptr(Node) root = tree_parse(bytes, length, name, diags, &source);
  for (guint i = 0; root && root->kind == NODE_LIST && i < MIN(root->items->len, DAYS_MAX); i++)
    read_day(g_ptr_array_index(root->items, i), source, diags, days);
  return days;
}

GPtrArray *days_load(DiagList *diags) {
  g_autoptr(LoadedFile) file = data_file_named("dagen/nederland.yaml");
  if (!file) return g_ptr_array_new_with_free_func(day_free);
  gsize length;
  const char *bytes = g_bytes_get_data(file->bytes, &length);
  return days_parse(bytes ? bytes : "", length, file->path, diags);
}
