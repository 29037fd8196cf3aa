/* What paper costs: beside plain libharu, which strokes the same display lists with whole fonts and without tags, beside pango with cairo
 * and beside groff for the same text, and how it grows with the people. All times are of the processor, and what is held against each
 * other takes turns: the round of which the ratio is in the middle counts, so that a busy machine changes little. Usage: paper SCRIPT;
 * the script is that of the first meeting. */
#include <hpdf.h>
#include <pango/pangocairo.h>
#include <cairo-pdf.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "figure.h"
#include "model/seating.h"
#include "pdf/haru.h"
#include "pdf/worksheet.h"
#include "read/days.h"
#include "read/labels.h"
#include "read/load.h"
#include "read/pictograms.h"

#define ROUNDS 11
#define PACK_PEOPLE 24
#define BADGES 400 /* and three times as many: what a further one costs */
#define TEXT_PARAGRAPHS 518
#define FONTS "/usr/share/fonts/truetype/open-sans/"

static double processor(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (double)now.tv_sec * 1000 + (double)now.tv_nsec / 1e6;
}

static double cpu_now(void) { return processor(CLOCK_PROCESS_CPUTIME_ID); }

/* --- the meeting --- */

/* What papers are made from. */
typedef struct Meeting {
  Loaded *loaded;
  FaceSet *faces;
  GPtrArray *days, *calendar, *labels, *pictograms;
  GHashTable *groups;
  DocumentInput input;
} Meeting;

static void set_people(Script *script, int n) {
  static const char *const firsts[] = {"Fatima", "Jan", "Nynke", "Zoë", "Gerrit", "Wilhelmina"}, *const lasts[] = {"de Vries", "Ağaoğlu", "Bakker", "El Amrani"};
  g_ptr_array_set_size(script->people, 0);
  for (int i = 0; i < n; i++) {
    Person *person = person_new();
    g_free(person->first);
    person->id = i + 1;
    person->first = g_strdup(firsts[i % 6]);
    person->last = g_strdup_printf("%s %d", lasts[i % 4], i);
    person->role = g_strdup("mantelzorger");
    person->organisation = g_strdup_printf("Organisatie %d", i % 40);
    g_ptr_array_add(script->people, person);
  }
}

static Meeting meeting_load(const char *path) {
  Meeting m = {.loaded = load_meeting(path, NULL)};
  g_autoptr(GError) error = NULL;
  g_autoptr(DiagList) diags = diag_list_new(LANG_NL);
  m.faces = face_set_new(&error);
  if (!m.faces || !m.loaded->script) g_error("%s cannot be read, or a font is missing", path);
  m.days = days_load(diags);
  m.calendar = calendar_days_new();
  days_to_calendar(m.days, m.loaded->script->date, CALENDAR_MONTHS, LANG_NL, m.calendar);
  m.labels = labels_load(diags);
  m.pictograms = pictograms_load(diags);
  m.input = (DocumentInput){.script = m.loaded->script, .days = m.calendar, .pictograms = m.pictograms,
                            .badges = {.sheet = label_sheet_default(m.labels, FALSE), .from = 1, .scale = 1}};
  return m;
}

static void meeting_clear(Meeting *m) {
  g_clear_pointer(&m->groups, g_hash_table_unref);
  g_ptr_array_unref(m->pictograms);
  g_ptr_array_unref(m->labels);
  g_ptr_array_unref(m->calendar);
  g_ptr_array_unref(m->days);
  face_set_free(m->faces);
  loaded_free(m->loaded);
}

static Paper *draw(const Meeting *m, DocumentId id) {
  const Document *document = document_get(id);
  Paper *paper = document_paper(m->faces, document, m->input.script);
  document_draw(document, paper, &m->input, 1);
  if (paper_fault(paper)) g_error("%s: %s", document->name[0], paper_fault(paper));
  return paper;
}

static GBytes *render(const Paper *paper) {
  GBytes *pdf = NULL;
  g_autoptr(GError) error = NULL;
  if (!haru_render(paper, &pdf, &error)) g_error("%s", error->message);
  return pdf;
}

/* --- plain libharu --- */

static void refuse(HPDF_STATUS error, HPDF_STATUS detail, void *data) {
  (void)data;
  g_error("libharu: %04lx %lu", error, detail);
}

static void plain_colour(HPDF_Page page, Colour colour, gboolean fill) {
  float r = (float)(colour >> 16 & 255) / 255, g = (float)(colour >> 8 & 255) / 255, b = (float)(colour & 255) / 255;
  if (fill)
    HPDF_Page_SetRGBFill(page, r, g, b);
  else
    HPDF_Page_SetRGBStroke(page, r, g, b);
}

static void plain_paint(HPDF_Page page, const PaperPaint *paint) {
  gboolean fill = paint->fill != COLOUR_NONE, stroke = paint->stroke != COLOUR_NONE;
  if (fill && stroke)
    HPDF_Page_FillStroke(page);
  else if (fill)
    HPDF_Page_Fill(page);
  else if (stroke)
    HPDF_Page_Stroke(page);
  else
    HPDF_Page_EndPath(page);
}

static void plain_path(HPDF_Page page, const PaperItem *item, double height) {
  for (guint i = 0; i < item->steps->len; i++) {
    const PaperStep *s = &g_array_index(item->steps, PaperStep, i);
    float x = (float)s->x, y = (float)(height - s->y);
    if (s->op == 'M') HPDF_Page_MoveTo(page, x, y);
    if (s->op == 'L') HPDF_Page_LineTo(page, x, y);
    if (s->op == 'Z') HPDF_Page_ClosePath(page);
    if (s->op == 'C')
      HPDF_Page_CurveTo(page, (float)s->ax, (float)(height - s->ay), (float)s->bx, (float)(height - s->by), x, y);
  }
}

static void plain_shape(HPDF_Page page, const PaperItem *item, double height) {
  const PaperPaint *paint = &item->paint;
  float x = (float)item->x, y = (float)(height - item->y), w = (float)item->w, h = (float)item->h;
  if (paint->fill != COLOUR_NONE) plain_colour(page, paint->fill, TRUE);
  if (paint->stroke != COLOUR_NONE) {
    plain_colour(page, paint->stroke, FALSE);
    HPDF_Page_SetLineWidth(page, (float)paint->line_width);
  }
  if (item->kind == PAPER_LINE) {
    HPDF_Page_MoveTo(page, x, y);
    HPDF_Page_LineTo(page, x + w, y - h);
  } else if (item->kind == PAPER_RECT) {
    HPDF_Page_Rectangle(page, x, y - h, w, h);
  } else if (item->kind == PAPER_CIRCLE) {
    HPDF_Page_Circle(page, x, y, (float)item->radius);
  } else if (item->kind == PAPER_PATH) {
    plain_path(page, item, height);
  } else {
    return;
  }
  plain_paint(page, paint);
}

/* The same display list, as who uses libharu as it is would stroke it. Returns the bytes of the file. */
static gsize plain_render(const Paper *paper) {
  static const char *const files[N_FACE_STYLES] = {FONTS "OpenSans-Regular.ttf", FONTS "OpenSans-Italic.ttf", FONTS "OpenSans-Semibold.ttf",
                                                   FONTS "OpenSans-Bold.ttf"};
  HPDF_Doc doc = HPDF_New(refuse, NULL);
  HPDF_Font fonts[N_FACE_STYLES] = {NULL};
  HPDF_UseUTFEncodings(doc);
  HPDF_SetCompressionMode(doc, HPDF_COMP_ALL);
  for (int p = 0; p < paper_page_count(paper); p++) {
    const PaperPage *from = paper_page(paper, p);
    HPDF_Page page = HPDF_AddPage(doc);
    HPDF_Page_SetWidth(page, (float)from->width);
    HPDF_Page_SetHeight(page, (float)from->height);
    for (guint i = 0; i < from->items->len; i++) {
      const PaperItem *item = g_ptr_array_index(from->items, i);
      if (item->kind != PAPER_TEXT) {
        plain_shape(page, item, from->height);
        continue;
      }
      HPDF_Font *font = &fonts[item->font.face];
      if (!*font) *font = HPDF_GetFont(doc, HPDF_LoadTTFontFromFile(doc, files[item->font.face], HPDF_TRUE), "UTF-8");
      HPDF_Page_BeginText(page);
      HPDF_Page_SetFontAndSize(page, *font, (float)item->font.size);
      plain_colour(page, item->font.colour, TRUE);
      HPDF_Page_TextOut(page, (float)item->x, (float)(from->height - item->y), item->text);
      HPDF_Page_EndText(page);
    }
  }
  HPDF_SaveToStream(doc);
  gsize size = HPDF_GetStreamSize(doc);
  HPDF_Free(doc);
  return size;
}

/* --- figures against it --- */

static double time_once(const GPtrArray *papers, gboolean plain) {
  double begin = cpu_now();
  for (guint i = 0; i < papers->len; i++) {
    if (plain)
      plain_render(g_ptr_array_index(papers, i));
    else
      g_bytes_unref(render(g_ptr_array_index(papers, i)));
  }
  return cpu_now() - begin;
}

/* One round: what was measured, and its yardstick straight before or after it. */
typedef struct Bout {
  double value, beside;
} Bout;

static int compare_bouts(gconstpointer a, gconstpointer b) {
  const Bout *one = a, *other = b;
  double x = one->value / one->beside, y = other->value / other->beside;
  return (x > y) - (x < y);
}

/* The one in the middle: a process that comes in between spoils a round, not the figure. */
static Bout middle(Bout *bouts) {
  qsort(bouts, ROUNDS, sizeof *bouts, compare_bouts);
  return bouts[ROUNDS / 2];
}

static void bench_pack(Meeting *m) {
  g_autoptr(GPtrArray) papers = g_ptr_array_new_with_free_func((GDestroyNotify)paper_free);
  set_people(m->loaded->script, PACK_PEOPLE);
  m->groups = seating_of_badges(m->loaded->script, NULL);
  m->input.groups = m->groups;
  for (int i = 0; i < N_DOCUMENTS; i++) {
    const Document *document = document_get((DocumentId)i);
    if (document->printed && document_wanted(document, m->loaded->script)) g_ptr_array_add(papers, draw(m, (DocumentId)i));
  }
  for (guint i = 0; i < m->loaded->sheets->len; i++) {
    const Worksheet *sheet = g_ptr_array_index(m->loaded->sheets, i);
    Paper *paper = worksheet_paper(m->faces, sheet, m->loaded->script);
    worksheet_draw(sheet, paper, &m->input, 1);
    g_ptr_array_add(papers, paper);
  }
  Bout bouts[ROUNDS];
  for (int i = 0; i < ROUNDS; i++) bouts[i] = (Bout){time_once(papers, FALSE), time_once(papers, TRUE)};
  Bout pack = middle(bouts);
  figure("paper: full pack for 24 people", pack.value, "ms", "plain libharu, ms", pack.beside, FIGURE_TIMES, 1);
  g_autoptr(Paper) programme = draw(m, DOCUMENT_PROGRAMME);
  g_autoptr(GBytes) page = render(programme);
  g_autoptr(GPtrArray) one = g_ptr_array_new();
  g_ptr_array_add(one, programme);
  figure("paper: a document of one page", (double)g_bytes_get_size(page) / 1000, "KB", "plain libharu, KB", (double)plain_render(programme) / 1000,
         FIGURE_MOST, 30);
}

static void bench_badges(Meeting *m) {
  g_autoptr(GPtrArray) few = g_ptr_array_new_with_free_func((GDestroyNotify)paper_free);
  g_autoptr(GPtrArray) many = g_ptr_array_new_with_free_func((GDestroyNotify)paper_free);
  m->input.groups = NULL;
  set_people(m->loaded->script, BADGES);
  g_ptr_array_add(few, draw(m, DOCUMENT_BADGES));
  set_people(m->loaded->script, 3 * BADGES);
  g_ptr_array_add(many, draw(m, DOCUMENT_BADGES));
  Bout bouts[ROUNDS];
  for (int i = 0; i < ROUNDS; i++) {
    double ours = -time_once(few, FALSE), plain = -time_once(few, TRUE);
    ours += time_once(many, FALSE);
    plain += time_once(many, TRUE);
    bouts[i] = (Bout){ours / (2 * BADGES) * 1000, plain / (2 * BADGES) * 1000};
  }
  Bout badge = middle(bouts);
  figure("paper: each further badge", badge.value, "us", "plain libharu, us", badge.beside, FIGURE_TIMES, 2.5);
}

/* --- text --- */

static int compare_names(gconstpointer a, gconstpointer b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

/* The Dutch words that stand in the files of a folder, each as often as it stands there. */
static void gather_words(const char *folder, GPtrArray *words) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (const char *name; dir && (name = g_dir_read_name(dir));) {
    if (g_str_has_suffix(name, ".yaml") && !g_str_has_suffix(name, ".en.yaml")) g_ptr_array_add(names, (char *)g_intern_string(name));
  }
  g_ptr_array_sort(names, compare_names);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename(folder, g_ptr_array_index(names, i), NULL), *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL)) g_error("%s cannot be read", path);
    g_auto(GStrv) pieces = g_strsplit_set(text, " \n\"'-.,:;?!()[]{}/&", -1);
    for (char **piece = pieces; *piece; piece++) {
      const char *p = *piece;
      while (g_unichar_islower(g_utf8_get_char(p))) p = g_utf8_next_char(p);
      if (!*p && strlen(*piece) > 1) g_ptr_array_add(words, g_strdup(*piece));
    }
  }
}

/* One in so many words is put together of two, as Dutch does: so many pages of real text hold thousands of different words. */
#define COMPOUND_IN 10

static void add_sentence(GString *text, GRand *rand, const GPtrArray *words) {
  int n = g_rand_int_range(rand, 8, 21);
  gboolean quoted = g_rand_int_range(rand, 0, 12) == 0;
  if (text->len) g_string_append_c(text, ' ');
  if (quoted) g_string_append(text, "“");
  for (int i = 0; i < n; i++) {
    gsize start = text->len;
    g_string_append(text, g_ptr_array_index(words, g_rand_int_range(rand, 0, (int)words->len)));
    if (g_rand_int_range(rand, 0, COMPOUND_IN) == 0) g_string_append(text, g_ptr_array_index(words, g_rand_int_range(rand, 0, (int)words->len)));
    if (i == 0) text->str[start] = g_ascii_toupper(text->str[start]);
    g_string_append(text, i < n - 1 ? (g_rand_int_range(rand, 0, 9) == 0 ? ", " : " ") : ".");
  }
  if (quoted) g_string_append(text, "”");
}

static GPtrArray *paragraphs(void) {
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GRand) rand = g_rand_new_with_seed(TEXT_PARAGRAPHS);
  static const char *const folders[] = {"", "werkvormen", "werkbladen"};
  for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
    g_autofree char *folder = g_build_filename(g_getenv("DRAAIBOEK_DATA"), folders[i], NULL);
    gather_words(folder, words);
  }
  if (words->len < 1000) g_error("no words to make a text of");
  GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < TEXT_PARAGRAPHS; i++) {
    GString *text = g_string_new(NULL);
    for (guint k = 0; k < 5 + i % 4; k++) add_sentence(text, rand, words);
    g_ptr_array_add(texts, g_string_free(text, FALSE));
  }
  return texts;
}

static int text_ours(const FaceSet *faces, const GPtrArray *texts) {
  const PaperMeta meta = {.title = "Tekst", .lang = LANG_NL};
  g_autoptr(Paper) paper = paper_new(faces, &meta);
  Theme theme;
  theme_init(&theme, &(ThemeOptions){.lang = LANG_NL});
  Flow *flow = flow_new(paper, &theme);
  flow_foot(flow, "Tekst", "T0");
  for (guint i = 0; i < texts->len; i++) flow_paragraph(flow, STYLE_BODY, g_ptr_array_index(texts, i));
  int pages = flow_finish(flow);
  g_bytes_unref(render(paper));
  return pages;
}

static cairo_status_t swallow(void *data, const unsigned char *bytes, unsigned length) {
  (void)bytes;
  *(gsize *)data += length;
  return CAIRO_STATUS_SUCCESS;
}

/* The same width, size, leading and page. */
static int text_pango(const GPtrArray *texts) {
  const double width = 165 * MM, top = 20 * MM, bottom = 275 * MM, leading = 17;
  gsize size = 0;
  int pages = 1;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(swallow, &size, 210 * MM, 297 * MM);
  cairo_t *cairo = cairo_create(surface);
  PangoLayout *layout = pango_cairo_create_layout(cairo);
  PangoFontDescription *font = pango_font_description_from_string("Open Sans");
  pango_font_description_set_absolute_size(font, 12 * PANGO_SCALE);
  pango_layout_set_font_description(layout, font);
  pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
  double y = top;
  for (guint i = 0; i < texts->len; i++, y += 6) {
    pango_layout_set_text(layout, g_ptr_array_index(texts, i), -1);
    for (GSList *line = pango_layout_get_lines_readonly(layout); line; line = line->next, y += leading) {
      if (y + leading > bottom) {
        cairo_show_page(cairo);
        pages++;
        y = top;
      }
      cairo_move_to(cairo, 25 * MM, y + 13);
      pango_cairo_show_layout_line(cairo, line->data);
    }
  }
  pango_font_description_free(font);
  g_object_unref(layout);
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
  return pages;
}

/* Milliseconds of the processor that groff and what it calls take, on the same page and measure; in its own Times, which it need not
 * put into the file. */
static double text_groff(const GPtrArray *texts) {
  g_autoptr(GString) source = g_string_new(".pl 29.7c\n.po 2.5c\n.ll 16.5c\n.ps 12\n.vs 17\n");
  g_autofree char *path = NULL;
  for (guint i = 0; i < texts->len; i++) g_string_append_printf(source, "%s\n.sp 6p\n", (const char *)g_ptr_array_index(texts, i));
  int fd = g_file_open_tmp("draaiboek-bench-XXXXXX", &path, NULL);
  if (fd < 0 || write(fd, source->str, source->len) != (gssize)source->len) g_error("no place for a file");
  close(fd);
  const char *const argv[] = {"groff", "-Kutf8", "-Tpdf", "-P-pa4", path, NULL};
  struct rusage before, after;
  getrusage(RUSAGE_CHILDREN, &before);
  int status = -1;
  gboolean ran = g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                              NULL, NULL, &status, NULL);
  getrusage(RUSAGE_CHILDREN, &after);
  unlink(path);
  if (!ran || status) g_error("groff did not run");
  return (double)(after.ru_utime.tv_sec - before.ru_utime.tv_sec + after.ru_stime.tv_sec - before.ru_stime.tv_sec) * 1000 +
         (double)(after.ru_utime.tv_usec - before.ru_utime.tv_usec + after.ru_stime.tv_usec - before.ru_stime.tv_usec) / 1000;
}

static void bench_text(void) {
  g_autoptr(GPtrArray) texts = paragraphs();
  Bout pango[ROUNDS], groff[ROUNDS];
  int pages = 0, others = 0;
  text_pango(texts); /* its fonts are found */
  for (int i = 0; i < ROUNDS; i++) {
    /* No word has been shaped before; fonts and dictionary are there, as the others have theirs. */
    g_autoptr(FaceSet) faces = face_set_new(NULL);
    UnicodeHyphen places[8];
    hyphenator_places(face_hyphenator(faces, LANG_NL), "buurthuis", strlen("buurthuis"), places, G_N_ELEMENTS(places));
    double begin = cpu_now();
    pages = text_ours(faces, texts);
    double between = cpu_now();
    others = text_pango(texts);
    double end = cpu_now();
    pango[i] = (Bout){between - begin, end - between};
    groff[i] = (Bout){between - begin, text_groff(texts)};
  }
  Bout faster = middle(pango), slower = middle(groff);
  g_autofree char *name = g_strdup_printf("paper: %d pages of text", pages);
  g_autofree char *beside = g_strdup_printf("cairo with pango, %d pages, ms", others);
  figure(name, faster.value, "ms", beside, faster.beside, FIGURE_TIMES, 1.0 / 3);
  figure(name, slower.value, "ms", "groff, ms", slower.beside, FIGURE_TIMES, 1);
}

/* --- growth --- */

/* What a number of people costs: in a process of its own, since memory is never given back. */
typedef struct Cost {
  double ms, kb;
} Cost;

static Cost cost_once(Meeting *m, int people) {
  int ends[2];
  Cost cost = {0, 0};
  if (pipe(ends) != 0) g_error("no pipe");
  pid_t child = fork();
  if (child < 0) g_error("no process");
  if (child == 0) {
    set_people(m->loaded->script, people);
    struct rusage before, after;
    getrusage(RUSAGE_SELF, &before);
    double begin = cpu_now();
    static const DocumentId ids[] = {DOCUMENT_BADGES, DOCUMENT_SIGN_IN, DOCUMENT_SIGN_IN_STRIPS};
    for (gsize i = 0; people && i < G_N_ELEMENTS(ids); i++) {
      g_autoptr(Paper) paper = draw(m, ids[i]);
      g_bytes_unref(render(paper));
    }
    cost.ms = cpu_now() - begin;
    getrusage(RUSAGE_SELF, &after);
    cost.kb = (double)(after.ru_maxrss - before.ru_maxrss);
    _exit(write(ends[1], &cost, sizeof cost) == sizeof cost ? 0 : 1);
  }
  close(ends[1]);
  if (read(ends[0], &cost, sizeof cost) != sizeof cost) g_error("%d people could not be printed", people);
  close(ends[0]);
  waitpid(child, NULL, 0);
  return cost;
}

static void bench_growth(Meeting *m) {
  enum { STEPS = 3 };
  static const int people[STEPS] = {100, 1000, 10000};
  Cost costs[ROUNDS][STEPS];
  for (int i = 0; i < ROUNDS; i++)
    for (int k = 0; k < STEPS; k++) costs[i][k] = cost_once(m, people[k]);
  for (int k = 1; k < STEPS; k++) {
    Bout times[ROUNDS], sizes[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      times[i] = (Bout){costs[i][k].ms, costs[i][k - 1].ms};
      sizes[i] = (Bout){costs[i][k].kb, costs[i][k - 1].kb};
    }
    Bout time = middle(times), size = middle(sizes);
    g_autofree char *name = g_strdup_printf("paper: badges, list and strips of %d people", people[k]), *memory = g_strdup_printf("%s, memory", name);
    figure(name, time.value, "ms", "of a tenth of them, ms", time.beside, FIGURE_TIMES, 13);
    figure(memory, size.value, "KB", "of a tenth of them, KB", size.beside, FIGURE_TIMES, 13);
  }
}

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  g_setenv("DRAAIBOEK_DATA", "agendas", FALSE); /* beside which it is run */
  Meeting meeting = meeting_load(argv[1]);
  bench_growth(&meeting);
  bench_pack(&meeting);
  bench_badges(&meeting);
  bench_text();
  meeting_clear(&meeting);
  return 0;
}
