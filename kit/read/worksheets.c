/* Finds worksheets by id and title, and keeps what a script asks for. See worksheets.h. */
#include "read/worksheets.h"

#include <string.h>

#include "base/file.h"
#include "base/unicode.h"
#include "read/copies.h"
#include "read/datafile.h"
#include "read/value.h"
#include "read/worksheet.h"

#define PICTURE_MAX (40 * 1024 * 1024) /* bytes of a file */

/* A worksheet as it was read; sheet is NULL when it had errors. Owns it until it is taken. */
typedef struct Entry {
  Worksheet *sheet;
  gboolean wanted;
} Entry;

struct WorksheetLibrary {
  DataIndex index;
  DiagList *diags;
  GPtrArray *files;
  GHashTable *entries; /* id → Entry, both owned */
  GPtrArray *wanted;   /* of Entry, borrowed */
};

static void entry_free(gpointer p) {
  Entry *entry = p;
  worksheet_free(entry->sheet);
  g_free(entry);
}

/* The title of a worksheet, without telling its faults. */
static char *title_in(const LoadedFile *file, const char *id, Lang lang) {
  gsize length;
  const char *bytes = g_bytes_get_data(file->bytes, &length);
  g_autoptr(DiagList) unheard = diag_list_new(lang);
  g_autoptr(Worksheet) sheet = worksheet_load(bytes ? bytes : "", length, file->path, id, unheard);
  return sheet ? g_strdup(sheet->title) : NULL;
}

WorksheetLibrary *worksheet_library_new(const char *const *folders, const char *copies, DiagList *diags, GPtrArray *files) {
  WorksheetLibrary *library = g_new0(WorksheetLibrary, 1);
  library->index = (DataIndex){.places = {folders, copies, "werkbladen"}, .diags = diags, .title = title_in};
  library->diags = diags;
  library->files = files;
  library->entries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, entry_free);
  library->wanted = g_ptr_array_new();
  return library;
}

void worksheet_library_free(WorksheetLibrary *library) {
  if (!library) return;
  g_ptr_array_unref(library->wanted);
  g_hash_table_unref(library->entries);
  data_index_clear(&library->index);
  g_free(library);
}

const GPtrArray *worksheet_library_ids(WorksheetLibrary *library) { return data_index_ids(&library->index); }

/* Reads the file of a picture, which lies beside the worksheet's; what cannot be read is told, and leaves room to paste it in. */
static void read_picture(WorksheetLibrary *library, const LoadedFile *sheet, const DiagSource *source, Block *block) {
  g_autofree char *folder = g_path_get_dirname(sheet->path);
  g_autofree char *name = g_strdup_printf("%s/%s", library->index.places.below, block->text);
  g_autofree char *path = library->index.places.copies ? copies_path(library->index.places.copies, name)
                                                       : g_build_filename(folder, block->text, NULL);
  g_autoptr(GError) error = NULL;
  char *bytes;
  gsize length;
  if (!file_read(path, PICTURE_MAX, &bytes, &length, &error)) {
    gboolean large = g_error_matches(error, FILE_ERROR, FILE_ERROR_TOO_LARGE);
    g_autofree char *reason = large ? NULL : file_reason(file_errno(error), library->diags->lang);
    if (large)
      diag(library->diags, SHEET_PICTURE_LARGE, source, block->place, TS(block->text));
    else
      diag(library->diags, SHEET_PICTURE, source, block->place, TS(block->text), TS(reason));
    return;
  }
  block->data = g_bytes_new_take(bytes, length);
  if (!library->files) return;
  LoadedFile *file = g_new0(LoadedFile, 1);
  file->name = g_steal_pointer(&name);
  file->path = g_steal_pointer(&path);
  file->bytes = g_bytes_ref(block->data);
  g_ptr_array_add(library->files, file);
}

static void read_pictures(WorksheetLibrary *library, const LoadedFile *sheet, const DiagSource **source, const GPtrArray *blocks) {
  for (guint i = 0; i < blocks->len; i++) {
    Block *block = g_ptr_array_index(blocks, i);
    for (guint k = 0; k < block->sides->len; k++) read_pictures(library, sheet, source, g_ptr_array_index(block->sides, k));
    if (block->kind != BLOCK_PICTURE || !block->text) continue;
    g_autofree char *text = g_strndup(g_bytes_get_data(sheet->bytes, NULL), g_bytes_get_size(sheet->bytes));
    if (!*source) *source = diag_source(library->diags, sheet->path, text);
    read_picture(library, sheet, *source, block);
  }
}

/* What its file on paper is called: of a translation its title, since ids are Dutch, unless another has that name. New string. */
static char *name_of(const WorksheetLibrary *library, const Worksheet *sheet, const LoadedFile *file) {
  g_autofree char *slug = g_str_has_suffix(file->path, ".en.yaml") ? unicode_slug(sheet->title) : NULL;
  gboolean fits = slug && *slug;
  GHashTableIter iter;
  gpointer other;
  g_hash_table_iter_init(&iter, library->entries);
  while (fits && g_hash_table_iter_next(&iter, NULL, &other)) {
    const Worksheet *known = ((const Entry *)other)->sheet;
    fits = !known || strcmp(known->name, slug) != 0;
  }
  return g_strdup(fits ? slug : sheet->id);
}

static Entry *find_by_id(WorksheetLibrary *library, const char *id) {
  Entry *entry = g_hash_table_lookup(library->entries, id);
  if (entry || !*id) return entry;
  g_autoptr(LoadedFile) file = data_file_read(&library->index.places, id, library->diags->lang);
  if (!file) return NULL;
  gsize length;
  const char *bytes = g_bytes_get_data(file->bytes, &length);
  entry = g_new0(Entry, 1);
  entry->sheet = worksheet_load(bytes ? bytes : "", length, file->path, id, library->diags);
  const DiagSource *source = NULL;
  if (entry->sheet) {
    entry->sheet->name = name_of(library, entry->sheet, file);
    read_pictures(library, file, &source, entry->sheet->blocks);
  }
  g_hash_table_insert(library->entries, g_strdup(id), entry);
  if (library->files) g_ptr_array_add(library->files, g_steal_pointer(&file));
  return entry;
}

static Entry *find(WorksheetLibrary *library, const char *name) {
  g_autofree char *slug = unicode_slug(name);
  Entry *entry = find_by_id(library, slug);
  if (entry) return entry;
  const char *id = data_index_titled(&library->index, slug);
  return id ? find_by_id(library, id) : NULL;
}

const Worksheet *worksheet_library_find(WorksheetLibrary *library, const char *name, gboolean *broken) {
  const Entry *entry = find(library, name);
  if (broken) *broken = entry && !entry->sheet;
  return entry ? entry->sheet : NULL;
}

const char *worksheet_library_nearest(WorksheetLibrary *library, const char *name) {
  return data_index_nearest(&library->index, name);
}

/* --- what a script names --- */

static void look_up(const Loading *loading, const Node *item, void *data) {
  WorksheetLibrary *library = data;
  if (item->kind != NODE_TEXT || node_empty(item)) return; /* told where the texts are read */
  const Entry *entry = find(library, item->text);
  if (entry && entry->sheet && entry->sheet->secret)
    diag(loading->diags, SHEET_IS_PRIVATE, loading->source, item->place, TS(item->text));
  if (entry) return;
  const char *near = worksheet_library_nearest(library, item->text);
  if (g_str_has_suffix(item->text, ".yaml"))
    diag(loading->diags, SHEET_IS_FILE, loading->source, item->place, TS(item->text));
  else if (near)
    diag(loading->diags, SHEET_NOT_THERE_NEAR, loading->source, item->place, TS(item->text), TS(near));
  else
    diag(loading->diags, SHEET_NOT_THERE, loading->source, item->place, TS(item->text));
}

void worksheet_library_name(WorksheetLibrary *library, const Loading *loading, const Node *names) {
  value_each(loading, names, look_up, library);
}

void worksheet_library_want(WorksheetLibrary *library, Phase *phase) {
  g_autoptr(GStrvBuilder) codes = g_strv_builder_new();
  for (char **name = phase->worksheets; *name; name++) {
    Entry *entry = find(library, *name);
    if (!entry || !entry->sheet) continue;
    g_free(*name);
    *name = g_strdup(entry->sheet->title);
    g_strv_builder_add(codes, entry->sheet->code);
    if (entry->wanted || entry->sheet->secret) continue;
    entry->wanted = TRUE;
    g_ptr_array_add(library->wanted, entry);
  }
  g_strfreev(phase->codes);
  phase->codes = g_strv_builder_end(codes);
}

static void free_sheet(gpointer sheet) { worksheet_free(sheet); }

GPtrArray *worksheet_library_take(WorksheetLibrary *library) {
  GPtrArray *sheets = g_ptr_array_new_with_free_func(free_sheet);
  for (guint i = 0; i < library->wanted->len; i++) {
    Entry *entry = g_ptr_array_index(library->wanted, i);
    g_ptr_array_add(sheets, g_steal_pointer(&entry->sheet));
  }
  return sheets;
}
