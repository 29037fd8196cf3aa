/* Lists of agreements: wrapped with a hanging indent, in groups when that is asked. */
#include "view/agreements_text.h"

#include <string.h>

#include "base/unicode.h"
#include "view/csv_text.h"
#include "view/words.h"

#define INDENT 5

/* --- which --- */

static gboolean holds(const char *text, const char *part) {
  if (!part) return TRUE;
  g_autofree char *folded = g_utf8_casefold(text ? text : "", -1), *wanted = g_utf8_casefold(part, -1);
  return strstr(folded, wanted) != NULL;
}

void agreements_filter(GPtrArray *agreements, const AgreementsFilter *filter) {
  for (guint i = agreements->len; i-- > 0;) {
    const Agreement *a = g_ptr_array_index(agreements, i);
    gboolean told = (!filter->open || agreement_open(a)) && holds(a->owner, filter->owner) && holds(a->theme, filter->theme);
    if (!told) g_ptr_array_remove_index(agreements, i);
  }
}

/* --- words --- */

static char *when_words(const Agreement *a, Lang lang) {
  const Record *record = a->record;
  if (!record->due.year) return NULL;
  if (record->quarter) return tx(lang, REPORT_QUARTER, TN(record->quarter), TN(record->due.year));
  return tx(lang, REPORT_DUE, TN(record->due.day), TS(text_plain(lang, TX_MONTH_1 + (TextId)record->due.month - 1)),
            TN(record->due.year));
}

/* "Jan Smit · 28 januari 2027 (datum voorbij) · loopt" */
static char *below(const Agreement *a, Lang lang) {
  g_autofree char *when = when_words(a, lang);
  GString *out = g_string_new(a->owner ? a->owner : tp(lang, REPORT_NO_OWNER));
  if (when || a->state != AGREEMENT_WISH) g_string_append_printf(out, " · %s", when ? when : tp(lang, REPORT_NO_DATE));
  if (a->overdue) g_string_append_printf(out, " (%s)", tp(lang, AGREEMENTS_OVERDUE));
  g_string_append_printf(out, " · %s", text_plain(lang, agreement_state_text(a->state)));
  return g_string_free(out, FALSE);
}

/* --- the list --- */

static void add_wrapped(GString *out, const char *mark, const char *text, int columns) {
  g_autofree char *clean = unicode_clean(text, -1);
  g_autoptr(GArray) lines = unicode_wrap_columns(clean, MAX(20, columns - INDENT));
  for (guint i = 0; i < lines->len; i++) {
    const UnicodeLine *line = &g_array_index(lines, UnicodeLine, i);
    const char *left = i ? "" : mark;
    g_string_append_printf(out, "%*s%s", INDENT - 1 - unicode_width(left), "", left);
    g_string_append_c(out, ' ');
    g_string_append_len(out, clean + line->start, (gssize)(line->end - line->start));
    g_string_append(out, line->hyphen ? "-\n" : "\n");
  }
}

/* What became of it, event by event; those that were undone are told too, and so is the undoing: nothing is hidden. */
static void add_history(GString *out, const Agreement *a, Lang lang, int columns) {
  const Session *session = a->session;
  for (guint i = 0; i < session->events->len; i++) {
    const Event *event = g_ptr_array_index(session->events, i);
    gboolean state = event->kind == EVENT_STATE, changed = event->kind == EVENT_CHANGE;
    gboolean made = event->kind == EVENT_RECORD || event->kind == EVENT_CARRY || event->kind == EVENT_MOVE;
    if (event->record != a->record->id || (!state && !changed && !made)) continue;
    g_autofree char *day = date_words_short(lang, instant_date(event->t, session->script->zone));
    g_autofree char *owner = state ? NULL : words_owner(session, event->people, event->owner);
    const char *what = state ? text_plain(lang, agreement_state_text(event->state)) : owner ? owner : tp(lang, REPORT_NO_OWNER);
    g_autofree char *line = g_strdup_printf("%s: %s", day, what);
    add_wrapped(out, "", line, columns);
  }
}

static void add_agreement(GString *out, const Agreement *a, gboolean history, Lang lang, int columns) {
  g_autofree char *number = a->record->number ? g_strdup_printf("%d.", a->record->number) : g_strdup("-"), *more = below(a, lang);
  add_wrapped(out, number, a->record->text, columns);
  add_wrapped(out, "", more, columns);
  if (history) add_history(out, a, lang, columns);
}

typedef struct Entry {
  const Agreement *agreement;
  AgreementsHeading heading;
  guint place;
} Entry;

static int by_heading(gconstpointer a, gconstpointer b) {
  const Entry *x = a, *y = b;
  int order = strcmp(x->heading.key, y->heading.key);
  return order ? order : x->place < y->place ? -1 : 1;
}

static void entry_clear(gpointer data) { agreements_heading_clear(&((Entry *)data)->heading); }

char *agreements_text(const GPtrArray *agreements, AgreementsOrder order, gboolean history, Lang lang, int columns) {
  g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(Entry));
  g_array_set_clear_func(entries, entry_clear);
  for (guint i = 0; i < agreements->len; i++) {
    const Agreement *a = g_ptr_array_index(agreements, i);
    for (guint k = 0; k == 0 || (order == AGREEMENTS_BY_OWNER && k < a->owners->len); k++) {
      const char *owner = k < a->owners->len ? g_ptr_array_index(a->owners, k) : NULL;
      const Entry entry = {a, agreements_heading(order, owner, a->theme, a->record->due, lang), i};
      g_array_append_val(entries, entry);
    }
  }
  g_array_sort(entries, by_heading);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = &g_array_index(entries, Entry, i);
    const char *words = entry->heading.words;
    gboolean first = i == 0 || strcmp(entry->heading.key, g_array_index(entries, Entry, i - 1).heading.key) != 0;
    if (first && *words) g_string_append_printf(out, "%s%s\n", i ? "\n" : "", words);
    add_agreement(out, entry->agreement, history, lang, columns);
  }
  if (!entries->len) g_string_append_printf(out, "%s\n", tp(lang, AGREEMENTS_NONE));
  return g_string_free(out, FALSE);
}

char *agreements_csv(const GPtrArray *agreements, Lang lang) {
  static const TextId headings[] = {TX_REPORT_COLUMN_NUMBER, TX_REPORT_COLUMN_WHAT, TX_REPORT_COLUMN_WHO,      TX_REPORT_COLUMN_WHEN,
                                    TX_AGREEMENTS_STATE,     TX_AGREEMENTS_LATE,    TX_AGREEMENTS_THEME, TX_AGREEMENTS_MEETING};
  char separator = csv_separator(lang);
  GString *out = g_string_new(NULL);
  const char *names[G_N_ELEMENTS(headings)];
  for (gsize i = 0; i < G_N_ELEMENTS(headings); i++) names[i] = text_plain(lang, headings[i]);
  csv_add_row(out, names, G_N_ELEMENTS(names), separator);
  for (guint i = 0; i < agreements->len; i++) {
    const Agreement *a = g_ptr_array_index(agreements, i);
    const Record *record = a->record;
    g_autofree char *number = record->number ? g_strdup_printf("%d", record->number) : NULL, *day = date_iso(record->due);
    g_autofree char *when = record->quarter ? when_words(a, lang) : g_strdup(record->due.year ? day : "");
    const char *cells[] = {number, record->text, a->owner, when, text_plain(lang, agreement_state_text(a->state)),
                           a->overdue ? tp(lang, AGREEMENTS_OVERDUE) : "", a->theme, a->session->script->title};
    csv_add_row(out, cells, G_N_ELEMENTS(cells), separator);
  }
  return g_string_free(out, FALSE);
}
