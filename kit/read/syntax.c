/* From libyaml's technical words to ours. What a person did wrong is seldom what the parser noticed, so each fault is
 * judged by the line it was noticed on as well. */
#include "read/syntax.h"

#include <string.h>

/* A line of the source's text: start and length in bytes; FALSE when there is none. */
static gboolean find_line(const DiagSource *source, int line, const char **start, gsize *length) {
  *start = diag_source_line(source, line, length);
  return *start != NULL;
}

/* The byte in its line at a place, or NULL beyond the end. */
static const char *find_byte(const DiagSource *source, Place place) {
  const char *start;
  gsize length;
  if (!find_line(source, place.line, &start, &length)) return NULL;
  if (place.column - 1 > g_utf8_strlen(start, (gssize)length)) return NULL;
  return g_utf8_offset_to_pointer(start, place.column - 1);
}

/* Does a line begin with white space that holds a tab; then *place is that tab. */
static gboolean tab_in_indent(const DiagSource *source, int line, Place *place) {
  const char *start;
  gsize length;
  if (!find_line(source, line, &start, &length)) return FALSE;
  gsize n = 0;
  while (n < length && start[n] == ' ') n++;
  if (n == length || start[n] != '\t') return FALSE;
  *place = (Place){line, (int)n + 1, 0};
  return TRUE;
}

/* A colon in a text: shows the line as it should be, its text in quotes. When the colon is the first of its line, the line
 * itself stands in the wrong column. */
static void explain_colon(DiagList *diags, const DiagSource *source, Place at) {
  const char *start, *here = find_byte(source, at);
  gsize length;
  if (!here || !find_line(source, at.line, &start, &length)) {
    diag(diags, YAML_COLON_WHERE, source, at);
    return;
  }
  const char *colon = g_strstr_len(start, here - start, ": ");
  const char *word = start + strspn(start, " -");
  if (!colon) {
    diag(diags, YAML_INDENT, source, ((Place){at.line, (int)(word - start) + 1, (int)g_utf8_strlen(word, here - word)}));
    return;
  }
  const char *value = colon + 2;
  while (*value == ' ') value++;
  g_autofree char *text = g_strndup(value, (gsize)(start + length - value));
  g_strchomp(text);
  char quote = strchr(text, '"') ? '\'' : '"';
  if (g_utf8_strlen(text, -1) > 60 || strchr(text, quote) || strchr(text, '\\') || strstr(text, " #")) {
    diag(diags, YAML_COLON_WHERE, source, at);
    return;
  }
  g_autofree char *key = g_strndup(word, (gsize)(colon - word));
  g_autofree char *line = g_strdup_printf("%s: %c%s%c", key, quote, text, quote);
  diag(diags, YAML_COLON, source, at, TS(line));
}

/* The last character before the place on its line that is no space, or 0. */
static char character_before(const DiagSource *source, Place at) {
  const char *start, *here = find_byte(source, at);
  gsize length;
  if (!here || !find_line(source, at.line, &start, &length)) return 0;
  while (here > start && here[-1] == ' ') here--;
  return here > start ? here[-1] : 0;
}

/* Finds the # behind a bracket that makes a remark of the rest of its line, closing bracket and all; FALSE when there is none. */
static gboolean remark_behind(const DiagSource *source, Place open, Place *hash) {
  const char *start, *bracket = find_byte(source, open);
  gsize length;
  if (!bracket || !find_line(source, open.line, &start, &length)) return FALSE;
  const char *found = g_strstr_len(bracket, (gssize)(length - (gsize)(bracket - start)), " #");
  if (!found || !memchr(found, *bracket == '{' ? '}' : ']', length - (gsize)(found - start))) return FALSE;
  *hash = (Place){open.line, (int)g_utf8_strlen(start, found + 1 - start) + 1, 1};
  return TRUE;
}

static void explain_bracket(DiagList *diags, const DiagSource *source, const SyntaxFault *fault, const char *close) {
  Place hash;
  if (fault->since.line > 0 && remark_behind(source, fault->since, &hash))
    diag(diags, YAML_HASH, source, hash);
  else if (fault->since.line > 0 && fault->at.line > fault->since.line)
    diag(diags, YAML_OPEN_BRACKET, source, fault->since, TS(close));
  else
    diag(diags, YAML_COMMA, source, fault->at, TS(close));
}

static void explain_first_char(DiagList *diags, const DiagSource *source, Place at) {
  const char *here = find_byte(source, at);
  char first[8] = "?";
  if (here && *here && *here != '\n') first[g_unichar_to_utf8(g_utf8_get_char(here), first)] = 0;
  if (*first == '\t')
    diag(diags, YAML_TAB, source, at);
  else
    diag(diags, YAML_FIRST_CHAR, source, at, TS(first));
}

/* libyaml points behind the backslash, by how much it read of the escape: points at the backslash itself. */
static void explain_escape(DiagList *diags, const DiagSource *source, Place at) {
  for (Place place = at; place.column >= 1; place.column--) {
    const char *here = find_byte(source, place);
    if (!here || *here != '\\') continue;
    at = place;
    break;
  }
  diag(diags, YAML_ESCAPE, source, at);
}

/* The ones that need nothing but their place, by a piece of libyaml's words. */
static const struct {
  const char *problem;
  DiagId id;
  gboolean since; /* the place is where the construct began */
} simple[] = {
    {"could not find expected ':'", DG_YAML_NO_COLON, TRUE},
    {"unexpected end of stream", DG_YAML_OPEN_QUOTE, TRUE},
    {"unexpected document indicator", DG_YAML_OPEN_QUOTE, TRUE},
    {"tab character", DG_YAML_TAB, FALSE},
    {"expected '-' indicator", DG_YAML_DASH, FALSE},
    {"block sequence entries are not allowed", DG_YAML_DASH_HERE, FALSE},
    {"expected node content", DG_YAML_NOTHING, FALSE},
    {"expected key", DG_YAML_INDENT, FALSE},
};

void syntax_explain(DiagList *diags, const DiagSource *source, const SyntaxFault *fault) {
  const char *problem = fault->problem, *context = fault->context ? fault->context : "";
  Place tab;
  if (tab_in_indent(source, fault->at.line, &tab) || tab_in_indent(source, fault->since.line, &tab)) {
    diag(diags, YAML_TAB, source, tab);
    return;
  }
  if (strstr(problem, "mapping values are not allowed")) {
    explain_colon(diags, source, fault->at);
    return;
  }
  if (strstr(problem, "cannot start any token")) {
    explain_first_char(diags, source, fault->at);
    return;
  }
  if (strstr(problem, "escape character") || strstr(problem, "hexdecimal number") || strstr(problem, "escape code")) {
    explain_escape(diags, source, fault->at);
    return;
  }
  if (strstr(problem, "',' or ']'")) {
    explain_bracket(diags, source, fault, "]");
    return;
  }
  if (strstr(problem, "',' or '}'")) {
    explain_bracket(diags, source, fault, "}");
    return;
  }
  if (strstr(context, "block scalar") && fault->since.line > 0) {
    const char *mark = find_byte(source, fault->since);
    diag(diags, YAML_BLOCK_TEXT, source, fault->at, TS(mark && *mark == '>' ? ">" : "|"));
    return;
  }
  gboolean mark = strstr(context, "an anchor") || strstr(context, "an alias") || strstr(context, "a tag");
  if (mark || strstr(context, "directive")) {
    explain_first_char(diags, source, fault->since.line > 0 ? fault->since : fault->at);
    return;
  }
  gboolean too_much = strstr(problem, "expected key") || strstr(problem, "document start");
  char before = too_much ? character_before(source, fault->at) : 0;
  if (before == '"' || before == '\'') {
    diag(diags, YAML_AFTER_QUOTE, source, fault->at);
    return;
  }
  if (before == ']' || before == '}') {
    diag(diags, YAML_AFTER_BRACKET, source, fault->at, TS(before == ']' ? "]" : "}"));
    return;
  }
  if (strstr(problem, "expected '-' indicator") && fault->at.column != fault->since.column) {
    diag(diags, YAML_INDENT, source, fault->at);
    return;
  }
  for (gsize i = 0; i < G_N_ELEMENTS(simple); i++) {
    if (!strstr(problem, simple[i].problem)) continue;
    Place place = simple[i].since && fault->since.line > 0 ? fault->since : fault->at;
    diag_add(diags, simple[i].id, source, place, NULL, 0);
    return;
  }
  diag(diags, YAML_SYNTAX, source, fault->at);
}
