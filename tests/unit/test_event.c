/* Events as data: every field of every kind survives a copy, and every difference is seen. */
#include <string.h>

#include "model/event.h"

/* Fills one field with something that is not empty; `salt` makes two fillings differ. */
static void fill(Event *event, const EventField *field, int salt) {
  gpointer place = G_STRUCT_MEMBER_P(event, field->offset);
  switch (field->type) {
    case FIELD_TEXT:
      g_free(*(char **)place);
      *(char **)place = g_strdup_printf("tekst é %d", salt);
      break;
    case FIELD_INT:
      *(int *)place = 7 + salt;
      break;
    case FIELD_INSTANT:
    case FIELD_MICROSECONDS:
      *(gint64 *)place = G_GINT64_CONSTANT(1800000000000000) + salt;
      break;
    case FIELD_FLAG:
      *(gboolean *)place = salt % 2 == 0;
      break;
    case FIELD_LIST:
      *(ListKind *)place = 1 + salt % 2;
      break;
    case FIELD_DATE:
      *(Date *)place = (Date){2027, 1, 14 + salt};
      break;
    case FIELD_INTS: {
      if (*(GArray **)place) {
        g_array_unref(*(GArray **)place);
      }
      GArray *ints = g_array_new(FALSE, FALSE, sizeof(int));
      int values[] = {3, salt};
      g_array_append_vals(ints, values, 2);
      *(GArray **)place = ints;
      break;
    }
    case FIELD_LENGTHS: {
      if (*(GPtrArray **)place) {
        g_ptr_array_unref(*(GPtrArray **)place);
      }
      GPtrArray *lengths = g_ptr_array_new_with_free_func((GDestroyNotify)part_length_free);
      g_ptr_array_add(lengths, part_length_new("gesprek", 600 + salt));
      g_ptr_array_add(lengths, part_length_new("pauze", LENGTH_NONE));
      *(GPtrArray **)place = lengths;
      break;
    }
    case FIELD_PERSON: {
      person_free(*(Person **)place);
      Person *person = person_new();
      person->id = 4 + salt;
      g_free(person->first);
      person->first = g_strdup("Şebnem");
      person->last = g_strdup("Ağaoğlu");
      *(Person **)place = person;
      break;
    }
  }
}

static void test_copy_every_kind(void) {
  for (int kind = 0; kind < N_EVENTS; kind++) {
    g_autoptr(Event) event = event_new(kind);
    event->n = 12;
    event->t = 99 * SECOND;
    for (const EventField *field = event_fields(kind); field->word; field++) {
      fill(event, field, 0);
    }
    g_autoptr(Event) copy = event_copy(event);
    g_assert_true(event_equal(event, copy));
    for (const EventField *field = event_fields(kind); field->word; field++) {
      fill(copy, field, 1);
      g_assert_false(event_equal(event, copy));
      fill(copy, field, 0);
      g_assert_true(event_equal(event, copy));
    }
    copy->n++;
    g_assert_false(event_equal(event, copy));
  }
}

/* A field that events.def names must be copied and freed, so the table of members has to know it, once and with its type. */
static void test_members_cover_the_kinds(void) {
  for (int kind = 0; kind < N_EVENTS; kind++) {
    for (const EventField *field = event_fields(kind); field->word; field++) {
      int found = 0;
      for (const EventField *member = event_members(); member->word; member++) {
        if (member->offset == field->offset) {
          g_assert_cmpstr(member->word, ==, field->word);
          g_assert_cmpint(member->type, ==, field->type);
          found++;
        }
      }
      g_assert_cmpint(found, ==, 1);
    }
  }
}

static void test_words(void) {
  g_autoptr(GHashTable) words = g_hash_table_new(g_str_hash, g_str_equal);
  for (int kind = 0; kind < N_EVENTS; kind++) {
    g_assert_true(g_hash_table_add(words, (gpointer)event_word(kind)));
    g_assert_cmpint(event_kind(event_word(kind)), ==, kind);
  }
  g_assert_cmpint(event_kind("stop"), ==, N_EVENTS);
  g_assert_cmpint(event_kind(""), ==, N_EVENTS);
  g_assert_cmpstr(event_word(EVENT_STOP_CLOCK), ==, "stop clock");
  g_assert_cmpstr(event_word(N_EVENTS), ==, "");
  g_assert_true(event_live(EVENT_START));
  g_assert_false(event_live(EVENT_UNDO));
  g_assert_false(event_live(EVENT_OPEN));
  g_assert_false(event_live(N_EVENTS));
  g_assert_null(event_fields(N_EVENTS)[0].word);
  g_assert_null(event_fields(EVENT_GO_ON)[0].word);
  g_assert_cmpstr(event_fields(EVENT_START)[0].word, ==, "part");
}

static void test_empty_lists_are_equal(void) {
  g_autoptr(Event) a = event_new(EVENT_RECORD);
  g_autoptr(Event) b = event_new(EVENT_RECORD);
  a->people = g_array_new(FALSE, FALSE, sizeof(int));
  g_assert_true(event_equal(a, b));
}

static void test_clear(void) {
  Event event = {.kind = EVENT_WALK_IN, .text = g_strdup("x"), .person = person_new()};
  event_clear(&event);
  g_assert_null(event.text);
  g_assert_null(event.person);
  event_clear(&event);
  event_free(NULL);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/event/copy-every-kind", test_copy_every_kind);
  g_test_add_func("/event/members-cover-the-kinds", test_members_cover_the_kinds);
  g_test_add_func("/event/words", test_words);
  g_test_add_func("/event/empty-lists-are-equal", test_empty_lists_are_equal);
  g_test_add_func("/event/clear", test_clear);
  return g_test_run();
}
