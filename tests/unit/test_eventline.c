/* One event is one line: whatever goes in comes out again, every line is YAML by itself, and what is not ours is refused. */
#include <string.h>

#include "read/eventline.h"
#include "read/flowline.h"

static const char *const nasty[] = {
    "",
    " ",
    "  vooraan en achteraan  ",
    "regel een\nregel twee\r\n\nregel vijf",
    "\"aanhaling\" en 'enkel' en \\ en \\n en \\u0041",
    "- {n: 1, do: start}",
    "a: b, c # geen opmerking",
    "}]>|&*!%@`",
    "~",
    "null",
    "true",
    "\x01\x02\x07\x08\t\x0b\x0c\x1b[31m\x1f\x7f",
    "Łukasz Şebnem Đorđe Ağaoğlu 你好 👩‍👩‍👧‍👦 ☕",
    "e\xcc\x81 blijft los", /* not in NFC */
    "\xc2\x85 \xe2\x80\xa8 \xe2\x80\xa9 line ends of YAML 1.1",
    "\xef\xbb\xbf met BOM, \xe2\x80\xae omgekeerd, \xe2\x80\x8b onzichtbaar, zacht\xc2\xadstreepje",
    "\xef\xbf\xbe\xef\xbf\xbf\xf0\x9f\xbf\xbf\xf4\x8f\xbf\xbf",
    "---",
    "...",
};

static char *random_text(GRand *rand) {
  switch (g_rand_int_range(rand, 0, 4)) {
    case 0:
      return NULL;
    case 1:
      return g_strdup(nasty[g_rand_int_range(rand, 0, G_N_ELEMENTS(nasty))]);
    case 2: {
      GString *text = g_string_new(NULL);
      for (int i = g_rand_int_range(rand, 1, 60); i > 0; i--) {
        gunichar c = (gunichar)g_rand_int_range(rand, 1, g_rand_boolean(rand) ? 0x100 : 0x110000);
        if (g_unichar_validate(c)) {
          g_string_append_unichar(text, c);
        }
      }
      return g_string_free(text, FALSE);
    }
    default: {
      char *text = g_strnfill((gsize)g_rand_int_range(rand, 1, 5000), 'x'); /* beyond what a simple key may be */
      return text;
    }
  }
}

static int random_int(GRand *rand) {
  static const int edges[] = {0, 1, -1, 7, 3600, G_MAXINT, G_MININT};
  return g_rand_boolean(rand) ? edges[g_rand_int_range(rand, 0, G_N_ELEMENTS(edges))] : g_rand_int_range(rand, -100000, 100000);
}

/* Any instant of the years 1 to 9999, and now and then none. */
static Instant random_instant(GRand *rand) {
  Instant at = (Instant)(g_rand_double_range(rand, -62135596800.0, 253402300799.0) * (double)SECOND);
  return g_rand_int_range(rand, 0, 10) == 0 ? INSTANT_NONE : at;
}

static GArray *random_ints(GRand *rand) {
  GArray *ints = g_array_new(FALSE, FALSE, sizeof(int));
  for (int i = g_rand_int_range(rand, 0, 6); i > 0; i--) {
    int value = random_int(rand);
    g_array_append_val(ints, value);
  }
  return ints;
}

static GPtrArray *random_lengths(GRand *rand) {
  GPtrArray *lengths = g_ptr_array_new_with_free_func((GDestroyNotify)part_length_free);
  for (int i = g_rand_int_range(rand, 0, 4); i > 0; i--) {
    g_autofree char *part = random_text(rand);
    g_ptr_array_add(lengths, part_length_new(part, g_rand_boolean(rand) ? LENGTH_NONE : random_int(rand)));
  }
  return lengths;
}

static Person *random_person(GRand *rand) {
  Person *person = person_new();
  person->id = random_int(rand);
  char *first = random_text(rand);
  if (first) {
    g_free(person->first);
    person->first = first;
  }
  person->infix = random_text(rand);
  person->last = random_text(rand);
  person->role = random_text(rand);
  person->organisation = random_text(rand);
  person->mail = random_text(rand);
  person->phone = random_text(rand);
  person->remarks = random_text(rand);
  person->street = random_text(rand);
  person->house = random_text(rand);
  person->postcode = random_text(rand);
  person->town = random_text(rand);
  person->side = g_rand_int_range(rand, 0, N_SIDES);
  person->state = g_rand_int_range(rand, 0, N_PERSON_STATES);
  person->name_in_report = g_rand_int_range(rand, 0, 3);
  person->share_mail = g_rand_int_range(rand, 0, 3);
  person->photo = g_rand_int_range(rand, 0, 3);
  person->together = random_text(rand);
  person->apart = random_text(rand);
  person->walk_in = g_rand_boolean(rand);
  person->instead_of = random_int(rand);
  return person;
}

static void fill(GRand *rand, Event *event, const EventField *field) {
  gpointer place = G_STRUCT_MEMBER_P(event, field->offset);
  switch (field->type) {
    case FIELD_TEXT:
      *(char **)place = random_text(rand);
      break;
    case FIELD_INT:
      *(int *)place = random_int(rand);
      break;
    case FIELD_INSTANT:
      *(Instant *)place = random_instant(rand);
      break;
    case FIELD_MICROSECONDS:
      *(gint64 *)place = (gint64)((guint64)g_rand_int(rand) << 32 | g_rand_int(rand));
      break;
    case FIELD_FLAG:
      *(gboolean *)place = g_rand_boolean(rand);
      break;
    case FIELD_LIST:
      *(ListKind *)place = g_rand_int_range(rand, 0, N_LISTS);
      break;
    case FIELD_DATE:
      if (g_rand_boolean(rand)) {
        *(Date *)place = (Date){g_rand_int_range(rand, 1, 10000), g_rand_int_range(rand, 1, 13), g_rand_int_range(rand, 1, 29)};
      }
      break;
    case FIELD_INTS:
      *(GArray **)place = g_rand_boolean(rand) ? random_ints(rand) : NULL;
      break;
    case FIELD_LENGTHS:
      *(GPtrArray **)place = g_rand_boolean(rand) ? random_lengths(rand) : NULL;
      break;
    case FIELD_PERSON:
      *(Person **)place = g_rand_int_range(rand, 0, 5) ? random_person(rand) : NULL;
      break;
  }
}

static Event *random_event(GRand *rand, EventKind kind) {
  Event *event = event_new(kind);
  event->n = (guint64)g_rand_int(rand) + 1;
  do {
    event->t = random_instant(rand);
  } while (event->t == INSTANT_NONE);
  for (const EventField *field = event_fields(kind); field->word; field++) {
    fill(rand, event, field);
  }
  return event;
}

typedef struct Got {
  Event event;
  EventlineResult result;
  int items;
  Place place;
  DiagList *diags;
} Got;

static gboolean take(Node *item, void *data) {
  Got *got = data;
  const EventlineReader reader = {got->diags, NULL, 0};
  event_clear(&got->event);
  got->items++;
  got->place = item->place;
  got->result = eventline_decode(item, &reader, &got->event);
  return TRUE;
}

static void test_there_and_back(void) {
  GRand *rand = g_rand_new_with_seed(20270114);
  for (int round = 0; round < 60; round++) {
    for (int kind = 0; kind < N_EVENTS; kind++) {
      g_autoptr(Event) event = random_event(rand, kind);
      g_autoptr(GString) line = g_string_new(NULL);
      eventline_append(line, event);
      /* one line, the newline at its end the only one; nothing in it that an editor hides or a terminal obeys */
      g_assert_true(strchr(line->str, '\n') == line->str + line->len - 1);
      g_assert_true(g_utf8_validate(line->str, (gssize)line->len, NULL));
      for (const char *p = line->str; p < line->str + line->len - 1; p++) {
        g_assert_cmpint((guchar)*p, >=, 0x20);
      }
      Got got = {.diags = diag_list_new(LANG_EN)};
      gboolean ok = tree_each(line->str, line->len, take, &got);
      if (!ok || got.result != EVENTLINE_OK || !event_equal(event, &got.event)) {
        g_test_message("%s", line->str);
      }
      g_assert_true(ok);
      g_assert_cmpint(got.items, ==, 1);
      g_assert_cmpint(got.result, ==, EVENTLINE_OK);
      g_assert_cmpuint(got.diags->diags->len, ==, 0);
      g_assert_true(event_equal(event, &got.event));
      event_clear(&got.event);
      diag_list_free(got.diags);
    }
  }
  g_rand_free(rand);
}

/* Broken UTF-8 cannot be written; the rest of the text must still come back. */
static void test_broken_utf8(void) {
  g_autoptr(Event) event = event_new(EVENT_RECORD);
  event->n = 1;
  event->text = g_strdup("voor \xff na");
  g_autoptr(GString) line = g_string_new(NULL);
  eventline_append(line, event);
  Got got = {0};
  g_assert_true(tree_each(line->str, line->len, take, &got));
  g_assert_cmpstr(got.event.text, ==, "voor \xef\xbf\xbd na");
  event_clear(&got.event);
}

static void test_readable(void) {
  g_autoptr(Event) event = event_new(EVENT_RECORD);
  event->n = 12;
  g_assert_true(instant_parse_iso("2027-01-14T13:05:00.000000Z", &event->t));
  event->record = 3;
  event->list = LIST_KEYWORD;
  event->part = g_strdup("kennismaking");
  event->text = g_strdup("réunie");
  g_autoptr(GString) line = g_string_new(NULL);
  eventline_append(line, event);
  g_assert_cmpstr(line->str, ==,
                  "- {n: 12, t: 2027-01-14T13:05:00.000000Z, do: record, record: 3, list: keywords, "
                  "part: \"kennismaking\", text: \"réunie\"}\n");
}

typedef struct Bad {
  const char *line;
  DiagId id;
  int column;
  const char *word;
} Bad;

#define T "t: 2027-01-14T13:05:00.000000Z"

static void test_refused(void) {
  static const Bad bad[] = {
      {"- tekst", DG_SESSION_LINE, 3, ""},
      {"- [1, 2]", DG_SESSION_LINE, 3, ""},
      {"- {}", DG_SESSION_FIELD_MISSING, 3, "n"},
      {"- {n: 1, do: finish}", DG_SESSION_FIELD_MISSING, 3, "t"},
      {"- {n: 1, " T "}", DG_SESSION_FIELD_MISSING, 3, "do"},
      {"- {n: 0, " T ", do: finish}", DG_SESSION_FIELD_WRONG, 7, "n"},
      {"- {n: -1, " T ", do: finish}", DG_SESSION_FIELD_WRONG, 7, "n"},
      {"- {n: \"1\", " T ", do: finish}", DG_SESSION_FIELD_WRONG, 7, "n"},
      {"- {n: 1, t: gisteren, do: finish}", DG_SESSION_FIELD_WRONG, 13, "t"},
      {"- {n: 1, t: ~, do: finish}", DG_SESSION_FIELD_WRONG, 13, "t"},
      {"- {n: 1, " T ", do: [finish]}", DG_SESSION_FIELD_WRONG, 46, "do"},
      {"- {n: 1, " T ", do: go on, part: \"x\"}", DG_SESSION_FIELD_UNKNOWN, 53, "part"},
      {"- {n: 1, " T ", do: start}", DG_SESSION_FIELD_MISSING, 3, "part"},
      {"- {n: 1, " T ", do: start, part: x}", DG_SESSION_FIELD_WRONG, 59, "part"},
      {"- {n: 1, " T ", do: start, part: [x]}", DG_SESSION_FIELD_WRONG, 59, "part"},
      {"- {n: 1, " T ", do: undo, number: 1.5}", DG_SESSION_FIELD_WRONG, 60, "number"},
      {"- {n: 1, " T ", do: undo, number: 99999999999}", DG_SESSION_FIELD_WRONG, 60, "number"},
      {"- {n: 1, " T ", do: confidential, record: 1, flag: yes}", DG_SESSION_FIELD_WRONG, 77, "flag"},
      {"- {n: 1, " T ", do: confidential, record: 1}", DG_SESSION_FIELD_MISSING, 3, "flag"},
      {"- {n: 1, " T ", do: record, record: 1, list: dingen}", DG_SESSION_FIELD_WRONG, 71, "list"},
      {"- {n: 1, " T ", do: change, record: 1, due: 2027-02-29}", DG_SESSION_FIELD_WRONG, 70, "due"},
      {"- {n: 1, " T ", do: change, record: 1, due: 14 maart}", DG_SESSION_FIELD_WRONG, 70, "due"},
      {"- {n: 1, " T ", do: change, record: 1, people: 3}", DG_SESSION_FIELD_WRONG, 73, "people"},
      {"- {n: 1, " T ", do: change, record: 1, people: [a]}", DG_SESSION_FIELD_WRONG, 73, "people"},
      {"- {n: 1, " T ", do: lengths, lengths: [{part: \"x\"}], flag: true}", DG_SESSION_FIELD_WRONG, 64, "lengths"},
      {"- {n: 1, " T ", do: enter, person: {id: 1}}", DG_SESSION_FIELD_MISSING, 61, "first"},
      {"- {n: 1, " T ", do: enter, person: {id: 1, first: ~}}", DG_SESSION_FIELD_WRONG, 76, "first"},
      {"- {n: 1, " T ", do: enter, person: {id: 1, first: \"J\", side: links}}", DG_SESSION_FIELD_WRONG, 87, "side"},
      {"- {n: 1, " T ", do: enter, person: {id: 1, first: \"J\", leeftijd: 3}}", DG_SESSION_FIELD_UNKNOWN, 81, "leeftijd"},
      {"- {n: 1, " T ", do: enter, person: \"Jan\"}", DG_SESSION_FIELD_WRONG, 61, "person"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
    Got got = {.diags = diag_list_new(LANG_EN)};
    g_assert_true(tree_each(bad[i].line, strlen(bad[i].line), take, &got));
    if (got.diags->diags->len != 1) {
      g_test_message("%s", bad[i].line);
    }
    g_assert_cmpint(got.result, ==, EVENTLINE_FAULT);
    g_assert_cmpuint(got.diags->diags->len, ==, 1);
    const Diag *d = &g_array_index(got.diags->diags, Diag, 0);
    if (d->id != bad[i].id || d->place.column != bad[i].column) {
      g_test_message("%s: %d at %d", bad[i].line, d->id, d->place.column);
    }
    g_assert_cmpint(d->id, ==, bad[i].id);
    g_assert_cmpint(d->place.column, ==, bad[i].column);
    g_assert_cmpstr(d->args[0].string, ==, bad[i].word);
    g_assert_null(got.event.part);
    diag_list_free(got.diags);
  }
}

static void test_later_kind(void) {
  const char *line = "- {n: 7, " T ", do: levitate, height: {in: [1, metres]}}";
  Got got = {.diags = diag_list_new(LANG_EN)};
  g_assert_true(tree_each(line, strlen(line), take, &got));
  g_assert_cmpint(got.result, ==, EVENTLINE_LATER);
  g_assert_cmpuint(got.event.n, ==, 7);
  g_assert_cmpuint(got.diags->diags->len, ==, 0);
  diag_list_free(got.diags);
}

/* What tree_each must not let through: it reads our own files, in which none of these occurs. */
static void test_not_a_list(void) {
  static const char *const bad[] = {
      "",          "# niets",     "a: 1",         "tekst",     "- {a: 1}\n---\n- {b: 2}\n", "- {a: 1, a: 2}",
      "- &x {a: 1}", "- *x",      "- !tag {a: 1}", "- {a: \"",  "- {a: \"\\0\"}",           "- {a: \"\x01\"}",
      "- {a: \"\xff\"}", "- {a: 1}}",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
    Got got = {0};
    gboolean ok = tree_each(bad[i], strlen(bad[i]), take, &got);
    if (ok) {
      g_test_message("%s", bad[i]);
    }
    g_assert_false(ok);
  }
}

/* --- two readers of one line --- */

static gboolean nodes_equal(const Node *a, const Node *b) {
  if (a->kind != b->kind || g_strcmp0(a->key, b->key) != 0) {
    return FALSE;
  }
  if (a->kind == NODE_TEXT) {
    return !a->quoted == !b->quoted && g_strcmp0(a->text, b->text) == 0;
  }
  gboolean equal = a->items->len == b->items->len;
  for (guint i = 0; equal && i < a->items->len; i++) {
    equal = nodes_equal(g_ptr_array_index(a->items, i), g_ptr_array_index(b->items, i));
  }
  return equal;
}

typedef struct Compared {
  const Node *quick; /* what the quick reader made of it */
  int items;
  gboolean equal;
} Compared;

static gboolean compare_item(Node *item, void *data) {
  Compared *compared = data;
  compared->items++;
  compared->equal = nodes_equal(item, compared->quick);
  return TRUE;
}

/* What the quick reader reads, libyaml reads too, and the same. Returns whether the quick one read it. */
static gboolean assert_same_reading(Flowline *reader, const char *line, gsize length) {
  Compared compared = {.quick = flowline_read(reader, line, length)};
  if (compared.quick && !(tree_each(line, length, compare_item, &compared) && compared.items == 1 && compared.equal)) {
    g_autofree char *shown = g_strescape(line, NULL);
    g_error("read otherwise: %s", shown);
  }
  return compared.quick != NULL;
}

/* Puts, takes away or changes some bytes, such as mean something in YAML. */
static void spoil(GRand *rand, GString *line) {
  static const char meant[] = "\"\"'{}[],,::##&*!|>%@`-??~~\\\\  \t\r\nnu0xUtrue.+_\x01\x7f\xc2\x85\xa0\xe2\x80\xa8\xef\xbb\xbf";
  for (int i = g_rand_int_range(rand, 1, 4); i > 0; i--) {
    gssize at = g_rand_int_range(rand, 0, (gint32)MIN(line->len, 400));
    char c = meant[g_rand_int_range(rand, 0, sizeof meant)]; /* NUL among them */
    switch (g_rand_int_range(rand, 0, 4)) {
      case 0:
        g_string_erase(line, at, 1);
        break;
      case 1:
        line->str[at] = c;
        break;
      case 2:
        g_string_insert_len(line, at, &c, 1);
        break;
      default: { /* a piece of it once more */
        gsize length = MIN(line->len - (gsize)at, (gsize)g_rand_int_range(rand, 1, 12));
        g_autofree char *piece = g_strndup(line->str + at, length);
        g_string_insert_len(line, g_rand_int_range(rand, 0, (gint32)MIN(line->len, 400)), piece, (gssize)strlen(piece));
        break;
      }
    }
  }
}

static void test_two_readers(void) {
  GRand *rand = g_rand_new_with_seed(11);
  g_autoptr(Flowline) reader = flowline_new();
  int spoilt = 0, read = 0;
  for (int round = 0; round < 60; round++) {
    for (int kind = 0; kind < N_EVENTS; kind++) {
      g_autoptr(Event) event = random_event(rand, kind);
      g_autoptr(GString) line = g_string_new(NULL);
      eventline_append(line, event);
      g_string_truncate(line, line->len - 1);
      g_assert_true(assert_same_reading(reader, line->str, line->len));
      for (int i = 0; i < 12 && line->len < 3000; i++) {
        g_autoptr(GString) other = g_string_new_len(line->str, (gssize)line->len);
        spoil(rand, other);
        spoilt++;
        read += assert_same_reading(reader, other->str, other->len);
      }
    }
  }
  g_assert_cmpint(read, >, spoilt / 20); /* or nothing was compared */
  g_assert_cmpint(read, <, spoilt * 3 / 4);
  g_rand_free(rand);
}

/* A line that no event has, however long: the quick reader leaves it to the other, which does not compare each key with all. */
static void test_many_keys(void) {
  g_autoptr(Flowline) reader = flowline_new();
  g_autoptr(GString) line = g_string_new("- {a: 1");
  for (int i = 0; i < 60; i++) {
    g_string_append_printf(line, ", k%d: 1", i);
  }
  gsize few = line->len;
  g_string_append_c(line, '}');
  g_assert_true(assert_same_reading(reader, line->str, line->len));
  g_string_truncate(line, few);
  for (int i = 60; i < 70; i++) {
    g_string_append_printf(line, ", k%d: 1", i);
  }
  g_string_append_c(line, '}');
  g_assert_false(assert_same_reading(reader, line->str, line->len));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/eventline/there-and-back", test_there_and_back);
  g_test_add_func("/eventline/broken-utf8", test_broken_utf8);
  g_test_add_func("/eventline/readable", test_readable);
  g_test_add_func("/eventline/refused", test_refused);
  g_test_add_func("/eventline/later-kind", test_later_kind);
  g_test_add_func("/eventline/not-a-list", test_not_a_list);
  g_test_add_func("/eventline/two-readers", test_two_readers);
  g_test_add_func("/eventline/many-keys", test_many_keys);
  return g_test_run();
}
