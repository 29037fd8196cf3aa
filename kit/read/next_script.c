/* Edits the text of a script by whole entries of lines: later lines first, so that the places of earlier ones stay right. */
#include "read/next_script.h"

#include <string.h>

#include "read/eventline.h"
#include "read/schema.h"
#include "read/tree.h"

/* --- lines of text --- */

static gsize line_start(const char *text, int line) {
  const char *p = text;
  for (int i = 1; i < line; i++) {
    const char *end = strchr(p, '\n');
    if (!end) return strlen(text);
    p = end + 1;
  }
  return (gsize)(p - text);
}

static gsize next_line(const char *text, gsize at) {
  const char *end = strchr(text + at, '\n');
  return end ? (gsize)(end - text) + 1 : strlen(text);
}

/* Does this line belong to the entry of a top-level key above it: it is indented, empty, or an item of its list. */
static gboolean continues(const char *line) {
  return *line == ' ' || *line == '\t' || *line == '\n' || *line == '\r' || (line[0] == '-' && line[1] == ' ');
}

/* The text in double quotes, on one line; new string. */
static char *quoted(const char *text) {
  GString *out = g_string_new(NULL);
  eventline_append_text(out, text);
  return g_string_free(out, FALSE);
}

/* --- top-level entries --- */

static const Node *entry(const Node *root, KeyId key) {
  KeyId found;
  for (guint i = 0; i < root->items->len; i++) {
    const Node *item = g_ptr_array_index(root->items, i);
    if (item->key && schema_find(IN_MEETING, item->key, &found) && found == key) return item;
  }
  return NULL;
}

/* Replaces the entry of a key by these lines; when it is not there they come below the title. FALSE when the text is no script. */
static gboolean put_entry(GString *text, Lang lang, KeyId key, const char *lines) {
  g_autoptr(DiagList) diags = diag_list_new(lang);
  g_autoptr(Node) root = tree_parse(text->str, text->len, "", diags, NULL);
  if (!root || root->kind != NODE_MAP || diag_failed(diags)) return FALSE;
  const Node *old = entry(root, key), *title = entry(root, KEY_TITLE);
  const Node *node = old ? old : title;
  if (!node) return FALSE;
  gsize from = line_start(text->str, node->key_place.line), to = next_line(text->str, from);
  while (text->str[to] && continues(text->str + to)) to = next_line(text->str, to);
  /* empty lines and comments behind the entry are not its own */
  while (to > from + 1 && text->str[to - 1] == '\n' && text->str[to - 2] == '\n') to--;
  if (old)
    g_string_erase(text, (gssize)from, (gssize)(to - from));
  else
    from = to;
  if (from > 0 && text->str[from - 1] != '\n') g_string_insert_c(text, (gssize)from++, '\n');
  g_string_insert(text, (gssize)from, lines);
  return TRUE;
}

static gboolean put_value(GString *text, Lang lang, KeyId key, const char *value) {
  g_autofree char *line = g_strdup_printf("%s: %s\n", schema_name(key, lang), value);
  return put_entry(text, lang, key, line);
}

static gboolean put_previous(GString *text, Lang lang, char *const *previous) {
  GString *lines = g_string_new(NULL);
  g_string_append_printf(lines, "%s:\n", schema_name(KEY_PREVIOUS, lang));
  for (; *previous; previous++) {
    g_autofree char *value = quoted(*previous);
    g_string_append_printf(lines, "  - %s\n", value);
  }
  gboolean put = put_entry(text, lang, KEY_PREVIOUS, lines->str);
  g_string_free(lines, TRUE);
  return put;
}

/* A new place: what was known of the old one is not true of it. */
static gboolean put_place(GString *text, Lang lang, const char *place) {
  g_autofree char *value = quoted(place);
  g_autofree char *lines = g_strdup_printf("%s:\n  %s: %s\n", schema_name(KEY_VENUE, lang), schema_name(KEY_VENUE_NAME, lang), value);
  return put_entry(text, lang, KEY_VENUE, lines);
}

/* --- what there is to look back on --- */

static void add(GPtrArray *points, char *text) { g_ptr_array_add(points, text); }

/* NULL without a date. */
static char *by_when(const Record *record, Lang lang) {
  if (!record->due.year) return NULL;
  return record->quarter ? tx(lang, REPORT_QUARTER, TN(record->quarter), TN(record->due.year)) : date_words(lang, record->due);
}

static void add_agreements(GPtrArray *points, const Session *session, Lang lang) {
  for (guint i = 0; i < session->records->len; i++) {
    const Record *record = g_ptr_array_index(session->records, i);
    if (!record_open(record) || record->confidential) continue;
    g_autofree char *who = record_owners(session, record), *day = by_when(record, lang);
    const char *const besides[] = {who, day};
    GString *point = g_string_new(NULL);
    g_autofree char *head = tx(lang, NEXT_AGREEMENT, TN(record->number), TS(record->text));
    g_string_append(point, head);
    for (guint k = 0; k < G_N_ELEMENTS(besides); k++) {
      if (besides[k]) g_string_append_printf(point, "%s%s", k && who ? ", " : " (", besides[k]);
    }
    if (who || day) g_string_append_c(point, ')');
    add(points, g_string_free(point, FALSE));
  }
}

static void add_list(GPtrArray *points, const Session *session, ListKind list, TextId words, Lang lang) {
  for (guint i = 0; i < session->records->len; i++) {
    const Record *record = g_ptr_array_index(session->records, i);
    if (record->list != list || record->deleted || record->confidential) continue;
    if (list == LIST_SLOGAN && !record->chosen && session_count(session, LIST_SLOGAN, NULL) > 1) continue;
    add(points, text_format(lang, words, &TS(record->text), 1));
  }
}

static GPtrArray *points_of(const Session *session, Lang lang) {
  GPtrArray *points = g_ptr_array_new_with_free_func(g_free);
  if (session->next_host) add(points, tx(lang, NEXT_HOST, TS(session->next_host)));
  add_list(points, session, LIST_SLOGAN, TX_NEXT_SLOGAN, lang);
  add_agreements(points, session, lang);
  add_list(points, session, LIST_PARKED, TX_NEXT_PARKED, lang);
  add_list(points, session, LIST_OPEN_QUESTION, TX_NEXT_PARKED, lang);
  add_list(points, session, LIST_MISSING, TX_NEXT_MISSING, lang);
  return points;
}

/* --- the first part --- */

static char *part_lines(const GPtrArray *points, int indent, Lang lang) {
  static const TextId questions[] = {TX_NEXT_QUESTION_DONE, TX_NEXT_QUESTION_NEEDED};
  g_autofree char *left = g_strnfill((gsize)indent, ' '), *title = quoted(tp(lang, NEXT_PART));
  GString *out = g_string_new(NULL);
  g_string_append_printf(out, "%s- %s: %s\n", left, schema_name(KEY_PART_TITLE, lang), title);
  g_string_append_printf(out, "%s  %s: 10 min\n", left, schema_name(KEY_LENGTH, lang));
  g_string_append_printf(out, "%s  %s:\n", left, schema_name(KEY_QUESTIONS, lang));
  for (gsize i = 0; i < G_N_ELEMENTS(questions); i++) {
    g_autofree char *value = quoted(text_plain(lang, questions[i]));
    g_string_append_printf(out, "%s    - %s\n", left, value);
  }
  g_string_append_printf(out, "%s  %s:\n", left, schema_name(KEY_NOTE, lang));
  for (guint i = 0; i < points->len; i++) {
    g_autofree char *value = quoted(g_ptr_array_index(points, i));
    g_string_append_printf(out, "%s    - %s\n", left, value);
  }
  return g_string_free(out, FALSE);
}

/* Where the item of a part begins, its line having only its dash before it, and how far it is indented; FALSE when it is written
 * otherwise. */
static gboolean item_start(const char *text, const Phase *phase, gsize *at, int *indent) {
  *at = line_start(text, phase->place.line);
  *indent = (int)strspn(text + *at, " ");
  return phase->place.line > 0 && text[*at + (gsize)*indent] == '-' && text[*at + (gsize)*indent + 1] == ' ';
}

/* --- a part that looks back --- */

static int indent_of(const char *line) { return (int)strspn(line, " "); }

static gboolean is_empty(const char *line) { return strchr("#\r\n", line[strspn(line, " \t")]) != NULL; }

/* Where the lines of the part that begins at `at` end. */
static gsize part_end(const char *text, gsize at, int indent) {
  gsize end = next_line(text, at);
  while (text[end] && (is_empty(text + end) || indent_of(text + end) > indent)) end = next_line(text, end);
  return end;
}

/* Is this line the key for reminders, and do they stand below it line by line. */
static gboolean opens_notes(const char *line, int indent, gboolean *list) {
  KeyId found;
  gsize length = strcspn(line + indent, ":\n");
  g_autofree char *key = g_strndup(line + indent, length);
  if (indent_of(line) != indent || line[(gsize)indent + length] != ':' || !schema_find(IN_PART, g_strstrip(key), &found) || found != KEY_NOTE)
    return FALSE;
  *list = is_empty(line + (gsize)indent + length + 1);
  return TRUE;
}

/* Takes out what an earlier meeting put there: each such line ends with the mark. */
static void take_out(GString *text, gsize from, int indent, const char *mark) {
  for (gsize p = from; p < part_end(text->str, from, indent);) {
    gsize end = next_line(text->str, p);
    g_autofree char *line = g_strchomp(g_strndup(text->str + p, end - p));
    if (g_str_has_suffix(line, mark))
      g_string_erase(text, (gssize)p, (gssize)(end - p));
    else
      p = end;
  }
}

/* Puts the points first among the reminders of this part; FALSE when those are not written line by line. */
static gboolean put_points(GString *text, const Phase *phase, const GPtrArray *points, Lang lang) {
  gsize at;
  int indent, item;
  gboolean list = FALSE, found = FALSE;
  if (!item_start(text->str, phase, &at, &indent)) return FALSE;
  g_autofree char *mark = g_strdup_printf("  # %s", tp(lang, NEXT_MARK));
  take_out(text, at, indent, mark);
  if (!points->len) return TRUE;
  gsize end = part_end(text->str, at, indent), p = next_line(text->str, at);
  for (; p < end && !found; p = next_line(text->str, p)) found = opens_notes(text->str + p, indent + 2, &list);
  if (found && !list) return FALSE;
  if (!found) p = next_line(text->str, at);
  item = found && text->str[p + (gsize)indent_of(text->str + p)] == '-' ? indent_of(text->str + p) : indent + 4;
  g_autofree char *left = g_strnfill((gsize)item, ' '), *before = g_strnfill((gsize)indent + 2, ' ');
  GString *lines = g_string_new(NULL);
  if (!found) g_string_append_printf(lines, "%s%s:\n", before, schema_name(KEY_NOTE, lang));
  for (guint i = 0; i < points->len; i++) {
    g_autofree char *value = quoted(g_ptr_array_index(points, i));
    g_string_append_printf(lines, "%s- %s%s\n", left, value, mark);
  }
  g_string_insert(text, (gssize)p, lines->str);
  g_string_free(lines, TRUE);
  return TRUE;
}

static const Phase *part_that_looks_back(const Script *script) {
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(script->phases, i);
    if (phase->looks_back) return phase;
  }
  return NULL;
}

/* The points go with the part that looks back. Without one they get a part of their own, before the first one of the programme, in
 * place of the one that an earlier meeting made; where the parts are not written line by line, they become comments at the end. */
static void put_part(GString *text, const Script *script, const GPtrArray *points) {
  Lang lang = script->lang;
  const Phase *first = NULL, *old = NULL, *behind = NULL, *back = part_that_looks_back(script);
  if ((back && put_points(text, back, points, lang)) || !points->len) return;
  for (guint i = 0; i < script->phases->len; i++) {
    const Phase *phase = g_ptr_array_index(script->phases, i);
    if (!first && phase->kind == KIND_PROGRAMME) first = phase;
    if (old && !behind) behind = phase;
    if (strcmp(phase->title, tp(lang, NEXT_PART)) == 0) old = phase;
  }
  gsize at, end;
  int indent;
  const Phase *here = old ? old : first;
  gboolean fits = here && item_start(text->str, here, &at, &indent) && (!old || (behind && item_start(text->str, behind, &end, &indent)));
  if (fits) {
    g_autofree char *lines = part_lines(points, indent, lang);
    if (old) g_string_erase(text, (gssize)at, (gssize)(end - at));
    g_string_insert(text, (gssize)at, lines);
    return;
  }
  if (text->len && text->str[text->len - 1] != '\n') g_string_append_c(text, '\n');
  g_string_append_printf(text, "# %s\n", tp(lang, NEXT_PART));
  for (guint i = 0; i < points->len; i++) {
    g_autofree char *line = g_strdelimit(g_strdup(g_ptr_array_index(points, i)), "\r\n", ' ');
    g_string_append_printf(text, "# - %s\n", line);
  }
}

char *next_script(const char *text, const Script *script, const Session *session, const NextMeeting *next,
                  char *const *previous) {
  Lang lang = script->lang;
  GString *out = g_string_new(text);
  g_autoptr(GPtrArray) points = points_of(session, lang);
  g_autofree char *date = next->date.year ? date_iso(next->date) : g_strdup("");
  put_part(out, script, points);
  gboolean ok = put_previous(out, lang, previous) && put_value(out, lang, KEY_DATE, date);
  if (ok && next->clock >= 0) {
    g_autofree char *clock = g_strdup_printf("\"%02d:%02d\"", next->clock / 3600, next->clock / 60 % 60);
    ok = put_value(out, lang, KEY_START, clock);
  }
  if (ok && next->place) ok = put_place(out, lang, next->place);
  return g_string_free(out, !ok);
}
