/* Comparing two sessions, member by member: a test holds the live state against the folded one with it. Header only, as each test is
 * one file. */
#ifndef TESTS_SESSION_EQUAL_H
#define TESTS_SESSION_EQUAL_H
#include "model/session.h"

#include <string.h>

static gboolean arrays_equal(const GArray *a, const GArray *b, gsize size) {
  guint n = a ? a->len : 0;
  return n == (b ? b->len : 0) && (n == 0 || memcmp(a->data, b->data, n * size) == 0);
}

static gboolean dates_equal(Date a, Date b) {
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

static gboolean turns_equal(const GArray *a, const GArray *b) {
  return arrays_equal(a, b, sizeof(Turn));
}

static gboolean rounds_equal(const Round *a, const Round *b) {
  return a->active == b->active && a->promised == b->promised && a->total == b->total && a->done == b->done &&
         a->skipped == b->skipped && a->turn_from == b->turn_from && a->turn_seconds == b->turn_seconds &&
         a->person_id == b->person_id && a->overrun == b->overrun && turns_equal(a->turns, b->turns);
}

static gboolean runs_equal(const PhaseRun *a, const PhaseRun *b) {
  return g_strcmp0(a->phase->id, b->phase->id) == 0 && g_strcmp0(a->phase->title, b->phase->title) == 0 &&
         a->phase->planned == b->phase->planned && a->inserted == b->inserted && a->state == b->state &&
         a->length == b->length && arrays_equal(a->spans, b->spans, sizeof(Span)) && rounds_equal(&a->round, &b->round);
}

static gboolean records_equal(const Record *a, const Record *b) {
  return a->id == b->id && a->list == b->list && g_strcmp0(a->part, b->part) == 0 && g_strcmp0(a->text, b->text) == 0 &&
         g_strcmp0(a->heading, b->heading) == 0 && g_strcmp0(a->column, b->column) == 0 &&
         arrays_equal(a->owners, b->owners, sizeof(int)) && g_strcmp0(a->owner, b->owner) == 0 &&
         dates_equal(a->due, b->due) && a->quarter == b->quarter && a->number == b->number && a->votes == b->votes &&
         a->state == b->state &&
         a->chosen == b->chosen && a->confidential == b->confidential && a->deleted == b->deleted &&
         a->in_report == b->in_report && a->carried == b->carried && a->t == b->t;
}

static gboolean attendances_equal(const Attendance *a, const Attendance *b) {
  return a->presence == b->presence && a->came == b->came && a->left == b->left && a->group == b->group &&
         !a->own_turn == !b->own_turn;
}

/* Do two sessions show the same meeting: all but the events themselves, the stacks of undo and redo, the time of the last event and
 * the counters of ids. */
static gboolean session_equal(const Session *a, const Session *b) {
  if (a->script != b->script || a->opened != b->opened || a->closed != b->closed || a->finished != b->finished ||
      a->rehearsal != b->rehearsal || a->begin != b->begin || a->current != b->current ||
      a->phases->len != b->phases->len || a->people->len != b->people->len || a->records->len != b->records->len ||
      a->next_agreement != b->next_agreement || a->room_number != b->room_number || a->rooms != b->rooms ||
      g_strcmp0(a->room, b->room) != 0 || !dates_equal(a->next_date, b->next_date) ||
      a->next_clock != b->next_clock || g_strcmp0(a->next_place, b->next_place) != 0 ||
      g_strcmp0(a->next_host, b->next_host) != 0 || g_strcmp0(a->message, b->message) != 0 || a->display != b->display ||
      !arrays_equal(a->stops, b->stops, sizeof(Span))) {
    return FALSE;
  }
  for (guint i = 0; i < a->phases->len; i++) {
    if (!runs_equal(g_ptr_array_index(a->phases, i), g_ptr_array_index(b->phases, i))) {
      return FALSE;
    }
  }
  for (guint i = 0; i < a->people->len; i++) {
    if (!person_equal(g_ptr_array_index(a->people, i), g_ptr_array_index(b->people, i)) ||
        !attendances_equal(&g_array_index(a->attendance, Attendance, i), &g_array_index(b->attendance, Attendance, i))) {
      return FALSE;
    }
  }
  for (guint i = 0; i < a->records->len; i++) {
    if (!records_equal(g_ptr_array_index(a->records, i), g_ptr_array_index(b->records, i))) {
      return FALSE;
    }
  }
  return TRUE;
}

#endif
