/* Writes calendar files. It knows nothing of meetings; what goes into an entry is the caller's. */
#include "view/ics.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "model/people.h"

#define LINE_OCTETS 75
#define SEQUENCE_MAX 1000000

/* Adds a content line, folded: a further line begins with a space, and no character is cut in two. */
static void add_line(GString *out, const char *line) {
  gsize room = LINE_OCTETS;
  while (strlen(line) > room) {
    const char *cut = line + room;
    while (cut > line && ((guchar)*cut & 0xc0) == 0x80) cut--;
    g_string_append_len(out, line, cut - line);
    g_string_append(out, "\r\n ");
    line = cut;
    room = LINE_OCTETS - 1;
  }
  g_string_append(out, line);
  g_string_append(out, "\r\n");
}

/* A text value: backslash, semicolon, comma and ends of lines are escaped; other control characters become spaces. New string. */
static char *escaped(const char *text) {
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  GString *out = g_string_new(NULL);
  for (const char *p = valid; *p; p++) {
    if (*p == '\r' && p[1] == '\n') continue;
    if (*p == '\n' || *p == '\r')
      g_string_append(out, "\\n");
    else if (strchr("\\;,", *p))
      g_string_append_printf(out, "\\%c", *p);
    else
      g_string_append_c(out, (guchar)*p < 0x20 || *p == 0x7f ? ' ' : *p);
  }
  return g_string_free(out, FALSE);
}

static void add_text(GString *out, const char *name, const char *text) {
  if (!text || !*text) return;
  g_autofree char *value = escaped(text), *line = g_strdup_printf("%s:%s", name, value);
  add_line(out, line);
}

/* A parameter in quotes can hold neither quotes nor control characters. */
static char *parameter(const char *text) {
  char *value = g_utf8_make_valid(text, -1);
  for (char *p = value; *p; p++) {
    if (*p == '"') *p = '\'';
    if ((guchar)*p < 0x20 || *p == 0x7f) *p = ' ';
  }
  return value;
}

static void add_organiser(GString *out, const IcsEvent *event) {
  if (!mail_plausible(event->organiser_mail)) return;
  g_autofree char *name = parameter(event->organiser_name ? event->organiser_name : "");
  g_autofree char *line = *name ? g_strdup_printf("ORGANIZER;CN=\"%s\":mailto:%s", name, event->organiser_mail)
                                : g_strdup_printf("ORGANIZER:mailto:%s", event->organiser_mail);
  add_line(out, line);
}

/* "DTSTART:20270114T130000Z" */
static void add_instant(GString *out, const char *name, Instant at) {
  Date day = instant_date(at, NULL);
  int seconds = instant_seconds_of_day(at, NULL);
  g_autofree char *line = g_strdup_printf("%s:%04d%02d%02dT%02d%02d%02dZ", name, day.year, day.month, day.day, seconds / 3600,
                                          seconds / 60 % 60, seconds % 60);
  add_line(out, line);
}

static void add_day(GString *out, const char *name, Date day) {
  g_autofree char *line = g_strdup_printf("%s;VALUE=DATE:%04d%02d%02d", name, day.year, day.month, day.day);
  add_line(out, line);
}

static void add_event(GString *out, const IcsEvent *event) {
  g_autofree char *uid = g_strdup_printf("UID:%s@draaiboek", event->uid);
  g_autofree char *sequence = g_strdup_printf("SEQUENCE:%d", CLAMP(event->sequence, 0, SEQUENCE_MAX));
  add_line(out, "BEGIN:VEVENT");
  add_line(out, uid);
  add_line(out, sequence);
  add_instant(out, "DTSTAMP", event->stamp);
  if (event->start != INSTANT_NONE) {
    add_instant(out, "DTSTART", event->start);
    if (event->end != INSTANT_NONE && event->end > event->start) add_instant(out, "DTEND", event->end);
  } else {
    add_day(out, "DTSTART", event->day);
    add_day(out, "DTEND", date_add(event->day, 1)); /* the end is not part of it */
  }
  add_text(out, "SUMMARY", event->title);
  add_text(out, "LOCATION", event->place);
  add_text(out, "DESCRIPTION", event->text);
  add_organiser(out, event);
  add_line(out, event->free ? "TRANSP:TRANSPARENT" : "TRANSP:OPAQUE");
  add_line(out, "END:VEVENT");
}

char *ics_write(const GArray *events) {
  GString *out = g_string_new(NULL);
  add_line(out, "BEGIN:VCALENDAR");
  add_line(out, "VERSION:2.0");
  add_line(out, "PRODID:-//draaiboek//draaiboek//NL");
  add_line(out, "CALSCALE:GREGORIAN");
  add_line(out, "METHOD:PUBLISH");
  for (guint i = 0; i < events->len; i++) add_event(out, &g_array_index(events, IcsEvent, i));
  add_line(out, "END:VCALENDAR");
  return g_string_free(out, FALSE);
}

char *ics_uid(const char *const *parts) {
  g_autofree char *all = g_strjoinv("\n", (char **)parts), *digest = file_digest(all, strlen(all));
  return g_strndup(digest, 32);
}

/* A digest of the entry without what a change of nothing else would change. */
static char *digest_of(const IcsEvent *event) {
  IcsEvent rest = *event;
  GString *lines = g_string_new(NULL);
  rest.sequence = 0;
  rest.stamp = 0;
  add_event(lines, &rest);
  char *digest = file_digest(lines->str, lines->len);
  g_string_free(lines, TRUE);
  return digest;
}

char *ics_mark(const IcsEvent *event) {
  g_autofree char *digest = digest_of(event);
  return g_strdup_printf("%d-%.32s", event->sequence, digest);
}

int ics_next_sequence(const char *mark, const IcsEvent *event) {
  const char *dash = mark ? strchr(mark, '-') : NULL;
  if (!dash || !g_ascii_isdigit(*mark)) return event->sequence;
  int had = (int)CLAMP(strtol(mark, NULL, 10), 0, SEQUENCE_MAX - 1);
  g_autofree char *digest = digest_of(event);
  return MAX(event->sequence, strncmp(dash + 1, digest, 32) == 0 ? had : had + 1);
}
