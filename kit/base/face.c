/* Font faces through HarfBuzz, the only including file. Faces are whole files in memory; shaping gives kerning and places
 * accents; ligatures are off, so that one glyph stands for one character and text can be taken out of a PDF again.
 * Not here: words that were shaped before (face_words.c), line breaking (unicode.c) and anything of PDF (pdf/haru.c). */
#include "base/face.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>
#include <string.h>

#include "base/face_words.h"
#include "base/unicode.h"

#define MISSING_SIGN "\xE2\x96\xA1" /* □ */
#define FILE_LIMIT (16 * 1024 * 1024)

typedef enum {
  TEXT_REGULAR,
  TEXT_ITALIC,
  TEXT_SEMIBOLD,
  TEXT_BOLD,
  SIGNS_REGULAR,
  SIGNS_BOLD,
  N_FACES,
} FaceFile;

static const char *const file_names[N_FACES] = {
  [TEXT_REGULAR] = "OpenSans-Regular.ttf", [TEXT_ITALIC] = "OpenSans-Italic.ttf",
  [TEXT_SEMIBOLD] = "OpenSans-Semibold.ttf", [TEXT_BOLD] = "OpenSans-Bold.ttf",
  [SIGNS_REGULAR] = "DejaVuSans.ttf", [SIGNS_BOLD] = "DejaVuSans-Bold.ttf",
};

/* Where Debian, Fedora, Arch and openSUSE put them. */
static const char *const folders[] = {
  "/usr/share/fonts/truetype/open-sans", "/usr/share/fonts/truetype/dejavu",  "/usr/share/fonts/open-sans",
  "/usr/share/fonts/dejavu-sans-fonts",  "/usr/share/fonts/dejavu",           "/usr/share/fonts/TTF",
  "/usr/share/fonts/truetype",           "/usr/local/share/fonts",
};

/* Which faces a style looks in, in this order. */
#define CHAIN 3
static const FaceFile chains[N_FACE_STYLES][CHAIN] = {
  [FACE_REGULAR] = {TEXT_REGULAR, SIGNS_REGULAR, SIGNS_REGULAR},
  [FACE_ITALIC] = {TEXT_ITALIC, SIGNS_REGULAR, SIGNS_REGULAR},
  [FACE_SEMIBOLD] = {TEXT_SEMIBOLD, SIGNS_BOLD, SIGNS_REGULAR},
  [FACE_BOLD] = {TEXT_BOLD, SIGNS_BOLD, SIGNS_REGULAR},
};

struct FaceSet {
  hb_face_t *faces[N_FACES];
  hb_font_t *fonts[N_FACES]; /* scaled to the units of the face */
  double unit[N_FACES];      /* thousandths of an em per unit */
  FaceMetrics metrics[N_FACES];
  FaceWords *words;
  hb_buffer_t *buffer;       /* reused by every shaping */
  Hyphenator *hyphenators[2]; /* Dutch and English */
};

G_DEFINE_QUARK(draaiboek-face-error, face_error)

static char *find_file(const char *name) {
  const char *own = g_getenv("DRAAIBOEK_FONTS");
  if (own && *own) {
    char *path = g_build_filename(own, name, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_REGULAR)) return path;
    g_free(path);
  }
  for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
    char *path = g_build_filename(folders[i], name, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_REGULAR)) return path;
    g_free(path);
  }
  return NULL;
}

/* A face without outlines, or whose units make no sense, would print nothing at all. */
static gboolean face_usable(hb_face_t *face) {
  guint upem = hb_face_get_upem(face);
  hb_blob_t *outlines = hb_face_reference_table(face, HB_TAG('g', 'l', 'y', 'f'));
  gboolean usable = hb_face_get_glyph_count(face) > 1 && upem >= 16 && upem <= 16384 && hb_blob_get_length(outlines) > 0;
  hb_blob_destroy(outlines);
  return usable;
}

static double ot_metric(const FaceSet *set, int face, hb_ot_metrics_tag_t tag, double otherwise) {
  hb_position_t value;
  return hb_ot_metrics_get_position(set->fonts[face], tag, &value) ? value * set->unit[face] : otherwise;
}

static FaceMetrics measure_face(const FaceSet *set, int face) {
  return (FaceMetrics){
    .ascent = ot_metric(set, face, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 1000),
    .descent = ot_metric(set, face, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -250),
    .cap_height = ot_metric(set, face, HB_OT_METRICS_TAG_CAP_HEIGHT, 714),
    .x_height = ot_metric(set, face, HB_OT_METRICS_TAG_X_HEIGHT, 530),
  };
}

static gboolean load_face(FaceSet *set, int i, GError **error) {
  g_autofree char *path = find_file(file_names[i]);
  if (!path) {
    g_set_error_literal(error, FACE_ERROR, FACE_ERROR_MISSING, file_names[i]);
    return FALSE;
  }
  hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
  if (!blob || hb_blob_get_length(blob) > FILE_LIMIT) {
    hb_blob_destroy(blob);
    g_set_error_literal(error, FACE_ERROR, FACE_ERROR_BROKEN, file_names[i]);
    return FALSE;
  }
  set->faces[i] = hb_face_create(blob, 0);
  hb_blob_destroy(blob);
  if (!face_usable(set->faces[i])) {
    g_set_error_literal(error, FACE_ERROR, FACE_ERROR_BROKEN, file_names[i]);
    return FALSE;
  }
  int upem = (int)hb_face_get_upem(set->faces[i]);
  set->fonts[i] = hb_font_create(set->faces[i]);
  hb_font_set_scale(set->fonts[i], upem, upem);
  set->unit[i] = 1000.0 / upem;
  set->metrics[i] = measure_face(set, i);
  return TRUE;
}

FaceSet *face_set_new(GError **error) {
  g_autoptr(FaceSet) set = g_new0(FaceSet, 1);
  set->buffer = hb_buffer_create();
  set->words = face_words_new();
  set->hyphenators[0] = hyphenator_new(LANG_NL, NULL);
  set->hyphenators[1] = hyphenator_new(LANG_EN, NULL);
  for (int i = 0; i < N_FACES; i++) {
    if (!load_face(set, i, error)) return NULL;
  }
  return g_steal_pointer(&set);
}

void face_set_free(FaceSet *set) {
  if (!set) return;
  for (int i = 0; i < N_FACES; i++) {
    hb_font_destroy(set->fonts[i]);
    hb_face_destroy(set->faces[i]);
  }
  hb_buffer_destroy(set->buffer);
  face_words_free(set->words);
  for (gsize i = 0; i < G_N_ELEMENTS(set->hyphenators); i++) hyphenator_free(set->hyphenators[i]);
  g_free(set);
}

Hyphenator *face_hyphenator(const FaceSet *set, Lang lang) {
  return set->hyphenators[lang == LANG_EN];
}

FaceWords *face_set_words(const FaceSet *set) {
  return set->words;
}

FaceMetrics face_metrics(const FaceSet *set, FaceStyle style) {
  return set->metrics[chains[style][0]];
}

int face_count(const FaceSet *set) {
  (void)set;
  return N_FACES;
}

static gboolean face_has(const FaceSet *set, int face, gunichar c) {
  hb_codepoint_t glyph;
  return hb_font_get_nominal_glyph(set->fonts[face], c, &glyph) && glyph != 0;
}

static gboolean is_blank(gunichar c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

gboolean face_covers(const FaceSet *set, gunichar c) {
  return is_blank(c) || face_has(set, TEXT_REGULAR, c) || face_has(set, SIGNS_REGULAR, c);
}

/* The face for one grapheme cluster: the first of the chain that has all of it, so that an accent stays with its letter; -1
 * when none has. */
static int face_of_cluster(const FaceSet *set, FaceStyle style, const char *text, gsize start, gsize end) {
  for (int i = 0; i < CHAIN; i++) {
    gboolean all = TRUE;
    for (const char *p = text + start; all && p < text + end; p = g_utf8_next_char(p)) {
      gunichar c = g_utf8_get_char(p);
      all = is_blank(c) || face_has(set, chains[style][i], c);
    }
    if (all) return chains[style][i];
  }
  return -1;
}

static const hb_feature_t plain_features[] = {
  {HB_TAG('l', 'i', 'g', 'a'), 0, 0, (guint)-1},
  {HB_TAG('c', 'l', 'i', 'g'), 0, 0, (guint)-1},
};
static const hb_feature_t tabular_features[] = {
  {HB_TAG('l', 'i', 'g', 'a'), 0, 0, (guint)-1},
  {HB_TAG('c', 'l', 'i', 'g'), 0, 0, (guint)-1},
  {HB_TAG('k', 'e', 'r', 'n'), 0, 0, (guint)-1},
  {HB_TAG('t', 'n', 'u', 'm'), 1, 0, (guint)-1},
};

/* Where the bytes end that start with a cluster: the next higher cluster of the run, whatever the direction. */
static gsize cluster_end(const hb_glyph_info_t *info, guint n, guint i, gsize run_end) {
  guint32 start = info[i].cluster;
  for (guint k = i + 1; k < n && info[k].cluster >= start; k++) {
    if (info[k].cluster > start) return info[k].cluster;
  }
  for (guint k = i; k > 0; k--) {
    if (info[k - 1].cluster > start) return info[k - 1].cluster;
  }
  return run_end;
}

static void shape_run(const FaceSet *set, gboolean tabular, const char *text, FaceRun *run, FaceLine *line) {
  hb_buffer_t *buffer = set->buffer;
  hb_buffer_clear_contents(buffer);
  hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
  if (run->missing) {
    hb_buffer_add_utf8(buffer, MISSING_SIGN, -1, 0, -1);
  } else {
    for (const char *p = text + run->start; p < text + run->end; p = g_utf8_next_char(p)) {
      gunichar c = g_utf8_get_char(p);
      hb_buffer_add(buffer, is_blank(c) ? ' ' : c, (guint)(p - text));
    }
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
  }
  hb_buffer_guess_segment_properties(buffer);
  /* A soft hyphen is only there where a word is broken (unicode_clean takes out the user's own), and is shown. */
  hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_PRESERVE_DEFAULT_IGNORABLES);
  /* The environment's language must not change how a page looks. */
  hb_buffer_set_language(buffer, hb_language_from_string("nl", -1));
  if (tabular) {
    hb_shape(set->fonts[run->face], buffer, tabular_features, G_N_ELEMENTS(tabular_features));
  } else {
    hb_shape(set->fonts[run->face], buffer, plain_features, G_N_ELEMENTS(plain_features));
  }
  guint n;
  const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
  const hb_glyph_position_t *place = hb_buffer_get_glyph_positions(buffer, &n);
  double unit = set->unit[run->face];
  run->first = line->glyphs->len;
  run->count = n;
  for (guint i = 0; i < n; i++) {
    FaceGlyph glyph = {.glyph = info[i].codepoint, .advance = (float)(place[i].x_advance * unit),
                       .dx = (float)(place[i].x_offset * unit), .dy = (float)(place[i].y_offset * unit)};
    if (run->missing) {
      glyph.start = (guint32)run->start;
      glyph.end = (guint32)run->end;
    } else {
      gboolean repeated = i > 0 && info[i].cluster == info[i - 1].cluster;
      glyph.start = info[i].cluster;
      glyph.end = repeated ? glyph.start : (guint32)cluster_end(info, n, i, run->end);
    }
    line->width += glyph.advance;
    g_array_append_val(line->glyphs, glyph);
  }
}

static void add_run(const FaceSet *set, gboolean tabular, const char *text, int face, gsize start, gsize end,
                    FaceLine *line) {
  if (start == end) return;
  FaceRun run = {.face = face < 0 ? SIGNS_REGULAR : face, .start = start, .end = end, .missing = face < 0};
  shape_run(set, tabular, text, &run, line);
  g_array_append_val(line->runs, run);
}

/* Letters and punctuation of the first block are in every face and are clusters by themselves. */
static gsize next_cluster(const char *text, gsize at, gsize length) {
  guchar c = (guchar)text[at];
  if (c < 0x80 && (at + 1 >= length || (guchar)text[at + 1] < 0x80)) return at + 1;
  return MIN(unicode_next(text, at), length);
}

static gboolean is_ascii(char c) { return c >= ' ' && c < 0x7F; }

void face_shape_piece(const FaceSet *set, FaceStyle style, gboolean tabular, const char *text, gsize n, FaceLine *line) {
  gsize start = 0;
  int face = chains[style][0];
  for (gsize at = 0, next; at < n; at = next) {
    /* Nothing joins two letters of ASCII: most text needs no rules to tell its letters apart. */
    gboolean plain = is_ascii(text[at]) && (at + 1 == n || is_ascii(text[at + 1]));
    next = plain ? at + 1 : next_cluster(text, at, n);
    if (next <= at) next = n;
    plain = plain || (next == at + 1 && is_ascii(text[at]));
    int here = plain ? (int)chains[style][0] : face_of_cluster(set, style, text, at, next);
    /* Each character that cannot be printed is a run of its own, so that its text goes along with its square. */
    if (here != face || face < 0) {
      add_run(set, tabular, text, face, start, at, line);
      start = at;
      face = here;
    }
  }
  add_run(set, tabular, text, face, start, n, line);
}

static double table_int16(hb_face_t *face, hb_tag_t tag, guint offset) {
  hb_blob_t *blob = hb_face_reference_table(face, tag);
  guint length;
  const guint8 *data = (const guint8 *)hb_blob_get_data(blob, &length);
  double value = offset + 2 <= length ? (gint16)(data[offset] << 8 | data[offset + 1]) : 0;
  hb_blob_destroy(blob);
  return value;
}

static void describe(const FaceSet *set, int face, FaceProgram *program) {
  guint size = 0;
  char name[128];
  size = sizeof name;
  hb_ot_name_get_utf8(set->faces[face], HB_OT_NAME_ID_POSTSCRIPT_NAME, hb_language_from_string("en", -1), &size, name);
  program->name = g_strdup(size ? name : "Face");
  program->ascent = set->metrics[face].ascent;
  program->descent = set->metrics[face].descent;
  program->cap_height = set->metrics[face].cap_height;
  program->italic_angle = table_int16(set->faces[face], HB_TAG('p', 'o', 's', 't'), 4);
  for (guint i = 0; i < 4; i++) {
    program->bbox[i] = table_int16(set->faces[face], HB_TAG('h', 'e', 'a', 'd'), 36 + 2 * i) * set->unit[face];
  }
  program->bold = face == TEXT_SEMIBOLD || face == TEXT_BOLD || face == SIGNS_BOLD;
  program->italic = face == TEXT_ITALIC;
}

/* Everything a PDF viewer does not read: shaping is done, and code points are not used there. */
static void drop_tables(hb_subset_input_t *input) {
  static const char *const tables[] = {"GSUB", "GPOS", "GDEF", "kern", "cmap", "DSIG", "name", "OS/2",
                                       "FFTM", "gasp", "hdmx", "VDMX", "LTSH", "PCLT", "JSTF"};
  hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) hb_set_add(drop, hb_tag_from_string(tables[i], 4));
}

FaceProgram *face_subset(const FaceSet *set, int face, const guint32 *glyphs, gsize n, GError **error) {
  hb_subset_input_t *input = hb_subset_input_create_or_fail();
  if (!input) g_error("out of memory");
  hb_set_t *wanted = hb_subset_input_glyph_set(input);
  for (gsize i = 0; i < n; i++) hb_set_add(wanted, glyphs[i]);
  hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  drop_tables(input);
  hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(set->faces[face], input);
  hb_face_t *cut = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
  hb_subset_input_destroy(input);
  if (!cut) {
    hb_subset_plan_destroy(plan);
    g_set_error_literal(error, FACE_ERROR, FACE_ERROR_SUBSET, file_names[face]);
    return NULL;
  }
  FaceProgram *program = g_new0(FaceProgram, 1);
  describe(set, face, program);
  hb_blob_t *blob = hb_face_reference_blob(cut);
  guint length;
  const char *data = hb_blob_get_data(blob, &length);
  program->bytes = g_bytes_new(data, length);
  program->n_glyphs = hb_face_get_glyph_count(cut);
  program->n_whole = hb_face_get_glyph_count(set->faces[face]);
  program->renumber = g_new0(guint32, program->n_whole);
  program->advances = g_new0(double, program->n_glyphs);
  const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
  for (guint i = 0; i < program->n_whole; i++) {
    hb_codepoint_t here = hb_map_get(map, i);
    if (here == HB_MAP_VALUE_INVALID || here >= program->n_glyphs) continue;
    program->renumber[i] = here;
    program->advances[here] = hb_font_get_glyph_h_advance(set->fonts[face], i) * set->unit[face];
  }
  hb_blob_destroy(blob);
  hb_face_destroy(cut);
  hb_subset_plan_destroy(plan);
  return program;
}

void face_program_free(FaceProgram *program) {
  if (!program) return;
  g_free(program->name);
  g_bytes_unref(program->bytes);
  g_free(program->renumber);
  g_free(program->advances);
  g_free(program);
}
