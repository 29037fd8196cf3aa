/* Names are compared without capitals and without their ending; behind a code or a name stand no further letters. */
#include "model/photo_place.h"

#include <string.h>

/* The name without its ending, composed, in small letters; new string. */
static char *folded(const char *name, gboolean is_file) {
  const char *dot = is_file ? strrchr(name, '.') : NULL;
  g_autofree char *base = dot && dot > name ? g_strndup(name, (gsize)(dot - name)) : g_strdup(name);
  g_autofree char *composed = g_utf8_normalize(base, -1, G_NORMALIZE_DEFAULT_COMPOSE); /* Apple takes letters apart */
  return g_utf8_casefold(composed ? composed : base, -1);
}

static const char *skip_marks(const char *text) {
  while (*text && strchr(" -_.,:;#()/", *text)) text++;
  return text;
}

/* What follows a word that the text begins with, marks skipped; NULL when it does not, or a letter follows (or, after
 * a digit, a digit). */
static const char *behind(const char *text, const char *word) {
  gsize length = strlen(word);
  if (!length || strncmp(text, word, length) != 0) return NULL;
  gunichar next = g_utf8_get_char(text + length);
  if (g_unichar_isalpha(next) || (g_ascii_isdigit(word[length - 1]) && g_unichar_isdigit(next))) return NULL;
  return skip_marks(text + length);
}

/* "de_kring-in de zaal" → "De kring in de zaal"; NULL when no words are left. New string. */
static char *words_of(const char *text) {
  g_autofree char *words = g_strdup(skip_marks(text));
  g_strdelimit(words, "_-", ' ');
  g_strstrip(words);
  if (!*words) return NULL;
  g_autofree char *first = g_utf8_substring(words, 0, 1), *capital = g_utf8_strup(first, -1);
  return g_strconcat(capital, words + strlen(first), NULL);
}

/* The name that a camera or a program gave tells nothing: "IMG_2034", "20270114_145000", "WhatsApp Image 2027-01-14 at
 * 14.50". */
static gboolean by_machine(const char *base) {
  static const char *const makers[] = {"img",
                                       "image",
                                       "dsc",
                                       "dscn",
                                       "dscf",
                                       "dcim",
                                       "pxl",
                                       "mvimg",
                                       "whatsapp image",
                                       "photo",
                                       "foto",
                                       "scan",
                                       "signal",
                                       "p",
                                       "pict",
                                       "screenshot",
                                       "schermafbeelding",
                                       NULL};
  const char *rest = base;
  for (const char *const *maker = makers; *maker; maker++) {
    gsize length = strlen(*maker);
    if (strncmp(base, *maker, length) == 0 && !g_unichar_isalpha(g_utf8_get_char(base + length))) rest = base + length;
  }
  guint letters = 0, others = 0;
  for (const char *at = rest; *at; at = g_utf8_next_char(at))
    g_unichar_isalpha(g_utf8_get_char(at)) ? letters++ : others++;
  return rest == base ? letters < 3 || others > letters : TRUE;
}

/* --- by what was written down --- */

/* Where the text goes on behind the letters that become so many bytes when it is folded: ß becomes two. */
static const char *behind_folded(const char *text, gsize bytes) {
  const char *at = text;
  for (gsize length = 0; *at && length < bytes;) {
    at = g_utf8_next_char(at);
    g_autofree char *head = g_strndup(text, (gsize)(at - text)), *small = folded(head, FALSE);
    length = strlen(small);
  }
  return at;
}

/* What stands behind the name of the photo in a text that begins with it, as far as the text is the user's own; or NULL. */
static const char *caption_in(const char *text, const char *base, const char *name) {
  g_autofree char *small = folded(text, FALSE), *whole = folded(name, FALSE);
  const char *rest = behind(small, whole) ? behind(small, whole) : behind(small, base);
  return rest ? behind_folded(text, (gsize)(rest - small)) : NULL;
}

static const Record *find_record(const ReportFacts *facts, const char *base, const char *name, const char **caption) {
  const ReportSection *section = report_section(facts, LIST_PHOTO);
  for (guint i = 0; section && i < section->groups->len; i++) {
    const ReportGroup *group = g_ptr_array_index(section->groups, i);
    for (guint k = 0; k < group->lines->len; k++) {
      const ReportLine *line = g_ptr_array_index(group->lines, k);
      const char *rest = caption_in(line->text, base, name);
      if (!rest) continue;
      *caption = rest;
      return line->record;
    }
  }
  return NULL;
}

/* A note must name the whole file: "Foto maken van de flap" is about no photo. */
static gboolean is_withheld(const ReportFacts *facts, const char *base, const char *name) {
  for (guint i = 0; i < facts->session->records->len; i++) {
    const Record *record = g_ptr_array_index(facts->session->records, i);
    if (record->deleted || (record->in_report && !record->confidential)) continue;
    if (caption_in(record->text, record->list == LIST_PHOTO ? base : "", name)) return TRUE;
  }
  return FALSE;
}

/* --- by the code of a sheet --- */

static const PhotoSheet *find_sheet(const GArray *sheets, const char *base, const char **rest) {
  const PhotoSheet *found = NULL;
  gsize longest = 0;
  for (guint i = 0; i < sheets->len; i++) {
    const PhotoSheet *sheet = &g_array_index(sheets, PhotoSheet, i);
    g_autofree char *code = folded(sheet->code, FALSE);
    const char *after = behind(base, code);
    if (!after || strlen(code) <= longest) continue;
    found = sheet;
    longest = strlen(code);
    *rest = after;
  }
  return found;
}

/* "Onze toekomstdroom, groepje 2: de brug"; new string. */
static char *sheet_caption(const ReportFacts *facts, const PhotoSheet *sheet, const char *rest) {
  guint64 number = 0;
  if (g_ascii_isdigit(*rest)) {
    char *end;
    number = g_ascii_strtoull(rest, &end, 10);
    rest = end;
  }
  g_autofree char *words = words_of(rest);
  g_autofree char *which = sheet->per_group && number > 0 && number < 1000
                               ? tx(facts->lang, REPORT_PHOTO_GROUP, TS(sheet->title), TN((int)number))
                               : g_strdup(sheet->title);
  return words ? g_strdup_printf("%s: %s", which, words) : g_steal_pointer(&which);
}

/* --- by the name of a part, or the time --- */

static int part_named(const ReportFacts *facts, const char *base, const char **rest) {
  int found = -1;
  gsize longest = 0;
  for (guint i = 0; i < facts->session->phases->len; i++) {
    const Phase *phase = session_run(facts->session, (int)i)->phase;
    const char *const names[] = {phase->id, phase->title};
    for (gsize k = 0; k < G_N_ELEMENTS(names); k++) {
      g_autofree char *name = folded(names[k], FALSE);
      const char *after = behind(base, name);
      if (!after || strlen(name) <= longest) continue;
      longest = strlen(name);
      found = (int)i;
      *rest = after;
    }
  }
  return found;
}

static int part_at(const ReportFacts *facts, Instant taken) {
  for (guint i = 0; taken != INSTANT_NONE && i < facts->session->phases->len; i++) {
    const GArray *spans = session_run(facts->session, (int)i)->spans;
    for (guint k = 0; k < spans->len; k++) {
      const Span *span = &g_array_index(spans, Span, k);
      if (taken >= span->from && span->to != INSTANT_NONE && taken < span->to) return (int)i;
    }
  }
  return -1;
}

/* --- by the room, the meeting, the day --- */

GPtrArray *photo_names_of(const ReportFacts *facts) {
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  if (facts->session->room) {
    g_ptr_array_add(names, g_strdup(facts->session->room));
    return names;
  }
  g_ptr_array_add(names, g_strdup(facts->script->title));
  if (facts->date.year)
    g_ptr_array_add(names, g_strdup_printf("%04d-%02d-%02d", facts->date.year, facts->date.month, facts->date.day));
  return names;
}

/* What stands behind the name of the room or the meeting; NULL when it does not begin with one. */
static const char *behind_meeting(const ReportFacts *facts, const char *base) {
  g_autoptr(GPtrArray) names = photo_names_of(facts);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *name = folded(g_ptr_array_index(names, i), FALSE);
    const char *rest = behind(base, name);
    if (rest) return rest;
  }
  return NULL;
}

static gboolean that_day(const ReportFacts *facts, Instant taken) {
  return taken != INSTANT_NONE && facts->date.year && date_compare(instant_date(taken, facts->script->zone), facts->date) == 0;
}

/* Withheld by what is written of the file, wherever it lies. */
gboolean photo_withheld(const ReportFacts *facts, const char *name) {
  const char *slash = strrchr(name, '/');
  g_autofree char *base = folded(slash ? slash + 1 : name, TRUE);
  return is_withheld(facts, base, slash ? slash + 1 : name);
}

/* A name that a person gave, as it stands, behind that of the room. */
static char *own_words(const char *name, gsize skipped) {
  const char *dot = strrchr(name, '.');
  g_autofree char *own = g_strndup(name, dot && dot > name ? (gsize)(dot - name) : strlen(name));
  return words_of(behind_folded(own, skipped));
}

enum { SURE_DAY = 1, SURE_TIME = 2, SURE_SHEET = 4, SURE_PART = 8, SURE_RECORD = 16, SURE_MEETING = 32 };

PhotoPlace photo_place(const ReportFacts *facts, const GArray *sheets, const char *name, Instant taken) {
  PhotoPlace place = {.part = -1};
  g_autofree char *whole = folded(name, TRUE);
  const char *slash = strrchr(name, '/'), *file = slash ? slash + 1 : name;
  const char *inside = behind_meeting(facts, whole), *base = inside ? inside : slash ? strrchr(whole, '/') + 1 : whole;
  const char *rest = "", *written = "";
  place.withheld = photo_withheld(facts, name) || is_withheld(facts, base, file);
  place.record = find_record(facts, base, file, &written);
  if (place.record) {
    place.part = place.record->part ? session_index(facts->session, place.record->part) : -1;
    place.caption = words_of(written);
  }
  place.sheet = find_sheet(sheets, base, &rest);
  gboolean own_sheet = place.sheet && place.sheet->part && session_index(facts->session, place.sheet->part) >= 0;
  if (place.sheet) {
    if (place.part < 0 && own_sheet) place.part = session_index(facts->session, place.sheet->part);
    if (!place.caption) place.caption = sheet_caption(facts, place.sheet, rest);
  }
  gboolean named = place.sheet || place.record, of_part = FALSE;
  if (!named && (place.part = part_named(facts, base, &rest)) >= 0) {
    while (g_ascii_isdigit(*rest)) rest++;
    place.caption = words_of(rest);
    named = of_part = TRUE;
  }
  int then = part_at(facts, taken);
  if (place.part < 0) place.part = then;
  if (!named && !by_machine(base)) place.caption = own_words(name, (gsize)(base - whole));
  place.sure = (that_day(facts, taken) ? SURE_DAY : 0) | (then >= 0 ? SURE_TIME : 0) | (own_sheet ? SURE_SHEET : 0) |
               (of_part ? SURE_PART : 0) | (place.record ? SURE_RECORD : 0) | (inside ? SURE_MEETING : 0);
  return place;
}

/* --- into the facts --- */

static ReportSection *photo_section(ReportFacts *facts) {
  ReportSection *section = (ReportSection *)report_section(facts, LIST_PHOTO);
  return section ? section : report_facts_add_section(facts, LIST_PHOTO);
}

static void take_line(ReportSection *section, const Record *record) {
  for (guint i = 0; i < section->groups->len; i++) {
    const ReportGroup *group = g_ptr_array_index(section->groups, i);
    for (guint k = group->lines->len; k-- > 0;)
      if (((const ReportLine *)g_ptr_array_index(group->lines, k))->record == record)
        g_ptr_array_remove_index(group->lines, k);
    if (!group->lines->len) g_ptr_array_remove_index(section->groups, i--);
  }
}

/* The parts in order, and what has no part behind them. */
static int by_part(gconstpointer a, gconstpointer b) {
  const ReportPhoto *x = *(ReportPhoto *const *)a, *y = *(ReportPhoto *const *)b;
  if (x->part_index != y->part_index) return (x->part_index < 0) - (y->part_index < 0) ?: x->part_index - y->part_index;
  return x->picture - y->picture;
}

void photo_places_take(ReportFacts *facts, GArray *places, const char *const *names) {
  if (!places->len) return;
  ReportSection *section = photo_section(facts);
  for (guint i = 0; i < places->len; i++) {
    PhotoPlace *place = &g_array_index(places, PhotoPlace, i);
    ReportPhoto *photo = g_new0(ReportPhoto, 1);
    photo->file = g_strdup(names[i]);
    photo->part_index = place->part;
    photo->part = place->part < 0 ? NULL : session_run(facts->session, place->part)->phase->title;
    photo->caption = report_facts_hide(facts, place->caption);
    g_clear_pointer(&place->caption, g_free);
    photo->picture = place->picture;
    g_ptr_array_add(facts->photos, photo);
    if (place->record) take_line(section, place->record);
  }
  g_ptr_array_sort(facts->photos, by_part);
}
