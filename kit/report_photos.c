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

/* What is known while the folder is read. */
typedef struct Folder {
  const ReportFacts *facts;
  const GPtrArray *rooms; /* of ReportFacts: the other rooms, or NULL */
  const GArray *sheets; /* PhotoSheet */
  GPtrArray *pictures;
  GPtrArray *names;
  GArray *places; /* PhotoPlace */
  DiagList *diags;
} Folder;

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

static Instant taken_at(const Folder *work, const PictureFile *file) {
  Date date;
  int seconds;
  Instant at;
  if (!exif_taken(file->bytes, file->length, &date, &seconds)) return INSTANT_NONE;
  civil_to_instant(work->facts->script->zone, date, seconds, &at);
  return at;
}

/* Was it withheld in another room. */
static gboolean withheld_elsewhere(const Folder *work, const char *name) {
  for (guint i = 0; work->rooms && i < work->rooms->len; i++) {
    if (photo_withheld(g_ptr_array_index(work->rooms, i), name)) return TRUE;
  }
  return FALSE;
}

static Picture *take_photo(const PictureFile *file, gpointer data, GError **error) {
  Folder *work = data;
  g_autofree char *name = g_filename_display_name(file->name);
  PhotoPlace place = photo_place(work->facts, work->sheets, name, taken_at(work, file));
  place.withheld |= withheld_elsewhere(work, name);
  gboolean secret = place.sheet && place.sheet->secret;
  if (secret || place.withheld) {
    if (secret)
      diag(work->diags, PICTURE_PRIVATE, file->source, ((Place){0}), TS(place.sheet->title));
    else
      diag(work->diags, PICTURE_WITHHELD, file->source, ((Place){0}));
    g_free(place.caption);
    return NULL;
  }
  Picture *picture =
      picture_decode_photo(file->bytes, file->length, PHOTO_SIDE, REPORT_PHOTOS_BYTES / (gsize)file->count, error);
  if (!picture) {
    g_free(place.caption);
    return NULL;
  }
  g_ptr_array_add(work->pictures, picture);
  g_ptr_array_add(work->names, g_steal_pointer(&name));
  g_array_append_val(work->places, place);
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

GPtrArray *report_photos_load(const char *folder, ReportFacts *facts, const GPtrArray *rooms, DiagList *diags) {
  g_auto(GStrv) folders = data_folders();
  g_autoptr(DiagList) unheard = diag_list_new(facts->script->lang);
  g_autoptr(WorksheetLibrary) library = worksheet_library_new((const char *const *)folders, NULL, unheard, NULL);
  g_autoptr(GArray) sheets = sheets_of(facts, library), places = g_array_new(FALSE, FALSE, sizeof(PhotoPlace));
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  Folder work = {facts, rooms, sheets, g_ptr_array_new_with_free_func(free_picture), names, places, diags};
  picture_files_each(folder, REPORT_PHOTOS_MAX, take_photo, &work, diags);
  photo_places_take(facts, places, (const char *const *)names->pdata);
  int people = without_consent(facts);
  for (guint i = 0; rooms && i < rooms->len; i++) {
    int there = without_consent(g_ptr_array_index(rooms, i));
    people = MAX(people, there); /* most people are known to every room */
  }
  if (people && facts->photos->len)
    diag(diags, PICTURE_LOOK, diag_source(diags, folder, NULL), ((Place){0}), TN((int)facts->photos->len), TN(people));
  return work.pictures;
}

gboolean report_photos_write(OutFolder *out, const ReportFacts *facts, const GPtrArray *pictures) {
  const char *below = text_plain(facts->script->lang, TX_REPORT_PHOTO_FOLDER);
  gboolean written = TRUE;
  out_folder_renew(out, below);
  for (guint i = 0; i < facts->photos->len; i++) {
    const ReportPhoto *photo = g_ptr_array_index(facts->photos, i);
    const Picture *picture = g_ptr_array_index(pictures, photo->picture);
    g_autofree char *file = report_html_photo(photo), *name = g_build_filename(below, file, NULL);
    gsize length;
    const void *bytes = g_bytes_get_data(picture->data, &length);
    written = out_folder_write(out, name, bytes, length, NULL, TRUE) && written;
  }
  return written;
}
