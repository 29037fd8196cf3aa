/* Reads flow maps and lists on one line: plain words and numbers, texts in double quotes, the escapes that eventline.c writes. What
 * YAML allows beside that is not looked for: it is refused at the first byte that does not fit. */
#include "read/flowline.h"

#include <string.h>

#include "read/eventline.h"

#define DEPTH_MAX 4
#define KEY_MAX 64
#define KEYS_MAX 64 /* of a map: each is compared with those before it */

struct Flowline {
  GPtrArray *texts, *hollow; /* of Node: made so far, those for texts and those with items */
  guint n_texts, n_hollow;   /* how many of these are in use */
  char *scratch, *room;      /* keys and unquoted texts of the line, and what is left of it */
  gsize size;
  const char *p, *end;       /* of the line */
};

static void hollow_free(gpointer data) {
  Node *node = data;
  g_ptr_array_unref(node->items);
  g_free(node);
}

static void text_free(gpointer data) {
  Node *node = data;
  if (node->quoted) g_free(node->text);
  g_free(node);
}

Flowline *flowline_new(void) {
  Flowline *r = g_new0(Flowline, 1);
  r->texts = g_ptr_array_new_with_free_func(text_free);
  r->hollow = g_ptr_array_new_with_free_func(hollow_free);
  return r;
}

void flowline_free(Flowline *r) {
  if (!r) return;
  g_ptr_array_unref(r->texts);
  g_ptr_array_unref(r->hollow);
  g_free(r->scratch);
  g_free(r);
}

/* --- nodes --- */

static Node *new_text(Flowline *r, char *text, gboolean quoted) {
  if (r->n_texts == r->texts->len) g_ptr_array_add(r->texts, g_new0(Node, 1));
  Node *node = g_ptr_array_index(r->texts, r->n_texts++);
  if (node->quoted) g_free(node->text); /* of an earlier line, unless it was taken out */
  node->kind = NODE_TEXT;
  node->text = text;
  node->quoted = quoted;
  node->key = NULL;
  return node;
}

static Node *new_hollow(Flowline *r, NodeKind kind) {
  if (r->n_hollow == r->hollow->len) {
    Node *made = g_new0(Node, 1);
    made->items = g_ptr_array_new();
    g_ptr_array_add(r->hollow, made);
  }
  Node *node = g_ptr_array_index(r->hollow, r->n_hollow++);
  node->kind = kind;
  node->key = NULL;
  g_ptr_array_set_size(node->items, 0);
  return node;
}

/* --- scalars --- */

static gboolean take(Flowline *r, const char *what) {
  gsize length = strlen(what);
  if ((gsize)(r->end - r->p) < length || memcmp(r->p, what, length) != 0) return FALSE;
  r->p += length;
  return TRUE;
}

/* The byte so far ahead, 0 behind the end. */
static char ahead(const Flowline *r, gsize n) { return (gsize)(r->end - r->p) > n ? r->p[n] : 0; }

/* A word, a number, an instant, or words with one space between: what no YAML reader takes for anything else. In the scratch,
 * NULL when there is none. */
static char *take_plain(Flowline *r) {
  const char *from = r->p;
  char c = ahead(r, 0);
  if (!g_ascii_isalnum(c) && c != '~' && !(c == '-' && g_ascii_isdigit(ahead(r, 1)))) return NULL;
  while (r->p < r->end) {
    c = *r->p;
    gboolean joins = c == ':' || c == ' ';
    if (!g_ascii_isalnum(c) && !(c && strchr("_.+-~", c)) && !(joins && g_ascii_isalnum(ahead(r, 1)))) break;
    r->p++;
  }
  gsize length = (gsize)(r->p - from);
  char *text = r->room;
  memcpy(text, from, length);
  text[length] = '\0';
  r->room += length + 1;
  return text;
}

/* The character of \uXXXX, from its u on; 0 when it is none. */
static gunichar take_code(Flowline *r) {
  gunichar code = 0;
  for (gsize i = 1; i <= 4; i++) {
    int digit = g_ascii_xdigit_value(ahead(r, i));
    if (digit < 0) return 0;
    code = code * 16 + (gunichar)digit;
  }
  r->p += 5;
  return g_unichar_validate(code) ? code : 0;
}

/* Appends what an escape stands for, from the letter behind the backslash on. */
static gboolean take_escape(Flowline *r, char **out) {
  static const char letters[] = "\"\\ntr", meant[] = "\"\\\n\t\r";
  char c = ahead(r, 0);
  const char *known = c ? strchr(letters, c) : NULL;
  if (known) {
    *(*out)++ = meant[known - letters];
    r->p++;
    return TRUE;
  }
  gunichar code = c == 'u' ? take_code(r) : 0;
  if (code) *out += g_unichar_to_utf8(code, *out); /* at most three bytes, for six that were read */
  return code != 0;
}

/* Are these bytes what the program writes as they are? */
static gboolean writable(const char *from, const char *to) {
  if (!g_utf8_validate_len(from, (gsize)(to - from), NULL)) return FALSE;
  for (const char *p = from; p < to; p = g_utf8_next_char(p))
    if (eventline_escapes(g_utf8_get_char(p))) return FALSE;
  return TRUE;
}

/* A text behind its first quote, up to and with the last; new string, or NULL. */
static char *take_quoted(Flowline *r) {
  const char *close = r->p, *from = r->p;
  gboolean high = FALSE, escapes = FALSE;
  for (; close < r->end && *close != '"'; close++) {
    guchar c = (guchar)*close;
    if (c < 0x20 || c == 0x7f) return NULL;
    high = high || c >= 0x80;
    if (c == '\\') {
      escapes = TRUE;
      close++; /* whatever is escaped, it is no end */
    }
  }
  if (close >= r->end || (high && !writable(from, close))) return NULL;
  r->p = close + 1;
  if (!escapes) return g_strndup(from, (gsize)(close - from));
  char *text = g_malloc((gsize)(close - from) + 1), *out = text;
  r->p = from;
  while (r->p < close) {
    if (*r->p != '\\') {
      *out++ = *r->p++;
      continue;
    }
    r->p++;
    if (!take_escape(r, &out)) {
      g_free(text);
      return NULL;
    }
  }
  *out = '\0';
  r->p++;
  return text;
}

/* --- maps and lists --- */

static Node *take_value(Flowline *r, int depth);

static Node *take_list(Flowline *r, int depth) {
  Node *list = new_hollow(r, NODE_LIST);
  if (take(r, "]")) return list;
  do {
    Node *item = take_value(r, depth);
    if (!item) return NULL;
    g_ptr_array_add(list->items, item);
  } while (take(r, ", "));
  return take(r, "]") ? list : NULL;
}

static Node *take_map(Flowline *r, int depth) {
  Node *map = new_hollow(r, NODE_MAP);
  do {
    char *key = g_ascii_isalpha(ahead(r, 0)) ? take_plain(r) : NULL;
    if (!key || r->room - key > KEY_MAX || map->items->len == KEYS_MAX || node_get(map, key) || !take(r, ": ")) return NULL;
    Node *value = take_value(r, depth);
    if (!value) return NULL;
    value->key = key;
    g_ptr_array_add(map->items, value);
  } while (take(r, ", "));
  return take(r, "}") ? map : NULL;
}

static Node *take_value(Flowline *r, int depth) {
  if (take(r, "\"")) {
    char *text = take_quoted(r);
    return text ? new_text(r, text, TRUE) : NULL;
  }
  if (depth < DEPTH_MAX && take(r, "[")) return take_list(r, depth + 1);
  if (depth < DEPTH_MAX && take(r, "{")) return take_map(r, depth + 1);
  char *text = take_plain(r);
  return text ? new_text(r, text, FALSE) : NULL;
}

Node *flowline_read(Flowline *r, const char *line, gsize length) {
  r->n_texts = r->n_hollow = 0;
  if (r->size < length + 1) { /* each piece has at least one sign behind it, where its end is marked */
    r->size = MAX(2 * r->size, length + 1);
    g_free(r->scratch);
    r->scratch = g_malloc(r->size);
  }
  r->room = r->scratch;
  r->p = line;
  r->end = line + length;
  Node *map = take(r, "- {") ? take_map(r, 1) : NULL;
  return map && r->p == r->end ? map : NULL;
}
