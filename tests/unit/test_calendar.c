/* Months in weeks, ISO weeks at the edges of years, and the days that rules put on a calendar. */
#include <string.h>

#include "model/calendar.h"
#include "read/days.h"

/* Weeks as every calendar prints them; the years around them have 53 or begin in the last week of the year before. */
static void test_weeks(void) {
  static const struct {
    Date date;
    int week;
  } known[] = {{{2027, 1, 1}, 53}, {{2027, 1, 4}, 1},  {{2024, 12, 30}, 1}, {{2026, 12, 31}, 53}, {{2021, 1, 3}, 53},
               {{2025, 12, 29}, 1}, {{2028, 2, 29}, 9}, {{2027, 12, 31}, 52}, {{2023, 1, 1}, 52}, {{2027, 1, 14}, 2}};
  for (gsize i = 0; i < G_N_ELEMENTS(known); i++) g_assert_cmpint(calendar_week(known[i].date), ==, known[i].week);
  /* Against GLib, day by day over the cycle of four years and its joins. */
  for (Date date = {2023, 12, 25}; date.year < 2033; date = date_add(date, 1)) {
    g_autoptr(GDate) other = g_date_new_dmy((GDateDay)date.day, (GDateMonth)date.month, (GDateYear)date.year);
    g_assert_cmpint(calendar_week(date), ==, (int)g_date_get_iso8601_week_of_year(other));
  }
}

static void test_months(void) {
  for (int later = 0; later < 120; later++) {
    CalendarMonth month = calendar_month((Date){2027, 11, 30}, later);
    g_assert_cmpint(month.year * 12 + month.month, ==, 2027 * 12 + 11 + later);
    int next = 1;
    for (int w = 0; w < CALENDAR_WEEKS; w++) {
      gboolean any = FALSE;
      for (int d = 0; d < 7; d++) {
        if (!month.day[w][d]) continue;
        any = TRUE;
        g_assert_cmpint(month.day[w][d], ==, next++);
        g_assert_cmpint(date_weekday((Date){month.year, month.month, month.day[w][d]}), ==, d + 1);
      }
      g_assert_cmpint(any, ==, w < month.weeks);
    }
    g_assert_false(date_valid((Date){month.year, month.month, next}));
  }
  g_assert_cmpint(calendar_month((Date){2027, 5, 1}, 0).weeks, ==, 6);
  g_assert_cmpint(calendar_month((Date){2027, 2, 1}, 0).weeks, ==, 4);
}

static const CalendarDay *named(const GPtrArray *calendar, const char *name, guint nth) {
  for (guint i = 0; i < calendar->len; i++) {
    const CalendarDay *day = g_ptr_array_index(calendar, i);
    if (strcmp(day->name, name) == 0 && nth-- == 0) return day;
  }
  g_error("%s is not on the calendar", name);
}

static void test_days(void) {
  static const char yaml[] =
    "- {dag: koning, day: king, op: 27 april, op zondag: 26 april, vrij: ja}\n"
    "- {dag: pasen, day: easter, op: pasen}\n"
    "- {dag: vasten, day: fast, op: 2027-12-20 tot 2028-01-10}\n"
    "- {dag: eenmaal, day: once, op: 2028-02-08}\n"
    "- {dag: nieuwjaar, day: new year, op: 1 januari}\n";
  g_autoptr(DiagList) diags = diag_list_new(LANG_NL);
  g_autoptr(GPtrArray) days = days_parse(yaml, strlen(yaml), "dagen.yaml", diags), calendar = calendar_days_new();
  days_to_calendar(days, (Date){2027, 4, 14}, 24, LANG_EN, calendar);
  /* Two kings' days in two years from April; Easter 2027 is in March and too early; a stretch and a day with a year come once. */
  g_assert_cmpuint(calendar->len, ==, 2 + 1 + 1 + 1 + 2);
  g_assert_cmpint(named(calendar, "king", 1)->first.year, ==, 2028);
  g_assert_cmpint(named(calendar, "king", 0)->kind, ==, CALENDAR_FREE);
  g_assert_cmpint(date_compare(named(calendar, "fast", 0)->last, (Date){2028, 1, 10}), ==, 0);
  calendar_days_add(calendar, (Date){2028, 4, 16}, (Date){2028, 4, 16}, "ours", CALENDAR_OWN);
  calendar_days_sort(calendar);
  for (guint i = 1; i < calendar->len; i++) {
    const CalendarDay *a = g_ptr_array_index(calendar, i - 1), *b = g_ptr_array_index(calendar, i);
    g_assert_cmpint(date_compare(a->first, b->first), <=, 0);
  }
  CalendarKind kind = CALENDAR_FIELD;
  g_assert_true(calendar_marked(calendar, (Date){2028, 4, 16}, &kind)); /* Easter and ours: ours weighs more */
  g_assert_cmpint(kind, ==, CALENDAR_OWN);
  g_assert_true(calendar_marked(calendar, (Date){2028, 1, 5}, &kind));
  g_assert_cmpint(kind, ==, CALENDAR_FIELD);
  g_assert_false(calendar_marked(calendar, (Date){2028, 1, 11}, &kind));
  g_assert_cmpuint(diags->diags->len, ==, 0);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/calendar/weeks", test_weeks);
  g_test_add_func("/calendar/months", test_months);
  g_test_add_func("/calendar/days", test_days);
  return g_test_run();
}
