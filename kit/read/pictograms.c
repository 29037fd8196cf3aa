/* From YAML to pictograms. The file is a list of maps: two names, and the ways in the order in which they are painted. */
#include "read/pictograms.h"

#include <string.h>

#include "read/datafile.h"
#include "read/schema.h"
#include "read/tree.h"

typedef struct PictureFile {
  DiagList *diags;
  const DiagSource *source;
} PictureFile;

/* What a way is called in the file, in Dutch and English. */
static const char *const stroke_names[N_STROKES][2] = {
    [STROKE_LINE] = {"lijn", "line"},
    [STROKE_COLOUR_LINE] = {"kleurlijn", "colour line"},
    [STROKE_COLOUR] = {"kleur", "colour"},
    [STROKE_COLOUR_AREA] = {"kleurvlak", "colour area"},
    [STROKE_WHITE] = {"wit", "white"},
    [STROKE_SOLID] = {"vlak", "solid"},
};

static gboolean either(const char *key, const char *nl, const char *en) {
  g_autofree char *folded = key ? schema_fold(key) : NULL;
  return folded && (g_str_equal(folded, nl) || g_str_equal(folded, en));
}

static gboolean stroke_find(const char *key, StrokeKind *kind) {
  for (int i = 0; i < N_STROKES; i++) {
    if (!either(key, stroke_names[i][0], stroke_names[i][1])) continue;
    *kind = (StrokeKind)i;
    return TRUE;
  }
  return FALSE;
}

static gboolean tell(const PictureFile *file, DiagId id, Place place, const char *what) {
  const TextArg args[] = {TS(what)};
  diag_add(file->diags, id, file->source, place, args, G_N_ELEMENTS(args));
  return FALSE;
}

static gboolean tell_path(const PictureFile *file, const Node *node, VectorFault fault, gsize at) {
  static const DiagId ids[] = {
      [VECTOR_EMPTY] = DG_PICTOGRAM_PATH_EMPTY,   [VECTOR_START] = DG_PICTOGRAM_PATH_START,
      [VECTOR_LETTER] = DG_PICTOGRAM_PATH_LETTER, [VECTOR_NUMBER] = DG_PICTOGRAM_PATH_NUMBER,
      [VECTOR_OUTSIDE] = DG_PICTOGRAM_OUTSIDE,    [VECTOR_LONG] = DG_PICTOGRAM_PATH_LONG,
  };
  Place place = node->place;
  /* A plain text stands in the file as it is, so the place inside it can be shown. */
  if (!node->quoted && at <= (gsize)place.width) {
    place.column += (int)g_utf8_strlen(node->text, (gssize)at);
    place.width = 1;
  }
  g_autofree char *rest = g_strndup(node->text + at, MIN(strlen(node->text + at), 12));
  g_autofree char *valid = g_utf8_make_valid(rest, -1);
  return tell(file, ids[fault], place, valid);
}

static gboolean read_stroke(const PictureFile *file, const Node *node, Pictogram *pictogram) {
  const Node *way = node->kind == NODE_MAP && node->items->len == 1 ? g_ptr_array_index(node->items, 0) : NULL;
  StrokeKind kind;
  if (!way || way->kind != NODE_TEXT) return tell(file, DG_PICTOGRAM_STROKE, node->place, "");
  if (!stroke_find(way->key, &kind)) return tell(file, DG_PICTOGRAM_KEY, way->key_place, way->key);
  gsize at;
  VectorFault fault = vector_parse(way->text, pictogram_stroke(pictogram, kind)->steps, &at);
  return fault == VECTOR_OK || tell_path(file, way, fault, at);
}

static gboolean read_strokes(const PictureFile *file, const Node *node, Pictogram *pictogram) {
  if (node->kind != NODE_LIST) return tell(file, DG_PICTOGRAM_STROKE, node->place, "");
  gboolean ok = TRUE;
  for (guint i = 0; i < node->items->len; i++) ok = read_stroke(file, g_ptr_array_index(node->items, i), pictogram) && ok;
  return ok;
}

static gboolean read_name(const PictureFile *file, const Node *node, char **name) {
  if (node->kind != NODE_TEXT || node_empty(node)) return tell(file, DG_PICTOGRAM_NAME, node->place, "");
  g_free(*name);
  *name = g_strdup(node->text);
  return TRUE;
}

static gboolean read_key(const PictureFile *file, const Node *node, Pictogram *pictogram) {
  if (either(node->key, "beeld", "beeld")) return read_name(file, node, &pictogram->name[0]);
  if (either(node->key, "picture", "picture")) return read_name(file, node, &pictogram->name[1]);
  if (either(node->key, "paden", "paths")) return read_strokes(file, node, pictogram);
  return tell(file, DG_PICTOGRAM_KEY, node->key_place, node->key);
}

static Pictogram *read_pictogram(const PictureFile *file, const Node *node) {
  if (node->kind != NODE_MAP) {
    tell(file, DG_PICTOGRAM_INCOMPLETE, node->place, "");
    return NULL;
  }
  g_autoptr(Pictogram) pictogram = pictogram_new();
  gboolean ok = TRUE;
  for (guint i = 0; i < node->items->len; i++) ok = read_key(file, g_ptr_array_index(node->items, i), pictogram) && ok;
  if (!ok) return NULL;
  if ((!pictogram->name[0] && !pictogram->name[1]) || !pictogram->strokes->len) {
    tell(file, DG_PICTOGRAM_INCOMPLETE, node->place, "");
    return NULL;
  }
  for (int i = 0; i < 2; i++)
    if (!pictogram->name[i]) pictogram->name[i] = g_strdup(pictogram->name[!i]);
  return g_steal_pointer(&pictogram);
}

static void free_pictogram(gpointer data) {
  pictogram_free(data);
}

GPtrArray *pictograms_parse(const char *bytes, gsize length, const char *name, DiagList *diags) {
  GPtrArray *pictograms = g_ptr_array_new_with_free_func(free_pictogram);
  PictureFile file = {diags, NULL};
  g_autoptr(Node) root = tree_parse(bytes, length, name, diags, &file.source);
  if (!root || node_empty(root)) {
    if (!diag_failed(diags)) tell(&file, DG_PICTOGRAM_INCOMPLETE, (Place){0}, "");
    return pictograms;
  }
  if (root->kind != NODE_LIST) tell(&file, DG_PICTOGRAM_INCOMPLETE, root->place, "");
  for (guint i = 0; root->kind == NODE_LIST && i < root->items->len; i++) {
    const Node *node = g_ptr_array_index(root->items, i);
    if (i == PICTOGRAMS_MAX) {
      tell(&file, DG_PICTOGRAM_TOO_MANY, node->place, G_STRINGIFY(PICTOGRAMS_MAX));
      break;
    }
    Pictogram *pictogram = read_pictogram(&file, node);
    if (pictogram) g_ptr_array_add(pictograms, pictogram);
  }
  return pictograms;
}

GPtrArray *pictograms_load(DiagList *diags) {
  g_autoptr(LoadedFile) file = data_file_named("beelden/pictogrammen.yaml");
  if (!file) {
    diag(diags, PICTOGRAM_NO_FILE, NULL, ((Place){0}));
    return g_ptr_array_new_with_free_func(free_pictogram);
  }
  gsize length;
  const char *bytes = g_bytes_get_data(file->bytes, &length);
  return pictograms_parse(bytes ? bytes : "", length, file->path, diags);
}

static void check_parts(const GPtrArray *phases, const GPtrArray *pictograms, const DiagSource *source, DiagList *diags) {
  for (guint i = 0; i < phases->len; i++) {
    const Phase *phase = g_ptr_array_index(phases, i);
    if (phase->picture && !pictogram_find(pictograms, phase->picture))
      diag(diags, PICTOGRAM_UNKNOWN, source, phase->place_picture, TS(phase->picture));
    for (guint k = 0; phase->tracks && k < phase->tracks->len; k++)
      check_parts(((const Track *)g_ptr_array_index(phase->tracks, k))->phases, pictograms, source, diags);
  }
}

void pictograms_check(const Script *script, const GPtrArray *pictograms, const DiagSource *source, DiagList *diags) {
  check_parts(script->phases, pictograms, source, diags);
}
