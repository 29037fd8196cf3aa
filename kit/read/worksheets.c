/* Finds worksheets by id and title, and keeps what a script asks for. See worksheets.h. */
#include "read/worksheets.h"

#include <string.h>

#include "base/unicode.h"
#include "read/datafile.h"
#include "read/nearest.h"
#include "read/value.h"
#include "read/worksheet.h"

/* A worksheet as it was read; sheet is NULL when it had errors. Owns it until it is taken. */
typedef struct Entry {
  Worksheet *sheet;
  gboolean wanted;
} Entry;

struct WorksheetLibrary {
  DataPlaces places;
  DiagList *diags;
  GPtrArray *files;
  GHashTable *entries; /* id → Entry, both owned */
  GHashTable *titles;  /* slug of title → id; made when first asked for */
  GPtrArray *ids;      /* made when first asked for */
  GPtrArray *wanted;   /* of Entry, borrowed */
};

static void entry_free(gpointer p) {
  Entry *entry = p;
  worksheet_free(entry->sheet);
  g_free(entry);
}

WorksheetLibrary *worksheet_library_new(const char *const *folders, const char *copies, DiagList *diags, GPtrArray *files) {
  WorksheetLibrary *library = g_new0(WorksheetLibrary, 1);
  library->places = (DataPlaces){folders, copies, "werkbladen"};
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
  if (library->titles) g_hash_table_unref(library->titles);
  if (library->ids) g_ptr_array_unref(library->ids);
  g_free(library);
}

const GPtrArray *worksheet_library_ids(WorksheetLibrary *library) {
  if (!library->ids) library->ids = data_file_ids(&library->places);
  return library->ids;
}

/* The slugs of all titles, in the language. */
static GHashTable *titles(WorksheetLibrary *library) {
  if (library->titles) return library->titles;
  library->titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  const GPtrArray *ids = worksheet_library_ids(library);
  for (guint i = 0; i < ids->len; i++) {
    char *id = g_ptr_array_index(ids, i);
    g_autoptr(LoadedFile) file = data_file_read(&library->places, id, library->diags->lang);
    g_autoptr(DiagList) unheard = diag_list_new(library->diags->lang);
    gsize length;
    const char *bytes = file ? g_bytes_get_data(file->bytes, &length) : NULL;
    g_autoptr(Worksheet) sheet = bytes ? worksheet_load(bytes, length, file->path, id, unheard) : NULL;
    if (sheet) g_hash_table_insert(library->titles, unicode_slug(sheet->title), id);
  }
  return library->titles;
}

static Entry *find_by_id(WorksheetLibrary *library, const char *id) {
  Entry *entry = g_hash_table_lookup(library->entries, id);
  if (entry || !*id) return entry;
  g_autoptr(LoadedFile) file = data_file_read(&library->places, id, library->diags->lang);
  if (!file) return NULL;
  gsize length;
  const char *bytes = g_bytes_get_data(file->bytes, &length);
  entry = g_new0(Entry, 1);
  entry->sheet = worksheet_load(bytes ? bytes : "", length, file->path, id, library->diags);
  g_hash_table_insert(library->entries, g_strdup(id), entry);
  if (library->files) g_ptr_array_add(library->files, g_steal_pointer(&file));
  return entry;
}

static Entry *find(WorksheetLibrary *library, const char *name) {
  g_autofree char *slug = unicode_slug(name);
  Entry *entry = find_by_id(library, slug);
  if (entry) return entry;
  const char *id = g_hash_table_lookup(titles(library), slug);
  return id ? find_by_id(library, id) : NULL;
}

const Worksheet *worksheet_library_find(WorksheetLibrary *library, const char *name, gboolean *broken) {
  const Entry *entry = find(library, name);
  if (broken) *broken = entry && !entry->sheet;
  return entry ? entry->sheet : NULL;
}

const char *worksheet_library_nearest(WorksheetLibrary *library, const char *name) {
  g_autofree char *slug = unicode_slug(name);
  const char *nearest = NULL;
  int best = G_MAXINT;
  const GPtrArray *ids = worksheet_library_ids(library);
  for (guint i = 0; i < ids->len; i++) {
    const char *id = g_ptr_array_index(ids, i);
    int distance = nearest_distance(slug, id);
    if (distance >= best || !nearest_enough(distance, slug, id)) continue;
    best = distance;
    nearest = id;
  }
  return nearest;
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
  if (near)
    diag(loading->diags, SHEET_NOT_THERE_NEAR, loading->source, item->place, TS(item->text), TS(near));
  else
    diag(loading->diags, SHEET_NOT_THERE, loading->source, item->place, TS(item->text));
}

void worksheet_library_name(WorksheetLibrary *library, const Loading *loading, const Node *names) {
  value_each(loading, names, look_up, library);
}

void worksheet_library_want(WorksheetLibrary *library, Phase *phase) {
  for (char **name = phase->worksheets; *name; name++) {
    Entry *entry = find(library, *name);
    if (!entry || !entry->sheet) continue;
    g_free(*name);
    *name = g_strdup(entry->sheet->title);
    if (entry->wanted || entry->sheet->secret) continue;
    entry->wanted = TRUE;
    g_ptr_array_add(library->wanted, entry);
  }
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
