/* Reads a session file: quickly, when every line is written just as the program writes it, else in one pass through libyaml. Only
 * when something does not fit it goes line by line, which is slower and finds the line that is damaged: a lost quote would
 * otherwise be noticed lines later. */
#include "read/replay.h"

#include <string.h>

#include "read/eventline.h"
#include "read/flowline.h"
#include "read/tree.h"

#define SESSION_VERSION 1
#define HEADER_START "- {draaiboek session: "

void replay_append_header(GString *out, const char *script, const char *digest) {
  g_string_append_printf(out, HEADER_START "%d, script: ", SESSION_VERSION);
  eventline_append_text(out, script);
  g_string_append(out, ", digest: ");
  eventline_append_text(out, digest);
  g_string_append(out, "}\n");
}

/* A reading of the file. */
typedef struct Reading {
  Replay *replay;
  EventlineReader reader;
  int lines;        /* items seen, each on a line of its own */
  const char *line; /* the next line, up to end */
  const char *end;
} Reading;

static gboolean fault(Reading *r, DiagId id, Place place, const TextArg *args, gsize n_args) {
  if (r->reader.diags) {
    place.line += r->reader.line;
    diag_add(r->reader.diags, id, r->reader.source, place, args, n_args);
  }
  return FALSE;
}

static gboolean take_header(Reading *r, const Node *item) {
  Replay *replay = r->replay;
  const Node *version = node_get(item, "draaiboek session");
  const char *script = node_get_text(item, "script"), *digest = node_get_text(item, "digest");
  gint64 number;
  if (!version || version->kind != NODE_TEXT || !g_ascii_string_to_signed(version->text, 10, 1, G_MAXINT, &number, NULL) ||
      !script || !digest || (number == SESSION_VERSION && item->items->len != 3)) {
    return fault(r, DG_SESSION_HEADER, item->place, NULL, 0);
  }
  replay->later = number > SESSION_VERSION;
  replay->header = TRUE;
  replay->script = g_strdup(script);
  replay->digest = g_strdup(digest);
  return TRUE;
}

/* Was this very event read before? A line that was written twice changes nothing. */
static gboolean repeated(const Replay *replay, const Event *event) {
  for (guint i = replay->events->len; i > 0; i--) {
    const Event *earlier = g_ptr_array_index(replay->events, i - 1);
    if (earlier->n == event->n) {
      return event_equal(earlier, event);
    }
  }
  return FALSE;
}

/* Takes over what the event owns, or frees it. */
static gboolean take_event(Reading *r, const Node *item, Event *event) {
  Replay *replay = r->replay;
  if (event->n <= replay->last_n && event->kind != N_EVENTS && repeated(replay, event)) {
    event_clear(event);
    return TRUE;
  }
  if (replay->last_n == 0 && event->kind != EVENT_OPEN && event->kind != N_EVENTS) {
    event_clear(event);
    return fault(r, DG_SESSION_LINE, item->place, NULL, 0);
  }
  gboolean follows = event->n == replay->last_n + 1, late = event->t >= replay->last_t;
  if (!follows) {
    fault(r, DG_SESSION_NUMBER, item->place, (TextArg[]){TN((gint64)replay->last_n + 1), TN((gint64)event->n)}, 2);
  } else if (!late) {
    fault(r, DG_SESSION_TIME, item->place, NULL, 0);
  }
  if (!follows || !late) {
    event_clear(event);
    return FALSE;
  }
  replay->last_n = event->n;
  replay->last_t = event->t;
  if (event->kind == N_EVENTS) {
    replay->later = TRUE;
    event_clear(event);
  } else {
    g_ptr_array_add(replay->events, g_memdup2(event, sizeof *event));
  }
  return TRUE;
}

static gboolean take_item(Reading *r, Node *item) {
  if (!r->replay->header) {
    return take_header(r, item);
  }
  Event event;
  if (eventline_decode(item, &r->reader, &event) == EVENTLINE_FAULT) {
    return FALSE;
  }
  return take_event(r, item, &event);
}

static gsize count_characters(const char *text, gsize length) {
  gsize n = 0;
  for (gsize i = 0; i < length; i++) {
    n += ((guchar)text[i] & 0xc0) != 0x80;
  }
  return n;
}

/* Is the item the whole of the next line? YAML lets comments stand behind it, in which lost newlines would hide events. */
static gboolean fills_line(Reading *r, const Node *item) {
  const char *line = r->line, *newline = memchr(line, '\n', (gsize)(r->end - line));
  gsize length = (gsize)((newline ? newline : r->end) - line);
  r->line = newline ? newline + 1 : r->end;
  if (length > 0 && line[length - 1] == '\r') {
    length--;
  }
  gsize item_end = (gsize)item->place.width + 2; /* in characters: when there are as many bytes, each is a character */
  return length > 3 && memcmp(line, "- {", 3) == 0 && item->place.line == r->lines && item->place.column == 3 &&
         (item_end == length || count_characters(line, length) == item_end);
}

static gboolean take_next(Node *item, void *data) {
  Reading *r = data;
  r->lines++;
  return fills_line(r, item) && take_item(r, item);
}

/* Where a reading begins. */
typedef struct Beginning {
  gboolean header;
  guint64 last_n;
  Instant last_t;
} Beginning;

static void reset(Replay *replay, const Beginning *from) {
  g_free(replay->script);
  g_free(replay->digest);
  replay->script = replay->digest = NULL;
  replay->later = FALSE;
  replay->header = from->header;
  replay->last_n = from->last_n;
  replay->last_t = from->last_t;
  g_ptr_array_set_size(replay->events, 0);
}

/* All lines, when they are just as the program writes them. */
static gboolean read_plain(const char *bytes, Replay *replay) {
  Reading r = {.replay = replay};
  g_autoptr(Flowline) reader = flowline_new();
  const char *end = bytes + replay->committed;
  for (const char *line = bytes; line < end;) {
    const char *newline = memchr(line, '\n', (gsize)(end - line));
    Node *item = flowline_read(reader, line, (gsize)(newline - line));
    if (!item || !take_item(&r, item)) {
      return FALSE;
    }
    line = newline + 1;
  }
  return TRUE;
}

/* The whole file at once. Returns FALSE when it does not fit, without a word; what was read of it is there then. */
static gboolean read_at_once(const char *bytes, Replay *replay) {
  const Beginning from = {replay->header, replay->last_n, replay->last_t};
  if (read_plain(bytes, replay)) {
    return TRUE;
  }
  reset(replay, &from);
  Reading r = {.replay = replay, .line = bytes, .end = bytes + replay->committed};
  return tree_each(bytes, replay->committed, take_next, &r) && r.lines == replay->lines;
}

static gboolean read_lines(const char *bytes, const EventlineReader *reader, Replay *replay) {
  Reading r = {.replay = replay, .reader = *reader};
  const char *end = bytes + replay->committed;
  guint told = reader->diags->diags->len;
  for (const char *line = bytes; line < end; r.reader.line++) {
    gsize length = (gsize)((const char *)memchr(line, '\n', (gsize)(end - line)) - line);
    r.lines = 0;
    r.line = line;
    r.end = line + length;
    if (!tree_each(line, length, take_next, &r) || r.lines != 1) {
      if (reader->diags->diags->len == told) {
        fault(&r, replay->header || r.reader.line > 0 ? DG_SESSION_LINE : DG_SESSION_HEADER, (Place){1, 1, 0}, NULL, 0);
      }
      return FALSE;
    }
    line += length + 1;
  }
  return TRUE;
}

/* Could these bytes, which hold no newline, be the beginning of a header that broke off? */
static gboolean header_begins(const char *bytes, gsize length) {
  return memcmp(bytes, HEADER_START, MIN(length, strlen(HEADER_START))) == 0;
}

static void count_lines(const char *bytes, gsize length, Replay *replay) {
  const char *from = bytes, *end = bytes + length, *newline;
  while (from < end && (newline = memchr(from, '\n', (gsize)(end - from)))) {
    from = newline + 1;
    replay->lines++;
  }
  replay->committed = (gsize)(from - bytes);
  replay->torn = replay->committed < length;
}

gboolean replay_read(const char *bytes, gsize length, const char *name, DiagList *diags, Replay *replay) {
  *replay = (Replay){.last_t = INSTANT_NONE};
  replay->events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
  count_lines(bytes, length, replay);
  gboolean at_once = replay->lines == 0 || read_at_once(bytes, replay);
  if (at_once && !replay->torn && !replay->later) {
    return TRUE;
  }
  g_autofree char *text = g_strndup(bytes, length);
  const EventlineReader reader = {diags, diag_source(diags, name, text), 0};
  if (replay->lines == 0 && !header_begins(bytes, length)) {
    diag(diags, SESSION_HEADER, reader.source, ((Place){1, 1, 0}));
    return FALSE;
  }
  if (!at_once) {
    reset(replay, &(const Beginning){FALSE, 0, INSTANT_NONE});
    if (!read_lines(bytes, &reader, replay)) {
      return FALSE;
    }
  }
  if (replay->torn) {
    diag(diags, SESSION_TORN, reader.source, ((Place){replay->lines + 1, 1, 0}));
  }
  if (replay->later) {
    diag(diags, SESSION_VERSION, reader.source, ((Place){0}));
  }
  return TRUE;
}

gboolean replay_go_on(const char *bytes, gsize length, guint64 last_n, Instant last_t, Replay *replay) {
  *replay = (Replay){.header = TRUE, .last_n = last_n, .last_t = last_t};
  replay->events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
  count_lines(bytes, length, replay);
  return replay->lines == 0 || (read_at_once(bytes, replay) && !replay->later);
}

void replay_clear(Replay *replay) {
  g_free(replay->script);
  g_free(replay->digest);
  if (replay->events) {
    g_ptr_array_unref(replay->events);
  }
  *replay = (Replay){0};
}
