/* Collects diagnostics and turns them into words with file, line, column, caret and remedy. Never prints by itself. */
#include "base/diag.h"

#include <string.h>

#include "base/unicode.h"

typedef struct DiagKind {
  DiagLevel level;
  const char *message[2];
  const char *remedy[2];
} DiagKind;

static const DiagKind kinds[N_DIAGS] = {
#define DIAG(id, level, nl, en, remedy_nl, remedy_en) [DG_##id] = {level, {nl, en}, {remedy_nl, remedy_en}},
#include "base/diags.def"
#undef DIAG
};

static void source_free(gpointer p) {
  DiagSource *source = p;
  g_free(source->name);
  g_free(source->text);
  g_free(source);
}

DiagList *diag_list_new(Lang lang) {
  DiagList *list = g_new0(DiagList, 1);
  list->lang = lang;
  list->sources = g_ptr_array_new_with_free_func(source_free);
  list->diags = g_array_new(FALSE, TRUE, sizeof(Diag));
  list->strings = g_string_chunk_new(1024);
  return list;
}

void diag_list_free(DiagList *list) {
  if (!list) return;
  g_ptr_array_unref(list->sources);
  g_array_unref(list->diags);
  g_string_chunk_free(list->strings);
  g_free(list);
}

const DiagSource *diag_source(DiagList *list, const char *name, const char *text) {
  DiagSource *source = g_new0(DiagSource, 1);
  source->name = g_strdup(name);
  source->text = g_strdup(text);
  g_ptr_array_add(list->sources, source);
  return source;
}

const char *diag_source_line(const DiagSource *source, int line, gsize *length) {
  const char *p = line > 0 ? source->text : NULL;
  for (int i = 1; p && i < line; i++) {
    p = strchr(p, '\n');
    if (p) p++;
  }
  if (p) *length = strcspn(p, "\r\n");
  return p;
}

/* A copy of an argument that can stand in one line of a message. */
static const char *keep_string(DiagList *list, const char *string) {
  enum { COLUMNS_MAX = 400 }; /* the longest is the choice among the parts of a report */
  g_autofree char *clean = unicode_clean(string ? string : "", -1);
  g_autofree char *fitted = unicode_fit(clean, COLUMNS_MAX);
  return g_string_chunk_insert(list->strings, fitted);
}

/* When the list is full an error takes the place of the last that is none: those are what the user must see. */
static Diag *make_room(DiagList *list, DiagId id) {
  if (list->diags->len < DIAG_MAX) {
    g_array_set_size(list->diags, list->diags->len + 1);
    return &g_array_index(list->diags, Diag, list->diags->len - 1);
  }
  list->left_out++;
  for (guint i = list->diags->len; diag_level(id) == DIAG_ERROR && i-- > 0;) {
    Diag *d = &g_array_index(list->diags, Diag, i);
    if (diag_level(d->id) != DIAG_ERROR) return d;
  }
  return NULL;
}

void diag_add(DiagList *list, DiagId id, const DiagSource *source, Place place, const TextArg *args, gsize n_args) {
  g_return_if_fail(n_args <= DIAG_ARGS);
  list->counts[diag_level(id)]++;
  Diag *d = make_room(list, id);
  if (!d) return;
  *d = (Diag){.id = id, .source = source, .place = place, .n_args = n_args};
  for (gsize i = 0; i < n_args; i++) {
    d->args[i] = args[i];
    if (args[i].kind == TEXT_ARG_STRING) d->args[i].string = keep_string(list, args[i].string);
  }
}

DiagLevel diag_level(DiagId id) { return kinds[id].level; }

int diag_count(const DiagList *list, DiagLevel level) { return list->counts[level]; }

gboolean diag_failed(const DiagList *list) { return diag_count(list, DIAG_ERROR) > 0; }

char *diag_message(const Diag *d, Lang lang) {
  return text_fill(lang, kinds[d->id].message[lang == LANG_EN], d->args, d->n_args);
}

char *diag_remedy(const Diag *d, Lang lang) {
  return text_fill(lang, kinds[d->id].remedy[lang == LANG_EN], d->args, d->n_args);
}

/* Shows the line and a caret under the place; tabs are shown as one space, so that the caret stands right, and a long line
 * is shown around its place. */
static void append_caret(GString *out, const DiagSource *source, Place place) {
  enum { WINDOW = 90, MARGIN = 40 };
  gsize length;
  const char *line = diag_source_line(source, place.line, &length);
  if (!line || !g_utf8_validate(line, (gssize)length, NULL)) return;
  glong n = g_utf8_strlen(line, (gssize)length);
  glong column = CLAMP(place.column, 1, n + 1);
  glong from = n > WINDOW && column > MARGIN ? MIN(column - MARGIN, n - WINDOW + 1) : 1;
  glong to = MIN(n, from + WINDOW - 1);
  g_string_append(out, from > 1 ? "   …" : "    ");
  glong pad = 0, under = 0; /* columns in front of the place, and of the place */
  const char *p = g_utf8_offset_to_pointer(line, from - 1);
  for (glong i = from; i <= to; i++, p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c < 0x20 || (c >= 0x7f && c < 0xa0)) c = ' ';
    g_string_append_unichar(out, c);
    if (i < column) pad += unicode_char_width(c);
    else if (i < column + MAX(place.width, 1)) under += unicode_char_width(c);
  }
  g_string_append(out, to < n ? "…\n" : "\n");
  g_string_append_printf(out, "    %*s^", (int)pad, "");
  for (glong i = 1; i < under; i++) g_string_append_c(out, '~');
  g_string_append_c(out, '\n');
}

/* By source in the order they were added (none first), then by place, then as added. */
static int compare(gconstpointer a, gconstpointer b, gpointer data) {
  const DiagList *list = data;
  const Diag *x = *(const Diag *const *)a, *y = *(const Diag *const *)b;
  if (x->source != y->source) {
    guint i = G_MAXUINT, j = G_MAXUINT; /* and one beyond is 0 */
    if (x->source) g_ptr_array_find(list->sources, x->source, &i);
    if (y->source) g_ptr_array_find(list->sources, y->source, &j);
    return i + 1 < j + 1 ? -1 : 1;
  }
  if (x->place.line != y->place.line) return x->place.line < y->place.line ? -1 : 1;
  if (x->place.column != y->place.column) return x->place.column < y->place.column ? -1 : 1;
  return x < y ? -1 : x > y;
}

char *diag_text(const DiagList *list) {
  static const TextId words[] = {
      [DIAG_HINT] = TX_DIAG_HINT, [DIAG_WARNING] = TX_DIAG_WARNING, [DIAG_ERROR] = TX_DIAG_ERROR};
  g_autoptr(GPtrArray) sorted = g_ptr_array_new();
  for (guint i = 0; i < list->diags->len; i++) g_ptr_array_add(sorted, &g_array_index(list->diags, Diag, i));
  g_ptr_array_sort_with_data(sorted, compare, (gpointer)list);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < sorted->len; i++) {
    const Diag *d = g_ptr_array_index(sorted, i);
    g_autofree char *message = diag_message(d, list->lang);
    g_autofree char *remedy = diag_remedy(d, list->lang);
    if (d->source) g_string_append_printf(out, "%s:", d->source->name);
    if (d->source && d->place.line > 0) g_string_append_printf(out, "%d:%d:", d->place.line, MAX(d->place.column, 1));
    if (d->source) g_string_append_c(out, ' ');
    g_string_append_printf(out, "%s: %s\n", text_plain(list->lang, words[diag_level(d->id)]), message);
    if (d->source && d->place.line > 0) append_caret(out, d->source, d->place);
    if (*remedy) g_string_append_printf(out, "  → %s\n", remedy);
  }
  if (list->left_out) {
    g_autofree char *more = tx(list->lang, DIAG_LEFT_OUT, TN(list->left_out));
    g_string_append_printf(out, "%s\n", more);
  }
  return g_string_free(out, FALSE);
}
