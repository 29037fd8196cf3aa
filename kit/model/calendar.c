/* Counts weeks and lays months out in them. See calendar.h. */
#include "model/calendar.h"

static void calendar_day_free(gpointer data) {
  CalendarDay *day = data;
  g_free(day->name);
  g_free(day);
}

GPtrArray *calendar_days_new(void) { return g_ptr_array_new_with_free_func(calendar_day_free); }

void calendar_days_add(GPtrArray *days, Date first, Date last, const char *name, CalendarKind kind) {
  CalendarDay *day = g_new0(CalendarDay, 1);
  *day = (CalendarDay){first, last, g_strdup(name), kind};
  g_ptr_array_add(days, day);
}

static int by_date(gconstpointer a, gconstpointer b) {
  const CalendarDay *x = *(CalendarDay *const *)a, *y = *(CalendarDay *const *)b;
  return date_compare(x->first, y->first);
}

void calendar_days_sort(GPtrArray *days) { g_ptr_array_sort(days, by_date); }

/* A week belongs to the year that has its Thursday. */
int calendar_week(Date date) {
  Date thursday = date_add(date, 4 - date_weekday(date)), day = {thursday.year, 1, 1};
  int days = 0;
  for (; day.month < thursday.month; day.month++) {
    Date next = {day.year, day.month + 1, 1};
    days += date_add(next, -1).day;
  }
  return (days + thursday.day - 1) / 7 + 1;
}

CalendarMonth calendar_month(Date date, int later) {
  int months = date.year * 12 + date.month - 1 + later;
  CalendarMonth month = {.year = months / 12, .month = months % 12 + 1};
  Date day = {month.year, month.month, 1};
  for (int row = 0; day.month == month.month; day = date_add(day, 1)) {
    int weekday = date_weekday(day);
    month.day[row][weekday - 1] = day.day;
    month.week[row] = calendar_week(day);
    month.weeks = row + 1;
    row += weekday == 7;
  }
  return month;
}

gboolean calendar_marked(const GPtrArray *days, Date date, CalendarKind *kind) {
  gboolean marked = FALSE;
  for (guint i = 0; i < days->len; i++) {
    const CalendarDay *day = g_ptr_array_index(days, i);
    if (date_compare(day->first, date) > 0 || date_compare(date, day->last) > 0) continue;
    if (!marked || day->kind > *kind) *kind = day->kind;
    marked = TRUE;
  }
  return marked;
}
