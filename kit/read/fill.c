/* Replaces single values in YAML text by their places in the tree. It judges nothing: the result is loaded like any script. */
#include "read/fill.h"

#include <string.h>

#include "read/eventline.h"
#include "read/tree.h"

/* The offset of a line and column (both from 1, columns in characters) in a text. */
static gsize offset_of(const char *text, Place place) {
  const char *p = text;
  for (int line = 1; line < place.line; line++) {
    const char *end = strchr(p, '\n');
    if (!end) break;
    p = end + 1;
  }
  return (gsize)(g_utf8_offset_to_pointer(p, place.column - 1) - text);
}

/* Bytes of the value that is written at `at`: up to its closing quote, a comment, or the end of the line. 0 when it goes on. */
static gsize written_length(const char *at) {
  gsize line = strcspn(at, "\n");
  if (*at == '"' || *at == '\'') {
    const char *end = memchr(at + 1, *at, line ? line - 1 : 0);
    gboolean plain = end && !memchr(at, '\\', (gsize)(end - at)) && end[1] != *at;
    return plain ? (gsize)(end - at) + 1 : 0;
  }
  for (gsize i = 1; i < line; i++)
    if (at[i] == '#' && (at[i - 1] == ' ' || at[i - 1] == '\t')) line = i;
  while (line > 0 && strchr(" \t\r", at[line - 1])) line--;
  return line;
}

/* The text as a YAML value: plain where that is safe, else in double quotes. New string. */
static char *as_value(const char *text) {
  gboolean safe = g_utf8_validate(text, -1, NULL) && g_unichar_isalnum(g_utf8_get_char(text)) && !strpbrk(text, "#\"\\{}[]&*!|>%@`") &&
                  !strstr(text, ": ") && !g_str_has_suffix(text, ":") && !g_str_has_suffix(text, " ");
  for (const char *p = text; safe && *p; p = g_utf8_next_char(p)) safe = !eventline_escapes(g_utf8_get_char(p));
  if (safe) return g_strdup(text);
  GString *out = g_string_new(NULL);
  eventline_append_text(out, text);
  return g_string_free(out, FALSE);
}

/* Puts a value in the place of an old one; a comment behind it stays in its column where it can. */
static gboolean replace(GString *out, Place place, const char *old, const char *value) {
  gsize at = offset_of(out->str, place), length = written_length(out->str + at);
  if (length == 0 || place.line < 1) return FALSE;
  g_autofree char *raw = g_strndup(out->str + at, length);
  if (*raw != '"' && *raw != '\'' && strcmp(raw, old) != 0) return FALSE; /* goes on over more lines, or is no plain text */
  g_autofree char *text = as_value(value);
  glong grown = g_utf8_strlen(text, -1) - g_utf8_strlen(raw, -1);
  g_string_erase(out, (gssize)at, (gssize)length);
  g_string_insert(out, (gssize)at, text);
  gsize behind = at + strlen(text), spaces = strspn(out->str + behind, " ");
  if (out->str[behind + spaces] != '#') return TRUE;
  glong wanted = MAX(1, (glong)spaces - grown);
  g_string_erase(out, (gssize)behind, (gssize)spaces);
  for (glong i = 0; i < wanted; i++) g_string_insert_c(out, (gssize)behind, ' ');
  return TRUE;
}

/* The entry of a map under a key of the schema, or NULL. */
static const Node *entry(const Node *map, SchemaPlace where, KeyId key) {
  KeyId found;
  for (guint i = 0; i < map->items->len; i++) {
    const Node *item = g_ptr_array_index(map->items, i);
    if (item->key && schema_find(where, item->key, &found) && found == key) return item;
  }
  return NULL;
}

/* Adds a line for a key that is not there, below the title. */
static void add_line(GString *out, const Node *root, Lang lang, const Fill *fill) {
  const Node *title = entry(root, IN_MEETING, KEY_TITLE);
  g_autofree char *value = as_value(fill->text);
  const char *key = schema_name(fill->key, lang);
  g_autofree char *line = fill->key == KEY_VENUE ? g_strdup_printf("%s:\n  %s: %s\n", key, schema_name(KEY_VENUE_NAME, lang), value)
                                                 : g_strdup_printf("%s: %s\n", key, value);
  gsize at = title ? offset_of(out->str, title->key_place) : 0;
  at += strcspn(out->str + at, "\n");
  if (out->str[at]) at++;
  g_string_insert(out, (gssize)at, line);
}

static gboolean fill_one(GString *out, Lang lang, const Fill *fill) {
  g_autoptr(DiagList) diags = diag_list_new(lang);
  g_autoptr(Node) root = tree_parse(out->str, out->len, "", diags, NULL);
  if (!root || root->kind != NODE_MAP || diag_failed(diags)) return FALSE;
  const Node *node = entry(root, IN_MEETING, fill->key);
  if (node && node->kind == NODE_MAP && fill->key == KEY_VENUE) node = entry(node, IN_VENUE, KEY_VENUE_NAME);
  if (!node) {
    add_line(out, root, lang, fill);
    return TRUE;
  }
  return node->kind == NODE_TEXT && replace(out, node->place, node->text, fill->text);
}

char *script_fill(const char *text, Lang lang, const Fill *fills, gsize n, KeyId *refused) {
  GString *out = g_string_new(text);
  for (gsize i = 0; i < n; i++) {
    if (fill_one(out, lang, &fills[i])) continue;
    if (refused) *refused = fills[i].key;
    g_string_free(out, TRUE);
    return NULL;
  }
  return g_string_free(out, FALSE);
}
