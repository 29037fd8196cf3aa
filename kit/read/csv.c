/* Participants from CSV: finds out encoding and separator, knows the columns by their headings, and names every row that is
 * in doubt. Rows are counted as a spreadsheet counts them, lines as an editor does. */
#include "read/csv.h"

#include <csv.h>
#include <string.h>

#include "model/people.h"
#include "read/person_read.h"
#include "read/schema.h"

#define CSV_ROWS_MAX 10000
#define CSV_COLUMNS_MAX 100

/* The state of one reading, handed to libcsv's callbacks. */
typedef struct Reading {
  const DiagSource *source;
  DiagList *diags;
  GPtrArray *people;
  GPtrArray *cells; /* of char*: the row being read */
  GArray *columns;  /* of int: the KeyId of a column, or -1; empty before the heading row */
  char separator[2];
  int row;        /* as a spreadsheet counts */
  int line;       /* the physical line being fed */
  int row_line;   /* on which the row began */
  gboolean stop;
} Reading;

/* The text of the file as UTF-8 without BOM and with \n alone; NULL when it is no text. New string. */
static char *decode(const char *bytes, gsize length) {
  g_autofree char *text = NULL;
  if (length >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0)) {
    text = g_convert(bytes, (gssize)length, "UTF-8", "UTF-16", NULL, NULL, NULL);
  } else if (memchr(bytes, 0, length)) {
    return NULL;
  } else {
    if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) bytes += 3, length -= 3;
    if (g_utf8_validate(bytes, (gssize)length, NULL))
      text = g_strndup(bytes, length);
    else
      text = g_convert_with_fallback(bytes, (gssize)length, "UTF-8", "WINDOWS-1252", "?", NULL, NULL, NULL);
  }
  if (!text) return NULL;
  char *out = text;
  for (const char *p = text; *p; p++) {
    if (*p == '\r' && p[1] == '\n') continue;
    *out++ = *p == '\r' ? '\n' : *p;
  }
  *out = '\0';
  return g_steal_pointer(&text);
}

/* The separator that the first line with content holds most of, outside quotes; semicolon when there is none. */
static char find_separator(const char *text) {
  static const char candidates[] = ";,\t|";
  int counts[4] = {0};
  gboolean quoted = FALSE;
  text += strspn(text, " \n");
  for (const char *p = text; *p && (quoted || *p != '\n'); p++) {
    if (*p == '"') quoted = !quoted;
    const char *found = quoted ? NULL : strchr(candidates, *p);
    if (found) counts[found - candidates]++;
  }
  int best = 0;
  for (int i = 1; i < 4; i++)
    if (counts[i] > counts[best]) best = i;
  return candidates[best];
}

static void on_cell(void *cell, size_t length, void *data) {
  Reading *r = data;
  g_ptr_array_add(r->cells, g_strstrip(g_strndup(cell, length)));
}

/* Tells about a heading that is no column of ours; empty ones are passed over. */
static void unknown_column(const Reading *r, const char *heading, Place place) {
  if (!*heading) return;
  g_autofree char *near = schema_nearest(IN_PERSON, heading, r->diags->lang);
  if (near)
    diag(r->diags, CSV_COLUMN_NEAR, r->source, place, TS(heading), TS(near));
  else
    diag(r->diags, CSV_COLUMN_UNKNOWN, r->source, place, TS(heading));
}

static gboolean has_column(const Reading *r, KeyId key) {
  for (guint i = 0; i < r->columns->len; i++)
    if (g_array_index(r->columns, int, i) == (int)key) return TRUE;
  return FALSE;
}

/* Names the columns from the heading row. */
static void read_headings(Reading *r) {
  if (r->cells->len > CSV_COLUMNS_MAX) {
    diag(r->diags, CSV_TOO_MANY_COLUMNS, r->source, ((Place){.line = r->row_line, .column = 1}), TN(CSV_COLUMNS_MAX));
    r->stop = TRUE;
    return;
  }
  for (guint i = 0; i < r->cells->len; i++) {
    const char *heading = g_ptr_array_index(r->cells, i);
    Place place = {.line = r->row_line, .column = 1};
    gsize length = 0;
    const char *line = diag_source_line(r->source, r->row_line, &length);
    const char *at = line && *heading ? g_strstr_len(line, (gssize)length, heading) : NULL;
    if (at && g_utf8_validate(line, at - line, NULL)) {
      place.column = (int)g_utf8_strlen(line, at - line) + 1;
      place.width = (int)g_utf8_strlen(heading, -1);
    }
    KeyId key;
    int column = -1;
    if (!schema_find(IN_PERSON, heading, &key))
      unknown_column(r, heading, place);
    else if (has_column(r, key))
      diag(r->diags, CSV_COLUMN_TWICE, r->source, place, TS(heading));
    else
      column = (int)key;
    g_array_append_val(r->columns, column);
  }
  if (!has_column(r, KEY_PERSON_NAME) && !has_column(r, KEY_PERSON_FIRST) && !has_column(r, KEY_PERSON_LAST)) {
    diag(r->diags, CSV_NO_NAME_COLUMN, r->source, ((Place){.line = r->row_line, .column = 1}));
    r->stop = TRUE;
  }
}

static void read_person(Reading *r) {
  Place place = {.line = r->row_line, .column = 1};
  gboolean content = FALSE;
  for (guint i = 0; i < r->cells->len; i++) content |= *(const char *)g_ptr_array_index(r->cells, i) != '\0';
  if (!content) return;
  if (r->people->len >= CSV_ROWS_MAX) {
    diag(r->diags, CSV_TOO_MANY, r->source, place, TN(CSV_ROWS_MAX));
    r->stop = TRUE;
    return;
  }
  g_autoptr(Person) person = person_new();
  person->place = place;
  for (guint i = 0; i < r->cells->len; i++) {
    const char *cell = g_ptr_array_index(r->cells, i);
    if (i >= r->columns->len) {
      if (*cell) {
        const char *separator = r->separator[0] == '\t' ? "tab" : r->separator;
        diag(r->diags, CSV_TOO_MANY_CELLS, r->source, place, TN(r->row), TS(separator));
        break;
      }
    } else if (g_array_index(r->columns, int, i) >= 0) {
      person_read_field(person, (KeyId)g_array_index(r->columns, int, i), cell, r->source, place, r->diags);
    }
  }
  if (!*person->first && person->last) { /* only a last name was given: it is how we know this person */
    g_free(person->first);
    person->first = g_steal_pointer(&person->last);
  }
  if (!*person->first)
    diag(r->diags, PERSON_NO_NAME, r->source, place, TN(r->row));
  else
    g_ptr_array_add(r->people, g_steal_pointer(&person));
}

static void on_row(int terminator, void *data) {
  (void)terminator;
  Reading *r = data;
  if (r->stop) return;
  r->row++;
  gboolean separator_line = r->row == 1 && r->cells->len >= 1 &&
                            g_str_has_prefix(g_ptr_array_index(r->cells, 0), "sep=");
  if (separator_line)
    r->row--; /* Excel's own line; a spreadsheet does not show it */
  else if (r->columns->len == 0 && r->cells->len > 0)
    read_headings(r);
  else if (r->columns->len > 0)
    read_person(r);
  g_ptr_array_set_size(r->cells, 0);
  r->row_line = r->line + 1;
}

gboolean people_load_csv(const char *bytes, gsize length, const char *name, DiagList *diags, GPtrArray *people) {
  g_autofree char *text = decode(bytes, length);
  const DiagSource *source = diag_source(diags, name, text);
  if (!text) {
    diag(diags, CSV_NOT_TEXT, source, ((Place){0}));
    return FALSE;
  }
  const char *first = g_str_has_prefix(text, "sep=") ? NULL : text;
  Reading r = {.source = source, .diags = diags, .people = people, .line = 1, .row_line = 1};
  r.separator[0] = first ? find_separator(first) : text[4];
  if (!strchr(";,\t|", r.separator[0]) || !r.separator[0]) r.separator[0] = ';';
  r.cells = g_ptr_array_new_with_free_func(g_free);
  r.columns = g_array_new(FALSE, FALSE, sizeof(int));

  struct csv_parser parser;
  if (csv_init(&parser, CSV_REPALL_NL | CSV_APPEND_NULL) != 0) g_error("csv_init");
  csv_set_delim(&parser, (unsigned char)r.separator[0]);
  gboolean quote_open = FALSE;
  for (const char *p = text; *p && !r.stop;) { /* a line at a time, so that a row knows its line */
    const char *end = strchr(p, '\n');
    gsize n = end ? (gsize)(end - p) + 1 : strlen(p);
    for (gsize i = 0; i < n; i++) quote_open ^= p[i] == '"';
    if (csv_parse(&parser, p, n, on_cell, on_row, &r) != n) break;
    p += n;
    r.line++;
    if (!quote_open) r.row_line = r.line;
  }
  if (!r.stop && quote_open)
    diag(diags, CSV_QUOTE_OPEN, source, ((Place){.line = r.row_line, .column = 1}), TN(r.row + 1));
  else if (!r.stop)
    csv_fini(&parser, on_cell, on_row, &r);
  csv_free(&parser);
  gboolean ok = !r.stop && !quote_open;
  if (ok && people->len == 0) {
    diag(diags, CSV_EMPTY, source, ((Place){0}));
    ok = FALSE;
  }
  static const KeyId columns[N_CONSENTS] = {KEY_PERSON_NAMED, KEY_PERSON_SHARE, KEY_PERSON_PHOTO};
  for (ConsentTo what = 0; what < N_CONSENTS; what++)
    if (has_column(&r, columns[what])) people_asked(people, what);
  people_judge(people, source, diags);
  g_ptr_array_unref(r.cells);
  g_array_unref(r.columns);
  return ok;
}
