/* Reads key scripts into steps. It knows nothing of what the keys do. */
#include "ui/keyscript.h"

#include <string.h>

typedef struct Parser {
  Keyscript *script;
  DiagList *diags;
  const DiagSource *source;
  int line;
  const char *start; /* of the line */
  const char *p;
  Instant at;
  gboolean timed; /* has any time been read */
  int faults;
} Parser;

static void fault(Parser *parser, DiagId id, const char *from, gsize length) {
  g_autofree char *what = g_strndup(from, length);
  Place place = {parser->line, (int)g_utf8_pointer_to_offset(parser->start, from) + 1, (int)g_utf8_strlen(what, -1)};
  diag_add(parser->diags, id, parser->source, place, &TS(what), 1);
  parser->faults++;
}

static void add(Parser *parser, Keystep step) {
  step.at = parser->at;
  g_array_append_val(parser->script->steps, step);
}

static void add_char(Parser *parser, gunichar c) {
  add(parser, (Keystep){.kind = KEYSTEP_KEY, .key = {KEY_IS_CHAR, c, NULL}});
}

gboolean keyscript_size(const char *text, int *columns, int *rows) {
  char *end;
  if (!g_ascii_isdigit(*text)) return FALSE;
  gint64 c = g_ascii_strtoll(text, &end, 10);
  if (*end != 'x' || !g_ascii_isdigit(end[1])) return FALSE;
  gint64 r = g_ascii_strtoll(end + 1, &end, 10);
  if (*end || c < 1 || c > 1000 || r < 1 || r > 1000) return FALSE;
  *columns = (int)c;
  *rows = (int)r;
  return TRUE;
}

/* +HH:MM:SS or -HH:MM:SS */
gboolean keyscript_time(const char *text, Instant *at) {
  for (int i = 1; i < 9; i++)
    if (i % 3 == 0 ? text[i] != ':' : !g_ascii_isdigit(text[i])) return FALSE;
  if (text[9]) return FALSE;
  int hours = (text[1] - '0') * 10 + (text[2] - '0'), minutes = (text[4] - '0') * 10 + (text[5] - '0');
  int seconds = (text[7] - '0') * 10 + (text[8] - '0');
  if (minutes > 59 || seconds > 59) return FALSE;
  *at = (Instant)(hours * 3600 + minutes * 60 + seconds) * SECOND * (*text == '-' ? -1 : 1);
  return TRUE;
}

static void read_time(Parser *parser, const char *word, const char *from) {
  Instant at;
  if (!keyscript_time(word, &at)) {
    fault(parser, DG_KEYS_BAD_TIME, from, strlen(word));
    return;
  }
  if (parser->timed && at < parser->at) {
    fault(parser, DG_KEYS_BACKWARDS, from, strlen(word));
    return;
  }
  parser->at = at;
  parser->timed = TRUE;
}

/* Reads "…" at p into a new string, or tells and gives NULL. p ends behind it. */
static GString *read_quoted(Parser *parser) {
  const char *from = parser->p++;
  GString *text = g_string_new(NULL);
  while (*parser->p && *parser->p != '"') {
    char c = *parser->p++;
    if (c == '\\' && *parser->p) {
      c = *parser->p++;
      if (c == 'n') c = '\n';
    }
    g_string_append_c(text, c);
  }
  if (*parser->p == '"') {
    parser->p++;
    return text;
  }
  fault(parser, DG_KEYS_OPEN_TEXT, from, (gsize)(parser->p - from));
  g_string_free(text, TRUE);
  return NULL;
}

static void read_typed(Parser *parser) {
  GString *text = read_quoted(parser);
  if (!text) return;
  for (const char *p = text->str; *p; p = g_utf8_next_char(p)) {
    if (*p == '\n')
      add(parser, (Keystep){.kind = KEYSTEP_KEY, .key = {KEY_IS_ENTER, 0, NULL}});
    else
      add_char(parser, g_utf8_get_char(p));
  }
  g_string_free(text, TRUE);
}

static void read_paste(Parser *parser) {
  parser->p += strlen("paste:");
  GString *text = read_quoted(parser);
  if (!text) return;
  char *kept = g_string_chunk_insert(parser->script->strings, text->str);
  add(parser, (Keystep){.kind = KEYSTEP_KEY, .key = {KEY_IS_PASTE, 0, kept}});
  g_string_free(text, TRUE);
}

static void skip_blanks(Parser *parser) {
  while (*parser->p == ' ' || *parser->p == '\t' || *parser->p == '\r') parser->p++;
}

static char *read_word(Parser *parser) {
  const char *from = parser->p;
  while (*parser->p && !strchr(" \t\r", *parser->p)) parser->p++;
  return g_strndup(from, (gsize)(parser->p - from));
}

static void read_size(Parser *parser) {
  skip_blanks(parser);
  const char *from = parser->p;
  g_autofree char *word = read_word(parser);
  Keystep step = {.kind = KEYSTEP_SIZE};
  if (keyscript_size(word, &step.columns, &step.rows))
    add(parser, step);
  else
    fault(parser, DG_KEYS_BAD_SIZE, from, strlen(word));
}

static void read_key(Parser *parser) {
  const char *from = parser->p;
  if (*from == '"') {
    read_typed(parser);
    return;
  }
  if (g_str_has_prefix(from, "paste:\"")) {
    read_paste(parser);
    return;
  }
  g_autofree char *word = read_word(parser);
  Keystep step = {.kind = KEYSTEP_KEY};
  if (strcmp(word, "size") == 0)
    read_size(parser);
  else if (strcmp(word, "dump") == 0)
    add(parser, (Keystep){.kind = KEYSTEP_DUMP});
  else if (key_parse(word, &step.key))
    add(parser, step);
  else
    fault(parser, DG_KEYS_UNKNOWN, from, strlen(word));
}

/* A word of more than one letter that begins as a time does is one, right or wrong; + and - alone are keys. */
static gboolean looks_timed(const char *p) { return (*p == '+' || *p == '-') && p[1] && !strchr(" \t\r", p[1]); }

static void read_line(Parser *parser) {
  skip_blanks(parser);
  if (!*parser->p || *parser->p == '#') return;
  const char *from = parser->p;
  if (looks_timed(from)) {
    g_autofree char *word = read_word(parser);
    read_time(parser, word, from);
  } else if (!parser->timed) {
    fault(parser, DG_KEYS_NO_TIME, from, strlen(from));
    return;
  }
  for (skip_blanks(parser); *parser->p; skip_blanks(parser)) read_key(parser);
}

Keyscript *keyscript_parse(const char *text, const char *name, DiagList *diags) {
  Keyscript *script = g_new0(Keyscript, 1);
  script->steps = g_array_new(FALSE, TRUE, sizeof(Keystep));
  script->strings = g_string_chunk_new(256);
  gboolean valid = g_utf8_validate(text, -1, NULL);
  Parser parser = {.script = script, .diags = diags, .source = diag_source(diags, name, valid ? text : NULL)};
  if (!valid) {
    diag(diags, KEYS_NOT_TEXT, parser.source, ((Place){0, 0, 0}));
    keyscript_free(script);
    return NULL;
  }
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++) {
    parser.line++;
    parser.start = parser.p = *line;
    read_line(&parser);
  }
  if (parser.faults == 0) return script;
  keyscript_free(script);
  return NULL;
}

void keyscript_free(Keyscript *script) {
  if (!script) return;
  g_array_unref(script->steps);
  g_string_chunk_free(script->strings);
  g_free(script);
}
