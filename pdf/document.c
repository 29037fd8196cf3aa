/* The catalogue and what its documents share: paper, foot, words for time and place, the people in the room. */
#include "pdf/document.h"

#include <math.h>
#include <string.h>

#include "model/groups.h"
#include "model/seating.h"

static const Document documents[N_DOCUMENTS] = {
#define DOCUMENT(id, function, nl, en, sheet_code, text, who, rule, names, by_print) \
  [DOCUMENT_##id] = {{nl, en}, sheet_code, TX_PAPER_DOC_##text, AUDIENCE_##who, COPIES_##rule, names, by_print, function},
#include "pdf/documents.def"
#undef DOCUMENT
};

const Document *document_get(DocumentId id) {
  return &documents[id];
}

const Document *document_find(const char *name) {
  for (int i = 0; i < N_DOCUMENTS; i++) {
    if (g_ascii_strcasecmp(name, documents[i].name[0]) == 0 || g_ascii_strcasecmp(name, documents[i].name[1]) == 0)
      return &documents[i];
  }
  return NULL;
}

/* Does a text name the cards, in either language. */
static gboolean names_cards(const char *text) {
  static const char *const names[] = {"associatiekaart", "association card"};
  g_autofree char *folded = text ? g_utf8_casefold(text, -1) : NULL;
  for (gsize i = 0; folded && i < G_N_ELEMENTS(names); i++)
    if (strstr(folded, names[i])) return TRUE;
  return FALSE;
}

static gboolean plays_with_cards(const GPtrArray *phases) {
  for (guint i = 0; i < phases->len; i++) {
    const Phase *phase = g_ptr_array_index(phases, i);
    if (names_cards(phase->method)) return TRUE;
    for (char **needed = phase->needed; *needed; needed++)
      if (names_cards(*needed)) return TRUE;
    for (guint k = 0; phase->tracks && k < phase->tracks->len; k++)
      if (plays_with_cards(((const Track *)g_ptr_array_index(phase->tracks, k))->phases)) return TRUE;
  }
  return FALSE;
}

int document_groups(const DocumentInput *input, int guess) {
  int most = 0;
  GHashTableIter iter;
  gpointer group;
  if (input->groups) g_hash_table_iter_init(&iter, input->groups);
  while (input->groups && g_hash_table_iter_next(&iter, NULL, &group)) most = MAX(most, GPOINTER_TO_INT(group));
  if (most) return most;
  g_autoptr(GPtrArray) known = document_people(input->script);
  int people = known->len ? (int)known->len : guess, planned = seating_count(input->script, people);
  return planned || !guess ? planned : groups_count(people, 0, 0, 0);
}

Layout document_part_layout(const Script *script, const Phase *phase) {
  if (phase->spare || phase->kind != KIND_PROGRAMME) return LAYOUT_NONE;
  return phase->layout != LAYOUT_NONE ? phase->layout : script->layout;
}

static gboolean has_layout(const Script *script) {
  for (guint i = 0; i < script->phases->len; i++)
    if (document_part_layout(script, g_ptr_array_index(script->phases, i)) != LAYOUT_NONE) return TRUE;
  return FALSE;
}

gboolean document_wanted(const Document *document, const Script *script) {
  if (document == document_get(DOCUMENT_CARDS)) return plays_with_cards(script->phases);
  if (document == document_get(DOCUMENT_ROOM)) return has_layout(script);
  if (document == document_get(DOCUMENT_SIGN_IN_STRIPS)) return FALSE; /* for who asks, instead of the list */
  if (document == document_get(DOCUMENT_TABLE_SIGNS)) return seating_part(script) != NULL;
  if (document == document_get(DOCUMENT_FLAP_QUESTIONS)) return doc_flap_questions_wanted(script);
  if (document == document_get(DOCUMENT_FLAP_STEPS)) return doc_flap_steps_wanted(script);
  if (document == document_get(DOCUMENT_CALENDAR)) return script->date.year > 0;
  if (document == document_get(DOCUMENT_WHO)) return script->previous[0] != NULL; /* a series has agreements to follow */
  return TRUE;
}

char *document_file(const Document *document, Lang lang) {
  return g_strconcat(document->name[lang == LANG_EN], ".pdf", NULL);
}

const char *document_audience(const Document *document, Lang lang) {
  static const TextId words[] = {TX_PAPER_FOR_PARTICIPANTS, TX_PAPER_FOR_DOOR, TX_PAPER_FOR_FACILITATORS};
  return text_plain(lang, words[document->audience]);
}

const char *document_copies(const Document *document, Lang lang) {
  static const TextId words[] = {TX_PAPER_COPIES_ONE, TX_PAPER_COPIES_PERSON, TX_PAPER_COPIES_FACILITATOR};
  return text_plain(lang, words[document->copies]);
}

/* --- drawing --- */

Paper *document_paper(const FaceSet *faces, const Document *document, const Script *script) {
  g_autofree char *date = script->begin_known ? instant_iso(script->begin) : NULL;
  g_autofree char *title =
      document ? g_strdup_printf("%s: %s", text_plain(script->lang, document->title), script->title)
               : g_strdup(script->title);
  const PaperMeta meta = {
      .title = title, .author = script->initiator.name, .subject = script->theme, .date = date, .lang = script->lang};
  return paper_new(faces, &meta);
}

void document_prepare(DocumentInput *input, Audience audience) {
  const Script *script = input->script;
  input->lang = audience == AUDIENCE_FACILITATORS ? script->lang : script_participant_lang(script);
  g_autofree char *accent = NULL;
  if (script->accent[0] >= 0) {
    accent = g_strdup_printf("#%02x%02x%02x", (guint)lround(script->accent[0] * 255), (guint)lround(script->accent[1] * 255),
                             (guint)lround(script->accent[2] * 255));
  }
  const ThemeOptions options = {
      .sheet = input->sheet,
      .reader = audience == AUDIENCE_FACILITATORS ? READER_FACILITATOR : READER_PARTICIPANT,
      .large = input->large,
      .accent = accent,
      .lang = input->lang,
  };
  theme_init(&input->theme, &options);
}

void document_draw(const Document *document, Paper *paper, const DocumentInput *input, int copies) {
  DocumentInput own = *input;
  own.document = document;
  document_prepare(&own, document->audience);
  for (int i = 0; i < MAX(copies, 1); i++) document->draw(paper, &own);
}

#define LOGO_TOP (6 * MM)
#define LOGO_HEIGHT (11 * MM)
#define LOGO_WIDTH (50 * MM)

void document_logo(Paper *paper, Picture *logo, double right, double top, double width, double height) {
  double scale = fmin(width / logo->width, height / logo->height), w = scale * logo->width, h = scale * logo->height;
  paper_picture(paper, right - w, top + (height - h) / 2, w, h, logo);
}

/* In the margin above the first page, where it takes nothing from the text. */
static void draw_logo(Paper *paper, const Theme *theme, const FlowPage *page, gpointer data) {
  if (page->number == 1) document_logo(paper, data, theme->width - theme->right, LOGO_TOP, LOGO_WIDTH, LOGO_HEIGHT);
}

Flow *document_flow(Paper *paper, const DocumentInput *input) {
  Flow *flow = flow_new(paper, &input->theme);
  g_autofree char *foot = document_foot(input->script);
  flow_foot(flow, foot, input->document->code);
  if (input->logo && input->document->audience == AUDIENCE_PARTICIPANTS) flow_on_page(flow, draw_logo, input->logo);
  return flow;
}

/* --- words --- */

char *document_join(const char *separator, const char *const *texts, gsize n) {
  GString *out = g_string_new(NULL);
  for (gsize i = 0; i < n; i++) {
    if (!texts[i] || !*texts[i]) continue;
    if (out->len) g_string_append(out, separator);
    g_string_append(out, texts[i]);
  }
  return g_string_free(out, FALSE);
}

char *document_meeting(const Flow *flow, const DocumentInput *input) {
  const Script *script = input->script;
  g_autofree char *line = document_foot(script), *date = script->date.year ? date_words(script->lang, script->date) : NULL;
  if (paper_text_width(flow_paper(flow), theme_font(&input->theme, STYLE_SUBTITLE), line, -1) <= flow_width(flow))
    return g_steal_pointer(&line);
  if (date) date[0] = g_ascii_toupper(date[0]);
  return document_join("\n", (const char *const[]){script->title, date}, 2);
}

void document_title(Flow *flow, const DocumentInput *input, int level, const char *title) {
  g_autofree char *meeting = document_meeting(flow, input);
  flow_heading(flow, level, title);
  flow_paragraph(flow, STYLE_SUBTITLE, meeting);
}

char *document_foot(const Script *script) {
  g_autofree char *date = script->date.year ? date_words(script->lang, script->date) : NULL;
  const char *const parts[] = {script->title, date};
  return document_join(" · ", parts, G_N_ELEMENTS(parts));
}

char *document_clock(const Script *script, Instant at) {
  return clock_short(at, script->shown_zone);
}

char *document_hours(const Script *script, Lang lang) {
  if (script->begin_clock == CLOCK_NONE) return NULL;
  GTimeZone *zone = script->shown_zone;
  g_autofree char *from = clock_short(script->begin, zone), *to = clock_words(lang, script->end, zone);
  if (lang != LANG_EN) g_strdelimit(from, ":", '.');
  return tx(lang, PAPER_FROM_TO, TS(from), TS(to));
}

char *document_when(const Script *script, Lang lang) {
  g_autofree char *date = script->date.year ? date_words(lang, script->date) : NULL;
  g_autofree char *times = document_hours(script, lang);
  const char *const parts[] = {date, times};
  return document_join(", ", parts, G_N_ELEMENTS(parts));
}

char *document_where(const Script *script) {
  const Venue *v = &script->venue;
  const char *const parts[] = {v->name, v->room, v->address, v->town};
  return document_join(", ", parts, G_N_ELEMENTS(parts));
}

char *document_when_line(const Script *script, Lang lang) {
  char *when = document_when(script, lang);
  when[0] = g_ascii_toupper(when[0]);
  return when;
}

char *document_parted(const Paper *paper, const Style *style, const char *text, double width) {
  gboolean wide = paper_text_width(paper, style_font(style), text, -1) > width;
  g_auto(GStrv) lines = g_strsplit(text, wide ? ", " : "\n", 2);
  return g_strjoinv("\n", lines);
}

void document_when_and_where(Flow *flow, const DocumentInput *input) {
  g_autofree char *when = document_when_line(input->script, input->lang), *where = document_where(input->script);
  g_autofree char *lines = document_join("\n", (const char *const[]){when, where}, 2);
  flow_paragraph(flow, STYLE_SUBTITLE, lines);
}

const char *document_layout(Layout layout, Lang lang) {
  static const TextId words[N_LAYOUTS] = {
      [LAYOUT_CIRCLE] = TX_PAPER_LAYOUT_CIRCLE,
      [LAYOUT_U] = TX_PAPER_LAYOUT_U,
      [LAYOUT_SQUARE] = TX_PAPER_LAYOUT_SQUARE,
      [LAYOUT_ROWS] = TX_PAPER_LAYOUT_ROWS,
      [LAYOUT_GROUPS] = TX_PAPER_LAYOUT_GROUPS,
      [LAYOUT_HERRINGBONE] = TX_PAPER_LAYOUT_HERRINGBONE,
  };
  return layout > LAYOUT_NONE && layout < N_LAYOUTS ? text_plain(lang, words[layout]) : NULL;
}

char *document_held(const char *words) {
  g_auto(GStrv) pieces = words ? g_strsplit(words, " ", -1) : NULL;
  return pieces ? g_strjoinv("\xC2\xA0", pieces) : NULL;
}

Table *document_facts(Flow *flow) {
  const TableColumn columns[] = {{.width = 74}, {.share = 1}};
  Table *facts = table_new(flow, columns, G_N_ELEMENTS(columns));
  table_padding(facts, 6, 4);
  return facts;
}

void document_fact(Table *facts, const char *label, const char *text) {
  if (!text || !*text) return;
  table_row(facts);
  table_cell(facts, STYLE_CELL_STRONG, label);
  table_cell(facts, STYLE_CELL, text);
}

/* --- people --- */

typedef struct Sortable {
  char *key;
  const Person *person;
} Sortable;

static int compare_sortable(gconstpointer a, gconstpointer b) {
  const Sortable *x = a, *y = b;
  int order = strcmp(x->key, y->key);
  return order ? order : x->person->id - y->person->id;
}

GPtrArray *document_people(const Script *script) {
  g_autoptr(GArray) sorted = g_array_new(FALSE, FALSE, sizeof(Sortable));
  for (guint i = 0; i < script->people->len; i++) {
    const Person *person = g_ptr_array_index(script->people, i);
    if (!person_expected(person) || person->state == STATE_ONLINE) continue;
    Sortable entry = {person_sort_key(person), person};
    g_array_append_val(sorted, entry);
  }
  g_array_sort(sorted, compare_sortable);
  GPtrArray *people = g_ptr_array_sized_new(sorted->len);
  for (guint i = 0; i < sorted->len; i++) {
    Sortable *entry = &g_array_index(sorted, Sortable, i);
    g_ptr_array_add(people, (gpointer)entry->person);
    g_free(entry->key);
  }
  return people;
}

const Pictogram *document_pictogram(const DocumentInput *input, const Phase *phase) {
  static const char *const usual[] = {
      [KIND_PREPARATION] = "stoel", [KIND_PROGRAMME] = NULL, [KIND_BREAK] = "kopje", [KIND_AFTERWARDS] = "deur"};
  const char *name = phase->picture ? phase->picture : usual[phase->kind];
  return name && input->pictograms ? pictogram_find(input->pictograms, name) : NULL;
}
