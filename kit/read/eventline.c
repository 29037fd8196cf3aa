/* Writes an event as a line of the session file. Reading it back is eventline_read.c; which lines make a session, and what is
 * wrong with a file as a whole, is replay.c. */
#include "read/eventline.h"

#include <string.h>

#include "model/people.h"
#include "read/eventline_person.h"

static const char *const side_words[N_SIDES + 1] = {"", "formal", "informal", "municipality", "resident", "other"};
static const char *const state_words[N_PERSON_STATES + 1] = {"invited", "signed up", "cancelled", "replaced", "report only", "online"};
static const char *const consent_words[] = {"not asked", "yes", "no", "empty", NULL};

const PersonField eventline_person_fields[] = {
#define P(member, type, words) {#member, PERSON_##type, G_STRUCT_OFFSET(Person, member), words}
    P(id, INT, NULL),
    P(first, TEXT, NULL),
    P(infix, TEXT, NULL),
    P(last, TEXT, NULL),
    P(role, TEXT, NULL),
    P(organisation, TEXT, NULL),
    P(mail, TEXT, NULL),
    P(phone, TEXT, NULL),
    P(remarks, TEXT, NULL),
    P(street, TEXT, NULL),
    P(house, TEXT, NULL),
    P(postcode, TEXT, NULL),
    P(town, TEXT, NULL),
    P(side, WORD, side_words),
    P(state, WORD, state_words),
    P(name_in_report, WORD, consent_words),
    P(share_mail, WORD, consent_words),
    P(photo, WORD, consent_words),
    P(together, TEXT, NULL),
    P(apart, TEXT, NULL),
    P(walk_in, FLAG, NULL),
    P(instead_of, INT, NULL),
    {NULL, PERSON_INT, 0, NULL},
#undef P
};

/* Those that a YAML reader refuses, takes for a line end, or that turn the order of a line around on a screen. */
gboolean eventline_escapes(gunichar c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xfeff || c == 0xfffe || c == 0xffff;
}

static void append_escape(GString *out, gunichar c) {
  switch (c) {
    case '\n':
      g_string_append(out, "\\n");
      break;
    case '\t':
      g_string_append(out, "\\t");
      break;
    case '\r':
      g_string_append(out, "\\r");
      break;
    default:
      g_string_append_printf(out, "\\u%04x", c);
  }
}

void eventline_append_text(GString *out, const char *text) {
  if (!text) {
    g_string_append_c(out, '~');
    return;
  }
  g_autofree char *repaired = g_utf8_validate(text, -1, NULL) ? NULL : g_utf8_make_valid(text, -1);
  const char *from = repaired ? repaired : text;
  g_string_append_c(out, '"');
  const char *p = from;
  while (*p) {
    gunichar c = g_utf8_get_char(p);
    const char *next = g_utf8_next_char(p);
    if (c == '"' || c == '\\' || eventline_escapes(c)) {
      g_string_append_len(out, from, p - from);
      if (eventline_escapes(c)) {
        append_escape(out, c);
      } else {
        g_string_append_c(out, '\\');
        g_string_append_c(out, (char)c);
      }
      from = next;
    }
    p = next;
  }
  g_string_append_len(out, from, p - from);
  g_string_append_c(out, '"');
}

static void append_instant(GString *out, Instant at) {
  if (at == INSTANT_NONE) {
    g_string_append_c(out, '~');
    return;
  }
  g_autofree char *iso = instant_iso(at);
  g_string_append(out, iso);
}

static void append_ints(GString *out, const GArray *ints) {
  g_string_append_c(out, '[');
  for (guint i = 0; ints && i < ints->len; i++) {
    g_string_append_printf(out, "%s%d", i ? ", " : "", g_array_index(ints, int, i));
  }
  g_string_append_c(out, ']');
}

static void append_lengths(GString *out, const GPtrArray *lengths) {
  g_string_append_c(out, '[');
  for (guint i = 0; lengths && i < lengths->len; i++) {
    const PartLength *length = g_ptr_array_index(lengths, i);
    g_string_append(out, i ? ", {part: " : "{part: ");
    eventline_append_text(out, length->part);
    if (length->seconds == LENGTH_NONE) {
      g_string_append(out, ", seconds: dropped}");
    } else {
      g_string_append_printf(out, ", seconds: %d}", length->seconds);
    }
  }
  g_string_append_c(out, ']');
}

static gboolean person_field_empty(const PersonField *field, gconstpointer place) {
  return field->type == PERSON_TEXT ? !*(char *const *)place : *(const int *)place == 0;
}

static void append_person(GString *out, const Person *person) {
  if (!person) {
    g_string_append_c(out, '~');
    return;
  }
  for (const PersonField *field = eventline_person_fields; field->word; field++) {
    gconstpointer place = G_STRUCT_MEMBER_P(person, field->offset);
    if (field >= eventline_person_fields + PERSON_FIELDS_NEEDED && person_field_empty(field, place)) {
      continue;
    }
    g_string_append_printf(out, "%s%s: ", field == eventline_person_fields ? "{" : ", ", field->word);
    switch (field->type) {
      case PERSON_TEXT:
        eventline_append_text(out, *(char *const *)place);
        break;
      case PERSON_INT:
        g_string_append_printf(out, "%d", *(const int *)place);
        break;
      case PERSON_FLAG:
        g_string_append(out, "true");
        break;
      case PERSON_WORD:
        g_string_append(out, field->words[*(const int *)place]);
        break;
    }
  }
  g_string_append_c(out, '}');
}

/* Does the field hold nothing, so that it may be left out? A flag, a list or an instant always means something. */
static gboolean field_empty(const EventField *field, gconstpointer place) {
  switch (field->type) {
    case FIELD_TEXT:
    case FIELD_PERSON:
      return !*(const gpointer *)place;
    case FIELD_INT:
      return *(const int *)place == 0;
    case FIELD_DATE:
      return ((const Date *)place)->year == 0;
    case FIELD_INTS:
      return !*(GArray *const *)place || (*(GArray *const *)place)->len == 0;
    case FIELD_LENGTHS:
      return !*(GPtrArray *const *)place || (*(GPtrArray *const *)place)->len == 0;
    case FIELD_INSTANT:
    case FIELD_MICROSECONDS:
    case FIELD_FLAG:
    case FIELD_LIST:
      break;
  }
  return FALSE;
}

static void append_field(GString *out, const EventField *field, gconstpointer place) {
  switch (field->type) {
    case FIELD_TEXT:
      eventline_append_text(out, *(char *const *)place);
      break;
    case FIELD_INT:
      g_string_append_printf(out, "%d", *(const int *)place);
      break;
    case FIELD_INSTANT:
      append_instant(out, *(const Instant *)place);
      break;
    case FIELD_MICROSECONDS:
      g_string_append_printf(out, "%" G_GINT64_FORMAT, *(const gint64 *)place);
      break;
    case FIELD_FLAG:
      g_string_append(out, *(const gboolean *)place ? "true" : "false");
      break;
    case FIELD_LIST:
      g_string_append(out, list_word(*(const ListKind *)place, LANG_EN));
      break;
    case FIELD_DATE: {
      const Date *date = place;
      if (date->year == 0) {
        g_string_append_c(out, '~');
      } else {
        g_string_append_printf(out, "%04d-%02d-%02d", date->year, date->month, date->day);
      }
      break;
    }
    case FIELD_INTS:
      append_ints(out, *(GArray *const *)place);
      break;
    case FIELD_LENGTHS:
      append_lengths(out, *(GPtrArray *const *)place);
      break;
    case FIELD_PERSON:
      append_person(out, *(Person *const *)place);
      break;
  }
}

void eventline_append(GString *out, const Event *event) {
  g_string_append_printf(out, "- {n: %" G_GUINT64_FORMAT ", t: ", event->n);
  append_instant(out, event->t);
  g_string_append_printf(out, ", do: %s", event_word(event->kind));
  const EventField *fields = event_fields(event->kind);
  for (const EventField *field = fields; field->word; field++) {
    gconstpointer place = G_STRUCT_MEMBER_P(event, field->offset);
    if (field != fields && field_empty(field, place)) {
      continue;
    }
    g_string_append_printf(out, ", %s: ", field->word);
    append_field(out, field, place);
  }
  g_string_append(out, "}\n");
}
