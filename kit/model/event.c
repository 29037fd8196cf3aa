/* Events as data: the table of kinds and fields from events.def, and copying, comparing and freeing by walking over it.
 * What an event does to a session is in session.c; how it is written in a file is the codec's. */
#include "model/event.h"

#include <string.h>

static const EventField members[] = {
#define M(member, type) {#member, FIELD_##type, G_STRUCT_OFFSET(Event, member)}
    M(part, TEXT),     M(text, TEXT),      M(heading, TEXT), M(column, TEXT),   M(record, INT),
    M(list, LIST),     M(people, INTS),    M(groups, INTS),  M(owner, TEXT),    M(due, DATE),
    M(quarter, INT),   M(number, INT),     M(seconds, INT),  M(at, INSTANT),    M(flag, FLAG),
    M(person, PERSON), M(lengths, LENGTHS), M(person_id, INT), M(wall, INSTANT), M(boot, MICROSECONDS),
    M(boot_id, TEXT),  M(digest, TEXT),    M(version, TEXT), M(state, INT),
    M(room, INT),      M(rooms, INT),     {NULL, FIELD_TEXT, 0},
#undef M
};

#define F(member, type) {#member, FIELD_##type, G_STRUCT_OFFSET(Event, member)}
#define FIELDS(id, ...) static const EventField fields_##id[] = {__VA_ARGS__};
#define EVENT(id, word, live, ...) FIELDS(id, ##__VA_ARGS__, {NULL, FIELD_TEXT, 0})
#include "model/events.def"
#undef EVENT
#undef FIELDS
#undef F

static const struct {
  const char *word;
  gboolean live;
  const EventField *fields;
} kinds[N_EVENTS] = {
#define EVENT(id, word, live, ...) [EVENT_##id] = {word, live, fields_##id},
#include "model/events.def"
#undef EVENT
};

static gboolean known(EventKind kind) {
  return (int)kind >= 0 && kind < N_EVENTS;
}

gboolean event_live(EventKind kind) {
  return known(kind) && kinds[kind].live;
}

const char *event_word(EventKind kind) {
  return known(kind) ? kinds[kind].word : "";
}

EventKind event_kind(const char *word) {
  int kind = 0;
  while (kind < N_EVENTS && (*word != *kinds[kind].word || strcmp(word, kinds[kind].word) != 0)) {
    kind++;
  }
  return (EventKind)kind;
}

const EventField *event_fields(EventKind kind) {
  static const EventField none[] = {{NULL, FIELD_TEXT, 0}};
  return known(kind) ? kinds[kind].fields : none;
}

const EventField *event_members(void) {
  return members;
}

PartLength *part_length_new(const char *part, int seconds) {
  PartLength *length = g_new(PartLength, 1);
  length->part = g_strdup(part);
  length->seconds = seconds;
  return length;
}

void part_length_free(PartLength *length) {
  if (length) {
    g_free(length->part);
    g_free(length);
  }
}

static GPtrArray *lengths_copy(const GPtrArray *from) {
  GPtrArray *copy = g_ptr_array_new_with_free_func((GDestroyNotify)part_length_free);
  for (guint i = 0; i < from->len; i++) {
    const PartLength *length = g_ptr_array_index(from, i);
    g_ptr_array_add(copy, part_length_new(length->part, length->seconds));
  }
  return copy;
}

static gboolean lengths_equal(const GPtrArray *a, const GPtrArray *b) {
  guint n = a ? a->len : 0;
  if (n != (b ? b->len : 0)) {
    return FALSE;
  }
  for (guint i = 0; i < n; i++) {
    const PartLength *x = g_ptr_array_index(a, i), *y = g_ptr_array_index(b, i);
    if (x->seconds != y->seconds || g_strcmp0(x->part, y->part) != 0) {
      return FALSE;
    }
  }
  return TRUE;
}

/* An empty list and no list mean the same: a file cannot tell them apart. */
static gboolean ints_equal(const GArray *a, const GArray *b) {
  guint n = a ? a->len : 0;
  return n == (b ? b->len : 0) && (n == 0 || memcmp(a->data, b->data, n * sizeof(int)) == 0);
}

Event *event_new(EventKind kind) {
  Event *event = g_new0(Event, 1);
  event->kind = kind;
  return event;
}

void event_assign(Event *to, const Event *from) {
  *to = *from;
  for (const EventField *field = members; field->word; field++) {
    gpointer place = G_STRUCT_MEMBER_P(to, field->offset);
    switch (field->type) {
      case FIELD_TEXT: {
        char **text = place;
        *text = g_strdup(*text);
        break;
      }
      case FIELD_INTS: {
        GArray **ints = place;
        *ints = *ints ? g_array_copy(*ints) : NULL;
        break;
      }
      case FIELD_LENGTHS: {
        GPtrArray **lengths = place;
        *lengths = *lengths ? lengths_copy(*lengths) : NULL;
        break;
      }
      case FIELD_PERSON: {
        Person **person = place;
        *person = person_copy(*person);
        break;
      }
      case FIELD_INT:
      case FIELD_INSTANT:
      case FIELD_MICROSECONDS:
      case FIELD_FLAG:
      case FIELD_LIST:
      case FIELD_DATE:
        break; /* copied with the struct */
    }
  }
}

Event *event_copy(const Event *event) {
  Event *copy = g_new(Event, 1);
  event_assign(copy, event);
  return copy;
}

void event_clear(Event *event) {
  for (const EventField *field = members; field->word; field++) {
    gpointer place = G_STRUCT_MEMBER_P(event, field->offset);
    switch (field->type) {
      case FIELD_TEXT:
        g_free(*(char **)place);
        break;
      case FIELD_INTS:
        if (*(GArray **)place) {
          g_array_unref(*(GArray **)place);
        }
        break;
      case FIELD_LENGTHS:
        if (*(GPtrArray **)place) {
          g_ptr_array_unref(*(GPtrArray **)place);
        }
        break;
      case FIELD_PERSON:
        person_free(*(Person **)place);
        break;
      case FIELD_INT:
      case FIELD_INSTANT:
      case FIELD_MICROSECONDS:
      case FIELD_FLAG:
      case FIELD_LIST:
      case FIELD_DATE:
        break;
    }
  }
  memset(event, 0, sizeof *event);
}

void event_free(Event *event) {
  if (event) {
    event_clear(event);
    g_free(event);
  }
}

static gboolean member_equal(FieldType type, gconstpointer a, gconstpointer b) {
  switch (type) {
    case FIELD_TEXT:
      return g_strcmp0(*(char *const *)a, *(char *const *)b) == 0;
    case FIELD_INT:
      return *(const int *)a == *(const int *)b;
    case FIELD_FLAG:
      return !*(const gboolean *)a == !*(const gboolean *)b;
    case FIELD_LIST:
      return *(const ListKind *)a == *(const ListKind *)b;
    case FIELD_INSTANT:
    case FIELD_MICROSECONDS:
      return *(const gint64 *)a == *(const gint64 *)b;
    case FIELD_DATE: {
      const Date *x = a, *y = b;
      return x->year == y->year && x->month == y->month && x->day == y->day;
    }
    case FIELD_INTS:
      return ints_equal(*(GArray *const *)a, *(GArray *const *)b);
    case FIELD_LENGTHS:
      return lengths_equal(*(GPtrArray *const *)a, *(GPtrArray *const *)b);
    case FIELD_PERSON:
      return person_equal(*(Person *const *)a, *(Person *const *)b);
  }
  return FALSE;
}

gboolean event_equal(const Event *a, const Event *b) {
  if (a->n != b->n || a->t != b->t || a->kind != b->kind) {
    return FALSE;
  }
  for (const EventField *field = members; field->word; field++) {
    if (!member_equal(field->type, G_STRUCT_MEMBER_P(a, field->offset), G_STRUCT_MEMBER_P(b, field->offset))) {
      return FALSE;
    }
  }
  return TRUE;
}
