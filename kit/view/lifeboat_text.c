/* The lifeboat in 72 columns: first all that fits on a page, then each part with its clock at the left and everything of it
 * hanging behind. The same content as on paper. */
#include "view/lifeboat_text.h"

#include <string.h>

#include "base/unicode.h"

#define COLUMNS 72
#define INDENT 7 /* behind "14:32  " */

/* Adds text that hangs behind a mark: "1. " and the further lines under the text. */
static void add_hanging(GString *out, int left, const char *mark, const char *text) {
  int indent = left + unicode_width(mark);
  g_autofree char *clean = unicode_clean(text, -1);
  g_strchomp(clean);
  g_autoptr(GArray) lines = unicode_wrap_columns(clean, COLUMNS - indent);
  for (guint i = 0; i < lines->len; i++) {
    const UnicodeLine *line = &g_array_index(lines, UnicodeLine, i);
    g_string_append_printf(out, "%*s%s", i ? indent : left, "", i ? "" : mark);
    g_string_append_len(out, clean + line->start, (gssize)(line->end - line->start));
    g_string_append(out, line->hyphen ? "-\n" : "\n");
  }
}

static void add_labelled(GString *out, const char *label, const char *text) {
  if (!text || !*text)
    return;
  g_autofree char *line = g_strdup_printf("%s %s", label, text);
  add_hanging(out, INDENT, "", line);
}

static void add_heading(GString *out, const char *text) {
  g_string_append_printf(out, "\n%s\n", text);
  for (int i = unicode_width(text); i > 0; i--)
    g_string_append_c(out, '-');
  g_string_append_c(out, '\n');
}

/* --- all at a glance --- */

#define TITLE_WIDTH 36
#define LENGTH_WIDTH 14

static void add_cell(GString *out, const char *text, int width) {
  g_autofree char *fitted = unicode_fit(text, width - 1);
  g_string_append_printf(out, "%s%*s", fitted, width - unicode_width(fitted), "");
}

static void end_line(GString *out) {
  while (out->str[out->len - 1] == ' ')
    g_string_truncate(out, out->len - 1);
  g_string_append_c(out, '\n');
}

static void add_end_line(GString *out, const Lifeboat *lifeboat) {
  g_autofree char *clock = lifeboat_clock(lifeboat, lifeboat->expected_end);
  g_string_append_printf(out, "%-7s%s\n", clock, tp(lifeboat->lang, LIFEBOAT_END));
}

/* What comes when, how long, and between which times it can begin. */
static void add_overview(GString *out, const Lifeboat *lifeboat) {
  gboolean end_told = lifeboat->parts->len == 0;
  g_string_append_c(out, '\n');
  add_cell(out, "", INDENT);
  add_cell(out, "", TITLE_WIDTH);
  add_cell(out, "", LENGTH_WIDTH);
  g_string_append_printf(out, "%s\n", tp(lifeboat->lang, LIFEBOAT_CAN_START));
  for (guint i = 0; i < lifeboat->parts->len; i++) {
    const LifeboatPart *part = &g_array_index(lifeboat->parts, LifeboatPart, i);
    g_autofree char *clock = lifeboat_clock(lifeboat, part->start), *length = lifeboat_length(lifeboat, part);
    g_autofree char *bounds = lifeboat_bounds(lifeboat, part);
    if (part->run->phase->kind == KIND_AFTERWARDS && !end_told) {
      if (!part->running)
        add_end_line(out, lifeboat);
      end_told = TRUE;
    }
    add_cell(out, part->running ? tp(lifeboat->lang, LIFEBOAT_NOW) : clock, INDENT);
    add_cell(out, part->run->phase->title, TITLE_WIDTH);
    if (bounds)
      add_cell(out, length, LENGTH_WIDTH);
    else
      g_string_append(out, length);
    g_string_append(out, bounds ? bounds : "");
    end_line(out);
  }
  if (!end_told)
    add_end_line(out, lifeboat);
}

/* --- a part --- */

/* "14:30  Gesprek · nog 12 min, tot 14:44". */
static void add_title(GString *out, const Lifeboat *lifeboat, const LifeboatPart *part) {
  g_autofree char *clock = lifeboat_clock(lifeboat, part->start), *length = lifeboat_length(lifeboat, part);
  g_autofree char *mark = g_strdup_printf("%-7s", part->running ? tp(lifeboat->lang, LIFEBOAT_NOW) : clock);
  g_autofree char *line = g_strdup_printf("%s · %s", part->run->phase->title, length);
  add_hanging(out, 0, mark, line);
  if (part->run->phase->pin_start != INSTANT_NONE && !part->running)
    add_hanging(out, INDENT, "", tp(lifeboat->lang, LIFEBOAT_PINNED));
}

static void add_how(GString *out, const Phase *phase) {
  const char *words[] = {phase->who, phase->method};
  GString *line = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
    if (words[i])
      g_string_append_printf(line, "%s%s", line->len ? " · " : "", words[i]);
  if (line->len)
    add_hanging(out, INDENT, "", line->str);
  g_string_free(line, TRUE);
}

static void add_steps(GString *out, const Lifeboat *lifeboat, const LifeboatPart *part) {
  const GPtrArray *steps = part->run->phase->steps;
  for (guint i = (guint)part->first_step; i < steps->len; i++) {
    const Step *step = g_ptr_array_index(steps, i);
    g_autofree char *length = step->seconds > 0 ? length_words(lifeboat->lang, step->seconds) : NULL;
    g_autofree char *line = length ? g_strdup_printf("%s · %s", step->title, length) : g_strdup(step->title);
    add_hanging(out, INDENT, "- ", line);
  }
}

static void add_texts(GString *out, const char *mark, char *const *texts) {
  for (guint i = 0; texts[i]; i++)
    add_hanging(out, INDENT, mark, texts[i]);
}

/* "Opschrijven: kernwoorden, afspraken". */
static void add_lists(GString *out, const Phase *phase, Lang lang) {
  GString *line = g_string_new(NULL);
  for (guint i = 0; i < phase->lists->len; i++) {
    const OpenList *list = &g_array_index(phase->lists, OpenList, i);
    g_string_append_printf(line, "%s%s", line->len ? ", " : "", list->heading ? list->heading : list_word(list->kind, lang));
  }
  add_labelled(out, tp(lang, LIFEBOAT_WRITE_DOWN), line->str);
  g_string_free(line, TRUE);
}

static void add_needed(GString *out, const Phase *phase, Lang lang) {
  g_autofree char *needed = g_strjoinv(", ", phase->needed);
  add_labelled(out, tp(lang, LIFEBOAT_NEEDED), needed);
}

static void add_part(GString *out, const Lifeboat *lifeboat, const LifeboatPart *part) {
  const Phase *phase = part->run->phase;
  g_autofree char *round = lifeboat_round(lifeboat, part);
  g_string_append_c(out, '\n');
  add_title(out, lifeboat, part);
  add_how(out, phase);
  add_labelled(out, tp(lifeboat->lang, LIFEBOAT_AIM), phase->aim);
  if (phase->what && *phase->what)
    add_hanging(out, INDENT, "", phase->what);
  add_steps(out, lifeboat, part);
  if (round)
    add_hanging(out, INDENT, "", round);
  add_texts(out, "? ", phase->questions);
  add_texts(out, "! ", phase->reminders);
  add_needed(out, phase, lifeboat->lang);
  add_lists(out, phase, lifeboat->lang);
}

/* --- the points --- */

static void add_agreements(GString *out, const Lifeboat *lifeboat) {
  if (lifeboat->agreements->len == 0)
    return;
  add_heading(out, tp(lifeboat->lang, LIFEBOAT_AGREEMENTS));
  for (guint i = 0; i < lifeboat->agreements->len; i++) {
    const LifeboatPoint *point = g_ptr_array_index(lifeboat->agreements, i);
    g_autofree char *mark = g_strdup_printf("%d. ", point->number);
    g_autofree char *taken = lifeboat_taken(lifeboat, point);
    add_hanging(out, 0, mark, point->text);
    add_hanging(out, unicode_width(mark), "", taken);
  }
}

static void add_parked(GString *out, const Lifeboat *lifeboat) {
  if (lifeboat->parked->len == 0)
    return;
  add_heading(out, tp(lifeboat->lang, LIFEBOAT_PARKED));
  for (guint i = 0; i < lifeboat->parked->len; i++) {
    const LifeboatPoint *point = g_ptr_array_index(lifeboat->parked, i);
    add_hanging(out, 0, "- ", point->text);
  }
}

char *lifeboat_text(const Lifeboat *lifeboat) {
  const Script *script = lifeboat->session->script;
  GString *out = g_string_new(NULL);
  g_autofree char *head = lifeboat_head(lifeboat);
  add_hanging(out, 0, "", tp(lifeboat->lang, LIFEBOAT_LABEL));
  add_hanging(out, 0, "", script->title);
  if (script->date.year) {
    g_autofree char *date = date_words(lifeboat->lang, script->date);
    add_hanging(out, 0, "", date);
  }
  add_hanging(out, 0, "", head);
  add_hanging(out, 0, "", tp(lifeboat->lang, LIFEBOAT_HOW));
  add_overview(out, lifeboat);
  add_agreements(out, lifeboat);
  add_parked(out, lifeboat);
  for (guint i = 0; i < lifeboat->parts->len; i++)
    add_part(out, lifeboat, &g_array_index(lifeboat->parts, LifeboatPart, i));
  return g_string_free(out, FALSE);
}
