/* Brings together what the disk gives (photos, the library of worksheets) and what the model makes of it. */
#include "report_photos.h"

#include "pdf/document.h"
#include "picture_files.h"
#include "model/photo_place.h"
#include "read/exif.h"
#include "read/load.h"
#include "read/worksheets.h"
#include "view/report_html.h"

/* Sharp enough for a third of a page in print, and for half a screen. */
#define PHOTO_SIDE 1300

/* A meeting or a room while the folder is read, and what was found of it. */
typedef struct Found {
  ReportFacts *facts;
  GArray *sheets; /* PhotoSheet, owned */
  GArray *places; /* PhotoPlace, owned */
  GPtrArray *names; /* char, owned: of the places */
} Found;

typedef struct Folder {
  GArray *found; /* Found: the first one's are those of which nothing is known, when they are rooms of one meeting */
  int most;      /* of one meeting; 0: all */
  gboolean series;
  GPtrArray *pictures;
  DiagList *diags;
} Folder;

static Found *found_at(const Folder *work, guint i) { return &g_array_index(work->found, Found, i); }

static void found_clear(gpointer data) {
  Found *found = data;
  g_array_unref(found->sheets);
  g_array_unref(found->places);
  g_ptr_array_unref(found->names);
}

static void free_picture(gpointer data) { picture_unref(data); }

/* --- the sheets that a photo can be named after --- */

static void add_sheet(GArray *sheets, const Worksheet *sheet, const char *part) {
  const PhotoSheet known = {sheet->code, sheet->title, part, sheet->per == SHEET_PER_GROUP, sheet->secret};
  g_array_append_val(sheets, known);
}

/* Those of the parts first, then all others of the library, and the lists with names and addresses. */
static GArray *sheets_of(const ReportFacts *facts, WorksheetLibrary *library) {
  GArray *sheets = g_array_new(FALSE, FALSE, sizeof(PhotoSheet));
  for (guint i = 0; i < facts->session->phases->len; i++) {
    const Phase *phase = session_run(facts->session, (int)i)->phase;
    for (char **name = phase->worksheets; name && *name; name++) {
      const Worksheet *sheet = worksheet_library_find(library, *name, NULL);
      if (sheet) add_sheet(sheets, sheet, phase->id);
    }
  }
  const GPtrArray *ids = worksheet_library_ids(library);
  for (guint i = 0; i < ids->len; i++) {
    const Worksheet *sheet = worksheet_library_find(library, g_ptr_array_index(ids, i), NULL);
    if (sheet) add_sheet(sheets, sheet, NULL);
  }
  for (int i = 0; i < N_DOCUMENTS; i++) {
    const Document *document = document_get((DocumentId)i);
    const PhotoSheet known = {document->code, text_plain(facts->lang, document->title), NULL, FALSE, TRUE};
    if (document->personal && document->printed) g_array_append_val(sheets, known);
  }
  return sheets;
}

/* --- the photos --- */

static Instant taken_at(const ReportFacts *facts, const PictureFile *file) {
  Date date;
  int seconds;
  Instant at;
  if (!exif_taken(file->bytes, file->length, &date, &seconds)) return INSTANT_NONE;
  civil_to_instant(facts->script->zone, date, seconds, &at);
  return at;
}

/* Of which meeting or room a photo is: the surest; of two that are as sure it is the first of a meeting with rooms, or no one's.
 * *withheld: one of them keeps it out. */
static Found *whose(const Folder *work, const PictureFile *file, const char *name, PhotoPlace *place, gboolean *withheld) {
  Found *best = found_at(work, 0);
  gboolean tie = FALSE;
  *withheld = FALSE;
  for (guint i = 0; i < work->found->len; i++) {
    Found *found = found_at(work, i);
    PhotoPlace here = photo_place(found->facts, found->sheets, name, taken_at(found->facts, file));
    *withheld = *withheld || here.withheld;
    tie = i && (here.sure == place->sure || (tie && here.sure < place->sure));
    if (i && here.sure <= place->sure) {
      g_free(here.caption);
      continue;
    }
    if (i) g_free(place->caption);
    *place = here;
    best = found;
  }
  if (!tie) return work->series && !place->sure && work->found->len > 1 ? NULL : best;
  g_free(place->caption);
  *place = photo_place(found_at(work, 0)->facts, found_at(work, 0)->sheets, name, taken_at(found_at(work, 0)->facts, file));
  return work->series ? NULL : found_at(work, 0);
}

/* Tells why a photo stays out; FALSE when it does not. */
static gboolean stays_out(Folder *work, const PictureFile *file, const Found *found, const PhotoPlace *place, gboolean withheld) {
  if (place->sheet && place->sheet->secret)
    diag(work->diags, PICTURE_PRIVATE, file->source, ((Place){0}), TS(place->sheet->title));
  else if (withheld)
    diag(work->diags, PICTURE_WITHHELD, file->source, ((Place){0}));
  else if (!found)
    diag(work->diags, PICTURE_WHOSE, file->source, ((Place){0}));
  else
    return FALSE;
  return TRUE;
}

static Picture *take_photo(const PictureFile *file, gpointer data, GError **error) {
  Folder *work = data;
  g_autofree char *name = g_filename_display_name(file->name);
  PhotoPlace place = {0};
  gboolean withheld;
  Found *found = whose(work, file, name, &place, &withheld);
  g_autofree char *caption = place.caption;
  if (stays_out(work, file, found, &place, withheld)) return NULL;
  if (work->most && (int)found->places->len >= work->most) {
    found->facts->photos_more++;
    return NULL;
  }
  Picture *picture = picture_decode_photo(file->bytes, file->length, PHOTO_SIDE, REPORT_PHOTOS_BYTES / (gsize)file->count, error);
  if (!picture) return NULL;
  place.caption = g_steal_pointer(&caption);
  place.picture = (int)work->pictures->len;
  g_ptr_array_add(work->pictures, picture);
  g_ptr_array_add(found->names, g_steal_pointer(&name));
  g_array_append_val(found->places, place);
  return picture;
}

/* How many of those who came did not say yes to a photo; of those expected when nobody wrote down who came. */
static int without_consent(const ReportFacts *facts) {
  const Session *session = facts->session;
  int n = 0;
  for (guint i = 0; i < session->people->len; i++) {
    const Person *person = g_ptr_array_index(session->people, i);
    Presence presence = g_array_index(session->attendance, Attendance, i).presence;
    gboolean here = presence == PRESENCE_HERE || presence == PRESENCE_LEFT ||
                    (presence == PRESENCE_UNKNOWN && !facts->attendance_taken && person_expected(person));
    n += here && person->photo != CONSENT_YES;
  }
  return n;
}

/* The folders in the folder that may hold photos of one meeting or room. */
static GPtrArray *folders_below(const GPtrArray *all) {
  GPtrArray *below = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < all->len; i++) {
    g_autoptr(GPtrArray) names = photo_names_of(g_ptr_array_index(all, i));
    for (guint k = 0; k < names->len; k++) {
      char *name = g_strdup(g_ptr_array_index(names, k));
      g_ptr_array_add(below, name);
      if (!g_hash_table_add(known, name)) g_ptr_array_remove_index(below, below->len - 1);
    }
  }
  return below;
}

/* Hands the photos over to the facts, and counts who gave no consent. */
static void take_places(const Folder *work, const char *folder) {
  int people = 0, photos = 0;
  for (guint i = 0; i < work->found->len; i++) {
    Found *found = found_at(work, i);
    int there = without_consent(found->facts);
    photo_places_take(found->facts, found->places, (const char *const *)found->names->pdata);
    people = MAX(people, there); /* most people are known to every room */
    photos += (int)found->facts->photos->len;
  }
  if (people && photos) diag(work->diags, PICTURE_LOOK, diag_source(work->diags, folder, NULL), ((Place){0}), TN(photos), TN(people));
}

GPtrArray *report_photos_load_all(const char *folder, const GPtrArray *all, int most, DiagList *diags) {
  const ReportFacts *first = g_ptr_array_index(all, 0);
  g_auto(GStrv) folders = data_folders();
  g_autoptr(DiagList) unheard = diag_list_new(first->script->lang);
  g_autoptr(WorksheetLibrary) library = worksheet_library_new((const char *const *)folders, NULL, unheard, NULL);
  g_autoptr(GPtrArray) below = folders_below(all);
  Folder work = {.found = g_array_new(FALSE, FALSE, sizeof(Found)), .most = most, .series = most > 0, .diags = diags};
  work.pictures = g_ptr_array_new_with_free_func(free_picture);
  g_array_set_clear_func(work.found, found_clear);
  for (guint i = 0; i < all->len; i++) {
    ReportFacts *facts = g_ptr_array_index(all, i);
    const Found found = {facts, sheets_of(facts, library), g_array_new(FALSE, FALSE, sizeof(PhotoPlace)), g_ptr_array_new_with_free_func(g_free)};
    g_array_append_val(work.found, found);
  }
  picture_files_each(folder, below, REPORT_PHOTOS_MAX, take_photo, &work, diags);
  take_places(&work, folder);
  g_array_unref(work.found);
  return work.pictures;
}

GPtrArray *report_photos_load(const char *folder, ReportFacts *facts, DiagList *diags) {
  g_autoptr(GPtrArray) one = g_ptr_array_new();
  g_ptr_array_add(one, facts);
  return report_photos_load_all(folder, one, 0, diags);
}

gboolean report_photos_write(OutFolder *out, const GPtrArray *pictures, Lang lang) {
  const char *below = text_plain(lang, TX_REPORT_PHOTO_FOLDER);
  gboolean written = TRUE;
  out_folder_renew(out, below);
  for (guint i = 0; i < pictures->len; i++) {
    const Picture *picture = g_ptr_array_index(pictures, i);
    g_autofree char *file = report_html_photo((int)i), *name = g_build_filename(below, file, NULL);
    gsize length;
    const void *bytes = g_bytes_get_data(picture->data, &length);
    written = out_folder_write(out, name, bytes, length, NULL, TRUE) && written;
  }
  return written;
}
