/* Reads an event from a line of the session file, strictly: the file is ours, so that what is missing, unknown or of another
 * type means damage or another version, and is told with its place. */
#include <string.h>

#include "model/people.h"
#include "read/eventline.h"
#include "read/eventline_person.h"

/* Tells of a fault at a place; returns FALSE, so that it can end an expression. */
static gboolean fault(const EventlineReader *reader, DiagId id, Place place, const char *word) {
  if (reader->diags) {
    place.line += reader->line;
    diag_add(reader->diags, id, reader->source, place, &TS(word), 1);
  }
  return FALSE;
}

static gboolean wrong(const EventlineReader *reader, const Node *node, const char *word) {
  return fault(reader, DG_SESSION_FIELD_WRONG, node->place, word);
}

static gboolean plain(const Node *node) {
  return node->kind == NODE_TEXT && !node->quoted;
}

/* ~ is how "none" is written. */
static gboolean none(const Node *node) {
  return plain(node) && strcmp(node->text, "~") == 0;
}

/* Most numbers have a few figures; GLib, which knows every sign and edge, takes long over them. */
static gboolean read_number(const Node *node, gint64 min, gint64 max, gint64 *value) {
  gint64 number = 0;
  const char *p = node->text;
  if (!plain(node)) {
    return FALSE;
  }
  for (; g_ascii_isdigit(*p) && p - node->text < 9; p++) {
    number = number * 10 + (*p - '0');
  }
  if (*p || p == node->text) {
    return g_ascii_string_to_signed(node->text, 10, min, max, value, NULL);
  }
  *value = number;
  return number >= min && number <= max;
}

static gboolean read_int(const Node *node, int *value) {
  gint64 number;
  if (!read_number(node, G_MININT, G_MAXINT, &number)) {
    return FALSE;
  }
  *value = (int)number;
  return TRUE;
}

static gboolean read_text(const Node *node, char **text) {
  if (node->kind == NODE_TEXT && node->quoted) {
    *text = g_strdup(node->text);
    return TRUE;
  }
  return none(node);
}

/* The same, but takes the text out of the node. */
static gboolean take_text(Node *node, char **text) {
  if (node->kind == NODE_TEXT && node->quoted) {
    *text = g_steal_pointer(&node->text);
    return TRUE;
  }
  return none(node);
}

static gboolean read_flag(const Node *node, gboolean *flag) {
  *flag = plain(node) && strcmp(node->text, "true") == 0;
  return *flag || (plain(node) && strcmp(node->text, "false") == 0);
}

static gboolean read_instant(const Node *node, Instant *at) {
  if (none(node)) {
    *at = INSTANT_NONE;
    return TRUE;
  }
  return plain(node) && instant_parse_iso(node->text, at);
}

static gboolean read_list_kind(const Node *node, ListKind *list) {
  for (int i = 0; plain(node) && i < N_LISTS; i++) {
    if (strcmp(node->text, list_word(i, LANG_EN)) == 0) {
      *list = i;
      return TRUE;
    }
  }
  return FALSE;
}

/* Exactly 2027-01-14: what people may type is none of this file's business. */
static gboolean read_date(const Node *node, Date *date) {
  if (none(node)) {
    return TRUE;
  }
  const char *p = node->kind == NODE_TEXT ? node->text : "";
  if (!plain(node) || strlen(p) != 10) {
    return FALSE;
  }
  for (int i = 0; i < 10; i++) {
    if (i == 4 || i == 7 ? p[i] != '-' : !g_ascii_isdigit(p[i])) {
      return FALSE;
    }
  }
  int digits[10];
  for (int i = 0; i < 10; i++) {
    digits[i] = p[i] - '0';
  }
  *date = (Date){digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3], digits[5] * 10 + digits[6],
                 digits[8] * 10 + digits[9]};
  return date_valid(*date);
}

static gboolean read_ints(const Node *node, GArray **ints) {
  if (node->kind != NODE_LIST) {
    return FALSE;
  }
  *ints = g_array_sized_new(FALSE, FALSE, sizeof(int), node->items->len);
  for (guint i = 0; i < node->items->len; i++) {
    int value;
    if (!read_int(g_ptr_array_index(node->items, i), &value)) {
      return FALSE;
    }
    g_array_append_val(*ints, value);
  }
  return TRUE;
}

static gboolean read_lengths(const Node *node, GPtrArray **lengths) {
  if (node->kind != NODE_LIST) {
    return FALSE;
  }
  *lengths = g_ptr_array_new_with_free_func((GDestroyNotify)part_length_free);
  for (guint i = 0; i < node->items->len; i++) {
    const Node *item = g_ptr_array_index(node->items, i);
    const Node *part = node_get(item, "part"), *seconds = node_get(item, "seconds");
    if (!part || !seconds || item->items->len != 2) {
      return FALSE;
    }
    PartLength *length = part_length_new(NULL, LENGTH_NONE);
    g_ptr_array_add(*lengths, length);
    gboolean dropped = plain(seconds) && strcmp(seconds->text, "dropped") == 0;
    if (!read_text(part, &length->part) || (!dropped && !read_int(seconds, &length->seconds))) {
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean read_word(const Node *node, const char *const *words, int *value) {
  for (int i = 0; plain(node) && words[i]; i++) {
    if (strcmp(node->text, words[i]) == 0) {
      *value = i;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean read_person_field(const Node *node, const PersonField *field, gpointer place) {
  switch (field->type) {
    case PERSON_INT:
      return read_int(node, place);
    case PERSON_TEXT:
      return read_text(node, place);
    case PERSON_FLAG:
      return read_flag(node, place);
    case PERSON_WORD:
      return read_word(node, field->words, place);
  }
  return FALSE;
}

/* Tells of the first key of a map that is not among `words`, of which there are n. */
static gboolean unknown_key(const EventlineReader *reader, const Node *map, const char *const *words, guint n) {
  for (guint i = 0; i < map->items->len; i++) {
    const Node *node = g_ptr_array_index(map->items, i);
    guint w = 0;
    while (w < n && strcmp(words[w], node->key) != 0) {
      w++;
    }
    if (w == n) {
      return fault(reader, DG_SESSION_FIELD_UNKNOWN, node->key_place, node->key);
    }
  }
  return fault(reader, DG_SESSION_LINE, map->place, "");
}

static gboolean read_person(const EventlineReader *reader, const Node *node, Person **person) {
  if (none(node)) {
    return TRUE;
  }
  if (node->kind != NODE_MAP) {
    return wrong(reader, node, "person");
  }
  *person = person_new();
  enum { MAX_WORDS = 32 };
  const char *words[MAX_WORDS];
  guint found = 0, n = 0;
  for (const PersonField *field = eventline_person_fields; field->word && n < MAX_WORDS; field++) {
    const Node *value = node_get(node, field->word);
    words[n++] = field->word;
    if (!value) {
      if (field < eventline_person_fields + PERSON_FIELDS_NEEDED) {
        return fault(reader, DG_SESSION_FIELD_MISSING, node->place, field->word);
      }
      continue;
    }
    gpointer place = G_STRUCT_MEMBER_P(*person, field->offset);
    if (field->type == PERSON_TEXT) {
      g_clear_pointer((char **)place, g_free);
    }
    if (!read_person_field(value, field, place)) {
      return wrong(reader, value, field->word);
    }
    found++;
  }
  if (!(*person)->first) {
    return wrong(reader, node_get(node, "first"), "first");
  }
  return found == node->items->len || unknown_key(reader, node, words, n);
}

static gboolean read_field(const EventlineReader *reader, Node *node, const EventField *field, gpointer place) {
  gboolean ok = FALSE;
  switch (field->type) {
    case FIELD_TEXT:
      ok = take_text(node, place);
      break;
    case FIELD_INT:
      ok = read_int(node, place);
      break;
    case FIELD_INSTANT:
      ok = read_instant(node, place);
      break;
    case FIELD_MICROSECONDS:
      ok = read_number(node, G_MININT64, G_MAXINT64, place);
      break;
    case FIELD_FLAG:
      ok = read_flag(node, place);
      break;
    case FIELD_LIST:
      ok = read_list_kind(node, place);
      break;
    case FIELD_DATE:
      ok = read_date(node, place);
      break;
    case FIELD_INTS:
      ok = read_ints(node, place);
      break;
    case FIELD_LENGTHS:
      ok = read_lengths(node, place);
      break;
    case FIELD_PERSON:
      return read_person(reader, node, place);
  }
  return ok || wrong(reader, node, field->word);
}

/* The fields that are always written; the others hold nothing when they are not there. */
static gboolean field_needed(const EventField *field, const EventField *first) {
  return field == first || field->type == FIELD_INSTANT || field->type == FIELD_MICROSECONDS || field->type == FIELD_FLAG ||
         field->type == FIELD_LIST;
}

/* The value of a key, looked for first where it stands in a line that the program wrote: behind the fields found so far. */
static Node *get_field(const Node *item, const char *word, guint found) {
  for (guint i = 0; i < item->items->len; i++) {
    Node *node = g_ptr_array_index(item->items, (found + i) % item->items->len);
    if (*node->key == *word && strcmp(node->key, word) == 0) {
      return node;
    }
  }
  return NULL;
}

static gboolean read_fields(Node *item, const EventlineReader *reader, Event *event) {
  enum { MAX_WORDS = 32 };
  const char *words[MAX_WORDS] = {"n", "t", "do"};
  guint n = 3, found = 3;
  const EventField *first = event_fields(event->kind);
  for (const EventField *field = first; field->word && n < MAX_WORDS; field++) {
    Node *node = found < item->items->len ? get_field(item, field->word, found) : NULL;
    words[n++] = field->word;
    if (node) {
      found++;
      if (!read_field(reader, node, field, G_STRUCT_MEMBER_P(event, field->offset))) {
        return FALSE;
      }
    } else if (field_needed(field, first)) {
      return fault(reader, DG_SESSION_FIELD_MISSING, item->place, field->word);
    }
  }
  return found == item->items->len || unknown_key(reader, item, words, n);
}

/* What every event has. */
static gboolean read_head(const Node *item, const EventlineReader *reader, Event *event) {
  static const char *const words[] = {"n", "t", "do"};
  const Node *nodes[G_N_ELEMENTS(words)];
  for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
    nodes[i] = get_field(item, words[i], i);
    if (!nodes[i]) {
      return fault(reader, DG_SESSION_FIELD_MISSING, item->place, words[i]);
    }
  }
  gint64 n;
  if (!read_number(nodes[0], 1, G_MAXINT64, &n)) {
    return wrong(reader, nodes[0], words[0]);
  }
  event->n = (guint64)n;
  if (!plain(nodes[1]) || !instant_parse_iso(nodes[1]->text, &event->t)) {
    return wrong(reader, nodes[1], words[1]);
  }
  if (!plain(nodes[2])) {
    return wrong(reader, nodes[2], words[2]);
  }
  event->kind = event_kind(nodes[2]->text);
  return TRUE;
}

EventlineResult eventline_decode(Node *item, const EventlineReader *reader, Event *event) {
  memset(event, 0, sizeof *event);
  if (item->kind != NODE_MAP) {
    fault(reader, DG_SESSION_LINE, item->place, "");
    return EVENTLINE_FAULT;
  }
  if (!read_head(item, reader, event)) {
    event_clear(event);
    return EVENTLINE_FAULT;
  }
  if (event->kind == N_EVENTS) {
    return EVENTLINE_LATER;
  }
  if (!read_fields(item, reader, event)) {
    event_clear(event);
    return EVENTLINE_FAULT;
  }
  return EVENTLINE_OK;
}
